//! Exact frame rates and frame ranges.

use crate::{Diagnostic, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Frames per second as an exact fraction: 23.976 is 24000/1001.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fps {
    /// Frames.
    pub num: u32,
    /// Per this many seconds.
    pub den: u32,
}

impl Fps {
    /// 24 frames a second.
    pub const FILM: Self = Self { num: 24, den: 1 };

    /// The rate as a floating-point number.
    pub fn per_second(self) -> f64 {
        f64::from(self.num) / f64::from(self.den)
    }

    /// Seconds one frame lasts.
    pub fn frame_s(self) -> f64 {
        f64::from(self.den) / f64::from(self.num)
    }

    /// The nearest whole number of frames in a time, at least 1.
    pub fn frames_in(self, seconds: f64) -> u32 {
        ((seconds * self.per_second()).round() as u32).max(1)
    }

    fn from_number(x: f64) -> Option<Self> {
        if !x.is_finite() || !(1.0..=240.0).contains(&x) {
            return None;
        }
        let whole = x.round();
        if (x - whole).abs() < 1e-9 {
            return Some(Self { num: whole as u32, den: 1 });
        }
        // Television's rates: n * 1000 / 1001, written with two or three decimals.
        let ntsc = whole * 1000.0 / 1001.0;
        if (x - ntsc).abs() < 0.006 {
            return Some(Self { num: whole as u32 * 1000, den: 1001 });
        }
        Some(Self { num: (x * 1000.0).round() as u32, den: 1000 }.reduced())
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.num, self.den);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self { num: self.num / a, den: self.den / a }
    }
}

impl fmt::Display for Fps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 { write!(f, "{}", self.num) } else { write!(f, "{}/{}", self.num, self.den) }
    }
}

impl FromStr for Fps {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || {
            Diagnostic::request(format!("`{text}` is not a frame rate between 1 and 240"))
                .help("write 24, 25, 23.976 or 24000/1001")
        };
        if let Some((num, den)) = text.split_once('/') {
            let num: u32 = num.trim().parse().map_err(|_| wrong())?;
            let den: u32 = den.trim().parse().map_err(|_| wrong())?;
            if num == 0 || den == 0 || !(1.0..=240.0).contains(&(f64::from(num) / f64::from(den))) {
                return Err(wrong());
            }
            return Ok(Self { num, den }.reduced());
        }
        text.trim().parse::<f64>().ok().and_then(Self::from_number).ok_or_else(wrong)
    }
}

impl Serialize for Fps {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(f64),
            Text(String),
        }
        let text = match Written::deserialize(deserializer)? {
            Written::Number(x) => x.to_string(),
            Written::Text(text) => text,
        };
        text.parse().map_err(|d: Diagnostic| serde::de::Error::custom(d.what))
    }
}

/// Frames of a shot, as indices from 0, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameRange {
    /// First index.
    pub start: u32,
    /// One past the last index.
    pub end: u32,
}

impl FrameRange {
    /// Every frame of a shot of `count` frames.
    pub fn all(count: u32) -> Self {
        Self { start: 0, end: count }
    }

    /// Reads `A-B` or `A`, counted from 1 or in frame numbers from [`crate::FIRST_FRAME`], for a shot of `count` frames.
    ///
    /// # Errors
    /// When it is no range or lies outside the shot.
    pub fn parse(text: &str, count: u32) -> Result<Self> {
        let first = crate::FIRST_FRAME;
        let wrong = |why: &str| {
            Diagnostic::request(format!("`{text}` {why}"))
                .at("--frames")
                .help(format!("write 1-{count} counted from 1, or {first}-{} in frame numbers", first + count - 1))
        };
        let (a, b) = text.split_once('-').unwrap_or((text, text));
        let a: u32 = a.trim().parse().map_err(|_| wrong("is not a frame range"))?;
        let b: u32 = b.trim().parse().map_err(|_| wrong("is not a frame range"))?;
        let index = |n: u32| if n >= first { Some(n - first) } else { n.checked_sub(1) };
        match (index(a), index(b)) {
            (Some(start), Some(last)) if start <= last && last < count => Ok(Self { start, end: last + 1 }),
            _ => Err(wrong("is outside the shot")),
        }
    }

    /// The indices.
    pub fn iter(self) -> std::ops::Range<u32> {
        self.start..self.end
    }

    /// How many frames.
    pub fn count(self) -> u32 {
        self.end - self.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn television_rates_are_exact() {
        for (text, num, den) in [
            ("24", 24, 1),
            ("23.976", 24000, 1001),
            ("23.98", 24000, 1001),
            ("29.97", 30000, 1001),
            ("12.5", 25, 2),
            ("59.94", 60000, 1001),
        ] {
            assert_eq!(text.parse::<Fps>().unwrap(), Fps { num, den }, "{text}");
        }
        for text in ["0", "-3", "nan", "inf", "1/0", "1000", "x"] {
            assert!(text.parse::<Fps>().is_err(), "{text}");
        }
    }

    #[test]
    fn frame_ranges_count_from_one_or_from_the_first_frame_number() {
        assert_eq!(FrameRange::parse("1-4", 96).unwrap(), FrameRange { start: 0, end: 4 });
        assert_eq!(FrameRange::parse("1001-1004", 96).unwrap(), FrameRange { start: 0, end: 4 });
        assert_eq!(FrameRange::parse("96", 96).unwrap(), FrameRange { start: 95, end: 96 });
        for text in ["0", "97", "5-3", "a-b", ""] {
            assert!(FrameRange::parse(text, 96).is_err(), "{text}");
        }
    }
}
