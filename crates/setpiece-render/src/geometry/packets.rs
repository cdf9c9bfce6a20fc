//! Rays of neighbouring pixels through a stage, eight at a time: they share the way down the hierarchies, so that a
//! node is fetched and its eight boxes are tested once for all of them (Wald, Slusallek, Benthin and Wagner 2001;
//! ranges as in Reshetov, Soupikov and Hurley 2005). Each child that is reached is tested against every ray, and where
//! few rays are left they go on alone, so that every ray is tested against the leaves that it would have met alone.
//!
//! Why `unsafe` here: as in [`rays`](super::rays), functions compiled for AVX2 are called where the machine has it.
#![allow(unsafe_code)]

use super::rays::Stack;
use super::stage::Hit;
use super::{Placed, Stage};
use crate::bvh::{GLASS, Group, LEAF, Node, RAYS, Ray, Tree};

/// Up to so many rays go on alone.
const ALONE: u32 = 2;
/// Children that may wait at once; where more would, rays go on alone.
const WAITING: usize = 128;

/// What each ray of a group has met so far.
type Found = [Option<Hit>; RAYS];

/// A child that waits: which, from where on, and the node and lane that hold its box.
#[derive(Clone, Copy)]
struct Waiting {
    child: u32,
    near: f32,
    parent: u32,
    lane: u32,
}

/// What makes a hit of a triangle's number, a distance and two weights, where it counts.
trait Source: Fn(u32, f32, f32, f32) -> Option<Hit> {}
impl<F: Fn(u32, f32, f32, f32) -> Option<Hit>> Source for F {}

/// A ray as a placed item sees it.
fn within(ray: &Ray, item: &Placed) -> Ray {
    let m = &item.object_from_world;
    Ray::new(m.transform_point3(ray.origin), m.transform_vector3(ray.direction), ray.reach)
}

/// What an item's triangles are.
fn of_item(item: &Placed, moves: bool) -> impl Source {
    let index = item.index;
    move |id, distance, u, v| Some(Hit { distance, u, v, moves, index, triangle: id & !GLASS })
}

/// What a walk hands out: a leaf with a bit per ray that meets its box, or a child below which one ray goes on alone.
enum Step {
    Leaf(u32, u32),
    Alone(u32, usize),
}

/// The numbers of the bits that are set.
#[inline(always)]
fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize % 8);
        mask &= mask.wrapping_sub(1);
        bit
    })
}

macro_rules! packets {
    ($name:ident, $kernel:ident $(, #[$feature:meta])?) => {
        mod $name {
            use super::*;
            use crate::bvh::$kernel::{ahead, boxes_of_all, rays_at, triangles};
            use crate::geometry::rays::$name::{visit_shape, walk};

            /// Visits what the rays of a group meet, near ones first. `step` may shorten rays.
            #[inline]
            $(#[$feature])?
            fn walk_all(nodes: &[Node], group: &mut Group, live: u32, mut step: impl FnMut(Step, &mut Group)) {
                if nodes.is_empty() {
                    return;
                }
                let mut stack = [Waiting { child: 0, near: 0.0, parent: 0, lane: 0 }; WAITING];
                let mut depth = 0;
                let mut child = 0;
                let mut mask = live;
                let mut reach = group.farthest(live);
                loop {
                    if mask.count_ones() <= ALONE || depth + 8 > WAITING {
                        for ray in bits(mask) {
                            step(Step::Alone(child, ray), group);
                        }
                        reach = group.farthest(live);
                    } else if child & LEAF != 0 {
                        step(Step::Leaf(child & !LEAF, mask), group);
                        reach = group.farthest(live);
                    } else {
                        let node = &nodes[child as usize];
                        let (hit, near) = boxes_of_all(node, group, reach);
                        let base = depth;
                        for lane in bits(hit) {
                            let entry =
                                Waiting { child: node.child[lane], near: near[lane], parent: child, lane: lane as u32 };
                            if let Some(node) = nodes.get(entry.child as usize) {
                                ahead(node);
                            }
                            // The nearest on top.
                            let mut slot = depth;
                            while slot > base && stack[slot - 1].near < entry.near {
                                stack[slot] = stack[slot - 1];
                                slot -= 1;
                            }
                            stack[slot] = entry;
                            depth += 1;
                        }
                    }
                    loop {
                        if depth == 0 {
                            return;
                        }
                        depth -= 1;
                        let next = stack[depth];
                        if next.near <= reach {
                            mask = live & rays_at(&nodes[next.parent as usize], next.lane as usize, group);
                            if mask != 0 {
                                child = next.child;
                                break;
                            }
                        }
                    }
                }
            }

            /// The rays of a group whose bits are set through a shape.
            #[inline]
            $(#[$feature])?
            fn shape_all(
                tree: Tree<'_>,
                group: &mut Group,
                live: u32,
                stack: &mut Stack,
                found: &mut Found,
                source: &impl Source,
            ) {
                walk_all(tree.nodes, group, live, |step, group| match step {
                    Step::Leaf(leaf, mask) => {
                        let pack = &tree.packs[leaf as usize];
                        for ray in bits(mask) {
                            let (hits, t, u, v) = triangles(pack, &group.rays[ray]);
                            for lane in bits(hits) {
                                if t[lane] < group.rays[ray].reach
                                    && let Some(hit) = source(pack.id[lane], t[lane], u[lane], v[lane])
                                {
                                    group.shorten(ray, t[lane]);
                                    found[ray] = Some(hit);
                                }
                            }
                        }
                    }
                    Step::Alone(child, ray) => {
                        shape_one(tree, child, &mut group.rays[ray], stack, &mut found[ray], source);
                        group.reach[ray] = group.rays[ray].reach;
                    }
                });
            }

            /// One ray through what of a shape is below a child.
            #[inline]
            $(#[$feature])?
            fn shape_one(
                tree: Tree<'_>,
                from: u32,
                ray: &mut Ray,
                stack: &mut Stack,
                found: &mut Option<Hit>,
                source: &impl Source,
            ) {
                visit_shape(tree, from, ray, stack, |_, id, t, u, v, ray| {
                    if let Some(hit) = source(id, t, u, v) {
                        ray.reach = t;
                        *found = Some(hit);
                    }
                    false
                });
            }

            /// The rays of a group whose bits are set through what moves, or what is placed.
            #[inline]
            $(#[$feature])?
            fn items_all(
                stage: &Stage<'_>,
                moves: bool,
                group: &mut Group,
                live: u32,
                stack: &mut Stack,
                found: &mut Found,
            ) {
                let g = stage.geometry;
                let (nodes, items) = if moves { (&stage.nodes, &stage.items) } else { (&g.placed, &g.placed_items) };
                walk_all(nodes, group, live, |step, group| match step {
                    Step::Leaf(leaf, mask) => {
                        let item = &items[leaf as usize];
                        let Some(shape) = &g.shapes[item.mesh as usize] else { return };
                        let source = of_item(item, moves);
                        // Lanes that stay outside repeat one that does not, so that they widen nothing.
                        let one = mask.trailing_zeros() as usize % RAYS;
                        let inside: [Ray; RAYS] = std::array::from_fn(|ray| {
                            let ray = if mask >> ray & 1 == 1 { ray } else { one };
                            within(&group.rays[ray], item)
                        });
                        if let Some(mut own) = Group::new(&inside) {
                            shape_all(shape.tree(), &mut own, mask, stack, found, &source);
                            for ray in bits(mask) {
                                group.shorten(ray, own.reach[ray]);
                            }
                        } else {
                            for ray in bits(mask) {
                                let mut own = inside[ray];
                                shape_one(shape.tree(), 0, &mut own, stack, &mut found[ray], &source);
                                group.shorten(ray, own.reach);
                            }
                        }
                    }
                    Step::Alone(child, ray) => {
                        let found = &mut found[ray];
                        walk(nodes, child, &mut group.rays[ray], stack, |leaf, ray, stack| {
                            let item = &items[leaf as usize];
                            let Some(shape) = &g.shapes[item.mesh as usize] else { return false };
                            let mut own = within(ray, item);
                            shape_one(shape.tree(), 0, &mut own, stack, found, &of_item(item, moves));
                            ray.reach = own.reach;
                            false
                        });
                        group.reach[ray] = group.rays[ray].reach;
                    }
                });
            }

            /// The nearest hits of a group's rays whose bits are set.
            $(#[$feature])?
            pub(super) fn closest(stage: &Stage<'_>, group: &mut Group, live: u32, found: &mut Found) {
                let g = stage.geometry;
                let mut stack = Stack::take();
                let source = |id: u32, distance: f32, u: f32, v: f32| {
                    let [index, triangle] = g.rest_source[(id & !GLASS) as usize];
                    stage.rests[index as usize].then_some(Hit { distance, u, v, moves: true, index, triangle })
                };
                shape_all(stage.rest(), group, live, &mut stack, found, &source);
                // The same order as for single rays.
                items_all(stage, true, group, live, &mut stack, found);
                let source = |id: u32, distance: f32, u: f32, v: f32| {
                    let [index, triangle] = g.flat_source[(id & !GLASS) as usize];
                    Some(Hit { distance, u, v, moves: false, index, triangle })
                };
                shape_all(g.flat.tree(), group, live, &mut stack, found, &source);
                items_all(stage, false, group, live, &mut stack, found);
                stack.put_back();
            }
        }
    };
}

packets!(portable, kernel);
#[cfg(target_arch = "x86_64")]
packets!(avx2, kernel_avx2, #[target_feature(enable = "avx2")]);

impl Stage<'_> {
    /// The nearest hits of up to eight rays, which should go nearly the same way: quicker than one by one, and the same.
    pub(crate) fn closest_of(&self, rays: &[Ray]) -> [Option<Hit>; RAYS] {
        let rays = &rays[..rays.len().min(RAYS)];
        let mut found = [None; RAYS];
        let Some(mut group) = Group::new(rays) else {
            for (found, ray) in found.iter_mut().zip(rays) {
                *found = self.closest(*ray);
            }
            return found;
        };
        let live = (1_u32 << rays.len()) - 1;
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: set only where the machine has AVX2.
            unsafe { avx2::closest(self, &mut group, live, &mut found) };
            return found;
        }
        portable::closest(self, &mut group, live, &mut found);
        found
    }
}
