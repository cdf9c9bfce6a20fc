//! What each command does.

use crate::cli::{Cli, Command, How};
use crate::console::Console;
use crate::history::History;
use crate::request::{self, Request};
use crate::tell;
use serde_json::json;
use setpiece_delivery::write_atomically;
use setpiece_pipeline::{Axis, ExportTo, Made, Progress};
use setpiece_shot::{Diagnostic, Quality, Result, ShotPlan};
use std::path::Path;

/// Carries out a command.
pub fn run(cli: Cli) -> Result<()> {
    match cli.command {
        Command::Plan { what, how } => plan(&what.what, &how),
        Command::Make { what, how } => produce(&what.what, &how, Quality::Daily, setpiece_pipeline::make),
        Command::Previs { what, how } => produce(&what.what, &how, Quality::Previs, setpiece_pipeline::previs),
        Command::Render { what, how } => produce(&what.what, &how, Quality::Daily, setpiece_pipeline::render),
        Command::Wedge { what, over, how } => {
            let axes = over.iter().map(|o| Axis::parse(o)).collect::<Result<Vec<_>>>()?;
            produce(&what.what, &how, Quality::Previs, |plan, wanted, cache, progress| {
                setpiece_pipeline::wedge(&plan, &axes, wanted, cache, progress)
            })
        }
        Command::Direct { shot, note, previs, how } => direct(&shot, &note, previs, &how),
        Command::Undo { shot, to, how } => crate::direct::undo(&shot, to.as_deref(), &how),
        Command::Versions { shot, how } => crate::direct::versions(&shot, &how),
        Command::Compare { names, previs, how } => crate::compare::run(&names, previs, &how),
        Command::Export { what, usd, gltf, how } => {
            let to = ExportTo { usd, gltf };
            to.check()?;
            whole_shot(&how)?;
            produce(&what.what, &how, Quality::Daily, |plan, _, cache, progress| {
                setpiece_pipeline::export(plan, &to, cache, progress)
            })
        }
        Command::Inspect { path, how } => inspect(&path, &how),
        Command::Cache { how } => cache(&how),
    }
}

/// Prints a line of result.
#[allow(clippy::print_stdout)]
pub fn say(text: impl std::fmt::Display) {
    println!("{text}");
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

/// The threads that a command may use.
pub fn pool(how: &How) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(how.threads.map_or(0, usize::from))
        .build()
        .map_err(|e| Diagnostic::work(format!("threads cannot be started: {e}")))
}

/// Runs one of the jobs that make pictures.
fn produce(
    what: &str,
    how: &How,
    quality: Quality,
    job: impl Fn(ShotPlan, &setpiece_pipeline::Wanted, &setpiece_pipeline::Cache, &dyn Progress) -> Result<Made>
    + Send
    + Sync,
) -> Result<()> {
    let request = Request::read(what, how, true)?;
    let console = Console::new(how.quiet);
    console.note(tell::brief(&request).trim_end());
    let wanted = request.wanted(how, quality)?;
    let cache = request::cache(how)?;
    let pool = pool(how)?;
    let plan = request.plan.clone();
    let made = pool.install(|| job(plan, &wanted, &cache, &console))?;
    if how.json {
        let mut value = tell::brief_json(&request);
        value["files"] = json!(made.files);
        value["report"] = json!(made.report);
        say(pretty(&value));
    } else if !how.quiet {
        for file in &made.files {
            say(file.display());
        }
        let total = made.report.milestones.get("total").copied().unwrap_or_default();
        console.note(&format!("done in {total:.1} s"));
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

fn direct(shot: &Path, note: &str, previs: bool, how: &How) -> Result<()> {
    let history = History::of(shot);
    let directed = crate::direct::apply(&history, note)?;
    if how.json {
        say(pretty(&directed.json()));
    } else {
        say(directed.text());
    }
    if previs {
        produce(&history.file().display().to_string(), how, Quality::Previs, setpiece_pipeline::previs)?;
    }
    Ok(())
}

fn inspect(path: &Path, how: &How) -> Result<()> {
    let missing =
        |e: std::io::Error| Diagnostic::request(format!("this cannot be read: {e}")).at(path.display().to_string());
    let about = std::fs::metadata(path).map_err(missing)?;
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let value = if about.is_dir() || extension == "toml" {
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
        json!({ "size": exr.size, "compression": exr.compression, "channels": exr.channels })
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
    };
    if how.json {
        say(pretty(&value));
    } else {
        say(toml_like(&value));
    }
    Ok(())
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

fn cache(how: &How) -> Result<()> {
    let cache = request::cache(how)?;
    let kinds = ["motion", "dust", "exposure", "frame", "exr", "sound", "movie", "sheet"];
    let usage: Vec<_> = kinds.iter().map(|k| (*k, cache.usage(Some(k)))).collect();
    let (bytes, entries) = cache.usage(None);
    if how.json {
        let by_kind: serde_json::Map<_, _> =
            usage.iter().map(|(k, (b, n))| ((*k).to_owned(), json!({ "bytes": b, "entries": n }))).collect();
        say(pretty(&json!({ "folder": cache.root(), "bytes": bytes, "entries": entries, "kinds": by_kind })));
        return Ok(());
    }
    say(cache.root().display());
    for (kind, (bytes, entries)) in usage {
        say(format!("{kind:<10} {entries:>7} entries {:>9.1} MB", bytes as f64 / 1e6));
    }
    say(format!("{:<10} {entries:>7} entries {:>9.1} MB", "all", bytes as f64 / 1e6));
    Ok(())
}
