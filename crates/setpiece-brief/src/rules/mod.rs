//! The rules, from the most particular to the most general: numbers with their units, phrases, names of places.

mod another;
mod answers;
mod aside;
mod beforehand;
mod beside;
mod clock;
mod company;
mod correction;
mod degrees;
mod denial;
mod elapsed;
mod exposure;
mod extent;
mod fields;
mod following;
mod frame_counts;
mod frames;
mod hours;
mod idle;
mod labels;
mod later;
mod lengths;
mod lenses;
mod levels;
mod likeness;
mod measures;
mod moments;
mod names;
mod openings;
mod options;
mod others;
mod parts;
mod people;
mod phrases;
mod places;
mod proportions;
mod quakes;
mod regions;
mod renamed;
mod roofs;
mod seen_from;
mod shaking;
mod sides;
mod slates;
mod spots;
mod standing;
mod striker;
mod things;
mod timeline;
mod untold;
mod waiting;
mod ways;
mod whose;

pub(crate) use clock::seconds;
pub(crate) use correction::takes_back;
pub(crate) use later::Pending;
pub(crate) use names::begins_place;

use crate::reading::Reading;

/// Applies every rule.
pub(crate) fn apply(r: &mut Reading<'_>) {
    options::set_aside(r);
    likeness::set_aside(r);
    timeline::read(r);
    let mut i = 0;
    while i < r.tokens.len() {
        let before = r.found.len();
        if !r.free(i)
            || !(later::not_but(r, i)
                || later::instead_of(r, i)
                || later::changed_from(r, i)
                || later::and_not(r, i)
                || later::beside_neighbours(r, i)
                || proportions::read(r, i)
                || fields::read(r, i)
                || frames::read(r, i)
                || moments::time_code(r, i)
                || hours::read(r, i)
                || clock::read(r, i)
                || measures::read(r, i)
                || r.found.len() > before)
        {
            i += 1;
        }
    }
    later::taken_back(r);
    another::set_aside(r);
    renamed::read(r);
    names::known(r);
    regions::called(r);
    phrases::read(r);
    untold::collapse(r);
    names::by_capitals(r);
    names::alone(r);
    later::settle(r);
    striker::read(r);
    company::claim(r);
}

/// Whether nothing or a mark stands at token `i`.
fn ends(r: &Reading<'_>, i: usize) -> bool {
    r.tokens.get(i).is_none_or(|t| t.is_mark())
}

/// A number as people write it, without noise in the last places.
pub(crate) fn shown(x: f64) -> String {
    format!("{}", (x.clamp(-1e9, 1e9) * 1e4).round() / 1e4)
}
