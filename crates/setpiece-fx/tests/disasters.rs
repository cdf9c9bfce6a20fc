//! What comes from below and from above: earthquakes fell chimneys, tanks and walls in one, meteors burn on their way and burst.

mod support;

use setpiece_fx::{Fractured, dust, fracture, simulate};
use setpiece_scene::Take;
use setpiece_shot::{Direction, EventKind, Impactor, Material, Place, ShotPlan, StructureKind, Unwatched};
use support::measure;

fn plan(kind: StructureKind, event: EventKind, [height, width, depth]: [f64; 3]) -> ShotPlan {
    let mut plan = ShotPlan { duration_s: 4.5, seed: 3, ..ShotPlan::default() };
    plan.structure.kind = kind;
    plan.setting.place = Place::Field;
    (plan.structure.floors, plan.structure.height_m) = (1, height);
    (plan.structure.width_m, plan.structure.depth_m) = (width, depth);
    plan.event.kind = event;
    plan.event.start_s = 0.5;
    plan.event.direction = Direction::Left;
    plan
}

fn run(plan: &ShotPlan) -> (Fractured, Take) {
    let scene = setpiece_set::dress(plan);
    let broken = fracture(&scene, plan.seed);
    let (take, _) = simulate(&scene, &broken, plan, &Unwatched).expect("nothing stops it");
    (broken.all_of(&take), take)
}

/// How far the chunks at rest between two heights have moved at most, metres, of those that are there.
fn moved(broken: &Fractured, take: &Take, sample: u32, [low, high]: [f32; 2]) -> f32 {
    let within = |i: &usize| (low..high).contains(&broken.chunks[*i].rest.y) && take.movers[*i].gone > sample;
    let there = (0..broken.chunks.len()).filter(within).filter(|i| take.movers[*i].born == 0);
    there.map(|i| take.motion.pose(i, sample).position.distance(broken.chunks[i].rest)).fold(0.0, f32::max)
}

#[test]
fn an_earthquake_breaks_a_chimney_some_way_up_and_its_top_turns_over_in_one() {
    let mut plan = plan(StructureKind::Chimney, EventKind::Earthquake, [30.0, 4.0, 4.0]);
    plan.structure.material = Material::Brick;
    let (broken, take) = run(&plan);
    let at = |seconds: f64| (seconds * plan.fps.per_second()) as u32;
    assert!(moved(&broken, &take, at(1.1), [0.0, 40.0]) < 0.8, "it sways and stands");
    let falls = at(3.6);
    let tilt = measure::tilt(&take, &broken, falls, |p| p.y > 18.0);
    assert!(tilt > 15.0, "its top has turned by {tilt} degrees");
    let largest = measure::largest(&take, &broken, falls);
    assert!(largest > 0.3, "and is in one piece: {largest}");
    let last = take.motion.samples - 1;
    assert!(moved(&broken, &take, last, [0.0, 4.0]) < 0.8, "its foot stands on");
}

#[test]
fn an_earthquake_turns_a_tank_on_legs_over_and_lays_a_wall_down() {
    let tank = plan(StructureKind::WaterTower, EventKind::Earthquake, [24.0, 7.0, 7.0]);
    let (broken, take) = run(&tank);
    let tilt = measure::tilt(&take, &broken, take.motion.samples - 12, |p| p.y > 17.0);
    assert!(tilt > 40.0, "the tank has turned by {tilt} degrees");

    let wall = plan(StructureKind::Wall, EventKind::Earthquake, [4.0, 16.0, 0.5]);
    let (broken, take) = run(&wall);
    let last = take.motion.samples - 1;
    let there = (0..broken.chunks.len()).filter(|i| take.movers[*i].gone > last);
    let high = there.clone().filter(|i| take.motion.pose(*i, last).position.y > 1.8).count();
    assert!(5 * high < there.count(), "{high} pieces are still up");
}

#[test]
fn a_meteor_burns_before_it_strikes_tears_a_crater_and_is_gone_once_it_is_spent() {
    let mut plan = plan(StructureKind::Church, EventKind::Impact, [20.0, 12.0, 22.0]);
    plan.event.direction = Direction::Down;
    plan.duration_s = 2.0;
    let scene = setpiece_set::dress(&plan);
    let broken = fracture(&scene, plan.seed);
    let (take, report) = simulate(&scene, &broken, &plan, &Unwatched).expect("nothing stops it");
    let rock = take.impactor.expect("a rock") as usize;
    let strikes = (plan.event.start_s * plan.fps.per_second()) as u32;
    assert!(
        take.movers[rock].gone > strikes && take.movers[rock].gone < take.motion.samples,
        "it bursts after it struck"
    );
    assert!(report.bonds_broken > 200 && report.energy_rise < 0.01, "{report:?}");
    let chunks = broken.all_of(&take).chunks;
    let mut frames = Vec::new();
    dust::simulate(&scene, &plan, &take, &chunks, dust::Detail::Whole, &Unwatched, &mut |_, density| {
        frames.push(density)
    })
    .expect("done");
    let burns = |frame: u32| frames[frame as usize].fire.as_ref();
    let before = burns(strikes - 2).expect("a train of fire");
    assert!(before.heat.iter().any(|h| *h > 60) && before.flares.len() == 1, "its head glows before its train");
    let place = take.motion.pose(rock, strikes - 2).position;
    assert!(before.flares[0].position.distance(place) < 6.0 && !before.embers.is_empty());
    let after = burns(strikes + 6).expect("a fireball");
    assert!(after.heat.iter().filter(|h| **h > 60).count() > before.heat.iter().filter(|h| **h > 60).count());

    // A ball on a cable burns nothing.
    plan.event.direction = Direction::Left;
    let (take, _) = simulate(&scene, &broken, &plan, &Unwatched).expect("nothing stops it");
    let mut fires = 0;
    let chunks = broken.all_of(&take).chunks;
    let mut count = |_: u32, density: setpiece_scene::Density| fires += usize::from(density.fire.is_some());
    dust::simulate(&scene, &plan, &take, &chunks, dust::Detail::Whole, &Unwatched, &mut count).expect("done");
    assert_eq!((fires, take.movers[take.impactor.expect("a ball") as usize].gone), (0, u32::MAX));
}

#[test]
fn a_lorry_drives_into_a_house_and_through_its_front() {
    let mut plan = plan(StructureKind::House, EventKind::Impact, [6.2, 10.0, 8.0]);
    (plan.event.impactor, plan.event.strength) = (Impactor::Lorry, 0.7);
    plan.structure.floors = 2;
    let (broken, take) = run(&plan);
    let lorry = take.impactor.expect("a lorry") as usize;
    let at = |seconds: f64| (seconds * plan.fps.per_second()) as u32;
    let place = |sample: u32| *take.motion.pose(lorry, sample);
    let way = (place(at(0.45)).position - place(at(0.4)).position).normalize();
    assert!(way.dot(place(at(0.42)).rotation * glam::Vec3::X) > 0.99, "it looks where it goes: {way}");
    assert!(moved(&broken, &take, at(0.45), [0.0, 10.0]) < 1e-3, "nothing moves before it touches");
    let last = take.motion.samples - 1;
    assert!(moved(&broken, &take, last, [0.5, 3.0]) > 2.0, "what it meets is carried along");
    let low = (0..=last).map(|s| place(s).position.y).fold(f32::INFINITY, f32::min);
    assert!(low > 1.2, "it stays on the ground: {low}");
}
