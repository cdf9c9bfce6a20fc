//! Film grain for movies and stills.
//!
//! Grain is strongest in the mid tones and has a size of about a pixel and a half at 1080 lines: white noise blurred by
//! a small kernel, from a hash of pixel and frame, so that every frame is the same for any order of work.

use crate::Rgb;
use crate::tone::luma;

/// A number that hangs on a lattice point, the frame and the seed.
#[inline(always)]
fn hash(x: i32, y: i32, frame: u32, seed: u64) -> u64 {
    let mut h = (x as u32 as u64) | ((y as u32 as u64) << 32);
    h ^= seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(frame).wrapping_mul(0xd134_2543_de82_ef95);
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

/// Noise of one lattice point, about normal, standard deviation 1.
#[inline(always)]
fn noise(x: i32, y: i32, frame: u32, seed: u64) -> f32 {
    let h = hash(x, y, frame, seed);
    // Sum of four uniform 16-bit numbers.
    let sum: u32 = (0..4).map(|i| (h >> (16 * i)) as u32 & 0xffff).sum();
    (sum as f32 / 65535.0 - 2.0) * 1.732
}

/// Noise of the colours of one lattice point, even between two bounds, standard deviation 1.
#[inline(always)]
fn own_noise(x: i32, y: i32, frame: u32, seed: u64) -> Rgb {
    let h = hash(x, y, frame, !seed);
    std::array::from_fn(|c| (((h >> (21 * c)) & 0x1f_ffff) as f32 / 1_048_575.5 - 1.0) * 1.732)
}

/// Adds grain to display pixels of `frame` in rows from `first_row`; `amount` 0 to 1.
pub fn add_grain(pixels: &mut [Rgb], width: usize, first_row: usize, amount: f32, frame: u32, seed: u64) {
    if amount <= 0.0 {
        return;
    }
    let strength = 0.034 * amount;
    let row = |y: i32| (-1..=width as i32).map(|x| noise(x, y, frame, seed)).collect::<Vec<f32>>();
    let first = first_row as i32;
    let (mut above, mut own, mut below) = (row(first - 1), row(first), row(first + 1));
    for (n, pixels) in pixels.chunks_mut(width).enumerate() {
        let y = first + n as i32;
        for (x, pixel) in pixels.iter_mut().enumerate() {
            // The lists begin a pixel to the left.
            let soft = 0.62 * own[x + 1] + 0.2 * (own[x] + own[x + 2] + above[x + 1] + below[x + 1]);
            let luma = luma(*pixel);
            let response = 0.25 + 3.0 * luma * (1.0 - luma);
            let colour = own_noise(x as i32, y, frame, seed);
            for (c, own) in pixel.iter_mut().zip(colour) {
                *c = (*c + strength * response * (0.85 * soft + 0.25 * own)).clamp(0.0, 1.0);
            }
        }
        (above, own, below) = (own, below, row(y + 2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grain_is_the_same_in_any_order_has_no_bias_and_differs_between_frames() {
        let (w, h) = (64, 48);
        let grained = |rows: usize, frame: u32| {
            let mut grey = vec![[0.4_f32; 3]; w * h];
            for (n, some) in grey.chunks_mut(w * rows).enumerate() {
                add_grain(some, w, n * rows, 0.5, frame, 7);
            }
            grey
        };
        let whole = grained(h, 3);
        assert_eq!(whole, grained(5, 3));
        assert_ne!(whole, grained(h, 4));
        for c in 0..3 {
            let n = (w * h) as f32;
            let mean = whole.iter().map(|p| p[c] - 0.4).sum::<f32>() / n;
            let spread = (whole.iter().map(|p| (p[c] - 0.4 - mean).powi(2)).sum::<f32>() / n).sqrt();
            assert!(mean.abs() < 1e-3 && (0.008..0.013).contains(&spread), "{mean} {spread}");
        }
    }
}
