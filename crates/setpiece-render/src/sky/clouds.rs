//! Clouds over a set: heaps with flat bases, high ice streaks, and closed decks.
//!
//! Cumulus are marched through a slab: a map of strengths sets where a cloud stands and how high it grows, puffs of
//! absolute noise erode it. Light comes from the sun through a short secondary march with octaves of softened
//! extinction for multiple scattering (Wrenninge, Kulla and Lundqvist 2013, "Oz: the Great and Volumetric"), from the
//! sky above and the ground below. Decks are a two-stream slab with the luminance gradient of the CIE overcast sky.
//! Lengths are kilometres here.

use super::atmosphere::{GROUND_KM, distance_out};
use crate::surface::noise::{noise2, noise3, step};
use glam::{Vec2, Vec3};
use rayon::prelude::*;
use setpiece_image::Rgb;
use setpiece_scene::Sky;
use std::f32::consts::PI;

const BASE_KM: f32 = 1.3;
const CIRRUS_KM: f32 = 7.5;
const DECK_KM: f32 = 0.9;
/// Extinction inside a cumulus, 1/km.
const DENSE: f32 = 42.0;

/// The light clouds stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct CloudLight {
    /// Unit vector to sun or moon.
    pub to_light: Vec3,
    /// Its illuminance across the ray at cumulus height, klx.
    pub low: Rgb,
    /// The same at cirrus height.
    pub high: Rgb,
    /// Mean radiance of the sky above, kcd/m2.
    pub above: Rgb,
    /// Radiance of the ground below.
    pub below: Rgb,
}

/// What clouds do to the light from a direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Veil {
    /// Light the clouds send, kcd/m2.
    pub light: Rgb,
    /// Share of the light behind them that passes.
    pub through: f32,
    /// How far away they are, km.
    pub distance: f32,
}

/// The clouds of one sky.
pub(super) struct Clouds {
    seed: u32,
    origin: Vec2,
    cover: f32,
    thickness: f32,
    /// Share of the sky's character that is a closed deck.
    pub deck: f32,
    threshold: f32,
    slab: f32,
    light: CloudLight,
    clearing: f32,
    map: Vec<f32>,
}

/// Side of the map of strengths, and its spacing in km.
const MAP: usize = 1024;
const MAP_KM: f32 = 0.14;

impl Clouds {
    pub(super) fn new(sky: &Sky, light: CloudLight) -> Self {
        let seed = (sky.seed ^ (sky.seed >> 32)) as u32;
        let cover = sky.cloud_cover.clamp(0.0, 1.0);
        let thickness = sky.cloud_thickness.clamp(0.0, 1.0);
        // The field's values are nearly normal with this deviation; the logit stands in for the normal quantile.
        let share = (cover * 0.85).clamp(0.005, 0.97);
        let threshold = 0.24 * 0.6 * ((1.0 - share) / share).ln();
        // The sun of a broken sky stands in a gap, so that its light on the set is steady.
        let clearing = (3.0 + 5.0 * step(0.08, 0.4, light.to_light.y)).to_radians();
        let mut clouds = Self {
            seed,
            origin: Vec2::new((seed & 0xff) as f32 * 7.31, (seed >> 8 & 0xff) as f32 * 5.77),
            cover,
            thickness,
            deck: step(0.78, 0.98, cover),
            threshold,
            slab: 0.5 + 1.5 * thickness,
            light,
            clearing,
            map: Vec::new(),
        };
        if clouds.deck < 1.0 && cover > 0.02 {
            let half = 0.5 * MAP as f32;
            let map = (0..MAP * MAP).into_par_iter().map(|i| {
                let cell = Vec2::new((i % MAP) as f32 - half, (i / MAP) as f32 - half);
                clouds.strength_of(clouds.origin + cell * MAP_KM)
            });
            clouds.map = map.collect();
        }
        clouds
    }

    /// Share of the direct light that reaches the ground.
    pub(super) fn light_through(&self) -> f32 {
        let cirrus = (-self.cirrus_depth(self.light.to_light)).exp();
        (1.0 - self.deck) * (1.0 - 0.25 * step(0.45, 0.75, self.cover)) * cirrus.max(0.5)
    }

    /// Share of the light from above that a closed deck passes on.
    pub(super) fn deck_pass(&self) -> f32 {
        two_stream(self.deck_depth())
    }

    fn deck_depth(&self) -> f32 {
        6.0 + 120.0 * self.thickness * self.thickness
    }

    /// All clouds along a direction above the horizon; `texel` is the angle of a pixel.
    pub(super) fn veil(&self, direction: Vec3, texel: f32) -> Veil {
        let mut veil = Veil { light: [0.0; 3], through: 1.0, distance: DECK_KM };
        if self.deck > 0.0 {
            let (light, distance) = self.deck_light(direction, texel);
            veil = Veil { light: light.map(|x| x * self.deck), through: 1.0 - self.deck, distance };
            if self.deck >= 1.0 {
                return veil;
            }
        }
        if self.cover > 0.02 {
            let heap = self.cumulus(direction, texel);
            veil.distance = if self.deck > 0.5 { veil.distance } else { heap.distance };
            for c in 0..3 {
                veil.light[c] += veil.through * heap.light[c];
            }
            veil.through *= heap.through;
        }
        let ice = self.cirrus_depth(direction);
        if ice > 0.0 && veil.through > 0.01 {
            let pass = (-ice).exp();
            let c = direction.dot(self.light.to_light);
            let phase = 0.75 * henyey(c, 0.75) + 0.25 / (4.0 * PI);
            for k in 0..3 {
                let source = self.light.high[k] * phase * 1.6 + self.light.above[k] * 0.8;
                veil.light[k] += veil.through * (1.0 - pass) * source;
            }
            if veil.through > 0.9 {
                veil.distance = distance_to(direction.y, CIRRUS_KM);
            }
            veil.through *= pass;
        }
        veil
    }

    fn place(&self, direction: Vec3, height: f32) -> (Vec2, f32) {
        let t = distance_to(direction.y, height);
        (self.origin + Vec2::new(direction.x, direction.z) * t, t)
    }

    fn cirrus_depth(&self, direction: Vec3) -> f32 {
        let amount = (0.12 + 1.1 * self.cover).min(0.75) * (1.0 - self.deck);
        let (p, t) = self.place(direction, CIRRUS_KM);
        // Streaks along one wind, bent by a slow field and frayed across.
        let turn = 0.7 + (self.seed & 15) as f32 * 0.3;
        let (s, c) = turn.sin_cos();
        let q = Vec2::new(p.x * c + p.y * s, p.y * c - p.x * s);
        let (bend, _) = noise2(q / 22.0, self.seed ^ 0x51);
        let (fray, _) = noise2(q / 5.0, self.seed ^ 0x52);
        let warped = Vec2::new(q.x / 16.0, q.y / 3.4 + 2.1 * bend + 0.4 * fray);
        let mut streak = 0.0;
        let mut height = 0.5;
        let mut wave = 1.0;
        let pixel = t * 0.004 / direction.y.max(0.02);
        for octave in 0..5 {
            if 3.4 * wave < pixel {
                break;
            }
            streak += height * noise2(warped / wave, self.seed ^ (0x60 + octave)).0;
            height *= 0.55;
            wave *= 0.48;
        }
        let (patch, _) = noise2(p / 30.0, self.seed ^ 0x71);
        let shown = step(0.25 - amount, 1.0 - 0.6 * amount, 0.5 * patch + 0.5 + 0.3 * streak);
        0.55 * shown * step(-0.3, 0.8, streak) * amount
    }

    /// [`Self::strength_of`] from the map; nothing stands beyond its edge.
    fn strength(&self, p: Vec2) -> f32 {
        let q = (p - self.origin) / MAP_KM + 0.5 * MAP as f32;
        let last = (MAP - 1) as f32;
        if !(q.x >= 0.0 && q.y >= 0.0 && q.x < last && q.y < last) {
            return -2.0;
        }
        let (i, j) = (q.x as usize, q.y as usize);
        let (s, t) = (q.x - i as f32, q.y - j as f32);
        let line = &self.map[j * MAP + i..];
        let (a, b, c, d) = (line[0], line[1], line[MAP], line[MAP + 1]);
        let (near, far) = (a + (b - a) * s, c + (d - c) * s);
        near + (far - near) * t
    }

    /// How strong a cloud grows at a place; below zero none does.
    fn strength_of(&self, p: Vec2) -> f32 {
        let (warp, _) = noise2(p / 3.1, self.seed ^ 0x21);
        let q = p + Vec2::new(warp, -warp) * 0.6;
        let a = noise2(q / 6.5, self.seed ^ 0x11).0;
        let b = noise2(q / 2.3, self.seed ^ 0x12).0;
        let c = noise2(p / 0.9, self.seed ^ 0x13).0;
        ((0.5 * a + 0.38 * b + 0.12 * c) - self.threshold) * 2.6
    }

    /// Density in `[0, 1]` at a place and height of the slab.
    fn density(&self, p: Vec3, strength: f32, octaves: u32) -> f32 {
        let h = p.y / self.slab;
        if !(0.0..1.0).contains(&h) {
            return 0.0;
        }
        let dome = strength.min(1.1) - h * 0.95;
        let swing = 0.30 + 0.55 * h;
        if dome < -0.85 * swing {
            return 0.0;
        }
        let edge = (h * 9.0).min(1.0);
        if dome > 0.2 + 0.7 * swing {
            return edge;
        }
        let (mut puff, mut height, mut wave) = (0.0, 0.55, 0.75);
        // What all octaves to come may take away or add: where they change nothing, they are not asked.
        let mut rest = 0.55 * (1.0 - 0.55_f32.powi(octaves as i32)) / (1.0 - 0.55) * 1.001;
        for octave in 0..octaves {
            if dome + (puff - 0.62 * rest) * swing >= 0.2 {
                return edge;
            }
            if dome + (puff + 1.9 * rest) * swing <= 0.0 {
                return 0.0;
            }
            puff += height * (noise3(p / wave, self.seed ^ (0x31 + octave)).abs() * 2.4 - 0.62);
            rest -= height;
            height *= 0.55;
            wave *= 0.47;
        }
        ((dome + puff * swing) * 5.0).clamp(0.0, 1.0) * edge
    }

    fn cumulus(&self, direction: Vec3, texel: f32) -> Veil {
        let near = distance_to(direction.y, BASE_KM);
        let far = distance_to(direction.y, BASE_KM + self.slab);
        let length = far - near;
        let steps = (length / 0.085).clamp(14.0, 72.0) as usize;
        let dt = length / steps as f32;
        // Pixels far out hold many puffs; finer octaves than that are left out.
        let pixel = near * texel;
        let fine = if pixel > 0.25 {
            1
        } else if pixel > 0.1 {
            2
        } else if pixel > 0.045 {
            3
        } else {
            4
        };
        let c = direction.dot(self.light.to_light);
        let hole = 1.6 * (1.0 - step(self.clearing * 0.6, self.clearing * 1.8, c.clamp(-1.0, 1.0).acos()));
        let phases: [f32; 4] = std::array::from_fn(|i| {
            let g = 0.5_f32.powi(i as i32);
            0.7 * henyey(c, 0.82 * g) + 0.3 * henyey(c, -0.25 * g)
        });
        let (mut light, mut through, mut depth, mut weight) = ([0.0; 3], 1.0, 0.0, 0.0);
        let mut i = 0;
        while i < steps && through > 0.015 {
            let t = near + (i as f32 + 0.5) * dt;
            let flat = self.origin + Vec2::new(direction.x, direction.z) * t;
            let height = height_at(direction.y, t) - BASE_KM;
            let p = Vec3::new(flat.x, height, flat.y);
            let strength = self.strength(flat) - hole;
            if strength < -0.45 {
                i += 1 + usize::from(strength < -0.9 && dt < 0.2) * 2;
                continue;
            }
            i += 1;
            let density = self.density(p, strength, fine);
            if density <= 0.0 {
                continue;
            }
            let sunward = self.toward_light(p, strength, hole);
            let source = self.source(p.y / self.slab, sunward, &phases);
            let pass = (-density * DENSE * dt).exp();
            for k in 0..3 {
                light[k] += through * (1.0 - pass) * source[k];
            }
            depth += through * (1.0 - pass) * t;
            weight += through * (1.0 - pass);
            through *= pass;
        }
        if through < 0.02 {
            through = 0.0;
        }
        Veil { light, through, distance: if weight > 0.0 { depth / weight } else { near } }
    }

    /// Optical depth towards the light.
    fn toward_light(&self, p: Vec3, strength: f32, hole: f32) -> f32 {
        let to = self.light.to_light;
        let (mut depth, mut from) = (0.0, 0.0);
        for (i, reach) in [0.05, 0.15, 0.38, 0.9].into_iter().enumerate() {
            let q = p + to * (0.5 * (from + reach));
            if q.y > self.slab {
                break;
            }
            let s = if i < 1 { strength } else { self.strength(Vec2::new(q.x, q.z)) - hole };
            depth += self.density(q, s, 2) * (reach - from) * DENSE;
            from = reach;
        }
        depth
    }

    fn source(&self, h: f32, sunward: f32, phases: &[f32; 4]) -> Rgb {
        let (mut sun, mut share, mut soft) = (0.0, 1.0, 1.0);
        for phase in phases {
            sun += share * phase * (-sunward * soft).exp();
            share *= 0.62;
            soft *= 0.30;
        }
        // Deeper parts see less of the sky; the thicker the cloud, the darker its base.
        let open = (0.30 + 0.70 * h.min(1.0)) * (1.0 - 0.55 * self.thickness * (1.0 - h));
        std::array::from_fn(|k| {
            1.9 * self.light.low[k] * sun + self.light.above[k] * open + self.light.below[k] * 0.55 * (1.0 - h)
        })
    }

    /// Light of the deck as a whole at a sine of elevation, where its relief is relative to the mean, 1.
    fn deck_tone(&self, direction: Vec3, depth: f32, relief: f32) -> Rgb {
        let rough = self.thickness;
        let pass = two_stream(depth);
        let sine = direction.y.max(0.0);
        // CIE overcast sky: three times as bright in the zenith as at the horizon, normalised to its irradiance.
        let gradient = 3.0 / (7.0 * PI) * (1.0 + 2.0 * sine);
        let c = direction.dot(self.light.to_light);
        let glow = 1.0 + 0.3 * (0.5 + 0.5 * c).powi(6) + 2.2 * (-0.06 * depth).exp() * (0.5 + 0.5 * c).powi(40);
        let down = self.light.to_light.y.max(0.03);
        let light = std::array::from_fn(|k| {
            let top = self.light.low[k] * down + self.light.above[k] * PI;
            // Reflected to and fro between the ground and the deck.
            top * pass * gradient * glow + self.light.below[k] * (1.0 - pass) * 0.65 * (1.0 + 0.4 * relief)
        });
        // Water drops even colours out, and rain-laden bases are blue-grey.
        let y = super::spectrum::luminance(light);
        let cool = [0.98 - 0.07 * rough, 1.0, 1.03 + 0.10 * rough];
        std::array::from_fn(|k| (y + (light[k] - y) * 0.6) * cool[k])
    }

    /// What the air under a deck shows far out.
    pub(super) fn deck_haze(&self, direction: Vec3) -> Rgb {
        let flat = Vec3::new(direction.x, 0.22, direction.z);
        self.deck_tone(flat.normalize_or(Vec3::Y), self.deck_depth(), 0.0)
    }

    /// Relief of the deck at a place: swells of kilometres, and on them the folds that hang from a deck, rounded below
    /// and creased between.
    fn deck_relief(&self, p: Vec2, pixel: f32) -> f32 {
        let warp = Vec2::new(noise2(p / 2.3, self.seed ^ 0x81).0, noise2(p / 2.1, self.seed ^ 0x82).0);
        let q = p + warp * 0.55;
        let (mut relief, mut height, mut wave) = (0.0, 0.75, 2.6);
        for octave in 0..7 {
            let seen = (wave / (2.0 * pixel) - 1.0).clamp(0.0, 1.0);
            if seen <= 0.0 {
                break;
            }
            let n = noise2(q / Vec2::new(wave, wave * 1.2), self.seed ^ (0x91 + octave)).0;
            let shape = if octave == 0 { 1.2 * n } else { 0.42 - n.abs() * 1.6 };
            relief += height * seen * shape;
            height *= if octave == 0 { 0.85 } else { 0.62 };
            wave *= 0.52;
        }
        relief
    }

    fn deck_light(&self, direction: Vec3, texel: f32) -> (Rgb, f32) {
        let rough = self.thickness;
        let t = distance_to(direction.y, DECK_KM);
        // Folds hang down and stand up against the eye far out: they are less foreshortened than a flat base would be.
        let hung =
            |height: f32| self.origin + Vec2::new(direction.x, direction.z) * (height / (direction.y + 0.11).min(1.0));
        let p = hung(DECK_KM);
        let pixel = DECK_KM * texel / (direction.y + 0.11).powi(2);
        let relief = self.deck_relief(p, pixel);
        let q = hung(DECK_KM + 0.22 * rough);
        let behind = self.deck_relief(q + Vec2::splat(7.0), 0.6 * pixel);
        let swing = 0.65 + 0.85 * rough;
        let depth = self.deck_depth() * (1.0 + swing * (0.7 * relief + 0.45 * behind)).clamp(0.22, 3.2);
        // Shreds of lower cloud, dark before the deck, under heavy ones.
        let (low, far) = (hung(0.42), distance_to(direction.y, 0.42));
        let (mut shred, mut height, mut wave) = (0.0, 0.5, 0.9);
        let warp = noise2(low / 0.8, self.seed ^ 0xb0).0;
        for octave in 0..5 {
            let q = (low + Vec2::new(warp, -warp) * 0.12) / Vec2::new(wave * 1.5, wave);
            shred += height * noise2(q, self.seed ^ (0xb1 + octave)).0;
            height *= 0.6;
            wave *= 0.47;
        }
        let shred = step(0.02, 0.42, shred) * step(0.55, 0.95, rough) * (1.0 - step(6.0, 16.0, far));
        // Bases lit from the side show their folds.
        let lean = 1.0 - 0.30 * rough * (relief - behind).clamp(-1.0, 1.0);
        let tone = self.deck_tone(direction, depth, relief);
        (tone.map(|x| x * lean * (1.0 - 0.42 * shred)), t)
    }
}

/// Share of flux a conservatively scattering slab passes (two-stream, asymmetry 0.85).
fn two_stream(depth: f32) -> f32 {
    1.0 / (1.0 + 0.75 * 0.15 * depth)
}

fn henyey(c: f32, g: f32) -> f32 {
    let k = 1.0 + g * g - 2.0 * g * c;
    (1.0 - g * g) / (4.0 * PI * k * k.sqrt())
}

/// Distance from the ground to a height along a sine of elevation.
fn distance_to(sine: f32, height: f32) -> f32 {
    distance_out(GROUND_KM, sine.max(0.0), GROUND_KM + height)
}

fn height_at(sine: f32, t: f32) -> f32 {
    // Second order is enough: clouds within sight are near against the planet's radius.
    t * sine + t * t * (1.0 - sine * sine) / (2.0 * GROUND_KM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octaves_that_are_not_asked_would_change_nothing() {
        let light = CloudLight { to_light: Vec3::Y, low: [1.0; 3], high: [1.0; 3], above: [0.1; 3], below: [0.1; 3] };
        let sky =
            Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.0, cloud_thickness: 0.4, seed: 77 };
        let clouds = Clouds::new(&sky, light);
        let mut rng = setpiece_shot::Rng::new(5, "clouds");
        let mut between = 0;
        for i in 0..20_000 {
            let p = Vec3::new(rng.range(-9.0, 9.0), rng.range(0.0, clouds.slab), rng.range(-9.0, 9.0));
            let (strength, octaves) = (rng.range(-0.6, 1.2), 1 + i % 4);
            let h = p.y / clouds.slab;
            let (dome, swing, edge) = (strength.min(1.1) - h * 0.95, 0.30 + 0.55 * h, (h * 9.0).min(1.0));
            let puff: f32 = (0..octaves)
                .map(|o| {
                    let (height, wave) = (0.55 * 0.55_f32.powi(o), 0.75 * 0.47_f32.powi(o));
                    height * (noise3(p / wave, clouds.seed ^ (0x31 + o as u32)).abs() * 2.4 - 0.62)
                })
                .sum();
            let all = ((dome + puff * swing) * 5.0).clamp(0.0, 1.0) * edge;
            // Beyond these it was none or full already.
            let all = if dome < -0.85 * swing {
                0.0
            } else if dome > 0.2 + 0.7 * swing {
                edge
            } else {
                all
            };
            let found = clouds.density(p, strength, octaves as u32);
            assert!((found - all).abs() < 1e-4, "{found} and {all} at {p}");
            between += u32::from(found > 0.0 && found < edge);
        }
        assert!(between > 1000, "{between}");
    }
}
