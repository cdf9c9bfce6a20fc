//! Churches: a nave of thick walls under a steep roof, a bell tower with a spire in front.

use super::facade::{Opening, Wall, panel};
use super::gable::Gable;
use super::kit::{Kit, Side, Span, Spec, cuboid, mid};
use super::solid::{frustum, ring};
use super::window::{Window, door, fill};
use glam::Vec3;
use setpiece_scene::build::block;
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Rng, ShotPlan};

/// The sides of a box: front, right, back, left, each with its extent in u; front and back run over the corners.
fn sides(x: Span, z: Span, thick: f32) -> [(Side, Span); 4] {
    let (w, d) = (x[1] - x[0], z[1] - z[0]);
    let side =
        |x: f32, z: f32, right: Vec3, out: Vec3, length: f32| Side { origin: Vec3::new(x, 0.0, z), right, out, length };
    [
        (side(x[0], z[1], Vec3::X, Vec3::Z, w), [0.0, w]),
        (side(x[1], z[1], Vec3::NEG_Z, Vec3::X, d), [thick, d - thick]),
        (side(x[1], z[0], Vec3::NEG_X, Vec3::NEG_Z, w), [0.0, w]),
        (side(x[0], z[0], Vec3::Z, Vec3::NEG_X, d), [thick, d - thick]),
    ]
}

/// Builds a church.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, depth, height) = (s.width_m as f32, (s.depth_m as f32).max(2.0), s.height_m as f32);
    let tower = (0.34 * width).min(0.4 * depth).min(5.5);
    let mut rng = kit.rng.fork(1);
    bell_tower(kit, tower, height, &mut rng);
    let eaves = 0.5 * height;
    nave(kit, [-0.5 * width, 0.5 * width], [-depth, -tower], eaves, &mut rng);
}

fn wall(kit: &Kit<'_>, thick: f32) -> Wall {
    let outer = kit.pal.wall;
    Wall {
        outer,
        sill: outer,
        inner: kit.pal.paints[5],
        broken: kit.pal.broken_brick,
        substance: kit.pal.masonry,
        thick,
        chunk_m: 1.4,
    }
}

fn lancet(kit: &Kit<'_>) -> Window {
    Window {
        frame: kit.pal.iron,
        leaves: 2,
        transom: 0.7,
        shutter: (0.0, kit.pal.shutters[0]),
        curtain: (0.0, kit.pal.curtains[0]),
        ledge_m: 0.08,
        surround_m: 0.15,
        trim: kit.pal.band,
        glass_m: 0.7,
    }
}

fn bell_tower(kit: &mut Kit<'_>, size: f32, height: f32, rng: &mut Rng) {
    let thick = 0.5_f32.min(0.2 * size);
    let (x, z) = ([-0.5 * size, 0.5 * size], [-size, 0.0]);
    let levels = ((height / 4.5).round() as usize).clamp(2, 24);
    let step = height / levels as f32;
    let body = wall(kit, thick);
    let window = lancet(kit);
    let floor = Spec::new(PartKind::Slab, Substance::Timber, kit.pal.broken_light, 0).chunks(1.5);
    for level in 0..levels {
        let y = [step * level as f32, step * (level + 1) as f32 - 0.2];
        let is_belfry = level + 1 == levels;
        for (n, (side, u)) in sides(x, z, thick).into_iter().enumerate() {
            let at = (level.min(1) as i32, kit.sheet());
            let m = mid(u);
            let half = (if is_belfry { 0.22 } else { 0.1 }) * size;
            let mut openings = vec![];
            if level == 0 && n == 0 {
                let half = 0.22 * size;
                openings.push(Opening { u: [m - half, m + half], y: [y[0], y[0] + 0.75 * (y[1] - y[0])] });
            } else if is_belfry || (n == 0 && level > 0) {
                openings.push(Opening { u: [m - half, m + half], y: [y[0] + 0.25 * step, y[0] + 0.78 * step] });
            }
            panel(kit, &side, u, y, &openings, &body, at);
            let Some(o) = openings.first() else { continue };
            if level == 0 {
                let wood = kit.pal.woods[0];
                door(kit, &side, o, wood, kit.pal.iron, at);
            } else if !is_belfry {
                fill(kit, &side, o, &window, rng, at);
            }
        }
        let top = step * (level + 1) as f32;
        let band = kit.pal.band;
        kit.put(floor, cuboid(x, [top - 0.2, top], z, band));
    }
    let center = [0.0, -0.5 * size];
    let eave = ring(center, 0.56 * size, height, 8);
    let apex = Vec3::new(center[0], height + 1.3 * size, center[1]);
    let spire = Spec::new(PartKind::RoofPlant, Substance::Timber, kit.pal.broken_light, 1).chunks(1.5);
    kit.put(spire, frustum(&eave, &[apex], kit.pal.roof_tiles));
    let mut cross = Mesh::default();
    let iron = kit.pal.iron;
    let [cx, cy, cz] = apex.to_array();
    block(&mut cross, [cx - 0.04, cy, cz - 0.04], [cx + 0.04, cy + 1.2, cz + 0.04], iron);
    block(&mut cross, [cx - 0.35, cy + 0.75, cz - 0.04], [cx + 0.35, cy + 0.83, cz + 0.04], iron);
    let post = cuboid([cx - 0.04, cx + 0.04], [cy, cy + 1.2], [cz - 0.04, cz + 0.04], iron);
    kit.put_as(Spec::new(PartKind::RoofPlant, Substance::Steel, iron, 1), post, cross);
}

fn nave(kit: &mut Kit<'_>, x: Span, z: Span, eaves: f32, rng: &mut Rng) {
    let thick = 0.5_f32.min(0.08 * (x[1] - x[0]));
    let body = wall(kit, thick);
    let window = lancet(kit);
    let y = [0.0, eaves];
    let mut lines = Vec::new();
    for (n, (side, u)) in sides(x, z, thick).into_iter().enumerate() {
        let bays = (((u[1] - u[0]) / 4.2).round() as usize).clamp(1, 24);
        for bay in 0..bays {
            let at = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / bays as f32;
            let span = [at(bay), at(bay + 1)];
            let sheet = (0, kit.sheet());
            let m = mid(span);
            let half = 0.7_f32.min(0.2 * (span[1] - span[0]));
            // The tower stands before the middle of the front.
            let opening = Opening { u: [m - half, m + half], y: [0.3 * eaves, 0.82 * eaves] };
            if n == 0 {
                panel(kit, &side, span, y, &[], &body, sheet);
                continue;
            }
            panel(kit, &side, span, y, &[opening], &body, sheet);
            fill(kit, &side, &opening, &window, rng, sheet);
        }
        if n == 1 {
            let steps = bays.max(2);
            lines = (0..=steps).map(|i| -z[1] + (z[1] - z[0]) * i as f32 / steps as f32).collect();
        }
    }
    let gable = Gable {
        lines: &lines,
        z: x,
        eaves,
        rise: (0.45 * (x[1] - x[0])).min(0.9 * eaves),
        over: 0.35,
        ends: [0.0, 0.3],
        thick: 0.16,
        cover: kit.pal.roof_tiles,
        wall: kit.pal.wall,
        substance: Substance::Timber,
        storey: 0,
        turned: true,
    };
    gable.build(kit);
    let spec = Spec::new(PartKind::Furniture, Substance::Timber, kit.pal.broken_light, 0);
    let mut row = z[0] + 2.0;
    while row < z[1] - 2.0 && x[1] - x[0] > 5.0 {
        for half in [[x[0] + 1.2, -0.8], [0.8, x[1] - 1.2]] {
            let wood = kit.pal.woods[0];
            let mut mesh = Mesh::default();
            block(&mut mesh, [half[0], 0.4, row], [half[1], 0.46, row + 0.4], wood);
            block(&mut mesh, [half[0], 0.0, row + 0.4], [half[1], 0.95, row + 0.46], wood);
            let place = super::kit::bounds(half, [0.0, 0.95], [row, row + 0.46]);
            kit.place_free(spec, place, mesh);
        }
        row += 1.1;
    }
}
