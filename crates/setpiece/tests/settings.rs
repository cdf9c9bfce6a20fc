//! Settings, the cache, explanations and what is made from the command's definition, with the real command.

mod common;
use common::{command, json, run, said, tiny_shot};
use std::path::Path;

#[test]
fn flags_win_over_variables_over_the_project_over_the_user() {
    let home = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = home.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("config/setpiece/setpiece.toml", "threads = 1\nquality = \"final\"\ncache_limit = \"5G\"\nstems = true\n");
    write(
        "show/setpiece.toml",
        "threads = 2\nquality = \"previs\"\n[plan]\nlook.grain = 0.1\nsetting.time = \"night\"\n",
    );
    std::fs::create_dir_all(home.path().join("show/reel/one")).unwrap();
    let config = |args: &[&str]| {
        let mut command = command(home.path());
        command.current_dir(home.path().join("show/reel/one")).env("SETPIECE_THREADS", "3");
        let out = command.args([&["config", "--json"], args].concat()).output().unwrap();
        assert!(out.status.success(), "{}", said(&out));
        serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap()["settings"].clone()
    };
    let found = config(&[]);
    let of = |name: &str| {
        (found[name]["value"].as_str().unwrap().to_owned(), found[name]["from"].as_str().unwrap().to_owned())
    };
    assert_eq!(of("threads"), ("3".into(), "SETPIECE_THREADS".into()));
    assert!(of("quality").0 == "previs" && of("quality").1.ends_with("show/setpiece.toml"), "{found}");
    assert!(of("cache_limit").0 == "5G" && of("cache_limit").1.ends_with("config/setpiece/setpiece.toml"), "{found}");
    assert_eq!(of("exr"), ("false".into(), "built in".into()));
    assert_eq!(of("cache").1, "SETPIECE_CACHE");
    let flagged = config(&["--threads", "1", "--exr"]);
    assert_eq!(flagged["threads"]["from"], "--threads");
    assert_eq!(flagged["exr"]["value"], "true");

    // Plans from words take what the words leave open, and say where it came from.
    let plan = |words: &str| {
        let mut command = command(home.path());
        let out = command.current_dir(home.path().join("show")).args(["plan", words, "--json"]).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap()
    };
    let open = plan("A church collapses");
    assert_eq!((&open["plan"]["setting"]["time"], &open["plan"]["look"]["grain"]), (&"night".into(), &0.1.into()));
    let time = open["assumed"].as_array().unwrap().iter().find(|e| e["key"] == "setting.time").unwrap();
    assert!(time["value"] == "night" && time["why"].as_str().unwrap().contains("setpiece.toml"), "{time}");
    assert_eq!(plan("A church collapses at dawn")["plan"]["setting"]["time"], "dawn");

    write("show/setpiece.toml", "thraeds = 2\n");
    let mut wrong = command(home.path());
    let wrong = wrong.current_dir(home.path().join("show")).arg("config").output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let message = said(&wrong);
    assert!(message.contains("setpiece.toml:1") && message.contains("did you mean `threads`"), "{message}");
}

#[test]
fn explanations_name_the_key_that_caused_each_stage() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let outcome = |value: &serde_json::Value, stage: &str| {
        let row = value["explain"].as_array().unwrap().iter().find(|e| e["stage"] == stage);
        let row = row.unwrap_or_else(|| panic!("no {stage} in {}", value["explain"]));
        let causes: Vec<String> = row["because"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["key"].as_str().or(c["kind"].as_str()).unwrap().to_owned())
            .collect();
        format!("{} {}", row["outcome"].as_str().unwrap(), causes.join(","))
    };
    let first = json(home.path(), &["previs", &shot, "--explain"]);
    assert_eq!(outcome(&first, "motion"), "made first");
    let again = json(home.path(), &["previs", &shot, "--explain"]);
    assert_eq!(outcome(&again, "previs"), "reused ");
    let motion = std::fs::read_dir(home.path().join("cache/motion")).unwrap().count();

    // What the note foresees is what the run then does; the simulation stays to the byte.
    let note = json(home.path(), &["direct", &shot, "50mm, half the dust", "--explain"]);
    assert_eq!(outcome(&note, "motion"), "reused ");
    assert_eq!(outcome(&note, "dust"), "to_make look.dust");
    assert_eq!(outcome(&note, "sound"), "to_make camera.lens_mm");
    let after = json(home.path(), &["previs", &shot, "--explain"]);
    assert_eq!(outcome(&after, "motion"), "reused ");
    assert_eq!(outcome(&after, "dust"), "made look.dust");
    assert_eq!(outcome(&after, "sound"), "made camera.lens_mm");
    assert_eq!(outcome(&after, "previs"), "made camera.lens_mm,look.dust");
    assert_eq!(std::fs::read_dir(home.path().join("cache/motion")).unwrap().count(), motion);

    // A grade touches no picture.
    let graded = json(home.path(), &["previs", &shot, "--set", "look.grain=0.9", "--explain"]);
    assert_eq!(outcome(&graded, "movie"), "made look.grain");
    assert_eq!(outcome(&graded, "previs"), "reused ");
    assert!(Path::new(&shot).join("versions/v002.toml").is_file(), "the plan that --set replaced is kept");
    let text = run(home.path(), &["previs", &shot, "--explain", "--set", "look.grain=0.5"]);
    assert!(said(&text).contains("look.grain 0.9 -> 0.5"), "{}", said(&text));
}

#[test]
fn two_runs_at_once_and_a_pruning_between_them_corrupt_nothing() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let start = |name: &str| {
        let out = home.path().join(name).display().to_string();
        command(home.path())
            .args(["make", &shot, "-o", &out, "--exr", "--threads", "1"])
            .stderr(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    let runs = [start("a"), start("b")];
    let stop = std::sync::atomic::AtomicBool::new(false);
    let outputs = std::thread::scope(|scope| {
        scope.spawn(|| {
            // Half of what is there goes again and again while both are at work.
            while !stop.load(std::sync::atomic::Ordering::SeqCst) {
                let shown = json(home.path(), &["cache"]);
                let half = (shown["stages"]["all"]["bytes"].as_u64().unwrap() / 2).to_string();
                json(home.path(), &["cache", "--limit", &half]);
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
        });
        let outputs = runs.map(|run| run.wait_with_output().unwrap());
        stop.store(true, std::sync::atomic::Ordering::SeqCst);
        outputs
    });
    for output in &outputs {
        assert!(output.status.success(), "{}", said(output));
        assert!(!said(output).contains("damaged"), "{}", said(output));
    }
    let same = |name: &str| {
        let [a, b] = ["a", "b"].map(|run| std::fs::read(home.path().join(run).join(name)).unwrap());
        assert!(!a.is_empty() && a == b, "{name} differs");
    };
    ["movie.mp4", "previs.mp4", "audio.wav", "contact.png"].into_iter().for_each(same);
    for entry in std::fs::read_dir(home.path().join("a/exr")).unwrap().flatten() {
        same(&format!("exr/{}", entry.file_name().to_string_lossy()));
    }
    let parts = walk(&home.path().join("cache")).into_iter().filter(|p| p.ends_with(".part")).count();
    assert_eq!(parts, 0, "temporary files stay");
}

fn walk(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .flat_map(|e| if e.path().is_dir() { walk(&e.path()) } else { vec![e.path().display().to_string()] })
        .collect()
}

#[test]
fn the_cache_shows_prunes_and_keeps_its_limit() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    json(home.path(), &["previs", &shot]);
    let shown = json(home.path(), &["cache"]);
    assert_eq!(shown["limit"], 20_000_000_000_u64);
    let of = |shown: &serde_json::Value, stage: &str| shown["stages"][stage]["entries"].as_u64().unwrap();
    assert_eq!((of(&shown, "frame"), of(&shown, "motion"), of(&shown, "movie")), (6, 1, 1));
    assert!(said(&run(home.path(), &["cache"])).contains("last used"));
    assert_eq!(of(&json(home.path(), &["cache", "--older-than", "1h"]), "all"), of(&shown, "all"));
    let pruned = json(home.path(), &["cache", "--limit", "0"]);
    assert_eq!((of(&pruned, "all"), pruned["pruned"]["left"].as_u64()), (0, Some(0)));

    // With a limit in the settings, every run leaves the cache that small.
    std::fs::write(home.path().join("setpiece.toml"), "cache_limit = \"50kB\"\n").unwrap();
    let made = run(home.path(), &["previs", &shot]);
    assert!(made.status.success() && said(&made).contains("to keep 50.0 kB"), "{}", said(&made));
    let left = json(home.path(), &["cache"])["stages"]["all"]["bytes"].as_u64().unwrap();
    assert!(left <= 50_000, "{left}");
    for wrong in [["cache", "--limit", "much"], ["cache", "--older-than", "ages"]] {
        let refused = run(home.path(), &wrong);
        assert!(refused.status.code() == Some(2) && said(&refused).contains(wrong[1]), "{}", said(&refused));
    }
}

#[test]
fn wedges_have_takes_in_words_and_plans_of_their_own() {
    let home = tempfile::tempdir().unwrap();
    let shot = tiny_shot(home.path());
    let plan = std::fs::read(Path::new(&shot).join("shot.toml")).unwrap();
    let grid = json(home.path(), &["wedge", &shot, "--over", "camera.lens_mm=24,50", "--over", "look.dust=0.3,1"]);
    let files: Vec<&str> = grid["files"].as_array().unwrap().iter().map(|f| f.as_str().unwrap()).collect();
    let about = json(home.path(), &["inspect", files[0]]);
    // Margins for "lens_mm 24" at the left and "dust 0.3" above, cells of 96 x 56.
    assert_eq!(about["size"], serde_json::json!([96 + 2 * 96, 20 + 2 * 56]), "{about}");
    let take = Path::new(&shot).join("wedge/take-04");
    let fourth = json(home.path(), &["inspect", &take.display().to_string()]);
    assert_eq!((&fourth["plan"]["camera"]["lens_mm"], &fourth["plan"]["look"]["dust"]), (&50.0.into(), &1.0.into()));
    assert_eq!(std::fs::read(Path::new(&shot).join("shot.toml")).unwrap(), plan, "the shot's own plan stays");

    json(home.path(), &["wedge", &shot, "--takes", "3"]);
    let takes = std::fs::read_to_string(Path::new(&shot).join("wedge/takes.json")).unwrap();
    let takes: serde_json::Value = serde_json::from_str(&takes).unwrap();
    assert_eq!(takes.as_array().unwrap().len(), 3);
    assert_eq!(takes[0]["words"], "as planned");
    assert!(takes[1]["changes"].as_array().is_some_and(|c| !c.is_empty()), "{takes}");
    assert_eq!(run(home.path(), &["wedge", &shot]).status.code(), Some(2));
}

#[test]
fn schema_completions_and_manual_come_from_the_definition() {
    let home = tempfile::tempdir().unwrap();
    let schema = run(home.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert_eq!(schema["properties"]["camera"]["properties"]["lens_mm"]["maximum"], 400.0);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = said(&run(home.path(), &["completions", shell]));
        assert!(text.contains("wedge") && text.contains("older-than"), "{shell}");
    }
    let page = said(&run(home.path(), &["man"]));
    assert!(page.contains(".TH") && page.contains("wedge"), "{page}");
    let out = home.path().join("man").display().to_string();
    assert!(run(home.path(), &["man", "-o", &out]).status.success());
    let make = std::fs::read_to_string(Path::new(&out).join("setpiece-make.1")).unwrap();
    assert!(make.replace('\\', "").contains("--explain"), "{make}");
}
