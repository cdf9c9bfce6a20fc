//! AgX from tables: a picture asks for hundreds of thousands of logarithms and powers that all lie on two curves.
//!
//! The sigmoid over stops, and what a look makes of it, hang on one number; they are tabled in steps of 1/128 of an octave, which
//! the number's own bits count off, and read off straight lines between. The tints hang on brightness alone.

use crate::Rgb;
use crate::tone::{Look, curve, ended, luma, mixed_in, printed, tint};

/// Octaves of light from 2^-13 on: all that the curve tells apart, and a little beyond.
const OCTAVES: u32 = 18;
const LEAST: f32 = 1.0 / 8192.0;
/// Steps of an octave, as a power of two.
const STEPS: u32 = 7;
/// Steps of brightness.
const BRIGHT: usize = 64;

/// A look's AgX, ready for many pixels. Within 2e-4, a twentieth of a step of 8 bits, of [`display`](crate::display) in display values.
pub(crate) struct AgxTable {
    /// The curve's value, and what the look makes of it, at each step.
    curve: Vec<[f32; 2]>,
    /// The power of the tints at each step of brightness.
    tint: Vec<Rgb>,
    saturation: f32,
}

impl AgxTable {
    pub(crate) fn of(look: &Look) -> Self {
        let steps = OCTAVES << STEPS;
        let light = |i: u32| f32::from_bits(LEAST.to_bits() + (i << (23 - STEPS)));
        let at = |i: u32| {
            let value = curve(light(i));
            [value, printed(look, value)]
        };
        let tints = |i: usize| tint(look, i as f32 / BRIGHT as f32);
        Self {
            curve: (0..=steps).map(at).collect(),
            tint: (0..=BRIGHT).map(tints).collect(),
            saturation: look.saturation,
        }
    }

    /// The curve's value and what the look makes of it.
    #[inline(always)]
    fn at(&self, light: f32) -> [f32; 2] {
        let offset = light.max(LEAST).to_bits() - LEAST.to_bits();
        let step = ((offset >> (23 - STEPS)) as usize).min(self.curve.len() - 2);
        let part = (offset & ((1 << (23 - STEPS)) - 1)) as f32 / (1 << (23 - STEPS)) as f32;
        let (a, b) = (self.curve[step], self.curve[step + 1]);
        // Beyond the table the curve has ended.
        [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
    }

    /// As [`display`](crate::display), of light that is finite and not below zero.
    #[inline(always)]
    pub(crate) fn display(&self, light: Rgb) -> Rgb {
        let curved = mixed_in(light).map(|x| self.at(x));
        let bright = luma(curved.map(|c| c[0])).clamp(0.0, 1.0) * BRIGHT as f32;
        let step = (bright as usize).min(BRIGHT - 1);
        let part = bright - step as f32;
        let tinted: Rgb = std::array::from_fn(|i| {
            let (a, b) = (self.tint[step][i], self.tint[step + 1][i]);
            curved[i][1] * (a + (b - a) * part)
        });
        ended(tinted, self.saturation)
    }
}

#[cfg(test)]
mod tests {
    use crate::{View, display, tone::Shown};

    #[test]
    fn tables_show_what_the_formula_does() {
        for view in [View::FILM, View::NEUTRAL] {
            let shown = Shown::new(&view);
            let mut worst = 0.0_f32;
            for i in 0..60_000_u32 {
                let stop = |n: u32| (n as f32 / 38.0 * 26.0 - 16.0).exp2();
                let light = [stop(i % 39), stop(i / 39 % 39), stop(i / 1521 % 39)];
                let (a, b) = (shown.display(light), display(light, &view));
                worst = (0..3).fold(worst, |worst, c| worst.max((a[c] - b[c]).abs()));
            }
            assert!(worst < 2e-4, "{worst}");
            for odd in [0.0, f32::MIN_POSITIVE, 65504.0, f32::MAX, f32::INFINITY, f32::NAN, -1.0] {
                let (a, b) = (shown.display([odd; 3]), display([odd; 3], &view));
                assert!((0..3).all(|c| (a[c] - b[c]).abs() < 2e-4), "{odd}: {a:?} {b:?}");
            }
        }
    }
}
