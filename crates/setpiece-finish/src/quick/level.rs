//! One level of the wavelet, row by row.

use super::prepare::seen;
use super::{AROUND, EYE, FOOTPRINT, REFLECTS, Surface, heights};
use crate::filter::{CAP, CONTRAST, EMBED, LEVELS, PLANE, SHARE, TURN, WORTH, sharper};
use crate::picture::KINDS;
use crate::planes::{BLOCK, Lit, Planes};
use crate::vector::{Vector, Work, exp2};
use std::f32::consts::LOG2_E;

/// Surfaces that differ by more do not mix: what would be left is less than the last digit.
const APART: f32 = 40.0 * LOG2_E;
/// No difference of surfaces counts for more.
const MOST: f32 = 60.0 * LOG2_E;

/// What a level reads.
pub(super) struct Level<'a> {
    pub ground: &'a Planes,
    pub controls: &'a Planes,
    pub light: &'a Planes,
    pub lit: &'a Lit,
    /// From 0.
    pub level: usize,
}

/// One row of a level. The last one gives light in its colours.
pub(super) struct Row<'a> {
    pub from: &'a Level<'a>,
    pub y: usize,
    /// A height of planes of light.
    pub out: &'a mut [f32],
    pub out_lit: &'a mut [bool],
}

/// A neighbour that counts: its row among the three, where it is in a plane, the difference of the surfaces.
#[derive(Clone, Copy)]
struct Tap<V> {
    row: usize,
    at: usize,
    gap: V,
}

impl Row<'_> {
    /// The neighbours that count of pixels at a place, and how many they are.
    #[inline(always)]
    fn taps<V: Vector>(&self, ground: &[&[f32]; 3], at: usize) -> ([Tap<V>; 8], usize) {
        let Level { controls, level, .. } = *self.from;
        let (stride, step) = (controls.stride, 1_usize << level);
        let own = controls.at(self.y);
        let control = |n: usize| V::load(own, n * stride + at);
        let here = Surface::<V>::of(ground[1], stride, at, step as f32);
        let (a, b, cap) = (control(PLANE), control(TURN), control(CAP));
        let sky = V::load(ground[1], FOOTPRINT * stride + at);
        let zero = V::splat(0.0);
        let solid = zero.less(sky);
        let mut taps = [Tap { row: 0, at: 0, gap: zero }; 8];
        let mut count = 0;
        for (dx, row, spline) in AROUND {
            if ground[row].is_empty() {
                continue;
            }
            let there = at.wrapping_add_signed(dx * step as isize);
            let (plane, turn) = here.apart(ground[row], stride, there);
            let mut gap = b.mul_add(turn, a.mul(plane)).min(V::splat(MOST));
            if level == 0 {
                gap = gap.mul(cap).div(gap.add(cap).add(V::splat(1e-6 * LOG2_E)));
            }
            // A pixel whose centre is sky takes the light of any surface; sky has none to give.
            let gap = V::choose(solid, gap, V::splat(LOG2_E));
            let giver = V::load(ground[row], FOOTPRINT * stride + there);
            let gap = V::choose(zero.less(giver), gap, V::splat(f32::INFINITY));
            let apart = V::splat(APART).less(gap);
            let gap = V::choose(apart, V::splat(f32::INFINITY), gap);
            if V::any(gap.less(V::splat(f32::INFINITY))) {
                taps[count] = Tap { row, at: there, gap: gap.sub(V::splat(spline)) };
                count += 1;
            }
        }
        (taps, count)
    }

    /// The light of one kind.
    #[inline(always)]
    fn kind<V: Vector>(
        &self,
        controls: &[&[f32]; 3],
        light: &[&[f32]; 3],
        k: usize,
        at: usize,
        taps: &[Tap<V>],
    ) -> [V; 3] {
        let stride = self.from.controls.stride;
        let level = self.from.level;
        let own = |n: usize| V::load(controls[1], n * stride + at);
        let lights = |p: usize| V::load(light[1], p * stride + at);
        let (share, embed) = (own(SHARE + LEVELS * k + level), [own(EMBED + 2 * k), own(EMBED + 2 * k + 1)]);
        let (contrast, eye) = (own(CONTRAST + k).mul(V::splat(sharper(level))), lights(EYE + k));
        let mut weights = exp2(own(WORTH + k));
        let mut sums = [lights(3 * k), lights(3 * k + 1), lights(3 * k + 2)];
        for sum in &mut sums {
            *sum = sum.mul(weights);
        }
        for tap in taps {
            let (controls, light) = (controls[tap.row], light[tap.row]);
            let other = |n: usize| V::load(controls, n * stride + tap.at);
            let there = |p: usize| V::load(light, p * stride + tap.at);
            let exponent = share.add(other(WORTH + k).sub(tap.gap));
            let bright = eye.sub(there(EYE + k));
            let exponent = contrast.mul(bright).mul_sub_from(bright, exponent);
            let differ = embed[0].sub(other(EMBED + 2 * k));
            let exponent = differ.mul_sub_from(differ, exponent);
            let differ = embed[1].sub(other(EMBED + 2 * k + 1));
            let exponent = differ.mul_sub_from(differ, exponent);
            let weight = exp2(exponent);
            weights = weights.add(weight);
            for (c, sum) in sums.iter_mut().enumerate() {
                *sum = weight.mul_add(there(3 * k + c), *sum);
            }
        }
        let whole = V::splat(1.0).div(weights.add(V::splat(1e-20)));
        for sum in &mut sums {
            *sum = sum.mul(whole);
        }
        sums
    }
}

/// The planes at three heights; none where the picture has no such height.
#[inline(always)]
pub(super) fn three<'a>(planes: &'a Planes, heights: &[Option<usize>; 3]) -> [&'a [f32]; 3] {
    heights.map(|y| y.map_or(&[][..], |y| planes.at(y)))
}

impl Work for Row<'_> {
    #[inline(always)]
    fn go<V: Vector>(self) {
        let Level { ground, controls, light, lit, level } = *self.from;
        let heights = heights(self.y, 1 << level, light.size[1]);
        let (ground, controls) = (three(ground, &heights), three(controls, &heights));
        let (from, stride) = (three(light, &heights), light.stride);
        let blocks = self.out_lit.len() / KINDS;
        self.out_lit.fill(false);
        for block in 0..blocks {
            let mut near = [false; KINDS];
            for (k, near) in near.iter_mut().enumerate() {
                *near = lit.near(&heights, k, block);
            }
            for part in 0..BLOCK / V::LANES {
                let at = BLOCK + block * BLOCK + part * V::LANES;
                let (taps, count) = self.taps::<V>(&ground, at);
                for (k, near) in near.iter().enumerate() {
                    if !near {
                        for p in [3 * k, 3 * k + 1, 3 * k + 2, EYE + k] {
                            V::load(from[1], p * stride + at).store(self.out, p * stride + at);
                        }
                        continue;
                    }
                    let mut light = self.kind(&controls, &from, k, at, &taps[..count]);
                    let (eye, any) = seen(light);
                    self.out_lit[k * blocks + block] |= any;
                    eye.store(self.out, (EYE + k) * stride + at);
                    for (c, light) in light.iter_mut().enumerate() {
                        if level == LEVELS - 1 && k < 2 {
                            *light = light.mul(V::load(ground[1], (REFLECTS + c) * stride + at));
                        }
                        light.store(self.out, (3 * k + c) * stride + at);
                    }
                }
            }
        }
    }
}
