//! A made-up collapse of a block: the ground floor goes, the storeys above come down and close one by one.

#![allow(dead_code)]

use glam::{Quat, Vec3};
use setpiece_scene::*;
use setpiece_shot::{Rng, ShotPlan};

pub const STOREY: f32 = 3.1;

struct Piece {
    bounds: Aabb,
    storey: u32,
    outside: Vec3,
}

fn pieces(size: Vec3) -> Vec<Piece> {
    let floors = (size.y / STOREY).round() as u32;
    let mut out = Vec::new();
    let (hx, z0) = (0.5 * size.x, -size.z);
    let tile = 2.4;
    let (nx, nz) = ((size.x / tile).round() as u32, (size.z / tile).round() as u32);
    let (tx, tz) = (size.x / nx as f32, size.z / nz as f32);
    let mut push = |min: Vec3, max: Vec3, storey, outside| {
        out.push(Piece { bounds: Aabb::new(min, max), storey, outside });
    };
    for s in 0..floors {
        let y = s as f32 * STOREY;
        let top = y + STOREY;
        for a in 0..nx {
            for b in 0..nz {
                let (x, z) = (-hx + a as f32 * tx, z0 + b as f32 * tz);
                push(Vec3::new(x, top - 0.22, z), Vec3::new(x + tx, top, z + tz), s, Vec3::ZERO);
            }
        }
        // Piers and sills; what is left open is the windows.
        for a in 0..nx {
            let x = -hx + a as f32 * tx;
            for (z, n) in [(-0.25, Vec3::Z), (z0, -Vec3::Z)] {
                push(Vec3::new(x, y, z), Vec3::new(x + 0.9, top - 0.22, z + 0.25), s, n);
                push(Vec3::new(x + 0.9, y, z), Vec3::new(x + tx, y + 0.9, z + 0.25), s, n);
            }
        }
        for b in 0..nz {
            let z = z0 + b as f32 * tz;
            for (x, n) in [(-hx, -Vec3::X), (hx - 0.25, Vec3::X)] {
                push(Vec3::new(x, y, z), Vec3::new(x + 0.25, top - 0.22, z + 1.1), s, n);
                push(Vec3::new(x, y, z + 1.1), Vec3::new(x + 0.25, y + 0.9, z + tz), s, n);
            }
        }
    }
    out
}

/// A block of a size, its plan's event collapsing it; with the plan's number of frames.
pub fn collapse(plan: &ShotPlan, size: Vec3) -> (Scene, Take, Vec<Chunk>) {
    let mut scene = empty();
    scene.layout.hero = Aabb::new(Vec3::new(-0.5 * size.x, 0.0, -size.z), Vec3::new(0.5 * size.x, size.y, 0.0));
    scene.layout.envelope = scene.layout.hero.grown(0.3 * size.y);
    // Neighbours across the street and beside.
    for (min, max) in [((-60.0, 18.0), (-16.0, 40.0)), ((38.0, 18.0), (60.0, 40.0)), ((-40.0, -14.0), (-14.0, 0.0))] {
        let bounds = Aabb::new(Vec3::new(min.0, 0.0, min.1), Vec3::new(max.0, 16.0, max.1));
        scene.colliders.push(Collider { bounds });
    }
    let all = pieces(size);
    let frame_s = plan.fps.frame_s() as f32;
    let samples = plan.frame_count() + 1;
    let start = plan.event.start_s as f32;
    let mut chunks = Vec::new();
    let mut take = Take { chunks: all.len() as u32, ..Take::default() };
    take.motion.samples = samples;
    let mut rng = Rng::new(plan.seed, "made-up take");
    let steps_per_frame = 8;
    let dt = frame_s / steps_per_frame as f32;
    for piece in &all {
        let rest = piece.bounds.center();
        let v = piece.bounds.size();
        let volume = v.x * v.y * v.z;
        chunks.push(Chunk {
            part: 0,
            mesh: Mesh::default(),
            hull: piece.bounds.corners().iter().map(|c| *c - rest).collect(),
            rest,
            volume_m3: volume,
            mass_kg: volume * 2400.0,
            cluster: 0,
        });
        take.movers.push(Mover { mesh: MeshId(0), scale: 1.0, rest, object: ObjectId(0), born: 0, gone: u32::MAX });
        let pile = 0.5 + 0.55 * piece.storey as f32 + rng.range(0.0, 0.8);
        let (mut p, mut vel, mut spin, mut turn) = (rest, Vec3::ZERO, Vec3::ZERO, Quat::IDENTITY);
        let mut falling = true;
        let mut landed = false;
        let mut drop = 0.0_f32;
        let mut fall = 0.0_f32;
        let tilt = 1.0 + 0.03 * (rest.x / size.x);
        for sample in 0..samples {
            take.motion.poses.push(Pose { position: p, rotation: turn });
            for n in 0..steps_per_frame {
                let t = (sample * steps_per_frame + n) as f32 * dt;
                if t < start || landed {
                    continue;
                }
                fall += 0.62 * 9.81 * dt * tilt;
                drop += fall * dt;
                // A storey is crushed when the front of the collapse has eaten what is below it.
                let crushed = drop > (piece.storey as f32 * STOREY - pile).max(0.0);
                if crushed && falling {
                    falling = false;
                    let out = piece.outside * rng.range(1.0, 6.0);
                    vel = Vec3::new(rng.normal(), -0.7 * fall * rng.unit(), rng.normal()) * 0.8 + out;
                    spin = Vec3::new(rng.normal(), rng.normal(), rng.normal()) * 2.0;
                    take.breakages.push(Breakage {
                        time_s: t,
                        position: p,
                        area_m2: v.x.max(v.z) * 0.5,
                        substance: Substance::Concrete,
                    });
                }
                if falling {
                    p.y = rest.y - drop;
                } else {
                    vel.y -= 9.81 * dt;
                    p += vel * dt;
                    turn = (Quat::from_scaled_axis(spin * dt) * turn).normalize();
                    let floor = if piece.outside == Vec3::ZERO { pile } else { pile * 0.5 };
                    if p.y < floor {
                        if vel.y < -3.0 {
                            take.impacts.push(Impact {
                                time_s: t,
                                position: p,
                                speed: -vel.y,
                                impulse: -vel.y * volume * 2400.0,
                                mass_kg: volume * 2400.0,
                                substance: Substance::Concrete,
                                against: Substance::Concrete,
                            });
                        }
                        p.y = floor;
                        landed = true;
                    }
                }
            }
        }
    }
    take.breakages.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    take.impacts.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    (scene, take, chunks)
}

fn empty() -> Scene {
    let nothing = Aabb::new(Vec3::ZERO, Vec3::ZERO);
    Scene {
        meshes: Vec::new(),
        materials: Vec::new(),
        objects: Vec::new(),
        instances: Vec::new(),
        parts: Vec::new(),
        hero_object: ObjectId(0),
        colliders: Vec::new(),
        props: Vec::new(),
        rammer: None,
        lamps: Vec::new(),
        sky: Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.0, cloud_thickness: 0.0, seed: 0 },
        air: Air { fog_height_m: 100.0, ..Air::default() },
        layout: Layout { hero: nothing, envelope: nothing, street_view: [Vec3::ZERO, Vec3::ONE], azimuth_deg: 20.0 },
    }
}
