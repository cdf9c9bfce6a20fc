//! Phrases of the lexicon, what "no" and "without" do to them, and bare directions after a verb.

use super::whose::{labelled, leave_to_camera, leave_to_weather, lone_cars, trailing};
use crate::lexicon::{ARTICLES, How, find};
use crate::reading::{Finding, Reading};
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::BTreeSet;

const NO: &[&str] = &[
    "swap", "replace", "rid", "instead", "rather", "no", "not", "without", "never", "non", "isnt", "doesnt", "dont",
    "arent", "shouldnt", "wont", "cant", "cannot", "couldnt", "wouldnt", "mustnt", "neednt", "didnt", "hasnt",
    "havent", "wasnt", "werent", "aint", "zero", "minus", "lose", "remove", "sans", "avoid", "drop", "kill", "neither",
    "nor", "none",
];
/// Words that may stand between "no" and what it denies.
const BETWEEN: &[&str] = &[
    "usual",
    "typical",
    "such",
    "extra",
    "those",
    "these",
    "kind",
    "than",
    "any",
    "a",
    "an",
    "the",
    "at",
    "in",
    "on",
    "much",
    "too",
    "by",
    "camera",
    "film",
    "visible",
    "be",
    "of",
    "all",
    "does",
    "do",
    "is",
    "lots",
    "shot",
    "single",
    "actually",
    "want",
    "raising",
    "kicking",
    "making",
    "having",
    "using",
    "need",
    "with",
    "like",
    "me",
    "that",
    "it",
    "see",
    "show",
    "there",
    "should",
    "must",
    "will",
    "ever",
    "for",
    "more",
    "one",
    "to",
    "really",
    "even",
    "quite",
    "necessarily",
    "have",
    "get",
    "go",
];

/// How fast a camera moves.
const SPEEDS: &[&str] = &["slow", "slowly", "quick", "quickly", "fast", "rapid", "subtle", "slight"];

const SPANISH_SPEEDS: &[&str] =
    &["lento", "lenta", "lentamente", "despacio", "rapido", "rapida", "rapidamente", "suave", "suavemente", "veloz"];

/// Reads every phrase.
pub(super) fn read(r: &mut Reading<'_>) {
    for i in 0..r.tokens.len() {
        if !r.free(i) {
            continue;
        }
        let Some(found) = find(&r.tokens, i, r.tongue != Tongue::English, |k| r.free(k)) else { continue };
        let (first, last) = (i, found.tokens.last().copied().unwrap_or(i));
        // "six windows wide" says nothing of the framing.
        if first == last && r.at(first, &["wide", "high", "full", "close", "low"]) && after_stray(r, first) {
            r.blocked[first] = true;
            continue;
        }
        // "Half as wide as it is tall."
        if first == last && r.at(first, &["wide", "full"]) && r.before(first, &["as"]) && r.at(first + 1, &["as"]) {
            r.blocked[first] = true;
            continue;
        }
        // "A full three seconds."
        if first == last
            && r.at(first, &["full"])
            && r.tokens.get(first + 1).is_some_and(crate::numbers::is_number_word)
        {
            r.claimed[first] = true;
            continue;
        }
        // "Telephoto from the hills", "desde los cerros": where the camera stands, not the building.
        let seen_from = r.back(first, ARTICLES).is_some_and(|k| r.at(k, &["from"]));
        if seen_from
            && found.meaning.senses.iter().all(|s| s.key == "setting.place")
            && !found.meaning.senses.is_empty()
        {
            r.blocked[first..=last].fill(true);
            continue;
        }
        // "The building shakes" is no shake of the camera.
        if first == last && r.at(first, &["shake", "shakes", "shaking"]) && shaken_is_built(r, first) {
            r.say("event.kind", "earthquake", first, first, 0);
            continue;
        }
        // "The school is empty" says nothing of the street.
        if first == last && r.at(first, &["empty", "deserted", "vacio", "vacia", "vacios", "abandonado", "desierto"]) {
            let of = (0..first).rev().take(3).find(|k| !r.at(*k, &["is", "are", "now", "completely", "quite"]));
            let before =
                of.is_some_and(|k| r.found.iter().rev().take(24).any(|f| f.key == "structure.kind" && f.last == k));
            if before || names_structure(r, first + 1) && !r.at(first + 1, &["block"]) {
                r.blocked[first] = true;
                continue;
            }
        }
        // "Pancakes top down" is how it falls, not how it is seen.
        let top_down = r.text(r.span(first, last)).to_lowercase().replace('-', " ") == "top down";
        if top_down && r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == first) {
            r.say("event.origin", "top", first, last, 3);
            continue;
        }
        // "A crane topples onto the site": one that stands there.
        if first == last && r.at(first, &["crane", "cranes"]) && r.before(first, ARTICLES) && falls_next(r, first) {
            r.say("structure.kind", "chimney", first, first, 2);
            if let Some(said) = r.found.last_mut() {
                said.how = How::Nearest;
                said.why = format!("the nearest there is to `{}`", r.tokens[first].norm);
            }
            continue;
        }
        // "The square" is a place, "square" a shape.
        if first == last && r.at(first, &["square"]) && r.before(first, ARTICLES) {
            r.say("setting.place", "plaza", first, first, 2);
            continue;
        }
        let place = found.meaning.senses.iter().all(|s| s.key == "setting.place");
        if place && first == last && !found.meaning.senses.is_empty() && ends_name(r, first) {
            r.blocked[first] = true;
            continue;
        }
        // "Nada de polvo" says nothing of the event.
        if first == last && r.at(first, &["nothing"]) && r.at(first + 1, &["of"]) {
            continue;
        }
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
        if let Some(no) = denial(r, first).or_else(|| denied_before(r, first, &found)) {
            deny(r, no, first, last, &found);
            continue;
        }
        // "Handheld no, tripod yes."
        if r.at(last + 1, &["no"]) && super::ends(r, last + 2) && (first == 0 || super::ends(r, first - 1)) {
            deny(r, first, first, last + 1, &found);
            continue;
        }
        // "From behind a car" is not from behind the building.
        let behind = found.meaning.senses.iter().any(|s| s.key == "camera.azimuth_deg" && s.value == "180");
        if behind && r.at(last + 1, &["a", "an", "some", "one", "of"]) {
            continue;
        }
        // "In the middle of the desert" is where, not where it begins.
        let middle = found.meaning.senses.iter().any(|s| s.key == "event.origin" && s.value == "middle");
        if middle && r.at(last + 1, &["of"]) && !of_structure(r, last + 2) {
            r.claim(first, last);
            continue;
        }
        for &k in &found.tokens {
            r.claimed[k] = true;
        }
        // How fast a camera moves has no key; the word belongs to the move.
        let moves = found.meaning.senses.iter().any(|s| s.key == "camera.move");
        let first = if moves && first > 0 && is_speed(r, first - 1) { first - 1 } else { first };
        r.claimed[first] = true;
        let comma = last + 1 + usize::from(r.tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Mark(',')));
        for k in first..=last {
            r.claimed[k] |= moves && is_speed(r, k);
        }
        if moves && is_speed(r, last + 1) {
            r.claimed[last + 1] = true;
        } else if moves && is_speed(r, comma) && super::ends(r, comma + 1) {
            r.claimed[comma] = true;
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
                rank: if sense.key == "structure.kind" && (beside(r, first) || far_behind(r, last) || part_of(r, first))
                {
                    r.aside.insert(first);
                    0
                } else {
                    sense.rank.unwrap_or(found.meaning.rank)
                },
                how: sense.how,
                why,
            });
        }
    }
    claim_denied(r);
    tops(r);
    lone_cars(r);
    labelled(r);
    trailing(r);
    leave_to_weather(r);
    bare_directions(r);
    leave_to_camera(r);
}

/// Whether a structure is named by the word at token `i`.
pub(super) fn names_structure(r: &Reading<'_>, i: usize) -> bool {
    let found = find(&r.tokens, i, r.tongue != Tongue::English, |k| k == i);
    found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "structure.kind"))
}

/// Whether what is named at token `i` is what something happens to: a verb of an event stands right behind it.
fn falls_next(r: &Reading<'_>, i: usize) -> bool {
    let at = (i + 1..i + 4).find(|k| !r.tokens.get(*k).is_some_and(|t| is_stop(&t.norm))).unwrap_or(i + 1);
    let found = find(&r.tokens, at, false, |k| r.free(k));
    !r.at(i + 1, &["up", "down"])
        && found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "event.kind" && s.value != "none"))
}

/// Whether what shakes at token `i` is what was built: nobody speaks of the camera in the clause.
fn shaken_is_built(r: &Reading<'_>, i: usize) -> bool {
    const SEES: &[&str] = &["camera", "cam", "lens", "shot", "frame", "picture", "image"];
    let clause = |k: &usize| !r.tokens[*k].is_mark();
    let camera = (0..i).rev().take(6).take_while(clause).chain((i + 1..r.tokens.len()).take(3).take_while(clause));
    if camera.into_iter().any(|k| r.at(k, SEES)) {
        return false;
    }
    let begins = (0..i).rev().take(8).find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
    let built = |f: &Finding| f.key == "structure.kind" && f.last < i && f.first >= begins;
    r.at(i + 1, ARTICLES) || r.found.iter().rev().take(24).any(built) && !r.at(i, &["shake"])
}

/// "Michael Bay" is no bay: a place that ends somebody's name.
fn ends_name(r: &Reading<'_>, i: usize) -> bool {
    let name = |k: usize| r.tokens[k].capital && !r.tokens[k].shouted && r.tokens[k].kind == Kind::Word;
    !r.shouted
        && i > 1
        && name(i)
        && name(i - 1)
        && r.free(i - 1)
        && !is_stop(&r.tokens[i - 1].norm)
        && !crate::lexicon::knows(&r.tokens[i - 1].norm)
        && !(0..i).rev().take(4).any(|k| r.at(k, &["in", "at", "on", "near", "off"]))
}

/// Whether a structure is named from token `i` on, or "it".
fn of_structure(r: &Reading<'_>, i: usize) -> bool {
    let at = (i..i + 3).find(|k| !r.at(*k, ARTICLES)).unwrap_or(i);
    if r.at(at, &["it", "span", "facade", "bloque", "estructura", "structure"]) {
        return true;
    }
    let found = find(&r.tokens, at, r.tongue != Tongue::English, |k| r.free(k));
    found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "structure.kind"))
}

fn is_speed(r: &Reading<'_>, k: usize) -> bool {
    r.free(k) && (r.at(k, SPEEDS) || SPANISH_SPEEDS.contains(&r.tokens[k].raw.as_str()))
}

/// The word that denies what begins at token `i`.
fn denial(r: &Reading<'_>, i: usize) -> Option<usize> {
    for k in (0..i).rev().take(6) {
        // "Not at night", "anything but night", "nada de polvo".
        let but = r.at(k, &["but"]) && r.before(k, &["anything", "nothing", "all", "everything"]);
        let none_of = r.at(k, &["nothing"]) && r.at(k + 1, &["of"]);
        if none_of || (r.at(k, NO) && !r.claimed[k]) {
            return Some(k);
        }
        if but && !r.claimed[k] {
            return Some(k - 1);
        }
        if !r.at(k, BETWEEN) {
            return None;
        }
    }
    None
}

/// The word that denied the event of this clause, when what begins at token `i` says where it goes or how: "must not fall
/// to the left".
fn denied_before(r: &Reading<'_>, i: usize, found: &crate::lexicon::Match) -> Option<usize> {
    let how = |key: &str| matches!(key, "event.direction" | "event.origin" | "event.strength");
    if !found.meaning.senses.iter().all(|s| how(s.key)) {
        return None;
    }
    let denied = r.found.iter().rev().take(16).find(|f| f.key == "event.kind")?;
    let clause = denied.last < i && !(denied.last..i).any(|k| r.tokens[k].is_mark() || r.at(k, &["but", "and"]));
    (denied.value == "none" && denied.rank == 0 && r.at(denied.first, NO) && clause).then_some(denied.first)
}

/// Whether an unknown noun stands right before token `i`.
fn after_stray(r: &Reading<'_>, i: usize) -> bool {
    i > 0 && r.free(i - 1) && !r.tokens[i - 1].is_mark() && !is_stop(&r.tokens[i - 1].norm)
}

/// Whether what begins at token `i` stands by the way: "next to a church", "between two houses".
fn beside(r: &Reading<'_>, i: usize) -> bool {
    const BY: &[&str] = &["between", "near", "beside", "behind", "opposite", "alongside"];
    let near = (0..i).rev().take(3).take_while(|k| !r.tokens[*k].is_mark());
    let mut near = near.filter(|k| !r.at(*k, ARTICLES));
    const JUNTO: &[&str] = &["junto", "frente", "detras", "delante", "enfrente", "entre"];
    // "In a refinery", where something else stands.
    let within = i > 1
        && r.at(i - 1, &["a", "an"])
        && (r.at(i - 2, &["inside", "within"]) || (r.at(i - 2, &["in"]) && r.tokens[i - 2].raw != "de"));
    within
        || near.any(|k| {
            JUNTO.contains(&r.tokens[k].raw.as_str())
                || r.at(k, BY)
                || (r.at(k, &["of", "to", "from"])
                    && k > 0
                    && r.at(k - 1, &["front", "next", "away", "close", "lado", "cerca"]))
                || (r.at(k, &["of"]) && k > 0 && matches!(r.tokens[k - 1].raw.as_str(), "lado" | "cerca" | "lejos"))
        })
}

/// Whether what ends at token `i` stands far behind: "a chimney in the background", "una torre de fondo".
fn far_behind(r: &Reading<'_>, i: usize) -> bool {
    let at = (i + 1..i + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["in", "at", "of", "on"])).unwrap_or(i + 1);
    let led = at > i + 1;
    led && (r.at(at, &["background", "distance"])
        || r.tokens.get(at).is_some_and(|t| matches!(t.raw.as_str(), "fondo" | "lado")))
}

/// Whether what begins at token `i` is only what a named part belongs to: "the wall of the old fort". A tower of something is
/// that thing's.
fn part_of(r: &Reading<'_>, i: usize) -> bool {
    let of = (0..i).rev().take(4).find(|k| r.at(*k, &["of"]));
    of.is_some_and(|k| {
        (k + 1..i).filter(|j| !r.at(*j, ARTICLES)).count() <= 1
            && r.found
                .iter()
                .rev()
                .take(24)
                .any(|f| f.key == "structure.kind" && f.last + 1 == k && f.value != "office_tower")
    })
}

/// What remains when a value is denied, and how firmly.
fn opposite(key: &str, value: &str) -> Option<(&'static str, u8)> {
    Some(match (key, value) {
        ("camera.shake", "0") => return None,
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
        // Understood once another value of the key is named: "a church instead of a block".
        r.blocked[first..=last].fill(true);
        if let Some(sense) = found.meaning.senses.first() {
            r.denied.push((sense.key, no, last));
        }
    }
}

/// "The top of the tower explodes", "lo alto de la torre": a top that is nobody's way.
fn tops(r: &mut Reading<'_>) {
    const WAYS: &[&str] = &["to", "over", "toward", "past", "reach", "onto", "until", "from", "above", "off"];
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.first).collect();
    for k in 0..r.tokens.len() {
        let high = r.tokens[k].raw == "alto" && k > 0 && r.tokens[k - 1].raw == "lo";
        let top = r.free(k) && (r.at(k, &["top", "tip", "crown", "summit"]) || high) && r.at(k + 1, &["of"]);
        let way = r.back(k, ARTICLES).is_some_and(|j| r.at(j, WAYS));
        let whose = (k + 2..k + 5).any(|j| stands.contains(&j)) || r.at(k + 2, &["it"]);
        if top && whose && !way {
            r.say("event.origin", "top", k, k, 2);
        }
    }
}

/// Claims what was denied in favour of something that was named.
fn claim_denied(r: &mut Reading<'_>) {
    for (key, first, last) in std::mem::take(&mut r.denied) {
        if r.found.iter().any(|f| f.key == key) {
            r.claim(first, last);
        }
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
            // "Right in the middle", "right there".
            const JUST: &[&str] = &[
                "in", "on", "at", "into", "onto", "there", "here", "before", "after", "as", "when", "now", "beside",
                "behind",
            ];
            if r.at(k, &["right"]) && r.at(k + 1, JUST) {
                r.claim(k, k);
                break;
            }
            // "Atrás" is glossed "back" too.
            if let Some((_, value)) = BARE.iter().find(|(word, _)| r.at(k, &[word])).filter(|_| r.free(k)) {
                r.say("event.direction", value, k, k, 1);
                break;
            }
        }
    }
    // "collapse -> street", "left -> right"
    const ARROW: &[(&str, &str)] = &[
        ("left", "left"),
        ("right", "right"),
        ("street", "street"),
        ("camera", "toward_camera"),
        ("us", "toward_camera"),
        ("down", "down"),
        ("calle", "street"),
        ("izquierda", "left"),
        ("derecha", "right"),
    ];
    let mut pointed = BTreeSet::new();
    for k in 2..r.tokens.len() {
        let arrow = matches!((r.tokens[k - 2].kind, r.tokens[k - 1].kind), (Kind::Mark('-'), Kind::Mark('>')))
            || r.tokens[k - 1].kind == Kind::Mark('\u{2192}');
        if let Some((_, value)) = ARROW.iter().find(|(word, _)| arrow && r.tokens[k].raw == *word) {
            pointed.insert(k);
            r.say("event.direction", value, k, k, 3);
            // "left -> right": where it comes from.
            if let Some(from) = k.checked_sub(3).filter(|j| r.free(*j) && r.at(*j, &["left", "right"])) {
                r.claim(from, from);
            }
        }
    }
    r.found.retain(|f| !(f.key == "setting.place" && f.first == f.last && pointed.contains(&f.first)));
    // "Wall down."
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last).collect();
    for k in 1..r.tokens.len() {
        if r.free(k) && r.at(k, &["down", "abajo"]) && super::ends(r, k + 1) && stands.contains(&(k - 1)) {
            r.say("event.kind", "collapse", k, k, 1);
        }
    }
    // A telegram: "Chimney. Topple. Left."
    let moving = r.found.iter().any(|f| f.key == "event.kind" && f.value != "none");
    for k in 0..r.tokens.len() {
        let alone = super::ends(r, k + 1) && (k == 0 || super::ends(r, k - 1));
        let listed = k > 0 && r.tokens[k - 1].kind == Kind::Mark('/');
        let letter = r.tokens[k].shouted && r.at(k, &["l", "r"]) && (k > 0 && (listed || !super::ends(r, k - 1)));
        if moving && (alone && r.at(k, &["left", "right"]) || letter && super::ends(r, k + 1)) && r.free(k) {
            let value = if r.at(k, &["left", "l"]) { "left" } else { "right" };
            r.say("event.direction", value, k, k, 0);
        }
    }
}
