//! A frame from its own samples and those of the frames around it.
//!
//! What stands and what moves is known exactly, so every sample of a neighbouring frame can be followed to where its
//! point is now: light is gathered over a fixed window of frames along true motion, as ray-traced films reuse samples
//! in time. Samples that are hidden now are left out (as temporal antialiasing does; Yang, Liu and Salvi 2020, "A survey
//! of temporal antialiasing techniques"), and light that has changed counts less, block by block (`change`). The window
//! is fixed, so that a frame does not depend on which others were made. Pixels that their neighbours tell little about
//! trace more samples of their own.

use super::change::{Trust, trusts};
use super::negative::{Negative, Record, SKY, found};
use super::sum::{KINDS, Sum};
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

/// The records of another frame, and the pixels of this one that they fall on.
pub(super) struct Landed<'n> {
    other: &'n Negative<'n>,
    /// Of all records, those of `more` last: the pixel, or [`NOWHERE`].
    pixels: Vec<u32>,
}

impl Landed<'_> {
    /// A record by its number.
    fn record(&self, n: usize) -> &Record {
        match n.checked_sub(self.other.records.len()) {
            None => &self.other.records[n],
            Some(more) => &self.other.more[more].1,
        }
    }

    /// The records that fall on a pixel, with it.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Record)> {
        let records = self.other.records.iter().chain(self.other.more.iter().map(|(_, r)| r));
        self.pixels.iter().copied().zip(records).filter(|(pixel, _)| *pixel != NOWHERE)
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
        filter::share(&mut pixels, self.request.size, self.tracer.pixel, self.request.previs);
        let request = Request { layers, ..self.request };
        let frame = develop(&self.tracer, &request, &mut pixels, denoiser, &mut stats);
        (frame, stats)
    }

    /// The pixels by its own samples and those of `around`, before neighbours share anything.
    pub(crate) fn gather(&self, around: &[&Negative<'_>], stats: &mut RenderStats) -> Vec<Pixel> {
        let landed: Vec<Landed<'_>> = around.iter().map(|other| self.land(other)).collect();
        let trusts: Vec<Trust> = trusts(self, &landed);
        let list = List::of(&landed, self.records.len());
        let width = self.request.size[0] as usize;
        let wanted = SCARCE * (self.request.samples.max(1) as usize * (around.len() + 1).min(ENOUGH)) as f32;
        let mut pixels = vec![Pixel::EMPTY; self.records.len()];
        let extra: Vec<RenderStats> = pixels
            .par_chunks_mut(width)
            .enumerate()
            .map(|(y, row)| {
                let mut stats = RenderStats::default();
                for (x, out) in row.iter_mut().enumerate() {
                    let i = y * width + x;
                    let center = &self.data[i];
                    let mut sum = self.own(i);
                    let spot = trusts.first().map(|t| t.spot(x, y));
                    let mut of = 0;
                    for n in list.at(i) {
                        while n >= list.ends[of] {
                            of += 1;
                        }
                        let begin = if of == 0 { 0 } else { list.ends[of - 1] };
                        let record = landed[of].record(n - begin);
                        let Some(position) = self.now(&landed[of].other.tracer, record) else { continue };
                        let trust = spot.as_ref().map_or([1.0; KINDS], |spot| trusts[of].at(spot));
                        sum.add(&record.found(position), trust, center, self.tracer.pixel);
                    }
                    if sum.count < wanted && !around.is_empty() {
                        self.refill(&mut sum, [x as u32, y as u32], wanted, &mut stats);
                    }
                    *out = sum.pixel(center);
                }
                stats
            })
            .collect();
        stats.add(&RenderStats::sum(&extra));
        spare::give(landed.into_iter().map(|l| l.pixels).chain([list.first, list.next]));
        pixels
    }

    /// The frame's own samples of a pixel.
    fn own(&self, i: usize) -> Sum {
        let mut sum = Sum::default();
        let from = self.more.partition_point(|(pixel, _)| (*pixel as usize) < i);
        let others = self.more[from..].iter().take_while(|(pixel, _)| *pixel as usize == i).map(|(_, r)| r);
        for record in [&self.records[i]].into_iter().chain(others).filter(|r| !r.is_empty()) {
            sum.add(&record.found(record.position), [1.0; KINDS], &self.data[i], self.tracer.pixel);
        }
        sum
    }

    /// More samples for a pixel that has few.
    fn refill(&self, sum: &mut Sum, [x, y]: [u32; 2], wanted: f32, stats: &mut RenderStats) {
        let i = (y * self.request.size[0] + x) as usize;
        let first = self.request.samples.max(1);
        for s in first..first + (wanted - sum.count).ceil() as u32 {
            let sample = self.tracer.one_more(x, y, s, stats);
            match found(&sample, self.request.exposure) {
                Some(found) => sum.add(&found, [1.0; KINDS], &self.data[i], self.tracer.pixel),
                None => stats.drop_at([x, y]),
            }
        }
    }

    /// Where the records of another frame are in this one.
    fn land<'n>(&self, other: &'n Negative<'n>) -> Landed<'n> {
        let width = self.request.size[0];
        let first = other.records.par_iter().enumerate().map(|(i, record)| (i as u32, record));
        let more = other.more.par_iter().map(|(pixel, record)| (*pixel, record));
        let mut pixels = spare::take();
        first
            .chain(more)
            .with_min_len(4096)
            .map(|(pixel, record)| {
                let at = [pixel % width, pixel / width];
                let landing = if record.is_empty() { None } else { self.follow(&other.tracer, at, record) };
                landing.unwrap_or(NOWHERE)
            })
            .collect_into_vec(&mut pixels);
        Landed { other, pixels }
    }

    /// Where what a record of another frame has found is now.
    fn now(&self, then: &Tracer<'_>, record: &Record) -> Option<Vec3> {
        match record.mover {
            0 | SKY => Some(record.position),
            m => {
                let (now, then) = (self.tracer.stage.pose(m - 1)?, then.stage.pose(m - 1)?);
                Some(now.point(then.inverse_point(record.position)))
            }
        }
    }

    /// The pixel that a record of a pixel of another frame falls on.
    fn follow(&self, then: &Tracer<'_>, [x, y]: [u32; 2], record: &Record) -> Option<u32> {
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
        self.sees(px, py, record.mover, depth).then_some(py * size[0] + px)
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

/// For every pixel, the records of all frames around that fall on it, in their order.
struct List {
    first: Vec<u32>,
    /// Of all records, frame after frame.
    next: Vec<u32>,
    /// Where those of each frame end.
    ends: Vec<usize>,
}

impl List {
    fn of(landed: &[Landed<'_>], pixels: usize) -> Self {
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
                    next[end] = std::mem::replace(&mut first[*pixel as usize], end as u32);
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
