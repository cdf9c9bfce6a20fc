//! Roads, pavements and bare ground.

use super::layer::{At, Grid, Layer, SOOT, mix, times};
use super::noise::{cells2, floor, hash, noise2, step, survives, to_unit};
use glam::Vec2;

/// Width of a traffic lane in metres.
const LANE: f32 = 3.2;
/// Width of the stones in asphalt, metres, and the root of the mean square of their slope along an axis.
const STONE: f32 = 0.011;
const STEEP: f32 = 0.12;

/// Position along and across the lanes: they run along x, on materials of odd variants along z.
fn lanes(at: &At<'_>) -> Vec2 {
    if at.material.variant % 2 == 1 { Vec2::new(at.uv.y, at.uv.x) } else { at.uv }
}

/// How much wheels pass here, 0 to 1.
pub(super) fn ruts(at: &At<'_>) -> f32 {
    let (uv, seed) = (lanes(at), at.seed);
    let wander = noise2(Vec2::new(uv.x / 14.0, uv.y / 9.0), seed ^ 0x77).0;
    let drift = noise2(Vec2::new(uv.x / 3.7, uv.y / 2.9), seed ^ 0x78).0;
    let across = (uv.y + 0.30 * wander + 0.10 * drift) / (0.5 * LANE);
    // Lanes are driven unequally, and drivers do not keep to a line.
    let lane = floor(across * 0.5 + 0.25);
    let driven = 0.62 + 0.38 * to_unit(hash(lane, 0, 5, seed)) + 0.25 * drift;
    (0.5 + 0.5 * cosine(across)).powi(2) * driven
}

/// Cosine of a number of turns, by a parabola pair: good to 6 %, enough for stains.
fn cosine(turns: f32) -> f32 {
    let f = turns - turns.floor() - 0.5;
    let x = 4.0 * f.abs() - 1.0;
    x * (2.0 - x.abs()).min(1.0 + 0.57 * (1.0 - x.abs()))
}

/// Stones of a wave length: tone in `[-1, 1]`, slope of their rounding, share of gaps between.
fn stones(at: &At<'_>, wave: f32, salt: u32) -> (f32, Vec2, f32) {
    let seen = survives(wave, at.footprint);
    if seen <= 0.0 {
        return (0.0, Vec2::ZERO, 0.35);
    }
    let c = cells2(at.uv / wave, at.seed.wrapping_add(salt));
    let tone = to_unit(c.id) * 2.0 - 1.0;
    let gap = 1.0 - step(0.02, 0.22, c.second - c.near);
    (tone * seen, c.offset * (1.8 * seen * (1.0 - gap)), 0.35 + (gap - 0.35) * seen)
}

pub(super) fn asphalt(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(6.5, 4, 1);
    let (blotch, _) = at.fbm(0.7, 4, 2);
    let (stone, round, gap) = stones(at, STONE, 3);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.30 * broad + 0.22 * blotch);
    // Stones bared by traffic are paler than the bitumen about them.
    let rut = ruts(at);
    let bared = 0.25 + 0.35 * rut;
    layer.shade(0.90 + bared * 0.25 + (0.55 * stone - 0.5 * (gap - 0.35)) * (0.6 + bared));
    // A pixel that holds few stones would glint by each of them: their relief is seen from nearer than their colour.
    let seen = survives(STONE, 3.0 * at.footprint);
    layer.slope = round * (0.30 * seen);
    layer.lost = STEEP * STEEP * (1.0 - seen * seen);
    layer.roughness *= 1.0 - 0.14 * rut - 0.06 * blotch;
    // Oil drips between the ruts.
    let drip = 0.5 + 0.5 * cosine(lanes(at).y / LANE + 0.25);
    layer.shade(1.0 - 0.22 * m.dirt * drip * drip * (0.8 + blotch));
    repairs(&mut layer, at, blotch);
    spots(&mut layer, at);
    // Cracks: long ones, and a net of them where the ground gives way.
    let (line, slope) = at.fbm(2.7, 4, 30);
    let long = at.crack(line, slope, 0.004) * step(-0.1, 0.25, broad);
    let mut net = 0.0;
    let tired = step(0.12, 0.3, -broad + 0.3 * blotch);
    if tired > 0.0 && at.footprint < 0.1 {
        let c = cells2(at.uv / 0.24 + Vec2::splat(blotch * 0.7), at.seed ^ 0x1d);
        let width = 0.012 + at.footprint / 0.24;
        net = (1.0 - (c.second - c.near) / (width * 2.0)).clamp(0.0, 1.0) * (0.024 / (width + 0.012)).min(1.0) * tired;
    }
    let open = ((long + net) * (0.35 + m.dirt)).min(1.0);
    layer.shade(1.0 - 0.7 * open);
    layer.toward([0.20, 0.18, 0.15], m.dirt * 0.10 * step(0.0, 0.5, blotch));
    layer.porous = 0.75;
    layer
}

/// Trenches that were dug and filled: darker or paler, with sealed edges.
fn repairs(layer: &mut Layer, at: &At<'_>, blotch: f32) {
    let size = Vec2::new(11.0, 4.3);
    let q = at.uv / size;
    let (i, j) = (floor(q.x), floor(q.y));
    let h = hash(i, j, 9, at.seed);
    if h & 7 > 2 {
        return;
    }
    let pick = |n: u32| to_unit(h.wrapping_mul(n * 2 + 0x9e37_79b1));
    let middle = Vec2::new(0.3 + 0.4 * pick(1), 0.3 + 0.4 * pick(2));
    let half = Vec2::new(0.06 + 0.22 * pick(3), 0.08 + 0.2 * pick(4)) * size;
    let d = (((q - Vec2::new(i as f32, j as f32)) - middle) * size).abs() - half;
    let away = d.x.max(d.y) + 0.02 * blotch;
    let soft = 0.01 + at.footprint;
    let inside = 1.0 - step(-soft, soft, away);
    let tone = if pick(5) < 0.6 { 0.62 } else { 1.35 };
    layer.shade(1.0 + (tone - 1.0) * inside);
    let seal = (1.0 - away.abs() / (0.03 + soft)).clamp(0.0, 1.0) * (0.03 / (0.03 + soft));
    layer.shade(1.0 - 0.6 * seal);
    layer.roughness -= 0.25 * seal;
}

fn spots(layer: &mut Layer, at: &At<'_>) {
    let c = cells2(at.uv / 1.3, at.seed ^ 0x0f);
    let size = to_unit(c.id.wrapping_mul(0x85eb_ca6b));
    if size < 0.72 {
        return;
    }
    let reach = 0.02 + 0.18 * ((size - 0.72) * 3.6).powi(2);
    let spot = 1.0 - step(0.1 * reach, reach + at.footprint, c.near + 0.03 * c.offset.x.signum() * c.offset.y);
    layer.shade(1.0 - 0.42 * spot * at.material.dirt.max(0.2));
    layer.roughness -= 0.25 * spot * at.material.dirt;
}

pub(super) fn paving(at: &At<'_>) -> Layer {
    let m = at.material;
    let side = at.scale(0.5);
    let stagger = if m.variant & 1 == 1 { 0.5 } else { 0.0 };
    let grid = Grid::new(at, at.uv, Vec2::splat(side), 0.008, stagger, 2);
    let (broad, _) = at.fbm(2.2, 4, 3);
    let (grain, grain_slope) = at.fbm(0.06, 5, 4);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.13 * grid.vary(1) + 0.22 * broad + 0.20 * grain);
    let hue = grid.vary(2);
    layer.albedo = times(layer.albedo, [1.0 + 0.04 * hue, 1.0, 1.0 - 0.06 * hue]);
    let new = step(0.93, 0.95, grid.vary(7));
    layer.shade(1.0 + 0.25 * new);
    layer.toward(mix(at.second(SOOT), SOOT, 0.4 * m.dirt), grid.joint);
    layer.slope = grid.edge * 0.004 + grain_slope * 0.0022;
    layer.slope += Vec2::new(grid.vary(5), grid.vary(6)) * 0.018;
    // Chewing gum and the grime of feet.
    let c = cells2(at.uv / 0.42, at.seed ^ 0x3b);
    let size = to_unit(c.id);
    let reach = 0.016 + 0.03 * size;
    let gum = (1.0 - step(0.6 * reach, reach + at.footprint / 0.42, c.near)) * step(0.55, 0.6, size);
    layer.shade(1.0 - 0.5 * gum * m.dirt * survives(0.08, at.footprint));
    layer.toward(SOOT, m.dirt * 0.30 * step(-0.15, 0.5, -broad + 0.2 * grain));
    let (line, slope) = at.fbm(1.1, 3, 30);
    let crack = at.crack(line, slope, 0.0025) * step(0.6, 0.7, grid.vary(8).abs()) * m.dirt;
    layer.shade(1.0 - 0.75 * crack.min(1.0));
    layer
}

pub(super) fn road_paint(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(0.9, 5, 1);
    let (stone, round, gap) = stones(at, 0.011, 3);
    let under = at.second([0.08, 0.078, 0.075]);
    let worn = 0.20 + 0.65 * m.dirt;
    // Paint goes first from the tops of the stones, and in patches.
    let soft = 0.22 + 0.5 * (1.0 - survives(0.03, at.footprint));
    let x = broad * 0.9 + 0.16 * stone + (worn - 0.62);
    let gone = step(-soft, soft, x);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.10 * broad - 0.12 * m.dirt);
    layer.toward(SOOT, 0.22 * m.dirt);
    layer.toward(under.map(|c| c * (1.0 + 0.5 * stone - 0.4 * (gap - 0.35))), gone);
    layer.roughness += (0.9 - layer.roughness) * gone;
    layer.slope = round * (0.12 + 0.2 * gone);
    let (line, slope) = at.fbm(0.6, 3, 30);
    layer.shade(1.0 - 0.7 * at.crack(line, slope, 0.002) * step(0.0, 0.2, broad));
    layer.porous = 0.3 + 0.5 * gone;
    layer
}

pub(super) fn soil(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, broad_slope) = at.fbm(1.8, 6, 1);
    let (clod, round, gap) = stones(at, 0.045, 2);
    let (pebble, pebble_round, _) = stones(at, 0.014, 3);
    let mut layer = Layer::new(m.color, m.roughness.max(0.8));
    layer.shade(0.98 + 0.42 * broad + 0.18 * clod - 0.35 * (gap - 0.35) + 0.12 * pebble);
    // Here and there a stone lies bare.
    layer.toward([0.32, 0.30, 0.27], 0.6 * step(0.82, 0.9, pebble));
    layer.toward(at.second(m.color), step(0.1, 0.5, broad));
    layer.slope = broad_slope * 0.05 + round * 0.28 + pebble_round * 0.2;
    layer.porous = 1.0;
    layer
}

/// Ripples that are seen one by one, and no roughness: what is mirrored is torn into shapes and not into noise.
pub(super) fn water(at: &At<'_>) -> Layer {
    let m = at.material;
    let wave = at.scale(0.9);
    let (_, long) = at.fbm(wave * 2.6, 2, 1);
    let (_, short) = at.fbm(wave * 0.4, 3, 2);
    // Gusts ruffle it here and leave it smooth there.
    let gust = 0.35 + 0.65 * step(-0.35, 0.45, noise2(at.uv / Vec2::new(9.0, 4.0), at.seed ^ 0x35).0);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.f0 = 0.02;
    layer.slope = (long * 0.010 * wave + short * 0.0030 * wave) * gust;
    layer.porous = 0.0;
    layer
}

pub(super) fn gravel(at: &At<'_>) -> Layer {
    let m = at.material;
    let wave = at.scale(0.035);
    let (broad, _) = at.fbm(1.5, 3, 1);
    let (stone, round, gap) = stones(at, wave, 2);
    let (small, small_round, _) = stones(at, wave * 0.4, 3);
    // Cobbles lie among it here and sand there; from afar they are what is left of its grain.
    let (cobble, cobble_round, cobble_gap) = stones(at, wave * 3.3, 4);
    let coarse = step(-0.25, 0.2, broad);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.34 * broad + 0.42 * stone + 0.12 * small);
    layer.shade(1.0 + coarse * (0.34 * cobble - 0.5 * (cobble_gap - 0.35)));
    layer.albedo = times(layer.albedo, [1.0 + 0.10 * small, 1.0, 1.0 - 0.12 * small]);
    layer.shade(1.0 - 0.75 * (gap - 0.35).max(-0.2));
    layer.slope = round * (0.85 - 0.35 * coarse) + small_round * 0.15 + cobble_round * (0.6 * coarse);
    layer.toward(at.second(m.color), 0.3 * step(0.0, 0.5, broad));
    layer
}
