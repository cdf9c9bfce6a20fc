//! Phrases of the lexicon, what "no" and "without" do to them, and bare directions after a verb.

use crate::lexicon::{ARTICLES, How, find};
use crate::reading::{Finding, Reading};
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::BTreeSet;

const NO: &[&str] = &[
    "swap", "replace", "rid", "instead", "rather", "no", "not", "without", "never", "non", "isnt", "doesnt", "dont",
    "arent", "zero", "minus", "lose", "remove", "sans", "avoid", "drop", "kill", "neither", "nor", "none",
];
/// Words that may stand between "no" and what it denies.
const BETWEEN: &[&str] = &[
    "usual", "typical", "such", "extra", "those", "these", "kind", "than", "any", "a", "an", "the", "at", "in", "on", "much", "too", "by", "camera", "film", "visible", "be", "of",
    "all", "does", "do", "is", "lots", "shot", "single", "actually", "want", "raising", "kicking", "making", "having",
    "using", "need", "with", "like", "me", "that", "it", "see", "show", "there", "should", "must", "will", "ever", "for", "more",
    "one",
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
        if seen_from && found.meaning.senses.iter().all(|s| s.key == "setting.place") && !found.meaning.senses.is_empty() {
            r.blocked[first..=last].fill(true);
            continue;
        }
        // "The building shakes" is no shake of the camera.
        if first == last
            && r.at(first, &["shake", "shakes", "shaking"])
            && (r.at(first + 1, ARTICLES) || r.found.iter().any(|f| f.key == "structure.kind" && f.last + 1 == first))
            && !r.before(first, &["camera"])
        {
            r.say("event.kind", "earthquake", first, first, 0);
            continue;
        }
        // "The school is empty" says nothing of the street.
        if first == last && r.at(first, &["empty", "deserted", "vacio", "vacia", "vacios", "abandonado", "desierto"]) {
            let of = (0..first).rev().take(3).find(|k| !r.at(*k, &["is", "are", "now", "completely", "quite"]));
            let before = of.is_some_and(|k| r.found.iter().any(|f| f.key == "structure.kind" && f.last == k));
            if before || names_structure(r, first + 1) && !r.at(first + 1, &["block"]) {
                r.blocked[first] = true;
                continue;
            }
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
                rank: if sense.key == "structure.kind" && (beside(r, first) || far_behind(r, last) || part_of(r, first)) {
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
    lone_cars(r);
    labelled(r);
    trailing(r);
    leave_to_weather(r);
    bare_directions(r);
    leave_to_camera(r);
}

/// Manners and ways that belong to a moving camera ("pans slowly", "tracks from left to right") are none of the event's.
fn leave_to_camera(r: &mut Reading<'_>) {
    let spans = |r: &Reading<'_>, key: &str, still: &[&str]| -> Vec<(usize, usize)> {
        let of = r.found.iter().filter(|f| f.key == key && !still.contains(&f.value.as_str()));
        of.map(|f| (f.first, f.last)).collect()
    };
    let moves = spans(r, "camera.move", &["static", "handheld"]);
    let events = spans(r, "event.kind", &["none"]);
    let marks: Vec<usize> = (0..r.tokens.len()).filter(|k| r.tokens[*k].is_mark()).collect();
    // Distance in tokens to the nearest of some spans in the same clause; both lists are in the order of the words.
    let nearest = |spans: &[(usize, usize)], first: usize, last: usize| {
        let at = spans.partition_point(|s| s.0 < first);
        let near = spans[at.saturating_sub(2)..(at + 1).min(spans.len())].iter();
        let gap = |&(a, b): &(usize, usize)| {
            let (from, to) = if b < first {
                (b, first)
            } else if a > last {
                (last, a)
            } else {
                return Some(0);
            };
            let cut = marks.get(marks.partition_point(|m| *m <= from)).is_some_and(|m| *m < to);
            (!cut).then_some(to - from)
        };
        near.filter_map(gap).min().unwrap_or(usize::MAX)
    };
    places_across(r);
    // "A low angle from the left" is where the camera stands.
    let views = spans(r, "camera.angle", &[]);
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let side = match (f.key, f.value.as_str()) {
            ("event.origin", "left") => "-35",
            ("event.origin", "right") => "35",
            _ => continue,
        };
        if r.at(f.first, &["from"]) && nearest(&views, f.first, f.last) < nearest(&events, f.first, f.last) {
            r.found[k].key = "camera.azimuth_deg";
            r.found[k].value = side.to_owned();
        }
    }
    // "Dust billowing toward camera", "looking straight down": not the event's way.
    let dust = spans(r, "look.dust", &["0"]);
    let from_above = spans(r, "camera.angle", &["low", "eye", "ground", "dutch"]);
    // "Running toward camera", "corre hacia nosotros": somebody else's way, while the event is told of elsewhere.
    let foreign: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "event.direction" && f.first > 0 && !events.is_empty())
        .filter(|f| r.free(f.first - 1) && !r.tokens[f.first - 1].is_mark() && !is_stop(&r.tokens[f.first - 1].norm))
        .filter(|f| nearest(&events, f.first, f.last) > 3)
        .filter(|f| {
            // What was told of first goes that way: "falls like mad over the street".
            !events.iter().any(|&(_, b)| b < f.first && !marks.iter().any(|m| (b..f.first).contains(m)))
        })
        .map(|f| f.first)
        .collect();
    // "From the gutter up" is where a crane begins.
    let lifts = spans(r, "camera.move", &["static", "handheld", "orbit", "zoom_in", "zoom_out"]);
    let begins: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "camera.angle" && matches!(f.value.as_str(), "ground" | "high") && r.at(f.first, &["from"]))
        .filter(|f| nearest(&lifts, f.first, f.last) <= 3)
        .map(|f| f.first)
        .collect();
    r.found.retain(|f| {
        !(f.key == "event.direction" && foreign.contains(&f.first)
            || matches!(f.key, "camera.angle" | "camera.height_m") && begins.contains(&f.first))
    });
    // "Bird's-eye view, straight down, of a roundabout."
    let views_end: BTreeSet<usize> = from_above.iter().map(|v| v.1 + 2).collect();
    let ended: BTreeSet<usize> = marks.iter().copied().collect();
    r.found.retain(|f| {
        let event = nearest(&events, f.first, f.last);
        let aside = f.key == "event.direction"
            && f.value == "down"
            && views_end.contains(&f.first)
            && ended.contains(&(f.first - 1))
            && event == usize::MAX;
        if aside {
            return false;
        }
        let of_dust = f.key == "event.direction" && nearest(&dust, f.first, f.last) < event;
        let of_view = f.key == "event.direction" && f.value == "down" && nearest(&from_above, f.first, f.last) < event;
        !(of_dust || of_view)
    });
    if moves.is_empty() {
        return;
    }
    r.found.retain(|f| {
        let manner = f.key == "event.strength" && f.rank <= 2 && f.how == How::Said;
        let way = f.key == "event.direction" || (f.key == "event.origin" && !f.value.starts_with("floor"));
        !(manner || way) || nearest(&moves, f.first, f.last) >= nearest(&events, f.first, f.last)
    });
}

/// "The building across the plaza", "from across the road": where it stands or is seen from, not where it falls.
fn places_across(r: &mut Reading<'_>) {
    let verbs: Vec<(usize, usize)> = r
        .found
        .iter()
        .filter(|f| f.key == "event.kind" && f.value != "none")
        .map(|f| (f.first, f.last))
        .collect();
    let mut places = Vec::new();
    let tokens = &r.tokens;
    r.found.retain(|f| {
        let across = f.key == "event.direction" && f.value == "street" && tokens[f.first].is("across");
        if !across {
            return true;
        }
        let falls = verbs.iter().any(|&(_, last)| {
            last < f.first && f.first - last <= 6 && !(last..f.first).any(|k| tokens[k].is_mark())
        });
        let from = f.first > 0 && tokens[f.first - 1].is("from");
        if falls && !from {
            return true;
        }
        let open = (f.first..=f.last).any(|k| tokens[k].is_any(&["plaza", "square", "piazza", "courtyard"]));
        if !from {
            places.push(Finding { key: "setting.place", value: (if open { "plaza" } else { "city_street" }).to_owned(), ..f.clone() });
        }
        false
    });
    r.found.extend(places);
}

/// Whether a structure is named by the word at token `i`.
pub(super) fn names_structure(r: &Reading<'_>, i: usize) -> bool {
    let found = find(&r.tokens, i, r.tongue != Tongue::English, |k| k == i);
    found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "structure.kind"))
}

/// "From the eighth floor down", "slides down": a small word that only goes on with what was understood.
fn trailing(r: &mut Reading<'_>) {
    const ON: &[&str] = &["down", "downwards", "downward", "up", "upwards", "upward", "abajo", "arriba", "away", "over"];
    let ends: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.origin" || f.key == "event.kind").map(|f| f.last + 1).collect();
    for k in ends {
        let falls_up = r.at(k, &["up", "upwards", "upward", "arriba"])
            && r.found.iter().any(|f| f.key == "event.kind" && f.last + 1 == k && f.value != "explosion");
        if r.free(k) && r.at(k, ON) && !falls_up {
            r.claimed[k] = true;
        }
    }
}

/// One car is no traffic.
fn lone_cars(r: &mut Reading<'_>) {
    let one = |r: &Reading<'_>, f: &Finding| {
        f.key == "setting.traffic" && f.first == f.last && matches!(r.tokens[f.first].raw.as_str(), "car" | "auto" | "coche")
    };
    for k in (0..r.found.len()).rev() {
        if one(r, &r.found[k]) {
            let token = r.found.remove(k).first;
            r.claimed[token] = false;
        }
    }
}

/// "Origin: middle", "direction = left": bare words behind a label.
fn labelled(r: &mut Reading<'_>) {
    const ORIGINS: &[(&str, &str)] = &[
        ("middle", "middle"), ("centre", "middle"), ("center", "middle"), ("top", "top"), ("roof", "top"), ("bottom", "ground_floor"),
        ("base", "ground_floor"), ("left", "left"), ("right", "right"), ("medio", "middle"), ("centro", "middle"), ("arriba", "top"),
        ("techo", "top"), ("abajo", "ground_floor"), ("izquierda", "left"), ("derecha", "right"),
    ];
    const WAYS: &[(&str, &str)] = &[
        ("left", "left"), ("right", "right"), ("down", "down"), ("away", "away"), ("street", "street"), ("camera", "toward_camera"),
        ("izquierda", "left"), ("derecha", "right"), ("abajo", "down"), ("calle", "street"), ("camara", "toward_camera"),
    ];
    for i in 0..r.tokens.len() {
        const PLACES: &[&str] =
            &["where", "location", "donde", "lugar", "locacion", "ubicacion", "city", "ciudad", "setting", "loc"];
        let name = |k: usize| r.free(k) && r.tokens[k].capital && r.tokens[k].kind == Kind::Word;
        let colon = r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
        if PLACES.contains(&r.tokens[i].raw.as_str()) && colon && !r.shouted && name(i + 2) {
            let last = (i + 2..i + 5).take_while(|k| name(*k)).last().unwrap_or(i + 2);
            let text = r.text(r.span(i + 2, last));
            r.say("setting.location", text, i + 2, last, 3);
            continue;
        }
        // "Toppling left, I mean right."
        if r.free(i) && r.at(i, &["left", "right"]) && r.before(i, &["mean", "sorry", "rather", "actually"]) {
            let way = if r.at(i, &["left"]) { "left" } else { "right" };
            r.say("event.direction", way, i, i, 6);
            continue;
        }
        let (key, values) = match r.tokens[i].raw.as_str() {
            "origin" | "origen" | "from" | "desde" => ("event.origin", ORIGINS),
            "direction" | "direccion" | "dir" | "toward" | "hacia" => ("event.direction", WAYS),
            _ => continue,
        };
        let marked = r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
        let value = values.iter().find(|(word, _)| r.tokens.get(i + 2).is_some_and(|t| t.raw == *word));
        if let Some((_, value)) = value.filter(|_| marked) {
            r.say(key, value, i + 2, i + 2, 3);
            r.claim(i, i);
        }
    }
}

/// How much of the weather, the light or the dust a word says ("violent storm", "lluvia fuerte") is nothing of the event's.
fn leave_to_weather(r: &mut Reading<'_>) {
    let of = |f: &Finding| {
        f.key.starts_with("setting.") && f.key != "setting.location" || f.key.starts_with("look.") || f.key == "camera.shake"
    };
    let spans: Vec<(usize, usize)> = r.found.iter().filter(|f| of(f)).map(|f| (f.first, f.last)).collect();
    let events: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.kind").flat_map(|f| [f.first, f.last]).collect();
    r.found.retain(|f| {
        let degree = f.key == "event.strength" && f.first == f.last && f.rank <= 2;
        let beside_event = (f.first > 0 && events.contains(&(f.first - 1))) || events.contains(&(f.last + 1));
        let beside = spans.iter().any(|&(a, b)| b + 1 == f.first || f.last + 1 == a);
        !(degree && beside && !beside_event)
    });
}

/// "Michael Bay" is no bay: a place that ends somebody's name.
fn ends_name(r: &Reading<'_>, i: usize) -> bool {
    let name = |k: usize| r.tokens[k].capital && !r.tokens[k].shouted && r.tokens[k].kind == Kind::Word;
    !r.shouted && i > 1 && name(i) && name(i - 1) && r.free(i - 1) && !is_stop(&r.tokens[i - 1].norm)
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
    within || near.any(|k| {
        JUNTO.contains(&r.tokens[k].raw.as_str())
            || r.at(k, BY)
            || (r.at(k, &["of", "to", "from"]) && k > 0 && r.at(k - 1, &["front", "next", "away", "close", "lado", "cerca"]))
            || (r.at(k, &["of"]) && k > 0 && matches!(r.tokens[k - 1].raw.as_str(), "lado" | "cerca" | "lejos"))
    })
}

/// Whether what ends at token `i` stands far behind: "a chimney in the background", "una torre de fondo".
fn far_behind(r: &Reading<'_>, i: usize) -> bool {
    let at = (i + 1..i + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["in", "at", "of", "on"])).unwrap_or(i + 1);
    let led = at > i + 1;
    led && (r.at(at, &["background", "distance"]) || r.tokens.get(at).is_some_and(|t| matches!(t.raw.as_str(), "fondo" | "lado")))
}

/// Whether what begins at token `i` is only what a named part belongs to: "the wall of the old fort".
fn part_of(r: &Reading<'_>, i: usize) -> bool {
    let of = (0..i).rev().take(4).find(|k| r.at(*k, &["of"]));
    of.is_some_and(|k| {
        (k + 1..i).filter(|j| !r.at(*j, ARTICLES)).count() <= 1
            && r.found.iter().any(|f| f.key == "structure.kind" && f.last + 1 == k)
    })
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
        // Understood once another value of the key is named: "a church instead of a block".
        r.blocked[first..=last].fill(true);
        if let Some(sense) = found.meaning.senses.first() {
            r.denied.push((sense.key, no, last));
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
        let letter = r.tokens[k].shouted && r.at(k, &["l", "r"]) && (k > 0 && !super::ends(r, k - 1));
        if moving && (alone && r.at(k, &["left", "right"]) || letter && super::ends(r, k + 1)) && r.free(k) {
            let value = if r.at(k, &["left", "l"]) { "left" } else { "right" };
            r.say("event.direction", value, k, k, 0);
        }
    }
}
