//! From what was typed to a plan and what is wanted of it.

use crate::cli::How;
use setpiece_brief::{Brief, EXAMPLES};
use setpiece_pipeline::{Cache, Wanted};
use setpiece_shot::{Diagnostic, FrameRange, Quality, Result, RunSettings, ShotPlan, set_key};
use std::path::{Path, PathBuf};

/// A plan with where it came from.
pub struct Request {
    /// The plan, options applied.
    pub plan: ShotPlan,
    /// What the words came to, when it came from words.
    pub brief: Option<Brief>,
    /// The folder of the plan's file, when it came from a file.
    pub folder: Option<PathBuf>,
}

/// The plan file that a path names, if it names one.
fn plan_file(what: &str) -> Option<PathBuf> {
    let path = Path::new(what);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        return Some(path.to_owned());
    }
    // A sentence can be no folder on any system, or can be too long to ask about; both say no.
    let inside = path.join("shot.toml");
    inside.is_file().then_some(inside)
}

/// The text of a plan's file.
pub fn read_text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).map_err(|e| {
        Diagnostic::request(format!("the plan cannot be read: {e}"))
            .at(file.display().to_string())
            .help("name a shot.toml, or the folder that holds one")
    })
}

/// Reads a plan from its file.
pub fn read_plan(path: &Path) -> Result<ShotPlan> {
    let file = if path.is_dir() { path.join("shot.toml") } else { path.to_owned() };
    ShotPlan::from_toml(&read_text(&file)?, &file.display().to_string())
}

impl Request {
    /// Reads what was typed. `plan` never refuses words; the others do when nothing in them was understood.
    pub fn read(what: &str, how: &How, must_mean_something: bool) -> Result<Self> {
        let mut request = match plan_file(what) {
            Some(file) => Self {
                plan: read_plan(&file)?,
                brief: None,
                folder: file.parent().map(|f| if f.as_os_str().is_empty() { PathBuf::from(".") } else { f.to_owned() }),
            },
            None => {
                let brief = setpiece_brief::read(what);
                if must_mean_something && brief.is_meaningless() {
                    let mut remedy = String::from("name what stands and what happens to it, for example:");
                    for example in EXAMPLES {
                        remedy.push_str("\n    ");
                        remedy.push_str(example);
                    }
                    return Err(Diagnostic::request("nothing in these words names a shot").at(what).help(remedy));
                }
                Self { plan: brief.plan.clone(), brief: Some(brief), folder: None }
            }
        };
        apply(&mut request.plan, how)?;
        Ok(request)
    }

    /// What is wanted of the plan, at a quality unless another was asked for.
    pub fn wanted(&self, how: &How, quality: Quality) -> Result<Wanted> {
        let mut settings = RunSettings::of(&self.plan, how.quality.unwrap_or(quality));
        if let Some(frames) = &how.frames {
            settings.frames = FrameRange::parse(frames, self.plan.frame_count())?;
        }
        let name = slug(&self.plan);
        let folder = match (&how.out, &self.folder) {
            (Some(out), _) => out.clone(),
            (None, Some(folder)) => folder.clone(),
            (None, None) => PathBuf::from("shots").join(&name),
        };
        Ok(Wanted { folder, settings, exr: how.exr, stems: how.stems, name })
    }
}

/// Applies the options that change the plan.
fn apply(plan: &mut ShotPlan, how: &How) -> Result<()> {
    for (key, value) in [("fps", &how.fps), ("seed", &how.seed), ("size", &how.size)] {
        if let Some(value) = value {
            set_key(plan, key, value)?;
        }
    }
    for pair in &how.set {
        let (key, value) = pair.split_once('=').ok_or_else(|| {
            Diagnostic::request(format!("`{pair}` sets nothing")).at("--set").help("write --set look.dust=0.8")
        })?;
        set_key(plan, key.trim(), value)?;
    }
    plan.check()
}

/// A short name for a plan's files: kind, event, time, and a few digits that tell plans apart.
fn slug(plan: &ShotPlan) -> String {
    let hash = setpiece_shot::stable_hash(&plan.brief).short();
    format!("{}-{}-{}-{}", plan.structure.kind, plan.event.kind, plan.setting.time, &hash[..4]).replace('_', "-")
}

/// Opens the cache: the one named, `SETPIECE_CACHE`, or the user's cache folder.
pub fn cache(how: &How) -> Result<Cache> {
    let from = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let folder = how
        .cache
        .clone()
        .or_else(|| from("SETPIECE_CACHE"))
        .or_else(|| from("XDG_CACHE_HOME").map(|d| d.join("setpiece")))
        .or_else(|| from("LOCALAPPDATA").map(|d| d.join("setpiece")))
        .or_else(|| from("HOME").map(|d| d.join(".cache").join("setpiece")))
        .unwrap_or_else(|| PathBuf::from(".setpiece-cache"));
    Cache::open(folder)
}
