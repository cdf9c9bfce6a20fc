//! What a shot is made of: meshes, materials, lights, cameras, the parts that may break, and what the simulation hands
//! to the picture and the sound.
//!
//! Units: metres, kilograms, seconds, radians; y up, right-handed. The hero structure stands with its front facade in
//! the plane z = 0 facing +z, centred on x = 0, its ground floor at y = 0. Spaces are written right to left:
//! `world_from_object`.

pub mod build;
mod camera;
mod convex;
mod density;
mod dent;
mod fire;
mod light;
mod material;
pub mod math;
mod mesh;
mod motion;
mod part;
mod prop;
mod scene;

pub use camera::{CameraKey, CameraPath, Jolt, Projection, SENSOR_WIDTH_MM, View, event_envelope, shoot};
pub use convex::{Convex, Face};
pub use density::{BRICK, Density};
pub use dent::{crushed_tops, finer};
pub use fire::{AIR_K, Ember, Fire, Flare, HOTTEST_K};
pub use light::{Air, Lamp, LampKind, Sky};
pub use material::{Material, MaterialId, Pattern};
pub use math::{Aabb, Pose};
pub use mesh::{Mesh, MeshId};
pub use motion::{Bond, Breakage, Chunk, Further, Impact, Motion, Mover, Take};
pub use part::{Part, PartKind, Substance};
pub use prop::{Dent, Prop, PropKind, PropShape, furnished};
pub use scene::{Collider, Instance, Layout, ObjectId, Scene};
