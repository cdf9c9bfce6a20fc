//! The camera's rays of a tile of the picture, traced together.

use super::camera::{SKY_DISTANCE, Tracer};
use crate::bvh::{RAYS, Ray};
use crate::geometry::Hit;
use crate::request::RenderStats;
use crate::sample::Sampler;

/// Rows and columns that are traced together, for the sake of the caches.
pub(crate) const TILE: u32 = 16;

/// Pixels of the picture: a tile, or what of one lies in the picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rect {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Rect {
    /// The tile that starts at a pixel, in a picture of a size.
    pub(crate) fn from(left: u32, top: u32, [width, height]: [u32; 2]) -> Self {
        Self { left, top, width: TILE.min(width - left), height: TILE.min(height - top) }
    }

    /// The tile of a pixel.
    pub(crate) fn of_pixel([x, y]: [u32; 2], size: [u32; 2]) -> Self {
        Self::from(x - x % TILE, y - y % TILE, size)
    }

    pub(crate) fn index(&self, x: u32, y: u32) -> usize {
        ((y - self.top) * self.width + x - self.left) as usize
    }

    /// The pixels along a Morton curve: any few that follow each other are near each other.
    fn pixels(self) -> impl Iterator<Item = [u32; 2]> {
        let gather = |i: u32| (i & 1) | (i >> 1 & 2) | (i >> 2 & 4) | (i >> 3 & 8);
        (0..TILE * TILE)
            .map(move |i| [gather(i), gather(i >> 1)])
            .filter(move |[x, y]| *x < self.width && *y < self.height)
            .map(move |[x, y]| [self.left + x, self.top + y])
    }
}

/// A camera sample that has left the lens.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    pub ray: Ray,
    /// Lengths of the ray's direction for one along the axis.
    pub length: f32,
    /// Where in its pixel it lies, from the top left.
    pub place: (f32, f32),
    /// Whether bounced light is traced.
    pub bounces: bool,
    pub sampler: Sampler,
}

/// What the camera's rays of a tile meet.
pub(crate) struct Tile {
    rect: Rect,
    /// By the rays through the pixels' centres.
    centers: Vec<Option<Hit>>,
    /// By those of the samples, sample after sample; empty where they go through the centres too.
    starts: Vec<Option<(Start, Option<Hit>)>>,
}

impl Tile {
    pub(crate) fn center(&self, x: u32, y: u32) -> Option<Hit> {
        self.centers[self.rect.index(x, y)]
    }

    /// A sample of a pixel and what it meets.
    pub(super) fn start(&self, x: u32, y: u32, sample: u32) -> Option<&(Start, Option<Hit>)> {
        let i = sample as usize * self.centers.len() + self.rect.index(x, y);
        self.starts.get(i)?.as_ref()
    }
}

impl Tracer<'_> {
    /// Traces the camera's rays of a tile's pixels: those through their centres and those of all samples.
    pub(crate) fn tile(&self, rect: Rect, stats: &mut RenderStats) -> Tile {
        let centers = self.centers(rect, |_, _| true, stats);
        let mut starts = Vec::new();
        if self.spreads() {
            let area = centers.len();
            starts.resize_with(area * self.samples as usize, || None);
            for sample in 0..self.samples {
                let first = sample as usize * area;
                let depth = |x, y| centers[rect.index(x, y)].map_or(SKY_DISTANCE, |hit| hit.distance);
                let leave = |x, y| self.start(x, y, sample, depth(x, y));
                self.meet(
                    rect,
                    |_, _| true,
                    leave,
                    |start| start.ray,
                    stats,
                    |i, start, hit| {
                        starts[first + i] = Some((start, hit));
                    },
                );
            }
        }
        Tile { rect, centers, starts }
    }

    /// What the rays through the centres of those pixels of a tile meet that are wanted, row by row.
    pub(crate) fn centers(
        &self,
        rect: Rect,
        wanted: impl Fn(u32, u32) -> bool,
        stats: &mut RenderStats,
    ) -> Vec<Option<Hit>> {
        let mut hits = vec![None; (rect.width * rect.height) as usize];
        let leave = |x, y| self.central_ray(x, y);
        self.meet(rect, wanted, leave, |ray| *ray, stats, |i, _, hit| hits[i] = hit);
        hits
    }

    /// Traces a ray of every pixel that is wanted, several together.
    fn meet<S>(
        &self,
        rect: Rect,
        wanted: impl Fn(u32, u32) -> bool,
        leave: impl Fn(u32, u32) -> S,
        ray: impl Fn(&S) -> Ray,
        stats: &mut RenderStats,
        mut keep: impl FnMut(usize, S, Option<Hit>),
    ) {
        let mut pixels = rect.pixels().filter(|[x, y]| wanted(*x, *y));
        loop {
            let together: Vec<(usize, S)> =
                pixels.by_ref().take(RAYS).map(|[x, y]| (rect.index(x, y), leave(x, y))).collect();
            if together.is_empty() {
                return;
            }
            stats.rays += together.len() as u64;
            let rays: Vec<Ray> = together.iter().map(|(_, s)| ray(s)).collect();
            let hits = self.stage.closest_of(&rays);
            for ((i, start), hit) in together.into_iter().zip(hits) {
                keep(i, start, hit);
            }
        }
    }
}
