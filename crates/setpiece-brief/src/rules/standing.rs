//! Cranes and piers that stand there, and are no camera's and no coast's.

use crate::lexicon::ARTICLES;
use crate::reading::Reading;
use crate::stop::is_stop;

/// Whether what was found is a thing that something befalls; it is named then.
pub(super) fn stands(r: &mut Reading<'_>, first: usize, last: usize) -> bool {
    // "A crane topples onto the site": one that stands there; "the pier collapses".
    const STANDS: &[(&[&str], &str)] =
        &[(&["crane", "cranes", "grua", "gruas"], "chimney"), (&["pier", "muelle"], "bridge")];
    let stands = STANDS.iter().find(|(words, _)| words.contains(&r.tokens[first].raw.as_str())).map(|s| s.1);
    if let Some(kind) = stands.filter(|_| {
        first == last
            && (r.before(first, ARTICLES) || r.before(first, &["of"]) || super::ends(r, first.wrapping_sub(1)))
            && falls_next(r, first)
    }) {
        r.say_nearest("structure.kind", kind, (first, first), 2, first);
        return true;
    }
    false
}

/// Whether what is named at token `i` is what something happens to: a verb of an event stands right behind it.
fn falls_next(r: &Reading<'_>, i: usize) -> bool {
    // "The crane on the dock comes down."
    const OF: &[&str] = &["on", "at", "in", "of", "by", "that", "which", "near", "beside", "next"];
    let reach = if r.at(i + 1, OF) { 7 } else { 3 };
    let clause = (i + 1..r.tokens.len()).take(reach).take_while(|k| !r.tokens[*k].is_mark());
    let happens = |k: usize| r.happens_at(k);
    let mut clause = clause.skip_while(|k| reach < 4 && is_stop(&r.tokens[*k].norm) && !happens(*k));
    let falls = if reach < 4 { clause.next().is_some_and(happens) } else { clause.any(happens) };
    // "The crane falls on a house" is the house's shot.
    let on_another = (i + 1..r.tokens.len())
        .take(14)
        .take_while(|k| !r.tokens[*k].is_mark())
        .any(|k| r.means_at(k, "structure.kind"));
    !r.at(i + 1, &["up", "down"]) && falls && !on_another
}
