//! Water towers: a tank high up, on braced steel legs or on a shaft that opens like a mushroom.
//!
//! Steel: battered legs in lengths with struts and ties, a tank of curved plates with a conical roof, a walkway, the
//! riser in the middle. Timber: the same legs under a tank of staves with hoops. Concrete, brick and stone: a round
//! shaft, a flaring cone, the tank's wall, a shallow roof.

use super::apartment;
use super::kit::{Kit, Spec, cuboid};
use super::round::{Axis, Level, ladder, levels, railing};
use super::solid::{bar, frustum};
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::{Material, ShotPlan};

/// Lengths of legs between which they can bend, metres.
const LENGTH_M: f32 = 2.0;

/// Builds a water tower.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, depth) = (s.width_m as f32, s.depth_m as f32);
    let axis = Axis { center: [0.0, -0.5 * depth], count: 16, stretch: depth / width };
    let radius = 0.5 * width;
    match s.material {
        Material::Concrete | Material::Brick | Material::Stone => mushroom(kit, plan, &axis, radius),
        Material::Steel | Material::Glass => on_legs(kit, plan, &axis, radius, false),
        Material::Timber => on_legs(kit, plan, &axis, radius, true),
    }
}

/// Steel legs, the tank of plates or staves.
fn on_legs(kit: &mut Kit<'_>, plan: &ShotPlan, axis: &Axis, radius: f32, is_timber: bool) {
    let height = plan.structure.height_m as f32;
    // The walkway is the widest; legs stand within it at their feet.
    let walkway = radius;
    let shell = 0.86 * radius;
    let roof_rise = (0.72 * shell).min(0.18 * height);
    let tank_high = (1.5 * shell).min(0.34 * height);
    let tank = [height - roof_rise - tank_high, height - roof_rise];
    let deck = 0.2_f32.min(0.04 * height);
    let bottom = tank[0] - deck;
    let count = if radius > 3.5 { 8 } else { 6 };
    legs(kit, axis, [0.94 * radius, 0.8 * shell], bottom, count);
    let steel = kit.pal.grey_metal;
    let plate = |kind| Spec::new(kind, Substance::Steel, steel, 0);
    // The deck: a ring of grating under the tank's edge and the floor inside it, each in sectors.
    let edge = |y: f32| Level { y, outer: walkway, inner: 0.5 * shell };
    let floor = Axis { count: 16, ..*axis };
    floor.course(kit, plate(PartKind::Slab), edge(bottom), edge(tank[0]), steel);
    let inner = |y: f32| Level { y, outer: 0.5 * shell, inner: 0.0 };
    floor.cap(kit, plate(PartKind::Slab), inner(bottom), inner(tank[0]), steel);
    riser(kit, axis, bottom, shell);
    // The shell.
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    if is_timber {
        let staves = Axis { count: if kit.lean > 2 { 12 } else { 32 }, ..*axis };
        let spec = Spec::new(PartKind::CoreWall, Substance::Timber, kit.pal.broken_light, 0);
        let woods = kit.pal.woods.clone();
        let thick = (0.05 * shell).max(0.05);
        let wall = |y: f32| Level { y, outer: shell, inner: shell - thick };
        for i in 0..staves.count {
            let (low, high) = (wall(tank[0]), wall(tank[1]));
            let shape = super::solid::voussoir(
                axis.center,
                i,
                staves.count,
                [low.outer, high.outer],
                [low.inner, high.inner],
                tank,
                woods[i % 2],
            );
            kit.put(spec, super::solid::stretched(shape, axis.center[1], axis.stretch));
        }
        let hoop = plate(PartKind::Fitting);
        for i in 0..6 {
            let y = tank[0] + tank_high * (0.08 + 0.16 * i as f32);
            let at = |y: f32| Level { y, outer: shell + 0.03, inner: shell };
            staves.course(kit, hoop, at(y), at(y + 0.06), kit.pal.iron);
        }
    } else {
        let painted = kit.pal.wall;
        let band = kit.pal.signs[2];
        let thick = (0.02 * shell).max(0.05);
        let courses = levels(tank, 1.3 * coarse, 20, |_| (shell, shell - thick));
        let n = courses.len() - 1;
        let spec = plate(PartKind::CoreWall);
        axis.courses(kit, spec, &courses, false, |i| if i + 2 == n && n > 2 { band } else { painted });
    }
    roof(kit, axis, shell, tank[1], roof_rise, is_timber);
    if kit.lean < 3 {
        railing(kit, axis, walkway - 0.06, tank[0], 16, 0);
        // Up the riser, then up the shell.
        let turn = 0.9;
        let out = (axis.at(turn, 2.0, 0.0) - axis.at(turn, 1.0, 0.0)).normalize_or(Vec3::Z);
        let pipe = riser_radius(shell);
        ladder(kit, axis.at(turn, pipe, 0.3), axis.at(turn, pipe, bottom - 0.1), out, 0);
        let up = shell + 0.02;
        ladder(kit, axis.at(turn, up, tank[0] + 0.02), axis.at(turn, up, tank[1] - 0.1), out, 0);
    }
}

/// Battered legs in lengths with a plate at every joint; struts lie on the plates, crossed ties hang between them.
fn legs(kit: &mut Kit<'_>, axis: &Axis, radius: [f32; 2], top: f32, count: usize) {
    let steel = kit.pal.grey_metal;
    let w = (0.035 * radius[0]).clamp(0.05, 0.22);
    let thick = 0.5 * w;
    let tiers = ((top / 6.0).round() as usize).clamp(1, 8).min((top / (8.0 * w)).max(1.0) as usize);
    let column = Spec::new(PartKind::Column, Substance::Steel, steel, 0);
    // It bends between these.
    let leg = column.chunks(LENGTH_M);
    let strut = Spec::new(PartKind::Beam, Substance::Steel, steel, 0);
    let at = |i: usize, y: f32| {
        let r = radius[0] + (radius[1] - radius[0]) * y / top;
        axis.at((i % count) as f32 / count as f32 + 0.5 / count as f32, r, y)
    };
    let square = |p: Vec3, w: f32| [[-w, w], [w, w], [w, -w], [-w, -w]].map(|d| p + Vec3::new(d[0], 0.0, d[1]));
    for tier in 0..tiers {
        let y = [top * tier as f32 / tiers as f32, top * (tier + 1) as f32 / tiers as f32];
        let shaft = y[0] + thick;
        for i in 0..count {
            let foot = at(i, y[0]);
            let plate = frustum(&square(foot, 3.0 * w), &square(foot + Vec3::Y * thick, 3.0 * w), steel);
            kit.put(column.anchored(tier == 0), plate);
            kit.put(leg, frustum(&square(foot.with_y(shaft), w), &square(at(i, y[1]), w), steel));
            let (a, b) = (at(i, y[0]), at(i + 1, y[0]));
            let along = (b - a).with_y(0.0).normalize_or(Vec3::X);
            if tier > 0 {
                let lift = Vec3::Y * (thick + 0.8 * w);
                let (p, q) = (a + along * 1.6 * w + lift, b - along * 1.6 * w + lift);
                kit.put(strut, bar(p, q, Vec3::Y, 1.6 * w, 0.8 * w, steel));
            }
            if kit.lean < 3 {
                let low = if tier > 0 { thick + 1.6 * w } else { thick } + 0.04;
                ties(kit, [a + Vec3::Y * low, b + Vec3::Y * low], [at(i, y[1]), at(i + 1, y[1])], w);
            }
        }
    }
}

/// Two crossed rods in a field between two legs, as one part: from above the lower joints to below the upper ones.
fn ties(kit: &mut Kit<'_>, low: [Vec3; 2], high: [Vec3; 2], w: f32) {
    let steel = kit.pal.iron;
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, steel, 0);
    let along = (low[1] - low[0]).with_y(0.0).normalize_or(Vec3::X);
    let out = along.cross(Vec3::Y).normalize_or(Vec3::Z);
    let off = along * 2.2 * w;
    let drop = Vec3::Y * 0.04;
    let (p, q) = (low[0] + off, high[1] - off - drop);
    if (q - p).length() < 0.5 {
        return;
    }
    let mut mesh = Mesh::default();
    let r = 0.02 + 0.05 * w;
    tube(&mut mesh, low[0] + along * w, high[1] - along * w, [r; 2], 6, steel);
    tube(&mut mesh, low[1] - along * w, high[0] + along * w, [r; 2], 6, steel);
    let shape = bar(p, q, out, 0.04, 0.03, steel);
    if kit.is_room_for(&shape) {
        kit.put_as(spec, shape, mesh);
    }
}

fn riser_radius(shell: f32) -> f32 {
    (0.09 * shell).clamp(0.08, 0.5)
}

/// The pipe in the middle, in lengths with flanges.
fn riser(kit: &mut Kit<'_>, axis: &Axis, top: f32, shell: f32) {
    let steel = kit.pal.grey_metal;
    let r = riser_radius(shell);
    let pipe = Axis { count: 10, ..*axis };
    let spec = Spec::new(PartKind::Column, Substance::Steel, steel, 0);
    let lengths = ((top / 4.0).round() as usize).clamp(1, 16);
    for i in 0..lengths {
        let y = [top * i as f32 / lengths as f32, top * (i + 1) as f32 / lengths as f32];
        let at = |y: f32| Level { y, outer: r, inner: 0.0 };
        pipe.cap(kit, spec.anchored(i == 0), at(y[0]), at(y[1]), kit.pal.wall);
    }
}

/// A cone in two courses with a finial.
fn roof(kit: &mut Kit<'_>, axis: &Axis, shell: f32, y: f32, rise: f32, is_timber: bool) {
    let cover = if is_timber { kit.pal.roof_tiles } else { kit.pal.wall };
    let substance = if is_timber { Substance::Timber } else { Substance::Steel };
    let broken = if is_timber { kit.pal.broken_light } else { kit.pal.grey_metal };
    let spec = Spec::new(PartKind::RoofPlant, substance, broken, 0);
    // A shell of sheets, inside flatter than outside; its foot lies on the tank's wall.
    let thick = (0.035 * shell).max(0.06);
    let at = |t: f32| Level {
        y: y + rise * t,
        outer: (shell + 0.12) * (1.0 - t) + 0.05,
        inner: ((shell - thick) * (1.0 - t) - thick * t).max(0.02),
    };
    axis.courses(kit, spec, &[at(0.0), at(0.45), at(0.86)], false, |_| cover);
    let low = at(0.86);
    axis.cap(kit, spec, low, Level { y: y + rise, outer: 0.35 * low.outer, inner: 0.0 }, cover);
    let top = Vec3::new(axis.center[0], y + rise, axis.center[1]);
    let mut mesh = Mesh::default();
    tube(&mut mesh, top, top + Vec3::Y * 0.5, [0.06, 0.02], 8, kit.pal.iron);
    let w = 0.05;
    let shape = cuboid([top.x - w, top.x + w], [top.y, top.y + 0.5], [top.z - w, top.z + w], kit.pal.iron);
    kit.put_as(Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.iron, 0), shape, mesh);
}

/// A shaft that opens into a tank, of concrete, brick or stone.
fn mushroom(kit: &mut Kit<'_>, plan: &ShotPlan, axis: &Axis, radius: f32) {
    let height = plan.structure.height_m as f32;
    let (substance, broken) = match plan.structure.material {
        Material::Stone => (Substance::Stone, kit.pal.broken_brick),
        Material::Brick => (Substance::Brick, kit.pal.broken_brick),
        _ => (Substance::Concrete, kit.pal.broken_concrete),
    };
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    let wall = |kind| Spec::new(kind, substance, broken, 0).chunks(0.9);
    let (face, band) = (kit.pal.wall, kit.pal.band);
    let foot = 0.5 * radius;
    let waist = 0.36 * radius;
    let roof_rise = (0.45 * radius).min(0.12 * height);
    let tank_high = (0.9 * radius).min(0.22 * height);
    let cone_high = (0.62 * radius).min(0.2 * height);
    let y = [height - roof_rise - tank_high - cone_high, height - roof_rise - tank_high, height - roof_rise];
    let thick = (0.09 * radius).clamp(0.08, 0.5);
    let body = Axis { count: 14, ..*axis };
    let shaft = levels([0.0, y[0]], 1.4 * coarse, 80, |t| {
        // Narrow quickly at the foot, hardly above.
        let r = waist + (foot - waist) * (1.0 - t) * (1.0 - t);
        (r, r - thick)
    });
    body.courses(kit, wall(PartKind::CoreWall), &shaft, true, |n| if n % 4 == 3 { band } else { face });
    // The tank's floor lies in the mouth of the cone; the cone flares under it.
    let cone = levels([y[0], y[1]], 0.9 * coarse, 12, |t| {
        let r = waist + (radius - waist) * t;
        (r, (r - 1.3 * thick).max(waist - thick))
    });
    body.courses(kit, wall(PartKind::CoreWall), &cone, false, |_| face);
    let side = levels([y[1], y[2]], 1.2 * coarse, 20, |_| (radius, radius - 0.9 * thick));
    let n = side.len() - 2;
    body.courses(kit, wall(PartKind::CoreWall), &side, false, |i| if i == 0 || i == n { band } else { face });
    let roof = wall(PartKind::RoofPlant);
    let at = |t: f32, share: f32| Level {
        y: y[2] + roof_rise * t,
        outer: (radius * share).max(0.2),
        inner: (radius * share - thick - 0.25 * radius * t).max(0.05),
    };
    body.courses(kit, roof, &[at(0.0, 1.0), at(0.55, 0.62), at(0.85, 0.25)], false, |_| kit_roof(plan, face, band));
    let low = at(0.85, 0.25);
    body.cap(kit, roof, low, Level { y: height, outer: 0.5 * low.outer, inner: 0.0 }, band);
    door_and_windows(kit, &body, foot, waist, y[0]);
    if kit.lean < 3 {
        let out = (body.at(0.92, 2.0, 0.0) - body.at(0.92, 1.0, 0.0)).normalize_or(Vec3::Z);
        ladder(kit, body.at(0.92, radius + 0.02, y[1]), body.at(0.92, radius + 0.02, y[2]), out, 0);
    }
}

fn kit_roof(
    plan: &ShotPlan,
    face: setpiece_scene::MaterialId,
    band: setpiece_scene::MaterialId,
) -> setpiece_scene::MaterialId {
    if plan.structure.material == Material::Brick { band } else { face }
}

/// A door at the foot and slits up the shaft, drawn on thin plates.
fn door_and_windows(kit: &mut Kit<'_>, axis: &Axis, foot: f32, waist: f32, top: f32) {
    let spec = Spec::new(PartKind::Frame, Substance::Steel, kit.pal.iron, 0);
    let slots = ((top / 5.0) as usize).min(6);
    for i in 0..=slots {
        let (y, w, h) = if i == 0 { (0.0, 0.55, 2.1) } else { (5.0 * i as f32 - 1.0, 0.16, 1.1) };
        if y + h > top {
            continue;
        }
        let t = y / top;
        let r = waist + (foot - waist) * (1.0 - t) * (1.0 - t);
        let out = (axis.at(0.75, 2.0, 0.0) - axis.at(0.75, 1.0, 0.0)).normalize_or(Vec3::Z);
        // On the flat side of the shaft, not on the circle around it.
        let flat = r * setpiece_scene::math::cos(std::f32::consts::PI / axis.count as f32);
        let at = axis.at(0.75, flat, y) + out * 0.01;
        let x = [at.x - w, at.x + w];
        let shape = cuboid(x, [y, y + h], [at.z, at.z + 0.06], kit.pal.dark);
        if kit.is_room_for(&shape) {
            kit.put(spec, shape);
        }
    }
}
