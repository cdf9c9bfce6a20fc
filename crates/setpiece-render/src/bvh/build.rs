//! Builds hierarchies: binned surface-area splits, then collapse to eight children a node.

use super::node::{LEAF, Node};
use glam::Vec3A;

const BINS: usize = 16;
/// Ranges longer than this are split on both threads.
const PARALLEL: usize = 8192;

/// What a hierarchy is built over.
#[derive(Clone, Copy)]
pub(crate) struct Item {
    pub min: Vec3A,
    pub max: Vec3A,
    /// Handed back in leaves.
    pub id: u32,
}

/// Children of a node.
const WIDE: usize = 8;
/// What it costs to test a node's children against what it costs to test a leaf.
const NODE_COST: f32 = 0.9;
/// Instead of a split: a tree stands as itself, one wide node.
const ITSELF: u8 = u8::MAX;

/// A binary tree that knows how best to stand as up to so many trees of wide nodes (index 1 to [`WIDE`]; 0 is not used).
enum Tree {
    Leaf { start: u32, count: u32, min: Vec3A, max: Vec3A },
    Inner { min: Vec3A, max: Vec3A, children: Box<[Tree; 2]>, cost: [f32; WIDE + 1], left: [u8; WIDE + 1], forest: u8 },
}

impl Tree {
    fn bounds(&self) -> (Vec3A, Vec3A) {
        match self {
            Self::Leaf { min, max, .. } | Self::Inner { min, max, .. } => (*min, *max),
        }
    }

    /// An inner node. Its costs are those of the best cut of the tree into wide nodes (Ylitie, Karras and Laine 2017,
    /// "Efficient incoherent ray traversal on GPUs through compressed wide BVHs"): as a forest of up to `n` trees it
    /// costs what its sides cost as `k` and `n - k`; as one tree it is a node over the best forest of eight.
    fn inner(min: Vec3A, max: Vec3A, children: [Self; 2]) -> Self {
        let (a, b) = (children[0].costs(), children[1].costs());
        let (mut cost, mut left) = ([f32::INFINITY; WIDE + 1], [0; WIDE + 1]);
        for n in 2..=WIDE {
            (cost[n], left[n]) = (cost[n - 1], 0);
            for k in 1..n {
                let sum = a[k] + b[n - k];
                if sum < cost[n] {
                    (cost[n], left[n]) = (sum, k as u8);
                }
            }
        }
        cost[1] = NODE_COST * area(min, max) + cost[WIDE];
        // More room never costs more, so that the last entry that names a split is the one of the best forest.
        let forest = left.iter().rev().copied().find(|k| *k > 0).unwrap_or(1);
        for n in 2..=WIDE {
            if cost[1] <= cost[n] {
                (cost[n], left[n]) = (cost[1], ITSELF);
            }
        }
        Self::Inner { min, max, children: Box::new(children), cost, left, forest }
    }

    fn costs(&self) -> [f32; WIDE + 1] {
        match self {
            Self::Leaf { min, max, .. } => [area(*min, *max); WIDE + 1],
            Self::Inner { cost, .. } => *cost,
        }
    }

    /// Adds the trees that it stands as when there is room for `n`.
    fn stand_as<'t>(&'t self, n: usize, out: &mut Vec<&'t Self>) {
        match self {
            Self::Inner { children, left, .. } if n > 1 && left[n] != ITSELF => match left[n] {
                0 => self.stand_as(n - 1, out),
                k => {
                    children[0].stand_as(usize::from(k), out);
                    children[1].stand_as(n - usize::from(k), out);
                }
            },
            _ => out.push(self),
        }
    }

    /// The children of the wide node that an inner tree becomes.
    fn wide(&self) -> Vec<&Self> {
        let mut out = Vec::with_capacity(WIDE);
        match self {
            Self::Leaf { .. } => out.push(self),
            Self::Inner { children, forest, .. } => {
                children[0].stand_as(usize::from(*forest), &mut out);
                children[1].stand_as(WIDE - usize::from(*forest), &mut out);
            }
        }
        out
    }
}

fn area(min: Vec3A, max: Vec3A) -> f32 {
    let d = (max - min).max(Vec3A::ZERO);
    d.x * d.y + d.y * d.z + d.z * d.x
}

fn bounds(items: &[Item]) -> (Vec3A, Vec3A) {
    items.iter().fold((Vec3A::INFINITY, Vec3A::NEG_INFINITY), |(lo, hi), i| (lo.min(i.min), hi.max(i.max)))
}

/// The best split as axis, bin border, least and scale of the centroids, and cost in areas times leaves.
fn best_split(items: &[Item], leaf: usize) -> Option<(usize, usize, f32, f32, f32)> {
    let (lo, hi) = items.iter().fold((Vec3A::INFINITY, Vec3A::NEG_INFINITY), |(lo, hi), i| {
        let c = i.min + i.max;
        (lo.min(c), hi.max(c))
    });
    let extent = hi - lo;
    let scale = Vec3A::from_array(extent.to_array().map(|e| if e > 0.0 { BINS as f32 * 0.9999 / e } else { 0.0 }));
    let mut boxes = [[(Vec3A::INFINITY, Vec3A::NEG_INFINITY, 0_u32); BINS]; 3];
    for item in items {
        let bin = (item.min + item.max - lo) * scale;
        for axis in 0..3 {
            let b = &mut boxes[axis][(bin[axis] as usize).min(BINS - 1)];
            *b = (b.0.min(item.min), b.1.max(item.max), b.2 + 1);
        }
    }
    let cost = |min, max, n: u32| area(min, max) * (n as usize).div_ceil(leaf) as f32;
    let mut best: Option<(usize, usize, f32, f32, f32)> = None;
    for axis in 0..3 {
        if extent[axis] <= 0.0 || !scale[axis].is_finite() {
            continue;
        }
        let mut right = [0.0; BINS];
        let mut sum = (Vec3A::INFINITY, Vec3A::NEG_INFINITY, 0);
        for i in (1..BINS).rev() {
            let b = boxes[axis][i];
            sum = (sum.0.min(b.0), sum.1.max(b.1), sum.2 + b.2);
            right[i] = if sum.2 == 0 { f32::INFINITY } else { cost(sum.0, sum.1, sum.2) };
        }
        sum = (Vec3A::INFINITY, Vec3A::NEG_INFINITY, 0);
        for i in 1..BINS {
            let b = boxes[axis][i - 1];
            sum = (sum.0.min(b.0), sum.1.max(b.1), sum.2 + b.2);
            if sum.2 == 0 {
                continue;
            }
            let total = cost(sum.0, sum.1, sum.2) + right[i];
            if total < best.map_or(f32::INFINITY, |b| b.4) {
                best = Some((axis, i, lo[axis], scale[axis], total));
            }
        }
    }
    best
}

fn split(items: &mut [Item], start: u32, leaf: usize) -> Tree {
    let (min, max) = bounds(items);
    let n = items.len();
    let end = || Tree::Leaf { start, count: n as u32, min, max };
    if n <= leaf.div_ceil(2) {
        return end();
    }
    let found = best_split(items, leaf);
    if n <= leaf {
        // One more box test against smaller packs.
        let gain = found.is_some_and(|f| f.4 + 0.3 * area(min, max) < area(min, max));
        if leaf == 1 || !gain {
            return end();
        }
    }
    let mut middle = 0;
    if let Some((axis, border, lo, scale, _)) = found {
        let mut right = n;
        while middle < right {
            let bin = ((items[middle].min[axis] + items[middle].max[axis] - lo) * scale) as usize;
            if bin.min(BINS - 1) < border {
                middle += 1;
            } else {
                right -= 1;
                items.swap(middle, right);
            }
        }
    }
    if middle == 0 || middle == n {
        middle = n / 2;
    }
    let (a, b) = items.split_at_mut(middle);
    let next = start + middle as u32;
    let children = if n > PARALLEL {
        let (a, b) = rayon::join(|| split(a, start, leaf), || split(b, next, leaf));
        [a, b]
    } else {
        [split(a, start, leaf), split(b, next, leaf)]
    };
    Tree::inner(min, max, children)
}

/// Builds a hierarchy with leaves of up to `leaf` items. `make_leaf` gets a leaf's items and says its number.
pub(crate) fn build(items: &mut [Item], leaf: usize, mut make_leaf: impl FnMut(&[Item]) -> u32) -> Vec<Node> {
    if items.is_empty() {
        return Vec::new();
    }
    let tree = split(items, 0, leaf);
    let mut nodes = Vec::new();
    collapse(&tree, items, &mut nodes, &mut make_leaf);
    nodes
}

fn collapse(tree: &Tree, items: &[Item], nodes: &mut Vec<Node>, make_leaf: &mut impl FnMut(&[Item]) -> u32) -> u32 {
    let slots = tree.wide();
    let index = nodes.len();
    nodes.push(Node::EMPTY);
    for (lane, tree) in slots.into_iter().enumerate() {
        let child = match tree {
            Tree::Leaf { start, count, .. } => LEAF | make_leaf(&items[*start as usize..(*start + *count) as usize]),
            Tree::Inner { .. } => collapse(tree, items, nodes, make_leaf),
        };
        let (min, max) = tree.bounds();
        let node = &mut nodes[index];
        node.child[lane] = child;
        for axis in 0..3 {
            node.bounds[axis][lane] = min[axis];
            node.bounds[axis + 3][lane] = max[axis];
        }
    }
    index as u32
}
