//! What stands free in the street, as bodies of the engine: cars, posts, trees, furniture.
//!
//! A prop is held like the ground until a blow or a blast wakes it (`street`). Its contacts are told apart from those of
//! chunks: for a chunk a prop is something like the ground, that gives way.

use super::world::{GRAVITY, GROUND, PROP, World};
use glam::{Quat, Vec3};
use rapier3d::prelude::*;
use setpiece_scene::{Aabb, Dent, Mesh, MeshId, Mover, Prop, PropKind, PropShape, Scene, Take, crushed_tops};

/// How props meet others: rubber and metal on asphalt; nearly nothing springs back.
const FRICTION: f32 = 0.65;
const RESTITUTION: f32 = 0.05;
/// Shapes that a prop has over a shot at most, and a change of its height that is worth a new one.
const MOST_SHAPES: usize = 7;
const LOWERED: f32 = 0.07;
/// Dents that a shape remembers.
const MOST_DENTS: usize = 10;

/// One prop.
pub struct PropBody {
    /// Its body.
    pub handle: RigidBodyHandle,
    /// What it is.
    pub about: Prop,
    colliders: Vec<ColliderHandle>,
    /// Angular velocity about its foot of one that stands on a foot: the engine moves it, and no contact does.
    pub turning: Vec3,
    /// Its centre of mass, in its own space.
    middle: Vec3,
    /// Whether it is held still.
    pub held: bool,
    /// Whether it has ever been set free.
    pub freed: bool,
    /// For how long it has hardly moved, seconds.
    pub slow_s: f32,
    /// Whether the blast has passed it.
    pub blown: bool,
    /// When it was last heard of, seconds.
    pub told: f32,
    /// Compounds that it lay against when it came to rest.
    pub against: Vec<u32>,
    /// Velocities and centre of mass before the step.
    pub linvel: Vec3,
    /// See `linvel`.
    pub angvel: Vec3,
    /// See `linvel`.
    pub com: Vec3,
    /// What it looks like now.
    pub shape: PropShape,
    /// Earlier shapes, each with its first sample.
    shapes: Vec<(u32, PropShape)>,
    poses: Vec<setpiece_scene::Pose>,
}

/// The other side of a prop's contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A chunk.
    Chunk(u32),
    /// Another prop.
    Prop(u32),
    /// Ground, set, or the ball of an impact, by its number.
    Else(u32),
}

/// A contact of a prop in a step; without an impulse when the two only touch.
#[derive(Clone, Copy, Debug)]
pub struct PropHit {
    /// The prop.
    pub prop: u32,
    /// What it met.
    pub other: Other,
    /// Where.
    pub point: Vec3,
    /// Impulse on the prop, N s.
    pub impulse: Vec3,
    /// Closing speed before the step, m/s.
    pub closing: f32,
}

/// Where a prop was and how it moved before a step.
#[derive(Clone, Copy)]
pub struct SavedProp {
    prop: usize,
    pose: Pose,
    linvel: Vec3,
    angvel: Vec3,
}

/// All props of a world.
#[derive(Default)]
pub struct Props {
    /// Them, in the order of the scene.
    pub bodies: Vec<PropBody>,
    /// Their contacts in the last step.
    pub hits: Vec<PropHit>,
}

/// What a prop's collider carries: it is told from a chunk by its lower half.
fn mark(prop: usize) -> u128 {
    ((prop as u128) << 32) | u128::from(PROP)
}

/// The prop that a collider belongs to.
pub fn prop_of(user_data: u128) -> Option<u32> {
    (user_data as u32 == PROP).then_some((user_data >> 32) as u32)
}

fn pose_of(p: &setpiece_scene::Pose) -> Pose {
    Pose::from_parts(p.position, Rotation::from_xyzw(p.rotation.x, p.rotation.y, p.rotation.z, p.rotation.w))
}

/// Mass, centre and inertia of a box that weighs so much; cars are heavy below, posts and trees are slender.
fn mass_of(about: &Prop) -> MassProperties {
    let b = about.extent();
    let share = match about.kind {
        PropKind::Car => 0.38,
        PropKind::Tree => 0.6,
        _ => 0.5,
    };
    let mut com = b.center().with_y(b.min.y + share * b.size().y);
    if about.kind == PropKind::Post {
        (com.x, com.z) = (0.25 * com.x, 0.25 * com.z);
    }
    let s = b.size().max(Vec3::splat(0.2));
    let sq = s * s;
    let inertia = Vec3::new(sq.y + sq.z, sq.x + sq.z, sq.x + sq.y) * (about.mass_kg / 12.0);
    MassProperties::new(com, about.mass_kg, inertia)
}

impl Props {
    /// Puts the props of a scene into the engine.
    pub fn new(engine: &mut PhysicsWorld, scene: &Scene) -> Self {
        let usable = |p: &Prop| p.mass_kg > 0.0 && p.boxes.iter().all(|b| b.size().min_element() > 0.0);
        let bodies = scene.props.iter().enumerate().map(|(i, about)| {
            let body = RigidBodyBuilder::fixed()
                .pose(pose_of(&about.rest))
                .additional_mass_properties(mass_of(about))
                .can_sleep(false);
            let handle = engine.insert_body(body);
            // Shards and what hangs on a hinge meet only the set: props are part of it. What bursts meets what is loose.
            let groups = InteractionGroups::new(Group::GROUP_3 | Group::GROUP_5, Group::ALL, InteractionTestMode::And);
            let collider = |b: &Aabb| {
                let half = b.size() * 0.5;
                ColliderBuilder::cuboid(half.x, half.y, half.z)
                    .translation(b.center())
                    .density(0.0)
                    .friction(FRICTION)
                    .restitution(RESTITUTION)
                    .collision_groups(groups)
                    .user_data(mark(i))
            };
            let boxes = if usable(about) { &about.boxes[..] } else { &[] };
            let colliders = boxes.iter().map(|b| engine.insert_collider(collider(b), Some(handle))).collect();
            PropBody {
                handle,
                about: about.clone(),
                colliders,
                turning: Vec3::ZERO,
                middle: mass_of(about).local_com,
                held: true,
                freed: false,
                slow_s: 0.0,
                blown: false,
                told: -1.0,
                against: Vec::new(),
                linvel: Vec3::ZERO,
                angvel: Vec3::ZERO,
                com: Vec3::ZERO,
                shape: PropShape::whole(i as u32),
                shapes: vec![(0, PropShape::whole(i as u32))],
                poses: Vec::new(),
            }
        });
        let bodies = bodies.collect();
        Self { bodies, hits: Vec::new() }
    }

    /// Takes all poses and shapes as a sample.
    pub fn sample(&mut self, engine: &PhysicsWorld, sample: u32, samples: u32) {
        for body in &mut self.bodies {
            if !body.freed && body.shape == body.shapes[0].1 {
                continue;
            }
            let rest = body.about.rest;
            if body.poses.is_empty() {
                body.poses = vec![rest; samples as usize];
            }
            let pose = engine.bodies[body.handle].position();
            let finite = pose.translation.is_finite() && pose.rotation.is_finite();
            let now = if finite && body.freed {
                let q = pose.rotation;
                setpiece_scene::Pose {
                    position: pose.translation,
                    rotation: Quat::from_xyzw(q.x, q.y, q.z, q.w).normalize(),
                }
            } else {
                body.poses[sample.max(1) as usize - 1]
            };
            body.poses[sample as usize] = now;
            let last = &body.shapes[body.shapes.len() - 1].1;
            let lowered = last.height - body.shape.height;
            let other = body.shape.dents != last.dents || body.shape.burst != last.burst;
            let final_one = sample + 1 == samples && body.shape != *last;
            if body.shapes.len() < MOST_SHAPES && (lowered > LOWERED || other) || final_one {
                body.shapes.push((sample, body.shape.clone()));
            }
        }
    }

    /// Adds the props to a take, after its chunks: each as it stood first, then all that were dented.
    pub fn join(self, take: &mut Take) {
        let samples = take.motion.samples;
        take.meshes.push(Mesh::default());
        let nothing = MeshId(take.meshes.len() as u32 - 1);
        let (mut first, mut later) = (Vec::new(), Vec::new());
        for body in self.bodies {
            let ends: Vec<u32> = body.shapes.iter().skip(1).map(|s| s.0).chain([u32::MAX]).collect();
            let still = vec![body.about.rest; samples as usize];
            let poses = if body.poses.is_empty() { still } else { body.poses };
            for (n, ((born, shape), gone)) in body.shapes.into_iter().zip(ends).enumerate() {
                let mover = Mover::of_prop(&body.about, born, gone, nothing);
                if n == 0 { &mut first } else { &mut later }.push((shape, mover, poses.clone()));
            }
        }
        for (shape, mover, poses) in first.into_iter().chain(later) {
            take.props.push(shape);
            take.movers.push(mover);
            take.motion.poses.extend(poses);
        }
    }
}

impl PropBody {
    /// Whether the engine moves it.
    pub fn moves(&self) -> bool {
        !self.held
    }

    /// Velocity before the step at a point.
    pub fn velocity_before(&self, point: Vec3) -> Vec3 {
        if self.held { Vec3::ZERO } else { self.linvel + self.angvel.cross(point - self.com) }
    }

    /// Whether it stands on a foot, about which it turns.
    pub fn footed(&self) -> bool {
        self.about.bending_nm > 0.0
    }

    /// Where its foot stands, in world space.
    pub fn foot(&self) -> Vec3 {
        self.about.rest.position
    }

    /// Its centre of mass, in world space.
    pub fn middle(&self, body: &RigidBody) -> Vec3 {
        body.position().transform_point(self.middle)
    }

    /// Moment of inertia about its foot, kg m2: that of a rod.
    pub fn inertia(&self) -> f32 {
        self.about.mass_kg * self.middle.length_squared() * (4.0 / 3.0)
    }

    /// Kinetic and potential energy, J.
    pub fn energy(&self, body: &RigidBody) -> f64 {
        let moving = match (self.held, self.footed()) {
            (true, _) => 0.0,
            (_, true) => 0.5 * self.inertia() * self.turning.length_squared(),
            _ => body.kinetic_energy(),
        };
        f64::from(moving) + f64::from(self.about.mass_kg * GRAVITY) * f64::from(self.middle(body).y)
    }

    /// Adds a dent, in its own space; a new one near an old one deepens that.
    pub fn dent(&mut self, dent: Dent) {
        let near = |d: &&mut Dent| d.at.distance(dent.at) < 0.6 * d.reach;
        if let Some(old) = self.shape.dents.iter_mut().find(near) {
            let deeper = old.push + dent.push * 0.5;
            old.push = deeper.clamp_length_max(0.3);
            old.reach = old.reach.max(dent.reach);
        } else if self.shape.dents.len() < MOST_DENTS {
            self.shape.dents.push(dent);
        }
    }
}

impl World {
    /// The motion of the props that move.
    pub fn save_props(&self) -> Vec<SavedProp> {
        let of = |(prop, p): (usize, &PropBody)| {
            let body = &self.engine.bodies[p.handle];
            SavedProp { prop, pose: *body.position(), linvel: body.linvel(), angvel: body.angvel() }
        };
        self.props.bodies.iter().enumerate().filter(|(_, p)| p.moves()).map(of).collect()
    }

    /// Takes back a step.
    pub fn restore_props(&mut self, saved: &[SavedProp]) {
        for s in saved {
            let body = &mut self.engine.bodies[self.props.bodies[s.prop].handle];
            body.set_position(s.pose, true);
            body.set_linvel(s.linvel, true);
            body.set_angvel(s.angvel, true);
        }
    }

    /// Notes how the props move before a step.
    pub(super) fn note_props(&mut self) {
        for p in self.props.bodies.iter_mut().filter(|p| p.moves()) {
            let body = &self.engine.bodies[p.handle];
            (p.linvel, p.angvel, p.com) = (body.linvel(), body.angvel(), body.center_of_mass());
        }
    }

    /// Keeps the contact of two colliders of which one is a prop's: what they carry, where, the impulse on the first.
    pub(super) fn meet_prop(&mut self, marks: [u128; 2], point: Vec3, impulse: Vec3) {
        for (own, other, sign) in [(marks[0], marks[1], 1.0), (marks[1], marks[0], -1.0)] {
            let Some(prop) = prop_of(own) else { continue };
            let met = other as u32;
            let (other, velocity) = match prop_of(other) {
                Some(p) => (Other::Prop(p), self.props.bodies[p as usize].velocity_before(point)),
                None if met < PROP => (Other::Chunk(met), self.velocity_before(met, point)),
                None => (Other::Else(met), self.velocity_before(met, point)),
            };
            let impulse = impulse * sign;
            let own = self.props.bodies[prop as usize].velocity_before(point);
            let closing = -(own - velocity).dot(impulse.normalize_or_zero());
            self.props.hits.push(PropHit { prop, other, point, impulse, closing });
        }
    }

    /// Sets a prop free. One on a foot turns about that, moved by `turning` alone.
    pub(super) fn free_prop(&mut self, prop: u32) {
        let p = &mut self.props.bodies[prop as usize];
        p.slow_s = 0.0;
        if !std::mem::replace(&mut p.held, false) {
            return;
        }
        p.freed = true;
        p.against.clear();
        let body = &mut self.engine.bodies[p.handle];
        if p.footed() {
            body.set_body_type(RigidBodyType::KinematicVelocityBased, true);
        } else {
            body.set_body_type(RigidBodyType::Dynamic, true);
            body.recompute_mass_properties_from_colliders(&self.engine.colliders);
        }
        (p.linvel, p.angvel, p.com) = (Vec3::ZERO, Vec3::ZERO, p.middle(body));
    }

    /// Tells the engine how what turns about its foot turns.
    pub(super) fn turn_props(&mut self) {
        for p in self.props.bodies.iter().filter(|p| p.moves() && p.footed()) {
            let body = &mut self.engine.bodies[p.handle];
            body.set_position(Pose::from_parts(p.foot(), *body.rotation()), true);
            let arm = body.center_of_mass() - p.foot();
            body.set_linvel(p.turning.cross(arm), true);
            body.set_angvel(p.turning, true);
        }
    }

    /// Holds a prop where it is.
    pub(super) fn hold_prop(&mut self, prop: u32, against: Vec<u32>) {
        let p = &mut self.props.bodies[prop as usize];
        (p.held, p.against, p.turning) = (true, against, Vec3::ZERO);
        let body = &mut self.engine.bodies[p.handle];
        body.set_linvel(Vec3::ZERO, false);
        body.set_angvel(Vec3::ZERO, false);
        body.set_body_type(RigidBodyType::Fixed, false);
    }

    /// Lowers a car to a share of its height: its cabin first.
    pub(super) fn lower_prop(&mut self, prop: u32, height: f32) {
        let p = &mut self.props.bodies[prop as usize];
        p.shape.height = height;
        let tops = crushed_tops(&p.about, height);
        for (i, (b, handle)) in p.about.boxes.iter().zip(&p.colliders).enumerate() {
            let Some(collider) = self.engine.colliders.get_mut(*handle) else { continue };
            let (low, high) = if i == 0 { (b.min.y, tops[0]) } else { (tops[0], tops[1]) };
            if high - low < 0.05 {
                collider.set_enabled(false);
                continue;
            }
            let half = Vec3::new(b.size().x, high - low, b.size().z) * 0.5;
            collider.set_shape(SharedShape::cuboid(half.x, half.y, half.z));
            collider.set_position_wrt_parent(Pose::from_translation(b.center().with_y(0.5 * (low + high))));
        }
    }

    /// Speed before the step, where they touch, of what a prop met, m/s.
    pub(super) fn speed_of_other(&self, hit: &PropHit) -> f32 {
        let velocity = match hit.other {
            Other::Chunk(met) | Other::Else(met) => self.velocity_before(met, hit.point),
            Other::Prop(met) => self.props.bodies[met as usize].velocity_before(hit.point),
        };
        velocity.length()
    }

    /// Mass of what a prop met, kg.
    pub(super) fn mass_of_other(&self, other: Other) -> f32 {
        match other {
            Other::Chunk(c) => self.mass_of(c),
            Other::Prop(p) => self.props.bodies[p as usize].about.mass_kg,
            Other::Else(GROUND) => f32::INFINITY,
            Other::Else(ball) => self.mass_of(ball),
        }
    }
}
