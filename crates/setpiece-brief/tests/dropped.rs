//! No word is dropped silently: one that means nothing is reported as ignored, wherever it stands.

#[allow(dead_code)]
mod scoring;

use scoring::{FILES, cases};
use setpiece_brief::{EXAMPLES, read};

/// Words of no language that the recogniser knows.
const STRAY: &str = "wugblim";

#[test]
fn a_stray_word_is_reported_wherever_it_stands() {
    let corpus: Vec<String> = FILES
        .iter()
        .flat_map(|(name, text)| cases(name, text))
        .map(|case| case.words.to_owned())
        .step_by(9)
        .chain(EXAMPLES.iter().map(|words| (*words).to_owned()))
        .collect();
    let (mut places, mut dropped) = (0, Vec::new());
    for words in &corpus {
        for (at, _) in words.match_indices(' ') {
            let longer = format!("{} {STRAY}{}", &words[..at], &words[at..]);
            places += 1;
            if !read(&longer).ignored.iter().any(|i| i.words.contains(STRAY)) {
                dropped.push(longer);
            }
        }
    }
    assert!(places > 1000, "{places}");
    assert!(dropped.is_empty(), "{} of {places}:\n{}", dropped.len(), dropped.join("\n"));
}
