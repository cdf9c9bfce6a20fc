//! What the set builds must stand as the fracture stage breaks it: every chunk is joined to the ground by bonds.

use setpiece_fx::fracture;
use setpiece_set::dress;
use setpiece_shot::{Material, ShotPlan, StructureKind, default_storey_m};

/// The plan that a brief of one noun would give.
fn usual(kind: StructureKind) -> ShotPlan {
    setpiece_brief::read(&kind.to_string().replace('_', " ")).plan
}

fn root(group: &mut [u32], mut i: u32) -> u32 {
    while group[i as usize] != i {
        group[i as usize] = group[group[i as usize] as usize];
        i = group[i as usize];
    }
    i
}

/// Chunks that no chain of bonds joins to an anchored part, of how many.
fn adrift(plan: &ShotPlan) -> (usize, usize) {
    let scene = dress(plan);
    let broken = fracture(&scene, plan.seed);
    let n = broken.chunks.len() as u32;
    let mut group: Vec<u32> = (0..n).collect();
    for bond in &broken.bonds {
        let (a, b) = (root(&mut group, bond.a), root(&mut group, bond.b));
        group[a as usize] = b;
    }
    let mut grounded = vec![false; n as usize];
    for i in 0..n {
        if scene.parts[broken.chunks[i as usize].part as usize].anchored {
            grounded[root(&mut group, i) as usize] = true;
        }
    }
    let loose = (0..n).filter(|i| !grounded[root(&mut group, *i) as usize]).count();
    (loose, n as usize)
}

#[test]
fn every_chunk_of_every_kind_is_joined_to_the_ground() {
    for &kind in StructureKind::ALL {
        let plan = usual(kind);
        assert_eq!(plan.structure.kind, kind);
        assert!(plan.structure.height_m <= default_storey_m(kind) * f64::from(plan.structure.floors) + 0.1);
        let (loose, all) = adrift(&plan);
        assert_eq!(loose, 0, "{kind}: of {all} chunks");
    }
    for material in [Material::Timber, Material::Stone, Material::Steel] {
        for kind in [StructureKind::House, StructureKind::Bridge, StructureKind::WaterTower, StructureKind::Warehouse] {
            let mut plan = usual(kind);
            plan.structure.material = material;
            let (loose, all) = adrift(&plan);
            assert_eq!(loose, 0, "{kind} of {material}: of {all} chunks");
        }
    }
}
