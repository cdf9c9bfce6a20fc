//! A hierarchy over triangles.

use super::presplit::presplit;
use super::{Item, Node, Pack, build};
use glam::{Vec3, Vec3A};
use rayon::prelude::*;

/// Set in the id of a triangle that light passes: window glass.
pub(crate) const GLASS: u32 = 0x8000_0000;

/// Shapes of more triangles than this are worth all threads.
const LARGE: usize = 32_768;
/// Triangles whose boxes are made together.
const RUN: usize = 4096;
/// No triangle.
const NONE: u32 = u32::MAX;

/// Triangles with their hierarchy.
#[derive(Clone, Default)]
pub(crate) struct Shape {
    pub nodes: Vec<Node>,
    pub packs: Vec<Pack>,
    min: Vec3A,
    max: Vec3A,
}

impl Shape {
    /// Builds it over triangles given as corners and an id below 2^31, with [`GLASS`] set where light passes.
    pub(crate) fn new(triangles: &[([Vec3; 3], u32)]) -> Self {
        let pieces = |(run, triangles): (usize, &[([Vec3; 3], u32)])| {
            let mut out = Vec::with_capacity(triangles.len() + triangles.len() / 4);
            for (i, (corners, id)) in triangles.iter().enumerate() {
                let item = Item::around(corners, (run * RUN + i) as u32);
                if !corners.iter().all(|p| p.is_finite()) {
                    continue;
                }
                // A pane that is met twice would dim twice.
                if id & GLASS == 0 { presplit(item, corners, &mut out) } else { out.push(item) }
            }
            out
        };
        let items: Vec<Item> = if triangles.len() > LARGE {
            triangles.par_chunks(RUN).enumerate().flat_map_iter(pieces).collect()
        } else {
            triangles.chunks(RUN).enumerate().flat_map(pieces).collect()
        };
        let (min, max) =
            items.iter().fold((Vec3A::INFINITY, Vec3A::NEG_INFINITY), |(lo, hi), i| (lo.min(i.min), hi.max(i.max)));
        let mut leaves: Vec<[u32; 8]> = Vec::with_capacity(items.len() / 5 + 1);
        let nodes = build(&items, 8, |ids| {
            leaves.push(std::array::from_fn(|lane| ids.get(lane).copied().unwrap_or(NONE)));
            leaves.len() as u32 - 1
        });
        let pack = |leaf: &[u32; 8]| {
            let mut pack = Pack { rows: [[0.0; 8]; 9], id: [0; 8] };
            for (lane, triangle) in leaf.iter().enumerate().filter(|(_, t)| **t != NONE) {
                let (c, id) = &triangles[*triangle as usize];
                let values = [c[0], c[1] - c[0], c[2] - c[0]];
                for (i, v) in values.iter().enumerate() {
                    for axis in 0..3 {
                        pack.rows[3 * i + axis][lane] = v[axis];
                    }
                }
                pack.id[lane] = *id;
            }
            pack
        };
        let packs = if triangles.len() > LARGE {
            leaves.par_iter().map(pack).collect()
        } else {
            leaves.iter().map(pack).collect()
        };
        Self { nodes, packs, min, max }
    }

    /// The smallest box around it; inverted when there is nothing.
    pub(crate) fn bounds(&self) -> (Vec3A, Vec3A) {
        (self.min, self.max)
    }
}
