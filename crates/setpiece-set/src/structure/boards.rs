//! Timber walls: studs between plates, boards outside, lining inside.
//!
//! Boards run along the wall and overlap like clapboards; studs stand at 60 cm. All are long along the grain, so that
//! they break into splinters.

use super::facade::{Opening, Wall};
use super::kit::{Kit, Side, Span, Spec};
use setpiece_scene::{Convex, MaterialId, PartKind, Substance};

/// Thickness of boards and lining.
const BOARD_M: f32 = 0.03;
/// Distance of studs.
const STUDS_M: f32 = 0.6;
/// Height of a board.
const ROW_M: f32 = 0.25;

/// The prism over a convex outline of (u, y) on a side, between two depths, given in either sense.
pub fn plate(side: &Side, outline: &[[f32; 2]], d: Span, material: MaterialId) -> Convex {
    let mut points: Vec<glam::Vec3> = outline.iter().map(|p| side.point(p[0], p[1], d[0])).collect();
    if super::kit::twice_area(outline) < 0.0 {
        points.reverse();
    }
    Convex::prism(&points, side.out * (d[1] - d[0]), material)
}

/// Builds a timber panel around its openings, which run from left to right.
pub fn panel(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, openings: &[Opening], wall: &Wall, at: (i32, u32)) {
    let (storey, sheet) = at;
    let broken = kit.pal.broken_light;
    let spec = |kind| Spec::new(kind, Substance::Timber, broken, storey).of_sheet(sheet).anchored(false);
    let wood = kit.pal.woods[3];
    let (front, back) = (-BOARD_M, BOARD_M - wall.thick);
    let d = [back.min(front - 0.04), front];
    // Plates at foot and head.
    let plate_m = 0.07_f32.min(0.05 * (y[1] - y[0]));
    let foot = spec(PartKind::Beam).anchored(storey == 0);
    let mut left = u[0];
    for o in openings.iter().filter(|o| o.y[0] < y[0] + plate_m) {
        kit.put(foot, side.block([left, o.u[0]], [y[0], y[0] + plate_m], d, wood));
        left = o.u[1];
    }
    kit.put(foot, side.block([left, u[1]], [y[0], y[0] + plate_m], d, wood));
    kit.put(spec(PartKind::Beam), side.block(u, [y[1] - plate_m, y[1]], d, wood));
    // Studs, where openings leave them; beside openings in any case.
    let (low, high) = (y[0] + plate_m, y[1] - plate_m);
    let mut left = u[0];
    let mut stretches: Vec<(Span, Span)> = Vec::new();
    for o in openings {
        stretches.push(([left, o.u[0]], [low, high]));
        stretches.push((o.u, [o.y[1], high]));
        stretches.push((o.u, [low, o.y[0]]));
        left = o.u[1];
    }
    stretches.push(([left, u[1]], [low, high]));
    const STUD_M: f32 = 0.07;
    for (across, up) in stretches {
        let width = across[1] - across[0];
        if width < STUD_M + 0.01 || up[1] - up[0] < 0.06 {
            continue;
        }
        let count = ((width - STUD_M) / STUDS_M).ceil().max(1.0) as usize;
        for i in 0..=count {
            let x = across[0] + (width - STUD_M) * i as f32 / count as f32;
            kit.put(spec(PartKind::CoreWall).chunks(1.6), side.block([x, x + STUD_M], up, d, wood));
        }
    }
    boards(kit, side, u, y, openings, wall, spec(PartKind::Facade).chunks(1.4));
    // The lining inside.
    let lining = Spec::new(PartKind::Partition, Substance::Plaster, broken, storey).of_sheet(sheet).chunks(1.2);
    let inner = [-wall.thick, d[0]];
    let mut left = u[0];
    for o in openings {
        kit.put(lining, side.block([left, o.u[0]], y, inner, wall.inner));
        kit.put(lining, side.block(o.u, [y[0], o.y[0]], inner, wall.inner));
        kit.put(lining, side.block(o.u, [o.y[1], y[1]], inner, wall.inner));
        left = o.u[1];
    }
    kit.put(lining, side.block([left, u[1]], y, inner, wall.inner));
}

/// Rows of boards, cut at openings, each leaning back a little.
fn boards(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, openings: &[Opening], wall: &Wall, spec: Spec) {
    // Rows end at sills and heads, so that no board is notched.
    let mut levels = vec![y[0], y[1]];
    for o in openings {
        levels.extend(o.y.iter().filter(|v| **v > y[0] + 0.02 && **v < y[1] - 0.02));
    }
    levels.sort_by(f32::total_cmp);
    levels.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    for pair in levels.windows(2) {
        let rows = (((pair[1] - pair[0]) / ROW_M).round() as usize).max(1);
        for row in 0..rows {
            let at = |r: usize| pair[0] + (pair[1] - pair[0]) * r as f32 / rows as f32;
            let span = [at(row), at(row + 1)];
            let mut left = u[0];
            let mut board = |from: f32, to: f32| {
                if to - from > 0.03 {
                    kit.put(spec, clapboard(side, [from, to], span, wall.outer));
                }
            };
            for o in openings {
                if o.y[0] < span[1] - 0.01 && o.y[1] > span[0] + 0.01 {
                    board(left, o.u[0]);
                    left = o.u[1];
                }
            }
            board(left, u[1]);
        }
    }
}

/// A board whose upper edge leans back by 2 cm, so that the next one throws a shadow on it.
fn clapboard(side: &Side, u: Span, y: Span, material: MaterialId) -> Convex {
    const LEAN_M: f32 = 0.022;
    // The prism along the wall over its section. Out x up points to the left, so the section runs from up to out.
    let section = [[-BOARD_M, y[1]], [-LEAN_M, y[1]], [0.0, y[0]], [-BOARD_M, y[0]]];
    let points = section.map(|[d, h]| side.point(u[0], h, d));
    Convex::prism(&points, side.right * (u[1] - u[0]), material)
}
