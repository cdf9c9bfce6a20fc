//! What stands on a flat roof: parapet, lift house, tanks, vents, aerials, the grill.

use super::grid::{CORNER_M, Face, Grid};
use super::kit::{Kit, Span, Spec, add, bounds, upright};
use glam::Vec3;
use setpiece_scene::build::{block, tube, wire};
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// Walls around the roof with a coping; the height by face.
pub fn parapet(kit: &mut Kit<'_>, g: &Grid, height: f32, street: MaterialId, coping_out: f32) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let thick = 0.15_f32.min(g.wall);
    let y = [base, base + height];
    for face in g.faces() {
        let side = g.side(face);
        let outer = if matches!(face, Face::Back | Face::Left) { kit.pal.party } else { street };
        let mut bays = g.bays(face);
        let last = bays.len() - 1;
        // The walls of the parapet are thinner than those under it.
        match face {
            Face::Left => {
                bays[0][0] = thick;
                bays[last][1] = side.length - thick;
            }
            Face::Right => {
                if g.cut == 0.0 {
                    bays[0][0] = thick;
                } else {
                    bays[0][0] = g.cut;
                }
                bays[last][1] = side.length - thick;
            }
            Face::Front if g.cut > 0.0 => bays[last][1] = side.length - g.cut,
            _ => {}
        }
        for u in bays {
            let sheet = kit.sheet();
            let spec = Spec::new(PartKind::Parapet, kit.pal.masonry, kit.pal.broken_brick, storey).of_sheet(sheet);
            let top = [y[1], y[1] + 0.07];
            let cap = kit.pal.coping;
            if face == Face::Corner {
                // Mitred, since its neighbours end square at the edge of the cut.
                let m = 0.0;
                let outline = [[0.0, 0.0], [side.length, 0.0], [side.length - m - thick, -thick], [m + thick, -thick]];
                kit.put(spec.chunks(1.0), side.slab(&outline, y, outer));
                kit.put(spec, side.slab(&outline, top, cap));
                continue;
            }
            kit.put(spec.chunks(1.0), side.block(u, y, [-thick, 0.0], outer));
            // Coping stones part at their joints.
            kit.put(spec.chunks(0.9), side.block(u, top, [-thick, coping_out], cap));
        }
    }
}

/// A cornice along the street sides, under the parapet.
pub fn cornice(kit: &mut Kit<'_>, g: &Grid, out: f32, material: MaterialId) {
    let top = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    for face in [Face::Front, Face::Right] {
        let side = g.side(face);
        let bays = g.bays(face);
        for (bay, u) in bays.iter().enumerate() {
            let mut u = *u;
            if face == Face::Right && bay == 0 && g.cut == 0.0 {
                u[0] = 0.0;
            }
            if face == Face::Right && bay + 1 == bays.len() {
                u[1] = side.length;
            }
            let spec = Spec::new(PartKind::Facade, Substance::Concrete, kit.pal.broken_concrete, storey).chunks(1.4);
            let mut mesh = Mesh::default();
            side.draw(&mut mesh, u, [top - 0.1, top], [0.0, out], material);
            side.draw(&mut mesh, u, [top - 0.2, top - 0.1], [0.0, out * 0.6], material);
            kit.put_as(spec, side.block(u, [top - 0.14, top], [0.0, out], material), mesh);
        }
    }
    if g.cut > 0.0 {
        let side = g.side(Face::Corner);
        let spec = Spec::new(PartKind::Facade, Substance::Concrete, kit.pal.broken_concrete, storey);
        // It runs over the corner columns and meets its neighbours in a mitre (22.5 degrees on each side).
        let m = out * 0.414;
        let outline = [[0.0, 0.0], [side.length, 0.0], [side.length + m, out], [-m, out]];
        let mut mesh = Mesh::default();
        add(&mut mesh, &side.slab(&outline, [top - 0.1, top], material));
        let low = [[0.0, 0.0], [side.length, 0.0], [side.length + 0.6 * m, 0.6 * out], [-0.6 * m, 0.6 * out]];
        add(&mut mesh, &side.slab(&low, [top - 0.2, top - 0.1], material));
        kit.put_as(spec, side.slab(&outline, [top - 0.14, top], material), mesh);
        // The short ends over the corner columns.
        for (face, from, to) in [(Face::Front, -CORNER_M, 0.0), (Face::Right, 0.0, CORNER_M)] {
            let near = g.side(face);
            let at = if face == Face::Front { near.length - g.cut } else { g.cut };
            let taper =
                |d: f32| if face == Face::Front { [at + from, at + d * 0.414] } else { [at - d * 0.414, at + to] };
            let strip = |d: f32| {
                let far = taper(d);
                [[at + from, 0.0], [at + to, 0.0], [far[1], d], [far[0], d]]
            };
            let mut mesh = Mesh::default();
            add(&mut mesh, &near.slab(&strip(out), [top - 0.1, top], material));
            add(&mut mesh, &near.slab(&strip(0.6 * out), [top - 0.2, top - 0.1], material));
            kit.put_as(spec, near.slab(&strip(out), [top - 0.14, top], material), mesh);
        }
    }
}

/// A house of brick walls with a roof slab; returns its roof's height and extent.
pub fn house(kit: &mut Kit<'_>, x: Span, z: Span, y: Span, wall: MaterialId, storey: i32) -> (f32, Span, Span) {
    let t = 0.15;
    let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey).chunks(1.2);
    kit.block(spec, x, y, [z[1] - t, z[1]], wall);
    kit.block(spec, x, y, [z[0], z[0] + t], wall);
    kit.block(spec, [x[0], x[0] + t], y, [z[0] + t, z[1] - t], wall);
    kit.block(spec, [x[1] - t, x[1]], y, [z[0] + t, z[1] - t], wall);
    let over = 0.12;
    let slab = Spec::new(PartKind::RoofPlant, Substance::Concrete, kit.pal.broken_concrete, storey).chunks(1.4);
    let (sx, sz) = ([x[0] - over, x[1] + over], [z[0] - over, z[1] + over]);
    kit.block(slab, sx, [y[1], y[1] + 0.14], sz, kit.pal.coping);
    // A door and a grille, seen from the street only as dark.
    (y[1] + 0.14, sx, sz)
}

/// A round tank on its foot.
fn tank(kit: &mut Kit<'_>, center: [f32; 2], radius: f32, y: Span, material: MaterialId, storey: i32) {
    let ring: Vec<[f32; 2]> = (0..10)
        .map(|i| {
            let a = TAU * i as f32 / 10.0;
            [center[0] + radius * cos(a), center[1] + radius * sin(a)]
        })
        .collect();
    let shape = upright(&ring, y, material);
    let b = shape.bounds();
    if !kit.is_free(&b) {
        return;
    }
    let mut mesh = Mesh::default();
    let at = |h: f32| Vec3::new(center[0], h, center[1]);
    tube(&mut mesh, at(y[0]), at(y[1] - 0.12), [radius, radius], 20, material);
    tube(&mut mesh, at(y[1] - 0.12), at(y[1]), [radius * 0.96, radius * 0.35], 20, material);
    wire(
        &mut mesh,
        &[at(y[0]) + Vec3::X * radius * 1.05, at(y[1] - 0.2) + Vec3::X * radius * 1.05],
        0.025,
        5,
        kit.pal.grey_metal,
    );
    let spec = Spec::new(PartKind::RoofPlant, Substance::Concrete, kit.pal.broken_concrete, storey);
    kit.put_as(spec, shape, mesh);
}

/// A television aerial on a mast.
fn aerial(kit: &mut Kit<'_>, foot: Vec3, height: f32, storey: i32, rng: &mut Rng) {
    let iron = kit.pal.grey_metal;
    let mut mesh = Mesh::default();
    tube(&mut mesh, foot, foot + Vec3::Y * height, [0.025, 0.018], 5, iron);
    let angle = rng.range(0.0, TAU);
    let along = Vec3::new(cos(angle), 0.0, sin(angle));
    let across = Vec3::new(-along.z, 0.0, along.x);
    for level in [0.97, 0.8] {
        let center = foot + Vec3::Y * height * level;
        wire(&mut mesh, &[center - along * 0.6, center + along * 0.7], 0.012, 4, iron);
        for i in 0..7 {
            let p = center + along * (-0.55 + 0.2 * i as f32);
            let w = across * (0.45 - 0.04 * i as f32);
            wire(&mut mesh, &[p - w, p + w], 0.008, 4, iron);
        }
    }
    let place = bounds([foot.x - 0.06, foot.x + 0.06], [foot.y, foot.y + height], [foot.z - 0.06, foot.z + 0.06]);
    let spec = Spec::new(PartKind::RoofPlant, Substance::Steel, iron, storey);
    kit.place_free(spec, place, mesh);
}

/// Everything on the terrace of a block of flats.
pub fn plant(kit: &mut Kit<'_>, g: &Grid, core: Option<[usize; 2]>, wall: MaterialId, rng: &mut Rng) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let [nx, nz] = g.cells();
    let [i, k] = core.unwrap_or([nx / 2, nz / 2]);
    let (x, z) = ([g.xs[i] + 0.1, g.xs[i + 1] - 0.1], [g.zs[k + 1] + 0.1, g.zs[k] - 0.1]);
    let roomy = x[1] - x[0] > 2.5 && z[1] - z[0] > 2.5;
    if roomy {
        let (top, sx, sz) = house(kit, x, z, [base, base + 2.6], wall, storey);
        // The tank house stands on half of the lift house.
        let split = sx[0] + (sx[1] - sx[0]) * rng.range(0.45, 0.6);
        let (tx, tz) = ([sx[0] + 0.3, split], [sz[0] + 0.3, sz[1] - 0.3]);
        let legs = Spec::new(PartKind::RoofPlant, Substance::Concrete, kit.pal.broken_concrete, storey);
        for lx in [tx[0], tx[1] - 0.25] {
            kit.block(legs, [lx, lx + 0.25], [top, top + 0.5], tz, kit.pal.concrete);
        }
        let (box_x, box_y) = ([tx[0] - 0.1, tx[1] + 0.1], [top + 0.5, top + 2.1]);
        kit.block(legs.chunks(1.3), box_x, box_y, tz, kit.pal.tank);
        tank(kit, [split + 0.95, 0.5 * (sz[0] + sz[1])], 0.7, [top, top + 1.5], kit.pal.grey_metal, storey);
        aerial(kit, Vec3::new(sx[1] - 0.25, top, sz[0] + 0.3), 3.4, storey, rng);
        aerial(kit, Vec3::new(0.5 * (box_x[0] + box_x[1]), box_y[1], tz[0] + 0.4), 2.2, storey, rng);
        // Its door and a ladder are drawn on a thin fitting in front.
        let mut mesh = Mesh::default();
        let dx = x[0] + 0.8;
        block(&mut mesh, [dx, base, z[1]], [dx + 0.85, base + 2.0, z[1] + 0.03], kit.pal.grey_metal);
        for rung in 0..12 {
            let y = base + 0.3 + 0.25 * rung as f32;
            block(&mut mesh, [dx + 2.0, y, z[1] + 0.05], [dx + 2.4, y + 0.025, z[1] + 0.08], kit.pal.iron);
        }
        let place = bounds([dx, dx + 0.85], [base, base + 2.0], [z[1], z[1] + 0.04]);
        kit.place_free(Spec::new(PartKind::Frame, Substance::Steel, kit.pal.iron, storey), place, mesh);
    }
    let inner = 0.9;
    let (rx, rz) = ([g.xs[0] + inner, g.xs[nx] - inner], [g.zs[nz] + inner, -inner - g.cut]);
    if rx[1] - rx[0] < 3.0 || rz[1] - rz[0] < 3.0 {
        return;
    }
    for _ in 0..3 + nx.min(4) {
        let (w, d, h) = (rng.range(0.35, 0.8), rng.range(0.35, 0.7), rng.range(0.6, 1.7));
        let (px, pz) = (rng.range(rx[0], rx[1] - w), rng.range(rz[0], rz[1] - d));
        let mut mesh = Mesh::default();
        block(&mut mesh, [px, base, pz], [px + w, base + h - 0.12, pz + d], wall);
        block(
            &mut mesh,
            [px - 0.06, base + h - 0.08, pz - 0.06],
            [px + w + 0.06, base + h, pz + d + 0.06],
            kit.pal.coping,
        );
        let place = bounds([px, px + w], [base, base + h], [pz, pz + d]);
        let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey);
        kit.place_free(spec, place, mesh);
    }
    for _ in 0..4 {
        let at = Vec3::new(rng.range(rx[0], rx[1]), base, rng.range(rz[0], rz[1]));
        aerial(kit, at, rng.range(2.2, 4.2), storey, rng);
    }
    for _ in 0..2 {
        let at = [rng.range(rx[0] + 0.8, rx[1] - 0.8), rng.range(rz[0] + 0.8, rz[1] - 0.8)];
        tank(kit, at, 0.6, [base, base + rng.range(1.2, 1.7)], kit.pal.dark, storey);
    }
    grill(kit, [rx[1] - 2.6, rz[0]], base, storey);
    drying(kit, rx, rz, base, storey, rng);
}

/// The parrilla: hearth, hood, chimney.
fn grill(kit: &mut Kit<'_>, at: [f32; 2], base: f32, storey: i32) {
    let [x, z] = at;
    let place = bounds([x, x + 1.4], [base, base + 2.6], [z, z + 0.8]);
    let mut mesh = Mesh::default();
    let brick = kit.pal.accent;
    block(&mut mesh, [x, base, z], [x + 1.4, base + 0.8, z + 0.8], brick);
    block(&mut mesh, [x, base + 0.8, z], [x + 0.15, base + 1.7, z + 0.8], brick);
    block(&mut mesh, [x + 1.25, base + 0.8, z], [x + 1.4, base + 1.7, z + 0.8], brick);
    block(&mut mesh, [x + 0.15, base + 0.8, z], [x + 1.25, base + 1.7, z + 0.12], kit.pal.dark);
    block(&mut mesh, [x, base + 1.7, z], [x + 1.4, base + 1.95, z + 0.8], brick);
    block(&mut mesh, [x + 0.4, base + 1.95, z + 0.1], [x + 1.0, base + 2.6, z + 0.7], brick);
    kit.place_free(Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, storey), place, mesh);
}

/// Lines with laundry between two posts.
fn drying(kit: &mut Kit<'_>, rx: Span, rz: Span, base: f32, storey: i32, rng: &mut Rng) {
    let iron = kit.pal.grey_metal;
    let x = [rx[0] + 0.3, (rx[0] + 3.3).min(rx[1])];
    let z = rng.range(rz[0] + 0.5, rz[1] - 0.5);
    let mut mesh = Mesh::default();
    for p in x {
        block(&mut mesh, [p - 0.03, base, z - 0.03], [p + 0.03, base + 2.0, z + 0.03], iron);
    }
    wire(&mut mesh, &[Vec3::new(x[0], base + 1.95, z), Vec3::new(x[1], base + 1.9, z)], 0.008, 4, iron);
    let mut p = x[0] + 0.2;
    while p < x[1] - 0.7 {
        let (w, long) = (rng.range(0.4, 0.9), rng.range(0.5, 1.2));
        let cloth = *rng.pick(&kit.pal.cloths);
        block(&mut mesh, [p, base + 1.9 - long, z - 0.01], [p + w, base + 1.92, z + 0.01], cloth);
        p += w + rng.range(0.05, 0.2);
    }
    let place = bounds([x[0] - 0.03, x[1] + 0.03], [base, base + 2.0], [z - 0.03, z + 0.03]);
    kit.place_free(Spec::new(PartKind::Fitting, Substance::Soft, iron, storey), place, mesh);
}

/// Machines on the roof of an office: a screened plant room, chillers, ducts.
pub fn machines(kit: &mut Kit<'_>, g: &Grid, rng: &mut Rng) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let [nx, nz] = g.cells();
    let (w, d) = (g.xs[nx] - g.xs[0], g.depth());
    let cx = [g.xs[0] + 0.3 * w, g.xs[0] + 0.7 * w];
    let cz = [g.zs[nz] + 0.3 * d, g.zs[nz] + 0.7 * d];
    if cx[1] - cx[0] < 3.0 || cz[1] - cz[0] < 3.0 {
        return;
    }
    let (top, sx, sz) = house(kit, cx, cz, [base, base + 3.6], kit.pal.corrugated, storey);
    aerial(kit, Vec3::new(0.5 * (sx[0] + sx[1]), top, 0.5 * (sz[0] + sz[1])), 6.0, storey, rng);
    for _ in 0..8 {
        let (sw, sd, h) = (rng.range(1.2, 2.4), rng.range(1.0, 1.8), rng.range(1.2, 2.0));
        let x = rng.range(g.xs[0] + 1.2, g.xs[nx] - 1.2 - sw);
        let z = rng.range(g.zs[nz] + 1.2, -1.2 - sd);
        let mut mesh = Mesh::default();
        block(&mut mesh, [x, base + 0.2, z], [x + sw, base + h - 0.15, z + sd], kit.pal.white);
        for leg in [x + 0.1, x + sw - 0.2] {
            block(&mut mesh, [leg, base, z], [leg + 0.1, base + 0.2, z + sd], kit.pal.iron);
        }
        let center = Vec3::new(x + 0.5 * sw, base + h - 0.15, z + 0.5 * sd);
        tube(&mut mesh, center, center + Vec3::Y * 0.15, [0.4, 0.4], 16, kit.pal.dark);
        let place = bounds([x, x + sw], [base, base + h], [z, z + sd]);
        kit.place_free(Spec::new(PartKind::RoofPlant, Substance::Steel, kit.pal.iron, storey), place, mesh);
    }
}
