//! How the air carries its own motion, and the eddies that the grid would lose.
//!
//! Staggered velocities, carried by the semi-Lagrangian scheme of MacCormack with clamping (Selle et al. 2008), which
//! keeps eddies of a few cells alive where the plain scheme would smear them; what is lost still is put back by
//! vorticity confinement (Fedkiw, Stam and Jensen 2001).

use super::grid::Grid;
use glam::Vec3;
use rayon::prelude::*;

/// Square of the way in cells below which air is taken to stand still.
const STILL: f32 = 9e-6;

/// Velocities through the low faces of the cells along x, y, z, in m/s, with the grid's border.
pub type Faces = [Vec<f32>; 3];

/// Linear interpolation of an array at a place in units of its own indices, clamped to `low..=high`, with the least and
/// greatest of the values used.
#[inline(always)]
fn sample(a: &[f32], s: [usize; 3], low: Vec3, high: Vec3, p: Vec3) -> (f32, f32, f32) {
    let p = p.clamp(low, high);
    // Clamped to positive values, where the cast rounds down.
    let (i, j, k) = (p.x as usize, p.y as usize, p.z as usize);
    let t = p - Vec3::new(i as f32, j as f32, k as f32);
    let c = (k * s[1] + j) * s[0] + i;
    let (y, z) = (s[0], s[0] * s[1]);
    let [v0, v1] = [a[c], a[c + 1]];
    let [v2, v3] = [a[c + y], a[c + y + 1]];
    let [v4, v5] = [a[c + z], a[c + z + 1]];
    let [v6, v7] = [a[c + z + y], a[c + z + y + 1]];
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let near = mix(mix(v0, v1, t.x), mix(v2, v3, t.x), t.y);
    let far = mix(mix(v4, v5, t.x), mix(v6, v7, t.x), t.y);
    let least = v0.min(v1).min(v2.min(v3)).min(v4.min(v5).min(v6.min(v7)));
    let most = v0.max(v1).max(v2.max(v3)).max(v4.max(v5).max(v6.max(v7)));
    (mix(near, far, t.z), least, most)
}

/// Velocity at a face of `axis`: its own component, and the means of the four nearest of the others.
#[inline(always)]
fn at_face(u: &Faces, strides: [usize; 3], axis: usize, c: usize) -> Vec3 {
    let mut v = [0.0; 3];
    v[axis] = u[axis][c];
    let back = strides[axis];
    for other in [(axis + 1) % 3, (axis + 2) % 3] {
        let (a, s) = (&u[other], strides[other]);
        v[other] = 0.25 * (a[c] + a[c + s] + a[c - back] + a[c + s - back]);
    }
    Vec3::from(v)
}

/// Carries the velocities along themselves for `dt` seconds, from `u` to `out`; `scratch` is overwritten.
pub fn advect(grid: &Grid, u: &Faces, scratch: &mut Faces, out: &mut Faces, dt: f32) {
    let (s, n, strides) = (grid.padded(), grid.n, grid.strides());
    let slab = s[0] * s[1];
    let step = dt / grid.h;
    for axis in 0..3 {
        let mut top = Vec3::new(n[0] as f32, n[1] as f32, n[2] as f32);
        top[axis] += 1.0;
        // Interpolation reads one beyond: stay a hair inside.
        let (low, high) = (Vec3::ONE, top - Vec3::splat(1e-3));
        let from = &u[axis];
        scratch[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            each_face(grid, axis, k, |c, p| {
                let shift = at_face(u, strides, axis, c) * step;
                let stays = shift.length_squared() < STILL;
                out[c - k * slab] = if stays { from[c] } else { sample(from, s, low, high, p - shift).0 };
            });
        });
        let first = &scratch[axis];
        out[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            each_face(grid, axis, k, |c, p| {
                let shift = at_face(u, strides, axis, c) * step;
                out[c - k * slab] = if shift.length_squared() < STILL {
                    from[c]
                } else {
                    let (_, least, most) = sample(from, s, low, high, p - shift);
                    let (returned, _, _) = sample(first, s, low, high, p + shift);
                    (first[c] + 0.5 * (from[c] - returned)).clamp(least, most)
                };
            });
        });
    }
}

/// Calls `f` with the place and the indices of every face of an axis in a slab.
#[inline(always)]
fn each_face(grid: &Grid, axis: usize, k: usize, mut f: impl FnMut(usize, Vec3)) {
    let last: [usize; 3] = std::array::from_fn(|a| grid.n[a] + usize::from(a == axis));
    if k == 0 || k > last[2] {
        return;
    }
    for j in 1..=last[1] {
        let row = grid.at(0, j, k);
        for i in 1..=last[0] {
            f(row + i, Vec3::new(i as f32, j as f32, k as f32));
        }
    }
}

/// Adds vorticity confinement of strength `epsilon` (0 to about 0.5) over `dt`.
pub fn confine(grid: &Grid, u: &mut Faces, curl: &mut Vec<[f32; 4]>, epsilon: f32, dt: f32) {
    let (s, n, strides) = (grid.padded(), grid.n, grid.strides());
    let slab = s[0] * s[1];
    curl.resize(grid.len(), [0.0; 4]);
    let velocity = |a: usize, c: usize| 0.5 * (u[a][c] + u[a][c + strides[a]]);
    curl.par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
        if k < 2 || k >= n[2] {
            return;
        }
        for j in 2..n[1] {
            for i in 2..n[0] {
                let c = k * slab + j * s[0] + i;
                let slope = |of: usize, along: usize| {
                    0.5 * (velocity(of, c + strides[along]) - velocity(of, c - strides[along])) / grid.h
                };
                let w = Vec3::new(slope(2, 1) - slope(1, 2), slope(0, 2) - slope(2, 0), slope(1, 0) - slope(0, 1));
                out[j * s[0] + i] = [w.x, w.y, w.z, w.length()];
            }
        }
    });
    let curl = &*curl;
    let force = |c: usize| -> Vec3 {
        let [x, y, z, size] = curl[c];
        // Weak swirls are numerical; leave them alone.
        if size < 0.3 {
            return Vec3::ZERO;
        }
        let slope = |a: usize| curl[c + strides[a]][3] - curl[c - strides[a]][3];
        let gradient = Vec3::new(slope(0), slope(1), slope(2));
        let push = gradient.normalize_or_zero().cross(Vec3::new(x, y, z)) * (epsilon * grid.h);
        push.clamp_length_max(60.0)
    };
    for axis in 0..3 {
        let back = strides[axis];
        u[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
            if k < 3 || k >= n[2] {
                return;
            }
            for j in 3..n[1] {
                for i in 3..n[0] {
                    let c = k * slab + j * s[0] + i;
                    out[j * s[0] + i] += 0.5 * dt * (force(c)[axis] + force(c - back)[axis]);
                }
            }
        });
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
