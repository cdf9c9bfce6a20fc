//! A frame: all samples of all pixels, filtered, blurred, and written into the contract's layers.

mod air;
mod layers;
mod mattes;

use crate::filter;
use crate::light::luminance;
use crate::motion_blur::{self, Blur};
use crate::request::{RenderStats, Request};
use crate::trace::{Tracer, bounces_at};
use crate::world::World;
use glam::Vec3;
use layers::into_frame;
use rayon::prelude::*;
use setpiece_image::Frame;

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
    /// How much of the bounced light is to be added to `specular`, where it was not traced here.
    pub gloss: Vec3,
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
        gloss: Vec3::ZERO,
    };
}

/// Makes one frame.
pub fn render(world: &World, request: &Request<'_>) -> (Frame, RenderStats) {
    let mut tracer = Tracer::new(world, request);
    let lit = air::light_dust(&tracer, request);
    tracer.dust = (!lit.is_empty() || lit.burns()).then_some(lit);
    let (mut pixels, stats) = expose(&tracer, request);
    if tracer.shares_bounces() {
        filter::share_bounces(&mut pixels, request.size, tracer.pixel, |x, y| bounces_at(x, y, request.frame));
    }
    let levels = if request.previs { filter::LEVELS_PREVIS } else { filter::LEVELS };
    filter::run(&mut pixels, request.size, tracer.pixel, levels);
    let blur = Blur::new(&pixels, request.size, request.shutter);
    motion_blur::run(&mut pixels, &blur);
    let dust = air::layer(&tracer, request, &pixels);
    let mut frame = into_frame(&pixels, dust.as_deref(), request.size);
    if request.mattes {
        mattes::push(&mut frame, &tracer, request, &blur);
    }
    (frame, stats)
}

/// Traces all pixels, without filter.
pub(crate) fn expose(tracer: &Tracer<'_>, request: &Request<'_>) -> (Vec<Pixel>, RenderStats) {
    let [width, height] = request.size.map(|n| n as usize);
    let mut pixels = vec![Pixel::EMPTY; width * height];
    let stats = pixels
        .par_chunks_mut(width * TILE)
        .enumerate()
        .map(|(band, rows)| {
            let mut stats = RenderStats::default();
            let first = band * TILE;
            let count = rows.len() / width;
            for left in (0..width).step_by(TILE) {
                for y in 0..count {
                    for x in left..(left + TILE).min(width) {
                        rows[y * width + x] = pixel(tracer, request, x as u32, (first + y) as u32, &mut stats);
                    }
                }
            }
            stats
        })
        .collect::<Vec<_>>();
    let total = stats.iter().fold(RenderStats::default(), |mut sum, s| {
        sum.add(s);
        sum
    });
    (pixels, total)
}

fn pixel(tracer: &Tracer<'_>, request: &Request<'_>, x: u32, y: u32, stats: &mut RenderStats) -> Pixel {
    let (data, center) = tracer.data(x, y, stats);
    let mut pixel = Pixel {
        position: data.position,
        normal: data.normal,
        depth: data.depth,
        motion: data.motion,
        object: data.object,
        mover: data.mover,
        glass: data.glass,
        ..Pixel::EMPTY
    };
    let (mut solid, mut same, mut roughness) = (0.0_f32, 0.0_f32, 0.0_f32);
    let (mut counted, mut squares) = (0.0_f32, [0.0_f32; 4]);
    for s in 0..request.samples.max(1) {
        let sample = tracer.sample(x, y, s, center, stats);
        let light = &sample.light;
        if !(light.sum() + sample.transmission + light.albedo).is_finite() {
            stats.dropped += 1;
            continue;
        }
        counted += 1.0;
        if let Some(first) = &sample.first {
            solid += 1.0;
            roughness += first.roughness;
            let off = data.normal.dot(first.position - data.position).abs();
            let like = data.object >= 0
                && data.normal.dot(first.normal) > 0.9
                && off < data.depth * tracer.pixel * 1.5 + 0.005;
            same += if like { 1.0 } else { 0.0 };
        }
        pixel.direct += light.direct;
        pixel.indirect += light.indirect;
        pixel.specular += light.specular;
        pixel.emission += light.emission;
        pixel.transmission += sample.transmission;
        pixel.albedo += light.albedo;
        pixel.gloss += light.gloss;
        for (sum, part) in squares.iter_mut().zip([light.direct, light.indirect, light.specular, sample.transmission]) {
            *sum += luminance(part) * luminance(part);
        }
    }
    if counted == 0.0 {
        return pixel;
    }
    if solid > 0.0 {
        pixel.pure = same / solid;
        pixel.roughness = roughness / solid;
    }
    let scale = request.exposure / counted;
    pixel.albedo /= counted;
    pixel.gloss /= counted;
    for part in
        [&mut pixel.direct, &mut pixel.indirect, &mut pixel.specular, &mut pixel.emission, &mut pixel.transmission]
    {
        *part *= scale;
    }
    let parts = [pixel.direct, pixel.indirect, pixel.specular, pixel.transmission];
    for ((variance, square), part) in pixel.variance.iter_mut().zip(squares).zip(parts) {
        let mean = luminance(part);
        let spread = (square * request.exposure * request.exposure / counted - mean * mean).max(0.0);
        *variance = if counted > 1.0 { spread / (counted - 1.0) } else { -1.0 };
    }
    pixel
}
