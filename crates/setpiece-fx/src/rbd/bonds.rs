//! Bonds as what they are to a solver of stresses: how stiff, how wide and deep, and how much they bear.
//!
//! A bond's face is taken as a rectangle with its area and with the proportions of the overlap of its two chunks, so that
//! a slab bends as a slab and not as a post. From force and moments follow the stress at its worst edge (Navier) and the
//! mean shear, against three limits: tension, compression, shear. Real strengths give nothing or everything at once; so each
//! limit is a nominal strength or, where the structure at rest needs more, 1.5 to 3 times the stress that it has there, which
//! is solved first. As bonds lose nothing before the event, nothing can break by its own weight until something has changed.

use super::clusters;
use super::graph::Graph;
use super::lattice::{Force, Lattice, Node, Six, Spring};
use super::strength::cladding;
use super::world::GRAVITY;
use crate::Fractured;
use glam::{DMat3, DVec3, Vec3};
use setpiece_scene::{Bond, Chunk, Part, PartKind, Scene, Substance};
use setpiece_shot::Rng;

/// Limits at least this multiple of the stress at rest: the same for all of a part, times a spread from bond to bond.
const RESERVE: [f32; 2] = [1.6, 3.0];
const SPREAD: [f32; 2] = [0.8, 1.25];
/// Nominal strength in compression and in shear, as a multiple of that in tension.
const COMPRESSION: f32 = 9.0;
const SHEAR: f32 = 1.1;
/// Share of the pressure on a face that adds to what it bears in shear.
const FRICTION: f64 = 0.6;
/// A face that is pressed opens on one side under a moment, and is pulled by no more than what the pressure at its other edge
/// cannot balance: with half its depth as lever, three times what a pressed edge takes off the greatest pull.
const OPENS: f64 = 3.0;
/// Bars that run from part to part make the frame's joints of concrete better by this, and bear so much at a crack, N/m2.
const BARS: (f32, f32) = (2.0, 440.0e6);
/// What is joined more softly than this only fills the frame.
const FILLING: f64 = 0.12;
/// Stiffness in shear as a share of that along the normal.
const SIDEWAYS: f64 = 0.4;
/// Proportions of a face, at most.
const SLENDER: f32 = 30.0;
/// How far the structure at rest is solved, and in how many iterations at most.
const AT_REST: (f64, u32) = (2e-3, 700);

/// Young's modulus, N/m2. Steel members stand as outlines of which a tenth is steel.
fn modulus(substance: Substance) -> f64 {
    match substance {
        Substance::Concrete => 25.0e9,
        Substance::Brick => 5.0e9,
        Substance::Stone => 15.0e9,
        Substance::Plaster => 2.0e9,
        Substance::Glass => 5.0e9,
        Substance::Timber => 8.0e9,
        Substance::Steel => 20.0e9,
        Substance::Soft | Substance::Soil => 0.1e9,
    }
}

/// What is left of the stiffness where parts meet that are not built to carry each other: they have joints and gaps.
fn joint(p: &Part, q: &Part) -> f64 {
    let loose = |part: &Part| -> f64 {
        match part.kind {
            PartKind::Furniture => 0.02,
            PartKind::Glass | PartKind::Fitting | PartKind::Frame | PartKind::Railing => 0.05,
            PartKind::Partition => 0.1,
            _ if cladding(part.kind) => 0.15,
            _ => 1.0,
        }
    };
    loose(p).min(loose(q))
}

/// Whether bars tie a part to others of its kind.
fn framed(part: &Part) -> bool {
    use PartKind as K;
    part.substance == Substance::Concrete
        && matches!(part.kind, K::Column | K::Beam | K::Slab | K::CoreWall | K::Balcony | K::Stair)
}

/// What a bond bears, N/m2.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    pub tension: f32,
    pub compression: f32,
    pub shear: f32,
}

/// Stresses in a bond, N/m2: the greatest pull and push at an edge of it, none of them negative, and shear.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stress {
    pub tension: f32,
    pub compression: f32,
    pub shear: f32,
    /// Mean pressure, which helps it against shear.
    pressed: f32,
}

impl Stress {
    /// The greatest of stress over limit, and whether that is compression.
    pub fn over(&self, limits: &Limits) -> (f32, bool) {
        let shear = self.shear / (limits.shear + FRICTION as f32 * self.pressed);
        let torn = (self.tension / limits.tension).max(shear);
        let crushed = self.compression / limits.compression;
        (torn.max(crushed), crushed > torn)
    }
}

/// A rectangular face.
#[derive(Clone, Copy, Debug)]
struct Face {
    /// Its normal, and the directions along its width and its depth.
    axes: DMat3,
    width: f64,
    depth: f64,
    /// Distance of what it joins, along the normal.
    length: f64,
}

impl Face {
    fn of(bond: &Bond, a: &Chunk, b: &Chunk) -> Self {
        let n = bond.normal.normalize_or(Vec3::Y);
        // The depth as upright as it can be: floors and beams bend about level axes.
        let u = if n.y.abs() < 0.9 { Vec3::Y.cross(n).normalize() } else { n.cross(Vec3::X).normalize() };
        let v = n.cross(u);
        let extent = |chunk: &Chunk, d: Vec3| {
            let at = chunk.rest.dot(d);
            chunk.hull.iter().map(|p| p.dot(d) + at).fold((f32::MAX, f32::MIN), |(l, h), x| (l.min(x), h.max(x)))
        };
        let overlap = |d: Vec3| {
            let (a, b) = (extent(a, d), extent(b, d));
            (a.1.min(b.1) - a.0.max(b.0)).max(0.0)
        };
        let area = bond.area_m2.max(1e-5);
        let ratio = (overlap(u).max(1e-3) / overlap(v).max(1e-3)).clamp(1.0 / SLENDER, SLENDER);
        let length = (b.rest - a.rest).dot(n).abs().max(0.3 * area.sqrt()).max(0.05);
        let width = f64::from(area * ratio).sqrt();
        Self {
            axes: DMat3::from_cols(n.as_dvec3(), u.as_dvec3(), v.as_dvec3()),
            width,
            depth: f64::from(area) / width,
            length: f64::from(length),
        }
    }

    fn area(&self) -> f64 {
        self.width * self.depth
    }

    /// Second moments of area about its width and its depth, m4.
    fn bending(&self) -> [f64; 2] {
        [self.area() * self.depth * self.depth / 12.0, self.area() * self.width * self.width / 12.0]
    }

    fn spring(&self, bond: &Bond, modulus: f64) -> Spring {
        let k = modulus / self.length;
        let [u, v] = self.bending();
        Spring {
            a: bond.a,
            b: bond.b,
            at: bond.center.as_dvec3(),
            axes: self.axes,
            linear: DVec3::new(1.0, SIDEWAYS, SIDEWAYS) * (k * self.area()),
            angular: DVec3::new(SIDEWAYS * (u + v), u, v) * k,
        }
    }

    /// Stresses under a force and moments in its axes.
    fn stress(&self, f: &Force) -> Stress {
        let area = self.area();
        let axial = f.along.x / area;
        let bent = 6.0 * (f.about.y.abs() / (area * self.depth) + f.about.z.abs() / (area * self.width));
        let (long, short) = (self.width.max(self.depth), self.width.min(self.depth));
        let twisted = f.about.x.abs() * (3.0 + 1.8 * short / long) / (area * short);
        let cut = (f.along.y.hypot(f.along.z)) / area;
        Stress {
            tension: (axial.min(OPENS * axial) + bent).max(0.0) as f32,
            compression: (bent - axial).max(0.0) as f32,
            shear: (cut + twisted) as f32,
            pressed: (-axial).max(0.0) as f32,
        }
    }
}

/// The bonds of a structure, with what they bear and where its chunks are under their loads.
pub struct Bonds {
    faces: Vec<Face>,
    stiff: Vec<f64>,
    filling: Vec<bool>,
    /// What every bond bears.
    pub limits: Vec<Limits>,
    /// Displacement of every chunk by the last solution.
    pub moved: Vec<Six>,
    /// Iterations that the structure at rest took.
    pub at_rest: u32,
}

impl Bonds {
    /// The bonds of an unbroken structure, solved at rest.
    pub fn new(
        scene: &Scene,
        broken: &Fractured,
        graph: &mut Graph,
        anchored: &[bool],
        strengths: &[f32],
        seed: u64,
    ) -> Self {
        let chunk = |c: u32| &broken.chunks[c as usize];
        let part = |c: u32| &scene.parts[chunk(c).part as usize];
        let faces: Vec<Face> = broken.bonds.iter().map(|b| Face::of(b, chunk(b.a), chunk(b.b))).collect();
        let stiff = broken
            .bonds
            .iter()
            .map(|b| {
                let (p, q) = (modulus(part(b.a).substance), modulus(part(b.b).substance));
                2.0 * p * q / (p + q) * joint(part(b.a), part(b.b))
            })
            .collect();
        let filling = broken.bonds.iter().map(|b| joint(part(b.a), part(b.b)) < FILLING).collect();
        let limits = faces
            .iter()
            .zip(strengths)
            .zip(&broken.bonds)
            .map(|((face, s), b)| {
                let area = (face.area() as f32).clamp(2e-3, 20.0);
                let barred = framed(part(b.a)) && framed(part(b.b));
                let tension = s / area * if barred { BARS.0 } else { 1.0 };
                let tension = tension.max(BARS.1 * b.steel_m2 / area);
                Limits { tension, compression: COMPRESSION * tension, shear: SHEAR * tension }
            })
            .collect();
        let moved = vec![Six::default(); broken.chunks.len()];
        let mut bonds = Self { faces, stiff, filling, limits, moved, at_rest: 0 };
        bonds.calibrate(broken, graph, anchored, seed);
        bonds
    }

    /// Solves the structure at rest and raises the limits that its weight comes near to.
    fn calibrate(&mut self, broken: &Fractured, graph: &mut Graph, anchored: &[bool], seed: u64) {
        let (rng, parts) = (Rng::new(seed, "bonds"), Rng::new(seed, "reserve"));
        let all: Vec<u32> = (0..broken.chunks.len() as u32).collect();
        for group in graph.islands(&all) {
            let held = group.iter().any(|c| anchored[*c as usize]);
            if group.len() < 2 || !held {
                continue;
            }
            let (lattice, numbers) = self.lattice(broken, graph, &group, |c| anchored[c as usize]);
            let weight = |c: &u32| DVec3::NEG_Y * f64::from(broken.chunks[*c as usize].mass_kg * GRAVITY);
            let load: Vec<Six> = group.iter().map(|c| Six::new(weight(c), DVec3::ZERO)).collect();
            let mut moved = vec![Six::default(); group.len()];
            let went = lattice.solve(&load, &mut moved, [1, AT_REST.1], AT_REST.0);
            self.at_rest += went.iterations;
            for (bond, stress) in self.stresses(&lattice, &numbers, &moved) {
                let part = broken.chunks[broken.bonds[bond as usize].a as usize].part;
                let reserve = parts.fork(u64::from(part)).range(RESERVE[0], RESERVE[1]);
                let mut rng = rng.fork(u64::from(bond));
                let mut least = |limit: &mut f32, stress: f32| {
                    *limit = limit.max(stress * reserve * rng.range(SPREAD[0], SPREAD[1])).max(1.0);
                };
                let limits = &mut self.limits[bond as usize];
                least(&mut limits.tension, stress.tension);
                least(&mut limits.compression, stress.compression);
                least(&mut limits.shear, stress.shear);
            }
            group.iter().zip(moved).for_each(|(c, m)| self.moved[*c as usize] = m);
        }
    }

    /// Whether a bond only holds what fills the frame: panes, rails, furniture.
    pub fn filling(&self, bond: u32) -> bool {
        self.filling[bond as usize]
    }

    /// The chunks of a compound (ascending) with the bonds that hold as a lattice, and the numbers of its springs' bonds.
    pub fn lattice(
        &self,
        broken: &Fractured,
        graph: &Graph,
        chunks: &[u32],
        held: impl Fn(u32) -> bool,
    ) -> (Lattice, Vec<u32>) {
        let nodes: Vec<Node> =
            chunks.iter().map(|c| Node { at: broken.chunks[*c as usize].rest.as_dvec3(), held: held(*c) }).collect();
        let (mut springs, mut numbers) = (Vec::new(), Vec::new());
        for (i, chunk) in chunks.iter().enumerate() {
            for (bond, other) in graph.links(*chunk).filter(|(_, other)| chunk < other) {
                let Ok(j) = chunks.binary_search(&other) else { continue };
                let b = &broken.bonds[bond as usize];
                let spring = self.faces[bond as usize].spring(b, self.stiff[bond as usize]);
                let (from, to) = if b.a == *chunk { (i, j) } else { (j, i) };
                springs.push(Spring { a: from as u32, b: to as u32, ..spring });
                numbers.push(bond);
            }
        }
        let clusters = clusters::cut(nodes.len(), springs.iter().map(|s| (s.a, s.b)));
        (Lattice::new(nodes, &springs, &clusters), numbers)
    }

    /// The stresses in the bonds of a lattice, by their numbers.
    pub fn stresses(&self, lattice: &Lattice, numbers: &[u32], moved: &[Six]) -> Vec<(u32, Stress)> {
        let of = |(bond, force): (&u32, Force)| (*bond, self.faces[*bond as usize].stress(&force));
        numbers.iter().zip(lattice.forces(moved)).map(of).collect()
    }
}

#[cfg(test)]
#[path = "bonds_tests.rs"]
mod tests;
