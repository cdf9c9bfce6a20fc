//! x
#[path = "../tests/support/mod.rs"]
mod support;
use setpiece_fx::*;
use setpiece_shot::*;
fn main() {
    let scene = support::building(support::Size { bays: [2, 1], storeys: 4 });
    let mut plan = ShotPlan { duration_s: 2.0, seed: 1, ..ShotPlan::default() };
    plan.event.start_s = 0.4;
    for a in std::env::args().skip(1) { let (k, v) = a.split_once('=').unwrap(); set_key(&mut plan, k, v).unwrap(); }
    let b = fracture(&scene, plan.seed);
    let (t, r) = simulate(&scene, &b, &plan, &Unwatched).unwrap();
    eprintln!("rise {} p99 {} rest {} crushed {} of {} roof {:?}", r.energy_rise, r.penetration_m, r.at_rest, r.crushed, r.chunks, r.roof_m.iter().step_by(6).collect::<Vec<_>>());
    let last = t.impacts.iter().filter(|i| i.impulse > 4.0e3 && i.speed > 4.0).map(|i| i.time_s).fold(0.0, f32::max);
    eprintln!("last {last}");
}
