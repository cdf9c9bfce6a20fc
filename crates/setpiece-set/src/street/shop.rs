//! Ground floors: shop windows, roll-down shutters, signs, awnings, doors, garages; painted adverts and tags.
//!
//! Signs carry invented shapes, never writing or marks that exist.

use super::draw::{Frame, Hole, Span};
use super::facade::{Detail, Style};
use super::letters;
use super::palette::Palette;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Shop,
    Closed,
    Door,
    Garage,
    Window,
}

/// Adds the wall from the pavement to the first floor.
pub fn ground_floor(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    let head = s.ground - if s.ground > 4.0 { 1.25 } else { 0.85 };
    let mut units: Vec<(Unit, Hole)> = Vec::new();
    let mut a = 0.45;
    let mut door = false;
    while a < width - 1.2 {
        let left = width - 0.45 - a;
        let unit = if !door && (rng.chance(0.35) || left < 3.2) {
            door = true;
            Unit::Door
        } else if left > 2.6 && rng.chance(s.shops) {
            if rng.chance(0.33) { Unit::Closed } else { Unit::Shop }
        } else if left > 3.2 && rng.chance(0.25) {
            Unit::Garage
        } else {
            Unit::Window
        };
        let (w, low, high) = match unit {
            Unit::Shop => (rng.range(2.3, 3.8), 0.35, head),
            Unit::Closed => (rng.range(2.3, 3.4), 0.02, head),
            Unit::Door => (rng.range(1.1, 1.5), 0.02, head.min(2.7)),
            Unit::Garage => (2.7, 0.02, 2.5),
            Unit::Window => (1.2, 0.95, head.min(2.75)),
        };
        let w = w.min(left);
        if w < 0.8 {
            break;
        }
        units.push((unit, Hole { a: [a, a + w], b: [low, high] }));
        a += w + rng.range(0.4, 0.8);
    }
    let holes: Vec<Hole> = units.iter().map(|u| u.1).collect();
    f.pierced(mesh, [0.0, width], [0.0, s.ground], &holes, s.base);
    if detail == Detail::Near {
        // A plinth of stone where there is wall to carry it.
        let mut left = 0.0;
        for end in holes.iter().map(|h| h.a).chain([[width, width]]) {
            if end[0] - left > 0.06 {
                f.relief(mesh, [left, end[0]], [0.0, 0.5], [0.0, 0.035], p.kerb);
            }
            left = end[1];
        }
    }
    let group = rng.unit();
    for (unit, h) in &units {
        match unit {
            Unit::Shop => shop_window(mesh, f, h, s, detail, p, rng),
            Unit::Closed => {
                f.reveal(mesh, h.a, h.b, [-0.14, 0.0], s.base);
                let m = *rng.pick(&p.roll_down);
                f.rect(mesh, h.a, h.b, -0.14, m);
                if rng.chance(0.7) {
                    tag(mesh, &f.moved(0.0, 0.0, -0.132), h.a, [h.b[0] + 0.3, h.b[1] - 0.5], p, rng);
                }
                sign_over(mesh, f, h, head, detail, p, rng);
            }
            Unit::Door => entrance(mesh, f, h, s, p, rng),
            Unit::Garage => {
                f.reveal(mesh, h.a, h.b, [-0.2, 0.0], s.base);
                f.rect(mesh, h.a, h.b, -0.2, *rng.pick(&p.roll_down));
            }
            Unit::Window => {
                super::facade::window_in(mesh, f, h, s, detail, p, rng);
                if detail == Detail::Near {
                    let count = ((h.a[1] - h.a[0]) / 0.13) as u32;
                    for i in 0..=count {
                        let x = h.a[0] + (h.a[1] - h.a[0]) * i as f32 / count as f32;
                        f.bar(mesh, x, h.b, -0.03, 0.009, p.railing);
                    }
                }
            }
        }
    }
    if detail == Detail::Near && group < 0.7 {
        let mut left = 0.1;
        for end in holes.iter().map(|h| h.a[0]).chain([width - 0.1]) {
            if end - left > 0.45 && rng.chance(0.3) {
                posters(mesh, f, [left + 0.05, end - 0.05], p, rng);
            } else if end - left > 0.5 && rng.chance(0.5) {
                tag(mesh, &f.moved(0.0, 0.0, 0.04), [left, end], [0.25, 1.7], p, rng);
            }
            left = holes.iter().find(|h| h.a[0] >= end - 1e-3).map_or(width, |h| h.a[1]);
        }
    }
}

fn shop_window(mesh: &mut Mesh, f: &Frame, h: &Hole, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    const BACK: f32 = -0.9;
    let room = *rng.pick(&p.shop_rooms);
    let dark = p.lamps_on && rng.chance(0.35);
    let room = if dark { p.rooms[1] } else { room };
    f.reveal(mesh, h.a, h.b, [-0.15, 0.0], s.base);
    f.reveal(mesh, h.a, h.b, [BACK, -0.15], p.rooms[0]);
    f.rect(mesh, h.a, h.b, BACK, room);
    f.rect(mesh, h.a, h.b, -0.12, p.glass);
    if detail == Detail::Near {
        let (w, c) = (0.06, [-0.15, -0.08]);
        let door = rng.range(0.55, 0.7) * (h.a[1] - h.a[0]) + h.a[0];
        for a in [[h.a[0], h.a[0] + w], [h.a[1] - w, h.a[1]], [door - w, door]] {
            f.relief(mesh, a, h.b, c, s.frame);
        }
        for b in [[h.b[0], h.b[0] + w], [h.b[1] - w, h.b[1]], [2.25, 2.25 + w]] {
            f.relief(mesh, h.a, b, c, s.frame);
        }
        // Goods on a board: boxes of odd colours.
        for _ in 0..6 {
            let x = rng.range(h.a[0] + 0.1, (door - 0.4).max(h.a[0] + 0.2));
            let (w, t) = (rng.range(0.12, 0.35), rng.range(0.2, 0.9));
            f.solid(mesh, [x, x + w], [h.b[0], h.b[0] + t], [-0.65, -0.4], *rng.pick(&p.signs));
        }
    }
    let head = h.b[1];
    sign_over(mesh, f, h, head, detail, p, rng);
    if rng.chance(0.45) {
        awning(mesh, f, [h.a[0] - 0.15, h.a[1] + 0.15], head - 0.05, *rng.pick(&p.awnings), p);
    }
}

fn sign_over(mesh: &mut Mesh, f: &Frame, h: &Hole, head: f32, detail: Detail, p: &Palette, rng: &mut Rng) {
    if rng.chance(0.15) {
        return;
    }
    let a = [h.a[0] - 0.1, h.a[1] + 0.1];
    let b = [head + 0.06, head + rng.range(0.5, 0.72)];
    f.solid(mesh, a, b, [0.01, 0.12], *rng.pick(&p.signs));
    if detail > Detail::Far {
        let ink = if rng.chance(0.5) { p.glyph_lit } else { p.glyph };
        let room = [[a[0] + 0.15, a[1] - 0.15], [b[0] + 0.12, b[1] - 0.12]];
        letters::word(mesh, f, room, 0.125, ink, letters::TRADES, rng);
    }
    if detail == Detail::Near && rng.chance(0.25) {
        // A blade sign at right angles, between the shop and the first floor.
        let x = h.a[1];
        f.solid(mesh, [x, x + 0.09], [head + 0.2, head + 1.3], [0.15, 0.95], *rng.pick(&p.signs));
        f.relief(mesh, [x + 0.03, x + 0.06], [head + 0.9, head + 0.94], [0.0, 0.2], p.railing);
    }
}

/// Adds a sloping awning with a valance.
pub fn awning(mesh: &mut Mesh, f: &Frame, a: Span, top: f32, cloth: MaterialId, p: &Palette) {
    let (deep, drop) = (1.25, 0.55);
    let q = |x: f32, up: f32, c: f32| f.at(x, top + up, c);
    let slope = [q(a[0], -drop, deep), q(a[1], -drop, deep), q(a[1], 0.0, 0.02), q(a[0], 0.0, 0.02)];
    mesh.quad(slope, cloth);
    mesh.quad([slope[1], slope[0], slope[3], slope[2]].map(|v| v - Vec3::Y * 0.012), cloth);
    f.solid(mesh, a, [top - drop - 0.22, top - drop], [deep - 0.012, deep], cloth);
    for x in a {
        let rod = [q(x, -drop, deep - 0.03), q(x, -drop - 0.25, 0.02)];
        setpiece_scene::build::wire(mesh, &rod, 0.012, 4, p.railing);
    }
}

fn entrance(mesh: &mut Mesh, f: &Frame, h: &Hole, s: &Style, p: &Palette, rng: &mut Rng) {
    let back = -0.3;
    f.reveal(mesh, h.a, h.b, [back, 0.0], s.base);
    let m = *rng.pick(&p.doors);
    f.rect(mesh, h.a, h.b, back, m);
    let mid = (h.a[0] + h.a[1]) * 0.5;
    for a in [[h.a[0] + 0.12, mid - 0.05], [mid + 0.05, h.a[1] - 0.12]] {
        f.relief(mesh, a, [h.b[0] + 0.2, h.b[0] + 0.85], [back, back + 0.02], m);
        f.rect(mesh, a, [h.b[0] + 1.0, h.b[1] - 0.5], back + 0.012, p.far_glass);
        for i in 1..4 {
            f.bar(
                mesh,
                a[0] + (a[1] - a[0]) * i as f32 * 0.25,
                [h.b[0] + 1.0, h.b[1] - 0.5],
                back + 0.03,
                0.01,
                p.railing,
            );
        }
    }
    let lit = if rng.chance(p.lit_share * 2.0) { p.lit_rooms[2] } else { p.far_glass };
    f.rect(mesh, [h.a[0] + 0.1, h.a[1] - 0.1], [h.b[1] - 0.4, h.b[1] - 0.08], back + 0.012, lit);
    f.relief(mesh, h.a, [0.0, 0.03], [back, 0.1], p.kerb);
    f.relief(mesh, [h.a[0] - 0.14, h.a[1] + 0.14], [h.b[1], h.b[1] + 0.16], [0.0, 0.1], s.trim);
    f.relief(mesh, [h.a[1] + 0.16, h.a[1] + 0.3], [1.25, 1.6], [0.0, 0.03], p.steel);
}

/// Adds pasted bills, torn and overlapping.
fn posters(mesh: &mut Mesh, f: &Frame, a: Span, p: &Palette, rng: &mut Rng) {
    let mut x = a[0];
    let mut layer = 0.039;
    while x + 0.3 < a[1] {
        let (w, h) = *rng.pick(&[(0.42, 0.6), (0.3, 0.42), (0.5, 0.7)]);
        let w = f32::min(w, a[1] - x);
        let b = rng.range(0.75, 1.2);
        let m = *rng.pick(&p.posters);
        f.rect(mesh, [x, x + w], [b, b + h], layer, m);
        f.rect(mesh, [x + w * 0.1, x + w * 0.9], [b + h * 0.5, b + h * 0.92], layer + 0.001, *rng.pick(&p.graffiti));
        for k in 0..3 {
            let y = b + h * (0.1 + 0.12 * k as f32);
            f.rect(mesh, [x + w * 0.1, x + w * rng.range(0.5, 0.9)], [y, y + h * 0.05], layer + 0.001, p.graffiti[2]);
        }
        x += w + rng.range(-0.05, 0.15);
        layer += 0.0015;
    }
}

/// Adds sprayed strokes within a field.
pub fn tag(mesh: &mut Mesh, f: &Frame, a: Span, b: Span, p: &Palette, rng: &mut Rng) {
    let ink = *rng.pick(&p.graffiti);
    let size = rng.range(0.25, 0.8).min((b[1] - b[0]) * 0.5);
    let room = (a[1] - a[0]).min(size * 5.0);
    if room < 0.35 {
        return;
    }
    let start = a[0] + rng.unit() * (a[1] - a[0] - room);
    let base = b[0] + rng.unit() * (b[1] - b[0] - size).max(0.0);
    let letters = ((room / (size * 0.6)) as u32).max(2);
    let pitch = room / letters as f32;
    let mut last = f.at(start, base, 0.003);
    for i in 0..letters * 3 {
        let x = start + (i as f32 + rng.range(0.2, 0.9)) * pitch / 3.0;
        let y = base + size * if i % 2 == 0 { rng.range(0.55, 1.0) } else { rng.range(0.0, 0.4) };
        let next = f.at(x.min(a[1]), y, 0.003);
        let along = (next - last).normalize_or(f.right);
        let side = f.out.cross(along) * (size * 0.055);
        mesh.quad([last - side, next - side, next + side, last + side], ink);
        last = next;
    }
}

/// Adds an old painted advert to a party wall: fields, a disc, a row of letters.
pub fn painted_advert(mesh: &mut Mesh, f: &Frame, width: f32, height: f32, p: &Palette, rng: &mut Rng) {
    let w = (width * rng.range(0.6, 0.85)).min(9.0);
    let h = (w * rng.range(0.8, 1.3)).min(height * 0.45);
    let a0 = rng.range(0.3, (width - w - 0.3).max(0.4));
    let b0 = height - h - rng.range(0.8, 2.0);
    let (back, ink) = (*rng.pick(&p.patches), *rng.pick(&p.graffiti));
    let f = f.moved(a0, b0, 0.0);
    f.rect(mesh, [0.0, w], [0.0, h], 0.008, back);
    f.rect(mesh, [w * 0.05, w * 0.95], [h * 0.06, h * 0.36], 0.011, ink);
    letters::word(mesh, &f, [[w * 0.1, w * 0.9], [h * 0.12, h * 0.3]], 0.014, p.patches[2], letters::ADVERTS, rng);
    let (r, center) = (w.min(h) * 0.24, [w * rng.range(0.35, 0.65), h * 0.66]);
    let disc: Vec<Vec3> = (0..24)
        .map(|i| {
            let t = TAU * i as f32 / 24.0;
            f.at(center[0] + r * cos(t), center[1] + r * sin(t), 0.012)
        })
        .collect();
    super::draw::polygon(mesh, &disc, *rng.pick(&p.graffiti));
}
