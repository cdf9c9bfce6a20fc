//! Parts of what falls that were taken for where the camera is, and the reverse: "it comes apart from the roof", "seen from
//! below", "the top of the tower snaps off"; and who is only named by a building: "the bank wants a chimney".

use super::phrases::names_structure;
use crate::reading::{Finding, Reading};

const ROOFS: &[&str] = &["tejado", "techo", "azotea", "cubierta", "roof", "rooftop", "top"];
/// What somebody does that is called by the building he sits in.
const WANTS: &[&str] = &[
    "wants", "want", "wanted", "asked", "asks", "says", "said", "insists", "prefers", "approved", "shows", "showed",
    "ordered", "signed", "muestra", "quiere", "quieren", "pide", "piden", "pidio", "dice", "dijo", "prefiere",
    "aprobo", "encargo", "exhibe", "expone", "exige",
];
/// What stands by and is full of people.
const FULL: &[&str] = &["full", "packed", "crowded", "lleno", "llena", "repleto", "repleta", "atestado", "atestada"];

/// Settles them.
pub(super) fn settle(r: &mut Reading<'_>) {
    let events: Vec<(usize, usize)> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| (f.first, f.last)).collect();
    let raw = |r: &Reading<'_>, k: usize| r.tokens.get(k).map_or(String::new(), |t| t.raw.clone());
    let from = |r: &Reading<'_>, k: usize| matches!(r.tokens[k].raw.as_str(), "desde" | "from");
    const SEES: &[&str] =
        &["vea", "ve", "vemos", "ver", "verlo", "verla", "mirar", "visto", "vista", "see", "seen", "filmed"];
    for k in 0..r.found.len() {
        let (first, last) = (r.found[k].first, r.found[k].last);
        let (key, value) = (r.found[k].key, r.found[k].value.clone());
        // "Se deshace desde el tejado."
        let begins = key == "camera.angle" && value == "high" && from(r, first);
        let behind = events.iter().any(|e| e.1 + 1 == first);
        if begins && behind && ROOFS.contains(&raw(r, last).as_str()) {
            r.found[k].key = "event.origin";
            "top".clone_into(&mut r.found[k].value);
        }
        // "From the top: 1) a quiet street ...": from the beginning.
        let colon = r.tokens.get(last + 1).is_some_and(|t| t.kind == crate::tokens::Kind::Mark(':'));
        if key == "event.origin" && value == "top" && first == 0 && from(r, first) && colon {
            r.found[k].key = "";
            continue;
        }
        // "Quiero ver el edificio desde abajo."
        let below = key == "event.origin" && value == "ground_floor" && from(r, first);
        let below = below && matches!(raw(r, last).as_str(), "abajo" | "below");
        let clause: Vec<usize> = (0..first).rev().take(8).take_while(|k| !r.tokens[*k].is_mark()).collect();
        let told = clause.iter().any(|k| events.iter().any(|e| e.0 == *k));
        if below && !told && clause.iter().any(|k| SEES.contains(&r.tokens[*k].raw.as_str())) {
            r.found[k].key = "camera.angle";
            "low".clone_into(&mut r.found[k].value);
        }
    }
    let happens = |k: usize| events.iter().any(|e| (k + 1..=k + 2).contains(&e.0));
    // "The whole building goes down" is no framing; "two helicopters hit it" is no view from one.
    const FLIERS: &[&str] =
        &["helicopter", "helicopters", "helicoptero", "helicopteros", "chopper", "choppers", "drone", "drones"];
    const PASSES: &[&str] =
        &["passes", "pass", "hovers", "hover", "buzzes", "lands", "pasa", "pasan", "choca", "chocan", "se", "roars"];
    let tokens = &r.tokens;
    let is = |k: usize, words: &[&str]| tokens.get(k).is_some_and(|t| words.contains(&t.raw.as_str()));
    r.found.retain(|f| {
        let whole = f.key == "camera.framing"
            && f.value == "full"
            && (f.first..=f.last).any(|k| is(k, &["whole", "entire", "entero", "entera"]))
            && happens(f.last);
        let flier = f.key == "camera.angle"
            && f.value == "aerial"
            && f.first == f.last
            && is(f.first, FLIERS)
            && (happens(f.last) || is(f.last + 1, PASSES));
        !(whole || flier)
    });
    institutions(r);
    lateral(r);
}

/// "We track alongside, left to right, and the viaduct comes down": the way of the camera, where nothing else is told between
/// its marks.
fn lateral(r: &mut Reading<'_>) {
    let moves: Vec<(usize, usize)> = (0..r.found.len())
        .filter(|k| r.found[*k].key == "camera.move" && r.found[*k].value.starts_with("truck_"))
        .map(|k| (k, r.found[k].last))
        .collect();
    for n in 0..r.found.len() {
        let (first, last) = (r.found[n].first, r.found[n].last);
        let to = |k: usize| r.at(k, &["to"]);
        if r.found[n].key != "event.origin" || !(first..=last).any(to) || !r.at(last, &["right", "left"]) {
            continue;
        }
        let alone = super::ends(r, last + 1) && first > 0 && r.tokens[first - 1].is_mark();
        let sentence = |from: usize| !(from..first).any(|k| r.tokens[k].ends_sentence());
        let moved = moves.iter().find(|(_, end)| *end < first && first - *end <= 9 && sentence(*end));
        if let Some(&(k, _)) = moved.filter(|_| alone) {
            r.found[k].value = if r.at(last, &["right"]) { "truck_right" } else { "truck_left" }.to_owned();
            r.found[n].key = "";
        }
    }
    r.found.retain(|f| !f.key.is_empty());
}

/// What tells by its place in the sentence where it begins, whatever a camera does in it.
pub(super) fn begins(r: &mut Reading<'_>) {
    firsts(r);
    tops_of(r);
}

/// "The roof goes first, then the rest comes down", "falls, L end first": what goes first is where it begins.
fn firsts(r: &mut Reading<'_>) {
    const PARTS: &[(&[&str], &str)] = &[
        (
            &["roof", "top", "spire", "dome", "steeple", "crown", "belfry", "penthouse", "techo", "tejado", "cupula"],
            "top",
        ),
        (&["bottom", "base", "lobby", "basement", "foundations", "legs", "podium"], "ground_floor"),
        (&["middle", "centre", "center", "midspan", "waist"], "middle"),
    ];
    const ENDS: &[&str] = &[
        "end", "side", "corner", "wing", "half", "part", "tower", "gable", "pier", "leg", "bay", "edge", "third",
        "abutment", "hand",
    ];
    for k in 2..r.tokens.len() {
        if !(r.at(k, &["first"]) && (super::ends(r, k + 1) || r.at(k + 1, &["and", "then"]))) {
            continue;
        }
        let verb = |j: usize| {
            r.happens_at(j)
                || r.found.iter().any(|f| f.key == "event.kind" && f.first == j)
                || r.at(j, &["go", "goes", "comes", "gives", "lets", "fails", "way", "in", "down", "off"])
        };
        let Some(noun) = (k.saturating_sub(3)..k).rev().find(|j| !verb(*j)) else { continue };
        let side = noun.checked_sub(1).filter(|_| r.at(noun, ENDS));
        let value = match side {
            Some(j) if r.at(j, &["left", "l", "lh"]) => "left",
            Some(j) if r.at(j, &["right", "r", "rh"]) => "right",
            _ if r.at(noun, &["left", "l"]) || r.tokens[noun].raw.starts_with("izquierd") => "left",
            _ if r.at(noun, &["right", "r"]) || r.tokens[noun].raw.starts_with("derech") => "right",
            _ => match PARTS.iter().find(|(words, _)| r.at(noun, words)) {
                Some((_, value)) => value,
                None => continue,
            },
        };
        let first = side.filter(|_| matches!(value, "left" | "right")).unwrap_or(noun);
        r.say("event.origin", value, first, k, 5);
    }
}

/// "The top of the office tower snaps off."
fn tops_of(r: &mut Reading<'_>) {
    for k in 1..r.tokens.len().saturating_sub(3) {
        const FROM: &[&str] = &["from", "on", "at", "to", "over", "past", "near", "see", "above", "in"];
        let leads = r.back(k, crate::lexicon::ARTICLES).is_some_and(|j| r.at(j, FROM));
        if !r.at(k, &["top"]) || !r.at(k + 1, &["of"]) || leads || r.blocked[k] {
            continue;
        }
        let clause = |k: &usize| r.tokens.get(*k).is_some_and(|t| !t.is_mark());
        let named = (k + 2..k + 7).take_while(clause).find(|j| names_structure(r, *j));
        let Some(named) = named else { continue };
        let event = |f: &Finding| f.key == "event.kind" && f.value != "none" && f.first > named && f.first <= named + 5;
        if r.found.iter().any(event) {
            r.say("event.origin", "top", k, k + 1, 4);
        }
    }
}

/// "The museum shows a wooden house", "with the market full of people": a building beside the one that is meant.
fn institutions(r: &mut Reading<'_>) {
    // "Fachada, columnas, tres pisos": what stands before a building of storeys.
    let storeyed = r.found.iter().any(|f| f.key == "structure.floors" && f.how == crate::lexicon::How::Said);
    let tokens = &r.tokens;
    r.found.retain(|f| {
        let columns = matches!(tokens[f.last].raw.as_str(), "columns" | "columnas" | "pillars" | "pilares");
        !(storeyed && columns && f.key == "structure.kind")
    });
    // "A mosque; the minaret topples": a part of the church that was named.
    let church = r.found.iter().any(|f| f.key == "structure.kind" && f.value == "church" && f.rank > 0);
    let minaret = |f: &Finding| r.tokens[f.last].raw.starts_with("minaret");
    let parts: Vec<usize> = (0..r.found.len())
        .filter(|k| {
            church && r.found[*k].key == "structure.kind" && r.found[*k].value == "chimney" && minaret(&r.found[*k])
        })
        .collect();
    for k in parts {
        r.found[k].rank = 0;
    }
    let kinds: Vec<(usize, String)> =
        r.found.iter().filter(|f| f.key == "structure.kind" && f.rank > 0).map(|f| (f.last, f.value.clone())).collect();
    for n in 0..r.found.len() {
        let (last, first) = (r.found[n].last, r.found[n].first);
        if r.found[n].key != "structure.kind" || r.found[n].rank == 0 {
            continue;
        }
        let raw = r.tokens.get(last + 1).map_or("", |t| t.raw.as_str());
        // "An old block with scaffolding."
        const ADDED: &[&str] = &["scaffold", "andami", "parapet", "pretil", "balcon", "cornis", "cornice"];
        let scaffold = ADDED.iter().any(|word| r.tokens[last].raw.starts_with(word));
        if scaffold && kinds.iter().any(|(at, v)| *v != r.found[n].value && *at < first) {
            r.found[n].rank = 0;
            continue;
        }
        // "La casa se agrieta y se le cae la chimenea."
        let its = (first.saturating_sub(5)..first)
            .any(|k| r.tokens[k].raw == "se" && r.tokens.get(k + 1).is_some_and(|t| t.raw == "le") && k + 2 < first);
        if its && kinds.iter().any(|(at, v)| *v != r.found[n].value && *at < first) {
            r.found[n].rank = 0;
            continue;
        }
        let other = |later: bool| kinds.iter().any(|(at, v)| *v != r.found[n].value && (!later || *at > last));
        // "The town hall (brick, four floors, clock tower)": what it has.
        let bracket = |k: usize, c: char| r.tokens[k].kind == crate::tokens::Kind::Mark(c);
        let open = (0..first).rev().take(14).take_while(|k| !bracket(*k, ')')).find(|k| bracket(*k, '('));
        let of = open.and_then(|k| k.checked_sub(1));
        let listed = of.is_some_and(|k| names_structure(r, k) || kinds.iter().any(|(at, _)| *at == k));
        if listed && r.found[n].value != "wall" && kinds.iter().any(|(at, v)| Some(*at) == of && *v != r.found[n].value)
        {
            r.found[n].rank = 0;
            continue;
        }
        if WANTS.contains(&raw) && other(true) || FULL.contains(&raw) && other(false) {
            r.found[n].rank = 0;
            r.aside.insert(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn parts_of_the_building_and_places_of_the_camera() {
        let plan = |words: &str| read(words).plan;
        assert_eq!(plan("Una ermita en el campo se deshace desde el tejado.").event.origin.to_string(), "top");
        assert_eq!(plan("Quiero ver el edificio desde abajo, que explote.").camera.angle.to_string(), "low");
        assert_eq!(plan("The top of the office tower snaps off.").event.origin.to_string(), "top");
        assert_eq!(plan("The museum shows a wooden house that collapses.").structure.kind.to_string(), "house");
        assert_eq!(plan("Con el mercado lleno de gente, la catedral se cae.").structure.kind.to_string(), "church");
    }
}
