//! Fire of one frame: hot gas on the bricks of the dust, the flash of a charge, glowing embers.

use glam::Vec3;
use serde::{Deserialize, Serialize};

/// Degrees above the air that the greatest value of [`Fire::heat`] stands for, K.
pub const HOTTEST_K: f32 = 3000.0;
/// Temperature of the air around, K.
pub const AIR_K: f32 = 290.0;

/// What burns in a frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fire {
    /// Heat of every voxel of the bricks that the dust stores, in their order; 255 stands for [`HOTTEST_K`].
    pub heat: Vec<u8>,
    /// Share of soot in the extinction of the same voxels, 255 for all of it.
    pub soot: Vec<u8>,
    /// The flash of a charge.
    pub flares: Vec<Flare>,
    /// Burning crumbs in the air.
    pub embers: Vec<Ember>,
}

/// A ball of light that is there for a frame or two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flare {
    /// Middle.
    pub position: Vec3,
    /// Radius in metres; it thins out towards its edge.
    pub radius_m: f32,
    /// How bright it is: like so many square metres of flames ([`Flare::FLAME_K`]) that face the viewer.
    pub area_m2: f32,
    /// Its colour as a temperature, K.
    pub kelvin: f32,
    /// Share of its light that comes from a ball to be seen; the rest only falls on things.
    pub seen: f32,
}

impl Flare {
    /// Temperature of sooty flames, the unit of a flare's brightness.
    pub const FLAME_K: f32 = 2000.0;
}

/// A burning crumb.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ember {
    /// Where it is at the frame's opening time.
    pub from: Vec3,
    /// Where it is a frame later.
    pub to: Vec3,
    /// Temperature in K.
    pub kelvin: f32,
    /// Diameter in metres.
    pub size_m: f32,
}

impl Fire {
    /// Whether nothing burns and nothing is black of it.
    pub fn is_empty(&self) -> bool {
        self.heat.is_empty() && self.flares.is_empty() && self.embers.is_empty()
    }
}
