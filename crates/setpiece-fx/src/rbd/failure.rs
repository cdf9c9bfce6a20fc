//! How parts of the structure give way: columns crumple, panes shatter, sheets of the outer wall peel off.

use super::sections::Family;
use super::sim::{HEAVY, Sim};
use super::story::Action;
use super::strength::{self, cladding, upright};
use glam::Vec3;
use setpiece_scene::PartKind;
use std::collections::BTreeSet;

impl Sim<'_> {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Fail(part) => self.fail_part(part),
            Action::Crumble(chunk) => self.crumble(chunk),
            Action::Yield(storey) => self.yield_storey(storey),
            Action::Cut(bond) => self.break_bond(bond),
            Action::Kick(chunk, v, w) => self.kicks.push((chunk, v, w)),
            Action::Shake(a) => self.shaking = a,
            Action::Tip(hinge, spin) => self.tip(hinge, spin),
        }
    }

    /// Starts every heavy block that moves turning about a hinge.
    fn tip(&mut self, hinge: Vec3, spin: Vec3) {
        self.toppling = Some(spin);
        self.split_dirty();
        for c in self.world.compounds.iter().filter(|c| !c.fixed && !c.chunks.is_empty() && c.mass > 0.2 * HEAVY.0) {
            let body = &mut self.world.engine.bodies[c.handle];
            let at = body.center_of_mass() - hinge;
            body.set_linvel(body.linvel() + spin.cross(at), true);
            body.set_angvel(body.angvel() + spin, true);
        }
    }

    /// Breaks a bond, if it still holds.
    pub(super) fn break_bond(&mut self, bond: u32) {
        if !std::mem::replace(&mut self.graph.alive[bond as usize], false) {
            return;
        }
        let b = &self.broken.bonds[bond as usize];
        let compound = self.world.compound_of[b.a as usize];
        let position = match self.world.compounds.get(compound as usize) {
            Some(c) if !c.chunks.is_empty() => self.world.engine.bodies[c.handle].position().transform_point(b.center),
            _ => b.center,
        };
        let substance = self.scene.parts[self.broken.chunks[b.a as usize].part as usize].substance;
        self.record.broke(self.time, position, b.area_m2, substance);
        self.record.report.bonds_broken += 1;
        self.mark_dirty(b.a);
        self.mark_dirty(b.b);
    }

    /// An upright part gives way: it comes loose all around, mostly falls to pieces, and holds up nothing for a while.
    pub(super) fn fail_part(&mut self, part: u32) {
        let kind = self.scene.parts[part as usize].kind;
        if kind == PartKind::Glass {
            self.shatter(part);
            return;
        }
        if cladding(kind) {
            self.peel(self.scene.parts[part as usize].sheet);
            return;
        }
        for chunk in self.chunks_of[part as usize].clone() {
            self.anchored[chunk as usize] = false;
            self.mark_dirty(chunk);
            for k in 0..self.graph.all_links(chunk).len() {
                let (bond, other) = self.graph.all_links(chunk)[k];
                let own = self.broken.chunks[other as usize].part == part;
                if !own || (other > chunk && self.rng.chance(0.7)) {
                    self.break_bond(bond);
                }
            }
            self.wreck(chunk);
        }
    }

    /// A chunk comes loose all around and holds up nothing for a while.
    fn crumble(&mut self, chunk: u32) {
        self.anchored[chunk as usize] = false;
        self.mark_dirty(chunk);
        for k in 0..self.graph.all_links(chunk).len() {
            let bond = self.graph.all_links(chunk)[k].0;
            self.break_bond(bond);
        }
        self.wreck(chunk);
    }

    /// A pane falls to shards.
    fn shatter(&mut self, part: u32) {
        for chunk in self.chunks_of[part as usize].clone() {
            self.crumble(chunk);
        }
    }

    /// The compound that a chunk will be in after the splits counts as wreckage.
    fn wreck(&mut self, chunk: u32) {
        self.kicks.push((chunk, Vec3::ZERO, Vec3::NAN));
    }

    /// A sheet of the outer wall comes off and folds outwards, mostly in one piece.
    pub(super) fn peel(&mut self, sheet: u32) {
        let Some(parts) = self.sheets.get(&sheet).cloned() else { return };
        let outward = self.outward(self.broken.chunks[self.chunks_of[parts[0] as usize].start as usize].rest);
        let speed = self.rng.range(1.2, 3.8);
        let spin = Vec3::Y.cross(outward) * self.rng.range(-0.7, 1.1);
        for part in &parts {
            for chunk in self.chunks_of[*part as usize].clone() {
                self.anchored[chunk as usize] = false;
                self.mark_dirty(chunk);
                for k in 0..self.graph.all_links(chunk).len() {
                    let (bond, other) = self.graph.all_links(chunk)[k];
                    let q = &self.scene.parts[self.broken.chunks[other as usize].part as usize];
                    let within = q.sheet == sheet && cladding(q.kind);
                    if !within || self.rng.chance(0.06) {
                        self.break_bond(bond);
                    }
                }
                self.wreck(chunk);
            }
        }
        let first = self.chunks_of[parts[0] as usize].start;
        self.kicks.push((first, outward * speed, spin));
    }

    /// Unit vector away from the structure, across its nearest outer face.
    fn outward(&self, rest: Vec3) -> Vec3 {
        let hero = self.scene.layout.hero;
        let gaps = [
            (hero.max.z - rest.z, Vec3::Z),
            (rest.z - hero.min.z, -Vec3::Z),
            (hero.max.x - rest.x, Vec3::X),
            (rest.x - hero.min.x, -Vec3::X),
        ];
        gaps.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(Vec3::Z, |g| g.1)
    }

    /// Everything that still stands in a storey comes loose from what is above it, which then rests on it by contact.
    fn yield_storey(&mut self, storey: i32) {
        let Some(p) = self.sections.planes.iter().position(|p| p.family == Family::Storey(storey)) else { return };
        let mut touched = BTreeSet::new();
        for i in 0..self.broken.bonds.len() as u32 {
            let b = self.broken.bonds[i as usize];
            let across = (self.sections.side[b.a as usize] ^ self.sections.side[b.b as usize]) >> p & 1 == 1;
            if across && self.graph.alive[i as usize] {
                for chunk in [b.a, b.b] {
                    touched.insert(self.broken.chunks[chunk as usize].part);
                }
                self.break_bond(i);
            }
        }
        for part in touched {
            if cladding(self.scene.parts[part as usize].kind) {
                self.peel(self.scene.parts[part as usize].sheet);
            } else if !strength::bears(self.scene.parts[part as usize].kind) {
                self.fail_part(part);
            }
        }
    }

    /// A storey's bond broke under load: the parts it held crumple or peel off.
    pub(super) fn give_way(&mut self, bond: u32) {
        if !self.floored {
            return;
        }
        let b = self.broken.bonds[bond as usize];
        for chunk in [b.a, b.b] {
            let part = self.broken.chunks[chunk as usize].part;
            let kind = self.scene.parts[part as usize].kind;
            if upright(kind) {
                self.fail_part(part);
            } else if cladding(kind) && self.rng.chance(0.6) {
                self.peel(self.scene.parts[part as usize].sheet);
            }
        }
    }

    /// A jolted block loses windows and sheets of its outer wall, mostly near where it was hit.
    pub(super) fn shed(&mut self, index: u32, jolt: f32, contact: Vec3) {
        let chunks = self.world.compounds[index as usize].chunks.clone();
        let mut last = u32::MAX;
        for chunk in chunks {
            let part = self.broken.chunks[chunk as usize].part;
            if std::mem::replace(&mut last, part) == part {
                continue;
            }
            let p = &self.scene.parts[part as usize];
            let likely = match p.kind {
                PartKind::Glass => 0.012,
                PartKind::Facade | PartKind::Parapet | PartKind::Balcony => 0.003,
                PartKind::Railing | PartKind::Fitting | PartKind::Frame => 0.003,
                _ => continue,
            };
            let near = 1.0 / (1.0 + (self.broken.chunks[chunk as usize].rest - contact).length() / 6.0);
            if !self.rng.chance(likely * jolt * near) {
                continue;
            }
            if p.kind == PartKind::Glass {
                self.shatter(part);
            } else if cladding(p.kind) {
                self.peel(p.sheet);
            } else {
                self.fail_part(part);
            }
        }
    }
}
