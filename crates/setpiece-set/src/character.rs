//! The architectural character of a place.

/// How a place builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Character {
    /// Rioplatense: plastered blocks with balconies and roller shutters, party walls left bare, ochava corners, tangles
    /// of cable, plane trees and jacarandas.
    BuenosAires,
    /// North American: brick walk-ups with fire escapes and cornices, water tanks, wide streets.
    NorthAmerican,
    /// Desert village: low, thick mud-plastered walls, small openings, flat roofs.
    DesertVillage,
    /// Anywhere: a temperate European mix.
    Generic,
}

/// Words in names of places that build as North American cities do.
const NORTH_AMERICA: &[&str] = &[
    "new york",
    "nueva york",
    "los ángeles",
    "filadelfia",
    "estados unidos",
    "canadá",
    "nyc",
    "manhattan",
    "brooklyn",
    "bronx",
    "queens",
    "harlem",
    "chicago",
    "boston",
    "philadelphia",
    "detroit",
    "baltimore",
    "pittsburgh",
    "cleveland",
    "st. louis",
    "saint louis",
    "new jersey",
    "newark",
    "washington",
    "seattle",
    "san francisco",
    "los angeles",
    "hollywood",
    "dallas",
    "houston",
    "miami",
    "atlanta",
    "denver",
    "minneapolis",
    "milwaukee",
    "cincinnati",
    "toronto",
    "montreal",
    "vancouver",
    "ottawa",
    "canada",
    "america",
    "united states",
    "u.s.",
    "usa",
    "american",
    "midwest",
    "gotham",
];
/// Words in names of places that build of mud.
const DESERT: &[&str] = &[
    "desert",
    "sahara",
    "morocco",
    "marruecos",
    "egipto",
    "marrakesh",
    "marrakech",
    "ouarzazate",
    "tunisia",
    "algeria",
    "mali",
    "timbuktu",
    "yemen",
    "sana'a",
    "sanaa",
    "jordan",
    "cairo",
    "egypt",
    "oman",
    "iraq",
    "baghdad",
    "syria",
    "afghan",
    "kandahar",
    "mojave",
    "sonora",
    "pueblo",
    "adobe",
    "kasbah",
    "casbah",
    "oasis",
    "tatooine",
];

impl Character {
    /// The character of a place by its name.
    pub fn of(location: &str) -> Self {
        let name = location.to_lowercase();
        let any = |words: &[&str]| words.iter().any(|w| name.contains(w));
        if any(&[
            "buenos aires",
            "argentin",
            "rosario",
            "montevideo",
            "south america",
            "latin america",
            "uruguay",
            "cordoba",
            "córdoba",
            "la plata",
            "mendoza",
        ]) {
            Self::BuenosAires
        } else if any(DESERT) {
            Self::DesertVillage
        } else if any(NORTH_AMERICA) {
            Self::NorthAmerican
        } else {
            Self::Generic
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places_tell_how_they_build() {
        for (name, wanted) in [
            ("Buenos Aires", Character::BuenosAires),
            ("downtown Montevideo", Character::BuenosAires),
            ("New York", Character::NorthAmerican),
            ("Chicago", Character::NorthAmerican),
            ("America", Character::NorthAmerican),
            ("South America", Character::BuenosAires),
            ("Morocco", Character::DesertVillage),
            ("desert village", Character::DesertVillage),
            ("the Mojave Desert, USA", Character::DesertVillage),
            ("Prague", Character::Generic),
            ("", Character::Generic),
        ] {
            assert_eq!(Character::of(name), wanted, "{name}");
        }
    }
}
