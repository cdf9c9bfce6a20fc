//! Eight wave lengths, and the way from them to linear Rec. 709.
//!
//! Colour matching functions by the multi-lobe fit of Wyman, Sloan and Shirley (2013); the sun above the air by ASTM
//! E490; ozone's cross sections as in Bruneton's "Precomputed Atmospheric Scattering: a New Implementation" (2017).

use setpiece_image::Rgb;

/// How many wave lengths.
pub(super) const COUNT: usize = 8;

/// One value a wave length.
pub(super) type Spectrum = [f32; COUNT];

/// Wave lengths in nanometres.
pub(super) const WAVES_NM: Spectrum = [400.0, 440.0, 480.0, 520.0, 560.0, 600.0, 640.0, 680.0];

/// The sun's irradiance above the air, W/m2/nm.
pub(super) const SUN: Spectrum = [1.6, 1.83, 2.07, 1.85, 1.83, 1.77, 1.64, 1.5];

/// Cross section of an ozone molecule, m2.
pub(super) const OZONE_M2: Spectrum =
    [1.527e-27, 1.582e-26, 7.752e-26, 2.139e-25, 4.266e-25, 5.019e-25, 2.662e-25, 1.209e-25];

/// Balance of daylight stock: sunlight with its sky at noon (D55) shows white. The inverse of D55 in linear Rec. 709.
const DAYLIGHT: Rgb = [0.906, 1.013, 1.215];

/// A value a wave length.
pub(super) fn each(f: impl Fn(usize) -> f32) -> Spectrum {
    std::array::from_fn(f)
}

fn matching(nm: f32) -> [f32; 3] {
    let lobe = |center: f32, below: f32, above: f32| {
        let t = (nm - center) * if nm < center { below } else { above };
        (-0.5 * t * t).exp()
    };
    [
        0.362 * lobe(442.0, 0.0624, 0.0374) + 1.056 * lobe(599.8, 0.0264, 0.0323) - 0.065 * lobe(501.1, 0.049, 0.0382),
        0.821 * lobe(568.8, 0.0213, 0.0247) + 0.286 * lobe(530.9, 0.0613, 0.0322),
        1.217 * lobe(437.0, 0.0845, 0.0278) + 0.681 * lobe(459.0, 0.0385, 0.0725),
    ]
}

/// The matrix from spectral W/m2/nm (or per steradian) to klx (or kcd/m2) in linear Rec. 709.
#[derive(Clone, Debug)]
pub(super) struct ToRgb([Rgb; COUNT]);

impl ToRgb {
    /// Integrates the matching functions against the hat functions of piecewise linear spectra.
    pub(super) fn new() -> Self {
        let spacing = WAVES_NM[1] - WAVES_NM[0];
        let mut columns = [[0.0; 3]; COUNT];
        for nm in 380..740 {
            let nm = nm as f32;
            let m = matching(nm);
            let at = ((nm - WAVES_NM[0]) / spacing).clamp(0.0, (COUNT - 1) as f32);
            let i = (at as usize).min(COUNT - 2);
            let t = at - i as f32;
            for c in 0..3 {
                columns[i][c] += (1.0 - t) * m[c];
                columns[i + 1][c] += t * m[c];
            }
        }
        Self(columns.map(|[x, y, z]| {
            // 683 lm/W, in thousands.
            [
                0.683 * DAYLIGHT[0] * (3.240_454 * x - 1.537_138_5 * y - 0.498_531_4 * z),
                0.683 * DAYLIGHT[1] * (-0.969_266 * x + 1.876_010_8 * y + 0.041_556 * z),
                0.683 * DAYLIGHT[2] * (0.055_643_4 * x - 0.204_025_9 * y + 1.057_225_2 * z),
            ]
        }))
    }

    /// Linear Rec. 709; colours outside the gamut are drawn towards grey of the same luminance.
    pub(super) fn rgb(&self, s: &Spectrum) -> Rgb {
        let mut c = [0.0; 3];
        for (value, column) in s.iter().zip(&self.0) {
            for (sum, k) in c.iter_mut().zip(column) {
                *sum += value * k;
            }
        }
        let y = luminance(c).max(0.0);
        let low = c[0].min(c[1]).min(c[2]);
        if low < 0.0 {
            let t = 0.985 * y / (y - low).max(1e-20);
            c = c.map(|x| (y + (x - y) * t).max(0.0));
        }
        c
    }
}

/// Luminance of linear Rec. 709.
pub(super) fn luminance(c: Rgb) -> f32 {
    0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sun_above_the_air_gives_the_solar_illuminance_constant() {
        let rgb = ToRgb::new().rgb(&SUN);
        // 133 klx (Darula et al. 2005); without the air's reddening a little colder than daylight on the ground.
        assert!((luminance(rgb) - 133.0).abs() < 5.0, "{rgb:?}");
        assert!(rgb[2] > 0.95 * rgb[0] && rgb[2] < 1.3 * rgb[0], "{rgb:?}");
    }
}
