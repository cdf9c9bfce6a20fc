//! What lies inside a city's blocks: yards and gardens behind the houses, with sheds and trees.
//!
//! Seen from the air a third of a city is this, and it is darker and greener than its streets.

use super::draw::{Frame, Rect};
use super::palette::Palette;
use super::site::KERB_M;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh, build};
use setpiece_shot::Rng;
use std::f32::consts::{PI, TAU};

/// Width of a yard in metres, about.
const YARD_M: f32 = 11.5;
/// How far yards lie over the block's pavement.
const OVER_M: f32 = 0.02;
/// How high walls between yards are, metres.
const WALL_M: f32 = 2.1;

/// How much there is to see of a court.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Walls and sheds; the trees are left to be planted.
    Near,
    /// Greenery alone.
    Far,
}

/// Lays yards over a block's inside. `clear` is how far houses reach into it along x and z, metres. Gives where trees stand that
/// are to be planted, and their size as a multiple of a yard tree's.
pub fn fill(
    mesh: &mut Mesh,
    inside: &Rect,
    clear: [f32; 2],
    detail: Detail,
    p: &Palette,
    rng: &mut Rng,
) -> Vec<(Vec3, f32)> {
    let mut trees = Vec::new();
    let (w, d) = (inside.x[1] - inside.x[0], inside.z[1] - inside.z[0]);
    let side = if detail == Detail::Near { YARD_M } else { 2.0 * YARD_M };
    if w < 2.0 * YARD_M || d < 2.0 * YARD_M {
        return trees;
    }
    let cells = [w, d].map(|length| (length / side).round().max(1.0) as u32);
    let open =
        Rect::new(inside.x[0] + clear[0], inside.x[1] - clear[0], inside.z[0] + clear[1], inside.z[1] - clear[1]);
    for i in 0..cells[0] {
        for k in 0..cells[1] {
            let x = [0.0, 1.0].map(|s| inside.x[0] + w * (i as f32 + s) / cells[0] as f32);
            let z = [0.0, 1.0].map(|s| inside.z[0] + d * (k as f32 + s) / cells[1] as f32);
            let yard = Rect { x, z };
            let ground = *rng.pick(&[p.grass, p.grass, p.grass, p.soil, p.asphalt, p.gravel]);
            yard.lay(mesh, KERB_M + OVER_M, ground);
            let middle = yard.center();
            if !open.contains(middle.x, middle.z) {
                continue;
            }
            if detail == Detail::Near {
                built(mesh, &yard, p, rng);
            }
            if rng.chance(if ground == p.grass { 0.8 } else { 0.35 }) {
                let at = Vec3::new(rng.range(x[0] + 2.0, x[1] - 2.0), KERB_M, rng.range(z[0] + 2.5, z[1] - 1.5));
                let scale = rng.range(0.55, 1.05);
                match detail {
                    Detail::Near => trees.push((at, scale)),
                    Detail::Far if !p.bare => crown(mesh, at, scale, p.leaves[2], rng),
                    Detail::Far => {}
                }
            }
        }
    }
    trees
}

/// A wall at a yard's side, and in some a shed at its end.
fn built(mesh: &mut Mesh, yard: &Rect, p: &Palette, rng: &mut Rng) {
    let (x, z, y) = (yard.x, yard.z, KERB_M + OVER_M);
    let top = y + WALL_M * rng.range(0.8, 1.2);
    let wall = Frame::between(Vec3::new(x[0], y, z[0]), Vec3::new(x[0], y, z[1]));
    let brick = *rng.pick(&p.walls);
    wall.rect(mesh, [0.0, z[1] - z[0]], [0.0, top - y], 0.09, brick);
    let back = Frame::between(Vec3::new(x[0], y, z[1]), Vec3::new(x[0], y, z[0]));
    back.rect(mesh, [0.0, z[1] - z[0]], [0.0, top - y], 0.09, brick);
    Rect::new(x[0] - 0.09, x[0] + 0.09, z[0], z[1]).lay(mesh, top, brick);
    if rng.chance(0.4) {
        let (w, d) = (rng.range(3.0, 7.0), rng.range(2.6, 5.0));
        let from = [x[0] + 0.3 + rng.unit() * (x[1] - x[0] - w - 0.6).max(0.0), z[0] + 0.3];
        let high = y + rng.range(2.4, 3.6);
        build::block(mesh, [from[0], y, from[1]], [from[0] + w, high, from[1] + d], *rng.pick(&p.walls));
        let cover = *rng.pick(&[p.roof_tiles, p.slate, p.asphalt, p.concrete]);
        Rect::new(from[0] - 0.15, from[0] + w + 0.15, from[1] - 0.15, from[1] + d + 0.15).lay(mesh, high + 0.1, cover);
    }
}

/// Adds a tree as it is seen from afar over roofs: its crown alone.
fn crown(mesh: &mut Mesh, at: Vec3, scale: f32, leaves: MaterialId, rng: &mut Rng) {
    lump(mesh, at + Vec3::Y * (5.6 * scale), 4.6 * scale, [6, 2], leaves, rng);
}

/// Adds a dented ball of so many segments around and up.
fn lump(mesh: &mut Mesh, at: Vec3, radius: f32, [around, up]: [u32; 2], material: MaterialId, rng: &mut Rng) {
    let rows = (up + 1) * around;
    let dents: Vec<f32> = (0..rows).map(|_| rng.range(0.75, 1.2)).collect();
    let point = |i: u32, k: u32| {
        let k = k % around;
        let (t, a) = (PI * i as f32 / up as f32, TAU * k as f32 / around as f32);
        let dent = if i == 0 || i == up { 0.9 } else { dents[(i * around + k) as usize] };
        let level = if i == up { 0.0 } else { sin(t) };
        at + Vec3::new(level * cos(a), 0.85 * cos(t), level * sin(a)) * (radius * dent)
    };
    for i in 0..up {
        for k in 0..around {
            if i > 0 {
                mesh.triangle([point(i, k), point(i, k + 1), point(i + 1, k)], material);
            }
            if i + 1 < up {
                mesh.triangle([point(i, k + 1), point(i + 1, k + 1), point(i + 1, k)], material);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crown_is_closed_and_looks_out() {
        let mut mesh = Mesh::default();
        lump(&mut mesh, Vec3::ZERO, 2.0, [7, 4], MaterialId(0), &mut Rng::new(3, "crown"));
        let corner = |t: &[u32; 3]| t.map(|i| mesh.positions[i as usize]);
        let volume: f32 = mesh.triangles.iter().map(corner).map(|[a, b, c]| a.cross(b).dot(c) / 6.0).sum();
        assert!(volume > 8.0 && volume < 34.0, "{volume}");
        let area: Vec3 = mesh.triangles.iter().map(corner).map(|[a, b, c]| (b - a).cross(c - a)).sum();
        assert!(area.length() < 1e-3, "a hole of {area}");
    }
}
