//! Breaks the parts of a structure into chunks before anything moves, and finds what holds the chunks together.
//!
//! Each part is cut into the Voronoi cells of seeds strewn by its kind (`seeds`), each cell made by clipping the part's
//! convex shape with the bisecting planes of near seeds, nearest first, until no farther seed can reach the cell
//! (Rycroft 2009, voro++). Cut faces show what the part is made of inside. Bonds are the cut faces within a part and the
//! faces that lie on each other between parts.

mod bonds;
mod cell;
mod seeds;

use bonds::Body;
use cell::{Cell, Origin};
use glam::DVec3;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use setpiece_scene::{Aabb, Bond, Chunk, Mesh, Part, PartKind, Scene, Substance};
use setpiece_shot::Rng;

/// Every chunk of a structure, in the order of the parts, and every bond.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fractured {
    /// The chunks.
    pub chunks: Vec<Chunk>,
    /// The bonds, those within parts first.
    pub bonds: Vec<Bond>,
}

/// Cells with less volume than this are dust, m3.
const LEAST_VOLUME: f64 = 1e-7;

/// Structures that would become more chunks than about this many are cut coarser.
const MOST_CHUNKS: usize = 9000;

/// What one part becomes; bonds by chunk numbers within the part.
struct Broken {
    chunks: Vec<Chunk>,
    bodies: Vec<Body>,
    bonds: Vec<Bond>,
}

/// Breaks every part of `scene`. Of the plan only its `seed` goes in.
pub fn fracture(scene: &Scene, seed: u64) -> Fractured {
    let stream = Rng::new(seed, "fracture");
    let mut coarser = 1.0;
    while scene.parts.iter().map(|p| seeds::estimate(p, coarser)).sum::<usize>() > MOST_CHUNKS && coarser < 16.0 {
        coarser *= 1.15;
    }
    let broken: Vec<Broken> = scene
        .parts
        .par_iter()
        .enumerate()
        .map(|(i, part)| break_part(scene, i as u32, part, coarser, &mut stream.fork(i as u64)))
        .collect();
    let mut out = Fractured::default();
    let mut bodies = Vec::new();
    for part in broken {
        let base = out.chunks.len() as u32;
        out.chunks.extend(part.chunks);
        bodies.extend(part.bodies);
        out.bonds.extend(part.bonds.into_iter().map(|b| Bond { a: b.a + base, b: b.b + base, ..b }));
    }
    let anchored: Vec<bool> = scene.parts.iter().map(|p| p.anchored).collect();
    out.bonds.extend(bonds::between(&bodies, &anchored));
    out
}

/// Cells of the part: the seed's number and the cell.
fn cells(part: &Part, seeds: &[DVec3]) -> Vec<(u32, Cell)> {
    let whole = Cell::whole(&part.shape);
    if seeds.len() < 2 {
        return vec![(0, whole)];
    }
    let mut out = Vec::with_capacity(seeds.len());
    for (i, p) in seeds.iter().enumerate() {
        let mut others: Vec<(f64, u32)> = seeds
            .iter()
            .enumerate()
            .filter(|(j, q)| *j != i && q.distance_squared(*p) > 1e-12)
            .map(|(j, q)| (q.distance_squared(*p), j as u32))
            .collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut cell = whole.clone();
        let mut reach = cell.radius_about(*p);
        for (distance2, j) in others {
            let distance = distance2.sqrt();
            // The bisector is half as far away as the seed: beyond twice the cell's radius nothing is cut.
            if distance > 2.0 * reach || cell.faces.is_empty() {
                break;
            }
            let q = seeds[j as usize];
            let normal = (q - *p) / distance;
            cell.cut(normal, normal.dot((*p + q) * 0.5), Origin::Cut(j));
            reach = cell.radius_about(*p);
        }
        if cell.volume_and_centroid().0 > LEAST_VOLUME {
            out.push((i as u32, cell));
        }
    }
    out
}

fn break_part(scene: &Scene, index: u32, part: &Part, coarser: f64, rng: &mut Rng) -> Broken {
    let mut broken = Broken { chunks: Vec::new(), bodies: Vec::new(), bonds: Vec::new() };
    if !part.shape.vertices.iter().all(|v| v.is_finite()) {
        return broken;
    }
    let seeds = seeds::seeds(part, coarser, rng);
    let cells = cells(part, &seeds);
    let mut slot = vec![u32::MAX; seeds.len().max(1)];
    for (i, (seed, _)) in cells.iter().enumerate() {
        slot[*seed as usize] = i as u32;
    }
    for (i, (_, cell)) in cells.iter().enumerate() {
        for face in &cell.faces {
            let Origin::Cut(j) = face.origin else { continue };
            let other = slot[j as usize];
            let area = face.area_vector();
            if other != u32::MAX && other > i as u32 && area.length() > 1e-6 {
                broken.bonds.push(Bond {
                    a: i as u32,
                    b: other,
                    area_m2: area.length() as f32,
                    center: face.center().as_vec3(),
                    normal: area.normalize().as_vec3(),
                });
            }
        }
        let (volume, centroid) = cell.volume_and_centroid();
        let rest = centroid.as_vec3();
        let corners = cell.corners();
        broken.bodies.push(Body {
            part: index,
            bounds: Aabb::of(corners.iter().map(|c| c.as_vec3())),
            faces: outer_faces(cell),
        });
        broken.chunks.push(Chunk {
            part: index,
            mesh: match part.visual.and_then(|id| scene.meshes.get(id.0 as usize)) {
                Some(mesh) => mesh.mapped(|p| p - rest),
                None => mesh_of(cell, centroid, part),
            },
            hull: corners.iter().map(|c| (*c - centroid).as_vec3()).collect(),
            rest,
            volume_m3: volume as f32,
            mass_kg: volume as f32 * part.substance.density() * filling(part),
        });
    }
    broken
}

fn outer_faces(cell: &Cell) -> Vec<(cell::Polygon, DVec3)> {
    let outer = cell.faces.iter().filter(|f| matches!(f.origin, Origin::Outer(_)));
    outer.filter_map(|f| Some((f.clone(), f.area_vector().try_normalize()?))).collect()
}

fn mesh_of(cell: &Cell, centroid: DVec3, part: &Part) -> Mesh {
    let mut mesh = Mesh::default();
    for face in &cell.faces {
        let material = match face.origin {
            Origin::Outer(material) => material,
            Origin::Cut(_) => part.inside,
        };
        let base = mesh.positions.len() as u32;
        mesh.positions.extend(face.corners.iter().map(|c| (*c - centroid).as_vec3()));
        for k in 1..face.corners.len() as u32 - 1 {
            mesh.triangles.push([base, base + k, base + k + 1]);
            mesh.materials.push(material);
        }
    }
    mesh
}

/// Share of a part's shape that is really solid: tanks, furniture and frames are mostly air.
fn filling(part: &Part) -> f32 {
    match (part.kind, part.substance) {
        (PartKind::Beam | PartKind::Column, Substance::Steel) => 0.15,
        (_, Substance::Steel) => 0.06,
        (PartKind::Furniture, Substance::Timber) => 0.25,
        (PartKind::RoofPlant | PartKind::Furniture | PartKind::Fitting, Substance::Concrete | Substance::Stone) => 0.5,
        (PartKind::Frame, _) => 0.5,
        _ => 1.0,
    }
}
