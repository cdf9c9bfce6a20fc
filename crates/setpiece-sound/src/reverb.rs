//! The sound of the space: echoes of single facades and the diffuse tail between them.
//!
//! A feedback delay network of sixteen lines (Jot and Chaigne 1991) with a Hadamard mix, each line damped so that highs
//! die sooner. When it starts, how long it lasts and how loud it is come from the geometry ([`crate::street`]).

use crate::noise::OnePole;
use crate::street::Space;
use crate::{RATE_F, Stereo};
use setpiece_shot::Rng;

const LINES: usize = 16;
/// Gain of what the geometry gives: a film hears its subject through microphones that point at it or stand close, and at
/// the full answer of a street at sixty metres single blows drown in it.
const TOWARD: f32 = 0.15;

/// The answer of the space to a sound.
pub fn answer(dry: &[[f32; 2]], space: &Space, seed: u64) -> Stereo {
    let mut wet = vec![[0.0; 2]; dry.len()];
    for echo in &space.echoes {
        let late = (echo.late_s * RATE_F) as usize;
        let mut wall = OnePole::low(1.3 * space.damp_hz);
        for i in late..dry.len() {
            let [left, right] = dry[i - late];
            let x = wall.next(core::f32::consts::FRAC_1_SQRT_2 * (left + right)) * TOWARD;
            wet[i][0] += x * echo.gain[0];
            wet[i][1] += x * echo.gain[1];
        }
    }
    if space.tail > 1e-6 {
        let mut network = Network::new(space, seed);
        let level = TOWARD * (space.tail / network.energy()).sqrt();
        for (out, x) in wet.iter_mut().zip(dry) {
            let [left, right] = network.next(*x);
            out[0] += level * left;
            out[1] += level * right;
        }
    }
    wet
}

/// The network of delay lines.
#[derive(Clone)]
struct Network {
    lines: [Vec<f32>; LINES],
    at: [usize; LINES],
    gains: [f32; LINES],
    damping: [OnePole; LINES],
    tail_s: f32,
}

impl Network {
    fn new(space: &Space, seed: u64) -> Self {
        let mut rng = Rng::new(seed, "sound.space");
        let lengths: [usize; LINES] = core::array::from_fn(|i| {
            // From 23 to 97 ms, spread evenly in ratio and moved apart at random.
            let t = 0.023 * libm::powf(4.2, (i as f32 + rng.range(-0.3, 0.3)).max(0.0) / (LINES as f32 - 1.0));
            (t * RATE_F) as usize | 1
        });
        Self {
            lines: lengths.map(|n| vec![0.0; n]),
            at: [0; LINES],
            gains: lengths.map(|n| libm::powf(10.0, -3.0 * n as f32 / RATE_F / space.tail_s)),
            damping: [OnePole::low(space.damp_hz); LINES],
            tail_s: space.tail_s,
        }
    }

    /// Energy of its answer to an impulse of unit energy from the middle.
    fn energy(&self) -> f32 {
        let mut twin = self.clone();
        let mut x = [core::f32::consts::FRAC_1_SQRT_2; 2];
        let length = ((0.5 * self.tail_s + 0.1) * RATE_F) as usize;
        let mut sum = 0.0;
        for _ in 0..length {
            let [left, right] = twin.next(x);
            sum += left * left + right * right;
            x = [0.0; 2];
        }
        sum.max(1e-12)
    }

    fn next(&mut self, x: [f32; 2]) -> [f32; 2] {
        let mut state: [f32; LINES] =
            core::array::from_fn(|i| self.damping[i].next(self.lines[i][self.at[i]] * self.gains[i]));
        let (mut left, mut right) = (0.0, 0.0);
        for (i, s) in state.iter().enumerate() {
            // Signs make the sides differ.
            left += if i & 1 == 0 { *s } else { -s };
            right += if i & 2 == 0 { *s } else { -s };
        }
        hadamard(&mut state);
        for i in 0..LINES {
            let input = x[i & 1] * if i & 4 == 0 { 0.5 } else { -0.5 };
            // A value too small to be heard would only slow the arithmetic down.
            let s = state[i] + input;
            self.lines[i][self.at[i]] = if s.abs() < 1e-15 { 0.0 } else { s };
            self.at[i] = if self.at[i] + 1 == self.lines[i].len() { 0 } else { self.at[i] + 1 };
        }
        [left, right]
    }
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
    use crate::street::Echo;

    fn energy(part: &[[f32; 2]]) -> f32 {
        part.iter().flatten().map(|x| x * x).sum()
    }

    fn impulse() -> Stereo {
        let mut dry = vec![[0.0; 2]; 150_000];
        dry[0] = [core::f32::consts::FRAC_1_SQRT_2; 2];
        dry
    }

    #[test]
    fn the_tail_has_the_time_and_the_energy_that_are_asked_for() {
        for tail_s in [0.8, 2.0] {
            let space = Space { echoes: Vec::new(), tail_s, tail: 0.25, damp_hz: 20_000.0 };
            let wet = answer(&impulse(), &space, 1);
            // The time is that of the middle; the highs are damped on top.
            let mut low = [OnePole::low(800.0); 2];
            let dull: Stereo = wet.iter().map(|x| [low[0].next(x[0]), low[1].next(x[1])]).collect();
            let power = |from: f32| energy(&dull[(from * RATE_F) as usize..][..9_600]);
            let fall = 10.0 * (power(0.2) / power(0.6)).log10() / 0.4;
            assert!((fall * tail_s - 60.0).abs() < 9.0, "{fall} dB a second for {tail_s} s");
            let found = energy(&wet) / (TOWARD * TOWARD);
            assert!((found / 0.25 - 1.0).abs() < 0.1, "{found}");
        }
    }

    #[test]
    fn a_blow_stays_clear_in_the_street() {
        // Energy of the direct sound and what comes within 80 ms against all later: the measure C80 of rooms.
        let space = crate::street::tests::canyon(28.0, 24.0);
        let dry = impulse();
        let wet = answer(&dry, &space, 1);
        let all: Stereo = dry.iter().zip(&wet).map(|(d, w)| [d[0] + w[0], d[1] + w[1]]).collect();
        let clarity = 10.0 * (energy(&all[..3_840]) / energy(&all[3_840..])).log10();
        assert!((6.0..16.0).contains(&clarity), "{clarity} dB");
    }

    #[test]
    fn an_echo_comes_at_its_time_from_its_side() {
        let echo = Echo { late_s: 0.1, gain: [0.5, 0.1] };
        let space = Space { echoes: vec![echo], tail_s: 0.3, tail: 0.0, damp_hz: 7_000.0 };
        let wet = answer(&impulse(), &space, 1);
        assert!(wet[..4_800].iter().flatten().all(|x| *x == 0.0));
        assert!(wet[4_800][0] > 4.9 * wet[4_800][1] && wet[4_800][1] > 0.0);
    }
}
