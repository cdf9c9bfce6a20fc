//! Somebody else's doing: looks, walks and moves of who is no camera, and cranes that are things.

use super::people::{person_before, vehicle_before};
use crate::lexicon::{ARTICLES, Match, knows};
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// What moves may be a camera's or anybody's.
const ANYBODYS: &[&str] = &[
    "circle",
    "circles",
    "circling",
    "circled",
    "fly",
    "flies",
    "flying",
    "rise",
    "rises",
    "rising",
    "climb",
    "climbs",
    "climbing",
    "swing",
    "swings",
    "swinging",
    "turn",
    "turns",
    "turning",
    "walk",
    "walks",
    "walking",
    "run",
    "runs",
    "running",
    "float",
    "floats",
    "floating",
    "glide",
    "glides",
    "gliding",
    "drift",
    "drifts",
    "drifting",
    "move",
    "moves",
    "moving",
    "pull",
    "pulls",
    "pulling",
    "push",
    "pushes",
    "pushing",
    "travel",
    "travels",
    "travelling",
    "descend",
    "descends",
    "descending",
    "sink",
    "sinks",
    "sinking",
    "drop",
    "drops",
    "dropping",
    "creep",
    "creeps",
    "creeping",
    "retreat",
    "retreats",
    "retreating",
    "back",
    "backs",
    "backing",
    "spin",
    "spins",
    "spinning",
    "look",
    "looks",
    "looking",
    "orbit",
    "orbits",
    "orbiting",
    "slide",
    "slides",
    "sliding",
    "rotate",
    "rotates",
    "rotating",
    "soar",
    "soars",
    "soaring",
    "approach",
    "approaches",
    "approaching",
    "recede",
    "recedes",
    "receding",
    "sway",
    "sways",
    "gira",
    "giran",
    "girando",
    "sube",
    "suben",
    "subiendo",
    "baja",
    "bajan",
    "bajando",
    "avanza",
    "avanzan",
    "avanzando",
    "retrocede",
    "retroceden",
    "retrocediendo",
    "mira",
    "miran",
    "mirando",
    "sobrevuela",
    "sobrevuelan",
    "sobrevolando",
    "rodea",
    "rodean",
    "rodeando",
    "zoom",
    "zooms",
    "zooming",
    "pan",
    "pans",
    "panning",
    "step",
    "steps",
    "stepping",
    "tilt",
    "tilts",
    "tilting",
    "lean",
    "leans",
    "leaning",
];
/// Who works the camera.
const OPERATES: &[&str] = &[
    "camera",
    "cam",
    "lens",
    "shot",
    "operator",
    "dolly",
    "crane",
    "jib",
    "steadicam",
    "drone",
    "gimbal",
    "frame",
    "pov",
    "camara",
    "lente",
    "plano",
    "toma",
    "grua",
    "dron",
    "cuadro",
    "travelling",
    "operador",
    "camarografo",
    "subjetiva",
    "dop",
    "slow",
    "slowly",
    "mueve",
    "copter",
    "quadcopter",
    "heli",
    "helicopter",
    "helicoptero",
];

/// Whether what is found at token `first` is said of somebody who is no camera; its words are set aside then.
pub(super) fn does_it(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    let camera = |key: &str| key.starts_with("camera.");
    if found.meaning.senses.is_empty() || !found.meaning.senses.iter().any(|s| camera(s.key)) {
        return false;
    }
    // "She looks up."
    if r.at(first, ANYBODYS) && r.before(first, &["she", "he"]) && first != last {
        return true;
    }
    // "Sirens in the distance", "público a lo lejos", "bombers overhead".
    let away = r.at(last, &["distance", "afar"]) || r.tokens[last].raw == "lejos";
    // "Público lejos."
    let away_alone = first == last && r.tokens[last].raw == "lejos" && person_before(r, first);
    let overhead = first == last && r.at(first, &["overhead"]);
    let plane = r.before(first, &["plane", "planes", "jet", "jets", "helicopter", "helicopters", "airliner"]);
    let far = (last > first && away || overhead) && stray_before(r, first) || overhead && plane;
    // "Turistas con celulares" film what they like.
    let with = r.at(first, &["with"]) && last > first && (person_before(r, first) || stray_before(r, first));
    let on_legs = r.at(last, &["legs", "stilts"]) && r.at(first, &["on"]) && stray_before(r, first);
    if far
        || away_alone
        || on_legs
        || with
        || films(r, first)
        || thing(r, first, last)
        || subject(r, first)
        || somebodys(r, first, last)
        || quality(r, first, last)
        || predicate(r, first, last)
    {
        r.blocked[first..=last].fill(true);
        return true;
    }
    false
}

/// "A guy filming with his iPhone", "un chico que graba con el celular": somebody in the picture who films.
fn films(r: &Reading<'_>, first: usize) -> bool {
    const FILMS: &[&str] =
        &["filming", "films", "recording", "records", "filma", "filman", "filmando", "graba", "graban", "grabando"];
    let verb = (first.saturating_sub(4)..first).rev().find(|k| FILMS.contains(&r.tokens[*k].raw.as_str()));
    verb.is_some_and(|k| {
        let who = r.back(k, &["that", "who", "is", "are", "que", "esta", "estan"]);
        who.is_some_and(|w| {
            let token = &r.tokens[w];
            r.free(w) && token.kind == Kind::Word && !is_stop(&token.norm) && !OPERATES.contains(&token.raw.as_str())
        })
    })
}

/// "A crane barge", "the crane on the dock" are things; "on a crane" is how the camera stands.
fn thing(r: &Reading<'_>, first: usize, last: usize) -> bool {
    const USED: &[&str] = &["on", "from", "by", "use", "using", "with", "big", "techno", "camera", "slow", "small"];
    // "The impact of a helicopter."
    const FLIERS: &[&str] = &["helicopter", "drone", "plane", "helicoptero", "dron", "avion"];
    let of = r.back(first, ARTICLES).filter(|k| r.at(*k, &["of", "with"]));
    let strikes = of.is_some_and(|k| {
        r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.value == "impact" && f.last + 1 == k)
    });
    let flier = first == last && FLIERS.contains(&r.tokens[first].raw.as_str());
    // "Snapped by a helicopter", "un helicóptero parte la chimenea".
    let by = r.back(first, ARTICLES).filter(|k| *k + 1 < first && r.at(*k, &["by"]));
    let done = by.is_some_and(|k| r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 9 > k));
    let does = first == last && r.before(first, ARTICLES) && {
        // "Un helicóptero la choca."
        let verb = first
            + 1
            + usize::from(matches!(r.tokens.get(first + 1).map(|t| t.raw.as_str()), Some("la" | "lo" | "le" | "se")));
        r.happens_at(verb)
    };
    const LANDS: &[&str] =
        &["landing", "lands", "takes", "parked", "aterriza", "despega", "aterrizando", "estacionado", "posado"];
    let lands = (first + 1..first + 3).any(|k| r.tokens.get(k).is_some_and(|t| LANDS.contains(&t.raw.as_str())));
    if flier && (strikes || done || does || lands) {
        return true;
    }
    let crane = first == last && r.tokens[first].is_any(&["crane", "cranes"]);
    let lead = r.back(first, ARTICLES).filter(|k| r.tokens[*k].kind == Kind::Word);
    crane && lead.is_some_and(|k| !r.at(k, USED)) || crane && lead.is_none() && r.before(first, ARTICLES)
}

/// "The approaching train", "a circling helicopter": what somebody is like.
fn quality(r: &Reading<'_>, first: usize, last: usize) -> bool {
    let next = |t: &crate::tokens::Token| {
        t.kind == Kind::Word && !is_stop(&t.norm) && !OPERATES.contains(&t.raw.as_str()) && !t.is("move")
    };
    first == last
        && r.tokens[first].norm.ends_with("ing")
        && ANYBODYS.contains(&r.tokens[first].raw.as_str())
        && r.before(first, ARTICLES)
        && r.tokens.get(first + 1).is_some_and(next)
}

/// "A handheld radio", "a wide grin", "her close friend": what a thing is like that no camera is.
fn somebodys(r: &Reading<'_>, first: usize, last: usize) -> bool {
    const LIKE: &[&str] = &["handheld", "wide", "close", "tight", "medium", "full", "low", "high", "crooked"];
    const SEEN: &[&str] = &[
        "shot",
        "view",
        "look",
        "feel",
        "angle",
        "style",
        "footage",
        "frame",
        "framing",
        "lens",
        "camera",
        "cam",
        "shots",
        "one",
        "energy",
        "vibe",
        "coverage",
        "move",
        "push",
        "pan",
        "tilt",
        "take",
        "plate",
        "establisher",
        "master",
        "perspective",
        "vantage",
        "composition",
        "format",
        "aspect",
        "establishing",
        "docu",
        "documentary",
    ];
    // "A wide avenue."
    const BROAD: &[&str] =
        &["avenue", "boulevard", "street", "road", "river", "valley", "plain", "beach", "field", "square", "plaza"];
    let led = first > 0 && (r.at(first - 1, ARTICLES)) && !r.at(first - 1, &["this", "that"]);
    let next = |t: &crate::tokens::Token| t.kind == Kind::Word && !is_stop(&t.norm);
    let means = |k: usize| {
        let found = r.meaning_at(k);
        found.is_some_and(|m| !m.meaning.senses.is_empty())
    };
    let clause = (first + 1..r.tokens.len()).take(4).take_while(|k| !r.tokens[*k].is_mark());
    first == last
        && led
        && r.at(first, LIKE)
        && r.tokens.get(first + 1).is_some_and(next)
        && r.free(first + 1)
        && (!means(first + 1) || r.at(first, &["wide"]) && r.at(first + 1, BROAD))
        && !clause.into_iter().any(|k| r.at(k, SEEN))
}

/// "Budget is tight", "the hour is close": said of something that no camera frames.
fn predicate(r: &Reading<'_>, first: usize, last: usize) -> bool {
    let is =
        r.back(first, &["so", "very", "too", "really", "quite"]).filter(|k| r.at(*k, &["is", "are", "was", "gets"]));
    // "Budget's tight."
    let short = first > 0 && r.text(r.span(first - 1, first - 1)).ends_with(['s', 'S']) && {
        let typed = r.text(r.span(first - 1, first - 1));
        typed.contains(['\'', '\u{2019}']) && stray_before(r, first) && r.at(first, &["tight", "close", "full", "low"])
    };
    short
        || first == last && is.is_some_and(|k| stray_before(r, k) && !OPERATES.contains(&r.tokens[k - 1].raw.as_str()))
}

/// "Two cops look up", "helicopters circling": an unknown noun stands right before the verb.
fn subject(r: &Reading<'_>, first: usize) -> bool {
    // "The slowest push-in ever" is what a camera does.
    let noun = r.tokens.get(first + 1).is_some_and(|t| r.words.get(r.tokens[first].end..t.start) == Some("-"));
    let verb = ANYBODYS.contains(&r.tokens[first].raw.as_str()) && !noun;
    verb && (person_before(r, first) || vehicle_before(r, first))
        || verb && stray_before(r, first) && !OPERATES.contains(&r.tokens[first - 1].raw.as_str())
}

pub(super) fn stray_before(r: &Reading<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).map(|k| &r.tokens[k]) else { return false };
    let plain = before.kind == Kind::Word && !is_stop(&before.norm) && !crate::spanish::is_glossed(&before.raw);
    plain && !r.claimed[first - 1] && (!knows(&before.norm) || before.norm.ends_with('s'))
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_things_and_people_are_like_is_no_camera() {
        let plain = read("The office tower implodes.").plan;
        for somebody in ["has a handheld radio and a wide grin", "is her close friend", "says: budget's tight"] {
            let plan = read(&format!("The neighbour {somebody}. The office tower implodes.")).plan;
            assert_eq!(plan.camera, plain.camera, "{somebody}");
        }
        assert_eq!(read("A handheld gritty shot of a tower").plan.camera.r#move.to_string(), "handheld");
    }
}
