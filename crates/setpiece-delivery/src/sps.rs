//! The sequence parameter set of H.264 (ITU-T H.264, 7.3.2.1.1): says how much of the coded picture to show.
//!
//! Pictures are coded in blocks of 16 pixels. The encoder fills what sticks out with black, which bleeds into the last
//! rows; so pictures are extended by their own edge, coded whole, and cropped here.

/// Bits of a payload, from the top of each byte.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u32> {
        let byte = *self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// An Exp-Golomb number.
    fn number(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.bit()? == 0 {
            zeros += 1;
            if zeros > 31 {
                return None;
            }
        }
        let rest = (0..zeros).try_fold(0, |n, _| Some(n << 1 | self.bit()?))?;
        Some((1 << zeros) - 1 + rest)
    }
}

/// Bits to be written.
#[derive(Default)]
struct Written(Vec<bool>);

impl Written {
    fn number(&mut self, n: u32) {
        let bits = 32 - (n + 1).leading_zeros();
        self.0.extend((1..bits).map(|_| false));
        self.0.extend((0..bits).rev().map(|i| (n + 1) >> i & 1 == 1));
    }
}

/// The same set for pictures of `size` at the top left of the coded ones. Sizes are even.
///
/// None for sets that the encoder does not write: high profiles, fields, other orders of pictures.
pub fn cropped(sps: &[u8], size: [u32; 2]) -> Option<Vec<u8>> {
    let (head, escaped) = sps.split_at_checked(4)?;
    if head[1] >= 100 {
        return None;
    }
    let payload = without_escapes(escaped);
    let mut bits = Bits { bytes: &payload, at: 0 };
    // Its own number and the length of frame numbers.
    bits.number()?;
    bits.number()?;
    match bits.number()? {
        0 => drop(bits.number()?),
        2 => {}
        _ => return None,
    }
    bits.number()?;
    bits.bit()?;
    let coded = [16 * (bits.number()? + 1), 16 * (bits.number()? + 1)];
    let frames_only = bits.bit()?;
    bits.bit()?;
    let before = bits.at;
    if bits.bit()? == 1 {
        (0..4).try_for_each(|_| bits.number().map(drop))?;
    }
    let after = bits.at;
    if frames_only == 0 || size[0] > coded[0] || size[1] > coded[1] {
        return None;
    }
    let all: Vec<bool> = (0..8 * payload.len()).map(|i| payload[i / 8] >> (7 - i % 8) & 1 == 1).collect();
    let end = all.iter().rposition(|bit| *bit)? + 1;
    let mut out = Written(all[..before].to_vec());
    out.0.push(true);
    // Left, right, top, bottom, in chroma samples.
    for n in [0, (coded[0] - size[0]) / 2, 0, (coded[1] - size[1]) / 2] {
        out.number(n);
    }
    out.0.extend(all.get(after..end)?);
    let bytes: Vec<u8> =
        out.0.chunks(8).map(|c| c.iter().enumerate().fold(0, |b, (i, x)| b | u8::from(*x) << (7 - i))).collect();
    Some(head.iter().copied().chain(with_escapes(&bytes)).collect())
}

/// Takes out the byte 3 that keeps two zero bytes from looking like the start of a unit.
fn without_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut zeros = 0;
    for byte in bytes {
        if zeros >= 2 && *byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        out.push(*byte);
    }
    out
}

fn with_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 4);
    let mut zeros = 0;
    for byte in bytes {
        if zeros >= 2 && *byte <= 3 {
            out.push(3);
            zeros = 0;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        out.push(*byte);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_written() {
        let mut written = Written::default();
        let numbers = [0, 1, 2, 7, 8, 119, 65_535];
        numbers.iter().for_each(|n| written.number(*n));
        assert_eq!(written.0[..4], [true, false, true, false], "0 is `1`, 1 is `010`");
        written.0.resize(written.0.len().next_multiple_of(8), false);
        let bytes: Vec<u8> = written.0.chunks(8).map(|c| c.iter().fold(0, |b, x| b << 1 | u8::from(*x))).collect();
        let mut bits = Bits { bytes: &bytes, at: 0 };
        assert_eq!(numbers.map(|_| bits.number().unwrap()), numbers);
        assert_eq!(Bits { bytes: &[0; 9], at: 0 }.number(), None);
    }

    #[test]
    fn escapes_come_and_go() {
        for bytes in [vec![0, 0, 1, 0, 0, 0, 3, 5], vec![0; 9], vec![1, 2, 3]] {
            let escaped = with_escapes(&bytes);
            assert!(!escaped.windows(3).any(|w| w[0] == 0 && w[1] == 0 && w[2] < 3), "{escaped:?}");
            assert_eq!(without_escapes(&escaped), bytes);
        }
    }

    #[test]
    fn damaged_sets_are_refused() {
        assert_eq!(cropped(&[], [16, 16]), None);
        assert_eq!(cropped(&[0x67, 66, 0, 30], [16, 16]), None);
        assert_eq!(cropped(&[0x67, 66, 0, 30, 0, 0, 0, 0, 0], [16, 16]), None);
    }
}
