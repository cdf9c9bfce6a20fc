//! A quick flat picture of a set, to judge shapes: z-buffer, sun with a shadow map, sky from above.
//!
//! `preview OUT.png key=value ... [view=hero|street] [cam=x,y,z] [at=x,y,z] [lens=mm] [size=WxH] [hero]`:
//! other keys are the plan's. With `hero` nothing else is drawn.

use glam::camera::rh::{proj::opengl, view::look_at_mat4};
use glam::{Mat4, Vec3};
use setpiece_scene::{Material, MaterialId, Mesh, Pattern, Scene};
use setpiece_shot::{ShotPlan, set_key};
use std::fs::File;
use std::io::BufWriter;

struct Buffer {
    w: usize,
    h: usize,
    depth: Vec<f32>,
    hit: Vec<Option<(Vec3, Vec3, MaterialId)>>,
    glass: Vec<f32>,
}

fn main() {
    let mut plan = ShotPlan::default();
    plan.setting.location = "Buenos Aires".to_owned();
    let (mut cam, mut at) = (None, None);
    let (mut lens, mut w, mut h, mut only_hero, mut street) = (28.0_f32, 960_usize, 540_usize, false, false);
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().unwrap_or_else(|| "preview.png".to_owned());
    for argument in arguments {
        let (key, value) = argument.split_once('=').unwrap_or((argument.as_str(), ""));
        let vector = || {
            let v: Vec<f32> = value.split(',').filter_map(|x| x.parse().ok()).collect();
            Vec3::from_slice(&v)
        };
        match key {
            "hero" => only_hero = true,
            "cam" => cam = Some(vector()),
            "at" => at = Some(vector()),
            "view" => street = value == "street",
            "lens" => lens = value.parse().expect("a number"),
            "size" => {
                let (a, b) = value.split_once('x').expect("WxH");
                (w, h) = (a.parse().expect("a number"), b.parse().expect("a number"));
            }
            _ => set_key(&mut plan, key, value).unwrap_or_else(|d| panic!("{d}")),
        }
    }
    let start = std::time::Instant::now();
    let scene = setpiece_set::dress(&plan);
    let took = start.elapsed().as_secs_f32();
    let mesh = flatten(&scene, only_hero);
    let (parts, lamps) = (scene.parts.len(), scene.lamps.len());
    eprintln!("{parts} parts, {} triangles, {lamps} lamps, dressed in {took:.2} s", mesh.triangles.len());
    let hero = scene.layout.hero;
    let size = hero.size();
    let far = 1.1 * (size.x + 0.6 * size.z).max(1.6 * size.y).max(8.0) * lens / 28.0;
    let [mut target, mut eye] = [hero.center(), hero.center().with_y(1.7) + Vec3::new(0.35, 0.0, 0.94) * far];
    if street {
        [target, eye] = scene.layout.street_view;
    }
    let (cam, at) = (cam.unwrap_or(eye), at.unwrap_or(target));
    let half = 18.0 / lens;
    let aspect = w as f32 / h as f32;
    let view = look_at_mat4(cam, at, Vec3::Y);
    let project = opengl::perspective(2.0 * (half / aspect).atan(), aspect, 0.1, 2000.0) * view;
    let sun = Vec3::new(0.55, 0.62, 0.56).normalize();
    let center = scene.layout.hero.center();
    let light =
        opengl::orthographic(-45.0, 45.0, -45.0, 45.0, -200.0, 200.0) * look_at_mat4(center, center - sun, Vec3::Y);
    let shadow = raster(&mesh, &scene.materials, light, 2048, 2048);
    let image = raster(&mesh, &scene.materials, project, w, h);
    let mut bytes = Vec::with_capacity(w * h * 3);
    for i in 0..w * h {
        let color = image.hit[i].map_or([0.45, 0.6, 0.85], |(p, n, m)| {
            let n = if n.dot(cam - p) < 0.0 { -n } else { n };
            let s = light.project_point3(p + n * 0.05);
            let (x, y) = ((s.x * 0.5 + 0.5) * 2048.0, (0.5 - s.y * 0.5) * 2048.0);
            let inside = x >= 0.0 && y >= 0.0 && x < 2048.0 && y < 2048.0;
            let lit = !inside || shadow.depth[y as usize * 2048 + x as usize] > s.z - 0.0008;
            let direct = if lit { n.dot(sun).max(0.0) } else { 0.0 };
            let ambient = 0.28 + 0.18 * n.y;
            scene.materials[m.0 as usize].color.map(|c| c * (direct * 1.9 + ambient))
        });
        let g = image.glass[i];
        let sky = [0.35, 0.45, 0.6];
        for c in 0..3 {
            let v = color[c] * (1.0 - g) + sky[c] * g;
            let v = v / (1.0 + 0.35 * v);
            bytes.push((v.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0) as u8);
        }
    }
    let mut encoder =
        png::Encoder::new(BufWriter::new(File::create(&out).expect("a writable path")), w as u32, h as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&bytes)).expect("a picture");
}

fn flatten(scene: &Scene, only_hero: bool) -> Mesh {
    let mut all = Mesh::default();
    let mut take = |mesh: &Mesh| {
        let base = all.positions.len() as u32;
        all.positions.extend(&mesh.positions);
        all.triangles.extend(mesh.triangles.iter().map(|t| t.map(|i| i + base)));
        all.materials.extend(&mesh.materials);
    };
    for part in &scene.parts {
        match part.visual {
            Some(id) => take(&scene.meshes[id.0 as usize]),
            None => take(&part.shape.to_mesh(Vec3::ZERO)),
        }
    }
    if !only_hero {
        for instance in &scene.instances {
            let mut mesh = scene.meshes[instance.mesh.0 as usize].clone();
            for p in &mut mesh.positions {
                *p = instance.world_from_object.transform_point3(*p);
            }
            take(&mesh);
        }
    }
    all
}

/// Draws triangles; glass only tints what is behind it.
fn raster(mesh: &Mesh, materials: &[Material], project: Mat4, w: usize, h: usize) -> Buffer {
    let mut b = Buffer { w, h, depth: vec![f32::MAX; w * h], hit: vec![None; w * h], glass: vec![0.0; w * h] };
    let is_glass = |i: usize| materials[mesh.materials[i].0 as usize].pattern == Pattern::Glass;
    let order =
        (0..mesh.triangles.len()).filter(|i| !is_glass(*i)).chain((0..mesh.triangles.len()).filter(|i| is_glass(*i)));
    for i in order {
        let world = mesh.triangles[i].map(|v| mesh.positions[v as usize]);
        for world in before(project, world) {
            let clip = world.map(|p| project * p.extend(1.0));
            let place = |c: glam::Vec4| {
                Vec3::new((c.x / c.w * 0.5 + 0.5) * w as f32, (0.5 - c.y / c.w * 0.5) * h as f32, c.z / c.w)
            };
            triangle(&mut b, clip.map(place), world, clip.map(|c| 1.0 / c.w), mesh.materials[i], is_glass(i));
        }
    }
    b
}

/// The parts of a triangle before the camera.
fn before(project: Mat4, world: [Vec3; 3]) -> Vec<[Vec3; 3]> {
    const NEAR: f32 = 0.1;
    let w = |p: Vec3| (project * p.extend(1.0)).w - NEAR;
    if world.iter().all(|p| w(*p) > 0.0) {
        return vec![world];
    }
    let mut out: Vec<Vec3> = Vec::new();
    for i in 0..3 {
        let (a, b) = (world[i], world[(i + 1) % 3]);
        let (wa, wb) = (w(a), w(b));
        if wa > 0.0 {
            out.push(a);
        }
        if (wa > 0.0) != (wb > 0.0) {
            out.push(a + (b - a) * (wa / (wa - wb)));
        }
    }
    (1..out.len().saturating_sub(1)).map(|i| [out[0], out[i], out[i + 1]]).collect()
}

fn triangle(b: &mut Buffer, s: [Vec3; 3], world: [Vec3; 3], iw: [f32; 3], material: MaterialId, glass: bool) {
    let normal = (world[1] - world[0]).cross(world[2] - world[0]).normalize_or_zero();
    let low = s[0].min(s[1]).min(s[2]);
    let high = s[0].max(s[1]).max(s[2]);
    let edge = |a: Vec3, c: Vec3, x: f32, y: f32| (c.x - a.x) * (y - a.y) - (c.y - a.y) * (x - a.x);
    let area = edge(s[0], s[1], s[2].x, s[2].y);
    if area.abs() < 1e-9 {
        return;
    }
    for y in low.y.max(0.0) as usize..=(high.y.clamp(0.0, b.h as f32 - 1.0) as usize) {
        for x in low.x.max(0.0) as usize..=(high.x.clamp(0.0, b.w as f32 - 1.0) as usize) {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let k = [edge(s[1], s[2], px, py) / area, edge(s[2], s[0], px, py) / area, edge(s[0], s[1], px, py) / area];
            if k.iter().any(|v| *v < 0.0) {
                continue;
            }
            let z = s[0].z * k[0] + s[1].z * k[1] + s[2].z * k[2];
            let at = y * b.w + x;
            if z >= b.depth[at] || z < -1.0 {
                continue;
            }
            if glass {
                b.glass[at] = 0.35;
                continue;
            }
            b.depth[at] = z;
            let v = [k[0] * iw[0], k[1] * iw[1], k[2] * iw[2]];
            let sum = v[0] + v[1] + v[2];
            let p = (world[0] * v[0] + world[1] * v[1] + world[2] * v[2]) / sum;
            b.hit[at] = Some((p, normal, material));
        }
    }
}
