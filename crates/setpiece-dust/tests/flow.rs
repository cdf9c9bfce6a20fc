//! The flow as a whole, on a small collapse.

mod take;

use glam::Vec3;
use setpiece_dust::dust::simulate;
use setpiece_scene::Density;
use setpiece_shot::{ShotPlan, Unwatched};

fn small(dust: f64) -> (ShotPlan, Vec<Density>, setpiece_dust::dust::DustReport) {
    let mut plan = ShotPlan { duration_s: 1.5, ..ShotPlan::default() };
    plan.look.dust = dust;
    plan.event.start_s = 0.1;
    let (scene, take, chunks) = take::collapse(&plan, Vec3::new(9.6, 9.3, 7.2));
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
