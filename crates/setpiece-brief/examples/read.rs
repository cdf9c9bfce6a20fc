//! Prints what is understood and ignored of each line of standard input.
#![allow(clippy::print_stdout)]

use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok).filter(|l| !l.trim().is_empty()) {
        let brief = setpiece_brief::read(&line);
        let said: Vec<String> =
            brief.understood.iter().map(|e| format!("{}={} ({})", e.key, e.value, e.words)).collect();
        let left: Vec<&str> = brief.ignored.iter().map(|i| i.words.as_str()).collect();
        println!(
            "{line}\n    {}\n    ignored: {}",
            said.join("; "),
            if left.is_empty() { "-".into() } else { left.join(" | ") }
        );
    }
}
