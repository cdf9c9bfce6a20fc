//! Petrol stations: a canopy of steel on posts over pumps on islands, a kiosk behind it, a price sign at the side.
//!
//! The canopy is two rows of posts, beams along and across them, sheets above, a ceiling of panels with lamps below, and a
//! fascia around its edge. All stands on a concrete apron.

use super::apartment;
use super::facade::{Wall, panel};
use super::fittings::sign;
use super::kit::{Kit, Side, Span, Spec, add, bounds, cuboid, mid};
use super::shop::{Front, bay};
use crate::Character;
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Lamp, LampKind, Material, MaterialId, Mesh, PartKind, Pattern, Substance};
use setpiece_shot::ShotPlan;

/// Thickness of the apron, and height of the islands over it, metres.
const APRON_M: f32 = 0.06;
const ISLAND_M: f32 = 0.14;
/// Lengths of steel members between which they can bend, metres, and most of them in one post.
const LENGTH_M: f32 = 2.4;
const MOST_LENGTHS: f32 = 12.0;
/// Width of the kiosk's bays.
const BAY_M: f32 = 4.2;
/// Light of a lamp in the ceiling, kcd, and of its panel, kcd/m2, for every unit of what lamps are brighter than real ones.
const LAMP: f32 = 0.5;
const PANEL: f32 = 4.0;
/// The same of the price sign's boards, and how much brighter than real ones all are at most.
const BOARD: f32 = 0.1;
const BRIGHTEST: f32 = 6.0;

/// Where everything is.
struct Station {
    /// The canopy, along x and z.
    x: Span,
    z: Span,
    /// Underside of its beams, and its top.
    y: Span,
    /// Thickness of the fascia, depth of the beams, half of their width.
    fascia: f32,
    beam: f32,
    half: f32,
    /// Lines of posts along x, rows of them.
    xs: Vec<f32>,
    zs: Vec<f32>,
    /// The kiosk, along x and z.
    kiosk: Option<(Span, Span)>,
    /// The price sign, along x.
    pylon: Option<Span>,
    /// How much brighter than real ones its lamps are; 0 by day.
    glow: f32,
    paint: MaterialId,
    lit: MaterialId,
    /// The price sign's boards: in the colours of the house and white.
    board: MaterialId,
    white: MaterialId,
}

impl Station {
    fn new(kit: &mut Kit<'_>, plan: &ShotPlan) -> Self {
        let s = &plan.structure;
        let (w, d, h) = (s.width_m as f32, (s.depth_m as f32).max(0.2), s.height_m as f32);
        let pylon = (w > 14.0).then_some([0.5 * w - 2.0, 0.5 * w]);
        let x = [-0.5 * w, if pylon.is_some() { 0.5 * w - 3.2 } else { 0.5 * w }];
        let deep = (0.5 * d).clamp(6.0, 16.0);
        let room = d - deep - 2.0;
        let kiosk = (room > 4.0 && w > 8.0 && h > 3.4).then(|| {
            let long = (0.7 * (x[1] - x[0])).min(18.0);
            let left = x[0] + 0.4 * (x[1] - x[0] - long);
            ([left, left + long], [-d, -deep - 2.0])
        });
        let z = if kiosk.is_some() { [-deep, 0.0] } else { [-d, 0.0] };
        let (long, wide) = (x[1] - x[0], z[1] - z[0]);
        let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
        let lines = ((long / (7.5 * coarse)).round() as usize).max(1);
        let rows = if wide > 7.0 { ((wide / (7.0 * coarse)).round() as usize).max(2) } else { 1 };
        let spread = |n: usize, s: Span| (0..n).map(|i| s[0] + (s[1] - s[0]) * (i as f32 + 0.5) / n as f32).collect();
        let (xs, zs): (Vec<f32>, Vec<f32>) = (spread(lines, x), spread(rows, z));
        let high = (0.17 * h).min(0.95);
        let mut rng = kit.rng.fork(61);
        let paint = kit.pal.signs[rng.below(4)];
        let glow = if kit.dark_outside > 0.0 { kit.lamp_factor.min(BRIGHTEST) } else { 0.0 };
        let lit = kit.scene.material(Material {
            emission: [0.95, 1.0, 0.98].map(|c| c * PANEL * glow),
            ..Material::new("lamp panel", Pattern::Emitter, [0.8; 3])
        });
        // Boards with tubes behind them.
        let [board, white] = [paint, kit.pal.signs[4]].map(|plain| {
            let plain = kit.scene.materials[usize::from(plain.0)].clone();
            let emission = plain.color.map(|c| c * BOARD * glow);
            kit.scene.material(Material { emission, name: format!("lit {}", plain.name), ..plain })
        });
        Self {
            x,
            z,
            y: [h - high, h],
            fascia: 0.1_f32.min(0.1 * wide).min(0.1 * long),
            beam: 0.4 * high,
            half: 0.12_f32.min(0.08 * long).min(0.08 * wide),
            xs,
            zs,
            kiosk,
            pylon,
            glow,
            paint,
            lit,
            board,
            white,
        }
    }

    /// Within the fascia, along x and z.
    fn inside(&self) -> (Span, Span) {
        let t = self.fascia;
        ([self.x[0] + t, self.x[1] - t], [self.z[0] + t, self.z[1] - t])
    }
}

/// Splits an interval into pieces of about a length.
fn pieces(s: Span, length: f32) -> Vec<Span> {
    let n = (((s[1] - s[0]) / length).round() as usize).max(1);
    let at = |i: usize| s[0] + (s[1] - s[0]) * i as f32 / n as f32;
    (0..n).map(|i| [at(i), at(i + 1)]).collect()
}

/// Builds a petrol station.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let station = Station::new(kit, plan);
    apron(kit, plan);
    canopy(kit, &station);
    ceiling(kit, &station);
    fascia(kit, &station, character);
    if kit.lean < 4 {
        pumps(kit, &station);
    }
    if let Some((x, z)) = station.kiosk {
        kiosk(kit, &station, x, z, character);
    }
    if let Some(x) = station.pylon {
        pylon(kit, &station, x, character);
    }
}

fn apron(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let (w, d) = (plan.structure.width_m as f32, (plan.structure.depth_m as f32).max(0.2));
    let spec = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
    let (concrete, cell) = (kit.pal.concrete, if kit.lean < 2 { 4.0 } else { 16.0 });
    for x in pieces([-0.5 * w, 0.5 * w], cell) {
        for z in pieces([-d, 0.0], cell) {
            kit.block(spec, x, [0.0, APRON_M], z, concrete);
        }
    }
}

/// Islands and posts, beams along and across, sheets over all.
fn canopy(kit: &mut Kit<'_>, s: &Station) {
    let (post, beam) = (
        Spec::new(PartKind::Column, Substance::Steel, kit.pal.grey_metal, 0),
        Spec::new(PartKind::Beam, Substance::Steel, kit.pal.grey_metal, 0),
    );
    let (white, grey) = (kit.pal.white, kit.pal.grey_metal);
    let foot = foot(kit, s);
    let r = 0.18_f32.min(1.2 * s.half);
    for z in &s.zs {
        for x in &s.xs {
            if foot > APRON_M {
                let island = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
                let reach = island_reach(s);
                kit.block(island, [x - reach, x + reach], [APRON_M, foot], [z - 0.6, z + 0.6], kit.pal.coping);
            }
            let length = LENGTH_M.max((s.y[0] - foot) / MOST_LENGTHS);
            for (i, y) in pieces([foot, s.y[0]], length).into_iter().enumerate() {
                kit.block(post.anchored(i == 0), [x - r, x + r], y, [z - r, z + r], white);
            }
        }
    }
    let (ix, iz) = s.inside();
    let y = [s.y[0], s.y[0] + s.beam];
    let length = if kit.lean < 2 { LENGTH_M } else { 4.0 * LENGTH_M };
    for z in &s.zs {
        for x in pieces(ix, length) {
            kit.block(beam, x, y, [z - s.half, z + s.half], grey);
        }
    }
    for x in &s.xs {
        for gap in gaps(iz, &s.zs, s.half) {
            for z in pieces(gap, length) {
                kit.block(beam, [x - s.half, x + s.half], y, z, grey);
            }
        }
    }
    let sheet = Spec::new(PartKind::Slab, Substance::Steel, grey, 0);
    let width = if kit.lean < 2 { 1.3 } else { 8.0 };
    for x in pieces(ix, width) {
        for z in pieces(iz, (iz[1] - iz[0]) / s.zs.len() as f32) {
            kit.block(sheet, x, [y[1], y[1] + 0.03], z, kit.pal.corrugated);
        }
    }
}

/// What lines with a half width leave of an interval.
fn gaps(s: Span, lines: &[f32], half: f32) -> Vec<Span> {
    let starts = std::iter::once(s[0]).chain(lines.iter().map(|l| l + half));
    let ends = lines.iter().map(|l| l - half).chain(std::iter::once(s[1]));
    starts.zip(ends).map(|(a, b)| [a, b]).filter(|g| g[1] - g[0] > 0.02).collect()
}

/// Where posts begin: on islands, where there is room for those.
fn foot(kit: &Kit<'_>, s: &Station) -> f32 {
    let room = s.y[0] > 2.6 && s.x[1] - s.x[0] > 4.0 && s.z[1] - s.z[0] > 2.5 && kit.lean < 4;
    APRON_M + if room { ISLAND_M } else { 0.0 }
}

fn island_reach(s: &Station) -> f32 {
    (0.5 * (s.x[1] - s.x[0]) / s.xs.len() as f32 - 0.8).clamp(0.8, 2.7)
}

/// Panels between the beams, every third with a lamp.
fn ceiling(kit: &mut Kit<'_>, s: &Station) {
    let (ix, iz) = s.inside();
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.grey_metal, 0);
    let (white, y) = (kit.pal.white, [s.y[0], s.y[0] + 0.03]);
    let width = if kit.lean < 2 { 1.25 } else { 6.0 };
    for z in gaps(iz, &s.zs, s.half) {
        for gap in gaps(ix, &s.xs, s.half) {
            for (i, x) in pieces(gap, width).into_iter().enumerate() {
                let mut mesh = Mesh::default();
                add(&mut mesh, &cuboid([x[0] + 0.006, x[1] - 0.006], y, z, white));
                let lamp = i % 3 == 1 && z[1] - z[0] > 0.8 && x[1] - x[0] > 0.6;
                let (mx, mz) = (mid(x), mid(z));
                if lamp {
                    block(&mut mesh, [mx - 0.3, y[0] - 0.02, mz - 0.3], [mx + 0.3, y[0] + 0.01, mz + 0.3], s.lit);
                }
                let part = kit.put_as(spec, cuboid(x, y, z, white), mesh);
                if lamp && part.is_some() && s.glow > 0.0 {
                    kit.scene.lamps.push(Lamp {
                        kind: LampKind::Street,
                        position: Vec3::new(mx, y[0] - 0.06, mz),
                        axis: Some(Vec3::NEG_Y),
                        intensity: [0.95, 1.0, 0.98].map(|c| c * LAMP * s.glow),
                        radius_m: 0.25,
                        part,
                    });
                }
            }
        }
    }
}

/// The painted band around the canopy's edge, with what is sold on its front.
fn fascia(kit: &mut Kit<'_>, s: &Station, character: Character) {
    let spec = Spec::new(PartKind::Facade, Substance::Steel, kit.pal.grey_metal, 0);
    let (t, y) = (s.fascia, [s.y[0] - 0.05, s.y[1]]);
    let length = if kit.lean < 2 { 3.0 } else { 12.0 };
    let stripe = [y[0] + 0.28 * (y[1] - y[0]), y[0] + 0.42 * (y[1] - y[0])];
    let (paint, white) = (s.paint, kit.pal.white);
    let mut band = |x: Span, z: Span, out: Vec3| {
        let mut mesh = Mesh::default();
        add(&mut mesh, &cuboid(x, y, z, paint));
        let by = 0.012 * out;
        add(&mut mesh, &cuboid([x[0] + by.x, x[1] + by.x], stripe, [z[0] + by.z, z[1] + by.z], white));
        kit.put_as(spec, cuboid(x, y, z, paint), mesh);
    };
    for x in pieces(s.x, length) {
        band(x, [s.z[1] - t, s.z[1]], Vec3::Z);
        band(x, [s.z[0], s.z[0] + t], Vec3::NEG_Z);
    }
    for z in pieces([s.z[0] + t, s.z[1] - t], length) {
        band([s.x[0], s.x[0] + t], z, Vec3::NEG_X);
        band([s.x[1] - t, s.x[1]], z, Vec3::X);
    }
    if s.y[1] - s.y[0] < 0.5 || s.x[1] - s.x[0] < 6.0 || kit.lean >= 3 {
        return;
    }
    let side = Side { origin: Vec3::new(s.x[0], 0.0, s.z[1]), right: Vec3::X, out: Vec3::Z, length: s.x[1] - s.x[0] };
    let mut rng = kit.rng.fork(62);
    let letters = if s.paint == kit.pal.signs[3] { kit.pal.signs[5] } else { kit.pal.signs[4] };
    let m = 0.3 * side.length;
    let up = [y[0] + 0.06, y[1] - 0.06];
    sign(kit, &side, [m - 1.6, m + 1.6], up, name(character), [s.paint, letters], 0, &mut rng);
}

fn name(character: Character) -> &'static str {
    match character {
        Character::BuenosAires => "NAFTA",
        Character::NorthAmerican => "GAS",
        Character::DesertVillage | Character::Generic => "FUEL",
    }
}

/// Two pumps to a post, and a tube to guard either end of the island.
fn pumps(kit: &mut Kit<'_>, s: &Station) {
    let foot = foot(kit, s);
    if foot <= APRON_M {
        return;
    }
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.grey_metal, 0);
    let reach = island_reach(s);
    for z in &s.zs {
        for x in &s.xs {
            for side in [-1.0, 1.0] {
                if reach > 1.5 {
                    let m = x + side * (0.5 * reach + 0.1);
                    let mesh = pump(kit, s, m, *z, foot);
                    kit.place_free(spec, bounds([m - 0.42, m + 0.42], [foot, foot + 1.65], [z - 0.26, z + 0.26]), mesh);
                }
                let end = x + side * (reach - 0.15);
                let mut mesh = Mesh::default();
                let yellow = kit.pal.signs[3];
                tube(&mut mesh, Vec3::new(end, foot, *z), Vec3::new(end, foot + 0.8, *z), [0.07; 2], 8, yellow);
                let place = bounds([end - 0.07, end + 0.07], [foot, foot + 0.8], [z - 0.07, z + 0.07]);
                kit.place_free(spec, place, mesh);
            }
        }
    }
}

/// A pump: a body in the colours of the house, a screen and nozzles on either side, hoses from its top.
fn pump(kit: &Kit<'_>, s: &Station, x: f32, z: f32, foot: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let (white, dark, iron) = (kit.pal.white, kit.pal.dark, kit.pal.iron);
    block(&mut mesh, [x - 0.4, foot, z - 0.22], [x + 0.4, foot + 0.35, z + 0.22], iron);
    block(&mut mesh, [x - 0.4, foot + 0.35, z - 0.24], [x + 0.4, foot + 1.3, z + 0.24], white);
    block(&mut mesh, [x - 0.42, foot + 1.3, z - 0.26], [x + 0.42, foot + 1.65, z + 0.26], s.paint);
    for side in [-1.0, 1.0] {
        let face = z + 0.24 * side;
        let d = [face.min(face + 0.015 * side), face.max(face + 0.015 * side)];
        block(&mut mesh, [x - 0.16, foot + 1.0, d[0]], [x + 0.16, foot + 1.22, d[1]], dark);
        block(&mut mesh, [x - 0.16, foot + 0.62, d[0]], [x + 0.16, foot + 0.92, d[1]], s.paint);
        for across in [-0.29, 0.29] {
            let (at, out) = (x + across, face + 0.06 * side);
            block(&mut mesh, [at - 0.05, foot + 0.75, face.min(out)], [at + 0.05, foot + 1.02, face.max(out)], dark);
            // The hose hangs in a bow from the top to the nozzle.
            let bow = |t: f32| {
                let sag = 4.0 * t * (1.0 - t);
                Vec3::new(at + 0.06 * sag, foot + 1.3 - 0.4 * t - 0.55 * sag, face + (0.05 + 0.1 * sag) * side)
            };
            for n in 0..6 {
                let (a, b) = (bow(n as f32 / 6.0), bow((n + 1) as f32 / 6.0));
                tube(&mut mesh, a, b, [0.018; 2], 5, dark);
            }
        }
    }
    mesh
}

/// A small shop behind the canopy: glass to the front, walls to the other sides, a flat roof with a parapet.
fn kiosk(kit: &mut Kit<'_>, s: &Station, x: Span, z: Span, character: Character) {
    let high = 3.3_f32.min(0.8 * s.y[0]);
    let thick = 0.2;
    let (inner, broken) = (
        kit.pal.ceiling,
        if kit.pal.masonry == Substance::Brick { kit.pal.broken_brick } else { kit.pal.broken_concrete },
    );
    let (outer, substance) = (kit.pal.wall, kit.pal.masonry);
    let wall = Wall { outer, sill: outer, inner, broken, substance, thick, chunk_m: 0.9 };
    let y = [APRON_M, high];
    let mut rng = kit.rng.fork(63);
    let front = Side { origin: Vec3::new(x[0], 0.0, z[1]), right: Vec3::X, out: Vec3::Z, length: x[1] - x[0] };
    let names = match character {
        Character::BuenosAires => ["KIOSCO", "CAFE", "BAZAR", "PIZZA"],
        _ => ["SHOP", "COFFEE", "DELI", "BAKERY"],
    };
    for (u, name) in pieces([0.0, front.length], BAY_M).into_iter().zip(names.into_iter().cycle()) {
        bay(kit, &front, u, y, Front::Shop, &wall, name, &mut rng);
    }
    let deep = z[1] - z[0] - 2.0 * thick;
    let sides = [
        Side { origin: Vec3::new(x[1], 0.0, z[1] - thick), right: Vec3::NEG_Z, out: Vec3::X, length: deep },
        Side { origin: Vec3::new(x[1], 0.0, z[0]), right: Vec3::NEG_X, out: Vec3::NEG_Z, length: x[1] - x[0] },
        Side { origin: Vec3::new(x[0], 0.0, z[0] + thick), right: Vec3::Z, out: Vec3::NEG_X, length: deep },
    ];
    for side in &sides {
        for u in pieces([0.0, side.length], BAY_M) {
            let at = (0, kit.sheet());
            panel(kit, side, u, y, &[], &wall, at);
        }
    }
    let roof = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(1.3);
    for a in pieces(x, BAY_M) {
        for b in pieces(z, BAY_M) {
            let shape =
                cuboid(a, [high, high + 0.18], b, kit.pal.band).faced(Vec3::Y, kit.pal.roof).faced(Vec3::NEG_Y, inner);
            kit.put(roof, shape);
        }
    }
    let rim = Spec::new(PartKind::Facade, substance, broken, 0).chunks(1.0);
    let (low, top) = (high + 0.18, high + 0.55);
    for a in pieces(x, BAY_M) {
        kit.block(rim, a, [low, top], [z[1] - 0.15, z[1]], s.paint);
        kit.block(rim, a, [low, top], [z[0], z[0] + 0.15], outer);
    }
    for b in pieces([z[0] + 0.15, z[1] - 0.15], BAY_M) {
        kit.block(rim, [x[0], x[0] + 0.15], [low, top], b, outer);
        kit.block(rim, [x[1] - 0.15, x[1]], [low, top], b, outer);
    }
    shelves(kit, [x[0] + 0.8, x[1] - 0.8], [z[0] + 0.8, z[1] - 1.6]);
    if kit.dark_outside > 0.0 {
        for a in pieces(x, BAY_M) {
            kit.scene.lamps.push(Lamp {
                kind: LampKind::Shop,
                position: Vec3::new(mid(a), high - 0.4, mid(z)),
                axis: None,
                intensity: [1.0, 0.97, 0.88].map(|c| c * 0.35 * kit.lamp_factor.min(20.0)),
                radius_m: 0.15,
                part: None,
            });
        }
    }
}

/// Rows of shelves with goods.
fn shelves(kit: &mut Kit<'_>, x: Span, z: Span) {
    let spec = Spec::new(PartKind::Furniture, Substance::Soft, kit.pal.broken_light, 0);
    let mut rng = kit.rng.fork(64);
    let mut row = z[0];
    while row + 0.6 < z[1] {
        for u in pieces(x, 2.4) {
            let mut mesh = Mesh::default();
            let u = [u[0], u[1] - 0.5];
            for level in 0..4 {
                let y = APRON_M + 0.1 + 0.38 * level as f32;
                block(&mut mesh, [u[0], y - 0.03, row], [u[1], y, row + 0.5], kit.pal.white);
                let mut p = u[0];
                while p + 0.2 < u[1] {
                    let (w, h) = (rng.range(0.12, 0.3), rng.range(0.14, 0.3));
                    let goods = match rng.below(3) {
                        0 => *rng.pick(&kit.pal.cloths),
                        1 => *rng.pick(&kit.pal.signs),
                        _ => *rng.pick(&kit.pal.shutters),
                    };
                    block(&mut mesh, [p, y, row + 0.05], [(p + w).min(u[1]), y + h, row + 0.45], goods);
                    p += w + rng.range(0.0, 0.05);
                }
            }
            kit.place_free(spec, bounds(u, [APRON_M, APRON_M + 1.6], [row, row + 0.5]), mesh);
        }
        row += 1.9;
    }
}

/// The sign by the road: two posts, a board in the colours of the house, what is sold in rows.
fn pylon(kit: &mut Kit<'_>, s: &Station, x: Span, character: Character) {
    let (foot, top) = (APRON_M, s.y[1] + 0.15 * s.y[1].min(12.0));
    let low = (0.36 * top).min(2.4).max(foot + 0.2);
    let post = Spec::new(PartKind::Column, Substance::Steel, kit.pal.grey_metal, 0).anchored(true);
    let z = [-0.62, -0.38];
    let z = if s.z[0] > -1.0 { [s.z[0].max(-0.2), 0.0] } else { z };
    for p in [[x[0] + 0.15, x[0] + 0.35], [x[1] - 0.35, x[1] - 0.15]] {
        kit.block(post, p, [foot, low], z, kit.pal.grey_metal);
    }
    let board = Spec::new(PartKind::Facade, Substance::Steel, kit.pal.grey_metal, 0);
    let rows = pieces([low, top], ((top - low) / 4.0).max(0.5));
    let side = Side { origin: Vec3::new(x[0], 0.0, z[1]), right: Vec3::X, out: Vec3::Z, length: x[1] - x[0] };
    let words = [name(character), "SUPER", "DIESEL", "OIL"];
    let mut rng = kit.rng.fork(65);
    for (i, y) in rows.iter().enumerate() {
        let lower = i + 1 < rows.len();
        kit.block(board, x, *y, z, if lower { s.white } else { s.board });
        if kit.lean < 3 && y[1] - y[0] > 0.4 {
            let (plate, letters) = if lower { (s.white, s.paint) } else { (s.board, s.white) };
            let word = words[(rows.len() - 1 - i) % words.len()];
            let up = [y[0] + 0.06, y[1] - 0.06];
            sign(kit, &side, [0.08, side.length - 0.08], up, word, [plate, letters], 0, &mut rng);
        }
    }
}
