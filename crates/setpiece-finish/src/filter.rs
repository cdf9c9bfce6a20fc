//! The filter that the network steers.
//!
//! Five levels of an à-trous wavelet (Dammertz and others 2010): at each, a pixel `p` takes the light of itself and of eight
//! neighbours `q`, 1, 2, 4, 8, 16 pixels away, by the weight of kind of light `k`
//!
//! `h exp(m_pkl + z_qk - g_pq - c_pk 2^l (eye(L_p) - eye(L_q))^2 - |f_pk - f_qk|^2)`,
//!
//! where `h` is the B-spline's weight against the centre's, `m` how much neighbours count, `z` what the light of a pixel is
//! worth at all, `c` how much a difference of brightness counts, `f` an embedding (Işık and others 2021), and
//! `g = a r^2/2 + 24 b (1 - N_p.N_q)` the difference of the surfaces, `r` being how far `q` is off the plane of `p`. At the
//! first level a pixel that shows several surfaces may cap `g`. The centre's own weight is `exp(z_pk)`. `m, z, c, f, a, b`
//! and the cap are the network's. At last the light, albedo and emission in it, is mixed with the eight pixels around by
//! two more controls, one for the same surface, one for others, so that edges are smooth.
//!
//! Here every step is kept, for learning; `quick` does the same for frames in a fraction of the time.

use crate::number::{exp, eye, luminance, positive};
use crate::picture::{KINDS, Picture};
use crate::rows::{LANES, Lanes, Rows, add};
use rayon::prelude::*;
use std::array::from_fn;
use std::f32::consts::LN_2;

/// Levels of the wavelet.
pub(crate) const LEVELS: usize = 5;
/// Controls of a pixel.
pub const CONTROLS: usize = 41;

// Where the controls are.
pub(crate) const WORTH: usize = 0;
pub(crate) const CONTRAST: usize = 4;
pub(crate) const EMBED: usize = 8;
pub(crate) const SHARE: usize = 16;
pub(crate) const PLANE: usize = 36;
pub(crate) const TURN: usize = 37;
pub(crate) const CAP: usize = 38;
pub(crate) const SAME: usize = 39;
pub(crate) const OTHER: usize = 40;

/// The eight neighbours, and the logarithm of their weight in the B-spline against the centre's.
pub(crate) const AROUND: [(isize, isize, f32); 8] = [
    (-1, -1, -2.0 * LN_2),
    (0, -1, -LN_2),
    (1, -1, -2.0 * LN_2),
    (-1, 0, -LN_2),
    (1, 0, -LN_2),
    (-1, 1, -2.0 * LN_2),
    (0, 1, -LN_2),
    (1, 1, -2.0 * LN_2),
];

/// Surfaces that differ by more do not mix: what would be left is less than the last digit.
const APART: f32 = 40.0;

/// Planes of the surfaces: normal, position, footprint, share of the pure.
const NORMAL: usize = 0;
const POSITION: usize = 3;
const FOOTPRINT: usize = 6;
const PURE: usize = 7;

/// How a control comes from what the network gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scale {
    /// As it is.
    Plain,
    /// This times [`positive`].
    Positive(f32),
    /// This times exp: over magnitudes.
    Magnitude(f32),
}

pub(crate) fn scale(control: usize) -> Scale {
    match control {
        WORTH..CONTRAST => Scale::Positive(-3.0),
        CONTRAST..EMBED => Scale::Magnitude(2.0),
        EMBED..PLANE => Scale::Plain,
        PLANE | TURN => Scale::Positive(1.0),
        CAP => Scale::Positive(12.0),
        SAME => Scale::Positive(0.02),
        _ => Scale::Positive(0.05),
    }
}

/// The surfaces of a picture, as the filter reads them.
pub(crate) fn surfaces(picture: &Picture) -> Rows {
    let mut planes: Vec<Vec<f32>> = picture.normal.iter().chain(&picture.position).cloned().collect();
    planes.push(picture.footprint.clone());
    planes.push(picture.pure.clone());
    Rows::of(picture.size, &planes)
}

/// Controls as the filter uses them.
pub(crate) fn understood(raw: &Rows) -> Rows {
    let mut out = raw.clone();
    let w = raw.size[0];
    out.values.par_chunks_mut(w * CONTROLS).for_each(|height| {
        for (n, row) in height.chunks_exact_mut(w).enumerate() {
            match scale(n) {
                Scale::Plain => {}
                Scale::Positive(factor) => row.iter_mut().for_each(|u| *u = factor * positive(*u)),
                Scale::Magnitude(factor) => row.iter_mut().for_each(|u| *u = factor * exp(*u)),
            }
        }
    });
    out
}

/// How bright the kinds of light are to the eye. Four planes.
pub(crate) fn eyes(signals: &Rows) -> Rows {
    let w = signals.size[0];
    let mut out = Rows::new(signals.size, KINDS);
    out.values.par_chunks_mut(w * KINDS).enumerate().for_each(|(y, height)| {
        for (k, row) in height.chunks_exact_mut(w).enumerate() {
            let [r, g, b] = from_fn(|c| signals.row(y, 3 * k + c));
            for x in 0..w {
                row[x] = eye(luminance(r[x], g[x], b[x]));
            }
        }
    });
    out
}

/// A run of pixels of one row and their neighbours in one direction.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub level: usize,
    pub y: usize,
    pub x: usize,
    pub ny: usize,
    pub nx: usize,
    pub spline: f32,
}

/// How the surfaces of a run differ.
pub(crate) struct Apart {
    /// Half the square of how far neighbours are off the plane.
    pub plane: Lanes,
    /// 24 (1 - cosine).
    pub turn: Lanes,
    /// 1 where the pixel, and where the neighbour, is sky.
    pub sky: [Lanes; 2],
}

#[inline(always)]
pub(crate) fn apart(surfaces: &Rows, run: &Run, far: f32) -> Apart {
    let here: [Lanes; 7] = from_fn(|p| surfaces.load(run.y, p, run.x));
    let there: [Lanes; 7] = from_fn(|p| surfaces.load(run.ny, p, run.nx));
    let reach = 0.6 + 0.35 * far;
    let off: Lanes = from_fn(|l| {
        let mut off = 0.0;
        for a in 0..3 {
            off += here[NORMAL + a][l] * (there[POSITION + a][l] - here[POSITION + a][l]);
        }
        off / (here[FOOTPRINT][l] * reach + 0.004)
    });
    let cosine: Lanes = from_fn(|l| {
        let mut cosine = 0.0;
        for a in 0..3 {
            cosine += here[NORMAL + a][l] * there[NORMAL + a][l];
        }
        cosine.clamp(0.0, 1.0)
    });
    let sky = |f: &Lanes| -> Lanes { from_fn(|l| if f[l] == 0.0 { 1.0 } else { 0.0 }) };
    Apart {
        plane: from_fn(|l| (0.5 * off[l] * off[l]).min(60.0)),
        turn: from_fn(|l| 24.0 * (1.0 - cosine[l])),
        sky: [sky(&here[FOOTPRINT]), sky(&there[FOOTPRINT])],
    }
}

/// The exponent's part of the surfaces, and before the cap.
#[inline(always)]
pub(crate) fn gap(controls: &Rows, run: &Run, apart: &Apart) -> (Lanes, Lanes) {
    let [a, b, cap] = [PLANE, TURN, CAP].map(|n| controls.load(run.y, n, run.x));
    let whole: Lanes = from_fn(|l| (a[l] * apart.plane[l] + b[l] * apart.turn[l]).min(60.0));
    let capped: Lanes = from_fn(|l| {
        let g = if run.level == 0 { whole[l] * cap[l] / (whole[l] + cap[l] + 1e-6) } else { whole[l] };
        // A pixel whose centre is sky takes the light of any surface; sky has none to give.
        let g = if apart.sky[0][l] == 1.0 { 1.0 } else { g };
        if apart.sky[1][l] == 1.0 { 100.0 } else { g }
    });
    (capped, whole)
}

/// What one kind of light weighs, with the differences of brightness and of the embeddings.
pub(crate) struct Weight {
    pub weight: Lanes,
    pub bright: Lanes,
    pub embed: [Lanes; 2],
}

/// How much more a difference of brightness counts at a level.
#[inline(always)]
pub(crate) fn sharper(level: usize) -> f32 {
    (1 << level) as f32
}

#[inline(always)]
pub(crate) fn weight(controls: &Rows, eyes: &Rows, run: &Run, gap: &Lanes, k: usize) -> Weight {
    let here = |n: usize| controls.load(run.y, n, run.x);
    let there = |n: usize| controls.load(run.ny, n, run.nx);
    let (share, contrast, worth) = (here(SHARE + LEVELS * k + run.level), here(CONTRAST + k), there(WORTH + k));
    let (own, other) = (eyes.load(run.y, k, run.x), eyes.load(run.ny, k, run.nx));
    let embed: [[Lanes; 2]; 2] = from_fn(|d| [here(EMBED + 2 * k + d), there(EMBED + 2 * k + d)]);
    let sharper = sharper(run.level);
    let bright: Lanes = from_fn(|l| own[l] - other[l]);
    let embed: [Lanes; 2] = from_fn(|d| from_fn(|l| embed[d][0][l] - embed[d][1][l]));
    let weight: Lanes = from_fn(|l| {
        let differ = embed[0][l] * embed[0][l] + embed[1][l] * embed[1][l];
        exp(run.spline + share[l] + worth[l] - gap[l] - sharper * contrast[l] * bright[l] * bright[l] - differ)
    });
    Weight { weight, bright, embed }
}

/// The runs of a row at a level: every run of up to [`LANES`] pixels with each neighbour, and how many pixels it has.
#[inline(always)]
pub(crate) fn runs(size: [usize; 2], level: usize, y: usize, mut each: impl FnMut(Run, usize)) {
    let [w, h] = size;
    let step = 1_isize << level;
    for (dx, dy, spline) in AROUND {
        let ny = y as isize + dy * step;
        let shift = dx * step;
        if ny < 0 || ny >= h as isize || shift.unsigned_abs() >= w {
            continue;
        }
        let first = (-shift).max(0) as usize;
        let end = (w as isize - shift.max(0)) as usize;
        let mut x = first;
        while x < end {
            let count = (end - x).min(LANES);
            each(Run { level, y, x, ny: ny as usize, nx: (x as isize + shift) as usize, spline }, count);
            x += count;
        }
    }
}

/// Three planes a kind of light, then the sums of the weights, of one row.
#[inline(always)]
fn level_row(surfaces: &Rows, controls: &Rows, signals: &Rows, eyes: &Rows, level: usize, y: usize, out: &mut [f32]) {
    let w = signals.size[0];
    let far = (1 << level) as f32;
    for k in 0..KINDS {
        let worth = controls.row(y, WORTH + k);
        for x in 0..w {
            out[(3 * KINDS + k) * w + x] = exp(worth[x]);
        }
        for c in 0..3 {
            let light = signals.row(y, 3 * k + c);
            for x in 0..w {
                out[(3 * k + c) * w + x] = out[(3 * KINDS + k) * w + x] * light[x];
            }
        }
    }
    runs(signals.size, level, y, |run, count| {
        let apart = apart(surfaces, &run, far);
        let (gap, _) = gap(controls, &run, &apart);
        if gap.iter().all(|g| *g > APART) {
            return;
        }
        for k in 0..KINDS {
            let weight = weight(controls, eyes, &run, &gap, k).weight;
            add(&mut out[(3 * KINDS + k) * w + run.x..], count, &weight);
            for c in 0..3 {
                let light = signals.load(run.ny, 3 * k + c, run.nx);
                add(&mut out[(3 * k + c) * w + run.x..], count, &from_fn(|l| weight[l] * light[l]));
            }
        }
    });
    for k in 0..KINDS {
        let (light, weights) = out.split_at_mut((3 * KINDS + k) * w);
        for c in 0..3 {
            for (l, weight) in light[(3 * k + c) * w..(3 * k + c + 1) * w].iter_mut().zip(&weights[..w]) {
                *l /= weight + 1e-20;
            }
        }
    }
}

/// One row of the last mixing: fifteen planes of light, then the sum of the weights.
#[inline(always)]
fn mix_row(surfaces: &Rows, controls: &Rows, light: &Rows, y: usize, out: &mut [f32]) {
    let w = light.size[0];
    for p in 0..15 {
        out[p * w..(p + 1) * w].copy_from_slice(light.row(y, p));
    }
    out[15 * w..].fill(1.0);
    runs(light.size, 0, y, |run, count| {
        let (weight, _) = mixing(surfaces, controls, &run);
        add(&mut out[15 * w + run.x..], count, &weight);
        for p in 0..15 {
            let light = light.load(run.ny, p, run.nx);
            add(&mut out[p * w + run.x..], count, &from_fn(|l| weight[l] * light[l]));
        }
    });
    let (light, weights) = out.split_at_mut(15 * w);
    for plane in light.chunks_exact_mut(w) {
        for (l, weight) in plane.iter_mut().zip(&*weights) {
            *l /= weight;
        }
    }
}

/// What neighbours weigh in the last mixing against the centre; and what they would by either control being one.
#[inline(always)]
pub(crate) fn mixing(surfaces: &Rows, controls: &Rows, run: &Run) -> (Lanes, [Lanes; 2]) {
    let apart = apart(surfaces, run, 1.0);
    let (same, other) = (controls.load(run.y, SAME, run.x), controls.load(run.y, OTHER, run.x));
    let pure = surfaces.load(run.ny, PURE, run.nx);
    let alike: Lanes = from_fn(|l| {
        let skies = apart.sky[0][l] + apart.sky[1][l];
        let surface = exp(-apart.plane[l] - apart.turn[l]);
        if skies == 0.0 {
            surface
        } else if skies == 2.0 {
            1.0
        } else {
            0.0
        }
    });
    let near = if run.spline < -1.0 { 0.5 } else { 1.0 };
    let unit = [from_fn(|l| near * alike[l]), from_fn(|l| near * (1.0 - alike[l]) * (0.05 + pure[l]))];
    (from_fn(|l| same[l] * unit[0][l] + other[l] * unit[1][l]), unit)
}

/// Compiles a row's work for the instructions that the machine has; every one gives the same bits, since nothing is fused.
macro_rules! compiled {
    ($name:ident, $body:ident, ($($arg:ident: $type:ty),*)) => {
        #[allow(unsafe_code)]
        fn $name($($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx512f,avx512vl,avx512dq,avx2")]
                fn widest($($arg: $type),*) {
                    $body($($arg),*);
                }
                #[target_feature(enable = "avx2")]
                fn wide($($arg: $type),*) {
                    $body($($arg),*);
                }
                if is_x86_feature_detected!("avx512vl") && is_x86_feature_detected!("avx512dq") {
                    // SAFETY: the instructions are there.
                    return unsafe { widest($($arg),*) };
                }
                if is_x86_feature_detected!("avx2") {
                    // SAFETY: the instructions are there.
                    return unsafe { wide($($arg),*) };
                }
            }
            $body($($arg),*);
        }
    };
}

compiled!(level_row_fast, level_row, (
    surfaces: &Rows, controls: &Rows, signals: &Rows, eyes: &Rows, level: usize, y: usize, out: &mut [f32]
));
compiled!(mix_row_fast, mix_row, (surfaces: &Rows, controls: &Rows, light: &Rows, y: usize, out: &mut [f32]));

/// One level: sixteen planes, the light and the sums of the weights.
pub(crate) fn level(surfaces: &Rows, controls: &Rows, signals: &Rows, eyes: &Rows, level: usize) -> Rows {
    let mut out = Rows::new(signals.size, 4 * KINDS);
    out.values
        .par_chunks_mut(signals.size[0] * 4 * KINDS)
        .enumerate()
        .for_each(|(y, row)| level_row_fast(surfaces, controls, signals, eyes, level, y, row));
    out
}

/// The last mixing: sixteen planes, five kinds of light and the sums of the weights.
pub(crate) fn mix(surfaces: &Rows, controls: &Rows, light: &Rows) -> Rows {
    let mut out = Rows::new(light.size, 16);
    out.values
        .par_chunks_mut(light.size[0] * 16)
        .enumerate()
        .for_each(|(y, row)| mix_row_fast(surfaces, controls, light, y, row));
    out
}

/// Light as it is seen: diffuse light times albedo, and emission as it was. Fifteen planes.
pub(crate) fn coloured(picture: &Picture, signals: &Rows) -> Rows {
    let w = picture.size[0];
    let mut out = Rows::new(picture.size, 15);
    out.values.par_chunks_mut(w * 15).enumerate().for_each(|(y, height)| {
        for (p, row) in height.chunks_exact_mut(w).enumerate() {
            for (x, value) in row.iter_mut().enumerate() {
                let i = y * w + x;
                *value = match p {
                    0..6 => signals.row(y, p)[x] * picture.reflects(p % 3, i),
                    6..12 => signals.row(y, p)[x],
                    _ => picture.light[p][i],
                };
            }
        }
    });
    out
}

/// All steps of the filter, kept for learning.
#[derive(Clone, Debug)]
pub struct Filtered {
    pub(crate) surfaces: Rows,
    /// Controls as the filter used them.
    pub(crate) controls: Rows,
    /// What went into each level, and what came of the last.
    pub(crate) levels: Vec<Rows>,
    pub(crate) eyes: Vec<Rows>,
    pub(crate) coloured: Rows,
    /// Fifteen planes of light, as of [`Picture::light`], and one of weights.
    pub light: Rows,
}

/// Filters a picture by the controls that the network gave, keeping every step.
pub fn filter(picture: &Picture, signals: &[Vec<f32>], raw: &Rows) -> Filtered {
    let (surfaces, controls) = (surfaces(picture), understood(raw));
    let (mut levels, mut bright) = (vec![Rows::of(picture.size, signals)], Vec::new());
    for n in 0..LEVELS {
        bright.push(eyes(&levels[n]));
        levels.push(level(&surfaces, &controls, &levels[n], &bright[n], n));
    }
    let coloured = coloured(picture, &levels[LEVELS]);
    let light = mix(&surfaces, &controls, &coloured);
    Filtered { surfaces, controls, levels, eyes: bright, coloured, light }
}
