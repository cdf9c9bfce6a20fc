//! What falling pieces do to the air: they shut faces between cells and carry air with them.
//!
//! Pieces are far thinner than a cell, so a yes or no per cell would lose every slab and shut every window. Instead each
//! piece adds, for every axis, the area that it turns to that axis to the faces near it; the share of a face that is
//! covered sets how open it is. A facade of piers and windows thus lets air out in jets, a floor holds it, and air
//! between a falling and a resting floor has to leave sideways.

use super::grid::Grid;
use super::velocity::Faces;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_scene::math::exp;
use setpiece_scene::{Aabb, Chunk, Pose, Take};

/// Openness of a face falls with the exponential of this times the share covered.
const TIGHTNESS: f32 = 2.6;
/// Most points that stand for one piece.
const MOST_POINTS: usize = 64;

/// Points that stand for one piece.
struct Body {
    /// Relative to the piece's rest position.
    points: Vec<Vec3>,
    half: Vec3,
    volume: f32,
}

/// All pieces of a take.
pub struct Bodies {
    bodies: Vec<Body>,
}

/// Cover and motion of faces.
pub struct Cover {
    /// Share of each face that is covered; may exceed 1.
    pub share: Faces,
    /// Share times speed along the face's axis; after [`Bodies::deposit`] the mean speed of what covers it.
    pub speed: Faces,
}

impl Cover {
    /// Nothing anywhere.
    pub fn new(grid: &Grid) -> Self {
        let zeros = || vec![0.0; grid.len()];
        Self { share: [zeros(), zeros(), zeros()], speed: [zeros(), zeros(), zeros()] }
    }
}

/// Whether a chunk of a take is there at a sample.
pub fn alive(take: &Take, chunk: usize, sample: u32) -> bool {
    take.movers.get(chunk).is_some_and(|m| m.born <= sample && sample < m.gone)
}

/// Velocity of a mover between a sample and the next, at its own origin.
pub fn velocity(take: &Take, chunk: usize, sample: u32, frame_s: f32) -> Vec3 {
    let (a, b) = (take.motion.pose(chunk, sample), take.motion.pose(chunk, sample + 1));
    (b.position - a.position) / frame_s
}

impl Bodies {
    /// Prepares the pieces for a grid.
    pub fn new(chunks: &[Chunk], grid: &Grid) -> Self {
        let spacing = 0.75 * grid.h;
        let bodies = chunks
            .iter()
            .map(|chunk| {
                let bounds = if chunk.hull.is_empty() {
                    Aabb::new(Vec3::ZERO, Vec3::ZERO)
                } else {
                    Aabb::of(chunk.hull.iter().copied())
                };
                let size = bounds.size();
                let mut counts = size.to_array().map(|l| ((l / spacing).round() as usize).clamp(1, 16));
                while counts.iter().product::<usize>() > MOST_POINTS {
                    let longest = (0..3).max_by_key(|a| counts[*a]).unwrap_or(0);
                    counts[longest] = counts[longest].div_ceil(2);
                }
                let mut points = Vec::new();
                for k in 0..counts[2] {
                    for j in 0..counts[1] {
                        for i in 0..counts[0] {
                            let at = |n: usize, of: usize| (n as f32 + 0.5) / of as f32;
                            let t = Vec3::new(at(i, counts[0]), at(j, counts[1]), at(k, counts[2]));
                            points.push(bounds.min + size * t);
                        }
                    }
                }
                Body { points, half: 0.5 * size, volume: chunk.volume_m3 }
            })
            .collect();
        Self { bodies }
    }

    /// Sets the cover from where the pieces are between a sample and the next.
    pub fn deposit(&self, grid: &Grid, take: &Take, sample: u32, frame_s: f32, cover: &mut Cover) {
        let points: Vec<Point> = self
            .bodies
            .par_iter()
            .enumerate()
            .filter(|(n, _)| alive(take, *n, sample))
            .flat_map_iter(|(n, body)| {
                let (from, to) = (*take.motion.pose(n, sample), *take.motion.pose(n, sample + 1));
                let middle = from.mix(&to, 0.5);
                let half = extents(&middle, body.half);
                let area = Vec3::splat(0.5 * body.volume) / half.max(Vec3::splat(0.02));
                let share = area / (body.points.len() as f32 * grid.h * grid.h);
                let rests = from == to;
                body.points.iter().map(move |p| {
                    let speed = if rests { Vec3::ZERO } else { (to.point(*p) - from.point(*p)) / frame_s };
                    Point { cell: grid.cell_of(middle.point(*p)), share, speed }
                })
            })
            .collect();
        // Each axis has arrays of its own, and its points come in their order.
        let axes = cover.share.par_iter_mut().zip(cover.speed.par_iter_mut());
        axes.enumerate().for_each(|(axis, (share, speed))| {
            share.fill(0.0);
            speed.fill(0.0);
            for point in &points {
                add(grid, axis, point, share, speed);
            }
            for (v, s) in speed.iter_mut().zip(share) {
                *v = if *s > 1e-6 { *v / *s } else { 0.0 };
            }
        });
    }
}

/// A part of a piece in a frame.
struct Point {
    /// Place in cells.
    cell: Vec3,
    /// Share that it covers of a face across each axis.
    share: Vec3,
    /// Speed in m/s.
    speed: Vec3,
}

/// Half extents along the world's axes of a box with half extents `half` in a pose.
fn extents(pose: &Pose, half: Vec3) -> Vec3 {
    let [x, y, z] = [Vec3::X, Vec3::Y, Vec3::Z].map(|a| (pose.rotation * a).abs());
    x * half.x + y * half.y + z * half.z
}

/// Adds a point to the faces of an axis.
fn add(grid: &Grid, axis: usize, point: &Point, share: &mut [f32], speed: &mut [f32]) {
    let strides = grid.strides();
    // Faces of this axis lie on whole numbers along it and on halves across it.
    let mut q = point.cell - Vec3::splat(0.5);
    q[axis] += 0.5;
    let inside = (0..3).all(|a| q[a] >= 0.0 && q[a] < (grid.n[a] + 1) as f32);
    if !inside {
        return;
    }
    let base = q.floor();
    let t = q - base;
    let c = grid.at(base.x as usize, base.y as usize, base.z as usize);
    for corner in 0..8 {
        let bit = |a: usize| corner >> a & 1;
        let weight = |a: usize| if bit(a) == 1 { t[a] } else { 1.0 - t[a] };
        let w = point.share[axis] * weight(0) * weight(1) * weight(2);
        let at = c + bit(0) + bit(1) * strides[1] + bit(2) * strides[2];
        share[at] += w;
        speed[at] += w * point.speed[axis];
    }
}

/// Openness of all faces from what covers them and from what never moves.
pub fn open_faces(grid: &Grid, cover: &Cover, open: &[f32], beta: &mut Faces) {
    let slab = grid.strides()[2];
    for ((beta, share), back) in beta.iter_mut().zip(&cover.share).zip(grid.strides()) {
        beta.par_chunks_mut(slab).enumerate().for_each(|(k, beta)| {
            // What lies before the first face is outside.
            let first = back.saturating_sub(k * slab);
            let at = k * slab + first..k * slab + beta.len();
            let cells = open[at.clone()].iter().zip(&open[at.start - back..]);
            for ((beta, share), (here, before)) in beta[first..].iter_mut().zip(&share[at]).zip(cells) {
                let free = if *share > 0.0 { exp(-TIGHTNESS * share.min(3.0)) } else { 1.0 };
                *beta = free * here * before;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_scene::{Mesh, Motion, Mover};
    use setpiece_scene::{MeshId, ObjectId};

    #[test]
    fn a_floor_covers_the_faces_below_it_and_moves_them() {
        let bounds = Aabb::new(Vec3::new(-3.0, -0.1, -3.0), Vec3::new(3.0, 0.1, 3.0));
        let chunk = Chunk {
            part: 0,
            mesh: Mesh::default(),
            hull: bounds.corners().to_vec(),
            rest: Vec3::new(0.0, 4.0, 0.0),
            volume_m3: 7.2,
            mass_kg: 17_000.0,
            cluster: 0,
        };
        let poses = vec![Pose::at(Vec3::new(0.0, 4.2, 0.0)), Pose::at(Vec3::new(0.0, 3.8, 0.0))];
        let take = Take {
            movers: vec![Mover {
                mesh: MeshId(0),
                scale: 1.0,
                rest: chunk.rest,
                object: ObjectId(0),
                born: 0,
                gone: u32::MAX,
            }],
            chunks: 1,
            motion: Motion { samples: 2, poses },
            ..Take::default()
        };
        let grid = Grid { origin: Vec3::new(-8.0, 0.0, -8.0), h: 1.0, n: [16, 8, 16] };
        let mut cover = Cover::new(&grid);
        Bodies::new(std::slice::from_ref(&chunk), &grid).deposit(&grid, &take, 0, 0.1, &mut cover);
        // The floor passes y = 4 in the middle of the frame: the low face of cell 5.
        let c = grid.at(9, 5, 9);
        assert!((cover.share[1][c] - 1.0).abs() < 0.2, "{}", cover.share[1][c]);
        assert!((cover.speed[1][c] + 4.0).abs() < 1e-3, "{}", cover.speed[1][c]);
        assert!(cover.share[0][c] < 0.1, "a floor leaves the way sideways free: {}", cover.share[0][c]);
        let total: f32 = cover.share[1].iter().sum();
        assert!((total - 36.0).abs() < 0.1, "its whole area counts: {total}");
    }
}
