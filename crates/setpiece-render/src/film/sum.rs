//! Sums over the camera samples of a pixel, and the pixel that comes of them.

use super::Pixel;
use crate::light::luminance;
use crate::trace::{Data, First};
use glam::Vec3;

/// Direct, indirect, reflected, transmitted and emitted light.
pub(super) const KINDS: usize = setpiece_image::KINDS_OF_LIGHT.len();

/// The index of indirect light among the kinds.
pub(super) const INDIRECT: usize = 1;

/// What one camera sample found, or the mean of several that found the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Exposed.
    pub light: [Vec3; KINDS],
    pub albedo: Vec3,
    pub gloss: Vec3,
    /// Whether bounced light is in it.
    pub bounced: bool,
    /// How many samples it is the mean of.
    pub count: f32,
    /// The first surface; none for the sky.
    pub first: Option<First>,
}

/// Sums with weights, by kind of light.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    light: [Vec3; KINDS],
    /// Of luminances.
    squares: [f32; KINDS],
    weight: [f32; KINDS],
    /// Of squared weights.
    weight2: [f32; KINDS],
    albedo: Vec3,
    gloss: Vec3,
    roughness: f32,
    /// Numbers of samples: all, on something solid, on the surface at the pixel's centre.
    pub count: f32,
    solid: f32,
    same: f32,
    /// Beside the surface at the centre, or in the sky where that is.
    near: f32,
}

/// Share of the distance from the lens within which a sample counts as beside the surface at its pixel's centre.
const NEAR: f32 = 0.02;

impl Sum {
    /// Adds what was found; `trust` weighs its light by kind. `pixel` is the angle of a pixel.
    pub fn add(&mut self, found: &Found, trust: [f32; KINDS], center: &Data, pixel: f32) {
        self.count += found.count;
        self.albedo += found.albedo * found.count;
        self.gloss += found.gloss * found.count;
        if let Some(first) = &found.first {
            self.solid += found.count;
            self.roughness += first.roughness * found.count;
            if center.shows(first.position, first.normal, pixel) {
                self.same += found.count;
            }
            let near = first.position.distance_squared(center.position) < (NEAR * center.depth) * (NEAR * center.depth);
            self.near += if center.object >= 0 && near { found.count } else { 0.0 };
        } else if center.object < 0 {
            self.near += found.count;
        }
        for (k, light) in found.light.iter().enumerate() {
            if k == INDIRECT && !found.bounced {
                continue;
            }
            let weight = found.count * trust[k];
            let l = luminance(*light);
            self.light[k] += *light * weight;
            self.squares[k] += l * l * weight;
            self.weight[k] += weight;
            self.weight2[k] += weight * weight;
        }
    }

    /// The pixel whose centre is given.
    pub fn pixel(&self, center: &Data) -> Pixel {
        let mut pixel = Pixel::of(center);
        if self.count == 0.0 {
            return pixel;
        }
        if self.solid > 0.0 {
            pixel.pure = self.same / self.solid;
            pixel.roughness = self.roughness / self.solid;
        }
        pixel.near = self.near / self.count;
        pixel.count = self.count;
        pixel.albedo = self.albedo / self.count;
        pixel.gloss = self.gloss / self.count;
        pixel.bounced = self.weight[INDIRECT] > 0.0;
        let mean: [Vec3; KINDS] = std::array::from_fn(|k| self.light[k] / self.weight[k].max(1e-6));
        [pixel.direct, pixel.indirect, pixel.specular, pixel.transmission, pixel.emission] = mean;
        for (k, variance) in pixel.variance.iter_mut().enumerate() {
            let own = luminance(mean[k]);
            let spread = (self.squares[k] / self.weight[k].max(1e-6) - own * own).max(0.0);
            // As many samples of equal weight would err as much.
            let equal = self.weight[k] * self.weight[k] / self.weight2[k].max(1e-9);
            *variance = if equal > 1.01 { spread / (equal - 1.0) } else { -1.0 };
        }
        pixel
    }
}
