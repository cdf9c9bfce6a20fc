//! Convex shapes beyond the box: frustums, ring pieces, sloped planes.

use super::kit::Span;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Convex, Face, MaterialId};
use std::f32::consts::TAU;

/// The body between a lower and an upper polygon with the same number of corners, both counter-clockwise seen from
/// above. Its sides must be flat. An upper polygon that is a point makes a pyramid.
pub fn frustum(low: &[Vec3], high: &[Vec3], material: MaterialId) -> Convex {
    let n = low.len() as u32;
    let apex = high.len() == 1;
    let vertices = low.iter().chain(high).copied().collect();
    let mut faces = vec![Face { corners: (0..n).rev().collect(), material }];
    if !apex {
        faces.push(Face { corners: (n..2 * n).collect(), material });
    }
    faces.extend((0..n).map(|i| {
        let j = (i + 1) % n;
        let corners = if apex { vec![i, j, n] } else { vec![i, j, n + j, n + i] };
        Face { corners, material }
    }));
    Convex { vertices, faces }
}

/// A regular polygon of `count` corners around an upright axis, counter-clockwise seen from above.
pub fn ring(center: [f32; 2], radius: f32, y: f32, count: usize) -> Vec<Vec3> {
    (0..count)
        .map(|i| {
            let a = TAU * i as f32 / count as f32;
            Vec3::new(center[0] + radius * cos(a), y, center[1] - radius * sin(a))
        })
        .collect()
}

/// Piece `i` of `count` of a ring wall whose radii may change with height: `outer` and `inner` at foot and top.
pub fn voussoir(
    center: [f32; 2],
    i: usize,
    count: usize,
    outer: Span,
    inner: Span,
    y: Span,
    material: MaterialId,
) -> Convex {
    let level = |k: usize| {
        let (out, inn) = (ring(center, outer[k], y[k], count), ring(center, inner[k], y[k], count));
        let j = (i + 1) % count;
        [inn[i], out[i], out[j], inn[j]]
    };
    frustum(&level(0), &level(1), material)
}

/// The prism over a convex outline of (z, y), along x, given in either sense.
pub fn along_x(outline: &[[f32; 2]], x: Span, material: MaterialId) -> Convex {
    let mut points: Vec<Vec3> = outline.iter().map(|p| Vec3::new(x[0], p[1], p[0])).collect();
    // y to z turns counter-clockwise seen from +x, so z to y must be turned round.
    if super::kit::twice_area(outline) > 0.0 {
        points.reverse();
    }
    Convex::prism(&points, Vec3::X * (x[1] - x[0]), material)
}

/// Turns a shape about the upright axis so that x becomes -z and z becomes x.
pub fn quarter(mut shape: Convex) -> Convex {
    for v in &mut shape.vertices {
        *v = Vec3::new(v.z, v.y, -v.x);
    }
    shape
}
