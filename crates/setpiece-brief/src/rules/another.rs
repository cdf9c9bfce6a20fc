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
    afterwards(r, &events);
    for &(verb, last) in events.iter().filter(|(verb, _)| *verb > first + 2) {
        if let Some(begins) = begins(r, verb).filter(|k| *k > first) {
            r.blocked[begins..=last].fill(true);
        }
    }
}

/// What puts one event behind another.
const THEN: &[&str] = &["then", "afterwards", "later", "despues", "luego", "finally"];

/// "Se derrumba el puente y después explota la central": told in its order, each of its own building.
fn afterwards(r: &mut Reading<'_>, events: &[(usize, usize)]) {
    let [(verb, last), ..] = events else { return };
    let (verb, last) = (*verb, *last);
    let Some(one) = befalls(r, verb, last) else { return };
    for &(again, end) in events.iter().skip(1) {
        let then =
            (last + 1..again).rev().take(6).find(|k| r.at(*k, THEN) || THEN.contains(&r.tokens[*k].raw.as_str()));
        let Some(other) = befalls(r, again, end).filter(|k| *k > last) else { continue };
        let same = r.tokens[one].norm == r.tokens[other].norm || kind(r, one) == kind(r, other);
        if then.is_some() && !same && !(last..again).any(|k| r.tokens[k].ends_sentence()) {
            let (from, to) = (other.min(again), end.max(other));
            r.blocked[from..=to].fill(true);
        }
    }
}

/// The structure that an event is told of, right before its verb or right behind it.
fn befalls(r: &Reading<'_>, verb: usize, last: usize) -> Option<usize> {
    let then = |k: usize| r.at(k, THEN) || r.at(k, &["and"]) || THEN.contains(&r.tokens[k].raw.as_str());
    let clause = |k: &usize| !r.tokens[*k].is_mark() && !then(*k);
    let spanish = r.tongue != Tongue::English;
    let before = (0..verb).rev().take(3).take_while(clause).find(|k| kind(r, *k).is_some());
    let mut behind = (last + 1..r.tokens.len()).take(if spanish { 3 } else { 0 }).take_while(clause);
    before.or_else(|| behind.find(|k| kind(r, *k).is_some()))
}

/// The kind of structure that the word at token `k` names.
fn kind(r: &Reading<'_>, k: usize) -> Option<&'static str> {
    let found = find(&r.tokens, k, r.tongue != Tongue::English, |j| j == k)?;
    found.value_of("structure.kind")
}

/// First and last token of the event that is told from token `k` on.
fn event(r: &Reading<'_>, k: usize) -> Option<(usize, usize)> {
    let found = r.meaning_at(k)?;
    let happens = found.happens();
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
            ("Se derrumba el puente y después explota la fábrica", "explota la fábrica"),
            ("The chimney topples left, then the church implodes", "church implodes"),
            ("Se derrumba la torre y luego la torre de al lado se cae", "torre de al lado se cae"),
        ] {
            let brief = read(words);
            assert!(brief.ignored.iter().any(|i| i.words.ends_with(rest)), "{words}: {:?}", brief.ignored);
        }
        assert!(read("The house next to it collapses at noon").ignored.is_empty());
    }
}
