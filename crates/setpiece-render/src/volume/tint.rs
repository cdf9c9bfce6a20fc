//! What colour dust has: that of what was ground to make it.

use super::lit::MASONRY;
use setpiece_scene::{Scene, Substance};

/// Single-scattering albedo of a substance's dust, and how much of it a cubic metre gives against concrete.
fn of(substance: Substance) -> ([f32; 3], f32) {
    match substance {
        Substance::Concrete => ([0.935, 0.905, 0.865], 1.0),
        Substance::Brick => ([0.935, 0.865, 0.79], 1.25),
        Substance::Stone => ([0.94, 0.905, 0.845], 0.7),
        Substance::Plaster => ([0.95, 0.93, 0.9], 2.0),
        Substance::Soil => ([0.92, 0.84, 0.73], 1.2),
        Substance::Timber | Substance::Soft => ([0.91, 0.86, 0.78], 0.35),
        Substance::Glass | Substance::Steel => (MASONRY, 0.03),
    }
}

/// The albedo of the dust that a scene's structure makes when it breaks: a mean by volume and dustiness.
pub fn tint(scene: &Scene) -> [f32; 3] {
    let (mut sum, mut weight) = ([0.0_f32; 3], 0.0_f32);
    for part in &scene.parts {
        let (albedo, dusty) = of(part.substance);
        let w = dusty * part.shape.volume_and_centroid().0 as f32;
        weight += w;
        for (sum, a) in sum.iter_mut().zip(albedo) {
            *sum += w * a;
        }
    }
    if weight > 0.0 { sum.map(|s| s / weight) } else { MASONRY }
}
