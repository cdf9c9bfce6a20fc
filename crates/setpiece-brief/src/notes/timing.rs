//! Notes on time: what begins later, goes on longer or is trimmed.

use super::relative::{Asked, any_of, skip};
use super::steps::Step;
use super::words::EVENTS;
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::rules::seconds;

/// "Push the collapse back by a second", "move the explosion half a second earlier".
pub(super) fn shifted(r: &Reading<'_>, i: usize) -> Option<Asked> {
    if !r.at(i, &["push", "move", "shift", "nudge", "slide", "bring", "pull"]) {
        return None;
    }
    let at = skip(r, i + 1, EVENTS);
    if at == i + 1 || !r.free(at) {
        return None;
    }
    let ways = |k: usize| {
        let later = r.at(k, &["back", "later"]);
        (later || r.at(k, &["forward", "earlier", "sooner", "ahead"])).then_some(later)
    };
    let (later, value, end) = if let Some(later) = ways(at) {
        let by = at + 1 + usize::from(r.at(at + 1, &["by"]));
        let (value, end) = seconds(r, by)?;
        (later, value, end)
    } else {
        let from = if r.at(at - 1, &["a", "an"]) { at - 1 } else { at };
        let (value, end) = seconds(r, from)?;
        (ways(end)?, value, end + 1)
    };
    let value = if later { value } else { -value };
    Some(Asked { key: "event.start_s", step: Step::Plus(value), first: i, last: end - 1 })
}

/// "Cut it to three seconds": the order belongs to the length.
pub(super) fn set_length(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["cut", "trim", "shorten", "extend", "stretch", "lengthen", "bring", "take"]) {
        return false;
    }
    let at = skip(r, i + 1, &["it", "shot", "down", "up", "clip", "take", "whole", "thing"]);
    if !(r.at(at, &["to"]) && at > i && seconds(r, at + 1).is_some()) {
        return false;
    }
    r.claim(i, at);
    false
}

/// "delay the collapse by a second", "hold for one more second", "wait another second".
pub(super) fn delay(r: &Reading<'_>, i: usize) -> Option<Asked> {
    if let Some(end) = any_of(r, i, &["advance", "bring forward", "pull forward"]) {
        let at = skip(r, end, EVENTS);
        let at = if r.at(at, &["by"]) { at + 1 } else { at - usize::from(at > end && r.at(at - 1, &["a", "an"])) };
        let (value, end) = seconds(r, at)?;
        return Some(Asked { key: "event.start_s", step: Step::Plus(-value), first: i, last: end - 1 });
    }
    let end = any_of(r, i, &["delay", "postpone", "hold back", "push back", "wait", "hold"])?;
    let later = r.at(i, &["delay", "postpone"]) || r.at(end - 1, &["back"]);
    let mut at = skip(r, end, EVENTS);
    // "hold on the intact building for one second longer"
    if !later
        && let Some(k) = (end..end + 8).find(|k| r.at(*k, &["for"]) || r.tokens.get(*k).is_none_or(|t| t.is_mark()))
    {
        at = if r.at(k, &["for"]) { k } else { at };
    }
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
    // "Hold two seconds longer at the end."
    let closing = skip(r, last + 1, &["at", "on", "in", "after"]);
    if !later && closing > last + 1 && r.at(closing, &["end", "tail"]) {
        return Some(Asked { key: "duration_s", step: Step::Plus(value), first: i, last: closing });
    }
    let more = another || (at..=last).any(|k| r.at(k, &["more", "longer"]));
    (later || more).then_some(Asked { key: "event.start_s", step: Step::Plus(value), first: i, last })
}

/// The event that a note on its start speaks of says nothing new of it.
pub(super) fn claim_event(r: &mut Reading<'_>, first: usize) {
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

/// Where a length is added or taken away: at the head, so that the event begins at another time, or at the tail.
fn place(r: &Reading<'_>, i: usize) -> (&'static str, usize) {
    let at = skip(r, i, &["at", "on", "in", "off", "from", "of", "to"]);
    if at > i && r.at(at, &["head", "front", "start", "beginning", "top", "inicio", "principio", "comienzo"]) {
        ("event.start_s", at)
    } else if at > i && r.at(at, &["tail", "end", "back", "ending", "final", "cola", "shot"]) {
        ("duration_s", at)
    } else {
        ("duration_s", i - 1)
    }
}

/// "Another two seconds", "two more seconds", "dos segundos más", "8 frames more at the head": what is added to a length.
pub(super) fn longer(r: &Reading<'_>, i: usize) -> Option<Asked> {
    const MORE: &[&str] = &["more", "extra", "longer", "additional"];
    const UNIT: &[&str] = &["second", "seconds", "s", "sec", "secs"];
    let another = r.at(i, &["another", "add", "extra"]);
    let at = if another { i + 1 } else { i };
    let at = if another && r.at(at, &["another", "an", "a"]) && seconds(r, at).is_none() { at + 1 } else { at };
    let (value, end) = match (seconds(r, at), number(&r.tokens, at)) {
        (Some((s, end)), _) => (s, end),
        // "Two more seconds."
        (None, Some((n, end))) if r.at(end, MORE) && r.at(end + 1, UNIT) => (n, end + 2),
        (None, _) if another && r.at(at, UNIT) => (1.0, at + 1),
        _ => return None,
    };
    let more = r.at(end, MORE);
    let spelt = end > at + 1 && r.at(end - 2, MORE);
    if !(another || more || spelt) || !r.free(at) {
        return None;
    }
    let (key, last) = place(r, end + usize::from(more));
    let lasts = i.checked_sub(1).filter(|k| r.at(*k, &["lasts", "lasting", "last", "runs", "for", "give", "hold"]));
    Some(Asked { key, step: Step::Plus(value), first: lasts.filter(|k| r.free(*k)).unwrap_or(i), last })
}

/// "Trim a second off the tail", "cut half a second from the head": what is taken from a length.
pub(super) fn trimmed(r: &Reading<'_>, i: usize) -> Option<Asked> {
    let verbs = ["trim", "cut", "shave", "chop", "lose", "drop", "shorten", "take", "remove"];
    if !r.at(i, &verbs) {
        return None;
    }
    let from = skip(r, i + 1, &["it", "shot", "by", "off", "clip"]);
    let from = if r.at(from, &["second"]) && r.at(from - 1, &["a", "one"]) { from - 1 } else { from };
    let (value, end) = seconds(r, from)?;
    let (key, last) = place(r, end);
    Some(Asked { key, step: Step::Plus(-value), first: i, last: last.max(end - 1) })
}
