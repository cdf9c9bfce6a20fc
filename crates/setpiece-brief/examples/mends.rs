//! Lists which words of standard input, one on a line, are read as others: what is no slip of these belongs into
//! `src/ordinary/`. The argument is the sentence to put each in, with `W` for the word: "They say that the W is here."
#![allow(clippy::print_stdout)]

use std::io::BufRead;

fn main() {
    let sentence = std::env::args().nth(1).unwrap_or_else(|| "They say that the W is here.".to_owned());
    for word in std::io::stdin().lock().lines().map_while(Result::ok) {
        let brief = setpiece_brief::read(&sentence.replace('W', &word));
        for entry in brief.understood.iter().chain(&brief.assumed).filter(|e| e.why.contains("read `")) {
            println!("{word}\t{}\t{}", entry.key, entry.why);
        }
    }
}
