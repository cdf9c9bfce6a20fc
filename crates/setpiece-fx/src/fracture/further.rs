//! How a chunk breaks further when something hits it hard: its cell is cut again, in the manner of its part.
//!
//! That is the lower level of the hierarchy of Mueller, Chentanez and Kim 2013, made only where it is needed: nothing but a
//! part's own cutting, which is repeated, is kept of the first fracture. The pieces fill the chunk, have its part's
//! materials inside, and their relief is a part of the same field, so they look as if they had been there before.

use super::bonds::{Joint, within};
use super::cell::{Cell, Origin};
use super::contact::{Against, against};
use super::curl::Curl;
use super::frame::Frame;
use super::rebar::Bars;
use super::skin::{Skinner, add_patch};
use super::style::{self, Look};
use super::warp::Warp;
use super::{Cut, Fractured, cut_part, filling, flat_mesh, voronoi};
use glam::{DVec3, Vec3};
use setpiece_scene::{Chunk, Mesh, Scene, Substance};
use setpiece_shot::Rng;
use std::collections::BTreeMap;

/// Candidates per seed.
const CANDIDATES: usize = 6;
/// How much denser pieces are where the blow is.
const NEAR: f64 = 0.35;
/// Plates are cut nearly square: so far do seeds stray through their thickness, as a share of it.
const ASKEW: f64 = 0.12;
/// A chunk this much thinner than it is wide is a plate.
const PLATE: f64 = 0.6;

/// The pieces of a chunk.
pub struct Pieces {
    /// The pieces.
    pub chunks: Vec<Chunk>,
    /// Area of the new cuts, m2.
    pub area_m2: f32,
}

/// What is known of a part whose chunks break further.
struct Known {
    cells: Vec<Cell>,
    frame: Frame,
    /// The relief of its cuts; none in glass.
    warp: Option<Warp>,
    bars: Option<Bars>,
    /// Ends of bars at the first cuts: whose they are, what they look like about their place, and where that is.
    ends: Vec<(u32, Mesh, DVec3)>,
}

/// Breaks chunks of a structure further.
pub struct Breaker<'a> {
    scene: &'a Scene,
    broken: &'a Fractured,
    /// First chunk of every part.
    first: BTreeMap<u32, u32>,
    against: Option<Vec<Against>>,
    parts: BTreeMap<u32, Option<Known>>,
}

impl<'a> Breaker<'a> {
    /// For chunks of this structure.
    pub fn new(scene: &'a Scene, broken: &'a Fractured) -> Self {
        let mut first = BTreeMap::new();
        for (i, chunk) in broken.chunks.iter().enumerate() {
            first.entry(chunk.part).or_insert(i as u32);
        }
        Self { scene, broken, first, against: None, parts: BTreeMap::new() }
    }

    /// The pieces, about `count`, that a chunk breaks into when it is hit at `point`, in rest coordinates. None when it cannot
    /// be cut: a shape of its own is drawn for it, or it is too thin.
    pub fn pieces(&mut self, chunk: u32, count: usize, point: Vec3, rng: &mut Rng) -> Option<Pieces> {
        let own = self.broken.chunks.get(chunk as usize)?;
        let number = chunk - self.first[&own.part];
        self.look_up(own.part);
        let known = self.parts.get(&own.part)?.as_ref()?;
        let mut whole = known.cells.get(number as usize)?.clone();
        for face in &mut whole.faces {
            if let Origin::Cut(_) = face.origin {
                face.origin = Origin::Plane(u32::MAX);
            }
        }
        let seeds = seeds(&whole, &known.frame, count, point.as_dvec3(), rng);
        let cells: Vec<Cell> =
            voronoi::cells(&whole, &known.frame, [1.0; 3], &seeds).into_iter().map(|(_, cell)| cell).collect();
        let all: f64 = cells.iter().map(|c| c.volume_and_centroid().0).sum();
        let before = whole.volume_and_centroid().0;
        if cells.len() < 2 || (all - before).abs() > 1e-3 * before {
            return None;
        }
        Some(self.made(known, own, number, &cells, rng))
    }

    /// A chunk as it looks bent, with `much` from 0 to 1; none for what is no metal sheet.
    pub fn bent(&mut self, chunk: u32, much: f32, rng: &mut Rng) -> Option<Chunk> {
        let own = self.broken.chunks.get(chunk as usize)?;
        let part = &self.scene.parts[own.part as usize];
        let curl = Curl::of(part, own, much, rng)?;
        let flat = match part.visual {
            Some(id) => {
                let mut mesh = self.scene.meshes.get(id.0 as usize)?.clone();
                mesh.positions.iter_mut().for_each(|p| *p -= own.rest);
                mesh
            }
            None => {
                self.look_up(own.part);
                let number = chunk - self.first[&own.part];
                let cell = self.parts.get(&own.part)?.as_ref()?.cells.get(number as usize)?;
                flat_mesh(cell, own.rest.as_dvec3(), part)
            }
        };
        Some(Chunk { mesh: curl.bend(&flat), ..own.clone() })
    }

    /// Makes sure that it is known how a part was cut, if that can be.
    fn look_up(&mut self, part: u32) {
        let (scene, broken) = (self.scene, self.broken);
        if !self.parts.contains_key(&part) {
            let against = self.against.get_or_insert_with(|| against(scene));
            self.parts.insert(part, know(scene, broken, part, &against[part as usize]));
        }
    }

    fn made(&self, known: &Known, own: &Chunk, number: u32, cells: &[Cell], rng: &mut Rng) -> Pieces {
        let part = &self.scene.parts[own.part as usize];
        let centers: Vec<(f64, DVec3)> = cells.iter().map(Cell::volume_and_centroid).collect();
        let joints = within(cells.iter());
        let mut meshes: Vec<Mesh> = match &known.warp {
            None => cells.iter().zip(&centers).map(|(cell, (_, c))| flat_mesh(cell, *c, part)).collect(),
            Some(warp) => {
                let skinner = Skinner { warp, edge: self.broken.cut.edge.max(0.01) };
                cells.iter().zip(&centers).map(|(cell, (_, c))| seen(&skinner, cell, *c, part)).collect()
            }
        };
        let mut add = |owner: usize, bar: &Mesh, at: DVec3| {
            let shift = (at - centers[owner].1).as_vec3();
            let first = meshes[owner].positions.len();
            meshes[owner].append(bar);
            meshes[owner].positions[first..].iter_mut().for_each(|p| *p += shift);
        };
        let nearest = |at: DVec3| {
            let far = |i: &usize| centers[*i].1.distance_squared(at);
            (0..centers.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
        };
        for (_, bar, at) in known.ends.iter().filter(|(owner, ..)| *owner == number) {
            add(nearest(*at), bar, *at);
        }
        if let (Some(bars), Some(warp), Some(rust)) = (&known.bars, &known.warp, style::bar_material(self.scene)) {
            for joint in &joints {
                bars.show(joint, warp, rust, rng, |side, bar, at| add([joint.a, joint.b][side] as usize, bar, at));
            }
        }
        let chunk = |((cell, (volume, centroid)), mesh): ((&Cell, &(f64, DVec3)), Mesh)| Chunk {
            part: own.part,
            mesh,
            hull: cell.corners().iter().map(|c| (*c - *centroid).as_vec3()).collect(),
            rest: centroid.as_vec3(),
            volume_m3: *volume as f32,
            mass_kg: *volume as f32 * part.substance.density() * filling(part),
            cluster: own.cluster,
        };
        let area_m2 = joints.iter().map(|j: &Joint| j.area as f32).sum();
        Pieces { chunks: cells.iter().zip(&centers).zip(meshes).map(chunk).collect(), area_m2 }
    }
}

/// Cuts a part as it was cut first.
fn know(scene: &Scene, broken: &Fractured, index: u32, against: &Against) -> Option<Known> {
    let part = &scene.parts[index as usize];
    if part.visual.is_some() {
        return None;
    }
    let frame = Frame::of(&part.shape)?;
    let Cut { pieces, mut rng, .. } =
        cut_part(scene, index as usize, Some(frame.clone()), &broken.cut).uncovered(against);
    let thinnest = frame.extent.iter().fold(f64::INFINITY, |a, b| a.min(*b));
    let warp = match &pieces.look {
        Look::Relief(warp, _) => Some(warp.clone()),
        _ if part.substance == Substance::Glass => None,
        _ => Some(Warp::new(&part.shape, style::rough(thinnest), thinnest, index)),
    };
    let bars = Bars::of(part, &frame);
    let mut ends = Vec::new();
    if let (Some(bars), Some(rust), Look::Relief(warp, _)) = (&bars, style::bar_material(scene), &pieces.look) {
        for joint in &pieces.joints {
            bars.show(joint, warp, rust, &mut rng, |side, bar, at| {
                ends.push(([joint.a, joint.b][side], bar.clone(), at));
            });
        }
    }
    Some(Known { cells: pieces.cells, frame, warp, bars, ends })
}

/// What is seen of a piece: its share of the skin, the old cuts and the new ones.
fn seen(skinner: &Skinner<'_>, cell: &Cell, center: DVec3, part: &setpiece_scene::Part) -> Mesh {
    let mut mesh = Mesh::default();
    skinner.outside(cell, center, &mut mesh);
    for face in &cell.faces {
        let patch = match face.origin {
            Origin::Covered => skinner.dented(face),
            Origin::Cut(_) | Origin::Plane(_) => skinner.patch(face),
            Origin::Outer(_) => continue,
        };
        add_patch(&mut mesh, &patch, false, part.inside, center);
    }
    mesh
}

/// Where the pieces of a cell lie: more of them near the blow.
fn seeds(cell: &Cell, frame: &Frame, count: usize, point: DVec3, rng: &mut Rng) -> Vec<DVec3> {
    let spans = frame.axes.map(|axis| cell.span(axis));
    let size = spans.map(|[low, high]| high - low);
    let thin = (0..3).min_by(|a, b| size[*a].total_cmp(&size[*b])).unwrap_or(0);
    let wide = (0..3).filter(|k| *k != thin).map(|k| size[k]).fold(f64::INFINITY, f64::min);
    let plate = size[thin] < PLATE * wide;
    let reach = size.iter().fold(0.0_f64, |a, b| a.max(*b));
    let inside = |p: DVec3| cell.faces.iter().all(|f| f.area_vector().normalize_or_zero().dot(p - f.corners[0]) < 0.0);
    let mut place = || {
        let mut p = DVec3::ZERO;
        for (k, axis) in frame.axes.iter().enumerate() {
            let share = f64::from(rng.unit());
            let share = if plate && k == thin { 0.5 + ASKEW * (share - 0.5) } else { share };
            p += *axis * (spans[k][0] + size[k] * share);
        }
        p
    };
    let mut out: Vec<DVec3> = Vec::new();
    for _ in 0..count {
        let mut best = (f64::NEG_INFINITY, None);
        let mut left = CANDIDATES;
        for _ in 0..8 * CANDIDATES {
            let p = place();
            if left == 0 || !inside(p) {
                continue;
            }
            left -= 1;
            let nearest = out.iter().map(|q| p.distance(*q)).fold(reach, f64::min);
            let score = nearest / (NEAR + p.distance(point) / reach.max(1e-6));
            if score > best.0 {
                best = (score, Some(p));
            }
        }
        out.extend(best.1);
    }
    out
}
