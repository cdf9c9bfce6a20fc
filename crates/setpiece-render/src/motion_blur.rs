//! Motion blur along exact vectors: a sharp, filtered picture gathers what passes each pixel while the shutter is open.
//!
//! After McGuire and others 2012, "A Reconstruction Filter for Plausible Motion Blur", with the second direction of
//! Guertin and others 2014: samples lie along the strongest motion nearby and along the pixel's own. All lighting layers
//! are mixed with the same weights, so that their sum is the blurred beauty.

use crate::film::Pixel;
use glam::{Vec2, Vec3};
use rayon::prelude::*;

/// Edge of the tiles whose strongest motion is kept, and the longest half blur, in pixels.
const TILE: usize = 24;
/// Half blurs shorter than this do not show, pixels.
const LEAST: f32 = 0.4;

/// Half the way of a pixel while the shutter is open.
fn half_way(p: &Pixel, shutter: f32) -> Vec2 {
    let v = Vec2::from(p.motion) * (0.5 * shutter);
    if !v.is_finite() {
        return Vec2::ZERO;
    }
    v.clamp_length_max(TILE as f32)
}

/// How the pixels of a picture mix while the shutter is open.
pub(crate) struct Blur {
    size: [usize; 2],
    ways: Vec<Vec2>,
    depths: Vec<f32>,
    /// The strongest motion in and about every tile.
    around: Vec<Vec2>,
}

impl Blur {
    /// Of sharp pixels.
    pub fn new(pixels: &[Pixel], size: [u32; 2], shutter: f32) -> Self {
        let [width, height] = size.map(|n| n as usize);
        let ways: Vec<Vec2> = pixels.par_iter().map(|p| half_way(p, shutter)).collect();
        let (tw, th) = (width.div_ceil(TILE), height.div_ceil(TILE));
        let longest = |of: &mut dyn Iterator<Item = Vec2>| {
            of.fold(Vec2::ZERO, |a, b| if b.length_squared() > a.length_squared() { b } else { a })
        };
        let tiles: Vec<Vec2> = (0..tw * th)
            .into_par_iter()
            .map(|t| {
                let (x0, y0) = (t % tw * TILE, t / tw * TILE);
                let rows = y0..(y0 + TILE).min(height);
                let row = |y: usize| ways[y * width + x0..y * width + (x0 + TILE).min(width)].iter().copied();
                longest(&mut rows.flat_map(row))
            })
            .collect();
        let around = (0..tw * th)
            .map(|t| {
                let (tx, ty) = (t % tw, t / tw);
                let rows = ty.saturating_sub(1)..(ty + 2).min(th);
                let row = |y: usize| tiles[y * tw + tx.saturating_sub(1)..y * tw + (tx + 2).min(tw)].iter().copied();
                longest(&mut rows.flat_map(row))
            })
            .collect();
        let depths = pixels.iter().map(|p| p.depth).collect();
        Self { size: [width, height], ways, depths, around }
    }

    /// Whether anything moves near a pixel; else it stays as it is.
    pub fn moves(&self, pixel: usize) -> bool {
        self.strongest(pixel).length() >= LEAST
    }

    fn strongest(&self, pixel: usize) -> Vec2 {
        let [width, _] = self.size;
        self.around[pixel / width / TILE * width.div_ceil(TILE) + pixel % width / TILE]
    }

    /// Calls `mix` with every pixel that shows in a pixel and its weight. Gives the sum of the weights.
    pub fn gather(&self, pixel: usize, mix: impl FnMut(usize, f32)) -> f32 {
        gather(self, pixel, self.strongest(pixel), mix)
    }
}

/// Blurs all lighting layers alike.
pub(crate) fn run(pixels: &mut [Pixel], blur: &Blur) {
    let parts = |p: &Pixel| [p.direct, p.indirect, p.specular, p.transmission, p.emission];
    let sharp: &[Pixel] = pixels;
    let blurred: Vec<Option<[Vec3; 5]>> = (0..pixels.len())
        .into_par_iter()
        .with_min_len(blur.size[0])
        .map(|i| {
            blur.moves(i).then(|| {
                let mut sum = [Vec3::ZERO; 5];
                let weight = blur.gather(i, |there, amount| {
                    for (sum, part) in sum.iter_mut().zip(parts(&sharp[there])) {
                        *sum += part * amount;
                    }
                });
                sum.map(|s| s / weight)
            })
        })
        .collect();
    pixels.par_iter_mut().zip(blurred).for_each(|(p, b)| {
        if let Some([direct, indirect, specular, transmission, emission]) = b {
            (p.direct, p.indirect, p.specular) = (direct, indirect, specular);
            (p.transmission, p.emission) = (transmission, emission);
        }
    });
}

/// 1 where `a` is nearer than `b` or as near, falling to 0.
fn nearer(a: f32, b: f32) -> f32 {
    (1.0 - (a - b) / (0.03 * a.min(b) + 0.05)).clamp(0.0, 1.0)
}

fn gather(blur: &Blur, here: usize, strongest: Vec2, mut mix: impl FnMut(usize, f32)) -> f32 {
    let ([w, h], ways) = (blur.size, &blur.ways);
    let (x, y) = (here % w, here / w);
    let (own, own_length) = (ways[here], ways[here].length().max(0.5));
    let mut weight = 1.0 / own_length;
    mix(here, weight);
    let directions = if own.length() < LEAST || own.dot(strongest) > 0.98 * own.length() * strongest.length() {
        [strongest, Vec2::ZERO]
    } else {
        [strongest, own]
    };
    for along in directions {
        let length = along.length();
        if length < LEAST {
            continue;
        }
        let count = (length.ceil() as i32).min(16);
        for k in -count..=count {
            if k == 0 {
                continue;
            }
            let t = k as f32 / count as f32;
            let px = (x as f32 + along.x * t + 0.5).floor();
            let py = (y as f32 + along.y * t + 0.5).floor();
            if px < 0.0 || py < 0.0 || px >= w as f32 || py >= h as f32 {
                continue;
            }
            let there = py as usize * w + px as usize;
            if there == here {
                continue;
            }
            let distance = length * t.abs();
            let (z, other_z) = (blur.depths[here], blur.depths[there]);
            let other_length = ways[there].length().max(0.5);
            let cone = |reach: f32| (1.0 - distance / reach).max(0.0);
            let within = |reach: f32| 1.0 - ((distance - 0.95 * reach) / (0.1 * reach)).clamp(0.0, 1.0);
            // It passes over this pixel; or this pixel's surface uncovers it; or both move alike.
            let amount = nearer(other_z, z) * cone(other_length)
                + nearer(z, other_z) * cone(own_length)
                + 2.0 * within(other_length) * within(own_length);
            if amount > 0.0 {
                // Samples stand for the way between them.
                let amount = amount * length / count as f32 / other_length;
                weight += amount;
                mix(there, amount);
            }
        }
    }
    weight
}
