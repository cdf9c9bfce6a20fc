//! Tiled roofs.

use super::layer::{At, Grid, Layer, SOOT, times};
use super::noise::{step, survives};
use glam::Vec2;

pub(super) fn roof_tiles(at: &At<'_>) -> Layer {
    let m = at.material;
    let course = at.scale(0.3);
    // Courses lie across the fall of the roof, whichever way it falls.
    let swap = at.floor && at.normal.x.abs() > at.normal.z.abs();
    let uv = if swap { Vec2::new(at.uv.y, at.uv.x) } else { at.uv };
    let down = if swap {
        at.normal.x
    } else if at.floor {
        at.normal.z
    } else {
        -1.0
    };
    let uv = Vec2::new(uv.x, uv.y * -down.signum());
    let size = Vec2::new(course * 0.62, course);
    let grid = Grid::new(at, uv, size, 0.012, 0.5, 1);
    let (broad, _) = at.fbm(1.6, 4, 2);
    let (fine, fine_slope) = at.fbm(0.05, 4, 3);
    let mut layer = Layer::new(m.color, m.roughness);
    layer.shade(1.0 + 0.26 * grid.vary(1) + 0.14 * broad + 0.20 * fine);
    let hue = grid.vary(2);
    layer.albedo = times(layer.albedo, [1.0 + 0.08 * hue, 1.0 + 0.05 * hue.max(0.0), 1.0 - 0.12 * hue]);
    // Rounded across, each lower edge lying on the next course.
    let seen = survives(size.x, at.footprint);
    let across = (grid.inside.x * 2.0 - 1.0) * -1.1 * seen;
    let lap = 1.0 - step(0.0, 0.10 + at.footprint / course, grid.inside.y);
    layer.shade(1.0 - 0.55 * lap * survives(course * 0.5, at.footprint));
    layer.shade(1.0 - 0.5 * grid.joint * 0.6);
    let mut slope = Vec2::new(across, 0.12 * seen) + Vec2::new(grid.vary(5), grid.vary(6)) * 0.06;
    slope.y *= -down.signum();
    layer.slope = if swap { Vec2::new(slope.y, slope.x) } else { slope } + fine_slope * 0.002;
    // Moss and soot.
    layer.toward([0.09, 0.095, 0.05], 0.7 * m.dirt * step(0.12, 0.45, broad + 0.3 * fine + 0.2 * lap));
    layer.toward(SOOT, 0.3 * m.dirt * step(-0.1, 0.5, -broad));
    layer
}
