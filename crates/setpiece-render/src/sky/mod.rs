//! Light of sun, moon and sky.
//!
//! [`SkyModel::new`] computes the atmosphere's tables (module `atmosphere`), the clear sky of sun and moon (`clear`),
//! clouds (`clouds`) and the glow of a city (`night`), and draws all of it once into a dome (`dome`), so that a lookup
//! costs a few nanoseconds. Units are absolute: radiance in kcd/m2, illuminance in klx.

mod atmosphere;
mod black_body;
mod bright;
mod clear;
mod clouds;
mod dome;
mod night;
mod spectrum;

use crate::shelf::{Reader, Shelf, kept};
use atmosphere::{Atmosphere, GROUND_KM, Medium};
pub(crate) use black_body::black_body;
use bright::Bright;
pub(crate) use bright::Drawn;
use clear::ClearSky;
use clouds::{CloudLight, Clouds};
use dome::Dome;
use glam::Vec3;
use setpiece_image::Rgb;
use setpiece_scene::{Air, Sky};
use setpiece_shot::stable_hash;
use spectrum::{SUN, Spectrum, ToRgb, each, luminance};
use std::f32::consts::{PI, TAU};

/// Sine of the angular radius of sun and moon.
const DISC_RADIUS: f32 = 0.004_65;
/// Columns of the dome.
const COLUMNS: usize = 1536;
/// Directions of the ring of haze.
const RING: usize = 64;

/// Goes up when the same sky looks otherwise.
const PAINTER: u32 = 1;

/// The sky of a shot, tabulated.
pub struct SkyModel {
    to_light: Vec3,
    light: Rgb,
    light_radius: f32,
    disc: Rgb,
    dome: Dome,
    ambient: Rgb,
    irradiance: Rgb,
    ring: Vec<Rgb>,
    bright: Bright,
}

/// Fog that the whole scene stands in.
struct Fog {
    /// Vertical optical depth.
    depth: f32,
    /// 0 for mere haze, which the atmosphere's aerosols stand for, 1 for fog.
    weight: f32,
    mean: Rgb,
    to_light: Vec3,
    light: Rgb,
}

impl Fog {
    /// Radiance of fog without end.
    fn radiance(&self, direction: Vec3) -> Rgb {
        let c = direction.dot(self.to_light);
        let g = 0.6_f32;
        let k = 1.0 + g * g - 2.0 * g * c;
        let lobe = (1.0 - g * g) / (4.0 * PI * k * k.sqrt());
        let slant = self.depth / self.to_light.y.max(0.05);
        let glow = (-0.35 * slant).exp() * lobe * 0.5;
        // Thin fog gathers its light from the whole sphere, the dark ground included; thick fog glows evenly.
        let full = 0.55 + 0.4 * crate::surface::noise::step(0.1, 1.5, self.depth);
        // Many scatterings mix the colours of sun and sky.
        let grey = luminance(self.mean);
        std::array::from_fn(|i| {
            (grey + (self.mean[i] - grey) * 0.6) * (full + 0.16 * direction.y.max(0.0)) + self.light[i] * glow
        })
    }

    fn over(&self, light: Rgb, direction: Vec3) -> Rgb {
        if self.weight <= 0.0 {
            return light;
        }
        let pass = (-self.weight * self.depth / direction.y.max(0.004)).exp();
        let fog = self.radiance(direction);
        std::array::from_fn(|i| light[i] * pass + fog[i] * (1.0 - pass))
    }
}

impl SkyModel {
    /// Computes the tables.
    pub fn new(sky: &Sky, air: &Air) -> Self {
        Self::with_columns(sky, air, COLUMNS)
    }

    /// The tables that a shelf has, or new ones.
    pub(crate) fn kept(sky: &Sky, air: &Air, shelf: Option<&dyn Shelf>) -> Self {
        let key = || stable_hash(&(PAINTER, COLUMNS, sky, air));
        kept(shelf, "sky", key, Self::read, || Self::new(sky, air), Self::write)
    }

    fn write(&self) -> Vec<u8> {
        let parts: [&[f32]; 8] = [
            &self.to_light.to_array(),
            &self.light,
            &[self.light_radius],
            &self.disc,
            &self.ambient,
            &self.irradiance,
            self.ring.as_flattened(),
            self.dome.texels().as_flattened(),
        ];
        parts.into_iter().flatten().flat_map(|x| x.to_le_bytes()).collect()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let read = Self {
            to_light: reader.f32s()?.into(),
            light: reader.f32s()?,
            light_radius: reader.f32s::<1>()?[0],
            disc: reader.f32s()?,
            ambient: reader.f32s()?,
            irradiance: reader.f32s()?,
            ring: (0..RING).map(|_| reader.f32s()).collect::<Option<_>>()?,
            dome: Dome::of(COLUMNS, std::iter::from_fn(|| reader.f32s()).collect())?,
            bright: Bright::NONE,
        };
        Some(read.with_bright())
    }

    /// Computes the tables with a dome of another width than usual (1536), for tests and quick previews.
    pub fn with_columns(sky: &Sky, air: &Air, columns: usize) -> Self {
        let to_sun = sky.to_sun.normalize_or(Vec3::Y);
        let to_moon = sky.to_moon.normalize_or(Vec3::Y);
        let ground_albedo = 0.18 + 0.5 * air.snow_cover.clamp(0.0, 1.0);
        let atmosphere = Atmosphere::new(Medium::new(sky.turbidity, ground_albedo));
        let to_rgb = ToRgb::new();
        let by_sun = to_sun.y > -0.06;
        let (to_light, share) = if by_sun { (to_sun, [1.0; 8]) } else { (to_moon, night::moon_over_sun()) };
        let mut sources = Vec::new();
        if to_sun.y > -0.3 {
            sources.push(ClearSky::new(&atmosphere, to_sun, &[1.0; 8], &to_rgb));
        }
        if to_sun.y < -0.05 && to_moon.y > 0.0 {
            sources.push(ClearSky::new(&atmosphere, to_moon, &night::moon_over_sun(), &to_rgb));
        }
        // Streets are lit when the sun is low.
        let lit = 1.0 - crate::surface::noise::step(-0.1, 0.0, to_sun.y);
        let clear = |d: Vec3| {
            let mut sum: Rgb = night::glow(d.y, sky.turbidity).map(|x| x * lit);
            for source in &sources {
                let part = source.at(d);
                for k in 0..3 {
                    sum[k] += part[k];
                }
            }
            sum
        };
        let direct = |height_km: f32| direct_light(&atmosphere, height_km, to_light.y, &share, &to_rgb);
        let (clear_mean, clear_irradiance) = Dome::fill(64, |d, _| clear(d)).upper();
        let ground_light = direct(0.02);
        let sine = to_light.y.max(0.0);
        let mut cloud_light = CloudLight {
            to_light,
            low: direct(2.2),
            high: direct(7.5),
            above: clear_mean,
            below: std::array::from_fn(|k| {
                (ground_light[k] * sine + clear_irradiance[k]) * ground_albedo / PI + lit * night::STREETS[k]
            }),
        };
        let mut clouds = Clouds::new(sky, cloud_light);
        if clouds.deck > 0.0 {
            // Under a deck the ground is as dark as the deck leaves it, brightened by reflections between the two.
            let pass = 1.0 - clouds.deck * (1.0 - clouds.deck_pass() / (1.0 - 0.65 * ground_albedo));
            for k in 0..3 {
                let streets = lit * night::STREETS[k];
                cloud_light.below[k] = (cloud_light.below[k] - streets) * pass + streets;
            }
            clouds = Clouds::new(sky, cloud_light);
        }
        let open = |d: Vec3, texel: f32| {
            let behind = clear(d);
            let veil = clouds.veil(d, texel);
            // The air before the clouds: what of the clear sky lies nearer than they are.
            let pass = through_air(&atmosphere, d.y, veil.distance);
            // Under a deck that air is lit by the deck, not by the clear sky.
            let under = if clouds.deck > 0.0 { clouds.deck_haze(d) } else { [0.0; 3] };
            std::array::from_fn(|k| {
                let air = behind[k] + (under[k] - behind[k]) * clouds.deck;
                behind[k] * veil.through + veil.light[k] * pass[k] + air * (1.0 - pass[k]) * (1.0 - veil.through)
            })
        };
        let (_, open_irradiance) = Dome::fill(64, open).upper();
        let passing = clouds.light_through();
        let mut light = ground_light.map(|x| x * passing);
        let depth = air.fog_per_m.max(0.0) * air.fog_height_m.max(0.0);
        let weight = crate::surface::noise::step(4e-4, 4e-3, air.fog_per_m);
        let fog_pass = 1.0 / (1.0 + 0.75 * 0.15 * depth);
        let fog = Fog {
            depth,
            weight,
            mean: std::array::from_fn(|k| {
                (light[k] * sine + open_irradiance[k]) * fog_pass / (PI * (1.0 - 0.3 * ground_albedo))
                    + 0.25 * lit * night::STREETS[k]
            }),
            to_light,
            light,
        };
        let fog_direct = (-weight * depth / to_light.y.max(0.02)).exp();
        light = light.map(|x| x * fog_direct);
        let dome = Dome::fill(columns, |d, texel| if d.y < 0.0 { [0.0; 3] } else { fog.over(open(d, texel), d) });
        let (ambient, irradiance) = dome.upper();
        let ring: Vec<Rgb> = (0..RING).map(|i| haze_of(&dome, i)).collect();
        let ground: Rgb = std::array::from_fn(|k| {
            (light[k] * sine + irradiance[k]) * ground_albedo / PI + lit * 0.4 * night::STREETS[k]
        });
        let mut model = Self {
            to_light,
            light,
            light_radius: DISC_RADIUS,
            disc: [0.0; 3],
            dome,
            ambient,
            irradiance,
            ring,
            bright: Bright::NONE,
        };
        // The city beyond the set, seen from roof height through the air.
        let reach = 60.0 * (3.0 / sky.turbidity.clamp(1.0, 30.0)) * 0.12;
        let thick = 1.0 / reach + air.fog_per_m * 1000.0;
        let mut below = std::mem::replace(&mut model.dome, Dome::fill(4, |_, _| [0.0; 3]));
        below.refill_below(|d| {
            let pass = (-0.03 / (-d.y).max(1e-4) * thick).exp();
            let haze = model.haze(d);
            std::array::from_fn(|k| ground[k] * pass + haze[k] * (1.0 - pass))
        });
        model.dome = below;
        let strong = luminance(light) > 1e-3 * luminance(irradiance);
        if !strong || to_light.y < -0.01 {
            model.light = [0.0; 3];
        }
        let veil = (1.0 - fog_direct).max(0.6 * clouds.deck).max(0.15 * (1.0 - passing));
        model.light_radius = DISC_RADIUS + 0.08 * veil;
        // Of a veiled sun only what comes straight makes the disc.
        let crisp = (1.0 - veil).max(0.0);
        model.disc = model.light.map(|x| x * crisp / (PI * DISC_RADIUS * DISC_RADIUS));
        model.with_bright()
    }

    fn with_bright(mut self) -> Self {
        self.bright = Bright::of(&self.dome, self.light, self.ambient);
        self
    }

    /// Radiance from a direction as bounce rays see it: what is drawn with the main light is left out.
    pub(crate) fn bounced(&self, direction: Vec3) -> Rgb {
        self.bright.dimmed(self.dome.at(direction))
    }

    /// Draws from the main light and what of the sky is too bright for bounces.
    pub(crate) fn draw(&self, pair: (f32, f32)) -> Drawn {
        self.bright.draw(&self.dome, self.to_light, self.light_radius, self.light, pair)
    }

    /// Radiance from a direction in kcd/m2, without the disc of the sun; fog included.
    pub fn radiance(&self, direction: Vec3) -> Rgb {
        self.dome.at(direction)
    }

    /// Unit vector to the main light: the sun, or the moon at night.
    pub fn to_light(&self) -> Vec3 {
        self.to_light
    }

    /// Illuminance of the main light on a surface that faces it, klx per channel, clouds included.
    pub fn light(&self) -> Rgb {
        self.light
    }

    /// Sine of the main light's angular radius; larger behind veils of cloud.
    pub fn light_radius(&self) -> f32 {
        self.light_radius
    }

    /// Radiance of the disc seen directly, kcd/m2; zero off the disc.
    pub fn disc(&self, direction: Vec3) -> Rgb {
        let across = direction.cross(self.to_light).length() / DISC_RADIUS;
        if across >= 1.0 || direction.dot(self.to_light) < 0.0 {
            return [0.0; 3];
        }
        // Limb darkening of the sun (linear law, 0.6), normalised to the disc's mean.
        let limb = (1.0 - 0.6 * (1.0 - (1.0 - across * across).sqrt())) / 0.8;
        self.disc.map(|x| x * limb)
    }

    /// Mean radiance of the upper hemisphere, for ambient terms.
    pub fn ambient(&self) -> Rgb {
        self.ambient
    }

    /// Illuminance of the sky alone on level ground, klx.
    pub fn irradiance(&self) -> Rgb {
        self.irradiance
    }

    /// Radiance of far air towards a direction's azimuth: what distant things fade into.
    pub fn haze(&self, direction: Vec3) -> Rgb {
        let turn = direction.z.atan2(direction.x) / TAU;
        let u = (turn - turn.floor()) * RING as f32;
        let (i, s) = (u as usize % RING, u.fract());
        let (a, b) = (&self.ring[i], &self.ring[(i + 1) % RING]);
        std::array::from_fn(|k| a[k] + (b[k] - a[k]) * s)
    }
}

/// Illuminance of the source across its ray at a height, klx.
fn direct_light(air: &Atmosphere, height_km: f32, sine: f32, share: &Spectrum, to_rgb: &ToRgb) -> Rgb {
    let pass = air.sunlight(GROUND_KM + height_km, sine);
    to_rgb.rgb(&each(|k| SUN[k] * share[k] * pass[k]))
}

/// Transmittance per channel from the ground over a distance (km) along a sine of elevation.
fn through_air(air: &Atmosphere, sine: f32, distance: f32) -> Rgb {
    let rise = (distance * sine.max(0.0) + distance * distance / (2.0 * GROUND_KM)).max(1e-3);
    let column = |scale: f32| distance * scale / rise * (1.0 - (-rise / scale).exp());
    let pass = air.medium.transmittance([column(8.0), column(1.3), 0.0]);
    [pass[5], pass[3], pass[1]]
}

/// Mean of the lowest five degrees over one part of the ring.
fn haze_of(dome: &Dome, i: usize) -> Rgb {
    let mut sum = [0.0; 3];
    let count = 12;
    for j in 0..count {
        let azimuth = (i as f32 + (j % 3) as f32 / 3.0 - 0.33) / RING as f32 * TAU;
        let elevation = 0.3_f32.to_radians() + (j / 3) as f32 * 1.3_f32.to_radians();
        let (s, c) = azimuth.sin_cos();
        let (y, flat) = elevation.sin_cos();
        for (a, x) in sum.iter_mut().zip(dome.at(Vec3::new(c * flat, y, s * flat))) {
            *a += x / count as f32;
        }
    }
    sum
}

#[cfg(test)]
mod tests;
