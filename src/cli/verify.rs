//! What is said of what was issued, and of a package that somebody has.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::text::counted;
use crate::diag::{Errors, Problems};
use crate::package::{Facts, Manifest, Reference, Revision};
use crate::pipeline::{self, Context, Rebuild, Rebuilt, Verification, Verified, VerifiedPackage};
use crate::store;

/// What is to be verified.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// Packages, wherever they are [default: everything that is issued in the workspace]
    #[arg(value_name = "PACKAGE.zip")]
    pub(super) packages: Vec<PathBuf>,
    /// Make the document with this number, or `all`, once more from what was stored with it, and compare the bytes
    #[arg(long, value_name = "NUMBER|all", conflicts_with = "packages")]
    rebuild: Option<String>,
}

impl VerifyArgs {
    fn rebuild(&self) -> Option<Rebuild> {
        self.rebuild.as_ref().map(|what| match what.as_str() {
            "all" => Rebuild::All,
            number => Rebuild::One(number.to_owned()),
        })
    }

    /// Everything that is issued.
    pub(super) fn workspace(&self, context: Context<'_>) -> Output {
        of_workspace(pipeline::verify(context, self.rebuild().as_ref()))
    }

    /// The packages that were named; what is wrong with one doesn't stop the others.
    pub(super) fn named(&self) -> Output {
        let mut problems = Problems::new();
        let mut packages = Vec::new();
        for path in &self.packages {
            match verify_one(path) {
                Ok(package) => packages.push(package),
                Err(unreadable) => problems.extend(unreadable),
            }
        }
        of_packages(packages, problems)
    }
}

fn verify_one(path: &Path) -> Result<VerifiedPackage, Errors> {
    let bytes = store::named_file(path)?;
    Ok(pipeline::verify_package(&path.display().to_string(), &bytes))
}

fn of_workspace(found: Verification) -> Output {
    let mut text = String::new();
    if let Some(hash) = &found.register {
        let count = counted(found.documents.len(), "document");
        text.push_str(&format!("outputs/register.jsonl: {count}, the last line has SHA-256 {hash}\n"));
        text.extend(found.documents.iter().map(document));
    }
    text.extend(found.rebuilt.iter().map(rebuilt));
    if !found.problems.has_errors() {
        text.push_str(match found.documents.len() {
            0 => "nothing is issued yet\n",
            _ => "everything is as it was issued\n",
        });
    }
    Output::new(text, &found).with(found.problems)
}

/// `2026-0001 of 2026-02-02: invoice, fjordbygda · signing, NOK 80000.00; 6 files`.
fn document(found: &Verified) -> String {
    let Verified { entry, files, is_whole } = found;
    let state = if *is_whole { "as it was issued" } else { "NOT as it was issued" };
    format!(
        "  {} of {}: {}, {} · {}, NOK {}; {}, {state}\n",
        entry.number,
        entry.date,
        entry.kind.name(),
        entry.agreement,
        entry.milestone,
        entry.payable,
        counted(*files, "file"),
    )
}

fn rebuilt(found: &Rebuilt) -> String {
    let Rebuilt { number, differs, .. } = found;
    match differs.len() {
        0 => format!("  {number} made again: the same, byte for byte\n"),
        count => format!("  {number} made again: {} not the same\n", counted(count, "file")),
    }
}

fn of_packages(packages: Vec<VerifiedPackage>, mut problems: Problems) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        packages: &'a [VerifiedPackage],
    }
    let text = packages.iter().map(package).collect::<Vec<_>>().join("\n");
    let output = Output::new(text, &Result { packages: &packages });
    for package in packages {
        problems.extend(package.problems);
    }
    output.with(problems)
}

/// What a package is, in a few lines.
fn package(found: &VerifiedPackage) -> String {
    let VerifiedPackage { name, sha256, as_packed, manifest, .. } = found;
    // A package's words can't begin a line, which would pass for the program's own.
    let on_one_line = |words: &str| words.replace('\n', "\u{240a}");
    let mut text = format!("{}\n", on_one_line(name));
    if let Some(manifest) = manifest {
        text.extend(summary(manifest).iter().map(|line| format!("  {}\n", on_one_line(line))));
        let files = counted(manifest.files.len(), "file");
        let state = if *as_packed { "each" } else { "NOT each of them" };
        text.push_str(&format!("  {files}, {state} as the manifest says\n"));
    }
    text.push_str(&format!(
        "  SHA-256 {sha256}: the seller's register has the same if this is what was issued\n"
    ));
    text
}

fn summary(manifest: &Manifest) -> Vec<String> {
    let Facts { agreement, milestone, labels, document, .. } = &manifest.facts;
    let mut lines = Vec::new();
    if let Some(document) = document {
        let by = document.due.as_ref().map(|day| format!(", to be paid by {day}")).unwrap_or_default();
        let kind = document.kind.name();
        lines.push(format!("{kind} {} of {}{by}", document.number, document.date));
        lines.extend(document.correction.iter().flat_map(corrected));
    } else {
        lines.push("a draft, without a number".to_owned());
    }
    lines.push(format!("{}: {}", agreement.title, milestone.title));
    lines.push(format!("{} · {} · {}", labels.order_number, labels.project_number, labels.mark));
    let sums = ["net", "vat", "prepaid", "payable"].into_iter().filter_map(|name| {
        let total = manifest.facts.totals.iter().find(|total| total.name == name)?;
        Some(format!("{name} {}", total.amount))
    });
    lines.push(format!("NOK: {}", sums.collect::<Vec<_>>().join(", ")));
    lines
}

fn corrected(revision: &Revision) -> Vec<String> {
    let named = |document: &Reference| format!("{} of {}", document.number, document.date);
    let credit_note = revision.credit_note.as_ref();
    let reversed = credit_note.map(|note| format!(", reversed by {}", named(note))).unwrap_or_default();
    let mut lines = vec![
        format!("corrects {}{reversed}", named(&revision.original)),
        format!("because: {}", revision.reason),
    ];
    lines.extend(revision.changes.iter().map(|change| format!("changed: {change}")));
    lines
}
