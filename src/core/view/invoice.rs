//! The invoice or credit note.

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::issued::{self, Listed};
use super::lines::{LineRow, lines};
use super::{Fact, Head, Subject, Words};
use crate::bokmal;
use crate::domain::{Agreement, DocumentKind, MilestoneBasis, Party, VatStatus};
use crate::invoice::{Draft, Issued, Totals, VatCategory, earlier_document};
use crate::num::Money;
use crate::settle::Billed;
use crate::words::BOKMAL;

/// Data of `invoice.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InvoiceSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// Who bills.
    pub seller: PartyLines,
    /// Who is billed.
    pub buyer: PartyLines,
    /// What is due, large.
    pub due: Fact,
    /// Number, dates and account.
    pub payment: Vec<Fact>,
    /// What is billed, in a sentence.
    pub purpose: String,
    /// What the buyer does now that a document is replaced, in sentences.
    pub instead: Vec<String>,
    /// Delivery, basis and references.
    pub delivery: Vec<Fact>,
    /// The lines.
    pub lines: Vec<LineRow>,
    /// Sums below the lines; the last is what is due.
    pub totals: Vec<Fact>,
    /// Sentences on VAT, advances and what else the law or the reader asks for.
    pub notes: Vec<String>,
    /// What changed since the document that this one corrects.
    pub changes: Option<Listed>,
    /// What has to be filled in before the draft can be issued.
    pub open: Vec<&'static str>,
    /// What goes with it (bokføringsloven § 10: the invoice refers to each of them).
    pub attachments: Vec<Attachment>,
}

/// A party as the invoice names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartyLines {
    /// The name.
    pub name: String,
    /// Number, address and contact.
    pub lines: Vec<String>,
}

/// A document that goes with the invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// Its name in the package.
    pub file_name: String,
    /// How many pages it has; none for an original that is kept as it came.
    pub pages: Option<String>,
}

/// The invoice or credit note that `draft` settles.
#[must_use]
pub fn invoice(subject: Subject<'_>, draft: &Draft, attachments: &[Attachment]) -> InvoiceSheet {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let (owed, amount) = draft_asks(draft);
    let owed = |amount: String| Fact::new("due", owed, amount);
    let kind = match (draft.kind, &subject.milestone.basis) {
        (DocumentKind::CreditNote, _) => words.credit_note,
        // Not a sales document: that one can't come before delivery (mval § 15-10 third paragraph).
        (_, MilestoneBasis::Advance { .. }) if agreement.vat == Some(VatStatus::Taxable) => {
            words.advance_invoice
        }
        (DocumentKind::Invoice, _) => words.invoice,
    };
    InvoiceSheet {
        head: Head::document(subject, kind),
        words: super::words(words.plain()),
        seller: party(&agreement.seller, agreement.vat.as_ref().is_some_and(VatStatus::is_registered)),
        buyer: party(&agreement.buyer, agreement.buyer_is_vat_registered),
        due: owed(bokmal::kroner(amount)),
        payment: payment(subject, draft),
        purpose: purpose(subject, draft),
        instead: issued::instead(subject),
        delivery: delivery(subject, draft),
        lines: lines(draft),
        totals: totals(agreement.vat.as_ref(), &draft.totals, owed(bokmal::amount(amount))),
        notes: notes(subject, draft),
        changes: issued::changes(subject),
        open: open_facts(agreement),
        attachments: attachments.to_vec(),
    }
}

/// Who pays, in words, and how much.
pub(super) fn draft_asks(draft: &Draft) -> (&'static str, Money) {
    let (asks, terms) = (draft.asks(), &BOKMAL.terms);
    match draft.kind {
        _ if asks.is_zero() => (terms.nothing_to_pay, Money::ZERO),
        _ if asks.is_negative() => (terms.owed_to_buyer, -asks),
        // It reverses an invoice by which the seller gave something back.
        DocumentKind::CreditNote => (terms.owed_to_seller, asks),
        DocumentKind::Invoice => (terms.to_pay, asks),
    }
}

/// Name, number and address (bokføringsforskriften § 5-1-2); `MVA` only behind a registered party's number.
fn party(party: &Party, is_registered: bool) -> PartyLines {
    let words = &BOKMAL.invoice;
    let numbered = if is_registered { words.org_number_with_vat } else { words.org_number };
    let number = party
        .org_number
        .as_ref()
        .map_or_else(|| words.org_number_missing.to_owned(), |number| numbered(&bokmal::org_number(number)));
    let mut lines = vec![number];
    match &party.address {
        Some(address) => {
            lines.push(address.street.clone());
            lines.push(format!("{} {}", address.postal_code, address.city));
        }
        None => lines.push(words.address_missing.to_owned()),
    }
    if let Some(contact) = &party.contact {
        lines.push((words.contact)(&contact.name));
        lines.extend(contact.email.clone());
        lines.extend(contact.phone.as_deref().map(words.phone));
    }
    PartyLines { name: party.name.clone(), lines }
}

/// Number and dates; where to pay, if there is something to pay.
fn payment(subject: Subject<'_>, draft: &Draft) -> Vec<Fact> {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let (numbered, dated) = match subject.issued {
        Some(issued) => (issued.number.to_string(), bokmal::date(issued.date)),
        None => (words.set_at_issue.to_owned(), words.set_at_issue.to_owned()),
    };
    let number = match draft.kind {
        DocumentKind::Invoice => fact!(words.invoice_number, numbered),
        DocumentKind::CreditNote => fact!(words.credit_note_number, numbered),
    };
    let mut facts = vec![number, fact!(words.date, dated)];
    if !draft.asks_for_payment() {
        return facts;
    }
    let due = match subject.issued {
        Some(issued) => issued.due.map(bokmal::date),
        None => Some((words.days_after_issue)(&agreement.payment.term_days.to_string())),
    };
    facts.extend(due.map(|due| fact!(words.due_date, due)));
    facts.push(fact!(words.account, payment_account(subject).unwrap_or_else(|| words.missing.to_owned())));
    facts.extend(agreement.payment.kid.as_ref().map(|kid| fact!(words.kid, kid.digits())));
    facts
}

/// Where to pay, as it is written; `None` while nobody knows.
pub(super) fn payment_account(subject: Subject<'_>) -> Option<String> {
    subject.project.agreement.payment.account.as_ref().map(bokmal::bank_account)
}

fn purpose(subject: Subject<'_>, draft: &Draft) -> String {
    let words = &BOKMAL.invoice;
    if let Some(purpose) = issued::purpose(subject) {
        return purpose;
    }
    let is_taxable = subject.project.agreement.vat == Some(VatStatus::Taxable);
    match (draft.kind, &subject.milestone.basis) {
        (DocumentKind::CreditNote, _) if is_taxable => words.pays_advance_back,
        (DocumentKind::CreditNote, _) => words.pays_back,
        (_, MilestoneBasis::Advance { .. }) if is_taxable => words.bills_prepayment,
        (_, MilestoneBasis::Advance { .. }) => words.bills_advance,
        (_, MilestoneBasis::Settlement { .. }) if subject.settlement.frame.is_some() => {
            words.settles_within_frame
        }
        (_, MilestoneBasis::Settlement { .. }) => words.settles,
    }
    .to_owned()
}

fn delivery(subject: Subject<'_>, draft: &Draft) -> Vec<Fact> {
    let agreement = &subject.project.agreement;
    let (words, terms) = (&BOKMAL.invoice, &BOKMAL.terms);
    let mut facts = Vec::new();
    if draft.asks_for_payment() {
        facts.push(fact!(terms.payment_basis, subject.milestone.title.as_str()));
    }
    facts.push(fact!(words.delivery_period, delivered(subject)));
    facts.push(fact!(words.delivery_place, agreement.delivery_place.as_deref().unwrap_or(words.missing)));
    facts.extend(agreement.references.contract.as_deref().map(|text| fact!(words.contract, text)));
    facts.extend(frame(subject, draft));
    facts.extend(draft.refers_to.iter().map(|billed| earlier_fact(subject, draft, billed)));
    facts.extend(issued::correction(subject));
    facts
}

/// The frame, and what is billed and left of it with this document; a document that takes another back says nothing of it.
fn frame(subject: Subject<'_>, draft: &Draft) -> Option<Fact> {
    let settlement = subject.settlement;
    let (frame, left) = settlement.frame.zip(settlement.frame_left())?;
    if draft.kind == DocumentKind::CreditNote || subject.issued.is_some_and(Issued::reverses) {
        return None;
    }
    let [frame, billed, left] = [frame, settlement.billed(), left].map(bokmal::amount);
    let words = &BOKMAL.invoice;
    Some(fact!(words.frame, (words.use_of_frame)(&frame, &billed, &left)))
}

/// From when to when what is billed was delivered.
fn delivered(subject: Subject<'_>) -> String {
    let until = subject.issued.map(Issued::billed_until);
    let (from, to) = subject.project.agreement.delivery(&subject.milestone.basis, until);
    bokmal::date_range(from, to)
}

/// What was billed or credited before; a correction and what it corrects name each other (bokføringsforskriften § 5-12).
/// A credit note says of each document what it takes off it.
fn earlier_fact(subject: Subject<'_>, draft: &Draft, billed: &Billed) -> Fact {
    let words = &BOKMAL.invoice;
    let told = |amount| (words.earlier)(&earlier(subject, billed), &bokmal::kroner(amount));
    if billed.agreed.is_positive() {
        return Fact::new("agreed", BOKMAL.lines.agreed, told(billed.agreed));
    }
    let part = |credit: Money| {
        (words.part)(&bokmal::kroner(credit), &earlier(subject, billed), &bokmal::kroner(billed.net))
    };
    match credit_of(subject, draft, billed) {
        _ if billed.net.is_negative() => fact!(words.credited_before, told(-billed.net)),
        None => fact!(words.billed_before, told(billed.net)),
        Some(credit) if credit == billed.net => fact!(words.credits, told(credit)),
        Some(credit) if subject.issued.is_some_and(Issued::reverses_all) => {
            fact!(words.credits_rest, part(credit))
        }
        Some(credit) => fact!(words.credits_part, part(credit)),
    }
}

/// What a credit note takes off an earlier document, ex VAT; a draft of one knows it where there is only one.
fn credit_of(subject: Subject<'_>, draft: &Draft, billed: &Billed) -> Option<Money> {
    let known = subject.credits.iter().find(|credit| billed.is_of(&credit.number));
    let alone = draft.kind == DocumentKind::CreditNote && draft.refers_to.len() == 1;
    known.map(|credit| credit.net).or_else(|| alone.then_some(draft.totals.net))
}

/// An earlier document, as a table or a fact names it.
pub(super) fn earlier(subject: Subject<'_>, billed: &Billed) -> String {
    earlier_document(subject.project, billed)
}

/// Sums in the order in which a reader adds them.
fn totals(status: Option<&VatStatus>, totals: &Totals, owed: Fact) -> Vec<Fact> {
    let (words, terms) = (&BOKMAL.invoice, &BOKMAL.terms);
    let mut facts = vec![fact!(words.sum_without_vat, bokmal::amount(totals.net))];
    let vat = match (&totals.vat.category, totals.vat.percent) {
        (VatCategory::Standard, Some(percent)) => {
            Fact::new("vat", &(terms.vat_at)(&bokmal::percent(percent)), bokmal::amount(totals.vat.amount))
        }
        _ if status.is_none() => fact!(words.vat, words.vat_undecided),
        _ if status == Some(&VatStatus::Taxable) => fact!(words.vat, words.vat_on_settlement),
        _ => fact!(words.vat, words.vat_not_charged),
    };
    facts.push(vat);
    if !totals.prepaid.is_zero() {
        facts.push(fact!(words.sum_with_vat, bokmal::amount(totals.gross)));
        facts.push(fact!(terms.advance_taken_off, bokmal::amount(-totals.prepaid)));
    }
    facts.push(Fact { name: (words.in_nok)(&owed.name), ..owed });
    facts
}

fn notes(subject: Subject<'_>, draft: &Draft) -> Vec<String> {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let mut notes = vec![match (&agreement.vat, &draft.totals.vat.category) {
        (None, _) => words.vat_status_open.to_owned(),
        (Some(VatStatus::NotRegistered), _) => words.seller_not_registered.to_owned(),
        (Some(VatStatus::Taxable), VatCategory::Exempt { reason }) => (words.advance_note)(reason),
        (Some(_), VatCategory::Exempt { reason }) => (words.without_vat)(reason.trim_end_matches('.')),
        (Some(_), _) => (words.vat_computed)(&bokmal::kroner(draft.totals.vat.base)),
    }];
    let is_advance = matches!(subject.milestone.basis, MilestoneBasis::Advance { .. });
    if is_advance && draft.kind == DocumentKind::Invoice {
        notes.push(words.documentation_follows.to_owned());
    }
    if subject.settlement.over_frame.is_positive() && draft.kind == DocumentKind::Invoice {
        notes.push((words.past_frame)(
            &bokmal::kroner(subject.settlement.documented),
            &bokmal::kroner(subject.settlement.over_frame),
        ));
    }
    notes.extend(pay_back(subject, draft));
    notes
}

/// When and to whom money goes back (bokføringsforskriften § 5-1-1 no. 5); `None` where a replacement is paid instead.
fn pay_back(subject: Subject<'_>, draft: &Draft) -> Option<String> {
    let words = &BOKMAL.invoice;
    let term = subject.project.agreement.payment.term_days;
    let instead = subject.issued.and_then(|issued| issued.correction.as_ref()?.instead.as_ref());
    if instead.is_some() || !draft.asks().is_negative() {
        return None;
    }
    let by = match subject.issued {
        Some(issued) => bokmal::date(issued.date.checked_add_days(Days::new(term.into()))?),
        None => (words.days_after_issue)(&term.to_string()),
    };
    let sentence = match draft.kind {
        DocumentKind::CreditNote => words.pay_back,
        DocumentKind::Invoice => words.advance_back,
    };
    Some(sentence(&bokmal::kroner(-draft.asks()), &by))
}

/// Facts that the agreement leaves open, as a draft has to say.
fn open_facts(agreement: &Agreement) -> Vec<&'static str> {
    let words = &BOKMAL.invoice;
    let facts = [
        (agreement.seller.org_number.is_none(), words.open_seller_number),
        (agreement.seller.address.is_none(), words.open_seller_address),
        (agreement.buyer.org_number.is_none(), words.open_buyer_number),
        (agreement.payment.account.is_none(), words.open_account),
        (agreement.signed_on.is_none(), words.open_signed_on),
        (agreement.vat.is_none(), words.open_vat_status),
    ];
    facts.into_iter().filter(|(open, _)| *open).map(|(_, name)| name).collect()
}
