//! What "no", "without" and "shall not" do to a phrase, and what remains of it.

use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::BTreeSet;

const NO: &[&str] = &[
    "forget",
    "ignore",
    "disregard",
    "scrap",
    "ditch",
    "swap",
    "replace",
    "rid",
    "instead",
    "rather",
    "no",
    "not",
    "without",
    "never",
    "non",
    "isnt",
    "doesnt",
    "dont",
    "arent",
    "shouldnt",
    "wont",
    "cant",
    "cannot",
    "couldnt",
    "wouldnt",
    "mustnt",
    "neednt",
    "didnt",
    "hasnt",
    "havent",
    "wasnt",
    "werent",
    "aint",
    "zero",
    "minus",
    "lose",
    "remove",
    "sans",
    "avoid",
    "drop",
    "kill",
    "neither",
    "nor",
    "none",
    "hate",
    "hates",
    "dislikes",
];

/// Words that may stand between "no" and what it denies.
const BETWEEN: &[&str] = &[
    "about",
    "wrote",
    "said",
    "bit",
    "budget",
    "money",
    "presupuesto",
    "plata",
    "dinero",
    "thing",
    "part",
    "what",
    "i",
    "usual",
    "bother",
    "longer",
    "typical",
    "such",
    "extra",
    "those",
    "these",
    "kind",
    "than",
    "any",
    "a",
    "an",
    "the",
    "at",
    "in",
    "on",
    "much",
    "too",
    "by",
    "camera",
    "film",
    "visible",
    "be",
    "of",
    "all",
    "does",
    "do",
    "is",
    "lots",
    "shot",
    "single",
    "actually",
    "want",
    "raising",
    "kicking",
    "making",
    "having",
    "using",
    "need",
    "with",
    "like",
    "me",
    "that",
    "it",
    "see",
    "show",
    "there",
    "should",
    "must",
    "will",
    "ever",
    "for",
    "more",
    "one",
    "to",
    "really",
    "even",
    "quite",
    "necessarily",
    "have",
    "get",
    "go",
    "us",
    "him",
    "look",
    "feel",
    "seem",
    "our",
    "add",
    "so",
];

/// The word that denies what begins at token `i`.
pub(super) fn denial(r: &Reading<'_>, i: usize) -> Option<usize> {
    for k in (0..i).rev().take(6) {
        // "Not at night", "anything but night", "nada de polvo"; "nothing but dust" has it.
        let but = r.at(k, &["but"]) && r.before(k, &["anything", "all", "everything"]);
        // "Nada violento."
        let none_of = r.at(k, &["nothing"]) && (r.at(k + 1, &["of"]) || k + 1 == i && r.tokens[k].raw == "nada");
        // "Better at noon" prefers it.
        let prefers = r.at(k, &["rather"]) && !r.at(k + 1, &["than", "that"]);
        // "I'd rather it toppled than exploded."
        const PREFERS: &[&str] = &["rather", "prefer", "prefers", "sooner", "prefiero", "prefiere", "preferimos"];
        let than = r.at(k, &["than"])
            && !r.before(k, &["rather"])
            && (0..k).rev().take(8).any(|j| r.at(j, PREFERS) || PREFERS.contains(&r.tokens[j].raw.as_str()));
        if than && !r.claimed[k] {
            return Some(k);
        }
        let opposite_of = r.at(k, &["opposite"]) && r.at(k + 1, &["of"]);
        if none_of || opposite_of || (r.at(k, NO) && !r.claimed[k] && !prefers) {
            return Some(k);
        }
        if but && !r.claimed[k] {
            return Some(k - 1);
        }
        // "Zero (0) cars."
        let figure = |k: usize| matches!(r.tokens[k].kind, Kind::Mark('(' | ')') | Kind::Number(_));
        let bracketed = r.tokens[i - 1].kind == Kind::Mark(')') && figure(k);
        if !(bracketed || r.at(k, BETWEEN)) {
            return hated(r, i);
        }
    }
    hated(r, i)
}

/// "Things I hate: shaky cam, rain": the word that denies a whole list.
fn hated(r: &Reading<'_>, i: usize) -> Option<usize> {
    const HATED: &[&str] = &["hate", "hates", "avoid", "without", "never", "odio", "odia", "evitar"];
    let colon = (0..i).rev().take(16).take_while(|k| !r.tokens[*k].ends_sentence());
    let colon = colon.into_iter().find(|k| matches!(r.tokens[*k].kind, Kind::Mark(':')))?;
    let lead = colon.checked_sub(1)?;
    // "What I don't want: rain, handheld", "lo que no quiero: lluvia".
    const WANTED: &[&str] =
        &["want", "wants", "wanted", "need", "like", "quiero", "quiere", "queremos", "quieren", "gusta", "gustan"];
    let wanted = r.at(lead, WANTED) || WANTED.contains(&r.tokens[lead].raw.as_str());
    let not = (0..lead).rev().take(3).find(|k| r.at(*k, &["dont", "not", "doesnt", "never", "no", "didnt", "nor"]));
    if let Some(not) = not.filter(|_| wanted) {
        return Some(not);
    }
    (r.at(lead, HATED) || HATED.contains(&r.tokens[lead].raw.as_str())).then_some(lead)
}

/// "We had snow; please lose it", "la niebla... sacala": what was named last goes.
pub(super) fn lost(r: &mut Reading<'_>) {
    const LOSES: &[&str] = &["lose", "drop", "cut", "remove", "scrap", "kill", "ditch", "skip"];
    const SPANISH: &[&str] =
        &["sacala", "sacalo", "sacalas", "sacalos", "quitala", "quitalo", "quitalas", "quitalos", "fuera"];
    for k in 1..r.tokens.len() {
        let english = r.at(k, LOSES) && r.at(k + 1, &["it", "them", "that"]) && super::ends(r, k + 2);
        let spanish = SPANISH.contains(&r.tokens[k].raw.as_str()) && super::ends(r, k + 1) && super::ends(r, k - 1);
        if !(english || spanish) {
            continue;
        }
        let named = r.found.iter().rposition(|f| f.last < k && f.last + 8 > k && opposite(f.key, &f.value).is_some());
        let Some(at) = named.filter(|at| {
            let key = r.found[*at].key;
            key.starts_with("look.")
                || matches!(key, "setting.weather" | "setting.traffic" | "camera.shake" | "camera.move")
        }) else {
            continue;
        };
        let (key, first) = (r.found[at].key, r.found[at].first);
        if let Some((value, rank)) = opposite(key, &r.found[at].value) {
            r.found.remove(at);
            r.say(key, value, first, k + usize::from(english), rank);
        }
    }
}

/// "Day-for-night won't fly", "el zoom no va": what was named last is not wanted.
pub(super) fn not_wanted(r: &mut Reading<'_>) {
    const WORKS: &[&str] = &["fly", "work", "do", "happen", "cut", "va", "corre", "sirve", "funciona"];
    let mut gone = Vec::new();
    for k in 1..r.tokens.len() {
        let not = r.at(k, &["wont", "doesnt", "cant", "isnt", "didnt", "no", "not"]);
        let works = WORKS.contains(&r.tokens.get(k + 1).map_or("", |t| t.raw.as_str()));
        let is = r.at(k, &["is", "are"]) && r.at(k + 1, &["out", "off", "gone", "cancelled"]);
        let closed = super::ends(r, k + 2) || r.at(k + 2, &["so", "but", "because", "it", "anymore", "for"]);
        if !(not && works || is) || !closed || !r.free(k) {
            continue;
        }
        let named = r
            .found
            .iter()
            .find(|f| f.last + 1 == k && !f.key.starts_with("event.") && !f.key.starts_with("structure."));
        if let Some((first, last)) = named.map(|f| (f.first, f.last)) {
            gone.push((first, last, k + 1));
        }
    }
    // "Traffic goes", "the grain goes": what has a measure comes to none of it.
    let goes = |r: &Reading<'_>, k: usize| r.at(k, &["goes", "gone"]) && super::ends(r, k + 1);
    let measured = |f: &crate::reading::Finding| matches!(f.key, "setting.traffic" | "look.grain" | "camera.shake");
    let none: Vec<(&'static str, usize, usize)> =
        r.found.iter().filter(|f| measured(f) && goes(r, f.last + 1)).map(|f| (f.key, f.first, f.last + 1)).collect();
    for (key, first, last) in none {
        r.found.retain(|f| f.key != "event.kind" || f.first != last);
        r.say(key, "0", first, last, 9);
    }
    for (first, last, end) in gone {
        r.found.retain(|f| (f.first, f.last) != (first, last));
        r.claim(first, end);
    }
}

/// The word that denied the event of this clause, when what begins at token `i` says where it goes or how: "must not fall
/// to the left".
pub(super) fn denied_before(r: &Reading<'_>, i: usize, found: &crate::lexicon::Match) -> Option<usize> {
    let how = |key: &str| matches!(key, "event.direction" | "event.origin" | "event.strength");
    if !found.meaning.senses.iter().all(|s| how(s.key)) {
        return None;
    }
    let denied = r.found.iter().rev().take(16).find(|f| f.key == "event.kind")?;
    let clause = denied.last < i && !(denied.last..i).any(|k| r.tokens[k].is_mark() || r.at(k, &["but", "and"]));
    (denied.value == "none" && denied.rank == 0 && r.at(denied.first, NO) && clause).then_some(denied.first)
}

/// The word that denies what the event at token `i` would happen to: "no building falls".
pub(super) fn denied_subject(r: &Reading<'_>, i: usize, found: &crate::lexicon::Match) -> Option<usize> {
    let event = found.happens();
    // "Nothing blows up", "nobody falls".
    const NOTHING: &[&str] = &["nothing", "nobody", "none"];
    if let Some(no) = i.checked_sub(1).filter(|k| event && r.at(*k, NOTHING)) {
        return Some(no);
    }
    let subject = i.checked_sub(1).filter(|k| event && super::phrases::names_structure(r, *k))?;
    let no = subject.checked_sub(1).filter(|k| r.at(*k, &["no"]))?;
    (no == 0 || super::ends(r, no - 1)).then_some(no)
}

/// "No cae hacia la izquierda sino hacia nosotros": the word before the way that it goes, when what is denied of an event is
/// only another way.
pub(super) fn other_way(r: &Reading<'_>, last: usize, found: &crate::lexicon::Match) -> Option<usize> {
    let event = found.happens();
    let way = |k: usize| {
        let found = r.meaning_at(k);
        found.is_some_and(|m| m.meaning.senses.iter().any(|s| matches!(s.key, "event.direction" | "event.origin")))
            || r.at(k, &["left", "right"])
    };
    let clause = || (last + 1..r.tokens.len()).take(10).take_while(|k| !r.tokens[*k].ends_sentence());
    let but = clause().find(|k| r.at(*k, &["but"])).filter(|_| event)?;
    let denied = (last + 1..but).any(way);
    let meant = (but + 1..r.tokens.len()).take(4).take_while(|k| !r.tokens[*k].is_mark()).any(way);
    (denied && meant).then_some(but)
}

/// "Not collapse completely, only the top", "no se cae del todo, solo el ala izquierda": what is denied up to token `last` is
/// only that all of it goes.
pub(super) fn in_part(r: &Reading<'_>, last: usize, found: &crate::lexicon::Match) -> bool {
    const WHOLLY: &[&str] = &["completely", "entirely", "fully", "totally", "wholly", "altogether", "entera", "entero"];
    let event = found.happens();
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let spanish = raw(last + 1) == "del" && raw(last + 2) == "todo"
        || raw(last + 1) == "por" && matches!(raw(last + 2), "completo" | "entero");
    let wholly = r.at(last + 1, WHOLLY) || WHOLLY.contains(&raw(last + 1)) || spanish;
    let only = (last + 2..r.tokens.len()).take(8).any(|k| r.at(k, &["only", "just"]) || raw(k) == "solo");
    event && wholly && only
}

/// What remains when a value is denied, and how firmly.
fn opposite(key: &str, value: &str) -> Option<(&'static str, u8)> {
    Some(match (key, value) {
        ("camera.shake", "0") => return None,
        ("look.dust" | "look.grain" | "camera.shake" | "setting.traffic", _) => ("0", 9),
        ("setting.weather", "clear") => ("overcast", 0),
        ("setting.weather", _) => ("clear", 0),
        ("event.kind", "none") => return None,
        ("event.kind", _) => ("none", 0),
        ("camera.move", "static") => ("handheld", 0),
        ("camera.move", _) => ("static", 0),
        ("setting.time", "afternoon") => ("morning", 0),
        ("setting.time", _) => ("afternoon", 0),
        ("camera.framing", "wide") => ("full", 0),
        ("camera.framing", _) => ("wide", 0),
        ("camera.angle", _) => ("eye", 0),
        ("event.strength", v) if v > "0.5" => ("0.4", 0),
        _ => return None,
    })
}

/// Records what is left of a meaning that was denied.
pub(super) fn deny(r: &mut Reading<'_>, no: usize, first: usize, last: usize, found: &crate::lexicon::Match) {
    let mut any = false;
    for sense in &found.meaning.senses {
        if let Some((value, rank)) = opposite(sense.key, sense.value) {
            r.say(sense.key, value, no, last, rank);
            any = true;
        }
    }
    if !any {
        // Understood once another value of the key is named: "a church instead of a block".
        r.blocked[first..=last].fill(true);
        if let Some(sense) = found.meaning.senses.first() {
            r.denied.push((sense.key, no, last));
        }
    }
}

/// "The bomb does not go off", "la bomba no explota": what was denied of a bomb did not happen by its name.
pub(super) fn denied_of_bomb(r: &mut Reading<'_>) {
    let no: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "event.kind" && f.value == "none" && r.at(f.first, NO))
        .map(|f| f.first)
        .collect();
    let denied = |f: &crate::reading::Finding| {
        let next = f.last + 1 + usize::from(r.at(f.last + 1, &["does", "do", "did", "will", "is"]));
        f.key == "event.kind" && matches!(f.value.as_str(), "explosion" | "implosion") && no.contains(&next)
    };
    let bombs: BTreeSet<usize> = r.found.iter().filter(|f| denied(f)).map(|f| f.first).collect();
    r.found.retain(|f| f.key != "event.kind" || !bombs.contains(&f.first));
}

/// "The church does not fall, the chimney next to it does": what was denied of one thing is said of another.
pub(super) fn denied_of_another(r: &mut Reading<'_>) {
    const DOES: &[&str] = &["does", "do", "did", "will", "is"];
    let denied = r.found.iter().filter(|f| f.key == "event.kind" && f.value == "none" && f.rank == 0);
    let Some((no, last)) = denied.map(|f| (f.first, f.last)).find(|(first, _)| r.at(*first, NO)) else { return };
    let yes = |k: usize| super::ends(r, k + 1) && (r.at(k, DOES) || r.tokens[k].raw == "si");
    let Some(does) = (last + 1..r.tokens.len()).take(14).find(|k| yes(*k)) else { return };
    // "El muro del fondo no se cae. El de adelante sí."
    let one = (last + 1..does).any(|k| r.at(k, &["one", "other", "front"]) || r.tokens[k].raw == "adelante");
    let another = r.found.iter().any(|f| f.key == "structure.kind" && (last..does).contains(&f.first));
    let other = one || another;
    let event = (no + 1..=last).find_map(|k| {
        let found = crate::lexicon::find(&r.tokens, k, r.tongue != crate::spanish::Tongue::English, |_| true)?;
        found.meaning.senses.iter().find(|s| s.key == "event.kind" && s.value != "none").map(|s| s.value)
    });
    let Some(event) = event.filter(|_| other) else { return };
    r.say("event.kind", event, does, does, 1);
    for f in r.found.iter_mut().filter(|f| another && f.key == "structure.kind") {
        f.rank = if f.last < no { 0 } else { f.rank.max(1) };
    }
    r.aside.retain(|first| *first < no);
}

/// Claims what was denied in favour of something that was named.
pub(super) fn claim_denied(r: &mut Reading<'_>) {
    for (key, first, last) in std::mem::take(&mut r.denied) {
        // "The barn, not the house."
        let instead = key == "structure.kind" && r.at(first, &["not"]);
        let beside = |f: &crate::reading::Finding| {
            f.key == key
                && f.last < first
                && f.last + 3 >= first
                && (f.last + 1..first).all(|k| r.tokens[k].is_mark())
                && r.tokens[f.last].raw != r.tokens[last].raw
        };
        if let Some(meant) = instead.then(|| r.found.iter().rposition(beside)).flatten() {
            r.found[meant].rank += 3;
            // The house that was named before is the one that is not meant.
            let spanish = r.tongue != crate::spanish::Tongue::English;
            let other = crate::lexicon::find(&r.tokens, last, spanish, |_| true).and_then(|m| m.value_of(key));
            let begins = r.found[meant].first;
            r.found.retain(|f| f.key != key || Some(f.value.as_str()) != other || f.first >= begins);
        }
        if r.found.iter().any(|f| f.key == key) {
            // What stands between and is no part of it stays to be told: "don't want it to fall, Wugblim, to the left".
            let free = |k: &usize| r.blocked[*k] || r.claimed[*k] || r.tokens[*k].is_mark() || r.at(*k, BETWEEN);
            let begins = (first + 1..=last).find(|k| r.blocked[*k]).unwrap_or(last);
            if (first + 1..begins).all(|k| free(&k) || is_stop(&r.tokens[k].norm)) {
                r.claim(first, last);
            } else {
                r.claim(first, first);
                r.claim(begins, last);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_was_named_and_is_not_wanted() {
        assert_eq!(read("Day-for-night won't fly, so dusk. A church.").plan.setting.time.to_string(), "dusk");
        assert_eq!(read("El zoom no va. Una iglesia, fija.").plan.camera.r#move.to_string(), "static");
    }

    #[test]
    fn bombs_that_do_not_go_off_and_what_is_meant_instead() {
        let plan = |words: &str| read(words).plan;
        assert_eq!(plan("La bomba no explota. La torre se queda en pie.").event.kind.to_string(), "none");
        for (words, event) in [
            ("Nothing falls, nothing blows up. A factory.", "none"),
            ("The bridge does not collapse completely, just its left end.", "collapse"),
            ("El puente no se cae del todo, solo el ala izquierda.", "collapse"),
            ("The chimney does not topple to the left but towards us.", "topple"),
            ("I would rather the tower toppled than exploded.", "topple"),
            ("What I don't want: handheld, an explosion. What I want: a warehouse collapsing.", "collapse"),
        ] {
            assert_eq!(plan(words).event.kind.to_string(), event, "{words}");
        }
        assert_eq!(
            plan("La chimenea no cae a la izquierda sino hacia nosotros.").event.direction.to_string(),
            "toward_camera"
        );
        assert_eq!(plan("The bomb does not explode; the bridge stands.").event.kind.to_string(), "none");
        assert_eq!(plan("A farmhouse. The barn, not the house, comes apart.").structure.kind.to_string(), "warehouse");
    }
}
