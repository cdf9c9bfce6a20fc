//! The same in Spanish, of Spain and of the Río de la Plata: without accents; `word~` is every form of a verb in -ar, -er,
//! -ir, or of a noun or adjective; "de", "se" and articles may stand inside any phrase and are left out.

mod amounts;
mod buildings;
mod camera;
mod event;
mod happenings;
mod setting;
mod structure;
mod surroundings;
mod trade;
mod views;

use super::Row;

/// Every Spanish table.
pub(in crate::lexicon) const SPANISH: &[&[Row]] = &[
    structure::STRUCTURE,
    structure::MATERIAL,
    event::EVENT,
    event::HOW,
    setting::SETTING,
    camera::MOVE,
    camera::VIEW,
    camera::LOOK,
];

/// Words that are too rare to be meant by a slip of the finger.
pub(in crate::lexicon) const SPANISH_RARE: &[&[Row]] = &[
    amounts::AMOUNTS,
    amounts::SAYINGS,
    buildings::BUILDINGS,
    happenings::HAPPENINGS,
    views::VIEWS,
    surroundings::SURROUNDINGS,
    trade::TRADE,
];
