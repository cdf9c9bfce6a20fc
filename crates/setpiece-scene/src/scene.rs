//! The dressed set.

use crate::{Aabb, Air, Lamp, Material, MaterialId, Mesh, MeshId, Part, Prop, Sky};
use glam::{Affine3A, Vec3};
use serde::{Deserialize, Serialize};

/// Index into [`Scene::objects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ObjectId(pub u32);

/// A mesh placed in the set. It does not move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// Index into [`Scene::meshes`].
    pub mesh: MeshId,
    /// What it counts as in mattes.
    pub object: ObjectId,
    /// Placement.
    pub world_from_object: Affine3A,
    /// Whether it may be taken away when it stands between the camera and the subject.
    pub cullable: bool,
}

/// A box that falling things hit and that does not move. The ground plane y = 0 is always there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collider {
    /// Its extent.
    pub bounds: Aabb,
}

/// Where things are, for the camera and the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// The hero structure at rest, roof plant included.
    pub hero: Aabb,
    /// What the event may fill: the hero with the room that it falls into.
    pub envelope: Aabb,
    /// A point to look at when the street is the subject, and where to stand for it.
    pub street_view: [Vec3; 2],
    /// Degrees to the right of the front facade's normal from which the hero is seen by default.
    pub azimuth_deg: f32,
}

/// A dressed set, at rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Shapes.
    pub meshes: Vec<Mesh>,
    /// Materials.
    pub materials: Vec<Material>,
    /// Names of objects, for mattes and reports.
    pub objects: Vec<String>,
    /// What stands and stays.
    pub instances: Vec<Instance>,
    /// What may break: the hero. Never also among the instances.
    pub parts: Vec<Part>,
    /// What stands free and may be pushed. Never also among the instances.
    pub props: Vec<Prop>,
    /// The shape of what is to drive into the hero, if anything is: on the ground, looking along x.
    pub rammer: Option<MeshId>,
    /// The object of each part's mattes is this one; chunks are told apart by number.
    pub hero_object: ObjectId,
    /// Boxes to hit.
    pub colliders: Vec<Collider>,
    /// Small lights.
    pub lamps: Vec<Lamp>,
    /// The sky.
    pub sky: Sky,
    /// The air.
    pub air: Air,
    /// Where things are.
    pub layout: Layout,
}

impl Scene {
    /// Adds a mesh.
    pub fn mesh(&mut self, mesh: Mesh) -> MeshId {
        self.meshes.push(mesh);
        MeshId(self.meshes.len() as u32 - 1)
    }

    /// Adds a material, or finds the equal one that is there.
    pub fn material(&mut self, material: Material) -> MaterialId {
        if let Some(i) = self.materials.iter().position(|m| *m == material) {
            return MaterialId(i as u16);
        }
        self.materials.push(material);
        MaterialId(self.materials.len() as u16 - 1)
    }

    /// Adds an object's name.
    pub fn object(&mut self, name: impl Into<String>) -> ObjectId {
        self.objects.push(name.into());
        ObjectId(self.objects.len() as u32 - 1)
    }

    /// Places a mesh that stays.
    pub fn place(&mut self, mesh: MeshId, object: ObjectId, world_from_object: Affine3A, cullable: bool) {
        self.instances.push(Instance { mesh, object, world_from_object, cullable });
    }
}
