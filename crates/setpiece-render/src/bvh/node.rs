//! Nodes, packs and rays.

use glam::Vec3;

/// Marks a child that is a leaf.
pub(crate) const LEAF: u32 = 0x8000_0000;

/// Up to eight children: lane `i` of every row belongs to child `i`. Empty lanes have inverted boxes.
#[derive(Clone, Debug, PartialEq)]
#[repr(C, align(32))]
pub(crate) struct Node {
    /// Least x, y, z, then greatest x, y, z.
    pub bounds: [[f32; 8]; 6],
    /// Index of a node, or [`LEAF`] and the index of what the leaf holds.
    pub child: [u32; 8],
}

impl Node {
    pub(crate) const EMPTY: Self = Self {
        bounds: [
            [f32::INFINITY; 8],
            [f32::INFINITY; 8],
            [f32::INFINITY; 8],
            [f32::NEG_INFINITY; 8],
            [f32::NEG_INFINITY; 8],
            [f32::NEG_INFINITY; 8],
        ],
        child: [0; 8],
    };

    /// Lanes that have a child.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = usize> {
        (0..8).filter(|lane| self.bounds[0][*lane] <= self.bounds[3][*lane])
    }

    /// Puts a child with its box into a lane.
    pub(crate) fn put(&mut self, lane: usize, child: u32, bounds: [f32; 6]) {
        self.child[lane] = child;
        self.bounds.iter_mut().zip(bounds).for_each(|(row, bound)| row[lane] = bound);
    }

    /// The box around all children.
    pub(crate) fn around(&self) -> [f32; 6] {
        std::array::from_fn(|row| {
            let of = if row < 3 { f32::min } else { f32::max };
            self.bounds[row].iter().copied().reduce(of).unwrap_or_default()
        })
    }
}

/// Eight triangles as corner and two edges. Empty lanes have edges of zero and are never hit.
#[derive(Clone)]
#[repr(C, align(32))]
pub(crate) struct Pack {
    /// Corner x, y, z, first edge x, y, z, second edge x, y, z.
    pub rows: [[f32; 8]; 9],
    /// What each triangle is; anything in empty lanes.
    pub id: [u32; 8],
}

/// A ray with what box tests want to know of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ray {
    pub origin: Vec3,
    pub direction: Vec3,
    pub inverse: Vec3,
    /// Whether the ray goes backwards, per axis: then it meets the greater bounds first.
    pub back: [bool; 3],
    /// Only hits nearer than this count.
    pub reach: f32,
}

impl Ray {
    /// A ray; the direction need not have unit length, distances are in its lengths.
    pub(crate) fn new(origin: Vec3, direction: Vec3, reach: f32) -> Self {
        // A zero would make 0 times infinity in the box test.
        let safe = |x: f32| if x.abs() < 1e-18 { 1e18_f32.copysign(x) } else { 1.0 / x };
        let inverse = Vec3::new(safe(direction.x), safe(direction.y), safe(direction.z));
        let back = [inverse.x < 0.0, inverse.y < 0.0, inverse.z < 0.0];
        Self { origin, direction, inverse, back, reach }
    }

    /// Whether it starts somewhere and goes somewhere.
    #[inline]
    pub(crate) fn is_finite(&self) -> bool {
        (self.origin + self.direction).is_finite()
    }
}
