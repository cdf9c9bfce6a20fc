//! Lists what is misread of the sentences that are worked on, and the totals of those held back.
#![allow(clippy::print_stdout)]

#[path = "../tests/scoring/mod.rs"]
#[allow(dead_code)]
mod scoring;

use scoring::{FILES, Score, score};

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let (mut worked_on, mut held_back) = (Score::default(), Score::default());
    for (name, text) in FILES.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| w == name)) {
        let (open, closed) = score(name, text);
        println!("{}\n", open.misses.join("\n"));
        if open.sentences == 0 {
            println!("{}\n", closed.summary(&format!("{name}, held back")));
            held_back.add(&closed);
            continue;
        }
        println!("{}", open.summary(&format!("{name}, worked on")));
        println!("{}\n", closed.summary(&format!("{name}, held back")));
        worked_on.add(&open);
        held_back.add(&closed);
    }
    println!("{}", worked_on.summary("all, worked on"));
    println!("{}", held_back.summary("all, held back"));
}
