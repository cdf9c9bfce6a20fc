//! Many numbers worked on as one, and the portable way to do so.
//!
//! Work that is written once over [`Vector`] runs by [`run`] in the widest form that the machine has (`vector_wide`). All forms
//! give the same bits for the same lanes: what is fused is fused in all, nothing is estimated, and a NaN goes the same way.
//! Machines without fused multiply-add are slow, as in `convolve`.

/// Some neighbours of a row.
pub(crate) trait Vector: Copy {
    /// Answers to a comparison, lane by lane.
    type Mask: Copy;
    /// How many: 16 or a part of it.
    const LANES: usize;

    /// The same in every lane.
    fn splat(x: f32) -> Self;
    /// From a place on.
    fn load(from: &[f32], at: usize) -> Self;
    /// To a place on.
    fn store(self, to: &mut [f32], at: usize);
    /// Sum.
    fn add(self, other: Self) -> Self;
    /// Difference.
    fn sub(self, other: Self) -> Self;
    /// Product.
    fn mul(self, other: Self) -> Self;
    /// Quotient.
    fn div(self, other: Self) -> Self;
    /// Square root.
    fn sqrt(self) -> Self;
    /// The lesser; `other` where either is no number.
    fn min(self, other: Self) -> Self;
    /// The greater; `other` where either is no number.
    fn max(self, other: Self) -> Self;
    /// `self * by + plus`, rounded once.
    fn mul_add(self, by: Self, plus: Self) -> Self;
    /// `plus - self * by`, rounded once.
    fn mul_sub_from(self, by: Self, plus: Self) -> Self;
    /// 2 to the power that the lowest eight bits say, less 127; the next bit up must be zero.
    fn power(self) -> Self;
    /// Where `self < other`.
    fn less(self, other: Self) -> Self::Mask;
    /// `yes` where the mask says so.
    fn choose(mask: Self::Mask, yes: Self, no: Self) -> Self;
    /// Whether it says so anywhere.
    fn any(mask: Self::Mask) -> bool;
}

/// Work over vectors of any form.
pub(crate) trait Work {
    /// Does it. Must be `#[inline(always)]`, so that it is compiled for the instructions of the form.
    fn go<V: Vector>(self);
}

/// Does work in the widest form that the machine has.
pub(crate) fn run(work: impl Work) {
    #[cfg(test)]
    if ONLY.load(std::sync::atomic::Ordering::Relaxed) == 1 {
        return work.go::<Plain>();
    }
    #[cfg(target_arch = "x86_64")]
    let work = match crate::vector_wide::run(work) {
        Ok(()) => return,
        Err(work) => work,
    };
    #[allow(unreachable_code)]
    work.go::<Plain>();
}

#[cfg(test)]
pub(crate) static ONLY: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(0);

/// From now on only the portable form (1), or that or AVX2 (2), or any (0). Other tests at the same time get the same bits.
#[cfg(test)]
pub(crate) fn only(form: u8) {
    ONLY.store(form, std::sync::atomic::Ordering::Relaxed);
}

/// Portable.
#[derive(Clone, Copy)]
pub(crate) struct Plain([f32; 16]);

impl Plain {
    #[inline(always)]
    fn with(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|l| f(self.0[l], other.0[l])))
    }
}

impl Vector for Plain {
    type Mask = [bool; 16];
    const LANES: usize = 16;

    #[inline(always)]
    fn splat(x: f32) -> Self {
        Self([x; 16])
    }
    #[inline(always)]
    fn load(from: &[f32], at: usize) -> Self {
        Self(from[at..at + 16].try_into().expect("sixteen"))
    }
    #[inline(always)]
    fn store(self, to: &mut [f32], at: usize) {
        to[at..at + 16].copy_from_slice(&self.0);
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| a / b)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.map(f32::sqrt))
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.with(other, |a, b| if a < b { a } else { b })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.with(other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    fn mul_add(self, by: Self, plus: Self) -> Self {
        Self(std::array::from_fn(|l| self.0[l].mul_add(by.0[l], plus.0[l])))
    }
    #[inline(always)]
    fn mul_sub_from(self, by: Self, plus: Self) -> Self {
        Self(std::array::from_fn(|l| (-self.0[l]).mul_add(by.0[l], plus.0[l])))
    }
    #[inline(always)]
    fn power(self) -> Self {
        Self(self.0.map(|x| f32::from_bits(x.to_bits() << 23)))
    }
    #[inline(always)]
    fn less(self, other: Self) -> Self::Mask {
        std::array::from_fn(|l| self.0[l] < other.0[l])
    }
    #[inline(always)]
    fn choose(mask: Self::Mask, yes: Self, no: Self) -> Self {
        Self(std::array::from_fn(|l| if mask[l] { yes.0[l] } else { no.0[l] }))
    }
    #[inline(always)]
    fn any(mask: Self::Mask) -> bool {
        mask.iter().any(|m| *m)
    }
}

/// Logarithm to the base 2 of the most that [`exp2`] gives: that of exp(8).
const MOST: f32 = 8.0 * std::f32::consts::LOG2_E;

/// 2^t to a relative error of 3.2e-6, where t is above -126; exactly 0 from -127 down, and no more than exp(8).
#[inline(always)]
pub(crate) fn exp2<V: Vector>(t: V) -> V {
    let t = t.max(V::splat(-127.0)).min(V::splat(MOST));
    // Adding 1.5 * 2^23 rounds to a whole number, which stands in the lowest bits, here raised by the exponent's bias.
    let magic = V::splat(12_582_912.0 + 127.0);
    let raised = t.add(magic);
    let f = t.sub(raised.sub(magic));
    // Least greatest relative error from -1/2 to 1/2, 2.9e-6, among polynomials of the fourth degree that are 1 at 0.
    let p = V::splat(0.009_582_855);
    let p = p.mul_add(f, V::splat(0.055_906_434));
    let p = p.mul_add(f, V::splat(0.240_240_99));
    let p = p.mul_add(f, V::splat(0.693_124_2));
    p.mul_add(f, V::splat(1.0)).mul(raised.power())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Powers<'a>(&'a [f32], &'a mut [f32]);

    impl Work for Powers<'_> {
        #[inline(always)]
        fn go<V: Vector>(self) {
            for at in (0..self.0.len()).step_by(V::LANES) {
                exp2(V::load(self.0, at)).store(self.1, at);
            }
        }
    }

    #[test]
    fn powers_of_two_are_near_the_real_ones() {
        let at: Vec<f32> = (0..16 * 1000).map(|n| n as f32 * 0.0085 - 125.0).collect();
        let mut ours = vec![0.0; at.len()];
        run(Powers(&at, &mut ours));
        for (t, p) in at.iter().zip(&ours) {
            let real = f64::from(*t).min(f64::from(MOST)).exp2();
            assert!((f64::from(*p) / real - 1.0).abs() < 3.2e-6, "{t}: {p} {real}");
        }
        let far = [f32::NEG_INFINITY, -1e30, -500.0, -127.0].repeat(4);
        let mut none = [1.0; 16];
        run(Powers(&far, &mut none));
        assert_eq!(none, [0.0; 16]);
        let one = [0.0; 16];
        let mut same = [0.0; 16];
        run(Powers(&one, &mut same));
        assert_eq!(same, [1.0; 16]);
    }

    #[test]
    fn all_forms_give_the_same_bits() {
        let at: Vec<f32> = (0..16 * 1000).map(|n| (n as f32 * 0.7).sin() * 140.0).chain([f32::NAN; 16]).collect();
        let (mut ours, mut plain) = (vec![0.0; at.len()], vec![0.0; at.len()]);
        run(Powers(&at, &mut ours));
        Powers(&at, &mut plain).go::<Plain>();
        assert!(ours.iter().zip(&plain).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}
