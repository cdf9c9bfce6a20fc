//! Previews of what is seen before anything moves, made while the simulation runs.
//!
//! Until the event begins the set stands, so these frames hang on nothing that the simulation finds; and it leaves a part of
//! the cores idle. That it was so is looked up when the simulation is done: only then are they kept.

use setpiece_image::Frame;
use setpiece_render::{Preview, RenderStats};
use setpiece_scene::{CameraPath, Density, Take};
use setpiece_shot::{EventKind, RunSettings, ShotPlan};

/// Frames that were made before it was known what moves.
pub(crate) struct Early {
    pub(crate) settings: RunSettings,
    /// Nothing may move before this frame has begun.
    until: u32,
    camera: CameraPath,
    pub(crate) frames: Vec<(u32, Frame, RenderStats)>,
}

impl Early {
    /// The frames of a run that are over, with all that they are made from, when the event begins.
    pub(crate) fn frames_of(plan: &ShotPlan, settings: &RunSettings) -> Vec<u32> {
        let (until, count) = (Self::until(plan), plan.frame_count());
        settings.frames.iter().filter(|n| Preview::wholes(*n, count).1 < until).collect()
    }

    /// The first frame at whose end something may have moved.
    fn until(plan: &ShotPlan) -> u32 {
        if plan.event.kind == EventKind::None {
            return 0;
        }
        ((plan.event.start_s / plan.fps.frame_s()).max(0.0) as u32).min(plan.frame_count())
    }

    pub(crate) fn new(
        plan: &ShotPlan,
        settings: &RunSettings,
        camera: CameraPath,
        frames: Vec<(u32, Frame, RenderStats)>,
    ) -> Self {
        Self { settings: *settings, until: Self::until(plan), camera, frames }
    }

    /// Whether nothing moves in them, the camera's ground does not shake, and there is no dust.
    pub(crate) fn holds(&self, take: &Take, camera: &CameraPath, dust: &[Density]) -> bool {
        let until = self.until as usize;
        let motion = &take.motion;
        let stands = |m: usize| {
            let born = take.movers[m].born;
            let samples = (self.until + 1).min(motion.samples);
            born > self.until || (born == 0 && (1..samples).all(|s| motion.pose(m, s) == motion.pose(m, 0)))
        };
        let steady = self.camera.keys.get(..=until) == camera.keys.get(..=until);
        steady && dust.iter().take(until).all(Density::is_empty) && (0..take.movers.len()).all(stands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::Quality;

    #[test]
    fn frames_that_end_before_the_event_are_early_and_so_is_what_they_are_made_from() {
        let mut plan = ShotPlan::default();
        plan.event.kind = EventKind::Collapse;
        plan.event.start_s = 0.5;
        let early = |plan: &ShotPlan| Early::frames_of(plan, &RunSettings::of(plan, Quality::Previs));
        // Frame 8 is whole and over; 9 to 11 are made from 8 and 12, which is not.
        assert_eq!(plan.fps.to_string(), "24");
        assert_eq!(early(&plan), (0..=8).collect::<Vec<_>>());
        plan.event.start_s = 0.0;
        assert!(early(&plan).is_empty());
        plan.event = setpiece_shot::ShotPlan::default().event;
        plan.event.kind = EventKind::None;
        assert!(early(&plan).is_empty());
    }
}
