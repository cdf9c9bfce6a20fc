//! What worlds keep from one run for the next: hierarchies and skies, by the hash of all that they are made of.
//!
//! Nothing hangs on a shelf but time: what it does not have, or has damaged, is made again, and is the same.

use setpiece_shot::Hash;
#[cfg(test)]
use std::{collections::BTreeMap, sync::Mutex};

/// Keeps bytes by kind and hash.
pub trait Shelf: Sync {
    /// What was put there, if it is still there.
    fn get(&self, kind: &str, key: &Hash) -> Option<Vec<u8>>;

    /// Keeps something, if it can.
    fn put(&self, kind: &str, key: &Hash, bytes: &[u8]);
}

/// What a shelf has that can be read, or what is made now and put there. Without a shelf it is made, and nothing else.
pub(crate) fn kept<T>(
    shelf: Option<&dyn Shelf>,
    kind: &str,
    key: impl FnOnce() -> Hash,
    read: impl FnOnce(&[u8]) -> Option<T>,
    make: impl FnOnce() -> T,
    write: impl FnOnce(&T) -> Vec<u8>,
) -> T {
    let Some(shelf) = shelf else { return make() };
    let key = &key();
    shelf.get(kind, key).and_then(|bytes| read(&bytes)).unwrap_or_else(|| {
        let made = make();
        shelf.put(kind, key, &write(&made));
        made
    })
}

/// Numbers of four bytes each, one after the other.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl Reader<'_> {
    /// The next `N` of them.
    pub(crate) fn u32s<const N: usize>(&mut self) -> Option<[u32; N]> {
        let (these, rest) = self.0.split_at_checked(4 * N)?;
        self.0 = rest;
        let (words, _) = these.as_chunks::<4>();
        let mut out = [0; N];
        out.iter_mut().zip(words).for_each(|(out, word)| *out = u32::from_le_bytes(*word));
        Some(out)
    }

    pub(crate) fn f32s<const N: usize>(&mut self) -> Option<[f32; N]> {
        self.u32s().map(|bits| bits.map(f32::from_bits))
    }
}

/// A kind and a hash.
#[cfg(test)]
type Place = (String, [u8; 32]);

/// A shelf in memory.
#[cfg(test)]
#[derive(Default)]
pub(crate) struct Board {
    pub kept: Mutex<BTreeMap<Place, Vec<u8>>>,
    /// Kinds of what was found there.
    pub found: Mutex<Vec<String>>,
}

#[cfg(test)]
impl Shelf for Board {
    fn get(&self, kind: &str, key: &Hash) -> Option<Vec<u8>> {
        let found = self.kept.lock().unwrap().get(&(kind.to_owned(), key.0)).cloned();
        self.found.lock().unwrap().extend(found.is_some().then(|| kind.to_owned()));
        found
    }

    fn put(&self, kind: &str, key: &Hash, bytes: &[u8]) {
        self.kept.lock().unwrap().insert((kind.to_owned(), key.0), bytes.to_vec());
    }
}
