//! Words on signs of shops and structures, painted walls, shelters and street plates: capitals drawn by a brush of one width.
//!
//! Words are such as stand over shops in many languages, and invented names for streets; none is anyone's mark.

use super::draw::{Frame, Span};
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::Rng;
use std::f32::consts::SQRT_2;

/// Over shops.
pub const TRADES: &[&str] = &[
    "CAFE",
    "BAR",
    "HOTEL",
    "FOTO",
    "PIZZA",
    "RADIO",
    "SALON",
    "STUDIO",
    "BAZAR",
    "MODA",
    "AUTO",
    "CINEMA",
    "KIOSK",
    "FLORA",
    "GRILL",
    "OPTIC",
    "DELI",
    "TABAC",
    "VINO",
    "LIBRA",
    "CASA NOVA",
    "GRAN CAFE",
    "HOTEL SUR",
    "RADIO VEGA",
    "BAR TORO",
    "FOTO LUX",
];
/// On walls, painted long ago.
pub const ADVERTS: &[&str] = &["RADIO", "HOTEL", "VINO", "CAFE TORO", "MODA", "AURORA", "TEA", "TONIC", "BRIO", "SODA"];
/// On plates at corners.
pub const STREETS: &[&str] =
    &["CENTRAL", "AURORA", "MARINA", "ALAMEDA", "OLIVIA", "VEGA", "LAGUNA", "MIRADOR", "ROSALIA"];

/// Lines through points of a grid four wide and six high, from the lower left, as digits: `x`, `y`, one line after the other with a
/// space between.
const fn lines(letter: char) -> &'static str {
    match letter {
        'A' => "002640 1232",
        'B' => "000636453433 03334241403000",
        'C' => "45361605011030",
        'D' => "000626444220 2000",
        'E' => "46060040 0333",
        'F' => "460600 0333",
        'G' => "45361605011030414323",
        'H' => "0006 4046 0343",
        'I' => "1016",
        'J' => "464130100102",
        'K' => "0006 4603 1340",
        'L' => "060040",
        'M' => "0006234640",
        'N' => "00064046",
        'O' => "1005163645413010",
        'P' => "000636454433 3303",
        'Q' => "1005163645413010 2240",
        'R' => "000636454433 3303 2340",
        'S' => "4536160504134241301001",
        'T' => "0646 2026",
        'U' => "060110304146",
        'V' => "062046",
        'W' => "0610243046",
        'X' => "0046 0640",
        'Y' => "062346 2320",
        'Z' => "06460040",
        _ => "",
    }
}

/// Most room that a stroke takes across, corners of slanting ones included, in sixths of a letter's height.
const BRUSH: f32 = 1.27;

/// Width of a letter with the room after it, in sixths of its height.
fn advance(letter: char) -> f32 {
    match letter {
        'I' => 2.0,
        ' ' => 3.0,
        _ => 5.6,
    }
}

/// Adds one of some words, as [`write`] does.
pub fn word(mesh: &mut Mesh, f: &Frame, room: [Span; 2], c: f32, ink: MaterialId, words: &[&str], rng: &mut Rng) {
    let text = *rng.pick(words);
    write(mesh, f, room, c, ink, text);
}

/// Adds a text in capitals, in the middle of `a` and as high as `b` unless it would be too wide then; `c` is how far it stands out.
pub fn write(mesh: &mut Mesh, f: &Frame, [a, b]: [Span; 2], c: f32, ink: MaterialId, text: &str) {
    let wide: f32 = text.chars().map(advance).sum::<f32>() - 1.6;
    // With the brush's own width around the grid.
    let step = ((b[1] - b[0]) / (6.0 + BRUSH)).min((a[1] - a[0]) / (wide + BRUSH));
    if step <= 0.0 {
        return;
    }
    let (mut left, foot) = (0.5 * (a[0] + a[1] - step * wide), 0.5 * (b[0] + b[1]) - 3.0 * step);
    let half = step * 0.5 * BRUSH / SQRT_2;
    for letter in text.chars() {
        let shift = if letter == 'I' { -1.0 } else { 0.0 };
        for line in lines(letter).split(' ') {
            let points: Vec<[f32; 2]> = line
                .as_bytes()
                .chunks_exact(2)
                .map(|p| [left + step * (f32::from(p[0] - b'0') + shift), foot + step * f32::from(p[1] - b'0')])
                .collect();
            for (n, ends) in points.windows(2).enumerate() {
                stroke(mesh, f, [ends[0], ends[1]], half, c + 0.001 * (n % 2) as f32, ink);
            }
        }
        left += step * advance(letter);
    }
}

/// A stroke with square ends.
fn stroke(mesh: &mut Mesh, f: &Frame, [p, q]: [[f32; 2]; 2], half: f32, c: f32, ink: MaterialId) {
    let along = [q[0] - p[0], q[1] - p[1]];
    let length = (along[0] * along[0] + along[1] * along[1]).sqrt().max(1e-6);
    let [x, y] = along.map(|v| v * half / length);
    let corner = |at: [f32; 2], on: f32, over: f32| f.at(at[0] + on * x - over * y, at[1] + on * y + over * x, c);
    mesh.quad([corner(p, -1.0, -1.0), corner(q, 1.0, -1.0), corner(q, 1.0, 1.0), corner(p, -1.0, 1.0)], ink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Vec3;

    #[test]
    fn every_letter_of_every_word_is_drawn_within_its_field() {
        for words in [TRADES, ADVERTS, STREETS] {
            for text in words {
                assert!(text.chars().all(|c| c == ' ' || !lines(c).is_empty()), "{text}");
                let f = Frame { origin: Vec3::ZERO, right: Vec3::X, out: Vec3::Z };
                let mut mesh = Mesh::default();
                word(&mut mesh, &f, [[1.0, 3.0], [5.0, 5.4]], 0.01, MaterialId(0), &[text], &mut Rng::new(1, "word"));
                let margin = 1e-4;
                for p in &mesh.positions {
                    assert!(
                        (1.0 - margin..3.0 + margin).contains(&p.x) && (5.0 - margin..5.4 + margin).contains(&p.y),
                        "{text}: {p}"
                    );
                }
            }
        }
    }

    #[test]
    fn points_lie_on_the_grid() {
        for letter in 'A'..='Z' {
            for line in lines(letter).split(' ') {
                assert!(line.len() >= 4 && line.len() % 2 == 0, "{letter}");
                assert!(
                    line.bytes().enumerate().all(|(n, d)| (b'0'..=if n % 2 == 0 { b'4' } else { b'6' }).contains(&d)),
                    "{letter}"
                );
            }
        }
    }
}
