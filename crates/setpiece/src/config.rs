//! Settings that stand behind the flags: `setpiece.toml` of the project, then of the user, and variables of the
//! environment. A flag wins over a variable, a variable over the project, the project over the user.
//!
//! The project's file is the nearest `setpiece.toml` at or above the current folder. Folders in a file are seen from
//! where the file is. Its section `[plan]` holds what plans made from words have where the words leave it open.

use crate::amounts;
use crate::cli::How;
use crate::language_model::Url;
use serde::Deserialize;
use setpiece_brief::Trust;
use setpiece_shot::{Diagnostic, ExrKind, Knob, Quality, Result, ShotPlan, nearest, plain_value, set_key};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where a value came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nobody said anything.
    #[default]
    BuiltIn,
    /// A file.
    File(PathBuf),
    /// A variable of the environment.
    Variable(String),
    /// A flag.
    Flag(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("built in"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Variable(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// One setting of the table.
struct Setting {
    name: &'static str,
    flag: Option<&'static str>,
    help: &'static str,
}

const fn setting(name: &'static str, flag: Option<&'static str>, help: &'static str) -> Setting {
    Setting { name, flag, help }
}

/// Every setting; the variable of each is `SETPIECE_` and its name in capitals.
const SETTINGS: &[Setting] = &[
    setting("cache", Some("--cache"), "folder in which finished work is kept"),
    setting("cache_limit", None, "size that the cache is pruned to after each run, as 20G; `none` for no limit"),
    setting("threads", Some("--threads"), "threads to use; 0 for all cores"),
    setting("quality", Some("--quality"), "quality of make and render: previs, daily or final"),
    setting("shots", None, "folder in which shots made from words are put"),
    setting("exr", Some("--exr"), "whether to write the EXR sequence"),
    setting("exr_compression", Some("--exr-compression"), "how EXR files are packed, without loss: zip, piz or none"),
    setting("working_space", Some("--working-space"), "colour space of EXR files: rec709 or acescg, linear both"),
    setting("stems", Some("--stems"), "whether to write the layers of the sound"),
    setting(
        "language_model",
        Some("--language-model"),
        "address of a chat endpoint that briefs are sent to, as http://localhost:8080; `none` for none",
    ),
    setting("language_model_name", None, "the model to ask for there"),
    setting("language_model_timeout_s", None, "how long to wait for its answer, in seconds"),
    setting("language_model_corrects", None, "whether it may change what the words were understood as, too"),
];

/// Size that the cache is kept to unless told otherwise.
const CACHE_LIMIT: &str = "20G";

/// What a file may hold.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    cache: Option<PathBuf>,
    cache_limit: Option<String>,
    threads: Option<u16>,
    quality: Option<Quality>,
    shots: Option<PathBuf>,
    exr: Option<bool>,
    exr_compression: Option<String>,
    working_space: Option<String>,
    stems: Option<bool>,
    language_model: Option<String>,
    language_model_name: Option<String>,
    language_model_timeout_s: Option<f64>,
    language_model_corrects: Option<bool>,
    plan: toml::Table,
}

/// One value in force.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// The setting, or `plan.` and a key of the plan.
    pub name: String,
    /// What it is.
    pub text: String,
    /// Who said so.
    pub source: Source,
    /// What it is for.
    pub help: &'static str,
}

/// Which language model to ask, and for how long.
#[derive(Clone, Debug, Default)]
pub struct LanguageModel {
    /// Where; nowhere unless somebody says so.
    pub url: Option<Url>,
    /// Whether it was the project's file that said where, which may come from somebody else.
    pub by_project: bool,
    /// The model's name.
    pub name: String,
    /// How long to wait for an answer.
    pub timeout: Duration,
    /// How far its answers count.
    pub trust: Trust,
}

/// What is in force.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The rows, for people.
    pub values: Vec<Value>,
    /// Files that were looked for: name, path, whether it is there.
    pub files: Vec<(&'static str, PathBuf, bool)>,
    /// The cache's folder.
    pub cache: PathBuf,
    /// Bytes that the cache is pruned to.
    pub cache_limit: Option<u64>,
    /// Threads; 0 for all cores.
    pub threads: usize,
    /// Quality of make and render.
    pub quality: Option<Quality>,
    /// Where shots made from words go.
    pub shots: PathBuf,
    /// Whether EXR is wanted.
    pub exr: bool,
    /// Of what kind.
    pub exr_kind: ExrKind,
    /// Whether stems are wanted.
    pub stems: bool,
    /// The language model that reads briefs too.
    pub language_model: LanguageModel,
    /// What plans have where words leave it open: key, value, source.
    pub plan: Vec<(String, String, Source)>,
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
}

/// The user's file.
fn user_file() -> PathBuf {
    variable("XDG_CONFIG_HOME")
        .or_else(|| variable("APPDATA"))
        .or_else(|| variable("HOME").map(|d| d.join(".config")))
        .unwrap_or_default()
        .join("setpiece")
        .join("setpiece.toml")
}

/// The nearest `setpiece.toml` at or above a folder.
fn project_file(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|f| f.join("setpiece.toml")).find(|f| f.is_file())
}

/// The cache's folder when nobody names one.
fn usual_cache() -> PathBuf {
    variable("XDG_CACHE_HOME")
        .map(|d| d.join("setpiece"))
        .or_else(|| variable("LOCALAPPDATA").map(|d| d.join("setpiece")))
        .or_else(|| variable("HOME").map(|d| d.join(".cache").join("setpiece")))
        .unwrap_or_else(|| PathBuf::from(".setpiece-cache"))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

/// Reads one file; its values as text by name, folders made whole.
fn read_file(path: &Path) -> Result<Vec<(String, String)>> {
    let text = crate::request::read_text(path).map_err(|d| d.help("mend it or take it away"))?;
    let written: Written = toml::from_str(&text).map_err(|e| {
        let line = line_of(&text, e.span().map_or(0, |s| s.start));
        let mut known: Vec<&str> = SETTINGS.iter().map(|s| s.name).collect();
        known.push("plan");
        let unknown = e.message().strip_prefix("unknown field `").and_then(|r| r.split('`').next());
        let near =
            unknown.and_then(|u| nearest(u, &known)).map(|n| format!("did you mean `{n}`? ")).unwrap_or_default();
        Diagnostic::request(format!("the settings cannot be read: {}", e.message().replace('\n', "; ")))
            .at(format!("{}:{line}", path.display()))
            .help(format!("{near}known settings: {}", known.join(", ")))
    })?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let seen_from_here = |p: &PathBuf| folder.join(p).display().to_string();
    let named = [
        ("cache", written.cache.as_ref().map(seen_from_here)),
        ("cache_limit", written.cache_limit.clone()),
        ("threads", written.threads.map(|n| n.to_string())),
        ("quality", written.quality.map(|q| q.name().to_owned())),
        ("shots", written.shots.as_ref().map(seen_from_here)),
        ("exr", written.exr.map(|x| x.to_string())),
        ("exr_compression", written.exr_compression.clone()),
        ("working_space", written.working_space.clone()),
        ("stems", written.stems.map(|x| x.to_string())),
        ("language_model", written.language_model.clone()),
        ("language_model_name", written.language_model_name.clone()),
        ("language_model_timeout_s", written.language_model_timeout_s.map(|x| x.to_string())),
        ("language_model_corrects", written.language_model_corrects.map(|x| x.to_string())),
    ];
    let mut values: Vec<(String, String)> =
        named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    let mut add = |key: String, value: &toml::Value| {
        let json = serde_json::to_value(value).expect("TOML is plain data");
        values.push((format!("plan.{key}"), plain_value(&json)));
    };
    for (key, value) in &written.plan {
        match value {
            toml::Value::Table(section) => section.iter().for_each(|(leaf, v)| add(format!("{key}.{leaf}"), v)),
            value => add(key.clone(), value),
        }
    }
    Ok(values)
}

impl Settings {
    /// What is in force for a command with these flags in the current folder.
    ///
    /// # Errors
    /// A file that cannot be read, a setting that does not exist, or a value that it does not take.
    pub fn load(how: &How) -> Result<Self> {
        let mut found: Vec<(String, String, Source)> = Vec::new();
        let here = std::env::current_dir().unwrap_or_default();
        let user = user_file();
        let project = project_file(&here);
        let there = user.is_file();
        for path in there.then_some(&user).into_iter().chain(project.as_ref()) {
            let values = read_file(path)?;
            found.extend(values.into_iter().map(|(name, text)| (name, text, Source::File(path.clone()))));
        }
        for s in SETTINGS {
            let name = format!("SETPIECE_{}", s.name.to_ascii_uppercase());
            if let Some(value) = variable(&name) {
                found.push((s.name.to_owned(), value.display().to_string(), Source::Variable(name)));
            }
        }
        let flags = [
            ("cache", how.cache.as_ref().map(|p| p.display().to_string())),
            ("threads", how.threads.map(|n| n.to_string())),
            ("quality", how.quality.map(|q| q.name().to_owned())),
            ("exr", how.exr.then(|| "true".to_owned())),
            ("exr_compression", how.exr_compression.map(|x| x.to_string())),
            ("working_space", how.working_space.map(|x| x.to_string())),
            ("stems", how.stems.then(|| "true".to_owned())),
            ("language_model", how.language_model.clone()),
        ];
        for (name, value) in flags {
            let flag = SETTINGS.iter().find(|s| s.name == name).and_then(|s| s.flag).unwrap_or_default();
            if let Some(value) = value {
                found.push((name.to_owned(), value, Source::Flag(flag.to_owned())));
            }
        }
        let files = vec![
            ("project", project.clone().unwrap_or_else(|| here.join("setpiece.toml")), project.is_some()),
            ("user", user, there),
        ];
        Self::settle(found, files)
    }

    /// Later values win over earlier ones.
    fn settle(found: Vec<(String, String, Source)>, files: Vec<(&'static str, PathBuf, bool)>) -> Result<Self> {
        let mut settings = Self { files, ..Self::default() };
        for s in SETTINGS {
            let said = found.iter().rev().find(|f| f.0 == s.name);
            let usual = || match s.name {
                "cache" => usual_cache().display().to_string(),
                "cache_limit" => CACHE_LIMIT.to_owned(),
                "threads" => "0".to_owned(),
                "quality" => "daily".to_owned(),
                "shots" => "shots".to_owned(),
                "exr_compression" => ExrKind::default().compression.to_string(),
                "working_space" => ExrKind::default().space.to_string(),
                "language_model" => "none".to_owned(),
                "language_model_name" => "default".to_owned(),
                "language_model_timeout_s" => "20".to_owned(),
                _ => "false".to_owned(),
            };
            let (text, source) = said.map_or_else(|| (usual(), Source::BuiltIn), |f| (f.1.clone(), f.2.clone()));
            let wrong = |d: Diagnostic| {
                let place = match &source {
                    Source::File(path) => format!("{} ({})", s.name, path.display()),
                    other => other.to_string(),
                };
                d.at(place)
            };
            settings.take(s.name, &text, said.is_some()).map_err(wrong)?;
            if s.name == "language_model" {
                let project = settings.files.iter().find(|f| f.0 == "project").map(|f| &f.1);
                settings.language_model.by_project = matches!(&source, Source::File(path) if Some(path) == project);
            }
            settings.values.push(Value { name: s.name.to_owned(), text, source, help: s.help });
        }
        for (name, text, source) in found {
            let Some(key) = name.strip_prefix("plan.") else { continue };
            set_key(&mut ShotPlan::default(), key, &text).map_err(|d| d.at(format!("[plan] {key} ({source})")))?;
            let help = Knob::find(key)?.help;
            settings.plan.retain(|(old, ..)| old != key);
            settings.values.retain(|v| v.name != name);
            settings.values.push(Value { name: name.clone(), text: text.clone(), source: source.clone(), help });
            settings.plan.push((key.to_owned(), text, source));
        }
        Ok(settings)
    }

    fn take(&mut self, name: &str, text: &str, said: bool) -> Result<()> {
        let truth = |text: &str| match text {
            "true" | "1" | "yes" => Ok(true),
            "false" | "0" | "no" => Ok(false),
            _ => Err(Diagnostic::request(format!("`{text}` is neither true nor false")).help("write true or false")),
        };
        match name {
            "cache" => self.cache = PathBuf::from(text),
            "cache_limit" if text == "none" => self.cache_limit = None,
            "cache_limit" => self.cache_limit = Some(amounts::bytes(text)?),
            "threads" => {
                let count = text.parse().ok().filter(|n| *n <= 1024);
                self.threads = count.ok_or_else(|| {
                    Diagnostic::request(format!("`{text}` is not a number of threads"))
                        .help("write 0 to 1024; 0 for all")
                })?;
            }
            "quality" => self.quality = said.then(|| text.parse()).transpose()?,
            "shots" => self.shots = PathBuf::from(text),
            "exr" => self.exr = truth(text)?,
            "exr_compression" => self.exr_kind.compression = text.parse()?,
            "working_space" => self.exr_kind.space = text.parse()?,
            "stems" => self.stems = truth(text)?,
            "language_model" if text == "none" => self.language_model.url = None,
            "language_model" => self.language_model.url = Some(text.parse()?),
            "language_model_name" => text.clone_into(&mut self.language_model.name),
            "language_model_timeout_s" => {
                let seconds = text.parse::<f64>().ok().filter(|s| (0.1..=600.0).contains(s));
                let seconds = seconds.ok_or_else(|| {
                    Diagnostic::request(format!("`{text}` is no time to wait")).help("write seconds, 0.1 to 600")
                })?;
                self.language_model.timeout = Duration::from_secs_f64(seconds);
            }
            "language_model_corrects" => {
                self.language_model.trust = if truth(text)? { Trust::All } else { Trust::Gaps };
            }
            _ => {}
        }
        Ok(())
    }

    /// For programs.
    pub fn json(&self) -> serde_json::Value {
        let values: serde_json::Map<String, serde_json::Value> = self
            .values
            .iter()
            .map(|v| (v.name.clone(), serde_json::json!({ "value": v.text, "from": v.source.to_string() })))
            .collect();
        let files: serde_json::Map<String, serde_json::Value> = self
            .files
            .iter()
            .map(|(name, path, there)| ((*name).to_owned(), serde_json::json!({ "path": path, "there": there })))
            .collect();
        serde_json::json!({ "settings": values, "files": files })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for v in &self.values {
            lines.push(format!("{:<24} {:<28} {:<20} {}", v.name, v.text, v.source.to_string(), v.help));
        }
        lines.push(String::new());
        for (name, path, there) in &self.files {
            let state = if *there { "read" } else { "not there" };
            lines.push(format!("{name}'s file {:<12} {}", format!("({state})"), path.display()));
        }
        lines.push("variables: SETPIECE_ and the setting in capitals, as SETPIECE_CACHE_LIMIT".to_owned());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, text: &str, source: &str) -> (String, String, Source) {
        (name.to_owned(), text.to_owned(), Source::Flag(source.to_owned()))
    }

    #[test]
    fn the_last_to_speak_wins_and_is_named() {
        let found = vec![
            said("threads", "4", "user"),
            said("plan.look.grain", "0.1", "user"),
            said("threads", "2", "project"),
            said("plan.look.grain", "0.2", "project"),
            said("cache_limit", "none", "variable"),
        ];
        let settings = Settings::settle(found, Vec::new()).unwrap();
        assert_eq!((settings.threads, settings.cache_limit, settings.quality), (2, None, None));
        let of = |name: &str| settings.values.iter().find(|v| v.name == name).unwrap().source.to_string();
        assert_eq!((of("threads").as_str(), of("exr").as_str()), ("project", "built in"));
        assert_eq!(settings.plan.len(), 1);
        assert_eq!(settings.plan[0].1, "0.2");
    }

    #[test]
    fn wrong_values_name_who_said_them() {
        for (name, text) in [
            ("threads", "many"),
            ("quality", "best"),
            ("cache_limit", "lots"),
            ("exr", "maybe"),
            ("exr_compression", "dwaa"),
            ("working_space", "srgb"),
            ("plan.look.view", "aces"),
            ("language_model", "localhost:8080"),
            ("language_model_timeout_s", "0"),
            ("language_model_timeout_s", "NaN"),
            ("plan.look.dust", "2"),
            ("plan.lens", "35"),
        ] {
            let error = Settings::settle(vec![said(name, text, "somebody")], Vec::new()).unwrap_err();
            assert!(error.exit_status() == 2 && error.place.contains("somebody"), "{name}: {error}");
            assert!(!error.remedy.is_empty(), "{name}: {error}");
        }
    }
}
