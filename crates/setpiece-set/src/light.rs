//! Sun, sky and air by time of day and weather.

use setpiece_scene::Scene;
use setpiece_shot::ShotPlan;

/// Sets the scene's sky and air.
pub fn arrange(_scene: &mut Scene, _plan: &ShotPlan) {}
