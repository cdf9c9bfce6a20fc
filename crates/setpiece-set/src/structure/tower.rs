//! Office towers: flat slabs on columns set back from a curtain wall, a concrete core, machines on the roof.
//!
//! A panel is one bay by one storey: a spandrel, panes, and the mullions that hold them, seen as fins that run on past
//! the slab edges.

use super::grid::{Face, Grid};
use super::kit::{Kit, Side, Span, Spec, mid};
use super::rooms::{Room, Rooms};
use super::{apartment, frame::Skeleton, interior, roof};
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::{Material, Rng, ShotPlan};

/// What all panels have in common.
struct Style {
    /// Share of the clear height that is spandrel.
    spandrel: f32,
    spandrel_material: MaterialId,
    substance: Substance,
    fin_m: f32,
    fin_pitch_m: f32,
    fin: MaterialId,
    /// Panes per bay; none when the panel is one piece.
    panes: usize,
}

/// Builds an office tower.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let bay = apartment::bay_m(kit.lean) * 1.15;
    let mut grid = Grid::new(plan, bay, 1.35, false);
    grid.beam = [0.0, 0.0];
    grid.set_back(1.1, 0.06);
    let [nx, nz] = grid.cells();
    let core = (nx >= 2 && nz >= 2).then_some([nx / 2, nz / 2]);
    let rooms = Rooms::new(kit, &grid, core, true);
    let floor = |storey: usize, i: usize, k: usize| rooms.at(storey, i, k).floor;
    let mut rng = kit.rng.fork(1);
    let style = Style::choose(kit, plan, &mut rng);
    let edge = style.spandrel_material;
    let skeleton = Skeleton { core, columns: true, ..Skeleton::new(&grid, &floor, edge) };
    let slabs = skeleton.build(kit);
    for face in grid.faces() {
        let side = grid.side(face);
        for (bay, u) in grid.bays(face).into_iter().enumerate() {
            for storey in 0..grid.storeys() {
                let mut rng = kit.rng.fork((storey * 997 + bay * 8 + face as usize) as u64 + 5000);
                let [i, k] = grid.cell_behind(face, bay);
                let place =
                    Place { u, y: grid.clear(storey), storey, is_entrance: face == Face::Front && bay == nx / 2 };
                panel(kit, &grid, &side, &place, rooms.at(storey, i, k), &style, &mut rng);
            }
        }
    }
    if kit.lean == 0 {
        for storey in 1..grid.storeys() {
            let mut rng = kit.rng.fork(100 + storey as u64);
            interior::furnish(kit, &grid, &rooms, storey, 0.45, &mut rng);
        }
    }
    let street = style.spandrel_material;
    roof::parapet(kit, &grid, 1.1, street, 0.05);
    if kit.lean < 4 {
        roof::machines(kit, &grid, &mut rng);
    }
    rooms.light(kit, &grid, &slabs.0);
}

impl Style {
    fn choose(kit: &Kit<'_>, plan: &ShotPlan, rng: &mut Rng) -> Self {
        let pal = &kit.pal;
        let (spandrel, spandrel_material, substance) = match plan.structure.material {
            Material::Glass | Material::Steel => (0.0, pal.frames[1], Substance::Steel),
            Material::Brick | Material::Stone => (0.32, pal.wall, pal.masonry),
            Material::Concrete | Material::Timber => (0.27, pal.coping, Substance::Concrete),
        };
        Self {
            spandrel,
            spandrel_material,
            substance,
            fin_m: rng.range(0.08, 0.22),
            fin_pitch_m: rng.range(1.1, 1.6),
            fin: *rng.pick(&[pal.frames[1], pal.grey_metal, pal.frames[3]]),
            panes: if kit.lean == 0 { 2 } else { 1 },
        }
    }
}

struct Place {
    u: Span,
    y: Span,
    storey: usize,
    is_entrance: bool,
}

fn panel(kit: &mut Kit<'_>, g: &Grid, side: &Side, place: &Place, room: &Room, style: &Style, rng: &mut Rng) {
    let Place { u, y, storey, .. } = *place;
    let sheet = kit.sheet();
    let spec =
        |kind, substance, inside| Spec::new(kind, substance, inside, storey as i32).of_sheet(sheet).anchored(false);
    let lobby = storey == 0;
    let sill = if lobby { y[0] } else { y[0] + style.spandrel * (y[1] - y[0]) };
    if sill > y[0] {
        let broken = if style.substance == Substance::Brick { kit.pal.broken_brick } else { kit.pal.broken_concrete };
        let wall = side.block(u, [y[0], sill], [-0.14, 0.0], style.spandrel_material).faced(-side.out, room.paint);
        kit.put(spec(PartKind::Facade, style.substance, broken).chunks(1.4), wall);
    }
    let glass = kit.pal.glass;
    let mut bars = Mesh::default();
    mullions(&mut bars, g, side, place, sill, style);
    blinds(&mut bars, side, place, sill, room, rng);
    if place.is_entrance && lobby {
        let m = mid(u);
        side.draw(&mut bars, [m - 1.6, m + 1.6], [y[0] + 2.7, y[0] + 2.9], [0.0, 2.2], style.fin);
        for p in [m - 1.0, m, m + 1.0] {
            side.draw(&mut bars, [p - 0.04, p + 0.04], [y[0], y[0] + 2.7], [-0.12, 0.02], style.fin);
        }
    }
    let d = [-0.14, -0.08];
    if kit.lean >= 2 {
        // One piece, seen with its glass.
        side.draw(&mut bars, u, [sill, y[1]], [-0.075, -0.06], glass);
        kit.put_as(
            spec(PartKind::Glass, Substance::Glass, glass),
            side.block(u, [sill, y[1]], [-0.14, -0.06], glass),
            bars,
        );
        return;
    }
    for i in 0..style.panes {
        let at = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / style.panes as f32;
        let pane = side.block([at(i), at(i + 1)], [sill, y[1]], [-0.08, -0.06], glass);
        kit.put(spec(PartKind::Glass, Substance::Glass, glass).chunks(1.5), pane);
    }
    kit.put_as(spec(PartKind::Frame, Substance::Steel, style.fin), side.block(u, [sill, y[1]], d, style.fin), bars);
}

/// Fins over the whole storey and transoms.
fn mullions(mesh: &mut Mesh, g: &Grid, side: &Side, place: &Place, sill: f32, style: &Style) {
    let Place { u, y, storey, .. } = *place;
    let count = (((u[1] - u[0]) / style.fin_pitch_m).round() as usize).max(1);
    let low = if storey == 0 { y[0] } else { y[0] - g.slab };
    for i in 0..=count {
        let p = u[0] + (u[1] - u[0] - 0.06) * i as f32 / count as f32;
        side.draw(mesh, [p, p + 0.06], [low, y[1]], [0.0, style.fin_m], style.fin);
        side.draw(mesh, [p, p + 0.06], [sill, y[1]], [-0.14, 0.0], style.fin);
    }
    for h in [sill, y[1] - 0.06] {
        side.draw(mesh, u, [h, h + 0.06], [-0.14, 0.02], style.fin);
    }
    if storey == 0 {
        let h = y[0] + 2.7;
        side.draw(mesh, u, [h, h + 0.06], [-0.12, 0.0], style.fin);
    }
}

/// Blinds, each bay by its own people.
fn blinds(mesh: &mut Mesh, side: &Side, place: &Place, sill: f32, room: &Room, rng: &mut Rng) {
    let Place { u, y, storey, .. } = *place;
    if storey == 0 || rng.chance(0.35) {
        return;
    }
    let cloth = if rng.chance(0.8) { room.curtain } else { room.paint };
    let halves = [[u[0], mid(u)], [mid(u), u[1]]];
    for half in halves {
        let down = rng.range(0.0, 0.9);
        if down > 0.08 {
            let low = y[1] - down * (y[1] - sill);
            side.sheet(mesh, [half[0] + 0.05, half[1] - 0.05], [low, y[1]], [-0.25, -0.25], cloth);
        }
    }
}
