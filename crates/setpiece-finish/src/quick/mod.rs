//! The filter of `filter`, made quickly: what is used for frames, while learning keeps every step.
//!
//! The same sums over vectors of neighbours in registers, tap after tap, kind after kind: every pixel's own part of the weights
//! is worked out once a level, no sum goes through memory, and kinds of light that are dark all around, and neighbours of
//! other surfaces, cost nothing. Controls come in units of powers of two (`steer`). The result differs from that of
//! `filter` by about 2e-7 of a pixel's light, at most 1e-4; a test holds both against each other. It has the same bits on
//! every machine and for any number of threads.

mod level;
mod mix;
mod prepare;
mod steer;
#[cfg(test)]
mod tests;

use crate::filter::LEVELS;
use crate::network::Network;
use crate::picture::{KINDS, Picture, Sight};
use crate::planes::{Lit, Planes};
use crate::vector::{Vector, run};
use level::Level;
use mix::Mix;
use rayon::prelude::*;
use std::f32::consts::FRAC_1_SQRT_2;

/// Planes of the ground, which stays the same: normal, position, footprint (negative beyond the picture), share of the
/// pure, what diffuse light is divided by, emission.
const NORMAL: usize = 0;
const POSITION: usize = 3;
const FOOTPRINT: usize = 6;
const PURE: usize = 7;
const REFLECTS: usize = 8;
const EMISSION: usize = 11;
const GROUND: usize = 14;

/// Planes of the light: red, green, blue of each kind, and how bright the kinds are to the eye.
const EYE: usize = 3 * KINDS;
const LIGHT: usize = 4 * KINDS;

/// The eight neighbours: columns, row, the B-spline's weight against the centre's as a power of two.
const AROUND: [(isize, usize, f32); 8] =
    [(-1, 0, -2.0), (0, 0, -1.0), (1, 0, -2.0), (-1, 1, -1.0), (1, 1, -1.0), (-1, 2, -2.0), (0, 2, -1.0), (1, 2, -2.0)];

/// The heights of a level's three rows of neighbours, where the picture has them.
#[inline(always)]
fn heights(y: usize, step: usize, height: usize) -> [Option<usize>; 3] {
    [y.checked_sub(step), Some(y), Some(y + step).filter(|y| *y < height)]
}

impl Network {
    /// The picture's light without its noise: fifteen planes as of [`Picture::light`].
    pub fn clean(&self, picture: &Picture) -> Vec<Vec<f32>> {
        self.clean_in_steps(&picture.sight(), &mut |_| {})
    }

    /// [`Network::clean`], calling `done` with a stage's name when it is through with it.
    pub(crate) fn clean_in_steps(&self, sight: &Sight<'_>, done: &mut dyn FnMut(&'static str)) -> Vec<Vec<f32>> {
        let size = sight.size;
        let ground = prepare::ground(sight);
        let (mut light, mut lit) = (Planes::new(size, LIGHT), Lit::new(size, KINDS));
        // What every level writes; before, it holds the finest map.
        let (mut next, mut next_lit) = (Planes::new(size, LIGHT), Lit::new(size, KINDS));
        prepare::light(sight, &ground, &mut next, &mut light, &mut lit);
        done("layout");
        let controls = steer::controls(self, sight, &ground, &light, &mut next, done);
        for n in 0..LEVELS {
            let from = Level { ground: &ground, controls: &controls, light: &light, lit: &lit, level: n };
            // A step apart from row to row, so that a row is still near in memory when it is a neighbour again.
            let mut rows: Vec<_> = next.heights_mut().zip(next_lit.heights_mut()).enumerate().collect();
            rows.sort_by_key(|(y, _)| (y % (1 << n), *y));
            rows.into_par_iter().for_each(|(y, (out, out_lit))| run(level::Row { from: &from, y, out, out_lit }));
            std::mem::swap(&mut light, &mut next);
            std::mem::swap(&mut lit, &mut next_lit);
            done(["level 1", "level 2", "level 3", "level 4", "level 5"][n]);
        }
        drop((next, next_lit));
        let mut out: Vec<Vec<f32>> = (0..15).map(|_| vec![0.0; size[0] * size[1]]).collect();
        let mut rows: Vec<Vec<&mut [f32]>> = (0..size[1]).map(|_| Vec::with_capacity(15)).collect();
        for plane in &mut out {
            for (row, part) in rows.iter_mut().zip(plane.chunks_exact_mut(size[0].max(1))) {
                row.push(part);
            }
        }
        let from = Mix { ground: &ground, controls: &controls, light: &light, lit: &lit };
        rows.par_iter_mut().enumerate().for_each(|(y, out)| run(mix::Row { from: &from, y, out }));
        done("mix");
        out
    }
}

/// How far off the plane of a pixel, and how much turned: what the weights of surfaces are made of.
struct Surface<V> {
    normal: [V; 3],
    position: [V; 3],
    /// Root of a half over the distance that counts as one.
    inverse: V,
}

impl<V: Vector> Surface<V> {
    /// Of the pixels at a place in their height's planes; `far` as in the filter.
    #[inline(always)]
    fn of(ground: &[f32], stride: usize, at: usize, far: f32) -> Self {
        let plane = |p: usize| V::load(ground, p * stride + at);
        let reach = plane(FOOTPRINT).max(V::splat(0.0)).mul_add(V::splat(0.6 + 0.35 * far), V::splat(0.004));
        Self {
            normal: [plane(NORMAL), plane(NORMAL + 1), plane(NORMAL + 2)],
            position: [plane(POSITION), plane(POSITION + 1), plane(POSITION + 2)],
            inverse: V::splat(FRAC_1_SQRT_2).div(reach),
        }
    }

    /// Half the square of how far neighbours are off the plane, at most 60, and one less the cosine.
    #[inline(always)]
    fn apart(&self, ground: &[f32], stride: usize, at: usize) -> (V, V) {
        let plane = |p: usize| V::load(ground, p * stride + at);
        let [nx, ny, nz] = self.normal;
        let [px, py, pz] = self.position;
        let off = nx.mul(plane(POSITION).sub(px));
        let off = ny.mul_add(plane(POSITION + 1).sub(py), off);
        let off = nz.mul_add(plane(POSITION + 2).sub(pz), off).mul(self.inverse);
        let cosine = nx.mul(plane(NORMAL));
        let cosine = ny.mul_add(plane(NORMAL + 1), cosine);
        let cosine = nz.mul_add(plane(NORMAL + 2), cosine);
        let turn = V::splat(1.0).sub(cosine.max(V::splat(0.0)).min(V::splat(1.0)));
        (off.mul(off).min(V::splat(60.0)), turn)
    }
}
