//! Shapes of small debris: lumps, bricks, flakes, shards, splinters and bars, about one metre across before scaling.

use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Aabb, Convex, MaterialId, Mesh, Substance, build};
use setpiece_shot::Rng;

/// Shapes made of each substance.
pub const VARIANTS: usize = 3;

/// One shape of a substance, its longest side about one metre.
pub fn shape(substance: Substance, material: MaterialId, rng: &mut Rng) -> Mesh {
    match substance {
        Substance::Concrete | Substance::Stone | Substance::Soil => lump(Vec3::new(0.5, 0.36, 0.4), material, rng),
        Substance::Brick => {
            if rng.chance(0.5) {
                lump(Vec3::new(0.5, 0.17, 0.26), material, rng)
            } else {
                let half = Vec3::new(rng.range(0.3, 0.5), 0.16, 0.25);
                Convex::cuboid(Aabb::new(-half, half), material).to_mesh(Vec3::ZERO)
            }
        }
        Substance::Plaster => flake(0.09, material, rng),
        Substance::Soft => lump(Vec3::new(0.5, 0.12, 0.35), material, rng),
        Substance::Glass => flake(0.02, material, rng),
        Substance::Timber => {
            let half = Vec3::new(0.5, rng.range(0.02, 0.05), rng.range(0.03, 0.09));
            let mut mesh = Mesh::default();
            build::tube(&mut mesh, Vec3::X * -0.5, Vec3::X * 0.5, [half.y, half.z * 0.4], 4, material);
            mesh
        }
        Substance::Steel => bar(material, rng),
    }
}

/// An irregular lump: points spread over a sphere, flattened, in an octahedral mesh cut once more.
fn lump(half: Vec3, material: MaterialId, rng: &mut Rng) -> Mesh {
    let corners = [Vec3::X, -Vec3::X, Vec3::Y, -Vec3::Y, Vec3::Z, -Vec3::Z];
    let faces = [[2, 4, 0], [2, 0, 5], [2, 5, 1], [2, 1, 4], [3, 0, 4], [3, 5, 0], [3, 1, 5], [3, 4, 1]];
    let mut points: Vec<Vec3> = corners.to_vec();
    let mut triangles = Vec::new();
    let mut middles: Vec<((usize, usize), usize)> = Vec::new();
    for [a, b, c] in faces {
        let mut middle = |p: usize, q: usize| {
            let key = (p.min(q), p.max(q));
            if let Some((_, i)) = middles.iter().find(|(k, _)| *k == key) {
                return *i;
            }
            points.push(((points[p] + points[q]) * 0.5).normalize());
            middles.push((key, points.len() - 1));
            points.len() - 1
        };
        let (ab, bc, ca) = (middle(a, b), middle(b, c), middle(c, a));
        triangles.extend([[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]);
    }
    let points: Vec<Vec3> = points.iter().map(|p| *p * half * rng.range(0.72, 1.1)).collect();
    let mut mesh = Mesh::default();
    for t in triangles {
        mesh.triangle(t.map(|i| points[i]), material);
    }
    mesh
}

/// A flat piece with a broken outline.
fn flake(thick: f32, material: MaterialId, rng: &mut Rng) -> Mesh {
    let n = 4 + rng.below(3);
    let start = rng.range(0.0, 6.0);
    let outline: Vec<Vec3> = (0..n)
        .map(|i| {
            let a = start + 6.283_185_5 * (i as f32 + rng.range(-0.25, 0.25)) / n as f32;
            Vec3::new(cos(a) * 0.5, -0.5 * thick, -sin(a) * 0.5) * Vec3::new(1.0, 1.0, 0.75)
        })
        .collect();
    Convex::prism(&outline, Vec3::Y * thick, material).to_mesh(Vec3::ZERO)
}

/// A bent reinforcing bar.
fn bar(material: MaterialId, rng: &mut Rng) -> Mesh {
    let points: Vec<Vec3> = (0..5)
        .map(|i| {
            let x = i as f32 / 4.0 - 0.5;
            Vec3::new(x, rng.range(-0.06, 0.06) + 0.35 * x * x, rng.range(-0.06, 0.06))
        })
        .collect();
    let mut mesh = Mesh::default();
    build::wire(&mut mesh, &points, 0.014, 5, material);
    mesh
}
