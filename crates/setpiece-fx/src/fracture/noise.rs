//! Noise in space for the course of cracks: the same bits on every machine, since only sums and products go in.
//!
//! Gradient noise on the integer lattice with twelve directions (Perlin 2002).

use glam::DVec3;

fn hash(x: i64, y: i64, z: i64, seed: u32) -> u32 {
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

/// A number in `[0, 1)` that belongs to three whole numbers.
pub fn unit(x: i64, y: i64, z: i64, seed: u32) -> f64 {
    f64::from(hash(x, y, z, seed)) * (1.0 / 4_294_967_296.0)
}

fn slope(h: u32, x: f64, y: f64, z: f64) -> f64 {
    let k = (h >> 12) & 15;
    let u = if k < 8 { x } else { y };
    let v = match k {
        0..=3 => y,
        12 | 14 => x,
        _ => z,
    };
    (if k & 1 == 0 { u } else { -u }) + (if k & 2 == 0 { v } else { -v })
}

/// Noise of wave length 1, about `[-1, 1]`, 0 on the lattice.
pub fn noise(p: DVec3, seed: u32) -> f64 {
    let base = p.floor();
    let (i, j, k) = (base.x as i64, base.y as i64, base.z as i64);
    let f = p - base;
    let fade = |t: f64| t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    let (u, v, w) = (fade(f.x), fade(f.y), fade(f.z));
    let corner = |a: i64, b: i64, c: i64| {
        let h = hash(i.wrapping_add(a), j.wrapping_add(b), k.wrapping_add(c), seed);
        slope(h, f.x - a as f64, f.y - b as f64, f.z - c as f64)
    };
    let mix = |a: f64, b: f64, t: f64| a + (b - a) * t;
    let near = mix(mix(corner(0, 0, 0), corner(1, 0, 0), u), mix(corner(0, 1, 0), corner(1, 1, 0), u), v);
    let far = mix(mix(corner(0, 0, 1), corner(1, 0, 1), u), mix(corner(0, 1, 1), corner(1, 1, 1), u), v);
    mix(near, far, w)
}

/// Three independent noises.
pub fn vector(p: DVec3, seed: u32) -> DVec3 {
    DVec3::new(
        noise(p, seed),
        noise(p + DVec3::new(31.416, 17.13, 5.77), seed ^ 0x51ed_270b),
        noise(p + DVec3::new(-9.21, 47.7, 23.9), seed ^ 0xa3b1_95d7),
    )
}

/// 0 below `a`, 1 above `b`, smooth between.
pub fn step(a: f64, b: f64, x: f64) -> f64 {
    let t = ((x - a) / (b - a)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_centred_bounded_and_smooth() {
        let (mut sum, mut square) = (0.0, 0.0);
        let n = 20_000;
        for i in 0..n {
            let p = DVec3::new(unit(i, 0, 0, 1), unit(i, 1, 0, 1), unit(i, 2, 0, 1)) * 200.0 - 100.0;
            let v = noise(p, 3);
            assert!(v.abs() <= 1.2, "{v}");
            assert!((noise(p + DVec3::splat(1e-5), 3) - v).abs() < 1e-3);
            sum += v;
            square += v * v;
        }
        assert!((sum / n as f64).abs() < 0.02, "{sum}");
        assert!((0.03..0.2).contains(&(square / n as f64)), "{square}");
    }
}
