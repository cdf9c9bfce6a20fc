//! Every material of the set in a white furnace: none sends out more than falls on it, and none loses more than what one
//! scattering at its facets loses.

use super::{WHITE, looking, plain, request, scene};
use crate::film::expose;
use crate::surface::ALL;
use crate::trace::{Tracer, albedo::layer_albedo};
use glam::{Affine3A, Vec3};
use setpiece_scene::math::rotation;
use setpiece_scene::{CameraKey, CameraPath, Material, Mesh, ObjectId, Pattern, Take};

/// Mean light from a wall of a material that faces the camera at an angle, and what its facets would send were it all metal.
fn seen(material: &Material, angle: f32) -> (f32, f32) {
    let mut scene = scene();
    scene.materials[0] = material.clone();
    let mut wall = Mesh::default();
    let corner = |x: f32, y: f32| Vec3::new(x, y, 0.0) * 400.0;
    wall.quad([corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)], WHITE);
    let id = scene.mesh(wall);
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    let mut world = plain(&scene, &Take::default(), 1.0, Vec3::Y, 0.0);
    (world.plain, world.white) = (None, true);
    let turn = rotation(Vec3::Y, angle);
    let key = CameraKey { rotation: turn, lens_mm: 1000.0, ..looking(turn * Vec3::Z * 5.0, 1).keys[0] };
    let camera = CameraPath { keys: vec![key; 3] };
    let request = request(&camera, [8, 8], 32);
    let (pixels, stats) = expose(&Tracer::new(&world, &request), &request);
    assert_eq!(stats.dropped, 0);
    let n = pixels.len() as f32;
    let light =
        pixels.iter().map(|p| p.direct + p.indirect + p.specular + p.transmission + p.emission).sum::<Vec3>() / n;
    let roughness = pixels.iter().map(|p| p.roughness).sum::<f32>() / n;
    (light.max_element(), layer_albedo(Vec3::ONE, roughness, angle.cos()).x)
}

#[test]
fn no_material_makes_light_and_none_loses_more_than_its_facets_hide() {
    let mut worst: Vec<(f32, String)> = Vec::new();
    for pattern in ALL {
        for metal in [0.0, 1.0] {
            for roughness in [0.05, 0.4, 0.7, 1.0] {
                for degrees in [0.0_f32, 45.0, 75.0, 85.0] {
                    let mut material = Material::new("white", pattern, [1.0; 3]);
                    (material.metal, material.roughness, material.dirt) = (metal, roughness, 0.0);
                    let (light, facets) = seen(&material, degrees.to_radians());
                    let name = format!("{pattern:?}, metal {metal}, roughness {roughness}, {degrees} degrees");
                    assert!(light < 1.006, "{name}: {light}");
                    let is_metal = metal > 0.0 && matches!(pattern, Pattern::Metal | Pattern::Corrugated);
                    let least = if is_metal { facets } else { 1.0 };
                    worst.push((light - least, name));
                }
            }
        }
    }
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (lost, name) in worst.iter().take(60).step_by(3).chain(worst.iter().rev().take(3)) {
        eprintln!("{lost:.4} {name}");
    }
    assert!(worst[0].0 > -0.006, "{}: {}", worst[0].1, worst[0].0);
}
