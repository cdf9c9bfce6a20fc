//! What shows where things broke.

use super::layer::{At, Grid, Layer, mix, times};
use super::noise::{cells2, noise3, step, survives, to_unit};
use glam::Vec2;

/// A rough break: slopes of lumps from a wave length down.
fn rough(at: &At<'_>, wave: f32, salt: u32) -> (f32, Vec2) {
    at.fbm(wave, 6, salt)
}

pub(super) fn concrete(at: &At<'_>) -> Layer {
    let m = at.material;
    let (lump, lump_slope) = rough(at, 0.28, 1);
    let mut layer = Layer::new(m.color, m.roughness.max(0.85));
    layer.shade(1.02 + 0.42 * lump);
    layer.slope = lump_slope * 0.030;
    // Aggregate: pebbles of river stone in the cement, some torn out.
    let mut size = 0.032;
    for round in 0..2_u32 {
        let seen = survives(size, at.footprint);
        if seen > 0.0 {
            let c = cells2(at.uv / size, at.seed ^ (0x40 + round));
            let big = to_unit(c.id);
            let reach = 0.22 + 0.26 * big;
            let inside = (1.0 - step(reach * 0.82, reach, c.near)) * seen;
            let torn = c.id & 3 == 0;
            let hue = to_unit(c.id.wrapping_mul(0x85eb_ca6b));
            let stone = mix([0.17, 0.165, 0.16], [0.46, 0.40, 0.32], hue);
            if torn {
                layer.shade(1.0 - 0.35 * inside);
                layer.slope += c.offset * (1.1 * inside);
            } else {
                layer.toward(stone, inside * 0.85);
                layer.slope = layer.slope * (1.0 - 0.6 * inside) - c.offset * (-1.5 * inside);
            }
            // A dark seam about each stone.
            let seam = (1.0 - (c.near - reach).abs() / 0.05).clamp(0.0, 1.0) * seen;
            layer.shade(1.0 - 0.30 * seam);
        }
        size *= 0.42;
    }
    layer.toward([0.52, 0.50, 0.47], 0.20 * step(-0.1, 0.5, lump));
    layer.porous = 1.0;
    layer
}

pub(super) fn brick(at: &At<'_>) -> Layer {
    let m = at.material;
    let (lump, lump_slope) = rough(at, 0.16, 1);
    let (grain, grain_slope) = at.fbm(0.02, 4, 2);
    // The joints are those of the wall's face and of the fracture's steps; a bed shows bricks from above.
    let course = at.scale(0.075);
    let size = if at.floor { Vec2::new(course * 3.25, course * 1.65) } else { Vec2::new(course * 3.25, course) };
    let torn = lump_slope * 0.0012 + Vec2::new(lump, grain) * 0.006;
    let grid = Grid::new(at, at.uv + torn.clamp_length_max(0.014), size, course * 0.16, 0.5, 3);
    let tone = grid.vary(1);
    let core = m.color.map(|x| x * (1.05 + 0.30 * tone + 0.40 * grain + 0.25 * lump));
    let mortar = at.second([0.42, 0.39, 0.35]).map(|x| x * (0.95 + 0.35 * grain + 0.15 * lump));
    // Some bricks came away and left their bed of mortar; beds mostly keep it.
    let bed = if at.floor { step(-0.35, 0.15, lump + 0.5 * grid.vary(2)) } else { step(0.70, 0.78, grid.vary(2)) };
    let mut layer = Layer::new(mix(core, mortar, grid.joint.max(0.85 * bed)), m.roughness.max(0.9));
    // Overburnt cores, and the holes of perforated bricks where one broke across.
    layer.toward(times(m.color, [0.35, 0.4, 0.5]), 0.7 * step(0.75, 0.85, -grid.vary(3)));
    if !at.floor && grid.vary(4) > 0.6 {
        let hole = Vec2::new((grid.inside.x * 3.0).fract() - 0.5, (grid.inside.y - 0.55) * 1.1);
        let dark = (1.0 - step(0.24, 0.32, hole.length())) * survives(0.06, at.footprint);
        layer.shade(1.0 - 0.6 * dark);
    }
    // What a pixel too coarse for cores and holes sees of them.
    layer.shade(1.0 - 0.09 * (1.0 - grid.seen));
    layer.toward([0.46, 0.38, 0.32], 0.30 * step(0.0, 0.5, grain + lump));
    let tilt = Vec2::new(grid.vary(5), grid.vary(6));
    layer.slope = lump_slope * 0.022 + grain_slope * 0.003 + tilt * 0.22 + grid.edge * 0.006;
    layer.porous = 1.0;
    layer
}

pub(super) fn stone(at: &At<'_>) -> Layer {
    let m = at.material;
    let (lump, lump_slope) = rough(at, 0.20, 1);
    let (grain, grain_slope) = at.fbm(0.012, 3, 2);
    let (bed, bed_slope) = at.stretched(Vec2::new(0.6, 0.05), 3);
    // Fresh breaks are paler than the weathered face, veined along the bed, with crystals that catch light.
    let mut layer = Layer::new(m.color, m.roughness.max(0.8));
    layer.shade(1.08 + 0.22 * lump + 0.16 * grain + 0.10 * bed);
    layer.albedo = times(layer.albedo, [1.0 + 0.05 * bed, 1.0, 1.0 - 0.06 * lump]);
    let c = cells2(at.uv / 0.007, at.seed ^ 0x91);
    let glint = survives(0.007, at.footprint) * f32::from(u8::from(c.id & 7 == 0));
    layer.roughness -= 0.25 * glint;
    layer.shade(1.0 + 0.2 * glint);
    // Mortar clings to what was a joint.
    layer.toward([0.50, 0.47, 0.42], 0.5 * step(0.12, 0.45, lump));
    layer.slope = lump_slope * 0.034 + grain_slope * 0.002 + bed_slope * 0.003;
    layer.porous = 0.9;
    layer
}

pub(super) fn wood(at: &At<'_>) -> Layer {
    let m = at.material;
    let (fiber, fiber_slope) = at.stretched(Vec2::new(0.004, 0.25), 1);
    let (strand, strand_slope) = at.stretched(Vec2::new(0.018, 0.6), 2);
    let (broad, _) = at.fbm(0.3, 3, 3);
    let mut layer = Layer::new(m.color, 0.9);
    layer.shade(1.0 + 0.28 * fiber + 0.30 * strand + 0.14 * broad);
    layer.albedo = times(layer.albedo, [1.0, 1.0 - 0.04 * strand, 1.0 - 0.12 * strand]);
    // Between strands it is dark.
    layer.shade(1.0 - 0.55 * step(0.35, 0.7, -strand - 0.4 * fiber));
    layer.slope = fiber_slope * 0.0011 + strand_slope * 0.006;
    layer.porous = 1.0;
    layer
}

pub(super) fn light(at: &At<'_>) -> Layer {
    let m = at.material;
    let (lump, lump_slope) = rough(at, 0.22, 1);
    let (fiber, fiber_slope) = at.fbm(0.03, 4, 2);
    // Gypsum, paper, glass wool and laths by layers that wander through the break.
    let layered = noise3(at.rest / 0.16, at.seed) * survives(0.16, at.footprint) + 0.5 * lump;
    let gypsum = times(m.color, [1.0 + 0.05 * lump, 1.0, 0.98]);
    let wool = at.second([0.52, 0.42, 0.22]);
    let paper = [0.36, 0.30, 0.23];
    let mut layer = Layer::new(gypsum, 0.95);
    layer.toward(wool, 0.8 * step(0.22, 0.30, layered));
    layer.toward(paper, 0.8 * (1.0 - ((layered - 0.2).abs() / 0.05).min(1.0)));
    layer.toward([0.24, 0.16, 0.09], 0.8 * step(0.30, 0.36, -layered));
    layer.shade(1.0 + 0.30 * lump + 0.26 * fiber);
    layer.slope = lump_slope * 0.030 + fiber_slope * 0.004;
    layer.porous = 1.0;
    layer
}
