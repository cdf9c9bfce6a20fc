//! The wash of debris: everything too small or too crowded to be heard alone.
//!
//! Its power is summed in octave bands and bins of time as it arrives at the ear, and sounded as sparse grains through
//! band filters, so that it stays gravel and does not become wind. What has fallen settles: single rattles go on for
//! seconds after.

use crate::hits::{self, Voice};
use crate::modal::{Blow, level_of};
use crate::noise::Biquad;
use crate::{Listener, RATE_F, Stereo};
use setpiece_scene::Substance;
use setpiece_shot::{Rng, ShotPlan};

/// Centres of the bands in hertz.
const BANDS: [f32; 8] = [90.0, 180.0, 360.0, 720.0, 1_440.0, 2_880.0, 5_760.0, 11_520.0];
/// Samples of a bin of time: 5 ms.
const BIN: usize = 240;
/// Mean power of a blow's sound over its decay, as a share of its squared level.
const SHARE: f32 = 0.025;

/// Sounds merged voices.
pub fn wash(seed: u64, voices: &[Voice], listener: &Listener<'_>, length: usize) -> Stereo {
    let mut stem = vec![[0.0; 2]; length];
    if voices.is_empty() {
        return stem;
    }
    let power = power_in_bands(voices, listener, length);
    let streams = Rng::new(seed, "sound.debris");
    for (band, (centre, power)) in BANDS.into_iter().zip(&power).enumerate() {
        sound_band(&mut stem, centre, power, &streams.fork(band as u64));
    }
    stem
}

/// Power at both ears in each band and bin.
fn power_in_bands(voices: &[Voice], listener: &Listener<'_>, length: usize) -> Vec<Vec<[f32; 2]>> {
    let bins = length / BIN + 2;
    let mut power = vec![vec![[0.0_f32; 2]; bins]; BANDS.len()];
    for voice in voices {
        let heard = listener.hear(voice.time_s, voice.position);
        let bin = (heard.sample / BIN as f32).max(0.0) as usize;
        if bin >= bins {
            continue;
        }
        let [low, high] = voice.blow.band_hz();
        let middle = libm::log2f((low * high).sqrt());
        let width = (0.5 * libm::log2f(high / low)).max(0.7);
        let weights = BANDS.map(|hz| {
            let away = (libm::log2f(hz) - middle) / width;
            let air = hz / heard.corner_hz;
            libm::expf(-0.5 * away * away) / ((1.0 + air * air) * (1.0 + air * air))
        });
        let total = weights.iter().sum::<f32>().max(1e-9);
        let whole = SHARE * voice.blow.level * voice.blow.level;
        for (band, weight) in weights.into_iter().enumerate() {
            for (sum, gain) in power[band][bin].iter_mut().zip(heard.gain) {
                *sum += whole * weight / total * gain * gain;
            }
        }
    }
    for (hz, bins) in BANDS.into_iter().zip(&mut power) {
        let keep = libm::expf(-(BIN as f32) / RATE_F / (0.09 * libm::powf(500.0 / hz, 0.3)));
        let mut held = [0.0; 2];
        for bin in bins {
            held = [held[0] * keep + bin[0], held[1] * keep + bin[1]];
            *bin = held;
        }
    }
    power
}

/// Sounds one band: grains of uneven strength through a band filter.
fn sound_band(stem: &mut [[f32; 2]], centre: f32, power: &[[f32; 2]], streams: &Rng) {
    let filter = Biquad::band(centre, 1.1);
    // A few grains in a hundredth of a second at most, so that they can be told apart.
    let chance = (0.15 * centre).min(220.0) / RATE_F;
    // Strengths exp(0.9 n) of a normal n have a mean square of exp(2 * 0.81).
    let scale = 1.0 / (chance * libm::expf(1.62) * filter.noise_gain()).sqrt();
    let mut sides = [(streams.fork(1), filter), (streams.fork(2), filter)];
    let mut common = streams.fork(0);
    let grain =
        |rng: &mut Rng| if rng.chance(chance) { libm::expf(0.9 * rng.normal().min(2.3)) * sign(rng) } else { 0.0 };
    for (i, out) in stem.iter_mut().enumerate() {
        let (bin, part) = (i / BIN, (i % BIN) as f32 / BIN as f32);
        let shared = grain(&mut common);
        for (side, (rng, filter)) in sides.iter_mut().enumerate() {
            let own = grain(rng);
            let (a, b) = (power[bin][side], power[bin + 1][side]);
            let now = (a + (b - a) * part).sqrt();
            out[side] += filter.next((0.6 * shared + 0.8 * own) * now * scale);
        }
    }
}

fn sign(rng: &mut Rng) -> f32 {
    if rng.chance(0.5) { 1.0 } else { -1.0 }
}

/// Adds the glitter of broken glass: splinters that fall on and ring after their pane is gone.
pub fn add_glitter(stem: &mut [[f32; 2]], plan: &ShotPlan, merged: &[Voice], listener: &Listener<'_>) {
    const MOST: usize = 160;
    let panes: Vec<&Voice> = merged.iter().filter(|v| v.blow.substance == Substance::Glass).collect();
    if panes.is_empty() {
        return;
    }
    let mut rng = Rng::new(plan.seed, "sound.glitter");
    for n in 0..(panes.len() / 3).clamp(1, MOST) {
        let pane = panes[rng.below(panes.len())];
        let mass_kg = libm::expf(rng.range(-4.6, -1.6));
        let speed = rng.range(3.0, 12.0);
        let mut position = pane.position;
        position.y = position.y.min(1.0);
        let voice = Voice {
            time_s: pane.time_s - 0.45 * libm::logf(1.0 - rng.unit()),
            position,
            blow: Blow {
                level: 5.0 * level_of(0.5 * mass_kg * speed * speed),
                mass_kg,
                speed,
                crack: false,
                ..pane.blow
            },
        };
        hits::add(stem, &voice, listener, &mut rng.fork(n as u64));
    }
}

/// Adds rattles: small pieces that come loose and settle after the hits, thinning out.
pub fn add_rattles(
    stem: &mut [[f32; 2]],
    plan: &ShotPlan,
    single: &[Voice],
    merged: &[Voice],
    listener: &Listener<'_>,
) {
    const MOST: usize = 260;
    let mut rng = Rng::new(plan.seed, "sound.rattles");
    let sources: Vec<&Voice> = single.iter().chain(merged).filter(|v| !v.blow.crack && v.blow.mass_kg > 5.0).collect();
    if sources.is_empty() {
        return;
    }
    let count = (sources.len() / 3).clamp(1, MOST);
    for n in 0..count {
        let source = sources[rng.below(sources.len())];
        let late = -libm::logf(1.0 - rng.unit()) * 1.1;
        let mass_kg = libm::expf(rng.range(-3.0, 1.6));
        let speed = rng.range(1.5, 6.0);
        let mut position = source.position;
        position.y = position.y.min(2.0);
        let voice = Voice {
            time_s: source.time_s + late,
            position,
            blow: Blow {
                // Settling pieces bounce and roll: each stands for a handful.
                level: 3.0 * level_of(0.5 * mass_kg * speed * speed),
                mass_kg,
                speed,
                crack: false,
                ..source.blow
            },
        };
        hits::add(stem, &voice, listener, &mut rng.fork(n as u64));
    }
}
