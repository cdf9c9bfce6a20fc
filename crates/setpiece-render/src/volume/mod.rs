//! The picture of dust, fire and fog: light in the volume, and the layer that lies over the set.

mod embers;
mod field;
mod fire;
mod layer;
mod lit;
mod march;
mod noise;
mod tint;
mod weather;

pub(crate) use fire::{Glow, lamps as fire_lamps};
pub use layer::render_layer;
pub use lit::{Blocked, LitDust, MASONRY, VolumeLight};
pub use march::{VolumeSample, fog_depth, march};
pub use tint::tint;
