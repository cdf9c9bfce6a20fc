//! Words to a shot plan, and notes to changes of a plan.
//!
//! A hand-written recogniser: `tokens` that know their bytes, a `lexicon` of phrases, `rules` for
//! numbers, names and negation, and guesses (`assume`) for all that was not said. No statistics and no model: the same
//! words always give the same plan, and every value points at the words that it came from.
//!
//! ```
//! let brief = setpiece_brief::read("A ten-storey apartment block collapses at dusk, handheld, 4 seconds");
//! assert_eq!(brief.plan.structure.floors, 10);
//! assert!(brief.ignored.is_empty());
//! ```

mod assume;
mod leftovers;
mod lexicon;
mod merge;
mod notes;
mod numbers;
mod reading;
mod rules;
mod settling;
mod spanish;
mod stop;
mod tokens;

pub use merge::{
    LANGUAGE_MODEL, LeftOut, MOST_WORDS, Merged, Proposal, Proposals, Trust, may_propose, merge, printable,
};
pub use notes::{Change, Note, Refused, direct};

use reading::Reading;
use serde::Serialize;
use setpiece_shot::ShotPlan;

/// What words came to.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// The plan; it always passes [`ShotPlan::check`].
    pub plan: ShotPlan,
    /// Values that the words say, in the order of the words.
    pub understood: Vec<Entry>,
    /// Values filled in, in the order of the file; with the words that suggested them, where there are any.
    pub assumed: Vec<Entry>,
    /// Words that nothing was made of.
    pub ignored: Vec<Ignored>,
}

/// One value of the plan and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The key, as `camera.lens_mm`.
    pub key: String,
    /// The value as people write it.
    pub value: String,
    /// First byte and one past the last byte in the words.
    pub span: Option<(usize, usize)>,
    /// The words of the span.
    pub words: String,
    /// A short reason; may be empty.
    pub why: String,
}

/// Words that nothing was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ignored {
    /// The words.
    pub words: String,
    /// First byte and one past the last byte.
    pub span: (usize, usize),
}

/// Sentences that show what can be said.
pub const EXAMPLES: &[&str] = &[
    "A ten-storey apartment block in Buenos Aires collapses into the street at dusk, handheld, 4 seconds",
    "Low angle, 24mm: a brick chimney on an industrial estate topples to the left in the rain, 6 seconds at 25 fps",
    "Aerial wide shot of a glass office tower imploding at dawn, lots of dust, crane down, 5 s, 2.39:1",
    "A wrecking ball hits a stone church in a village after one second, golden hour, on sticks, 50mm",
    "An empty street in snow at night, slow push in, 3 seconds",
];

impl Brief {
    /// Whether nothing that names a shot was understood.
    ///
    /// A structure, an event or a subject names one. A place does unless more words were left over than understood ("a
    /// horse gallops across a field"); location, time and weather only when none were: "Lisbon at dusk" is a shot, "a cat
    /// at dusk" is not.
    pub fn is_meaningless(&self) -> bool {
        let said = |keys: &[&str]| self.understood.iter().any(|e| keys.contains(&e.key.as_str()));
        let over = self.ignored.iter().flat_map(|i| i.words.split_whitespace()).filter(|w| !stop::is_stop(w)).count();
        let named = said(&["structure.kind", "structure.floors", "event.kind", "camera.subject"]);
        let placed = said(&["setting.place"]) && over <= self.understood.len();
        let mood = said(&["setting.location", "setting.time", "setting.weather"]) && over == 0;
        !(named || placed || mood)
    }
}

/// Reads a brief. Never fails: what is not understood is ignored, and what is not said is assumed.
pub fn read(words: &str) -> Brief {
    let mut reading = Reading::new(words);
    rules::apply(&mut reading);
    let chosen = reading.settle();
    assume::fill(&reading, &chosen)
}
