//! What a bridge leads over and what leads to it: a shallow river in a bed of gravel, earth banks with the road up to the
//! deck at both ends.
//!
//! The ground of the simulation is level, so the bed is too: water and gravel lie a hand's breadth apart, and what falls
//! lies in the shallows.

use super::draw::Rect;
use super::palette::Palette;
use super::site::Site;
use super::{shingle, terrain};
use glam::{Affine3A, Vec3};
use setpiece_scene::math::sin;
use setpiece_scene::{Aabb, Collider, Material, Mesh, ObjectId, Pattern, Scene};
use setpiece_shot::{Place, Rng};

/// How far the banks reach from the ends of the bridge.
const APPROACH_M: f32 = 90.0;

/// The bed and the arms of water in it: halves of their widths and their middles, as shares of half the river's width.
const BED: [f32; 2] = [1.25, 0.0];
const ARMS: [[f32; 2]; 2] = [[0.62, -0.28], [0.2, 0.72]];
/// How far the ground is wet beside the water, metres.
const WET_M: f32 = 0.4;
/// Where stones lie on the bars, in patches along z.
const STONY: [i32; 2] = [-24, 36];

/// Builds both.
pub fn build(scene: &mut Scene, site: &Site, height: f32, p: &Palette, rng: &mut Rng) {
    bed(scene, site, p, rng);
    approaches(scene, site, height, p);
}

/// Where the river's middle runs at a depth, and half its width.
fn course(site: &Site, z: f32) -> (f32, f32) {
    let half = (0.3 * site.hero.size_x()).clamp(2.0, 24.0);
    let bend = 1.0 - 1.0 / (1.0 + (z * z) / 5000.0);
    (bend * 16.0 * sin(z * 0.018), half * (1.0 + 0.08 * sin(z * 0.07)))
}

/// Whether a point lies in the bed or on a bank.
pub fn in_bed(site: &Site, x: f32, z: f32) -> bool {
    let (c, half) = course(site, z);
    let on_bank = (z - 0.5 * (site.hero.z[0] + site.hero.z[1])).abs() < 0.5 * (site.hero.z[1] - site.hero.z[0]) + 16.0
        && (x < site.hero.x[0] || x > site.hero.x[1]);
    (x - c).abs() < 1.4 * half || on_bank
}

/// Where the edge of a strip of the bed runs: `share` of half the river's width about `shift` of it, on the side `s`, and
/// `more` metres beyond. Bays and spits, and an edge that no ruler drew.
fn edge(site: &Site, z: f32, [share, shift]: [f32; 2], s: f32, more: f32) -> f32 {
    let (c, half) = course(site, z);
    let reach = |wave: f32, seed: u32| terrain::noise(z / wave, shift * 7.0 + s * 3.0, seed) - 0.5;
    let ragged = 0.9 * reach(9.0, 11) + 0.5 * reach(2.7, 12) + 0.22 * reach(0.9, 13);
    let lapped = more * (0.5 + terrain::noise(z / 0.8, s * 5.0, 14));
    c + shift * half + s * (share * half + ragged * (0.35 + 0.09 * half) + lapped)
}

fn bed(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng) {
    let dry = site.place == Place::Desert;
    let water = scene.material(Material {
        roughness: 0.03,
        dirt: 0.0,
        ..Material::new("river", Pattern::Water, [0.03, 0.045, 0.035])
    });
    let wet = scene.material(Material {
        color2: [0.12, 0.11, 0.095],
        roughness: 0.35,
        ..Material::new("wet gravel", Pattern::Gravel, [0.125, 0.112, 0.097])
    });
    let mut m = Mesh::default();
    let step = 0.6;
    for i in -600..600 {
        let (z0, z1) = (i as f32 * step, (i + 1) as f32 * step);
        let strip = |m: &mut Mesh, [share, shift]: [f32; 2], more: f32, y: f32, material| {
            let at = |z: f32, s: f32| Vec3::new(edge(site, z, [share, shift], s, more), y, z);
            m.quad([at(z0, -1.0), at(z1, -1.0), at(z1, 1.0), at(z0, 1.0)], material);
        };
        strip(&mut m, BED, 0.0, 0.01, p.gravel);
        if !dry {
            for arm in ARMS {
                strip(&mut m, arm, WET_M, 0.022, wet);
                strip(&mut m, arm, 0.0, 0.035, water);
            }
        }
    }
    for i in 0..420 {
        let z = rng.range(-120.0, 90.0);
        let (c, half) = course(site, z);
        let at = Vec3::new(c + rng.range(-1.3, 1.3) * half, -0.03, z);
        if site.hero.grown(0.4).contains(at.x, at.z) {
            continue;
        }
        let size = if i % 12 == 0 { rng.range(0.5, 1.1) } else { rng.range(0.08, 0.4) };
        let stone = terrain::rock(size, rng.next_u64() as u32, if dry { p.soil } else { p.kerb });
        m.append(&stone.mapped(|v| v + at));
    }
    let object = scene.object("river");
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, false);
    bars(scene, site, object, &mut rng.fork(77));
}

/// Stones on the bars: most along the water, in drifts elsewhere.
fn bars(scene: &mut Scene, site: &Site, object: ObjectId, rng: &mut Rng) {
    let mut shade = |name: &str, color: [f32; 3]| {
        scene.material(Material {
            scale_m: 0.3,
            roughness: 0.8,
            dirt: 0.3,
            color2: color.map(|c| 0.7 * c),
            ..Material::new(name, Pattern::Plain, color)
        })
    };
    let materials = [
        shade("grey pebble", [0.25, 0.235, 0.215]),
        shade("dark pebble", [0.12, 0.115, 0.11]),
        shade("brown pebble", [0.24, 0.19, 0.14]),
        shade("pale pebble", [0.41, 0.385, 0.35]),
    ];
    let kinds = shingle::patches(scene, &materials, rng);
    let seed = rng.next_u64() as u32;
    let columns = (2.0 * BED[0] * course(site, 0.0).1 * 1.1 / shingle::PATCH_M) as i32;
    for k in STONY[0]..STONY[1] {
        for i in 0..columns {
            let z = (k as f32 + rng.unit()) * shingle::PATCH_M;
            let (c, half) = course(site, z);
            let x = c + (2.0 * (i as f32 + rng.unit()) / columns as f32 - 1.0) * (BED[0] * half - 0.6);
            let drift = terrain::noise(x / 6.5, z / 9.0, seed) + 0.35 * terrain::noise(x / 2.1, z / 2.6, seed ^ 5);
            // Metres from the nearer water, negative in it.
            let away = ARMS.iter().map(|arm| {
                let [low, high] = [-1.0, 1.0].map(|s| edge(site, z, *arm, s, 0.0));
                (low - x).max(x - high)
            });
            let away = if site.place == Place::Desert { 9.0 } else { away.fold(f32::MAX, f32::min) };
            let lies = if away < -0.5 { 0.03 } else { 0.95 - 0.5 * (away / 5.0).min(1.0) };
            if drift * 0.75 < lies && !site.hero.grown(-0.2).contains(x, z) {
                shingle::place(scene, &kinds, object, Vec3::new(x, 0.005, z), rng);
            }
        }
    }
}

/// Banks from the ends of the deck down to the ground, with the road on top and a rail beside it.
fn approaches(scene: &mut Scene, site: &Site, height: f32, p: &Palette) {
    let object = scene.object("approaches");
    let mut m = Mesh::default();
    let (z0, z1) = (site.hero.z[0], site.hero.z[1]);
    let earth = if site.place == Place::Desert { p.soil } else { p.grass };
    for (end, sign) in [(site.hero.x[0], -1.0_f32), (site.hero.x[1], 1.0)] {
        let steps = 18;
        let at = |i: usize| {
            let t = i as f32 / steps as f32;
            // Level by the deck, then gently down.
            let x = end + sign * (0.01 + APPROACH_M * t);
            let ease = t * t * (3.0 - 2.0 * t);
            (x, height * (1.0 - ease) + 0.02)
        };
        for i in 0..steps {
            let ((xa, ya), (xb, yb)) = (at(i), at(i + 1));
            let (left, right) = if sign < 0.0 { ((xb, yb), (xa, ya)) } else { ((xa, ya), (xb, yb)) };
            let v = |(x, y): (f32, f32), z: f32, drop: f32| Vec3::new(x, (y - drop).max(-0.05), z);
            let quad = |m: &mut Mesh, za: f32, zb: f32, low: [bool; 2], material| {
                // From the front edge `zb` to the back edge `za`.
                let h = |on: bool, (x, y): (f32, f32)| if on { (x, -0.02) } else { (x, y) };
                m.quad(
                    [
                        v(h(low[1], left), zb, 0.0),
                        v(h(low[1], right), zb, 0.0),
                        v(h(low[0], right), za, 0.0),
                        v(h(low[0], left), za, 0.0),
                    ],
                    material,
                );
            };
            quad(&mut m, z0 + 1.1, z1 - 1.1, [false; 2], p.asphalt);
            for (a, b) in [(z0 - 0.4, z0 + 1.1), (z1 - 1.1, z1 + 0.4)] {
                quad(&mut m, a, b, [false; 2], p.gravel);
            }
            // Sides at two in three.
            let run = 1.5 * left.1.max(right.1);
            quad(&mut m, z0 - 0.4 - run, z0 - 0.4, [true, false], earth);
            quad(&mut m, z1 + 0.4, z1 + 0.4 + run, [false, true], earth);
            let line = Rect::new(left.0 + 0.5, left.0 + 2.6, 0.5 * (z0 + z1) - 0.06, 0.5 * (z0 + z1) + 0.06);
            let y = |x: f32| left.1 + (right.1 - left.1) * (x - left.0) / (right.0 - left.0) + 0.012;
            let c = |x: f32, z: f32| Vec3::new(x, y(x), z);
            m.quad(
                [c(line.x[0], line.z[1]), c(line.x[1], line.z[1]), c(line.x[1], line.z[0]), c(line.x[0], line.z[0])],
                p.road_paint,
            );
            for z in [z0 + 0.5, z1 - 0.5] {
                let (a, b) = (Vec3::new(left.0, left.1, z), Vec3::new(right.0, right.1, z));
                for h in [0.45, 0.8] {
                    setpiece_scene::build::wire(&mut m, &[a + Vec3::Y * h, b + Vec3::Y * h], 0.06, 6, p.steel);
                }
                setpiece_scene::build::block(
                    &mut m,
                    [a.x - 0.06, a.y.min(b.y) - 0.2, z - 0.06],
                    [a.x + 0.06, a.y + 0.85, z + 0.06],
                    p.steel,
                );
            }
            if i < 10 {
                scene.colliders.push(Collider {
                    bounds: Aabb::new(
                        Vec3::new(left.0, -0.5, z0 - 0.4),
                        Vec3::new(right.0, left.1.min(right.1), z1 + 0.4),
                    ),
                });
            }
        }
        // The bank ends at wing walls beside the abutment.
        let (x, y) = (end + sign * 0.01, height);
        let corners = [
            Vec3::new(x, -0.02, z1 + 0.4 + 1.5 * y),
            Vec3::new(x, y, z1 + 0.4),
            Vec3::new(x, y, z0 - 0.4),
            Vec3::new(x, -0.02, z0 - 0.4 - 1.5 * y),
        ];
        m.quad(corners, p.concrete);
        m.quad([corners[3], corners[2], corners[1], corners[0]], p.concrete);
    }
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, false);
}
