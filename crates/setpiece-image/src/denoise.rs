//! Where the renderer and a denoiser meet.

use crate::{Frame, Rgb};
use std::fmt::Debug;

/// Takes the noise out of a frame.
pub trait Denoise: Debug + Sync {
    /// The planes `direct`, `indirect`, `specular`, `transmission` and `emission` `.R .G .B` of a frame that is not
    /// filtered yet, without their noise; a pure function of it. None when a plane that is needed is missing.
    fn denoise(&self, noisy: &Frame) -> Option<Frame>;
}

/// The whole light of a frame before it is put together: the sum of the five kinds that [`Denoise::denoise`] names, of planes
/// whose names begin with `prefix`. None when one is missing.
pub fn whole_light(frame: &Frame, prefix: &str) -> Option<Vec<Rgb>> {
    let mut sum = vec![[0.0; 3]; frame.pixels()];
    for kind in ["direct", "indirect", "specular", "transmission", "emission"] {
        for (s, l) in sum.iter_mut().zip(frame.rgb(&format!("{prefix}{kind}"))?) {
            (0..3).for_each(|c| s[c] += l[c]);
        }
    }
    Some(sum)
}
