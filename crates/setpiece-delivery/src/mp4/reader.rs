//! Reads what an MP4 file says of itself.

use super::Boxes;
use setpiece_shot::Fps;

/// What the index of a movie tells.
#[derive(Clone, Debug, PartialEq)]
pub struct MovieFacts {
    /// Width and height.
    pub size: [u32; 2],
    /// Pictures a second, reduced.
    pub fps: Fps,
    /// Number of pictures.
    pub frames: u32,
    /// Numbers of the pictures at which decoding may begin, from 1.
    pub keys: Vec<u32>,
    /// Sampling rate of the sound, samples presented, samples skipped before them.
    pub sound: Option<[u64; 3]>,
}

/// Reads the index; none when the bytes are no movie with pictures at one rate.
pub fn read_facts(file: &[u8]) -> Option<MovieFacts> {
    let index = Boxes(file).first(b"moov")?;
    let tracks: Vec<Boxes<'_>> = Boxes(index).filter(|(kind, _)| kind == b"trak").map(|(_, t)| Boxes(t)).collect();
    let of_kind = |kind: &[u8; 4]| {
        tracks.iter().find(|t| t.down(&[b"mdia", b"hdlr"]).and_then(|h| h.get(8..12)) == Some(kind.as_slice()))
    };
    let picture = of_kind(b"vide")?;
    let header = picture.first(b"tkhd")?;
    let table = Boxes(picture.down(&[b"mdia", b"minf", b"stbl"])?);
    let times = table.first(b"stts")?;
    if u32_at(times, 4)? != 1 {
        return None;
    }
    let [ticks, each] = [ticks_of(picture)?, u32_at(times, 12)?];
    let common = greatest_common(ticks, each).max(1);
    let keys = table.first(b"stss").map_or(Vec::new(), |stss| {
        let count = u32_at(stss, 4).unwrap_or(0) as usize;
        stss.get(8..).unwrap_or_default().chunks_exact(4).take(count).filter_map(|b| u32_at(b, 0)).collect()
    });
    let sound = of_kind(b"soun").and_then(|track| {
        let ticks = ticks_of(track)?;
        let edit = track.down(&[b"edts", b"elst"])?;
        Some([u64::from(ticks), u64_at(edit, 8)?, u64_at(edit, 16)?])
    });
    Some(MovieFacts {
        size: [u32_at(header, header.len().checked_sub(8)?)? >> 16, u32_at(header, header.len() - 4)? >> 16],
        fps: Fps { num: ticks / common, den: each / common },
        frames: u32_at(times, 8)?,
        keys,
        sound,
    })
}

/// Ticks a second of a track's media, for either version of its header.
fn ticks_of(track: &Boxes<'_>) -> Option<u32> {
    let header = track.down(&[b"mdia", b"mdhd"])?;
    u32_at(header, if header.first() == Some(&1) { 20 } else { 12 })
}

fn greatest_common(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common(b, a % b) }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}
