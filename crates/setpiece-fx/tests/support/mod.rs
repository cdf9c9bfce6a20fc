//! A plain framed building for tests and trials: columns, slabs, a core, outer walls with windows, partitions.
#![allow(dead_code)]

pub mod measure;

use glam::Vec3;
use setpiece_scene::{
    Aabb, Air, Convex, Layout, Material, MaterialId, ObjectId, Part, PartKind, Pattern, Scene, Sky, Substance,
};

/// Bays along x and z, storeys.
#[derive(Clone, Copy)]
pub struct Size {
    pub bays: [u32; 2],
    pub storeys: u32,
}

const BAY: f32 = 4.8;
pub const STOREY: f32 = 3.1;
const SLAB: f32 = 0.22;

pub fn empty_scene() -> Scene {
    let nothing = Aabb::new(Vec3::ZERO, Vec3::ZERO);
    let materials = vec![
        Material::new("outside", Pattern::Plaster, [0.6; 3]),
        Material::new("inside", Pattern::BrokenConcrete, [0.4; 3]),
    ];
    Scene {
        meshes: Vec::new(),
        materials,
        objects: vec!["hero".into()],
        instances: Vec::new(),
        parts: Vec::new(),
        hero_object: ObjectId(0),
        colliders: Vec::new(),
        props: Vec::new(),
        rammer: None,
        lamps: Vec::new(),
        sky: Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.2, cloud_thickness: 0.3, seed: 0 },
        air: Air::default(),
        layout: Layout { hero: nothing, envelope: nothing, street_view: [Vec3::ZERO; 2], azimuth_deg: 0.0 },
    }
}

pub fn part(kind: PartKind, substance: Substance, min: [f32; 3], max: [f32; 3], storey: i32, chunk_m: f32) -> Part {
    Part {
        kind,
        substance,
        shape: Convex::cuboid(Aabb::new(Vec3::from(min), Vec3::from(max)), MaterialId(0)),
        visual: None,
        inside: MaterialId(1),
        storey,
        sheet: 0,
        chunk_m,
        anchored: false,
    }
}

/// A framed building whose front stands in z = 0.
pub fn building(size: Size) -> Scene {
    let mut scene = empty_scene();
    let (w, d) = (size.bays[0] as f32 * BAY, size.bays[1] as f32 * BAY);
    let x0 = -w * 0.5;
    let mut parts = Vec::new();
    let mut sheet = 1;
    for s in 0..size.storeys as i32 {
        let (floor, ceiling) = (s as f32 * STOREY, (s + 1) as f32 * STOREY - SLAB);
        // Columns, set back from the facade.
        let inset = 0.4;
        for i in 0..=size.bays[0] {
            for j in 0..=size.bays[1] {
                let x = (x0 + i as f32 * BAY).clamp(x0 + inset, x0 + w - inset);
                let z = (-(j as f32) * BAY).clamp(-d + inset, -inset);
                let mut column = part(
                    PartKind::Column,
                    Substance::Concrete,
                    [x - 0.2, floor, z - 0.2],
                    [x + 0.2, ceiling, z + 0.2],
                    s,
                    0.9,
                );
                column.anchored = s == 0;
                parts.push(column);
            }
        }
        for i in 0..size.bays[0] {
            for j in 0..size.bays[1] {
                let (x, z) = (x0 + i as f32 * BAY, -(j as f32 + 1.0) * BAY);
                parts.push(part(
                    PartKind::Slab,
                    Substance::Concrete,
                    [x, ceiling, z],
                    [x + BAY, ceiling + SLAB, z + BAY],
                    s,
                    1.7,
                ));
            }
        }
        core(&mut parts, s, floor, ceiling, w, d);
        for i in 0..size.bays[0] {
            let x = x0 + i as f32 * BAY;
            for (z0, z1) in [(-0.2, 0.0), (-d, -d + 0.2)] {
                panel(&mut parts, [x, x + BAY], [z0, z1], floor, s, sheet, false);
                sheet += 1;
            }
        }
        for j in 0..size.bays[1] {
            let z = -(j as f32 + 1.0) * BAY;
            let (near, far) = (if j == 0 { 0.2 } else { 0.0 }, if j + 1 == size.bays[1] { 0.2 } else { 0.0 });
            for (a, b) in [(x0, x0 + 0.2), (x0 + w - 0.2, x0 + w)] {
                panel(&mut parts, [z + far, z + BAY - near], [a, b], floor, s, sheet, true);
                sheet += 1;
            }
        }
    }
    scene.layout.hero = Aabb::new(Vec3::new(x0, 0.0, -d), Vec3::new(x0 + w, size.storeys as f32 * STOREY, 0.0));
    scene.layout.envelope = scene.layout.hero.grown(15.0);
    scene.parts = parts;
    scene
}

fn core(parts: &mut Vec<Part>, s: i32, floor: f32, ceiling: f32, w: f32, d: f32) {
    let z = -d * 0.5;
    for (min, max) in [
        ([-1.6, floor, z - 1.6], [-1.4, ceiling, z + 1.6]),
        ([1.4, floor, z - 1.6], [1.6, ceiling, z + 1.6]),
        ([-1.4, floor, z - 1.6], [1.4, ceiling, z - 1.4]),
    ] {
        let mut wall = part(PartKind::CoreWall, Substance::Concrete, min, max, s, 1.3);
        wall.anchored = s == 0;
        parts.push(wall);
    }
    for x in [-0.28 * w, 0.26 * w].into_iter().filter(|_| w > 7.0) {
        parts.push(part(
            PartKind::Partition,
            Substance::Plaster,
            [x, floor, -d + 0.9],
            [x + 0.1, ceiling, -0.9],
            s,
            1.6,
        ));
    }
}

/// An outer wall one bay wide: sill, lintel, two piers and a pane. `turned` ones run along z.
fn panel(parts: &mut Vec<Part>, along: [f32; 2], across: [f32; 2], floor: f32, storey: i32, sheet: u32, turned: bool) {
    let top = floor + STOREY;
    let (a, b) = (along[0], along[1]);
    let (l, r) = (a + 1.2, b - 1.2);
    let pieces = [
        (PartKind::Facade, Substance::Brick, a, b, floor, floor + 0.9, 1.5),
        (PartKind::Facade, Substance::Brick, a, b, floor + 2.5, top, 1.5),
        (PartKind::Facade, Substance::Brick, a, l, floor + 0.9, floor + 2.5, 1.2),
        (PartKind::Facade, Substance::Brick, r, b, floor + 0.9, floor + 2.5, 1.2),
        (PartKind::Glass, Substance::Glass, l, r, floor + 0.9, floor + 2.5, 0.9),
    ];
    for (kind, substance, p, q, y0, y1, chunk) in pieces {
        let mid = (across[0] + across[1]) * 0.5;
        let [c, e] = if kind == PartKind::Glass { [mid - 0.006, mid + 0.006] } else { across };
        let (min, max) = if turned { ([c, y0, p], [e, y1, q]) } else { ([p, y0, c], [q, y1, e]) };
        let mut piece = part(kind, substance, min, max, storey, chunk);
        piece.sheet = sheet;
        parts.push(piece);
    }
}
