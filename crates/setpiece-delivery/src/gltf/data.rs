//! The binary part of a glTF file: numbers by kind, and accessors that say where they lie.

use super::document::{Accessor, View};
use glam::Vec3;
use setpiece_scene::Aabb;

const FLOAT: u32 = 5126;
const UNSIGNED_SHORT: u32 = 5123;
const UNSIGNED_INT: u32 = 5125;
const ARRAY_BUFFER: u32 = 34962;
const ELEMENT_ARRAY_BUFFER: u32 = 34963;

/// What numbers are for: each kind has a buffer view of its own.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Times,
    Vectors,
    Rotations,
    /// Single numbers over time.
    Scalars,
    Vertices,
    Short,
    Long,
}

const KINDS: usize = 7;

/// The numbers of a file.
#[derive(Default)]
pub(super) struct Data {
    bytes: [Vec<u8>; KINDS],
    /// Accessors, with the kind in place of the view.
    accessors: Vec<Accessor>,
}

impl Data {
    fn push(&mut self, accessor: Accessor) -> u32 {
        self.accessors.push(accessor);
        self.accessors.len() as u32 - 1
    }

    fn floats<const N: usize>(&mut self, kind: Kind, values: impl Iterator<Item = [f32; N]>) -> (u32, u32) {
        let bytes = &mut self.bytes[kind as usize];
        let start = bytes.len();
        for x in values.flatten() {
            bytes.extend(x.to_le_bytes());
        }
        (start as u32, ((bytes.len() - start) / (4 * N)) as u32)
    }

    fn accessor(kind: Kind, (byte_offset, count): (u32, u32), component_type: u32, name: &'static str) -> Accessor {
        let buffer_view = kind as u32;
        Accessor { buffer_view, byte_offset, component_type, count, kind: name, min: None, max: None }
    }

    /// Numbers over time, or the times themselves.
    pub(super) fn scalars(&mut self, kind: Kind, values: &[f32]) -> u32 {
        let range = self.floats(kind, values.iter().map(|x| [*x]));
        let ends = |f: fn(f32, f32) -> f32| values.iter().copied().reduce(f).map(|x| vec![x]);
        let accessor = Self::accessor(kind, range, FLOAT, "SCALAR");
        self.push(Accessor { min: ends(f32::min), max: ends(f32::max), ..accessor })
    }

    /// Vectors over time.
    pub(super) fn vectors(&mut self, values: impl Iterator<Item = Vec3>) -> u32 {
        let range = self.floats(Kind::Vectors, values.map(|v| v.to_array()));
        self.push(Self::accessor(Kind::Vectors, range, FLOAT, "VEC3"))
    }

    /// Rotations over time.
    pub(super) fn rotations(&mut self, values: impl Iterator<Item = glam::Quat>) -> u32 {
        let range = self.floats(Kind::Rotations, values.map(|q| q.to_array()));
        self.push(Self::accessor(Kind::Rotations, range, FLOAT, "VEC4"))
    }

    /// Positions or normals of vertices.
    pub(super) fn vertices(&mut self, values: &[Vec3], with_bounds: bool) -> u32 {
        let range = self.floats(Kind::Vertices, values.iter().map(|v| v.to_array()));
        let mut accessor = Self::accessor(Kind::Vertices, range, FLOAT, "VEC3");
        if with_bounds {
            let b = Aabb::of(values.iter().copied());
            accessor.min = Some(b.min.to_array().to_vec());
            accessor.max = Some(b.max.to_array().to_vec());
        }
        self.push(accessor)
    }

    /// Corners of triangles of a mesh of `vertices` vertices.
    pub(super) fn triangles(&mut self, triangles: impl Iterator<Item = [u32; 3]>, vertices: usize) -> u32 {
        // The greatest number of each type is kept for restarts.
        let kind = if vertices < usize::from(u16::MAX) { Kind::Short } else { Kind::Long };
        let bytes = &mut self.bytes[kind as usize];
        let start = bytes.len();
        let mut count = 0;
        for i in triangles.flatten() {
            count += 1;
            match kind {
                Kind::Short => bytes.extend((i as u16).to_le_bytes()),
                _ => bytes.extend(i.to_le_bytes()),
            }
        }
        let component = if matches!(kind, Kind::Short) { UNSIGNED_SHORT } else { UNSIGNED_INT };
        self.push(Self::accessor(kind, (start as u32, count), component, "SCALAR"))
    }

    /// Length of all numbers in bytes.
    pub(super) fn length(&self) -> u64 {
        self.bytes.iter().map(|b| b.len().next_multiple_of(4) as u64).sum()
    }

    /// Accessors, views, and the bytes piece by piece.
    pub(super) fn finish(mut self) -> (Vec<Accessor>, Vec<View>, Vec<Vec<u8>>) {
        let mut views = Vec::new();
        let mut pieces = Vec::new();
        let mut number = [0; KINDS];
        let mut offset = 0;
        for (kind, mut bytes) in self.bytes.into_iter().enumerate() {
            if bytes.is_empty() {
                continue;
            }
            number[kind] = views.len() as u32;
            let (stride, target) = match kind {
                k if k == Kind::Vertices as usize => (Some(12), Some(ARRAY_BUFFER)),
                k if k >= Kind::Short as usize => (None, Some(ELEMENT_ARRAY_BUFFER)),
                _ => (None, None),
            };
            let byte_length = bytes.len() as u32;
            views.push(View { buffer: 0, byte_offset: offset, byte_length, byte_stride: stride, target });
            bytes.resize(bytes.len().next_multiple_of(4), 0);
            offset += bytes.len() as u32;
            pieces.push(bytes);
        }
        for a in &mut self.accessors {
            a.buffer_view = number[a.buffer_view as usize];
        }
        (self.accessors, views, pieces)
    }
}
