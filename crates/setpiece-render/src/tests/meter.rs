//! What the exposure is metered on.

use super::*;

#[test]
fn the_meter_counts_what_lamps_light() {
    let mut scene = scene();
    let id = scene.mesh(cube(4.0));
    scene.place(id, ObjectId(0), Affine3A::from_translation(Vec3::Z * -6.0), false);
    let camera = looking(Vec3::Z * 3.0, 3);
    let meter = |scene: &Scene| {
        let world = plain(scene, &Take::default(), 1e-5, Vec3::Y, 0.0);
        crate::probe_exposure(&world, &camera, [96, 54], &setpiece_shot::ShotPlan::default())
    };
    let dark = meter(&scene);
    scene.lamps.push(Lamp {
        kind: LampKind::Street,
        position: Vec3::new(0.0, 3.0, 1.0),
        axis: None,
        intensity: [1.0; 3],
        radius_m: 0.1,
        part: None,
    });
    let lit = meter(&scene);
    assert!(lit < 0.1 * dark, "{lit} with a lamp, {dark} without");
}
