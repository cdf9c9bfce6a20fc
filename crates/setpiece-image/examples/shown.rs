//! What a screen shows of light: lines `r g b` on stdin come out as `r g b R G B`, by the view named (`film`, `agx_base` or
//! `aces2`); and on stderr how long a million colours take.

use setpiece_image::{View, display};
use std::io::{BufWriter, Read, Write};

fn main() {
    let view = match std::env::args().nth(1).as_deref() {
        Some("film") => View::FILM,
        Some("agx_base") => View::NEUTRAL,
        _ => View::Aces2,
    };
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("text");
    let mut out = BufWriter::new(std::io::stdout());
    for line in text.lines() {
        let mut numbers = line.split_whitespace().map(|x| x.parse::<f32>().expect("a number"));
        let light = [(); 3].map(|()| numbers.next().expect("three numbers"));
        let shown = display(light, &view);
        let numbers: Vec<String> = light.iter().chain(&shown).map(|x| format!("{x:e}")).collect();
        writeln!(out, "{}", numbers.join(" ")).expect("written");
    }
    let start = std::time::Instant::now();
    let sum: f32 = (0..1_000_000_u32)
        .map(|i| display([i % 100, i / 100 % 100, i / 10_000].map(|n| n as f32 * 0.02), &view)[0])
        .sum();
    let nanoseconds = start.elapsed().as_secs_f64() * 1e3;
    eprintln!("{nanoseconds:.0} ns a colour (mean red {:.3})", sum / 1e6);
}
