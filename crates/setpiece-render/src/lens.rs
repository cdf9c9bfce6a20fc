//! What a lens adds to a picture for the screen: glare, vignette, colour fringes.

use setpiece_image::Frame;

/// Adds the lens to the beauty of a frame.
pub fn apply(_frame: &mut Frame) {}
