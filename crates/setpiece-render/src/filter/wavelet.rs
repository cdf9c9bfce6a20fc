//! The levels of the wavelet, and what goes before and beside them.

use super::guide::Guide;
use super::{Noisy, Signals, luminance};
use crate::film::Pixel;
use glam::Vec3;
use rayon::prelude::*;

/// Standard deviations that the brightness of a neighbour may differ, for direct and indirect light and reflections.
const TOLERANCE: [f32; 3] = [2.5, 5.0, 3.0];

/// About exp(-x).
#[inline(always)]
fn fall(x: f32) -> f32 {
    let y = (1.0 - x * 0.125).max(0.0);
    let y2 = y * y;
    let y4 = y2 * y2;
    y4 * y4
}

/// Cuts single bright pixels down to their surroundings and finds each pixel's variance: that of its own samples and
/// neighbours', and for indirect light not less than half of what the surroundings show.
pub(crate) fn calm(guides: &[Guide], signals: &[Signals], width: usize) -> Vec<Signals> {
    let height = signals.len() / width;
    let mut out = signals.to_vec();
    out.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let i = y * width + x;
            let own = &guides[i];
            if own.is_sky() {
                continue;
            }
            let (mut weight, mut sum, mut squares, mut variance) = (0.0, [0.0; 3], [0.0; 3], [0.0; 3]);
            let mut around = [0.0_f32; 3];
            for ny in y.saturating_sub(2)..(y + 3).min(height) {
                for nx in x.saturating_sub(2)..(x + 3).min(width) {
                    let j = ny * width + nx;
                    if guides[j].is_sky() {
                        continue;
                    }
                    let w = own.alike(&guides[j], 2.0);
                    if w < 0.05 {
                        continue;
                    }
                    weight += w;
                    for k in 0..3 {
                        let l = luminance(signals[j][k].light);
                        sum[k] += w * l;
                        squares[k] += w * l * l;
                        variance[k] += w * signals[j][k].variance.max(0.0);
                        if j != i {
                            around[k] = around[k].max(l);
                        }
                    }
                }
            }
            if weight < 1.5 {
                for k in 0..3 {
                    out[k].variance = signals[i][k].variance.max(0.0);
                }
                continue;
            }
            for k in 0..3 {
                let mean = sum[k] / weight;
                let spread = (squares[k] / weight - mean * mean).max(0.0);
                let sampled = signals[i][k].variance >= 0.0;
                out[k].variance = match (k, sampled) {
                    (1, true) => (variance[k] / weight).max(0.5 * spread),
                    (_, true) => variance[k] / weight,
                    // One sample a pixel: shadow edges count as noise only in part.
                    (0, false) => 0.15 * spread,
                    (_, false) => spread,
                };
                if k > 0 {
                    let l = luminance(signals[i][k].light);
                    let limit = (mean + 2.5 * spread.sqrt()).min(around[k] * 1.2).max(mean * 0.5);
                    if l > limit && l > 0.0 {
                        out[k].light = signals[i][k].light * (limit / l);
                    }
                }
            }
        }
    });
    out
}

/// One level: neighbours 2^level away.
pub(crate) fn level(guides: &[Guide], signals: &[Signals], width: usize, level: u32) -> Vec<Signals> {
    let height = signals.len() / width;
    let step = 1_usize << level;
    let far = step as f32;
    let mut out = signals.to_vec();
    out.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let i = y * width + x;
            let own = &guides[i];
            if own.is_sky() {
                continue;
            }
            let here = &signals[i];
            let mut lum = [0.0; 3];
            let mut tolerance = [0.0; 3];
            for k in 0..3 {
                lum[k] = luminance(here[k].light);
                tolerance[k] = 1.0 / (TOLERANCE[k] * here[k].variance.sqrt() + 2e-3 * lum[k] + 1e-5);
            }
            // Reflections are mixed only as far as they are blurred.
            let mirror = if far > own.gloss { 0.0 } else { 1.0 };
            let mut weight = [0.25_f32; 3];
            let mut sum = [here[0].light * 0.25, here[1].light * 0.25, here[2].light * 0.25];
            let mut variance = [0.0625 * here[0].variance, 0.0625 * here[1].variance, 0.0625 * here[2].variance];
            for dy in -1..=1_isize {
                let ny = y as isize + dy * step as isize;
                if ny < 0 || ny >= height as isize {
                    continue;
                }
                for dx in -1..=1_isize {
                    let nx = x as isize + dx * step as isize;
                    if (dx == 0 && dy == 0) || nx < 0 || nx >= width as isize {
                        continue;
                    }
                    let j = ny as usize * width + nx as usize;
                    let other = &guides[j];
                    if other.is_sky() {
                        continue;
                    }
                    let kernel = if dx == 0 || dy == 0 { 0.125 } else { 0.0625 };
                    let w = kernel * own.alike(other, far);
                    if w < 1e-4 {
                        continue;
                    }
                    for k in 0..3 {
                        let there = &signals[j][k];
                        let differ = (luminance(there.light) - lum[k]).abs() * tolerance[k];
                        let w = if k == 2 { w * mirror } else { w } * fall(differ);
                        weight[k] += w;
                        sum[k] += there.light * w;
                        variance[k] += w * w * there.variance;
                    }
                }
            }
            *out = std::array::from_fn(|k| Noisy {
                light: sum[k] / weight[k],
                variance: variance[k] / (weight[k] * weight[k]),
            });
        }
    });
    out
}

/// What is seen through glass: a small filter that keeps to brightness.
pub(crate) fn panes(pixels: &mut [Pixel], guides: &[Guide], width: usize) {
    if pixels.iter().all(|p| p.transmission == Vec3::ZERO) {
        return;
    }
    let height = pixels.len() / width;
    let before: Vec<(Vec3, f32)> = pixels.iter().map(|p| (p.transmission, p.variance[3])).collect();
    pixels.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, p) in row.iter_mut().enumerate() {
            let i = y * width + x;
            if p.transmission == Vec3::ZERO || guides[i].is_sky() {
                continue;
            }
            let own = luminance(p.transmission);
            let noise = if p.variance[3] >= 0.0 { p.variance[3].sqrt() } else { 0.5 * own };
            let tolerance = 1.0 / (2.0 * noise + 0.05 * own + 1e-4);
            let (mut sum, mut weight) = (Vec3::ZERO, 0.0);
            for ny in y.saturating_sub(2)..(y + 3).min(height) {
                for nx in x.saturating_sub(2)..(x + 3).min(width) {
                    let j = ny * width + nx;
                    if before[j].0 == Vec3::ZERO || guides[j].is_sky() {
                        continue;
                    }
                    let w = guides[i].alike(&guides[j], 2.0) * fall((luminance(before[j].0) - own).abs() * tolerance);
                    sum += before[j].0 * w;
                    weight += w;
                }
            }
            if weight > 0.0 {
                p.transmission = sum / weight;
            }
        }
    });
}
