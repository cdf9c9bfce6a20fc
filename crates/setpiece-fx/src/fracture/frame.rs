//! The frame of reference of a part: along its longest edge, across it, and through its largest face.

use glam::DVec3;
use setpiece_scene::{Convex, Face};

/// Axes u (the longest edge of the largest face), v, and w (that face's outward normal), and how far the part reaches.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The corner with the least coordinates.
    pub origin: DVec3,
    /// Unit vectors u, v, w.
    pub axes: [DVec3; 3],
    /// Reach along each axis in metres.
    pub extent: [f64; 3],
    /// The largest face.
    pub face: usize,
}

impl Frame {
    /// The frame of a shape; none when the shape has no area.
    pub fn of(shape: &Convex) -> Option<Self> {
        let corner = |f: &Face, i: usize| shape.vertices[f.corners[i % f.corners.len()] as usize].as_dvec3();
        let area = |f: &Face| {
            let inner = 1..f.corners.len().saturating_sub(1);
            inner.map(|i| (corner(f, i) - corner(f, 0)).cross(corner(f, i + 1) - corner(f, 0))).sum::<DVec3>()
        };
        let areas: Vec<DVec3> = shape.faces.iter().map(area).collect();
        let face = (0..areas.len()).max_by(|a, b| areas[*a].length_squared().total_cmp(&areas[*b].length_squared()))?;
        let w = areas[face].try_normalize()?;
        let f = &shape.faces[face];
        let edges = (0..f.corners.len()).map(|i| corner(f, i + 1) - corner(f, i));
        let u = edges.max_by(|a, b| a.length_squared().total_cmp(&b.length_squared()))?.try_normalize()?;
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
        Some(Self { origin, axes, extent, face })
    }

    /// The point at shares of the reach.
    pub fn at(&self, share: [f64; 3]) -> DVec3 {
        self.origin + (0..3).map(|k| self.axes[k] * (self.extent[k] * share[k])).sum::<DVec3>()
    }

    /// Coordinates of a point along the axes, from the origin of the frame, in metres.
    pub fn coordinates(&self, p: DVec3) -> [f64; 3] {
        [0, 1, 2].map(|k| self.axes[k].dot(p - self.origin))
    }

    /// The axis along which the part reaches farthest.
    pub fn longest(&self) -> usize {
        (0..3).max_by(|a, b| self.extent[*a].total_cmp(&self.extent[*b])).unwrap_or(0)
    }
}
