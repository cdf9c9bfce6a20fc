//! Jobs that make pictures: from what was typed to files, with what is told before and after.

use crate::cli::How;
use crate::commands::{pretty, say};
use crate::console::Console;
use crate::history::{Because, History};
use crate::request::{self, Request};
use crate::{amounts, tell};
use serde_json::json;
use setpiece_pipeline::{Before, Cache, Explained, Made, Progress, Report, Wanted};
use setpiece_shot::{Diagnostic, Quality, Result, ShotPlan};
use std::path::Path;

/// What a job does besides its work.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// The quality unless another is asked for.
    pub quality: Quality,
    /// Whether to say why each stage was made or not.
    pub explain: bool,
    /// Whether the job writes a plan into its folder, so that one that stands there must be kept first.
    pub writes_plan: bool,
    /// A folder inside the shot's for the results, unless `--out` names one.
    pub inside: Option<&'static str>,
}

impl Job {
    /// A job that writes into the shot's folder.
    pub fn at(quality: Quality) -> Self {
        Self { quality, explain: false, writes_plan: true, inside: None }
    }
}

/// The threads that a command may use.
pub fn pool(how: &How) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(how.settings.threads)
        .build()
        .map_err(|e| Diagnostic::work(format!("threads cannot be started: {e}")))
}

/// The last run of the shot in a folder, or else the last version of its plan.
pub fn last_run(folder: &Path) -> Option<Before> {
    let report = std::fs::read_to_string(folder.join("report.json")).ok();
    let report = report.and_then(|text| serde_json::from_str::<Report>(&text).ok()).and_then(Before::of);
    report.or_else(|| {
        let history = History::of(&folder.join("shot.toml"));
        let version = history.versions().pop()?;
        Some(Before { plan: history.plan(&version.name).ok()?.1, report: None })
    })
}

/// Keeps a plan that stands where another is about to be written.
pub fn keep_what_stands(folder: &Path, plan: &ShotPlan) -> Result<Option<String>> {
    let history = History::of(&folder.join("shot.toml"));
    let Ok(text) = history.text() else { return Ok(None) };
    if ShotPlan::from_toml(&text, "shot.toml").is_ok_and(|standing| standing == *plan) {
        return Ok(None);
    }
    let held = history.hold()?;
    history.replace(&held, &Because::Run, &plan.to_toml()).map(|(name, _)| Some(name))
}

/// What explanations look like.
pub fn explanation(title: &str, explained: &[Explained]) -> String {
    let lines: Vec<String> = explained.iter().map(|e| format!("    {e}")).collect();
    format!("{title}\n{}", lines.join("\n"))
}

/// Keeps the cache to its limit and says what that took away.
pub fn keep_limit(cache: &Cache, how: &How, progress: &dyn Progress) {
    let Some(limit) = how.settings.cache_limit else { return };
    let pruned = cache.prune(Some(limit), None);
    if pruned.bytes > 0 {
        let (gone, limit) = (amounts::size(pruned.bytes), amounts::size(limit));
        progress.note(&format!("cache: {} entries ({gone}) unused for longest went, to keep {limit}", pruned.entries));
    }
}

/// Runs one of the jobs.
pub fn produce(
    what: &str,
    how: &How,
    job: Job,
    work: impl Fn(ShotPlan, &Wanted, &Cache, &dyn Progress) -> Result<Made> + Send + Sync,
) -> Result<()> {
    let request = Request::read(what, how, true)?;
    let console = Console::new(how.quiet);
    console.note(tell::brief(&request).trim_end());
    let mut wanted = request.wanted(how, job.quality)?;
    if let (Some(inside), None) = (job.inside, &how.out) {
        wanted.folder = wanted.folder.join(inside);
    }
    let cache = request::cache(how)?;
    let before = last_run(&wanted.folder);
    if job.writes_plan
        && let Some(kept) = keep_what_stands(&wanted.folder, &request.plan)?
    {
        console.note(&format!("the plan that stood in {} is kept as {kept}", wanted.folder.display()));
    }
    let plan = request.plan.clone();
    let made = pool(how)?.install(|| work(plan, &wanted, &cache, &console))?;
    let explained = job.explain.then(|| setpiece_pipeline::explain(before.as_ref(), &request.plan, &made.report));
    if how.json {
        let mut value = tell::brief_json(&request);
        value["files"] = json!(made.files);
        value["report"] = json!(made.report);
        if let Some(explained) = &explained {
            value["explain"] = json!(explained);
        }
        say(pretty(&value));
    } else if !how.quiet {
        if let Some(explained) = &explained {
            say(explanation("what was made, and why, against the last run of this shot", explained));
        }
        for file in &made.files {
            say(file.display());
        }
        let total = made.report.milestones.get("total").copied().unwrap_or_default();
        console.note(&format!("done in {total:.1} s"));
    }
    keep_limit(&cache, how, &console);
    Ok(())
}
