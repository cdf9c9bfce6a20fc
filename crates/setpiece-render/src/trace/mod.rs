//! Light along camera rays.

mod brdf;
mod camera;
mod lamps;
mod path;
mod witness;

pub(crate) use camera::{Data, First, Sample, Tracer, in_the_sky};
pub(crate) use witness::{Source, Way, Witness};
