//! Film grain for movies and stills.
//!
//! Grain is strongest in the mid tones and has a size of about a pixel and a half at 1080 lines: white noise blurred by
//! a small kernel, from a hash of pixel and frame, so that every frame is the same for any order of work.

use crate::Rgb;

/// Noise of one lattice point, about normal, standard deviation 1.
fn noise(x: i32, y: i32, frame: u32, seed: u64) -> f32 {
    let mut h = (x as u32 as u64) | ((y as u32 as u64) << 32);
    h ^= seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(frame).wrapping_mul(0xd134_2543_de82_ef95);
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^= h >> 31;
    // Sum of four uniform 16-bit numbers.
    let sum: u32 = (0..4).map(|i| (h >> (16 * i)) as u32 & 0xffff).sum();
    (sum as f32 / 65535.0 - 2.0) * 1.732
}

/// Adds grain to display pixels of `frame` in rows from `first_row`; `amount` 0 to 1.
pub fn add_grain(pixels: &mut [Rgb], width: usize, first_row: usize, amount: f32, frame: u32, seed: u64) {
    if amount <= 0.0 {
        return;
    }
    let strength = 0.034 * amount;
    for (i, pixel) in pixels.iter_mut().enumerate() {
        let (x, y) = ((i % width) as i32, (first_row + i / width) as i32);
        let at = |dx: i32, dy: i32| noise(x + dx, y + dy, frame, seed);
        let soft = 0.62 * at(0, 0) + 0.2 * (at(1, 0) + at(-1, 0) + at(0, 1) + at(0, -1));
        let luma = 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2];
        let response = 0.25 + 3.0 * luma * (1.0 - luma);
        for (channel, c) in pixel.iter_mut().enumerate() {
            let own = noise(x, y, frame, seed ^ (channel as u64 + 1));
            *c = (*c + strength * response * (0.85 * soft + 0.25 * own)).clamp(0.0, 1.0);
        }
    }
}
