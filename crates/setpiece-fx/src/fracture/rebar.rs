//! Reinforcing bars: how much steel crosses each cut of a concrete part, and the bent ends that show at breaks.
//!
//! Columns and beams have bars along them near their edges, plates a mesh. A bar that crosses a cut belongs to one of the
//! two chunks; its end lies within the part while that is whole, so it shows only when the other chunk has gone.

use super::bonds::Joint;
use super::frame::Frame;
use super::warp::Warp;
use glam::DVec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh, Part, PartKind, Substance};
use setpiece_shot::Rng;

/// Concrete over the bars, metres.
const COVER: f64 = 0.045;
/// Spacing of a plate's mesh, metres.
const MESH: f64 = 0.22;
/// Radii of the bars of columns and beams, and of meshes, metres.
const RADII: [f64; 2] = [0.010, 0.006];
/// Share of bars whose end sticks out of a break, of thick ones and of meshes; the others snap at it.
const SHOWN: [f32; 2] = [0.8, 0.55];
/// Least and most that ends stick out, metres.
const ENDS: (f32, f32) = (0.10, 0.60);
/// How far bars reach back into their own chunk: more than the relief takes away, metres.
const BACK: f64 = 0.10;
/// What must lie around a bar while all is whole, metres.
const HIDDEN: f64 = 0.014;

/// The bars of a part.
pub struct Bars {
    /// A point and a unit direction each.
    lines: Vec<(DVec3, DVec3)>,
    radius: f64,
    shown: f32,
}

impl Bars {
    /// The bars of a part; none in what is not reinforced or too thin.
    pub fn of(part: &Part, frame: &Frame) -> Option<Self> {
        use PartKind as K;
        let reinforced = matches!(
            part.kind,
            K::Column | K::Beam | K::Slab | K::CoreWall | K::Balcony | K::Stair | K::Facade | K::Parapet | K::RoofPlant
        );
        let thinnest = frame.extent.iter().fold(f64::INFINITY, |a, b| a.min(*b));
        if part.substance != Substance::Concrete || !reinforced || thinnest < 0.07 {
            return None;
        }
        let cover = COVER.min(0.35 * thinnest);
        let mut lines = Vec::new();
        if matches!(part.kind, K::Column | K::Beam) {
            let k = frame.longest();
            let (a, b) = ((k + 1) % 3, (k + 2) % 3);
            let places = |k: usize| {
                let e = frame.extent[k];
                if e > 0.45 { vec![cover, 0.5 * e, e - cover] } else { vec![cover, e - cover] }
            };
            for (i, p) in places(a).into_iter().enumerate() {
                for (j, q) in places(b).into_iter().enumerate() {
                    // No bar in the very middle.
                    if !(i == 1 && j == 1 && frame.extent[a] > 0.45 && frame.extent[b] > 0.45) {
                        lines.push((frame.origin + frame.axes[a] * p + frame.axes[b] * q, frame.axes[k]));
                    }
                }
            }
            return Some(Self { lines, radius: RADII[0], shown: SHOWN[0] });
        }
        let depth = frame.axes[2] * (0.42 * frame.extent[2]);
        for (along, across) in [(0, 1), (1, 0)] {
            let n = ((frame.extent[across] - 2.0 * cover) / MESH).clamp(0.0, 200.0) as usize;
            for i in 0..=n {
                let at = 0.5 * (frame.extent[across] - n as f64 * MESH) + i as f64 * MESH;
                lines.push((frame.origin + depth + frame.axes[across] * at, frame.axes[along]));
            }
        }
        Some(Self { lines, radius: RADII[1], shown: SHOWN[1] })
    }

    /// Where bars cross a cut, and their directions towards the far side.
    fn crossings(&self, joint: &Joint) -> Vec<(DVec3, DVec3)> {
        let corners = &joint.polygon.corners;
        let n = joint.normal;
        let within = |p: DVec3| {
            (0..corners.len()).all(|i| {
                let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
                n.cross(b - a).dot(p - a) > 0.01 * (b - a).length()
            })
        };
        let cross = |(from, along): &(DVec3, DVec3)| {
            let slant = n.dot(*along);
            if slant.abs() < 0.35 {
                return None;
            }
            let p = *from + *along * (n.dot(corners[0] - *from) / slant);
            within(p).then_some((p, *along * slant.signum()))
        };
        self.lines.iter().filter_map(cross).collect()
    }

    /// Area of steel across a cut in m2.
    pub fn steel(&self, joint: &Joint) -> f64 {
        self.crossings(joint).len() as f64 * std::f64::consts::PI * self.radius * self.radius
    }

    /// Adds the ends of bars that stick out of a cut to the chunk on its near (0) or far (1) side.
    pub fn show(
        &self,
        joint: &Joint,
        warp: &Warp,
        material: MaterialId,
        rng: &mut Rng,
        mut add: impl FnMut(usize, &Mesh, DVec3),
    ) {
        for (at, towards) in self.crossings(joint) {
            let far = rng.chance(0.5);
            let long = f64::from(rng.range(ENDS.0, ENDS.1) * rng.range(0.4, 1.0)).max(f64::from(ENDS.0));
            let (turn, bend) = (rng.range(0.0, std::f32::consts::TAU), f64::from(rng.range(0.05, 0.55)));
            if !rng.chance(self.shown) {
                continue;
            }
            let ahead = if far { -towards } else { towards };
            let side = ahead.any_orthonormal_vector();
            let side = side * f64::from(cos(turn)) + ahead.cross(side) * f64::from(sin(turn));
            if let Some(path) = hidden(at, ahead, side, long, bend, warp) {
                add(usize::from(far), &tube(&path, self.radius, at, material), at);
            }
        }
    }
}

/// The path of a bent end that the whole part hides; none if there is no room.
fn hidden(at: DVec3, ahead: DVec3, side: DVec3, long: f64, bend: f64, warp: &Warp) -> Option<Vec<DVec3>> {
    let (mut long, mut bend) = (long, bend);
    for _ in 0..8 {
        let path: Vec<DVec3> = [-BACK / long, 0.12, 0.58, 1.0]
            .into_iter()
            .map(|s| at + ahead * (long * s) + side * (long * bend * s.max(0.0).powi(2)))
            .collect();
        if path[1..].iter().all(|p| warp.depth(*p) > HIDDEN) {
            return Some(path);
        }
        // Bars bend less sooner than they get shorter.
        if bend > 0.03 { bend *= 0.45 } else { long *= 0.6 }
    }
    None
}

/// A bar along a path, three-sided with round normals, about `origin`.
fn tube(path: &[DVec3], radius: f64, origin: DVec3, material: MaterialId) -> Mesh {
    let mut mesh = Mesh::default();
    let along = (path[path.len() - 1] - path[0]).normalize_or(DVec3::Y);
    let side = along.any_orthonormal_vector();
    let up = along.cross(side);
    let spokes = [0, 1, 2].map(|k| {
        let a = std::f32::consts::TAU * k as f32 / 3.0;
        side * f64::from(cos(a)) + up * f64::from(sin(a))
    });
    for p in path {
        for spoke in spokes {
            mesh.positions.push((*p + spoke * radius - origin).as_vec3());
            mesh.normals.push(spoke.as_vec3());
        }
    }
    for ring in 0..path.len() as u32 - 1 {
        for k in 0..3 {
            let (a, b) = (3 * ring + k, 3 * ring + (k + 1) % 3);
            mesh.triangles.extend([[a, b, b + 3], [a, b + 3, a + 3]]);
        }
    }
    let last = 3 * (path.len() as u32 - 1);
    mesh.triangles.push([last, last + 1, last + 2]);
    mesh.materials = vec![material; mesh.triangles.len()];
    mesh
}
