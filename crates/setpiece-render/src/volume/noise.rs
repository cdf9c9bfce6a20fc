//! Detail below the dust grid: a tiling table of billows.
//!
//! Billows are what makes dust look like cauliflower: round heads with sharp creases between, as an inverted cellular
//! noise gives them (Worley 1996; its use on clouds after Schneider 2015). Three octaves are baked into one table, so
//! that a sample costs one look.

use glam::{Vec3, Vec4};
use setpiece_shot::Rng;
use std::sync::LazyLock;

/// Samples along an edge of the table.
const SIZE: usize = 64;

/// A tiling table: a shift along x, y, z, and billows.
pub struct Billows {
    values: Vec<[u8; 4]>,
}

/// The one table: it depends on nothing.
pub static BILLOWS: LazyLock<Billows> = LazyLock::new(Billows::new);

/// One minus the distance to the nearest of the points scattered one per cell, tiling after `cells`.
struct Cells {
    cells: i32,
    points: Vec<Vec3>,
}

impl Cells {
    fn new(cells: i32, stream: u64) -> Self {
        let mut rng = Rng::new(stream, "dust billows").fork(cells as u64);
        let points = (0..cells.pow(3)).map(|_| Vec3::new(rng.unit(), rng.unit(), rng.unit())).collect();
        Self { cells, points }
    }

    /// At a place in 0..1 of the tile.
    fn at(&self, p: Vec3) -> f32 {
        let q = p * self.cells as f32;
        let base = q.floor();
        let mut nearest = f32::MAX;
        for dz in -1..=1 {
            for dy in -1..=1 {
                for dx in -1..=1 {
                    let cell = base + Vec3::new(dx as f32, dy as f32, dz as f32);
                    let wrap = |x: f32| (x as i32).rem_euclid(self.cells);
                    let n = (wrap(cell.z) * self.cells + wrap(cell.y)) * self.cells + wrap(cell.x);
                    nearest = nearest.min((cell + self.points[n as usize] - q).length_squared());
                }
            }
        }
        1.0 - nearest.sqrt()
    }
}

impl Billows {
    fn new() -> Self {
        let billows = channel(&[(Cells::new(6, 0), 0.5), (Cells::new(12, 0), 0.31), (Cells::new(25, 0), 0.19)]);
        let shifts: [Vec<u8>; 3] = std::array::from_fn(|a| {
            channel(&[(Cells::new(5, a as u64 + 1), 0.7), (Cells::new(11, a as u64 + 4), 0.3)])
        });
        let values = (0..SIZE.pow(3)).map(|n| [shifts[0][n], shifts[1][n], shifts[2][n], billows[n]]).collect();
        Self { values }
    }

    /// At a place in units of the tile: a shift with components of -1 to 1 (xyz), and billows from 0 in the creases to 1
    /// on the heads (w).
    #[inline]
    pub fn at(&self, p: Vec3) -> Vec4 {
        // Far on the positive side casts round down, and whole tiles change nothing.
        let q = (p + Vec3::splat(512.0)) * SIZE as f32;
        let base = [q.x as i32, q.y as i32, q.z as i32];
        let t = q - Vec3::new(base[0] as f32, base[1] as f32, base[2] as f32);
        const MASK: i32 = SIZE as i32 - 1;
        let [x, y, z] = base.map(|b| [(b & MASK) as usize, ((b + 1) & MASK) as usize]);
        let value = |i: usize, j: usize, k: usize| {
            let [a, b, c, d] = self.values[(z[k] * SIZE + y[j]) * SIZE + x[i]];
            Vec4::new(f32::from(a), f32::from(b), f32::from(c), f32::from(d))
        };
        let row = |j, k| value(0, j, k) * (1.0 - t.x) + value(1, j, k) * t.x;
        let near = row(0, 0) * (1.0 - t.y) + row(1, 0) * t.y;
        let far = row(0, 1) * (1.0 - t.y) + row(1, 1) * t.y;
        let v = near * (1.0 - t.z) + far * t.z;
        v * Vec4::new(2.0 / 255.0, 2.0 / 255.0, 2.0 / 255.0, 1.0 / 255.0) - Vec4::new(1.0, 1.0, 1.0, 0.0)
    }
}

/// One channel of the table, stretched to hold 0 to 255 with its middle at a half, whatever the points.
fn channel(octaves: &[(Cells, f32)]) -> Vec<u8> {
    let mut raw = Vec::with_capacity(SIZE.pow(3));
    for k in 0..SIZE {
        for j in 0..SIZE {
            for i in 0..SIZE {
                let p = Vec3::new(i as f32, j as f32, k as f32) / SIZE as f32;
                raw.push(octaves.iter().map(|(cells, w)| w * cells.at(p)).sum::<f32>());
            }
        }
    }
    let mut sorted = raw.clone();
    sorted.sort_by(f32::total_cmp);
    let (low, high) = (sorted[raw.len() / 100], sorted[raw.len() - raw.len() / 100]);
    raw.iter().map(|x| ((x - low) / (high - low) * 255.0).round().clamp(0.0, 255.0) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_tiles_without_a_seam() {
        for n in 0..50 {
            let t = n as f32 * 0.137;
            let p = Vec3::new(1.0, t.fract(), (t * 3.1).fract());
            let (a, b) = (BILLOWS.at(p - Vec3::X * 1e-4), BILLOWS.at(p + Vec3::X * 1e-4));
            assert!((a - b).abs().max_element() < 0.02, "{a} {b}");
            assert!((BILLOWS.at(p) - BILLOWS.at(p - Vec3::splat(2.0))).abs().max_element() < 0.01);
        }
    }
}
