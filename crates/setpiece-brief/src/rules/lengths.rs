//! Lengths that are named by a number alone: "total eight", "cut at 6", "lasts twelve", "keep rolling for four more".

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
    // "It bursts. Hold 6."
    let held = super::ends(r, end)
        && value <= 20.0
        && lead.is_some_and(|k| r.at(k, &["hold", "holds"]) && (k == 0 || super::ends(r, k - 1)))
        && !r.tokens.iter().any(|t| t.is_any(SECONDS));
    // "Hold five. Then a shell hits the church."
    let comma = r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark(','));
    // "Hold three. It falls."
    let stop = r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark('.'));
    let begins = stop && !(0..i).any(|k| super::waiting::happens_at(r, k));
    let comma = comma || begins && held;
    let then = held && (r.at(end + 1, &["then"]) || comma && super::waiting::happens_in_clause(r, end + 1));
    if let Some(first) = lead.filter(|_| then) {
        r.say("event.start_s", shown(value), first, end - 1, 4);
        return true;
    }
    if let Some(first) = lead.filter(|_| held) {
        r.say("duration_s", shown(value), first, end - 1, 3);
        return true;
    }
    // "Hold another five."
    let another = super::ends(r, end)
        && lead.is_some_and(|k| {
            r.at(k, &["another"]) && r.before(k, &["hold", "holds", "for", "stay", "rolling", "wait"])
        })
        && (0..i).rev().take(60).any(|k| r.at(k, SECONDS));
    if let Some(first) = lead.filter(|_| another) {
        r.claim(first - 1, end - 1);
        r.pending.push((Pending::After(value), first - 1, end - 1));
        return true;
    }
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

/// "End the shot at 7", "cut at 6 seconds", "ends on 8": how long the shot is, by its end.
pub(super) fn end_word(r: &mut Reading<'_>, i: usize) -> bool {
    let ends = [
        "end", "ends", "ending", "cut", "cuts", "finish", "finishes", "out", "fade", "fades", "cierra", "corta",
        "cierre", "corte", "termina", "acaba", "finaliza",
    ];
    // "Blows out at two seconds" begins then.
    const OUTWARD: &[&str] =
        &["blow", "blows", "blown", "blew", "burst", "bursts", "fall", "falls", "bow", "bows", "kick", "kicks", "goes"];
    // "Un cable que se corta a los 2 s" is no cut.
    // "The dam gives at its right end after four seconds."
    const WHICH: &[&str] = &[
        "right", "left", "far", "near", "other", "one", "its", "their", "north", "south", "east", "west", "top",
        "lower", "hand",
    ];
    let end_of_it = r.at(i, &["end", "ends"]) && r.before(i, WHICH);
    let itself = end_of_it || i > 0 && r.tokens[i - 1].raw == "se";
    // "The flood takes the left side out at four seconds."
    let taken = r.at(i, &["out"])
        && (0..i)
            .rev()
            .take(6)
            .take_while(|k| !r.tokens[*k].is_mark())
            .any(|k| r.at(k, &["take", "takes", "took", "taking", "knock", "knocks", "wipe", "wipes"]));
    let itself = itself || taken;
    if itself || !r.at(i, &ends) || r.at(i, &["out"]) && r.before(i, OUTWARD) {
        return false;
    }
    const OBJECT: &[&str] = &["shot", "it", "out", "clip", "take", "to", "black", "in", "negro"];
    let on_black = |k: usize| r.at(k, &["on"]) && r.at(k + 1, &["black", "white", "a", "the", "negro"]);
    let at = (i + 1..i + 6).find(|k| !r.at(*k, OBJECT) && !r.at(*k, ARTICLES) && !on_black(*k));
    let Some(at) = at.filter(|k| {
        (r.at(*k, &["at", "on", "after"]) || r.tokens.get(*k).is_some_and(|t| t.raw == "al")) && r.free(*k)
    }) else {
        return false;
    };
    let at = if r.at(at + 1, ARTICLES) && !r.at(at + 1, &["a", "an"]) { at + 1 } else { at };
    let (value, end) = match (seconds(r, at + 1), r.tokens.get(at + 1).map(|t| t.kind)) {
        (Some(found), _) => found,
        (None, Some(Kind::Number(x))) if x <= 60.0 && super::ends(r, at + 2) => (x, at + 2),
        // "Start at two, end at nine."
        _ => match number(&r.tokens, at + 1).filter(|(n, end)| *n <= 60.0 && super::ends(r, *end)) {
            Some(found) if !r.at(i, &["fade", "fades"]) && r.found.iter().any(|f| f.key == "event.start_s") => found,
            _ => return false,
        },
    };
    // "Cut at 0:08" is a code of time.
    let code = r.tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '/' | '%')));
    if code || !r.free(at + 1) {
        return false;
    }
    // A fade has no key; when it comes, has.
    let fade = r.at(i, &["fade", "fades"]);
    r.blocked[i..at].fill(fade);
    // "Fails about 4 s, out at 9."
    let rank = if r.at(i, &["out"]) { 5 } else { 4 };
    r.say("duration_s", shown(value), if fade { at } else { i }, end - 1, rank);
    true
}

/// "Total eight", "in all ten", "10 total": a length without its unit.
pub(super) fn total(r: &mut Reading<'_>, i: usize) -> bool {
    // "How long: 7."
    let colon = |k: usize| r.tokens.get(k).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
    let asked = r.at(i, &["long"]) && r.before(i, &["how"]) || matches!(r.tokens[i].raw.as_str(), "dura" | "duracion");
    if let Some((value, end)) = number(&r.tokens, i + 2)
        .filter(|(n, end)| asked && colon(i + 1) && (1.0..=120.0).contains(n) && super::ends(r, *end))
    {
        r.say("duration_s", shown(value), i, end - 1, 5);
        return true;
    }
    let said = |k: usize| r.at(k, &["total", "altogether"]) && super::ends(r, k + 1);
    let word = |end: usize| [end, end + 1].into_iter().find(|k| said(*k) && (*k == end || r.at(end, &["in"])));
    // "So 10 in all", "twelve all told".
    let in_all = |end: usize| {
        let all = r.at(end, &["in"]) && r.at(end + 1, &["all"])
            || r.at(end, &["all"]) && r.at(end + 1, &["told", "in"])
            || r.tokens.get(end).is_some_and(|t| t.raw == "en")
                && r.tokens.get(end + 1).is_some_and(|t| t.raw == "total");
        (all && super::ends(r, end + 2)).then_some(end + 1)
    };
    let behind = number(&r.tokens, i).and_then(|(value, end)| Some((value, word(end).or_else(|| in_all(end))?)));
    let behind = behind.filter(|(value, _)| (1.0..=120.0).contains(value));
    if let Some((value, end)) = behind.filter(|_| i == 0 || r.tokens[i - 1].is_mark() || r.at(i - 1, &["and", "so"])) {
        r.say("duration_s", shown(value), i, end, 5);
        return true;
    }
    if !r.at(i, &["total", "altogether", "overall"]) {
        return false;
    }
    let at = i + 1 + usize::from(r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '='))));
    match number(&r.tokens, at) {
        Some((value, end)) if super::ends(r, end) => {
            r.say("duration_s", shown(value), i, end - 1, 5);
            true
        }
        _ => false,
    }
}

/// "Starts at three seconds and lasts twelve": the unit is said elsewhere.
pub(super) fn lasting(r: &mut Reading<'_>, i: usize) -> bool {
    let runs =
        r.at(i, &["runs", "run", "running"]) && (0..i).rev().take(3).any(|k| r.at(k, &["shot", "clip", "take", "it"]));
    if !(runs || r.at(i, &["lasts", "lasting"])) {
        return false;
    }
    let at = i + 1 + usize::from(r.at(i + 1, &["about", "around", "roughly", "for", "some"]));
    let Some((value, end)) =
        number(&r.tokens, at).filter(|(n, end)| *n <= 120.0 && (super::ends(r, *end) || r.at(*end, &["and"])))
    else {
        return false;
    };
    let plain = !runs && (2.0..=60.0).contains(&value);
    if !plain && !r.tokens.iter().any(|t| t.is_any(SECONDS)) {
        return false;
    }
    r.say("duration_s", shown(value), i, end - 1, 4);
    true
}

/// "3.5 seconds in, 9 long": the unit was said before, and it was one of time.
pub(super) fn long(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = number(&r.tokens, i).filter(|(n, end)| *n <= 60.0 && r.at(*end, &["long"])) else {
        return false;
    };
    let unit = (0..i).rev().take(12).find(|k| r.at(*k, SECONDS) || r.at(*k, &["m", "metres", "meters", "feet", "ft"]));
    if !super::ends(r, end + 1) || !unit.is_some_and(|k| r.at(k, SECONDS)) {
        return false;
    }
    r.say("duration_s", shown(value), i, end, 4);
    true
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

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn lengths_without_their_unit() {
        let dam = read("The dam gives at its right end after four seconds; twelve seconds.").plan;
        assert_eq!((dam.event.start_s, dam.duration_s), (4.0, 12.0));
        let two = read("A hotel implodes, start at two, end at nine.").plan;
        assert_eq!((two.event.start_s, two.duration_s), (2.0, 9.0));
        let plan = read("A tower topples 3.5 seconds in, 9 long.").plan;
        assert_eq!((plan.event.start_s, plan.duration_s), (3.5, 9.0));
        assert_eq!(read("A wall 3 metres high, 9 long.").plan.structure.width_m, 9.0);
    }
}
