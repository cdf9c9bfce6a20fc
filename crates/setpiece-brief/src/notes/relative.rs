//! Relative notes: "lower the camera a bit", "twice the dust", "half a second later", "wider".
//!
//! Three shapes: an operation and a quantity ("more dust", "raise the camera by half"), a quantity and an operation
//! ("camera lower", "dust down by 20 %"), and a comparative by itself ("closer", "one stop brighter").

use super::steps::{A_BIT, MUCH, Step, step};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::rules::seconds;
use crate::tokens::Kind;

/// A relative change and the tokens that ask for it.
pub(crate) struct Asked {
    pub key: &'static str,
    pub step: Step,
    pub first: usize,
    pub last: usize,
}

/// What is more or less, and its key.
const QUANTITIES: &[(&str, &str)] = &[
    ("dust cloud", "look.dust"),
    ("dust clouds", "look.dust"),
    ("dust", "look.dust"),
    ("film grain", "look.grain"),
    ("grain", "look.grain"),
    ("camera shake", "camera.shake"),
    ("handheld shake", "camera.shake"),
    ("shaking", "camera.shake"),
    ("shake", "camera.shake"),
    ("wobble", "camera.shake"),
    ("traffic", "setting.traffic"),
    ("cars", "setting.traffic"),
    ("vehicles", "setting.traffic"),
    ("strength", "event.strength"),
    ("violence", "event.strength"),
    ("force", "event.strength"),
    ("power", "event.strength"),
    ("violent", "event.strength"),
    ("violently", "event.strength"),
    ("dramatic", "event.strength"),
    ("powerful", "event.strength"),
    ("intense", "event.strength"),
    ("dusty", "look.dust"),
    ("grainy", "look.grain"),
    ("shaky", "camera.shake"),
    ("busy", "setting.traffic"),
    ("camera distance", "camera.distance"),
    ("distance", "camera.distance"),
    ("exposure", "look.exposure_ev"),
    ("brightness", "look.exposure_ev"),
    ("camera height", "camera.height_m"),
    ("camera position", "camera.height_m"),
    ("camera", "camera.height_m"),
    ("viewpoint", "camera.height_m"),
    ("point of view", "camera.height_m"),
    ("focal length", "camera.lens_mm"),
    ("lens", "camera.lens_mm"),
    ("duration", "duration_s"),
    ("floors", "structure.floors"),
    ("floor", "structure.floors"),
    ("storeys", "structure.floors"),
    ("storey", "structure.floors"),
    ("stories", "structure.floors"),
    ("levels", "structure.floors"),
];

/// Comparatives that name their key themselves; true is more.
const COMPARATIVES: &[(&str, &str, bool)] = &[
    ("too dark", "look.exposure_ev", true),
    ("too bright", "look.exposure_ev", false),
    ("too light", "look.exposure_ev", false),
    ("too close", "camera.distance", true),
    ("too far away", "camera.distance", false),
    ("too far", "camera.distance", false),
    ("camera too low", "camera.height_m", true),
    ("camera too high", "camera.height_m", false),
    ("too high", "camera.height_m", false),
    ("too low", "camera.height_m", true),
    ("too long", "duration_s", false),
    ("too short", "duration_s", true),
    ("too shaky", "camera.shake", false),
    ("too steady", "camera.shake", true),
    ("too dusty", "look.dust", false),
    ("too grainy", "look.grain", false),
    ("too clean", "look.grain", true),
    ("too late", "event.start_s", false),
    ("too early", "event.start_s", true),
    ("too soon", "event.start_s", true),
    ("too violent", "event.strength", false),
    ("too gentle", "event.strength", true),
    ("too wide", "camera.framing", true),
    ("too tight", "camera.framing", false),
    ("too tall", "structure.floors", false),
    ("longer lens", "camera.lens_mm", true),
    ("tighter lens", "camera.lens_mm", true),
    ("shorter lens", "camera.lens_mm", false),
    ("wider lens", "camera.lens_mm", false),
    ("wider angle", "camera.lens_mm", false),
    ("longer shot", "duration_s", true),
    ("shorter shot", "duration_s", false),
    ("wider shot", "camera.framing", false),
    ("wider framing", "camera.framing", false),
    ("tighter shot", "camera.framing", true),
    ("tighter framing", "camera.framing", true),
    ("looser", "camera.framing", false),
    ("wider", "camera.framing", false),
    ("tighter", "camera.framing", true),
    ("taller", "structure.floors", true),
    ("higher building", "structure.floors", true),
    ("bigger building", "structure.floors", true),
    ("lower building", "structure.floors", false),
    ("smaller building", "structure.floors", false),
    ("shorter building", "structure.floors", false),
    ("lower camera", "camera.height_m", false),
    ("higher camera", "camera.height_m", true),
    ("lower", "camera.height_m", false),
    ("higher", "camera.height_m", true),
    ("brighter", "look.exposure_ev", true),
    ("lighter", "look.exposure_ev", true),
    ("darker", "look.exposure_ev", false),
    ("dimmer", "look.exposure_ev", false),
    ("in closer", "camera.distance", false),
    ("closer in", "camera.distance", false),
    ("closer", "camera.distance", false),
    ("nearer", "camera.distance", false),
    ("further away", "camera.distance", true),
    ("further back", "camera.distance", true),
    ("further out", "camera.distance", true),
    ("farther away", "camera.distance", true),
    ("farther back", "camera.distance", true),
    ("further off", "camera.distance", true),
    ("further", "camera.distance", true),
    ("farther", "camera.distance", true),
    ("step back", "camera.distance", true),
    ("back up", "camera.distance", true),
    ("back off", "camera.distance", true),
    ("move back", "camera.distance", true),
    ("more distant", "camera.distance", true),
    ("later in day", "setting.time", true),
    ("earlier in day", "setting.time", false),
    ("longer", "duration_s", true),
    ("shorter", "duration_s", false),
    ("later", "event.start_s", true),
    ("earlier", "event.start_s", false),
    ("sooner", "event.start_s", false),
    ("dustier", "look.dust", true),
    ("grainier", "look.grain", true),
    ("shakier", "camera.shake", true),
    ("rougher", "camera.shake", true),
    ("more steady", "camera.shake", false),
    ("more stable", "camera.shake", false),
    ("steadier", "camera.shake", false),
    ("smoother", "camera.shake", false),
    ("more gentle", "event.strength", false),
    ("more gently", "event.strength", false),
    ("more slowly", "event.strength", false),
    ("gentler", "event.strength", false),
    ("softer", "event.strength", false),
    ("weaker", "event.strength", false),
    ("slower", "event.strength", false),
    ("calmer", "event.strength", false),
    ("stronger", "event.strength", true),
    ("harder", "event.strength", true),
    ("faster", "event.strength", true),
    ("fiercer", "event.strength", true),
    ("wilder", "event.strength", true),
    ("busier", "setting.traffic", true),
    ("emptier", "setting.traffic", false),
    ("quieter", "setting.traffic", false),
];

/// What can be "twice as ..." something.
const AS: &[(&str, &str)] = &[
    ("tall", "structure.floors"),
    ("high", "structure.floors"),
    ("wide", "structure.width_m"),
    ("deep", "structure.depth_m"),
    ("long", "duration_s"),
    ("dusty", "look.dust"),
    ("grainy", "look.grain"),
    ("shaky", "camera.shake"),
    ("busy", "setting.traffic"),
    ("far away", "camera.distance"),
    ("far", "camera.distance"),
    ("strong", "event.strength"),
    ("violent", "event.strength"),
];

const DEGREES: &[(&str, f64)] = &[
    ("just a bit", A_BIT),
    ("a little bit", A_BIT),
    ("little bit", A_BIT),
    ("a bit", A_BIT),
    ("bit", A_BIT),
    ("slightly", A_BIT),
    ("a little", A_BIT),
    ("little", A_BIT),
    ("a touch", A_BIT),
    ("touch", A_BIT),
    ("a tad", A_BIT),
    ("tad", A_BIT),
    ("a hair", A_BIT),
    ("somewhat", A_BIT),
    ("a lot", MUCH),
    ("lot", MUCH),
    ("lots", MUCH),
    ("much", MUCH),
    ("way", MUCH),
    ("far", MUCH),
    ("considerably", MUCH),
    ("significantly", MUCH),
    ("drastically", MUCH),
    ("even", 1.0),
    ("some", 1.0),
];

const MORE: &[&str] = &[
    "not enough",
    "too little",
    "too few",
    "turn up",
    "crank up",
    "bring up",
    "push up",
    "move up",
    "more",
    "increase",
    "raise",
    "boost",
    "up",
    "add",
    "bigger",
    "greater",
    "stronger",
    "heavier",
    "extra",
    "higher",
    "thicker",
    "lift",
    "denser",
    "additional",
];
const LESS: &[&str] = &[
    "not so much",
    "not as much",
    "not quite so much",
    "not that much",
    "not so many",
    "way too much",
    "too much",
    "too many",
    "turn down",
    "bring down",
    "dial down",
    "dial back",
    "tone down",
    "cut back",
    "cut down",
    "move down",
    "take down",
    "less",
    "fewer",
    "reduce",
    "decrease",
    "lower",
    "cut",
    "weaker",
    "smaller",
    "lighter",
    "thinner",
    "down",
    "sink",
];
const FACTORS: &[(&str, f64)] = &[
    ("twice as much", 2.0),
    ("twice as many", 2.0),
    ("half as much", 0.5),
    ("half as many", 0.5),
    ("twice", 2.0),
    ("double", 2.0),
    ("triple", 3.0),
    ("treble", 3.0),
    ("quadruple", 4.0),
    ("halve", 0.5),
    ("half", 0.5),
];

/// One past a phrase at `i`, articles between its words skipped.
fn phrase(r: &Reading<'_>, i: usize, words: &str) -> Option<usize> {
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

fn one_of<'t, T: Copy>(r: &Reading<'_>, i: usize, table: &'t [(&str, T)]) -> Option<(T, usize)> {
    table.iter().find_map(|(words, value)| phrase(r, i, words).map(|end| (*value, end)))
}

fn any_of(r: &Reading<'_>, i: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|w| phrase(r, i, w))
}

/// The first token from `i` that is neither one of `words` nor an article; looks at most eight on.
fn skip(r: &Reading<'_>, i: usize, words: &[&str]) -> usize {
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
        | ("structure.floors", Amount::Count(x)) => Step::Plus(sign * x),
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
    let by = if r.free(i) && r.at(i, &["by"]) { i + 1 } else { return None };
    if let Some((degree, end)) = one_of(r, by, DEGREES) {
        return Some((step(key, up, degree), end));
    }
    let (found, end) = amount(r, by)?;
    measured(key, up, found).map(|s| (s, end))
}

/// Finds all relative notes and claims their words.
pub(crate) fn read(r: &mut Reading<'_>) -> Vec<Asked> {
    let mut asked = Vec::new();
    for i in 0..r.tokens.len() {
        if !r.free(i) || r.tokens[i].is_mark() {
            continue;
        }
        let found = delay(r, i)
            .or_else(|| around(r, i))
            .or_else(|| operation_first(r, i))
            .or_else(|| quantity_first(r, i))
            .or_else(|| comparative(r, i))
            .or_else(|| another_seed(r, i));
        if let Some(found) = found {
            r.claim(found.first, found.last);
            if found.key == "event.start_s" {
                claim_event(r, found.first);
            }
            asked.push(found);
        }
    }
    asked
}

/// "twice the dust", "a lot more shake", "20 % less grain", "raise the camera a bit", "three more floors".
fn operation_first(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let asked = |key, step, last| Some(Asked { key, step, first: i, last });
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
    let (degree, at) = one_of(r, at, DEGREES).unwrap_or((1.0, at));
    let (up, at) = match (any_of(r, at, MORE), any_of(r, at, LESS)) {
        (Some(end), _) => (true, end),
        (None, Some(end)) => (false, end),
        (None, None) => return None,
    };
    // "add two floors"
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
        && r.at(i, &["as"])
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
    let at = skip(r, end, &["should", "be", "is", "can", "go", "goes", "could", "must", "needs", "to", "come", "move"]);
    let (pre, at) = match amount(r, at) {
        Some((found, end)) => (Some(found), end),
        None => (None, at),
    };
    let (degree, at) = one_of(r, at, DEGREES).unwrap_or((1.0, at));
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
    let (degree, at) = one_of(r, at, DEGREES).unwrap_or((1.0, at));
    let (_, key, up, end) = COMPARATIVES.iter().find_map(|(words, key, up)| {
        let end = phrase(r, at, words)?;
        Some((words, *key, *up, end))
    })?;
    let step = match pre {
        Some(found) => measured(key, up, found)?,
        None => match afterwards(r, key, up, end) {
            Some((step, end)) => return Some(Asked { key, step, first: i, last: end - 1 }),
            None => step(key, up, degree),
        },
    };
    Some(Asked { key, step, first: i, last: end - 1 })
}

const EVENTS: &[&str] = &[
    "collapse",
    "fall",
    "explosion",
    "event",
    "impact",
    "quake",
    "earthquake",
    "topple",
    "implosion",
    "action",
    "it",
    "blast",
    "toppling",
    "hit",
    "everything",
];

/// "delay the collapse by a second", "hold for one more second", "wait another second".
fn delay(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let end = any_of(r, i, &["delay", "postpone", "hold back", "push back", "wait", "hold"])?;
    let later = r.at(i, &["delay", "postpone"]) || r.at(end - 1, &["back"]);
    let mut at = skip(r, end, EVENTS);
    if r.at(at, &["by", "for"]) {
        at += 1;
    } else if at > end && r.at(at - 1, ARTICLES) {
        // "delay a second": the article is the number.
        at -= 1;
    }
    let another = r.at(at, &["another"]);
    let unit = ["second", "seconds", "s"];
    let (value, last) = match (seconds(r, at), number(&r.tokens, at)) {
        (Some((s, end)), _) => (s, if r.at(end, &["longer", "more"]) { end } else { end - 1 }),
        // "one more second"
        (None, Some((n, end))) if r.at(end, &["more"]) && r.at(end + 1, &unit) => (n, end + 1),
        _ if another && r.at(at + 1, &unit) => (1.0, at + 1),
        _ if another => seconds(r, at + 1).map(|(s, end)| (s, end - 1))?,
        _ => return None,
    };
    let more = another || (at..=last).any(|k| r.at(k, &["more", "longer"]));
    (later || more).then_some(Asked { key: "event.start_s", step: Step::Plus(value), first: i, last })
}

/// "move the camera to the left", "come round to the right a bit".
fn around(r: &Reading<'_>, i: usize) -> Option<Asked> {
    if !r.at(i, &["move", "shift", "swing", "bring", "come", "go", "put", "walk", "camera"]) {
        return None;
    }
    let at = skip(
        r,
        i + 1,
        &["camera", "round", "around", "over", "more", "bit", "little", "further", "to", "should", "move", "go", "be"],
    );
    let marked = (i..at).any(|k| r.at(k, &["camera", "round", "around"]));
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

/// The event that a note on its start speaks of says nothing new of it.
fn claim_event(r: &mut Reading<'_>, first: usize) {
    for k in (0..first).rev().take(8) {
        if r.tokens[k].is_mark() {
            break;
        }
        if r.at(k, EVENTS)
            || r.at(k, &["start", "starts", "begin", "begins", "should", "come", "happen", "trigger", "have"])
        {
            r.claim(k, k);
        }
    }
    // "start later with the collapse"
    for k in first + 1..(first + 8).min(r.tokens.len()) {
        if r.tokens[k].is_mark() || r.at(k, &["and", "but", "then"]) {
            break;
        }
        if r.at(k, EVENTS) && r.at(k - 1, ARTICLES) {
            r.claim(k, k);
        }
    }
}
