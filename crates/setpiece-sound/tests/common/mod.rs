//! A camera, a layout and a made-up collapse to listen to.
#![allow(dead_code)]

use glam::{Quat, Vec3};
use setpiece_scene::{
    Aabb, Breakage, CameraKey, CameraPath, Collider, Impact, Layout, Mesh, MeshId, Motion, Mover, ObjectId, Pose,
    Substance, Take,
};
use setpiece_shot::{EventKind, Rng, ShotPlan};

/// A camera at eye height, so far in front of the facade, that looks at the middle of the block.
pub fn camera(plan: &ShotPlan, distance: f32) -> CameraPath {
    let key = CameraKey {
        position: Vec3::new(0.0, 1.7, distance),
        rotation: Quat::IDENTITY,
        lens_mm: 28.0,
        focus_m: distance,
        f_stop: 5.6,
        squeeze: 1.0,
    };
    CameraPath { keys: vec![key; plan.frame_count() as usize + 1] }
}

pub fn layout() -> Layout {
    let hero = Aabb::new(Vec3::new(-9.6, 0.0, -14.4), Vec3::new(9.6, 31.0, 0.0));
    Layout { hero, envelope: hero, street_view: [Vec3::ZERO, Vec3::Z * 40.0], azimuth_deg: 0.0 }
}

/// Facades along both sides of the street that the camera looks down.
pub fn street() -> Vec<Collider> {
    [[-40.0, -14.0], [14.0, 40.0]]
        .map(|[x0, x1]| Collider { bounds: Aabb::new(Vec3::new(x0, 0.0, -20.0), Vec3::new(x1, 24.0, 120.0)) })
        .to_vec()
}

pub fn hit(time_s: f32, position: Vec3, mass_kg: f32, substance: Substance) -> Impact {
    let speed = 8.0;
    Impact { time_s, position, speed, impulse: mass_kg * speed, mass_kg, substance, against: Substance::Concrete }
}

/// A plan without its event's own sound.
pub fn plan() -> ShotPlan {
    let mut plan = ShotPlan::default();
    plan.event.kind = EventKind::Collapse;
    plan.duration_s = 2.0;
    plan
}

/// A ten-storey block that comes down from 0.5 s to about 3.5 s: cracks first, then storey upon storey, then what settles.
pub fn collapse(plan: &ShotPlan, count: usize) -> Take {
    let mut rng = Rng::new(plan.seed, "test.collapse");
    let mut take = Take::default();
    for i in 0..count / 4 {
        let late = if i < 40 { rng.range(0.0, 0.5) } else { 0.4 + 2.2 * rng.unit() };
        let substance = if rng.chance(0.1) { Substance::Glass } else { Substance::Concrete };
        take.breakages.push(Breakage {
            time_s: 0.5 + late,
            position: Vec3::new(rng.range(-9.0, 9.0), rng.range(0.0, 25.0), rng.range(-14.0, 0.0)),
            area_m2: rng.range(0.01, 0.2),
            substance,
        });
    }
    for _ in 0..count {
        let t = rng.unit();
        let time_s = 1.1 + 2.0 * t + 0.25 * rng.normal().abs();
        let mass_kg = libm::expf(rng.range(0.0, 8.5));
        let speed = 3.0 + 12.0 * t * rng.unit();
        let substance = *rng.pick(&[
            Substance::Concrete,
            Substance::Concrete,
            Substance::Brick,
            Substance::Plaster,
            Substance::Glass,
            Substance::Steel,
            Substance::Timber,
        ]);
        take.impacts.push(Impact {
            time_s,
            position: Vec3::new(rng.range(-12.0, 12.0), rng.range(0.0, 6.0), rng.range(-14.0, 5.0)),
            speed,
            impulse: mass_kg * speed,
            mass_kg,
            substance,
            against: if rng.chance(0.5) { Substance::Soil } else { Substance::Concrete },
        });
    }
    take.impacts.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    take.breakages.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    fall(&mut take, plan);
    take
}

/// Movers that fall freely from their storeys.
fn fall(take: &mut Take, plan: &ShotPlan) {
    let mut mesh = Mesh::default();
    setpiece_scene::build::block(&mut mesh, [-0.8, -0.2, -0.8], [0.8, 0.2, 0.8], setpiece_scene::MaterialId(0));
    take.meshes.push(mesh);
    let samples = plan.frame_count() + 1;
    for i in 0..600_u32 {
        let rest = Vec3::new((i % 10) as f32 * 2.0 - 9.0, (i / 60) as f32 * 3.1, -((i / 10 % 6) as f32) * 2.4);
        for sample in 0..samples {
            let t = (plan.frame_time_s(sample) as f32 - 0.9).max(0.0);
            let y = (rest.y - 0.35 * 9.81 * t * t).max(0.2 * rest.y);
            take.motion.poses.push(Pose { position: Vec3::new(rest.x, y, rest.z), rotation: Quat::IDENTITY });
        }
        take.movers.push(Mover { mesh: MeshId(0), scale: 1.0, rest, object: ObjectId(0), born: 0, gone: u32::MAX });
    }
    take.chunks = 600;
    take.motion = Motion { samples, poses: std::mem::take(&mut take.motion.poses) };
}
