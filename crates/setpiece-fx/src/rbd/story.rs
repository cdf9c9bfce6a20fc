//! What the event does, and when: the part of a failure that is directed rather than computed.
//!
//! A story is a list of timed actions on the standing structure. What follows from them (what falls, what it hits, what
//! that breaks) is left to the simulation.

use super::sections::{Family, Sections};
use super::sim::in_storey;
use super::strength::bears;
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::{PartKind, Scene};
use setpiece_shot::{Direction, EventKind, Origin, Rng, ShotPlan};

/// Time in which a crack runs from the ground to the roof, seconds.
const CRACK_TIME: f32 = 0.4;

/// Something done to the structure.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// A part gives way.
    Fail(u32),
    /// What still stands in a storey comes loose from what it carries.
    Yield(i32),
    /// The ground lets go of a part.
    Loosen(u32),
    /// A bond breaks.
    Cut(u32),
    /// A chunk gets a velocity and a spin.
    Kick(u32, Vec3, Vec3),
    /// The ground accelerates.
    Shake(Vec3),
}

/// Actions by time.
#[derive(Default)]
pub struct Story {
    /// Last first.
    actions: Vec<(f32, Action)>,
}

impl Story {
    /// What the plan's event does to a structure.
    pub fn of(scene: &Scene, broken: &Fractured, sections: &Sections, plan: &ShotPlan) -> Self {
        let mut story = Self::default();
        let mut teller = Teller { scene, broken, sections, plan, rng: Rng::new(plan.seed, "story"), story: &mut story };
        match plan.event.kind {
            EventKind::None => {}
            _ => teller.collapse(),
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

    /// Whether nothing is to come.
    pub fn is_over(&self) -> bool {
        self.actions.is_empty()
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
        let n = self.storeys();
        match self.plan.event.origin {
            Origin::GroundFloor | Origin::Left | Origin::Right => 0,
            Origin::Middle => n / 2,
            Origin::Top => (n - 2).max(0),
            Origin::Floor(f) => (f as i32).min(n - 1),
        }
    }

    fn center(&self, part: u32) -> Vec3 {
        self.scene.parts[part as usize].shape.bounds().center()
    }

    /// One storey gives way, from one side to the other.
    fn collapse(&mut self) {
        let storey = self.origin();
        let strength = self.plan.event.strength.clamp(0.0, 1.0) as f32;
        let mut sweep = way(self.plan.event.direction);
        match self.plan.event.origin {
            Origin::Left => sweep = -Vec3::X,
            Origin::Right => sweep = Vec3::X,
            _ => {}
        }
        let lasts = (0.5 - 0.3 * strength) * if sweep == Vec3::ZERO { 0.6 } else { 1.0 };
        self.fail_storey(storey, sweep, lasts, 0.0);
        let across = if self.rng.chance(0.6) { Family::AlongX } else { Family::AlongZ };
        let other = if across == Family::AlongX { Family::AlongZ } else { Family::AlongX };
        let from = self.rng.range(0.45, 0.8);
        self.crack(across, from);
        if strength > 0.35 {
            let from = self.rng.range(0.8, 1.3);
            self.crack(other, from);
        }
        if strength > 0.7 {
            let from = self.rng.range(0.6, 1.5);
            self.crack(across, from);
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

    fn fail_storey(&mut self, storey: i32, sweep: Vec3, lasts: f32, from: f32) {
        let parts: Vec<u32> = (0..self.scene.parts.len() as u32)
            .filter(|p| {
                let part = &self.scene.parts[*p as usize];
                part.storey == storey && in_storey(part.kind)
            })
            .collect();
        let along: Vec<f32> = parts.iter().map(|p| self.center(*p).dot(sweep)).collect();
        let low = along.iter().copied().fold(f32::INFINITY, f32::min);
        let high = along.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let range = (high - low).max(1e-3);
        for (part, along) in parts.into_iter().zip(along) {
            let kind = self.scene.parts[part as usize].kind;
            let place = if sweep == Vec3::ZERO { self.rng.unit() } else { (high - along) / range };
            let core = if kind == PartKind::CoreWall { 0.1 } else { 0.0 };
            let other = if bears(kind) { 0.0 } else { 0.12 };
            let t = lasts * place + self.rng.range(0.0, 0.05) + core + other;
            self.at(from + t, Action::Fail(part));
        }
        self.at(from + lasts * 0.6, Action::Yield(storey));
    }
}
