//! What leaves the shop: layered EXR frames, WAV sound, movies in H.264 and AAC, and the scene with its motion as USD
//! or glTF.
//!
//! Every file is written under a temporary name beside its place and then renamed, so that a reader never sees half a
//! file. The same input gives the same bytes, for any number of threads: no clock and no chance go into a file.

mod aac;
mod color;
mod exchange;
mod exr_facts;
mod exr_file;
mod file;
mod gltf;
mod h264;
mod movie;
pub mod mp4;
mod sps;
mod usd;
mod wav;

pub use exchange::{Exchange, ExchangeFacts, MainLight};
pub use exr_facts::{ExrFacts, describe_exr};
pub use exr_file::{ExrAbout, repack_exr, write_exr};
pub use file::{check_writable, write_atomically};
pub use gltf::write_gltf;
pub use movie::{Movie, MovieAbout};
pub use usd::write_usd;
pub use wav::write_wav;

/// Sampling rate of the sound in movies, in hertz.
pub const SOUND_RATE: u32 = 48_000;
