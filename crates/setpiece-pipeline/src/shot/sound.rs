//! The sound of the shot.

use super::{Shot, clocked, round};
use crate::StageState;
use serde::Serialize;
use setpiece_shot::Result;
use std::collections::BTreeMap;
use std::time::Instant;

/// What the sound stage keeps.
#[derive(Serialize, serde::Deserialize)]
pub(super) struct SoundEntry {
    mix: Vec<[f32; 2]>,
    counts: BTreeMap<String, f64>,
}

impl Shot<'_> {
    /// The sound of the shot, 48 kHz stereo. The report gets its loudness and true peak as a meter finds them, over the
    /// whole shot.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn sound(&mut self) -> Result<Vec<[f32; 2]>> {
        if let Some(mix) = self.heard.take() {
            return Ok(mix);
        }
        let key = self.keys.sound;
        let start = Instant::now();
        if let Some(entry) = self.load_value::<SoundEntry>("sound", &key) {
            self.report.counts.extend(entry.counts);
            self.report.add("sound", round(start.elapsed().as_secs_f64()), StageState::Reused);
            return Ok(entry.mix);
        }
        self.camera()?;
        let (entry, seconds) = clocked(|| self.mix());
        self.keep_sound(entry, seconds)?;
        Ok(self.heard.take().expect("just made"))
    }

    /// The sound of a take that is there.
    pub(super) fn mix(&self) -> SoundEntry {
        let _stage = self.progress.stage("sound", 1);
        let mix = self.score().mix();
        let found = setpiece_sound::measure(&mix);
        let counts = [("loudness_lufs", found.loudness_lufs), ("true_peak_dbtp", found.true_peak_dbtp)];
        SoundEntry { mix, counts: counts.map(|(name, x)| (name.to_owned(), (x * 100.0).round() / 100.0)).into() }
    }

    /// Keeps a sound that was made, for the cache and for who asks next.
    pub(super) fn keep_sound(&mut self, entry: SoundEntry, seconds: f64) -> Result<()> {
        self.report.add("sound", round(seconds), StageState::Made);
        self.store_value("sound", &self.keys.sound, &entry)?;
        self.report.counts.extend(entry.counts);
        self.heard = Some(entry.mix);
        Ok(())
    }

    /// The sound in layers, made anew.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn stems(&mut self) -> Result<setpiece_sound::Stems> {
        self.camera()?;
        Ok(self.timed("stems", StageState::Made, |shot| shot.score()))
    }

    pub(super) fn score(&self) -> setpiece_sound::Stems {
        let set = self.set.as_ref().expect("made");
        setpiece_sound::score(
            &self.plan,
            self.take.as_ref().expect("made"),
            self.camera.as_ref().expect("made"),
            &set.layout,
            &set.colliders,
        )
    }
}
