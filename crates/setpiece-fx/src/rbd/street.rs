//! How what stands in the street takes a blow: it is set free, thrown, bent over, crushed.
//!
//! What is hit harder than it bears is set free, and the step is taken again when that matters. A roof under a slab sinks as
//! fast as the slab comes down, whatever the engine would answer; a post turns about its foot against the moment that its
//! foot bears (a plastic hinge); a blast pushes all by its impulse per area.

use super::charge::{self, Charge};
use super::props::{Other, PropHit};
use super::sim::Sim;
use super::world::{GRAVITY, GROUND};
use glam::Vec3;
use setpiece_scene::{Aabb, Breakage, Dent, Impact, PropKind, Scene, Substance};
use setpiece_shot::ShotPlan;
use std::collections::BTreeMap;

/// Slower than this is slow, m/s; slow for so long is rest, seconds.
const SLOW: f32 = 0.2;
const PATIENCE: f32 = 0.4;
/// A blow sets free what it would give this much speed, m/s; nothing that closes in more slowly counts as one, m/s.
const WAKING: f32 = 0.35;
const STRUCK: f32 = 0.6;
/// Time over which the blow of something hard on a post acts, seconds.
const BLOW: f32 = 0.03;
/// Angle at which a foot has torn, radians, and the share of its moment that is left then: posts of metal, trunks.
const TORN: [f32; 2] = [1.0, 0.45];
const LEFT: [f32; 2] = [0.12, 0.04];
/// Share of a tree's height at which its crown keeps a fallen trunk off the ground.
const CROWN: f32 = 0.1;
/// Force that a car's cabin and its body bear from above, in weights of the car.
const ROOF: f32 = 4.0;
const BODY: f32 = 25.0;
/// Least height of a crushed car, as a share, and the height at which its cabin is gone.
const FLATTEST: f32 = 0.34;
/// A crushed roof sinks so much farther than what comes down on it in a step, and so much more, metres.
const SINKS: (f32, f32) = (1.3, 0.012);
/// Impulse per mass at which a car's panes burst, and its sheet is dented, m/s; depth of a dent for a speed, s.
const BURST: f32 = 1.1;
const DENTING: f32 = 0.25;
const DEPTH: f32 = 0.035;
const DEEPEST: f32 = 0.22;
/// Area of a car's panes, m2, and of a lamp's.
const PANES: f32 = 0.9;
const LAMP_GLASS: f32 = 0.15;
/// Fastest that a blast throws, m/s, least that moves anything, and how steeply.
const THROWN: f32 = 9.0;
const MOVED: f32 = 0.5;
const LIFT: f32 = 0.22;
/// Seconds that the blast takes to travel a metre.
const TRAVELS: f32 = 0.006;
/// A contact leaves a prop at most this multiple of what touches it has, and so much more, m/s; and so much spin, rad/m.
const TAKEN: (f32, f32, f32) = (1.3, 0.25, 2.0);
/// Fastest that a prop turns, rad/s.
const SPIN: f32 = 12.0;
/// Slower hits are not told of, m/s; and no prop is heard of more often than this, seconds.
const QUIET: f32 = 0.8;
const PAUSE: f32 = 0.1;

/// The blast of an explosion, as the street feels it.
#[derive(Clone, Copy)]
pub struct Blast {
    charge: Charge,
    strength: f32,
    start: f32,
}

impl Blast {
    /// The blast of a plan, if it has one.
    pub fn of(scene: &Scene, plan: &ShotPlan) -> Option<Self> {
        let charge = charge::of(scene, plan)?;
        let strength = plan.event.strength.clamp(0.0, 1.0) as f32;
        Some(Self { charge, strength, start: plan.event.start_s as f32 })
    }
}

impl Sim<'_> {
    /// What is done to the props before a step: the blast reaches them, feet bear, rest is undone.
    pub(super) fn push_props(&mut self) {
        self.blast_props();
        for prop in 0..self.world.props.bodies.len() as u32 {
            let p = &self.world.props.bodies[prop as usize];
            if p.held {
                let lost =
                    |c: &u32| self.world.compounds.get(*c as usize).is_none_or(|c| c.moves() || c.chunks.is_empty());
                if p.against.iter().any(lost) {
                    self.world.free_prop(prop);
                }
            } else if p.footed() {
                self.bend(prop);
            }
        }
    }

    fn blast_props(&mut self) {
        let Some(Blast { charge, strength, start }) = self.blast else { return };
        let mut before = None;
        for prop in 0..self.world.props.bodies.len() {
            let p = &self.world.props.bodies[prop];
            let center = p.about.rest.point(p.about.extent().center());
            let away = center - charge.position;
            if p.blown || self.time < start + TRAVELS * away.length() {
                continue;
            }
            self.world.props.bodies[prop].blown = true;
            let about = self.world.props.bodies[prop].about.clone();
            let impulse = charge::impulse(strength, away.length() / charge.radius);
            let way = away.normalize_or_zero();
            let local = (about.rest.rotation.inverse() * way).abs();
            let s = about.extent().size();
            let crown = if about.kind == PropKind::Tree { 3.0 } else { 1.0 };
            let area = crown * local.dot(Vec3::new(s.y * s.z, s.x * s.z, s.x * s.y));
            let speed = impulse * area / about.mass_kg;
            let stands = about.bending_nm > 0.0 && impulse * area * center.y < about.bending_nm * BLOW;
            if speed > BURST && about.kind == PropKind::Car {
                self.burst_panes(prop as u32);
            }
            if speed < MOVED || stands {
                continue;
            }
            before.get_or_insert_with(|| self.total_energy());
            self.world.free_prop(prop as u32);
            let p = &mut self.world.props.bodies[prop];
            let level = way.with_y(0.0).normalize_or_zero();
            if p.footed() {
                let turn = (center - p.foot()).cross(level * (impulse * area));
                p.turning = (turn / p.inertia()).clamp_length_max(0.3 * THROWN);
                continue;
            }
            let body = &mut self.world.engine.bodies[p.handle];
            let push = (level + Vec3::Y * LIFT) * (speed.min(THROWN) * about.mass_kg);
            body.apply_impulse_at_point(push, center + Vec3::Y * (0.1 * s.y), true);
            let (v, w) = (body.linvel(), body.angvel());
            body.set_linvel(v.clamp_length_max(THROWN), true);
            body.set_angvel(w.clamp_length_max(0.4 * THROWN), true);
        }
        if let Some(before) = before {
            self.energy.given += self.total_energy() - before;
        }
    }

    /// What stands on a foot turns by its weight, against what the foot bears, less the farther it is bent, until it lies.
    fn bend(&mut self, prop: u32) {
        let p = &self.world.props.bodies[prop as usize];
        let body = &self.world.engine.bodies[p.handle];
        let which = usize::from(p.about.kind == PropKind::Tree);
        let up = body.rotation() * Vec3::Y;
        let tilt = libm::acosf(up.y.clamp(-1.0, 1.0));
        let moment = p.about.bending_nm * (1.0 - tilt / TORN[which]).max(LEFT[which]);
        let arm = p.middle(body) - p.foot();
        let inertia = p.inertia();
        let mut w = p.turning + arm.cross(Vec3::Y * (-GRAVITY * p.about.mass_kg)) * (self.dt / inertia);
        w *= (1.0 - moment * self.dt / (inertia * w.length()).max(1e-6)).max(0.0);
        if self.lies(prop, w) {
            w = Vec3::ZERO;
        }
        self.world.props.bodies[prop as usize].turning = w.clamp_length_max(SPIN);
    }

    /// Whether what turns about its foot comes down on the ground or against a wall.
    fn lies(&self, prop: u32, w: Vec3) -> bool {
        let p = &self.world.props.bodies[prop as usize];
        let pose = self.world.engine.bodies[p.handle].position();
        // The crown of a tree holds its trunk up.
        let high = if p.about.kind == PropKind::Tree { CROWN * p.about.extent().max.y } else { 0.0 };
        let corners = p.about.boxes.iter().flat_map(Aabb::corners).filter(|c| c.y > 0.5 * p.about.extent().max.y);
        corners.map(|c| pose.transform_point(c)).any(|at| {
            let falls = w.cross(at - p.foot());
            let inside = |b: &Aabb| b.max.y > 1.0 + high && b.contains(at) && (b.center() - at).dot(falls) > 0.0;
            (at.y < p.foot().y + high + 0.03 && falls.y < 0.0) || self.scene.colliders.iter().any(|c| inside(&c.bounds))
        })
    }

    /// Sets free, crushes and dents what the step hit; returns the momentum of the blows that this undoes, kg m/s.
    pub(super) fn strike_props(&mut self) -> f32 {
        self.struck_props.clear();
        self.recoils.clear();
        let mut per_prop: BTreeMap<u32, Vec<PropHit>> = BTreeMap::new();
        for hit in &self.world.props.hits {
            per_prop.entry(hit.prop).or_default().push(*hit);
        }
        let mut sum = 0.0;
        for (prop, hits) in per_prop {
            sum += self.crush_prop(prop, &hits);
            sum += self.wake_prop(prop, &hits);
            self.turn_prop(prop, &hits);
            self.mark_prop(prop, &hits);
        }
        sum
    }

    /// Sets a held prop free when it is hit hard enough.
    fn wake_prop(&mut self, prop: u32, hits: &[PropHit]) -> f32 {
        let p = &self.world.props.bodies[prop as usize];
        if !p.held {
            return 0.0;
        }
        let (mut impulse, mut closing, mut turn, mut at) = (Vec3::ZERO, 0.0_f32, Vec3::ZERO, Vec3::ZERO);
        for hit in hits {
            impulse += hit.impulse;
            closing = closing.max(hit.closing);
            turn += (hit.point - p.foot()).cross(hit.impulse);
            at += hit.point * hit.impulse.length();
        }
        let mass = p.about.mass_kg;
        let stands = p.about.bending_nm > 0.0 && !p.freed;
        let woken = if stands {
            turn.with_y(0.0).length() > p.about.bending_nm * BLOW.max(self.dt)
        } else {
            let sideways = Vec3::new(impulse.x, impulse.y.max(0.0), impulse.z).length();
            let struck = closing > STRUCK && impulse.length() > mass * WAKING;
            struck || sideways > mass * (WAKING + GRAVITY * self.dt)
        };
        if !woken {
            return 0.0;
        }
        let total: f32 = hits.iter().map(|h| h.impulse.length()).sum();
        let footed = p.footed();
        self.world.free_prop(prop);
        if !footed {
            // What the engine's answer to something that does not give way is worth, should the step stand.
            let most = mass * closing.max(WAKING);
            self.struck_props.push((prop, impulse.clamp_length_max(most), at / total.max(1e-6)));
        }
        impulse.length()
    }

    /// Blows turn what stands on a foot: both go on as one, as after any blow on what does not spring back.
    fn turn_prop(&mut self, prop: u32, hits: &[PropHit]) {
        let p = &self.world.props.bodies[prop as usize];
        if p.held || !p.footed() {
            return;
        }
        let (mut turn, mut inertia, mut most) = (Vec3::ZERO, p.inertia(), 0.0_f32);
        for hit in hits.iter().filter(|h| h.other != Other::Else(GROUND)) {
            let arm = hit.point - p.foot();
            let mass = self.world.mass_of_other(hit.other).min(1.0e6);
            let way = hit.impulse.normalize_or_zero();
            let lever = arm.cross(way);
            let impulse = hit.impulse.length().min(mass * (hit.closing.max(0.0) + GRAVITY * self.dt));
            turn += lever * impulse;
            inertia += mass * lever.length_squared();
            most = most.max(self.world.speed_of_other(hit) / lever.length().max(0.5));
        }
        let turn = turn.with_y(0.0);
        // A hit that the foot bears turns nothing.
        let gain = (turn / inertia).clamp_length_max(most + 0.05);
        if gain.length() * inertia > p.about.bending_nm * LEFT[1] * self.dt {
            let share = p.inertia() * gain.length() / turn.length();
            for hit in hits {
                let Other::Chunk(chunk) = hit.other else { continue };
                let mass = self.world.mass_of(chunk);
                let given = hit.impulse.clamp_length_max(mass * (hit.closing.max(0.0) + GRAVITY * self.dt));
                self.recoils.push((chunk, given * -share, hit.point));
            }
            let p = &mut self.world.props.bodies[prop as usize];
            p.turning = (p.turning + gain).clamp_length_max(SPIN.min(p.turning.length().max(most) + 0.05));
        }
    }

    /// Gives the props that were set free in a step that stands the impulse that they were hit with.
    pub(super) fn shove_props(&mut self) {
        for (prop, impulse, point) in std::mem::take(&mut self.struck_props) {
            let p = &self.world.props.bodies[prop as usize];
            let body = &mut self.world.engine.bodies[p.handle];
            let level = impulse.with_y(impulse.y.max(0.0));
            body.apply_impulse_at_point(level, point, true);
            let w = body.angvel().clamp_length_max(0.4 * SPIN);
            body.set_angvel(w, true);
        }
    }

    /// Takes from what hit posts and trunks what these got of its momentum, in a step that is taken again: then they give
    /// way, and the engine takes nothing.
    pub(super) fn recoil(&mut self) {
        for (chunk, impulse, point) in std::mem::take(&mut self.recoils) {
            let index = self.world.compound_of[chunk as usize];
            let Some(c) = self.world.compounds.get(index as usize).filter(|c| c.moves()) else { continue };
            self.world.engine.bodies[c.handle].apply_impulse_at_point(impulse, point, true);
        }
    }

    /// A car sinks under what comes down on it harder than it bears.
    fn crush_prop(&mut self, prop: u32, hits: &[PropHit]) -> f32 {
        let p = &self.world.props.bodies[prop as usize];
        if p.about.kind != PropKind::Car || p.shape.height <= FLATTEST {
            return 0.0;
        }
        let up = self.world.engine.bodies[p.handle].rotation() * Vec3::Y;
        if up.y < 0.7 {
            return 0.0;
        }
        let (mut down, mut closing) = (0.0_f32, 0.0_f32);
        for hit in hits.iter().filter(|h| h.other != Other::Else(GROUND) && h.impulse.dot(up) < 0.0) {
            down -= hit.impulse.dot(up);
            closing = closing.max(hit.closing);
        }
        let whole = p.about.extent().max.y;
        let body_top = p.about.boxes.first().map_or(whole, |b| b.max.y);
        let stands = p.shape.height * whole > body_top + 0.2 * (whole - body_top);
        let bears = if stands { ROOF } else { BODY } * p.about.mass_kg * GRAVITY * self.dt;
        if down < bears {
            return 0.0;
        }
        let sinks = (SINKS.0 * closing.max(0.0) * self.dt + SINKS.1) / whole;
        let height = (p.shape.height - sinks).max(FLATTEST);
        self.world.lower_prop(prop, height);
        if height < 0.94 {
            self.burst_panes(prop);
        }
        self.loosen(hits);
        // What comes down goes on with the roof: the step is taken again.
        down.max(self.stopped_most())
    }

    /// Lets what lies on a prop move again.
    fn loosen(&mut self, hits: &[PropHit]) {
        for hit in hits {
            if let Other::Chunk(chunk) = hit.other {
                let index = self.world.compound_of[chunk as usize];
                if self.world.compounds.get(index as usize).is_some_and(|c| c.frozen) {
                    self.thaw(index);
                }
            }
        }
    }

    /// Hits leave dents in a car and burst its panes.
    fn mark_prop(&mut self, prop: u32, hits: &[PropHit]) {
        let p = &self.world.props.bodies[prop as usize];
        if p.about.kind != PropKind::Car {
            return;
        }
        let pose = *self.world.engine.bodies[p.handle].position();
        let mass = p.about.mass_kg;
        let (mut dents, mut worst) = (Vec::new(), 0.0_f32);
        for hit in hits.iter().filter(|h| h.other != Other::Else(GROUND) && h.closing > 2.0 * STRUCK) {
            let most = mass.min(self.world.mass_of_other(hit.other)) * hit.closing;
            let speed = hit.impulse.length().min(most) / mass;
            if speed > DENTING {
                let push = pose.rotation.inverse() * hit.impulse.normalize_or_zero();
                let depth = (DEPTH * speed * libm::sqrtf(hit.closing)).min(DEEPEST);
                dents.push(Dent {
                    at: pose.inverse_transform_point(hit.point),
                    push: push * depth,
                    reach: 0.35 + 2.2 * depth,
                });
            }
            worst = worst.max(speed);
        }
        dents.into_iter().for_each(|d| self.world.props.bodies[prop as usize].dent(d));
        if worst > BURST {
            self.burst_panes(prop);
        }
    }

    /// The panes of a car burst.
    fn burst_panes(&mut self, prop: u32) {
        let p = &mut self.world.props.bodies[prop as usize];
        if std::mem::replace(&mut p.shape.burst, true) {
            return;
        }
        let extent = p.about.extent();
        let pose = *self.world.engine.bodies[p.handle].position();
        let half = 0.5 * extent.size();
        for (x, z) in [(0.25, 1.0), (0.25, -1.0), (-0.3, 1.0), (-0.3, -1.0), (0.55, 0.0), (-0.6, 0.0)] {
            let at = extent.center() + Vec3::new(x * half.x, 0.5 * half.y, 0.85 * z * half.z);
            self.record.breakages.push(Breakage {
                time_s: self.time,
                position: pose.transform_point(at),
                area_m2: PANES,
                substance: Substance::Glass,
            });
        }
    }

    /// Nothing is shot out: a prop leaves a contact no faster than its own motion or a little more than what touched it.
    pub(super) fn tame_props(&mut self) {
        self.tame_posts();
        let mut fastest: BTreeMap<u32, f32> = BTreeMap::new();
        for hit in &self.world.props.hits {
            let speed = self.world.speed_of_other(hit);
            let entry = fastest.entry(hit.prop).or_default();
            *entry = entry.max(speed);
        }
        for prop in 0..self.world.props.bodies.len() as u32 {
            let p = &self.world.props.bodies[prop as usize];
            if p.held || p.footed() {
                continue;
            }
            let Some(speed) = fastest.get(&prop) else { continue };
            let body = &mut self.world.engine.bodies[p.handle];
            let free = (p.linvel - Vec3::Y * (GRAVITY * self.dt)).length();
            let most = free.max(TAKEN.0 * *speed) + TAKEN.1;
            let spin = p.angvel.length().max(TAKEN.2 * most).min(SPIN);
            let (v, w) = (body.linvel(), body.angvel());
            if v.length() > most {
                body.set_linvel(v.clamp_length_max(most), true);
            }
            if w.length() > spin {
                body.set_angvel(w.clamp_length_max(spin), true);
            }
        }
    }

    /// What turns on a foot is driven, and the engine would let it push anything: it gives no more than it has.
    fn tame_posts(&mut self) {
        for i in 0..self.world.props.hits.len() {
            let hit = self.world.props.hits[i];
            let (p, Other::Chunk(chunk)) = (&self.world.props.bodies[hit.prop as usize], hit.other) else { continue };
            let index = self.world.compound_of[chunk as usize];
            if p.held || !p.footed() || !self.world.compounds.get(index as usize).is_some_and(|c| c.moves()) {
                continue;
            }
            let (inertia, turning) = (p.inertia(), p.turning);
            let has = 0.5 * inertia * turning.length_squared();
            let given = self.rein_in(index, has);
            let left = libm::sqrtf(2.0 * (has - given).max(0.0) / inertia);
            self.world.props.bodies[hit.prop as usize].turning = turning.clamp_length_max(left);
        }
    }

    /// Holds the props that have come to rest, lets go what lies on those that move, and tells of their hits.
    pub(super) fn settle_props(&mut self) {
        let mut carried: BTreeMap<u32, (bool, Vec<u32>)> = BTreeMap::new();
        let mut loosened = Vec::new();
        for hit in &self.world.props.hits {
            let entry = carried.entry(hit.prop).or_default();
            entry.0 |= hit.impulse.y > 0.0;
            let Other::Chunk(chunk) = hit.other else { continue };
            let index = self.world.compound_of[chunk as usize];
            let Some(c) = self.world.compounds.get(index as usize) else { continue };
            if c.fixed {
                continue;
            }
            if c.moves() {
                // Not at rest while what touches it is not.
                entry.0 &= c.slow_s > 0.0;
            }
            entry.1.push(index);
            let p = &self.world.props.bodies[hit.prop as usize];
            if c.frozen && p.moves() && self.world.engine.bodies[p.handle].linvel().length() > SLOW {
                loosened.push(index);
            }
        }
        loosened.into_iter().for_each(|index| self.thaw(index));
        for prop in 0..self.world.props.bodies.len() as u32 {
            let p = &mut self.world.props.bodies[prop as usize];
            if p.held {
                continue;
            }
            let body = &self.world.engine.bodies[p.handle];
            let reach = 0.5 * p.about.extent().size().max_element();
            let slow = body.linvel().length() + body.angvel().length() * reach.min(2.0) < SLOW;
            p.slow_s = if slow { p.slow_s + self.dt } else { 0.0 };
            let foot = p.footed();
            if p.slow_s > PATIENCE {
                let (lies, mut against) = carried.remove(&prop).unwrap_or_default();
                if lies || foot {
                    against.sort_unstable();
                    against.dedup();
                    against.retain(|c| self.world.compounds.get(*c as usize).is_some_and(|c| !c.moves()));
                    self.world.hold_prop(prop, against);
                }
            }
        }
        self.tell_props();
    }

    fn tell_props(&mut self) {
        for i in 0..self.world.props.hits.len() {
            let hit = self.world.props.hits[i];
            let p = &self.world.props.bodies[hit.prop as usize];
            if hit.closing < QUIET || self.time - p.told < PAUSE {
                continue;
            }
            let (own, mass) = (p.about.substance, p.about.mass_kg);
            let (other, with) = match hit.other {
                Other::Chunk(c) => {
                    let part = self.broken.chunks[c as usize].part;
                    (self.scene.parts[part as usize].substance, self.world.mass_of(c))
                }
                Other::Prop(q) if q < hit.prop => continue,
                Other::Prop(q) => {
                    let q = &self.world.props.bodies[q as usize].about;
                    (q.substance, q.mass_kg)
                }
                Other::Else(GROUND) => (Substance::Soil, f32::INFINITY),
                Other::Else(ball) => (Substance::Steel, self.world.mass_of(ball)),
            };
            let (light, substance, against) = if mass <= with { (mass, own, other) } else { (with, other, own) };
            self.world.props.bodies[hit.prop as usize].told = self.time;
            let lamp =
                hit.other == Other::Else(GROUND) && self.world.props.bodies[hit.prop as usize].about.lamp.is_some();
            self.record.impacts.push(Impact {
                time_s: self.time,
                position: hit.point,
                speed: hit.closing,
                impulse: hit.impulse.length(),
                mass_kg: light.min(1e9),
                substance,
                against,
            });
            let p = &mut self.world.props.bodies[hit.prop as usize];
            if lamp && p.about.kind == PropKind::Post && !std::mem::replace(&mut p.shape.burst, true) {
                self.record.broke(self.time, hit.point, LAMP_GLASS, Substance::Glass);
            }
        }
    }
}
