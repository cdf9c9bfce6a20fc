//! Prints what a note changes in the plan of the first example.
#![allow(clippy::print_stdout)]
fn main() {
    let plan = setpiece_brief::read(setpiece_brief::EXAMPLES[0]).plan;
    for words in std::env::args().skip(1) {
        let note = setpiece_brief::direct(&plan, &words);
        println!("{words}");
        for c in &note.changes {
            println!("  {}: {} -> {}   <- {}", c.key, c.from, c.to, c.words);
        }
        for r in &note.refused {
            println!("  refused {}: {} ({})", r.key, r.why, r.words);
        }
        for i in &note.ignored {
            println!("  ignored: {}", i.words);
        }
    }
}
