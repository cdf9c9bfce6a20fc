//! What one frame's own samples have caught, kept so that its neighbours in time may use it.

use super::record::{Record, SKY};
use super::sum::{Found, Lanes};
use super::{air, into_tiles};
use crate::request::{RenderStats, Request};
use crate::trace::{Data, Sample, Tile, Tracer, in_the_sky};
use crate::world::World;
use glam::Vec3;

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
    /// The others, of pixels that have several.
    pub(super) more: More,
    pub(super) stats: RenderStats,
}

/// Records with their pixels.
#[derive(Default)]
pub(super) struct More {
    pub pixels: Vec<u32>,
    pub records: Vec<Record>,
}

impl More {
    /// All of several, those of each by pixel.
    fn of(bands: &[Self]) -> Self {
        let count = bands.iter().map(|band| band.pixels.len()).sum();
        // Of several samples a pixel these are most of a frame's memory.
        let mut all = Self { pixels: Vec::with_capacity(count), records: Vec::with_capacity(count) };
        for band in bands {
            let mut order: Vec<usize> = (0..band.pixels.len()).collect();
            order.sort_by_key(|i| band.pixels[*i]);
            all.pixels.extend(order.iter().map(|i| band.pixels[*i]));
            all.records.extend(order.iter().map(|i| band.records[*i]));
        }
        all
    }

    /// Those of a pixel.
    pub fn at(&self, pixel: usize) -> &[Record] {
        let from = self.pixels.partition_point(|p| (*p as usize) < pixel);
        let count = self.pixels[from..].iter().take_while(|p| **p as usize == pixel).count();
        &self.records[from..from + count]
    }
}

/// A camera sample's light, exposed; none when it is not finite.
pub(super) fn found(sample: &Sample, exposure: f32) -> Option<Found> {
    let light = &sample.light;
    if !(light.sum() + sample.transmission + light.albedo + light.gloss).is_finite() {
        return None;
    }
    let kinds = [light.direct, light.indirect, light.specular, sample.transmission, light.emission];
    Some(Found {
        colours: Found::colours(kinds.map(|l| l * exposure), light.albedo, light.gloss),
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
        let mix = |x: &Lanes, y: &Lanes| std::array::from_fn(|k| (x[k] * a + y[k] * b) / (a + b));
        self.sum.colours = std::array::from_fn(|c| mix(&self.sum.colours[c], &found.colours[c]));
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
        let count = (request.size[0] * request.size[1]) as usize;
        let (mut data, mut records) = (vec![Data::SKY; count], vec![Record::EMPTY; count]);
        let before = |rect, (stats, _): &mut (RenderStats, More)| tracer.tile(rect, stats);
        let bands = into_tiles(request.size, &mut data, &mut records, before, |x, y, tile, (stats, more)| {
            catch(&tracer, request, [x, y], tile, more, stats)
        });
        let (stats, more): (Vec<RenderStats>, Vec<More>) = bands.into_iter().unzip();
        let (stats, more) = (RenderStats::sum(&stats), More::of(&more));
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
        let first = (0_u32..).zip(&self.records).filter(|(_, r)| !r.is_empty()).map(|(i, _)| i);
        first.chain(self.more.pixels.iter().copied()).collect()
    }
}

/// The samples of a pixel: the first of those that are kept together, the others into `more`.
fn catch(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    [x, y]: [u32; 2],
    tile: &Tile,
    more: &mut More,
    stats: &mut RenderStats,
) -> (Data, Record) {
    let data = tracer.data(x, y, tile.center(x, y));
    let meets = |sample: &Sample, found: &Found| match &found.first {
        Some(first) => (first.mover, first.position),
        None => (SKY, in_the_sky(tracer.camera.position, sample.direction)),
    };
    if request.samples <= 1 {
        let sample = tracer.sample(x, y, 0, tile, stats);
        let Some(found) = found(&sample, request.exposure) else {
            stats.drop_at([x, y]);
            return (data, Record::EMPTY);
        };
        let (mover, position) = meets(&sample, &found);
        return (data, Record::new(&found, position, mover, sample.place));
    }
    let mut groups: [Option<Group>; APART] = [None; APART];
    for s in 0..request.samples.max(1) {
        let sample = tracer.sample(x, y, s, tile, stats);
        let Some(found) = found(&sample, request.exposure) else {
            stats.drop_at([x, y]);
            continue;
        };
        let (mover, position) = meets(&sample, &found);
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
    for group in groups {
        more.pixels.push(index);
        more.records.push(group.record());
    }
    (data, first)
}
