//! Whether light has changed between two frames, block by block of the picture and by kind of light.
//!
//! Samples of other frames bring the light of their own time. Where a shadow passes, a lamp goes out or something flashes,
//! the means over a block of the picture differ by more than their noise explains (a test by Welch's statistic), and what
//! comes from there counts less or nothing. Diffuse light is compared without the brightness of what it falls on.

use super::negative::Negative;
use super::sum::{ALBEDO, DIRECT, INDIRECT, KINDS, Lanes, WHOLE, luminances};
use super::wide::{self, Read, Work};
use super::window::{Landed, NOWHERE, unpacked};
use rayon::prelude::*;

/// Edge of a block in pixels.
const BLOCK: usize = 16;
/// Standard errors, and share of the light, by which means may differ.
const ERRORS: f32 = 3.0;
const SHARE: f32 = 0.05;
/// Fewer samples tell nothing.
const FEW: f32 = 12.0;

/// Light is divided by the albedo's luminance, or by this.
const BLACK: f32 = 0.02;

/// Mean and spread of the luminances in a block: by kind, and in lanes that nobody asks.
#[derive(Clone, Copy, Default)]
struct Mean {
    count: Lanes,
    sum: Lanes,
    squares: Lanes,
}

impl Mean {
    /// Adds luminances with weights of one or nothing.
    #[inline(always)]
    fn add(&mut self, luminances: &Lanes, holds: &Lanes) {
        for k in 0..luminances.len() {
            let l = luminances[k] * holds[k];
            self.count[k] += holds[k];
            self.sum[k] += l;
            self.squares[k] += l * l;
        }
    }

    /// Mean and the variance of the mean.
    fn of(&self, k: usize) -> (f32, f32) {
        let mean = self.sum[k] / self.count[k];
        (mean, (self.squares[k] / self.count[k] - mean * mean).max(0.0) / self.count[k])
    }
}

/// How much another frame's light counts.
pub(super) struct Trust {
    columns: usize,
    rows: usize,
    blocks: Vec<Lanes>,
    /// Whether all is trusted in a block and in those right of it and below.
    whole: Vec<bool>,
}

impl Trust {
    fn new(columns: usize, rows: usize, blocks: Vec<Lanes>) -> Self {
        let all = |x: usize, y: usize| blocks[y.min(rows - 1) * columns + x.min(columns - 1)] == WHOLE;
        let around = |n: usize| {
            let (x, y) = (n % columns, n / columns);
            all(x, y) && all(x + 1, y) && all(x, y + 1) && all(x + 1, y + 1)
        };
        let whole = (0..blocks.len()).map(around).collect();
        Self { columns, rows, blocks, whole }
    }

    /// Where a pixel is among the blocks; the same for the trusts of all frames around.
    pub fn spot(&self, x: usize, y: usize) -> Spot {
        let place = |n: usize, count: usize| {
            let p = ((n as f32 + 0.5) / BLOCK as f32 - 0.5).clamp(0.0, (count - 1) as f32);
            (p as usize, (p as usize + 1).min(count - 1), p.fract())
        };
        let ((x0, x1, tx), (y0, y1, ty)) = (place(x, self.columns), place(y, self.rows));
        let at = |x: usize, y: usize| y * self.columns + x;
        Spot { blocks: [at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1)], tx, ty }
    }

    /// At a pixel, mixed between the middles of blocks.
    #[inline(always)]
    pub fn at(&self, spot: &Spot) -> Lanes {
        let Spot { blocks, tx, ty } = spot;
        if self.whole[blocks[0]] {
            return WHOLE;
        }
        let [a, b, c, d] = blocks.map(|n| &self.blocks[n]);
        std::array::from_fn(|k| {
            let (top, low) = (a[k] + (b[k] - a[k]) * tx, c[k] + (d[k] - c[k]) * tx);
            top + (low - top) * ty
        })
    }
}

/// The four blocks about a pixel, and how far it is from the first of them to the right and down.
pub(super) struct Spot {
    blocks: [usize; 4],
    tx: f32,
    ty: f32,
}

/// Per frame around, how much its light counts in this one.
pub(super) fn trusts(own: &Negative<'_>, landed: &[Landed<'_>]) -> Vec<Trust> {
    let blocks = own.request.size.map(|n| (n as usize).div_ceil(BLOCK));
    let [columns, rows] = blocks;
    let means = |pixels: &[u32], of: &Negative<'_>| {
        let mut means = vec![Mean::default(); columns * rows];
        wide::run(Means { pixels, of, columns, means: &mut means });
        means
    };
    let (here, there): (_, Vec<Vec<Mean>>) = rayon::join(
        || means(&own.pixels(), own),
        || landed.par_iter().map(|landed| means(&landed.pixels, landed.other)).collect(),
    );
    let trusts = there.iter().map(|there| here.iter().zip(there).map(|(a, b)| trust(a, b)).collect());
    trusts.map(|blocks| Trust::new(columns, rows, blocks)).collect()
}

/// The means of what lands in every block.
struct Means<'a> {
    pixels: &'a [u32],
    of: &'a Negative<'a>,
    columns: usize,
    means: &'a mut [Mean],
}

impl Work for Means<'_> {
    type Out = ();
    #[inline(always)]
    fn go<R: Read>(self, read: R) {
        let Self { pixels, of, columns, means } = self;
        let (first, more) = pixels.split_at(of.records.len());
        let all = [(first, &of.records), (more, &of.more.records)];
        for (pixels, records) in all {
            for (pixel, record) in pixels.iter().zip(records).filter(|(pixel, _)| **pixel != NOWHERE) {
                let [x, y] = unpacked(*pixel);
                let colours = read.colours(record);
                let mut bright = luminances(&colours);
                let scale = 1.0 / bright[ALBEDO].max(BLACK);
                bright[DIRECT] *= scale;
                bright[INDIRECT] *= scale;
                let mut holds = WHOLE;
                holds[INDIRECT] = if record.bounced() { 1.0 } else { 0.0 };
                means[y as usize / BLOCK * columns + x as usize / BLOCK].add(&bright, &holds);
            }
        }
    }
}

fn trust(here: &Mean, there: &Mean) -> Lanes {
    std::array::from_fn(|k| {
        if k >= KINDS {
            return WHOLE[k];
        }
        if here.count[k] < FEW || there.count[k] < FEW {
            return 1.0;
        }
        let ((a, va), (b, vb)) = (here.of(k), there.of(k));
        let may_differ = ERRORS * (va + vb).sqrt() + SHARE * a.max(b) + 1e-4;
        (2.0 - (a - b).abs() / may_differ).clamp(0.0, 1.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(values: impl Iterator<Item = f32>) -> Mean {
        let mut mean = Mean::default();
        values.for_each(|v| mean.add(&[v; KINDS + 3], &WHOLE));
        mean
    }

    #[test]
    fn noise_is_trusted_and_a_change_is_not() {
        let noisy = |shift: usize, scale: f32| (0..256).map(move |n| scale * ((n * 37 + shift) % 16) as f32 / 7.5);
        let (a, b) = (means(noisy(0, 1.0)), means(noisy(5, 1.0)));
        assert_eq!(trust(&a, &b), WHOLE);
        let brighter = means(noisy(5, 1.6));
        assert!(trust(&a, &brighter)[0] < 0.05, "{:?}", trust(&a, &brighter));
        let few = means(noisy(5, 9.0).take(4));
        assert_eq!(trust(&a, &few), WHOLE);
    }
}
