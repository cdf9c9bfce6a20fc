//! Holds the table of ARCHITECTURE.md against the manifests: every crate is in it, and uses only lower floors.

use std::collections::BTreeMap;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().and_then(Path::parent).expect("crates/setpiece is two deep")
}

fn floors() -> BTreeMap<String, u32> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    text.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
            let floor = cells.next()?.parse().ok()?;
            Some((cells.next()?.trim_matches('`').to_owned(), floor))
        })
        .collect()
}

#[test]
fn crates_use_only_lower_floors() {
    let floors = floors();
    let mut seen = 0;
    for folder in std::fs::read_dir(root().join("crates")).unwrap().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let floor = *floors.get(&name).unwrap_or_else(|| panic!("{name} is not in the table of ARCHITECTURE.md"));
        let manifest = std::fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
        // Dependencies of tests and examples may reach across.
        let normal = manifest.split("[dev-dependencies]").next().unwrap();
        let normal = normal.split("[dependencies]").nth(1).unwrap_or_default();
        for line in normal.lines().filter(|l| l.starts_with("setpiece")) {
            let used = line.split([' ', '.', '=']).next().unwrap();
            assert!(floors[used] < floor, "{name} (floor {floor}) uses {used} (floor {})", floors[used]);
        }
        seen += 1;
    }
    assert_eq!(seen, floors.len(), "the table names crates that do not exist");
}
