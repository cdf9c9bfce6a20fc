//! Grass that stands up from the ground: clumps of bent blades in patches that are placed over and over.
//!
//! A lawn seen along the ground shows its blades and never its soil; a texture alone looks like felt. All blades of a patch
//! share the ground's normal for the most part, as turf does from afar, so that sub-pixel blades are no noise.

use super::draw::Rect;
use super::palette::Palette;
use super::site::Site;
use super::terrain;
use glam::{Affine3A, Vec3};
use setpiece_scene::math::{cos, rotation, sin, tangent_frame};
use setpiece_scene::{Material, MaterialId, Mesh, MeshId, ObjectId, Pattern, Scene};
use setpiece_shot::{Place, Rng, StructureKind};
use std::f32::consts::{FRAC_PI_2, TAU};

/// Edge of a patch on open ground, metres.
const PATCH_M: f32 = 2.4;
/// Edge of a patch in a flower bed.
const SMALL_M: f32 = 1.1;
/// Clumps on a square metre of open ground and of a bed.
const CLUMPS_PER_M2: [f32; 2] = [9.0, 11.0];
/// Tufts of short blades for each of them: what closes the turf at its foot.
const TUFTS: [f32; 2] = [1.8, 0.55];
/// How much of a blade's normal is the ground's.
const LEVEL: f32 = 0.75;

/// Colours of living and of dry blades.
#[derive(Clone, Copy)]
struct Blades {
    fresh: [MaterialId; 2],
    dry: MaterialId,
}

impl Blades {
    fn new(scene: &mut Scene) -> Self {
        let mut make = |name: &str, color: [f32; 3], color2: [f32; 3]| {
            scene.material(Material { color2, ..Material::new(name, Pattern::Foliage, color) })
        };
        Self {
            fresh: [
                make("grass blades", [0.13, 0.18, 0.055], [0.2, 0.26, 0.08]),
                make("olive blades", [0.165, 0.175, 0.07], [0.25, 0.24, 0.1]),
            ],
            dry: make("dry blades", [0.27, 0.225, 0.11], [0.33, 0.28, 0.14]),
        }
    }
}

/// Adds a blade: broad below, pointed above, bent by its weight.
fn blade(mesh: &mut Mesh, foot: Vec3, lean: Vec3, length: f32, width: f32, material: MaterialId) {
    let along = (Vec3::Y + lean).normalize();
    let (side, _) = tangent_frame(along);
    let turned = rotation(along, foot.x * 91.0 + foot.z * 57.0) * side * (0.5 * width);
    let knee = foot + along * (0.55 * length);
    let tip = knee + (along + lean * 0.9 - Vec3::Y * 0.25).normalize() * (0.45 * length);
    let base = mesh.positions.len() as u32;
    let normal = (turned.cross(along).normalize_or(Vec3::Z) * (1.0 - LEVEL) + Vec3::Y * LEVEL).normalize();
    mesh.positions.extend([foot - turned, foot + turned, knee + turned * 0.8, knee - turned * 0.8, tip]);
    mesh.normals.extend([normal; 5]);
    mesh.triangles.extend([[base, base + 1, base + 2], [base, base + 2, base + 3], [base + 3, base + 2, base + 4]]);
    mesh.materials.extend([material; 3]);
}

/// A patch of clumps around the origin.
fn patch(side: f32, clumps_per_m2: f32, tufts: f32, blades: Blades, rng: &mut Rng) -> Mesh {
    let mut mesh = Mesh::default();
    for _ in 0..(side * side * clumps_per_m2) as u32 {
        let middle = Vec3::new(rng.range(-0.5, 0.5) * side, -0.01, rng.range(-0.5, 0.5) * side);
        let tall = 0.11 + 0.20 * rng.unit() * rng.unit();
        let of_clump = if rng.chance(0.16) { blades.dry } else { blades.fresh[rng.below(2)] };
        for _ in 0..9 + rng.below(6) {
            let a = rng.range(0.0, TAU);
            let out = Vec3::new(cos(a), 0.0, sin(a));
            let foot = middle + out * rng.range(0.0, 0.09);
            let material = if rng.chance(0.1) { blades.dry } else { of_clump };
            blade(
                &mut mesh,
                foot,
                out * rng.range(0.1, 0.8),
                tall * rng.range(0.6, 1.3),
                rng.range(0.008, 0.017),
                material,
            );
        }
        // A stalk that was left standing.
        if rng.chance(0.12) {
            let lean = Vec3::new(rng.range(-0.2, 0.2), 0.0, rng.range(-0.2, 0.2));
            blade(&mut mesh, middle, lean, tall * rng.range(1.8, 2.6), 0.007, blades.dry);
        }
    }
    for _ in 0..(side * side * clumps_per_m2 * tufts) as u32 {
        let middle = Vec3::new(rng.range(-0.5, 0.5) * side, -0.01, rng.range(-0.5, 0.5) * side);
        let tall = rng.range(0.05, 0.1);
        let of_tuft = blades.fresh[rng.below(2)];
        for _ in 0..8 {
            let a = rng.range(0.0, TAU);
            let out = Vec3::new(cos(a), 0.0, sin(a));
            let foot = middle + out * rng.range(0.0, 0.16);
            let material = if rng.chance(0.18) { blades.dry } else { of_tuft };
            let lean = out * rng.range(0.4, 1.4);
            blade(&mut mesh, foot, lean, tall * rng.range(0.7, 1.4), rng.range(0.009, 0.016), material);
        }
    }
    mesh
}

fn patches(scene: &mut Scene, side: f32, kind: usize, rng: &mut Rng) -> Vec<MeshId> {
    let blades = Blades::new(scene);
    (0..5).map(|_| patch(side, CLUMPS_PER_M2[kind], TUFTS[kind], blades, rng)).map(|mesh| scene.mesh(mesh)).collect()
}

fn place(scene: &mut Scene, patches: &[MeshId], object: ObjectId, at: Vec3, tall: f32, rng: &mut Rng) {
    let scale = Vec3::new(1.0, tall, 1.0);
    let turn = rotation(Vec3::Y, rng.below(4) as f32 * FRAC_PI_2);
    let mesh = *rng.pick(patches);
    scene.place(mesh, object, Affine3A::from_scale_rotation_translation(scale, turn, at), false);
}

/// Grass on open ground around the hero, `tall` against what is mown now and then. It leaves out roads, water and houses,
/// grows in drifts, and is not there where snow lies.
pub fn grow(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng, object: ObjectId, tall: f32) {
    if p.bare {
        return;
    }
    // A stream of its own: where snow lies nothing else may stand elsewhere.
    let rng = &mut rng.fork(2600);
    let kinds = patches(scene, PATCH_M, 0, rng);
    let river = site.kind == StructureKind::Bridge;
    let lane = site.hero.x[1] + 12.5;
    let houses: Vec<Rect> = scene
        .colliders
        .iter()
        .map(|c| Rect::new(c.bounds.min.x, c.bounds.max.x, c.bounds.min.z, c.bounds.max.z).grown(-0.6))
        .collect();
    let seed = rng.next_u64() as u32;
    let (columns, rows) = (46, 42);
    for i in 0..columns * rows {
        let cell = Vec3::new((i % columns) as f32 - 0.5 * columns as f32, 0.0, (i / columns) as f32 - 10.0);
        let at = (cell + Vec3::new(rng.range(0.3, 0.7), 0.0, rng.range(0.3, 0.7))) * PATCH_M;
        let wet = river && super::river::in_bed(site, at.x, at.z);
        let road = !river && ((at.z - 9.0).abs() < 4.4 || site.place != Place::Field && (at.x - lane).abs() < 4.4);
        let sand = site.place == Place::Coast && super::places::shore(at.x, at.z) > -18.0;
        let drift = terrain::noise(at.x * 0.11, at.z * 0.11, seed);
        let inside = |r: &Rect| r.contains(at.x, at.z);
        if wet || sand || road || inside(&site.hero.grown(1.7)) || houses.iter().any(inside) {
            continue;
        }
        place(scene, &kinds, object, at, tall * (0.7 + 0.7 * drift), rng);
    }
}

/// Grass in a bed of a square, its soil at a height.
pub fn fill(scene: &mut Scene, beds: &[Rect], y: f32, rng: &mut Rng, object: ObjectId) {
    let kinds = patches(scene, SMALL_M, 1, rng);
    for bed in beds {
        let count = |range: [f32; 2]| ((range[1] - range[0] - 0.3) / SMALL_M).max(0.0) as u32;
        for i in 0..count(bed.x) {
            for k in 0..count(bed.z) {
                let at = Vec3::new(
                    bed.x[0] + 0.15 + (i as f32 + 0.5) * SMALL_M,
                    y,
                    bed.z[0] + 0.15 + (k as f32 + 0.5) * SMALL_M,
                );
                let tall = rng.range(0.6, 1.0);
                place(scene, &kinds, object, at, tall, rng);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blades_stand_on_the_ground_and_look_up() {
        let mut rng = Rng::new(7, "meadow");
        let blades = Blades { fresh: [MaterialId(0), MaterialId(1)], dry: MaterialId(2) };
        let mesh = patch(PATCH_M, CLUMPS_PER_M2[0], TUFTS[0], blades, &mut rng);
        let bounds = mesh.bounds();
        assert!(mesh.triangles.len() > 900 && mesh.triangles.len() == mesh.materials.len());
        assert!(mesh.positions.len() == mesh.normals.len() && mesh.normals.iter().all(|n| n.y > 0.6));
        assert!(bounds.min.y > -0.2 && bounds.max.y > 0.2 && bounds.max.y < 0.9, "{bounds:?}");
        assert!(bounds.size().x < PATCH_M + 1.0);
    }
}
