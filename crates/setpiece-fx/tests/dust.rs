//! The flow as a whole, on a small collapse.

#[path = "dust_take/mod.rs"]
mod take;

use glam::Vec3;
use setpiece_fx::dust::{Detail, simulate};
use setpiece_scene::Density;
use setpiece_shot::{ShotPlan, Unwatched};

fn small(dust: f64, detail: Detail) -> (ShotPlan, Vec<Density>, setpiece_fx::dust::DustReport) {
    let mut plan = ShotPlan { duration_s: 1.0, ..ShotPlan::default() };
    plan.look.dust = dust;
    plan.event.start_s = 0.1;
    let (scene, take, chunks) = take::collapse(&plan, Vec3::new(7.2, 6.2, 4.8));
    let mut frames = Vec::new();
    let report = simulate(&scene, &plan, &take, &chunks, detail, &Unwatched, &mut |n, d| {
        assert_eq!(n as usize, frames.len(), "frames come in order");
        frames.push(d);
    });
    (plan, frames, report.expect("nothing stops it"))
}

/// Square metres of dust where something holds, and where it does not.
fn parted(dust: &Density, holds: impl Fn(Vec3) -> bool) -> (f64, f64) {
    let n = dust.bricks.map(|b| b as i32 * 8);
    let mut sums = (0.0, 0.0);
    for k in 0..n[2] {
        for j in 0..n[1] {
            for i in 0..n[0] {
                let middle = dust.origin + (Vec3::new(i as f32, j as f32, k as f32) + 0.5) * dust.voxel_m;
                let amount = f64::from(dust.voxel(i, j, k)) * f64::from(dust.voxel_m).powi(3);
                *(if holds(middle) { &mut sums.0 } else { &mut sums.1 }) += amount;
            }
        }
    }
    sums
}

#[test]
fn a_draft_has_the_same_dust_in_the_same_places() {
    let [(_, whole, w), (_, draft, d)] = [Detail::Whole, Detail::Draft].map(|detail| small(0.6, detail));
    assert!(d.cells * 4 < w.cells && d.voxel_m > 1.5 * w.voxel_m, "{d:?} {w:?}");
    assert!((d.released_m2 / w.released_m2 - 1.0).abs() < 0.1, "{d:?} {w:?}");
    let first = |frames: &[Density]| frames.iter().position(|f| !f.is_empty());
    assert_eq!(first(&whole), first(&draft));
    let places: [fn(Vec3) -> bool; 3] = [|p| p.y < 3.0, |p| p.x < 0.0, |p| p.z > 0.0];
    for holds in places {
        let share = |frames: &[Density]| {
            let (inside, outside) = parted(frames.last().unwrap(), holds);
            inside / (inside + outside)
        };
        let (w, d) = (share(&whole), share(&draft));
        assert!((w - d).abs() < 0.1, "{d} of a draft where the whole has {w}");
    }
}

#[test]
fn no_dust_means_none_and_one_grid_per_frame_all_the_same() {
    let (plan, frames, report) = small(0.0, Detail::Whole);
    assert_eq!(frames.len() as u32, plan.frame_count());
    assert!(frames.iter().all(Density::is_empty));
    assert_eq!(report.steps, 0);
}

#[test]
fn a_collapse_fills_the_street_from_the_ground_and_loses_no_dust() {
    let (plan, frames, report) = small(0.6, Detail::Whole);
    assert_eq!(frames.len() as u32, plan.frame_count());
    assert!(frames[..3].iter().all(Density::is_empty), "none before the event");
    assert!(report.divergence < 0.05, "{report:?}");
    assert!(report.fastest_mps > 4.0 && report.fastest_mps < 40.0, "{report:?}");
    // Nothing has left the room yet, and nothing else may take or give dust.
    assert!((report.aloft_m2 / report.released_m2 - 1.0).abs() < 0.01, "{report:?}");
    let last = frames.last().unwrap();
    let (low, high) = parted(last, |p| p.y < 5.0);
    assert!(low > 2.0 * high, "dust is heavier than air: {low} below 5 m, {high} above");
    // It has come out at the front, before the facade at z = 0.
    let out = (0..40).map(|n| last.at(Vec3::new(n as f32 * 0.25 - 5.0, 1.0, 2.0))).fold(0.0, f32::max);
    assert!(out > 0.05, "{out}");
}

#[test]
fn any_number_of_threads_gives_the_same_dust() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| small(0.6, Detail::Whole).1)
    };
    let (one, two, three) = (run(1), run(2), run(3));
    assert!(one == two && two == three);
}
