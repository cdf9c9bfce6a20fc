//! What is asked for in a frame, and what making it took.

use setpiece_scene::{CameraPath, Density};

/// One frame, wanted.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Frame, counted from 0.
    pub frame: u32,
    /// The camera over the shot.
    pub camera: &'a CameraPath,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Camera rays per pixel, at least 1; powers of two are spread best.
    pub samples: u32,
    /// Rays of bounced light that every sample sends from what it sees, spread over the hemisphere together; with 0 one of all samples does
    /// where there are several, and where there is one every other pixel's.
    pub bounce_rays: u32,
    /// Diffuse bounces of a path.
    pub bounces: u32,
    /// Seed of the picture's noise.
    pub seed: u64,
    /// Factor on radiance in kcd/m2: 0.18 comes out as mid grey.
    pub exposure: f32,
    /// Dust in the air.
    pub dust: Option<&'a Density>,
    /// Part of a frame's time for which the shutter is open.
    pub shutter: f32,
    /// Fast and rough: fewer bounces, no depth of field.
    pub previs: bool,
    /// What the frame is to hold.
    pub layers: Layers,
}

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layers {
    /// The picture alone: `R`, `G`, `B`.
    Beauty,
    /// The picture, its parts and its data.
    All,
    /// Those, and mattes of objects and chunks.
    Mattes,
}

impl Request<'_> {
    /// Time of the middle of the shutter in frames.
    pub(crate) fn middle(&self) -> f32 {
        self.frame as f32 + 0.5 * self.shutter
    }

    /// Whether no frame follows.
    pub(crate) fn is_last(&self) -> bool {
        self.frame as usize + 2 >= self.camera.keys.len()
    }
}

/// What a frame took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RenderStats {
    /// Rays of all kinds.
    pub rays: u64,
    /// Camera samples.
    pub samples: u64,
    /// Samples that were not finite, and pixels that came out so, which were dropped.
    pub dropped: u64,
    /// The first pixel of those, row by row from the top left.
    pub dropped_at: Option<[u32; 2]>,
    /// Indirect contributions that were cut down to keep single samples from glaring.
    pub clamped: u64,
}

impl RenderStats {
    /// What several parts of the work took together.
    pub(crate) fn sum(parts: &[Self]) -> Self {
        let mut sum = Self::default();
        parts.iter().for_each(|part| sum.add(part));
        sum
    }

    /// Counts something at a pixel that was not finite.
    pub(crate) fn drop_at(&mut self, pixel: [u32; 2]) {
        self.add(&Self { dropped: 1, dropped_at: Some(pixel), ..Self::default() });
    }

    /// Adds another part of the work.
    pub fn add(&mut self, other: &Self) {
        self.rays += other.rays;
        self.samples += other.samples;
        self.dropped += other.dropped;
        let row_by_row = |at: &[u32; 2]| (at[1], at[0]);
        self.dropped_at = self.dropped_at.into_iter().chain(other.dropped_at).min_by_key(row_by_row);
        self.clamped += other.clamped;
    }
}
