//! The night sky of a city: moon, airglow and the light the streets throw up.

use super::spectrum::{Spectrum, WAVES_NM, each};
use setpiece_image::Rgb;

/// Light of a full moon over that of the sun, by wave length: 0.27 lx above the air, a little redder than the sun.
pub(super) fn moon_over_sun() -> Spectrum {
    each(|i| 2.05e-6 * (0.82 + 0.36 * (WAVES_NM[i] - 400.0) / 280.0))
}

/// Radiance (kcd/m2) of the air above a city by the sine of elevation: blue airglow, warm near the roofs.
pub(super) fn glow(sine: f32, turbidity: f32) -> Rgb {
    let s = sine.clamp(0.0, 1.0);
    let haze = (turbidity / 3.0).clamp(0.5, 3.0);
    let low = (7.5e-5 * (-s / 0.16).exp() + 1.4e-5 * (-s / 0.7).exp()) * haze;
    let warm = [1.0, 0.74, 0.52];
    let blue = [0.42e-5, 0.68e-5, 1.35e-5];
    std::array::from_fn(|c| low * warm[c] + blue[c])
}

/// Radiance (kcd/m2) of a lit city from above.
pub(super) const STREETS: Rgb = [1.3e-4, 1.0e-4, 0.72e-4];
