//! The request: what shot is wanted, in the field's own words.
//!
//! [`ShotPlan`] is the only request type of Setpiece. The command line, files, notes and services all become one
//! before anything acts on it. This crate also holds what every other crate needs to speak of a shot: exact
//! [rates](Fps) and [frame ranges](FrameRange), [random streams](Rng) drawn from the seed, [stable hashes](stable_hash)
//! and [`Diagnostic`], the one error type.

mod diagnostic;
mod difference;
mod hash;
mod knobs;
mod monitor;
mod plan;
mod quality;
mod random;
mod schema;
mod text;
mod units;
mod vocabulary;

pub use diagnostic::{Diagnostic, Fault, Result};
pub use difference::{Difference, plain_value};
pub use hash::{Hash, StableHasher, stable_hash};
pub use knobs::{KNOBS, Knob, KnobKind, nearest, set_key};
pub use monitor::{Monitor, Unwatched};
pub use plan::{Camera, Event, FIRST_FRAME, FORMAT_VERSION, Look, Setting, ShotPlan, Structure, default_storey_m};
pub use quality::{Asked, Denoiser, ExrKind, Quality, RunSettings};
pub use random::Rng;
pub use schema::plan_schema;
pub use units::{Fps, FrameRange};
pub use vocabulary::{
    Angle, Direction, EventKind, ExrCompression, Framing, Impactor, Lens, Material, Move, Origin, Place, StructureKind,
    Subject, TimeOfDay, ViewName, Weather, WorkingSpace,
};
