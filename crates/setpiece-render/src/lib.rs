//! From a scene and what moves in it to pictures: path tracing with auxiliary layers.
//!
//! A [`World`] is made once per shot; [`render`] makes one frame of it, a pure function of the world and the request.
//! The picture is traced sharp at the middle of the shutter, its lighting layers are filtered with the data layers as
//! guides or by a denoiser that is handed in, then blurred along exact motion vectors (McGuire 2012). Radiance is in kcd/m2 inside and exposed in frames.

mod bvh;
mod exposure;
mod film;
mod filter;
mod four;
mod geometry;
pub mod lens;
mod light;
mod motion_blur;
mod request;
mod sample;
mod shelf;
pub mod sky;
pub mod surface;
#[cfg(test)]
mod tests;
mod trace;
pub mod volume;
mod world;

pub use exposure::probe_exposure;
pub use film::{Event, Negative, Preview, Replay, ReplayedLight, ReplayedSample, Step, reference, render, replay};
pub use request::{Layers, RenderStats, Request};
pub use sample::window;
pub use shelf::Shelf;
pub use world::{World, lamps_dark_from};
