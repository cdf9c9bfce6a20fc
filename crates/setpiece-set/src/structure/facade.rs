//! Outer walls by panels: one bay by one storey, of convex pieces around its openings.
//!
//! A panel stands on the slab edge in front of the columns, 20 cm and more thick, so that windows sit in deep reveals.
//! It is cut as masons build it: a lintel over the whole bay, piers beside the openings, a sill wall under each.

use super::kit::{Kit, Side, Span, Spec};
use setpiece_scene::{MaterialId, PartKind, Substance};

/// A hole in a panel, in the side's u and y.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// From left to right.
    pub u: Span,
    /// From the sill, or the floor, to the head.
    pub y: Span,
}

/// How a panel is made.
#[derive(Clone, Copy, Debug)]
pub struct Wall {
    /// Outer face.
    pub outer: MaterialId,
    /// Under the sills; often the same.
    pub sill: MaterialId,
    /// Inner face.
    pub inner: MaterialId,
    /// What shows where it breaks.
    pub broken: MaterialId,
    /// What it is made of.
    pub substance: Substance,
    /// Thickness.
    pub thick: f32,
    /// Size of chunks.
    pub chunk_m: f32,
}

/// Builds the masonry of a panel around its openings, which run from left to right.
pub fn panel(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, openings: &[Opening], wall: &Wall, at: (i32, u32)) {
    let (storey, sheet) = at;
    let spec = Spec::new(PartKind::Facade, wall.substance, wall.broken, storey)
        .of_sheet(sheet)
        .chunks(wall.chunk_m)
        .anchored(storey == 0);
    let mut piece = |u: Span, y: Span, outer: MaterialId, anchored: bool| {
        if u[1] - u[0] < 0.01 || y[1] - y[0] < 0.01 {
            return;
        }
        let shape = side.block(u, y, [-wall.thick, 0.0], outer).faced(-side.out, wall.inner);
        kit.put(spec.anchored(anchored && storey == 0), shape);
    };
    let Some(head) = openings.iter().map(|o| o.y[1]).reduce(f32::max) else {
        piece(u, y, wall.outer, true);
        return;
    };
    piece(u, [head, y[1]], wall.outer, false);
    let mut left = u[0];
    for opening in openings {
        piece([left, opening.u[0]], [y[0], head], wall.outer, true);
        piece(opening.u, [y[0], opening.y[0]], wall.sill, true);
        piece(opening.u, [opening.y[1], head], wall.outer, false);
        left = opening.u[1];
    }
    piece([left, u[1]], [y[0], head], wall.outer, true);
}
