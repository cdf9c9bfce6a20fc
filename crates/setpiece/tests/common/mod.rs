//! What tests of the real command share.
#![allow(dead_code)]

pub mod chat;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// The command, kept from the settings of whoever runs the tests.
pub fn command(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_setpiece"));
    for (name, _) in std::env::vars_os().filter(|(n, _)| n.to_string_lossy().starts_with("SETPIECE_")) {
        command.env_remove(name);
    }
    command.env("SETPIECE_CACHE", home.join("cache")).env("XDG_CONFIG_HOME", home.join("config")).current_dir(home);
    command
}

pub fn run(home: &Path, args: &[&str]) -> Output {
    command(home).args(args).output().expect("the command runs")
}

/// Runs a command that must succeed and gives its JSON.
pub fn json(home: &Path, args: &[&str]) -> Value {
    let run = run(home, &[args, &["--json"]].concat());
    assert!(run.status.success(), "{args:?}: {}", said(&run));
    serde_json::from_slice(&run.stdout).expect("stdout is JSON alone")
}

pub fn said(run: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
}

/// A shot so small that its previs takes a second: two storeys, six frames.
pub fn tiny_shot(home: &Path) -> String {
    let shot = home.join("shot").display().to_string();
    let mut args = vec!["plan", "A two-storey apartment block collapses at noon", "-o", &shot, "--size", "128x72"];
    for pair in [
        "structure.floors=2",
        "structure.width_m=10",
        "structure.depth_m=8",
        "duration_s=0.25",
        "event.start_s=0.05",
        "setting.traffic=0.1",
    ] {
        args.extend(["--set", pair]);
    }
    json(home, &args);
    shot
}
