//! The versions of a shot: every plan that a note replaced, kept beside it and never overwritten.
//!
//! `versions/v001.toml` is the plan before the first change, to the byte as it stood; what is in `shot.toml` counts as
//! the version after the last one kept. `versions/history.jsonl` says why each was kept, a line each, and only grows: an
//! undo keeps the plan that it takes away as a version of its own, so nothing is ever lost. A lock that the system gives
//! back when its holder ends keeps two changes at once from taking the same number.

use serde_json::{Value, json};
use setpiece_delivery::write_atomically;
use setpiece_shot::{Diagnostic, Result, ShotPlan};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The versions of one plan file.
pub struct History {
    file: PathBuf,
    folder: PathBuf,
}

/// Why a version was kept, which is what happened next.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// A note changed it.
    Note(String),
    /// It was taken away in favour of this earlier one.
    Undo(String),
    /// It was replaced by this other one.
    Restore(String),
    /// A run made another plan in its place.
    Run,
    /// Nobody wrote it down.
    Unknown,
}

/// One version.
#[derive(Clone, Debug)]
pub struct Version {
    /// `v001`.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// Why it was kept.
    pub because: Because,
    /// When it was kept, where the system tells.
    pub kept: Option<SystemTime>,
}

/// Held while a plan and its versions change.
pub struct Held(#[allow(dead_code)] File);

impl Because {
    /// Its name in files, and what it is about.
    pub fn told(&self) -> (&'static str, &str) {
        match self {
            Self::Note(words) => ("note", words),
            Self::Undo(to) => ("undo", to),
            Self::Restore(to) => ("restore", to),
            Self::Run => ("run", ""),
            Self::Unknown => ("unknown", ""),
        }
    }
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Diagnostic + '_ {
    move |e| {
        Diagnostic::work(format!("the version cannot be kept: {e}"))
            .at(path.display().to_string())
            .help("look at the disk and the shot's folder")
    }
}

fn name_of(number: u32) -> String {
    format!("v{number:03}")
}

/// The number of `v003`, `V3` or `3`.
fn number_of(name: &str) -> Option<u32> {
    let digits = name.strip_prefix(['v', 'V']).unwrap_or(name);
    digits.parse().ok().filter(|n| *n > 0)
}

impl History {
    /// The versions of a plan, named by its file or its folder. Other plans in the folder have versions of their own.
    pub fn of(shot: &Path) -> Self {
        let file = if shot.is_dir() { shot.join("shot.toml") } else { shot.to_owned() };
        let beside = file.parent().unwrap_or(Path::new("."));
        let folder = match file.file_stem().and_then(|s| s.to_str()) {
            Some("shot") | None => beside.join("versions"),
            Some(other) => beside.join(format!("{other}.versions")),
        };
        Self { file, folder }
    }

    /// The plan's file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The folder of the shot.
    pub fn shot_folder(&self) -> &Path {
        self.file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Waits until no other run changes this plan.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn hold(&self) -> Result<Held> {
        std::fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let path = self.folder.join(".lock");
        let lock = File::create(&path).map_err(failed(&path))?;
        lock.lock().map_err(failed(&path))?;
        Ok(Held(lock))
    }

    /// The text of the plan as it stands.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self) -> Result<String> {
        crate::request::read_text(&self.file)
    }

    /// All versions kept, oldest first.
    pub fn versions(&self) -> Vec<Version> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut numbers: Vec<u32> = entries
            .filter_map(|e| {
                let name = e.file_name().into_string().ok()?;
                number_of(name.strip_suffix(".toml")?)
            })
            .collect();
        numbers.sort_unstable();
        let told = std::fs::read_to_string(self.folder.join("history.jsonl")).unwrap_or_default();
        let told: Vec<Value> = told.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
        let because = |name: &str| {
            let line = told.iter().find(|v| v["version"] == name)?;
            let text = line["of"].as_str().unwrap_or_default().to_owned();
            match line["because"].as_str()? {
                "note" => Some(Because::Note(text)),
                "undo" => Some(Because::Undo(text)),
                "restore" => Some(Because::Restore(text)),
                "run" => Some(Because::Run),
                _ => None,
            }
        };
        let version = |number: u32| {
            let name = name_of(number);
            let path = self.folder.join(format!("{name}.toml"));
            let kept = std::fs::metadata(&path).and_then(|m| m.modified()).ok();
            Version { because: because(&name).unwrap_or(Because::Unknown), kept, name, path }
        };
        numbers.into_iter().map(version).collect()
    }

    /// The name that the plan as it stands has in this row.
    pub fn current_name(&self) -> String {
        name_of(self.versions().last().and_then(|v| number_of(&v.name)).unwrap_or(0) + 1)
    }

    /// The plan of a version: `v001`, `1`, or `now` for the plan as it stands.
    ///
    /// # Errors
    /// When there is no such version, or it cannot be read.
    pub fn plan(&self, name: &str) -> Result<(String, ShotPlan)> {
        let versions = self.versions();
        let current = self.current_name();
        if name == "now" || number_of(name).map(name_of).as_ref() == Some(&current) {
            return Ok((current, ShotPlan::from_toml(&self.text()?, &self.file.display().to_string())?));
        }
        let found = number_of(name).map(name_of).and_then(|n| versions.iter().find(|v| v.name == n));
        let Some(version) = found else {
            let mut known: Vec<&str> = versions.iter().map(|v| v.name.as_str()).collect();
            known.push(&current);
            return Err(Diagnostic::request(format!("there is no version `{name}` of this plan"))
                .at(self.file.display().to_string())
                .help(format!("one of {}; {current} is the plan as it stands", known.join(", "))));
        };
        let text = crate::request::read_text(&version.path)?;
        Ok((version.name.clone(), ShotPlan::from_toml(&text, &version.path.display().to_string())?))
    }

    /// Keeps the plan as it stands and puts another in its place. Gives the name and file of what was kept.
    ///
    /// # Errors
    /// When the disk refuses; the plan then stays as it was.
    pub fn replace(&self, _held: &Held, because: &Because, text: &str) -> Result<(String, PathBuf)> {
        let standing = self.text()?;
        let name = self.current_name();
        let path = self.folder.join(format!("{name}.toml"));
        write_atomically(&path, standing.as_bytes())?;
        let (why, of) = because.told();
        let log = self.folder.join("history.jsonl");
        let line = format!("{}\n", json!({ "version": name, "because": why, "of": of }));
        let mut out = File::options().create(true).append(true).open(&log).map_err(failed(&log))?;
        out.write_all(line.as_bytes()).map_err(failed(&log))?;
        write_atomically(&self.file, text.as_bytes())?;
        Ok((name, path))
    }

    /// The version that an undo goes back to: the plan before the last change that was not undone yet.
    pub fn before_last_change(&self) -> Option<Version> {
        let mut row: Vec<Version> = Vec::new();
        for version in self.versions() {
            match &version.because {
                Because::Undo(to) => {
                    if let Some(at) = row.iter().position(|v| v.name == *to) {
                        row.truncate(at);
                    }
                }
                _ => row.push(version),
            }
        }
        row.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(history: &History, seed: u64, because: &Because) -> String {
        let text = ShotPlan { seed, ..ShotPlan::default() }.to_toml();
        history.replace(&history.hold().unwrap(), because, &text).unwrap().0
    }

    fn undo(history: &History) -> Option<u64> {
        let back = history.before_last_change()?;
        let text = std::fs::read_to_string(&back.path).unwrap();
        history.replace(&history.hold().unwrap(), &Because::Undo(back.name), &text).unwrap();
        Some(history.plan("now").unwrap().1.seed)
    }

    #[test]
    fn undo_goes_back_step_by_step_and_forgets_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shot.toml");
        std::fs::write(&file, "seed = 1 # mine\n").unwrap();
        let history = History::of(folder.path());
        assert!(history.before_last_change().is_none() && history.current_name() == "v001");
        let note = Because::Note("more".into());
        assert_eq!(write(&history, 2, &note), "v001");
        assert_eq!(std::fs::read_to_string(folder.path().join("versions/v001.toml")).unwrap(), "seed = 1 # mine\n");
        assert_eq!(write(&history, 3, &note), "v002");
        assert_eq!((undo(&history), undo(&history), undo(&history)), (Some(2), Some(1), None));
        // A change after an undo can be undone, and then what was before it.
        write(&history, 9, &note);
        assert_eq!((undo(&history), undo(&history)), (Some(1), None));
        let seeds: Vec<u64> = history.versions().iter().map(|v| history.plan(&v.name).unwrap().1.seed).collect();
        assert_eq!(seeds, [1, 2, 3, 2, 1, 9]);
        assert_eq!(history.plan("V3").unwrap().1.seed, 3);
        assert_eq!(history.plan("7").unwrap().0, "v007");
        let error = history.plan("v099").unwrap_err();
        assert!(error.exit_status() == 2 && error.remedy.contains("v001"), "{error}");
    }

    #[test]
    fn changes_at_once_each_get_their_number() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), ShotPlan::default().to_toml()).unwrap();
        let path = folder.path().join("a.toml");
        std::thread::scope(|scope| {
            for seed in 0..8 {
                let path = &path;
                scope.spawn(move || write(&History::of(path), seed, &Because::Note("x".into())));
            }
        });
        let history = History::of(&path);
        assert_eq!(history.versions().len(), 8);
        assert!(history.versions().iter().all(|v| v.because != Because::Unknown));
        assert!(folder.path().join("a.versions/v008.toml").is_file());
    }
}
