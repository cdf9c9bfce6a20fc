//! Seconds that have gone by when it happens: "when two and a half seconds have gone by", "pasados tres segundos", "I count
//! four seconds, then bang".

use super::waiting::happens_between;
use crate::lexicon::ARTICLES;
use crate::reading::Reading;

/// What a time behind it has done when the event begins.
const GOES_BY: &[&str] = &[
    "pasan",
    "pasado",
    "transcurrido",
    "corrido",
    "pasen",
    "pasados",
    "pasadas",
    "pasaron",
    "transcurran",
    "transcurren",
    "transcurridos",
    "cumplen",
    "cumplan",
    "cumplidos",
];
/// What somebody does who waits for it with a watch.
const COUNTS: &[&str] = &[
    "count",
    "counts",
    "counted",
    "cuento",
    "cuenta",
    "cuentan",
    "cuenten",
    "contamos",
    "contad",
    "conta",
    "contas",
    "contando",
    "esperamos",
    "esperan",
    "esperen",
    "espero",
    "esperas",
    "aguantamos",
    "aguanten",
];
/// What may stand between it and its time.
const ABOUT: &[&str] =
    &["about", "some", "like", "exactly", "just", "full", "good", "unos", "unas", "ya", "off", "out", "han", "hayan"];

/// First and last token of a time at tokens `i..end` that has gone by when it happens.
pub(super) fn span(r: &Reading<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
    let small = |k: usize| r.at(k, ARTICLES) || r.at(k, ABOUT) || ABOUT.contains(&r.tokens[k].raw.as_str());
    let lead = (0..i).rev().take(3).find(|k| !small(*k));
    let has = end + usize::from(r.at(end, &["have", "has", "had", "are", "is"]));
    let gone = r.at(has, &["passed", "elapsed", "expired"]);
    let by = r.at(has, &["gone", "ticked", "rolled", "went", "go", "pass"]) && r.at(has + 1, &["by", "past"]);
    if gone || by {
        let first = lead.filter(|k| r.at(*k, &["when", "once", "after", "until", "till", "as"]) && r.free(*k));
        return Some((first.unwrap_or(i), if by { has + 1 } else { has }));
    }
    let led = |words: &[&str]| lead.filter(|k| words.contains(&r.tokens[*k].raw.as_str()) && r.free(*k));
    if let Some(first) = led(GOES_BY) {
        return Some((first, end - 1));
    }
    let follows = (end..end + 3).any(|k| r.at(k, &["and", "then"]) || r.tokens.get(k).is_some_and(|t| t.is_mark()));
    let first = led(COUNTS)?;
    (follows && happens_between(r, end, (end + 14).min(r.tokens.len()))).then_some((first, end - 1))
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_happens_when_seconds_have_gone_by() {
        for (words, start) in [
            ("When two and a half seconds have gone by the car park starts to collapse.", 2.5),
            ("Cuando pasen tres segundos explota la fábrica.", 3.0),
            ("Prenden la gasolina, cuento tres segundos y explota la fábrica.", 3.0),
            ("I count four seconds, then bang: the hotel blows up.", 4.0),
            ("Once 3 seconds have passed the chimney topples.", 3.0),
        ] {
            assert_eq!(read(words).plan.event.start_s, start, "{words}");
        }
    }
}
