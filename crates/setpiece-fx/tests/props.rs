//! What stands in the street is hit, crushed, bent over, or left alone.

mod support;

use glam::{Quat, Vec3};
use setpiece_fx::{fracture, simulate};
use setpiece_scene::{
    Aabb, Mesh, MeshId, ObjectId, PartKind, Pose, Prop, PropKind, Scene, Substance, Take, build, furnished,
};
use setpiece_shot::{EventKind, ShotPlan, Unwatched};
use support::{empty_scene, part};

fn plan(kind: EventKind, duration_s: f64) -> ShotPlan {
    let mut plan = ShotPlan { duration_s, ..ShotPlan::default() };
    plan.event.kind = kind;
    plan.event.start_s = 0.25;
    plan
}

fn boxed(min: [f32; 3], max: [f32; 3]) -> Aabb {
    Aabb::new(Vec3::from(min), Vec3::from(max))
}

fn prop(scene: &mut Scene, kind: PropKind, at: Vec3, mass_kg: f32, boxes: Vec<Aabb>, bending_nm: f32) -> usize {
    let mut mesh = Mesh::default();
    boxes.iter().for_each(|b| build::cuboid(&mut mesh, *b, setpiece_scene::MaterialId(0)));
    scene.meshes.push(mesh);
    scene.props.push(Prop {
        kind,
        substance: Substance::Steel,
        mesh: MeshId(scene.meshes.len() as u32 - 1),
        object: ObjectId(0),
        rest: Pose { position: at, rotation: Quat::IDENTITY },
        scale: 1.0,
        mass_kg,
        boxes,
        bending_nm,
        lamp: None,
        cullable: false,
    });
    scene.props.len() - 1
}

fn car(scene: &mut Scene, at: Vec3) -> usize {
    let boxes = vec![boxed([-2.1, 0.0, -0.85], [2.1, 0.9, 0.85]), boxed([-1.6, 0.9, -0.7], [0.9, 1.45, 0.7])];
    prop(scene, PropKind::Car, at, 1300.0, boxes, 0.0)
}

fn post(scene: &mut Scene, at: Vec3) -> usize {
    prop(scene, PropKind::Post, at, 110.0, vec![boxed([-0.08, 0.1, -0.08], [0.08, 7.5, 0.08])], 9.0e3)
}

/// Something that stands far away, and a block in the air with its lower left corner here.
fn block_over(at: [f32; 3], size: [f32; 3]) -> Scene {
    let mut scene = empty_scene();
    let to = [at[0] + size[0], at[1] + size[1], at[2] + size[2]];
    scene.parts = vec![
        part(PartKind::Slab, Substance::Concrete, [60.0, 0.0, -1.0], [61.0, 0.2, 0.0], 0, 0.0),
        part(PartKind::RoofPlant, Substance::Concrete, at, to, 1, 0.0),
    ];
    scene.parts[0].anchored = true;
    scene
}

fn run(scene: &Scene, plan: &ShotPlan) -> Take {
    let broken = fracture(scene, plan.seed);
    let (take, report) = simulate(scene, &broken, plan, &Unwatched).expect("nothing stops it");
    assert_eq!(report.quarantined, 0);
    assert!(report.energy_rise < 0.02, "energy rises by {}", report.energy_rise);
    assert!(take.motion.poses.iter().all(|p| p.position.is_finite() && p.rotation.is_finite()));
    assert_eq!(take.motion.poses.len(), take.movers.len() * take.motion.samples as usize);
    take
}

/// The mover that shows a prop as it stood.
fn mover(take: &Take, prop: usize) -> usize {
    take.chunks as usize + prop
}

#[test]
fn a_slab_on_a_car_crushes_its_roof_and_bursts_its_panes_and_its_neighbour_stays_put() {
    let mut scene = block_over([-1.5, 8.0, -1.2], [3.0, 0.5, 2.4]);
    let hit = car(&mut scene, Vec3::ZERO);
    let far = car(&mut scene, Vec3::new(0.0, 0.0, 6.0));
    let plan = plan(EventKind::Collapse, 3.0);
    let take = run(&scene, &plan);
    let last = take.motion.samples - 1;
    let shapes: Vec<_> = take.props.iter().filter(|s| s.prop as usize == hit).collect();
    let end = shapes.last().unwrap();
    assert!(end.height < 0.85 && end.height > 0.3 && end.burst, "{end:?}");
    assert!(shapes.windows(2).all(|w| w[1].height <= w[0].height), "a roof does not rise again");
    assert!(take.breakages.iter().any(|b| b.substance == Substance::Glass));
    // The slab lies on what is left of the car, not in it and not where the roof was.
    let slab = take.motion.pose(1, last).position.y - 0.25;
    let top = 1.45 * end.height;
    assert!((slab - top).abs() < 0.25, "the slab's foot is at {slab} m, the car's top at {top} m");
    for s in 0..=last {
        assert_eq!(*take.motion.pose(mover(&take, far), s), scene.props[far].rest, "at sample {s}");
    }
    assert!(take.props.iter().all(|s| s.prop as usize != far || s.is_whole()));
    // Each moment shows each prop once.
    for s in 0..last {
        for p in [hit, far] {
            let seen = take
                .prop_movers()
                .filter(|(shape, m)| shape.prop as usize == p && take.movers[*m].born <= s && s < take.movers[*m].gone);
            assert_eq!(seen.count(), 1, "prop {p} at sample {s}");
        }
    }
    let shown = furnished(&scene, &take);
    let (_, m) = shown.prop_movers().filter(|(s, _)| s.prop as usize == hit).last().unwrap();
    let high = shown.meshes[shown.movers[m].mesh.0 as usize].bounds().max.y;
    assert!(high < top + 0.1, "what is seen is {high} m high, not {top} m");
}

#[test]
fn a_lamp_that_a_block_hits_falls_and_one_beside_it_stands() {
    let mut scene = block_over([0.4, 14.0, -0.8], [2.6, 1.6, 1.6]);
    // The block comes down on the arm.
    let hit = prop(
        &mut scene,
        PropKind::Post,
        Vec3::ZERO,
        110.0,
        vec![boxed([-0.08, 0.1, -0.08], [0.08, 7.5, 0.08]), boxed([0.0, 7.2, -0.1], [1.5, 7.4, 0.1])],
        9.0e3,
    );
    let other = post(&mut scene, Vec3::new(0.0, 0.0, 4.0));
    let take = run(&scene, &plan(EventKind::Collapse, 4.0));
    let last = take.motion.samples - 1;
    let up = take.motion.pose(mover(&take, hit), last).rotation * Vec3::Y;
    assert!(up.y < 0.8, "it leans by {} degrees", up.y.acos().to_degrees());
    assert!(take.motion.pose(mover(&take, hit), last).position.length() < 0.6, "its foot stays");
    assert_eq!(*take.motion.pose(mover(&take, other), last), scene.props[other].rest);
}

#[test]
fn a_blast_shoves_cars_near_it_and_nothing_moves_before() {
    let mut scene = support::building(support::Size { bays: [2, 2], storeys: 2 });
    let near = car(&mut scene, Vec3::new(0.0, 0.0, 6.0));
    let far = car(&mut scene, Vec3::new(0.0, 0.0, 70.0));
    let mut plan = plan(EventKind::Explosion, 2.0);
    plan.event.strength = 0.8;
    let take = run(&scene, &plan);
    let last = take.motion.samples - 1;
    let at = |p: usize, s: u32| take.motion.pose(mover(&take, p), s).position;
    let start = (0.25 * plan.fps.per_second()) as u32;
    for s in 0..=start {
        assert_eq!(at(near, s), scene.props[near].rest.position, "at sample {s}");
    }
    let gone = at(near, last).z - 6.0;
    assert!(gone > 0.5 && gone < 40.0, "shoved by {gone} m");
    assert_eq!(at(far, last), scene.props[far].rest.position);
}

#[test]
fn the_street_is_the_same_for_any_number_of_threads() {
    let mut scene = support::building(support::Size { bays: [1, 1], storeys: 3 });
    for i in 0..4 {
        car(&mut scene, Vec3::new(-6.0 + 4.6 * i as f32, 0.0, 2.4));
        post(&mut scene, Vec3::new(-5.0 + 4.0 * i as f32, 0.0, 0.9));
    }
    let mut plan = plan(EventKind::Collapse, 2.0);
    plan.event.direction = setpiece_shot::Direction::Street;
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&scene, &plan))
    };
    let (a, b) = (on(1), on(3));
    assert!(a == b);
    let moved = |p: usize| a.motion.pose(mover(&a, p), a.motion.samples - 1) != &scene.props[p].rest;
    assert!((0..8).any(moved), "nothing in the street was hit");
}
