//! A frame of a shot as a daily has it, and what it errs around, for `tools/check_cycles.py`:
//! `cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE_DIR OUT_DIR FRAME WxH REFERENCE OWN`
//!
//! FRAME is counted from 1001. The shot is taken without its dust and before lens and blur, so that another renderer can make
//! the same of its export. OUT_DIR gets `noisy`, `simple`, `learned` and `reference` `.f32`, three numbers a pixel, by
//! OWN samples a pixel and frame (a daily has 1) and, of the reference, REFERENCE.

use setpiece_finish::Denoiser;
use setpiece_image::{Denoise, whole_light};
use setpiece_pipeline::{Cache, Lesson, REACH, Shot};
use setpiece_shot::{FIRST_FRAME, ShotPlan, Unwatched};
use std::path::Path;
use std::time::Instant;

#[allow(clippy::print_stdout)]
fn main() -> setpiece_shot::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [plan, cache, out, frame, size, reference, own] = words.as_slice() else { panic!("seven words are needed") };
    let text = std::fs::read_to_string(plan).expect("a plan");
    let mut plan = ShotPlan::from_toml(&text, plan)?;
    plan.look.dust = 0.0;
    let number = |text: &str| text.parse::<u32>().expect("a number");
    let size = size.split_once('x').map(|(w, h)| [number(w), number(h)]).expect("a size as 640x360");
    let frame = number(frame) - FIRST_FRAME;
    let (cache, out) = (Cache::open(cache)?, Path::new(out));
    std::fs::create_dir_all(out).expect("a folder for the results");
    let mut shot = Shot::new(plan, &cache, &Unwatched);
    let lesson = Lesson {
        frames: frame..frame + 1,
        reach: REACH,
        samples: number(own),
        reference: number(reference),
        size,
        zoom: 1.0,
        simple: true,
    };
    let start = Instant::now();
    let made = shot.lesson(&lesson)?.pop().expect("one frame");
    println!("made in {:.1?}", start.elapsed());
    let learned = Denoiser::built_in().denoise(&made).expect("all planes are there");
    for (name, frame, prefix) in [
        ("noisy", &made, ""),
        ("simple", &made, "simple."),
        ("learned", &learned, ""),
        ("reference", &made, "reference."),
    ] {
        let light = whole_light(frame, prefix).expect("every kind is there");
        let bytes: Vec<u8> = light.as_flattened().iter().flat_map(|x| x.to_le_bytes()).collect();
        std::fs::write(out.join(format!("{name}.f32")), bytes).expect("written");
    }
    Ok(())
}
