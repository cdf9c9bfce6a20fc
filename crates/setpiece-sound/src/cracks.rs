//! Breaks: the sharp sounds of a structure that gives way.

use crate::hits::Voice;
use crate::modal::{Blow, level_of};
use setpiece_scene::{Substance, Take};
use setpiece_shot::ShotPlan;

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
    sound
        .map(|b| {
            let area = b.area_m2.min(4.0);
            // The body that rings is about as thick as the break is wide.
            let mass_kg = area * area.sqrt() * b.substance.density();
            // A break comes all at once and radiates more of its energy than a blow does; the members that go first are
            // those that carried most.
            let loaded = 2.5 + 5.0 * libm::expf((first - b.time_s) / 0.4);
            let level = loaded * level_of(area * energy_per_m2(b.substance));
            let blow = Blow { level, mass_kg, speed: 0.0, substance: b.substance, against: b.substance, crack: true };
            Voice { time_s: b.time_s, position: b.position, blow }
        })
        .collect()
}
