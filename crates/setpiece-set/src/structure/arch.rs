//! Openings with arches: wedges of masonry around a round or pointed head, or around a whole circle.
//!
//! The field of wall over the springing is cut along lines from the middle of the springing, so that every stone is
//! convex, reaches from the opening to the field's edge and leans on its neighbours, as in a dry-laid arch.

use super::boards::plate;
use super::facade::Wall;
use super::kit::{Kit, Side, Span, Spec};
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Convex, MaterialId, PartKind};
use std::f32::consts::{PI, TAU};

/// An opening with an arched head.
#[derive(Clone, Copy, Debug)]
pub struct Arch {
    /// From left to right.
    pub u: Span,
    /// From the sill to the springing.
    pub y: Span,
    /// Height of the head over the springing as a share of half the width: 1 is a half circle.
    pub rise: f32,
}

impl Arch {
    /// Middle of the springing.
    fn center(&self) -> [f32; 2] {
        [0.5 * (self.u[0] + self.u[1]), self.y[1]]
    }

    /// Top of the head.
    pub fn top(&self) -> f32 {
        self.y[1] + self.rise * 0.5 * (self.u[1] - self.u[0])
    }

    /// Points of the head from right to left.
    pub fn head(&self, pieces: usize) -> Vec<[f32; 2]> {
        let (r, [m, s]) = (0.5 * (self.u[1] - self.u[0]), self.center());
        (0..=pieces)
            .map(|i| {
                let a = PI * i as f32 / pieces as f32;
                [m + r * cos(a), s + r * self.rise * sin(a)]
            })
            .collect()
    }

    /// The outline of the opening, counter-clockwise.
    pub fn outline(&self, pieces: usize) -> Vec<[f32; 2]> {
        let mut all = vec![[self.u[0], self.y[0]], [self.u[1], self.y[0]]];
        all.extend(self.head(pieces));
        all
    }
}

/// Where the ray from `c` through `p` leaves a rectangle, with the corner that it passes after `before`, if any.
fn edge_point(c: [f32; 2], p: [f32; 2], u: Span, y: Span) -> [f32; 2] {
    let d = [p[0] - c[0], p[1] - c[1]];
    let t = |d: f32, c: f32, s: Span| {
        if d > 1e-4 {
            (s[1] - c) / d
        } else if d < -1e-4 {
            (s[0] - c) / d
        } else {
            f32::INFINITY
        }
    };
    let t = t(d[0], c[0], u).min(t(d[1], c[1], y));
    [c[0] + d[0] * t, c[1] + d[1] * t]
}

/// Wedges from the points of a curve about `c` to the rectangle around it.
fn wedges(c: [f32; 2], curve: &[[f32; 2]], u: Span, y: Span) -> Vec<Vec<[f32; 2]>> {
    let corners = [[u[1], y[1]], [u[0], y[1]], [u[0], y[0]], [u[1], y[0]]];
    let cross = |a: [f32; 2], b: [f32; 2]| (a[0] - c[0]) * (b[1] - c[1]) - (a[1] - c[1]) * (b[0] - c[0]);
    curve
        .windows(2)
        .map(|w| {
            let (from, to) = (edge_point(c, w[0], u, y), edge_point(c, w[1], u, y));
            let mut outline = vec![w[0], from];
            // Corners between the two rays, in order.
            outline.extend(corners.iter().filter(|k| cross(from, **k) > 1e-5 && cross(**k, to) > 1e-5));
            outline.push(to);
            outline.push(w[1]);
            outline
        })
        .collect()
}

/// Builds a field of wall from `u` and `y` around an arched opening. The head must leave room above it.
#[allow(clippy::too_many_arguments)]
pub fn field(
    kit: &mut Kit<'_>,
    side: &Side,
    u: Span,
    y: Span,
    arch: &Arch,
    wall: &Wall,
    at: (i32, u32),
    stones: usize,
) {
    let (storey, sheet) = at;
    let spec = Spec::new(PartKind::Facade, wall.substance, wall.broken, storey).of_sheet(sheet).chunks(wall.chunk_m);
    let d = [-wall.thick, 0.0];
    let stands = |low: f32| storey == 0 && low < 0.01;
    let put = |kit: &mut Kit<'_>, shape: Convex, low: f32| {
        kit.put(spec.anchored(stands(low)), shape.faced(-side.out, wall.inner));
    };
    for (a, b) in [(u[0], arch.u[0]), (arch.u[1], u[1])] {
        if b - a > 0.01 && arch.y[1] - y[0] > 0.01 {
            put(kit, side.block([a, b], [y[0], arch.y[1]], d, wall.outer), y[0]);
        }
    }
    if arch.y[0] - y[0] > 0.01 {
        put(kit, side.block(arch.u, [y[0], arch.y[0]], d, wall.sill), y[0]);
    }
    // Over the springing: wedges between the jambs' inner edges are the head, beyond them the field.
    let c = arch.center();
    for outline in wedges(c, &arch.head(stones), u, [arch.y[1], y[1]]) {
        put(kit, plate(side, &outline, d, wall.outer), 1.0);
    }
}

/// Builds a field of wall around a round opening of `radius` about `c`.
#[allow(clippy::too_many_arguments)]
pub fn rose(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, c: [f32; 2], radius: f32, wall: &Wall, at: (i32, u32)) {
    let (storey, sheet) = at;
    let spec = Spec::new(PartKind::Facade, wall.substance, wall.broken, storey).of_sheet(sheet).chunks(wall.chunk_m);
    for outline in wedges(c, &circle(c, radius, 12), u, y) {
        let shape = plate(side, &outline, [-wall.thick, 0.0], wall.outer);
        kit.put(spec, shape.faced(-side.out, wall.inner));
    }
}

/// Points of a circle, closed, counter-clockwise.
pub fn circle(c: [f32; 2], radius: f32, count: usize) -> Vec<[f32; 2]> {
    (0..=count)
        .map(|i| {
            let a = TAU * (i % count) as f32 / count as f32;
            [c[0] + radius * cos(a), c[1] + radius * sin(a)]
        })
        .collect()
}

/// A pane over a convex outline in an opening.
pub fn pane(
    kit: &mut Kit<'_>,
    side: &Side,
    outline: &[[f32; 2]],
    depth: f32,
    glass: MaterialId,
    at: (i32, u32),
    chunk: f32,
) {
    let (storey, sheet) = at;
    let spec =
        Spec::new(PartKind::Glass, setpiece_scene::Substance::Glass, glass, storey).of_sheet(sheet).chunks(chunk);
    kit.put(spec, plate(side, outline, [-depth - 0.012, -depth], glass));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wedges_fill_what_the_opening_leaves() {
        let arch = Arch { u: [1.0, 3.0], y: [0.5, 2.0], rise: 1.3 };
        let area = |o: &[[f32; 2]]| 0.5 * super::super::kit::twice_area(o).abs();
        let head = area(&arch.head(8));
        let all: f32 = wedges(arch.center(), &arch.head(8), [0.2, 4.1], [2.0, 4.0]).iter().map(|o| area(o)).sum();
        assert!((all + head - 3.9 * 2.0).abs() < 1e-3, "{all} and {head}");
        let round = circle([2.0, 2.0], 1.0, 12);
        let all: f32 = wedges([2.0, 2.0], &round, [0.2, 4.1], [0.5, 4.0]).iter().map(|o| area(o)).sum();
        assert!((all + area(&round[..12]) - 3.9 * 3.5).abs() < 1e-3, "{all}");
    }
}
