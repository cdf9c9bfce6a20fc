//! The clear sky of one light source as a small table about the source's azimuth.

use super::atmosphere::Atmosphere;
use super::spectrum::{Spectrum, ToRgb, each};
use glam::Vec3;
use rayon::prelude::*;
use setpiece_image::Rgb;
use std::f32::consts::{FRAC_PI_2, PI};

const AZIMUTHS: usize = 80;
const ELEVATIONS: usize = 128;
/// Steps along each ray.
const STEPS: usize = 36;
/// Height of the eye, km.
const EYE_KM: f32 = 0.03;

/// Radiance by azimuth from the source and by elevation above the horizon.
pub(super) struct ClearSky {
    to_source: Vec3,
    texels: Vec<Rgb>,
}

impl ClearSky {
    /// Tabulates the sky of a source whose light is `share` of the sun's.
    pub(super) fn new(air: &Atmosphere, to_source: Vec3, share: &Spectrum, to_rgb: &ToRgb) -> Self {
        let texels = (0..AZIMUTHS * ELEVATIONS)
            .into_par_iter()
            .map(|i| {
                let u = (i % AZIMUTHS) as f32 / (AZIMUTHS - 1) as f32;
                let v = (i / AZIMUTHS) as f32 / (ELEVATIONS - 1) as f32;
                radiance(air, u * u * PI, v * v * FRAC_PI_2, to_source.y, share, to_rgb, STEPS)
            })
            .collect();
        Self { to_source, texels }
    }

    /// Radiance from a direction, kcd/m2; below the horizon that of the horizon.
    pub(super) fn at(&self, direction: Vec3) -> Rgb {
        let u = (azimuth_between(direction, self.to_source) / PI).sqrt() * (AZIMUTHS - 1) as f32;
        let v = (direction.y.clamp(0.0, 1.0).asin() / FRAC_PI_2).sqrt() * (ELEVATIONS - 1) as f32;
        let (i, j) = ((u as usize).min(AZIMUTHS - 2), (v as usize).min(ELEVATIONS - 2));
        let (s, t) = (u - i as f32, v - j as f32);
        let at = |i: usize, j: usize| &self.texels[j * AZIMUTHS + i];
        let (a, b, c, d) = (at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1));
        std::array::from_fn(|k| {
            let lower = a[k] + (b[k] - a[k]) * s;
            let upper = c[k] + (d[k] - c[k]) * s;
            lower + (upper - lower) * t
        })
    }
}

fn azimuth_between(a: Vec3, b: Vec3) -> f32 {
    let (la, lb) = (a.x.hypot(a.z), b.x.hypot(b.z));
    if la < 1e-6 || lb < 1e-6 {
        return 0.0;
    }
    ((a.x * b.x + a.z * b.z) / (la * lb)).clamp(-1.0, 1.0).acos()
}

fn radiance(
    air: &Atmosphere,
    azimuth: f32,
    elevation: f32,
    sine_source: f32,
    share: &Spectrum,
    to_rgb: &ToRgb,
    steps: usize,
) -> Rgb {
    let (y, flat) = elevation.sin_cos();
    let flat_source = (1.0 - sine_source * sine_source).max(0.0).sqrt();
    let between = (y * sine_source + flat * flat_source * azimuth.cos()).clamp(-1.0, 1.0);
    let light = air.radiance(EYE_KM, y, sine_source, between, steps);
    to_rgb.rgb(&each(|k| light[k] * share[k]))
}

#[cfg(test)]
mod tests {
    use super::super::atmosphere::Medium;
    use super::super::spectrum::luminance;
    use super::*;
    use setpiece_shot::Rng;

    #[test]
    fn the_table_agrees_with_the_integral() {
        let air = Atmosphere::new(Medium::new(3.0, 0.2));
        let to_rgb = ToRgb::new();
        let mut rng = Rng::new(5, "clear sky");
        for sine in [0.9_f32, 0.3, 0.05] {
            let source = Vec3::new(0.0, sine, (1.0 - sine * sine).sqrt());
            let table = ClearSky::new(&air, source, &[1.0; 8], &to_rgb);
            for _ in 0..60 {
                let (azimuth, elevation) = (rng.range(0.0, PI), rng.range(0.002, 1.5));
                let exact = radiance(&air, azimuth, elevation, sine, &[1.0; 8], &to_rgb, 600);
                let d = Vec3::new(azimuth.sin() * elevation.cos(), elevation.sin(), azimuth.cos() * elevation.cos());
                let got = table.at(d);
                let (a, b) = (luminance(got), luminance(exact));
                assert!((a - b).abs() < 0.05 * b, "sun {sine}, {azimuth} {elevation}: {got:?} {exact:?}");
            }
        }
    }
}
