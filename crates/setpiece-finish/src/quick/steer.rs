//! The network for the quick filter: what `network` does, full size row by row.
//!
//! The inputs, the finest map and the controls lie in planes and stay in a thread's scratch for a row, where only one layer
//! needs them; maps of half the size and less go through `convolve`. Every sum of a layer has the bits that `network` gives it.
//! The controls come as the filter uses them, in units that spare work: exponents of two instead of e, the embedding so that
//! its square is one, and the factors of the surfaces' difference in them.

use super::prepare::{eye, luminance, put};
use super::{EMISSION, FOOTPRINT, NORMAL, POSITION, PURE, REFLECTS};
use crate::convolve::{Map, Weights, add_doubled, convolve_bent, halved};
use crate::filter::{CONTROLS, EMBED, OTHER, SAME, SHARE, Scale, TURN, scale};
use crate::network::{INPUTS, Network};
use crate::number::LIFT;
use crate::picture::{KINDS, Sight};
use crate::planes::{BLOCK, Planes};
use crate::vector::{Vector, Work, exp2, run};
use rayon::prelude::*;
use std::f32::consts::LOG2_E;

/// Channels of the finest map.
const FINE: usize = 16;
const _: () = assert!(FINE == super::LIGHT);
/// Outputs that are worked out together.
const GROUP: usize = 8;

/// What a row of inputs is made of besides light and ground: deviations, albedo, roughness, glass, count, motion.
const DEVIATION: usize = 0;
const ALBEDO: usize = KINDS;
const ROUGHNESS: usize = ALBEDO + 3;
const GLASS: usize = ROUGHNESS + 1;
const COUNT: usize = GLASS + 1;
const MOTION: usize = COUNT + 1;
const MORE: usize = MOTION + 2;

/// The controls of a picture, as the filter uses them. `fine` is scratch of as many planes as the finest map.
pub(super) fn controls(
    network: &Network,
    sight: &Sight<'_>,
    ground: &Planes,
    light: &Planes,
    fine: &mut Planes,
    done: &mut dyn FnMut(&'static str),
) -> Planes {
    let size = sight.size;
    let layers = &network.layers;
    finest(&layers[0], sight, ground, light, fine);
    let fine = &*fine;
    done("finest map");
    let half = convolve_bent(&halved_planes(fine), &layers[1]);
    let quarter = convolve_bent(&halved(&half), &layers[2]);
    let eighth = convolve_bent(&halved(&quarter), &layers[3]);
    let mut sum = quarter;
    add_doubled(&mut sum, &eighth);
    let quarter_up = convolve_bent(&sum, &layers[4]);
    let mut sum = half;
    add_doubled(&mut sum, &quarter_up);
    let half_up = convolve_bent(&sum, &layers[5]);
    drop(sum);
    done("coarser maps");
    let mut controls = Planes::new(size, CONTROLS);
    let stride = controls.stride;
    controls.heights_mut().enumerate().for_each_init(
        || vec![0.0; FINE * stride],
        |joined, (y, out)| {
            doubled(&half_up, y / 2, joined, stride, size[0]);
            run(Last { fine: fine.at(y), joined, join: &layers[6], controls: &layers[7], out, stride });
        },
    );
    done("controls");
    controls
}

/// The finest map, in planes.
fn finest(weights: &Weights, sight: &Sight<'_>, ground: &Planes, light: &Planes, fine: &mut Planes) {
    let w = sight.size[0];
    let stride = fine.stride;
    fine.heights_mut().enumerate().for_each_init(
        || (vec![0.0; MORE * stride], vec![0.0; INPUTS * stride]),
        |(more, inputs), (y, out)| {
            let row = y * w..(y + 1) * w;
            for k in 0..KINDS {
                put(more, stride, DEVIATION + k, &sight.deviation[k][row.clone()]);
            }
            for c in 0..3 {
                put(more, stride, ALBEDO + c, &sight.albedo[c][row.clone()]);
            }
            for (plane, from) in [
                (ROUGHNESS, sight.roughness),
                (GLASS, sight.glass),
                (COUNT, sight.count),
                (MOTION, sight.motion[0]),
                (MOTION + 1, sight.motion[1]),
            ] {
                put(more, stride, plane, &from[row.clone()]);
            }
            run(First { ground: ground.at(y), light: light.at(y), more, inputs, weights, out, stride });
        },
    );
}

/// Some outputs of a layer that looks at one pixel, summed up in the order of `convolve`.
#[inline(always)]
fn outputs<V: Vector>(from: &[f32], stride: usize, at: usize, weights: &Weights, first: usize) -> [V; GROUP] {
    let mut sums = [V::splat(0.0); GROUP];
    for (sum, bias) in sums.iter_mut().zip(&weights.bias[first..first + GROUP]) {
        *sum = V::splat(*bias);
    }
    for (i, weights) in weights.values.chunks_exact(weights.outputs).enumerate() {
        let input = V::load(from, i * stride + at);
        for (sum, weight) in sums.iter_mut().zip(&weights[first..first + GROUP]) {
            *sum = input.mul_add(V::splat(*weight), *sum);
        }
    }
    sums
}

/// What is below zero counts a tenth.
#[inline(always)]
fn bent<V: Vector>(x: V) -> V {
    x.max(x.mul(V::splat(0.1)))
}

/// Inputs of a row, as `Picture::inputs` has them, and the first layer.
struct First<'a> {
    ground: &'a [f32],
    light: &'a [f32],
    more: &'a [f32],
    /// Scratch.
    inputs: &'a mut [f32],
    weights: &'a Weights,
    out: &'a mut [f32],
    stride: usize,
}

impl First<'_> {
    #[inline(always)]
    fn inputs<V: Vector>(&mut self, at: usize) {
        let Self { ground, light, more, stride, .. } = *self;
        let ground = |p: usize| V::load(ground, p * stride + at);
        let light = |p: usize| V::load(light, p * stride + at);
        let more = |p: usize| V::load(more, p * stride + at);
        let inputs = &mut *self.inputs;
        let mut put = |n: usize, v: V| v.store(inputs, n * stride + at);
        let (zero, one) = (V::splat(0.0), V::splat(1.0));
        for p in 0..3 * KINDS {
            put(p, eye(light(p)));
        }
        let albedo = luminance([ground(REFLECTS), ground(REFLECTS + 1), ground(REFLECTS + 2)]);
        let per = one.div(albedo);
        for k in 0..KINDS {
            let own = luminance([light(3 * k), light(3 * k + 1), light(3 * k + 2)]);
            let deviation = more(DEVIATION + k);
            let known = if k < 2 { deviation.mul(per) } else { deviation };
            let deviation = V::choose(deviation.less(zero), own, known);
            put(12 + k, deviation.div(deviation.add(own).add(V::splat(LIFT))));
        }
        let length = |v: &[V]| {
            let mut sum = zero;
            for x in v {
                sum = sum.add(x.mul(*x));
            }
            sum.sqrt()
        };
        let position = [ground(POSITION), ground(POSITION + 1), ground(POSITION + 2)];
        let distance = length(&position).max(V::splat(1e-3));
        let mut facing = zero;
        for (a, position) in position.into_iter().enumerate() {
            put(16 + a, more(ALBEDO + a).max(zero).sqrt());
            let normal = ground(NORMAL + a);
            put(19 + a, normal);
            facing = facing.add(normal.mul(position));
        }
        put(22, zero.sub(facing).div(distance));
        put(23, more(ROUGHNESS));
        put(24, ground(PURE));
        put(25, more(GLASS));
        let footprint = ground(FOOTPRINT);
        put(26, V::choose(zero.less(footprint), zero, one));
        let count = more(COUNT);
        put(27, count.div(count.add(V::splat(8.0))));
        put(28, one.div(one.add(distance.mul(V::splat(0.05)))));
        let moves = length(&[more(MOTION), more(MOTION + 1)]);
        put(29, moves.div(moves.add(V::splat(4.0))));
        put(30, eye(luminance([ground(EMISSION), ground(EMISSION + 1), ground(EMISSION + 2)])));
        put(31, one.sub(one.div(one.add(footprint.max(zero).mul(V::splat(1000.0))))));
    }
}

impl Work for First<'_> {
    #[inline(always)]
    fn go<V: Vector>(mut self) {
        for at in (BLOCK..self.stride - BLOCK).step_by(V::LANES) {
            self.inputs::<V>(at);
            for first in (0..FINE).step_by(GROUP) {
                let sums = outputs::<V>(self.inputs, self.stride, at, self.weights, first);
                for (o, sum) in sums.into_iter().enumerate() {
                    bent(sum).store(self.out, (first + o) * self.stride + at);
                }
            }
        }
    }
}

/// The last two layers of a row.
struct Last<'a> {
    fine: &'a [f32],
    /// What comes from the coarser maps; then the joined map.
    joined: &'a mut [f32],
    join: &'a Weights,
    controls: &'a Weights,
    out: &'a mut [f32],
    stride: usize,
}

impl Work for Last<'_> {
    #[inline(always)]
    fn go<V: Vector>(self) {
        let Self { fine, joined, join, controls, out, stride } = self;
        for at in (BLOCK..stride - BLOCK).step_by(V::LANES) {
            for first in (0..FINE).step_by(GROUP) {
                for (o, sum) in outputs::<V>(fine, stride, at, join, first).into_iter().enumerate() {
                    let place = (first + o) * stride + at;
                    bent(sum.add(V::load(joined, place))).store(joined, place);
                }
            }
            for first in (0..CONTROLS).step_by(GROUP) {
                for (o, raw) in outputs::<V>(joined, stride, at, controls, first).into_iter().enumerate() {
                    if first + o < CONTROLS {
                        understood(first + o, raw).store(out, (first + o) * stride + at);
                    }
                }
            }
        }
    }
}

/// A control as the filter uses it.
#[inline(always)]
fn understood<V: Vector>(control: usize, raw: V) -> V {
    let unit = match control {
        EMBED..SHARE => LOG2_E.sqrt(),
        TURN => 24.0 * LOG2_E,
        SAME | OTHER => 1.0,
        _ => LOG2_E,
    };
    match scale(control) {
        Scale::Plain => raw.mul(V::splat(unit)),
        Scale::Positive(factor) => {
            let one = V::splat(1.0);
            let positive = V::choose(V::splat(0.0).less(raw), one.add(raw), one.div(one.sub(raw)));
            positive.mul(V::splat(unit * factor))
        }
        Scale::Magnitude(factor) => exp2(raw.mul(V::splat(LOG2_E))).mul(V::splat(unit * factor)),
    }
}

/// As [`halved`], of planes.
fn halved_planes(planes: &Planes) -> Map {
    let [w, h] = planes.size;
    let mut out = Map::new([w.div_ceil(2), h.div_ceil(2)], planes.planes);
    let (width, channels, stride) = (out.size[0], out.channels, planes.stride);
    out.values.par_chunks_mut(width * channels).enumerate().for_each(|(y, row)| {
        let (above, below) = (planes.at(2 * y), planes.at((2 * y + 1).min(h - 1)));
        for c in 0..channels {
            let [above, below] = [above, below].map(|rows| &rows[c * stride + BLOCK..][..w]);
            for (x, out) in row[c..].iter_mut().step_by(channels).enumerate() {
                let (x, beside) = (2 * x, (2 * x + 1).min(w - 1));
                *out = 0.25 * above[x] + 0.25 * above[beside] + 0.25 * below[x] + 0.25 * below[beside];
            }
        }
    });
    out
}

/// A row of a map of half the size, in planes of the full one.
fn doubled(map: &Map, y: usize, to: &mut [f32], stride: usize, width: usize) {
    let [w, channels] = [map.size[0], map.channels];
    let row = &map.values[y * w * channels..(y + 1) * w * channels];
    for (c, plane) in to.chunks_exact_mut(stride).enumerate() {
        let plane = &mut plane[BLOCK..][..width];
        for (to, from) in plane.chunks_mut(2).zip(row[c..].iter().step_by(channels)) {
            to.fill(*from);
        }
    }
}
