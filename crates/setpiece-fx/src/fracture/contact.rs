//! Which faces of a part lie against other parts: those were never painted, and break open rough.
//!
//! Parts meet where one material runs on in reality: piers stand on sills, slabs in walls. What of a part's skin other
//! parts cover wholly shows what the part is made of inside.

use super::bonds::{Body, GAP, near_pairs, shared};
use super::cell::{Cell, Origin, Polygon};
use glam::DVec3;
use rayon::prelude::*;
use setpiece_scene::{Aabb, Part, PartKind, Scene};

/// Share of a polygon that others must cover.
const COVERED: f64 = 0.985;

/// Faces of other parts against a part, with their unit normals.
pub type Against = Vec<(Polygon, DVec3)>;

fn runs_on(part: &Part) -> bool {
    use PartKind as K;
    let solid = matches!(
        part.kind,
        K::Column | K::Beam | K::Slab | K::CoreWall | K::Facade | K::Balcony | K::Parapet | K::Partition | K::Stair
    );
    solid && part.visual.is_none() && part.shape.vertices.iter().all(|v| v.is_finite())
}

/// What lies against each part.
pub fn against(scene: &Scene) -> Vec<Against> {
    let body = |(i, part): (usize, &Part)| {
        let faces = match runs_on(part) {
            true => super::outer_faces(&Cell::whole(&part.shape)),
            false => Vec::new(),
        };
        // Nothing is near what has no faces.
        let bounds = if faces.is_empty() { Aabb::EMPTY } else { part.shape.bounds() };
        Body { part: i as u32, bounds, faces }
    };
    let bodies: Vec<Body> = scene.parts.par_iter().enumerate().map(body).collect();
    let mut out: Vec<Against> = vec![Vec::new(); bodies.len()];
    for (a, b) in near_pairs(&bodies) {
        for (face, normal) in &bodies[a as usize].faces {
            for (other, facing) in &bodies[b as usize].faces {
                let apart = normal.dot(other.corners[0] - face.corners[0]).abs();
                if normal.dot(*facing) < -0.999 && apart < GAP {
                    out[a as usize].push((other.clone(), *facing));
                    out[b as usize].push((face.clone(), *normal));
                }
            }
        }
    }
    out
}

/// Marks what of a cell's skin is covered.
pub fn uncover(cell: &mut Cell, against: &Against) {
    if against.is_empty() {
        return;
    }
    for face in &mut cell.faces {
        let (Origin::Outer(_), Some(normal)) = (face.origin, face.area_vector().try_normalize()) else { continue };
        let whole = face.area_vector().length();
        let mut covered = 0.0;
        for (other, facing) in against {
            let apart = normal.dot(other.corners[0] - face.corners[0]).abs();
            if normal.dot(*facing) < -0.999 && apart < GAP {
                covered += shared(face, other, *facing).map_or(0.0, |p| p.area_vector().length());
            }
        }
        if covered > COVERED * whole {
            face.origin = Origin::Covered;
        }
    }
}
