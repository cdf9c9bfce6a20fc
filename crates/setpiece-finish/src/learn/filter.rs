//! The filter backwards.

use crate::filter::{
    CAP, CONTRAST, CONTROLS, EMBED, Filtered, LEVELS, OTHER, PLANE, SAME, SHARE, Scale, TURN, WORTH, apart, gap,
    mixing, runs, scale, sharper, weight,
};
use crate::number::{LIFT, exp, positive_slope};
use crate::picture::{KINDS, Picture};
use crate::rows::{Lanes, Rows};
use std::array::from_fn;

/// The slopes of the network's controls by those of the filter's fifteen planes of light.
pub(super) fn back(picture: &Picture, done: &Filtered, raw: &Rows, light: &Rows) -> Rows {
    let mut controls = Rows::new(picture.size, CONTROLS);
    let coloured = mix_back(done, light, &mut controls);
    let mut signals = Rows::new(picture.size, 3 * KINDS);
    for y in 0..picture.size[1] {
        for p in 0..3 * KINDS {
            for x in 0..picture.size[0] {
                let factor = if p < 6 { picture.reflects(p % 3, y * picture.size[0] + x) } else { 1.0 };
                signals.row_mut(y, p)[x] = coloured.row(y, p)[x] * factor;
            }
        }
    }
    for level in (0..LEVELS).rev() {
        signals = level_back(done, level, &signals, &mut controls);
    }
    for y in 0..picture.size[1] {
        for n in 0..CONTROLS {
            let raw = raw.row(y, n);
            for (s, u) in controls.row_mut(y, n).iter_mut().zip(raw) {
                *s *= match scale(n) {
                    Scale::Plain => 1.0,
                    Scale::Positive(factor) => factor * positive_slope(*u),
                    Scale::Magnitude(factor) => factor * exp(*u),
                };
            }
        }
    }
    controls
}

/// The last mixing backwards; gives the slope of what went into it.
#[inline(never)]
fn mix_back(done: &Filtered, light: &Rows, controls: &mut Rows) -> Rows {
    let size = light.size;
    let mut into = Rows::new(size, 15);
    let result = &done.light;
    for y in 0..size[1] {
        for p in 0..15 {
            for x in 0..size[0] {
                into.row_mut(y, p)[x] += light.row(y, p)[x] / result.row(y, 15)[x];
            }
        }
        runs(size, 0, y, |run, count| {
            let (weight, unit) = mixing(&done.surfaces, &done.controls, &run);
            let all = result.load(y, 15, run.x);
            let mut slope = [0.0; crate::rows::LANES];
            for p in 0..15 {
                let (g, own) = (light.load(y, p, run.x), result.load(y, p, run.x));
                let there = done.coloured.load(run.ny, p, run.nx);
                for l in 0..count {
                    slope[l] += g[l] * (there[l] - own[l]) / all[l];
                }
                into.add(
                    run.ny,
                    p,
                    run.nx,
                    count,
                    &from_fn(|l| if l < count { g[l] * weight[l] / all[l] } else { 0.0 }),
                );
            }
            controls.add(y, SAME, run.x, count, &from_fn(|l| slope[l] * unit[0][l]));
            controls.add(y, OTHER, run.x, count, &from_fn(|l| slope[l] * unit[1][l]));
        });
    }
    into
}

/// A level backwards; gives the slope of what went into it.
#[inline(never)]
fn level_back(done: &Filtered, level: usize, out: &Rows, controls: &mut Rows) -> Rows {
    let size = out.size;
    let (before, after, eyes) = (&done.levels[level], &done.levels[level + 1], &done.eyes[level]);
    let mut into = Rows::new(size, 3 * KINDS);
    let mut bright = Rows::new(size, KINDS);
    // Per light by its weight, and how much the result at a pixel is pulled by one more of weight.
    for y in 0..size[1] {
        for k in 0..KINDS {
            for x in 0..size[0] {
                let centre = exp(done.controls.row(y, WORTH + k)[x]);
                let all = after.row(y, 3 * KINDS + k)[x] + 1e-20;
                let mut slope = 0.0;
                for c in 3 * k..3 * k + 3 {
                    let g = out.row(y, c)[x];
                    slope += g * (before.row(y, c)[x] - after.row(y, c)[x]) / all;
                    into.row_mut(y, c)[x] += g * centre / all;
                }
                controls.row_mut(y, WORTH + k)[x] += slope * centre;
            }
        }
        runs(size, level, y, |run, count| {
            let apart = apart(&done.surfaces, &run, (1 << level) as f32);
            let (gap, whole) = gap(&done.controls, &run, &apart);
            let mut of_gap: Lanes = [0.0; crate::rows::LANES];
            for k in 0..KINDS {
                let w = weight(&done.controls, eyes, &run, &gap, k);
                let all = after.load(y, 3 * KINDS + k, run.x);
                let part: Lanes = from_fn(|l| if l < count { w.weight[l] / (all[l] + 1e-20) } else { 0.0 });
                let mut slope = [0.0; crate::rows::LANES];
                for c in 3 * k..3 * k + 3 {
                    let (g, own) = (out.load(y, c, run.x), after.load(y, c, run.x));
                    let there = before.load(run.ny, c, run.nx);
                    for l in 0..crate::rows::LANES {
                        slope[l] += g[l] * (there[l] - own[l]);
                    }
                    into.add(run.ny, c, run.nx, count, &from_fn(|l| g[l] * part[l]));
                }
                // Of the exponent; where it is cut off at the top it does not change.
                let slope: Lanes = from_fn(|l| slope[l] * part[l]);
                controls.add(y, SHARE + LEVELS * k + level, run.x, count, &slope);
                controls.add(run.ny, WORTH + k, run.nx, count, &slope);
                let sharper = sharper(level);
                let contrast = done.controls.load(y, CONTRAST + k, run.x);
                let of_contrast = from_fn(|l| -sharper * w.bright[l] * w.bright[l] * slope[l]);
                controls.add(y, CONTRAST + k, run.x, count, &of_contrast);
                let of_bright: Lanes = from_fn(|l| -2.0 * sharper * contrast[l] * w.bright[l] * slope[l]);
                bright.add(y, k, run.x, count, &of_bright);
                bright.add(run.ny, k, run.nx, count, &of_bright.map(|s| -s));
                for d in 0..2 {
                    let of_embed: Lanes = from_fn(|l| -2.0 * w.embed[d][l] * slope[l]);
                    controls.add(y, EMBED + 2 * k + d, run.x, count, &of_embed);
                    controls.add(run.ny, EMBED + 2 * k + d, run.nx, count, &of_embed.map(|s| -s));
                }
                for l in 0..crate::rows::LANES {
                    of_gap[l] -= slope[l];
                }
            }
            let [a, b, cap] = [PLANE, TURN, CAP].map(|n| done.controls.load(y, n, run.x));
            let solid: Lanes = from_fn(|l| if apart.sky[0][l] + apart.sky[1][l] == 0.0 { of_gap[l] } else { 0.0 });
            let of_whole: Lanes = from_fn(|l| {
                let share = cap[l] / (whole[l] + cap[l] + 1e-6);
                let through = if level == 0 { share * share } else { 1.0 };
                let cut = a[l] * apart.plane[l] + b[l] * apart.turn[l] >= 60.0;
                if cut { 0.0 } else { solid[l] * through }
            });
            controls.add(y, PLANE, run.x, count, &from_fn(|l| of_whole[l] * apart.plane[l]));
            controls.add(y, TURN, run.x, count, &from_fn(|l| of_whole[l] * apart.turn[l]));
            if level == 0 {
                let of_cap = from_fn(|l| {
                    let share = whole[l] / (whole[l] + cap[l] + 1e-6);
                    solid[l] * share * share
                });
                controls.add(y, CAP, run.x, count, &of_cap);
            }
        });
    }
    let scale = [0.2126, 0.7152, 0.0722];
    for y in 0..size[1] {
        for k in 0..KINDS {
            for x in 0..size[0] {
                // The fourth root: a quarter of itself over what it is the root of.
                let eye = eyes.row(y, k)[x];
                let root = eye * eye * eye * eye;
                if root > LIFT {
                    let slope = bright.row(y, k)[x] * 0.25 * eye / root;
                    for (c, part) in scale.iter().enumerate() {
                        into.row_mut(y, 3 * k + c)[x] += slope * part;
                    }
                }
            }
        }
    }
    into
}
