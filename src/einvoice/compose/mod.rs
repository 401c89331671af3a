//! From an issued document to the model: which fact stands where.

mod lines;
mod notes;
mod parties;
mod sums;

use chrono::NaiveDate;

use super::model::{Delivery, Document, EmbeddedFile, PaymentMeans, Preceding};
use super::{Attachment, embeddable};
use crate::diag::{Errors, KeyPlaces, Problems, catalogue};
use crate::domain::{Agreement, DocumentKind, DocumentRef, Milestone, MilestoneBasis, Project};
use crate::invoice::{Correction, Issued, VatCategory};
use crate::words::BOKMAL;

pub use parties::open_facts;

/// The document as UBL 2.1, with `attachments` in it as far as their types allow; [`super::weigh`] tells of the others.
///
/// # Errors
/// [`catalogue::EhfFactOpen`] for each fact that the agreement leaves open and no EHF can do without.
pub fn ubl(
    project: &Project,
    milestone: &Milestone,
    document: &Issued,
    attachments: &[Attachment],
    places: &KeyPlaces,
) -> Result<Vec<u8>, Errors> {
    let agreement = &project.agreement;
    let mut problems = Problems::new();
    for (key, description) in open_facts(agreement) {
        problems.push(catalogue::EhfFactOpen { key, description }.at(places.at(key)));
    }
    problems.without_errors()?;
    let model = Subject { project, milestone, document };
    let files = attachments.iter().filter(|file| embeddable(&file.mime)).map(embedded).collect();
    // What is open has been told: the parties of an agreement without open facts exist.
    let incomplete =
        || catalogue::Internal { what: "a party of an agreement without open facts is missing" }.into();
    model.compose(files).map(|model| model.to_bytes()).ok_or_else(incomplete)
}

/// What a document is made from.
#[derive(Clone, Copy)]
struct Subject<'a> {
    project: &'a Project,
    milestone: &'a Milestone,
    document: &'a Issued,
}

impl<'a> Subject<'a> {
    fn compose(self, files: Vec<EmbeddedFile<'a>>) -> Option<Document<'a>> {
        let agreement = &self.project.agreement;
        let references = &agreement.references;
        let Issued { number, date, due, content, .. } = self.document;
        let category = &content.totals.vat.category;
        let within_vat = *category != VatCategory::OutsideScope;
        Some(Document {
            kind: content.kind,
            number: number.to_string(),
            issue_date: date.to_string(),
            due_date: due.filter(|_| content.kind == DocumentKind::Invoice).map(|day| day.to_string()),
            note: references.mark.clone(),
            buyer_reference: references.order_number.to_string(),
            period: self.period().map(|day| day.to_string()),
            preceding: self.preceding().into_iter().map(preceding).collect(),
            contract: references.contract.clone(),
            files,
            project: references.project_number.to_string(),
            seller: parties::party(&agreement.seller, within_vat)?,
            buyer: parties::party(&agreement.buyer, within_vat && agreement.buyer_is_vat_registered)?,
            delivery: Delivery {
                date: self.delivered_on().map(|day| day.to_string()),
                place: agreement.delivery_place.clone(),
            },
            payment_means: payment_means(agreement, self.asks_for_payment())?,
            payment_terms: due
                .filter(|_| self.asks_for_payment())
                .map(|due| notes::payment_terms((due - *date).num_days(), &self.milestone.title)),
            tax: sums::tax(&content.totals),
            totals: sums::totals(&content.totals),
            lines: lines::lines(&content.lines, &references.mark, category, self.first_note().as_deref()),
        })
    }

    fn asks_for_payment(self) -> bool {
        self.document.content.asks().is_positive()
    }

    /// The project period, as far as the milestone counts it.
    fn period(self) -> [NaiveDate; 2] {
        let until = Some(self.document.billed_until());
        let (from, to) = self.project.agreement.delivery(&self.milestone.basis, until);
        [from, to]
    }

    /// The day on which the last of what is billed was done; an advance comes before delivery, and a credit note
    /// delivers nothing.
    fn delivered_on(self) -> Option<NaiveDate> {
        if self.document.content.kind == DocumentKind::CreditNote {
            return None;
        }
        let project = self.project;
        let hours = project.timesheet.entries().iter().map(|entry| entry.date);
        let costs = project.vouchers.iter().map(|voucher| voucher.date);
        hours.chain(costs).filter(|day| self.milestone.basis.counts(*day)).max()
    }

    /// Earlier documents, each once: what this one takes into account, and what it corrects.
    fn preceding(self) -> Vec<&'a DocumentRef> {
        let content = &self.document.content;
        let taken = content.refers_to.iter().filter_map(|billed| billed.document.as_ref());
        let mut found: Vec<&DocumentRef> = match &self.document.correction {
            // The original's own references are the original's business.
            Some(Correction::Reverses { original, .. }) => vec![original],
            Some(Correction::Replaces { original, credit_note, .. }) => {
                taken.chain([original]).chain(credit_note).collect()
            }
            None => taken.collect(),
        };
        found.sort();
        found.dedup();
        found
    }

    /// What the reader should know of the document as a whole. The one `Note` is the mark's, so it stands on the
    /// first line.
    fn first_note(self) -> Option<String> {
        match (&self.document.correction, &self.milestone.basis) {
            (Some(correction), _) => Some(notes::correction(correction)),
            (None, MilestoneBasis::Advance { .. }) if self.document.content.kind == DocumentKind::Invoice => {
                Some(BOKMAL.invoice.documentation_follows.to_owned())
            }
            _ => None,
        }
    }
}

fn preceding(reference: &DocumentRef) -> Preceding {
    Preceding { number: reference.number.to_string(), date: reference.date.to_string() }
}

/// Where to pay. A credit note names the account too, since some buyers match it by that; a KID would be an invitation
/// to pay. `None` when the account is open.
fn payment_means(agreement: &Agreement, asks_for_payment: bool) -> Option<PaymentMeans> {
    let account = agreement.payment.account.as_ref()?.digits().to_owned();
    let kid = agreement.payment.kid.as_ref().filter(|_| asks_for_payment);
    Some(PaymentMeans { kid: kid.map(|kid| kid.digits().to_owned()), account })
}

fn embedded(file: &Attachment) -> EmbeddedFile<'_> {
    EmbeddedFile {
        id: &file.id,
        title: &file.title,
        mime: &file.mime,
        file_name: &file.file_name,
        bytes: &file.bytes,
    }
}
