//! Holds our denoiser against the simple filter, and against Open Image Denoise where `tools/denoise_oidn.py` has run:
//! `cargo run --release -p setpiece-finish --example compare_denoisers -- DIR [MODEL]`
//!
//! DIR holds what `denoiser_data --held-out` made, pairs of neighbouring frames `heldN-SAMPLES-FRAME.spf`. Prints a table of
//! errors of the whole light against the reference, and writes `NAME.png`: noisy, simple, Open Image Denoise, ours, reference.

use setpiece_finish::{Denoiser, Picture};
use setpiece_image::{Bitmap, Denoise, Frame, Rgb, View, display, tiled, whole_light};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

const NAMES: [&str; 4] = ["raw", "simple", "ours", "oidn"];

/// Means over pixels and colours.
#[derive(Clone, Copy, Default)]
struct Score {
    /// (a - b)^2 / (b^2 + 0.01).
    relative: f64,
    /// |a - b| / (|a| + |b| + 0.01).
    symmetric: f64,
    /// |a - b| of what the screen shows, of 255.
    shown: f64,
    /// Change of the shown error from a frame to the next along the motion, of 255.
    flicker: f64,
    count: f64,
}

fn shown(light: &[Rgb]) -> Vec<Rgb> {
    light.iter().map(|l| display(*l, &View::FILM).map(|x| 255.0 * x)).collect()
}

fn errors(got: &[Rgb], want: &[Rgb]) -> Score {
    let mut score = Score::default();
    let per = 1.0 / (3 * got.len()) as f64;
    let colours = |a: &[Rgb], b: &[Rgb]| -> Vec<(f64, f64)> {
        a.iter().flatten().zip(b.iter().flatten()).map(|(a, b)| (f64::from(*a), f64::from(*b))).collect()
    };
    for (a, b) in colours(got, want) {
        score.relative += (a - b) * (a - b) / (b * b + 0.01) * per;
        score.symmetric += (a - b).abs() / (a.abs() + b.abs() + 0.01) * per;
    }
    for (a, b) in colours(&shown(got), &shown(want)) {
        score.shown += (a - b).abs() * per;
    }
    score
}

fn flicker(got: [&[Rgb]; 2], want: [&[Rgb]; 2], picture: &Picture) -> f64 {
    let [w, h] = picture.size;
    let [a, b, c, d] = [shown(got[0]), shown(got[1]), shown(want[0]), shown(want[1])];
    let (mut sum, mut count) = (0.0, 0.0);
    for i in 0..w * h {
        let (x, y) = ((i % w) as f32 + picture.motion[0][i], (i / w) as f32 + picture.motion[1][i]);
        let (x, y) = (x.round(), y.round());
        if x >= 0.0 && y >= 0.0 && x < w as f32 && y < h as f32 {
            let j = y as usize * w + x as usize;
            for k in 0..3 {
                sum += f64::from(((b[j][k] - d[j][k]) - (a[i][k] - c[i][k])).abs());
                count += 1.0;
            }
        }
    }
    sum / f64::max(count, 1.0)
}

fn oidn(path: &Path) -> Option<Vec<Rgb>> {
    let bytes = fs::read(path.with_extension("oidn")).ok()?;
    let number = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    Some(bytes.chunks_exact(12).map(|b| [number(b), number(&b[4..]), number(&b[8..])]).collect())
}

/// One frame: the results by [`NAMES`], the reference, its planes.
struct Held {
    results: [Option<Vec<Rgb>>; 4],
    reference: Vec<Rgb>,
    picture: Picture,
}

/// Ours is what frames have, unless it is another model that is asked after: then what that gives, with nothing after it.
fn read(path: &Path, reference: &Path, denoiser: &Denoiser, shipped: bool, seconds: &mut Vec<f64>) -> Option<Held> {
    let frame = Frame::from_bytes(&fs::read(path).ok()?)?;
    let of_reference = Frame::from_bytes(&fs::read(reference).ok()?)?;
    let start = Instant::now();
    let ours = denoiser.denoise(&frame)?;
    seconds.push(start.elapsed().as_secs_f64() * 518_400.0 / frame.pixels() as f64);
    let ours = whole_light(&frame, "learned.").filter(|_| shipped).or_else(|| whole_light(&ours, ""));
    Some(Held {
        results: [whole_light(&frame, ""), whole_light(&frame, "simple."), ours, oidn(path)],
        reference: whole_light(&of_reference, "reference.")?,
        picture: Picture::of(&frame)?,
    })
}

fn bitmap(light: &[Rgb], [w, h]: [usize; 2]) -> Bitmap {
    let mut frame = Frame::new([w as u32, h as u32]);
    frame.push_rgb("", light);
    Bitmap::of_frame(&frame, &View::FILM, 0.0, 0, 0)
}

#[allow(clippy::print_stdout)]
fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().unwrap_or_else(|| ".".to_owned()));
    let (denoiser, shipped) = match words.next() {
        Some(model) => (Denoiser::of(&fs::read(model)?).expect("a model"), false),
        None => (Denoiser::built_in(), true),
    };
    let mut names: Vec<PathBuf> = fs::read_dir(&folder)?
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "spf"))
        .collect();
    names.sort();
    let mut scores: BTreeMap<(String, u32, usize), Score> = BTreeMap::new();
    let mut seconds = Vec::new();
    for both in names.chunks_exact(2) {
        let stem = both[0].file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let mut parts = stem.split('-');
        let (shot, samples) =
            (parts.next().unwrap_or_default(), parts.next().and_then(|s| s.parse().ok()).unwrap_or(0));
        // Two and four samples have the reference of one.
        let other = |p: &PathBuf| match samples {
            2 | 4 => PathBuf::from(p.to_string_lossy().replace(&format!("{shot}-{samples}-"), &format!("{shot}-1-"))),
            _ => p.clone(),
        };
        let held =
            both.iter().map(|p| read(p, &other(p), &denoiser, shipped, &mut seconds)).collect::<Option<Vec<_>>>();
        let Some([first, second]) = held.as_deref() else { continue };
        for n in 0..NAMES.len() {
            let (Some(a), Some(b)) = (&first.results[n], &second.results[n]) else { continue };
            let mut score = errors(a, &first.reference);
            let next = errors(b, &second.reference);
            score.relative = 0.5 * (score.relative + next.relative);
            score.symmetric = 0.5 * (score.symmetric + next.symmetric);
            score.shown = 0.5 * (score.shown + next.shown);
            score.flicker = flicker([a, b], [&first.reference, &second.reference], &first.picture);
            for shot in [shot, "all"] {
                let sum = scores.entry((shot.to_owned(), samples, n)).or_default();
                sum.relative += score.relative;
                sum.symmetric += score.symmetric;
                sum.shown += score.shown;
                sum.flicker += score.flicker;
                sum.count += 1.0;
            }
        }
        let order = [0, 1, 3, 2].map(|n| first.results[n].as_deref());
        let pictures: Vec<Bitmap> = order
            .into_iter()
            .chain([Some(first.reference.as_slice())])
            .flatten()
            .map(|light| {
                let [w, h] = first.picture.size;
                let small = bitmap(light, first.picture.size);
                small.resized([w as u32, h as u32])
            })
            .collect();
        fs::write(both[0].with_extension("png"), tiled(&pictures, 3).to_png())?;
    }
    println!("| Set | Samples | | relMSE | SMAPE | shown, of 255 | flicker, of 255 |\n|---|---|---|---|---|---|---|");
    for ((shot, samples, n), s) in &scores {
        let [a, b, c, d] = [s.relative, s.symmetric, s.shown, s.flicker].map(|x| x / s.count);
        println!("| {shot} | {samples} | {} | {a:.4} | {b:.4} | {c:.2} | {d:.2} |", NAMES[*n]);
    }
    seconds.sort_by(f64::total_cmp);
    let [least, median] = [0, seconds.len() / 2].map(|n| seconds.get(n).copied().unwrap_or(0.0));
    println!("\nours, for as many pixels as 960x540: {least:.3} s at least, {median:.3} s in the median");
    Ok(())
}
