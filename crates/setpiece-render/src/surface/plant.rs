//! Wood, bark, leaves and grass.

use super::layer::{At, Grid, Layer, mix, times};
use super::noise::{cells2, noise2, step, survives, to_unit};
use glam::Vec2;

pub(super) fn wood(at: &At<'_>) -> Layer {
    let m = at.material;
    let board = Grid::new(at, at.uv, Vec2::new(at.scale(0.12), 2.3), 0.003, 0.0, 1);
    let shift = board.id & 0x3ff;
    let (ring, ring_slope) = at.stretched(Vec2::new(0.021, 0.55), 10 + shift);
    let (fiber, fiber_slope) = at.stretched(Vec2::new(0.0035, 0.12), 2000 + shift);
    let (broad, _) = at.fbm(0.6, 3, 3);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.16 * board.vary(1) + 0.30 * ring + 0.20 * fiber + 0.12 * broad);
    layer.albedo = times(layer.albedo, [1.0, 1.0 - 0.04 * ring, 1.0 - 0.10 * ring]);
    // Weather greys it.
    let grey = m.color.iter().sum::<f32>() / 3.0 * 1.15;
    layer.toward([grey, grey * 0.97, grey * 0.92], 0.75 * m.dirt * step(-0.4, 0.4, broad + 0.3 * ring));
    layer.shade(1.0 - 0.75 * board.joint);
    layer.slope = ring_slope * 0.0008 + fiber_slope * 0.0003 + board.edge * 0.003;
    layer.slope.x += 0.03 * board.vary(2);
    layer.roughness *= 1.0 - 0.1 * ring;
    layer
}

pub(super) fn bark(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(0.5, 3, 1);
    let wave = at.scale(0.045);
    let (a, slope_a) = at.stretched(Vec2::new(wave, wave * 5.0), 2);
    let (b, slope_b) = at.stretched(Vec2::new(wave * 0.45, wave * 1.6), 3);
    let (fine, fine_slope) = at.fbm(0.012, 3, 4);
    let ridge = (a.abs() * 2.0 + 0.5 * b).clamp(0.0, 1.4);
    let mut layer = Layer::new(m.color, m.roughness.max(0.8));
    layer.shade(0.55 + 0.55 * ridge + 0.25 * broad + 0.2 * fine);
    // Lichen on one side, soot on all.
    layer.toward([0.20, 0.22, 0.13], 0.35 * m.dirt * step(0.1, 0.5, broad));
    layer.slope = slope_a * (a.signum() * 0.016) + slope_b * 0.006 + fine_slope * 0.0015;
    layer
}

pub(super) fn foliage(at: &At<'_>) -> Layer {
    let m = at.material;
    let wave = at.scale(0.075);
    let (broad, _) = at.fbm(0.9, 2, 1);
    let seen = survives(wave, at.footprint);
    let mut layer = Layer::new(m.color, m.roughness.min(0.7));
    layer.translucency = 0.42;
    layer.porous = 0.1;
    if seen > 0.0 {
        let c = cells2(at.uv / wave + Vec2::new(at.rest.z, at.rest.x) * 3.0, at.seed);
        let leaf = (to_unit(c.id) * 2.0 - 1.0) * seen;
        let old = to_unit(c.id.wrapping_mul(0x9e37_79b1));
        layer.shade(1.0 + 0.38 * leaf);
        layer.toward(m.color2, 0.22 * (0.5 + 0.5 * leaf));
        layer.toward(times(m.color2, [1.7, 1.05, 0.5]), 0.55 * m.dirt * seen * step(0.90, 0.97, old));
        let tilt = Vec2::new(to_unit(c.id << 8), to_unit(c.id << 16)) * 2.0 - 1.0;
        // A leaf bends along its rib.
        layer.slope = tilt * (0.55 * seen) + c.offset * (0.35 * seen);
    } else {
        layer.toward(m.color2, 0.11);
    }
    layer.shade(1.0 + 0.22 * broad);
    layer
}

pub(super) fn grass(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(2.4, 4, 1);
    let (tuft, tuft_slope) = at.fbm(0.16, 3, 2);
    let seen = survives(0.012, at.footprint);
    let (mut blade, mut slope) = (0.0, Vec2::ZERO);
    if seen > 0.0 {
        // The blades of each tuft lean one way.
        let c = cells2(at.uv / 0.045 + Vec2::new(tuft, -tuft) * 0.5, at.seed ^ 5);
        let (sine, cosine) = (to_unit(c.id) * std::f32::consts::TAU).sin_cos();
        let along = Vec2::new(cosine, sine);
        let across = Vec2::new(-sine, cosine);
        let q = Vec2::new(at.uv.dot(along) / 0.05, at.uv.dot(across) / 0.005);
        let (v, g) = noise2(q, at.seed ^ c.id);
        blade = (v * 1.3 + 0.25 - 0.6 * c.near) * seen;
        slope = (across * g.y * 0.35 + c.offset * 0.5) * seen;
    }
    let mut layer = Layer::new(m.color, m.roughness.max(0.7));
    let dry = step(-0.05, 0.5, broad + 0.25 * tuft + 0.35 * (m.dirt - 0.3));
    layer.albedo = mix(m.color, at.second(times(m.color, [2.2, 1.4, 1.3])), 0.75 * dry);
    layer.shade(1.0 + 0.55 * blade + 0.35 * tuft + 0.15 * broad);
    layer.slope = slope + tuft_slope * 0.03;
    layer.translucency = 0.15;
    layer.porous = 0.3;
    layer
}
