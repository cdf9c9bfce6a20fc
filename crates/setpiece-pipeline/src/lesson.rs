//! Pictures for a denoiser to learn from: noisy frames as the film stage has them before its filter, with what they err
//! around.

use crate::Shot;
use crate::shot::{SHUTTER, reach};
use setpiece_finish::Denoiser;
use setpiece_image::{Channel, Frame, KINDS_OF_LIGHT, Precision};
use setpiece_render::{Layers, Negative, Request, reference};
use setpiece_shot::{Quality, Result};
use std::ops::Range;

/// Samples of a pass of the reference, at least.
const PASS: u32 = 5;

/// What to render of a shot.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Frames, counted from 0; so far from the ends of the shot that the frames of the window are there.
    pub frames: Range<u32>,
    /// Samples a pixel of every frame of the window.
    pub samples: u32,
    /// Rays of bounced light of every sample, as [`Request::bounce_rays`].
    pub bounce_rays: u32,
    /// Samples a pixel of the reference; with 0 there is none.
    pub reference: u32,
    /// Width and height, pixels.
    pub size: [u32; 2],
    /// Factor on the focal length: the middle of a larger picture, at its detail.
    pub zoom: f32,
    /// What frames would have as well: without noise, by the simple filter and by the learned denoiser.
    pub clean: bool,
}

/// Adds the light and albedo of one frame to another, under names with a prefix.
fn add(frame: &mut Frame, from: Frame, prefix: &str) {
    let wanted = |layer: &str| layer == "albedo" || KINDS_OF_LIGHT.contains(&layer);
    for channel in from.channels {
        if channel.name.split_once('.').is_some_and(|(layer, _)| wanted(layer)) {
            let Channel { name, samples, .. } = channel;
            frame.push(format!("{prefix}.{name}"), Precision::Half, samples);
        }
    }
}

impl Shot<'_> {
    /// The frames of a lesson: the planes that a denoiser is given, those of the reference under `reference.`, and those that
    /// frames would have under `simple.` and `learned.`.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn lesson(&mut self, lesson: &Lesson) -> Result<Vec<Frame>> {
        let seed = self.plan.seed;
        let (world, camera, dust, exposure) = self.lit_stage()?;
        let mut camera = camera.clone();
        camera.keys.iter_mut().for_each(|key| key.lens_mm *= lesson.zoom);
        let request = |frame: u32, samples: u32, bounce_rays: u32| Request {
            frame,
            camera: &camera,
            size: lesson.size,
            samples,
            bounce_rays,
            bounces: Quality::Daily.bounces(),
            seed,
            exposure,
            dust: dust.get(frame as usize).filter(|d| !d.is_empty()),
            shutter: SHUTTER,
            previs: false,
            layers: Layers::All,
        };
        let [before, after] = reach(lesson.samples);
        let (first, end) = (lesson.frames.start - before, lesson.frames.end + after);
        let negatives: Vec<Negative<'_>> =
            (first..end).map(|n| Negative::expose(world, &request(n, lesson.samples, lesson.bounce_rays))).collect();
        let learned = lesson.clean.then(Denoiser::built_in);
        let mut made = Vec::new();
        for frame in lesson.frames.clone() {
            let own = (frame - first) as usize;
            let around: Vec<&Negative<'_>> =
                (own - before as usize..=own + after as usize).filter(|n| *n != own).map(|n| &negatives[n]).collect();
            let (mut noisy, _) = negatives[own].noisy(&around);
            if lesson.reference > 0 {
                let pass = lesson.samples.max(PASS);
                add(
                    &mut noisy,
                    reference(world, &request(frame, pass, 1), lesson.reference.div_ceil(pass)),
                    "reference",
                );
            }
            if let Some(learned) = &learned {
                add(&mut noisy, negatives[own].clean(&around, None), "simple");
                add(&mut noisy, negatives[own].clean(&around, Some(learned)), "learned");
            }
            made.push(noisy);
        }
        Ok(made)
    }
}
