//! Prints what each line of standard input, as a note, changes of the usual plan, and what is ignored of it.
#![allow(clippy::print_stdout)]

use setpiece_shot::ShotPlan;
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok).filter(|l| !l.trim().is_empty()) {
        let note = setpiece_brief::direct(&ShotPlan::default(), &line);
        let changes: Vec<String> = note.changes.iter().map(|c| format!("{c:?}")).collect();
        let left: Vec<&str> = note.ignored.iter().map(|i| i.words.as_str()).collect();
        println!("{line}\n    {}\n    ignored: {}", changes.join("\n    "), left.join(" | "));
    }
}
