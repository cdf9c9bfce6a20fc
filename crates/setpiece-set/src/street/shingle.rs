//! Stones of a river bed that are seen one by one: patches of rounded pebbles and cobbles, placed over and over.
//!
//! Sizes follow a power law, as water sorts them, and every stone lies flat with its longest axis about level. Smaller ones
//! are the ground's own pattern.

use glam::{Affine3A, Vec3};
use setpiece_scene::math::{cos, pow, rotation, sin};
use setpiece_scene::{MaterialId, Mesh, MeshId, ObjectId, Scene};
use setpiece_shot::Rng;
use std::f32::consts::{PI, TAU};

/// Edge of a patch in metres.
pub const PATCH_M: f32 = 2.0;
/// Stones of a patch.
const STONES: u32 = 210;
/// Least and greatest length of a stone in metres, and the exponent of how many are longer.
const LENGTH_M: [f32; 2] = [0.035, 0.26];
const EXPONENT: f32 = 1.9;
/// Segments of a stone around and up.
const AROUND: u32 = 7;
const UP: u32 = 4;

/// Adds a stone of a length around a point: an ellipsoid that is dented a little.
fn stone(mesh: &mut Mesh, at: Vec3, length: f32, material: MaterialId, rng: &mut Rng) {
    let half = Vec3::new(1.0, rng.range(0.32, 0.62), rng.range(0.6, 0.95)) * (0.5 * length);
    let turn = rotation(Vec3::Y, rng.range(0.0, TAU)) * rotation(Vec3::X, 0.25 * rng.normal());
    let dents: [f32; (AROUND * (UP + 1)) as usize] = std::array::from_fn(|_| rng.range(0.86, 1.1));
    let base = mesh.positions.len() as u32;
    for i in 0..=UP {
        for k in 0..AROUND {
            let (t, a) = (PI * i as f32 / UP as f32, TAU * (k as f32 + 0.5 * (i % 2) as f32) / AROUND as f32);
            let way = Vec3::new(sin(t) * cos(a), cos(t), sin(t) * sin(a));
            let dent = if i == 0 || i == UP { 1.0 } else { dents[(i * AROUND + k) as usize] };
            mesh.positions.push(at + turn * (way * half * dent));
            mesh.normals.push((turn * (way / half)).normalize_or(Vec3::Y));
        }
    }
    for i in 0..UP {
        for k in 0..AROUND {
            let at = |i: u32, k: u32| base + i * AROUND + k % AROUND;
            if i > 0 {
                mesh.triangles.push([at(i, k), at(i, k + 1), at(i + 1, k)]);
                mesh.materials.push(material);
            }
            if i + 1 < UP {
                mesh.triangles.push([at(i, k + 1), at(i + 1, k + 1), at(i + 1, k)]);
                mesh.materials.push(material);
            }
        }
    }
}

/// A patch of stones around the origin, of some materials.
fn patch(materials: &[MaterialId], rng: &mut Rng) -> Mesh {
    let mut mesh = Mesh::default();
    for _ in 0..STONES {
        let length = (LENGTH_M[0] * pow(1.0 - rng.unit(), -1.0 / EXPONENT)).min(LENGTH_M[1]);
        // Patches thin out at their edges, so that no grid is seen.
        let place = |rng: &mut Rng| 0.5 * PATCH_M * (rng.unit() + rng.unit() - 1.0) * 1.3;
        let at = Vec3::new(place(rng), 0.1 * length, place(rng));
        stone(&mut mesh, at, length, *rng.pick(materials), rng);
    }
    mesh
}

/// Makes the patches.
pub fn patches(scene: &mut Scene, materials: &[MaterialId], rng: &mut Rng) -> Vec<MeshId> {
    (0..4).map(|_| patch(materials, rng)).map(|mesh| scene.mesh(mesh)).collect()
}

/// Places one of them.
pub fn place(scene: &mut Scene, patches: &[MeshId], object: ObjectId, at: Vec3, rng: &mut Rng) {
    let scale = Vec3::splat(rng.range(0.7, 1.35));
    let turn = rotation(Vec3::Y, rng.range(0.0, TAU));
    let mesh = *rng.pick(patches);
    scene.place(mesh, object, Affine3A::from_scale_rotation_translation(scale, turn, at), false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stones_are_closed_and_look_out() {
        let mut mesh = Mesh::default();
        stone(&mut mesh, Vec3::ZERO, 0.2, MaterialId(0), &mut Rng::new(3, "stone"));
        let corner = |t: &[u32; 3]| t.map(|i| mesh.positions[i as usize]);
        let volume: f32 = mesh.triangles.iter().map(corner).map(|[a, b, c]| a.cross(b).dot(c) / 6.0).sum();
        assert!(volume > 2e-4 && volume < 4.2e-3, "{volume}");
        let area: Vec3 = mesh.triangles.iter().map(corner).map(|[a, b, c]| (b - a).cross(c - a)).sum();
        assert!(area.length() < 1e-5, "a hole of {area}");
    }
}
