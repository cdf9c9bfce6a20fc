//! A hierarchy over triangles.

use super::node::LEAF;
use super::plan::{LARGE, Plan, Triangle};
use super::{Node, Pack};
use crate::shelf::Shelf;
use glam::Vec3A;
use rayon::prelude::*;

/// Set in the id of a triangle that light passes: window glass.
pub(crate) const GLASS: u32 = 0x8000_0000;

/// No triangle.
pub(super) const NONE: u32 = u32::MAX;

/// Triangles with their hierarchy, or with what of it counts.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'a> {
    pub nodes: &'a [Node],
    pub packs: &'a [Pack],
}

/// Until when what is below a hierarchy's nodes and packs counts.
#[derive(Clone, Default)]
pub(crate) struct Lasting {
    nodes: Vec<u32>,
    packs: Vec<u32>,
}

impl Lasting {
    fn of(&self, child: u32) -> u32 {
        if child & LEAF == 0 { self.nodes[child as usize] } else { self.packs[(child & !LEAF) as usize] }
    }
}

/// Triangles with their hierarchy.
#[derive(Clone, Default)]
pub(crate) struct Shape {
    pub nodes: Vec<Node>,
    pub packs: Vec<Pack>,
    min: Vec3A,
    max: Vec3A,
}

impl Shape {
    /// Builds it over triangles.
    pub(crate) fn new(triangles: &[Triangle]) -> Self {
        Self::by(Plan::new(triangles), triangles)
    }

    /// The same, quicker where a shelf has the hierarchy.
    pub(crate) fn kept(triangles: &[Triangle], shelf: Option<&dyn Shelf>) -> Self {
        Self::by(Plan::kept(triangles, shelf), triangles)
    }

    fn by(plan: Plan, triangles: &[Triangle]) -> Self {
        let Plan { nodes, leaves } = plan;
        let pack = |leaf: &[u32; 8]| {
            let mut pack = Pack { rows: [[0.0; 8]; 9], id: [NONE; 8] };
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
        let [a, b, c, d, e, f] = nodes.first().unwrap_or(&Node::EMPTY).around();
        Self { nodes, packs, min: Vec3A::new(a, b, c), max: Vec3A::new(d, e, f) }
    }

    /// Takes triangles out: no ray meets them any more, and little is walked for them.
    pub(crate) fn without(mut self, gone: impl Fn(u32) -> bool) -> Self {
        let until = |id: u32| u32::from(!gone(id));
        self.nodes = self.left(&self.lasting(until), 0);
        for pack in &mut self.packs {
            for lane in 0..8 {
                if pack.id[lane] != NONE && gone(pack.id[lane]) {
                    pack.rows.iter_mut().for_each(|row| row[lane] = 0.0);
                    pack.id[lane] = NONE;
                }
            }
        }
        self
    }

    /// All of it.
    pub(crate) fn tree(&self) -> Tree<'_> {
        Tree { nodes: &self.nodes, packs: &self.packs }
    }

    /// Until when what is below each node and pack counts, by when each triangle does.
    pub(crate) fn lasting(&self, until: impl Fn(u32) -> u32) -> Lasting {
        let of_pack = |pack: &Pack| pack.id.iter().filter(|id| **id != NONE).map(|id| until(*id)).max().unwrap_or(0);
        let mut lasting = Lasting { nodes: vec![0; self.nodes.len()], packs: self.packs.iter().map(of_pack).collect() };
        // Children come after their parents.
        for (index, node) in self.nodes.iter().enumerate().rev() {
            lasting.nodes[index] = node.lanes().map(|lane| lasting.of(node.child[lane])).max().unwrap_or(0);
        }
        lasting
    }

    /// Nodes over those triangles alone that count later than `time`, with boxes as small as what is left allows. Packs stay
    /// as they are, so that who walks them still asks of every hit whether it counts.
    pub(crate) fn left(&self, lasting: &Lasting, time: u32) -> Vec<Node> {
        // Walks start at the first node, but it is known last.
        let mut out = vec![Node::EMPTY];
        match self.nodes.first().and_then(|root| self.keep(root, lasting, time, &mut out)) {
            None => out.clear(),
            Some((leaf, bounds)) if leaf & LEAF != 0 => out[0].put(0, leaf, bounds),
            Some(_) => out[0] = out.pop().unwrap_or(Node::EMPTY),
        }
        out
    }

    /// Keeps what of a node counts: gives what stands for it, with its box. A node with but one child left is passed over.
    fn keep(&self, node: &Node, lasting: &Lasting, time: u32, out: &mut Vec<Node>) -> Option<(u32, [f32; 6])> {
        let (mut kept, mut count, mut last) = (Node::EMPTY, 0, None);
        for lane in node.lanes().filter(|lane| lasting.of(node.child[*lane]) > time) {
            let child = node.child[lane];
            let left = match child & LEAF {
                0 => self.keep(&self.nodes[child as usize], lasting, time, out),
                _ => Some((child, node.bounds.map(|row| row[lane]))),
            };
            if let Some((child, bounds)) = left {
                kept.put(count, child, bounds);
                count += 1;
                last = left;
            }
        }
        if count < 2 {
            return last;
        }
        let bounds = kept.around();
        out.push(kept);
        Some((out.len() as u32 - 1, bounds))
    }

    /// The smallest box around it; inverted when there is nothing.
    pub(crate) fn bounds(&self) -> (Vec3A, Vec3A) {
        (self.min, self.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bvh::Ray;
    use crate::bvh::kernel::{boxes, triangles};
    use glam::Vec3;
    use setpiece_shot::Rng;

    /// Ids of what a ray meets below a tree's nodes.
    fn met(tree: Tree<'_>, ray: &Ray) -> Vec<u32> {
        let (mut open, mut ids) = (vec![0], Vec::new());
        while let Some(child) = open.pop() {
            if child & LEAF != 0 {
                let pack = &tree.packs[(child & !LEAF) as usize];
                let (hits, ..) = triangles(pack, ray);
                ids.extend((0..8).filter(|lane| hits >> lane & 1 == 1).map(|lane| pack.id[lane]));
            } else if let Some(node) = tree.nodes.get(child as usize) {
                let (hits, _) = boxes(node, ray);
                open.extend((0..8).filter(|lane| hits >> lane & 1 == 1).map(|lane| node.child[lane]));
            }
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    #[test]
    fn what_still_counts_is_met_as_before_and_little_else_is_walked() {
        let mut rng = Rng::new(11, "left");
        let mut point = |reach: f32| Vec3::new(rng.unit(), rng.unit(), rng.unit()) * reach;
        let triangles: Vec<([Vec3; 3], u32)> = (0..3000)
            .map(|n| {
                let at = point(20.0);
                ([at, at + point(1.0), at + point(1.0)], n)
            })
            .collect();
        let shape = Shape::new(&triangles);
        let rays: Vec<Ray> = (0..400).map(|_| Ray::new(point(20.0), point(2.0) - Vec3::ONE, f32::INFINITY)).collect();
        // All, some of them all over the place, all on one side, one, none.
        let side = |id: u32| triangles[id as usize].0[0].x < 5.0;
        let kinds: [(&dyn Fn(u32) -> bool, f32); 5] =
            [(&|_| true, 1.0), (&|id| id % 7 == 0, 1.0), (&side, 0.5), (&|id| id == 1234, 1e-3), (&|_| false, 0.0)];
        for (kind, (counts, share)) in kinds.into_iter().enumerate() {
            let nodes = shape.left(&shape.lasting(|id| if counts(id) { 5 } else { 4 }), 4);
            assert!(nodes.len() as f32 <= (share * shape.nodes.len() as f32).ceil(), "{kind}: {} nodes", nodes.len());
            let some = rays.iter().filter(|ray| {
                let tree = Tree { nodes: &nodes, packs: &shape.packs };
                let kept = |ids: Vec<u32>| ids.into_iter().filter(|id| counts(*id)).collect::<Vec<u32>>();
                let expected = kept(met(shape.tree(), ray));
                assert_eq!(kept(met(tree, ray)), expected, "{kind}");
                !expected.is_empty()
            });
            assert!(some.count() > 0 || kind > 2);
        }
    }
}
