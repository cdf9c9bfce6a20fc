//! How large what stands is, and how high the camera: metres, feet, yards.

use super::measures::mark;
use super::shown;
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;

const METRES: &[&str] = &["m", "metre", "metres", "meter", "meters", "mtr", "mtrs", "mt"];
const YARDS: &[&str] = &["yard", "yards", "yd", "yds", "yarda", "yardas"];
const YARD_M: f64 = 0.9144;
const FEET: &[&str] = &["ft", "foot", "feet"];
const FOOT_M: f64 = 0.3048;
/// How tall people are when something is told by them.
const PERSON_M: f64 = 1.7;
const WALLS: &[&str] = &["wall", "fence", "muro", "pared", "paredon", "tapia", "barda", "medianera"];

/// Metres, and one past the unit, when a length begins at `i`.
pub(super) fn metres(r: &Reading<'_>, i: usize) -> Option<(f64, usize)> {
    let (value, end) = match number(&r.tokens, i) {
        Some(found) => found,
        None if r.at(i, &["a", "one"]) && r.at(i + 1, METRES) => (1.0, i + 1),
        // "A foot off the ground."
        None if r.at(i, &["a", "one"])
            && (r.at(i + 1, FEET) || r.at(i + 1, YARDS))
            && r.at(i + 2, &["off", "above", "from", "high", "tall", "wide", "deep", "thick", "up"]) =>
        {
            (1.0, i + 1)
        }
        // "A metro veinte."
        None if r.tokens.get(i).is_some_and(|t| t.raw == "metro")
            && i > 0
            && matches!(r.tokens[i - 1].raw.as_str(), "a" | "de" | "al") =>
        {
            (1.0, i)
        }
        None => return None,
    };
    if r.at(end, METRES) {
        // "A metre and a half."
        let article = usize::from(r.at(end + 2, &["a"]));
        if r.at(end + 1, &["and"]) && r.at(end + 2 + article, &["half"]) {
            return Some((value + 0.5, end + 3 + article));
        }
        // "One metre eighty", "un metro veinte".
        let more = number(&r.tokens, end + 1).filter(|(x, _)| (5.0..100.0).contains(x) && x.fract() == 0.0);
        if let Some((hundredths, after)) = more.filter(|(_, after)| value < 10.0 && super::ends(r, *after)) {
            return Some((value + hundredths / 100.0, after));
        }
        return Some((value, end + 1));
    }
    if r.at(end, FEET) {
        let (inches, end) = match number(&r.tokens, end + 1) {
            Some((x, after)) if r.at(after, &["inches", "inch", "in"]) => (x, after + 1),
            // "Five foot six."
            Some((x, after))
                if r.at(end, &["foot"]) && value < 8.0 && x < 12.0 && x.fract() == 0.0 && super::ends(r, after) =>
            {
                (x, after)
            }
            _ => (0.0, end + 1),
        };
        return Some((value * FOOT_M + inches * FOOT_M / 12.0, end));
    }
    // "Three people tall", "as tall as two men".
    const PEOPLE: &[&str] = &["people", "men", "persons", "man", "adults", "women", "personas", "hombres"];
    if r.at(end, PEOPLE)
        && (r.at(end + 1, &["tall", "high"]) || r.at(end + 1, &["of"]) && r.at(end + 2, &["tall", "high"]))
    {
        return Some((value * PERSON_M, end + 1));
    }
    if r.at(end, YARDS) {
        return Some((value * YARD_M, end + 1));
    }
    if r.at(end, &["km", "kilometre", "kilometres", "kilometer", "kilometers", "kilometro", "kilometros"]) {
        return Some((value * 1000.0, end + 1));
    }
    if r.at(end, &["cm", "centimetres", "centimeters"]) {
        return Some((value / 100.0, end + 1));
    }
    let quote = mark(r, end, '\'') || mark(r, end, '\u{2032}') || mark(r, end, '\u{2019}');
    // 6'2"
    if quote
        && let Some((inches, after)) = number(&r.tokens, end + 1)
        && (mark(r, after, '"') || mark(r, after, '\u{2033}'))
        && inches < 12.0
    {
        return Some((value * FOOT_M + inches * FOOT_M / 12.0, after + 1));
    }
    quote.then_some((value * FOOT_M, end + 1))
}

/// "Fifteen metres long and four high": the unit was said before.
fn metres_again(r: &Reading<'_>, i: usize) -> Option<(f64, usize)> {
    const HOW: &[&str] = &["tall", "high", "wide", "long", "deep", "thick", "across", "broad"];
    let (value, end) = number(&r.tokens, i)?;
    // "Height two metres, length six."
    let label = i > 0 && r.at(i - 1, &["length", "width", "depth", "height"]) && super::ends(r, end);
    let measured = label || r.at(end, HOW) || (r.at(end, &["of", "in"]) && r.at(end + 1, HOW));
    let unit = (0..i).rev().take(8).find(|k| r.at(*k, METRES) || r.at(*k, FEET));
    let scale = if unit.is_some_and(|k| r.at(k, FEET)) { FOOT_M } else { 1.0 };
    (measured && unit.is_some()).then_some((value * scale, end))
}

/// One past "x" or "by", when it stands at token `i`.
fn times(r: &Reading<'_>, i: usize) -> Option<usize> {
    (r.at(i, &["x", "by"]) || mark(r, i, '×') || r.tokens.get(i).is_some_and(|t| t.raw == "por")).then_some(i + 1)
}

/// "25 x 12 x 9 m": width, depth and height with one unit behind them.
fn box_of(r: &mut Reading<'_>, i: usize) -> bool {
    let side = |r: &Reading<'_>, k: usize| number(&r.tokens, k).and_then(|(x, end)| Some((x, times(r, end)?)));
    let Some((w, next)) = side(r, i) else { return false };
    let Some((d, next)) = side(r, next) else { return false };
    let Some((h, end)) = metres(r, next) else { return false };
    let unit = number(&r.tokens, next).map_or(1.0, |(x, _)| if x > 0.0 { h / x } else { 1.0 });
    for (key, value) in [("structure.width_m", w * unit), ("structure.depth_m", d * unit), ("structure.height_m", h)] {
        r.say(key, shown(value), i, end - 1, 4);
    }
    true
}

/// "20 x 15 m", "20 by 15 metres".
pub(super) fn footprint(r: &mut Reading<'_>, i: usize) -> bool {
    if box_of(r, i) {
        return true;
    }
    let Some((w, end)) = number(&r.tokens, i) else { return false };
    let label = i.checked_sub(1).filter(|k| r.at(*k, &["footprint", "footprints", "planta"]));
    let (w_m, end) = metres(r, i).map_or((w, end), |(m, e)| (m, e));
    let end = if r.at(end, &["wide", "across", "long"]) { end + 1 } else { end };
    let end = if r.at(end, &["of"]) && r.at(end + 1, &["wide", "long"]) { end + 2 } else { end };
    // "Muro, 4 metros por 12."
    let bare =
        |next: usize| number(&r.tokens, next).filter(|(_, after)| metres(r, i).is_some() && super::ends(r, *after));
    let Some((d, last)) = times(r, end).and_then(|next| metres(r, next).or_else(|| bare(next))) else { return false };
    // "A 4x4 km city" is no building.
    if d >= 500.0 {
        return false;
    }
    // "A wall of 4 x 15 metres" is longer than high.
    let wall = (0..i)
        .rev()
        .take(6)
        .take_while(|k| !r.tokens[*k].ends_sentence())
        .any(|k| WALLS.contains(&r.tokens[k].raw.as_str()));
    let bare = !(r.at(end - 1, &["wide", "across", "long"]) || r.at(last, &["deep", "wide", "tall", "high", "of"]));
    if wall && bare && w < d && (metres(r, i).is_none() || w <= 12.0) {
        let unit = if r.at(last - 1, FEET) { FOOT_M } else { 1.0 };
        r.say("structure.height_m", shown(w * unit), i, last - 1, 4);
        r.say("structure.width_m", shown(d), i, last - 1, 4);
        return true;
    }
    let w = if metres(r, i).is_none() && r.at(last - 1, FEET) { w * FOOT_M } else { w_m };
    let tail = usize::from(r.at(last, &["of"]) && r.at(last + 1, &["deep", "wide"])) * 2;
    let last = last + if r.at(last, &["deep", "wide", "tall", "high"]) { 1 } else { tail };
    if let Some(label) = label {
        r.claim(label, label);
    }
    r.say("structure.width_m", shown(w), i, last - 1, 4);
    let key = if r.at(last - 1, &["tall", "high"]) { "structure.height_m" } else { "structure.depth_m" };
    r.say(key, shown(d), i, last - 1, 4);
    // "330 ft x 40 ft x 50 ft"
    if let Some((h, end)) = times(r, last).and_then(|next| metres(r, next)) {
        let end = if r.at(end, &["high", "tall"]) { end + 1 } else { end };
        r.say("structure.height_m", shown(h), last, end - 1, 4);
    }
    true
}

/// "Ten metres taller, so 60", "diez metros más alta, o sea 60": by how much, and what it comes to.
fn by_how_much(r: &mut Reading<'_>, i: usize, end: usize) -> bool {
    const MORE: &[(&[&str], &str)] = &[
        (&["taller", "higher", "shorter", "lower", "alto", "alta", "bajo", "baja"], "structure.height_m"),
        (&["wider", "longer", "narrower", "ancho", "ancha", "largo", "larga"], "structure.width_m"),
    ];
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let at = end + usize::from(matches!(raw(end), "mas" | "menos"));
    let found = MORE.iter().find(|(words, _)| words.contains(&raw(at)) && (at > end || raw(at).ends_with("er")));
    let Some((_, key)) = found else { return false };
    r.blocked[i..=at].fill(true);
    const SO: &[&str] = &["so", "making", "sea", "now", "total", "is", "thats", "to", "o", "esto", "es"];
    // "Than before, ...".
    const THAN: &[&str] = &["than", "that", "before", "last", "time", "it", "was", "antes", "que"];
    let sign = |k: usize| ['=', '('].iter().any(|c| mark(r, k, *c));
    let between = |r: &Reading<'_>, k: usize| mark(r, k, ',') || mark(r, k, ':') || r.at(k, THAN);
    let so = |r: &Reading<'_>, k: usize| r.at(k, SO) || r.tokens.get(k).is_some_and(|t| SO.contains(&t.raw.as_str()));
    let next = (at + 1..at + 9).find(|k| !(so(r, *k) || sign(*k) || between(r, *k))).unwrap_or(at + 1);
    if let Some((value, after)) =
        number(&r.tokens, next).filter(|(_, after)| next > at + 1 && super::ends(r, *after) || r.at(*after, METRES))
        && (at + 1..next).any(|k| so(r, k) || sign(k))
    {
        let last = if r.at(after, METRES) { after } else { after - 1 };
        r.blocked[i..=at].fill(false);
        r.claim(i, next);
        r.say(key, shown(value), i, last, 5);
    }
    true
}

/// "At child height, 1.1 m", "a la altura del pecho (1,3 m)": whose height a camera has that stands before the measure.
fn eye_of(r: &Reading<'_>, i: usize) -> bool {
    const BODY: &[&str] = &[
        "eye",
        "eyes",
        "child",
        "childs",
        "kid",
        "kids",
        "knee",
        "waist",
        "hip",
        "chest",
        "shoulder",
        "head",
        "dog",
        "dogs",
        "human",
        "adult",
        "pedestrian",
        "ojos",
        "pecho",
        "rodilla",
        "rodillas",
        "cintura",
        "cadera",
        "cabeza",
        "nino",
        "perro",
        "persona",
    ];
    const HEIGHT: &[&str] = &["height", "level", "altura", "nivel"];
    let near: Vec<usize> = (0..i).rev().take(6).take_while(|k| !r.tokens[*k].ends_sentence()).collect();
    let is = |words: &[&str]| near.iter().any(|k| words.contains(&r.tokens[*k].raw.as_str()));
    is(BODY) && is(HEIGHT)
}

/// "Desde un andamio a seis metros de altura", "from a ladder, four metres up": whether the camera stands on something before
/// the measure.
pub(super) fn stands_on(r: &Reading<'_>, i: usize) -> bool {
    const STANDS: &[&str] = &[
        "andamio",
        "escalera",
        "plataforma",
        "scaffold",
        "scaffolding",
        "ladder",
        "platform",
        "picker",
        "lift",
        "balcony",
        "balcon",
        "mound",
        "hill",
        "colina",
        "tripod",
    ];
    let place = (0..i).rev().take(5).find(|k| STANDS.contains(&r.tokens[*k].raw.as_str()));
    place.is_some_and(|k| (k.saturating_sub(3)..k).any(|j| r.at(j, &["from", "on"])))
}

pub(super) fn length(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = metres(r, i).or_else(|| metres_again(r, i)) else { return false };
    // "A 4 km city" is no building.
    let far = value >= 500.0 && (i..end).any(|k| r.at(k, &["km", "kilometres", "kilometers"]));
    if far {
        return false;
    }
    if by_how_much(r, i, end) {
        return true;
    }
    let mut clause = (0..i).rev().take(6).take_while(|k| !r.tokens[*k].is_mark() || mark(r, *k, ':'));
    let of_camera =
        clause.any(|k| r.at(k, &["camera", "lens", "cam", "tripod", "tripode", "tripie", "gimbal", "eyes", "pilot"]));
    // "On a tripod, 1.5 m high."
    let stands = value < 3.0
        && i > 1
        && mark(r, i - 1, ',')
        && r.at(i - 2, &["tripod", "sticks", "camera", "pedestal", "tripode"]);
    // "Aerial from 60 m."
    let flies = r.before(i, &["from", "at"])
        && i > 1
        && r.at(i - 2, &["aerial", "ariel", "areal", "drone", "helicopter", "heli", "overhead", "dron", "aerea"]);
    // "Drone looking down from 80 metres."
    const FLIERS: &[&str] =
        &["drone", "dron", "helicopter", "heli", "helicoptero", "aerial", "aerea", "looking", "mirando"];
    let flies = flies
        || (r.before(i, &["from", "at"]) || i > 0 && r.tokens[i - 1].raw == "desde")
            && (0..i)
                .rev()
                .take(6)
                .take_while(|k| !r.tokens[*k].is_mark())
                .any(|k| FLIERS.contains(&r.tokens[k].raw.as_str()));
    // "Un trípode bien alto, como de cinco metros."
    let told = (0..i).rev().take(5).find(|k| r.tokens[*k].is_mark()).filter(|k| {
        (*k + 1..i).all(|j| r.at(j, &["as", "of", "about", "some", "around", "like", "say"]))
            && *k > 0
            && matches!(r.tokens[*k - 1].raw.as_str(), "alto" | "alta" | "high" | "tall" | "up")
    });
    let on_legs = told.is_some_and(|mark| {
        const LEGS: &[&str] = &["tripode", "tripod", "camara", "camera", "sticks", "ladder", "pedestal", "escalera"];
        (0..mark).rev().take(5).any(|k| LEGS.contains(&r.tokens[k].raw.as_str()))
    });
    let flies = flies || on_legs;
    // "La fábrica está a unos 200 metros": how far.
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let a = (i.saturating_sub(2)..i).find(|k| raw(*k) == "a");
    const IS: &[&str] = &["esta", "estan", "queda", "quedan", "estamos"];
    // "Vista frontal a 10 m": how far as well.
    const VIEWS: &[&str] = &["vista", "frontal", "plano", "toma", "general", "perfil"];
    let seen =
        |k: usize| VIEWS.contains(&raw(k)) && !(k.saturating_sub(3)..k).any(|j| matches!(raw(j), "aerea" | "aereo"));
    if a.is_some_and(|k| k > 0 && (IS.contains(&raw(k - 1)) || seen(k - 1))) && super::ends(r, end) {
        r.blocked[i..end].fill(true);
        return true;
    }
    // "La iglesia a unos cuarenta metros."
    let away = a.filter(|k| *k > 0 && value >= 5.0 && super::phrases::names_structure(r, k - 1));
    if away.is_some() && super::ends(r, end) {
        r.blocked[i..end].fill(true);
        return true;
    }
    let of_camera = of_camera || stands_on(r, i) || stands || flies || (value < 3.0 && eye_of(r, i));
    let lead = r.back(i, &["about", "around", "a", "the", "some", "roughly", "only", "just", "of", "is", ":", "="]);
    let lead_is = |words: &[&str]| lead.is_some_and(|k| r.at(k, words) && r.free(k));
    // "Cranes up 10 m": how far, not how high something is.
    const CRANES: &[&str] = &["crane", "cranes", "craning", "jib", "jibs", "boom", "booms", "rises", "climbs"];
    if i > 1 && r.before(i, &["up", "down"]) && r.at(i - 2, CRANES) && !r.at(end, &["tall", "high", "wide"]) {
        r.blocked[i..end].fill(true);
        return true;
    }
    // "The street drops three metres."
    const DROPS: &[&str] = &["drops", "drop", "sinks", "falls", "slips", "dropping", "cae", "baja", "hunde", "jumps"];
    if lead.is_some_and(|k| k + 1 == i && DROPS.contains(&r.tokens[k].raw.as_str())) && super::ends(r, end) {
        r.blocked[i..end].fill(true);
        return true;
    }
    let mut last = end - 1;
    let mut take = |words: &[&str]| {
        let link = r.at(end, &["in", "of", "by"]);
        let found = r.at(end, words) || (link && r.at(end + 1, words));
        if found {
            last = if link { end + 1 } else { end };
        }
        found
    };
    let structure_before = lead.is_some_and(|k| {
        r.at(k, &["at", "of"]) && k > 0 && super::phrases::names_structure(r, k - 1) && !r.at(k + 1, &["height"])
    });
    let low_wall = r.at(end, &["wall", "muro", "tapia"]) && value < 10.0;
    // "Fifty feet of stone wall."
    let run = r.at(end, &["of"])
        && (end + 1..end + 4).any(|k| {
            r.at(
                k,
                &[
                    "wall", "fence", "facade", "bridge", "viaduct", "pier", "jetty", "muelle", "aqueduct", "overpass",
                    "muralla", "puente", "viaducto",
                ],
            )
        });
    let run = run || r.at(end, &["of"]) && r.at(end + 1, &["it"]) && (0..i).rev().take(12).any(|k| r.at(k, WALLS));
    let camera_behind = r.at(end, &["camera", "lens"]) || (r.at(end, &["of"]) && r.at(end + 1, &["ground", "floor"]));
    // Bridges are told by their length, and long walls: "a 70-metre steel bridge", "a wall, 80 metres".
    const SPANS: &[&str] = &[
        "bridge",
        "viaduct",
        "overpass",
        "footbridge",
        "flyover",
        "aqueduct",
        "jetty",
        "causeway",
        "skybridge",
        "puente",
        "viaducto",
        "pasarela",
        "acueducto",
        "muelle",
    ];
    let before = |reach: usize, words: &[&str]| {
        (0..i).rev().take(reach).any(|k| r.at(k, words) || words.contains(&r.tokens[k].raw.as_str()))
    };
    let behind = (end..end + 3).take_while(|k| r.tokens.get(*k).is_some_and(|t| !t.is_mark()));
    let measures = i > 0 && matches!(r.tokens[i - 1].raw.as_str(), "mide" | "miden" | "measures" | "measuring");
    let long = before(if measures { 12 } else { 5 }, SPANS)
        || value >= 15.0 && before(8, WALLS)
        || r.at(end, &["wall", "dam"])
        // "As long as two football pitches (200 m)."
        || mark(r, i.wrapping_sub(1), '(') && before(8, &["long", "longitud", "largo"])
        || behind.into_iter().any(|k| r.at(k, SPANS));
    // "Wider, about 30 metres."
    let said = (0..i)
        .rev()
        .take(4)
        .find(|k| !r.at(*k, &["about", "around", "roughly", "some", "to", "say"]) && !mark(r, *k, ','));
    let made = |words: &[&str]| said.is_some_and(|k| r.at(k, words));
    // "Ancho 22 m, fondo 12 m, alto 42 m."
    const LABELS: &[(&str, &str)] = &[
        ("ancho", "structure.width_m"),
        ("largo", "structure.width_m"),
        ("frente", "structure.width_m"),
        ("fondo", "structure.depth_m"),
        ("profundidad", "structure.depth_m"),
        ("alto", "structure.height_m"),
    ];
    let listed = |k: usize| {
        let of = k > 0 && raw(k - 1) == "de";
        let k = if of { k - 1 } else { k };
        k == 0 || r.tokens[k - 1].is_mark() || r.at(k - 1, &["and", "y"])
    };
    // "De largo tiene 10 metros."
    let has = lead.filter(|k| *k > 0 && matches!(raw(*k), "tiene" | "mide" | "son" | "tienen")).map(|k| k - 1);
    let label = has
        .or(lead)
        .filter(|k| has.is_some() || k + 1 == i && super::ends(r, end) && listed(*k))
        .and_then(|k| LABELS.iter().find(|(word, _)| r.tokens[k].raw == *word));
    let key = if let Some((_, key)) = label {
        key
    } else if camera_behind {
        "camera.height_m"
    } else if run
        || lead_is(&["width", "length", "w", "dia", "diam", "diameter", "diametro"])
        || made(&["wider", "broader", "narrower"])
    {
        "structure.width_m"
    } else if lead_is(&["depth", "d"]) || made(&["deeper"]) {
        "structure.depth_m"
    } else if r.at(end, &["of"]) && raw(end + 1) == "frente" {
        last = end + 1;
        "structure.width_m"
    } else if take(&["wide", "across", "broad", "width", "long", "length", "frontage"]) {
        "structure.width_m"
    } else if take(&["deep", "thick", "depth"]) {
        "structure.depth_m"
    } else if take(&["up", "above", "off"]) {
        "camera.height_m"
    } else if take(&["away", "back", "distance", "closer", "further", "farther", "left", "right"]) {
        return false;
    } else if take(&["tall", "high", "height", "highrise"]) {
        if of_camera { "camera.height_m" } else { "structure.height_m" }
    } else if (structure_before && !of_camera) || low_wall {
        "structure.height_m"
    } else if of_camera || lead_is(&["at"]) {
        "camera.height_m"
    } else if long && !lead_is(&["height"]) {
        "structure.width_m"
    } else {
        "structure.height_m"
    };
    // "Lens: 40. Height: 1.2 m.": no building is that low.
    let walled = |k: usize| WALLS.contains(&r.tokens[k].raw.as_str());
    let low = key == "structure.height_m" && value < 2.2 && lead_is(&["height"]) && !structure_before && !low_wall;
    let low = low && !(0..r.tokens.len()).take(200).any(walled);
    let key = if low { "camera.height_m" } else { key };
    if key == "camera.height_m" && (r.at(last, &["above", "off"]) || r.at(last + 1, &["of", "above", "off"])) {
        last += usize::from(!r.at(last, &["above", "off"]) && !r.at(last + 1, &["camera", "lens"]));
        while r.at(last + 1, ARTICLES)
            || r.at(last + 1, &["ground", "street", "road", "pavement", "floor", "deck", "tarmac"])
        {
            last += 1;
        }
    }
    let first = lead
        .filter(|k| {
            label.is_some()
                || r.at(
                    *k,
                    &[
                        "at", "height", "from", "width", "length", "depth", "h", "w", "d", "dia", "diam", "diameter",
                        "diametro",
                    ],
                )
        })
        .filter(|k| r.free(*k))
        .unwrap_or(i);
    r.say(key, shown(value), first, last, 4);
    true
}
