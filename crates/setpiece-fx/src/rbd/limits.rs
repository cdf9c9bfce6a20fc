//! Keeps motion within what can be: crushing holds blocks back, nothing is shot out, what is squeezed to nothing goes.

use super::sim::{HEAVY, Sim, clear};
use super::strength::crushing;
use super::world::{GRAVITY, GROUND, LOOSE, PROP};
use glam::Vec3;
use setpiece_scene::PartKind;
use setpiece_shot::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// Deceleration that crushing a storey costs what comes down on it, as a share of gravity. Blocks then fall at 0.5-0.7 g,
/// as filmed collapses do.
const CRUSH_DRAG: f32 = 0.35;
/// Nothing moves faster than a fall from the roof with this much more, m/s: squeezed shards would fly off otherwise.
const EXTRA_SPEED: f32 = 7.0;
/// Density of air, kg/m3, and the coefficient of drag of what tumbles.
const AIR: f32 = 1.2;
const RESISTANCE: f32 = 1.1;
/// Nothing is squeezed out sideways faster than this, m/s.
const SIDEWAYS: f32 = 7.0;
/// Nothing spins faster than this, rad/s.
const SPIN: f32 = 20.0;
/// Fastest that anything is thrown up by being squeezed, m/s.
const UPWARD: f32 = 1.5;
/// The same for pieces of a block, per metre off its middle, and at most this many metres: a cracked block opens.
const OPENING: f32 = 0.45;
const MOST_OPENING: f32 = 3.0;
/// A chunk is crushed when it is penetrated by this share of its thickness by something this much heavier.
const CRUSH_DEPTH: f32 = 0.8;
/// Pieces that have sunk this deep into something much heavier are crushed while there are not too many, metres.
const SUNK: f32 = 0.04;
/// And always when they are this deep in it, metres.
const BURIED: f32 = 0.09;
const CRUSH_RATIO: f32 = 100.0;

/// Most of the chunks that may be ground to small debris besides those where columns and walls buckle.
const MOST_CRUSHED: f32 = 0.015;
/// Only heavier things grind pieces down, kg.
const PRESSING: f32 = 2.0e4;
/// How much better pieces bear that hang together.
const TOGETHER: f32 = 4.0;
/// What burst may pass by heavy things while it is deeper than this in one, metres, for so much longer at most, seconds; what
/// is still in there is then crushed. It is looked at every so many steps.
const CLEAR: f32 = 0.015;
const LONGEST_BURST: f32 = 1.5;
const LOOKED_AT: u32 = 3;
/// Heavier pieces are not ground down, kg.
const SQUEEZED: f32 = 3.0e3;

/// Pieces this deep in others, metres, and lighter than this, kg, lose all but this share of their velocity in a step.
const PRESSED: f32 = 0.05;
const PRESSED_MASS: f32 = 2.0e3;
const CALMED: f32 = 0.85;

/// What presses on a compound.
struct Pressed {
    /// Sum of the sizes of the contacts' impulses, and of the impulses.
    sum: f32,
    net: Vec3,
    /// Share of them that what presses bears itself.
    share: f32,
    /// Mass of the heaviest thing that presses, kg.
    heaviest: f32,
    /// Whether that is a block that comes down through a storey.
    closing: bool,
    /// The chunks that are touched.
    chunks: Vec<u32>,
}

impl Default for Pressed {
    fn default() -> Self {
        Self { sum: 0.0, net: Vec3::ZERO, share: 1.0, heaviest: 0.0, closing: false, chunks: Vec::new() }
    }
}

impl Sim<'_> {
    /// Slows what is crushing a storey below itself, and ends the time of wreckage.
    pub(super) fn drag(&mut self) {
        self.end_bursts();
        let middle = self.scene.layout.hero.center();
        for c in self.world.compounds.iter_mut().filter(|c| c.moves()) {
            let body = &mut self.world.engine.bodies[c.handle];
            if c.crush_left > 0.0 && c.mass > HEAVY.0 {
                let v = body.linvel();
                c.crush_left -= (-v.y).max(0.0) * self.dt;
                let drag = (CRUSH_DRAG * GRAVITY * self.dt).min((-v.y).max(0.0));
                // Pieces of a block go their own ways: each is held back more or less, and leans away from the middle.
                let own = 0.5 + 1.0 * Rng::new(u64::from(c.chunks[0]), "drag").unit();
                let com = body.center_of_mass();
                let aside = clear(Vec3::new(com.x - middle.x, 0.0, com.z - middle.z), self.blocked);
                let lever = self.lean + (aside * OPENING).clamp_length_max(MOST_OPENING) * self.opening;
                body.apply_impulse_at_point(Vec3::Y * (drag * own * body.mass()), com - lever, true);
            }
            if c.mass < LOOSE {
                // Boards and panes are slow in air. A convex body shows a quarter of its surface on average (Cauchy 1832).
                let shows = |i: &u32| {
                    let v = self.broken.chunks[*i as usize].volume_m3;
                    0.25 * v / self.thin[*i as usize] + libm::powf(v, 2.0 / 3.0)
                };
                let area: f32 = c.chunks.iter().map(shows).sum();
                let slower = 1.0 + 0.5 * AIR * RESISTANCE * area / c.mass * body.linvel().length() * self.dt;
                body.set_linvel(body.linvel() / slower, true);
                body.set_angvel(body.angvel() / slower, true);
            }
        }
        self.keep_within();
    }

    /// Nothing moves faster than it can have become.
    pub(super) fn keep_within(&mut self) {
        let top = self.top;
        for c in self.world.compounds.iter().filter(|c| c.moves()) {
            let body = &mut self.world.engine.bodies[c.handle];
            let most = (2.0 * GRAVITY * (top - body.center_of_mass().y).max(0.0)).sqrt() + EXTRA_SPEED + self.ejection;
            let v = body.linvel();
            let rising = UPWARD + self.ejection;
            let aside = v.x.hypot(v.z);
            let narrow = ((SIDEWAYS + self.ejection) / aside.max(1e-3)).min(1.0);
            if v.y > rising || narrow < 1.0 {
                body.set_linvel(Vec3::new(v.x * narrow, v.y.min(rising), v.z * narrow), true);
            }
            let w = body.angvel();
            if w.length() > SPIN {
                body.set_angvel(w * (SPIN / w.length()), true);
            }
            let v = body.linvel();
            let speed = v.length();
            if speed > most {
                body.set_linvel(body.linvel() * (most / speed), true);
            }
        }
    }

    /// What burst collides again once its time is over and it is clear of everything heavy.
    fn end_bursts(&mut self) {
        let due: Vec<u32> = (0..self.world.compounds.len() as u32)
            .filter(|c| {
                let turn = (self.step + *c).is_multiple_of(LOOKED_AT);
                let c = &self.world.compounds[*c as usize];
                turn && c.burst_until > 0.0 && c.burst_until < self.time && !c.chunks.is_empty()
            })
            .collect();
        if due.is_empty() {
            return;
        }
        for index in due {
            let c = &self.world.compounds[index as usize];
            let long = c.burst_until < self.time - LONGEST_BURST;
            let mut within = c.chunks.iter().copied().filter(|chunk| self.world.within(*chunk, CLEAR)).peekable();
            if within.peek().is_some() && !long {
                continue;
            }
            let stuck: Vec<u32> = within.collect();
            self.world.burst(index, 0.0);
            for chunk in stuck {
                self.crumble(chunk);
                self.sinking.push(chunk);
            }
        }
        // What is stuck must not meet anything in this step.
        self.split_dirty();
    }

    /// Calms light pieces that are deep in others, which else are shot out again and again.
    pub(super) fn calm(&mut self) {
        let pressed: BTreeSet<u32> = self
            .world
            .hits
            .iter()
            .filter(|h| h.depth > PRESSED)
            .flat_map(|h| [h.a, h.b])
            .filter_map(|chunk| self.world.compound_of.get(chunk as usize).copied())
            .filter(|c| *c != u32::MAX)
            .collect();
        for index in pressed {
            let c = &self.world.compounds[index as usize];
            if c.fixed || c.mass > PRESSED_MASS {
                continue;
            }
            let body = &mut self.world.engine.bodies[c.handle];
            body.set_linvel(body.linvel() * CALMED, true);
            body.set_angvel(body.angvel() * CALMED, true);
        }
    }

    /// Takes out chunks that are squeezed to nothing between heavy things, and bodies that went wrong.
    pub(super) fn crush(&mut self) {
        let (mut crushed, mut gone) = (BTreeSet::new(), Vec::new());
        for hit in &self.world.hits {
            let mass = |chunk: u32| self.world.mass_of(chunk);
            let (ma, mb) = (mass(hit.a), mass(hit.b));
            let (light, m, other) = if ma <= mb || hit.b >= PROP { (hit.a, ma, mb) } else { (hit.b, mb, ma) };
            let buried = hit.depth > (2.0 * CRUSH_DEPTH * self.thin[light as usize]).max(SUNK);
            let sunk = hit.depth > SUNK;
            if !other.is_finite() && !buried {
                continue;
            }
            if (buried && other > CRUSH_RATIO * m)
                || (sunk && self.weak(light) && other > 2.0 * m)
                || (hit.depth > BURIED && other > 20.0 * m)
                || (sunk && m < SQUEEZED && (other > 8.0 * m || self.passes_by(hit.a) || self.passes_by(hit.b)))
            {
                crushed.insert(light);
            }
        }
        for i in 0..self.world.compounds.len() {
            let c = &self.world.compounds[i];
            if c.fixed || c.chunks.is_empty() {
                continue;
            }
            let body = &self.world.engine.bodies[c.handle];
            let lost = !body.is_enabled() || !body.translation().is_finite() || body.center_of_mass().y < -20.0;
            if lost {
                gone.extend(c.chunks.iter().copied());
            }
        }
        self.remove_all(&gone);
        for chunk in crushed {
            if self.weak(chunk) {
                self.ground_down -= u32::from(self.ground_down > 0);
                self.remove(chunk);
            } else {
                self.grind_down(chunk);
            }
        }
    }

    /// Whether a chunk bursts out and passes heavy things by: pieces of these may be where it is.
    fn passes_by(&self, chunk: u32) -> bool {
        let compound = self.world.compound_of.get(chunk as usize).and_then(|c| self.world.compounds.get(*c as usize));
        compound.is_some_and(|c| c.burst_until > 0.0)
    }

    /// Crushes a chunk: a few are ground to small debris, the others stay to be seen but carry nothing any more.
    pub(super) fn grind_down(&mut self, chunk: u32) {
        if self.may_crush() {
            self.remove(chunk);
        } else {
            self.crumble(chunk);
            self.sinking.push(chunk);
        }
    }

    /// Crushes what is squeezed harder than it bears between heavier things, unless these give way first.
    pub(super) fn squeeze(&mut self) {
        let mut pressed: BTreeMap<u32, Pressed> = BTreeMap::new();
        for hit in &self.world.hits {
            let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND);
            for (chunk, own, other, sign) in [(hit.a, of(hit.a), of(hit.b), 1.0), (hit.b, of(hit.b), of(hit.a), -1.0)] {
                let Some(c) = self.world.compounds.get(own as usize) else { continue };
                if c.fixed || c.mass > SQUEEZED {
                    continue;
                }
                let share = self.shares.get(&other).copied().unwrap_or(1.0);
                let entry = pressed.entry(own).or_default();
                entry.sum += hit.impulse.length();
                entry.net += hit.impulse * sign;
                entry.share = entry.share.min(share);
                entry.closing |= self.world.compounds.get(other as usize).is_some() && self.closing(other);
                entry.heaviest = entry.heaviest.max(self.world.mass_of_compound(other));
                entry.chunks.push(chunk);
            }
        }
        for (index, mut p) in pressed {
            let load = 0.5 * (p.sum - p.net.length()) / self.dt * p.share;
            p.chunks.sort_unstable();
            p.chunks.dedup();
            let bears: f32 = p.chunks.iter().map(|c| self.bears_squeezed(*c)).sum::<f32>() / p.chunks.len() as f32;
            let single = self.world.compounds[index as usize].chunks.len() == 1;
            if p.heaviest < if single && self.weak(p.chunks[0]) { 300.0 } else { PRESSING }
                || load <= bears * if single { 1.0 } else { TOGETHER }
            {
                continue;
            }
            self.stopped += 0.5 * (p.sum - p.net.length());
            for chunk in p.chunks {
                if !single {
                    self.crumble(chunk);
                } else if self.weak(chunk) {
                    self.remove(chunk);
                    self.ground_down -= 1;
                } else if self.may_crush() {
                    self.remove(chunk);
                } else if p.closing {
                    self.bursting.push(chunk);
                }
            }
        }
    }

    /// Whether it is furniture and the like, which nobody misses in a heap.
    fn weak(&self, chunk: u32) -> bool {
        let kind = self.scene.parts[self.broken.chunks[chunk as usize].part as usize].kind;
        kind == PartKind::Furniture
    }

    /// Force that grinds a loose chunk down, N.
    fn bears_squeezed(&self, chunk: u32) -> f32 {
        let piece = &self.broken.chunks[chunk as usize];
        let area = libm::powf(piece.volume_m3.max(1e-6), 2.0 / 3.0);
        let tough = 0.5 + 0.25 * self.tough[chunk as usize];
        crushing(&self.scene.parts[piece.part as usize]) * area * tough
    }

    /// Whether the heap keeps enough of its volume when another chunk is ground to small debris.
    pub(super) fn may_crush(&self) -> bool {
        (self.ground_down as f32) < MOST_CRUSHED * self.broken.chunks.len() as f32
    }

    /// Crushes a chunk: it is no more from the next sample on.
    pub(super) fn remove(&mut self, chunk: u32) {
        self.remove_all(&[chunk]);
    }

    /// Crushes chunks, each of which is named once.
    pub(super) fn remove_all(&mut self, chunks: &[u32]) {
        chunks.iter().for_each(|chunk| self.undo(*chunk));
        self.world.remove_chunks(&self.broken, chunks);
    }

    /// Unties a chunk that is to be taken out of the world.
    fn undo(&mut self, chunk: u32) {
        if self.world.compound_of[chunk as usize] == u32::MAX {
            return;
        }
        let links: Vec<(u32, u32)> = self.graph.links(chunk).collect();
        for (bond, _) in &links {
            self.break_bond(*bond);
        }
        let index = self.world.compound_of[chunk as usize];
        let handle = self.world.compounds[index as usize].handle;
        let rest = self.broken.chunks[chunk as usize].rest;
        let position = self.world.engine.bodies[handle].position().transform_point(rest);
        let part = &self.scene.parts[self.broken.chunks[chunk as usize].part as usize];
        let volume = self.broken.chunks[chunk as usize].volume_m3;
        if position.is_finite() {
            self.record.broke(self.time, position, 6.0 * libm::powf(volume.max(1e-6), 2.0 / 3.0), part.substance);
        }
        self.record.gone[chunk as usize] = super::record::GOING;
        self.record.report.crushed += 1;
        self.ground_down += 1;
        self.wake_neighbours(index);
    }
}
