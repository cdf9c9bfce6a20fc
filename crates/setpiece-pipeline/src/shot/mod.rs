//! One plan's artifacts, each made when it is first asked for, or taken from the cache.

mod frames;
mod motion;
mod sound;
mod staging;

use crate::cache::Found;
use crate::early::Early;
use crate::report::peak_memory;
use crate::{Cache, Keys, Progress, Report, StageState};
use serde::Serialize;
use serde::de::DeserializeOwned;
use setpiece_fx::dust::Detail;
use setpiece_render::{RenderStats, World};
use setpiece_scene::{CameraPath, Chunk, Density, Scene, Take};
use setpiece_shot::{Diagnostic, Hash, Result, RunSettings, ShotPlan};
use std::collections::BTreeMap;
use std::time::Instant;

/// Share of a frame that the shutter is open.
pub(crate) const SHUTTER: f32 = 0.5;

/// A plan at work.
pub struct Shot<'a> {
    /// The plan.
    pub plan: ShotPlan,
    /// Its keys.
    pub keys: Keys,
    /// What was done so far.
    pub report: Report,
    cache: &'a Cache,
    progress: &'a dyn Progress,
    begun: Instant,
    set: Option<Scene>,
    broken: Option<setpiece_fx::Fractured>,
    take: Option<Take>,
    /// What is to be kept with the take; nothing once it is.
    unkept: Option<BTreeMap<String, f64>>,
    /// The dust of every frame, and how finely it was made.
    dust: Option<(Detail, Vec<Density>)>,
    camera: Option<CameraPath>,
    world: Option<World>,
    /// The set before anything is broken, as the first picture shows it.
    standing: Option<World>,
    /// The set with its chunks at rest, ready to move.
    ready: Option<World>,
    exposure: Option<f32>,
    /// The sound, when it was made before it was asked for.
    heard: Option<Vec<[f32; 2]>>,
    /// The preview that is to be begun beside the simulation, and with which exposure.
    sketch: Option<(RunSettings, f32)>,
    early: Option<Early>,
    /// Frames that were made early and not asked for yet.
    ahead: BTreeMap<u32, RenderStats>,
}

/// The work stopped because the user asked for it.
fn stopped() -> Diagnostic {
    Diagnostic::work("stopped").help("run the same command again to go on from here")
}

impl<'a> Shot<'a> {
    /// A plan that has been checked.
    pub fn new(plan: ShotPlan, cache: &'a Cache, progress: &'a dyn Progress) -> Self {
        let mut report = Report {
            setpiece: env!("CARGO_PKG_VERSION").to_owned(),
            stage_versions: Report::stage_numbers(),
            seed: plan.seed,
            fps: plan.fps.to_string(),
            threads: rayon::current_num_threads(),
            ..Report::default()
        };
        report.frames = plan.frame_count();
        Self {
            keys: Keys::of(&plan),
            plan,
            report,
            cache,
            progress,
            begun: Instant::now(),
            set: None,
            broken: None,
            take: None,
            unkept: None,
            dust: None,
            camera: None,
            world: None,
            standing: None,
            ready: None,
            exposure: None,
            heard: None,
            sketch: None,
            early: None,
            ahead: BTreeMap::new(),
        }
    }

    /// Where progress goes.
    pub fn progress(&self) -> &'a dyn Progress {
        self.progress
    }

    /// The cache.
    pub fn cache(&self) -> &'a Cache {
        self.cache
    }

    /// Notes that something happened now.
    pub fn milestone(&mut self, name: &str) {
        self.report.milestones.insert(name.to_owned(), round(self.begun.elapsed().as_secs_f64()));
        self.report.peak_memory_bytes = peak_memory();
    }

    /// Stops with an error when the user wants to.
    pub(crate) fn go_on(&self) -> Result<()> {
        if self.progress.stopped() { Err(stopped()) } else { Ok(()) }
    }

    /// Runs a piece of work as a stage of the report.
    pub(crate) fn timed<T>(&mut self, name: &str, state: StageState, work: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let result = work(self);
        self.report.add(name, round(start.elapsed().as_secs_f64()), state);
        result
    }

    /// Reads an entry from the cache, telling of damage.
    pub(crate) fn load(&self, kind: &str, key: &Hash) -> Option<Vec<u8>> {
        match self.cache.load(kind, key) {
            Found::Whole(bytes) => Some(bytes),
            Found::Nothing => None,
            Found::Damaged(path) => {
                self.progress.warn(&format!("a cache entry was damaged and is made again: {}", path.display()));
                None
            }
        }
    }

    fn load_value<T: DeserializeOwned>(&self, kind: &str, key: &Hash) -> Option<T> {
        postcard::from_bytes(&self.load(kind, key)?).ok()
    }

    fn store_value<T: Serialize>(&self, kind: &str, key: &Hash, value: &T) -> Result<()> {
        let bytes = postcard::to_stdvec(value).map_err(|e| Diagnostic::work(format!("{kind} cannot be kept: {e}")))?;
        self.cache.store(kind, key, &bytes)
    }

    /// The dressed set.
    pub fn set(&mut self) -> &Scene {
        if self.set.is_none() {
            let plan = self.plan.clone();
            let set = self.timed("set", StageState::Made, |shot| {
                let _stage = shot.progress.stage("set", 1);
                setpiece_set::dress(&plan)
            });
            let triangles: usize = set.instances.iter().map(|i| set.meshes[i.mesh.0 as usize].triangles.len()).sum();
            self.report.counts.insert("parts".into(), set.parts.len() as f64);
            self.report.counts.insert("set_triangles".into(), triangles as f64);
            self.report.counts.insert("lamps".into(), set.lamps.len() as f64);
            self.set = Some(set);
        }
        self.set.as_ref().expect("just made")
    }

    fn broken(&mut self) -> &setpiece_fx::Fractured {
        if self.broken.is_none() {
            self.set();
            let broken = self.timed("fracture", StageState::Made, |shot| {
                let _stage = shot.progress.stage("fracture", 1);
                setpiece_fx::fracture(shot.set.as_ref().expect("just made"), shot.plan.seed)
            });
            self.report.counts.insert("chunks".into(), broken.chunks.len() as f64);
            self.report.counts.insert("bonds".into(), broken.bonds.len() as f64);
            self.broken = Some(broken);
        }
        self.broken.as_ref().expect("just made")
    }

    /// The dust of every frame, as far as it was made.
    fn dusty(&self) -> &[Density] {
        self.dust.as_ref().map_or(&[], |(_, frames)| frames)
    }

    /// The set and the chunks of the whole take.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub(crate) fn chunks(&mut self) -> Result<(&Scene, Vec<Chunk>)> {
        self.take()?;
        self.broken();
        let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
        let all = self.broken.as_ref().expect("made").all_of(take);
        Ok((set, all.chunks.to_vec()))
    }

    /// Set, motion and camera together.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub(crate) fn staged(&mut self) -> Result<(&Scene, &Take, &CameraPath)> {
        self.camera()?;
        Ok((self.set.as_ref().expect("made"), self.take.as_ref().expect("made"), self.camera.as_ref().expect("made")))
    }
}

/// Frames that are made at once: while one waits for a part of its work that does not share out, the other goes on.
pub(crate) const AT_ONCE: usize = 2;
/// The same for previews, of which few are whole.
pub(crate) const PREVIEWS_AT_ONCE: usize = 8;
/// Frames before one and after it whose samples it uses, so many a pixel and frame. Those that are done lend their samples and no more; those to
/// come are kept whole, and are few.
pub(crate) fn reach(samples: u32) -> [u32; 2] {
    const AHEAD: u32 = 3;
    [setpiece_render::window(samples) - 1 - AHEAD, AHEAD]
}

/// What some work comes to, and its seconds.
fn clocked<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed().as_secs_f64())
}

/// Milliseconds are enough for a report.
pub(crate) fn round(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}
