//! What is said of things that are no part of the set: "a wooden spoon", "a street dog", "a cloud of bees", "el techo del
//! auto". Their stuff, their place and their weather are set aside with them, so that they are reported whole.

use super::people::{animal_at, person_at, vehicle_at};
use crate::lexicon::{ARTICLES, knows};
use crate::reading::{Finding, Reading};
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::BTreeSet;

/// What buildings consist of: brick walls are a brick building's.
const PARTS: &[&str] = &[
    "facade",
    "facades",
    "front",
    "fronts",
    "wall",
    "walls",
    "roof",
    "roofs",
    "column",
    "columns",
    "pillar",
    "pillars",
    "arch",
    "arches",
    "frame",
    "framed",
    "beam",
    "beams",
    "slab",
    "slabs",
    "floor",
    "floors",
    "deck",
    "decks",
    "cladding",
    "clad",
    "shell",
    "dome",
    "span",
    "spans",
    "pier",
    "piers",
    "legs",
    "leg",
    "windows",
    "curtain",
    "construction",
    "structure",
    "masonry",
    "skeleton",
    "sides",
    "body",
    "built",
    "gable",
    "gables",
    "top",
    "base",
    "stairs",
    "balconies",
    "girders",
    "trusses",
    "panels",
    "panes",
    "sheds",
    "hulk",
    "mass",
    "building",
    "blocks",
    "block",
    "ruin",
    "ruins",
    "fachada",
    "paredes",
    "muros",
    "techo",
    "columnas",
    "pilares",
    "vigas",
    "estructura",
    "losa",
    "losas",
    "patas",
    "esqueleto",
    "arco",
    "arcos",
    "armazon",
    "cuerpo",
    "construccion",
    "frente",
    "medianera",
    "cupula",
    "pata",
];
/// Who and what is called after a place, a building or a device: street dogs, lighthouse keepers, zoom calls.
const CALLED: &[&str] = &[
    "keeper",
    "keepers",
    "sweep",
    "sweeps",
    "sweeper",
    "ranger",
    "clerk",
    "hand",
    "hands",
    "owner",
    "band",
    "call",
    "calls",
    "player",
    "players",
    "pilot",
    "pilots",
    "staff",
    "crew",
    "attendant",
    "poster",
    "party",
    "parties",
    "uniform",
    "boss",
];
/// What is no dust: "a dust jacket".
const OF_DUST: &[&str] =
    &["jacket", "jackets", "cover", "covers", "bin", "bins", "sheet", "sheets", "mask", "masks", "pan"];
/// What clouds and rains of the set may be of.
const WEATHERS: &[&str] = &[
    "dust",
    "smoke",
    "ash",
    "ashes",
    "snow",
    "sand",
    "rain",
    "debris",
    "steam",
    "rubble",
    "dirt",
    "polvo",
    "humo",
    "ceniza",
    "cenizas",
    "arena",
    "nieve",
    "agua",
    "escombros",
    "tierra",
    "verano",
    "invierno",
    "hielo",
    "summer",
    "winter",
    "vidrio",
    "vidrios",
    "glass",
    "brick",
    "bricks",
    "ladrillos",
    "stones",
    "sparks",
    "chispas",
];

/// Sets aside what belongs to things.
pub(super) fn leave_to_things(r: &mut Reading<'_>) {
    stands_there(r);
    let kinds = r.found.iter().filter(|f| f.key == "structure.kind").count();
    let things: Vec<(usize, usize)> = r
        .found
        .iter()
        .filter(|f| match f.key {
            "structure.material" => fitting(r, f) || kinds > 0 && stuff_of_thing(r, f),
            "structure.kind" => kinds > 1 && called_after(r, f, true) || fence(r, f) || looked_from(r, f),
            "setting.place" => called_after(r, f, false),
            "camera.move" | "camera.angle" => called_after(r, f, false),
            // "An empty bottle."
            // "Andenes vacíos."
            "setting.traffic" => {
                let behind = r.tokens[f.first].raw.starts_with("vaci") && f.first > 0 && left_over(r, f.first - 1);
                f.first == f.last && f.value == "0" && (left_over(r, f.last + 1) || behind)
            }
            "setting.weather" => weather_of_thing(r, f),
            "look.dust" => f.first == f.last && r.at(f.last + 1, OF_DUST),
            "event.origin" => top_of_thing(r, f) || described(r, f),
            _ => false,
        })
        .map(|f| (f.first, f.last))
        .collect();
    for (first, last) in things {
        r.found.retain(|f| f.first != first || f.last != last);
        r.claimed[first..=last].fill(false);
        r.blocked[first..=last].fill(true);
    }
}

/// "The warehouse on the right collapses", "la casa de la derecha": which one it is, not where it begins.
fn stands_there(r: &mut Reading<'_>) {
    let named: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last + 1).collect();
    let happens: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.first).collect();
    let side = |f: &Finding| f.key == "event.origin" && matches!(f.value.as_str(), "left" | "right");
    let there = |r: &Reading<'_>, f: &Finding| {
        side(f)
            && named.contains(&f.first)
            && matches!(r.tokens[f.first].raw.as_str(), "on" | "at")
            && matches!(r.tokens[f.last].raw.as_str(), "left" | "right")
            && happens.range(f.last + 1..f.last + 9).next().is_some()
            && happens.range(f.first.saturating_sub(4)..f.first).next().is_none()
    };
    // "On the left we see the sea", "del lado izquierdo se ve el mar".
    let seen = |r: &Reading<'_>, f: &Finding| {
        let mut next = (f.last + 1..f.last + 3).take_while(|k| r.tokens.get(*k).is_some_and(|t| !t.is_mark()));
        side(f) && next.any(|k| r.at(k, &["see", "sees", "there"]) || matches!(r.tokens[k].raw.as_str(), "ve" | "hay"))
    };
    let shown: BTreeSet<(usize, usize)> = r.found.iter().filter(|f| seen(r, f)).map(|f| (f.first, f.last)).collect();
    for (first, last) in &shown {
        r.claimed[*first..=*last].fill(false);
    }
    r.found.retain(|f| !shown.contains(&(f.first, f.last)));
    let stands: BTreeSet<(usize, usize)> = r.found.iter().filter(|f| there(r, f)).map(|f| (f.first, f.last)).collect();
    r.found.retain(|f| !stands.contains(&(f.first, f.last)));
}

/// Whether a noun stands at token `k` that nothing was made of.
fn left_over(r: &Reading<'_>, k: usize) -> bool {
    let noun = |t: &crate::tokens::Token| t.kind == Kind::Word && !is_stop(&t.norm) && !PARTS.contains(&t.raw.as_str());
    r.tokens.get(k).is_some_and(noun) && !r.claimed[k] && !crate::spanish::is_glossed(&r.tokens[k].raw)
}

/// Whether a noun stands at token `k` that nothing is known of.
fn unknown(r: &Reading<'_>, k: usize) -> bool {
    left_over(r, k) && !knows(&r.tokens[k].norm)
}

/// "A wooden spoon", "una cuchara de madera", when the structure is named elsewhere.
fn stuff_of_thing(r: &Reading<'_>, f: &Finding) -> bool {
    let near = |g: &&Finding| {
        g.key.starts_with("structure.") && g.key != f.key && g.first <= f.last + 2 && f.first <= g.last + 3
    };
    // "Detrás del vidrio", "through the glass".
    let through = r
        .back(f.first, &["the", "a", "of"])
        .is_some_and(|k| r.at(k, &["through", "behind"]) || matches!(r.tokens[k].raw.as_str(), "detras" | "tras"));
    // "Revientan los vidrios": panes that burst are no walls.
    let panes = matches!(r.tokens[f.first].raw.as_str(), "vidrios" | "cristales");
    let bursts =
        |g: &Finding| g.key == "event.kind" && (g.last < f.first && f.first - g.last <= 2 || g.first == f.last + 1);
    if panes && r.found.iter().any(bursts) {
        return true;
    }
    let whose = r.found.iter().any(|g| g.key == "structure.kind" && g.first == f.last + 1);
    if through && !whose && (r.at(f.first, &["glass"]) || r.tokens[f.first].raw.starts_with("vidrio")) {
        return true;
    }
    // "Timber!" is called.
    let called = r.tokens.get(f.last + 1).is_some_and(|t| t.kind == Kind::Mark('!'));
    if called && f.first == f.last && (f.first == 0 || r.tokens[f.first - 1].is_mark()) {
        return true;
    }
    if f.first != f.last || r.found.iter().any(|g| near(&g)) {
        return false;
    }
    let one = |k: usize| matches!(r.tokens[k].raw.as_str(), "a" | "an" | "un" | "una");
    let english = f.first > 0 && one(f.first - 1) && left_over(r, f.last + 1);
    let spanish = f.first > 2 && r.tokens[f.first - 1].raw == "de" && left_over(r, f.first - 2) && one(f.first - 3);
    let of = f.first > 0 && one(f.first - 1) && r.at(f.last + 1, &["of"]) && r.at(f.first, &["glass"]);
    english || spanish || of
}

/// "A street dog", "a lighthouse keeper"; people are called after a building only where another one stands.
fn called_after(r: &Reading<'_>, f: &Finding, people: bool) -> bool {
    let at = f.last + 1;
    f.first == f.last
        && at < r.tokens.len()
        && !r.claimed[at]
        && (animal_at(r, at) || r.at(at, CALLED) || people && person_at(r, at))
}

/// "A cloud of bees", "una lluvia de arroz", "a grey cat", "un gato gris".
fn weather_of_thing(r: &Reading<'_>, f: &Finding) -> bool {
    let of = r.at(f.last + 1, &["of"]) && unknown(r, f.last + 2) && !r.at(f.last + 2, WEATHERS);
    let of = of && !WEATHERS.contains(&r.tokens[f.last + 2].raw.as_str());
    let grey = f.first == f.last && (r.at(f.first, &["grey", "gray"]) || r.tokens[f.first].raw == "gris");
    let thing = |k: usize| unknown(r, k) || animal_at(r, k) || person_at(r, k) || vehicle_at(r, k);
    let led = f.first > 0 && r.at(f.first - 1, ARTICLES) && thing(f.last + 1);
    let behind = f.first > 1 && r.tokens[f.first].raw == "gris" && thing(f.first - 1) && r.at(f.first - 2, ARTICLES);
    of || grey && (led || behind)
}

/// "El techo del auto", "la punta del lápiz".
fn top_of_thing(r: &Reading<'_>, f: &Finding) -> bool {
    let whose = (f.last + 2..f.last + 4).find(|k| !r.at(*k, ARTICLES));
    f.value == "top"
        && f.first == f.last
        && r.at(f.last + 1, &["of"])
        && whose.is_some_and(|k| unknown(r, k) || vehicle_at(r, k))
}

/// "Iron balconies", "puertas de vidrio": what hangs on a building says nothing of its walls.
fn fitting(r: &Reading<'_>, f: &Finding) -> bool {
    const FITTINGS: &[&str] = &[
        "balcony",
        "balconies",
        "railing",
        "railings",
        "gate",
        "gates",
        "door",
        "doors",
        "shutter",
        "shutters",
        "bench",
        "benches",
        "sign",
        "ladder",
        "balcon",
        "balcones",
        "reja",
        "rejas",
        "puerta",
        "puertas",
        "porton",
        "postigos",
        "persianas",
        "campana",
        "campanas",
        "escalera",
        "escaleras",
        "cartel",
        "ventanas",
    ];
    let at = |k: usize| r.tokens.get(k).is_some_and(|t| FITTINGS.contains(&t.raw.as_str()));
    let of = f.first > 1 && r.tokens[f.first - 1].raw == "de" && at(f.first - 2);
    f.first == f.last && (of || at(f.last + 1))
}

/// "The crowd behind barriers", "público detrás de vallas": what keeps people off.
fn fence(r: &Reading<'_>, f: &Finding) -> bool {
    const FENCES: &[&str] = &["valla", "vallas", "fence", "fences", "barrier", "barriers", "railing", "railings"];
    f.rank == 0 && r.aside.contains(&f.first) && FENCES.contains(&r.tokens[f.last].raw.as_str())
}

/// "Wide shot from the hotel", "visto desde la iglesia": where the camera stands.
fn looked_from(r: &Reading<'_>, f: &Finding) -> bool {
    const SEEN: &[&str] =
        &["seen", "filmed", "view", "shot", "watched", "visto", "vista", "filmado", "plano", "general"];
    let Some(from) =
        r.back(f.first, ARTICLES).filter(|k| *k > 0 && (r.at(*k, &["from"]) || r.tokens[*k].raw == "desde"))
    else {
        return false;
    };
    let de = r.tokens[from].raw == "de";
    let camera = |g: &Finding| g.last + 1 == from && matches!(g.key, "camera.framing" | "camera.angle");
    !de && (SEEN.contains(&r.tokens[from - 1].raw.as_str()) || r.found.iter().any(camera))
}

/// "A house with a red roof", "una capilla con techo de chapa": a roof that is only told of.
fn described(r: &Reading<'_>, f: &Finding) -> bool {
    const WITH: &[&str] = &["with", "has", "having"];
    let one = f.first == f.last && f.value == "top";
    const BEGINS: &[&str] = &["begins", "starts", "beginning", "starting", "begin", "start", "empieza", "comienza"];
    let word = |k: usize| r.at(k, WITH) || matches!(r.tokens[k].raw.as_str(), "con" | "tiene");
    let with = one && (f.first.saturating_sub(3)..f.first).any(|k| word(k) && !r.before(k, BEGINS));
    let soon = |e: &Finding| e.key == "event.kind" && e.value != "none" && e.first > f.last && e.first <= f.last + 2;
    let clause = |e: &Finding| !(f.last..e.first).any(|k| r.tokens[k].is_mark());
    // "Close on the roof" frames it.
    let framed = r.back(f.first, ARTICLES).is_some_and(|k| {
        r.found.iter().any(|g| g.key == "camera.framing" && g.last == k)
            && r.at(k, &["on", "of", "close", "medium", "tight"])
    });
    let with = with || one && framed;
    with && !r.at(f.last + 1, &["first"]) && !r.found.iter().any(|e| soon(e) && clause(e))
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_belongs_to_things_is_left_to_them() {
        let plain = read("Static wide shot: a church collapses at noon, clear sky.").plan;
        for thing in [
            "a wooden spoon",
            "a street dog",
            "a cloud of bees",
            "a grey cat",
            "a lighthouse keeper",
            "a smashed pumpkin",
            "a zoom call",
            "an iron gate",
            "a dust jacket",
        ] {
            let brief =
                read(&format!("Static wide shot: a church collapses at noon, clear sky; in front of it, {thing}."));
            let plan = setpiece_shot::ShotPlan { brief: plain.brief.clone(), ..brief.plan };
            assert_eq!(plan, plain, "{thing}");
            assert!(!brief.ignored.is_empty(), "{thing}");
        }
        assert_eq!(read("A house with a brick facade explodes").plan.structure.material.to_string(), "brick");
    }

    #[test]
    fn roofs_fences_and_balconies_are_only_told_of() {
        let plan = |words: &str| read(words).plan;
        assert_eq!(
            plan("A house with a red roof, and then it explodes").event.origin,
            plan("A house explodes").event.origin
        );
        assert_eq!(
            plan("Quince pisos, implosión, público detrás de vallas").structure.kind.to_string(),
            "apartment_block"
        );
        assert_ne!(plan("Tres pisos, balcones de hierro; se derrumba").structure.material.to_string(), "steel");
        let right = plan("The warehouse on the right is burning and collapses").event.origin;
        assert_eq!(right, plan("The warehouse is burning and collapses").event.origin);
        assert_eq!(plan("The bridge collapses on the right").event.origin.to_string(), "right");
    }
}
