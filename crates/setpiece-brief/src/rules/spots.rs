//! Words of places that are empty, squares, bays of somebody's name.

use super::phrases::names_structure;
use crate::lexicon::{ARTICLES, Match};
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// Whether it is a building that is empty, and not the street; the word is settled then.
pub(super) fn empties(r: &mut Reading<'_>, first: usize, last: usize) -> bool {
    // "The school is empty" says nothing of the street.
    if first == last && r.at(first, &["empty", "deserted", "vacio", "vacia", "vacios", "abandonado", "desierto"]) {
        let of = (0..first).rev().take(3).find(|k| {
            let aside = matches!(r.tokens[*k].kind, Kind::Mark('(' | ',')) && super::ends(r, first + 1);
            !r.at(*k, &["is", "are", "now", "completely", "quite"])
                && r.tokens[*k].kind != Kind::Mark('(')
                && !(aside && *k + 1 == first)
        });
        let before =
            of.is_some_and(|k| r.found.iter().rev().take(24).any(|f| f.key == "structure.kind" && f.last == k));
        if before || names_structure(r, first + 1) && !r.at(first + 1, &["block"]) {
            r.blocked[first] = true;
            return true;
        }
    }
    false
}

/// Whether a word of a place is a shape or a part of a name here, or the other way round; it is settled then.
pub(super) fn spot(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    // "The square" is a place, "square" a shape.
    if first == last && r.at(first, &["square"]) && r.before(first, ARTICLES) {
        r.say("setting.place", "plaza", first, first, 2);
        return true;
    }
    let place = found.says_only("setting.place");
    // "In Savannah" is a name that is a word too.
    let named = place
        && first == last
        && !r.shouted
        && r.tokens[first].capital
        && !r.tokens[first].shouted
        && r.before(first, &["in"])
        && !found.meaning.senses.is_empty();
    if named {
        return true;
    }
    if place && first == last && !found.meaning.senses.is_empty() && ends_name(r, first) {
        r.blocked[first] = true;
        return true;
    }
    false
}

/// "Michael Bay" is no bay: a place that ends somebody's name.
fn ends_name(r: &Reading<'_>, i: usize) -> bool {
    let name = |k: usize| r.tokens[k].capital && !r.tokens[k].shouted && r.tokens[k].kind == Kind::Word;
    !r.shouted
        && i > 1
        && name(i)
        && name(i - 1)
        && r.free(i - 1)
        && !is_stop(&r.tokens[i - 1].norm)
        && !crate::lexicon::knows(&r.tokens[i - 1].norm)
        && !(0..i).rev().take(4).any(|k| r.at(k, &["in", "at", "on", "near", "off"]))
}
