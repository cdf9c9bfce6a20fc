//! The network backwards.

use crate::convolve::{Map, Weights, bend_back, convolve, doubled_back, halved_back, weigh};
use crate::filter::CONTROLS;
use crate::network::{LAST, Network, Seen};
use crate::rows::Rows;

/// Slopes of weights.
pub(super) fn zeros(network: &Network) -> Vec<Weights> {
    let zero = |w: &Weights| Weights { values: vec![0.0; w.values.len()], bias: vec![0.0; w.bias.len()], ..w.clone() };
    network.layers.iter().map(zero).collect()
}

fn add(to: &mut Map, more: &Map) {
    for (t, m) in to.values.iter_mut().zip(&more.values) {
        *t += m;
    }
}

/// The slopes of all weights, by those of the controls.
pub(super) fn back(network: &Network, seen: &Seen, controls: &Rows) -> Vec<Weights> {
    let mut slopes = zeros(network);
    let [w, h] = controls.size;
    let mut last = Map::new([w, h], LAST);
    for y in 0..h {
        for n in 0..CONTROLS {
            for (x, s) in controls.row(y, n).iter().enumerate() {
                last.values[(y * w + x) * LAST + n] = *s;
            }
        }
    }
    let back = |n: usize, slope: &Map| convolve(slope, &network.layers[n].transposed());
    weigh(&seen.joined, &last, &mut slopes[7]);
    let mut joined = back(7, &last);
    bend_back(&mut joined, &seen.joined);
    weigh(&seen.fine, &joined, &mut slopes[6]);
    let mut fine = back(6, &joined);
    let mut half_up = doubled_back(&joined, seen.half_up.size);
    bend_back(&mut half_up, &seen.half_up);
    weigh(&seen.half_sum, &half_up, &mut slopes[5]);
    let half_sum = back(5, &half_up);
    let mut quarter_up = doubled_back(&half_sum, seen.quarter_up.size);
    bend_back(&mut quarter_up, &seen.quarter_up);
    weigh(&seen.quarter_sum, &quarter_up, &mut slopes[4]);
    let quarter_sum = back(4, &quarter_up);
    let mut eighth = doubled_back(&quarter_sum, seen.eighth.size);
    bend_back(&mut eighth, &seen.eighth);
    weigh(&seen.eighth_in, &eighth, &mut slopes[3]);
    let mut quarter = halved_back(&back(3, &eighth), seen.quarter.size);
    add(&mut quarter, &quarter_sum);
    bend_back(&mut quarter, &seen.quarter);
    weigh(&seen.quarter_in, &quarter, &mut slopes[2]);
    let mut half = halved_back(&back(2, &quarter), seen.half.size);
    add(&mut half, &half_sum);
    bend_back(&mut half, &seen.half);
    weigh(&seen.half_in, &half, &mut slopes[1]);
    add(&mut fine, &halved_back(&back(1, &half), seen.fine.size));
    bend_back(&mut fine, &seen.fine);
    weigh(&seen.inputs, &fine, &mut slopes[0]);
    slopes
}
