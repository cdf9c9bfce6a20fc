//! Names of places: after a preposition by their capitals, and well-known ones however they are written.

use super::places::{CAPITALISED, KNOWN};
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const BEFORE: &[&str] = &["in", "near", "outside", "around", "downtown", "central", "at", "from", "on"];
const BEFORE_OF: &[&str] = &[
    "streets",
    "outskirts",
    "city",
    "suburbs",
    "suburb",
    "centre",
    "center",
    "heart",
    "middle",
    "coast",
    "port",
    "town",
    "earthquake",
    "quake",
    "terremoto",
    "sismo",
    "seismo",
    "temblor",
    "afueras",
    "puerto",
    "barrio",
    "calles",
    "costa",
];
/// Words of the lexicon that end a name when they are capitals: Kansas City, Long Beach.
const PARTS: &[&str] = &["city", "town", "beach", "island", "bay", "hills", "springs", "village"];
/// When something is, not where: "from Monday", "in August".
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
    "easter",
];
const JOINS: &[&str] =
    &["de", "do", "da", "del", "la", "le", "sur", "upon", "am", "an", "der", "of", "los", "las", "el", "dos"];

/// Finds well-known places.
pub(super) fn known(r: &mut Reading<'_>) {
    for i in 0..r.tokens.len() {
        // "Less Hollywood" is a manner.
        if r.before(i, &["less", "too", "very", "so", "not", "no", "without"]) {
            continue;
        }
        // "L.A."
        let dot = |k: usize| r.tokens.get(k).is_some_and(|t| t.kind == Kind::Mark('.'));
        if r.at(i, &["l"]) && r.tokens[i].shouted && dot(i + 1) && r.at(i + 2, &["a"]) && r.tokens[i + 2].shouted {
            r.say("setting.location", "Los Angeles", i, i + 2, 2);
            continue;
        }
        // "Villa 31."
        let number = matches!(r.tokens.get(i + 1).map(|t| t.kind), Some(Kind::Number(n)) if n.fract() == 0.0);
        if number && r.tokens[i].raw == "villa" && r.tokens[i].capital && r.free(i) && r.free(i + 1) {
            let name = r.text(r.span(i, i + 1));
            r.say("setting.location", name, i, i + 1, 3);
            continue;
        }
        if let Some((last, name)) = known_at(r, i).filter(|(last, _)| !in_landmark(r, i, *last)) {
            // "Roma Norte."
            let quarter = last + 1 < r.tokens.len()
                && !r.shouted
                && r.free(last + 1)
                && r.tokens[last].capital
                && r.tokens[last + 1].capital
                && [
                    "norte", "sur", "este", "oeste", "north", "south", "east", "west", "viejo", "vieja", "nuevo",
                    "alta", "alto", "chico",
                ]
                .contains(&r.tokens[last + 1].raw.as_str());
            if quarter {
                let typed = r.text(r.span(i, last + 1));
                r.say("setting.location", typed, i, last + 1, 2);
                continue;
            }
            // As it was typed, when it was typed as a name.
            let typed = r.text(r.span(i, last));
            let named = r.tokens[i].capital && !(i..=last).all(|k| r.tokens[k].shouted);
            let same = named && plain(&typed) == plain(name);
            // "Centro de Buenos Aires", "downtown Chicago".
            if let Some(centre) = i.checked_sub(2).filter(|k| r.before(i, &["of"]) && r.free(*k))
                && r.at(centre, &["centre", "center", "heart", "centro", "corazon", "streets", "calles"])
            {
                r.say("setting.place", "city_street", centre, centre, 1);
            }
            r.say("setting.location", if same { typed } else { name.to_owned() }, i, last, 2);
        }
    }
}

/// "Brooklyn Bridge": a place that is only the beginning of what stands there.
fn in_landmark(r: &Reading<'_>, i: usize, last: usize) -> bool {
    let found = r.meaning_at(i);
    found.is_some_and(|m| m.tokens.last().is_some_and(|end| *end > last) && m.says("setting.location"))
}

/// Whether a well-known place begins with this word.
pub(crate) fn begins_place(word: &str) -> bool {
    by_first_word().contains_key(word)
}

/// Letters without accents, in lower case.
fn plain(text: &str) -> String {
    crate::tokens::tokens(text).into_iter().map(|t| t.raw + " ").collect()
}

/// Finds capitalised names that stand by themselves between commas: "a tower, Kobe, at night".
pub(super) fn alone(r: &mut Reading<'_>) {
    let capitals = r.tokens.iter().filter(|t| t.capital).count();
    let words = r.tokens.iter().filter(|t| t.kind == Kind::Word).count();
    if r.shouted || capitals * 2 > words || r.found.iter().any(|f| f.key == "setting.location") {
        return;
    }
    for i in 1..r.tokens.len() {
        if !matches!(r.tokens[i - 1].kind, Kind::Mark(',' | '-' | '(' | '\u{2014}' | '\u{2013}')) || !r.free(i) {
            continue;
        }
        let mut end = i;
        while r.free(end) && end < i + 4 && r.tokens[end].kind == Kind::Word && r.tokens[end].capital {
            end += 1;
        }
        let first_word = r.tokens[..i].iter().rev().take_while(|t| !t.ends_sentence()).any(|t| t.kind == Kind::Word);
        // "Saludos, Marta."
        const FAREWELLS: &[&str] = &[
            "saludos",
            "slds",
            "sdos",
            "rgds",
            "abz",
            "thx",
            "ty",
            "tnx",
            "yours",
            "sincerely",
            "atte",
            "thanks",
            "thank",
            "cheers",
            "gracias",
            "regards",
            "besos",
            "abrazo",
            "best",
            "love",
            "hi",
            "hola",
            "hello",
            "please",
        ];
        let signed = i > 1 && FAREWELLS.contains(&r.tokens[i - 2].raw.as_str());
        let name = end > i
            && !signed
            && !r.at(i, CALENDAR)
            && super::ends(r, end)
            && first_word
            && (i..end).all(|k| !is_stop(&r.tokens[k].norm));
        if name && !r.tokens[i].shouted {
            let name = r.text(r.span(i, end - 1));
            r.say("setting.location", name, i, end - 1, 0);
            return;
        }
    }
}

/// What was found before: where structures and places end, and well-known names by their first token.
struct Context {
    stands: BTreeSet<usize>,
    known: BTreeMap<usize, usize>,
}

/// Finds capitalised names after a preposition.
pub(super) fn by_capitals(r: &mut Reading<'_>) {
    let context = Context {
        stands: r
            .found
            .iter()
            .filter(|f| f.key == "structure.kind" || f.key == "setting.place")
            .map(|f| f.last)
            .collect(),
        known: r.found.iter().filter(|f| f.key == "setting.location").map(|f| (f.first, f.last)).collect(),
    };
    for i in 0..r.tokens.len() {
        // "A building in L" has a shape, "a note from the DP" a writer.
        let short = |k: usize| {
            let length = r.tokens[k].raw.len();
            length < 2 || length < 5 && r.tokens[k].shouted && r.before(k, &["the"])
        };
        if let Some((first, last)) = after_preposition(r, i, &context).filter(|(a, b)| a < b || !short(*a)) {
            let name = r.text(r.span(first, last));
            // "On Havana's seafront."
            let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("\u{2019}s")).unwrap_or(&name).to_owned();
            r.say("setting.location", name, first, last, 3);
        }
    }
    widened(r);
}

/// "San Pedro de Atacama": the well-known part of a name is only its end.
fn widened(r: &mut Reading<'_>) {
    const SIDES: &[&str] = &[
        "lower", "upper", "greater", "inner", "outer", "north", "south", "east", "west", "old", "nuevo", "nueva",
        "alto", "gran", "bajo",
    ];
    for n in 0..r.found.len() {
        let at = r.found[n].first;
        let side = r.found[n].key == "setting.location" && at > 0 && r.free(at - 1) && r.at(at - 1, SIDES);
        let apart = !r.shouted && at > 0 && r.tokens[at - 1].capital && r.tokens[at].capital;
        if side && apart && !r.tokens[at - 1].shouted {
            r.found[n].value = r.text(r.span(at - 1, r.found[n].last));
            r.found[n].first = at - 1;
            r.claim(at - 1, at - 1);
        }
    }
    let places: Vec<(usize, usize)> =
        r.found.iter().filter(|f| f.key == "setting.location").map(|f| (f.first, f.last)).collect();
    for n in 0..r.found.len() {
        let (key, at, last) = (r.found[n].key, r.found[n].first, r.found[n].last);
        let de = at > 1 && r.tokens[at - 1].raw == "de";
        let joins = |end: usize| end + 1 == at || de && end + 2 == at;
        if let Some((first, _)) = places.iter().find(|(_, end)| key == "setting.location" && joins(*end)) {
            r.found[n].value = r.text(r.span(*first, last));
            r.found[n].first = *first;
            r.found[n].rank += 3;
        }
    }
}

/// A well-known place.
struct Place {
    /// Its words, in small letters without accents.
    words: Vec<String>,
    name: &'static str,
    /// Whether it is read only where it is written with a capital.
    capital: bool,
}

/// The well-known places by their first word.
fn by_first_word() -> &'static BTreeMap<String, Vec<Place>> {
    static TABLE: OnceLock<BTreeMap<String, Vec<Place>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let split = |text: &str| plain(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let known = KNOWN.iter().map(|(key, name)| Place { words: split(key), name, capital: false });
        let capitalised =
            CAPITALISED.split('|').map(|name| Place { words: split(name.trim()), name: name.trim(), capital: true });
        let mut table: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for place in known.chain(capitalised) {
            if let Some(first) = place.words.first().cloned() {
                table.entry(first).or_default().push(place);
            }
        }
        // "New York City" before "New York".
        for places in table.values_mut() {
            places.sort_by_key(|place| std::cmp::Reverse(place.words.len()));
        }
        table
    })
}

/// Whether a well-known place begins at token `i`.
pub(super) fn is_known(r: &Reading<'_>, i: usize) -> bool {
    known_at(r, i).is_some()
}

fn known_at(r: &Reading<'_>, i: usize) -> Option<(usize, &'static str)> {
    let first = r.tokens.get(i).filter(|t| t.kind == Kind::Word && r.free(i))?;
    let listed = by_first_word().get(&first.raw)?;
    listed.iter().find_map(|place| {
        let phrase: &[String] = &place.words;
        let is = |names: &[&str]| phrase.len() == 1 && names.contains(&phrase[0].as_str());
        // "LA" among small letters.
        // "La Boca", but not "la boca".
        if phrase.len() > 1 && phrase[0] == "la" && !r.shouted && !r.tokens.get(i + 1).is_some_and(|t| t.capital) {
            return None;
        }
        // Names that are words too: "the Tower of Pisa", but not "pisa el freno".
        let word = is(&["pisa", "salta", "montana", "nevada", "posadas"]);
        let opens = i == 0 || r.tokens[i - 1].ends_sentence();
        // "Montaña" is one, and no state.
        if phrase[0] == "montana" && r.text(r.span(i, i)).contains(['ñ', 'Ñ']) {
            return None;
        }
        if word && (r.shouted || !first.capital || opens && !super::ends(r, i + 1)) {
            return None;
        }
        if is(&["la", "usa", "uk", "ba"]) && (r.shouted || !first.shouted) {
            return None;
        }
        let last = i + phrase.len() - 1;
        let small = |k: usize| r.tokens.get(k).is_none_or(|t| !t.capital && !JOINS.contains(&t.raw.as_str()));
        // "El paso elevado" is no El Paso.
        if place.capital && (!first.capital || (i..=last).any(small)) {
            return None;
        }
        let fits = (i..=last).zip(phrase).skip(1).all(|(k, word)| r.free(k) && r.tokens[k].raw == *word);
        fits.then_some((last, place.name))
    })
}

/// The tokens of a capitalised name that follows the preposition at `i`.
fn after_preposition(r: &Reading<'_>, i: usize, context: &Context) -> Option<(usize, usize)> {
    // "Ministry of Agriculture" is called so.
    const CALLED: &[&str] = &[
        "ministry",
        "museum",
        "department",
        "faculty",
        "institute",
        "bank",
        "palace",
        "ministerio",
        "museo",
        "departamento",
        "facultad",
        "instituto",
        "banco",
        "palacio",
        "secretaria",
    ];
    if i > 0 && r.at(i, &["of"]) && CALLED.contains(&r.tokens[i - 1].raw.as_str()) {
        return None;
    }
    // "A note from Tamsin", "Tom from Framestore here": who writes, and where he sits.
    const WRITTEN: &[&str] = &[
        "note",
        "notes",
        "one",
        "message",
        "msg",
        "email",
        "mail",
        "word",
        "request",
        "brief",
        "ask",
        "feedback",
        "comment",
        "comments",
        "order",
        "orders",
        "idea",
        "ideas",
        "call",
        "instructions",
        "regards",
        "hello",
        "hi",
    ];
    let somebody = |k: usize| {
        let token = &r.tokens[k];
        token.capital
            && !token.shouted
            && r.free(k)
            && !crate::lexicon::knows(&token.norm)
            && !is_stop(&token.norm)
            && k < 5
    };
    if r.at(i, &["from"]) && r.tokens[i].raw == "from" && i > 0 && (r.at(i - 1, WRITTEN) || somebody(i - 1)) {
        return None;
    }
    // "Calle de Sevilla", "a street of Naples": of something that stands there.
    let of = r.at(i, &["of"]) && i > 0 && (r.at(i - 1, BEFORE_OF) || context.stands.contains(&(i - 1)));
    let at = r.at(i, BEFORE) && !matches!(r.tokens[i].raw.as_str(), "a" | "al");
    // "Lluvia sobre Boedo."
    let over = r.tokens[i].raw == "sobre"
        && r.found.iter().any(|f| f.key == "setting.weather" && f.last < i && f.last + 3 > i);
    if r.shouted || !(of || at || over) {
        return None;
    }
    let mut first = i + 1;
    while r.at(first, &["the", "downtown", "central", "old", "city", "of", "ciudad", "centro"])
        && !r.tokens[first].capital
    {
        first += 1;
    }
    // Plaza de Armas, Plaza de Mayo.
    if of && r.at(i + 1, &["armas", "mayo", "mayor", "espana"]) {
        return None;
    }
    let joins = |k: usize| r.tokens.get(k).is_some_and(|t| JOINS.contains(&t.raw.as_str()));
    let name = |k: usize| {
        r.free(k) && r.tokens[k].capital && r.tokens[k].kind == Kind::Word && (!is_stop(&r.tokens[k].norm) || joins(k))
    };
    if !name(first) || r.at(first, CALENDAR) {
        return None;
    }
    let mut last = first;
    loop {
        if name(last + 1) || (r.at(last + 1, PARTS) && r.tokens[last + 1].capital) {
            last += 1;
        } else if joins(last + 1) && r.free(last + 1) && name(last + 2) {
            last += 2;
        } else if joins(last + 1) && joins(last + 2) && name(last + 3) {
            last += 3;
        } else if let Some(end) = known_after_comma(r, last, context) {
            // "Genoa, Italy"
            last = end;
            break;
        } else if r.tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Mark(',')) && name(last + 2) && !name(last + 3)
        {
            last += 2;
            break;
        } else {
            break;
        }
    }
    // "Route 66", "Villa 31".
    const NUMBERED: &[&str] =
        &["route", "highway", "villa", "ruta", "area", "sector", "pier", "interstate", "calle", "zona"];
    let number = matches!(r.tokens.get(last + 1).map(|t| t.kind), Some(Kind::Number(n)) if n.fract() == 0.0);
    if number && NUMBERED.contains(&r.tokens[last].raw.as_str()) {
        last += 1;
    }
    Some((first, last))
}

/// The last token of a well-known place that was found right behind a comma.
fn known_after_comma(r: &Reading<'_>, last: usize, context: &Context) -> Option<usize> {
    r.tokens.get(last + 1).filter(|t| t.kind == Kind::Mark(','))?;
    context.known.get(&(last + 2)).copied()
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn short_names_are_places_only_where_they_are_known() {
        let location = |words: &str| read(words).plan.setting.location;
        assert_eq!(location("A tower in downtown L.A. collapses"), "Los Angeles");
        assert_eq!(location("A note from the DP: the mill falls left"), "");
        assert_eq!(location("Quick one from Tamsin: the mill falls left"), "");
        assert_eq!(location("A tower in Lower Manhattan collapses"), "Lower Manhattan");
        assert_eq!(location("Una casa en San Pedro de Atacama se derrumba"), "San Pedro de Atacama");
        assert_eq!(location("An old hotel on Havana's seafront explodes"), "Havana");
    }
}
