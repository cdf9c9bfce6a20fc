//! Which of the things that stand in the street may be pushed, and how heavy and strong they are.
//!
//! Where a mesh is made that is such a thing, it is entered in a catalogue; once the place is dressed, what stands within
//! reach of the event is taken out of the instances and becomes a prop. Nothing here depends on the weather.

use super::lamp::Post;
use super::tree::Habit;
use glam::{Quat, Vec3};
use setpiece_scene::{Aabb, Collider, LampKind, MeshId, ObjectId, Pose, Prop, PropKind, Scene, Substance};
use setpiece_shot::{Direction, EventKind, ShotPlan};

/// Most props of a set: what is nearest to the hero.
const MOST: usize = 60;
/// Share of the hero's height that things are thrown to all sides, and to the side that it topples to; and so much more,
/// metres.
const THROWN: [f32; 2] = [0.6, 1.1];
const MORE: f32 = 6.0;
/// Cars nearer than this stop what falls even if they are no props, metres.
const SOLID: f32 = 80.0;
/// Share of a car's height at which its cabin begins; lengths of its body and of its cabin, from the rear, as shares.
const SHOULDER: f32 = 0.62;
const CABIN: [f32; 2] = [0.14, 0.72];
/// Strength of green wood in bending, Pa (Niklas 1992 gives 30 to 60 MPa for street trees).
const WOOD: f32 = 4.0e7;

/// The catalogue while a place is dressed. Entries are props at the origin.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Prop>,
}

/// Things of one kind, as they are entered.
#[derive(Clone, Copy, Debug)]
pub enum Thing {
    /// Stands by its weight: mass in kg.
    Loose(f32, Substance),
    /// Stands on a foot: mass in kg, moment that the foot bears in N m, radius of what collides in metres.
    Post(f32, f32, f32),
}

fn entry(kind: PropKind, substance: Substance, mesh: MeshId, mass_kg: f32, boxes: Vec<Aabb>, bending_nm: f32) -> Prop {
    Prop {
        kind,
        substance,
        mesh,
        object: ObjectId(0),
        rest: Pose::at(Vec3::ZERO),
        scale: 1.0,
        mass_kg,
        boxes,
        bending_nm,
        lamp: None,
        cullable: true,
    }
}

fn upright(radius: f32, from: f32, to: f32) -> Aabb {
    Aabb::new(Vec3::new(-radius, from, -radius), Vec3::new(radius, to, radius))
}

impl Catalogue {
    /// Enters a vehicle that drives towards +x. What its mesh is like does not depend on the weather.
    pub fn car(&mut self, scene: &Scene, mesh: MeshId) {
        let all = scene.meshes[mesh.0 as usize].bounds();
        let size = all.size();
        let high = size.y > 1.8;
        let shoulder = all.min.y + size.y * if high { 0.55 } else { SHOULDER };
        let at = |share: f32| all.min.x + share * size.x;
        let side = 0.97 * all.max.z.min(-all.min.z);
        let body = Aabb::new(Vec3::new(at(0.01), 0.0, -side), Vec3::new(at(0.99), shoulder, side));
        let ends = if high { [0.02, 0.85] } else { CABIN };
        let cabin = Aabb::new(
            Vec3::new(at(ends[0]), shoulder, -0.8 * side),
            Vec3::new(at(ends[1]), all.min.y + size.y.min(1.0 + 2.0 * shoulder), 0.8 * side),
        );
        // A saloon weighs some 130 kg per cubic metre of the box around it, a bus about the same.
        let mass = 130.0 * size.x * size.y * size.z;
        self.entries.push(entry(PropKind::Car, Substance::Steel, mesh, mass, vec![body, cabin], 0.0));
    }

    /// Enters a tree of a habit.
    pub fn tree(&mut self, mesh: MeshId, habit: Habit) {
        let radius = habit.height * 0.018 + 0.03;
        self.trunk(mesh, radius, habit.height, 0.72 * habit.height);
    }

    /// Enters a trunk: its radius and height, and how far up it stops what falls, metres.
    pub fn trunk(&mut self, mesh: MeshId, radius: f32, height: f32, stops: f32) {
        // Trunk and limbs: a cone of wet wood, twice over.
        let mass = 2.0 * 900.0 * 1.05 * radius * radius * height;
        let bending = 0.785 * radius * radius * radius * WOOD;
        let boxes = vec![upright(1.1 * radius, 0.15, stops)];
        self.entries.push(entry(PropKind::Tree, Substance::Timber, mesh, mass, boxes, bending));
    }

    /// Enters a lamp post.
    pub fn lamp(&mut self, mesh: MeshId, post: Post) {
        let arm = Aabb::new(Vec3::new(0.0, post.height - 0.25, -0.12), Vec3::new(post.reach + 0.6, post.height, 0.12));
        let boxes = vec![upright(0.09, 0.1, post.height - 0.5), arm];
        let mass = 11.0 * (post.height + post.reach);
        self.entries.push(entry(PropKind::Post, Substance::Steel, mesh, mass, boxes, 7.0e3));
    }

    /// Enters another thing; its box is that of its mesh, or goes up its axis when it stands on a foot.
    pub fn thing(&mut self, scene: &Scene, mesh: MeshId, thing: Thing) {
        let all = scene.meshes[mesh.0 as usize].bounds();
        match thing {
            Thing::Loose(mass, substance) => {
                let low = Aabb::new(all.min.with_y(all.min.y.max(0.0)), all.max);
                self.entries.push(entry(PropKind::Loose, substance, mesh, mass, vec![low], 0.0));
            }
            Thing::Post(mass, bending, radius) => {
                let boxes = vec![upright(radius, 0.06, all.max.y)];
                self.entries.push(entry(PropKind::Post, Substance::Steel, mesh, mass, boxes, bending));
            }
        }
    }

    /// Makes props of what stands within reach of the event.
    pub fn choose(self, scene: &mut Scene, plan: &ShotPlan) {
        let hero = scene.layout.hero;
        let near = reach(&hero, plan);
        let level = |p: Vec3| Vec3::new(p.x, 0.0, p.z);
        let away = |p: Vec3| level(p).distance(level(p.clamp(hero.min, hero.max)));
        let mut found: Vec<(f32, usize, &Prop)> = Vec::new();
        for (n, instance) in scene.instances.iter().enumerate() {
            let Some(entry) = self.entries.iter().find(|e| e.mesh == instance.mesh) else { continue };
            let at = Vec3::from(instance.world_from_object.translation);
            if near.contains(at.with_y(near.center().y)) {
                found.push((away(at), n, entry));
            } else if entry.kind == PropKind::Car && at.length() < SOLID {
                let bounds = entry.extent().corners().map(|p| instance.world_from_object.transform_point3(p));
                scene.colliders.push(Collider { bounds: Aabb::of(bounds) });
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, n, entry) in found.drain(MOST.min(found.len())..) {
            if entry.kind == PropKind::Car {
                let world = scene.instances[n].world_from_object;
                let bounds = Aabb::of(entry.extent().corners().map(|p| world.transform_point3(p)));
                scene.colliders.push(Collider { bounds });
            }
        }
        let mut taken = vec![false; scene.instances.len()];
        for (_, n, entry) in found {
            let instance = &scene.instances[n];
            let (scale, rotation, position) = instance.world_from_object.to_scale_rotation_translation();
            let mut prop = Prop {
                object: instance.object,
                rest: Pose {
                    position,
                    rotation: if entry.kind == PropKind::Tree { rotation } else { level_turn(rotation) },
                },
                scale: scale.x,
                cullable: instance.cullable,
                ..entry.clone()
            };
            if prop.scale != 1.0 {
                let s = prop.scale;
                prop.boxes.iter_mut().for_each(|b| *b = Aabb::new(b.min * s, b.max * s));
                prop.mass_kg *= s * s * s;
                prop.bending_nm *= s * s * s;
            }
            prop.lamp = carried(scene, &prop);
            scene.props.push(prop);
            taken[n] = true;
        }
        let mut taken = taken.into_iter();
        scene.instances.retain(|_| !taken.next().unwrap_or(false));
    }
}

/// A rotation about the vertical, as exact as it can be.
fn level_turn(q: Quat) -> Quat {
    Quat::from_xyzw(0.0, q.y, 0.0, q.w).normalize()
}

/// Where what falls or flies may hit something.
fn reach(hero: &Aabb, plan: &ShotPlan) -> Aabb {
    let height = hero.size().y;
    let room = THROWN[0] * height + MORE;
    let mut near = hero.grown(room);
    if plan.event.kind == EventKind::Topple {
        let far = THROWN[1] * height + MORE;
        match plan.event.direction {
            Direction::Left => near.min.x = hero.min.x - far,
            Direction::Right => near.max.x = hero.max.x + far,
            Direction::Street | Direction::TowardCamera => near.max.z = hero.max.z + far,
            Direction::Away => near.min.z = hero.min.z - far,
            Direction::Down => {
                near.min.x = hero.min.x - far;
                near.max.x = hero.max.x + far;
            }
        }
    }
    near
}

/// The lamp that hangs on a prop: of its kind, within its reach.
fn carried(scene: &Scene, prop: &Prop) -> Option<u32> {
    let (kind, reach) = match prop.kind {
        PropKind::Car => (LampKind::Car, 2.6),
        PropKind::Post => (LampKind::Street, 3.4),
        _ => return None,
    };
    let level = |p: Vec3| Vec3::new(p.x, 0.0, p.z);
    let from = level(prop.rest.position);
    scene
        .lamps
        .iter()
        .enumerate()
        .filter(|(_, l)| l.kind == kind && l.part.is_none() && level(l.position).distance(from) < reach)
        .filter(|(_, l)| l.position.y < prop.rest.position.y + prop.extent().max.y + 0.5)
        .min_by(|a, b| level(a.1.position).distance(from).total_cmp(&level(b.1.position).distance(from)))
        .map(|(i, _)| i as u32)
}
