//! A dense field over the box that holds a frame's dust, and light's ways through it.

use glam::Vec3;
use rayon::prelude::*;
use setpiece_scene::{BRICK, Density};

/// Values at the middles of the cells of a box.
#[derive(Clone, Debug, Default)]
pub struct Field<T> {
    /// Least corner.
    pub origin: Vec3,
    /// Edge of a cell in metres.
    pub cell: f32,
    /// Cells along x, y, z.
    pub n: [usize; 3],
    /// x fastest.
    pub values: Vec<T>,
}

impl<T: Copy + Default + Send + Sync> Field<T> {
    /// A field of nothing with the shape of another of `factor` times finer cells.
    pub fn coarser<U>(of: &Field<U>, factor: usize) -> Self {
        let n = of.n.map(|n| n.div_ceil(factor));
        Self { origin: of.origin, cell: of.cell * factor as f32, n, values: vec![T::default(); n.iter().product()] }
    }

    /// Greatest corner.
    pub fn end(&self) -> Vec3 {
        self.origin + Vec3::new(self.n[0] as f32, self.n[1] as f32, self.n[2] as f32) * self.cell
    }

    /// Middle of a cell.
    pub fn middle(&self, i: usize, j: usize, k: usize) -> Vec3 {
        self.origin + (Vec3::new(i as f32, j as f32, k as f32) + Vec3::splat(0.5)) * self.cell
    }

    /// Sets all values from their places, in parallel.
    pub fn fill(&mut self, f: impl Fn(usize, usize, usize) -> T + Sync) {
        let [nx, ny, _] = self.n;
        if nx * ny == 0 {
            return;
        }
        self.values.par_chunks_mut(nx * ny).enumerate().for_each(|(k, slab)| {
            for (j, row) in slab.chunks_mut(nx).enumerate() {
                for (i, v) in row.iter_mut().enumerate() {
                    *v = f(i, j, k);
                }
            }
        });
    }
}

impl<T> Field<T>
where
    T: Copy + std::ops::Mul<f32, Output = T> + std::ops::Add<Output = T>,
{
    /// Trilinear value at a world point, held beyond the borders.
    #[inline]
    pub fn at(&self, p: Vec3) -> T {
        let q = (p - self.origin) / self.cell - Vec3::splat(0.5);
        let top = Vec3::new(self.n[0] as f32, self.n[1] as f32, self.n[2] as f32) - Vec3::ONE;
        let q = q.clamp(Vec3::ZERO, top.max(Vec3::ZERO));
        let (i, j, k) = (q.x as usize, q.y as usize, q.z as usize);
        let t = q - Vec3::new(i as f32, j as f32, k as f32);
        let [nx, ny, nz] = self.n;
        let c = (k * ny + j) * nx + i;
        // At the last cell the weight of the next is 0: any valid place will do.
        let dx = usize::from(i + 1 < nx);
        let dy = if j + 1 < ny { nx } else { 0 };
        let dz = if k + 1 < nz { nx * ny } else { 0 };
        let v = &self.values;
        let mix = |a: T, b: T, t: f32| a * (1.0 - t) + b * t;
        let row = |c: usize| mix(v[c], v[c + dx], t.x);
        mix(mix(row(c), row(c + dy), t.y), mix(row(c + dz), row(c + dz + dy), t.y), t.z)
    }
}

/// Where a line enters and leaves a box, from `origin` in lengths of `direction`; it misses the box when it would leave first.
pub fn crossing((low, high): (Vec3, Vec3), origin: Vec3, direction: Vec3) -> (f32, f32) {
    let inverse = direction.recip();
    let (a, b) = ((low - origin) * inverse, (high - origin) * inverse);
    (a.min(b).max_element(), a.max(b).min_element())
}

/// The extinction of a packed grid over the bricks that hold any, with one brick of nothing around.
pub fn unpack(density: &Density) -> Field<f32> {
    let b = density.bricks;
    let (mut low, mut high) = ([u32::MAX; 3], [0; 3]);
    for (n, slot) in density.index.iter().enumerate() {
        if *slot != 0 {
            let n = n as u32;
            for (a, at) in [n % b[0], n / b[0] % b[1], n / (b[0] * b[1])].into_iter().enumerate() {
                low[a] = low[a].min(at);
                high[a] = high[a].max(at + 1);
            }
        }
    }
    if high[0] == 0 {
        return Field::default();
    }
    let edge = BRICK as usize;
    let n: [usize; 3] = std::array::from_fn(|a| (high[a] - low[a]) as usize * edge + 4);
    let corner = Vec3::new(low[0] as f32, low[1] as f32, low[2] as f32) * BRICK as f32 - Vec3::splat(2.0);
    let mut field = Field {
        origin: density.origin + corner * density.voxel_m,
        cell: density.voxel_m,
        n,
        values: vec![0.0; n.iter().product()],
    };
    let scale: [f32; 256] = std::array::from_fn(|v| density.full * (v as f32 / 255.0) * (v as f32 / 255.0));
    field.values.par_chunks_mut(n[0] * n[1]).enumerate().for_each(|(k, slab)| {
        let Some(z) = (k + low[2] as usize * edge).checked_sub(2).filter(|z| z / edge < high[2] as usize) else {
            return;
        };
        for j in 2..n[1] - 2 {
            let y = j - 2 + low[1] as usize * edge;
            for bx in low[0]..high[0] {
                let brick = ((z / edge) as u32 * b[1] + (y / edge) as u32) * b[0] + bx;
                let slot = density.index[brick as usize];
                if slot == 0 {
                    continue;
                }
                let from = (slot as usize - 1) * 512 + (z % edge * edge + y % edge) * edge;
                let to = j * n[0] + (bx - low[0]) as usize * edge + 2;
                for (to, from) in slab[to..to + edge].iter_mut().zip(&density.values[from..from + edge]) {
                    *to = scale[*from as usize];
                }
            }
        }
    });
    field
}

/// Means over blocks of `factor` cells along each axis.
pub fn averaged(fine: &Field<f32>, factor: usize) -> Field<f32> {
    let mut coarse = Field::<f32>::coarser(fine, factor);
    let n = fine.n;
    let share = 1.0 / factor.pow(3) as f32;
    coarse.fill(|i, j, k| {
        let mut sum = 0.0;
        for z in k * factor..((k + 1) * factor).min(n[2]) {
            for y in j * factor..((j + 1) * factor).min(n[1]) {
                let row = (z * n[1] + y) * n[0];
                for x in i * factor..((i + 1) * factor).min(n[0]) {
                    sum += fine.values[row + x];
                }
            }
        }
        sum * share
    });
    coarse
}

/// Optical depth from every cell's middle towards a far light in direction `to_light`.
///
/// Planes across the greatest component of the direction are taken in order from the light's side; each cell adds its
/// own piece of the way to what the plane before holds where the way crosses it. Linear in the number of cells, at the
/// price of shadows that soften with distance, which in a cloud is no loss.
pub fn depth_towards(sigma: &Field<f32>, to_light: Vec3) -> Field<f32> {
    let n = sigma.n;
    let mut out = Field { origin: sigma.origin, cell: sigma.cell, n, values: vec![0.0; sigma.values.len()] };
    if sigma.values.is_empty() {
        return out;
    }
    let size = to_light.abs();
    let axis = if size.x >= size.y && size.x >= size.z {
        0
    } else if size.y >= size.z {
        1
    } else {
        2
    };
    let (u, v) = if axis == 0 {
        (1, 2)
    } else if axis == 1 {
        (0, 2)
    } else {
        (0, 1)
    };
    let stride = [1, n[0], n[0] * n[1]];
    let step = to_light / size[axis];
    let (du, dv) = (step[u], step[v]);
    let length = 0.5 * step.length() * sigma.cell;
    let mut last = vec![0.0_f32; n[u] * n[v]];
    let mut next = last.clone();
    for m in 0..n[axis] {
        let plane = if to_light[axis] > 0.0 { n[axis] - 1 - m } else { m };
        let before = if to_light[axis] > 0.0 { plane + 1 } else { plane.wrapping_sub(1) };
        let there = (m > 0).then_some(before);
        next.par_chunks_mut(n[u]).enumerate().for_each(|(b, row)| {
            let y = b as f32 + dv;
            let yf = y.floor();
            let (y0, ty) = (yf as isize, y - yf);
            let shift = du.floor();
            let tx = du - shift;
            for (a, out) in row.iter_mut().enumerate() {
                let x0 = a as isize + shift as isize;
                let mut sum = sigma.values[a * stride[u] + b * stride[v] + plane * stride[axis]];
                let mut depth = 0.0;
                if let Some(there) = there {
                    for (x, wx) in [(x0, 1.0 - tx), (x0 + 1, tx)] {
                        for (y, wy) in [(y0, 1.0 - ty), (y0 + 1, ty)] {
                            if x >= 0 && y >= 0 && (x as usize) < n[u] && (y as usize) < n[v] {
                                let (x, y) = (x as usize, y as usize);
                                depth += wx * wy * last[y * n[u] + x];
                                sum += wx * wy * sigma.values[x * stride[u] + y * stride[v] + there * stride[axis]];
                            }
                        }
                    }
                }
                *out = depth + sum * length;
            }
        });
        // The plane goes into the field; rows of it may lie apart.
        for b in 0..n[v] {
            for a in 0..n[u] {
                out.values[a * stride[u] + b * stride[v] + plane * stride[axis]] = next[b * n[u] + a];
            }
        }
        std::mem::swap(&mut last, &mut next);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_through_a_slab_is_its_thickness_along_the_way() {
        let n = [24, 20, 24];
        let mut sigma = Field { origin: Vec3::ZERO, cell: 0.5, n, values: vec![0.0; 24 * 20 * 24] };
        // Dust from y = 2 to y = 7.
        sigma.fill(|_, j, _| if (4..14).contains(&j) { 0.8 } else { 0.0 });
        for tilt in [0.0, 0.4] {
            let to_light = Vec3::new(tilt, 1.0, 0.0).normalize();
            let depth = depth_towards(&sigma, to_light);
            let expected = 0.8 * 5.0 / to_light.y;
            let found = depth.at(Vec3::new(3.0, 0.5, 6.0));
            assert!((found / expected - 1.0).abs() < 0.01, "{found} for {expected}");
            assert!(depth.at(Vec3::new(3.0, 8.5, 6.0)) < 1e-3);
        }
    }
}
