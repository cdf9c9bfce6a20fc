//! Takes the noise of few samples out of the light, guided by the data layers.
//!
//! Diffuse light is divided by albedo, so that patterns stay as they are. Direct light, indirect light and reflections
//! then go through an edge-avoiding à-trous wavelet (Dammertz and others 2010) whose tolerance for differences of
//! brightness follows the noise of each pixel, as in SVGF (Schied and others 2017) but within one frame: a frame's bytes
//! depend on nothing else. Pixels that show two surfaces get the filtered light of both.

mod guide;
mod mend;
mod share;
mod wavelet;

pub(crate) use share::share_bounces;

use crate::film::Pixel;
use crate::light::luminance;
use glam::Vec3;
pub(crate) use guide::Guide;
use rayon::prelude::*;
use std::ops::Range;

/// Light of one kind in a pixel, with the variance of its luminance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noisy {
    pub light: Vec3,
    pub variance: f32,
}

/// Number of kinds of light.
pub(crate) const KINDS: usize = 4;

/// Direct and indirect illumination, reflections, what is seen through glass.
pub(crate) type Signals = [Noisy; KINDS];

/// Floor of the albedo that light is divided by.
pub(crate) const BLACK: f32 = 2e-3;

/// Levels of the wavelet, and those of a preview, whose pixels are twice as wide and share bounces with their neighbours.
pub(crate) const LEVELS: Range<u32> = 0..5;
pub(crate) const LEVELS_PREVIS: Range<u32> = 1..4;

/// Filters the lighting of a frame in place. `pixel` is the angle of a pixel.
pub(crate) fn run(pixels: &mut [Pixel], size: [u32; 2], pixel: f32, levels: Range<u32>) {
    let width = size[0] as usize;
    let guides: Vec<Guide> = pixels.par_iter().map(|p| Guide::new(p, pixel)).collect();
    let signals: Vec<Signals> = pixels.par_iter().map(divided).collect();
    let reach = if levels == LEVELS { 2 } else { 1 };
    let signals = wavelet::calm(&guides, &signals, width, reach);
    let mut signals = signals;
    for level in levels {
        signals = wavelet::level(&guides, &signals, width, level);
    }
    let signals = mend::edges(pixels, &guides, &signals, width);
    pixels.par_iter_mut().zip(&signals).for_each(|(p, s)| {
        let albedo = p.albedo.max(Vec3::splat(BLACK));
        p.direct = s[0].light * albedo;
        p.indirect = s[1].light * albedo;
        p.specular = s[2].light;
        p.transmission = s[3].light;
    });
}

fn divided(p: &Pixel) -> Signals {
    let albedo = p.albedo.max(Vec3::splat(BLACK));
    let scale = 1.0 / luminance(albedo).max(BLACK);
    [
        Noisy { light: p.direct / albedo, variance: p.variance[0] * scale * scale },
        Noisy { light: p.indirect / albedo, variance: p.variance[1] * scale * scale },
        Noisy { light: p.specular, variance: p.variance[2] },
        Noisy { light: p.transmission, variance: p.variance[3] },
    ]
}
