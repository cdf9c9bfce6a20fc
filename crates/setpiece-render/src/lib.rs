//! From a scene and what moves in it to pictures: path tracing with auxiliary layers.

pub mod sky;
pub mod surface;
