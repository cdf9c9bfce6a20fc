//! What holds chunks together: cuts within a part, faces that lie on each other between parts.

use super::cell::{Cell, Origin, Polygon};
use glam::{DVec3, Vec3};
use setpiece_scene::{Aabb, Bond};
use std::collections::BTreeMap;

/// Faces nearer than this lie on each other, metres.
pub const GAP: f64 = 6e-3;
/// Edge of the broad phase's grid, metres.
const GRID: f32 = 1.5;
/// Parts without any bond are tied to the nearest chunk within this distance, metres.
const REACH: f32 = 0.12;

/// Where two pieces of one part meet.
#[derive(Clone, Debug)]
pub struct Joint {
    /// One piece.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The shared area, counter-clockwise seen from `b`.
    pub polygon: Polygon,
    /// Shared area in m2.
    pub area: f64,
    /// Its middle.
    pub center: DVec3,
    /// Unit normal from `a` to `b`.
    pub normal: DVec3,
}

impl Joint {
    fn new(a: u32, b: u32, polygon: Polygon) -> Option<Self> {
        let vector = polygon.area_vector();
        let (area, center) = (vector.length(), polygon.center());
        (area > 1e-6).then(|| Self { a, b, area, center, normal: vector / area, polygon })
    }
}

/// Where the pieces of one part meet, ordered.
pub fn within<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Joint> {
    let mut out = Vec::new();
    let mut planes: BTreeMap<u32, Vec<(u32, &Polygon)>> = BTreeMap::new();
    for (i, cell) in cells.enumerate() {
        for face in &cell.faces {
            match face.origin {
                Origin::Cut(j) if j != u32::MAX && j > i as u32 => out.extend(Joint::new(i as u32, j, face.clone())),
                Origin::Plane(k) => planes.entry(k).or_default().push((i as u32, face)),
                _ => {}
            }
        }
    }
    for faces in planes.values() {
        for (n, (a, face)) in faces.iter().enumerate() {
            for (b, other) in &faces[n + 1..] {
                let facing = other.area_vector().normalize_or_zero();
                if a != b && face.area_vector().dot(facing) < 0.0 {
                    let shared = shared(face, other, facing);
                    out.extend(
                        shared.and_then(|p| Joint::new(*a.min(b), *a.max(b), if a < b { p } else { turned(p) })),
                    );
                }
            }
        }
    }
    out.sort_by_key(|j| (j.a, j.b));
    out
}

fn turned(mut polygon: Polygon) -> Polygon {
    polygon.corners.reverse();
    polygon
}

/// A chunk as the search sees it.
pub struct Body {
    /// Its part.
    pub part: u32,
    /// Its extent.
    pub bounds: Aabb,
    /// Its outer faces with unit normals.
    pub faces: Vec<(Polygon, DVec3)>,
}

/// The bonds between chunks of different parts, ordered by their chunks.
pub fn between(bodies: &[Body], linked: &[bool]) -> Vec<Bond> {
    let pairs = near_pairs(bodies);
    let mut bonds: Vec<Bond> = {
        use rayon::prelude::*;
        pairs.par_iter().filter_map(|(a, b)| touch(bodies, *a, *b)).collect()
    };
    tie_orphans(bodies, linked, &pairs, &mut bonds);
    bonds.sort_by_key(|b| (b.a, b.b));
    bonds
}

/// Pairs of chunks of different parts whose boxes nearly touch, each once, in order.
pub fn near_pairs(bodies: &[Body]) -> Vec<(u32, u32)> {
    let mut grid: BTreeMap<[i32; 3], Vec<u32>> = BTreeMap::new();
    let cell = |p: Vec3| [(p.x / GRID).floor() as i32, (p.y / GRID).floor() as i32, (p.z / GRID).floor() as i32];
    for (i, body) in bodies.iter().enumerate() {
        let grown = body.bounds.grown(REACH * 0.5);
        let (low, high) = (cell(grown.min), cell(grown.max));
        for x in low[0]..=high[0] {
            for y in low[1]..=high[1] {
                for z in low[2]..=high[2] {
                    grid.entry([x, y, z]).or_default().push(i as u32);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for members in grid.values() {
        for (n, a) in members.iter().enumerate() {
            for b in &members[n + 1..] {
                let (p, q) = (&bodies[*a as usize], &bodies[*b as usize]);
                if p.part != q.part && p.bounds.grown(REACH).overlaps(&q.bounds) {
                    pairs.push((*a.min(b), *a.max(b)));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The bond of two chunks whose faces lie on each other, over the largest such pair of faces.
fn touch(bodies: &[Body], a: u32, b: u32) -> Option<Bond> {
    let (p, q) = (&bodies[a as usize], &bodies[b as usize]);
    if !p.bounds.grown(GAP as f32).overlaps(&q.bounds) {
        return None;
    }
    let mut best: Option<Bond> = None;
    for (face, normal) in &p.faces {
        for (other, facing) in &q.faces {
            if normal.dot(*facing) > -0.99 || (normal.dot(other.corners[0] - face.corners[0])).abs() > GAP {
                continue;
            }
            let Some((area, center)) = overlap(face, other, *facing) else { continue };
            if best.as_ref().is_none_or(|best| area as f32 > best.area_m2) {
                best = Some(Bond::new(a, b, area as f32, center.as_vec3(), normal.as_vec3()));
            }
        }
    }
    best
}

/// Area and centre of what two facing polygons share.
fn overlap(face: &Polygon, other: &Polygon, facing: DVec3) -> Option<(f64, DVec3)> {
    let shared = shared(face, other, facing)?;
    let area = shared.area_vector().length();
    (area > 1e-4).then(|| (area, shared.center()))
}

/// What of a polygon lies on another that faces it; `facing` is the other's unit normal.
pub fn shared(face: &Polygon, other: &Polygon, facing: DVec3) -> Option<Polygon> {
    let mut shared = face.clone();
    let n = other.corners.len();
    for i in 0..n {
        let (p, q) = (other.corners[i], other.corners[(i + 1) % n]);
        let outward = (q - p).cross(facing).try_normalize()?;
        shared.corners = shared.clipped(outward, outward.dot(p), 0.0);
        if shared.corners.len() < 3 {
            return None;
        }
    }
    Some(shared)
}

/// Ties every part that touches nothing face to face (a tilted dish, a sign on thin brackets) to its nearest chunk.
fn tie_orphans(bodies: &[Body], linked: &[bool], pairs: &[(u32, u32)], bonds: &mut Vec<Bond>) {
    let parts = bodies.iter().map(|b| b.part as usize + 1).max().unwrap_or(0);
    let mut held = vec![false; parts];
    for (part, yes) in linked.iter().enumerate().take(parts) {
        held[part] = *yes;
    }
    for bond in bonds.iter() {
        held[bodies[bond.a as usize].part as usize] = true;
        held[bodies[bond.b as usize].part as usize] = true;
    }
    // Nearest partner per orphan part: gap of the boxes, negative when they overlap.
    let mut nearest: BTreeMap<u32, (f32, Bond)> = BTreeMap::new();
    for (a, b) in pairs {
        let (p, q) = (&bodies[*a as usize], &bodies[*b as usize]);
        let gap_axes = (q.bounds.min - p.bounds.max).max(p.bounds.min - q.bounds.max);
        let gap = gap_axes.max_element();
        if gap > REACH {
            continue;
        }
        let shared = (p.bounds.max.min(q.bounds.max) - p.bounds.min.max(q.bounds.min)).max(Vec3::splat(0.03));
        let area = (shared.x * shared.y).max(shared.y * shared.z).max(shared.x * shared.z);
        let center = (p.bounds.max.min(q.bounds.max) + p.bounds.min.max(q.bounds.min)) * 0.5;
        let normal = (q.bounds.center() - p.bounds.center()).try_normalize().unwrap_or(Vec3::Y);
        let bond = Bond::new(*a, *b, area.min(0.5), center, normal);
        for part in [p.part, q.part] {
            if !held[part as usize] && nearest.get(&part).is_none_or(|(best, _)| gap < *best) {
                nearest.insert(part, (gap, bond));
            }
        }
    }
    let mut extra: Vec<Bond> = nearest.into_values().map(|(_, bond)| bond).collect();
    extra.sort_by_key(|b| (b.a, b.b));
    extra.dedup_by_key(|b| (b.a, b.b));
    bonds.extend(extra);
}
