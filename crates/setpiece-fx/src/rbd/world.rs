//! The rigid-body world: compounds of chunks as bodies of the engine, their splitting, and the contacts of a step.
//!
//! Every body uses the structure's rest coordinates as its own: a body at rest has the identity pose, a chunk's collider
//! always sits at the chunk's rest position, and a split changes neither, so that children take their parent's pose.

use super::hits::Hit;
use super::hull::{Hull, MOST_CORNERS};
use super::meeting::{Passing, SMALL, ordinary, small};
use super::props::Props;
use crate::Fractured;
use glam::{Quat, Vec3};
use rapier3d::prelude::*;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use setpiece_scene::{Aabb, Collider, Scene, Substance};
use std::collections::BTreeSet;

/// Standard gravity, m/s2.
pub const GRAVITY: f32 = 9.81;
/// Hulls are this much smaller than the chunks, so that neighbours start apart, metres.
const INSET: f32 = 0.004;
/// Fastest correction of penetration, m/s.
const CORRECTIVE: f32 = 3.2;
/// Fastest that anything moves, m/s, and the gap that is kept to what something fast would pass through, metres.
const FASTEST: f32 = 120.0;
const SLOP: f32 = 5.0e-3;
/// Contacts as springs: natural frequency, Hz, and damping ratio. Stiffer than the engine's own 30 Hz and 10, with which
/// pieces under a heap sink into each other.
const STIFF: f32 = 240.0;
const DAMPED: f32 = 4.0;
/// Contacts are sought this far ahead, metres: what closes in at 7 m/s moves so far in a step.
const AHEAD: f32 = 0.06;
/// Pairs that moved less than this against each other keep their contacts, metres.
const KEPT: f32 = 0.02;
/// The engine's unit of length, metres. It notes pairs 4 % of this early on either side: in a heap most pairs are only near.
const UNIT: f32 = 0.3;
/// Boxes of the set lower than this are ground, metres.
const LOW: f32 = 1.0;
/// Compounds lighter than this are loose pieces, kg.
pub const LOOSE: f32 = 3.0e3;
/// Room between the structure and its neighbours, metres.
const CLEARANCE: f32 = 0.8;
const FRICTION: f32 = 0.7;
const RESTITUTION: f32 = 0.05;
/// The other side of a contact with ground or set.
pub const GROUND: u32 = u32::MAX;
/// The other side of a contact with the ball of an impact.
pub const BALL: u32 = u32::MAX - 1;
/// The other side of a contact with a prop: none of these three is a chunk.
pub const PROP: u32 = u32::MAX - 2;

/// Chunks that move as one.
pub struct Compound {
    /// Body of the engine.
    pub handle: RigidBodyHandle,
    /// Its chunks, ascending; empty when it is no more.
    pub chunks: Vec<u32>,
    /// Mass in kg.
    pub mass: f32,
    /// Whether it stands on the ground and does not move.
    pub fixed: bool,
    /// Way over which it still crushes a storey below it, metres.
    pub crush_left: f32,
    /// Until when it comes down through the storey that it crushed last, seconds.
    pub closing_until: f32,
    /// Until when it bursts out of the outer wall, seconds: what bursts carries nothing and touches only the ground.
    pub burst_until: f32,
    /// Whether it hangs on a hinge and passes by what is loose.
    pub hinged: bool,
    /// Whether it was crushed: nothing but the ground and the set stops it any more.
    pub sunk: bool,
    /// Whether it came to rest and is held still until something hits it or its neighbours move.
    pub frozen: bool,
    /// For how long it has hardly moved, seconds.
    pub slow_s: f32,
    /// Velocity before the step.
    pub linvel: Vec3,
    /// Angular velocity before the step.
    pub angvel: Vec3,
    /// Centre of mass before the step.
    pub com: Vec3,
}

/// Where a body was and how it moved before a step.
#[derive(Clone, Copy)]
pub struct Saved {
    compound: u32,
    pose: Pose,
    linvel: Vec3,
    angvel: Vec3,
}

/// The engine with the structure in it.
pub struct World {
    /// The engine.
    pub engine: PhysicsWorld,
    /// The body of ground and set.
    pub(super) ground: RigidBodyHandle,
    /// Compounds, those that are no more included.
    pub compounds: Vec<Compound>,
    /// Compound of each chunk, `u32::MAX` for one that is gone.
    pub compound_of: Vec<u32>,
    /// Collider of each chunk.
    pub colliders: Vec<ColliderHandle>,
    /// Number of bodies that were disabled because their state was not finite.
    pub quarantined: u32,
    /// Contacts of the last step.
    pub hits: Vec<Hit>,
    /// Depth, metres, at the deepest point of every pair that touched in the last step: of those that the solver saw, with an
    /// impulse between them or nearer than 2 mm. Taken where the engine found it, at the start of the step.
    pub depths: Vec<f32>,
    /// The ball of an impact.
    pub ball: Option<Ball>,
    /// Which chunks pass by which bodies: they hang on them.
    passing: Passing,
    /// What stands in the street.
    pub props: Props,
    /// About which point, and how fast, what stands tilts in an earthquake.
    tilting: (Vec3, Vec3),
}

/// The shape of what strikes.
pub enum Striker {
    /// By its radius.
    Ball(f32),
    /// Half of its size, and how it is turned.
    Box { half: Vec3, turn: Quat },
}

/// A heavy ball that flies into the structure.
pub struct Ball {
    /// Its body.
    pub handle: RigidBodyHandle,
    /// Mass in kg.
    pub mass: f32,
    /// What it is made of.
    pub substance: Substance,
    /// Velocity before the step.
    pub linvel: Vec3,
    /// Energy that it came with, J.
    pub brought: f64,
}

fn hull(points: &[Vec3]) -> Vec<Vec3> {
    let half = points.iter().fold(Vec3::ZERO, |h, p| h.max(p.abs())).max(Vec3::splat(1e-4));
    let shrink = Vec3::ONE - (Vec3::splat(INSET) / half).min(Vec3::splat(0.25));
    let mut keep: Vec<Vec3> = points.to_vec();
    if keep.len() > MOST_CORNERS {
        // The farthest corners along evenly spread directions (a spiral over the sphere).
        let mut chosen: Vec<usize> = (0..MOST_CORNERS)
            .map(|i| {
                let y = 1.0 - 2.0 * (i as f32 + 0.5) / MOST_CORNERS as f32;
                let r = (1.0 - y * y).sqrt();
                let a = 2.399_963_1 * i as f32;
                let d = Vec3::new(r * libm::cosf(a), y, r * libm::sinf(a));
                (0..points.len()).max_by(|p, q| points[*p].dot(d).total_cmp(&points[*q].dot(d))).unwrap_or(0)
            })
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        keep = chosen.into_iter().map(|i| points[i]).collect();
    }
    keep.iter().map(|p| *p * shrink).collect()
}

/// The collider of a chunk, about its rest position.
fn collider(chunk: &setpiece_scene::Chunk) -> ColliderBuilder {
    let points = hull(&chunk.hull);
    let builder = Hull::new(&points).map(|h| ColliderBuilder::new(SharedShape::new(h))).unwrap_or_else(|| {
        let half = points.iter().fold(Vec3::splat(5e-3), |h, p| h.max(p.abs()));
        ColliderBuilder::cuboid(half.x, half.y, half.z)
    });
    let groups = if chunk.mass_kg < SMALL { small() } else { ordinary() };
    // Worked out once: the engine else does it again from the hull whenever a body is split.
    let of_shape = builder.shape.mass_properties(1.0);
    let mass = if of_shape.mass() > 0.0 {
        let own = builder.shape.mass_properties(chunk.mass_kg.max(0.01) / of_shape.mass());
        builder.mass_properties(own)
    } else {
        builder.mass(chunk.mass_kg.max(0.01))
    };
    mass.friction(FRICTION).restitution(RESTITUTION).collision_groups(groups)
}

/// A box of the set, drawn back from the structure's sides: neighbours stand wall to wall, and a block that comes down
/// leaning a little would hang on them.
fn stand_back(mut b: Aabb, hero: &Aabb) -> Aabb {
    if b.size().y < LOW || !b.grown(CLEARANCE).overlaps(hero) {
        return b;
    }
    let gaps = [hero.min.x - b.max.x, b.min.x - hero.max.x, hero.min.z - b.max.z, b.min.z - hero.max.z];
    let Some((side, gap)) = (0..4).map(|i| (i, gaps[i])).max_by(|a, b| a.1.total_cmp(&b.1)) else { return b };
    let back = CLEARANCE - gap;
    match side {
        0 => b.max.x -= back,
        1 => b.min.x += back,
        2 => b.max.z -= back,
        _ => b.min.z += back,
    }
    b
}

impl World {
    /// The structure at rest: one fixed body per connected group in `groups`.
    pub fn new(scene: &Scene, broken: &Fractured, groups: Vec<Vec<u32>>, dt: f32, fast: bool) -> Self {
        let mut engine = PhysicsWorld::new();
        engine.gravity = Vec3::Y * -GRAVITY;
        let p = &mut engine.integration_parameters;
        p.dt = dt;
        p.num_solver_iterations = 4;
        p.contact_softness = SpringCoefficients::new(STIFF, DAMPED);
        p.static_contact_softness = SpringCoefficients::new(STIFF, DAMPED);
        p.length_unit = UNIT;
        p.normalized_allowed_linear_error = SLOP / UNIT;
        p.normalized_contact_recycle_distance = KEPT / UNIT;
        p.normalized_prediction_distance = AHEAD / UNIT;
        p.normalized_max_corrective_velocity = CORRECTIVE / UNIT;
        p.normalized_max_linear_velocity = FASTEST / UNIT;
        p.max_ccd_substeps = usize::from(fast);
        let ground = engine.insert_body(RigidBodyBuilder::fixed());
        let mut solid = |center: Vec3, half: Vec3| {
            let collider = ColliderBuilder::cuboid(half.x, half.y, half.z)
                .translation(center)
                .friction(FRICTION + 0.1)
                .collision_groups(InteractionGroups::new(Group::GROUP_3, Group::ALL, InteractionTestMode::And))
                .restitution(RESTITUTION)
                .user_data(u128::from(GROUND));
            engine.insert_collider(collider, Some(ground));
        };
        solid(Vec3::new(0.0, -50.0, 0.0), Vec3::new(2000.0, 50.0, 2000.0));
        for c in &scene.colliders {
            let c = Collider { bounds: stand_back(c.bounds, &scene.layout.hero) };
            if c.bounds.min.is_finite() && c.bounds.max.is_finite() && c.bounds.size().min_element() > 0.0 {
                solid(c.bounds.center(), c.bounds.size() * 0.5);
            }
        }
        let props = Props::new(&mut engine, scene);
        let mut world = Self {
            engine,
            ground,
            compounds: Vec::new(),
            compound_of: vec![u32::MAX; broken.chunks.len()],
            colliders: vec![ColliderHandle::invalid(); broken.chunks.len()],
            quarantined: 0,
            hits: Vec::new(),
            depths: Vec::new(),
            ball: None,
            passing: Passing::default(),
            props,
            tilting: (Vec3::ZERO, Vec3::ZERO),
        };
        let builders: Vec<ColliderBuilder> = broken.chunks.par_iter().map(collider).collect();
        for chunks in groups {
            let handle = world.engine.insert_body(RigidBodyBuilder::fixed().can_sleep(false));
            for chunk in &chunks {
                let i = *chunk as usize;
                let builder = builders[i].clone().translation(broken.chunks[i].rest).user_data(u128::from(*chunk));
                world.colliders[i] = world.engine.insert_collider(builder, Some(handle));
            }
            let index = world.compounds.len() as u32;
            chunks.iter().for_each(|c| world.compound_of[*c as usize] = index);
            let mass = chunks.iter().map(|c| broken.chunks[*c as usize].mass_kg).sum();
            world.compounds.push(Compound::new(handle, chunks, mass, true));
        }
        world
    }

    /// Sets a fixed compound free.
    pub fn release(&mut self, compound: u32) {
        let c = &mut self.compounds[compound as usize];
        if !c.fixed {
            return;
        }
        c.fixed = false;
        let body = &mut self.engine.bodies[c.handle];
        body.set_body_type(RigidBodyType::Dynamic, true);
        body.recompute_mass_properties_from_colliders(&self.engine.colliders);
        let (base, rate) = self.tilting;
        if rate != Vec3::ZERO {
            body.set_linvel(rate.cross(body.center_of_mass() - base), true);
            body.set_angvel(rate, true);
        }
    }

    /// Puts everything that stands into a pose that changes at `rate` about `base`.
    pub fn tilt(&mut self, pose: Pose, base: Vec3, rate: Vec3) {
        self.tilting = (base, rate);
        for c in self.compounds.iter().filter(|c| c.fixed && !c.chunks.is_empty()) {
            self.engine.bodies[c.handle].set_position(pose, false);
        }
    }

    /// Moves `chunks` out of their compound into one of their own, which keeps the compound's motion; returns it.
    pub fn split(&mut self, broken: &Fractured, parent: u32, chunks: Vec<u32>) -> u32 {
        let p = &self.compounds[parent as usize];
        let body = &self.engine.bodies[p.handle];
        let (pose, linvel, angvel, com) = (*body.position(), body.linvel(), body.angvel(), body.center_of_mass());
        let builder = if p.fixed { RigidBodyBuilder::fixed() } else { RigidBodyBuilder::dynamic() };
        let mut child = Compound::new(RigidBodyHandle::invalid(), Vec::new(), 0.0, p.fixed);
        (child.closing_until, child.sunk) = (p.closing_until, p.sunk);
        (child.crush_left, child.burst_until) = (p.crush_left, p.burst_until);
        child.handle = self.engine.insert_body(builder.pose(pose).can_sleep(false));
        let index = self.compounds.len() as u32;
        for chunk in &chunks {
            self.engine.colliders.set_parent(
                self.colliders[*chunk as usize],
                Some(child.handle),
                &mut self.engine.bodies,
            );
            self.compound_of[*chunk as usize] = index;
            child.mass += broken.chunks[*chunk as usize].mass_kg;
        }
        let colliders = &self.engine.colliders;
        let body = &mut self.engine.bodies[child.handle];
        body.recompute_mass_properties_from_colliders(colliders);
        if !child.fixed {
            let at = body.center_of_mass();
            body.set_linvel(linvel + angvel.cross(at - com), true);
            body.set_angvel(angvel, true);
        }
        child.chunks = chunks;
        self.compounds.push(child);
        self.regroup(index);
        index
    }

    /// Puts in a chunk that is a compound of its own, as the next chunk; returns the compound.
    pub fn grow(&mut self, chunk: &setpiece_scene::Chunk, pose: Pose, linvel: Vec3, angvel: Vec3) -> u32 {
        let (index, number) = (self.compounds.len() as u32, self.colliders.len() as u32);
        let body = RigidBodyBuilder::dynamic().pose(pose).can_sleep(false);
        let handle = self.engine.insert_body(body);
        let builder = collider(chunk).translation(chunk.rest).user_data(u128::from(number));
        self.colliders.push(self.engine.insert_collider(builder, Some(handle)));
        let colliders = &self.engine.colliders;
        let body = &mut self.engine.bodies[handle];
        body.recompute_mass_properties_from_colliders(colliders);
        body.set_linvel(linvel, true);
        body.set_angvel(angvel, true);
        self.compound_of.push(index);
        self.compounds.push(Compound::new(handle, vec![number], chunk.mass_kg, false));
        self.regroup(index);
        index
    }

    /// Keeps only the chunks that still belong to a compound after others were split off.
    pub fn shrink(&mut self, broken: &Fractured, compound: u32) {
        let c = &mut self.compounds[compound as usize];
        c.chunks.retain(|chunk| self.compound_of[*chunk as usize] == compound);
        c.mass = c.chunks.iter().map(|chunk| broken.chunks[*chunk as usize].mass_kg).sum();
        if c.chunks.is_empty() {
            return;
        }
        let colliders = &self.engine.colliders;
        let body = &mut self.engine.bodies[c.handle];
        let (linvel, angvel, com) = (body.linvel(), body.angvel(), body.center_of_mass());
        body.recompute_mass_properties_from_colliders(colliders);
        if !c.fixed {
            let at = body.center_of_mass();
            body.set_linvel(linvel + angvel.cross(at - com), true);
        }
        self.regroup(compound);
    }

    /// Puts a chunk's collider in anew, without the contacts that it had.
    pub fn renew(&mut self, chunk: u32) {
        let Some(compound) = self.compounds.get(self.compound_of[chunk as usize] as usize) else { return };
        let Some(old) = self.engine.remove_collider(self.colliders[chunk as usize]) else { return };
        self.colliders[chunk as usize] = self.engine.insert_collider(old, Some(compound.handle));
    }

    /// Takes chunks out of the world for good.
    pub fn remove_chunks(&mut self, broken: &Fractured, chunks: &[u32]) {
        let mut lessened = BTreeSet::new();
        for chunk in chunks {
            let compound = std::mem::replace(&mut self.compound_of[*chunk as usize], u32::MAX);
            if compound != u32::MAX {
                self.engine.remove_collider(self.colliders[*chunk as usize]);
                lessened.insert(compound);
            }
        }
        for compound in lessened {
            self.shrink(broken, compound);
            if self.compounds[compound as usize].chunks.is_empty() {
                self.engine.remove_body(self.compounds[compound as usize].handle);
            }
        }
    }

    /// The motion of everything that moves.
    pub fn save(&self) -> Vec<Saved> {
        let of = |(index, c): (usize, &Compound)| {
            let body = &self.engine.bodies[c.handle];
            let (pose, linvel, angvel) = (*body.position(), body.linvel(), body.angvel());
            Saved { compound: index as u32, pose, linvel, angvel }
        };
        let moving = self.compounds.iter().enumerate().filter(|(_, c)| c.moves());
        moving.map(of).collect()
    }

    /// Takes back a step, before what broke in it is split.
    pub fn restore(&mut self, saved: &[Saved], ball: Option<Saved>) {
        let handle = |s: &Saved| self.compounds.get(s.compound as usize).map(|c| (c.handle, !c.chunks.is_empty()));
        for (s, handle) in saved.iter().filter_map(|s| Some((s, handle(s).filter(|h| h.1)?.0))) {
            let body = &mut self.engine.bodies[handle];
            body.set_position(s.pose, true);
            body.set_linvel(s.linvel, true);
            body.set_angvel(s.angvel, true);
        }
        if let (Some(s), Some(ball)) = (ball, &self.ball) {
            let body = &mut self.engine.bodies[ball.handle];
            body.set_position(s.pose, true);
            body.set_linvel(s.linvel, true);
            body.set_angvel(s.angvel, true);
        }
    }

    /// The motion of the ball.
    pub fn save_ball(&self) -> Option<Saved> {
        let body = &self.engine.bodies[self.ball.as_ref()?.handle];
        Some(Saved { compound: u32::MAX, pose: *body.position(), linvel: body.linvel(), angvel: body.angvel() })
    }

    /// One step; afterwards `hits` and the compounds' motion before the step are known.
    pub fn step(&mut self) {
        for c in self.compounds.iter_mut().filter(|c| !c.chunks.is_empty()) {
            let body = &self.engine.bodies[c.handle];
            (c.linvel, c.angvel, c.com) = (body.linvel(), body.angvel(), body.center_of_mass());
        }
        if let Some(ball) = &mut self.ball {
            ball.linvel = self.engine.bodies[ball.handle].linvel();
        }
        self.note_props();
        self.engine.step_with_events(&self.passing, &());
        self.quarantined += self.engine.quarantine().bodies().len() as u32;
        self.collect_hits();
    }

    /// Says which chunks pass by which bodies.
    pub fn pass(&mut self, passing: BTreeSet<(u32, u32)>, chunks: &[u32]) {
        for chunk in chunks {
            let handle = self.colliders[*chunk as usize];
            let hooked = |c: &rapier3d::prelude::Collider| c.active_hooks().contains(ActiveHooks::FILTER_CONTACT_PAIRS);
            if !self.engine.colliders.get(handle).is_none_or(hooked)
                && let Some(collider) = self.engine.colliders.get_mut(handle)
            {
                collider.set_active_hooks(ActiveHooks::FILTER_CONTACT_PAIRS);
            }
        }
        self.passing = Passing(passing);
    }

    /// Mass of a compound, or infinity for the ground.
    pub fn mass_of_compound(&self, compound: u32) -> f32 {
        self.compounds.get(compound as usize).map_or(f32::INFINITY, |c| c.mass)
    }

    /// Mass of the compound that a chunk belongs to, of the ball, or infinity.
    pub fn mass_of(&self, chunk: u32) -> f32 {
        match self.compound_of.get(chunk as usize) {
            Some(c) if *c != u32::MAX => self.compounds[*c as usize].mass,
            _ if chunk == BALL => self.ball.as_ref().map_or(f32::INFINITY, |b| b.mass),
            _ => f32::INFINITY,
        }
    }

    /// Sets the length of the next steps, seconds.
    pub fn set_step(&mut self, dt: f32) {
        self.engine.integration_parameters.dt = dt;
    }

    /// Sends what strikes on its way.
    pub fn launch(&mut self, at: Vec3, velocity: Vec3, shape: Striker, mass: f32, substance: Substance) {
        let (collider, turn) = match shape {
            Striker::Ball(radius) => (ColliderBuilder::ball(radius), Quat::IDENTITY),
            Striker::Box { half, turn } => (ColliderBuilder::cuboid(half.x, half.y, half.z), turn),
        };
        let body = RigidBodyBuilder::dynamic()
            .pose(Pose3::from_parts(at, turn))
            .linvel(velocity)
            .can_sleep(false)
            .ccd_enabled(true);
        let handle = self.engine.insert_body(body);
        let collider = collider
            .mass(mass)
            .friction(FRICTION)
            .restitution(RESTITUTION)
            .collision_groups(ordinary())
            .user_data(u128::from(BALL));
        self.engine.insert_collider(collider, Some(handle));
        let brought = f64::from(mass) * f64::from(0.5 * velocity.length_squared() + GRAVITY * at.y);
        self.ball = Some(Ball { handle, mass, substance, linvel: velocity, brought });
    }

    /// Ties the ball to a hook by a rope as long as it is away now.
    pub fn tether(&mut self, hook: Vec3) {
        let Some(ball) = &self.ball else { return };
        let at = self.engine.bodies[ball.handle].translation();
        let rope = RopeJointBuilder::new(hook.distance(at)).local_anchor1(hook);
        self.engine.insert_impulse_joint(self.ground, ball.handle, rope);
    }
}

impl Compound {
    /// Whether the engine moves it.
    pub fn moves(&self) -> bool {
        !self.fixed && !self.frozen && !self.chunks.is_empty()
    }

    fn new(handle: RigidBodyHandle, chunks: Vec<u32>, mass: f32, fixed: bool) -> Self {
        Self {
            handle,
            chunks,
            mass,
            fixed,
            crush_left: 0.0,
            closing_until: 0.0,
            burst_until: 0.0,
            hinged: false,
            sunk: false,
            frozen: false,
            slow_s: 0.0,
            linvel: Vec3::ZERO,
            angvel: Vec3::ZERO,
            com: Vec3::ZERO,
        }
    }
}
