//! The file of a model: named tensors of half floats, in the order they were written.
//!
//! Layout, little-endian: `SPNET`, the version (one byte), the number of tensors (u16); per tensor the length of its name
//! (u8), the name, the number of its dimensions (u8), the dimensions (u32), the values (f16, last dimension first to
//! vary); at the end the 64-bit FNV-1a hash of all bytes before. What the tensors mean is for the reader of their names.

use half::f16;
use std::fmt;

const MAGIC: &[u8] = b"SPNET";
const VERSION: u8 = 1;
/// No model of ours is larger, values.
const MOST: usize = 1 << 24;

/// Why a file is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It does not begin as a model does.
    NoModel,
    /// It is of a version that is not known here.
    Version(u8),
    /// It ends early, has more than it says, or says something impossible.
    Shape,
    /// Its bytes are not those that were written.
    Hash,
    /// A tensor is missing or has another shape than the network asks for.
    Missing,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModel => f.write_str("this is no model file"),
            Self::Version(n) => write!(f, "the model file is of version {n}, and {VERSION} is known"),
            Self::Shape => f.write_str("the model file is cut off or damaged"),
            Self::Hash => f.write_str("the model file's bytes do not fit its hash"),
            Self::Missing => f.write_str("the model is of another network"),
        }
    }
}

impl std::error::Error for Damaged {}

/// Numbers with a name and a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// Up to 255 bytes.
    pub name: String,
    /// Lengths of the dimensions; the last varies first.
    pub shape: Vec<u32>,
    /// The values.
    pub values: Vec<f32>,
}

/// A model file's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// In their order.
    pub tensors: Vec<Tensor>,
}

fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3))
}

impl Model {
    /// The file. Values are rounded to half floats.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend((self.tensors.len() as u16).to_le_bytes());
        for tensor in &self.tensors {
            bytes.push(tensor.name.len() as u8);
            bytes.extend(tensor.name.as_bytes());
            bytes.push(tensor.shape.len() as u8);
            bytes.extend(tensor.shape.iter().flat_map(|n| n.to_le_bytes()));
            bytes.extend(tensor.values.iter().flat_map(|x| f16::from_f32(*x).to_le_bytes()));
        }
        let hash = hash(&bytes);
        bytes.extend(hash.to_le_bytes());
        bytes
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Anything but what [`Model::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Damaged::NoModel)?;
        let (version, _) = rest.split_first().ok_or(Damaged::Shape)?;
        if *version != VERSION {
            return Err(Damaged::Version(*version));
        }
        let (content, end) = bytes.split_last_chunk::<8>().ok_or(Damaged::Shape)?;
        if hash(content) != u64::from_le_bytes(*end) {
            return Err(Damaged::Hash);
        }
        let mut rest = content.get(MAGIC.len() + 1..).ok_or(Damaged::Shape)?;
        let mut take = |n: usize| -> Result<&[u8], Damaged> {
            let (head, tail) = rest.split_at_checked(n).ok_or(Damaged::Shape)?;
            rest = tail;
            Ok(head)
        };
        let count = take(2).map(|b| u16::from_le_bytes([b[0], b[1]]))?;
        let mut tensors = Vec::new();
        for _ in 0..count {
            let length = take(1)?[0] as usize;
            let name = std::str::from_utf8(take(length)?).map_err(|_| Damaged::Shape)?.to_owned();
            let dimensions = take(1)?[0] as usize;
            let shape: Vec<u32> =
                take(4 * dimensions)?.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
            let size = shape.iter().try_fold(1_usize, |n, d| n.checked_mul(*d as usize)).filter(|n| *n <= MOST);
            let raw = take(2 * size.ok_or(Damaged::Shape)?)?;
            let values = raw.chunks_exact(2).map(|b| f16::from_le_bytes([b[0], b[1]]).to_f32()).collect();
            tensors.push(Tensor { name, shape, values });
        }
        if rest.is_empty() { Ok(Self { tensors }) } else { Err(Damaged::Shape) }
    }

    /// The values of a tensor of a name and shape.
    ///
    /// # Errors
    /// [`Damaged::Missing`] when there is none, or when some value is not finite.
    pub fn values(&self, name: &str, shape: &[u32]) -> Result<&[f32], Damaged> {
        let found = self.tensors.iter().find(|t| t.name == name && t.shape == shape);
        found.map(|t| t.values.as_slice()).filter(|v| v.iter().all(|x| x.is_finite())).ok_or(Damaged::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tensor() -> impl Strategy<Value = Tensor> {
        ("[a-z.]{0,12}", proptest::collection::vec(0_u32..4, 0..4)).prop_map(|(name, shape)| {
            let size: u32 = shape.iter().product();
            Tensor { name, values: (0..size).map(|n| n as f32 * 0.25 - 1.0).collect(), shape }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(tensors in proptest::collection::vec(tensor(), 0..5)) {
            let model = Model { tensors };
            prop_assert_eq!(Model::from_bytes(&model.to_bytes()), Ok(model));
        }

        #[test]
        fn garbage_is_refused_without_harm(
            tensors in proptest::collection::vec(tensor(), 0..3),
            noise in proptest::collection::vec(any::<u8>(), 0..80),
            at in any::<prop::sample::Index>(),
            rehash in any::<bool>(),
        ) {
            prop_assert!(Model::from_bytes(&noise).is_err());
            let mut bytes = Model { tensors }.to_bytes();
            let at = at.index(bytes.len());
            bytes.truncate(at);
            bytes.extend(&noise);
            if rehash {
                // A hash that fits does not make a shape that does.
                let fits = hash(&bytes).to_le_bytes();
                bytes.extend(fits);
            }
            if let Ok(model) = Model::from_bytes(&bytes) {
                prop_assert_eq!(model.to_bytes().len(), bytes.len());
            }
        }
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let model = Model { tensors: vec![Tensor { name: "w".into(), shape: vec![2], values: vec![0.5, -2.0] }] };
        let mut bytes = model.to_bytes();
        bytes[12] ^= 1;
        assert_eq!(Model::from_bytes(&bytes), Err(Damaged::Hash));
        assert_eq!(Model::from_bytes(b"PNG"), Err(Damaged::NoModel));
        assert_eq!(model.values("w", &[3]), Err(Damaged::Missing));
    }
}
