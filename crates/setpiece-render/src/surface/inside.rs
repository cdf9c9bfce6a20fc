//! Windows, the rooms behind them, cloth, lights and plain things.

use super::layer::{At, Layer, SOOT, times};
use super::noise::{floor, hash, noise2, step, survives, to_unit};
use glam::Vec2;

pub(super) fn plain(at: &At<'_>) -> Layer {
    let m = at.material;
    let (tone, slope) = at.fbm(0.5, 5, 1);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.10 * tone);
    layer.roughness *= 1.0 + 0.15 * tone;
    layer.slope = slope * 0.0006;
    layer.toward(SOOT, m.dirt * 0.30 * step(-0.1, 0.6, tone));
    layer.toward(times(layer.albedo, [0.5, 0.48, 0.45]), 0.5 * m.dirt * at.streaks(20));
    layer.porous = 0.4 * m.roughness;
    layer
}

pub(super) fn glass(at: &At<'_>) -> Layer {
    let m = at.material;
    // Float and old drawn glass bend reflections slowly, each pane its own way.
    let wave = Vec2::new(0.9, 1.3);
    let (_, slow) = noise2(at.uv / wave, at.seed ^ 1);
    let (_, draw) = at.stretched(Vec2::new(0.55, 0.14), 2);
    let (film, _) = at.fbm(0.5, 4, 3);
    let run = at.streaks(4);
    let dust = m.dirt * (0.05 + 0.10 * step(-0.2, 0.6, film) + 0.12 * run);
    let mut layer = Layer::new([0.30 * dust, 0.285 * dust, 0.26 * dust], m.roughness.min(0.3) + 0.10 * dust);
    layer.slope = slow / wave * 0.0030 + draw * 0.000_12;
    layer.transmission = m.color.map(|c| (c * (1.0 - dust) * 0.95).clamp(0.0, 0.96));
    layer.porous = 0.0;
    layer
}

pub(super) fn cloth(at: &At<'_>) -> Layer {
    let m = at.material;
    let mut layer = Layer::new(m.color, m.roughness);
    if m.color2 != m.color {
        let width = at.scale(0.16);
        let stripe = super::noise::pulses(at.uv.x / (2.0 * width), 0.5, at.footprint / (2.0 * width));
        layer.toward(m.color2, stripe);
    }
    let (fold, fold_slope) = at.stretched(Vec2::new(0.13, 1.6), 1);
    let (crease, crease_slope) = at.fbm(0.35, 4, 2);
    layer.shade(1.0 + 0.10 * fold + 0.10 * crease);
    layer.slope = fold_slope * 0.028 + crease_slope * 0.012;
    if at.footprint < 0.0012 {
        let (warp, weft) = (at.stretched(Vec2::new(0.0016, 0.02), 3).0, at.stretched(Vec2::new(0.02, 0.0016), 4).0);
        layer.shade(1.0 + 0.12 * (warp + weft));
    }
    layer.toward(SOOT, m.dirt * 0.22 * step(-0.1, 0.6, crease));
    layer.translucency = 0.35;
    layer.f0 = 0.03;
    layer
}

/// A room on a flat pane: walls darker above and below, furniture, and a lamp when lit.
pub(super) fn room(at: &At<'_>) -> Layer {
    let m = at.material;
    let cell = at.uv / Vec2::new(3.0, 3.1);
    let (i, j) = (floor(cell.x), floor(cell.y));
    let place = cell - Vec2::new(i as f32, j as f32);
    let h = hash(i, j, floor(at.rest.z.min(0.0) / 3.0), at.seed);
    let pick = |n: u32| to_unit(h.wrapping_mul(n.wrapping_mul(0x9e37_79b1) | 1));
    let coarse = survives(1.5, at.footprint);
    let (tone, _) = at.fbm(0.8, 3, 1);
    let mut layer = Layer::new(m.color, m.roughness);
    let depth = 1.0 - (2.0 * place.y - 1.05).powi(2) * 0.75;
    layer.shade((0.30 + 0.55 * depth) * (1.0 + 0.15 * tone) * (0.75 + 0.5 * pick(1)));
    // Furniture stands dark before the wall, pictures hang on it.
    let q = at.uv / Vec2::new(0.55, 2.0);
    let piece = hash(floor(q.x), j, 1, at.seed);
    let top = 0.12 + 0.30 * to_unit(piece);
    let soft = 0.01 + at.footprint / 3.0;
    let stands = (1.0 - step(top - soft, top + soft, place.y)) * f32::from(u8::from(piece & 3 != 0)) * coarse;
    layer.shade(1.0 - 0.6 * stands);
    let r = at.uv / Vec2::new(0.8, 0.62);
    let picture = hash(floor(r.x), floor(r.y), 2, at.seed);
    let f = r - Vec2::new(floor(r.x) as f32, floor(r.y) as f32);
    let framed = picture & 7 == 0 && (0.3..0.8).contains(&f.x) && (0.3..0.8).contains(&f.y) && place.y > 0.4;
    let framed = f32::from(u8::from(framed)) * survives(0.3, at.footprint);
    layer.toward([0.12 + 0.2 * pick(7), 0.11, 0.09 + 0.1 * pick(8)], 0.7 * framed);
    // Each room has its own lamp: how strong, how warm, and where it hangs.
    let strong = 0.30 + 1.4 * pick(2) * pick(2);
    let warm = pick(3) - 0.5;
    let lamp = Vec2::new(0.25 + 0.5 * pick(4), 0.78);
    let near = ((place - lamp) * Vec2::new(3.0, 3.1)).length_squared();
    let pool = 0.45 + 1.1 / (1.0 + 1.6 * near);
    let k = strong * pool * (1.0 - 0.65 * stands) * (1.0 - 0.3 * framed) * (1.0 + 0.12 * tone);
    let tint = [1.0 + 0.18 * warm, 1.0, 1.0 - 0.45 * warm];
    layer.emission = std::array::from_fn(|c| m.emission[c] * k * tint[c]);
    layer.porous = 0.0;
    layer
}

pub(super) fn emitter(at: &At<'_>) -> Layer {
    let m = at.material;
    let mut layer = Layer::new(m.color, m.roughness);
    layer.emission = m.emission;
    layer.porous = 0.0;
    layer
}
