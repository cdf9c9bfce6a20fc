//! Fracture and rigid bodies of the main shot into a wanted number of chunks, in a process of its own, so that processor
//! time and memory can be measured from outside and set against another program's:
//!
//! `/usr/bin/time -v target/release/examples/race CHUNKS`

#[path = "../src/memory.rs"]
mod memory;

use setpiece_shot::Unwatched;
use std::time::Instant;

const SHOT: &str =
    "A ten-storey apartment block in Buenos Aires collapses into the street at dusk, handheld, 4 seconds";

fn main() {
    memory::keep();
    // As the program does: the threads that share the work wait for each other within one pool.
    rayon::scope(|scope| scope.spawn(|_| race()));
}

#[allow(clippy::print_stdout)]
fn race() {
    let wanted = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(4_000);
    let plan = setpiece_brief::read(SHOT).plan;
    let start = Instant::now();
    let scene = setpiece_set::dress(&plan);
    let set = start.elapsed().as_secs_f64();
    let broken = setpiece_fx::fracture_into(&scene, plan.seed, wanted);
    let fractured = start.elapsed().as_secs_f64();
    let Some((take, about)) = setpiece_fx::simulate(&scene, &broken, &plan, &Unwatched) else { return };
    let simulated = start.elapsed().as_secs_f64();
    println!(
        "{} chunks, {} bonds, {} frames; set {set:.2} s, fracture {:.2} s, rigid bodies {:.2} s; {} steps and {} again, \
         {} bodies at most, {} bonds broken ({} of them by {} visits with {} iterations), penetration p99 {:.1} mm, energy rise {:.3} %, roof {:.2} g",
        broken.chunks.len(),
        broken.bonds.len(),
        take.motion.samples - 1,
        fractured - set,
        simulated - fractured,
        about.steps,
        about.repeats,
        about.peak_bodies,
        about.bonds_broken,
        about.strained[2],
        about.strained[0],
        about.strained[1],
        1e3 * about.penetration_m,
        100.0 * about.energy_rise,
        about.roof_g,
    );
}
