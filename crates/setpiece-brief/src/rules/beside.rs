//! Words that mean something else beside their neighbours: grain that is stored, the nave of a church, a likeness.

use super::phrases::names_structure;
use crate::lexicon::{Match, Sense};
use crate::numbers::ordinal;
use crate::reading::Reading;
use crate::spanish::Tongue;
use crate::stop::is_stop;
use crate::tokens::Token;

/// Whether what was found at token `first` means something else here; its words are settled then.
pub(super) fn means_else(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    if nave_of_church(r, first) && first == last {
        return true;
    }
    // An empty field is a field.
    if first == last && r.at(first, &["empty"]) && open_land(r, first + 1) {
        r.claim(first, first);
        return true;
    }
    // "From the far bank", "the third pier of the viaduct": no distance and no coast.
    let far_side = r.at(first, &["from"])
        && r.at(last, &["far"])
        && !super::ends(r, last + 1)
        && !is_stop(&r.tokens[last + 1].norm);
    let pier = first == last && r.at(first, &["pier", "piers"]) && bridged(r, first);
    if far_side || pier {
        r.blocked[first] |= pier;
        return true;
    }
    // "Muro cae noche": a telegram, no nightfall.
    if r.tokens[first].raw == "cae"
        && last == first + 1
        && found.says("setting.time")
        && first > 0
        && names_structure_before(r, first)
    {
        r.say("event.kind", "collapse", first, first, 1);
        return true;
    }
    // "La gasolinera truena": no thunder where something stands.
    let thunder = first == last && matches!(r.tokens[first].raw.as_str(), "truena" | "truene" | "tronando" | "trueno");
    let stands = r.back(first, &["that", "se", "y", "and"]).filter(|_| thunder);
    if stands.is_some_and(|k| names_structure_before(r, k + 1) || r.tokens[first - 1].raw == "que") {
        r.say("event.kind", "explosion", first, first, 1);
        return true;
    }
    // "Cede sin ruido": nothing is heard of it.
    let noise = r.at(last, &["noise"]) || r.tokens[last].raw == "ruido";
    if noise && r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == first) {
        r.claim(first, last);
        return true;
    }
    // "Like a wet cardboard box": what it is like has its own weather and stuff.
    let stuff = |key: &str| key.starts_with("look.") || matches!(key, "setting.weather" | "structure.material");
    if found.meaning.senses.iter().all(|s| stuff(s.key)) && !found.meaning.senses.is_empty() && simile(r, first) {
        r.blocked[first..=last].fill(true);
        return true;
    }
    // "The third from the left", "la tercera casa por la izquierda": which one it is.
    let sides = |s: &Sense| s.key == "event.origin" && matches!(s.value, "left" | "right");
    let counted = || {
        let nth = |k: usize| ordinal(&r.tokens, k).is_some_and(|(_, end)| end == k + 1);
        // "Cede primero por la izquierda" is how it goes.
        let goes = |k: usize| r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == k);
        (first.saturating_sub(2)..first).rev().take_while(|k| !r.tokens[*k].is_mark()).any(|k| nth(k) && !goes(k))
    };
    if found.meaning.senses.iter().any(sides) && r.at(first, &["from", "by", "on"]) && counted() {
        r.blocked[first..=last].fill(true);
        return true;
    }
    if first == last && r.at(first, &["nave", "naves"]) && r.tongue == Tongue::English {
        r.say("structure.kind", "church", first, last, 1);
        return true;
    }
    // "Hangs for a beat" belongs to the fall.
    const HANGS: &[&str] =
        &["hang", "hangs", "hesitates", "teeters", "wobbles", "sways", "lingers", "hovers", "pauses", "balances"];
    let starts = !found.meaning.senses.is_empty() && found.says_only("event.start_s");
    if starts && r.back(first, &["for", "a", "just", "there"]).is_some_and(|k| r.at(k, HANGS)) {
        r.claim(first, last);
        return true;
    }
    // "Under low clouds", "a low sun": no camera.
    if first == last && r.at(first, &["low", "high"]) && low_thing(r, first + 1) {
        r.blocked[first] = !r.at(first + 1, BRIGHT);
        r.claimed[first] = r.at(first + 1, BRIGHT);
        return true;
    }
    // "Grey stone", "madera gris": a colour, no sky.
    let stuff_at = |k: usize| {
        let found = r.meaning_at(k);
        found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key.starts_with("structure.")))
    };
    let colour = first == last
        && (r.at(first, &["grey", "gray"]) && stuff_at(first + 1)
            || r.tokens[first].raw == "gris" && names_structure_before(r, first));
    if colour {
        r.blocked[first] = true;
        return true;
    }
    // "The choir stops mid-hymn."
    let tied = |k: usize| r.tokens.get(k + 1).is_some_and(|t| r.words.get(r.tokens[k].end..t.start) == Some("-"));
    if first == last && r.at(first, &["mid"]) && tied(first) {
        r.blocked[first] = true;
        return true;
    }
    // "Slides away to the left."
    if first == last
        && r.at(first, &["away"])
        && r.at(first + 1, &["to"])
        && (first + 2..first + 4).any(|k| r.at(k, &["left", "right"]))
    {
        r.claim(first, first);
        return true;
    }
    // "8s, tilt up, pm" among English words.
    if first == last && r.at(first, &["pm"]) && r.tongue != Tongue::Spanish {
        r.say("setting.time", "afternoon", first, first, 1);
        return true;
    }
    // "Cooke glass", "una tele prendida": a lens, and none.
    let glass = r.at(last, &["glass"]) && first == last && r.before(first, OPTICS);
    let television = r.tokens[last].raw == "tele"
        && first == last
        && matches!(r.tokens[first.max(1) - 1].raw.as_str(), "una" | "la" | "esa" | "otra");
    if glass || television {
        r.blocked[first] = true;
        return true;
    }
    // "The church in its centre": where it stands, as long as nothing happened to it.
    let middle = |s: &Sense| s.key == "event.origin" && s.value == "middle";
    if found.meaning.senses.iter().any(middle)
        && r.at(first, &["in"])
        && last > first
        && r.found.iter().rev().take(8).any(|f| f.key == "structure.kind" && f.last + 1 == first)
        && !r.found.iter().any(|f| f.key == "event.kind" && f.last < first)
    {
        r.claim(first, last);
        return true;
    }
    // "A grain barn", "grano que se derrama": what is stored, not what film has.
    if first == last && found.says("look.grain") && stored(r, first) {
        r.blocked[first] = true;
        return true;
    }
    // "28 mm at the start": how the lens begins.
    let from_first = found.meaning.senses.iter().all(|s| s.key == "event.start_s" && s.value == "0");
    if from_first && r.found.iter().rev().take(24).any(|f| f.key.starts_with("camera.") && f.last + 1 == first) {
        r.claim(first, last);
        return true;
    }
    false
}

/// What is low or high by itself, and no camera is: what shines, and what else there is.
const BRIGHT: &[&str] = &["sun", "light", "sunlight", "moon"];
const LOW_THINGS: &[&str] = &[
    "cloud",
    "clouds",
    "sky",
    "skies",
    "ceiling",
    "mist",
    "haze",
    "tide",
    "water",
    "wall",
    "walls",
    "fence",
    "building",
    "buildings",
    "house",
    "houses",
    "hill",
    "hills",
    "hum",
    "rumble",
    "budget",
    "branches",
    "roof",
    "roofs",
    "table",
    "street",
    "winds",
    "wind",
    "seas",
    "waves",
    "grass",
    "stakes",
    "quality",
    "res",
    "resolution",
    "poly",
    "priority",
    "tech",
    "end",
    "budget",
    "cliff",
    "cliffs",
    "bank",
    "banks",
    "ground",
    "rise",
];
/// Whose glass is a lens.
const OPTICS: &[&str] = &[
    "cooke",
    "zeiss",
    "leica",
    "panavision",
    "vintage",
    "anamorphic",
    "prime",
    "primes",
    "canon",
    "nikon",
    "arri",
    "angenieux",
    "fast",
    "sharp",
    "long",
    "spherical",
    "soviet",
    "panavised",
    "lens",
];

/// Whether such a thing is named from token `i` on.
fn low_thing(r: &Reading<'_>, i: usize) -> bool {
    let colours = ["grey", "gray", "dark", "heavy", "white", "black", "thick", "stone", "brick"];
    let at = if r.at(i, &colours) { i + 1 } else { i };
    r.at(at, LOW_THINGS) || r.at(at, BRIGHT)
}

/// How many words away a word still tells what another means.
const REACH: usize = 60;

/// The tokens about token `i`.
fn about<'a>(r: &'a Reading<'_>, i: usize) -> &'a [Token] {
    &r.tokens[i.saturating_sub(REACH)..(i + REACH).min(r.tokens.len())]
}

/// Whether a bridge is spoken of about token `i`.
fn bridged(r: &Reading<'_>, i: usize) -> bool {
    about(r, i).iter().any(|t| t.is_any(&["bridge", "viaduct", "viaducts", "overpass", "flyover", "aqueduct", "span"]))
}

/// Whether what was found to stand was named right before token `i`.
fn names_structure_before(r: &Reading<'_>, i: usize) -> bool {
    r.found.iter().rev().take(24).any(|f| f.key.starts_with("structure.") && f.last + 1 == i)
}

/// Whether the grain at token `i` is that of a field: in a building or flowing.
fn stored(r: &Reading<'_>, i: usize) -> bool {
    const FLOWS: &[&str] = &[
        "pours",
        "pouring",
        "spills",
        "spilling",
        "flows",
        "flowing",
        "derrama",
        "derraman",
        "derramando",
        "fluye",
        "chorrea",
    ];
    let small = |k: &usize| matches!(r.tokens[*k].raw.as_str(), "que" | "se" | "is" | "that" | "which");
    let verb = (i + 1..r.tokens.len()).take(4).find(|k| !small(k));
    const HOLDS: &[&str] = &["bag", "bags", "sack", "sacks", "truck", "trucks", "lorry", "cart", "barge", "ship"];
    let silo = |k: usize| matches!(r.tokens[k].raw.as_str(), "silo" | "silos" | "granary" | "granero" | "elevator");
    let film = |k: usize| r.at(k, &["film", "fine", "heavy", "mucho", "poco", "fino"]);
    if (i.saturating_sub(4)..i).any(silo) && !(i.saturating_sub(2)..(i + 3).min(r.tokens.len())).any(film) {
        return true;
    }
    names_structure(r, i + 1) || r.at(i + 1, HOLDS) || verb.is_some_and(|k| FLOWS.contains(&r.tokens[k].raw.as_str()))
}

/// Whether token `i` belongs to what something falls like: "like a wet box", "como una caja de cartón mojada".
fn simile(r: &Reading<'_>, i: usize) -> bool {
    let like = (0..i).rev().take(5).take_while(|k| !r.tokens[*k].is_mark()).find(|k| {
        (r.at(*k, &["like"]) || r.tokens[*k].raw == "como")
            && matches!(r.tokens[*k + 1].raw.as_str(), "a" | "an" | "un" | "una")
    });
    let moves = |key: &str| matches!(key, "event.kind" | "camera.move");
    like.is_some_and(|k| r.found.iter().rev().take(24).any(|f| moves(f.key) && f.last < k && f.last + 4 > k))
}

/// Whether a field or a desert is named at token `i`, where there is no traffic anyway.
fn open_land(r: &Reading<'_>, i: usize) -> bool {
    let found = r.meaning_at(i);
    let place = |value: &str| matches!(value, "field" | "desert");
    found.is_some_and(|m| m.meaning.senses.iter().any(|s| s.key == "setting.place" && place(s.value)))
}

/// "The roof of the nave", "la nave de una iglesia": a church's, when one is named elsewhere.
fn nave_of_church(r: &Reading<'_>, i: usize) -> bool {
    const CHURCHES: &[&str] =
        &["church", "cathedral", "chapel", "abbey", "basilica", "iglesia", "catedral", "capilla", "parroquia"];
    r.tokens[i].raw.starts_with("nave") && about(r, i).iter().any(|t| CHURCHES.contains(&t.raw.as_str()))
}
