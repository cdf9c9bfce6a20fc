//! The flow as a whole, on a small collapse.

#[path = "dust_take/mod.rs"]
mod take;

use glam::Vec3;
use setpiece_fx::dust::simulate;
use setpiece_scene::Density;
use setpiece_shot::{ShotPlan, Unwatched};

fn small(dust: f64) -> (ShotPlan, Vec<Density>, setpiece_fx::dust::DustReport) {
    let mut plan = ShotPlan { duration_s: 1.0, ..ShotPlan::default() };
    plan.look.dust = dust;
    plan.event.start_s = 0.1;
    let (scene, take, chunks) = take::collapse(&plan, Vec3::new(7.2, 6.2, 4.8));
    let mut frames = Vec::new();
    let report = simulate(&scene, &plan, &take, &chunks, &Unwatched, &mut |n, d| {
        assert_eq!(n as usize, frames.len(), "frames come in order");
        frames.push(d);
    });
    (plan, frames, report.expect("nothing stops it"))
}

#[test]
fn no_dust_means_none_and_one_grid_per_frame_all_the_same() {
    let (plan, frames, report) = small(0.0);
    assert_eq!(frames.len() as u32, plan.frame_count());
    assert!(frames.iter().all(Density::is_empty));
    assert_eq!(report.steps, 0);
}

#[test]
fn a_collapse_fills_the_street_from_the_ground_and_loses_no_dust() {
    let (plan, frames, report) = small(0.6);
    assert_eq!(frames.len() as u32, plan.frame_count());
    assert!(frames[..3].iter().all(Density::is_empty), "none before the event");
    assert!(report.divergence < 0.05, "{report:?}");
    assert!(report.fastest_mps > 4.0 && report.fastest_mps < 40.0, "{report:?}");
    // Nothing has left the room yet, and nothing else may take or give dust.
    assert!((report.aloft_m2 / report.released_m2 - 1.0).abs() < 0.01, "{report:?}");
    let last = frames.last().unwrap();
    let mut low = 0.0;
    let mut high = 0.0;
    let edge = last.voxel_m;
    let n = last.bricks.map(|b| b as i32 * 8);
    for k in 0..n[2] {
        for j in 0..n[1] {
            for i in 0..n[0] {
                let x = f64::from(last.voxel(i, j, k));
                if (j as f32 + 0.5) * edge < 5.0 { low += x } else { high += x }
            }
        }
    }
    assert!(low > 2.0 * high, "dust is heavier than air: {low} below 5 m, {high} above");
    // It has come out at the front, before the facade at z = 0.
    let out = (0..40).map(|n| last.at(Vec3::new(n as f32 * 0.25 - 5.0, 1.0, 2.0))).fold(0.0, f32::max);
    assert!(out > 0.05, "{out}");
}

#[test]
fn any_number_of_threads_gives_the_same_dust() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| small(0.6).1)
    };
    let (one, two, three) = (run(1), run(2), run(3));
    assert!(one == two && two == three);
}
