//! Vectors in AVX-512 and in AVX2 with fused multiply-add: a register each.
//!
//! Why `unsafe` here: the instructions must be there, and vectors are loaded and stored through pointers. The types are
//! private and only [`run`] hands them to work, after it has looked at the machine; bounds are checked before every load and
//! store. The twin is `Plain` in `vector`, with the same bits, which tests of all work over vectors compare.
#![allow(unsafe_code)]

use crate::vector::{Vector, Work};
use std::arch::x86_64::*;

/// As `vector::run`; gives the work back, and nothing done, where the machine has no such instructions.
#[inline]
pub(crate) fn run<W: Work>(work: W) -> Result<(), W> {
    #[cfg(test)]
    if crate::vector::ONLY.load(std::sync::atomic::Ordering::Relaxed) == 2 {
        return eight_of(work);
    }
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the instructions are there.
        unsafe { sixteen(work) };
        return Ok(());
    }
    eight_of(work)
}

/// The narrower form.
fn eight_of<W: Work>(work: W) -> Result<(), W> {
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the instructions are there.
        unsafe { eight(work) };
        return Ok(());
    }
    Err(work)
}

#[target_feature(enable = "avx512f")]
fn sixteen(work: impl Work) {
    work.go::<Sixteen>();
}

#[target_feature(enable = "avx2,fma")]
fn eight(work: impl Work) {
    work.go::<Eight>();
}

/// AVX-512.
#[derive(Clone, Copy)]
struct Sixteen(__m512);

/// AVX2.
#[derive(Clone, Copy)]
struct Eight(__m256);

/// An operation of one instruction.
macro_rules! one {
    ($name:ident, $instruction:ident $(, $other:ident)*) => {
        #[inline(always)]
        fn $name(self $(, $other: Self)*) -> Self {
            // SAFETY: the instructions are there, as [`run`] found.
            Self(unsafe { $instruction(self.0 $(, $other.0)*) })
        }
    };
}

impl Vector for Sixteen {
    type Mask = __mmask16;
    const LANES: usize = 16;

    #[inline(always)]
    fn splat(x: f32) -> Self {
        // SAFETY: the instructions are there, as [`run`] found.
        Self(unsafe { _mm512_set1_ps(x) })
    }
    #[inline(always)]
    fn load(from: &[f32], at: usize) -> Self {
        let from = &from[at..at + 16];
        // SAFETY: as before; sixteen floats.
        Self(unsafe { _mm512_loadu_ps(from.as_ptr()) })
    }
    #[inline(always)]
    fn store(self, to: &mut [f32], at: usize) {
        let to = &mut to[at..at + 16];
        // SAFETY: as before; sixteen floats.
        unsafe { _mm512_storeu_ps(to.as_mut_ptr(), self.0) };
    }
    one!(add, _mm512_add_ps, other);
    one!(sub, _mm512_sub_ps, other);
    one!(mul, _mm512_mul_ps, other);
    one!(div, _mm512_div_ps, other);
    one!(sqrt, _mm512_sqrt_ps);
    one!(min, _mm512_min_ps, other);
    one!(max, _mm512_max_ps, other);
    one!(mul_add, _mm512_fmadd_ps, by, plus);
    one!(mul_sub_from, _mm512_fnmadd_ps, by, plus);
    #[inline(always)]
    fn power(self) -> Self {
        // SAFETY: the instructions are there, as [`run`] found.
        Self(unsafe { _mm512_castsi512_ps(_mm512_slli_epi32::<23>(_mm512_castps_si512(self.0))) })
    }
    #[inline(always)]
    fn less(self, other: Self) -> Self::Mask {
        // SAFETY: as before.
        unsafe { _mm512_cmp_ps_mask::<_CMP_LT_OQ>(self.0, other.0) }
    }
    #[inline(always)]
    fn choose(mask: Self::Mask, yes: Self, no: Self) -> Self {
        // SAFETY: as before.
        Self(unsafe { _mm512_mask_blend_ps(mask, no.0, yes.0) })
    }
    #[inline(always)]
    fn any(mask: Self::Mask) -> bool {
        mask != 0
    }
}

impl Vector for Eight {
    type Mask = __m256;
    const LANES: usize = 8;

    #[inline(always)]
    fn splat(x: f32) -> Self {
        // SAFETY: the instructions are there, as [`run`] found.
        Self(unsafe { _mm256_set1_ps(x) })
    }
    #[inline(always)]
    fn load(from: &[f32], at: usize) -> Self {
        let from = &from[at..at + 8];
        // SAFETY: as before; eight floats.
        Self(unsafe { _mm256_loadu_ps(from.as_ptr()) })
    }
    #[inline(always)]
    fn store(self, to: &mut [f32], at: usize) {
        let to = &mut to[at..at + 8];
        // SAFETY: as before; eight floats.
        unsafe { _mm256_storeu_ps(to.as_mut_ptr(), self.0) };
    }
    one!(add, _mm256_add_ps, other);
    one!(sub, _mm256_sub_ps, other);
    one!(mul, _mm256_mul_ps, other);
    one!(div, _mm256_div_ps, other);
    one!(sqrt, _mm256_sqrt_ps);
    one!(min, _mm256_min_ps, other);
    one!(max, _mm256_max_ps, other);
    one!(mul_add, _mm256_fmadd_ps, by, plus);
    one!(mul_sub_from, _mm256_fnmadd_ps, by, plus);
    #[inline(always)]
    fn power(self) -> Self {
        // SAFETY: the instructions are there, as [`run`] found.
        Self(unsafe { _mm256_castsi256_ps(_mm256_slli_epi32::<23>(_mm256_castps_si256(self.0))) })
    }
    #[inline(always)]
    fn less(self, other: Self) -> Self::Mask {
        // SAFETY: as before.
        unsafe { _mm256_cmp_ps::<_CMP_LT_OQ>(self.0, other.0) }
    }
    #[inline(always)]
    fn choose(mask: Self::Mask, yes: Self, no: Self) -> Self {
        // SAFETY: as before.
        Self(unsafe { _mm256_blendv_ps(no.0, yes.0, mask) })
    }
    #[inline(always)]
    fn any(mask: Self::Mask) -> bool {
        // SAFETY: as before.
        unsafe { _mm256_movemask_ps(mask) != 0 }
    }
}
