//! What the event itself sounds like, apart from what it breaks.

use crate::modal::through_air;
use crate::noise::{Band, add_mono};
use crate::{Listener, RATE_F};
use core::f32::consts::TAU;
use glam::Vec3;
use setpiece_scene::Layout;
use setpiece_shot::{Direction, EventKind, Origin, Rng, ShotPlan};

/// How long what comes from the sky is heard before it strikes, seconds.
const ROAR_S: f32 = 1.6;

/// Adds the blast of an explosion, the charges of an implosion, the coming and the blow of a meteor.
pub fn add(stem: &mut [[f32; 2]], plan: &ShotPlan, layout: &Layout, listener: &Listener<'_>) {
    let start = plan.event.start_s as f32;
    let strength = plan.event.strength as f32;
    let mut rng = Rng::new(plan.seed, "sound.event");
    match plan.event.kind {
        EventKind::Explosion => {
            blast(stem, listener, start, origin(plan, layout), 900.0 * (0.3 + strength), 1.0, &mut rng)
        }
        EventKind::Implosion => {
            // Charges cut the supports of three storeys, one above the other, from the middle outwards, when the simulation
            // takes these away: 0.22 s from row to row.
            let hero = layout.hero;
            let half = 0.5 * (hero.max - hero.min);
            let storey_m = plan.storey_m() as f32;
            let storeys = (2.0 * half.y / storey_m).max(1.0) as usize;
            let mut rows = vec![0, storeys / 3, 2 * storeys / 3];
            rows.dedup();
            for (row, storey) in rows.into_iter().enumerate() {
                for off in [0.0_f32, -0.45, 0.5, -0.95, 1.0] {
                    let place = hero.center() + Vec3::new(off * half.x, 0.0, rng.range(-0.5, 0.5) * half.z);
                    let place = Vec3 { y: hero.min.y + (storey as f32 + 0.4) * storey_m, ..place };
                    let late = 0.22 * row as f32 + (0.5 - 0.25 * strength) * off.abs() + rng.range(0.0, 0.012);
                    blast(stem, listener, start + late, place, 160.0 * (0.5 + strength), 0.06, &mut rng);
                }
            }
        }
        EventKind::Impact if plan.event.direction == Direction::Down => {
            let place = origin(plan, layout);
            roar(stem, listener, start, place, 240.0 * (0.4 + strength), &mut rng);
            blast(stem, listener, start, place, 420.0 * (0.3 + strength), 0.8, &mut rng);
        }
        _ => {}
    }
}

/// What burns its way down through the air, louder and brighter until it strikes.
fn roar(stem: &mut [[f32; 2]], listener: &Listener<'_>, strikes_s: f32, place: Vec3, level: f32, rng: &mut Rng) {
    let lasts = strikes_s.min(ROAR_S);
    if lasts <= 0.0 {
        return;
    }
    let heard = listener.hear(strikes_s - lasts, place);
    let mut low = Band::new(rng.fork(11), 40.0, 220.0);
    let mut high = Band::new(rng.fork(12), 500.0, 4_000.0);
    let mut sound = vec![0.0; (lasts * RATE_F) as usize];
    for (i, x) in sound.iter_mut().enumerate() {
        let t = i as f32 / RATE_F;
        let left = lasts - t;
        // As the inverse of the way that is left, from silence on.
        let near = 1.0 / (1.0 + 7.0 * left) * (t / 0.2).min(1.0) * (left / 0.004).min(1.0);
        let flutter = 1.0 + 0.35 * libm::sinf(TAU * 13.0 * t) * libm::sinf(TAU * 5.3 * t);
        *x = level * near * flutter * (0.16 * low.next() + 0.10 * near * high.next());
    }
    through_air(&mut sound, heard.corner_hz);
    add_mono(stem, &sound, heard.sample, heard.gain);
}

/// Where the event begins.
fn origin(plan: &ShotPlan, layout: &Layout) -> Vec3 {
    let hero = layout.hero;
    let (center, size) = (hero.center(), hero.max - hero.min);
    let storey = plan.storey_m() as f32;
    match plan.event.origin {
        Origin::GroundFloor => Vec3::new(center.x, hero.min.y + 1.5, center.z),
        Origin::Middle => center,
        Origin::Top => Vec3::new(center.x, hero.max.y, center.z),
        Origin::Left => center - Vec3::X * 0.5 * size.x,
        Origin::Right => center + Vec3::X * 0.5 * size.x,
        Origin::Floor(n) => Vec3::new(center.x, hero.min.y + (n as f32 + 0.5) * storey, center.z),
    }
}

/// A blast: the shock's pressure over time (Friedlander 1946), then the boom and hiss of the gas. `size` stretches it.
fn blast(
    stem: &mut [[f32; 2]],
    listener: &Listener<'_>,
    time_s: f32,
    place: Vec3,
    level: f32,
    size: f32,
    rng: &mut Rng,
) {
    let heard = listener.hear(time_s, place);
    let positive_s = 0.0012 + 0.013 * size;
    let boom_s = 0.08 + 0.5 * size;
    let mut sound = vec![0.0; ((0.3 + 3.0 * boom_s) * RATE_F) as usize];
    let mut hiss = Band::new(rng.fork(1), 150.0, 5_000.0);
    let mut low = Band::new(rng.fork(2), 25.0, 110.0);
    let mut phase = 0.0_f32;
    for (i, x) in sound.iter_mut().enumerate() {
        let t = i as f32 / RATE_F;
        let shock = (1.0 - t / positive_s) * libm::expf(-1.6 * t / positive_s);
        let gas = libm::expf(-t / boom_s) * (t / 0.004).min(1.0);
        phase += TAU * (30.0 + 35.0 * libm::expf(-t / 0.15)) / RATE_F;
        *x = level
            * (1.8 * shock
                + 0.5 * hiss.next() * libm::expf(-t / (0.2 * boom_s))
                + gas * (0.30 * low.next() + 0.3 * libm::sinf(phase) * libm::expf(-t / boom_s)));
    }
    through_air(&mut sound, heard.corner_hz);
    add_mono(stem, &sound, heard.sample, heard.gain);
}
