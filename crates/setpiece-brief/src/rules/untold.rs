//! What happens although no verb says it: "left wing first, then the rest follows", "roof in, then the walls".

use super::ends;
use crate::reading::Reading;
use std::collections::BTreeSet;

/// Parts of a building that go in or off.
const PARTS: &[&str] = &["roof", "ceiling", "dome", "steeple", "spire", "techo", "tejado", "cupula"];

/// Tells of a collapse where only its beginning is named.
pub(super) fn collapse(r: &mut Reading<'_>) {
    // "Bakery, ground floor, gas.": what is named by its cause alone.
    let told = r.found.iter().any(|f| f.key == "event.kind" && (f.value != "none" || f.rank > 0));
    let gas =
        (0..r.tokens.len()).find(|k| r.at(*k, &["gas"]) && r.free(*k) && ends(r, k + 1) && (*k == 0 || ends(r, k - 1)));
    if let Some(k) = gas.filter(|_| !told) {
        r.say("event.kind", "explosion", k, k, 1);
        return;
    }
    let happens = r.found.iter().any(|f| f.key == "event.kind");
    let stands = r.found.iter().any(|f| f.key == "structure.kind" || f.key == "structure.floors");
    if happens || !stands {
        return;
    }
    // "It begins with the chimney, and then the whole mill follows."
    let begun = |k: usize| {
        (k.saturating_sub(16)..k)
            .any(|j| r.at(j, &["first", "begins", "starts", "starting", "beginning", "begin", "start"]))
    };
    let follows = (1..r.tokens.len()).find(|k| {
        r.free(*k) && (r.at(*k, &["follows", "follow"]) || r.tokens[*k].raw == "sigue") && ends(r, k + 1) && begun(*k)
    });
    if let Some(k) = follows {
        r.say("event.kind", "collapse", k, k, 0);
        return;
    }
    // "The bell tower has to land in the plaza."
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last).collect();
    let lands = (1..r.tokens.len()).find(|k| {
        let near = |s: &usize| !(*s..*k).any(|j| r.tokens[j].is_mark());
        r.at(*k, &["land", "lands"]) && stands.range(k.saturating_sub(4)..*k).any(near)
    });
    if let Some(k) = lands {
        r.say("event.kind", "collapse", k, k, 0);
        return;
    }
    let origins: Vec<(usize, usize)> = r.found.iter().filter(|f| begins_way(r, f)).map(|f| (f.first, f.last)).collect();
    for (first, last) in origins {
        let before = r.back(first, crate::lexicon::ARTICLES).and_then(|k| r.back(k + 1, &["el", "la", "por"]));
        let way = r.found.iter().any(|f| f.first == first && f.key == "event.direction");
        const FIRST: &[&str] = &["first", "beginning", "starting", "begins", "starts", "start"];
        let led = way
            || (first..=last).any(|k| r.at(k, FIRST))
            || (first.saturating_sub(3)..first).any(|k| r.at(k, &["beginning", "starting", "begins", "starts"]));
        let begins = led
            || before.is_some_and(|k| r.at(k, &["first"]))
            || r.at(last, &["first"])
            || r.at(last + 1, &["first"])
            || r.tokens[last].raw == "primero";
        let gone = PARTS.contains(&r.tokens[last].raw.as_str())
            && r.at(last + 1, &["in", "off", "gone", "down"])
            && ends(r, last + 2);
        if begins || gone {
            let last = last + usize::from(r.at(last + 1, &["first", "in", "off", "gone", "down"]));
            r.say("event.kind", "collapse", first, last.min(r.tokens.len() - 1), 0);
            return;
        }
    }
}

/// Whether something tells where it begins, or, behind "first", where all of it goes: "the corner first, then all six storeys
/// into the alley".
fn begins_way(r: &Reading<'_>, f: &crate::reading::Finding) -> bool {
    let after = (f.first.saturating_sub(14)..f.first).any(|k| r.at(k, &["first"]));
    f.key == "event.origin" || f.key == "event.direction" && after
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn where_it_begins_tells_that_it_falls() {
        for (words, origin) in [
            ("Left wing first, then the rest of the hospital follows. Rain.", "left"),
            ("Primero el ala izquierda, después el resto del hospital. Llueve.", "left"),
            ("It begins with the roof, then the whole mill follows.", "top"),
            ("The tower has to land on the street, roof first.", "top"),
            ("Roof first, then all six storeys of the hotel into the alley.", "top"),
            ("Roof in, then the walls. Church, snow, static.", "top"),
        ] {
            let plan = read(words).plan;
            assert_eq!(
                (plan.event.kind.to_string(), plan.event.origin.to_string()),
                ("collapse".into(), origin.into())
            );
        }
        assert_eq!(read("A church with a red roof in the rain").plan.event.kind.to_string(), "none");
    }
}
