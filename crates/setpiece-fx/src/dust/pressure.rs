//! The pressure that keeps the air's volume: a Poisson equation with porous faces.
//!
//! Every face between cells has an openness `beta` from 0 (wall) to 1 (free air); rubble and facades lie between. The
//! pressure makes the flow through the faces free of sources:
//! `sum over faces of beta (p - p_neighbour) = -(outflow before)`, with `p = 0` outside the room and no flow through the
//! ground. Solved by conjugate gradients, preconditioned by one V-cycle of Jacobi sweeps with Chebyshev's weights on up
//! to four levels (McAdams, Sifakis and Teran 2010, with aggregates of eight cells). Jacobi rather than Gauss-Seidel, because it needs
//! no order among threads and runs in vector units; sums are taken slab by slab, so that the result does not depend on
//! the number of threads.

use super::grid::Grid;
use super::wide::wide;
use rayon::prelude::*;

/// Eigenvalues of the equation over its diagonal lie below 2; smoothing is for those above this.
const ROUGH: f32 = 0.3;
/// The least eigenvalue that the coarsest level is solved for, and in how many sweeps.
const COARSEST: (f32, usize) = (0.012, 20);
/// No row of a grid is longer, the border counted.
const LONGEST: usize = 4 * 80 + 2;

/// One level: shape, coefficients and scratch arrays, all with a border of one cell.
struct Level {
    n: [usize; 3],
    s: [usize; 3],
    beta: [Vec<f32>; 3],
    /// One over the sum of a cell's betas; 0 where all are 0.
    inverse: Vec<f32>,
    x: Vec<f32>,
    b: Vec<f32>,
    scratch: Vec<f32>,
}

impl Level {
    fn new(n: [usize; 3]) -> Self {
        let s = n.map(|n| n + 2);
        let len = s.iter().product();
        let zeros = || vec![0.0; len];
        Self { n, s, beta: [zeros(), zeros(), zeros()], inverse: zeros(), x: zeros(), b: zeros(), scratch: zeros() }
    }

    fn slab(&self) -> usize {
        self.s[0] * self.s[1]
    }

    /// Fills `inverse` from the betas.
    fn finish(&mut self) {
        let (n, s, slab) = (self.n, self.s, self.slab());
        let [bx, by, bz] = &self.beta;
        self.inverse.par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            if k == 0 || k > n[2] {
                return;
            }
            for j in 1..=n[1] {
                for i in 1..=n[0] {
                    let c = k * slab + j * s[0] + i;
                    let sum = bx[c] + bx[c + 1] + by[c] + by[c + s[0]] + bz[c] + bz[c + slab];
                    out[j * s[0] + i] = if sum > 1e-5 { 1.0 / sum } else { 0.0 };
                }
            }
        });
    }

    /// For every inner row calls `f` with the row's part of `out` and the place of its border cell.
    fn rows(n: [usize; 3], s: [usize; 3], out: &mut [f32], f: impl Fn(&mut [f32], usize) + Sync) {
        let slab = s[0] * s[1];
        let work = |(k, out): (usize, &mut [f32])| {
            if k > 0 && k <= n[2] {
                for j in 1..=n[1] {
                    f(&mut out[j * s[0]..(j + 1) * s[0]], k * slab + j * s[0]);
                }
            }
        };
        // Small levels cost less than waking a thread.
        if out.len() < 20_000 {
            out.chunks_mut(slab).enumerate().for_each(work);
        } else {
            out.par_chunks_mut(slab).enumerate().for_each(work);
        }
    }

    /// The rows around a row, whose border cell is at `row`.
    #[inline(always)]
    fn around<'a>(&'a self, x: &'a [f32], row: usize) -> Around<'a> {
        let (sx, slab) = (self.s[0], self.slab());
        let (of, beta) = (|at: usize| &x[at..][..sx], |axis: usize, at: usize| &self.beta[axis][at..][..sx]);
        Around {
            x: of(row),
            sides: [of(row - sx), of(row + sx), of(row - slab), of(row + slab)],
            along: beta(0, row),
            betas: [beta(1, row), beta(1, row + sx), beta(2, row), beta(2, row + slab)],
            inverse: &self.inverse[row..][..sx],
        }
    }

    /// A sweep of Chebyshev's method: from `x` to `out`, which may still count as the values before `x`.
    fn sweep(&self, x: &[f32], b: &[f32], out: &mut [f32], weights: [f32; 2]) {
        Self::rows(self.n, self.s, out, |out, row| {
            sweep_row(&self.around(x, row), &b[row..][..out.len()], weights, out);
        });
    }

    /// The first sweep from nothing, with its weight.
    fn first_sweep(&self, b: &[f32], out: &mut [f32], weight: f32) {
        Self::rows(self.n, self.s, out, |out, row| {
            scaled_row(&b[row..][..out.len()], &self.inverse[row..][..out.len()], weight, out);
        });
    }

    /// `out = A x`; gives the product of `x` and `out`.
    fn apply(&self, x: &[f32], out: &mut [f32]) -> f64 {
        let (n, s, slab) = (self.n, self.s, self.slab());
        let work = |(k, out): (usize, &mut [f32])| {
            let inner = (1..=n[1]).filter(|_| k > 0 && k <= n[2]);
            inner.map(|j| apply_row(&self.around(x, k * slab + j * s[0]), &mut out[j * s[0]..][..s[0]])).sum::<f64>()
        };
        let parts: Vec<f64> = out.par_chunks_mut(slab).enumerate().map(work).collect();
        parts.iter().sum()
    }
}

/// A row of cells and those around it, the border counted.
struct Around<'a> {
    x: &'a [f32],
    /// Below, above, behind and before it.
    sides: [&'a [f32]; 4],
    along: &'a [f32],
    betas: [&'a [f32]; 4],
    inverse: &'a [f32],
}

impl Around<'_> {
    /// Sum of beta times neighbour of a cell.
    #[inline(always)]
    fn gather(&self, i: usize) -> f32 {
        let side = |n: usize| self.betas[n][i] * self.sides[n][i];
        self.along[i] * self.x[i - 1] + self.along[i + 1] * self.x[i + 1] + side(0) + side(1) + side(2) + side(3)
    }

    /// What the equation makes of a cell; nothing where it is shut on all sides.
    #[inline(always)]
    fn product(&self, i: usize) -> f32 {
        let inverse = self.inverse[i];
        let product = self.x[i] / inverse - self.gather(i);
        if inverse > 0.0 { product } else { 0.0 }
    }

    /// What all rows are long: said once, so that no place is checked in the loops.
    #[inline(always)]
    fn cut(&self, len: usize) -> Self {
        Self {
            x: &self.x[..len],
            sides: self.sides.map(|r| &r[..len]),
            along: &self.along[..len],
            betas: self.betas.map(|r| &r[..len]),
            inverse: &self.inverse[..len],
        }
    }
}

wide! {
    fn sweep_row(around: &Around<'_>, b: &[f32], weights: [f32; 2], out: &mut [f32]) {
        let around = around.cut(out.len());
        let b = &b[..out.len()];
        for i in 1..out.len() - 1 {
            let here = around.x[i];
            let right = (b[i] + around.gather(i)) * around.inverse[i];
            // A cell that is shut on all sides has no pressure, and its inverse is none.
            let more = weights[0] * (here - out[i]) + weights[1] * (right - here);
            out[i] = here + more;
        }
    }
}

wide! {
    fn scaled_row(b: &[f32], inverse: &[f32], weight: f32, out: &mut [f32]) {
        for (out, (b, inverse)) in out.iter_mut().zip(b.iter().zip(inverse)) {
            *out = weight * b * inverse;
        }
    }
}

wide! {
    fn apply_row(around: &Around<'_>, out: &mut [f32]) -> f64 {
        let around = around.cut(out.len());
        for i in 1..out.len() - 1 {
            out[i] = around.product(i);
        }
        let last = out.len() - 1;
        dot_of(&around.x[1..last], &out[1..last])
    }
}

wide! {
    /// What is left of the right-hand side in a row.
    fn residual_row(around: &Around<'_>, b: &[f32], out: &mut [f32]) {
        let around = around.cut(out.len());
        let b = &b[..out.len()];
        for i in 1..out.len() - 1 {
            out[i] = b[i] - around.product(i);
        }
    }
}

/// Sum of products in eight sums side by side.
#[inline(always)]
fn dot_of(a: &[f32], b: &[f32]) -> f64 {
    let mut sums = [0.0_f64; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a8.remainder().iter().zip(b8.remainder()).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
    for (a, b) in a8.zip(b8) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += f64::from(*a) * f64::from(*b);
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Solves for the pressure of a changing set of faces.
pub struct Pressure {
    levels: Vec<Level>,
    /// Pressure of the last solution, times the time step; where the next one starts from.
    pub p: Vec<f32>,
    r: Vec<f32>,
    z: Vec<f32>,
    d: Vec<f32>,
    q: Vec<f32>,
}

impl Pressure {
    /// A solver for a grid.
    pub fn new(grid: &Grid) -> Self {
        let mut levels = vec![Level::new(grid.n)];
        while levels.len() < 4 {
            let n = levels[levels.len() - 1].n;
            if n.iter().any(|n| !n.is_multiple_of(2) || *n < 4) {
                break;
            }
            levels.push(Level::new(n.map(|n| n / 2)));
        }
        let zeros = || vec![0.0; grid.len()];
        Self { levels, p: zeros(), r: zeros(), z: zeros(), d: zeros(), q: zeros() }
    }

    /// Takes new face coefficients (border counted, low side of each cell).
    pub fn set_faces(&mut self, beta: &[Vec<f32>; 3]) {
        for (to, from) in self.levels[0].beta.iter_mut().zip(beta) {
            to.copy_from_slice(from);
        }
        self.levels[0].finish();
        for l in 1..self.levels.len() {
            let (fine, coarse) = self.levels.split_at_mut(l);
            let (fine, coarse) = (&fine[l - 1], &mut coarse[0]);
            let (n, s, fs) = (coarse.n, coarse.s, fine.s);
            let stride = [1, fs[0], fs[0] * fs[1]];
            for axis in 0..3 {
                let (u, v) = (stride[(axis + 1) % 3], stride[(axis + 2) % 3]);
                let from = &fine.beta[axis];
                let last: [usize; 3] = std::array::from_fn(|a| n[a] + usize::from(a == axis));
                coarse.beta[axis].par_chunks_mut(s[0] * s[1]).enumerate().for_each(|(k, out)| {
                    if k == 0 || k > last[2] {
                        return;
                    }
                    for j in 1..=last[1] {
                        let first = (2 * k - 1) * stride[2] + (2 * j - 1) * stride[1] + 1;
                        for (i, out) in out[j * s[0] + 1..][..last[0]].iter_mut().enumerate() {
                            let f = first + 2 * i;
                            *out = 0.25 * (from[f] + from[f + u] + from[f + v] + from[f + u + v]);
                        }
                    }
                });
            }
            coarse.finish();
        }
    }

    /// Solves `A p = b` until the residual has fallen to `tolerance` of the right-hand side's size, in at most `most`
    /// iterations. Gives the iterations made and the residual left, relative.
    pub fn solve(&mut self, b: &[f32], tolerance: f64, most: usize) -> (usize, f64) {
        let slab = self.levels[0].slab();
        let size = dot(b, b, slab).sqrt();
        if size < 1e-9 {
            self.p.fill(0.0);
            return (0, 0.0);
        }
        self.levels[0].apply(&self.p, &mut self.q);
        zip2(&mut self.r, b, &self.q, slab, |_, b, q| b - q);
        // A cell that is shut on all sides has no pressure.
        let inverse = &self.levels[0].inverse;
        zip2(&mut self.z, &self.r, inverse, slab, |_, r, inverse| if inverse > 0.0 { r } else { 0.0 });
        std::mem::swap(&mut self.r, &mut self.z);
        let mut left = dot(&self.r, &self.r, slab).sqrt() / size;
        let mut rho = 0.0;
        for iteration in 0..most {
            if left < tolerance {
                return (iteration, left);
            }
            self.precondition();
            let rho_next = dot(&self.r, &self.z, slab);
            let share = if iteration == 0 { 0.0 } else { (rho_next / rho) as f32 };
            rho = rho_next;
            zip1(&mut self.d, &self.z, slab, |d, z| z + share * d);
            let curvature = self.levels[0].apply(&self.d, &mut self.q);
            if curvature <= 1e-30 {
                break;
            }
            let step = (rho / curvature) as f32;
            left = self.advance(step).sqrt() / size;
        }
        (most, left)
    }

    /// `z` from `r` by one V-cycle.
    fn precondition(&mut self) {
        let last = self.levels.len() - 1;
        let mut b = std::mem::take(&mut self.levels[0].b);
        std::mem::swap(&mut b, &mut self.r);
        self.levels[0].b = b;
        for l in 0..last {
            self.levels[l].smooth(true);
            let (fine, coarse) = self.levels.split_at_mut(l + 1);
            restrict(&fine[l], &mut coarse[0]);
        }
        self.levels[last].solve();
        for l in (0..last).rev() {
            let (fine, coarse) = self.levels.split_at_mut(l + 1);
            prolong(&coarse[0], &mut fine[l]);
            fine[l].smooth(false);
        }
        let finest = &mut self.levels[0];
        std::mem::swap(&mut finest.b, &mut self.r);
        std::mem::swap(&mut finest.x, &mut self.z);
    }

    /// A step along `d`; gives the square of what is left.
    fn advance(&mut self, step: f32) -> f64 {
        let slab = self.levels[0].slab();
        let to = self.p.par_chunks_mut(slab).zip(self.r.par_chunks_mut(slab));
        let from = self.d.par_chunks(slab).zip(self.q.par_chunks(slab));
        let parts: Vec<f64> = to.zip(from).map(|((p, r), (d, q))| advance_slab(p, r, d, q, step)).collect();
        parts.iter().sum()
    }
}

wide! {
    fn advance_slab(p: &mut [f32], r: &mut [f32], d: &[f32], q: &[f32], step: f32) -> f64 {
        for ((p, r), (d, q)) in p.iter_mut().zip(r.iter_mut()).zip(d.iter().zip(q)) {
            *p += step * d;
            *r -= step * q;
        }
        dot_of(r, r)
    }
}

impl Level {
    /// Two sweeps, weighted so that what is left of rough errors is least (Chebyshev); `from_nothing` where `x` counts as 0.
    fn smooth(&mut self, from_nothing: bool) {
        let (middle, half) = (0.5 * (2.0 + ROUGH), 0.5 * (2.0 - ROUGH));
        let root = half * std::f32::consts::FRAC_1_SQRT_2;
        let weights = [1.0 / (middle + root), 1.0 / (middle - root)];
        let (mut x, mut y) = (std::mem::take(&mut self.x), std::mem::take(&mut self.scratch));
        if from_nothing {
            self.first_sweep(&self.b, &mut y, weights[0]);
        } else {
            self.sweep(&x, &self.b, &mut y, [0.0, weights[0]]);
        }
        self.sweep(&y, &self.b, &mut x, [0.0, weights[1]]);
        (self.x, self.scratch) = (x, y);
    }

    /// Solves as well as the coarsest level wants by Chebyshev's semi-iteration (Golub and Varga 1961) from nothing: a fixed
    /// polynomial, so that the whole stays symmetric.
    fn solve(&mut self) {
        let (least, sweeps) = COARSEST;

        let (middle, half) = (0.5 * (2.0 + least), 0.5 * (2.0 - least));
        let sigma = middle / half;
        let (mut x, mut y) = (std::mem::take(&mut self.x), std::mem::take(&mut self.scratch));
        self.first_sweep(&self.b, &mut x, 1.0 / middle);
        y.fill(0.0);
        let mut rho = 1.0 / sigma;
        for _ in 1..sweeps {
            let next = 1.0 / (2.0 * sigma - rho);
            self.sweep(&x, &self.b, &mut y, [next * rho, 2.0 * next / half]);
            std::mem::swap(&mut x, &mut y);
            rho = next;
        }
        (self.x, self.scratch) = (x, y);
    }
}

/// Residual of the fine level, summed over eight cells, to the coarse right-hand side. The half makes good for the
/// stiffness that constant aggregates add.
fn restrict(fine: &Level, coarse: &mut Level) {
    let (s, cs, slab) = (fine.s, coarse.s, fine.slab());
    Level::rows(coarse.n, cs, &mut coarse.b, |out, row| {
        let (k, j) = (row / (cs[0] * cs[1]), row / cs[0] % cs[1]);
        let first = (2 * k - 1) * slab + (2 * j - 1) * s[0];
        let mut left = [0.0_f32; LONGEST];
        out.fill(0.0);
        for f in [first, first + s[0], first + slab, first + slab + s[0]] {
            let left = &mut left[..s[0]];
            residual_row(&fine.around(&fine.x, f), &fine.b[f..][..s[0]], left);
            pairs_row(left, out);
        }
    });
}

wide! {
    /// Adds half the sums of pairs of a fine row to a coarse one.
    fn pairs_row(fine: &[f32], coarse: &mut [f32]) {
        let last = coarse.len() - 1;
        for (to, pair) in coarse[1..last].iter_mut().zip(fine[1..].chunks_exact(2)) {
            *to += 0.5 * (pair[0] + pair[1]);
        }
    }
}

fn prolong(coarse: &Level, fine: &mut Level) {
    let (cs, s) = (coarse.s, fine.s);
    let inverse = &fine.inverse;
    Level::rows(fine.n, s, &mut fine.x, |out, row| {
        let (k, j) = (row / (s[0] * s[1]), row / s[0] % s[1]);
        let from = (k.div_ceil(2) * cs[1] + j.div_ceil(2)) * cs[0];
        spread_row(&coarse.x[from..][..cs[0]], &inverse[row..][..s[0]], out);
    });
}

wide! {
    /// Adds what a coarse row found to the pairs of a fine one.
    fn spread_row(coarse: &[f32], inverse: &[f32], fine: &mut [f32]) {
        let last = fine.len() - 1;
        let pairs = fine[1..last].chunks_exact_mut(2).zip(inverse[1..last].chunks_exact(2));
        for ((to, inverse), more) in pairs.zip(&coarse[1..]) {
            to[0] += if inverse[0] > 0.0 { *more } else { 0.0 };
            to[1] += if inverse[1] > 0.0 { *more } else { 0.0 };
        }
    }
}

/// Sum of products, in double precision, by slabs and then over the slabs in their order.
fn dot(a: &[f32], b: &[f32], slab: usize) -> f64 {
    let parts: Vec<f64> = a.par_chunks(slab).zip(b.par_chunks(slab)).map(|(a, b)| dot_slab(a, b)).collect();
    parts.iter().sum()
}

wide! {
    fn dot_slab(a: &[f32], b: &[f32]) -> f64 {
        dot_of(a, b)
    }
}

fn zip1(out: &mut [f32], a: &[f32], slab: usize, f: impl Fn(f32, f32) -> f32 + Sync) {
    out.par_chunks_mut(slab).zip(a.par_chunks(slab)).for_each(|(out, a)| {
        for (o, a) in out.iter_mut().zip(a) {
            *o = f(*o, *a);
        }
    });
}

fn zip2(out: &mut [f32], a: &[f32], b: &[f32], slab: usize, f: impl Fn(f32, f32, f32) -> f32 + Sync) {
    out.par_chunks_mut(slab).zip(a.par_chunks(slab).zip(b.par_chunks(slab))).for_each(|(out, (a, b))| {
        for ((o, a), b) in out.iter_mut().zip(a).zip(b) {
            *o = f(*o, *a, *b);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Vec3;
    use setpiece_shot::Rng;

    #[test]
    fn it_solves_a_room_with_walls_and_a_point_source() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [32, 16, 24] };
        let mut beta = [vec![1.0; grid.len()], vec![1.0; grid.len()], vec![1.0; grid.len()]];
        let mut rng = Rng::new(3, "faces");
        for b in beta.iter_mut().flatten() {
            if rng.chance(0.2) {
                *b = 0.05;
            }
        }
        for k in 0..26 {
            for i in 0..34 {
                beta[1][grid.at(i, 1, k)] = 0.0;
                // A wall with a gap.
                if k != 12 {
                    beta[1][grid.at(i, 9, k)] = 0.0;
                }
            }
        }
        let mut solver = Pressure::new(&grid);
        solver.set_faces(&beta);
        let mut b = vec![0.0; grid.len()];
        b[grid.at(16, 3, 12)] = 1.0;
        b[grid.at(8, 12, 4)] = -0.5;
        let (iterations, left) = solver.solve(&b, 1e-5, 60);
        assert!(left < 1e-5 && iterations < 40, "{iterations} iterations left {left}");
        // Checked against the equation itself, cell by cell.
        let s = grid.strides();
        for k in 1..=24 {
            for j in 1..=16 {
                for i in 1..=32 {
                    let c = grid.at(i, j, k);
                    let mut sum = 0.0;
                    for a in 0..3 {
                        sum += beta[a][c] * (solver.p[c] - solver.p[c - s[a]]);
                        sum += beta[a][c + s[a]] * (solver.p[c] - solver.p[c + s[a]]);
                    }
                    assert!((sum - b[c]).abs() < 1e-4, "({i}, {j}, {k}): {sum} for {}", b[c]);
                }
            }
        }
    }
}
