//! Glass: cracks run out from a point and are joined by cracks around it.
//!
//! Float glass that is struck first cracks along rays, by bending, and then around the point, as the sectors bend
//! outwards (Preston 1926). Arcs do not run on from sector to sector: each sector between two rays is cut by chords of its
//! own, whose distances grow outwards, so shards are small at the point and long at the rim.

use super::cell::{Cell, Origin};
use super::frame::Frame;
use super::voronoi::LEAST_VOLUME;
use glam::DVec3;
use setpiece_scene::math::{cos, sin};
use setpiece_shot::Rng;

/// Shards of a pane, about `count` of them, and the sector of each.
pub fn shards(whole: &Cell, frame: &Frame, count: usize, rng: &mut Rng) -> Vec<(Cell, u32)> {
    if count < 2 {
        return vec![(whole.clone(), 0)];
    }
    let [w, h, t] = frame.extent;
    // Struck anywhere, more often near the rim, where frames rack.
    let mut place = || {
        let x = f64::from(rng.range(0.0, 1.0));
        if rng.chance(0.5) { 0.5 + (x - 0.5) * 0.5 } else { x * x * (3.0 - 2.0 * x) }.clamp(0.04, 0.96)
    };
    let share = [place(), place()];
    let center = frame.at([share[0], share[1], 0.5]);
    let rays = ((count as f32 * 0.62) as usize).clamp(3, 11);
    let start = rng.range(0.0, std::f32::consts::TAU);
    let angles: Vec<f32> =
        (0..rays).map(|i| start + std::f32::consts::TAU * (i as f32 + rng.range(-0.22, 0.22)) / rays as f32).collect();
    let direction = |a: f32| frame.axes[0] * f64::from(cos(a)) + frame.axes[1] * f64::from(sin(a));
    let across = |d: DVec3| frame.axes[2].cross(d);
    let reach = (w * w + h * h + t * t).sqrt();
    let mut left = count.saturating_sub(rays);
    let mut out = Vec::new();
    for i in 0..rays {
        let (a, b) = (angles[i], angles[(i + 1) % rays]);
        let b = if i + 1 == rays { b + std::f32::consts::TAU } else { b };
        let mut sector = whole.clone();
        // Between the two rays: to the left of the first, to the right of the second.
        let (from, to) = (across(direction(a)), across(direction(b)));
        let (first, second) = (i as u32, ((i + 1) % rays) as u32);
        sector.cut(-from, -from.dot(center), Origin::Plane(first));
        sector.cut(to, to.dot(center), Origin::Plane(second));
        let length = sector.faces.iter().flat_map(|f| &f.corners).map(|p| p.distance(center)).fold(0.0, f64::max);
        let share = (length / (0.5 * reach) * (count - rays) as f64 / rays as f64 + f64::from(rng.unit())) as usize;
        let rings = share.min(left).min(4);
        left -= rings;
        let mut radius = length;
        let mut outer = sector;
        for k in 0..rings {
            radius *= f64::from(rng.range(0.42, 0.72));
            let tilt = rng.range(-0.35, 0.35);
            let normal = direction(0.5 * (a + b) + tilt);
            let offset = normal.dot(center) + radius * f64::from(cos(tilt));
            let plane = 1000 + (i * 8 + k) as u32;
            let mut rim = outer.clone();
            rim.cut(-normal, -offset, Origin::Plane(plane));
            outer.cut(normal, offset, Origin::Plane(plane));
            out.push((rim, i as u32));
        }
        out.push((outer, i as u32));
    }
    out.retain(|(cell, _)| cell.volume_and_centroid().0 > LEAST_VOLUME * 0.1);
    out
}
