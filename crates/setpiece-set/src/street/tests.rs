//! What must hold of every set around the hero.

use crate::dress;
use glam::Vec3;
use setpiece_scene::{Aabb, LampKind, PropKind, Scene};
use setpiece_shot::{Place, ShotPlan, StructureKind, TimeOfDay, Weather};

fn plan() -> ShotPlan {
    let mut plan = ShotPlan::default();
    plan.setting.location = "Buenos Aires".into();
    plan
}

fn triangles(scene: &Scene) -> impl Iterator<Item = (usize, [Vec3; 3])> + '_ {
    scene.instances.iter().enumerate().flat_map(move |(k, instance)| {
        let mesh = &scene.meshes[instance.mesh.0 as usize];
        let xf = instance.world_from_object;
        mesh.triangles.iter().map(move |t| (k, t.map(|i| xf.transform_point3(mesh.positions[i as usize]))))
    })
}

/// Moeller-Trumbore, for a segment.
fn crosses(from: Vec3, to: Vec3, [a, b, c]: [Vec3; 3]) -> bool {
    let (d, e, f) = (to - from, b - a, c - a);
    let h = d.cross(f);
    let det = e.dot(h);
    if det.abs() < 1e-9 {
        return false;
    }
    let s = (from - a) / det;
    let u = s.dot(h);
    let q = s.cross(e);
    let (v, t) = (d.dot(q), f.dot(q));
    u >= 0.0 && v >= 0.0 && u + v <= 1.0 && t > 0.0 && t < 1.0
}

#[test]
fn equal_plans_make_equal_sets_and_other_seeds_others() {
    let (a, b) = (dress(&plan()), dress(&plan()));
    assert!(a == b);
    let c = dress(&ShotPlan { seed: 2, ..plan() });
    assert!(a.instances.len() != c.instances.len() || a.meshes != c.meshes);
}

#[test]
fn nothing_stands_in_the_hero() {
    for place in Place::ALL {
        let mut plan = plan();
        plan.setting.place = *place;
        let scene = dress(&plan);
        let (w, d) = (plan.structure.width_m as f32 * 0.5, plan.structure.depth_m as f32);
        // Pavement and ground may touch its foot.
        let body =
            Aabb::new(Vec3::new(-w + 0.02, 0.25, -d + 0.02), Vec3::new(w - 0.02, scene.layout.hero.max.y, -0.02));
        for (k, t) in triangles(&scene) {
            let hit = Aabb::of(t).overlaps(&body);
            let name = &scene.objects[scene.instances[k].object.0 as usize];
            assert!(!hit, "{place}: {name} {t:?}");
        }
    }
}

#[test]
fn every_structure_keeps_its_own_ground() {
    for kind in StructureKind::ALL {
        let mut plan = plan();
        plan.structure.kind = *kind;
        let scene = dress(&plan);
        // Parts that rise from the ground; eaves and arms may hang over a neighbour's yard.
        let feet: Vec<Aabb> =
            scene.parts.iter().map(|p| p.shape.bounds()).filter(|b| b.min.y < 1.5 && b.max.y > 0.5).collect();
        let feet: Vec<Aabb> = feet.iter().map(|b| Aabb::new(b.min + 0.05, b.max - 0.05)).collect();
        let around = feet.iter().fold(Aabb::EMPTY, |a, b| a.union(b));
        for (k, t) in triangles(&scene) {
            let mut bounds = Aabb::of(t);
            if !bounds.overlaps(&around) || bounds.max.y < 0.3 {
                continue;
            }
            bounds.min.y = bounds.min.y.max(0.3);
            let name = &scene.objects[scene.instances[k].object.0 as usize];
            assert!(!feet.iter().any(|f| f.overlaps(&bounds)), "{kind}: {name} {t:?}");
        }
    }
}

#[test]
fn the_default_view_of_the_hero_is_clear_but_for_what_may_be_taken_away() {
    let scene = dress(&plan());
    let eye = Vec3::new(22.0, 1.7, 55.0);
    let hero = scene.layout.hero;
    let mut aims = Vec::new();
    for y in [1.0, hero.max.y * 0.5, hero.max.y] {
        for (x, z) in [(-9.6, 0.3), (0.0, 0.3), (9.9, 0.3), (9.9, -7.0), (9.9, -14.0)] {
            aims.push(Vec3::new(x, y, z));
        }
    }
    for (k, t) in triangles(&scene) {
        if scene.instances[k].cullable {
            continue;
        }
        for aim in &aims {
            let name = &scene.objects[scene.instances[k].object.0 as usize];
            assert!(!crosses(eye, *aim, t), "{name} hides {aim} by {t:?}");
        }
    }
}

#[test]
fn a_low_sun_reaches_the_upper_front() {
    for time in [TimeOfDay::GoldenHour, TimeOfDay::Afternoon, TimeOfDay::Morning, TimeOfDay::Dusk] {
        let mut plan = plan();
        plan.setting.time = time;
        let scene = dress(&plan);
        let from = Vec3::new(0.0, scene.layout.hero.max.y * 0.8, 1.6);
        let to = from + scene.sky.to_sun * 900.0;
        let trees: Vec<_> = scene.objects.iter().map(|n| n == "trees").collect();
        let blocked =
            triangles(&scene).find(|(k, t)| !trees[scene.instances[*k].object.0 as usize] && crosses(from, to, *t));
        assert!(blocked.is_none(), "{time}: {blocked:?}");
    }
}

#[test]
fn the_set_stays_within_its_budget() {
    for seed in [1, 5] {
        let scene = dress(&ShotPlan { seed, ..plan() });
        let placed: std::collections::BTreeSet<u32> = scene.instances.iter().map(|i| i.mesh.0).collect();
        let count: usize = placed.iter().map(|m| scene.meshes[*m as usize].triangles.len()).sum();
        assert!(count < 1_400_000, "{count}");
        assert!(count > 300_000, "a city is richer than {count} triangles");
    }
}

#[test]
fn street_lamps_burn_by_night_only() {
    let lit = |time| {
        let mut plan = plan();
        plan.setting.time = time;
        dress(&plan).lamps.iter().filter(|l| l.kind == LampKind::Street).count()
    };
    assert_eq!(lit(TimeOfDay::Noon), 0);
    assert!(lit(TimeOfDay::Night) > 12);
    assert!(lit(TimeOfDay::Dusk) > 12);
}

#[test]
fn street_lamps_give_a_street_its_light() {
    // Level illuminance by the inverse square and two cosines, mean over the carriageway before the hero's neighbours:
    // 5 to 40 lux are usual.
    let mut plan = plan();
    plan.setting.time = TimeOfDay::Night;
    let scene = dress(&plan);
    let mut sum = 0.0;
    let mut count = 0.0;
    for i in 0..60 {
        for z in [5.0, 8.5, 12.0] {
            let at = Vec3::new(-10.0 - i as f32, 0.0, z);
            for lamp in scene.lamps.iter().filter(|l| l.kind == LampKind::Street) {
                let d = lamp.position - at;
                let r2 = d.length_squared();
                let down = (d.y / r2.sqrt()).max(0.0);
                let kcd = 0.2126 * lamp.intensity[0] + 0.7152 * lamp.intensity[1] + 0.0722 * lamp.intensity[2];
                sum += 1000.0 * kcd * down * down / r2;
            }
            count += 1.0;
        }
    }
    let lux = sum / count;
    assert!((5.0..40.0).contains(&lux), "{lux} lux");
}

#[test]
fn every_place_and_weather_has_ground_to_the_horizon_and_finite_shapes() {
    for (i, place) in Place::ALL.iter().enumerate() {
        let mut plan = plan();
        plan.setting.place = *place;
        plan.setting.weather = Weather::ALL[i % Weather::ALL.len()];
        let scene = dress(&plan);
        let bounds = Aabb::of(triangles(&scene).flat_map(|(_, t)| t));
        assert!(bounds.min.x < -2000.0 && bounds.max.x > 2000.0 && bounds.min.z < -2000.0, "{place}: {bounds:?}");
        assert!(scene.meshes.iter().all(|m| m.positions.iter().all(|p| p.is_finite())), "{place}");
        assert!(scene.meshes.iter().all(|m| m.normals.is_empty() || m.normals.len() == m.positions.len()), "{place}");
        assert!(scene.instances.len() > 30, "{place} is empty");
    }
}

#[test]
fn cars_are_closed_shells_that_look_outwards() {
    let mut scene = dress(&plan());
    let p = super::palette::palette(&mut scene, &plan(), crate::Character::Generic);
    let paint = super::car::paint(&mut scene, "test", [0.5; 3], None, false, &p);
    for shape in [super::car::saloon(), super::car::hatch(), super::car::van()] {
        let mesh = super::car::car(&shape, &paint, None);
        let volume: f32 = mesh
            .triangles
            .iter()
            .zip(&mesh.materials)
            .filter(|(_, m)| **m == paint.body)
            .map(|(t, _)| {
                let [a, b, c] = t.map(|i| mesh.positions[i as usize]);
                a.cross(b).dot(c) / 6.0
            })
            .sum();
        let size = mesh.bounds().size();
        let share = volume / (size.x * size.y * size.z);
        assert!(share > 0.4 && share < 0.9, "{volume} m3 of {size}");
        assert!(size.x > 3.4 && size.x < 5.2 && size.y > 1.3 && size.y < 2.3 && size.z > 1.5 && size.z < 2.4, "{size}");
    }
}

#[test]
fn any_size_of_any_kind_in_any_place_gives_a_sane_set() {
    let mut rng = setpiece_shot::Rng::new(3, "sets");
    for round in 0..22_usize {
        let mut plan = plan();
        plan.seed = round as u64;
        plan.structure.kind = StructureKind::ALL[round % StructureKind::ALL.len()];
        plan.structure.width_m = f64::from(rng.range(2.0, 120.0));
        plan.structure.depth_m = f64::from(rng.range(0.2, 80.0));
        plan.structure.height_m = f64::from(rng.range(2.0, 240.0));
        plan.structure.floors = 1 + rng.below(60) as u32;
        plan.setting.place = Place::ALL[round % Place::ALL.len()];
        plan.setting.location = ["Buenos Aires", "New York", "desert village", ""][round % 4].to_owned();
        plan.setting.time = TimeOfDay::ALL[round % TimeOfDay::ALL.len()];
        plan.check().unwrap();
        let scene = dress(&plan);
        let what = format!("{:?} {:?}", plan.structure, plan.setting);
        assert!(scene.meshes.iter().all(|m| m.positions.iter().all(|p| p.is_finite())), "{what}");
        assert!(scene.lamps.iter().all(|l| l.position.is_finite()), "{what}");
        assert!(!scene.parts.is_empty() && scene.instances.len() > 5, "{what}");
        let count = scene.materials.len() as u16;
        assert!(scene.meshes.iter().all(|m| m.materials.iter().all(|id| id.0 < count)), "{what}");
    }
}

#[test]
fn characters_change_the_surroundings() {
    let of = |location: &str| {
        let mut plan = plan();
        plan.setting.location = location.to_owned();
        dress(&plan)
    };
    let (rio, york, mud) = (of("Buenos Aires"), of("New York"), of("a desert village"));
    let has = |scene: &Scene, name: &str| scene.objects.iter().any(|o| o == name);
    // Kerbs and painted roads in cities only.
    assert!(has(&rio, "pavements") && has(&york, "pavements") && !has(&mud, "pavements"));
    assert!(has(&york, "road markings") && !has(&mud, "road markings"));
    let cabs = |scene: &Scene| scene.materials.iter().any(|m| m.name.contains("cab") && m.name.contains("paint"));
    assert!(cabs(&york) && !cabs(&rio) && !cabs(&mud));
    let brick = |scene: &Scene| scene.materials.iter().filter(|m| m.name.starts_with("brick front")).count();
    assert!(brick(&york) > 3 && brick(&rio) == 0);
    assert!(rio.parts != york.parts && york.parts != mud.parts);
}

#[test]
fn what_stands_free_near_the_hero_may_be_pushed_and_is_there_once() {
    let mut plan = plan();
    plan.setting.time = TimeOfDay::Night;
    let scene = dress(&plan);
    assert!((20..=60).contains(&scene.props.len()), "{} props", scene.props.len());
    for kind in [PropKind::Car, PropKind::Post, PropKind::Tree] {
        assert!(scene.props.iter().any(|p| p.kind == kind), "{kind:?}");
    }
    for p in &scene.props {
        let at = p.rest.position;
        let twice = scene
            .instances
            .iter()
            .any(|i| i.mesh == p.mesh && glam::Vec3::from(i.world_from_object.translation).distance(at) < 1e-3);
        assert!(!twice && p.mass_kg > 5.0 && !p.boxes.is_empty(), "{p:?}");
        // No prop stands in the hero or in a wall of the set.
        let inside = |b: &Aabb| b.size().y > 1.0 && b.contains(p.bounds().center());
        assert!(!inside(&scene.layout.hero) && !scene.colliders.iter().any(|c| inside(&c.bounds)), "{p:?}");
    }
    let lit: Vec<_> = scene.props.iter().filter_map(|p| p.lamp).collect();
    let mut once = lit.clone();
    once.sort_unstable();
    once.dedup();
    assert!(!lit.is_empty() && once.len() == lit.len(), "{lit:?}");
    for p in scene.props.iter().filter(|p| p.lamp.is_some()) {
        let lamp = &scene.lamps[p.lamp.unwrap() as usize];
        assert!(matches!(lamp.kind, LampKind::Street | LampKind::Car));
        assert!(lamp.position.distance(p.bounds().center()) < 8.0);
    }
}
