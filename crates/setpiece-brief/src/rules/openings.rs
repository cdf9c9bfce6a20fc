//! Seconds that open the shot: "push in for the first four seconds", and the one that is counted on: "it blows on the
//! fifth". Neither is how long the shot is.

use super::clock::{SECONDS, seconds};
use super::{Pending, shown, waiting};
use crate::lexicon::ARTICLES;
use crate::reading::Reading;

/// "For the first four seconds": what fills them is no event, so that the event comes after them.
pub(super) fn first_seconds(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["first", "opening", "initial"]) {
        return false;
    }
    let Some((value, end)) = seconds(r, i + 1).filter(|(_, end)| *end > i + 2) else { return false };
    let Some(lead) = r.back(i, ARTICLES).filter(|k| r.at(*k, &["for", "during", "over"]) && r.free(*k)) else {
        return false;
    };
    // "Nothing happens for the first four seconds" is a wait, and read as one.
    if waiting::before(r, lead).is_some() || waiting::behind(r, end) {
        return false;
    }
    r.claim(lead, end - 1);
    let begins = (0..lead).rev().find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
    if !waiting::happens_between(r, begins, lead) && !waiting::happens_in_clause(r, end) {
        r.pending.push((Pending::Opening(value), lead, end - 1));
    }
    true
}

/// "Las cargas suenan en el segundo 1 y cae en el 3": a second by its number alone, right behind what happens then.
pub(super) fn second_again(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = crate::numbers::number(&r.tokens, i) else { return false };
    // "En el segundo cuatro se apaga la luz y en el seis se hunde."
    let behind = i > 3
        && r.tokens[i - 1].raw == "el"
        && r.tokens[i - 2].raw == "en"
        && (r.at(i - 3, &["and", "then"]) || r.tokens[i - 3].is_mark())
        && (0..i - 3).rev().take(16).any(|k| r.tokens[k].raw == "segundo")
        && waiting::happens_in_clause(r, end);
    if behind && (1.0..=60.0).contains(&value) && !(0..i).any(|k| super::measures::is_storey(r, k)) {
        r.say("event.start_s", shown(value), i - 2, end - 1, 5);
        return true;
    }
    let in_the = i > 2 && r.tokens[i - 1].raw == "el" && r.tokens[i - 2].raw == "en";
    let on_the = i > 1 && r.tokens[i - 1].raw == "al";
    if !(in_the || on_the) || !(1.0..=60.0).contains(&value) || !super::ends(r, end) {
        return false;
    }
    let verb = i - if in_the { 3 } else { 2 };
    let named = (0..verb).rev().take(24).any(|k| r.at(k, SECONDS));
    let storeys = (0..verb).any(|k| super::measures::is_storey(r, k));
    if !named || storeys || !r.happens_at(verb) {
        return false;
    }
    r.say("event.start_s", shown(value), verb + 1, end - 1, 5);
    true
}

/// "Six seconds of which four are just waiting": the part of the shot in which nothing happens.
pub(super) fn part_that_waits(r: &mut Reading<'_>, i: usize) -> bool {
    let which = i > 1 && r.at(i - 1, &["which", "them", "those"]) && r.at(i - 2, &["of"]);
    let cuales = i > 1 && matches!(r.tokens[i - 1].raw.as_str(), "cuales" | "cuales,") && r.tokens[i - 2].raw == "los";
    let Some((value, end)) = crate::numbers::number(&r.tokens, i).filter(|_| which || cuales) else { return false };
    let clause = (end..r.tokens.len()).take(6).take_while(|k| !r.tokens[*k].is_mark());
    let waits = clause.into_iter().find(|k| {
        waiting::waits(r, *k)
            || matches!(r.tokens[*k].raw.as_str(), "espera" | "nada" | "empty" | "silencio" | "quieto")
    });
    let Some(last) = waits.filter(|_| (0..i).rev().take(8).any(|k| r.at(k, SECONDS))) else { return false };
    r.say("event.start_s", shown(value), i - 2, last, 4);
    true
}

/// "The bomb goes off on the fifth", "revienta al quinto", where seconds are counted and no storeys are.
pub(super) fn counted_on(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((n, end)) = crate::numbers::ordinal(&r.tokens, i).filter(|(n, end)| *n > 1 && super::ends(r, *end)) else {
        return false;
    };
    let Some(lead) = r.back(i, ARTICLES).filter(|k| r.at(*k, &["on", "at", "by"]) && r.free(*k)) else { return false };
    let before = || (0..i).rev().take(40);
    // "En la cuarta" is a storey by its gender.
    let storey = r.tokens[end - 1].raw.ends_with('a') || before().any(|k| super::measures::is_storey(r, k));
    let begins = (0..lead).rev().find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
    if storey || !before().any(|k| r.at(k, SECONDS)) || !waiting::happens_between(r, begins, lead) {
        return false;
    }
    r.say("event.start_s", shown(f64::from(n)), lead, end - 1, 4);
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn opening_seconds_are_no_length() {
        let default = read("A bank explodes.").plan;
        for (words, start, length) in [
            ("Push in for the first four seconds; a bomb goes off in the bank on the fifth.", 5.0, default.duration_s),
            ("We push in for the first three seconds. Then the bank explodes. Ten seconds.", 3.0, 10.0),
            ("El banco: las cargas suenan en el segundo 1 y cae en el 3.", 3.0, default.duration_s),
            ("Six seconds of which four are just waiting, then the bank explodes.", 4.0, 6.0),
            ("The bank shakes for the first three seconds. Ten seconds.", default.event.start_s, 10.0),
        ] {
            let plan = read(words).plan;
            assert_eq!(plan.event.start_s, start, "{words}");
            assert!(plan.duration_s >= length, "{words}: {}", plan.duration_s);
        }
    }
}
