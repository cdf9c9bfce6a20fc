//! The hero: a structure in breakable parts, dressed as a film's art department would.
//!
//! Parts are convex and stand in place without overlapping; faces that touch are what the simulation bonds. What is too
//! fine to break (bars, letters, leaves) is one mesh that its part is seen as.

mod american;
mod apart;
mod apartment;
mod arch;
mod balcony;
mod boards;
mod bridge;
mod church;
#[cfg(test)]
mod contact;
mod facade;
mod factory;
mod fittings;
mod frame;
mod gable;
mod grid;
mod house;
mod interior;
mod kit;
mod lights;
mod palette;
mod parking;
mod petrol;
mod porch;
mod ridge;
mod roof;
mod rooms;
mod round;
mod shop;
mod solid;
mod stack;
#[cfg(test)]
mod tests;
mod tower;
mod wall;
mod warehouse;
mod water_tower;
mod window;
mod yard;

use crate::Character;
use glam::Vec3;
use kit::Kit;
use setpiece_scene::{Aabb, Scene, Substance};
use setpiece_shot::{Rng, ShotPlan, StructureKind};

/// The most parts that a structure may have.
const MAX_PARTS: usize = 6000;

/// Builds the hero of a plan, with its layout and the lamps in its rooms.
pub fn build(scene: &mut Scene, plan: &ShotPlan, character: Character) {
    let before = (
        scene.parts.len(),
        scene.meshes.len(),
        scene.lamps.len(),
        scene.instances.len(),
        scene.materials.len(),
        scene.objects.len(),
    );
    for lean in 0..=MAX_LEAN {
        let pal = palette::choose(scene, plan, character);
        let rng = Rng::new(plan.seed, "structure");
        let mut kit = Kit::new(scene, pal, rng, lean, plan.setting.time);
        erect(&mut kit, plan, character);
        show_cores(&mut kit, before.0);
        if !kit.is_over() || lean == MAX_LEAN {
            break;
        }
        // Too many parts: once more with less detail.
        scene.parts.truncate(before.0);
        scene.meshes.truncate(before.1);
        scene.lamps.truncate(before.2);
        scene.instances.truncate(before.3);
        scene.objects.truncate(before.5);
        scene.materials.truncate(before.4);
    }
    lay_out(scene, before.0);
}

/// Leanest way of building: bays so wide that any plan fits.
const MAX_LEAN: u32 = 14;

fn erect(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    match plan.structure.kind {
        StructureKind::OfficeTower => tower::build(kit, plan),
        StructureKind::House => house::build(kit, plan, character),
        StructureKind::Warehouse => warehouse::build(kit, plan),
        StructureKind::Factory => factory::build(kit, plan),
        StructureKind::ParkingStructure => parking::build(kit, plan, character),
        StructureKind::Church => church::build(kit, plan, character),
        StructureKind::Chimney => stack::build(kit, plan),
        StructureKind::WaterTower => water_tower::build(kit, plan),
        StructureKind::Bridge => bridge::build(kit, plan),
        StructureKind::Wall => wall::build(kit, plan),
        StructureKind::PetrolStation => petrol::build(kit, plan, character),
        StructureKind::ApartmentBlock => apartment::build(kit, plan, character),
    }
}

/// Timber and stone show themselves where they break, whatever is about them.
fn show_cores(kit: &mut Kit<'_>, first: usize) {
    for part in &mut kit.scene.parts[first..] {
        part.inside = match part.substance {
            Substance::Timber => kit.pal.broken_wood,
            Substance::Stone => kit.pal.broken_stone,
            _ => part.inside,
        };
    }
}

fn lay_out(scene: &mut Scene, first: usize) {
    let hero = scene.parts[first..].iter().fold(Aabb::EMPTY, |b, p| b.union(&p.shape.bounds()));
    let room = 0.55 * hero.size().y;
    let mut envelope =
        hero.union(&Aabb::new(hero.min - Vec3::new(room, 0.0, 0.3 * room), hero.max + Vec3::new(room, 0.0, room)));
    envelope.min.y = 0.0;
    envelope.max.y += 0.08 * hero.size().y;
    scene.layout.hero = hero;
    scene.layout.envelope = envelope;
}
