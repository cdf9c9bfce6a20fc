//! Parts of the hero structure: what may break.

use crate::{Convex, MaterialId, MeshId};
use serde::{Deserialize, Serialize};

/// What a part does in the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum PartKind {
    Column,
    Beam,
    Slab,
    /// Load-bearing or stair-core wall.
    CoreWall,
    /// Piece of the outer wall: sill, lintel, pier.
    Facade,
    Glass,
    /// Window frames, doors, shutters.
    Frame,
    Balcony,
    Railing,
    Parapet,
    Partition,
    Stair,
    /// Tanks, lift house, chillers, aerials.
    RoofPlant,
    Furniture,
    /// Air conditioners, signs, awnings, downpipes.
    Fitting,
}

/// What a part is made of; sets density, strength and sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Substance {
    Concrete,
    Brick,
    Stone,
    Plaster,
    Glass,
    Timber,
    Steel,
    /// Furniture, cloth, insulation.
    Soft,
    /// The ground.
    Soil,
}

impl Substance {
    /// Density in kg/m3.
    pub fn density(self) -> f32 {
        match self {
            Self::Concrete => 2400.0,
            Self::Brick => 1800.0,
            Self::Stone => 2600.0,
            Self::Plaster => 900.0,
            Self::Glass => 2500.0,
            Self::Timber => 600.0,
            Self::Steel => 7850.0,
            Self::Soft => 150.0,
            Self::Soil => 1700.0,
        }
    }
}

/// A convex piece of the structure. Its shape stands in world space, at rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What it does.
    pub kind: PartKind,
    /// What it is made of.
    pub substance: Substance,
    /// Its shape at rest, in world space; what collides, and what is seen unless `visual` says otherwise.
    pub shape: Convex,
    /// What is seen instead of the shape, in world space at rest. A part with one never breaks into chunks.
    pub visual: Option<MeshId>,
    /// What its broken faces show.
    pub inside: MaterialId,
    /// Storey from 0 at the ground; -1 for what is below.
    pub storey: i32,
    /// Parts of one sheet (a facade panel with its window, one bay by one storey) hold together longest.
    pub sheet: u32,
    /// Wanted size of its chunks in metres; 0 keeps it whole.
    pub chunk_m: f32,
    /// Whether it stands on the ground and holds the rest up.
    pub anchored: bool,
}
