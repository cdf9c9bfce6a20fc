//! What rays meet: the set, the hero at rest, and what moves.
//!
//! The set is flattened into one hierarchy, so that its rays need no change of space; meshes that are placed very often
//! stay instanced under a top level. The hero's chunks stand in a second flattened hierarchy at their rest; a chunk that
//! has begun to move is masked there and joins the movers, whose top level is built anew for every frame.

mod packets;
mod rays;
mod stage;
mod touch;

#[cfg(test)]
pub(crate) use stage::affine;
pub(crate) use stage::{Hit, Stage};
pub(crate) use touch::{Touch, off_surface};

use crate::bvh::{GLASS, Item, Lasting, Node, Shape, Triangle, build};
use crate::shelf::Shelf;
use glam::{Affine3A, Vec3, Vec3A};
use rayon::prelude::*;
use setpiece_scene::{Instance, Material, Mesh, MeshId, Mover, Pattern, Pose, Scene, Take};
use std::sync::OnceLock;

/// Flattened triangles are kept up to this number; the most repeated meshes stay instanced beyond it.
const FLAT_TRIANGLES: usize = 1_500_000;

/// Everything that does not depend on the frame.
#[derive(Default)]
pub(crate) struct Geometry {
    /// The scene's meshes, then the take's.
    pub meshes: Vec<Mesh>,
    pub instances: Vec<Instance>,
    pub movers: Vec<Mover>,
    pub motion: setpiece_scene::Motion,
    /// Number of the scene's meshes: a mover's mesh comes after these.
    pub scene_meshes: usize,
    /// Flattened static instances.
    pub flat: Shape,
    /// Instance and triangle of each flattened triangle.
    pub flat_source: Vec<[u32; 2]>,
    /// Static instances that are not flattened: nodes over them, their number, their shape.
    pub placed: Vec<Node>,
    pub placed_items: Vec<Placed>,
    /// Chunks at rest, flattened; mover and triangle of each.
    pub rest: Shape,
    pub rest_source: Vec<[u32; 2]>,
    /// The first frames in which what is below its nodes has left, of all that is there the last; made when a frame asks.
    pub rest_until: OnceLock<Lasting>,
    /// Hierarchy per mesh, where one is used.
    pub shapes: Vec<Option<Shape>>,
    /// First sample at which a mover is no longer where it was at sample 0; 0 when it is not in `rest`.
    pub leaves_rest: Vec<u32>,
}

/// A shape in the world.
#[derive(Clone)]
pub(crate) struct Placed {
    pub object_from_world: Affine3A,
    pub mesh: u32,
    /// Index of the static instance or the mover.
    pub index: u32,
}

fn flag(materials: &[Material], mesh: &Mesh, triangle: usize) -> u32 {
    let glass = mesh
        .materials
        .get(triangle)
        .and_then(|m| materials.get(m.0 as usize))
        .is_some_and(|m| m.pattern == Pattern::Glass);
    if glass { GLASS } else { 0 }
}

fn corners(mesh: &Mesh, triangle: usize) -> [Vec3; 3] {
    mesh.triangles[triangle].map(|i| mesh.positions[i as usize])
}

impl Geometry {
    /// What stands and stays, without the instances that `hidden` has; nothing moves yet. Hierarchies are built over those too,
    /// so that they are the same for every camera.
    pub(crate) fn new(scene: &Scene, hidden: &[bool], shelf: Option<&dyn Shelf>) -> Self {
        let hides = |instance: usize| hidden.get(instance).copied().unwrap_or(false);
        let materials = &scene.materials;
        let scene_meshes = scene.meshes.len();
        let meshes = scene.meshes.clone();
        let instances = scene.instances.clone();

        // What to flatten: all of it if it fits, else first the meshes whose copies weigh least.
        let mut copies = vec![0_usize; scene_meshes];
        for i in &instances {
            copies[i.mesh.0 as usize] += 1;
        }
        let mut order: Vec<usize> = (0..scene_meshes).collect();
        order.sort_by_key(|m| copies[*m] * meshes[*m].triangles.len());
        let mut flattened = vec![false; scene_meshes];
        let mut total = 0;
        for m in order {
            total += copies[m] * meshes[m].triangles.len();
            flattened[m] = total <= FLAT_TRIANGLES;
        }

        let mut flat_source: Vec<[u32; 2]> = Vec::new();
        let mut triangles: Vec<Triangle> = Vec::new();
        for (n, i) in instances.iter().enumerate().filter(|(_, i)| flattened[i.mesh.0 as usize]) {
            let mesh = &meshes[i.mesh.0 as usize];
            for t in 0..mesh.triangles.len() {
                let id = flat_source.len() as u32 | flag(materials, mesh, t);
                triangles.push((corners(mesh, t).map(|p| i.world_from_object.transform_point3(p)), id));
                flat_source.push([n as u32, t as u32]);
            }
        }
        let mut flat = Shape::kept(&triangles, shelf);
        drop(triangles);
        if hidden.contains(&true) {
            flat = flat.without(|id| hides(flat_source[(id & !GLASS) as usize][0] as usize));
        }

        let placed_meshes: Vec<bool> = (0..scene_meshes).map(|m| !flattened[m] && copies[m] > 0).collect();
        let shapes = shapes_of(&meshes, &placed_meshes, materials);

        let (mut placed_items, mut boxes) = (Vec::new(), Vec::new());
        for (n, i) in instances.iter().enumerate().filter(|(n, i)| !flattened[i.mesh.0 as usize] && !hides(*n)) {
            let Some(shape) = &shapes[i.mesh.0 as usize] else { continue };
            if let Some((min, max)) = placed_bounds(shape, &i.world_from_object) {
                boxes.push(Item { min, max, id: placed_items.len() as u32 });
                let object_from_world = i.world_from_object.inverse();
                placed_items.push(Placed { object_from_world, mesh: i.mesh.0, index: n as u32 });
            }
        }
        let placed = build(&boxes, 1, |ids| ids[0]);
        Self { meshes, instances, scene_meshes, flat, flat_source, placed, placed_items, shapes, ..Self::default() }
    }

    /// The same set with other things moving in it.
    pub(crate) fn with_take(mut self, materials: &[Material], take: &Take, shelf: Option<&dyn Shelf>) -> Self {
        let scene_meshes = self.scene_meshes;
        let samples = take.motion.samples;
        let standing = take.chunks as usize + take.props.len();
        let leaves_rest: Vec<u32> =
            (0..take.movers.len()).map(|m| if m < standing { first_departure(take, m, samples) } else { 0 }).collect();
        if let Some(numbers) = self.rests_as(take, &leaves_rest) {
            self.rest_source.iter_mut().for_each(|[mover, _]| *mover = numbers[*mover as usize]);
        } else {
            let mut triangles = Vec::new();
            self.rest_source.clear();
            for (m, mover) in take.movers.iter().enumerate().filter(|(m, _)| leaves_rest[*m] > 0) {
                let mesh = &take.meshes[mover.mesh.0 as usize];
                let pose = take.motion.pose(m, 0);
                for t in 0..mesh.triangles.len() {
                    let id = self.rest_source.len() as u32 | flag(materials, mesh, t);
                    triangles.push((corners(mesh, t).map(|p| pose.point(p * mover.scale)), id));
                    self.rest_source.push([m as u32, t as u32]);
                }
            }
            self.rest = Shape::kept(&triangles, shelf);
        }
        let before: Vec<Mesh> = self.meshes.drain(scene_meshes..).collect();
        let mut known = self.shapes.split_off(scene_meshes);
        self.meshes.extend(take.meshes.iter().cloned());
        let mut moves = vec![false; take.meshes.len()];
        for (_, mover) in take.movers.iter().enumerate().filter(|(m, _)| leaves_rest[*m] < samples) {
            moves[mover.mesh.0 as usize] = true;
        }
        // What moves and was got ready before.
        known.resize_with(take.meshes.len(), || None);
        for (n, shape) in known.iter_mut().enumerate() {
            if moves[n] && before.get(n) == Some(&take.meshes[n]) {
                moves[n] = shape.is_none();
            } else {
                *shape = None;
            }
        }
        let made = shapes_of(&take.meshes, &moves, materials);
        self.shapes.extend(known.into_iter().zip(made).map(|(known, made)| known.or(made)));
        self.movers = take.movers.clone();
        self.motion = take.motion.clone();
        self.rest_until = OnceLock::new();
        self.leaves_rest = leaves_rest;
        self
    }

    /// Gets the shapes of the first `chunks` movers ready to move, for a take to come.
    pub(crate) fn ready(mut self, materials: &[Material], chunks: u32) -> Self {
        let mut wanted = vec![false; self.meshes.len()];
        for mover in self.movers.iter().take(chunks as usize) {
            wanted[self.mover_mesh(mover.mesh)] = true;
        }
        wanted.iter_mut().zip(&self.shapes).for_each(|(wanted, known)| *wanted &= known.is_none());
        let made = shapes_of(&self.meshes, &wanted, materials);
        self.shapes.iter_mut().zip(made).for_each(|(shape, made)| *shape = shape.take().or(made));
        self
    }

    /// The movers' numbers in a take by those that they have now, when the hierarchy of what rests is already that of the take:
    /// the same movers in the same order with the same shapes in the same places.
    fn rests_as(&self, take: &Take, leaves_rest: &[u32]) -> Option<Vec<u32>> {
        let resting = |leaves: &[u32]| (0..leaves.len()).filter(|m| leaves[*m] > 0).collect::<Vec<usize>>();
        let (old, new) = (resting(&self.leaves_rest), resting(leaves_rest));
        let same = |(a, b): (&usize, &usize)| {
            let (mover, other) = (&self.movers[*a], &take.movers[*b]);
            mover.scale == other.scale
                && self.motion.pose(*a, 0) == take.motion.pose(*b, 0)
                && self.meshes[self.mover_mesh(mover.mesh)] == take.meshes[other.mesh.0 as usize]
        };
        if old.len() != new.len() || !old.iter().zip(&new).all(same) {
            return None;
        }
        let mut numbers = vec![u32::MAX; self.movers.len()];
        old.into_iter().zip(new).for_each(|(a, b)| numbers[a] = b as u32);
        Some(numbers)
    }

    /// The mesh of a mover.
    pub(crate) fn mover_mesh(&self, id: MeshId) -> usize {
        self.scene_meshes + id.0 as usize
    }
}

/// Hierarchies of the meshes that are wanted.
fn shapes_of(meshes: &[Mesh], wanted: &[bool], materials: &[Material]) -> Vec<Option<Shape>> {
    let shape = |mesh: &Mesh| {
        let own: Vec<_> =
            (0..mesh.triangles.len()).map(|t| (corners(mesh, t), t as u32 | flag(materials, mesh, t))).collect();
        Shape::new(&own)
    };
    meshes.par_iter().zip(wanted).map(|(mesh, wanted)| wanted.then(|| shape(mesh))).collect()
}

/// The box in the world around a placed shape; none when it is empty or not finite.
pub(crate) fn placed_bounds(shape: &Shape, world_from_object: &Affine3A) -> Option<(Vec3A, Vec3A)> {
    let (min, max) = shape.bounds();
    if !(min.cmple(max).all()) {
        return None;
    }
    let (center, half) = (world_from_object.transform_point3a((min + max) * 0.5), (max - min) * 0.5);
    let m = world_from_object.matrix3;
    let reach = m.x_axis.abs() * half.x + m.y_axis.abs() * half.y + m.z_axis.abs() * half.z;
    (center.is_finite() && reach.is_finite()).then_some((center - reach, center + reach))
}

/// Whether a mover has stayed where it was; a tenth of a millimetre does not show.
fn same(a: &Pose, b: &Pose) -> bool {
    a.position.abs_diff_eq(b.position, 1e-4) && a.rotation.abs_diff_eq(b.rotation, 3e-6)
}

fn first_departure(take: &Take, mover: usize, samples: u32) -> u32 {
    let m = &take.movers[mover];
    if m.born != 0 {
        return 0;
    }
    let rest = take.motion.pose(mover, 0);
    let end = m.gone.min(samples);
    // The frame that leads to the first other pose already moves.
    (1..end).find(|s| !same(rest, take.motion.pose(mover, *s))).map_or(end, |s| s - 1)
}
