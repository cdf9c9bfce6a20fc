//! Stereo sound to AAC-LC access units.

use crate::SOUND_RATE;
use setpiece_shot::{Diagnostic, Result};
use syom::{EncodeOptions, Encoder};

/// Samples in one access unit.
pub const FRAME: u32 = 1024;

/// Coded sound.
pub struct Aac {
    /// Access units of [`FRAME`] samples each.
    pub units: Vec<Vec<u8>>,
    /// AudioSpecificConfig for the file's header.
    pub config: Vec<u8>,
    /// Samples before the sound begins, to be skipped.
    pub priming: u32,
    /// Samples of the sound itself.
    pub samples: u64,
    /// Mean bits per second.
    pub bitrate: u32,
}

/// Codes sound of [`SOUND_RATE`] at about 192 kbit/s. None for no sound at all.
pub fn encode(stereo: &[[f32; 2]]) -> Result<Option<Aac>> {
    if stereo.is_empty() {
        return Ok(None);
    }
    let wrong = |e: syom::AacError| {
        Diagnostic::work(format!("the AAC encoder failed: {e}")).help("take the sound from audio.wav")
    };
    let plane = |i: usize| -> Vec<f32> {
        stereo.iter().map(|s| if s[i].is_nan() { 0.0 } else { s[i].clamp(-1.0, 1.0) }).collect()
    };
    let options = EncodeOptions::raw().with_bitrate_bps(192_000).with_lookahead(true);
    let mut encoder = Encoder::new(SOUND_RATE, 2, &options).map_err(wrong)?;
    let config = encoder.asc().to_vec();
    let mut units = Vec::new();
    let mut keep = |frame: syom::EncodedFrame<'_>| {
        units.push(frame.au.to_vec());
        Ok(())
    };
    encoder.feed(&[&plane(0), &plane(1)], &mut keep).map_err(wrong)?;
    let info = encoder.finish(&mut keep).map_err(wrong)?;
    let bits = 8 * units.iter().map(Vec::len).sum::<usize>() as u64;
    let bitrate = bits * u64::from(SOUND_RATE) / (units.len() as u64 * u64::from(FRAME));
    Ok(Some(Aac { units, config, priming: info.priming as u32, samples: info.samples, bitrate: bitrate as u32 }))
}
