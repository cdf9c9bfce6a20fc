//! What a tool's work tells while it runs, and how it learns to stop.

use setpiece_pipeline::{Progress, Stage};
use setpiece_shot::{Diagnostic, Monitor};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;

/// Shortest time between two messages about the steps of a stage.
const OFTEN: Duration = Duration::from_millis(250);

/// One message: progress only grows; the total is known when the work said it.
#[derive(Debug)]
pub struct Told {
    /// Steps done so far, over all stages.
    pub progress: f64,
    /// Steps that there are, where known.
    pub total: Option<f64>,
    /// What is going on.
    pub message: String,
}

/// The work stopped because the call was cancelled.
pub fn stopped() -> Diagnostic {
    Diagnostic::work("stopped").help("call the tool again to go on from here")
}

/// Progress that goes to the client.
pub struct Telling {
    sender: UnboundedSender<Told>,
    stop: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Steps of all stages so far, and when the last message went.
    state: Mutex<(u32, Instant)>,
    warnings: Mutex<Vec<String>>,
}

impl Telling {
    /// Tells a channel; stops when `stop` says so.
    pub fn new(sender: UnboundedSender<Told>, stop: Arc<dyn Fn() -> bool + Send + Sync>) -> Self {
        Self { sender, stop, state: Mutex::new((0, Instant::now())), warnings: Mutex::new(Vec::new()) }
    }

    /// Warnings so far.
    pub fn warnings(&self) -> Vec<String> {
        self.warnings.lock().map(|w| w.clone()).unwrap_or_default()
    }

    fn tell(&self, steps: u32, message: String, always: bool) {
        let Ok(mut state) = self.state.lock() else { return };
        state.0 += steps;
        if always || state.1.elapsed() >= OFTEN {
            state.1 = Instant::now();
            // Progress must grow with every message, so a message counts as a step.
            state.0 += u32::from(steps == 0);
            // A channel that is closed has nobody to tell.
            let _ = self.sender.send(Told { progress: f64::from(state.0), total: None, message });
        }
    }
}

struct Running<'a> {
    telling: &'a Telling,
    name: String,
    total: u32,
    done: AtomicU32,
}

impl Running<'_> {
    fn reached(&self, done: u32) {
        let before = self.done.swap(done, Ordering::Relaxed);
        let message = format!("{} {done}/{}", self.name, self.total);
        self.telling.tell(done.saturating_sub(before), message, false);
    }
}

impl Monitor for Running<'_> {
    fn report(&self, done: u32, _total: u32) {
        self.reached(done);
    }

    fn stopped(&self) -> bool {
        self.telling.stopped()
    }
}

impl Stage for Running<'_> {
    fn step(&self) {
        self.reached(self.done.load(Ordering::Relaxed) + 1);
    }
}

impl Progress for Telling {
    fn stage<'a>(&'a self, name: &str, total: u32) -> Box<dyn Stage + 'a> {
        self.tell(0, name.to_owned(), true);
        Box::new(Running { telling: self, name: name.to_owned(), total, done: AtomicU32::new(0) })
    }

    fn note(&self, text: &str) {
        self.tell(0, text.to_owned(), true);
    }

    fn warn(&self, text: &str) {
        if let Ok(mut warnings) = self.warnings.lock() {
            warnings.push(text.to_owned());
        }
        self.tell(0, format!("warning: {text}"), true);
    }

    fn stopped(&self) -> bool {
        (self.stop)()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_only_grows_and_stops_are_heard() {
        let (sender, mut heard) = tokio::sync::mpsc::unbounded_channel();
        let telling = Telling::new(sender, Arc::new(|| true));
        for _ in 0..2 {
            let stage = telling.stage("frames", 3);
            (0..3).for_each(|_| stage.step());
            assert!(stage.stopped());
        }
        telling.warn("careful");
        drop(telling);
        let mut last = 0.0;
        let mut count = 0;
        while let Ok(told) = heard.try_recv() {
            assert!(told.progress > last, "{told:?}");
            last = told.progress;
            count += 1;
        }
        assert!(count >= 3 && last >= 8.0, "{count} messages, {last}");
    }
}
