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
const GLARE: f32 = 0.045;
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
/// Rows of the picture that streaks are made in, at most: it gives their thickness.
const STREAK_ROWS: usize = 400;

/// Adds the lens to the beauty of a frame; frames without beauty stay as they are.
pub fn apply(frame: &mut Frame, lens: Lens) {
    let Some(mut light) = frame.rgb("") else { return };
    let [w, h] = frame.size.map(|n| n as usize);
    if lens == Lens::Anamorphic {
        light = bent(&light, w, h);
        add_streaks(&mut light, w, h);
    }
    let glare = spread(&light, w, h);
    let half = [w as f32 * 0.5, h as f32 * 0.5];
    let corner2 = half[0] * half[0] + half[1] * half[1];
    let out: Vec<Rgb> = (0..w * h)
        .into_par_iter()
        .with_min_len(w)
        .map(|i| {
            let (dx, dy) = ((i % w) as f32 + 0.5 - half[0], (i / w) as f32 + 0.5 - half[1]);
            let r2 = (dx * dx + dy * dy) / corner2;
            let dim = 1.0 - VIGNETTE * r2 * (0.5 + 0.5 * r2);
            std::array::from_fn(|c| {
                let scale = 1.0 + FRINGE * r2 * [1.0, 0.0, -1.0][c];
                let sharp =
                    if c == 1 { light[i][c] } else { at(&light, w, h, half[0] + dx * scale, half[1] + dy * scale, c) };
                (sharp + (glare[i][c] - sharp) * GLARE) * dim
            })
        })
        .collect();
    for (c, name) in ["R", "G", "B"].into_iter().enumerate() {
        if let Some(channel) = frame.channels.iter_mut().find(|x| x.name == name) {
            channel.samples = out.iter().map(|p| p[c]).collect();
        }
    }
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
fn at(light: &[Rgb], w: usize, h: usize, x: f32, y: f32, channel: usize) -> f32 {
    let (x, y) = ((x - 0.5).clamp(0.0, (w - 1) as f32), (y - 0.5).clamp(0.0, (h - 1) as f32));
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(w - 1), (y0 + 1).min(h - 1));
    let (tx, ty) = (x - x0 as f32, y - y0 as f32);
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let row = |y: usize| mix(light[y * w + x0][channel], light[y * w + x1][channel], tx);
    mix(row(y0), row(y1), ty)
}

fn halved(light: &[Rgb], w: usize, h: usize) -> (Vec<Rgb>, usize, usize) {
    let (nw, nh) = (w.div_ceil(2), h.div_ceil(2));
    // Four by four with binomial weights keeps small lights from flickering as they move.
    const TAPS: [f32; 4] = [0.125, 0.375, 0.375, 0.125];
    let mut out = vec![[0.0; 3]; nw * nh];
    out.par_chunks_mut(nw).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            for (j, ky) in TAPS.into_iter().enumerate() {
                let sy = (2 * y + j).saturating_sub(1).min(h - 1);
                for (i, kx) in TAPS.into_iter().enumerate() {
                    let p = light[sy * w + (2 * x + i).saturating_sub(1).min(w - 1)];
                    for c in 0..3 {
                        out[c] += p[c].clamp(0.0, 2e3) * kx * ky;
                    }
                }
            }
        }
    });
    (out, nw, nh)
}

fn spread(light: &[Rgb], w: usize, h: usize) -> Vec<Rgb> {
    let mut levels = vec![(light.to_vec(), w, h)];
    while levels.len() < 8 && levels.last().is_some_and(|l| l.1.min(l.2) > 4) {
        let next = levels.last().map(|(l, w, h)| halved(l, *w, *h));
        levels.extend(next);
    }
    // From the widest down: each level adds itself to what is spread already.
    let Some(mut sum) = levels.pop() else { return light.to_vec() };
    let mut count = 1.0;
    while let Some((own, w, h)) = levels.pop() {
        let first = levels.is_empty();
        count += 1.0;
        let share = if first { 0.0 } else { 1.0 / count };
        let (small, sw, sh) = &sum;
        let mixed: Vec<Rgb> = (0..w * h)
            .into_par_iter()
            .with_min_len(w)
            .map(|i| {
                let x = ((i % w) as f32 + 0.5) * *sw as f32 / w as f32;
                let y = ((i / w) as f32 + 0.5) * *sh as f32 / h as f32;
                std::array::from_fn(|c| {
                    let wide = at(small, *sw, *sh, x, y, c);
                    wide + (own[i][c] - wide) * share
                })
            })
            .collect();
        sum = (mixed, w, h);
    }
    sum.0
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
        apply(&mut frame, Lens::Spherical);
        let r = frame.channel("G").unwrap();
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
            apply(&mut frame, lens);
            frame.rgb("").unwrap()
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
