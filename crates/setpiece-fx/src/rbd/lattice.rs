//! Chunks as rigid nodes, bonds as springs between them: where a load goes through a compound.
//!
//! Every chunk has six unknowns, a displacement and a small rotation. A bond resists what its two sides do against each
//! other at its middle, along its normal, across it, and about both; a chunk that the ground holds does not move. With the
//! loads on the chunks this is the linear system of a space frame. It is solved by conjugate gradients (Hestenes and
//! Stiefel 1952, Methods of conjugate gradients for solving linear systems), started from the last solution, with the
//! blocks of the chunks and, above them, the rigid motions of clusters of chunks (`clusters`) as preconditioner.
//!
//! The stress solver of NVIDIA Blast (NvBlastExtStress) also iterates conjugate gradients over the support graph, for the
//! impulses of bonds that all resist alike; here bonds are as stiff as their area, material and length make them, so that a
//! redundant frame shares its load as a frame does.
//!
//! A compound that nothing holds must be given loads that balance (`balanced`): then its system, although singular, has a
//! solution, and the gradients never leave the space in which it is definite.

use super::clusters::Clusters;
use glam::{DMat3, DVec3};

/// A displacement and a rotation, or a force and a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Six {
    /// Metres, or N.
    pub along: DVec3,
    /// Radians, or N m.
    pub about: DVec3,
}

impl Six {
    pub fn new(along: DVec3, about: DVec3) -> Self {
        Self { along, about }
    }

    pub fn dot(self, other: Self) -> f64 {
        self.along.dot(other.along) + self.about.dot(other.about)
    }

    fn plus(self, other: Self, times: f64) -> Self {
        Self { along: self.along + other.along * times, about: self.about + other.about * times }
    }

    pub fn array(self) -> [f64; 6] {
        let (t, r) = (self.along, self.about);
        [t.x, t.y, t.z, r.x, r.y, r.z]
    }

    pub fn of(v: &[f64]) -> Self {
        Self { along: DVec3::new(v[0], v[1], v[2]), about: DVec3::new(v[3], v[4], v[5]) }
    }
}

/// A chunk.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its middle, metres.
    pub at: DVec3,
    /// Whether the ground holds it.
    pub held: bool,
}

/// A bond between two nodes.
#[derive(Clone, Copy, Debug)]
pub struct Spring {
    pub a: u32,
    pub b: u32,
    /// Its middle, metres.
    pub at: DVec3,
    /// Its normal from `a` to `b`, and two directions across it: a right-handed frame.
    pub axes: DMat3,
    /// Stiffness along these, N/m.
    pub linear: DVec3,
    /// Stiffness about these, N m.
    pub angular: DVec3,
}

/// A spring as the iteration needs it.
struct Arm {
    a: u32,
    b: u32,
    ra: DVec3,
    rb: DVec3,
    linear: DMat3,
    angular: DMat3,
}

/// What a spring bears, in its own axes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Force {
    /// Pull along the normal (push where negative) and shears, N.
    pub along: DVec3,
    /// Twist, and bending moments about the two other axes, N m.
    pub about: DVec3,
}

/// How a solution went.
#[derive(Clone, Copy, Debug, Default)]
pub struct Went {
    pub iterations: u32,
    /// What is left of the load, as a share of it, in the norm of the preconditioner.
    pub left: f64,
}

/// Nodes and springs, ready to be solved for many loads.
pub struct Lattice {
    nodes: Vec<Node>,
    arms: Vec<Arm>,
    axes: Vec<DMat3>,
    /// Inverse of every node's own block, by columns; of nothing for held nodes.
    own: Vec<[f64; 36]>,
    clusters: Option<Clusters>,
}

fn cross(r: DVec3) -> DMat3 {
    DMat3::from_cols(DVec3::new(0.0, r.z, -r.y), DVec3::new(-r.z, 0.0, r.x), DVec3::new(r.y, -r.x, 0.0))
}

/// The block that a spring puts between two rigid frames with arms `r` and `s` to it: transposed lever of `r`, stiffness,
/// lever of `s`.
pub fn block(linear: DMat3, angular: DMat3, r: DVec3, s: DVec3) -> [[f64; 6]; 6] {
    let (r, s) = (cross(r), cross(s));
    let (tt, tr, rt, rr) = (linear, linear * -s, r * linear, angular - r * linear * s);
    let mut out = [[0.0; 6]; 6];
    for i in 0..3 {
        for j in 0..3 {
            out[i][j] = tt.col(j)[i];
            out[i][j + 3] = tr.col(j)[i];
            out[i + 3][j] = rt.col(j)[i];
            out[i + 3][j + 3] = rr.col(j)[i];
        }
    }
    out
}

/// Inverse of a symmetric positive definite block, or nothing.
fn invert(mut m: [[f64; 6]; 6]) -> Option<[f64; 36]> {
    let mut inverse = [[0.0; 6]; 6];
    (0..6).for_each(|i| inverse[i][i] = 1.0);
    let least = 1e-12 * (0..6).map(|i| m[i][i]).fold(0.0, f64::max);
    for i in 0..6 {
        let pivot = m[i][i];
        if pivot <= least * 1e-6 || !pivot.is_finite() {
            return None;
        }
        for k in 0..6 {
            m[i][k] /= pivot;
            inverse[i][k] /= pivot;
        }
        for j in (0..6).filter(|j| *j != i) {
            let f = m[j][i];
            for k in 0..6 {
                m[j][k] -= f * m[i][k];
                inverse[j][k] -= f * inverse[i][k];
            }
        }
    }
    let mut flat = [0.0; 36];
    (0..36).for_each(|k| flat[k] = 0.5 * (inverse[k % 6][k / 6] + inverse[k / 6][k % 6]));
    Some(flat)
}

fn apply(m: &[f64; 36], v: Six) -> Six {
    let mut out = [0.0; 6];
    for (column, x) in m.chunks_exact(6).zip(v.array()) {
        for (o, c) in out.iter_mut().zip(column) {
            *o += c * x;
        }
    }
    Six::of(&out)
}

/// Their sum of products, in order.
fn inner(a: &[Six], b: &[Six]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a.dot(*b)).sum()
}

impl Lattice {
    /// Nodes joined by springs; `cluster` gives every node's cluster, numbered as one likes.
    pub fn new(nodes: Vec<Node>, springs: &[Spring], cluster: &[u32]) -> Self {
        let mut blocks = vec![[[0.0; 6]; 6]; nodes.len()];
        let arms: Vec<Arm> = springs
            .iter()
            .map(|s| {
                let turned = |d: DVec3| s.axes * DMat3::from_diagonal(d) * s.axes.transpose();
                let (linear, angular) = (turned(s.linear), turned(s.angular));
                let (ra, rb) = (s.at - nodes[s.a as usize].at, s.at - nodes[s.b as usize].at);
                for (node, r) in [(s.a, ra), (s.b, rb)] {
                    let own = block(linear, angular, r, r);
                    for (row, more) in blocks[node as usize].iter_mut().zip(own) {
                        row.iter_mut().zip(more).for_each(|(x, m)| *x += m);
                    }
                }
                Arm { a: s.a, b: s.b, ra, rb, linear, angular }
            })
            .collect();
        let own = nodes
            .iter()
            .zip(blocks)
            .map(|(node, b)| if node.held { [0.0; 36] } else { invert(b).unwrap_or([0.0; 36]) })
            .collect();
        let clusters = Clusters::new(&nodes, springs, cluster);
        Self { axes: springs.iter().map(|s| s.axes).collect(), nodes, arms, own, clusters }
    }

    /// The nodes.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Forces that displacements `u` need.
    fn times(&self, u: &[Six], out: &mut [Six]) {
        out.fill(Six::default());
        for arm in &self.arms {
            let (a, b) = (u[arm.a as usize], u[arm.b as usize]);
            let apart = (b.along + b.about.cross(arm.rb)) - (a.along + a.about.cross(arm.ra));
            let force = arm.linear * apart;
            let moment = arm.angular * (b.about - a.about);
            let out_a = &mut out[arm.a as usize];
            out_a.along -= force;
            out_a.about -= arm.ra.cross(force) + moment;
            let out_b = &mut out[arm.b as usize];
            out_b.along += force;
            out_b.about += arm.rb.cross(force) + moment;
        }
        for (node, out) in self.nodes.iter().zip(out) {
            if node.held {
                *out = Six::default();
            }
        }
    }

    fn precondition(&self, r: &[Six], z: &mut [Six]) {
        for ((z, r), own) in z.iter_mut().zip(r).zip(&self.own) {
            *z = apply(own, *r);
        }
        if let Some(clusters) = &self.clusters {
            clusters.add(&self.nodes, r, z);
        }
    }

    /// Improves the displacements `u` under `load` until no more than `enough` of it is left, in at least and at most so
    /// many iterations.
    pub fn solve(&self, load: &[Six], u: &mut [Six], between: [u32; 2], enough: f64) -> Went {
        let n = self.nodes.len();
        let free = |i: usize| !self.nodes[i].held;
        let mut rest = vec![Six::default(); n];
        let (mut z, mut q) = (rest.clone(), rest.clone());
        for (i, u) in u.iter_mut().enumerate() {
            if !free(i) || !u.dot(*u).is_finite() {
                *u = Six::default();
            }
        }
        let whole: Vec<Six> = (0..n).map(|i| if free(i) { load[i] } else { Six::default() }).collect();
        self.precondition(&whole, &mut z);
        let scale = inner(&whole, &z);
        if !(scale > 0.0 && scale.is_finite()) {
            return Went::default();
        }
        self.times(u, &mut q);
        for i in 0..n {
            rest[i] = whole[i].plus(q[i], -1.0);
        }
        self.precondition(&rest, &mut z);
        let mut p = z.clone();
        let mut now = inner(&rest, &z);
        let mut went = Went { iterations: 0, left: (now.max(0.0) / scale).sqrt() };
        while went.iterations < between[1] && (went.left > enough || went.iterations < between[0]) && now > 0.0 {
            self.times(&p, &mut q);
            let curve = inner(&p, &q);
            if curve <= 0.0 || !curve.is_finite() {
                break;
            }
            let step = now / curve;
            for i in 0..n {
                u[i] = u[i].plus(p[i], step);
                rest[i] = rest[i].plus(q[i], -step);
            }
            self.precondition(&rest, &mut z);
            let next = inner(&rest, &z);
            for i in 0..n {
                p[i] = z[i].plus(p[i], next / now);
            }
            now = next;
            went.iterations += 1;
            went.left = (now.max(0.0) / scale).sqrt();
        }
        went
    }

    /// What every spring bears, in the springs' order.
    pub fn forces<'a>(&'a self, u: &'a [Six]) -> impl Iterator<Item = Force> + 'a {
        self.arms.iter().zip(&self.axes).map(|(arm, axes)| {
            let (a, b) = (u[arm.a as usize], u[arm.b as usize]);
            let apart = (b.along + b.about.cross(arm.rb)) - (a.along + a.about.cross(arm.ra));
            let back = axes.transpose();
            Force { along: back * (arm.linear * apart), about: back * (arm.angular * (b.about - a.about)) }
        })
    }
}

/// Takes from the loads on free nodes of the given masses (kg) and moments of inertia (kg m2, of a ball) what accelerates them
/// as a whole, so that the rest balances: what d'Alembert's forces leave. `spin` is their angular velocity, rad/s.
pub fn balanced(nodes: &[Node], mass: &[(f64, f64)], spin: DVec3, load: &mut [Six]) {
    let total: f64 = mass.iter().map(|m| m.0).sum();
    let com = nodes.iter().zip(mass).map(|(n, m)| n.at * m.0).sum::<DVec3>() / total;
    let (mut force, mut torque, mut inertia) = (DVec3::ZERO, DVec3::ZERO, DMat3::ZERO);
    for ((node, (m, own)), load) in nodes.iter().zip(mass).zip(load.iter_mut()) {
        let r = node.at - com;
        load.along -= spin.cross(spin.cross(r)) * *m;
        force += load.along;
        torque += r.cross(load.along) + load.about;
        let outer = DMat3::from_cols(r * r.x, r * r.y, r * r.z);
        inertia += (DMat3::from_diagonal(DVec3::splat(r.length_squared())) - outer) * *m
            + DMat3::from_diagonal(DVec3::splat(*own));
    }
    let (a, turn) = (force / total, inertia.inverse() * torque);
    for ((node, (m, own)), load) in nodes.iter().zip(mass).zip(load.iter_mut()) {
        load.along -= (a + turn.cross(node.at - com)) * *m;
        load.about -= turn * *own;
    }
}

#[cfg(test)]
#[path = "lattice_tests.rs"]
mod tests;
