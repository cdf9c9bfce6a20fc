//! Previews: whole ones of one frame in four, and those between, which show the points that the two about them saw, each
//! where it is by then.
//!
//! Where everything moves is known exactly, so a point seen in one frame can be followed into the next (as in
//! [`super::window`]; frame extrapolation of games does the same with guessed motion). Only what neither of the two saw is
//! traced. Which frames are whole is fixed, so that a preview does not depend on which others were made.

use super::raise::{self, lit};
use super::{Pixel, air, finish};
use crate::filter;
use crate::request::{Layers, RenderStats, Request};
use crate::trace::Tracer;
use crate::world::World;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_image::Frame;

/// Share of a depth within which two points count as equally near.
const NEAR: f32 = 0.015;
/// One of so many frames is whole.
const EVERY: u32 = 4;
/// No pixel.
const NOWHERE: u32 = u32::MAX;

/// The pixels of a preview, ready to be finished, and to show those between them.
pub struct Preview<'a> {
    tracer: Tracer<'a>,
    request: Request<'a>,
    pixels: Vec<Pixel>,
    air: Option<Vec<[f32; 4]>>,
    stats: RenderStats,
}

/// The nearest point of another preview that falls on a pixel now.
#[derive(Clone, Copy)]
struct Landed {
    depth: f32,
    from: u32,
}

impl<'a> Preview<'a> {
    /// The whole previews that a frame of `count` is made from: itself, or the two that it lies between.
    pub fn wholes(frame: u32, count: u32) -> (u32, u32) {
        let before = frame - frame % EVERY;
        let after = (before + EVERY).min(count.saturating_sub(1)).max(before);
        if frame == after || frame == before { (frame, frame) } else { (before, after) }
    }

    /// A whole preview.
    pub fn expose(world: &'a World, request: &Request<'a>) -> Self {
        let tracer = air::tracer(world, request);
        let (pixels, mut stats) = raise::expose(&tracer, request);
        let air = air::layer(&tracer, request, &pixels, &mut stats);
        Self { tracer, request: *request, pixels, air, stats }
    }

    /// The preview between two.
    pub fn between(before: &Self, after: &Self, world: &'a World, request: &Request<'a>) -> Self {
        // What falls and burns is not where it was.
        let shows = world.air.rain > 0.0 || world.air.snow > 0.0 || request.dust.is_some_and(|d| d.fire.is_some());
        let tracer = if shows { air::tracer(world, request) } else { Tracer::new(world, request) };
        let (first, second) = rayon::join(|| before.land(&tracer), || after.land(&tracer));
        let late = (request.frame - before.request.frame) as f32 / (after.request.frame - before.request.frame) as f32;
        let width = request.size[0] as usize;
        let mut pixels: Vec<Pixel> = (0..first.len())
            .into_par_iter()
            .with_min_len(width)
            .map(|i| {
                let (a, b) = (first[i], second[i]);
                // Of what is as near in both, what is nearer in time.
                let slack = 1.0 + if late > 0.5 { NEAR } else { -NEAR };
                let (by, landed) = if b.depth < a.depth * slack { (after, b) } else { (before, a) };
                if landed.from == NOWHERE { Pixel::EMPTY } else { by.moved(landed, &tracer) }
            })
            .collect();
        let holes: Vec<usize> = (0..pixels.len()).filter(|i| pixels[*i].count == 0.0).collect();
        let filled: Vec<(Pixel, RenderStats)> = holes
            .par_iter()
            .with_min_len(64)
            .map(|i| {
                let mut stats = RenderStats::default();
                let at = [(i % width) as u32, (i / width) as u32];
                (hole(&tracer, request, &pixels, at, &mut stats), stats)
            })
            .collect();
        let mut stats = RenderStats::default();
        for (i, (pixel, made)) in holes.into_iter().zip(filled) {
            pixels[i] = pixel;
            stats.add(&made);
        }
        let air = if shows {
            air::layer(&tracer, request, &pixels, &mut stats)
        } else {
            let mix = |i: usize| {
                let [a, b] = [before, after].map(|of| of.air_before(&pixels[i], i));
                std::array::from_fn(|c| a[c] + (b[c] - a[c]) * late)
            };
            (before.air.is_some() || after.air.is_some())
                .then(|| (0..pixels.len()).into_par_iter().with_min_len(width).map(mix).collect())
        };
        Self { tracer, request: *request, pixels, air, stats }
    }

    /// The frame.
    pub fn finish(mut self) -> (Frame, RenderStats) {
        let frame = finish(&self.tracer, &self.request, &mut self.pixels, self.air.as_deref(), &mut self.stats);
        (frame, self.stats)
    }

    /// The frame of one that is to be used again, with the layers that are wanted.
    pub fn develop(&self, layers: Layers) -> (Frame, RenderStats) {
        let mut pixels = self.pixels.clone();
        let request = Request { layers, ..self.request };
        let mut stats = self.stats;
        (finish(&self.tracer, &request, &mut pixels, self.air.as_deref(), &mut stats), stats)
    }

    /// Where what was seen at a pixel is now.
    fn now(&self, pixel: &Pixel, now: &Tracer<'_>) -> Option<Vec3> {
        match pixel.mover.checked_sub(1) {
            None => Some(pixel.position),
            Some(m) => Some(now.stage.pose(m)?.point(self.tracer.stage.pose(m)?.inverse_point(pixel.position))),
        }
    }

    /// What this preview has in the air on the way to a place that a pixel of another shows.
    fn air_before(&self, pixel: &Pixel, at: usize) -> [f32; 4] {
        let Some(air) = &self.air else { return [0.0; 4] };
        let [w, h] = self.request.size;
        match self.tracer.projection.project(pixel.position) {
            Some((x, y, _)) if x >= 0.0 && y >= 0.0 && x < w as f32 && y < h as f32 => {
                air[(y as u32 * w + x as u32) as usize]
            }
            _ => air[at],
        }
    }

    /// Per pixel of a tracer's picture, which of these falls on it, the nearest first.
    fn land(&self, now: &Tracer<'_>) -> Vec<Landed> {
        let [w, h] = self.request.size;
        let places: Vec<(u32, f32)> = self
            .pixels
            .par_iter()
            .with_min_len(w as usize)
            .map(|pixel| {
                let place = self.now(pixel, now).and_then(|p| now.projection.project(p));
                match place {
                    Some((x, y, depth)) if x >= 0.0 && y >= 0.0 && x < w as f32 && y < h as f32 => {
                        (y as u32 * w + x as u32, depth)
                    }
                    _ => (NOWHERE, 0.0),
                }
            })
            .collect();
        let mut landed = vec![Landed { depth: f32::INFINITY, from: NOWHERE }; places.len()];
        for (from, (to, depth)) in places.into_iter().enumerate().filter(|(_, (to, _))| *to != NOWHERE) {
            let place = &mut landed[to as usize];
            if depth < place.depth {
                *place = Landed { depth, from: from as u32 };
            }
        }
        landed
    }

    /// A pixel of this preview, moved to where its point is now.
    fn moved(&self, landed: Landed, now: &Tracer<'_>) -> Pixel {
        let mut pixel = self.pixels[landed.from as usize];
        pixel.position = self.now(&pixel, now).unwrap_or(pixel.position);
        if pixel.object >= 0 {
            pixel.depth = landed.depth;
        }
        let pose = |of: &Tracer<'_>| pixel.mover.checked_sub(1).and_then(|m| of.stage.pose(m));
        if let (Some(then), Some(now)) = (pose(&self.tracer), pose(now)) {
            pixel.normal = now.rotation * (then.rotation.conjugate() * pixel.normal);
        }
        pixel
    }
}

/// A pixel that neither neighbour saw: traced, with the bounced light of those around it.
fn hole(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    shown: &[Pixel],
    [x, y]: [u32; 2],
    stats: &mut RenderStats,
) -> Pixel {
    let [w, h] = request.size;
    let seen = tracer.glance(x, y, stats);
    let data = tracer.data_of(x, y, seen.as_ref());
    let sample = tracer.light_of([x, y], seen.as_ref(), false, ([x, y], 1), stats);
    let mut pixel = lit(&data, &sample, request.exposure, [x, y], stats);
    if data.object >= 0 && !data.glass {
        let (mut sum, mut count) = (tracer.ambient() * request.exposure * 1e-3, 1e-3);
        for ny in y.saturating_sub(2)..(y + 3).min(h) {
            for nx in x.saturating_sub(2)..(x + 3).min(w) {
                let p = &shown[(ny * w + nx) as usize];
                if p.count > 0.0 && p.object >= 0 && !p.glass {
                    sum += p.indirect / filter::divisor(p);
                    count += 1.0;
                }
            }
        }
        pixel.indirect = pixel.albedo * (sum / count);
        pixel.specular += pixel.gloss * (sum / count);
    }
    pixel
}
