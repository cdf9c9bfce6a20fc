//! The model of colour appearance: Hellwig and Fairchild 2022, "Brightness, lightness, colorfulness, and chroma in
//! CIECAM02 and CAM16", with the viewing conditions of the transform: an adapting field of 100 cd/m2, its background at 20,
//! a dim surround, the eye wholly adapted to the space's white.

use super::power::power;
use super::{Jmh, Matrix, mix, single};
use crate::space::{Primaries, apply, inverse, product};

/// Luminance of white, cd/m2.
pub(super) const WHITE: f32 = 100.0;
const ADAPTING: f64 = 100.0;
/// Of the dim surround: the impact on lightness and on colourfulness.
const IMPACT: f64 = 0.59;
const INDUCTION: f64 = 0.9;
const OFFSET: f32 = 27.13;
/// Cone responses as primaries, as the Academy chose them for this model.
const CONES: Primaries =
    Primaries { rgb: [[0.8336, 0.1735], [2.3854, -1.4659], [0.087, -0.125]], white: [0.333, 0.333] };

/// The exponent from response to lightness.
pub(super) fn gamma() -> f32 {
    (IMPACT * (1.48 + (20.0_f64 / 100.0).sqrt())) as f32
}

/// Appearance of colours of one space, with its white for 100 cd/m2.
pub(super) struct Cam {
    cones_from_rgb: Matrix,
    rgb_from_cones: Matrix,
    opponent_from_response: Matrix,
    response_from_opponent: Matrix,
    /// Adaptation to luminance, a hundredth.
    adaptation: f32,
    gamma: f32,
    white_response: f32,
}

/// The compressed response of a cone.
fn response(x: f32) -> f32 {
    let p = power(x.abs(), 0.42);
    (p / (OFFSET + p)).copysign(x)
}

fn from_response(x: f32) -> f32 {
    let r = x.abs().min(0.99);
    power(OFFSET * r / (1.0 - r), 1.0 / 0.42).copysign(x)
}

impl Cam {
    pub(super) fn new(space: &Primaries) -> Self {
        let k = 1.0 / (5.0 * ADAPTING + 1.0);
        let k4 = k * k * k * k;
        let level = 0.2 * k4 * 5.0 * ADAPTING + 0.1 * (1.0 - k4).powi(2) * (5.0 * ADAPTING).cbrt();
        let adaptation = level / f64::from(WHITE);
        let cones_from_xyz = inverse(&CONES.to_xyz());
        let cones_from_rgb = product(&cones_from_xyz, &space.to_xyz());
        let white = apply(&cones_from_rgb, [f64::from(WHITE); 3]);
        // Each cone's response to white is the same: that is the adaptation to its colour.
        let adapted: crate::space::Matrix = std::array::from_fn(|i| {
            cones_from_rgb[i].map(|x| x * f64::from(WHITE) * adaptation * f64::from(WHITE) / white[i])
        });
        let white_response = response(level as f32);
        let colour = 400.0 * 43.0 * INDUCTION;
        let achromatic = f64::from(white_response) * (2.0 + 1.0 + 0.05);
        let opponent: crate::space::Matrix = [
            [2.0, 1.0, 0.05].map(|x| x / achromatic),
            [1.0, -12.0 / 11.0, 1.0 / 11.0].map(|x| x * colour),
            [1.0 / 9.0, 1.0 / 9.0, -2.0 / 9.0].map(|x| x * colour),
        ];
        Self {
            cones_from_rgb: single(&adapted),
            rgb_from_cones: single(&inverse(&adapted)),
            opponent_from_response: single(&opponent),
            response_from_opponent: single(&inverse(&opponent)),
            adaptation: adaptation as f32,
            gamma: gamma(),
            white_response,
        }
    }

    /// Achromatic response, 1 for white, and the two opponent ones of a colour, 1 for white.
    pub(super) fn opponent(&self, rgb: [f32; 3]) -> [f32; 3] {
        mix(&self.opponent_from_response, mix(&self.cones_from_rgb, rgb).map(response))
    }

    /// What these responses look like, and cosine and sine of the hue.
    pub(super) fn seen(&self, [achromatic, a, b]: [f32; 3]) -> (Jmh, [f32; 2]) {
        let m = (a * a + b * b).sqrt();
        let turn = if m > 0.0 { [a / m, b / m] } else { [1.0, 0.0] };
        let h = b.atan2(a).to_degrees();
        let h = if h < 0.0 { h + 360.0 } else { h };
        (Jmh { j: 100.0 * power(achromatic, self.gamma), m, h }, turn)
    }

    /// What a colour looks like; black for what has no light.
    pub(super) fn jmh(&self, rgb: [f32; 3]) -> Jmh {
        let opponent = self.opponent(rgb);
        if opponent[0] <= 0.0 { Jmh { j: 0.0, m: 0.0, h: 0.0 } } else { self.seen(opponent).0 }
    }

    /// The colour that looks like this, with cosine and sine of its hue.
    pub(super) fn rgb(&self, seen: &Jmh, turn: [f32; 2]) -> [f32; 3] {
        let opponent = [self.achromatic(seen.j), seen.m * turn[0], seen.m * turn[1]];
        mix(&self.rgb_from_cones, mix(&self.response_from_opponent, opponent).map(from_response))
    }

    /// The achromatic response of a lightness.
    pub(super) fn achromatic(&self, j: f32) -> f32 {
        power(j / 100.0, 1.0 / self.gamma)
    }

    /// Luminance in cd/m2 of a grey with this achromatic response.
    pub(super) fn luminance_of(&self, achromatic: f32) -> f32 {
        from_response(self.white_response * achromatic) / self.adaptation
    }

    /// Lightness of a grey of this luminance in cd/m2.
    pub(super) fn lightness(&self, luminance: f32) -> f32 {
        100.0 * power(response(luminance * self.adaptation) / self.white_response, self.gamma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_back_and_white_has_lightness_100_without_colour() {
        for space in [Primaries::AP0, Primaries::AP1, Primaries::REC709] {
            let cam = Cam::new(&space);
            let white = cam.jmh([1.0; 3]);
            assert!((white.j - 100.0).abs() < 1e-2 && white.m < 0.05, "{white:?}");
            assert!((cam.lightness(cam.luminance_of(0.3)) - 100.0 * power(0.3, gamma())).abs() < 1e-3);
            for rgb in [[0.2, 0.7, 0.1], [0.9, 0.1, 0.3], [0.05, 0.06, 0.3]] {
                let (seen, turn) = cam.seen(cam.opponent(rgb));
                let back = cam.rgb(&seen, turn);
                assert!((0..3).all(|c| (back[c] - rgb[c]).abs() < 1e-4), "{rgb:?} {back:?}");
            }
        }
    }
}
