//! Procedural materials: what a surface is at a point.
//!
//! Each pattern is a function of the rest position in the plane of the dominant axis of the normal, made of a few
//! octaves of noise and regular grids, all filtered by the footprint of the pixel (module `noise`). Patterns give a
//! `layer::Layer`; `weather` wets it or covers it with snow; [`evaluate`] turns it into a [`Surface`].

mod broken;
mod ground;
mod inside;
mod layer;
mod masonry;
mod metal;
pub(crate) mod noise;
mod plant;
mod plaster;
mod roof;
mod weather;

use glam::Vec3;
use layer::{At, Layer};
use setpiece_image::Rgb;
use setpiece_scene::{Air, Material, Pattern};

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

/// Every pattern.
#[cfg(test)]
pub(crate) const ALL: [Pattern; 31] = [
    Pattern::Plain,
    Pattern::Concrete,
    Pattern::Plaster,
    Pattern::Brick,
    Pattern::Stone,
    Pattern::Tiles,
    Pattern::Asphalt,
    Pattern::Paving,
    Pattern::RoadPaint,
    Pattern::Glass,
    Pattern::Metal,
    Pattern::Corrugated,
    Pattern::CarPaint,
    Pattern::Rubber,
    Pattern::Wood,
    Pattern::RoofTiles,
    Pattern::Foliage,
    Pattern::Bark,
    Pattern::Cloth,
    Pattern::Room,
    Pattern::BrokenConcrete,
    Pattern::BrokenBrick,
    Pattern::BrokenLight,
    Pattern::BrokenWood,
    Pattern::BrokenStone,
    Pattern::Rebar,
    Pattern::Soil,
    Pattern::Grass,
    Pattern::Gravel,
    Pattern::Emitter,
    Pattern::Water,
];

#[cfg(test)]
impl Surface {
    /// Takes the colour out: nothing is absorbed below the layer, metals reflect all, glass lets all through.
    pub(crate) fn whiten(&mut self) {
        let most = self.f0.into_iter().fold(0.0, f32::max);
        // What is no metal reflects at most a tenth straight on.
        let metal = ((most - 0.1) / 0.4).clamp(0.0, 1.0);
        self.albedo = [1.0 - metal; 3];
        self.f0 = self.f0.map(|f| f + (1.0 - f) * metal);
        if self.transmission != [0.0; 3] {
            self.transmission = [1.0; 3];
        }
    }
}

/// What a material is at a point.
pub fn evaluate(material: &Material, point: &Point, air: &Air) -> Surface {
    let at = At::new(material, point);
    let mut layer = pattern(&at);
    if air.wetness > 0.0 || air.snow_cover > 0.0 {
        weather::settle(&mut layer, &at, point, air);
    }
    finish(&layer, &at)
}

fn pattern(at: &At<'_>) -> Layer {
    match at.material.pattern {
        Pattern::Plain => inside::plain(at),
        Pattern::Concrete => masonry::concrete(at),
        Pattern::Plaster => plaster::plaster(at),
        Pattern::Brick => masonry::brick(at),
        Pattern::Stone => masonry::stone(at),
        Pattern::Tiles => masonry::tiles(at),
        Pattern::Asphalt => ground::asphalt(at),
        Pattern::Paving => ground::paving(at),
        Pattern::RoadPaint => ground::road_paint(at),
        Pattern::Glass => inside::glass(at),
        Pattern::Metal => metal::metal(at),
        Pattern::Corrugated => metal::corrugated(at),
        Pattern::CarPaint => metal::car_paint(at),
        Pattern::Rubber => metal::rubber(at),
        Pattern::Wood => plant::wood(at),
        Pattern::RoofTiles => roof::roof_tiles(at),
        Pattern::Foliage => plant::foliage(at),
        Pattern::Bark => plant::bark(at),
        Pattern::Cloth => inside::cloth(at),
        Pattern::Room => inside::room(at),
        Pattern::BrokenConcrete => broken::concrete(at),
        Pattern::BrokenBrick => broken::brick(at),
        Pattern::BrokenLight => broken::light(at),
        Pattern::BrokenWood => broken::wood(at),
        Pattern::BrokenStone => broken::stone(at),
        Pattern::Rebar => metal::rebar(at),
        Pattern::Soil => ground::soil(at),
        Pattern::Grass => plant::grass(at),
        Pattern::Gravel => ground::gravel(at),
        Pattern::Emitter => inside::emitter(at),
        Pattern::Water => ground::water(at),
    }
}

/// Roughness with that of relief too fine to be seen, given as the mean square of its slope along an axis (Olano and Baker
/// 2010, "LEAN mapping"; its limit after Tokuyoshi and Kaplanyan 2021).
fn roughened(roughness: f32, lost: f32) -> f32 {
    if lost <= 0.0 {
        return roughness;
    }
    (roughness.powi(4) + 2.0 * lost.min(0.09)).sqrt().sqrt()
}

fn finish(layer: &Layer, at: &At<'_>) -> Surface {
    let metal = layer.metal.clamp(0.0, 1.0);
    let albedo = layer.albedo.map(|x| (x * (1.0 - metal)).clamp(0.0, 0.95));
    let f0 = layer.albedo.map(|x| (layer.f0 + (x - layer.f0) * metal).clamp(0.0, 0.98));
    // Steeper relief than this only makes black specks.
    let slope = layer.slope.clamp_length_max(1.1);
    let bent = at.normal - at.u_axis * slope.x - at.v_axis * slope.y;
    Surface {
        albedo,
        roughness: roughened(layer.roughness, layer.lost).clamp(0.015, 1.0),
        f0,
        normal: bent.normalize_or(at.normal),
        emission: layer.emission,
        transmission: layer.transmission,
        translucency: layer.translucency,
    }
}

#[cfg(test)]
mod tests;
