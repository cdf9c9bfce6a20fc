//! Light along camera rays.

mod brdf;
mod camera;
mod lamps;
mod path;
mod tile;

pub(crate) use camera::{Data, First, Sample, Tracer, in_the_sky};
pub(crate) use tile::{Rect, TILE, Tile};
