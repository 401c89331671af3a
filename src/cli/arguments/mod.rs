//! The command line, as its help tells it.

mod examples;
mod init;
mod kinds;
mod sheets;

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::diff::DiffArgs;
use super::issuing::{AcceptArgs, CorrectArgs, ExtentArgs, IssueArgs, MilestoneArgs, RevokeArgs};
use super::status::StatusArgs;
use super::verify::VerifyArgs;
pub(super) use init::InitArguments;
pub(super) use kinds::{SchemaKind, SheetKind, TemplateAction};
pub(super) use sheets::{DateOrder, ExportRows, FromSheet, ImportRows};

/// From a folder of YAML about one agreement to the documents that get the money paid.
#[derive(Debug, Parser)]
#[command(name = "bilag", version, long_version = LONG_VERSION, about, max_term_width = 100)]
#[command(after_help = examples::PROGRAM)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What this program was built from. No commit and no day: the same source must give the same bytes.
const LONG_VERSION: &str =
    concat!(env!("CARGO_PKG_VERSION"), "\nTypst ", env!("BILAG_TYPST"), "\nbuilt for ", env!("BILAG_TARGET"));

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Shared {
    /// The folder with inputs/ and outputs/ [default: the current folder or the nearest above it with inputs/]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) workspace: Option<PathBuf>,
    /// How to report: sentences for people, or one JSON document for programs
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// Do at most so many things at once [default: the number of processors]
    #[arg(short, long, global = true, value_name = "N")]
    pub(super) jobs: Option<NonZero<usize>>,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say on standard error what was read and how long it took
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report every problem in the inputs and change nothing
    #[command(after_help = examples::CHECK)]
    Check {
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        demands: Demands,
    },
    /// Write the draft packages
    #[command(after_help = examples::BUILD)]
    Build {
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        demands: Demands,
        /// Only the package of this milestone
        #[arg(long, value_name = "MILESTONE")]
        only: Option<String>,
        /// Say on standard error how long each piece of work took
        #[arg(long)]
        timings: bool,
    },
    /// Show money, hours, deadlines and what is missing for the next milestone, at a glance
    #[command(after_help = examples::STATUS)]
    Status(StatusArgs),
    /// Write the draft packages again each time that a file is saved
    #[command(after_help = examples::WATCH)]
    Watch {
        /// A folder under inputs/
        agreement: String,
        /// A folder of .typ files that stand before the built-in templates [default: the workspace's templates/]
        #[arg(long, value_name = "DIR")]
        templates: Option<PathBuf>,
    },
    /// Say exactly what `issue` would do, and do nothing
    #[command(after_help = examples::PLAN)]
    Plan {
        #[command(flatten)]
        milestone: MilestoneArgs,
        #[command(flatten)]
        issuing: IssueArgs,
    },
    /// Give a milestone's invoice its number, write the package and enter it in the register
    #[command(after_help = examples::ISSUE)]
    Issue {
        #[command(flatten)]
        milestone: MilestoneArgs,
        #[command(flatten)]
        issuing: IssueArgs,
        #[command(flatten)]
        accepting: AcceptArgs,
    },
    /// Reverse a document by a credit note, and issue what today's inputs say in its place
    #[command(after_help = examples::CORRECT)]
    Correct {
        #[command(flatten)]
        document: CorrectArgs,
        #[command(flatten)]
        revoking: RevokeArgs,
        #[command(flatten)]
        issuing: IssueArgs,
        #[command(flatten)]
        accepting: AcceptArgs,
    },
    /// Reverse a document, or a part of it, by a credit note
    #[command(after_help = examples::CREDIT)]
    Credit {
        #[command(flatten)]
        document: CorrectArgs,
        #[command(flatten)]
        extent: ExtentArgs,
        #[command(flatten)]
        issuing: IssueArgs,
        #[command(flatten)]
        accepting: AcceptArgs,
    },
    /// Say what changed in the inputs since a document was issued, in rows, hours and kroner
    #[command(after_help = examples::DIFF)]
    Diff(DiffArgs),
    /// Hold everything that is issued, or packages that you have, against what was issued
    #[command(after_help = examples::VERIFY)]
    Verify(VerifyArgs),
    /// Add rows of a spreadsheet to an input file
    #[command(after_help = examples::IMPORT)]
    Import {
        #[command(subcommand)]
        rows: ImportRows,
    },
    /// Write rows of an input file to a spreadsheet
    #[command(after_help = examples::EXPORT)]
    Export {
        #[command(subcommand)]
        rows: ExportRows,
    },
    /// Write the folder of a new agreement, or an example
    #[command(after_help = examples::INIT)]
    Init(Box<InitArguments>),
    /// Print the JSON Schema of one kind of file
    #[command(after_help = examples::SCHEMA)]
    Schema {
        /// The kind of file
        #[arg(value_enum)]
        kind: SchemaKind,
    },
    /// Work on the documents' looks
    #[command(after_help = examples::TEMPLATES)]
    Templates {
        #[command(subcommand)]
        action: TemplateAction,
    },
    /// Say what a problem's code means and why it matters
    #[command(after_help = examples::EXPLAIN)]
    Explain {
        /// The code, such as E0001
        code: String,
    },
    /// Print what lets a shell complete commands and options
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Write a manual page for each command
    #[command(after_help = examples::MAN)]
    Man {
        /// A folder that has none of them yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

impl Command {
    /// Is the output itself all that was asked for, so that not even `--quiet` may hold it back?
    pub(super) const fn asks_for_a_text(&self) -> bool {
        matches!(self, Self::Schema { .. } | Self::Explain { .. } | Self::Completions { .. })
            || matches!(self, Self::Templates { action: TemplateAction::Schema { .. } })
    }
}

/// What a command on agreements works with.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// Folders under inputs/ [default: all of them]
    #[arg(value_name = "AGREEMENT")]
    pub(super) agreements: Vec<String>,
    /// A folder of .typ files that stand before the built-in templates [default: the workspace's templates/]
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

/// How strict a command is.
#[derive(Debug, Args)]
pub(super) struct Demands {
    /// Take what is only a doubt for an error: nothing is written, and the exit status is 1
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Denied>,
}

/// What can be taken for an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Denied {
    Warnings,
}
