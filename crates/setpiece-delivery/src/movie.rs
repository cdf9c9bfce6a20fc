//! Movies: pictures in H.264, sound in AAC, in an MP4 file that plays while it loads.

use crate::h264::{H264, Unit};
use crate::mp4::{self, Picture, PictureTrack, SoundTrack};
use crate::{SOUND_RATE, aac, write_atomically};
use setpiece_image::Bitmap;
use setpiece_shot::{Diagnostic, Fps, Result};
use std::path::Path;

/// A movie in the making. Coded pictures are kept in memory until it is finished.
pub struct Movie {
    size: [u32; 2],
    fps: Fps,
    coder: H264,
    units: Vec<Unit>,
}

/// What became of a movie.
#[derive(Clone, Debug, PartialEq)]
pub struct MovieAbout {
    /// Number of pictures.
    pub frames: u32,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// Mean bits per second of the pictures.
    pub picture_bitrate: u32,
    /// Length of the sound in samples at [`SOUND_RATE`]; 0 for a silent movie.
    pub sound_samples: u64,
}

impl Movie {
    /// An empty movie. Odd sizes are rounded up by one pixel, as 4:2:0 asks.
    ///
    /// # Errors
    /// When H.264 cannot hold the size.
    pub fn new(size: [u32; 2], fps: Fps) -> Result<Self> {
        Ok(Self { size, fps, coder: H264::new(size, fps)?, units: Vec::new() })
    }

    /// Adds the next picture.
    ///
    /// # Errors
    /// When it has another size than the movie, or the encoder fails.
    pub fn frame(&mut self, picture: &Bitmap) -> Result<()> {
        if picture.size != self.size {
            let ([w, h], [mw, mh]) = (picture.size, self.size);
            return Err(Diagnostic::work(format!("a picture of {w}x{h} pixels in a movie of {mw}x{mh}"))
                .help("render every frame at one size"));
        }
        self.units.push(self.coder.picture(picture)?);
        Ok(())
    }

    /// Writes the movie with its sound of [`SOUND_RATE`] samples a second.
    ///
    /// # Errors
    /// When there is no picture, the sound cannot be coded or the file cannot be written.
    pub fn finish(self, sound: Option<&[[f32; 2]]>, path: &Path) -> Result<MovieAbout> {
        let place = |d: Diagnostic| d.at(path.display().to_string());
        if self.units.is_empty() {
            return Err(place(Diagnostic::work("a movie without pictures").help("render at least one frame")));
        }
        let sound = aac::encode(sound.unwrap_or_default()).map_err(place)?;
        let picture = PictureTrack {
            size: self.size.map(|n| n.next_multiple_of(2)),
            fps: self.fps,
            sps: &self.coder.sps,
            pps: &self.coder.pps,
            pictures: self.units.iter().map(|u| Picture { bytes: &u.bytes, key: u.key }).collect(),
        };
        let track = sound.as_ref().map(|s| SoundTrack {
            rate: SOUND_RATE,
            units: s.units.iter().map(Vec::as_slice).collect(),
            config: &s.config,
            priming: s.priming,
            samples: s.samples,
            bitrate: s.bitrate,
        });
        let file = mp4::write(&picture, track.as_ref()).map_err(place)?;
        write_atomically(path, &file)?;
        let bits = 8 * self.units.iter().map(|u| u.bytes.len() as u64).sum::<u64>();
        let seconds = self.units.len() as f64 * self.fps.frame_s();
        Ok(MovieAbout {
            frames: self.units.len() as u32,
            bytes: file.len() as u64,
            picture_bitrate: (bits as f64 / seconds) as u32,
            sound_samples: sound.map_or(0, |s| s.samples),
        })
    }
}
