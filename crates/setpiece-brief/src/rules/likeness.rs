//! Films and other works that a shot shall be like: "like in Inception", "como en El Eternauta". Their titles are none of
//! its places, and their words say nothing of it.

use super::names;
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// What leads up to a title.
const LEADS: &[&[&str]] = &[
    &["like", "in"],
    &["as", "in"],
    &["like", "the", "one", "in"],
    &["like", "that", "one", "in"],
    &["like", "the", "one", "from"],
    &["like", "the", "scene", "in"],
    &["like", "the", "end", "of"],
    &["like", "something", "from"],
    &["like", "something", "out", "of"],
    &["out", "of"],
    &["style", "of"],
    &["reminiscent", "of"],
    &["homage", "to"],
    &["nod", "to"],
    &["think"],
];
/// The same in Spanish, in the words as they were typed.
const SPANISH_LEADS: &[&[&str]] = &[
    &["como", "en"],
    &["como", "el", "de"],
    &["como", "la", "de"],
    &["como", "lo", "de"],
    &["igual", "que", "en"],
    &["estilo"],
    &["estilo", "de"],
    &["tipo"],
    &["onda"],
];
/// Small words inside a title, which begin with small letters.
const JOINS: &[&str] = &["of", "the", "and", "in", "de", "del", "la", "el", "y", "los", "las"];

/// Sets titles aside: their words stay unread and are reported.
pub(super) fn set_aside(r: &mut Reading<'_>) {
    if r.shouted {
        return;
    }
    for i in 0..r.tokens.len() {
        let english = |lead: &[&str]| lead.iter().enumerate().all(|(k, w)| r.at(i + k, &[w]));
        let spanish =
            |lead: &[&str]| lead.iter().enumerate().all(|(k, w)| r.tokens.get(i + k).is_some_and(|t| t.raw == *w));
        let led = LEADS.iter().filter(|lead| english(lead)).chain(SPANISH_LEADS.iter().filter(|lead| spanish(lead)));
        let Some(mut at) = led.map(|lead| i + lead.len()).max() else { continue };
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
