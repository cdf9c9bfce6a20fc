//! Pitched roofs over a box: gable walls, pairs of rafters on a ridge beam, ties where there is no floor to hold the
//! feet together, two slopes in strips, ridge caps.

use super::kit::{Kit, Span, Spec, bounds};
use super::solid::{along_x, quarter};
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{Convex, MaterialId, Mesh, PartKind, Substance};

/// A roof with its ridge along x.
pub struct Gable<'a> {
    /// Where bays end, from gable to gable.
    pub lines: &'a [f32],
    /// From back to front.
    pub z: Span,
    /// Height of the eaves.
    pub eaves: f32,
    /// Rise of the ridge over the eaves.
    pub rise: f32,
    /// How far it juts out over the eaves.
    pub over: f32,
    /// How far it juts out over the first and the last line.
    pub ends: [f32; 2],
    /// Thickness of the slopes.
    pub thick: f32,
    /// What is seen of the slopes from above.
    pub cover: MaterialId,
    /// What the gables are faced with.
    pub wall: MaterialId,
    /// What rafters and slopes are made of.
    pub substance: Substance,
    /// The storey under it.
    pub storey: i32,
    /// Turns it by a quarter, so that the ridge runs away from the street: x stands for -z, z for x.
    pub turned: bool,
    /// Thickness of the gable walls.
    pub gable_m: f32,
    /// Ties at the eaves between walls of this thickness; none when a floor holds the feet.
    pub ties: Option<f32>,
}

/// Distance of rafters.
const RAFTERS_M: f32 = 1.0;

impl Gable<'_> {
    fn turn(&self, shape: Convex) -> Convex {
        if self.turned { quarter(shape) } else { shape }
    }

    /// Builds it.
    pub fn build(&self, kit: &mut Kit<'_>) {
        self.gables(kit);
        if kit.lean < 5 {
            self.frame(kit);
        }
        self.slopes(kit);
    }

    fn middle(&self) -> f32 {
        0.5 * (self.z[0] + self.z[1])
    }

    fn slope(&self) -> f32 {
        self.rise / (self.z[1] - self.middle())
    }

    fn gables(&self, kit: &mut Kit<'_>) {
        let ridge = self.eaves + self.rise;
        let triangle = [[self.z[0], self.eaves], [self.z[1], self.eaves], [self.middle(), ridge]];
        let last = self.lines.len() - 1;
        let broken = if kit.pal.masonry == Substance::Timber { kit.pal.broken_light } else { kit.pal.broken_brick };
        let spec = Spec::new(PartKind::Facade, kit.pal.masonry, broken, self.storey).chunks(1.2);
        for (x, sign) in [(self.lines[0], 1.0), (self.lines[last], -1.0)] {
            let other = x + sign * self.gable_m;
            kit.put(spec, self.turn(along_x(&triangle, [x.min(other), x.max(other)], self.wall)));
        }
    }

    /// Ridge beam, rafters, ties.
    fn frame(&self, kit: &mut Kit<'_>) {
        let (m, slope) = (self.middle(), self.slope());
        let ridge = self.eaves + self.rise;
        let wood = kit.pal.woods[1];
        let spec = Spec::new(PartKind::Beam, self.substance, kit.pal.broken_light, self.storey).chunks(2.0);
        let half = 0.05;
        let deep = (0.22_f32).min(0.4 * self.rise);
        let last = self.lines.len() - 1;
        let (start, end) = (self.lines[0] + self.gable_m, self.lines[last] - self.gable_m);
        if end - start < 0.5 || deep < 0.05 {
            return;
        }
        let shoulder = ridge - half * slope;
        let beam = [
            [m - half, ridge - 0.35_f32.min(0.6 * self.rise)],
            [m + half, ridge - 0.35_f32.min(0.6 * self.rise)],
            [m + half, shoulder],
            [m, ridge],
            [m - half, shoulder],
        ];
        let step = RAFTERS_M * if kit.lean > 1 { 2.0 } else { 1.0 };
        let count = (((end - start) / step).round() as usize).max(1);
        let at = |i: usize| start + (end - start) * i as f32 / count as f32;
        // The ridge in lengths of about three rafters.
        for i in (0..count).step_by(3) {
            kit.put(spec, self.turn(along_x(&beam, [at(i), at((i + 3).min(count))], wood)));
        }
        for i in 0..count {
            let x = 0.5 * (at(i) + at(i + 1));
            let x = [x - 0.05, x + 0.05];
            for s in [1.0, -1.0] {
                let edge = m + s * 0.5 * (self.z[1] - self.z[0]);
                let rafter = [
                    [edge, self.eaves],
                    [edge - s * deep / slope, self.eaves],
                    [m + s * half, shoulder - deep],
                    [m + s * half, shoulder],
                ];
                kit.put(spec, self.turn(along_x(&rafter, x, wood)));
            }
            if let Some(wall) = self.ties
                && i % 2 == 0
            {
                let z = [self.z[0] + wall, self.z[1] - wall];
                let outline =
                    [[z[0], self.eaves - 0.3], [z[1], self.eaves - 0.3], [z[1], self.eaves], [z[0], self.eaves]];
                kit.put(spec, self.turn(along_x(&outline, [x[0] - 0.03, x[1] + 0.03], wood)));
            }
        }
    }

    fn slopes(&self, kit: &mut Kit<'_>) {
        let (m, slope, t) = (self.middle(), self.slope(), self.thick);
        let ridge = self.eaves + self.rise;
        let low = self.eaves - self.over * slope;
        let last = self.lines.len() - 1;
        let spec = Spec::new(PartKind::Slab, self.substance, kit.pal.broken_light, self.storey).chunks(0.85);
        let cap = Spec::new(PartKind::Fitting, Substance::Brick, kit.pal.broken_brick, self.storey);
        for pair in self.lines.windows(2) {
            let (mut from, mut to) = (pair[0], pair[1]);
            if pair[0] == self.lines[0] {
                from -= self.ends[0];
            }
            if pair[1] == self.lines[last] {
                to += self.ends[1];
            }
            for eave in [self.z[1] + self.over, self.z[0] - self.over] {
                // Two strips, the upper on the lower, so that a slope goes in sheets.
                let half = 0.5 * (m + eave);
                let mid = 0.5 * (low + ridge);
                for (a, b, ya, yb) in [(eave, half, low, mid), (half, m, mid, ridge)] {
                    let outline = [[a, ya], [b, yb], [b, yb + t], [a, ya + t]];
                    let shape = self.turn(along_x(&outline, [from, to], self.cover));
                    kit.put(spec, shape.faced(Vec3::NEG_Y, kit.pal.woods[1]));
                }
            }
            if kit.lean < 2 {
                let pieces = ((to - from) / 0.9).round().max(1.0) as usize;
                let at = |i: usize| from + (to - from) * i as f32 / pieces as f32;
                let y = ridge + t - 0.02;
                let point = |x: f32| if self.turned { Vec3::new(m, y, -x) } else { Vec3::new(x, y, m) };
                for i in 0..pieces {
                    let mut mesh = Mesh::default();
                    tube(&mut mesh, point(at(i)), point(at(i + 1)), [0.13, 0.11], 8, self.cover);
                    // Apart from each other, each held by the slopes.
                    let place =
                        bounds([at(i) + 0.005, at(i + 1) - 0.005], [ridge + t, ridge + t + 0.1], [m - 0.1, m + 0.1]);
                    kit.put_as(cap, self.turn(Convex::cuboid(place, self.cover)), mesh);
                }
            }
        }
    }
}
