//! Detail below the dust grid: a tiling table of billows.
//!
//! Billows are what makes dust look like cauliflower: round heads with sharp creases between, as an inverted cellular
//! noise gives them (Worley 1996; its use on clouds after Schneider 2015). Three octaves are baked into one table, so
//! that a sample costs one look.

use glam::Vec3;
use setpiece_shot::Rng;
use std::sync::LazyLock;

/// Samples along an edge of the table.
const SIZE: usize = 64;

/// A tiling table.
pub struct Billows {
    values: Vec<u8>,
}

/// The one table: it depends on nothing.
pub static BILLOWS: LazyLock<Billows> = LazyLock::new(Billows::new);

/// One minus the distance to the nearest of the points scattered one per cell, tiling after `cells`.
struct Cells {
    cells: i32,
    points: Vec<Vec3>,
}

impl Cells {
    fn new(cells: i32) -> Self {
        let mut rng = Rng::new(0, "dust billows").fork(cells as u64);
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
        let octaves = [(Cells::new(6), 0.55), (Cells::new(12), 0.29), (Cells::new(25), 0.16)];
        let mut raw = Vec::with_capacity(SIZE.pow(3));
        for k in 0..SIZE {
            for j in 0..SIZE {
                for i in 0..SIZE {
                    let p = Vec3::new(i as f32, j as f32, k as f32) / SIZE as f32;
                    raw.push(octaves.iter().map(|(cells, w)| w * cells.at(p)).sum::<f32>());
                }
            }
        }
        // Stretched so that the table holds 0 to 1 with its middle at a half, whatever the points.
        let mut sorted = raw.clone();
        sorted.sort_by(f32::total_cmp);
        let (low, high) = (sorted[raw.len() / 100], sorted[raw.len() - raw.len() / 100]);
        let values = raw.iter().map(|x| ((x - low) / (high - low) * 255.0).round().clamp(0.0, 255.0) as u8).collect();
        Self { values }
    }

    /// 0 in the creases to 1 on the heads, at a place in units of the tile.
    #[inline]
    pub fn at(&self, p: Vec3) -> f32 {
        let q = p * SIZE as f32;
        let base = q.floor();
        let t = q - base;
        const MASK: i32 = SIZE as i32 - 1;
        let wrap = |x: f32| [(x as i32 & MASK) as usize, ((x as i32 + 1) & MASK) as usize];
        let (x, y, z) = (wrap(base.x), wrap(base.y), wrap(base.z));
        let value = |i: usize, j: usize, k: usize| f32::from(self.values[(z[k] * SIZE + y[j]) * SIZE + x[i]]);
        let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
        let row = |j, k| mix(value(0, j, k), value(1, j, k), t.x);
        mix(mix(row(0, 0), row(1, 0), t.y), mix(row(0, 1), row(1, 1), t.y), t.z) * (1.0 / 255.0)
    }
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
            assert!((a - b).abs() < 0.02, "{a} {b}");
            assert!((BILLOWS.at(p) - BILLOWS.at(p - Vec3::splat(2.0))).abs() < 1e-3);
        }
    }
}
