//! How long work tells of its progress and learns that it should stop.

/// Watches one stage of work.
pub trait Monitor: Sync {
    /// `done` of `total` steps are done.
    fn report(&self, done: u32, total: u32);

    /// Whether to stop at the next safe point.
    fn stopped(&self) -> bool {
        false
    }
}

/// Watches nothing and never stops.
pub struct Unwatched;

impl Monitor for Unwatched {
    fn report(&self, _done: u32, _total: u32) {}
}
