//! Concrete, brick, cut stone and tiles.

use super::layer::{At, Grid, Layer, SOOT, mix, times};
use super::noise::{cells2, step, survives, to_unit};
use glam::Vec2;

/// Soot, damp and rain marks on a wall.
pub(super) fn weathered(layer: &mut Layer, at: &At<'_>, broad: f32, salt: u32) {
    let dirt = at.material.dirt;
    if dirt <= 0.0 {
        return;
    }
    if at.floor {
        layer.toward(SOOT, dirt * 0.35 * step(-0.3, 0.8, broad));
        return;
    }
    let run = at.streaks(salt);
    layer.toward(times(layer.albedo, [0.40, 0.38, 0.35]), (dirt * 0.95 * run).min(0.8));
    let damp = at.damp(broad);
    layer.toward([0.12, 0.11, 0.09], dirt * 0.55 * damp);
    layer.toward(SOOT, dirt * 0.16 * step(-0.1, 0.6, broad));
    layer.roughness += 0.08 * dirt * damp;
}

pub(super) fn concrete(at: &At<'_>) -> Layer {
    let m = at.material;
    let (broad, _) = at.fbm(2.6, 4, 1);
    let (fine, fine_slope) = at.fbm(0.16, 5, 2);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.30 * broad + 0.20 * fine);
    // Cement and sand are not of one hue.
    layer.albedo = times(layer.albedo, [1.0 + 0.05 * broad, 1.0, 1.0 - 0.06 * broad]);
    layer.slope = fine_slope * 0.0022;
    if !at.floor {
        let panel = Grid::new(at, at.uv, Vec2::new(2.4, 1.2), 0.005, 0.0, 4);
        layer.shade(1.0 + 0.09 * panel.vary(1));
        layer.toward(times(m.color, [0.55; 3]), 0.7 * panel.joint);
        layer.slope += panel.edge * 0.0015;
        // Boards within a panel, and the holes of its ties.
        let board = at.uv.y / 0.15;
        let groove = super::noise::pulses(board, 0.02, at.footprint / 0.15);
        layer.shade(1.0 - 0.20 * groove);
        let hole = Vec2::new((at.uv.x / 1.2).fract_gl() - 0.5, (at.uv.y / 1.2).fract_gl() - 0.5) * 1.2;
        let away = hole.length();
        let dent = 1.0 - step(0.011, 0.011 + 0.004 + at.footprint, away);
        layer.shade(1.0 - 0.72 * dent * survives(0.05, at.footprint));
    }
    if at.footprint < 0.008 {
        // Pores that air bubbles leave on the form.
        let wave = 0.028;
        let c = cells2(at.uv / wave, at.seed ^ 0x5a);
        let size = to_unit(c.id.wrapping_mul(0x9e37_79b1));
        let pore = 1.0 - step(0.10 * size, 0.04 + 0.19 * size, c.near);
        let keep = survives(wave * 0.5, at.footprint) * step(0.45, 0.75, size);
        layer.shade(1.0 - 0.6 * pore * keep);
    }
    let (crack, slope) = at.fbm(1.9, 3, 9);
    let line = at.crack(crack, slope, 0.0012) * step(0.10, 0.3, -broad) * m.dirt;
    layer.shade(1.0 - 0.8 * line.min(1.0));
    weathered(&mut layer, at, broad, 20);
    layer
}

/// The part of a number behind the point, as shaders take it.
trait FractGl {
    fn fract_gl(self) -> f32;
}

impl FractGl for f32 {
    fn fract_gl(self) -> f32 {
        self - self.floor()
    }
}

pub(super) fn brick(at: &At<'_>) -> Layer {
    let m = at.material;
    let course = at.scale(0.075);
    let size = Vec2::new(course * 3.25, course);
    let joint = course * 0.145;
    let (wobble, wobble_slope) = at.fbm(0.07, 3, 1);
    // Arrises are not straight.
    let uv = at.uv + Vec2::new(wobble, wobble_slope.x * 0.02) * 0.0022;
    let grid = Grid::new(at, uv, size, joint, 0.5, 2);
    let (broad, _) = at.fbm(1.7, 3, 3);
    let (skin, skin_slope) = at.fbm(0.022, 3, 4);
    let mut layer = Layer::new(m.color, m.roughness.max(0.6));
    let fired = grid.vary(1);
    layer.shade(1.0 + 0.24 * fired + 0.22 * skin + 0.10 * broad);
    let hue = grid.vary(2);
    layer.albedo = times(layer.albedo, [1.0 + 0.08 * hue, 1.0 + 0.16 * hue.max(0.0), 1.0 - 0.14 * hue]);
    // Overburnt headers and pale ones.
    let odd = grid.vary(3);
    layer.toward(times(m.color, [0.42, 0.45, 0.55]), 0.8 * step(0.72, 0.80, odd));
    layer.toward(times(m.color, [1.35, 1.5, 1.6]), 0.5 * step(0.80, 0.9, -odd));
    let mortar = mix(at.second([0.40, 0.375, 0.34]), SOOT, 0.25 * m.dirt);
    let mortar = mortar.map(|x| x * (1.0 + 0.25 * skin + 0.12 * broad));
    layer.toward(mortar, grid.joint);
    // Chipped corners, joints set back by 6 mm.
    layer.slope = grid.edge * 0.006 + skin_slope * (0.0016 * (1.0 - 0.4 * grid.joint));
    layer.slope += Vec2::new(grid.vary(5), grid.vary(6)) * 0.025;
    // Salts that bloom from the wall.
    let bloom = step(0.22, 0.55, broad + 0.25 * skin) * m.dirt * 0.28;
    layer.toward([0.50, 0.48, 0.45], bloom);
    weathered(&mut layer, at, -broad, 20);
    layer.porous = 0.9;
    layer
}

pub(super) fn stone(at: &At<'_>) -> Layer {
    let m = at.material;
    let height = at.scale(0.35);
    let grid = Grid::new(at, at.uv, Vec2::new(height * 1.9, height), 0.009, 0.5, 2);
    let (broad, _) = at.fbm(1.4, 3, 3);
    let (bed, bed_slope) = at.stretched(Vec2::new(0.5, 0.06), grid.id & 0xff);
    let (grain, grain_slope) = at.fbm(0.05, 5, 5);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.15 * grid.vary(1) + 0.14 * broad + 0.10 * bed + 0.26 * grain);
    let hue = grid.vary(2);
    layer.albedo = times(layer.albedo, [1.0 + 0.05 * hue, 1.0, 1.0 - 0.09 * hue]);
    let joint = mix(at.second(m.color.map(|x| x * 0.5)), SOOT, 0.3 * m.dirt);
    layer.toward(joint, grid.joint);
    layer.slope = grid.edge * 0.007 + bed_slope * 0.002 + grain_slope * 0.0028;
    layer.slope += Vec2::new(grid.vary(5), grid.vary(6)) * 0.02;
    weathered(&mut layer, at, broad, 20);
    layer
}

pub(super) fn tiles(at: &At<'_>) -> Layer {
    let m = at.material;
    let side = at.scale(0.15);
    let grid = Grid::new(at, at.uv, Vec2::splat(side), (0.02 * side).clamp(0.0018, 0.008), 0.0, 2);
    let (broad, _) = at.fbm(1.5, 3, 3);
    let (glaze, glaze_slope) = at.fbm(0.06, 3, 4);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.10 * grid.vary(1) + 0.06 * glaze);
    let hue = grid.vary(2);
    layer.albedo = times(layer.albedo, [1.0 + 0.03 * hue, 1.0, 1.0 - 0.05 * hue]);
    layer.roughness *= 1.0 + 0.25 * grid.vary(3) + 0.2 * broad;
    // Lost tiles show their bed.
    let lost = step(0.985 - 0.05 * m.dirt, 0.99, grid.vary(4).abs()) * step(0.5, 0.9, m.dirt);
    layer.toward([0.36, 0.34, 0.31], lost);
    layer.roughness += 0.5 * lost;
    layer.toward(mix(at.second([0.45, 0.44, 0.42]), SOOT, 0.4 * m.dirt), grid.joint);
    layer.roughness += (0.85 - layer.roughness) * grid.joint;
    layer.slope = grid.edge * 0.0022 + glaze_slope * 0.0006;
    layer.slope += Vec2::new(grid.vary(5), grid.vary(6)) * 0.012;
    layer.porous = 0.25 + 0.6 * m.roughness * grid.joint.max(0.5 * m.roughness);
    weathered(&mut layer, at, broad, 20);
    layer
}
