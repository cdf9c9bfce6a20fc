//! Where the renderer and a denoiser meet.

use crate::{Frame, Rgb};
use std::fmt::Debug;

/// The kinds of light that a frame is traced in, in the order of its planes.
pub const KINDS_OF_LIGHT: [&str; 5] = ["direct", "indirect", "specular", "transmission", "emission"];

/// Takes the noise out of a frame.
pub trait Denoise: Debug + Sync {
    /// The planes `.R .G .B` of the [`KINDS_OF_LIGHT`] of a frame that is not filtered yet, without their noise; a pure function
    /// of it. None when a plane that is needed is missing.
    fn denoise(&self, noisy: &Frame) -> Option<Frame>;
}

/// The whole light of a frame before it is put together: the sum of the [`KINDS_OF_LIGHT`], of planes
/// whose names begin with `prefix`. None when one is missing.
pub fn whole_light(frame: &Frame, prefix: &str) -> Option<Vec<Rgb>> {
    let mut sum = vec![[0.0; 3]; frame.pixels()];
    for kind in KINDS_OF_LIGHT {
        for (s, l) in sum.iter_mut().zip(frame.rgb(&format!("{prefix}{kind}"))?) {
            (0..3).for_each(|c| s[c] += l[c]);
        }
    }
    Some(sum)
}
