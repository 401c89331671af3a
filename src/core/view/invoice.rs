//! The invoice or credit note.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{ZERO_WIDTH_SPACE, breakable};
use super::{Fact, Head, RowKind, Subject, Table, issued};
use crate::bokmal;
use crate::domain::{Agreement, DocumentKind, MilestoneBasis, Party, VatStatus};
use crate::invoice::{Draft, Issued, Quantity, Totals, VatCategory, earlier_document};
use crate::num::Money;
use crate::settle::Billed;
use crate::words::BOKMAL;

/// A document that goes with the invoice (bokføringsloven § 10: the invoice refers to each of them).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// Its name in the package.
    pub file_name: String,
    /// How many pages it has; `None` for an original that is kept as it came.
    pub pages: Option<usize>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// Data of `invoice.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InvoiceSheet {
    /// Head and foot.
    pub head: Head,
    /// The seller: heading, then lines.
    pub seller: Block,
    /// The buyer.
    pub buyer: Block,
    /// What is due, large.
    pub due: Fact,
    /// Number, dates and account.
    pub payment: Vec<Fact>,
    /// What is billed, in a sentence.
    pub purpose: String,
    /// Delivery, basis and references.
    pub delivery: Vec<Fact>,
    /// The lines.
    pub lines: Titled,
    /// Sums below the lines; the last is what is due.
    pub totals: Vec<Fact>,
    /// Sentences on VAT, advances and what else the law or the reader asks for.
    pub notes: Vec<String>,
    /// What changed since the document that this one corrects.
    pub changes: Option<Listed>,
    /// What has to be filled in before the draft can be issued.
    pub open: Option<Listed>,
    /// What goes with it.
    pub attachments: Option<Titled>,
}

/// A heading and lines of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Block {
    /// The heading.
    pub title: String,
    /// A name.
    pub name: String,
    /// What stands below it.
    pub lines: Vec<String>,
}

/// A heading and a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Titled {
    /// The heading.
    pub title: String,
    /// The table.
    pub table: Table,
}

/// A heading and a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed {
    /// The heading.
    pub title: String,
    /// The items.
    pub items: Vec<String>,
}

/// The invoice or credit note that `draft` settles.
#[must_use]
pub fn invoice(subject: Subject<'_>, draft: &Draft, attachments: &[Attachment]) -> InvoiceSheet {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let (owed, amount) = draft_asks(draft);
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
        seller: party(
            BOKMAL.terms.seller,
            &agreement.seller,
            agreement.vat.as_ref().is_some_and(VatStatus::is_registered),
        ),
        buyer: party(BOKMAL.terms.buyer, &agreement.buyer, agreement.buyer_is_vat_registered),
        due: Fact::new(owed, bokmal::kroner(amount)),
        payment: payment(subject, draft),
        purpose: purpose(subject, draft),
        delivery: delivery(subject, draft),
        lines: Titled { title: words.lines.to_owned(), table: lines(draft) },
        totals: totals(agreement.vat.as_ref(), &draft.totals, &Fact::new(owed, bokmal::amount(amount))),
        notes: notes(subject, draft),
        changes: issued::changes(subject),
        open: open_facts(agreement),
        attachments: attachment_table(attachments),
    }
}

/// Who pays, in words, and how much.
pub(super) fn draft_asks(draft: &Draft) -> (&'static str, Money) {
    if gives_back(draft) {
        (BOKMAL.terms.owed_to_buyer, -draft.asks())
    } else {
        (BOKMAL.terms.to_pay, draft.asks())
    }
}

/// Is it the seller who owes?
fn gives_back(draft: &Draft) -> bool {
    draft.kind == DocumentKind::CreditNote || draft.asks().is_negative()
}

/// Name, number and address (bokføringsforskriften § 5-1-2); `MVA` only behind a registered party's number.
fn party(title: &str, party: &Party, is_registered: bool) -> Block {
    let words = &BOKMAL.invoice;
    let numbered = if is_registered { words.org_number_with_vat } else { words.org_number };
    let number = party
        .org_number
        .as_ref()
        .map_or_else(|| words.org_number_missing.to_owned(), |number| numbered(&bokmal::org_number(number)));
    let mut lines = vec![number];
    match &party.address {
        Some(address) => {
            lines.push(breakable(&address.street));
            lines.push(format!("{} {}", address.postal_code, breakable(&address.city)));
        }
        None => lines.push(words.address_missing.to_owned()),
    }
    if let Some(contact) = &party.contact {
        lines.push((words.contact)(&breakable(&contact.name)));
        lines.extend(contact.email.as_deref().map(breakable));
        lines.extend(contact.phone.as_deref().map(words.phone));
    }
    Block { title: title.to_owned(), name: breakable(&party.name), lines }
}

/// Number and dates; where to pay, unless it is the seller who owes.
fn payment(subject: Subject<'_>, draft: &Draft) -> Vec<Fact> {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let number = match draft.kind {
        DocumentKind::Invoice => words.invoice_number,
        DocumentKind::CreditNote => words.credit_note_number,
    };
    let (numbered, dated) = match subject.issued {
        Some(issued) => (issued.number.to_string(), bokmal::date(issued.date)),
        None => (words.set_at_issue.to_owned(), words.set_at_issue.to_owned()),
    };
    let mut facts = vec![Fact::new(number, numbered), Fact::new(BOKMAL.terms.date, dated)];
    if gives_back(draft) {
        return facts;
    }
    let due = match subject.issued {
        Some(issued) => issued.due.map(bokmal::date),
        None => Some((words.days_after_issue)(&agreement.payment.term_days.to_string())),
    };
    facts.extend(due.map(|due| Fact::new(words.due_date, due)));
    let account = agreement.payment.account.as_ref();
    facts.push(Fact::new(
        words.account,
        account.map_or_else(|| words.missing.to_owned(), bokmal::bank_account),
    ));
    facts.extend(agreement.payment.kid.as_ref().map(|kid| Fact::new(words.kid, kid.digits())));
    facts
}

fn purpose(subject: Subject<'_>, draft: &Draft) -> String {
    let words = &BOKMAL.invoice;
    if let Some(purpose) = issued::purpose(subject) {
        return purpose;
    }
    match (draft.kind, &subject.milestone.basis) {
        (DocumentKind::CreditNote, _) => words.pays_back,
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
    let words = &BOKMAL.invoice;
    let mut facts = vec![
        Fact::new(words.agreement, breakable(&agreement.title)),
        Fact::new(BOKMAL.terms.payment_basis, breakable(&subject.milestone.title)),
        Fact::new(words.delivery_period, delivered(subject)),
    ];
    let place = agreement.delivery_place.as_deref().map(breakable);
    facts.push(Fact::new(words.delivery_place, place.unwrap_or_else(|| words.missing.to_owned())));
    facts.extend(
        agreement.references.contract.as_deref().map(|text| Fact::new(words.contract, breakable(text))),
    );
    let credits = draft.kind == DocumentKind::CreditNote && draft.refers_to.len() == 1;
    facts.extend(draft.refers_to.iter().map(|billed| earlier_fact(subject, billed, credits)));
    facts.extend(issued::correction(subject));
    facts
}

/// From when to when what is billed was delivered.
fn delivered(subject: Subject<'_>) -> String {
    let until = subject.issued.map(Issued::billed_until);
    let (from, to) = subject.project.agreement.delivery(&subject.milestone.basis, until);
    bokmal::date_range(from, to)
}

/// What was billed or credited before; a correction and what it corrects name each other (bokføringsforskriften § 5-12).
/// A credit note on one document `credits` it; one that settles several says what each of them billed.
fn earlier_fact(subject: Subject<'_>, billed: &Billed, credits: bool) -> Fact {
    let words = &BOKMAL.invoice;
    let (name, amount) = match (billed.net.is_negative(), credits) {
        (true, _) => (words.credited_before, -billed.net),
        (false, true) => (words.credits, billed.net),
        (false, false) => (words.billed_before, billed.net),
    };
    Fact::new(name, (words.earlier)(&earlier(subject, billed), &bokmal::kroner(amount)))
}

/// An earlier document, as a table or a fact names it.
pub(super) fn earlier(subject: Subject<'_>, billed: &Billed) -> String {
    breakable(&earlier_document(subject.project, billed))
}

fn lines(draft: &Draft) -> Table {
    let words = &BOKMAL.invoice;
    let mut table = Table::new([words.description, words.quantity, words.unit, words.price, words.net]);
    for (line, to_date) in draft.lines.iter().zip(draft.sums_to_date()) {
        let (quantity, unit) = match line.quantity {
            Quantity::Hours(hours) => (bokmal::hours(hours), words.hours),
            Quantity::One => ("1".to_owned(), words.pieces),
            Quantity::MinusOne => ("−1".to_owned(), words.pieces),
        };
        let cells = vec![
            breakable(&line.description),
            quantity,
            unit.to_owned(),
            bokmal::amount(line.price),
            bokmal::amount(line.net),
        ];
        table.push_carrying(cells, bokmal::amount(to_date));
    }
    table
}

/// Sums in the order in which a reader adds them.
fn totals(status: Option<&VatStatus>, totals: &Totals, owed: &Fact) -> Vec<Fact> {
    let words = &BOKMAL.invoice;
    let mut facts = vec![Fact::new(words.sum_without_vat, bokmal::amount(totals.net))];
    let vat = match (&totals.vat.category, totals.vat.percent) {
        (VatCategory::Standard, Some(percent)) => {
            Fact::new(&(BOKMAL.terms.vat_at)(&bokmal::percent(percent)), bokmal::amount(totals.vat.amount))
        }
        _ if status.is_none() => Fact::new(words.vat, words.vat_undecided),
        _ => Fact::new(words.vat, words.vat_not_charged),
    };
    facts.push(vat);
    if !totals.prepaid.is_zero() {
        facts.push(Fact::new(words.sum_with_vat, bokmal::amount(totals.gross)));
        facts.push(Fact::new(BOKMAL.terms.advance_taken_off, bokmal::amount(-totals.prepaid)));
    }
    facts.push(Fact::new(&(words.in_nok)(&owed.name), owed.value.as_str()));
    facts
}

fn notes(subject: Subject<'_>, draft: &Draft) -> Vec<String> {
    let agreement = &subject.project.agreement;
    let words = &BOKMAL.invoice;
    let mut notes = vec![match (&agreement.vat, &draft.totals.vat.category) {
        (None, _) => words.vat_status_open.to_owned(),
        (Some(VatStatus::NotRegistered), _) => words.seller_not_registered.to_owned(),
        (Some(_), VatCategory::Exempt { reason }) => {
            (words.without_vat)(&breakable(reason.trim_end_matches('.')))
        }
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
    notes.push(words.rounded.to_owned());
    notes
}

/// Facts that the agreement leaves open, as a draft has to say.
fn open_facts(agreement: &Agreement) -> Option<Listed> {
    let words = &BOKMAL.invoice;
    let facts = [
        (agreement.seller.org_number.is_none(), words.open_seller_number),
        (agreement.seller.address.is_none(), words.open_seller_address),
        (agreement.buyer.org_number.is_none(), words.open_buyer_number),
        (agreement.payment.account.is_none(), words.open_account),
        (agreement.signed_on.is_none(), words.open_signed_on),
        (agreement.vat.is_none(), words.open_vat_status),
    ];
    let items: Vec<String> =
        facts.iter().filter(|(open, _)| *open).map(|(_, name)| (*name).to_owned()).collect();
    (!items.is_empty()).then(|| Listed { title: words.open.to_owned(), items })
}

fn attachment_table(attachments: &[Attachment]) -> Option<Titled> {
    let words = &BOKMAL.invoice;
    let mut table = Table::new([words.attachment, BOKMAL.terms.file, words.pages, words.checksum]);
    for attachment in attachments {
        table.push(
            RowKind::Plain,
            vec![
                breakable(&attachment.title),
                breakable(&attachment.file_name),
                attachment.pages.map_or_else(|| BOKMAL.terms.none.to_owned(), bokmal::count),
                halved(&attachment.sha256),
            ],
        );
    }
    (!attachments.is_empty()).then(|| Titled { title: words.attachments.to_owned(), table })
}

/// A checksum on two lines: a place to break in its middle, and no other.
fn halved(checksum: &str) -> String {
    let middle = checksum.len() / 2;
    let at = |(place, digit)| {
        let gap = if place == middle { Some(ZERO_WIDTH_SPACE) } else { None };
        gap.into_iter().chain([digit])
    };
    checksum.char_indices().flat_map(at).collect()
}
