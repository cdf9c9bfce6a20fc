//! Toppling: what has lost one side of its foot turns about a hinge there, as a whole, until it breaks or lands.
//!
//! Left to contacts alone a block grinds itself to pieces on the storey it stands on. A foot that really turns is a zone of
//! crushed material that carries the weight and moves with it; here it is a joint of the engine between the ground and
//! the block, an axis at the foot. About it the block is a compound pendulum, I d2(phi)/dt2 = m g r sin(phi), nothing is
//! tuned in its fall. While it hangs on the hinge, what of its toe would dip into the ground is crushed ahead of it, and
//! it passes by what is loose or stands: that is what it crushes. Neighbours and the ground stop it as they stop
//! everything.
//!
//! A tall one breaks on the way. The lower part of a rod that falls about its end would fall slower alone, the upper
//! part faster, so the rod bends: the moment is greatest a third up, and grows with the sine of the tilt (Madsen 1977, "Theory
//! of the chimney breaking while falling"). The moment in every storey's section follows from the masses above it; the
//! section where it is largest against the section's own modulus tears, at a tilt that the seed draws, since the strength
//! of old masonry is not known.

use super::charge;
use super::sections::Family;
use super::sim::Sim;
use super::world::{GRAVITY, GROUND};
use glam::Vec3;
use rapier3d::prelude::ImpulseJointHandle;
use setpiece_scene::Aabb;

/// A block hangs on its hinge until so little is left of the tilt, radians, at which the edge of its roof meets the ground; the
/// tilt is within these bounds, a slender one hangs to the end; and until it has lost this share of its mass.
const LEFT: f32 = 0.10;
const LETS_GO: [f32; 2] = [0.8, 1.45];
const CRUMBLED: f32 = 0.6;
/// The toe is crushed when it would come this near to ground, pavement or a car in the next step, metres: what was crushed
/// before lies between, a layer of this share of the width, within these bounds. What of the set is lower than the last
/// counts.
const RUBBLE: (f32, f32, f32) = (0.07, 0.1, 1.4);
const LOW: f32 = 3.0;
/// Speeds with which crushed pieces are squeezed out, along the fall and across it, and up, m/s.
const SQUEEZED_OUT: [f32; 3] = [2.5, 1.8, 0.8];
/// Tilt at which what is slender breaks on its way, radians, and how slender that is: height over width.
const SNAPS: [f32; 2] = [0.5, 0.75];
const SLENDER: f32 = 3.0;
/// Time in which what let go comes down, seconds; until then it passes by what is loose.
const LANDS: f32 = 0.6;
/// For how long blows then shatter it, seconds, and what is left of its strength.
const SHATTERS: f32 = 1.5;
const CRACKED: f32 = 0.4;
const SLAPS: f32 = 0.15;
/// From this tilt on, radians, what turns loses panes and panels, as if by a jolt of so many g every second.
const RACKED: (f32, f32) = (0.05, 45.0);
/// Less than this share of the whole structure is not held, at first and later: what falls apart at its foot turns about nothing.
const LEAST: [f32; 2] = [0.5, 0.15];
/// So much better does a tower hold together than what it stands at.
const TOWER: f32 = 5.0;
/// A section tears from the side in tension to the other in this time, seconds.
const TEARS: f32 = 0.12;
/// Only chunks this near to the hinge, as a share of the height, hold the block to it.
const FOOT: f32 = 0.12;

/// How many of the storeys' planes and of the upright ones a block breaks along when it lands, and how fast that runs up
/// through it, m/s.
const BREAKS: [f32; 2] = [0.6, 0.5];
const RUNS: f32 = 60.0;

/// Tilt, radians, shortly before the edge of the roof of a block so high and wide meets the ground.
fn lands(height: f32, width: f32) -> f32 {
    (libm::atanf(2.0 * height / width.max(0.1)) - LEFT).clamp(LETS_GO[0], LETS_GO[1])
}

/// The hinge of a topple.
pub struct Hinge {
    /// A point on its axis, and the axis: the block turns about it in the positive sense.
    point: Vec3,
    axis: Vec3,
    /// The way that the block falls.
    sweep: Vec3,
    /// Angular velocity that the failing foot gives it, rad/s, how fast, rad/s2, and what is left of it.
    push: f32,
    left: f32,
    /// Chunks at the foot, nearest to the axis first.
    foot: Vec<u32>,
    /// The joint, and the compound that it holds.
    held: Option<(u32, ImpulseJointHandle)>,
    /// Mass that it held at first, kg.
    first: f32,
    /// Mass of what is to topple, kg.
    mass: f32,
    /// Tilt at which it lets go.
    lets_go: f32,
    /// What it let go and does not yet meet what is loose.
    passes: Option<u32>,
    /// Whether it has let go for good, and when.
    over: bool,
    ended: f32,
    /// Until when blows break in one step all that they reach, seconds.
    shatters_until: f32,
    /// Tilt at which it breaks; infinite for what does not.
    snaps: f32,
    /// Bonds that are tearing, with when.
    tearing: Vec<(f32, u32)>,
}

impl Hinge {
    /// Puts the bonds that tear next at the end.
    fn order_tearing(&mut self) {
        self.tearing.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }
}

impl Sim<'_> {
    /// Sets what moves now of `what` on a hinge, over which it gets the given angular velocity within `takes` seconds.
    pub(super) fn tip(&mut self, point: Vec3, spin: Vec3, takes: f32, what: Aabb) {
        self.split_dirty();
        let size = what.size();
        let mass = self.broken.chunks.iter().filter(|c| what.contains(c.rest)).map(|c| c.mass_kg).sum();
        let axis = spin.normalize_or(Vec3::Z);
        let sweep = axis.cross(Vec3::Y);
        let near = |c: u32| {
            let r = self.broken.chunks[c as usize].rest - point;
            (r - axis * r.dot(axis)).length()
        };
        let above = |c: &u32| self.broken.chunks[*c as usize].rest.y > point.y && near(*c) < FOOT * size.y + 1.0;
        let mut foot: Vec<u32> = (0..self.broken.chunks.len() as u32).filter(above).collect();
        foot.sort_by(|a, b| near(*a).total_cmp(&near(*b)).then(a.cmp(b)));
        // A wall is thin, and no pole: it breaks where it lands.
        let slender = size.y > SLENDER * size.x.max(size.z);
        let snaps = if slender { self.rng.range(SNAPS[0], SNAPS[1]) } else { f32::INFINITY };
        self.no_longer_in_one(&what);
        if what != self.scene.layout.hero && !charge::pole(self.scene) {
            // A tower's four walls were built in one with each other.
            for (strength, b) in self.strengths.iter_mut().zip(&self.broken.bonds) {
                if what.contains(b.center) {
                    *strength *= TOWER;
                }
            }
        }
        self.hinge = Some(Hinge {
            point,
            axis,
            sweep,
            push: spin.length() / takes.max(self.dt),
            left: spin.length(),
            foot,
            held: None,
            first: 0.0,
            mass,
            lets_go: if slender { LETS_GO[1] } else { lands(size.y, size.dot(sweep.abs())) },
            passes: None,
            over: false,
            ended: 0.0,
            shatters_until: 0.0,
            snaps,
            tearing: Vec::new(),
        });
    }

    /// Moves the topple on by a step: who hangs on the hinge, the push of the failing foot, the crushing of the toe.
    pub(super) fn topple(&mut self) {
        let Some(mut hinge) = self.hinge.take() else { return };
        self.hang(&mut hinge);
        if let Some((index, _)) = hinge.held {
            self.push(&mut hinge, index);
            self.snap(&mut hinge, index);
        }
        while let Some((at, bond)) = hinge.tearing.last().copied()
            && at <= self.time
        {
            hinge.tearing.pop();
            self.break_bond(bond);
        }
        let held = hinge.held;
        let (point, sweep) = (hinge.point, hinge.sweep);
        self.hinge = Some(hinge);
        if let Some((index, _)) = held {
            self.crush_toe(index, point, sweep);
            if self.floored && self.tilt_of(index) > RACKED.0 {
                // Its frames are no longer square.
                self.shed(index, RACKED.1 * self.dt, point);
            }
        }
        self.split_dirty();
    }

    /// Sees to it that the joint holds what is now at the foot, or lets go.
    fn hang(&mut self, hinge: &mut Hinge) {
        let heaviest = self.at_foot(hinge);
        let mass = heaviest.map_or(0.0, |i| self.world.compounds[i as usize].mass);
        let least = LEAST[usize::from(hinge.first > 0.0)];
        let holds = heaviest.filter(|i| !hinge.over && self.tilt_of(*i) < hinge.lets_go && mass > least * hinge.mass);
        if hinge.held.map(|(index, _)| index) != holds {
            if let Some((index, joint)) = hinge.held.take() {
                self.world.unhinge(joint);
                if holds.is_none() {
                    hinge.passes = Some(index);
                } else {
                    self.meet_all(index);
                }
            }
            if let Some(index) = holds {
                self.thaw(index);
                hinge.held = Some((index, self.world.hang(index, hinge.point, hinge.axis)));
                if hinge.first == 0.0 {
                    hinge.first = mass;
                }
            }
        }
        let lost = hinge.snaps == f32::INFINITY && mass < CRUMBLED * hinge.first;
        if let Some(index) = hinge.passes.filter(|_| hinge.over && self.time > hinge.ended + LANDS) {
            hinge.passes = None;
            self.meet_all(index);
        }
        if hinge.first > 0.0 && !hinge.over && (holds.is_none() || lost) {
            (hinge.over, hinge.ended) = (true, self.time);
            hinge.shatters_until = self.time + SHATTERS;
            let size = self.scene.layout.hero.size();
            let sheet = !self.floored && size.y > SLENDER * size.dot(hinge.sweep.abs()) && hinge.snaps == f32::INFINITY;
            if sheet {
                // A wall strikes flat, all of it at once.
                self.strengths.iter_mut().for_each(|s| *s *= SLAPS);
            }
            if self.floored {
                // By now it is cracked all over.
                self.strengths.iter_mut().for_each(|s| *s *= CRACKED);
                if let Some(index) = hinge.passes {
                    self.break_up(hinge, index);
                }
            }
        }
    }

    /// What comes down on its side breaks along storeys and bays: the blow runs up through it from where it lands.
    fn break_up(&mut self, hinge: &mut Hinge, index: u32) {
        let cuts = (0..self.sections.planes.len()).fold(0u64, |cuts, p| {
            let storey = matches!(self.sections.planes[p].family, Family::Storey(_));
            let likely = BREAKS[usize::from(!storey)];
            cuts | u64::from(self.rng.chance(likely)) << p
        });
        let pose = *self.world.engine.bodies[self.world.compounds[index as usize].handle].position();
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let across = (self.sections.side[b.a as usize] ^ self.sections.side[b.b as usize]) & cuts;
            if across == 0 || !self.graph.alive[i as usize] || self.world.compound_of[b.a as usize] != index {
                continue;
            }
            let up = pose.transform_point(b.center).y.max(0.0);
            hinge.tearing.push((self.time + up / RUNS + self.rng.range(0.0, 0.05), i));
        }
        hinge.order_tearing();
    }

    /// Lets what hung on the hinge meet everything again.
    fn meet_all(&mut self, index: u32) {
        let chunks = self.world.compounds[index as usize].chunks.clone();
        self.grind(&chunks, None);
        self.world.meet_all(index);
    }

    /// Grinds down what lies or stands where chunks are that it could not stop; large pieces of it come loose.
    fn grind(&mut self, chunks: &[u32], held: Option<u32>) {
        for chunk in self.world.overlapping(chunks) {
            if held == Some(self.world.compound_of[chunk as usize]) {
                continue;
            }
            self.crumble(chunk);
            self.sinking.push(chunk);
        }
    }

    /// The heaviest of the compounds that move at the foot; the first of equals.
    fn at_foot(&self, hinge: &Hinge) -> Option<u32> {
        let mass = |index: u32| self.world.compounds[index as usize].mass;
        let free = |index: &u32| self.world.compounds.get(*index as usize).is_some_and(|c| !c.fixed);
        let now = hinge.foot.iter().map(|c| self.world.compound_of[*c as usize]).filter(free);
        now.fold(None, |best: Option<u32>, i| best.filter(|b| mass(*b) >= mass(i)).or(Some(i)))
    }

    /// How far a compound has turned away from upright, radians.
    fn tilt_of(&self, index: u32) -> f32 {
        let c = &self.world.compounds[index as usize];
        let up = self.world.engine.bodies[c.handle].rotation() * Vec3::Y;
        libm::acosf(up.y.clamp(-1.0, 1.0))
    }

    fn push(&mut self, hinge: &mut Hinge, index: u32) {
        if hinge.left <= 0.0 {
            return;
        }
        let more = (hinge.push * self.dt).min(hinge.left);
        hinge.left -= more;
        let body = &mut self.world.engine.bodies[self.world.compounds[index as usize].handle];
        let before = body.kinetic_energy();
        let at = body.center_of_mass() - hinge.point;
        body.set_linvel(body.linvel() + (hinge.axis * more).cross(at), true);
        body.set_angvel(body.angvel() + hinge.axis * more, true);
        self.energy.given += f64::from(body.kinetic_energy() - before);
    }

    /// Breaks off, ahead of the ground, what of the toe would dip into it.
    fn crush_toe(&mut self, index: u32, point: Vec3, sweep: Vec3) {
        let low: Vec<Aabb> = self.scene.colliders.iter().map(|c| c.bounds).filter(|b| b.max.y < LOW).collect();
        let rubble = (RUBBLE.0 * self.scene.layout.hero.size().dot(sweep.abs())).clamp(RUBBLE.1, RUBBLE.2);
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let pose = *body.position();
        let (linvel, angvel, com) = (body.linvel(), body.angvel(), body.center_of_mass());
        let dips = |chunk: &u32| {
            let piece = &self.broken.chunks[*chunk as usize];
            let at = pose.transform_point(piece.rest);
            if at.y > 2.0 * LOW || (at - point).dot(sweep) < 0.2 {
                return false;
            }
            let next = (linvel + angvel.cross(at - com)) * self.dt;
            let bounds = Aabb::of(piece.hull.iter().map(|p| at + next + pose.rotation * *p)).grown(rubble);
            bounds.min.y < 0.0 || low.iter().any(|b| b.overlaps(&bounds))
        };
        let dipping: Vec<u32> = c.chunks.iter().copied().filter(dips).collect();
        let across = sweep.cross(Vec3::Y);
        let mut off: Vec<u32> = dipping.iter().flat_map(|c| self.come_off(*c)).collect();
        off.sort_unstable();
        off.dedup();
        if !off.is_empty() {
            self.grind(&off, Some(index));
        }
        self.sinking.extend(&off);
        for chunk in dipping {
            let [out, aside, up] = SQUEEZED_OUT;
            let v = sweep * self.rng.range(0.2, out)
                + across * self.rng.range(-aside, aside)
                + Vec3::Y * self.rng.range(0.0, up);
            let spin = across * self.rng.range(-2.0, 2.0);
            self.kicks.push((chunk, v - linvel, spin));
            self.bursting.push(chunk);
        }
    }

    /// A chunk comes off with the cluster that it belongs to, which is returned.
    fn come_off(&mut self, chunk: u32) -> Vec<u32> {
        let key = |c: u32| (self.broken.chunks[c as usize].part, self.broken.chunks[c as usize].cluster);
        let own = key(chunk);
        let mut group = vec![chunk];
        let mut at = 0;
        while let Some(c) = group.get(at).copied() {
            at += 1;
            let more: Vec<u32> =
                self.graph.links(c).map(|l| l.1).filter(|o| key(*o) == own && !group.contains(o)).collect();
            group.extend(more);
        }
        for c in &group {
            self.anchored[*c as usize] = false;
            for (bond, other) in self.graph.all_links(*c).to_vec() {
                if !group.contains(&other) {
                    self.break_bond(bond);
                }
            }
        }
        group
    }

    /// Breaks a slender one where it is bent most, once it leans far enough.
    fn snap(&mut self, hinge: &mut Hinge, index: u32) {
        if self.tilt_of(index) < hinge.snaps {
            return;
        }
        hinge.snaps = f32::MAX;
        hinge.shatters_until = self.time + 2.0 * SHATTERS;
        let Some(plane) = self.most_bent(index, hinge.point, hinge.sweep) else { return };
        let side = |c: u32| self.sections.side[c as usize] >> plane & 1;
        let crossing: Vec<u32> = (0..self.broken.bonds.len() as u32)
            .filter(|i| {
                let b = &self.broken.bonds[*i as usize];
                self.graph.alive[*i as usize] && side(b.a) != side(b.b) && self.world.compound_of[b.a as usize] == index
            })
            .collect();
        let along = |i: u32| self.broken.bonds[i as usize].center.dot(hinge.sweep);
        let (low, high) = crossing.iter().fold((f32::MAX, f32::MIN), |(l, h), i| (l.min(along(*i)), h.max(along(*i))));
        // The upper part stays behind: the side that it falls to is in tension.
        for i in crossing {
            hinge.tearing.push((self.time + TEARS * (high - along(i)) / (high - low).max(0.1), i));
        }
        hinge.order_tearing();
    }

    /// The storey's plane where the bending of a fall about the hinge is largest against the section's modulus.
    fn most_bent(&self, index: u32, point: Vec3, sweep: Vec3) -> Option<usize> {
        let chunks = &self.world.compounds[index as usize].chunks;
        let (mut inertia, mut moment) = (0.0_f32, 0.0_f32);
        for c in chunks {
            let piece = &self.broken.chunks[*c as usize];
            let r = piece.rest - point;
            inertia += piece.mass_kg * (r.y * r.y + r.dot(sweep) * r.dot(sweep));
            moment += piece.mass_kg * r.y;
        }
        // Angular acceleration at a tilt of 90 degrees; all moments go with the sine.
        let alpha = GRAVITY * moment / inertia.max(1e-6);
        let stress = |p: usize| {
            let plane = &self.sections.planes[p];
            let above = |c: u32| self.sections.side[c as usize] >> p & 1 == 1;
            let mut bending = 0.0;
            for c in chunks.iter().filter(|c| above(**c)) {
                let piece = &self.broken.chunks[*c as usize];
                let h = piece.rest.y - point.y;
                bending += piece.mass_kg * (GRAVITY - alpha * h) * (piece.rest.y - plane.offset);
            }
            let crossing = chunks.iter().flat_map(|c| self.graph.links(*c).map(|l| l.0)).filter(|b| {
                let b = &self.broken.bonds[*b as usize];
                above(b.a) != above(b.b)
            });
            let (mut area, mut middle, mut second, mut edge) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
            let across: Vec<(f32, f32)> = crossing
                .map(|b| (self.broken.bonds[b as usize].area_m2, self.broken.bonds[b as usize].center.dot(sweep)))
                .collect();
            for (a, x) in &across {
                area += a;
                middle += a * x;
            }
            middle /= area.max(1e-6);
            for (a, x) in &across {
                second += a * (x - middle) * (x - middle);
                edge = edge.max((x - middle).abs());
            }
            -bending * edge / second.max(1e-6)
        };
        // Away from the ends, where it is a plinth or a rim.
        let top = chunks.iter().map(|c| self.broken.chunks[*c as usize].rest.y).fold(0.0, f32::max);
        let reach = |y: f32| (0.2..0.7).contains(&((y - point.y) / (top - point.y).max(1.0)));
        (0..self.sections.planes.len())
            .filter(|p| {
                matches!(self.sections.planes[*p].family, Family::Storey(_)) && reach(self.sections.planes[*p].offset)
            })
            .max_by(|p, q| stress(*p).abs().total_cmp(&stress(*q).abs()))
    }

    /// Whether what toppled comes down on the ground.
    pub(super) fn landing(&self) -> bool {
        self.hinge.as_ref().is_some_and(|h| self.time < h.shatters_until)
    }

    /// Impulse with which the hinge held a compound in the last step, and where.
    pub(super) fn held_by_hinge(&self, index: u32) -> Option<(u32, Vec3, Vec3)> {
        let hinge = self.hinge.as_ref()?;
        hinge.held.filter(|(held, _)| *held == index)?;
        let c = &self.world.compounds[index as usize];
        let body = &self.world.engine.bodies[c.handle];
        let mut impulse = (body.linvel() - c.linvel + Vec3::Y * (GRAVITY * self.dt)) * c.mass;
        for hit in &self.world.hits {
            let of = |chunk: u32| self.world.compound_of.get(chunk as usize).copied().unwrap_or(GROUND);
            if of(hit.a) == index {
                impulse -= hit.impulse;
            } else if of(hit.b) == index {
                impulse += hit.impulse;
            }
        }
        let root = hinge.foot.iter().find(|c| self.world.compound_of[**c as usize] == index)?;
        Some((*root, impulse, hinge.point))
    }
}
