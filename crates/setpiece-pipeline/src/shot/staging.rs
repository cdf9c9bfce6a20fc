//! What pictures are made from: dust, camera, exposure, and the world that rays meet; and the picture of the standing set.

use super::{SHUTTER, Shot, clocked, round, stopped};
use crate::cull::InTheWay;
use crate::keys::detail_of;
use crate::studio::paired;
use crate::{StageState, cull, ground_shock};
use setpiece_fx::dust::Detail;
use setpiece_image::Frame;
use setpiece_render::{Layers, Request, World};
use setpiece_scene::{CameraPath, Chunk, Density, Scene, Take, shoot};
use setpiece_shot::{Diagnostic, Result, RunSettings, ShotPlan};
use std::time::Instant;

impl Shot<'_> {
    /// The dust of every frame. Only one detail of it is held at a time.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn dust(&mut self, detail: Detail) -> Result<&[Density]> {
        if self.dust.as_ref().is_none_or(|(made, _)| *made != detail) {
            self.dust = None;
            let key = *self.keys.dust_of(detail);
            let start = Instant::now();
            let dust = if let Some(dust) = self.load_value::<Vec<Density>>("dust", &key) {
                self.report.add("dust", round(start.elapsed().as_secs_f64()), StageState::Reused);
                dust
            } else {
                self.take()?;
                self.broken();
                let dust = self.timed("dust", StageState::Made, |shot| shot.raise_dust(detail))?;
                self.store_value("dust", &key, &dust)?;
                dust
            };
            self.dust = Some((detail, dust));
        }
        Ok(self.dusty())
    }

    /// Simulates the dust of a take and a set that are there.
    pub(super) fn raise_dust(&self, detail: Detail) -> Result<Vec<Density>> {
        let stage = self.progress.stage("dust", self.plan.frame_count());
        let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
        let all = self.broken.as_ref().expect("made").all_of(take);
        let chunks: &[Chunk] = &all.chunks;
        let mut frames = Vec::new();
        setpiece_fx::dust::simulate(set, &self.plan, take, chunks, detail, &*stage, &mut |_, d| frames.push(d))
            .ok_or_else(stopped)?;
        Ok(frames)
    }

    /// Sees to it that the world and the dust are there. Where neither is, they are made side by side, and with them the sound.
    pub(crate) fn stage(&mut self, detail: Detail) -> Result<()> {
        let key = *self.keys.dust_of(detail);
        if self.world.is_none() && self.dust.is_none() && !self.cache.has("dust", &key) {
            self.take_to_keep()?;
            self.follow();
            self.broken();
            let begun = self.begun_world();
            let silent = !self.cache.has("sound", &self.keys.sound);
            let ((world, dust), (sound, kept)) = rayon::join(
                || rayon::join(|| clocked(|| self.build(begun)), || clocked(|| self.raise_dust(detail))),
                || rayon::join(|| silent.then(|| clocked(|| self.mix())), || self.keep_take()),
            );
            self.report.add("geometry", round(world.1), StageState::Made);
            self.report.add("dust", round(dust.1), StageState::Made);
            self.world = Some(world.0);
            kept?;
            self.unkept = None;
            if let Some((entry, seconds)) = sound {
                self.keep_sound(entry, seconds)?;
            }
            let dust = dust.0?;
            self.store_value("dust", &key, &dust)?;
            self.dust = Some((detail, dust));
            self.keep_early()?;
        }
        self.world()?;
        self.dust(detail)?;
        Ok(())
    }

    /// As [`Self::stage`], for a movie: what of a preview can be made beside the simulation is, and where the dust is there already
    /// the sound is made beside the geometry.
    pub(crate) fn stage_for(&mut self, settings: &RunSettings) -> Result<()> {
        let exposure = self.exposure()?;
        if paired(settings) {
            self.sketch = Some((*settings, exposure));
        }
        let detail = detail_of(settings.quality);
        let silent = self.heard.is_none() && !self.cache.has("sound", &self.keys.sound);
        if silent && self.world.is_none() && self.cache.has("dust", self.keys.dust_of(detail)) {
            self.camera()?;
            let begun = self.begun_world();
            let (world, (entry, seconds)) = rayon::join(|| clocked(|| self.build(begun)), || clocked(|| self.mix()));
            self.report.add("geometry", round(world.1), StageState::Made);
            self.world = Some(world.0);
            self.keep_sound(entry, seconds)?;
        }
        self.stage(detail)
    }

    /// The camera's path, shaken by the simulation.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn camera(&mut self) -> Result<&CameraPath> {
        self.take()?;
        self.follow();
        Ok(self.camera.as_ref().expect("just made"))
    }

    /// Makes the camera's path for a take that is there.
    pub(super) fn follow(&mut self) {
        if self.camera.is_none() {
            self.set();
            let (set, take) = (self.set.as_ref().expect("made"), self.take.as_ref().expect("made"));
            let still = shoot(&self.plan, &set.layout, &[]);
            let jolts = ground_shock::jolts(take, still.keys[0].position);
            self.camera = Some(shoot(&self.plan, &set.layout, &jolts));
        }
    }

    /// What of the set stands in the way of the camera. That the ground shakes the camera does not
    /// count: so the first picture shows the same set as the shot.
    pub(crate) fn in_the_way(plan: &ShotPlan, set: &Scene) -> InTheWay {
        cull::in_the_way(plan, set, &shoot(plan, &set.layout, &[]))
    }

    pub(super) fn world(&mut self) -> Result<&World> {
        if self.world.is_none() {
            self.camera()?;
            let begun = self.begun_world();
            let world = self.timed("geometry", StageState::Made, |shot| shot.build(begun));
            self.world = Some(world);
        }
        Ok(self.world.as_ref().expect("just made"))
    }

    /// The world that was made ready beside the simulation, or for the first picture.
    pub(super) fn begun_world(&mut self) -> Option<World> {
        self.ready.take().or_else(|| self.standing.take())
    }

    /// What rays meet, of a set and a take that are there; quicker with a world of the same set.
    fn build(&self, begun: Option<World>) -> World {
        let _stage = self.progress.stage("geometry", 1);
        self.world_of(self.take.as_ref().expect("made"), begun)
    }

    /// A take in the set, without what stands in the way of the camera; quicker with a world of the same set.
    pub(super) fn world_of(&self, take: &Take, begun: Option<World>) -> World {
        let set = self.set.as_ref().expect("made");
        let away = Self::in_the_way(&self.plan, set);
        let world = match begun {
            Some(world) => world.with_take(set, take, Some(self.cache)),
            None => World::kept(set, take, &away.instances, Some(self.cache)),
        };
        world.without_props(take, &away.props)
    }

    /// The factor from radiance to picture, the artist's offset included. It is metered on the standing set, before
    /// anything happens, and stays for the shot.
    ///
    /// # Errors
    /// As [`Shot::take`].
    pub fn exposure(&mut self) -> Result<f32> {
        if self.exposure.is_none() {
            let key = self.keys.exposure;
            let exposure = match self.load_value::<f32>("exposure", &key) {
                Some(exposure) => {
                    self.report.add("exposure", 0.0, StageState::Reused);
                    exposure
                }
                None => {
                    self.stand();
                    let start = Instant::now();
                    let set = self.set.as_ref().expect("made");
                    let exposure = setpiece_render::probe_exposure(
                        self.standing.as_ref().expect("made"),
                        &shoot(&self.plan, &set.layout, &[]),
                        self.plan.size,
                        &self.plan,
                    );
                    self.report.add("exposure", round(start.elapsed().as_secs_f64()), StageState::Made);
                    self.store_value("exposure", &key, &exposure)?;
                    exposure
                }
            };
            self.exposure = Some(exposure);
        }
        Ok(self.exposure.expect("just made") * 2.0_f32.powf(self.plan.look.exposure_ev as f32))
    }

    /// A picture of the standing set, before anything is simulated: the framing, at once.
    ///
    /// # Errors
    /// When the user stops it.
    pub fn first_picture(&mut self, settings: &RunSettings) -> Result<Frame> {
        let frame = self.timed("first picture", StageState::Made, |shot| {
            let _stage = shot.progress.stage("first picture", 1);
            shot.stand();
            let exposure = shot.exposure()?;
            let (set, world) = (shot.set.as_ref().expect("made"), shot.standing.as_ref().expect("made"));
            let camera = shoot(&shot.plan, &set.layout, &[]);
            let request = Request {
                frame: 0,
                camera: &camera,
                size: settings.size,
                samples: settings.samples,
                seed: shot.plan.seed,
                exposure,
                dust: None,
                shutter: SHUTTER,
                bounce_rays: 0,
                bounces: 1,
                previs: true,
                layers: Layers::Beauty,
            };
            Ok::<_, Diagnostic>(setpiece_render::render(world, &request).0)
        })?;
        self.go_on()?;
        Ok(frame)
    }

    /// Sees to it that the standing set is ready for rays, its structure whole: nothing needs to be broken for that.
    pub(super) fn stand(&mut self) {
        if self.standing.is_none() {
            self.set();
            let set = self.set.as_ref().expect("made");
            let take = self.take_at_rest(&setpiece_fx::whole(set));
            self.standing = Some(self.world_of(&take, None));
        }
    }
}
