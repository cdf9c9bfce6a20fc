//! Numbers that measure what stands and how it is seen: storeys, lenses, stops, per cent.

use super::lenses::{self, MILLIMETRES};
use super::{degrees, ends, exposure, extent, quakes, shown, sides, slates};
use crate::lexicon::ARTICLES;
use crate::numbers::{number, ordinal};
use crate::reading::Reading;
use crate::tokens::Kind;

const STOREYS: &[&str] = &[
    "storey", "storeys", "story", "stories", "floor", "floors", "storeyed", "storied", "level", "levels", "floored",
    "fl", "decks", "flr", "flrs", "fls", "lvl", "lvls", "storys", "tiers", "deck", "tier", "stry",
];

/// Keys that take a bare number after their name.
const NAMED: &[(&[&str], &str)] = &[
    (&["dust"], "look.dust"),
    (&["grain"], "look.grain"),
    (&["shake", "shakiness", "temblor"], "camera.shake"),
    (&["strength", "violence", "intensity"], "event.strength"),
    (&["traffic", "transito", "trafico"], "setting.traffic"),
    (&["exposure", "ev"], "look.exposure_ev"),
    (&["lens"], "camera.lens_mm"),
    (&["floors", "storeys", "stories", "levels"], "structure.floors"),
    (&["azimuth", "azimut", "acimut", "azi"], "camera.azimuth_deg"),
    (&["duration", "length"], "duration_s"),
    (&["rate", "framerate"], "fps"),
];

const DEGREES_SIGN: &[&str] = &["degrees", "degree", "deg", "degs", "grados"];

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    nth_floor(r, i)
        || storeys(r, i)
        || sides::named_side(r, i)
        || sides::listed_sides(r, i)
        || sides::labelled_sides(r, i)
        || lenses::by_inch(r, i)
        || extent::footprint(r, i)
        || extent::length(r, i)
        || lenses::lens(r, i)
        || exposure::stops(r, i)
        || named(r, i)
        || per_cent(r, i)
        || quakes::magnitude(r, i)
        || degrees(r, i)
        || slates::slate(r, i)
        || slates::hour_letter(r, i)
        || slates::enumerated(r, i)
        || slates::behind_lens(r, i)
        || slates::bare_floors(r, i)
        || slates::bare_lens(r, i)
}

/// Whether a storey is named at token `i`.
pub(super) fn is_storey(r: &Reading<'_>, i: usize) -> bool {
    r.at(i, STOREYS)
}

pub(super) fn mark(r: &Reading<'_>, i: usize, c: char) -> bool {
    r.tokens.get(i).is_some_and(|t| t.kind == Kind::Mark(c))
}

/// "from the fourth floor", "at the 3rd storey", "floor 4".
fn nth_floor(r: &mut Reading<'_>, i: usize) -> bool {
    const FLOOR: &[&str] =
        &["floor", "storey", "story", "level", "deck", "tier", "floors", "fl", "flr", "storeys", "stories", "levels"];
    // "Slow at first."
    if r.at(i, &["first"]) && r.before(i, &["at"]) && ends(r, i + 1) {
        return false;
    }
    let (n, last) = match ordinal(&r.tokens, i) {
        Some((n, end)) if r.at(end, FLOOR) => (n, end),
        // "Between the fifth and sixth floors."
        Some((n, end))
            if r.at(end, &["and", "or", "to"])
                && ordinal(&r.tokens, end + 1).is_some_and(|(_, end)| r.at(end, FLOOR)) =>
        {
            (n, ordinal(&r.tokens, end + 1).map_or(end, |(_, end)| end))
        }
        // "From the fifth."
        Some((n, end)) if n > 2 && ends(r, end) && r.back(i, ARTICLES).is_some_and(|k| r.at(k, &["from"])) => {
            (n, end - 1)
        }
        // "Ocho pisos, explota el 3º."
        Some((n, end))
            if ends(r, end)
                && matches!(r.tokens[end - 1].raw.as_str(), "º" | "ª")
                && (0..i).rev().take(30).any(|k| r.at(k, STOREYS)) =>
        {
            (n, end - 1)
        }
        // "Five floors, explosion on the second."
        Some((n, end))
            if ends(r, end)
                && r.back(i, ARTICLES).is_some_and(|k| {
                    // "The roof goes first" is when.
                    r.at(k, &["from", "on", "at", "in", "into"]) || n > 1 && r.happens_at(k)
                })
                && (0..i).rev().take(30).any(|k| r.at(k, STOREYS)) =>
        {
            (n, end - 1)
        }
        // "Eight floors. It explodes. On fourteen."
        None if r.before(i, &["on"])
            && number(&r.tokens, i).is_some_and(|(n, end)| n >= 2.0 && n.fract() == 0.0 && ends(r, end))
            && (0..i).rev().take(30).any(|k| r.at(k, STOREYS)) =>
        {
            number(&r.tokens, i).map_or((0, i), |(n, end)| (n as u32, end - 1))
        }
        _ => {
            let lead = r.back(i, ARTICLES);
            // "Dust level 3" is no floor.
            let degree = lead.is_some_and(|k| NAMED.iter().any(|(names, _)| r.at(k, names)));
            // "Eye-level two-shot."
            const LEVELS: &[&str] =
                &["eye", "ground", "knee", "street", "sea", "hip", "chest", "waist", "head", "shoulder", "water"];
            let short =
                r.at(i, &["fl", "flr", "lvl"]) && i > 0 && (mark(r, i - 1, '@') || r.before(i, &["at", "on", "from"]));
            let named = (short || r.at(i, &["floor", "level", "storey"])) && !degree && !r.before(i, LEVELS);
            match number(&r.tokens, i + 1) {
                Some((n, end)) if named && n < 1e6 => (n as u32, end - 1),
                _ => return false,
            }
        }
    };
    let first = r
        .back(i, ARTICLES)
        .filter(|k| r.at(*k, &["from", "at", "on", "in", "by", "between"]) && r.free(*k))
        .unwrap_or(i);
    // "From a balcony on the fourth floor" too.
    const OUTLOOKS: &[&str] = &["window", "balcony", "balcon", "ventana", "terraza", "terrace", "apartment", "flat"];
    let outlook = (0..first).rev().take(3).find(|k| r.at(*k, OUTLOOKS));
    if outlook.is_some_and(|k| (0..k).rev().take(3).any(|j| r.at(j, &["from"])))
        || (first..i).any(|k| r.at(k, OUTLOOKS))
    {
        r.say("camera.angle", "high", first, last, 3);
        return true;
    }
    // "On the twentieth floor opposite" too.
    if r.at(last + 1, &["opposite", "across"]) {
        r.say("camera.angle", "high", first, last + 1, 3);
        return true;
    }
    // "From a fifth-floor window" is where the camera stands.
    if r.at(last + 1, &["window", "balcony", "flat", "apartment", "room", "terrace"])
        && (r.at(first, &["from", "at"]) || r.at(last + 2, &["pov", "view", "shot"]))
    {
        r.say("camera.angle", "high", first, last + 1, 4);
        return true;
    }
    r.say("event.origin", format!("floor:{n}"), first, last, 4);
    true
}

fn storeys(r: &mut Reading<'_>, i: usize) -> bool {
    let (value, end) = match number(&r.tokens, i) {
        Some(found) => found,
        // "Several levels, say five."
        None if r.at(i, &["several", "many", "various"]) && r.at(i + 1, STOREYS) => {
            let at = (i + 2..i + 5).find(|k| !(mark(r, *k, ',') || r.at(*k, &["say", "like", "maybe"]))).unwrap_or(i);
            let told = number(&r.tokens, at).filter(|(n, end)| at > i + 2 && ends(r, *end) && n.fract() == 0.0);
            let Some((value, end)) = told else { return false };
            r.say("structure.floors", shown(value), i + 1, end - 1, 4);
            return true;
        }
        None if r.at(i, &["single"]) => (1.0, i + 1),
        None if r.at(i, &["double"]) => (2.0, i + 1),
        None if r.at(i, &["triple"]) => (3.0, i + 1),
        None => return false,
    };
    // "On the fourth floor of nine."
    let has = r.before(i, &["of", "has"]) || i > 0 && matches!(r.tokens[i - 1].raw.as_str(), "tiene" | "son");
    let floor_of = has
        && ends(r, end)
        && value > 1.0
        && r.found
            .iter()
            .rev()
            .take(6)
            .any(|f| f.key == "event.origin" && f.value.starts_with("floor") && f.last + 8 > i)
        && (0..i).rev().take(8).take_while(|k| !r.tokens[*k].is_mark()).any(|k| r.at(k, STOREYS));
    if floor_of {
        r.say("structure.floors", shown(value), i, end - 1, 4);
        return true;
    }
    // "An apartment block of eight."
    let block_of = i > 1
        && r.before(i, &["of"])
        && ends(r, end)
        && value.fract() == 0.0
        && (2.0..=120.0).contains(&value)
        && r.at(i - 2, &["block", "building", "tower", "edificio", "bloque", "torre"]);
    if block_of {
        r.say("structure.floors", shown(value), i - 1, end - 1, 3);
        return true;
    }
    // "A 20-st. tower."
    let apart = |k: usize| r.tokens.get(k).is_some_and(|t| t.start > r.tokens[k - 1].end);
    let pisos = r.at(end, &["p"]) && apart(end) && value <= 100.0;
    let dotted = (r.at(end, &["st"]) || pisos) && mark(r, end + 1, '.') && value >= 2.0;
    // "Brick mill 4st", "torre 25p".
    let tied = r.at(end, &["st"]) && value % 10.0 != 1.0 && value.fract() == 0.0
        || r.at(end, &["p"])
            && r.tongue != crate::spanish::Tongue::English
            && i > 0
            && super::phrases::names_structure(r, i - 1);
    // "Oficinas 15p vidrio"; "apt block brick 6F".
    let pisos = tied && r.at(end, &["p"]) && r.tongue == crate::spanish::Tongue::Spanish && value < 24.0;
    let eff = r.at(end, &["f"])
        && r.tokens[end - 1].end == r.tokens[end].start
        && (2.0..24.0).contains(&value)
        && value.fract() == 0.0
        && (i.saturating_sub(4)..i).any(|k| super::phrases::names_structure(r, k));
    let dotted = dotted || tied && value >= 2.0 && ends(r, end + 1) || tied && r.at(end, &["st"]) || pisos || eff;
    let short = dotted || r.at(end, &["st"]) && r.words.get(r.tokens[end - 1].end..r.tokens[end].start) == Some("-");
    if !r.at(end, STOREYS) && !short {
        return false;
    }
    // "Three floors of a nine-floor hotel."
    let whole = (end + 2..end + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["of"]));
    // "Three floors of a tenement slide off its front."
    let some = r.at(end + 1, &["of"])
        && r.at(end + 2, ARTICLES)
        && super::phrases::names_structure(r, end + 3)
        && (end + 4..end + 6).any(|k| r.happens_at(k));
    if some {
        r.blocked[i..=end].fill(true);
        return true;
    }
    let of_more = r.at(end + 1, &["of"])
        && whole.and_then(|k| number(&r.tokens, k)).is_some_and(|(n, end)| n > value && r.at(end, STOREYS));
    if of_more {
        r.blocked[i..=end].fill(true);
        return true;
    }
    let last = if r.at(end + 1, &["high", "tall"]) { end + 1 } else { end };
    let lead = r.back(i, ARTICLES).unwrap_or(i);
    // "Lower the tower by ten floors."
    if r.before(i, &["by"]) && (0..i).rev().take(8).any(|k| r.at(k, &["lower", "raise", "taller", "shorter", "higher"]))
    {
        r.blocked[i - 1..=last].fill(true);
        return false;
    }
    // "Drops two floors", but "brings down a ten-storey block".
    if lead + 1 == i
        && r.at(lead, &["down", "up", "drops", "drop", "sinks", "falls", "slips", "dropping", "cae", "baja", "hunde"])
    {
        r.blocked[i..=last].fill(true);
        return false;
    }
    // "Its top ten floors" go; "between two floors" something is.
    if r.at(lead, &["top", "upper", "uppermost", "last"]) && lead < i {
        r.say("event.origin", "top", lead, last, 4);
        return true;
    }
    if r.at(lead, &["bottom", "lower", "lowest", "first"]) && lead < i {
        r.say("event.origin", "ground_floor", lead, last, 4);
        return true;
    }
    if r.at(lead, &["between"]) && lead < i {
        return false;
    }
    // "The camera is three storeys up."
    if r.at(end + 1, &["up"]) && (0..i).rev().take(5).any(|k| r.at(k, &["camera", "lens"])) {
        r.say("camera.angle", "high", i, end + 1, 4);
        r.say("camera.height_m", shown((value * 3.0).clamp(0.5, 200.0)), i, end + 1, 4);
        return true;
    }
    // "Eight to ten storeys", "8-10 floors", "between 8 and 10".
    let (value, i) = match range_before(r, i) {
        Some((low, first)) if low < value => (f64::midpoint(low, value), first),
        _ => (value, i),
    };
    r.say("structure.floors", shown(value.round()), i, last, 4);
    // "15 niveles de 3 metros."
    let each = r.at(last + 1, &["of", "at"]).then(|| extent::metres(r, last + 2)).flatten();
    if let Some((height, after)) = each.filter(|(height, _)| (2.0..=6.0).contains(height) && value > 1.0) {
        r.say("structure.height_m", shown(value * height), last + 1, after - 1, 4);
    }
    true
}

/// The lower end of a range whose upper end begins at `i`, and its first token.
pub(super) fn range_before(r: &Reading<'_>, i: usize) -> Option<(f64, usize)> {
    let link = i > 0 && r.at(i - 1, &["to", "or", "and", "at"]);
    let end = if link { i - 1 } else { i };
    let first = (end.saturating_sub(3)..end).find(|k| number(&r.tokens, *k).is_some_and(|(_, e)| e == end))?;
    let joined = !link && r.words.get(r.tokens[end - 1].end..r.tokens[end].start) == Some("-");
    let between = first > 0 && r.at(first - 1, &["between"]);
    let free = (first..end).all(|k| r.free(k));
    let linked = link && (between || !r.at(i - 1, &["and", "at"]) || r.tokens[i - 1].raw == "a");
    let (low, _) = number(&r.tokens, first)?;
    (free && (joined || linked)).then_some((low, if between { first - 1 } else { first }))
}

/// "dust 0.8", "dust at 80%", "lens: 35".
fn named(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((_, key)) = NAMED.iter().find(|(names, _)| r.at(i, names)) else { return false };
    let mut at = i + 1;
    while r.at(at, &["at", "of", "to", "is", "level", "amount"])
        || mark(r, at, ':')
        || mark(r, at, '=')
        || mark(r, at, '"') && mark(r, at + 1, ':')
    {
        at += 1;
    }
    let negative = mark(r, at, '-') || r.at(at, &["minus", "less"]);
    if negative || mark(r, at, '+') || r.at(at, &["plus"]) {
        at += 1;
    }
    // "Floors one to three."
    let range = |r: &Reading<'_>| {
        let (n, end) = number(&r.tokens, i + 1)?;
        let linked = r.at(end, &["to", "through", "and"]) || mark(r, end, '-');
        let (_, after) = number(&r.tokens, end + 1).filter(|_| linked)?;
        Some((n, after))
    };
    if *key == "structure.floors"
        && let Some((n, after)) = range(r).filter(|(n, _)| *n < 1e6)
    {
        r.say("event.origin", format!("floor:{}", n as u32), i, after - 1, 3);
        return true;
    }
    // "Charges on floors three and nine."
    if *key == "structure.floors"
        && r.back(i, ARTICLES).is_some_and(|k| r.at(k, &["on", "at", "from", "in"]))
        && let Some((n, end)) = number(&r.tokens, i + 1)
        && n < 1e6
    {
        let and = r.at(end, &["and"]).then(|| number(&r.tokens, end + 1)).flatten();
        let last = and.map_or(end - 1, |(_, end)| end - 1);
        r.say("event.origin", format!("floor:{}", n as u32), i, last, 4);
        return true;
    }
    if *key == "duration_s" && r.at(i, &["length"]) && !(mark(r, at - 1, ':') || mark(r, at - 1, '=')) {
        return false;
    }
    // "Dust: none", "polvo: nada".
    let labelled = at == i + 2 && (mark(r, i + 1, ':') || mark(r, i + 1, '='));
    let degree = matches!(*key, "look.dust" | "look.grain" | "camera.shake" | "setting.traffic");
    if labelled && degree && r.at(at, &["none", "no", "nothing", "nil", "off", "zero", "without"]) && ends(r, at + 1) {
        r.say(key, "0", i, at, 5);
        return true;
    }
    // "Dust ++".
    let plus = (i + 1..i + 5).take_while(|k| mark(r, *k, '+')).count();
    if degree && plus > 1 {
        r.say(key, "0.95", i, i + plus, 5);
        return true;
    }
    if degree && degrees::behind_name(r, i, key) {
        return true;
    }
    // "Dust: plenty", "polvo: abundante".
    const DEGREES: &[(&[&str], &str)] = &[
        (
            &[
                "plenty",
                "lots",
                "heavy",
                "high",
                "thick",
                "much",
                "max",
                "maximum",
                "full",
                "loads",
                "tons",
                "abundante",
                "mucho",
                "alto",
                "tope",
                "maximo",
            ],
            "0.9",
        ),
        (&["touch", "hint", "tiny", "whisper", "trace", "minimum", "barely", "minimo", "pizca", "apenas"], "0.15"),
        (&["medium", "moderate", "some", "normal", "moderado", "medio", "algo"], "0.5"),
        (&["light", "low", "little", "minimal", "slight", "poco", "leve", "bajo"], "0.25"),
    ];
    // "Shake: a touch."
    let at = at + usize::from(labelled && r.at(at, ARTICLES));
    let said = DEGREES
        .iter()
        .find(|(words, _)| r.at(at, words) || r.tokens.get(at).is_some_and(|t| words.contains(&t.raw.as_str())));
    // "Grain low", "grano alto" need no colon.
    let bare =
        at == i + 1 && r.tokens[i].raw != "temblor" && matches!(*key, "look.grain" | "look.dust" | "camera.shake");
    if let Some((_, value)) = said.filter(|_| (labelled || bare) && degree && ends(r, at + 1)) {
        r.say(key, value, i, at, 5);
        return true;
    }
    let Some((mut value, mut end)) = number(&r.tokens, at) else { return false };
    // "Shake level 4/10", "dust 7 out of 10".
    // A stroke with room about it parts what stands on a card: "strength 0.8 / 12s".
    let tight = r.tokens.get(end).is_some_and(|t| t.start == r.tokens[end - 1].end);
    let of = if tight && mark(r, end, '/') {
        Some(end + 1)
    } else {
        (r.at(end, &["out"]) && r.at(end + 1, &["of"])).then_some(end + 2)
    };
    let whole = of.filter(|_| degree || *key == "event.strength").and_then(|at| number(&r.tokens, at));
    if let Some((whole, after)) = whole.filter(|(whole, _)| *whole >= value && *whole > 0.0) {
        value /= whole;
        end = after;
    } else if mark(r, end, '%') || r.at(end, &["percent"]) {
        value /= 100.0;
        end += 1;
    } else if r.at(end, &["ish"])
        || (*key == "camera.lens_mm" && r.at(end, MILLIMETRES))
        || (*key == "look.exposure_ev" && r.at(end, exposure::STOPS))
        || (*key == "camera.azimuth_deg" && (r.at(end, DEGREES_SIGN) || mark(r, end, '\u{b0}')))
    {
        end += 1;
    } else if !ends(r, end) && !r.at(end, &["and"]) && !mark(r, i + 1, '=') {
        return false;
    }
    // "Temblor 7,8" is the earth's; "grano de 16" is a film's.
    if (r.at(i, &["temblor"]) && value > 1.0) || (*key == "look.grain" && [8.0, 16.0, 35.0].contains(&value)) {
        return false;
    }
    // "Gran angular de 18."
    let great = *key == "camera.lens_mm" && i > 0 && r.free(i - 1) && r.tokens[i - 1].raw == "gran";
    let first = i - usize::from(great);
    let rank = if *key == "camera.lens_mm" { 7 } else { 5 };
    r.say(key, shown(if negative { -value } else { value }), first, end - 1, rank);
    true
}

/// "80% dust", "50 percent shake".
fn per_cent(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = number(&r.tokens, i) else { return false };
    // "7/10 violence", "three out of ten dust".
    let of = end + if mark(r, end, '/') { 1 } else { 2 };
    let tenths = mark(r, end, '/') || r.at(end, &["out"]) && r.at(end + 1, &["of"]);
    if let Some((_, after)) = number(&r.tokens, of).filter(|(whole, _)| tenths && *whole == 10.0 && value <= 10.0)
        && let Some((_, key)) = NAMED.iter().take(5).find(|(names, _)| r.at(after, names))
    {
        r.say(key, shown(value / 10.0), i, after, 5);
        return true;
    }
    if !(mark(r, end, '%') || r.at(end, &["percent"]) || (r.at(end, &["per"]) && r.at(end + 1, &["cent"]))) {
        return false;
    }
    let at = if r.at(end, &["per"]) { end + 2 } else { end + 1 };
    let at = if r.at(at, &["of"]) { at + 1 } else { at };
    let found = NAMED.iter().take(5).find(|(names, _)| r.at(at, names));
    let Some((_, key)) = found else { return false };
    r.say(key, shown(value / 100.0), i, at, 5);
    true
}

/// "From 30 degrees to the left": where the camera stands.
fn degrees(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = number(&r.tokens, i) else { return false };
    if !(r.at(end, &["degrees", "degree", "deg", "grados"]) || mark(r, end, '\u{b0}')) || value > 180.0 {
        return false;
    }
    let side = (end + 1..end + 7)
        .find(|k| !(r.at(*k, &["to", "from", "of", "off", "axis", "centre", "center", "round"]) || r.at(*k, ARTICLES)));
    let Some(side) = side.filter(|k| r.at(*k, &["left", "right"])) else { return false };
    // "Camera 1.7 m up, 15 degrees left."
    let camera = (0..i).rev().take(10).take_while(|k| !r.tokens[*k].ends_sentence());
    let camera = camera.into_iter().any(|k| r.at(k, &["camera", "cam", "azimuth", "lens", "view"]));
    // "45 degrees off axis to the right."
    let off = (end + 1..side).any(|k| r.at(k, &["off", "axis", "round"]));
    if (off || camera && side == end + 1) && ends(r, side + 1) {
        r.say("camera.azimuth_deg", shown(if r.at(side, &["left"]) { -value } else { value }), i, side, 4);
        return true;
    }
    let seen = r.back(i, &["about", "around", "some", "a"]).filter(|k| r.at(*k, &["from", "at", "camera", "seen"]));
    let Some(first) = seen.filter(|k| r.free(*k)) else { return false };
    let value = if r.at(side, &["left"]) { -value } else { value };
    r.say("camera.azimuth_deg", shown(value), first, side, 5);
    true
}
