//! Passive debris: small pieces that fly off where bonds break and bodies hit, and push nothing back.
//!
//! Sizes follow a power law, as fragments do (Turcotte 1986). A piece is thrown out with part of the motion around it,
//! flies with drag, bounces off the ground, the set's boxes and what already lies still, and comes to rest.

mod shapes;
mod terrain;

use crate::Fractured;
use glam::{Quat, Vec3};
use rayon::prelude::*;
use setpiece_scene::{MaterialId, MeshId, Mover, Pose, Scene, Substance, Take, math};
use setpiece_shot::{Rng, ShotPlan};
use std::collections::BTreeMap;
use terrain::Terrain;

/// Most pieces of a shot.
const MOST: usize = 20_000;
/// Pieces per square metre of new surface.
const PER_AREA: f32 = 3.0;
/// Pieces per impact, at most.
const PER_IMPACT: f32 = 6.0;
/// Least and greatest size in metres, and the exponent of the density of sizes.
const SIZES: (f32, f32, f32) = (0.03, 0.6, 2.1);
/// Speeds at which pieces leave a break, m/s.
const THROWN: (f32, f32) = (0.4, 6.5);
/// Share of the surrounding motion that pieces take along.
const CARRIED: f32 = 0.75;
/// No piece starts faster than this, m/s.
const FASTEST: f32 = 35.0;
/// How much of its speed a piece keeps when it bounces: along the normal, across it.
const BOUNCE: (f32, f32) = (0.28, 0.62);
/// Slower pieces come to rest when they touch ground, m/s.
const REST: f32 = 0.5;

/// Where pieces come from.
struct Source {
    time_s: f32,
    position: Vec3,
    substance: Substance,
    /// Expected number of pieces.
    count: f32,
    /// Speed of the throw, m/s.
    speed: f32,
}

/// One piece before it flies.
struct Piece {
    time_s: f32,
    position: Vec3,
    velocity: Vec3,
    size: f32,
    axis: Vec3,
    spin: f32,
    turn: Quat,
    mesh: MeshId,
    density: f32,
}

/// Adds debris movers after the chunks of a take. Of the plan only `fps` and `seed` go in.
pub fn scatter_debris(take: &mut Take, scene: &Scene, plan: &ShotPlan, broken: &Fractured) {
    let samples = take.motion.samples;
    let frame_s = plan.fps.frame_s() as f32;
    let sources = sources(take);
    let expected: f32 = sources.iter().map(|s| s.count).sum();
    if expected < 0.5 || samples < 2 {
        return;
    }
    let thin = (MOST as f32 / expected).min(1.0);
    let terrain = Terrain::new(take, scene, &broken.all_of(take), frame_s);
    let mut rng = Rng::new(plan.seed, "debris");
    let meshes = meshes(take, scene, &sources, &mut rng);
    let mut pieces = Vec::new();
    for source in &sources {
        let wanted = source.count * thin;
        let n = wanted as usize + usize::from(rng.chance(wanted.fract()));
        for _ in 0..n {
            if pieces.len() < MOST {
                pieces.push(throw(source, &terrain, &meshes[&source.substance], &mut rng));
            }
        }
    }
    let tracks: Vec<(u32, Vec<Pose>)> = pieces.par_iter().map(|piece| fly(piece, &terrain, samples, frame_s)).collect();
    for (piece, (born, poses)) in pieces.iter().zip(tracks) {
        if born >= samples {
            continue;
        }
        take.movers.push(Mover {
            mesh: piece.mesh,
            scale: piece.size,
            rest: piece.position,
            object: scene.hero_object,
            born,
            gone: u32::MAX,
        });
        take.motion.poses.extend(poses);
    }
}

fn sources(take: &Take) -> Vec<Source> {
    let breaks = take.breakages.iter().map(|b| Source {
        time_s: b.time_s,
        position: b.position,
        substance: b.substance,
        count: (b.area_m2 * PER_AREA).min(12.0),
        speed: 1.0,
    });
    let hits = take.impacts.iter().filter(|i| i.speed > 2.0 && i.mass_kg > 20.0).map(|i| Source {
        time_s: i.time_s,
        position: i.position,
        substance: if i.substance == Substance::Soil { i.against } else { i.substance },
        count: (0.12 * i.speed * libm::sqrtf(i.mass_kg / 500.0)).min(PER_IMPACT),
        speed: 0.5 + 0.12 * i.speed.min(15.0),
    });
    let mut all: Vec<Source> = breaks.chain(hits).filter(|s| s.position.is_finite() && s.count > 0.0).collect();
    all.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    all
}

/// Shapes of every substance that breaks, in the material that its parts show inside.
fn meshes(take: &mut Take, scene: &Scene, sources: &[Source], rng: &mut Rng) -> BTreeMap<Substance, Vec<MeshId>> {
    let mut out: BTreeMap<Substance, Vec<MeshId>> = BTreeMap::new();
    for source in sources {
        if out.contains_key(&source.substance) {
            continue;
        }
        let part = scene.parts.iter().find(|p| p.substance == source.substance);
        let material = part.map_or(MaterialId(0), |p| p.inside);
        let ids = (0..shapes::VARIANTS).map(|_| {
            take.meshes.push(shapes::shape(source.substance, material, rng));
            MeshId(take.meshes.len() as u32 - 1)
        });
        out.insert(source.substance, ids.collect());
    }
    out
}

fn throw(source: &Source, terrain: &Terrain, meshes: &[MeshId], rng: &mut Rng) -> Piece {
    let (least, most, exponent) = SIZES;
    let power = 1.0 - exponent;
    let u = rng.unit();
    let size = math::pow(math::pow(least, power) * (1.0 - u) + math::pow(most, power) * u, 1.0 / power);
    let direction = direction(rng);
    let around = terrain.velocity(source.position, source.time_s);
    let away = (source.position - terrain.middle).with_y(0.0).normalize_or_zero();
    let speed = rng.range(THROWN.0, THROWN.1) * source.speed;
    Piece {
        time_s: source.time_s,
        position: source.position + direction * rng.range(0.0, 0.4),
        velocity: (around * CARRIED + direction * speed + away * (0.6 * speed)).clamp_length_max(FASTEST),
        size,
        axis: direction.cross(Vec3::Y).try_normalize().unwrap_or(Vec3::X),
        spin: rng.range(-14.0, 14.0),
        turn: math::rotation(direction, rng.range(0.0, std::f32::consts::TAU)),
        mesh: *rng.pick(meshes),
        density: source.substance.density(),
    }
}

fn direction(rng: &mut Rng) -> Vec3 {
    let y = rng.range(-0.6, 1.0);
    let r = (1.0 - y * y).max(0.0).sqrt();
    let a = rng.range(0.0, std::f32::consts::TAU);
    Vec3::new(r * math::cos(a), y, r * math::sin(a))
}

/// First sample at which a piece exists, and its poses at all samples.
fn fly(piece: &Piece, terrain: &Terrain, samples: u32, frame_s: f32) -> (u32, Vec<Pose>) {
    let born = libm::ceilf((piece.time_s / frame_s).max(0.0) - 1e-4) as u32;
    let mut poses = vec![Pose { position: piece.position, rotation: piece.turn }; samples as usize];
    let (mut p, mut v, mut angle) = (piece.position, piece.velocity, 0.0_f32);
    let mut spin = piece.spin;
    // Quadratic drag of a lump: 3/4 Cd rho_air / (rho d), with Cd = 1.
    let drag = 0.75 * 1.2 / (piece.density * piece.size).max(1.0);
    let half = 0.3 * piece.size;
    let mut resting = false;
    for sample in born..samples {
        let from = if sample == born { piece.time_s } else { (sample as f32 - 1.0) * frame_s };
        let left = (sample as f32 * frame_s - from).max(0.0);
        let steps = 2;
        let dt = left / steps as f32;
        for _ in 0..steps {
            if resting || dt <= 0.0 {
                break;
            }
            v += (Vec3::Y * -9.81 - v * (v.length() * drag)) * dt;
            p += v * dt;
            angle += spin * dt;
            if let Some((depth, n)) = terrain.touch(p, half, sample) {
                p += n * depth;
                let along = v.dot(n);
                if along < 0.0 {
                    v = (v - n * along) * BOUNCE.1 - n * (along * BOUNCE.0);
                    spin *= 0.5;
                }
                resting = n.y > 0.7 && v.length() < REST;
            }
        }
        let rotation = math::rotation(piece.axis, angle) * piece.turn;
        poses[sample as usize] = Pose { position: p, rotation: rotation.normalize() };
    }
    (born, poses)
}
