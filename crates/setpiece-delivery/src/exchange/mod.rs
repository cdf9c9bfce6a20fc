//! What a file for other tools tells of a shot, whatever its format: set, chunks, debris, camera, lights.
//!
//! Luminous values go out exposed, as in the EXR frames: a radiance of 1 in the file is 1 in the picture, and a renderer
//! that does nothing about exposure shows the shot as bright as ours. [`Exchange::exposure`] is written beside them, so
//! that kcd/m2 and klx can be had back.

mod form;
mod names;
mod track;
mod watch;

pub(crate) use form::{Form, Polygons};
pub(crate) use names::unique_identifiers;
pub(crate) use track::Track;
pub(crate) use watch::Watch;

use glam::Vec3;
use setpiece_scene::{CameraPath, Scene, Take};
use setpiece_shot::{Diagnostic, Fps, Result};

/// A shot as other tools get it.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a> {
    /// The words that the shot came from; may be empty.
    pub brief: &'a str,
    /// The dressed set.
    pub scene: &'a Scene,
    /// Per instance of the set: whether it is taken out of the picture since it stands in the way.
    pub hidden: &'a [bool],
    /// What moves.
    pub take: &'a Take,
    /// The camera: one key per sample of the motion.
    pub camera: &'a CameraPath,
    /// Frame rate.
    pub fps: Fps,
    /// Picture width and height.
    pub size: [u32; 2],
    /// Part of a frame's time for which the shutter is open.
    pub shutter: f32,
    /// Sun or moon.
    pub main_light: MainLight,
    /// Mean radiance of the sky, kcd/m2.
    pub ambient: [f32; 3],
    /// Factor from kcd/m2 to the picture.
    pub exposure: f32,
    /// Per lamp of the set: the first frame in which it is dark, or `u32::MAX`.
    pub lamps_dark_from: &'a [u32],
    /// Name and version of the program.
    pub software: &'a str,
}

/// The light of the sun, or of the moon at night.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MainLight {
    /// Unit vector to it.
    pub to_light: Vec3,
    /// Illuminance on a surface that faces it, klx.
    pub illuminance: [f32; 3],
    /// Its diameter in degrees.
    pub angle_deg: f32,
}

/// What went into a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExchangeFacts {
    /// Length of the file, or of its files together.
    pub bytes: u64,
    /// Different shapes.
    pub shapes: u64,
    /// Placed things of the set.
    pub placed: u64,
    /// Chunks.
    pub chunks: u64,
    /// Pieces of debris.
    pub debris: u64,
}

impl Exchange<'_> {
    /// Number of frames.
    pub(crate) fn frames(&self) -> u32 {
        self.take.motion.samples.saturating_sub(1)
    }

    /// Whether an instance of the set is out of the picture.
    pub(crate) fn is_hidden(&self, instance: usize) -> bool {
        self.hidden.get(instance).copied().unwrap_or(false)
    }

    /// How often each mesh of the set is placed.
    pub(crate) fn copies(&self) -> Vec<u32> {
        let mut copies = vec![0; self.scene.meshes.len()];
        for i in &self.scene.instances {
            copies[i.mesh.0 as usize] += 1;
        }
        copies
    }

    /// Instances by object, in the order of the objects; objects without any are left out.
    pub(crate) fn by_object(&self) -> Vec<(usize, Vec<usize>)> {
        let mut groups = vec![Vec::new(); self.scene.objects.len()];
        for (n, i) in self.scene.instances.iter().enumerate() {
            groups[i.object.0 as usize].push(n);
        }
        groups.into_iter().enumerate().filter(|g| !g.1.is_empty()).collect()
    }

    /// Whether anything is to be seen of a mesh of the set.
    pub(crate) fn has_shape(&self, mesh: usize) -> bool {
        !self.scene.meshes[mesh].triangles.is_empty()
    }

    /// Refuses what no format can hold.
    pub(crate) fn check(&self) -> Result<()> {
        let motion = &self.take.motion;
        if motion.samples < 2 || self.camera.keys.len() != motion.samples as usize {
            return Err(Diagnostic::work(format!(
                "{} samples of motion and {} of the camera make no shot to export",
                motion.samples,
                self.camera.keys.len()
            )));
        }
        let finite = motion.poses.iter().all(|p| p.position.is_finite() && p.rotation.is_finite())
            && self.camera.keys.iter().all(|k| k.position.is_finite() && k.rotation.is_finite());
        if !finite {
            return Err(Diagnostic::work("a pose is not finite and cannot be exported").help("try another seed"));
        }
        Ok(())
    }
}

/// How much a pane of glass hides.
pub(crate) const GLASS_OPACITY: f32 = 0.25;

/// Brightest channel and the colour relative to it: formats want colour and strength apart.
pub(crate) fn strength(light: [f32; 3]) -> ([f32; 3], f32) {
    let most = light.into_iter().fold(0.0, f32::max);
    if most > 0.0 { (light.map(|x| x / most), most) } else { ([1.0; 3], 0.0) }
}
