//! Triangle meshes.

use crate::{Aabb, MaterialId};
use glam::Vec3;
use serde::{Deserialize, Serialize};

/// Index into the meshes of a scene or a take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MeshId(pub u32);

/// Triangles in object space, counter-clockwise seen from outside.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mesh {
    /// Vertices.
    pub positions: Vec<Vec3>,
    /// Unit normals per vertex, or none: then the triangles are flat.
    pub normals: Vec<Vec3>,
    /// Vertex indices.
    pub triangles: Vec<[u32; 3]>,
    /// One material per triangle.
    pub materials: Vec<MaterialId>,
}

impl Mesh {
    /// Adds one flat triangle.
    pub fn triangle(&mut self, corners: [Vec3; 3], material: MaterialId) {
        debug_assert!(self.normals.is_empty(), "flat triangles go into flat meshes");
        let base = self.positions.len() as u32;
        self.positions.extend(corners);
        self.triangles.push([base, base + 1, base + 2]);
        self.materials.push(material);
    }

    /// Adds a flat quadrilateral, corners counter-clockwise seen from outside.
    pub fn quad(&mut self, corners: [Vec3; 4], material: MaterialId) {
        debug_assert!(self.normals.is_empty(), "flat quads go into flat meshes");
        let base = self.positions.len() as u32;
        self.positions.extend(corners);
        self.triangles.extend([[base, base + 1, base + 2], [base, base + 2, base + 3]]);
        self.materials.extend([material; 2]);
    }

    /// Adds all of another mesh. Both must have normals or both must not.
    pub fn append(&mut self, other: &Self) {
        debug_assert!(self.positions.is_empty() || self.normals.is_empty() == other.normals.is_empty());
        let base = self.positions.len() as u32;
        self.positions.extend(&other.positions);
        self.normals.extend(&other.normals);
        self.triangles.extend(other.triangles.iter().map(|t| t.map(|i| i + base)));
        self.materials.extend(&other.materials);
    }

    /// The same mesh with every vertex moved by `f`, which must be rigid or a scaling.
    #[must_use]
    pub fn mapped(&self, f: impl Fn(Vec3) -> Vec3) -> Self {
        let origin = f(Vec3::ZERO);
        Self {
            positions: self.positions.iter().map(|p| f(*p)).collect(),
            normals: self.normals.iter().map(|n| (f(*n) - origin).normalize_or_zero()).collect(),
            triangles: self.triangles.clone(),
            materials: self.materials.clone(),
        }
    }

    /// The smallest box around it.
    pub fn bounds(&self) -> Aabb {
        Aabb::of(self.positions.iter().copied())
    }

    /// Smooths a flat mesh: corners at one place share a normal where their faces meet at less than about 40 degrees.
    pub fn smooth(&mut self) {
        const COS_CREASE: f32 = 0.77;
        let face: Vec<Vec3> = self
            .triangles
            .iter()
            .map(|t| {
                let [a, b, c] = t.map(|i| self.positions[i as usize]);
                (b - a).cross(c - a)
            })
            .collect();
        let mut of_vertex = vec![0usize; self.positions.len()];
        let mut corners: Vec<([i32; 3], usize, usize)> = Vec::new();
        for (f, t) in self.triangles.iter().enumerate() {
            for i in t {
                let p = self.positions[*i as usize] * 2000.0;
                of_vertex[*i as usize] = f;
                corners.push(([p.x.round() as i32, p.y.round() as i32, p.z.round() as i32], *i as usize, f));
            }
        }
        corners.sort_unstable();
        self.normals = vec![Vec3::Y; self.positions.len()];
        for group in corners.chunk_by(|a, b| a.0 == b.0) {
            for (_, vertex, _) in group {
                let own = face[of_vertex[*vertex]].normalize_or(Vec3::Y);
                let sum: Vec3 = group
                    .iter()
                    .map(|(_, _, f)| face[*f])
                    .filter(|n| n.normalize_or_zero().dot(own) > COS_CREASE)
                    .sum();
                self.normals[*vertex] = sum.normalize_or(own);
            }
        }
    }
}
