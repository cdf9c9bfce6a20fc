//! Convex hulls of chunks as the engine asks for them: the same answers as its own convex polyhedron, several times quicker.
//!
//! Nearly all that the engine wants of a hull, many times a step, is its farthest corner in a direction (Gilbert, Johnson and
//! Keerthi 1988), the face that looks that way, and its box. Hulls have few corners, so these lie in three rows of a fixed
//! length that the compiler turns into vector instructions. The four corners that stand for a face with more of them are those
//! that span the largest area, where the engine takes the first four: pieces rest on their whole face.

use glam::{Mat3, Vec3};
use rapier3d::parry::bounding_volume::{Aabb, BoundingSphere};
use rapier3d::parry::mass_properties::MassProperties;
use rapier3d::parry::query::{PointProjection, PointQuery, Ray, RayCast, RayIntersection};
use rapier3d::parry::shape::{
    ConvexPolyhedron, FeatureId, PackedFeatureId, PolygonalFeature, PolygonalFeatureMap, Shape, ShapeType, SupportMap,
    TypedShape,
};
use rapier3d::prelude::Pose;

/// Most corners of a hull.
pub const MOST_CORNERS: usize = 16;
/// A hull of so many corners has at most so many faces.
const MOST_FACES: usize = 2 * MOST_CORNERS - 4;

/// Points or normals in rows.
#[derive(Clone)]
struct Rows<const N: usize> {
    x: [f32; N],
    y: [f32; N],
    z: [f32; N],
}

impl<const N: usize> Rows<N> {
    /// `points`, the last one repeated to the end.
    fn new(points: &[Vec3]) -> Self {
        let at = |i: usize| points[i.min(points.len() - 1)];
        let row = |axis: usize| std::array::from_fn(|i| at(i)[axis]);
        Self { x: row(0), y: row(1), z: row(2) }
    }

    fn get(&self, i: usize) -> Vec3 {
        Vec3::new(self.x[i], self.y[i], self.z[i])
    }

    /// Distances along `dir`. A plain loop over arrays is what the compiler makes vector instructions of.
    #[inline]
    fn dots(&self, dir: Vec3) -> [f32; N] {
        let mut dots = [0.0; N];
        for (i, dot) in dots.iter_mut().enumerate() {
            *dot = self.x[i] * dir.x + self.y[i] * dir.y + self.z[i] * dir.z;
        }
        dots
    }

    /// Index of the first of those that are farthest along `dir`.
    #[inline]
    fn farthest(&self, dir: Vec3) -> usize {
        let dots = self.dots(dir);
        let (_, most) = range(&dots);
        let mut first = N - 1;
        for i in (0..N).rev() {
            first = if dots[i] == most { i } else { first };
        }
        first
    }
}

/// Least and greatest of some numbers, in lanes of four.
#[inline]
fn range<const N: usize>(of: &[f32; N]) -> (f32, f32) {
    let (mut least, mut most) = ([f32::INFINITY; 4], [f32::NEG_INFINITY; 4]);
    for four in of.chunks_exact(4) {
        for lane in 0..4 {
            least[lane] = if four[lane] < least[lane] { four[lane] } else { least[lane] };
            most[lane] = if four[lane] > most[lane] { four[lane] } else { most[lane] };
        }
    }
    let low = |a: f32, b: f32| if b < a { b } else { a };
    let high = |a: f32, b: f32| if b > a { b } else { a };
    (low(low(least[0], least[1]), low(least[2], least[3])), high(high(most[0], most[1]), high(most[2], most[3])))
}

/// A convex hull of at most [`MOST_CORNERS`] corners.
#[derive(Clone)]
pub struct Hull {
    inner: ConvexPolyhedron,
    corners: Rows<MOST_CORNERS>,
    normals: Rows<MOST_FACES>,
    faces: Vec<PolygonalFeature>,
    bounds: Aabb,
    sphere: BoundingSphere,
}

impl Hull {
    /// The hull of `points`, metres; `None` when they span no volume, or when it has more corners than rows have room for.
    pub fn new(points: &[Vec3]) -> Option<Self> {
        let inner = ConvexPolyhedron::from_convex_hull(points)?;
        if inner.points().len() > MOST_CORNERS || inner.faces().len() > MOST_FACES {
            return None;
        }
        let normals: Vec<Vec3> = inner.faces().iter().map(|f| f.normal).collect();
        let faces = (0..inner.faces().len()).map(|f| face(&inner, f)).collect();
        Some(Self {
            corners: Rows::new(inner.points()),
            normals: Rows::new(&normals),
            faces,
            bounds: inner.local_aabb(),
            sphere: inner.local_bounding_sphere(),
            inner,
        })
    }
}

/// A face by the four of its corners that span the largest area, in their order.
fn face(hull: &ConvexPolyhedron, index: usize) -> PolygonalFeature {
    let of = &hull.faces()[index];
    let (first, count) = (of.first_vertex_or_edge as usize, of.num_vertices_or_edges as usize);
    let corners = &hull.vertices_adj_to_face()[first..first + count];
    let edges = &hull.edges_adj_to_face()[first..first + count];
    let at = |i: usize| hull.points()[corners[i] as usize];
    let mut chosen: Vec<usize> = (0..count.min(4)).collect();
    if count > 4 {
        let mut largest = -1.0;
        for a in 0..count - 3 {
            for b in a + 1..count - 2 {
                for c in b + 1..count - 1 {
                    for d in c + 1..count {
                        let area = (at(c) - at(a)).cross(at(d) - at(b)).length_squared();
                        if area > largest {
                            (largest, chosen) = (area, vec![a, b, c, d]);
                        }
                    }
                }
            }
        }
    }
    let mut feature = PolygonalFeature::default();
    for (slot, i) in chosen.iter().enumerate() {
        feature.vertices[slot] = at(*i);
        feature.vids[slot] = PackedFeatureId::vertex(corners[*i]);
        feature.eids[slot] = PackedFeatureId::edge(edges[*i]);
    }
    feature.fid = PackedFeatureId::face(index as u32);
    feature.num_vertices = chosen.len();
    feature
}

impl SupportMap for Hull {
    fn local_support_point(&self, dir: Vec3) -> Vec3 {
        self.corners.get(self.corners.farthest(dir))
    }
}

impl PolygonalFeatureMap for Hull {
    fn local_support_feature(&self, dir: Vec3, out: &mut PolygonalFeature) {
        out.clone_from(&self.faces[self.normals.farthest(dir).min(self.faces.len() - 1)]);
    }

    fn is_convex_polyhedron(&self) -> bool {
        true
    }
}

impl PointQuery for Hull {
    fn project_local_point(&self, point: Vec3, solid: bool) -> PointProjection {
        self.inner.project_local_point(point, solid)
    }

    fn project_local_point_and_get_feature(&self, point: Vec3) -> (PointProjection, FeatureId) {
        self.inner.project_local_point_and_get_feature(point)
    }
}

impl RayCast for Hull {
    fn cast_local_ray_and_get_normal(&self, ray: &Ray, most: f32, solid: bool) -> Option<RayIntersection> {
        self.inner.cast_local_ray_and_get_normal(ray, most, solid)
    }
}

impl Shape for Hull {
    fn compute_local_aabb(&self) -> Aabb {
        self.bounds
    }

    fn compute_local_bounding_sphere(&self) -> BoundingSphere {
        self.sphere
    }

    fn compute_aabb(&self, position: &Pose) -> Aabb {
        let rows = Mat3::from_quat(position.rotation).transpose();
        let range = |axis: Vec3| range(&self.corners.dots(axis));
        let (x, y, z) = (range(rows.x_axis), range(rows.y_axis), range(rows.z_axis));
        let at = position.translation;
        Aabb::new(at + Vec3::new(x.0, y.0, z.0), at + Vec3::new(x.1, y.1, z.1))
    }

    fn clone_dyn(&self) -> Box<dyn Shape> {
        Box::new(self.clone())
    }

    fn scale_dyn(&self, scale: Vec3, subdivisions: u32) -> Option<Box<dyn Shape>> {
        self.inner.scale_dyn(scale, subdivisions)
    }

    fn mass_properties(&self, density: f32) -> MassProperties {
        self.inner.mass_properties(density)
    }

    fn shape_type(&self) -> ShapeType {
        ShapeType::Custom
    }

    fn as_typed_shape(&self) -> TypedShape<'_> {
        TypedShape::Custom(self)
    }

    fn is_convex(&self) -> bool {
        true
    }

    fn ccd_thickness(&self) -> f32 {
        self.inner.ccd_thickness()
    }

    fn ccd_angular_thickness(&self) -> f32 {
        self.inner.ccd_angular_thickness()
    }

    fn as_support_map(&self) -> Option<&dyn SupportMap> {
        Some(self)
    }

    fn as_polygonal_feature_map(&self) -> Option<(&dyn PolygonalFeatureMap, f32)> {
        Some((self, 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Quat;
    use setpiece_shot::Rng;

    #[test]
    fn answers_as_the_engines_own_hull() {
        let mut rng = Rng::new(7, "hulls");
        let mut point = |most: f32| Vec3::from_array([0; 3].map(|_| rng.range(-most, most)));
        for _ in 0..50 {
            let points: Vec<Vec3> = (0..14).map(|_| point(2.0)).collect();
            let hull = Hull::new(&points).expect("random points span a volume");
            let own = ConvexPolyhedron::from_convex_hull(&points).expect("random points span a volume");
            for _ in 0..50 {
                let dir = point(1.0);
                assert_eq!(hull.local_support_point(dir), own.local_support_point(dir));
                let (mut a, mut b) = (PolygonalFeature::default(), PolygonalFeature::default());
                hull.local_support_feature(dir, &mut a);
                own.local_support_feature(dir, &mut b);
                assert_eq!((a.fid, a.num_vertices), (b.fid, b.num_vertices));
                let turn = Quat::from_scaled_axis(point(3.0));
                let pose = Pose::from_parts(point(9.0), turn);
                let (a, b) = (hull.compute_aabb(&pose), own.compute_aabb(&pose));
                assert!(a.mins.distance(b.mins) < 1e-5 && a.maxs.distance(b.maxs) < 1e-5, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_face_of_many_corners_is_stood_for_by_its_whole_width() {
        let ring = |y: f32| {
            (0..8).map(move |i| {
                let angle = std::f32::consts::TAU * i as f32 / 8.0;
                Vec3::new(libm::cosf(angle), y, libm::sinf(angle))
            })
        };
        let points: Vec<Vec3> = ring(0.0).chain(ring(1.0)).collect();
        let hull = Hull::new(&points).expect("a prism");
        let mut face = PolygonalFeature::default();
        hull.local_support_feature(-Vec3::Y, &mut face);
        let mean = face.vertices.iter().sum::<Vec3>() / 4.0;
        assert_eq!(face.num_vertices, 4);
        assert!(mean.length() < 1e-5, "a square within the octagon is centred: {mean}");
    }

    #[test]
    fn points_in_a_plane_have_no_hull() {
        let flat = [Vec3::ZERO, Vec3::X, Vec3::Z, Vec3::new(1.0, 0.0, 1.0)];
        assert!(Hull::new(&flat).is_none_or(|h| h.mass_properties(1.0).mass() < 1e-6));
    }
}
