use super::*;
use setpiece_shot::Rng;

fn material(pattern: Pattern) -> Material {
    let mut m = Material::new("test", pattern, [0.45, 0.4, 0.33]);
    m.color2 = [0.25, 0.22, 0.2];
    m.dirt = 0.7;
    m.emission = [1.0, 0.7, 0.4];
    m
}

fn wall(x: f32, y: f32, footprint: f32) -> Point {
    let rest = Vec3::new(x, y, 0.0);
    Point { rest, normal: Vec3::Z, footprint, world_normal: Vec3::Z, world: rest }
}

fn anywhere(rng: &mut Rng) -> Point {
    let normal = Vec3::new(rng.normal(), rng.normal(), rng.normal()).normalize();
    let rest = Vec3::new(rng.range(-300.0, 300.0), rng.range(-3.0, 60.0), rng.range(-300.0, 300.0));
    let footprint = 10.0_f32.powf(rng.range(-5.0, 2.0));
    Point { rest, normal, footprint, world_normal: normal, world: rest }
}

fn weather() -> [Air; 3] {
    [
        Air::default(),
        Air { wetness: 1.0, rain: 0.8, ..Air::default() },
        Air { snow_cover: 0.9, wetness: 0.3, ..Air::default() },
    ]
}

#[test]
fn every_pattern_is_physical_anywhere_and_repeats() {
    let mut rng = Rng::new(9, "surfaces");
    for pattern in ALL {
        for dirt in [0.0, 0.5, 1.0] {
            let m = Material { dirt, metal: f32::from(u8::from(dirt > 0.7)), ..material(pattern) };
            for air in weather() {
                for _ in 0..150 {
                    let p = anywhere(&mut rng);
                    let s = evaluate(&m, &p, &air);
                    let unit = |c: Rgb| c.iter().all(|x| (0.0..=0.98).contains(x));
                    assert!(unit(s.albedo) && unit(s.f0) && unit(s.transmission), "{pattern:?} {s:?}");
                    assert!(
                        (0.01..=1.0).contains(&s.roughness) && (0.0..=1.0).contains(&s.translucency),
                        "{pattern:?}"
                    );
                    assert!(
                        (s.normal.length() - 1.0).abs() < 1e-3 && s.normal.dot(p.normal) > 0.3,
                        "{pattern:?} {s:?}"
                    );
                    assert!(s.emission.iter().all(|x| x.is_finite() && *x >= 0.0));
                    let again = evaluate(&m, &p, &air);
                    assert_eq!(s.albedo, again.albedo);
                    assert_eq!(s.normal, again.normal);
                }
            }
        }
    }
}

fn spread(m: &Material, footprint: f32, step: f32) -> f32 {
    let n = 48;
    let values: Vec<f32> = (0..n * n)
        .map(|i| {
            // Steps off every period in use.
            let p = wall((i % n) as f32 * step + 0.003, 4.0 + (i / n) as f32 * step * 1.013, footprint);
            evaluate(m, &p, &Air::default()).albedo[1]
        })
        .collect();
    let mean = values.iter().sum::<f32>() / values.len() as f32;
    values.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / values.len() as f32 / (mean * mean)
}

#[test]
fn detail_under_the_footprint_is_averaged_away() {
    for pattern in [
        Pattern::Brick,
        Pattern::Tiles,
        Pattern::Asphalt,
        Pattern::BrokenConcrete,
        Pattern::Gravel,
        Pattern::Grass,
        Pattern::Wood,
        Pattern::Bark,
        Pattern::Stone,
        Pattern::Foliage,
    ] {
        let m = Material { dirt: 0.0, ..material(pattern) };
        let (fine, coarse) = (spread(&m, 0.001, 0.0231), spread(&m, 1.0, 0.0231));
        assert!(coarse < 0.25 * fine, "{pattern:?}: {fine} at 1 mm, {coarse} at 1 m");
    }
}

#[test]
fn averaging_keeps_the_mean_colour() {
    for pattern in
        [Pattern::Brick, Pattern::Tiles, Pattern::Asphalt, Pattern::Gravel, Pattern::BrokenBrick, Pattern::Wood]
    {
        let m = material(pattern);
        let mean = |footprint: f32| {
            let n = 96;
            (0..n * n)
                .map(|i| {
                    let p = wall((i % n) as f32 * 0.0611, 5.0 + (i / n) as f32 * 0.0617, footprint);
                    evaluate(&m, &p, &Air::default()).albedo[1]
                })
                .sum::<f32>()
                / (n * n) as f32
        };
        let (fine, coarse) = (mean(0.001), mean(0.5));
        assert!((fine / coarse - 1.0).abs() < 0.12, "{pattern:?}: {fine} {coarse}");
    }
}

#[test]
fn brick_courses_are_as_high_as_said() {
    let mut m = material(Pattern::Brick);
    m.color = [0.3, 0.1, 0.06];
    m.color2 = [0.6, 0.6, 0.6];
    m.dirt = 0.0;
    m.scale_m = 0.075;
    // Joints met on the way up 7.5 m of wall, off the upright joints.
    let mut joints = 0;
    let mut last = false;
    for i in 0..15_000 {
        let s = evaluate(&m, &wall(0.06, i as f32 * 0.0005, 0.0005), &Air::default());
        let joint = s.albedo[1] > 0.3;
        joints += u32::from(joint && !last);
        last = joint;
    }
    assert!((98..=120).contains(&joints), "{joints} joints in 100 courses");
}

#[test]
fn water_darkens_and_snow_whitens_what_faces_up() {
    let m = material(Pattern::Asphalt);
    let mean = |air: &Air, normal: Vec3| {
        let n = 400;
        (0..n)
            .map(|i| {
                let rest = Vec3::new(i as f32 * 0.37, 0.0, (i % 17) as f32 * 0.61);
                let p = Point { rest, normal, footprint: 0.01, world_normal: normal, world: rest };
                let s = evaluate(&m, &p, air);
                (s.albedo[1] / n as f32, s.roughness / n as f32)
            })
            .fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))
    };
    let [dry, wet, snow] = weather();
    let (a, b, c) = (mean(&dry, Vec3::Y), mean(&wet, Vec3::Y), mean(&snow, Vec3::Y));
    assert!(b.0 < 0.75 * a.0 && b.1 < 0.6 * a.1, "dry {a:?} wet {b:?}");
    assert!(c.0 > 1.15 * a.0, "dry {a:?} snow {c:?}");
    let roof = material(Pattern::Plain);
    let p = Point { normal: Vec3::Y, world_normal: Vec3::Y, ..wall(1.0, 2.0, 0.01) };
    assert!(evaluate(&roof, &p, &snow).albedo[1] > 0.7);
    assert!(evaluate(&roof, &wall(1.0, 2.0, 0.01), &snow).albedo[1] < 0.6);
}
