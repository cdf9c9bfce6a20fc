//! Takes of one shot that vary only what its words left open, each said in words.
//!
//! A take is made by a director's note, so what is said of it is what it is: the same words given to `setpiece direct`
//! make the same plan. Notes that would move a key that the words, a later change or a lock decided are thrown away.

use crate::WedgeTake;
use setpiece_shot::{Diagnostic, EventKind, KNOBS, Result, Rng, ShotPlan};

/// What can be asked for of each key, as notes.
const NOTES: &[(&str, &[&str])] = &[
    ("camera.angle", &["low angle", "high angle", "ground level", "aerial view"]),
    ("camera.framing", &["full shot", "medium shot", "extreme wide shot", "wide shot"]),
    ("camera.lens_mm", &["21mm", "35mm", "50mm", "85mm"]),
    ("camera.move", &["handheld", "dolly in", "crane up", "pan left", "truck right"]),
    ("setting.time", &["at dawn", "at noon", "at dusk", "at night", "golden hour"]),
    ("setting.weather", &["overcast", "in the rain", "in fog", "in snow"]),
    ("event.direction", &["falls to the left", "falls to the right", "falls into the street"]),
    ("event.origin", &["starts at the top", "starts in the middle"]),
    ("event.strength", &["gentle", "violent"]),
    ("look.dust", &["little dust", "lots of dust"]),
    ("seed", &[]),
];

/// Tries at one take before there is held to be none.
const TRIES: u32 = 60;

/// The keys that the words of a plan left open: those that were assumed and still stand as they were assumed. Of a plan
/// without words, those at their defaults. Locked keys are never open.
fn open_keys(plan: &ShotPlan) -> Vec<&'static str> {
    let (origin, assumed) = if plan.brief.trim().is_empty() {
        (ShotPlan::default(), None)
    } else {
        let brief = setpiece_brief::read(&plan.brief);
        (brief.plan, Some(brief.assumed))
    };
    let moved: Vec<&str> = origin.difference(plan).iter().map(|d| d.key).collect();
    let assumed = |key: &str| assumed.as_ref().is_none_or(|all| all.iter().any(|e| e.key == key));
    KNOBS.iter().map(|k| k.key).filter(|key| assumed(key) && !moved.contains(key) && !plan.is_locked(key)).collect()
}

/// The plan that a note makes, when it moves open keys alone and nothing of it is left over.
fn by_note(plan: &ShotPlan, words: &str, open: &[&str]) -> Option<ShotPlan> {
    let note = setpiece_brief::direct(plan, words);
    let fair = note.ignored.is_empty() && note.refused.is_empty() && !note.changes.is_empty();
    (fair && note.changes.iter().all(|c| open.contains(&c.key.as_str()))).then_some(note.plan)
}

/// Takes of a plan; the first is the plan itself. The same plan gives the same takes.
///
/// # Errors
/// When the words leave nothing open that can be varied.
pub fn takes(plan: &ShotPlan, count: u32) -> Result<Vec<WedgeTake>> {
    let mut open = open_keys(plan);
    if plan.event.kind == EventKind::None {
        open.retain(|key| !key.starts_with("event.") && *key != "look.dust");
    }
    let mut rng = Rng::new(plan.seed, "takes");
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for (key, words) in NOTES.iter().filter(|(key, _)| open.contains(key)) {
        let mut words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        if *key == "seed" {
            words = (1..=u64::from(count)).map(|n| format!("seed {}", plan.seed.wrapping_add(n) % 10_000)).collect();
        }
        words.retain(|w| by_note(plan, w, &open).is_some());
        if !words.is_empty() {
            notes.push((key, words));
        }
    }
    if notes.is_empty() {
        return Err(Diagnostic::request("the words leave nothing open that takes could vary")
            .at("--takes")
            .help("name what to vary, as --over seed=1..6 or --over look.dust=0.3,0.6,1"));
    }
    for i in (1..notes.len()).rev() {
        notes.swap(i, rng.below(i + 1));
    }
    let first = WedgeTake { label: "1".into(), words: "as planned".into(), plan: plan.clone() };
    let mut takes = vec![first];
    let mut turn = 0;
    for _ in 0..TRIES * count {
        if takes.len() as u32 >= count {
            break;
        }
        // Two keys a take, each key in its turn.
        let words: Vec<&str> =
            (0..notes.len().min(2)).map(|i| rng.pick(&notes[(turn + i) % notes.len()].1).as_str()).collect();
        turn += 2;
        let words = words.join(", ");
        if let Some(plan) = by_note(plan, &words, &open)
            && takes.iter().all(|t| t.plan != plan)
        {
            takes.push(WedgeTake { label: format!("{} {words}", takes.len() + 1), words, plan });
        }
    }
    Ok(takes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(words: &str) -> ShotPlan {
        setpiece_brief::read(words).plan
    }

    #[test]
    fn takes_vary_only_what_was_left_open_and_say_how() {
        let mut plan = plan("A ten-storey apartment block collapses at dusk in the rain, handheld, 35mm");
        plan.locked = vec!["camera.angle".into()];
        let takes = takes(&plan, 9).unwrap();
        assert_eq!(takes.len(), 9);
        assert_eq!(takes[0].plan, plan);
        let decided =
            ["structure.", "setting.time", "setting.weather", "camera.move", "camera.lens_mm", "camera.angle"];
        for (n, take) in takes.iter().enumerate().skip(1) {
            let changed = plan.difference(&take.plan);
            assert!(!changed.is_empty());
            assert!(
                changed.iter().all(|d| !decided.iter().any(|k| d.key.starts_with(k))),
                "{}: {changed:?}",
                take.words
            );
            // What is said of a take is a note that makes it.
            assert_eq!(setpiece_brief::direct(&plan, &take.words).plan, take.plan, "{}", take.words);
            assert!(takes[..n].iter().all(|t| t.plan != take.plan), "{} comes twice", take.words);
            take.plan.check().unwrap();
        }
        assert_eq!(super::takes(&plan, 9).unwrap()[5].words, takes[5].words);
    }

    #[test]
    fn what_was_changed_later_is_decided_and_all_locked_leaves_nothing() {
        let mut plan = plan("A church collapses");
        assert!(open_keys(&plan).contains(&"setting.time"));
        plan.setting.time = setpiece_shot::TimeOfDay::Night;
        assert!(!open_keys(&plan).contains(&"setting.time"));
        plan.locked = ["seed", "structure", "event", "setting", "camera", "look"].map(str::to_owned).to_vec();
        let error = takes(&plan, 3).unwrap_err();
        assert!(error.exit_status() == 2 && error.remedy.contains("--over"));
    }
}
