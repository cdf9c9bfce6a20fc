//! Overhead cables: poles and wires that sag.

use super::palette::Palette;
use glam::Vec3;
use setpiece_scene::{Mesh, build};
use setpiece_shot::Rng;

/// A wooden pole with a cross-arm along z, insulators and a box; foot at the origin.
pub fn pole(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.1, Vec3::Y * 8.2, [0.15, 0.1], 9, p.wood);
    build::block(&mut m, [-0.06, 7.5, -0.9], [0.06, 7.62, 0.9], p.wood);
    for z in [-0.8, -0.35, 0.35, 0.8] {
        build::tube(&mut m, Vec3::new(0.0, 7.62, z), Vec3::new(0.0, 7.78, z), [0.035, 0.05], 7, p.white_metal);
    }
    build::block(&mut m, [0.1, 5.6, -0.2], [0.32, 6.2, 0.2], p.steel);
    for y in [6.6, 6.75, 6.9] {
        build::tube(&mut m, Vec3::new(0.0, y, 0.08), Vec3::new(0.0, y, 0.2), [0.03; 2], 6, p.dark_metal);
    }
    m
}

/// Adds a cable between two points that sags by a share of its length (a parabola, close to the catenary).
pub fn hang(mesh: &mut Mesh, from: Vec3, to: Vec3, sag: f32, radius: f32, p: &Palette) {
    const STEPS: u32 = 10;
    let drop = (to - from).length() * sag;
    let points: Vec<Vec3> = (0..=STEPS)
        .map(|i| {
            let t = i as f32 / STEPS as f32;
            from.lerp(to, t) - Vec3::Y * (4.0 * drop * t * (1.0 - t))
        })
        .collect();
    build::wire(mesh, &points, radius, 4, p.dark_metal);
}

/// Adds the bundle between two poles standing along x.
pub fn span(mesh: &mut Mesh, from: Vec3, to: Vec3, p: &Palette, rng: &mut Rng) {
    for z in [-0.8, -0.35, 0.35, 0.8] {
        let up = Vec3::new(0.0, 7.76, z);
        hang(mesh, from + up, to + up, rng.range(0.012, 0.02), 0.009, p);
    }
    for y in [6.6, 6.75, 6.9] {
        let up = Vec3::new(0.0, y, 0.18);
        hang(mesh, from + up, to + up, rng.range(0.018, 0.035), rng.range(0.012, 0.024), p);
    }
}
