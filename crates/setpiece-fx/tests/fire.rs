//! An explosion's fire: there with the charge and not before, cooling, and the same for any number of threads.

#[path = "dust_take/mod.rs"]
mod take;

use glam::Vec3;
use setpiece_fx::dust::{Detail, simulate};
use setpiece_scene::{Density, Fire, HOTTEST_K};
use setpiece_shot::{EventKind, ShotPlan, Unwatched};

const SIZE: Vec3 = Vec3::new(7.2, 6.2, 4.8);

fn shot(kind: EventKind, duration_s: f64, dust: f64) -> Vec<Density> {
    let mut plan = ShotPlan { duration_s, ..ShotPlan::default() };
    plan.look.dust = dust;
    plan.event.kind = kind;
    plan.event.start_s = 0.125;
    plan.event.strength = 0.1;
    let (scene, take, chunks) = take::collapse(&plan, SIZE);
    let mut frames = Vec::new();
    simulate(&scene, &plan, &take, &chunks, Detail::Whole, &Unwatched, &mut |_, d| frames.push(d))
        .expect("nothing stops it");
    frames
}

fn hottest(fire: &Fire) -> f32 {
    f32::from(fire.heat.iter().copied().max().unwrap_or(0)) * HOTTEST_K / 255.0
}

#[test]
fn a_charge_flashes_burns_cools_and_leaves_soot() {
    let frames = shot(EventKind::Explosion, 1.6, 0.6);
    let fires: Vec<Option<&Fire>> = frames.iter().map(|d| d.fire.as_deref()).collect();
    assert!(fires[..3].iter().all(Option::is_none), "none before the charge");
    let flashes: Vec<usize> = (0..fires.len()).filter(|n| fires[*n].is_some_and(|f| !f.flares.is_empty())).collect();
    assert!(flashes[0] == 3 && flashes.len() <= 5, "{flashes:?}");
    let power = |n: usize| fires[n].unwrap().flares.iter().map(|f| f.area_m2).sum::<f32>();
    assert!(power(3) > 2.0 * power(4), "the flash is one or two frames");
    let burning = |n: usize| fires[n].map_or(0, |f| f.heat.iter().filter(|h| **h > 0).count());
    assert!(burning(8) > 200, "{}", burning(8));
    let last = fires.last().unwrap().unwrap();
    assert!(hottest(fires[6].unwrap()) > 1500.0, "{}", hottest(fires[6].unwrap()));
    let hot = |fire: &Fire| fire.heat.iter().filter(|h| f32::from(**h) * HOTTEST_K / 255.0 > 1300.0).count();
    assert!(hot(last) < hot(fires[10].unwrap()) / 4, "{} of {}", hot(last), hot(fires[10].unwrap()));
    assert!(last.soot.iter().filter(|s| **s > 200).count() > 500, "it leaves soot");
    for (density, fire) in frames.iter().zip(&fires) {
        if let Some(fire) = fire {
            let stored = density.values.len();
            assert!(fire.heat.len() == fire.soot.len() && (fire.heat.is_empty() || fire.heat.len() == stored));
        }
    }
    assert!(fires[8].unwrap().embers.len() > 50);
}

#[test]
fn only_charges_burn() {
    assert!(shot(EventKind::Collapse, 0.6, 0.6).iter().all(|d| d.fire.is_none()));
}

#[test]
fn fire_needs_no_dust() {
    let frames = shot(EventKind::Explosion, 0.6, 0.0);
    assert!(frames[10].fire.as_ref().is_some_and(|f| hottest(f) > 1000.0));
}

#[test]
fn any_number_of_threads_gives_the_same_fire() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| shot(EventKind::Explosion, 0.5, 0.6))
    };
    assert!(run(1) == run(2));
}
