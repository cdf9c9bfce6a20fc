//! What only stands by the way, and is not what the event happens to: next to a church, far behind, the fort that a wall
//! belongs to.

use crate::lexicon::ARTICLES;
use crate::reading::Reading;

/// Whether what begins at token `i` stands by the way: "next to a church", "between two houses".
pub(super) fn beside(r: &Reading<'_>, i: usize) -> bool {
    const BY: &[&str] = &["between", "near", "beside", "behind", "opposite", "alongside"];
    let near = (0..i).rev().take(3).take_while(|k| !r.tokens[*k].is_mark());
    let mut near = near.filter(|k| !r.at(*k, ARTICLES));
    // "Five floors plus chimney."
    let plus = r.back(i, ARTICLES).filter(|k| r.at(*k, &["plus", "including", "incl"]) || r.tokens[*k].raw == "mas");
    if plus.is_some_and(|k| r.found.iter().any(|f| f.key == "structure.kind" && f.last < k && f.last + 12 > k)) {
        return true;
    }
    // "Más bajo que el campanario": what it is only compared with.
    let than = (i.saturating_sub(2)..i).find(|k| *k > 1 && r.tokens[*k].raw == "que");
    if than.is_some_and(|k| matches!(r.tokens[k - 2].raw.as_str(), "mas" | "menos")) {
        return true;
    }
    const JUNTO: &[&str] = &["junto", "frente", "detras", "delante", "enfrente", "entre"];
    // "In a refinery", where something else stands.
    let within = i > 1
        && r.at(i - 1, &["a", "an"])
        && (r.at(i - 2, &["inside", "within"]) || (r.at(i - 2, &["in"]) && r.tokens[i - 2].raw != "de"));
    within
        || near.any(|k| {
            JUNTO.contains(&r.tokens[k].raw.as_str())
                || r.at(k, BY)
                // "Shoot through the fence."
                || r.at(k, &["through"]) && r.before(k, &["shoot", "shooting", "shot", "seen", "see", "look", "looking", "framed", "filmed", "view"])
                // "Peels the roof from a school" is done to the school.
                || (r.at(k, &["from"])
                    && r.tokens[k].raw != "de"
                    && !r.found.iter().rev().take(8).any(|f| f.key == "event.kind" && f.last + 1 == k))
                // "In front of the museum", but not "the front of a museum".
                || (r.at(k, &["of"])
                    && k > 0
                    && r.at(k - 1, &["front"])
                    && !r.before(k - 1, &["the", "whole", "entire"]))
                || (r.at(k, &["of", "to", "from"])
                    && k > 0
                    && r.at(k - 1, &["next", "away", "close", "lado", "cerca"]))
                || (r.at(k, &["of"]) && k > 0 && matches!(r.tokens[k - 1].raw.as_str(), "lado" | "cerca" | "lejos"))
        })
}

/// Whether what ends at token `i` stands far behind: "a chimney in the background", "una torre de fondo".
pub(super) fn far_behind(r: &Reading<'_>, i: usize) -> bool {
    let at = (i + 1..i + 4).find(|k| !r.at(*k, ARTICLES) && !r.at(*k, &["in", "at", "of", "on"])).unwrap_or(i + 1);
    let led = at > i + 1;
    led && (r.at(at, &["background", "distance"])
        || r.tokens.get(at).is_some_and(|t| matches!(t.raw.as_str(), "fondo" | "lado")))
}

/// "Chimney standing, main hall collapses": whether what ends at token `i` is told to stay as it is.
pub(super) fn stands_on(r: &Reading<'_>, i: usize) -> bool {
    const STAYS: &[&str] =
        &["standing", "stays", "remains", "survives", "intact", "aguanta", "resiste", "intacta", "intacto"];
    let at = i + 1 + usize::from(r.at(i + 1, &["still", "left", "is"]));
    (r.at(at, STAYS) || r.tokens.get(at).is_some_and(|t| STAYS.contains(&t.raw.as_str())))
        && (super::ends(r, at + 1) || r.at(at + 1, &["up", "standing", "put", "and", "but", "while"]))
}

/// "The tower comes down on the diner": what the one that falls falls on.
pub(super) fn fallen_on(r: &Reading<'_>, i: usize) -> bool {
    let Some(on) = r.back(i, ARTICLES) else { return false };
    let verb = r.found.iter().rev().take(8).find(|f| {
        f.key == "event.kind" && matches!(f.value.as_str(), "collapse" | "topple") && (f.last == on || f.last + 1 == on)
    });
    let over =
        r.at(on, &["on", "onto", "upon", "over", "into"]) || matches!(r.tokens[on].raw.as_str(), "sobre" | "encima");
    let falls = |first: usize| {
        let stands = |f: &crate::reading::Finding| f.key == "structure.kind" && f.rank > 0 && f.last < first;
        r.found.iter().rev().take(24).any(|f| stands(f) && !(f.last..first).any(|k| r.tokens[k].ends_sentence()))
    };
    over && verb.is_some_and(|f| falls(f.first))
}

/// "Una mañana de mercado": what a day is like, not what stands there.
pub(super) fn sort_of_day(r: &Reading<'_>, i: usize) -> bool {
    i > 1
        && r.tokens[i - 1].raw == "de"
        && r.found.iter().rev().take(8).any(|f| f.key == "setting.time" && f.last + 2 == i)
}

/// Whether what begins at token `i` is only what a named part belongs to: "the wall of the old fort". A tower of something is
/// that thing's.
pub(super) fn part_of(r: &Reading<'_>, i: usize) -> bool {
    let of = (0..i).rev().take(4).find(|k| r.at(*k, &["of"]));
    of.is_some_and(|k| {
        (k + 1..i).filter(|j| !r.at(*j, ARTICLES)).count() <= 1
            && r.found
                .iter()
                .rev()
                .take(24)
                .any(|f| f.key == "structure.kind" && f.last + 1 == k && f.value != "office_tower")
    })
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_it_is_compared_with_does_not_fall() {
        let plan = read("Más bajo que el campanario pero más ancho: un granero cae.").plan;
        assert_eq!(plan.structure.kind.to_string(), "warehouse");
        assert_eq!(plan.camera.angle, read("Un granero cae.").plan.camera.angle);
    }

    #[test]
    fn what_is_fallen_on_is_not_what_falls() {
        for other in ["diner", "church", "bank"] {
            let brief = read(&format!("The water tower comes down on the {other}."));
            assert_eq!(brief.plan.structure.kind.to_string(), "water_tower");
            assert_eq!(brief.ignored.iter().map(|i| i.words.as_str()).collect::<Vec<_>>(), [other]);
        }
    }
}
