//! Cryptomatte: mattes for every object of a picture in a few channels.
//!
//! A pixel holds the numbers of the objects that it sees with the share of the pixel that each covers, ordered by share:
//! two such pairs to a layer of four channels (Friedman and Jones, "Fully automatic ID mattes with support for motion
//! blur and transparency", 2015; names, hash and manifest after the specification, version 1.2).

use crate::{Frame, Precision};
use std::collections::BTreeMap;

/// Pairs of number and share that a pixel holds.
pub const RANKS: usize = 6;

/// MurmurHash3 for 32 bits with seed 0 (Appleby 2011, public domain).
fn murmur(bytes: &[u8]) -> u32 {
    let stir = |k: u32| k.wrapping_mul(0xcc9e_2d51).rotate_left(15).wrapping_mul(0x1b87_3593);
    let mut hash = 0_u32;
    let mut words = bytes.chunks_exact(4);
    for word in &mut words {
        hash ^= stir(u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
        hash = hash.rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64);
    }
    let tail = words.remainder().iter().rev().fold(0_u32, |k, b| k << 8 | u32::from(*b));
    hash ^= stir(tail);
    hash ^= bytes.len() as u32;
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// The bits of a name's number: its hash, kept from being zero, denormal, infinite or not a number as a float.
fn bits(name: &str) -> u32 {
    let hash = murmur(name.as_bytes());
    let exponent = hash >> 23 & 255;
    if exponent == 0 || exponent == 255 { hash ^ (1 << 23) } else { hash }
}

/// The number that stands for a name in the channels.
pub fn id_of(name: &str) -> f32 {
    f32::from_bits(bits(name))
}

/// Adds the layers `NAME00` to `NAME02` and what the header has to say of them.
///
/// `pixels` gives every pixel's pairs of an index into `names` and a share, the greatest first.
///
/// # Panics
/// When there is not one list a pixel.
pub fn push_mattes(frame: &mut Frame, name: &str, names: &[String], pixels: &[Vec<(u32, f32)>]) {
    let ids: Vec<f32> = names.iter().map(|n| id_of(n)).collect();
    for pair in 0..RANKS {
        let rank = |p: &Vec<(u32, f32)>| p.get(pair).copied();
        let id = pixels.iter().map(|p| rank(p).map_or(0.0, |(i, _)| ids[i as usize])).collect();
        let share = pixels.iter().map(|p| rank(p).map_or(0.0, |(_, share)| share)).collect();
        let [first, second] = if pair % 2 == 0 { ["R", "G"] } else { ["B", "A"] };
        frame.push(format!("{name}{:02}.{first}", pair / 2), Precision::Full, id);
        frame.push(format!("{name}{:02}.{second}", pair / 2), Precision::Full, share);
    }
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (index, _) in pixels.iter().flatten() {
        let name = names[*index as usize].as_str();
        seen.entry(name).or_insert_with(|| format!("{:08x}", bits(name)));
    }
    let manifest: Vec<String> = seen.iter().map(|(name, hash)| format!("\"{name}\":\"{hash}\"")).collect();
    let key = &format!("{:08x}", bits(name))[..7];
    let mut text = |what: &str, value: String| frame.texts.push((format!("cryptomatte/{key}/{what}"), value));
    text("name", name.to_owned());
    text("hash", "MurmurHash3_32".to_owned());
    text("conversion", "uint32_to_float32".to_owned());
    text("manifest", format!("{{{}}}", manifest.join(",")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_reference() {
        // From the reference implementation, with seed 0.
        for (text, hash) in [
            ("", 0),
            ("hello", 0x248b_fa47),
            ("hello, world", 0x149b_bb7f),
            ("The quick brown fox jumps over the lazy dog", 0x2e4f_f723),
        ] {
            assert_eq!(murmur(text.as_bytes()), hash, "{text}");
        }
    }

    #[test]
    fn numbers_are_ordinary_floats_and_the_manifest_names_what_is_seen() {
        let names: Vec<String> = (0..20_000).map(|n| format!("chunk_{n}")).collect();
        assert!(names.iter().all(|n| id_of(n).is_normal()));
        let mut frame = Frame::new([2, 1]);
        push_mattes(&mut frame, "crypto_chunk", &names, &[vec![(7, 0.75), (9, 0.25)], vec![]]);
        assert_eq!(frame.channel("crypto_chunk00.R").unwrap(), [id_of("chunk_7"), 0.0]);
        assert_eq!(frame.channel("crypto_chunk00.A").unwrap(), [0.25, 0.0]);
        let manifest = &frame.texts.iter().find(|(k, _)| k.ends_with("/manifest")).unwrap().1;
        assert_eq!(
            *manifest,
            format!("{{\"chunk_7\":\"{:08x}\",\"chunk_9\":\"{:08x}\"}}", bits("chunk_7"), bits("chunk_9"))
        );
    }
}
