//! A look at a set without the renderer: a z-buffer with sun, shadow map and flat colours, written as PNG.
//!
//! `cargo run --release -p setpiece-set --example set_preview -- OUT.png [key=value ...]` with the keys `view`
//! (hero|street|x,y,z,tx,ty,tz), `lens`, `place`, `location`, `time`, `weather`, `seed`, `kind`, `size` (WxH).

use glam::{Mat3, Vec3};
use setpiece_scene::{Mesh, Pattern, Scene};
use setpiece_set::dress;
use setpiece_shot::ShotPlan;
use std::error::Error;

struct View {
    eye: Vec3,
    /// Rows: right, up, back.
    axes: Mat3,
    /// Perspective: half widths at unit distance; parallel: half extents.
    half: [f32; 2],
    parallel: bool,
    size: [usize; 2],
}

struct Buffer {
    depth: Vec<f32>,
    normal: Vec<Vec3>,
    material: Vec<u16>,
    point: Vec<Vec3>,
}

impl View {
    fn look(eye: Vec3, target: Vec3, half: [f32; 2], parallel: bool, size: [usize; 2]) -> Self {
        let back = (eye - target).normalize();
        let right = Vec3::Y.cross(back).normalize();
        let up = back.cross(right);
        Self { eye, axes: Mat3::from_cols(right, up, back), half, parallel, size }
    }

    /// Picture position and depth.
    fn project(&self, v: Vec3) -> Vec3 {
        let d = self.axes.transpose() * (v - self.eye);
        let w = if self.parallel { 1.0 } else { -d.z };
        let x = (d.x / (w * self.half[0]) + 1.0) * 0.5 * self.size[0] as f32;
        let y = (1.0 - d.y / (w * self.half[1])) * 0.5 * self.size[1] as f32;
        Vec3::new(x, y, -d.z)
    }
}

const NEAR: f32 = 0.1;

fn clip(view: &View, tri: [Vec3; 3]) -> Vec<[Vec3; 3]> {
    if view.parallel {
        return vec![tri];
    }
    let depth = |v: Vec3| -(v - view.eye).dot(view.axes.z_axis) - NEAR;
    let mut out: Vec<Vec3> = Vec::new();
    for i in 0..3 {
        let (a, b) = (tri[i], tri[(i + 1) % 3]);
        let (da, db) = (depth(a), depth(b));
        if da > 0.0 {
            out.push(a);
        }
        if (da > 0.0) != (db > 0.0) {
            out.push(a + (b - a) * (da / (da - db)));
        }
    }
    (1..out.len().saturating_sub(1)).map(|i| [out[0], out[i], out[i + 1]]).collect()
}

fn raster(view: &View, scene: &Scene, buffer: &mut Buffer) {
    let mut draw = |mesh: &Mesh, place: &dyn Fn(Vec3) -> Vec3| {
        for (t, m) in mesh.triangles.iter().zip(&mesh.materials) {
            if scene.materials[m.0 as usize].pattern == Pattern::Glass {
                continue;
            }
            let tri = t.map(|i| place(mesh.positions[i as usize]));
            let normal = (tri[1] - tri[0]).cross(tri[2] - tri[0]).normalize_or_zero();
            for part in clip(view, tri) {
                fill(view, part, normal, m.0, buffer);
            }
        }
    };
    for instance in &scene.instances {
        let xf = instance.world_from_object;
        draw(&scene.meshes[instance.mesh.0 as usize], &|v| xf.transform_point3(v));
    }
    for part in &scene.parts {
        if let Some(id) = part.visual {
            draw(&scene.meshes[id.0 as usize], &|v| v);
            continue;
        }
        let mesh = part.shape.to_mesh(Vec3::ZERO);
        draw(&mesh, &|v| v);
    }
}

fn fill(view: &View, tri: [Vec3; 3], normal: Vec3, material: u16, buffer: &mut Buffer) {
    let p = tri.map(|v| view.project(v));
    let (w, h) = (view.size[0] as f32, view.size[1] as f32);
    let min = p[0].min(p[1]).min(p[2]);
    let max = p[0].max(p[1]).max(p[2]);
    if max.x < 0.0 || max.y < 0.0 || min.x >= w || min.y >= h {
        return;
    }
    let area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
    if area.abs() < 1e-9 {
        return;
    }
    for y in min.y.max(0.0) as usize..=(max.y.min(h - 1.0)) as usize {
        for x in min.x.max(0.0) as usize..=(max.x.min(w - 1.0)) as usize {
            let (fx, fy) = (x as f32 + 0.5, y as f32 + 0.5);
            let e = |a: Vec3, b: Vec3| ((b.x - a.x) * (fy - a.y) - (fx - a.x) * (b.y - a.y)) / area;
            let (u, v, s) = (e(p[1], p[2]), e(p[2], p[0]), e(p[0], p[1]));
            if u < 0.0 || v < 0.0 || s < 0.0 {
                continue;
            }
            let bary = if view.parallel {
                Vec3::new(u, v, s)
            } else {
                let q = Vec3::new(u / p[0].z, v / p[1].z, s / p[2].z);
                q / (q.x + q.y + q.z)
            };
            let point = tri[0] * bary.x + tri[1] * bary.y + tri[2] * bary.z;
            let z = p[0].z * bary.x + p[1].z * bary.y + p[2].z * bary.z;
            let i = y * view.size[0] + x;
            if z < buffer.depth[i] {
                buffer.depth[i] = z;
                buffer.normal[i] = normal;
                buffer.material[i] = material;
                buffer.point[i] = point;
            }
        }
    }
}

fn buffer(size: [usize; 2]) -> Buffer {
    let n = size[0] * size[1];
    Buffer {
        depth: vec![f32::INFINITY; n],
        normal: vec![Vec3::ZERO; n],
        material: vec![0; n],
        point: vec![Vec3::ZERO; n],
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("give an output path")?;
    let mut plan = ShotPlan::default();
    plan.setting.location = "Buenos Aires".into();
    let (mut view_name, mut lens, mut size) = ("hero".to_owned(), 28.0_f32, [960_usize, 540]);
    for arg in args {
        let (key, value) = arg.split_once('=').ok_or("arguments are key=value")?;
        match key {
            "view" => view_name = value.to_owned(),
            "lens" => lens = value.parse()?,
            "place" => plan.setting.place = value.parse().map_err(|_| "unknown place")?,
            "time" => plan.setting.time = value.parse().map_err(|_| "unknown time")?,
            "weather" => plan.setting.weather = value.parse().map_err(|_| "unknown weather")?,
            "kind" => plan.structure.kind = value.parse().map_err(|_| "unknown kind")?,
            "location" => plan.setting.location = value.to_owned(),
            "seed" => plan.seed = value.parse()?,
            "size" => {
                let (w, h) = value.split_once('x').ok_or("size is WxH")?;
                size = [w.parse()?, h.parse()?];
            }
            _ => return Err(format!("unknown key {key}").into()),
        }
    }
    let scene = dress(&plan);
    report(&scene);
    let hero = scene.layout.hero;
    let (eye, target) = match view_name.as_str() {
        "hero" => (Vec3::new(22.0, 1.7, 55.0), hero.center()),
        "street" => (scene.layout.street_view[1], scene.layout.street_view[0]),
        text => {
            let n: Vec<f32> = text.split(',').map(str::parse).collect::<Result<_, _>>()?;
            (Vec3::from_slice(&n), Vec3::from_slice(&n[3..]))
        }
    };
    let half = 18.0 / lens;
    let view = View::look(eye, target, [half, half * size[1] as f32 / size[0] as f32], false, size);
    let mut picture = buffer(size);
    raster(&view, &scene, &mut picture);
    let sun = if scene.sky.to_sun.y > 0.0 { scene.sky.to_sun } else { scene.sky.to_moon };
    let map_size = [2400, 2400];
    let middle = hero.center() + Vec3::new(0.0, 0.0, 15.0);
    let light = View::look(middle + sun * 300.0, middle, [110.0, 110.0], true, map_size);
    let mut shadow = buffer(map_size);
    raster(&light, &scene, &mut shadow);
    let mut pixels = Vec::new();
    for i in 0..size[0] * size[1] {
        let sky = Vec3::new(0.35, 0.5, 0.75);
        let color = if picture.depth[i].is_infinite() {
            sky
        } else {
            let m = &scene.materials[picture.material[i] as usize];
            let mut n = picture.normal[i];
            if n.dot(eye - picture.point[i]) < 0.0 {
                n = -n;
            }
            let s = light.project(picture.point[i] + n * 0.08);
            let lit = if s.x >= 0.0 && s.y >= 0.0 && s.x < 2400.0 && s.y < 2400.0 {
                shadow.depth[s.y as usize * 2400 + s.x as usize] > s.z - 0.15
            } else {
                true
            };
            let sun_light = if lit { n.dot(sun).max(0.0) } else { 0.0 };
            let ambient = Vec3::new(0.5, 0.6, 0.75) * (0.5 + 0.5 * n.y) + Vec3::splat(0.15);
            let c =
                Vec3::from(m.color) * (Vec3::new(2.2, 1.9, 1.5) * sun_light + ambient) + Vec3::from(m.emission) * 4.0;
            let haze = (-scene.air.fog_per_m * picture.depth[i]).exp();
            c * haze + sky * (1.0 - haze)
        };
        for c in color.to_array() {
            let t = c / (0.6 + c) * 1.25;
            pixels.push((t.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0) as u8);
        }
    }
    std::fs::write(&out, png(&pixels, size))?;
    Ok(())
}

fn report(scene: &Scene) {
    let stored: usize = scene.meshes.iter().map(|m| m.triangles.len()).sum();
    let placed: usize = scene.instances.iter().map(|i| scene.meshes[i.mesh.0 as usize].triangles.len()).sum();
    eprintln!(
        "{} meshes, {stored} triangles; {} instances, {placed} triangles; {} parts, {} lamps, {} colliders, {} materials",
        scene.meshes.len(),
        scene.instances.len(),
        scene.parts.len(),
        scene.lamps.len(),
        scene.colliders.len(),
        scene.materials.len()
    );
    for (i, name) in scene.objects.iter().enumerate() {
        let of = scene.instances.iter().filter(|x| x.object.0 as usize == i);
        let n: usize = of.map(|x| scene.meshes[x.mesh.0 as usize].triangles.len()).sum();
        eprintln!("  {name}: {n} triangles placed");
    }
}

/// An uncompressed PNG.
fn png(pixels: &[u8], size: [usize; 2]) -> Vec<u8> {
    let mut raw = Vec::new();
    for row in pixels.chunks(size[0] * 3) {
        raw.push(0);
        raw.extend(row);
    }
    let mut zlib = vec![0x78, 0x01];
    let blocks = raw.chunks(65_535).count();
    for (i, block) in raw.chunks(65_535).enumerate() {
        let n = block.len() as u16;
        zlib.push(u8::from(i + 1 == blocks));
        zlib.extend(n.to_le_bytes());
        zlib.extend((!n).to_le_bytes());
        zlib.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in &raw {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    zlib.extend((b << 16 | a).to_be_bytes());
    let mut out = vec![0x89, b'P', b'N', b'G', 13, 10, 26, 10];
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        let body: Vec<u8> = name.iter().chain(data).copied().collect();
        let crc = body.iter().fold(u32::MAX, |mut c, byte| {
            c ^= u32::from(*byte);
            for _ in 0..8 {
                c = if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 };
            }
            c
        });
        out.extend((data.len() as u32).to_be_bytes());
        out.extend(&body);
        out.extend((!crc).to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend((size[0] as u32).to_be_bytes());
    head.extend((size[1] as u32).to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    chunk(b"IHDR", &head);
    chunk(b"IDAT", &zlib);
    chunk(b"IEND", &[]);
    out
}
