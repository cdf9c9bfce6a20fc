//! Pictures of a set: `cargo run --release -p setpiece-render --example still -- OUT.png [key=value]...`
//! with `--frames a,b`, `--size WxH`, `--samples n`, `--previs`, `--collapse` (simulates the event), `--layer NAME`,
//! `--crop x,y,w,h` (three times as large), `--eye x,y,z` and `--at x,y,z` (a camera that stands there and looks there).
#![allow(clippy::print_stdout)]

use glam::{Mat3, Quat, Vec3};
use setpiece_image::{Bitmap, View};
use setpiece_render::{Layers, Request, World, lens, probe_exposure, render};
use setpiece_scene::shoot;
use setpiece_shot::{EventKind, ShotPlan, Unwatched, set_key};
use std::time::Instant;

fn main() {
    let mut plan = ShotPlan::default();
    let (mut out, mut frames, mut size, mut samples) = ("/tmp/picture.png".to_owned(), vec![0], [960, 540], 4);
    let (mut previs, mut collapse, mut layer, mut crop) = (false, false, String::new(), Vec::new());
    let (mut eye, mut at) = (None, Vec3::ZERO);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--crop" => crop = numbers(&args.next().unwrap_or_default(), ','),
            "--eye" => eye = Some(point(&args.next().unwrap_or_default())),
            "--at" => at = point(&args.next().unwrap_or_default()),
            "--previs" => previs = true,
            "--collapse" => collapse = true,
            "--layer" => layer = args.next().unwrap_or_default(),
            "--frames" => frames = numbers(&args.next().unwrap_or_default(), ','),
            "--size" => {
                let n = numbers(&args.next().unwrap_or_default(), 'x');
                size = [n[0], n[1]];
            }
            "--samples" => samples = args.next().and_then(|a| a.parse().ok()).unwrap_or(4),
            _ => match arg.split_once('=') {
                Some((key, value)) => set_key(&mut plan, key, value).unwrap_or_else(|d| panic!("{d}")),
                None => out = arg,
            },
        }
    }
    let scene = setpiece_set::dress(&plan);
    let broken = setpiece_fx::fracture(&scene, plan.seed);
    let mut staged = plan.clone();
    if !collapse {
        staged.event.kind = EventKind::None;
    }
    let clock = Instant::now();
    let (take, _) = setpiece_fx::simulate(&scene, &broken, &staged, &Unwatched).expect("not stopped");
    println!("simulated in {:.2?}", clock.elapsed());
    let clock = Instant::now();
    let world = World::new(&scene, &take);
    println!(
        "world of {} triangles, {} instances, {} movers, {} lamps in {:.2?}",
        world.triangles(),
        scene.instances.len(),
        take.movers.len(),
        scene.lamps.len(),
        clock.elapsed()
    );
    for (shape, m) in take.prop_movers().filter(|(s, m)| !s.is_whole() || take.motion.moves(*m)) {
        let prop = &scene.props[shape.prop as usize];
        let last = take.motion.pose(m, take.motion.samples - 1);
        println!("{:?} {} from {} to {}, {shape:?}", prop.kind, shape.prop, prop.rest.position, last.position);
    }
    let mut camera = shoot(&plan, &scene.layout, &[]);
    let clock = Instant::now();
    let exposure = probe_exposure(&world, &camera, size, &plan);
    println!("exposure {exposure} in {:.2?}", clock.elapsed());
    if let Some(eye) = eye {
        let back = (eye - at).normalize_or(Vec3::Z);
        let right = Vec3::Y.cross(back).normalize_or(Vec3::X);
        for key in &mut camera.keys {
            key.position = eye;
            key.rotation = Quat::from_mat3(&Mat3::from_cols(right, back.cross(right), back));
            key.focus_m = eye.distance(at);
        }
    }
    for frame in &frames {
        let request = Request {
            frame: *frame,
            camera: &camera,
            size,
            samples,
            seed: plan.seed,
            exposure,
            dust: None,
            shutter: 0.5,
            bounce_rays: 0,
            bounces: 1,
            previs,
            layers: Layers::All,
        };
        let clock = Instant::now();
        let (picture, stats) = render(&world, &request);
        let took = clock.elapsed();
        println!("frame {frame}: {took:.2?}, {:.2} Mrays/s, {stats:?}", stats.rays as f64 / took.as_secs_f64() / 1e6);
        let seen = match layer.as_str() {
            "" => lens::seen(&picture, setpiece_shot::Lens::Spherical),
            layer => picture.rgb(layer),
        };
        let seen = seen.expect("such a layer");
        let path = if frames.len() > 1 { out.replace(".png", &format!("_{frame}.png")) } else { out.clone() };
        let mut shown = Bitmap::of_light(size, &seen, &View::FILM, 0.0, *frame, 1);
        if let [x, y, w, h] = crop[..] {
            let mut part = Bitmap::filled([w, h], [0; 3]);
            for row in 0..h {
                for column in 0..w {
                    part.pixels[(row * w + column) as usize] =
                        shown.pixels[((y + row) * size[0] + x + column) as usize];
                }
            }
            shown = part.resized([w * 3, h * 3]);
        }
        std::fs::write(path, shown.to_png()).expect("written");
    }
}

fn point(text: &str) -> Vec3 {
    let n: Vec<f32> = text.split(',').map(|n| n.parse().expect("a number")).collect();
    Vec3::new(n[0], n[1], n[2])
}

fn numbers(text: &str, separator: char) -> Vec<u32> {
    text.split(separator).map(|n| n.parse().expect("a number")).collect()
}
