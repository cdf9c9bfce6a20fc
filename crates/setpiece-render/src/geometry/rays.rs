//! Rays through a stage, compiled twice from one text: for AVX2 and portable.
//!
//! Why `unsafe` here: functions compiled for AVX2 may only be called where the machine has it, which [`has_avx2`] has
//! found out. A macro, not a generic function, because only what is written inside a function compiled for AVX2 is
//! compiled for it, closures included.
#![allow(unsafe_code)]

use super::Stage;
use super::stage::Hit;
use crate::bvh::Ray;
use std::cell::Cell;

/// Whether this machine has AVX2.
pub(super) fn has_avx2() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx2");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// Children that may wait at once; a power of two.
const WAITING: usize = 512;

/// Children that wait, shared by the walks of one ray, and how many there are.
pub(super) struct Stack {
    waiting: Box<[(u32, f32); WAITING]>,
    pub depth: usize,
}

thread_local! {
    /// The stack of the thread's last ray, so that it need not be cleared for every one.
    static KEPT: Cell<Option<Stack>> = const { Cell::new(None) };
}

impl Stack {
    pub(super) fn take() -> Self {
        let kept = KEPT.take().unwrap_or_else(|| Self { waiting: Box::new([(0, 0.0); WAITING]), depth: 0 });
        Self { depth: 0, ..kept }
    }

    pub(super) fn put_back(self) {
        KEPT.set(Some(self));
    }

    /// A place, by a number below [`WAITING`].
    #[inline(always)]
    fn at(&mut self, slot: usize) -> &mut (u32, f32) {
        debug_assert!(slot < WAITING);
        &mut self.waiting[slot % WAITING]
    }
}

macro_rules! rays {
    ($name:ident, $kernel:ident $(, #[$feature:meta])?) => {
        pub(super) mod $name {
            use crate::bvh::$kernel::{ahead, boxes, triangles};
            use crate::bvh::{GLASS, LEAF, Node, Ray, Tree};
            use super::Stack;
            use crate::geometry::Stage;
            use crate::geometry::stage::Hit;

            /// Visits the leaves below a child that a ray meets, near ones first. `leaf` may shorten the ray's reach and
            /// says whether to stop.
            #[inline]
            $(#[$feature])?
            pub(in crate::geometry) fn walk(
                nodes: &[Node],
                from: u32,
                ray: &mut Ray,
                stack: &mut Stack,
                mut leaf: impl FnMut(u32, &mut Ray, &mut Stack) -> bool,
            ) -> bool {
                if nodes.is_empty() {
                    return false;
                }
                let floor = stack.depth;
                let mut child = from;
                loop {
                    if child & LEAF == 0 {
                        let node = &nodes[child as usize];
                        let (mut mask, near) = boxes(node, ray);
                        if mask != 0 {
                            let lane = mask.trailing_zeros() as usize & 7;
                            mask &= mask - 1;
                            let mut nearest = (node.child[lane], near[lane]);
                            // The nearest is next; farther ones go deeper into the stack.
                            let base = stack.depth;
                            while mask != 0 {
                                let lane = mask.trailing_zeros() as usize & 7;
                                mask &= mask - 1;
                                let mut entry = (node.child[lane], near[lane]);
                                if entry.1 < nearest.1 {
                                    std::mem::swap(&mut entry, &mut nearest);
                                }
                                let mut slot = stack.depth;
                                while slot > base && stack.at(slot - 1).1 < entry.1 {
                                    *stack.at(slot) = *stack.at(slot - 1);
                                    slot -= 1;
                                }
                                if let Some(node) = nodes.get(entry.0 as usize) {
                                    ahead(node);
                                }
                                *stack.at(slot) = entry;
                                stack.depth += 1;
                            }
                            child = nearest.0;
                            continue;
                        }
                    } else if leaf(child & !LEAF, ray, stack) {
                        return true;
                    }
                    loop {
                        if stack.depth == floor {
                            return false;
                        }
                        stack.depth -= 1;
                        let (next, distance) = *stack.at(stack.depth);
                        if distance <= ray.reach {
                            child = next;
                            break;
                        }
                    }
                }
            }

            #[inline]
            $(#[$feature])?
            pub(in crate::geometry) fn visit_shape(
                tree: Tree<'_>,
                from: u32,
                ray: &mut Ray,
                stack: &mut Stack,
                mut hit: impl FnMut(u32, f32, f32, f32, &mut Ray) -> bool,
            ) -> bool {
                walk(tree.nodes, from, ray, stack, |leaf, ray, _| {
                    let pack = &tree.packs[leaf as usize];
                    let (mut mask, t, u, v) = triangles(pack, ray);
                    while mask != 0 {
                        let lane = mask.trailing_zeros() as usize & 7;
                        mask &= mask - 1;
                        if t[lane] < ray.reach && hit(pack.id[lane], t[lane], u[lane], v[lane], ray) {
                            return true;
                        }
                    }
                    false
                })
            }

            /// Hands every hit within reach to `hit` as (hit with the glass flag in its triangle, reach).
            #[inline]
            $(#[$feature])?
            fn visit(stage: &Stage<'_>, ray: &mut Ray, hit: impl FnMut(Hit, &mut f32) -> bool) {
                let mut stack = Stack::take();
                visit_all(stage, ray, &mut stack, hit);
                stack.put_back();
            }

            #[inline]
            $(#[$feature])?
            fn visit_all(
                stage: &Stage<'_>,
                ray: &mut Ray,
                stack: &mut Stack,
                mut hit: impl FnMut(Hit, &mut f32) -> bool,
            ) -> bool {
                let g = stage.geometry;
                let stop = visit_shape(stage.rest(), 0, ray, stack, |id, distance, u, v, ray| {
                    let [index, triangle] = g.rest_source[(id & !GLASS) as usize];
                    let triangle = triangle | id & GLASS;
                    stage.rests[index as usize]
                        && hit(Hit { distance, u, v, moves: true, index, triangle }, &mut ray.reach)
                });
                if stop {
                    return true;
                }
                // What breaks stands in front as a rule: its hits shorten the way through what stands around it.
                for (nodes, items, moves) in [(&stage.nodes, &stage.items, true), (&g.placed, &g.placed_items, false)] {
                    if !moves {
                        let stop = visit_shape(g.flat.tree(), 0, ray, stack, |id, distance, u, v, ray| {
                            let [index, triangle] = g.flat_source[(id & !GLASS) as usize];
                            let triangle = triangle | id & GLASS;
                            hit(Hit { distance, u, v, moves: false, index, triangle }, &mut ray.reach)
                        });
                        if stop {
                            return true;
                        }
                    }
                    let stop = walk(nodes, 0, ray, stack, |leaf, ray, stack| {
                        let item = &items[leaf as usize];
                        let Some(shape) = &g.shapes[item.mesh as usize] else { return false };
                        let mut own = Ray::new(
                            item.object_from_world.transform_point3(ray.origin),
                            item.object_from_world.transform_vector3(ray.direction),
                            ray.reach,
                        );
                        let stop = visit_shape(shape.tree(), 0, &mut own, stack, |triangle, distance, u, v, own| {
                            hit(Hit { distance, u, v, moves, index: item.index, triangle }, &mut own.reach)
                        });
                        ray.reach = own.reach;
                        stop
                    });
                    if stop {
                        return true;
                    }
                }
                false
            }

            $(#[$feature])?
            pub(super) fn closest(stage: &Stage<'_>, mut ray: Ray) -> Option<Hit> {
                let mut best: Option<Hit> = None;
                visit(stage, &mut ray, |hit, reach| {
                    *reach = hit.distance;
                    best = Some(Hit { triangle: hit.triangle & !GLASS, ..hit });
                    false
                });
                best
            }

            $(#[$feature])?
            pub(super) fn visibility(stage: &Stage<'_>, mut ray: Ray, glass: f32) -> f32 {
                let (mut left, mut blocked) = (1.0, false);
                visit(stage, &mut ray, |hit, _| {
                    left *= glass;
                    blocked = hit.triangle & GLASS == 0;
                    blocked
                });
                if blocked { 0.0 } else { left }
            }
        }
    };
}

rays!(portable, kernel);
#[cfg(target_arch = "x86_64")]
rays!(avx2, kernel_avx2, #[target_feature(enable = "avx2")]);

impl Stage<'_> {
    /// The nearest hit.
    pub(crate) fn closest(&self, ray: Ray) -> Option<Hit> {
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: set only where the machine has AVX2.
            return unsafe { avx2::closest(self, ray) };
        }
        portable::closest(self, ray)
    }

    /// How much light comes along a ray, each pane of glass on the way letting `glass` through.
    pub(crate) fn visibility(&self, ray: Ray, glass: f32) -> f32 {
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: set only where the machine has AVX2.
            return unsafe { avx2::visibility(self, ray, glass) };
        }
        portable::visibility(self, ray, glass)
    }
}
