//! The hour of the day: "6 pm", "at 18:30", "half past six in the evening", "a las nueve de la noche".

use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    hour(r, i) || hour_in_words(r, i) || four_digits(r, i)
}

/// "0600", "1830 hrs": four digits that begin with a nought and stand by themselves, or with their unit.
fn four_digits(r: &mut Reading<'_>, i: usize) -> bool {
    let Some(token) = r.tokens.get(i).filter(|t| matches!(t.kind, Kind::Number(_)) && t.norm.len() == 4) else {
        return false;
    };
    let (Ok(hour), Ok(minutes)) = (token.norm[..2].parse::<u32>(), token.norm[2..].parse::<u32>()) else {
        return false;
    };
    let named = r.at(i + 1, &["hrs", "hours", "hr", "hs", "h", "horas", "local", "zulu"]);
    let alone = token.norm.starts_with('0') && super::ends(r, i + 1) && (i == 0 || super::ends(r, i - 1));
    let led = token.norm.starts_with('0') && r.before(i, &["at", "around", "about"]);
    let coded = r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark('_' | '/' | ':' | '-')))
        || i > 0 && matches!(r.tokens[i - 1].kind, Kind::Mark('_' | '/' | ':' | '-'));
    // "TOD: 0630."
    const LABELS: &[&str] = &["tod", "time", "hora", "clock", "hour"];
    let labelled = i > 1 && matches!(r.tokens[i - 1].kind, Kind::Mark(':' | '=')) && r.at(i - 2, LABELS);
    let (alone, coded) = (alone || labelled, coded && !labelled);
    if hour > 23 || minutes > 59 || coded || !(named || alone || led) {
        return false;
    }
    let (value, last) = (of_day(f64::from(hour)), if named { i + 1 } else { i });
    if is_programme(r, i, last) {
        return true;
    }
    r.say("setting.time", value, i, last, 4);
    true
}

/// "6 pm", "7 a.m.", "at 18:30", "5 o'clock in the morning".
fn hour(r: &mut Reading<'_>, i: usize) -> bool {
    let (h, digits) = match (r.tokens.get(i).map(|t| t.kind), number(&r.tokens, i)) {
        (Some(Kind::Number(h)), _) => (h, true),
        // "Three a.m."
        (_, Some((h, end))) if end == i + 1 => (h, false),
        _ => return false,
    };
    if h > 24.0 {
        return false;
    }
    let mark = |k: usize, c: char| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(c));
    let minutes = digits
        && mark(i + 1, ':')
        && r.tokens.get(i + 2).is_some_and(|t| t.norm.len() == 2 && matches!(t.kind, Kind::Number(m) if m < 60.0));
    // "7.30 am".
    let point = digits && r.tokens[i].norm.split_once('.').is_some_and(|(_, m)| m.len() == 2 && m < "60");
    if h.fract() != 0.0 && !point {
        return false;
    }
    let mut end = if minutes { i + 3 } else { i + 1 };
    let dotted = |k: usize, c: &str| r.at(k, &[c]) && mark(k + 1, '.') && r.at(k + 2, &["m"]);
    let half = if r.at(end, &["am"]) || r.at(end, &["pm"]) {
        end += 1;
        Some(r.at(end - 1, &["pm"]))
    } else if dotted(end, "a") || dotted(end, "p") {
        end += 3;
        Some(r.at(end - 3, &["p"]))
    } else {
        None
    };
    let sharp = r.at(end, &["oclock", "sharp"]) && h >= 1.0;
    let punto = r.tokens.get(end + 1).is_some_and(|t| t.raw == "punto") && r.tokens[end].raw == "en";
    let oclock = sharp || punto;
    // "18 h", "13:14 hs".
    let unit = r.at(end, &["h", "hs", "hrs", "hours", "horas"]) && super::ends(r, end + 1) && (minutes || h >= 5.0);
    let las = i > 1 && r.tokens[i - 1].raw == "las" && matches!(r.tokens[i - 2].raw.as_str(), "a" | "tipo" | "sobre");
    let las = las && super::ends(r, end);
    // "Church, 18:30, rain": a shape has no such sides.
    let alone = minutes && (5.0..24.0).contains(&h) && super::ends(r, end) && (i == 0 || super::ends(r, i - 1));
    let alone = alone && !matches!(r.tokens[i + 2].norm.as_str(), "10" | "09");
    let at = minutes && r.before(i, &["at", "around", "about"]);
    if half.is_none() && !(oclock || unit || las || alone || at) || point && half.is_none() && !las {
        return false;
    }
    let hour = match half {
        Some(true) if h < 12.0 => h + 12.0,
        Some(false) if h == 12.0 => 0.0,
        _ => h,
    };
    let last = if punto { end + 1 } else { end - usize::from(!(oclock || unit)) };
    if is_programme(r, i, last) {
        return true;
    }
    let open = half.is_none() && !(minutes || unit) && h <= 12.0;
    // "11 am" is called morning.
    let morning = half == Some(false) && (11.0..12.0).contains(&hour);
    let (value, rank) = (if morning { "morning" } else { of_day(hour) }, if open { 1 } else { 4 });
    r.say("setting.time", value, if las { i - 2 } else { i }, last, rank);
    true
}

/// "four in the morning", "half past six in the evening", "a las nueve de la noche", "cinco y media de la tarde".
fn hour_in_words(r: &mut Reading<'_>, i: usize) -> bool {
    let past = r.at(i, &["half", "quarter"]) && r.at(i + 1, &["past", "to"]);
    let at = if past { i + 2 } else { i };
    let Some((h, mut end)) = number(&r.tokens, at) else { return false };
    // "7:19 de la mañana".
    let colon = |k: usize| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark(':'));
    if colon(end) && number(&r.tokens, end + 1).is_some_and(|(m, _)| m < 60.0) {
        end += 2;
    }
    // "Siete y diecinueve de la mañana."
    if r.tokens.get(end).is_some_and(|t| t.raw == "y")
        && let Some((_, after)) = number(&r.tokens, end + 1).filter(|(m, _)| (1.0..60.0).contains(m) && *m != 0.5)
    {
        end = after;
    }
    let h = h.floor();
    if !(1.0..=24.0).contains(&h) || i > 1 && colon(i - 1) && matches!(r.tokens[i - 2].kind, Kind::Number(_)) {
        return false;
    }
    if r.at(end, &["oclock"]) {
        end += 1;
    }
    if r.at(end, &["and"]) && r.at(end + 1, &["half", "quarter", "fourth"]) {
        end += 2;
    }
    // "At half past nine."
    if past && super::ends(r, end) && (6.0..=11.0).contains(&h) {
        r.say("setting.time", of_day(h), i, end - 1, 1);
        return true;
    }
    if !r.at(end, &["in", "of", "at", "by"]) {
        return false;
    }
    let at = (end + 1..end + 3).find(|k| !r.at(*k, ARTICLES)).unwrap_or(end + 1);
    let Some(part) = r.tokens.get(at) else { return false };
    let hour = match part.raw.as_str() {
        "morning" | "manana" | "madrugada" => h,
        "afternoon" | "evening" | "tarde" if h < 12.0 => h + 12.0,
        "night" | "noche" if h < 12.0 && h > 5.0 => h + 12.0,
        "afternoon" | "evening" | "tarde" | "night" | "noche" | "mediodia" => h,
        _ => return false,
    };
    let first = r.back(i, ARTICLES).filter(|k| r.at(*k, &["at", "around", "about"]) && r.free(*k)).unwrap_or(i);
    // What the part of the day is called counts for more than the hour.
    let value = match (part.raw.as_str(), of_day(hour % 24.0)) {
        ("morning" | "manana", "noon") => "morning",
        ("afternoon" | "tarde", "noon") => "afternoon",
        ("night" | "noche", _) => "night",
        (_, value) => value,
    };
    r.say("setting.time", value, first, at, 5);
    true
}

/// "The six o'clock bulletin", "el telediario de las nueve": the hour of what is no shot, which is left out.
fn is_programme(r: &mut Reading<'_>, i: usize, last: usize) -> bool {
    const CALLED: &[&str] = &[
        "bulletin",
        "news",
        "newscast",
        "broadcast",
        "edition",
        "show",
        "programme",
        "program",
        "slot",
        "deadline",
        "meeting",
        "call",
        "train",
        "bus",
        "ferry",
        "flight",
        "review",
        "delivery",
        "report",
        "session",
        "screening",
        "dailies",
        "noticiero",
        "noticias",
        "telediario",
        "informativo",
        "noticiario",
        "edicion",
        "reunion",
        "entrega",
        "llamado",
        "tren",
        "funcion",
        "citacion",
    ];
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let before = (0..i).rev().take(4).find(|k| !matches!(raw(*k), "de" | "las" | "la" | "los" | "at" | "the" | "a"));
    let behind = CALLED.contains(&raw(last + 1));
    let led = before.is_some_and(|k| CALLED.contains(&raw(k)) && k + 1 < i);
    if behind || led {
        let first = before.filter(|_| led).unwrap_or(i);
        r.blocked[first..=last + usize::from(behind)].fill(true);
    }
    behind || led
}

fn of_day(hour: f64) -> &'static str {
    match hour as u32 {
        5 | 6 => "dawn",
        7..=10 => "morning",
        11..=13 => "noon",
        14..=17 => "afternoon",
        18 => "golden_hour",
        19 | 20 => "dusk",
        _ => "night",
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn hours_as_people_write_them() {
        for (words, time) in [
            ("A church collapses at 7.30am", "morning"),
            ("Church, 18:30, collapse", "golden_hour"),
            ("La iglesia se derrumba a las 23", "night"),
            ("La iglesia se derrumba a las 19 hs", "dusk"),
            ("La iglesia se derrumba, siete y diecinueve de la mañana", "morning"),
            ("Torre, sismo, 13:14 h", "noon"),
            ("A church collapses at half past nine", "morning"),
            ("At twelve sharp a church collapses", "noon"),
        ] {
            let brief = read(words);
            assert_eq!(brief.plan.setting.time.to_string(), time, "{words}");
            assert!(brief.ignored.is_empty(), "{words}: {:?}", brief.ignored);
        }
        assert_eq!(read("A church, 16:9, collapses").plan.aspect, "16:9");
        assert_eq!(read("A church collapses at 0:03").plan.event.start_s, 3.0);
    }
}
