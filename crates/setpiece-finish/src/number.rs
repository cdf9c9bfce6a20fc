//! Functions of one number that the compiler can work out for many at once, the same on every machine.

/// exp(x) to about six digits; 0 far below, and no more than exp(8).
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let t = x.clamp(-80.0, 8.0) * std::f32::consts::LOG2_E;
    // Adding and taking off 1.5 * 2^23 rounds to a whole number.
    let whole = (t + 12_582_912.0) - 12_582_912.0;
    let f = t - whole;
    let p = 1.333_37e-3;
    let p = p * f + 9.618_13e-3;
    let p = p * f + 5.550_33e-2;
    let p = p * f + 0.240_226_5;
    let p = p * f + std::f32::consts::LN_2;
    let p = p * f + 1.0;
    p * f32::from_bits(((whole as i32 + 127) << 23) as u32)
}

/// A smooth way from 0 (far below) through 1 (at 0) to growth like x.
#[inline(always)]
pub(crate) fn positive(x: f32) -> f32 {
    if x > 0.0 { 1.0 + x } else { 1.0 / (1.0 - x) }
}

/// The slope of [`positive`].
#[inline(always)]
pub(crate) fn positive_slope(x: f32) -> f32 {
    if x > 0.0 { 1.0 } else { 1.0 / ((1.0 - x) * (1.0 - x)) }
}

/// A scale on which light of all strengths has differences that count: the fourth root, a little lifted.
#[inline(always)]
pub(crate) fn eye(light: f32) -> f32 {
    (light.max(0.0) + LIFT).sqrt().sqrt()
}

/// Below this light, differences count less.
pub(crate) const LIFT: f32 = 1e-3;

/// Luminance of Rec. 709.
#[inline(always)]
pub(crate) fn luminance(r: f32, g: f32, b: f32) -> f32 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_near_the_real_one() {
        for n in -700..80 {
            let x = n as f32 * 0.1;
            let (ours, theirs) = (exp(x), x.exp());
            assert!((ours - theirs).abs() <= (4e-6 + 1.5e-7 * x.abs()) * theirs, "{x}: {ours} {theirs}");
        }
    }

    #[test]
    fn slopes_are_differences() {
        for n in -50..50 {
            let x = n as f32 * 0.13 + 0.05;
            let between = (positive(x + 1e-2) - positive(x - 1e-2)) / 2e-2;
            assert!((between - positive_slope(x)).abs() < 2e-3 * between, "{x}");
        }
    }
}
