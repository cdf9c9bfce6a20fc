//! A hierarchy over triangles before their numbers are filled in, as it is kept from one run for the next.

use super::node::{LEAF, Node};
use super::presplit::presplit;
use super::shape::{GLASS, NONE};
use super::{Item, build};
use crate::shelf::{Reader, Shelf, kept};
use glam::Vec3;
use rayon::prelude::*;
use setpiece_shot::{Hash, StableHasher};

/// Shapes of more triangles than this are worth all threads.
pub(super) const LARGE: usize = 32_768;
/// Triangles that are looked at together.
const RUN: usize = 4096;
/// Goes up when other hierarchies are built over the same triangles.
const BUILDER: u32 = 2;

/// Corners in any order, and an id below 2^31 with [`GLASS`] set where light passes.
pub(crate) type Triangle = ([Vec3; 3], u32);

/// Nodes, and which triangles every leaf holds, by their places in the list; [`NONE`] in empty lanes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    pub nodes: Vec<Node>,
    pub leaves: Vec<[u32; 8]>,
}

impl Plan {
    /// Builds it.
    pub(super) fn new(triangles: &[Triangle]) -> Self {
        let pieces = |(run, triangles): (usize, &[Triangle])| {
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
        let mut leaves: Vec<[u32; 8]> = Vec::with_capacity(items.len() / 5 + 1);
        let nodes = build(&items, 8, |ids| {
            leaves.push(std::array::from_fn(|lane| ids.get(lane).copied().unwrap_or(NONE)));
            leaves.len() as u32 - 1
        });
        Self { nodes, leaves }
    }

    /// The one that a shelf has, or a new one.
    pub(super) fn kept(triangles: &[Triangle], shelf: Option<&dyn Shelf>) -> Self {
        let read = |bytes: &[u8]| Self::read(bytes, triangles.len());
        kept(shelf, "hierarchy", || hash(triangles), read, || Self::new(triangles), Self::write)
    }

    fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(8 + self.nodes.len() * size_of::<Node>() + self.leaves.len() * 32);
        out.extend((self.nodes.len() as u32).to_le_bytes());
        out.extend((self.leaves.len() as u32).to_le_bytes());
        for node in &self.nodes {
            out.extend(node.bounds.as_flattened().iter().flat_map(|x| x.to_le_bytes()));
            out.extend(node.child.iter().flat_map(|x| x.to_le_bytes()));
        }
        out.extend(self.leaves.as_flattened().iter().flat_map(|x| x.to_le_bytes()));
        out
    }

    /// What was written; none where it is not a hierarchy over that many triangles.
    fn read(bytes: &[u8], triangles: usize) -> Option<Self> {
        let mut reader = Reader(bytes);
        let [n, m] = reader.u32s()?.map(|count| count as usize);
        if reader.0.len() != n.checked_mul(size_of::<Node>())?.checked_add(m.checked_mul(32)?)? {
            return None;
        }
        let mut nodes = Vec::with_capacity(n);
        for i in 0..n {
            let mut node = Node::EMPTY;
            for row in &mut node.bounds {
                *row = reader.f32s()?;
            }
            node.child = reader.u32s()?;
            // Children come after their parents, so that every walk ends.
            let good = |child: u32| match child & LEAF {
                0 => (child as usize) > i && (child as usize) < n,
                _ => ((child & !LEAF) as usize) < m,
            };
            if !node.lanes().all(|lane| good(node.child[lane])) {
                return None;
            }
            nodes.push(node);
        }
        let mut leaves = Vec::with_capacity(m);
        for _ in 0..m {
            let leaf: [u32; 8] = reader.u32s()?;
            if !leaf.iter().all(|t| *t == NONE || (*t as usize) < triangles) {
                return None;
            }
            leaves.push(leaf);
        }
        Some(Self { nodes, leaves })
    }
}

/// Tells triangles, and the way hierarchies are built over them, from others.
fn hash(triangles: &[Triangle]) -> Hash {
    let of_run = |run: &[Triangle]| {
        let mut bytes = Vec::with_capacity(run.len() * 40);
        for (corners, id) in run {
            corners.iter().for_each(|p| bytes.extend(p.to_array().iter().flat_map(|x| x.to_le_bytes())));
            bytes.extend(id.to_le_bytes());
        }
        StableHasher::new().bytes(&bytes).finish()
    };
    let runs: Vec<Hash> = triangles.par_chunks(RUN).map(of_run).collect();
    let mut hasher = StableHasher::new();
    hasher.bytes(&BUILDER.to_le_bytes());
    for run in &runs {
        hasher.bytes(&run.0);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Board;
    use setpiece_shot::Rng;

    fn triangles(count: u32) -> Vec<Triangle> {
        let mut rng = Rng::new(3, "plans");
        let mut point = |reach: f32| Vec3::new(rng.unit(), rng.unit(), rng.unit()) * reach;
        (0..count)
            .map(|n| {
                let at = point(20.0);
                ([at, at + point(1.0), at + point(if n % 9 == 0 { 9.0 } else { 1.0 })], n)
            })
            .collect()
    }

    #[test]
    fn a_kept_hierarchy_is_the_one_that_was_built_and_damage_is_built_again() {
        for count in [0, 1, 7, 3000] {
            let (all, board) = (triangles(count), Board::default());
            let plan = Plan::new(&all);
            assert_eq!(Plan::kept(&all, Some(&board)), plan);
            assert_eq!(board.kept.lock().unwrap().len(), 1);
            assert_eq!(Plan::read(&plan.write(), all.len()), Some(plan.clone()));
            assert_eq!(Plan::kept(&all, Some(&board)), plan, "from the shelf");
            // Whatever lies there is a hierarchy over these triangles, or is not taken.
            let whole = plan.write();
            for at in (0..whole.len()).step_by(61) {
                let mut bytes = whole.clone();
                bytes[at] ^= 0x41;
                if let Some(read) = Plan::read(&bytes, all.len()) {
                    let inner = |(i, node): (usize, &Node)| {
                        node.lanes().all(|lane| node.child[lane] & LEAF != 0 || node.child[lane] as usize > i)
                    };
                    assert!(read.nodes.iter().enumerate().all(inner));
                    assert!(read.leaves.as_flattened().iter().all(|t| *t == NONE || *t < count));
                }
                assert_eq!(Plan::read(&whole[..at], all.len()), None);
            }
            board.kept.lock().unwrap().values_mut().for_each(|bytes| bytes.truncate(7));
            assert_eq!(Plan::kept(&all, Some(&board)), plan, "damaged");
        }
    }

    #[test]
    fn other_triangles_have_other_hashes() {
        let all = triangles(9000);
        let mut hashes = vec![hash(&all), hash(&all[1..]), hash(&[])];
        for at in [0, 4095, 4096, 8999] {
            let mut other = all.clone();
            other[at].1 ^= GLASS;
            hashes.push(hash(&other));
            other = all.clone();
            other[at].0[1].y += 1e-3;
            hashes.push(hash(&other));
        }
        let count = hashes.len();
        hashes.sort_unstable_by_key(|h| h.0);
        hashes.dedup();
        assert_eq!(hashes.len(), count);
        assert_eq!(hash(&all), hash(&all.clone()));
    }
}
