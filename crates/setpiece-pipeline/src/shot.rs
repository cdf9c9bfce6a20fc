//! One plan's artifacts, each made when it is first asked for, or taken from the cache.

use crate::cache::Found;
use crate::cull::InTheWay;
use crate::early::Early;
use crate::report::peak_memory;
use crate::studio::Studio;
use crate::{Cache, Keys, Progress, Report, StageState, cull, ground_shock};
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use setpiece_image::Frame;
use setpiece_render::{Layers, RenderStats, Request, World};
use setpiece_scene::{CameraPath, Chunk, Density, PropShape, Scene, Take, shoot};
use setpiece_shot::{
    Denoiser, Diagnostic, EventKind, ExrCompression, FIRST_FRAME, Hash, Quality, Result, RunSettings, ShotPlan,
    Unwatched,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
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
    dust: Option<Vec<Density>>,
    camera: Option<CameraPath>,
    world: Option<World>,
    /// The set before anything is broken, as the first picture shows it.
    standing: Option<World>,
    /// The set with its chunks at rest, ready to move.
    ready: Option<World>,
    exposure: Option<f32>,
    /// The preview that is to be begun beside the simulation, and with which exposure.
    sketch: Option<(RunSettings, f32)>,
    early: Option<Early>,
    /// Frames that were made early and not asked for yet.
    ahead: BTreeSet<u32>,
}

/// What the motion stage keeps: the take, and what is counted of it.
type MotionEntry = (Take, BTreeMap<String, f64>);

/// What the sound stage keeps.
#[derive(Serialize, serde::Deserialize)]
struct SoundEntry {
    mix: Vec<[f32; 2]>,
    counts: BTreeMap<String, f64>,
}

/// What to tell about samples of frames that were no numbers; nothing when there are none.
fn dropped(frames: &[(u32, RenderStats)]) -> Option<String> {
    let (frame, [x, y]) = frames.iter().find_map(|(frame, stats)| Some((*frame, stats.dropped_at?)))?;
    let count: u64 = frames.iter().map(|(_, stats)| stats.dropped).sum();
    let frame = FIRST_FRAME + frame;
    Some(format!(
        "{count} samples were not finite and were left out, the first in frame {frame} at pixel {x},{y}; \
         `setpiece render SHOT --pixel {x},{y} --frame {frame}` traces it alone"
    ))
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
            sketch: None,
            early: None,
            ahead: BTreeSet::new(),
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
            let broken = self.fracture();
            self.keep_broken(broken);
        }
        self.broken.as_ref().expect("just made")
    }

    /// Breaks the set, which has been made; with the seconds that it took.
    fn fracture(&self) -> (setpiece_fx::Fractured, f64) {
        let start = Instant::now();
        let _stage = self.progress.stage("fracture", 1);
        let broken = setpiece_fx::fracture(self.set.as_ref().expect("made before"), self.plan.seed);
        (broken, start.elapsed().as_secs_f64())
    }

    fn keep_broken(&mut self, (broken, seconds): (setpiece_fx::Fractured, f64)) {
        self.report.add("fracture", round(seconds), StageState::Made);
        self.report.counts.insert("chunks".into(), broken.chunks.len() as f64);
        self.report.counts.insert("bonds".into(), broken.bonds.len() as f64);
        self.broken = Some(broken);
    }

    /// A structure and its surroundings at rest.
    fn take_at_rest(&self, broken: &setpiece_fx::Fractured) -> Take {
        let mut plan = self.plan.clone();
        plan.event.kind = EventKind::None;
        let set = self.set.as_ref().expect("made");
        setpiece_fx::simulate(set, broken, &plan, &Unwatched).expect("nobody stops it").0
    }

    /// Everything that moves.
    ///
    /// # Errors
    /// When the user stops it, or the cache cannot be written.
    pub fn take(&mut self) -> Result<&Take> {
        self.take_to_keep()?;
        self.keep_take()?;
        self.unkept = None;
        Ok(self.take.as_ref().expect("just made"))
    }

    /// Writes the take to the cache when it is not there yet.
    fn keep_take(&self) -> Result<()> {
        let Some((take, counts)) = self.take.as_ref().zip(self.unkept.as_ref()) else { return Ok(()) };
        self.store_value("motion", &self.keys.motion, &(take, counts))
    }

    /// Sees to it that the take is there; it may still have to be written to the cache.
    fn take_to_keep(&mut self) -> Result<()> {
        if self.take.is_none() {
            let key = self.keys.motion;
            let start = Instant::now();
            if let Some((take, counts)) = self.load_value::<MotionEntry>("motion", &key) {
                self.report.counts.extend(counts);
                self.take = Some(take);
                self.report.add("motion", round(start.elapsed().as_secs_f64()), StageState::Reused);
            } else {
                self.broken();
                let standing = self.standing.take();
                // The simulation does not fill all cores: what rays need of the chunks is made beside it.
                let sketch = self.sketch.take();
                let (take, (ready, early)) = self.timed("motion", StageState::Made, |shot| {
                    let beside = || {
                        let ready = shot.ready(standing);
                        let early =
                            sketch.and_then(|(settings, exposure)| shot.begin(&ready, &settings, exposure).ok());
                        (ready, early)
                    };
                    rayon::join(|| shot.simulate(), beside)
                });
                let (take, counts) = take?;
                self.report.counts.extend(counts.clone());
                (self.take, self.unkept, self.ready, self.early) = (Some(take), Some(counts), Some(ready), early);
            }
        }
        Ok(())
    }

    /// The set with its chunks at rest, ready to move; quicker with the standing set.
    fn ready(&self, standing: Option<World>) -> World {
        let (set, broken) = (self.set.as_ref().expect("made"), self.broken.as_ref().expect("made"));
        let rest = self.take_at_rest(broken);
        let world = match standing {
            Some(world) => world.with_take(set, &rest),
            None => World::new(&Self::cleared(&self.plan, set), &rest),
        };
        world.ready().without_props(&rest, &Self::in_the_way(&self.plan, set).props)
    }

    /// The frames of a preview that end before anything moves, seen in a world at rest.
    fn begin(&self, world: &World, settings: &RunSettings, exposure: f32) -> Result<Early> {
        let camera = shoot(&self.plan, &self.set.as_ref().expect("made").layout, &[]);
        let mut frames = Early::frames_of(&self.plan, settings);
        frames.retain(|n| !self.has_frame(settings, *n));
        let mut studio = self.studio(world, &camera, &[], exposure, settings);
        let frames = studio.previews(&frames, &|| self.go_on())?;
        Ok(Early::new(&self.plan, settings, camera, frames))
    }

    /// Keeps what was made early, when it shows what is so.
    fn keep_early(&mut self) -> Result<()> {
        let Some(early) = self.early.take() else { return Ok(()) };
        let (take, camera) = (self.take.as_ref().expect("made"), self.camera.as_ref().expect("made"));
        let (world, dust) = (self.world.as_ref().expect("made"), self.dust.as_deref().unwrap_or(&[]));
        if !early.holds(take, camera, dust) {
            return Ok(());
        }
        let studio = self.studio(world, camera, dust, 0.0, &early.settings);
        let mut ahead = BTreeSet::new();
        let mut rays = 0.0;
        for (n, frame, stats) in early.frames {
            studio.keep(n, frame, None)?;
            ahead.insert(n);
            rays += stats.rays as f64;
        }
        self.report.count("rays", rays);
        self.ahead = ahead;
        Ok(())
    }

    fn simulate(&self) -> Result<MotionEntry> {
        let (set, broken) = (self.set.as_ref().expect("made"), self.broken.as_ref().expect("made"));
        let (mut take, about) = {
            let stage = self.progress.stage("simulate", self.plan.frame_count());
            setpiece_fx::simulate(set, broken, &self.plan, &*stage).ok_or_else(stopped)?
        };
        setpiece_fx::scatter_debris(&mut take, set, &self.plan, broken);
        let mut counts: BTreeMap<String, f64> = [
            ("bonds_broken", f64::from(about.bonds_broken)),
            ("bonds_overloaded", f64::from(about.strained[2])),
            ("stress_visits", f64::from(about.strained[0])),
            ("stress_iterations", f64::from(about.strained[1])),
            ("bodies", f64::from(about.peak_bodies)),
            ("crushed", f64::from(about.crushed)),
            ("broken_further", f64::from(about.broken_further[0])),
            ("yielded_steel", f64::from(about.ties[0])),
            ("yielded_bars", f64::from(about.ties[1])),
            ("torn_steel", f64::from(about.ties_torn[0])),
            ("torn_bars", f64::from(about.ties_torn[1])),
            ("broken_further_pieces", f64::from(about.broken_further[1])),
            ("crushed_share", f64::from(about.crushed) / f64::from(about.chunks.max(1))),
            ("energy_rise_percent", 100.0 * f64::from(about.energy_rise)),
            ("roof_acceleration_g", f64::from(about.roof_g)),
            ("at_rest_share", f64::from(about.at_rest)),
            ("steps_repeated", f64::from(about.repeats)),
            ("quarantined", f64::from(about.quarantined)),
            ("penetration_p99_m", f64::from(about.penetration_m)),
        ]
        .map(|(name, count)| (name.to_owned(), count))
        .into();
        counts.insert("chunks".into(), f64::from(take.chunks));
        counts.insert("bonds".into(), broken.bonds.len() as f64);
        counts.insert("debris".into(), (take.movers.len() - take.chunks as usize - take.props.len()) as f64);
        let hit = |(shape, mover): &(&PropShape, usize)| !shape.is_whole() || take.motion.moves(*mover);
        let mut hit: Vec<u32> = take.prop_movers().filter(hit).map(|(shape, _)| shape.prop).collect();
        hit.sort_unstable();
        hit.dedup();
        counts.insert("props".into(), set.props.len() as f64);
        counts.insert("props_hit".into(), hit.len() as f64);
        counts.insert("impacts".into(), take.impacts.len() as f64);
        Ok((take, counts))
    }

    /// The dust of every frame.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn dust(&mut self) -> Result<&[Density]> {
        if self.dust.is_none() {
            let key = self.keys.dust;
            let start = Instant::now();
            if let Some(dust) = self.load_value::<Vec<Density>>("dust", &key) {
                self.dust = Some(dust);
                self.report.add("dust", round(start.elapsed().as_secs_f64()), StageState::Reused);
            } else {
                self.take()?;
                self.broken();
                let dust = self.timed("dust", StageState::Made, |shot| shot.raise_dust())?;
                self.store_value("dust", &key, &dust)?;
                self.dust = Some(dust);
            }
        }
        Ok(self.dust.as_ref().expect("just made"))
    }

    /// Simulates the dust of a take and a set that are there.
    fn raise_dust(&self) -> Result<Vec<Density>> {
        let stage = self.progress.stage("dust", self.plan.frame_count());
        let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
        let all = self.broken.as_ref().expect("made").all_of(take);
        let chunks: &[Chunk] = &all.chunks;
        let mut frames = Vec::new();
        setpiece_fx::dust::simulate(set, &self.plan, take, chunks, &*stage, &mut |_, d| frames.push(d))
            .ok_or_else(stopped)?;
        Ok(frames)
    }

    /// Sees to it that the world and the dust are there. Where neither is, they are made side by side, and with them the sound.
    pub(crate) fn stage(&mut self) -> Result<()> {
        let key = self.keys.dust;
        if self.world.is_none() && self.dust.is_none() && !self.cache.has("dust", &key) {
            self.take_to_keep()?;
            self.follow();
            self.broken();
            let begun = self.begun_world();
            let silent = !self.cache.has("sound", &self.keys.sound);
            let ((world, dust), (sound, kept)) = rayon::join(
                || rayon::join(|| clocked(|| self.build(begun)), || clocked(|| self.raise_dust())),
                || rayon::join(|| silent.then(|| clocked(|| self.mix())), || self.keep_take()),
            );
            self.report.add("geometry", round(world.1), StageState::Made);
            self.report.add("dust", round(dust.1), StageState::Made);
            self.world = Some(world.0);
            kept?;
            self.unkept = None;
            if let Some((entry, seconds)) = sound {
                self.keep_sound(&entry, seconds)?;
            }
            let dust = dust.0?;
            self.store_value("dust", &key, &dust)?;
            self.dust = Some(dust);
            self.keep_early()?;
        }
        self.world()?;
        self.dust()?;
        Ok(())
    }

    /// As [`Self::stage`], for a preview: what of it can be made beside the simulation is.
    pub(crate) fn stage_for(&mut self, settings: &RunSettings) -> Result<()> {
        let exposure = self.exposure()?;
        if settings.quality == Quality::Previs && settings.samples <= 1 {
            self.sketch = Some((*settings, exposure));
        }
        self.stage()
    }

    fn studio<'s>(
        &'s self,
        world: &'s World,
        camera: &'s CameraPath,
        dust: &'s [Density],
        exposure: f32,
        settings: &'s RunSettings,
    ) -> Studio<'s> {
        Studio {
            plan: &self.plan,
            keys: &self.keys,
            cache: self.cache,
            world,
            camera,
            dust,
            exposure,
            settings,
            denoiser: (settings.denoiser == Denoiser::Learned).then(setpiece_finish::Denoiser::built_in),
            negatives: BTreeMap::new(),
            previews: BTreeMap::new(),
        }
    }

    /// The camera's path, shaken by the simulation.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn camera(&mut self) -> Result<&CameraPath> {
        self.take()?;
        self.follow();
        Ok(self.camera.as_ref().expect("just made"))
    }

    /// Makes the camera's path for a take that is there.
    fn follow(&mut self) {
        if self.camera.is_none() {
            self.set();
            let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
            let still = shoot(&self.plan, &set.layout, &[]);
            let jolts = ground_shock::jolts(take, still.keys[0].position);
            self.camera = Some(shoot(&self.plan, &set.layout, &jolts));
        }
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

    /// What of the set stands in the way of the camera. That the ground shakes the camera does not
    /// count: so the first picture shows the same set as the shot.
    pub(crate) fn in_the_way(plan: &ShotPlan, set: &Scene) -> InTheWay {
        cull::in_the_way(plan, set, &shoot(plan, &set.layout, &[]))
    }

    /// The set with what stands in the way of the camera taken out.
    fn cleared(plan: &ShotPlan, set: &Scene) -> Scene {
        let mut away = Self::in_the_way(plan, set).instances.into_iter();
        let mut set = set.clone();
        set.instances.retain(|_| !away.next().unwrap_or(false));
        set
    }

    fn world(&mut self) -> Result<&World> {
        if self.world.is_none() {
            self.camera()?;
            let begun = self.begun_world();
            let world = self.timed("geometry", StageState::Made, |shot| shot.build(begun));
            self.world = Some(world);
        }
        Ok(self.world.as_ref().expect("just made"))
    }

    /// The world that was made ready beside the simulation, or for the first picture.
    fn begun_world(&mut self) -> Option<World> {
        self.ready.take().or_else(|| self.standing.take())
    }

    /// What rays meet, of a set and a take that are there; quicker with a world of the same set.
    fn build(&self, begun: Option<World>) -> World {
        let _stage = self.progress.stage("geometry", 1);
        let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
        let world = match begun {
            Some(world) => world.with_take(set, take),
            None => World::new(&Self::cleared(&self.plan, set), take),
        };
        world.without_props(take, &Self::in_the_way(&self.plan, set).props)
    }

    /// The factor from radiance to picture, the artist's offset included. It is metered on the standing set, before
    /// anything happens, and stays for the shot.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn exposure(&mut self) -> Result<f32> {
        if self.exposure.is_none() {
            let key = self.keys.exposure;
            let exposure = match self.load_value::<f32>("exposure", &key) {
                Some(exposure) => {
                    self.report.add("exposure", 0.0, StageState::Reused);
                    exposure
                }
                None => {
                    self.stand();
                    let start = Instant::now();
                    let set = self.set.as_ref().expect("made");
                    let exposure = setpiece_render::probe_exposure(
                        self.standing.as_ref().expect("made"),
                        &shoot(&self.plan, &set.layout, &[]),
                        self.plan.size,
                        &self.plan,
                    );
                    self.report.add("exposure", round(start.elapsed().as_secs_f64()), StageState::Made);
                    self.store_value("exposure", &key, &exposure)?;
                    exposure
                }
            };
            self.exposure = Some(exposure);
        }
        Ok(self.exposure.expect("just made") * 2.0_f32.powf(self.plan.look.exposure_ev as f32))
    }

    /// A picture of the standing set, before anything is simulated: the framing, at once.
    ///
    /// # Errors
    /// When the user stops it.
    pub fn first_picture(&mut self, settings: &RunSettings) -> Result<Frame> {
        let frame = self.timed("first picture", StageState::Made, |shot| {
            let _stage = shot.progress.stage("first picture", 1);
            shot.stand();
            let exposure = shot.exposure()?;
            let (set, world) = (shot.set.as_ref().expect("made"), shot.standing.as_ref().expect("made"));
            let camera = shoot(&shot.plan, &set.layout, &[]);
            let request = Request {
                frame: 0,
                camera: &camera,
                size: settings.size,
                samples: settings.samples,
                seed: shot.plan.seed,
                exposure,
                dust: None,
                shutter: SHUTTER,
                previs: true,
                layers: Layers::Beauty,
            };
            Ok::<_, Diagnostic>(setpiece_render::render(world, &request).0)
        })?;
        self.go_on()?;
        Ok(frame)
    }

    /// Sees to it that the standing set is ready for rays, its structure whole: nothing needs to be broken for that.
    fn stand(&mut self) {
        if self.standing.is_none() {
            self.set();
            let set = self.set.as_ref().expect("made");
            let take = self.take_at_rest(&setpiece_fx::whole(set));
            let hidden = Self::in_the_way(&self.plan, set).props;
            self.standing = Some(World::new(&Self::cleared(&self.plan, set), &take).without_props(&take, &hidden));
        }
    }

    /// Whether a frame's picture is in the cache.
    pub fn has_frame(&self, settings: &RunSettings, frame: u32) -> bool {
        self.cache.has("frame", &self.keys.frame(settings, frame))
    }

    /// Frames in their order, from the cache or rendered, each handed to `done` with the seconds that it took; with a path
    /// all layers are written there as well. A frame's bytes do not depend on which others are made.
    ///
    /// # Errors
    /// As [`Shot::take`], or when an EXR cannot be written. What `done` fails with ends the work as well.
    pub fn frames(
        &mut self,
        settings: &RunSettings,
        wanted: &[(u32, Option<PathBuf>)],
        done: &mut dyn FnMut(u32, Frame) -> Result<()>,
        name: &str,
    ) -> Result<()> {
        let mut left = wanted;
        while let Some(((frame, exr), rest)) = left.split_first() {
            self.go_on()?;
            let Some(beauty) = self.kept_frame(settings, *frame, exr.as_deref())? else { break };
            let state = if self.ahead.remove(frame) { StageState::Made } else { StageState::Reused };
            self.report.add(name, 0.0, state);
            done(*frame, beauty)?;
            left = rest;
        }
        if left.is_empty() {
            return Ok(());
        }
        let exposure = self.exposure()?;
        self.stage()?;
        let (world, camera) = (self.world.as_ref().expect("just made"), self.camera.as_ref().expect("just made"));
        let mut studio = self.studio(world, camera, self.dust.as_deref().unwrap_or(&[]), exposure, settings);
        let (mut made_of, mut told) = (Vec::new(), Vec::new());
        let at_once = if studio.paired() { PREVIEWS_AT_ONCE } else { AT_ONCE };
        for few in left.chunks(at_once) {
            let start = Instant::now();
            let mut found = Vec::new();
            for (frame, exr) in few {
                found.push(self.kept_frame(settings, *frame, exr.as_deref())?);
            }
            let missing: Vec<_> = few.iter().zip(&found).filter(|(_, f)| f.is_none()).map(|(w, _)| w).collect();
            studio.expose(&missing, &|| self.go_on())?;
            let mut made = missing
                .into_par_iter()
                .map(|(frame, exr)| studio.make(*frame, exr.as_deref()))
                .collect::<Vec<_>>()
                .into_iter();
            let each = round(start.elapsed().as_secs_f64() / few.len() as f64);
            for ((frame, _), kept) in few.iter().zip(found) {
                self.go_on()?;
                let (beauty, state) = match kept {
                    Some(beauty) => (beauty, StageState::Reused),
                    None => {
                        let (beauty, stats) = made.next().expect("one for each that was missing")?;
                        made_of.push((*frame, stats));
                        (beauty, StageState::Made)
                    }
                };
                told.push((each, state));
                done(*frame, beauty)?;
            }
        }
        told.into_iter().for_each(|(each, state)| self.report.add(name, each, state));
        for (_, stats) in &made_of {
            self.report.count("rays", stats.rays as f64);
            self.report.count("samples_dropped", stats.dropped as f64);
        }
        if let Some(text) = dropped(&made_of) {
            self.progress.warn(&text);
        }
        Ok(())
    }

    /// What frames are made from: the world, the camera, the dust of every frame and the exposure.
    pub(crate) fn lit_stage(&mut self) -> Result<(&World, &CameraPath, &[Density], f32)> {
        let exposure = self.exposure()?;
        self.stage()?;
        let (world, camera) = (self.world.as_ref().expect("just made"), self.camera.as_ref().expect("just made"));
        Ok((world, camera, self.dust.as_deref().unwrap_or(&[]), exposure))
    }

    /// A frame's beauty from the cache, its EXR delivered when that is wanted; none where either is missing.
    fn kept_frame(&self, settings: &RunSettings, frame: u32, exr: Option<&Path>) -> Result<Option<Frame>> {
        let key = self.keys.frame(settings, frame);
        let kept = self.cache.path("exr", &self.keys.exr(settings, frame));
        if exr.is_some() && !kept.is_file() {
            return Ok(None);
        }
        let Some(beauty) = self.load("frame", &key).and_then(|b| Frame::from_bytes(&b)) else { return Ok(None) };
        if let Some(path) = exr {
            let delivered = match settings.exr.compression {
                ExrCompression::Zip => deliver_file(&kept, path),
                other => setpiece_delivery::repack_exr(&kept, path, other),
            };
            match delivered {
                Ok(()) => self.cache.used(&kept),
                // Another run pruned it since.
                Err(_) if !kept.is_file() => return Ok(None),
                Err(problem) => return Err(problem),
            }
        }
        Ok(Some(beauty))
    }

    /// The sound of the shot, 48 kHz stereo. The report gets its loudness and true peak as a meter finds them, over the
    /// whole shot.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn sound(&mut self) -> Result<Vec<[f32; 2]>> {
        let key = self.keys.sound;
        let start = Instant::now();
        if let Some(entry) = self.load_value::<SoundEntry>("sound", &key) {
            self.report.counts.extend(entry.counts);
            self.report.add("sound", round(start.elapsed().as_secs_f64()), StageState::Reused);
            return Ok(entry.mix);
        }
        self.camera()?;
        let (entry, seconds) = clocked(|| self.mix());
        self.keep_sound(&entry, seconds)?;
        Ok(entry.mix)
    }

    /// The sound of a take that is there.
    fn mix(&self) -> SoundEntry {
        let _stage = self.progress.stage("sound", 1);
        let mix = self.score().mix();
        let found = setpiece_sound::measure(&mix);
        let counts = [("loudness_lufs", found.loudness_lufs), ("true_peak_dbtp", found.true_peak_dbtp)];
        SoundEntry { mix, counts: counts.map(|(name, x)| (name.to_owned(), (x * 100.0).round() / 100.0)).into() }
    }

    fn keep_sound(&mut self, entry: &SoundEntry, seconds: f64) -> Result<()> {
        self.report.add("sound", round(seconds), StageState::Made);
        self.store_value("sound", &self.keys.sound, entry)?;
        self.report.counts.extend(entry.counts.clone());
        Ok(())
    }

    /// The sound in layers, made anew.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn stems(&mut self) -> Result<setpiece_sound::Stems> {
        self.camera()?;
        Ok(self.timed("stems", StageState::Made, |shot| shot.score()))
    }

    fn score(&self) -> setpiece_sound::Stems {
        let set = self.set.as_ref().expect("made");
        setpiece_sound::score(
            &self.plan,
            self.take.as_ref().expect("made"),
            self.camera.as_ref().expect("made"),
            &set.layout,
            &set.colliders,
        )
    }
}

/// Frames that are made at once: while one waits for a part of its work that does not share out, the other goes on.
pub(crate) const AT_ONCE: usize = 2;
/// The same for previews, of which few are whole.
pub(crate) const PREVIEWS_AT_ONCE: usize = 8;
/// Frames before and after one whose samples it uses.
pub(crate) const REACH: u32 = 2;

/// Puts a finished file from the cache where the user wants it: a link where the system can, a copy elsewhere.
pub(crate) fn deliver_file(kept: &Path, wanted: &Path) -> Result<()> {
    let failed = |e: std::io::Error| {
        Diagnostic::work(format!("the file cannot be written: {e}"))
            .at(wanted.display().to_string())
            .help("free some room, or choose another folder with --out DIR")
    };
    if let Some(folder) = wanted.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let temporary = PathBuf::from(format!("{}.{}.part", wanted.display(), std::process::id()));
    let _ = std::fs::remove_file(&temporary);
    std::fs::copy(kept, &temporary)
        .and_then(|_| std::fs::rename(&temporary, wanted))
        .inspect_err(|_| drop(std::fs::remove_file(&temporary)))
        .map_err(failed)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_that_are_no_numbers_are_told_with_the_command_that_traces_the_first() {
        let clean = RenderStats { rays: 9, samples: 4, ..RenderStats::default() };
        assert_eq!(dropped(&[(0, clean), (1, clean)]), None);
        let bad = |dropped, at| RenderStats { dropped, dropped_at: Some(at), ..clean };
        let text = dropped(&[(0, clean), (3, bad(2, [17, 4])), (5, bad(1, [0, 0]))]).unwrap();
        assert!(text.starts_with("3 samples"), "{text}");
        assert!(text.contains("`setpiece render SHOT --pixel 17,4 --frame 1004`"), "{text}");
    }
}
