//! What a line is about, in words: the same in the PDF, in the EHF and in a credit note that repeats it.

use super::Subject;
use crate::bokmal;
use crate::domain::{DocumentRef, MilestoneBasis, Project, RowId, VatStatus};
use crate::settle::Billed;
use crate::words::BOKMAL;

/// Plain text; the PDF adds places to break long words at. A person's hours have the days of their `rows`.
pub(super) fn describe(project: &Project, subject: &Subject, rows: &[RowId]) -> String {
    let words = &BOKMAL.lines;
    // A taxable seller's advance is a payment and no sale (bokføringsforskriften § 5-2-6), so it isn't «a konto».
    let is_taxable = project.agreement.vat == Some(VatStatus::Taxable);
    match subject {
        Subject::Advance { share, frame } => {
            let called = if is_taxable { words.prepayment } else { words.advance };
            called(&bokmal::percent(*share), &bokmal::kroner(*frame))
        }
        Subject::Fee { person } => {
            let entries = || project.timesheet.entries().iter().filter(|entry| rows.contains(&entry.row));
            let days = entries().next().zip(entries().next_back());
            match (project.agreement.person(person), days) {
                (Some(person), Some((first, last))) => {
                    (words.fee)(&person.role, &person.name, &bokmal::date_range(first.date, last.date))
                }
                _ => person.to_string(),
            }
        }
        Subject::Cost { voucher } => {
            let number = voucher.to_string();
            match project.vouchers.iter().find(|row| row.number == *voucher) {
                Some(row) => (words.cost)(&number, &row.description, &row.supplier),
                None => (BOKMAL.package.voucher)(&number),
            }
        }
        Subject::OverFrame => BOKMAL.terms.over_frame.to_owned(),
        Subject::Deduction(billed) => {
            let what = match billed.basis {
                _ if billed.net.is_negative() => words.credited_before,
                MilestoneBasis::Advance { .. } => words.advance_taken_off,
                MilestoneBasis::Settlement { .. } => words.settlement_taken_off,
            };
            (words.deduction)(what, &earlier_document(project, billed))
        }
        Subject::Reduction(billed) => (words.deduction)(words.agreed, &earlier_document(project, billed)),
        Subject::Surplus if is_taxable => words.surplus_billed.to_owned(),
        Subject::Surplus => words.surplus.to_owned(),
        Subject::PartOf(billed) => (BOKMAL.issued.part_of)(&earlier_document(project, billed)),
        Subject::CreditedBefore(billed) => {
            (BOKMAL.issued.credited_before)(&earlier_document(project, billed))
        }
    }
}

/// An earlier document by number and date, or the draft that is taken as issued by its milestone.
#[must_use]
pub fn earlier_document(project: &Project, billed: &Billed) -> String {
    let words = &BOKMAL.lines;
    if let Some(DocumentRef { number, date }) = &billed.document {
        let is_credit = billed.net.is_negative() || billed.agreed.is_positive();
        let called = if is_credit { words.issued_credit_note } else { words.issued_invoice };
        return called(number.as_str(), &bokmal::date(*date));
    }
    let milestone = project.agreement.milestone(&billed.milestone);
    (words.draft)(milestone.map_or(billed.milestone.as_str(), |milestone| milestone.title.as_str()))
}
