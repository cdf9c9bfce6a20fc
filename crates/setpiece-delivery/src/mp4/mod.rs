//! The MP4 container (ISO/IEC 14496-12, -14, -15): a small writer for one picture and one sound track, and a reader of
//! what it wrote.

mod boxes;
mod reader;
mod writer;

pub use boxes::Boxes;
pub use reader::{MovieFacts, read_facts};
pub use writer::{Picture, PictureTrack, SoundTrack, write};
