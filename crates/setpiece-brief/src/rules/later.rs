//! What can be settled only when everything is read: times counted from the end or after the event, a count of frames that
//! is a rate, heights beside neighbours.

use super::correction::takes_back_or_no;
use super::shown;
use crate::reading::{Finding, Reading};
use crate::tokens::Kind;

/// A value that waits for others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pending {
    /// The event begins so many seconds before the end.
    FromEnd(f64),
    /// The shot goes on for so many seconds after the event's start.
    After(f64),
    /// The shot opens with so many seconds of something else.
    Opening(f64),
    /// So many frames: a rate when the length is said otherwise, else a length.
    Frames(f64),
    /// So many times as tall as what stands around.
    Beside(f64),
    /// So many times another measure.
    Ratio { key: &'static str, factor: f64, base: &'static str },
    /// The event begins after this share of the shot.
    Share(f64),
}

/// Waiting values that are settled.
const MOST: usize = 8;
/// What usually stands around, in metres: houses of a village, or of a city.
const VILLAGE_M: f64 = 7.0;
const CITY_M: f64 = 17.0;

fn value(r: &Reading<'_>, key: &str) -> Option<f64> {
    r.found.iter().find(|f| f.key == key).and_then(|f| f.value.parse().ok())
}

/// Settles what waited.
pub(super) fn settle(r: &mut Reading<'_>) {
    let mut pending = std::mem::take(&mut r.pending);
    // Whoever says more than a few such things contradicts himself; the rest is left over.
    for (_, first, last) in pending.drain(pending.len().min(MOST)..) {
        r.claimed[first..=last].fill(false);
    }
    for (what, first, last) in &pending {
        if let Pending::Frames(n) = what {
            // As a length it would be a second and less.
            let short = *n <= 30.0 || [48.0, 50.0, 60.0].contains(n);
            if (short || r.found.iter().any(|f| f.key == "duration_s")) && !r.found.iter().any(|f| f.key == "fps") {
                r.say("fps", shown(*n), *first, *last, 3);
            } else {
                r.say("duration_s", shown(n / 24.0), *first, *last, 4);
                if let Some(said) = r.found.last_mut() {
                    said.why = format!("{} frames", shown(*n));
                }
            }
        }
    }
    for (what, first, last) in pending {
        match what {
            Pending::Frames(_) => {}
            Pending::FromEnd(s) => {
                if let Some(duration) = value(r, "duration_s") {
                    r.say("event.start_s", shown((duration - s).max(0.0)), first, last, 4);
                }
            }
            Pending::Share(share) => {
                if let Some(duration) = value(r, "duration_s") {
                    r.say("event.start_s", shown(share * duration), first, last, 4);
                }
            }
            Pending::Ratio { key, factor, base } => match value(r, base) {
                Some(measure) => r.say(key, shown(factor * measure), first, last, 3),
                None => r.claimed[first..=last].fill(false),
            },
            Pending::Opening(s) => {
                let begins = r.found.iter().any(|f| f.key == "event.start_s");
                let happens = |f: &Finding| f.key == "event.kind" && f.value != "none" && f.first > last;
                if !begins && r.found.iter().any(happens) {
                    r.say("event.start_s", shown(s), first, last, 1);
                }
            }
            Pending::After(s) => {
                let start = value(r, "event.start_s").unwrap_or(0.5);
                r.say("duration_s", shown(start + s), first, last, 3);
            }
            // Counted storeys say more than neighbours.
            Pending::Beside(_) if value(r, "structure.floors").is_some() => {}
            Pending::Beside(factor) => {
                let village = (first..=last).any(|k| r.at(k, &["houses", "cottages", "casas", "cabins"]))
                    || r.found.iter().any(|f| f.key == "setting.place" && f.value == "village");
                let around = if village { VILLAGE_M } else { CITY_M };
                r.say("structure.height_m", shown(factor * around), first, last, 3);
                if let Some(said) = r.found.last_mut() {
                    said.why = format!("what stands around is about {around} m high");
                }
            }
        }
    }
    hold_is_all(r);
}

/// "Hold for ten seconds" is the whole length when nothing happens.
fn hold_is_all(r: &mut Reading<'_>) {
    let happens = r.found.iter().any(|f| f.key == "event.kind" && f.value != "none");
    if happens || r.found.iter().any(|f| f.key == "duration_s") {
        return;
    }
    for k in 0..r.found.len() {
        let (first, last) = (r.found[k].first, r.found[k].last);
        let held = (first..=last).any(|t| r.at(t, &["hold", "holds", "stays", "stand", "stands", "for"]));
        let nothing = (first..=last).any(|t| r.at(t, &["nothing"]));
        if r.found[k].key == "event.start_s" && held && !nothing {
            r.found[k].key = "duration_s";
            return;
        }
    }
}

/// "Seven seconds instead of five", "no 5 segundos sino 7": the number that does not count.
pub(super) fn instead_of(r: &mut Reading<'_>, i: usize) -> bool {
    const UNITS: &[&str] = &[
        "seconds", "second", "secs", "s", "floors", "storeys", "stories", "metres", "m", "mm", "fps", "frames", "feet",
        "ft",
    ];
    let of = r.at(i, &["instead", "rather"]) && r.at(i + 1, &["of", "than"]);
    let no = r.at(i, &["not", "no"]);
    let at = if of { i + 2 } else { i + 1 };
    if !(of || no) {
        return false;
    }
    let Some((_, end)) = crate::numbers::number(&r.tokens, at) else { return false };
    let last = if r.at(end, UNITS) { end } else { end - 1 };
    let other = (last + 1..last + 5).any(|k| crate::numbers::number(&r.tokens, k).is_some());
    let but = r.at(last + 1, &["but"]) || r.at(last + 2, &["but"]);
    // "50 instead of 35": two lenses.
    let lenses = || {
        let (meant, _) =
            i.checked_sub(1).and_then(|k| crate::numbers::number(&r.tokens, k)).filter(|(_, end)| *end == i)?;
        let (old, _) = crate::numbers::number(&r.tokens, at)?;
        let lens = |n: f64| super::slates::is_usual(n) && !super::frames::is_rate(n) || n == 50.0;
        (of && last + 1 == end && r.free(i - 1) && lens(meant) && lens(old)).then_some(meant)
    };
    if let Some(meant) = lenses() {
        r.say("camera.lens_mm", shown(meant), i - 1, last, 2);
        return true;
    }
    if no && !(other && (but || last == end)) || r.at(end, &["floor", "storey", "story"]) {
        return false;
    }
    r.claim(i, last);
    true
}

/// "Change the lens from 35mm to 50mm", "de 35 a 50": what it is no longer. A zoom goes through both.
pub(super) fn changed_from(r: &mut Reading<'_>, i: usize) -> bool {
    const CHANGES: &[&str] = &[
        "change",
        "changed",
        "changes",
        "swap",
        "switch",
        "move",
        "moved",
        "moves",
        "bump",
        "bumped",
        "raise",
        "drop",
        "cut",
        "increase",
        "reduce",
        "went",
        "goes",
        "up",
        "down",
        "cambia",
        "cambiar",
        "cambiame",
        "pasa",
        "pasar",
        "pasalo",
        "pasala",
        "subir",
        "bajar",
        "subi",
        "baja",
        "extend",
        "extended",
        "shorten",
        "shortened",
    ];
    const NO_CHANGE: &[&str] =
        &["zoom", "zooms", "zooming", "pan", "pans", "tilt", "tilts", "crane", "frames", "frame"];
    // "18 → 24 floors."
    let arrow = crate::numbers::number(&r.tokens, i).map(|(_, end)| end);
    let arrow = arrow.filter(|k| matches!(r.tokens.get(*k).map(|t| t.kind), Some(Kind::Mark('\u{2192}'))));
    if let Some(at) = arrow.filter(|k| crate::numbers::number(&r.tokens, k + 1).is_some()) {
        r.claim(i, at);
        return true;
    }
    if !r.at(i, &["from"]) {
        return false;
    }
    let changed = |k: usize| r.at(k, CHANGES) || CHANGES.contains(&r.tokens[k].raw.as_str());
    let clause = || (0..i).rev().take(6).take_while(|k| !r.tokens[*k].is_mark());
    let Some((_, end)) = crate::numbers::number(&r.tokens, i + 1) else { return false };
    let to = (end..end + 2).find(|k| r.at(*k, &["to"]) || r.tokens.get(*k).is_some_and(|t| t.raw == "a"));
    let Some(to) = to.filter(|to| crate::numbers::number(&r.tokens, to + 1).is_some()) else { return false };
    if !clause().any(changed) || clause().any(|k| r.at(k, NO_CHANGE)) {
        return false;
    }
    r.claim(i, to);
    true
}

/// "Twelve stories, not 20": what was told is not the other number.
pub(super) fn and_not(r: &mut Reading<'_>, i: usize) -> bool {
    let mark = usize::from(i > 0 && r.tokens[i - 1].is_mark());
    let told = i > 1 && r.found.iter().rev().take(3).any(|f| f.last + 1 + mark == i && f.value.parse::<f64>().is_ok());
    let Some((_, end)) = crate::numbers::number(&r.tokens, i + 1).filter(|(_, end)| super::ends(r, *end)) else {
        return false;
    };
    if !(told && r.at(i, &["not", "no"])) {
        return false;
    }
    r.claim(i, end - 1);
    true
}

/// "It is not 20 floors, it is 14", "no son 20 pisos, son 14": the second number has the unit of the first.
pub(super) fn not_but(r: &mut Reading<'_>, i: usize) -> bool {
    const UNITS: &[(&[&str], &str)] = &[
        (&["floors", "storeys", "stories", "levels"], "structure.floors"),
        (&["seconds", "secs", "s"], "duration_s"),
        (&["mm"], "camera.lens_mm"),
        (&["metres", "meters", "m"], "structure.height_m"),
    ];
    const LINK: &[&str] = &["but", "are", "is", "its", "it", "make", "rather", "only", "just", "that"];
    if !r.at(i, &["not", "no", "isnt", "arent", "never"]) {
        return false;
    }
    let at = (i + 1..i + 4).find(|k| !r.at(*k, &["are", "is", "be", "its", "it", "the", "at"])).unwrap_or(i + 1);
    let Some((_, end)) = crate::numbers::number(&r.tokens, at) else { return false };
    let Some((_, key)) = UNITS.iter().find(|(words, _)| r.at(end, words)) else { return false };
    let stop = r.tokens.get(end + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(',' | ';' | '.' | ':')));
    let next = (end + 2..end + 6).find(|k| !r.at(*k, LINK)).unwrap_or(end + 2);
    let Some((value, after)) = stop.then(|| crate::numbers::number(&r.tokens, next)).flatten() else { return false };
    if !super::ends(r, after) || next == end + 2 && !super::ends(r, after) {
        return false;
    }
    r.claim(i, end);
    r.say(key, shown(value), end + 2, after - 1, 4);
    true
}

/// "Twelve... no, fourteen stories", "maybe 18. No: 16mm": numbers that were taken back before the one with its unit at
/// token `first`.
fn guessed_first(r: &mut Reading<'_>, first: usize) {
    let (mut taken, mut numbers) = (false, Vec::new());
    for k in (first.saturating_sub(9)..first).rev() {
        let mark = r.tokens[k].is_mark();
        if takes_back_or_no(r, k) {
            taken |= k == 0 || r.tokens[k - 1].is_mark();
        } else if r.free(k) && taken && crate::numbers::number(&r.tokens, k).is_some_and(|(_, end)| end == k + 1) {
            numbers.push(k);
        } else if !mark && !r.at(k, &["maybe", "i", "make", "that", "it", "or", "perhaps", "say"]) {
            break;
        }
    }
    for k in numbers {
        r.claim(k, k);
    }
}

/// "6K no, 4K yes": a number that does not count; "mil metros no, cien": the next one has its unit.
pub(super) fn taken_back(r: &mut Reading<'_>) {
    for k in 0..r.found.len() {
        let (key, first, last) = (r.found[k].key, r.found[k].first, r.found[k].last);
        if r.found[k].value.parse::<f64>().is_ok() {
            guessed_first(r, first);
        }
        // "Ten, twelve storeys? Ten."
        let asked = r.tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Mark('?'));
        let answer = crate::numbers::number(&r.tokens, last + 2).filter(|(_, end)| asked && super::ends(r, *end));
        if let Some((value, end)) = answer.filter(|_| r.free(last + 2) && r.found[k].value.parse::<f64>().is_ok()) {
            let one = |j: usize| r.free(j) && crate::numbers::is_number_word(&r.tokens[j]);
            if let Some(j) = first.checked_sub(2).filter(|j| r.tokens[first - 1].is_mark() && one(*j)) {
                r.claim(j, j);
            }
            r.found[k].key = "";
            r.say(key, shown(value), first, end - 1, 4);
            continue;
        }
        let mut at = last + 1;
        // "Antes decía 10 segundos, ahora son 8."
        let was =
            |k: usize| matches!(r.tokens[k].raw.as_str(), "antes" | "was" | "were" | "decia" | "said" | "era" | "eran");
        let was = (first.saturating_sub(3)..first).any(was);
        let now = |r: &Reading<'_>, k: usize| was && r.at(k, &["now", "are", "is", "its"]);
        while at < last + 10
            && (now(r, at)
                || takes_back_or_no(r, at)
                || r.at(
                    at,
                    &[
                        "i", "make", "that", "it", "put", "say", "call", "lets", "let", "go", "wider", "longer",
                        "tighter",
                    ],
                )
                || r.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.' | ';' | '-' | '?' | ':'))))
        {
            at += 1;
        }
        let taken = (last + 1..at).any(|k| takes_back_or_no(r, k) || was && r.at(k, &["now"]));
        let other =
            crate::numbers::number(&r.tokens, at).filter(|(_, end)| taken && super::ends(r, *end) && r.free(at));
        if let Some((value, end)) = other.filter(|_| r.found[k].value.parse::<f64>().is_ok()) {
            r.claim(last + 1, at - 1);
            r.found[k].key = "";
            r.say(key, shown(value), first, end - 1, 4);
            continue;
        }
        if !r.at(last + 1, &["no"]) || !super::ends(r, last + 2) {
            continue;
        }
        r.claim(last + 1, last + 1);
        r.found[k].key = "";
    }
    r.found.retain(|f| !f.key.is_empty());
}

/// "Twice as tall as its neighbours", "half the height of the buildings next to it", "el doble de alto que sus vecinos".
pub(super) fn beside_neighbours(r: &mut Reading<'_>, i: usize) -> bool {
    const FILL: &[&str] = &[
        "the",
        "as",
        "of",
        "than",
        "that",
        "its",
        "a",
        "in",
        "is",
        "at",
        "it",
        "to",
        "their",
        "other",
        "all",
        "any",
        "and",
        "times",
        "more",
        "again",
        "over",
        "are",
        "nearest",
        "surrounding",
        "neighbouring",
        "neighboring",
        "adjacent",
        "next",
        "los",
    ];
    const AROUND: &[&str] = &[
        "neighbours",
        "neighbors",
        "neighbour",
        "neighbor",
        "vecinos",
        "vecinas",
        "surroundings",
        "others",
        "rest",
        "demas",
        "buildings",
        "houses",
        "blocks",
        "edificios",
        "casas",
        "lado",
        "side",
        "alrededor",
        "around",
        "city",
        "street",
        "everything",
        "anything",
        "everyone",
        "skyline",
        "block",
        "barrio",
        "cuadra",
        "ciudad",
    ];
    if r.before(i, &["not", "no", "without"]) {
        return false;
    }
    let (factor, mut at) = if r.at(i, &["twice", "double"]) {
        (2.0, i + 1)
    } else if r.at(i, &["triple", "thrice"]) {
        (3.0, i + 1)
    } else if r.at(i, &["half"]) {
        (0.5, i + 1)
    } else if r.at(i, &["much", "far", "way", "considerably"]) && r.at(i + 1, &["taller", "higher"]) {
        (2.0, i + 1)
    } else if r.at(i, &["taller", "higher"]) {
        (1.5, i)
    } else if r.at(i, &["quadruple"]) {
        (4.0, i + 1)
    } else {
        match crate::numbers::number(&r.tokens, i) {
            Some((n, end)) if r.at(end, &["times", "x"]) && n > 0.0 => (n, end + 1),
            _ => return false,
        }
    };
    let skip = |r: &Reading<'_>, mut at: usize| {
        let end = at + 5;
        while at < end && r.free(at) && r.at(at, FILL) {
            at += 1;
        }
        at
    };
    at = skip(r, at);
    if !(r.free(at) && r.at(at, &["tall", "high", "height", "taller", "higher", "alto", "alta"])) {
        return false;
    }
    let tall = at;
    // "Taller than", where Spanish has a workshop.
    if tall == i && !r.at(i + 1, &["than", "that"]) {
        return false;
    }
    at = skip(r, at + 1);
    if at == tall + 1 || !(r.free(at) && r.at(at, AROUND)) {
        return false;
    }
    const TAIL: &[&str] = &[
        "around",
        "it",
        "next",
        "to",
        "beside",
        "door",
        "nearby",
        "there",
        "about",
        "alrededor",
        "of",
        "vecinas",
        "vecinos",
    ];
    let mut last = at;
    while last < at + 4 && r.free(last + 1) && r.at(last + 1, TAIL) {
        last += 1;
    }
    r.claim(i, last);
    r.pending.push((Pending::Beside(factor), i, last));
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn questions_that_are_answered() {
        assert_eq!(read("Ten, twelve storeys? Ten. A hotel, earthquake.").plan.structure.floors, 10);
        assert_eq!(read("La casa cae. Seis pisos no: dos.").plan.structure.floors, 2);
        let height = |words: &str| read(words).plan.structure.height_m;
        let counted = height("A church three times taller than the houses around it, six floors, topples.");
        assert!((counted - height("A church, six floors, topples.")).abs() < 1e-3);
    }
}
