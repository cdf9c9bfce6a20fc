//! What is wanted of the network, and what one pair of neighbouring frames teaches it.
//!
//! The error is symmetric and relative (SMAPE, as Vogels and others 2018 have it), of the whole light and a quarter as much of
//! each kind, and of the whole light a part that grows with the square, so that glaring pixels count; to it comes the change of the whole light's error from one frame to the next along the motion: flicker.

use super::filter::back as filter_back;
use super::network::back as network_back;
use crate::filter::{Filtered, filter};
use crate::network::{Network, Seen};
use crate::picture::Picture;
use crate::rows::Rows;

/// Light below which errors count less.
const DARK: f32 = 0.02;
/// Weight of a kind of light's own error, and of flicker.
const OWN: f32 = 0.25;
const FLICKER: f32 = 0.5;

/// A noisy picture and what it errs around.
#[derive(Clone, Debug)]
pub struct Example {
    /// The noisy one.
    pub noisy: Picture,
    /// Fifteen planes of light, as of [`Picture::light`].
    pub reference: Vec<Vec<f32>>,
}

/// The same part of two frames, one after the other.
pub type Pair = [Example; 2];

/// Means over the pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// Of the whole light and of its kinds.
    pub error: f32,
    /// Of the error's change.
    pub flicker: f32,
}

impl Loss {
    /// What is made small.
    pub fn sum(&self) -> f32 {
        self.error + FLICKER * self.flicker
    }
}

/// |a - b| / (|a| + |b| + dark) and its slope by `a`.
fn relative(a: f32, b: f32) -> (f32, f32) {
    let (differ, all) = (a - b, a.abs() + b.abs() + DARK);
    (differ.abs() / all, differ.signum() / all - differ.abs() / (all * all) * a.signum())
}

/// Weight of the part that grows with the square, and where it goes on straight.
const GLARE: f32 = 0.1;
const STRAIGHT: f32 = 4.0;

/// q^2 / 2 where q = (a - b) / (b + 0.2) is small, straight where it is large (Huber 1964); and its slope by `a`.
fn glare(a: f32, b: f32) -> (f32, f32) {
    let scale = 1.0 / (b.abs() + 0.2);
    let q = (a - b) * scale;
    if q.abs() < STRAIGHT {
        (0.5 * q * q, q * scale)
    } else {
        (STRAIGHT * (q.abs() - 0.5 * STRAIGHT), STRAIGHT * q.signum() * scale)
    }
}

struct Run {
    seen: Seen,
    controls: Rows,
    done: Filtered,
}

fn whole(light: impl Fn(usize) -> f32, c: usize) -> f32 {
    (0..5).map(|k| light(3 * k + c)).sum()
}

/// The loss of a pair, and its slopes by all weights in the order of [`Network::weights`].
pub fn learn_from(network: &Network, pair: &Pair) -> (Loss, Vec<f32>) {
    let runs: Vec<Run> = pair
        .iter()
        .map(|example| {
            let signals = example.noisy.signals();
            let seen = network.see(&example.noisy, &signals);
            let controls = network.controls(&seen);
            let done = filter(&example.noisy, &signals, &controls);
            Run { seen, controls, done }
        })
        .collect();
    let [w, h] = pair[0].noisy.size;
    let per = 1.0 / (2 * w * h * 3) as f32;
    let mut loss = Loss::default();
    let mut slopes = [Rows::new([w, h], 15), Rows::new([w, h], 15)];
    // Errors of the whole light relative to what is wanted, for flicker.
    let mut errors = [Rows::new([w, h], 3), Rows::new([w, h], 3)];
    let scale = |reference: f32| 1.0 / (reference + 0.1);
    for (t, (example, run)) in pair.iter().zip(&runs).enumerate() {
        for y in 0..h {
            for x in 0..w {
                let i = y * w + x;
                for c in 0..3 {
                    let got = whole(|p| run.done.light.row(y, p)[x], c);
                    let want = whole(|p| example.reference[p][i], c);
                    let (error, slope) = relative(got, want);
                    let (square, square_slope) = glare(got, want);
                    loss.error += (error + GLARE * square) * per;
                    let slope = slope + GLARE * square_slope;
                    errors[t].row_mut(y, c)[x] = (got - want) * scale(want);
                    for k in 0..5 {
                        let p = 3 * k + c;
                        let (own, own_slope) = relative(run.done.light.row(y, p)[x], example.reference[p][i]);
                        loss.error += OWN * own * per;
                        slopes[t].row_mut(y, p)[x] += (slope + OWN * own_slope) * per;
                    }
                }
            }
        }
    }
    let motion = &pair[0].noisy.motion;
    for y in 0..h {
        for x in 0..w {
            let i = y * w + x;
            let (x1, y1) = ((x as f32 + motion[0][i]).round(), (y as f32 + motion[1][i]).round());
            if !(x1 >= 0.0 && y1 >= 0.0 && x1 < w as f32 && y1 < h as f32) {
                continue;
            }
            let (x1, y1) = (x1 as usize, y1 as usize);
            for c in 0..3 {
                let change = errors[1].row(y1, c)[x1] - errors[0].row(y, c)[x];
                loss.flicker += change.abs() * 2.0 * per;
                let slope = FLICKER * change.signum() * 2.0 * per;
                let (here, there) = ([0, 1].map(|t| [i, y1 * w + x1][t]), [slope, -slope]);
                let wants = [0, 1].map(|t: usize| whole(|p| pair[t].reference[p][here[t]], c));
                for k in 0..5 {
                    slopes[0].row_mut(y, 3 * k + c)[x] += there[1] * scale(wants[0]);
                    slopes[1].row_mut(y1, 3 * k + c)[x1] += there[0] * scale(wants[1]);
                }
            }
        }
    }
    let mut sum: Vec<f32> = Vec::new();
    for ((example, run), slope) in pair.iter().zip(&runs).zip(&slopes) {
        let controls = filter_back(&example.noisy, &run.done, &run.controls, slope);
        let layers = network_back(network, &run.seen, &controls);
        let flat = layers.iter().flat_map(|l| l.values.iter().chain(&l.bias)).copied();
        if sum.is_empty() {
            sum = flat.collect();
        } else {
            sum.iter_mut().zip(flat).for_each(|(s, f)| *s += f);
        }
    }
    (loss, sum)
}

impl Network {
    /// All weights, layer by layer, in a fixed order.
    pub fn weights(&self) -> Vec<f32> {
        self.layers.iter().flat_map(|l| l.values.iter().chain(&l.bias)).copied().collect()
    }

    /// Sets all weights.
    ///
    /// # Panics
    /// When there are fewer than [`Network::weights`] gives.
    pub fn set_weights(&mut self, weights: &[f32]) {
        let mut rest = weights;
        for layer in &mut self.layers {
            for part in [&mut layer.values, &mut layer.bias] {
                let (head, tail) = rest.split_at(part.len());
                part.copy_from_slice(head);
                rest = tail;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::Rng;

    fn example(rng: &mut Rng, size: [usize; 2]) -> Example {
        let count = size[0] * size[1];
        let mut planes = |n: usize, low: f32, high: f32| -> Vec<Vec<f32>> {
            (0..n).map(|_| (0..count).map(|_| rng.range(low, high)).collect()).collect()
        };
        let one = |mut planes: Vec<Vec<f32>>| planes.remove(0);
        let noisy = Picture {
            size,
            light: planes(15, 0.05, 1.0),
            deviation: planes(4, 0.0, 0.3),
            albedo: planes(3, 0.2, 0.8),
            normal: planes(3, 0.45, 0.6),
            position: planes(3, 5.0, 5.02),
            motion: planes(2, -1.0, 1.0),
            footprint: planes(1, 0.0, 0.02)
                .into_iter()
                .map(|p| p.iter().map(|f| (f - 0.002).max(0.0)).collect())
                .next()
                .unwrap(),
            roughness: one(planes(1, 0.0, 1.0)),
            pure: one(planes(1, 0.0, 1.0)),
            glass: one(planes(1, 0.0, 1.0)),
            count: one(planes(1, 1.0, 9.0)),
        };
        Example { noisy, reference: planes(15, 0.0, 1.0) }
    }

    #[test]
    fn slopes_are_what_differences_say() {
        let mut rng = Rng::new(5, "slopes");
        let pair = [example(&mut rng, [11, 9]), example(&mut rng, [11, 9])];
        let mut network = Network::begin(|| rng.normal());
        // Biases that bring every control off its start.
        let mut weights = network.weights();
        weights.iter_mut().for_each(|w| *w += 0.03 * rng.normal());
        network.set_weights(&weights);
        let (_, slopes) = learn_from(&network, &pair);
        let steepest = slopes.iter().fold(0.0_f32, |a, b| a.max(b.abs()));
        assert!(steepest > 1e-3);
        // Along random directions of all weights, and of those of each layer.
        let mut parts = Vec::from([(0, weights.len())]);
        let mut first = 0;
        for layer in &network.layers {
            let end = first + layer.values.len() + layer.bias.len();
            parts.push((first, end));
            first = end;
        }
        for (n, part) in parts.into_iter().enumerate() {
            let direction: Vec<f32> = (0..weights.len())
                .map(|i| if (part.0..part.1).contains(&i) { slopes[i].signum() * rng.unit() } else { 0.0 })
                .collect();
            let step = 2e-4;
            let at = |t: f32| {
                let mut moved = network.clone();
                let w: Vec<f32> = weights.iter().zip(&direction).map(|(w, d)| w + t * d).collect();
                moved.set_weights(&w);
                learn_from(&moved, &pair).0.sum()
            };
            let between = (at(step) - at(-step)) / (2.0 * step);
            let said: f32 = slopes.iter().zip(&direction).map(|(s, d)| s * d).sum();
            assert!((between - said).abs() < 0.04 * said.abs() + 1e-3, "{n}: {between} {said}");
        }
    }
}
