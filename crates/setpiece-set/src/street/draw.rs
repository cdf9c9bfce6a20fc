//! Drawing in the plane of a wall: `a` metres to the right as seen from outside, `b` up, `c` outwards.

use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh};

/// A span from the first to the second number.
pub type Span = [f32; 2];

/// The coordinate frame of a wall.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Lower left corner seen from outside.
    pub origin: Vec3,
    /// To the right, unit.
    pub right: Vec3,
    /// Outwards, unit, level.
    pub out: Vec3,
}

impl Frame {
    /// The frame of the wall that runs from one point to another, left to right seen from outside.
    pub fn between(from: Vec3, to: Vec3) -> Self {
        let right = (to - from).normalize_or(Vec3::X);
        Self { origin: from, right, out: right.cross(Vec3::Y) }
    }

    /// A point of the wall.
    pub fn at(&self, a: f32, b: f32, c: f32) -> Vec3 {
        self.origin + self.right * a + Vec3::Y * b + self.out * c
    }

    /// The same frame with another origin.
    #[must_use]
    pub fn moved(&self, a: f32, b: f32, c: f32) -> Self {
        Self { origin: self.at(a, b, c), ..*self }
    }

    /// A rectangle that faces outwards.
    pub fn rect(&self, mesh: &mut Mesh, a: Span, b: Span, c: f32, material: MaterialId) {
        if a[1] - a[0] > 1e-3 && b[1] - b[0] > 1e-3 {
            mesh.quad(
                [self.at(a[0], b[0], c), self.at(a[1], b[0], c), self.at(a[1], b[1], c), self.at(a[0], b[1], c)],
                material,
            );
        }
    }

    /// A box without its back, for what stands out from a wall.
    pub fn relief(&self, mesh: &mut Mesh, a: Span, b: Span, c: Span, material: MaterialId) {
        let p = |i: usize, j: usize, k: usize| self.at(a[i], b[j], c[k]);
        self.rect(mesh, a, b, c[1], material);
        mesh.quad([p(0, 0, 0), p(0, 0, 1), p(0, 1, 1), p(0, 1, 0)], material);
        mesh.quad([p(1, 0, 1), p(1, 0, 0), p(1, 1, 0), p(1, 1, 1)], material);
        mesh.quad([p(0, 1, 1), p(1, 1, 1), p(1, 1, 0), p(0, 1, 0)], material);
        mesh.quad([p(0, 0, 0), p(1, 0, 0), p(1, 0, 1), p(0, 0, 1)], material);
    }

    /// A whole box.
    pub fn solid(&self, mesh: &mut Mesh, a: Span, b: Span, c: Span, material: MaterialId) {
        self.relief(mesh, a, b, c, material);
        let p = |i: usize, j: usize| self.at(a[i], b[j], c[0]);
        mesh.quad([p(1, 0), p(0, 0), p(0, 1), p(1, 1)], material);
    }

    /// The four sides of a hole that goes from `c[1]` at the front to `c[0]` behind.
    pub fn reveal(&self, mesh: &mut Mesh, a: Span, b: Span, c: Span, material: MaterialId) {
        let p = |i: usize, j: usize, k: usize| self.at(a[i], b[j], c[k]);
        mesh.quad([p(0, 0, 1), p(0, 0, 0), p(0, 1, 0), p(0, 1, 1)], material);
        mesh.quad([p(1, 0, 0), p(1, 0, 1), p(1, 1, 1), p(1, 1, 0)], material);
        mesh.quad([p(0, 0, 1), p(1, 0, 1), p(1, 0, 0), p(0, 0, 0)], material);
        mesh.quad([p(0, 1, 0), p(1, 1, 0), p(1, 1, 1), p(0, 1, 1)], material);
    }

    /// An upright bar of square section without ends.
    pub fn bar(&self, mesh: &mut Mesh, a: f32, b: Span, c: f32, half: f32, material: MaterialId) {
        let p = |x: f32, y: f32, z: f32| self.at(a + x * half, y, c + z * half);
        for ([x0, z0], [x1, z1]) in [
            ([-1.0, 1.0], [1.0, 1.0]),
            ([1.0, 1.0], [1.0, -1.0]),
            ([1.0, -1.0], [-1.0, -1.0]),
            ([-1.0, -1.0], [-1.0, 1.0]),
        ] {
            mesh.quad([p(x0, b[0], z0), p(x1, b[0], z1), p(x1, b[1], z1), p(x0, b[1], z0)], material);
        }
    }

    /// A wall with one row of holes, sorted from left to right; only the wall, not the holes' sides.
    pub fn pierced(&self, mesh: &mut Mesh, a: Span, b: Span, holes: &[Hole], material: MaterialId) {
        let mut left = a[0];
        for h in holes {
            self.rect(mesh, [left, h.a[0]], b, 0.0, material);
            self.rect(mesh, h.a, [b[0], h.b[0]], 0.0, material);
            self.rect(mesh, h.a, [h.b[1], b[1]], 0.0, material);
            left = h.a[1];
        }
        self.rect(mesh, [left, a[1]], b, 0.0, material);
    }
}

/// A hole in a wall.
#[derive(Clone, Copy, Debug)]
pub struct Hole {
    /// From left to right.
    pub a: Span,
    /// From bottom to top.
    pub b: Span,
}

/// Adds a flat convex polygon, counter-clockwise seen from outside.
pub fn polygon(mesh: &mut Mesh, corners: &[Vec3], material: MaterialId) {
    for i in 1..corners.len().saturating_sub(1) {
        mesh.triangle([corners[0], corners[i], corners[i + 1]], material);
    }
}

/// A rectangle on the ground, seen from above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// From left to right.
    pub x: Span,
    /// From behind to the front.
    pub z: Span,
}

impl Rect {
    /// By its borders.
    pub fn new(x0: f32, x1: f32, z0: f32, z1: f32) -> Self {
        Self { x: [x0, x1], z: [z0, z1] }
    }

    /// Whether two share more than a border.
    pub fn overlaps(&self, o: &Self) -> bool {
        let gap = 0.01;
        self.x[0] < o.x[1] - gap && o.x[0] < self.x[1] - gap && self.z[0] < o.z[1] - gap && o.z[0] < self.z[1] - gap
    }

    /// Whether a point lies inside.
    pub fn contains(&self, x: f32, z: f32) -> bool {
        x > self.x[0] && x < self.x[1] && z > self.z[0] && z < self.z[1]
    }

    /// Grown by `m` on every side.
    #[must_use]
    pub fn grown(&self, m: f32) -> Self {
        Self::new(self.x[0] - m, self.x[1] + m, self.z[0] - m, self.z[1] + m)
    }

    /// Width along x.
    pub fn size_x(&self) -> f32 {
        self.x[1] - self.x[0]
    }

    /// Middle.
    pub fn center(&self) -> Vec3 {
        Vec3::new((self.x[0] + self.x[1]) * 0.5, 0.0, (self.z[0] + self.z[1]) * 0.5)
    }

    /// A level rectangle seen from above.
    pub fn lay(&self, mesh: &mut Mesh, y: f32, material: MaterialId) {
        let p = |x: f32, z: f32| Vec3::new(x, y, z);
        mesh.quad(
            [p(self.x[0], self.z[1]), p(self.x[1], self.z[1]), p(self.x[1], self.z[0]), p(self.x[0], self.z[0])],
            material,
        );
    }
}
