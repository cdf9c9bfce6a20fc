//! Paths that stay inside the project's folder.

use setpiece_shot::{Diagnostic, Result};
use std::path::{Component, Path, PathBuf};

/// The folder that tools may touch.
pub struct Project {
    root: PathBuf,
}

fn outside(path: &str) -> Diagnostic {
    Diagnostic::request(format!("`{path}` leads out of the project's folder"))
        .at(path.to_owned())
        .help("name a place inside the project, relative to its folder, as shots/opening")
}

impl Project {
    /// A folder that is there.
    ///
    /// # Errors
    /// When it is not there.
    pub fn open(root: &Path) -> Result<Self> {
        let found = root.canonicalize().ok().filter(|r| r.is_dir());
        let root = found.ok_or_else(|| {
            Diagnostic::request("the project's folder is not there")
                .at(root.display().to_string())
                .help("name a folder with --project DIR")
        })?;
        Ok(Self { root })
    }

    /// The folder.
    #[cfg(test)]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path as the assistant may see it: relative to the project.
    pub fn seen(&self, path: &Path) -> String {
        let seen = path.strip_prefix(&self.root).unwrap_or(path).display().to_string();
        if seen.is_empty() { ".".to_owned() } else { seen }
    }

    /// The place that a path names, whether it is there or not. What is there of it may be no link that leads out.
    ///
    /// # Errors
    /// When it leads out of the project.
    pub fn place(&self, path: &str) -> Result<PathBuf> {
        let given = Path::new(path);
        let inner =
            if given.is_absolute() { given.strip_prefix(&self.root).map_err(|_| outside(path))? } else { given };
        let plain = |c: Component<'_>| matches!(c, Component::Normal(_) | Component::CurDir);
        if path.contains('\0') || !inner.components().all(plain) {
            return Err(outside(path));
        }
        let whole: PathBuf = self.root.join(inner).components().collect();
        // The deepest part that is there, links followed, must be inside. A link that leads nowhere is not there, so what
        // is below it is refused by name.
        let there = whole.ancestors().find(|p| p.symlink_metadata().is_ok()).unwrap_or(&self.root);
        let real = there.canonicalize().map_err(|_| outside(path))?;
        if real.starts_with(&self.root) { Ok(whole) } else { Err(outside(path)) }
    }

    /// The folder of a shot, in which files are going to be written: no link in it, nor in the folders below it, may lead
    /// out of the project.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub fn shot(&self, path: &str) -> Result<PathBuf> {
        let place = self.place(path)?;
        let named_file = place.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
        let folder = if named_file { place.parent().unwrap_or(&self.root).to_owned() } else { place };
        self.no_way_out(&folder, path, 3)?;
        Ok(folder)
    }

    fn no_way_out(&self, folder: &Path, path: &str, depth: u32) -> Result<()> {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_symlink() {
                let leads = entry.path().canonicalize().map_err(|_| outside(path))?;
                if !leads.starts_with(&self.root) {
                    return Err(outside(path));
                }
            } else if kind.is_dir() && depth > 0 {
                self.no_way_out(&entry.path(), path, depth - 1)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_inside() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        std::fs::create_dir_all(root.join("shots/a")).unwrap();
        std::fs::create_dir_all(folder.path().join("secret")).unwrap();
        let project = Project::open(&root).unwrap();
        let inside = project.place("shots/new/shot.toml").unwrap();
        assert_eq!(project.seen(&inside), "shots/new/shot.toml");
        assert_eq!(
            project.place(&project.root().join("shots").display().to_string()).unwrap(),
            project.root().join("shots")
        );
        assert_eq!(project.place("./shots/a").unwrap(), project.shot("shots/a/shot.toml").unwrap());
        for out in ["..", "shots/../../secret", "/etc/passwd", "a\0b", "../project2"] {
            let error = project.place(out).unwrap_err();
            assert!(error.exit_status() == 2 && error.what.contains("leads out"), "{out}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_are_refused() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        std::fs::create_dir_all(root.join("shot")).unwrap();
        let secret = folder.path().join("secret");
        std::fs::create_dir_all(&secret).unwrap();
        let project = Project::open(&root).unwrap();
        project.shot("shot").unwrap();
        symlink(&secret, root.join("way")).unwrap();
        symlink(folder.path().join("nowhere"), root.join("dangling")).unwrap();
        assert!(project.place("way").is_err() && project.place("way/new").is_err());
        assert!(project.place("dangling").is_err() && project.place("dangling/new").is_err());
        symlink(&secret, root.join("shot/versions")).unwrap();
        assert!(project.shot("shot").is_err(), "files written below would land outside");
    }
}
