//! What is painted on the road and let into it, and how it has worn.

use super::draw::Rect;
use super::ground;
use super::palette::Palette;
use super::site::{AVENUE_M, AVENUE_WALK_M, BLOCK_M, STREET_GAP_M, STREET_M, Site, WALK_M};
use glam::{Affine3A, Vec3};
use setpiece_scene::{Mesh, Scene};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// Adds them all.
pub fn add(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng) {
    let mut m = Mesh::default();
    let [a0, a1] = site.avenue;
    let (r0, r1) = (a0 + AVENUE_WALK_M, a1 - AVENUE_WALK_M);
    let (s0, s1) = (WALK_M, WALK_M + STREET_M);
    let v = |x: f32, z: f32| Vec3::new(x, 0.0, z);
    let pitch = BLOCK_M + STREET_GAP_M;
    let american = p.character == crate::Character::NorthAmerican;
    // Zebras on the four arms, stop lines before them; in North America two lines across.
    if american {
        for x in [r0 - 6.2, r0 - 3.1, r1 + 2.8, r1 + 5.9] {
            ground::paint(&mut m, Rect::new(x, x + 0.3, s0 + 0.2, s1 - 0.2), p.road_paint);
        }
        for z in [s0 - 6.2, s0 - 3.1, s1 + 2.8, s1 + 5.9] {
            ground::paint(&mut m, Rect::new(r0 + 0.2, r1 - 0.2, z, z + 0.3), p.avenue_paint);
        }
    } else {
        ground::zebra(&mut m, Rect::new(r0 - 6.2, r0 - 2.8, s0 + 0.2, s1 - 0.2), true, p.road_paint);
        ground::zebra(&mut m, Rect::new(r1 + 2.8, r1 + 6.2, s0 + 0.2, s1 - 0.2), true, p.road_paint);
        ground::zebra(&mut m, Rect::new(r0 + 0.2, r1 - 0.2, s0 - 6.2, s0 - 2.8), false, p.avenue_paint);
        ground::zebra(&mut m, Rect::new(r0 + 0.2, r1 - 0.2, s1 + 2.8, s1 + 6.2), false, p.avenue_paint);
    }
    let mid = (s0 + s1) * 0.5;
    ground::paint(&mut m, Rect::new(r0 - 7.6, r0 - 7.2, s0 + 0.1, mid), p.road_paint);
    ground::paint(&mut m, Rect::new(r1 + 7.2, r1 + 7.6, mid, s1 - 0.1), p.road_paint);
    ground::paint(&mut m, Rect::new(r0 + 0.1, (r0 + r1) * 0.5, s0 - 7.6, s0 - 7.2), p.avenue_paint);
    ground::paint(&mut m, Rect::new((r0 + r1) * 0.5, r1 - 0.1, s1 + 7.2, s1 + 7.6), p.avenue_paint);
    // Centre lines, block by block.
    for i in 0..3 {
        let shift = i as f32 * pitch;
        if american {
            // Two yellow lines without a gap.
            for off in [-0.16, 0.06] {
                let z = [mid + off, mid + off + 0.1];
                let west = Rect { x: [a0 - BLOCK_M + 6.0 - shift, a0 - 9.0 - shift], z };
                let east = Rect { x: [a1 + 9.0 + shift, a1 + BLOCK_M - 6.0 + shift], z };
                ground::paint(&mut m, west, p.road_yellow);
                ground::paint(&mut m, east, p.road_yellow);
            }
        } else {
            ground::dashes(&mut m, v(a0 - 9.0 - shift, mid), v(a0 - BLOCK_M + 6.0 - shift, mid), 0.12, p.road_paint);
            ground::dashes(&mut m, v(a1 + 9.0 + shift, mid), v(a1 + BLOCK_M - 6.0 + shift, mid), 0.12, p.road_paint);
        }
        for lane in [0.25, 0.75] {
            let x = r0 + AVENUE_M * lane;
            ground::dashes(&mut m, v(x, -9.0 - shift), v(x, -BLOCK_M + 6.0 - shift), 0.12, p.avenue_paint);
            ground::dashes(
                &mut m,
                v(x, STREET_GAP_M + 9.0 + shift),
                v(x, STREET_GAP_M + BLOCK_M - 6.0 + shift),
                0.12,
                p.avenue_paint,
            );
        }
        let x = (r0 + r1) * 0.5;
        for off in [-0.16, 0.1] {
            let [a, b] = [x + off, x + off + 0.1];
            ground::paint(&mut m, Rect::new(a, b, -BLOCK_M + 6.0 - shift, -7.5 - shift), p.road_yellow);
            ground::paint(
                &mut m,
                Rect::new(a, b, STREET_GAP_M + 7.5 + shift, STREET_GAP_M + BLOCK_M - 6.0 + shift),
                p.road_yellow,
            );
        }
    }
    // Yellow kerb line at the bus stop, arrows in the lanes.
    ground::paint(&mut m, Rect::new(r0 + 0.1, r0 + 0.22, -40.0, -26.0), p.road_yellow);
    for x in [r0 + AVENUE_M * 0.125, r0 + AVENUE_M * 0.375] {
        for (dx, z0, z1) in [(0.0, -16.0, -12.8), (-0.28, -13.6, -13.0), (0.28, -13.6, -13.0)] {
            ground::paint(&mut m, Rect::new(x + dx - 0.09, x + dx + 0.09, z0, z1), p.avenue_paint);
        }
    }
    wear(&mut m, site, p, rng);
    for _ in 0..26 {
        let on_street = rng.chance(0.5);
        let c = if on_street {
            v(rng.range(-90.0, 80.0), mid + rng.range(-3.0, 3.0))
        } else {
            v((r0 + r1) * 0.5 + rng.range(-6.0, 6.0), rng.range(-90.0, 70.0))
        };
        ground::manhole(&mut m, c, rng.range(0.28, 0.36), p);
    }
    for i in 0..9 {
        let x = a0 - 10.0 - i as f32 * 22.0;
        ground::drain(&mut m, v(x, s0 + 0.25), true, p);
        ground::drain(&mut m, v(x - 7.0, s1 - 0.25), true, p);
        ground::drain(&mut m, v(r0 + 0.25, -9.0 - i as f32 * 22.0), false, p);
        ground::drain(&mut m, v(r1 - 0.25, STREET_GAP_M + 8.0 - i as f32 * 22.0), false, p);
    }
    let object = scene.object("road markings");
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, false);
}

/// Mended trenches and sealed cracks in the road.
fn wear(m: &mut Mesh, site: &Site, p: &Palette, rng: &mut Rng) {
    let [a0, a1] = site.avenue;
    let (r0, r1) = (a0 + AVENUE_WALK_M, a1 - AVENUE_WALK_M);
    let (s0, s1) = (WALK_M, WALK_M + STREET_M);
    for i in 0..34 {
        let material = p.asphalt_patch[2 * rng.below(3) + i % 2];
        let (w, d) = if rng.chance(0.6) {
            (rng.range(0.7, 1.6), rng.range(1.5, 9.0))
        } else {
            (rng.range(1.0, 3.0), rng.range(0.8, 2.5))
        };
        let (x, z, w, d) = if i % 2 == 0 {
            (rng.range(-80.0, r1 - w), rng.range(s0 + 0.1, s1 - w), d, w)
        } else {
            (rng.range(r0 + 0.1, r1 - w), rng.range(-70.0, 66.0), w, d)
        };
        let r = Rect::new(x, (x + w).min(r1), z, z + d);
        // Patches lie under the paint, each a little over the last so that none fight.
        r.lay(m, 0.001 + 0.00005 * i as f32, material);
    }
    for i in 0..40 {
        let mut at = if i % 2 == 0 {
            Vec3::new(rng.range(-70.0, r1), 0.0032, rng.range(s0 + 1.0, s1 - 1.0))
        } else {
            Vec3::new(rng.range(r0 + 1.0, r1 - 1.0), 0.0032, rng.range(-60.0, 60.0))
        };
        let mut dir = rng.range(0.0, TAU);
        for _ in 0..5 + rng.below(9) {
            dir += rng.range(-0.5, 0.5);
            let d = Vec3::new(setpiece_scene::math::cos(dir), 0.0, setpiece_scene::math::sin(dir));
            let to = at + d * rng.range(0.3, 0.8);
            if !(to.z > s0 && to.z < s1 && to.x < r1 || to.x > r0 && to.x < r1) {
                break;
            }
            let side = Vec3::new(d.z, 0.0, -d.x) * rng.range(0.02, 0.045);
            m.quad([at + side, at - side, to - side, to + side], p.tar);
            at = to;
        }
    }
}
