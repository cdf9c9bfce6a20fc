//! Powers of positive numbers, quick and the same on every machine.

/// Logarithm to base 2 of a positive normal number, to about 1e-7.
#[inline]
pub(super) fn log2(x: f32) -> f32 {
    const SQRT_HALF: u32 = 0x3f35_04f3;
    let bits = x.to_bits().wrapping_sub(SQRT_HALF);
    let exponent = (bits as i32 >> 23) as f32;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) + SQRT_HALF);
    // The series of the area tangent, of a mantissa between sqrt(1/2) and sqrt(2).
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let t2 = t * t;
    exponent + t * (2.885_39 + t2 * (0.961_796_7 + t2 * (0.577_078 + t2 * (0.412_198_6 + t2 * 0.320_6))))
}

/// Two to the power of `x`, for results that are normal numbers.
#[inline]
pub(super) fn exp2(x: f32) -> f32 {
    // Adding so much leaves the whole part in the lowest bits.
    const SHIFT: f32 = 12_582_912.0;
    let x = x.clamp(-126.0, 127.0);
    let shifted = x + SHIFT;
    let f = (x - (shifted - SHIFT)) * std::f32::consts::LN_2;
    let series = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f / 720.0)))));
    series * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}

/// `x` to the power of `y`; 0 for what is not positive.
#[inline]
pub(super) fn power(x: f32, y: f32) -> f32 {
    if x < f32::MIN_POSITIVE { 0.0 } else { exp2(y * log2(x)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_near_the_exact_ones() {
        for i in 0..4000 {
            let x = 10.0_f32.powf(f32::from(i as u16) * 0.003 - 7.0);
            for y in [0.42, 1.0 / 0.42, 0.59 * 1.927, 1.15, 1.0 / 2.4] {
                let exact = f64::from(x).powf(f64::from(y));
                assert!((f64::from(power(x, y)) / exact - 1.0).abs() < 8e-6, "{x} {y}");
            }
        }
        assert_eq!(power(0.0, 0.42), 0.0);
        assert_eq!(power(1.0, 0.42), 1.0);
    }
}
