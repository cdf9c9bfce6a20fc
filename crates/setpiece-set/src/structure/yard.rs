//! What stands in and before halls: racks with pallets, the loading dock, tanks, pipes.

use super::kit::{Kit, Side, Span, Spec, add, bounds, cuboid};
use super::solid::bar;
use super::warehouse::Door;
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Lamp, LampKind, Mesh, PartKind, Substance};

/// A hooded lamp on a wall that lights the ground before it after dark.
pub fn wall_lamp(kit: &mut Kit<'_>, side: &Side, u: f32, y: f32, power: f32) {
    let mut mesh = Mesh::default();
    let (w, iron) = (0.22, kit.pal.iron);
    side.draw(&mut mesh, [u - w, u + w], [y + 0.1, y + 0.16], [0.0, 0.42], iron);
    side.draw(&mut mesh, [u - w, u + w], [y - 0.08, y + 0.1], [0.0, 0.12], iron);
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, iron, 0);
    let shape = side.block([u - w, u + w], [y - 0.08, y + 0.16], [0.0, 0.42], iron);
    if shape.vertices.is_empty() || !kit.is_room_for(&shape) {
        return;
    }
    let part = kit.put_as(spec, shape, mesh);
    if kit.dark_outside > 0.0 && part.is_some() {
        kit.scene.lamps.push(Lamp {
            kind: LampKind::Street,
            position: side.point(u, y, 0.5),
            axis: Some((side.out * 0.75 - Vec3::Y).normalize()),
            intensity: [1.3, 0.95, 0.58].map(|c| c * power),
            radius_m: 0.14,
            part,
        });
    }
}

/// The dock before doors that stand over it: a platform with rubber bumpers, steps at its end, a canopy.
pub fn dock(kit: &mut Kit<'_>, doors: &[Door], height: f32) {
    let docked: Vec<&Door> = doors.iter().filter(|d| d.docked).collect();
    let (Some(first), Some(last)) = (docked.first(), docked.last()) else { return };
    let x = [first.x[0] - 1.0, last.x[1] + 1.0];
    let out = 1.6;
    let spec = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(1.4).anchored(true);
    let pieces = (((x[1] - x[0]) / 3.0).round() as usize).max(1);
    let at = |i: usize| x[0] + (x[1] - x[0]) * i as f32 / pieces as f32;
    for i in 0..pieces {
        kit.block(spec, [at(i), at(i + 1)], [0.0, height], [0.0, out], kit.pal.concrete);
    }
    let rubber = Spec::new(PartKind::Fitting, Substance::Soft, kit.pal.dark, 0);
    for door in &docked {
        for p in [door.x[0] - 0.1, door.x[1] - 0.2] {
            kit.block(rubber, [p, p + 0.3], [height - 0.45, height - 0.05], [out, out + 0.12], kit.pal.dark);
        }
    }
    let steps = 4;
    for i in 0..steps {
        let y = height * (steps - i) as f32 / (steps + 1) as f32;
        let p = x[0] - 0.3 * i as f32;
        kit.block(spec.chunks(0.0), [p - 0.3, p], [0.0, y], [0.0, 1.2], kit.pal.concrete);
    }
    let head = docked.iter().map(|d| d.y[1]).fold(0.0, f32::max) + 0.4;
    let steel = kit.pal.corrugated;
    let roof = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.grey_metal, 0);
    for i in 0..pieces {
        let mut mesh = Mesh::default();
        let u = [at(i), at(i + 1)];
        add(&mut mesh, &cuboid(u, [head, head + 0.08], [0.0, 2.4], steel));
        add(&mut mesh, &cuboid([u[0], u[0] + 0.08], [head - 0.16, head], [0.0, 2.3], kit.pal.iron));
        tube(&mut mesh, Vec3::new(u[0], head, 2.2), Vec3::new(u[0], head + 1.2, 0.02), [0.02; 2], 6, kit.pal.iron);
        let shape = cuboid(u, [head, head + 0.08], [0.0, 2.4], steel);
        if kit.is_room_for(&shape) {
            kit.put_as(roof, shape, mesh);
        }
    }
}

/// Racks with pallets in rows along x.
pub fn racks(kit: &mut Kit<'_>, x: Span, z: Span, base: f32, most: f32) {
    let mut rng = kit.rng.fork(40);
    let spec = Spec::new(PartKind::Furniture, Substance::Soft, kit.pal.broken_light, 0);
    let levels = ((most / 1.6) as usize).clamp(1, 4);
    let mut row = z[0];
    while row + 1.2 < z[1] {
        let mut p = x[0];
        while p + 2.7 < x[1] {
            let (iron, wood) = (kit.pal.signs[1], kit.pal.woods[1]);
            let mut mesh = Mesh::default();
            let high = 1.6 * levels as f32;
            for (dx, dz) in [(0.0, 0.0), (2.6, 0.0), (0.0, 1.0), (2.6, 1.0)] {
                block(
                    &mut mesh,
                    [p + dx, base, row + dz],
                    [p + dx + 0.1, base + high, row + dz + 0.08],
                    kit.pal.frames[2],
                );
            }
            for level in 0..levels {
                let y = base + 1.6 * level as f32;
                if level > 0 {
                    block(&mut mesh, [p, y - 0.12, row], [p + 2.7, y, row + 0.06], iron);
                    block(&mut mesh, [p, y - 0.12, row + 1.02], [p + 2.7, y, row + 1.08], iron);
                }
                for slot in [0.15, 1.4] {
                    if rng.chance(0.75) {
                        let (q, h) = (p + slot, rng.range(0.5, 1.2));
                        block(&mut mesh, [q, y, row], [q + 1.1, y + 0.12, row + 1.05], wood);
                        let goods = if rng.chance(0.6) { kit.pal.cloths[3] } else { *rng.pick(&kit.pal.cloths) };
                        block(&mut mesh, [q + 0.05, y + 0.12, row + 0.05], [q + 1.05, y + h, row + 1.0], goods);
                    }
                }
            }
            let place = bounds([p, p + 2.7], [base, base + high], [row, row + 1.08]);
            if !rng.chance(0.12) {
                kit.place_free(spec, place, mesh);
            }
            p += 2.72;
        }
        row += 3.9;
    }
}

/// An upright round tank on the ground with a ladder and a rail, seen as a mesh.
pub fn tank(kit: &mut Kit<'_>, center: [f32; 2], radius: f32, y: Span, storey: i32) {
    let foot = super::solid::ring(center, radius, y[0], 12);
    let high: Vec<Vec3> = foot.iter().map(|p| p.with_y(y[1])).collect();
    let metal = kit.pal.white;
    let shape = super::solid::frustum(&foot, &high, metal);
    if !kit.is_room_for(&shape) {
        return;
    }
    let mut mesh = Mesh::default();
    let at = |h: f32| Vec3::new(center[0], h, center[1]);
    tube(&mut mesh, at(y[0]), at(y[1] - 0.1 * radius), [radius; 2], 28, metal);
    tube(&mut mesh, at(y[1] - 0.1 * radius), at(y[1] + 0.15 * radius), [radius, 0.2 * radius], 28, metal);
    for i in 1..4 {
        let h = y[0] + (y[1] - y[0]) * 0.25 * i as f32;
        tube(&mut mesh, at(h), at(h + 0.06), [radius + 0.03; 2], 28, kit.pal.grey_metal);
    }
    let spec = Spec::new(PartKind::RoofPlant, Substance::Steel, kit.pal.grey_metal, storey)
        .anchored(storey <= 0 && y[0] < 0.3);
    kit.put_as(spec, shape, mesh);
}

/// A run of pipes between two points in lengths of about three metres, seen as `count` tubes side by side.
pub fn pipes(kit: &mut Kit<'_>, from: Vec3, to: Vec3, radius: f32, storey: i32) {
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.grey_metal, storey);
    let length = (to - from).length();
    let pieces = ((length / 3.0).round() as usize).clamp(1, 30);
    let across = if (to - from).normalize_or_zero().y.abs() > 0.9 { Vec3::X } else { Vec3::Y };
    for i in 0..pieces {
        let at = |i: usize| from + (to - from) * (i as f32 / pieces as f32);
        let (a, b) = (at(i), at(i + 1));
        let mut mesh = Mesh::default();
        let axis = (b - a).normalize_or_zero();
        tube(&mut mesh, a, b, [radius; 2], 10, kit.pal.grey_metal);
        tube(&mut mesh, a, a + axis * 0.06, [radius * 1.4; 2], 10, kit.pal.iron);
        let side = 1.8 * radius;
        let shape = bar(a, b, across, side, side, kit.pal.grey_metal);
        if kit.is_room_for(&shape) {
            kit.put_as(spec, shape, mesh);
        }
    }
}
