use super::MAX_PARTS;
use crate::Character;
use glam::Vec3;
use setpiece_scene::{Aabb, Convex, Part, PartKind, Scene};
use setpiece_shot::{ShotPlan, StructureKind, TimeOfDay, default_storey_m};

pub fn plan(kind: StructureKind, floors: u32, seed: u64, location: &str) -> ShotPlan {
    let mut plan = ShotPlan { seed, ..ShotPlan::default() };
    plan.structure.kind = kind;
    plan.structure.floors = floors;
    plan.structure.height_m = default_storey_m(kind) * f64::from(floors);
    plan.setting.location = location.to_owned();
    plan
}

fn usual(kind: StructureKind, seed: u64) -> ShotPlan {
    let floors = match kind {
        StructureKind::ApartmentBlock => 10,
        StructureKind::OfficeTower => 16,
        StructureKind::ParkingStructure => 4,
        StructureKind::House => 2,
        _ => 1,
    };
    plan(kind, floors, seed, "Buenos Aires")
}

/// The hero alone.
pub fn dress(plan: &ShotPlan) -> Scene {
    let mut scene = crate::empty();
    super::build(&mut scene, plan, Character::of(&plan.setting.location));
    scene
}

/// Least overlap of two convex bodies over the axes that can separate them; negative when they stand apart.
fn depth(a: &Convex, b: &Convex) -> f32 {
    let normals = |c: &Convex| c.faces.iter().map(|f| c.normal(f)).collect::<Vec<_>>();
    let edges = |c: &Convex| {
        let mut all: Vec<Vec3> = Vec::new();
        for f in &c.faces {
            for i in 0..f.corners.len() {
                let j = (i + 1) % f.corners.len();
                let e = (c.vertices[f.corners[j] as usize] - c.vertices[f.corners[i] as usize]).normalize_or_zero();
                if !all.iter().any(|o| o.dot(e).abs() > 0.9999) {
                    all.push(e);
                }
            }
        }
        all
    };
    let mut axes = normals(a);
    axes.extend(normals(b));
    for e in edges(a) {
        for f in edges(b) {
            let axis = e.cross(f);
            if axis.length() > 0.01 {
                axes.push(axis.normalize());
            }
        }
    }
    let extent = |c: &Convex, axis: Vec3| {
        c.vertices.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(v.dot(axis)), h.max(v.dot(axis))))
    };
    axes.iter()
        .map(|axis| {
            let ((al, ah), (bl, bh)) = (extent(a, *axis), extent(b, *axis));
            ah.min(bh) - al.max(bl)
        })
        .fold(f32::MAX, f32::min)
}

/// Pairs of parts whose bounds come within `margin`, by a sweep along x.
pub fn pairs(parts: &[Part], margin: f32) -> Vec<(usize, usize)> {
    let bounds: Vec<Aabb> = parts.iter().map(|p| p.shape.bounds().grown(0.5 * margin)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| bounds[*a].min.x.total_cmp(&bounds[*b].min.x));
    let mut found = Vec::new();
    for (n, &a) in order.iter().enumerate() {
        for &b in &order[n + 1..] {
            if bounds[b].min.x > bounds[a].max.x {
                break;
            }
            if bounds[a].overlaps(&bounds[b]) {
                found.push((a, b));
            }
        }
    }
    found
}

fn describe(p: &Part) -> String {
    let b = p.shape.bounds();
    format!("{:?} of storey {} at {:.3} .. {:.3}", p.kind, p.storey, b.min, b.max)
}

pub fn assert_sound(scene: &Scene, what: &str) {
    let parts = &scene.parts;
    assert!(!parts.is_empty() && parts.len() <= MAX_PARTS, "{what}: {} parts", parts.len());
    let mut touches = vec![false; parts.len()];
    for (a, b) in pairs(parts, 0.005) {
        let depth = depth(&parts[a].shape, &parts[b].shape);
        assert!(depth < 0.002, "{what}: {depth} m deep: {} and {}", describe(&parts[a]), describe(&parts[b]));
        if depth > -0.005 {
            touches[a] = true;
            touches[b] = true;
        }
    }
    for (part, touches) in parts.iter().zip(touches) {
        let (volume, _) = part.shape.volume_and_centroid();
        assert!(volume > 0.0, "{what}: {}", describe(part));
        let bears = matches!(
            part.kind,
            PartKind::Column
                | PartKind::Beam
                | PartKind::Slab
                | PartKind::CoreWall
                | PartKind::Facade
                | PartKind::Balcony
        );
        assert!(touches || part.anchored || !bears, "{what}: hangs in the air: {}", describe(part));
        if let Some(id) = part.visual {
            assert!(!scene.meshes[id.0 as usize].triangles.is_empty());
        }
    }
    assert!(parts.iter().any(|p| p.anchored), "{what}: nothing stands on the ground");
}

#[test]
fn no_parts_overlap_and_all_that_bears_touches() {
    for &kind in StructureKind::ALL {
        for seed in [1, 2, 3] {
            assert_sound(&dress(&usual(kind, seed)), &format!("{kind} seed {seed}"));
        }
    }
    for location in ["New York", "", "the Sahara desert"] {
        let plan = plan(StructureKind::ApartmentBlock, 6, 5, location);
        assert_sound(&dress(&plan), location);
    }
}

#[test]
fn extreme_plans_are_built_within_the_number_of_parts() {
    for &kind in StructureKind::ALL {
        for (floors, width, depth, height) in [
            (1, 2.0, 0.2, 2.0),
            (60, 120.0, 80.0, 240.0),
            (60, 2.0, 2.0, 2.0),
            (1, 120.0, 3.0, 200.0),
            (60, 19.2, 14.4, 186.0),
        ] {
            let mut plan = plan(kind, floors, 3, "Buenos Aires");
            plan.structure.width_m = width;
            plan.structure.depth_m = depth;
            plan.structure.height_m = height;
            let scene = dress(&plan);
            let what = format!("{kind} {floors} floors {width} x {depth} x {height}");
            assert!(!scene.parts.is_empty() && scene.parts.len() <= MAX_PARTS, "{what}: {}", scene.parts.len());
            for part in &scene.parts {
                assert!(part.shape.volume_and_centroid().0 > 0.0, "{what}: {}", describe(part));
            }
        }
    }
}

#[test]
fn a_block_has_the_floors_height_width_and_depth_of_its_plan() {
    for kind in [StructureKind::ApartmentBlock, StructureKind::OfficeTower] {
        let plan = usual(kind, 1);
        let scene = dress(&plan);
        let slabs: Vec<&Part> = scene.parts.iter().filter(|p| p.kind == PartKind::Slab).collect();
        let body = slabs.iter().fold(Aabb::EMPTY, |b, p| b.union(&p.shape.bounds()));
        assert!((body.max.y - plan.structure.height_m as f32).abs() < 0.01, "{kind}: roof at {}", body.max.y);
        assert!((body.size().x - plan.structure.width_m as f32).abs() < 0.01, "{kind}: {}", body.size().x);
        assert!((body.size().z - plan.structure.depth_m as f32).abs() < 0.01, "{kind}: {}", body.size().z);
        assert!(body.max.z.abs() < 0.01, "{kind}: the front stands at z = 0");
        let mut tops: Vec<i32> = slabs.iter().map(|p| (p.shape.bounds().max.y * 100.0).round() as i32).collect();
        tops.sort_unstable();
        tops.dedup();
        assert_eq!(tops.len() as u32, plan.structure.floors + 1, "{kind}: one level a floor, and the roof");
    }
}

#[test]
fn the_seed_alone_makes_the_difference() {
    let plan = usual(StructureKind::ApartmentBlock, 4);
    let (a, b) = (dress(&plan), dress(&plan));
    assert!(a == b);
    let other = dress(&ShotPlan { seed: 5, ..plan });
    assert!(a.parts != other.parts);
}

#[test]
fn rooms_are_lit_after_dark_only() {
    let mut plan = usual(StructureKind::ApartmentBlock, 4);
    let windows = |plan: &ShotPlan| {
        let scene = dress(plan);
        let hero = scene.layout.hero;
        scene.lamps.iter().filter(|l| hero.contains(l.position) && l.part.is_some()).count()
    };
    assert_eq!(windows(&plan), 0);
    plan.setting.time = TimeOfDay::Night;
    let lit = windows(&plan);
    assert!((15..=80).contains(&lit), "{lit}");
}

#[test]
fn the_main_shot_has_the_parts_that_the_simulation_can_carry() {
    let scene = dress(&usual(StructureKind::ApartmentBlock, 1));
    let parts = scene.parts.len();
    assert!((1200..=2600).contains(&parts), "{parts} parts");
    let chunks: f32 = scene
        .parts
        .iter()
        .map(|p| {
            let pieces = |length: f32| if p.chunk_m > 0.0 { (length / p.chunk_m).round().max(1.0) } else { 1.0 };
            p.shape.bounds().size().to_array().into_iter().map(pieces).product::<f32>()
        })
        .sum();
    assert!((3000.0..=6000.0).contains(&chunks), "{chunks} chunks");
    let drawn: usize =
        scene.parts.iter().filter_map(|p| p.visual).map(|id| scene.meshes[id.0 as usize].triangles.len()).sum();
    assert!((50_000..400_000).contains(&drawn), "{drawn} triangles");
}
