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
        let plan: Self = toml::from_str(text).map_err(|e| {
            let offset = e.span().map_or(0, |s| s.start);
            let message = e.message().to_owned();
            let mut problem =
                Diagnostic::request(format!("{name} cannot be read: {message}")).at(place(text, name, offset));
            if let Some(unknown) = message.strip_prefix("unknown field `").and_then(|r| r.split('`').next()) {
                let names: Vec<&str> = KNOBS.iter().map(|k| k.key).collect();
                if let Some(near) = crate::nearest(unknown, &names) {
                    problem = problem.help(format!("did you mean `{near}`?"));
                }
            }
            problem
        })?;
        if plan.format > FORMAT_VERSION {
            return Err(Diagnostic::request(format!(
                "{name} has format {}, newer than this program's {FORMAT_VERSION}",
                plan.format
            ))
            .at(place(text, name, text.find("format").unwrap_or(0)))
            .help("use the program that wrote it, or a newer one"));
        }
        plan.check().map_err(|d| {
            let offset = find_key(text, &d.place).unwrap_or(0);
            let key = d.place.clone();
            d.at(format!("{} ({key})", place(text, name, offset)))
        })?;
        Ok(plan)
    }
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
            ("seed = = 1\n", "shot.toml:1:", ""),
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
}
