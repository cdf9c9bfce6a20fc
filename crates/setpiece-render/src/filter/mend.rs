//! Pixels that show more than the surface at their centre: the filter has given them the light of that surface alone.
//! Here they get the light of the others from their neighbours, by the share of samples that saw others, so that edges
//! stay smooth.

use super::Signals;
use super::guide::Guide;
use crate::film::Pixel;
use crate::four::Four;
use rayon::prelude::*;

/// The signals with the edges mended.
pub(crate) fn edges(pixels: &[Pixel], guides: &[Guide], signals: &[Signals], width: usize) -> Vec<Signals> {
    let height = signals.len() / width;
    let mut out = signals.to_vec();
    out.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let i = y * width + x;
            let pure = pixels[i].pure;
            if pure >= 1.0 {
                continue;
            }
            let own = &guides[i];
            let (mut sum, mut weight) = ([Four::ZERO; 3], 0.0);
            for ny in y.saturating_sub(1)..(y + 2).min(height) {
                for nx in x.saturating_sub(1)..(x + 2).min(width) {
                    let j = ny * width + nx;
                    if j == i || guides[j].is_sky() {
                        continue;
                    }
                    let other = if own.is_sky() { 1.0 } else { 1.0 - own.alike(&guides[j], 1.0) };
                    let w = other * pixels[j].pure.max(0.05);
                    if other > 0.3 {
                        weight += w;
                        sum.iter_mut().zip(signals[j].light).for_each(|(sum, light)| *sum += light * w);
                    }
                }
            }
            if weight > 0.0 {
                let pure = if own.is_sky() { 0.0 } else { pure };
                let others = (1.0 - pure) / weight;
                let light = std::array::from_fn(|c| signals[i].light[c] * pure + sum[c] * others);
                *out = Signals { light, variance: Four::ZERO };
            }
        }
    });
    out
}
