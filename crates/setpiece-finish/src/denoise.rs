//! The denoiser as the pipeline uses it.

use crate::model::{Damaged, Model};
use crate::network::Network;
use crate::picture::{Picture, Sight};
use setpiece_image::{Denoise, Frame};

/// The weights that come with Setpiece; `docs/denoiser.md` says what they were trained on.
const BUILT_IN: &[u8] = include_bytes!("../model/denoiser.spn");

/// A network with the filter that it steers.
#[derive(Clone, Debug)]
pub struct Denoiser {
    network: Network,
}

impl Denoiser {
    /// The one that comes with Setpiece.
    ///
    /// # Panics
    /// Never: a test reads the model.
    pub fn built_in() -> Self {
        Self::of(BUILT_IN).expect("the model in the repository is whole")
    }

    /// Of a model file's bytes.
    ///
    /// # Errors
    /// When they are no model of this network.
    pub fn of(bytes: &[u8]) -> Result<Self, Damaged> {
        Ok(Self { network: Network::of(&Model::from_bytes(bytes)?)? })
    }

    /// Its network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What [`Denoise::denoise`] gives, calling `done` with a stage's name when it is through with it, for those who measure.
    pub fn denoise_in_steps(&self, noisy: &Frame, done: &mut dyn FnMut(&'static str)) -> Option<Frame> {
        let sight = Sight::of(noisy)?;
        let light = self.network.clean_in_steps(&sight, done);
        Some(Picture::frame_of(sight.size, light))
    }
}

impl Denoise for Denoiser {
    fn denoise(&self, noisy: &Frame) -> Option<Frame> {
        self.denoise_in_steps(noisy, &mut |_| {})
    }
}
