//! Finds what is overloaded after a step and breaks it: sections of whole compounds, and chunks that are hit.

use super::hits::Hit;
use super::sections::{DAMAGE_TIME, Family, Load, Share};
use super::sim::{HEAVY, Sim};
use super::world::{BALL, GRAVITY, GROUND, LOOSE, PROP};
use glam::{Mat3, Vec3};
use setpiece_scene::PartKind;
use std::collections::{BTreeMap, BTreeSet};

/// A block that comes down faster than this crushes its lowest storey whatever that bears, m/s: once moving, a building
/// does not stop (Bazant and Zhou 2002 find the energy of one storey's fall to exceed what columns absorb many times).
const CRUSH_SPEED: f32 = 0.7;
/// Overload that it then does to the storey at least: it fails at once.
const CRUSH_RATE: f32 = 25.0;
/// Share of a storey's height that a block comes down through before it crushes the next.
const CLOSING: f32 = 0.15;
/// Share of a block's momentum that a step's contacts must take for it to crush a storey.
const STOPPING: f32 = 0.01;
/// Jolts above this share of gravity shake cladding off a block.
const SHEDDING: f32 = 1.2;
/// In so many places a storey that closes shakes cladding off the block above it.
const RACKED: u32 = 3;
/// Most overload that counts on planes behind the one that gives way.
const SHIELDED: f32 = 3.0;
/// Time over which a local overload of 1 breaks a chunk's bonds, seconds.
const LOCAL_TIME: f32 = 0.04;
/// Load that a chunk's bonds bear when it is hit, relative to their tensile strength.
const LOCAL_RESERVE: f32 = 3.0;
/// The same for a slab, through which what stands on it is punched.
const PUNCHED: f32 = 1.6;
/// So much more do the bonds of loose pieces bear.
const YIELDING: f32 = 3.0;
/// A chunk that is hit passes on at most this multiple of what breaks it off.
pub(super) const PASSED: f32 = 1.5;
/// What the ball is this deep in comes loose in any case, metres.
const DENTED: f32 = 0.03;
/// Through so many pieces in a row a blow of the ball breaks at once.
const DEEP: usize = 4;
/// What falls breaks where it meets the ball with this share of its weight.
const PROPPED: f32 = 0.2;
/// Compounds heavier than this jam along their jagged cracks, kg.
const JAMMING: f32 = 2.0e4;
/// Compounds whose acceleration by contacts stays below this share of gravity are not looked at.
const CALM: f32 = 0.3;

/// Most jolt that counts for shedding.
const MOST_SHEDDING: f32 = 3.0;

/// A contact's impulse on a chunk, world space.
#[derive(Clone, Copy)]
struct Blow {
    chunk: u32,
    impulse: Vec3,
    point: Vec3,
}

/// The forces in a compound, in rest coordinates.
struct Balance {
    shares: Vec<Share>,
    /// Mean point of contact.
    contact: Option<Vec3>,
    /// Sum of the impulses, and sum of their sizes.
    net: Vec3,
    sum: f32,
}

/// What gives way in a compound.
struct Verdict {
    /// Loads by index, with the factor on their ratios.
    overloaded: Vec<(usize, f32)>,
    /// Share of the impulse that gets past what fails.
    share: f32,
}

impl Sim<'_> {
    /// Finds what is overloaded and breaks it.
    pub(super) fn stress(&mut self, first: bool) {
        self.shares.clear();
        let mut per_compound: BTreeMap<u32, Vec<Blow>> = BTreeMap::new();
        let bounds = self.bounds();
        for hit in &self.world.hits {
            let real = bounds.get(&self.pair(hit)).copied().unwrap_or(1.0);
            for (chunk, sign) in [(hit.a, 1.0), (hit.b, -1.0)] {
                if chunk >= PROP {
                    continue;
                }
                let c = self.world.compound_of[chunk as usize];
                let impulse = hit.impulse * (sign * real);
                per_compound.entry(c).or_default().push(Blow { chunk, impulse, point: hit.point });
            }
        }
        let every = 6;
        for index in 0..self.world.compounds.len() as u32 {
            let c = &self.world.compounds[index as usize];
            if c.chunks.len() < 2 || (c.frozen && !per_compound.contains_key(&index)) {
                continue;
            }
            let none = Vec::new();
            let hits = per_compound.get(&index).unwrap_or(&none);
            let push: f32 = hits.iter().map(|h| h.impulse.length()).sum();
            let turn = first && (self.step + index).is_multiple_of(every);
            let calm = push < CALM * c.mass * GRAVITY * self.dt;
            let shaken = first && c.fixed && self.shaking != Vec3::ZERO;
            if (calm && !shaken) && !(turn && c.fixed) {
                continue;
            }
            let weight = if calm && !shaken { every as f32 } else { 1.0 };
            let before = self.record.report.bonds_broken;
            self.stress_compound(index, hits, weight, first);
            if self.record.report.bonds_broken > before {
                self.stopped += hits.iter().map(|h| h.impulse).sum::<Vec3>().length();
            }
        }
    }

    /// Whether a block comes down through the storey that it crushed last: what is in there gives way, not the block.
    pub(super) fn closing(&self, index: u32) -> bool {
        let c = &self.world.compounds[index as usize];
        // The damage that breaks a storey is done over a few steps.
        !c.fixed && c.mass > HEAVY.0 && self.time < c.closing_until && self.time > c.closing_until - 0.9
    }

    fn pair(&self, hit: &Hit) -> (u32, u32) {
        let of = |chunk: u32| match chunk {
            BALL => BALL,
            _ => self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND),
        };
        let (a, b) = (of(hit.a), of(hit.b));
        (a.min(b), a.max(b))
    }

    /// Share of the contacts' impulses between two compounds that counts as load. Jagged cracks jam: the engine then
    /// answers with large impulses that oppose each other. No more counts than what stops the closing motion.
    fn bounds(&self) -> BTreeMap<(u32, u32), f32> {
        let mut pairs: BTreeMap<(u32, u32), (f32, f32)> = BTreeMap::new();
        for hit in &self.world.hits {
            let entry = pairs.entry(self.pair(hit)).or_default();
            entry.0 += hit.impulse.length();
            entry.1 = entry.1.max(hit.closing);
        }
        let mass = |c: u32| match self.world.compounds.get(c as usize) {
            Some(c) if !c.fixed => c.mass,
            _ if c == BALL => self.world.mass_of(BALL),
            _ => f32::INFINITY,
        };
        pairs
            .into_iter()
            .map(|(pair, (sum, closing))| {
                let (a, b) = (mass(pair.0), mass(pair.1));
                let reduced = if a.is_infinite() {
                    b
                } else if b.is_infinite() {
                    a
                } else {
                    a * b / (a + b)
                };
                // A light thing passes on what presses on its other side.
                if a.min(b) < JAMMING {
                    return (pair, 1.0);
                }
                let weight = 2.0 * GRAVITY * self.dt * if a.min(b).is_finite() { a.min(b).max(reduced) } else { 0.0 };
                let most = reduced * closing.max(0.0) + weight;
                (pair, (most / sum.max(1e-9)).min(1.0))
            })
            .collect()
    }

    /// Whether a compound is a block that comes down upright and crushes the storeys below it.
    fn crushes(&self, index: u32, push: Vec3) -> bool {
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let up = body.rotation().inverse() * Vec3::Y;
        c.mass > HEAVY.0
            && c.linvel.y < -CRUSH_SPEED
            && up.y > 0.8
            && push.dot(up) > 0.5 * push.length()
            && body.center_of_mass().y > 2.5
    }

    /// What a chunk passes on at most when it is hit, N.
    pub(super) fn bearing(&self, chunk: u32) -> f32 {
        let strength: f32 = self.graph.links(chunk).map(|(b, _)| self.strengths[b as usize]).sum();
        let kind = self.scene.parts[self.broken.chunks[chunk as usize].part as usize].kind;
        let reserve = if kind == PartKind::Slab { PUNCHED } else { LOCAL_RESERVE };
        (strength * reserve * self.tough[chunk as usize]).max(1.0)
    }

    /// Limits the contacts to what the chunks that are hit can pass on.
    fn limit(&self, hits: &[Blow]) -> Vec<Blow> {
        let mut loads: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in hits {
            *loads.entry(hit.chunk).or_default() += hit.impulse.length() / self.dt;
        }
        let share = |hit: &Blow| (PASSED * self.bearing(hit.chunk) / loads[&hit.chunk]).min(1.0);
        hits.iter().map(|hit| Blow { impulse: hit.impulse * share(hit), ..*hit }).collect()
    }

    /// Breaks what is overloaded in one compound. `weight` counts the steps that this one stands for.
    fn stress_compound(&mut self, index: u32, hits: &[Blow], weight: f32, first: bool) {
        let mut limited = self.limit(hits);
        let hinge = self.held_by_hinge(index);
        limited.extend(hinge.map(|(chunk, impulse, point)| Blow { chunk, impulse, point }));
        let balance = self.balance(index, &limited);
        let loads = self.sections.loads(&balance.shares, &self.broken, &self.strengths, |c| self.graph.links(c));
        let (fixed, mass) = (self.world.compounds[index as usize].fixed, self.world.compounds[index as usize].mass);
        let floor = if fixed { None } else { self.crushed_floor(index, hits, &limited, &balance, &loads) };
        let verdict = self.judge(&loads, &balance, floor);
        let mut closes = false;
        for (load, factor) in verdict.overloaded {
            let load = &loads[load];
            let most = if factor < 1.0 { SHIELDED } else { f32::INFINITY };
            let crushed = floor.is_some_and(|f| loads[f].plane == load.plane);
            let storey = matches!(self.sections.planes[load.plane].family, Family::Storey(_));
            let mut broken = Vec::new();
            for (bond, ratio) in &load.bonds {
                let mut over = (ratio * factor - 1.0).min(most);
                if crushed {
                    over = over.max(CRUSH_RATE * (0.4 + 0.6 * (ratio / load.peak.max(1e-6)).min(1.0)));
                }
                if over > 0.0 && self.hurt(*bond, over * weight * self.dt / DAMAGE_TIME) {
                    broken.push(*bond);
                }
            }
            if storey && !broken.is_empty() {
                if crushed && broken.len() > 1 {
                    let height = CLOSING * self.storey_height();
                    let c = &mut self.world.compounds[index as usize];
                    closes |= c.closing_until < self.time;
                    c.closing_until = self.time + height / (-c.linvel.y).max(3.0);
                }
                if !fixed {
                    self.world.compounds[index as usize].crush_left = self.storey_height() * 0.85;
                }
                broken.into_iter().for_each(|bond| self.give_way(bond));
            }
        }
        let share = verdict.share;
        self.shares.insert(index, share);
        let jolt = balance.sum / (mass * GRAVITY * self.dt);
        if let (Some(contact), false) = (balance.contact, !first || fixed || jolt < SHEDDING || mass < HEAVY.0) {
            self.shed(index, jolt.min(MOST_SHEDDING), contact);
        }
        if closes && !fixed && mass > HEAVY.0 {
            // Every storey that closes racks the whole block: panels spring off far from the blow too.
            for _ in 0..RACKED {
                let chunks = &self.world.compounds[index as usize].chunks;
                let at = self.broken.chunks[*self.rng.pick(chunks) as usize].rest;
                self.shed(index, MOST_SHEDDING, at);
            }
        }
        self.local(hits, share);
    }

    /// Forces on every chunk of a compound, in rest coordinates, from gravity, inertia and the contacts that count.
    fn balance(&self, index: u32, hits: &[Blow]) -> Balance {
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let back = body.rotation().inverse();
        let gravity = back * (Vec3::Y * -GRAVITY);
        let com = body.position().inverse_transform_point(body.center_of_mass());
        let local: Vec<(u32, Vec3, Vec3)> = hits
            .iter()
            .map(|h| (h.chunk, back * h.impulse, body.position().inverse_transform_point(h.point)))
            .collect();
        let (mut net, mut turn, mut at, mut sum) = (Vec3::ZERO, Vec3::ZERO, Vec3::ZERO, 0.0);
        for (_, impulse, point) in &local {
            net += *impulse;
            turn += (*point - com).cross(*impulse);
            at += *point * impulse.length();
            sum += impulse.length();
        }
        let (mut a, mut alpha, mut omega) = (back * self.shaking, Vec3::ZERO, Vec3::ZERO);
        if !c.fixed {
            a = gravity + net / (c.mass * self.dt);
            alpha = self.inverse_inertia(&c.chunks, com) * (turn / self.dt);
            omega = back * c.angvel;
        }
        let mut shares: Vec<Share> = c
            .chunks
            .iter()
            .map(|chunk| {
                let piece = &self.broken.chunks[*chunk as usize];
                let r = piece.rest - com;
                let accel = a + alpha.cross(r) + omega.cross(omega.cross(r));
                Share {
                    chunk: *chunk,
                    force: (accel - gravity) * piece.mass_kg,
                    mass: piece.mass_kg,
                    anchored: c.fixed && self.anchored[*chunk as usize],
                }
            })
            .collect();
        for (chunk, impulse, _) in &local {
            if let Ok(i) = shares.binary_search_by_key(chunk, |s| s.chunk) {
                shares[i].force -= *impulse / self.dt;
            }
        }
        Balance { shares, contact: (sum > 0.0).then(|| at / sum), net, sum }
    }

    /// The storey, as an index into `loads`, that a block coming down crushes at its foot.
    fn crushed_floor(
        &self,
        index: u32,
        all: &[Blow],
        hits: &[Blow],
        balance: &Balance,
        loads: &[Load],
    ) -> Option<usize> {
        if !self.crushing || self.closing(index) || !self.crushes(index, balance.net) {
            return None;
        }
        // Only what would stop it makes it crush another storey.
        let c = &self.world.compounds[index as usize];
        let real: Vec3 = all.iter().map(|h| h.impulse).sum();
        if real.length() < STOPPING * c.mass * -c.linvel.y {
            return None;
        }
        // Blows higher up are no reason for a storey to give way there.
        let c = &self.world.compounds[index as usize];
        let pose = self.world.engine.bodies[c.handle].position();
        let foot = c.chunks.iter().map(|c| self.broken.chunks[*c as usize].rest.y).fold(f32::INFINITY, f32::min);
        let reach = foot + 1.2 * self.storey_height();
        let low = hits.iter().filter(|h| pose.inverse_transform_point(h.point).y < reach);
        if low.map(|h| h.impulse.length()).sum::<f32>() < 0.3 * balance.sum {
            return None;
        }
        let height = |i: usize| self.sections.planes[loads[i].plane].offset;
        (0..loads.len())
            .filter(|i| matches!(self.sections.planes[loads[*i].plane].family, Family::Storey(_)))
            .filter(|i| height(*i) < reach + 0.5 * self.storey_height())
            .min_by(|i, j| height(*i).total_cmp(&height(*j)))
    }

    /// Which of the loaded planes give way: the overloaded one nearest to the contact, among those that face it, gives way
    /// first and shields the rest, so that at most one more cracks.
    fn judge(&self, loads: &[Load], balance: &Balance, floor: Option<usize>) -> Verdict {
        let push = balance.net.normalize_or_zero();
        let distance = |i: usize| match balance.contact {
            Some(p) => {
                let plane = &self.sections.planes[loads[i].plane];
                let aside = if plane.normal.dot(push).abs() > 0.7 { 0.0 } else { 1e3 };
                (plane.normal.dot(p) - plane.offset).abs() + aside
            }
            None => -loads[i].peak,
        };
        let overloaded = (0..loads.len()).filter(|i| loads[*i].peak > 1.0);
        let nearest = overloaded.min_by(|i, j| distance(*i).total_cmp(&distance(*j)));
        let Some(first) = floor.or(nearest) else { return Verdict { overloaded: Vec::new(), share: 1.0 } };
        let share = (1.0 / loads[first].mean.max(0.5 * loads[first].peak)).clamp(0.04, 1.0);
        // Shielded planes crack over several blows instead of at once. The storeys above bear the same share of their
        // strength and are spared by the one that fails.
        let shield = share.sqrt();
        let second = (0..loads.len())
            .filter(|i| !matches!(self.sections.planes[loads[*i].plane].family, Family::Storey(_)))
            .filter(|i| *i != first && loads[*i].peak * shield > 1.0)
            .max_by(|i, j| loads[*i].peak.total_cmp(&loads[*j].peak));
        let mut overloaded = vec![(first, 1.0)];
        overloaded.extend(second.filter(|_| floor.is_none()).map(|i| (i, shield)));
        Verdict { overloaded, share }
    }

    /// Inverse inertia of chunks as points about their centre of mass, in rest coordinates.
    fn inverse_inertia(&self, chunks: &[u32], com: Vec3) -> Mat3 {
        let mut inertia = Mat3::ZERO;
        for chunk in chunks {
            let piece = &self.broken.chunks[*chunk as usize];
            let r = piece.rest - com;
            // A point's own size keeps rows of chunks from having no inertia about their axis.
            let own = 0.1 * self.thin[*chunk as usize].max(0.1);
            let diagonal = Mat3::from_diagonal(Vec3::splat(r.length_squared() + own));
            let outer = Mat3::from_cols(r * r.x, r * r.y, r * r.z);
            inertia += (diagonal - outer) * piece.mass_kg;
        }
        inertia.inverse()
    }

    fn storey_height(&self) -> f32 {
        let mut last = None;
        for p in &self.sections.planes {
            if let Family::Storey(_) = p.family {
                if let Some(y) = last {
                    let h: f32 = p.offset - y;
                    return h.clamp(2.0, 8.0);
                }
                last = Some(p.offset);
            }
        }
        3.0
    }

    /// Adds damage to a bond; true when that breaks it.
    pub(super) fn hurt(&mut self, bond: u32, amount: f32) -> bool {
        let d = &mut self.damage[bond as usize];
        *d += amount;
        if *d >= 1.0 && self.graph.alive[bond as usize] {
            self.break_bond(bond);
            return true;
        }
        false
    }

    /// What the ball of an impact hits harder than it bears comes loose at once.
    pub(super) fn break_in(&mut self) {
        let hits = self.world.hits.iter().filter(|h| h.b == BALL);
        let ball: Vec<(u32, f32, f32)> = hits.map(|h| (h.a, h.impulse.length(), h.depth)).collect();
        for (chunk, impulse, depth) in ball {
            let held = self.graph.links(chunk).next().is_some();
            // What comes down on the ball is not propped up by it: all its weight is on one point.
            let falls = self.world.compounds.get(self.world.compound_of[chunk as usize] as usize);
            let propped = falls.is_some_and(|c| !c.fixed && impulse > PROPPED * c.mass * GRAVITY * self.dt);
            if held && (impulse > self.bearing(chunk) * self.dt || depth > DENTED || propped) {
                self.crumble(chunk);
                self.stopped += impulse;
            }
        }
        self.break_behind();
    }

    /// What the ball drives before it breaks what backs it, a few pieces deep in one step.
    fn break_behind(&mut self) {
        let mut driven: BTreeSet<u32> = self.world.hits.iter().filter(|h| h.b == BALL).map(|h| h.a).collect();
        let mut rim = driven.clone();
        for _ in 0..DEEP {
            if rim.is_empty() {
                return;
            }
            let mut loads: BTreeMap<u32, f32> = BTreeMap::new();
            for hit in &self.world.hits {
                for (before, behind) in [(hit.a, hit.b), (hit.b, hit.a)] {
                    let chunk = (behind as usize) < self.world.compound_of.len();
                    if chunk && rim.contains(&before) && !driven.contains(&behind) {
                        *loads.entry(behind).or_default() += hit.impulse.length();
                    }
                }
            }
            rim.clear();
            for (chunk, impulse) in loads {
                if impulse > self.bearing(chunk) * self.dt {
                    if self.graph.links(chunk).next().is_some() {
                        self.crumble(chunk);
                        self.stopped += impulse;
                    }
                    driven.insert(chunk);
                    rim.insert(chunk);
                }
            }
        }
    }

    /// Chunks that are hit harder than their bonds bear come off.
    fn local(&mut self, hits: &[Blow], share: f32) {
        let mut loads: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in hits {
            *loads.entry(hit.chunk).or_default() += hit.impulse.length() * share / self.dt;
        }
        for (chunk, load) in loads {
            let Some(c) = self.world.compounds.get(self.world.compound_of[chunk as usize] as usize) else { continue };
            // A loose piece gives way to a blow; one that a block or the ground backs cannot.
            let yields = if !c.fixed && c.mass < LOOSE { YIELDING } else { 1.0 };
            let over = load / (self.bearing(chunk) * yields) - 1.0;
            if over <= 0.0 {
                continue;
            }
            let bonds: Vec<u32> = self.graph.links(chunk).map(|(bond, _)| bond).collect();
            for bond in bonds {
                self.hurt(bond, over.min(6.0) * self.dt / LOCAL_TIME);
            }
        }
    }
}
