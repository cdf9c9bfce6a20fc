//! Moments that are named by a number alone: the fourth second, "starts at 2", "at three the dam bursts", the last two.

use super::clock::{SECONDS, seconds};
use super::shown;
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// "starts at 2", "begins after 1.5", "start: 1".
pub(super) fn start_word(r: &mut Reading<'_>, i: usize) -> bool {
    // "At t=1.5."
    let time = r.at(i, &["t"])
        && r.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Mark('='))
        && matches!(r.tokens.get(i + 2).map(|t| t.kind), Some(Kind::Number(_)));
    if time {
        let (value, end) = seconds(r, i + 2).or_else(|| number(&r.tokens, i + 2)).unwrap_or((0.0, i + 3));
        r.say("event.start_s", shown(value), i, end - 1, 4);
        return true;
    }
    // "At T plus 3", "T+3".
    let plus = r.at(i + 1, &["plus"]) || r.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Mark('+'));
    if r.at(i, &["t"])
        && plus
        && let Some((value, end)) = seconds(r, i + 2).or_else(|| number(&r.tokens, i + 2).filter(|(n, _)| *n <= 60.0))
    {
        r.say("event.start_s", shown(value), i, end - 1, 4);
        return true;
    }
    // "When: at 2."
    let when = matches!(r.text(r.span(i, i)).to_lowercase().as_str(), "when" | "cuando" | "cuándo")
        && r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
    // "Starts at 00:02" is a time code.
    let code = |k: usize| {
        r.tokens.get(k).is_some_and(|t| matches!(t.norm.as_str(), "0" | "00"))
            && r.tokens.get(k + 1).is_some_and(|t| t.kind == Kind::Mark(':') && t.start == r.tokens[k].end)
    };
    if (i + 1..i + 4).any(code) {
        return false;
    }
    if !when && !r.at(i, &["starts", "start", "begins", "starting", "beginning", "begin"]) {
        return false;
    }
    let mut at = i + 1;
    while r.at(at, &["at", "after", "on", "about", "t", "around"])
        || at > i + 1 && r.at(at, ARTICLES)
        || r.tokens.get(at).is_some_and(|t| t.raw == "en")
        || matches!(r.tokens.get(at).map(|t| t.kind), Some(Kind::Mark(':' | '=' | '+' | '@')))
    {
        at += 1;
    }
    if at == i + 1 {
        return false;
    }
    let (value, end) = match seconds(r, at) {
        Some(found) => found,
        None => match (r.tokens.get(at).map(|t| t.kind), super::ends(r, at + 1) || r.at(at + 1, &["and"])) {
            (Some(Kind::Number(x)), true) => (x, at + 1),
            // "Fifteen seconds of which the event starts at five."
            _ => match number(&r.tokens, at).filter(|(n, end)| *n <= 60.0 && super::ends(r, *end)) {
                Some((n, end))
                    if (0..i).rev().take(16).any(|k| r.at(k, SECONDS))
                        || (end..end + 3).any(|k| r.at(k, &["end", "ends", "cut", "out"])) =>
                {
                    (n, end)
                }
                _ => return false,
            },
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
    // "01:02:03:12": a code of the tape, unless it counts from nothing.
    let second_colon = r.tokens.get(i + 3).is_some_and(|t| t.kind == Kind::Mark(':'));
    if colon && second_colon && seconds.len() == 2 {
        let code: Vec<f64> =
            (0..4).map_while(|n| digits(i + 2 * n).filter(|d| d.len() <= 2).and_then(|d| d.parse().ok())).collect();
        if code.len() > 2 {
            let last = i + 2 * (code.len() - 1);
            if code[0] == 0.0 && code[1] == 0.0 {
                let frames = code.get(3).copied().unwrap_or(0.0);
                r.say("event.start_s", shown(code[2] + frames / 24.0), i, last, 4);
            } else {
                r.blocked[i..=last].fill(true);
            }
            return true;
        }
    }
    if !colon || !(zero == "0" || zero == "00") || seconds.len() != 2 || r.at(i + 3, &["am", "a", "h"]) {
        return false;
    }
    let first = if r.before(i, &["at"]) { i - 1 } else { i };
    let value: f64 = seconds.parse().unwrap_or(0.0);
    // A list of times begins at nothing: "0:00 static, 0:03 explosion, 0:08 end".
    let listed = value == 0.0
        && (i + 3..r.tokens.len()).take(60).any(|k| r.tokens[k].kind == Kind::Mark(':') && digits(k + 1).is_some());
    if listed {
        r.claim(i, i + 2);
    } else if i > 1
        && r.before(i, &["at", "around", "by", "about"])
        && r.at(i - 2, &["cut", "ends", "end", "out", "corte", "termina"])
    {
        r.say("duration_s", shown(value), i - 2, i + 2, 4);
    } else if r.at(i + 3, &["end", "ends", "cut", "out", "fin", "corte", "long", "total", "overall"]) {
        r.say("duration_s", shown(value), i, i + 3, 4);
    } else {
        r.say("event.start_s", shown(value), first, i + 2, 4);
    }
    true
}

/// "al segundo cuatro", "al tercer segundo", "al segundo y medio", "at second four".
pub(super) fn nth_second(r: &mut Reading<'_>, i: usize) -> bool {
    const WHEN: &[&str] = &["at", "in", "on", "from", "around", "by", "until", "till", "before"];
    let behind_article = i > 1 && r.at(i - 1, ARTICLES) && r.at(i - 2, WHEN);
    // "A partir del segundo dos."
    let onward = i > 1 && r.tokens[i - 2].raw == "partir" && r.before(i, &["of"]);
    let about = i > 1 && r.at(i - 1, &["about", "around", "roughly", "exactly", "just"]) && r.at(i - 2, WHEN);
    // "Fifth second: the facade detonates."
    let opens = i == 0 || r.tokens[i - 1].ends_sentence();
    if let Some((n, end)) = crate::numbers::ordinal(&r.tokens, i).filter(|(_, end)| opens && r.at(*end, &["second"]))
        && r.tokens.get(end + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | ',')))
    {
        r.say("event.start_s", shown(f64::from(n)), i, end, 4);
        return true;
    }
    // "Sec 3 wall bursts": a second by its number, at the head of what happens then.
    if (i == 0 || r.tokens[i - 1].is_mark())
        && (r.at(i, &["sec", "second"]) || matches!(r.tokens[i].raw.as_str(), "seg" | "segundo"))
        && let Some((n, end)) = number(&r.tokens, i + 1).filter(|(n, _)| *n <= 60.0)
        && !r.at(end, SECONDS)
        && !r.tokens.get(end).is_some_and(|t| {
            t.start == r.tokens[end - 1].end && !t.ends_sentence() && !matches!(t.kind, Kind::Mark(':' | ',' | ')'))
        })
    {
        r.say("event.start_s", shown(n), i, end - 1, 4);
        return true;
    }
    if !(r.before(i, WHEN) || behind_article || onward || about) {
        return false;
    }
    if onward {
        r.claim(i - 2, i - 1);
    }
    let first = if about || r.before(i, ARTICLES) { i - 2 } else { i - 1 };
    let (value, last) = if r.at(i, &["second", "seconds"]) {
        if r.at(i + 1, &["and"]) && r.at(i + 2, &["half"]) {
            (1.5, i + 2)
        } else {
            match number(&r.tokens, i + 1) {
                Some((n, end)) => (n, end - 1),
                // "Que arranque al segundo."
                None if r.tokens[i].raw == "segundo"
                    && r.tokens[i - 1].raw == "al"
                    && super::ends(r, i + 1)
                    && i > 1
                    && (r.at(i - 2, &["start", "starts", "begin", "begins"]) || r.happens_at(i - 2)) =>
                {
                    (1.0, i)
                }
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
    // "Al segundo 6 de 9."
    if r.at(last + 1, &["of"])
        && let Some((all, after)) =
            number(&r.tokens, last + 2).filter(|(all, end)| *all > value && super::ends(r, *end))
    {
        r.say("duration_s", shown(all), last + 1, after - 1, 4);
    }
    true
}

/// "Goes boom at 2", "on the count of four": seconds that are only counted.
pub(super) fn counted(r: &mut Reading<'_>, i: usize) -> bool {
    // "It goes at 6 of 9 seconds."
    if r.before(i, &["at"])
        && let Some((value, end)) = number(&r.tokens, i).filter(|(_, end)| r.at(*end, &["of"]))
        && let Some((all, after)) = seconds(r, end + 1).filter(|(all, _)| *all > value)
    {
        r.say("event.start_s", shown(value), i - 1, end - 1, 4);
        r.say("duration_s", shown(all), end, after - 1, 4);
        return true;
    }
    // "Implosión a los 3 de 9."
    if i > 1
        && r.tokens[i - 1].raw == "los"
        && r.tokens[i - 2].raw == "a"
        && let Some((value, end)) = number(&r.tokens, i).filter(|(_, end)| r.at(*end, &["of"]))
        && let Some((all, after)) =
            number(&r.tokens, end + 1).filter(|(all, after)| *all > value && super::ends(r, *after))
    {
        r.say("event.start_s", shown(value), i - 2, end - 1, 4);
        r.say("duration_s", shown(all), end, after - 1, 4);
        return true;
    }
    let Some((value, end)) = number(&r.tokens, i).filter(|(n, end)| {
        *n <= 20.0 && {
            super::ends(r, *end)
                || r.at(*end, &["no", "not", "and"])
                || i > 1 && r.before(i, &["of"]) && r.at(i - 2, &["count", "cuenta"])
        }
    }) else {
        return false;
    };
    let count = i > 1 && r.before(i, &["of"]) && r.at(i - 2, &["count", "cuenta"]);
    let event = |k: usize| {
        let found = crate::lexicon::find(&r.tokens, k, false, |k| r.free(k));
        found.is_some_and(|m| m.tokens.len() == 1 && m.says("event.kind"))
    };
    let verb = |k: usize| {
        let found = crate::lexicon::find(&r.tokens, k, true, |k| r.free(k));
        found.is_some_and(|m| m.says("event.kind"))
    };
    let sign = i > 1 && r.tokens[i - 1].kind == Kind::Mark('@');
    // "Implodes in 4."
    let within = i > 1 && r.tokens[i - 1].raw == "in" && value <= 12.0 && event(i - 2);
    // "The roof lifts off at about 2."
    let lead = r.back(i, &["about", "around", "roughly", "exactly"]).filter(|k| r.at(*k, &["at"]) && k + 2 == i);
    let hedged = lead.is_some_and(|k| (k.saturating_sub(3)..k).any(|j| !r.tokens[j].is_mark() && r.happens_at(j)));
    let at = within || hedged || i > 1 && (r.before(i, &["at"]) || sign) && (event(i - 2) || r.at(i - 2, &["event"]));
    // "Que explote a los 2."
    let los = i > 2 && r.tokens[i - 1].raw == "los" && r.tokens[i - 2].raw == "a";
    // "Falls out onto the road at 1.5."
    let clause = |k: &usize| !r.tokens[*k].is_mark();
    let told = (value.fract() != 0.0 || (1.0..=12.0).contains(&value) && !r.shouted)
        && !matches!(r.tokens[i].raw.as_str(), "medio" | "media" | "half" | "mitad")
        && r.back(i, &["around", "about", "roughly"]).is_some_and(|k| r.at(k, &["at"]))
        && (0..i).rev().take(10).take_while(clause).any(|k| r.happens_at(k))
        && !(0..i).rev().take(10).take_while(clause).any(|k| r.at(k, &["camera", "cam", "lens", "height"]));
    // "Se cae el puente a los 3."
    let before = || (0..i.saturating_sub(2)).rev().take(6).take_while(clause);
    // "Explota en la planta 2, a los tres y medio."
    let apart = los && i > 3 && r.tokens[i - 3].kind == Kind::Mark(',') && super::ends(r, end);
    let sentence = |k: &usize| !r.tokens[*k].ends_sentence();
    let at = at || apart && (0..i - 3).rev().take(24).take_while(sentence).any(verb);
    let at = at || told || los && (before().any(event) || before().any(verb));
    if !(count || at)
        || r.tokens
            .get(end)
            .is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '%' | '/')) && t.start == r.tokens[end - 1].end)
    {
        return false;
    }
    r.say("event.start_s", shown(value), if count { i - 2 } else { i - 1 }, end - 1, 2);
    true
}

/// "At three the dam bursts", "a los cuatro, revienta la presa": seconds that open what happens.
pub(super) fn opens_event(r: &mut Reading<'_>, i: usize) -> bool {
    let los = i > 1 && r.tokens[i - 1].raw == "los" && r.tokens[i - 2].raw == "a";
    let first = if los { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
    if !(los || r.before(i, &["at"]) && r.tokens[i - 1].raw == "at") {
        return false;
    }
    let opens = first == 0 || r.tokens[first - 1].is_mark() || r.at(first - 1, &["then", "and", "but"]);
    let Some((value, end)) = number(&r.tokens, i).filter(|(n, _)| opens && (0.0..=20.0).contains(n)) else {
        return false;
    };
    let comma = usize::from(r.tokens.get(end).is_some_and(|t| t.kind == Kind::Mark(',')));
    const SUBJECTS: &[&str] = &["the", "it", "its", "that", "everything", "all", "se", "la", "el"];
    let subject = r.tokens.get(end + comma).is_some_and(|t| SUBJECTS.contains(&t.raw.as_str()) || los);
    let tied = r.tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '%' | '/')));
    if !subject || tied || !super::waiting::happens_in_clause(r, end + comma) {
        return false;
    }
    r.say("event.start_s", shown(value), first, end - 1, 3);
    true
}

/// "Ten seconds; nothing till three": the unit is said elsewhere.
pub(super) fn nothing_until(r: &mut Reading<'_>, i: usize) -> bool {
    let until = i > 0 && r.at(i - 1, &["until", "till"]);
    let idle = until && (0..i - 1).rev().take(3).any(|k| super::waiting::waits(r, k));
    let Some((value, end)) = number(&r.tokens, i).filter(|(n, end)| idle && *n <= 30.0 && super::ends(r, *end)) else {
        return false;
    };
    if !r.tokens.iter().any(|t| t.is_any(SECONDS)) {
        return false;
    }
    r.say("event.start_s", shown(value), i - 1, end - 1, 4);
    true
}

/// "Nothing happens for the first eleven", "first four: nothing but wind": the unit is said elsewhere.
pub(super) fn first_ones(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["first"]) || !r.tokens.iter().any(|t| t.is_any(SECONDS)) {
        return false;
    }
    // "14 seconds, first six of them nothing but snow."
    let closed = |end: usize| super::ends(r, end) || r.at(end, &["of"]) && r.at(end + 1, &["them", "those", "which"]);
    let Some((value, end)) = number(&r.tokens, i + 1).filter(|(n, end)| *n <= 60.0 && closed(*end)) else {
        return false;
    };
    let sentence = |k: &usize| !r.tokens[*k].ends_sentence();
    let idle = |k: usize| super::waiting::waits(r, k);
    let waits = (0..i).rev().take(6).take_while(sentence).any(idle)
        || (end..r.tokens.len()).take(4).take_while(sentence).any(idle);
    if !waits {
        return false;
    }
    let first = (i.saturating_sub(2)..i).find(|k| r.at(*k, &["for"])).unwrap_or(i);
    r.say("event.start_s", shown(value), first, end - 1, 4);
    true
}

/// "It goes at the very last second."
fn last_second(r: &mut Reading<'_>, i: usize) -> bool {
    let first = (0..i).rev().take(3).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["very"]));
    let Some(first) = first.filter(|k| r.at(*k, &["at", "in", "on", "during"])) else { return false };
    if !(r.at(i, &["last", "final"]) && r.at(i + 1, &["second"])) {
        return false;
    }
    r.claim(first, i + 1);
    r.pending.push((super::Pending::FromEnd(1.0), first, i + 1));
    // "En el último segundo de ocho."
    if r.at(i + 2, &["of"])
        && let Some((all, end)) = number(&r.tokens, i + 3).filter(|(all, end)| *all > 1.0 && super::ends(r, *end))
    {
        r.say("duration_s", shown(all), i + 2, end - 1, 4);
    }
    true
}

/// "Ten seconds, of which the last three are the fall": the unit is said elsewhere.
pub(super) fn last_ones(r: &mut Reading<'_>, i: usize) -> bool {
    if last_second(r, i) {
        return true;
    }
    if !r.at(i, &["last", "final"]) || !r.tokens[..i].iter().any(|t| t.is_any(SECONDS)) {
        return false;
    }
    // "Only in the last two the whole row goes up."
    let within = r.back(i, ARTICLES).filter(|k| r.at(*k, &["in", "during", "for"]));
    if let Some(first) = within
        && let Some((value, end)) = number(&r.tokens, i + 1).filter(|(n, _)| (1.0..=20.0).contains(n))
        && (super::ends(r, end)
            || r.at(end, ARTICLES)
            || r.at(end, &["it", "does", "do"])
            || super::waiting::happens_at(r, end))
        && (super::waiting::happens_in_clause(r, end) || super::ends(r, end))
    {
        r.claim(first, end - 1);
        r.pending.push((super::Pending::FromEnd(value), first, end - 1));
        return true;
    }
    let Some((value, end)) = number(&r.tokens, i + 1).filter(|(n, end)| *n <= 60.0 && r.at(*end, &["are", "is"]))
    else {
        return false;
    };
    if !super::waiting::happens_in_clause(r, end + 1) {
        return false;
    }
    r.claim(i, end);
    r.pending.push((super::Pending::FromEnd(value), i, end - 1));
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn seconds_without_their_unit() {
        for (words, start, length) in [
            ("At three the dam bursts. Nine in total.", 3.0, 9.0),
            ("A los tres revienta la presa. Nueve en total.", 3.0, 9.0),
            ("Hold 4 seconds, then the wall falls, 10 total.", 4.0, 10.0),
            ("Ten seconds, of which the last three are the fall of a chimney.", 7.0, 10.0),
            ("A hotel collapses. When: at 2. How long: 7.", 2.0, 7.0),
            ("Collapse of a hotel, starts at f48, ends f120, 24fps.", 2.0, 5.0),
            ("Se cae el puente a los 3, corta a los 7.", 3.0, 7.0),
            ("A wall, nine seconds. Sec 3 a truck hits it.", 3.0, 9.0),
            ("Ten seconds, then the church collapses at 7.", 7.0, 10.0),
            ("25 seconds of a motel, and only in the last two the whole row collapses.", 23.0, 25.0),
            ("Event at 72, end 168, 24fps, church, topple left.", 3.0, 7.0),
            ("The church collapses two seconds in; let the dust settle for six seconds after the collapse.", 2.0, 8.0),
        ] {
            let plan = read(words).plan;
            assert_eq!((plan.event.start_s, plan.duration_s), (start, length), "{words}");
        }
    }
}
