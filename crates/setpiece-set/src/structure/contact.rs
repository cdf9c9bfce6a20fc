//! What must hold of every structure as a whole: that it hangs together, down to the ground, by faces that touch, as the
//! fracture stage looks for them; that it has the plan's measures.

use super::tests::{dress, plan};
use glam::Vec3;
use setpiece_scene::{Aabb, Convex, Part, PartKind, Scene};
use setpiece_shot::{Material, ShotPlan, StructureKind, default_storey_m};

/// Faces nearer than this lie on each other.
const GAP_M: f32 = 6e-3;
/// What touches nothing is tied to what is within this distance.
const REACH_M: f32 = 0.12;

/// The area that two faces share when they lie on each other.
fn shared(a: &Convex, b: &Convex) -> f32 {
    let mut best = 0.0_f32;
    for f in &a.faces {
        let n = a.normal(f);
        let p0 = a.vertices[f.corners[0] as usize];
        for g in &b.faces {
            let m = b.normal(g);
            if n.dot(m) > -0.99 || n.dot(b.vertices[g.corners[0] as usize] - p0).abs() > GAP_M {
                continue;
            }
            let mut polygon: Vec<Vec3> = f.corners.iter().map(|i| a.vertices[*i as usize]).collect();
            for i in 0..g.corners.len() {
                let p = b.vertices[g.corners[i] as usize];
                let q = b.vertices[g.corners[(i + 1) % g.corners.len()] as usize];
                polygon = clip(&polygon, (q - p).cross(m), p);
            }
            let area: Vec3 = (1..polygon.len().saturating_sub(1))
                .map(|i| (polygon[i] - polygon[0]).cross(polygon[i + 1] - polygon[0]))
                .sum();
            best = best.max(0.5 * area.length());
        }
    }
    best
}

fn clip(polygon: &[Vec3], outward: Vec3, p: Vec3) -> Vec<Vec3> {
    let d = |v: Vec3| (v - p).dot(outward);
    let mut out = Vec::new();
    for i in 0..polygon.len() {
        let (a, b) = (polygon[i], polygon[(i + 1) % polygon.len()]);
        let (da, db) = (d(a), d(b));
        if da <= 0.0 {
            out.push(a);
        }
        if (da > 0.0) != (db > 0.0) {
            out.push(a + (b - a) * (da / (da - db)));
        }
    }
    out
}

fn root(group: &mut [usize], mut i: usize) -> usize {
    while group[i] != i {
        group[i] = group[group[i]];
        i = group[i];
    }
    i
}

/// Parts that no chain of bonds joins to the ground.
fn adrift(parts: &[Part]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..parts.len()).collect();
    let mut bonded = vec![false; parts.len()];
    let mut nearest: Vec<Option<(f32, usize)>> = vec![None; parts.len()];
    let bounds: Vec<Aabb> = parts.iter().map(|p| p.shape.bounds()).collect();
    for (a, b) in super::tests::pairs(parts, 2.0 * REACH_M) {
        let gap = (bounds[b].min - bounds[a].max).max(bounds[a].min - bounds[b].max).max_element();
        if gap < GAP_M && shared(&parts[a].shape, &parts[b].shape) > 1e-4 {
            let (p, q) = (root(&mut group, a), root(&mut group, b));
            group[p] = q;
            bonded[a] = true;
            bonded[b] = true;
        }
        for (i, j) in [(a, b), (b, a)] {
            if gap < REACH_M && nearest[i].is_none_or(|(d, _)| gap < d) {
                nearest[i] = Some((gap, j));
            }
        }
    }
    let bears = |p: &Part| {
        use PartKind as K;
        matches!(p.kind, K::Column | K::Slab | K::CoreWall | K::Facade)
    };
    for i in 0..parts.len() {
        // What carries must touch; fittings, braces and what hangs may be tied.
        if let (false, false, Some((_, j))) = (bonded[i], bears(&parts[i]), nearest[i]) {
            let (p, q) = (root(&mut group, i), root(&mut group, j));
            group[p] = q;
        }
    }
    let ground: Vec<usize> = (0..parts.len()).filter(|i| parts[*i].anchored).map(|i| root(&mut group, i)).collect();
    (0..parts.len()).filter(|i| !ground.contains(&root(&mut group, *i))).collect()
}

fn assert_stands(scene: &Scene, what: &str) {
    let loose = adrift(&scene.parts);
    let names: Vec<String> = loose
        .iter()
        .take(5)
        .map(|i| {
            let (p, b) = (&scene.parts[*i], scene.parts[*i].shape.bounds());
            format!("{:?} of {:?} at {:.2} .. {:.2}", p.kind, p.substance, b.min, b.max)
        })
        .collect();
    assert!(loose.is_empty(), "{what}: {} of {} parts hang in the air: {names:#?}", loose.len(), scene.parts.len());
}

/// The plan that words alone would give.
pub fn usual(kind: StructureKind) -> ShotPlan {
    let (floors, width, depth, material) = match kind {
        StructureKind::ApartmentBlock => (10, 19.2, 14.4, Material::Concrete),
        StructureKind::OfficeTower => (24, 28.8, 24.0, Material::Glass),
        StructureKind::House => (2, 10.0, 8.0, Material::Brick),
        StructureKind::Warehouse => (1, 40.0, 25.0, Material::Steel),
        StructureKind::Factory => (2, 48.0, 24.0, Material::Brick),
        StructureKind::ParkingStructure => (5, 48.0, 32.0, Material::Concrete),
        StructureKind::Church => (1, 14.0, 32.0, Material::Stone),
        StructureKind::Chimney => (4, 5.0, 5.0, Material::Brick),
        StructureKind::WaterTower => (3, 9.0, 9.0, Material::Steel),
        StructureKind::Bridge => (1, 60.0, 10.0, Material::Concrete),
        StructureKind::Wall => (1, 20.0, 0.4, Material::Brick),
        StructureKind::PetrolStation => (1, 27.0, 22.0, Material::Steel),
    };
    let mut plan = plan(kind, floors, 1, "Buenos Aires");
    plan.structure.width_m = width;
    plan.structure.depth_m = depth;
    plan.structure.material = material;
    plan
}

#[test]
fn every_part_of_every_kind_is_joined_to_the_ground() {
    for &kind in StructureKind::ALL {
        for location in ["Buenos Aires", "New York", "a desert village", ""] {
            let mut plan = usual(kind);
            plan.setting.location = location.to_owned();
            let scene = dress(&plan);
            let parts = scene.parts.len();
            assert!((150..=3500).contains(&parts), "{kind} in {location}: {parts} parts");
            assert_stands(&scene, &format!("{kind} in {location}"));
        }
    }
}

#[test]
fn every_material_stands() {
    for &kind in StructureKind::ALL {
        if matches!(kind, StructureKind::ApartmentBlock | StructureKind::OfficeTower) {
            continue;
        }
        for &material in Material::ALL {
            let mut plan = usual(kind);
            plan.structure.material = material;
            let scene = dress(&plan);
            super::tests::assert_sound(&scene, &format!("{kind} of {material}"));
            assert_stands(&scene, &format!("{kind} of {material}"));
        }
    }
}

/// How far what stands may go beyond the plan's width and depth (eaves, docks, porches, copings), and beyond its
/// height: roofs over eaves, what stands on roofs, railings and lamps.
fn tolerance(kind: StructureKind) -> (f32, f32) {
    match kind {
        StructureKind::ApartmentBlock | StructureKind::OfficeTower => (4.0, 12.0),
        StructureKind::House => (4.5, 7.0),
        StructureKind::Warehouse => (3.5, 5.0),
        StructureKind::Factory => (1.0, 26.0),
        StructureKind::ParkingStructure => (1.0, 5.0),
        StructureKind::Church => (1.5, 1.3),
        StructureKind::Chimney => (0.4, 1.7),
        StructureKind::WaterTower => (0.4, 0.6),
        StructureKind::Bridge => (0.8, 7.0),
        StructureKind::Wall => (0.15, 0.01),
        StructureKind::PetrolStation => (0.6, 3.0),
    }
}

#[test]
fn every_kind_has_the_measures_of_its_plan() {
    for &kind in StructureKind::ALL {
        for (sx, sy, sz) in [(1.0, 1.0, 1.0), (1.4, 1.0, 1.0), (1.0, 1.4, 1.0), (1.0, 1.0, 1.4), (0.7, 0.8, 0.9)] {
            let mut plan = usual(kind);
            let s = &mut plan.structure;
            s.width_m *= sx;
            s.height_m *= sy;
            s.depth_m = (s.depth_m * sz).max(0.2);
            let (w, h, d) = (s.width_m as f32, s.height_m as f32, s.depth_m as f32);
            let hero = dress(&plan).layout.hero;
            let (side, up) = tolerance(kind);
            let what = format!("{kind} {w} x {d} x {h}: {:?} .. {:?}", hero.min, hero.max);
            let near = |found: f32, asked: f32, over: f32| found > asked - 0.25 && found < asked + over;
            assert!(near(hero.size().x, w, side), "{what}");
            assert!(near(hero.size().z, d, side), "{what}");
            assert!(near(hero.max.y, h, up), "{what}");
            assert!(hero.min.y.abs() < 0.01 && hero.max.z < 0.5 * side.max(0.3) + 1.6, "{what}");
        }
    }
}

#[test]
fn floors_are_floors() {
    for kind in [StructureKind::House, StructureKind::Factory, StructureKind::ParkingStructure] {
        for floors in [1, 2, 4] {
            let mut plan = usual(kind);
            plan.structure.floors = floors;
            plan.structure.height_m = default_storey_m(kind) * f64::from(floors);
            let scene = dress(&plan);
            let mut tops: Vec<i32> = scene
                .parts
                .iter()
                .filter(|p| p.kind == PartKind::Slab && p.shape.vertices.len() == 8)
                .map(|p| p.shape.bounds())
                .filter(|b| {
                    b.size().y < 0.2 && b.size().x > 2.0 && b.size().z > 2.0 && b.max.z <= 0.01 && b.max.y > 0.15
                })
                .map(|b| (b.max.y * 20.0).round() as i32)
                .collect();
            tops.sort_unstable();
            tops.dedup();
            // The factory's roof is of glass and sheets.
            let roof = usize::from(kind != StructureKind::Factory);
            assert_eq!(tops.len(), floors as usize + roof, "{kind} of {floors}: {tops:?}");
        }
    }
}

#[test]
fn any_size_and_seed_gives_a_sane_structure() {
    let mut rng = setpiece_shot::Rng::new(7, "sizes");
    for round in 0..88_u32 {
        let kind = StructureKind::ALL[round as usize % StructureKind::ALL.len()];
        let mut plan = usual(kind);
        plan.seed = u64::from(round) * 77 + 1;
        let s = &mut plan.structure;
        // From the least to the greatest that a plan may ask for, mostly small.
        let mut log = |low: f64, high: f64| low * (high / low).powf(f64::from(rng.range(0.0, 1.0)));
        s.width_m = log(2.0, 120.0);
        s.depth_m = log(0.2, 80.0);
        s.height_m = log(2.0, 240.0);
        s.floors = log(1.0, 60.0) as u32;
        s.material = Material::ALL[(round / 11) as usize % Material::ALL.len()];
        plan.setting.location = ["Buenos Aires", "New York", "desert village", ""][rng.below(4)].to_owned();
        let what = format!("{kind} of {:?}", plan.structure);
        let scene = dress(&plan);
        assert!(!scene.parts.is_empty() && scene.parts.len() <= super::MAX_PARTS + 1, "{what}");
        for part in &scene.parts {
            assert!(part.shape.vertices.iter().all(|v| v.is_finite()), "{what}");
            assert!(part.shape.volume_and_centroid().0 > 0.0, "{what}");
        }
        assert!(scene.parts.iter().any(|p| p.anchored), "{what}");
        assert_stands(&scene, &what);
        let hero = scene.layout.hero;
        let s = &plan.structure;
        assert!(
            hero.size().x < 1.6 * s.width_m as f32 + 6.0 && hero.max.y < 2.4 * s.height_m as f32 + 30.0,
            "{what}: {hero:?}"
        );
    }
}
