//! One frame's geometry, and the rays through it.

use super::{Geometry, Placed, placed_bounds, rays};
use crate::bvh::{GLASS, Item, Node, Tree, build};
use glam::{Affine3A, Vec3};
use setpiece_scene::Pose;
use std::borrow::Cow;

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
    pub rests: Vec<bool>,
    /// Over the triangles of what rests, and little else.
    pub rest_nodes: Cow<'a, [Node]>,
    /// Frames between the two poses of what moves.
    pub span: f32,
    /// Over what moves.
    pub nodes: Vec<Node>,
    pub items: Vec<Placed>,
    /// Whether rays may use AVX2.
    pub avx2: bool,
}

/// `world_from_object` of a pose with a scale.
pub(crate) fn affine(pose: &Pose, scale: f32) -> Affine3A {
    Affine3A::from_scale_rotation_translation(Vec3::splat(scale), pose.rotation, pose.position)
}

impl<'a> Stage<'a> {
    /// Gives back what rays walk; poses stay.
    pub(crate) fn lend(&mut self) {
        (self.nodes, self.items, self.rest_nodes) = (Vec::new(), Vec::new(), Cow::Owned(Vec::new()));
    }

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
        let nodes = build(&boxes, 1, |ids| ids[0]);
        let rest_nodes = resting(geometry, frame);
        Self { geometry, moving, rests, rest_nodes, span, nodes, items, avx2: rays::has_avx2() }
    }

    /// What rests.
    pub(super) fn rest(&self) -> Tree<'_> {
        Tree { nodes: &self.rest_nodes, packs: &self.geometry.rest.packs }
    }
}

/// The part of the hierarchy of what rests that still does in a frame. Rays would look at all of a building that has fallen in
/// vain otherwise: half their time.
fn resting(geometry: &Geometry, frame: u32) -> Cow<'_, [Node]> {
    if geometry.leaves_rest.iter().all(|leaves| *leaves == 0 || frame < *leaves) {
        return Cow::Borrowed(&geometry.rest.nodes);
    }
    let until = |id: u32| geometry.leaves_rest[geometry.rest_source[(id & !GLASS) as usize][0] as usize];
    let lasting = geometry.rest_until.get_or_init(|| geometry.rest.lasting(until));
    Cow::Owned(geometry.rest.left(lasting, frame))
}
