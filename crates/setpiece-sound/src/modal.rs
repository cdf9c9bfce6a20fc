//! Struck and breaking bodies.
//!
//! A body of one substance rings at frequencies that fall with its size; each mode dies away at the substance's own rate,
//! faster the higher it is. The blow excites modes up to the inverse of its contact time, which grows with mass. On top
//! comes the crunch of crushed surface, a short burst of noise, and for heavy bodies the push of the ground.

use crate::noise::{Biquad, white};
use crate::{RATE_F, noise::OnePole};
use core::f32::consts::TAU;
use setpiece_scene::Substance;
use setpiece_shot::Rng;

/// The sound of a substance.
struct Timbre {
    /// Lowest frequency times size, m/s.
    pitch: f32,
    /// Time to fall by 60 dB of a body of 0.3 m, seconds.
    ring_s: f32,
    /// Share of ringing.
    ring: f32,
    /// Share of crunch.
    crunch: f32,
    /// Band of the crunch for a body of 2 kg, hertz.
    band: [f32; 2],
}

fn timbre(substance: Substance) -> Timbre {
    let t = |pitch, ring_s, ring, crunch, band| Timbre { pitch, ring_s, ring, crunch, band };
    match substance {
        Substance::Concrete => t(420.0, 0.08, 0.45, 0.8, [180.0, 4_500.0]),
        Substance::Brick => t(520.0, 0.06, 0.5, 0.8, [300.0, 6_000.0]),
        Substance::Stone => t(600.0, 0.10, 0.6, 0.7, [300.0, 6_000.0]),
        Substance::Plaster => t(200.0, 0.04, 0.3, 0.9, [150.0, 3_000.0]),
        Substance::Glass => t(450.0, 0.40, 0.8, 0.7, [3_000.0, 14_000.0]),
        Substance::Timber => t(260.0, 0.12, 0.8, 0.4, [150.0, 3_000.0]),
        Substance::Steel => t(260.0, 1.70, 0.8, 0.3, [600.0, 9_000.0]),
        Substance::Soft => t(60.0, 0.05, 0.3, 0.6, [60.0, 600.0]),
        Substance::Soil => t(50.0, 0.05, 0.3, 0.7, [40.0, 900.0]),
    }
}

/// What sounds: a blow or a break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blow {
    /// Peak level at one metre.
    pub level: f32,
    /// Mass of the sounding body in kg.
    pub mass_kg: f32,
    /// Speed in m/s; 0 for a break.
    pub speed: f32,
    /// What sounds.
    pub substance: Substance,
    /// What it hit.
    pub against: Substance,
    /// Whether it breaks rather than hits.
    pub crack: bool,
}

/// Level at one metre of a blow that sets free so much energy in joules.
///
/// Pressure would grow as the square root; larger bodies radiate a smaller share and mostly below hearing, so it is less.
pub fn level_of(energy_j: f32) -> f32 {
    libm::powf(energy_j.max(0.0), 0.42)
}

/// Size of a body in metres. Heavier ones than 40 t sound in pieces.
fn size_m(substance: Substance, mass_kg: f32) -> f32 {
    libm::cbrtf(mass_kg.clamp(0.005, 4e4) / substance.density())
}

impl Blow {
    /// The body's lowest frequency in hertz.
    pub fn pitch_hz(&self) -> f32 {
        (timbre(self.substance).pitch / size_m(self.substance, self.mass_kg)).clamp(32.0, 9_000.0)
    }

    /// The band of its crunch in hertz: lower for heavier bodies, higher for a break.
    pub fn band_hz(&self) -> [f32; 2] {
        let [low, high] = timbre(self.substance).band;
        let [ground_low, ground_high] = timbre(self.against).band;
        let heavy = libm::powf(self.mass_kg.clamp(0.05, 2e5) / 2.0, -0.13);
        let (low, high) = if self.crack { (2.0 * low, 2.2 * high) } else { (low, 0.75 * high + 0.25 * ground_high) };
        [(low.min(ground_low + low * 0.5) * heavy).max(35.0), (high * heavy).clamp(300.0, 16_000.0)]
    }

    /// Seconds of contact.
    fn contact_s(&self) -> f32 {
        if self.crack {
            return 0.0003;
        }
        let soft = if matches!(self.against, Substance::Soil | Substance::Soft) { 1.8 } else { 1.0 };
        (0.0006 * soft * libm::powf(self.mass_kg.max(0.01), 0.2) / libm::powf(self.speed.max(0.5), 0.2)).min(0.012)
    }

    /// The sound at one metre, mono, from the first contact on.
    pub fn sound(&self, rng: &mut Rng) -> Vec<f32> {
        let timbre = timbre(self.substance);
        let size = size_m(self.substance, self.mass_kg);
        let decay_s = 0.02 + 0.045 * libm::powf(self.mass_kg.clamp(0.05, 4e4), 0.13);
        let decay_s = if self.crack { 0.5 * decay_s } else { decay_s };
        // Large pieces lie on others and ring no longer than this.
        let ring_s = (timbre.ring_s * libm::powf(size / 0.3, 0.4)).min(1.3);
        let mut sound = vec![0.0; ((ring_s.max(6.0 * decay_s) + 0.02) * RATE_F) as usize];
        self.crunch(&mut sound, timbre.crunch, decay_s, rng);
        let share = if self.crack { 0.4 * timbre.ring } else { timbre.ring };
        self.ring(&mut sound, share, ring_s, rng);
        if self.mass_kg > 60.0 {
            self.thump(&mut sound, rng);
        }
        if self.substance == Substance::Glass {
            self.shards(&mut sound, rng);
        }
        sound
    }

    fn crunch(&self, sound: &mut [f32], share: f32, decay_s: f32, rng: &mut Rng) {
        let [low, high] = self.band_hz();
        let (mut cut, mut soften) = (Biquad::high(low), Biquad::low(high));
        let scale = self.level * share * (0.5 * RATE_F / (high - low).max(100.0)).sqrt().min(6.0);
        let fall = libm::expf(-1.0 / (decay_s * RATE_F));
        let rise = 1.0 / (self.contact_s() * RATE_F).max(1.0);
        // Crushing goes in jerks: now and then a grain gives way and the noise starts anew, weaker.
        let jerk = if self.crack { 0.004 } else { 0.0015 } * 48_000.0 / RATE_F;
        let (mut envelope, mut swell, mut left) = (1.0_f32, 0.0_f32, 0.7_f32);
        for x in sound {
            if left > 0.02 && rng.chance(jerk * left) {
                left *= 0.7;
                envelope += left * rng.unit();
            }
            swell = (swell + rise).min(1.0);
            envelope *= fall;
            *x += soften.next(cut.next(white(rng))) * envelope * swell * scale;
        }
    }

    fn ring(&self, sound: &mut [f32], share: f32, ring_s: f32, rng: &mut Rng) {
        const MODES: [f32; 7] = [1.0, 1.58, 2.24, 2.92, 3.67, 4.61, 5.83];
        let lowest = self.pitch_hz();
        let reach = 0.5 / self.contact_s();
        let modes = MODES.map(|ratio| {
            let hz = lowest * ratio * rng.range(0.93, 1.07);
            let excited = 1.0 / (1.0 + (hz / reach) * (hz / reach));
            (hz, excited * rng.range(0.4, 1.0))
        });
        let total: f32 = modes.iter().map(|m| m.1).sum::<f32>().max(1e-6);
        for (hz, weight) in modes.into_iter().filter(|m| m.0 < 0.42 * RATE_F) {
            let seconds = ring_s * libm::powf(lowest / hz, 0.6);
            // Falls by 60 dB, a factor of 1000, in that time.
            let keep = libm::expf(-6.9 / (seconds * RATE_F));
            let w = TAU * hz / RATE_F;
            let turn = 2.0 * keep * libm::cosf(w);
            let (mut y1, mut y2) = (0.0, -libm::sinf(w) / keep);
            let gain = self.level * share * weight / total * 1.6;
            let length = ((seconds * 1.2 * RATE_F) as usize).min(sound.len());
            for x in &mut sound[..length] {
                let y = turn * y1 - keep * keep * y2;
                (y2, y1) = (y1, y);
                *x += y * gain;
            }
        }
    }

    /// The push of a heavy blow: a low tone that falls as it dies.
    fn thump(&self, sound: &mut [f32], rng: &mut Rng) {
        let heavy = libm::powf(self.mass_kg / 60.0, 0.12).min(2.2);
        let from = (115.0 / heavy).max(40.0) * rng.range(0.8, 1.4);
        let decay = libm::expf(-1.0 / (0.07 * heavy * RATE_F));
        let scale = self.level * (0.4 * heavy).min(0.7);
        let (mut phase, mut envelope) = (0.0_f32, 1.0_f32);
        for x in sound {
            phase += TAU * from * (0.55 + 0.45 * envelope) / RATE_F;
            envelope *= decay;
            *x += libm::sinf(phase) * envelope * scale;
            if envelope < 1e-3 {
                break;
            }
        }
    }

    /// Splinters that fall on after the pane broke.
    fn shards(&self, sound: &mut Vec<f32>, rng: &mut Rng) {
        let count = 4 + rng.below(7);
        sound.resize(sound.len().max((0.7 * RATE_F) as usize), 0.0);
        for _ in 0..count {
            let start = (rng.unit() * rng.unit() * 0.5 * RATE_F) as usize;
            let hz = rng.range(3_200.0, 9_500.0);
            let keep = libm::expf(-1.0 / (rng.range(0.01, 0.05) * RATE_F));
            let gain = self.level * rng.range(0.08, 0.35);
            let (mut phase, mut envelope) = (0.0_f32, 1.0_f32);
            for x in &mut sound[start..] {
                phase += TAU * hz / RATE_F;
                if phase > TAU {
                    phase -= TAU;
                }
                envelope *= keep;
                if envelope < 1e-3 {
                    break;
                }
                *x += libm::sinf(phase) * envelope * gain;
            }
        }
    }
}

/// What is left of a sound after its way through the air.
pub fn through_air(sound: &mut [f32], corner_hz: f32) {
    let mut air = [OnePole::low(corner_hz); 2];
    for x in sound {
        let once = air[0].next(*x);
        *x = air[1].next(once);
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Mean frequency weighted by power, from the mean square of the differences.
    pub fn brightness_hz(sound: &[f32]) -> f32 {
        let power: f32 = sound.iter().map(|x| x * x).sum();
        let change: f32 = sound.windows(2).map(|w| (w[1] - w[0]) * (w[1] - w[0])).sum();
        libm::asinf((0.25 * change / power).sqrt().min(1.0)) * RATE_F / core::f32::consts::PI
    }

    fn blow(substance: Substance, mass_kg: f32) -> Blow {
        Blow {
            level: level_of(0.5 * mass_kg * 64.0),
            mass_kg,
            speed: 8.0,
            substance,
            against: Substance::Concrete,
            crack: false,
        }
    }

    #[test]
    fn glass_is_brighter_than_concrete_and_steel_rings_longest() {
        let sound = |s| blow(s, 5.0).sound(&mut Rng::new(3, "test"));
        let (glass, concrete) = (brightness_hz(&sound(Substance::Glass)), brightness_hz(&sound(Substance::Concrete)));
        assert!(glass > 1.8 * concrete, "{glass} {concrete}");
        let late = |s| {
            let sound = sound(s);
            let tail: f32 = sound.iter().skip(9_600).map(|x| x * x).sum();
            tail / sound.iter().map(|x| x * x).sum::<f32>()
        };
        let (steel, brick) = (late(Substance::Steel), late(Substance::Brick));
        assert!(steel > 1.5 * brick, "{steel} {brick}");
    }

    #[test]
    fn heavier_is_louder_and_lower() {
        let peak = |s: &[f32]| s.iter().fold(0.0_f32, |m, x| m.max(x.abs()));
        let mut last = (0.0, f32::MAX);
        for mass in [0.5, 20.0, 800.0, 30_000.0] {
            let sound = blow(Substance::Concrete, mass).sound(&mut Rng::new(1, "test"));
            let now = (peak(&sound), brightness_hz(&sound));
            assert!(now.0 > last.0 && now.1 < last.1, "{mass} kg: {now:?} after {last:?}");
            last = now;
        }
    }

    #[test]
    fn a_sound_ends() {
        for substance in [Substance::Steel, Substance::Glass, Substance::Soil] {
            let sound = blow(substance, 1e6).sound(&mut Rng::new(1, "test"));
            let tail = sound[sound.len() - 100..].iter().fold(0.0_f32, |m, x| m.max(x.abs()));
            assert!(sound.iter().all(|x| x.is_finite()));
            assert!(tail < 0.02 * blow(substance, 1e6).level, "{substance:?} {tail}");
        }
    }
}
