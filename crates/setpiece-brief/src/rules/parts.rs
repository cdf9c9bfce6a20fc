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
    tops_of(r);
    let events: Vec<(usize, usize)> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| (f.first, f.last)).collect();
    let raw = |r: &Reading<'_>, k: usize| r.tokens.get(k).map_or(String::new(), |t| t.raw.clone());
    let from = |r: &Reading<'_>, k: usize| matches!(r.tokens[k].raw.as_str(), "desde" | "from");
    const SEES: &[&str] = &["vea", "ve", "vemos", "ver", "verlo", "verla", "mirar", "visto", "vista", "see", "seen", "filmed"];
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
}

/// "The top of the office tower snaps off."
fn tops_of(r: &mut Reading<'_>) {
    for k in 1..r.tokens.len().saturating_sub(3) {
        const FROM: &[&str] = &["from", "on", "at", "to", "over", "past", "near", "see", "above", "in"];
        let leads = r.back(k, crate::lexicon::ARTICLES).is_some_and(|j| r.at(j, FROM));
        if !r.at(k, &["top"]) || !r.at(k + 1, &["of"]) || leads || !r.free(k) {
            continue;
        }
        let clause = |k: &usize| r.tokens.get(*k).is_some_and(|t| !t.is_mark());
        let named = (k + 2..k + 7).take_while(clause).find(|j| names_structure(r, *j));
        let Some(named) = named else { continue };
        let event = |f: &Finding| {
            f.key == "event.kind" && f.value != "none" && f.first > named && f.first <= named + 5
        };
        if r.found.iter().any(event) {
            r.say("event.origin", "top", k, k + 1, 4);
        }
    }
}

/// "The museum shows a wooden house", "with the market full of people": a building beside the one that is meant.
fn institutions(r: &mut Reading<'_>) {
    let kinds: Vec<(usize, String)> =
        r.found.iter().filter(|f| f.key == "structure.kind" && f.rank > 0).map(|f| (f.last, f.value.clone())).collect();
    for n in 0..r.found.len() {
        let (last, first) = (r.found[n].last, r.found[n].first);
        if r.found[n].key != "structure.kind" || r.found[n].rank == 0 {
            continue;
        }
        let raw = r.tokens.get(last + 1).map_or("", |t| t.raw.as_str());
        let other = |later: bool| kinds.iter().any(|(at, v)| *v != r.found[n].value && (!later || *at > last));
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
