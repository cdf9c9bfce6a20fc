//! Facts of what yields: steel bends instead of snapping, and concrete hangs on its bars.

mod support;

use setpiece_fx::{Fractured, SimulationReport, fracture, simulate};
use setpiece_scene::{PartKind, Scene, Substance, Take};
use setpiece_shot::{EventKind, Place, ShotPlan, StructureKind, Unwatched};
use support::{Size, building};

fn run(scene: &Scene, plan: &ShotPlan) -> (Fractured, Take, SimulationReport) {
    let broken = fracture(scene, plan.seed);
    let (take, report) = simulate(scene, &broken, plan, &Unwatched).expect("nothing stops it");
    (broken.all_of(&take), take, report)
}

fn plan(kind: StructureKind, event: EventKind, seed: u64) -> ShotPlan {
    let mut plan = ShotPlan { duration_s: 3.0, seed, ..ShotPlan::default() };
    plan.structure.kind = kind;
    plan.setting.place = Place::Field;
    plan.event.kind = event;
    plan.event.start_s = 0.1;
    plan
}

/// How many bonds of a take are bent at a sample: turned by more than 5 degrees about a middle that both sides share.
fn bent(scene: &Scene, broken: &Fractured, take: &Take, sample: u32, substance: Substance) -> (usize, f32) {
    let (mut count, mut most) = (0, 0.0_f32);
    for bond in broken.bonds.iter() {
        let (a, b) = (bond.a as usize, bond.b as usize);
        let of = |c: usize| scene.parts[broken.chunks[c].part as usize].substance == substance;
        if !of(a) || !of(b) || take.movers[a].gone <= sample || take.movers[b].gone <= sample {
            continue;
        }
        let at = |c: usize| {
            let pose = take.motion.pose(c, sample);
            (pose.position + pose.rotation * (bond.center - broken.chunks[c].rest), pose.rotation)
        };
        let (p, q) = (at(a), at(b));
        let turned = 2.0 * (p.1.conjugate() * q.1).w.abs().clamp(0.0, 1.0).acos();
        if p.0.distance(q.0) < 0.04 && turned > 5.0_f32.to_radians() {
            count += 1;
            most = most.max(turned);
        }
    }
    (count, most)
}

#[test]
fn steel_bends_and_what_bends_too_far_tears() {
    for (kind, event, seed) in
        [(StructureKind::Bridge, EventKind::Collapse, 1), (StructureKind::WaterTower, EventKind::Topple, 2)]
    {
        let mut plan = plan(kind, event, seed);
        plan.structure.material = setpiece_shot::Material::Steel;
        (plan.structure.height_m, plan.structure.width_m, plan.structure.depth_m) = (12.0, 36.0, 7.0);
        if kind == StructureKind::WaterTower {
            (plan.structure.height_m, plan.structure.width_m, plan.structure.depth_m) = (24.0, 8.0, 8.0);
        }
        let scene = setpiece_set::dress(&plan);
        let (broken, take, report) = run(&scene, &plan);
        assert!(report.ties[0] > 5 && report.ties[0] <= 2000, "{kind}: {:?}", report.ties);
        assert!(report.ties_torn[0] > 0 && report.ties_torn[0] <= report.ties[0], "{kind}: {report:?}");
        let last = take.motion.samples - 1;
        assert_eq!(bent(&scene, &broken, &take, 0, Substance::Steel).0, 0);
        let most = (1..=last).map(|s| bent(&scene, &broken, &take, s, Substance::Steel).0).max();
        assert!(most.is_some_and(|n| n >= 3), "{kind}: {most:?} bent bonds");
        // Nothing that still holds is bent beyond where steel tears.
        assert!(bent(&scene, &broken, &take, last, Substance::Steel).1 < 1.4, "{kind}");
        assert!(report.energy_rise < 0.01, "{kind}: {}", report.energy_rise);
        // What bends is seen: movers after the chunks that are born with it, at a place of the structure.
        let elbows = &take.movers[take.chunks as usize..];
        assert!(!elbows.is_empty() && elbows.iter().all(|m| m.born > 0), "{kind}: {}", elbows.len());
        let reach = scene.layout.hero.grown(0.5);
        assert!(elbows.iter().all(|m| reach.contains(m.rest)), "{kind}");
    }
}

#[test]
fn concrete_hangs_on_its_bars_until_they_snap() {
    let scene = building(Size { bays: [3, 2], storeys: 6 });
    let mut plan = plan(StructureKind::ApartmentBlock, EventKind::Collapse, 5);
    plan.duration_s = 3.5;
    let (broken, take, report) = run(&scene, &plan);
    assert!(report.ties[1] > 20, "{:?} hang", report.ties);
    assert!(report.ties_torn[1] > 0, "{:?} of {:?} snap", report.ties_torn, report.ties);
    let hanging = (0..take.motion.samples).map(|s| bent(&scene, &broken, &take, s, Substance::Concrete).0).max();
    assert!(hanging.is_some_and(|n| n >= 5), "{hanging:?} hang at a time");
    assert!(report.energy_rise < 0.01, "{}", report.energy_rise);
    // Only what has bars hangs.
    let plain = broken.bonds.iter().filter(|b| b.steel_m2 > 0.0).all(|b| {
        let kind = scene.parts[broken.chunks[b.a as usize].part as usize].kind;
        kind != PartKind::Glass && kind != PartKind::Partition
    });
    assert!(plain);
}

#[test]
fn what_yields_is_the_same_on_one_thread_and_on_two() {
    let mut plan = plan(StructureKind::Bridge, EventKind::Collapse, 1);
    plan.structure.material = setpiece_shot::Material::Steel;
    (plan.structure.height_m, plan.structure.width_m, plan.structure.depth_m) = (9.0, 24.0, 6.0);
    plan.duration_s = 1.5;
    let scene = setpiece_set::dress(&plan);
    let make = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| run(&scene, &plan))
    };
    let (one, two) = (make(1), make(2));
    assert!(one.2.ties[0] > 0 && one.1 == two.1, "the motion differs");
    assert_eq!(one.2, two.2);
    assert!(one.1.motion.poses.iter().all(|p| p.position.is_finite()));
}
