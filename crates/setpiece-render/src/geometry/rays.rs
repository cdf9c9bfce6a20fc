//! Rays through a stage, compiled twice from one text: for AVX2 and portable.
//!
//! Why `unsafe` here: functions compiled for AVX2 may only be called where the machine has it, which [`has_avx2`] has
//! found out. A macro, not a generic function, because only what is written inside a function compiled for AVX2 is
//! compiled for it, closures included.
#![allow(unsafe_code)]

use super::Stage;
use super::stage::Hit;
use crate::bvh::Ray;

/// Whether this machine has AVX2.
pub(super) fn has_avx2() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx2");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

macro_rules! rays {
    ($name:ident, $kernel:ident $(, #[$feature:meta])?) => {
        mod $name {
            use crate::bvh::$kernel::{boxes, triangles};
            use crate::bvh::{GLASS, LEAF, Node, Ray, Shape};
            use crate::geometry::Stage;
            use crate::geometry::stage::Hit;

            /// Children that wait, shared by the walks of one ray, and how many there are.
            struct Stack {
                waiting: [(u32, f32); 320],
                depth: usize,
            }

            impl Stack {
                const EMPTY: Self = Self { waiting: [(0, 0.0); 320], depth: 0 };
            }

            /// Visits the leaves that a ray meets, near ones first. `leaf` may shorten the ray's reach and says whether
            /// to stop.
            #[inline]
            $(#[$feature])?
            fn walk(
                nodes: &[Node],
                ray: &mut Ray,
                stack: &mut Stack,
                mut leaf: impl FnMut(u32, &mut Ray, &mut Stack) -> bool,
            ) -> bool {
                if nodes.is_empty() {
                    return false;
                }
                let floor = stack.depth;
                stack.waiting[floor] = (0, 0.0);
                stack.depth = floor + 1;
                while stack.depth > floor {
                    stack.depth -= 1;
                    let (child, distance) = stack.waiting[stack.depth];
                    if distance > ray.reach {
                        continue;
                    }
                    if child & LEAF != 0 {
                        if leaf(child & !LEAF, ray, stack) {
                            return true;
                        }
                        continue;
                    }
                    let node = &nodes[child as usize];
                    let (mut mask, near) = boxes(node, ray);
                    let base = stack.depth;
                    let mut depth = base;
                    while mask != 0 {
                        let lane = mask.trailing_zeros() as usize & 7;
                        mask &= mask - 1;
                        let entry = (node.child[lane], near[lane]);
                        // Farther children go deeper into the stack.
                        let mut slot = depth;
                        while slot > base && stack.waiting[slot - 1].1 < entry.1 {
                            stack.waiting[slot] = stack.waiting[slot - 1];
                            slot -= 1;
                        }
                        stack.waiting[slot] = entry;
                        depth += 1;
                    }
                    stack.depth = depth;
                }
                false
            }

            #[inline]
            $(#[$feature])?
            fn visit_shape(
                shape: &Shape,
                ray: &mut Ray,
                stack: &mut Stack,
                mut hit: impl FnMut(u32, f32, f32, f32, &mut Ray) -> bool,
            ) -> bool {
                walk(&shape.nodes, ray, stack, |leaf, ray, _| {
                    let pack = &shape.packs[leaf as usize];
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
            fn visit(stage: &Stage<'_>, ray: &mut Ray, mut hit: impl FnMut(Hit, &mut f32) -> bool) -> bool {
                let g = stage.geometry;
                let mut stack = Stack::EMPTY;
                let stop = visit_shape(&g.flat, ray, &mut stack, |id, distance, u, v, ray| {
                    let [index, triangle] = g.flat_source[(id & !GLASS) as usize];
                    let triangle = triangle | id & GLASS;
                    hit(Hit { distance, u, v, moves: false, index, triangle }, &mut ray.reach)
                });
                if stop {
                    return true;
                }
                if stage.any_rest {
                    let stop = visit_shape(&g.rest, ray, &mut stack, |id, distance, u, v, ray| {
                        let [index, triangle] = g.rest_source[(id & !GLASS) as usize];
                        let triangle = triangle | id & GLASS;
                        stage.rests[index as usize]
                            && hit(Hit { distance, u, v, moves: true, index, triangle }, &mut ray.reach)
                    });
                    if stop {
                        return true;
                    }
                }
                for (nodes, items, moves) in [(&stage.nodes, &stage.items, true), (&g.placed, &g.placed_items, false)] {
                    let stop = walk(nodes, ray, &mut stack, |leaf, ray, stack| {
                        let item = &items[leaf as usize];
                        let Some(shape) = &g.shapes[item.mesh as usize] else { return false };
                        let mut own = Ray::new(
                            item.object_from_world.transform_point3(ray.origin),
                            item.object_from_world.transform_vector3(ray.direction),
                            ray.reach,
                        );
                        let stop = visit_shape(shape, &mut own, stack, |triangle, distance, u, v, own| {
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
                let mut left = 1.0;
                let blocked = visit(stage, &mut ray, |hit, _| {
                    left *= glass;
                    hit.triangle & GLASS == 0
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
