//! What strikes, where something is struck: "a truck ploughs into the front", "la embiste un camión".

use crate::lexicon::{ARTICLES, How};
use crate::reading::Reading;
use setpiece_shot::Impactor;

/// How far from the words of the blow it may stand, in tokens.
const REACH: usize = 6;

/// What drives into things: itself, or what a lorry is the nearest to.
const LORRIES: &[&str] = &["lorry", "truck", "lorries", "trucks", "juggernaut", "camion", "camiones", "trailer"];
const DRIVEN: &[&str] = &[
    "bus",
    "coach",
    "van",
    "car",
    "suv",
    "pickup",
    "tram",
    "streetcar",
    "train",
    "locomotive",
    "tractor",
    "bulldozer",
    "tanker",
    "tank",
    "ambulance",
    "jeep",
    "limo",
    "taxi",
    "excavator",
    "digger",
    "colectivo",
    "micro",
    "autobus",
    "omnibus",
    "coche",
    "auto",
    "camioneta",
    "furgoneta",
    "furgon",
    "tren",
    "tranvia",
    "locomotora",
    "topadora",
    "excavadora",
    "tanque",
    "ambulancia",
];
/// What a wrecking ball is the nearest to.
const HURLED: &[&str] = &[
    "plane",
    "aeroplane",
    "airplane",
    "aircraft",
    "jet",
    "airliner",
    "helicopter",
    "chopper",
    "drone",
    "ship",
    "boat",
    "barge",
    "ferry",
    "boulder",
    "rock",
    "avion",
    "avioneta",
    "helicoptero",
    "dron",
    "barco",
    "buque",
    "lancha",
    "roca",
    "penasco",
];

/// What bursts where it strikes: no impact but an explosion.
const BURSTS: &[&str] = &[
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "bomb",
    "bombs",
    "shell",
    "shells",
    "torpedo",
    "grenade",
    "mortar",
    "misil",
    "misiles",
    "cohete",
    "cohetes",
    "bomba",
    "bombas",
    "obus",
    "obuses",
    "proyectil",
    "granada",
];
/// What stands before the name of something that something else is of.
const OF: &[&str] = &["of", "de", "del", "from"];

/// Looks for it around the words of an impact.
pub(super) fn read(r: &mut Reading<'_>) {
    let told = |key: &str, value: &str| r.found.iter().any(|f| f.key == key && f.value == value);
    if told("event.direction", "down") || r.found.iter().any(|f| f.key == "event.impactor") {
        return;
    }
    let Some((first, last, rank)) =
        r.found.iter().find(|f| f.key == "event.kind" && f.value == "impact").map(|f| (f.first, f.last, f.rank))
    else {
        return;
    };
    // Words that mean something else beside the blow, as cars that are the street's, do not strike.
    let within = |k: &usize| (first..=last).contains(k);
    let taken = |k: &usize| r.found.iter().any(|f| f.key != "event.kind" && f.first <= *k && *k <= f.last);
    let around = first.saturating_sub(REACH)..(last + 1 + REACH).min(r.tokens.len());
    let clause =
        around.filter(|k| within(k) || !taken(k) && !(*k.min(&first)..*k.max(&last)).any(|m| r.tokens[m].is_mark()));
    let mut nearest: Vec<usize> = clause.collect();
    nearest.sort_by_key(|k| if within(k) { 0 } else { first.abs_diff(*k).min(last.abs_diff(*k)) });
    let of = |k: usize| r.back(k, ARTICLES).is_some_and(|b| r.at(b, OF));
    if let Some(k) = nearest.iter().copied().find(|k| r.at(*k, BURSTS)) {
        let (from, to) = span(k, first, last);
        r.claim(k, k);
        for f in r.found.iter_mut().filter(|f| f.key == "event.kind" && f.first == first && f.last == last) {
            (f.value, f.first, f.last) = ("explosion".into(), from, to);
        }
        return;
    }
    let found = nearest.into_iter().filter(|k| !of(*k)).find_map(|k| {
        let lists = [
            (LORRIES, Impactor::Lorry, How::Said),
            (DRIVEN, Impactor::Lorry, How::Nearest),
            (HURLED, Impactor::Ball, How::Nearest),
        ];
        lists.into_iter().find(|(words, ..)| r.at(k, words)).map(|(_, value, how)| (k, value, how))
    });
    let Some((k, value, how)) = found else { return };
    let (from, to) = span(k, first, last);
    match how {
        How::Nearest => r.say_nearest("event.impactor", value, (from, to), rank, k),
        _ => r.say("event.impactor", value, from, to, rank),
    }
}

/// The words of the blow with a token that stands beside them, or it alone.
fn span(k: usize, first: usize, last: usize) -> (usize, usize) {
    if (first.saturating_sub(1)..=last + 2).contains(&k) { (first.min(k), last.max(k)) } else { (k, k) }
}

#[cfg(test)]
mod tests {
    use crate::read;
    use setpiece_shot::Impactor;

    #[test]
    fn what_bursts_is_an_explosion() {
        for words in [
            "A forty-storey glass skyscraper in Tokyo is hit by a missile at night.",
            "A bomb hits the seventh floor of a ministry.",
            "Un edificio de oficinas recibe el impacto de un misil.",
        ] {
            assert_eq!(read(words).plan.event.kind, setpiece_shot::EventKind::Explosion, "{words}");
        }
    }

    #[test]
    fn what_drives_into_a_house_is_a_lorry_and_what_flies_a_ball() {
        for (words, impactor, said) in [
            ("A truck crashes into a two-storey house.", Impactor::Lorry, false),
            ("A runaway lorry ploughs into the corner of a stone cottage.", Impactor::Lorry, false),
            ("Un camión embiste una casa de ladrillo.", Impactor::Lorry, false),
            ("A bus slams into an office tower.", Impactor::Lorry, true),
            ("A plane crashes into a tower at noon.", Impactor::Ball, true),
            ("A wrecking ball hits a brick house, parked cars in the street.", Impactor::Ball, false),
        ] {
            let brief = read(words);
            assert_eq!(brief.plan.event.impactor, impactor, "{words}");
            let told = brief.understood.iter().find(|e| e.key == "event.impactor");
            assert_eq!(told.is_some_and(|e| e.why.contains("nearest")), said, "{words}: {told:?}");
        }
    }
}
