//! How the air carries dust: conservative, sharp, and never into solids.
//!
//! Finite volumes in three one-dimensional sweeps per step (alternating order, Strang 1968) with a limited second-order
//! flux (monotonized central slopes; van Leer 1977). A semi-Lagrangian step would allow longer steps, but loses and
//! invents mass where dust is squeezed through openings and leaks through walls; here every gram that leaves a voxel
//! arrives in the next, walls have no flux, and edges stay within two voxels. Of every row along x only the part that
//! holds dust is looked at.

use super::grid::Grid;
use super::velocity::Faces;
use rayon::prelude::*;
use setpiece_scene::{BRICK, Density};
use std::ops::Range;

/// Extinction below this is flushed to none, 1/m.
const LEAST: f32 = 1e-5;
/// Largest share of a voxel that a sweep may move across a face.
const COURANT: f32 = 0.8;
/// Most steps within one step of the flow; faster air carries dust at the speed that this allows.
const MOST_STEPS: usize = 4;

/// The part of a row along x that may hold dust: from `low` to before `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    low: u16,
    high: u16,
}

impl Span {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.low >= self.high
    }

    /// As a range of voxels.
    pub fn range(self) -> Range<usize> {
        usize::from(self.low)..usize::from(self.high)
    }

    /// The least that covers both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        if self.is_empty() {
            other
        } else if other.is_empty() {
            self
        } else {
            Self { low: self.low.min(other.low), high: self.high.max(other.high) }
        }
    }

    fn one(i: usize) -> Self {
        Self { low: i as u16, high: i as u16 + 1 }
    }

    /// Wider by a voxel on both sides, within a row.
    fn wider(self, length: usize) -> Self {
        if self.is_empty() {
            return self;
        }
        Self { low: self.low.saturating_sub(1), high: (self.high + 1).min(length as u16) }
    }
}

/// Dust on the fine grid: extinction in 1/m, x fastest.
pub struct Dust {
    /// Values.
    pub q: Vec<f32>,
    other: Vec<f32>,
    /// What of every row along x holds any, by `k * ny + j`.
    rows: Vec<Span>,
    other_rows: Vec<Span>,
    dims: [usize; 3],
    turn: usize,
}

/// The air as the sweeps see it.
struct Air<'a> {
    grid: &'a Grid,
    u: &'a Faces,
    open: &'a [f32],
    /// Seconds over metres of a voxel.
    scale: f32,
}

impl Dust {
    /// None anywhere.
    pub fn new(grid: &Grid) -> Self {
        let dims = grid.fine();
        let rows = vec![Span::default(); dims[1] * dims[2]];
        let zeros = || vec![0.0; grid.fine_len()];
        Self { q: zeros(), other: zeros(), other_rows: rows.clone(), rows, dims, turn: 0 }
    }

    /// Adds to a voxel.
    pub fn add(&mut self, i: usize, j: usize, k: usize, amount: f32) {
        self.q[(k * self.dims[1] + j) * self.dims[0] + i] += amount;
        let row = &mut self.rows[k * self.dims[1] + j];
        *row = row.with(Span::one(i));
    }

    /// Extinction of a voxel in 1/m.
    pub fn at(&self, i: usize, j: usize, k: usize) -> f32 {
        self.q[(k * self.dims[1] + j) * self.dims[0] + i]
    }

    /// What of a row along x may hold any.
    pub fn row(&self, j: usize, k: usize) -> Span {
        self.rows[k * self.dims[1] + j]
    }

    /// Values and spans of rows together, for work on all of them.
    pub fn parts_mut(&mut self) -> (&mut [f32], &mut [Span]) {
        (&mut self.q, &mut self.rows)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|r| r.is_empty())
    }

    /// The dust as it is handed over; less than `least` counts as none.
    pub fn pack(&self, grid: &Grid, least: f32) -> Density {
        let [mx, my, _] = self.dims;
        let edge = BRICK as usize;
        let full = largest(&self.q);
        if full < least {
            return Density::empty();
        }
        let bricks = self.dims.map(|d| d / edge);
        let slabs: Vec<Vec<Option<[u8; 512]>>> = (0..bricks[2])
            .into_par_iter()
            .map(|bz| {
                let mut found = Vec::with_capacity(bricks[0] * bricks[1]);
                for by in 0..bricks[1] {
                    let dusty =
                        (0..edge * edge).any(|n| !self.row(by * edge + n % edge, bz * edge + n / edge).is_empty());
                    for bx in 0..bricks[0] {
                        let mut brick = [0_u8; 512];
                        let mut any = false;
                        for n in (0..edge * edge).filter(|_| dusty) {
                            let row = ((bz * edge + n / edge) * my + by * edge + n % edge) * mx + bx * edge;
                            for (to, x) in brick[n * edge..].iter_mut().zip(&self.q[row..row + edge]) {
                                if *x >= least {
                                    *to = ((x / full).sqrt() * 255.0 + 0.5).clamp(1.0, 255.0) as u8;
                                    any = true;
                                }
                            }
                        }
                        found.push(any.then_some(brick));
                    }
                }
                found
            })
            .collect();
        let mut packed = Density {
            origin: grid.origin,
            voxel_m: grid.voxel(),
            bricks: bricks.map(|b| b as u32),
            index: Vec::new(),
            values: Vec::new(),
            full,
            fire: None,
        };
        for brick in slabs.into_iter().flatten() {
            packed.index.push(match brick {
                Some(values) => {
                    packed.values.extend_from_slice(&values);
                    (packed.values.len() / 512) as u32
                }
                None => 0,
            });
        }
        packed
    }

    /// Sum over all voxels, in double precision.
    pub fn total(&self) -> f64 {
        let slab = self.dims[0] * self.dims[1];
        let parts: Vec<f64> = self.q.par_chunks(slab).map(|s| s.iter().map(|x| f64::from(*x)).sum::<f64>()).collect();
        parts.iter().sum()
    }

    /// Carries the dust with the air for `dt` seconds.
    pub fn advance(&mut self, grid: &Grid, u: &Faces, open: &[f32], dt: f32) {
        if self.is_empty() {
            return;
        }
        let fastest = u.iter().flat_map(|a| a.par_chunks(4096).map(largest).collect::<Vec<_>>()).fold(0.0, f32::max);
        let courant = fastest * dt / grid.voxel();
        let steps = ((courant / COURANT).ceil() as usize).clamp(1, MOST_STEPS);
        for _ in 0..steps {
            let air = Air { grid, u, open, scale: dt / steps as f32 / grid.voxel() };
            let order = if self.turn.is_multiple_of(2) { [0, 1, 2] } else { [2, 1, 0] };
            self.turn += 1;
            for axis in order {
                self.sweep(&air, axis);
            }
        }
    }

    fn sweep(&mut self, air: &Air<'_>, axis: usize) {
        let [mx, my, mz] = self.dims;
        let (q, rows) = (&self.q, &self.rows);
        let work = |(k, (out, spans)): (usize, (&mut [f32], &mut [Span]))| {
            let mut flux = [vec![0.0; mx + 1], vec![0.0; mx + 1]];
            for j in 0..my {
                let out = &mut out[j * mx..(j + 1) * mx];
                // Where a sweep may bring dust to.
                let of = |j: usize, k: usize| rows[k * my + j];
                let near = match axis {
                    0 => of(j, k).wider(mx),
                    1 => (j.saturating_sub(1)..=(j + 1).min(my - 1)).fold(Span::default(), |s, j| s.with(of(j, k))),
                    _ => (k.saturating_sub(1)..=(k + 1).min(mz - 1)).fold(Span::default(), |s, k| s.with(of(j, k))),
                };
                // What the row last held.
                out[spans[j].range()].fill(0.0);
                spans[j] = Span::default();
                if near.is_empty() {
                    continue;
                }
                let near = near.range();
                let row = |j: isize, k: isize| -> Option<&[f32]> {
                    let inside = j >= 0 && k >= 0 && (j as usize) < my && (k as usize) < mz;
                    inside.then(|| &q[(k as usize * my + j as usize) * mx..][..mx])
                };
                let (jj, kk) = (j as isize, k as isize);
                if axis == 0 {
                    let here = row(jj, kk).unwrap_or(&[]);
                    flux_along(air, here, [j, k], near.clone(), &mut flux[0]);
                    for i in near.clone() {
                        out[i] = here[i] + flux[0][i] - flux[0][i + 1];
                    }
                } else {
                    let step = |d: isize| if axis == 1 { row(jj + d, kk) } else { row(jj, kk + d) };
                    let here = step(0).unwrap_or(&[]);
                    let (low, high) = flux.split_at_mut(1);
                    let next = if axis == 1 { (j + 1, k) } else { (j, k + 1) };
                    let (below, above) =
                        ([step(-2), step(-1), step(0), step(1)], [step(-1), step(0), step(1), step(2)]);
                    flux_across(air, axis, below, [j, k], near.clone(), &mut low[0]);
                    flux_across(air, axis, above, next.into(), near.clone(), &mut high[0]);
                    for i in near.clone() {
                        out[i] = here[i] + low[0][i] - high[0][i];
                    }
                }
                for x in &mut out[near.clone()] {
                    *x = if *x < LEAST { 0.0 } else { *x };
                }
                let mut holding = near.filter(|i| out[*i] > 0.0);
                if let Some(first) = holding.next() {
                    spans[j] = Span::one(first).with(Span::one(holding.next_back().unwrap_or(first)));
                }
            }
        };
        let out = self.other.par_chunks_mut(mx * my).zip(self.other_rows.par_chunks_mut(my));
        out.enumerate().for_each(work);
        std::mem::swap(&mut self.q, &mut self.other);
        std::mem::swap(&mut self.rows, &mut self.other_rows);
    }
}

fn largest(a: &[f32]) -> f32 {
    a.iter().fold(0.0, |m: f32, x| m.max(x.abs()))
}

/// What passes a face between `b` and `c` (with `a` before and `d` behind) at the signed Courant number `c_`.
#[inline(always)]
fn flux(a: f32, b: f32, c: f32, d: f32, courant: f32) -> f32 {
    let forward = b + 0.5 * (1.0 - courant) * slope(b - a, c - b);
    let backward = c - 0.5 * (1.0 + courant) * slope(c - b, d - c);
    courant * if courant > 0.0 { forward } else { backward }
}

/// The monotonized central slope: second order where it is smooth, no new extremes elsewhere.
#[inline(always)]
fn slope(l: f32, r: f32) -> f32 {
    let size = (2.0 * l.abs()).min(2.0 * r.abs()).min(0.5 * (l + r).abs());
    if l * r > 0.0 { size.copysign(l) } else { 0.0 }
}

/// The coarse cell of a fine index (border counted), its next neighbour and that neighbour's weight.
#[inline(always)]
fn blend(fine: usize, n: usize) -> (usize, usize, f32) {
    let cell = fine / 2 + 1;
    let other = if fine.is_multiple_of(2) { cell - 1 } else { cell + 1 };
    // The room's outermost cells have no neighbour to lean to.
    if other == 0 || other > n { (cell, cell, 0.0) } else { (cell, other, 0.25) }
}

/// Fluxes through the faces of the voxels `span` of one row (j, k) along x.
fn flux_along(air: &Air<'_>, q: &[f32], [j, k]: [usize; 2], span: Range<usize>, out: &mut [f32]) {
    let grid = air.grid;
    let (n, mx) = (grid.n, q.len());
    let ((j0, j1, wj), (k0, k1, wk)) = (blend(j, n[1]), blend(k, n[2]));
    let row = |j, k| &air.u[0][grid.at(0, j, k)..][..n[0] + 2];
    let (a, b, c, d) = (row(j0, k0), row(j1, k0), row(j0, k1), row(j1, k1));
    let open = &air.open[grid.at(0, j0, k0)..][..n[0] + 2];
    let speed = |i: usize| {
        let near = a[i] + (b[i] - a[i]) * wj;
        let far = c[i] + (d[i] - c[i]) * wj;
        (near + (far - near) * wk) * open[i - 1] * open[i]
    };
    let value = |i: isize| if i < 0 || i as usize >= mx { 0.0 } else { q[i as usize] };
    let (first, last) = (span.start / 2 + 1, (span.end - 1) / 2 + 1);
    let mut low = speed(first);
    for (i, here) in open.iter().enumerate().take(last + 1).skip(first) {
        let high = speed(i + 1);
        let middle = 0.5 * (low + high) * here;
        for (f, speed) in [(2 * i - 2, low), (2 * i - 1, middle)] {
            let courant = (speed * air.scale).clamp(-COURANT, COURANT);
            let p = f as isize;
            out[f] = flux(value(p - 2), value(p - 1), value(p), value(p + 1), courant);
        }
        low = high;
    }
    let courant = (low * air.scale).clamp(-COURANT, COURANT);
    let p = 2 * last as isize;
    out[2 * last] = flux(value(p - 2), value(p - 1), value(p), value(p + 1), courant);
}

/// Fluxes along `axis` (y or z) through the faces on the low side of the row of voxels `at` = (j, k), which lies between
/// the second and third of four rows; for the voxels `span`.
fn flux_across(
    air: &Air<'_>,
    axis: usize,
    q: [Option<&[f32]>; 4],
    at: [usize; 2],
    span: Range<usize>,
    out: &mut [f32],
) {
    const ZEROS: [f32; 1024] = [0.0; 1024];
    let grid = air.grid;
    let n = grid.n;
    let mx = 2 * n[0];
    let [a, b, c, d] = q.map(|r| &r.unwrap_or(&ZEROS)[..mx]);
    let (along, side) = if axis == 1 { (at[0], at[1]) } else { (at[1], at[0]) };
    let (s0, s1, ws) = blend(side, if axis == 1 { n[2] } else { n[1] });
    let place = |along: usize, side: usize| {
        if axis == 1 { grid.at(0, along, side) } else { grid.at(0, side, along) }
    };
    let row = |of: &[f32], place: usize, i: usize| of[place + i];
    // An even face is a face of the coarse grid, an odd one lies between two.
    let f0 = along / 2 + 1;
    let f1 = if along.is_multiple_of(2) { f0 } else { f0 + 1 };
    let u = &air.u[axis];
    let [p00, p01, p10, p11] = [place(f0, s0), place(f0, s1), place(f1, s0), place(f1, s1)];
    let (open0, open1) = if f0 == f1 { (place(f0 - 1, s0), place(f0, s0)) } else { (place(f0, s0), place(f0, s0)) };
    let speed = |i: usize| {
        let near = row(u, p00, i) + (row(u, p01, i) - row(u, p00, i)) * ws;
        let far = row(u, p10, i) + (row(u, p11, i) - row(u, p10, i)) * ws;
        0.5 * (near + far)
    };
    let (first, last) = (span.start / 2 + 1, (span.end - 1) / 2 + 1);
    let (mut before, mut here) = (speed(first.saturating_sub(1).max(1)), speed(first));
    for i in first..=last {
        let after = if i < n[0] { speed(i + 1) } else { here };
        let free = row(air.open, open0, i) * row(air.open, open1, i);
        for (x, other) in [(2 * i - 2, before), (2 * i - 1, after)] {
            let speed = (0.75 * here + 0.25 * other) * free;
            let courant = (speed * air.scale).clamp(-COURANT, COURANT);
            out[x] = flux(a[x], b[x], c[x], d[x], courant);
        }
        (before, here) = (here, after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dust::grid::openness;
    use glam::Vec3;
    use setpiece_scene::{Aabb, Collider};

    /// A stirred room: a solid rotation about y with a wall in it, at rest on the borders.
    fn stirred(grid: &Grid, open: &[f32]) -> Faces {
        let zeros = || vec![0.0_f32; grid.len()];
        let mut u = [zeros(), zeros(), zeros()];
        for k in 2..=grid.n[2] {
            for j in 1..=grid.n[1] {
                for i in 2..=grid.n[0] {
                    let c = grid.at(i, j, k);
                    let middle = Vec3::new(grid.n[0] as f32, 0.0, grid.n[2] as f32) * 0.5 + Vec3::ONE;
                    let (dx, dz) = (i as f32 - middle.x, k as f32 - middle.z);
                    u[0][c] = -(dz + 0.5) * open[c] * open[c - 1];
                    u[2][c] = (dx + 0.5) * open[c] * open[c - grid.strides()[2]];
                }
            }
        }
        u
    }

    #[test]
    fn sweeps_keep_mass_and_never_enter_solids() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [24, 8, 24] };
        let wall = Collider { bounds: Aabb::new(Vec3::new(14.0, 0.0, 8.0), Vec3::new(17.0, 5.0, 12.0)) };
        let open = openness(&grid, &[wall]);
        let u = stirred(&grid, &open);
        let mut dust = Dust::new(&grid);
        for k in 10..20 {
            for j in 2..12 {
                for i in 12..22 {
                    dust.add(i, j, k, 1.5);
                }
            }
        }
        let before = dust.total();
        for _ in 0..60 {
            dust.advance(&grid, &u, &open, 0.04);
        }
        let after = dust.total();
        assert!((after / before - 1.0).abs() < 2e-3, "mass {before} became {after}");
        assert!(dust.q.iter().all(|x| *x >= 0.0));
        let [mx, my, _] = grid.fine();
        for k in 16..24 {
            for j in 0..10 {
                for i in 28..34 {
                    assert_eq!(dust.q[(k * my + j) * mx + i], 0.0, "dust in the wall at ({i}, {j}, {k})");
                }
            }
        }
    }

    #[test]
    fn packing_here_agrees_with_the_scene_s_own() {
        let grid = Grid { origin: Vec3::new(1.0, 0.0, -3.0), h: 1.0, n: [8, 16, 8] };
        let mut dust = Dust::new(&grid);
        let mut rng = setpiece_shot::Rng::new(5, "packing");
        for _ in 0..60 {
            dust.add(rng.below(16), rng.below(16), 9 + rng.below(5), rng.range(0.0, 2.0));
        }
        let dims = grid.fine().map(|d| d as u32);
        assert_eq!(dust.pack(&grid, 0.01), Density::pack(grid.origin, 0.5, dims, &dust.q, 0.01));
    }

    #[test]
    fn an_edge_stays_sharp() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [48, 8, 8] };
        let open = vec![1.0; grid.len()];
        let u = [vec![5.0; grid.len()], vec![0.0; grid.len()], vec![0.0; grid.len()]];
        let mut dust = Dust::new(&grid);
        for k in 0..16 {
            for j in 0..16 {
                for i in 8..24 {
                    dust.add(i, j, k, 1.0);
                }
            }
        }
        for _ in 0..50 {
            dust.advance(&grid, &u, &open, 0.06);
        }
        // 15 m or 30 voxels later.
        let row = &dust.q[(8 * 16 + 8) * 96..][..96];
        let blurred = row.iter().filter(|x| **x > 0.1 && **x < 0.9).count();
        assert!(row[46] > 0.95 && row[30] < 0.05 && row[62] < 0.05, "{row:?}");
        assert!(blurred <= 10, "two edges over {blurred} voxels");
    }
}
