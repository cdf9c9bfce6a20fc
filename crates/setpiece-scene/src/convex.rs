//! Convex solids: the shapes of breakable parts and of their chunks.

use crate::{Aabb, MaterialId, Mesh};
use glam::Vec3;
use serde::{Deserialize, Serialize};

/// A flat face of a [`Convex`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// Indices of its corners, counter-clockwise seen from outside.
    pub corners: Vec<u32>,
    /// What it shows.
    pub material: MaterialId,
}

/// A closed convex polyhedron.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Convex {
    /// Vertices.
    pub vertices: Vec<Vec3>,
    /// Faces.
    pub faces: Vec<Face>,
}

impl Convex {
    /// A box.
    pub fn cuboid(bounds: Aabb, material: MaterialId) -> Self {
        const FACES: [[u32; 4]; 6] =
            [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
        Self {
            vertices: bounds.corners().to_vec(),
            faces: FACES.iter().map(|f| Face { corners: f.to_vec(), material }).collect(),
        }
    }

    /// The prism over a convex polygon, swept by `along`. The polygon runs counter-clockwise seen from the side that
    /// `along` points to.
    pub fn prism(polygon: &[Vec3], along: Vec3, material: MaterialId) -> Self {
        let n = polygon.len() as u32;
        let vertices = polygon.iter().copied().chain(polygon.iter().map(|p| *p + along)).collect();
        let mut faces =
            vec![Face { corners: (0..n).rev().collect(), material }, Face { corners: (n..2 * n).collect(), material }];
        faces.extend((0..n).map(|i| {
            let j = (i + 1) % n;
            Face { corners: vec![i, j, n + j, n + i], material }
        }));
        Self { vertices, faces }
    }

    /// Sets the material of every face whose outward normal is within 45 degrees of `direction`.
    #[must_use]
    pub fn faced(mut self, direction: Vec3, material: MaterialId) -> Self {
        let normals: Vec<Vec3> = self.faces.iter().map(|f| self.normal(f)).collect();
        for (face, normal) in self.faces.iter_mut().zip(normals) {
            if normal.dot(direction) > std::f32::consts::FRAC_1_SQRT_2 {
                face.material = material;
            }
        }
        self
    }

    /// Outward unit normal of a face (Newell), zero for a degenerate one.
    pub fn normal(&self, face: &Face) -> Vec3 {
        let corner = |i: usize| self.vertices[face.corners[i % face.corners.len()] as usize];
        let first = corner(0);
        (1..face.corners.len().saturating_sub(1))
            .map(|i| (corner(i) - first).cross(corner(i + 1) - first))
            .sum::<Vec3>()
            .normalize_or_zero()
    }

    /// The smallest box around it.
    pub fn bounds(&self) -> Aabb {
        Aabb::of(self.vertices.iter().copied())
    }

    /// Volume in m3 and centroid, by signed tetrahedra about the first vertex, summed in double precision.
    pub fn volume_and_centroid(&self) -> (f64, Vec3) {
        let Some(origin) = self.vertices.first() else { return (0.0, Vec3::ZERO) };
        let origin = origin.as_dvec3();
        let mut volume = 0.0;
        let mut moment = glam::DVec3::ZERO;
        for face in &self.faces {
            let corner = |i: usize| self.vertices[face.corners[i] as usize].as_dvec3() - origin;
            for i in 1..face.corners.len().saturating_sub(1) {
                let (a, b, c) = (corner(0), corner(i), corner(i + 1));
                let v = a.cross(b).dot(c) / 6.0;
                volume += v;
                moment += (a + b + c) * (v / 4.0);
            }
        }
        if volume.abs() < 1e-15 {
            return (0.0, self.bounds().center());
        }
        (volume, (origin + moment / volume).as_vec3())
    }

    /// Its surface as triangles, shifted by `-origin`.
    pub fn to_mesh(&self, origin: Vec3) -> Mesh {
        let mut mesh = Mesh::default();
        for face in &self.faces {
            let base = mesh.positions.len() as u32;
            mesh.positions.extend(face.corners.iter().map(|i| self.vertices[*i as usize] - origin));
            for i in 1..face.corners.len().saturating_sub(1) as u32 {
                mesh.triangles.push([base, base + i, base + i + 1]);
                mesh.materials.push(face.material);
            }
        }
        mesh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_its_volume_centre_and_outward_faces() {
        let bounds = Aabb::new(Vec3::new(-1.0, 2.0, 3.0), Vec3::new(1.0, 5.0, 4.0));
        let solid = Convex::cuboid(bounds, MaterialId(0));
        let (volume, centre) = solid.volume_and_centroid();
        assert!((volume - 6.0).abs() < 1e-9);
        assert!(centre.distance(bounds.center()) < 1e-6);
        for face in &solid.faces {
            let middle = face.corners.iter().map(|i| solid.vertices[*i as usize]).sum::<Vec3>() / 4.0;
            assert!(solid.normal(face).dot(middle - bounds.center()) > 0.4, "{face:?}");
        }
    }

    #[test]
    fn a_prism_is_closed_and_outward() {
        let triangle = [Vec3::ZERO, Vec3::X, Vec3::Y];
        let (volume, centre) = Convex::prism(&triangle, Vec3::Z * 2.0, MaterialId(0)).volume_and_centroid();
        assert!((volume - 1.0).abs() < 1e-9, "{volume}");
        assert!(centre.distance(Vec3::new(1.0 / 3.0, 1.0 / 3.0, 1.0)) < 1e-6);
    }
}
