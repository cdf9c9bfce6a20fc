//! The real command, from typed words to files on disk.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn setpiece(cache: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_setpiece"))
        .env("SETPIECE_CACHE", cache)
        .args(args)
        .output()
        .expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A tiny shot: two storeys, six frames.
const TINY: &[&str] = &[
    "--set",
    "structure.floors=2",
    "--set",
    "structure.width_m=10",
    "--set",
    "structure.depth_m=8",
    "--set",
    "duration_s=0.25",
    "--set",
    "event.start_s=0.05",
    "--set",
    "setting.traffic=0.1",
    "--size",
    "128x72",
];
const WORDS: &str = "A two-storey apartment block collapses at noon";

fn tiny<'a>(command: &'a str, out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec![command, WORDS, "-o", out];
    args.extend(TINY);
    args.extend(more);
    args
}

#[test]
fn make_leaves_a_whole_shot_folder_and_a_second_run_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let out = folder.path().join("shot");
    let out_text = out.display().to_string();
    let run = setpiece(&cache, &tiny("make", &out_text, &["--exr", "--json"]));
    assert!(run.status.success(), "{}", text(&run.stderr));
    let result: Value = serde_json::from_slice(&run.stdout).expect("stdout is JSON alone");
    assert_eq!(result["plan"]["structure"]["floors"], 2);
    for name in ["shot.toml", "movie.mp4", "previs.mp4", "audio.wav", "contact.png", "first.png", "report.json"] {
        let size = std::fs::metadata(out.join(name)).unwrap_or_else(|_| panic!("{name} is missing")).len();
        assert!(size > 100, "{name} has {size} bytes");
    }
    let exr: Vec<_> = std::fs::read_dir(out.join("exr")).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(exr.len(), 6, "{exr:?}");
    assert!(exr.iter().any(|n| n.to_string_lossy().ends_with(".1001.exr")), "{exr:?}");
    let report: Value = serde_json::from_slice(&std::fs::read(out.join("report.json")).unwrap()).unwrap();
    assert!(report["counts"]["chunks"].as_f64().unwrap() > 20.0, "{report}");
    assert!(report["counts"]["rays"].as_f64().unwrap() > 1e4, "{report}");

    let movie = std::fs::read(out.join("movie.mp4")).unwrap();
    let again = setpiece(&cache, &tiny("make", &out_text, &["--json"]));
    assert!(again.status.success(), "{}", text(&again.stderr));
    let result: Value = serde_json::from_slice(&again.stdout).unwrap();
    let stages = result["report"]["stages"].as_array().unwrap();
    assert!(!stages.is_empty() && stages.iter().all(|s| s["state"] == "reused"), "{stages:?}");
    assert_eq!(std::fs::read(out.join("movie.mp4")).unwrap(), movie);

    // A new camera keeps the simulation and the dust.
    let other = setpiece(&cache, &tiny("previs", &out_text, &["--set", "camera.lens_mm=50", "--json"]));
    let result: Value = serde_json::from_slice(&other.stdout).unwrap();
    let state = |name: &str| {
        let stages = result["report"]["stages"].as_array().unwrap().iter();
        stages.clone().find(|s| s["name"] == name).map(|s| s["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(state("motion").as_deref(), Some("reused"));
    assert_eq!(state("dust").as_deref(), Some("reused"));
    assert_eq!(state("previs").as_deref(), Some("made"));
}

#[test]
fn pictures_and_sound_are_the_same_bytes_on_one_and_two_threads() {
    let folder = tempfile::tempdir().unwrap();
    let run = |threads: &str| {
        let cache = folder.path().join(format!("cache{threads}"));
        let out = folder.path().join(format!("shot{threads}"));
        let out_text = out.display().to_string();
        let run = setpiece(&cache, &tiny("make", &out_text, &["--exr", "--threads", threads, "--frames", "3-6"]));
        assert!(run.status.success(), "{}", text(&run.stderr));
        let mut files: Vec<_> = std::fs::read_dir(out.join("exr")).unwrap().flatten().map(|e| e.path()).collect();
        files.sort();
        files.push(out.join("audio.wav"));
        files.push(out.join("movie.mp4"));
        files.iter().map(|f| std::fs::read(f).unwrap()).collect::<Vec<_>>()
    };
    let (one, two) = (run("1"), run("2"));
    assert_eq!(one.len(), 6);
    for (i, (a, b)) in one.iter().zip(&two).enumerate() {
        assert!(a == b, "file {i} differs between one and two threads");
    }
}

#[test]
fn a_frame_does_not_depend_on_the_others_of_its_run_and_damage_in_the_cache_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let out = folder.path().join("shot").display().to_string();
    let render = |frames: &str| setpiece(&cache, &tiny("render", &out, &["--frames", frames, "--json"]));
    let png = |out: &[u8], n: usize| {
        let result: Value = serde_json::from_slice(out).unwrap();
        std::fs::read(result["files"][n].as_str().unwrap()).unwrap()
    };
    let alone = render("5");
    assert!(alone.status.success(), "{}", text(&alone.stderr));
    let alone = png(&alone.stdout, 0);
    std::fs::remove_dir_all(cache.join("frame")).unwrap();
    assert!(png(&render("4-6").stdout, 1) == alone, "frame 5 differs when 4 and 6 are made as well");

    for entry in walk(&cache.join("frame")) {
        let mut bytes = std::fs::read(&entry).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        std::fs::write(&entry, bytes).unwrap();
    }
    let mended = render("5");
    assert!(mended.status.success());
    assert!(text(&mended.stderr).contains("damaged"), "{}", text(&mended.stderr));
    assert!(png(&mended.stdout, 0) == alone);
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .flat_map(|e| if e.path().is_dir() { walk(&e.path()) } else { vec![e.path()] })
        .collect()
}

#[test]
fn wrong_requests_exit_2_and_name_thing_place_and_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("shot").display().to_string();
    let broken = folder.path().join("shot.toml");
    std::fs::write(&broken, "[camera]\nlens_mm = \"long\"\n").unwrap();
    let broken = broken.display().to_string();
    let cases: &[(&[&str], &[&str])] = &[
        (&["make", "a cat on a sofa", "-o", &out], &["for example", "apartment block"]),
        (&["make", WORDS, "-o", &out, "--set", "look.dusst=1"], &["look.dusst", "look.dust"]),
        (&["make", WORDS, "-o", &out, "--set", "structure.floors=0"], &["structure.floors", "1 to 60"]),
        (&["make", WORDS, "-o", &out, "--frames", "90-999"], &["--frames", "outside"]),
        (&["make", WORDS, "-o", &out, "--quality", "best"], &["--quality", "daily"]),
        (&["previs", WORDS, "-o", &out, "--samples", "2"], &["--samples", "daily or final"]),
        (&["render", WORDS, "-o", &out, "--bounce-rays", "99"], &["--bounce-rays", "1..=16"]),
        (&["make", &broken, "-o", &out], &["shot.toml:2:11"]),
        (&["make", "missing.toml", "-o", &out], &["missing.toml"]),
        (&["wedge", WORDS, "-o", &out, "--over", "seed=9..1"], &["--over"]),
        (&["make"], &["BRIEF"]),
    ];
    for (args, expected) in cases {
        let run = setpiece(&folder.path().join("cache"), args);
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{args:?}: {said}");
        for word in *expected {
            assert!(said.contains(word), "{args:?} does not say {word}: {said}");
        }
        assert!(!Path::new(&out).exists(), "{args:?} left a folder behind");
    }
}

#[test]
fn an_unwritable_folder_is_failed_work() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let out = file.join("shot").display().to_string();
    let run = setpiece(&folder.path().join("cache"), &tiny("make", &out, &[]));
    assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("--out"), "{}", text(&run.stderr));
}

#[test]
fn plan_prints_what_was_understood_assumed_and_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let words = "A ten-storey apartment block in Buenos Aires collapses into the street at dusk, handheld, 4 seconds";
    let run = setpiece(folder.path(), &["plan", words, "--json"]);
    let result: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(result["plan"]["structure"]["kind"], "apartment_block");
    assert_eq!(result["plan"]["structure"]["floors"], 10);
    assert_eq!(result["plan"]["setting"]["time"], "dusk");
    assert_eq!(result["ignored"], serde_json::json!([]));
    let understood = result["understood"].as_array().unwrap();
    let floors = understood.iter().find(|e| e["key"] == "structure.floors").unwrap();
    let span: Vec<usize> = floors["span"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
    assert!(words[span[0]..span[1]].contains("ten"), "{floors}");
    let run = setpiece(folder.path(), &["plan", "a cat on a sofa", "--json"]);
    assert!(run.status.success(), "plan never fails");
}

#[test]
fn a_note_changes_the_plan_and_keeps_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("shot");
    let out_text = out.display().to_string();
    let run = setpiece(folder.path(), &["plan", "An office tower collapses at noon", "-o", &out_text]);
    assert!(run.status.success());
    let before = std::fs::read(out.join("shot.toml")).unwrap();
    let file = out.join("shot.toml").display().to_string();
    let run = setpiece(folder.path(), &["direct", &file, "lower the camera, twice the dust", "--json"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let result: Value = serde_json::from_slice(&run.stdout).unwrap();
    let keys: Vec<&str> = result["changes"].as_array().unwrap().iter().map(|c| c["key"].as_str().unwrap()).collect();
    assert!(keys.contains(&"camera.height_m") && keys.contains(&"look.dust"), "{keys:?}");
    assert_eq!(std::fs::read(out.join("versions/v001.toml")).unwrap(), before);
    let run = setpiece(folder.path(), &["direct", &file, "flurble the wug"]);
    assert_eq!(run.status.code(), Some(2));
}
