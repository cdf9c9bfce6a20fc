//! The ball of an impact: flies in on a straight line, hits at the event's start, and then is a body among others.

use super::story;
use super::world::World;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh, MeshId, Mover, Pattern, Pose, Scene, Substance, Take, build};
use setpiece_shot::{Direction, Origin, ShotPlan};

/// Density of the ball as a share of solid steel.
const FILLING: f32 = 0.8;

/// The ball before, during and after the impact.
pub struct Impactor {
    radius: f32,
    mass: f32,
    /// Where its middle is when the event starts.
    touch: Vec3,
    velocity: Vec3,
    launched: bool,
    poses: Vec<Pose>,
}

impl Impactor {
    /// Aims a ball at the place where the plan's event begins.
    pub fn new(scene: &Scene, plan: &ShotPlan, samples: u32) -> Self {
        let hero = scene.layout.hero;
        let size = hero.size();
        let strength = plan.event.strength.clamp(0.0, 1.0) as f32;
        let radius = (0.6 + 0.9 * strength).min(0.25 * size.min_element().max(1.0));
        let speed = 15.0 + 35.0 * strength;
        let height = match plan.event.origin {
            Origin::GroundFloor => 0.1,
            Origin::Middle | Origin::Left | Origin::Right => 0.55,
            Origin::Top => 0.85,
            Origin::Floor(n) => (n as f32 + 0.5) / plan.structure.floors.max(1) as f32,
        };
        let side = match plan.event.origin {
            Origin::Left => -0.3,
            Origin::Right => 0.3,
            _ => 0.0,
        };
        let way = match plan.event.direction {
            Direction::Down | Direction::TowardCamera | Direction::Street => Vec3::new(0.25, -0.35, -1.0),
            other => story::way(other) + Vec3::new(0.0, -0.35, -0.2),
        }
        .normalize();
        let target = Vec3::new(
            hero.center().x + side * size.x,
            (hero.min.y + height.min(0.95) * size.y).max(radius + 0.5),
            hero.center().z,
        );
        // Back along the path to where the ball just touches the structure's box.
        let enter = (0..3)
            .filter(|k| way[*k].abs() > 1e-3)
            .map(|k| {
                let wall = if way[k] > 0.0 { hero.min[k] } else { hero.max[k] };
                (target[k] - wall) / way[k]
            })
            .fold(f32::INFINITY, f32::min)
            .max(0.0);
        let touch = target - way * (enter + radius + 0.05);
        let velocity = way * speed;
        let before = (0..samples).map(|s| {
            let t = plan.frame_time_s(s) - plan.event.start_s;
            Pose::at(touch + velocity * t as f32)
        });
        let mass = 4.18879 * radius * radius * radius * Substance::Steel.density() * FILLING;
        Self { radius, mass, touch, velocity, launched: false, poses: before.collect() }
    }

    /// Puts the ball into the world, once.
    pub fn launch(&mut self, world: &mut World) {
        if !std::mem::replace(&mut self.launched, true) {
            world.launch(self.touch, self.velocity, self.radius, self.mass);
        }
    }

    /// Takes its pose as a sample.
    pub fn sample(&mut self, world: &World, sample: u32) {
        if let Some(ball) = &world.ball {
            let pose = world.engine.bodies[ball.handle].position();
            if pose.translation.is_finite() {
                let q = pose.rotation;
                let rotation = glam::Quat::from_xyzw(q.x, q.y, q.z, q.w).normalize();
                self.poses[sample as usize] = Pose { position: pose.translation, rotation };
            }
        }
    }

    /// Adds it to a take.
    pub fn join(self, take: &mut Take, scene: &Scene) {
        let metal = scene.materials.iter().position(|m| m.pattern == Pattern::Metal).unwrap_or(0);
        take.meshes.push(sphere(self.radius, MaterialId(metal as u16)));
        take.movers.push(Mover {
            mesh: MeshId(take.meshes.len() as u32 - 1),
            scale: 1.0,
            rest: self.touch,
            object: scene.hero_object,
            born: 0,
            gone: u32::MAX,
        });
        take.motion.poses.extend(self.poses);
    }
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
