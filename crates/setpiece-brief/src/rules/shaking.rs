//! What shakes: hands, the camera, or what was built.

use crate::lexicon::ARTICLES;
use crate::reading::{Finding, Reading};

/// Whether it is not the camera that shakes; the words are settled then.
pub(super) fn shakes_else(r: &mut Reading<'_>, first: usize, last: usize) -> bool {
    // "Two men shake hands", "the dog shakes itself".
    if r.at(first, &["shake", "shakes", "shaking"]) && super::people::person_before(r, first) {
        r.blocked[first..=last].fill(true);
        return true;
    }
    // "The building shakes" is no shake of the camera.
    if first == last && r.at(first, &["shake", "shakes", "shaking"]) && shaken_is_built(r, first) {
        r.say("event.kind", "earthquake", first, first, 0);
        return true;
    }
    false
}

/// Whether what shakes at token `i` is what was built: nobody speaks of the camera in the clause.
fn shaken_is_built(r: &Reading<'_>, i: usize) -> bool {
    const SEES: &[&str] = &["camera", "cam", "lens", "shot", "frame", "picture", "image"];
    let clause = |k: &usize| !r.tokens[*k].is_mark();
    let camera = (0..i).rev().take(6).take_while(clause).chain((i + 1..r.tokens.len()).take(3).take_while(clause));
    if camera.into_iter().any(|k| r.at(k, SEES)) {
        return false;
    }
    let begins = (0..i).rev().take(8).find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
    let built = |f: &Finding| matches!(f.key, "structure.kind" | "setting.place") && f.last < i && f.first >= begins;
    // "Please no shake this time."
    if r.before(i, &["no", "without", "zero", "minimal", "any"]) {
        return false;
    }
    let it = r
        .back(i, &["only", "just", "all", "really"])
        .is_some_and(|k| r.at(k, &["it", "everything", "ground", "earth"]));
    // "Make the hospital shake."
    let made = (0..i).rev().take(6).any(|k| r.at(k, &["make", "makes", "making", "let", "have"]));
    let front = r.back(i, &["then"]).is_some_and(|k| r.at(k, &["facade", "walls", "roof", "masonry", "scaffold"]));
    let again = r.found.iter().rev().take(8).any(|f| f.value == "earthquake" && f.last < i && f.last + 8 > i);
    r.at(i + 1, ARTICLES)
        || front
        || again
        || (it || r.found.iter().rev().take(24).any(built)) && (made || !r.at(i, &["shake"]))
}
