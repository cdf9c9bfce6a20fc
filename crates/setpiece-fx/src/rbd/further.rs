//! Secondary fracture: what is hit hard breaks into smaller pieces.
//!
//! A loose chunk that a blow costs more energy than its breaking takes (area of the new cuts times what a square metre of
//! them takes) is replaced by its pieces. They go on with its motion, and part of what the blow took drives them
//! apart. The pieces are bodies only from then on, so that what stays whole costs the engine nothing more.

use super::hits::Hit;
use super::sim::Sim;
use super::world::BALL;
use crate::Fractured;
use crate::fracture::Breaker;
use glam::Vec3;
use setpiece_scene::{Further, Scene, Substance};
use setpiece_shot::Rng;
use std::collections::BTreeMap;

/// Slower blows break nothing, m/s.
const SLOWEST: f32 = 3.5;
/// Speed of a blow that bends a metal sheet as far as it goes, m/s.
const HIT: f32 = 9.0;
/// Smallest chunk that breaks further, m3, and smallest piece of a pane.
const SMALLEST: f32 = 0.09;
const SMALLEST_PANE: f32 = 0.004;
/// Chunks of heavier compounds are left to the stress in these, kg.
const HEAVIEST: f32 = 8.0e3;
/// Share of the energy of a blow that may drive the pieces apart, and fastest that it does, m/s.
const DRIVEN: (f32, f32) = (0.2, 1.6);
/// Most pieces at all, as a share of the chunks; and most chunks that break in a step, so that no step takes long.
const MOST: f32 = 0.08;
const MOST_A_STEP: usize = 6;

/// Energy that a blow must lose for a chunk to break, per m2 of its size, J/m2. Far above the
/// surface energy of the cracks: most of a blow goes into what is ground small where it hits. Chosen by eye: half a tonne
/// of concrete breaks from somewhat more than a metre of fall on.
fn takes(substance: Substance) -> Option<f32> {
    Some(match substance {
        Substance::Concrete => 30.0e3,
        Substance::Stone => 25.0e3,
        Substance::Brick => 12.0e3,
        Substance::Plaster => 4.0e3,
        Substance::Glass => 400.0,
        Substance::Timber | Substance::Steel | Substance::Soft | Substance::Soil => return None,
    })
}

/// The chunks that broke further.
pub struct Breaking<'a> {
    breaker: Breaker<'a>,
    /// How many chunks there were at first.
    first: usize,
    parents: Vec<u32>,
    rng: Rng,
}

impl<'a> Breaking<'a> {
    /// None yet.
    pub fn new(scene: &'a Scene, broken: &'a Fractured, seed: u64) -> Self {
        let rng = Rng::new(seed, "further");
        Self { rng, breaker: Breaker::new(scene, broken), first: broken.chunks.len(), parents: Vec::new() }
    }

    /// The pieces, taken off the end of the structure's chunks.
    pub fn take(&mut self, broken: &mut Fractured) -> Vec<Further> {
        let chunks = broken.chunks.split_off(self.first);
        std::mem::take(&mut self.parents)
            .into_iter()
            .zip(chunks)
            .map(|(parent, chunk)| Further { parent, chunk })
            .collect()
    }
}

impl Sim<'_> {
    /// Breaks what the last step's blows hit hard.
    pub(super) fn break_further(&mut self) {
        let mut hardest: BTreeMap<u32, (f32, Hit)> = BTreeMap::new();
        for hit in self.world.hits.iter().filter(|h| h.closing > SLOWEST) {
            // What the ball hits is broken by it already.
            if hit.b == BALL {
                continue;
            }
            let energy = 0.5 * hit.impulse.length() * hit.closing;
            for chunk in [hit.a, hit.b].into_iter().filter(|c| (*c as usize) < self.further.first) {
                if self.scene.parts[self.broken.chunks[chunk as usize].part as usize].substance == Substance::Steel {
                    self.bent.push((chunk, hit.closing / HIT));
                }
                // What a heavy block brings it keeps, but for what stops the chunk or sets it going.
                let own = self.broken.chunks[chunk as usize].mass_kg * hit.closing * hit.closing;
                let energy = energy.min(own);
                if self.breaks(chunk, energy) {
                    let entry = hardest.entry(chunk).or_insert((0.0, *hit));
                    if energy > entry.0 {
                        *entry = (energy, *hit);
                    }
                }
            }
        }
        let mut order: Vec<(u32, (f32, Hit))> = hardest.into_iter().collect();
        order.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
        for (chunk, (energy, hit)) in order.into_iter().take(MOST_A_STEP) {
            self.break_chunk(chunk, energy, &hit);
        }
    }

    /// How many times the energy that it takes to break a chunk this is; 0 for one that does not break.
    fn excess(&self, chunk: u32, energy: f32) -> f32 {
        let piece = &self.broken.chunks[chunk as usize];
        let substance = self.scene.parts[piece.part as usize].substance;
        let least = if substance == Substance::Glass { SMALLEST_PANE } else { SMALLEST };
        let Some(takes) = takes(substance).filter(|_| piece.volume_m3 > least) else { return 0.0 };
        let tough = 0.6 + 0.25 * self.tough[chunk as usize];
        energy / (takes * tough * libm::powf(piece.volume_m3, 2.0 / 3.0))
    }

    fn breaks(&self, chunk: u32, energy: f32) -> bool {
        let Some(c) = self.world.compounds.get(self.world.compound_of[chunk as usize] as usize) else { return false };
        c.moves() && c.mass < HEAVIEST && !c.sunk && self.excess(chunk, energy) > 1.0
    }

    /// Metal sheets that were thrown or hit, each alone in its body, are seen bent from now on.
    pub(super) fn bend_sheets(&mut self) {
        for (chunk, much) in std::mem::take(&mut self.bent) {
            if chunk as usize >= self.further.first {
                continue;
            }
            let index = self.world.compound_of[chunk as usize];
            let Some(c) = self.world.compounds.get(index as usize) else { continue };
            if !c.moves() || c.chunks.len() != 1 || c.sunk {
                continue;
            }
            let mut rng = self.further.rng.fork(u64::from(chunk));
            let Some(bent) = self.further.breaker.bent(chunk, much, &mut rng) else { continue };
            let body = &self.world.engine.bodies[c.handle];
            let (pose, motion, burst_until) = (*body.position(), (body.linvel(), body.angvel()), c.burst_until);
            if pose.translation.is_finite() && motion.0.is_finite() && motion.1.is_finite() {
                self.world.remove_chunks(&self.broken, &[chunk]);
                self.grow(chunk, bent, pose, motion, burst_until);
            }
        }
    }

    fn break_chunk(&mut self, chunk: u32, energy: f32, hit: &Hit) {
        let index = self.world.compound_of[chunk as usize];
        let Some(c) = self.world.compounds.get(index as usize) else { return };
        let made = self.broken.chunks.len() - self.further.first;
        if made as f32 > MOST * self.further.first as f32 {
            return;
        }
        let body = &self.world.engine.bodies[c.handle];
        let (pose, linvel, angvel, com) = (*body.position(), body.linvel(), body.angvel(), body.center_of_mass());
        let burst_until = c.burst_until;
        if !pose.translation.is_finite() || !linvel.is_finite() {
            return;
        }
        let mut rng = self.further.rng.fork(u64::from(chunk));
        let count = (2.0 + 0.8 * libm::logf(self.excess(chunk, energy).max(1.0)) + rng.range(-0.4, 0.9)) as usize;
        let point = pose.inverse_transform_point(hit.point);
        let Some(pieces) = self.further.breaker.pieces(chunk, count.clamp(2, 6), point, &mut rng) else { return };
        for k in 0..self.graph.all_links(chunk).len() {
            let bond = self.graph.all_links(chunk)[k].0;
            self.break_bond(bond);
        }
        self.wake_neighbours(index);
        let substance = self.scene.parts[self.broken.chunks[chunk as usize].part as usize].substance;
        self.record.broke(self.time, hit.point, pieces.area_m2, substance);
        self.record.report.broken_further[0] += 1;
        self.record.report.broken_further[1] += pieces.chunks.len() as u32;
        self.world.remove_chunks(&self.broken, &[chunk]);
        let mass: f32 = pieces.chunks.iter().map(|c| c.mass_kg).sum();
        let speed = (2.0 * DRIVEN.0 * energy / mass.max(1.0)).sqrt().min(DRIVEN.1);
        let middle = pose.transform_point(self.broken.chunks[chunk as usize].rest);
        let normal = hit.impulse.normalize_or(Vec3::Y);
        for piece in pieces.chunks {
            let at = pose.transform_point(piece.rest);
            // Apart along the face that was hit.
            let away = at - middle;
            let away = (away - normal * away.dot(normal)).normalize_or_zero() * (speed * rng.range(0.3, 1.0));
            let spin = away.cross(normal) * rng.range(-0.6, 1.2);
            self.grow(chunk, piece, pose, (linvel + angvel.cross(at - com) + away, angvel + spin), burst_until);
        }
    }

    /// Puts in a piece of a chunk with its velocity and spin.
    fn grow(
        &mut self,
        parent: u32,
        piece: setpiece_scene::Chunk,
        pose: rapier3d::prelude::Pose,
        (linvel, angvel): (Vec3, Vec3),
        burst_until: f32,
    ) {
        let half = piece.half();
        self.thin.push(half.min_element().max(0.004));
        self.tough.push(self.tough[parent as usize]);
        self.anchored.push(false);
        self.sections.side.push(self.sections.side_of(piece.rest));
        self.graph.grow();
        self.record.grow(parent, &piece);
        let index = self.world.grow(&piece, pose, linvel, angvel);
        if burst_until > 0.0 {
            self.world.burst(index, burst_until);
        }
        self.further.parents.push(parent);
        self.broken.chunks.push(piece);
    }
}
