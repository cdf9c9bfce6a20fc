//! What is no number never reaches a picture: it is left out, counted, and its first pixel is told.

use super::{cube, fire, looking, plain, request, scene};
use crate::bvh::Ray;
use crate::request::{RenderStats, Request};
use crate::trace::Tracer;
use crate::world::World;
use crate::{Layers, Negative, render};
use glam::{Affine3A, Vec3};
use setpiece_image::Frame;
use setpiece_scene::{Density, Lamp, LampKind, ObjectId, Scene, Take};

fn room() -> Scene {
    let mut scene = scene();
    let id = scene.mesh(cube(1.0));
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    scene
}

/// Pictures by all ways that frames are made.
fn pictures(world: &World, dust: Option<&Density>) -> Vec<(Frame, RenderStats)> {
    let camera = looking(Vec3::Z * 6.0, 3);
    let r = Request { dust, ..request(&camera, [32, 24], 2) };
    let around = Negative::expose(world, &Request { frame: 1, ..r });
    vec![
        render(world, &r),
        render(world, &Request { previs: true, samples: 1, ..r }),
        Negative::expose(world, &r).finish(&[&around], Layers::All, None),
    ]
}

fn caught(what: &str, world: &World, dust: Option<&Density>) {
    for (n, (frame, stats)) in pictures(world, dust).into_iter().enumerate() {
        for channel in &frame.channels {
            assert!(channel.samples.iter().all(|x| x.is_finite()), "{what}, way {n}: {}", channel.name);
        }
        assert!(stats.dropped > 0, "{what}, way {n}: nothing counted");
        let [x, y] = stats.dropped_at.unwrap();
        assert!(x < 32 && y < 24, "{what}, way {n}");
    }
}

#[test]
fn a_material_or_a_light_that_is_no_number_is_dropped_and_counted() {
    for poison in [f32::NAN, f32::INFINITY] {
        let mut glowing = room();
        glowing.materials[0].emission[1] = poison;
        caught("emission", &plain(&glowing, &Take::default(), 1.0, Vec3::Y, 0.0), None);
        let mut lit = room();
        for intensity in [poison, 1.0] {
            lit.lamps.push(Lamp {
                kind: LampKind::Street,
                position: Vec3::new(0.0, 1.0, 4.0),
                axis: None,
                intensity: [intensity; 3],
                radius_m: 0.1,
                part: None,
            });
        }
        caught("lamp", &plain(&lit, &Take::default(), 1.0, Vec3::Y, 0.0), None);
        caught("sky", &plain(&room(), &Take::default(), poison, Vec3::Y, 0.0), None);
        caught("sun", &plain(&room(), &Take::default(), 1.0, Vec3::Z, poison), None);
        let mut dusty = plain(&room(), &Take::default(), 1.0, Vec3::Y, 1.0);
        dusty.dust = [poison; 3];
        caught("dust", &dusty, Some(&fire()));
    }
    let mut coloured = room();
    coloured.materials[0].color[0] = f32::NAN;
    caught("colour", &plain(&coloured, &Take::default(), 1.0, Vec3::Y, 0.0), None);
}

#[test]
fn counts_of_parts_add_up_and_the_first_pixel_is_that_of_the_top_row() {
    let mut all = RenderStats::default();
    for at in [[5, 9], [7, 2], [3, 2], [0, 30]] {
        all.drop_at(at);
    }
    assert_eq!((all.dropped, all.dropped_at), (4, Some([3, 2])));
    let clean = pictures(&plain(&room(), &Take::default(), 1.0, Vec3::Y, 1.0), None);
    assert!(clean.iter().all(|(_, stats)| stats.dropped == 0 && stats.dropped_at.is_none()));
}

#[test]
fn rays_that_are_no_number_meet_nothing_and_end() {
    let (world, camera) = (plain(&room(), &Take::default(), 1.0, Vec3::Y, 1.0), looking(Vec3::Z * 6.0, 3));
    let stage = Tracer::new(&world, &request(&camera, [32, 24], 1)).stage;
    let (from, way) = (Vec3::Z * 6.0, Vec3::NEG_Z);
    assert!(stage.closest(Ray::new(from, way, f32::INFINITY)).is_some());
    for poison in [f32::NAN, f32::INFINITY] {
        for axis in 0..3 {
            let (mut bad_from, mut bad_way) = (from, way);
            bad_from[axis] = poison;
            bad_way[axis] = poison;
            for ray in [Ray::new(bad_from, way, f32::INFINITY), Ray::new(from, bad_way, f32::INFINITY)] {
                assert!(stage.closest(ray).is_none());
                assert_eq!(stage.visibility(ray, 0.9), 0.0);
                let good = Ray::new(from, way, f32::INFINITY);
                let found = stage.closest_of(&[good, ray, good]);
                assert!(found[0].is_some() && found[1].is_none() && found[2].is_some());
            }
        }
    }
}
