//! An issued document as it was stored: the snapshot of its inputs and the lines of its manifest.

use crate::diag::{Errors, Problem, Problems, catalogue};
use crate::domain::{Milestone, Project};
use crate::invoice::{Line, Original, Quantity, Subject};
use crate::num::{Hours, Money};
use crate::package::{self, Facts, MANIFEST, Unit};
use crate::pipeline::context::Context;
use crate::pipeline::folder::Folder;
use crate::pipeline::make::Logo;
use crate::pipeline::make::Receipts;
use crate::register::{Entry, Register};
use crate::settle::{Billed, Settlement};
use crate::store::{FileContent, Store};

use crate::pipeline::books::{Books, reference};

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
        let receipts = Receipts::read(&folder, &[], context.typesetter, &mut pictures);
        pictures.without_errors()?;
        let milestone = project.agreement.milestone(&entry.milestone).cloned();
        let milestone = milestone.ok_or_else(|| unusable("its milestone isn't among its inputs"))?;
        let earlier = register.before(&entry.number);
        let books = Books { register: &earlier, agreement: &project.agreement };
        let Some((settlement, draft)) = books.draft(&project, &milestone) else {
            return Err(unusable("its inputs ask for nothing").into());
        };
        let original = Original {
            billed: billed(entry, entry.net),
            lines: lines(context.store, entry)?,
            category: draft.totals.vat.category,
            credited: credited(register, entry),
        };
        Ok(Self { folder, project, logo, receipts, milestone, settlement, original })
    }

    /// What the stored manifest says.
    pub(super) fn facts(store: &dyn Store, entry: &Entry) -> Result<Facts, Errors> {
        let files = store.issued_folder(entry.agreement.as_str(), entry.number.as_str())?;
        let Some(FileContent::Bytes(bytes)) = files.get(MANIFEST) else {
            return Err(unusable(entry, "its manifest.json is missing").into());
        };
        package::facts(bytes).map_err(|why| unusable(entry, &format!("its manifest.json: {why}")).into())
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
    }
}

/// The lines of an issued document, from its manifest.
fn lines(store: &dyn Store, entry: &Entry) -> Result<Vec<Line>, Errors> {
    let facts = Stored::facts(store, entry)?;
    let lines: Option<Vec<Line>> = facts.lines.iter().map(line).collect();
    lines.ok_or_else(|| unusable(entry, "a line of its manifest.json isn't a line of an invoice").into())
}

/// A stored line as a line; `None` when its figures aren't those of one.
pub(super) fn line(stored: &package::Line) -> Option<Line> {
    let price = Money::parse(&stored.price).ok()?;
    let net = Money::parse(&stored.amount).ok()?;
    let quantity = match (stored.unit, stored.quantity.as_str()) {
        (Unit::Hour, hours) => Quantity::Hours(Hours::parse(hours).ok()?),
        (Unit::Piece, "1.00") => Quantity::One,
        (Unit::Piece, "-1.00") => Quantity::MinusOne,
        (Unit::Piece, _) => return None,
    };
    let description = stored.description.clone();
    Some(Line { subject: Subject::AsIssued, description, quantity, price, net, rows: Vec::new() })
}

/// Why a stored document can't be used.
pub(super) fn unusable(entry: &Entry, why: &str) -> Problem {
    catalogue::StoredDocumentUnusable { number: &entry.number, why }.into()
}
