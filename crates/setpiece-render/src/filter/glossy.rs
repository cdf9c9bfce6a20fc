//! Reflections that a surface blurs: one mirrored ray of a sample sees a lamp or does not, and a pixel's few samples often
//! agree by chance. Neighbours on the same surface look into the same lobe as long as they lie closer than it is wide, so they
//! share what their rays found, as the pre-pass of a reflection denoiser does (Zhdan 2021, "ReBLUR: a hierarchical recurrent
//! denoiser", Ray Tracing Gems II), before any filter asks for a pixel's variance.

use super::guide::Guide;
use crate::film::Pixel;
use crate::trace::ROUGH;
use rayon::prelude::*;

/// How far to look, in pixels.
const REACH: isize = 2;
/// Share of the lobe's width, if what is reflected is as far from the surface as the lens is, that may be mixed.
const SHARE: f32 = 0.35;
/// Less of a pixel is not worth it.
const LEAST: f32 = 0.5;
/// Roughness that neighbours may differ by.
const ALIKE: f32 = 0.08;

/// Shares reflected light between neighbours. `pixel` is the angle of a pixel.
pub(super) fn share_reflections(pixels: &mut [Pixel], size: [u32; 2], pixel: f32) {
    let [width, height] = size.map(|n| n as isize);
    let spread = |p: &Pixel| {
        let blurred = p.object >= 0 && !p.glass && p.roughness <= ROUGH && p.specular != glam::Vec3::ZERO;
        let lobe = if blurred { p.roughness * p.roughness / pixel } else { 0.0 };
        Some((SHARE * lobe).min(REACH as f32)).filter(|radius| *radius >= LEAST)
    };
    // Of those that are mixed and those around them.
    let mixed: Vec<Option<f32>> = pixels.par_iter().map(spread).collect();
    if mixed.par_iter().all(Option::is_none) {
        return;
    }
    let guides: Vec<Guide> = pixels.par_iter().map(|p| Guide::new(p, pixel)).collect();
    let told: Vec<Told> = pixels.par_iter().map(Told::of).collect();
    pixels.par_iter_mut().enumerate().for_each(|(i, p)| {
        let Some(radius) = mixed[i] else { return };
        let (x, y) = (i as isize % width, i as isize / width);
        let reach = radius.ceil() as isize;
        let (mut weight, mut light, mut variance) = (0.0_f32, glam::Vec3::ZERO, 0.0_f32);
        let mut known = true;
        for ny in (y - reach).max(0)..=(y + reach).min(height - 1) {
            for nx in (x - reach).max(0)..=(x + reach).min(width - 1) {
                let j = (ny * width + nx) as usize;
                let other = &told[j];
                if guides[j].is_sky() || other.glass {
                    continue;
                }
                let (dx, dy) = ((nx - x) as f32, (ny - y) as f32);
                let off = (dx * dx + dy * dy) / (radius * radius);
                let rough = (1.0 - (other.roughness - told[i].roughness).abs() / ALIKE).max(0.0);
                let w = rough * guides[i].alike(&guides[j], dx.abs().max(dy.abs())) * (-1.2 * off).exp();
                if w < 1e-3 {
                    continue;
                }
                weight += w;
                light += other.light * w;
                variance += other.variance.max(0.0) * w * w;
                known &= other.variance >= 0.0;
            }
        }
        if weight > 0.0 {
            p.specular = light / weight;
            if known {
                p.variance[SPECULAR] = variance / (weight * weight);
            }
        }
    });
}

/// The index of reflected light among the kinds.
const SPECULAR: usize = 2;

/// What a pixel tells its neighbours.
struct Told {
    light: glam::Vec3,
    variance: f32,
    roughness: f32,
    glass: bool,
}

impl Told {
    fn of(p: &Pixel) -> Self {
        Self { light: p.specular, variance: p.variance[SPECULAR], roughness: p.roughness, glass: p.glass }
    }
}
