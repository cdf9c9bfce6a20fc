//! From what was typed to a plan and what is wanted of it.

use crate::cli::How;
use crate::language_model::{self, Consulted};
use setpiece_brief::{Brief, EXAMPLES};
use setpiece_pipeline::{Cache, Wanted};
use setpiece_shot::{Asked, Diagnostic, FrameRange, Quality, Result, RunSettings, ShotPlan, set_key};
use std::path::{Path, PathBuf};

/// A plan with where it came from.
pub struct Request {
    /// The plan, options applied.
    pub plan: ShotPlan,
    /// What the words came to, when it came from words.
    pub brief: Option<Brief>,
    /// How a language model was asked about the words, where one was.
    pub consulted: Option<Consulted>,
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

/// The text of a file that somebody named.
pub fn read_text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).map_err(|e| {
        let remedy = match e.kind() {
            std::io::ErrorKind::InvalidData => "save it as UTF-8 text",
            std::io::ErrorKind::PermissionDenied => "allow reading it",
            _ => "name a shot.toml, or the folder that holds one",
        };
        Diagnostic::request(format!("the file cannot be read: {e}")).at(file.display().to_string()).help(remedy)
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
                consulted: None,
                folder: file.parent().map(|f| if f.as_os_str().is_empty() { PathBuf::from(".") } else { f.to_owned() }),
            },
            None => return Self::of_words(what, how, must_mean_something),
        };
        apply(&mut request.plan, how)?;
        Ok(request)
    }

    /// The same of words alone, whatever files there are of that name.
    pub fn of_words(words: &str, how: &How, must_mean_something: bool) -> Result<Self> {
        let (mut brief, consulted) = match language_model::read(words, how)? {
            Some((merged, consulted)) => (merged.brief, Some(consulted)),
            None => (setpiece_brief::read(words), None),
        };
        if must_mean_something && brief.is_meaningless() {
            let mut remedy = String::from("name what stands and what happens to it, for example:");
            for example in EXAMPLES {
                remedy.push_str("\n    ");
                remedy.push_str(example);
            }
            return Err(Diagnostic::request("nothing in these words names a shot").at(words).help(remedy));
        }
        fill_from_settings(&mut brief, how)?;
        let mut request = Self { plan: brief.plan.clone(), brief: Some(brief), consulted, folder: None };
        apply(&mut request.plan, how)?;
        Ok(request)
    }

    /// What is wanted of the plan, at a quality unless another was asked for.
    pub fn wanted(&self, how: &How, quality: Quality) -> Result<Wanted> {
        // A setting chooses between daily and final work; previews are asked for by name.
        let set = how.settings.quality.filter(|_| quality == Quality::Daily);
        let mut settings = RunSettings::of(&self.plan, how.quality.or(set).unwrap_or(quality));
        if settings.quality == Quality::Previs && (how.samples.is_some() || how.bounce_rays.is_some()) {
            return Err(Diagnostic::request("previews have one sample for several pixels and take no other number")
                .at(if how.samples.is_some() { "--samples" } else { "--bounce-rays" })
                .help("ask for daily or final quality with it: `setpiece render SHOT --quality daily --samples 2`"));
        }
        settings = settings.with(&asked(how));
        if let Some(frames) = &how.frames {
            settings.frames = FrameRange::parse(frames, self.plan.frame_count())?;
        }
        settings.exr = how.settings.exr_kind;
        let name = slug(&self.plan);
        let folder = match (&how.out, &self.folder) {
            (Some(out), _) => out.clone(),
            (None, Some(folder)) => folder.clone(),
            (None, None) => how.settings.shots.join(&name),
        };
        Ok(Wanted { folder, settings, exr: how.settings.exr, stems: how.settings.stems, name })
    }
}

/// The options that choose how pictures are made otherwise than their quality has it.
pub fn asked(how: &How) -> Asked {
    let number = |n: Option<u16>| n.map(u32::from);
    Asked { samples: number(how.samples), bounce_rays: number(how.bounce_rays), denoiser: how.denoiser }
}

/// Applies the options that change the plan.
fn apply(plan: &mut ShotPlan, how: &How) -> Result<()> {
    let view = how.view.map(|v| v.to_string());
    for (key, value) in [("fps", &how.fps), ("seed", &how.seed), ("size", &how.size), ("look.view", &view)] {
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

/// Opens the cache.
pub fn cache(how: &How) -> Result<Cache> {
    Cache::open(how.settings.cache.clone())
}

/// Gives a plan from words what the settings have for keys that the words left open.
fn fill_from_settings(brief: &mut Brief, how: &How) -> Result<()> {
    let said = |key: &str| brief.understood.iter().any(|e| e.key == key);
    // The shape and the size follow each other.
    let open = |key: &str| match key {
        "size" | "aspect" => !said("size") && !said("aspect"),
        key => !said(key),
    };
    let chosen: Vec<_> = how.settings.plan.iter().filter(|(key, ..)| open(key)).cloned().collect();
    for (key, value, source) in &chosen {
        set_key(&mut brief.plan, key, value).map_err(|d| d.at(format!("[plan] {key} ({source})")))?;
    }
    for entry in &mut brief.assumed {
        entry.value = brief.plan.value_of(&entry.key)?;
        if let Some((_, _, source)) = chosen.iter().find(|(key, ..)| *key == entry.key) {
            entry.why = format!("from {source}");
        }
    }
    Ok(())
}
