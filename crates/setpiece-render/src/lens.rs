//! What a lens adds to a picture for the screen: glare, vignette, colour fringes. Never in the data that compositors get.
//!
//! Glare is a small share of all light, spread over ever wider kernels by a pyramid of halvings; without a threshold, so
//! that nothing pops (Jimenez 2014, "Next generation post processing in Call of Duty: Advanced Warfare").

use rayon::prelude::*;
use setpiece_image::{Frame, Rgb};

/// Share of the light that is spread.
const GLARE: f32 = 0.045;
/// Light lost in the far corners.
const VIGNETTE: f32 = 0.22;
/// Shift of red and blue at the corners, as a share of the way to the corner.
const FRINGE: f32 = 0.0007;

/// Adds the lens to the beauty of a frame; frames without beauty stay as they are.
pub fn apply(frame: &mut Frame) {
    let Some(light) = frame.rgb("") else { return };
    let [w, h] = frame.size.map(|n| n as usize);
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
        apply(&mut frame);
        let r = frame.channel("G").unwrap();
        assert!(r[32 * 64 + 32] < 100.0 && r[32 * 64 + 36] > 0.2, "a bright point glows");
        assert!(r[0] < 0.17, "corners are darker: {}", r[0]);
        let sum: f32 = r.iter().sum();
        assert!(sum < 0.2 * 4096.0 + 100.0, "no light is added: {sum}");
    }
}
