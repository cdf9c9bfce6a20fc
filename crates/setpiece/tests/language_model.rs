//! `--language-model` with the real command against a real server: what is sent, what counts, and every way to fail.
//! No model's judgement is tested here; the server answers as it is told.

mod common;
use common::chat::{Chat, Reply, completion};
use common::{command, json, run, said};
use serde_json::Value;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

/// Words of which the recogniser knows the event, the number and the time, but not what stands.
const WORDS: &str = "The old rookery gives up the ghost at dusk after 2 seconds, a sad violin plays";

const GOOD: &str = r#"{"understood": [
    {"key": "structure.kind", "value": "church", "words": "rookery"},
    {"key": "event.kind", "value": "collapse", "words": "gives up the ghost"},
    {"key": "setting.time", "value": "dusk", "words": "at dusk"},
    {"key": "event.start_s", "value": 3, "words": "after 2 seconds"}
], "ignored": ["a sad violin plays"]}"#;

fn plan(home: &Path, url: &str, more: &[&str]) -> Output {
    run(home, &[&["plan", WORDS, "--json", "--language-model", url], more].concat())
}

fn stdout(run: &Output) -> Value {
    assert!(run.status.success(), "{}", said(run));
    serde_json::from_slice(&run.stdout).expect("stdout is JSON alone")
}

fn entry<'a>(value: &'a Value, list: &str, key: &str) -> &'a Value {
    value[list].as_array().unwrap().iter().find(|e| e["key"] == key).unwrap_or(&Value::Null)
}

#[test]
fn a_good_answer_is_merged_shown_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let chat = Chat::start(vec![Reply::Whole(200, completion(GOOD))]);
    let first = plan(home.path(), &chat.url, &[]);
    let value = stdout(&first);
    let told = said(&first);
    assert!(
        told.contains(&format!("sending the words of the brief and the list of a plan's keys to {}", chat.url)),
        "{told}"
    );
    assert_eq!(value["plan"]["structure"]["kind"], "church");
    assert_eq!(value["plan"]["structure"]["material"], "stone", "what follows from the kind follows");
    let kind = entry(&value, "understood", "structure.kind");
    assert_eq!((&kind["words"], &kind["why"]), (&"rookery".into(), &"language model".into()));
    assert_eq!(entry(&value, "understood", "setting.time")["why"], "", "the recogniser's own reading stays");
    assert_eq!(value["plan"]["event"]["start_s"], 2.0, "a number in the words stays");
    assert_eq!(value["language_model"]["from"], "server");
    assert_eq!(value["language_model"]["left_out"][0]["key"], "event.start_s");
    assert!(told.contains("event.start_s = 3 is left out"), "{told}");
    assert!(value["ignored"].as_array().unwrap().iter().any(|i| i["words"].as_str().unwrap().contains("violin")));

    // The request is what the documentation says, and no more.
    let asked = chat.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].head.starts_with("POST /v1/chat/completions HTTP/1.1"), "{}", asked[0].head);
    assert!(!asked[0].head.to_lowercase().contains("authorization"), "{}", asked[0].head);
    let body = &asked[0].body;
    assert_eq!((&body["temperature"], &body["seed"], &body["model"]), (&0.into(), &1.into(), &"default".into()));
    assert_eq!(body["messages"].as_array().unwrap().last().unwrap()["content"], WORDS);
    assert_eq!(body["response_format"]["type"], "json_schema");
    let keys =
        body["response_format"]["json_schema"]["schema"]["properties"]["understood"]["items"]["anyOf"].as_array();
    assert!(keys.unwrap().len() > 30);
    assert!(!body.to_string().contains(home.path().to_str().unwrap()), "no path goes out");

    // The same words are not sent again and give the same plan; for people the reason is in brackets.
    let again = plan(home.path(), &chat.url, &[]);
    let (mut before, mut after) = (value.clone(), stdout(&again));
    assert_eq!(after["language_model"]["from"], "cache");
    assert!(said(&again).contains("nothing is sent"), "{}", said(&again));
    before["language_model"].take();
    after["language_model"].take();
    assert_eq!(before, after);
    let text = run(home.path(), &["plan", WORDS, "--language-model", &format!("{}/v1", chat.url)]);
    assert!(said(&text).contains("\"rookery\"  (language model)"), "{}", said(&text));
    assert_eq!(chat.asked().len(), 1, "the address with /v1 is the same one");

    // A plan in a file is not asked about; nor is anything without the option.
    let out = home.path().join("shot").display().to_string();
    plan(home.path(), &chat.url, &["-o", &out]);
    assert!(json(home.path(), &["plan", &out, "--language-model", &chat.url])["language_model"].is_null());
    assert!(json(home.path(), &["plan", WORDS])["language_model"].is_null());
    assert_eq!(chat.asked().len(), 1);
}

#[test]
fn answers_in_chunks_count_and_servers_without_schemas_are_asked_plainly() {
    let home = tempfile::tempdir().unwrap();
    let chunked = Chat::start(vec![Reply::Chunked(completion(GOOD))]);
    assert_eq!(stdout(&plan(home.path(), &chunked.url, &[]))["plan"]["structure"]["kind"], "church");

    let unknown = br#"{"error": {"message": "response_format json_schema is not supported"}}"#.to_vec();
    let plain = Chat::start(vec![Reply::Whole(400, unknown.clone()), Reply::Whole(200, completion(GOOD))]);
    assert_eq!(stdout(&plan(home.path(), &plain.url, &[]))["plan"]["structure"]["kind"], "church");
    let asked = plain.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].body["response_format"], serde_json::json!({ "type": "json_object" }));
    assert!(asked[1].body["messages"][0]["content"].as_str().unwrap().contains("JSON Schema"));
    assert_eq!(stdout(&plan(home.path(), &plain.url, &[]))["language_model"]["from"], "cache");

    // Once, and not again.
    let never = Chat::start(vec![Reply::Whole(400, unknown)]);
    let value = stdout(&plan(home.path(), &never.url, &[]));
    assert!(value["language_model"]["problem"].as_str().unwrap().contains("not supported"), "{value}");
    assert_eq!(never.asked().len(), 2);
}

#[test]
fn whatever_fails_the_recognisers_plan_stands() {
    let home = tempfile::tempdir().unwrap();
    let alone = json(home.path(), &["plan", WORDS]);
    let good = completion(GOOD);
    let half = [b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n".as_slice(), &good[..good.len() / 2]].concat();
    let huge = completion(&format!("{GOOD}{}", " ".repeat(2_000_000)));
    let refusal = br#"{"choices": [{"message": {"content": null, "refusal": "I will not."}}]}"#.to_vec();
    let cases: Vec<(&str, Reply, &str)> = vec![
        ("garbage", Reply::Whole(200, b"<html>busy</html>".to_vec()), "no JSON"),
        ("wrong JSON", Reply::Whole(200, completion("{\"understood\": {}}")), "another form"),
        ("no choices", Reply::Whole(200, b"{\"choices\": []}".to_vec()), "no choices"),
        (
            "not a number",
            Reply::Whole(200, completion(r#"{"understood": [{"key": "look.dust", "value": NaN}]}"#)),
            "no JSON",
        ),
        ("talk", Reply::Whole(200, completion("I'm sorry, I can't help with \u{1b}[31mdemolition.")), "I'm sorry"),
        ("refusal", Reply::Whole(200, refusal), "refuses"),
        ("error", Reply::Whole(500, b"{\"error\": \"out of memory\"}".to_vec()), "500: out of memory"),
        (
            "no such model",
            Reply::Whole(404, b"{\"error\": {\"message\": \"no model\"}}".to_vec()),
            "language_model_name",
        ),
        (
            "moved",
            Reply::Raw(b"HTTP/1.1 307 Moved\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n".to_vec()),
            "307",
        ),
        ("half", Reply::Raw(half), "failed"),
        ("hung up", Reply::Raw(Vec::new()), "failed"),
        ("no HTTP", Reply::Raw(b"220 mail.example ready\r\n".to_vec()), "failed"),
        ("huge", Reply::Whole(200, huge.clone()), "longer than"),
        ("huge in chunks", Reply::Chunked(huge), "longer than"),
        ("deep", Reply::Whole(200, "[".repeat(500_000).into_bytes()), "no JSON"),
    ];
    for (name, reply, part) in cases {
        let chat = Chat::start(vec![reply]);
        let out = plan(home.path(), &chat.url, &[]);
        let value = stdout(&out);
        let problem = value["language_model"]["problem"].as_str().unwrap_or_default();
        assert!(problem.contains(part), "{name}: `{problem}` should say `{part}`");
        assert!(said(&out).contains("warning: the plan is made without the language model"), "{name}: {}", said(&out));
        assert!(!said(&out).contains('\u{1b}'), "{name}: a server writes nothing to the terminal");
        assert_eq!(value["plan"], alone["plan"], "{name}");
        assert_eq!(value["understood"], alone["understood"], "{name}");
        // Failures are not kept.
        plan(home.path(), &chat.url, &[]);
        assert_eq!(chat.asked().len(), 2, "{name}");
    }
    // Nobody there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let value = stdout(&plan(home.path(), &format!("http://127.0.0.1:{port}"), &[]));
    assert!(value["language_model"]["problem"].as_str().unwrap().contains("is the server running"), "{value}");
    assert_eq!(value["plan"], alone["plan"]);
    // The exit status is the one without a model, also where that is a failure.
    let lost = run(
        home.path(),
        &["previs", "colourless green ideas", "--language-model", &format!("http://127.0.0.1:{port}")],
    );
    assert_eq!(lost.status.code(), Some(2), "{}", said(&lost));
}

#[test]
fn waiting_has_an_end_that_covers_the_whole_answer() {
    let home = tempfile::tempdir().unwrap();
    for reply in [Reply::Silence(Duration::from_secs(20)), Reply::Trickle(completion(GOOD))] {
        let chat = Chat::start(vec![reply]);
        let begun = Instant::now();
        let mut command = command(home.path());
        command.env("SETPIECE_LANGUAGE_MODEL", &chat.url).env("SETPIECE_LANGUAGE_MODEL_TIMEOUT_S", "0.6");
        let value = stdout(&command.args(["plan", WORDS, "--json"]).output().unwrap());
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        let problem = value["language_model"]["problem"].as_str().unwrap();
        assert!(problem.contains("within 0.6 s"), "{problem}");
    }
}

#[test]
fn entries_are_judged_one_by_one() {
    let home = tempfile::tempdir().unwrap();
    let answer = r#"{"understood": [
        {"key": "structure.kind", "value": "church", "words": "rookery"},
        {"key": "structure.colour", "value": "red", "words": "rookery"},
        {"key": "structure.floors", "value": 400, "words": "rookery"},
        {"key": "look.dust", "value": "NaN", "words": "ghost"},
        {"key": "look.grain", "value": null, "words": "ghost"},
        {"key": "camera.lens_mm", "value": [35], "words": "ghost"},
        {"key": "camera.azimuth_deg", "value": 40, "words": "at dusk"},
        {"key": "setting.weather", "value": "rain", "words": "it pours"},
        {"key": "structure.kind", "value": "house", "words": "rookery"}
    ], "ignored": ["a brass band"]}"#;
    let chat = Chat::start(vec![Reply::Whole(200, completion(answer))]);
    let out = plan(home.path(), &chat.url, &[]);
    let value = stdout(&out);
    assert_eq!(value["plan"]["structure"]["kind"], "church");
    assert_eq!(value["plan"]["setting"]["weather"], "clear");
    let left: Vec<(&str, &str)> = value["language_model"]["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (l["key"].as_str().unwrap(), l["value"].as_str().unwrap()))
        .collect();
    assert_eq!(left[..2], [("structure.colour", "red"), ("structure.floors", "400")]);
    assert_eq!(
        left.iter().map(|l| l.0).collect::<Vec<_>>()[2..],
        ["look.dust", "look.grain", "camera.azimuth_deg", "setting.weather", "structure.kind", "ignored"]
    );
    for (key, value) in &left {
        assert!(said(&out).contains(&format!("{key} = {value} is left out")), "{}", said(&out));
    }
}

#[test]
fn the_key_goes_only_where_its_owner_said_and_is_written_nowhere() {
    const KEY: &str = "sk-test-0123456789abcdef";
    let home = tempfile::tempdir().unwrap();
    let with_key = |args: &[&str], url: Option<&str>| {
        let mut command = command(home.path());
        command.env("SETPIECE_LANGUAGE_MODEL_KEY", format!(" {KEY}\n"));
        if let Some(url) = url {
            command.env("SETPIECE_LANGUAGE_MODEL", url);
        }
        command.args(args).output().unwrap()
    };
    let echo = completion(&GOOD.replace("a sad violin plays", &format!("your key {KEY}")));
    let chat = Chat::start(vec![Reply::Whole(200, echo)]);
    let out = with_key(&["plan", WORDS, "--json", "-o", "shot"], Some(&chat.url));
    stdout(&out);
    assert!(chat.asked()[0].head.contains(&format!("Bearer {KEY}\r\n")), "{}", chat.asked()[0].head);
    assert!(!chat.asked()[0].body.to_string().contains(KEY));
    let denied = Chat::start(vec![Reply::Whole(401, format!("{{\"error\": \"wrong key {KEY}\"}}").into_bytes())]);
    let refused = with_key(&["plan", WORDS, "--json"], Some(&denied.url));
    let config = with_key(&["config"], Some(&chat.url));
    for run in [&out, &refused, &config] {
        assert!(!said(run).contains(KEY), "{}", said(run));
    }
    assert!(said(&refused).contains("401") && said(&refused).contains("(the key)"), "{}", said(&refused));
    assert!(said(&out).contains("with the key in SETPIECE_LANGUAGE_MODEL_KEY"), "{}", said(&out));
    for file in files(home.path()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(KEY.len()).any(|w| w == KEY.as_bytes()), "{}", file.display());
    }

    // A project's file is obeyed and told of, but does not get the key.
    let project = Chat::start(vec![Reply::Whole(200, completion(GOOD))]);
    let text = format!(
        "language_model = \"{}\"\nlanguage_model_name = \"small\"\nlanguage_model_timeout_s = 5\n",
        project.url
    );
    std::fs::write(home.path().join("setpiece.toml"), text).unwrap();
    let out = with_key(&["plan", WORDS, "--json"], None);
    assert_eq!(stdout(&out)["language_model"]["model"], "small");
    assert_eq!(project.asked()[0].body["model"], "small");
    assert!(!project.asked()[0].head.contains(KEY) && said(&out).contains(&project.url));
    // And a flag turns it off.
    assert!(
        stdout(&with_key(&["plan", WORDS, "--json", "--language-model", "none"], None))["language_model"].is_null()
    );
    assert_eq!(project.asked().len(), 1);
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .flat_map(|e| if e.path().is_dir() { files(&e.path()) } else { vec![e.path()] })
        .collect()
}

#[test]
fn wrong_addresses_are_the_requests_fault() {
    let home = tempfile::tempdir().unwrap();
    let of = |url: &str| {
        let out = plan(home.path(), url, &[]);
        assert_eq!(out.status.code(), Some(2), "{}", said(&out));
        said(&out)
    };
    assert!(of("localhost:8080").contains("try: write http://localhost:8080"));
    assert!(of("http://me:secret@host").contains("SETPIECE_LANGUAGE_MODEL_KEY"));
    #[cfg(not(feature = "hosted"))]
    assert!(of("https://llm.example.invalid").contains("--features hosted"));
    // Notes are read by the recogniser alone.
    let out = run(home.path(), &["direct", "shot", "closer", "--language-model", "http://localhost:1"]);
    assert!(out.status.code() == Some(2) && said(&out).contains("unexpected argument"), "{}", said(&out));
}

#[test]
fn previews_use_it_and_a_second_run_sends_and_makes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let chat = Chat::start(vec![Reply::Whole(200, completion(GOOD))]);
    let mut args = vec!["previs", WORDS, "-o", "shot", "--size", "128x72", "--language-model", chat.url.as_str()];
    for pair in [
        "duration_s=0.25",
        "event.start_s=0.05",
        "structure.width_m=6",
        "structure.depth_m=8",
        "structure.height_m=8",
        "setting.traffic=0",
    ] {
        args.extend(["--set", pair]);
    }
    let first = json(home.path(), &args);
    assert_eq!(first["plan"]["structure"]["kind"], "church");
    let movie = std::fs::read(home.path().join("shot/previs.mp4")).unwrap();
    std::fs::remove_file(home.path().join("shot/previs.mp4")).unwrap();
    let begun = Instant::now();
    let again = json(home.path(), &args);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(again["plan"], first["plan"]);
    assert_eq!(again["language_model"]["from"], "cache");
    assert_eq!(std::fs::read(home.path().join("shot/previs.mp4")).unwrap(), movie);
    assert_eq!(chat.asked().len(), 1);
}
