//! What glows by its heat alone.

use super::spectrum::{ToRgb, WAVES_NM, each};
use setpiece_image::Rgb;
use std::sync::LazyLock;

/// The one matrix: it depends on nothing.
static TO_RGB: LazyLock<ToRgb> = LazyLock::new(ToRgb::new);

/// Radiance (kcd/m2) of a black body of a temperature in K, by Planck's law.
pub(crate) fn black_body(kelvin: f32) -> Rgb {
    // 2 h c^2 in W m2 and h c / k in m K.
    const FIRST: f64 = 1.191_043e-16;
    const SECOND: f64 = 1.438_777e-2;
    let spectrum = each(|i| {
        let metres = f64::from(WAVES_NM[i]) * 1e-9;
        let grows = (SECOND / (metres * f64::from(kelvin.max(300.0)))).exp_m1();
        (FIRST / (metres.powi(5) * grows) * 1e-9) as f32
    });
    TO_RGB.rgb(&spectrum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sky::spectrum::luminance;

    #[test]
    fn freezing_platinum_has_the_luminance_that_once_defined_the_candela() {
        let y = luminance(black_body(2042.0));
        assert!((y / 600.0 - 1.0).abs() < 0.08, "{y}");
        let daylight = black_body(5500.0);
        assert!((daylight[2] / daylight[0] - 1.0).abs() < 0.2, "{daylight:?}");
    }
}
