//! Ordinary Spanish words that only look like mistyped ones.

use std::collections::BTreeSet;
use std::sync::OnceLock;

const ORDINARY: &str = include_str!("../ordinary/spanish.txt");

/// Whether a word is certainly typed as meant.
pub(crate) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| ORDINARY.split_whitespace().collect());
    let one = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
    words.contains(word) || [word.strip_suffix('s'), one].into_iter().flatten().any(|w| words.contains(w))
}
