//! The state of a running simulation and one step of it.

use super::bonds::Bonds;
use super::charge;
use super::energy::Energy;
use super::further::Breaking;
use super::graph::Graph;
use super::record::Recorder;
use super::rest::Neighbours;
use super::sections::Sections;
use super::story::Story;
use super::strain::Strain;
use super::street::Blast;
use super::strength::{self, cladding, upright};
use super::sway::Sway;
use super::ties::Ties;
use super::topple::Hinge;
use super::world::{BALL, World};
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::{Aabb, PartKind, Scene};
use setpiece_shot::{EventKind, Rng, ShotPlan};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What counts as heavy then, kg, and as coming down, m/s.
pub const HEAVY: (f32, f32) = (5.0e4, 1.5);
/// Lever at which crushing holds a block back, as a share of its width: it comes down leaning.
pub const LEAN: [f32; 2] = [0.07, 0.3];

/// How often a step is taken at most.
const PASSES: u32 = 2;
/// The same while a ball breaks in: everything in its way gives way one after another.
const PASSES_STRUCK: u32 = 12;
/// The same while what toppled comes down on the ground.
const PASSES_LANDING: u32 = 5;
/// Momentum worth taking a step again for, as a speed of the whole structure, m/s, and as a share of the momentum that it has.
const STOPPED: (f32, f32) = (4.0e-2, 2.5e-2);

/// A structure without floors that is mostly bearing wall (a chimney, a wall) is built in one and holds together so much better;
/// and so much does another without floors (a church, a hall).
const MONOLITH: f32 = 12.0;
const HALL: f32 = 2.5;

/// A running simulation.
pub struct Sim<'a> {
    pub scene: &'a Scene,
    /// The structure in pieces, without what is seen of them but for pieces that broke off during the shot.
    pub broken: Fractured,
    /// The chunks that broke further.
    pub further: Breaking<'a>,
    /// The bonds that yield instead of breaking.
    pub ties: Ties,
    pub graph: Graph,
    pub strengths: Vec<f32>,
    /// How much better each bond holds than its materials.
    pub built_in_one: Vec<f32>,
    /// Accumulated damage per bond; 1 breaks it.
    pub damage: Vec<f32>,
    pub sections: Sections,
    /// What every bond bears.
    pub strain: Strain,
    pub world: World,
    pub record: Recorder,
    /// Chunks of every part.
    pub chunks_of: Vec<Range<u32>>,
    /// Chunks that the ground holds.
    pub anchored: Vec<bool>,
    /// Parts of every sheet.
    pub sheets: BTreeMap<u32, Vec<u32>>,
    /// Seconds from the first frame.
    pub time: f32,
    pub dt: f32,
    /// Compounds that lost bonds.
    pub dirty: BTreeSet<u32>,
    /// Velocities to add once splits are done: chunk, velocity, spin.
    pub kicks: Vec<(u32, Vec3, Vec3)>,
    /// Chunks that were thrown or hit, and how far they are bent by that if they are metal sheets, from 0 to 1.
    pub bent: Vec<(u32, f32)>,
    /// Sheets that came off, and parts that gave way.
    pub peeled: BTreeSet<u32>,
    pub failed: BTreeSet<u32>,
    /// Whether the event kicks pieces just now.
    pub blown: bool,
    /// Chunks of sheets that burst out of the outer wall.
    pub bursting: Vec<u32>,
    /// Chunks that were crushed but stay to be seen.
    pub sinking: Vec<u32>,
    /// Share of the contacts' impulses that gets past what fails in an overloaded compound, in this step.
    pub shares: BTreeMap<u32, f32>,
    /// Momentum that what broke in this step took from what hit it, kg m/s: it must not have.
    pub stopped: f32,
    /// Chunks that were ground to small debris, but for those where columns and walls buckled.
    pub ground_down: u32,
    /// Compounds at rest.
    pub still: Neighbours,
    /// Least half-thickness per chunk.
    pub thin: Vec<f32>,
    /// Local toughness per chunk: big pieces survive where it is high.
    pub tough: Vec<f32>,
    pub rng: Rng,
    /// Whether all of it was built in one: it sways as a whole until it gives way where the story has it.
    pub rigid: bool,
    /// Horizontal acceleration that what stands feels (earthquakes).
    pub shaking: Vec3,
    /// How what stands sways.
    pub quake: Sway,
    /// Where crushing does not hold a block back: towards this side it leans, metres.
    pub lean: Vec3,
    /// Mass of the whole structure, kg.
    pub mass: f32,
    /// Height of the highest chunk at rest.
    pub top: f32,
    /// Sides (+x, -x, +z, -z) where a neighbour stands close.
    pub blocked: [bool; 4],
    /// The hinge of a topple.
    pub hinge: Option<Hinge>,
    /// Whether it has floors that storeys close between; a chimney or a wall has none.
    pub floored: bool,
    /// Whether blocks crush what is below them whatever it bears, as they do unless they are to topple.
    pub crushing: bool,
    /// How much cracked blocks open (1) or close (-1).
    pub opening: f32,
    /// Speed that the event itself gives to pieces, m/s.
    pub ejection: f32,
    pub step: u32,
    /// The account of energy.
    pub energy: Energy,
    /// The blast that the street feels.
    pub blast: Option<Blast>,
    /// Props that were set free in this step, the impulse that they were hit with, and where.
    pub struck_props: Vec<(u32, Vec3, Vec3)>,
    /// What chunks lose to posts that they hit if the step is taken again: chunk, impulse, where.
    pub recoils: Vec<(u32, Vec3, Vec3)>,
}

impl<'a> Sim<'a> {
    /// The structure at rest. `stack` is a chimney that stands at it.
    pub fn new(scene: &'a Scene, broken: &'a Fractured, plan: &ShotPlan, dt: f32, stack: Option<Aabb>) -> Self {
        let (seed, samples, fast) = (plan.seed, plan.frame_count() + 1, plan.event.kind == EventKind::Impact);
        let mut strengths = strength::strengths(scene, broken, seed);
        let better = match (charge::floored(scene), walled(scene, broken)) {
            (true, _) => 1.0,
            (false, true) => MONOLITH,
            (false, false) => HALL,
        };
        let within = |at: Vec3| stack.is_some_and(|s| s.contains(at));
        let built_in_one: Vec<f32> =
            broken.bonds.iter().map(|b| if within(b.center) { MONOLITH } else { better }).collect();
        strengths.iter_mut().zip(&built_in_one).for_each(|(s, in_one)| *s *= in_one);
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
        let anchored = anchored(scene, broken);
        let bonds = Bonds::new(scene, broken, &mut graph, &anchored, &strengths, seed);
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
        let thin = broken.chunks.iter().map(|c| c.half().min_element().max(0.004)).collect();
        let mut sim = Self {
            scene,
            broken: broken.bare(),
            further: Breaking::new(scene, broken, seed),
            ties: Ties::new(seed),
            damage: vec![0.0; strengths.len()],
            strengths,
            built_in_one,
            sections,
            strain: Strain::new(bonds),
            graph,
            world,
            record: Recorder::new(scene, broken, samples),
            anchored,
            chunks_of,
            sheets,
            time: 0.0,
            dt,
            dirty: BTreeSet::new(),
            kicks: Vec::new(),
            bent: Vec::new(),
            bursting: Vec::new(),
            sinking: Vec::new(),
            blown: false,
            peeled: BTreeSet::new(),
            failed: BTreeSet::new(),
            shares: BTreeMap::new(),
            stopped: 0.0,
            ground_down: 0,
            still: Neighbours::default(),
            thin,
            tough,
            rng,
            rigid: better >= MONOLITH,
            shaking: Vec3::ZERO,
            quake: Sway::default(),
            energy: Energy::default(),
            blast: None,
            struck_props: Vec::new(),
            recoils: Vec::new(),
            lean: Vec3::ZERO,
            mass: broken.chunks.iter().map(|c| c.mass_kg).sum(),
            top: broken.chunks.iter().map(|c| c.rest.y).fold(scene.layout.hero.max.y, f32::max),
            blocked: [false; 4],
            hinge: None,
            floored: charge::floored(scene),
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
    ///
    /// The engine answers a blow as if nothing could break. When something does, the step is taken back, what broke is
    /// split, and the step is taken again: then only what still holds has pushed back.
    pub fn advance(&mut self, story: &mut Story) {
        for action in story.due(self.time) {
            self.act(action);
        }
        self.split_dirty();
        self.topple();
        self.sway();
        self.drag();
        self.push_props();
        let most = self.stopped_most();
        for pass in 0..PASSES_STRUCK {
            let (saved, ball, props) = (self.world.save(), self.world.save_ball(), self.world.save_props());
            self.world.turn_props();
            self.world.step();
            self.stopped = 0.0;
            self.stress(pass == 0);
            self.squeeze();
            self.stopped += self.wake_hit();
            self.stopped += self.strike_props();
            self.break_in();
            let left = if self.struck() {
                PASSES_STRUCK
            } else if self.landing() {
                PASSES_LANDING
            } else {
                PASSES
            };
            if pass + 1 >= left || self.stopped < most {
                break;
            }
            self.world.restore(&saved, ball);
            self.world.restore_props(&props);
            self.forget();
            self.split_dirty();
            self.recoil();
            self.record.report.repeats += 1;
        }
        self.shove_props();
        self.tame();
        self.tame_props();
        self.strain_ties();
        self.time += self.dt;
        self.step += 1;
        self.record.hits(self.scene, &self.broken, &self.world, self.time);
        self.split_dirty();
        self.strain_bonds();
        self.calm();
        self.crush();
        self.break_further();
        self.bend_sheets();
        self.settle();
        self.settle_props();
        self.keep_within();
        self.account();
        let there = |c: &&super::world::Compound| !c.fixed && !c.chunks.is_empty();
        let moving = self.world.compounds.iter().filter(there).count() as u32;
        self.record.report.peak_bodies = self.record.report.peak_bodies.max(moving);
        self.record.report.final_bodies = moving;
        self.record.report.steps = self.step;
    }

    /// Lets the engine forget the contacts of what broke: it would start the next solution from impulses that are no more.
    fn forget(&mut self) {
        let mut stale = BTreeSet::new();
        for hit in &self.world.hits {
            for (own, other) in [(hit.a, hit.b), (hit.b, hit.a)] {
                let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied().unwrap_or(u32::MAX);
                if self.dirty.contains(&of(own)) && !stale.contains(&other) {
                    stale.insert(own);
                }
            }
        }
        for chunk in stale {
            self.world.renew(chunk);
        }
    }

    /// Speed of the ball of an impact, m/s; 0 without one.
    pub fn ball_speed(&self) -> f32 {
        self.world.ball.as_ref().map_or(0.0, |b| self.world.engine.bodies[b.handle].linvel().length())
    }

    /// Takes the ball out: it has burst. What it brought and still had is its own loss.
    pub fn burst_ball(&mut self) {
        let before = self.total_energy();
        if let Some(ball) = self.world.ball.take() {
            self.world.engine.remove_body(ball.handle);
        }
        self.energy.given += self.total_energy() - before;
    }

    /// Sets the length of the next steps, seconds.
    pub fn set_step(&mut self, dt: f32) {
        self.dt = dt;
        self.world.set_step(dt);
    }

    /// Whether the ball of an impact hit something hard in this step.
    fn struck(&self) -> bool {
        self.world.hits.iter().any(|h| h.b == BALL && h.closing > 2.0)
    }

    /// Momentum that may be lost to what breaks without taking the step again, kg m/s.
    pub(super) fn stopped_most(&self) -> f32 {
        let momentum = |c: &super::world::Compound| {
            if c.moves() { c.mass * self.world.engine.bodies[c.handle].linvel().length() } else { 0.0 }
        };
        let now: f32 = self.world.compounds.iter().map(momentum).sum();
        (STOPPED.0 * self.mass).max(STOPPED.1 * now).max(1.0e3)
    }
}

/// A horizontal vector without what points to blocked sides.
pub fn clear(v: Vec3, blocked: [bool; 4]) -> Vec3 {
    let keep = |x: f32, up: bool, down: bool| if (x > 0.0 && up) || (x < 0.0 && down) { 0.0 } else { x };
    Vec3::new(keep(v.x, blocked[0], blocked[1]), v.y, keep(v.z, blocked[2], blocked[3]))
}

/// Whether most of a structure is bearing wall.
fn walled(scene: &Scene, broken: &Fractured) -> bool {
    let (mut walls, mut all) = (0.0, 0.0);
    for chunk in &broken.chunks {
        all += chunk.mass_kg;
        if scene.parts[chunk.part as usize].kind == PartKind::CoreWall {
            walls += chunk.mass_kg;
        }
    }
    walls > 0.5 * all
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
