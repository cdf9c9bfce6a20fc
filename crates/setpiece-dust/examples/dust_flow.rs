//! Times the flow of a made-up collapse of 31 m.

#[path = "../tests/take/mod.rs"]
mod take;

use glam::Vec3;
use setpiece_dust::dust::simulate;
use setpiece_shot::{ShotPlan, Unwatched};

#[allow(clippy::print_stdout)]
fn main() {
    let plan = ShotPlan::default();
    let (scene, take, chunks) = take::collapse(&plan, Vec3::new(19.2, 31.0, 14.4));
    println!("{} chunks {} breakages {} impacts", chunks.len(), take.breakages.len(), take.impacts.len());
    let start = std::time::Instant::now();
    let mut bytes = 0;
    let report = simulate(&scene, &plan, &take, &chunks, &Unwatched, &mut |n, d| {
        bytes += d.values.len() + d.index.len() * 4;
        if n % 8 == 0 {
            println!("{n} {:.1} s, {} bricks of {}, full {:.2}", start.elapsed().as_secs_f32(), d.values.len() / 512, d.index.len(), d.full);
        }
    });
    println!("{report:?}\n{:.1} s, {} MB", start.elapsed().as_secs_f32(), bytes >> 20);
}
