//! What every stage depends on, as hashes made from the plan alone.
//!
//! A key covers the stage's name, the version of its code, its slice of the plan and the keys of the stages before it.
//! A stage that reads one more field of the plan must name it here; `stages_ignore_what_they_do_not_read` is the test
//! that watches over the slices.

use setpiece_shot::{Hash, RunSettings, ShotPlan, StableHasher};

/// The stages with the versions of their code. A change of what a stage makes must raise its number.
pub const STAGES: &[(&str, u32)] =
    &[("set", 3), ("motion", 4), ("dust", 4), ("exposure", 5), ("frame", 6), ("sound", 3), ("movie", 2)];

fn version(stage: &str) -> u32 {
    STAGES.iter().find(|(name, _)| *name == stage).map_or(0, |(_, version)| *version)
}

/// The keys of a plan's stages.
#[derive(Clone, Debug)]
pub struct Keys {
    plan: ShotPlan,
    /// The dressed set.
    pub set: Hash,
    /// Chunks, their motion and the debris.
    pub motion: Hash,
    /// The dust of all frames.
    pub dust: Hash,
    /// The shot's exposure.
    pub exposure: Hash,
    /// The sound.
    pub sound: Hash,
}

fn stage(name: &str) -> StableHasher {
    let mut hasher = StableHasher::new();
    hasher.value(&(name, version(name)));
    hasher
}

impl Keys {
    /// The keys of a plan.
    pub fn of(plan: &ShotPlan) -> Self {
        let time = (plan.duration_s, plan.fps);
        let set = stage("set").value(&(&plan.structure, &plan.setting, plan.seed, plan.clears_left())).finish();
        let motion = stage("motion").bytes(&set.0).value(&(&plan.event, time)).finish();
        let dust = stage("dust").bytes(&motion.0).value(&plan.look.dust).finish();
        let exposure = stage("exposure").bytes(&motion.0).value(&(&plan.camera, plan.size)).finish();
        let sound = stage("sound").bytes(&motion.0).value(&(&plan.camera, plan.size)).finish();
        Self { plan: plan.clone(), set, motion, dust, exposure, sound }
    }

    /// The key of one frame's picture.
    pub fn frame(&self, settings: &RunSettings, frame: u32) -> Hash {
        stage("frame")
            .bytes(&self.dust.0)
            .bytes(&self.exposure.0)
            .value(&(self.plan.look.exposure_ev, settings.quality, settings.size, settings.samples, frame))
            .finish()
    }

    /// The key of the movie of a run.
    pub fn movie(&self, settings: &RunSettings) -> Hash {
        let mut hasher = stage("movie");
        hasher.bytes(&self.sound.0).value(&(self.plan.look.grain, settings.frames.start, settings.frames.end));
        for frame in settings.frames.iter() {
            hasher.bytes(&self.frame(settings, frame).0);
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::{KNOBS, Quality, set_key};

    /// Another value for a key, so that the plan differs.
    fn changed(key: &str) -> ShotPlan {
        let tries = [
            "0.35", "0.4", "7", "45", "12x8", "640x360", "4:3", "25", "street", "rain", "night", "brick", "house",
            "plaza", "topple", "left", "wide", "full", "low", "pan_left", "Rosario",
        ];
        for value in tries {
            let mut plan = ShotPlan::default();
            if set_key(&mut plan, key, value).is_ok() && plan != ShotPlan::default() {
                return plan;
            }
        }
        panic!("no other value for {key}");
    }

    #[test]
    fn stages_ignore_what_they_do_not_read() {
        let base = Keys::of(&ShotPlan::default());
        let settings = RunSettings::of(&ShotPlan::default(), Quality::Daily);
        for knob in KNOBS {
            let keys = Keys::of(&changed(knob.key));
            let section = knob.key.split('.').next().unwrap();
            let set = matches!(section, "structure" | "setting" | "seed");
            let motion = set || matches!(section, "event" | "duration_s" | "fps");
            assert_eq!(keys.set != base.set, set, "set and {}", knob.key);
            assert_eq!(keys.motion != base.motion, motion, "motion and {}", knob.key);
            assert_eq!(keys.dust != base.dust, motion || knob.key == "look.dust", "dust and {}", knob.key);
            let picture = knob.key != "look.grain";
            assert_eq!(keys.frame(&settings, 3) != base.frame(&settings, 3), picture, "frame and {}", knob.key);
            assert_ne!(keys.movie(&settings), base.movie(&settings), "movie and {}", knob.key);
        }
    }
}
