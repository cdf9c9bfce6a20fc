//! Cuts the boxes of long slanting triangles before a hierarchy is built over them.
//!
//! A triangle that fills little of its box makes rays look at it in vain. The boxes that waste most are halved, each half
//! drawn tight around its piece of the triangle, until there are a given share more of them: a cable becomes a row of
//! small boxes (after Karras and Aila 2013, "Fast parallel construction of high-quality bounding volume hierarchies", with
//! a queue instead of their rule for the number of splits).

use super::Item;
use glam::{Vec3, Vec3A};
use std::collections::BinaryHeap;

/// Boxes that are added at most, as a share of the triangles.
const MORE: f32 = 0.3;
/// Boxes shorter than this are not cut, metres.
const SHORTEST: f32 = 0.5;

/// A box that may be cut, the most wasteful first; equal ones by number.
struct Wasteful {
    waste: f32,
    at: u32,
}

impl PartialEq for Wasteful {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Wasteful {}

impl PartialOrd for Wasteful {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Wasteful {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.waste.total_cmp(&other.waste).then(other.at.cmp(&self.at))
    }
}

fn half_area(item: &Item) -> f32 {
    let d = item.max - item.min;
    d.x * d.y + d.y * d.z + d.z * d.x
}

/// Cuts the boxes of `items`, whose ids are numbers of `triangles`, where `may` allows it.
pub(super) fn presplit(items: &mut Vec<Item>, triangles: &[([Vec3; 3], u32)], may: impl Fn(u32) -> bool) {
    let waste = |item: &Item| {
        let (c, id) = &triangles[item.id as usize];
        let size = item.max - item.min;
        if !may(*id) || size.max_element() < SHORTEST {
            return 0.0;
        }
        // What the piece itself casts along the three axes, in proportion to its part of the triangle's box.
        let cast = 0.5 * (c[1] - c[0]).cross(c[2] - c[0]).abs();
        let whole = Vec3A::from(c[0].max(c[1]).max(c[2]) - c[0].min(c[1]).min(c[2]));
        let share = size.max_element() / whole[longest(size)].max(1e-6);
        half_area(item) - (cast.x + cast.y + cast.z) * share
    };
    let queued = |at: usize, items: &[Item]| {
        let waste = waste(&items[at]);
        (waste > 0.0).then_some(Wasteful { waste, at: at as u32 })
    };
    let mut queue: BinaryHeap<Wasteful> = (0..items.len()).filter_map(|at| queued(at, items)).collect();
    let most = items.len() + (items.len() as f32 * MORE) as usize;
    while items.len() < most {
        let Some(worst) = queue.pop() else { break };
        let at = worst.at as usize;
        let item = items[at];
        let axis = longest(item.max - item.min);
        let middle = 0.5 * (item.min[axis] + item.max[axis]);
        let [low, high] = halves(&item, &triangles[item.id as usize].0, axis, middle);
        items[at] = low;
        items.push(high);
        queue.extend(queued(at, items));
        queue.extend(queued(items.len() - 1, items));
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
        let whole: Vec<Item> = triangles
            .iter()
            .enumerate()
            .map(|(i, (c, _))| {
                let c = c.map(Vec3A::from);
                Item { min: c[0].min(c[1]).min(c[2]), max: c[0].max(c[1]).max(c[2]), id: i as u32 }
            })
            .collect();
        let mut cut = whole.clone();
        presplit(&mut cut, &triangles, |id| id != 0);
        assert!(cut.len() > whole.len() && cut.len() <= whole.len() + whole.len() * 3 / 10);
        assert_eq!(cut.iter().filter(|i| i.id == 0).count(), 1, "what may not be cut stays whole");
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
