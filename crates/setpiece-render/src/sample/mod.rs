//! Sample points: the two-dimensional Sobol sequence, Owen-scrambled by hashing and ordered over the picture.
//!
//! Pixels are numbered along a Morton curve, so that neighbours draw consecutive points of one sequence: their errors
//! differ and average out under the filter (Ahmed and Wonka 2020). Every pair of dimensions takes its own shuffle and
//! scramble of the same sequence (Burley 2020, with the hash of Laine and Karras 2011). From frame to frame the points of a place move
//! along a lattice (a rotation after Cranley and Patterson 1976), so that the frames of a window divide every pair of
//! dimensions evenly among them.

use glam::Vec3;
use setpiece_scene::math::tangent_frame;
use std::f32::consts::{PI, TAU};

/// Steps down for a step to the right, of the lattices of windows.
const LATTICE: u32 = 2;
/// Steps from frame to frame, pair after pair: none shares a factor with a window.
const STRIDES: [u32; 6] = [1, 2, 4, 5, 8, 10];

/// The random numbers of one sample of one pixel.
#[derive(Clone, Debug)]
pub(crate) struct Sampler {
    index: u32,
    seed: u32,
    dimension: u32,
    /// Of a frame among those of a window, and the frames of one.
    turn: u32,
    window: u32,
}

/// Frames in a row from whose samples, so many a pixel and frame, one of them is made. Few samples are helped by more frames; many take
/// more memory.
pub const fn window(samples: u32) -> u32 {
    if samples <= 2 { 9 } else { 7 }
}

fn hash(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x21f0_aaad);
    x ^= x >> 15;
    x = x.wrapping_mul(0xd35a_2d97);
    x ^ x >> 15
}

/// Owen's nested scramble of the bits of `x` from the highest down.
fn scramble(x: u32, seed: u32) -> u32 {
    let mut x = x.reverse_bits();
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(seed);
    x = x.wrapping_mul((seed >> 16) | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^= x.wrapping_mul(0x53a2_2864);
    x.reverse_bits()
}

/// The second dimension from the first: Pascal's triangle modulo two, applied in five steps.
fn sobol(index: u32) -> (u32, u32) {
    let x = index.reverse_bits();
    let mut y = x;
    y ^= (y & 0x0000_ffff) << 16;
    y ^= (y & 0x00ff_00ff) << 8;
    y ^= (y & 0x0f0f_0f0f) << 4;
    y ^= (y & 0x3333_3333) << 2;
    y ^= (y & 0x5555_5555) << 1;
    (x, y)
}

fn unit(x: u32) -> f32 {
    (x >> 8) as f32 * (1.0 / 16_777_216.0)
}

fn spread(mut x: u32) -> u32 {
    x &= 0xffff;
    x = (x | x << 8) & 0x00ff_00ff;
    x = (x | x << 4) & 0x0f0f_0f0f;
    x = (x | x << 2) & 0x3333_3333;
    (x | x << 1) & 0x5555_5555
}

impl Sampler {
    /// The numbers of sample `sample` of `samples` of a pixel; `seed` tells frames apart.
    pub(crate) fn new(x: u32, y: u32, sample: u32, samples: u32, seed: u64) -> Self {
        let morton = spread(x) | spread(y) << 1;
        let index = morton.wrapping_mul(samples.next_power_of_two()).wrapping_add(sample);
        Self { index, seed: hash(seed as u32 ^ hash((seed >> 32) as u32)), dimension: 0, turn: 0, window: 1 }
    }

    /// The numbers of the same sample in a frame, where those of any `window` frames in a row make a lattice in each pair of dimensions.
    pub(crate) fn in_frame(self, frame: u32, window: u32) -> Self {
        Self { turn: frame % window, window, ..self }
    }

    /// The next two numbers in `[0, 1)`.
    pub(crate) fn pair(&mut self) -> (f32, f32) {
        self.later().pair()
    }

    /// The next two numbers, for where they may not be needed: those that follow are the same whether these are drawn or not.
    pub(crate) fn later(&mut self) -> Later {
        self.dimension += 1;
        Later(self.clone())
    }
}

/// Two numbers that have not been drawn yet.
pub(crate) struct Later(Sampler);

impl Later {
    /// The numbers, in `[0, 1)`.
    pub(crate) fn pair(self) -> (f32, f32) {
        let Sampler { index, seed, dimension, turn, window } = self.0;
        let seed = hash(seed ^ dimension.wrapping_mul(0x9e37_79b9));
        let shuffled = scramble(index, seed);
        let (x, y) = sobol(shuffled);
        let (x, y) = (scramble(x, hash(seed ^ 0x68bc_21eb)), scramble(y, hash(seed ^ 0x02e5_be93)));
        if turn == 0 {
            return (unit(x), unit(y));
        }
        // The frames' order differs from pair to pair, so that they meet each other in other ways.
        let part = |steps: u32| (steps % window).wrapping_mul(u32::MAX / window + 1);
        let steps = turn * STRIDES[dimension as usize % STRIDES.len()];
        (unit(x.wrapping_add(part(steps))), unit(y.wrapping_add(part(LATTICE * steps))))
    }
}

/// A point of the unit disc (Shirley and Chiu 1997).
pub(crate) fn disc((u, v): (f32, f32)) -> (f32, f32) {
    let (a, b) = (2.0 * u - 1.0, 2.0 * v - 1.0);
    if a == 0.0 && b == 0.0 {
        return (0.0, 0.0);
    }
    // Angles in the eighth turns about the axes.
    let of = |share: f32| {
        let x = PI / 4.0 * share;
        let x2 = x * x;
        let sin = x * (1.0 + x2 * (-1.0 / 6.0 + x2 * (1.0 / 120.0 - x2 * (1.0 / 5040.0))));
        let cos = 1.0 + x2 * (-0.5 + x2 * (1.0 / 24.0 + x2 * (-1.0 / 720.0 + x2 * (1.0 / 40_320.0))));
        (sin, cos)
    };
    if a.abs() > b.abs() {
        let (sin, cos) = of(b / a);
        (a * cos, a * sin)
    } else {
        let (sin, cos) = of(a / b);
        (b * sin, b * cos)
    }
}

/// A direction about `normal`, density cosine / pi.
pub(crate) fn cosine(normal: Vec3, pair: (f32, f32)) -> Vec3 {
    let (x, y) = disc(pair);
    let z = (1.0 - x * x - y * y).max(0.0).sqrt();
    let (u, v) = tangent_frame(normal);
    (u * x + v * y + normal * z).normalize_or(normal)
}

/// A direction in a cone about a unit axis, uniform over a disc across the axis, given its radius at distance one: for small
/// radii the sine of the half angle.
pub(crate) fn cone(axis: Vec3, sine: f32, pair: (f32, f32)) -> Vec3 {
    let (x, y) = disc(pair);
    let (u, v) = tangent_frame(axis);
    (axis + (u * x + v * y) * sine).normalize()
}

/// The pixel's filter: what a pixel's own samples come to, and this share of each of the pixels before and after it, along
/// rows and along columns.
pub(crate) const SIDE: f32 = 0.08;

/// A distance from a pixel's middle along rows or columns, in pixels, by the pixel's filter.
pub(crate) fn filtered(u: f32) -> f32 {
    if u < SIDE {
        u / SIDE - 1.5
    } else if u > 1.0 - SIDE {
        1.5 - (1.0 - u) / SIDE
    } else {
        (u - SIDE) / (1.0 - 2.0 * SIDE) - 0.5
    }
}

/// A half vector of the visible normals of GGX (Dupuy and Benyoub 2023), `alpha` = roughness squared.
pub(crate) fn visible_normal(normal: Vec3, to_viewer: Vec3, alpha: f32, (u, v): (f32, f32)) -> Vec3 {
    let (tx, ty) = tangent_frame(normal);
    let local = Vec3::new(to_viewer.dot(tx), to_viewer.dot(ty), to_viewer.dot(normal).max(1e-4));
    let stretched = Vec3::new(local.x * alpha, local.y * alpha, local.z).normalize();
    let z = (1.0 - u) * (1.0 + stretched.z) - stretched.z;
    let r = (1.0 - z * z).max(0.0).sqrt();
    let (sin, cos) = (TAU * v).sin_cos();
    let h = Vec3::new(r * cos, r * sin, z) + stretched;
    let h = Vec3::new(h.x * alpha, h.y * alpha, h.z.max(1e-6)).normalize();
    tx * h.x + ty * h.y + normal * h.z
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_points_fill_every_elementary_box() {
        // A (0, 4, 2)-net has one point in each box of area 1/16, of any power-of-two shape.
        for pixel in [[0, 0], [4, 8], [100, 36]] {
            let points: Vec<(f32, f32)> = (0..16).map(|s| Sampler::new(pixel[0], pixel[1], s, 16, 7).pair()).collect();
            for shape in 0..=4 {
                let (w, h) = (1 << shape, 1 << (4 - shape));
                let mut seen = vec![0; 16];
                for p in &points {
                    seen[(p.0 * w as f32) as usize + w * (p.1 * h as f32) as usize] += 1;
                }
                assert!(seen.iter().all(|n| *n == 1), "pixel {pixel:?}, boxes {w}x{h}: {seen:?}");
            }
        }
    }

    #[test]
    fn the_frames_of_any_window_divide_every_pair_evenly_among_them() {
        for window in [7, 9] {
            let sampler = Sampler::new(31, 77, 2, 4, 9);
            for pair in 1..14 {
                let of = |frame: u32| {
                    let mut s = sampler.clone().in_frame(frame, window);
                    for _ in 1..pair {
                        s.later();
                    }
                    s.pair()
                };
                let points: Vec<(f32, f32)> = (5..5 + window).map(of).collect();
                for side in [0, 1] {
                    let mut along: Vec<f32> = points.iter().map(|p| if side == 0 { p.0 } else { p.1 }).collect();
                    along.sort_by(f32::total_cmp);
                    let even = 1.0 / window as f32;
                    assert!(along.windows(2).all(|w| (w[1] - w[0] - even).abs() < 1e-5), "{pair}: {along:?}");
                }
            }
        }
    }

    #[test]
    fn cosine_directions_have_the_mean_cosine_two_thirds() {
        let normal = Vec3::new(0.6, 0.0, 0.8);
        let n = 4096;
        let mean: f32 =
            (0..n).map(|s| cosine(normal, Sampler::new(3, 5, s, n, 1).pair()).dot(normal)).sum::<f32>() / n as f32;
        assert!((mean - 2.0 / 3.0).abs() < 1e-3, "{mean}");
    }
}
