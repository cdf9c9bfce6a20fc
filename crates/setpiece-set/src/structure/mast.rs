//! Round things that stand tall: stacks of ring pieces, tanks on legs.

use super::kit::{Kit, Span, Spec};
use super::solid::{frustum, ring, voussoir};
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{Convex, Mesh, PartKind, Substance};
use setpiece_shot::ShotPlan;

/// Pieces in a ring.
const PIECES: usize = 10;

/// A brick stack, tapering, of rings of wedge-shaped pieces; `radius` at foot and top.
pub fn stack(kit: &mut Kit<'_>, center: [f32; 2], radius: Span, y: Span, storey: i32, on_ground: bool) {
    let height = y[1] - y[0];
    let rings = ((height / 1.4).round() as usize).clamp(1, 120);
    let thick = (0.22 * radius[0]).clamp(0.08, 0.6);
    let at = |t: f32, r: f32| radius[0] + (radius[1] - radius[0]) * t - r;
    for n in 0..rings {
        let (a, b) = (n as f32 / rings as f32, (n + 1) as f32 / rings as f32);
        let level = [y[0] + height * a, y[0] + height * b];
        // A darker collar near the top, a band lower down.
        let material = if n + 2 >= rings || n + 6 == rings { kit.pal.accent } else { kit.pal.wall };
        let lip = if n + 1 == rings { 0.12 * radius[1] } else { 0.0 };
        for i in 0..PIECES {
            let spec = Spec::new(PartKind::CoreWall, Substance::Brick, kit.pal.broken_brick, storey)
                .chunks(1.6)
                .anchored(on_ground && n == 0);
            let outer = [at(a, 0.0) + lip, at(b, 0.0) + lip];
            kit.put(spec, voussoir(center, i, PIECES, outer, [at(a, thick), at(b, thick)], level, material));
        }
    }
}

/// Builds a free-standing factory chimney.
pub fn chimney(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let height = s.height_m as f32;
    // The plan's width is the room there is; a stack is slender.
    let radius = (0.5 * s.width_m.min(s.depth_m.max(1.0)) as f32).min(0.08 * height + 0.6);
    let foot = 1.25 * radius;
    let plinth = (0.08 * height).clamp(0.4, 4.0).min(0.4 * height);
    let center = [0.0, -foot];
    let octagon = ring(center, foot, 0.0, 8);
    let top: Vec<Vec3> = octagon.iter().map(|p| *p + Vec3::Y * plinth).collect();
    let spec = Spec::new(PartKind::CoreWall, Substance::Brick, kit.pal.broken_brick, 0).chunks(1.6).anchored(true);
    kit.put(spec, frustum(&octagon, &top, kit.pal.plinth));
    stack(kit, center, [radius, 0.62 * radius], [plinth, height], 0, false);
}

/// Builds a water tower: legs with bracing, a round tank of staves, a cone.
pub fn water_tower(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let height = s.height_m as f32;
    let radius = (0.5 * s.width_m.min(s.depth_m.max(1.0)) as f32).min(0.28 * height).max(0.5);
    let center = [0.0, -radius];
    let tank = [0.58 * height, 0.88 * height];
    let legs = 6;
    let storey = 0;
    let rust = kit.pal.grey_metal;
    let leg_spec = Spec::new(PartKind::Column, Substance::Steel, rust, storey).chunks(2.5);
    let platform = 0.25_f32.min(0.05 * height);
    let w = (0.05 * radius).clamp(0.06, 0.2);
    let feet = ring(center, 0.8 * radius, 0.0, legs);
    let mut bracing = Mesh::default();
    for (i, foot) in feet.iter().enumerate() {
        let square = |y: f32| [[-w, w], [w, w], [w, -w], [-w, -w]].map(|d| *foot + Vec3::new(d[0], y, d[1]));
        let half = 0.5 * (tank[0] - platform);
        kit.put(leg_spec.anchored(true), frustum(&square(0.0), &square(half), rust));
        kit.put(leg_spec, frustum(&square(half), &square(tank[0] - platform), rust));
        let next = feet[(i + 1) % legs];
        for (a, b) in [(0.05, 0.48), (0.52, 0.95)] {
            let at = |p: Vec3, t: f32| p + Vec3::Y * t * (tank[0] - platform);
            tube(&mut bracing, at(*foot, a), at(next, b), [0.03, 0.03], 5, rust);
            tube(&mut bracing, at(*foot, b), at(next, a), [0.03, 0.03], 5, rust);
            tube(&mut bracing, at(*foot, b), at(next, b), [0.05, 0.05], 5, rust);
        }
    }
    // The riser in the middle carries the sight of the bracing.
    let middle = |y: f32| ring(center, 0.12 * radius, y, 6);
    let riser = Spec::new(PartKind::Column, Substance::Steel, rust, storey).anchored(true);
    let pipe = frustum(&middle(0.0), &middle(tank[0] - platform), rust);
    bracing.append(&pipe.to_mesh(Vec3::ZERO));
    kit.put_as(riser, pipe, bracing);
    let plate = |r: f32, y: f32| ring(center, r, y, 2 * PIECES);
    let floor = Spec::new(PartKind::Slab, Substance::Steel, rust, storey);
    kit.put(floor, frustum(&plate(1.08 * radius, tank[0] - platform), &plate(1.08 * radius, tank[0]), rust));
    let staves = Spec::new(PartKind::CoreWall, Substance::Timber, kit.pal.broken_light, storey).chunks(1.2);
    let thick = (0.06 * radius).max(0.05);
    for i in 0..2 * PIECES {
        let wood = kit.pal.woods[i % 2];
        let inner = radius - thick;
        kit.put(staves, voussoir(center, i, 2 * PIECES, [radius; 2], [inner; 2], tank, wood));
    }
    let cone: Convex =
        frustum(&plate(1.06 * radius, tank[1]), &[Vec3::new(center[0], height, center[1])], kit.pal.corrugated);
    let roof = Spec::new(PartKind::RoofPlant, Substance::Timber, kit.pal.broken_light, storey).chunks(1.6);
    kit.put(roof, cone);
}
