//! One document after the other: a number, a package, a line for the register. Nothing is on the disk yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::command::{Issuance, NewDocument};
use crate::diag::{Code, Errors, Place, Problem, Problems, Severity, catalogue};
use crate::domain::{
    Agreement, AgreementId, DocumentKind, DocumentNumber, DocumentRef, Milestone, VatStatus,
};
use crate::input::FileContent;
use crate::invoice::{Correction, Draft, Issued, Paper};
use crate::pipeline::context::Context;
use crate::pipeline::folder::{SNAPSHOT_INPUTS, SNAPSHOT_TEMPLATES};
use crate::pipeline::make::{self, Bill, Finished, Logo, Source};
use crate::register::{Credit, Entry, Register, Registration};
use crate::settle::{Billed, Settlement};
use crate::store::StoredFile;
use crate::typesetting::TemplateFile;

/// Documents in the making, and the register as it will be when all of them are in it.
pub(super) struct Writer<'a> {
    pub(super) context: Context<'a>,
    pub(super) date: NaiveDate,
    pub(super) templates: &'a Arc<[TemplateFile]>,
    pub(super) register: Register,
    /// What a person said yes to; `None` where nobody is asked: in a plan, and when a document is made once more.
    pub(super) accepted: Option<&'a [Code]>,
    /// The codes of all that is confirmed, for the register.
    pub(super) confirmed: Vec<String>,
    /// Credit notes whose agreed reductions end with the first document that bills, which says so in the register.
    pub(super) revokes: Vec<DocumentNumber>,
    /// Does nothing come in the place of what is credited?
    pub(super) closes: bool,
    /// Are the documents only looked at?
    pub(super) is_trial: bool,
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
        let mut issued = Issued {
            number,
            date: self.date,
            due: order.draft.due(&agreement.payment, self.date),
            content: order.draft,
            correction: order.correction,
        };
        let (credits, confirmed) = (self.credits(agreement, &issued), self.confirmed.clone());
        if !issued.reverses() && !credits.is_empty() {
            // BG-3 names what is credited, and the settlement what was billed before.
            let is_credited = |billed: &Billed| credits.iter().any(|credit| billed.is_of(&credit.number));
            issued.content.refers_to.retain(is_credited);
        }
        let revokes = if issued.reverses() { Vec::new() } else { std::mem::take(&mut self.revokes) };
        let registration = Registration { credits, confirmed, revokes, closes: self.closes, ..registration };
        let bill = Bill {
            milestone: order.milestone,
            settlement: order.settlement,
            paper: Paper::Issued(issued.clone()),
            logo: order.logo,
            registration: Some(registration),
            is_trial: self.is_trial,
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
        Self {
            context,
            date,
            templates,
            register,
            accepted: None,
            confirmed: Vec::new(),
            revokes: Vec::new(),
            closes: false,
            is_trial: false,
            folders: Vec::new(),
            issuance: Issuance::default(),
        }
    }

    /// Ends agreed reductions of an agreement: what they took off is billed again.
    ///
    /// # Errors
    /// For each number that isn't one of a credit note that took something off by agreement.
    pub(super) fn revoke(&mut self, agreement: &AgreementId, numbers: &[String]) -> Result<(), Errors> {
        let mut problems = Problems::new();
        let known: Vec<DocumentNumber> =
            self.register.reductions(agreement).map(|entry| entry.number.clone()).collect();
        for number in numbers {
            let Some(found) = known.iter().find(|known| known.as_str() == number) else {
                let known: Vec<&str> = known.iter().map(DocumentNumber::as_str).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                problems.push(catalogue::NothingToRevoke { number, agreement, known });
                continue;
            };
            self.register.revoke(found);
            self.revokes.push(found.clone());
        }
        problems.without_errors().map(drop)
    }

    /// Goes on when all that must be confirmed is, and nothing that wasn't found is said to be.
    ///
    /// # Errors
    /// What must be confirmed, and how, or what there is nothing of.
    pub(super) fn confirm(&mut self) -> Result<(), Errors> {
        let found = self.issuance.problems.only(Severity::Confirm);
        let codes: BTreeSet<Code> = found.iter().map(Problem::code).collect();
        self.confirmed = codes.iter().map(Code::to_string).collect();
        let Some(accepted) = self.accepted else { return Ok(()) };
        let mut problems = Problems::new();
        let open: Vec<String> =
            codes.iter().filter(|code| !accepted.contains(code)).map(Code::to_string).collect();
        if !open.is_empty() {
            let options: Vec<String> = codes.iter().map(|code| format!("--accept {code}")).collect();
            let (codes, options) = (open.join(", "), options.join(" "));
            problems.push(catalogue::NotConfirmed { codes, options });
        }
        for code in accepted.iter().filter(|code| !codes.contains(code)) {
            problems.push(catalogue::NothingToConfirm { code });
        }
        if problems.is_empty() {
            self.issuance.problems.retain(|problem| problem.severity() != Severity::Confirm);
            return Ok(());
        }
        Err(problems.into_errors().and(std::mem::take(&mut self.issuance.problems)))
    }

    /// The number of the document after the next one: the next one is of `first`, the one after of `then`.
    ///
    /// # Errors
    /// As those of [`Register::next`].
    pub(super) fn number_after(&self, first: &Agreement, then: &Agreement) -> Result<DocumentNumber, Errors> {
        let next = |agreement: &Agreement| {
            let seller = agreement.seller.org_number.as_ref().ok_or_else(|| no_seller(agreement))?;
            self.register.next(seller, &agreement.numbering, self.date)
        };
        let (_, before) = next(first)?;
        let (number, own) = next(then)?;
        if own.seller != before.seller || own.series != before.series {
            return Ok(number);
        }
        let number = then.numbering.number(self.date, own.place + 1);
        let taken = || catalogue::NumberTaken { series: &own.series, seller: own.seller.digits() };
        number.ok_or_else(|| taken().into())
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
