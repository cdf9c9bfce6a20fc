//! Where the charge of an explosion lies: for the story that tears the structure apart, and for the gas that burns.

use super::strength::bears;
use glam::Vec3;
use setpiece_scene::{PartKind, Scene};
use setpiece_shot::{Direction, EventKind, Origin, Rng, ShotPlan};

/// What is so much higher than wide stands like a pole.
const POLE: f32 = 2.5;
/// Share of the mass that floors have in a building with storeys.
const LEAST_FLOORS: f32 = 0.08;

/// Reach of a blast in units of the radius that it tears apart.
pub const BLOWN: f32 = 4.5;

/// A charge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Charge {
    /// Its middle.
    pub position: Vec3,
    /// All nearer than this is torn apart, metres.
    pub radius: f32,
}

/// The stream that the story draws from; the charge's place is the first that it draws.
pub fn stream(plan: &ShotPlan) -> Rng {
    Rng::new(plan.seed, "story")
}

/// The charge of a plan's explosion in a storey at a height, by the story's own stream.
pub fn place(scene: &Scene, plan: &ShotPlan, height: f32, rng: &mut Rng) -> Charge {
    let hero = scene.layout.hero;
    let size = hero.size();
    let side = match plan.event.origin {
        Origin::Left => -0.35,
        Origin::Right => 0.35,
        _ => rng.range(-0.15, 0.15),
    };
    let strength = plan.event.strength.clamp(0.0, 1.0) as f32;
    // In a hall it lies near the ground, farther from the front.
    let (height, deep) = if floored(scene) { (height, 0.25) } else { (hero.min.y + (0.3 * size.y).min(2.0), 0.4) };
    Charge {
        position: Vec3::new(hero.center().x + side * size.x, height, hero.max.z - deep * size.z),
        radius: (2.2 + 3.2 * strength).min(0.45 * size.max_element().max(2.0)),
    }
}

/// Whether floors are much of a structure, so that storeys close on each other.
pub fn floored(scene: &Scene) -> bool {
    let mass = |part: &setpiece_scene::Part| part.shape.volume_and_centroid().0 as f32 * part.substance.density();
    let all: f32 = scene.parts.iter().map(mass).sum();
    let floors: f32 = scene.parts.iter().filter(|p| p.kind == PartKind::Slab).map(mass).sum();
    // The floor of a tank on legs is none to fall on others.
    let one = scene.parts.iter().all(|p| p.storey == 0) && pole(scene);
    !one && floors > LEAST_FLOORS * all
}

/// Whether a structure stands like a pole.
pub fn pole(scene: &Scene) -> bool {
    let size = scene.layout.hero.size();
    size.y > POLE * size.x.max(size.z)
}

/// The storey that an event begins in.
pub fn storey(scene: &Scene, plan: &ShotPlan) -> i32 {
    let counts = |kind| bears(kind) || kind == PartKind::Facade;
    let n = scene.parts.iter().filter(|p| counts(p.kind)).map(|p| p.storey + 1).max().unwrap_or(1).max(1);
    match plan.event.origin {
        Origin::GroundFloor | Origin::Left | Origin::Right => 0,
        Origin::Middle => n / 2,
        Origin::Top => (n - 2).max(0),
        Origin::Floor(f) => (f as i32).min(n - 1),
    }
}

/// Whether what strikes in a plan's impact falls from the sky: a meteor.
pub fn falls(plan: &ShotPlan) -> bool {
    plan.event.kind == EventKind::Impact && plan.event.direction == Direction::Down
}

/// Radius of the charge that the blow of a meteor of a radius is like, metres.
pub fn crater(radius: f32) -> f32 {
    1.4 * radius + 1.4
}

/// Impulse of a blast per area, Pa s, at a distance in units of the charge's radius.
pub fn impulse(strength: f32, distance: f32) -> f32 {
    (2.0e3 + 9.0e3 * strength) / distance.max(0.5) * (1.0 - distance / BLOWN).max(0.0)
}

/// The charge of a plan, if it has one.
pub fn of(scene: &Scene, plan: &ShotPlan) -> Option<Charge> {
    if plan.event.kind != EventKind::Explosion {
        return None;
    }
    let storey = storey(scene, plan);
    let (mut sum, mut weight) = (0.0, 0.0);
    for part in scene.parts.iter().filter(|p| p.storey == storey && p.shape.bounds().min.is_finite()) {
        let w = if bears(part.kind) { 1.0 } else { 0.05 };
        if bears(part.kind) || part.kind == PartKind::Facade {
            sum += part.shape.bounds().center().y * w;
            weight += w;
        }
    }
    let height = if weight > 0.0 { sum / weight } else { 1.5 };
    Some(place(scene, plan, height, &mut stream(plan)))
}
