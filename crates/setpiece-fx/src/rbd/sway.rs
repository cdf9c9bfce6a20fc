//! Earthquakes: the ground's motion, and how what stands sways with it.
//!
//! The accelerogram is white noise through the filter of Kanai and Tajimi (1957, 1960: firm ground rings at some 2.5 Hz with
//! 60 % of critical damping), under the envelope of Jennings, Housner and Tsai (1968: grows, stays, dies away), scaled to
//! its peak. The structure answers as its first mode, one oscillator, which tilts what stands about its base. All in
//! the frame of the ground: the street stays where it is, and what is released keeps the velocity that it had.

use super::sim::Sim;
use glam::{Quat, Vec3};
use rapier3d::prelude::Pose;
use setpiece_shot::Rng;

/// Frequency, rad/s, and damping ratio of the ground.
const GROUND: (f32, f32) = (15.0, 0.6);
/// Samples of the accelerogram a second.
pub const RATE: f32 = 120.0;
/// Damping ratio of the structure.
const DAMPING: f32 = 0.05;
/// Period of the first mode per metre of height, seconds: about a tenth of a second a storey.
const PERIOD_PER_M: f32 = 0.028;
/// Envelope: how long it grows, how long it stays, seconds, and how quickly it dies away, 1/s.
const ENVELOPE: (f32, f32, f32) = (0.5, 2.0, 0.8);

/// Accelerations of the ground along one axis, m/s2, whose greatest is `peak`.
pub fn accelerogram(seconds: f32, peak: f32, rng: &mut Rng) -> Vec<f32> {
    let (omega, zeta) = GROUND;
    let dt = 1.0 / RATE;
    let (mut x, mut v) = (0.0_f32, 0.0_f32);
    let mut out: Vec<f32> = (0..(seconds.clamp(0.0, 600.0) * RATE) as usize)
        .map(|i| {
            let t = i as f32 * dt;
            // The sum of a few uniform numbers is near enough to a normal one.
            let white: f32 = (0..6).map(|_| rng.range(-1.0, 1.0)).sum();
            v += (white - 2.0 * zeta * omega * v - omega * omega * x) * dt;
            x += v * dt;
            let (grows, stays, dies) = ENVELOPE;
            let envelope =
                if t < grows { (t / grows) * (t / grows) } else { libm::expf(-dies * (t - grows - stays).max(0.0)) };
            -(2.0 * zeta * omega * v + omega * omega * x) * envelope
        })
        .collect();
    let most = out.iter().fold(0.0_f32, |m, a| m.max(a.abs())).max(1e-9);
    out.iter_mut().for_each(|a| *a *= peak / most);
    out
}

/// The first mode of what stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sway {
    /// Acceleration of the ground, m/s2.
    pub ground: Vec3,
    /// Horizontal displacement of the top against the ground, metres, and its rate.
    pub top: Vec3,
    rate: Vec3,
    /// Whether the ground has moved at all.
    pub began: bool,
}

impl Sim<'_> {
    /// Moves what stands by one step of the earthquake.
    pub(super) fn sway(&mut self) {
        if !self.quake.began {
            return;
        }
        let hero = self.scene.layout.hero;
        let height = hero.size().y.max(2.0);
        let omega = std::f32::consts::TAU / (PERIOD_PER_M * height).clamp(0.1, 4.0);
        let s = &mut self.quake;
        let pull = s.rate * (2.0 * DAMPING * omega) + s.top * (omega * omega);
        s.rate -= (s.ground + pull) * self.dt;
        s.top += s.rate * self.dt;
        // What the structure's mass feels.
        self.shaking = if self.rigid { Vec3::ZERO } else { -pull };
        let tilt = |d: Vec3| Vec3::Y.cross(d) / height;
        let base = hero.center().with_y(hero.min.y);
        let rotation = Quat::from_scaled_axis(tilt(s.top));
        let rotation = rapier3d::math::Rotation::from_xyzw(rotation.x, rotation.y, rotation.z, rotation.w);
        let pose = Pose::from_parts(base - rotation * base, rotation);
        self.world.tilt(pose, base, tilt(s.rate));
    }
}
