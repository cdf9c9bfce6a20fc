//! What is measured of light in linear Rec. 709.

use glam::Vec3;

/// How much red, green and blue add to brightness.
pub(crate) const LUMINANCE: [f32; 3] = [0.2126, 0.7152, 0.0722];

/// How bright a colour is.
#[inline]
pub(crate) fn luminance(c: Vec3) -> f32 {
    c.dot(Vec3::from(LUMINANCE))
}
