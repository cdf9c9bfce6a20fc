//! The command `cache`: what is kept, and pruning it.

use crate::amounts;
use crate::cli::How;
use crate::commands::{pretty, say};
use crate::direct::ago;
use crate::request;
use serde_json::json;
use setpiece_pipeline::CacheEntry;
use setpiece_shot::Result;
use std::time::{SystemTime, UNIX_EPOCH};

/// Stages in the order of the work; others that are found come after them.
const ORDER: &[&str] =
    &["words", "hierarchy", "sky", "motion", "dust", "exposure", "sound", "frame", "exr", "movie", "sheet"];

/// Entries of one stage taken together.
struct Row {
    kind: String,
    entries: usize,
    bytes: u64,
    oldest: Option<SystemTime>,
    newest: Option<SystemTime>,
}

fn row(kind: &str, of: &[&CacheEntry]) -> Row {
    Row {
        kind: kind.to_owned(),
        entries: of.len(),
        bytes: of.iter().map(|e| e.bytes).sum(),
        oldest: of.iter().map(|e| e.used).min(),
        newest: of.iter().map(|e| e.used).max(),
    }
}

/// Prunes when asked, then shows what is there.
pub fn run(limit: Option<&str>, older_than: Option<&str>, how: &How) -> Result<()> {
    let limit = limit.map(amounts::bytes).transpose().map_err(|d| d.at("--limit"))?;
    let unused_for = older_than.map(amounts::age).transpose().map_err(|d| d.at("--older-than"))?;
    let cache = request::cache(how)?;
    let asked = limit.is_some() || unused_for.is_some();
    let pruned = asked.then(|| cache.prune(limit, unused_for));
    let entries = cache.entries();
    let place = |kind: &str| ORDER.iter().position(|k| *k == kind).unwrap_or(ORDER.len());
    let mut kinds: Vec<&str> = entries.iter().map(|e| e.kind.as_str()).chain(ORDER.iter().copied()).collect();
    kinds.sort_by_key(|k| (place(k), *k));
    kinds.dedup();
    let of = |kind: &str| row(kind, &entries.iter().filter(|e| e.kind == kind).collect::<Vec<_>>());
    let mut rows: Vec<Row> = kinds.into_iter().map(of).collect();
    rows.push(row("all", &entries.iter().collect::<Vec<_>>()));
    if how.json {
        let seconds = |t: Option<SystemTime>| t.and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map(|d| d.as_secs());
        let stages: serde_json::Map<_, _> = rows
            .iter()
            .map(|r| {
                let (oldest, newest) = (seconds(r.oldest), seconds(r.newest));
                let about =
                    json!({ "bytes": r.bytes, "entries": r.entries, "oldest_use": oldest, "newest_use": newest });
                (r.kind.clone(), about)
            })
            .collect();
        let pruned = pruned.map(|p| json!({ "entries": p.entries, "bytes": p.bytes, "left": p.left }));
        say(pretty(&json!({
            "folder": cache.root(), "limit": how.settings.cache_limit, "stages": stages, "pruned": pruned,
        })));
        return Ok(());
    }
    let limit =
        how.settings.cache_limit.map_or_else(|| "no limit".to_owned(), |l| format!("limit {}", amounts::size(l)));
    say(format!("{} ({limit})", cache.root().display()));
    say(format!("{:<10} {:>8} {:>11}   {:<14} last used", "stage", "entries", "size", "longest unused"));
    for r in rows {
        let when = |t: Option<SystemTime>| t.map_or_else(|| "-".to_owned(), |t| ago(Some(t)));
        let (oldest, newest) = (when(r.oldest), when(r.newest));
        say(format!("{:<10} {:>8} {:>11}   {oldest:<14} {newest}", r.kind, r.entries, amounts::size(r.bytes)));
    }
    if let Some(p) = pruned {
        say(format!("{} entries taken away ({}), {} left", p.entries, amounts::size(p.bytes), amounts::size(p.left)));
    }
    Ok(())
}
