//! Halls: warehouses under a low gable, factories under a sawtooth with a stack.

use super::apartment;
use super::facade::{Opening, Wall, panel};
use super::frame::Skeleton;
use super::gable::Gable;
use super::grid::{Face, Grid};
use super::kit::{Kit, Spec, cuboid, mid};
use super::mast;
use super::rooms::Rooms;
use super::solid::{along_x, quarter};
use super::window::{Window, fill};
use setpiece_scene::{PartKind, Substance};
use setpiece_shot::{Material, ShotPlan};

/// Builds a warehouse or, with a sawtooth, a factory.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, sawtooth: bool) {
    let grid = Grid::new(plan, apartment::bay_m(kit.lean) * 1.25, 1.0, false);
    let rooms = Rooms::new(kit, &grid, None, true);
    let slab = kit.pal.concrete;
    let floor = |_: usize, _: usize, _: usize| slab;
    let edge = kit.pal.coping;
    let skeleton = Skeleton { grid: &grid, core: None, floor: &floor, edge, rear: edge, beams: true, columns: true };
    let slabs = skeleton.build(kit);
    let sheeted = !sawtooth && matches!(plan.structure.material, Material::Concrete | Material::Steel);
    for storey in 0..grid.storeys() {
        for face in grid.faces() {
            walls(kit, &grid, face, storey, sheeted);
        }
    }
    let storey = grid.storeys() as i32 - 1;
    let eaves = grid.levels[grid.storeys()];
    if sawtooth {
        teeth(kit, &grid, eaves, storey);
    } else {
        let (wall, cover) = (if sheeted { kit.pal.corrugated } else { kit.pal.wall }, kit.pal.corrugated);
        let z = [-grid.depth(), 0.0];
        let rise = (0.14 * grid.depth()).clamp(0.3, 6.0);
        let substance = Substance::Timber;
        let gable = Gable {
            lines: &grid.xs,
            z,
            eaves,
            rise,
            over: 0.3,
            ends: [0.2, 0.2],
            thick: 0.1,
            cover,
            wall,
            substance,
            storey,
            turned: false,
        };
        gable.build(kit);
    }
    rooms.light(kit, &grid, &slabs.0);
}

fn walls(kit: &mut Kit<'_>, g: &Grid, face: Face, storey: usize, sheeted: bool) {
    let side = g.side(face);
    let y = g.clear(storey);
    let bays = g.bays(face);
    for (bay, u) in bays.iter().enumerate() {
        let mut rng = kit.rng.fork((600 + storey * 512 + bay * 8) as u64 + face as u64);
        let at = (storey as i32, kit.sheet());
        let outer = if sheeted { kit.pal.corrugated } else { kit.pal.wall };
        let wall = Wall {
            outer,
            sill: if sheeted { kit.pal.plinth } else { outer },
            inner: kit.pal.coping,
            broken: if sheeted { kit.pal.broken_light } else { kit.pal.broken_brick },
            // Sheets on battens weigh as little as timber does.
            substance: if sheeted { Substance::Timber } else { kit.pal.masonry },
            thick: g.wall,
            chunk_m: 1.5,
        };
        let (width, clear) = (u[1] - u[0], y[1] - y[0]);
        let is_street = !matches!(face, Face::Back | Face::Left);
        let is_gate = storey == 0 && face == Face::Front && (bays.len() < 3 || bay % 2 == 1);
        let half = 0.4 * width;
        let m = mid(*u);
        let opening = if is_gate {
            Opening { u: [m - half, m + half], y: [y[0], y[0] + (0.75 * clear).min(4.2)] }
        } else {
            Opening { u: [m - half, m + half], y: [y[0] + 0.55 * clear, y[0] + 0.86 * clear] }
        };
        if width < 1.5 || (!is_gate && !is_street && rng.chance(0.4)) {
            panel(kit, &side, *u, y, &[], &wall, at);
            continue;
        }
        panel(kit, &side, *u, y, &[opening], &wall, at);
        let window = Window {
            frame: kit.pal.iron,
            leaves: ((width / 1.0) as u32).clamp(2, 6),
            transom: 0.5,
            shutter: (if is_gate { if rng.chance(0.4) { 0.45 } else { 1.0 } } else { 0.0 }, kit.pal.steel_shutter),
            curtain: (0.0, kit.pal.curtains[0]),
            ledge_m: if is_gate { 0.0 } else { 0.06 },
            surround_m: 0.0,
            trim: kit.pal.coping,
            glass_m: 0.9,
        };
        fill(kit, &side, &opening, &window, &mut rng, at);
    }
}

/// North lights: one tooth a bay, glazed to the left; the last bay carries the stack.
fn teeth(kit: &mut Kit<'_>, g: &Grid, base: f32, storey: i32) {
    let [nx, nz] = g.cells();
    let stack_bay = if nx > 1 { nx - 1 } else { usize::MAX };
    for i in 0..nx {
        let (x0, x1) = (g.xs[i], g.xs[i + 1]);
        if i == stack_bay {
            let r = (0.28 * (x1 - x0)).min(1.3);
            let center = [mid([x0, x1]), -g.depth() + 2.0 * r + 0.5];
            if g.depth() > 4.0 * r + 1.0 {
                mast::stack(kit, center, [r, 0.7 * r], [base, base + 14.0], storey, false);
            }
            continue;
        }
        let rise = (0.42 * (x1 - x0)).min(2.4);
        let slope = rise / (x1 - x0);
        let light = x0 + 0.06;
        let top = base + rise - 0.06 * slope;
        // Drawn along x and turned: local z is x, local x is -z.
        let triangle = [[light, base], [x1, base], [light, top]];
        for k in 0..=nz {
            let z = match k {
                0 => [0.0, 0.2],
                _ if k == nz => [g.depth() - 0.2, g.depth()],
                _ => [-g.zs[k] - 0.07, -g.zs[k] + 0.07],
            };
            let spec = Spec::new(PartKind::Facade, kit.pal.masonry, kit.pal.broken_brick, storey).chunks(1.5);
            let wall = kit.pal.wall;
            kit.put(spec, quarter(along_x(&triangle, z, wall)));
        }
        for k in 0..nz {
            let z = [-g.zs[k], -g.zs[k + 1]];
            let outline = [[x0, base + rise], [x1, base], [x1, base + 0.12], [x0, base + rise + 0.12]];
            let spec = Spec::new(PartKind::Slab, Substance::Timber, kit.pal.broken_light, storey).chunks(1.8);
            kit.put(spec, quarter(along_x(&outline, z, kit.pal.corrugated)));
            let glass = kit.pal.glass;
            let pane = Spec::new(PartKind::Glass, Substance::Glass, glass, storey).chunks(1.3);
            kit.put(pane, cuboid([x0, x0 + 0.06], [base, top], [g.zs[k + 1], g.zs[k]], glass));
        }
    }
}
