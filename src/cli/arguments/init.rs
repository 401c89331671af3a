//! The arguments of `init`.

use std::path::PathBuf;

use clap::Args;

use super::super::init::Given;

/// Where a new agreement stands, and what is known of it.
#[derive(Debug, Args)]
pub(in super::super) struct InitArguments {
    /// Write a complete, fictional agreement instead
    #[arg(long)]
    pub(in super::super) example: bool,
    #[command(flatten)]
    pub(in super::super) given: Given,
    /// A folder for the workspace, or one in the workspace that gets one more agreement
    #[arg(value_name = "DIR")]
    pub(in super::super) folder: PathBuf,
}
