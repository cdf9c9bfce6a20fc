//! Compounds that lost bonds fall apart into their connected groups.
//!
//! A step in which something gives way is taken back, split, and taken again (see `Sim::advance`): children therefore
//! always start from where their parent was before the blow, with its motion there.

use super::failure::BURST;
use super::sim::Sim;
use glam::Vec3;
use std::collections::BTreeSet;

/// Speed of a kick that bends a metal sheet as far as it goes, m/s.
const BENDS: f32 = 14.0;
/// Heaviest piece that a story's kick moves, kg; an explosion moves heavier ones.
const KICKED: f32 = 2.0e4;
/// Where storeys close, also as a share of the structure: a whole floor of a small block is no piece.
const KICKED_SHARE: f32 = 8.0e-3;
/// But for a panel of its outer wall, kg.
const PANEL: f32 = 5.0e3;
const BLOWN: f32 = 5.0e4;

impl Sim<'_> {
    pub(super) fn mark_dirty(&mut self, chunk: u32) {
        let c = self.world.compound_of[chunk as usize];
        if c != u32::MAX {
            self.dirty.insert(c);
        }
    }

    /// Splits every compound that lost bonds into its connected groups; what the ground holds no longer is set free.
    pub(super) fn split_dirty(&mut self) {
        let parted = !self.dirty.is_empty();
        while let Some(compound) = self.dirty.pop_first() {
            if self.world.compounds[compound as usize].chunks.is_empty() {
                continue;
            }
            self.thaw(compound);
            let chunks = self.world.compounds[compound as usize].chunks.clone();
            let islands = self.graph.islands(&chunks);
            let fixed = self.world.compounds[compound as usize].fixed;
            let holds: Vec<bool> = islands.iter().map(|i| i.iter().any(|c| self.anchored[*c as usize])).collect();
            let stays = if fixed { holds.iter().position(|h| *h).unwrap_or(0) } else { 0 };
            let many = islands.len() > 1;
            let mut made = vec![compound; islands.len()];
            for (i, island) in islands.into_iter().enumerate() {
                if i != stays {
                    made[i] = self.world.split(&self.broken, compound, island);
                    if self.world.compounds[compound as usize].hinged {
                        // It is where others are that its parent passed by.
                        self.world.burst(made[i], self.time + BURST);
                    }
                }
            }
            if many {
                // What rested on a piece that has gone must not hang where it was.
                self.wake_neighbours(compound);
                self.world.shrink(&self.broken, compound);
            }
            for (i, index) in made.iter().enumerate() {
                if !holds[i] {
                    self.world.release(*index);
                }
            }
        }
        self.apply_kicks();
        if parted {
            self.join_ties();
        }
    }

    fn apply_kicks(&mut self) {
        let before = if std::mem::take(&mut self.blown) { Some(self.total_energy()) } else { None };
        let most = if self.ejection > 0.0 {
            BLOWN
        } else if self.crushing {
            KICKED.min((KICKED_SHARE * self.mass).max(PANEL))
        } else {
            KICKED
        };
        let mut done = BTreeSet::new();
        for (chunk, v, w) in std::mem::take(&mut self.kicks) {
            let index = self.world.compound_of[chunk as usize];
            let Some(c) = self.world.compounds.get(index as usize) else { continue };
            if c.fixed || c.mass > most || !done.insert(index) {
                continue;
            }
            self.thaw(index);
            let body = &mut self.world.engine.bodies[self.world.compounds[index as usize].handle];
            body.set_linvel(body.linvel() + v, true);
            body.set_angvel(body.angvel() + w, true);
            self.bent.push((chunk, v.length() / BENDS));
        }
        if let Some(before) = before {
            self.energy.given += self.total_energy() - before;
        }
        for chunk in std::mem::take(&mut self.sinking) {
            let index = self.world.compound_of[chunk as usize];
            let sinks = |c: &super::world::Compound| !c.fixed && !c.sunk && c.mass < KICKED;
            if self.world.compounds.get(index as usize).is_some_and(sinks) {
                self.thaw(index);
                self.wake_neighbours(index);
                self.world.sink(index);
            }
        }
        for chunk in std::mem::take(&mut self.bursting) {
            let index = self.world.compound_of[chunk as usize];
            let burst = |c: &super::world::Compound| !c.fixed && c.burst_until == 0.0 && c.mass < KICKED;
            if self.world.compounds.get(index as usize).is_some_and(burst) {
                self.world.burst(index, self.time + BURST);
            }
        }
    }

    /// A velocity of a random direction within the horizontal plane, at most `most` m/s.
    pub(super) fn aside(&mut self, most: f32) -> Vec3 {
        let angle = self.rng.range(0.0, std::f32::consts::TAU);
        let speed = self.rng.range(0.2, 1.0) * most;
        Vec3::new(setpiece_scene::math::cos(angle), 0.0, setpiece_scene::math::sin(angle)) * speed
    }
}
