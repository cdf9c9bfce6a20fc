//! How the air carries its own motion, and the eddies that the grid would lose.
//!
//! Staggered velocities, carried by the semi-Lagrangian scheme of MacCormack with clamping (Selle et al. 2008), which
//! keeps eddies of a few cells alive where the plain scheme would smear them; what is lost still is put back by
//! vorticity confinement (Fedkiw, Stam and Jensen 2001).

use super::grid::Grid;
use super::wide::wide;
use glam::{Vec3, Vec4};
use rayon::prelude::*;

/// Square of the way in cells below which air is taken to stand still.
const STILL: f32 = 9e-6;
/// Place of a way in still air.
const NOWHERE: u32 = u32::MAX;

/// Velocities through the low faces of the cells along x, y, z, in m/s, with the grid's border.
pub type Faces = [Vec<f32>; 3];

wide! {
    fn largest_of(a: &[f32]) -> f32 {
        // Eight side by side, for vector units; the order does not matter.
        let mut most = [0.0_f32; 8];
        let chunks = a.chunks_exact(8);
        let rest = chunks.remainder().iter().fold(0.0_f32, |most, x| most.max(x.abs()));
        for chunk in chunks {
            for (most, x) in most.iter_mut().zip(chunk) {
                *most = if x.abs() > *most { x.abs() } else { *most };
            }
        }
        most.into_iter().fold(rest, f32::max)
    }
}

/// The size of the largest value.
pub fn largest(a: &[f32]) -> f32 {
    a.par_chunks(16_384).map(largest_of).reduce(|| 0.0, f32::max)
}

/// The fastest flow through any face, m/s.
pub fn fastest(u: &Faces) -> f32 {
    u.iter().map(|a| largest(a)).fold(0.0, f32::max)
}

/// Carries the velocities along themselves for `dt` seconds, from `u` to `out`; `scratch` is overwritten: the velocities
/// carried once, and the least and greatest of those that each was made from.
pub fn advect(grid: &Grid, u: &Faces, scratch: &mut Faces, out: &mut Faces, dt: f32) {
    let slab = grid.strides()[2];
    let step = dt / grid.h;
    let [first, least, most] = scratch;
    for (axis, out) in out.iter_mut().enumerate() {
        let slabs = first.par_chunks_mut(slab).zip(least.par_chunks_mut(slab)).zip(most.par_chunks_mut(slab));
        slabs.enumerate().for_each(|(k, ((first, least), most))| {
            let mut ways = Ways::new(grid, axis);
            ways.each_row(k, |ways, j, row| {
                ways.look(grid, u, [j, k], -step);
                let to = row - k * slab..row - k * slab + ways.len;
                let to = [&mut first[to.clone()], &mut least[to.clone()], &mut most[to]];
                carry(&u[axis], row, ways, to);
            });
        });
        let (first, least, most) = (&*first, &*least, &*most);
        out.par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            let mut ways = Ways::new(grid, axis);
            ways.each_row(k, |ways, j, row| {
                ways.look(grid, u, [j, k], step);
                let out = &mut out[row - k * slab..][..ways.len];
                bring_back(&u[axis], [first, least, most], row, ways, out);
            });
        });
    }
}

/// Where the faces of one row look for what they carry; buffers that serve one row after the other.
struct Ways {
    axis: usize,
    /// Rows and slabs of faces.
    last: [usize; 3],
    strides: [usize; 3],
    /// Faces in a row.
    len: usize,
    /// Ways in cells.
    way: [Vec<f32>; 3],
    /// Low corner of the cell of faces where a way ends, as an index.
    place: Vec<u32>,
}

impl Ways {
    fn new(grid: &Grid, axis: usize) -> Self {
        let last: [usize; 3] = std::array::from_fn(|a| grid.n[a] + usize::from(a == axis));
        let len = last[0];
        let zeros = || vec![0.0; len];
        let way = [zeros(), zeros(), zeros()];
        Self { axis, last, strides: grid.strides(), len, way, place: vec![0; len] }
    }

    /// Calls `f` with every row of a slab and the place of its first face.
    fn each_row(&mut self, k: usize, mut f: impl FnMut(&mut Self, usize, usize)) {
        if k == 0 || k > self.last[2] {
            return;
        }
        for j in 1..=self.last[1] {
            f(self, j, k * self.strides[2] + j * self.strides[1] + 1);
        }
    }

    /// Sets out from every face of row (j, k) by its velocity times `step`. Where the air stands still the way is none; else
    /// what is left of it from the place where it ends, as parts of a cell.
    fn look(&mut self, grid: &Grid, u: &Faces, [j, k]: [usize; 2], step: f32) {
        let (row, len, strides) = (grid.at(1, j, k), self.len, self.strides);
        let back = strides[self.axis];
        for (a, way) in self.way.iter_mut().enumerate() {
            if a == self.axis {
                own(&u[a][row..][..len], step, way);
            } else {
                // The mean of the four nearest.
                let from = |at: usize| &u[a][at..][..len];
                let s = strides[a];
                mean(from(row), from(row + s), from(row - back), from(row + s - back), step, way);
            }
        }
        let [x, y, z] = &mut self.way;
        let top: [f32; 3] = std::array::from_fn(|a| self.last[a] as f32 - 1e-3);
        end(x, y, z, top, [j as f32, k as f32], [strides[1] as u32, strides[2] as u32], &mut self.place);
    }
}

wide! {
    fn own(a: &[f32], step: f32, way: &mut [f32]) {
        for (way, a) in way.iter_mut().zip(a) {
            *way = a * step;
        }
    }
}

wide! {
    fn mean(a: &[f32], b: &[f32], c: &[f32], d: &[f32], step: f32, way: &mut [f32]) {
        for (way, (((a, b), c), d)) in way.iter_mut().zip(a.iter().zip(b).zip(c).zip(d)) {
            *way = 0.25 * (a + b + c + d) * step;
        }
    }
}

/// The whole part of a number from 0 to four million, as a number and as an integer, in operations that vector units have.
#[inline(always)]
fn whole(x: f32) -> (f32, u32) {
    const SHIFT: f32 = 8_388_608.0;
    let near = (x + SHIFT) - SHIFT;
    let low = if near > x { near - 1.0 } else { near };
    (low, (low + SHIFT).to_bits() & 0x7f_ffff)
}

wide! {
    /// From ways to the places where they end, and what is left of them there.
    fn end(
        x: &mut [f32],
        y: &mut [f32],
        z: &mut [f32],
        top: [f32; 3],
        at: [f32; 2],
        strides: [u32; 2],
        place: &mut [u32],
    ) {
        let ways = x.iter_mut().zip(y.iter_mut()).zip(z.iter_mut());
        for (n, (place, ((x, y), z))) in place.iter_mut().zip(ways).enumerate() {
            let still = *x * *x + *y * *y + *z * *z < STILL;
            let to = [(n as u32 + 1) as f32 + *x, at[0] + *y, at[1] + *z];
            // Interpolation reads one beyond: stay a hair inside.
            let (i, pi) = whole(to[0].max(1.0).min(top[0]));
            let (j, pj) = whole(to[1].max(1.0).min(top[1]));
            let (k, pk) = whole(to[2].max(1.0).min(top[2]));
            *x = to[0].max(1.0).min(top[0]) - i;
            *y = to[1].max(1.0).min(top[1]) - j;
            *z = to[2].max(1.0).min(top[2]) - k;
            let found = pk * strides[1] + pj * strides[0] + pi;
            *place = if still { NOWHERE } else { found };
        }
    }
}

/// The eight values around a place: the four at less z, and the four at more.
#[inline(always)]
fn around(a: &[f32], c: usize, [_, y, z]: [usize; 3]) -> (Vec4, Vec4) {
    let four = |c: usize| {
        let (low, high) = (&a[c..c + 2], &a[c + y..c + y + 2]);
        Vec4::new(low[0], low[1], high[0], high[1])
    };
    (four(c), four(c + z))
}

/// Linear interpolation between eight values at parts of a cell.
#[inline(always)]
fn between(low: Vec4, high: Vec4, [x, y, z]: [f32; 3]) -> f32 {
    let four = low + (high - low) * z;
    let (a, b) = (four.x + (four.z - four.x) * y, four.y + (four.w - four.y) * y);
    a + (b - a) * x
}

wide! {
    /// What the faces of a row, whose first is at `row`, find at the ends of their ways, with the least and greatest of what it
    /// was made from.
    fn carry(from: &[f32], row: usize, ways: &Ways, to: [&mut [f32]; 3]) {
        let [x, y, z] = &ways.way;
        let [first, least, most] = to;
        let parts = x.iter().zip(y).zip(z).zip(&ways.place);
        let to = first.iter_mut().zip(least).zip(most);
        for (n, ((((x, y), z), place), ((first, least), most))) in parts.zip(to).enumerate() {
            if *place == NOWHERE {
                *first = from[row + n];
            } else {
                let (low, high) = around(from, *place as usize, ways.strides);
                *first = between(low, high, [*x, *y, *z]);
                *least = low.min(high).min_element();
                *most = low.max(high).max_element();
            }
        }
    }
}

wide! {
    /// Corrects what was carried by what comes back when it is carried the other way.
    fn bring_back(from: &[f32], carried: [&[f32]; 3], row: usize, ways: &Ways, out: &mut [f32]) {
        let [first, least, most] = carried;
        let [x, y, z] = &ways.way;
        let parts = x.iter().zip(y).zip(z).zip(&ways.place);
        for (n, ((((x, y), z), place), out)) in parts.zip(out).enumerate() {
            let c = row + n;
            *out = if *place == NOWHERE {
                from[c]
            } else {
                let (low, high) = around(first, *place as usize, ways.strides);
                let returned = between(low, high, [*x, *y, *z]);
                (first[c] + 0.5 * (from[c] - returned)).clamp(least[c], most[c])
            };
        }
    }
}

/// Adds vorticity confinement of strength `epsilon` (0 to about 0.5) over `dt`. `curl` is overwritten.
pub fn confine(grid: &Grid, u: &mut Faces, curl: &mut Vec<Vec4>, push: &mut Vec<Vec4>, epsilon: f32, dt: f32) {
    let (s, n, strides) = (grid.padded(), grid.n, grid.strides());
    let slab = s[0] * s[1];
    curl.resize(grid.len(), Vec4::ZERO);
    push.resize(grid.len(), Vec4::ZERO);
    let inner = |k: usize| (2..n[2]).contains(&k);
    curl.par_chunks_mut(slab).enumerate().filter(|(k, _)| inner(*k)).for_each(|(k, out)| {
        for j in 2..n[1] {
            let row = k * slab + j * s[0];
            curl_of_row(grid, u, row, &mut out[j * s[0]..][..n[0]]);
        }
    });
    let curl = &*curl;
    push.par_chunks_mut(slab).enumerate().filter(|(k, _)| inner(*k)).for_each(|(k, out)| {
        for j in 2..n[1] {
            for i in 2..n[0] {
                let c = k * slab + j * s[0] + i;
                let w = curl[c];
                // Weak swirls are numerical; leave them alone.
                out[j * s[0] + i] = if w.w < 0.3 {
                    Vec4::ZERO
                } else {
                    let slope = |a: usize| curl[c + strides[a]].w - curl[c - strides[a]].w;
                    let gradient = Vec3::new(slope(0), slope(1), slope(2));
                    let push = gradient.normalize_or_zero().cross(w.truncate()) * (epsilon * grid.h);
                    push.clamp_length_max(60.0).extend(0.0)
                };
            }
        }
    });
    let push = &*push;
    for axis in 0..3 {
        let back = strides[axis];
        u[axis].par_chunks_mut(slab).enumerate().filter(|(k, _)| (3..n[2]).contains(k)).for_each(|(k, out)| {
            for j in 3..n[1] {
                let c = k * slab + j * s[0];
                let (here, before) = (&push[c..][..n[0]], &push[c - back..][..n[0]]);
                let out = &mut out[j * s[0]..][..n[0]];
                for ((out, here), before) in out.iter_mut().zip(here).zip(before).skip(3) {
                    *out += 0.5 * dt * (here[axis] + before[axis]);
                }
            }
        });
    }
}

wide! {
    /// The curl of a row of cells with its length; the row's border cell is at `row`.
    fn curl_of_row(grid: &Grid, u: &Faces, row: usize, out: &mut [Vec4]) {
        let (strides, len) = (grid.strides(), out.len());
        let half = 0.5 / grid.h;
        let slope = |of: usize, along: usize| {
            let (s, t) = (strides[of], strides[along]);
            let part = |at: usize| &u[of][at..][..len];
            let rows = [part(row + t), part(row + t + s), part(row - t), part(row - t + s)];
            move |i: usize| half * (0.5 * (rows[0][i] + rows[1][i]) - 0.5 * (rows[2][i] + rows[3][i]))
        };
        let (zy, yz, xz, zx, yx, xy) = (slope(2, 1), slope(1, 2), slope(0, 2), slope(2, 0), slope(1, 0), slope(0, 1));
        for (i, out) in out.iter_mut().enumerate().skip(2) {
            let (x, y, z) = (zy(i) - yz(i), xz(i) - zx(i), yx(i) - xy(i));
            *out = Vec4::new(x, y, z, (x * x + y * y + z * z).sqrt());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uniform_wind_carries_a_gust_with_it_and_keeps_its_strength() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [48, 8, 8] };
        let zeros = || vec![0.0_f32; grid.len()];
        let mut u = [vec![4.0; grid.len()], zeros(), zeros()];
        let bump = |x: f32| (-(x * x) / 8.0).exp();
        for k in 0..10 {
            for j in 0..10 {
                for i in 0..50 {
                    u[2][grid.at(i, j, k)] = bump(i as f32 - 12.0);
                }
            }
        }
        let (mut scratch, mut out) = ([zeros(), zeros(), zeros()], [zeros(), zeros(), zeros()]);
        for _ in 0..40 {
            advect(&grid, &u, &mut scratch, &mut out, 0.125);
            std::mem::swap(&mut u, &mut out);
            // Keep the wind itself as it was; only the gust is on trial.
            u[0].fill(4.0);
        }
        let row: Vec<f32> = (1..=48).map(|i| u[2][grid.at(i, 4, 4)]).collect();
        let peak = (0..48).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap() + 1;
        assert!((31..=33).contains(&peak), "20 m in 5 s from cell 12, found at {peak}");
        assert!(row[peak - 1] > 0.8, "the peak keeps four fifths, has {}", row[peak - 1]);
    }
}
