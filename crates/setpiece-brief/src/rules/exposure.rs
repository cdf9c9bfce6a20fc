//! How much lighter or darker the picture is, in stops and parts of a stop.

use super::measures::mark;
use super::{ends, shown};
use crate::numbers::number;
use crate::reading::Reading;

pub(super) const STOPS: &[&str] = &["stop", "stops", "ev"];

/// "+0.5 stops", "one stop under", "minus 1 EV".
pub(super) fn stops(r: &mut Reading<'_>, i: usize) -> bool {
    if thirds_of_stop(r, i) || part_of_stop(r, i) {
        return true;
    }
    let (value, end) = match number(&r.tokens, i) {
        Some(found) => found,
        None if r.at(i, &["a", "one"]) => (1.0, i + 1),
        None => return false,
    };
    let end = if r.at(end, &["a"]) || r.at(end, &["of"]) { end + 1 } else { end };
    // "Subexpuesto un paso."
    let exposed = |k: usize| {
        matches!(r.tokens[k].raw.as_str(), "subexpuesto" | "subexpuesta" | "sobreexpuesto" | "sobreexpuesta")
    };
    let under = i.checked_sub(1).filter(|k| exposed(*k) && r.free(*k));
    let steps = under.is_some() && r.tokens.get(end).is_some_and(|t| matches!(t.raw.as_str(), "paso" | "pasos"));
    if let Some(first) = under.filter(|_| steps) {
        let sign = if r.tokens[first].raw.starts_with("sub") { -1.0 } else { 1.0 };
        r.say("look.exposure_ev", shown(sign * value), first, end, 4);
        return true;
    }
    // "Un paso subexpuesto", "medio paso por debajo".
    let paso = r.tokens.get(end).is_some_and(|t| matches!(t.raw.as_str(), "paso" | "pasos"));
    if paso && r.tokens.get(end + 1).is_some() && exposed(end + 1) {
        let sign = if r.tokens[end + 1].raw.starts_with("sub") { -1.0 } else { 1.0 };
        r.say("look.exposure_ev", shown(sign * value), i, end + 1, 4);
        return true;
    }
    let exposure = (i.saturating_sub(4)..i).any(|k| r.at(k, &["exposure", "exposicion", "exponer", "expuesto"]));
    if !(r.at(end, STOPS) || paso && exposure) {
        return false;
    }
    let (value, end) = if r.at(end + 1, &["and"]) && r.at(end + 2, &["a"]) && r.at(end + 3, &["half"]) {
        (value + 0.5, end + 3)
    } else {
        (value, end)
    };
    let sign_before = i > 0
        && (mark(r, i - 1, '-')
            || mark(r, i - 1, '\u{2212}')
            || r.before(i, &["minus"])
            || r.tokens[i - 1].raw == "menos");
    let signed = sign_before || (i > 0 && (mark(r, i - 1, '+') || r.before(i, &["plus"])));
    let down = r.at(end + 1, &["under", "underexposed", "darker", "down", "less"]);
    let up = r.at(end + 1, &["over", "overexposed", "brighter", "up", "more"]);
    // "underexposed by one stop"
    const BETWEEN: &[&str] = &[
        "by",
        "about",
        "roughly",
        "around",
        "it",
        "this",
        "everything",
        "the",
        "whole",
        "thing",
        "shot",
        "us",
        "just",
        "maybe",
        "all",
    ];
    let lead = r.back(i, BETWEEN);
    let led = |words: &[&str]| lead.filter(|k| r.at(*k, words) && r.free(*k));
    let darker = led(&["underexposed", "underexpose", "underexposing", "darker", "under", "down", "darken"]);
    let brighter = led(&["overexposed", "overexpose", "brighter", "over", "up", "brighten"]);
    let value = if sign_before || down || darker.is_some() { -value } else { value };
    let first = darker.or(brighter).unwrap_or(if signed { i - 1 } else { i });
    let first = first.checked_sub(1).filter(|k| r.at(*k, &["exposure", "exposicion"]) && r.free(*k)).unwrap_or(first);
    r.say("look.exposure_ev", shown(value), first, if up || down { end + 1 } else { end }, 4);
    true
}

/// "Two thirds of a stop under", "a third of a stop over", "under-exposed, maybe two thirds of a stop".
fn part_of_stop(r: &mut Reading<'_>, i: usize) -> bool {
    let (count, at) = match number(&r.tokens, i) {
        Some((n, end)) if n.fract() == 0.0 => (n, end),
        None if r.at(i, &["a", "one"]) => (1.0, i + 1),
        _ => return false,
    };
    let unit = match r.tokens.get(at).map_or("", |t| t.norm.as_str()) {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        _ => return false,
    };
    if !(r.at(at + 1, &["of"]) && r.at(at + 2, &["a"]) && r.at(at + 3, &["stop"])) {
        return false;
    }
    let near = (i.saturating_sub(5)..i).chain(at + 4..at + 6).find(|k| {
        r.at(*k, &["under", "underexposed", "underexpose", "down", "darker", "over", "overexposed", "overexpose", "up"])
            || r.at(*k, &["brighter", "minus", "plus"])
    });
    let under = near.is_none_or(|k| r.at(k, &["under", "underexposed", "underexpose", "down", "darker", "minus"]));
    let value = count / unit * if under { -1.0 } else { 1.0 };
    let last = near.filter(|k| *k == at + 4).unwrap_or(at + 3);
    r.say("look.exposure_ev", shown(value), i, last, 5);
    true
}

/// "Underexpose by a third", "subexponé dos tercios": parts of a stop without the stop.
fn thirds_of_stop(r: &mut Reading<'_>, i: usize) -> bool {
    let raw = r.tokens[i].raw.as_str();
    let sign = if raw.starts_with("underexpos") || raw.starts_with("subexp") {
        -1.0
    } else if raw.starts_with("overexpos") || raw.starts_with("sobreexp") {
        1.0
    } else {
        return false;
    };
    let at = (i + 1..i + 4).find(|k| !r.at(*k, &["by", "it", "about", "just", "only"])).unwrap_or(i + 1);
    let (count, unit) = match number(&r.tokens, at) {
        Some((n, end)) if n.fract() == 0.0 => (n, end),
        _ if r.at(at, &["a", "one"]) => (1.0, at + 1),
        _ => return false,
    };
    let third = r.tokens.get(unit).is_some_and(|t| matches!(t.raw.as_str(), "third" | "thirds" | "tercio" | "tercios"));
    if !third || !ends(r, unit + 1) {
        return false;
    }
    r.say("look.exposure_ev", shown(sign * count / 3.0), i, unit, 4);
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn stops_and_their_parts() {
        for (words, stops) in [
            ("A tower, one stop under.", -1.0),
            ("A tower, a stop and a half over.", 1.5),
            ("A tower. Underexpose by a third.", -0.3333),
            ("Una torre, subexpuesta dos tercios.", -0.6667),
        ] {
            assert!((read(words).plan.look.exposure_ev - stops).abs() < 1e-3, "{words}");
        }
    }
}
