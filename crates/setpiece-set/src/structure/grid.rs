//! Where things are in a framed building: column lines, floor levels, the four or five sides.

use super::kit::{Side, Span};
use glam::Vec3;
use setpiece_shot::ShotPlan;
use std::f32::consts::FRAC_1_SQRT_2;

/// Half a corner column of a cut corner, along each of its two faces.
pub const CORNER_M: f32 = 0.3;

/// Which side of a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// To the street in front, +z.
    Front,
    /// The cut corner between front and right.
    Corner,
    /// To the side street, +x.
    Right,
    /// To the yard, -z.
    Back,
    /// Against the neighbour, -x.
    Left,
}

/// Lines and levels. Lengths in metres.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Column lines along x; the outer ones are the faces.
    pub xs: Vec<f32>,
    /// Column lines along z from the front (0) backwards, descending.
    pub zs: Vec<f32>,
    /// Floor tops from the ground floor; the last is the roof.
    pub levels: Vec<f32>,
    /// Thickness of the outer walls.
    pub wall: f32,
    /// Edge of a column.
    pub column: f32,
    /// Thickness of a slab.
    pub slab: f32,
    /// Width of a beam, and its height under the slab.
    pub beam: [f32; 2],
    /// How much of each street the corner is cut by; 0 for a square corner.
    pub cut: f32,
    /// How far columns stand behind the outer face.
    pub inset: f32,
}

impl Grid {
    /// The grid of a plan with bays of about `bay_m`.
    pub fn new(plan: &ShotPlan, bay_m: f32, ground_factor: f32, cut: bool) -> Self {
        let s = &plan.structure;
        let (width, depth) = (s.width_m as f32, (s.depth_m as f32).max(2.0));
        let height = s.height_m as f32;
        // A storey lower than two metres is nothing to walk in.
        let floors = (s.floors.max(1)).min((height / 2.0).max(1.0) as u32);
        let lines = |length: f32| {
            let n = ((length / bay_m).round() as usize).max(1);
            (0..=n).map(move |i| length * i as f32 / n as f32)
        };
        let xs: Vec<f32> = lines(width).map(|x| x - 0.5 * width).collect();
        let zs: Vec<f32> = lines(depth).map(|z| -z).collect();
        let base = 0.16;
        let factor = if floors >= 3 { ground_factor } else { 1.0 };
        let storey = height / (floors as f32 - 1.0 + factor);
        let mut levels = vec![base];
        levels.extend((1..=floors).map(|i| height - storey * (floors - i) as f32));
        let narrow = width.min(depth);
        let bay = (xs[1] - xs[0]).min(zs[0] - zs[1]);
        let cut = if cut && bay > 4.0 && narrow > 7.0 { 2.2 } else { 0.0 };
        Self {
            xs,
            zs,
            levels,
            wall: (0.08 * narrow).min(0.22),
            column: (0.12 * narrow).min(0.4 + 0.004 * height),
            slab: 0.16,
            beam: [(0.08 * narrow).min(0.25), 0.3_f32.min(0.1 * storey)],
            cut,
            inset: (0.08 * narrow).min(0.22),
        }
    }

    /// Sets columns back from a facade of thickness `wall`, as far as there is room.
    pub fn set_back(&mut self, inset: f32, wall: f32) {
        let narrow = (2.0 * self.half()).min(self.depth());
        self.inset = inset.min(0.1 * narrow).max(0.16);
        self.wall = wall.max(0.14);
    }

    /// Number of storeys.
    pub fn storeys(&self) -> usize {
        self.levels.len() - 1
    }

    /// Cells along x and z.
    pub fn cells(&self) -> [usize; 2] {
        [self.xs.len() - 1, self.zs.len() - 1]
    }

    /// Half the width.
    pub fn half(&self) -> f32 {
        self.xs[self.xs.len() - 1]
    }

    /// Depth from front to back.
    pub fn depth(&self) -> f32 {
        -self.zs[self.zs.len() - 1]
    }

    /// From floor to ceiling of a storey.
    pub fn clear(&self, storey: usize) -> Span {
        [self.levels[storey], self.levels[storey + 1] - self.slab]
    }

    /// Extent along x of the columns on line `i`.
    pub fn column_x(&self, i: usize) -> Span {
        if i == 0 {
            [self.xs[0] + self.inset, self.xs[0] + self.inset + self.column]
        } else if i + 1 == self.xs.len() {
            [self.xs[i] - self.inset - self.column, self.xs[i] - self.inset]
        } else {
            [self.xs[i] - 0.5 * self.column, self.xs[i] + 0.5 * self.column]
        }
    }

    /// Extent along z of the columns on line `k`, ascending.
    pub fn column_z(&self, k: usize) -> Span {
        if k == 0 {
            [-self.inset - self.column, -self.inset]
        } else if k + 1 == self.zs.len() {
            [self.zs[k] + self.inset, self.zs[k] + self.inset + self.column]
        } else {
            [self.zs[k] - 0.5 * self.column, self.zs[k] + 0.5 * self.column]
        }
    }

    /// Whether a column line crossing is the cut corner.
    pub fn is_cut_column(&self, i: usize, k: usize) -> bool {
        self.cut > 0.0 && i + 1 == self.xs.len() && k == 0
    }

    /// Whether a cell is the one with the cut corner.
    pub fn is_cut_cell(&self, i: usize, k: usize) -> bool {
        self.is_cut_column(i + 1, k)
    }

    /// Outline of a cell's slab, (x, z).
    pub fn outline(&self, i: usize, k: usize) -> Vec<[f32; 2]> {
        let ([x0, x1], [z0, z1]) = ([self.xs[i], self.xs[i + 1]], [self.zs[k], self.zs[k + 1]]);
        if self.is_cut_cell(i, k) {
            return vec![[x0, z0], [x1 - self.cut, z0], [x1, z0 - self.cut], [x1, z1], [x0, z1]];
        }
        vec![[x0, z0], [x1, z0], [x1, z1], [x0, z1]]
    }

    /// A side's frame of reference.
    pub fn side(&self, face: Face) -> Side {
        let (h, d, c) = (self.half(), self.depth(), self.cut);
        let side = |x: f32, z: f32, right: Vec3, out: Vec3, length: f32| Side {
            origin: Vec3::new(x, 0.0, z),
            right,
            out,
            length,
        };
        let s = FRAC_1_SQRT_2;
        match face {
            Face::Front => side(-h, 0.0, Vec3::X, Vec3::Z, 2.0 * h),
            Face::Corner => side(h - c, 0.0, Vec3::new(s, 0.0, -s), Vec3::new(s, 0.0, s), c / s),
            Face::Right => side(h, 0.0, Vec3::NEG_Z, Vec3::X, d),
            Face::Back => side(h, -d, Vec3::NEG_X, Vec3::NEG_Z, 2.0 * h),
            Face::Left => side(-h, -d, Vec3::Z, Vec3::NEG_X, d),
        }
    }

    /// The sides there are, from the neighbour round to the yard.
    pub fn faces(&self) -> Vec<Face> {
        let mut faces = vec![Face::Front, Face::Right, Face::Back, Face::Left];
        if self.cut > 0.0 {
            faces.push(Face::Corner);
        }
        faces
    }

    /// The bays of a side in its u. Front and back run over the corners; left and right stand between them.
    pub fn bays(&self, face: Face) -> Vec<Span> {
        let (h, d, t) = (self.half(), self.depth(), self.wall);
        let end = if self.cut > 0.0 { self.cut + CORNER_M } else { 0.0 };
        let mut lines: Vec<f32> = match face {
            Face::Front => self.xs.iter().map(|x| x + h).collect(),
            Face::Back => self.xs.iter().rev().map(|x| h - x).collect(),
            Face::Right => self.zs.iter().map(|z| -z).collect(),
            Face::Left => self.zs.iter().rev().map(|z| z + d).collect(),
            Face::Corner => {
                return vec![[CORNER_M, self.side(face).length - CORNER_M]];
            }
        };
        let last = lines.len() - 1;
        match face {
            Face::Front => lines[last] -= end,
            Face::Right => {
                lines[0] = if end > 0.0 { end } else { t };
                lines[last] -= t;
            }
            Face::Left => {
                lines[0] += t;
                lines[last] -= t;
            }
            _ => {}
        }
        lines.windows(2).map(|w| [w[0], w[1]]).collect()
    }

    /// The cell behind bay `bay` of a side.
    pub fn cell_behind(&self, face: Face, bay: usize) -> [usize; 2] {
        let [nx, nz] = self.cells();
        match face {
            Face::Front => [bay, 0],
            Face::Corner => [nx - 1, 0],
            Face::Right => [nx - 1, bay],
            Face::Back => [nx - 1 - bay, nz - 1],
            Face::Left => [0, nz - 1 - bay],
        }
    }
}
