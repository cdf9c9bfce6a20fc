//! A hierarchy over triangles.

use super::presplit::presplit;
use super::{Item, Node, Pack, build};
use glam::{Vec3, Vec3A};

/// Set in the id of a triangle that light passes: window glass.
pub(crate) const GLASS: u32 = 0x8000_0000;

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
        let mut items: Vec<Item> = triangles
            .iter()
            .enumerate()
            .filter(|(_, (c, _))| c.iter().all(|p| p.is_finite()))
            .map(|(i, (c, _))| {
                let c = c.map(Vec3A::from);
                Item { min: c[0].min(c[1]).min(c[2]), max: c[0].max(c[1]).max(c[2]), id: i as u32 }
            })
            .collect();
        let (min, max) =
            items.iter().fold((Vec3A::INFINITY, Vec3A::NEG_INFINITY), |(lo, hi), i| (lo.min(i.min), hi.max(i.max)));
        // A pane that is met twice would dim twice.
        presplit(&mut items, triangles, |id| id & GLASS == 0);
        let mut packs = Vec::with_capacity(items.len() / 5 + 1);
        let nodes = build(&mut items, 8, |items| {
            let mut pack = Pack { rows: [[0.0; 8]; 9], id: [0; 8] };
            for (lane, item) in items.iter().enumerate() {
                let (c, id) = &triangles[item.id as usize];
                let values = [c[0], c[1] - c[0], c[2] - c[0]];
                for (i, v) in values.iter().enumerate() {
                    for axis in 0..3 {
                        pack.rows[3 * i + axis][lane] = v[axis];
                    }
                }
                pack.id[lane] = *id;
            }
            packs.push(pack);
            packs.len() as u32 - 1
        });
        Self { nodes, packs, min, max }
    }

    /// The smallest box around it; inverted when there is nothing.
    pub(crate) fn bounds(&self) -> (Vec3A, Vec3A) {
        (self.min, self.max)
    }
}
