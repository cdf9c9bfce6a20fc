//! `report.json`: what a run did, how long it took and what it counted.

use serde::{Deserialize, Serialize};
use setpiece_shot::{Quality, ShotPlan};
use std::collections::BTreeMap;

/// Where a stage's result came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    /// Made in this run.
    Made,
    /// Taken from the cache.
    Reused,
    /// Some made, some taken from the cache.
    Partly,
}

/// One stage of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageReport {
    /// Its name.
    pub name: String,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Where its result came from.
    pub state: StageState,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the program.
    pub setpiece: String,
    /// The versions of the stages' code.
    pub stage_versions: BTreeMap<String, u32>,
    /// Seed of the plan.
    pub seed: u64,
    /// Picture width and height.
    pub size: [u32; 2],
    /// Frames made.
    pub frames: u32,
    /// Frame rate, exact.
    pub fps: String,
    /// Samples a pixel.
    pub samples: u32,
    /// Rays of bounced light of every sample, where a number was asked for.
    #[serde(default)]
    pub bounce_rays: u32,
    /// Threads used.
    pub threads: usize,
    /// Stages in the order they ended.
    pub stages: Vec<StageReport>,
    /// Parts, chunks, bonds, bonds broken, bodies, debris, rays, dropped samples and so on.
    pub counts: BTreeMap<String, f64>,
    /// Milestones in seconds from the start: `first_picture`, `previs`, `total`.
    pub milestones: BTreeMap<String, f64>,
    /// Largest resident memory in bytes, where the system tells.
    pub peak_memory_bytes: Option<u64>,
    /// The quality.
    #[serde(default)]
    pub quality: Option<Quality>,
    /// The plan that the results were made from.
    #[serde(default)]
    pub plan: Option<ShotPlan>,
}

impl Report {
    /// The numbers of the stages' code in this program.
    pub fn stage_numbers() -> BTreeMap<String, u32> {
        crate::STAGES.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
    }

    /// Adds a stage, or time to a stage that was reported before.
    pub fn add(&mut self, name: &str, seconds: f64, state: StageState) {
        if let Some(stage) = self.stages.iter_mut().find(|s| s.name == name) {
            stage.seconds += seconds;
            if stage.state != state {
                stage.state = StageState::Partly;
            }
        } else {
            self.stages.push(StageReport { name: name.to_owned(), seconds, state });
        }
    }

    /// Adds to a count.
    pub fn count(&mut self, name: &str, amount: f64) {
        *self.counts.entry(name.to_owned()).or_default() += amount;
    }
}

/// Largest resident memory of this process in bytes, where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}
