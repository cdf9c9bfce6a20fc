//! What can be proven of a fall: it begins with the event, makes no energy, does not sink into itself, and comes to rest.

mod support;

use setpiece_fx::{Fractured, SimulationReport, fracture, simulate};
use setpiece_scene::{Scene, Take};
use setpiece_shot::{Direction, EventKind, Place, ShotPlan, StructureKind, Unwatched};
use support::{Size, building, measure};

fn plan(kind: EventKind, start_s: f64, duration_s: f64, seed: u64) -> ShotPlan {
    let mut plan = ShotPlan { duration_s, seed, ..ShotPlan::default() };
    plan.event.kind = kind;
    plan.event.start_s = start_s;
    plan
}

fn run(scene: &Scene, plan: &ShotPlan) -> (Fractured, Take, SimulationReport) {
    let broken = fracture(scene, plan.seed);
    let (take, report) = simulate(scene, &broken, plan, &Unwatched).expect("nothing stops it");
    // Those that they broke into count as well.
    (broken.all_of(&take), take, report)
}

const EVENTS: [EventKind; 6] = [
    EventKind::Collapse,
    EventKind::Topple,
    EventKind::Implosion,
    EventKind::Explosion,
    EventKind::Impact,
    EventKind::Earthquake,
];

#[test]
fn no_event_moves_anything_before_it_starts_or_makes_energy_or_sinks_pieces_into_each_other() {
    let scene = building(Size { bays: [2, 1], storeys: 4 });
    for (i, kind) in EVENTS.into_iter().enumerate() {
        for seed in [1, 20 + i as u64] {
            let plan = plan(kind, 0.4, 2.0, seed);
            let (broken, take, report) = run(&scene, &plan);
            let start = (0.4 * plan.fps.per_second()) as u32;
            for (i, chunk) in broken.chunks.iter().enumerate() {
                // Pieces of what breaks later are not there yet.
                for s in take.movers[i].born..=start {
                    let moved = take.motion.pose(i, s).position.distance(chunk.rest);
                    assert!(moved < 1e-4, "{kind} {seed}: chunk {i} at sample {s}: {moved} m");
                }
            }
            assert!(report.energy_rise < 0.01, "{kind} {seed}: {report:?}");
            assert!(report.penetration_m < 0.02, "{kind} {seed}: {} m", report.penetration_m);
            assert!((report.crushed as f32) < 0.25 * report.chunks as f32, "{kind} {seed}: {report:?}");
            assert_eq!(report.quarantined, 0);
        }
    }
}

#[test]
fn what_topples_or_is_struck_stays_whole_pieces_that_do_not_sink_into_each_other() {
    // Kind, event, storeys, height, width, depth.
    let shots = [
        (StructureKind::OfficeTower, EventKind::Topple, 8, 26.0, 18.0, 14.0),
        (StructureKind::ApartmentBlock, EventKind::Topple, 6, 19.0, 14.0, 12.0),
        (StructureKind::Chimney, EventKind::Topple, 1, 30.0, 4.0, 4.0),
        (StructureKind::Church, EventKind::Topple, 1, 20.0, 12.0, 22.0),
        (StructureKind::Church, EventKind::Impact, 1, 20.0, 12.0, 22.0),
        (StructureKind::House, EventKind::Impact, 2, 7.0, 10.0, 8.0),
    ];
    for (kind, event, floors, height, width, depth) in shots {
        for seed in [1, 2] {
            let mut plan = plan(event, 0.1, 4.5, seed);
            plan.structure.kind = kind;
            plan.setting.place = Place::Field;
            plan.event.direction = Direction::Left;
            (plan.structure.floors, plan.structure.height_m) = (floors, height);
            (plan.structure.width_m, plan.structure.depth_m) = (width, depth);
            let (_, _, report) = run(&setpiece_set::dress(&plan), &plan);
            let what = format!("{kind} {event} {seed}");
            assert!(report.penetration_m < 0.025, "{what}: {} m", report.penetration_m);
            assert!(report.energy_rise < 0.01, "{what}: {}", report.energy_rise);
            let crushed = report.crushed as f32 / report.chunks as f32;
            assert!(crushed < 0.1, "{what}: {crushed} of the chunks are gone");
            assert!(report.bonds_broken > report.bonds / 50, "{what}: {} bonds broke", report.bonds_broken);
        }
    }
}

#[test]
fn a_building_that_topples_ends_as_a_heap_and_not_as_a_leaning_block() {
    let scene = building(Size { bays: [3, 2], storeys: 8 });
    for seed in [1, 2] {
        let mut plan = plan(EventKind::Topple, 0.0, 6.0, seed);
        plan.event.direction = Direction::Left;
        let (broken, take, report) = run(&scene, &plan);
        let last = take.motion.samples - 1;
        let high = |s: u32| {
            let heights = (0..broken.chunks.len()).filter(|i| take.movers[*i].gone > s);
            let (mut sum, mut mass) = (0.0, 0.0);
            for i in heights {
                sum += take.motion.pose(i, s).position.y * broken.chunks[i].mass_kg;
                mass += broken.chunks[i].mass_kg;
            }
            sum / mass
        };
        assert!(high(last) < 0.3 * high(0), "{seed}: the middle is still at {} of {} m", high(last), high(0));
        let whole = measure::largest(&take, &broken, last);
        assert!(whole < 0.25, "{seed}: {whole} of it is one block");
        assert!((report.crushed as f32) < 0.1 * report.chunks as f32, "{seed}: {} crushed", report.crushed);
    }
}

#[test]
fn the_roof_of_a_ground_floor_collapse_comes_down_at_less_than_gravity_and_more_than_a_third_of_it() {
    for (seed, bays, storeys) in [(1, [2, 2], 7), (2, [3, 1], 6), (3, [1, 1], 6)] {
        let scene = building(Size { bays, storeys });
        let (_, _, report) = run(&scene, &plan(EventKind::Collapse, 0.0, 3.2, seed));
        assert!(report.roof_g > 0.3 && report.roof_g < 1.0, "{bays:?} {storeys}: {} g", report.roof_g);
        // A heap of rubble remains, not nothing.
        let last = report.roof_m.last().copied().unwrap_or(0.0) / report.roof_m[0];
        assert!(last > 0.02 && last < 0.7, "{bays:?} {storeys}: {last} of the height");
    }
}

#[test]
fn a_heap_comes_to_rest() {
    for seed in [4, 5] {
        let scene = building(Size { bays: [2, 1], storeys: 4 });
        let plan = plan(EventKind::Collapse, 0.0, 20.0, seed);
        let (broken, take, _) = run(&scene, &plan);
        // A large impact: as if a tonne fell at 4 m/s.
        let last =
            take.impacts.iter().filter(|i| i.impulse > 4.0e3 && i.speed > 4.0).map(|i| i.time_s).fold(0.0, f32::max);
        let fps = plan.fps.per_second() as f32;
        let then = ((last + 6.0) * fps) as u32;
        assert!(
            then < take.motion.samples,
            "the last large impact comes at {last} s, too late for six seconds of rest"
        );
        let there: Vec<usize> = (0..broken.chunks.len()).filter(|i| take.movers[*i].gone > then).collect();
        let speed =
            |i: usize| take.motion.pose(i, then).position.distance(take.motion.pose(i, then - 1).position) * fps;
        let rest = there.iter().filter(|i| speed(**i) < 0.2).count() as f32 / there.len() as f32;
        assert!(rest >= 0.95, "{seed}: {rest} rest six seconds after {last} s");
    }
}

#[test]
fn what_stands_sways_in_an_earthquake_and_stays_whole_in_a_weak_one() {
    let scene = building(Size { bays: [2, 1], storeys: 6 });
    let mut plan = plan(EventKind::Earthquake, 0.2, 2.5, 3);
    plan.event.strength = 0.1;
    let (broken, take, _) = run(&scene, &plan);
    let top = (0..broken.chunks.len()).max_by(|a, b| broken.chunks[*a].rest.y.total_cmp(&broken.chunks[*b].rest.y));
    let top = top.expect("there are chunks");
    let sway = (0..take.motion.samples)
        .map(|s| take.motion.pose(top, s).position.distance(broken.chunks[top].rest))
        .fold(0.0, f32::max);
    assert!(sway > 0.004 && sway < 0.5, "{sway} m");
    let still = (0..broken.chunks.len())
        .filter(|i| take.motion.pose(*i, take.motion.samples - 1).position.distance(broken.chunks[*i].rest) < 0.5);
    assert!(still.count() > broken.chunks.len() * 8 / 10);
}

#[test]
fn nothing_hangs_still_in_the_air() {
    let plain = building(Size { bays: [2, 1], storeys: 4 });
    let mut shots: Vec<(Scene, ShotPlan)> =
        EVENTS.into_iter().enumerate().map(|(i, kind)| (plain.clone(), plan(kind, 0.1, 2.5, 40 + i as u64))).collect();
    for (kind, event) in [
        (StructureKind::Warehouse, EventKind::Explosion),
        (StructureKind::House, EventKind::Explosion),
        (StructureKind::Church, EventKind::Impact),
        (StructureKind::WaterTower, EventKind::Topple),
    ] {
        let mut plan = plan(event, 0.1, 2.5, 7);
        plan.structure.kind = kind;
        plan.setting.place = Place::Field;
        (plan.structure.floors, plan.structure.height_m) = (1, 6.0);
        (plan.structure.width_m, plan.structure.depth_m) = (14.0, 10.0);
        shots.push((setpiece_set::dress(&plan), plan));
    }
    // It would be noticed: a chunk that is held up three metres.
    let still = plan(EventKind::None, 0.1, 0.6, 1);
    let (broken, mut take, _) = run(&shots[0].0, &still);
    let (samples, frame_s) = (take.motion.samples as usize, still.fps.frame_s() as f32);
    assert!(measure::hovering(&shots[0].0, &take, &broken, 10, frame_s).is_empty());
    take.motion.poses[..samples].iter_mut().for_each(|p| p.position.y += 3.0 + shots[0].0.layout.hero.max.y);
    assert_eq!(measure::hovering(&shots[0].0, &take, &broken, 10, frame_s), [0]);
    for (scene, plan) in shots {
        let (broken, take, _) = run(&scene, &plan);
        let frame_s = plan.fps.frame_s() as f32;
        for sample in (6..take.motion.samples).step_by(3) {
            let hangs = measure::hovering(&scene, &take, &broken, sample, frame_s);
            let what =
                hangs.first().map(|i| (scene.parts[broken.chunks[*i].part as usize].kind, broken.chunks[*i].rest));
            assert!(
                hangs.is_empty(),
                "{} {}: {} at sample {sample}: {what:?}",
                plan.structure.kind,
                plan.event.kind,
                hangs.len()
            );
        }
    }
}

#[test]
fn a_body_whose_state_is_no_number_does_not_stop_the_shot() {
    // A part so far out that squares of its place overflow.
    let mut scene = building(Size { bays: [1, 1], storeys: 2 });
    let mut far = scene.parts[0].clone();
    for v in &mut far.shape.vertices {
        v.x += 3.0e30;
    }
    far.anchored = false;
    scene.parts.push(far);
    let (broken, take, report) = run(&scene, &plan(EventKind::Collapse, 0.0, 1.0, 1));
    assert!(take.motion.poses.iter().all(|p| p.position.is_finite() && p.rotation.is_finite()));
    assert!(report.bonds_broken > 0 && take.motion.samples == 25);
    let fell = (0..broken.chunks.len()).any(|i| take.motion.pose(i, 24).position.distance(broken.chunks[i].rest) > 1.0);
    assert!(fell, "the rest falls all the same");
}

#[test]
fn a_ball_goes_in() {
    let scene = building(Size { bays: [3, 2], storeys: 5 });
    let mut plan = plan(EventKind::Impact, 0.2, 1.5, 2);
    plan.event.strength = 0.5;
    let (broken, take, _) = run(&scene, &plan);
    let ball = broken.chunks.len();
    let deepest = (0..take.motion.samples).map(|s| take.motion.pose(ball, s).position.z).fold(f32::INFINITY, f32::min);
    assert!(deepest < -1.0, "{deepest} m: it is inside of the front");
}
