//! Times: how long the shot is and when the event begins.

use super::{Pending, frame_counts, lengths, moments, openings, shown, waiting};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

pub(super) const SECONDS: &[&str] =
    &["s", "sec", "secs", "second", "seconds", "beats", "scs", "sgs", "secd", "secds", "sek"];
const MINUTES: &[&str] = &["min", "mins", "minute", "minutes"];
const FRAMES: &[&str] = &["frames", "frame"];

/// Words that may stand between "after" and its number.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "aprox",
    "circa",
    "nearly",
    "almost",
    "good",
    "solid",
    "clean",
    "exactly",
    "only",
    "just",
    "first",
    "another",
    "some",
    "of",
    "like",
    "say",
    "maybe",
    "more",
    "less",
    "or",
];

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    lengths::more(r, i)
        || frame_counts::frame_range(r, i)
        || frame_counts::frames_from_1001(r, i)
        || frame_counts::frames_by_rate(r, i)
        || moments::counted(r, i)
        || moments::start_word(r, i)
        || lengths::end_word(r, i)
        || openings::first_seconds(r, i)
        || openings::counted_on(r, i)
        || openings::part_that_waits(r, i)
        || openings::second_again(r, i)
        || moments::nth_second(r, i)
        || moments::opens_event(r, i)
        || frame_counts::frame_number(r, i)
        || lengths::remaining(r, i)
        || lengths::total(r, i)
        || lengths::lasting(r, i)
        || lengths::long(r, i)
        || moments::nothing_until(r, i)
        || moments::first_ones(r, i)
        || moments::last_ones(r, i)
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
        t if r.inches
            && t.kind == Kind::Mark('"')
            && r.tokens[end - 1].end == t.start
            && !r.at(end + 1, &["lens", "gun", "pipe", "shell"]) =>
        {
            1.0
        }
        t if t.is_any(SECONDS) => 1.0,
        t if t.is_any(MINUTES) => 60.0,
        // "120f".
        t if t.is("f") && r.tokens[end - 1].end == t.start && value >= 24.0 && super::ends(r, end + 1) => 1.0 / 24.0,
        t if t.is("ms") || t.is("milliseconds") => 0.001,
        // Frames count at the film rate here; the rate of the shot corrects them later.
        t if t.is_any(FRAMES)
            && !r.at(end + 1, &["per", "a", "every"])
            // "Shot 40 frames 1001-1120."
            && !matches!(r.tokens.get(end + 1).map(|t| t.kind), Some(Kind::Number(n)) if n >= 1000.0) =>
        {
            1.0 / 24.0
        }
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
    if is_age(r, i, end) {
        r.blocked[i..end].fill(true);
        return true;
    }
    if let Some((first, last)) = super::elapsed::span(r, i, end) {
        r.say("event.start_s", shown(value), first, last, 4);
        return true;
    }
    // "Two seconds earlier it fell", "longer by two seconds": by how much, not how long.
    let fades = r.before(i, &["over", "for"])
        && (0..i).rev().take(6).any(|k| r.at(k, &["fade", "fades", "fading", "dissolve", "dissolves"]));
    let relative = r.at(end, &["earlier", "ago"])
        || fades
        || r.before(i, &["by"]) && i > 1 && r.at(i - 2, &["longer", "shorter", "later", "extend", "trim", "extended"]);
    if relative && !bare {
        let (first, last) = if r.before(i, &["by", "over"]) { (i - 1, end - 1) } else { (i, end) };
        r.blocked[first..=last].fill(true);
        return true;
    }
    let later = r.at(end, &["later", "after", "afterwards"]) && waiting::after_quake(r, i);
    if waiting::within_event(r, i) || later && super::ends(r, end + 1) {
        r.claim(i, end - usize::from(!later));
        return true;
    }
    let skip: Vec<&str> = ARTICLES.iter().chain(ABOUT).copied().collect();
    let lead = r.back(i, &skip);
    let lead_is = |words: &[&str]| lead.is_some_and(|k| r.at(k, words) && r.free(k));
    let waiting_before = lead_is(&["for", "before"]) && lead.is_some_and(|k| waiting::before(r, k).is_some());
    let waiting_after = waiting::behind(r, end);
    let comma = usize::from(r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark(',')));
    // "We hold on the plaza for four seconds. Then the tower folds."
    let held = r.at(end + 1, &["then"])
        && r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark('.'))
        && (0..i).rev().take(12).take_while(|k| !r.tokens[*k].ends_sentence()).any(|k| waiting::waits(r, k));
    let then = held || waiting::then_follows(r, end);
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
    if rest || r.at(end, &["more", "longer"]) && lead.is_some_and(|k| r.free(k) && waiting::goes_on(r, k)) {
        let last = if rest && !r.at(end, &["aftermath"]) { end - 1 } else { end };
        r.claim(lead.filter(|k| waiting::goes_on(r, *k) || r.at(*k, &["then"])).unwrap_or(i), last);
        r.pending.push((Pending::After(value), i, last));
        return true;
    }
    // "Four seconds after it starts we cut."
    let cut = (end + 1..end + 8).find(|k| r.at(*k, &["cut", "cuts", "end", "ends", "out"]) && !r.at(*k + 1, &["in"]));
    // "Two seconds after the cut" counts from the beginning.
    let cut = cut.filter(|k| (end + 1..*k).any(|j| !r.at(j, ARTICLES)));
    if let Some(last) = cut.filter(|_| r.at(end, &["after"])) {
        r.claim(i, last);
        r.pending.push((Pending::After(value), i, last));
        return true;
    }
    // "Let the dust settle for six seconds after the collapse."
    if r.at(end, &["after"]) && waiting::lingers_before(r, i) && waiting::names_event(r, end + 1) {
        r.claim(i, end);
        r.pending.push((Pending::After(value), i, end));
        return true;
    }
    // "They fold in two seconds after the blast": the moment of something else that happened.
    let what = (end + 1..end + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["of"])).unwrap_or(end + 1);
    const NOUNS: &[&str] = &[
        "blast",
        "explosion",
        "bang",
        "flash",
        "impact",
        "quake",
        "tremor",
        "shock",
        "hit",
        "detonation",
        "boom",
        "explosion",
        "estallido",
        "impacto",
        "temblor",
        "golpe",
        "sismo",
        "detonacion",
        "choque",
    ];
    let began = (0..i).rev().take(10).take_while(|k| !r.tokens[*k].is_mark()).any(|k| r.happens_at(k));
    if r.at(end, &["after"]) && NOUNS.contains(&r.tokens.get(what).map_or("", |t| t.raw.as_str())) && began {
        r.blocked[i..=what].fill(true);
        return true;
    }
    let into = r.at(end, &["in", "later"]) && r.tokens.get(end + 1).is_none_or(|t| t.is_mark())
        || r.at(end, &["in"]) && r.at(end + 1, &["it", "everything", "then", "and", "rather", "instead", "not"])
        // "Then a rumble, five seconds in the timbers let go."
        || r.at(end, &["in"])
            && (i == 0 || r.tokens[i - 1].is_mark())
            && r.at(end + 1, ARTICLES)
            && waiting::happens_in_clause(r, end + 2)
        // "Four seconds in eight seconds long."
        || r.at(end, &["in"]) && seconds(r, end + 1).is_some()
        // "With two seconds of normal life first."
        || r.at(end, &["of"]) && (end + 2..end + 6).any(|k| r.at(k, &["first", "before", "beforehand"]) && super::ends(r, k + 1))
        || r.at(end, &["into"]) && r.at(end + 1, &["the", "it"]) && r.at(end + 2, &["shot", "take", "clip", "scene"])
        // "Three seconds to breathe before anything moves."
        || r.at(end, &["to", "of"])
            && (end + 1..end + 5).take_while(|k| !super::ends(r, *k)).any(|k| {
                r.at(k, &["before"]) && r.at(k + 1, &["anything", "everything", "it", "we", "that", "nada", "todo"])
            })
        || r.at(end, &["mark", "before", "later"])
        || r.at(end + comma, &["before"]);
    let frames = r.tokens[end - 1].is_any(FRAMES).then_some((value * 24.0).round());
    let passes = lead_is(&["let"]) && r.at(end, &["pass", "go", "elapse"]);
    if let Some(n) = frames.filter(|n| !into && !passes && super::frames::is_rate(*n)) {
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
    // "T+2s."
    let counted = i > 1 && r.tokens[i - 1].kind == Kind::Mark('+') && r.at(i - 2, &["t"]);
    // "De 2 a 3 segundos."
    let range = i > 2 && r.tokens[i - 1].raw == "a" && number(&r.tokens, i - 2).is_some_and(|(_, end)| end == i - 1);
    // "Bang on 3 seconds", but "hold on 3 seconds".
    let on = lead.filter(|k| r.at(*k, &["on"]) && r.tokens[*k].raw == "on" && k + 1 == i);
    let on = on.is_some_and(|k| !waiting::waits(r, k.saturating_sub(1)) && !r.before(k, &["based", "locked", "stay"]));
    let at = counted || on && !bare || lead_is(&["at", "from", "t", "@"]) && !r.at(end, &["long"]) && !range;
    // "Still 5 seconds" is as long as before.
    let as_before =
        i > 1 && r.at(i - 1, &["still"]) && r.tokens[i - 2].is_mark() && (super::ends(r, end) || r.at(end, &["long"]));
    // "Let 48 frames pass, then topple it."
    let pass = lead_is(&["let"]) && r.at(end, &["pass", "go", "elapse", "by"]);
    let start = !as_before
        && (pass
            || waiting::after_silence(r, i, end)
            || lead.is_some_and(|k| r.free(k) && waiting::leads_to_start(r, k))
            || at
            || (lead_is(&["event"]) && lead.is_some_and(|k| k + 1 == i))
            || (r.at(end, &["after"])
                && (end + 1..end + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["of"])).is_some_and(|k| {
                    r.at(
                        k,
                        &["start", "beginning", "opening", "head", "cut", "action", "inicio", "comienzo", "principio"],
                    ) || r.at(k, &["we"]) && r.at(k + 1, &["cut", "open", "start", "begin"])
                }))
            || waiting_before
            || waiting_after
            || (lead_is(&["to", "until"]) && moved_to(r, i))
            || then
            || into);
    if start {
        say_start(r, i, end, value, lead);
        // "At seven seconds of eight."
        let at = if r.at(end + 1, &["the"]) { end + 2 } else { end + 1 };
        if r.at(end, &["of"])
            && let Some((all, after)) = number(&r.tokens, at)
            && all > value
            && (super::ends(r, after) || r.at(after, &["that"]) || r.at(after, &["total", "altogether"]))
        {
            let lasts = r.tokens.get(after + 1).is_some_and(|t| matches!(t.raw.as_str(), "dura" | "duran" | "tiene"));
            r.say("duration_s", shown(all), end, if lasts { after + 1 } else { after - 1 }, 4);
        }
        return true;
    }
    // "When the music stops (4 s) the dome drops in."
    let bracket = |k: usize, c: char| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(c));
    let clause = || (0..i.saturating_sub(1)).rev().take(8).take_while(|k| !r.tokens[*k].is_mark());
    if bracket(i.wrapping_sub(1), '(') && bracket(end, ')') && clause().any(|k| r.at(k, &["when", "once"])) {
        say_start(r, i, end, value, None);
        return true;
    }
    // "A fixed shot. One minute."
    let alone = super::ends(r, end) && (i == 0 || r.tokens[i - 1].is_mark());
    let minute = alone && r.tokens[end - 1].is_any(MINUTES);
    if bare && !minute && !lead_is(&["for", "lasting", "lasts"]) {
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
    // "6-8 seconds."
    let (value, first) = match super::measures::range_before(r, i) {
        Some((low, from)) if low < value && first == i && value <= 4.0 * low => (f64::midpoint(low, value), from),
        _ => (value, first),
    };
    r.say("duration_s", shown(value), first, last, if label { 5 } else { 4 });
    true
}

/// "ANNA (30s)": how old somebody is.
fn is_age(r: &Reading<'_>, i: usize, end: usize) -> bool {
    let mark = |k: usize, c: char| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(c));
    let named = |k: usize| r.tokens[k].capital && r.free(k) && !crate::lexicon::knows(&r.tokens[k].norm);
    let decade = number(&r.tokens, i).is_some_and(|(n, _)| n >= 20.0 && n % 10.0 == 0.0);
    decade && end == i + 2 && i > 1 && mark(i - 1, '(') && mark(end, ')') && named(i - 2)
}

/// "Shift the collapse to three seconds."
fn moved_to(r: &Reading<'_>, i: usize) -> bool {
    const EVENTS: &[&str] =
        &["collapse", "explosion", "event", "implosion", "impact", "quake", "earthquake", "fall", "start"];
    (0..i).rev().take(6).take_while(|k| !r.tokens[*k].is_mark()).any(|k| r.at(k, EVENTS))
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
        && waiting::joins_time(r, k)
    {
        first = waiting::before(r, k).filter(|_| r.at(k, &["for", "before"])).filter(|j| r.free(*j)).unwrap_or(k);
    }
    const TAIL: &[&str] = &[
        "pass",
        "elapse",
        "in",
        "later",
        "mark",
        "of",
        "before",
        "are",
        "after",
        "start",
        "beginning",
        "inicio",
        "comienzo",
    ];
    while waiting::idles(r, last + 1)
        || r.at(last + 1, TAIL)
        || (r.at(last, &["after", "of"]) && r.at(last + 1, ARTICLES))
    {
        last += 1;
    }
    if r.at(last + 1, &["no"]) && waiting::idles(r, last + 2) {
        last += 2;
        while waiting::idles(r, last + 1) {
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
