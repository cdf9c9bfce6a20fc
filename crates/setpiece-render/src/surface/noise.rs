//! Lattice noise and filtered steps for procedural patterns.
//!
//! Gradient noise (Perlin 2002, quintic fade) on an integer hash instead of a permutation table, with analytic
//! derivatives for relief; Worley's cellular noise; and sums of octaves that fade each octave to its mean as the
//! footprint of the pixel nears half its wave length, so that detail too fine to be seen becomes flat instead of
//! shimmering. Pulse trains are box-filtered exactly.

use glam::{Vec2, Vec3};

/// Mixes lattice coordinates and a seed to 32 bits (the finishing steps of MurmurHash3 over a weighted sum).
#[inline]
pub(crate) fn hash(x: i32, y: i32, z: i32, seed: u32) -> u32 {
    let mut h = (x as u32).wrapping_mul(0x8da6_b343)
        ^ (y as u32).wrapping_mul(0xd816_3841)
        ^ (z as u32).wrapping_mul(0xcb1a_b31f)
        ^ seed.wrapping_mul(0x9e37_79b9);
    h ^= h >> 15;
    h = h.wrapping_mul(0x85eb_ca6b);
    h ^= h >> 13;
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}

/// The upper 24 bits of a hash as a number in `[0, 1)`.
#[inline]
pub(crate) fn to_unit(h: u32) -> f32 {
    (h >> 8) as f32 * (1.0 / 16_777_216.0)
}

/// Cell and position within it, for coordinates of any size.
#[inline]
fn cell(x: f32) -> (i32, f32) {
    // A truncation and a correction: without SSE 4.1 `floor` is a call.
    let i = x as i32;
    let i = i - i32::from((i as f32) > x);
    (i, x - i as f32)
}

/// Whole part, rounded down.
#[inline]
pub(crate) fn floor(x: f32) -> i32 {
    cell(x).0
}

#[inline]
fn fade(t: f32) -> (f32, f32) {
    let value = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    let slope = 30.0 * t * t * (t * (t - 2.0) + 1.0);
    (value, slope)
}

#[inline]
fn gradient2(h: u32) -> Vec2 {
    // Eight directions at odd angles, so that no axis is preferred.
    const G: [[f32; 2]; 8] = [
        [0.9239, 0.3827],
        [0.3827, 0.9239],
        [-0.3827, 0.9239],
        [-0.9239, 0.3827],
        [-0.9239, -0.3827],
        [-0.3827, -0.9239],
        [0.3827, -0.9239],
        [0.9239, -0.3827],
    ];
    let g = G[(h >> 13) as usize & 7];
    Vec2::new(g[0], g[1])
}

/// Gradient noise in the plane, about `[-1, 1]`, and its derivative.
#[inline]
pub(crate) fn noise2(p: Vec2, seed: u32) -> (f32, Vec2) {
    let (ix, fx) = cell(p.x);
    let (iy, fy) = cell(p.y);
    let g00 = gradient2(hash(ix, iy, 0, seed));
    let g10 = gradient2(hash(ix.wrapping_add(1), iy, 0, seed));
    let g01 = gradient2(hash(ix, iy.wrapping_add(1), 0, seed));
    let g11 = gradient2(hash(ix.wrapping_add(1), iy.wrapping_add(1), 0, seed));
    let a = g00.x * fx + g00.y * fy;
    let b = g10.x * (fx - 1.0) + g10.y * fy;
    let c = g01.x * fx + g01.y * (fy - 1.0);
    let d = g11.x * (fx - 1.0) + g11.y * (fy - 1.0);
    let (u, du) = fade(fx);
    let (v, dv) = fade(fy);
    let k = a - b - c + d;
    let value = a + u * (b - a) + v * (c - a) + u * v * k;
    let slope = g00
        + (g10 - g00) * u
        + (g01 - g00) * v
        + (g00 - g10 - g01 + g11) * (u * v)
        + Vec2::new(du * (b - a + v * k), dv * (c - a + u * k));
    (value * 1.5, slope * 1.5)
}

#[inline]
fn dot3(h: u32, x: f32, y: f32, z: f32) -> f32 {
    // Perlin's twelve edge directions.
    let k = (h >> 12) & 15;
    let u = if k < 8 { x } else { y };
    let v = if k < 4 {
        y
    } else if k == 12 || k == 14 {
        x
    } else {
        z
    };
    (if k & 1 == 0 { u } else { -u }) + (if k & 2 == 0 { v } else { -v })
}

/// Gradient noise in space, about `[-1, 1]`.
#[inline]
pub(crate) fn noise3(p: Vec3, seed: u32) -> f32 {
    let (ix, fx) = cell(p.x);
    let (iy, fy) = cell(p.y);
    let (iz, fz) = cell(p.z);
    let corner = |i: i32, j: i32, k: i32| {
        let h = hash(ix.wrapping_add(i), iy.wrapping_add(j), iz.wrapping_add(k), seed);
        dot3(h, fx - i as f32, fy - j as f32, fz - k as f32)
    };
    let (u, _) = fade(fx);
    let (v, _) = fade(fy);
    let (w, _) = fade(fz);
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let near = mix(mix(corner(0, 0, 0), corner(1, 0, 0), u), mix(corner(0, 1, 0), corner(1, 1, 0), u), v);
    let far = mix(mix(corner(0, 0, 1), corner(1, 0, 1), u), mix(corner(0, 1, 1), corner(1, 1, 1), u), v);
    mix(near, far, w)
}

/// What cellular noise knows at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cells {
    /// Distance to the nearest feature point, in cells.
    pub near: f32,
    /// Distance to the second nearest.
    pub second: f32,
    /// Hash of the nearest feature point.
    pub id: u32,
    /// From the nearest feature point to the point.
    pub offset: Vec2,
}

/// Worley's cellular noise in the plane, one jittered feature point a cell.
#[inline]
pub(crate) fn cells2(p: Vec2, seed: u32) -> Cells {
    let (ix, fx) = cell(p.x);
    let (iy, fy) = cell(p.y);
    let mut found = Cells { near: 9.0, second: 9.0, id: 0, offset: Vec2::ZERO };
    for j in -1..2 {
        for i in -1..2 {
            let h = hash(ix.wrapping_add(i), iy.wrapping_add(j), 0, seed);
            let jitter = Vec2::new((h & 0xffff) as f32, (h >> 16) as f32) * (0.9 / 65536.0) + 0.05;
            let offset = Vec2::new(fx - i as f32, fy - j as f32) - jitter;
            let d = offset.length_squared();
            if d < found.near {
                found = Cells { near: d, second: found.near, id: h, offset };
            } else if d < found.second {
                found.second = d;
            }
        }
    }
    found.near = found.near.sqrt();
    found.second = found.second.sqrt();
    found.id = found.id.wrapping_mul(0x9e37_79b9) ^ (found.id >> 15);
    found
}

/// How much of a feature of wave length `wave` survives a pixel of `footprint`: all below a quarter, none above half.
#[inline]
pub(crate) fn survives(wave: f32, footprint: f32) -> f32 {
    (wave / (2.0 * footprint.max(1e-6)) - 1.0).clamp(0.0, 1.0)
}

/// A sum of octaves of [`noise2`], each of half the wave length and `gain` times the height of the one before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fbm {
    /// Wave length of the first octave in metres.
    pub wave: f32,
    /// How many octaves at most.
    pub octaves: u32,
    /// Height of an octave over that of the one before.
    pub gain: f32,
}

impl Fbm {
    /// Value, about `[-1, 1]`, and derivative per metre.
    #[inline]
    pub(crate) fn at(&self, p: Vec2, seed: u32, footprint: f32) -> (f32, Vec2) {
        let (mut value, mut slope) = (0.0, Vec2::ZERO);
        let (mut wave, mut height, mut norm) = (self.wave, 1.0, 0.0);
        for octave in 0..self.octaves {
            norm += height;
            let seen = survives(wave, footprint);
            if seen > 0.0 {
                let scale = 1.0 / wave;
                let (v, g) = noise2(p * scale, seed.wrapping_add(octave * 131));
                value += v * (height * seen);
                slope += g * (height * seen * scale);
            }
            wave *= 0.5;
            height *= self.gain;
        }
        let k = 1.0 / norm;
        (value * k, slope * k)
    }

    /// Only the value.
    #[inline]
    pub(crate) fn value(&self, p: Vec2, seed: u32, footprint: f32) -> f32 {
        self.at(p, seed, footprint).0
    }
}

/// 0 below `a`, 1 above `b`, smooth between.
#[inline]
pub(crate) fn step(a: f32, b: f32, x: f32) -> f32 {
    let t = ((x - a) / (b - a)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Mean over a window of width `footprint` of a train of pulses of period 1: 1 in `[0, width)`, 0 in `[width, 1)`.
#[inline]
pub(crate) fn pulses(x: f32, width: f32, footprint: f32) -> f32 {
    let half = 0.5 * footprint.max(1e-4);
    let whole = |x: f32| {
        let (i, f) = cell(x);
        i as f32 * width + f.min(width)
    };
    // Whole parts are taken off first, so that far from the origin no digits are lost.
    let (_, f) = cell(x);
    ((whole(f + half) - whole(f - half)) / (2.0 * half)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::Rng;

    #[test]
    fn noise_is_centred_bounded_and_its_derivative_is_right() {
        let mut rng = Rng::new(1, "noise");
        let (mut sum, mut square) = (0.0, 0.0);
        let n = 20_000;
        for _ in 0..n {
            let p = Vec2::new(rng.range(-900.0, 900.0), rng.range(-900.0, 900.0));
            let (v, g) = noise2(p, 3);
            assert!(v.abs() < 1.3);
            sum += v;
            square += v * v;
            let q = Vec2::new(rng.range(-9.0, 9.0), rng.range(-9.0, 9.0));
            let (_, g2) = noise2(q, 3);
            let e = 2e-3;
            let dx = (noise2(q + Vec2::X * e, 3).0 - noise2(q - Vec2::X * e, 3).0) / (2.0 * e);
            assert!((dx - g2.x).abs() < 0.02, "{dx} {g2}");
            assert!(g.is_finite());
        }
        assert!((sum / n as f32).abs() < 0.02);
        assert!((0.05..0.3).contains(&(square / n as f32)), "{}", square / n as f32);
    }

    #[test]
    fn pulses_keep_their_mean_at_any_footprint() {
        for footprint in [0.01, 0.3, 1.0, 7.3] {
            let n = 1000;
            let mean = (0..n).map(|i| pulses(i as f32 / n as f32 * 4.0, 0.2, footprint)).sum::<f32>() / n as f32;
            assert!((mean - 0.2).abs() < 0.01, "{footprint} {mean}");
        }
        assert!((pulses(0.6, 0.2, 50.0) - 0.2).abs() < 0.01);
    }
}
