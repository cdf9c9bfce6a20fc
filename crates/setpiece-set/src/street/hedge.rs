//! Hedges and bushes: a lumpy body with leaves that lie on it in several depths.
//!
//! The outline is a superellipse over the ground (Gielis 2003 for the family), rounded at its ends and pushed in and out by
//! two octaves of noise, so that no edge is straight. Leaves face outwards as those of a clipped plant do, some deep in the
//! creases and some on shoots that grew since.

use super::terrain::noise;
use glam::Vec3;
use setpiece_scene::math::{cos, pow, sin, smoothstep, tangent_frame};
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::Rng;
use std::f32::consts::{PI, TAU};

/// Size of the outline that the opaque body fills.
const BODY: f32 = 0.88;
/// Segments of the body along and across.
const SEGMENTS: [u32; 2] = [14, 7];
/// Leaves per square metre of outline.
const LEAVES_PER_M2: f32 = 220.0;
/// Share of leaves on shoots.
const SHOOTS: f32 = 0.06;

/// A plant's outline: half of its length, height and thickness in metres, and the noise that is its own.
struct Outline {
    half: Vec3,
    seed: u32,
}

impl Outline {
    /// A point at `u` of the length, -1 to 1, and `turn` around it from the foot in front over the top to the foot behind, 0
    /// to 1.
    fn at(&self, u: f32, turn: f32) -> Vec3 {
        let a = PI * turn;
        let bent = |x: f32| pow(x.abs(), 0.62).copysign(x);
        let (y, z) = (bent(sin(a)), bent(cos(a)));
        let end = pow((1.0 - pow(u.abs(), 6.0)).max(0.0), 0.4);
        let (along, around) = (u * self.half.x, (self.half.y + self.half.z) * 2.2 * turn);
        let lump = |wave: f32, salt: u32| noise(along / wave + 50.0, around / wave + 9.0, self.seed ^ salt) - 0.5;
        let swell = 1.0 + 0.6 * lump(0.55, 1) + 0.34 * lump(0.2, 2);
        // Less grows at the foot, where there is shade.
        let foot = 0.82 + 0.18 * smoothstep(0.0, 0.5, y);
        Vec3::new(
            along * (0.94 + 0.14 * lump(0.3, 3)),
            2.0 * self.half.y * y * (0.55 + 0.45 * end) * swell,
            self.half.z * z * end * foot * swell,
        )
    }

    /// The way out at a point.
    fn out(&self, p: Vec3) -> Vec3 {
        let inner = Vec3::new(p.x.clamp(-0.75 * self.half.x, 0.75 * self.half.x), 0.7 * self.half.y, 0.0);
        ((p - inner) / Vec3::new(1.0, self.half.y / self.half.z, 1.0)).normalize_or(Vec3::Y)
    }
}

/// Adds a leaf along `rib` that faces `out`.
fn leaf(mesh: &mut Mesh, from: Vec3, out: Vec3, rib: Vec3, size: f32, material: MaterialId) {
    let side = out.cross(rib).normalize_or(Vec3::X) * (0.36 * size);
    mesh.triangle([from - side, from + side, from + rib * size], material);
}

/// Grows one of `half` extents with its foot at the origin, its length along x.
pub fn hedge(half: Vec3, [leaves, young]: [MaterialId; 2], rng: &mut Rng) -> Mesh {
    let outline = Outline { half, seed: rng.next_u64() as u32 };
    let mut mesh = Mesh::default();
    let point = |i: u32, k: u32| {
        let p = outline.at(2.0 * i as f32 / SEGMENTS[0] as f32 - 1.0, k as f32 / SEGMENTS[1] as f32);
        Vec3::new(p.x * 0.97, p.y * BODY, p.z * BODY)
    };
    for i in 0..SEGMENTS[0] {
        for k in 0..SEGMENTS[1] {
            mesh.quad([point(i, k), point(i + 1, k), point(i + 1, k + 1), point(i, k + 1)], leaves);
        }
    }
    let area = 2.0 * half.x * (2.2 * half.z + 4.0 * half.y);
    for _ in 0..(area * LEAVES_PER_M2) as u32 {
        let edge = rng.range(-1.0, 1.0);
        // The rounded ends have their leaves too.
        let u = edge * (1.0 + 0.04 * edge * edge).min(1.0 / edge.abs().max(1e-3));
        let p = outline.at(u, rng.range(0.02, 0.98));
        let out = outline.out(p);
        let (a, b) = tangent_frame(out);
        let turn = rng.range(0.0, TAU);
        let faces = (out + (a * rng.normal() + b * rng.normal()) * 0.4).normalize_or(out);
        let shoot = rng.chance(SHOOTS);
        let lift = if shoot { rng.range(0.02, 0.09) } else { -0.13 * half.z * rng.unit() };
        let rib = if shoot { out + Vec3::Y * 0.6 } else { a * cos(turn) + b * sin(turn) + out * 0.8 };
        // Those that came last are paler.
        let material = if shoot || rng.chance(0.3) { young } else { leaves };
        leaf(&mut mesh, p + out * lift, faces, rib.normalize_or(Vec3::Y), rng.range(0.05, 0.12), material);
    }
    mesh.smooth();
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hedge_is_round_at_its_ends_and_uneven_along_its_top() {
        let half = Vec3::new(1.9, 0.36, 0.32);
        let mesh = hedge(half, [MaterialId(0); 2], &mut Rng::new(5, "hedge"));
        let bounds = mesh.bounds();
        assert!(bounds.min.y > -0.15 && bounds.max.y < 4.0 * half.y && bounds.max.x < half.x + 0.25, "{bounds:?}");
        // Heights of slices along it.
        let tops: Vec<f32> = (0..16)
            .map(|i| {
                let x = -1.9 + 3.8 * (i as f32 + 0.5) / 16.0;
                let near = mesh.positions.iter().filter(|p| (p.x - x).abs() < 0.12);
                near.map(|p| p.y).fold(0.0, f32::max)
            })
            .collect();
        let (low, high) = tops[2..14].iter().fold((f32::MAX, 0.0_f32), |(l, h), t| (l.min(*t), h.max(*t)));
        assert!(high - low > 0.06, "{tops:?}");
        let wide = |x: f32| {
            mesh.positions.iter().filter(|p| (p.x.abs() - x).abs() < 0.06).map(|p| p.z.abs()).fold(0.0, f32::max)
        };
        assert!(wide(1.84) < 0.9 * wide(1.0), "{} {}", wide(1.84), wide(1.0));
    }
}
