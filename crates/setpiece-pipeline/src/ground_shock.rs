//! Shocks of the ground that the camera feels, from the impacts of the simulation.

use glam::Vec3;
use setpiece_scene::{Jolt, Take};

/// Speed of the shock in built-up ground, m/s.
const WAVE_M_PER_S: f32 = 400.0;
/// Impulse on the ground in N s, within a tenth of a second and at 50 m, that counts as strength 1.
const FULL_IMPULSE: f32 = 4.0e6;

/// The jolts that a camera standing at `eye` feels, by time.
pub(crate) fn jolts(take: &Take, eye: Vec3) -> Vec<Jolt> {
    const BIN_S: f32 = 0.1;
    let mut bins: Vec<f32> = Vec::new();
    for impact in take.impacts.iter().filter(|i| i.position.y < 4.0 && i.impulse.is_finite()) {
        let distance = impact.position.distance(eye).max(10.0);
        let bin = ((impact.time_s + distance / WAVE_M_PER_S) / BIN_S).max(0.0) as usize;
        if bin >= bins.len() {
            bins.resize(bin + 1, 0.0);
        }
        bins[bin] += impact.impulse * 50.0 / distance;
    }
    // Peaks only: a shock inside a larger one is not felt.
    (0..bins.len())
        .filter_map(|i| {
            let before = if i == 0 { 0.0 } else { bins[i - 1] };
            let after = bins.get(i + 1).copied().unwrap_or(0.0);
            let strength = (bins[i] / FULL_IMPULSE).sqrt().min(1.6);
            (bins[i] > before && bins[i] >= after && strength > 0.12)
                .then_some(Jolt { time_s: i as f32 * BIN_S, strength })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_scene::{Impact, Substance};

    #[test]
    fn a_heavy_blow_arrives_late_and_a_light_one_not_at_all() {
        let hit = |time_s: f32, impulse: f32| Impact {
            time_s,
            position: Vec3::ZERO,
            speed: 10.0,
            impulse,
            mass_kg: 1.0,
            substance: Substance::Concrete,
            against: Substance::Soil,
        };
        let take = Take { impacts: vec![hit(0.2, 10.0), hit(1.0, 4.0e6)], ..Take::default() };
        let felt = jolts(&take, Vec3::new(0.0, 1.7, 80.0));
        assert_eq!(felt.len(), 1, "{felt:?}");
        assert!((1.1..=1.3).contains(&felt[0].time_s), "{felt:?}");
    }
}
