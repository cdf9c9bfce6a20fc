//! Parts of every material, broken and pulled apart, as the path tracer shows them:
//! `cargo run --release -p setpiece-render --example pieces -- OUT.png [NAME]... [--apart 0.35] [--size WxH] [--samples N]`
//! with names of specimens (`slab`, `column`, `wall`, ...), or all of them; `--near M` for the distance of the camera,
//! `--whole` for the parts before they break.
#![allow(clippy::print_stdout)]

use glam::{Affine3A, Quat, Vec3};
use setpiece_image::{Bitmap, View};
use setpiece_render::{Layers, Request, World, lens, probe_exposure, render};
use setpiece_scene::{
    Aabb, CameraKey, CameraPath, Convex, Material, MaterialId, Mesh, MeshId, Motion, Mover, Part, PartKind, Pattern,
    Pose, Scene, Substance, Take, build,
};
use setpiece_shot::{EventKind, ShotPlan};

/// A part to break: name, kind, substance, extent, size of chunks, what it shows outside and inside.
type Specimen = (&'static str, PartKind, Substance, [f32; 3], f32, usize, usize);

const SPECIMENS: [Specimen; 10] = [
    ("slab", PartKind::Slab, Substance::Concrete, [4.0, 3.2, 0.22], 1.3, 0, 1),
    ("column", PartKind::Column, Substance::Concrete, [0.45, 3.2, 0.45], 1.0, 0, 1),
    ("wall", PartKind::Facade, Substance::Brick, [3.6, 2.8, 0.24], 1.1, 2, 3),
    ("plastered", PartKind::Facade, Substance::Brick, [3.6, 2.8, 0.2], 1.3, 4, 3),
    ("stone", PartKind::CoreWall, Substance::Stone, [3.6, 2.8, 0.5], 1.2, 5, 6),
    ("pane", PartKind::Glass, Substance::Glass, [1.9, 1.6, 0.01], 0.7, 7, 7),
    ("timber", PartKind::Beam, Substance::Timber, [0.2, 3.0, 0.16], 1.0, 8, 9),
    ("planks", PartKind::Facade, Substance::Timber, [2.4, 2.6, 0.05], 1.0, 8, 9),
    ("sheet", PartKind::Slab, Substance::Steel, [2.6, 2.4, 0.01], 1.0, 10, 10),
    ("board", PartKind::Partition, Substance::Plaster, [2.6, 2.6, 0.1], 1.0, 11, 12),
];

fn materials() -> Vec<Material> {
    let m = |pattern, color, color2| Material { color2, ..Material::new("specimen", pattern, color) };
    let mut all = vec![
        m(Pattern::Concrete, [0.34, 0.31, 0.27], [0.3; 3]),
        m(Pattern::BrokenConcrete, [0.39, 0.36, 0.31], [0.39, 0.36, 0.31]),
        m(Pattern::Brick, [0.25, 0.07, 0.04], [0.45, 0.4, 0.33]),
        m(Pattern::BrokenBrick, [0.32, 0.115, 0.065], [0.45, 0.4, 0.33]),
        m(Pattern::Plaster, [0.58, 0.47, 0.27], [0.27, 0.24, 0.18]),
        m(Pattern::Stone, [0.46, 0.39, 0.27], [0.23, 0.2, 0.15]),
        m(Pattern::BrokenStone, [0.54, 0.47, 0.34], [0.54, 0.47, 0.34]),
        Material { roughness: 0.02, dirt: 0.1, ..m(Pattern::Glass, [0.8, 0.87, 0.85], [0.8, 0.87, 0.85]) },
        m(Pattern::Wood, [0.25, 0.115, 0.045], [0.25, 0.115, 0.045]),
        m(Pattern::BrokenWood, [0.43, 0.25, 0.11], [0.43, 0.25, 0.11]),
        Material { roughness: 0.5, dirt: 0.6, ..m(Pattern::Corrugated, [0.28, 0.3, 0.3], [0.15, 0.04, 0.014]) },
        m(Pattern::Plain, [0.7, 0.64, 0.54], [0.7, 0.64, 0.54]),
        m(Pattern::BrokenLight, [0.6, 0.56, 0.48], [0.6, 0.56, 0.48]),
        m(Pattern::Rebar, [0.155, 0.06, 0.03], [0.042, 0.036, 0.032]),
        m(Pattern::Asphalt, [0.085, 0.083, 0.08], [0.085, 0.083, 0.08]),
    ];
    all[2].scale_m = 0.075;
    all[5].scale_m = 0.4;
    all[10].scale_m = 0.076;
    all
}

fn main() {
    let (mut out, mut names, mut size, mut samples) = ("/tmp/pieces.png".to_owned(), Vec::new(), [1280, 720], 24);
    let (mut apart, mut near, mut whole, mut seed) = (0.3, 0.0, false, 1);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|a| a.parse::<f32>().ok()).expect("a number");
        match arg.as_str() {
            "--apart" => apart = number(),
            "--near" => near = number(),
            "--samples" => samples = number() as u32,
            "--seed" => seed = number() as u64,
            "--whole" => whole = true,
            "--size" => {
                let text = args.next().expect("a size");
                let (w, h) = text.split_once('x').expect("WxH");
                size = [w.parse().expect("a width"), h.parse().expect("a height")];
            }
            name if SPECIMENS.iter().any(|s| s.0 == name) => names.push(arg),
            _ => out = arg,
        }
    }
    let shown: Vec<&Specimen> =
        SPECIMENS.iter().filter(|s| names.is_empty() || names.iter().any(|n| n == s.0)).collect();
    let plan = ShotPlan::default();
    let mut empty = plan.clone();
    empty.event.kind = EventKind::None;
    let mut scene: Scene = setpiece_set::dress(&empty);
    scene.instances.clear();
    scene.parts.clear();
    scene.lamps.clear();
    scene.sky.to_sun = Vec3::new(-0.62, 0.52, 0.58).normalize();
    scene.sky.cloud_cover = 0.3;
    scene.materials = materials();
    let mut ground = Mesh::default();
    let far = 300.0;
    build::cuboid(&mut ground, Aabb::new(Vec3::new(-far, -1.0, -far), Vec3::new(far, 0.0, far)), MaterialId(14));
    let ground = scene.mesh(ground);
    scene.place(ground, scene.hero_object, Affine3A::IDENTITY, false);
    let (mut x, mut centers) = (0.0, Vec::new());
    for (_, kind, substance, extent, chunk_m, outside, inside) in &shown {
        let e = Vec3::from(*extent);
        let low = Vec3::new(x, 0.35 + 0.5 * apart * e.y, -0.5 * e.z);
        let bounds = Aabb::new(low, low + e);
        x += e.x * (1.0 + apart) + 0.7;
        centers.push(bounds.center());
        scene.parts.push(Part {
            kind: *kind,
            substance: *substance,
            shape: Convex::cuboid(bounds, MaterialId(*outside as u16)),
            visual: None,
            inside: MaterialId(*inside as u16),
            storey: 1,
            sheet: 0,
            chunk_m: if whole { 0.0 } else { *chunk_m },
            anchored: false,
        });
    }
    let broken = setpiece_fx::fracture(&scene, seed);
    let mut take = Take { chunks: broken.chunks.len() as u32, ..Take::default() };
    take.motion = Motion { samples: 2, poses: Vec::new() };
    for (i, chunk) in broken.chunks.iter().enumerate() {
        let away = chunk.rest - centers[chunk.part as usize];
        let axis = Vec3::new(away.y, away.z + 0.3, away.x).normalize_or(Vec3::Y);
        let turn = setpiece_scene::math::rotation(axis, if apart > 0.0 { 0.5 * (i as f32 * 1.7).sin() } else { 0.0 });
        let pose =
            Pose { position: chunk.rest + away * apart, rotation: if apart > 0.01 { turn } else { Quat::IDENTITY } };
        take.motion.poses.extend([pose; 2]);
        take.meshes.push(chunk.mesh.clone());
        take.movers.push(Mover {
            mesh: MeshId(i as u32),
            scale: 1.0,
            rest: chunk.rest,
            object: scene.hero_object,
            born: 0,
            gone: u32::MAX,
        });
    }
    println!(
        "{} chunks, {} triangles",
        broken.chunks.len(),
        take.meshes.iter().map(|m| m.triangles.len()).sum::<usize>()
    );
    let middle = Vec3::new(0.5 * (x - 0.7), 1.7 * (1.0 + 0.4 * apart), 0.0);
    let distance = if near > 0.0 { near } else { x.max(4.5) * 1.05 };
    let position = middle + Vec3::new(0.22, 0.12, 1.0).normalize() * distance;
    let forward = (middle - position).normalize();
    let rotation = Quat::from_rotation_arc(Vec3::NEG_Z, Vec3::new(forward.x, 0.0, forward.z).normalize())
        * Quat::from_rotation_x(forward.y.asin());
    let key = CameraKey { position, rotation, lens_mm: 35.0, focus_m: distance, f_stop: 8.0, squeeze: 1.0 };
    let camera = CameraPath { keys: vec![key; 2] };
    let world = World::new(&scene, &take);
    let exposure = probe_exposure(&world, &camera, size, &plan);
    let request = Request {
        frame: 0,
        camera: &camera,
        size,
        samples,
        seed: 1,
        exposure,
        dust: None,
        shutter: 0.0,
        bounce_rays: 0,
        bounces: 1,
        previs: false,
        layers: Layers::Beauty,
    };
    let (picture, _) = render(&world, &request);
    let seen = lens::seen(&picture, setpiece_shot::Lens::Spherical).expect("the beauty");
    std::fs::write(out, Bitmap::of_light(size, &seen, &View::FILM, 0.0, 1001, 1).to_png()).expect("written");
}
