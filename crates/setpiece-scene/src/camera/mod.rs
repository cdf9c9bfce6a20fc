//! The camera over the time of a shot: where it stands for a framing, how it moves, how a hand shakes it.

mod framing;
mod handheld;
mod moves;

pub use framing::event_envelope;
pub use moves::{Jolt, shoot};

use crate::math;
use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};

/// Width of the sensor in millimetres.
pub const SENSOR_WIDTH_MM: f32 = 36.0;

/// The camera at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CameraKey {
    /// Where the lens is.
    pub position: Vec3,
    /// `world_from_camera`; the camera looks down -z, y up.
    pub rotation: Quat,
    /// Focal length in millimetres.
    pub lens_mm: f32,
    /// Distance of the plane in focus, metres.
    pub focus_m: f32,
    /// Aperture number.
    pub f_stop: f32,
    /// Height over width of the lens opening: 1, or 2 of an anamorphic lens, which sees as wide as a spherical one of half
    /// its focal length.
    pub squeeze: f32,
}

impl CameraKey {
    /// Half the width of the picture plane at unit distance.
    pub fn half_width(&self) -> f32 {
        0.5 * SENSOR_WIDTH_MM / self.lens_mm
    }

    /// Radius of the lens opening across, in metres; upright it is [`Self::squeeze`] times as much.
    pub fn aperture_m(&self) -> f32 {
        0.5e-3 * self.lens_mm / self.f_stop
    }

    /// World direction (not unit length: one along the axis) of picture position (x, y) in pixels, y down.
    pub fn direction(&self, x: f32, y: f32, size: [u32; 2]) -> Vec3 {
        let (w, h) = (size[0] as f32, size[1] as f32);
        let half = self.half_width();
        let u = (2.0 * x / w - 1.0) * half;
        let v = (1.0 - 2.0 * y / h) * half * h / w;
        self.rotation * Vec3::new(u, v, -1.0)
    }

    /// What gives many directions of a picture of a size.
    pub fn view(&self, size: [u32; 2]) -> View {
        let (w, h) = (size[0] as f32, size[1] as f32);
        let half = self.half_width();
        let pixel = 2.0 * half / w;
        View {
            corner: self.rotation * Vec3::new(-half, half * h / w, -1.0),
            right: self.rotation * Vec3::X * pixel,
            down: self.rotation * Vec3::NEG_Y * pixel,
        }
    }

    /// Picture position in pixels and distance along the axis of a world point; none behind the lens.
    pub fn project(&self, point: Vec3, size: [u32; 2]) -> Option<(f32, f32, f32)> {
        self.projection(size).project(point)
    }

    /// What takes many points to a picture of a size.
    pub fn projection(&self, size: [u32; 2]) -> Projection {
        let half = [0.5 * size[0] as f32, 0.5 * size[1] as f32];
        let scale = half[0] / self.half_width();
        Projection {
            position: self.position,
            right: self.rotation * Vec3::X * scale,
            down: self.rotation * Vec3::NEG_Y * scale,
            ahead: self.rotation * Vec3::NEG_Z,
            half,
        }
    }

    fn mix(&self, other: &Self, t: f32) -> Self {
        let pose = math::Pose { position: self.position, rotation: self.rotation }
            .mix(&math::Pose { position: other.position, rotation: other.rotation }, t);
        let lerp = |a: f32, b: f32| a + (b - a) * t;
        Self {
            position: pose.position,
            rotation: pose.rotation,
            lens_mm: lerp(self.lens_mm, other.lens_mm),
            focus_m: lerp(self.focus_m, other.focus_m),
            f_stop: lerp(self.f_stop, other.f_stop),
            squeeze: lerp(self.squeeze, other.squeeze),
        }
    }
}

/// The directions of a picture's pixels.
#[derive(Clone, Copy, Debug)]
pub struct View {
    corner: Vec3,
    right: Vec3,
    down: Vec3,
}

impl View {
    /// As [`CameraKey::direction`], but for rounding.
    #[inline]
    pub fn direction(&self, x: f32, y: f32) -> Vec3 {
        self.corner + self.right * x + self.down * y
    }
}

/// A camera at one instant and the picture that it takes.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    position: Vec3,
    /// Pixels to the right for a step of a metre at a metre's distance, and down.
    right: Vec3,
    down: Vec3,
    ahead: Vec3,
    /// Half of the picture's size in pixels.
    half: [f32; 2],
}

impl Projection {
    /// Picture position in pixels and distance along the axis of a world point; none behind the lens.
    pub fn project(&self, point: Vec3) -> Option<(f32, f32, f32)> {
        let way = point - self.position;
        let depth = self.ahead.dot(way);
        if depth < 1e-4 {
            return None;
        }
        let per_metre = 1.0 / depth;
        let x = self.right.dot(way) * per_metre + self.half[0];
        let y = self.down.dot(way) * per_metre + self.half[1];
        Some((x, y, depth))
    }
}

/// The camera at the opening of every frame's shutter, and once after the last frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CameraPath {
    /// One key per frame and one more.
    pub keys: Vec<CameraKey>,
}

impl CameraPath {
    /// The camera at a time in frames from the first frame; held beyond the ends.
    pub fn at(&self, frame: f32) -> CameraKey {
        let last = self.keys.len() - 1;
        let i = (frame.max(0.0) as usize).min(last);
        let j = (i + 1).min(last);
        self.keys[i].mix(&self.keys[j], (frame - i as f32).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projection_undoes_direction() {
        let key = CameraKey {
            position: Vec3::new(3.0, 2.0, 9.0),
            rotation: math::rotation(Vec3::new(0.6, 0.8, 0.0), 0.4),
            lens_mm: 35.0,
            focus_m: 10.0,
            f_stop: 4.0,
            squeeze: 1.0,
        };
        let size = [960, 540];
        for (x, y) in [(0.0, 0.0), (480.0, 270.0), (900.5, 33.25)] {
            let p = key.position + key.direction(x, y, size) * 7.0;
            let (px, py, z) = key.project(p, size).unwrap();
            assert!((px - x).abs() < 1e-2 && (py - y).abs() < 1e-2 && (z - 7.0).abs() < 1e-4, "{px} {py} {z}");
        }
    }
}
