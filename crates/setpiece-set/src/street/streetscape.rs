//! Streets with what stands in them: markings, lamps, trees, cars, cables, furniture.

use super::car::{self, Paint};
use super::palette::Palette;
use super::placer::Placer;
use super::props::{Catalogue, Thing};
use super::site::{AVENUE_WALK_M, BLOCK_M, KERB_M, STREET_GAP_M, STREET_M, Site, WALK_M};
use super::{cable, furniture, lamp, tree};
use crate::Character;
use glam::Vec3;
use setpiece_scene::{Lamp, LampKind, Mesh, MeshId, ObjectId, Scene, Substance};
use setpiece_shot::{Rng, ShotPlan};
use std::cell::RefCell;
use std::f32::consts::{FRAC_PI_2, TAU};

/// Meshes that are placed many times.
#[derive(Debug)]
pub struct Stock {
    pub big_trees: Vec<MeshId>,
    pub round_trees: Vec<MeshId>,
    pub young_trees: Vec<MeshId>,
    /// Cars with their lights off.
    pub parked: Vec<MeshId>,
    /// Cars with their lights as the hour asks.
    pub driven: Vec<MeshId>,
    pub bus: MeshId,
    pub trees: ObjectId,
    pub cars: ObjectId,
    pub furniture: ObjectId,
    pub cables: ObjectId,
    /// What of all this may be pushed.
    pub catalogue: RefCell<Catalogue>,
}

impl Stock {
    /// Makes the meshes.
    pub fn new(scene: &mut Scene, p: &Palette, rng: &Rng) -> Self {
        let mut tree_rng = rng.fork(1);
        let mut catalogue = Catalogue::default();
        let mut grow = |scene: &mut Scene, habit, count: usize, leaf: usize, bark: usize| -> Vec<MeshId> {
            (0..count)
                .map(|_| {
                    let leaves = (!p.bare).then(|| p.leaves[leaf]);
                    let mesh = scene.mesh(tree::tree(habit, leaves, p.bark[bark], &mut tree_rng));
                    catalogue.tree(mesh, habit);
                    mesh
                })
                .collect()
        };
        let big_trees = grow(scene, tree::PLANE, 3, 0, 2);
        let round_trees = grow(scene, tree::JACARANDA, 2, 3, 1);
        let young_trees = grow(scene, tree::YOUNG, 2, 1, 0);
        let colors: [(&str, [f32; 3]); 6] = [
            ("white", [0.6, 0.6, 0.58]),
            ("silver", [0.36, 0.37, 0.38]),
            ("graphite", [0.05, 0.053, 0.058]),
            ("red", [0.3, 0.02, 0.018]),
            ("blue", [0.025, 0.06, 0.16]),
            ("sand", [0.34, 0.28, 0.18]),
        ];
        let shapes = [car::saloon(), car::hatch()];
        let fleet = |scene: &mut Scene, on: bool| -> Vec<MeshId> {
            let mut all = Vec::new();
            for (i, (name, color)) in colors.into_iter().enumerate() {
                let paint: Paint = car::paint(scene, name, color, None, on, p);
                all.push(scene.mesh(car::car(&shapes[i % 2], &paint, None)));
                if i < 2 {
                    all.push(scene.mesh(car::car(&shapes[(i + 1) % 2], &paint, None)));
                }
            }
            let van = car::paint(scene, "delivery white", [0.55, 0.55, 0.53], None, on, p);
            all.push(scene.mesh(car::car(&car::van(), &van, None)));
            if p.character == Character::NorthAmerican {
                // Every fourth car or so is a yellow cab.
                let cab = car::paint(scene, "cab", [0.62, 0.34, 0.008], None, on, p);
                let mesh = scene.mesh(car::car(&car::saloon(), &cab, Some(p.glyph_lit)));
                all.extend([mesh; 3]);
            } else {
                let taxi = car::paint(scene, "taxi", [0.02, 0.02, 0.022], Some([0.6, 0.36, 0.01]), on, p);
                all.push(scene.mesh(car::car(&car::saloon(), &taxi, Some(p.glyph_lit))));
            }
            all
        };
        let parked = fleet(scene, false);
        let driven = if p.lamps_on { fleet(scene, true) } else { parked.clone() };
        let livery = car::paint(scene, "bus", [0.05, 0.12, 0.3], None, p.lamps_on, p);
        let inside = if p.lamps_on { p.lit_rooms[2] } else { livery.inside };
        let bus = scene.mesh(car::bus(&livery, p.signs[0], p.glyph_lit, inside));
        for mesh in parked.iter().chain(&driven).chain([&bus]) {
            catalogue.car(scene, *mesh);
        }
        Self {
            big_trees,
            round_trees,
            young_trees,
            parked,
            driven,
            bus,
            trees: scene.object("trees"),
            cars: scene.object("cars"),
            furniture: scene.object("street furniture"),
            cables: scene.object("cables"),
            catalogue: RefCell::new(catalogue),
        }
    }

    /// Enters a mesh in the catalogue of what may be pushed.
    pub fn enter(&self, scene: &Scene, mesh: MeshId, thing: Thing) {
        self.catalogue.borrow_mut().thing(scene, mesh, thing);
    }

    /// Enters a lamp post there.
    pub fn enter_lamp(&self, mesh: MeshId, post: lamp::Post) {
        self.catalogue.borrow_mut().lamp(mesh, post);
    }
}

/// A stretch of pavement edge: from a point along a direction, the road to one side.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Vec3,
    along: Vec3,
    length: f32,
    /// Level unit vector from the pavement to the road.
    road: Vec3,
    /// Width of the pavement.
    walk: f32,
    avenue: bool,
}

impl Edge {
    fn at(&self, s: f32, into_road: f32) -> Vec3 {
        self.from + self.along * s + self.road * into_road
    }
}

fn heading(dir: Vec3) -> f32 {
    setpiece_scene::math::atan2(-dir.z, dir.x)
}

/// Dresses the streets around the hero.
pub fn dress(scene: &mut Scene, site: &Site, plan: &ShotPlan, stock: &Stock, p: &Palette, rng: &Rng) {
    super::markings::add(scene, site, p, &mut rng.fork(2));
    let edges = edges(site);
    let mut placer = Placer::new(scene, site);
    super::lorry::clear_way(&mut placer, site, plan);
    corner(&mut placer, site, stock, p, &mut rng.fork(3));
    super::square::dress(&mut placer, site, stock, p, &mut rng.fork(4));
    lamps(&mut placer, site, &edges, stock, p, &mut rng.fork(5));
    furnish(&mut placer, site, &edges, stock, p, &mut rng.fork(6));
    trees(&mut placer, site, &edges, stock, p, &mut rng.fork(7));
    park(&mut placer, &edges, plan, stock, &mut rng.fork(8));
    drive(&mut placer, site, plan, stock, p, &mut rng.fork(9));
    // In North America wires lie under the street or behind the houses.
    if p.character != Character::NorthAmerican {
        cables(&mut placer, site, stock, p, &mut rng.fork(10));
    }
}

/// Pavement edges of the crossing's four arms, as far as small things are worth placing.
fn edges(site: &Site) -> Vec<Edge> {
    let [a0, a1] = site.avenue;
    let v = |x: f32, z: f32| Vec3::new(x, KERB_M, z);
    let west = |from: Vec3, road: Vec3| Edge {
        from,
        along: Vec3::NEG_X,
        length: 2.0 * BLOCK_M,
        road,
        walk: WALK_M,
        avenue: false,
    };
    let mut all = vec![west(v(a0, WALK_M), Vec3::Z), west(v(a0, STREET_GAP_M - WALK_M), Vec3::NEG_Z)];
    for (z, road) in [(WALK_M, Vec3::Z), (STREET_GAP_M - WALK_M, Vec3::NEG_Z)] {
        all.push(Edge { from: v(a1, z), along: Vec3::X, length: BLOCK_M, road, walk: WALK_M, avenue: false });
    }
    for (x, road) in [(a0 + AVENUE_WALK_M, Vec3::X), (a1 - AVENUE_WALK_M, Vec3::NEG_X)] {
        all.push(Edge {
            from: v(x, 0.0),
            along: Vec3::NEG_Z,
            length: 2.0 * BLOCK_M,
            road,
            walk: AVENUE_WALK_M,
            avenue: true,
        });
        all.push(Edge {
            from: v(x, STREET_GAP_M),
            along: Vec3::Z,
            length: BLOCK_M + site.back,
            road,
            walk: AVENUE_WALK_M,
            avenue: true,
        });
    }
    all
}

/// Whether `s` metres along an edge lie on a crossing street.
fn crossing(s: f32, margin: f32) -> bool {
    let period = BLOCK_M + STREET_GAP_M;
    let t = s.rem_euclid(period);
    t > BLOCK_M - margin || t < margin
}

/// Traffic lights, name posts, bollards at the crossing.
fn corner(placer: &mut Placer<'_>, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let [a0, a1] = site.avenue;
    let (r0, r1) = (a0 + AVENUE_WALK_M, a1 - AVENUE_WALK_M);
    let (s0, s1) = (WALK_M, WALK_M + STREET_M);
    let american = p.character == Character::NorthAmerican;
    let signal = placer.scene.mesh(if american { lamp::hung_light(p) } else { lamp::traffic_light(p) });
    let names = placer.scene.mesh(furniture::name_post(p, rng));
    let bollard = placer.scene.mesh(furniture::bollard(p));
    stock.enter(placer.scene, signal, Thing::Post(if american { 260.0 } else { 120.0 }, 1.2e4, 0.1));
    stock.enter(placer.scene, names, Thing::Post(25.0, 2.0e3, 0.05));
    stock.enter(placer.scene, bollard, Thing::Post(30.0, 6.0e3, 0.07));
    let v = |x: f32, z: f32| Vec3::new(x, KERB_M, z);
    // Each signal faces the traffic that it stops; its arm reaches over the road to its right.
    placer.put(signal, stock.furniture, v(r0 - 0.6, s0 - 7.0), heading(Vec3::NEG_Z), 0.4);
    placer.put(signal, stock.furniture, v(r1 + 0.6, s1 + 7.0), heading(Vec3::Z), 0.4);
    placer.put(signal, stock.furniture, v(r0 - 7.0, s1 + 0.6), heading(Vec3::NEG_X), 0.4);
    placer.put(signal, stock.furniture, v(r1 + 7.0, s0 - 0.6), heading(Vec3::X), 0.4);
    for (x, z) in [(r0 - 1.6, s0 - 1.4), (r1 + 1.6, s1 + 1.4), (r0 - 1.4, s1 + 1.5)] {
        placer.put(names, stock.furniture, v(x, z), rng.range(-0.1, 0.1), 0.3);
    }
    if american {
        let baskets = placer.scene.mesh(furniture::basket(p));
        let mail = placer.scene.mesh(furniture::mail_box(p));
        stock.enter(placer.scene, baskets, Thing::Loose(14.0, Substance::Steel));
        stock.enter(placer.scene, mail, Thing::Loose(70.0, Substance::Steel));
        for (mesh, x, z) in [
            (baskets, r0 - 0.8, s0 - 2.6),
            (baskets, r1 + 0.8, s0 - 2.6),
            (baskets, r0 - 2.6, s1 + 0.8),
            (mail, r0 - 3.6, s0 - 0.9),
            (mail, r1 + 3.4, s1 + 0.9),
        ] {
            placer.put(mesh, stock.furniture, v(x, z), 0.0, 0.4);
        }
        return;
    }
    for (x, z) in [(r0, s0), (r1, s0), (r1, s1), (r0, s1)] {
        let (ox, oz) = (if x == r0 { -1.0 } else { 1.0 }, if z == s0 { -1.0 } else { 1.0 });
        for i in 0..5 {
            let t = i as f32 / 4.0 * FRAC_PI_2;
            let (c, s) = (setpiece_scene::math::cos(t), setpiece_scene::math::sin(t));
            let at = v(x + ox * (3.0 - 2.55 * s), z + oz * (3.0 - 2.55 * c));
            placer.put(bollard, stock.furniture, at, 0.0, 0.15);
        }
    }
}

fn lamps(placer: &mut Placer<'_>, site: &Site, edges: &[Edge], stock: &Stock, p: &Palette, rng: &mut Rng) {
    let posts = [lamp::STREET, lamp::AVENUE].map(|kind| placer.scene.mesh(lamp::post(kind, p)));
    stock.enter_lamp(posts[0], lamp::STREET);
    stock.enter_lamp(posts[1], lamp::AVENUE);
    for (i, e) in edges.iter().enumerate() {
        let (kind, spacing) = if e.avenue { (lamp::AVENUE, 30.0) } else { (lamp::STREET, 27.0) };
        let mut s = if i % 2 == 0 { 13.5 } else { 24.0 };
        while s < e.length {
            let at = e.at(s, -0.55);
            let hides = placer.hides(at);
            if !crossing(s, 3.0)
                && !hides
                && placer.put(posts[usize::from(e.avenue)], stock.furniture, at, heading(e.road), 0.4)
                && p.lamps_on
                && s < 150.0 + site.back
            {
                let light = at + e.road * (kind.reach + 0.28) + Vec3::Y * (kind.height - 0.25);
                let sodium = !e.avenue && rng.chance(0.55);
                placer.scene.lamps.push(lamp::street_light(light, if e.avenue { 3.2 } else { 2.3 }, sodium));
            }
            s += spacing;
        }
    }
}

fn furnish(placer: &mut Placer<'_>, site: &Site, edges: &[Edge], stock: &Stock, p: &Palette, rng: &mut Rng) {
    let s = &mut *placer.scene;
    let bin = s.mesh(furniture::bin(p));
    let container = s.mesh(furniture::container(p));
    let kiosk = s.mesh(furniture::kiosk(p, rng));
    let shelter = s.mesh(furniture::shelter(p, rng));
    let boxes = s.mesh(furniture::utility_box(p, rng));
    let pillar = s.mesh(furniture::advert_pillar(p));
    let bench = s.mesh(furniture::bench(p));
    let object = stock.furniture;
    let hydrant = s.mesh(furniture::hydrant(p));
    for (mesh, thing) in [
        (bin, Thing::Post(25.0, 1.2e3, 0.2)),
        (container, Thing::Loose(150.0, Substance::Steel)),
        (kiosk, Thing::Loose(900.0, Substance::Timber)),
        (shelter, Thing::Loose(450.0, Substance::Steel)),
        (boxes, Thing::Loose(140.0, Substance::Steel)),
        (pillar, Thing::Loose(700.0, Substance::Steel)),
        (bench, Thing::Loose(75.0, Substance::Timber)),
        (hydrant, Thing::Post(70.0, 8.0e3, 0.14)),
    ] {
        stock.enter(s, mesh, thing);
    }
    let american = p.character == Character::NorthAmerican;
    let hero_avenue = &edges[4];
    // The stop and a kiosk stand where the default view sees them, along the avenue behind the hero.
    placer.put(shelter, object, hero_avenue.at(33.0, -1.2), heading(hero_avenue.road), 2.0);
    if american {
        for e in edges {
            let mut s = 9.0;
            while s < e.length.min(130.0 + site.back) {
                if !crossing(s, 4.0) {
                    placer.put(hydrant, object, e.at(s, -0.55), heading(e.road), 0.5);
                }
                s += rng.range(28.0, 40.0);
            }
        }
    } else {
        placer.put(kiosk, object, hero_avenue.at(20.0, -1.4), heading(-hero_avenue.road), 1.8);
        placer.put(pillar, object, edges[6].at(9.0, -1.2), 0.0, 0.9);
    }
    placer.put(kiosk, object, edges[6].at(19.0, -1.5), heading(-edges[6].road), 1.8);
    for e in edges {
        let mut s = rng.range(7.0, 14.0);
        while s < e.length.min(110.0 + site.back) {
            if !crossing(s, 4.0) {
                match rng.below(7) {
                    0 | 1 => _ = placer.put(bin, object, e.at(s, -0.5), heading(-e.road), 0.4),
                    2 if !placer.hides(e.at(s, 0.75)) => {
                        _ = placer.put(container, object, e.at(s, 0.75) - Vec3::Y * KERB_M, heading(e.road), 1.1)
                    }
                    3 => _ = placer.put(boxes, object, e.at(s, 0.35 - e.walk), heading(e.road), 0.6),
                    4 if e.avenue => _ = placer.put(bench, object, e.at(s, -0.9), heading(-e.road), 1.0),
                    5 if e.avenue && !american && rng.chance(0.3) => {
                        _ = placer.put(pillar, object, e.at(s, -1.1), 0.0, 0.9)
                    }
                    _ => {}
                }
            }
            s += rng.range(7.0, 15.0);
        }
    }
}

fn trees(placer: &mut Placer<'_>, site: &Site, edges: &[Edge], stock: &Stock, p: &Palette, rng: &mut Rng) {
    let pit = placer.scene.mesh(furniture::tree_pit(p));
    for (i, e) in edges.iter().enumerate() {
        let kinds = if i % 3 == 1 { &stock.round_trees } else { &stock.big_trees };
        let mut s = rng.range(5.0, 9.0);
        while s < e.length {
            let at = e.at(s, -0.95);
            let near_hero = site.hero.grown(5.5).contains(at.x, at.z);
            let in_view = site.in_view(at.x, at.z) || near_hero;
            // Before the hero only young trees, few, so that it is seen from the foot up.
            let wanted = if in_view { 0.3 } else { 0.8 };
            if !crossing(s, 5.0) && rng.chance(wanted) {
                let kind = if in_view { &stock.young_trees } else { kinds };
                let mesh = *rng.pick(kind);
                if placer.free(at, 1.0) {
                    placer.take(at, 1.0);
                    placer.set(mesh, stock.trees, at, rng.range(0.0, TAU), rng.range(0.8, 1.15));
                    placer.set(pit, stock.furniture, at, 0.0, 1.0);
                }
            }
            s += rng.range(7.0, 10.5);
        }
    }
}

fn put_car(placer: &mut Placer<'_>, mesh: MeshId, stock: &Stock, at: Vec3, dir: Vec3, rng: &mut Rng) -> bool {
    let turn = heading(dir) + rng.range(-0.02, 0.02);
    // Wide framings stand here; shells this simple are not for close-ups.
    let back = placer.back();
    let foreground = (60.0 + 0.85 * back..95.0 + 1.1 * back).contains(&at.z);
    if foreground || !placer.free(at, 2.0) {
        return false;
    }
    let size = placer.scene.meshes[mesh.0 as usize].bounds();
    for end in [-0.3, 0.3] {
        placer.take(at + dir * (size.size().x * end), 1.1);
    }
    placer.set(mesh, stock.cars, at, turn, 1.0);
    true
}

fn park(placer: &mut Placer<'_>, edges: &[Edge], plan: &ShotPlan, stock: &Stock, rng: &mut Rng) {
    let traffic = plan.setting.traffic as f32;
    for (i, e) in edges.iter().enumerate() {
        let mut s = 11.0 + rng.range(0.0, 3.0);
        let bus_stop = |s: f32| i == 4 && (22.0..44.0).contains(&s);
        while s < e.length {
            if !crossing(s, 10.0) && !bus_stop(s) && rng.chance(0.15 + 0.8 * traffic) && traffic > 0.0 {
                let at = e.at(s, 1.08 + rng.range(-0.08, 0.1)) - Vec3::Y * KERB_M;
                // Parked with the flow: traffic keeps to the right.
                let flow = Vec3::Y.cross(e.road);
                put_car(placer, *rng.pick(&stock.parked), stock, at, flow, rng);
            }
            s += rng.range(5.4, 6.6);
        }
    }
}

/// Cars that wait or roll in the lanes, with lights at night.
fn drive(placer: &mut Placer<'_>, site: &Site, plan: &ShotPlan, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let traffic = plan.setting.traffic as f32;
    let [a0, a1] = site.avenue;
    let (r0, r1) = (a0 + AVENUE_WALK_M, a1 - AVENUE_WALK_M);
    let lane = (r1 - r0) / 4.0;
    let mut waiting: Vec<(Vec3, Vec3)> = Vec::new();
    for i in 0..9 {
        let z = -6.6 - i as f32 * rng.range(6.0, 8.5);
        waiting.push((Vec3::new(r0 + lane * 1.5, 0.0, z), Vec3::Z));
        if i > 1 {
            waiting.push((Vec3::new(r1 - lane * 1.5, 0.0, -20.0 - i as f32 * 15.0), Vec3::NEG_Z));
        }
    }
    for i in 0..3 {
        // At the near stop line, and one that has crossed and comes on.
        waiting
            .push((Vec3::new(r1 - lane * 1.5, 0.0, STREET_GAP_M + 7.0 + i as f32 * rng.range(5.8, 7.5)), Vec3::NEG_Z));
        waiting
            .push((Vec3::new(r0 + lane * 1.5, 0.0, STREET_GAP_M + 26.0 + i as f32 * rng.range(17.0, 30.0)), Vec3::Z));
    }
    for i in 0..4 {
        waiting.push((Vec3::new(a0 - 14.0 - i as f32 * rng.range(14.0, 26.0), 0.0, WALK_M + 3.4), Vec3::X));
        waiting
            .push((Vec3::new(a1 + 14.0 + i as f32 * rng.range(8.0, 20.0), 0.0, WALK_M + STREET_M - 3.4), Vec3::NEG_X));
    }
    // Before a tower, which is looked at from far down the avenue, more of them on the way there.
    let mut z = STREET_GAP_M + 95.0;
    while site.back > 0.0 && z < site.back + 40.0 {
        waiting.push((Vec3::new(r1 - lane * 1.5, 0.0, z), Vec3::NEG_Z));
        waiting.push((Vec3::new(r0 + lane * 1.5, 0.0, z + rng.range(6.0, 20.0)), Vec3::Z));
        z += rng.range(14.0, 34.0);
    }
    let bus_at = Vec3::new(r0 + 1.75, 0.0, -36.0);
    if traffic > 0.1 && placer.free(bus_at, 3.0) {
        placer.take(bus_at, 5.0);
        placer.set(stock.bus, stock.cars, bus_at, heading(Vec3::Z), 1.0);
    }
    for (at, dir) in waiting {
        if !rng.chance(traffic) {
            continue;
        }
        let at = at + Vec3::new(dir.z, 0.0, dir.x) * rng.range(-0.25, 0.25);
        if put_car(placer, *rng.pick(&stock.driven), stock, at, dir, rng)
            && p.lamps_on
            && at.length() < 90.0 + site.back
        {
            placer.scene.lamps.push(Lamp {
                kind: LampKind::Car,
                position: at + dir * 2.35 + Vec3::Y * 0.62,
                axis: Some((dir - Vec3::Y * 0.12).normalize()),
                intensity: [1.1, 1.0, 0.82],
                radius_m: 0.1,
                part: None,
            });
        }
    }
}

/// Poles along the far pavement, wires between them, and drops across to the houses; never to the hero.
fn cables(placer: &mut Placer<'_>, site: &Site, stock: &Stock, p: &Palette, rng: &mut Rng) {
    let pole = placer.scene.mesh(cable::pole(p));
    let mut mesh = Mesh::default();
    let z = STREET_GAP_M - WALK_M + 0.8;
    let mut last: Option<Vec3> = None;
    let mut x = site.hero.x[0] - 3.4;
    while x > site.avenue[0] - 2.2 * BLOCK_M {
        let at = Vec3::new(x, KERB_M, z);
        placer.set(pole, stock.cables, at, 0.0, 1.0);
        if let Some(before) = last {
            cable::span(&mut mesh, before, at, p, rng);
        }
        for _ in 0..3 {
            // House connections: to fronts on the hero's side but well clear of the hero, and to the near side.
            let to = Vec3::new(x + rng.range(-9.0, 9.0), rng.range(4.6, 6.4), -0.1);
            if to.x < site.hero.x[0] - 2.0 && x < site.hero.x[0] - 4.0 {
                cable::hang(&mut mesh, at + Vec3::new(0.0, 6.75, 0.0), to, 0.03, 0.01, p);
            }
            let to = Vec3::new(x + rng.range(-8.0, 8.0), rng.range(4.2, 6.0), STREET_GAP_M + 0.1);
            if to.x < site.square.x[0] {
                cable::hang(&mut mesh, at + Vec3::new(0.0, 6.75, 0.0), to, 0.03, 0.01, p);
            }
        }
        last = Some(at);
        x -= 24.5;
    }
    // Across the avenue, high, beyond the hero.
    for i in 0..5 {
        let z = site.hero.z[0] - 16.0 - i as f32 * 17.0;
        let from = Vec3::new(site.avenue[0] - 0.1, rng.range(6.0, 8.0), z);
        let to = Vec3::new(site.avenue[1] + 0.1, rng.range(6.0, 9.0), z + rng.range(-5.0, 5.0));
        cable::hang(&mut mesh, from, to, 0.025, 0.012, p);
    }
    let id = placer.scene.mesh(mesh);
    placer.set(id, stock.cables, Vec3::ZERO, 0.0, 1.0);
}
