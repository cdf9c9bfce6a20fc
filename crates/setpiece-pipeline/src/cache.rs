//! The cache on disk: finished work by kind and key, checked when it is read.
//!
//! An entry is a small header, the BLAKE3 hash of the payload and the payload, compressed with LZ4 when that helps.
//! Entries are written to a temporary name and renamed, so that two runs at once, or a kill, leave no half entry.

use setpiece_shot::{Diagnostic, Hash, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const MAGIC: &[u8; 8] = b"SETPCE01";

/// A folder of finished work.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    serial: AtomicU64,
}

/// What a look into the cache found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// The payload, whole.
    Whole(Vec<u8>),
    /// Nothing.
    Nothing,
    /// An entry that is damaged; it has been removed.
    Damaged(PathBuf),
}

impl Cache {
    /// Opens, and makes, a cache folder.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        fs::create_dir_all(&root).map_err(|e| {
            Diagnostic::work(format!("the cache folder cannot be made: {e}"))
                .at(root.display().to_string())
                .help("name another with --cache DIR")
        })?;
        Ok(Self { root, serial: AtomicU64::new(0) })
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file of an entry, whether it is there or not.
    pub fn path(&self, kind: &str, key: &Hash) -> PathBuf {
        let name = key.to_string();
        self.root.join(kind).join(&name[..2]).join(&name[2..])
    }

    /// Whether an entry is there; it may still turn out damaged.
    pub fn has(&self, kind: &str, key: &Hash) -> bool {
        self.path(kind, key).is_file()
    }

    /// Reads an entry.
    pub fn load(&self, kind: &str, key: &Hash) -> Found {
        let path = self.path(kind, key);
        let Ok(file) = fs::read(&path) else { return Found::Nothing };
        match unwrap(&file) {
            Some(payload) => Found::Whole(payload),
            None => {
                let _ = fs::remove_file(&path);
                Found::Damaged(path)
            }
        }
    }

    /// Writes an entry.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn store(&self, kind: &str, key: &Hash, payload: &[u8]) -> Result<()> {
        let path = self.path(kind, key);
        self.put(&path, &wrap(payload)).map_err(|e| {
            Diagnostic::work(format!("the cache cannot be written: {e}"))
                .at(path.display().to_string())
                .help("free some room, or name another cache with --cache DIR")
        })
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        let temporary = folder.join(format!(".{}-{serial}.part", std::process::id()));
        let written = fs::File::create(&temporary).and_then(|mut file| file.write_all(bytes));
        let done = written.and_then(|()| fs::rename(&temporary, path));
        if done.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        done
    }

    /// Bytes and entries under one kind, or under all.
    pub fn usage(&self, kind: Option<&str>) -> (u64, u64) {
        fn walk(folder: &Path, sum: &mut (u64, u64)) {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.metadata() {
                    Ok(about) if about.is_dir() => walk(&entry.path(), sum),
                    Ok(about) => {
                        sum.0 += about.len();
                        sum.1 += 1;
                    }
                    Err(_) => {}
                }
            }
        }
        let mut sum = (0, 0);
        walk(&kind.map_or_else(|| self.root.clone(), |k| self.root.join(k)), &mut sum);
        sum
    }
}

fn wrap(payload: &[u8]) -> Vec<u8> {
    let packed = lz4_flex::block::compress(payload);
    let (flag, body) = if packed.len() < payload.len() { (1_u8, packed.as_slice()) } else { (0, payload) };
    let mut file = Vec::with_capacity(body.len() + 64);
    file.extend(MAGIC);
    file.extend((payload.len() as u64).to_le_bytes());
    file.push(flag);
    file.extend(blake3::hash(body).as_bytes());
    file.extend(body);
    file
}

fn unwrap(file: &[u8]) -> Option<Vec<u8>> {
    let rest = file.strip_prefix(MAGIC)?;
    let (length, rest) = rest.split_at_checked(8)?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (flag, rest) = rest.split_first()?;
    let (hash, body) = rest.split_at_checked(32)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    if *flag == 0 {
        return (body.len() == length).then(|| body.to_vec());
    }
    // The hash has vouched for the body, so its length is the one that was written.
    lz4_flex::block::decompress(body, length).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::stable_hash;

    #[test]
    fn what_goes_in_comes_out_and_damage_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let key = stable_hash("a");
        assert_eq!(cache.load("frame", &key), Found::Nothing);
        for payload in [vec![7_u8; 10_000], vec![], (0..=255).collect()] {
            cache.store("frame", &key, &payload).unwrap();
            assert_eq!(cache.load("frame", &key), Found::Whole(payload));
        }
        let path = cache.path("frame", &key);
        let mut bytes = fs::read(&path).unwrap();
        for damage in [bytes.len() - 1, 9, 20, 60] {
            bytes[damage] ^= 4;
            fs::write(&path, &bytes).unwrap();
            assert_eq!(cache.load("frame", &key), Found::Damaged(path.clone()), "byte {damage}");
            assert!(!path.exists(), "a damaged entry is made again");
            bytes[damage] ^= 4;
        }
        fs::write(&path, &bytes[..30]).unwrap();
        assert_eq!(cache.load("frame", &key), Found::Damaged(path));
        assert_eq!(cache.usage(None).1, 0);
    }

    #[test]
    fn a_cache_that_cannot_be_made_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let error = Cache::open(file.join("cache")).unwrap_err();
        assert_eq!(error.exit_status(), 1);
        assert!(error.remedy.contains("--cache"));
    }
}
