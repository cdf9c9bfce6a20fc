//! A frame from its own samples and those of the frames around it.
//!
//! What stands and what moves is known exactly, so every sample of a neighbouring frame can be followed to where its
//! point is now: light is gathered over a fixed window of frames along true motion, as ray-traced films reuse samples
//! in time. Samples that are hidden now are left out (as temporal antialiasing does; Yang, Liu and Salvi 2020, "A survey
//! of temporal antialiasing techniques"), and light that has changed counts less, block by block (`change`). The window
//! is fixed, so that a frame does not depend on which others were made. Pixels that their neighbours tell little about
//! trace more samples of their own.

use super::change::{Trust, trusts};
use super::negative::{Negative, found};
use super::record::{Record, SKY};
use super::sum::{Sum, WHOLE};
use super::wide::{self, Read, Work};
use super::{Pixel, develop};
use crate::filter;
use crate::request::{Layers, RenderStats, Request};
use crate::trace::Tracer;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_image::{Denoise, Frame};

/// Where a pixel has fewer samples than this share of the window's, or of those of five frames, it traces more.
const SCARCE: f32 = 0.5;
const ENOUGH: usize = 5;
/// Relative and absolute tolerance of depths, metres.
const NEAR: (f32, f32) = (0.01, 0.02);
/// No pixel.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Column and row of a pixel in one number.
fn packed([x, y]: [u32; 2]) -> u32 {
    x | y << 16
}

/// The column and the row of a [`packed`] pixel.
#[inline(always)]
pub(super) fn unpacked(pixel: u32) -> [u32; 2] {
    [pixel & 0xffff, pixel >> 16]
}

/// The records of another frame, and the pixels of this one that they fall on.
pub(super) struct Landed<'n> {
    pub other: &'n Negative<'n>,
    /// Of all records, those of `more` last: the pixel, column and row in one number, or [`NOWHERE`].
    pub pixels: Vec<u32>,
}

impl Landed<'_> {
    /// A record by its number.
    #[inline(always)]
    fn record(&self, n: usize) -> &Record {
        match n.checked_sub(self.other.records.len()) {
            None => &self.other.records[n],
            Some(more) => &self.other.more.records[more],
        }
    }
}

impl Negative<'_> {
    /// The frame, by its own samples and those of `around`, which are of other frames of the same shot and size; with
    /// the layers that are wanted. The noise is taken out by the denoiser that is given, or by the simple filter.
    pub fn finish(
        &self,
        around: &[&Negative<'_>],
        layers: Layers,
        denoiser: Option<&dyn Denoise>,
    ) -> (Frame, RenderStats) {
        let mut stats = self.stats;
        let mut pixels = self.gather(around, &mut stats);
        let guides = filter::share(&mut pixels, self.request.size, self.tracer.pixel, self.request.previs);
        let request = Request { layers, ..self.request };
        let frame = develop(&self.tracer, &request, &mut pixels, guides, denoiser, &mut stats);
        (frame, stats)
    }

    /// The pixels by its own samples and those of `around`, before neighbours share anything.
    pub(crate) fn gather(&self, around: &[&Negative<'_>], stats: &mut RenderStats) -> Vec<Pixel> {
        let landed: Vec<Landed<'_>> = around.iter().map(|other| self.land(other)).collect();
        let trusts: Vec<Trust> = trusts(self, &landed);
        let width = self.request.size[0] as usize;
        let list = List::of(&landed, self.records.len(), width);
        let wanted = SCARCE * (self.request.samples.max(1) as usize * (around.len() + 1).min(ENOUGH)) as f32;
        let mut pixels = vec![Pixel::EMPTY; self.records.len()];
        let from = Around { of: self, landed: &landed, trusts: &trusts, list: &list, wanted };
        let extra: Vec<RenderStats> =
            pixels.par_chunks_mut(width).enumerate().map(|(y, out)| wide::run(Row { from: &from, y, out })).collect();
        stats.add(&RenderStats::sum(&extra));
        spare::give(landed.into_iter().map(|l| l.pixels).chain([list.first, list.next]));
        pixels
    }

    /// The frame's own samples of a pixel.
    #[inline(always)]
    fn own(&self, i: usize, read: impl Read) -> Sum {
        let mut sum = Sum::default();
        let more = if self.more.pixels.is_empty() { &[] } else { self.more.at(i) };
        for record in std::slice::from_ref(&self.records[i]).iter().chain(more).filter(|r| !r.is_empty()) {
            let found = record.found(read.colours(record), record.position);
            sum.add(&found, &WHOLE, &self.data[i], self.tracer.pixel);
        }
        sum
    }

    /// Its own pixels as those of [`Landed`] are.
    pub(super) fn pixels(&self) -> Vec<u32> {
        let [width, height] = self.request.size;
        let grid = (0..height).flat_map(|y| (0..width).map(move |x| packed([x, y])));
        let more = self.more.pixels.iter().map(|i| packed([i % width, i / width]));
        let records = self.records.iter().chain(&self.more.records);
        grid.chain(more).zip(records).map(|(pixel, r)| if r.is_empty() { NOWHERE } else { pixel }).collect()
    }

    /// More samples for a pixel that has few.
    fn refill(&self, sum: &mut Sum, [x, y]: [u32; 2], wanted: f32, stats: &mut RenderStats) {
        let i = (y * self.request.size[0] + x) as usize;
        let first = self.request.samples.max(1);
        for s in first..first + (wanted - sum.count).ceil() as u32 {
            let sample = self.tracer.one_more(x, y, s, stats);
            match found(&sample, self.request.exposure) {
                Some(found) => sum.add(&found, &WHOLE, &self.data[i], self.tracer.pixel),
                None => stats.drop_at([x, y]),
            }
        }
    }

    /// Where the records of another frame are in this one.
    fn land<'n>(&self, other: &'n Negative<'n>) -> Landed<'n> {
        let width = self.request.size[0];
        let mut pixels = spare::take();
        pixels.clear();
        pixels.resize(other.records.len() + other.more.records.len(), NOWHERE);
        let (first, more) = pixels.split_at_mut(other.records.len());
        let at = |at: [u32; 2], record: &Record| {
            let landing = if record.is_empty() { None } else { self.follow(&other.tracer, at, record) };
            landing.map_or(NOWHERE, packed)
        };
        let rows = first.par_chunks_mut(width as usize).zip(other.records.par_chunks(width as usize)).enumerate();
        rows.for_each(|(y, (out, records))| {
            for ((x, out), record) in out.iter_mut().enumerate().zip(records) {
                *out = at([x as u32, y as u32], record);
            }
        });
        let others = other.more.pixels.par_iter().zip(&other.more.records).with_min_len(4096);
        more.par_iter_mut().zip(others).for_each(|(out, (i, record))| *out = at([i % width, i / width], record));
        Landed { other, pixels }
    }

    /// Where what a record of another frame has found is now.
    #[inline(always)]
    fn now(&self, then: &Tracer<'_>, record: &Record) -> Option<Vec3> {
        match record.mover() {
            0 | SKY => Some(record.position),
            m => {
                let (now, then) = (self.tracer.stage.pose(m - 1)?, then.stage.pose(m - 1)?);
                Some(now.point(then.inverse_point(record.position)))
            }
        }
    }

    /// The pixel that a record of a pixel of another frame falls on.
    fn follow(&self, then: &Tracer<'_>, [x, y]: [u32; 2], record: &Record) -> Option<[u32; 2]> {
        let now = &self.tracer;
        let position = self.now(then, record)?;
        let size = self.request.size;
        let (x0, y0, _) = then.projection.project(record.position)?;
        let (dx, dy) = record.place();
        let (x1, y1, depth) = now.projection.project(position)?;
        // The place that the sample was taken through moves as its point does, which lies elsewhere where it is out of focus.
        let (px, py) = (x as f32 + dx + x1 - x0, y as f32 + dy + y1 - y0);
        if !(px >= 0.0 && py >= 0.0 && px < size[0] as f32 && py < size[1] as f32) {
            return None;
        }
        let (px, py) = (px as u32, py as u32);
        self.sees(px, py, record.mover(), depth).then_some([px, py])
    }

    /// Whether something at a depth is seen in or beside a pixel.
    fn sees(&self, px: u32, py: u32, mover: u32, depth: f32) -> bool {
        let [w, h] = self.request.size;
        let slack = NEAR.0 * depth + NEAR.1;
        // Most records fall on the very thing.
        let here = &self.data[(py * w + px) as usize];
        let same =
            if here.object < 0 { mover == SKY } else { here.mover == mover && (here.depth - depth).abs() <= slack };
        if same {
            return true;
        }
        let (mut least, mut most, mut sky) = (f32::INFINITY, 0.0_f32, false);
        for y in py.saturating_sub(1)..(py + 2).min(h) {
            for x in px.saturating_sub(1)..(px + 2).min(w) {
                let d = &self.data[(y * w + x) as usize];
                if d.object < 0 {
                    sky = true;
                } else if d.mover == mover {
                    least = least.min(d.depth);
                    most = most.max(d.depth);
                }
            }
        }
        if mover == SKY {
            return sky;
        }
        // Thin things that stand are met by few of the rays through the pixels' centres.
        (depth <= most + slack || (mover == 0 && sky)) && (mover == 0 || depth >= least - slack)
    }
}

/// All that a pixel is gathered from.
struct Around<'a> {
    of: &'a Negative<'a>,
    landed: &'a [Landed<'a>],
    trusts: &'a [Trust],
    list: &'a List,
    /// Fewer samples of a pixel are too few.
    wanted: f32,
}

/// A row of pixels in the making.
struct Row<'a> {
    from: &'a Around<'a>,
    y: usize,
    out: &'a mut [Pixel],
}

impl Work for Row<'_> {
    type Out = RenderStats;
    #[inline(always)]
    fn go<R: Read>(self, read: R) -> RenderStats {
        let Self { from: Around { of, landed, trusts, list, wanted }, y, out } = self;
        let width = out.len();
        let mut stats = RenderStats::default();
        for (x, out) in out.iter_mut().enumerate() {
            let i = y * width + x;
            let center = &of.data[i];
            let mut sum = of.own(i, read);
            let spot = trusts.first().map(|t| t.spot(x, y));
            let mut frame = 0;
            for n in list.at(i) {
                while n >= list.ends[frame] {
                    frame += 1;
                }
                let begin = if frame == 0 { 0 } else { list.ends[frame - 1] };
                let record = landed[frame].record(n - begin);
                let Some(position) = of.now(&landed[frame].other.tracer, record) else { continue };
                let trust = spot.as_ref().map_or(WHOLE, |spot| trusts[frame].at(spot));
                sum.add(&record.found(read.colours(record), position), &trust, center, of.tracer.pixel);
            }
            if sum.count < *wanted && !landed.is_empty() {
                of.refill(&mut sum, [x as u32, y as u32], *wanted, &mut stats);
            }
            *out = sum.pixel(center);
        }
        stats
    }
}

/// For every pixel, the records of all frames around that fall on it, in their order.
struct List {
    first: Vec<u32>,
    /// Of all records, frame after frame.
    next: Vec<u32>,
    /// Where those of each frame end.
    ends: Vec<usize>,
}

impl List {
    fn of(landed: &[Landed<'_>], pixels: usize, width: usize) -> Self {
        let mut end = 0;
        let ends: Vec<usize> = landed
            .iter()
            .map(|l| {
                end += l.pixels.len();
                end
            })
            .collect();
        let [mut first, mut next] = [pixels, end].map(|count| {
            let mut numbers = spare::take();
            numbers.clear();
            numbers.resize(count, NOWHERE);
            numbers
        });
        for l in landed.iter().rev() {
            for pixel in l.pixels.iter().rev() {
                end -= 1;
                if *pixel != NOWHERE {
                    let [x, y] = unpacked(*pixel);
                    next[end] = std::mem::replace(&mut first[y as usize * width + x as usize], end as u32);
                }
            }
        }
        Self { first, next, ends }
    }

    fn at(&self, pixel: usize) -> impl Iterator<Item = usize> + '_ {
        let some = |n: u32| (n != NOWHERE).then_some(n as usize);
        std::iter::successors(some(self.first[pixel]), move |n| some(self.next[*n]))
    }
}

/// Memory for the numbers of pixels and records: kept from frame to frame, since every one needs tens of such lists, and fresh
/// memory costs the system more time to clear than it takes to fill.
mod spare {
    use std::sync::{Mutex, PoisonError};

    static KEPT: Mutex<Vec<Vec<u32>>> = Mutex::new(Vec::new());

    /// A list with whatever is in it, or an empty one.
    pub(super) fn take() -> Vec<u32> {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps lists that are done with.
    pub(super) fn give(lists: impl IntoIterator<Item = Vec<u32>>) {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).extend(lists);
    }
}
