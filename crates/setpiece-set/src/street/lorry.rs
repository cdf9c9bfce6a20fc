//! The lorry that drives into a hero: a cab over the engine and a box behind it.

use super::car::{Paint, arch, pane, wheel};
use super::placer::Placer;
use super::site::{STREET_GAP_M, Site};
use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh, build};
use setpiece_shot::{Origin, ShotPlan};

/// From the middle to either end, half of the width, and the height of the box, metres.
const HALF: [f32; 2] = [4.1, 1.22];
const TOP: f32 = 3.55;
/// Where the cab begins, how high it is, and where its floor and that of the box are.
const CAB: [f32; 2] = [2.15, 2.9];
const SILL: f32 = 0.55;
const DECK: f32 = 1.05;

/// Builds it, looking along x, with its wheels on the ground.
pub fn lorry(paint: &Paint, cargo: MaterialId) -> Mesh {
    let mut m = Mesh::default();
    let [l, w] = HALF;
    build::block(&mut m, [-l, 0.62, -0.45], [l - 0.3, 0.86, 0.45], paint.trim);
    // The box with its rims.
    build::block(&mut m, [-l, DECK, -w], [CAB[0] - 0.3, TOP, w], cargo);
    for y in [DECK, TOP - 0.1] {
        build::block(&mut m, [-l - 0.02, y, -w - 0.02], [CAB[0] - 0.28, y + 0.1, w + 0.02], paint.trim);
    }
    for z in [-w - 0.02, w - 0.06] {
        build::block(&mut m, [-l - 0.02, DECK, z], [-l + 0.08, TOP, z + 0.08], paint.trim);
    }
    // The cab: an outline seen from the side, as wide as the box.
    let side = [[CAB[0], SILL], [l - 0.04, SILL], [l, 1.35], [l - 0.22, 2.45], [l - 0.6, CAB[1]], [CAB[0], CAB[1]]];
    build::sweep(&mut m, Vec3::new(0.0, 0.0, -w), Vec3::X, Vec3::Y, &side, Vec3::Z * (2.0 * w), paint.body);
    let slope = |y: f32| l + (y - 1.35) * (-0.22 / 1.1) + 0.004;
    let [low, high] = [1.5, 2.4];
    let front = |z: [f32; 2], y: [f32; 2]| {
        [
            Vec3::new(slope(y[0]), y[0], z[1]),
            Vec3::new(slope(y[0]), y[0], z[0]),
            Vec3::new(slope(y[1]), y[1], z[0]),
            Vec3::new(slope(y[1]), y[1], z[1]),
        ]
    };
    pane(&mut m, front([-1.08, 1.08], [low, high]), 0.0, paint);
    for s in [-1.0_f32, 1.0] {
        let z = s * (w + 0.004);
        let c = [[CAB[0] + 0.5, low], [l - 0.3, low], [l - 0.42, high], [CAB[0] + 0.5, high]]
            .map(|[x, y]| Vec3::new(x, y, z));
        pane(&mut m, if s > 0.0 { c } else { [c[1], c[0], c[3], c[2]] }, 0.0, paint);
        build::block(&mut m, [l - 0.35, 1.5, z.min(z + s * 0.26)], [l - 0.2, 2.2, z.max(z + s * 0.26)], paint.trim);
        for x in [-2.7, -1.6, 2.95] {
            arch(&mut m, x, 0.5, s * (w - 0.02), paint);
            wheel(&mut m, x, 0.5, s * (w - 0.02), paint);
        }
        let lamp = [s * 0.72 - 0.2, s * 0.72 + 0.2];
        build::block(&mut m, [l - 0.06, 0.78, lamp[0]], [l + 0.012, 0.98, lamp[1]], paint.head);
        build::block(&mut m, [-l - 0.03, 0.8, lamp[0]], [-l, 0.98, lamp[1]], paint.tail);
    }
    build::block(&mut m, [l - 0.1, 0.4, -w], [l + 0.03, 0.72, w], paint.trim);
    build::block(&mut m, [l - 0.02, 1.02, -0.95], [l + 0.008, 1.28, 0.95], paint.trim);
    m.smooth();
    m
}

/// Keeps the last of its way to the hero free of what stands in streets.
pub fn clear_way(placer: &mut Placer<'_>, site: &Site, plan: &ShotPlan) {
    if !plan.is_rammed() {
        return;
    }
    let width = site.hero.x[1] - site.hero.x[0];
    let side = match plan.event.origin {
        Origin::Left => -0.3,
        Origin::Right => 0.3,
        _ => 0.0,
    };
    let x = site.hero.center().x + side * width;
    for n in 0..16 {
        let off = n as f32 * 1.6 - 16.0;
        for z in [1.5, 4.6, 0.5 * STREET_GAP_M] {
            placer.take(Vec3::new(x + off, 0.0, z), 1.2);
        }
    }
}
