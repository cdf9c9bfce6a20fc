//! What a lens adds to a picture for the screen: glare, vignette, colour fringes. Never in the data that compositors get.
//!
//! Glare is a small share of all light, spread over ever wider kernels by a pyramid of halvings; without a threshold, so
//! that nothing pops (Jimenez 2014, "Next generation post processing in Call of Duty: Advanced Warfare").
//!
//! An anamorphic lens bends straight lines outwards, more across than upright, and its cylinders mirror lights into bluish
//! streaks from side to side. That it blurs upright ovals is traced, not made here.

use rayon::prelude::*;
use setpiece_image::{Frame, Rgb};
use setpiece_shot::Lens;

/// Share of the light that is spread.
const GLARE: f32 = 0.04;
/// How much each width of the glare counts beside that half as wide: what is spread over the whole picture lifts its blacks.
const WIDER: f32 = 0.7;
/// Light lost in the far corners.
const VIGNETTE: f32 = 0.22;
/// Shift of red and blue at the corners, as a share of the way to the corner.
const FRINGE: f32 = 0.0007;

/// Barrel distortion of an anamorphic lens at the corners, as a share of the way there: across, upright.
const BARREL: [f32; 2] = [0.03, 0.012];
/// Share of the light of highlights that goes into streaks, by colour.
const STREAK: Rgb = [0.035, 0.08, 0.16];
/// Exposed light of which half counts as a highlight.
const HIGHLIGHT: f32 = 6.0;
/// By how much light all around a highlight takes from its streak: a fireball is no point of light.
const BROAD: f32 = 4.0;
/// Shares of the picture's width over which a streak falls to 1/e, and how much of it does.
const FALL: [(f32, f32); 2] = [(0.02, 0.55), (0.14, 0.45)];
/// Rows that are worked on together.
const ROWS: usize = 16;
/// Rows of the picture that streaks are made in, at most: it gives their thickness.
const STREAK_ROWS: usize = 400;

/// The beauty of a frame as a lens throws it on the film, row by row from the top left; none without a beauty.
pub fn seen(frame: &Frame, lens: Lens) -> Option<Vec<Rgb>> {
    let mut light = frame.rgb("")?;
    let [w, h] = frame.size.map(|n| n as usize);
    if lens == Lens::Anamorphic {
        light = bent(&light, w, h);
        add_streaks(&mut light, w, h);
    }
    let (wide, ww, wh) = spread(&light, w, h);
    let half = [w as f32 * 0.5, h as f32 * 0.5];
    let corner2 = half[0] * half[0] + half[1] * half[1];
    let columns = Steps::new(w, ww);
    let mut out = vec![[0.0; 3]; w * h];
    out.par_chunks_mut(w * ROWS).enumerate().for_each(|(run, out)| {
        let mut glare = vec![[0.0; 3]; w];
        for (n, out) in out.chunks_mut(w).enumerate() {
            let y = run * ROWS + n;
            widen(&wide, ww, wh, y, h, &columns, &mut glare);
            let dy = y as f32 + 0.5 - half[1];
            for (x, (out, glare)) in out.iter_mut().zip(&glare).enumerate() {
                let dx = x as f32 + 0.5 - half[0];
                let r2 = (dx * dx + dy * dy) / corner2;
                let dim = 1.0 - VIGNETTE * r2 * (0.5 + 0.5 * r2);
                let fringe = |scale: f32, c: usize| at(&light, w, h, half[0] + dx * scale, half[1] + dy * scale, c);
                let sharp = [fringe(1.0 + FRINGE * r2, 0), light[y * w + x][1], fringe(1.0 - FRINGE * r2, 2)];
                *out = std::array::from_fn(|c| (sharp[c] + (glare[c] - sharp[c]) * GLARE) * dim);
            }
        }
    });
    Some(out)
}

/// The picture with straight lines bent outwards; the corners stay.
fn bent(light: &[Rgb], w: usize, h: usize) -> Vec<Rgb> {
    let half = [w as f32 * 0.5, h as f32 * 0.5];
    let corner2 = half[0] * half[0] + half[1] * half[1];
    let from = |i: usize| {
        let d = [(i % w) as f32 + 0.5 - half[0], (i / w) as f32 + 0.5 - half[1]];
        let r2 = (d[0] * d[0] + d[1] * d[1]) / corner2;
        let place = |axis: usize| half[axis] + d[axis] * (1.0 + BARREL[axis] * r2) / (1.0 + BARREL[axis]);
        let (x, y) = (place(0), place(1));
        std::array::from_fn(|c| at(light, w, h, x, y, c))
    };
    (0..w * h).into_par_iter().with_min_len(w).map(from).collect()
}

/// Adds streaks from side to side to highlights, in steps so soft that none pops in.
fn add_streaks(light: &mut [Rgb], w: usize, h: usize) {
    let (mut small, mut sw, mut sh) = halved(light, w, h);
    while sh > STREAK_ROWS {
        (small, sw, sh) = halved(&small, sw, sh);
    }
    let (mut wide, mut ww, mut wh) = halved(&small, sw, sh);
    for _ in 0..2 {
        (wide, ww, wh) = halved(&wide, ww, wh);
    }
    small.par_chunks_mut(sw).enumerate().for_each(|(y, row)| {
        let y = (y as f32 + 0.5) * wh as f32 / sh as f32;
        for c in 0..3 {
            let around = |x: usize| at(&wide, ww, wh, (x as f32 + 0.5) * ww as f32 / sw as f32, y, c);
            let bright: Vec<f32> = row
                .iter()
                .enumerate()
                .map(|(x, p)| p[c] * p[c] / (p[c] + HIGHLIGHT + BROAD * around(x)) * STREAK[c])
                .collect();
            let mut sum = vec![0.0; sw];
            for (length, share) in FALL {
                let stays = (-1.0 / (length * sw as f32)).exp();
                let weight = share * 0.5 * (1.0 - stays);
                let (mut right, mut left) = (0.0, 0.0);
                for x in 0..sw {
                    right = right * stays + bright[x];
                    sum[x] += right * weight;
                    left = left * stays + bright[sw - 1 - x];
                    sum[sw - 1 - x] += left * weight;
                }
            }
            row.iter_mut().zip(sum).for_each(|(p, s)| p[c] = s);
        }
    });
    light.par_chunks_mut(w).enumerate().for_each(|(y, row)| {
        let y = (y as f32 + 0.5) * sh as f32 / h as f32;
        for (x, p) in row.iter_mut().enumerate() {
            let x = (x as f32 + 0.5) * sw as f32 / w as f32;
            for (c, p) in p.iter_mut().enumerate() {
                *p += at(&small, sw, sh, x, y, c);
            }
        }
    });
}

/// Bilinear sample at a position in pixels.
#[inline(always)]
fn at(light: &[Rgb], w: usize, h: usize, x: f32, y: f32, channel: usize) -> f32 {
    let (x, y) = ((x - 0.5).clamp(0.0, (w - 1) as f32), (y - 0.5).clamp(0.0, (h - 1) as f32));
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(w - 1), (y0 + 1).min(h - 1));
    let (tx, ty) = (x - x0 as f32, y - y0 as f32);
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let row = |y: usize| mix(light[y * w + x0][channel], light[y * w + x1][channel], tx);
    mix(row(y0), row(y1), ty)
}

/// Where the places of a wide row or column lie between those of a narrow one: the one before, the one after, and the share
/// of the latter.
struct Steps(Vec<(u32, u32, f32)>);

impl Steps {
    fn new(wide: usize, narrow: usize) -> Self {
        let step = |i: usize| {
            let x = (i as f32 + 0.5) * narrow as f32 / wide as f32;
            let x = (x - 0.5).clamp(0.0, (narrow - 1) as f32);
            (x as u32, (x as u32 + 1).min(narrow as u32 - 1), x - x.floor())
        };
        Self((0..wide).map(step).collect())
    }
}

/// A row of a picture of `h` rows, drawn from a smaller one of size (`sw`, `sh`).
fn widen(small: &[Rgb], sw: usize, sh: usize, y: usize, h: usize, columns: &Steps, out: &mut [Rgb]) {
    let y = ((y as f32 + 0.5) * sh as f32 / h as f32 - 0.5).clamp(0.0, (sh - 1) as f32);
    let (y0, t) = (y as usize, y - y.floor());
    let row = |y: usize| small[y * sw..(y + 1) * sw].as_flattened();
    let between: Vec<f32> = row(y0).iter().zip(row((y0 + 1).min(sh - 1))).map(|(a, b)| a + (b - a) * t).collect();
    let between = between.as_chunks::<3>().0;
    for (out, (before, after, t)) in out.iter_mut().zip(&columns.0) {
        let (a, b) = (between[*before as usize], between[*after as usize]);
        *out = std::array::from_fn(|c| a[c] + (b[c] - a[c]) * t);
    }
}

/// The picture at half the size. Four by four pixels with binomial weights keep small lights from flickering as they move.
fn halved(light: &[Rgb], w: usize, h: usize) -> (Vec<Rgb>, usize, usize) {
    let (nw, nh) = (w.div_ceil(2), h.div_ceil(2));
    const TAPS: [f32; 4] = [0.125, 0.375, 0.375, 0.125];
    let mut out = vec![[0.0; 3]; nw * nh];
    out.par_chunks_mut(nw * ROWS).enumerate().for_each(|(run, out)| {
        let mut column = vec![0.0; w * 3];
        for (n, out) in out.chunks_mut(nw).enumerate() {
            let row = |j: usize| {
                let y = (2 * (run * ROWS + n) + j).saturating_sub(1).min(h - 1);
                light[y * w..(y + 1) * w].as_flattened()
            };
            let rows = [row(0), row(1), row(2), row(3)];
            for (i, sum) in column.iter_mut().enumerate() {
                *sum = (0..4).fold(0.0, |sum, j| sum + rows[j][i].clamp(0.0, 2e3) * TAPS[j]);
            }
            let column = column.as_chunks::<3>().0;
            for (x, out) in out.iter_mut().enumerate() {
                let at = |i: usize| column[(2 * x + i).saturating_sub(1).min(w - 1)];
                let taps = [at(0), at(1), at(2), at(3)];
                *out = std::array::from_fn(|c| (0..4).fold(0.0, |sum, i| sum + taps[i][c] * TAPS[i]));
            }
        }
    });
    (out, nw, nh)
}

/// The light spread over ever wider kernels, at half the picture's size.
fn spread(light: &[Rgb], w: usize, h: usize) -> (Vec<Rgb>, usize, usize) {
    let mut levels = vec![halved(light, w, h)];
    while let Some((light, w, h)) = levels.last().filter(|l| levels.len() < 7 && l.1.min(l.2) > 4) {
        levels.push(halved(light, *w, *h));
    }
    // From the widest down: each level adds itself to what is spread already.
    let (mut sum, mut weight, mut all) = (levels.pop().unwrap_or_default(), 1.0, 1.0);
    while let Some((mut own, w, h)) = levels.pop() {
        weight /= WIDER;
        all += weight;
        let share = weight / all;
        let (small, sw, sh) = &sum;
        let columns = Steps::new(w, *sw);
        own.par_chunks_mut(w * ROWS).enumerate().for_each(|(run, own)| {
            let mut wide = vec![[0.0; 3]; w];
            for (n, own) in own.chunks_mut(w).enumerate() {
                widen(small, *sw, *sh, run * ROWS + n, h, &columns, &mut wide);
                for (own, wide) in own.iter_mut().zip(&wide) {
                    *own = std::array::from_fn(|c| wide[c] + (own[c] - wide[c]) * share);
                }
            }
        });
        sum = (own, w, h);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glare_moves_light_but_makes_none_and_dims_corners() {
        let mut frame = Frame::new([64, 64]);
        let mut light = vec![[0.2; 3]; 64 * 64];
        light[32 * 64 + 32] = [100.0; 3];
        frame.push_rgb("", &light);
        let seen = seen(&frame, Lens::Spherical).unwrap();
        let r: Vec<f32> = seen.iter().map(|p| p[1]).collect();
        assert!(r[32 * 64 + 32] < 100.0 && r[32 * 64 + 36] > 0.2, "a bright point glows");
        assert!(r[0] < 0.17, "corners are darker: {}", r[0]);
        let sum: f32 = r.iter().sum();
        assert!(sum < 0.2 * 4096.0 + 100.0, "no light is added: {sum}");
    }

    #[test]
    fn an_anamorphic_lens_streaks_lights_sideways_in_blue_and_bows_uprights_out() {
        let shown = |light: &[Rgb], lens: Lens| {
            let mut frame = Frame::new([256, 128]);
            frame.push_rgb("", light);
            seen(&frame, lens).unwrap()
        };
        let mut light = vec![[0.02; 3]; 256 * 128];
        for y in 62..66 {
            light[y * 256 + 126..y * 256 + 130].fill([400.0; 3]);
        }
        let [round, streaked] = [Lens::Spherical, Lens::Anamorphic].map(|lens| shown(&light, lens));
        let gain = |x: usize, y: usize, c: usize| streaked[y * 256 + x][c] - round[y * 256 + x][c];
        assert!(gain(190, 64, 2) > 0.02, "a streak far to the side: {}", gain(190, 64, 2));
        assert!(gain(190, 64, 2) > 2.0 * gain(190, 64, 0), "it is blue");
        assert!(gain(128, 20, 2).abs() < 0.1 * gain(190, 64, 2), "none upwards");

        // An upright edge left of the middle leans outwards halfway up.
        let edge: Vec<Rgb> = (0..256 * 128).map(|i| if i % 256 < 40 { [0.0; 3] } else { [0.5; 3] }).collect();
        let bent = shown(&edge, Lens::Anamorphic);
        let place = |y: usize| (0..256).position(|x| bent[y * 256 + x][1] > 0.2).unwrap();
        assert!(place(64) < place(4) && place(64) < place(123), "{} {} {}", place(4), place(64), place(123));
        assert!(place(4) < 48 && place(64) > 32, "slightly");
    }
}
