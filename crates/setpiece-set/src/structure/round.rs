//! Round things in courses of pieces: shafts, domes, spires, cones, and what is fixed to them.
//!
//! Every course is a ring of wedge-shaped pieces that lie on the course below and lean on each other, so that it breaks
//! into rings and staves.

use super::kit::{Kit, Span, Spec};
use super::solid::{frustum, ring, sector, stretched, voussoir};
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};

/// A level of a round body: outer and inner radius at a height.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// Height in metres.
    pub y: f32,
    /// Outer radius.
    pub outer: f32,
    /// Inner radius; 0 for a solid.
    pub inner: f32,
}

/// An upright axis with what its courses have in common.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// (x, z).
    pub center: [f32; 2],
    /// Pieces to a course.
    pub count: usize,
    /// How far it is stretched along z.
    pub stretch: f32,
}

impl Axis {
    /// A round one.
    pub fn new(center: [f32; 2], count: usize) -> Self {
        Self { center, count, stretch: 1.0 }
    }

    /// Builds the course between two levels.
    pub fn course(&self, kit: &mut Kit<'_>, spec: Spec, low: Level, high: Level, material: MaterialId) {
        for i in 0..self.count {
            let (y, outer, inner) = ([low.y, high.y], [low.outer, high.outer], [low.inner, high.inner]);
            let shape = if low.inner <= 0.0 && high.inner <= 0.0 {
                sector(self.center, i, self.count, outer, y, material)
            } else {
                voussoir(self.center, i, self.count, outer, inner, y, material)
            };
            kit.put(spec, stretched(shape, self.center[1], self.stretch));
        }
    }

    /// Builds courses through all levels, the `n`th of a material by its number.
    pub fn courses(
        &self,
        kit: &mut Kit<'_>,
        spec: Spec,
        levels: &[Level],
        anchored: bool,
        material: impl Fn(usize) -> MaterialId,
    ) {
        for (n, pair) in levels.windows(2).enumerate() {
            self.course(kit, spec.anchored(anchored && n == 0), pair[0], pair[1], material(n));
        }
    }

    /// A cap in one piece between two levels, or a point when the upper radius is zero.
    pub fn cap(&self, kit: &mut Kit<'_>, spec: Spec, low: Level, high: Level, material: MaterialId) {
        let foot = ring(self.center, low.outer, low.y, self.count);
        let top = if high.outer > 0.0 {
            ring(self.center, high.outer, high.y, self.count)
        } else {
            vec![Vec3::new(self.center[0], high.y, self.center[1])]
        };
        kit.put(spec, stretched(frustum(&foot, &top, material), self.center[1], self.stretch));
    }

    /// A point on a circle about it, `turn` from 0 to 1 starting to the right and going round by the back.
    pub fn at(&self, turn: f32, radius: f32, y: f32) -> Vec3 {
        use setpiece_scene::math::{cos, sin};
        let a = std::f32::consts::TAU * turn;
        Vec3::new(self.center[0] + radius * cos(a), y, self.center[1] - radius * sin(a) * self.stretch)
    }
}

/// Evenly spaced levels from `y[0]` to `y[1]` in steps of about `step`, with radii by height share.
pub fn levels(y: Span, step: f32, most: usize, radius: impl Fn(f32) -> (f32, f32)) -> Vec<Level> {
    let n = (((y[1] - y[0]) / step).round() as usize).clamp(1, most);
    (0..=n)
        .map(|i| {
            let t = i as f32 / n as f32;
            let (outer, inner) = radius(t);
            Level { y: y[0] + (y[1] - y[0]) * t, outer, inner }
        })
        .collect()
}

/// A half-round dome with a lantern hole closed by a cap.
pub fn dome(kit: &mut Kit<'_>, axis: &Axis, radius: f32, base: f32, material: MaterialId, spec: Spec) {
    use setpiece_scene::math::{cos, sin};
    let thick = (0.12 * radius).clamp(0.08, 0.3);
    let at = |i: usize| {
        let a = 1.35 * i as f32 / 4.0;
        Level { y: base + radius * sin(a), outer: radius * cos(a), inner: (radius * cos(a) - thick).max(0.02) }
    };
    let all: Vec<Level> = (0..=4).map(at).collect();
    axis.courses(kit, spec, &all, false, |_| material);
    let low = all[4];
    axis.cap(kit, spec, low, Level { y: base + 1.08 * radius, outer: 0.3 * low.outer, inner: 0.0 }, material);
}

/// A ladder with a cage up a wall: `foot` to `top`, `out` away from the wall, in lengths of about three metres.
pub fn ladder(kit: &mut Kit<'_>, foot: Vec3, top: Vec3, out: Vec3, storey: i32) {
    let iron = kit.pal.iron;
    let right = Vec3::Y.cross(out).normalize_or(Vec3::X);
    let length = (top - foot).length();
    let pieces = ((length / 3.0).round() as usize).clamp(1, 24);
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, iron, storey);
    for i in 0..pieces {
        let at = |t: f32| foot + (top - foot) * ((i as f32 + t) / pieces as f32);
        let (a, b) = (at(0.0) + out * 0.06, at(1.0) + out * 0.06);
        let mut mesh = Mesh::default();
        for s in [-0.2, 0.2] {
            tube(&mut mesh, a + right * s + out * 0.1, b + right * s + out * 0.1, [0.022; 2], 5, iron);
        }
        let rungs = ((b - a).length() / 0.3) as usize;
        for k in 0..rungs {
            let p = a + (b - a) * ((k as f32 + 0.5) / rungs as f32) + out * 0.1;
            tube(&mut mesh, p - right * 0.2, p + right * 0.2, [0.012; 2], 4, iron);
            if k % 3 == 0 && i > 0 {
                // The cage.
                let hoop: Vec<Vec3> = [(-0.34, 0.1), (-0.3, 0.55), (0.0, 0.75), (0.3, 0.55), (0.34, 0.1)]
                    .iter()
                    .map(|(s, d)| p + right * *s + out * (d - 0.1))
                    .collect();
                setpiece_scene::build::wire(&mut mesh, &hoop, 0.012, 4, iron);
            }
        }
        // Clear of the next length, so that each is held by the wall behind it.
        let end = (b - a) * 0.07_f32.min(0.2 / (b - a).length().max(0.5));
        let shape = super::solid::bar(a + end + out * 0.06, b - end + out * 0.06, right, 0.42, 0.1, iron);
        if kit.is_room_for(&shape) {
            kit.put_as(spec, shape, mesh);
        }
    }
}

/// A railing around a circle, in `pieces` lengths, seen as posts and rails.
pub fn railing(kit: &mut Kit<'_>, axis: &Axis, radius: f32, y: f32, pieces: usize, storey: i32) {
    let iron = kit.pal.grey_metal;
    let spec = Spec::new(PartKind::Railing, Substance::Steel, iron, storey);
    for i in 0..pieces {
        let (a, b) =
            (axis.at(i as f32 / pieces as f32, radius, y), axis.at((i as f32 + 1.0) / pieces as f32, radius, y));
        let mut mesh = Mesh::default();
        for h in [0.5, 1.0] {
            tube(&mut mesh, a + Vec3::Y * h, b + Vec3::Y * h, [0.02; 2], 5, iron);
        }
        let posts = (((b - a).length() / 0.9) as usize).max(1);
        for k in 0..posts {
            let p = a + (b - a) * (k as f32 / posts as f32);
            block(&mut mesh, (p - Vec3::new(0.02, 0.0, 0.02)).into(), (p + Vec3::new(0.02, 1.0, 0.02)).into(), iron);
        }
        let (a, b) = (a + (b - a) * 0.01, b + (a - b) * 0.01);
        let shape = super::solid::bar(a + Vec3::Y * 0.5, b + Vec3::Y * 0.5, Vec3::Y, 1.0, 0.03, iron);
        kit.put_as(spec, shape, mesh);
    }
}
