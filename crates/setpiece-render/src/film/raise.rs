//! A whole preview: what stands at every pixel, and light for one pixel of four.
//!
//! What is seen is found by rays through every other pixel; between four that show one flat piece of a surface the fifth
//! shows it too. Light falls on one pixel of every block of two by two and is filtered as a picture of half the size, then
//! raised to full size along the edges of the surfaces and multiplied with each pixel's own colour (joint bilateral
//! upsampling; Kopf and others 2007). Pixels that none of the lit ones speaks for, and glass, get light of their own.

use super::negative::found;
use super::sum::{ALBEDO, GLOSS, colour};
use super::{Pixel, every_pixel, every_tile};
use crate::filter::{self, Guide};
use crate::geometry::Touch;
use crate::light::luminance;
use crate::request::{RenderStats, Request};
use crate::trace::{Data, Rect, Sample, Tracer};
use glam::Vec3;

/// Levels of the wavelet at half size.
const LEVELS: std::ops::Range<u32> = 0..3;
/// How far points of one plane may lie off it, as a share of a pixel.
const FLAT: f32 = 0.25;
/// Weight of like neighbours below which a pixel gets light of its own.
const SCARCE: f32 = 0.04;

/// What stands at a pixel's centre and how far along the camera's axis.
type Seen = Option<(Touch, f32)>;

/// Filtered light on a pixel that stands for its block.
#[derive(Clone, Copy, Default)]
struct Lit {
    /// Direct and bounced light, divided by albedo.
    diffuse: [Vec3; 2],
    specular: Vec3,
}

/// The pixels of a preview, their light filtered.
pub(super) fn expose(tracer: &Tracer<'_>, request: &Request<'_>) -> (Vec<Pixel>, RenderStats) {
    let size = request.size;
    let half = size.map(|n| n.div_ceil(2));
    let mut stats = RenderStats::default();
    let seen = see(tracer, size, &mut stats);
    let at = |[x, y]: [u32; 2]| (y * size[0] + x) as usize;

    let (mut blocks, bands) = every_pixel(half, Pixel::EMPTY, |x, y, stats: &mut RenderStats| {
        let pixel = [2 * x, 2 * y];
        let seen = seen[at(pixel)].as_ref();
        let data = tracer.data_of(pixel[0], pixel[1], seen);
        if data.glass {
            return Pixel::of(&data);
        }
        let sample = tracer.light_of(pixel, seen, true, ([x, y], 0), stats);
        lit(&data, &sample, request.exposure, pixel, stats)
    });
    stats.add(&RenderStats::sum(&bands));
    let guides = filter::share(&mut blocks, half, 2.0 * tracer.pixel, true);
    filter::run(&mut blocks, &guides, half, LEVELS);
    let lights: Vec<Lit> = blocks.iter().map(Lit::of).collect();
    let guides: Vec<Guide> = blocks.iter().map(|p| Guide::new(p, tracer.pixel)).collect();

    let (pixels, bands) = every_pixel(size, Pixel::EMPTY, |x, y, stats: &mut RenderStats| {
        let seen = seen[at([x, y])].as_ref();
        let data = tracer.data_of(x, y, seen);
        let Some((touch, depth)) = seen.filter(|_| !data.glass) else {
            // Glass or sky.
            let sample = tracer.light_of([x, y], seen, false, ([x, y], 1), stats);
            return lit(&data, &sample, request.exposure, [x, y], stats);
        };
        let (light, roughness) = tracer.bare(touch);
        let mut pixel = Pixel { albedo: light.albedo, roughness, count: 1.0, bounced: true, ..Pixel::of(&data) };
        let own = Guide::new(&pixel, tracer.pixel);
        let near = Near::around(&own, &guides, half, [x, y]);
        if near.like >= SCARCE {
            let l = near.mean(&lights);
            pixel.direct = l.diffuse[0] * pixel.albedo;
            pixel.indirect = l.diffuse[1] * pixel.albedo;
            pixel.specular = l.specular;
            pixel.emission = light.emission * request.exposure;
            return pixel;
        }
        let sample = tracer.light_of([x, y], Some(&(*touch, *depth)), false, ([x, y], 1), stats);
        let mut pixel = lit(&data, &sample, request.exposure, [x, y], stats);
        let around = near.any(&guides, &lights, half, [x, y]);
        pixel.indirect = around * pixel.albedo;
        pixel.specular += pixel.gloss * around;
        pixel
    });
    stats.add(&RenderStats::sum(&bands));
    (pixels, stats)
}

/// What stands at every pixel.
fn see(tracer: &Tracer<'_>, size: [u32; 2], stats: &mut RenderStats) -> Vec<Seen> {
    let [w, h] = size;
    let even = |x: u32, y: u32| (x + y).is_multiple_of(2);
    let before = |rect, stats: &mut RenderStats| (rect, tracer.centers(rect, even, stats));
    let (traced, bands) = every_tile(size, None, before, |x, y, (rect, hits): &(Rect, Vec<_>), _| {
        tracer.seen_at(x, y, hits[rect.index(x, y)])
    });
    stats.add(&RenderStats::sum(&bands));
    let (seen, bands) = every_pixel(size, None, |x, y, stats: &mut RenderStats| {
        let at = |x: u32, y: u32| &traced[(y * w + x) as usize];
        if even(x, y) {
            return *at(x, y);
        }
        if x == 0 || y == 0 || x + 1 >= w || y + 1 >= h {
            return tracer.glance(x, y, stats);
        }
        let four = [at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1)];
        between(tracer, [x, y], four).unwrap_or_else(|| tracer.glance(x, y, stats))
    });
    stats.add(&RenderStats::sum(&bands));
    seen
}

/// What stands at a pixel between four, when they tell.
fn between(tracer: &Tracer<'_>, [x, y]: [u32; 2], four: [&Seen; 4]) -> Option<Seen> {
    if four.iter().all(|s| s.is_none()) {
        return Some(None);
    }
    let (first, depth) = four[0].as_ref()?;
    let slack = FLAT * depth * tracer.pixel;
    let mut normal = Vec3::ZERO;
    for seen in four {
        let (touch, _) = seen.as_ref()?;
        let same = touch.mover == first.mover && touch.object == first.object && touch.material == first.material;
        let flat = touch.face.dot(first.face) > 0.999 && touch.normal.dot(first.normal) > 0.98;
        if !same || !flat || (touch.position - first.position).dot(first.face).abs() > slack {
            return None;
        }
        normal += touch.normal;
    }
    let ray = tracer.central_ray(x, y);
    let slant = ray.direction.dot(first.face);
    if slant > -1e-3 {
        return None;
    }
    let depth = (first.position - ray.origin).dot(first.face) / slant;
    let position = ray.origin + ray.direction * depth;
    let rest = first.rest + first.world_from_rest.conjugate() * (position - first.position);
    Some(Some((Touch { position, rest, normal: normal.normalize_or(first.normal), ..*first }, depth)))
}

/// A pixel of one sample.
pub(super) fn lit(data: &Data, sample: &Sample, exposure: f32, at: [u32; 2], stats: &mut RenderStats) -> Pixel {
    let Some(found) = found(sample, exposure) else {
        stats.drop_at(at);
        return Pixel::of(data);
    };
    let [direct, indirect, specular, transmission, emission] = found.light();
    Pixel {
        direct,
        indirect,
        specular,
        transmission,
        emission,
        albedo: colour(&found.colours, ALBEDO),
        gloss: colour(&found.colours, GLOSS),
        variance: [-1.0; 4],
        roughness: found.first.map_or(1.0, |f| f.roughness),
        count: 1.0,
        bounced: true,
        ..Pixel::of(data)
    }
}

impl Lit {
    fn of(p: &Pixel) -> Self {
        let albedo = filter::divisor(p);
        Self { diffuse: [p.direct / albedo, p.indirect / albedo], specular: p.specular }
    }

    fn add(&mut self, other: &Self, weight: f32) {
        self.diffuse[0] += other.diffuse[0] * weight;
        self.diffuse[1] += other.diffuse[1] * weight;
        self.specular += other.specular * weight;
    }
}

/// Blocks around a pixel and how much their light counts for it.
struct Near {
    blocks: [(u32, f32); 9],
    count: usize,
    /// The sum of the weights.
    like: f32,
}

/// The blocks from `-reach` to `reach + odd` around a pixel's own, with the distance in pixels along both axes.
fn blocks([w, h]: [u32; 2], [x, y]: [u32; 2], reach: u32) -> impl Iterator<Item = (usize, f32, f32)> {
    let range = move |n: u32, count: u32| (n / 2).saturating_sub(reach)..(n / 2 + n % 2 + reach + 1).min(count);
    let far = move |n: u32, block: u32| (n as f32 - 2.0 * block as f32).abs();
    range(y, h).flat_map(move |j| range(x, w).map(move |i| ((j * w + i) as usize, far(x, i), far(y, j))))
}

impl Near {
    fn around(own: &Guide, guides: &[Guide], half: [u32; 2], pixel: [u32; 2]) -> Self {
        let mut near = Self { blocks: [(0, 0.0); 9], count: 0, like: 0.0 };
        for reach in 0..2 {
            for (n, dx, dy) in blocks(half, pixel, reach) {
                let weight = (1.0 - dx / 2.5).max(0.0) * (1.0 - dy / 2.5).max(0.0) * own.alike(&guides[n], dx.max(dy));
                if weight > 1e-3 && !guides[n].is_sky() && guides[n].gloss != 1.0 && near.count < 9 {
                    near.blocks[near.count] = (n as u32, weight);
                    near.count += 1;
                    near.like += weight;
                }
            }
            if near.like >= SCARCE {
                break;
            }
            near = Self { blocks: [(0, 0.0); 9], count: 0, like: 0.0 };
        }
        near
    }

    fn mean(&self, lights: &[Lit]) -> Lit {
        let mut sum = Lit::default();
        for (n, weight) in &self.blocks[..self.count] {
            sum.add(&lights[*n as usize], weight / self.like);
        }
        sum
    }

    /// Bounced light of whatever is around.
    fn any(&self, guides: &[Guide], lights: &[Lit], half: [u32; 2], pixel: [u32; 2]) -> Vec3 {
        let (mut sum, mut weight) = (Vec3::ZERO, 1e-6);
        for (n, dx, dy) in blocks(half, pixel, 1) {
            if !guides[n].is_sky() && luminance(lights[n].diffuse[1]) > 0.0 {
                let w = 1.0 / (1.0 + dx + dy);
                sum += lights[n].diffuse[1] * w;
                weight += w;
            }
        }
        sum / weight
    }
}
