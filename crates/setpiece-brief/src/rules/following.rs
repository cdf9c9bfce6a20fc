//! What follows from one event and is no other: what tips over bursts on the ground, and hits it.

use crate::reading::{Finding, Reading};

/// Leaves what only follows to the event that it follows from.
pub(super) fn leave_to_first(r: &mut Reading<'_>) {
    let falls = |f: &Finding| f.key == "event.kind" && matches!(f.value.as_str(), "collapse" | "topple" | "implosion");
    let mut follows = Vec::new();
    for (n, f) in r.found.iter().enumerate().filter(|(_, f)| f.key == "event.kind") {
        if burst_as_hit(r, f, &r.found[n + 1..]) {
            follows.push(n);
            continue;
        }
        let earlier = r.found[..n].iter().rev().take(16).find(|e| falls(e) && e.last < f.first);
        let Some(earlier) = earlier else { continue };
        let same_clause = !(earlier.last..f.first).any(|k| r.tokens[k].is_mark());
        if bursts(r, f) && same_clause && f.first - earlier.last <= 8 || lands(r, f) {
            follows.push(n);
        }
    }
    for n in follows {
        r.found[n].rank = 0;
    }
}

/// "Tips over and bursts", "cae y revienta": a verb that goes on with the one before it.
fn bursts(r: &Reading<'_>, f: &Finding) -> bool {
    let verb = |word: &str| word.starts_with("burst") || word.starts_with("revient") || word.starts_with("revent");
    f.value == "explosion"
        && f.first == f.last
        && verb(&r.tokens[f.first].raw)
        && r.back(f.first, &["it", "then"]).is_some_and(|k| r.at(k, &["and"]))
}

/// "The wall bursts as the van hits it", "revienta cuando lo embiste el camión": what a blow does to what it strikes.
fn burst_as_hit(r: &Reading<'_>, f: &Finding, later: &[Finding]) -> bool {
    let verb = |word: &str| ["burst", "shatter", "revient", "revent", "estall"].iter().any(|w| word.starts_with(w));
    if f.value != "explosion" || f.first != f.last || !verb(&r.tokens[f.first].raw) {
        return false;
    }
    let blow = later.iter().find(|e| e.key == "event.kind" && e.value == "impact" && e.first <= f.last + 8);
    blow.is_some_and(|e| {
        (f.last + 1..e.first).any(|k| r.at(k, &["as", "when", "where", "once", "because"]) || r.tokens[k].raw == "al")
            && !(f.last + 1..e.first).any(|k| r.tokens[k].ends_sentence())
    })
}

/// "The camera shakes when it hits": a blow with nothing named that is struck, which is the ground's.
fn lands(r: &Reading<'_>, f: &Finding) -> bool {
    f.value == "impact"
        && f.first == f.last
        && r.at(f.first, &["hits", "hit", "strikes", "lands"])
        && r.before(f.first, &["it", "everything", "debris"])
        && (f.first.saturating_sub(3)..f.first).any(|k| r.at(k, &["when", "as", "once", "until", "where"]))
        && (super::ends(r, f.last + 1)
            || (f.last + 1..f.last + 4).any(|k| r.at(k, &["ground", "floor", "street", "road", "pavement"])))
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_follows_is_no_event_of_its_own() {
        for (words, event) in [
            ("A water tower tips over to the right and bursts.", "topple"),
            ("The chimney topples; the camera shakes when it hits the ground.", "topple"),
            ("The gas main bursts.", "explosion"),
            ("A truck hits the wall.", "impact"),
        ] {
            assert_eq!(read(words).plan.event.kind.to_string(), event, "{words}");
        }
    }
}
