//! What the simulation hands over: chunks and bonds, motion, impacts, breakages.

use crate::{Mesh, MeshId, ObjectId, Pose, PropShape, Substance};
use glam::Vec3;
use serde::{Deserialize, Serialize};

/// A piece of a fractured part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chunk {
    /// The part it belongs to.
    pub part: u32,
    /// What is seen, relative to `rest`.
    pub mesh: Mesh,
    /// Corners of its convex hull, relative to `rest`.
    pub hull: Vec<Vec3>,
    /// Its centroid at rest, world space. At rest its pose is this shift.
    pub rest: Vec3,
    /// Volume in m3.
    pub volume_m3: f32,
    /// Mass in kg.
    pub mass_kg: f32,
    /// Chunks of one part with the same number make up one of the large pieces that it breaks into first.
    pub cluster: u32,
}

impl Chunk {
    /// How far its hull reaches from `rest` along each axis, metres.
    pub fn half(&self) -> Vec3 {
        self.hull.iter().fold(Vec3::ZERO, |h, p| h.max(p.abs()))
    }
}

/// What holds two chunks together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bond {
    /// One chunk.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Shared area in m2.
    pub area_m2: f32,
    /// Middle of the shared area at rest, world space.
    pub center: Vec3,
    /// Unit normal from `a` to `b`.
    pub normal: Vec3,
    /// How much better it holds than others of its kind: over 1 within a cluster, below 1 between clusters.
    pub toughness: f32,
    /// Cross-section of the reinforcing bars that run through it, m2; 0 where there are none.
    pub steel_m2: f32,
}

impl Bond {
    /// A plain bond, as tough as others and without steel.
    pub fn new(a: u32, b: u32, area_m2: f32, center: Vec3, normal: Vec3) -> Self {
        Self { a, b, area_m2, center, normal, toughness: 1.0, steel_m2: 0.0 }
    }
}

/// A thing that moves: a chunk or a piece of debris.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// Index into [`Take::meshes`].
    pub mesh: MeshId,
    /// Uniform scale of the mesh.
    pub scale: f32,
    /// Added to object positions to find the rest position that patterns are evaluated at.
    pub rest: Vec3,
    /// The object it counts as in mattes.
    pub object: ObjectId,
    /// First sample at which it exists.
    pub born: u32,
    /// First sample at which it exists no more (it was crushed), or `u32::MAX`.
    pub gone: u32,
}

/// A chunk that another chunk broke into when something hit it hard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Further {
    /// The chunk that it was a piece of, which is gone from the sample on at which this one is born.
    pub parent: u32,
    /// What it is; its mesh lies among the take's.
    pub chunk: Chunk,
}

/// Poses of all movers at the opening of every frame's shutter and once after the last frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Samples per mover: frames + 1.
    pub samples: u32,
    /// Mover-major: `poses[mover * samples + sample]`.
    pub poses: Vec<Pose>,
}

impl Motion {
    /// Whether a mover is ever elsewhere than at the first sample.
    pub fn moves(&self, mover: usize) -> bool {
        (1..self.samples).any(|s| self.pose(mover, s) != self.pose(mover, 0))
    }

    /// Pose of a mover at a sample.
    pub fn pose(&self, mover: usize, sample: u32) -> &Pose {
        &self.poses[mover * self.samples as usize + sample.min(self.samples - 1) as usize]
    }
}

/// Two bodies hit each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Impact {
    /// When, seconds from the first frame.
    pub time_s: f32,
    /// Where.
    pub position: Vec3,
    /// Closing speed along the contact normal, m/s.
    pub speed: f32,
    /// Impulse in N s.
    pub impulse: f32,
    /// Mass of the lighter body in kg.
    pub mass_kg: f32,
    /// What the lighter body is made of.
    pub substance: Substance,
    /// What it hit.
    pub against: Substance,
}

/// A bond broke.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Breakage {
    /// When, seconds from the first frame.
    pub time_s: f32,
    /// Where.
    pub position: Vec3,
    /// New surface in m2.
    pub area_m2: f32,
    /// What broke.
    pub substance: Substance,
}

/// Everything that moves in a shot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Take {
    /// Shapes of the movers.
    pub meshes: Vec<Mesh>,
    /// Chunks first, then the props in their shapes, then the ball of an impact, debris last.
    pub movers: Vec<Mover>,
    /// Number of movers that are chunks.
    pub chunks: u32,
    /// The last of these chunks, which earlier ones broke into during the shot.
    pub further: Vec<Further>,
    /// The shape of every mover that shows a prop, in their order: first each prop as it stood, then dented ones.
    pub props: Vec<PropShape>,
    /// The mover that strikes the structure in an impact.
    pub impactor: Option<u32>,
    /// Where they go.
    pub motion: Motion,
    /// Hits, by time.
    pub impacts: Vec<Impact>,
    /// Breaks, by time.
    pub breakages: Vec<Breakage>,
}
