//! Convex shapes beyond the box: frustums, ring pieces, sloped planes, bars between two points.

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

/// Wedge `i` of `count` of a full disc or cone: `radius` at foot and top, both greater than zero.
pub fn sector(center: [f32; 2], i: usize, count: usize, radius: Span, y: Span, material: MaterialId) -> Convex {
    let level = |k: usize| {
        let out = ring(center, radius[k], y[k], count);
        [Vec3::new(center[0], y[k], center[1]), out[i], out[(i + 1) % count]]
    };
    frustum(&level(0), &level(1), material)
}

/// Stretches a shape along z about `z` by `factor`.
pub fn stretched(mut shape: Convex, z: f32, factor: f32) -> Convex {
    for v in &mut shape.vertices {
        v.z = z + (v.z - z) * factor;
    }
    shape
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

/// The prism over a convex outline of (x, y), along z, given in either sense.
pub fn along_z(outline: &[[f32; 2]], z: Span, material: MaterialId) -> Convex {
    let mut points: Vec<Vec3> = outline.iter().map(|p| Vec3::new(p[0], p[1], z[0])).collect();
    if super::kit::twice_area(outline) < 0.0 {
        points.reverse();
    }
    Convex::prism(&points, Vec3::Z * (z[1] - z[0]), material)
}

/// Turns a shape about the upright axis so that x becomes -z and z becomes x.
pub fn quarter(mut shape: Convex) -> Convex {
    for v in &mut shape.vertices {
        *v = Vec3::new(v.z, v.y, -v.x);
    }
    shape
}

/// A bar of rectangular section between two points; `across` says where its width lies, its height stands on both.
pub fn bar(from: Vec3, to: Vec3, across: Vec3, width: f32, height: f32, material: MaterialId) -> Convex {
    let axis = (to - from).normalize_or(Vec3::Y);
    let u = (across - axis * across.dot(axis)).normalize_or(Vec3::X) * (0.5 * width);
    let v = axis.cross(u).normalize_or(Vec3::Z) * (0.5 * height);
    Convex::prism(&[from - u - v, from + u - v, from + u + v, from - u + v], to - from, material)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_their_volumes_and_look_outwards() {
        let m = MaterialId(0);
        let volume = |c: &Convex| c.volume_and_centroid().0;
        let outline = [[0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [0.0, 1.0]];
        let reversed: Vec<[f32; 2]> = outline.iter().rev().copied().collect();
        for shape in [
            along_x(&outline, [1.0, 4.0], m),
            along_x(&reversed, [1.0, 4.0], m),
            along_z(&outline, [1.0, 4.0], m),
            along_z(&reversed, [1.0, 4.0], m),
            bar(Vec3::ZERO, Vec3::new(0.0, 3.0, 0.0), Vec3::X, 2.0, 1.0, m),
            bar(Vec3::ZERO, Vec3::new(2.0, 2.0, 1.0), Vec3::Y, 2.0, 1.0, m),
        ] {
            assert!((volume(&shape) - 6.0).abs() < 1e-4, "{}", volume(&shape));
        }
        let disc: f64 = (0..12).map(|i| volume(&sector([1.0, 2.0], i, 12, [2.0, 2.0], [0.0, 1.0], m))).sum();
        assert!((disc - 12.0).abs() < 1e-4, "{disc}");
        let oval = stretched(sector([1.0, 2.0], 0, 12, [2.0, 2.0], [0.0, 1.0], m), 2.0, 0.5);
        assert!((volume(&oval) - 0.5).abs() < 1e-4);
    }
}
