//! Frames in the making: the samples and previews about the one at work, made when they are needed and then forgotten.

use crate::shot::{AT_ONCE, PREVIEWS_AT_ONCE, SHUTTER, reach};
use crate::{Cache, Keys};
use rayon::prelude::*;
use setpiece_image::{Denoise, Frame, Precision};
use setpiece_render::{Layers, Negative, Preview, RenderStats, Request, World};
use setpiece_scene::{CameraPath, Density};
use setpiece_shot::{ExrCompression, FIRST_FRAME, Quality, Result, RunSettings, ShotPlan};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What frames are made from.
pub(crate) struct Studio<'a> {
    pub(crate) plan: &'a ShotPlan,
    pub(crate) keys: &'a Keys,
    pub(crate) cache: &'a Cache,
    pub(crate) world: &'a World,
    pub(crate) camera: &'a CameraPath,
    pub(crate) dust: &'a [Density],
    pub(crate) exposure: f32,
    pub(crate) settings: &'a RunSettings,
    pub(crate) denoiser: Option<setpiece_finish::Denoiser>,
    /// The samples of the frames about the one at work.
    pub(crate) negatives: BTreeMap<u32, Negative<'a>>,
    /// The whole previews about the one at work.
    pub(crate) previews: BTreeMap<u32, Preview<'a>>,
}

/// What was traced for some frames, with the numbers of those that it is of.
pub(crate) enum Traced<'a> {
    Negatives(Vec<(u32, Negative<'a>)>),
    Previews(Vec<(u32, Preview<'a>)>),
    /// Frames that need none but their own.
    Nothing,
}

/// What `make` makes of frames, a few at once, with their numbers; between those it may be stopped.
fn few_at_once<T: Send>(
    frames: &[u32],
    go_on: &(dyn Fn() -> Result<()> + Sync),
    make: impl Fn(u32) -> T + Sync,
) -> Result<Vec<(u32, T)>> {
    let mut all = Vec::with_capacity(frames.len());
    for few in frames.chunks(AT_ONCE) {
        go_on()?;
        all.par_extend(few.par_iter().map(|n| (*n, make(*n))));
    }
    Ok(all)
}

/// Whether a run's frames are previews most of which are made from others.
pub(crate) fn paired(settings: &RunSettings) -> bool {
    settings.quality == Quality::Previs && settings.samples <= 1
}

impl<'a> Studio<'a> {
    /// The frames whose samples a frame uses: as many at the ends of a shot as within it.
    fn window(&self, frame: u32) -> Range<u32> {
        let [before, after] = reach(self.settings.samples);
        let (count, wide) = (self.plan.frame_count(), before + 1 + after);
        let start = frame.saturating_sub(before).min(count.saturating_sub(wide));
        start..(start + wide).min(count)
    }

    /// Whether these are previews.
    fn previs(&self) -> bool {
        self.settings.quality == Quality::Previs
    }

    /// Whether these are previews most of which are made from others.
    pub(crate) fn paired(&self) -> bool {
        paired(self.settings)
    }

    /// The whole previews that some frames need.
    fn wholes(&self, wanted: &[&(u32, Option<PathBuf>)]) -> BTreeSet<u32> {
        let count = self.plan.frame_count();
        wanted.iter().flat_map(|(frame, _)| <[u32; 2]>::from(Preview::wholes(*frame, count))).collect()
    }

    /// The frames whose samples some frames need.
    fn sampled(&self, wanted: &[&(u32, Option<PathBuf>)]) -> BTreeSet<u32> {
        wanted.iter().flat_map(|(frame, _)| self.window(*frame)).collect()
    }

    fn request(&self, frame: u32, layers: Layers) -> Request<'a> {
        Request {
            frame,
            camera: self.camera,
            size: self.settings.size,
            samples: self.settings.samples,
            bounce_rays: self.settings.bounce_rays,
            bounces: self.settings.quality.bounces(),
            seed: self.plan.seed,
            exposure: self.exposure,
            dust: self.dust.get(frame as usize).filter(|d| !d.is_empty()),
            shutter: SHUTTER,
            previs: self.previs(),
            layers,
        }
    }

    /// Traces what some frames need and what is not there yet.
    pub(crate) fn trace(
        &self,
        wanted: &[&(u32, Option<PathBuf>)],
        go_on: &(dyn Fn() -> Result<()> + Sync),
    ) -> Result<Traced<'a>> {
        if self.paired() {
            let missing: Vec<u32> =
                self.wholes(wanted).into_iter().filter(|n| !self.previews.contains_key(n)).collect();
            let expose = |n| Preview::expose(self.world, &self.request(n, Layers::Beauty));
            return Ok(Traced::Previews(few_at_once(&missing, go_on, expose)?));
        }
        if self.previs() {
            return Ok(Traced::Nothing);
        }
        let there = |frame: &u32| {
            let own = wanted.iter().any(|(wanted, _)| wanted == frame);
            self.negatives.get(frame).is_some_and(|negative| !own || negative.is_whole())
        };
        let missing: Vec<u32> = self.sampled(wanted).into_iter().filter(|frame| !there(frame)).collect();
        let expose = |n| Negative::expose(self.world, &self.request(n, Layers::Beauty));
        Ok(Traced::Negatives(few_at_once(&missing, go_on, expose)?))
    }

    /// Takes in what was traced for some frames, and forgets what they do not need.
    pub(crate) fn take_in(&mut self, wanted: &[&(u32, Option<PathBuf>)], traced: Traced<'a>) {
        if wanted.is_empty() {
            return;
        }
        match traced {
            Traced::Nothing => {}
            Traced::Previews(made) => {
                let needed = self.wholes(wanted);
                self.previews.retain(|n, _| needed.contains(n));
                self.previews.extend(made);
            }
            Traced::Negatives(made) => {
                let needed = self.sampled(wanted);
                self.negatives.retain(|n, _| needed.contains(n));
                // Frames are made in their order: those before the first are done, or never were wanted, and only lend.
                let first = wanted.iter().map(|(frame, _)| *frame).min().unwrap_or_default();
                self.negatives.extend(made);
                self.negatives.range_mut(..first).for_each(|(_, negative)| negative.lend());
            }
        }
    }

    fn render(&self, frame: u32, layers: Layers) -> (Frame, RenderStats) {
        if self.paired() {
            let whole = |n: u32| &self.previews[&n];
            let (before, after) = Preview::wholes(frame, self.plan.frame_count());
            if before == after {
                return whole(frame).develop(layers);
            }
            let request = self.request(frame, layers);
            return Preview::between(whole(before), whole(after), self.world, &request).finish();
        }
        if self.previs() {
            return setpiece_render::render(self.world, &self.request(frame, layers));
        }
        let around: Vec<&Negative<'a>> =
            self.window(frame).filter(|n| *n != frame).map(|n| &self.negatives[&n]).collect();
        let denoiser = self.denoiser.as_ref().map(|d| d as &dyn Denoise);
        self.negatives[&frame].finish(&around, layers, denoiser)
    }

    /// Frames of a preview, rendered and not kept yet.
    pub(crate) fn previews(
        &mut self,
        frames: &[u32],
        go_on: &(dyn Fn() -> Result<()> + Sync),
    ) -> Result<Vec<(u32, Frame, RenderStats)>> {
        let mut made = Vec::with_capacity(frames.len());
        for few in frames.chunks(PREVIEWS_AT_ONCE) {
            let wanted: Vec<(u32, Option<PathBuf>)> = few.iter().map(|n| (*n, None)).collect();
            let wanted: Vec<_> = wanted.iter().collect();
            let traced = self.trace(&wanted, go_on)?;
            self.take_in(&wanted, traced);
            let render = |n: &u32| {
                let (frame, stats) = self.render(*n, Layers::Beauty);
                (*n, frame, stats)
            };
            made.par_extend(few.par_iter().map(render));
        }
        Ok(made)
    }

    /// Renders frames and keeps them: previews side by side, others, which take much memory and have enough for all threads each, one by
    /// one.
    pub(crate) fn make_all(&self, wanted: &[&(u32, Option<PathBuf>)]) -> Vec<Result<(Frame, RenderStats)>> {
        let make = |(frame, exr): &(u32, Option<PathBuf>)| self.make(*frame, exr.as_deref());
        if self.paired() {
            wanted.par_iter().map(|w| make(w)).collect()
        } else {
            wanted.iter().map(|w| make(w)).collect()
        }
    }

    /// Renders a frame and keeps it.
    fn make(&self, frame: u32, exr: Option<&Path>) -> Result<(Frame, RenderStats)> {
        let (made, stats) = self.render(frame, layers(exr));
        Ok((self.keep(frame, made, exr)?, stats))
    }

    /// Keeps a frame that was rendered, and gives its beauty.
    pub(crate) fn keep(&self, frame: u32, layers: Frame, exr: Option<&Path>) -> Result<Frame> {
        let key = self.keys.frame(self.settings, frame);
        let mut beauty = Frame::new(layers.size);
        for name in ["R", "G", "B"] {
            let samples = layers.channel(name).unwrap_or_default().to_vec();
            beauty.push(name, Precision::Half, samples);
        }
        if let Some(path) = exr {
            let about = setpiece_delivery::ExrAbout {
                frame: FIRST_FRAME + frame,
                fps: self.plan.fps,
                seed: self.plan.seed,
                exposure: self.exposure,
                software: format!("setpiece {}", env!("CARGO_PKG_VERSION")),
                shot: self.plan.brief.clone(),
                space: self.settings.exr.space,
            };
            setpiece_delivery::write_exr(path, &layers, &about)?;
            self.cache.keep_file("exr", &self.keys.exr(self.settings, frame), path)?;
            if self.settings.exr.compression != ExrCompression::Zip {
                setpiece_delivery::repack_exr(path, path, self.settings.exr.compression)?;
            }
        }
        // Read back what was kept, so that a picture is the same whether it was just made or comes from the cache.
        let bytes = beauty.to_bytes();
        self.cache.store("frame", &key, &bytes)?;
        Ok(Frame::from_bytes(&bytes).unwrap_or(beauty))
    }
}

/// What a frame has to hold.
fn layers(exr: Option<&Path>) -> Layers {
    if exr.is_some() { Layers::Mattes } else { Layers::Beauty }
}
