//! Light along camera rays.

mod brdf;
mod camera;
mod lamps;
mod path;

pub(crate) use camera::{Tracer, bounces_at};
