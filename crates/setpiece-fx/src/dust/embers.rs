//! Embers: burning crumbs that arc out of a blast and drift as they cool.
//!
//! Ballistic points with the drag of crumbs of a few millimetres and the swirl of the air around them as a slow wave of
//! their own; they bounce once or twice off the ground and fade. The picture draws each as its way while the shutter is
//! open.

use crate::rbd::charge::Charge;
use glam::Vec3;
use setpiece_scene::Ember;
use setpiece_scene::math::{cos, exp, sin};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// Embers of a charge of full strength.
const MOST: f32 = 1400.0;
/// Speeds at the start, m/s, least and greatest.
const SPEEDS: (f32, f32) = (6.0, 34.0);
/// Time over which they leave, seconds.
const LEAVING: f32 = 0.25;
/// Temperature at the start and where it glows no more, K.
const TEMPERATURES: (f32, f32) = (2050.0, 1150.0);

/// The way of one ember.
struct Way {
    /// The frame at whose opening it is first there.
    born: u32,
    places: Vec<Vec3>,
    kelvins: Vec<f32>,
    size_m: f32,
}

/// All embers of a charge.
pub struct Embers {
    ways: Vec<Way>,
}

impl Embers {
    /// Those of a charge, over the frames of a shot.
    pub fn new(charge: Charge, strength: f32, time_s: f32, frame_s: f32, samples: u32, rng: &mut Rng) -> Self {
        let count = (MOST * (0.2 + 0.8 * strength)) as usize;
        Self { ways: (0..count).map(|_| way(charge, strength, time_s, frame_s, samples, rng)).collect() }
    }

    /// Those that glow in a frame.
    pub fn of_frame(&self, frame: u32) -> Vec<Ember> {
        let glow = |way: &Way| {
            let n = frame.checked_sub(way.born)? as usize;
            let (from, to) = (*way.places.get(n)?, *way.places.get(n + 1)?);
            Some(Ember { from, to, kelvin: way.kelvins[n], size_m: way.size_m })
        };
        self.ways.iter().filter_map(glow).collect()
    }
}

fn way(charge: Charge, strength: f32, time_s: f32, frame_s: f32, samples: u32, rng: &mut Rng) -> Way {
    let y = rng.range(-0.15, 1.0);
    let flat = (1.0 - y * y).max(0.0).sqrt();
    let angle = rng.range(0.0, TAU);
    let direction = Vec3::new(flat * cos(angle), y, flat * sin(angle));
    // Few are fast.
    let speed = SPEEDS.0 + (SPEEDS.1 - SPEEDS.0) * (0.4 + 0.6 * strength) * rng.unit() * rng.unit().sqrt();
    let start = time_s + LEAVING * rng.unit() * rng.unit();
    let (life, drag) = (rng.range(0.5, 2.4), rng.range(0.5, 1.8));
    let gravity = 9.81 * rng.range(0.25, 1.0);
    let swirl = (rng.range(3.0, 9.0), rng.range(0.0, TAU), rng.range(2.0, 9.0));
    let size_m = 0.015 + 0.04 * rng.unit() * rng.unit();
    let mut p = charge.position + direction * (charge.radius * rng.range(0.3, 0.9));
    p.y = p.y.max(0.2);
    let mut v = direction * speed;
    let born = libm::ceilf(start / frame_s).max(0.0) as u32;
    let mut out = Way { born, places: Vec::new(), kelvins: Vec::new(), size_m };
    let parts = 4;
    let dt = frame_s / parts as f32;
    for frame in born..samples {
        let age = (frame as f32 * frame_s - start).max(0.0);
        let kelvin = TEMPERATURES.0 - (TEMPERATURES.0 - TEMPERATURES.1) * age / life;
        out.places.push(p);
        out.kelvins.push(kelvin);
        if kelvin < TEMPERATURES.1 {
            break;
        }
        for part in 0..parts {
            let t = age + part as f32 * dt;
            let gust = Vec3::new(sin(swirl.0 * t + swirl.1), 0.3 * cos(swirl.0 * t), cos(0.7 * swirl.0 * t + swirl.1));
            v = (v + (gust * swirl.2 - Vec3::Y * gravity) * dt) * exp(-drag * dt);
            p += v * dt;
            if p.y < 0.03 {
                p.y = 0.03;
                v = Vec3::new(0.5 * v.x, 0.3 * v.y.abs(), 0.5 * v.z);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embers_leave_after_the_charge_cool_and_stay_above_the_ground() {
        let charge = Charge { position: Vec3::new(0.0, 2.0, -4.0), radius: 4.0 };
        let embers = Embers::new(charge, 0.6, 0.5, 1.0 / 24.0, 73, &mut Rng::new(1, "test"));
        assert!((0..12).all(|f| embers.of_frame(f).is_empty()), "none before the charge");
        let (early, late) = (embers.of_frame(16), embers.of_frame(65));
        assert!(early.len() > 200 && late.len() < early.len() / 4, "{} {}", early.len(), late.len());
        for frame in 12..72 {
            for e in embers.of_frame(frame) {
                assert!(e.from.y > 0.0 && e.from.is_finite() && e.kelvin > 1000.0 && e.kelvin < 2100.0);
                assert!(e.from.distance(e.to) < 40.0 / 24.0);
            }
        }
    }
}
