//! A latitude-longitude table of the whole sphere, finer towards the horizon.

use glam::Vec3;
use rayon::prelude::*;
use setpiece_image::Rgb;
use std::f32::consts::{FRAC_PI_2, PI, TAU};

/// Rows above the horizon hold elevations by the square of the row, and so do those below.
pub(super) struct Dome {
    columns: usize,
    above: usize,
    below: usize,
    texels: Vec<Rgb>,
}

impl Dome {
    /// Fills a dome of a width from a function of the direction and the angle of a texel.
    pub(super) fn fill(columns: usize, f: impl Fn(Vec3, f32) -> Rgb + Sync) -> Self {
        let (above, below) = Self::rows(columns);
        let texel = TAU / columns as f32;
        let texels = (0..(above + below) * columns)
            .into_par_iter()
            .map(|i| f(Self::direction_of(columns, above, below, i % columns, i / columns), texel))
            .collect();
        Self { columns, above, below, texels }
    }

    /// The dome of a width that has these texels, if it has as many.
    pub(super) fn of(columns: usize, texels: Vec<Rgb>) -> Option<Self> {
        let (above, below) = Self::rows(columns);
        (texels.len() == (above + below) * columns).then_some(Self { columns, above, below, texels })
    }

    pub(super) fn texels(&self) -> &[Rgb] {
        &self.texels
    }

    /// Cells above the horizon, each between four texels.
    pub(super) fn cells(&self) -> impl Iterator<Item = u32> + use<> {
        0..((self.above - 1) * self.columns) as u32
    }

    /// The texels at the corners of a cell.
    pub(super) fn corners(&self, cell: u32) -> [Rgb; 4] {
        let (row, column) = (cell as usize / self.columns, cell as usize % self.columns);
        let next = (column + 1) % self.columns;
        let at = |row: usize, column: usize| self.texels[row * self.columns + column];
        [at(row, column), at(row, next), at(row + 1, column), at(row + 1, next)]
    }

    /// A direction within a cell, by its place there, and the solid angle that the cell would have if all of it were as there.
    pub(super) fn within(&self, cell: u32, (s, t): (f32, f32)) -> (Vec3, f32) {
        let (row, column) = (cell as usize / self.columns, cell as usize % self.columns);
        let step = 1.0 / (self.above - 1) as f32;
        let up = (row as f32 + s) * step;
        let (y, flat) = (up * up * FRAC_PI_2).sin_cos();
        let (sin, cos) = ((column as f32 + t) / self.columns as f32 * TAU).sin_cos();
        (Vec3::new(cos * flat, y, sin * flat), flat * PI * up * step * TAU / self.columns as f32)
    }

    /// What is seen in a cell's direction of [`Dome::within`].
    pub(super) fn mixed(&self, cell: u32, (s, t): (f32, f32)) -> Rgb {
        let [a, b, c, d] = self.corners(cell);
        std::array::from_fn(|k| {
            let upper = a[k] + (b[k] - a[k]) * t;
            let lower = c[k] + (d[k] - c[k]) * t;
            upper + (lower - upper) * s
        })
    }

    /// The solid angle of a cell, by its middle.
    pub(super) fn solid_angle(&self, cell: u32) -> f32 {
        self.within(cell, (0.5, 0.5)).1
    }

    fn rows(columns: usize) -> (usize, usize) {
        (columns / 4 + 1, columns / 16 + 1)
    }

    fn direction_of(columns: usize, above: usize, below: usize, column: usize, row: usize) -> Vec3 {
        let elevation = if row < above {
            let t = row as f32 / (above - 1) as f32;
            t * t * FRAC_PI_2
        } else {
            let t = (row - above) as f32 / (below - 1) as f32;
            -t * t * FRAC_PI_2
        };
        let azimuth = column as f32 / columns as f32 * TAU;
        let (s, c) = azimuth.sin_cos();
        let (y, flat) = elevation.sin_cos();
        Vec3::new(c * flat, y, s * flat)
    }

    /// Bilinear lookup.
    pub(super) fn at(&self, direction: Vec3) -> Rgb {
        let elevation = arc_sine(direction.y.clamp(-1.0, 1.0));
        let (row, t) = if elevation >= 0.0 {
            let v = (elevation / FRAC_PI_2).sqrt() * (self.above - 1) as f32;
            let i = (v as usize).min(self.above - 2);
            (i, v - i as f32)
        } else {
            let v = (-elevation / FRAC_PI_2).sqrt() * (self.below - 1) as f32;
            let i = (v as usize).min(self.below - 2);
            (self.above + i, v - i as f32)
        };
        let u = turn(direction.z, direction.x) * self.columns as f32;
        let i = (u as usize).min(self.columns - 1);
        let s = u - i as f32;
        let next = if i + 1 == self.columns { 0 } else { i + 1 };
        let line = row * self.columns;
        let (a, b) = (&self.texels[line + i], &self.texels[line + next]);
        let (c, d) = (&self.texels[line + self.columns + i], &self.texels[line + self.columns + next]);
        std::array::from_fn(|k| {
            let upper = a[k] + (b[k] - a[k]) * s;
            let lower = c[k] + (d[k] - c[k]) * s;
            upper + (lower - upper) * t
        })
    }

    /// Changes the half below the horizon.
    pub(super) fn refill_below(&mut self, f: impl Fn(Vec3) -> Rgb + Sync) {
        let (columns, above, below) = (self.columns, self.above, self.below);
        self.texels[above * columns..].par_iter_mut().enumerate().for_each(|(i, texel)| {
            *texel = f(Self::direction_of(columns, above, below, i % columns, above + i / columns));
        });
    }

    /// Mean radiance and irradiance (per horizontal area) of the upper half.
    pub(super) fn upper(&self) -> (Rgb, Rgb) {
        let (mut mean, mut irradiance) = ([0.0_f64; 3], [0.0_f64; 3]);
        let span = |row: usize| {
            let t = (row as f32 / (self.above - 1) as f32).clamp(0.0, 1.0);
            t * t * FRAC_PI_2
        };
        for row in 0..self.above {
            // Cells reach half way to the neighbouring rows.
            let low = if row == 0 { 0.0 } else { 0.5 * (span(row - 1) + span(row)) };
            let high = if row + 1 == self.above { FRAC_PI_2 } else { 0.5 * (span(row) + span(row + 1)) };
            let solid = f64::from(high.sin() - low.sin());
            let flat = f64::from(high.sin() * high.sin() - low.sin() * low.sin()) * 0.5;
            let mut sum = [0.0_f64; 3];
            for texel in &self.texels[row * self.columns..(row + 1) * self.columns] {
                for k in 0..3 {
                    sum[k] += f64::from(texel[k]);
                }
            }
            for k in 0..3 {
                mean[k] += sum[k] / self.columns as f64 * solid;
                irradiance[k] += sum[k] / self.columns as f64 * flat * f64::from(TAU);
            }
        }
        (mean.map(|x| x as f32), irradiance.map(|x| x as f32))
    }
}

/// Angle of a direction in the plane as a share of a full turn, in `[0, 1)` (polynomial, error under 2e-6).
fn turn(y: f32, x: f32) -> f32 {
    let (ax, ay) = (x.abs(), y.abs());
    let (low, high) = if ax > ay { (ay, ax) } else { (ax, ay) };
    let t = low / high.max(1e-30);
    let s = t * t;
    let mut a = ((((-0.013_480_47 * s + 0.057_477_314) * s - 0.121_239_07) * s + 0.195_635_92) * s - 0.332_994_6) * s;
    a = (a + 0.999_995_63) * t;
    if ay >= ax {
        a = FRAC_PI_2 - a;
    }
    if x < 0.0 {
        a = PI - a;
    }
    let turn = a * (1.0 / TAU);
    if y < 0.0 { (1.0 - turn).min(0.999_999_9) } else { turn }
}

/// Arc sine by way of [`turn`].
fn arc_sine(x: f32) -> f32 {
    let flat = (1.0 - x * x).max(0.0).sqrt();
    turn(x.abs(), flat).copysign(x) * TAU
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dome_gives_back_what_it_was_filled_with() {
        let f = |d: Vec3, _: f32| [1.0 + d.x, 1.0 + d.y, 2.0 + d.z];
        let dome = Dome::fill(256, f);
        for i in 0..500 {
            let a = i as f32 * 2.399;
            let y = 1.0 - 2.0 * (i as f32 + 0.5) / 500.0;
            let flat = (1.0 - y * y).sqrt();
            let d = Vec3::new(a.cos() * flat, y, a.sin() * flat);
            let (got, want) = (dome.at(d), f(d, 0.0));
            for k in 0..3 {
                assert!((got[k] - want[k]).abs() < 0.01, "{d} {got:?} {want:?}");
            }
        }
    }

    #[test]
    fn a_uniform_dome_of_one_gives_irradiance_pi() {
        let (mean, irradiance) = Dome::fill(128, |_, _| [1.0; 3]).upper();
        assert!((mean[0] - 1.0).abs() < 1e-4 && (irradiance[1] - PI).abs() < 1e-3);
    }

    #[test]
    fn turns_agree_with_the_arc_tangent() {
        for i in 0..1000 {
            let a = i as f32 / 1000.0 * TAU;
            assert!((turn(a.sin(), a.cos()) * TAU - a).abs() < 2e-5, "{a}");
        }
    }
}
