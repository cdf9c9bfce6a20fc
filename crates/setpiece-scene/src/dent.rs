//! What a crushed or dented prop looks like: its mesh in finer triangles, pushed in, without its panes.
//!
//! Where a point goes depends on the place alone, so that corners which lie on each other stay together.

use crate::math::{sin, smoothstep};
use crate::{Material, MaterialId, Mesh, Pattern, Prop, PropShape};
use glam::Vec3;

/// Edges longer than this are halved, metres, so often.
const EDGE: f32 = 0.2;
const HALVINGS: u32 = 4;
/// Depth of the folds in crushed metal, metres.
const FOLDS: f32 = 0.055;
/// What is left of the height of what gives way first, as a share.
const CABIN_LEFT: f32 = 0.12;

/// The mesh of a prop in another shape.
pub(crate) fn dented(mesh: &Mesh, prop: &Prop, shape: &PropShape, materials: &[Material]) -> Mesh {
    let glass = |m: MaterialId| materials.get(usize::from(m.0)).is_some_and(|m| m.pattern == Pattern::Glass);
    let mut left = Mesh::default();
    for (t, material) in mesh.triangles.iter().zip(&mesh.materials) {
        if !(shape.burst && glass(*material)) {
            left.triangle(t.map(|i| mesh.positions[i as usize]), *material);
        }
    }
    let mut out = finer(&left, EDGE);
    let scale = prop.scale.max(1e-3);
    for p in &mut out.positions {
        *p = pushed(*p * scale, prop, shape) / scale;
    }
    if !mesh.normals.is_empty() {
        out.smooth();
    }
    out
}

/// Heights of the body's and of the whole prop's top, when the prop has so much of its height left.
///
/// What stands on the body, the cabin, gives way first; the body after it.
pub fn crushed_tops(prop: &Prop, height: f32) -> [f32; 2] {
    let body = prop.boxes.first().map_or(0.0, |b| b.max.y);
    let whole = prop.extent().max.y;
    let top = whole * height.clamp(0.0, 1.0);
    let least = body + CABIN_LEFT * (whole - body);
    if top >= least || whole <= body { [body, top] } else { [body * top / least, top] }
}

fn pushed(p: Vec3, prop: &Prop, shape: &PropShape) -> Vec3 {
    let whole = prop.extent().max.y;
    let seed = shape.prop as f32 * 1.7;
    let fold = |q: Vec3| {
        sin(11.0 * q.x + 3.0 * q.y + seed) * sin(9.0 * q.z - 4.0 * q.y + 2.1 * seed)
            + 0.5 * sin(23.0 * q.z + 7.0 * q.x + seed)
    };
    let mut out = p;
    if shape.height < 1.0 {
        let body = prop.boxes.first().map_or(whole, |b| b.max.y);
        let [low, top] = crushed_tops(prop, shape.height);
        let lost = 1.0 - shape.height;
        let share = ((p.y - body) / (whole - body).max(1e-3)).clamp(0.0, 1.2);
        out.y = if p.y > body { low + (top - low) * share } else { p.y * low / body.max(1e-3) };
        // Folds, deepest at the top; the pillars lean outwards and the roof sags between them.
        let up = smoothstep(0.2 * whole, whole, p.y);
        let n = fold(p);
        out.y -= FOLDS * up * (0.6 + 0.6 * n).max(0.0) * smoothstep(0.0, 0.15, lost);
        out.x += FOLDS * up * n * smoothstep(0.0, 0.2, lost);
        out.z += 0.22 * p.z * up * (1.0 - up) * smoothstep(0.05, 0.5, lost) + 0.5 * FOLDS * up * n;
        out.y = out.y.max(0.02);
    }
    for dent in &shape.dents {
        let t = p.distance(dent.at) / dent.reach.max(1e-3);
        if t < 1.0 {
            let fall = (1.0 - t * t) * (1.0 - t * t);
            out += dent.push * (fall * (1.0 + 0.35 * fold(p * 1.4)));
        }
    }
    out
}

/// The same surface in finer triangles, every one with corners of its own: edges longer than this in metres are halved, four times at
/// most, by their own length alone, so that neighbours agree.
pub fn finer(mesh: &Mesh, edge: f32) -> Mesh {
    let mut out = Mesh { normals: Vec::new(), ..mesh.clone() };
    for _ in 0..HALVINGS {
        let (mut triangles, mut materials) = (Vec::new(), Vec::new());
        let mut split = false;
        for (t, material) in out.triangles.iter().zip(&out.materials) {
            let long = |i: usize| {
                let (a, b) = (t[i], t[(i + 1) % 3]);
                out.positions[a as usize].distance_squared(out.positions[b as usize]) > edge * edge
            };
            let halves: Vec<usize> = (0..3).filter(|i| long(*i)).collect();
            split |= !halves.is_empty();
            let mut middle = |i: usize| {
                let (a, b) = (out.positions[t[i] as usize], out.positions[t[(i + 1) % 3] as usize]);
                out.positions.push((a + b) * 0.5);
                out.positions.len() as u32 - 1
            };
            match halves[..] {
                [] => triangles.push(*t),
                [i] => {
                    let m = middle(i);
                    let (a, b, c) = (t[i], t[(i + 1) % 3], t[(i + 2) % 3]);
                    triangles.extend([[a, m, c], [m, b, c]]);
                }
                [i, j] => {
                    // The corner between the two halved edges first.
                    let (first, second) = if (i + 1) % 3 == j { (i, j) } else { (j, i) };
                    let (m, n) = (middle(first), middle(second));
                    let (a, b, c) = (t[first], t[second], t[(second + 1) % 3]);
                    triangles.extend([[m, b, n], [a, m, n], [a, n, c]]);
                }
                _ => {
                    let m = [middle(0), middle(1), middle(2)];
                    triangles.extend([[t[0], m[0], m[2]], [m[0], t[1], m[1]], [m[2], m[1], t[2]], m]);
                }
            }
            materials.resize(triangles.len(), *material);
        }
        (out.triangles, out.materials) = (triangles, materials);
        if !split {
            break;
        }
    }
    unshared(&out)
}

/// Every triangle with corners of its own, as smoothing wants them.
fn unshared(mesh: &Mesh) -> Mesh {
    let mut out = Mesh::default();
    for (t, material) in mesh.triangles.iter().zip(&mesh.materials) {
        out.triangle(t.map(|i| mesh.positions[i as usize]), *material);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Aabb, MeshId, ObjectId, Pose, PropKind, Substance, build};

    fn car() -> (Mesh, Prop) {
        let mut mesh = Mesh::default();
        build::block(&mut mesh, [-2.0, 0.0, -0.8], [2.0, 0.9, 0.8], MaterialId(0));
        build::block(&mut mesh, [-1.0, 0.9, -0.7], [0.8, 1.4, 0.7], MaterialId(1));
        let boxes = vec![
            Aabb::new(Vec3::new(-2.0, 0.0, -0.8), Vec3::new(2.0, 0.9, 0.8)),
            Aabb::new(Vec3::new(-1.0, 0.9, -0.7), Vec3::new(0.8, 1.4, 0.7)),
        ];
        let prop = Prop {
            kind: PropKind::Car,
            substance: Substance::Steel,
            mesh: MeshId(0),
            object: ObjectId(0),
            rest: Pose::at(Vec3::ZERO),
            scale: 1.0,
            mass_kg: 1200.0,
            boxes,
            bending_nm: 0.0,
            lamp: None,
            cullable: false,
        };
        (mesh, prop)
    }

    #[test]
    fn a_finer_surface_is_the_same_surface() {
        let (mesh, _) = car();
        let area = |m: &Mesh| -> f32 {
            m.triangles
                .iter()
                .map(|t| {
                    let [a, b, c] = t.map(|i| m.positions[i as usize]);
                    0.5 * (b - a).cross(c - a).length()
                })
                .sum()
        };
        let fine = finer(&mesh, EDGE);
        assert!(fine.triangles.len() > 20 * mesh.triangles.len() && fine.bounds() == mesh.bounds());
        assert!((area(&fine) - area(&mesh)).abs() < 1e-3 * area(&mesh));
    }

    #[test]
    fn a_crushed_car_is_as_low_as_it_is_said_to_be_and_has_no_panes() {
        let (mesh, prop) = car();
        let materials =
            [Material::new("paint", Pattern::CarPaint, [0.5; 3]), Material::new("glass", Pattern::Glass, [0.5; 3])];
        let shape = PropShape { height: 0.7, burst: true, ..PropShape::whole(0) };
        let crushed = dented(&mesh, &prop, &shape, &materials);
        let [low, top] = crushed_tops(&prop, 0.7);
        assert!(low == 0.9 && (top - 0.98).abs() < 1e-5);
        assert!(crushed.bounds().max.y <= 0.9 + 1e-4 && crushed.bounds().max.y > 0.7, "{:?}", crushed.bounds());
        assert!(crushed.materials.iter().all(|m| m.0 == 0), "the panes are gone");
        let flat = crushed_tops(&prop, 0.4);
        assert!(flat[0] < 0.9 && flat[1] > flat[0] - 1e-6);
    }
}
