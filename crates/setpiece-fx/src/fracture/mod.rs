//! Breaks the parts of a structure into chunks before anything moves, and finds what holds the chunks together.
//!
//! Each part is cut into convex pieces in the manner of its material (`style`): the pieces are what collides. What is seen
//! of them has relief (`warp`, `skin`), joints (`masonry`) and reinforcing bars (`rebar`). Breaking beforehand, with
//! patterns chosen by hand for each material, and large pieces that break further, follows Mueller, Chentanez and Kim
//! 2013 (Real Time Dynamic Fracture with Volumetric Approximate Convex Decompositions). That Voronoi cells resemble the
//! pieces of brittle bodies is the ground of such methods (Schvartzman and Otaduy 2014, Fracture Animation Based on
//! High-Dimensional Voronoi Diagrams); unlike in theirs, patterns here do not depend on where a body is hit. Bonds are the
//! cuts within a part and the faces that lie on each other between parts.

mod blocks;
mod bonds;
mod cell;
mod contact;
mod curl;
mod frame;
mod further;
mod masonry;
mod noise;
mod pane;
mod rebar;
mod seeds;
mod skin;
mod style;
#[cfg(test)]
mod tests;
mod voronoi;
mod warp;

pub use further::Breaker;

use bonds::Body;
use cell::{Cell, Origin, Polygon};
use frame::Frame;
use glam::DVec3;
use rayon::prelude::*;
use rebar::Bars;
use serde::{Deserialize, Serialize};
use setpiece_scene::{Aabb, Bond, Chunk, Mesh, Part, PartKind, Scene, Substance};
use setpiece_shot::Rng;
use skin::{Skinner, add_patch};
use style::{Look, Pieces};

/// Every chunk of a structure, in the order of the parts, and every bond.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fractured {
    /// The chunks.
    pub chunks: Vec<Chunk>,
    /// The bonds, those within parts first.
    pub bonds: Vec<Bond>,
    /// How it was cut.
    pub cut: Cutting,
}

/// How a structure was cut into chunks: with it, a part can be cut again in the same way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cutting {
    /// The seed.
    pub seed: u64,
    /// How much coarser chunks are than the parts ask for.
    pub coarser: f64,
    /// Wanted edge of the triangles of cuts, metres.
    pub edge: f64,
}

impl Fractured {
    /// The same without what is seen of the chunks.
    pub fn bare(&self) -> Self {
        let bare = |c: &Chunk| Chunk { mesh: Mesh::default(), hull: c.hull.clone(), ..*c };
        Self { chunks: self.chunks.iter().map(bare).collect(), bonds: self.bonds.clone(), cut: self.cut }
    }

    /// The chunks of a take, without what is seen of them: these and those that they broke into.
    pub fn all_of(&self, take: &setpiece_scene::Take) -> Self {
        let mut all = self.bare();
        all.chunks.truncate(take.chunks as usize - take.further.len());
        all.chunks.extend(take.further.iter().map(|f| f.chunk.clone()));
        all
    }
}

/// Structures that would become more chunks than about this many are cut coarser.
const MOST_CHUNKS: usize = 9000;
/// Triangles that all cuts in relief together may have, about.
const TRIANGLES: f64 = 500_000.0;
/// Finest edge of those triangles in metres.
const FINEST: f64 = 0.055;
/// Toughness of bonds within a cluster and between clusters.
const TOUGHNESS: [f32; 2] = [1.5, 0.6];

/// A part in pieces, before it is seen.
struct Cut {
    pieces: Pieces,
    frame: Option<Frame>,
    rng: Rng,
}

impl Cut {
    /// With the skin that other parts cover marked.
    fn uncovered(mut self, against: &contact::Against) -> Self {
        self.pieces.cells.iter_mut().for_each(|cell| contact::uncover(cell, against));
        if let Look::Toothed(shown) = &mut self.pieces.look {
            shown.iter_mut().for_each(|cell| contact::uncover(cell, against));
        }
        self
    }
}

/// What one part becomes; bonds by chunk numbers within the part.
struct Broken {
    chunks: Vec<Chunk>,
    bodies: Vec<Body>,
    bonds: Vec<Bond>,
}

/// Breaks every part of `scene`. Of the plan only its `seed` goes in.
pub fn fracture(scene: &Scene, seed: u64) -> Fractured {
    let frames = frames(scene);
    let mut coarser = 1.0;
    while estimate(scene, &frames, coarser) > MOST_CHUNKS && coarser < 16.0 {
        coarser *= 1.15;
    }
    break_all(scene, frames, coarser, seed)
}

/// Breaks every part of `scene` so finely that there are about `chunks` chunks, as far as its parts allow: for
/// measurements.
pub fn fracture_into(scene: &Scene, seed: u64, chunks: usize) -> Fractured {
    let frames = frames(scene);
    let (mut fine, mut coarse) = (0.02_f64, 16.0_f64);
    for _ in 0..24 {
        let middle = (fine * coarse).sqrt();
        if estimate(scene, &frames, middle) > chunks { fine = middle } else { coarse = middle }
    }
    break_all(scene, frames, coarse, seed)
}

/// The same structure before it is broken: every part is one chunk, and nothing holds them. What is seen of it is what is seen
/// of the chunks of [`fracture`] where they stand.
pub fn whole(scene: &Scene) -> Fractured {
    let part = |(i, part): (usize, &Part)| {
        let pieces = Pieces::whole(Cell::whole(&part.shape));
        finish(scene, i as u32, Cut { pieces, frame: None, rng: Rng::new(0, "whole") }, FINEST)
    };
    let parts: Vec<Broken> = scene.parts.par_iter().enumerate().map(part).collect();
    Fractured { chunks: parts.into_iter().flat_map(|p| p.chunks).collect(), ..Fractured::default() }
}

fn frames(scene: &Scene) -> Vec<Option<Frame>> {
    let finite = |p: &&Part| p.shape.vertices.iter().all(|v| v.is_finite());
    scene.parts.par_iter().map(|p| Some(p).filter(finite).and_then(|p| Frame::of(&p.shape))).collect()
}

fn estimate(scene: &Scene, frames: &[Option<Frame>], coarser: f64) -> usize {
    scene.parts.iter().zip(frames).map(|(p, f)| style::estimate(p, f.as_ref(), coarser)).sum()
}

fn break_all(scene: &Scene, frames: Vec<Option<Frame>>, coarser: f64, seed: u64) -> Fractured {
    let mut out = Fractured { cut: Cutting { seed, coarser, edge: 0.0 }, ..Fractured::default() };
    let cut = |(i, frame)| cut_part(scene, i, frame, &out.cut);
    let cuts: Vec<Cut> = frames.into_par_iter().enumerate().map(cut).collect();
    let against = contact::against(scene);
    let cuts: Vec<Cut> = cuts.into_par_iter().zip(&against).map(|(cut, against)| cut.uncovered(against)).collect();
    let edge = edge(&cuts);
    let broken: Vec<Broken> =
        cuts.into_par_iter().enumerate().map(|(i, cut)| finish(scene, i as u32, cut, edge)).collect();
    out.cut.edge = edge;
    let mut bodies = Vec::new();
    let mut clusters = 0;
    for part in broken {
        let base = out.chunks.len() as u32;
        let own = part.chunks.iter().map(|c| c.cluster + 1).max().unwrap_or(0);
        out.chunks.extend(part.chunks.into_iter().map(|c| Chunk { cluster: c.cluster + clusters, ..c }));
        clusters += own;
        bodies.extend(part.bodies);
        out.bonds.extend(part.bonds.into_iter().map(|b| Bond { a: b.a + base, b: b.b + base, ..b }));
    }
    let anchored: Vec<bool> = scene.parts.iter().map(|p| p.anchored).collect();
    out.bonds.extend(bonds::between(&bodies, &anchored));
    out
}

/// Cuts a part, as often as it is asked for in the same way.
fn cut_part(scene: &Scene, index: usize, frame: Option<Frame>, cutting: &Cutting) -> Cut {
    let mut rng = Rng::new(cutting.seed, "fracture").fork(index as u64);
    let pieces = style::pieces(scene, &scene.parts[index], frame.as_ref(), cutting.coarser, &mut rng);
    Cut { pieces, frame, rng }
}

/// The edge that triangles of cuts must have for all of them together to keep to their number.
fn edge(cuts: &[Cut]) -> f64 {
    let area = |cut: &Cut| match &cut.pieces.look {
        Look::Relief(warp, _) => {
            let cuts = cut.pieces.joints.iter().map(|j| j.area).sum::<f64>() / warp.relief().edge.powi(2);
            let covered = cut.pieces.cells.iter().flat_map(|c| &c.faces).filter(|f| f.origin == Origin::Covered);
            cuts + 0.5 * covered.map(|f| f.area_vector().length()).sum::<f64>() / skin::DENTED.powi(2)
        }
        _ => 0.0,
    };
    // Measured: each side of an area gets about 13 triangles per edge squared, since cuts are long and narrow.
    (26.0 * cuts.iter().map(area).sum::<f64>() / TRIANGLES).sqrt().max(FINEST)
}

fn finish(scene: &Scene, index: u32, cut: Cut, edge: f64) -> Broken {
    let Cut { pieces, frame, mut rng } = cut;
    let part = &scene.parts[index as usize];
    let mut broken = Broken { chunks: Vec::new(), bodies: Vec::new(), bonds: Vec::new() };
    if !part.shape.vertices.iter().all(|v| v.is_finite()) {
        return broken;
    }
    let centers: Vec<(f64, DVec3)> = pieces.cells.iter().map(Cell::volume_and_centroid).collect();
    let mut meshes = meshes(scene, part, &pieces, &centers, edge);
    let bars = frame.as_ref().and_then(|f| Bars::of(part, f));
    let rust = style::bar_material(scene);
    for joint in &pieces.joints {
        let same = pieces.clusters[joint.a as usize] == pieces.clusters[joint.b as usize];
        let toughness = TOUGHNESS[usize::from(!same)];
        let steel_m2 = bars.as_ref().map_or(0.0, |b| b.steel(joint)) as f32;
        let bond = Bond::new(joint.a, joint.b, joint.area as f32, joint.center.as_vec3(), joint.normal.as_vec3());
        broken.bonds.push(Bond { toughness, steel_m2, ..bond });
        if let (Some(bars), Some(rust), Look::Relief(warp, _)) = (&bars, rust, &pieces.look) {
            bars.show(joint, warp, rust, &mut rng, |side, bar, at| {
                let owner = [joint.a, joint.b][side] as usize;
                let shift = (at - centers[owner].1).as_vec3();
                let mesh = &mut meshes[owner];
                let first = mesh.positions.len();
                mesh.append(bar);
                mesh.positions[first..].iter_mut().for_each(|p| *p += shift);
            });
        }
    }
    for ((cell, cluster), ((volume, centroid), mesh)) in
        pieces.cells.iter().zip(pieces.clusters).zip(centers.into_iter().zip(meshes))
    {
        let rest = centroid.as_vec3();
        let corners = cell.corners();
        broken.bodies.push(Body {
            part: index,
            bounds: Aabb::of(corners.iter().map(|c| c.as_vec3())),
            faces: outer_faces(cell),
        });
        broken.chunks.push(Chunk {
            part: index,
            mesh,
            hull: corners.iter().map(|c| (*c - centroid).as_vec3()).collect(),
            rest,
            volume_m3: volume as f32,
            mass_kg: volume as f32 * part.substance.density() * filling(part),
            cluster,
        });
    }
    broken
}

fn outer_faces(cell: &Cell) -> Vec<(Polygon, DVec3)> {
    let outer = cell.faces.iter().filter(|f| matches!(f.origin, Origin::Outer(_) | Origin::Covered));
    outer.filter_map(|f| Some((f.clone(), f.area_vector().try_normalize()?))).collect()
}

/// What is seen of each piece, about its centroid.
fn meshes(scene: &Scene, part: &Part, pieces: &Pieces, centers: &[(f64, DVec3)], edge: f64) -> Vec<Mesh> {
    if let Some(mesh) = part.visual.and_then(|id| scene.meshes.get(id.0 as usize)) {
        return centers.iter().map(|(_, c)| mesh.mapped(|p| p - c.as_vec3())).collect();
    }
    let flat = |cells: &[Cell]| cells.iter().zip(centers).map(|(cell, (_, c))| flat_mesh(cell, *c, part)).collect();
    match &pieces.look {
        Look::Flat => flat(&pieces.cells),
        Look::Toothed(shown) => flat(shown),
        Look::Relief(warp, shared) => {
            let skinner = Skinner { warp, edge };
            let mut out = vec![Mesh::default(); pieces.cells.len()];
            for ((cell, (_, center)), mesh) in pieces.cells.iter().zip(centers).zip(&mut out) {
                skinner.outside(cell, *center, mesh);
                for face in &cell.faces {
                    let patch = match face.origin {
                        Origin::Covered => skinner.dented(face),
                        Origin::Cut(_) | Origin::Plane(_) if !shared => skinner.patch(face),
                        _ => continue,
                    };
                    add_patch(mesh, &patch, false, part.inside, *center);
                }
            }
            for joint in pieces.joints.iter().filter(|_| *shared) {
                let patch = skinner.patch(&joint.polygon);
                for (chunk, turned) in [(joint.a as usize, false), (joint.b as usize, true)] {
                    add_patch(&mut out[chunk], &patch, turned, part.inside, centers[chunk].1);
                }
            }
            out
        }
    }
}

fn flat_mesh(cell: &Cell, centroid: DVec3, part: &Part) -> Mesh {
    let mut mesh = Mesh::default();
    for face in &cell.faces {
        let material = match face.origin {
            Origin::Outer(material) => material,
            _ => part.inside,
        };
        let base = mesh.positions.len() as u32;
        mesh.positions.extend(face.corners.iter().map(|c| (*c - centroid).as_vec3()));
        for k in 1..(face.corners.len() as u32).saturating_sub(1) {
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
