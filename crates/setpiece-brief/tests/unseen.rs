//! The recogniser against the sentences in `corpus/`, and how much of them is held back.

mod scoring;

use scoring::{FILES, Score, cases, score};

/// The least share of attributes of the part that is worked on.
const WORKED_ON: f64 = 0.99;
/// The least share of attributes of the part held back, and of the plan's values among them.
const HELD_BACK: f64 = 0.935;
const HELD_BACK_VALUES: f64 = 0.98;

#[test]
fn sentences_are_understood_and_as_well_unseen() {
    let (mut worked_on, mut held_back) = (Score::default(), Score::default());
    for (name, text) in FILES {
        let (open, closed) = score(name, text);
        eprintln!("{}", open.summary(&format!("{name}, worked on")));
        eprintln!("{}", closed.summary(&format!("{name}, held back")));
        worked_on.add(&open);
        held_back.add(&closed);
    }
    eprintln!("{}", worked_on.summary("all, worked on"));
    eprintln!("{}", held_back.summary("all, held back"));
    assert!(worked_on.share() >= WORKED_ON, "{}\n{}", worked_on.summary("worked on"), worked_on.misses.join("\n"));
    assert!(held_back.share() >= HELD_BACK, "{}", held_back.summary("held back"));
    let [right, wrong] = held_back.values;
    let values = right as f64 / (right + wrong) as f64;
    assert!(values >= HELD_BACK_VALUES, "{}", held_back.summary("held back"));
}

#[test]
fn there_are_enough_sentences_of_every_sort() {
    let counts = FILES.map(|(name, text)| cases(name, text).len());
    let held_back: usize =
        FILES.iter().map(|(name, text)| cases(name, text).iter().filter(|c| c.held_back).count()).sum();
    let all: usize = counts.iter().sum();
    assert!(all >= 300, "{counts:?}");
    assert!(held_back >= 200 && held_back * 5 >= all, "{held_back} of {all} held back");
    // No sentence stands twice, and each says something.
    let mut words: Vec<&str> = FILES.iter().flat_map(|(name, text)| cases(name, text)).map(|c| c.words).collect();
    words.sort_unstable();
    assert!(words.windows(2).all(|w| w[0] != w[1]));
    assert!(FILES.iter().flat_map(|(name, text)| cases(name, text)).all(|c| !c.lines.is_empty()));
}
