//! How a run tells of itself.

use setpiece_shot::Monitor;

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
