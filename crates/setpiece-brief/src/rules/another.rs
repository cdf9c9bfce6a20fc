//! A second event, told of something that stands beside: "then the tower next to it collapses". A shot has one event; the
//! other is set aside whole, so that it is reported.

use super::phrases::names_structure;
use crate::lexicon::{ARTICLES, find};
use crate::reading::Reading;
use crate::spanish::Tongue;

/// What tells that something else is meant, behind its name.
const BEHIND: &[&[&str]] = &[
    &["next", "to", "it"],
    &["beside", "it"],
    &["behind", "it"],
    &["opposite"],
    &["next", "door"],
    &["alongside"],
    &["de", "al", "lado"],
    &["de", "atras"],
    &["de", "enfrente"],
    &["vecino"],
    &["vecina"],
    &["contiguo"],
    &["contigua"],
];
/// The same in front of it.
const BEFORE: &[&str] = &[
    "other",
    "another",
    "second",
    "neighbouring",
    "neighboring",
    "adjacent",
    "next",
    "otro",
    "otra",
    "segundo",
    "segunda",
];
/// Words for it that name no structure.
const ITS_NAMES: &[&str] = &["one", "building", "block", "structure", "edificio"];

/// Sets it aside.
pub(super) fn set_aside(r: &mut Reading<'_>) {
    let events: Vec<(usize, usize)> = (0..r.tokens.len()).filter_map(|k| event(r, k)).collect();
    let Some(&(_, first)) = events.first() else { return };
    for &(verb, last) in events.iter().filter(|(verb, _)| *verb > first + 2) {
        if let Some(begins) = begins(r, verb).filter(|k| *k > first) {
            r.blocked[begins..=last].fill(true);
        }
    }
}

/// First and last token of the event that is told from token `k` on.
fn event(r: &Reading<'_>, k: usize) -> Option<(usize, usize)> {
    let found = find(&r.tokens, k, r.tongue != Tongue::English, |k| r.free(k))?;
    let happens = found.meaning.senses.iter().any(|s| s.key == "event.kind" && s.value != "none");
    happens.then(|| (k, found.tokens.last().copied().unwrap_or(k)))
}

/// Where the words begin that name something else right before the verb at token `verb`.
fn begins(r: &Reading<'_>, verb: usize) -> Option<usize> {
    let small = |k: usize| r.at(k, &["also", "then", "too"]) || matches!(r.tokens[k].raw.as_str(), "se" | "tambien");
    let end = (0..verb).rev().find(|k| !small(*k))? + 1;
    let raw = |k: usize, words: &[&str]| words.iter().enumerate().all(|(j, w)| r.tokens[k + j].raw == *w);
    let named = |k: usize| names_structure(r, k) || r.at(k, ITS_NAMES) || ITS_NAMES.contains(&r.tokens[k].raw.as_str());
    let behind = BEHIND.iter().find(|words| end > words.len() && raw(end - words.len(), words));
    let noun = match behind {
        Some(words) => end - words.len() - 1,
        None => end - 1,
    };
    if !named(noun) {
        return None;
    }
    let other = |k: usize| r.at(k, BEFORE) || BEFORE.contains(&r.tokens[k].raw.as_str());
    let lead = (noun.saturating_sub(2)..noun).find(|k| other(*k));
    // "The next building", but "a second tower" may be "one second, tower".
    let begins = lead.or(behind.map(|_| noun))?;
    Some(if begins > 0 && r.at(begins - 1, ARTICLES) { begins - 1 } else { begins })
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn a_second_event_is_told_as_ignored() {
        for (words, rest) in [
            ("The tower collapses, then the tower next to it collapses, at dusk", "tower next to it collapses"),
            ("The chimney topples left and the building behind it explodes", "building behind it explodes"),
            ("Se derrumba la torre y luego la torre de al lado se cae", "torre de al lado se cae"),
        ] {
            let brief = read(words);
            assert!(brief.ignored.iter().any(|i| i.words.ends_with(rest)), "{words}: {:?}", brief.ignored);
        }
        assert!(read("The house next to it collapses at noon").ignored.is_empty());
    }
}
