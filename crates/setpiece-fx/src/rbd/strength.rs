//! How much each bond bears, and what a chunk is to the simulation.
//!
//! Strengths are nominal tensile strengths times area, not measured ones: real values give nothing or everything at
//! once. What carries weight is scaled afterwards to a multiple of the weight that rests on it (see `sections`).

use crate::Fractured;
use setpiece_scene::{Part, PartKind, Scene, Substance};
use setpiece_shot::Rng;

/// Spread of bond strengths: uniform in 1 -+ this.
const SPREAD: f32 = 0.25;
/// Bonds within a sheet hold this much better.
const SHEET: f32 = 3.0;
/// The same of seams in the shell of a steel tank: welded, it dents before it tears.
const WELDED: f32 = 20.0;

/// Nominal strength in N/m2.
fn nominal(substance: Substance) -> f32 {
    match substance {
        Substance::Concrete => 1.4e6,
        Substance::Brick => 0.45e6,
        Substance::Stone => 0.6e6,
        Substance::Plaster => 0.2e6,
        Substance::Glass => 0.12e6,
        Substance::Timber => 2.5e6,
        Substance::Steel => 12.0e6,
        Substance::Soft | Substance::Soil => 0.05e6,
    }
}

/// Whether parts of this kind carry the weight above them.
pub fn bears(kind: PartKind) -> bool {
    matches!(kind, PartKind::Column | PartKind::CoreWall)
}

/// Whether parts of this kind stand between two floors and are crushed when a storey closes.
pub fn upright(kind: PartKind) -> bool {
    matches!(kind, PartKind::Column | PartKind::CoreWall | PartKind::Partition | PartKind::Stair)
}

/// Whether parts of this kind hang on the outside and peel off in sheets.
pub fn cladding(kind: PartKind) -> bool {
    matches!(kind, PartKind::Facade | PartKind::Glass | PartKind::Frame | PartKind::Fitting | PartKind::Railing)
}

/// Strength of every bond in N.
pub fn strengths(scene: &Scene, broken: &Fractured, seed: u64) -> Vec<f32> {
    let mut rng = Rng::new(seed, "strength");
    let part = |chunk: u32| &scene.parts[broken.chunks[chunk as usize].part as usize];
    broken
        .bonds
        .iter()
        .map(|bond| {
            let (p, q) = (part(bond.a), part(bond.b));
            let same = broken.chunks[bond.a as usize].part == broken.chunks[bond.b as usize].part;
            let spread = rng.range(1.0 - SPREAD, 1.0 + SPREAD);
            bond.area_m2.clamp(2e-3, 20.0)
                * nominal(p.substance).min(nominal(q.substance))
                * joint(p, q, same)
                * spread
                * bond.toughness
        })
        .collect()
}

/// What the kind of joint adds or takes.
fn joint(p: &Part, q: &Part, same: bool) -> f32 {
    use PartKind as K;
    let either = |kind: K| p.kind == kind || q.kind == kind;
    let shell = |p: &Part| p.substance == Substance::Steel && matches!(p.kind, K::CoreWall | K::Slab | K::RoofPlant);
    if shell(p) && shell(q) {
        return WELDED;
    }
    if same {
        // Reinforcement runs through.
        return match p.kind {
            K::Slab | K::Beam | K::Balcony | K::Column => 1.6,
            K::Glass => 0.6,
            _ if cladding(p.kind) => SHEET,
            _ => 1.0,
        };
    }
    if either(K::Furniture) {
        return 0.05;
    }
    if either(K::RoofPlant) || either(K::Fitting) || either(K::Railing) {
        return 0.8;
    }
    if p.sheet == q.sheet && (cladding(p.kind) || cladding(q.kind)) {
        return SHEET;
    }
    match (p.kind, q.kind) {
        (K::Column, K::Slab | K::Beam) | (K::Slab | K::Beam, K::Column) => 0.7,
        (K::Slab, K::Slab) => 0.9,
        (K::Partition, _) | (_, K::Partition) => 0.3,
        (K::Facade, K::Facade) => 0.6,
        (K::Facade, _) | (_, K::Facade) => 0.35,
        _ => 0.7,
    }
}

/// Pressure that grinds a loose piece of a part to small debris, N/m2.
pub fn crushing(part: &Part) -> f32 {
    let hollow = match part.kind {
        PartKind::Furniture | PartKind::Fitting | PartKind::Frame => 0.1,
        _ => 1.0,
    };
    let solid = match part.substance {
        Substance::Concrete => 5.0e6,
        Substance::Brick => 1.2e6,
        Substance::Stone => 8.0e6,
        Substance::Plaster => 0.8e6,
        Substance::Glass => 0.5e6,
        Substance::Timber => 4.0e6,
        Substance::Steel => 200.0e6,
        Substance::Soft | Substance::Soil => 0.2e6,
    };
    hollow * solid
}
