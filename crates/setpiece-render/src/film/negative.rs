//! What one frame's own samples have caught, kept so that its neighbours in time may use it.

use super::sum::{Found, INDIRECT, KINDS};
use super::{air, every_tile};
use crate::request::{RenderStats, Request};
use crate::trace::{Data, First, Sample, Tile, Tracer, in_the_sky};
use crate::world::World;
use glam::Vec3;
use half::f16;
use half::slice::HalfFloatSliceExt;

/// Instead of a mover's number: the sky.
pub(super) const SKY: u32 = u32::MAX;
/// Most records of a pixel. As many samples are kept each alone: what a mean of them shows is at no one place, so that neighbouring
/// frames would have it up to half a pixel off, and what stands before with what stands behind.
const APART: usize = 4;

/// The samples of one frame, ready to be finished together with those of the frames around it.
pub struct Negative<'a> {
    pub(super) tracer: Tracer<'a>,
    pub(super) request: Request<'a>,
    pub(super) data: Vec<Data>,
    /// The first of every pixel.
    pub(super) records: Vec<Record>,
    /// Of pixels whose samples saw several things, the others, by pixel.
    pub(super) more: Vec<(u32, Record)>,
    pub(super) stats: RenderStats,
}

/// What was found at a place, small enough to be kept for several frames.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// In the world, when it was found.
    pub position: Vec3,
    /// Number of the mover plus one, 0 for what stands, or [`SKY`].
    pub mover: u32,
    count: u16,
    bounced: bool,
    /// Light by kind, albedo, gloss, normal, luminances by kind, roughness, where in its pixel it lies: in this order, so that they are
    /// read at once.
    packed: [f16; PACKED],
}

/// Numbers of a record: four registers of eight.
const PACKED: usize = 32;
/// Where the parts of a record begin, the light first.
const ALBEDO: usize = 3 * KINDS;
const GLOSS: usize = ALBEDO + 3;
const NORMAL: usize = GLOSS + 3;
const LUMINANCES: usize = NORMAL + 3;
const ROUGHNESS: usize = LUMINANCES + KINDS;
const PLACE: usize = ROUGHNESS + 1;

impl Record {
    const EMPTY: Self =
        Self { position: Vec3::ZERO, mover: SKY, count: 0, bounced: false, packed: [f16::ZERO; PACKED] };

    fn new(found: &Found, position: Vec3, mover: u32, place: (f32, f32)) -> Self {
        let mut values = [0.0; PACKED];
        let mut put = |at: usize, v: Vec3| values[at..at + 3].copy_from_slice(&v.to_array());
        for (k, light) in found.light.iter().enumerate() {
            put(3 * k, *light);
        }
        put(ALBEDO, found.albedo);
        put(GLOSS, found.gloss);
        put(NORMAL, found.first.map_or(Vec3::ZERO, |f| f.normal));
        values[LUMINANCES..ROUGHNESS].copy_from_slice(&luminances(found));
        values[ROUGHNESS] = found.first.map_or(1.0, |f| f.roughness);
        (values[PLACE], values[PLACE + 1]) = place;
        let mut packed = [f16::ZERO; PACKED];
        packed.convert_from_f32_slice(&values.map(|v| v.clamp(-65_000.0, 65_000.0)));
        Self { position, mover, count: found.count as u16, bounced: found.bounced, packed }
    }

    /// Whether no sample came to anything.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What it holds, its surface moved to where it is now.
    pub fn found(&self, now: Vec3) -> Found {
        let mut values = [0.0; PACKED];
        self.packed.convert_to_f32_slice(&mut values);
        let three = |at: usize| Vec3::new(values[at], values[at + 1], values[at + 2]);
        let first = First { position: now, normal: three(NORMAL), roughness: values[ROUGHNESS], mover: self.mover };
        Found {
            light: std::array::from_fn(|k| three(3 * k)),
            albedo: three(ALBEDO),
            gloss: three(GLOSS),
            bounced: self.bounced,
            count: f32::from(self.count),
            first: (self.mover != SKY).then_some(first),
        }
    }

    /// Where in its pixel it lies, from the top left.
    pub fn place(&self) -> (f32, f32) {
        (self.packed[PLACE].to_f32(), self.packed[PLACE + 1].to_f32())
    }

    /// Whether light of a kind is in it.
    pub fn holds(&self, kind: usize) -> bool {
        kind != INDIRECT || self.bounced
    }

    /// Luminances by kind, as [`luminances`] has them.
    pub fn luminances(&self) -> [f32; KINDS] {
        let mut values = [0.0; PACKED - LUMINANCES];
        self.packed[LUMINANCES..].convert_to_f32_slice(&mut values);
        std::array::from_fn(|k| values[k])
    }
}

/// Luminances that tell whether the light has changed: diffuse light without the colour of what it falls on.
fn luminances(found: &Found) -> [f32; KINDS] {
    let albedo = found.albedo.max(Vec3::splat(0.02));
    let mut light = found.light;
    light[0] /= albedo;
    light[1] /= albedo;
    light.map(crate::light::luminance)
}

/// A camera sample's light, exposed; none when it is not finite.
pub(super) fn found(sample: &Sample, exposure: f32) -> Option<Found> {
    let light = &sample.light;
    if !(light.sum() + sample.transmission + light.albedo + light.gloss).is_finite() {
        return None;
    }
    let kinds = [light.direct, light.indirect, light.specular, sample.transmission, light.emission];
    Some(Found {
        light: kinds.map(|l| l * exposure),
        albedo: light.albedo,
        gloss: light.gloss,
        bounced: sample.bounced,
        count: 1.0,
        first: sample.first,
    })
}

/// Samples of a pixel that are kept together: one, or where there are many, those in a quarter of the pixel that saw the same thing.
#[derive(Clone, Copy)]
struct Group {
    mover: u32,
    part: u32,
    position: Vec3,
    place: (f32, f32),
    sum: Found,
}

impl Group {
    fn add(&mut self, found: &Found) {
        let (a, b) = (self.sum.count, found.count);
        let mix = |x: Vec3, y: Vec3| (x * a + y * b) / (a + b);
        self.sum.light = std::array::from_fn(|k| mix(self.sum.light[k], found.light[k]));
        self.sum.albedo = mix(self.sum.albedo, found.albedo);
        self.sum.count = a + b;
    }

    fn record(&self) -> Record {
        Record::new(&self.sum, self.position, self.mover, self.place)
    }
}

/// The quarter of a pixel, 0 to 3, in which a place lies.
fn quarter((x, y): (f32, f32)) -> u32 {
    u32::from(x >= 0.5) + 2 * u32::from(y >= 0.5)
}

impl<'a> Negative<'a> {
    /// Traces the samples of a frame.
    pub fn expose(world: &'a World, request: &Request<'a>) -> Self {
        let tracer = air::tracer(world, request);
        let none = (Data::SKY, Record::EMPTY);
        let before = |rect, (stats, _): &mut (RenderStats, Vec<_>)| tracer.tile(rect, stats);
        let (pixels, bands) = every_tile(request.size, none, before, |x, y, tile, (stats, more)| {
            catch(&tracer, request, [x, y], tile, more, stats)
        });
        let mut stats = RenderStats::default();
        // Of several samples a pixel these are most of a frame's memory.
        let mut more = Vec::with_capacity(bands.iter().map(|(_, others)| others.len()).sum());
        for (of_band, mut others) in bands {
            stats.add(&of_band);
            others.sort_by_key(|(pixel, _)| *pixel);
            more.extend(others);
        }
        let (data, records) = pixels.into_iter().unzip();
        Self { tracer, request: *request, data, records, more, stats }
    }

    /// Gives back what only the frame itself needs, so that what is left lends its samples to others and no more.
    pub fn lend(&mut self) {
        self.data = Vec::new();
        self.tracer.lend();
    }

    /// Whether a frame can be finished from it: that is so until it only lends.
    pub fn is_whole(&self) -> bool {
        !self.data.is_empty()
    }

    /// The pixels of all records.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> Vec<u32> {
        self.all().map(|(pixel, _)| pixel).collect()
    }

    /// All records with their pixels.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, &Record)> {
        let first = self.records.iter().enumerate().map(|(i, r)| (i as u32, r));
        first.chain(self.more.iter().map(|(i, r)| (*i, r))).filter(|(_, r)| !r.is_empty())
    }
}

/// The samples of a pixel: the first of those that are kept together, the others into `more`.
fn catch(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    [x, y]: [u32; 2],
    tile: &Tile,
    more: &mut Vec<(u32, Record)>,
    stats: &mut RenderStats,
) -> (Data, Record) {
    let data = tracer.data(x, y, tile.center(x, y));
    let mut groups: [Option<Group>; APART] = [None; APART];
    for s in 0..request.samples.max(1) {
        let sample = tracer.sample(x, y, s, tile, stats);
        let Some(found) = found(&sample, request.exposure) else {
            stats.drop_at([x, y]);
            continue;
        };
        let (mover, position) = match &found.first {
            Some(first) => (first.mover, first.position),
            None => (SKY, in_the_sky(tracer.camera.position, sample.direction)),
        };
        let part = if request.samples as usize <= APART { s } else { quarter(sample.place) };
        for (n, group) in groups.iter_mut().enumerate() {
            match group {
                Some(group) if (group.mover != mover || group.part != part) && n + 1 < APART => continue,
                Some(group) => group.add(&found),
                None => *group = Some(Group { mover, part, position, place: sample.place, sum: found }),
            }
            break;
        }
    }
    let mut groups = groups.into_iter().flatten();
    let first = groups.next().map_or(Record::EMPTY, |g| g.record());
    let index = y * request.size[0] + x;
    more.extend(groups.map(|g| (index, g.record())));
    (data, first)
}
