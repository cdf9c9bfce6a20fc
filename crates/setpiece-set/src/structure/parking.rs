//! Parking structures: open decks on columns, concrete barriers, a stair core, parked cars.

use super::apartment;
use super::frame::Skeleton;
use super::grid::{Face, Grid};
use super::kit::{Kit, Spec, bounds, mid};
use super::rooms::Rooms;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Rng, ShotPlan};

/// Builds a parking structure.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let grid = Grid::new(plan, apartment::bay_m(kit.lean) * 1.3, 1.0, false);
    let [nx, nz] = grid.cells();
    let core = (nx >= 2 && nz >= 2).then_some([0, nz / 2]);
    let rooms = Rooms::new(kit, &grid, core, true);
    let deck = kit.pal.coping;
    let floor = |_: usize, _: usize, _: usize| deck;
    let edge = kit.pal.concrete;
    let skeleton = Skeleton { grid: &grid, core, floor: &floor, edge, rear: edge, beams: true, columns: true };
    let slabs = skeleton.build(kit);
    for level in 0..=grid.storeys() {
        for face in grid.faces() {
            barriers(kit, &grid, face, level);
        }
        let mut rng = kit.rng.fork(800 + level as u64);
        cars(kit, &grid, level, core, &mut rng);
    }
    rooms.light(kit, &grid, &slabs.0);
}

fn barriers(kit: &mut Kit<'_>, g: &Grid, face: Face, level: usize) {
    let side = g.side(face);
    let storey = (level as i32).min(g.storeys() as i32 - 1);
    let base = g.levels[level];
    let thick = g.wall.min(0.18);
    let bays = g.bays(face);
    for (bay, u) in bays.iter().enumerate() {
        let mut u = *u;
        if matches!(face, Face::Left | Face::Right) {
            // Those of the front and the back are thinner than a wall.
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
        let high = if face == Face::Left && level < g.storeys() { g.clear(level)[1] } else { base + 1.0 };
        let spec = Spec::new(PartKind::Parapet, Substance::Concrete, kit.pal.broken_concrete, storey).chunks(1.3);
        let wall = side.block(u, [base, high], [-thick, 0.0], kit.pal.concrete);
        kit.put(spec.anchored(level == 0), wall.faced(side.out, kit.pal.wall));
    }
}

fn cars(kit: &mut Kit<'_>, g: &Grid, level: usize, core: Option<[usize; 2]>, rng: &mut Rng) {
    let [nx, nz] = g.cells();
    if kit.lean > 1 {
        return;
    }
    for i in 0..nx {
        for k in 0..nz {
            if core == Some([i, k]) || !rng.chance(0.55) {
                continue;
            }
            let m = mid([g.xs[i], g.xs[i + 1]]) + rng.range(-0.8, 0.8);
            let z = mid([g.zs[k], g.zs[k + 1]]) + rng.range(-0.2, 0.2);
            let storey = (level as i32).min(g.storeys() as i32 - 1);
            let mut mesh = Mesh::default();
            let base = g.levels[level];
            let paint = *rng.pick(&kit.pal.signs);
            block(&mut mesh, [m - 0.85, base + 0.25, z - 2.0], [m + 0.85, base + 0.85, z + 2.0], paint);
            block(&mut mesh, [m - 0.75, base + 0.85, z - 1.2], [m + 0.75, base + 1.4, z + 0.9], kit.pal.dark);
            block(&mut mesh, [m - 0.76, base + 1.36, z - 1.1], [m + 0.76, base + 1.42, z + 0.8], paint);
            for (x, dz) in [(-0.86, -1.3), (0.66, -1.3), (-0.86, 1.3), (0.66, 1.3)] {
                let hub = glam::Vec3::new(m + x, base + 0.31, z + dz);
                tube(&mut mesh, hub, hub + glam::Vec3::X * 0.2, [0.31, 0.31], 12, kit.pal.dark);
            }
            let place = bounds([m - 0.86, m + 0.86], [base, base + 1.42], [z - 2.0, z + 2.0]);
            kit.place_free(Spec::new(PartKind::Furniture, Substance::Soft, paint, storey), place, mesh);
        }
    }
}
