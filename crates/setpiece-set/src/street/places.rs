//! Places other than a city: village, works, field, desert, coast. Plain first versions: the right ground and horizon,
//! some neighbours, some props.

use super::building::{self, Lot, Side};
use super::draw::Rect;
use super::facade::{Detail, Style};
use super::palette::Palette;
use super::placer::Placer;
use super::site::Site;
use super::streetscape::Stock;
use super::{cable, car, ground, lamp, meadow, terrain, tree, works};
use crate::Character;
use glam::{Affine3A, Vec3};
use setpiece_scene::math::{cos, sin, smoothstep};
use setpiece_scene::{Aabb, Collider, Material, Mesh, ObjectId, Pattern, Scene, build};
use setpiece_shot::{Place, Rng, ShotPlan, StructureKind};
use std::f32::consts::{FRAC_PI_2, TAU};

/// Builds the place.
pub fn build(scene: &mut Scene, site: &Site, plan: &ShotPlan, stock: &Stock, p: &Palette, rng: &Rng) {
    lay_ground(scene, site, p, plan.seed as u32);
    let is_mud = site.character == Character::DesertVillage;
    if plan.structure.kind == StructureKind::Bridge {
        // It carries the road; nothing else crosses the river.
        super::river::build(scene, site, plan.structure.height_m as f32, p, &mut rng.fork(7));
        let mut placer = Placer::new(scene, site);
        if !is_mud && site.place != Place::Desert {
            scatter(&mut placer, site, stock, 60, [38.0, 190.0], &mut rng.fork(8));
            woods(&mut placer, stock, &mut rng.fork(9));
            let object = placer.scene.object("meadow");
            meadow::grow(placer.scene, site, p, &mut rng.fork(10), object, 1.25);
        }
        return;
    }
    roads(scene, site, p, &mut rng.fork(1));
    match site.place {
        Place::Village | Place::CityStreet | Place::Plaza if is_mud => {
            super::mud::build(scene, site, stock, p, &mut rng.fork(2));
        }
        Place::Village => village(scene, site, stock, p, &mut rng.fork(2), 46),
        Place::Industrial => works::build(scene, site, stock, p, &mut rng.fork(3)),
        Place::Desert => desert(scene, site, stock, p, &mut rng.fork(4)),
        Place::Coast => super::coast::coast(scene, site, stock, p, &mut rng.fork(5)),
        _ => field(scene, site, stock, p, &mut rng.fork(6)),
    }
}

/// Where land ends at the coast: metres of water beyond the shore at a point, negative on land.
pub(super) fn shore(x: f32, z: f32) -> f32 {
    -34.0 - x + 9.0 * sin(z * 0.021) + 4.0 * sin(z * 0.067 + 1.0)
}

fn lay_ground(scene: &mut Scene, site: &Site, p: &Palette, seed: u32) {
    let sand = scene.material(Material {
        roughness: 0.95,
        dirt: 0.2,
        ..Material::new("sand", Pattern::Soil, [0.46, 0.36, 0.23])
    });
    let water = scene.material(Material {
        roughness: 0.04,
        scale_m: 2.2,
        dirt: 0.0,
        ..Material::new("sea", Pattern::Water, [0.012, 0.035, 0.045])
    });
    let crop = scene.material(Material {
        color2: [0.4, 0.33, 0.13],
        variant: 3,
        ..Material::new("stubble", Pattern::Grass, [0.3, 0.24, 0.09])
    });
    let away = |x: f32, z: f32| (x * x + (z - 15.0) * (z - 15.0)).sqrt();
    let is_mud = site.character == Character::DesertVillage;
    // Around a village of mud there is desert, whatever the plan calls the place.
    let place = match site.place {
        Place::Village | Place::CityStreet | Place::Plaza | Place::Field if is_mud => Place::Desert,
        place => place,
    };
    let mesh = terrain::disc(|x, z| {
        let r = away(x, z);
        let open = smoothstep(80.0, 260.0, r);
        let rim = smoothstep(700.0, 3200.0, r);
        let roll = terrain::hills(x * 0.006, z * 0.006, seed) - 0.45;
        match place {
            Place::Desert => {
                let dunes = terrain::hills(x * 0.012 + 40.0, z * 0.02, seed) * 9.0;
                let mesa = smoothstep(0.52, 0.6, terrain::hills(x * 0.0011 + 7.0, z * 0.0011, seed)) * 150.0;
                (open * dunes + rim * mesa, sand)
            }
            Place::Coast => {
                let wet = shore(x, z);
                let land = open * smoothstep(0.0, 160.0, -wet) * (roll + 0.4) * 16.0
                    + rim * smoothstep(0.0, 900.0, -wet) * 120.0 * (roll + 0.5);
                let height = if wet > 0.0 { -0.06 * wet.min(60.0) } else { land };
                (height, if wet > -16.0 { sand } else { p.grass })
            }
            Place::Industrial => {
                (open * roll * 3.0 + rim * 60.0 * (roll + 0.4), if r < 260.0 { p.gravel } else { p.grass })
            }
            _ => {
                let patch = terrain::noise(x * 0.006 + 3.0, z * 0.009, seed + 9);
                (
                    open * roll * 7.0 + rim * 170.0 * (roll + 0.45).max(0.0),
                    if patch > 0.62 && r > 60.0 && r < 420.0 { crop } else { p.grass },
                )
            }
        }
    });
    let object = scene.object("ground");
    let id = scene.mesh(mesh);
    scene.place(id, object, Affine3A::IDENTITY, false);
    if place == Place::Coast {
        // Water with a light swell near the shore, level far out.
        let mut sea = terrain::disc(|x, z| {
            let calm = 1.0 - smoothstep(150.0, 500.0, away(x, z));
            let swell = sin(x * 0.35 + 0.6 * sin(z * 0.05)) * 0.16 + terrain::noise(x * 0.4, z * 0.25, seed) * 0.2;
            (-0.55 + calm * swell, water)
        });
        // Only where there is water; the rest would show in the hero's cellar.
        let keep: Vec<bool> = sea
            .triangles
            .iter()
            .map(|t| {
                t.iter().any(|i| {
                    let v = sea.positions[*i as usize];
                    shore(v.x, v.z) > -6.0
                })
            })
            .collect();
        let mut k = keep.iter();
        sea.triangles.retain(|_| *k.next().unwrap_or(&true));
        sea.materials.truncate(sea.triangles.len());
        let id = scene.mesh(sea);
        scene.place(id, object, Affine3A::IDENTITY, false);
    }
}

/// A road before the hero and one beside it, of what the place affords.
fn roads(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng) {
    let mut m = Mesh::default();
    let track = scene.material(Material {
        roughness: 0.95,
        variant: 2,
        ..Material::new("track", Pattern::Soil, [0.3, 0.22, 0.14])
    });
    let is_mud = site.character == Character::DesertVillage;
    let paved = matches!(site.place, Place::Village | Place::Industrial | Place::Coast) && !is_mud;
    let surface = if paved { p.asphalt } else { track };
    let (half, z) = (3.4, 9.0);
    let x = site.hero.x[1] + 12.5;
    let lane = |m: &mut Mesh, r: Rect, y: f32| r.lay(m, y, surface);
    lane(&mut m, Rect::new(-220.0, 220.0, z - half, z + half), 0.012);
    if site.place != Place::Field {
        lane(&mut m, Rect::new(x - half, x + half, -220.0, 220.0), 0.016);
    }
    if paved {
        let lift = |m: &Mesh| m.mapped(|v| v + Vec3::Y * 0.016);
        let mut paint = Mesh::default();
        ground::dashes(&mut paint, Vec3::new(-200.0, 0.0, z), Vec3::new(200.0, 0.0, z), 0.12, p.road_paint);
        m.append(&lift(&paint));
    } else {
        // Two ruts.
        for off in [-0.85, 0.85] {
            Rect::new(-220.0, 220.0, z + off - 0.25, z + off + 0.25).lay(&mut m, 0.018, p.soil);
        }
    }
    // Stones along the verge.
    for _ in 0..160 {
        let at = Vec3::new(
            rng.range(-90.0, 70.0),
            0.0,
            z + (half + rng.range(0.0, 1.2)) * if rng.chance(0.5) { 1.0 } else { -1.0 },
        );
        let s = rng.range(0.05, 0.2);
        let stone = terrain::rock(s, rng.next_u64() as u32, p.gravel);
        m.append(&stone.mapped(|v| v + at));
    }
    let object = scene.object("roads");
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, false);
}

/// Scatters trees outside the view of the hero.
fn scatter(placer: &mut Placer<'_>, site: &Site, stock: &Stock, count: u32, ring: [f32; 2], rng: &mut Rng) {
    for _ in 0..count {
        let (a, r) = (rng.range(0.0, TAU), ring[0] + (ring[1] - ring[0]) * rng.unit().sqrt());
        let at = Vec3::new(r * cos(a), -0.1, r * sin(a) + 10.0);
        let road = (at.z - 9.0).abs() < 6.0 || (at.x - site.hero.x[1] - 12.5).abs() < 6.0;
        let wet = site.kind == StructureKind::Bridge && super::river::in_bed(site, at.x, at.z);
        if road || wet || site.in_view(at.x, at.z) || site.hero.grown(9.0).contains(at.x, at.z) || !placer.free(at, 2.0)
        {
            continue;
        }
        placer.take(at, 2.0);
        let kind = if rng.chance(0.6) { &stock.big_trees } else { &stock.round_trees };
        let mesh = *rng.pick(kind);
        placer.set(mesh, stock.trees, at, rng.range(0.0, TAU), rng.range(0.7, 1.25));
    }
}

/// Woods: rows of trees far off, where only their outline counts.
fn woods(placer: &mut Placer<'_>, stock: &Stock, rng: &mut Rng) {
    for _ in 0..7 {
        let (a, r) = (rng.range(0.0, TAU), rng.range(150.0, 240.0));
        let center = Vec3::new(r * cos(a), -0.6, r * sin(a));
        let along = Vec3::new(-sin(a), 0.0, cos(a));
        for i in -9..=9 {
            let at = center
                + along * (i as f32 * 7.0 + rng.range(-2.0, 2.0))
                + Vec3::new(rng.range(-6.0, 6.0), 0.0, rng.range(-6.0, 6.0));
            let mesh = *rng.pick(&stock.big_trees);
            placer.set(mesh, stock.trees, at, rng.range(0.0, TAU), rng.range(0.8, 1.3));
        }
    }
}

fn field(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let object = scene.object("field");
    let bale = {
        let mut m = Mesh::default();
        let straw =
            scene.material(Material { scale_m: 0.1, ..Material::new("straw", Pattern::Grass, [0.42, 0.32, 0.12]) });
        build::tube(&mut m, Vec3::new(-0.6, 0.72, 0.0), Vec3::new(0.6, 0.72, 0.0), [0.75, 0.75], 18, straw);
        scene.mesh(m)
    };
    fence(scene, site, p, rng, object, 15.5);
    fence(scene, site, p, rng, object, 3.2);
    meadow::grow(scene, site, p, rng, object, 1.3);
    let mut placer = Placer::new(scene, site);
    for _ in 0..22 {
        let at = Vec3::new(rng.range(-70.0, 60.0), 0.0, rng.range(-80.0, 60.0));
        if !site.in_view(at.x, at.z) && (at.z - 9.0).abs() > 9.0 {
            placer.put(bale, object, at, rng.range(0.0, TAU), 2.0);
        }
    }
    poles(&mut placer, stock, p, rng, site.hero.z[0] - 16.0);
    scatter(&mut placer, site, stock, 46, [25.0, 190.0], rng);
    woods(&mut placer, stock, rng);
    let farm = Rect::new(-78.0, -66.0, -64.0, -54.0);
    house(placer.scene, site, farm, 6.0, p, rng, object);
    house(placer.scene, site, Rect::new(-98.0, -86.0, -60.0, -48.0), 4.5, p, rng, object);
}

/// Posts with three wires along the road.
fn fence(scene: &mut Scene, site: &Site, p: &Palette, rng: &mut Rng, object: ObjectId, z: f32) {
    let mut m = Mesh::default();
    let mut x = -120.0;
    let mut last: Option<Vec3> = None;
    while x < 110.0 {
        let at = Vec3::new(x, 0.0, z + rng.range(-0.1, 0.1));
        let clear = !(z < 6.0 && x > site.hero.x[0] - 4.0 && x < site.hero.x[1] + 18.0);
        if clear {
            build::tube(
                &mut m,
                at - Vec3::Y * 0.1,
                at + Vec3::new(rng.range(-0.05, 0.05), 1.15, 0.0),
                [0.06, 0.05],
                6,
                p.wood,
            );
            if let Some(before) = last {
                for y in [0.45, 0.75, 1.05] {
                    cable::hang(&mut m, before + Vec3::Y * y, at + Vec3::Y * y, 0.006, 0.004, p);
                }
            }
        }
        last = clear.then_some(at);
        x += 3.4;
    }
    let id = scene.mesh(m);
    scene.place(id, object, Affine3A::IDENTITY, true);
}

/// A line of poles with wires along x.
fn poles(placer: &mut Placer<'_>, stock: &Stock, p: &Palette, rng: &mut Rng, z: f32) {
    let pole = placer.scene.mesh(cable::pole(p));
    let mut mesh = Mesh::default();
    let mut last: Option<Vec3> = None;
    for i in 0..12 {
        let at = Vec3::new(-190.0 + 34.0 * i as f32, 0.0, z);
        placer.set(pole, stock.cables, at, 0.0, 1.0);
        if let Some(before) = last {
            cable::span(&mut mesh, before, at, p, rng);
        }
        last = Some(at);
    }
    let id = placer.scene.mesh(mesh);
    placer.set(id, stock.cables, Vec3::new(0.0, 0.0, 0.01), 0.0, 1.0);
}

/// A free-standing house of the place's character.
pub fn house(scene: &mut Scene, site: &Site, rect: Rect, height: f32, p: &Palette, rng: &mut Rng, object: ObjectId) {
    let mut style = Style::choose(rng, site.character, height, p);
    style.shops = 0.0;
    style.fire_escape = false;
    style.mansard = false;
    style.pitched = site.character != Character::DesertVillage;
    if style.pitched {
        style.ground = style.ground.min(3.2);
        style.cornice = 0.12;
        style.balconies = super::facade::Balconies::None;
    }
    let lot = Lot { rect, sides: [Side::Street; 4], height, cut_corners: false, back: 0.0 };
    let (mesh, top) = building::build(&lot, &style, 0.0, Detail::Near, p, rng);
    if rect.center().length() < 110.0 {
        let bounds = Aabb::new(Vec3::new(rect.x[0], 0.0, rect.z[0]), Vec3::new(rect.x[1], top, rect.z[1]));
        scene.colliders.push(Collider { bounds });
    }
    let id = scene.mesh(mesh);
    scene.place(id, object, Affine3A::IDENTITY, rect.z[1] > 0.0 || rect.x[0] > site.hero.x[1]);
}

/// Houses along both roads with gardens between them.
fn village(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng, trees: u32) {
    let object = scene.object("village");
    let x_lane = site.hero.x[1] + 12.5;
    let mut lots = Vec::new();
    for (z, front) in [(0.5, true), (17.0, false)] {
        let mut x = site.hero.x[0] - 5.0;
        while x > -170.0 {
            let (w, d) = (rng.range(7.5, 12.0), rng.range(7.0, 10.0));
            let back = rng.range(0.0, 3.5);
            let rect = if front {
                Rect::new(x - w, x, z - back - d, z - back)
            } else {
                Rect::new(x - w, x, z + back, z + back + d)
            };
            lots.push(rect);
            x -= w + rng.range(2.0, 9.0);
        }
        let mut x = x_lane + 8.0;
        while x < 150.0 {
            let (w, d) = (rng.range(7.5, 12.0), rng.range(7.0, 10.0));
            lots.push(if front {
                Rect::new(x, x + w, z - d - 1.0, z - 1.0)
            } else {
                Rect::new(x, x + w, z + 1.0, z + 1.0 + d)
            });
            x += w + rng.range(2.0, 9.0);
        }
    }
    for left in [true, false] {
        let mut z = site.hero.z[0] - 8.0;
        while z > -150.0 {
            let (w, d) = (rng.range(7.0, 10.0), rng.range(7.5, 12.0));
            lots.push(if left {
                Rect::new(x_lane - 7.0 - w, x_lane - 7.0, z - d, z)
            } else {
                Rect::new(x_lane + 7.0, x_lane + 7.0 + w, z - d, z)
            });
            z -= d + rng.range(2.0, 9.0);
        }
    }
    for rect in lots {
        let mid = rect.center();
        if site.in_view(mid.x, mid.z) && mid.z > 0.0 || rect.overlaps(&site.hero.grown(2.0)) {
            continue;
        }
        let height = if rng.chance(0.45) { 3.2 } else { rng.range(5.5, 7.0) };
        house(scene, site, rect, height.min(site.sun_ceiling(&rect).max(3.2)), p, rng, object);
    }
    fence(scene, site, p, rng, object, 15.5);
    meadow::grow(scene, site, p, rng, object, 0.7);
    let post = scene.mesh(lamp::post(lamp::STREET, p));
    stock.enter_lamp(post, lamp::STREET);
    let mut placer = Placer::new(scene, site);
    for i in 0..8 {
        let at = Vec3::new(-14.0 - 26.0 * i as f32, 0.0, 4.6);
        placer.set(post, stock.furniture, at, -FRAC_PI_2, 1.0);
        if p.lamps_on {
            placer.scene.lamps.push(lamp::street_light(at + Vec3::new(0.0, 7.3, 2.2), 1.6, true));
        }
    }
    for (x, z, turn) in [(-17.0, 6.3, 0.0), (-38.0, 11.8, std::f32::consts::PI), (x_lane - 2.3, -26.0, FRAC_PI_2)] {
        placer.put(*rng.pick(&stock.parked), stock.cars, Vec3::new(x, 0.02, z), turn, 2.0);
    }
    poles(&mut placer, stock, p, rng, site.hero.z[0] - 5.0);
    scatter(&mut placer, site, stock, trees, [18.0, 150.0], rng);
    woods(&mut placer, stock, rng);
}

fn desert(scene: &mut Scene, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let object = scene.object("desert");
    let stone = scene.material(Material {
        scale_m: 0.5,
        dirt: 0.5,
        ..Material::new("desert rock", Pattern::Stone, [0.36, 0.25, 0.16])
    });
    let dry = scene.material(Material {
        color2: [0.3, 0.26, 0.12],
        ..Material::new("dry shrub", Pattern::Foliage, [0.2, 0.17, 0.08])
    });
    let rocks: Vec<_> = (0..5).map(|i| scene.mesh(terrain::rock(1.0, 77 + i, stone))).collect();
    let shrubs: Vec<_> = (0..3)
        .map(|_| {
            let mut m = Mesh::default();
            for _ in 0..90 {
                let out = Vec3::new(rng.range(-1.0, 1.0), rng.range(0.2, 1.2), rng.range(-1.0, 1.0)).normalize();
                super::railing::leaf(&mut m, out * rng.range(0.02, 0.3), out, rng.range(0.15, 0.4), dry);
            }
            scene.mesh(m)
        })
        .collect();
    let palms: Vec<_> =
        (0..2).map(|_| scene.mesh(tree::palm(rng.range(5.0, 7.5), p.leaves[0], p.bark[0], rng))).collect();
    let mut placer = Placer::new(scene, site);
    for i in 0..260 {
        let (a, r) = (rng.range(0.0, TAU), 14.0 + 120.0 * rng.unit() * rng.unit().sqrt());
        let at = Vec3::new(r * cos(a), -0.06, r * sin(a) + 12.0);
        if (at.z - 9.0).abs() < 3.9 || !placer.free(at, 0.5) {
            continue;
        }
        placer.take(at, 0.5);
        let big = if site.in_view(at.x, at.z) { 0.7 } else { 1.9 };
        if i % 3 == 0 {
            placer.set(*rng.pick(&shrubs), object, at, a * 3.0, rng.range(0.6, 1.8));
        } else {
            placer.set(*rng.pick(&rocks), object, at, a * 5.0, rng.range(0.12, big));
        }
    }
    for _ in 0..7 {
        let at = Vec3::new(rng.range(-48.0, -16.0), -0.1, rng.range(-40.0, 5.0));
        if placer.put(*rng.pick(&palms), stock.trees, at, rng.range(0.0, TAU), 1.0) {}
    }
    poles(&mut placer, stock, p, rng, site.hero.z[0] - 18.0);
    if site.character == Character::DesertVillage {
        for i in 0..16 {
            let (w, d) = (rng.range(6.0, 11.0), rng.range(6.0, 10.0));
            let (x, z) = if i < 9 {
                (site.hero.x[0] - 8.0 - 13.0 * i as f32, rng.range(-14.0, 0.0))
            } else {
                (rng.range(-70.0, 24.0), rng.range(-95.0, -40.0))
            };
            let rect = Rect::new(x - w, x, z - d, z);
            if !rect.overlaps(&site.hero.grown(3.0)) {
                super::mud::house(placer.scene, site, rect, if rng.chance(0.6) { 3.2 } else { 6.0 }, p, rng, object);
            }
        }
    }
    let van = car::van();
    let paint = car::paint(placer.scene, "dusty", [0.42, 0.36, 0.26], None, false, p);
    let id = placer.scene.mesh(car::car(&van, &paint, None));
    stock.catalogue.borrow_mut().car(placer.scene, id);
    placer.put(id, stock.cars, Vec3::new(-19.0, 0.02, 8.0), 0.1, 2.0);
}
