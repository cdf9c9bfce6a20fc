//! Where the Voronoi seeds of a part lie: by what the part is and how such parts break.
//!
//! Plates (slabs, panels, panes) are cut across their full thickness, bars along their axis, blocks in all three
//! directions. Panes break radially.

use glam::DVec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Convex, Part, PartKind};
use setpiece_shot::Rng;

/// Most cells that one part is cut into.
const MOST: usize = 400;
/// Cells of the ground storey's columns and walls, which are crushed first, are finer by this factor.
const GROUND_FINER: f64 = 0.7;
/// How far seeds stray from their grid, as a share of its spacing.
const JITTER: f32 = 0.32;

/// A frame along a part: its largest face's normal last.
struct Frame {
    origin: DVec3,
    axes: [DVec3; 3],
    extent: [f64; 3],
}

fn frame(shape: &Convex) -> Option<Frame> {
    let area = |f: &setpiece_scene::Face| {
        let c = |i: usize| shape.vertices[f.corners[i] as usize].as_dvec3();
        (1..f.corners.len().saturating_sub(1)).map(|i| (c(i) - c(0)).cross(c(i + 1) - c(0))).sum::<DVec3>()
    };
    let face = shape.faces.iter().max_by(|a, b| area(a).length_squared().total_cmp(&area(b).length_squared()))?;
    let w = area(face).try_normalize()?;
    let n = face.corners.len();
    let edge = |i: usize| {
        shape.vertices[face.corners[(i + 1) % n] as usize].as_dvec3()
            - shape.vertices[face.corners[i] as usize].as_dvec3()
    };
    let u = (0..n).map(edge).max_by(|a, b| a.length_squared().total_cmp(&b.length_squared()))?.try_normalize()?;
    let axes = [u, w.cross(u), w];
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    for p in &shape.vertices {
        for (k, axis) in axes.iter().enumerate() {
            let d = axis.dot(p.as_dvec3());
            low[k] = low[k].min(d);
            high[k] = high[k].max(d);
        }
    }
    let extent = [0, 1, 2].map(|k| high[k] - low[k]);
    let origin = axes[0] * low[0] + axes[1] * low[1] + axes[2] * low[2];
    Some(Frame { origin, axes, extent })
}

/// About how many cells a part is cut into when chunks are `coarser` than wanted.
pub fn estimate(part: &Part, coarser: f64) -> usize {
    if part.chunk_m <= 0.0 || !part.chunk_m.is_finite() || part.visual.is_some() {
        return 1;
    }
    let Some(frame) = frame(&part.shape) else { return 0 };
    let size = f64::from(part.chunk_m) * coarser;
    frame.extent.map(|e| ((e / size + 0.35) as usize).max(1)).iter().product::<usize>().min(MOST)
}

/// The seeds of a part, with chunks `coarser` than wanted; one or none keep it whole.
pub fn seeds(part: &Part, coarser: f64, rng: &mut Rng) -> Vec<DVec3> {
    if part.chunk_m <= 0.0 || !part.chunk_m.is_finite() || part.visual.is_some() {
        return Vec::new();
    }
    let Some(frame) = frame(&part.shape) else { return Vec::new() };
    let bearing = matches!(part.kind, PartKind::Column | PartKind::CoreWall);
    let finer = if bearing && part.storey <= 0 { GROUND_FINER } else { 1.0 };
    let mut size = f64::from(part.chunk_m) * finer * coarser;
    if part.kind == PartKind::Glass {
        return pane(&frame, size, rng);
    }
    let count = |size: f64| frame.extent.map(|e| ((e / size + 0.35) as usize).max(1));
    while count(size).iter().product::<usize>() > MOST {
        size *= 1.2;
    }
    let counts = count(size);
    let mut out = Vec::new();
    for i in 0..counts[0] {
        for j in 0..counts[1] {
            for k in 0..counts[2] {
                let mut p = frame.origin;
                // Every second row is shifted by half a spacing, so that cells are not all four-cornered.
                let shift = [if j % 2 == 1 && counts[0] > 1 { 0.25 } else { 0.0 }, 0.0, 0.0];
                for (a, index) in [i, j, k].into_iter().enumerate() {
                    let many = counts[a] > 1;
                    let jitter = f64::from(rng.range(-JITTER, JITTER));
                    // Across a bar a little jitter makes the cuts oblique; across a plate they stay square.
                    let across = if bearing { 0.12 } else { 0.0 };
                    let at = if many {
                        (index as f64 + 0.5 + shift[a] * if j % 4 == 1 { 1.0 } else { -1.0 } + jitter)
                            / counts[a] as f64
                    } else {
                        0.5 + jitter * across
                    };
                    p += frame.axes[a] * (frame.extent[a] * at.clamp(0.02, 0.98));
                }
                out.push(p);
            }
        }
    }
    out
}

/// Seeds on rings about a point: shards like a star.
fn pane(frame: &Frame, size: f64, rng: &mut Rng) -> Vec<DVec3> {
    let [w, h, _] = frame.extent;
    let wanted = ((w * h) / (size * size)).clamp(2.0, 14.0) as usize;
    let middle = [f64::from(rng.range(0.3, 0.7)), f64::from(rng.range(0.3, 0.7))];
    let at = |x: f64, y: f64| {
        frame.origin
            + frame.axes[0] * (w * x.clamp(0.01, 0.99))
            + frame.axes[1] * (h * y.clamp(0.01, 0.99))
            + frame.axes[2] * (frame.extent[2] * 0.5)
    };
    let start = rng.range(0.0, 6.2);
    (0..wanted)
        .map(|i| {
            let angle = start + 6.283_185_5 * i as f32 / wanted as f32 + rng.range(-0.25, 0.25);
            let r = f64::from(rng.range(0.15, 0.45));
            at(middle[0] + r * f64::from(cos(angle)), middle[1] + r * f64::from(sin(angle)))
        })
        .collect()
}
