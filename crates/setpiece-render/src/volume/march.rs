//! Looking through dust and fog along a ray.
//!
//! Steps of about a voxel where there is dust, none where there is not. Light that was scattered often is stood in for
//! by octaves of the single scattering, each with half of the extinction, half of the amount and half of the phase
//! function's lean (Wrenninge, Kulla and Lundqvist 2013). Fog thins exponentially with height and is integrated
//! exactly.

use super::field;
use super::lit::{LitDust, Thick, VolumeLight};
use glam::Vec3;
use setpiece_scene::Air;
use std::f32::consts::PI;

/// Octaves of scattering.
const OCTAVES: usize = 4;
/// A step in voxels.
const STEP: f32 = 0.75;
/// By how much longer steps are where nothing is left, as a share, and where there is hardly any dust.
const BEHIND: f32 = 0.6;
const SPARSE: f32 = 2.0;
/// By how much shorter they are close to the lens.
const CLOSE: f32 = 0.6;
/// Where there is less left than this, looking further is of no use.
const LITTLE: f32 = 0.012;
/// Forward and backward lean of the phase function, and the share of the backward lobe.
const LEAN: [f32; 3] = [0.55, -0.25, 0.35];
/// Albedo of fog droplets.
const FOG_ALBEDO: f32 = 0.99;
/// Distance over which a step towards the sun looks for detail, metres.
const RELIEF_M: f32 = 0.6;

/// What a look through the volume gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VolumeSample {
    /// Light that the volume adds.
    pub radiance: [f32; 3],
    /// Share of the light behind that comes through.
    pub transmittance: f32,
    /// Mean distance of what is seen of the dust, metres; 0 without dust.
    pub mean_depth: f32,
}

/// Henyey and Greenstein's phase function, 1/sr.
fn lobe(cos: f32, g: f32) -> f32 {
    let d = 1.0 + g * g - 2.0 * g * cos;
    (1.0 - g * g) / (4.0 * PI * d * d.sqrt())
}

fn phase(cos: f32, scale: f32) -> f32 {
    let [forward, backward, share] = LEAN;
    lobe(cos, forward * scale) * (1.0 - share) + lobe(cos, backward * scale) * share
}

/// Optical depth of fog along a ray from `from` to `to` metres.
pub fn fog_depth(air: &Air, origin: Vec3, direction: Vec3, from: f32, to: f32) -> f32 {
    if air.fog_per_m <= 0.0 || to <= from {
        return 0.0;
    }
    let h = air.fog_height_m.max(1.0);
    let start = air.fog_per_m * (-(origin.y + direction.y * from).max(-50.0) / h).exp();
    let rise = direction.y / h;
    let length = to - from;
    if length.is_infinite() && rise <= 0.0 {
        return f32::INFINITY;
    }
    if (rise * length).abs() < 1e-4 {
        return start * length;
    }
    // A long way down would overflow; it is opaque long before.
    start * (1.0 - (-rise * length).min(60.0).exp()) / rise
}

/// What does not change along a ray.
struct Ray<'a> {
    lit: &'a LitDust,
    origin: Vec3,
    direction: Vec3,
    /// Sun times octave amounts times phase, per octave.
    octaves: [Vec3; OCTAVES],
    albedo: Vec3,
    fog: Vec3,
}

impl Ray<'_> {
    /// Light scattered towards the eye per unit of extinction at a point in dust.
    fn source(&self, p: Vec3, Thick { smooth, haze, .. }: Thick) -> Vec3 {
        let around = self.lit.around(p);
        // The grid's own depth misses the relief of the detail: look a little towards the sun. A haze has none.
        let q = p + self.lit.to_sun() * RELIEF_M;
        let relief = if haze < 1.0 { (self.lit.detailed(q, 0.0).sigma - smooth) * (1.0 - haze) } else { 0.0 };
        let depth = (self.lit.sun_depth(p) + RELIEF_M * relief.max(-0.5 * smooth)).max(0.0);
        let mut left = (-depth).exp();
        let mut sun = Vec3::ZERO;
        for octave in self.octaves {
            sun += octave * left;
            left = left.sqrt();
        }
        let scattered = sun * around.w + around.truncate() * self.albedo;
        let Some(fire) = &self.lit.fire else { return scattered };
        let (given, share) = self.lit.burning(fire, p);
        scattered * share + given
    }
}

/// Looks from `origin` along the unit vector `direction` up to `t_max` metres (which may be infinite). `jitter` in 0..1
/// shifts the steps.
pub fn march(
    lit: &LitDust,
    light: &VolumeLight<'_>,
    air: &Air,
    origin: Vec3,
    direction: Vec3,
    t_max: f32,
    jitter: f32,
) -> VolumeSample {
    let [near, _] = march_two(lit, light, air, origin, direction, [t_max, t_max], jitter);
    near
}

/// Like [`march`] for two distances at once, the nearer first.
pub fn march_two(
    lit: &LitDust,
    light: &VolumeLight<'_>,
    air: &Air,
    origin: Vec3,
    direction: Vec3,
    t_max: [f32; 2],
    jitter: f32,
) -> [VolumeSample; 2] {
    let cos = direction.dot(light.to_sun);
    let sun = Vec3::from(light.sun);
    let albedo = Vec3::from(light.albedo);
    let mut amount = 1.0;
    let mut scale = 1.0;
    let mut tint = albedo;
    let octaves = std::array::from_fn(|_| {
        let octave = sun * tint * (amount * phase(cos, scale));
        amount *= 0.5;
        scale *= 0.5;
        tint *= albedo;
        octave
    });
    let mean = (Vec3::from(light.sky_up) + Vec3::from(light.horizon)) * 0.3 + Vec3::from(light.sky_down) * 0.4;
    let fog = (sun * (0.6 * lobe(cos, 0.7) + 0.4 / (4.0 * PI)) + mean) * FOG_ALBEDO;
    let ray = Ray { lit, origin, direction, octaves, albedo, fog };
    let mut state = State { radiance: Vec3::ZERO, left: 1.0, depth: 0.0, weight: 0.0 };
    let (enter, leave) = crossing(lit, origin, direction);
    let mut t = 0.0;
    let mut ends = [VolumeSample::default(); 2];
    for (end, t_max) in ends.iter_mut().zip(t_max) {
        let last = leave.min(t_max);
        if t < enter && enter < last {
            state.through_fog(&ray, air, t, enter);
            t = enter;
        }
        if t < last {
            t = state.through_dust(&ray, air, t, last, jitter);
        }
        if t < t_max {
            state.through_fog(&ray, air, t, t_max);
            t = t_max;
        }
        *end = state.sample();
        if let Some(fire) = &lit.fire {
            let flash = fire.flash(origin, direction, t_max) * state.left;
            end.radiance = (Vec3::from(end.radiance) + flash).to_array();
        }
    }
    ends
}

/// Where a ray enters and leaves the box of the dust.
fn crossing(lit: &LitDust, origin: Vec3, direction: Vec3) -> (f32, f32) {
    if lit.is_empty() {
        return (f32::INFINITY, 0.0);
    }
    let (enter, leave) = field::crossing(lit.bounds(), origin, direction);
    let enter = enter.max(0.0);
    if leave <= enter { (f32::INFINITY, 0.0) } else { (enter, leave) }
}

struct State {
    radiance: Vec3,
    left: f32,
    depth: f32,
    weight: f32,
}

impl State {
    fn through_fog(&mut self, ray: &Ray<'_>, air: &Air, from: f32, to: f32) {
        let depth = fog_depth(air, ray.origin, ray.direction, from, to);
        if depth > 0.0 {
            let through = (-depth).exp();
            self.radiance += ray.fog * (self.left * (1.0 - through));
            self.left *= through;
        }
    }

    /// From `t` to `last`, both in the box; gives where it stopped: `last`, or beyond all when nothing is left.
    fn through_dust(&mut self, ray: &Ray<'_>, air: &Air, mut t: f32, last: f32, jitter: f32) -> f32 {
        let inverse = ray.direction.recip();
        let step = STEP * ray.lit.voxel();
        // Steps lie on a fixed comb along the ray, so that a nearer end does not shift what lies before it.
        let mut first = true;
        // Haze has less to see, and of what lies behind much dust less is seen: fewer steps do.
        let mut stride = 1.0;
        while t < last {
            let p = ray.origin + ray.direction * t;
            if let Some(free) = ray.lit.empty_until(p + ray.direction * 1e-3, inverse) {
                let next = (t + free + 2e-3).min(last);
                self.through_fog(ray, air, t, next);
                t = next;
                first = true;
                continue;
            }
            let close = ray.lit.close(t);
            let step = step * (1.0 - CLOSE * close);
            let next = (t + if first { step * (0.25 + 0.75 * jitter) } else { step * stride }).min(last);
            first = false;
            let length = next - t;
            let middle = t + 0.5 * length;
            let p = ray.origin + ray.direction * middle;
            let thick = ray.lit.detailed(p, close);
            let fog = fog_depth(air, ray.origin, ray.direction, t, next);
            let dust = thick.sigma * length;
            let depth = dust + fog;
            if depth > 1e-5 {
                let through = (-depth).exp();
                let gone = self.left * (1.0 - through);
                let mut source = ray.fog * (fog / depth);
                if dust > 1e-5 {
                    source += ray.source(p, thick) * (dust / depth);
                    self.depth += gone * middle;
                    self.weight += gone;
                }
                self.radiance += source * gone;
                self.left *= through;
                if self.left < LITTLE {
                    // What is left would add its share of the same light.
                    self.radiance *= 1.0 / (1.0 - self.left);
                    self.left = 0.0;
                    return f32::INFINITY;
                }
            }
            stride = (1.0 + thick.haze + SPARSE * thick.sparse) * (1.0 + BEHIND * (1.0 - self.left));
            t = next;
        }
        t
    }

    fn sample(&self) -> VolumeSample {
        let mean_depth = if self.weight > 0.0 { self.depth / self.weight } else { 0.0 };
        VolumeSample { radiance: self.radiance.to_array(), transmittance: self.left, mean_depth }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lit::VolumeLight;
    use super::*;
    use setpiece_scene::Density;

    fn furnace(radiance: f32, sun: f32, albedo: f32) -> VolumeLight<'static> {
        VolumeLight {
            to_sun: Vec3::new(0.3, 0.9, 0.1).normalize(),
            sun: [sun; 3],
            sky_up: [radiance; 3],
            horizon: [radiance; 3],
            sky_down: [radiance; 3],
            lamps: &[],
            albedo: [albedo; 3],
            exposure: 1.0,
        }
    }

    /// A slab of 12 m by 6 m by 12 m from y = 1.
    fn slab(sigma: f32) -> Density {
        let dims = [24, 16, 24];
        let mut dense = vec![0.0; 24 * 16 * 24];
        for (n, x) in dense.iter_mut().enumerate() {
            if (2..14).contains(&(n / 24 % 16)) {
                *x = sigma;
            }
        }
        Density::pack(Vec3::ZERO, 0.5, dims, &dense, 1e-4)
    }

    #[test]
    fn phase_functions_share_out_all_light_and_lean_as_far_as_they_say() {
        let over_the_sphere = |f: &dyn Fn(f32) -> f64| {
            let n = 40_000;
            (0..n).map(|i| f(((i as f64 + 0.5) / f64::from(n) * 2.0 - 1.0) as f32)).sum::<f64>() / f64::from(n)
                * 4.0
                * std::f64::consts::PI
        };
        for g in [-0.25_f32, 0.0, 0.55, 0.7] {
            let all = over_the_sphere(&|c| f64::from(lobe(c, g)));
            let lean = over_the_sphere(&|c| f64::from(lobe(c, g) * c));
            assert!((all - 1.0).abs() < 1e-4 && (lean - f64::from(g)).abs() < 1e-4, "{g}: {all} {lean}");
        }
        for scale in [1.0, 0.5, 0.25, 0.125] {
            let all = over_the_sphere(&|c| f64::from(phase(c, scale)));
            let lean = over_the_sphere(&|c| f64::from(phase(c, scale) * c));
            let said = f64::from(scale * (LEAN[0] * (1.0 - LEAN[2]) + LEAN[1] * LEAN[2]));
            assert!((all - 1.0).abs() < 1e-4 && (lean - said).abs() < 1e-4, "{scale}: {all} {lean}");
        }
    }

    #[test]
    fn a_slab_dims_by_the_law_of_beer_and_lambert() {
        for sigma in [0.02, 0.2, 0.6] {
            let light = furnace(1.0, 0.0, 1.0);
            let air = Air::default();
            let mut lit = LitDust::new(&slab(sigma), &light, &air, &|_, _| false, 1, 0.0);
            lit.without_detail();
            for (direction, length) in [(Vec3::NEG_Y, 6.0), (Vec3::new(0.3, -1.0, 0.2).normalize(), 6.0 * 1.063)] {
                let from = Vec3::new(4.0, 9.0, 4.0);
                let seen = march(&lit, &light, &air, from, direction, 100.0, 0.3);
                let expected = (-sigma * length).exp();
                let error = (seen.transmittance / expected).ln().abs() / (sigma * length);
                assert!(error < 0.01, "{} for {expected}", seen.transmittance);
            }
        }
    }

    #[test]
    fn fog_is_integrated_exactly() {
        let air = Air { fog_per_m: 0.01, fog_height_m: 30.0, ..Air::default() };
        let direction = Vec3::new(0.6, 0.8, 0.0);
        let steps = 20_000;
        let sum: f64 = (0..steps)
            .map(|n| {
                let t = 200.0 * (n as f64 + 0.5) / f64::from(steps);
                0.01 * (-(2.0 + 0.8 * t) / 30.0).exp() * 200.0 / f64::from(steps)
            })
            .sum();
        let found = fog_depth(&air, Vec3::Y * 2.0, direction, 0.0, 200.0);
        assert!((f64::from(found) / sum - 1.0).abs() < 1e-3, "{found} {sum}");
        let up = fog_depth(&air, Vec3::ZERO, Vec3::Y, 0.0, f32::INFINITY);
        assert!((up - 0.3).abs() < 1e-4, "{up}");
        assert_eq!(fog_depth(&air, Vec3::ZERO, Vec3::X, 0.0, f32::INFINITY), f32::INFINITY);
    }

    #[test]
    fn white_dust_in_even_light_never_shines_brighter_than_the_light() {
        let light = furnace(1.0, 0.0, 1.0);
        let air = Air { fog_per_m: 0.01, fog_height_m: 40.0, ..Air::default() };
        let lit = LitDust::new(&slab(0.7), &light, &air, &|_, _| false, 1, 0.0);
        for n in 0..200 {
            let a = n as f32 * 2.399;
            let y = 1.0 - (n as f32 + 0.5) / 100.0;
            let r = (1.0 - y * y).max(0.0).sqrt();
            let direction = Vec3::new(r * a.cos(), y, r * a.sin());
            let seen = march(&lit, &light, &air, Vec3::new(6.0, 5.0, 6.0), direction, 300.0, 0.5);
            let total = seen.radiance[0] + seen.transmittance;
            assert!(total <= 1.0 + 1e-4, "{total} towards {direction}");
        }
    }

    #[test]
    fn white_dust_sends_back_no_more_sun_than_falls_on_it() {
        let mut light = furnace(0.0, 1.0, 1.0);
        light.to_sun = Vec3::Y;
        let air = Air::default();
        let lit = LitDust::new(&slab(2.0), &light, &air, &|_, _| false, 1, 0.0);
        // Cosine-weighted directions seen from above the middle of the slab: the share of the sun that comes back up.
        let mut sum = 0.0;
        let count = 400;
        for n in 0..count {
            let (u, a) = ((n as f32 + 0.5) / count as f32, n as f32 * 2.399);
            let r = (0.8 * u).sqrt();
            let up = Vec3::new(r * a.cos(), (1.0 - r * r).sqrt(), r * a.sin());
            let from = Vec3::new(6.0, 7.2, 6.0) + up;
            sum += march(&lit, &light, &air, from, -up, 50.0, 0.5).radiance[0];
        }
        let share = sum / count as f32 * PI;
        assert!(share < 1.0 && share > 0.15, "{share}");
    }
}
