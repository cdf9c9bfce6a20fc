//! The sound of a brief without its pictures, as WAV files of the mix and its stems, with level and time:
//! `cargo run --release -p setpiece-pipeline --example score -- "BRIEF" CACHE_DIR OUT_DIR`

use setpiece_delivery::write_wav;
use setpiece_pipeline::{Cache, Shot};
use setpiece_shot::Unwatched;
use std::path::PathBuf;
use std::time::Instant;

#[allow(clippy::print_stdout)]
fn main() -> setpiece_shot::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [brief, cache, out] = words.as_slice() else { panic!("three words are needed: BRIEF CACHE_DIR OUT_DIR") };
    let (cache, out) = (Cache::open(cache)?, PathBuf::from(out));
    let mut shot = Shot::new(setpiece_brief::read(brief).plan, &cache, &Unwatched);
    shot.camera()?;
    let start = Instant::now();
    let stems = shot.stems()?;
    let scored = start.elapsed();
    let mix = stems.mix();
    let found = setpiece_sound::measure(&mix);
    println!("scored in {scored:.2?}, mixed in {:.2?}", start.elapsed() - scored);
    println!("{:.2} LUFS, {:.2} dBTP", found.loudness_lufs, found.true_peak_dbtp);
    write_wav(&out.join("audio.wav"), &mix, 48_000)?;
    for (name, stem) in stems.layers() {
        let found = setpiece_sound::measure(stem);
        println!("    {name}: {:.1} LUFS, {:.1} dBTP", found.loudness_lufs, found.true_peak_dbtp);
        write_wav(&out.join(format!("{name}.wav")), stem, 48_000)?;
    }
    Ok(())
}
