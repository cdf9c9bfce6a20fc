//! Meshes as other tools like them: shared vertices, and polygons instead of triangles.
//!
//! Sets are built of triangles with vertices of their own. Vertices that are equal to the last bit are made one, which
//! makes files a third as long and lets artists fracture and bevel; without normals both formats show flat faces.

use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh};
use std::collections::HashMap;

/// Cosine between the normals of triangles that count as one flat polygon.
const FLAT: f32 = 0.999_99;

/// A mesh with shared vertices.
pub(crate) struct Form {
    /// Vertices.
    pub positions: Vec<Vec3>,
    /// Normals per vertex, or none for flat faces.
    pub normals: Vec<Vec3>,
    /// Triangles; those that lost a corner in the sharing are gone.
    pub triangles: Vec<[u32; 3]>,
    /// One material per triangle.
    pub materials: Vec<MaterialId>,
}

/// Faces of three and more corners.
#[derive(Default)]
pub(crate) struct Polygons {
    /// Corners of each face.
    pub counts: Vec<u32>,
    /// The corners of all faces.
    pub corners: Vec<u32>,
    /// One material per face.
    pub materials: Vec<MaterialId>,
}

impl Form {
    /// Shares the vertices of a mesh.
    pub(crate) fn of(mesh: &Mesh) -> Self {
        let smooth = mesh.normals.len() == mesh.positions.len();
        let mut form =
            Self { positions: Vec::new(), normals: Vec::new(), triangles: Vec::new(), materials: Vec::new() };
        // Only asked, never listed: the order of a hash map's entries must not show.
        let mut known: HashMap<[u32; 6], u32> = HashMap::with_capacity(mesh.positions.len() / 3);
        // Adding zero makes of both zeros one.
        let bits = |v: Vec3| (v + Vec3::ZERO).to_array().map(f32::to_bits);
        let mut number = Vec::with_capacity(mesh.positions.len());
        for (i, p) in mesh.positions.iter().enumerate() {
            let normal = if smooth { mesh.normals[i] } else { Vec3::ZERO };
            let ([a, b, c], [d, e, f]) = (bits(*p), bits(normal));
            number.push(*known.entry([a, b, c, d, e, f]).or_insert_with(|| {
                form.positions.push(*p + Vec3::ZERO);
                if smooth {
                    form.normals.push(normal);
                }
                form.positions.len() as u32 - 1
            }));
        }
        for (t, material) in mesh.triangles.iter().zip(&mesh.materials) {
            let [a, b, c] = t.map(|i| number[i as usize]);
            if a != b && b != c && c != a {
                form.triangles.push([a, b, c]);
                form.materials.push(*material);
            }
        }
        form
    }

    fn normal(&self, t: [u32; 3]) -> Vec3 {
        let [a, b, c] = t.map(|i| self.positions[i as usize]);
        (b - a).cross(c - a).normalize_or_zero()
    }

    /// Joins flat fans of triangles, as quadrilaterals and the faces of chunks are made of, to polygons.
    pub(crate) fn polygons(&self) -> Polygons {
        let mut out = Polygons::default();
        let mut face = Vec::new();
        let mut i = 0;
        while i < self.triangles.len() {
            let (material, normal) = (self.materials[i], self.normal(self.triangles[i]));
            face.clear();
            face.extend(self.triangles[i]);
            i += 1;
            while let Some([a, b, c]) = self.triangles.get(i).copied() {
                let goes_on = a == face[0]
                    && Some(&b) == face.last()
                    && !face.contains(&c)
                    && self.materials[i] == material
                    && self.normal([a, b, c]).dot(normal) > FLAT;
                if !goes_on {
                    break;
                }
                face.push(c);
                i += 1;
            }
            out.counts.push(face.len() as u32);
            out.corners.extend(&face);
            out.materials.push(material);
        }
        out
    }

    /// The materials that are used, by number.
    pub(crate) fn used(materials: &[MaterialId]) -> Vec<MaterialId> {
        let mut used = materials.to_vec();
        used.sort_unstable();
        used.dedup();
        used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_scene::build;

    #[test]
    fn a_box_has_eight_corners_and_six_faces() {
        let mut mesh = Mesh::default();
        build::block(&mut mesh, [0.0, -0.0, 1.0], [1.0, 2.0, 3.0], MaterialId(4));
        let form = Form::of(&mesh);
        assert_eq!((form.positions.len(), form.triangles.len()), (8, 12));
        let faces = form.polygons();
        assert_eq!(faces.counts, [4; 6]);
        assert_eq!(faces.materials, [MaterialId(4); 6]);
    }

    #[test]
    fn bent_faces_other_materials_and_lost_triangles_stay_apart() {
        let mut mesh = Mesh::default();
        let m = MaterialId;
        mesh.quad([Vec3::ZERO, Vec3::X, Vec3::new(1.0, 1.0, 0.3), Vec3::Y], m(0));
        mesh.triangle([Vec3::ZERO, Vec3::ZERO, Vec3::X], m(0));
        let form = Form::of(&mesh);
        assert_eq!(form.triangles.len(), 2, "a triangle without area goes");
        assert_eq!(form.polygons().counts, [3, 3]);
        let mut two = Mesh::default();
        two.quad([Vec3::ZERO, Vec3::X, Vec3::X + Vec3::Y, Vec3::Y], m(0));
        two.materials[1] = m(1);
        assert_eq!(Form::of(&two).polygons().materials, [m(0), m(1)]);
        assert_eq!(Form::used(&[m(3), m(1), m(3)]), [m(1), m(3)]);
    }
}
