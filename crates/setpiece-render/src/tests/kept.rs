//! What a world keeps from one run for the next, and for every camera.

use super::*;
use crate::geometry::Geometry;
use crate::shelf::Board;

/// Blocks and a ball all over a place.
fn littered() -> Scene {
    let mut scene = scene();
    let meshes = [scene.mesh(cube(0.7)), scene.mesh(sphere(0.9))];
    let mut rng = Rng::new(8, "litter");
    for n in 0..40 {
        let at = Vec3::new(rng.range(-9.0, 9.0), rng.range(0.0, 5.0), rng.range(-9.0, 9.0));
        scene.place(meshes[n % 2], ObjectId(0), Affine3A::from_translation(at), true);
    }
    scene
}

#[test]
fn what_is_hidden_is_met_by_no_ray_and_all_else_as_without_it() {
    let whole = littered();
    let hidden: Vec<bool> = (0..whole.instances.len()).map(|i| i % 3 == 0).collect();
    let mut less = littered();
    let mut gone = hidden.iter();
    less.instances.retain(|_| !gone.next().unwrap());
    let (with, without) = (Geometry::new(&whole, &hidden, None), Geometry::new(&less, &[], None));
    let (with, without) = (Stage::new(&with, 0, 0.5, true), Stage::new(&without, 0, 0.5, true));
    let mut rng = Rng::new(9, "rays");
    let mut hits = 0;
    for _ in 0..4000 {
        let mut point =
            |reach: f32| Vec3::new(rng.range(-1.0, 1.0), rng.range(-1.0, 1.0), rng.range(-1.0, 1.0)) * reach;
        let ray = Ray::new(point(12.0), point(1.0), f32::INFINITY);
        let [a, b] = [&with, &without].map(|stage| stage.closest(ray).map(|hit| (hit.distance, hit.triangle)));
        assert_eq!(a, b);
        assert_eq!(with.visibility(ray, 1.0), without.visibility(ray, 1.0));
        hits += u32::from(a.is_some());
    }
    assert!(hits > 200, "{hits}");
}

#[test]
fn a_world_from_the_shelf_is_the_world_that_was_made() {
    let (scene, take, board) = (littered(), Take::default(), Board::default());
    let made = World::kept(&scene, &take, &[], Some(&board));
    assert!(board.found.lock().unwrap().is_empty());
    let hidden: Vec<bool> = (0..scene.instances.len()).map(|i| i < 5).collect();
    for hidden in [&[][..], &hidden] {
        board.found.lock().unwrap().clear();
        let kept = World::kept(&scene, &take, hidden, Some(&board));
        let mut found = std::mem::take(&mut *board.found.lock().unwrap());
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, ["hierarchy", "sky"], "whatever is hidden");
        for (a, b) in [(Vec3::Y, Vec3::X), (Vec3::new(0.3, 0.1, -0.8), Vec3::NEG_Y)] {
            for direction in [a, b, (a + b).normalize()] {
                assert_eq!(kept.environment.radiance(direction), made.environment.radiance(direction));
                assert_eq!(kept.environment.disc(direction), made.environment.disc(direction));
            }
        }
        assert_eq!(kept.environment.light(), made.environment.light());
        let drawn = |world: &World, u: f32| world.environment.draw((u, 0.4)).to_light;
        assert!([0.1, 0.5, 0.999].into_iter().all(|u| drawn(&kept, u) == drawn(&made, u)));
        assert_eq!(kept.environment.ambient(), made.environment.ambient());
        if hidden.is_empty() {
            assert_eq!(kept.geometry.flat.nodes, made.geometry.flat.nodes);
        }
    }
    // What is damaged is made again.
    board.kept.lock().unwrap().values_mut().for_each(|bytes| bytes.truncate(bytes.len() / 2));
    let again = World::kept(&scene, &take, &[], Some(&board));
    assert_eq!(again.environment.ambient(), made.environment.ambient());
    assert_eq!(again.geometry.flat.nodes, made.geometry.flat.nodes);
}
