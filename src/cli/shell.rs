//! What shells and `man` know of the command line: both are made from the definition that the program itself reads.

use std::path::Path;
use std::sync::Arc;

use super::arguments::Arguments;
use super::output::{Output, WrittenFiles};
use crate::diag::{Errors, catalogue};
use crate::store::{StoredFile, write_beside};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

/// What lets a shell complete commands and options.
pub(super) fn completions(shell: Shell) -> Output {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "bilag", &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Output::document(text)
}

/// Writes a manual page for the program and for each of its commands.
pub(super) fn manual(folder: &Path) -> Result<Output, Errors> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let shown = folder.display().to_string();
    let mut pages = Vec::new();
    collect(&program, &mut pages).map_err(|error| catalogue::WritingFailed { path: &shown, why: error })?;
    write_beside(folder, &pages)?;
    let text = format!("{} manual pages stand in `{shown}`\n", pages.len());
    Ok(Output::new(text, &WrittenFiles::new(&shown, &pages)))
}

/// The page of one command, and those of the commands below it.
fn collect(command: &clap::Command, pages: &mut Vec<StoredFile>) -> std::io::Result<()> {
    let mut page = Vec::new();
    // The manual has the version on one line.
    let man = Man::new(command.clone().long_version(None));
    man.render(&mut page)?;
    pages.push(StoredFile { name: man.get_filename(), bytes: Arc::from(page) });
    command.get_subcommands().try_for_each(|below| collect(below, pages))
}
