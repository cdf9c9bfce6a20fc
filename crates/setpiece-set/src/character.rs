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

impl Character {
    /// The character of a place by its name.
    pub fn of(location: &str) -> Self {
        let name = location.to_lowercase();
        let any = |words: &[&str]| words.iter().any(|w| name.contains(w));
        if any(&["buenos aires", "argentin", "rosario", "montevideo", "cordoba", "córdoba", "la plata", "mendoza"]) {
            Self::BuenosAires
        } else if any(&["new york", "chicago", "brooklyn", "boston", "toronto", "detroit", "america", "philadelphia"]) {
            Self::NorthAmerican
        } else if any(&["desert", "sahara", "morocco", "yemen", "sana'a", "jordan", "cairo", "kandahar", "mojave"]) {
            Self::DesertVillage
        } else {
            Self::Generic
        }
    }
}
