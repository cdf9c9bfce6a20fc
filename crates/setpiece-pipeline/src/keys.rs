//! What every stage depends on, as hashes made from the plan alone.
//!
//! [`READS`] is the one table: a stage's key covers the stage's name, the version of its code, the keys of the plan that
//! the table gives it and the keys of the stages before it, and `--explain` tells causes from it. A stage that reads one more
//! key of the plan must get it there. `tests/reads.rs` watches over it: it changes everything that a stage is not said to
//! read and looks whether the stage makes something else.

use serde_json::Value;
use setpiece_fx::dust::Detail;
use setpiece_shot::{Hash, KNOBS, Quality, RunSettings, ShotPlan, StableHasher};

/// The stages with the versions of their code. A change of what a stage makes must raise its number.
pub const STAGES: &[(&str, u32)] = &[
    ("set", 15),
    ("motion", 16),
    ("dust", 13),
    ("exposure", 16),
    ("frame", 29),
    ("sound", 6),
    ("movie", 3),
    ("exr", 2),
];

/// How finely a run's dust is made.
pub(crate) fn detail_of(quality: Quality) -> Detail {
    if quality == Quality::Previs { Detail::Draft } else { Detail::Whole }
}

fn version(stage: &str) -> u32 {
    STAGES.iter().find(|(name, _)| *name == stage).map_or(0, |(_, version)| *version)
}

/// What a stage reads.
#[derive(Clone, Copy, Debug)]
pub struct Reads {
    /// The stage.
    pub stage: &'static str,
    /// The stages whose results it reads.
    pub after: &'static [&'static str],
    /// The keys, and sections of keys, of the plan that it reads itself.
    pub keys: &'static [&'static str],
    /// Stages that are made on the way, of which only what the keys above reach is used.
    pub on_the_way: &'static [&'static str],
}

const fn row(stage: &'static str, after: &'static [&'static str], keys: &'static [&'static str]) -> Reads {
    Reads { stage, after, keys, on_the_way: &[] }
}

/// What every stage reads of the plan. Frames depend on the run's size and samples besides, and movies on its frames.
///
/// Weather changes the light, the air and the look of a set, and none of its parts: the same building falls in the same way
/// in the rain, and only the wind takes its dust elsewhere. The lot that something topples onto is cleared.
pub const READS: &[Reads] = &[
    row("set", &[], &["structure", "setting", "seed", "event.kind", "event.direction", "event.impactor"]),
    Reads {
        on_the_way: &["set"],
        ..row(
            "motion",
            &[],
            &[
                "structure",
                "setting.place",
                "setting.location",
                "setting.time",
                "setting.traffic",
                "seed",
                "event",
                "duration_s",
                "fps",
            ],
        )
    },
    row("dust", &["motion"], &["setting.weather", "look.dust"]),
    row("exposure", &["motion"], &["setting.weather", "camera", "size"]),
    row("sound", &["motion"], &["setting.weather", "camera", "size"]),
    row("frame", &["dust", "exposure"], &["look.exposure_ev", "look.lens"]),
    row("movie", &["sound", "frame"], &["look.grain", "look.view"]),
];

impl Reads {
    /// The row of a stage.
    pub fn of(stage: &str) -> Option<&'static Self> {
        READS.iter().find(|r| r.stage == stage)
    }

    /// Whether the stage itself reads a key.
    pub fn reads(&self, key: &str) -> bool {
        self.keys.iter().any(|own| key == *own || key.strip_prefix(own).is_some_and(|rest| rest.starts_with('.')))
    }

    /// The stage through which a key reaches this one: itself, or one before it. None when the key does not matter here.
    pub fn through(&self, key: &str) -> Option<&'static str> {
        if self.reads(key) {
            return Some(self.stage);
        }
        self.after.iter().find_map(|before| Self::of(before)?.through(key))
    }

    /// Every stage whose code this one depends on, itself included, in the order of the table.
    pub fn chain(&self) -> Vec<&'static str> {
        let before = self.after.iter().chain(self.on_the_way);
        let mut chain: Vec<&str> = before.filter_map(|s| Self::of(s)).flat_map(Self::chain).collect();
        chain.push(self.stage);
        READS.iter().map(|r| r.stage).filter(|s| chain.contains(s)).collect()
    }
}

/// The keys of a plan's stages.
#[derive(Clone, Debug)]
pub struct Keys {
    tree: Value,
    /// The dressed set.
    pub set: Hash,
    /// Chunks, their motion and the debris.
    pub motion: Hash,
    /// The dust of all frames.
    pub dust: Hash,
    /// The same as previews show it.
    pub draft_dust: Hash,
    /// The shot's exposure.
    pub exposure: Hash,
    /// The sound.
    pub sound: Hash,
}

/// A hasher that holds a stage's name, version and own keys.
fn stage(name: &str, tree: &Value) -> StableHasher {
    let mut hasher = StableHasher::new();
    hasher.value(&(name, version(name)));
    let row = Reads::of(name);
    for before in row.map_or(&[][..], |r| r.on_the_way) {
        hasher.value(&(before, version(before)));
    }
    for knob in KNOBS.iter().filter(|k| row.is_some_and(|r| r.reads(k.key))) {
        let value = knob.key.split('.').try_fold(tree, |node, part| node.get(part));
        hasher.value(&(knob.key, value));
    }
    hasher
}

impl Keys {
    /// The keys of a plan.
    pub fn of(plan: &ShotPlan) -> Self {
        let tree = serde_json::to_value(plan).expect("a plan is plain data");
        let after = |name: &str, before: &Hash| stage(name, &tree).bytes(&before.0).finish();
        let set = stage("set", &tree).finish();
        let motion = stage("motion", &tree).finish();
        let [dust, exposure, sound] = ["dust", "exposure", "sound"].map(|name| after(name, &motion));
        let draft_dust = stage("dust", &tree).bytes(&motion.0).value(&"draft").finish();
        Self { tree, set, motion, dust, draft_dust, exposure, sound }
    }

    /// The key of the dust in one detail or the other.
    pub fn dust_of(&self, detail: Detail) -> &Hash {
        match detail {
            Detail::Whole => &self.dust,
            Detail::Draft => &self.draft_dust,
        }
    }

    /// The key of one frame's picture.
    pub fn frame(&self, settings: &RunSettings, frame: u32) -> Hash {
        let mut hasher = stage("frame", &self.tree);
        hasher
            .bytes(&self.dust_of(detail_of(settings.quality)).0)
            .bytes(&self.exposure.0)
            .value(&(settings.quality, settings.size, settings.samples, frame))
            .value(&(settings.quality != Quality::Previs).then_some(settings.denoiser));
        if settings.bounce_rays > 0 {
            hasher.value(&("bounce rays", settings.bounce_rays));
        }
        hasher.finish()
    }

    /// The key of one frame's EXR file, packed by ZIP; the others are packed anew from it.
    pub fn exr(&self, settings: &RunSettings, frame: u32) -> Hash {
        let mut hasher = StableHasher::new();
        hasher.value(&("exr", version("exr"), settings.exr.space)).bytes(&self.frame(settings, frame).0).finish()
    }

    /// The key of the movie of a run.
    pub fn movie(&self, settings: &RunSettings) -> Hash {
        let mut hasher = stage("movie", &self.tree);
        hasher.bytes(&self.sound.0).value(&(settings.frames.start, settings.frames.end));
        for frame in settings.frames.iter() {
            hasher.bytes(&self.frame(settings, frame).0);
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::set_key;

    /// Another value for a key, so that the plan differs.
    fn changed(key: &str) -> ShotPlan {
        let tries = [
            "0.35",
            "0.4",
            "7",
            "45",
            "12x8",
            "640x360",
            "4:3",
            "25",
            "street",
            "rain",
            "night",
            "brick",
            "house",
            "plaza",
            "topple",
            "left",
            "wide",
            "full",
            "low",
            "pan_left",
            "Rosario",
            "aces2",
            "anamorphic",
            "lorry",
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
            let set = matches!(section, "structure" | "setting" | "seed")
                || matches!(knob.key, "event.kind" | "event.direction" | "event.impactor");
            let weather = knob.key == "setting.weather";
            let motion = set && !weather || matches!(section, "event" | "duration_s" | "fps");
            assert_eq!(keys.set != base.set, set, "set and {}", knob.key);
            assert_eq!(keys.motion != base.motion, motion, "motion and {}", knob.key);
            assert_eq!(keys.dust != base.dust, motion || weather || knob.key == "look.dust", "dust and {}", knob.key);
            let picture = !matches!(knob.key, "look.grain" | "look.view");
            assert_eq!(keys.frame(&settings, 3) != base.frame(&settings, 3), picture, "frame and {}", knob.key);
            assert_ne!(keys.movie(&settings), base.movie(&settings), "movie and {}", knob.key);
        }
    }

    #[test]
    fn the_table_says_which_keys_change() {
        let base = Keys::of(&ShotPlan::default());
        let settings = RunSettings::of(&ShotPlan::default(), Quality::Daily);
        for knob in KNOBS {
            let plan = changed(knob.key);
            let keys = Keys::of(&plan);
            let differs = [
                ("set", keys.set != base.set),
                ("motion", keys.motion != base.motion),
                ("dust", keys.dust != base.dust),
                ("exposure", keys.exposure != base.exposure),
                ("sound", keys.sound != base.sound),
                ("frame", keys.frame(&settings, 3) != base.frame(&settings, 3)),
                ("movie", keys.movie(&settings) != base.movie(&settings)),
            ];
            assert_eq!(differs.len(), READS.len());
            // One key may move others: floors the height, the aspect the size.
            let moved = ShotPlan::default().difference(&plan);
            for (stage, differs) in differs {
                let row = Reads::of(stage).unwrap();
                let said = moved.iter().any(|d| row.through(d.key).is_some());
                assert_eq!(differs, said, "{stage} and {}", knob.key);
            }
        }
        // Every key of a plan matters somewhere, or follows from one that does.
        let idle: Vec<&str> =
            KNOBS.iter().map(|k| k.key).filter(|key| READS.iter().all(|r| r.through(key).is_none())).collect();
        assert_eq!(idle, ["aspect"]);
        assert_eq!(Reads::of("frame").unwrap().chain(), ["set", "motion", "dust", "exposure", "frame"]);
    }
}
