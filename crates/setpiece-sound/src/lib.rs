//! The sound of a shot, made from its simulation.
//!
//! Nothing is sampled. Hits and breaks of the take become struck bodies ([`modal`](self)), the many small ones a wash of
//! debris, the power set free a rumble; air, distance and the facades around shape what reaches the camera, and the place,
//! hour and weather give the quiet before. The method follows the usual split of physically based sound: modal synthesis
//! for the loudest contacts (van den Doel, Kry and Pai 2001), stochastic grains for what cannot be told apart (Cook 1997),
//! a feedback delay network for the space (Jot and Chaigne 1991).
//!
//! Light is there at once, sound is not: a hit a hundred metres away is heard seven frames late, as in life.
//!
//! Everything runs on one thread over `libm` and exact arithmetic; the same take sounds the same to the bit.

mod ambience;
mod cracks;
mod debris;
mod event;
mod hits;
mod master;
mod modal;
mod noise;
mod reverb;
mod rumble;
mod space;
mod street;

pub use master::{Loudness, measure};
use master::{limit, loudness};
use setpiece_scene::{CameraPath, Collider, Layout, Take};
use setpiece_shot::{EventKind, ShotPlan};
pub use space::{Heard, Listener};

/// Samples a second.
pub const RATE: u32 = 48_000;
pub(crate) const RATE_F: f32 = RATE as f32;

/// Left and right.
pub type Stereo = Vec<[f32; 2]>;

/// The sound in layers of one length, at their final levels.
///
/// Their sum, in this order and in single precision, is the mix before limiting to the bit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stems {
    /// Cracks and hits that are heard one by one, blasts and charges.
    pub impacts: Stereo,
    /// The wash of small pieces, and rattles of what settles.
    pub debris: Stereo,
    /// Sub-bass of the ground and the roar of air and dust.
    pub rumble: Stereo,
    /// What the street answers to these three: echoes of facades and the tail.
    pub room: Stereo,
    /// The place, its hour and weather.
    pub ambience: Stereo,
}

/// Number of samples of a shot: its exact length, rounded to the nearest sample.
pub fn samples_of(plan: &ShotPlan) -> usize {
    let (num, den) = (u64::from(plan.fps.num), u64::from(plan.fps.den));
    ((u64::from(plan.frame_count()) * den * u64::from(RATE) + num / 2) / num) as usize
}

/// Synthesises the sound of a shot as heard at the camera. Among the colliders of the set, those that are higher than a
/// person are the facades that answer.
pub fn score(plan: &ShotPlan, take: &Take, camera: &CameraPath, layout: &Layout, colliders: &[Collider]) -> Stems {
    let length = samples_of(plan);
    let listener = Listener::new(camera, plan.fps);
    let mut voices = hits::voices(plan, take);
    voices.extend(cracks::voices(plan, take));
    let (single, merged) = hits::split(voices, &listener, length);
    let mut impacts = hits::render(plan.seed, &single, &listener, length);
    event::add(&mut impacts, plan, layout, &listener);
    let mut debris = debris::wash(plan.seed, &merged, &listener, length);
    debris::add_rattles(&mut debris, plan, &single, &merged, &listener);
    debris::add_glitter(&mut debris, plan, &merged, &listener);
    let mut rumble = rumble::ground(plan, &single, &merged, layout, &listener, length);
    rumble::add_roar(&mut rumble, plan, take, layout, &listener);
    let space = street::Space::of(plan, layout, colliders, &listener);
    let fed: Stereo = (0..length)
        .map(|i| [0, 1].map(|c| finite(impacts[i][c]) + 0.6 * finite(debris[i][c]) + 0.25 * finite(rumble[i][c])))
        .collect();
    let room = reverb::answer(&fed, &space, plan.seed);
    let mut stems = Stems { impacts, debris, rumble, room, ambience: ambience::make(plan, camera, length) };
    stems.level(plan);
    stems
}

fn finite(x: f32) -> f32 {
    if x.is_finite() { x } else { 0.0 }
}

impl Stems {
    /// The layers with their names, in the order in which they add up.
    pub fn layers(&self) -> [(&'static str, &Stereo); 5] {
        [
            ("impacts", &self.impacts),
            ("debris", &self.debris),
            ("rumble", &self.rumble),
            ("room", &self.room),
            ("ambience", &self.ambience),
        ]
    }

    /// Brings the whole to the level of a programme by the gain of the event; the place keeps its own level.
    ///
    /// A shot of nothing but its place is not raised to the level of a programme: quiet stays quiet. Nor is an event that is
    /// too far or too small to be one: its gain ends at [`MOST_GAIN_DB`].
    fn level(&mut self, plan: &ShotPlan) {
        for stem in [&mut self.impacts, &mut self.debris, &mut self.rumble, &mut self.room, &mut self.ambience] {
            stem.iter_mut().for_each(|x| *x = x.map(finite));
            master::block_dc(stem);
            master::fade(stem);
        }
        let event: Stereo = (0..self.impacts.len())
            .map(|i| [0, 1].map(|c| self.impacts[i][c] + self.debris[i][c] + self.rumble[i][c] + self.room[i][c]))
            .collect();
        let silent = event.iter().flatten().all(|x| *x == 0.0);
        let gain = if silent || plan.event.kind == EventKind::None { 0.0 } else { self.gain(&event) };
        for stem in [&mut self.impacts, &mut self.debris, &mut self.rumble, &mut self.room] {
            stem.iter_mut().for_each(|x| *x = x.map(|x| x * gain));
        }
    }

    /// The gain of the event that gives the whole, limited, the loudness of a programme.
    fn gain(&self, event: &[[f32; 2]]) -> f32 {
        const TRIES: usize = 8;
        let factor = |db: f32| libm::powf(10.0, db / 20.0);
        // Raw levels are far above full scale; the meter is asked within its range.
        let mut db = PROGRAMME - (loudness(&scaled(event, factor(-60.0))) + 60.0);
        for _ in 0..TRIES {
            db = db.min(MOST_GAIN_DB);
            let gain = factor(db);
            let mut whole: Stereo =
                event.iter().zip(&self.ambience).map(|(e, a)| [0, 1].map(|c| e[c] * gain + a[c])).collect();
            limit(&mut whole);
            let missing = PROGRAMME - loudness(&whole);
            if missing.abs() < 0.05 || (missing > 0.0 && db >= MOST_GAIN_DB) {
                break;
            }
            // What the limiter takes is asked for again, a little more each time; in whole hundredths, so that the last bit
            // of a meter's arithmetic does not matter.
            db = libm::roundf(100.0 * (db + missing * if missing > 0.0 { 1.3 } else { 1.0 })) / 100.0;
        }
        factor(db.min(MOST_GAIN_DB))
    }

    /// The sum of the stems.
    pub fn sum(&self) -> Stereo {
        let layers = self.layers();
        let length = layers.iter().map(|(_, s)| s.len()).max().unwrap_or(0);
        let at = |i: usize, c: usize| layers.iter().filter_map(|(_, s)| s.get(i)).map(|x| x[c]).sum::<f32>();
        (0..length).map(|i| [at(i, 0), at(i, 1)]).collect()
    }

    /// The finished stereo sound: no true peak above -2 dBTP, silent at both ends.
    pub fn mix(&self) -> Stereo {
        let mut mix = self.sum();
        limit(&mut mix);
        mix
    }
}

fn scaled(sound: &[[f32; 2]], gain: f32) -> Stereo {
    sound.iter().map(|x| x.map(|x| x * gain)).collect()
}

/// Loudness of a shot with an event, LUFS.
const PROGRAMME: f32 = -24.0;
/// Most gain of an event, dB. A ten-storey collapse at sixty metres is about 44 dB above programme before its gain.
/// A single brick as far off stays well under programme.
const MOST_GAIN_DB: f32 = -10.0;
