//! How parts of the structure give way: columns crumple, panes shatter, sheets of the outer wall peel off.

use super::sections::Family;
use super::sim::Sim;
use super::story::{Action, is_upper, outward};
use super::strength::{self, cladding, upright};
use super::world::GRAVITY;
use glam::Vec3;
use setpiece_scene::{Aabb, PartKind, Substance};
use std::collections::BTreeSet;

/// Speeds, m/s, and turns, rad/s, with which the pieces of what crumpled go aside.
const STAGGER: (f32, f32) = (1.2, 2.5);
/// Speed at which a sheet of the outer wall bursts out, m/s, how often it folds, and for how long it carries nothing, seconds.
const PEEL: [f32; 2] = [1.2, 2.8];
const FOLDING: f32 = 0.7;
/// A sheet heavier than this bursts out with no more energy than one of this mass, kg.
const HEAVY_SHEET: f32 = 3.0e3;
/// A sheet comes off with at most this share of the energy that the structure's mass has at half its height: all sheets of a
/// light hall together would else have more than what falls gives them.
const MOST_OF_ALL: f32 = 4.0e-5;
pub const BURST: f32 = 0.2;
/// How often bonds within what gives way break, within clusters and else.
const FALLS_APART: (f32, f32) = (0.3, 0.6);
/// How often a piece below a tear comes loose with it: a straight cut looks sawn.
const RAGGED: f32 = 0.12;
/// How often a jolt of 1 g shakes off a pane, a piece of outer wall, a rail, where it hits; and at which distance half as often,
/// metres.
const SHED: [f32; 3] = [0.012, 0.006, 0.005];
const REACH: f32 = 10.0;
/// Share of an undermined foot's stones that the hole under it takes.
const WASHED_OUT: f32 = 0.5;
/// Share of the pieces of panes that bursting grinds to small debris.
const GROUND_DOWN: f32 = 0.06;

impl Sim<'_> {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Fail(part) => self.failing(|sim| sim.fail_part(part)),
            Action::Crumble(chunk) => self.yielding(0.0, |sim| sim.crumble(chunk)),
            Action::GiveWay(chunk) => self.yielding(0.0, |sim| sim.give_way_at_foot(chunk)),
            Action::Yield(storey) => self.failing(|sim| sim.yield_storey(storey, true)),
            Action::Tear(storey) => self.yielding(0.0, |sim| sim.yield_storey(storey, false)),
            Action::Cut(bond) => self.yielding(0.0, |sim| sim.break_bond(bond)),
            Action::Kick(chunk, v, w) => {
                self.kicks.push((chunk, v, w));
                self.blown = true;
            }
            Action::Shake(a) => {
                self.quake.ground = a;
                self.quake.began = true;
            }
            Action::Upset(foot, spin, above) => self.upset(foot, spin, above),
            Action::Tip(hinge, spin, takes, what) => self.tip(hinge, spin, takes, what),
        }
    }

    /// Gives what moves above a height a turn about its foot.
    fn upset(&mut self, foot: Vec3, spin: Vec3, above: f32) {
        self.split_dirty();
        let before = self.total_energy();
        for index in 0..self.world.compounds.len() as u32 {
            let c = &self.world.compounds[index as usize];
            if c.fixed || c.chunks.is_empty() || self.world.engine.bodies[c.handle].center_of_mass().y < above {
                continue;
            }
            self.thaw(index);
            let body = &mut self.world.engine.bodies[self.world.compounds[index as usize].handle];
            let arm = body.center_of_mass() - foot;
            body.set_linvel(body.linvel() + spin.cross(arm), true);
            body.set_angvel(body.angvel() + spin, true);
        }
        self.energy.given += self.total_energy() - before;
        let hero = self.scene.layout.hero;
        self.no_longer_in_one(&hero);
    }

    /// Once it falls, what is within a box lands on what it is made of, however well it was built. The rest of a structure of
    /// which an upper part falls stays as it was.
    pub(super) fn no_longer_in_one(&mut self, what: &Aabb) {
        let part = is_upper(self.scene, what);
        for (i, b) in self.broken.bonds.iter().enumerate() {
            if !part || what.contains(b.center) {
                self.strengths[i] /= std::mem::replace(&mut self.built_in_one[i], 1.0);
            }
        }
    }

    /// Breaks a bond, if it still holds.
    pub(super) fn break_bond(&mut self, bond: u32) {
        if !std::mem::replace(&mut self.graph.alive[bond as usize], false) {
            return;
        }
        let b = self.broken.bonds[bond as usize];
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
        self.tie(bond);
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
        if !self.failed.insert(part) {
            return;
        }
        let chunks = self.chunks_of[part as usize].clone();
        let middle = self.scene.parts[part as usize].shape.bounds().center().y;
        // It buckles half-way up: what is there is ground down, so that the rest has room to fall.
        let buckles = |sim: &Self, chunk: u32| {
            let c = &sim.broken.chunks[chunk as usize];
            let (low, high) = c.hull.iter().fold((0.0_f32, 0.0_f32), |(l, h), p| (l.min(p.y), h.max(p.y)));
            upright(kind) && chunks.len() > 1 && (c.rest.y + low..c.rest.y + high).contains(&middle)
        };
        let mut gone = Vec::new();
        for chunk in chunks.clone() {
            self.anchored[chunk as usize] = false;
            self.mark_dirty(chunk);
            for k in 0..self.graph.all_links(chunk).len() {
                let (bond, other) = self.graph.all_links(chunk)[k];
                let own = self.broken.chunks[other as usize].part == part;
                let likely =
                    if self.broken.bonds[bond as usize].toughness > 1.0 { FALLS_APART.0 } else { FALLS_APART.1 };
                if !own || (other > chunk && self.rng.chance(likely)) {
                    self.break_bond(bond);
                }
            }
            let ground = match kind {
                PartKind::Column => 1.0,
                PartKind::CoreWall => 0.6,
                _ => 0.55,
            };
            // Steel buckles without being ground to anything.
            let steel = self.scene.parts[part as usize].substance == Substance::Steel;
            let ground = if steel { 0.0 } else { ground };
            if buckles(self, chunk) && self.rng.chance(ground) {
                gone.push(chunk);
            } else if upright(kind) {
                self.stagger(chunk);
                if chunks.len() == 1 || steel {
                    // A post that is whole must not stand on as a loose prop.
                    self.bursting.push(chunk);
                }
            }
        }
        // These do not count as ground down.
        let ground_down = self.ground_down;
        self.remove_all(&gone);
        self.ground_down = ground_down;
    }

    /// A chunk comes loose all around and holds up nothing for a while.
    pub(super) fn crumble(&mut self, chunk: u32) {
        self.anchored[chunk as usize] = false;
        self.mark_dirty(chunk);
        for k in 0..self.graph.all_links(chunk).len() {
            let bond = self.graph.all_links(chunk)[k].0;
            self.break_bond(bond);
        }
    }

    /// A stone of a foot goes from under what it carries, which needs room to come down.
    fn give_way_at_foot(&mut self, chunk: u32) {
        self.crumble(chunk);
        if self.rng.chance(WASHED_OUT) {
            // As with what buckles these do not count as ground down.
            let ground_down = self.ground_down;
            self.remove(chunk);
            self.ground_down = ground_down;
        } else {
            self.stagger(chunk);
            self.bursting.push(chunk);
        }
    }

    /// A pane falls to shards.
    fn shatter(&mut self, part: u32) {
        for chunk in self.chunks_of[part as usize].clone() {
            self.crumble(chunk);
            if self.rng.chance(GROUND_DOWN) && self.may_crush() {
                self.remove(chunk);
            }
        }
    }

    /// A piece of what crumpled staggers aside.
    fn stagger(&mut self, chunk: u32) {
        let (v, w) = (self.aside(STAGGER.0), self.aside(STAGGER.1));
        self.kicks.push((chunk, v, w));
    }

    /// A sheet of the outer wall comes off and folds outwards: it buckles half-way up, and both halves swing out there.
    pub(super) fn peel(&mut self, sheet: u32) {
        if !self.peeled.insert(sheet) {
            return;
        }
        let Some(parts) = self.sheets.get(&sheet).cloned() else { return };
        let chunks: Vec<u32> = parts.iter().flat_map(|p| self.chunks_of[*p as usize].clone()).collect();
        let Some(first) = chunks.first() else { return };
        let outward = outward(&self.scene.layout.hero, self.broken.chunks[*first as usize].rest);
        let height = |c: u32| self.broken.chunks[c as usize].rest.y;
        let (low, high) = chunks.iter().fold((f32::MAX, f32::MIN), |(l, h), c| (l.min(height(*c)), h.max(height(*c))));
        let fold = 0.5 * (low + high) + self.rng.range(-0.2, 0.2) * (high - low);
        let folds = self.rng.chance(FOLDING);
        let upper: Vec<bool> = chunks.iter().map(|c| folds && height(*c) > fold).collect();
        let half = |c: u32| chunks.binary_search(&c).ok().map(|i| upper[i]);
        for (i, chunk) in chunks.iter().enumerate() {
            self.anchored[*chunk as usize] = false;
            self.mark_dirty(*chunk);
            for k in 0..self.graph.all_links(*chunk).len() {
                let (bond, other) = self.graph.all_links(*chunk)[k];
                if half(other) != Some(upper[i]) || self.rng.chance(0.04) {
                    self.break_bond(bond);
                }
            }
        }
        let mass: f32 = chunks.iter().map(|c| self.broken.chunks[*c as usize].mass_kg).sum();
        let speed = self.rng.range(PEEL[0], PEEL[1]) * (HEAVY_SHEET / mass.max(1.0)).sqrt().min(1.0);
        let most = MOST_OF_ALL * self.mass * GRAVITY * self.top;
        let speed = speed.min((most / mass.max(1.0)).sqrt());
        let turn = self.rng.range(0.4, 1.0);
        for (i, chunk) in chunks.iter().enumerate() {
            // Outwards at the fold, less at the far edges: the halves turn against each other.
            let sense = if upper[i] { 1.0 } else { -1.0 };
            let spin = Vec3::Y.cross(outward) * (-sense * turn);
            self.kicks.push((*chunk, outward * speed, if folds { spin } else { -spin * 0.5 }));
            self.bursting.push(*chunk);
        }
    }

    /// Everything that still stands in a storey comes loose from what is above it, which then rests on it by contact; what is not
    /// made to carry also falls to pieces when `crumples`.
    fn yield_storey(&mut self, storey: i32, crumples: bool) {
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
                let below = if self.sections.side[b.a as usize] >> p & 1 == 1 { b.b } else { b.a };
                if !crumples && self.rng.chance(RAGGED) {
                    self.crumble(below);
                    self.stagger(below);
                }
            }
        }
        // What is in one piece from the ground up tears there.
        for chunk in 0..self.anchored.len() as u32 {
            if !crumples && self.anchored[chunk as usize] && self.sections.side[chunk as usize] >> p & 1 == 1 {
                self.anchored[chunk as usize] = false;
                self.mark_dirty(chunk);
            }
        }
        for part in touched.into_iter().filter(|_| crumples) {
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
            } else if cladding(kind) {
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
                PartKind::Glass => SHED[0],
                PartKind::Facade | PartKind::Parapet | PartKind::Balcony => SHED[1],
                PartKind::Railing | PartKind::Fitting | PartKind::Frame => SHED[2],
                _ => continue,
            };
            let near = 1.0 / (1.0 + (self.broken.chunks[chunk as usize].rest - contact).length() / REACH);
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
