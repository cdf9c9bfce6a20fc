//! Words that take back what was said: "ten, sorry, twelve floors", "perdón, una iglesia".

use crate::reading::Reading;

/// In both languages, in the words as the rules know them. "No" and "wait" do it only between marks.
const TAKES_BACK: &[&str] = &[
    "sorry",
    "correction",
    "scratch",
    "scrap",
    "oops",
    "rather",
    "actually",
    "mean",
    "perdon",
    "digo",
    "mejor",
    "miento",
    "corrijo",
];

/// Whether the word at token `k` takes back what was said before it.
pub(crate) fn takes_back(r: &Reading<'_>, k: usize) -> bool {
    r.at(k, TAKES_BACK)
}

/// The same, or "no" or "wait".
pub(super) fn takes_back_or_no(r: &Reading<'_>, k: usize) -> bool {
    takes_back(r, k) || r.at(k, &["no", "wait"])
}
