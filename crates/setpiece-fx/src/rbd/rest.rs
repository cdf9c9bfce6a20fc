//! What has come to rest is held still, so that heaps do not creep and cost nothing, until something wakes it.
//!
//! The engine's own sleeping works by islands of touching bodies, and a heap is one island in which something always
//! moves. Here every compound is judged alone: slow for a while, with another body or the ground under it, it is held like
//! the ground. A blow wakes it (the step is then taken again), and so does a neighbour that leaves or wakes and moves.

use super::sim::Sim;
use super::world::{GRAVITY, GROUND};
use glam::Vec3;
use rapier3d::prelude::RigidBodyType;
use std::collections::BTreeMap;

/// Slower than this is slow, m/s at the surface of what moves.
const SLOW: f32 = 0.22;
/// Slow for so long is rest, seconds.
const PATIENCE: f32 = 0.35;
/// A blow wakes what it would give this much speed, m/s.
const WAKING: f32 = 0.35;
/// Nothing that closes in more slowly counts as a blow, m/s.
const STRUCK: f32 = 0.6;
/// A body that has moved this far since it was woken wakes what lay on it, metres.
const LEFT: f32 = 0.02;

/// Pieces in contact that are slower than this, m/s, lose so much of their speed a second, up to this mass, kg.
const ROLLING: (f32, f32) = (1.5, 8.0);
const ROLLING_MASS: f32 = 1.0e4;
/// Pieces deeper than this in others have to part, metres.
const PARTING: f32 = 0.01;

/// Who touched whom when bodies were held still.
#[derive(Default)]
pub struct Neighbours {
    /// Compounds that touched a held one.
    touching: BTreeMap<u32, Vec<u32>>,
    /// Woken ones that have not moved yet, with where they were.
    woken: BTreeMap<u32, Vec3>,
}

impl Sim<'_> {
    /// Lets a held compound move again.
    pub(super) fn thaw(&mut self, index: u32) {
        let c = &mut self.world.compounds[index as usize];
        c.slow_s = 0.0;
        if !std::mem::replace(&mut c.frozen, false) || c.chunks.is_empty() {
            return;
        }
        let body = &mut self.world.engine.bodies[c.handle];
        body.set_body_type(RigidBodyType::Dynamic, true);
        let at = body.center_of_mass();
        self.still.woken.insert(index, at);
    }

    /// Lets everything move again that came to rest against a compound.
    pub(super) fn wake_neighbours(&mut self, index: u32) {
        for other in self.still.touching.remove(&index).unwrap_or_default() {
            self.thaw(other);
        }
    }

    /// Sets free the held compounds that a blow moves; returns the momentum of these blows, kg m/s.
    pub(super) fn wake_hit(&mut self) -> f32 {
        let mut pushed: BTreeMap<u32, (Vec3, f32)> = BTreeMap::new();
        for hit in &self.world.hits {
            for (chunk, sign) in [(hit.a, 1.0), (hit.b, -1.0)] {
                let index = self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND);
                if self.world.compounds.get(index as usize).is_some_and(|c| c.frozen) {
                    let entry = pushed.entry(index).or_default();
                    entry.0 += hit.impulse * sign;
                    entry.1 = entry.1.max(hit.closing);
                }
            }
        }
        let mut sum = 0.0;
        for (index, (impulse, closing)) in pushed {
            let mass = self.world.compounds[index as usize].mass;
            // What lies on the ground bears weight from above all the time.
            let sideways = Vec3::new(impulse.x, impulse.y.max(0.0), impulse.z).length();
            let struck = closing > STRUCK && impulse.length() > mass * WAKING;
            if struck || sideways > mass * (WAKING + GRAVITY * self.dt) {
                self.thaw(index);
                sum += impulse.length();
            }
        }
        sum
    }

    /// Share of the chunks that are still there that rest.
    pub(super) fn at_rest(&self) -> f32 {
        let (mut rest, mut all) = (0.0, 0.0);
        for c in &self.world.compounds {
            let n = c.chunks.len() as f32;
            all += n;
            let slow = |c: &super::world::Compound| {
                let body = &self.world.engine.bodies[c.handle];
                body.linvel().length() + 0.5 * body.angvel().length() < SLOW
            };
            if n > 0.0 && (!c.moves() || slow(c)) {
                rest += n;
            }
        }
        if all > 0.0 { rest / all } else { 1.0 }
    }

    /// Holds what has been slow for a while, and wakes what has lost its neighbours.
    pub(super) fn settle(&mut self) {
        let moved: Vec<u32> = self
            .still
            .woken
            .iter()
            .filter(|(index, from)| {
                let c = &self.world.compounds[**index as usize];
                c.chunks.is_empty() || self.world.engine.bodies[c.handle].center_of_mass().distance(**from) > LEFT
            })
            .map(|(index, _)| *index)
            .collect();
        for index in moved {
            self.still.woken.remove(&index);
            for other in self.still.touching.remove(&index).unwrap_or_default() {
                self.thaw(other);
            }
        }
        let mut candidates = Vec::new();
        for index in 0..self.world.compounds.len() {
            let c = &mut self.world.compounds[index];
            if !c.moves() {
                continue;
            }
            let body = &self.world.engine.bodies[c.handle];
            let speed = body.linvel().length() + body.angvel().length() * 0.5;
            c.slow_s = if speed < SLOW { c.slow_s + self.dt } else { 0.0 };
            if c.slow_s > PATIENCE {
                candidates.push(index as u32);
            }
        }
        let mut touching: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut carried: BTreeMap<u32, bool> = BTreeMap::new();
        let mut deepest: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in &self.world.hits {
            let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND);
            let (a, b) = (of(hit.a), of(hit.b));
            for (own, other, up) in [(a, b, hit.impulse.y), (b, a, -hit.impulse.y)] {
                if own != GROUND {
                    touching.entry(own).or_default().push(other);
                    *carried.entry(own).or_default() |= up > 0.0;
                    let depth = deepest.entry(own).or_default();
                    *depth = hit.depth.max(*depth);
                }
            }
        }
        // Rubble does not roll: jagged pieces lock into each other. Those that still have to part are left alone.
        for index in deepest.iter().filter(|(_, depth)| **depth < PARTING).map(|(index, _)| *index) {
            let Some(c) = self.world.compounds.get(index as usize) else { continue };
            if !c.moves() || c.mass > ROLLING_MASS {
                continue;
            }
            let body = &mut self.world.engine.bodies[c.handle];
            let (v, w) = (body.linvel(), body.angvel());
            if v.length() + 0.5 * w.length() < ROLLING.0 {
                let left = 1.0 - ROLLING.1 * self.dt;
                body.set_linvel(v * left, false);
                body.set_angvel(w * left, false);
            }
        }
        for index in candidates {
            // Something slow that nothing carries is at the top of its flight.
            if !carried.get(&index).copied().unwrap_or(false) {
                continue;
            }
            let c = &mut self.world.compounds[index as usize];
            c.frozen = true;
            let body = &mut self.world.engine.bodies[c.handle];
            body.set_linvel(Vec3::ZERO, false);
            body.set_angvel(Vec3::ZERO, false);
            body.set_body_type(RigidBodyType::Fixed, false);
            let mut others = touching.remove(&index).unwrap_or_default();
            others.retain(|o| *o != GROUND);
            others.sort_unstable();
            others.dedup();
            // Who lies on whom is not asked: both wake each other.
            for other in &others {
                let back = self.still.touching.entry(*other).or_default();
                if !back.contains(&index) {
                    back.push(index);
                }
            }
            let own = self.still.touching.entry(index).or_default();
            own.extend(others.iter().copied());
            own.sort_unstable();
            own.dedup();
            self.still.woken.remove(&index);
        }
        // What moves while something rests on it counts as woken.
        let moving: Vec<u32> = self.still.touching.keys().copied().collect();
        for index in moving {
            let c = &self.world.compounds[index as usize];
            if c.chunks.is_empty() {
                self.still.woken.insert(index, Vec3::splat(f32::MAX));
            } else if !c.fixed && !c.frozen && !self.still.woken.contains_key(&index) {
                let at = self.world.engine.bodies[c.handle].center_of_mass();
                self.still.woken.insert(index, at);
            }
        }
    }
}
