//! A transform of colours as a table of three dimensions, for pictures.
//!
//! The axes are logarithms of light with a little added, so that black is on them. Between entries colours are found in
//! tetrahedra about the diagonal: greys come from greys alone.

use super::power::{exp2, log2};
use crate::Rgb;
use rayon::prelude::*;

/// Entries along an axis.
const SIDE: usize = 65;
/// Added to light.
const BIAS: f32 = 0.005;
/// The most light that is told apart.
const MOST: f32 = 256.0;

pub(super) struct Table {
    entries: Vec<Rgb>,
    low: f32,
    steps: f32,
}

impl Table {
    /// The table of a function of light.
    pub(super) fn of(shown: impl Fn(Rgb) -> Rgb + Sync) -> Self {
        let (low, high) = (log2(BIAS), log2(MOST + BIAS));
        let steps = (SIDE - 1) as f32 / (high - low);
        let mut light: Vec<f32> = (0..SIDE).map(|i| (exp2(low + i as f32 / steps) - BIAS).max(0.0)).collect();
        light[0] = 0.0;
        let entries = (0..SIDE * SIDE * SIDE)
            .into_par_iter()
            .with_min_len(SIDE)
            .map(|i| shown([light[i / (SIDE * SIDE)], light[i / SIDE % SIDE], light[i % SIDE]]))
            .collect();
        Self { entries, low, steps }
    }

    /// What the function makes of light that is not negative, nearly.
    pub(super) fn at(&self, light: Rgb) -> Rgb {
        const STRIDES: [usize; 3] = [SIDE * SIDE, SIDE, 1];
        let mut index = 0;
        let mut parts = [(0.0, 0); 3];
        for c in 0..3 {
            let place = ((log2(light[c] + BIAS) - self.low) * self.steps).clamp(0.0, (SIDE - 1) as f32);
            let whole = (place as usize).min(SIDE - 2);
            index += whole * STRIDES[c];
            parts[c] = (place - whole as f32, STRIDES[c]);
        }
        // From the axis along which it is farthest to that along which it is least far.
        for (a, b) in [(0, 1), (1, 2), (0, 1)] {
            if parts[a].0 < parts[b].0 {
                parts.swap(a, b);
            }
        }
        let [(x, first), (y, second), (z, third)] = parts;
        let corners = [index, index + first, index + first + second, index + first + second + third];
        let weights = [1.0 - x, x - y, y - z, z];
        let mut sum = [0.0; 3];
        for (corner, weight) in corners.into_iter().zip(weights) {
            let entry = &self.entries[corner];
            sum.iter_mut().zip(entry).for_each(|(s, e)| *s += e * weight);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_straight_in_the_logarithm_is_exact() {
        let shape = |light: Rgb| light.map(|x| log2(x + BIAS));
        let table = Table::of(|light| {
            let [r, g, b] = shape(light);
            [r + g, b, r - b]
        });
        for light in [[0.0, 0.3, 90.0], [0.18; 3], [1e-4, 7.0, 0.02], [256.0, 0.0, 1.0]] {
            let [r, g, b] = shape(light);
            let found = table.at(light);
            assert!((0..3).all(|c| (found[c] - [r + g, b, r - b][c]).abs() < 1e-4), "{light:?} {found:?}");
        }
        assert!((table.at([1e9; 3])[0] - table.at([MOST; 3])[0]).abs() < 1e-4);
    }
}
