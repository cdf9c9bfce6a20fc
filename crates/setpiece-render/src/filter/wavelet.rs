//! The levels of the wavelet, and what goes before and beside them.

use super::guide::Guide;
use super::{KINDS, Signals};
use crate::four::Four;
use rayon::prelude::*;

/// Standard deviations that the brightness of a neighbour may differ, per kind of light.
const TOLERANCE: Four = Four([2.5, 5.0, 3.0, 2.0]);
/// What is seen through glass is mixed no farther than this, in pixels.
const BEHIND_GLASS: f32 = 4.0;

/// About exp(-x).
#[inline(always)]
fn fall(x: Four) -> Four {
    let y = (Four::all(1.0) - x * 0.125).max(Four::ZERO);
    let y2 = y * y;
    let y4 = y2 * y2;
    y4 * y4
}

/// What neighbours ask of a pixel.
#[derive(Clone, Copy)]
struct Told {
    luminance: Four,
    /// Not below zero.
    variance: Four,
}

/// Cuts single bright pixels down to their surroundings and finds each pixel's variance: that of its own samples and
/// neighbours', and for indirect light not less than half of what the surroundings show, `reach` pixels about.
pub(crate) fn calm(guides: &[Guide], signals: &[Signals], width: usize, reach: usize) -> Vec<Signals> {
    let height = signals.len() / width;
    let told = |s: &Signals| Told { luminance: s.luminance(), variance: s.variance.max(Four::ZERO) };
    let told: Vec<Told> = signals.par_iter().with_min_len(width).map(told).collect();
    let mut out = signals.to_vec();
    out.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let i = y * width + x;
            let own = &guides[i];
            if own.is_sky() {
                continue;
            }
            let (mut any, mut anywhere) = (0.0_f32, Four::ZERO);
            let (mut weight, mut sum, mut squares, mut variance) = (0.0, Four::ZERO, Four::ZERO, Four::ZERO);
            let mut around = Four::ZERO;
            for ny in y.saturating_sub(reach)..(y + reach + 1).min(height) {
                for j in ny * width + x.saturating_sub(reach)..ny * width + (x + reach + 1).min(width) {
                    if guides[j].is_sky() {
                        continue;
                    }
                    let l = told[j].luminance;
                    if j != i {
                        any += 1.0;
                        anywhere += l;
                    }
                    let w = own.alike(&guides[j], 2.0);
                    if w < 0.05 {
                        continue;
                    }
                    weight += w;
                    let weighted = l * w;
                    sum += weighted;
                    squares += weighted * l;
                    variance += told[j].variance * w;
                    if j != i {
                        around = around.max(l);
                    }
                }
            }
            let lum = told[i].luminance;
            if weight < 1.5 {
                out.variance = told[i].variance;
                // Thin things have no neighbours of their own; they still should not sparkle.
                let limit = anywhere * (2.0 / any.max(1.0));
                for k in 1..KINDS {
                    if any > 0.0 && lum.0[k] > limit.0[k] && out.variance.0[k] > 0.0 {
                        out.light.iter_mut().for_each(|light| light.0[k] *= limit.0[k] / lum.0[k]);
                    }
                }
                continue;
            }
            let mean = sum * (1.0 / weight);
            let spread = (squares * (1.0 / weight) - mean * mean).max(Four::ZERO);
            let shared = variance * (1.0 / weight);
            for k in 0..KINDS {
                let (spread, shared, mean, l) = (spread.0[k], shared.0[k], mean.0[k], lum.0[k]);
                let sampled = signals[i].variance.0[k] >= 0.0;
                out.variance.0[k] = match (k, sampled) {
                    (1, true) => shared.max(0.5 * spread),
                    (3, true) => shared.max(0.25 * spread),
                    (_, true) => shared,
                    // One sample a pixel: shadow edges count as noise only in part.
                    (0, false) => 0.15 * spread,
                    (_, false) => spread,
                };
                // What all samples agree on is no glare: a fleck of sun stays.
                let unsure = signals[i].variance.0[k] > 0.02 * l * l;
                if (k > 0 && !sampled) || unsure {
                    let limit = (mean + 2.5 * spread.sqrt()).min(around.0[k] * 1.2).max(mean * 0.5);
                    if l > limit && l > 0.0 {
                        out.light.iter_mut().for_each(|light| light.0[k] *= limit / l);
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
            let lum = here.luminance();
            let tolerance = Four::all(1.0) / (TOLERANCE * here.variance.sqrt() + lum * 2e-3 + Four::all(1e-5));
            // Reflections are mixed only as far as they are blurred; what is not mixed that far, or not there, stays as it is.
            let mirror = f32::from(u8::from(far <= own.gloss));
            let behind = far <= BEHIND_GLASS && here.light.iter().any(|light| light.0[3] != 0.0);
            let behind = f32::from(u8::from(behind));
            let shares = |g: &Guide, mirror: f32, behind: f32| {
                let tells = g.tells.max(1e-3);
                Four([tells, tells, mirror, behind])
            };
            let mut weight = shares(own, 1.0, 1.0) * 0.25;
            let mut sum = here.light.map(|light| light * weight);
            let mut variance = here.variance * weight * weight;
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
                    let there = &signals[j];
                    let differ = (there.luminance() - lum).abs() * tolerance;
                    let w = shares(other, mirror, behind) * fall(differ) * w;
                    weight += w;
                    sum.iter_mut().zip(there.light).for_each(|(sum, light)| *sum += light * w);
                    variance += w * w * there.variance;
                }
            }
            let part = Four::all(1.0) / weight;
            *out = Signals { light: sum.map(|sum| sum * part), variance: variance * part * part };
        }
    });
    out
}
