//! Stress bond by bond: visits compounds some twenty times a second, solves for what goes through every bond, and lets those
//! that bear too much break.
//!
//! Sections (`stress`) judge a compound as a whole: storeys that are crushed, blocks that crack. What they cannot see is one
//! floor, one balcony, one corner whose support has gone; here that is seen. Loads are weight, d'Alembert's forces and the
//! mean of what contacts and ties pressed and pulled since the last visit. Overloads do damage over some tens of milliseconds,
//! as everywhere, and the weakest bonds first: what they carried then goes elsewhere, and so the failure travels.

use super::bonds::{Bonds, Stress};
use super::lattice::{Lattice, Six, Went, balanced};
use super::sections::DAMAGE_TIME;
use super::sim::{HEAVY, Sim};
use super::stress::PASSED;
use super::world::{GRAVITY, LOOSE, PROP};
use glam::{DQuat, DVec3, Vec3};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use setpiece_scene::PartKind;
use std::collections::{BTreeMap, BTreeSet};

/// What stands is left alone while it feels more than this, m/s2.
const SWAYING: f32 = 0.3;
/// Lighter compounds that neither stand nor hang are rubble, kg.
const LARGE: f32 = 2.0e4;
/// Time between visits, seconds.
const EVERY: f32 = 0.042;
/// Compounds of fewer chunks are not looked at.
const LEAST: usize = 5;
/// Iterations of a visit, at least and at most.
const ITERATIONS: [u32; 2] = [5, 40];
/// Shares of the load that may be left: for a solution that is not gone on with, and for one that is judged.
const SOLVED: f64 = 5e-3;
const JUDGED: f64 = 0.1;
/// Least ratio of stress to limit that does damage, so that a failure comes to an end, and most overload that counts.
const LEAST_OVER: f32 = 1.15;
const MOST_OVER: f32 = 2.0;
/// Bonds with less than this share of the greatest overload of their compound wait until that has gone: what hangs by its last
/// bonds would load everything in it as if it did not fall.
const WEAKEST: f32 = 0.5;
/// What stands answers to blows as slowly as it sways, with this time, seconds: shorter ones its own mass takes.
const ANSWERS: f32 = 0.15;
/// Of them, and of what lies on it, no more counts than this share of its weight and so much more, N.
const BURDEN: (f32, f32) = (0.4, 2.0e5);
/// Less is forgotten, N.
const LEAST_PUSH: f64 = 50.0;
/// A free compound is looked at while it is pressed with this share of its weight at least and at most: what rests on something
/// or hangs on it. Harder blows are for sections and for the chunks that they hit; jagged cracks that jam answer with forces
/// that mean nothing.
const PRESSED: [f64; 2] = [0.2, 2.5];

/// What is known of a compound from its last visit.
struct Known {
    lattice: Lattice,
    /// Bonds of its springs.
    numbers: Vec<u32>,
    /// Chunks that it had.
    chunks: usize,
    /// Whether its solution was not good enough, or something in it was overloaded.
    goes_on: bool,
}

/// The bonds under load.
pub struct Strain {
    pub bonds: Bonds,
    known: BTreeMap<u32, Known>,
    pushed: BTreeMap<u32, Push>,
    /// Compounds with ties.
    tied: BTreeSet<u32>,
    since: f32,
}

/// What pushes and pulls a chunk, about its middle, in rest coordinates.
#[derive(Clone, Copy, Default)]
struct Push {
    /// Impulses since the last visit, N s and N m s, and the sum of their sizes.
    now: Six,
    size: f64,
    /// Mean before, N and N m.
    mean: Six,
    mean_size: f64,
}

/// A compound to be solved.
struct Job {
    index: u32,
    known: Known,
    load: Vec<Six>,
    moved: Vec<Six>,
}

/// A compound with its solution, how that went, and the stresses in its bonds.
type Solved = (Job, Went, Vec<(u32, Stress)>);

impl Strain {
    pub fn new(bonds: Bonds) -> Self {
        Self { bonds, known: BTreeMap::new(), pushed: BTreeMap::new(), tied: BTreeSet::new(), since: 0.0 }
    }
}

impl Sim<'_> {
    /// Notes what the last step pressed and pulled, and visits the compounds when it is time to.
    pub(super) fn strain_bonds(&mut self) {
        self.note_pushes();
        self.strain.since += self.dt;
        if self.strain.since < EVERY {
            return;
        }
        let jobs = self.jobs();
        let solved: Vec<Solved> = jobs
            .into_par_iter()
            .map(|mut job| {
                let went = job.known.lattice.solve(&job.load, &mut job.moved, ITERATIONS, SOLVED);
                let stresses = self.strain.bonds.stresses(&job.known.lattice, &job.known.numbers, &job.moved);
                (job, went, stresses)
            })
            .collect();
        let lasted = std::mem::take(&mut self.strain.since);
        for (job, went, stresses) in solved {
            self.judge_bonds(job, went, &stresses, lasted);
        }
    }

    /// Whether a compound is looked at at all.
    fn strains(&self, index: u32) -> bool {
        let Some(c) = self.world.compounds.get(index as usize) else { return false };
        let light = !c.fixed && c.mass < if self.strain.tied.contains(&index) { LOOSE } else { LARGE };
        // A block that comes down is for sections, and so is one that is to topple as a whole until its hinge holds it.
        let falls = !c.fixed && c.mass > HEAVY.0 && c.linvel.y < -HEAVY.1;
        let tips = c.fixed && !self.crushing && self.hinge.is_none();
        // What comes loose within what sways is caught in it: in the strong part of an earthquake sections alone decide.
        let sways = c.fixed && self.shaking.length() > SWAYING;
        let left_alone = light || falls || tips || sways || c.frozen || c.sunk || c.hinged || c.burst_until > 0.0;
        c.chunks.len() >= LEAST && !left_alone
    }

    fn note_pushes(&mut self) {
        let mut pushes: Vec<(u32, Vec3, Vec3)> = Vec::new();
        for hit in &self.world.hits {
            for (chunk, sign) in [(hit.a, 1.0), (hit.b, -1.0)] {
                if chunk < PROP {
                    pushes.push((chunk, hit.impulse * sign, hit.point));
                }
            }
        }
        let untied = pushes.len();
        self.tie_pulls(&mut pushes);
        let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied();
        self.strain.tied = pushes[untied..].iter().filter_map(|(chunk, ..)| of(*chunk)).collect();
        for (chunk, impulse, point) in pushes {
            let index = self.world.compound_of.get(chunk as usize).copied().unwrap_or(u32::MAX);
            if !self.strains(index) || !impulse.is_finite() {
                continue;
            }
            let pose = self.world.engine.bodies[self.world.compounds[index as usize].handle].position();
            let impulse = (pose.rotation.inverse() * impulse).as_dvec3();
            let arm = (pose.inverse_transform_point(point) - self.broken.chunks[chunk as usize].rest).as_dvec3();
            let entry = self.strain.pushed.entry(chunk).or_default();
            entry.now.along += impulse;
            entry.now.about += arm.cross(impulse);
            entry.size += impulse.length();
        }
    }

    /// Means over the pushes since the last visit, N and N m, and the sums of their sizes, by compound: (chunk, push, size).
    fn mean_pushes(&mut self) -> BTreeMap<u32, Vec<(u32, Six, f64)>> {
        let since = self.strain.since;
        let mut pushed: BTreeMap<u32, Vec<(u32, Six, f64)>> = BTreeMap::new();
        let mut kept = BTreeMap::new();
        for (chunk, mut push) in std::mem::take(&mut self.strain.pushed) {
            let index = self.world.compound_of[chunk as usize];
            if !self.strains(index) {
                continue;
            }
            let most = f64::from(PASSED * self.bearing(chunk) * since);
            let share = (most / push.size.max(1e-9)).min(1.0) / f64::from(since);
            let fixed = self.world.compounds[index as usize].fixed;
            let new = if fixed { f64::from((since / ANSWERS).min(1.0)) } else { 1.0 };
            let blend = |old: DVec3, now: DVec3| old * (1.0 - new) + now * (share * new);
            push.mean = Six::new(blend(push.mean.along, push.now.along), blend(push.mean.about, push.now.about));
            push.mean_size = push.mean_size * (1.0 - new) + push.size * share * new;
            pushed.entry(index).or_default().push((chunk, push.mean, push.mean_size));
            if fixed && push.mean_size > LEAST_PUSH {
                (push.now, push.size) = (Six::default(), 0.0);
                kept.insert(chunk, push);
            }
        }
        self.strain.pushed = kept;
        pushed
    }

    /// The compounds whose bonds are to be solved now, with their loads.
    fn jobs(&mut self) -> Vec<Job> {
        let pushed = self.mean_pushes();
        let known: BTreeSet<u32> = self.strain.known.keys().copied().collect();
        let standing = (0..self.world.compounds.len() as u32).filter(|i| self.world.compounds[*i as usize].fixed);
        let mut candidates: BTreeSet<u32> = standing.chain(pushed.keys().copied()).collect();
        candidates.retain(|i| self.strains(*i) && !self.closing(*i));
        for gone in known.difference(&candidates) {
            self.strain.known.remove(gone);
        }
        let mut jobs = Vec::new();
        for index in candidates {
            let none = Vec::new();
            let pushes = pushed.get(&index).unwrap_or(&none);
            let c = &self.world.compounds[index as usize];
            let pressed: f64 = pushes.iter().map(|p| p.2).sum();
            let share = pressed / f64::from(c.mass * GRAVITY);
            if !c.fixed && !(PRESSED[0]..PRESSED[1]).contains(&share) {
                continue;
            }
            let known = self.strain.known.remove(&index);
            let alive = |known: &Known| known.numbers.iter().all(|b| self.graph.alive[*b as usize]);
            let known = known.filter(|k| k.chunks == c.chunks.len() && alive(k));
            let quiet = c.fixed && pushes.is_empty() && self.shaking == Vec3::ZERO;
            let known = match known {
                Some(known) if quiet && !known.goes_on => {
                    self.strain.known.insert(index, known);
                    continue;
                }
                Some(known) => known,
                None => {
                    let held = |chunk: u32| c.fixed && self.anchored[chunk as usize];
                    let (lattice, numbers) = self.strain.bonds.lattice(&self.broken, &self.graph, &c.chunks, held);
                    Known { lattice, numbers, chunks: c.chunks.len(), goes_on: true }
                }
            };
            let load = self.bond_load(index, &known.lattice, pushes, pressed);
            let moved = c.chunks.iter().map(|chunk| self.strain.bonds.moved[*chunk as usize]).collect();
            jobs.push(Job { index, known, load, moved });
        }
        jobs
    }

    /// The loads on the chunks of a compound, N and N m in rest coordinates.
    fn bond_load(&self, index: u32, lattice: &Lattice, pushes: &[(u32, Six, f64)], pressed: f64) -> Vec<Six> {
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let r = body.rotation();
        let back = DQuat::from_xyzw(f64::from(r.x), f64::from(r.y), f64::from(r.z), f64::from(r.w)).inverse();
        let felt = if c.fixed { self.shaking } else { Vec3::ZERO };
        let gravity = back * (Vec3::NEG_Y * GRAVITY - felt).as_dvec3();
        let mass = |chunk: &u32| f64::from(self.broken.chunks[*chunk as usize].mass_kg);
        let mut load: Vec<Six> = c.chunks.iter().map(|chunk| Six::new(gravity * mass(chunk), DVec3::ZERO)).collect();
        let most = f64::from(BURDEN.0 * c.mass * GRAVITY + BURDEN.1);
        let share = if c.fixed { (most / pressed.max(1e-9)).min(1.0) } else { 1.0 };
        for (chunk, push, _) in pushes {
            if let Ok(i) = c.chunks.binary_search(chunk) {
                load[i].along += push.along * share;
                load[i].about += push.about * share;
            }
        }
        if !c.fixed {
            let masses: Vec<(f64, f64)> = c
                .chunks
                .iter()
                .map(|chunk| {
                    let size = libm::cbrt(f64::from(self.broken.chunks[*chunk as usize].volume_m3.max(1e-6)));
                    (mass(chunk), mass(chunk) * size * size / 6.0)
                })
                .collect();
            let spin = back * body.angvel().as_dvec3();
            balanced(lattice.nodes(), &masses, spin, &mut load);
        }
        load
    }

    /// Does damage to what bears too much in a compound.
    fn judge_bonds(&mut self, mut job: Job, went: Went, stresses: &[(u32, Stress)], lasted: f32) {
        let chunks = &self.world.compounds[job.index as usize].chunks;
        chunks.iter().zip(&job.moved).for_each(|(c, m)| self.strain.bonds.moved[*c as usize] = *m);
        self.record.report.strained[0] += 1;
        self.record.report.strained[1] += went.iterations;
        let over = |(bond, stress): &(u32, Stress)| stress.over(&self.strain.bonds.limits[*bond as usize]);
        let overs: Vec<(f32, bool)> = stresses.iter().map(over).collect();
        let peak = overs.iter().map(|o| o.0).fold(0.0, f32::max);
        // Panes, rails and the like go on their own.
        let bears: Vec<bool> = stresses.iter().map(|(bond, _)| !self.strain.bonds.filling(*bond)).collect();
        let bearing = overs.iter().zip(&bears).filter(|(_, b)| **b).map(|(o, _)| o.0).fold(0.0, f32::max);
        job.known.goes_on = went.left > SOLVED || peak > LEAST_OVER;
        self.strain.known.insert(job.index, job.known);
        if went.left > JUDGED || peak <= LEAST_OVER {
            return;
        }
        let least = (WEAKEST * bearing).max(LEAST_OVER);
        for (((bond, _), (over, crushed)), bears) in stresses.iter().zip(overs).zip(bears) {
            if over <= if bears { least } else { LEAST_OVER } {
                continue;
            }
            let amount = (over - 1.0).min(MOST_OVER) * lasted / DAMAGE_TIME;
            if self.hurt(*bond, amount) {
                self.record.report.strained[2] += 1;
                if crushed {
                    self.crush_column(*bond);
                }
            }
        }
    }

    /// A bond was crushed: a column that it belongs to crumples.
    fn crush_column(&mut self, bond: u32) {
        let b = self.broken.bonds[bond as usize];
        for chunk in [b.a, b.b] {
            let part = self.broken.chunks[chunk as usize].part;
            if self.floored && self.scene.parts[part as usize].kind == PartKind::Column {
                self.fail_part(part);
            }
        }
    }
}

#[cfg(test)]
#[path = "strain_tests.rs"]
mod tests;
