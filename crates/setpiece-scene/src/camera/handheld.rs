//! A hand-held camera: slow drift, breath and step, and a flinch when the ground shakes.
//!
//! Measured hand-held footage has most of its angular power below 2 Hz, falling steeply above; jitter above 5 Hz reads
//! as a fault. The drift here is a sum of smooth noises whose amplitude falls with frequency.

use super::Jolt;
use crate::math::{cos, exp, sin};
use glam::Vec3;
use setpiece_shot::Rng;

/// Smooth noise in about `[-1, 1]` with one knot a unit (cubic between random values), from a stream.
fn smooth_noise(stream: &Rng, x: f32) -> f32 {
    let cell = x.floor();
    let knot = |i: f32| stream.fork((i as i64 + 4096) as u64).range(-1.0, 1.0);
    let (a, b, c, d) = (knot(cell - 1.0), knot(cell), knot(cell + 1.0), knot(cell + 2.0));
    let t = x - cell;
    // Uniform cubic B-spline, scaled to keep its spread.
    let t2 = t * t;
    let t3 = t2 * t;
    let blend = a * (1.0 - 3.0 * t + 3.0 * t2 - t3)
        + b * (4.0 - 6.0 * t2 + 3.0 * t3)
        + c * (1.0 + 3.0 * t + 3.0 * t2 - 3.0 * t3)
        + d * t3;
    blend / 6.0 * 1.6
}

/// What the hand adds at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sway {
    /// Yaw, pitch, roll in radians.
    pub angles: Vec3,
    /// Shift in camera space, metres.
    pub shift: Vec3,
}

/// Knots per second, yaw/pitch amplitude in degrees, shift in centimetres.
const BANDS: [(f32, f32, f32); 4] = [(0.55, 0.75, 5.0), (1.3, 0.32, 1.8), (2.9, 0.1, 0.5), (5.5, 0.03, 0.12)];

/// Sway at `time_s` for a shake of 0 to 1.
pub(super) fn sway(seed: u64, shake: f32, time_s: f32, jolts: &[Jolt]) -> Sway {
    let root = Rng::new(seed, "camera.handheld");
    let mut out = Sway::default();
    // 0.35 is an experienced operator standing; 1 runs.
    let gain = shake / 0.35;
    for (i, (rate, degrees, centimetres)) in BANDS.into_iter().enumerate() {
        let n = |axis: u64| smooth_noise(&root.fork(i as u64 * 16 + axis), time_s * rate);
        let angle = degrees.to_radians() * gain;
        out.angles += Vec3::new(n(0) * angle, n(1) * angle * 0.8, n(2) * angle * 0.5);
        out.shift += Vec3::new(n(3), n(4), n(5) * 0.6) * (centimetres * 0.01 * gain);
    }
    for (i, jolt) in jolts.iter().enumerate() {
        let age = time_s - jolt.time_s;
        if !(0.0..1.5).contains(&age) {
            continue;
        }
        // The ground's push is felt even on sticks; a hand answers with more.
        let size = jolt.strength * (0.12 + 0.9 * shake);
        let ring = exp(-5.0 * age) * sin(2.0 * std::f32::consts::PI * 4.6 * age);
        let side = root.fork(1000 + i as u64).range(-1.0, 1.0);
        let shape = exp(-3.0 * age) * (1.0 - cos(2.0 * std::f32::consts::PI * 1.4 * age));
        out.angles += Vec3::new(side * 0.35 * ring, ring, side * 0.25 * ring) * (0.012 * size);
        out.angles.y += 0.006 * size * shape;
        out.shift.y -= 0.02 * size * ring;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drift_is_slow_bounded_and_scales_with_the_shake() {
        let at = |shake: f32, i: u16| sway(3, shake, f32::from(i) / 24.0, &[]).angles;
        assert_eq!(at(0.0, 7), Vec3::ZERO);
        let steps: Vec<f32> = (0..240).map(|i| at(0.35, i + 1).distance(at(0.35, i)).to_degrees()).collect();
        let largest = steps.iter().copied().fold(0.0, f32::max);
        let spread = (0..240).map(|i| at(0.35, i).length().to_degrees()).fold(0.0, f32::max);
        assert!(largest < 0.25, "jitter of {largest} degrees between frames");
        assert!((0.3..2.5).contains(&spread), "{spread}");
        assert!((at(0.7, 9) - at(0.35, 9) * 2.0).length() < 1e-6);
    }
}
