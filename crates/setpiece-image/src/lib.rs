//! Pictures: frames with named float layers, the tone scale that turns them into what a screen shows, and small 8-bit
//! pictures with labels.
//!
//! The working space is scene-linear Rec. 709 with D65 white, exposed: 0.18 is a mid grey. Rows run from the top.

mod aces2;
mod agx_table;
mod bitmap;
pub mod cryptomatte;
mod denoise;
mod frame;
mod grain;
pub mod space;
mod tone;

pub use bitmap::{Bitmap, contact_sheet, tiled};
pub use denoise::{Denoise, KINDS_OF_LIGHT, whole_light};
pub use frame::{Channel, Frame, Precision, Rgb};
pub use grain::add_grain;
pub use tone::{Look, View, display};
