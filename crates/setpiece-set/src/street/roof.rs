//! What stands on flat roofs: tanks, lift houses, aerials, outdoor units, laundry.

use super::draw::{Frame, Rect};
use super::facade::Detail;
use super::palette::Palette;
use super::railing;
use crate::Character;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh, build};
use setpiece_shot::Rng;

/// A low wall along the edge of a roof.
pub fn rim(mesh: &mut Mesh, f: &Frame, width: f32, height: f32, up: f32, wall: MaterialId) {
    f.solid(mesh, [0.0, width], [height, height + up], [-0.15, 0.0], wall);
}

/// Fills a roof at height `y`.
pub fn clutter(mesh: &mut Mesh, r: &Rect, y: f32, detail: Detail, p: &Palette, rng: &mut Rng) {
    let (w, d) = (r.x[1] - r.x[0], r.z[1] - r.z[0]);
    if w < 5.0 || d < 5.0 {
        return;
    }
    let spot =
        |rng: &mut Rng, m: f32| Vec3::new(rng.range(r.x[0] + m, r.x[1] - m), y, rng.range(r.z[0] + m, r.z[1] - m));
    if p.character == Character::DesertVillage {
        // A stair head of mud, a mast; people sleep on the rest.
        let (hw, at) = (1.1, spot(rng, 2.2));
        if rng.chance(0.5) {
            build::block(mesh, [at.x - hw, y, at.z - hw], [at.x + hw, y + 2.1, at.z + hw], p.walls[0]);
        }
        if detail > Detail::Far && rng.chance(0.4) {
            aerial(mesh, spot(rng, 0.6), rng.range(1.5, 3.0), p, rng);
            let at = spot(rng, 1.2);
            railing::laundry_free(mesh, at, p, rng);
        }
        return;
    }
    // Stair and lift house with the tank on top, set back from the edges.
    let house = r.center() + Vec3::new(rng.range(-0.12, 0.12) * w, y, rng.range(-0.12, 0.12) * d);
    let (hw, hd, hh) = (rng.range(1.3, 2.2), rng.range(1.4, 2.4), rng.range(2.4, 3.4));
    let wall = *rng.pick(&p.party);
    build::block(mesh, [house.x - hw, y, house.z - hd], [house.x + hw, y + hh, house.z + hd], wall);
    build::block(
        mesh,
        [house.x - hw - 0.1, y + hh, house.z - hd - 0.1],
        [house.x + hw + 0.1, y + hh + 0.12, house.z + hd + 0.1],
        p.concrete,
    );
    if p.character == Character::NorthAmerican {
        if rng.chance(0.6) {
            wooden_tank(mesh, Vec3::new(house.x, y + hh + 0.12, house.z), rng.range(1.5, 2.0), detail, p);
        }
    } else if rng.chance(0.6) {
        tank(
            mesh,
            Vec3::new(house.x, y + hh + 0.12, house.z),
            rng.range(0.8, 1.2),
            if detail == Detail::Far { 8 } else { 16 },
            p,
        );
    }
    if detail == Detail::Far {
        return;
    }
    for _ in 0..2 + rng.below(4) {
        aerial(mesh, spot(rng, 0.6), rng.range(1.5, 4.0), p, rng);
    }
    for _ in 0..rng.below(4) {
        let at = spot(rng, 1.2);
        railing::laundry_free(mesh, at, p, rng);
    }
    for _ in 0..1 + rng.below(4) {
        let at = spot(rng, 0.8);
        let h = rng.range(0.5, 1.5);
        build::tube(mesh, at, at + Vec3::Y * h, [0.09, 0.09], 8, p.steel);
        build::tube(mesh, at + Vec3::Y * h, at + Vec3::Y * (h + 0.22), [0.16, 0.02], 8, p.steel);
    }
    if rng.chance(0.5) {
        tank(mesh, spot(rng, 1.5), rng.range(0.5, 0.8), 14, p);
    }
}

/// A tank on short legs with a conical lid.
pub fn tank(mesh: &mut Mesh, foot: Vec3, radius: f32, sides: u32, p: &Palette) {
    for (sx, sz) in [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)] {
        let leg = foot + Vec3::new(sx, 0.0, sz) * radius * 0.6;
        build::block(
            mesh,
            [leg.x - 0.06, foot.y, leg.z - 0.06],
            [leg.x + 0.06, foot.y + 0.6, leg.z + 0.06],
            p.concrete,
        );
    }
    let (a, b) = (foot + Vec3::Y * 0.6, foot + Vec3::Y * (0.6 + radius * 1.9));
    build::tube(mesh, a, b, [radius, radius], sides, p.tank);
    build::tube(mesh, b, b + Vec3::Y * radius * 0.35, [radius * 1.03, radius * 0.2], sides, p.tank);
}

/// A tank of staves with hoops on a steel frame under a conical roof.
pub fn wooden_tank(mesh: &mut Mesh, foot: Vec3, radius: f32, detail: Detail, p: &Palette) {
    let sides = if detail == Detail::Far { 8 } else { 18 };
    let legs = 2.6;
    for (sx, sz) in [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)] {
        let leg = foot + Vec3::new(sx, 0.0, sz) * radius * 0.62;
        build::tube(mesh, leg, leg + Vec3::Y * legs, [0.08; 2], 6, p.dark_metal);
        if detail > Detail::Far {
            let next = foot + Vec3::new(-sz, 0.0, sx) * radius * 0.62;
            build::wire(mesh, &[leg + Vec3::Y * 0.2, next + Vec3::Y * (legs - 0.2)], 0.025, 4, p.dark_metal);
        }
    }
    let at = |h: f32| foot + Vec3::Y * (legs + h);
    let high = radius * 1.7;
    build::tube(mesh, at(-0.15), at(0.0), [radius * 1.02; 2], sides, p.dark_metal);
    build::tube(mesh, at(0.0), at(high), [radius, radius * 0.96], sides, p.wood);
    if detail > Detail::Far {
        for i in 0..7 {
            let h = high * (0.05 + 0.14 * i as f32);
            build::tube(mesh, at(h), at(h + 0.05), [radius * 1.012; 2], sides, p.dark_metal);
        }
    }
    build::tube(mesh, at(high), at(high + radius * 0.62), [radius * 1.08, 0.05], sides, p.slate);
}

/// A television aerial, its rods towards a random quarter.
pub fn aerial(mesh: &mut Mesh, foot: Vec3, height: f32, p: &Palette, rng: &mut Rng) {
    let top = foot + Vec3::Y * height;
    build::wire(mesh, &[foot, top], 0.018, 4, p.steel);
    let a = rng.range(0.0, std::f32::consts::TAU);
    let boom = Vec3::new(cos(a), 0.0, sin(a));
    let rod = Vec3::new(-boom.z, 0.0, boom.x);
    build::wire(mesh, &[top - boom * 0.5, top + boom * 0.7], 0.012, 4, p.steel);
    for i in 0..6 {
        let mid = top + boom * (-0.45 + 0.2 * i as f32);
        let half = 0.42 - 0.04 * i as f32;
        build::wire(mesh, &[mid - rod * half, mid + rod * half], 0.007, 4, p.steel);
    }
}

/// A pitched roof over a rectangle, with its gables, eaves overhanging; the ridge runs along x or along z.
pub fn gable(mesh: &mut Mesh, r: &Rect, y: f32, rise: f32, along_x: bool, tiles: MaterialId, wall: MaterialId) {
    const EAVE: f32 = 0.35;
    const THICK: f32 = 0.14;
    let c = r.center();
    let (half_run, half_long) = if along_x {
        ((r.z[1] - r.z[0]) * 0.5, (r.x[1] - r.x[0]) * 0.5)
    } else {
        ((r.x[1] - r.x[0]) * 0.5, (r.z[1] - r.z[0]) * 0.5)
    };
    // Run, along: right-handed with up, so that windings hold for both turns.
    let (run, long) = if along_x { (Vec3::Z, Vec3::X) } else { (Vec3::X, Vec3::NEG_Z) };
    let at = |a: f32, b: f32, up: f32| c + long * a + run * b + Vec3::Y * (y + up);
    let drop = rise * EAVE / half_run;
    let l = half_long + 0.12;
    for s in [1.0_f32, -1.0] {
        let b = (half_run + EAVE) * s;
        let (low, high) = ([at(-l * s, b, -drop), at(l * s, b, -drop)], [at(l * s, 0.0, rise), at(-l * s, 0.0, rise)]);
        let up = Vec3::Y * THICK;
        mesh.quad([low[0] + up, low[1] + up, high[0] + up, high[1] + up], tiles);
        mesh.quad([low[0], high[1], high[0], low[1]], wall);
        mesh.quad([low[0], low[1], low[1] + up, low[0] + up], wall);
        for (p, q, turn) in [(low[1], high[0], true), (low[0], high[1], false)] {
            let side = if turn { [p, q, q + up, p + up] } else { [q, p, p + up, q + up] };
            mesh.quad(side, wall);
        }
        let g = half_long * s;
        mesh.triangle([at(g, half_run * s, 0.0), at(g, -half_run * s, 0.0), at(g, 0.0, rise)], wall);
    }
}
