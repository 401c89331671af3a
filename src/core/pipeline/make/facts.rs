//! What a package's manifest says.

use super::job::Bill;
use crate::domain::{DocumentRef, MilestoneBasis, Project, RowId};
use crate::invoice::{self, Correction, Issued, Quantity};
use crate::num::Money;
use crate::package::{Document, Facts, Labels, Line, Named, Reference, Revision, Status, Total, Unit};

/// What the package says, for a reader that is a program.
pub(in crate::pipeline) fn facts(project: &Project, bill: &Bill<'_>) -> Facts {
    let agreement = &project.agreement;
    let references = &agreement.references;
    let lines = bill.draft().into_iter().flat_map(|draft| &draft.lines);
    Facts {
        agreement: Named { id: agreement.id.to_string(), title: agreement.title.clone() },
        milestone: Named { id: bill.milestone.id.to_string(), title: bill.milestone.title.clone() },
        status: if bill.issued().is_some() { Status::Issued } else { Status::Draft },
        document: bill.issued().map(|issued| numbered(issued, bill)),
        sample: project.sample,
        labels: Labels {
            order_number: references.order_number.to_string(),
            project_number: references.project_number.to_string(),
            mark: references.mark.clone(),
        },
        totals: totals(bill),
        lines: lines.map(line).collect(),
    }
}

fn line(line: &invoice::Line) -> Line {
    let (quantity, unit) = match line.quantity {
        Quantity::Hours(hours) => (hours.to_string(), Unit::Hour),
        Quantity::One => ("1.00".to_owned(), Unit::Piece),
        Quantity::MinusOne => ("-1.00".to_owned(), Unit::Piece),
    };
    Line {
        description: line.description.clone(),
        quantity,
        unit,
        price: line.price.to_string(),
        amount: line.net.to_string(),
        rows: line.rows.iter().map(RowId::to_string).collect(),
    }
}

/// Number, date and what is corrected.
fn numbered(issued: &Issued, bill: &Bill<'_>) -> Document {
    Document {
        kind: issued.content.kind,
        number: issued.number.to_string(),
        date: issued.date.to_string(),
        due: issued.due.map(|day| day.to_string()),
        correction: issued.correction.as_ref().map(|correction| Revision {
            original: reference(correction.original()),
            credit_note: match correction {
                Correction::Replaces { credit_note, .. } => credit_note.as_ref().map(reference),
                Correction::Reverses { .. } => None,
            },
            reason: correction.reason().to_owned(),
            changes: bill.changes.clone(),
        }),
    }
}

fn reference(document: &DocumentRef) -> Reference {
    Reference { number: document.number.to_string(), date: document.date.to_string() }
}

/// The sums that the package's documents show, with the rows that they came from.
fn totals(bill: &Bill<'_>) -> Vec<Total> {
    let settlement = &bill.settlement;
    let hours: Vec<RowId> = settlement.fees.iter().flat_map(|fee| fee.rows.iter().copied()).collect();
    let costs: Vec<RowId> = settlement.costs.iter().map(|cost| cost.row).collect();
    let both: Vec<RowId> = hours.iter().chain(&costs).copied().collect();
    let total = |name: &str, amount: Money, rows: &[RowId]| Total {
        name: name.to_owned(),
        amount: amount.to_string(),
        rows: rows.iter().map(RowId::to_string).collect(),
    };
    let plain = |name: &str, amount: Money| total(name, amount, &[]);
    let asked = bill.draft().into_iter().flat_map(|draft| {
        let sums = &draft.totals;
        [
            plain("net", sums.net),
            plain("vat", sums.vat.amount),
            plain("prepaid", sums.prepaid),
            plain("payable", bill.asks()),
        ]
    });
    if !bill.is_documented() {
        return asked.collect();
    }
    let mut totals: Vec<Total> = settlement.frame.map(|frame| plain("frame", frame)).into_iter().collect();
    if matches!(bill.milestone.basis, MilestoneBasis::Settlement { .. }) {
        totals.extend([
            total("fees", settlement.fees_total, &hours),
            total("costs", settlement.costs_total, &costs),
            total("documented", settlement.documented, &both),
            plain("billable", settlement.billable),
            plain("over_frame", settlement.over_frame),
        ]);
    }
    totals.extend([plain("billed_before", settlement.billed_before), plain("due", settlement.due)]);
    totals.extend(asked);
    totals
}
