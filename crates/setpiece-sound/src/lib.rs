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

use master::{limit, loudness};
use setpiece_scene::{CameraPath, Layout, Take};
use setpiece_shot::{EventKind, ShotPlan};
pub use space::{Heard, Listener};

/// Samples a second.
pub const RATE: u32 = 48_000;
pub(crate) const RATE_F: f32 = RATE as f32;

/// Left and right.
pub type Stereo = Vec<[f32; 2]>;

/// The sound in layers of one length. Their sum is the mix before limiting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stems {
    /// Cracks and hits that are heard one by one.
    pub impacts: Stereo,
    /// The wash of small pieces, and rattles of what settles.
    pub debris: Stereo,
    /// Sub-bass of the ground and the roar of air and dust.
    pub rumble: Stereo,
    /// The place, its hour and weather.
    pub ambience: Stereo,
}

/// Number of samples of a shot: its exact length, rounded to the nearest sample.
pub fn samples_of(plan: &ShotPlan) -> usize {
    let (num, den) = (u64::from(plan.fps.num), u64::from(plan.fps.den));
    ((u64::from(plan.frame_count()) * den * u64::from(RATE) + num / 2) / num) as usize
}

/// Synthesises the sound of a shot as heard at the camera.
pub fn score(plan: &ShotPlan, take: &Take, camera: &CameraPath, layout: &Layout) -> Stems {
    let length = samples_of(plan);
    let listener = Listener::new(camera, plan.fps);
    let mut voices = hits::voices(plan, take);
    voices.extend(cracks::voices(plan, take));
    let (single, merged) = hits::split(voices, &listener, length);
    let mut impacts = hits::render(plan.seed, &single, &listener, length);
    event::add(&mut impacts, plan, layout, &listener);
    let mut debris = debris::wash(plan.seed, &merged, &listener, length);
    debris::add_rattles(&mut debris, plan, &single, &merged, &listener);
    let mut rumble = rumble::ground(plan, &single, &merged, layout, &listener, length);
    rumble::add_roar(&mut rumble, plan, take, layout, &listener);
    let space = reverb::Space::of(plan);
    for (stem, send) in [(&mut impacts, 1.0), (&mut debris, 0.8), (&mut rumble, 0.35)] {
        reverb::add(stem, &space, send, plan.seed);
    }
    let mut stems = Stems { impacts, debris, rumble, ambience: ambience::make(plan, camera, length) };
    stems.level(plan);
    stems
}

impl Stems {
    /// Brings the event to the level of a finished programme, keeping a part of the difference between large and small.
    fn level(&mut self, plan: &ShotPlan) {
        let event: Stereo = (0..self.impacts.len())
            .map(|i| [0, 1].map(|c| self.impacts[i][c] + self.debris[i][c] + self.rumble[i][c]))
            .collect();
        let found = loudness(&event);
        let gain = if plan.event.kind == EventKind::None || found < SILENCE {
            0.0
        } else {
            // Fifteen decibels of difference in the world are three in the programme.
            let wanted = (PROGRAMME + 0.2 * (found - TYPICAL)).clamp(PROGRAMME - 5.0, PROGRAMME + 3.0);
            libm::powf(10.0, (wanted - found) / 20.0)
        };
        for (stem, gain) in
            [(&mut self.impacts, gain), (&mut self.debris, gain), (&mut self.rumble, gain), (&mut self.ambience, 1.0)]
        {
            for sample in stem.iter_mut() {
                *sample = sample.map(|x| if x.is_finite() { x * gain } else { 0.0 });
            }
            master::fade(stem);
        }
    }

    /// The finished stereo sound: no true peak above -2 dBTP, silent at both ends.
    pub fn mix(&self) -> Stereo {
        let stems = [&self.impacts, &self.debris, &self.rumble, &self.ambience];
        let length = stems.iter().map(|s| s.len()).max().unwrap_or(0);
        let at = |i: usize, c: usize| stems.iter().filter_map(|s| s.get(i)).map(|x| x[c]).sum::<f32>();
        let mut mix: Stereo = (0..length).map(|i| [at(i, 0), at(i, 1)]).collect();
        master::block_dc(&mut mix);
        limit(&mut mix);
        master::fade(&mut mix);
        mix
    }
}

/// Loudness of a shot with an event, LUFS.
const PROGRAMME: f32 = -21.0;
/// Loudness of the raw synthesis of a ten-storey collapse at sixty metres, LUFS.
const TYPICAL: f32 = 20.0;
/// What is quieter than this is no event, LUFS.
const SILENCE: f32 = -100.0;
