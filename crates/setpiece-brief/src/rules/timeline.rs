//! A shot told by its stretches of time: "0-4 calm, 4-8 collapse", "0 to 2 still, 2 to 6 the tower falls". The unit is not
//! said; seconds are meant. The stretch in which something happens is when it begins, the end of the last how long it lasts.

use super::{clock::SECONDS, shown};
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// The longest shot that is told so, in seconds.
const LONGEST: f64 = 60.0;

/// What a stretch is like in which nothing happens.
const QUIET: &[&str] = &[
    "all",
    "todo",
    "nothing",
    "nada",
    "calm",
    "quiet",
    "still",
    "stillness",
    "silence",
    "peaceful",
    "static",
    "setup",
    "calma",
    "quieto",
    "quieta",
    "tranquilo",
    "tranquila",
    "silencio",
    "normal",
];

struct Stretch {
    from: f64,
    to: f64,
    first: usize,
    last: usize,
}

/// Reads one, when at least two stretches follow one another from nothing on.
pub(super) fn read(r: &mut Reading<'_>) {
    let mut told: Vec<Stretch> = Vec::new();
    let mut i = 0;
    while i < r.tokens.len() {
        match stretch(r, i).filter(|s| s.from >= told.last().map_or(0.0, |t| t.to)) {
            Some(found) if !told.is_empty() || found.from == 0.0 => {
                i = found.last + 1;
                told.push(found);
            }
            _ => i += 1,
        }
    }
    // The last may be open: "0-3 nothing, 3-end".
    if told.len() < 2 {
        return;
    }
    let event = told.iter().enumerate().find(|(n, s)| {
        let end = told.get(n + 1).map_or(r.tokens.len(), |next| next.first);
        super::waiting::happens_between(r, s.last + 1, end)
    });
    let start = event.map(|(_, s)| (s.from, s.first, s.last));
    let whole = told.last().map_or(0.0, |s| s.to);
    let (first, last) = told.last().map_or((0, 0), |s| (s.first, s.last));
    if let Some((from, first, last)) = start {
        r.say("event.start_s", shown(from), first, last, 5);
    }
    r.say("duration_s", shown(whole), first, last, 5);
    for s in &told {
        r.claim(s.first, s.last);
        // "0-4 calm."
        let mut at = s.last + 1;
        while QUIET.iter().any(|w| r.tokens.get(at).is_some_and(|t| t.raw == *w)) {
            r.claim(at, at);
            at += 1;
        }
    }
    // "Timeline:"
    const TITLES: &[&str] = &["timeline", "timing", "timings", "beats", "tiempos", "escaleta", "secuencia"];
    if let Some(k) = told[0].first.checked_sub(2).filter(|k| TITLES.contains(&r.tokens[*k].raw.as_str())) {
        r.claim(k, k);
    }
}

/// "0-4", "4 to 8", "de 0 a 3", with or without "s".
fn stretch(r: &Reading<'_>, i: usize) -> Option<Stretch> {
    let digits = |k: usize| matches!(r.tokens.get(k).map(|t| t.kind), Some(Kind::Number(_)));
    let (from, end) = number(&r.tokens, i).filter(|_| r.free(i))?;
    let end = if r.at(end, SECONDS) { end + 1 } else { end };
    let tied = digits(end) && r.words.get(r.tokens[end - 1].end..r.tokens[end].start).is_some_and(|t| t.trim() == "-");
    let dash = matches!(r.tokens.get(end).map(|t| t.kind), Some(Kind::Mark('-' | '\u{2013}' | '\u{2014}' | '>')));
    let to = r.at(end, &["to", "till", "until"]) || r.tokens.get(end).is_some_and(|t| t.raw == "a");
    let at = if tied { end } else { (dash || to).then_some(end + 1)? };
    let (to, end) = number(&r.tokens, at)?;
    let unit = r.at(end, SECONDS);
    let measured = r.tokens.get(end).is_some_and(|t| {
        t.is_any(&["floors", "storeys", "stories", "mm", "m", "metres", "fps", "floor", "storey", "am", "pm", "frames"])
            || matches!(t.kind, Kind::Mark('%' | '/'))
    });
    let last = if unit { end } else { end - 1 };
    let led = i > 0 && (r.at(i - 1, &["from", "of"]) || r.tokens[i - 1].raw == "de");
    let span = to > from && to <= LONGEST && !measured;
    span.then_some(Stretch { from, to, first: if led { i - 1 } else { i }, last })
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn stretches_tell_when_it_begins_and_how_long_it_lasts() {
        for (words, start, length) in [
            ("0-4 calm, 4-8 collapse. Apartment building, overcast.", 4.0, 8.0),
            ("0 to 2 still, 2 to 6 the tower falls left. Night.", 2.0, 6.0),
            ("0-3 nothing, 3-7 the bridge comes down, 7-10 dust settles.", 3.0, 10.0),
            ("Torre: 0-2s quieta, 2-5s se derrumba, 5-9s polvo.", 2.0, 9.0),
        ] {
            let brief = read(words);
            assert_eq!((brief.plan.event.start_s, brief.plan.duration_s), (start, length), "{words}");
            assert!(brief.ignored.is_empty(), "{words}");
        }
    }

    #[test]
    fn other_ranges_are_no_stretches() {
        assert_eq!(read("A tower of 5-7 floors, 2-3 cars, collapses").plan.duration_s, 4.0);
    }
}
