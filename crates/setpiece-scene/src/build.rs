//! Simple shapes from which sets are built, added to a flat [`Mesh`].

use crate::math::{cos, sin, tangent_frame};
use crate::{Aabb, MaterialId, Mesh};
use glam::Vec3;
use std::f32::consts::TAU;

/// Adds a box.
pub fn cuboid(mesh: &mut Mesh, bounds: Aabb, material: MaterialId) {
    const FACES: [[usize; 4]; 6] = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
    let c = bounds.corners();
    for f in FACES {
        mesh.quad(f.map(|i| c[i]), material);
    }
}

/// Adds a box by its least and greatest corner.
pub fn block(mesh: &mut Mesh, min: [f32; 3], max: [f32; 3], material: MaterialId) {
    cuboid(mesh, Aabb::new(Vec3::from(min), Vec3::from(max)), material);
}

/// Adds a tapered tube with caps between two points.
pub fn tube(mesh: &mut Mesh, from: Vec3, to: Vec3, radius: [f32; 2], sides: u32, material: MaterialId) {
    let axis = (to - from).normalize_or_zero();
    let (u, v) = tangent_frame(axis);
    let ring = |center: Vec3, r: f32| -> Vec<Vec3> {
        (0..sides)
            .map(|i| {
                let a = TAU * i as f32 / sides as f32;
                center + (u * cos(a) + v * sin(a)) * r
            })
            .collect()
    };
    let (low, high) = (ring(from, radius[0]), ring(to, radius[1]));
    for i in 0..sides as usize {
        let j = (i + 1) % sides as usize;
        mesh.quad([low[i], low[j], high[j], high[i]], material);
        mesh.triangle([from, low[j], low[i]], material);
        mesh.triangle([to, high[i], high[j]], material);
    }
}

/// Adds a tube through points (cables, pipes), open at the ends.
pub fn wire(mesh: &mut Mesh, points: &[Vec3], radius: f32, sides: u32, material: MaterialId) {
    for pair in points.windows(2) {
        let (u, v) = tangent_frame((pair[1] - pair[0]).normalize_or_zero());
        let offset = |i: u32| {
            let a = TAU * i as f32 / sides as f32;
            (u * cos(a) + v * sin(a)) * radius
        };
        for i in 0..sides {
            let (p, q) = (offset(i), offset(i + 1));
            mesh.quad([pair[0] + p, pair[0] + q, pair[1] + q, pair[1] + p], material);
        }
    }
}

/// Adds the outline of a profile in the plane of `u` and `v`, swept along `along`, with caps; the profile must be convex
/// and counter-clockwise seen against `along`.
pub fn sweep(mesh: &mut Mesh, origin: Vec3, u: Vec3, v: Vec3, profile: &[[f32; 2]], along: Vec3, material: MaterialId) {
    let near: Vec<Vec3> = profile.iter().map(|p| origin + u * p[0] + v * p[1]).collect();
    let far: Vec<Vec3> = near.iter().map(|p| *p + along).collect();
    let n = profile.len();
    for i in 0..n {
        let j = (i + 1) % n;
        mesh.quad([near[i], near[j], far[j], far[i]], material);
    }
    for i in 1..n - 1 {
        mesh.triangle([near[0], near[i + 1], near[i]], material);
        mesh.triangle([far[0], far[i], far[i + 1]], material);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signed volume of a closed mesh: positive when its faces look outwards.
    fn volume(mesh: &Mesh) -> f32 {
        mesh.triangles
            .iter()
            .map(|t| {
                let [a, b, c] = t.map(|i| mesh.positions[i as usize]);
                a.cross(b).dot(c) / 6.0
            })
            .sum()
    }

    #[test]
    fn shapes_are_closed_and_look_outwards() {
        let m = MaterialId(0);
        let mut cube = Mesh::default();
        block(&mut cube, [1.0, 1.0, 1.0], [2.0, 3.0, 4.0], m);
        assert!((volume(&cube) - 6.0).abs() < 1e-4);
        let mut pipe = Mesh::default();
        tube(&mut pipe, Vec3::new(0.3, 0.0, 0.0), Vec3::new(0.3, 2.0, 0.0), [0.5, 0.5], 64, m);
        assert!((volume(&pipe) - 2.0 * 0.25 * std::f32::consts::PI).abs() < 0.01, "{}", volume(&pipe));
        let mut beam = Mesh::default();
        sweep(&mut beam, Vec3::ZERO, Vec3::X, Vec3::Y, &[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], Vec3::Z * 2.0, m);
        assert!((volume(&beam) - 1.0).abs() < 1e-5, "{}", volume(&beam));
    }
}
