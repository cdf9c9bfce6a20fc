//! Loudness, true peak, and the limiter that ends the chain (ITU-R BS.1770-4).

use crate::noise::Biquad;
use crate::{RATE, RATE_F, Stereo};
use ebur128::{EbuR128, Mode};

/// Highest true peak of a mix, as a factor of full scale: -2.16 dBTP.
const CEILING: f32 = 0.78;
/// The same on the meter, with room for meters that interpolate in other ways.
const CEILING_DBTP: f64 = -2.1;
/// Samples that the limiter looks ahead: 4 ms.
const AHEAD: usize = 192;

/// What a meter says of a finished sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loudness {
    /// Integrated loudness in LUFS, gated as EBU R 128 asks. Sounds shorter than a gating block of 0.4 s count as one
    /// block; below the absolute gate it is -70.
    pub loudness_lufs: f64,
    /// Highest true peak of both sides in dBTP; -120 for silence.
    pub true_peak_dbtp: f64,
}

/// Measures a sound by the reference meter.
pub fn measure(sound: &[[f32; 2]]) -> Loudness {
    let meter = metered(sound, Mode::I | Mode::TRUE_PEAK);
    let peak = |side| meter.true_peak(side).expect("the mode asks for it");
    Loudness { loudness_lufs: integrated(&meter), true_peak_dbtp: 20.0 * libm::log10(peak(0).max(peak(1)).max(1e-6)) }
}

/// Integrated loudness alone.
pub fn loudness(sound: &[[f32; 2]]) -> f32 {
    integrated(&metered(sound, Mode::I)) as f32
}

fn metered(sound: &[[f32; 2]], mode: Mode) -> EbuR128 {
    let mut meter = EbuR128::new(2, RATE, mode).expect("two sides at 48 kHz are within the meter's limits");
    meter.add_frames_f32(sound.as_flattened()).expect("the frames are whole");
    let block = RATE as usize * 2 / 5;
    if sound.len() < block {
        meter.add_frames_f32(&vec![0.0; 2 * (block - sound.len())]).expect("the frames are whole");
    }
    meter
}

fn integrated(meter: &EbuR128) -> f64 {
    meter.loudness_global().unwrap_or(f64::NEG_INFINITY).max(-70.0)
}

/// Taps of the interpolation to four times the rate (BS.1770-4, annex 2), one row for each phase.
const PHASES: [[f32; 12]; 4] = [
    [
        0.001_708_984,
        0.010_986_328,
        -0.019_653_32,
        0.033_203_125,
        -0.059_448_242,
        0.137_329_1,
        0.972_167_97,
        -0.102_294_92,
        0.047_607_42,
        -0.026_611_328,
        0.014_892_578,
        -0.008_300_781,
    ],
    [
        -0.029_174_805,
        0.029_296_875,
        -0.051_757_812,
        0.089_111_33,
        -0.166_503_9,
        0.465_087_9,
        0.779_785_16,
        -0.200_317_38,
        0.101_562_5,
        -0.058_227_54,
        0.033_081_055,
        -0.018_920_898,
    ],
    [
        -0.018_920_898,
        0.033_081_055,
        -0.058_227_54,
        0.101_562_5,
        -0.200_317_38,
        0.779_785_16,
        0.465_087_9,
        -0.166_503_9,
        0.089_111_33,
        -0.051_757_812,
        0.029_296_875,
        -0.029_174_805,
    ],
    [
        -0.008_300_781,
        0.014_892_578,
        -0.026_611_328,
        0.047_607_42,
        -0.102_294_92,
        0.972_167_97,
        0.137_329_1,
        -0.059_448_242,
        0.033_203_125,
        -0.019_653_32,
        0.010_986_328,
        0.001_708_984,
    ],
];

/// Highest absolute value around each sample, between samples included, over both sides.
fn true_peaks(sound: &[[f32; 2]]) -> Vec<f32> {
    let at = |i: i64, side: usize| usize::try_from(i).ok().and_then(|i| sound.get(i)).map_or(0.0, |x| x[side]);
    let mut peaks: Vec<f32> = sound.iter().map(|x| x[0].abs().max(x[1].abs())).collect();
    for (i, peak) in peaks.iter_mut().enumerate() {
        // Nothing near full scale, nothing to find between.
        if *peak < 0.25 * CEILING {
            continue;
        }
        for side in 0..2 {
            for taps in &PHASES {
                let y: f32 = taps.iter().enumerate().map(|(k, t)| t * at(i as i64 + 6 - k as i64, side)).sum();
                *peak = peak.max(y.abs());
            }
        }
    }
    peaks
}

/// Keeps true peaks below the ceiling: the gain is down before a peak comes and back soon after.
///
/// A single peak lowers the gain for some hundredths of a second, which the peak itself hides; where one peak follows upon
/// another the mean of the last half second stays, so that the gain does not flutter between them.
pub fn limit(sound: &mut Stereo) {
    let peaks = true_peaks(sound);
    if peaks.iter().all(|p| *p <= CEILING) {
        return;
    }
    let wanted: Vec<f32> = peaks.iter().map(|p| if *p > CEILING { CEILING / p } else { 1.0 }).collect();
    let lowest = lowest_around(&wanted, AHEAD);
    let step = |seconds: f32| 1.0 - libm::expf(-1.0 / (seconds * RATE_F));
    let (release, mean) = (step(0.035), step(0.5));
    let (mut held, mut usual) = (1.0_f32, 1.0_f32);
    let released: Vec<f32> = lowest
        .iter()
        .map(|g| {
            held = if *g < held { *g } else { held + (g - held) * release };
            usual += (held - usual) * mean;
            held.min(usual)
        })
        .collect();
    // The average over the look-ahead of values that are all low enough is low enough.
    let at = |n: usize| f64::from(released[n.min(released.len() - 1)]);
    let mut sum: f64 = (0..AHEAD).map(at).sum();
    for (i, sample) in sound.iter_mut().enumerate() {
        let gain = (sum / AHEAD as f64) as f32;
        *sample = sample.map(|x| x * gain);
        // The window runs from this sample to the end of the look-ahead.
        sum += at(i + AHEAD) - at(i);
    }
    // What the meter's longer interpolation finds, and what the moving gain has made.
    let most = measure(sound).true_peak_dbtp;
    if most > CEILING_DBTP {
        let gain = libm::pow(10.0, 0.05 * (CEILING_DBTP - most)) as f32;
        sound.iter_mut().for_each(|s| *s = s.map(|x| x * gain));
    }
}

/// The least value from `reach` before to `reach` after each place.
fn lowest_around(values: &[f32], reach: usize) -> Vec<f32> {
    let mut window: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
    let mut out = Vec::with_capacity(values.len());
    for i in 0..values.len() + reach {
        if let Some(value) = values.get(i) {
            while window.back().is_some_and(|j| values[*j] >= *value) {
                window.pop_back();
            }
            window.push_back(i);
        }
        if i >= reach {
            while window.front().is_some_and(|j| j + reach + reach < i) {
                window.pop_front();
            }
            out.push(window.front().map_or(1.0, |j| values[*j]));
        }
    }
    out
}

/// Takes away what loudspeakers cannot follow, below 18 Hz.
pub fn block_dc(sound: &mut [[f32; 2]]) {
    let mut filters = [Biquad::high(18.0); 2];
    for sample in sound {
        *sample = [filters[0].next(sample[0]), filters[1].next(sample[1])];
    }
}

/// Ten milliseconds from and to silence.
pub fn fade(sound: &mut [[f32; 2]]) {
    let length = 480.min(sound.len() / 2);
    let last = sound.len().saturating_sub(1);
    for i in 0..length {
        let gain = i as f32 / length as f32;
        sound[i] = sound[i].map(|x| x * gain);
        sound[last - i] = sound[last - i].map(|x| x * gain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_of_minus_23_lufs_is_found_so() {
        // EBU Tech 3341, case 1: 1 kHz at -23 dBFS in both channels.
        let tone: Stereo = (0..480_000)
            .map(|i| {
                [libm::powf(10.0, -23.0 / 20.0) * libm::sinf(core::f32::consts::TAU * (i as f32 / 48.0).fract()); 2]
            })
            .collect();
        assert!((loudness(&tone) + 23.0).abs() < 0.1, "{}", loudness(&tone));
        assert_eq!(loudness(&[]), -70.0);
        assert_eq!(loudness(&[[0.0; 2]; 48_000]), -70.0);
        assert!(loudness(&tone[..4_800]) > -30.0, "a tenth of a second counts as a part of one block");
    }

    #[test]
    fn the_limiter_holds_the_ceiling_and_leaves_quiet_sound_alone() {
        let mut loud: Stereo = (0..48_000)
            .map(|i| {
                let burst = if i % 9_000 < 900 { 6.0 } else { 0.3 };
                [burst * libm::sinf(i as f32 * 1.3), -burst * libm::sinf(i as f32 * 0.7)]
            })
            .collect();
        limit(&mut loud);
        assert!(true_peaks(&loud).iter().all(|p| *p <= CEILING * 1.0001));
        let quiet = vec![[0.3, -0.2]; 1000];
        let mut same = quiet.clone();
        limit(&mut same);
        assert_eq!(same, quiet);
    }

    #[test]
    fn a_crack_does_not_pump_what_sounds_on() {
        // A steady low tone with a crack of 10 dB too much every half second.
        let tone = |i: usize| 0.1 * libm::sinf(i as f32 * 0.02);
        let mut sound: Stereo = (0..96_000)
            .map(|i| {
                let crack = if i % 24_000 < 48 { 2.4 * libm::sinf(i as f32 * 1.1) } else { 0.0 };
                [tone(i) + crack; 2]
            })
            .collect();
        limit(&mut sound);
        let power = |from: usize, of: &dyn Fn(usize) -> f32| (from..from + 1_200).map(|i| of(i) * of(i)).sum::<f32>();
        for from in [24_000 + 4_800, 24_000 + 12_000, 48_000 + 4_800] {
            let fall = 10.0 * (power(from, &tone) / power(from, &|i| sound[i][0])).log10();
            assert!(fall < 1.5, "{fall} dB a tenth of a second after a crack");
        }
    }

    #[test]
    fn the_least_value_is_looked_for_on_both_sides() {
        assert_eq!(lowest_around(&[1.0, 1.0, 0.5, 1.0, 1.0, 0.8], 1), [1.0, 0.5, 0.5, 0.5, 0.8, 0.8]);
    }
}
