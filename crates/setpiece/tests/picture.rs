//! What the artist may say of pictures: view, lens, working space, packing, and one pixel replayed, with the real command.

mod common;
use common::{json, run, said, tiny_shot};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn files(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join(kind)).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    files
}

fn state(report: &Value, stage: &str) -> String {
    let stages = report["report"]["stages"].as_array().unwrap();
    stages.iter().find(|s| s["name"] == stage).unwrap_or_else(|| panic!("no {stage}: {stages:?}"))["state"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn another_view_makes_the_pictures_anew_and_renders_nothing() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let folder = |name: &str| home.path().join(name);
    let render = |name: &str, more: &[&str]| {
        let out = folder(name).display().to_string();
        json(home.path(), &[&["render", &shot, "-o", &out, "--frames", "3-4"], more].concat())
    };
    assert_eq!(state(&render("agx", &[]), "frames"), "made");
    for view in ["aces2", "agx_base"] {
        assert_eq!(state(&render(view, &["--view", view]), "frames"), "reused", "{view}");
        let text = std::fs::read_to_string(folder(view).join("shot.toml")).unwrap();
        assert!(text.contains(&format!("view = \"{view}\"")), "{text}");
    }
    let pictures = ["agx", "aces2", "agx_base"].map(|name| std::fs::read(&files(&folder(name), "png")[0]).unwrap());
    assert!(pictures[0] != pictures[1] && pictures[1] != pictures[2] && pictures[0] != pictures[2]);
    // The lens blurs what is traced, so its frames are others.
    assert_eq!(state(&render("wide", &["--set", "look.lens=anamorphic"]), "frames"), "made");
    let wrong = run(home.path(), &["render", &shot, "--view", "aces"]);
    assert!(wrong.status.code() == Some(2) && said(&wrong).contains("aces2"), "{}", said(&wrong));
}

#[test]
fn exr_frames_are_packed_and_coloured_as_flags_and_files_say() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let render = |name: &str, more: &[&str]| {
        let out = home.path().join(name);
        let text = out.display().to_string();
        let args = [&["render", &shot, "-o", &text, "--frames", "3", "--exr"], more].concat();
        let report = json(home.path(), &args);
        let file = files(&out, "exr")[0].display().to_string();
        let facts = json(home.path(), &["inspect", &file]);
        let of = |key: &str| facts[key].as_str().unwrap().to_lowercase();
        (state(&report, "frames"), of("compression"), of("space"))
    };
    let usual = render("zip", &[]);
    assert!(usual.0 == "made" && usual.1.contains("zip") && usual.2 == "lin_rec709_scene", "{usual:?}");
    let piz = render("piz", &["--exr-compression", "piz"]);
    assert!(piz.0 == "reused" && piz.1.contains("piz"), "{piz:?}");
    std::fs::write(home.path().join("setpiece.toml"), "working_space = \"acescg\"\nexr_compression = \"none\"\n")
        .unwrap();
    let aces = render("aces", &[]);
    assert!(aces.1.contains("no") || aces.1.contains("un"), "{aces:?}");
    assert_eq!(aces.2, "lin_ap1_scene");
    let back = render("back", &["--working-space", "rec709", "--exr-compression", "zip"]);
    assert_eq!((back.0.as_str(), &back.2), ("reused", &usual.2));
    let bytes = |name: &str| std::fs::read(&files(&home.path().join(name), "exr")[0]).unwrap();
    assert!(bytes("back") == bytes("zip"), "the same file as at first");
    let settings = json(home.path(), &["config", "--exr-compression", "piz"])["settings"].clone();
    assert_eq!(settings["exr_compression"]["from"], "--exr-compression");
    assert!(settings["working_space"]["from"].as_str().unwrap().ends_with("setpiece.toml"), "{settings}");
    std::fs::write(home.path().join("setpiece.toml"), "working_space = \"srgb\"\n").unwrap();
    let wrong = run(home.path(), &["config"]);
    assert!(wrong.status.code() == Some(2) && said(&wrong).contains("acescg"), "{}", said(&wrong));
}

#[test]
fn a_pixel_is_replayed_with_all_that_it_met() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let found = json(home.path(), &["render", &shot, "--pixel", "64,40", "--frame", "1003", "--quality", "final"]);
    let replay = &found["replay"];
    assert_eq!((&replay["frame"], &replay["pixel"]), (&1003.into(), &serde_json::json!([64, 40])));
    let samples = replay["samples"].as_array().unwrap();
    assert_eq!(samples.len(), 4);
    let number = |x: &Value| x.as_f64().unwrap();
    let mut mean = 0.0;
    for sample in samples {
        let steps = sample["steps"].as_array().unwrap();
        assert!(steps[0]["what"] == "ray" && steps[0]["kind"] == "camera", "{}", steps[0]);
        let kinds = sample["light"].as_object().unwrap().values();
        mean += kinds.map(|light| number(&light[1])).sum::<f64>() / samples.len() as f64;
        let parts: f64 = steps
            .iter()
            .filter(|s| s["what"] == "light" || s["what"] == "given")
            .map(|s| number(&s["contribution"][1]))
            .sum();
        assert!(parts >= 0.0);
    }
    let total = number(&replay["total"][1]);
    assert!(total > 0.0 && (total - mean).abs() < 1e-4 * total, "{total} {mean}");
    let text = run(home.path(), &["render", &shot, "--pixel", "64,40", "--frame", "3", "-q"]);
    let text = said(&text);
    assert!(text.contains("hits ") && text.contains("total ("), "{text}");
    for (args, part) in [
        (&["--pixel", "128,0", "--frame", "3"][..], "--pixel"),
        (&["--pixel", "6", "--frame", "3"], "column,row"),
        (&["--pixel", "6,6"], "--frame"),
        (&["--pixel", "6,6", "--frame", "2000"], "--frame"),
        (&["--pixel", "6,6", "--frame", "3", "--quality", "previs"], "daily"),
    ] {
        let wrong = run(home.path(), &[&["render", &shot][..], args].concat());
        assert!(wrong.status.code() == Some(2) && said(&wrong).contains(part), "{args:?}: {}", said(&wrong));
    }
}
