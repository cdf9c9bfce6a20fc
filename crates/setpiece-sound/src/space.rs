//! From where a sound comes to the ear: delay, distance, air, side.

use crate::RATE_F;
use glam::Vec3;
use setpiece_scene::CameraPath;
use setpiece_shot::Fps;

/// Speed of sound in m/s at 20 degrees.
pub const SPEED_OF_SOUND: f32 = 343.0;

/// The ears: at the camera, turned with it.
pub struct Listener<'a> {
    camera: &'a CameraPath,
    fps: f32,
}

/// How a sound arrives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// When, in samples from the first frame.
    pub sample: f32,
    /// Distance in metres.
    pub distance_m: f32,
    /// Gain at the left and the right ear, distance included; 1 at one metre straight ahead would be split evenly.
    pub gain: [f32; 2],
    /// Corner of the two low-passes that the air makes of the way, hertz.
    pub corner_hz: f32,
}

impl Heard {
    /// Gain of both sides together.
    pub fn level(&self) -> f32 {
        (self.gain[0] * self.gain[0] + self.gain[1] * self.gain[1]).sqrt()
    }
}

impl<'a> Listener<'a> {
    /// At the camera of a shot.
    pub fn new(camera: &'a CameraPath, fps: Fps) -> Self {
        Self { camera, fps: fps.per_second() as f32 }
    }

    /// Where the ears are at a time in seconds.
    pub fn place(&self, time_s: f32) -> Vec3 {
        self.camera.at(time_s * self.fps).position
    }

    /// Gains of both sides for a place, of unit power.
    ///
    /// The side follows the place in the picture, so that what is seen on the left is heard from the left; what is out of
    /// the picture is further to the side.
    pub fn pan(&self, time_s: f32, position: Vec3) -> [f32; 2] {
        let key = self.camera.at(time_s * self.fps);
        let toward = key.rotation.conjugate() * (position - key.position);
        let side = if toward.z < -1e-3 { toward.x / -toward.z / key.half_width() } else { 2.0 * toward.x.signum() };
        // An edge of the picture is about three quarters of the way to a loudspeaker.
        let side = (0.75 * side).clamp(-0.95, 0.95);
        let angle = core::f32::consts::FRAC_PI_4 * (1.0 + side);
        [libm::cosf(angle), libm::sinf(angle)]
    }

    /// How a sound made at a time (seconds from the first frame) and place arrives: late by the way over 343 m/s, weaker by
    /// one over the way, duller by the air.
    pub fn hear(&self, time_s: f32, position: Vec3) -> Heard {
        let distance = self.place(time_s).distance(position).max(1.0);
        Heard {
            sample: (time_s + distance / SPEED_OF_SOUND) * RATE_F,
            distance_m: distance,
            gain: self.pan(time_s, position).map(|g| g / distance),
            corner_hz: air_corner_hz(distance),
        }
    }
}

/// Corner of the pair of first-order low-passes that stands for the air over a distance.
///
/// At 20 degrees and 50 % humidity air takes 30 dB from each kilometre at 4 kHz and 105 dB at 8 kHz (ISO 9613-1), close to
/// 1.7 dB times the square of the frequency in kilohertz. The pair takes the same 3 dB where the air does.
fn air_corner_hz(distance_m: f32) -> f32 {
    let three_db = 1_000.0 * (3.0 / (0.001_7 * distance_m)).sqrt();
    // Each of the two is down by 1.5 dB at 0.642 times its corner.
    (three_db / 0.642).clamp(800.0, 20_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Quat;
    use setpiece_scene::CameraKey;

    #[test]
    fn sound_is_late_weak_and_from_its_side() {
        let key = CameraKey {
            position: Vec3::new(0.0, 2.0, 50.0),
            rotation: Quat::IDENTITY,
            lens_mm: 36.0,
            focus_m: 50.0,
            f_stop: 4.0,
            squeeze: 1.0,
        };
        let camera = CameraPath { keys: vec![key; 3] };
        let listener = Listener::new(&camera, Fps::FILM);
        let ahead = listener.hear(1.0, Vec3::new(0.0, 2.0, -50.0));
        assert!((ahead.sample / 48_000.0 - 1.0 - 100.0 / 343.0).abs() < 1e-4);
        assert!((ahead.gain[0] - ahead.gain[1]).abs() < 1e-6 && (ahead.level() - 0.01).abs() < 1e-6);
        let left = listener.hear(1.0, Vec3::new(-20.0, 2.0, 0.0));
        let right = listener.hear(1.0, Vec3::new(20.0, 2.0, 0.0));
        assert!(left.gain[0] > 2.0 * left.gain[1] && right.gain[1] > 2.0 * right.gain[0]);
        assert!(left.corner_hz > ahead.corner_hz);
        let behind = listener.hear(1.0, Vec3::new(5.0, 2.0, 90.0));
        assert!(behind.gain[1] > behind.gain[0]);
    }

    #[test]
    fn air_takes_the_highs_as_the_standard_says() {
        for (distance, hz, db) in
            [(50.0, 4_000.0_f32, 1.5), (50.0, 8_000.0, 5.3), (100.0, 4_000.0, 3.0), (200.0, 4_000.0, 5.9)]
        {
            let ratio = hz / air_corner_hz(distance);
            let found = 20.0 * (1.0 + ratio * ratio).log10();
            assert!((found - db).abs() < 1.2, "{found} dB at {hz} Hz over {distance} m, not {db}");
        }
    }
}
