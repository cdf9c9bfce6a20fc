//! How everything moves: from the cache, or simulated; and what is made beside the simulation.

use super::{Shot, stopped};
use crate::early::Early;
use crate::{StageState, shot::round};
use setpiece_render::World;
use setpiece_scene::{PropShape, Take, shoot};
use setpiece_shot::{EventKind, Result, RunSettings, Unwatched};
use std::collections::BTreeMap;
use std::time::Instant;

/// What the motion stage keeps: the take, and what is counted of it.
type MotionEntry = (Take, BTreeMap<String, f64>);

impl Shot<'_> {
    /// A structure and its surroundings at rest.
    pub(super) fn take_at_rest(&self, broken: &setpiece_fx::Fractured) -> Take {
        let mut plan = self.plan.clone();
        plan.event.kind = EventKind::None;
        let set = self.set.as_ref().expect("made");
        setpiece_fx::simulate(set, broken, &plan, &Unwatched).expect("nobody stops it").0
    }

    /// Everything that moves.
    ///
    /// # Errors
    /// When the user stops it, or the cache cannot be written.
    pub fn take(&mut self) -> Result<&Take> {
        self.take_to_keep()?;
        self.keep_take()?;
        self.unkept = None;
        Ok(self.take.as_ref().expect("just made"))
    }

    /// Writes the take to the cache when it is not there yet.
    pub(super) fn keep_take(&self) -> Result<()> {
        let Some((take, counts)) = self.take.as_ref().zip(self.unkept.as_ref()) else { return Ok(()) };
        self.store_value("motion", &self.keys.motion, &(take, counts))
    }

    /// Sees to it that the take is there; it may still have to be written to the cache.
    pub(super) fn take_to_keep(&mut self) -> Result<()> {
        if self.take.is_none() {
            let key = self.keys.motion;
            let start = Instant::now();
            if let Some((take, counts)) = self.load_value::<MotionEntry>("motion", &key) {
                self.report.counts.extend(counts);
                self.take = Some(take);
                self.report.add("motion", round(start.elapsed().as_secs_f64()), StageState::Reused);
            } else {
                self.broken();
                let standing = self.standing.take();
                // The simulation does not fill all cores: what rays need of the chunks is made beside it.
                let sketch = self.sketch.take();
                let (take, (ready, early)) = self.timed("motion", StageState::Made, |shot| {
                    let beside = || {
                        let ready = shot.ready(standing);
                        let early =
                            sketch.and_then(|(settings, exposure)| shot.begin(&ready, &settings, exposure).ok());
                        (ready, early)
                    };
                    rayon::join(|| shot.simulate(), beside)
                });
                let (take, counts) = take?;
                self.report.counts.extend(counts.clone());
                (self.take, self.unkept, self.ready, self.early) = (Some(take), Some(counts), Some(ready), early);
            }
        }
        Ok(())
    }

    /// The set with its chunks at rest, ready to move; quicker with the standing set.
    pub(super) fn ready(&self, standing: Option<World>) -> World {
        let rest = self.take_at_rest(self.broken.as_ref().expect("made"));
        self.world_of(&rest, standing).ready()
    }

    /// The frames of a preview that end before anything moves, seen in a world at rest.
    pub(super) fn begin(&self, world: &World, settings: &RunSettings, exposure: f32) -> Result<Early> {
        let camera = shoot(&self.plan, &self.set.as_ref().expect("made").layout, &[]);
        let mut frames = Early::frames_of(&self.plan, settings);
        frames.retain(|n| !self.has_frame(settings, *n));
        let mut studio = self.studio(world, &camera, &[], exposure, settings);
        let frames = studio.previews(&frames, &|| self.go_on())?;
        Ok(Early::new(&self.plan, settings, camera, frames))
    }

    /// Keeps what was made early, when it shows what is so.
    pub(super) fn keep_early(&mut self) -> Result<()> {
        let Some(early) = self.early.take() else { return Ok(()) };
        let (take, camera) = (self.take.as_ref().expect("made"), self.camera.as_ref().expect("made"));
        let (world, dust) = (self.world.as_ref().expect("made"), self.dusty());
        if !early.holds(take, camera, dust) {
            return Ok(());
        }
        let studio = self.studio(world, camera, dust, 0.0, &early.settings);
        let mut ahead = BTreeMap::new();
        for (n, frame, stats) in early.frames {
            studio.keep(n, frame, None)?;
            ahead.insert(n, stats);
        }
        self.ahead = ahead;
        Ok(())
    }

    pub(super) fn simulate(&self) -> Result<MotionEntry> {
        let (set, broken) = (self.set.as_ref().expect("made"), self.broken.as_ref().expect("made"));
        let (mut take, about) = {
            let stage = self.progress.stage("simulate", self.plan.frame_count());
            setpiece_fx::simulate(set, broken, &self.plan, &*stage).ok_or_else(stopped)?
        };
        setpiece_fx::scatter_debris(&mut take, set, &self.plan, broken);
        let mut counts: BTreeMap<String, f64> = [
            ("bonds_broken", f64::from(about.bonds_broken)),
            ("bonds_overloaded", f64::from(about.strained[2])),
            ("stress_visits", f64::from(about.strained[0])),
            ("stress_iterations", f64::from(about.strained[1])),
            ("bodies", f64::from(about.peak_bodies)),
            ("crushed", f64::from(about.crushed)),
            ("broken_further", f64::from(about.broken_further[0])),
            ("yielded_steel", f64::from(about.ties[0])),
            ("yielded_bars", f64::from(about.ties[1])),
            ("torn_steel", f64::from(about.ties_torn[0])),
            ("torn_bars", f64::from(about.ties_torn[1])),
            ("broken_further_pieces", f64::from(about.broken_further[1])),
            ("crushed_share", f64::from(about.crushed) / f64::from(about.chunks.max(1))),
            ("energy_rise_percent", 100.0 * f64::from(about.energy_rise)),
            ("roof_acceleration_g", f64::from(about.roof_g)),
            ("at_rest_share", f64::from(about.at_rest)),
            ("steps_repeated", f64::from(about.repeats)),
            ("quarantined", f64::from(about.quarantined)),
            ("penetration_p99_m", f64::from(about.penetration_m)),
        ]
        .map(|(name, count)| (name.to_owned(), count))
        .into();
        counts.insert("chunks".into(), f64::from(take.chunks));
        counts.insert("bonds".into(), broken.bonds.len() as f64);
        counts.insert("debris".into(), (take.movers.len() - take.chunks as usize - take.props.len()) as f64);
        let hit = |(shape, mover): &(&PropShape, usize)| !shape.is_whole() || take.motion.moves(*mover);
        let mut hit: Vec<u32> = take.prop_movers().filter(hit).map(|(shape, _)| shape.prop).collect();
        hit.sort_unstable();
        hit.dedup();
        counts.insert("props".into(), set.props.len() as f64);
        counts.insert("props_hit".into(), hit.len() as f64);
        counts.insert("impacts".into(), take.impacts.len() as f64);
        Ok((take, counts))
    }
}
