//! Trees: a trunk that forks, and leaves in clusters at the twigs' ends.

use super::railing::leaf;
use glam::Vec3;
use setpiece_scene::math::{cos, rotation, sin, tangent_frame};
use setpiece_scene::{MaterialId, Mesh, build};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// How a tree grows.
#[derive(Clone, Copy, Debug)]
pub struct Habit {
    /// Height of the crown's top, about.
    pub height: f32,
    /// Share of the height that is clear trunk.
    pub clear: f32,
    /// Spread of forks in radians.
    pub spread: f32,
    /// Leaves per twig.
    pub leaves: u32,
    /// Length of a leaf or a spray of leaflets.
    pub leaf: f32,
}

impl Habit {
    /// Whether it is too young for boughs.
    fn is_slim(&self) -> bool {
        self.height < 6.0
    }
}

/// A big street tree.
pub const PLANE: Habit = Habit { height: 12.5, clear: 0.27, spread: 0.5, leaves: 40, leaf: 0.46 };
/// A round one.
pub const JACARANDA: Habit = Habit { height: 8.0, clear: 0.28, spread: 0.72, leaves: 36, leaf: 0.38 };
/// One of a yard, as broad as it is high; of few and large leaves, since it is seen over roofs.
pub const YARD: Habit = Habit { height: 9.0, clear: 0.22, spread: 0.66, leaves: 20, leaf: 0.6 };
/// One planted lately.
pub const YOUNG: Habit = Habit { height: 4.6, clear: 0.42, spread: 0.5, leaves: 34, leaf: 0.21 };

struct Grower<'a> {
    mesh: Mesh,
    twigs: Vec<(Vec3, Vec3)>,
    habit: Habit,
    bark: MaterialId,
    rng: &'a mut Rng,
}

impl Grower<'_> {
    fn grow(&mut self, from: Vec3, dir: Vec3, length: f32, radius: f32, level: u32) {
        let sides = [8, 6, 5, 4][level.min(3) as usize];
        // Two segments with a bend, so that limbs are never straight.
        let bend = Vec3::new(self.rng.range(-1.0, 1.0), self.rng.range(0.0, 0.6), self.rng.range(-1.0, 1.0)) * 0.16;
        let mid = from + dir * (length * 0.5);
        let onward = (dir + bend).normalize();
        let to = mid + onward * (length * 0.5);
        build::tube(&mut self.mesh, from, mid, [radius, radius * 0.85], sides, self.bark);
        build::tube(&mut self.mesh, mid, to, [radius * 0.85, radius * 0.68], sides, self.bark);
        if level >= 2 {
            self.twigs.push((to, onward));
        }
        if level >= 3 {
            return;
        }
        // A bough from the middle of a limb fills the crown below its top.
        let low = self.rng.range(0.0, TAU);
        if level < 2 && !self.habit.is_slim() {
            let (u, v) = tangent_frame(dir);
            let tilt = 1.5 * self.habit.spread + 0.25;
            let mut side = rotation(u * cos(low) + v * sin(low), tilt) * dir;
            side.y += 0.05;
            let share = self.rng.range(0.62, 0.8);
            self.grow(mid, side.normalize(), length * share, radius * 0.5, level + 1);
        }
        let forks = 3 + self.rng.below(2) as u32;
        let (u, v) = tangent_frame(onward);
        let turn = self.rng.range(0.0, TAU);
        for i in 0..forks {
            // One of them leads on, so that the crown is higher than a table.
            let leads = i == 0;
            let a = turn + TAU * i as f32 / forks as f32 + self.rng.range(-0.4, 0.4);
            let axis = u * cos(a) + v * sin(a);
            let tilt = self.habit.spread * self.rng.range(0.6, 1.3) * if leads { 0.35 } else { 1.0 };
            let mut next = rotation(axis, tilt) * onward;
            next.y += 0.2;
            let share = self.rng.range(0.62, 0.85) * if leads { 1.12 } else { 1.0 };
            self.grow(to - onward * radius * 0.3, next.normalize(), length * share, radius * 0.58, level + 1);
        }
    }
}

/// Grows a tree at the origin.
pub fn tree(habit: Habit, leaves: Option<MaterialId>, bark: MaterialId, rng: &mut Rng) -> Mesh {
    let trunk = habit.height * habit.clear;
    let mut g = Grower { mesh: Mesh::default(), twigs: Vec::new(), habit, bark, rng };
    let lean = Vec3::new(g.rng.range(-0.06, 0.06), 1.0, g.rng.range(-0.06, 0.06)).normalize();
    let radius = habit.height * 0.018 + 0.03;
    let limb = habit.height * (1.0 - habit.clear) * 0.54;
    build::tube(&mut g.mesh, Vec3::Y * -0.1, Vec3::Y * 0.35, [radius * 1.5, radius * 1.1], 8, bark);
    let top = Vec3::Y * 0.3 + lean * (trunk - 0.3);
    build::tube(&mut g.mesh, Vec3::Y * 0.3, top, [radius * 1.1, radius * 0.95], 8, bark);
    g.grow(top - lean * 0.05, lean, limb * 0.55, radius * 0.9, 0);
    let Grower { mut mesh, twigs, rng, .. } = g;
    if let Some(green) = leaves {
        let reach = habit.height * 0.085 + 0.2;
        for (end, dir) in &twigs {
            for _ in 0..habit.leaves {
                let off = Vec3::new(rng.normal(), rng.normal() * 0.9, rng.normal()) * reach * 0.55;
                let out = (off + *dir * 0.6 + Vec3::Y * rng.range(-0.5, 0.4)).normalize_or(Vec3::Y);
                leaf(&mut mesh, *end + off, out, habit.leaf * rng.range(0.7, 1.25), green);
            }
        }
    }
    mesh.smooth();
    mesh
}

/// A palm: a ringed trunk with arching fronds.
pub fn palm(height: f32, leaves: MaterialId, bark: MaterialId, rng: &mut Rng) -> Mesh {
    let mut mesh = Mesh::default();
    let lean = Vec3::new(rng.range(-0.08, 0.08), 1.0, rng.range(-0.08, 0.08)).normalize();
    let mut foot = Vec3::Y * -0.1;
    for i in 0..6 {
        let next = foot + lean * (height / 6.0);
        build::tube(&mut mesh, foot, next, [0.24 - 0.012 * i as f32, 0.2 - 0.012 * i as f32], 9, bark);
        foot = next;
    }
    for i in 0..22 {
        let a = TAU * i as f32 / 22.0 + rng.range(-0.15, 0.15);
        let out = Vec3::new(cos(a), 0.0, sin(a));
        let side = Vec3::new(-out.z, 0.0, out.x);
        let rise = rng.range(-0.5, 1.3);
        let mut at = foot;
        for k in 0..7 {
            let t = k as f32 / 7.0;
            let dir = (out + Vec3::Y * (rise - 2.1 * t)).normalize();
            let next = at + dir * 0.42;
            let w = 0.42 * (1.0 - t * 0.7);
            for s in [-1.0, 1.0] {
                let tip = side * (s * w) - Vec3::Y * (0.22 * w);
                mesh.quad([at, next, next + tip, at + tip + dir * 0.1], leaves);
            }
            at = next;
        }
    }
    mesh
}
