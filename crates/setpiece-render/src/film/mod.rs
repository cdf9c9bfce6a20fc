//! A frame: all samples of all pixels, filtered, blurred, and written into the contract's layers.

mod air;
mod change;
mod layers;
mod mattes;
mod negative;
mod noisy;
mod preview;
mod raise;
mod replay;
mod sum;
mod window;

pub use negative::Negative;
pub use noisy::reference;
pub use preview::Preview;
pub use replay::{Event, Replay, ReplayedLight, ReplayedSample, Step, replay};

use crate::filter;
use crate::motion_blur::{self, Blur};
use crate::request::{Layers, RenderStats, Request};
use crate::trace::{Data, Tracer};
use crate::world::World;
use glam::Vec3;
use layers::into_frame;
use negative::found;
use rayon::prelude::*;
use setpiece_image::{Denoise, Frame};
use sum::{KINDS, Sum};

/// Rows and columns that are traced together, for the sake of the caches.
const TILE: usize = 16;

/// One pixel of a frame in the making. Light is exposed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pixel {
    /// Means over the samples.
    pub direct: Vec3,
    pub indirect: Vec3,
    pub specular: Vec3,
    pub transmission: Vec3,
    pub emission: Vec3,
    pub albedo: Vec3,
    /// Variances of the luminances of the means of direct, indirect, specular and transmitted light.
    pub variance: [f32; 4],
    pub position: Vec3,
    pub normal: Vec3,
    pub depth: f32,
    pub motion: [f32; 2],
    /// Object number, or -1 for the sky.
    pub object: i32,
    /// Mover number plus one, or 0.
    pub mover: u32,
    pub glass: bool,
    /// Roughness, mean over the samples.
    pub roughness: f32,
    /// Share of the samples on something solid that saw the surface at the centre.
    pub pure: f32,
    /// Number of samples.
    pub count: f32,
    /// How much of the bounced light is to be added to `specular`, where it was not traced here.
    pub gloss: Vec3,
    /// Whether a sample traced bounced light.
    pub bounced: bool,
}

impl Pixel {
    const EMPTY: Self = Self {
        direct: Vec3::ZERO,
        indirect: Vec3::ZERO,
        specular: Vec3::ZERO,
        transmission: Vec3::ZERO,
        emission: Vec3::ZERO,
        albedo: Vec3::ZERO,
        variance: [0.0; 4],
        position: Vec3::ZERO,
        normal: Vec3::ZERO,
        depth: 0.0,
        motion: [0.0; 2],
        object: -1,
        mover: 0,
        glass: false,
        roughness: 1.0,
        pure: 1.0,
        count: 0.0,
        gloss: Vec3::ZERO,
        bounced: false,
    };

    /// What a pixel's centre shows, no light in it yet.
    fn of(center: &Data) -> Self {
        Self {
            position: center.position,
            normal: center.normal,
            depth: center.depth,
            motion: center.motion,
            object: center.object,
            mover: center.mover,
            glass: center.glass,
            ..Self::EMPTY
        }
    }
}

/// Makes one frame by its own samples alone.
pub fn render(world: &World, request: &Request<'_>) -> (Frame, RenderStats) {
    if request.previs && request.samples <= 1 {
        return Preview::expose(world, request).finish();
    }
    let tracer = air::tracer(world, request);
    let (mut pixels, stats) = expose(&tracer, request);
    filter::share_bounces(&mut pixels, request.size, tracer.pixel, request.previs);
    (develop(&tracer, request, &mut pixels, None), stats)
}

/// From noisy pixels to a frame: filter, motion blur, dust, layers.
fn develop(tracer: &Tracer<'_>, request: &Request<'_>, pixels: &mut [Pixel], denoiser: Option<&dyn Denoise>) -> Frame {
    let clean =
        denoiser.and_then(|d| d.denoise(&noisy::planes(pixels, request.size, tracer.pixel, tracer.camera.position)));
    match clean {
        Some(clean) => noisy::take_back(pixels, &clean),
        None => {
            let levels = if request.previs { filter::LEVELS_PREVIS } else { filter::LEVELS };
            filter::run(pixels, request.size, tracer.pixel, levels);
        }
    }
    let dust = air::layer(tracer, request, pixels);
    finish(tracer, request, pixels, dust.as_deref())
}

/// From clean pixels and what is in the air before them to a frame: motion blur, layers.
fn finish(tracer: &Tracer<'_>, request: &Request<'_>, pixels: &mut [Pixel], dust: Option<&[[f32; 4]]>) -> Frame {
    let blur = Blur::new(pixels, request.size, request.shutter);
    motion_blur::run(pixels, &blur);
    let mut frame = into_frame(pixels, dust, request.size, request.layers);
    if request.layers == Layers::Mattes {
        mattes::push(&mut frame, tracer, request, &blur);
    }
    frame
}

/// Traces all pixels, without filter.
pub(crate) fn expose(tracer: &Tracer<'_>, request: &Request<'_>) -> (Vec<Pixel>, RenderStats) {
    let (pixels, bands) =
        every_pixel(request.size, Pixel::EMPTY, |x, y, stats: &mut RenderStats| pixel(tracer, request, x, y, stats));
    (pixels, RenderStats::sum(&bands))
}

/// What `of` makes of every pixel, tile by tile, and what it gathers on the way in each band of rows, from the top.
fn every_pixel<T: Clone + Send, G: Default + Send>(
    size: [u32; 2],
    none: T,
    of: impl Fn(u32, u32, &mut G) -> T + Sync,
) -> (Vec<T>, Vec<G>) {
    let [width, height] = size.map(|n| n as usize);
    let mut pixels = vec![none; width * height];
    let bands = pixels
        .par_chunks_mut(width * TILE)
        .enumerate()
        .map(|(band, rows)| {
            let mut gathered = G::default();
            let first = band * TILE;
            let count = rows.len() / width;
            for left in (0..width).step_by(TILE) {
                for y in 0..count {
                    for x in left..(left + TILE).min(width) {
                        rows[y * width + x] = of(x as u32, (first + y) as u32, &mut gathered);
                    }
                }
            }
            gathered
        })
        .collect();
    (pixels, bands)
}

fn pixel(tracer: &Tracer<'_>, request: &Request<'_>, x: u32, y: u32, stats: &mut RenderStats) -> Pixel {
    let (data, center) = tracer.data(x, y, stats);
    let mut sum = Sum::default();
    for s in 0..request.samples.max(1) {
        match found(&tracer.sample(x, y, s, center, stats), request.exposure) {
            Some(found) => sum.add(&found, [1.0; KINDS], &data, tracer.pixel),
            None => stats.dropped += 1,
        }
    }
    sum.pixel(&data)
}
