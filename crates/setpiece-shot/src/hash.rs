//! Content hashes that are the same on every machine.

use serde::Serialize;
use std::fmt;

/// A BLAKE3 content hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The first 16 hexadecimal digits: enough to name a cache entry.
    pub fn short(&self) -> String {
        self.to_string()[..16].to_owned()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Collects what a stage depends on.
#[derive(Clone, Default)]
pub struct StableHasher(blake3::Hasher);

impl StableHasher {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds raw bytes, length first so that neighbours cannot run together.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a value by its JSON text (fields in the order of declaration, shortest exact floats).
    ///
    /// # Panics
    /// When the value cannot be written as JSON, as a map with keys that are no strings.
    pub fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> &mut Self {
        let text = serde_json::to_vec(value).expect("hashed values are plain data");
        self.bytes(&text)
    }

    /// The hash of all that was added.
    pub fn finish(&self) -> Hash {
        Hash(*self.0.finalize().as_bytes())
    }
}

/// The hash of one value by its JSON text.
pub fn stable_hash<T: Serialize + ?Sized>(value: &T) -> Hash {
    StableHasher::new().value(value).finish()
}
