//! Bounced light for pixels that did not trace it: taken from those around that did and show the same surface, as in
//! interleaved sampling (Keller and Heidrich 2001).

use super::divisor;
use super::faint::share_faint;
use super::glossy::share_reflections;
use super::guide::Guide;
use crate::film::Pixel;
use crate::light::luminance;
use glam::Vec3;
use rayon::prelude::*;

/// How far to look for pixels of the same surface, and for any, in pixels.
const REACH: [isize; 2] = [2, 4];
/// Neighbours that share one bounce err together: what the filter is to take for each one's own variance, as a multiple
/// of that among bounces.
const SHARED: f32 = 4.0;

/// Shares between neighbours what few samples of each have found: bounced light, reflections that are blurred, and lamps
/// that hardly reach there. Gives the guides that it went by.
pub(crate) fn share(pixels: &mut [Pixel], size: [u32; 2], pixel: f32, previs: bool) -> Vec<Guide> {
    let guides: Vec<Guide> = pixels.par_iter().map(|p| Guide::new(p, pixel)).collect();
    share_bounces(pixels, &guides, size, previs);
    share_reflections(pixels, &guides, size, pixel);
    share_faint(pixels, &guides, size);
    guides
}

/// Fills in the bounced light of pixels that have none of their own. In a preview all
/// pixels are taken to err as much as those around that traced it.
fn share_bounces(pixels: &mut [Pixel], guides: &[Guide], size: [u32; 2], previs: bool) {
    let [width, height] = size.map(|n| n as isize);
    let surface = |p: &Pixel| p.object >= 0 && !p.glass;
    let lacking = pixels.par_iter().any(|p| surface(p) && !p.bounced);
    // Irradiance where it is known.
    let known: Vec<Option<Vec3>> =
        pixels.par_iter().map(|p| (surface(p) && p.bounced).then(|| p.indirect / divisor(p))).collect();
    pixels.par_iter_mut().enumerate().filter(|(_, p)| surface(p)).for_each(|(i, p)| {
        if lacking && (previs || known[i].is_none()) {
            let near = around(guides, &known, i, [width, height]);
            if near.weight > 0.0 {
                let albedo = luminance(p.albedo);
                p.variance[1] = SHARED * near.variance() * albedo * albedo;
                if known[i].is_none() {
                    p.indirect = p.albedo * (near.sum / near.weight);
                }
            }
        }
        p.specular += p.gloss * (p.indirect / divisor(p));
    });
}

/// What is known around a pixel: on the same surface, or anywhere near when there is nothing on it.
fn around(guides: &[Guide], known: &[Option<Vec3>], i: usize, [width, height]: [isize; 2]) -> Around {
    let (x, y) = (i as isize % width, i as isize / width);
    let sum = |reach: isize, alike: &dyn Fn(usize, f32) -> f32| {
        let mut near = Around::default();
        for ny in (y - reach).max(0)..=(y + reach).min(height - 1) {
            for nx in (x - reach).max(0)..=(x + reach).min(width - 1) {
                let j = (ny * width + nx) as usize;
                if let Some(light) = known[j] {
                    let step = (nx - x).abs().max((ny - y).abs()) as f32;
                    near.add(light, alike(j, step) / (1.0 + step));
                }
            }
        }
        near
    };
    let near = sum(REACH[0], &|j, step| guides[i].alike(&guides[j], step));
    if near.weight < 0.02 { sum(REACH[1], &|_, _| 1.0) } else { near }
}

/// Sums over the pixels around.
#[derive(Default)]
struct Around {
    sum: Vec3,
    squares: f32,
    weight: f32,
}

impl Around {
    fn add(&mut self, light: Vec3, weight: f32) {
        self.sum += light * weight;
        self.squares += luminance(light) * luminance(light) * weight;
        self.weight += weight;
    }

    fn variance(&self) -> f32 {
        let mean = luminance(self.sum) / self.weight;
        (self.squares / self.weight - mean * mean).max(0.0)
    }
}
