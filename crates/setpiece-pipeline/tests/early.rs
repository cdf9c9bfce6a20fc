//! Previews that are made beside the simulation are those that are made after it.

mod tiny;

use setpiece_pipeline::{Cache, StageState, Wanted, previs};
use setpiece_shot::{Quality, RunSettings, ShotPlan, Unwatched};
use std::path::Path;

fn plan(start_s: &str) -> ShotPlan {
    tiny::plan("0.8", start_s)
}

/// The preview's movie, and whether its frames were all made in this run.
fn movie(plan: &ShotPlan, cache: &Path) -> (Vec<u8>, bool) {
    let folder = tempfile::tempdir().unwrap();
    let wanted = Wanted {
        folder: folder.path().to_owned(),
        settings: RunSettings::of(plan, Quality::Previs),
        exr: false,
        stems: false,
        name: "early".to_owned(),
    };
    let made = previs(plan.clone(), &wanted, &Cache::open(cache).unwrap(), &Unwatched).unwrap();
    let stage = made.report.stages.iter().find(|s| s.name == "previs").unwrap();
    (std::fs::read(folder.path().join("previs.mp4")).unwrap(), stage.state == StageState::Made)
}

#[test]
fn what_is_made_beside_the_simulation_is_what_is_made_after_it() {
    // Half a second of rest; then none, so that nothing can be made early.
    for start_s in ["0.5", "0"] {
        let plan = plan(start_s);
        let cache = tempfile::tempdir().unwrap();
        let (beside, all) = movie(&plan, cache.path());
        assert!(all);
        // With the simulation in the cache all frames are made after it.
        for kind in ["frame", "movie", "sheet"] {
            std::fs::remove_dir_all(cache.path().join(kind)).unwrap();
        }
        let (after, all) = movie(&plan, cache.path());
        assert!(all);
        assert!(beside == after, "event at {start_s} s");
    }
}
