//! The levels of the wavelet, and what goes before and beside them.

use super::guide::Guide;
use super::{KINDS, Noisy, Signals};
use crate::light::luminance;
use glam::Vec3;
use rayon::prelude::*;

/// Standard deviations that the brightness of a neighbour may differ, per kind of light.
const TOLERANCE: [f32; KINDS] = [2.5, 5.0, 3.0, 2.0];
/// What is seen through glass is mixed no farther than this, in pixels.
const BEHIND_GLASS: f32 = 4.0;

/// About exp(-x).
#[inline(always)]
fn fall(x: f32) -> f32 {
    let y = (1.0 - x * 0.125).max(0.0);
    let y2 = y * y;
    let y4 = y2 * y2;
    y4 * y4
}

/// Cuts single bright pixels down to their surroundings and finds each pixel's variance: that of its own samples and
/// neighbours', and for indirect light not less than half of what the surroundings show, `reach` pixels about.
pub(crate) fn calm(guides: &[Guide], signals: &[Signals], width: usize, reach: usize) -> Vec<Signals> {
    let height = signals.len() / width;
    let mut out = signals.to_vec();
    out.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let i = y * width + x;
            let own = &guides[i];
            if own.is_sky() {
                continue;
            }
            let (mut any, mut anywhere) = (0.0_f32, [0.0_f32; KINDS]);
            let (mut weight, mut sum, mut squares, mut variance) = (0.0, [0.0; KINDS], [0.0; KINDS], [0.0; KINDS]);
            let mut around = [0.0_f32; KINDS];
            for ny in y.saturating_sub(reach)..(y + reach + 1).min(height) {
                for nx in x.saturating_sub(reach)..(x + reach + 1).min(width) {
                    let j = ny * width + nx;
                    if guides[j].is_sky() {
                        continue;
                    }
                    if j != i {
                        any += 1.0;
                        for k in 0..KINDS {
                            anywhere[k] += luminance(signals[j][k].light);
                        }
                    }
                    let w = own.alike(&guides[j], 2.0);
                    if w < 0.05 {
                        continue;
                    }
                    weight += w;
                    for k in 0..KINDS {
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
                for k in 0..KINDS {
                    out[k].variance = signals[i][k].variance.max(0.0);
                    // Thin things have no neighbours of their own; they still should not sparkle.
                    let (l, limit) = (luminance(signals[i][k].light), 2.0 * anywhere[k] / any.max(1.0));
                    if k > 0 && any > 0.0 && l > limit && out[k].variance > 0.0 {
                        out[k].light *= limit / l;
                    }
                }
                continue;
            }
            for k in 0..KINDS {
                let mean = sum[k] / weight;
                let spread = (squares[k] / weight - mean * mean).max(0.0);
                let sampled = signals[i][k].variance >= 0.0;
                out[k].variance = match (k, sampled) {
                    (1, true) => (variance[k] / weight).max(0.5 * spread),
                    (3, true) => (variance[k] / weight).max(0.25 * spread),
                    (_, true) => variance[k] / weight,
                    // One sample a pixel: shadow edges count as noise only in part.
                    (0, false) => 0.15 * spread,
                    (_, false) => spread,
                };
                // What all samples agree on is no glare: a fleck of sun stays.
                let own = luminance(signals[i][k].light);
                let unsure = signals[i][k].variance > 0.02 * own * own;
                if (k > 0 && !sampled) || unsure {
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
            let mut lum = [0.0; KINDS];
            let mut tolerance = [0.0; KINDS];
            for k in 0..KINDS {
                lum[k] = luminance(here[k].light);
                tolerance[k] = 1.0 / (TOLERANCE[k] * here[k].variance.sqrt() + 2e-3 * lum[k] + 1e-5);
            }
            // Reflections are mixed only as far as they are blurred.
            let mirror = far <= own.gloss;
            let behind = far <= BEHIND_GLASS;
            // What is not mixed that far, or not there, stays as it is.
            let behind = behind && here[3].light != Vec3::ZERO;
            let share = [1.0, 1.0, if mirror { 1.0 } else { 0.0 }];
            let tells = |g: &Guide| g.tells.max(1e-3);
            let known = [tells(own), tells(own), 1.0, 1.0];
            let mut weight = known.map(|w| 0.25 * w);
            let mut sum: [Vec3; KINDS] = std::array::from_fn(|k| here[k].light * weight[k]);
            let mut variance: [f32; KINDS] = std::array::from_fn(|k| here[k].variance * weight[k] * weight[k]);
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
                    let mut mix = |k: usize, share: f32| {
                        let there = &signals[j][k];
                        let differ = (luminance(there.light) - lum[k]).abs() * tolerance[k];
                        let w = w * share * fall(differ);
                        weight[k] += w;
                        sum[k] += there.light * w;
                        variance[k] += w * w * there.variance;
                    };
                    mix(0, share[0] * tells(other));
                    mix(1, share[1] * tells(other));
                    mix(2, share[2]);
                    if behind {
                        mix(3, 1.0);
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
