//! The denoiser as the pipeline uses it.

use crate::model::{Damaged, Model};
use crate::network::Network;
use crate::picture::Picture;
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
}

impl Denoise for Denoiser {
    fn denoise(&self, noisy: &Frame) -> Option<Frame> {
        let picture = Picture::of(noisy)?;
        let light = self.network.clean(&picture);
        Some(Picture::frame_of(picture.size, &light))
    }
}
