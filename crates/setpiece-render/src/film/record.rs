//! What a frame's samples have found, packed into a line of memory each, so that the frames around may read it quickly.

use super::sum::{Found, KINDS, Lanes};
use crate::trace::First;
use glam::Vec3;
use half::f16;
use half::slice::HalfFloatSliceExt;

/// Numbers of a colour that a record has: light by kind, albedo, gloss.
pub(super) const PACKED: usize = KINDS + 2;
/// Bits of a record's tag that are the mover; those above count samples, and the uppermost says that bounced light is in it.
const MOVER_BITS: u32 = 24;
const MOST_COUNTED: u32 = 127;
const BOUNCED: u32 = 1 << 31;
/// Instead of a mover's number: the sky.
pub(super) const SKY: u32 = (1 << MOVER_BITS) - 1;

/// What was found at a place: 64 bytes, a line of the processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Record {
    /// In the world, when it was found.
    pub position: Vec3,
    tag: u32,
    /// Reds, greens, blues.
    pub(super) colours: [f16; 3 * PACKED],
    /// The normal, in 127ths.
    normal: [i8; 3],
    /// In 255ths.
    roughness: u8,
    /// Where in its pixel it lies, in 256ths from the top left.
    place: [u8; 2],
}

impl Record {
    pub const EMPTY: Self = Self {
        position: Vec3::ZERO,
        tag: SKY,
        colours: [f16::ZERO; 3 * PACKED],
        normal: [0; 3],
        roughness: 255,
        place: [128; 2],
    };

    /// Of what was found at a position on a mover: its number plus one, 0 for what stands, or [`SKY`].
    pub fn new(found: &Found, position: Vec3, mover: u32, (x, y): (f32, f32)) -> Self {
        let mut values = [0.0; 3 * PACKED];
        for (part, lanes) in values.chunks_exact_mut(PACKED).zip(&found.colours) {
            part.copy_from_slice(&lanes[..PACKED]);
        }
        let mut colours = [f16::ZERO; 3 * PACKED];
        colours.convert_from_f32_slice(&values.map(|v| v.clamp(-65_000.0, 65_000.0)));
        let counted = (found.count as u32).clamp(1, MOST_COUNTED);
        let bounced = if found.bounced { BOUNCED } else { 0 };
        let (normal, roughness) = found.first.map_or((Vec3::ZERO, 1.0), |f| (f.normal, f.roughness));
        Self {
            position,
            tag: mover.min(SKY) | counted << MOVER_BITS | bounced,
            colours,
            normal: (normal * 127.0).round().to_array().map(|n| n as i8),
            roughness: (roughness * 255.0).round() as u8,
            place: [x, y].map(|p| (p * 256.0) as u8),
        }
    }

    /// Whether no sample came to anything.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    #[inline(always)]
    fn count(&self) -> u32 {
        self.tag >> MOVER_BITS & MOST_COUNTED
    }

    /// Number of the mover plus one, 0 for what stands, or [`SKY`].
    #[inline(always)]
    pub fn mover(&self) -> u32 {
        self.tag & SKY
    }

    /// Whether bounced light is in it.
    #[inline(always)]
    pub fn bounced(&self) -> bool {
        self.tag & BOUNCED != 0
    }

    /// What it holds, its colours read before, its surface moved to where it is now.
    #[inline(always)]
    pub fn found(&self, colours: [Lanes; 3], now: Vec3) -> Found {
        let [x, y, z] = self.normal.map(|n| f32::from(n) * (1.0 / 127.0));
        let mover = self.mover();
        let roughness = f32::from(self.roughness) * (1.0 / 255.0);
        let first = First { position: now, normal: Vec3::new(x, y, z), roughness, mover };
        Found { colours, bounced: self.bounced(), count: self.count() as f32, first: (mover != SKY).then_some(first) }
    }

    /// Where in its pixel it lies, from the top left.
    #[inline(always)]
    pub fn place(&self) -> (f32, f32) {
        let [x, y] = self.place.map(|p| (f32::from(p) + 0.5) * (1.0 / 256.0));
        (x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::wide::{Plain, Read};

    #[test]
    fn a_record_keeps_what_was_found_in_a_line_of_memory() {
        assert_eq!(size_of::<Record>(), 64);
        let light = std::array::from_fn(|k| Vec3::new(0.25, 0.5, 1.0) * (k + 1) as f32);
        let (albedo, gloss) = (Vec3::new(0.5, 0.25, 0.125), Vec3::splat(0.0625));
        let normal = Vec3::new(0.36, 0.48, -0.8);
        let first = First { position: Vec3::ONE, normal, roughness: 0.4, mover: 7_000_001 };
        let colours = Found::colours(light, albedo, gloss);
        let found = Found { colours, bounced: true, count: 3.0, first: Some(first) };
        let now = Vec3::new(2.0, 3.0, 4.0);
        let record = Record::new(&found, Vec3::ONE, first.mover, (0.999_999, 0.3));
        let back = record.found(Plain.colours(&record), now);
        assert_eq!((back.colours, back.bounced, back.count), (colours, true, 3.0));
        let surface = back.first.unwrap();
        assert!((surface.normal - normal).length() < 0.01, "{}", surface.normal);
        assert!((surface.roughness - 0.4).abs() < 0.002 && surface.position == now && surface.mover == first.mover);
        let (x, y) = record.place();
        assert!(x < 1.0 && (x - 1.0).abs() < 0.004 && (y - 0.3).abs() < 0.003, "{x} {y}");
        let sky = Record::new(&Found { first: None, bounced: false, count: 900.0, ..found }, now, SKY, (0.0, 0.0));
        let back = sky.found(Plain.colours(&sky), now);
        assert!(back.first.is_none() && !back.bounced && back.count == 127.0, "{back:?}");
        assert!(Record::EMPTY.is_empty() && !sky.is_empty());
    }
}
