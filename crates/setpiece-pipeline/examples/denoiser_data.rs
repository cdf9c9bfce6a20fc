//! Makes the pictures that the denoiser is trained on, or those that it is judged by, all rendered here from a seed:
//! `cargo run --release -p setpiece-pipeline --example denoiser_data -- --data DIR [--shots A-B] [--seed N] [--fiery] [--held-out] [--reference SAMPLES]`
//!
//! Every shot gives files `SHOT-PART-FRAME.spf`; files that are there are not made again, so it may be stopped at any time.

use setpiece_pipeline::{Cache, Lesson, Shot};
use setpiece_shot::{Rng, ShotPlan, Unwatched, set_key};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Shots of a kind that is not drawn for training, with the zoom that shows what is difficult in them.
const HELD_OUT: &[(&str, f32)] = &[
    ("A ten-storey apartment block in Buenos Aires collapses into the street at dusk, handheld, 4 seconds", 2.0),
    ("A ten-storey apartment block in Buenos Aires collapses at night in the rain, handheld", 1.5),
    ("A twelve-storey glass office tower collapses at noon", 2.0),
    ("A stone church topples in a village at golden hour, low angle", 1.5),
    ("A brick warehouse explodes in an industrial area in the morning fog, close up", 1.0),
    ("A timber house is hit in the snow on an overcast afternoon, wide", 2.0),
];

struct Options {
    data: PathBuf,
    shots: std::ops::Range<u64>,
    seed: u64,
    held_out: bool,
    fiery: bool,
    reference: u32,
}

fn options() -> Result<Options, String> {
    let mut found =
        Options { data: PathBuf::new(), shots: 0..48, seed: 2026, held_out: false, fiery: false, reference: 160 };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        let number = |text: &str| text.parse::<u64>().map_err(|e| format!("{text}: {e}"));
        match word.as_str() {
            "--data" => found.data = PathBuf::from(value()?),
            "--seed" => found.seed = number(&value()?)?,
            "--held-out" => found.held_out = true,
            "--fiery" => found.fiery = true,
            "--reference" => found.reference = number(&value()?)? as u32,
            "--shots" => {
                let range = value()?;
                let (from, to) = range.split_once('-').ok_or(format!("{range} is not A-B"))?;
                found.shots = number(from)?..number(to)? + 1;
            }
            _ => return Err(format!("{word} is not understood")),
        }
    }
    if found.data.as_os_str().is_empty() { Err("--data DIR is missing".to_owned()) } else { Ok(found) }
}

/// One of the values of a key, where the plan takes it.
fn draw(plan: &mut ShotPlan, rng: &mut Rng, key: &str, values: &[&str]) {
    let value = *rng.pick(values);
    let mut changed = plan.clone();
    if set_key(&mut changed, key, value).is_ok() && changed.check().is_ok() {
        *plan = changed;
    }
}

/// A shot of a second with everything drawn that changes how a picture looks; `fiery` ones burn more often.
fn drawn(rng: &mut Rng, fiery: bool) -> ShotPlan {
    let kinds = [
        "apartment block",
        "apartment block",
        "office tower",
        "house",
        "warehouse",
        "factory",
        "parking structure",
        "church",
        "chimney",
        "water tower",
        "bridge",
        "wall",
    ];
    let kind = *rng.pick(&kinds);
    let mut plan = setpiece_brief::read(kind).plan;
    let mut set = |key: &str, values: &[&str]| draw(&mut plan, rng, key, values);
    set("structure.material", &["concrete", "brick", "glass", "stone", "timber", "steel"]);
    if fiery {
        set("event.kind", &["collapse", "topple", "explosion", "explosion", "explosion", "explosion", "impact"]);
    } else {
        set("event.kind", &["collapse", "collapse", "topple", "explosion", "impact", "earthquake", "implosion"]);
    }
    set("setting.place", &["city_street", "city_street", "plaza", "village", "industrial", "field", "desert", "coast"]);
    set("setting.time", &["dawn", "morning", "noon", "afternoon", "golden_hour", "dusk", "dusk", "night", "night"]);
    set("setting.weather", &["clear", "clear", "clear", "overcast", "rain", "snow", "fog", "storm"]);
    set("camera.move", &["static", "handheld", "pan_left", "dolly_in", "truck_right", "crane_up", "orbit"]);
    set("camera.framing", &["wide", "full", "full", "medium", "medium", "close_up"]);
    set("camera.angle", &["eye", "low", "high", "ground", "aerial"]);
    set("camera.azimuth_deg", &["-50", "-25", "0", "20", "40", "70"]);
    set("event.start_s", &["0.1"]);
    set("duration_s", &["0.9"]);
    set("size", &["256x144"]);
    if plan.structure.floors > 6 {
        draw(&mut plan, rng, "structure.floors", &["3", "4", "5", "6"]);
    }
    plan.seed = rng.next_u64() >> 20;
    plan
}

/// Renders a part of a shot into files, unless they are there.
#[allow(clippy::print_stdout)]
fn make(shot: &mut Shot<'_>, lesson: &Lesson, folder: &Path, name: &str) -> setpiece_shot::Result<()> {
    let path = |frame: u32| folder.join(format!("{name}-{frame:03}.spf"));
    if lesson.frames.clone().all(|frame| path(frame).is_file()) {
        return Ok(());
    }
    let start = Instant::now();
    let made = shot.lesson(lesson)?;
    for (frame, picture) in lesson.frames.clone().zip(made) {
        let failed = |e: std::io::Error| setpiece_shot::Diagnostic::work(e.to_string());
        let temporary = path(frame).with_extension("part");
        std::fs::write(&temporary, picture.to_bytes()).map_err(failed)?;
        std::fs::rename(&temporary, path(frame)).map_err(failed)?;
    }
    println!("{name}: {} samples, zoom {:.1}, {:.1} s", lesson.samples, lesson.zoom, start.elapsed().as_secs_f32());
    Ok(())
}

#[allow(clippy::print_stdout, clippy::print_stderr)]
fn main() -> setpiece_shot::Result<()> {
    let options = match options() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            std::process::exit(2);
        }
    };
    let cache = Cache::open(options.data.join("cache"))?;
    if options.held_out {
        for (n, (brief, zoom)) in HELD_OUT.iter().enumerate() {
            let mut plan = setpiece_brief::read(brief).plan;
            for (key, value) in [("duration_s", "1.2"), ("event.start_s", "0.1"), ("size", "320x180")] {
                set_key(&mut plan, key, value)?;
            }
            let mut shot = Shot::new(plan, &cache, &Unwatched);
            for samples in [1, 2, 4, 8] {
                // Two and four samples are held against the reference of one: it has the same bounces.
                let reference = if samples == 2 || samples == 4 { 0 } else { options.reference };
                let (size, zoom) = ([320, 180], *zoom);
                let lesson = Lesson { frames: 16..18, samples, bounce_rays: 0, reference, size, zoom, clean: true };
                make(&mut shot, &lesson, &options.data, &format!("held{n}-{samples}"))?;
            }
        }
        return Ok(());
    }
    for n in options.shots {
        let mut rng = Rng::new(options.seed, "denoiser data").fork(n);
        let plan = drawn(&mut rng, options.fiery);
        println!(
            "shot {n}: {} {} {} {} {}",
            plan.structure.kind, plan.structure.material, plan.event.kind, plan.setting.time, plan.setting.weather
        );
        let mut shot = Shot::new(plan, &cache, &Unwatched);
        for (part, from) in [("a", 5), ("b", 12)] {
            let first = from + rng.below(3) as u32;
            let lesson = Lesson {
                frames: first..first + 2,
                samples: *rng.pick(if options.fiery { &[1, 1, 1, 1, 2, 4] } else { &[1, 1, 1, 2, 4, 8] }),
                bounce_rays: 0,
                reference: 65,
                size: [256, 144],
                zoom: *rng.pick(&[1.3, 2.2, 3.0, 3.75, 5.0]),
                clean: false,
            };
            make(&mut shot, &lesson, &options.data, &format!("{n:03}{part}"))?;
        }
    }
    Ok(())
}
