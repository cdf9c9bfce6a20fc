//! Words of waiting and of going on, and what makes a time the moment at which the event begins.

use crate::lexicon::ARTICLES;
use crate::reading::{Finding, Reading};
use crate::tokens::Kind;

/// What somebody does who waits; it goes on as well ("hold another five").
const HOLD: &[&str] = &["hold", "holds", "wait", "waits"];
/// A wait by its name.
const PAUSE: &[&str] = &["pause", "delay"];
/// How something stands before it falls.
const STAND: &[&str] = &["stand", "stands", "standing", "still"];
/// What a moment is like in which nothing happens.
const QUIET: &[&str] =
    &["nothing", "stillness", "holding", "waiting", "quiet", "calm", "silence", "motionless", "intact", "peace"];
/// Words that belong to waiting, but do not say it by themselves.
const MERELY: &[&str] = &[
    "moves",
    "move",
    "moving",
    "happens",
    "happening",
    "happen",
    "stays",
    "remains",
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
    "before",
    "that",
    "first",
    "opening",
    "just",
    "we",
    "only",
    "and",
];
/// What goes on after the event, besides what holds.
const STAY: &[&str] = &[
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
    "goes",
];
/// What leads up to the moment of the event by its own meaning.
const UP_TO: &[&str] = &["after", "until", "past", "delayed", "start", "starts", "beginning", "cabo", "transcurridos"];

/// Whether token `k` says by itself that nothing happens yet.
pub(super) fn waits(r: &Reading<'_>, k: usize) -> bool {
    [HOLD, PAUSE, STAND, QUIET].iter().any(|words| r.at(k, words))
}

/// Whether token `k` may stand among words of waiting.
pub(super) fn idles(r: &Reading<'_>, k: usize) -> bool {
    r.at(k, MERELY) || waits(r, k)
}

/// Whether token `k` says that something goes on.
pub(super) fn goes_on(r: &Reading<'_>, k: usize) -> bool {
    r.at(k, HOLD) || r.at(k, STAY)
}

/// Whether a time behind token `k` is when the event begins.
pub(super) fn leads_to_start(r: &Reading<'_>, k: usize) -> bool {
    r.at(k, UP_TO) || r.at(k, HOLD) || r.at(k, PAUSE) || r.at(k, STAND)
}

/// Whether token `k` belongs to the time behind it; "stands" belongs to what stands.
pub(super) fn joins_time(r: &Reading<'_>, k: usize) -> bool {
    r.at(k, &["at", "from", "for", "t"]) || leads_to_start(r, k) && !r.at(k, STAND)
}

/// "It leans first, holds for a second and topples": a pause within the event, told before the time at token `i`.
pub(super) fn within_event(r: &Reading<'_>, i: usize) -> bool {
    let sentence = || (0..i).rev().take(14).take_while(|k| !r.tokens[*k].ends_sentence());
    let holds = |k: &usize| r.at(*k, HOLD) || r.at(*k, PAUSE) || r.tokens[*k].raw.starts_with("aguant");
    const LEANS: &[&str] = &["leans", "tilts", "tips", "sways", "buckles", "sags", "inclina", "incline", "ladea"];
    // "Loses a leg, hangs there for a second, and then falls."
    const HANGS: &[&str] = &["hangs", "teeters", "hesitates", "wavers", "dangles", "duda", "vacila", "titubea"];
    let hangs = |k: usize| r.at(k, HANGS) || HANGS.contains(&r.tokens[k].raw.as_str());
    let clause = (0..i).rev().take(6).take_while(|k| !r.tokens[*k].is_mark());
    if clause.into_iter().any(hangs) && sentence().any(|k| r.tokens[k].is_mark() || r.at(k, &["and"])) {
        return true;
    }
    sentence().take(4).any(|k| holds(&k)) && sentence().any(|k| LEANS.contains(&r.tokens[k].raw.as_str()))
}

/// "First the quake. Six seconds later, the gas main": the time at token `i` is that of another event than the quake's.
pub(super) fn after_quake(r: &Reading<'_>, i: usize) -> bool {
    const QUAKES: &[&str] =
        &["quake", "earthquake", "tremor", "jolt", "terremoto", "sismo", "temblor", "seismo", "sacudida"];
    // "The right one follows a second later", "un segundo después la otra".
    let clause = |k: &usize| !r.tokens[*k].is_mark();
    let follows =
        (0..i).rev().take(6).take_while(clause).any(|k| r.at(k, &["follows", "follow", "joins", "sigue", "siguen"]));
    const OTHERS: &[&str] = &["other", "otra", "otro", "otras", "otros", "resto", "demas", "rest"];
    let other = (i + 1..r.tokens.len()).take(6).take_while(clause).any(|k| OTHERS.contains(&r.tokens[k].raw.as_str()));
    follows || other || r.tokens[..i].iter().rev().take(40).any(|t| QUAKES.contains(&t.raw.as_str()))
}

/// Whether something lingers in the clause before token `i`: dust that settles, a camera that stays.
pub(super) fn lingers_before(r: &Reading<'_>, i: usize) -> bool {
    const LINGERS: &[&str] = &[
        "settle",
        "settles",
        "settling",
        "linger",
        "lingers",
        "stay",
        "stays",
        "keep",
        "continue",
        "continues",
        "rolling",
        "asentarse",
        "asiente",
        "asienta",
        "queda",
        "quede",
        "quedamos",
        "seguimos",
        "sigue",
        "siga",
    ];
    let clause = (0..i).rev().take(8).take_while(|k| !r.tokens[*k].is_mark());
    clause.into_iter().any(|k| r.at(k, LINGERS) || LINGERS.contains(&r.tokens[k].raw.as_str()))
}

/// Whether an event is named from token `i` on, behind articles.
pub(super) fn names_event(r: &Reading<'_>, i: usize) -> bool {
    let at = (i..i + 3).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["of"])).unwrap_or(i);
    happens_from(r, at, 1)
}

/// Where the words of waiting begin that lead up to token `k`, when there are any.
pub(super) fn before(r: &Reading<'_>, k: usize) -> Option<usize> {
    let mut first = None;
    for j in (0..k).rev().take(6) {
        if !idles(r, j) && !r.at(j, ARTICLES) {
            break;
        }
        if waits(r, j) {
            first = Some(j);
        }
    }
    first
}

/// Whether words of waiting follow a time that ends before token `end`: "three seconds of silence".
pub(super) fn behind(r: &Reading<'_>, end: usize) -> bool {
    const LINK: &[&str] = &[
        "of", "it", "where", "are", "is", "no", "happens", "moves", "that", "in", "all", "not", "a", "static",
        "silent", "absolute", "complete", "total", "dead", "full", "long", "locked", "initial", "opening", "pure",
        "utter",
    ];
    let at = (end..end + 5).find(|k| !r.at(*k, LINK)).unwrap_or(end);
    // "No se mueve ni una hoja."
    let denied = (end..at).any(|k| r.at(k, &["no"])) && (end..at).any(|k| r.at(k, &["moves", "happens"]));
    denied || waits(r, at)
}

/// Whether an event follows a time that ends before token `end` in the same sentence: "five seconds, then it falls", "two
/// seconds of empty road and then it comes down", "four seconds of calm before it goes".
///
/// "Ten seconds, then it falls at seven" has a moment of its own.
pub(super) fn then_follows(r: &Reading<'_>, end: usize) -> bool {
    // "Six seconds of which four are just waiting, then it falls."
    if r.at(end, &["of"]) && r.at(end + 1, &["which", "them"]) {
        return false;
    }
    let sentence = || (end..r.tokens.len()).take(20).take_while(|k| !r.tokens[*k].ends_sentence());
    let moment = |k: usize| {
        r.at(k, &["at"])
            && crate::numbers::number(&r.tokens, k + 1).is_some_and(|(n, end)| n >= 1.0 && super::ends(r, end))
    };
    let at_last = |k: usize| r.at(k, &["last", "final"]) && crate::numbers::number(&r.tokens, k + 1).is_some();
    if sentence().any(|k| moment(k) || at_last(k)) {
        return false;
    }
    let comma = |k: usize| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(','));
    let of = r.at(end, &["of"]);
    let mut at = end;
    while at < end + 9 {
        let just_there = r.tokens.get(at).is_some_and(|t| t.raw == "recien");
        // "Ten seconds, then credits."
        const CREDITS: &[&str] = &[
            "credits", "black", "titles", "title", "fade", "cut", "end", "out", "corte", "negro", "creditos",
            "fundido", "fin", "cortamos", "cortan", "cortas", "corto", "cuts", "wrap", "done",
        ];
        let next = (at + 1..at + 3).find(|k| !r.at(*k, &["we", "to", "a", "the"])).unwrap_or(at + 1);
        if r.at(at, &["then"])
            && (r.at(next, CREDITS) || r.tokens.get(next).is_some_and(|t| CREDITS.contains(&t.raw.as_str())))
        {
            return false;
        }
        // "Después cortamos", of which both words put something later.
        if r.tokens.get(at).is_some_and(|t| t.raw == "cortamos") {
            return false;
        }
        if r.at(at, &["then"]) || just_there || of && r.at(at, &["before", "until"]) {
            return at <= end + 3 && !of || happens_from(r, at + 1, 12);
        }
        let linked = comma(at) && (r.at(at + 1, &["then", "before", "until"]) || r.at(at + 2, &["then"]));
        if r.tokens.get(at).is_none_or(|t| t.is_mark()) && !linked {
            return false;
        }
        at += 1;
    }
    false
}

/// "Silence. Three seconds. The dam breaks.": a sentence of its own behind one that only waits, and something follows.
pub(super) fn after_silence(r: &Reading<'_>, i: usize, end: usize) -> bool {
    let stop = |k: usize| r.tokens.get(k).is_some_and(crate::tokens::Token::ends_sentence);
    if i < 2 || !stop(i - 1) || !stop(end) || !happens_from(r, end + 1, 40) {
        return false;
    }
    let begins = (0..i - 1).rev().find(|k| stop(*k)).map_or(0, |k| k + 1);
    // "Then the bomb; then silence. Twelve seconds."
    if r.at(begins, &["then"]) && happens_from(r, 0, begins) {
        return false;
    }
    (begins..i - 1).all(|k| idles(r, k) || r.at(k, ARTICLES) || r.at(k, &["no"]))
        && (begins..i - 1).any(|k| waits(r, k))
}

/// Whether something happens between token `i` and the next mark.
pub(super) fn happens_in_clause(r: &Reading<'_>, i: usize) -> bool {
    let end = (i..r.tokens.len()).take(10).find(|k| r.tokens[*k].is_mark()).unwrap_or(i + 10);
    happens_from(r, i, end - i)
}

/// Whether what happens is named by the word at token `i`.
pub(super) fn happens_at(r: &Reading<'_>, i: usize) -> bool {
    happens_from(r, i, 1)
}

/// Whether something happens between two tokens.
pub(super) fn happens_between(r: &Reading<'_>, first: usize, end: usize) -> bool {
    happens_from(r, first, end.saturating_sub(first))
}

/// Whether something happens within so many tokens from token `i` on.
fn happens_from(r: &Reading<'_>, i: usize, reach: usize) -> bool {
    let happens = |k: usize| r.happens_at(k);
    (i..r.tokens.len()).take(reach).any(happens)
}

/// "Sun breaks 3s in, house collapses 5s in": of several moments the one in the clause of the event.
pub(super) fn start_of_event(r: &mut Reading<'_>) {
    let marks: Vec<usize> = (0..r.tokens.len()).filter(|k| r.tokens[*k].is_mark()).collect();
    let clause = |k: usize| marks.partition_point(|m| *m < k);
    let events: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| clause(f.first)).collect();
    let starts = |f: &Finding| f.key == "event.start_s" && f.rank == 4;
    let told = |f: &Finding| events.contains(&clause(f.first));
    if r.found.iter().filter(|f| starts(f)).count() < 2 || !r.found.iter().any(|f| starts(f) && told(f)) {
        return;
    }
    let astray: Vec<usize> = r.found.iter().filter(|f| starts(f) && !told(f)).map(|f| f.first).collect();
    for f in r.found.iter_mut().filter(|f| f.key == "event.start_s" && astray.contains(&f.first)) {
        f.rank = 3;
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn pauses_within_an_event_and_after_a_quake() {
        let start = |words: &str| read(words).plan.event.start_s;
        assert_eq!(start("The block leans, holds for two seconds and topples."), start("The block topples."));
        assert_eq!(start("First the quake. Six seconds later, the gas main."), start("The quake."));
        assert_eq!(start("Hold for two seconds, then the block topples."), 2.0);
    }
}
