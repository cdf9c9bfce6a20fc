//! Trains the denoiser on what `denoiser_data` made, on the processor:
//! `cargo run --release -p setpiece-finish --example train_denoiser -- --data DIR [--steps N] [--minutes N] [--resume] [--seed N] [--tune]`
//!
//! With `--tune` it begins with the weights that are built in, goes on with a quarter of the rate, and writes in the end
//! `mixed.spn` as well: weights between those it began with and those it came to, which keep more of what the first could do
//! (Wortsman and others 2022, "Robust fine-tuning of zero-shot models").
//!
//! Writes `denoiser.spn` (the model), `state.spn` (for `--resume`) and `curve.csv` into the folder of the data.

use rayon::prelude::*;
use setpiece_finish::learn::{Adam, Example, Loss, Pair, learn_from};
use setpiece_finish::{Denoiser, Model, Network, Picture};
use setpiece_image::{Frame, KINDS_OF_LIGHT};
use setpiece_shot::Rng;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Edge of the parts of pictures that are learned from, pixels.
const CROP: usize = 80;
/// Pairs of one step.
const BATCH: usize = 2;
/// Share of the tuned weights in the mixed ones.
const TUNED: f32 = 0.7;
/// Steps between lines of the curve.
const EVERY: u32 = 25;

struct Options {
    data: PathBuf,
    steps: u32,
    minutes: f32,
    seed: u64,
    resume: bool,
    tune: bool,
}

fn options() -> Option<Options> {
    let mut found = Options { data: PathBuf::new(), steps: 6000, minutes: 1e6, seed: 1, resume: false, tune: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--data" => found.data = PathBuf::from(words.next()?),
            "--steps" => found.steps = words.next()?.parse().ok()?,
            "--minutes" => found.minutes = words.next()?.parse().ok()?,
            "--seed" => found.seed = words.next()?.parse().ok()?,
            "--resume" => found.resume = true,
            "--tune" => found.tune = true,
            _ => return None,
        }
    }
    (!found.data.as_os_str().is_empty()).then_some(found)
}

fn read(path: &Path) -> Option<Example> {
    let frame = Frame::from_bytes(&fs::read(path).ok()?)?;
    let noisy = Picture::of(&frame)?;
    let planes = KINDS_OF_LIGHT.iter().flat_map(|k| ["R", "G", "B"].map(|c| format!("reference.{k}.{c}")));
    let reference = planes.map(|name| frame.channel(&name).map(<[f32]>::to_vec)).collect::<Option<Vec<_>>>()?;
    Some(Example { noisy, reference })
}

/// Frames that follow each other, by the numbers that end their names.
fn pairs(folder: &Path) -> Vec<Pair> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .map(|d| d.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "spf")).collect())
        .unwrap_or_default();
    names.sort();
    let stem = |p: &PathBuf| {
        p.file_stem().and_then(|s| s.to_str()).and_then(|s| s.rsplit_once('-')).map(|(a, _)| a.to_owned())
    };
    let both: Vec<&[PathBuf]> =
        names.windows(2).filter(|w| stem(&w[0]).is_some() && stem(&w[0]) == stem(&w[1])).collect();
    both.par_iter().filter_map(|w| Some([read(&w[0])?, read(&w[1])?])).collect()
}

/// How a part of a picture is changed, so that it teaches more.
#[derive(Clone, Copy)]
struct Change {
    x: usize,
    y: usize,
    size: [usize; 2],
    flip: bool,
    /// Which colour takes the place of red, green, blue.
    colours: [usize; 3],
    gain: f32,
}

impl Change {
    fn draw(rng: &mut Rng, [w, h]: [usize; 2]) -> Self {
        let size = [CROP.min(w), CROP.min(h)];
        let orders = [[0, 1, 2], [0, 1, 2], [1, 0, 2], [2, 1, 0], [0, 2, 1], [1, 2, 0], [2, 0, 1]];
        Self {
            x: rng.below(w - size[0] + 1),
            y: rng.below(h - size[1] + 1),
            size,
            flip: rng.chance(0.5),
            colours: *rng.pick(&orders),
            gain: 2.0_f32.powf(rng.range(-1.5, 1.5)),
        }
    }

    fn plane(&self, plane: &[f32], width: usize, gain: f32) -> Vec<f32> {
        let [w, h] = self.size;
        let column = |x: usize| self.x + if self.flip { w - 1 - x } else { x };
        (0..w * h).map(|i| plane[(self.y + i / w) * width + column(i % w)] * gain).collect()
    }

    fn planes(&self, planes: &[Vec<f32>], width: usize, gain: f32) -> Vec<Vec<f32>> {
        planes.iter().map(|p| self.plane(p, width, gain)).collect()
    }

    fn colours(&self, planes: &[Vec<f32>], width: usize, gain: f32) -> Vec<Vec<f32>> {
        (0..planes.len()).map(|p| self.plane(&planes[p / 3 * 3 + self.colours[p % 3]], width, gain)).collect()
    }

    fn of(&self, example: &Example) -> Example {
        let p = &example.noisy;
        let w = p.size[0];
        let across = if self.flip { -1.0 } else { 1.0 };
        let noisy = Picture {
            size: self.size,
            light: self.colours(&p.light, w, self.gain),
            deviation: self.planes(&p.deviation, w, self.gain),
            albedo: self.colours(&p.albedo, w, 1.0),
            normal: self.planes(&p.normal, w, 1.0),
            position: self.planes(&p.position, w, 1.0),
            motion: vec![self.plane(&p.motion[0], w, across), self.plane(&p.motion[1], w, 1.0)],
            footprint: self.plane(&p.footprint, w, 1.0),
            roughness: self.plane(&p.roughness, w, 1.0),
            pure: self.plane(&p.pure, w, 1.0),
            glass: self.plane(&p.glass, w, 1.0),
            count: self.plane(&p.count, w, 1.0),
        };
        Example { noisy, reference: self.colours(&example.reference, w, self.gain) }
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = path.with_extension("part");
    fs::write(&temporary, bytes)?;
    fs::rename(temporary, path)
}

#[allow(clippy::print_stdout, clippy::print_stderr)]
fn main() -> std::io::Result<()> {
    let Some(options) = options() else {
        eprintln!("usage: train_denoiser --data DIR [--steps N] [--minutes N] [--resume] [--seed N] [--tune]");
        std::process::exit(2);
    };
    let [model, state, curve] = ["denoiser.spn", "state.spn", "curve.csv"].map(|n| options.data.join(n));
    let pairs = pairs(&options.data);
    println!("{} pairs", pairs.len());
    let resumed = || {
        let network = Network::of(&Model::from_bytes(&fs::read(&model).ok()?).ok()?).ok()?;
        let adam = Adam::of(&Model::from_bytes(&fs::read(&state).ok()?).ok()?).ok()?;
        Some((network, adam))
    };
    let (mut network, mut adam) = match resumed().filter(|_| options.resume) {
        Some(kept) => kept,
        None => {
            let mut rng = Rng::new(options.seed, "begin");
            fs::write(&curve, "step,error,flicker,seconds\n")?;
            let network =
                if options.tune { Denoiser::built_in().network().clone() } else { Network::begin(|| rng.normal()) };
            write(&model, &network.model().to_bytes())?;
            (network, Adam::default())
        }
    };
    if pairs.is_empty() {
        return Ok(());
    }
    let stream = Rng::new(options.seed, "draws");
    let (start, mut sum, mut done) = (Instant::now(), Loss::default(), 0.0);
    let mut weights = network.weights();
    while adam.step < options.steps && start.elapsed().as_secs_f32() < 60.0 * options.minutes {
        let of_step = stream.fork(u64::from(adam.step));
        let found: Vec<(Loss, Vec<f32>)> = (0..BATCH as u64)
            .into_par_iter()
            .map(|n| {
                let mut rng = of_step.fork(n);
                let pair = &pairs[rng.below(pairs.len())];
                let change = Change::draw(&mut rng, pair[0].noisy.size);
                learn_from(&network, &[change.of(&pair[0]), change.of(&pair[1])])
            })
            .collect();
        let mut slopes = vec![0.0; weights.len()];
        for (loss, more) in &found {
            slopes.iter_mut().zip(more).for_each(|(s, m)| *s += m / BATCH as f32);
            sum.error += loss.error;
            sum.flicker += loss.flicker;
            done += 1.0;
        }
        // Warm up, then fall along half a cosine.
        let part = adam.step as f32 / options.steps as f32;
        let most = if options.tune { 5e-4 } else { 2e-3 };
        let rate = most * (0.5 + 0.5 * (part * std::f32::consts::PI).cos()) * (adam.step as f32 / 50.0).min(1.0) + 1e-6;
        adam.go(&mut weights, &slopes, rate);
        network.set_weights(&weights);
        if adam.step.is_multiple_of(EVERY) {
            let seconds = start.elapsed().as_secs_f32();
            let line = format!("{},{:.5},{:.5},{seconds:.0}\n", adam.step, sum.error / done, sum.flicker / done);
            print!("{line}");
            fs::OpenOptions::new().append(true).create(true).open(&curve)?.write_all(line.as_bytes())?;
            (sum, done) = (Loss::default(), 0.0);
            write(&model, &network.model().to_bytes())?;
            write(&state, &adam.model().to_bytes())?;
        }
    }
    write(&model, &network.model().to_bytes())?;
    if options.tune {
        let first = Denoiser::built_in().network().weights();
        let mixed: Vec<f32> = first.iter().zip(&weights).map(|(a, b)| a + (b - a) * TUNED).collect();
        network.set_weights(&mixed);
        write(&options.data.join("mixed.spn"), &network.model().to_bytes())?;
    }
    write(&state, &adam.model().to_bytes())
}
