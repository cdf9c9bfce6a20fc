//! How hard it happens, told behind the name of what happens: "an earthquake, a big one", "que la explosión sea chiquita",
//! "the blast should be small"; and how much there is of dust, grain and shake: "dust, but thin".

use super::ends;
use super::measures::mark;
use crate::reading::Reading;
use crate::tokens::{Kind, Token};

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
        let comma = usize::from(
            r.tokens
                .get(last + 1)
                .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.' | ';' | ':' | '(' | '\u{2014}'))),
        );
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
        // "A silent explosion, massive", "EQ strong / pre-dawn".
        let light = comma == 0 || r.tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Mark(','));
        let bare = light && at == begins;
        if !r.free(at)
            || !ends(r, end + 1)
            || !(bare || comma == 0 && is || comma > 0 && (one && at > begins || end > at))
        {
            continue;
        }
        r.say("event.strength", value, at, end, 2);
        return;
    }
    alone(r);
}

/// "Massive. I mean massive.", "Sutil.": a size that is a sentence of its own.
fn alone(r: &mut Reading<'_>) {
    const SIZES: &[(&[&str], &str)] = &[
        (&["massive", "huge", "enormous", "colossal", "enorme", "gigante", "bestial"], "0.85"),
        (&["subtle", "modest", "discreet", "gentle", "sutil", "discreto", "discreta", "suavecito"], "0.25"),
    ];
    if !r.found.iter().any(|f| f.key == "event.kind" && f.value != "none") {
        return;
    }
    for k in 0..r.tokens.len() {
        let closed = |k: usize| r.tokens.get(k).is_none_or(Token::ends_sentence);
        if !r.free(k) || !closed(k + 1) || k > 0 && !closed(k - 1) {
            continue;
        }
        let found = SIZES.iter().find(|(words, _)| words.contains(&r.tokens[k].raw.as_str()));
        if let Some((_, value)) = found {
            r.say("event.strength", value, k, k, 1);
            return;
        }
    }
}

/// Reads how much there is of what token `i` names, behind it: "dust, but thin", "I'd like grain. Lots."
pub(super) fn behind_name(r: &mut Reading<'_>, i: usize, key: &'static str) -> bool {
    // "Dust, but thin", "grano, pero poco".
    const HOW_MUCH: &[(&[&str], &str)] = &[
        (
            &[
                "thin",
                "light",
                "little",
                "subtle",
                "slight",
                "fine",
                "faint",
                "restrained",
                "poco",
                "leve",
                "sutil",
                "fino",
            ],
            "0.25",
        ),
        (&["heavy", "thick", "lots", "plenty", "dense", "much", "many", "mucho", "espeso", "denso", "bastante"], "0.9"),
    ];
    let but = i + 1 + usize::from(mark(r, i + 1, ','));
    let small = |k: usize| r.at(k, &["but", "only", "just", "though", "a", "very", "quite", "really", "not", "too"]);
    let how = (but + 1..but + 4).find(|k| !small(*k)).unwrap_or(but + 1);
    let denied = (but..how).any(|k| r.at(k, &["not"]));
    let found = HOW_MUCH.iter().find(|(words, _)| r.tokens.get(how).is_some_and(|t| words.contains(&t.raw.as_str())));
    if let Some((_, value)) = found.filter(|_| r.at(but, &["but", "only", "just", "though"]) && ends(r, how + 1)) {
        let value = if !denied {
            *value
        } else if *value == "0.9" {
            "0.4"
        } else {
            "0.6"
        };
        r.say(key, value, i, how, 5);
        return true;
    }
    // "I'd like grain. Lots."
    const MUCH: &[&str] = &["lots", "loads", "tons", "plenty", "heaps", "mucho", "muchisimo", "monton"];
    let after = (i + 1..i + 3).find(|k| !r.tokens.get(*k).is_some_and(Token::is_mark)).unwrap_or(i + 1);
    let much = after == i + 2
        && r.tokens.get(after).is_some_and(|t| MUCH.contains(&t.raw.as_str()))
        && (ends(r, after + 1) || r.at(after + 1, &["of"]) && r.at(after + 2, &["it"]) && ends(r, after + 3));
    if much {
        r.say(key, "0.95", i, if ends(r, after + 1) { after } else { after + 2 }, 5);
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn amounts_behind_their_name() {
        assert!((read("A church falls. Dust, but thin.").plan.look.dust - 0.25).abs() < 1e-3);
        assert!(read("A church falls. I'd like grain. Lots.").plan.look.grain > 0.8);
    }

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
