//! The short hand of slates and shot lists: which shot it is, a focal length by itself.

use super::measures::mark;
use super::{ends, shown};
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// "WAREHOUSE - N - RAIN": the hour of a heading by its letter.
pub(super) fn hour_letter(r: &mut Reading<'_>, i: usize) -> bool {
    let part = |k: usize| ['-', '\u{2013}', '\u{2014}', '/', '|', '.'].iter().any(|c| mark(r, k, *c));
    // Headings begin with what they are.
    let heading = r.tokens.iter().take(40).any(|t| t.is_any(&["ext", "int", "sc", "esc", "scene"]));
    if !(heading && r.tokens[i].shouted && r.at(i, &["n", "d"]) && i > 0 && part(i - 1) && part(i + 1)) {
        return false;
    }
    let hour = if r.at(i, &["n"]) { "night" } else { "afternoon" };
    r.say("setting.time", hour, i, i, 1);
    true
}

/// "Scene 12", "shot 45B", "take 3": which one it is, not what it shows.
pub(super) fn slate(r: &mut Reading<'_>, i: usize) -> bool {
    // "f/2.8": the number belongs to a stop that has no key.
    if r.at(i, &["f", "t"])
        && mark(r, i + 1, '/')
        && matches!(r.tokens.get(i + 2).map(|t| t.kind), Some(Kind::Number(_)))
    {
        r.blocked[i..=i + 2].fill(true);
        return true;
    }
    // "1/48 shutter."
    let over = matches!(r.tokens.get(i + 2).map(|t| t.kind), Some(Kind::Number(n)) if n >= 24.0);
    let one = matches!(r.tokens[i].kind, Kind::Number(n) if n == 1.0);
    if one && over && mark(r, i + 1, '/') && r.tokens[i].end == r.tokens[i + 1].start {
        r.blocked[i..=i + 2].fill(true);
        return true;
    }
    // "Cae p/ izq."
    if r.at(i, &["p", "c"]) && mark(r, i + 1, '/') && r.tongue != crate::spanish::Tongue::English {
        r.claim(i, i);
        return true;
    }
    // "SH0140", "sq010_sh020", "v003".
    const CODES: &[&str] = &["sh", "sc", "sq", "seq", "ep", "tk", "vfx", "v", "ver", "version", "toma", "esc"];
    let code = |k: usize| r.at(k, CODES) && matches!(r.tokens.get(k + 1).map(|t| t.kind), Some(Kind::Number(_)));
    let tied = |k: usize| r.tokens[k].end == r.tokens[k + 1].start && r.tokens[k + 1].norm.len() >= 2;
    let more = |k: usize| r.tokens.get(k).is_none_or(|t| t.is_mark()) || code(k) || r.at(k, &["shot", "scene"]);
    // "Sc 22A."
    let letter = |k: usize| r.tokens.get(k).is_some_and(|t| t.norm.len() == 1 && t.start == r.tokens[k - 1].end);
    if code(i) && letter(i + 2) && !r.at(i, &["v", "toma"]) && more(i + 3) {
        r.claim(i, i + 2);
        return true;
    }
    // "Episode 3".
    if r.at(i, &["ep", "episode", "chapter", "episodio", "capitulo", "reel"])
        && let Some((_, end)) = number(&r.tokens, i + 1)
    {
        r.claim(i, end - 1);
        return true;
    }
    // "SC.14", "SH.09", "TK.3".
    if r.at(i, CODES)
        && mark(r, i + 1, '.')
        && matches!(r.tokens.get(i + 2).map(|t| t.kind), Some(Kind::Number(_)))
        && r.tokens[i + 1].end == r.tokens[i + 2].start
    {
        r.claim(i, i + 2);
        return true;
    }
    // "VFX_0230".
    let digits = |k: usize| matches!(r.tokens.get(k).map(|t| t.kind), Some(Kind::Number(_)));
    if r.at(i, CODES) && mark(r, i + 1, '_') && digits(i + 2) {
        let last = i + 2 + if mark(r, i + 3, '_') && digits(i + 4) { 2 } else { 0 };
        r.claim(i, last);
        return true;
    }
    if code(i) && (tied(i) || (!r.at(i, &["v", "toma"]) && more(i + 2))) {
        r.claim(i, i + 1);
        return true;
    }
    if !r.at(i, &["scene", "shot", "take", "setup", "slate", "cam", "unit"]) {
        return false;
    }
    let Some((_, after)) = number(&r.tokens, i + 1) else { return false };
    let numbered = after == i + 2 && !r.at(i + 1, &["half", "dozen", "hundred"]);
    let letter = r.tokens.get(i + 2).is_some_and(|t| t.norm.len() == 1 && t.kind == Kind::Word && t.capital);
    let last = i + 1 + usize::from(letter);
    // "For shot 210 we need ..."
    let told = r.at(
        last + 1,
        &[
            "we", "i", "is", "needs", "need", "should", "will", "has", "wants", "please", "the", "shows", "take", "tk",
            "of", "frames", "frame",
        ],
    );
    if !numbered
        || !(told || ends(r, last + 1))
        || r.tokens.get(last + 1).is_some_and(|t| matches!(t.kind, Kind::Mark('%')))
    {
        return false;
    }
    r.claim(i, last);
    true
}

/// "(a)", "1)", where several stand: what counts the points of a list says nothing else.
pub(super) fn enumerated(r: &mut Reading<'_>, i: usize) -> bool {
    let counts = |k: usize| {
        let sign = match r.tokens[k].kind {
            Kind::Word => r.tokens[k].norm.len() == 1,
            Kind::Number(n) => n.fract() == 0.0 && n <= 20.0,
            Kind::Mark(_) => false,
        };
        let open = (0..k).rev().take(12).find(|j| mark(r, *j, '(') || mark(r, *j, ')'));
        let closed = open.is_none_or(|j| mark(r, j, ')') || j + 1 == k);
        sign && mark(r, k + 1, ')') && closed
    };
    // "A: what falls? B: the tower."
    let speaks = |k: usize| {
        r.tokens[k].kind == Kind::Word
            && r.tokens[k].norm.len() == 1
            && r.tokens[k].shouted
            && mark(r, k + 1, ':')
            && (k == 0 || ends(r, k - 1))
    };
    // "1. Chimney; 2. sunset; 3. no dust".
    let point = |k: usize| {
        matches!(r.tokens[k].kind, Kind::Number(n) if n.fract() == 0.0 && n <= 20.0)
            && mark(r, k + 1, '.')
            && r.tokens[k + 1].start == r.tokens[k].end
            && (k == 0 || ends(r, k - 1))
    };
    // "Uno: plaza. Dos: estatua. Tres: terremoto."
    let spelt =
        |k: usize| crate::numbers::is_number_word(&r.tokens[k]) && mark(r, k + 1, ':') && (k == 0 || ends(r, k - 1));
    // "1. ext. 2. factory 3. snow": numbers in their order.
    let ordered = |k: usize| {
        matches!(r.tokens[k].kind, Kind::Number(n) if n.fract() == 0.0 && n <= 20.0)
            && mark(r, k + 1, '.')
            && r.tokens[k + 1].start == r.tokens[k].end
            && r.tokens.get(k + 2).is_some_and(|t| t.start > r.tokens[k + 1].end)
    };
    let chain: Vec<f64> = (0..r.tokens.len())
        .take(400)
        .filter(|k| ordered(*k))
        .filter_map(|k| match r.tokens[k].kind {
            Kind::Number(n) => Some(n),
            _ => None,
        })
        .collect();
    let counted = chain.len() > 2 && chain.iter().enumerate().all(|(k, n)| (k + 1) as f64 == *n);
    let several = |is: &dyn Fn(usize) -> bool| (0..r.tokens.len()).take(400).filter(|k| is(*k)).count() > 2;
    if speaks(i) && several(&speaks)
        || point(i) && several(&point)
        || spelt(i) && several(&spelt)
        || counted && ordered(i)
    {
        r.claim(i, i);
        return true;
    }
    if !counts(i) || (0..r.tokens.len()).take(400).filter(|k| counts(*k)).count() < 2 {
        return false;
    }
    r.claim(i, i);
    true
}

/// "Long lens, maybe 135", "teleobjetivo 180", "zoom in de 70": a focal length behind the word for what has it.
pub(super) fn behind_lens(r: &mut Reading<'_>, i: usize) -> bool {
    const HEDGES: &[&str] = &["of", "about", "maybe", "around", "say", "like", "at", "on", "roughly", "the", "a"];
    const LENSES: &[&str] = &[
        "lens",
        "glass",
        "telephoto",
        "tele",
        "optic",
        "teleobjetivo",
        "optica",
        "angular",
        "obj",
        "objetivo",
        "anamorfico",
        "anamorphic",
        "zoom",
    ];
    let Some(&Kind::Number(value)) = r.tokens.get(i).map(|t| &t.kind) else { return false };
    let or_so = r.at(i + 1, &["or"]) && r.at(i + 2, &["so", "thereabouts"]);
    let ish = if or_so { 2 } else { usize::from(r.at(i + 1, &["ish"])) };
    let closed = ends(r, i + 1 + ish) && !['/', ':', '%', '"', '\'', '-', '\u{d7}'].iter().any(|c| mark(r, i + 1, *c));
    if !closed || !(12.0..=400.0).contains(&value) {
        return false;
    }
    let hedged =
        |k: usize| r.at(k, HEDGES) || [',', '.', '('].iter().any(|c| mark(r, k, *c)) || r.at(k, &["in", "out"]);
    let Some(lead) = (i.saturating_sub(4)..i).rev().find(|k| !hedged(*k)) else { return false };
    let named = r.at(lead, LENSES) || LENSES.contains(&r.tokens[lead].raw.as_str());
    // A full stop ends a sentence, unless it only shortens.
    let stopped = (lead + 1..i).any(|k| mark(r, k, '.')) && !r.at(lead, &["obj"]);
    // "Long lens, 24, golden hour" may be a rate.
    let rate = super::frames::is_rate(value) && mark(r, i - 1, ',');
    if !named || stopped || rate {
        return false;
    }
    let first = if r.at(lead, &["obj"]) { lead } else { i };
    r.say("camera.lens_mm", shown(value), first, i + ish, 7);
    true
}

/// The focal lengths that are named without a unit.
const USUAL: &[f64] = &[18.0, 21.0, 28.0, 32.0, 35.0, 40.0, 65.0, 75.0, 85.0, 100.0, 135.0];

/// Whether a number by itself is most likely a focal length.
pub(super) fn is_usual(value: f64) -> bool {
    USUAL.contains(&value) || [24.0, 50.0].contains(&value)
}

/// "Lens options 24/28/35, I'd go 28": the one that is taken of those that were named.
fn chosen(r: &Reading<'_>, i: usize) -> bool {
    let lead = r.back(i, &["with", "the", "a", "for"]).filter(|k| r.at(*k, &["go", "take", "use", "choose"]));
    lead.is_some_and(|k| (0..k).rev().take(16).any(|j| r.at(j, &["lens", "lenses", "mm", "glass", "prime", "primes"])))
}

/// "Apt block / 10 / dusk": storeys in a list, right behind what has them.
pub(super) fn bare_floors(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(&Kind::Number(value)) = r.tokens.get(i).map(|t| &t.kind) else { return false };
    let parts = |k: usize| ['/', '|', ',', '.', '-', ';', '\u{b7}'].iter().any(|c| mark(r, k, *c));
    let closed = parts(i + 1) && r.tokens.get(i + 2).is_none_or(|t| t.kind == Kind::Word);
    let tall =
        |k: usize| super::phrases::names_structure(r, k) && !r.at(k, &["bridge", "wall", "chimney", "puente", "muro"]);
    if i < 2 || !parts(i - 1) || !closed || value.fract() != 0.0 || !(2.0..=120.0).contains(&value) || !tall(i - 2) {
        return false;
    }
    // A focal length, unless one is named with its unit.
    let lens = is_usual(value) || [25.0, 30.0].contains(&value);
    if lens && !r.tokens.iter().any(|t| t.is("mm")) || r.found.iter().any(|f| f.key == "structure.floors") {
        return false;
    }
    r.say("structure.floors", shown(value), i, i, 1);
    true
}

/// "Full shot, 85." A focal length by itself, when it is one that lenses have and rates do not.
pub(super) fn bare_lens(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(&Kind::Number(value)) = r.tokens.get(i).map(|t| &t.kind) else { return false };
    // "Handheld 50."
    let told = i > 0
        && r.at(
            i - 1,
            &["handheld", "hh", "held", "tripod", "sticks", "static", "wide", "medium", "close", "shot", "tele"],
        );
    // "En vez de 35, un 50."
    let swapped = i > 0
        && r.at(i - 1, &["a", "an"])
        && (0..i).rev().take(8).any(|k| r.at(k, &["instead", "rather"]))
        && r.tokens[..i].iter().rev().take(6).any(|t| matches!(t.kind, Kind::Number(n) if USUAL.contains(&n)));
    let told = told
        || swapped
        || i > 0 && r.at(i - 1, &["prime", "lens"])
        || chosen(r, i)
        || i > 1
            && ends(r, i - 1)
            && r.at(
                i - 2,
                &[
                    "pm", "pg", "pp", "ms", "ws", "cu", "mano", "medio", "general", "entero", "medium", "tripod",
                    "sticks", "tripode", "handheld", "static", "off", "fijo", "fija", "angle", "shot", "lvl", "level",
                ],
            );
    // "A 35", "un 35".
    let one = i > 0 && r.at(i - 1, &["a", "an", "one", "the"]) && (i == 1 || ends(r, i - 2));
    // "A locked 35 and a chimney."
    let held = i > 1
        && r.at(i - 1, &["locked", "static", "handheld", "steady", "clean", "simple", "fixed", "nice", "long", "wide"])
        && r.at(i - 2, &["a", "an"])
        && r.at(i + 1, &["and", "on", "from"]);
    if held && USUAL.contains(&value) {
        r.say("camera.lens_mm", shown(value), i, i, 1);
        return true;
    }
    // "50 fijo."
    let fixed = r.tokens.get(i + 1).is_some_and(|t| matches!(t.raw.as_str(), "fijo" | "fija")) && ends(r, i + 2);
    let alone = i > 0 && (ends(r, i - 1) || told || one) && (ends(r, i + 1) || fixed);
    // "church/topples right/35", but not "24/35".
    let listed = |k: usize, beyond: Option<usize>| {
        mark(r, k, '/') && beyond.and_then(|k| r.tokens.get(k)).is_none_or(|t| t.kind == Kind::Word)
    };
    let marks = |k: usize| {
        let spaced = mark(r, k, '/')
            && r.tokens.get(k + 1).is_none_or(|t| t.start > r.tokens[k].end)
            && (k == 0 || r.tokens[k - 1].end < r.tokens[k].start);
        if spaced {
            return false;
        }
        let marked = matches!(r.tokens.get(k).map(|t| t.kind), Some(Kind::Mark('/' | ':' | '%' | '"' | '\'' | 'x')));
        let beyond = if k < i { k.checked_sub(1) } else { Some(k + 1) };
        marked && !listed(k, beyond)
    };
    let slate = i > 1 && r.at(i - 2, &["sc", "no", "slate"]);
    let usual = USUAL.contains(&value);
    let in_list = |k: usize| mark(r, k, '/');
    let told = told || (value == 50.0 && i > 0 && in_list(i - 1) && in_list(i + 1));
    let known = (told && [24.0, 50.0].contains(&value)) || (!slate && usual);
    if !alone || !known || marks(i - 1) || marks(i + 1) {
        return false;
    }
    r.say("camera.lens_mm", shown(value), i, i, 1);
    true
}
