//! Times every stage of the main shot, in one process and one run: `cargo bench -p setpiece-pipeline`; with
//! `-- fracture` only the set and its fracture into 1,000 to 64,000 chunks.
//!
//! Prints medians in seconds with the spread, and each stage's share of the whole. Figures of different runs or machines
//! compare only as ratios.

use setpiece_render::{Layers, Request, World};
use setpiece_scene::{Density, shoot};
use setpiece_shot::{ShotPlan, Unwatched};
use std::hint::black_box;
use std::time::Instant;

const SHOT: &str =
    "A ten-storey apartment block in Buenos Aires collapses into the street at dusk, handheld, 4 seconds";

/// Runs `work` a number of times; gives the last result and the sorted seconds.
fn timed<T>(runs: usize, mut work: impl FnMut() -> T) -> (T, Vec<f64>) {
    let mut seconds = Vec::new();
    let mut last = None;
    for _ in 0..runs {
        let start = Instant::now();
        last = Some(black_box(work()));
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    (last.expect("at least one run"), seconds)
}

#[allow(clippy::print_stdout)]
fn row(name: &str, seconds: &[f64]) -> f64 {
    let median = seconds[seconds.len() / 2];
    println!(
        "{name:<34} {median:>9.3} s   {:>8.3} .. {:.3}   {} runs",
        seconds[0],
        seconds[seconds.len() - 1],
        seconds.len()
    );
    median
}

#[allow(clippy::print_stdout)]
fn main() {
    let plan: ShotPlan = setpiece_brief::read(SHOT).plan;
    println!("threads {}", rayon::current_num_threads());
    let (scene, t) = timed(5, || setpiece_set::dress(&plan));
    row("set", &t);
    let (broken, t) = timed(5, || setpiece_fx::fracture(&scene, plan.seed));
    row("fracture", &t);
    println!("    {} parts, {} chunks, {} bonds", scene.parts.len(), broken.chunks.len(), broken.bonds.len());
    for chunks in [1_000, 4_000, 16_000, 64_000] {
        let (finer, t) = timed(3, || setpiece_fx::fracture_into(&scene, plan.seed, chunks));
        let median = row(&format!("fracture into {chunks}"), &t);
        let triangles: usize = finer.chunks.iter().map(|c| c.mesh.triangles.len()).sum();
        println!(
            "    {} chunks, {triangles} triangles, {:.1} microseconds a chunk",
            finer.chunks.len(),
            median * 1e6 / finer.chunks.len() as f64
        );
    }
    if std::env::args().any(|a| a == "fracture") {
        return;
    }
    let (take, t) = timed(1, || {
        let (mut take, _) = setpiece_fx::simulate(&scene, &broken, &plan, &Unwatched).expect("nothing stops it");
        setpiece_fx::scatter_debris(&mut take, &scene, &plan, &broken);
        take
    });
    row("rigid bodies and debris", &t);
    let (dust, t) = timed(1, || {
        let mut frames: Vec<Density> = Vec::new();
        setpiece_fx::dust::simulate(
            &scene,
            &plan,
            &take,
            &broken.chunks,
            setpiece_fx::dust::Detail::Whole,
            &Unwatched,
            &mut |_, d| frames.push(d),
        );
        frames
    });
    row("dust", &t);
    let camera = shoot(&plan, &scene.layout, &[]);
    let (_, t) = timed(3, || setpiece_sound::score(&plan, &take, &camera, &scene.layout, &scene.colliders).mix());
    row("sound", &t);
    let (world, t) = timed(3, || World::new(&scene, &take));
    row("geometry", &t);
    let exposure = setpiece_render::probe_exposure(&world, &camera, plan.size, &plan);
    for (name, size, samples, previs) in
        [("previs 480x270", [480, 270], 1, true), ("daily 960x540", [960, 540], 3, false)]
    {
        for frame in [6, 48, 90] {
            let request = Request {
                frame,
                camera: &camera,
                size,
                samples,
                seed: plan.seed,
                exposure,
                dust: dust.get(frame as usize).filter(|d| !d.is_empty()),
                shutter: 0.5,
                bounce_rays: 0,
                bounces: 1,
                layers: Layers::Beauty,
                previs,
            };
            let ((_, stats), t) = timed(3, || setpiece_render::render(&world, &request));
            let median = row(&format!("{name}, frame {}", 1001 + frame), &t);
            println!(
                "    {:.2} million rays, {:.2} million a second",
                stats.rays as f64 / 1e6,
                stats.rays as f64 / 1e6 / median
            );
        }
    }
}
