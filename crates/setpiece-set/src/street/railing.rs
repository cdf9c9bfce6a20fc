//! Balcony railings, what stands behind them, and fire escapes.

use super::draw::{Frame, Span};
use super::facade::{Detail, Style, air_conditioner};
use super::palette::Palette;
use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::Rng;

/// What a balcony's front is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Railing {
    Bars,
    Panels,
    Solid,
}

const HEIGHT_M: f32 = 0.98;

/// Adds the railing around three sides of a balcony.
#[allow(clippy::too_many_arguments)]
pub fn around(
    mesh: &mut Mesh,
    f: &Frame,
    a: Span,
    b: f32,
    deep: f32,
    kind: Railing,
    wall: MaterialId,
    detail: Detail,
    p: &Palette,
) {
    let top = b + HEIGHT_M;
    match kind {
        Railing::Solid => {
            f.solid(mesh, a, [b, top - 0.1], [deep - 0.1, deep], wall);
            for x in [[a[0], a[0] + 0.1], [a[1] - 0.1, a[1]]] {
                f.solid(mesh, x, [b, top - 0.1], [0.0, deep - 0.1], wall);
            }
        }
        Railing::Panels => {
            f.solid(mesh, a, [b + 0.1, top - 0.08], [deep - 0.05, deep - 0.03], p.far_glass);
            f.solid(mesh, a, [top - 0.04, top], [deep - 0.07, deep - 0.02], p.steel);
            for x in [[a[0], a[0] + 0.03], [a[1] - 0.03, a[1]]] {
                f.solid(mesh, x, [b + 0.1, top], [0.0, deep - 0.05], p.far_glass);
            }
        }
        Railing::Bars => {
            f.solid(mesh, a, [top - 0.04, top], [deep - 0.05, deep], p.railing);
            f.relief(mesh, a, [b + 0.1, b + 0.13], [deep - 0.035, deep - 0.01], p.railing);
            for x in [[a[0], a[0] + 0.04], [a[1] - 0.04, a[1]]] {
                f.solid(mesh, x, [top - 0.04, top], [0.0, deep - 0.05], p.railing);
                f.relief(mesh, x, [b + 0.1, b + 0.13], [0.0, deep - 0.05], p.railing);
            }
            let spacing = if detail == Detail::Near { 0.125 } else { 0.3 };
            let half = if detail == Detail::Near { 0.008 } else { 0.014 };
            let count = ((a[1] - a[0]) / spacing).ceil().max(1.0) as u32;
            for i in 0..=count {
                let x = a[0] + 0.02 + (a[1] - a[0] - 0.04) * i as f32 / count as f32;
                f.bar(mesh, x, [b, top - 0.04], deep - 0.025, half, p.railing);
            }
            let sides = (deep / spacing) as u32;
            for i in 1..sides {
                let c = deep * i as f32 / sides as f32;
                for x in [a[0] + 0.02, a[1] - 0.02] {
                    f.bar(mesh, x, [b, top - 0.04], c, half, p.railing);
                }
            }
        }
    }
}

/// Adds plants, laundry, a chair or an outdoor unit on a balcony.
pub fn clutter(mesh: &mut Mesh, f: &Frame, a: Span, b: f32, deep: f32, p: &Palette, rng: &mut Rng) {
    let slots = ((a[1] - a[0]) / 2.2).ceil() as u32;
    for i in 0..slots {
        let at = a[0] + (i as f32 + rng.range(0.2, 0.8)) * (a[1] - a[0]) / slots as f32;
        let at = at.clamp(a[0] + 0.45, (a[1] - 0.45).max(a[0] + 0.45));
        match rng.below(9) {
            0..=2 => plants(mesh, f, at, b, deep - 0.25, p, rng),
            3 if deep > 0.8 => air_conditioner(mesh, &f.moved(at - 0.4, b, 0.0), p),
            4 if deep > 0.8 => laundry(mesh, f, [at - 0.7, at + 0.7], b + 1.65, deep * 0.7, p, rng),
            5 if deep > 0.8 => {
                f.solid(mesh, [at - 0.22, at + 0.22], [b + 0.4, b + 0.45], [0.35, 0.75], p.white_metal);
                f.solid(mesh, [at - 0.22, at - 0.18], [b, b + 0.85], [0.35, 0.75], p.white_metal);
            }
            6 => {
                // A cloth hung over the rail to air.
                let m = *rng.pick(&p.laundry);
                let w = rng.range(0.25, 0.45);
                f.relief(
                    mesh,
                    [at - w, at + w],
                    [b + 0.98 - rng.range(0.3, 0.7), b + 1.0],
                    [deep - 0.05, deep + 0.02],
                    m,
                );
            }
            _ => {}
        }
    }
}

/// Adds flower pots with leaves.
pub fn plants(mesh: &mut Mesh, f: &Frame, at: f32, b: f32, c: f32, p: &Palette, rng: &mut Rng) {
    let pots = 1 + rng.below(3);
    for i in 0..pots {
        let x = at + (i as f32 - 0.5 * pots as f32) * 0.32;
        f.solid(mesh, [x - 0.11, x + 0.11], [b, b + 0.22], [c - 0.11, c + 0.11], p.roof_tiles);
        let m = p.leaves[rng.below(3)];
        let tall = rng.range(0.25, 0.8);
        for _ in 0..14 {
            let dir = Vec3::new(rng.range(-1.0, 1.0), rng.range(-0.2, 1.4), rng.range(-1.0, 1.0)).normalize_or(Vec3::Y);
            let from = f.at(x, b + 0.2 + rng.unit() * tall * 0.6, c);
            leaf(mesh, from, dir, rng.range(0.14, 0.3), m);
        }
    }
}

/// Adds one leaf: a kinked quadrilateral.
pub fn leaf(mesh: &mut Mesh, from: Vec3, dir: Vec3, size: f32, material: MaterialId) {
    let side = dir.cross(Vec3::new(0.31, 0.9, 0.3)).normalize_or(Vec3::X) * (size * 0.3);
    let mid = from + dir * (size * 0.5);
    let tip = from + dir * size - Vec3::Y * (size * 0.15);
    mesh.quad([from, mid - side, tip, mid + side], material);
}

/// Adds a line with clothes.
pub fn laundry(mesh: &mut Mesh, f: &Frame, a: Span, b: f32, c: f32, p: &Palette, rng: &mut Rng) {
    f.relief(mesh, a, [b, b + 0.012], [c - 0.006, c + 0.006], p.white_metal);
    let mut x = a[0] + 0.05;
    while x < a[1] - 0.2 {
        let (w, h) = (rng.range(0.25, 0.6).min(a[1] - x), rng.range(0.35, 0.85));
        let sway = rng.range(-0.08, 0.12);
        let m = *rng.pick(&p.laundry);
        let q = [f.at(x, b - h, c + sway), f.at(x + w, b - h, c + sway * 0.6), f.at(x + w, b, c), f.at(x, b, c)];
        mesh.quad(q, m);
        mesh.quad([q[1], q[0], q[3], q[2]].map(|v| v - f.out * 0.008), m);
        x += w + rng.range(0.03, 0.2);
    }
}

/// Adds a fire escape: grated landings, railings, slanting ladders.
pub fn fire_escape(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette) {
    if width < 5.0 {
        return;
    }
    let mid = width * 0.5;
    let a = [mid - 2.1, mid + 2.1];
    for floor in 1..s.floors {
        let b = s.ground + (floor - 1) as f32 * s.storey + 0.3;
        f.solid(mesh, a, [b - 0.05, b], [0.0, 1.1], p.railing);
        around(mesh, f, a, b, 1.1, Railing::Bars, s.wall, if detail == Detail::Near { Detail::Mid } else { detail }, p);
        if floor + 1 < s.floors {
            let (x0, x1) = if floor % 2 == 0 { (a[0] + 0.5, a[1] - 0.8) } else { (a[1] - 0.5, a[0] + 0.8) };
            for c in [0.35, 0.8] {
                let (u, v) = (f.at(x0, b, c), f.at(x1, b + s.storey, c));
                let lift = Vec3::Y * 0.14;
                mesh.quad([u, v, v + lift, u + lift], p.railing);
                mesh.quad([v, u, u + lift, v + lift], p.railing);
            }
            for i in 1..12 {
                let t = i as f32 / 12.0;
                let x = x0 + (x1 - x0) * t;
                f.solid(mesh, [x - 0.1, x + 0.1], [b + s.storey * t, b + s.storey * t + 0.02], [0.35, 0.8], p.railing);
            }
        }
    }
}

/// Adds a line with clothes between two posts on a roof.
pub fn laundry_free(mesh: &mut Mesh, at: Vec3, p: &Palette, rng: &mut Rng) {
    let f = Frame { origin: at, right: if rng.chance(0.5) { Vec3::X } else { -Vec3::Z }, out: Vec3::Z };
    let f = Frame { out: f.right.cross(Vec3::Y), ..f };
    for a in [-1.1, 1.1] {
        f.bar(mesh, a, [0.0, 1.9], 0.0, 0.025, p.steel);
    }
    laundry(mesh, &f, [-1.1, 1.1], 1.85, 0.0, p, rng);
}
