//! Prints what a brief came to.
#![allow(clippy::print_stdout)]
fn main() {
    for words in std::env::args().skip(1) {
        let brief = setpiece_brief::read(&words);
        println!("{words}");
        for e in &brief.understood {
            println!("  {} = {}   <- {} {}", e.key, e.value, e.words, e.why);
        }
        for e in &brief.assumed {
            println!("  ({} = {})  {} {}", e.key, e.value, e.words, e.why);
        }
        for e in &brief.ignored {
            println!("  ignored: {}", e.words);
        }
        println!("  meaningless: {}", brief.is_meaningless());
    }
}
