//! The body of an impact: a wrecking ball that swings in on its cable, a lorry that leaves the road, or, from above, a meteor.
//!
//! A wrecking ball is a pendulum: before the event it comes down on the circle about its hook that brings it to the wall
//! at the bottom of the swing with the speed that the plan's strength asks for; from then on it is a body among others, held by
//! a rope no longer than the cable. A lorry comes along the street and turns in towards the structure. A meteor flies in straight.

use super::charge::{self, Charge};
use super::story;
use super::world::{Striker, World};
use crate::Fractured;
use glam::{Quat, Vec3};
use setpiece_scene::math::{atan2, cos, sin};
use setpiece_scene::{Aabb, MaterialId, Mesh, MeshId, Mover, Pattern, Pose, Scene, Substance, Take, build};
use setpiece_shot::{Direction, Origin, ShotPlan};

/// Density of the ball as a share of solid steel.
const FILLING: f32 = 0.8;
/// Speed of a wrecking ball at the bottom of its swing, m/s, and of a meteor: without strength, and with all of it.
const SWUNG: [f32; 2] = [7.0, 15.0];
const METEOR: [f32; 2] = [25.0, 75.0];
/// The same of a lorry.
const DRIVEN: [f32; 2] = [8.0, 24.0];
/// Density of a loaded lorry over the box around it, kg/m3.
const LOADED: f32 = 190.0;
/// Which way a lorry goes at last where the plan says away or towards the camera; how far it goes straight then, and the radius of
/// its turn before, metres.
const SWERVE: Vec3 = Vec3::new(0.82, 0.0, -0.57);
const STRAIGHT: f32 = 6.0;
const TURN: f32 = 16.0;
/// How far its box, which has no wheels to roll on, hangs over the ground, metres.
const CLEARANCE: f32 = 0.08;
/// Radius without strength, metres, and what all of it adds.
const RADIUS: [f32; 2] = [0.6, 0.9];
/// The same of a meteor, as shares of the height of what it hits or of the mean of height and width, and its limits.
const ROCK: [f32; 2] = [0.04, 0.045];
const ROCKS: [f32; 2] = [0.9, 5.0];
/// Density of a meteor, kg/m3: stone with iron in it.
const STONE: f32 = 3500.0;
/// How deep the charge lies that its blow is like, in radii of the rock.
const DEEP: f32 = 1.0;
/// How large it may be, as a share of the root of the ground that the structure takes: what is small is struck, not torn up.
const ROOM: f32 = 0.25;
/// When no more than this share of its speed is left it has burst.
const SPENT: f32 = 0.4;
/// Depth of its dents, as a share of its radius.
const DENTS: f32 = 0.16;
/// Least length of the cable, metres; it is longer than so much of the height above the ball.
const CABLE: (f32, f32) = (14.0, 1.5);
/// What is higher than the blow by this share of the height is what it is to bring down.
const ABOVE: f32 = 0.15;
/// This many times wider than deep is a wall.
const THIN: f32 = 6.0;
/// Radius of the cable, metres.
const ROPE: f32 = 0.035;

/// What strikes.
enum Body {
    /// A wrecking ball, with what it hangs from.
    Ball {
        hook: Vec3,
    },
    Meteor,
    /// A lorry: its shape about its middle, and half of its size.
    Lorry {
        shape: Mesh,
        half: Vec3,
    },
}

/// What strikes, before, during and after the impact.
pub struct Impactor {
    body: Body,
    radius: f32,
    mass: f32,
    /// Where its middle is when the event starts.
    touch: Vec3,
    velocity: Vec3,
    launched: bool,
    /// How large a crater may be, metres.
    room: f32,
    /// The sample from which on it is no more.
    gone: u32,
    poses: Vec<Pose>,
}

impl Impactor {
    /// Aims it at the place where the plan's event begins.
    pub fn new(scene: &Scene, broken: &Fractured, plan: &ShotPlan, samples: u32) -> Self {
        let hero = scene.layout.hero;
        let size = hero.size();
        let strength = plan.event.strength.clamp(0.0, 1.0) as f32;
        let falls = charge::falls(plan);
        let radius = match falls {
            true => {
                let large = size.y.max((size.x * size.y).sqrt());
                ((ROCK[0] + ROCK[1] * strength) * large).clamp(ROCKS[0], ROCKS[1])
            }
            false => RADIUS[0] + RADIUS[1] * strength,
        }
        .min(0.25 * size.y.max(1.0));
        let lorry = scene.rammer.filter(|_| plan.is_rammed()).map(|mesh| {
            let mesh = &scene.meshes[mesh.0 as usize];
            let bounds = mesh.bounds();
            (mesh.mapped(|p| p - bounds.center()), 0.5 * bounds.size())
        });
        let [least, most] = match (falls, &lorry) {
            (true, _) => METEOR,
            (_, Some(_)) => DRIVEN,
            _ => SWUNG,
        };
        let speed = least + (most - least) * strength;
        let way = match plan.event.direction {
            Direction::Down => Vec3::new(0.55, -0.7, -1.0),
            Direction::Away | Direction::TowardCamera | Direction::Street if lorry.is_some() => SWERVE,
            // Along the line of sight neither the swing nor the blow would be seen.
            Direction::Away => Vec3::new(0.6, 0.0, -1.0),
            Direction::TowardCamera | Direction::Street => Vec3::new(0.25, 0.0, -1.0),
            // A wall is hit across its length.
            Direction::Left | Direction::Right if size.x > THIN * size.z => {
                story::way(plan.event.direction) * 0.25 - Vec3::Z
            }
            other => story::way(other) + Vec3::new(0.0, 0.0, -0.2),
        }
        .normalize();
        let mut target = aim(&hero, broken, plan, radius);
        let reach = match &lorry {
            Some((_, half)) => {
                target.y = hero.min.y + half.y + CLEARANCE;
                let across = |along: f32, side: f32| half.x * along.abs() + half.z * side.abs();
                Vec3::new(across(way.x, way.z), half.y, across(way.z, way.x))
            }
            None => Vec3::splat(radius),
        };
        // Back along the path to where it just touches the first chunk.
        let enter = broken.chunks.iter().filter_map(|chunk| {
            let bounds = Aabb::of(chunk.hull.iter().map(|p| chunk.rest + *p));
            enters(&Aabb::new(bounds.min - reach, bounds.max + reach), target - way * 200.0, way)
        });
        let far = enter.fold(f32::INFINITY, f32::min);
        let touch = target - way * (200.0 - far.min(200.0)).max(0.0) - way * 0.05;
        let velocity = way * speed;
        let body = match lorry {
            _ if falls => Body::Meteor,
            Some((shape, half)) => Body::Lorry { shape, half },
            None => Body::Ball { hook: touch + Vec3::Y * CABLE.0.max(CABLE.1 * (hero.max.y - touch.y)) },
        };
        let before = (0..samples).map(|s| {
            let t = (plan.frame_time_s(s) - plan.event.start_s) as f32;
            match &body {
                Body::Ball { hook } => hung(swing(*hook, touch, velocity, t), *hook),
                Body::Meteor => Pose::at(touch + velocity * t),
                Body::Lorry { .. } => driven(touch, way, -speed * t.min(0.0)),
            }
        });
        let poses = before.collect();
        let room = ROOM * (size.x * size.z).sqrt();
        let ball = 4.18879 * radius * radius * radius;
        let mass = match &body {
            Body::Meteor => ball * STONE,
            Body::Ball { .. } => ball * (Substance::Steel.density() * FILLING),
            Body::Lorry { half, .. } => 8.0 * half.x * half.y * half.z * LOADED,
        };
        Self { body, radius, mass, touch, velocity, launched: false, room, gone: u32::MAX, poses }
    }

    /// What the blow of a meteor is like; none of a ball.
    pub fn crater(&self) -> Option<Charge> {
        let position = self.touch + self.velocity.normalize_or_zero() * (DEEP * self.radius);
        let radius = charge::crater(self.radius).min(self.room);
        self.falls().then_some(Charge { position, radius })
    }

    fn falls(&self) -> bool {
        matches!(self.body, Body::Meteor)
    }

    /// Whether a meteor has lost so much of its speed that it must have burst.
    pub fn is_spent(&self, speed: f32) -> bool {
        self.falls() && self.launched && self.gone == u32::MAX && speed < SPENT * self.velocity.length()
    }

    /// Lets it be no more from a sample on.
    pub fn burst(&mut self, sample: u32) {
        self.gone = sample;
        let last = self.poses[sample.saturating_sub(1) as usize];
        self.poses[sample as usize..].fill(last);
    }

    /// Puts the ball into the world, once.
    pub fn launch(&mut self, world: &mut World) {
        if !std::mem::replace(&mut self.launched, true) {
            let (shape, hook, substance) = match &self.body {
                Body::Ball { hook } => (Striker::Ball(self.radius), Some(*hook), Substance::Steel),
                Body::Meteor => (Striker::Ball(self.radius), None, Substance::Stone),
                Body::Lorry { half, .. } => {
                    let turn = driven(self.touch, self.velocity.normalize_or(Vec3::X), 0.0).rotation;
                    (Striker::Box { half: *half, turn }, None, Substance::Steel)
                }
            };
            world.launch(self.touch, self.velocity, shape, self.mass, substance);
            if let Some(hook) = hook {
                world.tether(hook);
            }
        }
    }

    /// Takes its pose as a sample.
    pub fn sample(&mut self, world: &World, sample: u32) {
        if let Some(ball) = &world.ball {
            let pose = world.engine.bodies[ball.handle].position();
            if pose.translation.is_finite() {
                let q = pose.rotation;
                let rotation = Quat::from_xyzw(q.x, q.y, q.z, q.w).normalize();
                self.poses[sample as usize] = match self.body {
                    Body::Ball { hook } => hung(pose.translation, hook),
                    _ => Pose { position: pose.translation, rotation },
                };
            }
        }
    }

    /// Adds it to a take, and after it its cable.
    pub fn join(self, take: &mut Take, scene: &Scene) {
        let of = |pattern: Pattern| scene.materials.iter().position(|m| m.pattern == pattern);
        let metal = MaterialId(of(Pattern::Metal).unwrap_or(0) as u16);
        let rock = of(Pattern::Asphalt).map_or(metal, |n| MaterialId(n as u16));
        take.impactor = Some(take.movers.len() as u32);
        let mut add = |mesh: Mesh, poses: &[Pose]| {
            take.meshes.push(mesh);
            take.movers.push(Mover {
                mesh: MeshId(take.meshes.len() as u32 - 1),
                scale: 1.0,
                rest: self.touch,
                object: scene.hero_object,
                born: 0,
                gone: self.gone,
            });
            take.motion.poses.extend(poses);
        };
        let hook = match self.body {
            Body::Meteor => return add(dented(sphere(self.radius, rock)), &self.poses),
            Body::Lorry { shape, .. } => return add(shape, &self.poses),
            Body::Ball { hook } => hook,
        };
        add(sphere(self.radius, metal), &self.poses);
        let mut rope = Mesh::default();
        let length = hook.distance(self.touch);
        build::tube(&mut rope, Vec3::Y * (0.9 * self.radius), Vec3::Y * length, [ROPE; 2], 8, metal);
        add(rope, &self.poses);
    }
}

/// What the ball is to hit at the height of the plan's origin: what carries the most above it.
fn aim(hero: &Aabb, broken: &Fractured, plan: &ShotPlan, radius: f32) -> Vec3 {
    let size = hero.size();
    let height = match plan.event.origin {
        Origin::GroundFloor => 0.1,
        Origin::Middle | Origin::Left | Origin::Right => 0.5,
        Origin::Top => 0.85,
        Origin::Floor(n) => (n as f32 + 0.5) / plan.structure.floors.max(1) as f32,
    };
    let y = (hero.min.y + height.min(0.95) * size.y).max(radius + 0.5);
    let (mut sum, mut mass) = (Vec3::ZERO, 0.0_f32);
    for chunk in broken.chunks.iter().filter(|c| c.rest.y > y + ABOVE * size.y) {
        sum += chunk.rest * chunk.mass_kg;
        mass += chunk.mass_kg;
    }
    let middle = if mass > 0.0 { sum / mass } else { hero.center() };
    let side = match plan.event.origin {
        Origin::Left => -0.3,
        Origin::Right => 0.3,
        _ => 0.0,
    };
    Vec3::new(middle.x + side * size.x, y, middle.z)
}

/// How far along a ray a box begins.
fn enters(bounds: &Aabb, from: Vec3, way: Vec3) -> Option<f32> {
    let (mut near, mut far) = (0.0_f32, f32::INFINITY);
    for k in 0..3 {
        if way[k].abs() < 1e-6 {
            if from[k] < bounds.min[k] || from[k] > bounds.max[k] {
                return None;
            }
            continue;
        }
        let (a, b) = ((bounds.min[k] - from[k]) / way[k], (bounds.max[k] - from[k]) / way[k]);
        near = near.max(a.min(b));
        far = far.min(a.max(b));
    }
    (near <= far).then_some(near)
}

/// Where a pendulum is at a time before it passes its lowest place: held at the top of its swing until it has to go.
fn swing(hook: Vec3, lowest: Vec3, velocity: Vec3, time: f32) -> Vec3 {
    let length = hook.distance(lowest).max(1e-3);
    let (mut angle, mut rate) = (0.0_f32, velocity.length() / length);
    let mut t = 0.0;
    // Backwards in time.
    while t > time && rate > 0.0 {
        let step = (1.0 / 480.0_f32).min(t - time);
        angle -= rate * step;
        rate -= super::world::GRAVITY / length * sin(-angle) * step;
        t -= step;
    }
    hook + (velocity.normalize_or_zero() * sin(angle) - Vec3::Y * cos(angle)) * length
}

/// Where a lorry is so many metres before it touches: along the street, in a turn towards the structure, then straight.
fn driven(touch: Vec3, way: Vec3, before: f32) -> Pose {
    let side = if way.x < 0.0 { -1.0 } else { 1.0 };
    let angle = atan2(-way.z, way.x.abs());
    let heading = |angle: f32| Vec3::new(side * cos(angle), 0.0, -sin(angle));
    let turned = (before - STRAIGHT).clamp(0.0, TURN * angle.abs());
    let now = angle - angle.signum() * turned / TURN;
    let arc = Vec3::new(side * (sin(angle) - sin(now)), 0.0, cos(angle) - cos(now)) * (TURN * angle.signum());
    let street = (before - STRAIGHT - turned).max(0.0);
    let position = touch - way * before.min(STRAIGHT) - arc - heading(now) * street;
    let ahead = heading(now);
    Pose { position, rotation: Quat::from_rotation_y(atan2(-ahead.z, ahead.x)) }
}

/// The pose of a ball at a place, its cable towards the hook.
fn hung(position: Vec3, hook: Vec3) -> Pose {
    let up = (hook - position).normalize_or(Vec3::Y);
    Pose { position, rotation: Quat::from_rotation_arc(Vec3::Y, up).normalize() }
}

fn sphere(radius: f32, material: MaterialId) -> Mesh {
    let mut mesh = Mesh::default();
    let rings: Vec<[f32; 2]> = (0..=12)
        .map(|i| {
            let a = std::f32::consts::PI * i as f32 / 12.0;
            [-radius * cos(a), radius * sin(a)]
        })
        .collect();
    for pair in rings.windows(2) {
        let (from, to) = (Vec3::Y * pair[0][0], Vec3::Y * pair[1][0]);
        let mut band = Mesh::default();
        build::tube(&mut band, from, to, [pair[0][1], pair[1][1]], 24, material);
        mesh.append(&band);
    }
    mesh
}

/// A sphere as a lump of rock: waves of three lengths across it.
fn dented(mut sphere: Mesh) -> Mesh {
    for p in &mut sphere.positions {
        let n = p.normalize_or_zero();
        let wave = |k: f32, phase: f32| {
            sin(k * n.x + 1.3 * phase) * sin(k * n.y + 2.1 * phase) + sin(k * n.z + 0.7 * phase) * sin(k * n.x - phase)
        };
        let dent = 0.5 * wave(2.3, 1.0) + 0.3 * wave(4.7, 2.0) + 0.2 * wave(9.1, 3.0);
        *p *= 1.0 - DENTS * (0.5 + 0.5 * dent).clamp(0.0, 1.0);
    }
    sphere
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meteor_is_a_lump_within_its_ball() {
        let rock = dented(sphere(2.0, MaterialId(0)));
        // Rings close themselves by caps, whose middles lie within.
        let radii: Vec<f32> = rock.positions.iter().map(|p| p.length()).filter(|r| *r > 1.6).collect();
        let (least, most) = radii.iter().fold((f32::INFINITY, 0.0_f32), |(a, b), r| (a.min(*r), b.max(*r)));
        assert!(most <= 2.001 && least >= 2.0 * (1.0 - DENTS) - 1e-3 && most - least > 0.15, "{least} {most}");
    }

    #[test]
    fn a_lorry_comes_along_the_street_looks_where_it_goes_and_turns_without_a_jump() {
        for way in
            [SWERVE.normalize(), Vec3::new(-0.9, 0.0, -0.2).normalize(), Vec3::X, Vec3::new(1.0, 0.0, 0.3).normalize()]
        {
            let touch = Vec3::new(2.0, 1.8, -1.0);
            let at = |before: f32| driven(touch, way, before);
            assert!(at(0.0).position.distance(touch) < 1e-5);
            for n in 1..600 {
                let (a, b) = (at(n as f32 * 0.1), at((n - 1) as f32 * 0.1));
                let step = b.position - a.position;
                assert!((step.length() - 0.1).abs() < 1e-3, "{way} {n}: {step}");
                assert!(step.normalize().dot(a.rotation * Vec3::X) > 0.99, "{way} {n}");
            }
            let street = at(60.0).rotation * Vec3::X;
            assert!(street.x.abs() > 0.999 && street.x * way.x > 0.0, "{way}: {street}");
        }
    }

    #[test]
    fn a_swing_keeps_its_cable_and_its_energy() {
        let (hook, lowest, velocity) = (Vec3::new(0.0, 20.0, 0.0), Vec3::ZERO, Vec3::X * 11.0);
        let before = |t: f32| swing(hook, lowest, velocity, -t);
        for t in [0.1_f32, 0.4, 0.8] {
            let (p, q) = (before(t - 0.01), before(t + 0.01));
            assert!((before(t).distance(hook) - 20.0).abs() < 1e-3, "{t}");
            let energy = 0.5 * (p.distance(q) / 0.02).powi(2) + super::super::world::GRAVITY * before(t).y;
            assert!((energy - 60.5).abs() < 1.5, "{t}: {energy} J/kg of 60.5");
        }
        // The top of the swing: v2 / 2g above the lowest place.
        assert!((before(5.0).y - 60.5 / 9.81).abs() < 0.1, "{}", before(5.0));
    }
}
