//! Pitched roofs over a box: gables, trusses, two slopes in strips.

use super::kit::{Kit, Span, Spec};
use super::solid::{along_x, quarter};
use setpiece_scene::{Convex, MaterialId, PartKind, Substance};

/// A roof with its ridge along x.
pub struct Gable<'a> {
    /// Where trusses stand, from gable to gable.
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
    /// What trusses and slopes are made of.
    pub substance: Substance,
    /// The storey under it.
    pub storey: i32,
    /// Turns it by a quarter, so that the ridge runs away from the street: x stands for -z, z for x.
    pub turned: bool,
}

impl Gable<'_> {
    fn turn(&self, shape: Convex) -> Convex {
        if self.turned { quarter(shape) } else { shape }
    }

    /// Builds it.
    pub fn build(&self, kit: &mut Kit<'_>) {
        let middle = 0.5 * (self.z[0] + self.z[1]);
        let ridge = self.eaves + self.rise;
        let slope = self.rise / (self.z[1] - middle);
        let triangle = [[self.z[0], self.eaves], [self.z[1], self.eaves], [middle, ridge]];
        let last = self.lines.len() - 1;
        for (i, x) in self.lines.iter().enumerate() {
            let is_gable = i == 0 || i == last;
            let (thick, kind) = if is_gable { (0.2, PartKind::Facade) } else { (0.1, PartKind::Beam) };
            let at = if i == 0 {
                [*x, x + thick]
            } else if i == last {
                [x - thick, *x]
            } else {
                [x - 0.5 * thick, x + 0.5 * thick]
            };
            let (substance, broken, face) = if is_gable {
                (kit.pal.masonry, kit.pal.broken_brick, self.wall)
            } else {
                (self.substance, kit.pal.broken_light, kit.pal.woods[1])
            };
            let spec = Spec::new(kind, substance, broken, self.storey).chunks(1.6);
            kit.put(spec, self.turn(along_x(&triangle, at, face)));
        }
        let t = self.thick;
        let low = self.eaves - self.over * slope;
        for pair in self.lines.windows(2) {
            let (mut from, mut to) = (pair[0], pair[1]);
            if pair[0] == self.lines[0] {
                from -= self.ends[0];
            }
            if pair[1] == self.lines[last] {
                to += self.ends[1];
            }
            for eave in [self.z[1] + self.over, self.z[0] - self.over] {
                let outline = [[eave, low], [middle, ridge], [middle, ridge + t], [eave, low + t]];
                let spec = Spec::new(PartKind::Slab, self.substance, kit.pal.broken_light, self.storey).chunks(1.6);
                let shape = self.turn(along_x(&outline, [from, to], self.cover));
                kit.put(spec, shape.faced(glam::Vec3::NEG_Y, kit.pal.woods[1]));
            }
        }
    }
}
