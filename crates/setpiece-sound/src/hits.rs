//! Hits: which are heard one by one, and their sound.

use crate::modal::{Blow, level_of, through_air};
use crate::noise::add_mono;
use crate::{Listener, RATE_F, Stereo};
use glam::Vec3;
use setpiece_scene::Take;
use setpiece_shot::{Rng, ShotPlan};

/// A blow at a time and place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// When, seconds from the first frame.
    pub time_s: f32,
    /// Where.
    pub position: Vec3,
    /// What.
    pub blow: Blow,
}

/// Most voices heard one by one.
const SINGLE: usize = 360;
/// Most of them in one window.
const TOGETHER: usize = 3;
/// Length of a window in samples: closer sounds hide each other.
const WINDOW: f32 = 0.04 * RATE_F;

/// Half the length of a moment that has one loudest blow, seconds.
const MOMENT_S: f32 = 0.07;
/// Gain of the loudest blow of a moment.
const LEAD: f32 = 3.2;
/// Gain of the others.
const FOLLOW: f32 = 0.7;

/// The hits of a take within the shot.
pub fn voices(plan: &ShotPlan, take: &Take) -> Vec<Voice> {
    let end = plan.duration_s as f32 + 1.0;
    let sane = |x: f32| x.is_finite() && x > 0.0;
    take.impacts
        .iter()
        .filter(|i| (0.0..end).contains(&i.time_s) && i.position.is_finite() && sane(i.speed) && sane(i.mass_kg))
        .map(|i| {
            // What a solver calls an impulse may hold the weight of a whole pile: never more than the body's own.
            let own = i.mass_kg.min(1e6) * i.speed;
            let impulse = if sane(i.impulse) { i.impulse.min(own) } else { own };
            let speed = i.speed.min(60.0);
            let blow = Blow {
                level: level_of(0.5 * impulse * speed),
                mass_kg: i.mass_kg.min(1e6),
                speed,
                substance: i.substance,
                against: i.against,
                crack: false,
            };
            Voice { time_s: i.time_s, position: i.position, blow }
        })
        .collect()
}

/// Splits voices into the loudest at the ear, few at any one time, and the rest; both keep the order of time.
pub fn split(mut voices: Vec<Voice>, listener: &Listener<'_>, length: usize) -> (Vec<Voice>, Vec<Voice>) {
    voices.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    let heard: Vec<(f32, usize)> = voices
        .iter()
        .map(|v| {
            let heard = listener.hear(v.time_s, v.position);
            (heard.level() * v.blow.level, (heard.sample / WINDOW).max(0.0) as usize)
        })
        .collect();
    let mut order: Vec<usize> = (0..voices.len()).collect();
    order.sort_by(|a, b| heard[*b].0.total_cmp(&heard[*a].0).then(a.cmp(b)));
    let windows = length / WINDOW as usize + 1;
    let mut full = vec![0; windows];
    let mut chosen = vec![false; voices.len()];
    let mut count = 0;
    for i in order {
        if count == SINGLE {
            break;
        }
        if let Some(window) = full.get_mut(heard[i].1).filter(|n| **n < TOGETHER) {
            *window += 1;
            chosen[i] = true;
            count += 1;
        }
    }
    let of = |wanted: bool| voices.iter().zip(&chosen).filter(|(_, c)| **c == wanted).map(|(v, _)| *v).collect();
    (of(true), of(false))
}

/// Renders voices one by one.
pub fn render(seed: u64, voices: &[Voice], listener: &Listener<'_>, length: usize) -> Stereo {
    let mut stem = vec![[0.0; 2]; length];
    let streams = Rng::new(seed, "sound.hits");
    for (i, (voice, accent)) in voices.iter().zip(accents(voices, listener)).enumerate() {
        let mut voice = *voice;
        voice.blow.level *= accent;
        add(&mut stem, &voice, listener, &mut streams.fork(i as u64));
    }
    stem
}

/// How much each voice is brought forward or back, as a mixer would: the ear follows the loudest blow of its moment, and a
/// crowd of equals is noise.
fn accents(voices: &[Voice], listener: &Listener<'_>) -> Vec<f32> {
    let heard: Vec<f32> = voices.iter().map(|v| listener.hear(v.time_s, v.position).level() * v.blow.level).collect();
    (0..voices.len())
        .map(|i| {
            let near = |j: usize| (voices[j].time_s - voices[i].time_s).abs() < MOMENT_S;
            let before = (0..i).rev().take_while(|j| near(*j)).all(|j| heard[j] < heard[i]);
            let after = (i + 1..voices.len()).take_while(|j| near(*j)).all(|j| heard[j] <= heard[i]);
            if before && after { LEAD } else { FOLLOW }
        })
        .collect()
}

/// Adds one voice as it is heard.
pub fn add(stem: &mut [[f32; 2]], voice: &Voice, listener: &Listener<'_>, rng: &mut Rng) {
    let heard = listener.hear(voice.time_s, voice.position);
    if heard.sample >= stem.len() as f32 {
        return;
    }
    let mut sound = voice.blow.sound(rng);
    through_air(&mut sound, heard.corner_hz);
    add_mono(stem, &sound, heard.sample, heard.gain);
}
