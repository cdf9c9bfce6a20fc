//! Things that stand free in the street and may be pushed: cars, posts, trees, furniture.
//!
//! The set says what they are; the simulation says where they go and how they are dented; what is seen of a dent is made
//! of both by [`furnished`], so that a take holds no shapes of the set, whose look depends on the weather.

use crate::dent::dented;
use crate::{Aabb, MeshId, Mover, ObjectId, Pose, Scene, Substance, Take};
use glam::Vec3;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How a prop behaves when it is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PropKind {
    /// Stands by friction; its roof and its sides give way, its panes burst. Its boxes are its body and its cabin.
    Car,
    /// A post of metal on a foot, which bends.
    Post,
    /// A trunk, which snaps at its foot.
    Tree,
    /// Stands by its weight alone.
    Loose,
}

/// A thing that stands free. Never also among the instances of a scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prop {
    /// How it behaves.
    pub kind: PropKind,
    /// What it sounds like when it is hit.
    pub substance: Substance,
    /// Index into [`Scene::meshes`].
    pub mesh: MeshId,
    /// What it counts as in mattes.
    pub object: ObjectId,
    /// Where it stands.
    pub rest: Pose,
    /// Uniform scale of its mesh.
    pub scale: f32,
    /// Mass in kg.
    pub mass_kg: f32,
    /// What collides: boxes in its own space, in metres, its foot at the origin, y up.
    pub boxes: Vec<Aabb>,
    /// Moment that its foot bears before it bends or snaps, N m; 0 for what stands by its weight.
    pub bending_nm: f32,
    /// The lamp that it carries, as an index into [`Scene::lamps`].
    pub lamp: Option<u32>,
    /// Whether it may be taken away when it stands between the camera and the subject.
    pub cullable: bool,
}

impl Prop {
    /// The box around all of its boxes, in its own space.
    pub fn extent(&self) -> Aabb {
        Aabb::of(self.boxes.iter().flat_map(Aabb::corners))
    }

    /// The box around it where it stands, in world space.
    pub fn bounds(&self) -> Aabb {
        Aabb::of(self.extent().corners().map(|p| self.rest.point(p)))
    }
}

/// A blow that left its mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dent {
    /// Where, in the prop's own space, metres.
    pub at: Vec3,
    /// How far the surface was pushed there, metres.
    pub push: Vec3,
    /// How far around it the surface was pushed, metres.
    pub reach: f32,
}

/// The shape that a prop has from some sample on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PropShape {
    /// Index into [`Scene::props`].
    pub prop: u32,
    /// Height that is left of it, as a share of the height that it had: 1 for one that was not crushed.
    pub height: f32,
    /// Its dents.
    pub dents: Vec<Dent>,
    /// Whether its panes are gone.
    pub burst: bool,
}

impl PropShape {
    /// The shape of a prop that nothing has hit.
    pub fn whole(prop: u32) -> Self {
        Self { prop, height: 1.0, dents: Vec::new(), burst: false }
    }

    /// Whether it is as the set made it.
    pub fn is_whole(&self) -> bool {
        self.height >= 1.0 && self.dents.is_empty() && !self.burst
    }
}

impl Take {
    /// The shape and the number of every mover that shows a prop.
    pub fn prop_movers(&self) -> impl Iterator<Item = (&PropShape, usize)> {
        self.props.iter().zip(self.chunks as usize..)
    }

    /// Takes the props that are named by their index out of the picture; they go on moving unseen.
    pub fn hide_props(&mut self, hidden: &[bool]) {
        for (i, shape) in self.props.iter().enumerate() {
            if hidden.get(shape.prop as usize).copied().unwrap_or(false) {
                let mover = &mut self.movers[self.chunks as usize + i];
                (mover.born, mover.gone) = (u32::MAX, u32::MAX);
            }
        }
    }
}

/// A take with the shapes of its props: those of the set, and the dented ones. A take without props comes back as it is.
pub fn furnished<'a>(scene: &Scene, take: &'a Take) -> Cow<'a, Take> {
    if take.props.is_empty() {
        return Cow::Borrowed(take);
    }
    let mut out = take.clone();
    let mut known: BTreeMap<MeshId, MeshId> = BTreeMap::new();
    for (shape, mover) in take.prop_movers() {
        let Some(prop) = scene.props.get(shape.prop as usize) else { continue };
        let mesh = &scene.meshes[prop.mesh.0 as usize];
        let next = MeshId(out.meshes.len() as u32);
        out.movers[mover].mesh = if shape.is_whole() {
            *known.entry(prop.mesh).or_insert_with(|| {
                out.meshes.push(mesh.clone());
                next
            })
        } else {
            out.meshes.push(dented(mesh, prop, shape, &scene.materials));
            next
        };
    }
    Cow::Owned(out)
}

impl Mover {
    /// The mover that shows a prop from one sample to before another; its mesh is found by [`furnished`].
    pub fn of_prop(prop: &Prop, born: u32, gone: u32, mesh: MeshId) -> Self {
        Self { mesh, scale: prop.scale, rest: prop.rest.position, object: prop.object, born, gone }
    }
}
