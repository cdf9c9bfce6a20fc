//! What the event does, and when: the part of a failure that is directed rather than computed.
//!
//! A story is a list of timed actions on the standing structure. What follows from them (what falls, what it hits, what
//! that breaks) is left to the simulation.

use super::charge::{self, BLOWN, Charge};
use super::sections::{Family, Sections};
use super::sim::in_storey;
use super::strength::{bears, cladding};
use super::sway;
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Aabb, Chunk, PartKind, Scene, Substance};
use setpiece_shot::{Direction, EventKind, Origin, Rng, ShotPlan, StructureKind};
use std::collections::BTreeMap;

/// Time in which a crack runs from the ground to the roof, seconds.
const CRACK_TIME: f32 = 0.4;

/// Where the hinge of a topple is: from the middle to the side that it falls to (1).
const HINGE: f32 = 0.0;
/// Time in which the failing foot pushes a block over, seconds.
const PUSHES: f32 = 0.5;

/// What is lower than this share of its width does not turn over.
const SQUAT: f32 = 0.75;
/// How fast its storey gives way from one side to the other, m/s.
const SINKS: f32 = 22.0;
/// What is so much longer than wide falls across its length.
const LONG: f32 = 2.0;
/// How fast what stands like a pole turns over when its foot is blown from under it, rad/s.
const UPSET: f32 = 0.3;
/// When the second charge of what stands like a pole goes off, seconds.
const FOLDS: [f32; 2] = [0.8, 0.9];

/// What is higher than this share of a structure's height belongs to a tower if it takes less than this share of its ground.
const TOWERS: (f32, f32) = (0.66, 0.35);
/// Parts of a tower are no wider than so many times its upper part.
const TAPERS: f32 = 2.0;
/// What stands out of a tower's walls so far goes with it, metres.
const TORN_OFF: f32 = 0.15;

/// How long a blast takes to travel a metre, seconds: slower than sound, so that a camera sees it travel.
const TRAVELS: f32 = 0.006;
/// Most that metal sheets and boards weigh, kg/m2.
const HOLLOW: f32 = 90.0;
/// Speeds, m/s, below which what lies stays, in a hall and in a building of storeys, below which what stands stays, and the
/// greatest.
const LIFTED: [f32; 2] = [3.5, 7.0];
const SWEPT: f32 = 1.6;
const FASTEST: f32 = 24.0;
/// How likely a charge breaks what would stay in one large piece: next to it, and less by so much a radius away.
const NEARBY: (f32, f32) = (1.1, 1.5);

/// Something done to the structure.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// A part gives way.
    Fail(u32),
    /// A chunk comes loose all around.
    Crumble(u32),
    /// What still stands in a storey comes loose from what it carries.
    Yield(i32),
    /// What still stands in a storey tears from what is above it.
    Tear(i32),
    /// A bond breaks.
    Cut(u32),
    /// A chunk gets a velocity and a spin.
    Kick(u32, Vec3, Vec3),
    /// The ground accelerates.
    Shake(Vec3),
    /// What moves higher than a height gets a turn about a foot, and an angular velocity.
    Upset(Vec3, Vec3, f32),
    /// What is loose at its foot turns about a hinge there: a point on it, the angular velocity that the failing foot gives,
    /// in how many seconds, and what turns.
    Tip(Vec3, Vec3, f32, Aabb),
}

/// Actions by time.
#[derive(Default)]
pub struct Story {
    /// Last first.
    actions: Vec<(f32, Action)>,
    /// Whether what was to turn over is too wide to, and comes down storey by storey.
    pub leans: bool,
}

impl Story {
    /// What the plan's event does to a structure.
    pub fn of(scene: &Scene, broken: &Fractured, sections: &Sections, plan: &ShotPlan) -> Self {
        let mut story = Self::default();
        let mut teller = Teller { scene, broken, sections, plan, rng: charge::stream(plan), story: &mut story };
        match plan.event.kind {
            EventKind::None => {}
            EventKind::Collapse if charge::floored(scene) => teller.collapse(),
            // Without floors to close, what loses its base falls over.
            EventKind::Collapse => teller.fell(),
            EventKind::Topple if teller.stack().is_some() => teller.topple(),
            EventKind::Topple if charge::floored(scene) && teller.tower().is_none() => teller.topple(),
            EventKind::Topple => teller.fell(),
            EventKind::Implosion if !charge::floored(scene) && charge::pole(scene) => teller.fold(),
            EventKind::Implosion => teller.implode(),
            EventKind::Explosion => teller.explode(),
            EventKind::Impact => teller.impact(),
            EventKind::Earthquake => teller.quake(),
        }
        story.actions.sort_by(|a, b| b.0.total_cmp(&a.0));
        story
    }

    /// Takes the actions that are due.
    pub fn due(&mut self, time: f32) -> Vec<Action> {
        let mut due = Vec::new();
        while self.actions.last().is_some_and(|(t, _)| *t <= time + 1e-4) {
            due.extend(self.actions.pop().map(|(_, a)| a));
        }
        due
    }
}

/// The way that things fall: a horizontal unit vector, or zero for straight down.
pub fn way(direction: Direction) -> Vec3 {
    match direction {
        Direction::Down => Vec3::ZERO,
        Direction::Left => -Vec3::X,
        Direction::Right => Vec3::X,
        Direction::TowardCamera | Direction::Street => Vec3::Z,
        Direction::Away => -Vec3::Z,
    }
}

/// Unit vector away from the structure, across its nearest outer face.
pub fn outward(hero: &Aabb, rest: Vec3) -> Vec3 {
    let gaps = [
        (hero.max.z - rest.z, Vec3::Z),
        (rest.z - hero.min.z, -Vec3::Z),
        (hero.max.x - rest.x, Vec3::X),
        (rest.x - hero.min.x, -Vec3::X),
    ];
    gaps.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(Vec3::Z, |g| g.1)
}

/// Mass per area of a chunk's widest face, kg/m2. Metal sheets and boards are lighter than the solids that stand for them.
fn areal(chunk: &Chunk, substance: Substance) -> f32 {
    let thick = 2.0 * chunk.half().min_element().max(4e-3);
    let solid = (chunk.mass_kg / chunk.volume_m3.max(1e-6) * thick).max(4.0);
    if matches!(substance, Substance::Steel | Substance::Timber) { solid.min(HOLLOW) } else { solid }
}

struct Teller<'a> {
    scene: &'a Scene,
    broken: &'a Fractured,
    sections: &'a Sections,
    plan: &'a ShotPlan,
    rng: Rng,
    story: &'a mut Story,
}

impl Teller<'_> {
    fn at(&mut self, after_s: f32, action: Action) {
        self.story.actions.push((self.plan.event.start_s as f32 + after_s, action));
    }

    fn storeys(&self) -> i32 {
        self.scene
            .parts
            .iter()
            .filter(|p| bears(p.kind) || p.kind == PartKind::Facade)
            .map(|p| p.storey + 1)
            .max()
            .unwrap_or(1)
            .max(1)
    }

    fn origin(&self) -> i32 {
        charge::storey(self.scene, self.plan)
    }

    fn strength(&self) -> f32 {
        self.plan.event.strength.clamp(0.0, 1.0) as f32
    }

    fn center(&self, part: u32) -> Vec3 {
        self.scene.parts[part as usize].shape.bounds().center()
    }

    /// One storey gives way, from one side to the other.
    fn collapse(&mut self) {
        let storey = self.origin();
        let strength = self.strength();
        let mut sweep = way(self.plan.event.direction);
        match self.plan.event.origin {
            Origin::Left => sweep = -Vec3::X,
            Origin::Right => sweep = Vec3::X,
            _ => {}
        }
        let lasts = (0.5 - 0.3 * strength) * if sweep == Vec3::ZERO { 0.6 } else { 1.0 };
        self.fail_storey(storey, sweep, lasts, 0.0);
        let across = if self.rng.chance(0.6) { Family::AlongX } else { Family::AlongZ };
        let from = self.rng.range(2.0, 2.6);
        self.crack(across, from);
        self.fell_stack(sweep, 0.4 * lasts);
    }

    /// What is too wide to turn over leans: its storey gives way from the side it falls to, slowly, and it comes down
    /// behind that, cracked across.
    fn lean(&mut self, sweep: Vec3) {
        let storey = self.origin();
        let width = self.scene.layout.hero.size().dot(sweep.abs());
        let lasts = (width / SINKS).clamp(0.4, 2.0);
        self.fail_storey(storey, sweep, lasts, 0.0);
        let family = if sweep.x != 0.0 { Family::AlongX } else { Family::AlongZ };
        for share in [0.3, 0.7] {
            self.crack(family, share * lasts);
        }
        self.fell_stack(sweep, 0.2);
        self.story.leans = true;
    }

    /// The base gives way on the side that it falls to and tears on the other; the structure turns over a hinge between.
    fn topple(&mut self) {
        let mut sweep = way(self.plan.event.direction);
        if sweep == Vec3::ZERO {
            sweep = if self.rng.chance(0.5) { Vec3::X } else { -Vec3::X };
        }
        let storey = self.origin();
        let hero = self.scene.layout.hero;
        let half = 0.5 * hero.size().dot(sweep.abs());
        if hero.size().y < SQUAT * 2.0 * half || self.stack().is_some() {
            return self.lean(sweep);
        }
        let middle = hero.center().dot(sweep);
        for part in 0..self.scene.parts.len() as u32 {
            let p = &self.scene.parts[part as usize];
            if p.storey != storey || !in_storey(p.kind) {
                continue;
            }
            // From the side it falls to (1) to the far side (-1).
            let along = ((self.center(part).dot(sweep) - middle) / half.max(0.1)).clamp(-1.0, 1.0);
            if along > HINGE + 0.05 {
                let t = 0.35 * (1.0 - along) * 0.5 + self.rng.range(0.0, 0.05);
                self.at(t, Action::Fail(part));
            }
        }
        self.at(0.3, Action::Tear(storey));
        let base = self.sections.planes.iter().find(|p| p.family == Family::Storey(storey)).map_or(0.5, |p| p.offset);
        let hinge = (hero.center() + sweep * (HINGE * half)).with_y(base);
        self.at(0.3, Action::Tip(hinge, Vec3::Y.cross(sweep) * self.push(hero.size().y), PUSHES, hero));
    }

    /// Angular velocity that a failing foot gives what stands on it, rad/s.
    fn push(&self, height: f32) -> f32 {
        (0.2 + 0.25 * self.strength()) * libm::sqrtf(20.0 / height.max(6.0)).clamp(0.6, 1.6)
    }

    /// The part of a structure that stands out of the rest from the ground up, if there is one: the tower of a church.
    fn tower(&self) -> Option<Aabb> {
        let hero = self.scene.layout.hero;
        let boxes = || self.scene.parts.iter().map(|p| p.shape.bounds());
        let high = boxes().filter(|b| b.max.y > hero.min.y + TOWERS.0 * hero.size().y);
        let tall = high.reduce(|a, b| a.union(&b))?;
        let plan = |b: &Aabb| b.size().x * b.size().z;
        if plan(&tall) >= TOWERS.1 * plan(&hero) {
            return None;
        }
        // It may be wider further down.
        let shaft = Aabb::new(tall.min.with_y(hero.min.y), tall.max);
        let own = |b: &Aabb| shaft.contains(b.center()) && plan(b) < TAPERS * plan(&tall);
        Some(boxes().filter(own).fold(shaft, |all, b| all.union(&b)))
    }

    /// The chimney of a factory, which falls by itself.
    fn stack(&self) -> Option<Aabb> {
        self.tower().filter(|_| self.plan.structure.kind == StructureKind::Factory)
    }

    /// The chimney of a factory is felled: the way that the rest goes, else towards the camera.
    fn fell_stack(&mut self, sweep: Vec3, after_s: f32) {
        if let Some(stack) = self.stack() {
            self.fell_what(stack, true, if sweep == Vec3::ZERO { Vec3::Z } else { sweep }, after_s);
        }
    }

    /// What stands like a pole is felled, and a second charge half-way up folds it.
    fn fold(&mut self) {
        self.fell();
        let hero = self.scene.layout.hero;
        let level = hero.min.y + 0.5 * hero.size().y;
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let above = |c: u32| self.broken.chunks[c as usize].rest.y > level;
            if above(b.a) != above(b.b) {
                let t = self.rng.range(FOLDS[0], FOLDS[1]);
                self.at(t, Action::Cut(i));
            }
        }
    }

    /// What has no floors is felled like a tree: a wedge crumbles on the side it falls to, the rest of the foot tears. Of a
    /// structure with a tower that is the tower; it tears off from the rest.
    fn fell(&mut self) {
        let tower = self.tower();
        let what = tower.unwrap_or(self.scene.layout.hero);
        let size = what.size();
        let mut sweep = way(self.plan.event.direction);
        // A wall or a bridge falls across its length, and where it may, where it is seen.
        if size.dot(sweep.abs()) > LONG * size.dot((Vec3::X + Vec3::Z - sweep.abs()).abs()) {
            sweep = Vec3::ZERO;
        }
        if sweep == Vec3::ZERO {
            sweep = match (size.x > LONG * size.z, size.z > LONG * size.x) {
                (true, _) => Vec3::Z,
                (_, true) => Vec3::X,
                _ if self.rng.chance(0.5) => Vec3::X,
                _ => -Vec3::X,
            };
        }
        self.fell_what(what, tower.is_some(), sweep, 0.0);
    }

    /// Fells what is within a box. A `tower` is part of a structure.
    fn fell_what(&mut self, hero: Aabb, tower: bool, sweep: Vec3, after_s: f32) {
        let size = hero.size();
        let inside = |c: u32| !tower || hero.grown(TORN_OFF).contains(self.broken.chunks[c as usize].rest);
        let half = 0.5 * size.dot(sweep.abs());
        let middle = hero.center().dot(sweep);
        let cut = hero.min.y + (0.06 * size.y).clamp(0.6, 3.0);
        let along = |p: Vec3| ((p.dot(sweep) - middle) / half.max(0.1)).clamp(-1.0, 1.0);
        let foot = |c: &Chunk| c.rest.y + c.hull.iter().map(|p| p.y).fold(0.0, f32::min);
        for (i, chunk) in self.broken.chunks.iter().enumerate().filter(|(i, _)| inside(*i as u32)) {
            let a = along(chunk.rest);
            if a > -0.2 && chunk.rest.y < cut + 0.6 * a * half.min(2.0) {
                let t = 0.12 * (1.0 - a) + self.rng.range(0.0, 0.05);
                self.at(after_s + t, Action::Crumble(i as u32));
            } else if chunk.rest.y > cut && foot(chunk) < cut && self.scene.parts[chunk.part as usize].anchored {
                // A post in one piece from the ground up.
                self.at(after_s + 0.25, Action::Crumble(i as u32));
            }
        }
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let above = |c: u32| self.broken.chunks[c as usize].rest.y > cut;
            if inside(b.a) != inside(b.b) {
                // The crack runs down between them.
                let t = 0.25 * (hero.max.y - b.center.y) / size.y.max(1.0);
                self.at(after_s + t, Action::Cut(i));
            } else if inside(b.a) && above(b.a) != above(b.b) {
                let t = 0.2 + 0.1 * (1.0 - along(b.center)) * 0.5;
                self.at(after_s + t, Action::Cut(i));
            }
        }
        let hinge = (hero.center() - sweep * (0.3 * half)).with_y(cut);
        let when = after_s + if tower { 0.0 } else { 0.3 };
        self.at(when, Action::Tip(hinge, Vec3::Y.cross(sweep) * self.push(size.y), PUSHES, hero));
    }

    /// Charges go off floor by floor, in the middle first, so that the structure falls in on itself.
    fn implode(&mut self) {
        let n = self.storeys();
        let mut floors = vec![0, n / 3, 2 * n / 3];
        floors.dedup();
        for (i, storey) in floors.into_iter().enumerate() {
            let from = 0.22 * i as f32;
            self.fail_storey_by(storey, 0.5 - 0.25 * self.strength(), from, |hero, p| {
                let half = hero.size() * 0.5;
                let off = (p - hero.center()) / half.max(Vec3::splat(0.1));
                off.x.abs().max(off.z.abs())
            });
        }
        self.crack(Family::AlongX, 0.5);
        self.crack(Family::AlongZ, 0.7);
    }

    /// A charge goes off: near it everything is torn apart, farther off its pressure throws outer walls out in sheets, lifts
    /// roofs and floors from below, and sweeps partitions away.
    ///
    /// What a blast gives a panel is its impulse per area over the panel's mass per area; the impulse falls with the distance
    /// (Hopkinson and Cranz). Light cladding flies, heavy walls fall out, frames stay where they are not cut.
    fn explode(&mut self) {
        let strength = self.strength();
        let storey = self.origin();
        let height = self.sections.planes.iter().find(|p| p.family == Family::Storey(storey)).map_or(1.5, |p| p.offset);
        let floors = charge::floored(self.scene);
        let Charge { position: center, radius } = charge::place(self.scene, self.plan, height, &mut self.rng);
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let d = b.center.distance(center) / radius;
            let of = |c: u32| (self.broken.chunks[c as usize].part, self.broken.chunks[c as usize].cluster);
            // Farther from the charge it is larger pieces that come off.
            let likely = if of(b.a) == of(b.b) { NEARBY.0 - NEARBY.1 * d } else { 1.15 - 0.7 * d };
            if d < 1.0 && self.rng.chance(likely.clamp(0.0, 1.0)) {
                self.at(0.012 * d, Action::Cut(i));
            }
        }
        let mut sheets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (i, chunk) in self.broken.chunks.iter().enumerate() {
            let part = &self.scene.parts[chunk.part as usize];
            if cladding(part.kind) {
                sheets.entry(part.sheet).or_default().push(i as u32);
            } else {
                self.blow(i as u32, center, radius, floors);
            }
        }
        for (_, chunks) in sheets {
            self.blow_sheet(&chunks, center, radius);
        }
        for part in 0..self.scene.parts.len() as u32 {
            let d = self.center(part).distance(center) / radius;
            let kind = self.scene.parts[part as usize].kind;
            let reach = if floors { 0.8 } else { 2.2 };
            if bears(kind) && d < reach {
                self.at(0.02 + 0.1 * d, Action::Fail(part));
            }
        }
        if !floors && charge::pole(self.scene) && height < 0.5 * self.scene.layout.hero.size().y {
            // What stands like a pole falls to the side of its foot that is gone.
            let hero = self.scene.layout.hero;
            let sweep = (center - hero.center()).with_y(0.0).normalize_or(Vec3::X);
            let foot = hero.center().with_y(height);
            self.at(0.05, Action::Upset(foot, Vec3::Y.cross(sweep) * UPSET, height + radius));
        }
        if strength > 0.5 && floors {
            self.fail_storey(storey, Vec3::Z, 0.5, 0.35);
            self.crack(Family::AlongX, 0.9);
        }
    }

    /// Impulse of the blast per area, Pa s, at a distance in units of the charge's radius.
    fn blast(&self, d: f32) -> f32 {
        charge::impulse(self.strength(), d)
    }

    /// The blast meets one chunk that is no cladding.
    fn blow(&mut self, chunk: u32, center: Vec3, radius: f32, floors: bool) {
        let piece = &self.broken.chunks[chunk as usize];
        let kind = self.scene.parts[piece.part as usize].kind;
        let away = piece.rest - center;
        let d = away.length() / radius;
        let is_frame = bears(kind) || kind == PartKind::Beam;
        let reach = if floors { 1.0 } else { 2.0 };
        if d > BLOWN || (is_frame && d > reach) {
            return;
        }
        let lies = matches!(kind, PartKind::Slab | PartKind::Balcony | PartKind::RoofPlant);
        // What lies below is pressed on its bed.
        if lies && away.y < 0.0 {
            return;
        }
        let speed = self.blast(d) / areal(piece, self.scene.parts[piece.part as usize].substance);
        let needs = if lies { LIFTED[usize::from(floors)] } else { SWEPT };
        if d > 1.0 && speed < needs {
            return;
        }
        let normal = if lies { Vec3::Y } else { Vec3::ZERO };
        let out = (away.normalize_or_zero() + normal).normalize_or(Vec3::Y);
        let speed = speed.min(FASTEST) * self.rng.range(0.7, 1.15);
        let turn = (0.25 * speed).min(5.0);
        let spin = Vec3::new(self.rng.range(-turn, turn), self.rng.range(-turn, turn), self.rng.range(-turn, turn));
        let t = 0.004 + TRAVELS * d * radius;
        if d > 1.0 {
            self.at(t, Action::Crumble(chunk));
        }
        self.at(t + 0.002, Action::Kick(chunk, out * speed, spin));
    }

    /// The blast meets a sheet of the outer wall: it goes as one, outwards, turning about its lower or upper edge.
    fn blow_sheet(&mut self, chunks: &[u32], center: Vec3, radius: f32) {
        let (mut mass, mut rest, mut speed) = (0.0, Vec3::ZERO, 0.0);
        for c in chunks {
            let piece = &self.broken.chunks[*c as usize];
            let d = piece.rest.distance(center) / radius;
            mass += piece.mass_kg;
            rest += piece.rest * piece.mass_kg;
            speed += piece.mass_kg
                * (self.blast(d) / areal(piece, self.scene.parts[piece.part as usize].substance)).min(FASTEST);
        }
        (rest, speed) = (rest / mass.max(1e-6), speed / mass.max(1e-6));
        if speed < SWEPT {
            return;
        }
        let hero = self.scene.layout.hero;
        let outward = outward(&hero, rest);
        let away = (rest - center).normalize_or_zero();
        let v = (outward + 0.6 * away + Vec3::Y * 0.12).normalize_or(outward) * speed * self.rng.range(0.8, 1.15);
        let turn = if self.rng.chance(0.7) { 1.0 } else { -1.0 } * self.rng.range(0.1, 0.3) * speed.min(8.0);
        let spin = outward.cross(Vec3::Y) * turn + Vec3::Y * self.rng.range(-0.4, 0.4);
        let t = 0.004 + TRAVELS * rest.distance(center);
        self.at(t, Action::Fail(self.broken.chunks[chunks[0] as usize].part));
        for c in chunks {
            self.at(t + 0.002, Action::Kick(*c, v, spin));
        }
    }

    /// The ball does the first damage; a violent one takes the storey's front with it.
    fn impact(&mut self) {
        if self.strength() > 0.65 {
            let storey = match self.plan.event.origin {
                Origin::Left | Origin::Right => self.storeys() / 2,
                _ => self.origin(),
            };
            self.fail_storey(storey, Vec3::Z, 0.6, 0.45);
            self.crack(Family::AlongX, 1.0);
        }
    }

    /// The ground shakes, loose things fall, and a weak storey gives way.
    fn quake(&mut self) {
        let strength = self.strength();
        let angle = self.rng.range(0.0, std::f32::consts::PI);
        let along = Vec3::new(cos(angle), 0.0, sin(angle));
        let lasts = (self.plan.frame_time_s(self.plan.frame_count()) - self.plan.event.start_s).max(0.0) as f32;
        let peak = 9.81 * (0.12 + 0.3 * strength);
        let main = sway::accelerogram(lasts, peak, &mut self.rng);
        let side = sway::accelerogram(lasts, 0.6 * peak, &mut self.rng);
        for (i, (a, b)) in main.into_iter().zip(side).enumerate() {
            self.at(i as f32 / sway::RATE, Action::Shake(along * a + along.cross(Vec3::Y) * b));
        }
        for part in 0..self.scene.parts.len() as u32 {
            let likely = match self.scene.parts[part as usize].kind {
                PartKind::Glass => 0.12,
                PartKind::Parapet | PartKind::Railing | PartKind::Fitting => 0.08,
                PartKind::Facade => 0.015,
                _ => 0.0,
            };
            if self.rng.chance(likely * (0.5 + strength)) {
                let t = self.rng.range(0.2, 2.0);
                self.at(t, Action::Fail(part));
            }
        }
        if strength > 0.25 {
            let sweep = match way(self.plan.event.direction) {
                Vec3::ZERO => along,
                way => way,
            };
            let storey = self.origin();
            self.fail_storey(storey, sweep, 0.6, 1.3);
            self.crack(Family::AlongX, 3.0);
        }
    }

    /// A crack runs up through the structure along one of the planes near its middle.
    fn crack(&mut self, family: Family, from: f32) {
        let hero = self.scene.layout.hero;
        let (middle, size) = (hero.center(), hero.size());
        let near: Vec<usize> = (0..self.sections.planes.len())
            .filter(|p| {
                let plane = &self.sections.planes[*p];
                let width = if family == Family::AlongX { size.x } else { size.z };
                plane.family == family && (plane.normal.dot(middle) - plane.offset).abs() < 0.32 * width
            })
            .collect();
        if near.is_empty() {
            return;
        }
        let p = *self.rng.pick(&near);
        for i in 0..self.broken.bonds.len() as u32 {
            let b = self.broken.bonds[i as usize];
            if (self.sections.side[b.a as usize] ^ self.sections.side[b.b as usize]) >> p & 1 == 1 {
                let up = (b.center.y - hero.min.y) / size.y.max(1.0);
                let t = from + CRACK_TIME * up + self.rng.range(0.0, 0.06);
                self.at(t, Action::Cut(i));
            }
        }
    }

    /// A storey gives way from one side to the other, or all over when `sweep` is zero.
    fn fail_storey(&mut self, storey: i32, sweep: Vec3, lasts: f32, from: f32) {
        let mut random = self.rng.fork(storey as u64);
        self.fail_storey_by(storey, lasts, from, |hero, p| {
            if sweep == Vec3::ZERO {
                return random.unit();
            }
            let half = 0.5 * hero.size().dot(sweep.abs()).max(0.1);
            (0.5 - 0.5 * (p - hero.center()).dot(sweep) / half).clamp(0.0, 1.0)
        });
    }

    /// A storey gives way over `lasts` seconds; `place` says when each part does, from 0 to 1.
    fn fail_storey_by(&mut self, storey: i32, lasts: f32, from: f32, mut place: impl FnMut(Aabb, Vec3) -> f32) {
        let hero = self.scene.layout.hero;
        let stack = self.stack();
        for part in 0..self.scene.parts.len() as u32 {
            let p = &self.scene.parts[part as usize];
            if p.storey != storey || !in_storey(p.kind) || stack.is_some_and(|s| s.contains(self.center(part))) {
                continue;
            }
            let core = if p.kind == PartKind::CoreWall { 0.1 } else { 0.0 };
            let other = if bears(p.kind) { 0.1 } else { 0.0 };
            let t = lasts * place(hero, self.center(part)) + self.rng.range(0.0, 0.05) + core + other;
            self.at(from + t, Action::Fail(part));
        }
        self.at(from + lasts * 0.6, Action::Yield(storey));
    }
}
