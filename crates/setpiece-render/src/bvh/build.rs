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

/// The least and greatest of some points, or the box around some boxes.
#[derive(Clone, Copy)]
struct Extent {
    min: Vec3A,
    max: Vec3A,
}

impl Extent {
    const NONE: Self = Self { min: Vec3A::INFINITY, max: Vec3A::NEG_INFINITY };

    fn with(self, min: Vec3A, max: Vec3A) -> Self {
        Self { min: self.min.min(min), max: self.max.max(max) }
    }
}

/// Items with the box around them and the extent of their centroids, times two.
struct Range<'a> {
    items: &'a mut [Item],
    bounds: Extent,
    centers: Extent,
}

impl<'a> Range<'a> {
    fn of(items: &'a mut [Item]) -> Self {
        let none = (Extent::NONE, Extent::NONE);
        let (bounds, centers) = items.iter().fold(none, |(bounds, centers), i| {
            let c = i.min + i.max;
            (bounds.with(i.min, i.max), centers.with(c, c))
        });
        Self { items, bounds, centers }
    }
}

type Bin = (Extent, u32);

/// Where a range is best cut: before a bin of an axis.
struct Cut {
    axis: usize,
    border: usize,
    low: f32,
    scale: f32,
    /// In areas times leaves.
    cost: f32,
    /// Boxes around both sides.
    sides: [Extent; 2],
}

/// The best cut. Leaves hold up to `leaf` items, a power of two.
fn best_cut(range: &Range<'_>, leaf: usize) -> Option<Cut> {
    let (lo, extent) = (range.centers.min, range.centers.max - range.centers.min);
    let scale = Vec3A::from_array(extent.to_array().map(|e| if e > 0.0 { BINS as f32 * 0.9999 / e } else { 0.0 }));
    let mut boxes: [[Bin; BINS]; 3] = [[(Extent::NONE, 0); BINS]; 3];
    for item in range.items.iter() {
        let bin = (item.min + item.max - lo) * scale;
        for axis in 0..3 {
            let b = &mut boxes[axis][(bin[axis] as usize).min(BINS - 1)];
            *b = (b.0.with(item.min, item.max), b.1 + 1);
        }
    }
    let shift = leaf.trailing_zeros();
    let cost = |of: Extent, n: u32| area(of.min, of.max) * ((n + leaf as u32 - 1) >> shift) as f32;
    let mut best: Option<(usize, usize, f32)> = None;
    for axis in 0..3 {
        if extent[axis] <= 0.0 || !scale[axis].is_finite() {
            continue;
        }
        // An empty bin changes nothing on either side of it.
        let mut right = [f32::INFINITY; BINS];
        let mut sum: Bin = (Extent::NONE, 0);
        for i in (1..BINS).rev() {
            let b = boxes[axis][i];
            right[i] = if b.1 > 0 {
                sum = (sum.0.with(b.0.min, b.0.max), sum.1 + b.1);
                cost(sum.0, sum.1)
            } else if i + 1 < BINS {
                right[i + 1]
            } else {
                f32::INFINITY
            };
        }
        sum = (Extent::NONE, 0);
        for i in 1..BINS {
            let b = boxes[axis][i - 1];
            if b.1 == 0 {
                continue;
            }
            sum = (sum.0.with(b.0.min, b.0.max), sum.1 + b.1);
            let total = cost(sum.0, sum.1) + right[i];
            if total < best.map_or(f32::INFINITY, |b| b.2) {
                best = Some((axis, i, total));
            }
        }
    }
    let (axis, border, cost) = best?;
    let around = |bins: &[Bin]| bins.iter().fold(Extent::NONE, |sum, b| sum.with(b.0.min, b.0.max));
    let sides = [around(&boxes[axis][..border]), around(&boxes[axis][border..])];
    Some(Cut { axis, border, low: lo[axis], scale: scale[axis], cost, sides })
}

/// Sorts a range by a cut.
fn part<'a>(range: Range<'a>, cut: &Cut) -> [Range<'a>; 2] {
    let items = range.items;
    let (mut middle, mut right) = (0, items.len());
    let mut centers = [Extent::NONE; 2];
    while middle < right {
        let c = items[middle].min + items[middle].max;
        let bin = ((c[cut.axis] - cut.low) * cut.scale) as usize;
        let left = bin.min(BINS - 1) < cut.border;
        let side = &mut centers[usize::from(!left)];
        *side = side.with(c, c);
        if left {
            middle += 1;
        } else {
            right -= 1;
            items.swap(middle, right);
        }
    }
    let (a, b) = items.split_at_mut(middle);
    let side = |items: &'a mut [Item], n: usize| Range { items, bounds: cut.sides[n], centers: centers[n] };
    [side(a, 0), side(b, 1)]
}

fn split(range: Range<'_>, start: u32, leaf: usize) -> Tree {
    let Extent { min, max } = range.bounds;
    let n = range.items.len();
    let end = || Tree::Leaf { start, count: n as u32, min, max };
    if n <= leaf.div_ceil(2) {
        return end();
    }
    let found = best_cut(&range, leaf);
    if n <= leaf {
        // One more box test against smaller packs.
        let gain = found.as_ref().is_some_and(|f| f.cost + 0.3 * area(min, max) < area(min, max));
        if leaf == 1 || !gain {
            return end();
        }
    }
    let [a, b] = match found {
        Some(cut) => part(range, &cut),
        // All in one place: any halves do.
        None => {
            let (a, b) = range.items.split_at_mut(n / 2);
            [Range::of(a), Range::of(b)]
        }
    };
    let next = start + a.items.len() as u32;
    let children = if n > PARALLEL {
        let (a, b) = rayon::join(|| split(a, start, leaf), || split(b, next, leaf));
        [a, b]
    } else {
        [split(a, start, leaf), split(b, next, leaf)]
    };
    Tree::inner(min, max, children)
}

/// Builds a hierarchy with leaves of up to `leaf` items, a power of two. `make_leaf` gets a leaf's items and says its number.
pub(crate) fn build(items: &mut [Item], leaf: usize, mut make_leaf: impl FnMut(&[Item]) -> u32) -> Vec<Node> {
    if items.is_empty() {
        return Vec::new();
    }
    let tree = split(Range::of(items), 0, leaf);
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
