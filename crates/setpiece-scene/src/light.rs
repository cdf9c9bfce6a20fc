//! Light and air of a set. Luminous units: radiance in kcd/m2, intensity in kcd.

use glam::Vec3;
use serde::{Deserialize, Serialize};

/// What the sky does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sky {
    /// Unit vector to the sun; below the horizon at night.
    pub to_sun: Vec3,
    /// Unit vector to the moon.
    pub to_moon: Vec3,
    /// Aerosols: 1 very clear, 3 a city, 10 haze.
    pub turbidity: f32,
    /// Share of the sky under cloud, 0 to 1.
    pub cloud_cover: f32,
    /// How thick the clouds are, 0 veils, 1 a thunderhead.
    pub cloud_thickness: f32,
    /// Tells skies of one kind apart.
    pub seed: u64,
}

/// What is in the air and has settled from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Air {
    /// Extinction of haze or fog near the ground, 1/m.
    pub fog_per_m: f32,
    /// Height over which fog thins to 1/e, m.
    pub fog_height_m: f32,
    /// Falling rain, 0 to 1.
    pub rain: f32,
    /// Falling snow, 0 to 1.
    pub snow: f32,
    /// Snow that lies, 0 to 1.
    pub snow_cover: f32,
    /// How wet surfaces are, 0 to 1.
    pub wetness: f32,
    /// Wind in m/s.
    pub wind: Vec3,
}

/// What kind of lamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum LampKind {
    Street,
    /// The stand-in for a lit room.
    Window,
    Shop,
    Car,
    Fire,
}

/// A small light.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lamp {
    /// What kind.
    pub kind: LampKind,
    /// Where.
    pub position: Vec3,
    /// Unit axis of a lamp that shines one way (cosine lobe about it), or none for all ways.
    pub axis: Option<Vec3>,
    /// Intensity in kcd, linear Rec. 709.
    pub intensity: [f32; 3],
    /// Radius of the shining sphere in metres, for soft shadows.
    pub radius_m: f32,
    /// The part it hangs on: it goes out when that part's storey loses its power.
    pub part: Option<u32>,
}
