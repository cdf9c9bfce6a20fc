//! Rates, sizes, shapes, seeds: "24 fps", "1080p", "4K", "1920x1080", "2.39:1", "seed 7".

use super::{ends, shown};
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

fn digits(r: &Reading<'_>, i: usize) -> Option<f64> {
    match r.tokens.get(i)?.kind {
        Kind::Number(x) => Some(x),
        _ => None,
    }
}

fn mark(r: &Reading<'_>, i: usize, marks: &[char]) -> bool {
    matches!(r.tokens.get(i).map(|t| t.kind), Some(Kind::Mark(c)) if marks.contains(&c))
}

/// Picture sizes that are called by their lines, 16:9 throughout.
const LINES: &[(f64, &str)] = &[
    (360.0, "640x360"),
    (480.0, "848x480"),
    (540.0, "960x540"),
    (576.0, "1024x576"),
    (720.0, "1280x720"),
    (1080.0, "1920x1080"),
    (1440.0, "2560x1440"),
    (2160.0, "3840x2160"),
];

const RATES: &[f64] = &[23.976, 23.98, 24.0, 25.0, 29.97, 30.0, 48.0, 50.0, 59.94, 60.0, 100.0, 120.0];

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    seed(r, i)
        || size(r, i)
        || lines(r, i)
        || rate(r, i)
        || slow_rate(r, i)
        || held(r, i)
        || thousands(r, i)
        || shape(r, i)
        || bare_shape(r, i)
}

/// "2.35", "1.85": shapes that cinemas show, by their width alone.
fn bare_shape(r: &mut Reading<'_>, i: usize) -> bool {
    const SHAPES: &[&str] = &["1.33", "1.37", "1.66", "1.78", "1.85", "2.20", "2.35", "2.39", "2.40", "2.76"];
    let Some(text) = r.tokens.get(i).filter(|t| matches!(t.kind, Kind::Number(_))).map(|t| t.norm.clone()) else {
        return false;
    };
    const NOUNS: &[&str] = &["frame", "format", "ratio", "aspect", "scope", "widescreen"];
    let named = r.at(i + 1, NOUNS);
    let more = mark(r, i + 1, &[':', '/']) && digits(r, i + 2).is_some();
    const UNITS: &[&str] =
        &["m", "mm", "s", "sec", "seconds", "second", "metres", "meters", "ft", "feet", "stops", "x", "k", "to", "fps"];
    if !SHAPES.contains(&text.as_str()) || more || r.at(i + 1, UNITS) || mark(r, i + 1, &['%', '"', '\'']) {
        return false;
    }
    let labelled = usize::from(r.before(i, &["ar", "aspect", "ratio"]));
    r.say("aspect", format!("{text}:1"), i - labelled, i + usize::from(named), 4);
    true
}

/// "Phone footage, landscape, ...": a shape by the way it is held.
fn held(r: &mut Reading<'_>, i: usize) -> bool {
    let alone = ends(r, i + 1) && (i == 0 || ends(r, i - 1));
    if !alone || !(r.at(i, &["landscape", "horizontal"]) || r.tokens[i].raw == "apaisado") {
        return false;
    }
    r.say("aspect", "16:9", i, i, 1);
    true
}

/// "Cámara lenta 240", "slow motion (120)": so many pictures a second by what they are for.
fn slow_rate(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(value) = digits(r, i).filter(|n| (48.0..=1000.0).contains(n) && n.fract() == 0.0) else { return false };
    let at = i - usize::from(i > 0 && (mark(r, i - 1, &['(', ',', '@', ':']) || r.before(i, &["at"])));
    let slow = at > 1
        && (r.tokens[at - 1].raw == "lenta"
            || r.before(at, &["motion", "mo", "slowmo", "slomo", "ralenti", "overcranked", "overcrank"])
            || r.tokens[at - 1].raw == "ralenti");
    // "Cámara lenta, 120 cuadros."
    let unit = usize::from(r.at(i + 1, &["frames"]) && !r.at(i + 2, &["of", "long"]));
    if !slow || !ends(r, i + 1 + unit) {
        return false;
    }
    r.say("fps", shown(value), i, i + unit, 3);
    true
}

fn seed(r: &mut Reading<'_>, i: usize) -> bool {
    if !r.at(i, &["seed", "seeds"]) {
        return false;
    }
    let mut at = i + 1;
    while mark(r, at, &[':', '=', '#']) || r.at(at, &["number", "no", "of", "is", "to", "value"]) {
        at += 1;
    }
    let Some((value, end)) = number(&r.tokens, at) else { return false };
    let exact = r.tokens[at].norm.parse::<u64>().map_or_else(|_| shown(value.floor()), |n| n.to_string());
    r.say("seed", exact, i, end - 1, 5);
    true
}

fn size(r: &mut Reading<'_>, i: usize) -> bool {
    let (Some(w), Some(h)) = (digits(r, i), digits(r, i + 2)) else { return false };
    let times = r.at(i + 1, &["x", "by"]) || mark(r, i + 1, &['×', '*']);
    if !times || w < 32.0 || h < 32.0 {
        return false;
    }
    let pixels = r.at(i + 3, &["pixels", "pixel", "px", "p"]);
    let metres = r.at(i + 3, &["m", "metres", "meters", "metre", "meter", "ft", "feet"]);
    if metres || (w < 100.0 && !pixels) {
        return false;
    }
    let last = i + 2 + usize::from(pixels);
    r.say("size", format!("{}x{}", shown(w.floor()), shown(h.floor())), i, last, 5);
    true
}

/// "1080p", "1080p25", "25p".
fn lines(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(n) = digits(r, i) else { return false };
    // "25p 1080".
    const MEASURES: &[&str] =
        &["m", "mm", "s", "x", "by", "ft", "feet", "metres", "meters", "frames", "seconds", "people"];
    let bare = [1080.0, 2160.0].contains(&n) && !r.at(i + 1, MEASURES) && !mark(r, i + 1, &[':', '/', '%', '.']);
    if bare && !r.at(i + 1, &["p", "i"]) && !r.before(i, &["x", "by", "frame"]) {
        r.say("size", if n < 2000.0 { "1920x1080" } else { "3840x2160" }, i, i, 1);
        return true;
    }
    if !r.at(i + 1, &["p", "i"]) || r.tokens[i].end != r.tokens[i + 1].start {
        return false;
    }
    if let Some((_, size)) = LINES.iter().find(|(lines, _)| (*lines - n).abs() < 0.5) {
        r.say("size", size, i, i + 1, 5);
        if let Some(fps) = digits(r, i + 2).filter(|x| is_rate(*x))
            && r.tokens[i + 1].end == r.tokens[i + 2].start
        {
            r.say("fps", shown(fps), i + 2, i + 2, 5);
        }
        return true;
    }
    // "Torre 25P" has storeys.
    let storeys = r.tongue != crate::spanish::Tongue::English && i > 0 && super::phrases::names_structure(r, i - 1);
    // "COLEGIO / TERREMOTO / 3P."
    if r.tongue != crate::spanish::Tongue::English && (2.0..12.0).contains(&n) && n.fract() == 0.0 {
        r.say("structure.floors", shown(n), i, i + 1, 3);
        return true;
    }
    if (1.0..=240.0).contains(&n) && !storeys {
        r.say("fps", shown(n), i, i + 1, 5);
        return true;
    }
    false
}

pub(super) fn is_rate(x: f64) -> bool {
    RATES.iter().any(|rate| (rate - x).abs() < 1e-9)
}

/// One past the words that make a number a rate, when they stand at `i`.
fn rate_unit(r: &Reading<'_>, i: usize) -> Option<usize> {
    if r.at(i, &["fps", "hz", "hertz", "fsp", "fpss", "frps", "cps"]) {
        return Some(i + 1);
    }
    // "a treinta por segundo"
    if r.at(i, &["per"]) && r.at(i + 1, &["second"]) {
        return Some(i + 2);
    }
    if !r.at(i, &["frames", "frame", "pictures", "images", "f"]) {
        return None;
    }
    let at = i + 1;
    let parts = r.at(at, &["per", "a", "every", "each"]) || mark(r, at, &['/']);
    (parts && r.at(at + 1, &["second", "seconds", "sec", "s"])).then_some(at + 2)
}

fn rate(r: &mut Reading<'_>, i: usize) -> bool {
    if r.at(i, &["fps"]) || (r.at(i, &["frame"]) && r.at(i + 1, &["rate"])) {
        let mut at = i + if r.at(i, &["fps"]) { 1 } else { 2 };
        while mark(r, at, &[':', '=']) || r.at(at, &["of", "is", "to", "at"]) {
            at += 1;
        }
        return digits(r, at).is_some_and(|x| say_rate(r, i, at, x));
    }
    if let Some(x) = digits(r, i) {
        let at = if mark(r, i + 1, &['/']) && digits(r, i + 2).is_some() { i + 2 } else { i };
        if rate_unit(r, at + 1).is_some() || (at > i && x > 999.0) {
            return say_rate(r, i, i, x);
        }
        // "Ten seconds at 25."
        const TIMES: &[&str] = &[
            "seconds", "second", "secs", "sec", "s", "frames", "shot", "filmed", "shooting", "run", "running",
            "rolling",
        ];
        let at = i > 0 && (r.at(i - 1, &["at"]) || mark(r, i - 1, &['@']));
        // "Forty-eight frames in, at 24."
        let counted = at && i > 1 && ends(r, i - 2) && (0..i).rev().take(8).any(|k| r.at(k, &["frames"]));
        if is_rate(x) && x >= 24.0 && at && i > 1 && (r.at(i - 2, TIMES) || counted) && ends(r, i + 1) {
            return say_rate(r, i - 1, i, x);
        }
        // "at 25" says a rate only when nothing else is counted; television's odd rates always do.
        let odd = [23.976, 23.98, 29.97, 59.94].iter().any(|o| (o - x).abs() < 1e-9);
        return (odd && !r.at(i + 1, &["mm", "m", "s"])) && say_rate(r, i, i, x);
    }
    if let Some((x, end)) = number(&r.tokens, i)
        && is_rate(x)
        && x >= 24.0
        && r.before(i, &["at"])
        && i > 1
        && r.at(i - 2, &["frames", "seconds", "second"])
        && ends(r, end)
    {
        r.say("fps", shown(x), i - 1, end - 1, 5);
        return true;
    }
    if let Some((x, end)) = number(&r.tokens, i)
        && rate_unit(r, end).is_some()
    {
        let last = rate_unit(r, end).unwrap_or(end + 1) - 1;
        r.say("fps", shown(x), i, last, 5);
        return true;
    }
    false
}

/// Records the rate whose digits stand at `at`, with its unit.
fn say_rate(r: &mut Reading<'_>, first: usize, at: usize, x: f64) -> bool {
    // "23,976 fps": three places behind a comma are no thousands here.
    let comma = r.words[r.tokens[at].start..r.tokens[at].end].contains(',');
    let x = if comma && x >= 1000.0 { x / 1000.0 } else { x };
    let over = if mark(r, at + 1, &['/']) { digits(r, at + 2) } else { None };
    let (value, end) = match over {
        Some(d) => (format!("{}/{}", shown(x), shown(d)), at + 3),
        None => (shown(x), at + 1),
    };
    let end = rate_unit(r, end).unwrap_or(end);
    r.say("fps", value, first, end - 1, 5);
    true
}

/// "4K", "2K", "8K".
fn thousands(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((n, end)) = number(&r.tokens, i) else { return false };
    if !r.at(end, &["k"]) {
        return false;
    }
    let size = match n.round() as u32 {
        1 => "1024x576",
        2 => "2048x1152",
        3 => "3072x1728",
        4 => "3840x2160",
        _ if n > 4.0 && n < 100.0 => "7680x4320",
        _ => return false,
    };
    // The cinema's sizes are a little wider.
    let dci = if r.at(end + 1, &["dci"]) { Some((i, end + 1)) } else { r.before(i, &["dci"]).then(|| (i - 1, end)) };
    let (size, (first, last)) = match (size, dci) {
        ("3840x2160", Some(span)) => ("4096x2160", span),
        ("2048x1152", Some(span)) => ("2048x1080", span),
        _ => (size, (i, if r.at(end + 1, &["uhd"]) { end + 1 } else { end })),
    };
    r.say("size", size, first, last, 5);
    true
}

/// "2.39:1", "16:9", "16 by 9", "1.85 to 1".
fn shape(r: &mut Reading<'_>, i: usize) -> bool {
    // "sixteen by nine"
    if digits(r, i).is_none()
        && let Some((w, by)) = number(&r.tokens, i)
        && r.at(by, &["by"])
        && let Some((h, end)) = number(&r.tokens, by + 1)
        && [(16.0, 9.0), (9.0, 16.0), (4.0, 3.0), (4.0, 5.0)].contains(&(w, h))
        && !r.at(end, &["m", "metres", "meters", "feet", "ft"])
    {
        r.say("aspect", format!("{}:{}", shown(w), shown(h)), i, end - 1, 4);
        return true;
    }
    // "Two point three nine to one".
    if digits(r, i).is_none()
        && let Some((w, to)) = number(&r.tokens, i).filter(|(w, _)| (1.2..3.0).contains(w))
        && r.at(to, &["to"])
        && r.at(to + 1, &["one"])
    {
        r.say("aspect", format!("{}:1", shown(w)), i, to + 1, 4);
        return true;
    }
    let (Some(w), Some(h)) = (digits(r, i), digits(r, i + 2)) else { return false };
    // "3/4 inch of snow."
    if mark(r, i + 1, &['/']) && r.at(i + 3, &["inch", "inches", "mile", "hp", "scale", "full", "size"]) {
        r.blocked[i..=i + 3].fill(true);
        return true;
    }
    // "3/4 view."
    if (w, h) == (3.0, 4.0)
        && mark(r, i + 1, &['/'])
        && r.at(i + 3, &["view", "angle", "profile", "front", "from", "desde", "frontal"])
    {
        r.say("camera.azimuth_deg", "35", i, i + 3, 5);
        return true;
    }
    let tight = (r.tokens[i].end == r.tokens[i + 1].start) == (r.tokens[i + 1].end == r.tokens[i + 2].start);
    // "A012 / 3f": a stroke with room about it parts fields.
    let stroke = mark(r, i + 1, &['/']) && r.tokens[i].end < r.tokens[i + 1].start;
    let colon = mark(r, i + 1, &[':', '/']) && tight && !stroke || (r.at(i + 1, &["x"]) && (w, h) == (16.0, 9.0));
    let spoken = r.at(i + 1, &["by", "to", "x"])
        && (h == 1.0 || (w, h) == (16.0, 9.0) || (w, h) == (9.0, 16.0) || (w, h) == (4.0, 3.0));
    // Two digits after a whole hour are the time of day.
    let clock = r.tokens[i + 2].norm.len() == 2 && w.fract() == 0.0 && (w, h) != (9.0, 16.0);
    if !(colon || spoken) || clock || w <= 0.0 || h <= 0.0 || !(0.1..20.0).contains(&(w / h)) {
        return false;
    }
    if !ends(r, i + 3) && r.at(i + 3, &["m", "metres", "meters", "ft", "feet", "second", "seconds", "s"]) {
        return false;
    }
    // "Not 16:9, 1.85 please."
    if r.before(i, &["not", "no"]) && (i + 3..i + 7).any(|k| digits(r, k).is_some()) {
        r.claim(i - 1, i + 2);
        return true;
    }
    r.say("aspect", format!("{}:{}", shown(w), shown(h)), i, i + 2, 4);
    true
}
