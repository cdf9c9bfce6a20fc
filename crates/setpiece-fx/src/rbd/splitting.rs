//! Compounds that lost bonds fall apart: into which pieces, with which velocities, and who collides with whom.
//!
//! The engine stops a rigid block at its first contact. A block that crushes what it meets is not stopped, so after each
//! step it gets back the part of its velocity that the crushed did not take.

use super::sim::{HEAVY, Sim};
use super::world::GRAVITY;
use glam::Vec3;
use setpiece_scene::PartKind;
use std::collections::{BTreeMap, BTreeSet};

/// For so long, and while anything heavy still comes down, wreckage holds up nothing heavier, seconds.
const WRECK_TIME: f32 = 0.8;
/// Loose things lighter than this are wreckage too, kg.
const LIGHT: f32 = 2.0e3;
/// What meets a block more slowly than this rides along with it, m/s.
const RIDING: f32 = 1.5;

impl Sim<'_> {
    pub(super) fn mark_dirty(&mut self, chunk: u32) {
        let c = self.world.compound_of[chunk as usize];
        if c != u32::MAX {
            self.dirty.insert(c);
        }
    }

    /// Splits every compound that lost bonds into its connected groups, and carries over velocities.
    pub(super) fn split_dirty(&mut self) {
        while let Some(compound) = self.dirty.pop_first() {
            if self.world.compounds[compound as usize].chunks.is_empty() {
                continue;
            }
            let chunks = self.world.compounds[compound as usize].chunks.clone();
            let islands = self.graph.islands(&chunks);
            let fixed = self.world.compounds[compound as usize].fixed;
            let held = |island: &[u32]| island.iter().any(|c| self.anchored[*c as usize]);
            let stays = if fixed { islands.iter().position(|i| held(i)).unwrap_or(0) } else { 0 };
            let holds: Vec<bool> = islands.iter().map(|i| held(i)).collect();
            let jolts: Vec<f32> = islands.iter().map(|i| i.iter().map(|c| self.jolt[*c as usize]).sum()).collect();
            let jolt: f32 = jolts.iter().sum();
            let many = islands.len() > 1;
            let mut made = vec![compound; islands.len()];
            for (i, island) in islands.into_iter().enumerate() {
                if i != stays {
                    made[i] = self.world.split(self.broken, compound, island);
                }
            }
            if many {
                self.world.shrink(self.broken, compound);
            }
            for (i, index) in made.iter().enumerate() {
                if !holds[i] {
                    self.world.release(*index);
                }
            }
            if many {
                self.sort_clans(&made);
                made.iter().for_each(|c| self.rank(*c));
            }
            if let (Some(share), false) = (self.relief.get(&compound).copied(), fixed) {
                let masses: Vec<f32> = made.iter().map(|c| self.world.compounds[*c as usize].mass).collect();
                let whole: f32 = masses.iter().sum();
                for (i, index) in made.iter().enumerate() {
                    if jolts[i] < 0.1 * jolt || masses[i] > 0.3 * whole {
                        self.retain_motion(compound, *index, share);
                    }
                }
            }
        }
        self.relief.clear();
        self.apply_kicks();
    }

    /// Pieces of a heavy block that stand side by side after a crack pass each other by: their jagged edges would jam. What
    /// comes off below or above, and what is light, collides with everything.
    fn sort_clans(&mut self, made: &[u32]) {
        let place =
            |sim: &Self, c: u32| sim.world.engine.bodies[sim.world.compounds[c as usize].handle].center_of_mass();
        let Some(first) = made.iter().copied().max_by(|a, b| {
            let mass = |c: u32| self.world.compounds[c as usize].mass;
            mass(*a).total_cmp(&mass(*b))
        }) else {
            return;
        };
        for other in made.iter().copied().filter(|c| *c != first) {
            let apart = place(self, other) - place(self, first);
            if self.world.compounds[other as usize].fixed {
                continue;
            }
            let heavy = self.world.compounds[other as usize].mass > HEAVY.0;
            let beside = apart.y.abs() < 0.8 * apart.x.hypot(apart.z);
            if heavy && beside {
                if self.world.compounds[first as usize].clan == 0 {
                    self.clans = (self.clans + 1).min(30);
                    let clan = self.clans;
                    self.world.set_clan(first, clan);
                }
                let clan = self.world.compounds[first as usize].clan;
                self.world.set_clan(other, clan);
            } else {
                self.world.set_clan(other, 0);
            }
        }
    }

    /// Light loose things, and what a crack chips off, count as wreckage from the start.
    fn rank(&mut self, index: u32) {
        let c = &self.world.compounds[index as usize];
        if c.fixed || c.chunks.is_empty() {
            return;
        }
        let kind = |chunk: &u32| self.scene.parts[self.broken.chunks[*chunk as usize].part as usize].kind;
        let floor = |chunk: &u32| matches!(kind(chunk), PartKind::Slab | PartKind::Beam | PartKind::Balcony);
        let light = c.mass < LIGHT && c.chunks.len() <= 6 && !c.chunks.iter().any(floor);
        if light || (self.cracking && c.mass < HEAVY.0) {
            self.make_wreck(index);
        }
    }

    pub(super) fn make_wreck(&mut self, index: u32) {
        let c = &mut self.world.compounds[index as usize];
        c.wreck_until = self.time + WRECK_TIME;
        self.world.engine.bodies[c.handle].set_dominance_group(-1);
    }

    /// The engine stops a block for a step where it crushes something, and with it what rides along; when the block gets
    /// its velocity back, so do its riders.
    pub(super) fn spare_riders(&mut self) {
        let mut riders: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in &self.world.hits {
            let (Some(a), Some(b)) =
                (self.world.compound_of.get(hit.a as usize), self.world.compound_of.get(hit.b as usize))
            else {
                continue;
            };
            for (block, rider) in [(*a, *b), (*b, *a)] {
                if let Some(share) = self.relief.get(&block)
                    && rider != u32::MAX
                    && !self.relief.contains_key(&rider)
                    && hit.closing.abs() < RIDING
                    && self.world.compounds[block as usize].mass > HEAVY.0
                {
                    let least = riders.entry(rider).or_insert(1.0);
                    *least = least.min(*share);
                }
            }
        }
        for (rider, share) in riders {
            let c = &self.world.compounds[rider as usize];
            if !c.fixed && !c.chunks.is_empty() {
                self.retain_motion(rider, rider, share);
            }
        }
    }

    /// Gives a piece the velocity it had before the step's contacts, of which only `share` reached it.
    fn retain_motion(&mut self, parent: u32, piece: u32, share: f32) {
        let p = &self.world.compounds[parent as usize];
        let (linvel, angvel, com) = (p.linvel, p.angvel, p.com);
        let handle = self.world.compounds[piece as usize].handle;
        let body = &mut self.world.engine.bodies[handle];
        let at = body.center_of_mass();
        let free = linvel + angvel.cross(at - com) - Vec3::Y * (GRAVITY * self.dt);
        let v = free + (body.linvel() - free) * share;
        let w = angvel + (body.angvel() - angvel) * share;
        body.set_linvel(v, true);
        body.set_angvel(w, true);
    }

    fn apply_kicks(&mut self) {
        let mut done = BTreeSet::new();
        for (chunk, v, w) in std::mem::take(&mut self.kicks) {
            let index = self.world.compound_of[chunk as usize];
            let Some(c) = self.world.compounds.get(index as usize) else { continue };
            if c.fixed {
                continue;
            }
            let body = &mut self.world.engine.bodies[c.handle];
            if w.is_nan() {
                // Wreckage: only small pieces; a piece that hangs on the block above goes on with it.
                if c.chunks.len() <= 40 && c.mass < 2.0e4 {
                    self.make_wreck(index);
                }
            } else if (c.mass < 2.0e4 || (self.ejection > 0.0 && c.mass < HEAVY.0)) && done.insert(index) {
                body.set_linvel(body.linvel() + v, true);
                body.set_angvel(body.angvel() + w, true);
            }
        }
    }
}
