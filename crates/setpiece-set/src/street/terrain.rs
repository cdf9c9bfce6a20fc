//! Open ground: level near the hero, rolling away to hills on the horizon.

use glam::Vec3;
use setpiece_scene::math::{cos, pow, sin};
use setpiece_scene::{MaterialId, Mesh};
use std::f32::consts::TAU;

/// A fixed number in [0, 1) for a lattice point.
fn lattice(x: i32, z: i32, seed: u32) -> f32 {
    let mut h =
        (x as u32).wrapping_mul(0x8da6_b343) ^ (z as u32).wrapping_mul(0xd816_3841) ^ seed.wrapping_mul(0xcb1a_b31f);
    h = (h ^ (h >> 15)).wrapping_mul(0x2c1b_3c6d);
    h = (h ^ (h >> 12)).wrapping_mul(0x297a_2d39);
    ((h ^ (h >> 15)) >> 8) as f32 / 16_777_216.0
}

/// Smooth value noise in [0, 1).
pub fn noise(x: f32, z: f32, seed: u32) -> f32 {
    let (ix, iz) = (x.floor(), z.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(x - ix), ease(z - iz));
    let at = |i: i32, j: i32| lattice(ix as i32 + i, iz as i32 + j, seed);
    let low = at(0, 0) + (at(1, 0) - at(0, 0)) * u;
    let high = at(0, 1) + (at(1, 1) - at(0, 1)) * u;
    low + (high - low) * v
}

/// Four octaves of noise in [0, 1).
pub fn hills(x: f32, z: f32, seed: u32) -> f32 {
    (0..4).map(|i| noise(x * (1 << i) as f32, z * (1 << i) as f32, seed + i) / (2 << i) as f32).sum::<f32>() / 0.9375
}

/// A disc of ground around the origin out to 6 km, of the heights and materials that `surface` gives.
pub fn disc(surface: impl Fn(f32, f32) -> (f32, MaterialId)) -> Mesh {
    const SPOKES: u32 = 180;
    const RINGS: u32 = 64;
    let mut m = Mesh::default();
    let radius = |i: u32| if i == 0 { 0.0 } else { 12.0 * pow(500.0, (i - 1) as f32 / (RINGS - 1) as f32) };
    let point = |i: u32, k: u32| {
        let a = TAU * (k % SPOKES) as f32 / SPOKES as f32;
        let (x, z) = (radius(i) * cos(a), radius(i) * sin(a));
        Vec3::new(x, surface(x, z).0, z)
    };
    for i in 0..RINGS {
        for k in 0..SPOKES {
            let (a, b, c, d) = (point(i, k), point(i, k + 1), point(i + 1, k + 1), point(i + 1, k));
            let mid = (a + c) * 0.5;
            let material = surface(mid.x, mid.z).1;
            if i == 0 {
                m.triangle([a, c, d], material);
            } else {
                m.quad([a, b, c, d], material);
            }
        }
    }
    m.smooth();
    m
}

/// A boulder of about `size` metres, sunk a little.
pub fn rock(size: f32, seed: u32, material: MaterialId) -> Mesh {
    const AROUND: u32 = 12;
    const UP: u32 = 9;
    let mut m = Mesh::default();
    let point = |i: u32, k: u32| {
        let (t, a) = (std::f32::consts::PI * i as f32 / UP as f32, TAU * (k % AROUND) as f32 / AROUND as f32);
        let dir = Vec3::new(sin(t) * cos(a), cos(t), sin(t) * sin(a));
        let wave = |k: f32, seed: u32| {
            noise(k * (dir.x * 1.7 + dir.y * 2.3) + 9.0, k * (dir.z * 1.9 + dir.y * 0.8 - dir.x * 0.6) + 5.0, seed)
        };
        let bump = 0.60 + 0.55 * wave(1.0, seed) + 0.25 * wave(2.6, seed ^ 77);
        dir * (size * 0.5 * bump) * Vec3::new(1.2, 0.75, 1.0) + Vec3::Y * size * 0.2
    };
    for i in 0..UP {
        for k in 0..AROUND {
            m.quad([point(i, k + 1), point(i + 1, k + 1), point(i + 1, k), point(i, k)], material);
        }
    }
    m
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ground_looks_up_and_rocks_look_out() {
        let flat = disc(|_, _| (0.0, MaterialId(0)));
        assert!(flat.normals.iter().all(|n| n.y > 0.999));
        let stone = rock(1.0, 3, MaterialId(0));
        let volume: f32 = stone
            .triangles
            .iter()
            .map(|t| {
                let [a, b, c] = t.map(|i| stone.positions[i as usize]);
                a.cross(b).dot(c) / 6.0
            })
            .sum();
        assert!(volume > 0.1 && volume < 1.0, "{volume}");
    }
}
