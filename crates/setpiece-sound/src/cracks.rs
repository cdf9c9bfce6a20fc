//! Breaks: the sharp sounds of a structure that gives way.

use crate::hits::Voice;
use crate::modal::{Blow, level_of};
use setpiece_scene::{Substance, Take};
use setpiece_shot::ShotPlan;
use std::collections::BTreeMap;

/// Breaks closer than this are heard as one, seconds.
const TOGETHER_S: f32 = 0.09;

/// Energy that breaking sets free, J per m2 of new surface: elastic energy of the loaded part, far more than the surface
/// itself takes.
fn energy_per_m2(substance: Substance) -> f32 {
    match substance {
        Substance::Concrete | Substance::Stone => 9_000.0,
        Substance::Steel => 20_000.0,
        Substance::Brick | Substance::Timber => 5_000.0,
        Substance::Glass => 3_000.0,
        Substance::Plaster => 800.0,
        Substance::Soft | Substance::Soil => 100.0,
    }
}

/// The breaks of a take within the shot.
pub fn voices(plan: &ShotPlan, take: &Take) -> Vec<Voice> {
    let end = plan.duration_s as f32 + 1.0;
    let sound = take.breakages.iter().filter(|b| {
        (0.0..end).contains(&b.time_s) && b.position.is_finite() && b.area_m2.is_finite() && b.area_m2 > 0.0
    });
    let first = sound.clone().fold(end, |t, b| t.min(b.time_s));
    let window = |time_s: f32| ((time_s - first) / TOGETHER_S) as usize;
    // The largest break of each window.
    let mut leads: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
    for (i, b) in sound.clone().enumerate() {
        let lead = leads.entry(window(b.time_s)).or_insert((b.area_m2, i));
        if b.area_m2 > lead.0 {
            *lead = (b.area_m2, i);
        }
    }
    sound
        .enumerate()
        .map(|(i, b)| {
            let area = b.area_m2.min(4.0);
            // The body that rings is about as thick as the break is wide.
            let mass_kg = area * area.sqrt() * b.substance.density();
            // A break comes all at once and radiates more of its energy than a blow does. The members that go first are those
            // that carried most, and of those that go together the largest is heard: a row of single cracks, then a roar.
            let leads = leads.get(&window(b.time_s)).is_some_and(|(_, lead)| *lead == i);
            let loaded = if leads { 2.5 + 16.0 * libm::expf((first - b.time_s) / 0.45) } else { 2.0 };
            let level = loaded * level_of(area * energy_per_m2(b.substance));
            let blow = Blow { level, mass_kg, speed: 0.0, substance: b.substance, against: b.substance, crack: true };
            Voice { time_s: b.time_s, position: b.position, blow }
        })
        .collect()
}
