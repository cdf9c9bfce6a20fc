//! Progress on the terminal: a bar with the remaining time, or plain lines where there is no terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use setpiece_pipeline::{Progress, Stage};
use setpiece_shot::Monitor;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Where progress and messages go: always stderr.
pub struct Console {
    quiet: bool,
    terminal: bool,
}

impl Console {
    /// A console that listens for Ctrl-C: the first stops politely, the second at once.
    pub fn new(quiet: bool) -> Self {
        // A second handler in one process is a test's doing; the first keeps working.
        let _ = ctrlc::set_handler(|| {
            if STOPPED.swap(true, Ordering::SeqCst) {
                std::process::exit(1);
            }
            eprintln!("\nstopping at the next safe point (once more to stop at once)");
        });
        Self { quiet, terminal: std::io::stderr().is_terminal() }
    }
}

impl Progress for Console {
    fn stage<'a>(&'a self, name: &str, total: u32) -> Box<dyn Stage + 'a> {
        let bar = if self.terminal && !self.quiet {
            let style = ProgressStyle::with_template("{prefix:>14} {bar:32} {pos}/{len}  {elapsed} gone, {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar())
                .progress_chars("━━╌");
            let bar = ProgressBar::with_draw_target(Some(u64::from(total)), ProgressDrawTarget::stderr());
            bar.set_style(style);
            bar.set_prefix(name.to_owned());
            bar.enable_steady_tick(Duration::from_millis(500));
            Some(bar)
        } else {
            None
        };
        Box::new(Running {
            name: name.to_owned(),
            total,
            begun: Instant::now(),
            done: AtomicU32::new(0),
            told: AtomicU32::new(0),
            lines: !self.terminal && !self.quiet,
            bar,
        })
    }

    fn note(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    fn warn(&self, text: &str) {
        eprintln!("warning: {text}");
    }

    fn stopped(&self) -> bool {
        STOPPED.load(Ordering::SeqCst)
    }
}

struct Running {
    name: String,
    total: u32,
    begun: Instant,
    done: AtomicU32,
    /// Tenths of the stage that a line was written for.
    told: AtomicU32,
    lines: bool,
    bar: Option<ProgressBar>,
}

impl Running {
    fn line(&self, done: u32) {
        let tenth = done * 10 / self.total.max(1);
        if !self.lines || self.total < 10 || done >= self.total || self.told.swap(tenth, Ordering::Relaxed) == tenth {
            return;
        }
        let gone = self.begun.elapsed().as_secs_f64();
        let left = gone / f64::from(done.max(1)) * f64::from(self.total - done);
        eprintln!("{:>14} {done}/{}, {gone:.0} s gone, {left:.0} s left", self.name, self.total);
    }
}

impl Monitor for Running {
    fn report(&self, done: u32, total: u32) {
        self.done.store(done, Ordering::Relaxed);
        if let Some(bar) = &self.bar {
            bar.set_length(u64::from(total));
            bar.set_position(u64::from(done));
        }
        self.line(done);
    }

    fn stopped(&self) -> bool {
        STOPPED.load(Ordering::SeqCst)
    }
}

impl Stage for Running {
    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = &self.bar {
            bar.set_position(u64::from(done));
        }
        self.line(done);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let gone = self.begun.elapsed().as_secs_f64();
        if self.lines || self.bar.is_some() {
            eprintln!("{:>14} {gone:.1} s", self.name);
        }
    }
}
