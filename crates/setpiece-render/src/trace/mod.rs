//! Light along camera rays.

mod brdf;
mod camera;
mod lamps;
mod path;

pub(crate) use camera::{Data, First, Sample, Tracer, in_the_sky};
