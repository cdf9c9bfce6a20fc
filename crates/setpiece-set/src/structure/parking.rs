//! Parking structures: open decks on columns and beams, ribbed concrete spandrels, ramps from deck to deck, a stair
//! tower that rises over the roof, parked cars.

use super::apartment;
use super::frame::Skeleton;
use super::grid::{Face, Grid};
use super::kit::{Kit, Span, Spec, bounds, cuboid, mid};
use super::rooms::Rooms;
use super::solid::along_z;
use super::{fittings, roof};
use crate::Character;
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Rng, ShotPlan};

/// Where ramps run: cells from the first to the last but one, in row `row`.
#[derive(Clone, Copy)]
struct Ramp {
    cells: [usize; 2],
    row: usize,
}

impl Ramp {
    /// Needs a length of at least five times the rise.
    fn of(g: &Grid) -> Option<Self> {
        let [nx, nz] = g.cells();
        let rise = g.levels[g.storeys()] - g.levels[g.storeys() - 1];
        let bay = g.xs[1] - g.xs[0];
        let need = ((5.0 * rise) / bay).ceil().max(2.0) as usize;
        (nz >= 3 && nx >= need + 2).then(|| Self { cells: [nx - 1 - need, nx - 1], row: nz / 2 })
    }

    fn covers(&self, i: usize, k: usize) -> bool {
        k == self.row && (self.cells[0]..self.cells[1]).contains(&i)
    }
}

/// Builds a parking structure.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let grid = Grid::new(plan, apartment::bay_m(kit.lean) * 1.3, 1.0, false);
    let [nx, nz] = grid.cells();
    let core = (nx >= 2 && nz >= 2).then_some([0, 0]);
    let rooms = Rooms::new(kit, &grid, core, true);
    let deck = kit.pal.coping;
    let floor = |_: usize, _: usize, _: usize| deck;
    let edge = kit.pal.concrete;
    let ramp = Ramp::of(&grid);
    let open = |_: usize, i: usize, k: usize| ramp.is_some_and(|r| r.covers(i, k));
    let skeleton = Skeleton { core, beams: true, columns: true, open: &open, ..Skeleton::new(&grid, &floor, edge) };
    let slabs = skeleton.build(kit);
    for level in 0..=grid.storeys() {
        for face in grid.faces() {
            spandrels(kit, &grid, face, level, core.is_some());
        }
    }
    if let Some(ramp) = ramp {
        ramps(kit, &grid, ramp);
    }
    if core.is_some() {
        stair_head(kit, &grid);
    }
    if kit.lean < 2 {
        let cars = crate::street::cars(kit.scene, plan, character);
        for level in 0..=grid.storeys() {
            let mut rng = kit.rng.fork(800 + level as u64);
            park(kit, &grid, level, core, ramp, &cars, &mut rng);
        }
    }
    entrance(kit, &grid);
    rooms.light(kit, &grid, &slabs.0);
}

/// Precast fronts that hang before the slab edges: ribs outside, a rail on top.
fn spandrels(kit: &mut Kit<'_>, g: &Grid, face: Face, level: usize, has_core: bool) {
    let side = g.side(face);
    let storey = (level as i32).min(g.storeys() as i32 - 1);
    let base = g.levels[level];
    let thick = g.wall.min(0.18);
    let bays = g.bays(face);
    for (bay, u) in bays.iter().enumerate() {
        let mut u = *u;
        if matches!(face, Face::Left | Face::Right) {
            if bay == 0 {
                u[0] = thick;
            }
            if bay + 1 == bays.len() {
                u[1] = side.length - thick;
            }
        }
        if level == 0 && face == Face::Front && bay == bays.len() / 2 {
            continue;
        }
        let is_tower = has_core
            && level < g.storeys()
            && (face == Face::Front && bay == 0 || face == Face::Left && bay + 1 == bays.len());
        let high = if is_tower { g.clear(level)[1] } else { base + 1.0 };
        let spec = Spec::new(PartKind::Parapet, Substance::Concrete, kit.pal.broken_concrete, storey).chunks(1.2);
        let face_paint = if is_tower { kit.pal.accent } else { kit.pal.wall };
        let wall = side.block(u, [base, high], [-thick, 0.0], kit.pal.concrete).faced(side.out, face_paint);
        kit.put(spec.anchored(level == 0), wall);
        if is_tower {
            // A tall window lights the stairs.
            let m = mid(u);
            let mut mesh = Mesh::default();
            side.draw(&mut mesh, [m - 0.6, m + 0.6], [base + 0.5, high - 0.3], [0.0, 0.012], kit.pal.glass);
            for p in [m - 0.6, m - 0.02, m + 0.56] {
                side.draw(&mut mesh, [p, p + 0.04], [base + 0.5, high - 0.3], [0.0, 0.05], kit.pal.iron);
            }
            fittings::hang(
                kit,
                &side,
                [m - 0.6, m + 0.6],
                [base + 0.5, high - 0.3],
                [0.0, 0.05],
                mesh,
                Substance::Glass,
                storey,
            );
            continue;
        }
        if kit.lean > 1 || matches!(face, Face::Back) {
            continue;
        }
        let ribs = (((u[1] - u[0]) / 0.6) as usize).max(1);
        let mut mesh = Mesh::default();
        for i in 0..ribs {
            let p = u[0] + (u[1] - u[0]) * (i as f32 + 0.5) / ribs as f32;
            side.draw(&mut mesh, [p - 0.05, p + 0.05], [base - g.slab, base + 1.0], [0.0, 0.09], kit.pal.coping);
        }
        side.draw(&mut mesh, u, [base + 0.94, base + 1.06], [-thick - 0.02, 0.12], kit.pal.coping);
        fittings::hang(kit, &side, u, [base + 0.1, base + 1.0], [0.0, 0.09], mesh, Substance::Concrete, storey);
    }
}

/// Sloping slabs from deck to deck, one to a cell, with a kerb wall each side.
fn ramps(kit: &mut Kit<'_>, g: &Grid, ramp: Ramp) {
    let z = [g.zs[ramp.row + 1] + 0.45, g.zs[ramp.row] - 0.45];
    let (x0, x1) = (g.xs[ramp.cells[0]], g.xs[ramp.cells[1]]);
    for storey in 0..g.storeys() {
        let (low, high) = (g.levels[storey], g.levels[storey + 1]);
        let at = |x: f32| low + (high - low) * (x - x0) / (x1 - x0);
        let slab = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, storey as i32).chunks(1.5);
        let kerb =
            Spec::new(PartKind::Parapet, Substance::Concrete, kit.pal.broken_concrete, storey as i32).chunks(1.2);
        for i in ramp.cells[0]..ramp.cells[1] {
            let (a, b) = (g.xs[i], g.xs[i + 1]);
            // The lowest lies on the ground slab like a wedge.
            let foot = if storey == 0 && i == ramp.cells[0] { 0.0 } else { g.slab };
            let outline = [[a, at(a) - foot], [b, at(b) - g.slab], [b, at(b)], [a, at(a)]];
            let shape = along_z(&outline, z, kit.pal.concrete).faced(Vec3::Y, kit.pal.coping);
            kit.put(slab, shape);
            let wall = [[a, at(a)], [b, at(b)], [b, at(b) + 0.8], [a, at(a) + 0.8]];
            for edge in [[z[0], z[0] + 0.14], [z[1] - 0.14, z[1]]] {
                let shape = along_z(&wall, edge, kit.pal.concrete);
                // Where it passes under the beams of the deck above it is left out.
                if kit.is_room_for(&shape) {
                    kit.put(kerb, shape);
                }
            }
        }
    }
}

/// The stairs' head over the roof, with the sign.
fn stair_head(kit: &mut Kit<'_>, g: &Grid) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let inset = g.wall.min(0.18) + 0.02;
    let (x, z) = ([g.xs[0] + inset, g.xs[1] - 0.1], [g.zs[1] + 0.1, -inset]);
    if x[1] - x[0] < 2.5 || z[1] - z[0] < 2.5 {
        return;
    }
    let paint = kit.pal.accent;
    let (top, ..) = roof::house(kit, x, z, [base, base + 2.9], paint, storey);
    let blue = kit.pal.signs[2];
    let side = g.side(Face::Front);
    let mut rng = kit.rng.fork(5);
    let u = [0.5 * (x[1] - x[0]) - 0.9 + inset, 0.5 * (x[1] - x[0]) + 0.9 + inset];
    let forward = super::kit::Side { origin: side.origin - Vec3::Z * inset, ..side };
    let letters = kit.pal.white;
    fittings::sign(kit, &forward, u, [top - 2.2, top - 0.5], "P", [blue, letters], storey, &mut rng);
}

/// The way in: a height bar, a barrier, a box for tickets, a sign over it.
fn entrance(kit: &mut Kit<'_>, g: &Grid) {
    let bays = g.bays(Face::Front);
    let u = bays[bays.len() / 2];
    let side = g.side(Face::Front);
    let m = mid(u);
    let base = g.levels[0];
    if u[1] - u[0] < 3.0 || kit.lean > 2 {
        return;
    }
    let (yellow, dark) = (kit.pal.signs[3], kit.pal.dark);
    let steel = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.iron, 0);
    let mut mesh = Mesh::default();
    let foot = side.point(m, base, -1.6);
    block(&mut mesh, [foot.x - 0.2, base, foot.z - 0.3], [foot.x + 0.2, base + 1.1, foot.z + 0.3], yellow);
    block(
        &mut mesh,
        [foot.x + 0.2, base + 0.9, foot.z - 0.05],
        [foot.x + 2.2, base + 1.0, foot.z + 0.05],
        kit.pal.white,
    );
    let place = bounds([foot.x - 0.2, foot.x + 0.2], [base, base + 1.1], [foot.z - 0.3, foot.z + 0.3]);
    kit.place_free(steel, place, mesh);
    let mut bar = Mesh::default();
    let head = (base + 2.15).min(g.clear(0)[1] - 0.4);
    let (a, b) = (side.point(u[0] + 0.5, head, -0.07), side.point(u[1] - 0.5, head, -0.07));
    tube(&mut bar, a, b, [0.07; 2], 10, yellow);
    for p in [a, b] {
        tube(&mut bar, p, p.with_y(g.clear(0)[1]), [0.01; 2], 5, dark);
    }
    // It hangs from the slab over the way in.
    let top = g.clear(0)[1];
    let shape = cuboid([a.x, b.x], [top - 0.08, top], [-0.14, 0.0], yellow);
    if kit.is_room_for(&shape) {
        kit.put_as(steel, shape, bar);
    }
    let mut rng = kit.rng.fork(6);
    let y = [g.levels[1] + 0.18, g.levels[1] + 0.88];
    let forward = super::kit::Side { origin: side.origin + Vec3::Z * 0.1, ..side };
    let colors = [kit.pal.signs[2], kit.pal.white];
    fittings::sign(kit, &forward, [m - 2.2, m + 2.2], y, "PARKING", colors, 0, &mut rng);
}

/// Cars in two rows of bays to a cell.
fn park(
    kit: &mut Kit<'_>,
    g: &Grid,
    level: usize,
    core: Option<[usize; 2]>,
    ramp: Option<Ramp>,
    cars: &[Mesh],
    rng: &mut Rng,
) {
    let [nx, nz] = g.cells();
    let share = if level == g.storeys() { 0.3 } else { 0.5 };
    for i in 0..nx {
        for k in 0..nz {
            if core == Some([i, k]) || ramp.is_some_and(|r| r.covers(i, k)) || cars.is_empty() {
                continue;
            }
            for slot in [-1.35, 1.35] {
                if !rng.chance(share) {
                    continue;
                }
                let x = mid([g.xs[i], g.xs[i + 1]]) + slot;
                let z = mid([g.zs[k], g.zs[k + 1]]) + rng.range(-0.2, 0.2);
                let turn = if rng.chance(0.7) { 1.0 } else { -1.0 };
                place_car(kit, rng.pick(cars), Vec3::new(x, g.levels[level], z), turn, level.min(g.storeys() - 1));
            }
        }
    }
}

/// A car that looks along z.
fn place_car(kit: &mut Kit<'_>, car: &Mesh, at: Vec3, turn: f32, storey: usize) {
    let round = |v: Vec3| Vec3::new(v.z * turn, v.y, -v.x * turn);
    let mut mesh = car.clone();
    mesh.positions.iter_mut().for_each(|p| *p = round(*p) + at);
    mesh.normals.iter_mut().for_each(|n| *n = round(*n));
    let b = mesh.bounds();
    let span = |k: usize| -> Span { [b.min[k] + 0.02, b.max[k] - 0.02] };
    let place = bounds(span(0), [at.y, b.max.y - 0.1], span(2));
    let spec = Spec::new(PartKind::Furniture, Substance::Soft, kit.pal.iron, storey as i32);
    kit.place_free(spec, place, mesh);
}
