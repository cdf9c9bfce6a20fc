//! Draws the sound of a made-up collapse: time across, frequency up (logarithmic, 20 Hz to 20 kHz), 90 dB of level; and
//! says how long it took. `cargo run --release -p setpiece-sound --example spectrogram -- OUT_DIR`

#[path = "../tests/common/mod.rs"]
mod common;

use realfft::RealFftPlanner;
use setpiece_sound::{Stereo, score};
use std::time::Instant;

const HEIGHT: usize = 320;
const WINDOW: usize = 4096;
const HOP: usize = 240;

fn picture(sound: &Stereo) -> (usize, Vec<u8>) {
    let fft = RealFftPlanner::<f32>::new().plan_fft_forward(WINDOW);
    let width = sound.len() / HOP;
    let mut pixels = vec![0_u8; width * HEIGHT * 3];
    for column in 0..width {
        let start = (column * HOP) as i64 - WINDOW as i64 / 2;
        let mut input: Vec<f32> = (0..WINDOW)
            .map(|i| {
                let x = usize::try_from(start + i as i64).ok().and_then(|n| sound.get(n)).map_or(0.0, |s| s[0] + s[1]);
                x * (0.5 - 0.5 * (std::f32::consts::TAU * i as f32 / WINDOW as f32).cos())
            })
            .collect();
        let mut output = fft.make_output_vec();
        fft.process(&mut input, &mut output).unwrap();
        for row in 0..HEIGHT {
            let hz = |r: f32| 20.0 * 1000.0_f32.powf(1.0 - r / HEIGHT as f32);
            let bin = |f: f32| ((f * WINDOW as f32 / 48_000.0) as usize).min(WINDOW / 2);
            let (low, high) = (bin(hz(row as f32 + 1.0)), bin(hz(row as f32)));
            let power = output[low..=high].iter().map(|c| c.norm_sqr()).sum::<f32>() / (high - low + 1) as f32;
            let level = ((10.0 * power.max(1e-12).log10() + 50.0) / 90.0).clamp(0.0, 1.0);
            let color = [
                level.powf(0.8),
                (1.6 * level - 0.5).clamp(0.0, 1.0),
                (0.4 + 0.6 * level - (1.4 * level - 0.6).clamp(0.0, 0.6)) * level.sqrt(),
            ];
            let at = (row * width + column) * 3;
            pixels[at..at + 3].copy_from_slice(&color.map(|c| (c * 255.0) as u8));
        }
    }
    (width, pixels)
}

#[allow(clippy::print_stdout)]
fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".into()));
    let mut plan = common::plan();
    plan.duration_s = 6.0;
    let take = common::collapse(&plan, 20_000);
    let start = Instant::now();
    let stems = score(&plan, &take, &common::camera(&plan, 60.0), &common::layout(), &common::street());
    let scored = start.elapsed();
    let mix = stems.mix();
    println!("score {scored:?}, mix {:?}", start.elapsed() - scored);
    for (name, sound) in [
        ("mix", &mix),
        ("impacts", &stems.impacts),
        ("debris", &stems.debris),
        ("rumble", &stems.rumble),
        ("room", &stems.room),
        ("ambience", &stems.ambience),
    ] {
        let (width, pixels) = picture(sound);
        let file = std::fs::File::create(folder.join(format!("{name}.png"))).unwrap();
        let mut encoder = png::Encoder::new(file, width as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        let peak = sound.iter().flatten().fold(0.0_f32, |m, x| m.max(x.abs()));
        let rms: Vec<i32> = sound
            .chunks(24_000)
            .map(|c| {
                (10.0 * (c.iter().flatten().map(|x| x * x).sum::<f32>() / (2 * c.len()) as f32).max(1e-12).log10())
                    as i32
            })
            .collect();
        println!("{name}: peak {peak:.3}, dB by half second {rms:?}");
    }
}
