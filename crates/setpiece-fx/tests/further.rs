//! Facts of secondary fracture: what breaks when it is hit hard, into what, and what stays whole.

mod support;

use setpiece_fx::{Fractured, SimulationReport, fracture, simulate};
use setpiece_scene::{MaterialId, PartKind, Scene, Substance, Take};
use setpiece_shot::{EventKind, ShotPlan, Unwatched};
use support::{Size, building, empty_scene, part};

fn run(scene: &Scene, duration_s: f64, seed: u64) -> (Fractured, Take, SimulationReport) {
    let mut plan = ShotPlan { duration_s, seed, ..ShotPlan::default() };
    plan.event.kind = EventKind::Collapse;
    plan.event.start_s = 0.0;
    let broken = fracture(scene, plan.seed);
    let (take, report) = simulate(scene, &broken, &plan, &Unwatched).expect("nothing stops it");
    (broken, take, report)
}

/// A cubic metre with its foot this high, and something anchored out of its way.
fn dropped(substance: Substance, height: f32) -> Scene {
    let mut scene = empty_scene();
    scene.parts = vec![
        part(PartKind::Slab, Substance::Concrete, [20.0, 0.0, -1.0], [21.0, 0.2, 0.0], 0, 0.0),
        part(PartKind::RoofPlant, substance, [-0.5, height, -0.5], [0.5, height + 1.0, 0.5], 1, 0.0),
    ];
    scene.parts[0].anchored = true;
    scene
}

#[test]
fn a_block_that_falls_far_breaks_into_a_few_pieces_that_fill_it() {
    for (substance, seed) in [(Substance::Concrete, 1), (Substance::Stone, 2), (Substance::Brick, 3)] {
        let (broken, take, report) = run(&dropped(substance, 14.0), 3.0, seed);
        let n = broken.chunks.len();
        assert_eq!(report.broken_further, [1, take.further.len() as u32], "{substance:?}");
        assert!((2..=6).contains(&take.further.len()), "{substance:?}: {} pieces", take.further.len());
        assert_eq!((take.chunks as usize, take.movers.len()), (n + take.further.len(), n + take.further.len()));
        let volume: f32 = take.further.iter().map(|f| f.chunk.volume_m3).sum();
        let mass: f32 = take.further.iter().map(|f| f.chunk.mass_kg).sum();
        assert!((volume - 1.0).abs() < 2e-3, "{substance:?}: {volume} m3");
        assert!((mass / broken.chunks[1].mass_kg - 1.0).abs() < 2e-3, "{substance:?}: {mass} kg");
        // It lands after sqrt(2 h / g) and is gone when its pieces come.
        let fps = ShotPlan::default().fps.per_second() as f32;
        let lands = (2.0 * 14.0_f32 / 9.81).sqrt() * fps;
        assert!((take.movers[1].gone as f32 - lands).abs() < 3.0, "{} of {lands}", take.movers[1].gone);
        let last = take.motion.samples - 1;
        for (i, further) in take.further.iter().enumerate() {
            let mover = &take.movers[n + i];
            assert_eq!((further.parent, mover.born, mover.gone), (1, take.movers[1].gone, u32::MAX));
            let mesh = &take.meshes[mover.mesh.0 as usize];
            assert!(mesh.materials.contains(&MaterialId(1)), "its breaks show what it is made of");
            // Nothing leaps: it comes to lie on the ground, near.
            let pose = take.motion.pose(n + i, last);
            let low = further.chunk.hull.iter().map(|p| pose.point(*p).y).fold(f32::INFINITY, f32::min);
            assert!(low > -0.05 && pose.position.length() < 6.0, "{substance:?}: {pose:?}");
            let before = take.motion.pose(n + i, mover.born).position;
            assert!(before.y < 2.0, "it is born where its chunk hit: {before}");
        }
        assert!(report.energy_rise < 5e-3, "{}", report.energy_rise);
    }
}

#[test]
fn what_falls_softly_or_is_of_steel_stays_whole() {
    for (substance, height) in [(Substance::Concrete, 0.5), (Substance::Steel, 14.0), (Substance::Timber, 14.0)] {
        let (_, take, report) = run(&dropped(substance, height), 3.0, 1);
        assert_eq!((report.broken_further, take.further.len()), ([0, 0], 0), "{substance:?} from {height} m");
        assert_eq!(take.movers[1].gone, u32::MAX);
    }
}

#[test]
fn pieces_in_a_collapse_have_their_chunks_volume_and_place() {
    let scene = building(Size { bays: [2, 2], storeys: 6 });
    let (broken, take, report) = run(&scene, 3.0, 4);
    assert!(report.broken_further[0] > 10, "{:?}", report.broken_further);
    assert!(take.further.len() < broken.chunks.len() / 5, "{} pieces", take.further.len());
    let mut volumes = std::collections::BTreeMap::new();
    for (i, further) in take.further.iter().enumerate() {
        *volumes.entry(further.parent).or_insert(0.0) += further.chunk.volume_m3;
        let (own, parent) = (&take.movers[broken.chunks.len() + i], &take.movers[further.parent as usize]);
        assert_eq!(own.born, parent.gone);
        // At the sample of the change the chunk is where its pieces are.
        let chunk = &broken.chunks[further.parent as usize];
        let reach = chunk.hull.iter().map(|p| p.length()).fold(0.0, f32::max);
        let apart = take.motion.pose(broken.chunks.len() + i, own.born).position;
        let apart = apart.distance(take.motion.pose(further.parent as usize, own.born).position);
        assert!(apart < reach + 0.5, "{apart} m of {reach} m");
    }
    for (parent, volume) in &volumes {
        let whole = broken.chunks[*parent as usize].volume_m3;
        assert!((volume - whole).abs() < 2e-3 * whole, "{volume} of {whole}");
    }
    assert_eq!(volumes.len() as u32, report.broken_further[0]);
    let area: f32 = take.breakages.iter().map(|b| b.area_m2).sum();
    assert!(area.is_finite() && take.breakages.windows(2).all(|w| w[0].time_s <= w[1].time_s));
}
