//! One document after the other: a number, a package, a line for the register. Nothing is on the disk yet.

use std::sync::Arc;

use chrono::NaiveDate;

use super::command::{Issuance, NewDocument};
use crate::diag::{Errors, Place, Problem, catalogue};
use crate::domain::{Agreement, DocumentKind, DocumentRef, Milestone, VatStatus};
use crate::input::FileContent;
use crate::invoice::{Correction, Draft, Issued, Paper};
use crate::pipeline::context::Context;
use crate::pipeline::folder::{SNAPSHOT_INPUTS, SNAPSHOT_TEMPLATES};
use crate::pipeline::make::{self, Bill, Finished, Logo, Source};
use crate::register::{Credit, Entry, Register, Registration};
use crate::settle::Settlement;
use crate::store::StoredFile;
use crate::typesetting::TemplateFile;

/// Documents in the making, and the register as it will be when all of them are in it.
pub(super) struct Writer<'a> {
    pub(super) context: Context<'a>,
    pub(super) date: NaiveDate,
    pub(super) templates: &'a Arc<[TemplateFile]>,
    pub(super) register: Register,
    /// Folders to be written, below `outputs`.
    pub(super) folders: Vec<(String, Vec<StoredFile>)>,
    pub(super) issuance: Issuance,
}

/// All that a new document is made from.
pub(super) struct Order<'a> {
    pub(super) source: Source<'a>,
    pub(super) logo: Option<&'a Logo>,
    pub(super) milestone: &'a Milestone,
    pub(super) settlement: Settlement,
    pub(super) draft: Draft,
    pub(super) correction: Option<Correction>,
}

impl Writer<'_> {
    /// Gives the document its number and makes its package.
    ///
    /// # Errors
    /// When there is no number for it, a document can't be set, or the register would not be valid.
    pub(super) fn write(&mut self, order: Order<'_>) -> Result<DocumentRef, Errors> {
        let agreement = &order.source.project.agreement;
        let Some(seller) = agreement.seller.org_number.clone() else {
            return Err(no_seller(agreement).into());
        };
        let (number, registration) = self.register.next(&seller, &agreement.numbering, self.date)?;
        let issued = Issued {
            number,
            date: self.date,
            due: order.draft.due(&agreement.payment, self.date),
            content: order.draft,
            correction: order.correction,
        };
        let registration = Registration { credits: self.credits(agreement, &issued), ..registration };
        let bill = Bill {
            milestone: order.milestone,
            settlement: order.settlement,
            paper: Paper::Issued(issued.clone()),
            logo: order.logo,
            registration: Some(registration),
        };
        let made = make::make(self.context, order.source, std::slice::from_ref(&bill))?;
        for Finished { built, mut files, warnings, entry } in made {
            self.issuance.problems.extend(warnings);
            let entry = entry.ok_or(catalogue::Internal { what: "a numbered document without a line" })?;
            files.extend(snapshot(order.source));
            self.folders.push((folder_of(&entry), files));
            self.issuance.documents.push(NewDocument::new(&entry, &issued, built, &agreement.buyer.name));
            self.register = self.register.append(vec![entry])?;
        }
        Ok(issued.reference())
    }
}

impl<'a> Writer<'a> {
    /// Nothing made yet.
    pub(super) fn new(
        context: Context<'a>,
        date: NaiveDate,
        templates: &'a Arc<[TemplateFile]>,
        register: Register,
    ) -> Self {
        Self { context, date, templates, register, folders: Vec::new(), issuance: Issuance::default() }
    }

    /// Which invoices a credit note takes something off, ex VAT: the one that it reverses; or, for a settlement that
    /// gives back, the agreement's last ones as far as something remains of them.
    fn credits(&self, agreement: &Agreement, issued: &Issued) -> Vec<Credit> {
        if issued.content.kind == DocumentKind::Invoice {
            return Vec::new();
        }
        let mut rest = issued.content.totals.net;
        if let Some(correction) = issued.correction.as_ref().filter(|_| issued.reverses()) {
            return vec![Credit { number: correction.original.number.clone(), net: rest }];
        }
        let mut credits = Vec::new();
        // A taxable seller's advance has no VAT: what carries VAT is taken off what carried it.
        let with_vat = !issued.content.totals.vat.amount.is_zero();
        let suits = |entry: &&Entry| {
            let is_taxable = agreement.vat == Some(VatStatus::Taxable);
            entry.kind == DocumentKind::Invoice && (!is_taxable || entry.vat.is_zero() != with_vat)
        };
        for entry in self.register.of(&agreement.id).rev().filter(suits) {
            let net = self.register.remaining(&entry.number).min(rest);
            if net.is_positive() {
                credits.push(Credit { number: entry.number.clone(), net });
                rest = rest - net;
            }
        }
        credits
    }
}

/// Everything that the documents were made from, as it was: the original can always be made again from it.
fn snapshot(source: Source<'_>) -> Vec<StoredFile> {
    let inputs = source.folder.input.files.iter().filter_map(|(path, content)| match content {
        FileContent::Bytes(bytes) => Some((format!("{SNAPSHOT_INPUTS}/{path}"), Arc::clone(bytes))),
        _ => None,
    });
    let templates = source
        .templates
        .iter()
        .map(|template| (format!("{SNAPSHOT_TEMPLATES}/{}", template.name), Arc::clone(&template.bytes)));
    inputs.chain(templates).map(|(name, bytes)| StoredFile { name, bytes }).collect()
}

fn folder_of(entry: &Entry) -> String {
    format!("{}/issued/{}", entry.agreement, entry.number)
}

fn no_seller(agreement: &Agreement) -> Problem {
    let place = Place::file(format!("inputs/{}/agreement.yaml", agreement.id));
    let remedy = "write it as its nine digits";
    catalogue::OpenFactNotIssued { key: "seller.org_number", remedy }.at(place)
}
