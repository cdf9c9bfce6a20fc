//! The cache on disk: finished work by kind and key, checked when it is read.
//!
//! An entry is a small header, the BLAKE3 hash of the payload and the payload, compressed with LZ4 when that helps.
//! Entries are written to a temporary name and renamed, so that two runs at once, or a kill, leave no half entry. No
//! lock is needed: the same key always has the same content, whoever writes last writes what was there, and an entry
//! that another run prunes between two looks is an entry that was never there, and is made again. Reading an entry moves its
//! time of change to now, so that pruning can begin with what was used longest ago.

use setpiece_render::Shelf;
use setpiece_shot::{Diagnostic, Hash, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MAGIC: &[u8; 8] = b"SETPCE01";

/// Temporary files older than this were left by a run that was killed.
const LEFT_OVER: Duration = Duration::from_secs(3600);

/// A folder of finished work.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    /// Tells this run's temporary files from those of another, also where process numbers repeat.
    run: String,
    serial: AtomicU64,
}

/// One entry, as its file tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheEntry {
    /// Its stage.
    pub kind: String,
    /// Its file.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// When it was last written or read.
    pub used: SystemTime,
    /// Whether it is a temporary file.
    pub unfinished: bool,
}

/// What a pruning took away and left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Entries taken away.
    pub entries: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Bytes that are left.
    pub left: u64,
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
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        Ok(Self { root, run: format!("{}-{now:x}", std::process::id()), serial: AtomicU64::new(0) })
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
            Some(payload) => {
                self.used(&path);
                Found::Whole(payload)
            }
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
        self.put(&path, &wrap(payload)).map_err(|e| refused(&path, &e))
    }

    /// Keeps a copy of a file as an entry of its own form, to be had by its [`path`](Self::path).
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_file(&self, kind: &str, key: &Hash, file: &Path) -> Result<()> {
        let path = self.path(kind, key);
        self.put_by(&path, |temporary| fs::copy(file, temporary).map(drop)).map_err(|e| refused(&path, &e))
    }

    /// Notes that an entry was used now. A cache that may not be written is read all the same.
    pub fn used(&self, path: &Path) {
        let _ = fs::File::options().append(true).open(path).and_then(|f| f.set_modified(SystemTime::now()));
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        self.put_by(path, |temporary| fs::File::create(temporary).and_then(|mut file| file.write_all(bytes)))
    }

    fn put_by(&self, path: &Path, write: impl FnOnce(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        let temporary = folder.join(format!(".{}-{serial}.part", self.run));
        let done = write(&temporary).and_then(|()| fs::rename(&temporary, path));
        if done.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        done
    }

    /// Every entry, temporary files included, by kind and path.
    pub fn entries(&self) -> Vec<CacheEntry> {
        fn walk(kind: &str, folder: &Path, found: &mut Vec<CacheEntry>) {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.metadata() {
                    Ok(about) if about.is_dir() => walk(kind, &entry.path(), found),
                    Ok(about) => found.push(CacheEntry {
                        kind: kind.to_owned(),
                        bytes: about.len(),
                        used: about.modified().unwrap_or(UNIX_EPOCH),
                        unfinished: entry.file_name().to_string_lossy().starts_with('.'),
                        path: entry.path(),
                    }),
                    // Gone since the folder was read: another run pruned it.
                    Err(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        for kind in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            walk(&kind.file_name().to_string_lossy(), &kind.path(), &mut found);
        }
        found.sort_by(|a, b| (&a.kind, &a.path).cmp(&(&b.kind, &b.path)));
        found
    }

    /// Takes away what was not used for a time, then what was used longest ago until the rest fits into `limit` bytes, and
    /// what killed runs left half written.
    pub fn prune(&self, limit: Option<u64>, unused_for: Option<Duration>) -> Pruned {
        let now = SystemTime::now();
        let age = |entry: &CacheEntry| now.duration_since(entry.used).unwrap_or_default();
        let mut entries = self.entries();
        entries.sort_by(|a, b| (a.used, &a.path).cmp(&(b.used, &b.path)));
        let mut done = Pruned { left: entries.iter().map(|e| e.bytes).sum(), ..Pruned::default() };
        for entry in entries {
            let goes = if entry.unfinished {
                age(&entry) > LEFT_OVER
            } else {
                unused_for.is_some_and(|most| age(&entry) > most) || limit.is_some_and(|most| done.left > most)
            };
            if goes && fs::remove_file(&entry.path).is_ok() {
                done.entries += 1;
                done.bytes += entry.bytes;
                done.left -= entry.bytes;
            }
        }
        done
    }
}

/// Worlds keep their hierarchies and skies here. Where that fails they are made again.
impl Shelf for Cache {
    fn get(&self, kind: &str, key: &Hash) -> Option<Vec<u8>> {
        match self.load(kind, key) {
            Found::Whole(bytes) => Some(bytes),
            Found::Nothing | Found::Damaged(_) => None,
        }
    }

    fn put(&self, kind: &str, key: &Hash, bytes: &[u8]) {
        let _ = self.store(kind, key, bytes);
    }
}

fn refused(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::work(format!("the cache cannot be written: {error}"))
        .at(path.display().to_string())
        .help("free some room (`setpiece cache --limit 5G` prunes), or name another cache with --cache DIR")
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
        assert_eq!(cache.entries(), []);
    }

    #[test]
    fn pruning_takes_what_was_used_longest_ago() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let noise: Vec<u8> = (0..1000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let ago = |path: &Path, hours: u64| {
            let then = SystemTime::now() - Duration::from_secs(hours * 3600);
            fs::File::options().append(true).open(path).unwrap().set_modified(then).unwrap();
        };
        let keys: Vec<Hash> = (0..5).map(|n| stable_hash(&n)).collect();
        for (n, key) in keys.iter().enumerate() {
            cache.store("frame", key, &noise).unwrap();
            ago(&cache.path("frame", key), 10 - n as u64);
        }
        let one = cache.entries()[0].bytes;
        // The oldest was read just now, so it is the youngest.
        assert!(matches!(cache.load("frame", &keys[0]), Found::Whole(_)));
        let pruned = cache.prune(Some(3 * one), None);
        assert_eq!(pruned, Pruned { entries: 2, bytes: 2 * one, left: 3 * one });
        let there: Vec<bool> = keys.iter().map(|k| cache.has("frame", k)).collect();
        assert_eq!(there, [true, false, false, true, true]);
        assert_eq!(cache.prune(None, Some(Duration::from_secs(6 * 3600 + 60))).entries, 1, "unused for 7 hours");
        assert_eq!(cache.prune(Some(u64::MAX), None), Pruned { left: 2 * one, ..Pruned::default() });
        // Half-written files are of others at work until they are old.
        let part = folder.path().join("frame").join(".1-2-3.part");
        fs::write(&part, "half").unwrap();
        assert!(cache.prune(Some(0), None).entries == 2 && part.exists());
        ago(&part, 2);
        assert!(cache.prune(None, None).entries == 1 && !part.exists());
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
