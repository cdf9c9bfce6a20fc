//! Cut stone: walls come apart along their bed joints and into blocks.
//!
//! A wall is cut into rows of whole courses and each row, at perpends that are staggered from row to row, into runs of
//! blocks; some runs fall to single blocks. Every piece is a box between joints, cut to the part's shape.

use super::cell::{Cell, Origin};
use super::masonry::Coursing;
use super::voronoi::LEAST_VOLUME;
use setpiece_shot::Rng;

/// Share of runs that fall to single blocks.
const SINGLE: f32 = 0.15;

/// Pieces of a wall laid in `bond`, of about `size` metres, and the cluster (the row) of each.
pub fn pieces(whole: &Cell, bond: &Coursing, size: f64, rng: &mut Rng) -> Vec<(Cell, u32)> {
    let ([low, high], [left, right]) = (bond.rise_of(whole), bond.run_of(whole));
    let courses = ((size / bond.course).round() as i64).clamp(1, 4);
    let wide = ((size / bond.length).round() as i64).clamp(1, 6);
    let first = (low / bond.course).floor() as i64;
    let last = (high / bond.course - 1e-6).floor() as i64;
    let mut out = Vec::new();
    let mut plane = 0;
    let mut row = first;
    let mut beds = 0;
    while row <= last {
        let tall = (courses + i64::from(rng.chance(0.3)) - i64::from(rng.chance(0.3))).max(1);
        let top = row + tall;
        let mut strip = whole.clone();
        if row > first {
            strip.cut(-bond.up, -(bond.course * row as f64), Origin::Plane(1_000_000 + beds));
        }
        if top <= last {
            beds += 1;
            strip.cut(bond.up, bond.course * top as f64, Origin::Plane(1_000_000 + beds));
        }
        let cluster = (row - first) as u32;
        let shift = bond.shift(row);
        let mut k = ((left - shift) / bond.length).floor() as i64 + 1 + rng.below(wide as usize) as i64;
        let mut rest = strip;
        loop {
            let at = shift + bond.length * k as f64;
            if at > right - 0.3 * bond.length {
                split(rest, bond, [row, top], &mut plane, cluster, rng, &mut out);
                break;
            }
            if at > left + 0.3 * bond.length {
                plane += 1;
                let mut piece = rest.clone();
                piece.cut(bond.along, at, Origin::Plane(plane));
                rest.cut(-bond.along, -at, Origin::Plane(plane));
                split(piece, bond, [row, top], &mut plane, cluster, rng, &mut out);
            }
            k += (wide + i64::from(rng.chance(0.4)) - i64::from(rng.chance(0.4))).max(1);
        }
        row = top;
    }
    out.retain(|(cell, _)| cell.volume_and_centroid().0 > LEAST_VOLUME);
    out
}

/// Adds a run of blocks, or its single blocks.
fn split(
    run: Cell,
    bond: &Coursing,
    rows: [i64; 2],
    plane: &mut u32,
    cluster: u32,
    rng: &mut Rng,
    out: &mut Vec<(Cell, u32)>,
) {
    if !rng.chance(SINGLE) {
        out.push((run, cluster));
        return;
    }
    let mut rest = run;
    for row in rows[0]..rows[1] {
        let mut course = rest.clone();
        if row + 1 < rows[1] {
            *plane += 1;
            let at = bond.course * (row + 1) as f64;
            course.cut(bond.up, at, Origin::Plane(*plane));
            rest.cut(-bond.up, -at, Origin::Plane(*plane));
        }
        let [left, right] = bond.run_of(&course);
        if left >= right {
            // Nothing of the part reaches into this course.
            continue;
        }
        let shift = bond.shift(row);
        let mut k = ((left - shift) / bond.length).floor() as i64 + 1;
        loop {
            let at = shift + bond.length * k as f64;
            if at > right - 0.2 * bond.length {
                out.push((course, cluster));
                break;
            }
            if at > left + 0.2 * bond.length {
                *plane += 1;
                let mut block = course.clone();
                block.cut(bond.along, at, Origin::Plane(*plane));
                course.cut(-bond.along, -at, Origin::Plane(*plane));
                out.push((block, cluster));
            }
            k += 1;
        }
    }
}
