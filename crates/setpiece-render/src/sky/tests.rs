use super::*;
use setpiece_shot::Rng;

fn sky(elevation_deg: f32, cover: f32, thickness: f32) -> Sky {
    let e = elevation_deg.to_radians();
    Sky {
        to_sun: Vec3::new(e.cos(), e.sin(), 0.0),
        to_moon: Vec3::new(-0.4, 0.6, 0.69).normalize(),
        turbidity: 3.0,
        cloud_cover: cover,
        cloud_thickness: thickness,
        seed: 11,
    }
}

fn model(elevation_deg: f32, cover: f32, thickness: f32) -> SkyModel {
    SkyModel::with_columns(&sky(elevation_deg, cover, thickness), &Air::default(), 192)
}

fn level(m: &SkyModel) -> f32 {
    luminance(m.light()) * m.to_light().y.max(0.0) + luminance(m.irradiance())
}

#[test]
fn illuminance_follows_the_sun() {
    let noon = level(&model(60.0, 0.0, 0.0));
    let dusk = level(&model(2.5, 0.0, 0.0));
    let night = level(&model(-30.0, 0.0, 0.0));
    assert!((60.0..130.0).contains(&noon), "{noon}");
    assert!((0.5..10.0).contains(&dusk), "{dusk}");
    assert!((1e-5..1e-3).contains(&night), "{night}");
    let mut last = 0.0;
    for elevation in [-8.0, 0.0, 8.0, 30.0, 70.0] {
        let now = level(&model(elevation, 0.0, 0.0));
        assert!(now > last, "at {elevation} degrees {now} klx after {last}");
        last = now;
    }
}

#[test]
fn the_clear_zenith_is_blue_and_of_known_luminance() {
    let m = model(50.0, 0.0, 0.0);
    let zenith = m.radiance(Vec3::new(-0.2, 1.0, 0.1).normalize());
    assert!((1.5..8.0).contains(&luminance(zenith)), "{zenith:?}");
    assert!(zenith[2] > 1.5 * zenith[0], "{zenith:?}");
}

#[test]
fn dusk_is_warm_towards_the_sun_and_cold_away() {
    let m = model(2.5, 0.0, 0.0);
    let at = |x: f32, y: f32| {
        let c = m.radiance(Vec3::new(x, y, 0.2).normalize());
        c[0] / c[2]
    };
    assert!(at(1.0, 0.05) > 1.6, "{}", at(1.0, 0.05));
    assert!(at(1.0, 0.05) > 1.4 * at(-1.0, 0.05));
    assert!(at(0.0, 1.0) < 0.8, "{}", at(0.0, 1.0));
    assert!(m.light()[0] > 2.0 * m.light()[2], "{:?}", m.light());
}

#[test]
fn a_deck_hides_the_sun_and_is_brighter_above_than_low() {
    let m = model(45.0, 1.0, 0.6);
    assert_eq!(m.light(), [0.0; 3]);
    assert!((4.0..35.0).contains(&level(&m)), "{}", level(&m));
    let storm = model(45.0, 1.0, 1.0);
    assert!(level(&storm) < 0.7 * level(&m));
    let mean = |y: f32| (0..48).map(|i| luminance(m.radiance(around(i as f32 / 48.0, y)))).sum::<f32>() / 48.0;
    assert!(mean(0.97) > 1.7 * mean(0.12), "{} {}", mean(0.97), mean(0.12));
}

fn around(turn: f32, y: f32) -> Vec3 {
    let (s, c) = (turn * TAU).sin_cos();
    let flat = (1.0 - y * y).sqrt();
    Vec3::new(c * flat, y, s * flat)
}

#[test]
fn every_direction_of_every_sky_is_finite_and_lit() {
    let mut rng = Rng::new(3, "sky");
    let cases = [
        (-40.0, 0.4, 0.4, 0.03),
        (-3.0, 0.0, 0.0, 0.0),
        (2.5, 0.9, 0.5, 0.0),
        (2.5, 0.6, 0.5, 0.03),
        (60.0, 1.0, 1.0, 0.001),
        (89.9, 0.4, 0.0, 0.0),
    ];
    for (elevation, cover, thickness, fog) in cases {
        let air = Air { fog_per_m: fog, fog_height_m: 60.0, ..Air::default() };
        let m = SkyModel::with_columns(&sky(elevation, cover, thickness), &air, 96);
        let edges = [Vec3::X, Vec3::Y, Vec3::Z, -Vec3::X, -Vec3::Y, -Vec3::Z, m.to_light()];
        let random: Vec<Vec3> = (0..400).map(|_| around(rng.unit(), rng.range(-1.0, 1.0))).collect();
        for d in edges.into_iter().chain(random) {
            let c = m.radiance(d);
            assert!(c.iter().all(|x| x.is_finite() && *x > 0.0), "{elevation} {cover} {d} {c:?}");
            assert!(m.disc(d).iter().chain(&m.haze(d)).all(|x| x.is_finite() && *x >= 0.0));
        }
    }
}

#[test]
fn skies_repeat_and_differ_by_seed() {
    let make = |seed: u64| SkyModel::with_columns(&Sky { seed, ..sky(30.0, 0.5, 0.4) }, &Air::default(), 96);
    let (a, b, c) = (make(1), make(1), make(2));
    let mut differ = 0;
    for i in 0..200 {
        let d = around(i as f32 * 0.377, 0.15 + 0.004 * i as f32);
        assert_eq!(a.radiance(d), b.radiance(d));
        differ += usize::from(a.radiance(d) != c.radiance(d));
    }
    assert!(differ > 50);
}

#[test]
fn cloud_cover_covers() {
    let white = |cover: f32| {
        let m = model(50.0, cover, 0.4);
        (0..900)
            .filter(|i| {
                let c = m.radiance(around(*i as f32 * 0.618_034, 0.3 + 0.65 * (*i as f32 / 900.0)));
                c[2] < 1.45 * c[0]
            })
            .count()
    };
    let (none, some, most) = (white(0.0), white(0.4), white(0.8));
    assert!(none < some && some < most && most > 500, "{none} {some} {most}");
}

#[test]
fn the_disc_holds_the_light() {
    let m = model(50.0, 0.0, 0.0);
    let inside = luminance(m.disc(m.to_light()));
    assert!(inside > 1e5);
    assert_eq!(m.disc(around(0.3, 0.2)), [0.0; 3]);
}
