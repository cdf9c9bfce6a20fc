//! Earthquakes: the ground shakes, loose things fall, and what is weakest gives way.

use super::{Action, Teller, way};
use crate::rbd::charge;
use crate::rbd::sections::Family;
use crate::rbd::sway;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Aabb, PartKind};
use setpiece_shot::StructureKind;

/// Strength up to which everything holds that is built to.
const HOLDS: f32 = 0.25;
/// When a storey gives way, and what stands in one, which takes longer to fall, seconds.
const FALLS_AFTER: f32 = 1.3;
const SNAPS_AFTER: f32 = 0.7;
/// Share of its height at which a chimney breaks.
const SNAPS: [f32; 2] = [0.25, 0.45];

impl Teller<'_> {
    /// The ground shakes, loose things fall, and a weak storey gives way.
    pub(super) fn quake(&mut self) {
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
        if strength > HOLDS {
            self.give_way(along);
        }
    }

    /// What is weakest gives way: a storey, the foot of a wall or of a post, a chimney some way up.
    fn give_way(&mut self, along: Vec3) {
        let hero = self.scene.layout.hero;
        if let Some(stack) = self.stack() {
            let sweep = self.falls_to(&stack);
            self.snap(stack, sweep, SNAPS_AFTER);
        }
        let kind = self.plan.structure.kind;
        let post = charge::pole(self.scene) && !charge::floored(self.scene) && self.tower().is_none();
        if post || kind == StructureKind::Wall {
            let sweep = self.falls_to(&hero);
            match kind {
                StructureKind::Chimney => self.snap(hero, sweep, SNAPS_AFTER),
                _ => self.fell_what(hero, false, sweep, SNAPS_AFTER),
            }
            return;
        }
        let sweep = match way(self.plan.event.direction) {
            Vec3::ZERO => along,
            way => way,
        };
        let storey = self.origin();
        self.fail_storey(storey, sweep, 0.6, FALLS_AFTER);
        self.crack(Family::AlongX, 3.0);
    }

    /// A chimney breaks some way up, where its bending is greatest while it sways: its top falls over.
    fn snap(&mut self, mut stack: Aabb, sweep: Vec3, after_s: f32) {
        stack.min.y += self.rng.range(SNAPS[0], SNAPS[1]) * stack.size().y;
        self.fell_what(stack, true, sweep, after_s);
    }
}
