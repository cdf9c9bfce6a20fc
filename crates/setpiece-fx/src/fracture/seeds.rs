//! Where seeds lie: best candidates in a density that follows noise and what the part is, and the clusters they make.
//!
//! Seeds are drawn one by one, each the best of a few candidates: the one farthest from all others, measured in the
//! spacing wanted there (Mitchell 1991, with a metric that varies). The spacing follows slow noise, so that a part
//! breaks into some large and some small pieces; it is finer where concrete crushes: at the ends of columns, along the
//! edges of plates, in the ground storey. Clusters group neighbouring cells into the large pieces that come off first;
//! they are Voronoi cells of fewer seeds, as in the nested patterns of Mueller, Chentanez and Kim 2013.

use super::frame::Frame;
use super::noise;
use glam::DVec3;
use setpiece_scene::{Part, PartKind};
use setpiece_shot::Rng;

/// Most cells that one part is cut into.
pub const MOST: usize = 400;
/// Candidates per seed.
const CANDIDATES: usize = 7;
/// Wave length of the noise that the spacing follows, metres.
const PATCHES: f64 = 1.9;
/// Cells in a cluster, about.
const CLUSTER: f64 = 3.6;

/// How many cells along each axis give cells of about `size` metres.
pub fn counts(frame: &Frame, size: f64) -> [usize; 3] {
    frame.extent.map(|e| ((e / size + 0.35) as usize).clamp(1, MOST))
}

/// Where seeds may lie and how densely.
pub struct Field<'a> {
    /// The part.
    pub part: &'a Part,
    /// Its frame.
    pub frame: &'a Frame,
    /// Factors of length along the axes: small ones make cells long.
    pub stretch: [f64; 3],
    /// Whether cuts run through in an axis' direction, so that seeds spread along the others only.
    pub free: [bool; 3],
    /// Wanted size of cells in metres.
    pub size: f64,
    /// How far seeds stray along the axes that are not free, as a share of the size: makes cuts oblique.
    pub oblique: f64,
    /// Tells parts apart.
    pub seed: u32,
}

impl Field<'_> {
    fn candidate(&self, rng: &mut Rng) -> DVec3 {
        let share = [0, 1, 2].map(|k| {
            if self.free[k] {
                f64::from(rng.range(0.02, 0.98))
            } else {
                let stray = self.oblique * self.size / self.frame.extent[k].max(1e-6);
                0.5 + stray * f64::from(rng.range(-1.0, 1.0))
            }
        });
        self.frame.at(share)
    }

    /// Wanted spacing at a point, as a share of the size.
    fn spacing(&self, p: DVec3) -> f64 {
        let mut spacing = (1.0 + 1.1 * noise::noise(p / PATCHES, self.seed ^ 0x77)).clamp(0.5, 1.7);
        let c = self.frame.coordinates(p);
        let rim = |k: usize| c[k].min(self.frame.extent[k] - c[k]);
        match self.part.kind {
            PartKind::Column => {
                let k = self.frame.longest();
                spacing *= if rim(k) < 0.2 * self.frame.extent[k] { 0.65 } else { 1.0 };
            }
            PartKind::Slab | PartKind::Balcony | PartKind::CoreWall => {
                for k in (0..3).filter(|k| self.free[*k]) {
                    spacing *= if rim(k) < 0.6 * self.size { 0.8 } else { 1.0 };
                }
            }
            _ => {}
        }
        spacing
    }

    /// Distance between points as the cells see it.
    fn distance(&self, p: DVec3, q: DVec3) -> f64 {
        let d = p - q;
        let along = |k: usize| self.frame.axes[k].dot(d) * self.stretch[k];
        (along(0).powi(2) + along(1).powi(2) + along(2).powi(2)).sqrt()
    }

    /// `count` seeds.
    pub fn seeds(&self, count: usize, rng: &mut Rng) -> Vec<DVec3> {
        let mut out: Vec<DVec3> = Vec::with_capacity(count);
        for _ in 0..count {
            let mut best = (f64::NEG_INFINITY, DVec3::ZERO);
            for _ in 0..CANDIDATES {
                let p = self.candidate(rng);
                let nearest = out.iter().map(|q| self.distance(p, *q)).fold(f64::INFINITY, f64::min);
                let score = nearest.min(1e6) / self.spacing(p);
                if score > best.0 {
                    best = (score, p);
                }
            }
            out.push(best.1);
        }
        out
    }

    /// The cluster of each seed: numbers from 0, without gaps.
    pub fn clusters(&self, seeds: &[DVec3], rng: &mut Rng) -> Vec<u32> {
        let count = (seeds.len() as f64 / CLUSTER + 0.5) as usize;
        if count < 2 {
            return vec![0; seeds.len()];
        }
        let centers = self.seeds(count, rng);
        // Clusters are jagged: distances are off by noise.
        let torn = |p: DVec3, c: usize| 1.0 + 0.3 * noise::noise(p / (0.8 * self.size), self.seed ^ (c as u32 + 9));
        let nearest = |p: &DVec3| {
            let far = |c: &usize| self.distance(*p, centers[*c]) * torn(*p, *c);
            (0..count).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
        };
        let raw: Vec<usize> = seeds.iter().map(nearest).collect();
        let mut name = vec![u32::MAX; count];
        let mut next = 0;
        raw.into_iter()
            .map(|c| {
                if name[c] == u32::MAX {
                    name[c] = next;
                    next += 1;
                }
                name[c]
            })
            .collect()
    }
}
