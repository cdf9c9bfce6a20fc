//! What each command does.

use crate::cli::{Cli, Command, How};
use crate::config::Settings;
use crate::history::History;
use crate::produce::{Job, explanation, produce};
use crate::request::{self, Request};
use crate::tell;
use serde_json::json;
use setpiece_delivery::write_atomically;
use setpiece_pipeline::{Before, ExportTo};
use setpiece_shot::{Diagnostic, Quality, Result};
use std::path::Path;

/// Carries out a command.
pub fn run(mut cli: Cli) -> Result<()> {
    let language_model = cli.command.language_model();
    if let Some(how) = cli.command.how_mut() {
        how.language_model = language_model;
        how.settings = Settings::load(how)?;
    }
    match cli.command {
        Command::Plan { what, how } => plan(&what.what, &how),
        Command::Make { what, why, how } => {
            let job = Job { explain: why.explain, ..Job::at(Quality::Daily) };
            produce(&what.what, &how, job, setpiece_pipeline::make)
        }
        Command::Previs { what, why, how } => {
            let job = Job { explain: why.explain, ..Job::at(Quality::Previs) };
            produce(&what.what, &how, job, setpiece_pipeline::previs)
        }
        Command::Render { what, pixel: Some(pixel), frame, how, .. } => {
            crate::replay::run(&what.what, &pixel, frame.as_deref(), &how)
        }
        Command::Render { what, why, how, .. } => {
            let job = Job { explain: why.explain, ..Job::at(Quality::Daily) };
            produce(&what.what, &how, job, setpiece_pipeline::render)
        }
        Command::Wedge { what, over, takes, how } => crate::wedge::run(&what.what, &over, takes, &how),
        Command::Direct { shot, note, previs, why, how } => direct(&shot, &note, previs, why.explain, &how),
        Command::Undo { shot, to, how } => crate::direct::undo(&shot, to.as_deref(), &how),
        Command::Versions { shot, how } => crate::direct::versions(&shot, &how),
        Command::Compare { names, previs, how } => crate::compare::run(&names, previs, &how),
        Command::Export { what, usd, gltf, how } => {
            let to = ExportTo { usd, gltf };
            to.check()?;
            whole_shot(&how)?;
            let job = Job { writes_plan: false, ..Job::at(Quality::Daily) };
            produce(&what.what, &how, job, |plan, _, cache, progress| {
                setpiece_pipeline::export(plan, &to, cache, progress)
            })
        }
        Command::Inspect { path, how } => inspect(&path, &how),
        Command::Cache { limit, older_than, how } => {
            crate::cache_command::run(limit.as_deref(), older_than.as_deref(), &how)
        }
        Command::Config { how } => {
            say(if how.json { pretty(&how.settings.json()) } else { how.settings.text() });
            Ok(())
        }
        Command::Schema => {
            say(pretty(&setpiece_shot::plan_schema()));
            Ok(())
        }
        #[cfg(feature = "mcp")]
        Command::Mcp { project, how } => crate::mcp::serve(&project, how),
        #[cfg(not(feature = "mcp"))]
        Command::Mcp { .. } => Err(Diagnostic::request("this program was built without the Model Context Protocol")
            .at("mcp")
            .help("build it with the feature `mcp`, which is on by default")),
        Command::Completions { shell } => {
            crate::manual::completions(shell);
            Ok(())
        }
        Command::Man { out } => crate::manual::man(out.as_deref()),
    }
}

/// Prints a line of result.
#[allow(clippy::print_stdout)]
pub fn say(text: impl std::fmt::Display) {
    use std::io::Write;
    // A reader that has seen enough, as `head`, is no trouble.
    if let Err(problem) = writeln!(std::io::stdout(), "{text}")
        && problem.kind() != std::io::ErrorKind::BrokenPipe
    {
        eprintln!("warning: the result cannot be written: {problem}");
    }
}

/// JSON for people who read JSON.
pub fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).expect("plain data")
}

fn plan(what: &str, how: &How) -> Result<()> {
    let request = Request::read(what, how, false)?;
    if let Some(folder) = &how.out {
        write_atomically(&folder.join("shot.toml"), request.plan.to_toml().as_bytes())?;
    }
    if how.json {
        say(pretty(&tell::brief_json(&request)));
    } else {
        say(tell::brief(&request));
        say(request.plan.to_toml());
    }
    Ok(())
}

/// Refuses options that mean nothing where the whole scene is written.
fn whole_shot(how: &How) -> Result<()> {
    let given = [
        ("--frames", how.frames.is_some()),
        ("--quality", how.quality.is_some()),
        ("--exr", how.exr),
        ("--out", how.out.is_some()),
    ];
    match given.into_iter().find(|g| g.1) {
        None => Ok(()),
        Some((flag, _)) => Err(Diagnostic::request(format!("{flag} means nothing to an export"))
            .at(flag)
            .help("leave it out: the whole scene goes to the file named with --usd or --gltf")),
    }
}

fn direct(shot: &Path, note: &str, previs: bool, explain: bool, how: &How) -> Result<()> {
    let history = History::of(shot);
    let directed = crate::direct::apply(&history, note)?;
    let foreseen = if explain {
        let cache = request::cache(how)?;
        let before = Before { plan: directed.before.clone(), report: None };
        let quality = how.quality.unwrap_or(Quality::Previs);
        Some(setpiece_pipeline::foresee(&before, &directed.note.plan, quality, &cache))
    } else {
        None
    };
    if how.json {
        let mut value = directed.json();
        if let Some(foreseen) = &foreseen {
            value["explain"] = json!(foreseen);
        }
        say(pretty(&value));
    } else {
        say(directed.text());
        if let Some(foreseen) = &foreseen {
            say(explanation("what this note will have to make", foreseen));
        }
    }
    if previs {
        let job = Job { explain, ..Job::at(Quality::Previs) };
        produce(&history.file().display().to_string(), how, job, setpiece_pipeline::previs)?;
    }
    Ok(())
}

fn inspect(path: &Path, how: &How) -> Result<()> {
    let value = describe(path)?;
    say(if how.json { pretty(&value) } else { toml_like(&value) });
    Ok(())
}

/// What is in a shot folder, a plan, an EXR file or a movie.
pub fn describe(path: &Path) -> Result<serde_json::Value> {
    let missing =
        |e: std::io::Error| Diagnostic::request(format!("this cannot be read: {e}")).at(path.display().to_string());
    let about = std::fs::metadata(path).map_err(missing)?;
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    Ok(if about.is_dir() || extension == "toml" {
        let plan = request::read_plan(path)?;
        let folder = if about.is_dir() { path } else { path.parent().unwrap_or(Path::new(".")) };
        let report = std::fs::read_to_string(folder.join("report.json"))
            .ok()
            .and_then(|t| serde_json::from_str::<serde_json::Value>(&t).ok());
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .map_err(missing)?
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        json!({ "plan": plan, "frames": plan.frame_count(), "files": files, "report": report })
    } else if extension == "exr" {
        let exr = setpiece_delivery::describe_exr(path)?;
        json!({ "size": exr.size, "compression": exr.compression, "space": exr.space, "channels": exr.channels })
    } else if extension == "mp4" {
        let bytes = std::fs::read(path).map_err(missing)?;
        let movie = setpiece_delivery::mp4::read_facts(&bytes).ok_or_else(|| {
            Diagnostic::request("this movie is not one that Setpiece wrote").at(path.display().to_string())
        })?;
        let sound = movie.sound.map(|[rate, samples, _]| json!({ "rate": rate, "samples": samples }));
        json!({ "size": movie.size, "fps": movie.fps, "frames": movie.frames, "key_frames": movie.keys.len(), "sound": sound })
    } else {
        return Err(Diagnostic::request("this is no shot folder, plan, EXR or movie")
            .at(path.display().to_string())
            .help("name a shot folder, shot.toml, an .exr or an .mp4"));
    })
}

/// A value as indented lines for people.
fn toml_like(value: &serde_json::Value) -> String {
    fn walk(value: &serde_json::Value, depth: usize, text: &mut String) {
        let pad = "  ".repeat(depth);
        match value {
            serde_json::Value::Object(map) => {
                for (key, v) in map {
                    if v.is_object() || v.as_array().is_some_and(|a| a.iter().any(serde_json::Value::is_object)) {
                        text.push_str(&format!("{pad}{key}\n"));
                        walk(v, depth + 1, text);
                    } else {
                        text.push_str(&format!("{pad}{key:<20} {v}\n"));
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|v| walk(v, depth, text)),
            other => text.push_str(&format!("{pad}{other}\n")),
        }
    }
    let mut text = String::new();
    walk(value, 0, &mut text);
    text
}
