//! Setpiece: say the shot, get the shot, in layers.
//!
//! Exit status: 0 done, 1 the work failed or was stopped, 2 the request was wrong.

mod amounts;
mod cache_command;
mod cli;
mod commands;
mod compare;
mod config;
mod console;
mod direct;
mod history;
mod language_model;
mod manual;
#[cfg(feature = "mcp")]
mod mcp;
mod memory;
mod produce;
mod replay;
mod request;
mod tell;
mod wedge;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    memory::keep();
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too, as successes.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("setpiece: {problem}");
            ExitCode::from(problem.exit_status())
        }
    }
}
