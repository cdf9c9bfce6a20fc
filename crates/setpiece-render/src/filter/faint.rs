//! Lamps that hardly reach a surface: few of its samples look for them, by roulette, and count for the more. A pixel then has
//! either nothing or a dot. Where light is that faint its shape does not show, so that neighbours share it.

use super::guide::Guide;
use super::pool::{Pool, Share};
use super::{BLACK, divisor};
use crate::film::Pixel;
use crate::light::luminance;
use glam::Vec3;
use rayon::prelude::*;

/// How far to look, in pixels.
const RADIUS: f32 = 2.0;
/// Exposed luminance on white up to which light is wholly shared, and from which on not at all.
const FAINT: [f32; 2] = [0.06, 0.14];
/// Edge of the blocks that tell where there is any such light, in pixels; not less than the reach.
const BLOCK: usize = 8;

/// Shares faint direct light between neighbours.
pub(super) fn share_faint(pixels: &mut [Pixel], guides: &[Guide], size: [u32; 2]) {
    let [width, height] = size.map(|n| n as usize);
    let light = |p: &Pixel| if p.object < 0 || p.glass { Vec3::ZERO } else { p.direct / divisor(p) };
    let columns = width.div_ceil(BLOCK);
    // Blocks in which a pixel has light, and most of them little.
    let blocks: Vec<bool> = (0..columns * height.div_ceil(BLOCK))
        .into_par_iter()
        .map(|n| {
            let (x0, y0) = (n % columns * BLOCK, n / columns * BLOCK);
            let rows =
                (y0..(y0 + BLOCK).min(height)).flat_map(|y| (x0..(x0 + BLOCK).min(width)).map(move |x| y * width + x));
            let lit = rows.map(|i| luminance(light(&pixels[i])));
            let (mut some, mut little, mut all) = (false, 0, 0);
            for l in lit {
                some |= l > 0.0;
                little += usize::from(l < FAINT[1]);
                all += 1;
            }
            some && 2 * little > all
        })
        .collect();
    if !blocks.contains(&true) {
        return;
    }
    let shares: Vec<Share> = pixels
        .par_iter()
        .map(|p| {
            let scale = 1.0 / luminance(p.albedo).max(BLACK);
            let variance = if p.variance[0] < 0.0 { -1.0 } else { p.variance[0] * scale * scale };
            Share { light: light(p), variance }
        })
        .collect();
    let pool = Pool { guides, shares: &shares, size };
    pixels.par_iter_mut().enumerate().filter(|(_, p)| p.object >= 0 && !p.glass).for_each(|(i, p)| {
        if !blocks[i / width / BLOCK * columns + i % width / BLOCK] {
            return;
        }
        let Some(mean) = pool.mean(i, RADIUS, |_| 1.0) else { return };
        let level = (luminance(mean.light) - FAINT[0]) / (FAINT[1] - FAINT[0]);
        let share = 1.0 - level.clamp(0.0, 1.0);
        if share > 0.0 {
            let albedo = divisor(p);
            p.direct += (mean.light * albedo - p.direct) * share;
            if mean.variance >= 0.0 && p.variance[0] >= 0.0 {
                let scale = luminance(p.albedo).max(BLACK);
                p.variance[0] += (mean.variance * scale * scale - p.variance[0]) * share;
            }
        }
    });
}
