//! What can be measured of a take from outside: which chunks move as one, how far they have turned, what carries them.
#![allow(dead_code)]

use glam::{Quat, Vec3};
use rapier3d::parry::query::distance;
use rapier3d::parry::shape::ConvexPolyhedron;
use rapier3d::prelude::Pose as EnginePose;
use setpiece_fx::Fractured;
use setpiece_scene::{Aabb, Scene, Take};

/// Nearer than this counts as touching, metres: nobody sees a smaller gap.
const TOUCHING: f32 = 0.05;
/// What hangs on steel or bars that yielded has stretched them at most so far, metres.
const STRETCHED: f32 = 0.12;
/// Slower than this hangs still, m/s, when it does for so long, seconds.
const STILL: (f32, f32) = (0.1, 0.25);

fn find(group: &mut [u32], mut i: u32) -> u32 {
    while group[i as usize] != i {
        group[i as usize] = group[group[i as usize] as usize];
        i = group[i as usize];
    }
    i
}

fn there(take: &Take, chunk: usize, sample: u32) -> bool {
    (take.movers[chunk].born..take.movers[chunk].gone).contains(&sample)
}

/// Where a chunk's body has its origin, and how it is turned: chunks of one body agree.
fn body(take: &Take, broken: &Fractured, chunk: usize, sample: u32) -> (Vec3, Quat) {
    let pose = take.motion.pose(chunk, sample);
    (pose.position - pose.rotation * broken.chunks[chunk].rest, pose.rotation)
}

/// A number per chunk that is the same for bonded chunks which move as one.
pub fn compounds(take: &Take, broken: &Fractured, sample: u32) -> Vec<u32> {
    let mut group: Vec<u32> = (0..broken.chunks.len() as u32).collect();
    for bond in &broken.bonds {
        let (a, b) = (bond.a as usize, bond.b as usize);
        if !there(take, a, sample) || !there(take, b, sample) {
            continue;
        }
        let (p, q) = (body(take, broken, a, sample), body(take, broken, b, sample));
        let turned = 1.0 - p.1.dot(q.1).abs();
        // Both where the bond is, since an origin may be far off.
        let gap = (p.0 + p.1 * bond.center).distance(q.0 + q.1 * bond.center);
        if turned < 1e-5 && gap < 4e-3 {
            let (a, b) = (find(&mut group, bond.a), find(&mut group, bond.b));
            group[a.max(b) as usize] = a.min(b);
        }
    }
    (0..group.len() as u32).map(|i| find(&mut group, i)).collect()
}

/// Mass of the largest compound as a share of the whole structure's.
pub fn largest(take: &Take, broken: &Fractured, sample: u32) -> f32 {
    let groups = compounds(take, broken, sample);
    let mut mass = vec![0.0_f32; groups.len()];
    for (i, group) in groups.iter().enumerate().filter(|(i, _)| there(take, *i, sample)) {
        mass[*group as usize] += broken.chunks[i].mass_kg;
    }
    mass.iter().fold(0.0_f32, |m, x| m.max(*x)) / broken.chunks.iter().map(|c| c.mass_kg).sum::<f32>()
}

/// Mean angle between up and what was up of the chunks that `of` picks by their rest positions, degrees, by mass.
pub fn tilt(take: &Take, broken: &Fractured, sample: u32, of: impl Fn(Vec3) -> bool) -> f32 {
    let (mut sum, mut mass) = (0.0, 0.0);
    for (i, chunk) in broken.chunks.iter().enumerate() {
        if there(take, i, sample) && of(chunk.rest) {
            let up = take.motion.pose(i, sample).rotation * Vec3::Y;
            sum += up.y.clamp(-1.0, 1.0).acos().to_degrees() * chunk.mass_kg;
            mass += chunk.mass_kg;
        }
    }
    sum / mass.max(1e-9)
}

/// Chunks that hang still in the air at a sample: they have hardly moved for a while, and no chain of bonds that hold and of
/// contacts has led from them to the ground.
pub fn hovering(scene: &Scene, take: &Take, broken: &Fractured, sample: u32, frame_s: f32) -> Vec<usize> {
    let back = (STILL.1 / frame_s).ceil() as u32;
    if sample < back {
        return Vec::new();
    }
    let still = |i: usize| {
        (sample - back..sample).all(|s| {
            let (p, q) = (take.motion.pose(i, s).position, take.motion.pose(i, s + 1).position);
            p.distance(q) < STILL.0 * frame_s
        })
    };
    let mut hangs: Vec<usize> = uncarried(scene, take, broken, sample).into_iter().filter(|i| still(*i)).collect();
    for earlier in [back, back / 2] {
        if !hangs.is_empty() {
            let then = uncarried(scene, take, broken, sample - earlier);
            hangs.retain(|i| then.contains(i));
        }
    }
    hangs
}

/// Chunks that neither bonds nor contacts connect to the ground at a sample.
fn uncarried(scene: &Scene, take: &Take, broken: &Fractured, sample: u32) -> Vec<usize> {
    let n = broken.chunks.len();
    let (mut bounds, mut hulls) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for (i, chunk) in broken.chunks.iter().enumerate() {
        let pose = take.motion.pose(i, sample);
        bounds.push(Aabb::of(chunk.hull.iter().map(|p| pose.point(*p))).grown(0.5 * TOUCHING));
        hulls.push(None::<Option<ConvexPolyhedron>>);
    }
    let groups = compounds(take, broken, sample);
    let mut members = vec![Vec::new(); n];
    groups.iter().enumerate().for_each(|(i, g)| members[*g as usize].push(i));
    // Chunks by place, to find neighbours quickly.
    let mut order: Vec<usize> = (0..n).filter(|i| there(take, *i, sample)).collect();
    order.sort_by(|a, b| bounds[*a].min.x.total_cmp(&bounds[*b].min.x));
    let widest = order.iter().map(|i| bounds[*i].size().x).fold(0.0, f32::max);
    let mut carried = vec![false; n];
    let mut queue: Vec<usize> = Vec::new();
    let grounded = |b: &Aabb| b.min.y < 0.06 || scene.colliders.iter().any(|c| c.bounds.grown(TOUCHING).overlaps(b));
    // What yielded hangs on: its two sides still share the bond's middle.
    let mut tied = vec![Vec::new(); n];
    for bond in &broken.bonds {
        let (a, b) = (bond.a as usize, bond.b as usize);
        if there(take, a, sample) && there(take, b, sample) {
            let (p, q) = (body(take, broken, a, sample), body(take, broken, b, sample));
            if (p.0 + p.1 * bond.center).distance(q.0 + q.1 * bond.center) < STRETCHED {
                tied[a].push(b);
                tied[b].push(a);
            }
        }
    }
    for i in &order {
        if grounded(&bounds[*i])
            || scene.parts[broken.chunks[*i].part as usize].anchored && unmoved(take, broken, *i, sample)
        {
            carried[*i] = true;
            queue.push(*i);
        }
    }
    let pose_of = |i: usize| {
        let pose = take.motion.pose(i, sample);
        let q = pose.rotation;
        let rotation = rapier3d::math::Rotation::from_xyzw(q.x, q.y, q.z, q.w);
        EnginePose::from_parts(pose.position, rotation)
    };
    while let Some(i) = queue.pop() {
        for other in members[groups[i] as usize].iter().chain(&tied[i]) {
            if !std::mem::replace(&mut carried[*other], true) {
                queue.push(*other);
            }
        }
        let from = order.partition_point(|j| bounds[*j].min.x < bounds[i].min.x - widest);
        for j in order[from..].iter().copied().take_while(|j| bounds[*j].min.x <= bounds[i].max.x) {
            if carried[j] || !bounds[i].overlaps(&bounds[j]) {
                continue;
            }
            for k in [i, j] {
                hulls[k].get_or_insert_with(|| ConvexPolyhedron::from_convex_hull(&broken.chunks[k].hull));
            }
            let near = match (&hulls[i], &hulls[j]) {
                (Some(Some(a)), Some(Some(b))) => {
                    distance(&pose_of(i), a, &pose_of(j), b).is_ok_and(|d| d.distance < TOUCHING)
                }
                _ => true,
            };
            if near {
                carried[j] = true;
                queue.push(j);
            }
        }
    }
    order.into_iter().filter(|i| !carried[*i]).collect()
}

fn unmoved(take: &Take, broken: &Fractured, chunk: usize, sample: u32) -> bool {
    take.motion.pose(chunk, sample).position.distance(broken.chunks[chunk].rest) < 1e-3
}
