//! structure

use crate::Character;
use setpiece_scene::Scene;
use setpiece_shot::ShotPlan;

/// Adds it to the scene.
pub fn build(_scene: &mut Scene, _plan: &ShotPlan, _character: Character) {}
