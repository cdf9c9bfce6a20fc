//! A row of a convolution in AVX-512 and in AVX2: sixteen outputs of several pixels at once, their sums in registers.
//!
//! Why `unsafe` here: vectors are loaded and stored through pointers, whose bounds [`row`] checks before. The twin in
//! `convolve` gives the same bits, and a test compares them.
#![allow(unsafe_code)]

use crate::convolve::{BLOCK, Weights};
use std::arch::x86_64::*;

/// As the portable twin; false, and nothing done, where the machine has no such instructions.
pub(crate) fn row(rows: &[&[f32]], weights: &Weights, out: &mut [f32]) -> bool {
    let (ci, co, k) = (weights.inputs, weights.outputs, weights.kernel);
    let width = out.len() / co;
    assert!(co.is_multiple_of(BLOCK) && rows.len() == k && weights.bias.len() == co);
    assert!(weights.values.len() == k * k * ci * co && rows.iter().all(|r| r.len() >= (width + k - 1) * ci));
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the instructions are there, and the bounds were checked.
        unsafe { row_avx512(rows, weights, out, width) };
        return true;
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: as before.
        unsafe { row_avx2(rows, weights, out, width) };
        return true;
    }
    false
}

#[target_feature(enable = "avx512f")]
unsafe fn row_avx512(rows: &[&[f32]], weights: &Weights, out: &mut [f32], width: usize) {
    for first in (0..weights.outputs).step_by(BLOCK) {
        let mut x = 0;
        while x < width {
            // SAFETY: the caller checked the bounds.
            x += unsafe {
                match width - x {
                    12.. => tile_avx512::<12>(rows, weights, out, x, first),
                    4.. => tile_avx512::<4>(rows, weights, out, x, first),
                    _ => tile_avx512::<1>(rows, weights, out, x, first),
                }
            };
        }
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn tile_avx512<const PIXELS: usize>(
    rows: &[&[f32]],
    weights: &Weights,
    out: &mut [f32],
    x: usize,
    first: usize,
) -> usize {
    let (ci, co) = (weights.inputs, weights.outputs);
    let reach = weights.kernel * ci;
    // SAFETY: the caller checked the bounds.
    unsafe {
        let mut sums = [_mm512_loadu_ps(weights.bias.as_ptr().add(first)); PIXELS];
        let mut w = weights.values.as_ptr().add(first);
        for row in rows {
            let from = row.as_ptr().add(x * ci);
            for i in 0..reach {
                let weight = _mm512_loadu_ps(w);
                w = w.add(co);
                for (p, sum) in sums.iter_mut().enumerate() {
                    *sum = _mm512_fmadd_ps(_mm512_set1_ps(*from.add(p * ci + i)), weight, *sum);
                }
            }
        }
        for (p, sum) in sums.iter().enumerate() {
            _mm512_storeu_ps(out.as_mut_ptr().add((x + p) * co + first), *sum);
        }
    }
    PIXELS
}

#[target_feature(enable = "avx2,fma")]
unsafe fn row_avx2(rows: &[&[f32]], weights: &Weights, out: &mut [f32], width: usize) {
    for first in (0..weights.outputs).step_by(BLOCK) {
        let mut x = 0;
        while x < width {
            // SAFETY: the caller checked the bounds.
            x += unsafe {
                match width - x {
                    6.. => tile_avx2::<6>(rows, weights, out, x, first),
                    _ => tile_avx2::<1>(rows, weights, out, x, first),
                }
            };
        }
    }
}

#[inline]
#[target_feature(enable = "avx2,fma")]
unsafe fn tile_avx2<const PIXELS: usize>(
    rows: &[&[f32]],
    weights: &Weights,
    out: &mut [f32],
    x: usize,
    first: usize,
) -> usize {
    let (ci, co) = (weights.inputs, weights.outputs);
    let reach = weights.kernel * ci;
    // SAFETY: the caller checked the bounds.
    unsafe {
        let bias = weights.bias.as_ptr().add(first);
        let mut sums = [[_mm256_loadu_ps(bias), _mm256_loadu_ps(bias.add(8))]; PIXELS];
        let mut w = weights.values.as_ptr().add(first);
        for row in rows {
            let from = row.as_ptr().add(x * ci);
            for i in 0..reach {
                let (low, high) = (_mm256_loadu_ps(w), _mm256_loadu_ps(w.add(8)));
                w = w.add(co);
                for (p, sum) in sums.iter_mut().enumerate() {
                    let a = _mm256_set1_ps(*from.add(p * ci + i));
                    *sum = [_mm256_fmadd_ps(a, low, sum[0]), _mm256_fmadd_ps(a, high, sum[1])];
                }
            }
        }
        for (p, sum) in sums.iter().enumerate() {
            let to = out.as_mut_ptr().add((x + p) * co + first);
            _mm256_storeu_ps(to, sum[0]);
            _mm256_storeu_ps(to.add(8), sum[1]);
        }
    }
    PIXELS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convolve::tests::{some_rows, some_weights};

    #[test]
    fn both_instruction_sets_give_the_same_bits() {
        if !(is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"))
        {
            return;
        }
        let (weights, inputs) = (some_weights(), some_rows(23));
        let rows: Vec<&[f32]> = inputs.iter().map(Vec::as_slice).collect();
        let (mut wide, mut wider) = (vec![0.0; 23 * 32], vec![0.0; 23 * 32]);
        // SAFETY: the instructions are there; sizes as in [`row`].
        unsafe {
            row_avx2(&rows, &weights, &mut wide, 23);
            row_avx512(&rows, &weights, &mut wider, 23);
        }
        assert_eq!(wide, wider);
    }
}
