//! Light along camera rays.

pub(crate) mod albedo;
mod anchor;
pub(crate) mod brdf;
mod camera;
pub(crate) mod lamps;
mod path;
mod tile;
mod witness;

pub(crate) use camera::{Data, First, Sample, Tracer, in_the_sky};
pub(crate) use path::ROUGH;
pub(crate) use tile::{Rect, TILE, Tile};
pub(crate) use witness::{Source, Way, Witness};
