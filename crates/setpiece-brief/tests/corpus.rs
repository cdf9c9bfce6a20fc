//! The recogniser against a corpus of sentences with the values that a reader would expect.
//!
//! The files under `corpus/` were written before the recogniser was tuned to them. The share of attributes that come out
//! right must not fall below [`SHARE`]; every failure is listed.

use setpiece_brief::{direct, read};
use setpiece_shot::{ShotPlan, set_key};

/// The least share of attributes that must be right.
const SHARE: f64 = 0.97;

struct Case {
    words: String,
    before: Vec<(String, String)>,
    expected: Vec<(String, String)>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fresh = true;
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if line.trim().is_empty() {
            fresh = true;
        } else if fresh {
            cases.push(Case { words: line.to_owned(), before: Vec::new(), expected: Vec::new() });
            fresh = false;
        } else {
            let (key, value) = line.split_once(" = ").unwrap_or_else(|| panic!("not `key = value`: {line}"));
            let case = cases.last_mut().expect("a sentence comes first");
            match key.strip_prefix("before ") {
                Some(key) => case.before.push((key.to_owned(), value.to_owned())),
                None => case.expected.push((key.to_owned(), value.to_owned())),
            }
        }
    }
    cases
}

fn same(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-3,
        _ => a == b,
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = words.collect();
    if all.is_empty() { "-".to_owned() } else { all.join(" | ") }
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn mark(&mut self, words: &str, key: &str, expected: &str, got: &str) {
        if same(expected, got) {
            self.right += 1;
        } else {
            self.wrong.push(format!("{words}\n    {key}: expected {expected}, got {got}"));
        }
    }

    fn check(self, name: &str, sentences: usize) {
        let all = self.right + self.wrong.len();
        let share = self.right as f64 / all as f64;
        let summary = format!(
            "{name}: {} of {all} attributes right in {sentences} sentences ({:.1} %)",
            self.right,
            share * 100.0
        );
        eprintln!("{summary}\n{}", self.wrong.join("\n"));
        assert!(share >= SHARE, "{summary}\n{}", self.wrong.join("\n"));
    }
}

fn score_briefs(name: &str, text: &str) {
    let mut score = Score::default();
    let cases = cases(text);
    for case in &cases {
        let brief = read(&case.words);
        for (key, value) in &case.expected {
            let got = match key.as_str() {
                "ignored" => joined(brief.ignored.iter().map(|i| i.words.as_str())),
                "meaningless" => brief.is_meaningless().to_string(),
                _ => brief.plan.value_of(key).unwrap_or_else(|d| panic!("{d}")),
            };
            score.mark(&case.words, key, value, &got);
        }
    }
    score.check(name, cases.len());
}

#[test]
fn plain_briefs_are_understood() {
    score_briefs("plain", include_str!("corpus/plain.txt"));
}

#[test]
fn awkward_briefs_are_understood() {
    score_briefs("awkward", include_str!("corpus/awkward.txt"));
}

#[test]
fn later_briefs_are_understood() {
    score_briefs("later", include_str!("corpus/later.txt"));
}

#[test]
fn notes_change_what_they_say() {
    score_notes("notes", include_str!("corpus/notes.txt"));
}

#[test]
fn more_notes_change_what_they_say() {
    score_notes("more notes", include_str!("corpus/notes_more.txt"));
}

#[test]
fn spanish_notes_change_what_they_say() {
    score_notes("Spanish notes", include_str!("corpus/notes_spanish.txt"));
}

#[test]
fn later_notes_change_what_they_say() {
    score_notes("later notes", include_str!("corpus/notes_later.txt"));
}

fn score_notes(name: &str, text: &str) {
    let mut score = Score::default();
    let cases = cases(text);
    for case in &cases {
        let mut plan = ShotPlan::default();
        for (key, value) in &case.before {
            if key == "locked" {
                plan.locked.push(value.clone());
            } else {
                set_key(&mut plan, key, value).unwrap_or_else(|d| panic!("{d}"));
            }
        }
        let note = direct(&plan, &case.words);
        note.plan.check().unwrap_or_else(|d| panic!("{}: {d}", case.words));
        for (key, value) in &case.expected {
            let got = match key.as_str() {
                "ignored" => joined(note.ignored.iter().map(|i| i.words.as_str())),
                "refused" => joined(note.refused.iter().map(|r| r.key.as_str())),
                "changes" => {
                    let keys: Vec<&str> = note.changes.iter().map(|c| c.key.as_str()).collect();
                    if same(&keys.len().to_string(), value) { value.clone() } else { keys.join(" ") }
                }
                _ => note.plan.value_of(key).unwrap_or_else(|d| panic!("{d}")),
            };
            score.mark(&case.words, key, value, &got);
        }
    }
    score.check(name, cases.len());
}
