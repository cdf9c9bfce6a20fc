//! Moments and lengths that are named by a number alone: the fourth second, frame 48 of 120, "starts at 2", "total eight".

use super::clock::{SECONDS, seconds};
use super::{Pending, shown};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// "Keep rolling for four more": the unit was said before.
pub(super) fn more(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = number(&r.tokens, i) else { return false };
    let lead = r
        .back(i, ARTICLES)
        .filter(|k| r.at(*k, &["for", "hold", "holds", "another", "rolling", "remains", "wait", "waits"]));
    // "Wait three more seconds."
    let spelt = r.at(end, &["more"]) && r.at(end + 1, SECONDS);
    let short = r.at(end, &["more", "longer"])
        && (super::ends(r, end + 1) || r.at(end + 1, &["after", "and"]))
        && (0..i).rev().take(60).any(|k| r.at(k, SECONDS));
    if !(spelt || short) {
        return false;
    }
    let last = end + usize::from(spelt);
    let Some(first) = lead.or(Some(i).filter(|_| spelt)) else { return false };
    r.claim(first, last);
    r.pending.push((Pending::After(value), first, last));
    true
}

/// "starts at 2", "begins after 1.5", "start: 1".
pub(super) fn start_word(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["starts", "start", "begins", "starting", "beginning", "begin"]) {
        return false;
    }
    let mut at = i + 1;
    while r.at(at, &["at", "after", "on", "about", "t", "around"])
        || matches!(r.tokens.get(at).map(|t| t.kind), Some(Kind::Mark(':' | '=')))
    {
        at += 1;
    }
    if at == i + 1 {
        return false;
    }
    let (value, end) = match seconds(r, at) {
        Some(found) => found,
        None => match (r.tokens.get(at).map(|t| t.kind), super::ends(r, at + 1)) {
            (Some(Kind::Number(x)), true) => (x, at + 1),
            _ => return false,
        },
    };
    if !r.free(at) {
        return false;
    }
    r.say("event.start_s", shown(value), i, end - 1, 4);
    true
}

/// "at 0:02", "00:04": seconds into the shot.
pub(super) fn time_code(r: &mut Reading<'_>, i: usize) -> bool {
    let digits = |k: usize| r.tokens.get(k).filter(|t| matches!(t.kind, Kind::Number(_))).map(|t| t.norm.clone());
    let colon = r.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Mark(':'));
    let (Some(zero), Some(seconds)) = (digits(i), digits(i + 2)) else { return false };
    if !colon || !(zero == "0" || zero == "00") || seconds.len() != 2 || r.at(i + 3, &["am", "a", "h"]) {
        return false;
    }
    let first = if r.before(i, &["at"]) { i - 1 } else { i };
    r.say("event.start_s", shown(seconds.parse().unwrap_or(0.0)), first, i + 2, 4);
    true
}

/// "al segundo cuatro", "al tercer segundo", "al segundo y medio", "at second four".
pub(super) fn nth_second(r: &mut Reading<'_>, i: usize) -> bool {
    const WHEN: &[&str] = &["at", "in", "on", "from", "around", "by"];
    let behind_article = i > 1 && r.at(i - 1, ARTICLES) && r.at(i - 2, WHEN);
    // "A partir del segundo dos."
    let onward = i > 1 && r.tokens[i - 2].raw == "partir" && r.before(i, &["of"]);
    if !(r.before(i, WHEN) || behind_article || onward) {
        return false;
    }
    if onward {
        r.claim(i - 2, i - 1);
    }
    let first = if r.before(i, ARTICLES) { i - 2 } else { i - 1 };
    let (value, last) = if r.at(i, &["second", "seconds"]) {
        if r.at(i + 1, &["and"]) && r.at(i + 2, &["half"]) {
            (1.5, i + 2)
        } else {
            match number(&r.tokens, i + 1) {
                Some((n, end)) => (n, end - 1),
                None => return false,
            }
        }
    } else {
        match crate::numbers::ordinal(&r.tokens, i) {
            Some((n, end)) if r.at(end, &["second"]) && !r.at(end + 1, &["floor", "storey"]) => (f64::from(n), end),
            _ => return false,
        }
    };
    r.say("event.start_s", shown(value), first, last, 4);
    true
}

/// "frame 48 of 120", "at frame 24".
pub(super) fn frame_number(r: &mut Reading<'_>, i: usize) -> bool {
    // "Event at f24", "@f24".
    let short = r.at(i, &["f", "fr"]) && r.tokens.get(i + 1).is_some_and(|t| t.start == r.tokens[i].end);
    let led = r.before(i, &["at", "on", "from"]) || (short && i > 0 && r.tokens[i - 1].kind == Kind::Mark('@'));
    if !(r.at(i, &["frame"]) || short) || !led {
        return false;
    }
    let Some((n, end)) = number(&r.tokens, i + 1) else { return false };
    let mut say = |key: &'static str, n: f64, first: usize, last: usize| {
        r.say(key, shown(n / 24.0), first, last, 4);
        if let Some(said) = r.found.last_mut() {
            said.why = format!("{} frames", shown(n));
        }
    };
    say("event.start_s", n, i - 1, end - 1);
    if r.at(end, &["of"])
        && let Some((all, after)) = number(&r.tokens, end + 1)
    {
        r.say("duration_s", shown(all / 24.0), end, after - 1, 4);
        if let Some(said) = r.found.last_mut() {
            said.why = format!("{} frames", shown(all));
        }
    }
    true
}

/// "Total eight", "in all ten": a length without its unit.
pub(super) fn total(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["total", "altogether", "overall"]) {
        return false;
    }
    let at = i + 1 + usize::from(r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '='))));
    match number(&r.tokens, at) {
        Some((value, end)) if super::ends(r, end) => {
            r.say("duration_s", shown(value), i, end - 1, 4);
            true
        }
        _ => false,
    }
}

/// "for the remaining five", "los cinco restantes".
pub(super) fn remaining(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["remaining", "following"]) {
        return false;
    }
    let Some((value, end)) = number(&r.tokens, i + 1) else { return false };
    let last = if r.at(end, SECONDS) { end } else { end - 1 };
    r.claim(i, last);
    r.pending.push((Pending::After(value), i, last));
    true
}
