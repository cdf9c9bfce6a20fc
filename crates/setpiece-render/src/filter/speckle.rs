//! Single pixels that a denoiser has left brighter or darker than all around them: one sample that found a lamp, or missed it, seven
//! times. Light on one surface has no such points, colour and pattern are not touched.
//!
//! A pixel's light is held between the second darkest and the second brightest of its eight neighbours on the same surface (a
//! conditional rank filter), so that lines a pixel wide stay: they have two neighbours of their own kind.

use super::divisor;
use super::guide::Guide;
use crate::film::Pixel;
use crate::light::luminance;
use glam::Vec3;
use rayon::prelude::*;

/// How many neighbours have to show the same surface.
const LEAST: usize = 5;
/// What counts as the same surface.
const ALIKE: f32 = 0.25;
/// How far beyond its neighbours a pixel may be, as a factor.
const BEYOND: f32 = 1.15;

/// Light of the kinds that fall on a surface and come back from it: direct, indirect, reflected.
type Told = [Vec3; 3];

/// Holds every pixel's light to that of its neighbours.
pub(crate) fn run(pixels: &mut [Pixel], guides: &[Guide], size: [u32; 2]) {
    let [width, height] = size.map(|n| n as usize);
    let told: Vec<Told> = pixels
        .par_iter()
        .map(|p| {
            let albedo = divisor(p);
            [p.direct / albedo, p.indirect / albedo, p.specular]
        })
        .collect();
    pixels.par_iter_mut().enumerate().filter(|(_, p)| p.object >= 0 && !p.glass).for_each(|(i, p)| {
        let (x, y) = (i % width, i / width);
        let mut near = [0_usize; 8];
        let mut n = 0;
        for ny in y.saturating_sub(1)..(y + 2).min(height) {
            for nx in x.saturating_sub(1)..(x + 2).min(width) {
                let j = ny * width + nx;
                if j != i && !guides[j].is_sky() && guides[i].alike(&guides[j], 1.0) > ALIKE {
                    near[n] = j;
                    n += 1;
                }
            }
        }
        if n < LEAST {
            return;
        }
        let held: Told = std::array::from_fn(|k| hold(&told, i, &near[..n], k));
        let albedo = divisor(p);
        (p.direct, p.indirect, p.specular) = (held[0] * albedo, held[1] * albedo, held[2]);
    });
}

/// A kind of a pixel's light, held between those of its neighbours.
fn hold(told: &[Told], i: usize, near: &[usize], k: usize) -> Vec3 {
    let own = told[i][k];
    let l = luminance(own);
    let (mut low, mut high) = ([f32::INFINITY; 2], [0.0_f32; 2]);
    for j in near {
        let l = luminance(told[*j][k]);
        low = if l < low[0] { [l, low[0]] } else { [low[0], low[1].min(l)] };
        high = if l > high[0] { [l, high[0]] } else { [high[0], high[1].max(l)] };
    }
    let (low, high) = (low[1] / BEYOND, high[1] * BEYOND);
    if l > high {
        own * (high / l)
    } else if l < low {
        let sum: Vec3 = near.iter().map(|j| told[*j][k]).sum();
        sum * (low / luminance(sum).max(1e-12))
    } else {
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_go_and_lines_stay() {
        // Eight neighbours about pixel 0.
        let about = |own: f32, around: [f32; 8]| {
            let told: Vec<Told> = std::iter::once(own).chain(around).map(|l| [Vec3::splat(l); 3]).collect();
            luminance(hold(&told, 0, &[1, 2, 3, 4, 5, 6, 7, 8], 0))
        };
        let even = [1.0, 1.1, 0.9, 1.0, 1.05, 0.95, 1.0, 1.0];
        assert!((about(30.0, even) - 1.05 * BEYOND).abs() < 1e-3, "a point of light");
        assert!((about(0.0, even) - 0.95 / BEYOND).abs() < 1e-3, "a hole");
        assert_eq!(about(1.02, even), luminance(Vec3::splat(1.02)), "what is like all is left");
        let line = [1.0, 1.0, 1.0, 9.0, 9.0, 1.0, 1.0, 1.0];
        assert!((about(9.0, line) - 9.0).abs() < 1e-3, "a line of light");
        let edge = [0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0];
        assert!((about(1.0, edge) - 1.0).abs() < 1e-3 && about(0.0, edge).abs() < 1e-6, "an edge of a shadow");
    }
}
