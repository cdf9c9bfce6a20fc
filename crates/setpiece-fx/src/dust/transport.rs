//! How the air carries dust: conservative, sharp, and never into solids.
//!
//! Finite volumes in three one-dimensional sweeps per step (alternating order, Strang 1968) with a limited second-order
//! flux (monotonized central slopes; van Leer 1977). A semi-Lagrangian step would allow longer steps, but loses and
//! invents mass where dust is squeezed through openings and leaks through walls; here every gram that leaves a voxel
//! arrives in the next, walls have no flux, and edges stay within two voxels. Of every row along x only the part that
//! holds dust is looked at.

use super::grid::Grid;
use super::velocity::{self, Faces};
use super::wide::wide;
use rayon::prelude::*;
use setpiece_scene::{BRICK, Density};
use std::ops::Range;

/// Extinction below this is flushed to none, 1/m.
const LEAST: f32 = 1e-5;
/// Largest share of a voxel that a sweep may move across a face.
const COURANT: f32 = 0.8;
/// Most steps within one step of the flow; faster air carries dust at the speed that this allows.
const MOST_STEPS: usize = 4;
/// Slabs that are swept together along z.
const BLOCK: usize = 8;
/// A row outside the room; no row is longer.
const ZEROS: [f32; 1024] = [0.0; 1024];

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

    /// Whether it covers another.
    fn holds(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
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
        let full = velocity::largest(&self.q);
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
        let courant = velocity::fastest(u) * dt / grid.voxel();
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
        let [mx, my, _] = self.dims;
        // Along z neighbours share what passes between them within a block of slabs.
        let block = if axis == 2 { BLOCK } else { 1 };
        let (from, rows) = (&self.q, &self.rows);
        let from = From { q: from, rows, dims: self.dims };
        let out = self.other.par_chunks_mut(block * mx * my).zip(self.other_rows.par_chunks_mut(block * my));
        out.enumerate().for_each(|(n, (out, spans))| {
            let slabs = n * block..n * block + spans.len() / my;
            match axis {
                0 => sweep_along(air, &from, slabs.start, out, spans),
                1 => {
                    let mut sweep = Across::new(air, &from, axis);
                    sweep.line(|j| [j, slabs.start], 0..my, |j| j, out, spans);
                }
                _ => {
                    let mut sweep = Across::new(air, &from, axis);
                    for j in 0..my {
                        sweep.line(|k| [j, k], slabs.clone(), |k| (k - slabs.start) * my + j, out, spans);
                    }
                }
            }
        });
        std::mem::swap(&mut self.q, &mut self.other);
        std::mem::swap(&mut self.rows, &mut self.other_rows);
    }
}

/// The dust before a sweep.
struct From<'a> {
    q: &'a [f32],
    rows: &'a [Span],
    dims: [usize; 3],
}

impl<'a> From<'a> {
    fn span(&self, [j, k]: [usize; 2]) -> Span {
        self.rows[k * self.dims[1] + j]
    }

    /// A row, zeros outside the room.
    fn row(&self, j: isize, k: isize) -> &'a [f32] {
        let [mx, my, mz] = self.dims;
        let inside = j >= 0 && k >= 0 && (j as usize) < my && (k as usize) < mz;
        if inside { &self.q[(k as usize * my + j as usize) * mx..][..mx] } else { &ZEROS[..mx] }
    }
}

/// Ends the sweep of a row: new values from what was there and what passed its faces. Gives what of it holds dust.
fn settle(near: Range<usize>, here: &[f32], low: &[f32], high: &[f32], out: &mut [f32]) -> Span {
    balance(&here[near.clone()], &low[near.clone()], &high[near.clone()], &mut out[near.clone()]);
    let mut holding = near.filter(|i| out[*i] > 0.0);
    let Some(first) = holding.next() else { return Span::default() };
    Span::one(first).with(Span::one(holding.next_back().unwrap_or(first)))
}

wide! {
    fn balance(here: &[f32], low: &[f32], high: &[f32], out: &mut [f32]) {
        for (out, ((here, low), high)) in out.iter_mut().zip(here.iter().zip(low).zip(high)) {
            let x = here + low - high;
            *out = if x < LEAST { 0.0 } else { x };
        }
    }
}

/// Sweeps a slab along x.
fn sweep_along(air: &Air<'_>, from: &From<'_>, k: usize, out: &mut [f32], spans: &mut [Span]) {
    let mx = from.dims[0];
    let mut flux = vec![0.0; mx + 2];
    let mut padded = vec![0.0; mx + 4];
    let mut courant = vec![0.0; mx + 2];
    let mut speed = vec![0.0; air.grid.n[0] + 3];
    for (j, (out, span)) in out.chunks_mut(mx).zip(spans).enumerate() {
        // What the row last held.
        out[span.range()].fill(0.0);
        let near = from.span([j, k]).wider(mx);
        *span = Span::default();
        if near.is_empty() {
            continue;
        }
        let near = near.range();
        let here = from.row(j as isize, k as isize);
        padded[2..mx + 2].copy_from_slice(here);
        let faces = courant_along(air, [j, k], near.clone(), &mut speed, &mut courant);
        let q = |shift: usize| &padded[faces.start + shift..faces.end + shift];
        flux_row(q(0), q(1), q(2), q(3), &courant[faces.clone()], &mut flux[faces.clone()]);
        *span = settle(near, here, &flux, &flux[1..], out);
    }
}

/// Signed Courant numbers of the faces of the voxels `near` of a row along x. Gives the faces that have one.
fn courant_along(
    air: &Air<'_>,
    [j, k]: [usize; 2],
    near: Range<usize>,
    speed: &mut [f32],
    courant: &mut [f32],
) -> Range<usize> {
    let (grid, n) = (air.grid, air.grid.n);
    let ((j0, j1, wj), (k0, k1, wk)) = (blend(j, n[1]), blend(k, n[2]));
    let (first, last) = (near.start / 2 + 1, (near.end - 1) / 2 + 1);
    // Faces of cells first..=last, and the one after them.
    let row = |j, k| &air.u[0][grid.at(first, j, k)..][..last + 2 - first];
    let open = &air.open[grid.at(first - 1, j0, k0)..][..last + 3 - first];
    let speed = &mut speed[..last + 2 - first];
    lean(row(j0, k0), row(j1, k0), row(j0, k1), row(j1, k1), [wj, wk], speed);
    shut(&open[1..], open, speed);
    let courant = &mut courant[2 * first - 2..=2 * last];
    halve(speed, &open[1..], air.scale, courant);
    if let (Some(last), Some(speed)) = (courant.last_mut(), speed.last()) {
        *last = limited(speed * air.scale);
    }
    2 * first - 2..2 * last + 1
}

wide! {
    /// Interpolates between four rows: from the first to the second by the first weight, and to the last two by the other.
    fn lean(a: &[f32], b: &[f32], c: &[f32], d: &[f32], weights: [f32; 2], out: &mut [f32]) {
        for (out, (((a, b), c), d)) in out.iter_mut().zip(a.iter().zip(b).zip(c).zip(d)) {
            let (near, far) = (a + (b - a) * weights[0], c + (d - c) * weights[0]);
            *out = near + (far - near) * weights[1];
        }
    }
}

wide! {
    /// No flow between cells that are not both open.
    fn shut(here: &[f32], before: &[f32], speed: &mut [f32]) {
        for (speed, (here, before)) in speed.iter_mut().zip(here.iter().zip(before)) {
            *speed = *speed * before * here;
        }
    }
}

wide! {
    /// Courant numbers of fine faces along their own direction: those of coarse faces and, in open cells, those between.
    fn halve(speed: &[f32], open: &[f32], scale: f32, courant: &mut [f32]) {
        for (to, (speed, open)) in courant.chunks_exact_mut(2).zip(speed.windows(2).zip(open)) {
            to[0] = limited(speed[0] * scale);
            to[1] = limited(0.5 * (speed[0] + speed[1]) * open * scale);
        }
    }
}

/// A Courant number that is not too large.
#[inline(always)]
fn limited(courant: f32) -> f32 {
    courant.clamp(-COURANT, COURANT)
}

/// A sweep along y or z.
struct Across<'a> {
    air: &'a Air<'a>,
    from: &'a From<'a>,
    axis: usize,
    low: Vec<f32>,
    high: Vec<f32>,
    courant: Vec<f32>,
    speed: Vec<f32>,
}

impl<'a> Across<'a> {
    fn new(air: &'a Air<'a>, from: &'a From<'a>, axis: usize) -> Self {
        let zeros = || vec![0.0; from.dims[0]];
        let speed = vec![0.0; air.grid.n[0] + 2];
        Self { air, from, axis, low: zeros(), high: zeros(), courant: zeros(), speed }
    }

    /// Where a sweep may bring dust to in a row.
    fn near(&self, [j, k]: [usize; 2]) -> Span {
        let [_, my, mz] = self.from.dims;
        if self.axis == 1 {
            (j.saturating_sub(1)..=(j + 1).min(my - 1)).fold(Span::default(), |s, j| s.with(self.from.span([j, k])))
        } else {
            (k.saturating_sub(1)..=(k + 1).min(mz - 1)).fold(Span::default(), |s, k| s.with(self.from.span([j, k])))
        }
    }

    /// Sweeps rows one after the other along the axis: row `n` is that of `place(n)`, and `slot(n)` in `out` and `spans`.
    fn line(
        &mut self,
        place: impl Fn(usize) -> [usize; 2],
        rows: Range<usize>,
        slot: impl Fn(usize) -> usize,
        out: &mut [f32],
        spans: &mut [Span],
    ) {
        let mx = self.from.dims[0];
        // The span for which `low` holds what comes from the row before.
        let mut known = Span::default();
        let mut near = self.near(place(rows.start));
        for n in rows.clone() {
            let next = if n + 1 < rows.end { self.near(place(n + 1)) } else { Span::default() };
            let (out, span) = (&mut out[slot(n) * mx..][..mx], &mut spans[slot(n)]);
            // What the row last held.
            out[span.range()].fill(0.0);
            *span = Span::default();
            if near.is_empty() {
                (known, near) = (Span::default(), next);
                continue;
            }
            if !known.holds(near) {
                let mut low = std::mem::take(&mut self.low);
                self.flux(place(n), near.range(), &mut low);
                self.low = low;
            }
            let [j, k] = place(n);
            let both = near.with(next);
            let mut high = std::mem::take(&mut self.high);
            self.flux(if self.axis == 1 { [j + 1, k] } else { [j, k + 1] }, both.range(), &mut high);
            *span = settle(near.range(), self.from.row(j as isize, k as isize), &self.low, &high, out);
            self.high = std::mem::replace(&mut self.low, high);
            (known, near) = (both, next);
        }
    }

    /// What passes the faces on the low side of a row, for the voxels `near`.
    fn flux(&mut self, [j, k]: [usize; 2], near: Range<usize>, out: &mut [f32]) {
        self.courant([j, k], near.clone());
        let (j, k) = (j as isize, k as isize);
        let q = |d: isize| {
            let row = if self.axis == 1 { self.from.row(j + d, k) } else { self.from.row(j, k + d) };
            &row[near.clone()]
        };
        flux_row(q(-2), q(-1), q(0), q(1), &self.courant[near.clone()], &mut out[near.clone()]);
    }

    /// Signed Courant numbers of the same faces.
    fn courant(&mut self, at: [usize; 2], near: Range<usize>) {
        let (air, grid) = (self.air, self.air.grid);
        let n = grid.n;
        let (along, side) = if self.axis == 1 { (at[0], at[1]) } else { (at[1], at[0]) };
        let (s0, s1, ws) = blend(side, if self.axis == 1 { n[2] } else { n[1] });
        let place = |along: usize, side: usize| {
            if self.axis == 1 { grid.at(0, along, side) } else { grid.at(0, side, along) }
        };
        // An even face is a face of the coarse grid, an odd one lies between two.
        let f0 = along / 2 + 1;
        let even = along.is_multiple_of(2);
        let (f1, open0) = if even { (f0, f0 - 1) } else { (f0 + 1, f0) };
        let (first, last) = (near.start / 2 + 1, (near.end - 1) / 2 + 1);
        let row = |of: &'a [f32], place: usize| &of[place..][..n[0] + 2];
        let u = &air.u[self.axis];
        let speed = &mut self.speed[first - 1..=last + 1];
        let part = |along, side| &row(u, place(along, side))[first - 1..=last + 1];
        lean(part(f0, s0), part(f0, s1), part(f1, s0), part(f1, s1), [ws, 0.5], speed);
        // The room's outermost cells have no neighbour to lean to.
        if first == 1 {
            speed[0] = speed[1];
        }
        if last == n[0] {
            speed[last + 1 - first + 1] = speed[last - first + 1];
        }
        let open = |along| &row(air.open, place(along, s0))[first..=last];
        spread(speed, open(open0), open(f0), air.scale, &mut self.courant[2 * first - 2..2 * last]);
    }
}

wide! {
    /// Courant numbers of pairs of fine faces from those of coarse cells, with a border of one: three quarters of their own and
    /// a quarter of the next.
    fn spread(speed: &[f32], open: &[f32], open_too: &[f32], scale: f32, courant: &mut [f32]) {
        let open = open.iter().zip(open_too);
        for (to, (speed, (open, open_too))) in courant.chunks_exact_mut(2).zip(speed.windows(3).zip(open)) {
            let free = open * open_too;
            to[0] = limited((0.75 * speed[1] + 0.25 * speed[0]) * free * scale);
            to[1] = limited((0.75 * speed[1] + 0.25 * speed[2]) * free * scale);
        }
    }
}

wide! {
    /// What passes faces between `b` and `c`, with `a` before and `d` behind.
    fn flux_row(a: &[f32], b: &[f32], c: &[f32], d: &[f32], courant: &[f32], out: &mut [f32]) {
        let values = a.iter().zip(b).zip(c).zip(d).zip(courant);
        for (out, ((((a, b), c), d), courant)) in out.iter_mut().zip(values) {
            *out = flux(*a, *b, *c, *d, *courant);
        }
    }
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
