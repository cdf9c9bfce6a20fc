//! Convex cells cut by planes: the one geometric operation of fracturing.
//!
//! A cell is a soup of planar polygons, each of which remembers where it came from: the surface of the part or the
//! cut towards a neighbour. Clipping is Sutherland-Hodgman per polygon plus a cap, in double precision.

use glam::DVec3;
use setpiece_scene::{Convex, MaterialId};

/// Where a face of a cell comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The part's own surface.
    Outer(MaterialId),
    /// The part's own surface where other parts cover it.
    Covered,
    /// The cut towards this other cell.
    Cut(u32),
    /// A cut along this plane, which several cells may lie along.
    Plane(u32),
}

/// A planar convex polygon, counter-clockwise seen from outside.
#[derive(Clone, Debug)]
pub struct Polygon {
    /// Corners.
    pub corners: Vec<DVec3>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Polygon {
    /// Area vector: outward normal times area.
    pub fn area_vector(&self) -> DVec3 {
        let Some(first) = self.corners.first() else { return DVec3::ZERO };
        self.corners[1..].windows(2).map(|w| (w[0] - first).cross(w[1] - first)).sum::<DVec3>() * 0.5
    }

    /// Centre of area.
    pub fn center(&self) -> DVec3 {
        let Some(first) = self.corners.first() else { return DVec3::ZERO };
        let (mut sum, mut weight) = (DVec3::ZERO, 0.0);
        for w in self.corners[1..].windows(2) {
            let a = (w[0] - first).cross(w[1] - first).length();
            sum += (first + w[0] + w[1]) * (a / 3.0);
            weight += a;
        }
        if weight > 0.0 { sum / weight } else { *first }
    }

    /// The corners where `normal . x <= offset`.
    pub fn clipped(&self, normal: DVec3, offset: f64, eps: f64) -> Vec<DVec3> {
        let n = self.corners.len();
        let mut out = Vec::with_capacity(n + 2);
        for i in 0..n {
            let (p, q) = (self.corners[i], self.corners[(i + 1) % n]);
            let (dp, dq) = (normal.dot(p) - offset, normal.dot(q) - offset);
            if dp <= eps {
                out.push(p);
            }
            if (dp < -eps && dq > eps) || (dp > eps && dq < -eps) {
                out.push(p + (q - p) * (dp / (dp - dq)));
            }
        }
        out
    }
}

/// A closed convex cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its surface.
    pub faces: Vec<Polygon>,
}

/// Distance below which points count as one, metres.
const EPS: f64 = 1e-6;

impl Cell {
    /// The cell that is the whole solid.
    pub fn whole(shape: &Convex) -> Self {
        let faces = shape.faces.iter().map(|f| Polygon {
            corners: f.corners.iter().map(|i| shape.vertices[*i as usize].as_dvec3()).collect(),
            origin: Origin::Outer(f.material),
        });
        Self { faces: faces.collect() }
    }

    /// Removes what lies beyond the plane `normal . x = offset` (`normal` of unit length); the new face is `origin`.
    pub fn cut(&mut self, normal: DVec3, offset: f64, origin: Origin) {
        let beyond = |p: &DVec3| normal.dot(*p) - offset > EPS;
        if !self.faces.iter().any(|f| f.corners.iter().any(beyond)) {
            return;
        }
        let mut rim: Vec<DVec3> = Vec::new();
        self.faces.retain_mut(|face| {
            let corners = face.clipped(normal, offset, EPS);
            for p in &corners {
                if (normal.dot(*p) - offset).abs() <= EPS * 2.0 && !rim.iter().any(|q| q.distance(*p) < EPS * 4.0) {
                    rim.push(*p);
                }
            }
            face.corners = corners;
            face.corners.len() >= 3 && face.area_vector().length() > 1e-10
        });
        if self.faces.len() < 3 || rim.len() < 3 {
            if self.faces.len() < 4 {
                self.faces.clear();
            }
            return;
        }
        let center = rim.iter().sum::<DVec3>() / rim.len() as f64;
        let u = (rim[0] - center).normalize_or_zero();
        let v = normal.cross(u);
        let mut angled: Vec<(f64, DVec3)> =
            rim.into_iter().map(|p| (libm::atan2((p - center).dot(v), (p - center).dot(u)), p)).collect();
        angled.sort_by(|a, b| a.0.total_cmp(&b.0));
        let cap = Polygon { corners: angled.into_iter().map(|(_, p)| p).collect(), origin };
        if cap.area_vector().length() > 1e-10 {
            self.faces.push(cap);
        }
    }

    /// Least and greatest coordinate along a direction.
    pub fn span(&self, along: DVec3) -> [f64; 2] {
        let all = self.faces.iter().flat_map(|f| &f.corners).map(|p| along.dot(*p));
        all.fold([f64::INFINITY, f64::NEG_INFINITY], |[a, b], d| [a.min(d), b.max(d)])
    }

    /// Farthest distance of a corner from a point.
    pub fn radius_about(&self, p: DVec3) -> f64 {
        self.faces.iter().flat_map(|f| &f.corners).map(|c| c.distance_squared(p)).fold(0.0, f64::max).sqrt()
    }

    /// Volume in m3 and centroid.
    pub fn volume_and_centroid(&self) -> (f64, DVec3) {
        let Some(origin) = self.faces.first().map(|f| f.corners[0]) else { return (0.0, DVec3::ZERO) };
        let (mut volume, mut moment) = (0.0, DVec3::ZERO);
        for face in &self.faces {
            let a = face.corners[0] - origin;
            for w in face.corners[1..].windows(2) {
                let (b, c) = (w[0] - origin, w[1] - origin);
                let v = a.cross(b).dot(c) / 6.0;
                volume += v;
                moment += (a + b + c) * (v / 4.0);
            }
        }
        if volume.abs() < 1e-15 { (0.0, origin) } else { (volume, origin + moment / volume) }
    }

    /// Its corners, each once.
    pub fn corners(&self) -> Vec<DVec3> {
        let mut out: Vec<DVec3> = Vec::new();
        for p in self.faces.iter().flat_map(|f| &f.corners) {
            if !out.iter().any(|q| q.distance_squared(*p) < 1e-8) {
                out.push(*p);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Vec3;
    use setpiece_scene::Aabb;

    #[test]
    fn a_cut_box_keeps_its_volume_in_two_halves() {
        let shape = Convex::cuboid(Aabb::new(Vec3::ZERO, Vec3::new(2.0, 3.0, 1.0)), MaterialId(0));
        let n = DVec3::new(1.0, 0.7, -0.2).normalize();
        let d = n.dot(DVec3::new(1.0, 1.2, 0.5));
        let (mut low, mut high) = (Cell::whole(&shape), Cell::whole(&shape));
        low.cut(n, d, Origin::Cut(1));
        high.cut(-n, -d, Origin::Cut(0));
        let (a, b) = (low.volume_and_centroid().0, high.volume_and_centroid().0);
        assert!(a > 0.5 && b > 0.5 && (a + b - 6.0).abs() < 1e-9, "{a} {b}");
        // A closed surface has no net area.
        let net: DVec3 = low.faces.iter().map(Polygon::area_vector).sum();
        assert!(net.length() < 1e-9, "{net}");
    }
}
