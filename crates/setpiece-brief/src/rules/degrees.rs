//! How hard it happens, told behind the name of what happens: "an earthquake, a big one", "que la explosión sea chiquita",
//! "the blast should be small".

use crate::reading::Reading;

const HUGE: &[&str] = &[
    "big", "huge", "massive", "enormous", "nasty", "strong", "violent", "brutal", "colossal", "grande", "enorme",
    "gigante", "tremenda", "tremendo", "violenta", "violento", "brutal", "fuerte", "bestial",
];
const SLIGHT: &[&str] = &[
    "small", "tiny", "little", "mild", "modest", "subtle", "discreet", "minor", "weak", "chica", "chico", "chiquita",
    "chiquito", "pequena", "pequeno", "leve", "suave", "discreta", "discreto", "modesta", "debil",
];

/// Reads sizes that stand behind an event in its own clause, or behind a comma as "a big one".
pub(super) fn behind_event(r: &mut Reading<'_>) {
    if r.found.iter().any(|f| f.key == "event.strength") {
        return;
    }
    let events: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last).collect();
    for last in events {
        let comma = usize::from(r.tokens.get(last + 1).is_some_and(|t| t.kind == crate::tokens::Kind::Mark(',')));
        const SMALL: &[&str] =
            &["a", "an", "one", "very", "really", "must", "should", "to", "be", "un", "una", "muy", "bien", "mas"];
        const BE: &[&str] = &["be", "sea", "is", "es", "quede", "debe", "ser"];
        let small = |k: usize| {
            let raw = r.tokens.get(k).map_or("", |t| t.raw.as_str());
            r.at(k, SMALL) || SMALL.contains(&raw) || BE.contains(&raw)
        };
        let begins = last + 1 + comma;
        let at = (begins..begins + 5).find(|k| !small(*k)).unwrap_or(begins);
        let raw = r.tokens.get(at).map_or("", |t| t.raw.as_str());
        let is = (begins..at).any(|k| BE.contains(&r.tokens[k].raw.as_str()));
        let one =
            r.at(at + 1, &["one"]) || (begins..at).any(|k| matches!(r.tokens[k].raw.as_str(), "un" | "uno" | "una"));
        let value = if HUGE.contains(&raw) {
            "0.85"
        } else if SLIGHT.contains(&raw) {
            "0.25"
        } else {
            continue;
        };
        let end = at + usize::from(r.at(at + 1, &["one"]));
        if !r.free(at)
            || !super::ends(r, end + 1)
            || !(comma == 0 && is || comma > 0 && one && at > begins) && !(comma > 0 && end > at)
        {
            continue;
        }
        r.say("event.strength", value, at, end, 2);
        return;
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn sizes_behind_what_happens() {
        for (words, strength) in [
            ("A stone bridge. Earthquake, big one. Dusk.", 0.85),
            ("Banco. Que la explosión sea chiquita.", 0.25),
            ("A bank. The explosion should be small.", 0.25),
        ] {
            assert!((read(words).plan.event.strength - strength).abs() < 1e-3, "{words}");
        }
        let plain = read("An explosion, a bank.").plan.event.strength;
        assert_eq!(read("An explosion, a big bank.").plan.event.strength, plain);
    }
}
