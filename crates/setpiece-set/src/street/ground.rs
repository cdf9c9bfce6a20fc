//! Roads, kerbs, pavements and what is painted on and let into them.

use super::draw::{Rect, polygon};
use super::palette::Palette;
use super::site::KERB_M;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Aabb, Collider, MaterialId, Mesh, build};
use std::f32::consts::FRAC_PI_2;

/// Points of a rectangle with round corners, counter-clockwise from above.
fn round_rect(rect: &Rect, inset: f32, radius: f32, y: f32) -> Vec<Vec3> {
    const STEPS: u32 = 6;
    let r = (radius - inset).max(0.05);
    let mut points = Vec::new();
    let centers = [
        (rect.x[0] + inset + r, rect.z[1] - inset - r, 2.0),
        (rect.x[1] - inset - r, rect.z[1] - inset - r, 3.0),
        (rect.x[1] - inset - r, rect.z[0] + inset + r, 0.0),
        (rect.x[0] + inset + r, rect.z[0] + inset + r, 1.0),
    ];
    for (x, z, quarter) in centers {
        for i in 0..=STEPS {
            let a = (quarter + i as f32 / STEPS as f32) * FRAC_PI_2;
            points.push(Vec3::new(x + r * cos(a), y, z - r * sin(a)));
        }
    }
    points
}

/// Adds a block's pavement: kerb, tiles, and yards inside, all but what `hole` covers.
pub fn block(
    mesh: &mut Mesh,
    colliders: Option<&mut Vec<Collider>>,
    outer: &Rect,
    hole: Option<&Rect>,
    p: &Palette,
    paving: MaterialId,
) {
    const KERB_WIDTH: f32 = 0.16;
    const RADIUS: f32 = 3.0;
    let edge = round_rect(outer, 0.0, RADIUS, KERB_M);
    let inner = round_rect(outer, KERB_WIDTH, RADIUS, KERB_M);
    let n = edge.len();
    for i in 0..n {
        let j = (i + 1) % n;
        let low = |v: Vec3| Vec3::new(v.x, -0.05, v.z);
        mesh.quad([low(edge[i]), low(edge[j]), edge[j], edge[i]], p.kerb);
        mesh.quad([edge[i], edge[j], inner[j], inner[i]], p.kerb);
    }
    match hole {
        None => polygon(mesh, &inner, paving),
        Some(h) => {
            // Everything around the hole as a fan of strips: each stretch of the edge joins the nearest side of the hole.
            let ring = [
                Vec3::new(h.x[0], KERB_M, h.z[1]),
                Vec3::new(h.x[1], KERB_M, h.z[1]),
                Vec3::new(h.x[1], KERB_M, h.z[0]),
                Vec3::new(h.x[0], KERB_M, h.z[0]),
            ];
            let quarter = n / 4;
            for corner in 0..4 {
                let first = corner * quarter;
                for i in first..first + quarter - 1 {
                    mesh.triangle([ring[corner], inner[i], inner[i + 1]], paving);
                }
                let (last, next) = (first + quarter - 1, (first + quarter) % n);
                mesh.quad([ring[corner], inner[last], inner[next], ring[(corner + 1) % 4]], paving);
            }
            // The hole's own edge, seen from inside the hero.
            for i in 0..4 {
                let (a, b) = (ring[i], ring[(i + 1) % 4]);
                let low = |v: Vec3| Vec3::new(v.x, -0.05, v.z);
                mesh.quad([low(b), low(a), a, b], p.kerb);
            }
        }
    }
    if let Some(colliders) = colliders {
        let mut add = |x0: f32, x1: f32, z0: f32, z1: f32| {
            if x1 - x0 > 0.05 && z1 - z0 > 0.05 {
                colliders.push(Collider { bounds: Aabb::new(Vec3::new(x0, -0.5, z0), Vec3::new(x1, KERB_M, z1)) });
            }
        };
        match hole {
            None => add(outer.x[0], outer.x[1], outer.z[0], outer.z[1]),
            Some(h) => {
                add(outer.x[0], outer.x[1], h.z[1], outer.z[1]);
                add(outer.x[0], outer.x[1], outer.z[0], h.z[0]);
                add(outer.x[0], h.x[0], h.z[0], h.z[1]);
                add(h.x[1], outer.x[1], h.z[0], h.z[1]);
            }
        }
    }
}

/// Height of paint over the road.
const PAINT_M: f32 = 0.004;

/// Adds a painted rectangle on the road.
pub fn paint(mesh: &mut Mesh, r: Rect, material: MaterialId) {
    build::block(mesh, [r.x[0], -0.01, r.z[0]], [r.x[1], PAINT_M, r.z[1]], material);
}

/// Adds a zebra crossing of bars that run along x or along z.
pub fn zebra(mesh: &mut Mesh, area: Rect, bars_along_x: bool, material: MaterialId) {
    const PITCH: f32 = 1.0;
    let span = if bars_along_x { area.z } else { area.x };
    let count = ((span[1] - span[0]) / PITCH) as u32;
    for i in 0..count {
        let at = span[0] + 0.25 + i as f32 * PITCH;
        let bar =
            if bars_along_x { Rect { x: area.x, z: [at, at + 0.5] } } else { Rect { x: [at, at + 0.5], z: area.z } };
        paint(mesh, bar, material);
    }
}

/// Adds a dashed line between two points along an axis.
pub fn dashes(mesh: &mut Mesh, from: Vec3, to: Vec3, width: f32, material: MaterialId) {
    const DASH: f32 = 3.0;
    const GAP: f32 = 4.5;
    let along = to - from;
    let (length, dir) = (along.length(), along.normalize_or_zero());
    let side = Vec3::new(dir.z.abs(), 0.0, dir.x.abs()) * (width * 0.5);
    let mut s = 0.0;
    while s < length {
        let (a, b) = (from + dir * s, from + dir * (s + DASH).min(length));
        let (low, high) = (a.min(b) - side, a.max(b) + side);
        paint(mesh, Rect::new(low.x, high.x, low.z, high.z), material);
        s += DASH + GAP;
    }
}

/// Adds a manhole cover with its rim.
pub fn manhole(mesh: &mut Mesh, center: Vec3, radius: f32, p: &Palette) {
    let at = |y: f32| center + Vec3::Y * y;
    build::tube(mesh, at(-0.02), at(0.006), [radius + 0.06; 2], 20, p.kerb);
    build::tube(mesh, at(-0.02), at(0.010), [radius; 2], 20, p.iron_cast);
    for i in -3..=3 {
        let x = i as f32 * radius * 0.24;
        let half = (radius * radius - x * x).max(0.0).sqrt() * 0.86;
        build::block(
            mesh,
            [center.x + x - 0.015, center.y, center.z - half],
            [center.x + x + 0.015, center.y + 0.016, center.z + half],
            p.iron_cast,
        );
    }
}

/// Adds a gully grating at the kerb, its long side along x or z.
pub fn drain(mesh: &mut Mesh, center: Vec3, along_x: bool, p: &Palette) {
    let (hx, hz) = if along_x { (0.35, 0.2) } else { (0.2, 0.35) };
    build::block(mesh, [center.x - hx, -0.02, center.z - hz], [center.x + hx, 0.004, center.z + hz], p.dark);
    for i in 0..8 {
        let t = -1.0 + (i as f32 + 0.5) * 0.25;
        let (x, z, rx, rz) =
            if along_x { (center.x + t * hx, center.z, 0.02, hz) } else { (center.x, center.z + t * hz, hx, 0.02) };
        build::block(mesh, [x - rx, -0.02, z - rz], [x + rx, 0.012, z + rz], p.iron_cast);
    }
}
