//! A shot that is made in no time.

use setpiece_shot::{ShotPlan, set_key};

/// A small building that lasts so long and falls then, seconds.
pub fn plan(duration_s: &str, start_s: &str) -> ShotPlan {
    let mut plan = ShotPlan::default();
    for (key, value) in [
        ("structure.floors", "2"),
        ("structure.width_m", "10"),
        ("structure.depth_m", "8"),
        ("setting.traffic", "0.1"),
        ("duration_s", duration_s),
        ("event.start_s", start_s),
        ("size", "128x72"),
    ] {
        set_key(&mut plan, key, value).unwrap();
    }
    plan
}
