//! One frame's geometry, and the rays through it.

use super::{Geometry, Placed, placed_bounds};
#[cfg(target_arch = "x86_64")]
use crate::bvh::{Avx2, with_avx2};
use crate::bvh::{GLASS, Item, Kernel, Node, Portable, Ray, build, walk};
use glam::{Affine3A, Vec3};
use setpiece_scene::Pose;

/// Where a ray ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// Distance in lengths of the ray's direction.
    pub distance: f32,
    /// Barycentric weight of the second corner.
    pub u: f32,
    /// Of the third.
    pub v: f32,
    /// Whether `index` is a mover; else a static instance.
    pub moves: bool,
    pub index: u32,
    pub triangle: u32,
}

/// A mover in this frame.
#[derive(Clone, Copy)]
pub(crate) struct Moving {
    /// At the middle of the shutter.
    pub pose: Pose,
    /// [`Stage::span`] frames later.
    pub next: Pose,
}

/// What stands and moves in one frame.
pub(crate) struct Stage<'a> {
    pub geometry: &'a Geometry,
    /// Per mover; none where it is at rest or does not exist.
    pub moving: Vec<Option<Moving>>,
    /// Per mover: whether it is seen in the flattened rest.
    rests: Vec<bool>,
    any_rest: bool,
    /// Frames between the two poses of what moves.
    pub span: f32,
    nodes: Vec<Node>,
    items: Vec<Placed>,
    #[cfg(target_arch = "x86_64")]
    avx2: Option<Avx2>,
}

/// `world_from_object` of a pose with a scale.
pub(crate) fn affine(pose: &Pose, scale: f32) -> Affine3A {
    Affine3A::from_scale_rotation_translation(Vec3::splat(scale), pose.rotation, pose.position)
}

impl<'a> Stage<'a> {
    /// The geometry at the middle of a frame's shutter. `last` says that no frame follows: its motion ends at its end.
    pub(crate) fn new(geometry: &'a Geometry, frame: u32, shutter: f32, last: bool) -> Self {
        let n = geometry.movers.len();
        let (mut moving, mut rests) = (vec![None; n], vec![false; n]);
        let (mut items, mut boxes) = (Vec::new(), Vec::new());
        let middle = 0.5 * shutter;
        let span = if last { 1.0 - middle } else { 1.0 };
        for (m, mover) in geometry.movers.iter().enumerate() {
            if frame < mover.born || frame >= mover.gone {
                continue;
            }
            if frame < geometry.leaves_rest[m] {
                rests[m] = true;
                continue;
            }
            let motion = &geometry.motion;
            let (a, b) = (motion.pose(m, frame), motion.pose(m, frame + 1));
            let pose = a.mix(b, middle);
            let next = if span < 1.0 { *b } else { b.mix(motion.pose(m, frame + 2), middle) };
            let mesh = geometry.mover_mesh(mover.mesh);
            let Some(shape) = &geometry.shapes[mesh] else { continue };
            let world_from_object = affine(&pose, mover.scale);
            if let Some((min, max)) = placed_bounds(shape, &world_from_object) {
                boxes.push(Item { min, max, id: items.len() as u32 });
                let object_from_world = world_from_object.inverse();
                items.push(Placed { object_from_world, mesh: mesh as u32, index: m as u32 });
                moving[m] = Some(Moving { pose, next });
            }
        }
        let nodes = build(&mut boxes, 1, |items| items[0].id);
        let any_rest = rests.iter().any(|r| *r);
        Self {
            geometry,
            moving,
            rests,
            any_rest,
            span,
            nodes,
            items,
            #[cfg(target_arch = "x86_64")]
            avx2: Avx2::detect(),
        }
    }

    /// The same, for machines without AVX2.
    #[cfg(test)]
    pub(crate) fn portable(mut self) -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            self.avx2 = None;
        }
        self
    }

    /// The nearest hit.
    pub(crate) fn closest(&self, ray: Ray) -> Option<Hit> {
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = self.avx2 {
            return with_avx2(avx2, |k| self.closest_with(k, ray));
        }
        self.closest_with(Portable, ray)
    }

    /// How much light comes along a ray, each pane of glass on the way letting `glass` through.
    pub(crate) fn visibility(&self, ray: Ray, glass: f32) -> f32 {
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = self.avx2 {
            return with_avx2(avx2, |k| self.visibility_with(k, ray, glass));
        }
        self.visibility_with(Portable, ray, glass)
    }

    #[inline(always)]
    fn closest_with<K: Kernel>(&self, kernel: K, mut ray: Ray) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        self.visit(kernel, &mut ray, |moves, index, triangle, t, u, v, reach| {
            *reach = t;
            best = Some(Hit { distance: t, u, v, moves, index, triangle: triangle & !GLASS });
            false
        });
        best
    }

    #[inline(always)]
    fn visibility_with<K: Kernel>(&self, kernel: K, mut ray: Ray, glass: f32) -> f32 {
        let mut left = 1.0;
        let blocked = self.visit(kernel, &mut ray, |_, _, triangle, _, _, _, _| {
            left *= glass;
            triangle & GLASS == 0
        });
        if blocked { 0.0 } else { left }
    }

    /// Hands every hit within reach to `hit` as (moves, index, triangle, distance, u, v, reach).
    #[inline(always)]
    fn visit<K: Kernel>(
        &self,
        kernel: K,
        ray: &mut Ray,
        mut hit: impl FnMut(bool, u32, u32, f32, f32, f32, &mut f32) -> bool,
    ) -> bool {
        let g = self.geometry;
        let stop = g.flat.visit(kernel, ray, |id, t, u, v, ray| {
            let [index, triangle] = g.flat_source[(id & !GLASS) as usize];
            hit(false, index, triangle | id & GLASS, t, u, v, &mut ray.reach)
        });
        if stop {
            return true;
        }
        if self.any_rest {
            let stop = g.rest.visit(kernel, ray, |id, t, u, v, ray| {
                let [index, triangle] = g.rest_source[(id & !GLASS) as usize];
                self.rests[index as usize] && hit(true, index, triangle | id & GLASS, t, u, v, &mut ray.reach)
            });
            if stop {
                return true;
            }
        }
        for (nodes, items, moves) in [(&self.nodes, &self.items, true), (&g.placed, &g.placed_items, false)] {
            let stop = walk(kernel, nodes, ray, |leaf, ray| {
                let item = &items[leaf as usize];
                let Some(shape) = &g.shapes[item.mesh as usize] else { return false };
                let mut own = Ray::new(
                    item.object_from_world.transform_point3(ray.origin),
                    item.object_from_world.transform_vector3(ray.direction),
                    ray.reach,
                );
                let stop = shape
                    .visit(kernel, &mut own, |id, t, u, v, own| hit(moves, item.index, id, t, u, v, &mut own.reach));
                ray.reach = own.reach;
                stop
            });
            if stop {
                return true;
            }
        }
        false
    }
}
