//! How hard the earth shakes: "a magnitude 7 earthquake", "sismo 7.8", "quake M6".

use super::measures::mark;
use super::{ends, shown};
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// "a magnitude 7 earthquake": Richter 4 is felt, 9 spares nothing.
pub(super) fn magnitude(r: &mut Reading<'_>, i: usize) -> bool {
    let level = |value: f64| shown(((value - 4.0) / 5.0).clamp(0.0, 1.0));
    // "A 7.8 quake."
    if let Some(&Kind::Number(value)) = r.tokens.get(i).map(|t| &t.kind)
        && (3.0..10.0).contains(&value)
        && (r.at(i + 1, &["earthquake", "quake", "tremor", "terremoto", "sismo", "seismo", "richter"])
            || r.at(i + 1, &["grados", "degrees"])
                && (0..i)
                    .rev()
                    .take(4)
                    .any(|k| r.at(k, &["terremoto", "sismo", "seismo", "temblor", "earthquake", "quake"])))
    {
        let last = i + usize::from(r.at(i + 1, &["grados", "degrees", "richter"]));
        r.say("event.strength", level(value), i, last, 4);
        return true;
    }
    // "Terremoto. Nueve grados."
    if let Some((value, end)) = number(&r.tokens, i).filter(|(n, _)| (3.0..10.0).contains(n))
        && r.at(end, &["grados"])
        && (0..i).rev().take(4).any(|k| r.at(k, &["terremoto", "sismo", "seismo", "temblor"]))
    {
        r.say("event.strength", level(value), i, end, 4);
        return true;
    }
    // "Sismo 7.8".
    const QUAKES: &[&str] = &["eq", "earthquake", "quake", "tremor", "terremoto", "sismo", "seismo", "temblor"];
    if let Some(&Kind::Number(value)) = r.tokens.get(i).map(|t| &t.kind)
        && (4.0..10.0).contains(&value)
        && (value.fract() != 0.0 || r.before(i, &["of", "a"]))
        && ends(r, i + 1)
        && r.back(i - usize::from(i > 1 && mark(r, i - 1, ',')), &["of", "a", "magnitude", "mag"])
            .is_some_and(|k| r.at(k, QUAKES))
    {
        r.say("event.strength", level(value), i, i, 4);
        return true;
    }
    // "The quake's about a 5."
    let is =
        |k: usize| r.at(k, &["about", "a", "around", "like", "is", "maybe", "only", "was", "es", "un", "de", "of"]);
    let lead = (0..i).rev().take(5).find(|k| !is(*k));
    if let Some((value, end)) = number(&r.tokens, i).filter(|(n, end)| (2.0..10.0).contains(n) && ends(r, *end))
        && lead.is_some_and(|k| {
            k + 1 < i && (r.at(k, QUAKES) || r.tokens[k].norm.strip_suffix('s').is_some_and(|w| QUAKES.contains(&w)))
        })
        && (r.at(i - 1, &["a"]) || r.tokens[i - 1].raw == "un")
    {
        r.say("event.strength", level(value), i, end - 1, 4);
        return true;
    }
    // "Quake M7.1."
    let short = r.at(i, &["m", "mw", "ml"])
        && r.back(i, &["of"]).is_some_and(|k| r.at(k, QUAKES) || mark(r, k, '(') && r.before(k, QUAKES));
    if !short && !r.at(i, &["magnitude", "mag", "richter"]) {
        return false;
    }
    let Some((value, end)) = number(&r.tokens, i + 1) else { return false };
    r.say("event.strength", level(value), i, end - 1, 4);
    // "Magnitude 6.2, a brick shop, the parapet falls": nothing else has one.
    if r.at(i, &["magnitude", "richter"]) && r.tokens[i].raw != "grado" && (3.0..10.0).contains(&value) {
        r.say("event.kind", "earthquake", i, end - 1, 4);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn magnitudes_as_people_say_them() {
        for words in ["The quake's about a 7.", "A magnitude 7 earthquake.", "Quake M7."] {
            assert!((read(words).plan.event.strength - 0.6).abs() < 1e-3, "{words}");
        }
    }
}
