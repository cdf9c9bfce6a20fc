//! What makes a block of flats North American: fire escapes down the front, a tank of staves on the roof.

use super::grid::Grid;
use super::kit::{Kit, Side, Span, Spec, add, bounds, cuboid, mid};
use super::solid::bar;
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{Mesh, PartKind, Substance};

/// A landing of a fire escape at a storey with its railing and the stair down to the last one.
pub fn fire_escape(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, below: f32, storey: i32) {
    let iron = kit.pal.iron;
    let m = mid(u);
    let half = 1.9_f32.min(0.5 * (u[1] - u[0]) - 0.1);
    if half < 0.8 {
        return;
    }
    let (a, b) = (m - half, m + half);
    let deep = 1.05;
    let level = y[0] + 0.3;
    let mut mesh = Mesh::default();
    // Grating: bars along the wall in a frame.
    for i in 0..9 {
        let d = deep * (i as f32 + 0.3) / 9.0;
        side.draw(&mut mesh, [a, b], [level - 0.03, level], [d, d + 0.05], iron);
    }
    for p in [a, m - 0.03, b - 0.06] {
        side.draw(&mut mesh, [p, p + 0.06], [level - 0.1, level - 0.03], [0.0, deep], iron);
        // A bracket to the wall.
        let (from, to) = (side.point(p + 0.03, level - 0.8, 0.0), side.point(p + 0.03, level - 0.08, deep - 0.1));
        add(&mut mesh, &bar(from, to, side.right, 0.04, 0.04, iron));
    }
    for h in [0.5, 1.0] {
        side.draw(&mut mesh, [a, b], [level + h - 0.03, level + h], [deep - 0.03, deep], iron);
        for p in [a, b - 0.03] {
            side.draw(&mut mesh, [p, p + 0.03], [level + h - 0.03, level + h], [0.0, deep], iron);
        }
    }
    let bars = (2.0 * half / 0.16) as usize;
    for i in 0..=bars {
        let p = a + (b - a - 0.02) * i as f32 / bars as f32;
        side.draw(&mut mesh, [p, p + 0.02], [level, level + 1.0], [deep - 0.025, deep - 0.005], iron);
    }
    if below > 0.0 {
        // The stair, one way or the other by storey.
        let turn = if storey % 2 == 0 { 1.0 } else { -1.0 };
        let foot = level - below;
        for d in [0.35, 0.85] {
            let (from, to) =
                (side.point(m - turn * (half - 0.5), foot, d), side.point(m + turn * (half - 0.7), level, d));
            add(&mut mesh, &bar(from, to, Vec3::Y, 0.16, 0.03, iron));
        }
        let steps = (below / 0.24) as usize;
        for i in 1..steps {
            let t = i as f32 / steps as f32;
            let p = m - turn * (half - 0.5) + turn * (2.0 * half - 1.2) * t;
            let h = foot + below * t;
            side.draw(&mut mesh, [p - 0.1, p + 0.1], [h, h + 0.025], [0.36, 0.84], iron);
        }
    }
    let shape = side.block([a, b], [level - 0.1, level], [0.0, deep], iron);
    if kit.is_room_for(&shape) {
        kit.put_as(Spec::new(PartKind::Balcony, Substance::Steel, iron, storey), shape, mesh);
    }
}

/// A tank of staves on a steel frame, where the roof has room for it.
pub fn roof_tank(kit: &mut Kit<'_>, g: &Grid) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let [nx, nz] = g.cells();
    let r = (0.3 * (g.xs[1] - g.xs[0])).min(0.3 * (g.zs[0] - g.zs[1])).min(1.7);
    if r < 0.7 {
        return;
    }
    for (i, k) in [(0, nz - 1), (nx - 1, nz - 1), (0, 0), (nx - 1, 0)] {
        let (x, z) = (mid([g.xs[i], g.xs[i + 1]]), mid([g.zs[k + 1], g.zs[k]]));
        let (legs, high, cap) = (2.4, 1.9 * r, 0.65 * r);
        let place = bounds([x - r, x + r], [base, base + legs + high + cap], [z - r, z + r]);
        if !kit.is_free(&place) {
            continue;
        }
        let (iron, wood) = (kit.pal.iron, kit.pal.woods[1]);
        let steel = Spec::new(PartKind::RoofPlant, Substance::Steel, iron, storey);
        for (sx, sz) in [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)] {
            let (px, pz) = (x + 0.62 * r * sx, z + 0.62 * r * sz);
            let post = cuboid([px - 0.08, px + 0.08], [base, base + legs], [pz - 0.08, pz + 0.08], iron);
            let mut mesh = post.to_mesh(Vec3::ZERO);
            let (qx, qz) = (x - 0.62 * r * sz, z + 0.62 * r * sx);
            tube(&mut mesh, Vec3::new(px, base + 0.2, pz), Vec3::new(qx, base + legs - 0.2, qz), [0.03; 2], 5, iron);
            kit.put_as(steel, post, mesh);
        }
        let floor = [base + legs, base + legs + 0.15];
        kit.block(steel, [x - 0.9 * r, x + 0.9 * r], floor, [z - 0.9 * r, z + 0.9 * r], iron);
        let ring = super::solid::ring([x, z], r, floor[1], 14);
        let high_ring: Vec<Vec3> = ring.iter().map(|p| *p + Vec3::Y * high).collect();
        let mut mesh = Mesh::default();
        let at = |h: f32| Vec3::new(x, floor[1] + h, z);
        tube(&mut mesh, at(0.0), at(high), [r, 0.96 * r], 24, wood);
        for i in 0..7 {
            let h = high * (0.05 + 0.14 * i as f32);
            tube(&mut mesh, at(h), at(h + 0.05), [1.012 * r; 2], 24, iron);
        }
        tube(&mut mesh, at(high), at(high + cap), [1.06 * r, 0.04], 24, kit.pal.shingles);
        let shape = super::solid::frustum(&ring, &high_ring, wood);
        let body = Spec::new(PartKind::RoofPlant, Substance::Timber, kit.pal.broken_light, storey);
        kit.put_as(body, shape, mesh);
        return;
    }
}
