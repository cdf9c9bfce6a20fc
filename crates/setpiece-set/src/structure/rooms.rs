//! Who lives where: what every room of a building is, how it is painted, whether its light is on.

use super::grid::Grid;
use super::kit::Kit;
use glam::Vec3;
use setpiece_scene::{Lamp, LampKind, MaterialId};
use setpiece_shot::{Rng, TimeOfDay};

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Usage {
    Living,
    Bedroom,
    Kitchen,
    Bath,
    Office,
    Shop,
    Lobby,
    Core,
}

/// A room: one cell of the grid in one storey.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// What it is for.
    pub usage: Usage,
    /// Colour of its walls.
    pub paint: MaterialId,
    /// Its floor.
    pub floor: MaterialId,
    /// Behind its windows.
    pub curtain: MaterialId,
    /// The colour of its lamp, when lit.
    pub light: Option<[f32; 3]>,
}

/// All rooms.
pub struct Rooms {
    cells: [usize; 2],
    all: Vec<Room>,
}

/// Share of rooms that are lit.
pub fn lit_share(time: TimeOfDay) -> f32 {
    match time {
        TimeOfDay::Night => 0.45,
        TimeOfDay::Dusk => 0.45,
        TimeOfDay::Dawn => 0.22,
        _ => 0.0,
    }
}

/// How much brighter than real lamps those in rooms are. While the sky is bright real ones would not show: lighting
/// crews put film lights behind windows, and so does this.
pub fn lamp_factor(time: TimeOfDay) -> f32 {
    match time {
        TimeOfDay::Dusk | TimeOfDay::Dawn => 60.0,
        _ => 1.5,
    }
}

/// Lamp colours at home: warm bulbs, halogen, cheap cold tubes, a television.
const LIGHTS: [[f32; 3]; 6] =
    [[1.0, 0.58, 0.26], [1.0, 0.64, 0.34], [1.0, 0.70, 0.42], [1.0, 0.60, 0.30], [0.95, 0.92, 0.80], [0.55, 0.70, 1.0]];

impl Rooms {
    /// Furnishes on paper: usage by place in the plan, colours at random, one stream a room.
    pub fn new(kit: &Kit<'_>, grid: &Grid, core: Option<[usize; 2]>, is_office: bool) -> Self {
        let [nx, nz] = grid.cells();
        let base = Rng::new(kit.rng.clone().next_u64(), "rooms");
        let mut all = Vec::new();
        for storey in 0..grid.storeys() {
            for i in 0..nx {
                for k in 0..nz {
                    let mut rng = base.fork((storey * 4096 + i * 64 + k) as u64);
                    let is_outer = i + 1 == nx || k == 0 || k + 1 == nz;
                    let usage = if core == Some([i, k]) {
                        Usage::Core
                    } else if storey == 0 {
                        if is_outer { Usage::Shop } else { Usage::Lobby }
                    } else if is_office {
                        Usage::Office
                    } else if k == 0 {
                        *rng.pick(&[Usage::Living, Usage::Living, Usage::Bedroom])
                    } else if k + 1 == nz {
                        *rng.pick(&[Usage::Kitchen, Usage::Bedroom, Usage::Kitchen])
                    } else {
                        *rng.pick(&[Usage::Bedroom, Usage::Living, Usage::Bath])
                    };
                    let pal = &kit.pal;
                    let floor = match usage {
                        Usage::Kitchen | Usage::Bath => *rng.pick(&pal.floors[2..]),
                        Usage::Shop | Usage::Lobby | Usage::Core => pal.lobby,
                        Usage::Office => pal.floors[3],
                        _ => *rng.pick(&pal.floors[..2]),
                    };
                    let lit = rng.chance(kit.dark_outside);
                    let color = *rng.pick(&LIGHTS[..if is_office { 5 } else { 6 }]);
                    let strength = rng.range(0.6, 1.5);
                    all.push(Room {
                        usage,
                        paint: *rng.pick(&pal.paints),
                        floor,
                        curtain: if is_office {
                            *rng.pick(&[pal.curtains[0], pal.curtains[3], pal.curtains[1]])
                        } else {
                            *rng.pick(&pal.curtains)
                        },
                        light: lit.then(|| color.map(|c| c * strength)),
                    });
                }
            }
        }
        Self { cells: [nx, nz], all }
    }

    /// The room of a cell; the roof repeats the storey under it.
    pub fn at(&self, storey: usize, i: usize, k: usize) -> &Room {
        let [nx, nz] = self.cells;
        let storey = storey.min(self.all.len() / (nx * nz) - 1);
        &self.all[(storey * nx + i) * nz + k]
    }

    /// Hangs a lamp in every lit room that has an outer wall.
    pub fn light(&self, kit: &mut Kit<'_>, grid: &Grid, slabs: &[u32]) {
        let [nx, nz] = self.cells;
        for storey in 0..grid.storeys() {
            for i in 0..nx {
                for k in 0..nz {
                    let room = self.at(storey, i, k);
                    let inner = i > 0 && i + 1 < nx && k > 0 && k + 1 < nz;
                    let Some(color) = room.light else { continue };
                    if inner || room.usage == Usage::Core {
                        continue;
                    }
                    let [_, top] = grid.clear(storey);
                    let shop = room.usage == Usage::Shop;
                    // 800 to 2,000 lm all round; shops three times that.
                    let scale = if shop { 0.35 * kit.lamp_factor.min(20.0) } else { 0.12 * kit.lamp_factor };
                    kit.scene.lamps.push(Lamp {
                        kind: if shop { LampKind::Shop } else { LampKind::Window },
                        position: Vec3::new(
                            0.5 * (grid.xs[i] + grid.xs[i + 1]),
                            top - 0.45,
                            0.5 * (grid.zs[k] + grid.zs[k + 1]),
                        ),
                        axis: None,
                        intensity: color.map(|c| c * scale),
                        radius_m: 0.15,
                        part: slabs.get(storey).copied(),
                    });
                }
            }
        }
    }
}
