//! Layered OpenEXR frames.
//!
//! One part, scan lines from the top, half or full floats by channel, layers by the dots in channel names, packed by ZIP
//! over 16 lines, PIZ or not at all. The working space stands in `chromaticities` and, by the name that the Color Interop
//! Forum gives it, in `colorInteropID`; `acesImageContainerFlag` does not stand there, since it is for AP0 alone (SMPTE ST
//! 2065-4).
//! The `exr` crate writes attributes of its own making in the order of a hash map; they are put in the order of
//! their names, as the reference library does, so that the same frame is the same file.

use crate::write_atomically;
use exr::prelude::{
    AnyChannel, AnyChannels, AttributeValue, Blocks, Compression, Encoding, FlatSamples, Image, Layer, LayerAttributes,
    LineOrder, SmallVec, Text, Vec2, WritableImage,
};
use half::f16;
use setpiece_image::space::Primaries;
use setpiece_image::{Frame, Precision};
use setpiece_shot::{Diagnostic, ExrCompression, Fps, Result, WorkingSpace};
use std::io::Cursor;
use std::path::Path;

/// What a frame's header tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExrAbout {
    /// Name of the shot.
    pub shot: String,
    /// Frame number, from 1001.
    pub frame: u32,
    /// Frames per second.
    pub fps: Fps,
    /// The plan's seed.
    pub seed: u64,
    /// Factor from scene radiance to the pixel values.
    pub exposure: f32,
    /// Name and version of the software.
    pub software: String,
    /// The space that colours are written in; frames have theirs in linear Rec. 709.
    pub space: WorkingSpace,
}

impl ExrAbout {
    /// Attributes beyond the standard ones, by name.
    fn attributes(&self) -> [(Text, AttributeValue); 5] {
        let text = |t: &str| AttributeValue::Text(Text::from(t));
        let space = match self.space {
            WorkingSpace::Rec709 => "lin_rec709_scene",
            WorkingSpace::AcesCg => "lin_ap1_scene",
        };
        [
            (Text::from("colorInteropID"), text(space)),
            (Text::from("setpiece:exposure"), AttributeValue::F32(self.exposure)),
            (Text::from("setpiece:frame"), AttributeValue::I32(self.frame as i32)),
            (Text::from("setpiece:seed"), text(&self.seed.to_string())),
            (Text::from("setpiece:shot"), text(&self.shot)),
        ]
    }
}

fn primaries(space: WorkingSpace) -> Primaries {
    match space {
        WorkingSpace::Rec709 => Primaries::REC709,
        WorkingSpace::AcesCg => Primaries::AP1,
    }
}

fn compression(wanted: ExrCompression) -> Compression {
    match wanted {
        ExrCompression::Zip => Compression::ZIP16,
        ExrCompression::Piz => Compression::PIZ,
        ExrCompression::None => Compression::Uncompressed,
    }
}

/// Writes a file anew with its samples packed in another way; nothing else changes.
///
/// # Errors
/// When the file cannot be read or the new one not be written.
pub fn repack_exr(from: &Path, to: &Path, wanted: ExrCompression) -> Result<()> {
    let failed = |what: &str, path: &Path, e: exr::error::Error| {
        Diagnostic::work(format!("the EXR file cannot be {what}: {e}")).at(path.display().to_string())
    };
    let mut image = exr::prelude::read_all_flat_layers_from_file(from).map_err(|e| failed("read", from, e))?;
    for layer in &mut image.layer_data {
        layer.encoding.compression = compression(wanted);
    }
    let mut bytes = Cursor::new(Vec::new());
    image.write().non_parallel().to_buffered(&mut bytes).map_err(|e| failed("made", to, e))?;
    let mut bytes = bytes.into_inner();
    sort_attributes(&mut bytes);
    write_atomically(to, &bytes)
}

/// Writes a frame with all its channels, under their own names, packed by ZIP, its colours in the space that is told.
/// Finite values beyond the range of half floats become the greatest half.
///
/// Works on the calling thread alone; write several frames at once to use more.
///
/// # Errors
/// When the frame has no channels or two of one name, or the file cannot be written.
pub fn write_exr(path: &Path, frame: &Frame, about: &ExrAbout) -> Result<()> {
    let bytes = to_bytes(frame, about).map_err(|d| d.at(path.display().to_string()))?;
    write_atomically(path, &bytes)
}

fn to_bytes(frame: &Frame, about: &ExrAbout) -> Result<Vec<u8>> {
    if frame.channels.is_empty() || frame.pixels() == 0 {
        return Err(Diagnostic::work("a frame without channels or pixels cannot be an EXR file")
            .help("render at least the beauty"));
    }
    let converted;
    let frame = if about.space == WorkingSpace::Rec709 {
        frame
    } else {
        let mut own = frame.clone();
        own.recolour(&Primaries::REC709.to(&primaries(about.space)));
        converted = own;
        &converted
    };
    let channels: SmallVec<[AnyChannel<FlatSamples>; 4]> = frame
        .channels
        .iter()
        .map(|channel| {
            let samples = match channel.precision {
                Precision::Half => FlatSamples::F16(channel.samples.iter().map(|x| to_half(*x)).collect()),
                Precision::Full => FlatSamples::F32(channel.samples.clone()),
            };
            AnyChannel::new(channel.name.as_str(), samples)
        })
        .collect();
    let size = Vec2(frame.size[0] as usize, frame.size[1] as usize);
    let encoding = Encoding {
        compression: compression(ExrCompression::Zip),
        blocks: Blocks::ScanLines,
        line_order: LineOrder::Increasing,
    };
    let mut attributes = LayerAttributes {
        software_name: Some(Text::from(about.software.as_str())),
        frames_per_second: Some((about.fps.num as i32, about.fps.den)),
        ..LayerAttributes::default()
    };
    attributes.other.extend(about.attributes());
    let texts = frame.texts.iter();
    attributes.other.extend(texts.map(|(k, v)| (Text::from(k.as_str()), AttributeValue::Text(Text::from(v.as_str())))));
    let mut image = Image::from_layer(Layer::new(size, attributes, encoding, AnyChannels::sort(channels)));
    let space = primaries(about.space);
    let point = |[x, y]: [f64; 2]| Vec2(x as f32, y as f32);
    image.attributes.chromaticities = Some(exr::meta::attribute::Chromaticities {
        red: point(space.rgb[0]),
        green: point(space.rgb[1]),
        blue: point(space.rgb[2]),
        white: point(space.white),
    });
    let mut bytes = Cursor::new(Vec::new());
    image.write().non_parallel().to_buffered(&mut bytes).map_err(|e| {
        Diagnostic::work(format!("cannot make the EXR file: {e}")).help("give every channel and attribute its own name")
    })?;
    let mut bytes = bytes.into_inner();
    sort_attributes(&mut bytes);
    Ok(bytes)
}

fn to_half(x: f32) -> f16 {
    let half = f16::from_f32(x);
    if half.is_infinite() && x.is_finite() { if x > 0.0 { f16::MAX } else { f16::MIN } } else { half }
}

/// Orders the attributes of the one header by name. Their total length stays, and with it every offset in the file.
fn sort_attributes(file: &mut [u8]) {
    // After four bytes of magic number and four of version: name, type, length, value; the list ends with a zero byte.
    const START: usize = 8;
    let mut attributes: Vec<Vec<u8>> = Vec::new();
    let mut at = START;
    while file.get(at).is_some_and(|b| *b != 0) {
        let text = |from: usize| file[from..].iter().position(|b| *b == 0).map(|n| from + n + 1);
        let Some(length_at) = text(at).and_then(text) else { return };
        let Some(Ok(length)) = file.get(length_at..length_at + 4).map(<[u8; 4]>::try_from) else { return };
        let end = length_at + 4 + u32::from_le_bytes(length) as usize;
        let Some(attribute) = file.get(at..end) else { return };
        attributes.push(attribute.to_vec());
        at = end;
    }
    attributes.sort_by(|a, b| a.split(|c| *c == 0).next().cmp(&b.split(|c| *c == 0).next()));
    let sorted = attributes.concat();
    file[START..START + sorted.len()].copy_from_slice(&sorted);
}
