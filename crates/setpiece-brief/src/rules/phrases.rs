//! Phrases of the lexicon, each in its context.

use super::aside::{beside, fallen_on, far_behind, part_of, sort_of_day, stands_on};
use super::denial::{claim_denied, denied_of_another, denied_of_bomb, lost, not_wanted};
use super::labels::labelled;
use super::people::leave_to_strangers;
use super::waiting::start_of_event;
use super::ways::{bare_directions, tops};
use super::whose::{leave_to_camera, leave_to_light, leave_to_weather, leave_to_what_stays, lone_cars, trailing};
use super::{answers, idle, others, roofs, shaking, spots, standing};
use crate::lexicon::{ARTICLES, How, Match, find};
use crate::reading::{Finding, Reading};
use crate::spanish::Tongue;
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
        if !(idle::says_nothing(r, first, last, &found)
            || others::does_it(r, first, last, &found)
            || idle::orders(r, first, last, &found)
            || shaking::shakes_else(r, first, last)
            || spots::empties(r, first, last)
            || roofs::as_it_falls(r, first, last)
            || standing::stands(r, first, last)
            || roofs::somebodys(r, first, last, &found)
            || spots::spot(r, first, last, &found)
            || known_for_nothing(r, first, last, &found)
            || answers::denied(r, first, last, &found)
            || roofs::elsewhere(r, first, last, &found))
        {
            record(r, first, last, &found);
        }
    }
    claim_denied(r);
    lost(r);
    not_wanted(r);
    super::things::leave_to_things(r);
    super::people::falls_on(r);
    leave_to_strangers(r);
    super::following::leave_to_first(r);
    super::parts::settle(r);
    super::beforehand::settle(r);
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
    super::levels::leave_to_event(r);
    super::degrees::behind_event(r);
    super::parts::begins(r);
}

/// Whether what was found has no key; its words are settled then.
fn known_for_nothing(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "Nada de polvo" says nothing of the event.
    if first == last && r.at(first, &["nothing"]) && r.at(first + 1, &["of"]) {
        return true;
    }
    if found.meaning.senses.is_empty() {
        for &k in &found.tokens {
            if found.meaning.rank < 9 {
                r.claimed[k] = true;
            } else {
                r.blocked[k] = true;
            }
        }
        return true;
    }
    false
}

/// Records what was found, with the words that belong to it.
fn record(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) {
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
    const PANES: &[&str] =
        &["windows", "window", "panes", "glass", "vidrios", "ventanas", "ventanales", "cristales", "lamps", "alarms"];
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
            } else if sense.key == "event.kind" && (panes || by_means(r, first))
                // "We have the square until midday, so morning light."
                || sense.key == "setting.time" && r.back(first, ARTICLES).is_some_and(|k| r.at(k, &["until", "till"]))
            {
                0
            } else {
                sense.rank.unwrap_or(found.meaning.rank)
            },
            how: sense.how,
            why,
        });
    }
}

/// Whether a structure is named by the word at token `i`.
pub(super) fn names_structure(r: &Reading<'_>, i: usize) -> bool {
    let found = find(&r.tokens, i, r.tongue != Tongue::English, |k| k == i);
    found.is_some_and(|m| m.says("structure.kind"))
}

/// Whether a structure is named from token `i` on, or "it".
pub(super) fn of_structure(r: &Reading<'_>, i: usize) -> bool {
    let at = (i..i + 3).find(|k| !r.at(*k, ARTICLES)).unwrap_or(i);
    if r.at(at, &["it", "span", "facade", "bloque", "estructura", "structure"]) {
        return true;
    }
    r.means_at(at, "structure.kind")
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
