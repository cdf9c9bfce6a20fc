//! Passive debris.

use crate::Fractured;
use setpiece_scene::{Scene, Take};
use setpiece_shot::ShotPlan;

/// Adds debris to a take.
pub fn scatter_debris(_take: &mut Take, _scene: &Scene, _plan: &ShotPlan, _broken: &Fractured) {}
