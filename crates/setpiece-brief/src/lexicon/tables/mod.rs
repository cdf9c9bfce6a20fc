//! What words mean, by section of the plan.
//!
//! A row is (phrases, meaning, rank). Phrases stand apart by `|` and are written without articles and hyphens, in lower
//! case; in capitals a word must be shouted. `word~` is every form of a word (collapse, collapses, collapsed,
//! collapsing); `a/b` is either word; `+` is up to two words between, `*` up to four. A meaning is `key=value`,
//! `key~value` when the value is only the nearest there is, `?key=value` when it is a guess that the word suggests; `^n`
//! gives one value a rank of its own; an empty meaning marks words that are known and have no key. Of two phrases the one
//! with more words wins; of two values for one key the one with the higher rank, then the earlier.

mod amounts;
mod buildings;
mod camera;
mod doings;
mod event;
mod happenings;
mod landmarks;
mod look;
mod sayings;
mod setting;
mod spanish;
mod structure;
mod surroundings;
mod trade;
mod traps;
mod views;

pub(super) use spanish::{SPANISH, SPANISH_RARE};

/// Phrases, meaning, rank.
pub(super) type Row = (&'static str, &'static str, u8);

/// Every table; the order does not matter.
pub(super) const TABLES: &[&[Row]] = &[
    structure::STRUCTURE,
    structure::MATERIAL,
    event::EVENT,
    event::HOW,
    setting::SETTING,
    camera::MOVE,
    camera::VIEW,
    look::LOOK,
    look::FORMAT,
    look::NO_KEY,
];

/// Words that are too rare to be meant by a slip of the finger.
pub(super) const RARE: &[&[Row]] = &[
    amounts::AMOUNTS,
    sayings::SAYINGS,
    buildings::BUILDINGS,
    doings::DOINGS,
    happenings::HAPPENINGS,
    landmarks::LANDMARKS,
    views::VIEWS,
    surroundings::SURROUNDINGS,
    traps::TRAPS,
    trade::TRADE,
];
