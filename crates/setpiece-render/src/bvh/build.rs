//! Builds hierarchies: binned surface-area splits, then [collapse](super::collapse) to eight children a node.

use super::collapse::Tree;
use super::node::Node;
use crate::four::Four;
use glam::{Vec3, Vec3A};

/// Bins along every axis of a range, and of one of at most [`FEW`] items: those are most, and more bins than items tell nothing.
const BINS: usize = 16;
const BINS_OF_FEW: usize = 8;
const FEW: usize = 24;
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

impl Item {
    /// The box around a triangle.
    pub(crate) fn around(corners: &[Vec3; 3], id: u32) -> Self {
        let [a, b, c] = corners.map(Vec3A::from);
        Self { min: a.min(b).min(c), max: a.max(b).max(c), id }
    }
}

/// An item at work, small since whole ranges of them are read over and over. Its id is the fourth number of `min`.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(super) struct Entry {
    min: Four,
    max: Four,
}

impl Entry {
    /// Makes usual ids numbers from 1 to 2, with which units of floats are quick.
    const ONE: u32 = 0x3f80_0000;

    fn of(item: &Item) -> Self {
        let ([a, b, c], [d, e, f]) = (item.min.to_array(), item.max.to_array());
        Self { min: Four([a, b, c, f32::from_bits(item.id ^ Self::ONE)]), max: Four([d, e, f, 0.0]) }
    }

    pub(super) fn id(&self) -> u32 {
        self.min.0[3].to_bits() ^ Self::ONE
    }

    /// The middle, times two.
    #[inline(always)]
    fn center(&self) -> Four {
        self.min.zip(self.max, |a, b| a + b)
    }
}

/// The least and greatest of some points, or the box around some boxes.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub min: Four,
    pub max: Four,
}

impl Extent {
    const NONE: Self = Self { min: Four::all(f32::INFINITY), max: Four::all(f32::NEG_INFINITY) };

    #[inline(always)]
    fn with(self, min: Four, max: Four) -> Self {
        Self { min: self.min.min(min), max: self.max.max(max) }
    }

    pub(super) fn area(self) -> f32 {
        let d = self.max.zip(self.min, |a, b| (a - b).max(0.0)).0;
        d[0] * d[1] + d[1] * d[2] + d[2] * d[0]
    }
}

/// Items with the box around them and the extent of their centroids, times two.
struct Range<'a> {
    items: &'a mut [Entry],
    bounds: Extent,
    centers: Extent,
}

impl<'a> Range<'a> {
    fn of(items: &'a mut [Entry]) -> Self {
        let none = (Extent::NONE, Extent::NONE);
        let (bounds, centers) = items.iter().fold(none, |(bounds, centers), i| {
            let c = i.center();
            (bounds.with(i.min, i.max), centers.with(c, c))
        });
        Self { items, bounds, centers }
    }
}

type Bin = (Extent, u32);

/// Where a range is best cut: before a bin of an axis.
struct Cut {
    axis: usize,
    bins: usize,
    border: usize,
    low: f32,
    scale: f32,
    /// In areas times leaves.
    cost: f32,
    /// Boxes around both sides.
    sides: [Extent; 2],
}

#[inline(always)]
fn bin_of(place: f32, bins: usize) -> usize {
    (place as i32).clamp(0, bins as i32 - 1) as usize
}

/// The best cut. Leaves hold up to `leaf` items, a power of two.
fn best_cut<const BINS: usize>(range: &Range<'_>, leaf: usize) -> Option<Cut> {
    let lo = range.centers.min;
    let extent = range.centers.max.zip(lo, |a, b| a - b).0;
    let [x, y, z, _] = extent.map(|e| if e > 0.0 { BINS as f32 * 0.9999 / e } else { 0.0 });
    let scale = [x, y, z, 0.0];
    let mut boxes: [[Bin; BINS]; 3] = [[(Extent::NONE, 0); BINS]; 3];
    for item in range.items.iter() {
        let bin = item.center().zip(lo, |c, lo| c - lo).zip(Four(scale), |c, scale| c * scale).0;
        for axis in 0..3 {
            let b = &mut boxes[axis][bin_of(bin[axis], BINS)];
            *b = (b.0.with(item.min, item.max), b.1 + 1);
        }
    }
    let shift = leaf.trailing_zeros();
    let cost = |of: Extent, n: u32| of.area() * ((n + leaf as u32 - 1) >> shift) as f32;
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
    Some(Cut { axis, bins: BINS, border, low: lo.0[axis], scale: scale[axis], cost, sides })
}

/// Sorts a range by a cut.
fn part<'a>(range: Range<'a>, cut: &Cut) -> [Range<'a>; 2] {
    let items = range.items;
    let (mut middle, mut right) = (0, items.len());
    let mut centers = [Extent::NONE; 2];
    while middle < right {
        let c = items[middle].center();
        let left = bin_of((c.0[cut.axis] - cut.low) * cut.scale, cut.bins) < cut.border;
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
    let side = |items: &'a mut [Entry], n: usize| Range { items, bounds: cut.sides[n], centers: centers[n] };
    [side(a, 0), side(b, 1)]
}

fn split(range: Range<'_>, start: u32, leaf: usize) -> Tree {
    let bounds = range.bounds;
    let n = range.items.len();
    let end = || Tree::leaf(start, n as u32, bounds);
    if n <= leaf.div_ceil(2) {
        return end();
    }
    let found = if n <= FEW { best_cut::<BINS_OF_FEW>(&range, leaf) } else { best_cut::<BINS>(&range, leaf) };
    if n <= leaf {
        // One more box test against smaller packs.
        let gain = found.as_ref().is_some_and(|f| f.cost + 0.3 * bounds.area() < bounds.area());
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
    Tree::inner(children, bounds, leaf)
}

/// Builds a hierarchy with leaves of up to `leaf` items, a power of two of 8 at most. `make_leaf` gets the ids of a leaf's
/// items and says its number.
pub(crate) fn build(items: &[Item], leaf: usize, mut make_leaf: impl FnMut(&[u32]) -> u32) -> Vec<Node> {
    if items.is_empty() {
        return Vec::new();
    }
    let (tree, entries) = tree(items, leaf);
    let mut nodes = Vec::new();
    tree.collapse(&entries, &mut nodes, &mut make_leaf);
    nodes
}

/// The binary hierarchy, and the items in its order.
pub(super) fn tree(items: &[Item], leaf: usize) -> (Tree, Vec<Entry>) {
    let mut entries: Vec<Entry> = items.iter().map(Entry::of).collect();
    (split(Range::of(&mut entries), 0, leaf), entries)
}
