//! Light of a kind that neighbours on the same surface put together.

use super::guide::Guide;
use glam::Vec3;

/// Farthest that light may come from, in pixels.
const MOST: isize = 2;

/// What a pixel brings: light, and the variance of its luminance, below zero where that is not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub light: Vec3,
    pub variance: f32,
}

/// The pixels of a frame that may put light together.
pub(super) struct Pool<'a> {
    pub guides: &'a [Guide],
    pub shares: &'a [Share],
    pub size: [u32; 2],
}

impl Pool<'_> {
    /// The mean about pixel `i`, falling off over `radius` pixels, at most two, where `weigh` says how much a pixel counts besides.
    pub fn mean(&self, i: usize, radius: f32, weigh: impl Fn(usize) -> f32) -> Option<Share> {
        let [width, height] = self.size.map(|n| n as isize);
        let (x, y) = (i as isize % width, i as isize / width);
        let reach = (radius.ceil() as isize).min(MOST);
        // The kernel by the square of the distance.
        let step = (-1.2 / (radius * radius)).exp();
        let mut kernel = [1.0; (2 * MOST * MOST) as usize + 1];
        for d2 in 1..kernel.len() {
            kernel[d2] = kernel[d2 - 1] * step;
        }
        let (mut weight, mut light, mut variance, mut known) = (0.0_f32, Vec3::ZERO, 0.0_f32, true);
        for ny in (y - reach).max(0)..=(y + reach).min(height - 1) {
            for nx in (x - reach).max(0)..=(x + reach).min(width - 1) {
                let (dx, dy) = ((nx - x).unsigned_abs(), (ny - y).unsigned_abs());
                let near = kernel[dx * dx + dy * dy];
                let j = (ny * width + nx) as usize;
                if near < 1e-3 || self.guides[j].is_sky() {
                    continue;
                }
                let w = near * self.guides[i].alike(&self.guides[j], dx.max(dy) as f32) * weigh(j);
                if w < 1e-3 {
                    continue;
                }
                let share = &self.shares[j];
                weight += w;
                light += share.light * w;
                variance += share.variance.max(0.0) * w * w;
                known &= share.variance >= 0.0;
            }
        }
        let variance = if known { variance / (weight * weight) } else { -1.0 };
        (weight > 0.0).then(|| Share { light: light / weight, variance })
    }
}
