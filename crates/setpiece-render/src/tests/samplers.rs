//! Every sampler of directions and places against its density.

use super::chi_square::follows;
use crate::sample::{SIDE, Sampler, cone, cosine, disc, filtered, visible_normal};
use crate::sky::SkyModel;
use crate::trace::brdf::{ggx, mirrored};
use glam::{DVec3, Vec3};
use setpiece_scene::{Air, Sky};
use setpiece_shot::Rng;
use std::f64::consts::{PI, TAU};

fn pair(rng: &mut Rng) -> (f32, f32) {
    (rng.unit(), rng.unit())
}

/// Axes about a unit vector, made otherwise than the renderer makes them.
fn frame(n: DVec3) -> (DVec3, DVec3) {
    let side = if n.y.abs() < 0.9 { DVec3::Y } else { DVec3::X };
    let t = side.cross(n).normalize();
    (t, n.cross(t))
}

/// Angle around as a share of a turn.
fn turn(y: f64, x: f64) -> f64 {
    (y.atan2(x) / TAU).rem_euclid(1.0)
}

/// Cosine to an axis and angle around it.
fn around(d: Vec3, axis: DVec3) -> (f64, f64) {
    let (d, (t, b)) = (d.as_dvec3(), frame(axis));
    (d.dot(axis), turn(d.dot(b), d.dot(t)))
}

fn axes() -> [Vec3; 3] {
    [Vec3::Z, Vec3::new(0.36, -0.48, 0.8), Vec3::new(0.1, 0.2, -0.97).normalize()]
}

#[test]
fn pairs_fill_the_square_evenly_and_know_nothing_of_each_other() {
    let sampler = |rng: &mut Rng| {
        let place = [(); 2].map(|()| rng.below(2000) as u32);
        Sampler::new(place[0], place[1], rng.below(16) as u32, 16, rng.next_u64())
    };
    let f = f64::from;
    follows("first pair", [16, 16], |rng| Some(<[f32; 2]>::from(sampler(rng).pair()).map(f)), |_, _| 1.0);
    // Of one picture, so that what scrambles a sequence does not hide how its two sides hang together.
    let of_one =
        |rng: &mut Rng| Sampler::new(rng.below(2000) as u32, rng.below(2000) as u32, rng.below(16) as u32, 16, 5);
    follows("one picture's pairs", [16, 16], |rng| Some(<[f32; 2]>::from(of_one(rng).pair()).map(f)), |_, _| 1.0);
    let across = |rng: &mut Rng| {
        let mut s = of_one(rng);
        let (a, b) = (s.pair(), s.pair());
        Some([f(a.0), f(b.1)])
    };
    follows("one picture's first and second pair", [16, 16], across, |_, _| 1.0);
    let later = |rng: &mut Rng| {
        let mut s = sampler(rng);
        let (a, _, b) = (s.pair(), s.pair(), s.pair());
        Some([f(a.0), f(b.0)])
    };
    follows("first and third pair", [16, 16], later, |_, _| 1.0);
    let crossed = |rng: &mut Rng| {
        let mut s = sampler(rng);
        let (a, b) = (s.pair(), s.pair());
        Some([f(a.1), f(b.0)])
    };
    follows("across neighbouring pairs", [16, 16], crossed, |_, _| 1.0);
}

#[test]
fn the_pixel_filter_is_that_of_the_picture_and_the_lens_a_disc() {
    let draw = |rng: &mut Rng| Some([rng.unit(), rng.unit()].map(|u| (f64::from(filtered(u)) + 1.5) / 3.0));
    // What is mixed with the pixels about, and boxes a pixel wide.
    let density = |u: f64| 3.0 * f64::from([SIDE, 1.0 - 2.0 * SIDE, SIDE][((3.0 * u) as usize).min(2)]);
    follows("pixel", [21, 21], draw, |u, v| density(u) * density(v));
    let draw = |rng: &mut Rng| {
        let (x, y) = disc(pair(rng));
        let (x, y) = (f64::from(x), f64::from(y));
        assert!(x * x + y * y < 1.0 + 1e-6);
        Some([x * x + y * y, turn(y, x)])
    };
    // Area of a ring over squared radius is even.
    follows("disc", [16, 24], draw, |_, _| 1.0);
}

#[test]
fn bounces_follow_the_cosine() {
    for n in axes() {
        let draw = |rng: &mut Rng| {
            let (c, v) = around(cosine(n, pair(rng)), n.as_dvec3());
            (c >= 0.0).then_some([1.0 - c, v])
        };
        follows(&format!("cosine about {n}"), [16, 24], draw, |u, _| (1.0 - u) / PI * TAU);
    }
}

#[test]
fn the_disc_of_the_sun_is_seen_evenly_from_the_plane_across() {
    for sine in [0.004_65_f64, 0.084_65] {
        for axis in axes() {
            let across = |rng: &mut Rng| {
                let d = cone(axis, sine as f32, pair(rng)).as_dvec3();
                let (t, b) = frame(axis.as_dvec3());
                let (x, y) = (d.dot(t) / d.dot(axis.as_dvec3()), d.dot(b) / d.dot(axis.as_dvec3()));
                Some([(x * x + y * y) / (sine * sine), turn(y, x)])
            };
            // Density per solid angle of even area on a plane across, times the solid angle of the square's cells.
            let density = |u: f64, _: f64| {
                let c = (1.0 + sine * sine * u).powf(-0.5);
                let per_angle = 1.0 / (PI * sine * sine * c * c * c);
                per_angle * 0.5 * sine * sine * c * c * c * TAU
            };
            follows(&format!("cone of {sine} about {axis}"), [16, 24], across, density);
        }
    }
}

/// Smith's and Walter's GGX in double precision, n = z.
struct Facets {
    alpha: f64,
    v: DVec3,
}

impl Facets {
    fn distribution(&self, c: f64) -> f64 {
        let a2 = self.alpha * self.alpha;
        let d = c * c * (a2 - 1.0) + 1.0;
        a2 / (PI * d * d)
    }

    fn lambda(&self, c: f64) -> f64 {
        0.5 * ((1.0 + self.alpha * self.alpha * (1.0 - c * c) / (c * c)).sqrt() - 1.0)
    }

    /// Density of visible normals.
    fn visible(&self, h: DVec3) -> f64 {
        if h.z <= 0.0 {
            return 0.0;
        }
        self.v.dot(h).max(0.0) * self.distribution(h.z) / (1.0 + self.lambda(self.v.z)) / self.v.z
    }

    /// Density of directions mirrored by them.
    fn lit(&self, l: DVec3) -> f64 {
        let h = (self.v + l).normalize();
        self.visible(h) / (4.0 * self.v.dot(h)).max(1e-12)
    }
}

/// A normal, the viewer, and axes in which the viewer lies in the plane of x and z.
fn viewed(n: Vec3, cosine: f64) -> (Vec3, [DVec3; 3]) {
    let z = n.as_dvec3().normalize();
    let (x, y) = frame(z);
    ((x * (1.0 - cosine * cosine).sqrt() + z * cosine).as_vec3(), [x, y, z])
}

fn local(d: Vec3, axes: &[DVec3; 3]) -> DVec3 {
    let d = d.as_dvec3();
    DVec3::new(d.dot(axes[0]), d.dot(axes[1]), d.dot(axes[2]))
}

const ANGLES: [f64; 4] = [1.0, 0.7, 0.3, 0.08];

#[test]
fn half_vectors_follow_the_visible_normals() {
    for alpha in [0.01_f64, 0.1, 0.4, 1.0] {
        for (cosine, n) in ANGLES.into_iter().zip(axes().into_iter().cycle()) {
            let (v, axes) = viewed(n, cosine);
            let facets = Facets { alpha, v: local(v, &axes) };
            // Cells of equal share in the distribution itself, so that sharp peaks have as many as broad ones.
            let draw = |rng: &mut Rng| {
                let h = local(visible_normal(n, v, alpha as f32, pair(rng)), &axes);
                let t2 = (h.x * h.x + h.y * h.y) / (h.z * h.z * alpha * alpha);
                // The root takes out the pole that flat views have at the far end.
                Some([1.0 - (1.0 / (1.0 + t2)).sqrt(), turn(h.y, h.x)])
            };
            let density = |x: f64, w: f64| {
                let u = 1.0 - (1.0 - x) * (1.0 - x);
                let t2 = alpha * alpha * u / (1.0 - u);
                let c = (1.0 + t2).powf(-0.5);
                let (s, (sin, cos)) = ((1.0 - c * c).max(0.0).sqrt(), (TAU * w).sin_cos());
                let along = 0.5 * c * c * c * alpha * alpha / ((1.0 - u) * (1.0 - u));
                facets.visible(DVec3::new(s * cos, s * sin, c)) * along * 2.0 * (1.0 - x) * TAU
            };
            follows(&format!("visible normals, alpha {alpha}, cosine {cosine}"), [24, 24], draw, density);
        }
    }
}

#[test]
fn mirrored_directions_follow_their_density_and_weigh_what_the_reflection_is_over_it() {
    for alpha in [0.12_f64, 0.2025, 0.5] {
        for (cosine, n) in ANGLES.into_iter().zip(axes().into_iter().cycle()) {
            let (v, axes) = viewed(n, cosine);
            let facets = Facets { alpha, v: local(v, &axes) };
            let draw = |rng: &mut Rng| {
                let h = visible_normal(n, v, alpha as f32, pair(rng));
                let l = local(2.0 * v.dot(h) * h - v, &axes);
                (l.z > 0.0).then_some([1.0 - l.z, turn(l.y, l.x)])
            };
            let density = |u: f64, w: f64| {
                let c = 1.0 - u;
                let (s, (sin, cos)) = ((1.0 - c * c).max(0.0).sqrt(), (TAU * w).sin_cos());
                facets.lit(DVec3::new(s * cos, s * sin, c)) * TAU
            };
            follows(&format!("mirrored, alpha {alpha}, cosine {cosine}"), [32, 32], draw, density);
            let f0 = Vec3::new(0.04, 0.5, 1.0);
            let mut rng = Rng::new(2, "weights");
            for _ in 0..2000 {
                let h = visible_normal(n, v, alpha as f32, pair(&mut rng));
                let l = 2.0 * v.dot(h) * h - v;
                let weight = mirrored(n, v, h, l, f0, alpha as f32);
                if local(l, &axes).z < 1e-3 {
                    continue;
                }
                let exact = ggx(n, v, l, f0, alpha as f32).as_dvec3() / facets.lit(local(l, &axes));
                let off = (weight.as_dvec3() - exact).abs().max_element();
                assert!(off < 2e-3 && weight.max_element() <= 1.0 + 1e-5, "{alpha} {cosine}: {weight} against {exact}");
            }
        }
    }
}

#[test]
fn the_sky_by_bounces_is_the_sky_by_its_table_and_the_disc_holds_the_light() {
    let elevation = 0.6_f32;
    let to_sun = Vec3::new(elevation.cos(), elevation.sin(), 0.0);
    let sky = Sky { to_sun, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.4, cloud_thickness: 0.3, seed: 1 };
    let model = SkyModel::with_columns(&sky, &Air::default(), 256);
    let mut rng = Rng::new(5, "sky");
    let n = 400_000;
    let mut sum = DVec3::ZERO;
    for _ in 0..n {
        sum += Vec3::from(model.radiance(cosine(Vec3::Y, pair(&mut rng)))).as_dvec3();
    }
    let (found, table) = (sum * PI / f64::from(n), Vec3::from(model.irradiance()).as_dvec3());
    assert!((found / table - 1.0).abs().max_element() < 0.01, "{found} against {table}");

    // A clear sun: radiance over the solid angle of the disc is the illuminance across.
    let model = SkyModel::with_columns(&Sky { cloud_cover: 0.0, cloud_thickness: 0.0, ..sky }, &Air::default(), 64);
    let sine = 0.004_66_f64;
    let mut sum = DVec3::ZERO;
    for _ in 0..n {
        let d = cone(to_sun, sine as f32, pair(&mut rng));
        sum += Vec3::from(model.disc(d)).as_dvec3() * PI * sine * sine / f64::from(n);
    }
    let light = Vec3::from(model.light()).as_dvec3();
    assert!((sum / light - 1.0).abs().max_element() < 0.01, "{sum} against {light}");
}
