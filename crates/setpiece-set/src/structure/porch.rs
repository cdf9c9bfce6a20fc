//! The porch before a house's door: a platform with steps, posts, a beam, a lean-to roof.

use super::grid::Grid;
use super::kit::{Kit, Spec, cuboid};
use super::solid::along_x;
use crate::Character;
use setpiece_scene::build::block;
use setpiece_scene::{Mesh, PartKind, Substance};

/// How far it stands out.
pub const DEPTH_M: f32 = 1.6;

/// Builds it: along the whole front in North America, before the door elsewhere.
pub fn build(kit: &mut Kit<'_>, g: &Grid, character: Character) {
    let bays = g.bays(super::grid::Face::Front);
    let bay = bays[bays.len() / 2];
    let h = g.half();
    let is_wide = character == Character::NorthAmerican;
    let x = if is_wide { [-h + 0.3, h - 0.3] } else { [(bay[0] - h - 0.2).max(-h), (bay[1] - h + 0.2).min(h)] };
    if x[1] - x[0] < 1.4 {
        return;
    }
    let base = g.levels[0];
    let under = g.clear(0)[1] - 0.45;
    let top = (under + 0.35).min(g.clear(0)[1] - 0.08);
    if under - base < 1.9 {
        return;
    }
    let wood = if is_wide { kit.pal.white } else { kit.pal.woods[1] };
    let deck = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
    kit.block(deck, x, [0.0, base], [0.0, DEPTH_M], kit.pal.coping);
    let post = Spec::new(PartKind::Column, Substance::Timber, kit.pal.broken_light, 0).chunks(0.9);
    let count = (((x[1] - x[0]) / 2.6).round() as usize).max(1);
    let z = [DEPTH_M - 0.2, DEPTH_M - 0.08];
    let at = |i: usize| x[0] + 0.06 + (x[1] - x[0] - 0.24) * i as f32 / count as f32;
    for i in 0..=count {
        kit.block(post.anchored(true), [at(i), at(i) + 0.12], [base, under], z, wood);
    }
    let beam = Spec::new(PartKind::Beam, Substance::Timber, kit.pal.broken_light, 0).chunks(1.2);
    for i in 0..count {
        let (from, to) =
            (if i == 0 { x[0] } else { at(i) + 0.06 }, if i + 1 == count { x[1] } else { at(i + 1) + 0.06 });
        kit.block(beam, [from, to], [under, under + 0.14], z, wood);
        // The roof lies on the beam and leans on the wall.
        let slope = (top - under - 0.14) / DEPTH_M;
        let low = under + 0.14;
        let over = 0.25;
        let roof = [
            [0.0, low + slope * (DEPTH_M - 0.08)],
            [DEPTH_M - 0.08, low],
            [DEPTH_M - 0.2, low],
            [0.0, low + slope * (DEPTH_M - 0.2) - 0.02],
        ];
        let rafter = Spec::new(PartKind::Beam, Substance::Timber, kit.pal.broken_light, 0).chunks(0.9);
        for r in 0..2 {
            let p = from + (to - from) * (0.25 + 0.5 * r as f32);
            kit.put(rafter, along_x(&roof, [p - 0.04, p + 0.04], kit.pal.woods[1]));
        }
        let line = |z: f32| low + slope * (DEPTH_M - 0.08 - z);
        let cover = if is_wide { kit.pal.shingles } else { kit.pal.roof_tiles };
        let outline = [
            [0.0, line(0.0)],
            [DEPTH_M + over, line(DEPTH_M + over)],
            [DEPTH_M + over, line(DEPTH_M + over) + 0.09],
            [0.0, line(0.0) + 0.09],
        ];
        let sheet = Spec::new(PartKind::Slab, Substance::Timber, kit.pal.broken_light, 0).chunks(0.9);
        let low_side = if i == 0 { from - 0.15 } else { from };
        let high_side = if i + 1 == count { to + 0.15 } else { to };
        kit.put(sheet, along_x(&outline, [low_side, high_side], cover));
    }
    railing(kit, x, base, z, count, &at);
    // Two steps.
    let m = 0.5 * (bay[0] + bay[1]) - h;
    let step = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
    let place = cuboid([m - 0.8, m + 0.8], [0.0, 0.5 * base], [DEPTH_M, DEPTH_M + 0.3], kit.pal.coping);
    kit.put(step, place);
}

fn railing(kit: &mut Kit<'_>, x: [f32; 2], base: f32, z: [f32; 2], count: usize, at: &dyn Fn(usize) -> f32) {
    let rail = Spec::new(PartKind::Railing, Substance::Timber, kit.pal.broken_light, 0);
    let middle = count / 2;
    let white = kit.pal.white;
    for i in 0..count {
        let span = [at(i) + 0.12, at(i + 1)];
        // Open where the door is.
        if i == middle || (count == 1 && x[1] - x[0] < 4.0) || span[1] - span[0] < 0.4 {
            continue;
        }
        let mut mesh = Mesh::default();
        block(&mut mesh, [span[0], base + 0.85, z[0]], [span[1], base + 0.92, z[1]], white);
        block(&mut mesh, [span[0], base + 0.12, z[0] + 0.03], [span[1], base + 0.17, z[1] - 0.03], white);
        let bars = ((span[1] - span[0]) / 0.14) as usize;
        for k in 1..bars {
            let p = span[0] + (span[1] - span[0]) * k as f32 / bars as f32;
            block(&mut mesh, [p - 0.015, base + 0.12, z[0] + 0.04], [p + 0.015, base + 0.87, z[0] + 0.07], white);
        }
        kit.put_as(rail, cuboid(span, [base, base + 0.92], [z[0] + 0.03, z[1] - 0.03], white), mesh);
    }
}
