//! The little square opposite the hero: beds, benches, a monument, trees where they hide nothing.

use super::draw::Rect;
use super::palette::Palette;
use super::placer::Placer;
use super::props::Thing;
use super::site::{KERB_M, Site};
use super::streetscape::Stock;
use super::{furniture, hedge, lamp, meadow};
use glam::{Affine3A, Vec3};
use setpiece_scene::{Mesh, Substance, build};
use setpiece_shot::Rng;
use std::f32::consts::{FRAC_PI_2, TAU};

/// Random numbers between those of the furniture and those of the layout.
const GROWN_DRAWS: u32 = 5819;

/// Fills the square.
pub fn dress(placer: &mut Placer<'_>, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let area = site.square;
    let object = placer.scene.object("square");
    let (x0, x1) = (area.x[0] + 4.0, area.x[1] - 1.5);
    let (z0, z1) = (area.z[0] + 2.0, area.z[1] - 5.0);
    // Four beds around a cross of paths.
    let (cx, cz) = ((x0 + x1) * 0.5, (z0 + z1) * 0.5);
    let beds = [
        Rect::new(x0, cx - 1.8, z0, cz - 2.2),
        Rect::new(cx + 1.8, x1, z0, cz - 2.2),
        Rect::new(x0, cx - 1.8, cz + 2.2, z1),
        Rect::new(cx + 1.8, x1, cz + 2.2, z1),
    ];
    let mut m = Mesh::default();
    for bed in &beds {
        build::block(&mut m, [bed.x[0], 0.0, bed.z[0]], [bed.x[1], KERB_M + 0.12, bed.z[1]], p.kerb);
        bed.grown(-0.16).lay(&mut m, KERB_M + 0.125, p.grass);
        // Low wire fence hoops along the edges.
        let (w, d) = (bed.x[1] - bed.x[0], bed.z[1] - bed.z[0]);
        let hoop = |m: &mut Mesh, a: Vec3, b: Vec3| {
            let up = Vec3::Y * 0.34;
            build::wire(m, &[a, a + up, b + up, b], 0.012, 4, p.railing);
        };
        let y = KERB_M + 0.12;
        for i in 0..(w / 1.2) as u32 {
            let x = bed.x[0] + 0.1 + i as f32 * 1.2;
            for z in [bed.z[0] + 0.08, bed.z[1] - 0.08] {
                hoop(&mut m, Vec3::new(x, y, z), Vec3::new(x + 1.1, y, z));
            }
        }
        for i in 0..(d / 1.2) as u32 {
            let z = bed.z[0] + 0.1 + i as f32 * 1.2;
            for x in [bed.x[0] + 0.08, bed.x[1] - 0.08] {
                hoop(&mut m, Vec3::new(x, y, z), Vec3::new(x, y, z + 1.1));
            }
        }
    }
    if !p.bare {
        // A stream of its own: where snow lies nothing else may stand elsewhere.
        meadow::fill(placer.scene, &beds, KERB_M + 0.12, &mut rng.fork(420), object);
    }
    let id = placer.scene.mesh(m);
    placer.scene.place(id, object, Affine3A::IDENTITY, false);

    let v = |x: f32, z: f32| Vec3::new(x, KERB_M, z);
    let scene = &mut *placer.scene;
    let bench = scene.mesh(furniture::bench(p));
    let monument = scene.mesh(furniture::monument(p));
    let globe = scene.mesh(lamp::globe(p));
    // What grows draws from a stream of its own, and the layout's goes on where it did when it grew from that: squares, and
    // what is knocked over in them, stay as they were.
    let mut growth = rng.fork(421);
    for _ in 0..GROWN_DRAWS {
        rng.next_u64();
    }
    let mut grow = |half: Vec3| scene.mesh(hedge::hedge(half, [p.leaves[2], p.leaves[0]], &mut growth));
    let hedges: [_; 2] = std::array::from_fn(|_| grow(Vec3::new(1.95, 0.36, 0.34)));
    let bushes: [_; 2] = std::array::from_fn(|n| grow(Vec3::new(0.5 + 0.12 * n as f32, 0.34, 0.44)));
    stock.enter(scene, bench, Thing::Loose(75.0, Substance::Timber));
    stock.enter(scene, globe, Thing::Post(60.0, 5.0e3, 0.06));
    placer.put(monument, object, v(cx - 4.0, cz), 0.0, 1.7);
    for (i, bed) in beds.iter().enumerate() {
        let right = i % 2 == 1;
        let x = if right { bed.x[0] - 0.6 } else { bed.x[1] + 0.6 };
        for t in [0.3, 0.7] {
            let z = bed.z[0] + (bed.z[1] - bed.z[0]) * t;
            placer.put(bench, object, v(x, z), if right { std::f32::consts::PI } else { 0.0 }, 0.6);
        }
        let mut z = bed.z[0] + 2.2;
        while z < bed.z[1] - 2.0 {
            let edge = if right { bed.x[1] - 0.6 } else { bed.x[0] + 0.6 };
            let turned = FRAC_PI_2 * if growth.chance(0.5) { 1.0 } else { -1.0 };
            placer.set(*growth.pick(&hedges), object, v(edge, z) + Vec3::Y * 0.1, turned, 1.0);
            z += 3.7;
        }
    }
    for (x, z) in
        [(cx - 1.4, z0 + 4.0), (cx + 1.4, cz + 4.0), (cx - 1.4, z1 - 3.0), (x0 - 1.5, cz), (x1 - 3.0, cz - 1.6)]
    {
        if placer.put(globe, object, v(x, z), 0.0, 0.3) && p.lamps_on {
            let mut light = lamp::street_light(v(x, z) + Vec3::Y * 3.48, 0.22, false);
            light.axis = None;
            light.radius_m = 0.2;
            placer.scene.lamps.push(light);
        }
    }
    // Trees stand left of the line from the default camera to the hero's left corner.
    let mut count = 0;
    for _ in 0..60 {
        let (x, z) = (rng.range(x0 + 0.8, x1), rng.range(z0 + 1.0, z1));
        let at = v(x, z) + Vec3::Y * 0.1;
        if site.in_view(x - 3.5, z)
            || site.in_view(x, z)
            || site.in_view(x + 3.5, z)
            || count >= 9
            || !placer.free(at, 2.6)
        {
            continue;
        }
        placer.take(at, 2.6);
        let kind = if rng.chance(0.6) { &stock.round_trees } else { &stock.big_trees };
        let mesh = *rng.pick(kind);
        placer.set(mesh, stock.trees, at, rng.range(0.0, TAU), rng.range(0.75, 1.05));
        count += 1;
    }
    // Shrubs in the beds that stay low.
    for _ in 0..16 {
        let bed = rng.pick(&beds);
        let at = v(rng.range(bed.x[0] + 1.0, bed.x[1] - 1.0), rng.range(bed.z[0] + 1.5, bed.z[1] - 1.5));
        if placer.free(at, 0.8) {
            placer.take(at, 0.8);
            placer.set(*growth.pick(&bushes), object, at + Vec3::Y * 0.08, rng.range(0.0, TAU), rng.range(0.7, 1.25));
        }
    }
}
