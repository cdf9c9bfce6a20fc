//! "The other way round": the event's way turned about.

use crate::reading::Reading;
use setpiece_shot::Direction;

/// Words for the other way, as they were typed.
const OTHER: &[&[&str]] = &[
    &["other", "way", "round"],
    &["other", "way", "around"],
    &["other", "way"],
    &["opposite", "way"],
    &["opposite", "direction"],
    &["opposite", "side"],
    &["other", "direction"],
    &["otro", "lado"],
    &["al", "reves"],
    &["lado", "contrario"],
    &["direccion", "contraria"],
    &["sentido", "contrario"],
];

/// The tokens that ask for the other way, when any do; they are claimed.
pub(super) fn found(r: &mut Reading<'_>) -> Option<(usize, usize)> {
    let fits = |i: usize, words: &[&str]| {
        words.iter().enumerate().all(|(k, w)| r.tokens.get(i + k).is_some_and(|t| t.raw == *w) && r.free(i + k))
    };
    let (first, last) = (0..r.tokens.len())
        .find_map(|i| OTHER.iter().find(|words| fits(i, words)).map(|words| (i, i + words.len() - 1)))?;
    r.claim(first, last);
    Some((first, last))
}

/// The way that faces another, where there is one.
pub(super) fn opposite(way: Direction) -> Option<Direction> {
    Some(match way {
        Direction::Left => Direction::Right,
        Direction::Right => Direction::Left,
        Direction::TowardCamera | Direction::Street => Direction::Away,
        Direction::Away => Direction::TowardCamera,
        Direction::Down => return None,
    })
}
