//! The learned finish of a picture.
//!
//! A small convolutional network looks at a noisy frame (its light by kind, and what the pixels show) and steers, pixel by
//! pixel, an edge-avoiding filter that mixes what was traced: the network never paints a colour of its own, so that energy,
//! high dynamic range and the split into kinds of light stay as they were. This is kernel prediction (Bako and others 2017)
//! by affinities (Işık and others 2021) over the levels of an à-trous wavelet (Dammertz and others 2010).
//!
//! [`Model`] is the file of weights, [`Network`] runs them, [`Denoiser`] is both with the filter. `network` and `filter` keep
//! every step and `learn` has the same steps backwards; `quick` is the way that frames go, over vectors. Nothing here knows the renderer: frames come as named planes of `setpiece-image`.

mod convolve;
#[cfg(target_arch = "x86_64")]
mod convolve_wide;
mod denoise;
mod filter;
pub mod learn;
mod model;
mod network;
mod number;
mod picture;
mod planes;
mod quick;
mod rows;
#[cfg(test)]
mod tests;
mod vector;
#[cfg(target_arch = "x86_64")]
mod vector_wide;

pub use denoise::Denoiser;
pub use filter::{CONTROLS, Filtered, filter};
pub use model::{Damaged, Model, Tensor};
pub use network::{Network, Seen};
pub use picture::{Picture, PictureOf};
pub use rows::Rows;
