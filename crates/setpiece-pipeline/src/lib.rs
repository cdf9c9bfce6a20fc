//! The order of the stages: plan to set, motion, dust, sound, pictures and movie, each kept in a cache by the hash of
//! everything it depends on.
//!
//! ```text
//! plan ─▶ set ─▶ motion ─▶ dust ─┐
//!          │        ├─▶ sound ───┼─▶ movie, contact sheet
//!          └────────┴─▶ frames ──┘
//! ```
//!
//! Keys are made from the plan alone (`keys.rs`), so that a run that has nothing to do finds that out without making
//! anything. Work is written to a temporary name first: what carries its final name is whole.

mod cache;
mod compare;
mod cull;
mod early;
mod explain;
mod export;
mod ground_shock;
mod keys;
mod lesson;
mod make;
mod movie;
mod progress;
mod replay;
mod report;
mod shot;
mod studio;
mod takes;
mod wedge;

pub use cache::{Cache, CacheEntry, Found, Pruned};
pub use compare::{Side, both_made, compare};
pub use explain::{Before, Cause, Explained, Outcome, explain, foresee};
pub use export::{ExportTo, export};
pub use keys::{Keys, READS, Reads, STAGES};
pub use lesson::Lesson;
pub use make::{Made, Wanted, make, previs, render};
pub use progress::{Progress, Stage};
pub use report::{Report, StageReport, StageState};
pub use setpiece_render::{Event, Replay};
pub use shot::Shot;
pub use takes::takes;
pub use wedge::{Axis, Grid, WedgeTake, wedge};
