//! Merges what a language model made of the words into what the recogniser made of them.
//!
//! The model proposes values, each with the words of the brief that say it. A proposal counts when the key takes the
//! value and the words stand in the brief; the rest is left out and named. What wins over what is a matter of [`Trust`].
//! What follows from other keys is filled in after the merge, so a proposed kind of structure brings its usual measures.

use crate::assume::{self, Chosen};
use crate::lexicon::How;
use crate::numbers::is_number_word;
use crate::reading::{Finding, Reading};
use crate::stop::is_stop;
use crate::tokens::{Kind, Token, tokens};
use crate::{Brief, rules};
use serde::Serialize;
use setpiece_shot::{Knob, KnobKind, ShotPlan, set_key};
use std::collections::BTreeSet;

/// The reason that entries of a language model carry.
pub const LANGUAGE_MODEL: &str = "language model";

/// Most words that one value may point at; more point at nothing, and would hide what was ignored among them.
pub const MOST_WORDS: usize = 12;

/// Most proposals that are looked at; a plan has far fewer keys.
const MOST_PROPOSALS: usize = 200;

/// Most letters of a free text.
const MOST_LETTERS: usize = 80;

/// Keys that follow each other, so that a number stated for the first decides the second too.
const FOLLOW: &[(&str, &str)] = &[
    ("structure.height_m", "structure.floors"),
    ("structure.floors", "structure.height_m"),
    ("size", "aspect"),
    ("aspect", "size"),
];

/// One value that a language model proposes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The key.
    pub key: String,
    /// The value as people write it.
    pub value: String,
    /// The words of the brief that say it.
    pub words: String,
}

/// All that a language model made of a brief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposals {
    /// Values.
    pub understood: Vec<Proposal>,
    /// Words of the brief that it says cannot be done.
    pub ignored: Vec<String>,
}

/// How far a language model is trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// It fills gaps: what was understood stays, and at least one of a proposal's words must be one that the recogniser made
    /// nothing of. Of the values that the recogniser reads in briefs of strangers more than nineteen in twenty are right;
    /// small models are not, and tie their values to words that say something else.
    #[default]
    Gaps,
    /// It corrects what was understood, too, except a number that the words state, or a reading of more words for the same
    /// key ("no dust" against "dust").
    All,
}

/// A proposal that does not count; its texts are cut short and safe to print.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    /// The key; `ignored` for words said to be ignored.
    pub key: String,
    /// The value.
    pub value: String,
    /// Why not.
    pub why: String,
}

/// A brief with a language model's part in it.
#[derive(Clone, Debug, Serialize)]
pub struct Merged {
    /// What the words came to; entries of the model have [`LANGUAGE_MODEL`] as their reason.
    pub brief: Brief,
    /// Proposals that do not count, in their order.
    pub left_out: Vec<LeftOut>,
}

/// Whether a key is open to a language model. A seed is a number that people choose, or nobody.
pub fn may_propose(key: &str) -> bool {
    key != "seed"
}

/// Reads a brief as [`read`](crate::read) does, with a language model's proposals. Never fails.
pub fn merge(words: &str, proposals: &Proposals, trust: Trust) -> Merged {
    let mut reading = Reading::new(words);
    rules::apply(&mut reading);
    let mut chosen = reading.settle();
    let places = Places::of(words);
    let mut left_out = Vec::new();
    let mut taken: Vec<Finding> = Vec::new();
    let mut seen = BTreeSet::new();
    for proposal in proposals.understood.iter().take(MOST_PROPOSALS) {
        let judged = if seen.insert(proposal.key.as_str()) {
            judge(proposal, &reading, &chosen, &places, trust)
        } else {
            Err("the key was proposed before".to_owned())
        };
        match judged {
            Ok(finding) => taken.extend(finding),
            Err(why) => {
                let (key, value) = (printable(&proposal.key), printable(&proposal.value));
                left_out.push(LeftOut { key, value, why });
            }
        }
    }
    take(&mut reading, &mut chosen, taken);
    for phrase in proposals.ignored.iter().take(MOST_PROPOSALS) {
        match places.find(phrase).and_then(|span| token_range(&reading.tokens, span)) {
            Some((first, last)) => {
                for i in (first..=last).filter(|i| !reading.claimed[*i]).collect::<Vec<_>>() {
                    reading.blocked[i] = true;
                }
            }
            None => left_out.push(LeftOut {
                key: "ignored".to_owned(),
                value: printable(phrase),
                why: "these words are not in the brief".to_owned(),
            }),
        }
    }
    Merged { brief: assume::fill(&reading, &chosen), left_out }
}

/// Whether a proposal counts: the finding it makes, nothing where it only repeats what was understood, or why not.
fn judge(
    proposal: &Proposal,
    reading: &Reading<'_>,
    chosen: &Chosen,
    places: &Places,
    trust: Trust,
) -> Result<Option<Finding>, String> {
    // Looking for the nearest name takes time with the length.
    if proposal.key.len().max(proposal.value.len()) > MOST_LETTERS * 4 {
        return Err("it is longer than any key or value".to_owned());
    }
    let knob = Knob::find(&proposal.key).map_err(|d| format!("{}; {}", printable(&d.what), printable(&d.remedy)))?;
    if !may_propose(knob.key) {
        return Err("this key is not for a language model to set".to_owned());
    }
    let value = checked(knob, &proposal.value)?;
    let span = places
        .find(&proposal.words)
        .ok_or_else(|| format!("its words \"{}\" are not in the brief", printable(&proposal.words)))?;
    let (first, last) = token_range(&reading.tokens, span).ok_or("its words are not in the brief")?;
    if (first..=last).filter(|i| !reading.tokens[*i].is_mark()).count() > MOST_WORDS {
        return Err(format!("it points at more than {MOST_WORDS} words"));
    }
    let said = |key: &str| chosen.get(key).filter(|f| f.how != How::Implied);
    let words_of = |f: &Finding| reading.text(reading.span(f.first, f.last));
    if let Some(old) = said(knob.key) {
        if checked(knob, &old.value).is_ok_and(|old| old == value) {
            // The same from more words: "gives up the ghost" against "gives up".
            let fuller = first <= old.first && old.last <= last;
            return Ok(fuller.then(|| Finding { first, last, ..old.clone() }));
        }
        if trust == Trust::Gaps {
            return Err(format!("\"{}\" says {}", words_of(old), old.value));
        }
        if states_number(reading, old) {
            return Err(format!("the words say \"{}\"", words_of(old)));
        }
        if old.first <= first && last <= old.last && last - first < old.last - old.first {
            return Err(format!("\"{}\" says more", words_of(old)));
        }
    }
    let other = FOLLOW.iter().filter(|pair| pair.1 == knob.key).find_map(|pair| Some((pair.0, said(pair.0)?)));
    if let Some((key, other)) = other
        && said(knob.key).is_none()
        && states_number(reading, other)
    {
        return Err(format!("it follows from {key}, of which the words say \"{}\"", words_of(other)));
    }
    if trust == Trust::Gaps && !unread(reading, first, last) {
        return Err(format!("\"{}\" says something else", reading.text(reading.span(first, last))));
    }
    Ok(Some(Finding { key: knob.key, value, first, last, rank: 2, how: How::Said, why: LANGUAGE_MODEL.to_owned() }))
}

/// A value as the plan has it, checked as `--set` does.
fn checked(knob: &Knob, value: &str) -> Result<String, String> {
    let mut scratch = ShotPlan::default();
    set_key(&mut scratch, knob.key, value).map_err(|d| printable(&d.remedy))?;
    scratch.check().map_err(|d| printable(&d.remedy))?;
    let value = scratch.value_of(knob.key).map_err(|d| d.what)?;
    let unfit = value.is_empty() || value.chars().count() > MOST_LETTERS || value.chars().any(unseen);
    if matches!(knob.kind, KnobKind::Text) && unfit {
        return Err(format!("a name has 1 to {MOST_LETTERS} letters that can be seen"));
    }
    Ok(value)
}

/// Whether tokens `first..=last` hold a word that the recogniser made nothing of, small words aside.
fn unread(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|i| reading.free(i) && !reading.tokens[i].is_mark() && !is_stop(&reading.tokens[i].norm))
}

/// Whether a value is a number that its words state, in digits or in words.
fn states_number(reading: &Reading<'_>, finding: &Finding) -> bool {
    let number = |t: &Token| matches!(t.kind, Kind::Number(_)) || is_number_word(t);
    finding.value.contains(|c: char| c.is_ascii_digit())
        && reading.tokens[finding.first..=finding.last].iter().any(number)
}

/// Puts findings in place; words of what they replace are given back unless something else was read from them.
fn take(reading: &mut Reading<'_>, chosen: &mut Chosen, taken: Vec<Finding>) {
    let mut replaced = Vec::new();
    for finding in &taken {
        replaced.extend(chosen.insert(finding.key, finding.clone()));
    }
    for old in replaced {
        if !chosen.values().any(|c| c.first <= old.last && old.first <= c.last) {
            reading.claimed[old.first..=old.last].fill(false);
        }
    }
    for finding in taken {
        reading.claim(finding.first, finding.last);
    }
}

/// The tokens that a span of bytes touches.
fn token_range(tokens: &[Token], (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let first = tokens.iter().position(|t| t.end > start)?;
    let last = tokens.iter().rposition(|t| t.start < end)?;
    (first <= last).then_some((first, last))
}

/// The words of a brief as they were typed, to find quotations in.
struct Places(Vec<Token>);

impl Places {
    fn of(words: &str) -> Self {
        Self(tokens(words).into_iter().filter(|t| !t.is_mark()).collect())
    }

    /// The bytes of the first place where these words stand one after the other; case, accents, hyphens and marks do not
    /// matter.
    fn find(&self, words: &str) -> Option<(usize, usize)> {
        // No quotation is longer than the text; what is must not cost time.
        let length = self.0.last()?.end * 2 + 64;
        let sought: Vec<Token> = if words.len() > length {
            return None;
        } else {
            tokens(words).into_iter().filter(|t| !t.is_mark()).collect()
        };
        if sought.is_empty() {
            return None;
        }
        let run = self.0.windows(sought.len()).find(|run| run.iter().zip(&sought).all(|(a, b)| a.raw == b.raw))?;
        Some((run[0].start, run[run.len() - 1].end))
    }
}

/// Letters that change what is seen around them, or cannot be seen.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A text of unknown origin, cut short and safe to print on a terminal.
pub fn printable(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_LETTERS * 2).map(|c| if unseen(c) { ' ' } else { c }).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Trust::{All, Gaps};
    use super::*;
    use crate::{EXAMPLES, read};

    fn proposals(list: &[(&str, &str, &str)]) -> Proposals {
        let one = |&(key, value, words): &(&str, &str, &str)| Proposal {
            key: key.into(),
            value: value.into(),
            words: words.into(),
        };
        Proposals { understood: list.iter().map(one).collect(), ignored: Vec::new() }
    }

    fn why<'a>(brief: &'a Brief, key: &str) -> &'a str {
        &brief.understood.iter().find(|e| e.key == key).unwrap_or_else(|| panic!("{key} is not understood")).why
    }

    #[test]
    fn no_proposals_change_nothing() {
        for words in EXAMPLES.iter().chain(&["", "?!", "a cat"]) {
            let merged = merge(words, &Proposals::default(), All);
            assert_eq!(format!("{:?}", merged.brief), format!("{:?}", read(words)));
            assert!(merged.left_out.is_empty());
        }
    }

    #[test]
    fn proposals_win_over_assumptions_and_bring_what_follows() {
        let words = "The old rookery gives up the ghost in Lyon, very gloomy";
        assert!(read(words).ignored.iter().any(|i| i.words.contains("rookery")), "the recogniser knows no rookeries");
        let merged = merge(
            words,
            &proposals(&[
                ("structure.kind", "church", "old  Rookery"),
                ("event.kind", "collapse", "gives up the ghost"),
                ("setting.weather", "overcast", "gloomy"),
            ]),
            Gaps,
        );
        assert_eq!(merged.left_out, []);
        let plan = &merged.brief.plan;
        assert_eq!(
            (plan.structure.kind.to_string(), plan.structure.material.to_string()),
            ("church".into(), "stone".into())
        );
        assert_eq!(why(&merged.brief, "structure.kind"), LANGUAGE_MODEL);
        let kind = merged.brief.understood.iter().find(|e| e.key == "structure.kind").unwrap();
        assert_eq!((kind.words.as_str(), kind.span), ("old rookery", Some((4, 15))));
        // What the recogniser understood too stays its own, with the fuller words.
        let event = merged.brief.understood.iter().find(|e| e.key == "event.kind").unwrap();
        assert_eq!((event.words.as_str(), event.why.as_str()), ("gives up the ghost", ""));
        let ignored: Vec<&str> = merged.brief.ignored.iter().map(|i| i.words.as_str()).collect();
        assert!(ignored.iter().all(|w| !w.contains("rookery") && !w.contains("ghost")), "{ignored:?}");
        plan.check().unwrap();
    }

    const CLEAR: &str = "A ten-storey apartment block collapses at dusk, 24mm, no dust, 4 seconds";

    /// Proposals for [`CLEAR`], of which the words say otherwise of all but the time.
    const AGAINST: [(&str, &str, &str); 8] = [
        ("structure.floors", "12", "ten-storey"),
        ("structure.height_m", "55", "ten-storey"),
        ("camera.lens_mm", "35", "24mm"),
        ("duration_s", "9", "4 seconds"),
        ("look.dust", "0.9", "dust"),
        ("structure.kind", "office_tower", "apartment block"),
        ("setting.time", "dusk", "dusk"),
        ("camera.angle", "low", "ten-storey"),
    ];

    #[test]
    fn what_the_words_say_stays() {
        let merged = merge(CLEAR, &proposals(&AGAINST), Gaps);
        let plan = &merged.brief.plan;
        assert_eq!((plan.structure.floors, plan.camera.lens_mm, plan.duration_s), (10, 24.0, 4.0));
        assert!(plan.look.dust == 0.0 && (plan.structure.height_m - 31.0).abs() < 1e-9, "{plan:?}");
        let left: Vec<&str> = merged.left_out.iter().map(|l| l.key.as_str()).collect();
        assert_eq!(
            left,
            [
                "structure.floors",
                "structure.height_m",
                "camera.lens_mm",
                "duration_s",
                "look.dust",
                "structure.kind",
                "camera.angle"
            ]
        );
        assert!(merged.left_out[0].why.contains("ten-storey"), "{:?}", merged.left_out[0]);
        // What the model only repeats stays the recogniser's.
        assert_eq!(why(&merged.brief, "setting.time"), "");
        assert_eq!(why(&merged.brief, "structure.kind"), "");
    }

    #[test]
    fn one_that_is_trusted_corrects_what_was_understood_but_no_number_nor_fuller_reading() {
        let merged = merge(CLEAR, &proposals(&AGAINST), All);
        let left: Vec<&str> = merged.left_out.iter().map(|l| l.key.as_str()).collect();
        assert_eq!(left, ["structure.floors", "structure.height_m", "camera.lens_mm", "duration_s", "look.dust"]);
        let plan = &merged.brief.plan;
        assert!(plan.look.dust == 0.0 && (plan.structure.height_m - 38.0).abs() < 1e-9, "{plan:?}");
        assert_eq!(why(&merged.brief, "structure.kind"), LANGUAGE_MODEL);
        assert_eq!(why(&merged.brief, "setting.time"), "");
    }

    #[test]
    fn only_words_that_nothing_was_made_of_bring_something_new() {
        let words = "A church in the rain, its zorbic spire burning, comes down";
        assert!(read(words).ignored.iter().any(|i| i.words.contains("zorbic")), "the recogniser knows nothing zorbic");
        let at =
            |key: &str, value: &str, at: &str| merge(words, &proposals(&[(key, value, at)]), Gaps).left_out.is_empty();
        assert!(at("camera.angle", "low", "zorbic") && at("camera.angle", "low", "the rain, its zorbic"));
        assert!(!at("camera.angle", "low", "in the rain") && !at("camera.angle", "low", "in the"));
        // The same words and more are no reason to doubt what was understood.
        assert!(!at("structure.kind", "chimney", "a church in the rain, its zorbic"));
    }

    #[test]
    fn wrong_proposals_are_left_out_and_named() {
        let long = "x".repeat(5000);
        let list = [
            ("camera.lense_mm", "35", "church", "camera.lens_mm"),
            ("structure.kind", "castle", "church", "one of"),
            ("structure.floors", "61", "church", "1 to 60"),
            ("camera.lens_mm", "NaN", "church", "8 to 400"),
            ("look.dust", "inf", "church", "0 to 1"),
            ("look.grain", "null", "church", "0 to 1"),
            ("camera.shake", "0.5", "shaky as can be", "not in the brief"),
            ("setting.traffic", "1", "", "not in the brief"),
            ("seed", "7", "church", "not for a language model"),
            ("setting.location", "\u{1b}[31mLyon", "church", "letters"),
            ("setting.time", "dawn", long.as_str(), "not in the brief"),
            (
                "setting.place",
                "village",
                "a church falls a church falls a church falls a church falls a church",
                "12 words",
            ),
            ("structure.kind", "church", "church", "before"),
        ];
        let words = "a church falls a church falls a church falls a church falls a church falls";
        let mut proposed = proposals(&list.map(|(key, value, at, _)| (key, value, at)));
        proposed.ignored.push("three horses".into());
        let merged = merge(words, &proposed, All);
        assert_eq!(merged.left_out.len(), list.len() + 1);
        for (left, (key, _, _, part)) in merged.left_out.iter().zip(list) {
            assert!(left.key == key && left.why.contains(part), "{left:?} should say {part}");
            assert!(!left.value.contains('\u{1b}') && left.why.chars().count() < 400);
        }
        assert_eq!(merged.left_out.last().unwrap().value, "three horses");
        assert_eq!(merged.brief.plan, read(words).plan);
    }

    #[test]
    fn words_that_the_model_cannot_place_are_ignored_aloud() {
        let words = "A church collapses while it is so very much like before";
        assert!(read(words).ignored.iter().all(|i| i.words != "so very much like before"));
        let merged =
            merge(words, &Proposals { ignored: vec!["so very much like before".into()], ..Proposals::default() }, Gaps);
        assert!(
            merged.brief.ignored.iter().any(|i| i.words.contains("so very much like before")),
            "{:?}",
            merged.brief.ignored
        );
        // What was understood stays so.
        let merged = merge(words, &Proposals { ignored: vec!["collapses".into()], ..Proposals::default() }, Gaps);
        assert_eq!(merged.brief.plan, read(words).plan);
        assert!(merged.brief.understood.iter().any(|e| e.key == "event.kind"));
    }
}
