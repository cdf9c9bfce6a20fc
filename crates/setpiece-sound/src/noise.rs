//! Noise and the filters that colour it.

use crate::RATE_F;
use setpiece_shot::Rng;

/// White noise, uniform in ±1.
pub fn white(rng: &mut Rng) -> f32 {
    2.0 * rng.unit() - 1.0
}

/// A first-order low-pass.
#[derive(Clone, Copy)]
pub struct OnePole {
    keep: f32,
    state: f32,
}

impl OnePole {
    /// With a corner in hertz.
    pub fn low(corner_hz: f32) -> Self {
        Self { keep: libm::expf(-core::f32::consts::TAU * corner_hz.clamp(0.01, 0.45 * RATE_F) / RATE_F), state: 0.0 }
    }

    /// The next sample.
    pub fn next(&mut self, x: f32) -> f32 {
        self.state = x + (self.state - x) * self.keep;
        self.state
    }
}

/// A second-order filter (Bristow-Johnson's cookbook forms), in double precision for the lowest bands.
#[derive(Clone, Copy)]
pub struct Biquad {
    b: [f64; 3],
    a: [f64; 2],
    z: [f64; 2],
}

impl Biquad {
    /// From coefficients with `a0` of 1.
    pub fn new(b: [f64; 3], a: [f64; 2]) -> Self {
        Self { b, a, z: [0.0; 2] }
    }

    fn design(hz: f32, q: f32, b: impl Fn(f64, f64) -> [f64; 3]) -> Self {
        let w = core::f64::consts::TAU * f64::from(hz.clamp(5.0, 0.45 * RATE_F) / RATE_F);
        let (sin, cos) = (libm::sin(w), libm::cos(w));
        let alpha = sin / (2.0 * f64::from(q));
        let a0 = 1.0 + alpha;
        Self::new(b(cos, alpha).map(|x| x / a0), [-2.0 * cos / a0, (1.0 - alpha) / a0])
    }

    /// Low-pass.
    pub fn low(hz: f32) -> Self {
        Self::design(hz, core::f32::consts::FRAC_1_SQRT_2, |c, _| [(1.0 - c) / 2.0, 1.0 - c, (1.0 - c) / 2.0])
    }

    /// High-pass.
    pub fn high(hz: f32) -> Self {
        Self::design(hz, core::f32::consts::FRAC_1_SQRT_2, |c, _| [(1.0 + c) / 2.0, -1.0 - c, (1.0 + c) / 2.0])
    }

    /// Band-pass of unit gain at its centre.
    pub fn band(hz: f32, q: f32) -> Self {
        Self::design(hz, q, |_, alpha| [alpha, 0.0, -alpha])
    }

    /// The next sample.
    pub fn next(&mut self, x: f32) -> f32 {
        let x = f64::from(x);
        let y = self.b[0] * x + self.z[0];
        self.z[0] = self.b[1] * x - self.a[0] * y + self.z[1];
        self.z[1] = self.b[2] * x - self.a[1] * y;
        y as f32
    }

    /// Sum of squares of its impulse response: the power it leaves of white noise.
    pub fn noise_gain(mut self) -> f32 {
        let first = self.next(1.0);
        (1..RATE_F as usize / 4).fold(first * first, |sum, _| {
            let y = self.next(0.0);
            sum + y * y
        })
    }
}

/// Noise between two corners, of unit mean power.
pub struct Band {
    rng: Rng,
    low: Biquad,
    high: Biquad,
    scale: f32,
}

impl Band {
    /// Noise from `low_hz` to `high_hz`.
    pub fn new(rng: Rng, low_hz: f32, high_hz: f32) -> Self {
        let (low, high) = (Biquad::high(low_hz), Biquad::low(high_hz));
        // Uniform noise has a power of a third, spread evenly up to half the rate.
        let share = ((high_hz - low_hz) / (0.5 * RATE_F)).clamp(1e-5, 1.0);
        Self { rng, low, high, scale: (3.0 / share).sqrt() }
    }

    /// The next sample.
    pub fn next(&mut self) -> f32 {
        let x = white(&mut self.rng);
        self.high.next(self.low.next(x)) * self.scale
    }
}

/// A slow random curve around 1, never below 0: a value for each sample.
pub struct Drift {
    rng: Rng,
    depth: f32,
    step: f32,
    at: f32,
    from: f32,
    to: f32,
}

impl Drift {
    /// Changes about `hz` times a second by about `depth`.
    pub fn new(mut rng: Rng, hz: f32, depth: f32) -> Self {
        let (from, to) = (rng.normal(), rng.normal());
        Self { rng, depth, step: hz / RATE_F, at: 0.0, from, to }
    }

    /// The next value.
    pub fn next(&mut self) -> f32 {
        self.at += self.step;
        if self.at >= 1.0 {
            self.at -= 1.0;
            self.from = self.to;
            self.to = self.rng.normal();
        }
        let t = self.at * self.at * (3.0 - 2.0 * self.at);
        (1.0 + self.depth * (self.from + (self.to - self.from) * t)).max(0.0)
    }
}

/// Adds a mono sound to a stem at a sample position, which may be fractional and lie outside, with a gain for each side.
pub fn add_mono(stem: &mut [[f32; 2]], sound: &[f32], start: f32, gain: [f32; 2]) {
    let first = libm::floorf(start);
    let part = start - first;
    let first = first as i64;
    let mut before = 0.0;
    for (i, x) in sound.iter().chain(&[0.0]).enumerate() {
        let delayed = x + (before - x) * part;
        before = *x;
        if let Some(out) = usize::try_from(first + i as i64).ok().and_then(|n| stem.get_mut(n)) {
            out[0] += delayed * gain[0];
            out[1] += delayed * gain[1];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn band_noise_has_unit_power_and_keeps_to_its_band() {
        let mut band = Band::new(Rng::new(1, "band"), 200.0, 2000.0);
        let noise: Vec<f32> = (0..96_000).map(|_| band.next()).collect();
        let power = |x: &[f32]| x.iter().map(|v| v * v).sum::<f32>() / x.len() as f32;
        assert!((0.7..1.4).contains(&power(&noise)), "{}", power(&noise));
        let mut low = Biquad::low(50.0);
        let below: Vec<f32> = noise.iter().map(|x| low.next(*x)).collect();
        assert!(power(&below) < 0.01);
    }

    #[test]
    fn a_sound_is_placed_between_samples() {
        let mut stem = vec![[0.0; 2]; 8];
        add_mono(&mut stem, &[1.0], 2.25, [1.0, 0.5]);
        assert_eq!(stem[2], [0.75, 0.375]);
        assert_eq!(stem[3], [0.25, 0.125]);
        add_mono(&mut stem, &[1.0; 20], -5.0, [1.0, 1.0]);
    }
}
