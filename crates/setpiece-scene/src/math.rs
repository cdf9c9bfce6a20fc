//! Vectors, poses and boxes, and the elementary functions that give the same bits on every machine.
//!
//! Sums, products and square roots are exact everywhere by IEEE 754; the functions here come from `libm`, so that the
//! set and the simulation agree between x86-64 and aarch64.

use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};

/// Sine.
pub fn sin(x: f32) -> f32 {
    libm::sinf(x)
}

/// Cosine.
pub fn cos(x: f32) -> f32 {
    libm::cosf(x)
}

/// Natural exponential.
pub fn exp(x: f32) -> f32 {
    libm::expf(x)
}

/// `x` to the power `y`.
pub fn pow(x: f32, y: f32) -> f32 {
    libm::powf(x, y)
}

/// Angle of the point (x, y).
pub fn atan2(y: f32, x: f32) -> f32 {
    libm::atan2f(y, x)
}

/// 0 below `a`, 1 above `b`, smooth between.
pub fn smoothstep(a: f32, b: f32, x: f32) -> f32 {
    let t = ((x - a) / (b - a)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A rotation by `angle` radians about a unit axis.
pub fn rotation(axis: Vec3, angle: f32) -> Quat {
    let half = 0.5 * angle;
    let v = axis * sin(half);
    Quat::from_xyzw(v.x, v.y, v.z, cos(half))
}

/// Two unit vectors that make a right-handed frame with the unit vector `n` (Duff et al. 2017).
pub fn tangent_frame(n: Vec3) -> (Vec3, Vec3) {
    let sign = 1.0_f32.copysign(n.z);
    let a = -1.0 / (sign + n.z);
    let b = n.x * n.y * a;
    (Vec3::new(1.0 + sign * n.x * n.x * a, sign * b, -sign * n.x), Vec3::new(b, sign + n.y * n.y * a, -n.y))
}

/// A rigid placement: `world_from_object`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pose {
    /// Where the object's origin is.
    pub position: Vec3,
    /// Unit quaternion.
    pub rotation: Quat,
}

impl Pose {
    /// No movement.
    pub const IDENTITY: Self = Self { position: Vec3::ZERO, rotation: Quat::IDENTITY };

    /// Only a shift.
    pub fn at(position: Vec3) -> Self {
        Self { position, rotation: Quat::IDENTITY }
    }

    /// Object point to world point.
    pub fn point(&self, p: Vec3) -> Vec3 {
        self.rotation * p + self.position
    }

    /// World point to object point.
    pub fn inverse_point(&self, p: Vec3) -> Vec3 {
        self.rotation.conjugate() * (p - self.position)
    }

    /// Between two poses: linear in position, normalised linear in rotation along the shorter arc.
    pub fn mix(&self, other: &Self, t: f32) -> Self {
        let to = if self.rotation.dot(other.rotation) < 0.0 { -other.rotation } else { other.rotation };
        Self {
            position: self.position + (other.position - self.position) * t,
            rotation: (self.rotation * (1.0 - t) + to * t).normalize(),
        }
    }
}

/// An axis-aligned box.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aabb {
    /// Least corner.
    pub min: Vec3,
    /// Greatest corner.
    pub max: Vec3,
}

impl Aabb {
    /// The box that holds nothing.
    pub const EMPTY: Self = Self { min: Vec3::INFINITY, max: Vec3::NEG_INFINITY };

    /// A box by its corners.
    pub fn new(min: Vec3, max: Vec3) -> Self {
        Self { min, max }
    }

    /// The smallest box around points.
    pub fn of(points: impl IntoIterator<Item = Vec3>) -> Self {
        points.into_iter().fold(Self::EMPTY, |b, p| Self { min: b.min.min(p), max: b.max.max(p) })
    }

    /// The smallest box around two.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }

    /// Middle.
    pub fn center(&self) -> Vec3 {
        (self.min + self.max) * 0.5
    }

    /// Edge lengths.
    pub fn size(&self) -> Vec3 {
        self.max - self.min
    }

    /// Grown by `margin` on every side.
    #[must_use]
    pub fn grown(&self, margin: f32) -> Self {
        Self { min: self.min - Vec3::splat(margin), max: self.max + Vec3::splat(margin) }
    }

    /// Whether a point lies inside or on the border.
    pub fn contains(&self, p: Vec3) -> bool {
        p.cmpge(self.min).all() && p.cmple(self.max).all()
    }

    /// Whether two boxes share a point.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.cmple(other.max).all() && self.max.cmpge(other.min).all()
    }

    /// The eight corners.
    pub fn corners(&self) -> [Vec3; 8] {
        std::array::from_fn(|i| {
            let pick = |bit: usize, a: f32, b: f32| if i >> bit & 1 == 0 { a } else { b };
            Vec3::new(pick(0, self.min.x, self.max.x), pick(1, self.min.y, self.max.y), pick(2, self.min.z, self.max.z))
        })
    }
}
