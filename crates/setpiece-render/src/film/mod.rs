//! A frame: all samples of all pixels, filtered, blurred, and written into the contract's layers.

mod air;
mod change;
mod layers;
mod mattes;
mod negative;
mod noisy;
mod preview;
mod raise;
mod record;
mod replay;
mod resolve;
mod sum;
mod wide;
mod window;

pub use negative::Negative;
pub use noisy::reference;
pub use preview::Preview;
pub use replay::{Event, Replay, ReplayedLight, ReplayedSample, Step, replay};

use crate::filter::{self, Guide};
use crate::motion_blur::{self, Blur};
use crate::request::{Layers, RenderStats, Request};
use crate::trace::{Data, Rect, TILE, Tile, Tracer};
use crate::world::World;
use glam::Vec3;
use layers::into_frame;
use negative::found;
use rayon::prelude::*;
use setpiece_image::{Denoise, Frame};
use sum::{Sum, WHOLE};

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
    /// Share of all samples that saw something beside what the centre shows, and the sky where that is.
    pub near: f32,
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
        near: 1.0,
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
    let (mut pixels, mut stats) = expose(&tracer, request);
    let guides = filter::share(&mut pixels, request.size, tracer.pixel, request.previs);
    (develop(&tracer, request, &mut pixels, guides, None, &mut stats), stats)
}

/// From noisy pixels to a frame: filter, motion blur, dust, layers.
fn develop(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    pixels: &mut [Pixel],
    guides: Vec<Guide>,
    denoiser: Option<&dyn Denoise>,
    stats: &mut RenderStats,
) -> Frame {
    take_noise_out(tracer, request, pixels, &guides, denoiser);
    drop(guides);
    let mut dust = air::layer(tracer, request, pixels, stats);
    if let Some(dust) = dust.as_mut().filter(|_| tracer.spreads()) {
        resolve::air(dust, pixels, request.size[0] as usize);
    }
    finish(tracer, request, pixels, dust.as_deref(), stats)
}

/// Takes the noise out of pixels, by the denoiser that is given or by the simple filter.
fn take_noise_out(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    pixels: &mut [Pixel],
    guides: &[Guide],
    denoiser: Option<&dyn Denoise>,
) {
    let clean =
        denoiser.and_then(|d| d.denoise(&noisy::planes(pixels, request.size, tracer.pixel, tracer.camera.position)));
    match clean {
        Some(clean) => {
            noisy::take_back(pixels, &clean);
            filter::speckle::run(pixels, guides, request.size);
        }
        None => {
            let levels = if request.previs { filter::LEVELS_PREVIS } else { filter::LEVELS };
            filter::run(pixels, guides, request.size, levels);
        }
    }
}

/// From clean pixels and what is in the air before them to a frame: motion blur, layers.
fn finish(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    pixels: &mut [Pixel],
    dust: Option<&[[f32; 4]]>,
    stats: &mut RenderStats,
) -> Frame {
    drop_what_is_not_finite(pixels, request.size, stats);
    if tracer.spreads() {
        resolve::run(pixels, request.size[0] as usize);
    }
    let blur = Blur::new(pixels, request.size, request.shutter);
    motion_blur::run(pixels, &blur);
    let mut frame = into_frame(pixels, dust, request.size, request.layers);
    if request.layers == Layers::Mattes {
        mattes::push(&mut frame, tracer, request, &blur);
    }
    frame
}

/// The last look at pixels before they are spread by the blur: those whose light is no number become black, and are counted.
fn drop_what_is_not_finite(pixels: &mut [Pixel], size: [u32; 2], stats: &mut RenderStats) {
    for (i, p) in pixels.iter_mut().enumerate() {
        if !(p.direct + p.indirect + p.specular + p.transmission + p.emission + p.albedo).is_finite() {
            stats.drop_at(place(i, size));
            let dark = Vec3::ZERO;
            *p = Pixel {
                direct: dark,
                indirect: dark,
                specular: dark,
                transmission: dark,
                emission: dark,
                albedo: dark,
                ..*p
            };
        }
    }
}

/// Column and row of a pixel.
fn place(i: usize, size: [u32; 2]) -> [u32; 2] {
    [i as u32 % size[0], i as u32 / size[0]]
}

/// Traces all pixels, without filter.
pub(crate) fn expose(tracer: &Tracer<'_>, request: &Request<'_>) -> (Vec<Pixel>, RenderStats) {
    let before = |rect, stats: &mut RenderStats| tracer.tile(rect, stats);
    let (pixels, bands) =
        every_tile(request.size, Pixel::EMPTY, before, |x, y, tile, stats| pixel(tracer, request, [x, y], tile, stats));
    (pixels, RenderStats::sum(&bands))
}

/// What `of` makes of every pixel, tile by tile, and what it gathers on the way in each band of rows, from the top.
fn every_pixel<T: Clone + Send, G: Default + Send>(
    size: [u32; 2],
    none: T,
    of: impl Fn(u32, u32, &mut G) -> T + Sync,
) -> (Vec<T>, Vec<G>) {
    every_tile(size, none, |_, _| (), |x, y, (), gathered| of(x, y, gathered))
}

/// As [`every_pixel`], with what `before` makes of a whole tile.
fn every_tile<T: Clone + Send, G: Default + Send, B>(
    size: [u32; 2],
    none: T,
    before: impl Fn(Rect, &mut G) -> B + Sync,
    of: impl Fn(u32, u32, &B, &mut G) -> T + Sync,
) -> (Vec<T>, Vec<G>) {
    let count = size[0] as usize * size[1] as usize;
    let (mut pixels, mut nothing) = (vec![none; count], vec![(); count]);
    let each = |x, y, known: &B, gathered: &mut G| (of(x, y, known, gathered), ());
    let gathered = into_tiles(size, &mut pixels, &mut nothing, before, each);
    (pixels, gathered)
}

/// As [`every_tile`], into two pictures that are there; gives what was gathered.
fn into_tiles<T: Send, U: Send, G: Default + Send, B>(
    size: [u32; 2],
    first: &mut [T],
    second: &mut [U],
    before: impl Fn(Rect, &mut G) -> B + Sync,
    of: impl Fn(u32, u32, &B, &mut G) -> (T, U) + Sync,
) -> Vec<G> {
    let width = size[0];
    let band = (width * TILE) as usize;
    let bands = first.par_chunks_mut(band).zip(second.par_chunks_mut(band)).enumerate();
    bands
        .map(|(band, (first, second))| {
            let mut gathered = G::default();
            let top = band as u32 * TILE;
            for left in (0..width).step_by(TILE as usize) {
                let rect = Rect::from(left, top, size);
                let known = before(rect, &mut gathered);
                for y in top..top + rect.height {
                    for x in left..left + rect.width {
                        let i = ((y - top) * width + x) as usize;
                        (first[i], second[i]) = of(x, y, &known, &mut gathered);
                    }
                }
            }
            gathered
        })
        .collect()
}

fn pixel(tracer: &Tracer<'_>, request: &Request<'_>, [x, y]: [u32; 2], tile: &Tile, stats: &mut RenderStats) -> Pixel {
    let data = tracer.data(x, y, tile.center(x, y));
    let mut sum = Sum::default();
    for s in 0..request.samples.max(1) {
        match found(&tracer.sample(x, y, s, tile, stats), request.exposure) {
            Some(found) => sum.add(&found, &WHOLE, &data, tracer.pixel),
            None => stats.drop_at([x, y]),
        }
    }
    sum.pixel(&data)
}
