//! Metal sheets, and bars as thin, that were torn off: curled along their length, creased across it and twisted.
//!
//! A thin sheet bends far more easily than it stretches, so what a blast leaves of it is nearly developable: it is bent about
//! parallel lines and keeps its lengths (Burgoon, Grinspun and Wood 2006 call such creased sheets discrete shells). The
//! body that falls stays the flat one.

use super::frame::Frame;
use glam::{DVec3, Vec3};
use setpiece_scene::math::{cos, sin, smoothstep};
use setpiece_scene::{Chunk, Mesh, Part, Substance, finer};
use setpiece_shot::Rng;

/// Thickest sheet or bar, and the least length of one that is seen to be bent, metres.
const THICK: f64 = 0.12;
const LEAST: f64 = 0.9;
/// Most that a sheet is curled over a metre and over its length, and creased at a place, radians.
const CURLED: (f32, f32) = (0.16, 0.7);
const CREASED: f32 = 0.75;
/// Half of the width of a crease, metres.
const FOLD: f32 = 0.12;
/// Most twist over a metre, radians.
const TWIST: f32 = 0.05;
/// Longest edge of the bent mesh, metres.
const EDGE: f32 = 0.25;
/// Points along the bent line.
const STEPS: usize = 96;

/// The directions along which a sheet or a thin bar is bent: along it, across it, through it; and half of its length. None for what
/// is not of metal or not thin.
fn sheet(part: &Part, chunk: &Chunk) -> Option<([Vec3; 3], f32)> {
    if part.substance != Substance::Steel {
        return None;
    }
    let frame = Frame::of(&part.shape)?;
    let reach = |axis: DVec3| {
        let along = chunk.hull.iter().map(|p| axis.dot(p.as_dvec3()));
        let (low, high) = along.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), d| (a.min(d), b.max(d)));
        high - low
    };
    let [u, v, w] = frame.axes;
    let (long, wide, thick) = (reach(u), reach(v), reach(w));
    let (long, u, v) = if long >= wide { (long, u, v) } else { (wide, v, u) };
    (thick < THICK && long > LEAST && thick < 0.1 * long).then(|| ([u, v, w].map(|a| a.as_vec3()), 0.5 * long as f32))
}

/// How a sheet is bent.
pub(super) struct Curl {
    axes: [Vec3; 3],
    line: Line,
    twist: f32,
}

impl Curl {
    /// Of a metal sheet, with `much` from 0 to 1; none of anything else.
    pub(super) fn of(part: &Part, chunk: &Chunk, much: f32, rng: &mut Rng) -> Option<Self> {
        let (axes, half) = sheet(part, chunk)?;
        let much = much.clamp(0.0, 1.0);
        let mut either = |least: f32| {
            let size = much * rng.range(least, 1.0);
            if rng.chance(0.5) { size } else { -size }
        };
        let (curl, twist) = (either(0.3) * CURLED.0.min(CURLED.1 / (2.0 * half)), either(0.2) * TWIST);
        let mut creases = [(0.0, either(0.1) * CREASED), (0.0, if half > 1.4 { either(0.1) * CREASED } else { 0.0 })];
        creases.iter_mut().for_each(|(at, _)| *at = rng.range(-0.75, 0.75) * half);
        let slope = |s: f32| {
            let of = |(at, angle): &(f32, f32)| {
                let to = |s: f32| smoothstep(at - FOLD, at + FOLD, s);
                angle * (to(s) - to(0.0))
            };
            curl * s + creases.iter().map(of).sum::<f32>()
        };
        Some(Self { axes, line: Line::new(half, slope), twist })
    }

    /// What is seen of the sheet, about its middle, in finer triangles.
    pub(super) fn bend(&self, flat: &Mesh) -> Mesh {
        let [u, v, w] = self.axes;
        let mut mesh = finer(flat, EDGE);
        for p in &mut mesh.positions {
            let (s, c, t) = (u.dot(*p), v.dot(*p), w.dot(*p));
            let (along, up, angle) = self.line.at(s);
            let (a, b) = (cos(self.twist * s), sin(self.twist * s));
            let (c, t) = (c * a - t * b, c * b + t * a);
            *p = u * (along - t * sin(angle)) + v * c + w * (up + t * cos(angle));
        }
        mesh
    }
}

/// A line of unchanged length with a slope along it, its middle where it was.
struct Line {
    half: f32,
    /// Along and up, from one end to the other.
    points: Vec<(f32, f32, f32)>,
}

impl Line {
    fn new(half: f32, slope: impl Fn(f32) -> f32) -> Self {
        let step = 2.0 * half / STEPS as f32;
        let mut at = (0.0, 0.0);
        let mut points = Vec::with_capacity(STEPS + 1);
        for n in 0..=STEPS {
            let angle = slope(n as f32 * step - half);
            points.push((at.0, at.1, angle));
            let middle = slope((n as f32 + 0.5) * step - half);
            at = (at.0 + cos(middle) * step, at.1 + sin(middle) * step);
        }
        let mean = |of: fn(&(f32, f32, f32)) -> f32| points.iter().map(of).sum::<f32>() / points.len() as f32;
        let (x, y) = (mean(|p| p.0), mean(|p| p.1));
        points.iter_mut().for_each(|p| (p.0, p.1) = (p.0 - x, p.1 - y));
        Self { half, points }
    }

    /// Where a place of the straight line is, and the slope there.
    fn at(&self, s: f32) -> (f32, f32, f32) {
        let place = ((s + self.half) / (2.0 * self.half) * STEPS as f32).clamp(0.0, STEPS as f32);
        let n = (place as usize).min(STEPS - 1);
        let (a, b, f) = (self.points[n], self.points[n + 1], place - n as f32);
        (a.0 + (b.0 - a.0) * f, a.1 + (b.1 - a.1) * f, a.2 + (b.2 - a.2) * f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_scene::{Aabb, Convex, MaterialId, PartKind, build};

    fn sheet_of(size: Vec3, substance: Substance) -> (Part, Chunk, Mesh) {
        let half = 0.5 * size;
        let shape = Convex::cuboid(Aabb::new(-half, half), MaterialId(0));
        let hull = shape.vertices.clone();
        let mut mesh = Mesh::default();
        build::cuboid(&mut mesh, Aabb::new(-half, half), MaterialId(0));
        let (kind, inside) = (PartKind::Slab, MaterialId(0));
        let part =
            Part { kind, substance, shape, visual: None, inside, storey: 0, sheet: 0, chunk_m: 0.0, anchored: false };
        let chunk =
            Chunk { part: 0, mesh: Mesh::default(), hull, rest: Vec3::ZERO, volume_m3: 1.0, mass_kg: 9.0, cluster: 0 };
        (part, chunk, mesh)
    }

    #[test]
    fn a_bent_sheet_keeps_its_area_and_its_middle() {
        for (seed, size) in
            [Vec3::new(1.3, 0.035, 6.0), Vec3::new(3.0, 4.0, 0.08), Vec3::new(0.04, 1.2, 2.0)].into_iter().enumerate()
        {
            let (part, chunk, flat) = sheet_of(size, Substance::Steel);
            let curl = Curl::of(&part, &chunk, 1.0, &mut Rng::new(seed as u64, "curl")).unwrap();
            let bent = curl.bend(&flat);
            let area = |mesh: &Mesh| -> f32 {
                let corner = |i: u32| mesh.positions[i as usize];
                mesh.triangles
                    .iter()
                    .map(|t| 0.5 * (corner(t[1]) - corner(t[0])).cross(corner(t[2]) - corner(t[0])).length())
                    .sum()
            };
            let ratio = area(&bent) / area(&flat);
            assert!((0.98..1.03).contains(&ratio), "{size}: {ratio}");
            let middle = bent.positions.iter().sum::<Vec3>() / bent.positions.len() as f32;
            assert!(middle.length() < 0.05 * size.max_element(), "{size}: {middle}");
            // It no longer lies within the flat one.
            let thin = (0..3).min_by(|a, b| size[*a].total_cmp(&size[*b])).unwrap();
            let out = bent.positions.iter().map(|p| p[thin].abs()).fold(0.0, f32::max);
            assert!(out > 0.03 * size.max_element(), "{size}: {out}");
            assert!(bent.positions.iter().all(|p| p.is_finite()));
        }
    }

    #[test]
    fn only_metal_sheets_are_bent_and_not_without_a_blow() {
        let mut rng = Rng::new(1, "curl");
        for (size, substance) in [
            (Vec3::new(1.3, 0.035, 6.0), Substance::Concrete),
            (Vec3::new(0.3, 0.3, 6.0), Substance::Steel),
            (Vec3::new(0.4, 0.02, 0.5), Substance::Steel),
        ] {
            let (part, chunk, _) = sheet_of(size, substance);
            assert!(Curl::of(&part, &chunk, 1.0, &mut rng).is_none(), "{size}");
        }
        let (part, chunk, flat) = sheet_of(Vec3::new(1.3, 0.035, 6.0), Substance::Steel);
        let still = Curl::of(&part, &chunk, 0.0, &mut rng).unwrap().bend(&flat);
        let half = Vec3::new(0.65, 0.0175, 3.0);
        assert!(still.positions.iter().all(|p| p.abs().cmple(half + 1e-4).all()));
    }
}
