//! Scenes that another renderer can draw as well, written with what this one makes of them: `tools/check_mitsuba.py` holds
//! the two against each other.
//!
//! Bounces go on until nothing is left to see (`full`), or end as they do in frames (`clipped`).

use super::{looking, request, scene};
use crate::request::{RenderStats, Request};
use crate::sky::SkyModel;
use crate::trace::{Rect, Tracer, albedo::layer_albedo};
use crate::world::{Environment, World};
use glam::{Affine3A, Vec3};
use rayon::prelude::*;
use setpiece_scene::math::rotation;
use setpiece_scene::{
    Aabb, Air, CameraKey, CameraPath, Lamp, LampKind, Material, MaterialId, Mesh, ObjectId, Pattern, Scene, Sky, Take,
    build,
};
use std::path::Path;

const SIZE: [u32; 2] = [64, 64];
const SAMPLES: u32 = 512;
/// Bounces after which next to nothing is left.
const MANY: u32 = 14;

/// What another renderer needs to know beside the geometry, as JSON.
struct Case {
    name: &'static str,
    scene: Scene,
    environment: Environment,
    camera: CameraKey,
    /// How the other names the light from outside.
    outside: String,
    exposure: f32,
}

fn coloured(name: &str, color: [f32; 3]) -> Material {
    Material { roughness: 1.0, ..Material::new(name, Pattern::Plain, color) }
}

fn put(scene: &mut Scene, mut mesh: Mesh, material: Material, at: Affine3A) {
    let id = scene.material(material);
    mesh.materials.fill(id);
    let mesh = scene.mesh(mesh);
    scene.place(mesh, ObjectId(0), at, false);
}

fn quad(corners: [[f32; 3]; 4]) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.quad(corners.map(Vec3::from), MaterialId(0));
    mesh
}

fn block(half: Vec3) -> Mesh {
    let mut mesh = Mesh::default();
    build::cuboid(&mut mesh, Aabb::new(-half, half), MaterialId(0));
    mesh
}

fn turned(at: Vec3, angle: f32) -> Affine3A {
    Affine3A::from_rotation_translation(rotation(Vec3::Y, angle), at)
}

/// A box of five metres with an open side, a small lamp under its ceiling and two blocks on its floor.
fn cornell() -> Case {
    let mut s = scene();
    s.materials.clear();
    let (white, red, green) = ([0.7, 0.68, 0.6], [0.6, 0.06, 0.05], [0.12, 0.45, 0.1]);
    let h = 2.5;
    let floor = quad([[-h, -h, h], [h, -h, h], [h, -h, -h], [-h, -h, -h]]);
    put(&mut s, floor, coloured("floor", white), Affine3A::IDENTITY);
    let ceiling = quad([[-h, h, -h], [h, h, -h], [h, h, h], [-h, h, h]]);
    put(&mut s, ceiling, coloured("ceiling", white), Affine3A::IDENTITY);
    let back = quad([[-h, -h, -h], [h, -h, -h], [h, h, -h], [-h, h, -h]]);
    put(&mut s, back, coloured("back", white), Affine3A::IDENTITY);
    let left = quad([[-h, -h, h], [-h, -h, -h], [-h, h, -h], [-h, h, h]]);
    put(&mut s, left, coloured("left", red), Affine3A::IDENTITY);
    let right = quad([[h, -h, -h], [h, -h, h], [h, h, h], [h, h, -h]]);
    put(&mut s, right, coloured("right", green), Affine3A::IDENTITY);
    put(&mut s, block(Vec3::new(0.7, 1.5, 0.7)), coloured("tall", white), turned(Vec3::new(-0.9, -1.0, -0.9), 0.35));
    put(&mut s, block(Vec3::splat(0.7)), coloured("low", white), turned(Vec3::new(0.9, -1.8, 0.7), -0.3));
    s.lamps.push(Lamp {
        kind: LampKind::Street,
        position: Vec3::new(0.0, 2.3, 0.0),
        axis: Some(Vec3::NEG_Y),
        intensity: [9.0, 8.0, 6.0],
        radius_m: 0.06,
        part: None,
    });
    let environment = Environment::Plain { radiance: 0.0, to_light: Vec3::Y, light: 0.0 };
    let camera = looking(Vec3::Z * 7.0, 1).keys[0];
    Case { name: "cornell", scene: s, environment, camera, outside: String::from("null"), exposure: 0.5 }
}

/// Blocks and a ball on wide ground.
fn yard() -> (Scene, CameraKey) {
    let mut s = scene();
    s.materials.clear();
    let w = 150.0;
    let ground = quad([[-w, 0.0, w], [w, 0.0, w], [w, 0.0, -w], [-w, 0.0, -w]]);
    put(&mut s, ground, coloured("ground", [0.45, 0.4, 0.33]), Affine3A::IDENTITY);
    put(
        &mut s,
        block(Vec3::new(1.0, 2.0, 1.0)),
        coloured("tower", [0.6, 0.3, 0.2]),
        turned(Vec3::new(-1.8, 2.0, -1.0), 0.5),
    );
    put(
        &mut s,
        block(Vec3::new(2.0, 0.5, 0.5)),
        coloured("wall", [0.3, 0.5, 0.65]),
        turned(Vec3::new(1.6, 0.5, 1.0), -0.4),
    );
    let mut ball = super::sphere(1.1);
    ball.normals.clear();
    put(&mut s, ball, coloured("ball", [0.75; 3]), Affine3A::from_translation(Vec3::new(1.2, 1.1, -1.6)));
    let tilt = -0.28;
    let camera = CameraKey { rotation: rotation(Vec3::X, tilt), ..looking(Vec3::new(0.0, 4.2, 9.5), 1).keys[0] };
    (s, camera)
}

fn even() -> Case {
    let (scene, camera) = yard();
    let to_light = Vec3::new(0.5, 0.7, 0.45).normalize();
    let environment = Environment::Plain { radiance: 1.0, to_light, light: 2.0 };
    let outside = format!(r#"{{"radiance": 1.0, "to_light": {:?}, "light": [2.0, 2.0, 2.0]}}"#, to_light.to_array());
    Case { name: "even", scene, environment, camera, outside, exposure: 0.3 }
}

/// The sky of a late afternoon as a map of latitudes and longitudes, the way Mitsuba turns it.
fn sky(folder: &Path) -> (Environment, String) {
    let to_sun = Vec3::new(-0.55, 0.5, 0.67).normalize();
    let clear = Sky { to_sun, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.3, cloud_thickness: 0.3, seed: 3 };
    let model = SkyModel::with_columns(&clear, &Air::default(), 384);
    let (w, h) = (2048_usize, 1024_usize);
    let mut bytes = Vec::new();
    for i in 0..w * h {
        let (u, v) = (((i % w) as f32 + 0.5) / w as f32, ((i / w) as f32 + 0.5) / h as f32);
        let ((sin, cos), (flat, up)) = ((u * std::f32::consts::TAU).sin_cos(), (v * std::f32::consts::PI).sin_cos());
        let c = model.radiance(Vec3::new(sin * flat, up, -cos * flat));
        bytes.extend(c.iter().flat_map(|x| x.to_le_bytes()));
    }
    std::fs::write(folder.join("sky.f32"), bytes).unwrap();
    let outside = format!(
        r#"{{"map": "sky.f32", "map_size": [{w}, {h}], "to_light": {:?}, "light": {:?}}}"#,
        model.to_light().to_array(),
        model.light()
    );
    (Environment::Sky(model), outside)
}

fn afternoon(folder: &Path) -> Case {
    let (scene, camera) = yard();
    let (environment, outside) = sky(folder);
    Case { name: "afternoon", scene, environment, camera, outside, exposure: 0.02 }
}

/// A ball of metal that sees nothing but the sky.
fn metal(folder: &Path, name: &'static str, roughness: f32) -> Case {
    let mut scene = scene();
    scene.materials.clear();
    let bronze = Material { roughness, metal: 1.0, ..coloured("bronze", [0.85, 0.6, 0.35]) };
    put(&mut scene, super::sphere(1.6), bronze, Affine3A::IDENTITY);
    let (environment, outside) = sky(folder);
    let camera = looking(Vec3::Z * 5.0, 1).keys[0];
    Case { name, scene, environment, camera, outside, exposure: 0.02 }
}

/// The yard with a ball of metal: what is seen in it is lit once and ends in a share of the sky.
fn mirror() -> Case {
    let (mut scene, camera) = yard();
    let ball = scene.materials.len() - 1;
    (scene.materials[ball].metal, scene.materials[ball].roughness) = (1.0, 0.2);
    let last = scene.meshes.len() - 1;
    scene.meshes[last].normals = super::sphere(1.0).normals;
    Case { name: "mirror", scene, camera, ..even() }
}

impl Case {
    fn describe(&self) -> String {
        let all = |v: &mut dyn Iterator<Item = f32>| format!("{:?}", v.collect::<Vec<f32>>());
        let meshes: Vec<String> = self
            .scene
            .instances
            .iter()
            .map(|i| {
                let mesh = &self.scene.meshes[i.mesh.0 as usize];
                let m = &self.scene.materials[mesh.materials[0].0 as usize];
                let at = |p: &Vec3| i.world_from_object.transform_point3(*p).to_array();
                let turn = |n: &Vec3| i.world_from_object.transform_vector3(*n).to_array();
                format!(
                    r#"{{"name": {:?}, "color": {:?}, "metal": {:?}, "roughness": {:?}, "positions": {}, "normals": {}, "triangles": {:?}}}"#,
                    m.name,
                    m.color,
                    m.metal,
                    m.roughness,
                    all(&mut mesh.positions.iter().flat_map(at)),
                    all(&mut mesh.normals.iter().flat_map(turn)),
                    mesh.triangles.as_flattened(),
                )
            })
            .collect();
        let lamps: Vec<String> = self
            .scene
            .lamps
            .iter()
            .map(|l| {
                format!(
                    r#"{{"position": {:?}, "radius": {:?}, "intensity": {:?}}}"#,
                    l.position.to_array(),
                    l.radius_m,
                    l.intensity
                )
            })
            .collect();
        format!(
            r#"{{"size": {SIZE:?}, "bounces": {MANY}, "position": {:?}, "ahead": {:?}, "up": {:?}, "half_width": {:?}, "outside": {}, "lamps": [{}], "meshes": [{}]}}"#,
            self.camera.position.to_array(),
            (self.camera.rotation * Vec3::NEG_Z).to_array(),
            (self.camera.rotation * Vec3::Y).to_array(),
            self.camera.half_width(),
            self.outside,
            lamps.join(", "),
            meshes.join(", ")
        )
    }

    /// Radiance of every pixel. What the layer above colour takes at a first surface that has none is given back.
    fn light(tracer: &Tracer<'_>) -> (Vec<f32>, RenderStats) {
        let pixels: Vec<([f64; 3], RenderStats)> = (0..SIZE[0] * SIZE[1])
            .into_par_iter()
            .map(|i| {
                let (x, y) = (i % SIZE[0], i / SIZE[0]);
                let mut stats = RenderStats::default();
                let mut sum = glam::DVec3::ZERO;
                let tile = tracer.tile(Rect { left: x, top: y, width: 1, height: 1 }, &mut stats);
                for s in 0..SAMPLES {
                    let sample = tracer.sample(x, y, s, &tile, &mut stats);
                    let light = sample.light;
                    let below = sample.first.filter(|_| light.albedo != Vec3::ZERO).map(|first| {
                        let cosine = first.normal.dot(-sample.direction.normalize()).clamp(1e-3, 1.0);
                        (light.direct + light.indirect) / (1.0 - layer_albedo(Vec3::ZERO, first.roughness, cosine).x)
                    });
                    let seen = below.unwrap_or(light.direct + light.indirect + light.specular);
                    sum += (seen + light.emission).as_dvec3() / f64::from(SAMPLES);
                }
                assert!(sum.is_finite());
                (sum.to_array(), stats)
            })
            .collect();
        let stats = pixels.iter().map(|p| p.1).collect::<Vec<_>>();
        (pixels.iter().flat_map(|p| p.0.map(|x| x as f32)).collect(), RenderStats::sum(&stats))
    }

    fn write(self, folder: &Path) {
        std::fs::write(folder.join(format!("{}.json", self.name)), self.describe()).unwrap();
        let mut world = World::under(&self.scene, &Take::default(), self.environment);
        world.plain = Some(0.0);
        let camera = CameraPath { keys: vec![CameraKey { f_stop: 1e6, ..self.camera }; 3] };
        let request = Request { exposure: self.exposure, ..request(&camera, SIZE, SAMPLES) };
        for (kind, bounces) in [("full", Some(MANY)), ("clipped", None)] {
            let mut tracer = Tracer::new(&world, &request);
            tracer.bounces = bounces.unwrap_or(tracer.bounces);
            let (light, stats) = Self::light(&tracer);
            eprintln!("{} {kind}: {} of {} samples cut down", self.name, stats.clamped, stats.samples);
            let bytes: Vec<u8> = light.iter().flat_map(|x| x.to_le_bytes()).collect();
            std::fs::write(folder.join(format!("{}.{kind}.f32", self.name)), bytes).unwrap();
        }
    }
}

#[test]
#[ignore = "writes pictures for tools/check_mitsuba.py into the folder SETPIECE_COMPARE"]
fn pictures_for_another_renderer() {
    let folder = std::env::var("SETPIECE_COMPARE").expect("SETPIECE_COMPARE names a folder");
    let folder = Path::new(&folder);
    let metals = [metal(folder, "metal", 0.3), metal(folder, "dull_metal", 0.6)];
    for case in [cornell(), even(), mirror(), afternoon(folder)].into_iter().chain(metals) {
        case.write(folder);
    }
}
