//! Why a stage was made or not: which keys of the plan changed since the last run of the shot, and through which stage
//! they reach it.
//!
//! Causes come from [`READS`](crate::READS), the table that the stages' keys are made of, so that what is said is what is
//! done.

use crate::keys::{Reads, detail_of};
use crate::{Cache, Keys, Report, StageState};
use serde::Serialize;
use serde_json::Value;
use setpiece_shot::{FrameRange, Quality, RunSettings, ShotPlan, plain_value};
use std::fmt;

/// What was there before a run: the last run of the same shot.
#[derive(Clone, Debug)]
pub struct Before {
    /// Its plan.
    pub plan: ShotPlan,
    /// Its report, when it is a run and not only a plan.
    pub report: Option<Report>,
}

impl Before {
    /// The last run of a shot by its report, when the report holds its plan.
    pub fn of(report: Report) -> Option<Self> {
        Some(Self { plan: report.plan.clone()?, report: Some(report) })
    }
}

/// What became of a stage, or will.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Made in this run.
    Made,
    /// Some of it made, some taken from the cache.
    Partly,
    /// Taken from the cache.
    Reused,
    /// Will be made when it is asked for.
    ToMake,
}

/// One reason for making a stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Cause {
    /// A key of the plan has another value.
    Key {
        /// The key.
        key: &'static str,
        /// Its value in the last run.
        from: Value,
        /// Its value now.
        to: Value,
        /// The stage that reads it.
        through: &'static str,
    },
    /// The program makes a stage in another way than in the last run.
    Version {
        /// The stage.
        stage: &'static str,
        /// The number of its code then.
        from: u32,
        /// And now.
        to: u32,
    },
    /// The run asks for another size, quality or number of samples.
    Run {
        /// What differs, in words.
        what: String,
    },
    /// The stage is never kept: making it is quicker than reading it.
    NeverKept,
    /// Nothing was made of this shot before.
    First,
    /// Nothing changed, but no result is in this cache: it was pruned, stopped, or made with another cache.
    NotInCache,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { key, from, to, .. } => write!(f, "{key} {} -> {}", plain_value(from), plain_value(to)),
            Self::Version { stage, from, to } => write!(f, "{stage} is made in a new way ({from} -> {to})"),
            Self::Run { what } => f.write_str(what),
            Self::NeverKept => f.write_str("a later stage needed it; it is never kept"),
            Self::First => f.write_str("first run of this shot"),
            Self::NotInCache => f.write_str("unchanged, but not in the cache"),
        }
    }
}

/// One stage explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// The stage, as the report names it.
    pub stage: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was made; empty for what was reused.
    pub because: Vec<Cause>,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = match self.outcome {
            Outcome::Made => "made",
            Outcome::Partly => "partly",
            Outcome::Reused => "reused",
            Outcome::ToMake => "to make",
        };
        write!(f, "{:<14} {outcome:<8}", self.stage)?;
        let row = stage_of(&self.stage);
        let causes: Vec<String> = self
            .because
            .iter()
            .map(|cause| match cause {
                Cause::Key { through, .. } if row != Some(*through) => format!("{cause} (through {through})"),
                cause => cause.to_string(),
            })
            .collect();
        if causes.is_empty() { Ok(()) } else { write!(f, "  {}", causes.join("; ")) }
    }
}

/// The row of the table that a stage of a report belongs to.
fn stage_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "set" | "fracture" | "geometry" | "first picture" => "set",
        "previs" | "frames" | "frame" => "frame",
        "stems" => "sound",
        other => Reads::of(other)?.stage,
    })
}

/// Stages that no cache keeps.
fn never_kept(name: &str) -> bool {
    ["set", "fracture", "geometry", "stems", "first picture"].contains(&name)
}

fn causes(name: &str, before: Option<&Before>, plan: &ShotPlan, run: Option<&str>) -> Vec<Cause> {
    let Some(row) = stage_of(name).and_then(Reads::of) else { return Vec::new() };
    let Some(before) = before else { return vec![Cause::First] };
    let mut found: Vec<Cause> = before
        .plan
        .difference(plan)
        .into_iter()
        .filter_map(|d| Some(Cause::Key { through: row.through(d.key)?, key: d.key, from: d.from, to: d.to }))
        .collect();
    let now = Report::stage_numbers();
    let then = before.report.as_ref().map_or(&now, |r| &r.stage_versions);
    found.extend(row.chain().into_iter().filter_map(|stage| {
        let (from, to) = (*then.get(stage)?, *now.get(stage)?);
        (from != to).then_some(Cause::Version { stage, from, to })
    }));
    found.extend(run.filter(|_| ["frame", "movie"].contains(&row.stage)).map(|r| Cause::Run { what: r.to_owned() }));
    if found.is_empty() {
        found.push(if never_kept(name) { Cause::NeverKept } else { Cause::NotInCache });
    }
    found
}

/// In which way a run's settings differ from those of the last run.
fn run_change(before: &Report, now: &Report) -> Option<String> {
    let mut parts = Vec::new();
    if before.quality != now.quality
        && let (Some(a), Some(b)) = (before.quality, now.quality)
    {
        parts.push(format!("quality {} -> {}", a.name(), b.name()));
    }
    if before.size != now.size {
        let name = |[w, h]: [u32; 2]| format!("{w}x{h}");
        parts.push(format!("size {} -> {}", name(before.size), name(now.size)));
    }
    if before.samples != now.samples {
        parts.push(format!("samples {} -> {}", before.samples, now.samples));
    }
    if before.bounce_rays != now.bounce_rays {
        parts.push(format!("bounce rays {} -> {}", before.bounce_rays, now.bounce_rays));
    }
    if before.frames != now.frames {
        parts.push(format!("frames {} -> {}", before.frames, now.frames));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Explains a finished run against what was there before it, a line for every stage of its report.
pub fn explain(before: Option<&Before>, plan: &ShotPlan, report: &Report) -> Vec<Explained> {
    let run = before.and_then(|b| run_change(b.report.as_ref()?, report));
    let explained = |stage: &crate::StageReport| {
        let outcome = match stage.state {
            StageState::Made => Outcome::Made,
            StageState::Reused => Outcome::Reused,
            StageState::Partly => Outcome::Partly,
        };
        let because = match outcome {
            Outcome::Reused => Vec::new(),
            _ => causes(&stage.name, before, plan, run.as_deref()),
        };
        Explained { stage: stage.name.clone(), outcome, because }
    };
    report.stages.iter().map(explained).collect()
}

/// Says before anything is made what a changed plan will have to make, and what it will find in the cache.
pub fn foresee(before: &Before, plan: &ShotPlan, quality: Quality, cache: &Cache) -> Vec<Explained> {
    let keys = Keys::of(plan);
    let settings = RunSettings::of(plan, quality);
    let frames: FrameRange = settings.frames;
    let found = frames.iter().filter(|n| cache.has("frame", &keys.frame(&settings, *n))).count() as u32;
    let whole = |there: bool| if there { Outcome::Reused } else { Outcome::ToMake };
    let pictures = match found {
        0 => Outcome::ToMake,
        n if n == frames.count() => Outcome::Reused,
        _ => Outcome::Partly,
    };
    [
        ("motion", whole(cache.has("motion", &keys.motion))),
        ("dust", whole(cache.has("dust", keys.dust_of(detail_of(quality))))),
        ("exposure", whole(cache.has("exposure", &keys.exposure))),
        ("sound", whole(cache.has("sound", &keys.sound))),
        (if quality == Quality::Previs { "previs" } else { "frames" }, pictures),
        ("movie", whole(cache.has("movie", &keys.movie(&settings)))),
    ]
    .into_iter()
    .map(|(stage, outcome)| {
        let because = match outcome {
            Outcome::Reused => Vec::new(),
            _ => causes(stage, Some(before), plan, None),
        };
        Explained { stage: stage.to_owned(), outcome, because }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::set_key;

    fn report(stages: &[(&str, StageState)]) -> Report {
        let mut report = Report { stage_versions: Report::stage_numbers(), ..Report::default() };
        for (name, state) in stages {
            report.add(name, 1.0, *state);
        }
        report
    }

    #[test]
    fn causes_are_the_keys_that_reach_a_stage() {
        let plan = ShotPlan::default();
        let mut changed = plan.clone();
        set_key(&mut changed, "look.dust", "1").unwrap();
        set_key(&mut changed, "camera.lens_mm", "50").unwrap();
        let before = Before { plan, report: Some(report(&[])) };
        let now = report(&[
            ("motion", StageState::Reused),
            ("dust", StageState::Made),
            ("geometry", StageState::Made),
            ("frames", StageState::Made),
        ]);
        let lines: Vec<String> = explain(Some(&before), &changed, &now).iter().map(ToString::to_string).collect();
        assert_eq!(lines[0].trim(), "motion         reused");
        assert_eq!(lines[1], "dust           made      look.dust 0.6 -> 1.0");
        assert!(lines[2].ends_with("never kept"), "{}", lines[2]);
        let frames = "camera.lens_mm 28.0 -> 50.0 (through exposure); look.dust 0.6 -> 1.0 (through dust)";
        assert!(lines[3].ends_with(frames), "{}", lines[3]);
    }

    #[test]
    fn first_runs_new_code_and_other_sizes_are_causes_too() {
        let plan = ShotPlan::default();
        let now = report(&[("motion", StageState::Made), ("frames", StageState::Made)]);
        assert_eq!(explain(None, &plan, &now)[0].because, [Cause::First]);
        let mut then = now.clone();
        then.stage_versions.insert("set".into(), 0);
        then.size = [64, 36];
        let lines = explain(Some(&Before { plan: plan.clone(), report: Some(then) }), &plan, &now);
        assert!(matches!(lines[0].because[..], [Cause::Version { stage: "set", from: 0, .. }]), "{:?}", lines[0]);
        assert!(lines[1].to_string().contains("size 64x36 -> 0x0"), "{}", lines[1]);
        let same = Before { plan: plan.clone(), report: Some(now.clone()) };
        assert_eq!(explain(Some(&same), &plan, &now)[0].because, [Cause::NotInCache]);
    }

    #[test]
    fn what_will_be_made_is_foreseen_from_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let plan = ShotPlan::default();
        let keys = Keys::of(&plan);
        for (kind, key) in [("motion", keys.motion), ("dust", keys.draft_dust), ("sound", keys.sound)] {
            cache.store(kind, &key, b"x").unwrap();
        }
        let mut changed = plan.clone();
        set_key(&mut changed, "look.dust", "1").unwrap();
        let before = Before { plan, report: None };
        let seen = foresee(&before, &changed, Quality::Previs, &cache);
        let outcome = |stage: &str| seen.iter().find(|e| e.stage == stage).unwrap().outcome;
        assert_eq!((outcome("motion"), outcome("sound")), (Outcome::Reused, Outcome::Reused));
        assert_eq!((outcome("dust"), outcome("previs")), (Outcome::ToMake, Outcome::ToMake));
    }
}
