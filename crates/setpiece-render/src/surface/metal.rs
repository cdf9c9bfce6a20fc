//! Metal, sheet, lacquer and rubber.

use super::layer::{At, Layer, SOOT};
use super::noise::{step, survives};
use glam::Vec2;

const RUST: [f32; 3] = [0.20, 0.085, 0.035];

/// Rust that eats from edges and seams and runs down in stripes.
fn rusted(layer: &mut Layer, at: &At<'_>, broad: f32, fine: f32, slope: Vec2) {
    let dirt = at.material.dirt;
    if dirt <= 0.05 {
        return;
    }
    let run = at.streaks(60);
    let x = 0.9 * broad + 0.45 * fine + 0.28 * run;
    let limit = 0.78 - 0.72 * dirt;
    let eaten = step(limit, limit + 0.16, x);
    let halo = step(limit - 0.3, limit + 0.1, x) - eaten;
    let rust = at.second(RUST).map(|c| c * (0.85 + 0.6 * fine));
    layer.toward(rust, 0.92 * eaten);
    layer.toward(rust, 0.18 * halo * dirt);
    layer.metal *= 1.0 - 0.95 * eaten;
    layer.roughness += (0.92 - layer.roughness) * eaten;
    layer.slope += slope * (0.0016 * eaten);
    layer.porous += 0.7 * eaten;
}

pub(super) fn metal(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, broad_slope) = at.fbm(0.9, 3, 1);
    let (fine, fine_slope) = at.fbm(0.09, 4, 2);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.metal = m.metal;
    layer.porous = 0.1;
    layer.shade(1.0 + 0.08 * broad + 0.08 * fine);
    layer.roughness *= 1.0 + 0.25 * broad + 0.20 * fine;
    // Sheet is never quite flat.
    layer.slope = broad_slope * 0.0035 + fine_slope * 0.0002;
    layer.toward(SOOT, 0.25 * m.dirt * step(-0.2, 0.6, broad));
    rusted(&mut layer, at, broad, fine, fine_slope);
    layer
}

pub(super) fn corrugated(at: &At<'_>) -> Layer {
    let m = at.material;
    let wave = at.scale(0.076);
    let seen = survives(wave, at.footprint);
    let phase = at.uv.y / wave * std::f32::consts::TAU;
    let (s, c) = if seen > 0.0 { phase.sin_cos() } else { (0.0, 0.0) };
    let (broad, broad_slope) = at.fbm(0.8, 3, 1);
    let (fine, fine_slope) = at.fbm(0.07, 4, 2);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.metal = m.metal;
    layer.porous = 0.1;
    layer.shade(1.0 + 0.10 * broad + 0.08 * fine);
    layer.slope = Vec2::new(0.0, 0.62 * c * seen) + broad_slope * 0.008;
    // Valleys see less light and keep dirt.
    layer.shade(0.86 + 0.14 * s * seen);
    layer.toward(SOOT, m.dirt * 0.4 * step(0.2, 1.0, -s * seen + 0.5 * broad));
    rusted(&mut layer, at, broad, fine, fine_slope);
    layer
}

pub(super) fn car_paint(at: &At<'_>) -> Layer {
    let m = at.material;
    let (dust, _) = at.fbm(0.5, 4, 1);
    let (_, peel) = at.fbm(0.012, 2, 2);
    // A dull default means lacquer as cars have it.
    let gloss = if m.roughness < 0.6 { m.roughness } else { 0.16 };
    let mut layer = Layer::new(m.color, gloss);
    layer.f0 = 0.05;
    layer.porous = 0.0;
    layer.slope = peel * 0.000_04;
    // Road dirt low on the doors, dust on top.
    let low = 1.0 - step(0.15, 0.65, at.rest.y + 0.15 * dust);
    let film = m.dirt * ((0.8 * low).max(0.25 * at.normal.y.max(0.0)) * (0.7 + 0.6 * dust)).clamp(0.0, 1.0);
    layer.toward([0.20, 0.18, 0.155], 0.75 * film);
    layer.roughness += (0.8 - layer.roughness) * film;
    layer
}

pub(super) fn rubber(at: &At<'_>) -> Layer {
    let m = at.material;
    let (tone, slope) = at.fbm(0.08, 4, 1);
    let mut layer = Layer::new(m.color, m.roughness.max(0.5));
    layer.shade(1.0 + 0.2 * tone);
    layer.toward([0.16, 0.145, 0.125], m.dirt * 0.25 * step(-0.3, 0.6, tone));
    layer.slope = slope * 0.0006;
    layer.porous = 0.1;
    layer
}

/// Reinforcing bar: mill scale under fresh rust, and ribs.
pub(super) fn rebar(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(0.12, 3, 1);
    let (fine, fine_slope) = at.fbm(0.008, 2, 2);
    let mut layer = Layer::new(m.color, 0.75);
    layer.shade(1.0 + 0.35 * broad + 0.30 * fine);
    layer.toward(at.second([0.07, 0.06, 0.06]), 0.75 * step(-0.1, 0.35, -broad));
    // Concrete clings to it here and there.
    layer.toward([0.36, 0.34, 0.31], 0.8 * step(0.25, 0.5, broad));
    let rib = (at.rest.x + at.rest.y + at.rest.z) / 0.008;
    let keep = survives(0.011, at.footprint);
    layer.slope = fine_slope * 0.001 + Vec2::splat(0.35 * keep * (rib * std::f32::consts::TAU).cos());
    layer.porous = 0.6;
    layer
}
