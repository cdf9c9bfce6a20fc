//! Where the renderer and a denoiser meet.

use crate::Frame;
use std::fmt::Debug;

/// Takes the noise out of a frame.
pub trait Denoise: Debug + Sync {
    /// The planes `direct`, `indirect`, `specular`, `transmission` and `emission` `.R .G .B` of a frame that is not
    /// filtered yet, without their noise; a pure function of it. None when a plane that is needed is missing.
    fn denoise(&self, noisy: &Frame) -> Option<Frame>;
}
