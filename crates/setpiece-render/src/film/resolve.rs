//! The pixel's filter: samples lie anywhere in their pixel, and what they come to is mixed with the pixels about.
//!
//! A box a pixel wide and this kernel together are as wide as the windows that films are commonly filtered by, and
//! neighbours share their samples: edges come of twice as many as a pixel has.

use super::Pixel;
use crate::sample::SIDE;
use glam::{Vec3, Vec4};
use rayon::prelude::*;

/// Share of a depth by which things before and behind the air differ.
const APART: f32 = 0.02;

/// Mends what is in the air where a pixel shows more than its centre does: it was found up to what stands there, and gets the
/// share of what the pixels about have before things at other depths. Then mixes neighbours as [`run`] does.
pub(super) fn air(air: &mut Vec<[f32; 4]>, pixels: &[Pixel], width: usize) {
    let height = pixels.len() / width;
    let sharp: &[[f32; 4]] = air;
    let mended: Vec<Vec4> = (0..pixels.len())
        .into_par_iter()
        .with_min_len(width)
        .map(|i| {
            let (own, p) = (Vec4::from(sharp[i]), &pixels[i]);
            if p.near >= 1.0 {
                return own;
            }
            let (x, y) = (i % width, i / width);
            let (mut sum, mut weight) = (Vec4::ZERO, 0.0);
            for ny in y.saturating_sub(1)..(y + 2).min(height) {
                for nx in x.saturating_sub(1)..(x + 2).min(width) {
                    let other = &pixels[ny * width + nx];
                    if (other.depth - p.depth).abs() > APART * p.depth.min(other.depth) {
                        let w = other.near.max(0.05);
                        sum += Vec4::from(sharp[ny * width + nx]) * w;
                        weight += w;
                    }
                }
            }
            if weight > 0.0 { own * p.near + sum / weight * (1.0 - p.near) } else { own }
        })
        .collect();
    let mixed = mixed(&mended, width, |[a, b, c]| b * (1.0 - 2.0 * SIDE) + (a + c) * SIDE);
    air.par_iter_mut().zip(mixed).for_each(|(out, mixed)| *out = mixed.to_array());
}

/// Mixes the light and the albedo of neighbours.
pub(super) fn run(pixels: &mut [Pixel], width: usize) {
    let parts = |p: &Pixel| [p.direct, p.indirect, p.specular, p.transmission, p.emission, p.albedo];
    let sharp: Vec<[Vec3; 6]> = pixels.par_iter().map(parts).collect();
    let mixed =
        mixed(&sharp, width, |[a, b, c]| std::array::from_fn(|k| b[k] * (1.0 - 2.0 * SIDE) + (a[k] + c[k]) * SIDE));
    pixels.par_iter_mut().zip(mixed).for_each(|(p, mixed)| {
        [p.direct, p.indirect, p.specular, p.transmission, p.emission, p.albedo] = mixed;
    });
}

/// A picture with every value mixed with the one before and the one after it, along rows and then along columns; at the
/// edges with itself.
fn mixed<T: Copy + Send + Sync>(values: &[T], width: usize, mix: impl Fn([T; 3]) -> T + Sync) -> Vec<T> {
    let height = values.len() / width;
    let pass = |values: &[T], along: bool| -> Vec<T> {
        let at = |i: usize| {
            let (x, y) = (i % width, i / width);
            let [before, after] = match along {
                true => [i - usize::from(x > 0), i + usize::from(x + 1 < width)],
                false => [if y > 0 { i - width } else { i }, if y + 1 < height { i + width } else { i }],
            };
            mix([values[before], values[i], values[after]])
        };
        (0..values.len()).into_par_iter().with_min_len(width).map(at).collect()
    };
    pass(&pass(values, true), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = 8;

    #[test]
    fn light_is_spread_and_none_is_lost() {
        let mut pixels = vec![Pixel::EMPTY; SIZE * SIZE];
        pixels[3 * SIZE + 4].direct = Vec3::new(1.0, 2.0, 3.0);
        run(&mut pixels, SIZE);
        let sum: Vec3 = pixels.iter().map(|p| p.direct).sum();
        assert!((sum - Vec3::new(1.0, 2.0, 3.0)).length() < 1e-5, "{sum}");
        let beside = pixels[3 * SIZE + 5].direct.x;
        assert!((beside - SIDE * (1.0 - 2.0 * SIDE)).abs() < 1e-6, "{beside}");
    }

    #[test]
    fn a_thin_thing_before_dust_has_its_share_of_it() {
        // A pole a fifth of a pixel wide stands before dust; rays through the centres of its column meet it.
        let far = Pixel { depth: 60.0, object: 1, ..Pixel::EMPTY };
        let mut pixels = vec![far; SIZE * SIZE];
        let mut dust = vec![[0.4, 0.4, 0.4, 0.8]; SIZE * SIZE];
        for y in 0..SIZE {
            pixels[y * SIZE + 4] = Pixel { depth: 20.0, near: 0.2, ..far };
            dust[y * SIZE + 4] = [0.0; 4];
        }
        air(&mut dust, &pixels, SIZE);
        let (pole, beside) = (dust[3 * SIZE + 4][3], dust[3 * SIZE + 1][3]);
        assert!((beside - 0.8).abs() < 1e-5, "{beside}");
        assert!(pole > 0.6 && pole < 0.78, "{pole}");
        // Where all samples meet the pole no dust comes before it but by the pixel's filter.
        (0..SIZE).for_each(|y| pixels[y * SIZE + 4].near = 1.0);
        let mut dust = vec![[0.4, 0.4, 0.4, 0.8]; SIZE * SIZE];
        (0..SIZE).for_each(|y| dust[y * SIZE + 4] = [0.0; 4]);
        air(&mut dust, &pixels, SIZE);
        let pole = dust[3 * SIZE + 4][3];
        assert!((pole - 2.0 * SIDE * 0.8).abs() < 1e-5, "{pole}");
    }
}
