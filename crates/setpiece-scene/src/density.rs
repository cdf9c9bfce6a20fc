//! Dust as a sparse grid of extinction.

use crate::Fire;
use glam::Vec3;
use serde::{Deserialize, Serialize};

/// Edge of a brick in voxels.
pub const BRICK: u32 = 8;

/// Extinction of one frame on a grid of bricks; bricks without dust are not stored.
///
/// Voxel (i, j, k) is centred on `origin + (i + 0.5, j + 0.5, k + 0.5) * voxel_m`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Density {
    /// Least corner of the grid.
    pub origin: Vec3,
    /// Edge of a voxel in metres.
    pub voxel_m: f32,
    /// Bricks along x, y, z.
    pub bricks: [u32; 3],
    /// For every brick (x fastest, then y, then z) its number in `values` plus one, or 0 for an empty brick.
    pub index: Vec<u32>,
    /// 512 values per stored brick, x fastest, then y, then z; 255 stands for `full`.
    pub values: Vec<u8>,
    /// Extinction in 1/m of the value 255. The scale is quadratic: extinction = full * (value / 255)^2.
    pub full: f32,
    /// What burns in it; none in almost all shots.
    pub fire: Option<Box<Fire>>,
}

impl Density {
    /// An empty grid.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Whether it holds no dust and no fire at all.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.fire.is_none()
    }

    /// Extinction of the voxel (i, j, k) in 1/m, 0 outside.
    pub fn voxel(&self, i: i32, j: i32, k: i32) -> f32 {
        if i < 0 || j < 0 || k < 0 {
            return 0.0;
        }
        let (i, j, k) = (i as u32, j as u32, k as u32);
        let b = [i / BRICK, j / BRICK, k / BRICK];
        if b[0] >= self.bricks[0] || b[1] >= self.bricks[1] || b[2] >= self.bricks[2] {
            return 0.0;
        }
        let slot = self.index[((b[2] * self.bricks[1] + b[1]) * self.bricks[0] + b[0]) as usize];
        if slot == 0 {
            return 0.0;
        }
        let inside = ((k % BRICK * BRICK + j % BRICK) * BRICK + i % BRICK) as usize;
        let v = f32::from(self.values[(slot as usize - 1) * 512 + inside]) / 255.0;
        self.full * v * v
    }

    /// Extinction at a world point in 1/m, trilinear.
    pub fn at(&self, p: Vec3) -> f32 {
        if self.values.is_empty() {
            return 0.0;
        }
        let q = (p - self.origin) / self.voxel_m - Vec3::splat(0.5);
        let base = q.floor();
        let t = q - base;
        let (i, j, k) = (base.x as i32, base.y as i32, base.z as i32);
        let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
        let row = |dj, dk| mix(self.voxel(i, j + dj, k + dk), self.voxel(i + 1, j + dj, k + dk), t.x);
        mix(mix(row(0, 0), row(1, 0), t.y), mix(row(0, 1), row(1, 1), t.y), t.z)
    }

    /// Packs a dense grid, x fastest, whose dimensions are multiples of [`BRICK`]; values under `least` count as none.
    ///
    /// # Panics
    /// When `dense` does not have the size that `dims` says.
    pub fn pack(origin: Vec3, voxel_m: f32, dims: [u32; 3], dense: &[f32], least: f32) -> Self {
        assert_eq!(dense.len(), dims.iter().map(|d| *d as usize).product::<usize>());
        assert!(dims.iter().all(|d| d % BRICK == 0), "dimensions are multiples of {BRICK}");
        let bricks = dims.map(|d| d / BRICK);
        let full = dense.iter().copied().filter(|x| x.is_finite()).fold(0.0_f32, f32::max);
        let mut packed = Self { origin, voxel_m, bricks, index: Vec::new(), values: Vec::new(), full, fire: None };
        if full < least {
            return Self::empty();
        }
        let mut brick = [0_u8; 512];
        for bz in 0..bricks[2] {
            for by in 0..bricks[1] {
                for bx in 0..bricks[0] {
                    let mut any = false;
                    for (n, slot) in brick.iter_mut().enumerate() {
                        let n = n as u32;
                        let (i, j, k) = (bx * BRICK + n % 8, by * BRICK + n / 8 % 8, bz * BRICK + n / 64);
                        let x = dense[((k * dims[1] + j) * dims[0] + i) as usize];
                        *slot =
                            if x >= least { ((x / full).sqrt() * 255.0).round().clamp(1.0, 255.0) as u8 } else { 0 };
                        any |= *slot != 0;
                    }
                    packed.index.push(if any {
                        packed.values.extend_from_slice(&brick);
                        (packed.values.len() / 512) as u32
                    } else {
                        0
                    });
                }
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_values_within_the_scale_and_samples_between_them() {
        let dims = [16, 8, 8];
        let mut dense = vec![0.0; 16 * 8 * 8];
        dense[(4 * 8 + 3) * 16 + 5] = 2.0;
        dense[(4 * 8 + 3) * 16 + 6] = 1.0;
        let grid = Density::pack(Vec3::new(1.0, 0.0, 0.0), 0.5, dims, &dense, 1e-3);
        assert_eq!(grid.values.len(), 512, "one of two bricks is empty");
        assert_eq!(grid.voxel(5, 3, 4), 2.0);
        assert!((grid.voxel(6, 3, 4) - 1.0).abs() < 0.01);
        let centre = Vec3::new(1.0 + 5.5 * 0.5, 3.5 * 0.5, 4.5 * 0.5);
        assert!((grid.at(centre) - 2.0).abs() < 1e-5);
        assert!((grid.at(centre + Vec3::X * 0.25) - 1.5).abs() < 0.01);
        assert_eq!(grid.at(Vec3::splat(-50.0)), 0.0);
    }
}
