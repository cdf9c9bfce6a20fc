//! Factories: a brick hall of piers and large many-paned windows, floors on columns, a sawtooth roof on lattice girders,
//! and beside it a yard with the stack, tanks and pipes.

use super::apartment;
use super::facade::{Opening, Wall, panel};
use super::frame::Skeleton;
use super::grid::{Face, Grid};
use super::kit::{Kit, Side, Span, Spec, add, cuboid, mid};
use super::rooms::Rooms;
use super::round::Axis;
use super::solid::{along_z, bar};
use super::{stack, yard};
use glam::Vec3;
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Material, Rng, ShotPlan};

/// Builds a factory.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let width = plan.structure.width_m as f32;
    // A strip of the lot at its right is the yard.
    let strip = if width > 14.0 { (0.14 * width).clamp(3.0, 8.0) } else { 0.0 };
    let mut hall = plan.clone();
    hall.structure.width_m = f64::from(width - strip);
    let (first, lamps) = (kit.scene.parts.len(), kit.scene.lamps.len());
    let grid = Grid::new(&hall, apartment::bay_m(kit.lean) * 1.25, 1.0, false);
    build_hall(kit, &grid);
    kit.shift(first, lamps, -0.5 * strip);
    if strip > 0.0 {
        let x = [0.5 * width - strip, 0.5 * width];
        equip(kit, x, &grid);
    }
}

fn build_hall(kit: &mut Kit<'_>, g: &Grid) {
    let rooms = Rooms::new(kit, g, None, true);
    let slab = kit.pal.concrete;
    let floor = |_: usize, _: usize, _: usize| slab;
    let top = g.storeys();
    let open = |storey: usize, _: usize, _: usize| storey == top;
    let edge = kit.pal.band;
    let skeleton = Skeleton { beams: true, columns: true, open: &open, ..Skeleton::new(g, &floor, edge) };
    let slabs = skeleton.build(kit);
    for storey in 0..g.storeys() {
        for face in g.faces() {
            walls(kit, g, face, storey);
        }
    }
    valleys(kit, g);
    teeth(kit, g);
    if kit.lean < 2 {
        machines(kit, g);
    }
    rooms.light(kit, g, &slabs.0);
}

/// Brick between piers, with one large window to a bay.
fn walls(kit: &mut Kit<'_>, g: &Grid, face: Face, storey: usize) {
    let side = g.side(face);
    let y = g.clear(storey);
    let bays = g.bays(face);
    let broken = if kit.pal.masonry == Substance::Brick { kit.pal.broken_brick } else { kit.pal.broken_concrete };
    for (bay, u) in bays.iter().enumerate() {
        let mut rng = kit.rng.fork((600 + storey * 512 + bay * 8) as u64 + face as u64);
        let at = (storey as i32, kit.sheet());
        let wall = Wall {
            outer: kit.pal.wall,
            sill: kit.pal.wall,
            inner: kit.pal.ceiling,
            broken,
            substance: kit.pal.masonry,
            thick: g.wall,
            chunk_m: 1.2,
        };
        let (width, clear) = (u[1] - u[0], y[1] - y[0]);
        let is_gate = storey == 0 && face == Face::Front && bay == bays.len() / 2;
        let half = 0.36 * width;
        let m = mid(*u);
        let opening = if is_gate {
            Opening { u: [m - half, m + half], y: [y[0], y[0] + (0.8 * clear).min(4.2)] }
        } else {
            Opening { u: [m - half, m + half], y: [y[0] + 0.2 * clear.min(5.0), y[0] + 0.88 * clear] }
        };
        if width < 1.5 || clear < 1.2 {
            panel(kit, &side, *u, y, &[], &wall, at);
            continue;
        }
        panel(kit, &side, *u, y, &[opening], &wall, at);
        if is_gate {
            gate(kit, &side, &opening, at);
        } else {
            panes(kit, &side, &opening, at, &mut rng);
        }
        if kit.lean < 3 && !matches!(face, Face::Left) {
            // A pier over the joint of two bays, a sill and a head of stone.
            let spec = Spec::new(PartKind::Facade, wall.substance, broken, storey as i32).chunks(1.2);
            let low = if storey == 0 { 0.0 } else { y[0] - g.slab };
            let p = u[0];
            let across = [(p - 0.3).max(0.0), (p + 0.3).min(side.length)];
            let shape = side.block(across, [low, y[1]], [0.0, 0.14], kit.pal.wall);
            if kit.is_room_for(&shape) {
                kit.put(spec.anchored(storey == 0), shape);
            }
            let trim = Spec::new(PartKind::Facade, Substance::Stone, broken, storey as i32);
            let o = opening.u;
            for h in [[opening.y[0] - 0.14, opening.y[0]], [opening.y[1], opening.y[1] + 0.3]] {
                let shape = side.block([o[0] - 0.1, o[1] + 0.1], h, [0.0, 0.06], kit.pal.coping);
                if (!is_gate || h[0] > y[0]) && kit.is_room_for(&shape) {
                    kit.put(trim, shape);
                }
            }
        }
    }
}

/// Steel bars of 45 by 40 cm with glass between them; a leaf to tilt in the middle.
fn panes(kit: &mut Kit<'_>, side: &Side, o: &Opening, at: (i32, u32), rng: &mut Rng) {
    let (storey, sheet) = at;
    let glass = kit.pal.glass;
    let iron = kit.pal.frames[1];
    let Opening { u, y } = *o;
    let of = |kind, substance, inside| Spec::new(kind, substance, inside, storey).of_sheet(sheet);
    let halves = if kit.lean < 2 { 2 } else { 1 };
    for i in 0..halves {
        let part = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / halves as f32;
        let pane = side.block([part(i), part(i + 1)], y, [-0.13, -0.118], glass);
        kit.put(of(PartKind::Glass, Substance::Glass, glass).chunks(0.8), pane);
    }
    let mut bars = Mesh::default();
    let (nu, ny) = (((u[1] - u[0]) / 0.45).round().max(1.0) as usize, ((y[1] - y[0]) / 0.4).round().max(1.0) as usize);
    let d = [-0.17, -0.105];
    for i in 0..=nu {
        let p = u[0] + (u[1] - u[0]) * i as f32 / nu as f32;
        side.draw(&mut bars, [(p - 0.015).max(u[0]), (p + 0.015).min(u[1])], y, d, iron);
    }
    for k in 0..=ny {
        let p = y[0] + (y[1] - y[0]) * k as f32 / ny as f32;
        side.draw(&mut bars, u, [(p - 0.015).max(y[0]), (p + 0.015).min(y[1])], d, iron);
    }
    // Panes that were painted over or boarded up since.
    for _ in 0..rng.below(4) {
        let (i, k) = (rng.below(nu), rng.below(ny));
        let p = |i: usize, n: usize, s: Span| s[0] + (s[1] - s[0]) * i as f32 / n as f32;
        let m = *rng.pick(&[kit.pal.dark, kit.pal.woods[1], kit.pal.white]);
        side.draw(&mut bars, [p(i, nu, u), p(i + 1, nu, u)], [p(k, ny, y), p(k + 1, ny, y)], [-0.12, -0.11], m);
    }
    let shape = side.block(u, y, [-0.18, -0.13], iron);
    kit.put_as(of(PartKind::Frame, Substance::Steel, iron), shape, bars);
}

/// A pair of sliding doors of planks on a rail.
fn gate(kit: &mut Kit<'_>, side: &Side, o: &Opening, at: (i32, u32)) {
    let (storey, sheet) = at;
    let spec = Spec::new(PartKind::Frame, Substance::Timber, kit.pal.broken_light, storey).of_sheet(sheet);
    let m = mid(o.u);
    for u in [[o.u[0], m - 0.01], [m + 0.01, o.u[1]]] {
        let mut mesh = Mesh::default();
        let paint = kit.pal.signs[0];
        let planks = ((u[1] - u[0]) / 0.2) as usize;
        for i in 0..planks {
            let p = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / planks as f32;
            side.draw(&mut mesh, [p(i) + 0.006, p(i + 1)], o.y, [-0.12, -0.09], paint);
        }
        for y in [o.y[0] + 0.2, mid(o.y), o.y[1] - 0.4] {
            side.draw(&mut mesh, u, [y, y + 0.2], [-0.09, -0.06], paint);
        }
        kit.put_as(spec, side.block(u, o.y, [-0.14, -0.06], paint), mesh);
    }
}

/// The beams that carry the teeth, with lattice girders under those inside, and the band that closes the walls.
fn valleys(kit: &mut Kit<'_>, g: &Grid) {
    let top = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let y = [top - g.slab, top];
    let spec = Spec::new(PartKind::Beam, Substance::Concrete, kit.pal.broken_concrete, storey).chunks(1.8);
    let band = (g.wall + g.beam[0]).max(0.3);
    let [nx, nz] = g.cells();
    let edge = kit.pal.band;
    for i in 0..nx {
        for z in [[-band, 0.0], [-g.depth(), band - g.depth()]] {
            kit.block(spec, [g.xs[i], g.xs[i + 1]], y, z, edge);
        }
    }
    let girder = Spec::new(PartKind::Beam, Substance::Steel, kit.pal.iron, storey);
    for i in 0..=nx {
        let x = match i {
            0 => [g.xs[0], g.xs[0] + 0.3],
            _ if i == nx => [g.xs[nx] - 0.3, g.xs[nx]],
            _ => [g.xs[i] - 0.15, g.xs[i] + 0.15],
        };
        for k in 0..nz {
            let front = if k == 0 { -band } else { g.zs[k] };
            let back = if k + 1 == nz { band - g.depth() } else { g.zs[k + 1] };
            kit.block(spec, x, y, [back, front], edge);
            if i == 0 || i == nx || kit.lean > 2 {
                continue;
            }
            let z = [g.column_z(k + 1)[1], g.column_z(k)[0]];
            let low = y[0] - 0.8_f32.min(0.2 * g.clear(g.storeys() - 1)[1]);
            let shape = cuboid([g.xs[i] - 0.06, g.xs[i] + 0.06], [low, y[0]], z, kit.pal.iron);
            if kit.is_room_for(&shape) {
                let mesh = lattice(kit, g.xs[i], [low, y[0]], z);
                kit.put_as(girder, shape, mesh);
            }
        }
    }
}

/// Chords and a zigzag between them.
fn lattice(kit: &Kit<'_>, x: f32, y: Span, z: Span) -> Mesh {
    let iron = kit.pal.accent;
    let mut mesh = Mesh::default();
    for h in [[y[0], y[0] + 0.08], [y[1] - 0.08, y[1]]] {
        add(&mut mesh, &cuboid([x - 0.06, x + 0.06], h, z, iron));
    }
    let n = (((z[1] - z[0]) / (y[1] - y[0])).round() as usize).max(2);
    for i in 0..n {
        let at = |i: usize| z[0] + (z[1] - z[0]) * i as f32 / n as f32;
        let (a, b) = if i % 2 == 0 { (y[0] + 0.06, y[1] - 0.06) } else { (y[1] - 0.06, y[0] + 0.06) };
        add(&mut mesh, &bar(Vec3::new(x, a, at(i)), Vec3::new(x, b, at(i + 1)), Vec3::X, 0.06, 0.05, iron));
    }
    mesh
}

/// North lights: one tooth a bay, glazed to the left.
fn teeth(kit: &mut Kit<'_>, g: &Grid) {
    let base = g.levels[g.storeys()];
    let storey = g.storeys() as i32 - 1;
    let [nx, nz] = g.cells();
    for i in 0..nx {
        let (x0, x1) = (g.xs[i] + 0.02, g.xs[i + 1] - 0.02);
        let rise = (0.45 * (x1 - x0)).min(0.3 * base).min(3.2);
        let foot = 0.13_f32.min(0.1 * (x1 - x0));
        // Upper and lower line of a rafter.
        let upper = |x: f32| base + rise * (x1 - x) / (x1 - x0);
        let slope = rise / (x1 - x0);
        let lower = |x: f32| upper(x) - foot * slope;
        let steel = Spec::new(PartKind::Beam, Substance::Steel, kit.pal.iron, storey);
        let count = nz * 2;
        let line = |k: usize| -g.depth() * k as f32 / count as f32;
        for k in 0..=count {
            if k == 0 || k == count {
                // The gable in the facade.
                let z = if k == 0 { [-g.wall, 0.0] } else { [-g.depth(), g.wall - g.depth()] };
                let broken = kit.pal.broken_brick;
                let spec = Spec::new(PartKind::Facade, kit.pal.masonry, broken, storey).chunks(1.2);
                let triangle = [[x0, base], [x1, base], [x0, upper(x0)]];
                kit.put(spec, along_z(&triangle, z, kit.pal.wall));
                continue;
            }
            let z = [line(k) - 0.06, line(k) + 0.06];
            let iron = kit.pal.accent;
            let post = [[x0, base], [x0 + foot, base], [x0 + foot, lower(x0 + foot)], [x0, lower(x0)]];
            kit.put(steel, along_z(&post, z, iron));
            let rafter = [[x1, base], [x1 - foot, base], [x0, lower(x0)], [x0, upper(x0)]];
            kit.put(steel, along_z(&rafter, z, iron));
        }
        for k in 0..count {
            let z = [line(k + 1), line(k)];
            let end = [if k + 1 == count { z[0] - 0.1 } else { z[0] }, if k == 0 { z[1] + 0.1 } else { z[1] }];
            let over = x0 - 0.18;
            let t = 0.1;
            let outline = [[x1, base], [over, upper(over)], [over, upper(over) + t], [x1, base + t]];
            let spec = Spec::new(PartKind::Slab, Substance::Timber, kit.pal.broken_light, storey).chunks(1.3);
            let shape = along_z(&outline, end, kit.pal.corrugated);
            kit.put(spec, shape.faced(Vec3::NEG_Y, kit.pal.ceiling));
            glazing(kit, g, k, count, [x0, foot], [base, lower(x0 + foot)], z, storey);
        }
    }
}

/// The upright glass of a tooth between two posts.
#[allow(clippy::too_many_arguments)]
fn glazing(kit: &mut Kit<'_>, g: &Grid, k: usize, count: usize, x: [f32; 2], y: Span, z: Span, storey: i32) {
    let from = if k + 1 == count { g.wall - g.depth() } else { z[0] + 0.06 };
    let to = if k == 0 { -g.wall } else { z[1] - 0.06 };
    if to - from < 0.2 || y[1] - y[0] < 0.3 {
        return;
    }
    let (glass, iron) = (kit.pal.glass, kit.pal.frames[1]);
    let sill = Spec::new(PartKind::Facade, Substance::Brick, kit.pal.broken_brick, storey);
    let low = y[0] + 0.25_f32.min(0.2 * (y[1] - y[0]));
    kit.block(sill, [x[0], x[0] + x[1]], [y[0], low], [from, to], kit.pal.wall);
    let at = x[0] + 0.4 * x[1];
    let pane = Spec::new(PartKind::Glass, Substance::Glass, glass, storey).chunks(0.9);
    kit.block(pane, [at, at + 0.012], [low, y[1]], [from, to], glass);
    let mut mesh = Mesh::default();
    let n = (((to - from) / 0.5).round() as usize).max(1);
    for i in 0..=n {
        let p = from + (to - from) * i as f32 / n as f32;
        add(&mut mesh, &cuboid([at - 0.02, at + 0.04], [low, y[1]], [p - 0.015, p + 0.015], iron));
    }
    for h in [low, mid([low, y[1]]), y[1] - 0.03] {
        add(&mut mesh, &cuboid([at - 0.02, at + 0.04], [h, h + 0.03], [from, to], iron));
    }
    let frame = Spec::new(PartKind::Frame, Substance::Steel, iron, storey);
    kit.put_as(frame, cuboid([at + 0.012, at + 0.05], [low, y[1]], [from, to], iron), mesh);
}

/// Machines in rows on the floors.
fn machines(kit: &mut Kit<'_>, g: &Grid) {
    let [nx, nz] = g.cells();
    for storey in 0..g.storeys() {
        let mut rng = kit.rng.fork(900 + storey as u64);
        for i in 0..nx {
            for k in 0..nz {
                if !rng.chance(0.7) {
                    continue;
                }
                let (x, z) = (mid([g.xs[i], g.xs[i + 1]]), mid([g.zs[k + 1], g.zs[k]]));
                let base = g.levels[storey];
                let (w, d, h) = (rng.range(0.6, 1.1), rng.range(0.5, 0.9), rng.range(1.0, 2.0));
                let mut mesh = Mesh::default();
                let paint = *rng.pick(&[kit.pal.signs[0], kit.pal.grey_metal, kit.pal.signs[2], kit.pal.dark]);
                add(&mut mesh, &cuboid([x - w, x + w], [base, base + 0.5 * h], [z - d, z + d], paint));
                add(
                    &mut mesh,
                    &cuboid([x - w, x - 0.2 * w], [base + 0.5 * h, base + h], [z - 0.6 * d, z + 0.6 * d], paint),
                );
                setpiece_scene::build::tube(
                    &mut mesh,
                    Vec3::new(x + 0.1, base + 0.65 * h, z),
                    Vec3::new(x + w, base + 0.65 * h, z),
                    [0.2; 2],
                    12,
                    kit.pal.grey_metal,
                );
                let spec = Spec::new(PartKind::Furniture, Substance::Steel, kit.pal.iron, storey as i32);
                kit.place_free(spec, super::kit::bounds([x - w, x + w], [base, base + h], [z - d, z + d]), mesh);
            }
        }
    }
}

/// The yard: the stack at the back, tanks, pipes along the wall and over to the stack.
fn equip(kit: &mut Kit<'_>, x: Span, g: &Grid) {
    let (depth, height) = (g.depth(), g.levels[g.storeys()]);
    let wide = x[1] - x[0];
    let slab = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
    let base = 0.12;
    // Clear of the hall's piers.
    kit.block(slab, [x[0] + 0.16, x[1]], [0.0, base], [-depth, 0.0], kit.pal.concrete);
    let m = mid(x);
    let r = (0.3 * wide).min(0.2 * depth).min(2.0);
    let back = -depth + 1.25 * r + 0.3;
    let tall = height + (1.1 * height).clamp(6.0, 22.0);
    let axis = Axis::new([m, back], 12);
    stack::shaft(kit, &axis, [r, 0.62 * r], [base, tall], Material::Brick, 0, false);
    let pipe = 0.16;
    // Along the hall's wall on brackets at the floor's edge, down to the ground, across to the stack.
    let y = g.levels[1] - 0.5 * g.slab;
    let wall = x[0] + 0.32;
    yard::pipes(kit, Vec3::new(wall, y, -1.0), Vec3::new(wall, y, back), pipe, 0);
    let bracket = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.iron, 0);
    let mut at = -2.5;
    while at > back {
        let reach = [x[0], wall - 0.9 * pipe];
        let shape = cuboid(reach, [y - 0.06, y + 0.06], [at - 0.05, at + 0.05], kit.pal.iron);
        if kit.is_room_for(&shape) {
            kit.put(bracket, shape);
        }
        at -= 1.3;
    }
    yard::pipes(kit, Vec3::new(wall, base, -1.2), Vec3::new(wall, y - 0.9 * pipe, -1.2), pipe, 0);
    yard::pipes(kit, Vec3::new(wall + 0.9 * pipe, y, back), Vec3::new(m - 1.02 * r, y, back), pipe, 0);
    let mut z = -0.5 - 0.3 * wide;
    for i in 0..3 {
        let t = 0.3 * wide;
        if z - t < back + 1.5 * r + 0.5 {
            break;
        }
        yard::tank(kit, [m + 0.1, z], 0.9 * t, [base, base + height * [0.55, 0.4, 0.5][i]], 0);
        z -= 2.0 * t + 0.8;
    }
}
