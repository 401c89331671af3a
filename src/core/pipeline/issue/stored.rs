//! An issued document as it was stored: the snapshot of its inputs, and what its manifest says.

use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::domain::{Milestone, Project};
use crate::invoice::{Original, Paper};
use crate::num::Money;
use crate::package::{FORMAT, Facts, MANIFEST, Manifest, NotAManifest};
use crate::pipeline::books::reference;
use crate::pipeline::context::Context;
use crate::pipeline::folder::{Folder, issued_at};
use crate::pipeline::make::{Logo, Receipts};
use crate::register::{Entry, Register};
use crate::settle::{Billed, Settlement};
use crate::store::Store;

/// An issued invoice with all that a credit note on it is made from.
pub(super) struct Stored {
    /// The inputs of that day.
    pub(super) folder: Folder,
    /// What they say.
    pub(super) project: Project,
    /// The logo of that day.
    pub(super) logo: Option<Logo>,
    /// Its pictures aren't needed: a credit note has no documentation.
    pub(super) receipts: Receipts,
    /// What was billed.
    pub(super) milestone: Milestone,
    /// The figures of that day.
    pub(super) settlement: Settlement,
    /// The document, as a credit note repeats it.
    pub(super) original: Original,
}

impl Stored {
    /// Reads what was stored with `entry`.
    pub(super) fn read(context: Context<'_>, register: &Register, entry: &Entry) -> Result<Self, Errors> {
        let folder = Folder::snapshot(context.store, entry)?;
        let reading = folder.reading();
        let unusable = |why: &str| unusable(entry, why);
        let Some(project) = reading.project.clone() else {
            let mut problems = reading.problems.clone();
            problems.push(unusable("its inputs can't be read any more"));
            return Err(problems.into_errors());
        };
        let mut pictures = Problems::new();
        let logo = Logo::read(&folder, &reading.references, context.typesetter, &mut pictures);
        let receipts = Receipts::read(&folder, &[], context, &mut pictures);
        pictures.without_errors()?;
        let milestone = project.agreement.milestone(&entry.milestone).cloned();
        let milestone = milestone.ok_or_else(|| unusable("its milestone isn't among its inputs"))?;
        let facts = facts(context.store, entry)?;
        let Paper::Issued(document) = facts.paper else { return Err(unusable("it is a draft").into()) };
        let billed = document.billed(entry.basis);
        let original = Original { document, billed, credited: credited(register, entry) };
        Ok(Self { folder, project, logo, receipts, milestone, settlement: facts.settlement, original })
    }
}

/// What the manifest stored with a document says, which is what the register says.
pub(super) fn facts(store: &dyn Store, entry: &Entry) -> Result<Facts, Errors> {
    let path = format!("{}/{MANIFEST}", issued_at(&entry.agreement, &entry.number));
    let Some(bytes) = store.written_file(&path)? else {
        return Err(unusable(entry, "its manifest.json is missing").into());
    };
    let manifest = match Manifest::read(&bytes) {
        Ok(manifest) => manifest,
        Err(NotAManifest::OtherFormat(found)) => {
            return Err(catalogue::PackageFormat { path: &path, found, known: FORMAT }
                .at(Place::file(&path))
                .into());
        }
        Err(NotAManifest::Unreadable(why) | NotAManifest::Ambiguous(why)) => {
            return Err(unusable(entry, &format!("its manifest.json: {why}")).into());
        }
    };
    // By which version it was made is for whoever compares the bytes.
    let said = manifest.entry(entry.package.sha256.clone());
    let said = said.map(|said| Entry { tool: entry.tool.clone(), ..said });
    if said.as_ref() == Some(entry) {
        Ok(manifest.facts)
    } else {
        Err(unusable(entry, "its manifest.json isn't what the register says").into())
    }
}

/// What credit notes took off an invoice since, each below zero.
fn credited(register: &Register, invoice: &Entry) -> Vec<Billed> {
    let credit_notes = register.entries().filter_map(|entry| {
        let taken = entry.credit_of(&invoice.number);
        taken.is_positive().then(|| billed(entry, -taken))
    });
    credit_notes.collect()
}

/// A document as a settlement takes it into account.
fn billed(entry: &Entry, net: Money) -> Billed {
    Billed {
        milestone: entry.milestone.clone(),
        basis: entry.basis,
        document: Some(reference(entry)),
        net,
        prepaid: entry.prepaid,
        agreed: Money::ZERO,
    }
}

/// Why a stored document can't be used.
pub(super) fn unusable(entry: &Entry, why: &str) -> Problem {
    catalogue::StoredDocumentUnusable { number: &entry.number, why }.into()
}
