//! A frame of a shot and the next as a daily has them, and what they err around, for `tools/check_cycles.py`:
//! `cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE_DIR OUT_DIR FRAME WxH REFERENCE OWN`
//!
//! FRAME is counted from 1001. The shot is taken without its dust and before lens and blur, so that another renderer can make
//! the same of its export. OUT_DIR gets `NAME.FRAME.f32` of the names `noisyOWN`, `simpleOWN` and `learnedOWN`, three numbers a pixel, by
//! OWN samples a pixel and frame (a daily has 1; `1x2` is one with two bounce rays); `reference` by REFERENCE of them, unless that is 0; and `motion`, two
//! numbers a pixel: pixels to the next frame.

use setpiece_image::{Frame, whole_light};
use setpiece_pipeline::{Cache, Lesson, Shot};
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
    let (samples, rays) = own.split_once('x').unwrap_or((own, "0"));
    let lesson = Lesson {
        frames: frame..frame + 2,
        samples: number(samples),
        bounce_rays: number(rays),
        reference: number(reference),
        size,
        zoom: 1.0,
        clean: true,
    };
    let start = Instant::now();
    let made = shot.lesson(&lesson)?;
    println!("made in {:.1?}", start.elapsed());
    let write = |name: &str, n: usize, numbers: Vec<f32>| {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        let frame = FIRST_FRAME + frame + n as u32;
        std::fs::write(out.join(format!("{name}.{frame}.f32")), bytes).expect("written");
    };
    for (n, made) in made.iter().enumerate() {
        let light = |frame: &Frame, prefix: &str| {
            whole_light(frame, prefix).expect("every kind is there").into_iter().flatten().collect::<Vec<f32>>()
        };
        write(&format!("noisy{own}"), n, light(made, ""));
        write(&format!("simple{own}"), n, light(made, "simple."));
        write(&format!("learned{own}"), n, light(made, "learned."));
        if lesson.reference > 0 {
            write("reference", n, light(made, "reference."));
        }
        let [x, y] = ["motion.X", "motion.Y"].map(|name| made.channel(name).expect("motion"));
        write("motion", n, x.iter().zip(y.iter()).flat_map(|(x, y)| [*x, *y]).collect());
    }
    Ok(())
}
