//! Felling: what has no floors, or stands out of the rest like a tower, falls over like a tree.

use super::{Action, PUSHES, Teller, way};
use glam::Vec3;
use setpiece_scene::{Aabb, Chunk, Scene};
use setpiece_shot::{ShotPlan, StructureKind};

/// What is so much longer than wide falls across its length.
const LONG: f32 = 2.0;
/// When the second charge of what stands like a pole goes off, seconds.
const FOLDS: [f32; 2] = [0.8, 0.9];

/// What is higher than this share of a structure's height belongs to a tower if it takes less than this share of its ground.
const TOWERS: (f32, f32) = (0.66, 0.35);
/// Parts of a tower are no wider than so many times its upper part.
const TAPERS: f32 = 2.0;
/// What begins so much higher than a structure is its upper part, metres.
const UPPER: f32 = 0.5;
/// What stands out of a tower's walls so far goes with it, metres.
const TORN_OFF: f32 = 0.15;

/// The part of a structure that stands out of the rest from the ground up, if there is one: the tower of a church.
fn tower(scene: &Scene) -> Option<Aabb> {
    let hero = scene.layout.hero;
    let boxes = || scene.parts.iter().map(|p| p.shape.bounds());
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

/// Whether a box holds only an upper part of the structure.
pub fn is_upper(scene: &Scene, what: &Aabb) -> bool {
    what.min.y > scene.layout.hero.min.y + UPPER
}

/// The chimney of a factory, which falls by itself.
pub fn stack(scene: &Scene, plan: &ShotPlan) -> Option<Aabb> {
    (plan.structure.kind == StructureKind::Factory).then(|| tower(scene))?
}

impl Teller<'_> {
    /// Angular velocity that a failing foot gives what stands on it, rad/s.
    pub(super) fn push(&self, height: f32) -> f32 {
        (0.2 + 0.25 * self.strength()) * libm::sqrtf(20.0 / height.max(6.0)).clamp(0.6, 1.6)
    }

    /// The part of the structure that stands out of the rest, if there is one.
    pub(super) fn tower(&self) -> Option<Aabb> {
        tower(self.scene)
    }

    /// The chimney of a factory, which falls by itself.
    pub(super) fn stack(&self) -> Option<Aabb> {
        stack(self.scene, self.plan)
    }

    /// The chimney of a factory is felled: the way that the rest goes, else towards the camera.
    pub(super) fn fell_stack(&mut self, sweep: Vec3, after_s: f32) {
        if let Some(stack) = self.stack() {
            self.fell_what(stack, true, if sweep == Vec3::ZERO { Vec3::Z } else { sweep }, after_s);
        }
    }

    /// What stands like a pole is felled, and a second charge half-way up folds it.
    pub(super) fn fold(&mut self) {
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
    pub(super) fn fell(&mut self) {
        let tower = self.tower();
        let what = tower.unwrap_or(self.scene.layout.hero);
        let sweep = self.falls_to(&what);
        self.fell_what(what, tower.is_some(), sweep, 0.0);
    }

    /// The way that what is within a box is felled.
    pub(super) fn falls_to(&mut self, what: &Aabb) -> Vec3 {
        let size = what.size();
        let sweep = way(self.plan.event.direction);
        // A wall or a bridge falls across its length, and where it may, where it is seen.
        let lengthwise = size.dot(sweep.abs()) > LONG * size.dot((Vec3::X + Vec3::Z - sweep.abs()).abs());
        if sweep != Vec3::ZERO && !lengthwise {
            return sweep;
        }
        match (size.x > LONG * size.z, size.z > LONG * size.x) {
            (true, _) => Vec3::Z,
            (_, true) => Vec3::X,
            _ if self.rng.chance(0.5) => Vec3::X,
            _ => -Vec3::X,
        }
    }

    /// Fells what is within a box. A `tower` is part of a structure.
    pub(super) fn fell_what(&mut self, hero: Aabb, tower: bool, sweep: Vec3, after_s: f32) {
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
        // What was built in one, or breaks some way up, stays so until it has come loose.
        let when = after_s + if tower && !is_upper(self.scene, &hero) { 0.0 } else { 0.3 };
        self.at(when, Action::Tip(hinge, Vec3::Y.cross(sweep) * self.push(size.y), PUSHES, hero));
    }
}
