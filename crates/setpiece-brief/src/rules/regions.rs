//! Adjectives of regions behind what stands there: "un pueblo castellano", "la costa gallega". Of people they say where
//! somebody is from, not where the shot is.

use crate::lexicon::find;
use crate::reading::Reading;
use crate::spanish::Tongue;

/// Endings take the gender and the number: "gallego", "gallegas".
const REGIONS: &[(&str, &str)] = &[
    ("castellan", "Castilla"),
    ("galleg", "Galicia"),
    ("andaluz", "Andalucía"),
    ("catalan", "Cataluña"),
    ("asturian", "Asturias"),
    ("vasc", "País Vasco"),
    ("aragones", "Aragón"),
    ("extremen", "Extremadura"),
    ("valencian", "Valencia"),
    ("mallorquin", "Mallorca"),
    ("canari", "Canarias"),
    ("manchego", "La Mancha"),
    ("manchega", "La Mancha"),
    ("madrilen", "Madrid"),
    ("sevillan", "Sevilla"),
    ("bilbain", "Bilbao"),
    ("porten", "Buenos Aires"),
    ("bonaerense", "Buenos Aires"),
    ("rosarin", "Rosario"),
    ("patagonic", "Patagonia"),
    ("mendocin", "Mendoza"),
    ("oaxaquen", "Oaxaca"),
    ("yucatec", "Yucatán"),
    ("norten", "Norte"),
    ("argentin", "Argentina"),
    ("chilen", "Chile"),
    ("uruguay", "Uruguay"),
    ("peruan", "Perú"),
    ("bolivian", "Bolivia"),
    ("colombian", "Colombia"),
    ("venezolan", "Venezuela"),
    ("ecuatorian", "Ecuador"),
    ("mexican", "México"),
    ("cuban", "Cuba"),
    ("brasilen", "Brasil"),
    ("espanol", "España"),
    ("italian", "Italia"),
    ("frances", "Francia"),
    ("portugues", "Portugal"),
    ("griego", "Grecia"),
    ("griega", "Grecia"),
    ("aleman", "Alemania"),
    ("japones", "Japón"),
    ("turco", "Turquía"),
    ("turca", "Turquía"),
];

fn region(word: &str) -> Option<&'static str> {
    let ends = ["", "o", "a", "os", "as", "s", "es"];
    let of = |stem: &str| word.strip_prefix(stem).is_some_and(|end| ends.contains(&end));
    REGIONS.iter().find(|(stem, _)| of(stem)).map(|(_, name)| *name)
}

/// Finds them.
pub(super) fn called(r: &mut Reading<'_>) {
    if r.tongue == Tongue::English {
        return;
    }
    for k in 1..r.tokens.len() {
        let Some(name) = region(&r.tokens[k].raw).filter(|_| r.free(k) && !r.tokens[k].capital || r.shouted) else {
            continue;
        };
        let noun = find(&r.tokens, k - 1, true, |j| r.free(j));
        let stands = |key: &str| matches!(key, "setting.place" | "structure.kind");
        if noun.is_some_and(|m| m.meaning.senses.iter().any(|s| stands(s.key))) {
            r.say("setting.location", name, k, k, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn regions_name_where_something_stands_and_not_who_stands_there() {
        let location = |words: &str| read(words).plan.setting.location;
        assert_eq!(location("Una iglesia en un pueblo castellano se derrumba de noche"), "Castilla");
        assert_eq!(location("La costa gallega, temporal, cae una fábrica"), "Galicia");
        assert_eq!(location("Un pintor castellano mira cómo se derrumba la iglesia de noche"), "");
    }
}
