//! What the event does, and when: the part of a failure that is directed rather than computed.
//!
//! A story is a list of timed actions on the standing structure. What follows from them (what falls, what it hits, what
//! that breaks) is left to the simulation.

mod blast;
mod felling;
mod quake;
mod spans;

pub use felling::{is_upper, stack};

use super::charge::{self, Charge};
use super::sections::{Family, Sections};
use super::sim::in_storey;
use super::strength::bears;
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::{Aabb, PartKind, Scene};
use setpiece_shot::{Direction, EventKind, Origin, Rng, ShotPlan};

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
/// Something done to the structure.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// A part gives way.
    Fail(u32),
    /// A chunk comes loose all around.
    Crumble(u32),
    /// A chunk under a load goes: it is ground down, or comes loose, staggers aside and holds up nothing for a while.
    GiveWay(u32),
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
    /// What the plan's event does to a structure; `crater` is what the blow of a meteor is like.
    pub fn of(scene: &Scene, broken: &Fractured, sections: &Sections, plan: &ShotPlan, crater: Option<Charge>) -> Self {
        let mut story = Self::default();
        let mut teller = Teller { scene, broken, sections, plan, rng: charge::stream(plan), story: &mut story };
        match plan.event.kind {
            EventKind::None => {}
            EventKind::Collapse if teller.arched() => teller.fall_in(),
            EventKind::Collapse if charge::floored(scene) => teller.collapse(),
            // Without floors to close, what loses its base falls over.
            EventKind::Collapse => teller.fell(),
            EventKind::Topple if teller.stack().is_some() => teller.topple(),
            EventKind::Topple if charge::floored(scene) && teller.tower().is_none() => teller.topple(),
            EventKind::Topple => teller.fell(),
            EventKind::Implosion if !charge::floored(scene) && charge::pole(scene) => teller.fold(),
            EventKind::Implosion => teller.implode(),
            EventKind::Explosion => teller.explode(),
            EventKind::Impact => teller.impact(crater),
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

    /// The ball does the first damage; a violent one takes the storey's front with it. What falls from the sky bursts.
    fn impact(&mut self, crater: Option<Charge>) {
        if let Some(crater) = crater {
            self.tear(crater, crater.position.y);
        }
        if self.strength() > 0.65 {
            let storey = match self.plan.event.origin {
                _ if self.plan.is_rammed() => 0,
                Origin::Left | Origin::Right => self.storeys() / 2,
                _ => self.origin(),
            };
            self.fail_storey(storey, Vec3::Z, 0.6, 0.45);
            self.crack(Family::AlongX, 1.0);
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
