//! The recogniser against the sentences in `corpus/`, and how much of them is held back.

mod scoring;

use scoring::{FILES, HELD_BACK, Score, cases, score};

/// The least share of attributes of the part that is worked on.
const WORKED_ON: f64 = 0.99;

#[test]
fn sentences_are_understood_and_as_well_unseen() {
    let mut worked_on = Score::default();
    let mut held_back = vec![Score::default(); HELD_BACK.len()];
    for (name, text) in FILES {
        let (open, closed) = score(name, text);
        eprintln!("{}", open.summary(&format!("{name}, worked on")));
        eprintln!("{}", closed.summary(&format!("{name}, held back")));
        worked_on.add(&open);
        held_back[HELD_BACK.iter().position(|(held_back, ..)| held_back == name).unwrap_or(0)].add(&closed);
    }
    eprintln!("{}", worked_on.summary("all, worked on"));
    assert!(worked_on.share() >= WORKED_ON, "{}\n{}", worked_on.summary("worked on"), worked_on.misses.join("\n"));
    for (score, (name, least, least_values)) in held_back.iter().zip(HELD_BACK) {
        let summary = score.summary(&format!("{name}, held back"));
        eprintln!("{summary}");
        let [right, wrong] = score.values;
        assert!(score.share() >= *least && right as f64 / (right + wrong) as f64 >= *least_values, "{summary}");
    }
}

#[test]
fn there_are_enough_sentences_of_every_sort() {
    let all = || FILES.iter().flat_map(|(name, text)| cases(name, text));
    assert!(all().count() >= 1000);
    assert!(all().filter(|c| c.held_back).count() >= 100);
    // No sentence stands twice, and each says something.
    let mut words: Vec<&str> = all().map(|c| c.words).collect();
    words.sort_unstable();
    assert!(words.windows(2).all(|w| w[0] != w[1]));
    assert!(all().all(|c| !c.lines.is_empty()));
    assert!(HELD_BACK[1..].iter().all(|(held_back, ..)| FILES.iter().any(|(name, _)| name == held_back)));
}
