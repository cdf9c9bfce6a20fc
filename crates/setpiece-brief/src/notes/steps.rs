//! How far a relative note goes.
//!
//! Sizes are heard in ratios, so most steps are factors; "a bit" is half a step and "much" two steps in the logarithm.
//! Exposure counts in stops and time in seconds, so there a step is added.

use setpiece_shot::{Framing, ShotPlan, TimeOfDay};

/// Raise and lower the camera.
pub(crate) const CAMERA_UP: f64 = 1.6;
pub(crate) const CAMERA_DOWN: f64 = 0.6;
/// Further and closer.
pub(crate) const FURTHER: f64 = 1.25;
/// More dust, grain, shake, traffic; a longer shot. Less is one over it.
pub(crate) const MORE: f64 = 1.5;
/// More violent.
pub(crate) const STRONGER: f64 = 1.3;
/// A longer lens.
pub(crate) const LONGER_LENS: f64 = 4.0 / 3.0;
/// A taller building.
pub(crate) const TALLER: f64 = 1.25;
/// Brighter, in stops.
pub(crate) const BRIGHTER_EV: f64 = 1.0;
/// Later, in seconds.
pub(crate) const LATER_S: f64 = 0.5;
/// Around the structure, in degrees.
pub(crate) const AROUND_DEG: f64 = 15.0;
/// "A bit" and "much" of a step.
pub(crate) const A_BIT: f64 = 0.5;
pub(crate) const MUCH: f64 = 2.0;

/// A relative change of one key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    /// By a factor.
    Times(f64),
    /// By a summand.
    Plus(f64),
    /// So many places along a row of names.
    Rungs(i32),
}

/// One step of a key: `up` for more, `degree` for how much of it.
pub(crate) fn step(key: &str, up: bool, degree: f64) -> Step {
    let factor = |more: f64, less: f64| Step::Times(power(if up { more } else { less }, degree));
    let add = |more: f64| Step::Plus(if up { more * degree } else { -more * degree });
    let rungs = if degree > 1.0 { 2 } else { 1 };
    match key {
        "camera.height_m" => factor(CAMERA_UP, CAMERA_DOWN),
        "camera.distance" => factor(FURTHER, 1.0 / FURTHER),
        "event.strength" => factor(STRONGER, 1.0 / STRONGER),
        "camera.lens_mm" => factor(LONGER_LENS, 1.0 / LONGER_LENS),
        "structure.floors" | "structure.width_m" => factor(TALLER, 1.0 / TALLER),
        "look.exposure_ev" => add(BRIGHTER_EV),
        "event.start_s" => add(LATER_S),
        "camera.azimuth_deg" => add(AROUND_DEG),
        "camera.framing" | "setting.time" => Step::Rungs(if up { rungs } else { -rungs }),
        _ => factor(MORE, 1.0 / MORE),
    }
}

/// Degrees are only a half, one and two, so that roots and squares suffice.
fn power(x: f64, degree: f64) -> f64 {
    if degree < 1.0 {
        x.sqrt()
    } else if degree > 1.0 {
        x * x
    } else {
        x
    }
}

/// Where more of nothing begins.
fn from_zero(key: &str) -> f64 {
    match key {
        "camera.shake" => 0.15,
        "setting.traffic" => 0.25,
        "event.start_s" => LATER_S,
        _ => 0.2,
    }
}

/// The value that a step leads to, as text, before any limit; `None` when the key's row of names ends here.
pub(crate) fn stepped(plan: &ShotPlan, key: &str, step: Step) -> Option<String> {
    let now = plan.value_of(key).ok()?;
    if let Step::Rungs(n) = step {
        let along = |names: &[&str]| {
            let at = names.iter().position(|name| *name == now)? as i32;
            let to = (at + n).clamp(0, names.len() as i32 - 1);
            (to != at).then(|| names[to as usize].to_owned())
        };
        return match key {
            "camera.framing" => along(Framing::NAMES),
            _ => along(TimeOfDay::NAMES),
        };
    }
    let now: f64 = now.parse().ok()?;
    let to = match step {
        Step::Times(f) if now == 0.0 && f > 1.0 => from_zero(key),
        Step::Times(f) => now * f,
        Step::Plus(d) => now + d,
        Step::Rungs(_) => now,
    };
    let whole = matches!(key, "structure.floors" | "camera.lens_mm" | "seed");
    // A step in whole numbers is at least one.
    let to = match (whole, to > now) {
        (true, true) => to.round().max(now + 1.0),
        (true, false) if to < now => to.round().min(now - 1.0),
        _ => (to * 1e4).round() / 1e4,
    };
    Some(to.to_string())
}
