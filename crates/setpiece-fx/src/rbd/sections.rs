//! Stress by sections: what passes through seeded planes across the structure.
//!
//! For a rigid compound the force and moment through any plane follow from Newton and d'Alembert alone: on one side of it,
//! the section gives what mass times acceleration needs beyond gravity and contacts. That covers weight, inertia, impact
//! and cantilevers alike, at the cost of one sum over the chunks. The force is spread over the bonds that cross the plane
//! as in a beam (Navier: uniform part plus a part linear in both directions), so that the side that is hit fails first.
//! Damage grows with the overload over some tens of milliseconds, and bonds break one by one.
//!
//! Horizontal planes lie at half the height of every storey; their strength in compression is set to a multiple of the
//! weight that rests on them. Upright planes are strewn along x and z, some of them weak: there a falling block breaks
//! into big pieces. What fails within a compound without any section of it failing is for `strain`.

use super::strength::bears;
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::{PartKind, Scene};
use setpiece_shot::Rng;

/// Most planes; sides are kept as bits.
const MOST: usize = 60;
/// Compressive strength of a storey, as a multiple of the weight at rest.
const RESERVE: [f32; 2] = [1.8, 2.6];
/// Compressive over tensile strength elsewhere.
const COMPRESSION: f32 = 6.0;
/// Share of weak planes among the upright ones, and their strength.
const WEAK: (f32, f32) = (0.35, 0.2);
/// Time over which an overload of 1 breaks a bond, seconds.
pub const DAMAGE_TIME: f32 = 0.075;
/// Parts that stand higher than this a storey are not told apart by storeys, metres.
const TALLEST_STOREY: f32 = 11.0;
/// Sides lighter than this share of a compound are left to the local check.
const LEAST_SHARE: f32 = 0.015;

/// What a plane cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A storey's columns and walls; the number of the storey.
    Storey(i32),
    /// Across the width.
    AlongX,
    /// Across the depth.
    AlongZ,
}

/// A plane `normal . x = offset` in rest coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    /// Unit normal.
    pub normal: Vec3,
    /// Offset.
    pub offset: f32,
    /// What it cuts.
    pub family: Family,
    /// Strength factor in tension and shear.
    strength: f32,
    /// Compressive over tensile strength.
    compression: f32,
}

/// All planes, and on which side of them each chunk lies.
pub struct Sections {
    /// The planes.
    pub planes: Vec<Plane>,
    /// Bit p: the chunk lies beyond plane p.
    pub side: Vec<u64>,
}

/// A chunk's part in the balance of a compound, in rest coordinates.
#[derive(Clone, Copy)]
pub struct Share {
    /// Its number.
    pub chunk: u32,
    /// Force that the rest of the compound must give it: m (a - g) - contacts.
    pub force: Vec3,
    /// Mass.
    pub mass: f32,
    /// Whether it is held by the ground.
    pub anchored: bool,
}

/// What a plane bears in one compound.
pub struct Load {
    /// The plane.
    pub plane: usize,
    /// Highest ratio of load to strength.
    pub peak: f32,
    /// Ratio of the net force to the whole section's strength.
    pub mean: f32,
    /// The bonds across it with their own ratios.
    pub bonds: Vec<(u32, f32)>,
}

impl Sections {
    /// The planes of a structure.
    pub fn new(scene: &Scene, broken: &Fractured, strengths: &[f32], seed: u64) -> Self {
        let mut rng = Rng::new(seed, "sections");
        let mut planes = storeys(scene, broken, &mut rng);
        upright(scene, &mut planes, &mut rng);
        planes.truncate(MOST);
        let side = broken.chunks.iter().map(|c| side_of(&planes, c.rest)).collect();
        let mut sections = Self { planes, side };
        sections.calibrate(broken, strengths, &mut rng);
        sections
    }

    /// On which side of the planes a place at rest lies, as in `side`.
    pub fn side_of(&self, rest: Vec3) -> u64 {
        side_of(&self.planes, rest)
    }

    /// Sets every storey's compressive strength to a multiple of the weight above it.
    fn calibrate(&mut self, broken: &Fractured, strengths: &[f32], rng: &mut Rng) {
        for (i, plane) in self.planes.iter_mut().enumerate() {
            if !matches!(plane.family, Family::Storey(_)) {
                continue;
            }
            let above = |c: u32| self.side[c as usize] >> i & 1 == 1;
            let weight: f32 = (0..broken.chunks.len())
                .filter(|c| above(*c as u32))
                .map(|c| broken.chunks[c].mass_kg * super::world::GRAVITY)
                .sum();
            let crossing = broken.bonds.iter().zip(strengths).filter(|(b, _)| above(b.a) != above(b.b));
            let strength: f32 = crossing.map(|(_, s)| *s).sum();
            if strength > 0.0 {
                let reserve = rng.range(RESERVE[0], RESERVE[1]);
                plane.compression = (reserve * weight / strength).max(1e-3);
            }
        }
    }

    /// Loads of every plane through a compound, from the shares of its chunks. `links` gives the holding bonds of a chunk.
    pub fn loads<I: Iterator<Item = (u32, u32)>>(
        &self,
        shares: &[Share],
        broken: &Fractured,
        strengths: &[f32],
        links: impl Fn(u32) -> I,
    ) -> Vec<Load> {
        // Which planes have chunks on both sides.
        let (mut any, mut all) = (0u64, u64::MAX);
        for s in shares {
            any |= self.side[s.chunk as usize];
            all &= self.side[s.chunk as usize];
        }
        let cut = any & !all;
        if cut == 0 {
            return Vec::new();
        }
        let total: f32 = shares.iter().map(|s| s.mass).sum();
        let mut crossing: Vec<Vec<u32>> = vec![Vec::new(); self.planes.len()];
        for s in shares {
            for (bond, other) in links(s.chunk) {
                let mut bits = (self.side[s.chunk as usize] ^ self.side[other as usize]) & cut;
                while s.chunk < other && bits != 0 {
                    crossing[bits.trailing_zeros() as usize].push(bond);
                    bits &= bits - 1;
                }
            }
        }
        let mut loads = Vec::new();
        for (p, plane) in self.planes.iter().enumerate().filter(|(p, _)| cut >> p & 1 == 1) {
            if crossing[p].is_empty() {
                continue;
            }
            let beyond = |s: &Share| self.side[s.chunk as usize] >> p & 1 == 1;
            let (mut force, mut torque, mut mass) = ([Vec3::ZERO; 2], [Vec3::ZERO; 2], [0.0; 2]);
            let mut anchored = [false; 2];
            for s in shares {
                let side = usize::from(beyond(s));
                force[side] += s.force;
                torque[side] += broken.chunks[s.chunk as usize].rest.cross(s.force);
                mass[side] += s.mass;
                anchored[side] |= s.anchored;
            }
            if mass[0].min(mass[1]) < LEAST_SHARE * total || (anchored[0] && anchored[1]) {
                continue;
            }
            let (f, t) = if anchored[1] { (-force[0], -torque[0]) } else { (force[1], torque[1]) };
            loads.push(spread(p, plane, f, t, &crossing[p], broken, strengths));
        }
        loads
    }
}

fn side_of(planes: &[Plane], rest: Vec3) -> u64 {
    let beyond = |p: &Plane| u64::from(p.normal.dot(rest) > p.offset);
    planes.iter().enumerate().fold(0, |bits, (i, p)| bits | beyond(p) << i)
}

/// Spreads a force and a torque about the origin over the bonds of a section.
fn spread(p: usize, plane: &Plane, f: Vec3, t: Vec3, bonds: &[u32], broken: &Fractured, strengths: &[f32]) -> Load {
    let n = plane.normal;
    let (u, v) = setpiece_scene::math::tangent_frame(n);
    let (mut sum, mut center) = (0.0_f32, Vec3::ZERO);
    for b in bonds {
        let s = strengths[*b as usize] * plane.strength;
        sum += s;
        center += broken.bonds[*b as usize].center * s;
    }
    center /= sum.max(1e-9);
    let (mut uu, mut vv) = (0.0_f32, 0.0_f32);
    for b in bonds {
        let s = strengths[*b as usize] * plane.strength;
        let r = broken.bonds[*b as usize].center - center;
        uu += s * r.dot(u) * r.dot(u);
        vv += s * r.dot(v) * r.dot(v);
    }
    // A section one bond wide still has the bond's own width to resist bending with.
    let least = sum * 0.15 * 0.15;
    let (uu, vv) = (uu.max(least), vv.max(least));
    let torque = t - center.cross(f);
    let (axial, shear) = (f.dot(n) / sum, (f - n * f.dot(n)).length() / sum);
    let (slope_u, slope_v) = (-torque.dot(v) / uu, torque.dot(u) / vv);
    let mut peak = 0.0_f32;
    let bonds = bonds
        .iter()
        .map(|b| {
            let r = broken.bonds[*b as usize].center - center;
            let push = axial + slope_u * r.dot(u) + slope_v * r.dot(v);
            let ratio = 0.7 * shear + if push > 0.0 { push / plane.compression } else { -push };
            peak = peak.max(ratio);
            (*b, ratio)
        })
        .collect();
    let mean = 0.7 * shear + if axial > 0.0 { axial / plane.compression } else { -axial };
    Load { plane: p, peak, mean, bonds }
}

fn storeys(scene: &Scene, broken: &Fractured, rng: &mut Rng) -> Vec<Plane> {
    let mut heights: std::collections::BTreeMap<i32, (f32, f32)> = std::collections::BTreeMap::new();
    for part in &scene.parts {
        let bearing = bears(part.kind) || part.kind == PartKind::Facade;
        if bearing && part.storey >= 0 && part.shape.bounds().min.is_finite() {
            let weight = if bears(part.kind) { 1.0 } else { 0.05 };
            let h = heights.entry(part.storey).or_default();
            h.0 += part.shape.bounds().center().y * weight;
            h.1 += weight;
        }
    }
    let mut at: Vec<(i32, f32)> = heights.into_iter().map(|(s, (y, w))| (s, y / w)).collect();
    let top = broken.chunks.iter().map(|c| c.rest.y).fold(0.0, f32::max);
    if at.len() as f32 * TALLEST_STOREY < top {
        // Nothing tells storeys apart: cut at even distances.
        let count = (top / 3.0).clamp(1.0, 24.0) as i32;
        at = (0..count).map(|s| (s, (s as f32 + 0.5) * top / count as f32)).collect();
    }
    at.truncate(32);
    at.into_iter()
        .map(|(storey, y)| Plane {
            normal: Vec3::Y,
            offset: y,
            family: Family::Storey(storey),
            strength: rng.range(0.9, 1.1),
            compression: 1.0,
        })
        .collect()
}

fn upright(scene: &Scene, planes: &mut Vec<Plane>, rng: &mut Rng) {
    let hero = scene.layout.hero;
    let (size, middle) = (hero.size(), hero.center());
    for (family, axis, across, extent) in
        [(Family::AlongX, Vec3::X, Vec3::Z, size.x), (Family::AlongZ, Vec3::Z, Vec3::X, size.z)]
    {
        if !extent.is_finite() || extent < 2.0 {
            continue;
        }
        let room = (MOST - planes.len()) / if family == Family::AlongX { 2 } else { 1 };
        let count = ((extent / 3.2) as usize).clamp(1, room.max(1));
        for i in 0..count {
            let at = (i as f32 + 0.5 + rng.range(-0.3, 0.3)) / count as f32 - 0.5;
            let lean = Vec3::new(0.0, rng.range(-0.22, 0.22), 0.0) + across * rng.range(-0.25, 0.25);
            let normal = (axis + lean).normalize();
            let weak = rng.chance(WEAK.0);
            planes.push(Plane {
                normal,
                offset: normal.dot(middle + axis * (at * extent)),
                family,
                strength: if weak { WEAK.1 } else { 1.0 } * rng.range(0.8, 1.3),
                compression: COMPRESSION,
            });
        }
    }
}
