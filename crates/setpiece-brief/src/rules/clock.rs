//! Times: how long the shot is and when the event begins.

use super::{Pending, moments, shown};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::spanish::Tongue;
use crate::tokens::Kind;

pub(super) const SECONDS: &[&str] = &["s", "sec", "secs", "second", "seconds", "beats", "scs", "sgs", "secd", "secds"];
const MINUTES: &[&str] = &["min", "mins", "minute", "minutes"];
const FRAMES: &[&str] = &["frames", "frame"];

/// Words of waiting, which make a time the time before the event.
const IDLE: &[&str] = &[
    "nothing",
    "moves",
    "move",
    "moving",
    "happens",
    "happening",
    "happen",
    "still",
    "stillness",
    "holds",
    "hold",
    "holding",
    "stands",
    "standing",
    "stand",
    "waits",
    "wait",
    "waiting",
    "quiet",
    "calm",
    "silence",
    "motionless",
    "stays",
    "remains",
    "intact",
    "pause",
    "delay",
    "peace",
    "rest",
    "there",
    "it",
    "all",
    "is",
    "everything",
    "then",
    "perfectly",
    "should",
    "will",
    "completely",
    "just",
    "we",
    "only",
    "and",
];

/// Of those, the ones that say it by themselves.
const WAITING: &[&str] = &[
    "nothing",
    "still",
    "stillness",
    "holds",
    "hold",
    "holding",
    "stands",
    "standing",
    "waits",
    "wait",
    "waiting",
    "quiet",
    "calm",
    "silence",
    "motionless",
    "intact",
    "pause",
    "delay",
    "peace",
];

/// Words that may stand between "after" and its number.
const ABOUT: &[&str] =
    &["about", "around", "roughly", "approximately", "exactly", "only", "just", "first", "another", "some", "of"];

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    moments::more(r, i)
        || moments::frame_range(r, i)
        || moments::counted(r, i)
        || moments::start_word(r, i)
        || moments::nth_second(r, i)
        || moments::frame_number(r, i)
        || moments::remaining(r, i)
        || moments::total(r, i)
        || time(r, i)
}

/// A span of time: seconds (or frames, at 24 a second) and one past its last token.
pub(crate) fn seconds(r: &Reading<'_>, i: usize) -> Option<(f64, usize)> {
    let (mut value, mut end) = match number(&r.tokens, i) {
        Some(found) => found,
        None if r.at(i, &["a", "an", "one", "first"]) => (1.0, i + 1),
        None => return None,
    };
    if r.at(end, &["of"]) && r.at(end + 1, &["a"]) {
        end += 2;
    }
    // "Six quiet seconds."
    const MANNERS: &[&str] =
        &["quiet", "calm", "silent", "full", "whole", "good", "long", "solid", "peaceful", "empty"];
    if r.at(end, MANNERS) && r.at(end + 1, SECONDS) {
        end += 1;
    }
    // "A 1920s skyscraper."
    let decade = (1000.0..2100.0).contains(&value) && value % 10.0 == 0.0 && r.at(end, &["s"]);
    if decade && r.tokens[end - 1].end == r.tokens[end].start {
        return None;
    }
    let scale = match r.tokens.get(end)? {
        // 4″
        t if matches!(t.kind, Kind::Mark('\u{2033}')) => 1.0,
        // 4", when it closes no quotation.
        t if r.inches && t.kind == Kind::Mark('"') && r.tokens[end - 1].end == t.start => 1.0,
        t if t.is_any(SECONDS) => 1.0,
        t if t.is_any(MINUTES) => 60.0,
        // "120f".
        t if t.is("f") && r.tokens[end - 1].end == t.start && value >= 24.0 && super::ends(r, end + 1) => 1.0 / 24.0,
        t if t.is("ms") || t.is("milliseconds") => 0.001,
        // Frames count at the film rate here; the rate of the shot corrects them later.
        t if t.is_any(FRAMES) && !r.at(end + 1, &["per", "a", "every"]) => 1.0 / 24.0,
        _ => return None,
    };
    // "a second floor", "one frame" of the picture.
    if r.tokens[end].is("second") && r.at(end + 1, &["floor", "storey", "story"]) {
        return None;
    }
    value *= scale;
    end += 1;
    let article = usize::from(r.at(end + 1, &["a"]));
    if r.at(end, &["and"]) && r.at(end + 1 + article, &["half"]) {
        value += 0.5 * scale;
        end += 2 + article;
    } else if r.at(end, &["and"]) && r.at(end + 1 + article, &["quarter", "fourth"]) {
        value += 0.25 * scale;
        end += 2 + article;
    } else if r.at(end, &["and"]) && r.at(end + 1, &["three"]) && r.at(end + 2, &["quarters", "fourths", "fourth"]) {
        value += 0.75 * scale;
        end += 3;
    }
    Some((value, end))
}

fn time(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = seconds(r, i) else { return false };
    let bare = number(&r.tokens, i).is_none();
    let skip: Vec<&str> = ARTICLES.iter().chain(ABOUT).copied().collect();
    let lead = r.back(i, &skip);
    let lead_is = |words: &[&str]| lead.is_some_and(|k| r.at(k, words) && r.free(k));
    let waiting_before = lead_is(&["for", "before"]) && lead.is_some_and(|k| waits_before(r, k).is_some());
    let waiting_after = {
        const LINK: &[&str] = &[
            "of", "it", "where", "are", "is", "no", "happens", "moves", "that", "in", "all", "not", "a", "static",
            "silent", "absolute", "complete", "total", "dead", "full", "long", "locked", "initial", "opening", "pure",
            "utter",
        ];
        let at = (end..end + 5).find(|k| !r.at(*k, LINK)).unwrap_or(end);
        // "No se mueve ni una hoja."
        let denied = (end..at).any(|k| r.at(k, &["no"])) && (end..at).any(|k| r.at(k, &["moves", "happens"]));
        denied || r.at(at, WAITING)
    };
    let comma = usize::from(r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark(',')));
    // "We hold on the plaza for four seconds. Then the tower folds."
    let held = r.at(end + 1, &["then"])
        && r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark('.'))
        && (0..i).rev().take(12).take_while(|k| !r.tokens[*k].ends_sentence()).any(|k| r.at(k, WAITING));
    let then =
        held || r.at(end + comma, &["then"]) || (r.at(end + comma, &["and"]) && r.at(end + comma + 1, &["then"]));
    let last_of = i > 0
        && r.at(i - 1, &["last", "final"])
        && r.back(i - 1, ARTICLES).is_some_and(|k| r.at(k, &["in", "during", "for"]));
    if last_of && !bare {
        r.claim(i - 1, end - 1);
        r.pending.push((Pending::FromEnd(value), i - 1, end - 1));
        return true;
    }
    // "Then five seconds of dust" comes after the event.
    let rest =
        r.before(i, &["then"]) && r.at(end, &["of"]) && !waiting_after || r.at(end, &["aftermath", "afterwards"]);
    const GOES_ON: &[&str] = &[
        "hold",
        "holds",
        "stay",
        "stays",
        "for",
        "another",
        "then",
        "keep",
        "rolling",
        "continue",
        "continues",
        "remains",
        "run",
        "runs",
        "running",
        "on",
        "linger",
        "lingers",
        "wait",
        "waits",
        "goes",
    ];
    if rest || r.at(end, &["more", "longer"]) && lead_is(GOES_ON) {
        let last = if rest && !r.at(end, &["aftermath"]) { end - 1 } else { end };
        r.claim(lead.unwrap_or(i), last);
        r.pending.push((Pending::After(value), i, last));
        return true;
    }
    // "Four seconds after it starts we cut."
    let cut = (end + 1..end + 8).find(|k| r.at(*k, &["cut", "cuts", "end", "ends", "out"]));
    if let Some(last) = cut.filter(|_| r.at(end, &["after"])) {
        r.claim(i, last);
        r.pending.push((Pending::After(value), i, last));
        return true;
    }
    let frames = r.tokens[end - 1].is_any(FRAMES).then_some((value * 24.0).round());
    if let Some(n) = frames.filter(|n| super::frames::is_rate(*n)) {
        let to_rate = lead_is(&["at"]) && !r.found.iter().any(|f| f.key == "fps");
        let first = lead.filter(|_| to_rate).unwrap_or(i);
        r.claim(first, end - 1);
        if to_rate {
            r.say("fps", shown(n), first, end - 1, 4);
        } else {
            r.pending.push((Pending::Frames(n), i, end - 1));
        }
        return true;
    }
    let into = r.at(end, &["in", "later"]) && r.tokens.get(end + 1).is_none_or(|t| t.is_mark())
        || r.at(end, &["in"]) && r.at(end + 1, &["it", "everything", "then", "and"])
        // "Four seconds in eight seconds long."
        || r.at(end, &["in"]) && seconds(r, end + 1).is_some()
        // "With two seconds of normal life first."
        || r.at(end, &["of"]) && (end + 2..end + 6).any(|k| r.at(k, &["first", "before", "beforehand"]) && super::ends(r, k + 1))
        || r.at(end, &["into"]) && r.at(end + 1, &["the", "it"]) && r.at(end + 2, &["shot", "take", "clip", "scene"])
        || r.at(end, &["mark", "before", "later"])
        || r.at(end + comma, &["before"]);
    // "T+2s."
    let counted = i > 1 && r.tokens[i - 1].kind == Kind::Mark('+') && r.at(i - 2, &["t"]);
    let at = counted || lead_is(&["at", "from", "t", "@"]) && !r.at(end, &["long"]);
    let start = after_silence(r, i, end)
        || lead_is(&[
            "after",
            "wait",
            "waits",
            "pause",
            "delay",
            "until",
            "hold",
            "holds",
            "past",
            "delayed",
            "start",
            "starts",
            "beginning",
            "stand",
            "stands",
            "standing",
            "still",
        ])
        || at
        || (lead_is(&["event"]) && lead.is_some_and(|k| k + 1 == i))
        || (r.at(end, &["after"])
            && (end + 1..end + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["of"])).is_some_and(|k| {
                r.at(k, &["start", "beginning", "opening", "head", "cut", "inicio", "comienzo", "principio"])
            }))
        || waiting_before
        || waiting_after
        || (lead_is(&["to", "until"]) && moved_to(r, i))
        || then
        || into;
    if start {
        say_start(r, i, end, value, lead);
        // "At seven seconds of eight."
        if r.at(end, &["of"])
            && let Some((all, after)) = number(&r.tokens, end + 1)
            && all > value
            && super::ends(r, after)
        {
            r.say("duration_s", shown(all), end, after - 1, 4);
        }
        return true;
    }
    if bare && !lead_is(&["for", "lasting", "lasts"]) {
        return false;
    }
    if r.tokens[end - 1].is_any(FRAMES) {
        if value * 24.0 < 3.0 {
            return false;
        }
        // "Four frames of white" are no shot.
        let rank = if value * 24.0 < 12.0 { 1 } else { 4 };
        r.say("duration_s", shown(value), i, end - 1, rank);
        if let Some(last) = r.found.last_mut() {
            last.why = format!("{} frames", shown(value * 24.0));
        }
        return true;
    }
    let mut first = i;
    if let Some(k) =
        lead.filter(|k| r.at(*k, &["lasting", "lasts", "duration", "length", "runs", "running", "for"]) && r.free(*k))
    {
        first = k;
    }
    // "Dur = 10 s."
    let label = i > 1
        && matches!(r.tokens[i - 1].kind, Kind::Mark('=' | ':'))
        && r.at(i - 2, &["dur", "duration", "length", "trt", "runtime", "total"]);
    let last = if r.at(end, &["long"]) { end } else { end - 1 };
    r.say("duration_s", shown(value), first, last, if label { 5 } else { 4 });
    true
}

/// "Silence. Three seconds. The dam breaks.": a sentence of its own behind one that only waits, and something follows.
fn after_silence(r: &Reading<'_>, i: usize, end: usize) -> bool {
    let stop = |k: usize| r.tokens.get(k).is_some_and(crate::tokens::Token::ends_sentence);
    if i < 2 || !stop(i - 1) || !stop(end) {
        return false;
    }
    let happens = |k: usize| {
        let found = crate::lexicon::find(&r.tokens, k, r.tongue != Tongue::English, |k| r.free(k));
        found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "event.kind" && s.value != "none"))
    };
    if !(end + 1..r.tokens.len()).take(40).any(happens) {
        return false;
    }
    let begins = (0..i - 1).rev().find(|k| stop(*k)).map_or(0, |k| k + 1);
    (begins..i - 1).all(|k| r.at(k, IDLE) || r.at(k, ARTICLES) || r.at(k, &["no"]))
        && (begins..i - 1).any(|k| r.at(k, WAITING))
}

/// "Shift the collapse to three seconds."
fn moved_to(r: &Reading<'_>, i: usize) -> bool {
    const EVENTS: &[&str] =
        &["collapse", "explosion", "event", "implosion", "impact", "quake", "earthquake", "fall", "start"];
    (0..i).rev().take(6).take_while(|k| !r.tokens[*k].is_mark()).any(|k| r.at(k, EVENTS))
}

/// Where the words of waiting begin that lead up to token `k`, when there are any.
fn waits_before(r: &Reading<'_>, k: usize) -> Option<usize> {
    let mut first = None;
    for j in (0..k).rev().take(6) {
        if !r.at(j, IDLE) && !r.at(j, ARTICLES) {
            break;
        }
        if r.at(j, WAITING) {
            first = Some(j);
        }
    }
    first
}

fn say_start(r: &mut Reading<'_>, i: usize, end: usize, value: f64, lead: Option<usize>) {
    let mut first = i;
    let mut last = end - 1;
    if i > 1 && r.tokens[i - 1].kind == Kind::Mark('+') && r.at(i - 2, &["t"]) {
        first = i - 2;
    }
    if let Some(k) = lead
        && r.free(k)
        && !r.tokens[k].is_mark()
        && r.at(
            k,
            &[
                "after",
                "wait",
                "waits",
                "pause",
                "delay",
                "until",
                "at",
                "from",
                "for",
                "hold",
                "holds",
                "past",
                "delayed",
                "start",
                "starts",
                "beginning",
                "t",
            ],
        )
    {
        first = waits_before(r, k).filter(|_| r.at(k, &["for", "before"])).filter(|j| r.free(*j)).unwrap_or(k);
    }
    const TAIL: &[&str] =
        &["in", "later", "mark", "of", "before", "are", "after", "start", "beginning", "inicio", "comienzo"];
    while r.at(last + 1, IDLE) || r.at(last + 1, TAIL) || (r.at(last, &["after", "of"]) && r.at(last + 1, ARTICLES)) {
        last += 1;
    }
    if r.at(last + 1, &["no"]) && r.at(last + 2, IDLE) {
        last += 2;
        while r.at(last + 1, IDLE) {
            last += 1;
        }
    }
    r.say("event.start_s", shown(value), first, last, 4);
    if r.tokens[end - 1].is_any(FRAMES)
        && let Some(said) = r.found.last_mut()
    {
        said.why = format!("{} frames", shown(value * 24.0));
    }
}
