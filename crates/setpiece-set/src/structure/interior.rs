//! Partitions and furniture, so that an opened floor reads as a home.

use super::grid::Grid;
use super::kit::{Kit, Span, Spec, bounds, cuboid};
use super::rooms::{Room, Rooms, Usage};
use glam::Vec3;
use setpiece_scene::build::block;
use setpiece_scene::{Aabb, MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::Rng;

/// Walls between the cells of a storey.
pub fn partitions(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, core: Option<[usize; 2]>, storey: usize, rng: &mut Rng) {
    let [nx, nz] = g.cells();
    let y = g.clear(storey);
    let spec = Spec::new(PartKind::Partition, Substance::Brick, kit.pal.broken_brick, storey as i32).chunks(1.7);
    let half = 0.05;
    let is_core = |i: usize, k: usize| core == Some([i, k]);
    for i in 1..nx {
        for k in 0..nz {
            if is_core(i - 1, k) || is_core(i, k) || rng.chance(0.2) {
                continue;
            }
            let (z0, z1) = (g.column_z(k + 1)[1], g.column_z(k)[0]);
            let z = door_side(z0, z1, rng);
            let (a, b) = (rooms.at(storey, i - 1, k).paint, rooms.at(storey, i, k).paint);
            let shape = cuboid([g.xs[i] - half, g.xs[i] + half], y, z, a);
            kit.put(spec, shape.faced(Vec3::X, b));
        }
    }
    for k in 1..nz {
        for i in 0..nx {
            if is_core(i, k - 1) || is_core(i, k) || rng.chance(0.15) {
                continue;
            }
            let x = door_side(g.column_x(i)[1], g.column_x(i + 1)[0], rng);
            let (a, b) = (rooms.at(storey, i, k - 1).paint, rooms.at(storey, i, k).paint);
            let shape = cuboid(x, [y[0], y[1] - g.beam[1]], [g.zs[k] - half, g.zs[k] + half], a);
            kit.put(spec, shape.faced(Vec3::NEG_Z, b));
        }
    }
}

/// Leaves room for a door at one end.
fn door_side(low: f32, high: f32, rng: &mut Rng) -> Span {
    let door = 0.85_f32.min(0.3 * (high - low));
    match rng.below(4) {
        0 => [low, high],
        1 | 2 => [low, high - door],
        _ => [low + door, high],
    }
}

/// Furnishes the rooms of a storey, `share` of them.
pub fn furnish(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, storey: usize, share: f32, rng: &mut Rng) {
    let [nx, nz] = g.cells();
    for i in 0..nx {
        for k in 0..nz {
            let room = *rooms.at(storey, i, k);
            let [x0, x1] = [g.xs[i] + 0.35, g.xs[i + 1] - 0.35];
            let [z0, z1] = [g.zs[k + 1] + 0.4, g.zs[k] - 0.5];
            if !rng.chance(share) || x1 - x0 < 2.0 || z1 - z0 < 2.0 {
                continue;
            }
            // Furniture is drawn in a room of its own and turned into place: mirrored at random.
            let flip = [rng.chance(0.5), rng.chance(0.5)];
            for piece in pieces(&room, [x1 - x0, z1 - z0], rng) {
                let span = |p: f32, size: f32, low: f32, high: f32, flip: bool| {
                    if flip { [high - p - size, high - p] } else { [low + p, low + p + size] }
                };
                let x = span(piece.at[0], piece.size[0], x0, x1, flip[0]);
                let z = span(piece.at[1], piece.size[2], z0, z1, flip[1]);
                if x[0] < x0 - 0.01 || x[1] > x1 + 0.01 || z[0] < z0 - 0.01 || z[1] > z1 + 0.01 {
                    continue;
                }
                let floor = g.levels[storey];
                let place = bounds(x, [floor, floor + piece.size[1]], z);
                let mesh = draw(kit, piece.what, &place, rng);
                let spec = Spec::new(PartKind::Furniture, Substance::Soft, kit.pal.broken_light, storey as i32);
                kit.place_free(spec, place, mesh);
            }
        }
    }
}

#[derive(Clone, Copy)]
enum What {
    Sofa,
    Table,
    Bed,
    Cupboard,
    Shelf,
    Counter,
    Fridge,
    Desk,
    Rack,
}

struct Piece {
    what: What,
    at: [f32; 2],
    size: [f32; 3],
}

fn pieces(room: &Room, size: [f32; 2], rng: &mut Rng) -> Vec<Piece> {
    let [w, d] = size;
    let piece = |what, at: [f32; 2], size: [f32; 3]| Piece { what, at, size };
    match room.usage {
        Usage::Living => vec![
            piece(What::Sofa, [0.1, d * 0.5], [0.9, 0.8, 1.9]),
            piece(What::Table, [w * 0.5, rng.range(0.6, 1.0)], [1.5, 0.76, 1.0]),
            piece(What::Shelf, [w - 0.4, d * 0.4], [0.4, rng.range(1.2, 2.1), 1.6]),
        ],
        Usage::Bedroom => vec![
            piece(What::Bed, [0.1, d * 0.3], [2.0, 0.6, rng.range(1.0, 1.6)]),
            piece(What::Cupboard, [w - 0.6, 0.4], [0.6, 2.1, rng.range(1.4, 2.0)]),
        ],
        Usage::Kitchen => vec![
            piece(What::Counter, [0.3, 0.0], [w - 1.4, 0.9, 0.6]),
            piece(What::Fridge, [w - 0.9, 0.0], [0.65, 1.75, 0.65]),
            piece(What::Table, [w * 0.35, d * 0.55], [1.2, 0.76, 0.8]),
        ],
        Usage::Bath => vec![piece(What::Counter, [0.2, 0.2], [1.6, 0.55, 0.7])],
        Usage::Office => vec![
            piece(What::Desk, [0.4, 0.6], [1.6, 1.15, 1.6]),
            piece(What::Desk, [w * 0.55, 0.6], [1.6, 1.15, 1.6]),
            piece(What::Shelf, [w - 0.45, d * 0.6], [0.45, 1.3, 1.4]),
        ],
        Usage::Shop => vec![
            piece(What::Rack, [0.5, d * 0.25], [0.7, 1.5, 2.2]),
            piece(What::Rack, [w * 0.5, d * 0.25], [0.7, 1.5, 2.2]),
            piece(What::Counter, [w * 0.3, 0.1], [1.8, 1.0, 0.6]),
        ],
        Usage::Lobby | Usage::Core => vec![],
    }
}

/// A piece of furniture as boxes within its bounds.
fn draw(kit: &Kit<'_>, what: What, at: &Aabb, rng: &mut Rng) -> Mesh {
    let pal = &kit.pal;
    let wood = *rng.pick(&pal.woods);
    let cloth = *rng.pick(&pal.cloths);
    let mut mesh = Mesh::default();
    let size = at.size();
    // A box by shares of the bounds.
    let mut part = |x: Span, y: Span, z: Span, material: MaterialId| {
        let p = |s: [f32; 3]| (at.min + Vec3::from(s) * size).to_array();
        block(&mut mesh, p([x[0], y[0], z[0]]), p([x[1], y[1], z[1]]), material);
    };
    const ALL: Span = [0.0, 1.0];
    match what {
        What::Sofa => {
            part(ALL, [0.0, 0.5], ALL, cloth);
            part([0.0, 0.25], [0.5, 1.0], ALL, cloth);
            part([0.25, 1.0], [0.5, 0.72], [0.0, 0.09], cloth);
            part([0.25, 1.0], [0.5, 0.72], [0.91, 1.0], cloth);
        }
        What::Table | What::Desk => {
            let top = if matches!(what, What::Desk) { 0.63 } else { 0.95 };
            part(ALL, [top, top + 0.05], ALL, wood);
            for (x, z) in [(0.0, 0.0), (0.95, 0.0), (0.0, 0.94), (0.95, 0.94)] {
                part([x, x + 0.05], [0.0, top], [z, z + 0.06], wood);
            }
            if matches!(what, What::Desk) {
                part([0.3, 0.7], [0.7, 1.0], [0.45, 0.5], pal.dark);
                part([0.47, 0.53], [0.68, 0.75], [0.45, 0.55], pal.dark);
            }
        }
        What::Bed => {
            part(ALL, [0.0, 0.4], ALL, wood);
            part([0.04, 1.0], [0.4, 0.85], [0.02, 0.98], cloth);
            part([0.0, 0.04], [0.4, 1.0], ALL, wood);
            part([0.06, 0.25], [0.85, 1.0], [0.1, 0.9], pal.curtains[0]);
        }
        What::Cupboard => {
            part(ALL, ALL, ALL, wood);
        }
        What::Shelf | What::Rack => {
            part([0.45, 0.55], ALL, ALL, wood);
            for i in 0..4 {
                let y = i as f32 * 0.25;
                part(ALL, [y, y + 0.03], ALL, wood);
                let mut z = 0.04;
                while z < 0.9 {
                    let w = rng.range(0.05, 0.2).min(0.96 - z);
                    let h = rng.range(0.08, 0.2);
                    let goods = *rng.pick(&pal.signs);
                    part([0.15, 0.9], [y + 0.03, y + 0.03 + h], [z, z + w], goods);
                    z += w + rng.range(0.0, 0.1);
                }
            }
        }
        What::Counter => {
            part(ALL, [0.1, 0.95], ALL, pal.white);
            part(ALL, [0.95, 1.0], ALL, pal.lobby);
            part([0.03, 0.97], [0.0, 0.1], [0.1, 0.9], pal.dark);
        }
        What::Fridge => part(ALL, ALL, ALL, pal.white),
    }
    mesh
}
