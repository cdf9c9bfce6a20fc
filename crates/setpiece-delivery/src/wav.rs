//! WAV: 24-bit stereo.

use crate::write_atomically;
use setpiece_shot::{Diagnostic, Result};
use std::io::Cursor;
use std::path::Path;

/// Writes stereo sound as 24-bit PCM. Samples beyond ±1 are clipped; what is not a number is silent.
///
/// # Errors
/// When the file cannot be written.
pub fn write_wav(path: &Path, stereo: &[[f32; 2]], rate: u32) -> Result<()> {
    let spec =
        hound::WavSpec { channels: 2, sample_rate: rate, bits_per_sample: 24, sample_format: hound::SampleFormat::Int };
    let mut bytes = Cursor::new(Vec::with_capacity(stereo.len() * 6 + 128));
    let mut fill = || -> hound::Result<()> {
        let mut writer = hound::WavWriter::new(&mut bytes, spec)?;
        for x in stereo.iter().flatten() {
            writer.write_sample(sample(*x))?;
        }
        writer.finalize()
    };
    fill().map_err(|e| {
        Diagnostic::work(format!("cannot make the WAV file: {e}"))
            .at(path.display().to_string())
            .help("a WAV file holds at most 4 GB; make the shot shorter")
    })?;
    write_atomically(path, &bytes.into_inner())
}

fn sample(x: f32) -> i32 {
    if x.is_nan() {
        return 0;
    }
    (x.clamp(-1.0, 1.0) * 8_388_607.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_every_sample_at_24_bits() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        write_wav(&path, &[[0.5, -0.5], [2.0, f32::NAN], [1.0 / 8_388_607.0, -2.0]], 48_000).unwrap();
        let mut reader = hound::WavReader::open(&path).unwrap();
        assert_eq!((reader.spec().sample_rate, reader.spec().channels), (48_000, 2));
        let samples: Vec<i32> = reader.samples::<i32>().map(|s| s.unwrap()).collect();
        assert_eq!(samples, [4_194_304, -4_194_304, 8_388_607, 0, 1, -8_388_607]);
    }
}
