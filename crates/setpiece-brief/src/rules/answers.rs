//! What is denied, or answered with yes and no: "collapse: yes", "handheld no".

use super::denial::{denial, denied_before, denied_subject, deny, in_part, other_way};
use crate::lexicon::{ARTICLES, Match};
use crate::reading::Reading;
use crate::tokens::Kind;

/// Whether what was found is denied; what remains of it is said then.
pub(super) fn denied(r: &mut Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    let denied =
        denial(r, first).or_else(|| denied_before(r, first, found)).or_else(|| denied_subject(r, first, found));
    if let Some(no) = denied {
        // "It does not collapse completely, just the left third."
        // "It does not fall to the left but toward us."
        if let Some(but) = other_way(r, last, found) {
            r.claim(no, but);
            for sense in found.meaning.senses.iter().filter(|s| s.key == "event.kind") {
                r.say(sense.key, sense.value, first, last, found.meaning.rank);
            }
            return true;
        }
        if in_part(r, last, found) {
            r.claim(no, last + 1);
            for sense in found.meaning.senses.iter().filter(|s| s.key == "event.kind") {
                r.say(sense.key, sense.value, first, last, found.meaning.rank);
            }
            return true;
        }
        deny(r, no, first, last, found);
        return true;
    }
    // "Handheld no, tripod yes."
    let opens =
        r.back(first, ARTICLES).is_none_or(|k| r.tokens[k].is_mark() || (k..first).any(|j| r.tokens[j].raw == "que"));
    // "Collapse: yes. Explosion: no."
    let marked = r.tokens.get(last + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
    if marked && opens && r.at(last + 2, &["yes", "no", "none"]) && super::ends(r, last + 3) {
        if !r.at(last + 2, &["yes"]) {
            deny(r, first, first, last + 2, found);
            return true;
        }
        r.claim(last + 2, last + 2);
    }
    if r.at(last + 1, &["no"]) && super::ends(r, last + 2) && opens {
        deny(r, first, first, last + 1, found);
        return true;
    }
    false
}
