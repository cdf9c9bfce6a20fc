//! From a binary hierarchy to nodes of up to eight children.
//!
//! Which of the nodes below become a wide node's children, and which small ranges become one leaf, is chosen for the least
//! cost of the whole by dynamic programming from the leaves up (Ylitie, Karras and Laine 2017, "Efficient incoherent ray
//! traversal on GPUs through compressed wide BVHs"). Opening always the largest box, from the root down, leaves nodes of two
//! children at the bottom: a third of all.

use super::build::{Entry, Extent};
use super::node::{LEAF, Node};

/// Children of a node.
const WIDE: usize = 8;
/// What a leaf costs a ray that meets its box, in node tests.
const LEAF_COST: f32 = 1.0;

/// A binary hierarchy over a range of items.
pub(super) struct Tree {
    start: u32,
    count: u32,
    bounds: Extent,
    children: Option<Box<[Tree; 2]>>,
    /// Whether it is one leaf where it is one child.
    leaf: bool,
    /// The least cost as up to one, two and so on of a wide node's children.
    cost: [f32; WIDE - 1],
    /// How many of them the first half gets, of two and so on; none where fewer are cheaper.
    first: [u8; WIDE - 1],
}

impl Tree {
    pub(super) fn leaf(start: u32, count: u32, bounds: Extent) -> Self {
        let cost = [LEAF_COST * bounds.area(); WIDE - 1];
        Self { start, count, bounds, children: None, leaf: true, cost, first: [0; WIDE - 1] }
    }

    /// Of two halves, where leaves hold up to `leaf` items.
    pub(super) fn inner(halves: [Self; 2], bounds: Extent, leaf: usize) -> Self {
        let (start, count) = (halves[0].start, halves[0].count + halves[1].count);
        let (mut cost, mut first) = ([0.0; WIDE - 1], [0; WIDE - 1]);
        let mut shared = [0.0; WIDE + 1];
        for trees in 2..=WIDE {
            let split = |k: usize| halves[0].cost[k - 1] + halves[1].cost[trees - k - 1];
            let (mut best, mut least) = (1, split(1));
            for k in 2..trees {
                let cost = split(k);
                (best, least) = if cost < least { (k, cost) } else { (best, least) };
            }
            (shared[trees], first[trees - 2]) = (least, best as u8);
        }
        let (as_node, as_leaf) = (shared[WIDE] + bounds.area(), LEAF_COST * bounds.area());
        let one_leaf = count as usize <= leaf && as_leaf <= as_node;
        cost[0] = if one_leaf { as_leaf } else { as_node };
        for trees in 2..WIDE {
            cost[trees - 1] = shared[trees];
            if cost[trees - 2] <= shared[trees] {
                (cost[trees - 1], first[trees - 2]) = (cost[trees - 2], 0);
            }
        }
        Self { start, count, bounds, children: Some(Box::new(halves)), leaf: one_leaf, cost, first }
    }

    /// What it becomes as up to so many children of a node.
    fn open<'a>(&'a self, trees: usize, out: &mut Vec<&'a Self>) {
        let first = if trees > 1 { self.first[trees - 2] as usize } else { 0 };
        match &self.children {
            Some(halves) if first > 0 => {
                halves[0].open(first, out);
                halves[1].open(trees - first, out);
            }
            Some(_) if trees > 1 => self.open(trees - 1, out),
            _ => out.push(self),
        }
    }

    /// Adds its nodes. `make_leaf` gets the ids of a leaf's items and says its number.
    pub(super) fn collapse(
        &self,
        items: &[Entry],
        nodes: &mut Vec<Node>,
        make_leaf: &mut impl FnMut(&[u32]) -> u32,
    ) -> u32 {
        let mut children = Vec::with_capacity(WIDE);
        if self.leaf {
            children.push(self);
        } else {
            self.open(WIDE, &mut children);
        }
        let index = nodes.len();
        nodes.push(Node::EMPTY);
        for (lane, tree) in children.into_iter().enumerate() {
            let child = if tree.leaf {
                let mut ids = [0; 8];
                let held = &items[tree.start as usize..(tree.start + tree.count) as usize];
                ids.iter_mut().zip(held).for_each(|(id, item)| *id = item.id());
                LEAF | make_leaf(&ids[..held.len()])
            } else {
                tree.collapse(items, nodes, make_leaf)
            };
            let ([a, b, c, _], [d, e, f, _]) = (tree.bounds.min.0, tree.bounds.max.0);
            nodes[index].put(lane, child, [a, b, c, d, e, f]);
        }
        index as u32
    }
}

#[cfg(test)]
mod tests {
    use super::super::Item;
    use super::super::build::tree;
    use super::*;
    use glam::Vec3A;
    use setpiece_shot::Rng;

    fn area(b: [f32; 6]) -> f32 {
        let [x, y, z] = [b[3] - b[0], b[4] - b[1], b[5] - b[2]];
        x * y + y * z + z * x
    }

    /// What nodes cost that open the largest box first, from the root down, and how many they are.
    fn greedy(tree: &Tree) -> (f32, usize) {
        let mut open = vec![tree];
        while open.len() < WIDE
            && let Some(at) = (0..open.len())
                .filter(|i| open[*i].children.is_some())
                .max_by(|a, b| open[*a].bounds.area().total_cmp(&open[*b].bounds.area()))
        {
            let halves = open.swap_remove(at).children.as_ref().unwrap();
            open.extend(halves.iter());
        }
        let below = |t: &&Tree| if t.children.is_some() { greedy(t) } else { (LEAF_COST * t.bounds.area(), 0) };
        let own = (tree.bounds.area(), 1);
        open.iter().map(below).fold(own, |(cost, count), (c, n)| (cost + c, count + n))
    }

    #[test]
    fn nodes_cost_what_was_reckoned_and_less_than_those_of_the_largest_boxes() {
        let mut rng = Rng::new(6, "collapse");
        for (count, leaf) in [(1, 1), (2, 8), (9, 8), (700, 1), (5000, 8)] {
            let mut point = |reach: f32| Vec3A::new(rng.unit(), rng.unit(), rng.unit()) * reach;
            let items: Vec<Item> = (0..count)
                .map(|id| {
                    let min = point(20.0);
                    Item { min, max: min + point(1.0), id }
                })
                .collect();
            let (tree, entries) = tree(&items, leaf);
            let (mut nodes, mut leaves) = (Vec::new(), Vec::new());
            tree.collapse(&entries, &mut nodes, &mut |ids| {
                leaves.push(ids.to_vec());
                leaves.len() as u32 - 1
            });
            let mut ids = leaves.concat();
            ids.sort_unstable();
            assert!(ids.into_iter().eq(0..count), "every item once");
            assert!(leaves.iter().all(|ids| ids.len() <= leaf));
            if count > leaf as u32 {
                let of_leaf = |node: &Node, lane: usize| match node.child[lane] & LEAF {
                    0 => 0.0,
                    _ => LEAF_COST * area(node.bounds.map(|row| row[lane])),
                };
                let of_node = |n: &Node| area(n.around()) + n.lanes().map(|lane| of_leaf(n, lane)).sum::<f32>();
                let cost: f32 = nodes.iter().map(of_node).sum();
                assert!((cost - tree.cost[0]).abs() < 1e-3 * cost, "{count}: {cost}, reckoned {}", tree.cost[0]);
                let (by_size, count_by_size) = greedy(&tree);
                assert!(cost <= by_size * 1.0001, "{count}: {cost}, else {by_size}");
                let fewer = nodes.len() * 10 < count_by_size * 9;
                assert!(count < 100 || fewer, "{count}: {} nodes, else {count_by_size}", nodes.len());
            }
        }
    }
}
