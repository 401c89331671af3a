//! The command line, as its help tells it.

use std::path::PathBuf;

use super::diff::Compared;
use super::issuing::{Fault, Instalment, Issuing, Part};
use super::status::Asked;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// From a folder of YAML about one agreement to the documents that get the money paid.
#[derive(Debug, Parser)]
#[command(name = "bilag", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Command,
}

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
    Check(Selection),
    /// Write the draft packages
    Build {
        #[command(flatten)]
        selection: Selection,
        /// Only the package of this milestone
        #[arg(long, value_name = "MILESTONE")]
        only: Option<String>,
        /// Say on standard error how long each piece of work took
        #[arg(long)]
        timings: bool,
    },
    /// Show money, hours, deadlines and what is missing for the next milestone, at a glance
    Status(Asked),
    /// Say exactly what `issue` would do, and do nothing
    Plan {
        #[command(flatten)]
        instalment: Instalment,
        #[command(flatten)]
        issuing: Issuing,
    },
    /// Give a milestone's invoice its number, write the package and enter it in the register
    Issue {
        #[command(flatten)]
        instalment: Instalment,
        #[command(flatten)]
        issuing: Issuing,
    },
    /// Reverse a document by a credit note, and issue what today's inputs say in its place
    Correct {
        #[command(flatten)]
        fault: Fault,
        #[command(flatten)]
        issuing: Issuing,
    },
    /// Reverse a document, or a part of it, by a credit note
    Credit {
        #[command(flatten)]
        fault: Fault,
        #[command(flatten)]
        part: Part,
        #[command(flatten)]
        issuing: Issuing,
    },
    /// Say what changed in the inputs since the last document was issued, in rows, hours and kroner
    Diff(Compared),
    /// Write a new workspace
    Init {
        /// With a complete, fictional agreement in it
        #[arg(long, required = true)]
        example: bool,
        /// A folder that is empty or doesn't exist yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print the JSON Schema of one kind of file
    Schema {
        /// The kind of file
        #[arg(value_enum)]
        kind: SchemaKind,
    },
    /// Work on the documents' looks
    Templates {
        #[command(subcommand)]
        action: TemplateAction,
    },
    /// Say what a problem's code means and why it matters
    Explain {
        /// The code, such as E0001
        code: String,
    },
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

/// A kind of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    /// agreement.yaml
    Agreement,
    /// hours.yaml
    Hours,
    /// costs.yaml
    Costs,
    /// activities.yaml
    Activities,
    /// indicators.yaml
    Indicators,
    /// A package's manifest.json
    Manifest,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub(super) enum TemplateAction {
    /// Write the built-in templates to a folder, to be changed there
    Eject {
        /// A folder that has none of them yet, such as templates
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print the JSON Schema of what a template gets
    Schema {
        /// The template
        #[arg(value_enum)]
        kind: SheetKind,
    },
}

/// A template with data of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SheetKind {
    /// invoice.typ
    Invoice,
    /// settlement.typ
    Settlement,
    /// timesheet.typ
    Timesheet,
    /// costs.typ
    Costs,
    /// activities.typ
    Activities,
    /// report.typ
    Report,
}
