//! Alternatives of which one is made: "Option A: ... Option B: ...", and scripts that cut from a room to the scene outside.
//!
//! The first is taken, unless the words choose another; the rest is set aside whole, so that it is reported.

use crate::reading::Reading;
use crate::tokens::{Kind, Token};
use std::ops::Range;

const NAMES: &[&str] = &[
    "option",
    "opt",
    "alternative",
    "alt",
    "version",
    "variant",
    "choice",
    "plan",
    "opcion",
    "alternativa",
    "variante",
];
/// Of several shots in one brief, each under its name, one is made too.
const SHOTS: &[&str] = &["shot", "setup", "plano", "toma", "shots"];
/// What chooses one of them.
const CHOICES: &[&str] = &[
    "go",
    "going",
    "choose",
    "chose",
    "pick",
    "picked",
    "prefer",
    "prefers",
    "take",
    "do",
    "start",
    "begin",
    "empezamos",
    "empecemos",
    "hagan",
    "want",
    "wants",
    "vamos",
    "quedamos",
    "elegimos",
    "preferimos",
    "prefiere",
    "prefiero",
    "gana",
    "hagamos",
    "hacemos",
];

/// "Option A:", "Opción 2 -": the tokens of a label, and what tells it from the others.
struct Label {
    tokens: Range<usize>,
    sign: String,
    /// One of several shots, not of several ways to make one.
    shot: bool,
}

/// Sets aside what is not taken.
pub(super) fn set_aside(r: &mut Reading<'_>) {
    indoors(r);
    let labels: Vec<Label> = (0..r.tokens.len()).filter_map(|i| label(r, i)).collect();
    let different = labels.iter().any(|l| l.sign != labels[0].sign);
    if labels.len() < 2 || !different {
        return;
    }
    // "A) church B) dusk" are parts of one shot.
    let end = |n: usize| labels.get(n + 1).map_or(r.tokens.len(), |next| next.tokens.start);
    let shot = |(n, l): (usize, &Label)| super::waiting::happens_between(r, l.tokens.end, end(n));
    if labels.iter().any(|l| l.shot) && !labels.iter().enumerate().all(shot) {
        return;
    }
    let chosen = chosen(r, &labels).unwrap_or(0);
    for (n, label) in labels.iter().enumerate() {
        if n == chosen {
            r.claim(label.tokens.start, label.tokens.end - 1);
        } else {
            let end = labels.get(n + 1).map_or_else(|| end_of_last(r, label), |next| next.tokens.start);
            leave_out(r, label.tokens.start, end);
        }
    }
}

fn label(r: &Reading<'_>, i: usize) -> Option<Label> {
    let token = &r.tokens[i];
    let opens = i == 0 || r.tokens[i - 1].is_mark() || r.at(i - 1, &["or", "and", "either", "then"]);
    let colon = |k: usize| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(':'));
    // "A: the silo explodes. B: the chimney topples."
    if opens && token.kind == Kind::Word && token.capital && ("a".."e").contains(&token.norm.as_str()) && colon(i + 1) {
        return Some(Label { tokens: i..i + 2, sign: token.norm.clone(), shot: true });
    }
    let shot = SHOTS.contains(&token.raw.as_str());
    if !opens || !(shot || NAMES.contains(&token.raw.as_str())) {
        return None;
    }
    let sign = r.tokens.get(i + 1)?;
    let letter = sign.kind == Kind::Word && sign.norm.len() == 1 && sign.norm.as_str() < "h";
    let counts = letter
        || matches!(sign.kind, Kind::Number(n) if n.fract() == 0.0 && n < 10.0)
        || sign.is_any(&["one", "two", "three", "four"]);
    let closes = r.tokens.get(i + 2).is_some_and(Token::is_mark);
    (counts && closes).then(|| Label { tokens: i..i + 3, sign: sign.norm.clone(), shot })
}

/// "We go with B": which of the labels is chosen; the words that choose are claimed.
fn chosen(r: &mut Reading<'_>, labels: &[Label]) -> Option<usize> {
    for k in labels.last()?.tokens.end..r.tokens.len() {
        if !(r.at(k, CHOICES) || CHOICES.contains(&r.tokens[k].raw.as_str())) {
            continue;
        }
        const LINK: &[&str] = &["with", "for", "the", "option", "opcion", "con", "la", "por"];
        let link = |j: &usize| r.at(*j, LINK) || LINK.contains(&r.tokens[*j].raw.as_str());
        let at = (k + 1..r.tokens.len()).find(|j| !link(j))?;
        let token = &r.tokens[at];
        let named = token.capital || token.kind != Kind::Word || token.norm.len() > 1;
        if let Some(found) = labels.iter().position(|l| named && l.sign == token.norm) {
            let first = (k.saturating_sub(2)..k).find(|j| r.at(*j, &["we", "lets", "i", "client"])).unwrap_or(k);
            r.claim(first, at);
            return Some(found);
        }
    }
    None
}

/// Where the last alternative ends: with its sentence, or where the mark stands that parts it from the one before.
fn end_of_last(r: &Reading<'_>, label: &Label) -> usize {
    let parts = label.tokens.start.checked_sub(1).map(|k| r.tokens[k].kind);
    let parts = parts.filter(|kind| matches!(kind, Kind::Mark(',' | '/' | '|')));
    let ends = |k: &usize| r.tokens[*k].ends_sentence() || Some(r.tokens[*k].kind) == parts;
    (label.tokens.end..r.tokens.len()).find(ends).unwrap_or(r.tokens.len())
}

/// "INT. KITCHEN - MORNING. Anna cries. CUT TO: EXT. FACTORY - NIGHT.": what falls is seen from outside.
fn indoors(r: &mut Reading<'_>) {
    let heads = |k: usize, word: &str| {
        r.at(k, &[word]) && r.tokens.get(k + 1).is_some_and(Token::is_mark) && (k == 0 || r.tokens[k - 1].is_mark())
    };
    let Some(inside) = (0..r.tokens.len()).find(|k| heads(*k, "int")) else { return };
    // "INT./EXT." is one heading.
    let Some(outside) = (inside + 4..r.tokens.len()).find(|k| heads(*k, "ext")) else { return };
    let taken_back = (inside..outside).any(|k| r.at(k, &["no", "wait"]) && r.tokens[k - 1].is_mark());
    if taken_back || !(inside + 2..outside).any(|k| r.tokens[k].ends_sentence()) {
        return;
    }
    leave_out(r, inside, outside);
}

/// Sets tokens aside from `first` to before `end`, without the marks at their end.
fn leave_out(r: &mut Reading<'_>, first: usize, end: usize) {
    let last = (first..end).rev().find(|k| !r.tokens[*k].is_mark()).unwrap_or(first);
    r.blocked[first..=last].fill(true);
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn ignored(words: &str) -> String {
        read(words).ignored.iter().map(|i| i.words.as_str()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_first_is_taken_and_the_rest_told() {
        let words = "Option A: the chapel implodes. Option B: the mill burns in the rain. Dusk, 40mm.";
        let brief = read(words);
        assert_eq!(brief.plan.event.kind.to_string(), "implosion");
        assert_eq!(brief.plan.structure.kind.to_string(), "church");
        assert_eq!((brief.plan.setting.weather.to_string(), brief.plan.camera.lens_mm), ("clear".into(), 40.0));
        assert_eq!(ignored(words), "Option B: the mill burns in the rain");
        let words = "Opción 1 - chimenea cae a la izquierda / Opción 2 - cae a la derecha / noche";
        assert_eq!(read(words).plan.event.direction.to_string(), "left");
        assert_eq!(read(words).plan.setting.time.to_string(), "night");
        assert_eq!(ignored(words), "Opción 2 - cae a la derecha");
    }

    #[test]
    fn the_words_may_choose_another() {
        let words = "Option A: house explodes. Option B: a tower topples left. We go with B, noon.";
        let brief = read(words);
        assert_eq!(brief.plan.event.kind.to_string(), "topple");
        assert_eq!(ignored(words), "Option A: house explodes");
    }

    #[test]
    fn of_several_shots_one_is_made() {
        let words = "A: silo explodes at dusk. B: chimney topples at noon. Do B first.";
        let plan = read(words).plan;
        let said = (plan.structure.kind.to_string(), plan.event.kind.to_string(), plan.setting.time.to_string());
        assert_eq!(said, ("chimney".into(), "topple".into(), "noon".into()));
        assert_eq!(ignored(words), "A: silo explodes at dusk");
        let words = "Shot 1: the church collapses at dawn. Shot 2: close-up, the mill explodes.";
        assert_eq!(read(words).plan.setting.time.to_string(), "dawn");
        assert_eq!(ignored(words), "Shot 2: close-up, the mill explodes");
    }

    #[test]
    fn a_script_goes_outside() {
        let words = "INT. KITCHEN - MORNING. Anna cries. CUT TO: EXT. FACTORY - NIGHT. The factory explodes.";
        assert_eq!(read(words).plan.setting.time.to_string(), "night");
        assert!(ignored(words).starts_with("INT. KITCHEN - MORNING. Anna cries"));
        assert_eq!(read("INT./EXT. FACTORY - NIGHT. It explodes.").plan.structure.kind.to_string(), "factory");
    }
}
