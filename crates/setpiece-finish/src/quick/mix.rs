//! The last mixing, row by row: the weights of the eight neighbours once, then fifteen planes by them.

use super::level::three;
use super::{AROUND, EMISSION, FOOTPRINT, PURE, Surface, heights};
use crate::filter::{OTHER, SAME};
use crate::picture::KINDS;
use crate::planes::{BLOCK, Lit, Planes};
use crate::vector::{Vector, Work, exp2};
use std::f32::consts::LOG2_E;

/// What the mixing reads: light in its colours.
pub(super) struct Mix<'a> {
    pub ground: &'a Planes,
    pub controls: &'a Planes,
    pub light: &'a Planes,
    pub lit: &'a Lit,
}

/// One row.
pub(super) struct Row<'a, 'b> {
    pub from: &'a Mix<'a>,
    pub y: usize,
    /// Rows of fifteen planes.
    pub out: &'a mut [&'b mut [f32]],
}

/// A neighbour: its row among the three, where it is in a plane, its weight.
#[derive(Clone, Copy)]
struct Tap<V> {
    row: usize,
    at: usize,
    weight: V,
}

impl Row<'_, '_> {
    /// The neighbours of pixels at a place, and how many they are.
    #[inline(always)]
    fn taps<V: Vector>(&self, ground: &[&[f32]; 3], at: usize) -> ([Tap<V>; 8], usize) {
        let controls = self.from.controls;
        let stride = controls.stride;
        let control = |n: usize| V::load(controls.at(self.y), n * stride + at);
        let here = Surface::<V>::of(ground[1], stride, at, 1.0);
        let (same, other) = (control(SAME), control(OTHER));
        let (zero, one) = (V::splat(0.0), V::splat(1.0));
        let solid = zero.less(V::load(ground[1], FOOTPRINT * stride + at));
        let mut taps = [Tap { row: 0, at: 0, weight: zero }; 8];
        let mut count = 0;
        for (dx, row, spline) in AROUND {
            if ground[row].is_empty() {
                continue;
            }
            let there = at.wrapping_add_signed(dx);
            let (plane, turn) = here.apart(ground[row], stride, there);
            let surface = exp2(turn.mul_add(V::splat(24.0), plane).mul(V::splat(-LOG2_E)));
            let footprint = V::load(ground[row], FOOTPRINT * stride + there);
            let giver = zero.less(footprint);
            // Sky is like sky and nothing else.
            let alike = V::choose(solid, V::choose(giver, surface, zero), V::choose(giver, zero, one));
            let pure = V::splat(0.05).add(V::load(ground[row], PURE * stride + there));
            let weight = other.mul(pure).mul_add(one.sub(alike), same.mul(alike));
            let weight = weight.mul(V::splat(if spline < -1.0 { 0.5 } else { 1.0 }));
            taps[count] = Tap { row, at: there, weight: V::choose(footprint.less(zero), zero, weight) };
            count += 1;
        }
        (taps, count)
    }
}

impl Work for Row<'_, '_> {
    #[inline(always)]
    fn go<V: Vector>(self) {
        let Mix { ground, light, lit, .. } = *self.from;
        let heights = heights(self.y, 1, light.size[1]);
        let (ground, light) = (three(ground, &heights), three(light, &heights));
        let (stride, width) = (self.from.light.stride, self.from.light.size[0]);
        for block in 0..width.div_ceil(BLOCK) {
            let mut near = [true; KINDS + 1];
            for (k, near) in near[..KINDS].iter_mut().enumerate() {
                *near = lit.near(&heights, k, block);
            }
            for part in 0..BLOCK / V::LANES {
                let x = block * BLOCK + part * V::LANES;
                if x >= width {
                    break;
                }
                let at = BLOCK + x;
                let (taps, count) = self.taps::<V>(&ground, at);
                let mut whole = V::splat(1.0);
                for tap in &taps[..count] {
                    whole = whole.add(tap.weight);
                }
                let whole = V::splat(1.0).div(whole);
                for p in 0..15 {
                    let (from, plane) = if p < 12 { (&light, p) } else { (&ground, EMISSION + p - 12) };
                    let mut sum = V::load(from[1], plane * stride + at);
                    if near[p / 3] {
                        for tap in &taps[..count] {
                            sum = tap.weight.mul_add(V::load(from[tap.row], plane * stride + tap.at), sum);
                        }
                        sum = sum.mul(whole);
                    }
                    put(sum, self.out[p], x);
                }
            }
        }
    }
}

/// Stores as much as a row has room for.
#[inline(always)]
fn put<V: Vector>(light: V, row: &mut [f32], x: usize) {
    if x + V::LANES <= row.len() {
        light.store(row, x);
        return;
    }
    let mut all = [0.0; BLOCK];
    light.store(&mut all, 0);
    let rest = &mut row[x..];
    rest.copy_from_slice(&all[..rest.len()]);
}
