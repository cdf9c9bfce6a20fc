//! Films and other works that a shot shall be like: "like in Inception", "como en El Eternauta". Their titles are none of
//! its places, and their words say nothing of it.

use super::names;
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// What leads up to a title: the first word and the last; small words may stand between.
const LEADS: &[(&[&str], &[&str])] =
    &[(&["like", "as"], &["in", "from", "of"]), (&["homage", "nod"], &["to"]), (&["style", "reminiscent"], &["of"])];
/// The same in Spanish, in the words as they were typed.
const SPANISH_LEADS: &[(&[&str], &[&str])] = &[(&["como", "igual"], &["en", "de"]), (&["estilo"], &["de"])];
/// What may stand between the first word and the last.
const BETWEEN: &[&str] = &[
    "the",
    "that",
    "a",
    "one",
    "ones",
    "bit",
    "scene",
    "shot",
    "moment",
    "end",
    "ending",
    "part",
    "sequence",
    "thing",
    "something",
    "out",
    "old",
    "final",
    "el",
    "la",
    "lo",
    "los",
    "aquel",
    "aquella",
    "esa",
    "ese",
    "escena",
    "parte",
    "que",
];
/// What leads up to a title by itself.
const ALONE: &[&str] = &["think", "estilo", "tipo", "onda", "rollo"];
/// Small words inside a title, which begin with small letters.
const JOINS: &[&str] = &["of", "the", "and", "in", "de", "del", "la", "el", "y", "los", "las"];

/// Sets titles aside: their words stay unread and are reported.
pub(super) fn set_aside(r: &mut Reading<'_>) {
    if r.shouted {
        return;
    }
    // "Dust to Dust": a title between quotation marks.
    for (first, last) in r.quotations() {
        let big = (first..=last).filter(|k| r.tokens[*k].capital).count();
        let rest = (first..=last).filter(|k| r.tokens[*k].kind == Kind::Word && !r.tokens[*k].capital);
        let called = first > 1
            && r.at(
                first - 2,
                &["plays", "sings", "playing", "singing", "called", "titled", "named", "toca", "canta", "llamada"],
            );
        if (big > 1 || big == 1 && called)
            && !(first..=last).all(|k| r.tokens[k].shouted)
            && rest.into_iter().all(|k| is_stop(&r.tokens[k].norm))
        {
            r.blocked[first..=last].fill(true);
        }
    }
    for i in 0..r.tokens.len() {
        compound(r, i);
        let Some(mut at) = behind_lead(r, i) else { continue };
        while r.at(at, &["the", "a", "movie", "film", "pelicula", "serie", "series"]) && !r.tokens[at].capital
            || r.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Mark('"' | '\u{201c}' | '\u{ab}')))
        {
            at += 1;
        }
        if let Some(last) = title(r, at) {
            r.blocked[at..=last].fill(true);
        }
    }
}

/// "Gas-station-sized", "waist-deep": the size or shape of something is not that thing.
fn compound(r: &mut Reading<'_>, i: usize) {
    if !r.at(i, &["sized", "shaped", "deep"]) {
        return;
    }
    let tied = |k: usize| r.words.get(r.tokens[k - 1].end..r.tokens[k].start) == Some("-");
    let first = (1..=i).rev().find(|k| !tied(*k)).unwrap_or(0);
    let counted = (first..i).any(|k| crate::numbers::is_number_word(&r.tokens[k]) || r.tokens[k].kind != Kind::Word);
    if first < i && !counted {
        r.blocked[first..=i].fill(true);
    }
}

/// One past the words that lead up to a title, when they begin at token `i`.
fn behind_lead(r: &Reading<'_>, i: usize) -> Option<usize> {
    let is = |k: usize, words: &[&str], raw: bool| {
        r.tokens.get(k).is_some_and(|t| words.contains(&if raw { t.raw.as_str() } else { t.norm.as_str() }))
    };
    for (leads, raw) in [(LEADS, false), (SPANISH_LEADS, true)] {
        for (_, last) in leads.iter().filter(|(first, _)| is(i, first, raw)) {
            let at = (i + 1..i + 6).find(|k| !is(*k, BETWEEN, true)).unwrap_or(i + 6);
            if is(at, last, raw) {
                return Some(at + 1);
            }
        }
    }
    is(i, ALONE, true).then_some(i + 1)
}

/// The last token of the title that begins at token `i`.
fn title(r: &Reading<'_>, i: usize) -> Option<usize> {
    let capital = |k: usize| r.tokens.get(k).is_some_and(|t| t.capital && t.kind == Kind::Word);
    if !capital(i) || names::is_known(r, i) {
        return None;
    }
    let mut last = i;
    loop {
        let joins = (last + 1..last + 3).take_while(|k| r.at(*k, JOINS) || is_join(r, *k)).last().unwrap_or(last);
        let number = matches!(r.tokens.get(last + 1).map(|t| t.kind), Some(Kind::Number(n)) if n > 1900.0);
        if capital(joins + 1) && !(joins > last && is_stop(&r.tokens[joins + 1].norm)) {
            last = joins + 1;
        } else if number {
            last += 1;
        } else {
            return Some(last);
        }
    }
}

fn is_join(r: &Reading<'_>, k: usize) -> bool {
    r.tokens.get(k).is_some_and(|t| JOINS.contains(&t.raw.as_str()))
}
