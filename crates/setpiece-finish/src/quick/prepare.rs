//! The picture laid out for the filter: its ground, and its light without single bright pixels.
//!
//! [`light`] does what `Picture::signals` does, where it says why.

use super::{EMISSION, EYE, FOOTPRINT, GROUND, NORMAL, POSITION, PURE, REFLECTS};
use crate::number::LIFT;
use crate::picture::{BLACK, DIM, KINDS, Sight, UNSURE, finite};
use crate::planes::{BLOCK, Lit, Planes};
use crate::vector::{Vector, Work, run};
use rayon::prelude::*;

/// Light below which a pixel is dark: the eye's scale has no number for it.
const DARK: f32 = 5e-11;

/// How far around bright pixels are looked for.
const AROUND: usize = 2;

/// Copies a row of a plane behind its border, numbers that are none as zero.
pub(super) fn put(to: &mut [f32], stride: usize, plane: usize, row: &[f32]) {
    let at = plane * stride + BLOCK;
    for (to, from) in to[at..at + row.len()].iter_mut().zip(row) {
        *to = finite(*from);
    }
}

/// What the filter reads of a picture besides light.
pub(super) fn ground(sight: &Sight<'_>) -> Planes {
    let w = sight.size[0];
    let mut ground = Planes::new(sight.size, GROUND);
    let stride = ground.stride;
    ground.heights_mut().enumerate().for_each(|(y, to)| {
        let row = y * w..(y + 1) * w;
        to[REFLECTS * stride..(REFLECTS + 3) * stride].fill(1.0);
        to[FOOTPRINT * stride..(FOOTPRINT + 1) * stride].fill(-1.0);
        for a in 0..3 {
            put(to, stride, NORMAL + a, &sight.normal[a][row.clone()]);
            put(to, stride, POSITION + a, &sight.position[a][row.clone()]);
            put(to, stride, EMISSION + a, &sight.light[12 + a][row.clone()]);
            put(to, stride, REFLECTS + a, &sight.albedo[a][row.clone()]);
            to[(REFLECTS + a) * stride..][..stride].iter_mut().for_each(|x| *x = x.max(BLACK));
        }
        let at = FOOTPRINT * stride + BLOCK;
        put(to, stride, FOOTPRINT, &sight.footprint[row.clone()]);
        to[at..at + w].iter_mut().for_each(|x| *x = x.max(0.0));
        put(to, stride, PURE, &sight.pure[row]);
    });
    ground
}

/// The light of four kinds, diffuse light without albedo, with what the eye makes of it. `bright` is scratch.
pub(super) fn light(sight: &Sight<'_>, ground: &Planes, bright: &mut Planes, light: &mut Planes, lit: &mut Lit) {
    let [w, h] = sight.size;
    let stride = light.stride;
    light.heights_mut().zip(bright.heights_mut()).enumerate().for_each(|(y, (light, bright))| {
        for p in 0..3 * KINDS {
            put(light, stride, p, &sight.light[p][y * w..(y + 1) * w]);
        }
        for k in 1..KINDS {
            put(bright, stride, KINDS - 2 + k, &sight.deviation[k][y * w..(y + 1) * w]);
        }
        run(Begin { ground: ground.at(y), light, bright, stride });
    });
    // How many columns there are around a pixel.
    let mut columns = vec![1.0; stride];
    for x in 0..w {
        columns[BLOCK + x] = ((x + AROUND + 1).min(w) - x.saturating_sub(AROUND)) as f32;
    }
    light.heights_mut().zip(lit.heights_mut()).enumerate().for_each(|(y, (light, lit))| {
        let rows: [&[f32]; 2 * AROUND + 1] = std::array::from_fn(|n| match (y + n).checked_sub(AROUND) {
            Some(y) if y < h => bright.at(y),
            _ => &[],
        });
        run(Calm { rows, columns: &columns, light, lit, stride });
    });
}

/// Luminance, rounded as that of numbers one by one.
#[inline(always)]
pub(super) fn luminance<V: Vector>(light: [V; 3]) -> V {
    let [r, g, b] = light;
    r.mul(V::splat(0.2126)).add(g.mul(V::splat(0.7152))).add(b.mul(V::splat(0.0722)))
}

/// The eye's scale.
#[inline(always)]
pub(super) fn eye<V: Vector>(light: V) -> V {
    light.max(V::splat(0.0)).add(V::splat(LIFT)).sqrt().sqrt()
}

/// How bright light is to the eye, and whether there is any.
#[inline(always)]
pub(super) fn seen<V: Vector>(light: [V; 3]) -> (V, bool) {
    let bright = luminance(light);
    (eye(bright), V::any(V::splat(DARK).less(bright)))
}

/// Divides diffuse light by what reflects it, and tells how bright the last three kinds are and which pixels one sample may
/// have made.
struct Begin<'a> {
    ground: &'a [f32],
    light: &'a mut [f32],
    /// Three planes of luminance; three of deviation, which become 1 where a pixel may be cut, or else 0.
    bright: &'a mut [f32],
    stride: usize,
}

impl Work for Begin<'_> {
    #[inline(always)]
    fn go<V: Vector>(self) {
        let Self { ground, light, bright, stride } = self;
        let (zero, one) = (V::splat(0.0), V::splat(1.0));
        for k in 0..KINDS {
            for at in (BLOCK..stride - BLOCK).step_by(V::LANES) {
                let place = |c: usize| (3 * k + c) * stride + at;
                let mut rgb = [V::load(light, place(0)), V::load(light, place(1)), V::load(light, place(2))];
                let own = luminance(rgb);
                if k < 2 {
                    for (c, l) in rgb.iter_mut().enumerate() {
                        *l = l.div(V::load(ground, (REFLECTS + c) * stride + at));
                        l.store(light, place(c));
                    }
                }
                if k > 0 {
                    let signal = if k < 2 { luminance(rgb) } else { own };
                    signal.store(bright, (k - 1) * stride + at);
                    let deviation = V::load(bright, (KINDS - 2 + k) * stride + at);
                    let sure = deviation.less(own.mul(V::splat(UNSURE)));
                    let cut = V::choose(V::splat(DIM).less(signal), V::choose(sure, zero, one), zero);
                    cut.store(bright, (KINDS - 2 + k) * stride + at);
                }
            }
        }
    }
}

/// Cuts bright pixels of a row, then looks how bright it is.
struct Calm<'a> {
    /// Heights of [`Begin::bright`] around the row; empty beyond the sight.
    rows: [&'a [f32]; 2 * AROUND + 1],
    columns: &'a [f32],
    light: &'a mut [f32],
    lit: &'a mut [bool],
    stride: usize,
}

impl Work for Calm<'_> {
    #[inline(always)]
    fn go<V: Vector>(self) {
        let Self { rows, columns, light, lit, stride } = self;
        let blocks = lit.len() / KINDS;
        let height = rows.iter().filter(|r| !r.is_empty()).count() as f32;
        let one = V::splat(1.0);
        for k in 0..KINDS {
            for at in (BLOCK..stride - BLOCK).step_by(V::LANES) {
                let place = |c: usize| (3 * k + c) * stride + at;
                let mut rgb = [V::load(light, place(0)), V::load(light, place(1)), V::load(light, place(2))];
                let cut = match k {
                    0 => V::splat(0.0),
                    _ => V::load(rows[AROUND], (KINDS - 2 + k) * stride + at),
                };
                if V::any(V::splat(0.0).less(cut)) {
                    let plane = (k - 1) * stride + at;
                    let (mut beside, mut sum) = (V::splat(0.0), V::splat(0.0));
                    for (n, row) in rows.iter().enumerate() {
                        if row.is_empty() {
                            continue;
                        }
                        for m in 0..=2 * AROUND {
                            if (n, m) == (AROUND, AROUND) {
                                continue;
                            }
                            let there = V::load(row, plane + m - AROUND);
                            sum = sum.add(there);
                            if n.abs_diff(AROUND) < 2 && m.abs_diff(AROUND) < 2 {
                                beside = there.max(beside);
                            }
                        }
                    }
                    let count = V::load(columns, at).mul(V::splat(height)).sub(one).max(one);
                    let limit = beside.min(sum.mul(V::splat(4.0)).div(count)).add(V::splat(DIM));
                    let factor = limit.div(V::load(rows[AROUND], plane)).min(one);
                    let factor = V::choose(V::splat(0.0).less(cut), factor, one);
                    for (c, l) in rgb.iter_mut().enumerate() {
                        *l = l.mul(factor);
                        l.store(light, place(c));
                    }
                }
                let (eye, any) = seen(rgb);
                eye.store(light, (EYE + k) * stride + at);
                lit[k * blocks + at / BLOCK - 1] |= any;
            }
        }
    }
}
