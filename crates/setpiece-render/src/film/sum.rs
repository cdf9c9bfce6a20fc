//! Sums over the camera samples of a pixel, and the pixel that comes of them.

use super::Pixel;
use crate::light::{LUMINANCE, luminance};
use crate::trace::{Data, First};
use glam::Vec3;

/// Direct, indirect, reflected, transmitted and emitted light.
pub(super) const KINDS: usize = setpiece_image::KINDS_OF_LIGHT.len();

/// The indices of direct and indirect light among the kinds.
pub(super) const DIRECT: usize = 0;
pub(super) const INDIRECT: usize = 1;

/// Numbers side by side, so that they are summed at once: one for each kind of light, for the albedo and for the gloss, and one that
/// is nothing.
pub(super) type Lanes = [f32; KINDS + 3];
pub(super) const ALBEDO: usize = KINDS;
pub(super) const GLOSS: usize = KINDS + 1;
/// Full weight.
pub(super) const WHOLE: Lanes = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0];

/// What one camera sample found, or the mean of several that found the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Red, green and blue of the exposed light by kind, of the albedo and of the gloss.
    pub colours: [Lanes; 3],
    /// Whether bounced light is in it.
    pub bounced: bool,
    /// How many samples it is the mean of.
    pub count: f32,
    /// The first surface; none for the sky.
    pub first: Option<First>,
}

/// Red, green and blue of one lane.
#[inline(always)]
pub(super) fn colour(colours: &[Lanes; 3], lane: usize) -> Vec3 {
    Vec3::new(colours[0][lane], colours[1][lane], colours[2][lane])
}

/// Luminances, lane by lane.
#[inline(always)]
pub(super) fn luminances([r, g, b]: &[Lanes; 3]) -> Lanes {
    let [x, y, z] = LUMINANCE;
    std::array::from_fn(|k| r[k] * x + g[k] * y + b[k] * z)
}

impl Found {
    /// Of light by kind, albedo and gloss.
    pub fn colours(light: [Vec3; KINDS], albedo: Vec3, gloss: Vec3) -> [Lanes; 3] {
        std::array::from_fn(|c| {
            let mut lanes = [0.0; KINDS + 3];
            for (lane, light) in lanes.iter_mut().zip(light) {
                *lane = light[c];
            }
            (lanes[ALBEDO], lanes[GLOSS]) = (albedo[c], gloss[c]);
            lanes
        })
    }

    /// Light by kind.
    pub fn light(&self) -> [Vec3; KINDS] {
        std::array::from_fn(|k| colour(&self.colours, k))
    }
}

/// Sums with weights, lane by lane.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    colours: [Lanes; 3],
    /// Of luminances.
    squares: Lanes,
    weight: Lanes,
    /// Of squared weights.
    weight2: Lanes,
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
    #[inline(always)]
    pub fn add(&mut self, found: &Found, trust: &Lanes, center: &Data, pixel: f32) {
        self.count += found.count;
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
        let mut weight: Lanes = trust.map(|t| t * found.count);
        if !found.bounced {
            weight[INDIRECT] = 0.0;
        }
        let bright = luminances(&found.colours);
        for k in 0..weight.len() {
            let w = weight[k];
            for (sum, colour) in self.colours.iter_mut().zip(&found.colours) {
                sum[k] += colour[k] * w;
            }
            self.squares[k] += bright[k] * bright[k] * w;
            self.weight[k] += w;
            self.weight2[k] += w * w;
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
        pixel.albedo = colour(&self.colours, ALBEDO) / self.count;
        pixel.gloss = colour(&self.colours, GLOSS) / self.count;
        pixel.bounced = self.weight[INDIRECT] > 0.0;
        let mean: [Vec3; KINDS] = std::array::from_fn(|k| colour(&self.colours, k) / self.weight[k].max(1e-6));
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
