//! Several samples of a pixel, and several bounce rays of a sample.

use super::*;
use crate::film::expose;
use crate::trace::Tracer;

/// Mean of the bounced light, and how much pixels err around what many samples give.
fn bounced(world: &World, request: &Request<'_>, truth: &[Vec3]) -> (f32, f32) {
    let (pixels, _) = expose(&Tracer::new(world, request), request);
    let n = pixels.len() as f32;
    let error = pixels.iter().zip(truth).map(|(p, t)| (p.indirect - *t).length_squared()).sum::<f32>() / n;
    (pixels.iter().map(|p| p.indirect.y).sum::<f32>() / n, error)
}

#[test]
fn several_bounce_rays_bring_the_same_light_with_less_noise() {
    let (world, camera) = drifting();
    let r = Request { bounce_rays: 1, ..request(&camera, [96, 54], 1) };
    let many = Request { samples: 256, ..r };
    let truth: Vec<Vec3> = expose(&Tracer::new(&world, &many), &many).0.iter().map(|p| p.indirect).collect();
    let (mean, error) = bounced(&world, &r, &truth);
    let (two, less) = bounced(&world, &Request { bounce_rays: 2, ..r }, &truth);
    let (eight, least) = bounced(&world, &Request { bounce_rays: 8, ..r }, &truth);
    let of_truth = truth.iter().map(|t| t.y).sum::<f32>() / truth.len() as f32;
    for (name, mean) in [("one", mean), ("two", two), ("eight", eight)] {
        assert!((mean / of_truth - 1.0).abs() < 0.02, "{name}: {mean} for {of_truth}");
    }
    // Edges, which one place in a pixel does not show, err alike in all.
    assert!(less < 0.75 * error && least < less, "{error}, {less}, {least}");
}

#[test]
fn samples_are_kept_each_alone_or_by_the_quarter_that_they_lie_in() {
    let (world, camera) = drifting();
    for samples in [2, 4, 12] {
        let r = request(&camera, [48, 28], samples);
        let negative = Negative::expose(&world, &r);
        let mut counts = std::collections::BTreeMap::<u32, u32>::new();
        negative.kept().into_iter().for_each(|pixel| *counts.entry(pixel).or_default() += 1);
        assert_eq!(counts.len(), 48 * 28);
        assert!(counts.values().all(|n| *n == samples.min(4)), "{samples}: {:?}", counts.values().max());
    }
}

/// A wall with blocks before it that all stand, and a camera that drifts by parts of a pixel.
fn standing() -> (World, CameraPath) {
    let mut scene = scene();
    let mut wall = Mesh::default();
    build::block(&mut wall, [-30.0, -20.0, -6.0], [30.0, 20.0, -5.0], WHITE);
    let block = scene.mesh(cube(0.5));
    let wall = scene.mesh(wall);
    scene.place(wall, ObjectId(0), Affine3A::IDENTITY, false);
    let mut rng = Rng::new(4, "standing");
    for _ in 0..60 {
        let at = Vec3::new(rng.range(-4.0, 4.0), rng.range(-2.5, 2.5), rng.range(-4.0, 3.0));
        scene.place(block, ObjectId(0), Affine3A::from_rotation_translation(rotation(at.normalize(), 1.0), at), false);
    }
    let world = plain(&scene, &Take::default(), 0.5, Vec3::new(0.3, 0.8, 0.5).normalize(), 2.0);
    let mut camera = looking(Vec3::Z * 9.0, 13);
    for (n, key) in camera.keys.iter_mut().enumerate() {
        key.position += Vec3::new(0.031, 0.017, 0.0) * n as f32;
    }
    (world, camera)
}

#[test]
fn samples_of_the_frames_around_are_worth_nearly_as_much_as_its_own_and_never_blur_it() {
    let (world, camera) = standing();
    let r = Request { frame: 6, shutter: 0.0, ..request(&camera, [96, 54], 1) };
    let truth = render(&world, &Request { samples: 256, ..r }).0;
    let error = |found: &Frame| {
        let (a, b) = (found.channel("diffuse_direct.G").unwrap(), truth.channel("diffuse_direct.G").unwrap());
        a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>()
    };
    let by = |samples: u32| {
        let reach = crate::window(samples) / 2;
        error(&windowed(&world, &Request { samples, ..r }, 6 - reach..7 + reach))
    };
    let (one, two, six) = (by(1), by(2), by(6));
    let own = error(&render(&world, &Request { samples: 9, ..r }).0);
    assert!(one < 2.5 * own, "{one} by nine frames, {own} by nine samples");
    assert!(two < 0.6 * one && six < 0.9 * two, "{one} {two} {six}");
}
