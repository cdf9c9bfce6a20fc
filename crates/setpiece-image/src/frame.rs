//! A rendered frame: planar float channels under the layer names of the contract.

use half::f16;
use half::slice::HalfFloatSliceExt;

/// Scene-linear red, green, blue.
pub type Rgb = [f32; 3];

/// How a channel is stored in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 16 bits.
    Half,
    /// 32 bits.
    Full,
}

/// One plane of a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// `R`, `albedo.R`, `Z`, `motion.X` and so on.
    pub name: String,
    /// How it is stored in files.
    pub precision: Precision,
    /// Row-major samples from the top left.
    pub samples: Vec<f32>,
}

/// Planar channels of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The channels, in the order they were added.
    pub channels: Vec<Channel>,
    /// What the headers of files say beside them, by name. [`Frame::to_bytes`] leaves it out.
    pub texts: Vec<(String, String)>,
}

impl Frame {
    /// A frame without channels.
    pub fn new(size: [u32; 2]) -> Self {
        Self { size, channels: Vec::new(), texts: Vec::new() }
    }

    /// Number of pixels.
    pub fn pixels(&self) -> usize {
        self.size[0] as usize * self.size[1] as usize
    }

    /// Adds one channel.
    ///
    /// # Panics
    /// When the samples do not fill the frame.
    pub fn push(&mut self, name: impl Into<String>, precision: Precision, samples: Vec<f32>) {
        assert_eq!(samples.len(), self.pixels(), "one sample a pixel");
        self.channels.push(Channel { name: name.into(), precision, samples });
    }

    /// Adds three channels `layer.R/G/B`, or `R G B` for the empty layer name, from pixels.
    pub fn push_rgb(&mut self, layer: &str, pixels: &[Rgb]) {
        self.push_triple(layer, ["R", "G", "B"], Precision::Half, pixels);
    }

    /// Adds three channels `layer.X/Y/Z`.
    pub fn push_xyz(&mut self, layer: &str, precision: Precision, pixels: &[[f32; 3]]) {
        self.push_triple(layer, ["X", "Y", "Z"], precision, pixels);
    }

    fn push_triple(&mut self, layer: &str, names: [&str; 3], precision: Precision, pixels: &[[f32; 3]]) {
        for (i, name) in names.into_iter().enumerate() {
            let name = if layer.is_empty() { name.to_owned() } else { format!("{layer}.{name}") };
            self.push(name, precision, pixels.iter().map(|p| p[i]).collect());
        }
    }

    /// The samples of a channel.
    pub fn channel(&self, name: &str) -> Option<&[f32]> {
        self.channels.iter().find(|c| c.name == name).map(|c| c.samples.as_slice())
    }

    /// The pixels of `layer.R/G/B`, or of `R G B` for the empty layer name.
    pub fn rgb(&self, layer: &str) -> Option<Vec<Rgb>> {
        let plane = |c: &str| {
            if layer.is_empty() { self.channel(c) } else { self.channel(&format!("{layer}.{c}")) }
        };
        let (r, g, b) = (plane("R")?, plane("G")?, plane("B")?);
        Some(r.iter().zip(g).zip(b).map(|((r, g), b)| [*r, *g, *b]).collect())
    }

    /// The frame as bytes, each channel at its own precision; [`Frame::from_bytes`] reads it back.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.pixels() * self.channels.len() * 2 + 64);
        bytes.extend(b"SPF1");
        for n in [self.size[0], self.size[1], self.channels.len() as u32] {
            bytes.extend(n.to_le_bytes());
        }
        for channel in &self.channels {
            bytes.extend([channel.name.len() as u8, u8::from(channel.precision == Precision::Full)]);
            bytes.extend(channel.name.as_bytes());
            match channel.precision {
                Precision::Half => put_halves(&channel.samples, &mut bytes),
                Precision::Full => bytes.extend(channel.samples.iter().flat_map(|x| x.to_le_bytes())),
            }
        }
        bytes
    }

    /// Reads [`Frame::to_bytes`]; none when the bytes are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(b"SPF1")?;
        let mut take = |n: usize| -> Option<&[u8]> {
            let (head, tail) = rest.split_at_checked(n)?;
            rest = tail;
            Some(head)
        };
        let mut number = || take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let (width, height, count) = (number()?, number()?, number()?);
        if width == 0 || height == 0 || width > 16384 || height > 16384 {
            return None;
        }
        let mut frame = Self::new([width, height]);
        for _ in 0..count {
            let head = take(2)?;
            let (length, full) = (head[0] as usize, head[1] != 0);
            let name = std::str::from_utf8(take(length)?).ok()?.to_owned();
            let raw = take(frame.pixels() * if full { 4 } else { 2 })?;
            let (precision, samples) = if full {
                (Precision::Full, raw.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
            } else {
                (Precision::Half, halves(raw))
            };
            frame.push(name, precision, samples);
        }
        rest.is_empty().then_some(frame)
    }
}

/// Adds numbers as halves, low byte first. What is more than halves hold stays finite.
fn put_halves(samples: &[f32], bytes: &mut Vec<u8>) {
    let (least, most) = (f16::MIN.to_f32(), f16::MAX.to_f32());
    let held: Vec<f32> = samples.iter().map(|x| x.clamp(least, most)).collect();
    let mut halves = vec![f16::ZERO; held.len()];
    halves.convert_from_f32_slice(&held);
    let begun = bytes.len();
    bytes.resize(begun + 2 * halves.len(), 0);
    bytes[begun..].as_chunks_mut::<2>().0.iter_mut().zip(&halves).for_each(|(b, half)| *b = half.to_le_bytes());
}

/// Numbers of halves, low byte first.
fn halves(bytes: &[u8]) -> Vec<f32> {
    let halves: Vec<f16> = bytes.as_chunks::<2>().0.iter().map(|b| f16::from_le_bytes(*b)).collect();
    let mut samples = vec![0.0; halves.len()];
    halves.convert_to_f32_slice(&mut samples);
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_keep_highlights_and_refuse_damage() {
        let mut frame = Frame::new([2, 1]);
        frame.push_rgb("", &[[40.0, 0.18, 0.0], [1.0, 2.0, 3.0]]);
        frame.push("Z", Precision::Full, vec![12.345_678, f32::INFINITY]);
        let bytes = frame.to_bytes();
        let back = Frame::from_bytes(&bytes).unwrap();
        assert_eq!(back.channel("R").unwrap(), [40.0, 1.0]);
        assert_eq!(back.channel("Z"), frame.channel("Z"));
        assert!(Frame::from_bytes(&bytes[..bytes.len() - 1]).is_none());
        assert!(Frame::from_bytes(b"SPF1").is_none());
    }

    #[test]
    fn light_beyond_what_halves_hold_stays_finite() {
        let mut frame = Frame::new([2, 1]);
        frame.push("R", Precision::Half, vec![3e5, -3e5]);
        let back = Frame::from_bytes(&frame.to_bytes()).unwrap();
        assert_eq!(back.channel("R").unwrap(), [65504.0, -65504.0]);
    }
}
