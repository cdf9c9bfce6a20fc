//! Moments and lengths in frames: frame 48 of 120, 1001-1144, "event at 1049, end 1120".

use super::shown;
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// "frame 48 of 120", "at frame 24".
pub(super) fn frame_number(r: &mut Reading<'_>, i: usize) -> bool {
    // "Event at f24", "@f24".
    let short = r.at(i, &["f", "fr"]) && r.tokens.get(i + 1).is_some_and(|t| t.start == r.tokens[i].end);
    let led = r.before(i, &["at", "on", "from"]) || (short && i > 0 && r.tokens[i - 1].kind == Kind::Mark('@'));
    let led = led
        || i > 0 && r.at(i - 1, &["ends", "end"])
        || short && i > 0 && r.at(i - 1, &["starting", "starts", "start", "begins", "beginning", "event"]);
    if !(r.at(i, &["frame"]) || short) || !led {
        return false;
    }
    let Some((n, end)) = number(&r.tokens, i + 1) else { return false };
    let closes = i > 0 && r.at(i - 1, &["ends", "end", "out", "cut"]);
    // The first frame is 1001.
    let counted = if n >= 1001.0 { n - 1001.0 } else { n };
    if n == 1001.0 && (0..i).rev().take(3).any(|k| r.at(k, &["start", "starts", "starting", "begins", "beginning"])) {
        r.claim(i - 1, end - 1);
        return true;
    }
    // "Starts at f48, ends f120."
    if closes {
        say_frames(r, "duration_s", counted, [i - 1, end - 1], 4);
        return true;
    }
    say_frames(r, "event.start_s", counted, [i - 1, end - 1], 4);
    if r.at(end, &["of"])
        && let Some((all, after)) = number(&r.tokens, end + 1)
    {
        say_frames(r, "duration_s", all, [end, after - 1], 4);
    }
    true
}

/// "Event at 1049, end 1120", "start frame 1001": numbers of frames by themselves, counted from 1001.
pub(super) fn frames_from_1001(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(&Kind::Number(n)) = r.tokens.get(i).map(|t| &t.kind) else { return false };
    // "EVENT 1030 KIND TOPPLE."
    let labelled = r.before(i, &["event", "action"]);
    if !(1001.0..3000.0).contains(&n) || n.fract() != 0.0 || !(super::ends(r, i + 1) || labelled) {
        return false;
    }
    let lead = r.back(i, &["frame", "at", "on", "f", "frames"]);
    let led = |words: &[&str]| lead.filter(|k| r.at(*k, words) && r.free(*k));
    let (key, frames, first) = if let Some(k) = led(&["end", "ends", "out", "last", "cut", "finish"]) {
        ("duration_s", n - 1000.0, k)
    } else if let Some(k) = led(&["event", "action", "collapse", "explosion", "impact", "blast", "bang", "boom", "hit"])
    {
        ("event.start_s", n - 1001.0, k + 1)
    } else if let Some(k) = led(&["start", "starts", "in", "first"]).filter(|_| n == 1001.0) {
        r.claim(k, i);
        return true;
    } else {
        return false;
    };
    say_frames(r, key, frames, [first, i], 4);
    true
}

/// "Event at 72, end 168, 24fps": numbers too great for seconds are frames where a rate is said.
pub(super) fn frames_by_rate(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(&Kind::Number(n)) = r.tokens.get(i).map(|t| &t.kind) else { return false };
    let rate =
        r.tokens[i.saturating_sub(60)..(i + 60).min(r.tokens.len())].iter().any(|t| t.is_any(&["fps", "frames", "f"]));
    if !(rate && n.fract() == 0.0 && (24.0..1000.0).contains(&n) && super::ends(r, i + 1)) {
        return false;
    }
    let Some(lead) = r.back(i, &["at", "on", "frame", ":", "="]).filter(|k| r.free(*k)) else { return false };
    let key = if r.at(lead, &["event", "evt", "action", "hit", "bang", "boom", "start", "starts", "begins"]) {
        "event.start_s"
    } else if r.at(lead, &["end", "ends", "out", "total", "length", "cut"]) {
        "duration_s"
    } else {
        return false;
    };
    say_frames(r, key, n, [lead, i], 4);
    true
}

/// "1001-1144", "frames 1001 to 1096": first and last frame.
pub(super) fn frame_range(r: &mut Reading<'_>, i: usize) -> bool {
    let frame = |k: usize| match r.tokens.get(k).map(|t| t.kind) {
        Some(Kind::Number(n)) if n.fract() == 0.0 && (1000.0..20_000.0).contains(&n) => Some(n),
        _ => None,
    };
    let Some(first) = frame(i) else { return false };
    let linked =
        matches!(r.tokens.get(i + 1).map(|t| t.kind), Some(Kind::Mark('-' | '\u{2013}'))) || r.at(i + 1, &["to"]);
    let last = i + 1 + usize::from(linked);
    let tied = linked || r.words.get(r.tokens[i].end..r.tokens.get(last).map_or(0, |t| t.start)) == Some("-");
    let Some(count) = frame(last).map(|n| n - first + 1.0).filter(|n| tied && (2.0..=2000.0).contains(n)) else {
        return false;
    };
    let begin = if r.before(i, &["frames", "frame", "range"]) { i - 1 } else { i };
    say_frames(r, "duration_s", count, [begin, last], 3);
    true
}

/// Says a time that was told as a count of frames.
fn say_frames(r: &mut Reading<'_>, key: &'static str, frames: f64, [first, last]: [usize; 2], rank: u8) {
    r.say(key, shown(frames / 24.0), first, last, rank);
    if let Some(said) = r.found.last_mut() {
        said.why = format!("{} frames", shown(frames));
    }
}
