//! What tells whether two pixels show the same surface.

use crate::film::Pixel;
use crate::light::luminance;
use glam::Vec3;

/// The guides of one pixel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guide {
    pub position: Vec3,
    pub normal: Vec3,
    /// Size of the pixel at its surface, metres; 0 for the sky.
    pub footprint: f32,
    /// How far reflections may be mixed, in pixels.
    pub gloss: f32,
    /// How much the light that falls on it can be told from what comes back, 0 to 1: nothing comes back from glass.
    pub tells: f32,
}

/// Luminance of the albedo of what tells all about the light on it.
const BRIGHT: f32 = 0.06;

impl Guide {
    pub(crate) fn new(p: &Pixel, pixel: f32) -> Self {
        let footprint = if p.object < 0 { 0.0 } else { p.depth * pixel };
        // Rough surfaces reflect a blur anyway.
        let gloss = if p.glass { 1.0 } else { 1.0 + 60.0 * p.roughness * p.roughness };
        let tells = (luminance(p.albedo) / BRIGHT).min(1.0);
        Self { position: p.position, normal: p.normal, footprint, gloss, tells }
    }

    pub(crate) fn is_sky(&self) -> bool {
        self.footprint == 0.0
    }

    /// How much a pixel `step` away counts as the same surface, 0 to 1.
    #[inline(always)]
    pub(crate) fn alike(&self, other: &Self, step: f32) -> f32 {
        let turn = self.normal.dot(other.normal).max(0.0);
        let n2 = turn * turn;
        let n4 = n2 * n2;
        let n8 = n4 * n4;
        let n16 = n8 * n8;
        let off = self.normal.dot(other.position - self.position).abs();
        let tolerance = self.footprint * (0.6 + 0.35 * step) + 0.004;
        let r = off / tolerance;
        let plane = (1.0 - 0.25 * r * r).max(0.0);
        n16 * n8 * plane * plane
    }
}
