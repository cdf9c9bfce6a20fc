//! The plan as a file: TOML that people edit, read back with line and column in every complaint.

use crate::{Diagnostic, FORMAT_VERSION, KNOBS, Knob, Result, ShotPlan};

impl ShotPlan {
    /// The plan as the text of `shot.toml`, with a line of help above every key.
    pub fn to_toml(&self) -> String {
        let plain = toml::to_string(self).expect("a plan is plain data");
        let mut text = String::from("# A Setpiece shot. Edit any value; only what depends on it is made again.\n");
        let mut section = String::new();
        for line in plain.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = format!("{name}.");
            } else if let Some((key, _)) = line.split_once(" = ")
                && let Ok(knob) = Knob::find(&format!("{section}{key}"))
            {
                text.push_str(&format!("{line}  # {}\n", knob_note(knob)));
                continue;
            }
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads `shot.toml`; `name` is the file's name in messages.
    ///
    /// # Errors
    /// Broken TOML, unknown keys, values of the wrong type or out of range, or a newer format: each with line, column
    /// and remedy.
    pub fn from_toml(text: &str, name: &str) -> Result<Self> {
        // Before the keys: a newer program may have written keys that this one does not know.
        if let Some(format) = format_of(text).filter(|f| *f > i64::from(FORMAT_VERSION)) {
            return Err(Diagnostic::request(format!(
                "{name} has format {format}, newer than this program's {FORMAT_VERSION}"
            ))
            .at(place(text, name, find_key(text, "format").unwrap_or(0)))
            .help("use the program that wrote it, or a newer one"));
        }
        let plan: Self = toml::from_str(text).map_err(|e| {
            let offset = e.span().map_or(0, |s| s.start);
            let message = e.message().lines().collect::<Vec<_>>().join("; ");
            let remedy = remedy_for(&message, text, offset);
            Diagnostic::request(format!("{name} cannot be read: {message}")).at(place(text, name, offset)).help(remedy)
        })?;
        plan.check().map_err(|d| {
            let offset = find_key(text, &d.place).unwrap_or(0);
            let key = d.place.clone();
            d.at(format!("{} ({key})", place(text, name, offset)))
        })?;
        Ok(plan)
    }
}

/// The format that a plan names, when as much of it can be read.
fn format_of(text: &str) -> Option<i64> {
    toml::from_str::<toml::Table>(text).ok()?.get("format")?.as_integer()
}

/// What to do about a complaint of the reader.
fn remedy_for(message: &str, text: &str, offset: usize) -> String {
    if let Some(unknown) = message.strip_prefix("unknown field `").and_then(|r| r.split('`').next()) {
        let section = section_at(text, offset);
        let mut names: Vec<&str> = KNOBS.iter().map(|k| k.key).chain(["format", "brief", "locked"]).collect();
        names.extend(["structure", "event", "setting", "camera", "look"]);
        let known = |name: &&str| section.is_empty() || name.starts_with(&format!("{section}."));
        let here: Vec<&str> = names.iter().copied().filter(known).collect();
        let near = crate::nearest(unknown, &here).or_else(|| crate::nearest(unknown, &names));
        return near.map_or_else(
            || format!("take it out; known keys: {}", here.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
    }
    match key_at(text, offset).and_then(|key| Knob::find(&key).ok()) {
        Some(knob) => format!("`{}` takes {}", knob.key, knob.expects()),
        None => "mend that line; `setpiece schema` tells what every key takes".to_owned(),
    }
}

/// The section that a place of the file is in; empty above the first.
fn section_at(text: &str, offset: usize) -> &str {
    let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
    let header = before.lines().rev().skip(1).find_map(|l| l.trim().strip_prefix('[')?.split(']').next());
    header.unwrap_or("").trim()
}

/// The dotted key on the line at a place of the file.
fn key_at(text: &str, offset: usize) -> Option<String> {
    let start = text[..text.floor_char_boundary(offset.min(text.len()))].rfind('\n').map_or(0, |n| n + 1);
    let leaf = text[start..].lines().next()?.split_once('=')?.0.trim();
    let section = section_at(text, offset);
    Some(if section.is_empty() { leaf.to_owned() } else { format!("{section}.{leaf}") })
}

fn knob_note(knob: &Knob) -> String {
    match knob.kind {
        crate::KnobKind::Choice(names) if names.len() <= 8 => format!("{}: {}", knob.help, names.join(", ")),
        crate::KnobKind::Number(low, high) => format!("{}; {low} to {high}", knob.help),
        _ => knob.help.to_owned(),
    }
}

fn place(text: &str, name: &str, offset: usize) -> String {
    let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("{name}:{line}:{column}")
}

/// Byte offset of a dotted key's line.
fn find_key(text: &str, key: &str) -> Option<usize> {
    let (section, leaf) = key.rsplit_once('.').unwrap_or(("", key));
    let mut current = String::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some(name) = trimmed.strip_prefix('[').and_then(|l| l.split(']').next()) {
            current = name.trim().to_owned();
        } else if current == section && trimmed.split('=').next().is_some_and(|k| k.trim() == leaf) {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_survives_its_file() {
        let mut plan = ShotPlan { brief: "quotes \" and\nlines".into(), seed: 9, ..ShotPlan::default() };
        plan.setting.location = "Buenos Aires # not a comment".into();
        assert_eq!(ShotPlan::from_toml(&plan.to_toml(), "shot.toml").unwrap(), plan);
    }

    #[test]
    fn complaints_name_line_and_column() {
        for (text, place, hint) in [
            ("seed = 1\nfps = \"x\"\n", "shot.toml:2:7", ""),
            ("seed = = 1\n", "shot.toml:1:", "whole number"),
            ("[camera\nseed = 1\n", "shot.toml:1:", "mend"),
            ("[camera]\nlens_mm = \"long\"\n", "shot.toml:2:11", "8 to 400"),
            ("[camrea]\nlens_mm = 35\n", "shot.toml:1:", "`camera`"),
            ("sed = 4\n", "shot.toml:1:1", "`seed`"),
            ("seed = 1\nformat = 7\n[time]\nofday = 3\n", "shot.toml:2:1", "newer"),
            ("[event]\nstart_s = inf\n", "shot.toml:2:1", "0 to 60"),
            ("duration_s = -inf\n", "shot.toml:1:1", "0.1 to 60"),
            ("locked = [\"lens\"]\n", "shot.toml:1:1", "sections"),
            ("seed = 1\nseed = 2\n", "shot.toml:2:", ""),
            ("[camera]\nlense_mm = 3\n", "shot.toml:2:1", "camera.lens_mm"),
            ("[structure]\nfloors = 500\n", "shot.toml:2:1", "1 to 60"),
            ("[look]\ndust = nan\n", "shot.toml:2:1", "0 to 1"),
            ("format = 99\n", "shot.toml:1:1", "newer"),
        ] {
            let error = ShotPlan::from_toml(text, "shot.toml").unwrap_err();
            assert!(error.place.starts_with(place), "{text}: {error}");
            assert!(error.remedy.contains(hint), "{text}: {error}");
            assert_eq!(error.exit_status(), 2);
        }
    }

    #[test]
    fn missing_keys_take_their_defaults() {
        let plan = ShotPlan::from_toml("seed = 5\n", "shot.toml").unwrap();
        assert_eq!(plan, ShotPlan { seed: 5, ..ShotPlan::default() });
    }

    mod fuzzed {
        use super::*;
        use proptest::prelude::*;

        /// A plan's text with some bytes replaced, cut out or doubled.
        fn mangled() -> impl Strategy<Value = String> {
            let whole = ShotPlan { brief: "a tower, \u{1f3e2} \u{5d0}".into(), ..ShotPlan::default() }.to_toml();
            let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, ".{0,12}"), 1..5);
            cuts.prop_map(move |cuts| {
                let mut text = whole.clone();
                for (at, length, with) in cuts {
                    let start = text.floor_char_boundary(at.index(text.len().max(1)));
                    let end = text.ceil_char_boundary((start + length).min(text.len()));
                    text.replace_range(start..end, &with);
                }
                text
            })
        }

        fn values() -> impl Strategy<Value = String> {
            prop_oneof![
                Just("nan".to_owned()),
                Just("-inf".to_owned()),
                Just("1e999".to_owned()),
                Just("9223372036854775807".to_owned()),
                Just("[]".to_owned()),
                Just("{}".to_owned()),
                Just("true".to_owned()),
                Just("1979-05-27".to_owned()),
                any::<f64>().prop_map(|x| format!("{x:?}")),
                any::<i64>().prop_map(|x| x.to_string()),
                ".{0,20}".prop_map(|t| format!("{t:?}")),
                "\\PC{0,20}",
            ]
        }

        fn told_well(text: &str) -> std::result::Result<(), TestCaseError> {
            match ShotPlan::from_toml(text, "shot.toml") {
                Ok(plan) => {
                    prop_assert!(plan.check().is_ok());
                    let again = ShotPlan::from_toml(&plan.to_toml(), "shot.toml");
                    prop_assert_eq!(again.ok(), Some(plan));
                }
                Err(d) => {
                    prop_assert_eq!(d.exit_status(), 2);
                    prop_assert!(d.place.starts_with("shot.toml:"), "no place: {}", d);
                    prop_assert!(!d.remedy.is_empty(), "no remedy: {}", d);
                }
            }
            Ok(())
        }

        proptest! {
            #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

            #[test]
            fn any_text_is_a_plan_or_a_complaint(text in "(?s).{0,400}") {
                told_well(&text)?;
            }

            #[test]
            fn a_damaged_plan_is_a_plan_or_a_complaint(text in mangled()) {
                told_well(&text)?;
            }

            #[test]
            fn any_value_of_any_key_is_a_plan_or_a_complaint(n in 0..KNOBS.len(), value in values()) {
                let (section, leaf) = KNOBS[n].key.split_once('.').unwrap_or(("", KNOBS[n].key));
                let head = if section.is_empty() { String::new() } else { format!("[{section}]\n") };
                told_well(&format!("{head}{leaf} = {value}\n"))?;
                // The same from the command line.
                let mut plan = ShotPlan::default();
                match crate::set_key(&mut plan, KNOBS[n].key, &value) {
                    Ok(()) => prop_assert!(plan.check().is_ok(), "{} = {}", KNOBS[n].key, value),
                    Err(d) => prop_assert!(d.exit_status() == 2 && !d.remedy.is_empty(), "{}", d),
                }
            }
        }
    }
}
