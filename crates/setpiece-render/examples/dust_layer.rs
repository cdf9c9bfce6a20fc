//! The dust of an event alone, over chunks and colliders as plain boxes: for work on the flow and its light without the
//! path tracer. `cargo run --release -p setpiece-render --example dust_layer -- OUT_DIR [key=value]... [frame]...`

use glam::{Mat3, Quat, Vec3};
use setpiece_fx::dust::{Detail, simulate};
use setpiece_image::{Bitmap, contact_sheet};
use setpiece_render::volume::{LitDust, MASONRY, VolumeLight, render_layer};
use setpiece_scene::{Aabb, CameraKey, Chunk, Density, Scene, Take};
use setpiece_shot::{ShotPlan, Unwatched, set_key};
use std::time::Instant;

fn camera(eye: Vec3, target: Vec3) -> CameraKey {
    let back = (eye - target).normalize();
    let right = Vec3::Y.cross(back).normalize();
    let rotation = Quat::from_mat3(&Mat3::from_cols(right, back.cross(right), back));
    CameraKey { position: eye, rotation, lens_mm: 28.0, focus_m: 50.0, f_stop: 8.0, squeeze: 1.0 }
}

fn hit(b: &Aabb, o: Vec3, d: Vec3) -> Option<(f32, Vec3)> {
    let (p, q) = ((b.min - o) / d, (b.max - o) / d);
    let (near, far) = (p.min(q), p.max(q));
    let (t, l) = (near.max_element(), far.min_element());
    if t <= 0.0 || l < t {
        return None;
    }
    let axis = near.max_position();
    let mut n = Vec3::ZERO;
    n[axis] = -d[axis].signum();
    Some((t, n))
}

/// The chunks of a frame as boxes, good enough for a silhouette.
fn boxes(scene: &Scene, take: &Take, chunks: &[Chunk], frame: u32) -> Vec<(Aabb, Vec3)> {
    let mut out: Vec<(Aabb, Vec3)> = scene.colliders.iter().map(|c| (c.bounds, Vec3::new(0.32, 0.28, 0.25))).collect();
    for (n, c) in chunks.iter().enumerate() {
        let pose = take.motion.pose(n, frame);
        if !(take.movers[n].born <= frame && frame < take.movers[n].gone) {
            continue;
        }
        let b = Aabb::of(c.hull.iter().map(|v| pose.point(*v)));
        out.push((b, Vec3::new(0.45, 0.42, 0.38)));
    }
    out
}

#[allow(clippy::print_stdout)]
fn main() {
    let mut plan = ShotPlan::default();
    let (mut dir, mut wanted) = ("/tmp".to_owned(), Vec::new());
    for arg in std::env::args().skip(1) {
        match (arg.split_once('='), arg.parse()) {
            (Some((key, value)), _) => set_key(&mut plan, key, value).unwrap_or_else(|d| panic!("{d}")),
            (None, Ok(frame)) => wanted.push(frame),
            (None, Err(_)) => dir = arg,
        }
    }
    if wanted.is_empty() {
        wanted = vec![20, 30, 42, 56, 72, 92];
    }
    let scene = setpiece_set::dress(&plan);
    let broken = setpiece_fx::fracture(&scene, plan.seed);
    let (take, _) = setpiece_fx::simulate(&scene, &broken, &plan, &Unwatched).expect("nothing stops it");
    let chunks = broken.chunks;
    println!(
        "{} chunks {} breakages {} impacts, {} colliders",
        chunks.len(),
        take.breakages.len(),
        take.impacts.len(),
        scene.colliders.len()
    );
    let mut frames: Vec<Density> = Vec::new();
    let start = Instant::now();
    let report = simulate(&scene, &plan, &take, &chunks, Detail::Whole, &Unwatched, &mut |_, d| frames.push(d));
    println!("{report:?}\nflow {:.1} s", start.elapsed().as_secs_f32());
    let size = [960_u32, 540];
    let to_sun = Vec3::new(-0.75, 0.55, 0.45).normalize();
    let light = VolumeLight {
        to_sun,
        sun: [60.0, 52.0, 40.0],
        sky_up: [3.0, 4.0, 6.0],
        horizon: [5.0, 5.5, 6.0],
        sky_down: [3.0, 2.7, 2.3],
        lamps: &[],
        albedo: MASONRY,
        exposure: 0.085,
    };
    let key = camera(Vec3::new(26.0, 1.7, 46.0), Vec3::new(0.0, 13.0, -6.0));
    let mut sheet = Vec::new();
    for frame in wanted {
        let solids = boxes(&scene, &take, &chunks, frame);
        let start = Instant::now();
        let blocked = |p: Vec3, d: Vec3| solids[..scene.colliders.len()].iter().any(|(b, _)| hit(b, p, d).is_some());
        let lit = LitDust::new(&frames[frame as usize], &light, &scene.air, &blocked, 1, frame as f32 / 24.0);
        let prepared = start.elapsed();
        let mut depth = vec![f32::INFINITY; (size[0] * size[1]) as usize];
        let mut plate = vec![Vec3::ZERO; depth.len()];
        let seen = rectangles(&solids, &key, size);
        for (n, z) in depth.iter_mut().enumerate() {
            let (x, y) = (n as u32 % size[0], n as u32 / size[0]);
            let d = key.direction(x as f32 + 0.5, y as f32 + 0.5, size);
            let mut best = (f32::INFINITY, Vec3::Y, Vec3::ZERO);
            if d.y < 0.0 {
                best = (-key.position.y / d.y, Vec3::Y, Vec3::splat(0.18));
            }
            for m in &seen[(y / 20 * size[0].div_ceil(20) + x / 20) as usize] {
                let (b, color) = &solids[*m as usize];
                if let Some((t, n)) = hit(b, key.position, d).filter(|(t, _)| *t < best.0) {
                    best = (t, n, *color);
                }
            }
            *z = best.0;
            plate[n] = if best.0.is_finite() {
                let p = key.position + d * best.0;
                let shadow = lit.sun_transmittance(p + best.1 * 0.05);
                let sun = Vec3::from(light.sun) * best.1.dot(to_sun).max(0.0) * shadow;
                best.2 * (sun / std::f32::consts::PI + (Vec3::from(light.sky_up) + Vec3::from(light.horizon)) * 0.5)
            } else {
                let up = d.normalize().y;
                Vec3::from(light.horizon).lerp(Vec3::from(light.sky_up), up.sqrt())
            };
        }
        let start = Instant::now();
        let layer = render_layer(&lit, &light, &scene.air, &key, size, &depth, frame, frame as f32 / 24.0, 1, 2, &[]);
        println!(
            "frame {frame}: light {:.0} ms, layer {:.0} ms",
            prepared.as_secs_f32() * 1e3,
            start.elapsed().as_secs_f32() * 1e3
        );
        let pixels = plate
            .iter()
            .zip(&layer)
            .map(|(p, l)| {
                let c = (*p * (1.0 - l[3]) + Vec3::new(l[0], l[1], l[2])) * 0.085;
                let c = c * (c * 2.51 + 0.03) / (c * (c * 2.43 + 0.59) + 0.14);
                c.clamp(Vec3::ZERO, Vec3::ONE).to_array().map(|v| (v.powf(1.0 / 2.2) * 255.0) as u8)
            })
            .collect();
        let picture = Bitmap { size, pixels };
        std::fs::write(format!("{dir}/dust_{frame:03}.png"), picture.to_png()).expect("a place to write to");
        sheet.push((format!("{frame}"), picture));
    }
    std::fs::write(format!("{dir}/sheet.png"), contact_sheet(&sheet, 2, 480).to_png()).expect("a place to write to");
}

/// The boxes that may show in each tile of 20 by 20 pixels.
fn rectangles(solids: &[(Aabb, Vec3)], key: &CameraKey, size: [u32; 2]) -> Vec<Vec<u32>> {
    let tiles = [size[0].div_ceil(20), size[1].div_ceil(20)];
    let mut out = vec![Vec::new(); (tiles[0] * tiles[1]) as usize];
    for (n, (b, _)) in solids.iter().enumerate() {
        let corners = b.corners().map(|c| key.project(c, size));
        let (mut low, mut high) = ([0.0, 0.0], [size[0] as f32, size[1] as f32]);
        if corners.iter().all(Option::is_none) {
            continue;
        }
        if corners.iter().all(Option::is_some) {
            (low, high) = ([f32::MAX; 2], [f32::MIN; 2]);
            for (x, y, _) in corners.into_iter().flatten() {
                (low, high) = ([low[0].min(x), low[1].min(y)], [high[0].max(x), high[1].max(y)]);
            }
        }
        let tile = |x: f32, n: u32| ((x / 20.0).max(0.0) as u32).min(n - 1);
        for y in tile(low[1], tiles[1])..=tile(high[1], tiles[1]) {
            for x in tile(low[0], tiles[0])..=tile(high[0], tiles[0]) {
                out[(y * tiles[0] + x) as usize].push(n as u32);
            }
        }
    }
    out
}
