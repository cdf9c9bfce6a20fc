//! The coast: a sea wall with a rail, a beach with rocks, palms, houses that look on to the water.

use super::draw::Rect;
use super::meadow;
use super::palette::Palette;
use super::placer::Placer;
use super::places::house;
use super::site::Site;
use super::streetscape::Stock;
use super::{lamp, terrain, tree};
use glam::{Affine3A, Vec3};
use setpiece_scene::{Mesh, Scene, build};
use setpiece_shot::Rng;
use std::f32::consts::TAU;

/// Builds it.
pub fn coast(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let object = scene.object("shore");
    let palms: Vec<_> =
        (0..3).map(|_| scene.mesh(tree::palm(rng.range(6.0, 9.0), p.leaves[0], p.bark[0], rng))).collect();
    let rocks: Vec<_> = (0..4).map(|i| scene.mesh(terrain::rock(1.0, 31 + i, p.kerb))).collect();
    let post = scene.mesh(lamp::post(lamp::STREET, p));
    stock.enter_lamp(post, lamp::STREET);
    palms.iter().for_each(|palm| stock.catalogue.borrow_mut().trunk(*palm, 0.2, 7.5, 6.0));
    // A sea wall with a rail between the houses and the beach.
    let mut wall = Mesh::default();
    let x = -17.0 - site.hero.size_x() * 0.3;
    build::block(&mut wall, [x - 0.5, -1.2, -150.0], [x, 0.55, 150.0], p.concrete);
    for i in 0..100 {
        let z = -150.0 + 3.0 * i as f32;
        build::block(&mut wall, [x - 0.3, 0.55, z], [x - 0.22, 1.15, z + 0.08], p.white_metal);
    }
    for y in [0.85, 1.12] {
        build::block(&mut wall, [x - 0.29, y, -150.0], [x - 0.23, y + 0.05, 150.0], p.white_metal);
    }
    let id = scene.mesh(wall);
    scene.place(id, object, Affine3A::IDENTITY, true);
    for i in 0..9 {
        let (w, d) = (rng.range(8.0, 12.0), rng.range(8.0, 11.0));
        let rect = if i < 5 {
            let z = site.hero.z[0] - 6.0 - 15.0 * i as f32;
            Rect::new(-w * 0.5, w * 0.5, z - d, z)
        } else {
            let at = site.hero.x[1] + 22.0 + 15.0 * (i - 5) as f32;
            Rect::new(at, at + w, -d, 0.0)
        };
        house(scene, site, rect, rng.range(3.2, 9.0), p, rng, object);
    }
    let mut placer = Placer::new(scene, site);
    for i in 0..14 {
        let at = Vec3::new(x + 2.0, -0.05, -110.0 + 17.0 * i as f32);
        if !site.in_view(at.x, at.z)
            && placer.put(*rng.pick(&palms), stock.trees, at, rng.range(0.0, TAU), 1.0)
            && i % 2 == 0
        {
            let at = at + Vec3::new(1.0, 0.0, 7.0);
            placer.set(post, stock.furniture, at, 0.0, 1.0);
            if p.lamps_on {
                placer.scene.lamps.push(lamp::street_light(at + Vec3::new(2.2, 7.3, 0.0), 1.8, true));
            }
        }
    }
    for _ in 0..60 {
        let z = rng.range(-120.0, 90.0);
        let at = Vec3::new(-34.0 + rng.range(-14.0, 4.0), -0.3, z);
        placer.set(*rng.pick(&rocks), object, at, rng.range(0.0, TAU), rng.range(0.4, 2.2));
    }
    for (x, z) in [(-11.0, 6.0), (24.0, 12.0), (22.0, -20.0)] {
        placer.put(*rng.pick(&stock.parked), stock.cars, Vec3::new(x, 0.02, z), 0.0, 2.0);
    }
    meadow::grow(placer.scene, site, p, rng, object, 1.0);
}
