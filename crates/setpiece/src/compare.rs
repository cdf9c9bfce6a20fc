//! The command `compare`.

use crate::cli::How;
use crate::commands::{pretty, say};
use crate::console::Console;
use crate::direct::differences;
use crate::history::History;
use crate::produce::pool;
use crate::request;
use serde_json::json;
use setpiece_pipeline::{Progress, Side};
use setpiece_shot::{Diagnostic, Quality, Result};
use std::path::Path;

/// Splits what was typed into the shot and two versions.
fn read_names(names: &[String]) -> Result<(&str, [&str; 2])> {
    let is_shot = |name: &str| Path::new(name).exists() || name.ends_with(".toml");
    match names {
        [one] if !is_shot(one) => Ok((".", [one, "now"])),
        [shot, one] if is_shot(shot) => Ok((shot, [one, "now"])),
        [one, two] => Ok((".", [one, two])),
        [shot, one, two] => Ok((shot, [one, two])),
        _ => Err(Diagnostic::request("two versions are needed")
            .at("compare")
            .help("write `setpiece compare SHOT v001 v003`; `setpiece versions SHOT` lists them")),
    }
}

/// Compares two versions: always their plans, and their pictures where both are made or `previs` asks for it.
pub fn run(names: &[String], previs: bool, how: &How) -> Result<()> {
    let (shot, versions) = read_names(names)?;
    let history = History::of(Path::new(shot));
    history.text()?;
    let [a, b] = versions.map(|name| history.plan(name));
    let sides = [a?, b?].map(|(name, plan)| Side { name, plan, asked: request::asked(how) });
    let cache = request::cache(how)?;
    let console = Console::new(how.quiet);
    let quality = setpiece_pipeline::both_made(&sides, &cache).or(previs.then_some(Quality::Previs));
    let files = match quality {
        Some(_) => {
            let folder = how.out.clone().unwrap_or_else(|| {
                history.shot_folder().join("compare").join(format!("{}-{}", sides[0].name, sides[1].name))
            });
            pool(how)?.install(|| setpiece_pipeline::compare(&sides, &folder, &cache, &console))?
        }
        None => Vec::new(),
    };
    if how.json {
        say(pretty(&json!({
            "versions": [sides[0].name, sides[1].name],
            "changes": sides[0].plan.difference(&sides[1].plan),
            "quality": quality,
            "files": files,
        })));
        return Ok(());
    }
    say(format!("{} -> {}", sides[0].name, sides[1].name));
    say(differences(&sides[0].plan, &sides[1].plan));
    for file in &files {
        say(file.display());
    }
    if files.is_empty() {
        console.note("only the plans are compared: not both versions have been made; --previs makes them");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::read_names;

    #[test]
    fn the_shot_may_be_left_out_and_so_may_the_second_version() {
        let folder = tempfile::tempdir().unwrap();
        let shot = folder.path().display().to_string();
        let read = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
            read_names(&names).map(|(shot, [a, b])| format!("{shot} {a} {b}")).ok()
        };
        assert_eq!(read(&["v001", "v003"]).unwrap(), ". v001 v003");
        assert_eq!(read(&["v001"]).unwrap(), ". v001 now");
        assert_eq!(read(&[&shot, "v001"]).unwrap(), format!("{shot} v001 now"));
        assert_eq!(read(&["a.toml", "v001", "v002"]).unwrap(), "a.toml v001 v002");
        assert_eq!(read(&[&shot]), None);
    }
}
