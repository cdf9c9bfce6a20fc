//! Phrases of the lexicon, what "no" and "without" do to them, and bare directions after a verb.

use crate::lexicon::{How, find};
use crate::reading::{Finding, Reading};

const NO: &[&str] = &[
    "no", "not", "without", "never", "non", "isnt", "doesnt", "dont", "arent", "nothing", "zero", "minus", "lose",
    "remove", "sans", "avoid", "drop", "kill", "neither", "nor", "none",
];
/// Words that may stand between "no" and what it denies.
const BETWEEN: &[&str] = &[
    "any", "a", "an", "the", "at", "in", "on", "much", "too", "by", "camera", "film", "visible", "be", "of", "all",
    "does", "do", "is", "lots", "shot", "single", "actually",
];

/// Reads every phrase.
pub(super) fn read(r: &mut Reading<'_>) {
    for i in 0..r.tokens.len() {
        if !r.free(i) {
            continue;
        }
        let Some(found) = find(&r.tokens, i, |k| r.free(k)) else { continue };
        let (first, last) = (i, found.tokens.last().copied().unwrap_or(i));
        if found.meaning.senses.is_empty() {
            for &k in &found.tokens {
                if found.meaning.rank < 9 {
                    r.claimed[k] = true;
                } else {
                    r.blocked[k] = true;
                }
            }
            continue;
        }
        if let Some(no) = denial(r, first) {
            deny(r, no, first, last, &found);
            continue;
        }
        for &k in &found.tokens {
            r.claimed[k] = true;
        }
        let mended = r.mend_note(first, last);
        for sense in &found.meaning.senses {
            let words = r.text(r.span(first, last));
            let why = match sense.how {
                How::Said => mended.clone(),
                How::Nearest => format!("the nearest there is to `{words}`"),
                How::Implied => format!("suggested by `{words}`"),
            };
            r.found.push(Finding {
                key: sense.key,
                value: sense.value.to_owned(),
                first,
                last,
                rank: found.meaning.rank,
                how: sense.how,
                why,
            });
        }
    }
    bare_directions(r);
}

/// The word that denies what begins at token `i`.
fn denial(r: &Reading<'_>, i: usize) -> Option<usize> {
    for k in (0..i).rev().take(4) {
        if r.at(k, NO) && !r.claimed[k] {
            return Some(k);
        }
        if !r.at(k, BETWEEN) {
            return None;
        }
    }
    None
}

/// What remains when a value is denied, and how firmly.
fn opposite(key: &str, value: &str) -> Option<(&'static str, u8)> {
    Some(match (key, value) {
        ("look.dust" | "look.grain" | "camera.shake" | "setting.traffic", _) => ("0", 9),
        ("setting.weather", "clear") => ("overcast", 0),
        ("setting.weather", _) => ("clear", 0),
        ("event.kind", "none") => return None,
        ("event.kind", _) => ("none", 0),
        ("camera.move", "static") => ("handheld", 0),
        ("camera.move", _) => ("static", 0),
        ("setting.time", "afternoon") => ("morning", 0),
        ("setting.time", _) => ("afternoon", 0),
        ("camera.framing", "wide") => ("full", 0),
        ("camera.framing", _) => ("wide", 0),
        ("camera.angle", _) => ("eye", 0),
        ("event.strength", v) if v > "0.5" => ("0.4", 0),
        _ => return None,
    })
}

fn deny(r: &mut Reading<'_>, no: usize, first: usize, last: usize, found: &crate::lexicon::Match) {
    let mut any = false;
    for sense in &found.meaning.senses {
        if let Some((value, rank)) = opposite(sense.key, sense.value) {
            r.say(sense.key, value, no, last, rank);
            any = true;
        }
    }
    if !any {
        r.blocked[first..=last].fill(true);
    }
}

/// "topples left": a bare direction within three words of an event's verb.
fn bare_directions(r: &mut Reading<'_>) {
    const BARE: &[(&str, &str)] = &[("left", "left"), ("right", "right"), ("back", "away"), ("streetwards", "street")];
    let verbs: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last).collect();
    for verb in verbs {
        for k in verb + 1..(verb + 4).min(r.tokens.len()) {
            if r.tokens[k].is_mark() {
                break;
            }
            if let Some((_, value)) = BARE.iter().find(|(word, _)| r.at(k, &[word])).filter(|_| r.free(k)) {
                r.say("event.direction", value, k, k, 1);
                break;
            }
        }
    }
    // A telegram: "Chimney. Topple. Left."
    let moving = r.found.iter().any(|f| f.key == "event.kind" && f.value != "none");
    for k in 0..r.tokens.len() {
        let alone = super::ends(r, k + 1) && (k == 0 || super::ends(r, k - 1));
        if moving && alone && r.free(k) && r.at(k, &["left", "right"]) {
            let value = r.tokens[k].norm.clone();
            r.say("event.direction", value, k, k, 0);
        }
    }
}
