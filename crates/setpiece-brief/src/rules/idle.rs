//! Words of the lexicon that say nothing where they stand: six windows wide, a full three seconds, let's go.

use super::phrases::of_structure;
use crate::lexicon::{ARTICLES, Match};
use crate::reading::Reading;
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// Whether what was found is only a manner of speaking or a measure of something else; its words are settled then.
pub(super) fn says_nothing(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "six windows wide" says nothing of the framing.
    if first == last && r.at(first, &["wide", "high", "full", "close", "low"]) && after_stray(r, first) {
        r.blocked[first] = true;
        return true;
    }
    // "TRAILER SHOT 12", "Tráiler: castillo": what the shot is for, and no house on wheels.
    let heads = first == 0 || r.tokens[first - 1].is_mark();
    let labels = r.tokens.get(first + 1).is_some_and(|t| t.kind == Kind::Mark(':')) || r.at(first + 1, &["shot", "sh"]);
    if first == last && r.at(first, &["trailer"]) && heads && labels {
        r.blocked[first] = true;
        return true;
    }
    // "Day 2, setup 5": of the schedule.
    let numbered = r.tokens.get(first + 1).is_some_and(|t| matches!(t.kind, Kind::Number(_)));
    if first == last
        && heads
        && numbered
        && r.at(first, &["day"])
        && (super::ends(r, first + 2) || r.at(first + 2, &["of"]))
    {
        r.blocked[first] = true;
        return true;
    }
    // "Morning all", "Evening!": a greeting.
    const GREETED: &[&str] =
        &["all", "everyone", "everybody", "team", "folks", "guys", "chaps", "lads", "both", "people"];
    let greets = first == 0
        && last == 0
        && r.at(0, &["morning", "afternoon", "evening"])
        && (r.at(1, GREETED) || r.tokens.get(1).is_some_and(|t| t.kind == Kind::Mark('!')));
    if greets {
        r.claimed[0] = true;
        return true;
    }
    // "General Roca", "Major Tom": a rank before a name.
    if first == last
        && r.at(first, &["general", "major", "full"])
        && r.tokens[first].capital
        && !r.tokens[first].shouted
        && r.tokens.get(first + 1).is_some_and(|t| t.capital && !t.shouted && !crate::lexicon::knows(&t.norm))
    {
        r.blocked[first] = true;
        return true;
    }
    // "Más bajo que el campanario pero más ancho": how large it is beside another.
    const SIZES: &[&str] = &["bajo", "baja", "alto", "alta", "ancho", "ancha", "largo", "larga"];
    const SEEN: &[&str] = &["camara", "toma", "plano", "angulo", "punto", "lente", "vista"];
    let more = first > 0 && matches!(r.tokens[first - 1].raw.as_str(), "mas" | "menos");
    let camera = (first.saturating_sub(4)..first).any(|k| SEEN.contains(&r.tokens[k].raw.as_str()));
    let size = first == last && SIZES.contains(&r.tokens[first].raw.as_str());
    if more && size && !camera {
        r.blocked[first] = true;
        return true;
    }
    // "Half as wide as it is tall."
    if first == last && r.at(first, &["wide", "full"]) && r.before(first, &["as"]) && r.at(first + 1, &["as"]) {
        r.blocked[first] = true;
        return true;
    }
    // "A full three seconds."
    if first == last && r.at(first, &["full"]) && r.tokens.get(first + 1).is_some_and(crate::numbers::is_number_word) {
        r.claimed[first] = true;
        return true;
    }
    // "Telephoto from the hills", "desde los cerros": where the camera stands, not the building.
    let seen_from = r.back(first, ARTICLES).is_some_and(|k| r.at(k, &["from"]));
    if seen_from && found.says_only("setting.place") && !found.meaning.senses.is_empty() {
        r.blocked[first..=last].fill(true);
        return true;
    }
    if first == last && says_less(r, first) {
        r.claimed[first] |= matches!(r.tokens[first].raw.as_str(), "cerca" | "lejos");
        return true;
    }
    // "Almost vertical" is no format; "Adelante, un galpón" is no way.
    let above = first > 0
        && r.at(first, &["vertical"])
        && matches!(r.tokens[first - 1].raw.as_str(), "aerea" | "aereo" | "aerial" | "cenital" | "overhead" | "caida");
    if first == last && above {
        r.claimed[first] = true;
        return true;
    }
    let near = r.at(first, &["vertical"]) && r.before(first, &["almost", "nearly", "perfectly", "totally"]);
    let ahead = r.tokens[first].raw == "adelante"
        && super::ends(r, first + 1)
        && (first == 0 || !matches!(r.tokens[first - 1].raw.as_str(), "hacia" | "para" | "pa" | "va" | "vuelca"));
    if first == last && (near || ahead) {
        r.blocked[first] = near;
        return true;
    }
    false
}

/// Whether what was found is an order, an exhortation or somebody's deed; its words are settled then.
pub(super) fn orders(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "Let's go with rain."
    let lets = r.at(first, &["lets"]) && r.text(r.span(first, first)).contains(['\'', '\u{2019}']);
    if lets || super::people::deed(r, first, last, found) {
        if !lets {
            r.blocked[first..=last].fill(true);
        }
        return true;
    }
    // "Drop the helicopter, drop the rain": what shall go.
    let orders = first == last && r.at(first, &["drop", "cut", "lose"]) && super::ends(r, first.wrapping_sub(1));
    if orders && r.at(first + 1, &["the", "all", "any"]) && !of_structure(r, first + 1) {
        return true;
    }
    // "We walk up to the gates" names no building.
    if r.at(first, &["walk"]) && r.before(first, &["we", "they", "i", "you", "to", "who", "and", "camera"]) {
        return true;
    }
    // "Plain night" is nothing but night.
    if first == last
        && r.at(first, &["plain"])
        && r.tokens.get(first + 1).is_some_and(|t| crate::lexicon::knows(&t.norm))
    {
        return true;
    }
    false
}

/// Whether the Spanish word at token `i` says less than the English one it was put into or looks like.
fn says_less(r: &Reading<'_>, i: usize) -> bool {
    const FALSE_FRIENDS: &[&str] = &["arena", "mesa", "sale", "actual", "local"];
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let before = if i > 0 { raw(i - 1) } else { "" };
    match raw(i) {
        // "Se va", but not "va de fondo".
        "va" | "vaya" | "van" | "vayan" => before != "se",
        // "Cerca del mar" is no framing.
        "cerca" | "lejos" => matches!(raw(i + 1), "de" | "del"),
        "llena" | "lleno" => true,
        word => r.tongue == Tongue::Spanish && FALSE_FRIENDS.contains(&word),
    }
}

/// Whether an unknown noun stands right before token `i`.
pub(super) fn after_stray(r: &Reading<'_>, i: usize) -> bool {
    i > 0 && r.free(i - 1) && !r.tokens[i - 1].is_mark() && !is_stop(&r.tokens[i - 1].norm)
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn greetings_schedules_and_labels_say_nothing() {
        let plain = read("A church, static.").plan;
        for before in ["Morning all! ", "Day 2, setup 5. ", "The crew goes home at seven. "] {
            let plan = read(&format!("{before}A church, static.")).plan;
            assert_eq!((plan.setting.time, plan.event.kind), (plain.setting.time, plain.event.kind), "{before}");
        }
        assert_eq!(read("TRAILER SHOT 12: a church, static.").plan.structure.kind, plain.structure.kind);
    }
}
