//! The pressure that keeps the air's volume: a Poisson equation with porous faces.
//!
//! Every face between cells has an openness `beta` from 0 (wall) to 1 (free air); rubble and facades lie between. The
//! pressure makes the flow through the faces free of sources:
//! `sum over faces of beta (p - p_neighbour) = -(outflow before)`, with `p = 0` outside the room and no flow through the
//! ground. Solved by conjugate gradients, preconditioned by one V-cycle of damped Jacobi sweeps on up to four levels
//! (McAdams, Sifakis and Teran 2010, with aggregates of eight cells). Jacobi rather than Gauss-Seidel, because it needs
//! no order among threads and runs in vector units; sums are taken slab by slab, so that the result does not depend on
//! the number of threads.

use super::grid::Grid;
use rayon::prelude::*;

const DAMPING: f32 = 0.85;
const SWEEPS: usize = 2;
const COARSEST_SWEEPS: usize = 16;

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

    /// `out = sum of beta * neighbour` along one row, for the cells 1..=nx.
    #[inline(always)]
    fn gather(&self, x: &[f32], row: usize, mut each: impl FnMut(usize, f32)) {
        let (sx, slab) = (self.s[0], self.slab());
        let c = &x[row - 1..row + sx + 1];
        let (below, above) = (&x[row - sx..][..sx], &x[row + sx..][..sx]);
        let (back, front) = (&x[row - slab..][..sx], &x[row + slab..][..sx]);
        let bx = &self.beta[0][row..][..sx];
        let (y0, y1) = (&self.beta[1][row..][..sx], &self.beta[1][row + sx..][..sx]);
        let (z0, z1) = (&self.beta[2][row..][..sx], &self.beta[2][row + slab..][..sx]);
        for i in 1..sx - 1 {
            let sum = bx[i] * c[i]
                + bx[i + 1] * c[i + 2]
                + y0[i] * below[i]
                + y1[i] * above[i]
                + z0[i] * back[i]
                + z1[i] * front[i];
            each(i, sum);
        }
    }

    /// One damped Jacobi sweep from `x` to `out`.
    fn sweep(&self, x: &[f32], b: &[f32], out: &mut [f32]) {
        Self::rows(self.n, self.s, out, |out, row| {
            let (b, inverse) = (&b[row..][..out.len()], &self.inverse[row..][..out.len()]);
            let x0 = &x[row..][..out.len()];
            self.gather(x, row, |i, sum| out[i] = x0[i] + DAMPING * ((b[i] + sum) * inverse[i] - x0[i]));
        });
    }

    /// The first sweep from nothing.
    fn first_sweep(&self, b: &[f32], out: &mut [f32]) {
        Self::rows(self.n, self.s, out, |out, row| {
            for (i, o) in out.iter_mut().enumerate() {
                *o = DAMPING * b[row + i] * self.inverse[row + i];
            }
        });
    }

    /// `out = A x`.
    fn apply(&self, x: &[f32], out: &mut [f32]) {
        Self::rows(self.n, self.s, out, |out, row| {
            let inverse = &self.inverse[row..][..out.len()];
            let x0 = &x[row..][..out.len()];
            self.gather(x, row, |i, sum| {
                let d = if inverse[i] > 0.0 { 1.0 / inverse[i] } else { 0.0 };
                out[i] = if d > 0.0 { d * x0[i] - sum } else { 0.0 };
            });
        });
    }
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
                for k in 1..=n[2] + usize::from(axis == 2) {
                    for j in 1..=n[1] + usize::from(axis == 1) {
                        for i in 1..=n[0] + usize::from(axis == 0) {
                            let f = (2 * k - 1) * stride[2] + (2 * j - 1) * stride[1] + 2 * i - 1;
                            let sum = from[f] + from[f + u] + from[f + v] + from[f + u + v];
                            coarse.beta[axis][(k * s[1] + j) * s[0] + i] = 0.25 * sum;
                        }
                    }
                }
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
        let mut rho = 0.0;
        for iteration in 0..most {
            let left = dot(&self.r, &self.r, slab).sqrt() / size;
            if left < tolerance {
                return (iteration, left);
            }
            self.precondition();
            let rho_next = dot(&self.r, &self.z, slab);
            let share = if iteration == 0 { 0.0 } else { (rho_next / rho) as f32 };
            rho = rho_next;
            zip1(&mut self.d, &self.z, slab, |d, z| z + share * d);
            self.levels[0].apply(&self.d, &mut self.q);
            let curvature = dot(&self.d, &self.q, slab);
            if curvature <= 1e-30 {
                break;
            }
            let step = (rho / curvature) as f32;
            zip1(&mut self.p, &self.d, slab, |p, d| p + step * d);
            zip1(&mut self.r, &self.q, slab, |r, q| r - step * q);
        }
        (most, dot(&self.r, &self.r, slab).sqrt() / size)
    }

    /// `z` from `r` by one V-cycle.
    fn precondition(&mut self) {
        let last = self.levels.len() - 1;
        let mut b = std::mem::take(&mut self.levels[0].b);
        std::mem::swap(&mut b, &mut self.r);
        self.levels[0].b = b;
        for l in 0..=last {
            smooth(&mut self.levels[l], if l == last { COARSEST_SWEEPS } else { SWEEPS }, true);
            if l < last {
                let (fine, coarse) = self.levels.split_at_mut(l + 1);
                restrict(&mut fine[l], &mut coarse[0]);
            }
        }
        for l in (0..last).rev() {
            let (fine, coarse) = self.levels.split_at_mut(l + 1);
            prolong(&coarse[0], &mut fine[l]);
            smooth(&mut fine[l], SWEEPS, false);
        }
        let finest = &mut self.levels[0];
        std::mem::swap(&mut finest.b, &mut self.r);
        self.z.copy_from_slice(&finest.x);
    }
}

fn smooth(level: &mut Level, sweeps: usize, from_nothing: bool) {
    let mut x = std::mem::take(&mut level.x);
    let mut y = std::mem::take(&mut level.scratch);
    for n in 0..sweeps {
        if n == 0 && from_nothing {
            level.first_sweep(&level.b, &mut y);
        } else {
            level.sweep(&x, &level.b, &mut y);
        }
        std::mem::swap(&mut x, &mut y);
    }
    (level.x, level.scratch) = (x, y);
}

/// Residual of the fine level, summed over eight cells, to the coarse right-hand side. The half makes good for the
/// stiffness that constant aggregates add.
fn restrict(fine: &mut Level, coarse: &mut Level) {
    let mut r = std::mem::take(&mut fine.scratch);
    fine.apply(&fine.x, &mut r);
    let (s, b) = (fine.s, &fine.b);
    let slab = s[0] * s[1];
    Level::rows(coarse.n, coarse.s, &mut coarse.b, |out, row| {
        let cs = coarse.s;
        let (k, j) = (row / (cs[0] * cs[1]), row / cs[0] % cs[1]);
        for i in 1..out.len() - 1 {
            let f = (2 * k - 1) * slab + (2 * j - 1) * s[0] + 2 * i - 1;
            let mut sum = 0.0;
            for f in [f, f + s[0], f + slab, f + slab + s[0]] {
                sum += (b[f] - r[f]) + (b[f + 1] - r[f + 1]);
            }
            out[i] = 0.5 * sum;
        }
    });
    fine.scratch = r;
}

fn prolong(coarse: &Level, fine: &mut Level) {
    let (cs, s) = (coarse.s, fine.s);
    let inverse = &fine.inverse;
    Level::rows(fine.n, s, &mut fine.x, |out, row| {
        let (k, j) = (row / (s[0] * s[1]), row / s[0] % s[1]);
        let from = (k.div_ceil(2) * cs[1] + j.div_ceil(2)) * cs[0];
        for i in 1..out.len() - 1 {
            if inverse[row + i] > 0.0 {
                out[i] += coarse.x[from + i.div_ceil(2)];
            }
        }
    });
}

/// Sum of products, in double precision, by slabs and then over the slabs in their order.
fn dot(a: &[f32], b: &[f32], slab: usize) -> f64 {
    let parts: Vec<f64> = a
        .par_chunks(slab)
        .zip(b.par_chunks(slab))
        .map(|(a, b)| {
            // Four sums side by side, so that the compiler may use vector units.
            let mut sums = [0.0_f64; 4];
            for (a, b) in a.chunks(4).zip(b.chunks(4)) {
                for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                    *sum += f64::from(*a) * f64::from(*b);
                }
            }
            sums.iter().sum::<f64>()
        })
        .collect();
    parts.iter().sum()
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
