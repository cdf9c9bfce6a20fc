//! Whole files, or none.

use setpiece_shot::{Diagnostic, Result};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file so that its name holds either the old or the new content, never a part; makes missing folders.
///
/// # Errors
/// When the folder cannot be made or written, or the disk is full; what was begun is taken away again.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    prepare(path, bytes.len())?;
    let draft = draft_of(path);
    let written = std::fs::write(&draft, bytes).and_then(|()| std::fs::rename(&draft, path));
    written.map_err(|e| {
        // The first failure is the one to tell; a draft that cannot be removed is named by its ending.
        let _ = std::fs::remove_file(&draft);
        failure("write the file", path, bytes.len(), &e)
    })
}

/// As [`write_atomically`], for files too long to be kept in memory: `fill` writes the content piece by piece. Gives the
/// length of the file. A `fill` that fails with [`ErrorKind::Interrupted`] was stopped by the user.
pub(crate) fn stream_atomically(path: &Path, fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<u64> {
    prepare(path, 0)?;
    let draft = draft_of(path);
    let write = || {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&draft)?);
        fill(&mut out)?;
        out.flush()?;
        let length = out.get_ref().metadata()?.len();
        drop(out);
        std::fs::rename(&draft, path)?;
        Ok(length)
    };
    write().map_err(|e: io::Error| {
        let begun = std::fs::metadata(&draft).map_or(0, |m| m.len() as usize);
        let _ = std::fs::remove_file(&draft);
        match e.kind() {
            ErrorKind::Interrupted => Diagnostic::work("stopped").help("run the same command again"),
            _ => failure("write the file", path, 2 * begun, &e),
        }
    })
}

/// Learns before long work whether a file can be written where it is wanted: its folder is made, and an empty file
/// beside its place is made and taken away.
///
/// # Errors
/// As [`write_atomically`].
pub fn check_writable(path: &Path) -> Result<()> {
    prepare(path, 0)?;
    let draft = draft_of(path);
    let tried = File::create(&draft).and_then(|_| std::fs::remove_file(&draft));
    tried.map_err(|e| failure("write the file", path, 0, &e))
}

/// Makes the folder of a file, and refuses the name of a folder.
fn prepare(path: &Path, size: usize) -> Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| failure("make the folder", folder, size, &e))?;
    }
    if path.is_dir() {
        return Err(Diagnostic::work("a folder has the name of the file to write")
            .at(path.display().to_string())
            .help("move the folder away or choose another name"));
    }
    Ok(())
}

/// The name under which a file is written: hidden, in the same folder, one for each process.
fn draft_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

fn failure(act: &str, path: &Path, size: usize, error: &std::io::Error) -> Diagnostic {
    let remedy = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!("free at least {} MB on that disk, or choose another folder with --out", size.div_ceil(1_000_000))
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "allow writing to that folder, or choose another one with --out".to_owned()
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder is needed; move it away, or choose another folder with --out".to_owned()
        }
        ErrorKind::InvalidFilename => "choose a shorter or plainer name".to_owned(),
        _ => "look at the disk and the folder, or choose another folder with --out".to_owned(),
    };
    Diagnostic::work(format!("cannot {act}: {error}")).at(path.display().to_string()).help(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder/a.bin");
        write_atomically(&path, b"one").unwrap();
        write_atomically(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn failures_name_the_path_and_a_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        let error = write_atomically(&file.join("below"), b"x").unwrap_err();
        assert!(error.place.contains("file") && error.remedy.contains("--out"), "{error}");
        assert_eq!(error.exit_status(), 1);
        assert!(write_atomically(folder.path(), b"x").is_err(), "a folder is no file");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft stays");
    }

    #[test]
    fn a_streamed_file_is_whole_or_absent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.txt");
        assert_eq!(stream_atomically(&path, |out| out.write_all(b"whole")).unwrap(), 5);
        let error = stream_atomically(&path, |out| {
            out.write_all(&[b'x'; 3 << 20])?;
            Err(ErrorKind::Interrupted.into())
        });
        assert_eq!(error.unwrap_err().what, "stopped");
        assert_eq!(std::fs::read(&path).unwrap(), b"whole", "the old content stays");
        check_writable(&path).unwrap();
        assert!(check_writable(&path.join("below")).is_err());
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_says_how_much_to_free() {
        let error = std::fs::write("/dev/full", b"x").unwrap_err();
        let told = failure("write the file", Path::new("/dev/full"), 2_500_000, &error);
        assert!(told.remedy.contains("3 MB"), "{told}");
    }
}
