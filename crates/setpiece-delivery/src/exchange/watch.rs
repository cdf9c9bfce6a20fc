//! Progress of the writing, and stops.

use super::Exchange;
use setpiece_shot::Monitor;
use std::io;

/// Tells of progress and hears of stops, every so many steps.
pub(crate) struct Watch<'a> {
    monitor: &'a dyn Monitor,
    done: u32,
    total: u32,
}

impl<'a> Watch<'a> {
    /// A watch over the writing of a shot.
    pub(crate) fn new(shot: &Exchange<'_>, monitor: &'a dyn Monitor) -> Self {
        let shapes = shot.copies().into_iter().filter(|c| *c > 1).count();
        let total = shapes + shot.scene.instances.len() + shot.take.movers.len();
        Self { monitor, done: 0, total: total as u32 }
    }

    /// One more thing is written.
    pub(crate) fn step(&mut self) -> io::Result<()> {
        self.done += 1;
        if self.done.is_multiple_of(64) {
            self.monitor.report(self.done.min(self.total), self.total);
            if self.monitor.stopped() {
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
        Ok(())
    }
}
