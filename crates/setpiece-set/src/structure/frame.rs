//! The skeleton of a framed building: columns, beams, slabs, the core with its stairs.

use super::grid::{CORNER_M, Face, Grid};
use super::kit::{Kit, Span, Spec, mid, upright};
use glam::Vec3;
use setpiece_scene::{Convex, MaterialId, PartKind, Substance};

/// How the skeleton is made.
pub struct Skeleton<'a> {
    /// Lines and levels.
    pub grid: &'a Grid,
    /// The cell with stairs and lifts, if there is room for one.
    pub core: Option<[usize; 2]>,
    /// What the floor of a cell shows: storey, i, k.
    pub floor: &'a dyn Fn(usize, usize, usize) -> MaterialId,
    /// What slab edges show to the streets.
    pub edge: MaterialId,
    /// What they show to the yard and the neighbour.
    pub rear: MaterialId,
    /// Whether beams run under the slabs.
    pub beams: bool,
    /// Whether there are columns; else walls carry.
    pub columns: bool,
    /// Cells of a floor (by the storey that it carries, i, k) that are left open: for ramps, under glazed roofs.
    pub open: &'a dyn Fn(usize, usize, usize) -> bool,
}

/// The first slab part of every storey.
pub struct Slabs(pub Vec<u32>);

impl<'a> Skeleton<'a> {
    /// Floors alone, all closed, with edges of one material.
    pub fn new(grid: &'a Grid, floor: &'a dyn Fn(usize, usize, usize) -> MaterialId, edge: MaterialId) -> Self {
        Self { grid, core: None, floor, edge, rear: edge, beams: false, columns: false, open: &|_, _, _| false }
    }

    /// Builds it all.
    pub fn build(&self, kit: &mut Kit<'_>) -> Slabs {
        let storeys = self.grid.storeys();
        self.ground(kit);
        let mut first = Vec::new();
        for storey in 0..storeys {
            if self.columns {
                self.columns(kit, storey);
            }
            if self.beams {
                self.beams(kit, storey);
            }
            if self.core.is_some() {
                self.core(kit, storey);
            }
            first.push(kit.scene.parts.len() as u32);
            self.slabs(kit, storey + 1);
        }
        // The lamps of a storey hang on its own floor; the ground floor's hang on its ceiling.
        Slabs((0..storeys).map(|s| first[s.saturating_sub(1)]).collect())
    }

    fn ground(&self, kit: &mut Kit<'_>) {
        let [nx, nz] = self.grid.cells();
        let spec = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
        for i in 0..nx {
            for k in 0..nz {
                let shape = upright(&self.grid.outline(i, k), [0.0, self.grid.levels[0]], kit.pal.concrete);
                let shape = shape.faced(Vec3::Y, (self.floor)(0, i, k));
                kit.put(spec, shape);
            }
        }
    }

    fn columns(&self, kit: &mut Kit<'_>, storey: usize) {
        let g = self.grid;
        let y = g.clear(storey);
        let spec = Spec::new(PartKind::Column, Substance::Concrete, kit.pal.broken_concrete, storey as i32)
            .chunks(1.2)
            .anchored(storey == 0);
        for i in 0..g.xs.len() {
            for k in 0..g.zs.len() {
                if g.is_cut_column(i, k) {
                    self.cut_columns(kit, spec, y);
                } else {
                    kit.block(spec, g.column_x(i), y, g.column_z(k), kit.pal.ceiling);
                }
            }
        }
    }

    /// The two columns of a cut corner; they stand in the facade.
    fn cut_columns(&self, kit: &mut Kit<'_>, spec: Spec, y: Span) {
        let g = self.grid;
        let inner = g.wall + g.beam[0];
        let corner = g.side(Face::Corner);
        let outer = if y[0] < g.levels[1] - 0.5 { kit.pal.plinth } else { kit.pal.wall };
        for (face, u, v) in [(Face::Front, 2.0 * g.half() - g.cut, 0.0), (Face::Right, g.cut, corner.length)] {
            let side = g.side(face);
            let sign = if face == Face::Front { 1.0 } else { -1.0 };
            let flat = |p: Vec3| [p.x, p.z];
            let outline = [
                flat(side.point(u - sign * CORNER_M, 0.0, 0.0)),
                flat(side.point(u, 0.0, 0.0)),
                flat(corner.point(v + sign * CORNER_M, 0.0, 0.0)),
                flat(corner.point(v + sign * CORNER_M, 0.0, -inner)),
                flat(side.point(u - sign * CORNER_M, 0.0, -inner)),
            ];
            let shape = upright(&outline, y, kit.pal.ceiling).faced(side.out, outer).faced(corner.out, outer);
            kit.put(spec, shape);
        }
    }

    fn beams(&self, kit: &mut Kit<'_>, storey: usize) {
        let g = self.grid;
        let [nx, nz] = g.cells();
        let top = g.clear(storey)[1];
        let y = [top - g.beam[1], top];
        let spec = Spec::new(PartKind::Beam, Substance::Concrete, kit.pal.broken_concrete, storey as i32).chunks(2.0);
        let material = kit.pal.ceiling;
        for k in 0..=nz {
            let z = match k {
                0 => [-g.wall - g.beam[0], -g.wall],
                _ if k == nz => [g.zs[k] + g.wall, g.zs[k] + g.wall + g.beam[0]],
                _ => [g.zs[k] - 0.5 * g.beam[0], g.zs[k] + 0.5 * g.beam[0]],
            };
            for i in 0..nx {
                if self.is_core_line(i, k) {
                    continue;
                }
                let end = if g.is_cut_cell(i, k) { g.xs[i + 1] - g.cut - CORNER_M } else { g.column_x(i + 1)[0] };
                kit.block(spec, [g.column_x(i)[1], end], y, z, material);
            }
        }
        for (i, x) in [
            (0, [g.xs[0] + g.wall, g.xs[0] + g.wall + g.beam[0]]),
            (nx, [g.xs[nx] - g.wall - g.beam[0], g.xs[nx] - g.wall]),
        ] {
            for k in 0..nz {
                if self.core.is_some_and(|[ci, ck]| ck == k && (ci == i || ci + 1 == i)) {
                    continue;
                }
                let front = if g.is_cut_column(i, k) { -g.cut - CORNER_M } else { g.column_z(k)[0] };
                kit.block(spec, x, y, [g.column_z(k + 1)[1], front], material);
            }
        }
    }

    /// Whether the line in front of or behind the core runs along line `k` at cell `i`.
    fn is_core_line(&self, i: usize, k: usize) -> bool {
        self.core.is_some_and(|[ci, ck]| ci == i && (ck == k || ck + 1 == k))
    }

    /// Slabs that carry storey `storey`; the roof is the last.
    fn slabs(&self, kit: &mut Kit<'_>, storey: usize) {
        let g = self.grid;
        let [nx, nz] = g.cells();
        let top = g.levels[storey];
        let y = [top - g.slab, top];
        let is_roof = storey == g.storeys();
        let number = if is_roof { storey as i32 - 1 } else { storey as i32 };
        let spec = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, number).chunks(1.5);
        for i in 0..nx {
            for k in 0..nz {
                if (self.open)(storey, i, k) {
                    continue;
                }
                let upper = if is_roof { kit.pal.roof } else { (self.floor)(storey, i, k) };
                let mut outline = g.outline(i, k);
                if !is_roof && self.core == Some([i, k]) {
                    // The landing; behind it the stairs and the shaft stay open.
                    let edge = g.zs[k] - LANDING_M;
                    outline = vec![[g.xs[i], g.zs[k]], [g.xs[i + 1], g.zs[k]], [g.xs[i + 1], edge], [g.xs[i], edge]];
                }
                let shape = upright(&outline, y, self.edge).faced(Vec3::NEG_X, self.rear).faced(Vec3::NEG_Z, self.rear);
                let shape = shape.faced(Vec3::Y, upper).faced(Vec3::NEG_Y, kit.pal.ceiling);
                kit.put(spec, shape);
            }
        }
    }

    /// Walls on the lines around the core cell, the shaft wall and two flights of stairs.
    fn core(&self, kit: &mut Kit<'_>, storey: usize) {
        let Some([i, k]) = self.core else { return };
        let g = self.grid;
        let y = g.clear(storey);
        let spec = Spec::new(PartKind::CoreWall, Substance::Concrete, kit.pal.broken_concrete, storey as i32)
            .chunks(1.7)
            .anchored(storey == 0);
        let material = kit.pal.paints[0];
        let half = 0.1;
        let line_z = |k: usize| match k {
            0 => [-g.wall - 2.0 * half, -g.wall],
            _ if k + 1 == g.zs.len() => [g.zs[k] + g.wall, g.zs[k] + g.wall + 2.0 * half],
            _ => [g.zs[k] - half, g.zs[k] + half],
        };
        let line_x = |i: usize| match i {
            0 => [g.xs[0] + g.wall, g.xs[0] + g.wall + 2.0 * half],
            _ if i + 1 == g.xs.len() => [g.xs[i] - g.wall - 2.0 * half, g.xs[i] - g.wall],
            _ => [g.xs[i] - half, g.xs[i] + half],
        };
        let x = [g.column_x(i)[1], g.column_x(i + 1)[0]];
        let z = [g.column_z(k + 1)[1], g.column_z(k)[0]];
        for line in [i, i + 1] {
            kit.block(spec, line_x(line), y, z, material);
        }
        kit.block(spec, x, y, line_z(k + 1), material);
        // In front, a door to each side of the middle.
        let door = 0.9_f32.min(0.2 * (x[1] - x[0]));
        let front = line_z(k);
        let m = mid(x);
        kit.block(spec, [x[0] + door, m - 0.5 * door], y, front, material);
        kit.block(spec, [m + 0.5 * door, x[1]], y, front, material);
        let head = (y[0] + 2.1).min(y[1]);
        kit.block(spec, [x[0], x[0] + door], [head, y[1]], front, material);
        kit.block(spec, [m - 0.5 * door, m + 0.5 * door], [head, y[1]], front, material);
        self.stairs(kit, storey, x, line_z(k + 1)[1]);
    }

    fn stairs(&self, kit: &mut Kit<'_>, storey: usize, x: Span, back: f32) {
        let Some([_, k]) = self.core else { return };
        let g = self.grid;
        let front = g.zs[k] - LANDING_M;
        let landing = back + 1.1;
        if front - landing < 1.2 || x[1] - x[0] < 3.0 || storey + 1 == g.storeys() {
            return;
        }
        let spec = Spec::new(PartKind::Stair, Substance::Concrete, kit.pal.broken_concrete, storey as i32);
        let (low, high) = (g.levels[storey], g.levels[storey + 1]);
        let half = 0.5 * (low + high);
        let m = mid(x);
        let material = kit.pal.concrete;
        // The shaft takes the right half, behind a wall.
        let shaft =
            Spec::new(PartKind::CoreWall, Substance::Concrete, kit.pal.broken_concrete, storey as i32).chunks(1.7);
        let wall = [m + 0.15, m + 0.3];
        kit.block(shaft, wall, g.clear(storey), [back, front], material);
        kit.block(spec, [x[0], wall[0]], [half - 0.15, half], [back, landing], material);
        let width = 0.5 * (wall[0] - x[0]) - 0.05;
        let thick = 0.2;
        let flight = |x0: f32, at_front: f32, at_landing: f32| {
            let polygon = [
                Vec3::new(x0, at_front - thick, front),
                Vec3::new(x0, at_landing - thick, landing),
                Vec3::new(x0, at_landing, landing),
                Vec3::new(x0, at_front, front),
            ];
            Convex::prism(&polygon, Vec3::X * width, material)
        };
        // The first flight rises from this storey's landing to half height, the second on to the next.
        let foot = if storey == 0 { low + thick } else { low };
        kit.put(spec, flight(x[0], foot, half));
        kit.put(spec, flight(wall[0] - width, high, half));
    }
}

/// Depth of the landing in front of the stairs.
const LANDING_M: f32 = 1.6;
