//! An industrial quarter: sheds, tanks, stacks, fences, rails, containers.

use super::draw::{Frame, Rect};
use super::palette::Palette;
use super::placer::Placer;
use super::site::Site;
use super::streetscape::Stock;
use super::{cable, lamp};
use glam::{Affine3A, Vec3};
use setpiece_scene::{Aabb, Collider, Material, MaterialId, Mesh, Pattern, Scene, build};
use setpiece_shot::Rng;
use std::f32::consts::{FRAC_PI_2, TAU};

/// Builds the quarter around the hero's yard.
pub fn build(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let object = scene.object("works");
    let sheets: Vec<MaterialId> = [[0.34, 0.36, 0.37], [0.2, 0.27, 0.3], [0.4, 0.36, 0.28], [0.3, 0.13, 0.08]]
        .into_iter()
        .enumerate()
        .map(|(i, c)| {
            scene.material(Material {
                scale_m: 0.2,
                roughness: 0.5,
                dirt: 0.7,
                color2: [0.2, 0.1, 0.05],
                variant: i as u32,
                ..Material::new(format!("shed sheet {i}"), Pattern::Corrugated, c)
            })
        })
        .collect();
    let brick = scene.material(Material {
        color2: [0.3, 0.28, 0.26],
        scale_m: 0.075,
        dirt: 0.8,
        ..Material::new("works brick", Pattern::Brick, [0.26, 0.11, 0.07])
    });
    let mut lots = Vec::new();
    let mut x = site.hero.x[0] - 12.0;
    while x > -230.0 {
        let (w, d) = (rng.range(18.0, 42.0), rng.range(22.0, 45.0));
        lots.push(Rect::new(x - w, x, -d - 4.0, -4.0));
        lots.push(Rect::new(x - w, x, 24.0, 24.0 + d));
        x -= w + rng.range(6.0, 14.0);
    }
    for (x0, back) in [(site.hero.x[1] + 24.0, false), (-16.0, true)] {
        let mut z = if back { site.hero.z[0] - 16.0 } else { 4.0 };
        while z > -230.0 {
            let (w, d) = (rng.range(20.0, 38.0), rng.range(18.0, 34.0));
            lots.push(Rect::new(x0, x0 + w, z - d, z));
            z -= d + rng.range(6.0, 14.0);
        }
    }
    for rect in lots {
        let mid = rect.center();
        if site.in_view(mid.x, mid.z) && mid.z > 0.0 || rect.overlaps(&site.hero.grown(4.0)) {
            continue;
        }
        let h = rng.range(6.0, 12.0).min(site.sun_ceiling(&rect).max(5.0));
        let wall = if rng.chance(0.4) { brick } else { *rng.pick(&sheets) };
        let mut m = Mesh::default();
        shed(&mut m, &rect, h, wall, *rng.pick(&sheets), p, rng);
        scene.colliders.push(Collider {
            bounds: Aabb::new(Vec3::new(rect.x[0], 0.0, rect.z[0]), Vec3::new(rect.x[1], h, rect.z[1])),
        });
        let id = scene.mesh(m);
        scene.place(id, object, Affine3A::IDENTITY, rect.z[1] > 0.0 || rect.x[0] > site.hero.x[1]);
    }
    let mut m = Mesh::default();
    for i in 0..5 {
        let at = Vec3::new(-70.0 + 11.0 * i as f32, 0.0, -82.0 - (i % 2) as f32 * 14.0);
        build::tube(&mut m, at, at + Vec3::Y * 13.0, [4.6, 4.6], 36, p.white_metal);
        build::tube(&mut m, at + Vec3::Y * 13.0, at + Vec3::Y * 14.4, [4.6, 0.4], 36, p.white_metal);
    }
    for (x, z, h) in [(-58.0, -120.0, 46.0), (-96.0, -64.0, 34.0), (64.0, -150.0, 60.0)] {
        let at = Vec3::new(x, 0.0, z);
        build::tube(&mut m, at, at + Vec3::Y * h, [2.2, 1.3], 24, brick);
        build::tube(&mut m, at + Vec3::Y * (h - 1.2), at + Vec3::Y * h, [1.55, 1.55], 24, p.concrete);
    }
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, false);
    yard(scene, site, stock, &sheets, p, rng);
}

/// A shed with a gate, strips of glass and a pitched roof along its longer side.
fn shed(m: &mut Mesh, r: &Rect, h: f32, wall: MaterialId, roof: MaterialId, p: &Palette, rng: &mut Rng) {
    let corners =
        [[r.x[0], r.z[1]], [r.x[1], r.z[1]], [r.x[1], r.z[0]], [r.x[0], r.z[0]]].map(|[x, z]| Vec3::new(x, 0.0, z));
    let rise = 0.16 * (r.x[1] - r.x[0]).min(r.z[1] - r.z[0]);
    for i in 0..4 {
        let (from, to) = (corners[i], corners[(i + 1) % 4]);
        let f = Frame::between(from, to);
        let w = (to - from).length();
        f.rect(m, [0.0, w], [0.0, h], 0.0, wall);
        f.relief(m, [0.0, w], [0.0, 0.8], [0.0, 0.08], p.concrete);
        let bays = (w / 6.0).floor().max(1.0);
        for k in 0..bays as u32 {
            let a = (k as f32 + 0.5) * w / bays;
            f.relief(m, [a - w / bays * 0.5 - 0.1, a - w / bays * 0.5 + 0.1], [0.0, h], [0.0, 0.12], p.steel);
            if rng.chance(0.3) {
                f.relief(m, [a - 1.9, a + 1.9], [0.0, 4.0], [0.0, 0.06], *rng.pick(&p.roll_down));
            } else {
                f.rect(
                    m,
                    [a - 2.0, a + 2.0],
                    [h - 2.2, h - 0.9],
                    0.02,
                    if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass },
                );
                for j in 1..6 {
                    f.bar(m, a - 2.0 + 4.0 * j as f32 / 6.0, [h - 2.2, h - 0.9], 0.03, 0.03, p.steel);
                }
            }
        }
    }
    super::roof::gable(m, r, h, rise, r.x[1] - r.x[0] > r.z[1] - r.z[0], roof, wall);
}

fn yard(scene: &mut Scene, site: &Site, stock: &Stock, sheets: &[MaterialId], p: &Palette, rng: &mut Rng) {
    let object = stock.furniture;
    let boxes: Vec<_> = sheets
        .iter()
        .map(|s| {
            let mut m = Mesh::default();
            build::block(&mut m, [-3.03, 0.1, -1.22], [3.03, 2.6, 1.22], *s);
            for x in [-3.05, 2.95] {
                for z in [-1.25, 1.13] {
                    build::block(&mut m, [x, 0.0, z], [x + 0.1, 2.66, z + 0.12], p.dark_metal);
                }
            }
            scene.mesh(m)
        })
        .collect();
    let pole = scene.mesh(cable::pole(p));
    let post = scene.mesh(lamp::post(lamp::AVENUE, p));
    stock.enter_lamp(post, lamp::AVENUE);
    let mut fence = Mesh::default();
    let mut x = -110.0;
    while x < site.hero.x[0] - 4.0 {
        build::block(&mut fence, [x, 0.0, 14.9], [x + 0.06, 2.3, 14.96], p.steel);
        for y in [0.3, 0.8, 1.3, 1.8, 2.25] {
            build::block(&mut fence, [x, y, 14.92], [x + 2.5, y + 0.02, 14.94], p.steel);
        }
        x += 2.5;
    }
    // Rails across the yard's front.
    for z in [18.3, 19.74] {
        build::block(&mut fence, [-200.0, 0.0, z], [200.0, 0.15, z + 0.07], p.iron_cast);
    }
    for i in 0..240 {
        let x = -90.0 + i as f32 * 0.7;
        build::block(&mut fence, [x, -0.05, 17.8], [x + 0.24, 0.04, 20.3], p.wood);
    }
    let id = scene.mesh(fence);
    scene.place(id, object, Affine3A::IDENTITY, true);
    let mut placer = Placer::new(scene, site);
    for i in 0..16 {
        let row = Vec3::new(-22.0 - (i % 6) as f32 * 7.2, 0.0, 29.0 + (i / 6) as f32 * 3.2);
        let at = if i < 12 { row } else { Vec3::new(site.hero.x[1] + 27.0, 0.0, 8.0 + 3.0 * (i - 12) as f32) };
        if !site.in_view(at.x + 3.0, at.z) {
            placer.set(*rng.pick(&boxes), object, at, 0.0, 1.0);
            if rng.chance(0.4) {
                placer.set(*rng.pick(&boxes), object, at + Vec3::Y * 2.66, 0.0, 1.0);
            }
        }
    }
    for i in 0..8 {
        let at = Vec3::new(-13.0 - 30.0 * i as f32, 0.0, 4.4);
        placer.set(post, object, at, -FRAC_PI_2, 1.0);
        if p.lamps_on {
            placer.scene.lamps.push(lamp::street_light(at + Vec3::new(0.0, 9.1, 2.8), 2.4, i % 2 == 0));
        }
    }
    // On the yard's other side: masts behind the hero and beyond it, which light it from the back.
    for (i, (x, z)) in [(9.0, -4.0), (9.0, -30.0), (38.0, 4.4), (70.0, 4.4)].into_iter().enumerate() {
        let at = Vec3::new(site.hero.x[1] + x, 0.0, z);
        if !site.in_view(at.x, at.z) {
            placer.set(post, object, at, -FRAC_PI_2, 1.0);
            if p.lamps_on {
                placer.scene.lamps.push(lamp::street_light(at + Vec3::new(0.0, 9.1, 2.8), 2.4, i % 2 == 0));
            }
        }
    }
    let mut wires = Mesh::default();
    for i in 0..9 {
        let at = Vec3::new(-170.0 + 34.0 * i as f32, 0.0, -2.0 - 52.0);
        placer.set(pole, stock.cables, at, 0.0, 1.2);
        if i > 0 {
            cable::span(&mut wires, at - Vec3::X * 34.0, at, p, rng);
        }
    }
    let id = placer.scene.mesh(wires);
    placer.set(id, stock.cables, Vec3::ZERO, 0.0, 1.0);
    for (x, z) in [(-20.0, 6.4), (-33.0, 11.6), (26.0, 30.0), (23.0, -22.0)] {
        placer.put(*rng.pick(&stock.parked), stock.cars, Vec3::new(x, 0.02, z), rng.range(-0.1, 0.1), 2.2);
    }
    for _ in 0..24 {
        let at = Vec3::new(rng.range(-80.0, -14.0), 0.0, rng.range(21.0, 60.0));
        if !site.in_view(at.x, at.z) && placer.free(at, 3.0) {
            placer.take(at, 3.0);
            let mesh = *rng.pick(&stock.young_trees);
            placer.set(mesh, stock.trees, at, rng.range(0.0, TAU), 1.0);
        }
    }
}
