//! Facts that the fracture and the fall of a structure must keep to.

mod support;

use glam::Vec3;
use setpiece_fx::{Fractured, SimulationReport, fracture, scatter_debris, simulate};
use setpiece_scene::{Aabb, PartKind, Scene, Substance, Take};
use setpiece_shot::{Direction, EventKind, Monitor, ShotPlan, Unwatched};
use support::{STOREY, Size, building, empty_scene, measure, part};

const G: f64 = 9.81;

fn plan(kind: EventKind, start_s: f64, duration_s: f64) -> ShotPlan {
    let mut plan = ShotPlan { duration_s, ..ShotPlan::default() };
    plan.event.kind = kind;
    plan.event.start_s = start_s;
    plan
}

fn small() -> Scene {
    building(Size { bays: [2, 2], storeys: 5 })
}

fn run(scene: &Scene, plan: &ShotPlan) -> (Fractured, Take, SimulationReport) {
    let broken = fracture(scene, plan.seed);
    let (take, report) = simulate(scene, &broken, plan, &Unwatched).expect("nothing stops it");
    // Those that they broke into count as well.
    (broken.all_of(&take), take, report)
}

fn speed(take: &Take, mover: usize, sample: u32, fps: f32) -> f32 {
    let (now, before) = (take.motion.pose(mover, sample).position, take.motion.pose(mover, sample - 1).position);
    (now - before).length() * fps
}

#[test]
fn chunks_fill_their_parts_and_hang_together() {
    let scene = small();
    let broken = fracture(&scene, 7);
    let mut volumes = vec![0.0; scene.parts.len()];
    for chunk in &broken.chunks {
        volumes[chunk.part as usize] += f64::from(chunk.volume_m3);
    }
    for (part, volume) in scene.parts.iter().zip(&volumes) {
        let whole = part.shape.volume_and_centroid().0;
        assert!((volume - whole).abs() < 1e-3 * whole, "{:?}: {volume} of {whole}", part.kind);
    }
    // Every chunk can be reached from every other over the bonds.
    let mut group: Vec<usize> = (0..broken.chunks.len()).collect();
    fn find(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for bond in &broken.bonds {
        let (a, b) = (find(&mut group, bond.a as usize), find(&mut group, bond.b as usize));
        group[a] = b;
    }
    let root = find(&mut group, 0);
    let loose = (0..broken.chunks.len()).filter(|i| find(&mut group.clone(), *i) != root).count();
    assert_eq!(loose, 0, "of {} chunks", broken.chunks.len());
}

#[test]
fn a_column_on_a_slab_is_bonded_over_its_foot() {
    let mut scene = empty_scene();
    scene.parts = vec![
        part(PartKind::Slab, Substance::Concrete, [-2.0, 0.0, -2.0], [2.0, 0.2, 2.0], 0, 0.0),
        part(PartKind::Column, Substance::Concrete, [-0.2, 0.2, -0.3], [0.2, 3.0, 0.3], 0, 0.0),
    ];
    let broken = fracture(&scene, 1);
    assert_eq!(broken.bonds.len(), 1);
    let bond = &broken.bonds[0];
    assert!((bond.area_m2 - 0.24).abs() < 1e-4 && bond.normal.y.abs() > 0.999, "{bond:?}");
    assert!(bond.center.distance(Vec3::new(0.0, 0.2, 0.0)) < 1e-4, "{bond:?}");
}

#[test]
fn an_unsupported_block_falls_freely() {
    let mut scene = empty_scene();
    scene.parts = vec![
        part(PartKind::Slab, Substance::Concrete, [20.0, 0.0, -1.0], [21.0, 0.2, 0.0], 0, 0.0),
        part(PartKind::RoofPlant, Substance::Concrete, [-0.5, 20.0, -0.5], [0.5, 21.0, 0.5], 1, 0.0),
    ];
    scene.parts[0].anchored = true;
    // Out of reach of the bond that ties loose parts to their neighbours.
    let plan = plan(EventKind::Collapse, 0.0, 3.0);
    let (_, take, _) = run(&scene, &plan);
    let height = |s: u32| f64::from(take.motion.pose(1, s).position.y);
    // The foot of the block is 20 m up: it lands after sqrt(2 h / g).
    let lands = (2.0_f64 * 20.0 / G).sqrt();
    let fps = plan.fps.per_second();
    let hit = (1..take.motion.samples).find(|s| height(*s) < 0.55).expect("it lands");
    assert!((f64::from(hit) / fps - lands).abs() < 0.02 * lands + 1.0 / fps, "lands at {}", f64::from(hit) / fps);
    for s in [12, 24, 36] {
        let t = f64::from(s) / fps;
        let fallen = 20.5 - height(s);
        assert!((fallen - 0.5 * G * t * t).abs() < 0.02 * 0.5 * G * t * t, "{fallen} m after {t} s");
    }
    assert!((height(take.motion.samples - 1) - 0.5).abs() < 0.03, "it lies on the ground");
}

#[test]
fn nothing_moves_before_the_event_and_nothing_explodes_when_it_begins() {
    let scene = small();
    let mut plan = plan(EventKind::Collapse, 0.5, 1.0);
    plan.event.direction = Direction::Street;
    let (broken, take, _) = run(&scene, &plan);
    let fps = plan.fps.per_second() as f32;
    let start = (0.5 * fps) as u32;
    for (i, chunk) in broken.chunks.iter().enumerate() {
        for s in take.movers[i].born..=start {
            assert_eq!(take.motion.pose(i, s).position, chunk.rest, "chunk {i} at sample {s}");
        }
        for s in start + 1..=start + 3 {
            let v = speed(&take, i, s, fps);
            assert!(v < 9.0, "chunk {i} at sample {s}: {v} m/s");
        }
    }
    assert!(take.breakages.iter().all(|b| b.time_s >= 0.5 - 1e-4));
    assert!(take.breakages.windows(2).all(|w| w[0].time_s <= w[1].time_s));
    assert!(take.impacts.windows(2).all(|w| w[0].time_s <= w[1].time_s));
}

#[test]
fn a_ground_floor_collapse_comes_down_slower_than_free_fall_but_comes_down() {
    let scene = building(Size { bays: [2, 2], storeys: 8 });
    let plan = plan(EventKind::Collapse, 0.25, 3.75);
    let (broken, take, report) = run(&scene, &plan);
    let fps = plan.fps.per_second();
    let start = (0.25 * fps) as usize;
    let drop = |s: usize| f64::from(report.roof_m[0] - report.roof_m[s]);
    for s in start..report.roof_m.len() {
        let t = (s - start) as f64 / fps;
        assert!(drop(s) <= 0.5 * G * t * t * 1.02 + 0.05, "{} m after {t} s", drop(s));
    }
    // Half-way down, measured from when the storey has gone, it has fallen at more than 0.3 g.
    let gone = start + (0.35 * fps) as usize;
    let half = (gone..report.roof_m.len()).find(|s| drop(*s) > 4.0 * f64::from(STOREY)).expect("it comes down");
    let t = (half - gone) as f64 / fps;
    let mean = 2.0 * drop(half) / (t * t);
    assert!(mean > 0.3 * G, "{mean} m/s2 over {t} s");
    // Pieces of every size: some stay together, many come loose, and few are ground to nothing.
    assert!(report.bonds_broken > report.bonds / 10 && report.bonds_broken < report.bonds, "{report:?}");
    assert!(report.final_bodies > 20 && (report.crushed as usize) < broken.chunks.len() * 3 / 4);
    assert_eq!(report.quarantined, 0);
    // No energy out of nothing: what moves never has more than what has been lost in height.
    for s in 1..take.motion.samples {
        let (mut kinetic, mut lost) = (0.0_f64, 0.0_f64);
        for (i, chunk) in broken.chunks.iter().enumerate() {
            if take.movers[i].gone <= s {
                continue;
            }
            let p = take.motion.pose(i, s).position;
            let v = f64::from(speed(&take, i, s, fps as f32));
            kinetic += 0.5 * f64::from(chunk.mass_kg) * v * v;
            lost += f64::from(chunk.mass_kg) * G * f64::from(chunk.rest.y - p.y);
        }
        assert!(kinetic <= lost * 1.02 + 2e5, "sample {s}: {kinetic} J of {lost} J");
    }
    // Everything stays above the ground and near.
    for i in 0..broken.chunks.len() {
        let p = take.motion.pose(i, take.motion.samples - 1).position;
        assert!(p.y > -0.5 && p.length() < 120.0, "chunk {i} at {p}");
    }
}

#[test]
fn the_same_bytes_on_one_thread_and_on_two() {
    let scene = small();
    let plan = plan(EventKind::Collapse, 0.1, 1.0);
    let make = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let (broken, mut take, report) = run(&scene, &plan);
            scatter_debris(&mut take, &scene, &plan, &broken);
            (broken, take, report)
        })
    };
    let (one, two) = (make(1), make(2));
    assert!(one.0 == two.0, "the chunks differ");
    assert!(one.1 == two.1, "the motion differs");
    assert_eq!(one.2, two.2);
}

#[test]
fn every_event_happens_and_stays_sane() {
    let scene = small();
    for kind in EventKind::ALL {
        let mut plan = plan(*kind, 0.2, 1.2);
        plan.event.strength = 0.8;
        let (broken, take, report) = run(&scene, &plan);
        assert_eq!(report.bonds_broken == 0, *kind == EventKind::None, "{kind}");
        assert_eq!(take.chunks as usize, broken.chunks.len());
        assert_eq!(take.motion.poses.len(), take.movers.len() * take.motion.samples as usize);
        assert!(take.motion.poses.iter().all(|p| p.position.is_finite() && p.rotation.is_normalized()), "{kind}");
        assert_eq!(report.quarantined, 0, "{kind}");
        for i in 0..take.movers.len() {
            for s in 1..take.motion.samples {
                let v = speed(&take, i, s, plan.fps.per_second() as f32);
                // A meteor is faster than what it hits.
                let most = if i < take.chunks as usize { 65.0 } else { 80.0 };
                assert!(v < most, "{kind}: mover {i} at {v} m/s");
            }
        }
    }
}

#[test]
fn a_toppling_structure_falls_to_the_side_it_was_told() {
    let scene = building(Size { bays: [1, 1], storeys: 6 });
    for (direction, side) in [(Direction::Left, -1.0), (Direction::Right, 1.0)] {
        let mut plan = plan(EventKind::Topple, 0.0, 2.5);
        plan.event.direction = direction;
        let (broken, take, _) = run(&scene, &plan);
        let (mut moved, mut mass) = (0.0, 0.0);
        for (i, chunk) in broken.chunks.iter().enumerate().filter(|(_, c)| c.rest.y > 3.0 * STOREY) {
            moved += (take.motion.pose(i, take.motion.samples - 1).position.x - chunk.rest.x) * chunk.mass_kg;
            mass += chunk.mass_kg;
        }
        assert!(side * moved / mass > 2.0, "{direction}: {} m", moved / mass);
    }
}

/// Angle of a compound pendulum about a hinge after `seconds`, from an angle and its rate: I d2(phi)/dt2 = m g r sin(phi), by
/// small steps.
fn pendulum(mut phi: f64, mut rate: f64, k: f64, seconds: f64) -> f64 {
    let dt = 1e-4;
    for _ in 0..(seconds / dt) as u32 {
        rate += k * phi.sin() * dt;
        phi += rate * dt;
    }
    phi
}

#[test]
fn what_topples_turns_about_its_foot_as_a_pendulum_does_and_mostly_whole() {
    let scene = building(Size { bays: [2, 1], storeys: 6 });
    let mut plan = plan(EventKind::Topple, 0.0, 3.0);
    plan.event.direction = Direction::Right;
    let (broken, take, report) = run(&scene, &plan);
    let fps = plan.fps.per_second();
    // The block: what is above the second floor. A chunk at the hinge hardly moves: take the middle of those that move
    // least between two samples.
    let at = |i: usize, s: u32| take.motion.pose(i, s);
    let (from, to) = (24_u32, 34_u32);
    let block: Vec<usize> = (0..broken.chunks.len()).filter(|i| broken.chunks[*i].rest.y > 2.0 * STOREY).collect();
    let angle = |s: u32| f64::from(measure::tilt(&take, &broken, s, |p| p.y > 2.0 * STOREY)).to_radians();
    let first = block[0];
    // Where the body's own frame stays put: the hinge, in the plane of the fall.
    let turn = at(first, to).rotation * at(first, from).rotation.inverse();
    let shift = at(first, to).position - turn * at(first, from).position;
    let half = 0.5 * (angle(to) - angle(from)) as f32;
    let cot = 1.0 / half.tan();
    let hinge = Vec3::new(0.5 * (shift.x - cot * -shift.y), 0.5 * (shift.y - cot * shift.x), 0.0);
    assert!(hinge.y > 0.0 && hinge.y < STOREY && hinge.x.abs() < 4.0, "it turns about {hinge}");
    let (mut inertia, mut moment, mut com) = (0.0_f64, 0.0_f64, Vec3::ZERO);
    let mut mass = 0.0_f64;
    for chunk in broken.chunks.iter().filter(|c| c.rest.y > 0.5 * STOREY) {
        let r = (chunk.rest - hinge).with_z(0.0);
        mass += f64::from(chunk.mass_kg);
        inertia += f64::from(chunk.mass_kg * r.length_squared());
        com += r * chunk.mass_kg;
    }
    moment += G * f64::from(com.length());
    let off = f64::from(com.x.atan2(com.y));
    let rate = (angle(from + 1) - angle(from - 1)) * fps * 0.5;
    let seconds = f64::from(to - from) / fps;
    let exact = pendulum(angle(from) + off, rate, moment / inertia, seconds) - angle(from) - off;
    let turned = angle(to) - angle(from);
    assert!(mass > 0.0 && (turned - exact).abs() < 0.1 * exact, "turned by {turned}, a pendulum by {exact}");
    let lies = |s: u32| measure::tilt(&take, &broken, s, |p| p.y > 3.0 * STOREY);
    let past = (0..take.motion.samples).find(|s| lies(*s) > 45.0).expect("it falls past 45 degrees");
    assert!(measure::largest(&take, &broken, past) > 0.5, "half of it is one block then");
    assert!(report.energy_rise < 0.01, "{report:?}");
}

#[test]
fn debris_is_born_where_things_break_and_comes_to_rest_on_the_ground() {
    let scene = small();
    let plan = plan(EventKind::Collapse, 0.1, 2.0);
    let (broken, mut take, _) = run(&scene, &plan);
    let chunks = take.movers.len();
    scatter_debris(&mut take, &scene, &plan, &broken);
    let debris = take.movers.len() - chunks;
    assert!(debris > 500, "{debris}");
    assert_eq!(take.motion.poses.len(), take.movers.len() * take.motion.samples as usize);
    let first = take.breakages.iter().map(|b| b.time_s).fold(f32::INFINITY, f32::min);
    let fps = plan.fps.per_second() as f32;
    let mut larger = 0;
    for i in chunks..take.movers.len() {
        let mover = &take.movers[i];
        assert!(mover.born as f32 / fps >= first - 1e-3 && mover.born < take.motion.samples);
        larger += usize::from(mover.scale > 0.06);
        for s in mover.born..take.motion.samples {
            let p = take.motion.pose(i, s).position;
            assert!(p.is_finite() && p.y > -0.6 && p.length() < 150.0, "piece {i} at {p}");
        }
    }
    // A power law: pieces twice the least size and more are 2^-1.1 of all, but for those past the greatest, 20 times the least.
    let share = larger as f32 / debris as f32;
    assert!((share - 0.446).abs() < 0.05, "{share}");
}

#[test]
fn poor_input_gives_a_take_all_the_same() {
    let nothing = empty_scene();
    let (broken, take, _) = run(&nothing, &plan(EventKind::Collapse, 0.0, 1.0));
    assert!(broken.chunks.is_empty() && take.movers.is_empty() && take.motion.samples == 25);
    let scene = building(Size { bays: [1, 1], storeys: 1 });
    let (_, take, report) = run(&scene, &plan(EventKind::Collapse, 5.0, 1.0));
    assert_eq!((report.bonds_broken, report.steps, take.breakages.len()), (0, 0, 0));
    let (_, take, _) = run(&scene, &plan(EventKind::Collapse, 0.0, 0.1));
    assert_eq!(take.motion.samples, 3);
    // A part without extent and one with numbers that are none.
    let mut odd = building(Size { bays: [1, 1], storeys: 1 });
    odd.parts.push(part(PartKind::Slab, Substance::Concrete, [0.0; 3], [0.0; 3], 0, 1.0));
    odd.parts.push(part(PartKind::Slab, Substance::Concrete, [f32::NAN; 3], [1.0; 3], 0, 1.0));
    let (_, take, _) = run(&odd, &plan(EventKind::Collapse, 0.0, 0.3));
    assert!(take.motion.poses.iter().all(|p| p.position.is_finite()));
}

struct Impatient;

impl Monitor for Impatient {
    fn report(&self, _done: u32, _total: u32) {}

    fn stopped(&self) -> bool {
        true
    }
}

#[test]
fn a_stopped_simulation_gives_nothing() {
    let scene = small();
    let plan = plan(EventKind::Collapse, 0.0, 1.0);
    assert!(simulate(&scene, &fracture(&scene, 1), &plan, &Impatient).is_none());
}

#[test]
fn a_bridge_of_arches_falls_to_stones_where_it_stands() {
    let mut plan = plan(EventKind::Collapse, 0.1, 3.0);
    plan.structure.kind = setpiece_shot::StructureKind::Bridge;
    plan.structure.material = setpiece_shot::Material::Stone;
    plan.setting.place = setpiece_shot::Place::Field;
    (plan.structure.height_m, plan.structure.width_m, plan.structure.depth_m) = (7.0, 26.0, 5.0);
    let scene = setpiece_set::dress(&plan);
    let (broken, take, report) = run(&scene, &plan);
    let last = take.motion.samples - 1;
    let there = |c: u32| take.movers[c as usize].gone > last;
    let at = |c: u32| take.motion.pose(c as usize, last).position;
    // What was bonded lies apart.
    let held = |b: &&setpiece_scene::Bond| there(b.a) && there(b.b) && b.a.max(b.b) < take.chunks;
    let apart = |b: &&setpiece_scene::Bond| {
        let rest = take.movers[b.a as usize].rest.distance(take.movers[b.b as usize].rest);
        (at(b.a).distance(at(b.b)) - rest).abs() > 0.15
    };
    let all = broken.bonds.iter().filter(held).count();
    let parted = broken.bonds.iter().filter(held).filter(apart).count();
    assert!(parted * 3 > all, "{parted} of {all} bonds have parted");
    // And none of it went over as one: the middle of all stays over the middle of the bridge.
    let (mut shift, mut drop, mut mass) = (0.0, 0.0, 0.0);
    for (i, chunk) in broken.chunks.iter().enumerate().filter(|(i, _)| there(*i as u32)) {
        let moved = at(i as u32) - chunk.rest;
        shift += moved.z * chunk.mass_kg;
        drop -= moved.y * chunk.mass_kg;
        mass += chunk.mass_kg;
    }
    assert!((shift / mass).abs() < 1.0, "{} m aside", shift / mass);
    assert!(drop / mass > 1.5, "{} m down", drop / mass);
    assert!(report.energy_rise < 0.01, "{}", report.energy_rise);
}

#[test]
fn sheets_that_a_charge_blows_off_a_roof_are_seen_bent() {
    let mut scene = building(Size { bays: [2, 2], storeys: 1 });
    let slabs = scene.parts.iter().filter(|p| p.kind == PartKind::Slab).map(|p| p.shape.bounds());
    let roof = slabs.reduce(|a, b| Aabb::new(a.min.min(b.min), a.max.max(b.max))).expect("it has a roof");
    scene.parts.retain(|p| p.kind != PartKind::Slab);
    let sheets = 6;
    let at = |i: i32| roof.min.x + roof.size().x * i as f32 / sheets as f32;
    for i in 0..sheets {
        let (min, max) = ([at(i), roof.min.y, roof.min.z], [at(i + 1), roof.min.y + 0.04, roof.max.z]);
        scene.parts.push(part(PartKind::Slab, Substance::Steel, min, max, 0, 0.0));
    }
    let mut plan = plan(EventKind::Explosion, 0.1, 1.0);
    plan.event.strength = 1.0;
    let (broken, take, _) = run(&scene, &plan);
    let of_steel = |f: &&setpiece_scene::Further| {
        scene.parts[broken.chunks[f.parent as usize].part as usize].substance == Substance::Steel
    };
    let bent: Vec<_> = take.further.iter().filter(of_steel).collect();
    assert!(bent.len() >= 3, "{} of {sheets}", bent.len());
    let first = take.chunks as usize - take.further.len();
    for (n, piece) in take.further.iter().enumerate().filter(|(_, f)| of_steel(f)) {
        let (mover, parent) = (&take.movers[first + n], &take.movers[piece.parent as usize]);
        assert!(mover.born > 0 && mover.born == parent.gone, "{} and {}", mover.born, parent.gone);
        let reach =
            |y: fn(Vec3) -> f32| take.meshes[first + n].positions.iter().map(|p| y(*p).abs()).fold(0.0, f32::max);
        assert!(reach(|p| p.y) > 0.1, "bent up by {} m", reach(|p| p.y));
        // It goes on where the flat one was.
        let (now, before) =
            (take.motion.pose(first + n, mover.born), take.motion.pose(piece.parent as usize, parent.gone - 1));
        assert!(now.position.distance(before.position) < 1.5, "{} m", now.position.distance(before.position));
    }
}
