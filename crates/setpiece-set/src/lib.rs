//! From a plan to a dressed set: the hero structure in breakable parts, the place around it, its light and air.
//!
//! Everything is procedural, from the plan's `structure` and `setting` and the seed; of the rest only whether
//! the hero topples to the left, where the lots then stand empty, so that a new camera or event leaves the set as it is.

mod character;
mod light;
mod street;
mod structure;

pub use character::Character;

use glam::Vec3;
use setpiece_scene::{Aabb, Air, Layout, Scene, Sky};
use setpiece_shot::ShotPlan;

/// Builds the set of a plan.
pub fn dress(plan: &ShotPlan) -> Scene {
    let character = Character::of(&plan.setting.location);
    let mut scene = empty();
    structure::build(&mut scene, plan, character);
    street::build(&mut scene, plan, character);
    light::arrange(&mut scene, plan);
    scene
}

fn empty() -> Scene {
    let nothing = Aabb::new(Vec3::ZERO, Vec3::ZERO);
    let mut scene = Scene {
        meshes: Vec::new(),
        materials: Vec::new(),
        objects: Vec::new(),
        instances: Vec::new(),
        parts: Vec::new(),
        props: Vec::new(),
        rammer: None,
        hero_object: setpiece_scene::ObjectId(0),
        colliders: Vec::new(),
        lamps: Vec::new(),
        sky: Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.2, cloud_thickness: 0.3, seed: 0 },
        air: Air::default(),
        layout: Layout {
            hero: nothing,
            envelope: nothing,
            street_view: [Vec3::new(0.0, 3.0, 0.0), Vec3::new(30.0, 1.7, 30.0)],
            azimuth_deg: 20.0,
        },
    };
    scene.hero_object = scene.object("hero");
    scene
}
