//! Writes an MP4 file: index first, so that it plays while it loads; chunks of half a second, pictures and sound in
//! turn.
//!
//! Sound begins with samples that only prime the decoder. An edit list tells players to skip them and where the sound
//! ends, so that the presented sound has exactly its length and is in step with the picture to the sample.

use super::boxes::Out;
use crate::aac;
use setpiece_shot::{Diagnostic, Fps, Result};

/// One coded picture.
pub struct Picture<'a> {
    /// NAL units, each after its length.
    pub bytes: &'a [u8],
    /// Whether decoding may begin here.
    pub key: bool,
}

/// The picture track. Pictures are shown in their order.
pub struct PictureTrack<'a> {
    /// Width and height to show.
    pub size: [u32; 2],
    /// Exact rate.
    pub fps: Fps,
    /// Sequence parameter set without start code.
    pub sps: &'a [u8],
    /// Picture parameter set without start code.
    pub pps: &'a [u8],
    /// Pictures.
    pub pictures: Vec<Picture<'a>>,
}

/// The sound track: AAC.
pub struct SoundTrack<'a> {
    /// Samples a second.
    pub rate: u32,
    /// Access units of 1024 samples.
    pub units: Vec<&'a [u8]>,
    /// AudioSpecificConfig.
    pub config: &'a [u8],
    /// Samples to skip at the beginning.
    pub priming: u32,
    /// Samples to play after those.
    pub samples: u64,
    /// Mean bits per second.
    pub bitrate: u32,
}

/// A run of samples of one track that lie together in the file.
struct Chunk {
    sound: bool,
    first: usize,
    count: usize,
}

/// Where everything is.
struct Plan<'a> {
    picture: &'a PictureTrack<'a>,
    sound: Option<&'a SoundTrack<'a>>,
    chunks: Vec<Chunk>,
    /// Ticks a second and ticks of one picture.
    ticks: [u32; 2],
    /// Ticks a second of the whole movie: those of the sound, so that its length is exact.
    movie_ticks: u32,
}

/// The whole file.
///
/// # Errors
/// When it would be longer than 4 GB.
pub fn write(picture: &PictureTrack<'_>, sound: Option<&SoundTrack<'_>>) -> Result<Vec<u8>> {
    let plan = Plan::new(picture, sound);
    let data: usize = plan.chunks.iter().map(|c| plan.bytes_of(c)).sum();
    let mut out = Out::default();
    out.boxed(b"ftyp", |out| {
        out.bytes(b"isom");
        out.u32(0x200);
        out.bytes(b"isomiso2avc1mp41");
    });
    // The index has the same length whatever the offsets in it.
    let index = plan.index(0).len();
    let start = out.0.len() + index + 8;
    if u32::try_from(start + data).is_err() {
        return Err(Diagnostic::work("the movie would be longer than 4 GB").help("make the shot shorter or smaller"));
    }
    out.bytes(&plan.index(start as u32));
    out.u32(data as u32 + 8);
    out.bytes(b"mdat");
    for chunk in &plan.chunks {
        for i in chunk.first..chunk.first + chunk.count {
            out.bytes(plan.sample(chunk.sound, i));
        }
    }
    Ok(out.0)
}

/// Ticks a second and ticks of one picture: exact, and fine enough for players that dislike coarse clocks.
fn ticks(fps: Fps) -> [u32; 2] {
    let fine = 10_000_u32.div_ceil(fps.num).max(1);
    [fps.num.saturating_mul(fine), fps.den.saturating_mul(fine)]
}

impl<'a> Plan<'a> {
    fn new(picture: &'a PictureTrack<'a>, sound: Option<&'a SoundTrack<'a>>) -> Self {
        let ticks = ticks(picture.fps);
        let mut plan =
            Self { picture, sound, chunks: Vec::new(), ticks, movie_ticks: sound.map_or(ticks[0], |s| s.rate) };
        let units = sound.map_or(0, |s| s.units.len());
        let (mut shown, mut heard) = (0, 0);
        for half in 1_u64.. {
            // Samples that begin before `half` half seconds.
            let pictures = (half * u64::from(ticks[0])).div_ceil(2 * u64::from(ticks[1])) as usize;
            let sounds = sound.map_or(0, |s| (half * u64::from(s.rate)).div_ceil(2 * u64::from(aac::FRAME)) as usize);
            plan.chunk(false, &mut shown, pictures.min(picture.pictures.len()));
            plan.chunk(true, &mut heard, sounds.min(units));
            if shown == picture.pictures.len() && heard == units {
                break;
            }
        }
        plan
    }

    fn chunk(&mut self, sound: bool, done: &mut usize, end: usize) {
        if end > *done {
            self.chunks.push(Chunk { sound, first: *done, count: end - *done });
            *done = end;
        }
    }

    fn sample(&self, sound: bool, i: usize) -> &[u8] {
        match self.sound {
            Some(track) if sound => track.units[i],
            _ => self.picture.pictures[i].bytes,
        }
    }

    fn bytes_of(&self, chunk: &Chunk) -> usize {
        (chunk.first..chunk.first + chunk.count).map(|i| self.sample(chunk.sound, i).len()).sum()
    }

    /// Length of the pictures in ticks of the movie.
    fn picture_length(&self) -> u64 {
        let length = self.picture.pictures.len() as u64 * u64::from(self.ticks[1]);
        (length * u64::from(self.movie_ticks) + u64::from(self.ticks[0]) / 2) / u64::from(self.ticks[0])
    }

    /// The `moov` box for data that begins at `start`.
    fn index(&self, start: u32) -> Vec<u8> {
        let length = self.picture_length().max(self.sound.map_or(0, |s| s.samples));
        let mut out = Out::default();
        out.boxed(b"moov", |out| {
            out.full(b"mvhd", 1, 0, |out| {
                out.zeros(16);
                out.u32(self.movie_ticks);
                out.u64(length);
                out.u32(0x1_0000);
                out.u16(0x100);
                out.zeros(10);
                out.unity_matrix();
                out.zeros(24);
                out.u32(3);
            });
            self.picture_track(out, start);
            if let Some(sound) = self.sound {
                self.sound_track(out, sound, start);
            }
        });
        out.0
    }

    fn picture_track(&self, out: &mut Out, start: u32) {
        let track = self.picture;
        out.boxed(b"trak", |out| {
            track_header(out, 1, self.picture_length(), 0, track.size);
            out.boxed(b"mdia", |out| {
                let length = track.pictures.len() as u64 * u64::from(self.ticks[1]);
                media_header(out, self.ticks[0], length, b"vide", "Picture");
                out.boxed(b"minf", |out| {
                    out.full(b"vmhd", 0, 1, |out| out.zeros(8));
                    data_here(out);
                    out.boxed(b"stbl", |out| {
                        out.full(b"stsd", 0, 0, |out| {
                            out.u32(1);
                            picture_entry(out, track);
                        });
                        sample_times(out, track.pictures.len(), self.ticks[1]);
                        out.full(b"stss", 0, 0, |out| {
                            let keys = track.pictures.iter().enumerate().filter(|(_, p)| p.key);
                            out.u32(keys.clone().count() as u32);
                            keys.for_each(|(i, _)| out.u32(i as u32 + 1));
                        });
                        self.sample_places(out, false, track.pictures.len(), start);
                    });
                });
            });
        });
    }

    fn sound_track(&self, out: &mut Out, track: &SoundTrack<'_>, start: u32) {
        out.boxed(b"trak", |out| {
            track_header(out, 2, track.samples, 0x100, [0, 0]);
            out.boxed(b"edts", |out| {
                out.full(b"elst", 1, 0, |out| {
                    out.u32(1);
                    out.u64(track.samples);
                    out.u64(u64::from(track.priming));
                    out.u32(0x1_0000);
                });
            });
            out.boxed(b"mdia", |out| {
                let length = track.units.len() as u64 * u64::from(aac::FRAME);
                media_header(out, track.rate, length, b"soun", "Sound");
                out.boxed(b"minf", |out| {
                    out.full(b"smhd", 0, 0, |out| out.zeros(4));
                    data_here(out);
                    out.boxed(b"stbl", |out| {
                        out.full(b"stsd", 0, 0, |out| {
                            out.u32(1);
                            sound_entry(out, track);
                        });
                        sample_times(out, track.units.len(), aac::FRAME);
                        self.sample_places(out, true, track.units.len(), start);
                        // Every unit needs the one before it to decode cleanly.
                        out.full(b"sgpd", 1, 0, |out| {
                            out.bytes(b"roll");
                            out.u32s(&[2, 1]);
                            out.u16((-1_i16).cast_unsigned());
                        });
                        out.full(b"sbgp", 0, 0, |out| {
                            out.bytes(b"roll");
                            out.u32s(&[1, track.units.len() as u32, 1]);
                        });
                    });
                });
            });
        });
    }

    /// Which samples lie where: samples to chunks, sizes, chunk offsets.
    fn sample_places(&self, out: &mut Out, sound: bool, count: usize, start: u32) {
        let mine = || self.chunks.iter().filter(|c| c.sound == sound);
        out.full(b"stsc", 0, 0, |out| {
            // A new entry only where the number of samples changes.
            let mut runs: Vec<[u32; 2]> = Vec::new();
            for (i, chunk) in mine().enumerate() {
                if runs.last().is_none_or(|r| r[1] != chunk.count as u32) {
                    runs.push([i as u32 + 1, chunk.count as u32]);
                }
            }
            out.u32(runs.len() as u32);
            for [first, samples] in runs {
                out.u32s(&[first, samples, 1]);
            }
        });
        out.full(b"stsz", 0, 0, |out| {
            out.u32(0);
            out.u32(count as u32);
            (0..count).for_each(|i| out.u32(self.sample(sound, i).len() as u32));
        });
        out.full(b"stco", 0, 0, |out| {
            out.u32(mine().count() as u32);
            let mut offset = start;
            for chunk in &self.chunks {
                if chunk.sound == sound {
                    out.u32(offset);
                }
                offset = offset.wrapping_add(self.bytes_of(chunk) as u32);
            }
        });
    }
}

fn track_header(out: &mut Out, id: u32, length: u64, volume: u16, size: [u32; 2]) {
    // Enabled, in the movie.
    out.full(b"tkhd", 1, 3, |out| {
        out.zeros(16);
        out.u32(id);
        out.u32(0);
        out.u64(length);
        out.zeros(12);
        out.u16(volume);
        out.u16(0);
        out.unity_matrix();
        out.u32s(&size.map(|n| n << 16));
    });
}

fn media_header(out: &mut Out, ticks: u32, length: u64, kind: &[u8; 4], name: &str) {
    out.full(b"mdhd", 1, 0, |out| {
        out.zeros(16);
        out.u32(ticks);
        out.u64(length);
        // The language `und`: three letters of five bits.
        out.u16(0x55c4);
        out.u16(0);
    });
    out.full(b"hdlr", 0, 0, |out| {
        out.u32(0);
        out.bytes(kind);
        out.zeros(12);
        out.bytes(name.as_bytes());
        out.u8(0);
    });
}

fn data_here(out: &mut Out) {
    out.boxed(b"dinf", |out| {
        out.full(b"dref", 0, 0, |out| {
            out.u32(1);
            out.full(b"url ", 0, 1, |_| {});
        });
    });
}

fn sample_times(out: &mut Out, count: usize, each: u32) {
    out.full(b"stts", 0, 0, |out| {
        out.u32(1);
        out.u32(count as u32);
        out.u32(each);
    });
}

fn picture_entry(out: &mut Out, track: &PictureTrack<'_>) {
    out.boxed(b"avc1", |out| {
        out.zeros(6);
        out.u16(1);
        out.zeros(16);
        track.size.iter().for_each(|n| out.u16(*n as u16));
        out.u32(72 << 16);
        out.u32(72 << 16);
        out.u32(0);
        out.u16(1);
        out.zeros(32);
        out.u16(24);
        out.u16(u16::MAX);
        out.boxed(b"avcC", |out| {
            out.u8(1);
            out.bytes(&track.sps[1..4]);
            // Lengths of four bytes; one sequence and one picture parameter set.
            out.u8(0xff);
            out.u8(0xe1);
            out.u16(track.sps.len() as u16);
            out.bytes(track.sps);
            out.u8(1);
            out.u16(track.pps.len() as u16);
            out.bytes(track.pps);
            if track.sps[1] >= 100 {
                // High profiles also name their sampling: 4:2:0, eight bits.
                out.bytes(&[0xfd, 0xf8, 0xf8, 0]);
            }
        });
        out.boxed(b"colr", |out| {
            out.bytes(b"nclx");
            // Primaries, transfer and matrix of BT.709; limited range.
            (0..3).for_each(|_| out.u16(1));
            out.u8(0);
        });
        out.boxed(b"pasp", |out| out.u32s(&[1, 1]));
    });
}

fn sound_entry(out: &mut Out, track: &SoundTrack<'_>) {
    out.boxed(b"mp4a", |out| {
        out.zeros(6);
        out.u16(1);
        out.zeros(8);
        out.u16(2);
        out.u16(16);
        out.u32(0);
        out.u32(track.rate << 16);
        out.full(b"esds", 0, 0, |out| {
            let config = track.config.len() as u8;
            // Elementary stream, decoder configuration (AAC, audio), its specific part, packet layer.
            out.bytes(&[3, 3 + 2 + 13 + 2 + config + 3, 0, 2, 0]);
            out.bytes(&[4, 13 + 2 + config, 0x40, 0x15]);
            let largest = track.units.iter().map(|u| u.len()).max().unwrap_or(0) as u32;
            out.bytes(&largest.to_be_bytes()[1..]);
            let most = u64::from(largest) * 8 * u64::from(track.rate) / u64::from(aac::FRAME);
            out.u32(most as u32);
            out.u32(track.bitrate);
            out.bytes(&[5, config]);
            out.bytes(track.config);
            out.bytes(&[6, 1, 2]);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_exact_for_every_rate() {
        for fps in [Fps::FILM, Fps { num: 24_000, den: 1001 }, Fps { num: 25, den: 2 }, Fps { num: 60_000, den: 1001 }]
        {
            let [ticks, each] = ticks(fps);
            assert_eq!(u64::from(ticks) * u64::from(fps.den), u64::from(each) * u64::from(fps.num));
            assert!((10_000..200_000).contains(&ticks), "{ticks}");
        }
    }
}
