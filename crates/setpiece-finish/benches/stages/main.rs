//! Times the denoiser's stages apart, on one thread and on two: `cargo bench -p setpiece-finish`; `-- frame.spf` takes a saved
//! noisy frame instead of the made-up one of 960x540.
//!
//! Prints medians in milliseconds with the spread. Figures of different runs or machines compare only as ratios.

mod yard;

use setpiece_finish::Denoiser;
use setpiece_image::Frame;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const RUNS: usize = 9;

#[allow(clippy::print_stdout)]
fn main() {
    let saved = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let frame = match saved {
        Some(path) => Frame::from_bytes(&std::fs::read(path).expect("a file")).expect("a frame"),
        None => yard::yard([960, 540], 2.0, 1),
    };
    let denoiser = Denoiser::built_in();
    println!("{}x{}, {RUNS} runs", frame.size[0], frame.size[1]);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let mut all: BTreeMap<(usize, &str), Vec<f64>> = BTreeMap::new();
        for _ in 0..RUNS {
            pool.install(|| {
                let (start, mut last, mut order) = (Instant::now(), Instant::now(), 0);
                let mut lap = |name: &'static str| {
                    all.entry((order, name)).or_default().push(last.elapsed().as_secs_f64());
                    (last, order) = (Instant::now(), order + 1);
                };
                black_box(denoiser.denoise_in_steps(&frame, &mut lap));
                all.entry((usize::MAX, "all")).or_default().push(start.elapsed().as_secs_f64());
            });
        }
        println!("\n{threads} thread(s)");
        for ((_, name), mut seconds) in all {
            seconds.sort_by(f64::total_cmp);
            let [least, median, most] = [0, RUNS / 2, RUNS - 1].map(|n| 1e3 * seconds[n]);
            println!("{name:<12} {median:>8.1} ms   {least:>8.1} .. {most:.1}");
        }
    }
}
