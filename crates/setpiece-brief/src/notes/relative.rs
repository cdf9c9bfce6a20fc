//! Relative notes: "lower the camera a bit", "twice the dust", "half a second later", "wider".
//!
//! Three shapes: an operation and a quantity ("more dust", "raise the camera by half"), a quantity and an operation
//! ("camera lower", "dust down by 20 %"), and a comparative by itself ("closer", "one stop brighter").

use super::steps::{A_BIT, Step, step};
use super::timing;
use super::words::{AS, COMPARATIVES, DEGREES, FACTORS, LESS, MORE, QUANTITIES};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::rules::seconds;
use crate::tokens::Kind;

/// Steps that one note may ask for; what is more is left over.
const MOST: usize = 200;

/// A relative change and the tokens that ask for it.
pub(crate) struct Asked {
    pub key: &'static str,
    pub step: Step,
    pub first: usize,
    pub last: usize,
}

/// One past a phrase at `i`, articles between its words skipped.
pub(super) fn phrase(r: &Reading<'_>, i: usize, words: &str) -> Option<usize> {
    let mut at = i;
    for (n, word) in words.split(' ').enumerate() {
        if n > 0 && r.at(at, ARTICLES) && !r.at(at, &[word]) {
            at += 1;
        }
        if !r.free(at) || !r.at(at, &[word]) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn one_of<T: Copy>(r: &Reading<'_>, i: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
    table.iter().find_map(|(words, value)| phrase(r, i, words).map(|end| (*value, end)))
}

pub(super) fn any_of(r: &Reading<'_>, i: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|w| phrase(r, i, w))
}

/// The first token from `i` that is neither one of `words` nor an article; looks at most eight on.
pub(super) fn skip(r: &Reading<'_>, i: usize, words: &[&str]) -> usize {
    (i..i + 8).find(|k| !(r.free(*k) && (r.at(*k, words) || r.at(*k, ARTICLES)))).unwrap_or(i + 8)
}

/// How much, when it is said in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    Seconds(f64),
    Stops(f64),
    Metres(f64),
    Share(f64),
    Times(f64),
    Degrees(f64),
    Floors(f64),
    Count(f64),
}

/// A measured amount at `i`, and one past it.
fn amount(r: &Reading<'_>, i: usize) -> Option<(Amount, usize)> {
    if let Some((s, end)) = seconds(r, i) {
        return Some((Amount::Seconds(s), end));
    }
    let (n, mut end) = match number(&r.tokens, i) {
        Some(found) => found,
        None if r.at(i, &["a", "one"]) && r.at(i + 1, &["stop", "metre", "meter", "third", "quarter"]) => (1.0, i + 1),
        None => return None,
    };
    if r.at(end, &["a"]) {
        end += 1;
    }
    let mark = |c: char| r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark(c));
    if r.at(end, &["stop", "stops", "ev"]) {
        Some((Amount::Stops(n), end + 1))
    } else if r.at(end, &["m", "metre", "metres", "meter", "meters"]) {
        Some((Amount::Metres(n), end + 1))
    } else if r.at(end, &["ft", "foot", "feet"]) {
        Some((Amount::Metres(n * 0.3048), end + 1))
    } else if mark('%') || r.at(end, &["percent"]) {
        Some((Amount::Share(n / 100.0), end + 1))
    } else if r.at(end, &["times", "x"]) {
        Some((Amount::Times(n), end + 1))
    } else if r.at(end, &["degrees", "degree", "deg"]) || mark('°') {
        Some((Amount::Degrees(n), end + 1))
    } else if r.at(end, &["floor", "floors", "storey", "storeys", "story", "stories", "levels"]) {
        Some((Amount::Floors(n), end + 1))
    } else if r.at(end, &["third"]) {
        Some((Amount::Share(n / 3.0), end + 1))
    } else if n == 0.5 && r.tokens[i].is("half") {
        Some((Amount::Share(0.5), end))
    } else {
        Some((Amount::Count(n), end))
    }
}

/// The step that an amount makes of a key, when the two fit.
fn measured(key: &str, up: bool, amount: Amount) -> Option<Step> {
    let sign = if up { 1.0 } else { -1.0 };
    Some(match (key, amount) {
        ("duration_s" | "event.start_s", Amount::Seconds(x))
        | ("look.exposure_ev", Amount::Stops(x) | Amount::Count(x))
        | ("camera.height_m", Amount::Metres(x))
        | ("camera.azimuth_deg", Amount::Degrees(x))
        | ("structure.floors", Amount::Floors(x) | Amount::Count(x)) => Step::Plus(sign * x),
        (_, Amount::Share(x)) => Step::Times((1.0 + sign * x).max(0.0)),
        (_, Amount::Times(x)) if x > 0.0 => Step::Times(if up { x } else { 1.0 / x }),
        _ => return None,
    })
}

/// How much, said after what: "by half", "a bit", "by 20 %"; and one past it.
fn afterwards(r: &Reading<'_>, key: &str, up: bool, i: usize) -> Option<(Step, usize)> {
    if let Some((degree, end)) = one_of(r, i, DEGREES) {
        return Some((step(key, up, degree), end));
    }
    // "Reduce the dust to half."
    let half = skip(r, i, &["to", "at"]);
    if !up
        && half > i
        && r.at(i, &["to", "at"])
        && r.free(half)
        && r.at(half, &["half"])
        && amount(r, half) == Some((Amount::Share(0.5), half + 1))
    {
        return Some((Step::Times(0.5), half + 1));
    }
    let by = if r.free(i) && r.at(i, &["by"]) { i + 1 } else { i };
    // "Pull the camera back 20 percent", "open up half a stop": some amounts need no "by".
    let bare = |found: Amount| {
        let fits = matches!(found, Amount::Share(_) | Amount::Stops(_) | Amount::Metres(_) | Amount::Degrees(_));
        by > i || fits
    };
    if by == i {
        let (found, end) = amount(r, i).filter(|(found, _)| bare(*found))?;
        return measured(key, up, found).map(|s| (s, end));
    }
    if let Some((degree, end)) = one_of(r, by, DEGREES) {
        return Some((step(key, up, degree), end));
    }
    let (found, end) = amount(r, by)?;
    measured(key, up, found).map(|s| (s, end))
}

/// How much is said before what: "a bit", "much", and "even", which adds nothing.
fn degree_at(r: &Reading<'_>, i: usize) -> (f64, usize) {
    let (degree, mut at) = one_of(r, i, DEGREES).unwrap_or((1.0, i));
    while r.free(at) && r.at(at, &["even"]) {
        at += 1;
    }
    (degree, at)
}

/// Finds all relative notes and claims their words.
pub(crate) fn read(r: &mut Reading<'_>) -> Vec<Asked> {
    let mut asked = Vec::new();
    for i in 0..r.tokens.len() {
        if !r.free(i) || r.tokens[i].is_mark() {
            continue;
        }
        if again(r, i, &mut asked) || lens_numbers(r, i) || timing::set_length(r, i) {
            continue;
        }
        let found = timing::delay(r, i)
            .or_else(|| timing::shifted(r, i))
            .or_else(|| timing::longer(r, i))
            .or_else(|| timing::trimmed(r, i))
            .or_else(|| around(r, i))
            .or_else(|| operation_first(r, i))
            .or_else(|| quantity_first(r, i))
            .or_else(|| comparative(r, i))
            .or_else(|| another_seed(r, i));
        // "Move the sun lower, later in the day" is one step said twice.
        let twice = |a: &Asked, b: &Asked| a.key == b.key && a.step == b.step && matches!(a.step, Step::Rungs(_));
        if let Some(found) = &found
            && asked.iter().any(|a| twice(a, found))
        {
            r.claim(found.first, found.last);
            continue;
        }
        if let Some(found) = found.filter(|_| asked.len() < MOST) {
            r.claim(found.first, found.last);
            if found.key == "event.start_s" {
                timing::claim_event(r, found.first);
            }
            asked.push(found);
        }
    }
    asked
}

/// "twice the dust", "a lot more shake", "20 % less grain", "raise the camera a bit", "three more floors".
fn operation_first(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let asked = |key, step, last| Some(Asked { key, step, first: i, last });
    // "Drop two floors."
    if r.at(i, &["drop", "remove", "lose", "cut"])
        && let Some((Amount::Floors(n), end)) = amount(r, i + 1)
    {
        return asked("structure.floors", Step::Plus(-n), end - 1);
    }
    if let Some((factor, end)) = one_of(r, i, FACTORS) {
        return as_much(r, end).and_then(|(key, end)| asked(key, Step::Times(factor), end - 1));
    }
    let (pre, at) = match amount(r, i) {
        Some((found, end)) => (Some(found), end),
        None => (None, i),
    };
    if let (Some(Amount::Times(factor)), Some((key, end))) = (pre, as_much(r, at)) {
        return asked(key, Step::Times(factor), end - 1);
    }
    let (degree, at) = degree_at(r, at);
    let (up, at) = match (any_of(r, at, MORE), any_of(r, at, LESS)) {
        (Some(end), _) => (true, end),
        (None, Some(end)) => (false, end),
        (None, None) => return None,
    };
    // "raise the exposure" said by its stops: "súbele medio punto a la exposición"
    if pre.is_none()
        && r.at(i, &["raise", "lift", "lower", "increase", "reduce", "add"])
        && let Some((Amount::Stops(x), end)) = amount(r, at)
    {
        let end = skip(r, end, &["at", "to", "in", "of", "exposure"]);
        return asked("look.exposure_ev", Step::Plus(if up { x } else { -x }), end - 1);
    }
    // "raise it a metre"
    if pre.is_none()
        && r.at(at, &["it"])
        && r.at(i, &["raise", "lift", "lower", "sink"])
        && let Some((Amount::Metres(x), end)) = amount(r, at + 1).or_else(|| amount(r, at + 2))
    {
        return asked("camera.height_m", Step::Plus(if up { x } else { -x }), end - 1);
    }
    // "two floors more"
    if let Some(Amount::Floors(n)) = pre {
        return asked("structure.floors", Step::Plus(if up { n } else { -n }), at - 1);
    }
    // "add two floors"
    if let Some((Amount::Floors(n), end)) = amount(r, at) {
        return asked("structure.floors", Step::Plus(if up { n } else { -n }), end - 1);
    }
    let (post, at) = match amount(r, at) {
        Some((Amount::Count(n), end)) if pre.is_none() => (Some(Amount::Count(n)), skip(r, end, &["more", "extra"])),
        _ => (None, at),
    };
    let at = skip(r, at, &["amount", "of", "in", "on", "number"]);
    let (key, end) = one_of(r, at, QUANTITIES)?;
    if sets(r, end) {
        return None;
    }
    if let Some(found) = pre.or(post) {
        return asked(key, measured(key, up, found)?, end - 1);
    }
    if key == "structure.floors" && r.at(end - 1, &["floor", "storey"]) {
        return asked(key, Step::Plus(if up { 1.0 } else { -1.0 }), end - 1);
    }
    match afterwards(r, key, up, end) {
        Some((step, end)) => asked(key, step, end - 1),
        None => asked(key, step(key, up, degree), end - 1),
    }
}

/// What a factor before token `i` multiplies: "the dust", "as much dust", "as tall".
fn as_much(r: &Reading<'_>, i: usize) -> Option<(&'static str, usize)> {
    if r.free(i)
        && r.at(i, &["as", "of"])
        && let Some((key, end)) = one_of(r, i + 1, AS)
    {
        return Some((key, end));
    }
    one_of(r, skip(r, i, &["as", "much", "many", "of", "more", "amount", "number"]), QUANTITIES)
}

/// Whether an absolute value follows, as in "raise the camera to 3 metres".
fn sets(r: &Reading<'_>, i: usize) -> bool {
    let to = r.at(i, &["to", "at"]) || r.tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
    to && number(&r.tokens, i + 1).is_some()
}

/// "camera lower", "dust down by half", "the camera should be a bit higher".
fn quantity_first(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let (key, end) = one_of(r, i, QUANTITIES)?;
    // "shake x2", "dust times three"
    if (r.at(end, &["x", "times"]) || r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark('×')))
        && let Some((factor, end)) = number(&r.tokens, end + 1)
    {
        return Some(Asked { key, step: Step::Times(factor), first: i, last: end - 1 });
    }
    let at = skip(
        r,
        end,
        &[
            "should", "be", "is", "can", "go", "goes", "could", "must", "needs", "to", "come", "move", "hang", "get",
            "look", "feel", "stay",
        ],
    );
    let (pre, at) = match amount(r, at) {
        Some((found, end)) => (Some(found), end),
        None => (None, at),
    };
    let (degree, at) = degree_at(r, at);
    let (up, end) = match (any_of(r, at, MORE), any_of(r, at, LESS)) {
        (Some(end), _) => (true, end),
        (None, Some(end)) => (false, end),
        (None, None) => return None,
    };
    // "camera down": the word belongs to a move when another noun follows, and that is another rule's.
    let step = match pre {
        Some(found) => measured(key, up, found)?,
        None => match afterwards(r, key, up, end) {
            Some((step, end)) => return Some(Asked { key, step, first: i, last: end - 1 }),
            None => step(key, up, degree),
        },
    };
    Some(Asked { key, step, first: i, last: end - 1 })
}

/// "closer", "much darker", "one stop brighter", "half a second later", "wider by a step".
fn comparative(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let (pre, at) = match amount(r, i) {
        Some((found, end)) => (Some(found), end),
        None => (None, i),
    };
    let (degree, at) = degree_at(r, at);
    let (_, key, up, end) = COMPARATIVES.iter().find_map(|(words, key, up)| {
        let end = phrase(r, at, words)?;
        Some((words, *key, *up, end))
    })?;
    // "Further with the camera, a little", "extend it by two seconds".
    let object = skip(r, end, &["camera", "it", "shot", "framing", "frame", "with", "take"]);
    let step = match pre {
        Some(found) => measured(key, up, found)?,
        None => match afterwards(r, key, up, end).or_else(|| afterwards(r, key, up, object)) {
            Some((step, end)) => return Some(Asked { key, step, first: i, last: end - 1 }),
            None => step(key, up, degree),
        },
    };
    Some(Asked { key, step, first: i, last: end - 1 })
}

/// "More dust, way more": the last change again, by another degree.
fn again(r: &mut Reading<'_>, i: usize, asked: &mut [Asked]) -> bool {
    let mark = |k: usize| r.tokens.get(k).is_none_or(crate::tokens::Token::is_mark);
    let (degree, at) = degree_at(r, i);
    let alone = i > 0 && mark(i - 1) && at > i && r.at(at, &["more", "less"]) && mark(at + 1);
    let Some(last) = asked.last_mut().filter(|_| alone) else { return false };
    let up = match last.step {
        Step::Times(f) => f > 1.0,
        Step::Plus(x) => x > 0.0,
        Step::Rungs(n) => n > 0,
    };
    last.step = step(last.key, up, degree);
    r.claim(i, at);
    true
}

/// "Go to an 85", "swap the 28 for a 50": focal lengths without their unit.
fn lens_numbers(r: &mut Reading<'_>, i: usize) -> bool {
    const LENSES: &[f64] = &[
        10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 21.0, 24.0, 25.0, 27.0, 28.0, 32.0, 35.0, 40.0, 50.0, 65.0, 75.0, 80.0,
        85.0, 90.0, 100.0, 105.0, 135.0, 150.0, 180.0, 200.0, 300.0,
    ];
    let lens = |k: usize| {
        let number = r.tokens.get(k).filter(|t| matches!(t.kind, Kind::Number(x) if LENSES.contains(&x)));
        number.filter(|_| {
            r.tokens.get(k + 1).is_none_or(|t| t.is_mark()) || r.at(k + 1, &["for", "by", "with", "and", "instead"])
        })
    };
    let to = r.at(i, &["to", "for", "by", "with", "on"]) && r.at(i + 1, &["a", "an"]);
    let Some(value) = lens(i + 2).filter(|_| to).map(|t| t.norm.clone()) else { return false };
    // "Swap the 28 for", "cambiá el 28 por".
    let old = i > 2 && lens(i - 1).is_some() && r.at(i - 3, &["swap", "change", "replace", "lose"]);
    let first = if old { i - 3 } else { i };
    r.say("camera.lens_mm", value, first, i + 2, 3);
    true
}

/// "move the camera to the left", "come round to the right a bit".
fn around(r: &Reading<'_>, i: usize) -> Option<Asked> {
    if !r.at(i, &["move", "shift", "swing", "bring", "come", "go", "put", "walk", "camera"]) {
        return None;
    }
    let at = skip(
        r,
        i + 1,
        &[
            "camera", "round", "around", "over", "more", "bit", "little", "further", "to", "at", "should", "move",
            "go", "be",
        ],
    );
    // "swing the camera 30 degrees to the left"
    let turned = match amount(r, at) {
        Some((Amount::Degrees(x), end)) => Some((x, skip(r, end, &["to", "round", "around"]))),
        _ => None,
    };
    let marked = (i..at).any(|k| r.at(k, &["camera", "round", "around"]));
    if let Some((x, end)) = turned.filter(|(_, end)| marked && r.free(*end) && r.at(*end, &["left", "right"])) {
        let x = if r.at(end, &["right"]) { x } else { -x };
        return Some(Asked { key: "camera.azimuth_deg", step: Step::Plus(x), first: i, last: end });
    }
    if !marked || !r.free(at) || !r.at(at, &["left", "right"]) {
        return None;
    }
    let key = "camera.azimuth_deg";
    let up = r.at(at, &["right"]);
    let early = if (i..at).any(|k| r.at(k, &["bit", "little"])) { A_BIT } else { 1.0 };
    let (step, end) = afterwards(r, key, up, at + 1).unwrap_or((step(key, up, early), at + 1));
    Some(Asked { key, step, first: i, last: end - 1 })
}

/// "another seed", "try a different take".
fn another_seed(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let end = any_of(r, i, &["another", "different", "new", "next", "other"])?;
    let end = any_of(r, end, &["seed", "take", "variation", "variant", "version"])?;
    Some(Asked { key: "seed", step: Step::Plus(1.0), first: i, last: end - 1 })
}
