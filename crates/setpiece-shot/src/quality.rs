//! How well a plan is carried out: the same shot, quicker or better.

use crate::{Diagnostic, ExrCompression, FrameRange, Result, ShotPlan, WorkingSpace};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The three qualities. One simulation serves all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// A fast preview: half of the plan's size, one sample a pixel.
    Previs,
    /// For dailies: the plan's size.
    Daily,
    /// For delivery: at least 1920 pixels wide unless the plan says another size than the default.
    Final,
}

impl Quality {
    /// Its name, as [`FromStr`] reads it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Previs => "previs",
            Self::Daily => "daily",
            Self::Final => "final",
        }
    }

    /// Diffuse bounces of a path. A second shows little beside the noise of few samples.
    pub fn bounces(self) -> u32 {
        if self == Self::Final { 2 } else { 1 }
    }
}

impl FromStr for Quality {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "previs" => Ok(Self::Previs),
            "daily" => Ok(Self::Daily),
            "final" => Ok(Self::Final),
            _ => Err(Diagnostic::request(format!("`{text}` is not a quality")).help("one of previs, daily, final")),
        }
    }
}

/// What takes the noise out of pictures that are no previews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denoiser {
    /// The network that comes with Setpiece.
    Learned,
    /// An edge-avoiding filter without anything learned.
    #[default]
    Simple,
}

impl FromStr for Denoiser {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "learned" => Ok(Self::Learned),
            "simple" => Ok(Self::Simple),
            _ => Err(Diagnostic::request(format!("`{text}` is not a denoiser")).help("one of learned, simple")),
        }
    }
}

/// What kind of EXR frames are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExrKind {
    /// Their colour space.
    pub space: WorkingSpace,
    /// How they are packed.
    pub compression: ExrCompression,
}

impl Default for ExrKind {
    fn default() -> Self {
        Self { space: WorkingSpace::Rec709, compression: ExrCompression::Zip }
    }
}

/// What a run makes of a plan, apart from the plan itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunSettings {
    /// The quality.
    pub quality: Quality,
    /// Picture width and height in pixels, each divisible by 4.
    pub size: [u32; 2],
    /// A frame's own samples a pixel. All but previews use those of the frames before and after as well: of five and three, from three samples on of three and
    /// three.
    pub samples: u32,
    /// Rays of bounced light that every sample sends; 0: one of every sample where there are several, of every other pixel's where there is
    /// one.
    pub bounce_rays: u32,
    /// What takes the noise out.
    pub denoiser: Denoiser,
    /// The frames to make.
    pub frames: FrameRange,
    /// What kind of EXR frames are written, where they are.
    pub exr: ExrKind,
}

/// What is asked for otherwise than a quality has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A frame's own samples a pixel.
    pub samples: Option<u32>,
    /// Rays of bounced light of every sample.
    pub bounce_rays: Option<u32>,
    /// What takes the noise out.
    pub denoiser: Option<Denoiser>,
}

impl RunSettings {
    /// These, with what is asked for; previews have samples and bounce rays of their own.
    #[must_use]
    pub fn with(mut self, asked: &Asked) -> Self {
        self.denoiser = asked.denoiser.unwrap_or(self.denoiser);
        if self.quality != Quality::Previs {
            self.samples = asked.samples.unwrap_or(self.samples);
            self.bounce_rays = asked.bounce_rays.unwrap_or(self.bounce_rays);
        }
        self
    }

    /// The settings of `quality` for a whole shot.
    pub fn of(plan: &ShotPlan, quality: Quality) -> Self {
        let [w, h] = plan.size;
        let scaled = |width: u32| {
            let height = (f64::from(width) * f64::from(h) / f64::from(w) / 4.0).round() as u32 * 4;
            [width / 4 * 4, height.max(16)]
        };
        let size = match quality {
            Quality::Previs => scaled((w / 2).clamp(64.min(w), 480)),
            Quality::Daily => plan.size,
            Quality::Final if plan.size == ShotPlan::DEFAULT_SIZE => scaled(1920),
            Quality::Final => plan.size,
        };
        let samples = match quality {
            Quality::Previs => 1,
            Quality::Daily => 1,
            Quality::Final => 4,
        };
        let bounce_rays = if quality == Quality::Final { 2 } else { 0 };
        let denoiser = if quality == Quality::Previs { Denoiser::Simple } else { Denoiser::Learned };
        let (frames, exr) = (FrameRange::all(plan.frame_count()), ExrKind::default());
        Self { quality, size, samples, bounce_rays, denoiser, frames, exr }
    }
}
