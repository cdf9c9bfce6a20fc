//! Bounced light for pixels that did not trace it: taken from those around that did and show the same surface, as in
//! interleaved sampling (Keller and Heidrich 2001).

use super::BLACK;
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

/// Fills in the bounced light where `traced` says that it was not traced. `pixel` is the angle of a pixel.
pub(crate) fn share_bounces(
    pixels: &mut [Pixel],
    size: [u32; 2],
    pixel: f32,
    traced: impl Fn(u32, u32) -> bool + Sync,
) {
    let [width, height] = size.map(|n| n as isize);
    let guides: Vec<Guide> = pixels.par_iter().map(|p| Guide::new(p, pixel)).collect();
    // Irradiance where it is known.
    let known: Vec<Option<Vec3>> = pixels
        .par_iter()
        .enumerate()
        .map(|(i, p)| {
            let (x, y) = ((i as isize % width) as u32, (i as isize / width) as u32);
            (p.object >= 0 && !p.glass && traced(x, y)).then(|| p.indirect / p.albedo.max(Vec3::splat(BLACK)))
        })
        .collect();
    pixels.par_iter_mut().enumerate().for_each(|(i, p)| {
        if p.object < 0 || p.glass {
            return;
        }
        let (x, y) = (i as isize % width, i as isize / width);
        let around = |reach: isize, alike: &dyn Fn(usize, f32) -> f32| {
            let mut known_here = Around::default();
            for ny in (y - reach).max(0)..=(y + reach).min(height - 1) {
                for nx in (x - reach).max(0)..=(x + reach).min(width - 1) {
                    let j = (ny * width + nx) as usize;
                    if let Some(light) = known[j] {
                        let step = (nx - x).abs().max((ny - y).abs()) as f32;
                        known_here.add(light, alike(j, step) / (1.0 + step));
                    }
                }
            }
            known_here
        };
        let mut near = around(REACH[0], &|j, step| guides[i].alike(&guides[j], step));
        if near.weight < 0.02 {
            near = around(REACH[1], &|_, _| 1.0);
        }
        if near.weight > 0.0 {
            let albedo = luminance(p.albedo);
            p.variance[1] = SHARED * near.variance() * albedo * albedo;
            if known[i].is_none() {
                let light = near.sum / near.weight;
                p.indirect += p.albedo * light;
                p.specular += p.gloss * light;
            }
        }
    });
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
