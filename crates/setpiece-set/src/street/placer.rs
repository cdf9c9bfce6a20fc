//! Places small things without letting them run into each other or the hero.

use super::draw::Rect;
use super::site::Site;
use glam::{Affine3A, Vec3};
use setpiece_scene::math::rotation;
use setpiece_scene::{Instance, MeshId, ObjectId, Scene};

/// Remembers what ground is taken.
#[derive(Debug)]
pub struct Placer<'a> {
    /// The set.
    pub scene: &'a mut Scene,
    site: &'a Site,
    keep_out: Rect,
    taken: Vec<(Vec3, f32)>,
}

impl<'a> Placer<'a> {
    /// Starts with the hero's own ground taken.
    pub fn new(scene: &'a mut Scene, site: &'a Site) -> Self {
        let b = scene.layout.hero;
        let mut keep_out = site.hero;
        if b.size().max_element() > 0.5 {
            keep_out = Rect::new(
                keep_out.x[0].min(b.min.x),
                keep_out.x[1].max(b.max.x),
                keep_out.z[0].min(b.min.z),
                keep_out.z[1].max(b.max.z),
            );
        }
        Self { scene, site, keep_out, taken: Vec::new() }
    }

    /// Takes ground without placing anything.
    pub fn take(&mut self, at: Vec3, radius: f32) {
        self.taken.push((Vec3::new(at.x, 0.0, at.z), radius));
    }

    /// Whether a disc is free.
    pub fn free(&self, at: Vec3, radius: f32) -> bool {
        let level = Vec3::new(at.x, 0.0, at.z);
        !self.keep_out.grown(radius).contains(at.x, at.z)
            && self.taken.iter().all(|(p, r)| p.distance_squared(level) > (r + radius) * (r + radius))
    }

    /// [`Site::back`].
    pub fn back(&self) -> f32 {
        self.site.back
    }

    /// Whether a tall or bulky thing here would stand before the hero in the default view.
    pub fn hides(&self, at: Vec3) -> bool {
        at.z > 8.0 && at.x < self.site.avenue[1] - 6.0 && self.site.in_view(at.x, at.z)
    }

    /// Places a mesh turned so that its +x looks along `heading` (radians from +x towards -z), if its ground is free.
    pub fn put(&mut self, mesh: MeshId, object: ObjectId, at: Vec3, heading: f32, radius: f32) -> bool {
        if !self.free(at, radius) {
            return false;
        }
        self.take(at, radius);
        self.set(mesh, object, at, heading, 1.0);
        true
    }

    /// Places a mesh without asking.
    pub fn set(&mut self, mesh: MeshId, object: ObjectId, at: Vec3, heading: f32, scale: f32) {
        let world_from_object =
            Affine3A::from_scale_rotation_translation(Vec3::splat(scale), rotation(Vec3::Y, heading), at);
        // Whatever is small may be taken away where it stands in front of the hero.
        let cullable = at.z > 0.0 || self.site.in_view(at.x, at.z);
        self.scene.instances.push(Instance { mesh, object, world_from_object, cullable });
    }
}
