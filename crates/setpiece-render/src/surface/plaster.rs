//! Painted plaster, from fresh to peeling.

use super::layer::{At, Layer, mix, times};
use super::masonry::weathered;
use super::noise::{noise2, step, survives};
use glam::Vec2;

pub(super) fn plaster(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(3.3, 4, 1);
    let (mottle, mottle_slope) = at.fbm(0.42, 5, 2);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.30 * broad + 0.20 * mottle);
    // Paint bleaches unevenly.
    layer.albedo = times(layer.albedo, [1.0 + 0.04 * mottle, 1.0, 1.0 - 0.08 * broad]);
    layer.slope = mottle_slope * 0.0035;
    if at.footprint < 0.004 {
        let (sand, sand_slope) = at.fbm(0.006, 2, 3);
        layer.shade(1.0 + 0.10 * sand);
        layer.slope += sand_slope * 0.0005;
    }
    // Mended and repainted fields.
    let patch = noise2(at.uv / Vec2::new(1.9, 1.4), at.seed ^ 0x91).0 + 0.06 * mottle;
    let mended = step(0.50, 0.515 + 0.3 * at.footprint, patch) * step(0.3, 0.6, m.dirt);
    layer.toward(mix(times(m.color, [1.12, 1.13, 1.15]), [0.42, 0.41, 0.39], 0.35), 0.55 * mended);
    // Hairline cracks wander where the wall has worked.
    let warp = mottle * 0.25;
    let (line, slope) = noise2(at.uv / 0.85 + Vec2::new(warp, -warp), at.seed ^ 0xc1);
    let open = step(0.02, 0.35, broad + 0.15) * (0.3 + m.dirt);
    let crack = (at.crack(line, (slope + mottle_slope * 0.2) / 0.85, 0.0011) * open * 1.2).min(1.0);
    layer.shade(1.0 - 0.75 * crack);
    weathered(&mut layer, at, broad, 20);
    peel(&mut layer, at, broad, mottle, mottle_slope);
    layer
}

/// Paint and plaster that come off, first where damp rises and in the weather's lee.
fn peel(layer: &mut Layer, at: &At<'_>, broad: f32, mottle: f32, mottle_slope: Vec2) {
    let dirt = at.material.dirt;
    if dirt <= 0.5 {
        return;
    }
    let worn = (dirt - 0.5) * 2.0;
    let limit = 0.80 - 0.36 * worn;
    let (flake, flake_slope) = at.fbm(0.9, 6, 40);
    // Whole walls keep their paint where water does not get at it: flakes come in swarms.
    let swarm = noise2(at.uv / Vec2::new(6.5, 4.2), at.seed ^ 0x2f).0;
    let low = at.damp(broad) * 0.38 + 0.42 * swarm;
    let x = flake * 1.4 + 0.24 * mottle + low;
    let soft = 0.012 + 0.25 * at.footprint;
    let gone = step(limit - soft, limit + soft, x) * survives(1.3, at.footprint);
    if gone <= 0.0 && x < limit - 0.25 {
        return;
    }
    // The lip of what still sticks: bright above, in shadow below.
    let rim = (1.0 - (x - limit).abs() / 0.035).clamp(0.0, 1.0) * survives(0.03, at.footprint);
    let (sand, sand_slope) = if gone > 0.0 { at.fbm(0.035, 4, 41) } else { (0.0, Vec2::ZERO) };
    // Under the paint there is plaster of much its own tone, and only in the middle of large flakes what lies below that.
    let deep = step(0.12, 0.40, x - limit);
    let under = mix(times(at.material.color, [0.80, 0.77, 0.72]), at.second([0.40, 0.36, 0.31]), 0.25 + 0.65 * deep);
    let bare = under.map(|c| c * (0.92 + 0.30 * sand + 0.12 * mottle));
    layer.toward(bare, gone);
    layer.slope = layer.slope * (1.0 - gone) + sand_slope * (0.003 * gone);
    layer.slope += (flake_slope * 1.5 + mottle_slope * 0.22).normalize_or_zero() * (-0.5 * rim);
    layer.shade(1.0 - 0.20 * rim * gone);
    layer.roughness += (0.95 - layer.roughness) * gone;
}
