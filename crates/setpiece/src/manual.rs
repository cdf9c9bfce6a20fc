//! What is made from the definition of the command line: shell completions and manual pages.

use crate::cli::Cli;
use crate::commands::say;
use clap::CommandFactory;
use clap_complete::Shell;
use setpiece_delivery::write_atomically;
use setpiece_shot::{Diagnostic, Result};
use std::path::Path;

/// Completions for a shell, on stdout.
pub fn completions(shell: Shell) {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "setpiece", &mut text);
    say(String::from_utf8_lossy(&text).trim_end());
}

fn page(command: &clap::Command) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone())
        .render(&mut text)
        .map_err(|e| Diagnostic::work(format!("the manual page cannot be made: {e}")))?;
    Ok(text)
}

/// The manual page on stdout, or it and one for every command as files in a folder.
pub fn man(folder: Option<&Path>) -> Result<()> {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = folder else {
        say(String::from_utf8_lossy(&page(&command)?).trim_end());
        return Ok(());
    };
    let mut pages = vec![("setpiece".to_owned(), command.clone())];
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let name = format!("setpiece-{}", sub.get_name());
        pages.push((name, sub.clone()));
    }
    for (name, command) in pages {
        let path = folder.join(format!("{name}.1"));
        write_atomically(&path, &page(&command)?)?;
        say(path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_that_names_its_options() {
        let mut command = Cli::command();
        command.build();
        for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
            let text = String::from_utf8(page(sub).unwrap()).unwrap().replace('\\', "");
            for option in sub.get_arguments().filter_map(|a| a.get_long()) {
                assert!(text.contains(&format!("--{option}")), "{} lacks --{option}", sub.get_name());
            }
        }
    }
}
