//! One step of the flow: carry, push, lift and drop, then keep the volume.

use super::bodies::{Cover, open_faces};
use super::combustion::Burning;
use super::grid::Grid;
use super::pressure::Pressure;
use super::transport::Dust;
use super::velocity::{Faces, advect, confine, fastest};
use glam::{Vec3, Vec4};
use rayon::prelude::*;
use setpiece_shot::Rng;

/// Downward acceleration of air per extinction of the dust in it, m/s2 per 1/m: masonry dust of an extinction of 1/m weighs
/// some 0.25 kg/m3 with its coarse grains, a fifth of the air that carries it.
const WEIGHT: f32 = 1.7;
/// Extinction beyond which more dust adds no weight (it falls as grains instead).
const HEAVIEST: f32 = 2.5;
/// Air that a square metre of fresh dust drives out, m3: grains and crumbs too small to be pieces of the take fly out of
/// what is crushed and take the air with them.
const SWELL: f32 = 0.4;
/// Most of its own volume that a cell swells by in a second.
const FASTEST_SWELL: f32 = 6.0;
/// Strength of vorticity confinement.
const CONFINEMENT: f32 = 0.22;
/// Random gusts in moving dusty air, as a share of its speed per second.
const GUSTS: f32 = 1.6;
/// Fastest air, m/s.
const FASTEST: f32 = 32.0;

/// The state of the air.
pub struct Flow {
    /// The grid.
    pub grid: Grid,
    /// 1 for cells that air fills.
    pub open: Vec<f32>,
    /// Velocities through faces.
    pub u: Faces,
    next: Faces,
    scratch: Faces,
    beta: Faces,
    curl: Vec<Vec4>,
    push: Vec<Vec4>,
    /// Extinction averaged over each cell.
    load: Vec<f32>,
    right: Vec<f32>,
    /// Fresh dust of each cell in the next step, square metres; it swells the air.
    pub swell: Vec<f32>,
    /// What burning does to the air in the next step; empty where nothing burns.
    pub burning: Burning,
    /// Fastest air that is let be, m/s.
    pub limit: f32,
    pressure: Pressure,
    gusts: Rng,
    steps: u64,
}

impl Flow {
    /// Air at the speed of the wind, which is weaker near the ground and between houses.
    pub fn new(grid: Grid, open: Vec<f32>, wind: Vec3, seed: u64) -> Self {
        let zeros = || vec![0.0; grid.len()];
        let three = || [zeros(), zeros(), zeros()];
        let mut u = three();
        let (s, slab) = (grid.padded(), grid.padded()[0] * grid.padded()[1]);
        for axis in [0, 2] {
            u[axis].par_chunks_mut(slab).for_each(|slab| {
                for (j, row) in slab.chunks_mut(s[0]).enumerate() {
                    let y = (j as f32 - 0.5) * grid.h;
                    row.fill(wind[axis] * (0.25 + 0.03 * y).clamp(0.25, 1.0));
                }
            });
        }
        Self {
            u,
            next: three(),
            scratch: three(),
            beta: three(),
            curl: Vec::new(),
            push: Vec::new(),
            load: zeros(),
            right: zeros(),
            swell: zeros(),
            burning: Burning::default(),
            limit: FASTEST,
            pressure: Pressure::new(&grid),
            gusts: Rng::new(seed, "dust gusts"),
            steps: 0,
            open,
            grid,
        }
    }

    /// Moves the air by `dt` seconds with pieces that cover and move faces, and dust that weighs on it. Gives the
    /// relative divergence left.
    pub fn step(&mut self, cover: &Cover, dust: &Dust, dt: f32) -> f64 {
        open_faces(&self.grid, cover, &self.open, &mut self.beta);
        advect(&self.grid, &self.u, &mut self.scratch, &mut self.next, dt);
        std::mem::swap(&mut self.u, &mut self.next);
        confine(&self.grid, &mut self.u, &mut self.curl, &mut self.push, CONFINEMENT, dt);
        self.weigh(dust);
        self.drop_and_stir(dt);
        self.burning.lift(&self.grid, &mut self.u, &self.gusts, self.steps, dt);
        self.mix(cover);
        self.project(dt)
    }

    /// Means of the dust over cells.
    fn weigh(&mut self, dust: &Dust) {
        let (grid, s) = (&self.grid, self.grid.padded());
        let [mx, my, _] = grid.fine();
        self.load.par_chunks_mut(s[0] * s[1]).enumerate().for_each(|(k, out)| {
            if k == 0 || k > grid.n[2] {
                return;
            }
            for j in 1..=grid.n[1] {
                for i in 1..=grid.n[0] {
                    let f = ((2 * k - 2) * my + 2 * j - 2) * mx + 2 * i - 2;
                    let pair = |f: usize| dust.q[f] + dust.q[f + 1];
                    out[j * s[0] + i] = 0.125 * (pair(f) + pair(f + mx) + pair(f + mx * my) + pair(f + mx * my + mx));
                }
            }
        });
    }

    fn drop_and_stir(&mut self, dt: f32) {
        let (grid, s, strides) = (&self.grid, self.grid.padded(), self.grid.strides());
        let (load, slab) = (&self.load, s[0] * s[1]);
        // Gusts: a lattice of random pushes, new every step, blurred by the projection that follows.
        let lattice = self.gusts.fork(self.steps);
        self.steps += 1;
        let gust = |axis: usize, i: usize, j: usize, k: usize| {
            let cell = ((i / 3) as u64) << 40 | ((j / 3) as u64) << 20 | (k / 3) as u64;
            lattice.fork(cell * 3 + axis as u64).unit() - 0.5
        };
        for (axis, back) in strides.into_iter().enumerate() {
            self.u[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
                if k == 0 || k > grid.n[2] {
                    return;
                }
                for j in 1..=grid.n[1] {
                    for i in 1..=grid.n[0] {
                        let c = k * slab + j * s[0] + i;
                        let here = 0.5 * (load[c].min(HEAVIEST) + load[c - back].min(HEAVIEST));
                        if here > 0.01 {
                            let v = &mut out[j * s[0] + i];
                            let push = gust(axis, i, j, k) * GUSTS * here.min(1.0) * (v.abs() + 1.0).min(12.0);
                            *v += dt.sqrt() * push - if axis == 1 { dt * WEIGHT * here } else { 0.0 };
                        }
                    }
                }
            });
        }
    }

    /// Pieces take the air in their faces with them.
    fn mix(&mut self, cover: &Cover) {
        let slab = self.grid.strides()[2];
        for axis in 0..3 {
            let (beta, speed) = (&self.beta[axis], &cover.speed[axis]);
            self.u[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
                for (n, v) in out.iter_mut().enumerate() {
                    let c = k * slab + n;
                    // A face that is shut for good has no piece in it that moves.
                    *v = beta[c] * *v + if beta[c] > 0.0 { (1.0 - beta[c]) * speed[c] } else { 0.0 };
                }
            });
        }
    }

    fn project(&mut self, dt: f32) -> f64 {
        let (grid, s, strides) = (&self.grid, self.grid.padded(), self.grid.strides());
        let (u, slab, n) = (&self.u, s[0] * s[1], grid.n);
        let (swell, volume) = (&self.swell, grid.h * grid.h * grid.h);
        let hot = &self.burning.expansion;
        self.right.par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            if k == 0 || k > n[2] {
                return;
            }
            for j in 1..=n[1] {
                for i in 1..=n[0] {
                    let c = k * slab + j * s[0] + i;
                    let out_flow = u[0][c + 1] - u[0][c] + u[1][c + strides[1]] - u[1][c] + u[2][c + slab] - u[2][c];
                    let grow = (SWELL * swell[c] / (volume * dt)).min(FASTEST_SWELL);
                    let grow = if hot.is_empty() { grow } else { grow + hot[c] };
                    out[j * s[0] + i] = grow * grid.h - out_flow;
                }
            }
        });
        self.pressure.set_faces(&self.beta);
        let (_, left) = self.pressure.solve(&self.right, 4e-3, 10);
        let (p, limit) = (&self.pressure.p, self.limit);
        for (axis, back) in strides.into_iter().enumerate() {
            let beta = &self.beta[axis];
            let last: [usize; 3] = std::array::from_fn(|a| n[a] + usize::from(a == axis));
            self.u[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
                if k == 0 || k > last[2] {
                    return;
                }
                for j in 1..=last[1] {
                    for i in 1..=last[0] {
                        let c = k * slab + j * s[0] + i;
                        let v = &mut out[j * s[0] + i];
                        *v = (*v - beta[c] * (p[c] - p[c - back])).clamp(-limit, limit);
                    }
                }
            });
        }
        left
    }

    /// The fastest flow through any face, m/s.
    pub fn fastest(&self) -> f32 {
        fastest(&self.u)
    }
}
