//! Frames in their order, from the cache or rendered.

use super::{AT_ONCE, PREVIEWS_AT_ONCE, Shot, round};
use crate::StageState;
use crate::keys::detail_of;
use crate::studio::Studio;
use setpiece_fx::dust::Detail;
use setpiece_image::Frame;
use setpiece_render::{RenderStats, World};
use setpiece_scene::{CameraPath, Density};
use setpiece_shot::{Denoiser, Diagnostic, ExrCompression, FIRST_FRAME, Result, RunSettings};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

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

/// Frames that are worked on together, with the file that all layers of each go to.
struct Batch<'w> {
    few: &'w [(u32, Option<PathBuf>)],
    /// What the cache has of them.
    found: Vec<Option<Frame>>,
}

impl<'w> Batch<'w> {
    /// Those that have to be made.
    fn missing(&self) -> Vec<&'w (u32, Option<PathBuf>)> {
        self.few.iter().zip(&self.found).filter(|(_, f)| f.is_none()).map(|(w, _)| w).collect()
    }
}

impl Shot<'_> {
    pub(super) fn studio<'s>(
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
        let (mut made_of, mut told) = (Vec::new(), Vec::new());
        while let Some(((frame, exr), rest)) = left.split_first() {
            self.go_on()?;
            let Some(beauty) = self.kept_frame(settings, *frame, exr.as_deref())? else { break };
            let early = self.ahead.remove(frame);
            told.push((0.0, if early.is_some() { StageState::Made } else { StageState::Reused }));
            made_of.extend(early.map(|stats| (*frame, stats)));
            done(*frame, beauty)?;
            left = rest;
        }
        if left.is_empty() {
            self.tell(name, &told, &made_of);
            return Ok(());
        }
        let exposure = self.exposure()?;
        self.stage(detail_of(settings.quality))?;
        let (world, camera) = (self.world.as_ref().expect("just made"), self.camera.as_ref().expect("just made"));
        let mut studio = self.studio(world, camera, self.dusty(), exposure, settings);
        let at_once = if studio.paired() { PREVIEWS_AT_ONCE } else { AT_ONCE };
        let mut batches = left.chunks(at_once).map(|few| self.batch(settings, few));
        let mut next = batches.next().transpose()?;
        let mut start = Instant::now();
        if let Some(batch) = &next {
            let traced = studio.trace(&batch.missing(), &|| self.go_on())?;
            studio.take_in(&batch.missing(), traced);
        }
        while let Some(batch) = next.take() {
            next = batches.next().transpose()?;
            // What takes one thread leaves the others to the samples of the next frames.
            let (made, traced) = rayon::join(
                || studio.make_all(&batch.missing()),
                || next.as_ref().map(|batch| studio.trace(&batch.missing(), &|| self.go_on())).transpose(),
            );
            let mut made = made.into_iter();
            let Batch { few, found } = batch;
            let each = round(start.elapsed().as_secs_f64() / few.len() as f64);
            start = Instant::now();
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
            if let (Some(batch), Some(traced)) = (&next, traced?) {
                studio.take_in(&batch.missing(), traced);
            }
        }
        self.tell(name, &told, &made_of);
        Ok(())
    }

    /// Some frames that follow each other, as far as the cache has them.
    fn batch<'w>(&self, settings: &RunSettings, few: &'w [(u32, Option<PathBuf>)]) -> Result<Batch<'w>> {
        let found = few.iter().map(|(frame, exr)| self.kept_frame(settings, *frame, exr.as_deref()));
        Ok(Batch { few, found: found.collect::<Result<_>>()? })
    }

    /// Puts into the report how frames came about, with their seconds, and what was met on the way.
    fn tell(&mut self, name: &str, frames: &[(f64, StageState)], made_of: &[(u32, RenderStats)]) {
        frames.iter().for_each(|(seconds, state)| self.report.add(name, *seconds, *state));
        for (_, stats) in made_of {
            self.report.count("rays", stats.rays as f64);
            self.report.count("samples_dropped", stats.dropped as f64);
        }
        if let Some(text) = dropped(made_of) {
            self.progress.warn(&text);
        }
    }

    /// What frames are made from: the world, the camera, the dust of every frame as final pictures show it, and the
    /// exposure.
    pub(crate) fn lit_stage(&mut self) -> Result<(&World, &CameraPath, &[Density], f32)> {
        let exposure = self.exposure()?;
        self.stage(Detail::Whole)?;
        let (world, camera) = (self.world.as_ref().expect("just made"), self.camera.as_ref().expect("just made"));
        Ok((world, camera, self.dusty(), exposure))
    }

    /// A frame's beauty from the cache, its EXR delivered when that is wanted; none where either is missing.
    pub(super) fn kept_frame(&self, settings: &RunSettings, frame: u32, exr: Option<&Path>) -> Result<Option<Frame>> {
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
}

/// Puts a finished file from the cache where the user wants it: a link where the system can, a copy elsewhere.
fn deliver_file(kept: &Path, wanted: &Path) -> Result<()> {
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
