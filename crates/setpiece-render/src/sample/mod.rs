//! Sample points: the two-dimensional Sobol sequence, Owen-scrambled by hashing and ordered over the picture.
//!
//! Pixels are numbered along a Morton curve, so that neighbours draw consecutive points of one sequence: their errors
//! differ and average out under the filter (Ahmed and Wonka 2020). Every pair of dimensions takes its own shuffle and
//! scramble of the same sequence (Burley 2020, with the hash of Laine and Karras 2011).

use glam::Vec3;
use setpiece_scene::math::tangent_frame;
use std::f32::consts::{PI, TAU};

/// The random numbers of one sample of one pixel.
#[derive(Clone, Debug)]
pub(crate) struct Sampler {
    index: u32,
    seed: u32,
    dimension: u32,
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
        Self { index, seed: hash(seed as u32 ^ hash((seed >> 32) as u32)), dimension: 0 }
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
        let Sampler { index, seed, dimension } = self.0;
        let seed = hash(seed ^ dimension.wrapping_mul(0x9e37_79b9));
        let shuffled = scramble(index, seed);
        let (x, y) = sobol(shuffled);
        (unit(scramble(x, hash(seed ^ 0x68bc_21eb))), unit(scramble(y, hash(seed ^ 0x02e5_be93))))
    }
}

/// A point of the unit disc (Shirley and Chiu 1997).
pub(crate) fn disc((u, v): (f32, f32)) -> (f32, f32) {
    let (a, b) = (2.0 * u - 1.0, 2.0 * v - 1.0);
    if a == 0.0 && b == 0.0 {
        return (0.0, 0.0);
    }
    let (r, phi) = if a.abs() > b.abs() { (a, PI / 4.0 * (b / a)) } else { (b, PI / 2.0 - PI / 4.0 * (a / b)) };
    let (sin, cos) = phi.sin_cos();
    (r * cos, r * sin)
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

/// Places in a pixel for the single samples of frames that follow each other: of any seven in a row each has a seventh of the
/// width and of the height to itself, and no two are neighbours on a diagonal (the queens' pattern).
pub(crate) const SEVEN: [(f32, f32); 7] = {
    let mut places = [(0.0, 0.0); 7];
    let mut i = 0;
    while i < 7 {
        places[i] = ((i as f32 + 0.5) / 7.0, ((2 * i % 7) as f32 + 0.5) / 7.0);
        i += 1;
    }
    places
};

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
    fn any_seven_frames_in_a_row_have_a_seventh_of_the_pixel_each() {
        let mut rows: Vec<f32> = SEVEN.iter().map(|(_, y)| *y).collect();
        rows.sort_by(f32::total_cmp);
        for (n, (row, (x, _))) in rows.iter().zip(SEVEN).enumerate() {
            let middle = (n as f32 + 0.5) / 7.0;
            assert!((row - middle).abs() < 1e-6 && (x - middle).abs() < 1e-6);
        }
        let diagonal = |a: (f32, f32), b: (f32, f32)| ((a.0 - b.0).abs() - (a.1 - b.1).abs()).abs() < 0.05;
        assert!((0..7).all(|i| (0..i).all(|j| !diagonal(SEVEN[i], SEVEN[j]))));
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
