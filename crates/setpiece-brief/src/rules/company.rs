//! Words that only keep company with what was understood: how much of it ("fog so thick"), which end of it ("the edge of the
//! village"), where a verb goes on ("blows it apart"). They say nothing by themselves, so that reporting them would only
//! hide what was really left out.

use crate::lexicon::ARTICLES;
use crate::reading::Reading;
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// Sides, ends and amounts of something.
const OF_IT: &[&str] = &[
    "edge", "edges", "foot", "corner", "rest", "outside", "bank", "banks", "rim", "stretch", "series", "borde",
    "orilla", "orillas", "pie", "resto", "tramo", "afueras",
];
/// How much of the weather, the dust or the grain there is, beside it.
const AMOUNTS: &[&str] = &[
    "thick",
    "dense",
    "pronounced",
    "marked",
    "proper",
    "steady",
    "constant",
    "visible",
    "noticeable",
    "marcado",
    "marcada",
    "pronunciado",
    "espeso",
    "espesa",
    "denso",
    "densa",
    "cerrado",
    "cerrada",
    "tupido",
    "tupida",
    "visible",
    "notorio",
    "parejo",
];
/// How far a verb goes.
const PARTICLES: &[&str] = &["apart", "dwn", "down", "downwards", "away", "forth", "ahead", "aside", "abajo"];

/// Labels of what stands right behind them.
const LABELS: &[&str] =
    &["relacion", "aspecto", "proporcion", "formato", "tamano", "resolucion", "encuadre", "locacion"];
/// Who is spoken to, and the words that greet.
const ADDRESSED: &[&str] =
    &["team", "crew", "folks", "guys", "gang", "equipo", "gente", "chicos", "muchachos", "amigos"];
const GREETINGS: &[&str] = &[
    "hi", "hey", "hello", "dear", "hiya", "morning", "thanks", "ok", "okay", "alright", "evening", "cheers", "hola",
    "buenas", "gracias", "listen", "right", "yo", "sorry", "perdon",
];

/// Claims them.
pub(super) fn claim(r: &mut Reading<'_>) {
    slowed(r);
    for k in 0..r.tokens.len() {
        if r.free(k)
            && (of_it(r, k)
                || amount(r, k)
                || particle(r, k)
                || somebodys(r, k)
                || addressed(r, k)
                || label(r, k)
                || again(r, k))
        {
            r.claimed[k] = true;
        }
    }
}

fn claimed(r: &Reading<'_>, k: usize) -> bool {
    r.claimed.get(k).copied().unwrap_or(false)
}

/// "The edge of the village", "the foot of a hill": what it is of was understood.
fn of_it(r: &Reading<'_>, k: usize) -> bool {
    let listed = OF_IT.contains(&r.tokens[k].raw.as_str());
    let whose = (k + 2..k + 5).find(|j| !r.at(*j, ARTICLES) && !r.at(*j, &["of"]));
    listed && r.at(k + 1, &["of"]) && whose.is_some_and(|j| claimed(r, j) && !r.tokens[j].is_mark())
}

/// "Fog so thick", "grano marcado": an amount beside the weather or the look that was understood.
fn amount(r: &Reading<'_>, k: usize) -> bool {
    if !AMOUNTS.contains(&r.tokens[k].raw.as_str()) {
        return false;
    }
    let kept = |f: &&crate::reading::Finding| f.key == "setting.weather" || f.key.starts_with("look.");
    let before = r.back(k, &["so", "very", "is", "really", "quite", "too", "as", "well"]);
    r.found.iter().filter(kept).any(|f| Some(f.last) == before || f.first == k + 1)
}

/// "Blows it apart", "rolls down": a particle right behind a word that was not left over.
fn particle(r: &Reading<'_>, k: usize) -> bool {
    let before = k.checked_sub(1).map(|b| (b, &r.tokens[b])).filter(|(_, t)| t.kind == Kind::Word);
    PARTICLES.contains(&r.tokens[k].raw.as_str()) && before.is_some_and(|(b, t)| claimed(r, b) || is_stop(&t.norm))
}

/// "Relación 2.39", "tamaño: 4K".
fn label(r: &Reading<'_>, k: usize) -> bool {
    let at = k + 1 + usize::from(super::ends(r, k + 1));
    LABELS.contains(&r.tokens[k].raw.as_str()) && claimed(r, at) && !r.tokens[at].is_mark()
}

/// "Hi team," "guys, ...": who reads the words, not who is seen.
fn addressed(r: &Reading<'_>, k: usize) -> bool {
    let greets = |j: usize| GREETINGS.contains(&r.tokens[j].raw.as_str());
    let before = k.checked_sub(1).filter(|j| !r.tokens[*j].is_mark() || k < 4);
    let small = |j: &usize| r.at(*j, &["all", "there", "my", "you"]) || r.tokens[*j].is_mark();
    let greeted = before.is_some_and(|_| (0..k).rev().take(3).find(|j| !small(j)).is_some_and(greets));
    let opens = k == 0 && super::ends(r, 1);
    ADDRESSED.contains(&r.tokens[k].raw.as_str()) && (greeted || opens)
}

/// "On the ground, like GROUND ground": a word that is only said again.
fn again(r: &Reading<'_>, k: usize) -> bool {
    let same = |j: &usize| r.tokens[*j].raw == r.tokens[k].raw && claimed(r, *j);
    r.tokens[k].kind == Kind::Word
        && !r.blocked[k]
        && r.tokens[k].norm.len() > 3
        && (k.saturating_sub(4)..k).take_while(|j| !r.tokens[*j].ends_sentence()).any(|j| same(&j))
}

/// "Someone's": of nobody who was named.
fn somebodys(r: &Reading<'_>, k: usize) -> bool {
    let token = &r.tokens[k];
    let typed = &r.words[token.start..token.end];
    typed.contains(['\'', '\u{2019}']) && token.norm.strip_suffix('s').is_some_and(is_stop)
}

/// "Slow motion at 120 frames a second": a rate that says how slow.
fn slowed(r: &mut Reading<'_>) {
    let fast = |f: &crate::reading::Finding| f.key == "fps" && f.value.parse::<f64>().is_ok_and(|x| x >= 40.0);
    if !r.found.iter().any(fast) {
        return;
    }
    for k in 1..r.tokens.len() {
        let words = (r.tokens[k - 1].raw.as_str(), r.tokens[k].raw.as_str());
        let english = matches!(words, ("slow" | "slo", "motion" | "mo" | "mos"));
        let spanish = r.tongue != Tongue::English && words == ("camara", "lenta");
        if english || spanish {
            let led = k > 1 && !r.claimed[k - 2] && matches!(r.tokens[k - 2].raw.as_str(), "en" | "in" | "a");
            r.claim(if led { k - 2 } else { k - 1 }, k);
        }
        for j in [k - 1, k] {
            if r.at(j, &["slowmo", "slomo", "ralenti", "overcrank", "overcranked"]) {
                r.claim(j, j);
            }
        }
    }
}
