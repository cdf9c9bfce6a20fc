//! `setpiece export`, from typed words to files that other tools open.

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

const WORDS: &str = "A two-storey apartment block collapses at noon";

/// A tiny shot: two storeys, twelve frames at a broken rate.
const TINY: &[&str] = &[
    "--set",
    "structure.floors=2",
    "--set",
    "structure.width_m=10",
    "--set",
    "structure.depth_m=8",
    "--set",
    "duration_s=0.5",
    "--set",
    "event.start_s=0.05",
    "--set",
    "setting.traffic=0.1",
    "--fps",
    "24000/1001",
    "--size",
    "128x72",
];

fn document(glb: &[u8]) -> Value {
    let length = u32::from_le_bytes(glb[12..16].try_into().unwrap()) as usize;
    serde_json::from_slice(&glb[20..20 + length]).unwrap()
}

#[test]
fn a_shot_goes_to_both_formats_the_same_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let run = |threads: &str| {
        let name = |ending: &str| folder.path().join(threads).join(format!("shot.{ending}"));
        let (usd, glb) = (name("usda"), name("glb"));
        let (usd_text, glb_text) = (usd.display().to_string(), glb.display().to_string());
        let mut args = vec!["export", WORDS, "--usd", &usd_text, "--gltf", &glb_text, "--threads", threads, "--json"];
        args.extend(TINY);
        let run = setpiece(&folder.path().join(format!("cache{threads}")), &args);
        assert!(run.status.success(), "{}", text(&run.stderr));
        let result: Value = serde_json::from_slice(&run.stdout).expect("stdout is JSON alone");
        assert_eq!(result["files"], serde_json::json!([usd_text, glb_text]));
        let left: Vec<_> = std::fs::read_dir(folder.path().join(threads)).unwrap().flatten().collect();
        assert_eq!(left.len(), 2, "no drafts stay: {left:?}");
        (result, std::fs::read(usd).unwrap(), std::fs::read(glb).unwrap())
    };
    let (result, usd, glb) = run("1");
    let again = run("2");
    assert!((&usd, &glb) == (&again.1, &again.2), "files differ between one and two threads");

    let counts = &result["report"]["counts"];
    let chunks = counts["chunks"].as_u64().or(counts["chunks"].as_f64().map(|n| n as u64)).unwrap();
    assert!(chunks > 20, "{counts}");
    let usd = text(&usd);
    assert!(usd.starts_with("#usda 1.0\n") && usd.contains("    endTimeCode = 1012\n"));
    assert_eq!(usd.matches("def Mesh \"chunk_").count() as u64, chunks);
    let document = document(&glb);
    let nodes = document["nodes"].as_array().unwrap();
    let named = |start: &str| nodes.iter().filter(|n| n["name"].as_str().is_some_and(|n| n.starts_with(start))).count();
    assert_eq!(named("chunk_") as u64, chunks);
    assert_eq!(named("piece_") as f64, counts["usd_debris"].as_f64().unwrap());
    assert_eq!(document["scenes"][0]["extras"]["frames_per_second"], "24000/1001");
    let moving = usd.matches("double3 xformOp:translate.timeSamples").count();
    assert!(moving > 5, "{moving} things move in a collapse");
}

#[test]
fn wrong_requests_exit_2_before_any_work_and_failed_work_exits_1() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let name = |n: &str| folder.path().join(n).display().to_string();
    let (usda, fbx, usdc, glb) = (name("a.usda"), name("a.fbx"), name("a.usdc"), name("a.glb"));
    let below = file.join("a.usda").display().to_string();
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&["export", WORDS], 2, &["--usd", "--gltf"]),
        (&["export", WORDS, "--usd", &fbx], 2, &["--usd", ".usda"]),
        (&["export", WORDS, "--usd", &usdc], 2, &["usdcat"]),
        (&["export", WORDS, "--gltf", &usda], 2, &["--gltf", ".glb"]),
        (&["export", WORDS, "--gltf", &glb, "--frames", "1-2"], 2, &["--frames"]),
        (&["export", "a cat on a sofa", "--usd", &usda], 2, &["apartment block"]),
        (&["export", "missing.toml", "--usd", &usda], 2, &["missing.toml"]),
        (&["export", WORDS, "--usd", &below], 1, &["a file stands where a folder is needed"]),
    ];
    for (args, status, expected) in cases {
        let run = setpiece(&folder.path().join("cache"), args);
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(*status), "{args:?}: {said}");
        for word in *expected {
            assert!(said.contains(word), "{args:?} does not say {word}: {said}");
        }
    }
    assert!(!folder.path().join("cache/motion").exists(), "nothing was simulated for them");
}
