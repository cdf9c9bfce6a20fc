//! Clear air: scattering tables of a spherical atmosphere.
//!
//! Rayleigh air, aerosols of a given turbidity and ozone, as Bruneton and Neyret (2008, 2017) describe them; the
//! optical depth of each tabulated over height and zenith angle with Bruneton's mapping; light scattered more than once
//! by Hillaire's isotropic closure ("A Scalable and Production Ready Sky and Atmosphere Rendering Technique", 2020).
//! Lengths are kilometres here.

use super::spectrum::{COUNT, OZONE_M2, SUN, Spectrum, WAVES_NM, each};
use rayon::prelude::*;
use std::f32::consts::PI;

/// Radius of the planet, km.
pub(super) const GROUND_KM: f32 = 6360.0;
const TOP_KM: f32 = 6440.0;
const RAYLEIGH_KM: f32 = 8.0;
const MIE_KM: f32 = 1.3;
const OZONE_CENTER_KM: f32 = 25.0;
const OZONE_HALF_KM: f32 = 15.0;
/// Share of what aerosols take out that they scatter.
const MIE_ALBEDO: f32 = 0.92;

/// What the air is made of.
pub(super) struct Medium {
    rayleigh: Spectrum,
    mie: Spectrum,
    ozone: Spectrum,
    ground_albedo: f32,
}

impl Medium {
    /// Air of a turbidity over a ground of an albedo.
    pub(super) fn new(turbidity: f32, ground_albedo: f32) -> Self {
        // Linke's turbidity to the optical depth of aerosols at 550 nm: 3 is a clear day over a city with 0.12. The
        // drops of thick haze are larger, so that its colour is more even.
        let turbidity = turbidity.clamp(1.0, 30.0);
        let depth = 0.06 * (turbidity - 1.0) + 0.005;
        let exponent = -(1.25 - 0.11 * (turbidity - 2.0).clamp(0.0, 8.0));
        Self {
            rayleigh: each(|i| 1.240_62e-3 * (WAVES_NM[i] * 1e-3).powi(-4)),
            mie: each(|i| depth * (WAVES_NM[i] / 550.0).powf(exponent) / MIE_KM),
            // 300 Dobson units in a tent over height.
            ozone: each(|i| OZONE_M2[i] * 8.06e22 / OZONE_HALF_KM),
            ground_albedo,
        }
    }

    /// Densities of air, aerosols and ozone at a height, each relative to its unit.
    fn densities(height: f32) -> [f32; 3] {
        let h = height.max(0.0);
        [(-h / RAYLEIGH_KM).exp(), (-h / MIE_KM).exp(), (1.0 - (h - OZONE_CENTER_KM).abs() / OZONE_HALF_KM).max(0.0)]
    }

    /// Transmittance along columns of air, aerosols and ozone.
    pub(super) fn transmittance(&self, columns: [f32; 3]) -> Spectrum {
        each(|i| (-(self.rayleigh[i] * columns[0] + self.mie[i] * columns[1] + self.ozone[i] * columns[2])).exp())
    }
}

/// Distance from radius `r` along the cosine of zenith angle `mu` to the sphere of radius `to` around.
pub(super) fn distance_out(r: f32, mu: f32, to: f32) -> f32 {
    let d = r * r * (mu * mu - 1.0) + to * to;
    (-r * mu + d.max(0.0).sqrt()).max(0.0)
}

fn distance_to_ground(r: f32, mu: f32) -> Option<f32> {
    let d = r * r * (mu * mu - 1.0) + GROUND_KM * GROUND_KM;
    (mu < 0.0 && d >= 0.0).then(|| (-r * mu - d.sqrt()).max(0.0))
}

fn mix3(a: [f32; 3], b: [f32; 3], t: f32) -> [f32; 3] {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * t)
}

const COLUMN_SIZE: [usize; 2] = [256, 64];
const MULTIPLE_SIZE: [usize; 2] = [48, 24];

/// The tables.
pub(super) struct Atmosphere {
    /// What the air is made of.
    pub medium: Medium,
    columns: Vec<[f32; 3]>,
    multiple: Vec<Spectrum>,
}

impl Atmosphere {
    /// Computes the tables.
    pub(super) fn new(medium: Medium) -> Self {
        let columns = (0..COLUMN_SIZE[0] * COLUMN_SIZE[1])
            .into_par_iter()
            .map(|i| {
                let (r, mu) = column_point(
                    (i % COLUMN_SIZE[0]) as f32 / (COLUMN_SIZE[0] - 1) as f32,
                    (i / COLUMN_SIZE[0]) as f32 / (COLUMN_SIZE[1] - 1) as f32,
                );
                columns_to_top(r, mu, 80)
            })
            .collect();
        let mut atmosphere = Self { medium, columns, multiple: Vec::new() };
        atmosphere.multiple = (0..MULTIPLE_SIZE[0] * MULTIPLE_SIZE[1])
            .into_par_iter()
            .map(|i| {
                let mu = (i % MULTIPLE_SIZE[0]) as f32 / (MULTIPLE_SIZE[0] - 1) as f32;
                let h = (i / MULTIPLE_SIZE[0]) as f32 / (MULTIPLE_SIZE[1] - 1) as f32;
                let mu_sun = sun_cosine(mu);
                atmosphere.scattered_often(GROUND_KM + 0.01 + h * h * (TOP_KM - GROUND_KM - 0.02), mu_sun)
            })
            .collect();
        atmosphere
    }

    /// Share of sunlight that arrives at a radius (km) from the cosine of zenith angle `mu`; soft at the horizon.
    pub(super) fn sunlight(&self, r: f32, mu: f32) -> Spectrum {
        let horizon = -(1.0 - (GROUND_KM / r.max(GROUND_KM)).powi(2)).max(0.0).sqrt();
        // The disc is half a degree wide.
        let shown = ((mu - horizon) / 0.0047 * 0.5 + 0.5).clamp(0.0, 1.0);
        if shown <= 0.0 {
            return [0.0; COUNT];
        }
        self.medium.transmittance(self.columns_at(r, mu.max(horizon))).map(|t| t * shown)
    }

    fn columns_at(&self, r: f32, mu: f32) -> [f32; 3] {
        let (u, v) = column_place(r, mu);
        let (x, y) = (u * (COLUMN_SIZE[0] - 1) as f32, v * (COLUMN_SIZE[1] - 1) as f32);
        let (i, j) = ((x as usize).min(COLUMN_SIZE[0] - 2), (y as usize).min(COLUMN_SIZE[1] - 2));
        let (s, t) = (x - i as f32, y - j as f32);
        let at = |i: usize, j: usize| self.columns[j * COLUMN_SIZE[0] + i];
        mix3(mix3(at(i, j), at(i + 1, j), s), mix3(at(i, j + 1), at(i + 1, j + 1), s), t)
    }

    fn multiple_at(&self, r: f32, mu_sun: f32) -> Spectrum {
        let h = ((r - GROUND_KM - 0.01) / (TOP_KM - GROUND_KM - 0.02)).clamp(0.0, 1.0).sqrt();
        let x = sun_place(mu_sun) * (MULTIPLE_SIZE[0] - 1) as f32;
        let y = h * (MULTIPLE_SIZE[1] - 1) as f32;
        let (i, j) = ((x as usize).min(MULTIPLE_SIZE[0] - 2), (y as usize).min(MULTIPLE_SIZE[1] - 2));
        let (s, t) = (x - i as f32, y - j as f32);
        let at = |i: usize, j: usize| &self.multiple[j * MULTIPLE_SIZE[0] + i];
        let (a, b, c, d) = (at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1));
        each(|k| (a[k] * (1.0 - s) + b[k] * s) * (1.0 - t) + (c[k] * (1.0 - s) + d[k] * s) * t)
    }

    /// Hillaire's closed sum of all orders from the second on, for sunlight of 1, per unit of scattering coefficient.
    fn scattered_often(&self, r: f32, mu_sun: f32) -> Spectrum {
        const SIDE: usize = 8;
        let (mut second, mut again) = ([0.0; COUNT], [0.0; COUNT]);
        for i in 0..SIDE {
            for j in 0..SIDE {
                let mu = 1.0 - 2.0 * (i as f32 + 0.5) / SIDE as f32;
                let phi = 2.0 * PI * (j as f32 + 0.5) / SIDE as f32;
                let sine = (1.0 - mu * mu).sqrt();
                let cos_between = mu * mu_sun + sine * phi.cos() * (1.0 - mu_sun * mu_sun).max(0.0).sqrt();
                let (light, share) = self.isotropic_ray(r, mu, mu_sun, cos_between);
                for k in 0..COUNT {
                    second[k] += light[k] / (SIDE * SIDE) as f32;
                    again[k] += share[k] / (SIDE * SIDE) as f32;
                }
            }
        }
        each(|k| second[k] / (1.0 - again[k]).max(0.05))
    }

    fn isotropic_ray(&self, r: f32, mu: f32, mu_sun: f32, cos_between: f32) -> (Spectrum, Spectrum) {
        let ground = distance_to_ground(r, mu);
        let length = ground.unwrap_or_else(|| distance_out(r, mu, TOP_KM));
        let steps = 24;
        let (mut light, mut share) = ([0.0; COUNT], [0.0; COUNT]);
        let mut through = [1.0; COUNT];
        for step in 0..steps {
            let (t, dt) = step_of(step, steps, length);
            let (height, sun) = along(r, mu, mu_sun, cos_between, t);
            let sunlight = self.sunlight(GROUND_KM + height, sun);
            let d = Medium::densities(height);
            for k in 0..COUNT {
                let (scattering, extinction) = self.coefficients(d, k);
                let pass = (-extinction * dt).exp();
                let part = through[k] * (1.0 - pass) / extinction.max(1e-9) * scattering;
                light[k] += part * sunlight[k] / (4.0 * PI);
                share[k] += part;
                through[k] *= pass;
            }
        }
        if let Some(t) = ground {
            let (_, sun) = along(r, mu, mu_sun, cos_between, t);
            let sunlight = self.sunlight(GROUND_KM, sun);
            for k in 0..COUNT {
                light[k] += through[k] * sunlight[k] * sun.max(0.0) * self.medium.ground_albedo / PI;
            }
        }
        (light, share)
    }

    fn coefficients(&self, d: [f32; 3], k: usize) -> (f32, f32) {
        let (air, dust) = (self.medium.rayleigh[k] * d[0], self.medium.mie[k] * d[1]);
        (air + MIE_ALBEDO * dust, air + dust + self.medium.ozone[k] * d[2])
    }

    /// Radiance (W/m2/nm/sr) that the air sends from a direction, seen at a height (km).
    ///
    /// `mu` and `mu_sun` are cosines of zenith angles, `cos_between` the cosine of the angle to the sun.
    pub(super) fn radiance(&self, height: f32, mu: f32, mu_sun: f32, cos_between: f32, steps: usize) -> Spectrum {
        let r = GROUND_KM + height;
        let length = distance_to_ground(r, mu).unwrap_or_else(|| distance_out(r, mu, TOP_KM));
        let (air_phase, dust_phase) = (rayleigh_phase(cos_between), mie_phase(cos_between));
        let mut light = [0.0; COUNT];
        let mut through = [1.0; COUNT];
        for step in 0..steps {
            let (t, dt) = step_of(step, steps, length);
            let (height, sun) = along(r, mu, mu_sun, cos_between, t);
            let sunlight = self.sunlight(GROUND_KM + height, sun);
            let often = self.multiple_at(GROUND_KM + height, sun);
            let d = Medium::densities(height);
            for k in 0..COUNT {
                let (air, dust) = (self.medium.rayleigh[k] * d[0], MIE_ALBEDO * self.medium.mie[k] * d[1]);
                let (scattering, extinction) = self.coefficients(d, k);
                let source = sunlight[k] * (air * air_phase + dust * dust_phase) + often[k] * scattering;
                let pass = (-extinction * dt).exp();
                light[k] += through[k] * source * (1.0 - pass) / extinction.max(1e-9);
                through[k] *= pass;
            }
        }
        each(|k| light[k] * SUN[k])
    }
}

/// Middle and length of a step; steps grow with distance, since the air thins.
fn step_of(step: usize, steps: usize, length: f32) -> (f32, f32) {
    let edge = |i: usize| {
        let x = i as f32 / steps as f32;
        x * x * length
    };
    let (a, b) = (edge(step), edge(step + 1));
    (0.5 * (a + b), b - a)
}

/// Height and cosine of the sun's zenith angle at a distance along a ray.
fn along(r: f32, mu: f32, mu_sun: f32, cos_between: f32, t: f32) -> (f32, f32) {
    let here = (r * r + t * t + 2.0 * r * t * mu).max(0.0).sqrt();
    ((here - GROUND_KM).max(0.0), ((r * mu_sun + t * cos_between) / here).clamp(-1.0, 1.0))
}

fn columns_to_top(r: f32, mu: f32, steps: usize) -> [f32; 3] {
    let length = distance_out(r, mu, TOP_KM);
    let mut sum = [0.0; 3];
    for step in 0..steps {
        let (t, dt) = step_of(step, steps, length);
        let height = (r * r + t * t + 2.0 * r * t * mu).max(0.0).sqrt() - GROUND_KM;
        for (s, d) in sum.iter_mut().zip(Medium::densities(height)) {
            *s += d * dt;
        }
    }
    sum
}

/// Bruneton's mapping of radius and zenith cosine to the unit square, dense near the horizon.
fn column_place(r: f32, mu: f32) -> (f32, f32) {
    let edge = (TOP_KM * TOP_KM - GROUND_KM * GROUND_KM).sqrt();
    let rho = (r * r - GROUND_KM * GROUND_KM).max(0.0).sqrt();
    let d = distance_out(r, mu, TOP_KM);
    let (least, most) = (TOP_KM - r, rho + edge);
    (((d - least) / (most - least).max(1e-6)).clamp(0.0, 1.0), (rho / edge).clamp(0.0, 1.0))
}

fn column_point(u: f32, v: f32) -> (f32, f32) {
    let edge = (TOP_KM * TOP_KM - GROUND_KM * GROUND_KM).sqrt();
    let rho = v * edge;
    let r = (rho * rho + GROUND_KM * GROUND_KM).sqrt();
    let (least, most) = (TOP_KM - r, rho + edge);
    let d = least + u * (most - least);
    let mu = if d < 1e-4 { 1.0 } else { (edge * edge - rho * rho - d * d) / (2.0 * r * d) };
    (r, mu.clamp(-1.0, 1.0))
}

/// Place of the sun's zenith cosine in the table of multiple scattering, dense about the horizon.
fn sun_place(mu: f32) -> f32 {
    let s = mu.abs().sqrt();
    if mu < 0.0 { 0.5 - 0.5 * s } else { 0.5 + 0.5 * s }
}

fn sun_cosine(place: f32) -> f32 {
    let s = 2.0 * place - 1.0;
    s * s.abs()
}

fn rayleigh_phase(c: f32) -> f32 {
    3.0 / (16.0 * PI) * (1.0 + c * c)
}

/// Cornette and Shanks.
fn cornette_shanks(c: f32, g: f32) -> f32 {
    let k = 1.0 + g * g - 2.0 * g * c;
    3.0 / (8.0 * PI) * (1.0 - g * g) * (1.0 + c * c) / ((2.0 + g * g) * k * k.sqrt())
}

/// A narrow glow about the sun on a broad one: one lobe alone shows either a hole or a searchlight.
fn mie_phase(c: f32) -> f32 {
    0.65 * cornette_shanks(c, 0.83) + 0.35 * cornette_shanks(c, 0.45)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city() -> Atmosphere {
        Atmosphere::new(Medium::new(3.0, 0.2))
    }

    #[test]
    fn tabulated_sunlight_agrees_with_the_integral() {
        let air = city();
        for mu in [1.0, 0.5, 0.2, 0.1, 0.05, 0.03] {
            for height in [0.02, 1.5, 7.0] {
                let r = GROUND_KM + height;
                let table = air.sunlight(r, mu);
                let exact = air.medium.transmittance(columns_to_top(r, mu, 4000));
                for k in 0..COUNT {
                    assert!(
                        (table[k] - exact[k]).abs() < 0.03 * exact[k] + 2e-4,
                        "{mu} {height} {k}: {} {}",
                        table[k],
                        exact[k]
                    );
                }
            }
        }
    }

    #[test]
    fn phase_functions_are_normalised() {
        let n = 20_000;
        for phase in [rayleigh_phase, mie_phase] {
            let sum: f32 = (0..n).map(|i| phase(-1.0 + 2.0 * (i as f32 + 0.5) / n as f32)).sum();
            assert!((sum * 2.0 / n as f32 * 2.0 * PI - 1.0).abs() < 0.005);
        }
    }

    #[test]
    fn few_steps_agree_with_many() {
        let air = city();
        for (mu, mu_sun, between) in [(1.0, 0.7, 0.7), (0.1, 0.7, 0.5), (0.02, 0.05, 0.9), (0.3, 0.05, -0.3)] {
            let quick = air.radiance(0.03, mu, mu_sun, between, 40);
            let slow = air.radiance(0.03, mu, mu_sun, between, 1500);
            for k in 0..COUNT {
                assert!((quick[k] - slow[k]).abs() < 0.04 * slow[k], "{mu} {k}: {} {}", quick[k], slow[k]);
            }
        }
    }

    #[test]
    fn zenith_air_mass_gives_the_known_rayleigh_depth() {
        let air = Medium::new(1.0, 0.0);
        let columns = columns_to_top(GROUND_KM, 1.0, 2000);
        // Bodhaine et al. (1999): 0.0973 at 550 nm; 560 nm by the fourth power.
        assert!((air.rayleigh[4] * columns[0] - 0.0973 * (550.0_f32 / 560.0).powi(4)).abs() < 0.012);
    }
}
