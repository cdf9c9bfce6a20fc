//! Changing a plan by a note, and going back: `direct`, `undo`, `versions`.

use crate::cli::How;
use crate::commands::{pretty, say};
use crate::history::{Because, History, Version};
use serde_json::{Value, json};
use setpiece_brief::{Note, Refused};
use setpiece_shot::{Diagnostic, Result, ShotPlan, plain_value};
use std::path::Path;

/// What a note did to a plan file.
pub struct Directed {
    /// The plan before.
    pub before: ShotPlan,
    /// What the note came to; its plan is the one that stands now.
    pub note: Note,
    /// The version that keeps the plan before.
    pub kept: String,
    /// That version's file.
    pub kept_path: std::path::PathBuf,
    /// The name of the plan as it stands now.
    pub now: String,
}

/// Reads a note against a plan; what is locked stays, whatever the note made of it.
fn read_note(plan: &ShotPlan, words: &str) -> Result<Note> {
    let mut note = setpiece_brief::direct(plan, words);
    for key in note.plan.keep_locks_of(plan) {
        note.changes.retain(|c| c.key != key);
        let lock = plan.lock_of(key).unwrap_or(key);
        let why = format!("`{key}` is locked by `{lock}` in `locked`");
        note.refused.push(Refused { key: key.to_owned(), words: words.trim().to_owned(), why });
    }
    if note.changes.is_empty() {
        let reasons: Vec<String> = note.refused.iter().map(|r| format!("\"{}\": {}", r.words, r.why)).collect();
        let locked = note.refused.iter().any(|r| plan.is_locked(&r.key));
        let (why, remedy) = match reasons.is_empty() {
            true => (
                "no words in it name a change".to_owned(),
                "as \"lower the camera, twice the dust, start half a second later\"",
            ),
            false if locked => {
                (reasons.join("; "), "take the key out of `locked` in the plan, or ask for another change")
            }
            false => (reasons.join("; "), "ask for another change"),
        };
        return Err(Diagnostic::request(format!("the note changes nothing: {why}")).at("the note").help(remedy));
    }
    Ok(note)
}

/// Changes a plan file by a note and keeps the plan before.
///
/// # Errors
/// A note that changes nothing, a plan that cannot be read, or a disk that refuses.
pub fn apply(history: &History, words: &str) -> Result<Directed> {
    let name = history.file().display().to_string();
    // Read once before anything is written, so that a note that comes to nothing leaves nothing behind.
    read_note(&ShotPlan::from_toml(&history.text()?, &name)?, words)?;
    let held = history.hold()?;
    let before = ShotPlan::from_toml(&history.text()?, &name)?;
    let note = read_note(&before, words)?;
    let because = Because::Note(words.trim().to_owned());
    let (kept, kept_path) = history.replace(&held, &because, &note.plan.to_toml())?;
    Ok(Directed { now: history.current_name(), before, note, kept, kept_path })
}

impl Directed {
    /// For programs.
    pub fn json(&self) -> Value {
        let words = |key: &str| self.note.changes.iter().find(|c| c.key == key).map_or("", |c| c.words.as_str());
        let changes: Vec<Value> = self
            .before
            .difference(&self.note.plan)
            .into_iter()
            .map(|d| json!({ "key": d.key, "from": d.from, "to": d.to, "words": words(d.key) }))
            .collect();
        json!({
            "plan": self.note.plan,
            "changes": changes,
            "refused": self.note.refused,
            "ignored": self.note.ignored,
            "kept": self.kept_path,
            "kept_version": self.kept,
            "version": self.now,
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for c in &self.note.changes {
            lines.push(format!("{:<22} {} -> {}   \"{}\"", c.key, c.from, c.to, c.words));
        }
        for r in &self.note.refused {
            lines.push(format!("not done: \"{}\": {}", r.words, r.why));
        }
        for i in &self.note.ignored {
            lines.push(format!("ignored: \"{}\"", i.words));
        }
        lines.push(format!("the plan is now {}; the one before is kept as {}", self.now, self.kept_path.display()));
        lines.join("\n")
    }
}

/// Key, from and to, a line each.
pub fn differences(from: &ShotPlan, to: &ShotPlan) -> String {
    let line =
        |d: &setpiece_shot::Difference| format!("{:<22} {} -> {}", d.key, plain_value(&d.from), plain_value(&d.to));
    let lines: Vec<String> = from.difference(to).iter().map(line).collect();
    if lines.is_empty() { "the plans say the same".to_owned() } else { lines.join("\n") }
}

/// Goes back to the plan before the last note, or to a version by name. Gives the names of the version that stands
/// again and of the one that keeps what was taken away, and both plans.
///
/// # Errors
/// When there is nothing to go back to, or no such version.
pub fn go_back(history: &History, to: Option<&str>) -> Result<(String, String, ShotPlan, ShotPlan)> {
    let nothing = || {
        Diagnostic::request("there is no change to undo")
            .at(history.file().display().to_string())
            .help("`setpiece versions` lists what is kept; `setpiece undo --to v002` goes to any of them")
    };
    history.text()?;
    let target = match to {
        Some(name) => history.plan(name)?.0,
        None => history.before_last_change().ok_or_else(nothing)?.name,
    };
    let held = history.hold()?;
    let (_, before) = history.plan("now")?;
    let (target, plan) = history.plan(&target)?;
    if to.is_some() && target == history.current_name() {
        return Err(Diagnostic::request(format!("{target} is the plan as it stands")).at("--to"));
    }
    let path = history.versions().into_iter().find(|v| v.name == target).ok_or_else(nothing)?.path;
    let because = if to.is_some() { Because::Restore(target.clone()) } else { Because::Undo(target.clone()) };
    let (kept, _) = history.replace(&held, &because, &crate::request::read_text(&path)?)?;
    Ok((target, kept, before, plan))
}

/// The command `undo`.
pub fn undo(shot: &Path, to: Option<&str>, how: &How) -> Result<()> {
    let (target, kept, before, plan) = go_back(&History::of(shot), to)?;
    if how.json {
        say(pretty(&json!({
            "plan": plan, "restored": target, "kept_version": kept, "changes": before.difference(&plan),
        })));
    } else {
        say(differences(&before, &plan));
        say(format!("the plan is as it was in {target}; what it was until now is kept as {kept}"));
    }
    Ok(())
}

/// A time as people say it.
pub fn ago(then: Option<std::time::SystemTime>) -> String {
    let Some(gone) = then.and_then(|t| t.elapsed().ok()) else { return "?".to_owned() };
    match gone.as_secs() {
        s @ 0..120 => format!("{s} s ago"),
        s @ 120..7_200 => format!("{} min ago", s / 60),
        s @ 7_200..172_800 => format!("{} h ago", s / 3_600),
        s => format!("{} days ago", s / 86_400),
    }
}

/// What happened to a version, for people.
fn because(version: &Version) -> String {
    match &version.because {
        Because::Note(words) => format!("then \"{words}\""),
        Because::Undo(to) => format!("then undone, back to {to}"),
        Because::Restore(to) => format!("then replaced by {to}"),
        Because::Run => "then made with another plan".to_owned(),
        Because::Unknown => "then changed".to_owned(),
    }
}

/// The versions of a plan with what each change did, for programs.
pub fn versions_json(history: &History) -> Result<Value> {
    let versions = history.versions();
    let mut rows = Vec::new();
    for (i, version) in versions.iter().enumerate() {
        let (_, plan) = history.plan(&version.name)?;
        let next = versions.get(i + 1).map_or("now", |v| v.name.as_str());
        let changes = plan.difference(&history.plan(next)?.1);
        let (why, of) = version.because.told();
        rows.push(json!({ "version": version.name, "file": version.path, "then": why, "of": of, "changes": changes }));
    }
    Ok(json!({ "versions": rows, "now": history.current_name() }))
}

/// The command `versions`.
pub fn versions(shot: &Path, how: &How) -> Result<()> {
    let history = History::of(shot);
    history.text()?;
    let value = versions_json(&history)?;
    if how.json {
        say(pretty(&value));
        return Ok(());
    }
    for (version, row) in history.versions().iter().zip(value["versions"].as_array().into_iter().flatten()) {
        say(format!("{}  {:<12} {}", version.name, ago(version.kept), because(version)));
        for change in row["changes"].as_array().into_iter().flatten() {
            let key = change["key"].as_str().unwrap_or_default();
            say(format!("          {key:<22} {} -> {}", plain_value(&change["from"]), plain_value(&change["to"])));
        }
    }
    say(format!("{}  {:<12} {}", history.current_name(), "now", history.file().display()));
    Ok(())
}
