//! The tone scale over luminance, and the compression of colourfulness that goes with it, for a screen of 100 cd/m2.

use super::Jmh;
use super::cam::{self, WHITE};
use super::power::power;

/// Scene light that the screen shows as its white.
const ROOF: f64 = 128.0;
/// The greatest light that comes in.
pub(super) const MOST: f32 = 8.0 * ROOF as f32;
/// The curve's contrast, and its toe, which stands for flare.
const CONTRAST: f64 = 1.15;
const TOE: f64 = 0.04;
/// Scene light of mid grey, and the share of white that it is shown with.
const GREY: f64 = 0.18;
pub(super) const GREY_SHOWN: f64 = 0.100_13;

/// A Michaelis-Menten curve with a toe (D. Siragusano, for the Academy).
pub(super) struct Tone {
    scale: f32,
    half: f32,
}

impl Tone {
    pub(super) fn new() -> Self {
        let untoe = |x: f64| 0.5 * (x + (x * (x + 4.0 * TOE)).sqrt());
        let white = untoe(1.0);
        let reached = |knee: f64| ((ROOF / white) / (ROOF / white + knee)).powf(CONTRAST);
        let grey = (untoe(GREY_SHOWN) / (white / reached(1.0))).powf(1.0 / CONTRAST);
        let knee = GREY / (white * grey / (1.0 - grey));
        Self { scale: (white / reached(knee)) as f32, half: (knee * white * f64::from(WHITE)) as f32 }
    }

    /// Shown luminance of scene luminance, both in cd/m2 with 100 for a light of 1.
    pub(super) fn apply(&self, luminance: f32) -> f32 {
        let f = self.scale * power(luminance / (luminance + self.half), CONTRAST as f32);
        (f * f / (f + TOE as f32)).max(0.0) * WHITE
    }
}

/// The compression of colourfulness.
pub(super) struct Chroma {
    scale: f32,
    gamma: f32,
}

/// A curve with a slope of its own near zero that meets the diagonal at `limit`.
fn toe(x: f32, limit: f32, k1: f32, k2: f32) -> f32 {
    if x > limit {
        return x;
    }
    let k2 = k2.max(0.001);
    let k1 = (k1 * k1 + k2 * k2).sqrt();
    let k3 = (limit + k1) / (limit + k2);
    let b = k3 * x - k1;
    0.5 * (b + (b * b + 4.0 * k2 * k3 * x).sqrt())
}

impl Chroma {
    pub(super) fn new() -> Self {
        Self { scale: (0.03379 * WHITE).powf(0.30596) - 0.45135, gamma: cam::gamma() }
    }

    /// How much colourfulness of a hue counts as much as that of others.
    fn norm(&self, [c, s]: [f32; 2]) -> f32 {
        let (c2, s2) = (2.0 * c * c - 1.0, 2.0 * c * s);
        let (c3, s3) = (4.0 * c * c * c - 3.0 * c, 3.0 * s - 4.0 * s * s * s);
        let sum = 11.34072 * c + 16.46899 * c2 + 7.88380 * c3 + 14.66441 * s - 6.37224 * s2 + 9.19364 * s3 + 77.12896;
        sum * self.scale
    }

    /// The colourfulness of what is seen, once its lightness has become `j`; `reach` is the most of its hue.
    pub(super) fn compress(&self, seen: &Jmh, j: f32, turn: [f32; 2], reach: f32) -> f32 {
        if seen.m == 0.0 || j <= 0.0 {
            return 0.0;
        }
        const EXPAND: f32 = 1.3;
        const EXPAND_FROM: f32 = 0.005;
        const COMPRESS: f32 = 2.4;
        let norm = self.norm(turn);
        let (light, dark) = (j / 100.0, (1.0 - j / 100.0).max(0.0));
        let limit = power(light, 1.0 / self.gamma) * reach / norm;
        let m = seen.m * power(j / seen.j, 1.0 / self.gamma) / norm;
        let m = limit - toe(limit - m, limit - 0.001, dark * EXPAND, (light * light + EXPAND_FROM).sqrt());
        toe(m, limit, light * COMPRESS, dark) * norm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_and_white_are_where_the_curve_was_asked_to_put_them() {
        let tone = Tone::new();
        // The anchor of 10.013 belongs to a knee of one; with the curve's own, mid grey comes out at ten.
        assert!((tone.apply(18.0) - 10.0).abs() < 2e-3, "{}", tone.apply(18.0));
        assert!((tone.apply(12_800.0) - 100.0).abs() < 1e-2 && tone.apply(0.0) == 0.0);
    }
}
