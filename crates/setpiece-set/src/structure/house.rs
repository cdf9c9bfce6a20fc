//! Houses: bearing walls of masonry, floors on them, a pitched roof (in deserts a flat one with a parapet).

use super::facade::{Opening, Wall, panel};
use super::frame::Skeleton;
use super::gable::Gable;
use super::grid::{Face, Grid};
use super::kit::{Kit, Spec, mid};
use super::rooms::Rooms;
use super::solid::along_x;
use super::window::{Window, door, fill};
use super::{apartment, interior, roof};
use crate::Character;
use setpiece_scene::{PartKind, Substance};
use setpiece_shot::ShotPlan;

/// Builds a house.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let grid = Grid::new(plan, apartment::bay_m(kit.lean) * 0.85, 1.0, false);
    let rooms = Rooms::new(kit, &grid, None, false);
    let floor = |storey: usize, i: usize, k: usize| rooms.at(storey, i, k).floor;
    let edge = kit.pal.wall;
    let skeleton = Skeleton { grid: &grid, core: None, floor: &floor, edge, rear: edge, beams: false, columns: false };
    let slabs = skeleton.build(kit);
    for storey in 0..grid.storeys() {
        bearing_walls(kit, &grid, &rooms, storey);
        for face in grid.faces() {
            walls(kit, &grid, &rooms, face, storey, character);
        }
        if kit.lean < 2 {
            let mut rng = kit.rng.fork(300 + storey as u64);
            interior::furnish(kit, &grid, &rooms, storey, 0.9, &mut rng);
        }
    }
    if character == Character::DesertVillage {
        roof::parapet(kit, &grid, 0.6, kit.pal.wall, 0.0);
    } else {
        pitched(kit, &grid, character);
    }
    rooms.light(kit, &grid, &slabs.0);
}

fn pitched(kit: &mut Kit<'_>, g: &Grid, character: Character) {
    let eaves = g.levels[g.storeys()];
    let rise = (0.33 * g.depth()).clamp(0.5, 5.0);
    let storey = g.storeys() as i32 - 1;
    let thick = 0.14;
    let z = [-g.depth(), 0.0];
    let cover = if character == Character::NorthAmerican { kit.pal.dark } else { kit.pal.roof_tiles };
    let (wall, substance) = (kit.pal.wall, Substance::Timber);
    Gable {
        lines: &g.xs,
        z,
        eaves,
        rise,
        over: 0.5,
        ends: [0.2, 0.2],
        thick,
        cover,
        wall,
        substance,
        storey,
        turned: false,
    }
    .build(kit);
    // The chimney straddles the ridge in two halves.
    let x = g.xs[0] + 0.3 * (g.xs[g.xs.len() - 1] - g.xs[0]);
    let (m, ridge, half) = (mid(z), eaves + rise + thick, 0.3_f32.min(0.1 * g.depth()));
    let drop = half * rise / (0.5 * g.depth());
    let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey);
    for s in [-1.0, 1.0] {
        let outline = [[m, ridge], [m + s * half, ridge - drop], [m + s * half, ridge + 1.1], [m, ridge + 1.1]];
        kit.put(spec, along_x(&outline, [x, x + 0.7], kit.pal.accent));
    }
}

/// Walls between the bays, with a door each.
fn bearing_walls(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, storey: usize) {
    let y = g.clear(storey);
    let spec = Spec::new(PartKind::CoreWall, Substance::Brick, kit.pal.broken_brick, storey as i32)
        .chunks(1.4)
        .anchored(storey == 0);
    for i in 1..g.xs.len() - 1 {
        let x = [g.xs[i] - 0.07, g.xs[i] + 0.07];
        let (back, front) = (g.wall - g.depth(), -g.wall);
        let gap = (front - back) * 0.4 + back;
        let paint = rooms.at(storey, i, 0).paint;
        kit.block(spec, x, y, [back, gap], paint);
        kit.block(spec, x, y, [gap + 0.9, front], paint);
    }
}

fn walls(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, face: Face, storey: usize, character: Character) {
    let side = g.side(face);
    let bays = g.bays(face);
    let y = g.clear(storey);
    let is_desert = character == Character::DesertVillage;
    for (bay, u) in bays.iter().enumerate() {
        let mut rng = kit.rng.fork((400 + storey * 64 + bay * 8) as u64 + face as u64);
        let [i, k] = g.cell_behind(face, bay);
        let room = rooms.at(storey, i, k);
        let sheet = kit.sheet();
        let at = (storey as i32, sheet);
        let wall = Wall {
            outer: kit.pal.wall,
            sill: kit.pal.wall,
            inner: room.paint,
            broken: kit.pal.broken_brick,
            substance: kit.pal.masonry,
            thick: g.wall,
            chunk_m: 1.1,
        };
        let width = u[1] - u[0];
        let head = y[0] + (0.82 * (y[1] - y[0])).min(2.15);
        let size = if is_desert { 0.5 } else { 1.25_f32.min(0.5 * width) };
        let m = mid(*u) + rng.range(-0.15, 0.15) * width;
        let is_door = storey == 0 && face == Face::Front && bay == bays.len() / 2;
        let low = if is_door { y[0] } else { (head - if is_desert { 0.6 } else { 1.3 }).max(y[0] + 0.3) };
        let half = if is_door { 0.5_f32.min(0.3 * width) } else { 0.5 * size };
        let blank = !is_door && (width < 1.5 || rng.chance(if is_desert { 0.4 } else { 0.12 }));
        let opening = Opening { u: [m - half, m + half], y: [low, head] };
        if blank {
            panel(kit, &side, *u, y, &[], &wall, at);
            continue;
        }
        panel(kit, &side, *u, y, &[opening], &wall, at);
        if is_door {
            let wood = *rng.pick(&kit.pal.woods);
            door(kit, &side, &opening, wood, kit.pal.grey_metal, at);
            continue;
        }
        let window = Window {
            frame: kit.pal.frames[if is_desert { 2 } else { 0 }],
            leaves: 2,
            transom: 0.5,
            shutter: (0.0, kit.pal.shutters[0]),
            curtain: (rng.range(0.2, 0.7), room.curtain),
            ledge_m: 0.07,
            surround_m: if is_desert { 0.0 } else { 0.1 },
            trim: kit.pal.band,
            glass_m: 0.5,
        };
        fill(kit, &side, &opening, &window, &mut rng, at);
    }
}
