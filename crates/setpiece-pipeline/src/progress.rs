//! How a run tells of itself.

use setpiece_shot::{Monitor, Unwatched};

/// Hears of stages and results as they happen.
pub trait Progress: Sync {
    /// A stage of `total` steps begins; the guard's end is the stage's end.
    fn stage<'a>(&'a self, name: &str, total: u32) -> Box<dyn Stage + 'a>;
    /// Something worth a line.
    fn note(&self, text: &str);
    /// Something went wrong that does not stop the work.
    fn warn(&self, text: &str);
    /// Whether the user wants to stop.
    fn stopped(&self) -> bool;
}

/// A stage under way.
pub trait Stage: Monitor {
    /// One more step is done.
    fn step(&self);
}

impl Progress for Unwatched {
    fn stage<'a>(&'a self, _: &str, _: u32) -> Box<dyn Stage + 'a> {
        Box::new(Self)
    }
    fn note(&self, _: &str) {}
    fn warn(&self, _: &str) {}
    fn stopped(&self) -> bool {
        false
    }
}

impl Stage for Unwatched {
    fn step(&self) {}
}
