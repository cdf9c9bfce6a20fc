//! What patterns are given and what they give, and the shapes several of them share.

use super::Point;
use super::noise::{Fbm, floor, hash, noise2, pulses, step, survives, to_unit};
use glam::{Vec2, Vec3};
use setpiece_image::Rgb;
use setpiece_scene::Material;

/// A point as patterns see it: in the plane of the dominant axis of the normal.
pub(super) struct At<'a> {
    pub material: &'a Material,
    pub rest: Vec3,
    pub normal: Vec3,
    /// Position in the plane, metres; on walls the second coordinate is the height.
    pub uv: Vec2,
    /// Axes of `uv`, made tangent to the surface.
    pub u_axis: Vec3,
    pub v_axis: Vec3,
    /// Whether the plane lies level.
    pub floor: bool,
    pub footprint: f32,
    pub seed: u32,
}

impl<'a> At<'a> {
    pub(super) fn new(material: &'a Material, point: &Point) -> Self {
        let n = point.normal;
        let a = n.abs();
        let p = point.rest;
        // Shifts keep the patterns of different planes apart.
        let (uv, u, v, floor) = if a.y > a.x.max(a.z) {
            (Vec2::new(p.x, p.z), Vec3::X, Vec3::Z, true)
        } else if a.x > a.z {
            (Vec2::new(p.z + 37.17, p.y), Vec3::Z, Vec3::Y, false)
        } else {
            (Vec2::new(p.x, p.y), Vec3::X, Vec3::Y, false)
        };
        // Where the plane cuts the surface aslant, relief stays in the surface.
        let tangent = |axis: Vec3| axis - n * axis.dot(n);
        Self {
            material,
            rest: p,
            normal: n,
            uv,
            u_axis: tangent(u),
            v_axis: tangent(v),
            floor,
            footprint: point.footprint.max(2e-4),
            seed: (material.variant.wrapping_mul(0x2c1b_3c6d)).wrapping_add(material.pattern as u32 * 7919),
        }
    }

    /// The material's feature size, or a pattern's own.
    pub(super) fn scale(&self, own: f32) -> f32 {
        if self.material.scale_m > 1e-4 { self.material.scale_m } else { own }
    }

    /// The material's second colour, or another where it has none of its own.
    pub(super) fn second(&self, own: Rgb) -> Rgb {
        if self.material.color2 == self.material.color { own } else { self.material.color2 }
    }

    /// Value and slope of octaves of noise from a wave length in metres on.
    pub(super) fn fbm(&self, wave: f32, octaves: u32, salt: u32) -> (f32, Vec2) {
        Fbm { wave, octaves, gain: 0.55 }.at(self.uv, self.seed.wrapping_add(salt), self.footprint)
    }

    /// One octave with different wave lengths along the axes.
    pub(super) fn stretched(&self, wave: Vec2, salt: u32) -> (f32, Vec2) {
        let seen = survives(wave.x.min(wave.y), self.footprint);
        if seen <= 0.0 {
            return (0.0, Vec2::ZERO);
        }
        let (v, g) = noise2(self.uv / wave, self.seed.wrapping_add(salt));
        (v * seen, g * seen / wave)
    }

    /// Marks that rain leaves on walls: dark runs that start under ledges and thin out downwards, 0 to 1.
    pub(super) fn streaks(&self, salt: u32) -> f32 {
        if self.floor {
            return 0.0;
        }
        let wide = self.stretched(Vec2::new(0.34, 3.6), salt).0;
        let fine = self.stretched(Vec2::new(0.05, 1.3), salt + 1).0;
        // Runs start at uneven heights below a ledge a storey, softly.
        let (start, _) = self.stretched(Vec2::new(0.23, 40.0), salt + 2);
        let storey = self.uv.y / 3.1 + 0.32 * start + 0.1 * wide;
        let below = storey - floor(storey) as f32;
        step(0.0, 0.75, wide + 0.45 * fine + 0.05) * (0.2 + 0.8 * below * below * (1.0 - step(0.86, 1.0, below)))
    }

    /// Splash and damp near the ground, 0 to 1.
    pub(super) fn damp(&self, noise: f32) -> f32 {
        if self.floor { 0.0 } else { 1.0 - step(0.05, 1.0 + 0.5 * noise, self.rest.y + 0.35 * noise) }
    }

    /// Coverage of a crack: `value` and `slope` of a noise whose zeros are its course, `width` in metres.
    pub(super) fn crack(&self, value: f32, slope: Vec2, width: f32) -> f32 {
        let away = value.abs() / slope.length().max(1e-3);
        let blur = width + 0.7 * self.footprint;
        (1.0 - away / blur).clamp(0.0, 1.0) * (width / blur)
    }
}

/// What a pattern gives.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    pub albedo: Rgb,
    pub roughness: f32,
    /// Reflectance at normal incidence of what is no metal.
    pub f0: f32,
    pub metal: f32,
    /// Slope of the relief along the axes of the plane.
    pub slope: Vec2,
    /// Mean square of the slope, along one axis, of relief that the pixel is too coarse for: it makes the surface rougher.
    pub lost: f32,
    pub emission: Rgb,
    pub transmission: Rgb,
    pub translucency: f32,
    /// How much water darkens it, 0 for sealed, 1 for porous.
    pub porous: f32,
}

impl Layer {
    pub(super) fn new(albedo: Rgb, roughness: f32) -> Self {
        Self {
            albedo,
            roughness,
            f0: 0.04,
            metal: 0.0,
            slope: Vec2::ZERO,
            lost: 0.0,
            emission: [0.0; 3],
            transmission: [0.0; 3],
            translucency: 0.0,
            porous: 0.8,
        }
    }

    /// Moves the colour towards another.
    pub(super) fn toward(&mut self, color: Rgb, share: f32) {
        self.albedo = mix(self.albedo, color, share.clamp(0.0, 1.0));
    }

    /// Darkens or brightens.
    pub(super) fn shade(&mut self, k: f32) {
        self.albedo = self.albedo.map(|x| x * k.max(0.0));
    }
}

pub(super) fn mix(a: Rgb, b: Rgb, t: f32) -> Rgb {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * t)
}

pub(super) fn times(a: Rgb, b: Rgb) -> Rgb {
    std::array::from_fn(|i| a[i] * b[i])
}

/// Dust and soot: what settles on everything.
pub(super) const SOOT: Rgb = [0.055, 0.05, 0.045];

/// A regular grid of blocks in joints.
pub(super) struct Grid {
    /// Share of the pixel that is joint.
    pub joint: f32,
    /// Tells blocks apart.
    pub id: u32,
    /// How much of the difference between blocks a pixel still shows.
    pub seen: f32,
    /// Place within the block, 0 to 1 each way.
    pub inside: Vec2,
    /// Slope of the blocks' edges for blocks that stand out by 1 m.
    pub edge: Vec2,
}

impl Grid {
    /// Blocks of `size` in joints of a width, each row shifted by `stagger` of a block against the one before.
    pub(super) fn new(at: &At<'_>, uv: Vec2, size: Vec2, joint: f32, stagger: f32, salt: u32) -> Self {
        let v = uv.y / size.y;
        let row = floor(v);
        let shift = (row & 1) as f32 * stagger;
        let u = uv.x / size.x + shift;
        let column = floor(u);
        let f = at.footprint;
        let (ju, jv) = (pulses(u, joint / size.x, f / size.x), pulses(v, joint / size.y, f / size.y));
        let inside = Vec2::new(u - column as f32, v - row as f32);
        // Rounded edges as wide as half a joint, away once a pixel is as wide.
        let bevel = (0.6 * joint).max(1e-4);
        let keep = (2.0 - f / bevel).clamp(0.0, 1.0) / bevel;
        let ramp = |x: f32, length: f32| {
            let d = x * length;
            if d < joint || d > length {
                0.0
            } else if d - joint < bevel {
                keep
            } else if length - d < bevel {
                -keep
            } else {
                0.0
            }
        };
        Self {
            joint: ju + jv - ju * jv,
            id: hash(column, row, 3, at.seed.wrapping_add(salt)),
            seen: survives(1.4 * size.y.min(size.x), f),
            inside,
            edge: Vec2::new(ramp(inside.x, size.x), ramp(inside.y, size.y)),
        }
    }

    /// A number of the block in `[-1, 1]` that pixels too coarse for blocks see as 0.
    pub(super) fn vary(&self, salt: u32) -> f32 {
        (to_unit(hash(self.id as i32, salt as i32, 0, 77)) * 2.0 - 1.0) * self.seen
    }
}
