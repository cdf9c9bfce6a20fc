//! Houses: bearing walls of masonry or studs, floors on them, a pitched roof with rafters, a porch; in deserts thick mud
//! walls under a flat roof with parapets and a dome.

use super::facade::{Opening, Wall, panel};
use super::frame::Skeleton;
use super::gable::Gable;
use super::grid::{Face, Grid};
use super::kit::{Kit, Side, Span, Spec, cuboid, mid};
use super::rooms::Rooms;
use super::round::{Axis, dome};
use super::solid::along_x;
use super::window::{Window, door, fill};
use super::{apartment, boards, interior, porch, roof};
use crate::Character;
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::ShotPlan;

/// Builds a house.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let is_desert = character == Character::DesertVillage;
    let mut grid = Grid::new(plan, apartment::bay_m(kit.lean) * 0.75, 1.0, false);
    let narrow = (2.0 * grid.half()).min(grid.depth());
    if is_desert {
        grid.wall = (0.1 * narrow).min(0.42);
    } else if kit.pal.masonry == Substance::Timber {
        grid.wall = (0.08 * narrow).min(0.17);
    }
    let rooms = Rooms::new(kit, &grid, None, false);
    let floor = |storey: usize, i: usize, k: usize| rooms.at(storey, i, k).floor;
    let edge = kit.pal.wall;
    let first = kit.scene.parts.len();
    let skeleton = Skeleton::new(&grid, &floor, edge);
    let slabs = skeleton.build(kit);
    // Floors are of wood, on the roof of mud over beams.
    let (inside, thin) = (kit.pal.broken_light, kit.pal.broken_brick);
    for part in &mut kit.scene.parts[first..] {
        if part.kind == PartKind::Slab && !part.anchored {
            part.chunk_m = 0.9;
            (part.substance, part.inside) =
                if is_desert { (Substance::Brick, thin) } else { (Substance::Timber, inside) };
        }
    }
    for storey in 0..grid.storeys() {
        inner_walls(kit, &grid, &rooms, storey);
        for face in grid.faces() {
            walls(kit, &grid, &rooms, face, storey, character);
        }
        if kit.lean < 2 {
            let mut rng = kit.rng.fork(300 + storey as u64);
            interior::furnish(kit, &grid, &rooms, storey, 0.9, &mut rng);
        }
    }
    if is_desert {
        flat(kit, &grid);
    } else {
        pitched(kit, &grid, character);
        if kit.lean < 3 && grid.depth() > 3.0 {
            porch::build(kit, &grid, character);
        }
    }
    rooms.light(kit, &grid, &slabs.0);
}

/// The flat roof of mud: a parapet, a dome over one bay, beam ends that stick out of the front.
fn flat(kit: &mut Kit<'_>, g: &Grid) {
    roof::parapet(kit, g, 0.7, kit.pal.wall, 0.0);
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let [nx, nz] = g.cells();
    let (x, z) = (mid([g.xs[nx - 1], g.xs[nx]]), mid([g.zs[nz], g.zs[nz - 1]]));
    let reach = (0.5 * (g.xs[nx] - g.xs[nx - 1]).min(g.zs[nz - 1] - g.zs[nz]) - 0.3).min(2.2);
    if reach > 0.8 && kit.lean < 3 {
        let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey).chunks(0.8);
        let axis = Axis::new([x, z], 12);
        // On a drum, so that it is seen over the parapet.
        let drum = |y: f32| super::round::Level { y, outer: reach, inner: reach - 0.25 };
        axis.course(kit, spec, drum(base), drum(base + 0.9), kit.pal.wall);
        dome(kit, &axis, reach, base + 0.9, kit.pal.band, spec);
    }
    // Horns at the corners.
    let horn = Spec::new(PartKind::Parapet, Substance::Brick, kit.pal.broken_brick, storey);
    let (h, d, w) = (g.half(), g.depth(), 0.15_f32.min(g.wall));
    for (x, z) in [(-h, -w), (h - 0.4, -w), (-h, -d), (h - 0.4, -d)] {
        for (i, size) in [0.4_f32, 0.26, 0.14].into_iter().enumerate() {
            let y = base + 0.77 + 0.2 * i as f32;
            let from = if x < 0.0 { x } else { x + 0.4 - size };
            kit.block(horn, [from, from + size], [y, y + 0.2], [z, z + w], kit.pal.wall);
        }
    }
    let side = g.side(Face::Front);
    let wood = kit.pal.woods[2];
    let beam = Spec::new(PartKind::Fitting, Substance::Timber, kit.pal.broken_light, storey);
    let count = ((side.length / 0.9) as usize).min(40);
    for level in 1..=g.storeys() {
        for i in 0..count {
            let u = side.length * (i as f32 + 0.5) / count as f32;
            let y = g.levels[level] - 0.4;
            let shape = side.block([u - 0.06, u + 0.06], [y, y + 0.12], [0.0, 0.35], wood);
            if kit.is_room_for(&shape) {
                kit.put(beam, shape);
            }
        }
    }
}

fn pitched(kit: &mut Kit<'_>, g: &Grid, character: Character) {
    let eaves = g.levels[g.storeys()];
    let rise = (0.36 * g.depth()).clamp(0.5, 5.0);
    let storey = g.storeys() as i32 - 1;
    let thick = 0.12;
    let z = [-g.depth(), 0.0];
    let cover = if character == Character::NorthAmerican { kit.pal.shingles } else { kit.pal.roof_tiles };
    let (wall, substance) = (kit.pal.wall, Substance::Timber);
    Gable {
        lines: &g.xs,
        z,
        eaves,
        rise,
        over: 0.5,
        ends: [0.3, 0.3],
        thick,
        cover,
        wall,
        substance,
        storey,
        turned: false,
        gable_m: g.wall,
        ties: None,
    }
    .build(kit);
    if kit.lean < 2 {
        gutters(kit, g, 0.5, rise / (0.5 * g.depth()));
    }
    // The chimney straddles the ridge in two halves, in courses, with a pot each.
    let x = g.xs[0] + 0.27 * (g.xs[g.xs.len() - 1] - g.xs[0]);
    let (m, ridge, half) = (mid(z), eaves + rise + thick, 0.35_f32.min(0.1 * g.depth()));
    let drop = half * rise / (0.5 * g.depth());
    let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey).chunks(0.4);
    let (low, top) = (ridge + 0.35, ridge + 1.1);
    for s in [-1.0, 1.0] {
        let outline = [[m, ridge], [m + s * half, ridge - drop], [m + s * half, low], [m, low]];
        let shape = along_x(&outline, [x, x + 0.8], kit.pal.accent);
        // Ridge caps end at it.
        kit.scene.parts.retain(|p| p.kind != PartKind::Fitting || super::apart::are_apart(&p.shape, &shape, 0.001));
        kit.put(spec, shape);
        let upper = [[m, low], [m + s * half, low], [m + s * half, top], [m, top]];
        kit.put(spec, along_x(&upper, [x, x + 0.8], kit.pal.accent));
        let head = [[m, top], [m + s * (half + 0.06), top], [m + s * (half + 0.06), top + 0.12], [m, top + 0.12]];
        kit.put(spec.chunks(0.0), along_x(&head, [x - 0.06, x + 0.86], kit.pal.coping));
    }
    let pot = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey);
    for p in [x + 0.22, x + 0.58] {
        let mut mesh = setpiece_scene::Mesh::default();
        let foot = glam::Vec3::new(p, top + 0.12, m);
        setpiece_scene::build::tube(&mut mesh, foot, foot + glam::Vec3::Y * 0.4, [0.13, 0.1], 10, kit.pal.clay);
        kit.put_as(pot, cuboid([p - 0.1, p + 0.1], [top + 0.12, top + 0.52], [m - 0.1, m + 0.1], kit.pal.clay), mesh);
    }
}

/// Leaves of boards beside a window, open against the wall.
fn shutters(kit: &mut Kit<'_>, side: &Side, o: &Opening, u: Span, at: (i32, u32)) {
    let half = 0.5 * (o.u[1] - o.u[0]);
    let paint = kit.pal.shutter_leaf;
    let spec = Spec::new(PartKind::Frame, Substance::Timber, kit.pal.broken_light, at.0).of_sheet(at.1);
    // Clear of the raised surround.
    for leaf in [[o.u[0] - 0.12 - half, o.u[0] - 0.12], [o.u[1] + 0.12, o.u[1] + 0.12 + half]] {
        if leaf[0] < u[0] + 0.02 || leaf[1] > u[1] - 0.02 {
            continue;
        }
        let mut mesh = Mesh::default();
        side.draw(&mut mesh, leaf, o.y, [0.0, 0.035], paint);
        let slats = ((o.y[1] - o.y[0]) / 0.09) as usize;
        for i in 1..slats {
            let y = o.y[0] + (o.y[1] - o.y[0]) * i as f32 / slats as f32;
            side.draw(&mut mesh, [leaf[0] + 0.07, leaf[1] - 0.07], [y, y + 0.05], [0.035, 0.05], paint);
        }
        let shape = side.block(leaf, o.y, [0.0, 0.045], paint);
        if kit.is_room_for(&shape) {
            kit.put_as(spec, shape, mesh);
        }
    }
}

/// A gutter under the eaves in lengths, and rain pipes down the corners.
fn gutters(kit: &mut Kit<'_>, g: &Grid, over: f32, slope: f32) {
    let zinc = kit.pal.grey_metal;
    let eaves = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, zinc, storey);
    let low = eaves - over * slope;
    for face in [Face::Front, Face::Back] {
        let side = g.side(face);
        let count = (side.length / 1.8).round().max(1.0) as usize;
        for i in 0..count {
            let at = |i: usize| side.length * i as f32 / count as f32;
            let mut mesh = Mesh::default();
            let y = low - 0.02;
            let (p, q) = (side.point(at(i), y, over + 0.05), side.point(at(i + 1), y, over + 0.05));
            setpiece_scene::build::tube(&mut mesh, p, q, [0.07; 2], 8, zinc);
            let shape =
                side.block([at(i) + 0.01, at(i + 1) - 0.01], [low - 0.1, low - 0.01], [over - 0.02, over + 0.1], zinc);
            if kit.is_room_for(&shape) {
                kit.put_as(spec, shape, mesh);
            }
        }
        // At the back a neighbour may stand close.
        for storey in 0..if face == Face::Front { g.storeys() } else { 0 } {
            for u in [0.2, side.length - 0.2] {
                let foot = if storey == 0 { 0.05 } else { g.levels[storey] - g.slab };
                super::fittings::downpipe(kit, &side, u, [foot, g.clear(storey)[1]], storey as i32);
            }
        }
    }
}

/// Walls between the rooms, with a door each: bearing ones between bays along x, light ones across.
fn inner_walls(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, storey: usize) {
    let y = g.clear(storey);
    let is_timber = kit.pal.masonry == Substance::Timber;
    let (substance, broken) =
        if is_timber { (Substance::Timber, kit.pal.broken_light) } else { (Substance::Brick, kit.pal.broken_brick) };
    let spec = Spec::new(PartKind::CoreWall, substance, broken, storey as i32).chunks(0.8).anchored(storey == 0);
    let [nx, nz] = g.cells();
    let half = 0.07;
    for i in 1..nx {
        let x = [g.xs[i] - half, g.xs[i] + half];
        let (back, front) = (g.wall - g.depth(), -g.wall);
        let gap = (front - back) * 0.4 + back;
        let paint = rooms.at(storey, i, 0).paint;
        let head = (y[0] + 2.05).min(y[1]);
        kit.block(spec, x, y, [back, gap], paint);
        kit.block(spec.anchored(false), x, [head, y[1]], [gap, gap + 0.9], paint);
        kit.block(spec, x, y, [gap + 0.9, front], paint);
    }
    let light = Spec::new(PartKind::Partition, Substance::Plaster, kit.pal.broken_light, storey as i32).chunks(1.1);
    for k in 1..nz {
        for i in 0..nx {
            let left = if i == 0 { g.xs[0] + g.wall } else { g.xs[i] + half };
            let right = if i + 1 == nx { g.xs[nx] - g.wall } else { g.xs[i + 1] - half };
            let gap = (g.zs[k] - (g.wall - g.depth())) / (g.depth() - 2.0 * g.wall);
            // Not where the bearing wall's door is.
            if right - left < 1.2 || (0.3..0.65).contains(&gap) && nx > 1 && k % 2 == 0 {
                continue;
            }
            let (a, b) = (rooms.at(storey, i, k - 1).paint, rooms.at(storey, i, k).paint);
            let shape = cuboid([left, right - 0.85], y, [g.zs[k] - 0.05, g.zs[k] + 0.05], a);
            kit.put(light, shape.faced(glam::Vec3::NEG_Z, b));
        }
    }
}

fn walls(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, face: Face, storey: usize, character: Character) {
    let side = g.side(face);
    let bays = g.bays(face);
    let y = g.clear(storey);
    let is_desert = character == Character::DesertVillage;
    let is_timber = kit.pal.masonry == Substance::Timber && kit.lean < 2 && g.wall > 0.12;
    for (bay, u) in bays.iter().enumerate() {
        let mut rng = kit.rng.fork((400 + storey * 64 + bay * 8) as u64 + face as u64);
        let [i, k] = g.cell_behind(face, bay);
        let room = rooms.at(storey, i, k);
        let sheet = kit.sheet();
        let at = (storey as i32, sheet);
        let is_stone = kit.pal.masonry == Substance::Stone;
        let wall = Wall {
            outer: kit.pal.wall,
            sill: kit.pal.wall,
            inner: room.paint,
            broken: if is_timber { kit.pal.broken_light } else { kit.pal.broken_brick },
            substance: kit.pal.masonry,
            thick: g.wall,
            chunk_m: if is_stone { 0.7 } else { 0.6 },
        };
        let masonry = |kit: &mut Kit<'_>, openings: &[Opening]| {
            if is_timber {
                boards::panel(kit, &side, *u, y, openings, &wall, at);
            } else {
                panel(kit, &side, *u, y, openings, &wall, at);
            }
        };
        let width = u[1] - u[0];
        let head = y[0] + (0.82 * (y[1] - y[0])).min(2.15);
        let size = if is_desert { 0.55 } else { 1.3_f32.min(0.45 * width) };
        let m = mid(*u) + rng.range(-0.1, 0.1) * width;
        let is_door = storey == 0 && face == Face::Front && bay == bays.len() / 2;
        let low = if is_door { y[0] } else { (head - if is_desert { 0.7 } else { 1.35 }).max(y[0] + 0.3) };
        let half = if is_door { 0.5_f32.min(0.3 * width) } else { 0.5 * size };
        let blank = !is_door && (width < 1.3 || rng.chance(if is_desert { 0.4 } else { 0.08 }));
        let opening = Opening { u: [m - half, m + half], y: [low, head] };
        if blank {
            masonry(kit, &[]);
            continue;
        }
        masonry(kit, &[opening]);
        if is_door {
            let wood = *rng.pick(&kit.pal.woods);
            door(kit, &side, &opening, wood, kit.pal.grey_metal, at);
            continue;
        }
        let american = character == Character::NorthAmerican;
        let window = Window {
            frame: kit.pal.frames[if is_desert { 2 } else { 0 }],
            leaves: if american { 1 } else { 2 },
            transom: if american { 0.5 } else { 0.62 },
            shutter: (0.0, kit.pal.shutters[0]),
            curtain: (rng.range(0.2, 0.7), room.curtain),
            ledge_m: 0.07,
            surround_m: if is_desert { 0.0 } else { 0.1 },
            trim: kit.pal.band,
            glass_m: 0.5,
        };
        fill(kit, &side, &opening, &window, &mut rng, at);
        if !american && !is_desert && kit.lean < 2 {
            shutters(kit, &side, &opening, *u, at);
        }
    }
}
