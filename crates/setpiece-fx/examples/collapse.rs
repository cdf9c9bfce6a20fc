//! A trial of the simulation: builds a set (or the tests' plain building), runs the event, prints how it goes every half
//! second and draws a contact sheet of flat-coloured chunks.
//!
//! `cargo run --release -p setpiece-fx --example collapse -- OUT.png [PLAN.toml] [key=value]...`; `--plain` takes the plain
//! building, `--close` looks at its foot.
#![allow(clippy::print_stdout)]

#[path = "../tests/support/mod.rs"]
mod support;

use support::measure;

use glam::Vec3;
use setpiece_fx::{fracture, scatter_debris, simulate};
use setpiece_scene::{PartKind, Scene, Take};
use setpiece_shot::{ShotPlan, Unwatched, set_key};
use std::time::Instant;

const W: usize = 320;
const H: usize = 240;

fn main() {
    let mut plan = ShotPlan::default();
    let mut out = "/tmp/collapse.png".to_owned();
    let mut plain = false;
    let mut close = false;
    for arg in std::env::args().skip(1) {
        if arg == "--plain" {
            plain = true;
        } else if arg == "--close" {
            close = true;
        } else if arg.ends_with(".toml") {
            let text = std::fs::read_to_string(&arg).unwrap_or_else(|e| panic!("{arg}: {e}"));
            plan = ShotPlan::from_toml(&text, &arg).unwrap_or_else(|d| panic!("{d}"));
        } else if let Some((key, value)) = arg.split_once('=') {
            set_key(&mut plan, key, value).unwrap_or_else(|d| panic!("{d}"));
        } else {
            out = arg;
        }
    }
    let scene = if plain {
        support::building(support::Size { bays: [4, 3], storeys: plan.structure.floors })
    } else {
        setpiece_set::dress(&plan)
    };
    let clock = Instant::now();
    let broken = fracture(&scene, plan.seed);
    println!(
        "{} parts, {} chunks, {} bonds in {:.2?}",
        scene.parts.len(),
        broken.chunks.len(),
        broken.bonds.len(),
        clock.elapsed()
    );
    for c in scene.colliders.iter().filter(|c| c.bounds.max.y > 2.0 && c.bounds.grown(8.0).overlaps(&scene.layout.hero))
    {
        println!(
            "neighbour from {:.1} to {:.1}; the structure from {:.1} to {:.1}",
            c.bounds.min, c.bounds.max, scene.layout.hero.min, scene.layout.hero.max
        );
    }
    let clock = Instant::now();
    let Some((mut take, report)) = simulate(&scene, &broken, &plan, &Unwatched) else { return };
    println!(
        "simulated in {:.2?}: {} steps, {} bonds broken, {} bodies at peak, {} at the end, {} crushed, {} bad, depth {:.3} m",
        clock.elapsed(),
        report.steps,
        report.bonds_broken,
        report.peak_bodies,
        report.final_bodies,
        report.crushed,
        report.quarantined,
        report.penetration_m
    );
    println!("{:?} broken further, {:?} tied, {:?} torn", report.broken_further, report.ties, report.ties_torn);
    let [visits, iterations, overloaded] = report.strained;
    println!("{visits} visits to bonds, {iterations} iterations, {overloaded} overloaded");
    let broken = broken.all_of(&take);
    println!(
        "{} steps taken again; energy rise {:.4}, roof {:.2} g, at rest {:.3}, crushed {:.3}",
        report.repeats,
        report.energy_rise,
        report.roof_g,
        report.at_rest,
        report.crushed as f32 / report.chunks.max(1) as f32
    );
    let clock = Instant::now();
    scatter_debris(&mut take, &scene, &plan, &broken);
    println!(
        "{} debris in {:.2?}; {} impacts, {} breakages",
        take.movers.len() as u32 - take.chunks,
        clock.elapsed(),
        take.impacts.len(),
        take.breakages.len()
    );
    let fps = plan.fps.per_second() as f32;
    let samples = take.motion.samples;
    let mass: Vec<f32> = broken.chunks.iter().map(|c| c.mass_kg).collect();
    for s in (0..samples).step_by((fps / 4.0) as usize) {
        let (mut fastest, mut energy, mut height, mut total) = (0.0_f32, 0.0_f64, 0.0_f64, 0.0_f64);
        for (i, mass) in mass.iter().enumerate() {
            if take.movers[i].gone <= s || s <= take.movers[i].born {
                continue;
            }
            let p = take.motion.pose(i, s).position;
            let v = (p - take.motion.pose(i, s - 1).position) * fps;
            fastest = fastest.max(v.length());
            energy += f64::from(0.5 * mass * v.length_squared());
            height += f64::from(mass * p.y);
            total += f64::from(*mass);
        }
        let t = s as f32 / fps;
        let broke = take.breakages.iter().filter(|b| b.time_s <= t).count();
        let middle = scene.layout.hero.center().y;
        println!(
            "{t:5.2} s roof {:6.2} m  centre {:5.2} m  broken {broke:6}  fastest {fastest:5.1} m/s  energy {:8.1} MJ  \
             largest {:.2}  tilt {:4.1}  hovering {}",
            report.roof_m[s as usize],
            height / total.max(1.0),
            energy / 1e6,
            measure::largest(&take, &broken, s),
            measure::tilt(&take, &broken, s, |p| p.y > middle),
            measure::hovering(&scene, &take, &broken, s, 1.0 / fps).len()
        );
    }
    let mut gone: std::collections::BTreeMap<String, [u32; 2]> = std::collections::BTreeMap::new();
    for (i, chunk) in broken.chunks.iter().enumerate() {
        let entry = gone.entry(format!("{:?}", scene.parts[chunk.part as usize].kind)).or_default();
        entry[0] += u32::from(take.movers[i].gone != u32::MAX);
        entry[1] += 1;
    }
    println!("crushed of all, by kind: {gone:?}");
    let mut hang: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    for (i, chunk) in broken.chunks.iter().enumerate() {
        let last = take.motion.pose(i, samples - 1).position;
        if chunk.rest.y > 4.0 && last.distance(chunk.rest) < 0.5 && take.movers[i].gone == u32::MAX {
            *hang.entry(format!("{:?}", scene.parts[chunk.part as usize].kind)).or_default() += 1;
        }
    }
    println!("still where they were, above 4 m: {hang:?}");
    let parts: Vec<u32> = broken.chunks.iter().map(|c| c.part).collect();
    sheet(&scene, &take, &parts, &out, close);
}

/// Draws twelve samples of the take.
fn sheet(scene: &Scene, take: &Take, parts: &[u32], out: &str, close: bool) {
    let (columns, rows) = (4, 3);
    let mut picture = vec![0u8; W * columns * H * rows * 3];
    for k in 0..columns * rows {
        let s = (take.motion.samples - 1) * k as u32 / (columns * rows - 1) as u32;
        let frame = draw(scene, take, parts, s, close);
        let (x0, y0) = (k % columns * W, k / columns * H);
        for y in 0..H {
            let to = ((y0 + y) * W * columns + x0) * 3;
            picture[to..to + W * 3].copy_from_slice(&frame[y * W * 3..(y + 1) * W * 3]);
        }
    }
    let file = std::fs::File::create(out).unwrap_or_else(|e| panic!("{out}: {e}"));
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), (W * columns) as u32, (H * rows) as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().and_then(|mut w| w.write_image_data(&picture)).unwrap_or_else(|e| panic!("{out}: {e}"));
}

fn colour(kind: PartKind) -> Vec3 {
    match kind {
        PartKind::Column | PartKind::Beam => Vec3::new(0.9, 0.4, 0.2),
        PartKind::CoreWall | PartKind::Stair => Vec3::new(0.8, 0.2, 0.5),
        PartKind::Slab | PartKind::Balcony => Vec3::new(0.65, 0.65, 0.62),
        PartKind::Facade | PartKind::Parapet => Vec3::new(0.8, 0.7, 0.5),
        PartKind::Glass => Vec3::new(0.3, 0.5, 0.8),
        PartKind::Partition => Vec3::new(0.5, 0.8, 0.5),
        _ => Vec3::new(0.5, 0.4, 0.8),
    }
}

fn draw(scene: &Scene, take: &Take, parts: &[u32], sample: u32, close: bool) -> Vec<u8> {
    let hero = scene.layout.hero;
    let tall = hero.size().y.max(hero.size().x);
    let target =
        if close { Vec3::new(0.0, 3.0, hero.center().z) } else { Vec3::new(0.0, tall * 0.42, hero.center().z * 0.5) };
    let far = if close { tall * 0.9 } else { tall * 1.75 };
    let eye = target + Vec3::new(0.5, 0.12, 0.86).normalize() * far;
    let forward = (target - eye).normalize();
    let right = forward.cross(Vec3::Y).normalize();
    let up = right.cross(forward);
    let scale = H as f32 * 1.25;
    let mut depth = vec![f32::INFINITY; W * H];
    let mut rgb: Vec<u8> =
        (0..W * H).flat_map(|i| if i / W * 3 > H * 2 { [60, 60, 60] } else { [90, 100, 120] }).collect();
    let light = Vec3::new(0.3, 0.8, 0.5).normalize();
    let mut plot = |world: [Vec3; 3], base: Vec3| {
        let n = (world[1] - world[0]).cross(world[2] - world[0]).normalize_or_zero();
        let shade = 0.35 + 0.65 * n.dot(light).max(0.0);
        let p = world.map(|q| {
            let d = q - eye;
            let z = d.dot(forward).max(0.1);
            Vec3::new(W as f32 * 0.5 + d.dot(right) / z * scale, H as f32 * 0.5 - d.dot(up) / z * scale, z)
        });
        let area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
        if area.abs() < 1e-6 {
            return;
        }
        let low = p[0].min(p[1]).min(p[2]).max(Vec3::ZERO);
        let high = p[0].max(p[1]).max(p[2]);
        for y in low.y as usize..((high.y + 1.0).clamp(0.0, H as f32) as usize) {
            for x in low.x as usize..((high.x + 1.0).clamp(0.0, W as f32) as usize) {
                let (fx, fy) = (x as f32 + 0.5, y as f32 + 0.5);
                let edge = |a: Vec3, b: Vec3| ((b.x - a.x) * (fy - a.y) - (b.y - a.y) * (fx - a.x)) / area;
                let w = [edge(p[1], p[2]), edge(p[2], p[0]), edge(p[0], p[1])];
                if w.iter().any(|w| *w < 0.0) {
                    continue;
                }
                let z = w[0] * p[0].z + w[1] * p[1].z + w[2] * p[2].z;
                if z < depth[y * W + x] {
                    depth[y * W + x] = z;
                    let c = base * shade * 255.0;
                    rgb[(y * W + x) * 3..][..3].copy_from_slice(&[c.x as u8, c.y as u8, c.z as u8]);
                }
            }
        }
    };
    for (i, mover) in take.movers.iter().enumerate() {
        if sample < mover.born || sample >= mover.gone {
            continue;
        }
        let mesh = &take.meshes[mover.mesh.0 as usize];
        let pose = take.motion.pose(i, sample);
        let base = parts.get(i).map_or(Vec3::new(0.7, 0.6, 0.5), |part| colour(scene.parts[*part as usize].kind));
        for t in &mesh.triangles {
            plot(t.map(|v| pose.point(mesh.positions[v as usize] * mover.scale)), base);
        }
    }
    rgb
}
