//! What is seen of a chunk: its share of the part's skin, and cuts in relief.
//!
//! A cut is triangulated once for the two chunks that share it. Edges longer than wanted are halved, a decision that
//! depends on nothing but the edge, so that cuts which meet agree about their common edge and nothing gapes. Then every
//! vertex is moved by the part's field (`warp`). Skin polygons take the bent edges of the cuts that bound them and are
//! filled by clipping ears (Meisters 1975).

use super::cell::{Cell, Origin, Polygon};
use super::warp::Warp;
use glam::{DVec2, DVec3};
use setpiece_scene::{MaterialId, Mesh};
use std::collections::BTreeMap;

/// Times that an edge is halved at most.
const MOST_HALVINGS: u32 = 6;
/// Shortest edge worth making, metres.
const SHORTEST: f64 = 0.012;
/// How much coarser cuts are in the depth of a thick part.
const DEEP: f64 = 1.0;
/// How much coarser covered faces are than cuts.
pub const DENTED: f64 = 1.5;
/// How deep dents in covered faces are at most, as a share of the wave of the part's relief, and over what width they
/// run out towards the rim, metres.
const DENT: (f64, f64) = (0.12, 0.05);

/// A triangulated, bent cut.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    /// Vertices.
    pub positions: Vec<DVec3>,
    /// Unit normals.
    pub normals: Vec<DVec3>,
    /// Vertex numbers.
    pub triangles: Vec<[u32; 3]>,
}

impl Patch {
    /// Finds the normals; `flat` where there is none.
    fn shade(&mut self, flat: DVec3) {
        self.normals = vec![DVec3::ZERO; self.positions.len()];
        for t in &self.triangles {
            let [a, b, c] = t.map(|i| self.positions[i as usize]);
            t.iter().for_each(|i| self.normals[*i as usize] += (b - a).cross(c - a));
        }
        self.normals.iter_mut().for_each(|n| *n = n.normalize_or(flat));
    }
}

/// Bends and triangulates at a wanted length of edges.
pub struct Skinner<'a> {
    /// The part's field.
    pub warp: &'a Warp,
    /// Wanted edge in metres.
    pub edge: f64,
}

impl Skinner<'_> {
    /// A face that other parts covered: torn inwards, but whole at its rim, where the neighbours stay in place.
    pub fn dented(&self, face: &Polygon) -> Patch {
        let coarser = Skinner { warp: self.warp, edge: self.edge * DENTED };
        let mut patch = coarser.patch(face);
        let normal = face.area_vector().normalize_or_zero();
        let n = face.corners.len();
        let sides: Vec<(DVec3, f64)> = (0..n)
            .filter_map(|i| {
                let (p, q) = (face.corners[i], face.corners[(i + 1) % n]);
                let inward = normal.cross(q - p).try_normalize()?;
                Some((inward, inward.dot(p)))
            })
            .collect();
        let depth = DENT.0 * self.warp.relief().wave;
        for p in &mut patch.positions {
            let rim = sides.iter().map(|(n, d)| n.dot(*p) - d).fold(f64::INFINITY, f64::min);
            *p -= normal * (depth * self.warp.dent(*p) * super::noise::step(0.0, DENT.1, rim));
        }
        patch.shade(normal);
        patch
    }

    fn is_long(&self, a: DVec3, b: DVec3) -> bool {
        let deep = super::noise::step(0.05, 0.35, self.warp.depth((a + b) * 0.5));
        let wanted = (self.edge * self.warp.relief().edge).max(SHORTEST) * (1.0 + DEEP * deep);
        self.warp.length(b - a) > wanted
    }

    /// A cut, seen from the side that its corners run counter-clockwise on.
    pub fn patch(&self, cut: &Polygon) -> Patch {
        let (mut points, mut triangles) = coarse(cut);
        for _ in 0..MOST_HALVINGS {
            if !self.halve(&mut points, &mut triangles) {
                break;
            }
        }
        let positions: Vec<DVec3> = points.into_iter().map(|p| self.warp.moved(p)).collect();
        let mut patch = Patch { positions, normals: Vec::new(), triangles };
        patch.shade(cut.area_vector().normalize_or_zero());
        patch
    }

    /// Halves every long edge once; tells whether there was one.
    fn halve(&self, points: &mut Vec<DVec3>, triangles: &mut Vec<[u32; 3]>) -> bool {
        let mut middles: BTreeMap<(u32, u32), Option<u32>> = BTreeMap::new();
        let mut any = false;
        let mut out = Vec::with_capacity(triangles.len() * 2);
        for t in triangles.iter() {
            let mids = [0, 1, 2].map(|k| {
                let (a, b) = (t[k], t[(k + 1) % 3]);
                *middles.entry((a.min(b), a.max(b))).or_insert_with(|| {
                    let (p, q) = (points[a as usize], points[b as usize]);
                    self.is_long(p, q).then(|| {
                        points.push((p + q) * 0.5);
                        points.len() as u32 - 1
                    })
                })
            });
            any |= mids.iter().any(Option::is_some);
            match mids {
                [None, None, None] => out.push(*t),
                [Some(m), Some(n), Some(o)] => out.extend([[t[0], m, o], [m, t[1], n], [o, n, t[2]], [m, n, o]]),
                _ => {
                    // Turned so that the first edge is cut and, if one is whole, the last is.
                    let k = (0..3).find(|k| mids[*k].is_some() && mids[(k + 2) % 3].is_none()).unwrap_or(0);
                    let [a, b, c] = [t[k], t[(k + 1) % 3], t[(k + 2) % 3]];
                    let m = mids[k].unwrap_or(a);
                    if let Some(n) = mids[(k + 1) % 3] {
                        out.push([m, b, n]);
                        let at = |i: u32| points[i as usize];
                        if at(a).distance_squared(at(n)) < at(m).distance_squared(at(c)) {
                            out.extend([[a, m, n], [a, n, c]]);
                        } else {
                            out.extend([[a, m, c], [m, n, c]]);
                        }
                    } else {
                        out.extend([[a, m, c], [m, b, c]]);
                    }
                }
            }
        }
        *triangles = out;
        any
    }

    /// The bent outline of a piece of the part's skin.
    fn outline(&self, face: &Polygon) -> Vec<DVec3> {
        let n = face.corners.len();
        let mut out = Vec::new();
        for i in 0..n {
            let (p, q) = (face.corners[i], face.corners[(i + 1) % n]);
            out.push(self.warp.moved(p));
            if !self.warp.is_on_edge((p + q) * 0.5) {
                self.between(p, q, MOST_HALVINGS, &mut out);
            }
        }
        out.dedup_by(|a, b| a.distance_squared(*b) < 1e-14);
        out
    }

    fn between(&self, p: DVec3, q: DVec3, left: u32, out: &mut Vec<DVec3>) {
        if left == 0 || !self.is_long(p, q) {
            return;
        }
        let middle = (p + q) * 0.5;
        self.between(p, middle, left - 1, out);
        out.push(self.warp.moved(middle));
        self.between(middle, q, left - 1, out);
    }

    /// Adds what a cell shows of the part's skin.
    pub fn outside(&self, cell: &Cell, centroid: DVec3, mesh: &mut Mesh) {
        for face in &cell.faces {
            let Origin::Outer(material) = face.origin else { continue };
            let Some(normal) = face.area_vector().try_normalize() else { continue };
            let outline = self.outline(face);
            let triangles = ears(&outline, normal);
            add(mesh, &outline, &vec![normal; outline.len()], &triangles, material, centroid);
        }
    }
}

/// Adds a patch, turned over for the chunk on the far side.
pub fn add_patch(mesh: &mut Mesh, patch: &Patch, turned: bool, material: MaterialId, centroid: DVec3) {
    if turned {
        let normals: Vec<DVec3> = patch.normals.iter().map(|n| -*n).collect();
        let triangles: Vec<[u32; 3]> = patch.triangles.iter().map(|t| [t[0], t[2], t[1]]).collect();
        add(mesh, &patch.positions, &normals, &triangles, material, centroid);
    } else {
        add(mesh, &patch.positions, &patch.normals, &patch.triangles, material, centroid);
    }
}

fn add(
    mesh: &mut Mesh,
    points: &[DVec3],
    normals: &[DVec3],
    triangles: &[[u32; 3]],
    material: MaterialId,
    centroid: DVec3,
) {
    let base = mesh.positions.len() as u32;
    mesh.positions.extend(points.iter().map(|p| (*p - centroid).as_vec3()));
    mesh.normals.extend(normals.iter().map(|n| n.as_vec3()));
    mesh.triangles.extend(triangles.iter().map(|t| t.map(|i| i + base)));
    mesh.materials.extend(std::iter::repeat_n(material, triangles.len()));
}

/// A few triangles that fill a convex polygon.
fn coarse(polygon: &Polygon) -> (Vec<DVec3>, Vec<[u32; 3]>) {
    let mut points = polygon.corners.clone();
    let n = points.len() as u32;
    let triangles = match n {
        0..3 => Vec::new(),
        3 => vec![[0, 1, 2]],
        4 if points[0].distance_squared(points[2]) < points[1].distance_squared(points[3]) => {
            vec![[0, 1, 2], [0, 2, 3]]
        }
        4 => vec![[0, 1, 3], [1, 2, 3]],
        _ => {
            points.push(polygon.corners.iter().sum::<DVec3>() / f64::from(n));
            (0..n).map(|i| [i, (i + 1) % n, n]).collect()
        }
    };
    (points, triangles)
}

/// Triangles that fill a simple polygon seen against its unit normal.
fn ears(outline: &[DVec3], normal: DVec3) -> Vec<[u32; 3]> {
    let side = normal.any_orthonormal_vector();
    let up = normal.cross(side);
    let flat: Vec<DVec2> = outline.iter().map(|p| DVec2::new(side.dot(*p), up.dot(*p))).collect();
    let turn = |a: u32, b: u32, c: u32| {
        let (a, b, c) = (flat[a as usize], flat[b as usize], flat[c as usize]);
        (b - a).perp_dot(c - a)
    };
    let mut ring: Vec<u32> = (0..outline.len() as u32).collect();
    let mut out = Vec::with_capacity(ring.len());
    let mut start = 0;
    while ring.len() > 3 {
        let n = ring.len();
        let is_ear = |i: usize| {
            let (a, b, c) = (ring[(i + n - 1) % n], ring[i], ring[(i + 1) % n]);
            let inside = |p: u32| {
                p != a && p != b && p != c && turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 && turn(c, a, p) >= 0.0
            };
            turn(a, b, c) > 1e-12 && !ring.iter().any(|p| inside(*p))
        };
        // Ears are taken all around, so that triangles do not fan out from one corner.
        let ear = (0..n).map(|k| (start + k) % n).find(|i| is_ear(*i));
        let i = ear.unwrap_or_else(|| {
            let flatness = |i: &usize| turn(ring[(i + n - 1) % n], ring[*i], ring[(i + 1) % n]).abs();
            (0..n).min_by(|a, b| flatness(a).total_cmp(&flatness(b))).unwrap_or(0)
        });
        out.push([ring[(i + n - 1) % n], ring[i], ring[(i + 1) % n]]);
        ring.remove(i);
        start = i + 1;
    }
    if let [a, b, c] = ring[..] {
        out.push([a, b, c]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ears_fill_a_comb() {
        // Teeth up and down: far from convex.
        let mut outline: Vec<DVec3> = (0..20).map(|i| DVec3::new(f64::from(i), f64::from(i % 2) * 3.0, 0.0)).collect();
        outline.extend([DVec3::new(19.0, 5.0, 0.0), DVec3::new(0.0, 5.0, 0.0)]);
        let n = outline.len();
        let area: f64 =
            (0..n).map(|i| outline[i].truncate().perp_dot(outline[(i + 1) % n].truncate())).sum::<f64>() / 2.0;
        let triangles = ears(&outline, DVec3::Z);
        let sum: f64 = triangles
            .iter()
            .map(|t| {
                let [a, b, c] = t.map(|i| outline[i as usize].truncate());
                let twice = (b - a).perp_dot(c - a);
                assert!(twice >= 0.0, "{t:?}");
                0.5 * twice
            })
            .sum();
        assert_eq!(triangles.len(), n - 2);
        assert!((sum - area).abs() < 1e-9, "{sum} {area}");
    }
}
