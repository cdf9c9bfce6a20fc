//! What meets what: collision groups of compounds by what they are doing, hinges, and who is inside whom.

use super::world::{LOOSE, World};
use glam::Vec3;
use rapier3d::parry::bounding_volume::BoundingVolume;
use rapier3d::parry::query::{contact, intersection_test};
use rapier3d::prelude::*;
use std::collections::BTreeSet;

/// Less overlap than this is left to contacts, metres.
const DEEP: f32 = 0.04;
/// Loose things lighter than this are shards, kg.
const SHARD: f32 = 40.0;
/// Chunks lighter than this (shards, rails, frames) pass each other by, kg: nobody sees it, and thin things jam.
pub(super) const SMALL: f32 = 60.0;

/// Groups of most chunks: a group of their own, so that those that burst can pass them by.
pub(super) fn ordinary() -> InteractionGroups {
    InteractionGroups::new(Group::GROUP_1, Group::ALL, InteractionTestMode::And)
}

/// Groups of loose pieces.
fn loose() -> InteractionGroups {
    InteractionGroups::new(Group::GROUP_5, Group::ALL, InteractionTestMode::And)
}

/// Groups of what bursts out: it meets the ground, the set, and loose pieces.
fn bursting() -> InteractionGroups {
    let meets = Group::GROUP_2 | Group::GROUP_3 | Group::GROUP_5;
    InteractionGroups::new(Group::GROUP_2, meets, InteractionTestMode::And)
}

/// Groups of loose shards: nothing but the ground and the set stops them.
fn shards() -> InteractionGroups {
    InteractionGroups::new(Group::GROUP_4, Group::GROUP_3, InteractionTestMode::And)
}

/// Groups of small chunks.
pub(super) fn small() -> InteractionGroups {
    InteractionGroups::new(Group::GROUP_4, Group::ALL & !Group::GROUP_4, InteractionTestMode::And)
}

/// Groups of what hangs on a hinge: the ground and the set stop it.
fn hinged() -> InteractionGroups {
    InteractionGroups::new(Group::GROUP_6, Group::GROUP_3, InteractionTestMode::And)
}

/// Chunks that pass by bodies, by number: they hang on them, and turn about a point that lies within both.
#[derive(Default)]
pub(super) struct Passing(pub BTreeSet<(u32, u32)>);

impl PhysicsHooks for Passing {
    fn filter_contact_pair(&self, pair: &PairFilterContext<'_>) -> Option<SolverFlags> {
        let chunk = |c: ColliderHandle| pair.colliders.get(c).map_or(u32::MAX, |c| c.user_data as u32);
        let body = |b: Option<RigidBodyHandle>| b.map_or(u32::MAX, super::ties::raw);
        let passes = self.0.contains(&(chunk(pair.collider1), body(pair.rigid_body2)))
            || self.0.contains(&(chunk(pair.collider2), body(pair.rigid_body1)));
        (!passes).then_some(SolverFlags::COMPUTE_RIGID_IMPULSES)
    }
}

impl World {
    /// Lets a compound burst out until a time, or ends that when the time is 0.
    pub fn burst(&mut self, compound: u32, until: f32) {
        self.compounds[compound as usize].burst_until = until;
        self.regroup(compound);
    }

    /// Lets a compound sink through everything but the ground and the set.
    pub fn sink(&mut self, compound: u32) {
        self.compounds[compound as usize].sunk = true;
        self.regroup(compound);
    }

    /// Says what a compound's chunks meet: what bursts passes heavy compounds by but not other loose pieces.
    pub(super) fn regroup(&mut self, compound: u32) {
        let c = &self.compounds[compound as usize];
        for chunk in &c.chunks {
            let handle = self.colliders[*chunk as usize];
            let Some(collider) = self.engine.colliders.get(handle) else { continue };
            let groups = if c.hinged {
                hinged()
            } else if c.sunk {
                shards()
            } else if c.burst_until > 0.0 {
                bursting()
            } else if !c.fixed && c.mass < SHARD {
                shards()
            } else if collider.mass() < SMALL {
                small()
            } else if !c.fixed && c.mass < LOOSE {
                loose()
            } else {
                ordinary()
            };
            // Whatever is borrowed to be changed is looked over by the engine at the next step.
            if collider.collision_groups() != groups
                && let Some(collider) = self.engine.colliders.get_mut(handle)
            {
                collider.set_collision_groups(groups);
            }
        }
    }

    /// Hangs a compound on a hinge in the ground; until it is taken off it passes by what is loose.
    pub fn hang(&mut self, compound: u32, point: Vec3, axis: Vec3) -> ImpulseJointHandle {
        let handle = self.compounds[compound as usize].handle;
        let pose = *self.engine.bodies[handle].position();
        let joint = GenericJointBuilder::new(JointAxesMask::LOCKED_REVOLUTE_AXES)
            .local_axis1(axis)
            .local_axis2(pose.rotation.inverse() * axis)
            .local_anchor1(point)
            .local_anchor2(pose.inverse_transform_point(point))
            .contacts_enabled(true);
        self.compounds[compound as usize].hinged = true;
        self.regroup(compound);
        self.engine.insert_impulse_joint(self.ground, handle, joint)
    }

    /// Takes a compound off its hinge; it goes on passing by what is loose.
    pub fn unhinge(&mut self, joint: ImpulseJointHandle) {
        self.engine.remove_impulse_joint(joint);
    }

    /// Chunks that are where others of `chunks`, of other compounds, are.
    pub fn overlapping(&self, chunks: &[u32]) -> Vec<u32> {
        let collider = |chunk: u32| self.engine.colliders.get(self.colliders[chunk as usize]);
        let own: Vec<_> = chunks.iter().filter_map(|c| collider(*c)).collect();
        let bounds: Vec<_> = own.iter().map(|c| c.compute_aabb()).collect();
        let all = bounds
            .iter()
            .fold(None, |all: Option<rapier3d::parry::bounding_volume::Aabb>, b| Some(all.map_or(*b, |a| a.merged(b))));
        let Some(all) = all else { return Vec::new() };
        // Deep enough to matter.
        let lower = |pose: &Pose| Pose::from_parts(pose.translation - Vec3::Y * DEEP, pose.rotation);
        (0..self.colliders.len() as u32)
            .filter(|c| self.compound_of[*c as usize] != u32::MAX && chunks.binary_search(c).is_err())
            .filter(|chunk| {
                let Some(other) = collider(*chunk) else { return false };
                let around = other.compute_aabb();
                all.intersects(&around)
                    && own.iter().zip(&bounds).any(|(c, b)| {
                        b.intersects(&around)
                            && intersection_test(c.position(), c.shape(), &lower(other.position()), other.shape())
                                .is_ok_and(|i| i.intersecting)
                    })
            })
            .collect()
    }

    /// Whether a chunk of a compound that passes heavy things by is this deep in one of them, metres.
    pub fn within(&self, chunk: u32, depth: f32) -> bool {
        let Some(collider) = self.engine.colliders.get(self.colliders[chunk as usize]) else { return false };
        let near = self.engine.intersect_aabb_conservative(collider.compute_aabb(), QueryFilter::default());
        near.filter(|(_, other)| {
            other.collision_groups().memberships == Group::GROUP_1 && other.parent() != collider.parent()
        })
        .any(|(_, other)| {
            contact(collider.position(), collider.shape(), other.position(), other.shape(), 0.0)
                .is_ok_and(|c| c.is_some_and(|c| c.dist < -depth))
        })
    }

    /// Lets a compound meet everything again.
    pub fn meet_all(&mut self, compound: u32) {
        self.compounds[compound as usize].hinged = false;
        self.regroup(compound);
    }
}
