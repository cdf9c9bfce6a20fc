//! Takes the noise of few samples out of the light, guided by the data layers.
//!
//! Diffuse light is divided by albedo, so that patterns stay as they are. Direct light, indirect light and reflections
//! then go through an edge-avoiding à-trous wavelet (Dammertz and others 2010) whose tolerance for differences of
//! brightness follows the noise of each pixel, as in SVGF (Schied and others 2017) but within one frame: a frame's bytes
//! depend on nothing else. Pixels that show two surfaces get the filtered light of both.

mod faint;
mod glossy;
mod guide;
mod mend;
mod pool;
mod share;
pub(crate) mod speckle;
mod wavelet;

use crate::four::Four;
pub(crate) use share::share;

use crate::film::Pixel;
use crate::light::{LUMINANCE, luminance};
use glam::Vec3;
pub(crate) use guide::Guide;
use rayon::prelude::*;
use std::ops::Range;

/// Number of kinds of light.
pub(crate) const KINDS: usize = 4;

/// Direct and indirect illumination, reflections, what is seen through glass: the light of each with the variance of its
/// luminance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signals {
    /// Red, green, blue.
    pub light: [Four; 3],
    pub variance: Four,
}

impl Signals {
    fn of(light: [Vec3; KINDS], variance: [f32; KINDS]) -> Self {
        Self { light: std::array::from_fn(|c| Four(light.map(|l| l[c]))), variance: Four(variance) }
    }

    /// The light of one kind.
    fn kind(&self, k: usize) -> Vec3 {
        let [r, g, b] = &self.light;
        Vec3::new(r.0[k], g.0[k], b.0[k])
    }

    /// Luminances of all kinds.
    #[inline(always)]
    fn luminance(&self) -> Four {
        let [r, g, b] = self.light;
        let [x, y, z] = LUMINANCE;
        r * x + g * y + b * z
    }
}

/// Floor of the albedo that light is divided by.
pub(crate) const BLACK: f32 = 2e-3;

/// Levels of the wavelet, and those of a preview, whose pixels are twice as wide and share bounces with their neighbours.
pub(crate) const LEVELS: Range<u32> = 0..5;
pub(crate) const LEVELS_PREVIS: Range<u32> = 1..4;

/// Filters the lighting of a frame in place.
pub(crate) fn run(pixels: &mut [Pixel], guides: &[Guide], size: [u32; 2], levels: Range<u32>) {
    let width = size[0] as usize;
    let signals: Vec<Signals> = pixels.par_iter().map(divided).collect();
    let reach = if levels == LEVELS { 2 } else { 1 };
    let signals = wavelet::calm(guides, &signals, width, reach);
    let mut signals = signals;
    for level in levels {
        signals = wavelet::level(guides, &signals, width, level);
    }
    let signals = mend::edges(pixels, guides, &signals, width);
    pixels.par_iter_mut().zip(&signals).for_each(|(p, s)| {
        let albedo = divisor(p);
        p.direct = s.kind(0) * albedo;
        p.indirect = s.kind(1) * albedo;
        p.specular = s.kind(2);
        p.transmission = s.kind(3);
    });
}

/// What a pixel's diffuse light is divided by: its albedo, or a floor.
pub(crate) fn divisor(p: &Pixel) -> Vec3 {
    p.albedo.max(Vec3::splat(BLACK))
}

fn divided(p: &Pixel) -> Signals {
    let albedo = divisor(p);
    let scale = 1.0 / luminance(albedo).max(BLACK);
    let scale = scale * scale;
    let variance = [p.variance[0] * scale, p.variance[1] * scale, p.variance[2], p.variance[3]];
    Signals::of([p.direct / albedo, p.indirect / albedo, p.specular, p.transmission], variance)
}
