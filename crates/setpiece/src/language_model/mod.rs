//! A language model's reading of a brief, from any chat endpoint of the kind that llama.cpp, Ollama, vLLM and hosted
//! services share (`POST /v1/chat/completions`).
//!
//! The only part of Setpiece that opens a connection, and only where a setting or a flag names the endpoint. What goes
//! out is the brief and the vocabulary of a plan; what comes back counts key by key (`setpiece_brief::merge`). Whatever
//! goes wrong, the recogniser's plan stands, with a warning. Answers are kept in the cache, so that the same words are
//! sent once and give the same plan.

mod answer;
mod endpoint;
mod prompt;

pub use endpoint::Url;

use crate::cli::How;
use crate::config::Settings;
use endpoint::Endpoint;
use serde_json::{Value, json};
use setpiece_brief::{LeftOut, Merged};
use setpiece_pipeline::{Cache, Found};
use setpiece_shot::{Hash, Result, StableHasher};

/// The kind of the cache's entries.
const KIND: &str = "words";

/// Most lines of warning about what does not count.
const MOST_WARNINGS: usize = 8;

/// How a language model was asked, for programs.
#[derive(Debug)]
pub struct Consulted {
    /// Where.
    pub url: String,
    /// The model's name.
    pub model: String,
    /// `server`, `cache`, or `nothing` where the recogniser's plan stands.
    pub from: &'static str,
    /// Why nothing came of it.
    pub problem: Option<String>,
    /// Proposals that do not count.
    pub left_out: Vec<LeftOut>,
}

impl Consulted {
    /// For `--json`.
    pub fn json(&self) -> Value {
        json!({
            "url": self.url, "model": self.model, "from": self.from, "problem": self.problem, "left_out": self.left_out,
        })
    }
}

/// Reads a brief with the language model that the settings name; nothing where they name none.
///
/// # Errors
/// When the endpoint cannot be used by this program at all. An endpoint that does not answer is no error.
pub fn read(words: &str, how: &How) -> Result<Option<(Merged, Consulted)>> {
    let Some(endpoint) = Endpoint::of(&how.settings)? else { return Ok(None) };
    if words.trim().is_empty() {
        return Ok(None);
    }
    let (answered, from) = ask(words, &endpoint, how);
    let (proposals, problem) = match answered {
        Ok(proposals) => (proposals, None),
        Err(problem) => {
            eprintln!("warning: the plan is made without the language model: {problem}");
            (setpiece_brief::Proposals::default(), Some(problem))
        }
    };
    let merged = setpiece_brief::merge(words, &proposals, how.settings.language_model.trust);
    for left in merged.left_out.iter().take(MOST_WARNINGS) {
        eprintln!("warning: the language model's {} = {} is left out: {}", left.key, left.value, left.why);
    }
    if merged.left_out.len() > MOST_WARNINGS {
        eprintln!("warning: and {} more; --json lists them all", merged.left_out.len() - MOST_WARNINGS);
    }
    let consulted = Consulted {
        url: endpoint.url.to_string(),
        model: endpoint.model.clone(),
        from,
        problem,
        left_out: merged.left_out.clone(),
    };
    Ok(Some((merged, consulted)))
}

/// The answer kept from before, or else the server's.
fn ask(
    words: &str,
    endpoint: &Endpoint,
    how: &How,
) -> (std::result::Result<setpiece_brief::Proposals, String>, &'static str) {
    let request = prompt::request(&endpoint.model, words);
    let key = key(endpoint, &request);
    let cache = open_cache(&how.settings);
    if let Some(Found::Whole(kept)) = cache.as_ref().map(|c| c.load(KIND, &key))
        && let Ok(proposals) = answer::parse(&kept)
    {
        tell(
            how,
            &format!("the answer of the language model at {} is kept from before; nothing is sent", endpoint.url),
        );
        return (Ok(proposals), "cache");
    }
    tell(how, &endpoint.announcement());
    let answered = endpoint
        .ask(&request, || prompt::plainer(&endpoint.model, words))
        .and_then(|body| answer::parse(&body).map(|proposals| (body, proposals)));
    match answered {
        Ok((body, proposals)) => {
            // A cache that cannot be written means asking again, no more.
            let _ = cache.map(|c| c.store(KIND, &key, &body));
            (Ok(proposals), "server")
        }
        Err(problem) => (Err(problem), "nothing"),
    }
}

fn key(endpoint: &Endpoint, request: &str) -> Hash {
    StableHasher::new().bytes(endpoint.url.to_string().as_bytes()).bytes(request.as_bytes()).finish()
}

fn open_cache(settings: &Settings) -> Option<Cache> {
    Cache::open(settings.cache.clone()).ok()
}

fn tell(how: &How, text: &str) {
    if !how.quiet {
        eprintln!("{text}");
    }
}
