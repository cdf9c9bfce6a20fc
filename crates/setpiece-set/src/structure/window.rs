//! What fills an opening: frame, glass, roller shutter, curtains, the sill.
//!
//! From outside inwards: the shutter in its groove at 5 cm, the pane at 13 cm, the frame behind it, the curtain in the
//! room. The frame is one part that is seen as bars.

use super::facade::Opening;
use super::kit::{Kit, Side, Span, Spec, mid};
use setpiece_scene::math::sin;
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::Rng;

/// How an opening is filled.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The bars.
    pub frame: MaterialId,
    /// Panes side by side.
    pub leaves: u32,
    /// A bar across at this share of the height; 0 for none.
    pub transom: f32,
    /// How far the roller shutter is down, 0 to 1, and its material.
    pub shutter: (f32, MaterialId),
    /// How much of the width curtains cover, 0 for none, and their material.
    pub curtain: (f32, MaterialId),
    /// A stone ledge under it that juts out this far; 0 for none.
    pub ledge_m: f32,
    /// A raised surround of this width; 0 for none.
    pub surround_m: f32,
    /// Material of ledge and surround.
    pub trim: MaterialId,
    /// Wanted size of broken glass.
    pub glass_m: f32,
}

/// Fills an opening.
pub fn fill(kit: &mut Kit<'_>, side: &Side, opening: &Opening, w: &Window, rng: &mut Rng, at: (i32, u32)) {
    let (storey, sheet) = at;
    let Opening { u, y } = *opening;
    if u[1] - u[0] < 0.2 || y[1] - y[0] < 0.2 {
        return;
    }
    let of = |kind, substance, inside| Spec::new(kind, substance, inside, storey).of_sheet(sheet);
    let broken = kit.pal.broken_light;
    let (down, blind) = w.shutter;
    if down > 0.02 {
        let low = y[1] - down * (y[1] - y[0]);
        kit.put(of(PartKind::Frame, Substance::Timber, blind), side.block(u, [low, y[1]], [-0.085, -0.05], blind));
    }
    let mut bars = Mesh::default();
    trim(&mut bars, side, opening, w);
    if down < 0.98 {
        let glass = kit.pal.glass;
        let spec = of(PartKind::Glass, Substance::Glass, glass).chunks(w.glass_m);
        kit.put(spec, side.block(u, y, [-0.142, -0.13], glass));
        frame(&mut bars, side, opening, w);
        let (cover, cloth) = w.curtain;
        if cover > 0.02 {
            curtains(&mut bars, side, opening, cover, cloth, rng);
        }
    }
    let shape = side.block(u, y, [-0.182, -0.142], w.frame);
    kit.put_as(of(PartKind::Frame, Substance::Timber, broken), shape, bars);
}

fn frame(mesh: &mut Mesh, side: &Side, o: &Opening, w: &Window) {
    const BAR: f32 = 0.055;
    let d = [-0.18, -0.105];
    let Opening { u, y } = *o;
    side.draw(mesh, [u[0], u[0] + BAR], y, d, w.frame);
    side.draw(mesh, [u[1] - BAR, u[1]], y, d, w.frame);
    side.draw(mesh, [u[0] + BAR, u[1] - BAR], [y[0], y[0] + BAR], d, w.frame);
    side.draw(mesh, [u[0] + BAR, u[1] - BAR], [y[1] - BAR, y[1]], d, w.frame);
    for i in 1..w.leaves {
        let m = u[0] + (u[1] - u[0]) * i as f32 / w.leaves as f32;
        side.draw(mesh, [m - 0.5 * BAR, m + 0.5 * BAR], [y[0] + BAR, y[1] - BAR], [-0.18, -0.11], w.frame);
    }
    if w.transom > 0.0 {
        let m = y[0] + (y[1] - y[0]) * w.transom;
        side.draw(mesh, [u[0] + BAR, u[1] - BAR], [m - 0.02, m + 0.02], [-0.17, -0.115], w.frame);
    }
}

/// Ledge and surround; they stand on the wall's face.
fn trim(mesh: &mut Mesh, side: &Side, o: &Opening, w: &Window) {
    let Opening { u, y } = *o;
    if w.ledge_m > 0.0 {
        side.draw(mesh, [u[0] - 0.08, u[1] + 0.08], [y[0] - 0.06, y[0]], [0.0, w.ledge_m], w.trim);
        side.draw(mesh, u, [y[0], y[0] + 0.015], [-0.13, w.ledge_m], w.trim);
    }
    if w.surround_m > 0.0 {
        let s = w.surround_m;
        let d = [0.0, 0.03];
        side.draw(mesh, [u[0] - s, u[0]], [y[0], y[1] + s], d, w.trim);
        side.draw(mesh, [u[1], u[1] + s], [y[0], y[1] + s], d, w.trim);
        side.draw(mesh, u, [y[1], y[1] + s], [0.0, 0.045], w.trim);
    }
}

/// Cloth in folds, from both sides or drawn to one.
fn curtains(mesh: &mut Mesh, side: &Side, o: &Opening, cover: f32, cloth: MaterialId, rng: &mut Rng) {
    let width = o.u[1] - o.u[0];
    let split = if rng.chance(0.5) { 0.5 } else { rng.range(0.15, 0.85) };
    let y = [o.y[0] - 0.05, o.y[1] - 0.03];
    let phase = rng.range(0.0, 6.0);
    let mut hang = |from: f32, to: f32| {
        let folds = (((to - from) / 0.14) as usize).clamp(1, 16);
        let at = |i: usize| from + (to - from) * i as f32 / folds as f32;
        let deep = |i: usize| -0.27 + 0.035 * sin(phase + i as f32 * 2.3);
        for i in 0..folds {
            side.sheet(mesh, [at(i), at(i + 1)], y, [deep(i), deep(i + 1)], cloth);
        }
    };
    let covered = width * cover;
    hang(o.u[0], o.u[0] + covered * split);
    hang(o.u[1] - covered * (1.0 - split), o.u[1]);
}

/// A wooden or iron door in an opening that reaches the floor.
pub fn door(kit: &mut Kit<'_>, side: &Side, o: &Opening, leaf: MaterialId, brass: MaterialId, at: (i32, u32)) {
    let (storey, sheet) = at;
    let d = [-0.15, -0.10];
    let mut mesh = Mesh::default();
    side.draw(&mut mesh, o.u, o.y, d, leaf);
    let panel = |a: f32, b: f32, o: Span| [o[0] + (o[1] - o[0]) * a, o[0] + (o[1] - o[0]) * b];
    for (a, b) in [(0.08, 0.46), (0.54, 0.92)] {
        for (low, high) in [(0.06, 0.42), (0.48, 0.94)] {
            side.draw(&mut mesh, panel(a, b, o.u), panel(low, high, o.y), [-0.10, -0.085], leaf);
        }
    }
    let m = mid(o.u);
    side.draw(&mut mesh, [m + 0.03, m + 0.06], [o.y[0] + 0.95, o.y[0] + 1.25], [-0.1, -0.05], brass);
    let spec = Spec::new(PartKind::Frame, Substance::Timber, kit.pal.broken_light, storey).of_sheet(sheet);
    let shape = side.block(o.u, o.y, d, leaf);
    kit.put_as(spec, shape, mesh);
}
