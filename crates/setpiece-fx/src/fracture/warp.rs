//! The relief of broken faces: one field of displacements that bends all cuts of a part at once.
//!
//! Every point of a cut, be it shared by two chunks or three, is moved by the same vector, a function of its place at
//! rest. So neighbours fit, cuts run ragged along the skin, and the chunks still fill the part. Heights fall with the wave
//! length to the power 0.8, the roughness exponent measured on broken metals, rock and concrete (Mandelbrot, Passoja and
//! Paullay 1984; Bouchaud 1997). Near the skin the field only moves points along it; there pieces spall, so more.

use super::noise;
use glam::DVec3;
use setpiece_scene::Convex;

/// Roughness exponent of broken surfaces: each octave's height over that of the one before.
const HALVED: f64 = 0.574;
/// How far below the skin pieces spall, metres.
const SPALL_DEPTH: f64 = 0.06;

/// How a material's cuts are bent.
#[derive(Clone, Copy, Debug)]
pub struct Relief {
    /// Longest wave in metres.
    pub wave: f64,
    /// Its height, as a share of the wave.
    pub steep: f64,
    /// How many octaves.
    pub octaves: u32,
    /// How far edges stray where they spall, metres.
    pub spall: f64,
    /// Along the grain: direction, how much longer waves are, how far splinters reach in metres.
    pub grain: Option<(DVec3, f64, f64)>,
    /// Wanted edge of the triangles as a share of the general one.
    pub edge: f64,
}

/// The field of a part.
#[derive(Clone, Debug)]
pub struct Warp {
    planes: Vec<(DVec3, f64)>,
    relief: Relief,
    rim: f64,
    seed: u32,
}

impl Warp {
    /// The field of a part with this shape.
    pub fn new(shape: &Convex, relief: Relief, thinnest: f64, seed: u32) -> Self {
        let plane = |f: &setpiece_scene::Face| {
            let n = shape.normal(f).as_dvec3().try_normalize()?;
            Some((n, n.dot(shape.vertices[*f.corners.first()? as usize].as_dvec3())))
        };
        let planes = shape.faces.iter().filter_map(plane).collect();
        Self { planes, relief, rim: (0.35 * thinnest).clamp(1e-4, 0.09), seed }
    }

    /// How the cuts are bent.
    pub fn relief(&self) -> &Relief {
        &self.relief
    }

    /// Whether a point lies on two faces of the part at once, so that no cut runs through it.
    pub fn is_on_edge(&self, p: DVec3) -> bool {
        self.planes.iter().filter(|(n, d)| (d - n.dot(p)).abs() < 2e-6).count() > 1
    }

    /// Depth below the skin, metres.
    pub fn depth(&self, p: DVec3) -> f64 {
        self.planes.iter().map(|(n, d)| d - n.dot(p)).fold(f64::INFINITY, f64::min).max(0.0)
    }

    /// Squared length of a step as the triangulation measures it: short along the grain.
    pub fn length(&self, step: DVec3) -> f64 {
        match self.relief.grain {
            Some((g, longer, _)) => {
                let along = g.dot(step);
                ((step - g * along).length_squared() + (along / longer).powi(2)).sqrt()
            }
            None => step.length(),
        }
    }

    fn field(&self, p: DVec3) -> DVec3 {
        let r = &self.relief;
        let q = match r.grain {
            Some((g, longer, _)) => p - g * (g.dot(p) * (1.0 - 1.0 / longer)),
            None => p,
        };
        let (mut wave, mut height) = (r.wave, r.wave * r.steep);
        let mut sum = DVec3::ZERO;
        for octave in 0..r.octaves {
            let v = noise::vector(q / wave, self.seed.wrapping_add(octave * 7919));
            // Folds of the longest waves are sharp: breaks have ridges.
            sum += if octave == 0 { (DVec3::splat(0.36) - v.abs()) * 1.6 * height } else { v * height };
            (wave, height) = (wave * 0.5, height * HALVED);
        }
        if let Some((g, _, reach)) = r.grain {
            let fiber =
                noise::noise(q / (0.5 * r.wave), self.seed ^ 0x3c6e) + 0.5 * noise::noise(q / (0.2 * r.wave), 5);
            sum += g * (fiber * reach);
        }
        let shallow = 1.0 - noise::step(0.0, SPALL_DEPTH, self.depth(p));
        if r.spall > 0.0 && shallow > 0.0 {
            let wave = (6.0 * r.spall).max(0.02);
            sum += noise::vector(p / wave, self.seed ^ 0x5bd1) * (r.spall * shallow);
        }
        sum
    }

    /// How deep a covered face is torn at a point, 0 to 1.
    pub fn dent(&self, p: DVec3) -> f64 {
        let wave = self.relief.wave;
        let broad =
            noise::noise(p / wave, self.seed ^ 0x2d) + HALVED * noise::noise(p / (0.5 * wave), self.seed ^ 0x2e);
        (0.45 + 0.8 * broad).clamp(0.0, 1.0)
    }

    /// Where a point of a cut goes.
    pub fn moved(&self, p: DVec3) -> DVec3 {
        let mut v = self.field(p);
        for _ in 0..6 {
            for (n, d) in &self.planes {
                let depth = (d - n.dot(p)).max(0.0);
                let out = n.dot(v);
                let kept = (out * noise::step(0.0, self.rim, depth)).min(0.6 * depth);
                v += *n * (kept - out);
            }
        }
        p + v
    }
}
