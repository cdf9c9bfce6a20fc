//! The space around: echoes from facades and the diffuse tail between them.
//!
//! A feedback delay network of sixteen lines (Jot and Chaigne 1991) with a Hadamard mix, each line damped so that highs
//! die sooner, fed through distinct echoes.

use crate::noise::OnePole;
use crate::space::SPEED_OF_SOUND;
use crate::{RATE_F, Stereo};
use setpiece_shot::{Place, Rng, ShotPlan, Weather};

/// What a place does to sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Seconds to fall by 60 dB.
    pub tail_s: f32,
    /// Level of the tail.
    pub tail: f32,
    /// Level of the first echoes.
    pub echo: f32,
    /// Distance of the first facade that answers, metres.
    pub width_m: f32,
    /// Corner of the damping in each pass, hertz.
    pub damp_hz: f32,
}

impl Space {
    /// The space of a plan's place in its weather.
    pub fn of(plan: &ShotPlan) -> Self {
        let s = |tail_s, tail, echo, width_m, damp_hz| Self { tail_s, tail, echo, width_m, damp_hz };
        let mut space = match plan.setting.place {
            Place::CityStreet => s(2.0, 0.34, 0.38, 17.0, 4_200.0),
            Place::Plaza => s(2.3, 0.26, 0.34, 38.0, 3_800.0),
            Place::Industrial => s(2.2, 0.28, 0.32, 30.0, 3_600.0),
            Place::Village => s(1.3, 0.18, 0.24, 22.0, 4_000.0),
            Place::Coast => s(1.0, 0.10, 0.14, 50.0, 3_000.0),
            Place::Field | Place::Desert => s(0.9, 0.08, 0.08, 70.0, 2_600.0),
        };
        match plan.setting.weather {
            // Fresh snow swallows echoes.
            Weather::Snow => {
                space.tail *= 0.45;
                space.echo *= 0.4;
                space.damp_hz *= 0.6;
            }
            Weather::Fog | Weather::Rain => space.damp_hz *= 0.85,
            _ => {}
        }
        space
    }
}

const LINES: usize = 16;

/// Adds the answer of the space to a stem; `send` is how much of the stem goes in.
pub fn add(stem: &mut Stereo, space: &Space, send: f32, seed: u64) {
    let mut rng = Rng::new(seed, "sound.space");
    let fed = echoes(stem, space, &mut rng);
    let lengths: [usize; LINES] = core::array::from_fn(|i| {
        // From 23 to 97 ms, spread evenly in ratio and moved apart at random.
        let t = 0.023 * libm::powf(4.2, (i as f32 + rng.range(-0.3, 0.3)).max(0.0) / (LINES as f32 - 1.0));
        (t * RATE_F) as usize | 1
    });
    let mut lines = lengths.map(|n| vec![0.0_f32; n]);
    let gains = lengths.map(|n| libm::powf(10.0, -3.0 * n as f32 / RATE_F / space.tail_s));
    let mut damping = [OnePole::low(space.damp_hz); LINES];
    let mut at = [0_usize; LINES];
    let (level, direct) = (send * space.tail, send);
    for (out, fed) in stem.iter_mut().zip(fed) {
        let mut state: [f32; LINES] = core::array::from_fn(|i| damping[i].next(lines[i][at[i]] * gains[i]));
        let (mut left, mut right) = (0.0, 0.0);
        for (i, x) in state.iter().enumerate() {
            // Signs make the sides differ.
            left += if i & 1 == 0 { *x } else { -x };
            right += if i & 2 == 0 { *x } else { -x };
        }
        hadamard(&mut state);
        for i in 0..LINES {
            let input = fed[i & 1] * if i & 4 == 0 { 0.5 } else { -0.5 };
            // A value too small to be heard would only slow the arithmetic down.
            let x = state[i] + input;
            lines[i][at[i]] = if x.abs() < 1e-15 { 0.0 } else { x };
            at[i] = if at[i] + 1 == lines[i].len() { 0 } else { at[i] + 1 };
        }
        out[0] += level * 0.5 * left + direct * fed[0] * space.echo;
        out[1] += level * 0.5 * right + direct * fed[1] * space.echo;
    }
}

/// First echoes: each a reflection from a facade further down the street, from alternating sides.
fn echoes(stem: &[[f32; 2]], space: &Space, rng: &mut Rng) -> Stereo {
    const COUNT: usize = 7;
    let mut fed = vec![[0.0; 2]; stem.len()];
    for n in 0..COUNT {
        let way = space.width_m * (1.6 + 1.15 * n as f32) * rng.range(0.88, 1.12);
        let late = (way / SPEED_OF_SOUND * RATE_F) as usize;
        let gain = 0.85 / (1.0 + 0.55 * n as f32);
        let side = if n % 2 == 0 { [1.0, 0.45] } else { [0.45, 1.0] };
        let mut walls = [OnePole::low(space.damp_hz * 1.3); 2];
        for i in late..stem.len() {
            for c in 0..2 {
                let x = 0.6 * stem[i - late][c] + 0.4 * stem[i - late][1 - c];
                fed[i][c] += walls[c].next(x) * gain * side[c];
            }
        }
    }
    fed
}

/// Mixes all lines with all others and keeps their power (fast Walsh-Hadamard transform).
fn hadamard(x: &mut [f32; LINES]) {
    let mut half = 1;
    while half < LINES {
        for block in (0..LINES).step_by(2 * half) {
            for i in block..block + half {
                let (a, b) = (x[i], x[i + half]);
                (x[i], x[i + half]) = (a + b, a - b);
            }
        }
        half *= 2;
    }
    x.iter_mut().for_each(|v| *v *= 0.25);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_falls_by_sixty_decibels_in_its_time() {
        let plan = ShotPlan::default();
        let space = Space { damp_hz: 20_000.0, ..Space::of(&plan) };
        let mut stem = vec![[0.0; 2]; 150_000];
        stem[0] = [1.0; 2];
        add(&mut stem, &space, 1.0, 1);
        let power = |from: f32| {
            let i = (from * RATE_F) as usize;
            stem[i..i + 9_600].iter().flatten().map(|x| x * x).sum::<f32>()
        };
        let fall = 10.0 * (power(0.6) / power(1.6)).log10();
        assert!((fall - 60.0 / space.tail_s).abs() < 4.0, "{fall} dB a second");
    }

    #[test]
    fn a_blow_stays_clear_in_the_street() {
        // Energy of the direct sound and what comes within 80 ms against all later: the measure C80 of rooms.
        let mut stem = vec![[0.0; 2]; 150_000];
        stem[0] = [1.0; 2];
        add(&mut stem, &Space::of(&ShotPlan::default()), 1.0, 1);
        let energy = |part: &[[f32; 2]]| part.iter().flatten().map(|x| x * x).sum::<f32>();
        let clarity = 10.0 * (energy(&stem[..3_840]) / energy(&stem[3_840..])).log10();
        assert!((6.0..16.0).contains(&clarity), "{clarity} dB");
    }

    #[test]
    fn a_field_answers_less_than_a_street_and_snow_less_than_clear_air() {
        let answer = |place, weather| {
            let mut plan = ShotPlan::default();
            (plan.setting.place, plan.setting.weather) = (place, weather);
            let mut stem = vec![[0.0; 2]; 48_000];
            stem[0] = [1.0; 2];
            add(&mut stem, &Space::of(&plan), 1.0, 1);
            stem[1..].iter().flatten().map(|x| x * x).sum::<f32>()
        };
        let street = answer(Place::CityStreet, Weather::Clear);
        assert!(street > 4.0 * answer(Place::Field, Weather::Clear));
        assert!(street > 2.0 * answer(Place::CityStreet, Weather::Snow));
    }
}
