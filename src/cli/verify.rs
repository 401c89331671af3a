//! What is said of what was issued, and of a package that somebody has.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::text::counted;
use crate::diag::{Errors, Problems};
use crate::domain::DocumentRef;
use crate::invoice::{Correction, Issued, Step, Totals};
use crate::package::{Facts, Manifest};
use crate::pipeline::{self, Context, Link, Rebuild, Rebuilt, Verification, Verified, VerifiedPackage};
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
    /// Say that the register is the right one, though it doesn't go on from the last one that was seen here
    #[arg(long, conflicts_with = "packages")]
    accept_register: bool,
}

impl VerifyArgs {
    fn rebuild(&self) -> Option<Rebuild> {
        self.rebuild.as_ref().map(|what| match what.as_str() {
            "all" => Rebuild::All,
            number => Rebuild::One(number.to_owned()),
        })
    }

    /// Everything that is issued.
    ///
    /// # Errors
    /// When the register can't be accepted.
    pub(super) fn workspace(&self, context: Context<'_>) -> Result<Output, Errors> {
        if self.accept_register {
            pipeline::accept_register(context.store)?;
        }
        Ok(of_workspace(pipeline::verify(context, self.rebuild().as_ref())))
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
        let (links, disagreements) = pipeline::compare_packages(&packages);
        problems.extend(disagreements);
        of_packages(packages, &links, problems)
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

fn of_packages(packages: Vec<VerifiedPackage>, links: &[Link], mut problems: Problems) -> Output {
    #[derive(Serialize)]
    struct Result<'a> {
        packages: &'a [VerifiedPackage],
        links: &'a [Link],
    }
    let mut text = packages.iter().map(package).collect::<Vec<_>>().join("\n");
    text.extend(links.iter().map(link));
    let output = Output::new(text, &Result { packages: &packages, links });
    for package in packages {
        problems.extend(package.problems);
    }
    output.with(problems)
}

/// What two packages prove together, and no more than that.
fn link(Link { first, then, between }: &Link) -> String {
    if *between > 0 {
        let count = counted(*between, "document");
        return format!("between {first} and {then} the register has {count} not among these packages\n");
    }
    format!(
        "{then} names {first}, with this very ZIP, as the document before it: if {then} is what was issued, {first} is \
         too, and nothing was slipped in or taken out between them\n"
    )
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
        if *as_packed && manifest.facts.paper.issued().is_some() {
            text.push_str("  its EHF asks the same buyer for the same money, to the same account\n");
        }
        if let Some(registration) = &manifest.facts.register {
            let (line, previous) = (registration.line, &registration.previous);
            text.push_str(&format!(
                "  line {line} of the seller's register, after the one with SHA-256 {previous}\n"
            ));
        }
    }
    text.push_str(&format!(
        "  not proven by the package alone: that the seller issued it\n  SHA-256 {sha256}: the seller's register has the \
         same if this is what was issued\n"
    ));
    text
}

fn summary(manifest: &Manifest) -> Vec<String> {
    let Facts { agreement, milestone, labels, paper, .. } = &manifest.facts;
    let mut lines = Vec::new();
    if let Some(Issued { number, date, due, content, correction }) = paper.issued() {
        let by = due.map(|day| format!(", to be paid by {day}")).unwrap_or_default();
        lines.push(format!("{} {number} of {date}{by}", content.kind.name()));
        lines.extend(correction.iter().flat_map(corrected));
    } else {
        lines.push("a draft, without a number".to_owned());
    }
    lines.push(format!("{}: {}", agreement.title, milestone.title));
    lines.push(format!("{} · {} · {}", labels.buyer_reference, labels.project_number, labels.mark));
    if let Some(draft) = paper.draft() {
        let Totals { net, vat, prepaid, .. } = &draft.totals;
        lines.push(format!(
            "NOK: net {net}, vat {}, prepaid {prepaid}, payable {}",
            vat.amount,
            draft.asks()
        ));
    }
    lines
}

fn corrected(correction: &Correction) -> Vec<String> {
    let named = |document: &DocumentRef| format!("{} of {}", document.number, document.date);
    let reversed = match &correction.step {
        Step::Replaces { credit_note: Some(note), .. } => format!(", reversed by {}", named(note)),
        _ => String::new(),
    };
    let mut lines = vec![
        format!("corrects {}{reversed}", named(&correction.original)),
        format!("because: {}", correction.reason),
    ];
    lines.extend(correction.changes.iter().map(|change| format!("changed: {change}")));
    lines
}
