//! Directing with the real command: versions, locks, undo, comparisons.

mod common;
use common::{json, run, said, tiny_shot};
use std::path::Path;

#[test]
fn notes_respect_locks_and_say_so() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let file = Path::new(&shot).join("shot.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let locked = text.replacen("locked = []", "locked = [\"camera\", \"event.start_s\"]", 1);
    assert_ne!(text, locked, "the plan has a place for locks: {text}");
    std::fs::write(&file, &locked).unwrap();

    let refused = run(home.path(), &["direct", &shot, "lower the camera"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("locked by `camera`"), "{}", said(&refused));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), locked, "a refused note leaves the plan");
    assert!(!Path::new(&shot).join("versions").exists(), "and no version");

    let note = "lower the camera, half the dust, start the collapse half a second later, handheld, low angle";
    let done = json(home.path(), &["direct", &shot, note]);
    let keys: Vec<&str> = done["changes"].as_array().unwrap().iter().map(|c| c["key"].as_str().unwrap()).collect();
    assert!(keys.contains(&"look.dust"), "{done}");
    assert!(!keys.iter().any(|k| k.starts_with("camera.") || *k == "event.start_s"), "{done}");
    let refused: Vec<&str> = done["refused"].as_array().unwrap().iter().map(|c| c["key"].as_str().unwrap()).collect();
    assert!(refused.contains(&"camera.height_m") && refused.contains(&"event.start_s"), "{done}");
    assert!(done["changes"][0]["to"].is_number(), "values are typed: {done}");
}

#[test]
fn undo_versions_and_compare_of_plans() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let file = Path::new(&shot).join("shot.toml");
    let first = std::fs::read(&file).unwrap();
    assert_eq!(json(home.path(), &["direct", &shot, "half the dust"])["version"], "v002");
    let second = std::fs::read(&file).unwrap();
    json(home.path(), &["direct", &shot, "at night"]);
    assert_eq!(std::fs::read(Path::new(&shot).join("versions/v002.toml")).unwrap(), second);

    let listed = json(home.path(), &["versions", &shot]);
    assert_eq!(listed["now"], "v003");
    assert_eq!(listed["versions"][0]["of"], "half the dust");
    assert_eq!(listed["versions"][1]["changes"][0]["key"], "setting.time");

    let compared = json(home.path(), &["compare", &shot, "v001", "v003"]);
    let keys: Vec<&str> = compared["changes"].as_array().unwrap().iter().map(|c| c["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["setting.time", "look.dust"]);
    assert_eq!(compared["files"], serde_json::json!([]), "nothing is made unless asked");

    assert_eq!(json(home.path(), &["undo", &shot])["restored"], "v002");
    assert_eq!(std::fs::read(&file).unwrap(), second);
    json(home.path(), &["undo", &shot]);
    assert_eq!(std::fs::read(&file).unwrap(), first);
    assert_eq!(run(home.path(), &["undo", &shot]).status.code(), Some(2));
    let again = json(home.path(), &["undo", &shot, "--to", "v003"]);
    assert_eq!(again["plan"]["setting"]["time"], "night");
    let unknown = run(home.path(), &["compare", &shot, "v001", "v042"]);
    assert!(unknown.status.code() == Some(2) && said(&unknown).contains("v001, v002"), "{}", said(&unknown));
}

#[test]
fn two_versions_that_are_made_are_compared_in_pictures() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    json(home.path(), &["direct", &shot, "50mm, at night"]);
    let compared = json(home.path(), &["compare", &shot, "v001", "v002", "--previs"]);
    let files = compared["files"].as_array().unwrap();
    assert_eq!(files.len(), 4, "{compared}");
    for file in files {
        let size = std::fs::metadata(file.as_str().unwrap()).unwrap().len();
        assert!(size > 500, "{file} has {size} bytes");
    }
    let about = json(home.path(), &["inspect", files[0].as_str().unwrap()]);
    assert_eq!((&about["frames"], &about["size"]), (&6.into(), &serde_json::json!([128, 36])), "{about}");
}
