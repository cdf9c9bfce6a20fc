//! A meteor's fire: the air that it burns in behind it, a glowing head, crumbs that melt off, and the burst where it strikes.
//!
//! A body of a few metres that reaches the ground has long been slowed down and is dark; films show what is seen higher up,
//! where air piled up before it glows and sheds a train of hot vapour and soot. That train is gas of the blast's own kind,
//! let out along the path, hot and with little to burn; the burst is a small charge at the place that is struck first.

use super::combustion::Combustion;
use super::grid::Grid;
use crate::rbd::charge::{self, Charge};
use glam::Vec3;
use setpiece_scene::math::{cos, exp, sin};
use setpiece_scene::{Aabb, Ember, Flare, Take};
use setpiece_shot::{Rng, ShotPlan};
use std::f32::consts::TAU;

/// It burns while it is faster than this, m/s.
const BURNS: f32 = 14.0;
/// Fuel, heat and soot of its train.
const TRAIN: [f32; 3] = [0.10, 1.7, 0.9];
/// Radius of the train and of the head's glow, as shares of its own.
const WIDTH: (f32, f32) = (0.9, 1.5);
/// Strength of the charge that its blow is like, without strength of the event and with all of it.
const STRENGTH: [f32; 2] = [0.2, 0.75];
/// How long before the blow its train is followed, seconds.
const TRAIL_S: f32 = 0.45;
/// Crumbs that it sheds in a second, how long they glow at least and at most, seconds, and their drag, 1/s.
const CRUMBS: f32 = 420.0;
const GLOWS: (f32, f32) = (0.15, 0.9);
const DRAG: f32 = 1.8;
/// Temperature of fresh crumbs and where they glow no more, K.
const TEMPERATURES: (f32, f32) = (2100.0, 1150.0);

/// A meteor on its way.
pub struct Meteor {
    /// Where it is at every sample.
    path: Vec<Vec3>,
    radius: f32,
    time_s: f32,
    frame_s: f32,
    strength: f32,
    crumbs: Vec<Crumb>,
}

/// A crumb that came off.
struct Crumb {
    from: Vec3,
    velocity: Vec3,
    at_s: f32,
    lasts_s: f32,
    size_m: f32,
}

impl Meteor {
    /// The meteor of a plan, by the way that it took.
    pub fn of(plan: &ShotPlan, take: &Take) -> Option<Self> {
        let mover = take.impactor.filter(|_| charge::falls(plan))? as usize;
        let mesh = take.meshes.get(take.movers.get(mover)?.mesh.0 as usize)?;
        let path = (0..take.motion.samples).map(|s| take.motion.pose(mover, s).position).collect();
        let mut meteor = Self {
            path,
            radius: 0.5 * mesh.bounds().size().max_element(),
            time_s: plan.event.start_s as f32,
            frame_s: plan.fps.frame_s() as f32,
            strength: plan.event.strength.clamp(0.0, 1.0) as f32,
            crumbs: Vec::new(),
        };
        meteor.shed(&mut Rng::new(plan.seed, "meteor"));
        Some(meteor)
    }

    /// The charge that its blow is like, and how strong that is.
    pub fn burst(&self) -> (Charge, f32) {
        let charge = Charge { position: self.at(self.time_s), radius: charge::crater(self.radius) };
        (charge, STRENGTH[0] + (STRENGTH[1] - STRENGTH[0]) * self.strength)
    }

    /// What its train fills before it strikes.
    pub fn room(&self) -> Aabb {
        let (from, to) = (self.at(self.time_s - TRAIL_S), self.at(self.time_s));
        Aabb::of([from, to]).grown(2.0 * self.radius)
    }

    /// When it comes into the room that is followed, seconds.
    pub fn enters_s(&self) -> f32 {
        self.time_s - TRAIL_S
    }

    /// Lets its train out between two times.
    pub fn feed(&self, gas: &mut Combustion, grid: &Grid, open: &[f32], from_s: f32, to_s: f32) {
        let way = self.at(to_s) - self.at(from_s);
        let speed = way.length() / (to_s - from_s).max(1e-6);
        if to_s < self.enters_s() || speed < BURNS {
            return;
        }
        let balls = (way.length() / (0.4 * self.radius)).ceil().clamp(1.0, 64.0) as u32;
        for n in 0..balls {
            let t = from_s + (to_s - from_s) * (n as f32 + 0.5) / balls as f32;
            // It burns unevenly.
            let ragged = 0.75 + 0.25 * sin(47.0 * t) * sin(19.0 * t + 1.0);
            let turn = 31.0 * t;
            let aside = Vec3::new(cos(turn), sin(1.7 * turn), sin(turn)) * (0.25 * self.radius);
            super::blast::ball(gas, grid, open, self.at(t) + aside, WIDTH.0 * ragged * self.radius, 0.8, TRAIN);
        }
    }

    /// Its glowing head in a frame.
    pub fn head(&self, frame: u32) -> Option<Flare> {
        let from = *self.path.get(frame as usize)?;
        let to = *self.path.get(frame as usize + 1)?;
        let speed = from.distance(to) / self.frame_s;
        if speed < BURNS || (frame as f32) * self.frame_s > self.time_s {
            return None;
        }
        Some(Flare {
            position: 0.5 * (from + to),
            radius_m: WIDTH.1 * self.radius,
            area_m2: 9.0 * self.radius * self.radius,
            kelvin: 2400.0,
            seen: 0.8,
        })
    }

    /// Crumbs that glow in a frame.
    pub fn crumbs(&self, frame: u32) -> Vec<Ember> {
        let from_s = frame as f32 * self.frame_s;
        let glow = |c: &Crumb| {
            let age = from_s - c.at_s;
            let (hot, cold) = TEMPERATURES;
            let kelvin = hot - (hot - cold) * age / c.lasts_s;
            let at = |age: f32| {
                let gone = (1.0 - exp(-DRAG * age)) / DRAG;
                c.from + c.velocity * gone - Vec3::Y * (0.5 * 9.81 * age * age * 0.3)
            };
            (age >= 0.0 && kelvin > cold)
                .then(|| Ember { from: at(age), to: at(age + self.frame_s), kelvin, size_m: c.size_m })
                .filter(|e| e.from.y > 0.05 && e.to.y > 0.05)
        };
        self.crumbs.iter().filter_map(glow).collect()
    }

    /// Crumbs come off all the way until it strikes.
    fn shed(&mut self, rng: &mut Rng) {
        let count = (CRUMBS * self.time_s.clamp(0.0, 2.0)) as usize;
        let first = (self.time_s - 2.0).max(0.0);
        for _ in 0..count {
            let at_s = rng.range(first, self.time_s);
            let way = (self.at(at_s + 0.01) - self.at(at_s - 0.01)) / 0.02;
            let angle = rng.range(0.0, TAU);
            let aside = Vec3::new(cos(angle), rng.range(-1.0, 1.0), sin(angle)).normalize_or(Vec3::Y);
            self.crumbs.push(Crumb {
                from: self.at(at_s) + aside * (self.radius * rng.range(0.5, 1.0)),
                velocity: way * rng.range(0.2, 0.75) + aside * rng.range(0.5, 4.0),
                at_s,
                lasts_s: rng.range(GLOWS.0, GLOWS.1),
                size_m: 0.02 + 0.06 * rng.unit() * rng.unit(),
            });
        }
    }

    /// Where it is at a time; before the first sample on the straight line that it came on.
    fn at(&self, time_s: f32) -> Vec3 {
        let place = time_s / self.frame_s;
        let last = self.path.len().saturating_sub(2);
        let n = (place.max(0.0) as usize).min(last);
        match self.path.get(n..n + 2) {
            Some([a, b]) => *a + (*b - *a) * (place - n as f32).min(1.0),
            _ => self.path.first().copied().unwrap_or_default(),
        }
    }
}
