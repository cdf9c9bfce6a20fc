//! Tops, middles and ends: where it begins, how it falls, or only where somebody is.

use super::idle::after_stray;
use super::phrases::of_structure;
use crate::lexicon::{ARTICLES, Match};
use crate::reading::Reading;

/// Whether what was found is how it falls, and not how it is seen; the words are settled then.
pub(super) fn as_it_falls(r: &mut Reading<'_>, first: usize, last: usize) -> bool {
    // "Pancakes top down" is how it falls, not how it is seen; "se desploma vertical" is a way too, no shape of the
    // picture.
    let falls = |r: &Reading<'_>| r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == first);
    if first == last && r.at(first, &["vertical"]) && falls(r) {
        r.say("event.direction", "down", first, first, 2);
        return true;
    }
    if last == first + 1 && r.at(first, &["top"]) && r.at(last, &["down"]) && falls(r) {
        r.say("event.origin", "top", first, last, 3);
        return true;
    }
    false
}

/// Whether a roof is where somebody is or the snow lies; the words are settled then.
pub(super) fn somebodys(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "They argue on a rooftop": not that of what falls.
    let top = found.meaning.senses.iter().all(|s| s.key == "event.origin" && s.value == "top");
    let indefinite =
        (first.saturating_sub(1)..last).any(|k| matches!(r.tokens[k].raw.as_str(), "a" | "an" | "una" | "un"));
    let falls_there = r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == first);
    if top
        && indefinite
        && !found.meaning.senses.is_empty()
        && !falls_there
        && r.at(last, &["roof", "rooftop", "terraza", "azotea", "techo", "penthouse"])
    {
        r.blocked[first..=last].fill(true);
        return true;
    }
    // "Asado en la terraza", "a party on the roof": where somebody is.
    let someones = if r.at(first, &["in", "on", "atop"]) {
        after_stray(r, first)
    } else {
        r.back(first, ARTICLES).is_some_and(|k| r.at(k, &["in", "on"]) && after_stray(r, k))
    };
    // "Snow on the roof."
    let snowed = r.found.iter().rev().take(8).any(|f| f.key == "setting.weather" && f.last + 1 == first);
    if top && snowed && r.at(first, &["on"]) {
        r.claim(first, last);
        return true;
    }
    // "Impacto de avioneta en el techo" strikes it there.
    let begins = (0..first).rev().find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
    let strikes = r.found.iter().rev().take(8).any(|f| {
        f.key == "event.kind"
            && matches!(f.value.as_str(), "impact" | "explosion")
            && (begins..first).contains(&f.first)
    });
    if strikes && !indefinite {
        return false;
    }
    let happens = |k: usize| r.means_at(k, "event.kind");
    if top
        && someones
        && !found.meaning.senses.is_empty()
        && r.at(last, &["roof", "rooftop", "terraza", "azotea", "techo", "terrace"])
        && !(last + 1..r.tokens.len()).take(6).take_while(|k| !r.tokens[*k].is_mark()).any(happens)
    {
        r.blocked[first..=last].fill(true);
        return true;
    }
    false
}

/// Whether what was found is a side of something else: behind a car, the middle of the desert, the bottom of the stairs.
pub(super) fn elsewhere(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "From behind a car" is not from behind the building.
    let behind = found.says_that("camera.azimuth_deg", "180");
    if behind && r.at(last + 1, &["a", "an", "some", "one", "of"]) {
        return true;
    }
    if super::beside::means_else(r, first, last, found) {
        return true;
    }
    // "In the middle of the desert" is where, not where it begins.
    let middle = found.says_that("event.origin", "middle");
    if middle && r.at(last + 1, &["of"]) && !of_structure(r, last + 2) {
        // "Explota a la mitad de los 6 segundos" explodes all the same.
        for sense in found.meaning.senses.iter().filter(|s| s.key != "event.origin") {
            r.say(sense.key, sense.value, first, last, sense.rank.unwrap_or(found.meaning.rank));
        }
        r.claim(first, last);
        return true;
    }
    // "A tram passes left to right": somebody's way.
    const PASSES: &[&str] = &[
        "passes", "passing", "crosses", "crossing", "walks", "drives", "rolls", "travels", "moves", "runs", "pasa",
        "cruza", "camina", "corre", "avanza", "circula",
    ];
    let across = found.says_only("event.origin") && (first..=last).any(|k| r.at(k, &["to"]) || r.tokens[k].raw == "a");
    let passes = first > 0 && PASSES.contains(&r.tokens[first - 1].raw.as_str());
    let stranger =
        passes && (super::people::vehicle_before(r, first - 1) || super::people::person_before(r, first - 1));
    if across && stranger {
        r.blocked[first..=last].fill(true);
        return true;
    }
    // "At the bottom a tiny farmhouse", "on the left a church": where in the picture something stands.
    let opens = first == 0 || super::ends(r, first - 1);
    let placed = opens
        && found.says_only("event.origin")
        && !found.meaning.senses.is_empty()
        && (r.at(first, &["on", "at", "in"]) || matches!(r.tokens[first].raw.as_str(), "a" | "abajo" | "arriba"))
        && matches!(r.tokens.get(last + 1).map(|t| t.raw.as_str()), Some("a" | "an" | "un" | "una"))
        && (last + 2..last + 6).take_while(|k| !super::ends(r, *k)).any(|k| super::phrases::names_structure(r, k));
    if placed {
        r.blocked[first..=last].fill(true);
        return true;
    }
    // "At the bottom of the stairs": where somebody is.
    let end = found.meaning.senses.iter().all(|s| s.key == "event.origin" && matches!(s.value, "top" | "ground_floor"));
    if end && r.at(first, &["at", "on", "near"]) && r.at(last + 1, &["of"]) && of_another(r, last + 2) {
        r.blocked[first..=last].fill(true);
        return true;
    }
    false
}

/// Whether what is named from token `i` on is no part of a building.
fn of_another(r: &Reading<'_>, i: usize) -> bool {
    const OTHERS: &[&str] = &[
        "stairs",
        "staircase",
        "steps",
        "ladder",
        "hill",
        "class",
        "game",
        "list",
        "page",
        "list",
        "street",
        "road",
        "escalator",
        "frame",
        "screen",
        "picture",
        "hour",
        "mountain",
        "slope",
        "drawer",
        "lungs",
        "voice",
        "line",
    ];
    let at = (i..i + 3).find(|k| !r.at(*k, ARTICLES)).unwrap_or(i);
    r.at(at, OTHERS)
}
