//! How much a GGX layer sends back in all, so that what lies below it gets the rest.
//!
//! By Schlick's approximation the share is `f0 * scale + shift` (Karis 2013, "Real shading in Unreal Engine 4"). Both numbers
//! are integrated once over the visible normals and kept as a table over roughness and the root of the viewer's cosine.

use super::brdf::mirrored;
use crate::sample::visible_normal;
use glam::{Vec2, Vec3};
use std::sync::LazyLock;

/// Nodes along each side of the table.
const SIDE: usize = 32;
/// Points of the integral at each node: along the height of the normals, and around over one of two equal halves.
const POINTS: (usize, usize) = (48, 16);

/// Scale and shift by rows of one roughness.
static TABLE: LazyLock<Vec<Vec2>> = LazyLock::new(|| {
    let share = |i: usize| i as f32 / (SIDE - 1) as f32;
    let node = |i: usize| integrate(share(i / SIDE), share(i % SIDE) * share(i % SIDE));
    (0..SIDE * SIDE).map(node).collect()
});

/// Roughness squared, as the facets are drawn with.
pub(crate) fn alpha(roughness: f32) -> f32 {
    (roughness * roughness).max(2e-3)
}

fn integrate(roughness: f32, cosine: f32) -> Vec2 {
    let alpha = alpha(roughness);
    let cosine = cosine.max(1e-3);
    let v = Vec3::new((1.0 - cosine * cosine).sqrt(), 0.0, cosine);
    let mut sum = Vec2::ZERO;
    for i in 0..POINTS.0 * POINTS.1 {
        let along = (i / POINTS.1) as f32 + 0.5;
        let around = (i % POINTS.1) as f32 + 0.5;
        let h = visible_normal(Vec3::Z, v, alpha, (along / POINTS.0 as f32, 0.5 * around / POINTS.1 as f32));
        let l = 2.0 * v.dot(h) * h - v;
        // Of reflectances 0 and 1 straight on.
        let (none, all) =
            (mirrored(Vec3::Z, v, h, l, Vec3::ZERO, alpha).x, mirrored(Vec3::Z, v, h, l, Vec3::ONE, alpha).x);
        sum += Vec2::new(all - none, none);
    }
    sum / (POINTS.0 * POINTS.1) as f32
}

/// Share of light from everywhere that a layer of a reflectance straight on sends to a viewer.
pub(crate) fn layer_albedo(f0: Vec3, roughness: f32, cosine: f32) -> Vec3 {
    let last = (SIDE - 1) as f32;
    let (row, column) = (roughness.clamp(0.0, 1.0) * last, cosine.clamp(0.0, 1.0).sqrt() * last);
    let (i, j) = ((row as usize).min(SIDE - 2), (column as usize).min(SIDE - 2));
    let (s, t) = (row - i as f32, column - j as f32);
    let at = |i: usize, j: usize| TABLE[i * SIDE + j];
    let pair = at(i, j).lerp(at(i, j + 1), t).lerp(at(i + 1, j).lerp(at(i + 1, j + 1), t), s);
    (f0 * pair.x + Vec3::splat(pair.y)).clamp(Vec3::ZERO, Vec3::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::Rng;

    #[test]
    fn a_layer_sends_back_what_its_table_says_between_the_nodes_as_well() {
        let mut rng = Rng::new(1, "layers");
        for roughness in [0.03_f32, 0.13, 0.21, 0.38, 0.52, 0.7, 0.93, 1.0] {
            for cosine in [0.015_f32, 0.04, 0.11, 0.23, 0.5, 0.8, 1.0] {
                let v = Vec3::new((1.0 - cosine * cosine).sqrt(), cosine, 0.0);
                let n = 20_000;
                let mut mean = Vec3::ZERO;
                for _ in 0..n {
                    let h = visible_normal(Vec3::Y, v, alpha(roughness), (rng.unit(), rng.unit()));
                    let l = 2.0 * v.dot(h) * h - v;
                    mean += mirrored(Vec3::Y, v, h, l, Vec3::new(0.04, 0.5, 1.0), alpha(roughness)) / n as f32;
                }
                let table = layer_albedo(Vec3::new(0.04, 0.5, 1.0), roughness, cosine);
                // Below one degree over the surface the table may be as coarse as that.
                let slack = if cosine < 0.02 { 0.03 } else { 0.01 };
                assert!((mean - table).abs().max_element() < slack, "{roughness} {cosine}: {mean} against {table}");
            }
        }
    }
}
