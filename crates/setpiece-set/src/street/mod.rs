//! The place around the hero: ground, streets, houses, trees, cars, lamps, and what makes a street lived in.
//!
//! The hero's front lies in z = 0. In front of it a street runs along x, to its right an avenue runs along z: the hero is
//! a corner house, seen from the avenue's mouth, and the corner opposite is a little square that leaves the view open.
//! Everything is placed by random streams forked from the plan's seed by name.

mod building;
mod cable;
mod car;
mod city;
mod coast;
mod court;
pub(crate) mod draw;
mod facade;
mod furniture;
mod ground;
mod hedge;
mod lamp;
pub(crate) mod letters;
mod lorry;
mod markings;
mod meadow;
mod mud;
mod palette;
mod placer;
mod places;
mod props;
mod railing;
mod river;
mod roof;
mod shell;
mod shingle;
mod shop;
mod site;
mod square;
mod streetscape;
mod surfaces;
mod terrain;
#[cfg(test)]
mod tests;
mod tree;
mod works;

use crate::Character;
use glam::{Affine3A, Vec3};
use setpiece_scene::{Aabb, Material, Mesh, Pattern, Scene};
use setpiece_shot::{Place, Rng, ShotPlan};
use site::{AVENUE_WALK_M, STREET_GAP_M, Site, WALK_M};

/// Adds it to the scene.
pub fn build(scene: &mut Scene, plan: &ShotPlan, character: Character) {
    let site = Site::new(scene, plan, character);
    let p = palette::palette(scene, plan, character);
    let rng = Rng::new(plan.seed, "street");
    let stock = streetscape::Stock::new(scene, &p, &rng.fork(2));
    // Where people build of mud there are no kerbs and no asphalt: their towns are villages too.
    let is_city = matches!(site.place, Place::CityStreet | Place::Plaza) && character != Character::DesertVillage;
    if is_city {
        let mut mesh = Mesh::default();
        // The avenue's arms apart, since their lanes run the other way.
        let (r0, r1, far) = (site.avenue[0] + AVENUE_WALK_M, site.avenue[1] - AVENUE_WALK_M, 4000.0);
        let (s0, s1) = (WALK_M, STREET_GAP_M - WALK_M);
        for (x, z, material) in [
            ([-far, r0], [-far, far], p.asphalt),
            ([r1, far], [-far, far], p.asphalt),
            ([r0, r1], [s0, s1], p.asphalt),
            ([r0, r1], [-far, s0], p.asphalt_avenue),
            ([r0, r1], [s1, far], p.asphalt_avenue),
        ] {
            draw::Rect { x, z }.lay(&mut mesh, 0.0, material);
        }
        let object = scene.object("ground");
        let id = scene.mesh(mesh);
        scene.place(id, object, Affine3A::IDENTITY, false);
        let heights = match character {
            Character::BuenosAires => city::Heights { low: 7.0, high: 27.0, tall: 0.15 },
            Character::NorthAmerican => city::Heights { low: 12.0, high: 30.0, tall: 0.22 },
            Character::DesertVillage => city::Heights { low: 3.2, high: 9.0, tall: 0.05 },
            Character::Generic => city::Heights { low: 8.0, high: 22.0, tall: 0.1 },
        };
        city::build(scene, &site, heights, &p, &rng.fork(1));
        streetscape::dress(scene, &site, plan, &stock, &p, &rng.fork(3));
    } else {
        places::build(scene, &site, plan, &stock, &p, &rng.fork(4));
    }
    if plan.is_rammed() {
        let paint = car::paint(scene, "lorry", [0.03, 0.1, 0.2], None, p.lamps_on, &p);
        let cargo = Material {
            roughness: 0.45,
            dirt: 0.5,
            ..Material::new("lorry box", Pattern::CarPaint, [0.55, 0.55, 0.53])
        };
        let cargo = scene.material(cargo);
        scene.rammer = Some(scene.mesh(lorry::lorry(&paint, cargo)));
    }
    frame(scene, &site);
    stock.catalogue.into_inner().choose(scene, plan);
}

/// Sets the layout: what the event may fill and whence the street is seen.
fn frame(scene: &mut Scene, site: &Site) {
    let hero = if scene.layout.hero.size().max_element() > 0.5 {
        scene.layout.hero
    } else {
        Aabb::new(Vec3::new(site.hero.x[0], 0.0, site.hero.z[0]), Vec3::new(site.hero.x[1], site.height, 0.0))
    };
    scene.layout.hero = hero;
    let room = hero.size().y * 0.6;
    scene.layout.envelope =
        Aabb::new(hero.min - Vec3::new(room, 0.0, room * 0.3), hero.max + Vec3::new(room, 0.0, room));
    // Keeps the camera in the avenue at 50 to 100 m, where framings put it; what is taller is seen from further off, and
    // from nearer to the avenue's own line.
    let aside = 0.5 * (site.avenue[0] + site.avenue[1]) - hero.center().x;
    let far = 1.7 * hero.size().y;
    let along = setpiece_scene::math::atan2(aside, far).to_degrees();
    scene.layout.azimuth_deg = if hero.size().y > 45.0 { along.clamp(5.0, 17.0) } else { 17.0 };
    let middle = WALK_M + (STREET_GAP_M - 2.0 * WALK_M) * 0.5;
    scene.layout.street_view = [
        Vec3::new(hero.min.x - 60.0, 3.2, middle - 2.0),
        Vec3::new(hero.max.x + AVENUE_WALK_M + 4.5, 1.6, middle + 0.9),
    ];
}

/// Some cars with their lights off, for what is built to hold them; they look along x.
pub fn cars(scene: &mut Scene, plan: &ShotPlan, character: Character) -> Vec<Mesh> {
    let p = palette::palette(scene, plan, character);
    let colors = [[0.6, 0.6, 0.58], [0.36, 0.37, 0.38], [0.05, 0.053, 0.058], [0.3, 0.02, 0.018], [0.025, 0.06, 0.16]];
    let shapes = [car::saloon(), car::hatch()];
    colors
        .iter()
        .enumerate()
        .map(|(i, color)| {
            let paint = car::paint(scene, &format!("parked {i}"), *color, None, false, &p);
            car::car(&shapes[i % 2], &paint, None)
        })
        .collect()
}
