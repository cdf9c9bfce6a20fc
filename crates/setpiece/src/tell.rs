//! How a plan and its origin are told to people and to programs.

use crate::request::Request;
use serde_json::{Value, json};
use std::fmt::Write;

/// What was understood, assumed and ignored, for people.
pub fn brief(request: &Request) -> String {
    let Some(brief) = &request.brief else { return String::new() };
    let mut text = String::new();
    let mut section = |title: &str, entries: &[setpiece_brief::Entry]| {
        if entries.is_empty() {
            return;
        }
        let _ = writeln!(text, "{title}");
        for e in entries {
            let from = if e.words.is_empty() { String::new() } else { format!("  \"{}\"", e.words) };
            let why = if e.why.is_empty() { String::new() } else { format!("  ({})", e.why) };
            let _ = writeln!(text, "    {:<22} {:<18}{from}{why}", e.key, e.value);
        }
    };
    section("understood", &brief.understood);
    section("assumed", &brief.assumed);
    if !brief.ignored.is_empty() {
        let words: Vec<String> = brief.ignored.iter().map(|i| format!("\"{}\"", i.words)).collect();
        let _ = writeln!(text, "ignored\n    {}", words.join(", "));
    }
    text
}

/// The same for programs: `{"plan", "understood", "assumed", "ignored"}`, and `"language_model"` where one was asked.
pub fn brief_json(request: &Request) -> Value {
    let mut value = match &request.brief {
        Some(brief) => json!({
            "plan": request.plan,
            "understood": brief.understood,
            "assumed": brief.assumed,
            "ignored": brief.ignored,
        }),
        None => json!({ "plan": request.plan, "understood": [], "assumed": [], "ignored": [] }),
    };
    if let Some(consulted) = &request.consulted {
        value["language_model"] = consulted.json();
    }
    value
}
