//! Procedural materials: what a surface is at a point.

pub(crate) mod noise;

use glam::Vec3;
use setpiece_image::Rgb;
use setpiece_scene::{Air, Material};

/// Where a pattern is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Rest position in metres.
    pub rest: Vec3,
    /// Unit shading normal in the space of `rest`, on the side that is seen.
    pub normal: Vec3,
    /// Size of the pixel on the surface in metres; detail smaller than this is averaged away.
    pub footprint: f32,
    /// Unit normal in world space, for snow and wetness.
    pub world_normal: Vec3,
    /// World position, for puddles.
    pub world: Vec3,
}

/// What light meets there.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    /// Diffuse albedo, linear Rec. 709.
    pub albedo: Rgb,
    /// GGX roughness (alpha = roughness squared).
    pub roughness: f32,
    /// Reflectance at normal incidence.
    pub f0: Rgb,
    /// Unit normal with relief, in the space of `rest`.
    pub normal: Vec3,
    /// Emitted radiance, kcd/m2.
    pub emission: Rgb,
    /// Thin glass: share of light let straight through besides the reflection, per channel; zero for the rest.
    pub transmission: Rgb,
    /// Leaves and cloth: share of the albedo that scatters to the other side.
    pub translucency: f32,
}

/// What a material is at a point.
pub fn evaluate(material: &Material, point: &Point, _air: &Air) -> Surface {
    Surface {
        albedo: material.color,
        roughness: material.roughness,
        f0: [0.04; 3],
        normal: point.normal,
        emission: material.emission,
        transmission: if material.pattern == setpiece_scene::Pattern::Glass { [0.9; 3] } else { [0.0; 3] },
        translucency: 0.0,
    }
}
