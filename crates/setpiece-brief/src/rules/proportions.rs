//! Measures that are told by others: "twice as wide as it is tall", "as tall as wide", "el doble de alto"; and moments told by
//! the length of the shot: "two thirds of the way through the shot".

use super::Pending;
use crate::lexicon::ARTICLES;
use crate::numbers::{number, ordinal};
use crate::reading::Reading;

/// Words of a measure, and its key.
const MEASURES: &[(&[&str], &str)] = &[
    (&["tall", "high", "height", "taller", "higher", "alto", "alta", "altura"], "structure.height_m"),
    (
        &["wide", "broad", "width", "long", "length", "wider", "longer", "ancho", "ancha", "largo", "larga"],
        "structure.width_m",
    ),
    (&["deep", "depth", "deeper", "fondo", "profundo", "profundidad"], "structure.depth_m"),
];
const SMALL: &[&str] = &[
    "as", "than", "that", "of", "so", "its", "it", "is", "the", "a", "in", "they", "are", "que", "lo", "el", "la",
    "times",
];

/// The measure that the word at token `k` names.
fn measure(r: &Reading<'_>, k: usize) -> Option<&'static str> {
    let token = r.tokens.get(k).filter(|_| r.free(k))?;
    let found = MEASURES.iter().find(|(words, _)| token.is_any(words) || words.contains(&token.raw.as_str()));
    found.map(|(_, key)| *key)
}

/// One past the small words from token `k` on.
fn skip(r: &Reading<'_>, k: usize) -> usize {
    let small = |k: usize| r.at(k, SMALL) || r.tokens.get(k).is_some_and(|t| SMALL.contains(&t.raw.as_str()));
    (k..k + 5).find(|j| !small(*j)).unwrap_or(k + 5)
}

/// So many times, and one past the words that say it.
fn factor(r: &Reading<'_>, i: usize) -> Option<(f64, usize)> {
    let one = [(&["twice", "double"][..], 2.0), (&["triple", "thrice"], 3.0), (&["half"], 0.5), (&["quadruple"], 4.0)];
    if let Some((_, n)) = one.iter().find(|(words, _)| r.at(i, words)) {
        return Some((*n, i + 1));
    }
    if r.at(i, &["as", "equally"]) || r.tokens.get(i).is_some_and(|t| t.raw == "tan") {
        return Some((1.0, i + 1));
    }
    // "La mitad de alto que de largo."
    if r.tokens.get(i).is_some_and(|t| t.raw == "mitad") && r.at(i + 1, &["of"]) {
        return Some((0.5, i + 1));
    }
    number(&r.tokens, i).filter(|(n, end)| r.at(*end, &["times"]) && *n > 0.0).map(|(n, end)| (n, end + 1))
}

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    share(r, i) || ratio(r, i)
}

fn ratio(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((factor, at)) = factor(r, i) else { return false };
    let at = skip(r, at);
    let Some(key) = measure(r, at) else { return false };
    let other = skip(r, at + 1);
    if let Some((metres, end)) = super::extent::metres(r, other).filter(|_| other > at + 1) {
        let named = (end..end + 3).find(|k| super::phrases::names_structure(r, *k));
        if let Some(last) = named.filter(|_| r.tokens[i].norm != "as") {
            r.say(key, super::shown(factor * metres), i, end - 1, 4);
            r.blocked[last] = true;
            return true;
        }
    }
    // "As tall as a five-storey house."
    if factor == 1.0
        && key == "structure.height_m"
        && let Some((floors, end)) = number(&r.tokens, other).filter(|(n, _)| n.fract() == 0.0 && *n <= 120.0)
        && r.at(end, &["storey", "story", "floor", "storeyed", "storied", "floors", "storeys", "stories"])
        && super::phrases::names_structure(r, end + 1)
        && other > at + 1
    {
        r.say("structure.floors", super::shown(floors), i, end, 4);
        r.blocked[end + 1] = true;
        return true;
    }
    let base = measure(r, other).filter(|base| other > at + 1 && *base != key);
    let said = |f: &&crate::reading::Finding| f.key.starts_with("structure.") && f.key.ends_with("_m") && f.key != key;
    // "Twenty metres wide and twice as tall": as what was measured before.
    let before = || r.found.iter().rev().find(said).filter(|f| f.last + 12 > i).map(|f| f.key);
    let last = if base.is_some() { other } else { at };
    let measures = i > 1 && matches!(r.tokens[i - 2].raw.as_str(), "mide" | "miden" | "tiene");
    let i = if measures && r.free(i - 2) { i - 2 } else { i };
    let Some(base) = base.or_else(|| before().filter(|_| factor != 1.0)) else { return false };
    r.claim(i, last);
    r.pending.push((Pending::Ratio { key, factor, base }, i, last));
    true
}

/// "Two thirds of the way through the shot", "halfway through the take", "a mitad del plano".
fn share(r: &mut Reading<'_>, i: usize) -> bool {
    const SHOTS: &[&str] = &["shot", "take", "clip", "scene", "plano", "toma", "video", "duration"];
    // "It must stand for exactly half the shot, which is eight seconds."
    let lead = r.back(i, &["exactly", "about", "just", "roughly", "first", "the"]);
    let of = i + 1 + usize::from(r.at(i + 1, &["of"]));
    let of = of + usize::from(r.at(of, ARTICLES));
    if r.at(i, &["half"]) && of > i + 1 && r.at(of, SHOTS) && lead.is_some_and(|k| r.at(k, &["for", "until", "during"]))
    {
        r.claim(i, of);
        r.pending.push((Pending::Share(0.5), i, of));
        return true;
    }
    let quarter = if r.at(i, &["quarter"]) {
        Some(i + 1)
    } else {
        (r.at(i, &["a", "one"]) && r.at(i + 1, &["quarter"])).then_some(i + 2)
    };
    let (share, at) =
        if let Some(at) = quarter.filter(|at| r.at(*at, &["of"]) && r.at(at + 2, &["way", "shot", "take"])) {
            (0.25, at)
        } else if r.at(i, &["halfway", "midway"]) || r.tokens[i].raw == "mitad" {
            (0.5, i + 1)
        } else if r.at(i, &["half"]) && r.at(i + 1, &["way"]) {
            (0.5, i + 2)
        } else {
            let (count, at) = match number(&r.tokens, i) {
                Some((n, end)) if n.fract() == 0.0 => (n, end),
                None if r.at(i, &["a", "one"]) => (1.0, i + 1),
                _ => return false,
            };
            match r.tokens.get(at) {
                Some(t) if t.is_any(&["thirds", "tercios"]) => (count / 3.0, at + 1),
                Some(t) if t.is_any(&["quarters"]) || t.raw == "cuartos" => (count / 4.0, at + 1),
                Some(t) if t.is_any(&["third", "fourth"]) && r.at(at + 1, &["of"]) => {
                    (count / f64::from(ordinal(&r.tokens, at).map_or(3, |(n, _)| n)), at + 1)
                }
                _ => return false,
            }
        };
    const LINK: &[&str] = &["of", "way", "through", "into", "in", "del", "de", "dentro"];
    let link = |k: usize| r.at(k, LINK) || r.at(k, ARTICLES) || r.tokens.get(k).is_some_and(|t| t.raw == "del");
    let end = (at..at + 7).find(|k| !link(*k)).unwrap_or(at);
    let through = (at..end).any(|k| r.at(k, &["through", "into", "in", "of"]));
    // "Halfway through a ten second shot": its length counts for itself.
    // "A la mitad de los 6 seg."
    let the = (at..end).any(|k| r.at(k, &["the"]));
    let length = super::seconds(r, end).filter(|(_, after)| the || r.at(*after, SHOTS));
    if let Some((seconds, after)) = length.filter(|_| through) {
        r.claim(i, end - 1);
        r.pending.push((Pending::Share(share), i, end - 1));
        r.say("duration_s", super::shown(seconds), end, after - 1, 4);
        return true;
    }
    let of_shot = r.at(end, SHOTS) || r.tokens.get(end).is_some_and(|t| SHOTS.contains(&t.raw.as_str()));
    // "Two thirds of the way through, it goes."
    let in_alone = end == at + 1 && r.tokens[at - 1].norm.ends_with('s');
    let way =
        r.at(end - 1, &["through", "in"]) && super::ends(r, end) && (in_alone || (at..end).any(|k| r.at(k, &["way"])));
    if !(through && (of_shot || way)) || share >= 1.0 {
        return false;
    }
    let first = if i > 0 && r.at(i - 1, &["at", "about", "a", "roughly"]) { i - 1 } else { i };
    let last = if of_shot { end } else { end - 1 };
    r.claim(first, last);
    r.pending.push((Pending::Share(share), first, last));
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn measures_follow_others() {
        for (words, width, height) in [
            ("a wall four times as wide as it is high, and it is 3 m high", 12.0, 3.0),
            ("house, eight metres wide, as tall as it is wide", 8.0, 8.0),
            ("Edificio de oficinas de 20 metros de ancho y el doble de alto", 20.0, 40.0),
            ("An office block 30 m tall and half as wide", 15.0, 30.0),
            ("A wall 20 m long, half as tall as the 12 m chimney beside it", 20.0, 6.0),
            ("A chimney 6 metres wide, 10 m taller than before, so 60", 6.0, 60.0),
        ] {
            let plan = read(words).plan;
            assert_eq!((plan.structure.width_m, plan.structure.height_m), (width, height), "{words}");
        }
    }

    #[test]
    fn moments_follow_the_length() {
        for (words, start) in [
            ("Two thirds of the way through the shot the tower implodes, nine seconds", 6.0),
            ("Halfway through the take the wall falls, 8 seconds", 4.0),
            ("Iglesia, diez segundos, a mitad del plano se derrumba", 5.0),
        ] {
            assert!((read(words).plan.event.start_s - start).abs() < 1e-3, "{words}");
        }
        assert_eq!(read("A chimney snaps halfway up, 8 seconds").plan.event.origin.to_string(), "middle");
    }
}
