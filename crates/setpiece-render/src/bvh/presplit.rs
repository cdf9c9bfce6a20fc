//! Cuts the boxes of long slanting triangles before a hierarchy is built over them.
//!
//! A triangle that fills little of its box makes rays look at it in vain. A box that wastes much is halved, each half
//! drawn tight around its piece of the triangle, until little is wasted: a cable becomes a row of small boxes (after
//! Karras and Aila 2013, "Fast parallel construction of high-quality bounding volume hierarchies").

use super::Item;
use glam::{Vec3, Vec3A};

/// Half the surface of a box that may be wasted, square metres.
const WASTE: f32 = 2.0;
/// How often a box is halved at most.
const DEEPEST: u32 = 6;

fn half_area(item: &Item) -> f32 {
    let d = item.max - item.min;
    d.x * d.y + d.y * d.z + d.z * d.x
}

/// Adds the pieces of a triangle's box.
pub(super) fn presplit(item: Item, corners: &[Vec3; 3], out: &mut Vec<Item>) {
    // What the triangle itself casts along the three axes, and the size of its box.
    let cast = (0.5 * (corners[1] - corners[0]).cross(corners[2] - corners[0]).abs()).element_sum();
    cut(item, corners, cast, item.max - item.min, DEEPEST, out);
}

fn cut(item: Item, corners: &[Vec3; 3], cast: f32, whole: Vec3A, deeper: u32, out: &mut Vec<Item>) {
    let size = item.max - item.min;
    let axis = longest(size);
    // A piece casts about in proportion to its part of the triangle's box.
    let share = size[axis] / whole[axis].max(1e-6);
    if deeper == 0 || half_area(&item) - cast * share < WASTE {
        out.push(item);
        return;
    }
    let middle = 0.5 * (item.min[axis] + item.max[axis]);
    for half in halves(&item, corners, axis, middle) {
        cut(half, corners, cast, whole, deeper - 1, out);
    }
}

fn longest(size: Vec3A) -> usize {
    if size.x >= size.y && size.x >= size.z {
        0
    } else if size.y >= size.z {
        1
    } else {
        2
    }
}

/// The boxes of a triangle's parts on both sides of a plane, within the box that it has so far.
fn halves(item: &Item, corners: &[Vec3; 3], axis: usize, middle: f32) -> [Item; 2] {
    let empty = (Vec3A::INFINITY, Vec3A::NEG_INFINITY);
    let mut sides = [empty; 2];
    for (i, a) in corners.iter().enumerate() {
        let b = &corners[(i + 1) % 3];
        let (a, b) = (Vec3A::from(*a), Vec3A::from(*b));
        let mut add = |side: usize, p: Vec3A| sides[side] = (sides[side].0.min(p), sides[side].1.max(p));
        if a[axis] <= middle {
            add(0, a);
        }
        if a[axis] >= middle {
            add(1, a);
        }
        if (a[axis] < middle) != (b[axis] < middle) {
            let t = (middle - a[axis]) / (b[axis] - a[axis]);
            let p = a + (b - a) * t;
            add(0, p);
            add(1, p);
        }
    }
    // Rounding must not lose a sliver of the triangle.
    let slack = Vec3A::splat(1e-5) * (item.min.abs().max(item.max.abs()) + Vec3A::ONE);
    let mut out = sides.map(|(min, max)| Item {
        min: (min - slack).max(item.min),
        max: (max + slack).min(item.max),
        id: item.id,
    });
    out[0].max[axis] = out[0].max[axis].min(middle + slack[axis]);
    out[1].min[axis] = out[1].min[axis].max(middle - slack[axis]);
    // What was cut elsewhere before may leave nothing on a side: then that side gets the plane itself.
    for side in &mut out {
        side.max = side.max.max(side.min);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::Rng;

    #[test]
    fn cut_boxes_still_cover_their_triangles_and_waste_less() {
        let mut rng = Rng::new(4, "presplit");
        let mut point = |reach: f32| Vec3::new(rng.unit(), rng.unit(), rng.unit()) * reach;
        let triangles: Vec<([Vec3; 3], u32)> = (0..40)
            .map(|n| {
                let (at, reach) = (point(30.0), if n % 4 == 0 { 25.0 } else { 0.4 });
                ([at, at + point(reach), at + point(0.5)], n)
            })
            .collect();
        let whole: Vec<Item> = triangles.iter().map(|(c, id)| Item::around(c, *id)).collect();
        let mut cut = Vec::new();
        for item in &whole {
            presplit(*item, &triangles[item.id as usize].0, &mut cut);
        }
        assert!(cut.len() > whole.len());
        let area = |items: &[Item]| items.iter().map(half_area).sum::<f32>();
        assert!(area(&cut) < 0.75 * area(&whole), "{} of {}", area(&cut), area(&whole));
        for (n, (c, _)) in triangles.iter().enumerate() {
            for k in 0..200 {
                let (u, v) = ((k % 20) as f32 / 19.0, (k / 20) as f32 / 9.0);
                let (u, v) = if u + v > 1.0 { (1.0 - u, 1.0 - v) } else { (u, v) };
                let p = Vec3A::from(c[0] + (c[1] - c[0]) * u + (c[2] - c[0]) * v);
                let around = Vec3A::splat(1e-4);
                let covered = |i: &Item| p.cmpge(i.min - around).all() && p.cmple(i.max + around).all();
                assert!(cut.iter().any(|i| i.id as usize == n && covered(i)), "triangle {n} at {u} {v}");
            }
        }
    }
}
