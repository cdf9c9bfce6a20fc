//! Rays through a stage, compiled twice from one text: for AVX2 and portable.
//!
//! Why `unsafe` here: functions compiled for AVX2 may only be called where the machine has it, which [`has_avx2`] has
//! found out. A macro, not a generic function, because only what is written inside a function compiled for AVX2 is
//! compiled for it, closures included.
#![allow(unsafe_code)]

use super::Stage;
use super::stage::Hit;
use crate::bvh::{GLASS, Ray};
use glam::DVec3;
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

/// A child whose box was met, which waits, and from where on that was: one number, so that two are put in order without a branch, which
/// would be foreseen one time in two. The bits of distances, which are not negative, have their order.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Met(u64);

impl Met {
    #[inline(always)]
    fn of(child: u32, near: f32) -> Self {
        Self(u64::from(near.to_bits()) << 32 | u64::from(child))
    }

    #[inline(always)]
    fn child(self) -> u32 {
        self.0 as u32
    }

    #[inline(always)]
    fn near(self) -> f32 {
        f32::from_bits((self.0 >> 32) as u32)
    }

    /// Both, the nearer one first.
    #[inline(always)]
    fn sorted(self, other: Self) -> [Self; 2] {
        [Self(self.0.min(other.0)), Self(self.0.max(other.0))]
    }
}

/// Children that wait, shared by the walks of one ray, and how many there are; and what stood in the way of earlier rays.
pub(super) struct Stack {
    waiting: [Met; WAITING],
    pub depth: usize,
    blockers: [Option<Blocker>; 8],
}

thread_local! {
    /// The stack of the thread's last ray, so that it need not be cleared for every one.
    static KEPT: Cell<Option<Box<Stack>>> = const { Cell::new(None) };
}

impl Stack {
    pub(super) fn take() -> Box<Self> {
        let new = || Box::new(Self { waiting: [Met(0); WAITING], depth: 0, blockers: [None; 8] });
        let mut kept = KEPT.take().unwrap_or_else(new);
        kept.depth = 0;
        kept
    }

    pub(super) fn put_back(self: Box<Self>) {
        KEPT.set(Some(self));
    }

    /// A place, by a number below [`WAITING`].
    #[inline(always)]
    fn at(&mut self, slot: usize) -> &mut Met {
        debug_assert!(slot < WAITING);
        &mut self.waiting[slot % WAITING]
    }
}

/// A triangle that stood in the way of a shadow ray. The next ray that goes much the same way is mostly stopped by the same one
/// (Haines and Greenberg 1986, "The light buffer"), and then needs no walk.
#[derive(Clone, Copy)]
struct Blocker {
    rests: bool,
    leaf: u32,
    lane: u8,
}

impl Blocker {
    /// Which of the kept ones a ray asks first: by the signs of its direction.
    fn slot(ray: &Ray) -> usize {
        ray.back.iter().fold(0, |slot, back| 2 * slot + usize::from(*back))
    }

    /// Whether it surely stands in the way of a ray: only where the walk could not fail to find it, rounding and all, so that
    /// nothing hangs on which rays a thread had before.
    fn stops(self, stage: &Stage<'_>, ray: &Ray) -> bool {
        let g = stage.geometry;
        let tree = if self.rests { stage.rest() } else { g.flat.tree() };
        let Some(pack) = tree.packs.get(self.leaf as usize) else { return false };
        let lane = usize::from(self.lane) & 7;
        let id = pack.id[lane];
        // Empty lanes have that bit as well.
        if id & GLASS != 0 {
            return false;
        }
        if self.rests && !g.rest_source.get(id as usize).is_some_and(|s| stage.rests[s[0] as usize]) {
            return false;
        }
        let row = |r: usize| {
            DVec3::new(pack.rows[r][lane].into(), pack.rows[r + 1][lane].into(), pack.rows[r + 2][lane].into())
        };
        let (corner, a, b) = (row(0), row(3), row(6));
        let (origin, direction) = (ray.origin.as_dvec3(), ray.direction.as_dvec3());
        let p = direction.cross(b);
        let det = a.dot(p);
        // Seen edge on, the place of a hit is uncertain.
        if det.abs() < 0.02 * a.cross(b).length() * direction.length() {
            return false;
        }
        let s = origin - corner;
        let u = s.dot(p) / det;
        let q = s.cross(a);
        let v = direction.dot(q) / det;
        let t = b.dot(q) / det;
        let inside = |x: f64| x > MARGIN;
        inside(u)
            && inside(v)
            && inside(1.0 - u - v)
            && inside(t * direction.length())
            && t < 0.999 * f64::from(ray.reach)
    }
}

/// How far within a triangle, as a share of it, and how far from the ray's start, in metres, a hit is beyond doubt.
const MARGIN: f64 = 1e-3;

macro_rules! rays {
    ($name:ident, $kernel:ident $(, #[$feature:meta])?) => {
        pub(super) mod $name {
            use crate::bvh::$kernel::{ahead, boxes, triangles};
            use crate::bvh::{GLASS, LEAF, Node, Ray, Tree};
            use super::{Blocker, Met, Stack};
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
                let mut depth = floor;
                let mut child = from;
                loop {
                    if child & LEAF == 0 {
                        let node = &nodes[child as usize];
                        let (mut mask, near) = boxes(node, ray);
                        if mask != 0 {
                            let mut take = || {
                                let lane = mask.trailing_zeros() as usize & 7;
                                mask &= mask - 1;
                                (Met::of(node.child[lane], near[lane]), mask != 0)
                            };
                            let fetch = |entry: Met| {
                                if let Some(node) = nodes.get(entry.child() as usize) {
                                    ahead(node);
                                }
                            };
                            let (mut nearest, mut more) = take();
                            // The nearest is next; farther ones go deeper into the stack.
                            let base = depth;
                            while more {
                                let (entry, another) = take();
                                more = another;
                                let [near, entry] = nearest.sorted(entry);
                                nearest = near;
                                let mut slot = depth;
                                while slot > base && *stack.at(slot - 1) < entry {
                                    *stack.at(slot) = *stack.at(slot - 1);
                                    slot -= 1;
                                }
                                fetch(entry);
                                *stack.at(slot) = entry;
                                depth += 1;
                            }
                            child = nearest.child();
                            continue;
                        }
                    } else {
                        stack.depth = depth;
                        if leaf(child & !LEAF, ray, stack) {
                            return true;
                        }
                    }
                    loop {
                        if depth == floor {
                            stack.depth = floor;
                            return false;
                        }
                        depth -= 1;
                        let next = *stack.at(depth);
                        if next.near() <= ray.reach {
                            child = next.child();
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
                mut hit: impl FnMut([u32; 2], u32, f32, f32, f32, &mut Ray) -> bool,
            ) -> bool {
                walk(tree.nodes, from, ray, stack, |leaf, ray, _| {
                    let pack = &tree.packs[leaf as usize];
                    let (mut mask, t, u, v) = triangles(pack, ray);
                    while mask != 0 {
                        let lane = mask.trailing_zeros() as usize & 7;
                        mask &= mask - 1;
                        if t[lane] < ray.reach && hit([leaf, lane as u32], pack.id[lane], t[lane], u[lane], v[lane], ray) {
                            return true;
                        }
                    }
                    false
                })
            }

            /// Hands every hit within reach to `hit` as (hit with the glass flag in its triangle, reach, where it was found when
            /// it does not move).
            #[inline]
            $(#[$feature])?
            fn visit_all(
                stage: &Stage<'_>,
                ray: &mut Ray,
                stack: &mut Stack,
                mut hit: impl FnMut(Hit, &mut f32, Option<Blocker>) -> bool,
            ) -> bool {
                let at = |rests, [leaf, lane]: [u32; 2]| Some(Blocker { rests, leaf, lane: lane as u8 });
                let g = stage.geometry;
                let stop = visit_shape(stage.rest(), 0, ray, stack, |place, id, distance, u, v, ray| {
                    let [index, triangle] = g.rest_source[(id & !GLASS) as usize];
                    let triangle = triangle | id & GLASS;
                    stage.rests[index as usize]
                        && hit(Hit { distance, u, v, moves: true, index, triangle }, &mut ray.reach, at(true, place))
                });
                if stop {
                    return true;
                }
                // What breaks stands in front as a rule: its hits shorten the way through what stands around it.
                for (nodes, items, moves) in [(&stage.nodes, &stage.items, true), (&g.placed, &g.placed_items, false)] {
                    if !moves {
                        let stop = visit_shape(g.flat.tree(), 0, ray, stack, |place, id, distance, u, v, ray| {
                            let [index, triangle] = g.flat_source[(id & !GLASS) as usize];
                            let triangle = triangle | id & GLASS;
                            let hit_at = Hit { distance, u, v, moves: false, index, triangle };
                            hit(hit_at, &mut ray.reach, at(false, place))
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
                        let stop = visit_shape(shape.tree(), 0, &mut own, stack, |_, triangle, distance, u, v, own| {
                            hit(Hit { distance, u, v, moves, index: item.index, triangle }, &mut own.reach, None)
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
                let mut stack = Stack::take();
                visit_all(stage, &mut ray, &mut stack, |hit, reach, _| {
                    *reach = hit.distance;
                    best = Some(Hit { triangle: hit.triangle & !GLASS, ..hit });
                    false
                });
                stack.put_back();
                best
            }

            $(#[$feature])?
            pub(super) fn visibility(stage: &Stage<'_>, mut ray: Ray, glass: f32) -> f32 {
                let mut stack = Stack::take();
                let slot = Blocker::slot(&ray);
                if stack.blockers[slot].is_some_and(|blocker| blocker.stops(stage, &ray)) {
                    stack.put_back();
                    return 0.0;
                }
                let (mut left, mut blocked, mut by) = (1.0, false, None);
                visit_all(stage, &mut ray, &mut stack, |hit, _, at| {
                    left *= glass;
                    blocked = hit.triangle & GLASS == 0;
                    by = at;
                    blocked
                });
                if blocked && by.is_some() {
                    stack.blockers[slot] = by;
                }
                stack.put_back();
                if blocked { 0.0 } else { left }
            }
        }
    };
}

rays!(portable, kernel);
#[cfg(target_arch = "x86_64")]
rays!(avx2, kernel_avx2, #[target_feature(enable = "avx2")]);

impl Stage<'_> {
    /// The nearest hit; none for a ray that is no number, which would seem to meet every box, empty ones too.
    pub(crate) fn closest(&self, ray: Ray) -> Option<Hit> {
        if !ray.is_finite() {
            return None;
        }
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: set only where the machine has AVX2.
            return unsafe { avx2::closest(self, ray) };
        }
        portable::closest(self, ray)
    }

    /// How much light comes along a ray, each pane of glass on the way letting `glass` through.
    pub(crate) fn visibility(&self, ray: Ray, glass: f32) -> f32 {
        if !ray.is_finite() {
            return 0.0;
        }
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: set only where the machine has AVX2.
            return unsafe { avx2::visibility(self, ray, glass) };
        }
        portable::visibility(self, ray, glass)
    }
}
