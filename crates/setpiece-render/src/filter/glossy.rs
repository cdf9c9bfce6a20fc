//! Reflections that a surface blurs: one mirrored ray of a sample sees a lamp or does not, and a pixel's few samples often
//! agree by chance. Neighbours on the same surface look into the same lobe as long as they lie closer than it is wide, so they
//! share what their rays found, as the pre-pass of a reflection denoiser does (Zhdan 2021, "ReBLUR: a hierarchical recurrent
//! denoiser", Ray Tracing Gems II), before any filter asks for a pixel's variance.

use super::guide::Guide;
use super::pool::{Pool, Share};
use crate::film::Pixel;
use crate::trace::ROUGH;
use rayon::prelude::*;

/// How far to look, in pixels.
const REACH: f32 = 2.0;
/// Share of the lobe's width, if what is reflected is as far from the surface as the lens is, that may be mixed.
const SHARE: f32 = 0.35;
/// Less of a pixel is not worth it.
const LEAST: f32 = 0.5;
/// Roughness that neighbours may differ by.
const ALIKE: f32 = 0.08;
/// The index of reflected light among the kinds.
const SPECULAR: usize = 2;

/// Shares reflected light between neighbours. `pixel` is the angle of a pixel.
pub(super) fn share_reflections(pixels: &mut [Pixel], guides: &[Guide], size: [u32; 2], pixel: f32) {
    let radius = |p: &Pixel| {
        let blurred = p.object >= 0 && !p.glass && p.roughness <= ROUGH && p.specular != glam::Vec3::ZERO;
        let lobe = if blurred { p.roughness * p.roughness / pixel } else { 0.0 };
        Some((SHARE * lobe).min(REACH)).filter(|radius| *radius >= LEAST)
    };
    let radii: Vec<Option<f32>> = pixels.par_iter().map(radius).collect();
    if radii.par_iter().all(Option::is_none) {
        return;
    }
    let shares: Vec<Share> =
        pixels.par_iter().map(|p| Share { light: p.specular, variance: p.variance[SPECULAR] }).collect();
    let rough: Vec<f32> = pixels.par_iter().map(|p| if p.glass { f32::INFINITY } else { p.roughness }).collect();
    let pool = Pool { guides, shares: &shares, size };
    pixels.par_iter_mut().enumerate().for_each(|(i, p)| {
        let Some(radius) = radii[i] else { return };
        let alike = |j: usize| (1.0 - (rough[j] - rough[i]).abs() / ALIKE).max(0.0);
        if let Some(mean) = pool.mean(i, radius, alike) {
            p.specular = mean.light;
            p.variance[SPECULAR] = if mean.variance >= 0.0 { mean.variance } else { p.variance[SPECULAR] };
        }
    });
}
