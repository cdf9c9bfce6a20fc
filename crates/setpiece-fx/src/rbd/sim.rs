//! The state of a running simulation and one step of it.

use super::graph::Graph;
use super::record::Recorder;
use super::sections::{DAMAGE_TIME, Family, Sections, Share};
use super::story::{Action, Story};
use super::strength::{self, cladding, upright};
use super::world::{BALL, GRAVITY, GROUND, World};
use crate::Fractured;
use glam::{Mat3, Vec3};
use setpiece_scene::{PartKind, Scene};
use setpiece_shot::Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Deceleration that crushing a storey costs what comes down on it, as a share of gravity. Blocks then fall at 0.5-0.7 g,
/// as filmed collapses do.
const CRUSH_DRAG: f32 = 0.25;
/// A block that comes down faster than this crushes its lowest storey whatever that bears, m/s: once moving, a building
/// does not stop (Bazant and Zhou 2002 find the energy of one storey's fall to exceed what columns absorb many times).
const CRUSH_SPEED: f32 = 0.7;
/// Overload that it then does to the storey at least: the storey fails within 30-80 ms.
const CRUSH_RATE: f32 = 2.5;
/// Most deceleration by contacts meanwhile, as a share of gravity.
const CRUSH_PUSH: f32 = 1.5;
/// For so long, and while anything heavy still comes down, wreckage holds up nothing heavier, seconds.
const WRECK_TIME: f32 = 0.8;
/// What counts as heavy then, kg, and as coming down, m/s.
const HEAVY: (f32, f32) = (5.0e4, 1.5);
/// Nothing moves faster than a fall from the roof with this much more, m/s: squeezed shards would fly off otherwise.
const EXTRA_SPEED: f32 = 7.0;
/// Loose things lighter than this are wreckage too, kg.
const LIGHT: f32 = 2.0e3;
/// Nothing is squeezed out sideways faster than this, m/s.
const SIDEWAYS: f32 = 9.0;
/// Share of a free topple's energy that a toppling block keeps, and most angular acceleration that sees to it, rad/s2.
const TOPPLE: f32 = 0.85;
const TOPPLE_GAIN: f32 = 3.0;
/// What meets a block more slowly than this rides along with it, m/s.
const RIDING: f32 = 1.5;
/// Jolts above this share of gravity shake cladding off a block.
const SHEDDING: f32 = 1.2;
/// Most overload that counts on planes behind the one that gives way.
const SHIELDED: f32 = 3.0;
/// Fastest that anything is thrown up by being squeezed, m/s.
const UPWARD: f32 = 1.5;
/// Lever at which crushing holds a block back, as a share of its width: it comes down leaning.
const LEAN: [f32; 2] = [0.07, 0.3];
/// The same for pieces of a block, per metre off its middle, and at most this many metres: a cracked block opens.
const OPENING: f32 = 0.45;
const MOST_OPENING: f32 = 3.0;
/// Time over which a local overload of 1 breaks a chunk's bonds, seconds.
const LOCAL_TIME: f32 = 0.04;
/// Load that a chunk's bonds bear when it is hit, relative to their tensile strength.
const LOCAL_RESERVE: f32 = 3.0;
/// A chunk that is hit passes on at most this multiple of what breaks it off.
const PASSED: f32 = 1.5;
/// How much of a local overload reaches the next ring of chunks.
const RING: f32 = 0.4;
/// A chunk is crushed when it is penetrated by this share of its thickness by something this much heavier.
const CRUSH_DEPTH: f32 = 0.8;
/// Wreckage between closing floors is crushed at this depth, metres.
const PINCHED: f32 = 0.1;
/// Pieces of the outer wall, which are seen, last longer.
const PINCHED_CLAD: f32 = 0.25;
const CRUSH_RATIO: f32 = 100.0;
/// Compounds whose acceleration by contacts stays below this share of gravity are not looked at.
const CALM: f32 = 0.3;

/// A running simulation.
pub struct Sim<'a> {
    pub scene: &'a Scene,
    pub broken: &'a Fractured,
    pub graph: Graph,
    pub strengths: Vec<f32>,
    /// Accumulated damage per bond; 1 breaks it.
    pub damage: Vec<f32>,
    pub sections: Sections,
    pub world: World,
    pub record: Recorder,
    /// Chunks of every part.
    pub chunks_of: Vec<Range<u32>>,
    /// Chunks that the ground holds.
    pub anchored: Vec<bool>,
    /// Parts of every sheet.
    sheets: BTreeMap<u32, Vec<u32>>,
    /// Seconds from the first frame.
    pub time: f32,
    pub dt: f32,
    /// Compounds that lost bonds.
    dirty: BTreeSet<u32>,
    /// Velocities to add once splits are done: chunk, velocity, spin.
    kicks: Vec<(u32, Vec3, Vec3)>,
    /// Share of a contact's impulse that reached the rest of an overloaded compound.
    relief: BTreeMap<u32, f32>,
    /// Impulse of the last step's contacts per chunk.
    jolt: Vec<f32>,
    /// Least half-thickness per chunk.
    thin: Vec<f32>,
    /// Local toughness per chunk: big pieces survive where it is high.
    tough: Vec<f32>,
    rng: Rng,
    /// Horizontal acceleration of the ground (earthquakes).
    pub shaking: Vec3,
    /// Where crushing does not hold a block back: towards this side it leans, metres.
    pub lean: Vec3,
    /// Height of the highest chunk at rest.
    top: f32,
    /// Whether a crack is what splits compounds just now.
    cracking: bool,
    /// Clans given out.
    clans: u32,
    /// Sides (+x, -x, +z, -z) where a neighbour stands close.
    blocked: [bool; 4],
    /// Angular velocity at which a topple began.
    toppling: Option<Vec3>,
    /// Whether blocks crush what is below them whatever it bears, as they do unless they are to topple.
    pub crushing: bool,
    /// How much cracked blocks open (1) or close (-1).
    pub opening: f32,
    /// Speed that the event itself gives to pieces, m/s.
    pub ejection: f32,
    step: u32,
}

impl<'a> Sim<'a> {
    /// The structure at rest.
    pub fn new(scene: &'a Scene, broken: &'a Fractured, seed: u64, samples: u32, dt: f32, fast: bool) -> Self {
        let strengths = strength::strengths(scene, broken, seed);
        let sections = Sections::new(scene, broken, &strengths, seed);
        let mut graph = Graph::new(broken);
        let all: Vec<u32> = (0..broken.chunks.len() as u32).collect();
        let groups = graph.islands(&all);
        let world = World::new(scene, broken, groups, dt, fast);
        let mut chunks_of = vec![0..0; scene.parts.len()];
        for (i, chunk) in broken.chunks.iter().enumerate() {
            let range = &mut chunks_of[chunk.part as usize];
            if range.start == range.end {
                *range = i as u32..i as u32;
            }
            range.end = i as u32 + 1;
        }
        let mut sheets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (i, part) in scene.parts.iter().enumerate().filter(|(_, p)| cladding(p.kind)) {
            sheets.entry(part.sheet).or_default().push(i as u32);
        }
        let mut rng = Rng::new(seed, "rbd");
        let blotch = rng.next_u64();
        let tough = broken
            .chunks
            .iter()
            .map(|c| {
                let cell = (c.rest / 4.5).floor();
                let key = blotch
                    ^ (cell.x as i64 as u64).wrapping_mul(0x9e37)
                    ^ (cell.z as i64 as u64).wrapping_mul(0x85eb_ca6b);
                let key = key ^ (cell.y as i64 as u64).wrapping_mul(0xc2b2_ae35);
                let coarse = Rng::new(key, "tough").unit();
                0.4 + 3.6 * coarse * coarse
            })
            .collect();
        let thin = broken
            .chunks
            .iter()
            .map(|c| c.hull.iter().fold(Vec3::ZERO, |h, p| h.max(p.abs())).min_element().max(0.004))
            .collect();
        let mut sim = Self {
            scene,
            broken,
            damage: vec![0.0; strengths.len()],
            strengths,
            sections,
            graph,
            world,
            record: Recorder::new(scene, broken, samples),
            anchored: anchored(scene, broken),
            chunks_of,
            sheets,
            time: 0.0,
            dt,
            dirty: BTreeSet::new(),
            kicks: Vec::new(),
            relief: BTreeMap::new(),
            jolt: vec![0.0; broken.chunks.len()],
            thin,
            tough,
            rng,
            shaking: Vec3::ZERO,
            lean: Vec3::ZERO,
            top: broken.chunks.iter().map(|c| c.rest.y).fold(scene.layout.hero.max.y, f32::max),
            cracking: false,
            clans: 0,
            blocked: [false; 4],
            toppling: None,
            crushing: true,
            opening: 1.0,
            ejection: 0.0,
            step: 0,
        };
        for c in 0..sim.world.compounds.len() as u32 {
            sim.dirty.insert(c);
        }
        sim
    }

    /// Sets the way that blocks lean while they crush what is below them; zero leaves it to the seed.
    pub fn lean_towards(&mut self, way: Vec3) {
        let hero = self.scene.layout.hero;
        for b in self.scene.colliders.iter().map(|c| c.bounds) {
            // A tall neighbour within a few metres leaves no room to lean to.
            if b.max.y < 5.0 || !b.grown(4.0).overlaps(&hero) {
                continue;
            }
            let gaps = [b.min.x - hero.max.x, hero.min.x - b.max.x, b.min.z - hero.max.z, hero.min.z - b.max.z];
            if let Some(side) = (0..4).max_by(|i, j| gaps[*i].total_cmp(&gaps[*j])) {
                self.blocked[side] = true;
            }
        }
        let size = self.scene.layout.hero.size();
        let angle = self.rng.range(0.0, std::f32::consts::TAU);
        self.lean = if way == Vec3::ZERO {
            Vec3::new(setpiece_scene::math::cos(angle), 0.0, setpiece_scene::math::sin(angle)) * LEAN[0]
        } else {
            way * LEAN[1]
        } * size.x.min(size.z);
        self.lean = clear(self.lean, self.blocked);
    }

    /// One step of the world, with what breaks in it.
    pub fn advance(&mut self, story: &mut Story) {
        self.cracking = false;
        for action in story.due(self.time) {
            self.cracking |= matches!(action, Action::Cut(_));
            self.act(action);
        }
        self.split_dirty();
        self.cracking = false;
        self.drag();
        self.world.step();
        self.time += self.dt;
        self.step += 1;
        self.record.hits(self.scene, self.broken, &self.world, self.time);
        self.stress();
        self.spare_riders();
        self.split_dirty();
        self.crush();
        let moving = self.world.compounds.iter().filter(|c| !c.fixed && !c.chunks.is_empty()).count() as u32;
        self.record.report.peak_bodies = self.record.report.peak_bodies.max(moving);
        self.record.report.final_bodies = moving;
        self.record.report.steps = self.step;
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Fail(part) => self.fail_part(part),
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

    fn mark_dirty(&mut self, chunk: u32) {
        let c = self.world.compound_of[chunk as usize];
        if c != u32::MAX {
            self.dirty.insert(c);
        }
    }

    /// Breaks a bond, if it still holds.
    pub fn break_bond(&mut self, bond: u32) {
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
    pub fn fail_part(&mut self, part: u32) {
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

    /// A pane falls to shards.
    fn shatter(&mut self, part: u32) {
        for chunk in self.chunks_of[part as usize].clone() {
            self.anchored[chunk as usize] = false;
            self.mark_dirty(chunk);
            for k in 0..self.graph.all_links(chunk).len() {
                let bond = self.graph.all_links(chunk)[k].0;
                self.break_bond(bond);
            }
        }
    }

    /// The compound that a chunk will be in after the splits counts as wreckage.
    fn wreck(&mut self, chunk: u32) {
        self.kicks.push((chunk, Vec3::ZERO, Vec3::NAN));
    }

    /// A sheet of the outer wall comes off and folds outwards, mostly in one piece.
    fn peel(&mut self, sheet: u32) {
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

    /// Splits every compound that lost bonds into its connected groups, and carries over velocities.
    fn split_dirty(&mut self) {
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

    fn make_wreck(&mut self, index: u32) {
        let c = &mut self.world.compounds[index as usize];
        c.wreck_until = self.time + WRECK_TIME;
        self.world.engine.bodies[c.handle].set_dominance_group(-1);
    }

    /// The engine stops a block for a step where it crushes something, and with it what rides along; when the block gets
    /// its velocity back, so do its riders.
    fn spare_riders(&mut self) {
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

    /// Slows what is crushing a storey below itself, and ends the time of wreckage.
    fn drag(&mut self) {
        let heavy = self
            .world
            .compounds
            .iter()
            .any(|c| !c.fixed && !c.chunks.is_empty() && c.mass > HEAVY.0 && c.linvel.length() > HEAVY.1);
        let top = self.top;
        let middle = self.scene.layout.hero.center();
        for c in self.world.compounds.iter_mut().filter(|c| !c.chunks.is_empty() && !c.fixed) {
            let body = &mut self.world.engine.bodies[c.handle];
            if c.crush_left > 0.0 {
                let v = body.linvel();
                c.crush_left -= (-v.y).max(0.0) * self.dt;
                let drag = (CRUSH_DRAG * GRAVITY * self.dt).min((-v.y).max(0.0));
                // Pieces of a block go their own ways: each is held back more or less, and leans away from the middle.
                let own = 0.5 + 1.0 * Rng::new(u64::from(c.chunks[0]), "drag").unit();
                let com = body.center_of_mass();
                let aside = clear(Vec3::new(com.x - middle.x, 0.0, com.z - middle.z), self.blocked);
                let lever = self.lean + (aside * OPENING).clamp_length_max(MOST_OPENING) * self.opening;
                body.apply_impulse_at_point(Vec3::Y * (drag * own * body.mass()), com - lever, true);
            }
            if let Some(spin) = self.toppling
                && c.mass > HEAVY.0
            {
                // A base that crumbles must not stop the turn: at least most of the speed of a free topple (a rod on
                // its end, energy conserved) is kept, up to a steep angle.
                let axis = spin.normalize_or_zero();
                let up = body.rotation() * Vec3::Y;
                let height = self.scene.layout.hero.size().y.max(3.0);
                let free = spin.length_squared() + 3.0 * GRAVITY / height * (1.0 - up.y).max(0.0);
                let lacks = (TOPPLE * free).sqrt() - body.angvel().dot(axis);
                if up.y > 0.35 && lacks > 0.0 {
                    body.set_angvel(body.angvel() + axis * lacks.min(TOPPLE_GAIN * self.dt), true);
                }
            }
            if c.wreck_until > 0.0 && self.time > c.wreck_until && !heavy {
                c.wreck_until = 0.0;
                body.set_dominance_group(0);
            }
            let most = (2.0 * GRAVITY * (top - body.center_of_mass().y).max(0.0)).sqrt() + EXTRA_SPEED + self.ejection;
            let v = body.linvel();
            let rising = UPWARD + self.ejection;
            let aside = v.x.hypot(v.z);
            let narrow = ((SIDEWAYS + self.ejection) / aside.max(1e-3)).min(1.0);
            if v.y > rising || narrow < 1.0 {
                body.set_linvel(Vec3::new(v.x * narrow, v.y.min(rising), v.z * narrow), true);
            }
            let v = body.linvel();
            let speed = v.length();
            if speed > most {
                body.set_linvel(body.linvel() * (most / speed), true);
            }
        }
    }

    /// Finds what is overloaded and breaks it.
    fn stress(&mut self) {
        self.jolt.iter_mut().for_each(|j| *j = 0.0);
        let mut per_compound: BTreeMap<u32, Vec<(u32, Vec3, Vec3)>> = BTreeMap::new();
        let bounds = self.bounds();
        let mut raw: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in &self.world.hits {
            let real = bounds.get(&self.pair(hit)).copied().unwrap_or(1.0);
            for (chunk, sign, felt) in [(hit.a, 1.0, hit.felt[0]), (hit.b, -1.0, hit.felt[1])] {
                if chunk >= BALL || !felt {
                    continue;
                }
                let c = self.world.compound_of[chunk as usize];
                self.jolt[chunk as usize] += hit.impulse.length() * real;
                *raw.entry(c).or_default() += hit.impulse.length();
                per_compound.entry(c).or_default().push((chunk, hit.impulse * (sign * real), hit.point));
            }
        }
        let every = 6;
        for index in 0..self.world.compounds.len() as u32 {
            let c = &self.world.compounds[index as usize];
            if c.chunks.len() < 2 {
                continue;
            }
            let none = Vec::new();
            let hits = per_compound.get(&index).unwrap_or(&none);
            let push: f32 = hits.iter().map(|h| h.1.length()).sum();
            let turn = (self.step + index).is_multiple_of(every);
            let calm = push < CALM * c.mass * GRAVITY * self.dt;
            let shaken = c.fixed && self.shaking != Vec3::ZERO;
            if (calm && !shaken) && !(turn && c.fixed) {
                continue;
            }
            let weight = if calm && !shaken { every as f32 } else { 1.0 };
            let jammed = push / raw.get(&index).copied().unwrap_or(0.0).max(1e-6);
            self.stress_compound(index, hits, weight, jammed.min(1.0));
        }
    }

    fn pair(&self, hit: &super::world::Hit) -> (u32, u32) {
        let of = |chunk: u32| match chunk {
            BALL => BALL,
            _ => self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND),
        };
        let (a, b) = (of(hit.a), of(hit.b));
        (a.min(b), a.max(b))
    }

    /// Share of the contacts' impulses between two compounds that counts as load. Jagged cracks jam: the engine then
    /// answers with large impulses that oppose each other. No more counts than what stops the closing motion.
    fn bounds(&self) -> BTreeMap<(u32, u32), f32> {
        let mut pairs: BTreeMap<(u32, u32), (f32, f32)> = BTreeMap::new();
        for hit in &self.world.hits {
            let entry = pairs.entry(self.pair(hit)).or_default();
            entry.0 += hit.impulse.length();
            entry.1 = entry.1.max(hit.closing);
        }
        let mass = |c: u32| match self.world.compounds.get(c as usize) {
            Some(c) if !c.fixed => c.mass,
            _ if c == BALL => self.world.mass_of(BALL),
            _ => f32::INFINITY,
        };
        pairs
            .into_iter()
            .map(|(pair, (sum, closing))| {
                let (a, b) = (mass(pair.0), mass(pair.1));
                let reduced = if a.is_infinite() {
                    b
                } else if b.is_infinite() {
                    a
                } else {
                    a * b / (a + b)
                };
                // Something heavier may rest on a light thing: weight counts in full.
                let weight = 2.0 * GRAVITY * self.dt * if a.min(b).is_finite() { a.min(b).max(reduced) } else { 0.0 };
                let most = reduced * closing.max(0.0) + weight;
                (pair, (most / sum.max(1e-9)).min(1.0))
            })
            .collect()
    }

    /// Whether a compound is a block that comes down upright and crushes the storeys below it.
    fn crushes(&self, index: u32, push: Vec3) -> bool {
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let up = body.rotation().inverse() * Vec3::Y;
        c.mass > HEAVY.0
            && c.linvel.y < -CRUSH_SPEED
            && up.y > 0.8
            && push.dot(up) > 0.5 * push.length()
            && body.center_of_mass().y > 2.5
    }

    /// What a chunk passes on at most when it is hit, N.
    fn bearing(&self, chunk: u32) -> f32 {
        let strength: f32 = self.graph.links(chunk).map(|(b, _)| self.strengths[b as usize]).sum();
        (strength * LOCAL_RESERVE * self.tough[chunk as usize]).max(1.0)
    }

    /// Limits the contacts to what the chunks that are hit can pass on; breaks off those that are hit harder. Returns the
    /// share of all impulses that remains.
    fn limit(&mut self, hits: &mut [(u32, Vec3, Vec3)]) -> f32 {
        let mut loads: BTreeMap<u32, f32> = BTreeMap::new();
        for (chunk, impulse, _) in hits.iter() {
            *loads.entry(*chunk).or_default() += impulse.length() / self.dt;
        }
        let (mut before, mut after) = (0.0, 0.0);
        for (chunk, impulse, _) in hits.iter_mut() {
            let most = PASSED * self.bearing(*chunk);
            let share = (most / loads[chunk]).min(1.0);
            before += impulse.length();
            *impulse *= share;
            after += impulse.length();
        }
        if before > 0.0 { after / before } else { 1.0 }
    }

    fn stress_compound(&mut self, index: u32, hits: &[(u32, Vec3, Vec3)], weight: f32, jammed: f32) {
        let full = hits;
        let mut limited = hits.to_vec();
        let passed = self.limit(&mut limited);
        let hits = &limited[..];
        let c = &self.world.compounds[index as usize];
        let fixed = c.fixed;
        let body = &self.world.engine.bodies[c.handle];
        let back = body.rotation().inverse();
        let gravity = back * (Vec3::Y * -GRAVITY);
        let com = body.position().inverse_transform_point(body.center_of_mass());
        let (mut a, mut alpha, omega) = (back * self.shaking, Vec3::ZERO, back * c.angvel);
        if !fixed {
            // What gravity and the contacts that count do to it, so that all forces balance.
            let (mut sum, mut turn) = (Vec3::ZERO, Vec3::ZERO);
            for (_, impulse, point) in hits {
                let j = back * *impulse;
                sum += j;
                turn += (body.position().inverse_transform_point(*point) - com).cross(j);
            }
            a = gravity + sum / (c.mass * self.dt);
            alpha = self.inverse_inertia(&c.chunks, com) * (turn / self.dt);
        }
        let omega = if fixed { Vec3::ZERO } else { omega };
        let mut shares: Vec<Share> = c
            .chunks
            .iter()
            .map(|chunk| {
                let piece = &self.broken.chunks[*chunk as usize];
                let r = piece.rest - com;
                let accel = a + alpha.cross(r) + omega.cross(omega.cross(r));
                Share {
                    chunk: *chunk,
                    force: (accel - gravity) * piece.mass_kg,
                    mass: piece.mass_kg,
                    anchored: fixed && self.anchored[*chunk as usize],
                }
            })
            .collect();
        let (mut at, mut sum, mut net) = (Vec3::ZERO, 0.0, Vec3::ZERO);
        for (chunk, impulse, point) in hits {
            if let Ok(i) = shares.binary_search_by_key(chunk, |s| s.chunk) {
                shares[i].force -= back * (*impulse / self.dt);
            }
            let size = impulse.length();
            net += back * *impulse;
            at += body.position().inverse_transform_point(*point) * size;
            sum += size;
        }
        let contact = (sum > 0.0).then(|| at / sum);
        let loads = self.sections.loads(&shares, self.broken, &self.strengths, |c| self.graph.links(c));
        // The overloaded plane nearest to the contact, among those that face it, gives way first and shields the rest.
        let push = net.normalize_or_zero();
        let distance = |load: &super::sections::Load| match contact {
            Some(p) => {
                let plane = &self.sections.planes[load.plane];
                let aside = if plane.normal.dot(push).abs() > 0.7 { 0.0 } else { 1e3 };
                (plane.normal.dot(p) - plane.offset).abs() + aside
            }
            None => -load.peak,
        };
        let crushing = self.crushing && !fixed && self.crushes(index, net);
        // What a block crushes is at its foot; blows higher up are no reason for a storey to give way there.
        let foot = c.chunks.iter().map(|c| self.broken.chunks[*c as usize].rest.y).fold(f32::INFINITY, f32::min);
        let reach = foot + 1.2 * self.storey_height();
        let low: f32 =
            hits.iter().filter(|h| body.position().inverse_transform_point(h.2).y < reach).map(|h| h.1.length()).sum();
        let crushing = crushing && low > 0.3 * sum;
        let lowest = |l: &&super::sections::Load| {
            let plane = &self.sections.planes[l.plane];
            matches!(plane.family, Family::Storey(_)) && plane.offset < reach + 0.5 * self.storey_height()
        };
        let floor = if crushing {
            loads.iter().filter(lowest).min_by(|a, b| distance(a).total_cmp(&distance(b)))
        } else {
            None
        };
        let first = loads.iter().filter(|l| l.peak > 1.0).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let first = floor.or(first);
        let mut share = 1.0;
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        if let Some(first) = first {
            share = (1.0 / first.mean.max(0.5 * first.peak)).clamp(0.04, 1.0);
            chosen.push((first.plane, 1.0));
            // Shielded planes crack over several blows instead of at once.
            let shield = share.sqrt();
            // The storeys above bear the same share of their strength and are spared by the one that fails.
            let upright =
                |l: &&super::sections::Load| !matches!(self.sections.planes[l.plane].family, Family::Storey(_));
            let rest = loads.iter().filter(upright).filter(|l| l.plane != first.plane && l.peak * shield > 1.0);
            if let Some(second) = rest.max_by(|a, b| a.peak.total_cmp(&b.peak)) {
                chosen.push((second.plane, shield));
            }
        }
        let mut storeys = Vec::new();
        for (plane, factor) in chosen {
            let Some(load) = loads.iter().find(|l| l.plane == plane) else { continue };
            let mut broke = false;
            for (bond, ratio) in &load.bonds {
                let mut over = (ratio * factor - 1.0).min(if factor < 1.0 { SHIELDED } else { f32::INFINITY });
                if floor.is_some_and(|f| f.plane == plane) {
                    over = over.max(CRUSH_RATE * (0.4 + 0.6 * (ratio / load.peak.max(1e-6)).min(1.0)));
                }
                if over > 0.0 && self.hurt(*bond, over * weight * self.dt / DAMAGE_TIME) {
                    broke = true;
                    if let Family::Storey(storey) = self.sections.planes[plane].family {
                        storeys.push((*bond, storey));
                    }
                }
            }
            if broke && matches!(self.sections.planes[plane].family, Family::Storey(_)) && !fixed {
                self.world.compounds[index as usize].crush_left = self.storey_height() * 0.85;
            }
        }
        // What does not count as load must not stop a block either.
        let jammed = if self.world.compounds[index as usize].mass > HEAVY.0 { jammed } else { 1.0 };
        let mut kept = (share * passed * jammed).max(0.03);
        if floor.is_some() {
            let most = CRUSH_PUSH * GRAVITY * self.dt * self.world.compounds[index as usize].mass;
            let all: f32 = full.iter().map(|h| h.1).sum::<Vec3>().length();
            kept = kept.min(jammed * most / all.max(1e-3));
            share = share.min(kept);
        }
        if kept < 1.0 && !fixed {
            self.relief.insert(index, kept);
            self.dirty.insert(index);
        }
        for (bond, _) in storeys {
            self.give_way(bond);
        }
        let mass = self.world.compounds[index as usize].mass;
        let jolt = sum / (mass * GRAVITY * self.dt);
        if !fixed && jolt > SHEDDING && mass > HEAVY.0 {
            self.shed(index, jolt.min(3.0), contact);
        }
        self.local(full, share);
    }

    /// A jolted block loses windows and sheets of its outer wall, mostly near where it was hit.
    fn shed(&mut self, index: u32, jolt: f32, contact: Option<Vec3>) {
        let Some(contact) = contact else { return };
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

    /// Inverse inertia of chunks as points about their centre of mass, in rest coordinates.
    fn inverse_inertia(&self, chunks: &[u32], com: Vec3) -> Mat3 {
        let mut inertia = Mat3::ZERO;
        for chunk in chunks {
            let piece = &self.broken.chunks[*chunk as usize];
            let r = piece.rest - com;
            // A point's own size keeps rows of chunks from having no inertia about their axis.
            let own = 0.1 * self.thin[*chunk as usize].max(0.1);
            let diagonal = Mat3::from_diagonal(Vec3::splat(r.length_squared() + own));
            let outer = Mat3::from_cols(r * r.x, r * r.y, r * r.z);
            inertia += (diagonal - outer) * piece.mass_kg;
        }
        inertia.inverse()
    }

    fn storey_height(&self) -> f32 {
        let mut last = None;
        for p in &self.sections.planes {
            if let Family::Storey(_) = p.family {
                if let Some(y) = last {
                    let h: f32 = p.offset - y;
                    return h.clamp(2.0, 8.0);
                }
                last = Some(p.offset);
            }
        }
        3.0
    }

    /// Adds damage to a bond; true when that breaks it.
    fn hurt(&mut self, bond: u32, amount: f32) -> bool {
        let d = &mut self.damage[bond as usize];
        *d += amount;
        if *d >= 1.0 && self.graph.alive[bond as usize] {
            self.break_bond(bond);
            return true;
        }
        false
    }

    /// A storey's bond broke under load: the parts it held crumple or peel off.
    fn give_way(&mut self, bond: u32) {
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

    /// Chunks that are hit harder than their bonds bear come off, and hurt their neighbours.
    fn local(&mut self, hits: &[(u32, Vec3, Vec3)], share: f32) {
        let mut loads: BTreeMap<u32, f32> = BTreeMap::new();
        for (chunk, impulse, _) in hits {
            *loads.entry(*chunk).or_default() += impulse.length() * share / self.dt;
        }
        for (chunk, load) in loads {
            let mut ring = vec![chunk];
            let mut load = load;
            for _ in 0..3 {
                let mut next = Vec::new();
                for chunk in &ring {
                    let links: Vec<(u32, u32)> = self.graph.links(*chunk).collect();
                    let over = load / self.bearing(*chunk) - 1.0;
                    if over <= 0.0 {
                        continue;
                    }
                    for (bond, other) in links {
                        self.hurt(bond, over.min(6.0) * self.dt / LOCAL_TIME);
                        next.push(other);
                    }
                }
                load *= RING;
                if next.is_empty() {
                    break;
                }
                next.sort_unstable();
                next.dedup();
                ring = next;
            }
        }
    }

    /// Takes out chunks that are squeezed to nothing between heavy things, and bodies that went wrong.
    fn crush(&mut self) {
        let mut crushed = BTreeSet::new();
        for hit in &self.world.hits {
            let mass = |chunk: u32| self.world.mass_of(chunk);
            let (ma, mb) = (mass(hit.a), mass(hit.b));
            let (light, m, other) = if ma <= mb || hit.b >= BALL { (hit.a, ma, mb) } else { (hit.b, mb, ma) };
            let loose = self
                .world
                .compounds
                .get(self.world.compound_of[light as usize] as usize)
                .is_some_and(|c| c.wreck_until > 0.0);
            let most = 2.0 * CRUSH_DEPTH * self.thin[light as usize];
            let clad = cladding(self.scene.parts[self.broken.chunks[light as usize].part as usize].kind);
            let deep = hit.depth
                > if clad {
                    most.max(PINCHED_CLAD)
                } else if loose {
                    most.min(PINCHED)
                } else {
                    most
                };
            if deep && other > CRUSH_RATIO * m && other.is_finite() {
                crushed.insert(light);
            }
        }
        for i in 0..self.world.compounds.len() {
            let c = &self.world.compounds[i];
            if c.fixed || c.chunks.is_empty() {
                continue;
            }
            let body = &self.world.engine.bodies[c.handle];
            let lost = !body.is_enabled() || !body.translation().is_finite() || body.center_of_mass().y < -20.0;
            if lost {
                crushed.extend(c.chunks.iter().copied());
            }
        }
        for chunk in crushed {
            self.remove(chunk);
        }
    }

    /// Crushes a chunk: it is no more from the next sample on.
    fn remove(&mut self, chunk: u32) {
        if self.world.compound_of[chunk as usize] == u32::MAX {
            return;
        }
        let links: Vec<(u32, u32)> = self.graph.links(chunk).collect();
        for (bond, _) in &links {
            self.break_bond(*bond);
        }
        let index = self.world.compound_of[chunk as usize];
        let handle = self.world.compounds[index as usize].handle;
        let rest = self.broken.chunks[chunk as usize].rest;
        let position = self.world.engine.bodies[handle].position().transform_point(rest);
        let part = &self.scene.parts[self.broken.chunks[chunk as usize].part as usize];
        let volume = self.broken.chunks[chunk as usize].volume_m3;
        if position.is_finite() {
            self.record.broke(self.time, position, 6.0 * libm::powf(volume.max(1e-6), 2.0 / 3.0), part.substance);
        }
        self.record.gone[chunk as usize] = u32::MAX - 1;
        self.record.report.crushed += 1;
        self.world.remove_chunk(self.broken, chunk);
    }
}

/// A horizontal vector without what points to blocked sides.
fn clear(v: Vec3, blocked: [bool; 4]) -> Vec3 {
    let keep = |x: f32, up: bool, down: bool| if (x > 0.0 && up) || (x < 0.0 && down) { 0.0 } else { x };
    Vec3::new(keep(v.x, blocked[0], blocked[1]), v.y, keep(v.z, blocked[2], blocked[3]))
}

/// Chunks that the ground holds: the feet of anchored parts. Without any anchored part, whatever touches the ground.
fn anchored(scene: &Scene, broken: &Fractured) -> Vec<bool> {
    let any = scene.parts.iter().any(|p| p.anchored);
    broken
        .chunks
        .iter()
        .map(|chunk| {
            let part = &scene.parts[chunk.part as usize];
            let foot = chunk.hull.iter().map(|p| p.y).fold(0.0, f32::min) + chunk.rest.y;
            if any { part.anchored && foot < part.shape.bounds().min.y + 0.05 } else { foot < 0.05 }
        })
        .collect()
}

/// Whether a part is one that the story of a storey's failure speaks of.
pub fn in_storey(kind: PartKind) -> bool {
    upright(kind) || cladding(kind) || kind == PartKind::Balcony
}
