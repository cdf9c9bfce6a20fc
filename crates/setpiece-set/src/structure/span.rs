//! Bridges and free-standing walls.

use super::apartment;
use super::kit::{Kit, Spec, bounds};
use setpiece_scene::build::block;
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Material, ShotPlan};

/// Builds a bridge along x: piers, girders, deck, railings.
pub fn bridge(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, height) = (s.width_m as f32, s.height_m as f32);
    let depth = (s.depth_m as f32).max(1.5);
    let spans = ((width / 12.0).round() as usize).clamp(1, 12);
    let deck = 0.3;
    let girder = (width / spans as f32 * 0.08).clamp(0.2, 0.25 * height);
    let under = height - deck - girder;
    let pier = (0.08 * width / spans as f32).clamp(0.2, 1.4);
    let line = |i: usize| -0.5 * width + width * i as f32 / spans as f32;
    let concrete = |kind| Spec::new(kind, Substance::Concrete, kit.pal.broken_concrete, 0);
    let (columns, beams, slabs) = (
        concrete(PartKind::Column).chunks(1.4),
        concrete(PartKind::Beam).chunks(1.8),
        concrete(PartKind::Slab).chunks(1.6),
    );
    let rails = concrete(PartKind::Parapet).chunks(1.4);
    let (wall, band) = (kit.pal.wall, kit.pal.concrete);
    for i in 0..=spans {
        let x = if i == 0 {
            [line(0), line(0) + pier]
        } else if i == spans {
            [line(i) - pier, line(i)]
        } else {
            [line(i) - 0.5 * pier, line(i) + 0.5 * pier]
        };
        let cap = (0.1 * height).min(0.6);
        let inner = 0.12 * depth;
        for z in [[-depth + inner, -0.62 * depth], [-0.38 * depth, -inner]] {
            kit.block(columns.anchored(true), x, [0.0, under - cap], z, wall);
        }
        kit.block(beams, x, [under - cap, under], [-depth, 0.0], wall);
    }
    let girders = ((depth / 3.0).round() as usize).clamp(2, 8);
    for i in 0..spans {
        let x = [line(i), line(i + 1)];
        for k in 0..girders {
            let z = -0.3 - (depth - 0.6) * k as f32 / (girders - 1) as f32;
            kit.block(beams, x, [under, under + girder], [z - 0.2, z + 0.2], band);
        }
        let parts = 3;
        for p in 0..parts {
            let at = |p: usize| x[0] + (x[1] - x[0]) * p as f32 / parts as f32;
            let y = [height - deck, height];
            for z in [[-depth, -0.5 * depth], [-0.5 * depth, 0.0]] {
                kit.block(slabs, [at(p), at(p + 1)], y, z, band);
            }
            for z in [[-0.2, 0.0], [-depth, 0.2 - depth]] {
                kit.block(rails, [at(p), at(p + 1)], [height, height + 0.95], z, wall);
            }
        }
        let lamp = line(i) + 0.3;
        let mut mesh = Mesh::default();
        let iron = kit.pal.iron;
        block(&mut mesh, [lamp, height, -0.35], [lamp + 0.1, height + 5.0, -0.25], iron);
        block(&mut mesh, [lamp, height + 4.9, -1.6], [lamp + 0.12, height + 5.0, -0.25], iron);
        let place = bounds([lamp, lamp + 0.1], [height, height + 5.0], [-0.35, -0.25]);
        kit.place_free(Spec::new(PartKind::Fitting, Substance::Steel, iron, 0), place, mesh);
    }
}

/// Builds a free-standing wall of panels between piers, with a coping.
pub fn wall(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, height) = (s.width_m as f32, s.height_m as f32);
    // The plan's depth is the room there is; a wall is thin for its height.
    let thick = (s.depth_m as f32).min(0.12 * height + 0.1).max(0.15);
    let substance = match plan.structure.material {
        Material::Stone => Substance::Stone,
        Material::Timber => Substance::Timber,
        _ => Substance::Brick,
    };
    let cap = 0.12_f32.min(0.1 * height);
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    let columns = ((width / (2.4 * coarse)).round() as usize).max(1);
    let rows = (((height - cap) / (2.0 * coarse)).round() as usize).max(1);
    let spec = Spec::new(PartKind::CoreWall, substance, kit.pal.broken_brick, 0).chunks(0.6);
    let face = kit.pal.wall;
    let step = width / columns as f32;
    for i in 0..columns {
        let x = [-0.5 * width + step * i as f32, -0.5 * width + step * (i + 1) as f32];
        let pier = (0.16 * step).min(0.45);
        let proud = 0.1 * thick;
        for row in 0..rows {
            let at = |r: usize| (height - cap) * r as f32 / rows as f32;
            let y = [at(row), at(row + 1)];
            let spec = spec.anchored(row == 0);
            kit.block(spec, [x[0], x[0] + pier], y, [-thick, 0.0], face);
            kit.block(spec, [x[0] + pier, x[1]], y, [proud - thick, -proud], face);
        }
        let coping = Spec::new(PartKind::Parapet, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(0.9);
        kit.block(coping, x, [height - cap, height], [-thick - 0.04, 0.04], kit.pal.coping);
    }
}
