//! Phrases of the lexicon, each in its context.

use super::aside::{beside, fallen_on, far_behind, part_of, sort_of_day, stands_on};
use super::denial::{
    claim_denied, denial, denied_before, denied_of_another, denied_of_bomb, denied_subject, deny, lost,
};
use super::labels::labelled;
use super::people::leave_to_strangers;
use super::waiting::start_of_event;
use super::ways::{bare_directions, tops};
use super::whose::{leave_to_camera, leave_to_light, leave_to_weather, leave_to_what_stays, lone_cars, trailing};
use crate::lexicon::{ARTICLES, How, find};
use crate::reading::{Finding, Reading};
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// How fast a camera moves.
const SPEEDS: &[&str] = &[
    "short", "brief", "gentle", "shallow", "closer", "nearer", "slow", "slowly", "quick", "quickly", "fast", "rapid",
    "subtle", "slight",
];

const SPANISH_SPEEDS: &[&str] = &[
    "lento",
    "lenta",
    "lentamente",
    "despacio",
    "rapido",
    "rapida",
    "rapidamente",
    "suave",
    "suavemente",
    "veloz",
    "corto",
    "corta",
    "breve",
];

/// Reads every phrase.
pub(super) fn read(r: &mut Reading<'_>) {
    for i in 0..r.tokens.len() {
        if !r.free(i) {
            continue;
        }
        let Some(found) = r.meaning_at(i) else { continue };
        let (first, last) = (i, found.tokens.last().copied().unwrap_or(i));
        // "six windows wide" says nothing of the framing.
        if first == last && r.at(first, &["wide", "high", "full", "close", "low"]) && after_stray(r, first) {
            r.blocked[first] = true;
            continue;
        }
        // "General Roca", "Major Tom": a rank before a name.
        if first == last
            && r.at(first, &["general", "major", "full"])
            && r.tokens[first].capital
            && !r.tokens[first].shouted
            && r.tokens.get(first + 1).is_some_and(|t| t.capital && !t.shouted && !crate::lexicon::knows(&t.norm))
        {
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
        if seen_from && found.says_only("setting.place") && !found.meaning.senses.is_empty() {
            r.blocked[first..=last].fill(true);
            continue;
        }
        if first == last && says_less(r, first) {
            r.claimed[first] |= matches!(r.tokens[first].raw.as_str(), "cerca" | "lejos");
            continue;
        }
        // "Almost vertical" is no format; "Adelante, un galpón" is no way.
        let near = r.at(first, &["vertical"]) && r.before(first, &["almost", "nearly", "perfectly", "totally"]);
        let ahead =
            r.tokens[first].raw == "adelante" && super::ends(r, first + 1) && (first == 0 || super::ends(r, first - 1));
        if first == last && (near || ahead) {
            r.blocked[first] = near;
            continue;
        }
        if super::others::does_it(r, first, last, &found) {
            continue;
        }
        // "Let's go with rain."
        let lets = r.at(first, &["lets"]) && r.text(r.span(first, first)).contains(['\'', '\u{2019}']);
        if lets || super::people::deed(r, first, last, &found) {
            if !lets {
                r.blocked[first..=last].fill(true);
            }
            continue;
        }
        // "Drop the helicopter, drop the rain": what shall go.
        let orders = first == last && r.at(first, &["drop", "cut", "lose"]) && super::ends(r, first.wrapping_sub(1));
        if orders && r.at(first + 1, &["the", "all", "any"]) && !of_structure(r, first + 1) {
            continue;
        }
        // "We walk up to the gates" names no building.
        if r.at(first, &["walk"]) && r.before(first, &["we", "they", "i", "you", "to", "who", "and", "camera"]) {
            continue;
        }
        // "Plain night" is nothing but night.
        if first == last
            && r.at(first, &["plain"])
            && r.tokens.get(first + 1).is_some_and(|t| crate::lexicon::knows(&t.norm))
        {
            continue;
        }
        // "Two men shake hands", "the dog shakes itself".
        if r.at(first, &["shake", "shakes", "shaking"]) && super::people::person_before(r, first) {
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
            let of = (0..first).rev().take(3).find(|k| {
                let aside = matches!(r.tokens[*k].kind, Kind::Mark('(' | ',')) && super::ends(r, first + 1);
                !r.at(*k, &["is", "are", "now", "completely", "quite"])
                    && r.tokens[*k].kind != Kind::Mark('(')
                    && !(aside && *k + 1 == first)
            });
            let before =
                of.is_some_and(|k| r.found.iter().rev().take(24).any(|f| f.key == "structure.kind" && f.last == k));
            if before || names_structure(r, first + 1) && !r.at(first + 1, &["block"]) {
                r.blocked[first] = true;
                continue;
            }
        }
        // "Pancakes top down" is how it falls, not how it is seen; "se desploma vertical" is a way too, no shape of the
        // picture.
        let falls =
            |r: &Reading<'_>| r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == first);
        if first == last && r.at(first, &["vertical"]) && falls(r) {
            r.say("event.direction", "down", first, first, 2);
            continue;
        }
        if last == first + 1 && r.at(first, &["top"]) && r.at(last, &["down"]) && falls(r) {
            r.say("event.origin", "top", first, last, 3);
            continue;
        }
        // "A crane topples onto the site": one that stands there; "the pier collapses".
        const STANDS: &[(&[&str], &str)] =
            &[(&["crane", "cranes", "grua", "gruas"], "chimney"), (&["pier", "muelle"], "bridge")];
        let stands = STANDS.iter().find(|(words, _)| words.contains(&r.tokens[first].raw.as_str())).map(|s| s.1);
        if let Some(kind) = stands.filter(|_| {
            first == last
                && (r.before(first, ARTICLES) || r.before(first, &["of"]) || super::ends(r, first.wrapping_sub(1)))
                && falls_next(r, first)
        }) {
            r.say("structure.kind", kind, first, first, 2);
            if let Some(said) = r.found.last_mut() {
                said.how = How::Nearest;
                said.why = format!("the nearest there is to `{}`", r.tokens[first].norm);
            }
            continue;
        }
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
            continue;
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
            continue;
        }
        let happens = |k: usize| r.means_at(k, "event.kind");
        if top
            && someones
            && !found.meaning.senses.is_empty()
            && r.at(last, &["roof", "rooftop", "terraza", "azotea", "techo", "terrace"])
            && !(last + 1..r.tokens.len()).take(6).take_while(|k| !r.tokens[*k].is_mark()).any(happens)
        {
            r.blocked[first..=last].fill(true);
            continue;
        }
        // "The square" is a place, "square" a shape.
        if first == last && r.at(first, &["square"]) && r.before(first, ARTICLES) {
            r.say("setting.place", "plaza", first, first, 2);
            continue;
        }
        let place = found.says_only("setting.place");
        // "In Savannah" is a name that is a word too.
        let named = place
            && first == last
            && !r.shouted
            && r.tokens[first].capital
            && !r.tokens[first].shouted
            && r.before(first, &["in"])
            && !found.meaning.senses.is_empty();
        if named {
            continue;
        }
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
        let denied =
            denial(r, first).or_else(|| denied_before(r, first, &found)).or_else(|| denied_subject(r, first, &found));
        if let Some(no) = denied {
            // "It does not collapse completely, just the left third."
            // "It does not fall to the left but toward us."
            if let Some(but) = super::denial::other_way(r, last, &found) {
                r.claim(no, but);
                for sense in found.meaning.senses.iter().filter(|s| s.key == "event.kind") {
                    r.say(sense.key, sense.value, first, last, found.meaning.rank);
                }
                continue;
            }
            if super::denial::in_part(r, last, &found) {
                r.claim(no, last + 1);
                for sense in found.meaning.senses.iter().filter(|s| s.key == "event.kind") {
                    r.say(sense.key, sense.value, first, last, found.meaning.rank);
                }
                continue;
            }
            deny(r, no, first, last, &found);
            continue;
        }
        // "Handheld no, tripod yes."
        let opens = r
            .back(first, ARTICLES)
            .is_none_or(|k| r.tokens[k].is_mark() || (k..first).any(|j| r.tokens[j].raw == "que"));
        // "Collapse: yes. Explosion: no."
        let marked = r.tokens.get(last + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
        if marked && opens && r.at(last + 2, &["yes", "no", "none"]) && super::ends(r, last + 3) {
            if !r.at(last + 2, &["yes"]) {
                deny(r, first, first, last + 2, &found);
                continue;
            }
            r.claim(last + 2, last + 2);
        }
        if r.at(last + 1, &["no"]) && super::ends(r, last + 2) && opens {
            deny(r, first, first, last + 1, &found);
            continue;
        }
        // "From behind a car" is not from behind the building.
        let behind = found.says_that("camera.azimuth_deg", "180");
        if behind && r.at(last + 1, &["a", "an", "some", "one", "of"]) {
            continue;
        }
        if super::beside::means_else(r, first, last, &found) {
            continue;
        }
        // "In the middle of the desert" is where, not where it begins.
        let middle = found.says_that("event.origin", "middle");
        if middle && r.at(last + 1, &["of"]) && !of_structure(r, last + 2) {
            r.claim(first, last);
            continue;
        }
        // "At the bottom of the stairs": where somebody is.
        let end =
            found.meaning.senses.iter().all(|s| s.key == "event.origin" && matches!(s.value, "top" | "ground_floor"));
        if end && r.at(first, &["at", "on", "near"]) && r.at(last + 1, &["of"]) && of_another(r, last + 2) {
            r.blocked[first..=last].fill(true);
            continue;
        }
        for &k in &found.tokens {
            r.claimed[k] = true;
        }
        // How fast a camera moves has no key; the word belongs to the move.
        let moves = found.says("camera.move");
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
        // "Windows burst" says less of the event than any other verb.
        const PANES: &[&str] = &[
            "windows",
            "window",
            "panes",
            "glass",
            "vidrios",
            "ventanas",
            "ventanales",
            "cristales",
            "lamps",
            "alarms",
        ];
        let pane = |k: usize| r.tokens.get(k).is_some_and(|t| t.is_any(PANES) || PANES.contains(&t.raw.as_str()));
        let panes = first > 0 && pane(first - 1) || r.tongue != Tongue::English && pane(last + 1);
        let mended = r.mend_note(first, last);
        let and = if mended.is_empty() { String::new() } else { format!("{mended}; ") };
        for sense in &found.meaning.senses {
            let words = r.text(r.span(first, last));
            let why = match sense.how {
                How::Said => mended.clone(),
                How::Nearest => format!("{and}the nearest there is to `{words}`"),
                How::Implied => format!("{and}suggested by `{words}`"),
            };
            r.found.push(Finding {
                key: sense.key,
                value: sense.value.to_owned(),
                first,
                last,
                rank: if sense.key == "structure.kind"
                    && (beside(r, first)
                        || far_behind(r, last)
                        || part_of(r, first)
                        || sort_of_day(r, first)
                        || fallen_on(r, first)
                        || stands_on(r, last))
                {
                    r.aside.insert(first);
                    0
                } else if sense.key == "event.kind" && (panes || by_means(r, first)) {
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
    lost(r);
    super::things::leave_to_things(r);
    super::people::falls_on(r);
    leave_to_strangers(r);
    super::following::leave_to_first(r);
    start_of_event(r);
    denied_of_bomb(r);
    denied_of_another(r);
    tops(r);
    lone_cars(r);
    labelled(r);
    trailing(r);
    leave_to_light(r);
    leave_to_what_stays(r);
    leave_to_weather(r);
    bare_directions(r);
    leave_to_camera(r);
}

/// Whether the Spanish word at token `i` says less than the English one it was put into or looks like.
fn says_less(r: &Reading<'_>, i: usize) -> bool {
    const FALSE_FRIENDS: &[&str] = &["arena", "mesa", "sale", "actual", "local"];
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let before = if i > 0 { raw(i - 1) } else { "" };
    match raw(i) {
        // "Se va", but not "va de fondo".
        "va" | "vaya" | "van" | "vayan" => before != "se",
        // "Cerca del mar" is no framing.
        "cerca" | "lejos" => matches!(raw(i + 1), "de" | "del"),
        "llena" | "lleno" => true,
        word => r.tongue == Tongue::Spanish && FALSE_FRIENDS.contains(&word),
    }
}

/// Whether a structure is named by the word at token `i`.
pub(super) fn names_structure(r: &Reading<'_>, i: usize) -> bool {
    let found = find(&r.tokens, i, r.tongue != Tongue::English, |k| k == i);
    found.is_some_and(|m| m.says("structure.kind"))
}

/// Whether what is named at token `i` is what something happens to: a verb of an event stands right behind it.
fn falls_next(r: &Reading<'_>, i: usize) -> bool {
    // "The crane on the dock comes down."
    const OF: &[&str] = &["on", "at", "in", "of", "by", "that", "which", "near", "beside", "next"];
    let reach = if r.at(i + 1, OF) { 7 } else { 3 };
    let clause = (i + 1..r.tokens.len()).take(reach).take_while(|k| !r.tokens[*k].is_mark());
    let happens = |k: usize| r.happens_at(k);
    let mut clause = clause.skip_while(|k| reach < 4 && is_stop(&r.tokens[*k].norm) && !happens(*k));
    let falls = if reach < 4 { clause.next().is_some_and(happens) } else { clause.any(happens) };
    // "The crane falls on a house" is the house's shot.
    let on_another = (i + 1..r.tokens.len())
        .take(14)
        .take_while(|k| !r.tokens[*k].is_mark())
        .any(|k| r.means_at(k, "structure.kind"));
    !r.at(i + 1, &["up", "down"]) && falls && !on_another
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
    let built = |f: &Finding| matches!(f.key, "structure.kind" | "setting.place") && f.last < i && f.first >= begins;
    let it = r
        .back(i, &["only", "just", "all", "really"])
        .is_some_and(|k| r.at(k, &["it", "everything", "ground", "earth"]));
    // "Make the hospital shake."
    let made = (0..i).rev().take(6).any(|k| r.at(k, &["make", "makes", "making", "let", "have"]));
    let front = r.back(i, &["then"]).is_some_and(|k| r.at(k, &["facade", "walls", "roof", "masonry", "scaffold"]));
    let again = r.found.iter().rev().take(8).any(|f| f.value == "earthquake" && f.last < i && f.last + 8 > i);
    r.at(i + 1, ARTICLES)
        || front
        || again
        || (it || r.found.iter().rev().take(24).any(built)) && (made || !r.at(i, &["shake"]))
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
    r.means_at(at, "structure.kind")
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

/// "The bridge is blown up with dynamite", "el puente salta por los aires con dinamita": the means of what was told.
fn by_means(r: &Reading<'_>, i: usize) -> bool {
    const MEANS: &[&str] = &["dynamite", "explosives", "charges", "dinamita", "explosivos", "cargas", "tnt"];
    let told = r.found.iter().rev().take(16).find(|f| f.key == "event.kind" && f.value == "explosion");
    let stands = |e: &Finding| r.found.iter().rev().take(24).any(|f| f.key == "structure.kind" && f.last < e.first);
    MEANS.contains(&r.tokens[i].raw.as_str()) && r.before(i, &["with"]) && told.is_some_and(stands)
}

fn is_speed(r: &Reading<'_>, k: usize) -> bool {
    r.free(k) && (r.at(k, SPEEDS) || SPANISH_SPEEDS.contains(&r.tokens[k].raw.as_str()))
}

/// Whether an unknown noun stands right before token `i`.
fn after_stray(r: &Reading<'_>, i: usize) -> bool {
    i > 0 && r.free(i - 1) && !r.tokens[i - 1].is_mark() && !is_stop(&r.tokens[i - 1].norm)
}
