//! A village of mud: houses with flat roofs, parapets and domes close along dust lanes, garden walls, palms, no kerb.

use super::building::{self, Lot, Side};
use super::cable;
use super::car;
use super::draw::{Frame, Rect};
use super::facade::{Detail, Style};
use super::palette::Palette;
use super::placer::Placer;
use super::site::Site;
use super::streetscape::Stock;
use super::{terrain, tree};
use glam::{Affine3A, Vec3};
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Aabb, Collider, Material, Mesh, ObjectId, Pattern, Scene, build};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// Builds the village around the hero.
pub fn build(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let object = scene.object("village");
    for rect in lots(site, rng) {
        let mid = rect.center();
        if site.in_view(mid.x, mid.z) && mid.z > 0.0 || rect.overlaps(&site.hero.grown(1.5)) {
            continue;
        }
        let height = if rng.chance(0.6) { 3.3 } else { rng.range(5.8, 7.5) };
        house(scene, site, rect, height.min(site.sun_ceiling(&rect).max(3.3)), p, rng, object);
    }
    garden_walls(scene, site, p, rng, object);
    let mut placer = Placer::new(scene, site);
    palms(&mut placer, site, stock, p, rng);
    litter(&mut placer, site, p, rng, object);
    let pole = placer.scene.mesh(cable::pole(p));
    let mut wires = Mesh::default();
    for i in 0..8 {
        let at = Vec3::new(site.hero.x[0] - 8.0 - 26.0 * i as f32, 0.0, 14.2);
        placer.set(pole, stock.cables, at, 0.0, 0.85);
        if i > 0 {
            cable::hang(&mut wires, at + Vec3::new(26.0, 6.4, 0.3), at + Vec3::new(0.0, 6.4, 0.3), 0.02, 0.012, p);
            cable::hang(&mut wires, at + Vec3::new(0.0, 6.4, 0.0), at + Vec3::new(5.0, 3.4, -13.0), 0.03, 0.01, p);
        }
        if p.lamps_on && i % 2 == 0 {
            placer.scene.lamps.push(super::lamp::street_light(at + Vec3::new(0.0, 5.5, -0.6), 0.9, true));
        }
    }
    let id = placer.scene.mesh(wires);
    placer.set(id, stock.cables, Vec3::ZERO, 0.0, 1.0);
    let paint = car::paint(placer.scene, "dusty", [0.42, 0.36, 0.26], None, false, p);
    for (shape, x, z, turn) in [(car::van(), -19.0, 6.6, 0.06), (car::saloon(), -41.0, 11.4, 3.2)] {
        let id = placer.scene.mesh(car::car(&shape, &paint, None));
        stock.catalogue.borrow_mut().car(placer.scene, id);
        placer.put(id, stock.cars, Vec3::new(site.hero.x[0] + x + 9.0, 0.02, z), turn, 2.0);
    }
}

/// Rows close along both lanes, a second row behind the first.
fn lots(site: &Site, rng: &mut Rng) -> Vec<Rect> {
    let lane = site.hero.x[1] + 12.5;
    let mut all = Vec::new();
    for (z, front) in [(1.0, true), (14.5, false)] {
        for row in 0..3 {
            let off = row as f32 * 13.0;
            let mut x = site.hero.x[0] - 2.5;
            while x > -150.0 {
                let (w, d) = (rng.range(6.5, 11.5), rng.range(7.0, 11.0));
                let back = rng.range(0.0, 1.8) + off;
                all.push(if front {
                    Rect::new(x - w, x, z - back - d, z - back)
                } else {
                    Rect::new(x - w, x, z + back, z + back + d)
                });
                x -= w + if rng.chance(0.55) { 0.05 } else { rng.range(1.5, 4.5) };
            }
        }
        let mut x = lane + 5.0;
        while x < 120.0 {
            let (w, d) = (rng.range(6.5, 11.5), rng.range(7.0, 11.0));
            all.push(if front { Rect::new(x, x + w, z - d, z) } else { Rect::new(x, x + w, z + 2.0, z + 2.0 + d) });
            x += w + if rng.chance(0.5) { 0.05 } else { rng.range(1.5, 4.0) };
        }
    }
    for left in [true, false] {
        let mut z = site.hero.z[0] - 4.0;
        while z > -130.0 {
            let (w, d) = (rng.range(7.0, 10.0), rng.range(6.5, 11.0));
            all.push(if left {
                Rect::new(lane - 5.0 - w, lane - 5.0, z - d, z)
            } else {
                Rect::new(lane + 5.0, lane + 5.0 + w, z - d, z)
            });
            z -= d + if rng.chance(0.5) { 0.05 } else { rng.range(1.5, 4.0) };
        }
    }
    // None may stand in another.
    let mut kept: Vec<Rect> = Vec::new();
    for rect in all {
        if !kept.iter().any(|k| k.overlaps(&rect)) {
            kept.push(rect);
        }
    }
    kept
}

/// A house with beam ends in its front and now and then a dome.
pub fn house(scene: &mut Scene, site: &Site, rect: Rect, height: f32, p: &Palette, rng: &mut Rng, object: ObjectId) {
    let mut style = Style::choose(rng, site.character, height, p);
    style.shops = 0.0;
    let lot = Lot { rect, sides: [Side::Street; 4], height, cut_corners: false, back: 0.0 };
    let (mut mesh, top) = building::build(&lot, &style, 0.0, Detail::Near, p, rng);
    let near = rect.center().length() < 90.0;
    if near {
        let corners = [[rect.x[0], rect.z[1]], [rect.x[1], rect.z[1]], [rect.x[1], rect.z[0]]];
        for w in corners.windows(2) {
            let (a, b) = (Vec3::new(w[0][0], 0.0, w[0][1]), Vec3::new(w[1][0], 0.0, w[1][1]));
            let f = Frame::between(a, b);
            let length = (b - a).length();
            let beams = (length / 0.9) as u32;
            for i in 0..beams {
                let u = (i as f32 + 0.5) * length / beams as f32;
                f.relief(&mut mesh, [u - 0.06, u + 0.06], [top - 0.35, top - 0.23], [0.0, 0.3], p.wood);
            }
        }
    }
    if rng.chance(0.35) {
        let c = rect.center();
        let r = (0.32 * (rect.x[1] - rect.x[0]).min(rect.z[1] - rect.z[0])).min(2.6);
        let at = |h: f32| Vec3::new(c.x, top + h, c.z);
        let mut last = (0.0, r);
        for i in 1..=6 {
            let a = std::f32::consts::FRAC_PI_2 * i as f32 / 6.0;
            let next = (r * sin(a), (r * cos(a)).max(0.02));
            build::tube(&mut mesh, at(last.0), at(next.0), [last.1, next.1], 24, style.wall);
            last = next;
        }
    }
    if rect.center().length() < 110.0 {
        let bounds = Aabb::new(Vec3::new(rect.x[0], 0.0, rect.z[0]), Vec3::new(rect.x[1], top, rect.z[1]));
        scene.colliders.push(Collider { bounds });
    }
    let id = scene.mesh(mesh);
    scene.place(id, object, Affine3A::IDENTITY, rect.z[1] > 0.0 || rect.x[0] > site.hero.x[1]);
}

/// Low walls along the lanes, broken here and there.
fn garden_walls(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng, object: ObjectId) {
    let mut m = Mesh::default();
    let wall = *rng.pick(&p.walls);
    let mut x = site.hero.x[0] - 30.0;
    while x > -120.0 {
        let w = rng.range(3.0, 9.0);
        let h = rng.range(0.8, 1.9);
        if !site.in_view(x, 13.0) && !site.in_view(x - w, 13.0) {
            build::block(&mut m, [x - w, -0.05, 13.0], [x, h, 13.32], wall);
        }
        x -= w + rng.range(4.0, 18.0);
    }
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, true);
}

fn palms(placer: &mut Placer<'_>, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let kinds: Vec<_> =
        (0..4).map(|_| placer.scene.mesh(tree::palm(rng.range(5.5, 9.5), p.leaves[0], p.bark[0], rng))).collect();
    for _ in 0..90 {
        let (a, r) = (rng.range(0.0, TAU), rng.range(14.0, 120.0));
        let at = Vec3::new(r * cos(a), -0.1, r * sin(a) + 8.0);
        let lane = site.hero.x[1] + 12.5;
        let road = (at.z - 8.0).abs() < 4.5 || (at.x - lane).abs() < 4.2;
        let inside = placer.scene.colliders.iter().any(|c| {
            at.x > c.bounds.min.x - 0.8
                && at.x < c.bounds.max.x + 0.8
                && at.z > c.bounds.min.z - 0.8
                && at.z < c.bounds.max.z + 0.8
        });
        if road || inside || site.in_view(at.x, at.z) {
            continue;
        }
        placer.put(*rng.pick(&kinds), stock.trees, at, rng.range(0.0, TAU), 1.2);
    }
}

/// Stones, dry shrubs, jars by the walls.
fn litter(placer: &mut Placer<'_>, site: &Site, p: &Palette, rng: &mut Rng, object: ObjectId) {
    let stone = placer.scene.material(Material {
        scale_m: 0.5,
        dirt: 0.5,
        ..Material::new("desert rock", Pattern::Stone, [0.36, 0.25, 0.16])
    });
    let rocks: Vec<_> = (0..4).map(|i| placer.scene.mesh(terrain::rock(1.0, 77 + i, stone))).collect();
    let jar = {
        let mut m = Mesh::default();
        for (y, a, b) in [(0.0, 0.14, 0.26), (0.25, 0.26, 0.24), (0.5, 0.24, 0.1), (0.62, 0.1, 0.14)] {
            let next = if y == 0.0 {
                0.25
            } else if y == 0.25 {
                0.5
            } else if y == 0.5 {
                0.62
            } else {
                0.7
            };
            build::tube(&mut m, Vec3::Y * y, Vec3::Y * next, [a, b], 14, p.roof_tiles);
        }
        placer.scene.mesh(m)
    };
    for i in 0..150 {
        let at = Vec3::new(rng.range(-60.0, 45.0), -0.03, rng.range(-30.0, 45.0));
        if !placer.free(at, 0.3) || (at.z - 8.0).abs() < 3.0 {
            continue;
        }
        placer.set(*rng.pick(&rocks), object, at, i as f32, rng.range(0.08, 0.3));
    }
    for _ in 0..14 {
        let at = Vec3::new(site.hero.x[0] - rng.range(2.0, 60.0), 0.0, 1.9);
        placer.put(jar, object, at, 0.0, 0.3);
    }
}
