//! Rigid motions of clusters of chunks, as the coarse level under the conjugate gradients of `lattice`.
//!
//! What chunks alone are slow to find out is how large parts of a compound move against each other: a tower bends, a floor
//! sinks. As in smoothed and plain aggregation (Bulgakov and Kuhn 1995; Vanek, Mandel and Brezina 1996) clusters of
//! neighbouring chunks move as rigid bodies, six unknowns each; a bond acts on two clusters only through its own place, so
//! that the coarse system is put together from the bonds between clusters alone, and solved at once by Cholesky.

use super::lattice::{Node, Six, Spring, block};
use glam::{DMat3, DVec3};
use std::collections::BTreeMap;

/// Most clusters: their system is dense.
pub const MOST: usize = 56;
/// Fewest chunks in a cluster, unless each is its own.
const SIZE: usize = 4;
/// Keeps the system definite where nothing holds it, as a share of its diagonal.
const HELD: f64 = 1e-9;

/// The clusters of a lattice and the factor of their system.
pub struct Clusters {
    /// Cluster of every node; `u32::MAX` for held ones.
    of: Vec<u32>,
    middles: Vec<DVec3>,
    /// Lower triangle by rows, without the zeros before each row's first entry.
    factor: Vec<f64>,
    first: Vec<usize>,
    start: Vec<usize>,
}

/// Cuts `count` nodes into some [`MOST`] clusters of neighbours, from the pairs that hang together; gives each node's cluster. Few
/// nodes are each their own, and their system is then solved at once.
pub fn cut(count: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut links: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (a, b) in pairs {
        links[a as usize].push(b);
        links[b as usize].push(a);
    }
    let size = if count <= MOST { 1 } else { SIZE.max(count.div_ceil(MOST)) };
    let mut of = vec![u32::MAX; count];
    let mut next = 0;
    for seed in 0..count {
        if of[seed] != u32::MAX {
            continue;
        }
        let mut group = vec![seed as u32];
        of[seed] = next;
        let mut at = 0;
        while at < group.len() && group.len() < size {
            for other in &links[group[at] as usize] {
                if of[*other as usize] == u32::MAX && group.len() < size {
                    of[*other as usize] = next;
                    group.push(*other);
                }
            }
            at += 1;
        }
        // What is left over between others joins one of them.
        let beside = group.iter().flat_map(|c| &links[*c as usize]).map(|c| of[*c as usize]);
        if let Some(other) = beside.filter(|c| *c != u32::MAX && *c != next).min().filter(|_| 3 * group.len() <= size) {
            group.iter().for_each(|c| of[*c as usize] = other);
        } else {
            next += 1;
        }
    }
    of
}

impl Clusters {
    /// The coarse level of a lattice, from the cluster of every node; none where there are too few to help or too many.
    pub fn new(nodes: &[Node], springs: &[Spring], cluster: &[u32]) -> Option<Self> {
        let mut number: BTreeMap<u32, u32> = BTreeMap::new();
        let mut of = vec![u32::MAX; nodes.len()];
        for (i, node) in nodes.iter().enumerate().filter(|(_, n)| !n.held) {
            let next = number.len() as u32;
            of[i] = *number.entry(cluster[i]).or_insert(next);
            debug_assert!(node.at.is_finite());
        }
        let count = number.len();
        if !(2..=3 * MOST).contains(&count) {
            return None;
        }
        let (mut middles, mut members) = (vec![DVec3::ZERO; count], vec![0.0; count]);
        for (i, c) in of.iter().enumerate().filter(|(_, c)| **c != u32::MAX) {
            middles[*c as usize] += nodes[i].at;
            members[*c as usize] += 1.0;
        }
        middles.iter_mut().zip(&members).for_each(|(m, n)| *m /= *n);
        let size = 6 * count;
        let mut dense = vec![0.0; size * size];
        for s in springs {
            let (p, q) = (of[s.a as usize], of[s.b as usize]);
            if p == q {
                continue;
            }
            let turned = |d: DVec3| s.axes * DMat3::from_diagonal(d) * s.axes.transpose();
            let (linear, angular) = (turned(s.linear), turned(s.angular));
            for (i, sign_i) in [(p, -1.0), (q, 1.0)] {
                for (j, sign_j) in [(p, -1.0), (q, 1.0)] {
                    if i == u32::MAX || j == u32::MAX || i < j {
                        continue;
                    }
                    let b = block(linear, angular, s.at - middles[i as usize], s.at - middles[j as usize]);
                    for (k, row) in b.iter().enumerate() {
                        let at = (6 * i as usize + k) * size + 6 * j as usize;
                        dense[at..at + 6].iter_mut().zip(row).for_each(|(x, b)| *x += sign_i * sign_j * b);
                    }
                }
            }
        }
        let (factor, first, start) = factorise(&dense, size)?;
        Some(Self { of, middles, factor, first, start })
    }

    /// Adds to `z` the rigid motions of the clusters under the forces `r`.
    pub fn add(&self, nodes: &[Node], r: &[Six], z: &mut [Six]) {
        let mut x = vec![0.0; 6 * self.middles.len()];
        for (i, c) in self.of.iter().enumerate().filter(|(_, c)| **c != u32::MAX) {
            let c = *c as usize;
            let about = r[i].about + (nodes[i].at - self.middles[c]).cross(r[i].along);
            let more = Six::new(r[i].along, about).array();
            x[6 * c..6 * c + 6].iter_mut().zip(more).for_each(|(x, m)| *x += m);
        }
        self.back(&mut x);
        for (i, c) in self.of.iter().enumerate().filter(|(_, c)| **c != u32::MAX) {
            let c = *c as usize;
            let rigid = Six::of(&x[6 * c..6 * c + 6]);
            z[i].along += rigid.along + rigid.about.cross(nodes[i].at - self.middles[c]);
            z[i].about += rigid.about;
        }
    }

    /// Solves the coarse system in place.
    fn back(&self, x: &mut [f64]) {
        for i in 0..x.len() {
            let row = &self.factor[self.start[i]..self.start[i + 1]];
            let (diagonal, left) = (row[row.len() - 1], &row[..row.len() - 1]);
            let sum: f64 = left.iter().zip(&x[self.first[i]..i]).map(|(l, x)| l * x).sum();
            x[i] = (x[i] - sum) / diagonal;
        }
        for i in (0..x.len()).rev() {
            let row = &self.factor[self.start[i]..self.start[i + 1]];
            let (diagonal, left) = (row[row.len() - 1], &row[..row.len() - 1]);
            let value = x[i] / diagonal;
            x[i] = value;
            x[self.first[i]..i].iter_mut().zip(left).for_each(|(x, l)| *x -= l * value);
        }
    }
}

/// Cholesky factor of the lower triangle of a dense matrix by rows, within its envelope: the factor's rows, the first column
/// of each, and where each begins.
fn factorise(dense: &[f64], size: usize) -> Option<(Vec<f64>, Vec<usize>, Vec<usize>)> {
    let (mut factor, mut first, mut start) = (Vec::new(), Vec::with_capacity(size), vec![0]);
    for i in 0..size {
        let row = &dense[i * size..i * size + i + 1];
        let from = row.iter().position(|x| *x != 0.0).unwrap_or(i);
        first.push(from);
        let begin = factor.len();
        for j in from..i {
            let low = first[j].max(from);
            let other = &factor[start[j]..];
            let mine = &factor[begin..];
            let sum = products(&mine[low - from..j - from], &other[low - first[j]..j - first[j]]);
            let diagonal = factor[start[j + 1] - 1];
            factor.push((row[j] - sum) / diagonal);
        }
        let sum: f64 = factor[begin..].iter().map(|x| x * x).sum();
        let pivot = row[i] * (1.0 + HELD) - sum;
        if !(pivot.is_finite() && row[i] > 0.0) {
            return None;
        }
        factor.push(pivot.max(HELD * row[i]).sqrt());
        start.push(factor.len());
    }
    Some((factor, first, start))
}

/// Sum of products in four strands: always in the same order.
fn products(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, rest) = (a.chunks_exact(4), a.len() / 4 * 4);
    for (x, y) in fours.zip(b.chunks_exact(4)) {
        (0..4).for_each(|k| sums[k] += x[k] * y[k]);
    }
    let tail: f64 = a[rest..].iter().zip(&b[rest..]).map(|(x, y)| x * y).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + tail
}
