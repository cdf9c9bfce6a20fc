//! The account of energy: it may only fall, but for what the event itself puts in at once (kicks, a push). An earthquake puts
//! energy in all the time, which counts as a rise here.

use super::sim::{HEAVY, Sim};
use super::world::{BALL, GRAVITY};
use glam::Vec3;
use std::collections::{BTreeMap, BTreeSet};

/// A contact leaves a piece at most this multiple of what touches it has, and so much more, m/s, and so much spin for it,
/// rad/m.
const THROWN: (f32, f32, f32) = (1.4, 0.25, 3.0);

/// What is this many times too fast is also put back.
const GROSS: f32 = 3.0;

/// Energies in joules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Energy {
    /// Potential energy of the structure at rest, above the ground.
    first: f64,
    /// Least so far, the event's own part taken off.
    least: f64,
    /// What the event put in: kicks, pushes.
    pub given: f64,
    /// Greatest rise over an earlier least, as a share of the first.
    pub rise: f64,
}

impl Sim<'_> {
    /// Potential and kinetic energy of all that is still there.
    pub(super) fn total_energy(&self) -> f64 {
        let mut sum = 0.0;
        for c in self.world.compounds.iter().filter(|c| !c.chunks.is_empty()) {
            let body = &self.world.engine.bodies[c.handle];
            if c.moves() {
                sum += f64::from(body.kinetic_energy())
                    + f64::from(c.mass) * f64::from(GRAVITY) * f64::from(body.center_of_mass().y);
            } else {
                for chunk in &c.chunks {
                    let piece = &self.broken.chunks[*chunk as usize];
                    let y = body.position().transform_point(piece.rest).y;
                    sum += f64::from(piece.mass_kg) * f64::from(GRAVITY) * f64::from(y);
                }
            }
        }
        for p in &self.world.props.bodies {
            sum += p.energy(&self.world.engine.bodies[p.handle]);
        }
        if let Some(ball) = &self.world.ball {
            let body = &self.world.engine.bodies[ball.handle];
            sum +=
                f64::from(body.kinetic_energy()) + f64::from(ball.mass * GRAVITY * body.translation().y) - ball.brought;
        }
        sum
    }

    /// Nothing is shot out: a piece leaves a contact no faster than its own free motion or a few times what the fastest
    /// thing that it touches had there. Squeezed wedges else fly off like cherry stones.
    fn hold_back(&mut self) {
        let mut fastest: BTreeMap<u32, f32> = BTreeMap::new();
        let at = |index: u32, point: Vec3| {
            let c = &self.world.compounds[index as usize];
            if c.moves() { (c.linvel + c.angvel.cross(point - c.com)).length() } else { 0.0 }
        };
        for hit in &self.world.hits {
            let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied();
            for (own, other, met) in [(of(hit.a), of(hit.b), hit.b), (of(hit.b), of(hit.a), hit.a)] {
                let Some(own) = own.filter(|c| self.world.compounds.get(*c as usize).is_some_and(|c| c.moves())) else {
                    continue;
                };
                let speed = match other {
                    Some(other) if (other as usize) < self.world.compounds.len() => at(other, hit.point),
                    None if met == BALL => self.world.ball.as_ref().map_or(0.0, |b| b.linvel.length()),
                    _ => 0.0,
                };
                let entry = fastest.entry(own).or_default();
                *entry = entry.max(speed);
            }
        }
        for (index, speed) in fastest {
            let c = &self.world.compounds[index as usize];
            let free = (c.linvel - Vec3::Y * (GRAVITY * self.dt)).length();
            let turned = c.angvel.length();
            let most = free.max(THROWN.0 * speed) + THROWN.1;
            let spin = turned.max(THROWN.2 * most);
            let body = &mut self.world.engine.bodies[c.handle];
            let (v, w) = (body.linvel(), body.angvel());
            if w.length() > spin {
                body.set_angvel(w * (spin / w.length()), true);
            }
            if v.length() > most {
                // The step has already moved it that fast: it goes only as far as it may.
                let kept = v * (most / v.length());
                if v.length() < GROSS * most || self.world.ball.is_some() {
                    body.set_linvel(kept, true);
                    continue;
                }
                let back = c.com + kept * self.dt - body.center_of_mass();
                body.set_translation(body.translation() + back, true);
                body.set_linvel(kept, true);
            }
        }
    }

    /// Takes from heavy blocks what a step gave them out of nothing. Between jagged stubs that stand, the engine's few
    /// iterations answer a jam with large impulses that oppose each other and do not quite cancel. A block may have no more
    /// kinetic energy than a free fall through the step would leave it, and what moves against it has.
    pub(super) fn tame(&mut self) {
        self.hold_back();
        let mut brought: BTreeMap<u32, f32> = BTreeMap::new();
        let mut counted: BTreeSet<(u32, u32)> = BTreeSet::new();
        for hit in &self.world.hits {
            let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied();
            for (own, other, met) in [(of(hit.a), of(hit.b), hit.b), (of(hit.b), of(hit.a), hit.a)] {
                let Some(block) = own.and_then(|c| Some((c, self.world.compounds.get(c as usize)?))) else { continue };
                if !block.1.moves() || block.1.mass < HEAVY.0 || !counted.insert((block.0, other.unwrap_or(met))) {
                    continue;
                }
                let energy = match other {
                    Some(other) => self
                        .world
                        .compounds
                        .get(other as usize)
                        .map_or(0.0, |c| if c.moves() { 0.5 * c.mass * c.linvel.length_squared() } else { 0.0 }),
                    None if met == BALL => {
                        self.world.ball.as_ref().map_or(0.0, |b| 0.5 * b.mass * b.linvel.length_squared())
                    }
                    None => 0.0,
                };
                *brought.entry(block.0).or_default() += energy;
            }
        }
        for (index, brought) in brought {
            self.rein_in(index, brought);
        }
    }

    /// Leaves a compound no more kinetic energy than a free fall through the step, and so much more, J; returns what it has
    /// more.
    pub(super) fn rein_in(&mut self, index: u32, brought: f32) -> f32 {
        let c = &self.world.compounds[index as usize];
        let (linvel, angvel) = (c.linvel - Vec3::Y * (GRAVITY * self.dt), c.angvel);
        let body = &mut self.world.engine.bodies[c.handle];
        let (v, w) = (body.linvel(), body.angvel());
        let after = body.kinetic_energy();
        body.set_linvel(linvel, false);
        body.set_angvel(angvel, false);
        let free = body.kinetic_energy();
        let most = free + brought;
        if after <= most {
            body.set_linvel(v, false);
            body.set_angvel(w, false);
            return (after - free).max(0.0);
        }
        // Along the straight way from the free fall to the engine's answer: as far as the energy allows.
        let (mut low, mut high) = (0.0_f32, 1.0_f32);
        for _ in 0..12 {
            let t = 0.5 * (low + high);
            body.set_linvel(linvel.lerp(v, t), false);
            body.set_angvel(angvel.lerp(w, t), false);
            if body.kinetic_energy() <= most { low = t } else { high = t }
        }
        body.set_linvel(linvel.lerp(v, low), true);
        body.set_angvel(angvel.lerp(w, low), true);
        brought
    }

    /// Books the energy after a step.
    pub(super) fn account(&mut self) {
        let now = self.total_energy() - self.energy.given;
        let e = &mut self.energy;
        if e.first == 0.0 {
            (e.first, e.least) = (now.abs().max(1.0), now);
        }
        if now.is_finite() {
            e.least = e.least.min(now);
            e.rise = e.rise.max((now - e.least) / e.first);
        }
    }
}
