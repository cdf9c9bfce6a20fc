//! The command `wedge`: takes over the values of keys, or over what the words left open.

use crate::cli::How;
use crate::produce::{Job, produce};
use setpiece_pipeline::{Axis, Grid};
use setpiece_shot::{Diagnostic, Quality, Result};

/// Makes the grid and says what each take is.
pub fn run(what: &str, over: &[String], takes: Option<u32>, how: &How) -> Result<()> {
    let axes = over.iter().map(|o| Axis::parse(o)).collect::<Result<Vec<_>>>()?;
    if axes.is_empty() && takes.is_none() {
        return Err(Diagnostic::request("nothing to vary")
            .at("wedge")
            .help("name keys, as --over seed=1..6, or let --takes 6 vary what the words left open"));
    }
    let job = Job { inside: Some("wedge"), ..Job::at(Quality::Previs) };
    produce(what, how, job, |plan, wanted, cache, progress| {
        let grid = match takes {
            Some(count) => Grid::of(setpiece_pipeline::takes(&plan, count)?)?,
            None => Grid::over(&plan, &axes)?,
        };
        for (n, take) in grid.takes.iter().enumerate() {
            progress.note(&format!("take {:>2}  {}", n + 1, take.words));
        }
        setpiece_delivery::write_atomically(&wanted.folder.join("shot.toml"), plan.to_toml().as_bytes())?;
        let mut made = setpiece_pipeline::wedge(&grid, wanted, cache, progress)?;
        let said: Vec<_> = grid
            .takes
            .iter()
            .enumerate()
            .map(|(n, t)| {
                let folder = wanted.folder.join(format!("take-{:02}", n + 1));
                serde_json::json!({ "take": n + 1, "words": t.words, "folder": folder, "changes": plan.difference(&t.plan) })
            })
            .collect();
        let path = wanted.folder.join("takes.json");
        let mut text = serde_json::to_string_pretty(&said).expect("plain data");
        text.push('\n');
        setpiece_delivery::write_atomically(&path, text.as_bytes())?;
        made.files.push(path);
        Ok(made)
    })
}
