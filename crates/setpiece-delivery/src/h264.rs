//! Pictures to H.264.

use crate::color::Planes;
use crate::sps;
use openh264::encoder::{
    BitRate, Complexity, Encoder, EncoderConfig, FrameRate, FrameType, IntraFramePeriod, QpRange, RateControlMode,
    VuiConfig,
};
use openh264::{OpenH264API, Timestamp};
use setpiece_image::Bitmap;
use setpiece_shot::{Diagnostic, Fps, Result};

/// One coded picture.
pub struct Unit {
    /// NAL units, each after its length in four bytes, big end first.
    pub bytes: Vec<u8>,
    /// Whether decoding may begin here.
    pub key: bool,
}

/// Codes pictures one after the other.
pub struct H264 {
    encoder: Encoder,
    /// Sequence parameter set, once the first picture is coded.
    pub sps: Vec<u8>,
    /// Picture parameter set.
    pub pps: Vec<u8>,
    size: [u32; 2],
    fps: Fps,
    done: u64,
}

/// The quantiser of every picture: a step of five codes, which keeps grain and dust without blocks.
const QP: u8 = 18;

/// The rate that decoders are told to expect, in bits per second: it only chooses the level written in the file, since
/// pictures are coded at one quality whatever it takes.
fn expected_bitrate(size: [u32; 2], fps: Fps) -> u32 {
    let pixels = f64::from(size[0]) * f64::from(size[1]) * fps.per_second();
    pixels.clamp(1e6, 200e6) as u32
}

impl H264 {
    /// A coder for one size and rate, with a key picture every second.
    pub fn new(size: [u32; 2], fps: Fps) -> Result<Self> {
        let [least, most] = [size[0].min(size[1]), size[0].max(size[1])];
        if !(16..=2160).contains(&least) || most > 3840 {
            return Err(Diagnostic::work(format!("no H.264 movie of {}x{} pixels", size[0], size[1]))
                .help("choose a --size from 16x16 to 3840x2160; larger frames are written with --exr"));
        }
        let config = EncoderConfig::new()
            .bitrate(BitRate::from_bps(expected_bitrate(size, fps)))
            .max_frame_rate(FrameRate::from_hz(fps.per_second() as f32))
            // This mode keeps the quantiser at its least; the others drop frames or complain that they may not.
            .rate_control_mode(RateControlMode::Bufferbased)
            .qp(QpRange::new(QP, QP))
            .skip_frames(false)
            .complexity(Complexity::High)
            .scene_change_detect(false)
            .background_detection(false)
            .adaptive_quantization(false)
            .intra_frame_period(IntraFramePeriod::from_num_frames(fps.per_second().round() as u32))
            // One thread: the same bytes on every machine.
            .num_threads(1)
            .vui(VuiConfig::bt709());
        let encoder = Encoder::with_api_config(OpenH264API::from_source(), config).map_err(failed)?;
        Ok(Self { encoder, sps: Vec::new(), pps: Vec::new(), size, fps, done: 0 })
    }

    /// Codes the next picture.
    pub fn picture(&mut self, picture: &Bitmap) -> Result<Unit> {
        let millis = self.done * 1000 * u64::from(self.fps.den) / u64::from(self.fps.num);
        self.done += 1;
        let time = Timestamp::from_millis(millis);
        let stream = self.encoder.encode_at(&Planes::of(picture), time).map_err(failed)?;
        let key = stream.frame_type() == FrameType::IDR;
        let mut unit = Unit { bytes: Vec::new(), key };
        for layer in (0..stream.num_layers()).filter_map(|i| stream.layer(i)) {
            for nal in (0..layer.nal_count()).filter_map(|i| layer.nal_unit(i)) {
                let nal = without_start_code(nal);
                match nal.first().map(|b| b & 31) {
                    Some(7) => {
                        self.sps = sps::cropped(nal, self.size.map(|n| n.next_multiple_of(2))).unwrap_or_default()
                    }
                    Some(8) => self.pps = nal.to_vec(),
                    Some(_) => {
                        unit.bytes.extend((nal.len() as u32).to_be_bytes());
                        unit.bytes.extend(nal);
                    }
                    None => {}
                }
            }
        }
        if unit.bytes.is_empty() || self.sps.len() < 4 || self.pps.is_empty() {
            return Err(Diagnostic::work("the H.264 encoder gave no picture").help("choose another --size"));
        }
        Ok(unit)
    }
}

fn without_start_code(nal: &[u8]) -> &[u8] {
    nal.strip_prefix(&[0, 0, 0, 1]).or_else(|| nal.strip_prefix(&[0, 0, 1])).unwrap_or(nal)
}

fn failed(error: openh264::Error) -> Diagnostic {
    // The library's own text may carry a trace; its first line says what is wrong.
    let text = error.to_string();
    let text = text.lines().next().unwrap_or_default();
    Diagnostic::work(format!("the H.264 encoder failed: {text}")).help("choose another --size, or take the EXR frames")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_h264_cannot_hold_are_refused_with_the_limit() {
        for size in [[4096, 2160], [8, 8], [2200, 2200]] {
            let error = H264::new(size, Fps::FILM).err().unwrap();
            assert!(error.remedy.contains("3840x2160"), "{error}");
        }
        assert!(H264::new([2160, 3840], Fps::FILM).is_ok());
    }
}
