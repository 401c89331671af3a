//! The invoice or credit note.

use schemars::JsonSchema;
use serde::Serialize;

use super::head::period;
use super::text::{ZERO_WIDTH_SPACE, breakable};
use super::{Fact, Head, RowKind, Subject, Table};
use crate::bokmal;
use crate::domain::{Agreement, DocumentRef, MilestoneBasis, Party, VatStatus};
use crate::invoice::{DocumentKind, Draft, Line, Quantity, Subject as LineSubject, Totals, VatCategory};
use crate::num::Money;
use crate::settle::{Billed, BilledKind};

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
    let (owed, amount) = draft_asks(draft);
    let kind = match (draft.kind, &subject.milestone.basis) {
        (DocumentKind::CreditNote, _) => "Kreditnota",
        // Not a sales document: that one can't come before delivery (mval § 15-10 third paragraph).
        (_, MilestoneBasis::Advance { .. }) if agreement.vat == Some(VatStatus::Taxable) => {
            "Forskuddsfaktura"
        }
        (DocumentKind::Invoice, _) => "Faktura",
    };
    InvoiceSheet {
        head: Head::draft(subject, kind, None),
        seller: party("Selger", &agreement.seller, agreement.vat.as_ref()),
        buyer: party("Kjøper", &agreement.buyer, None),
        due: Fact::new(owed, bokmal::kroner(amount)),
        payment: payment(agreement, draft),
        purpose: purpose(subject, draft),
        delivery: delivery(subject, draft),
        lines: Titled { title: "Spesifikasjon".to_owned(), table: lines(subject, draft) },
        totals: totals(agreement.vat.as_ref(), &draft.totals, &Fact::new(owed, bokmal::amount(amount))),
        notes: notes(subject, draft),
        open: open_facts(agreement),
        attachments: attachment_table(attachments),
    }
}

/// Who pays, in words, and how much.
pub(super) fn draft_asks(draft: &Draft) -> (&'static str, Money) {
    match (draft.kind, draft.totals.payable) {
        (DocumentKind::CreditNote, amount) => ("Til gode for kjøper", amount),
        (DocumentKind::Invoice, amount) if amount.is_negative() => ("Til gode for kjøper", -amount),
        (DocumentKind::Invoice, amount) => ("Å betale", amount),
    }
}

/// Name, number and address (bokføringsforskriften § 5-1-2); `MVA` only behind a registered seller's number.
fn party(title: &str, party: &Party, vat: Option<&VatStatus>) -> Block {
    let registered = matches!(vat, Some(VatStatus::Taxable | VatStatus::Exempt { .. }));
    let suffix = if registered { " MVA" } else { "" };
    let number = party.org_number.as_ref().map_or_else(
        || "Org.nr. mangler".to_owned(),
        |number| format!("Org.nr. {}{suffix}", bokmal::org_number(number)),
    );
    let mut lines = vec![number];
    match &party.address {
        Some(address) => {
            lines.push(breakable(&address.street));
            lines.push(format!("{} {}", address.postal_code, breakable(&address.city)));
        }
        None => lines.push("Adresse mangler".to_owned()),
    }
    if let Some(contact) = &party.contact {
        lines.push(format!("Kontakt: {}", breakable(&contact.name)));
        lines.extend(contact.email.as_deref().map(breakable));
        lines.extend(contact.phone.clone().map(|phone| format!("Tlf. {phone}")));
    }
    Block { title: title.to_owned(), name: breakable(&party.name), lines }
}

/// Number and dates; where to pay, unless it is the seller who owes.
fn payment(agreement: &Agreement, draft: &Draft) -> Vec<Fact> {
    let number = match draft.kind {
        DocumentKind::Invoice => "Fakturanummer",
        DocumentKind::CreditNote => "Kreditnotanummer",
    };
    let mut facts =
        vec![Fact::new(number, "settes ved utstedelse"), Fact::new("Dato", "settes ved utstedelse")];
    if draft.kind == DocumentKind::CreditNote || draft.totals.payable.is_negative() {
        return facts;
    }
    let term = agreement.payment.term_days;
    facts.push(Fact::new("Forfall", format!("{term} dager etter utstedelse")));
    let account = agreement.payment.account.as_ref();
    facts.push(Fact::new("Kontonummer", account.map_or_else(|| "mangler".to_owned(), bokmal::bank_account)));
    facts.extend(agreement.payment.kid.as_ref().map(|kid| Fact::new("KID", kid.digits())));
    facts
}

fn purpose(subject: Subject<'_>, draft: &Draft) -> String {
    match (draft.kind, &subject.milestone.basis) {
        (DocumentKind::CreditNote, _) => {
            "Tilbakebetaling av det som er fakturert a konto ut over dokumenterte timer og kostnader."
        }
        (_, MilestoneBasis::Advance { .. }) => {
            "A konto-beløp etter avtalens betalingsplan, fakturert før arbeidet er dokumentert."
        }
        (_, MilestoneBasis::Settlement { .. }) if subject.settlement.frame.is_some() => {
            "Avregning av dokumenterte timer og direkte kostnader, innenfor avtalens ramme."
        }
        (_, MilestoneBasis::Settlement { .. }) => "Avregning av dokumenterte timer og direkte kostnader.",
    }
    .to_owned()
}

fn delivery(subject: Subject<'_>, draft: &Draft) -> Vec<Fact> {
    let agreement = &subject.project.agreement;
    let mut facts = vec![
        Fact::new("Avtale", breakable(&agreement.title)),
        Fact::new("Betalingsgrunnlag", breakable(&subject.milestone.title)),
        Fact::new("Leveringsperiode", period(subject)),
    ];
    let place = agreement.seller.address.as_ref().map(|address| breakable(&address.city));
    facts.push(Fact::new("Leveringssted", place.unwrap_or_else(|| "mangler".to_owned())));
    facts.extend(
        agreement.references.contract.as_deref().map(|text| Fact::new("Avtalereferanse", breakable(text))),
    );
    facts.extend(draft.refers_to.iter().map(|billed| earlier_fact(subject, billed, draft.kind)));
    facts
}

/// What was billed or credited before; a correction and what it corrects name each other (bokføringsforskriften § 5-12).
fn earlier_fact(subject: Subject<'_>, billed: &Billed, kind: DocumentKind) -> Fact {
    let (name, amount) = match (billed.net.is_negative(), kind) {
        (true, _) => ("Tidligere kreditert", -billed.net),
        (false, DocumentKind::CreditNote) => ("Krediterer", billed.net),
        (false, DocumentKind::Invoice) => ("Tidligere fakturert", billed.net),
    };
    Fact::new(name, format!("{}: {}", earlier_document(subject, billed), bokmal::kroner(amount)))
}

/// An earlier document by number and date, or the draft that is taken as issued by its milestone.
pub(super) fn earlier_document(subject: Subject<'_>, billed: &Billed) -> String {
    if let Some(DocumentRef { number, date }) = &billed.document {
        let kind = if billed.net.is_negative() { "kreditnota" } else { "faktura" };
        return format!("{kind} {number} av {}", bokmal::date(*date));
    }
    let milestone = subject.project.agreement.milestone(&billed.milestone);
    let title = milestone.map_or(billed.milestone.as_str(), |milestone| milestone.title.as_str());
    format!("«{}» (utkast, ikke utstedt)", breakable(title))
}

fn lines(subject: Subject<'_>, draft: &Draft) -> Table {
    let mut table = Table::new(["Beskrivelse", "Antall", "Enhet", "Pris eks. mva.", "Beløp eks. mva."]);
    for line in &draft.lines {
        let (quantity, unit) = match line.quantity {
            Quantity::Hours(hours) => (bokmal::hours(hours), "timer"),
            Quantity::One => ("1".to_owned(), "stk."),
            Quantity::MinusOne => ("−1".to_owned(), "stk."),
        };
        table.push(
            RowKind::Plain,
            vec![
                describe(subject, line),
                quantity,
                unit.to_owned(),
                bokmal::amount(line.price),
                bokmal::amount(line.net),
            ],
        );
    }
    table
}

/// What each line is about, in words, for readers that are programs.
#[must_use]
pub fn line_descriptions(subject: Subject<'_>, draft: &Draft) -> Vec<String> {
    draft.lines.iter().map(|line| describe(subject, line).replace(ZERO_WIDTH_SPACE, "")).collect()
}

/// What a line is about, in words.
fn describe(subject: Subject<'_>, line: &Line) -> String {
    let project = subject.project;
    match &line.subject {
        LineSubject::Advance { share, frame } => {
            format!("A konto: {} av rammen på {}", bokmal::percent(*share), bokmal::kroner(*frame))
        }
        LineSubject::Fee { person } => match project.agreement.person(person) {
            Some(person) => format!("{}, {}", breakable(&person.name), breakable(&person.role)),
            None => person.to_string(),
        },
        LineSubject::Cost { voucher } => {
            let found = project.vouchers.iter().find(|row| row.number == *voucher);
            match found {
                Some(row) => {
                    format!("Bilag {voucher}: {} ({})", breakable(&row.description), breakable(&row.supplier))
                }
                None => format!("Bilag {voucher}"),
            }
        }
        LineSubject::OverFrame => "Over rammen, faktureres ikke".to_owned(),
        LineSubject::Deduction(billed) => {
            let what = match billed.kind {
                _ if billed.net.is_negative() => "Tillagt tidligere kreditert",
                BilledKind::Advance => "Fratrukket a konto",
                BilledKind::Settlement => "Fratrukket tidligere avregnet",
            };
            format!("{what}, {}", earlier_document(subject, billed))
        }
        LineSubject::Surplus => "Fakturert a konto ut over det som er dokumentert".to_owned(),
    }
}

/// Sums in the order in which a reader adds them.
fn totals(status: Option<&VatStatus>, totals: &Totals, owed: &Fact) -> Vec<Fact> {
    let mut facts = vec![Fact::new("Sum eks. mva.", bokmal::amount(totals.net))];
    let vat = match (&totals.vat.category, totals.vat.percent) {
        (VatCategory::Standard, Some(percent)) => Fact::new(
            &format!("Merverdiavgift {}", bokmal::percent(percent)),
            bokmal::amount(totals.vat.amount),
        ),
        _ if status.is_none() => Fact::new("Merverdiavgift", "ikke avklart"),
        _ => Fact::new("Merverdiavgift", "beregnes ikke"),
    };
    facts.push(vat);
    if !totals.prepaid.is_zero() {
        facts.push(Fact::new("Sum inkl. mva.", bokmal::amount(totals.gross)));
        facts.push(Fact::new("Fratrukket forskudd", bokmal::amount(-totals.prepaid)));
    }
    facts.push(Fact::new(&format!("{} (NOK)", owed.name), owed.value.as_str()));
    facts
}

fn notes(subject: Subject<'_>, draft: &Draft) -> Vec<String> {
    let agreement = &subject.project.agreement;
    let mut notes = vec![match (&agreement.vat, &draft.totals.vat.category) {
        (None, _) => "Selgers mva-status er ikke avklart; utkastet er uten merverdiavgift.".to_owned(),
        (Some(VatStatus::NotRegistered), _) => {
            "Selger er ikke registrert i Merverdiavgiftsregisteret. Det beregnes ikke merverdiavgift."
                .to_owned()
        }
        (Some(_), VatCategory::Exempt { reason }) => {
            format!("Uten merverdiavgift: {}.", breakable(reason.trim_end_matches('.')))
        }
        (Some(_), _) => format!(
            "Merverdiavgift er beregnet av {} i norske kroner.",
            bokmal::kroner(draft.totals.vat.base)
        ),
    }];
    if matches!(subject.milestone.basis, MilestoneBasis::Advance { .. }) {
        notes.push(
            "Timelister, dokumentasjon av aktiviteter og kostnader og sluttrapport med oppdaterte \
             resultatindikatorer følger med sluttfakturaen."
                .to_owned(),
        );
    }
    if subject.settlement.over_frame.is_positive() && draft.kind == DocumentKind::Invoice {
        notes.push(format!(
            "Dokumentert {} er {} over rammen, og det overskytende faktureres ikke.",
            bokmal::kroner(subject.settlement.documented),
            bokmal::kroner(subject.settlement.over_frame)
        ));
    }
    notes.push("Hver linje er avrundet én gang til nærmeste øre.".to_owned());
    notes
}

/// Facts that the agreement leaves open, as a draft has to say.
fn open_facts(agreement: &Agreement) -> Option<Listed> {
    let facts = [
        (agreement.seller.org_number.is_none(), "selgers organisasjonsnummer"),
        (agreement.seller.address.is_none(), "selgers adresse"),
        (agreement.buyer.org_number.is_none(), "kjøpers organisasjonsnummer"),
        (agreement.payment.account.is_none(), "kontonummer"),
        (agreement.signed_on.is_none(), "dato for signering"),
        (agreement.vat.is_none(), "selgers mva-status"),
    ];
    let items: Vec<String> =
        facts.iter().filter(|(open, _)| *open).map(|(_, name)| (*name).to_owned()).collect();
    (!items.is_empty()).then(|| Listed { title: "Må fylles ut før utstedelse".to_owned(), items })
}

fn attachment_table(attachments: &[Attachment]) -> Option<Titled> {
    let mut table = Table::new(["Vedlegg", "Fil", "Sider", "SHA-256"]);
    for attachment in attachments {
        table.push(
            RowKind::Plain,
            vec![
                breakable(&attachment.title),
                breakable(&attachment.file_name),
                attachment.pages.map_or_else(|| "–".to_owned(), bokmal::count),
                halved(&attachment.sha256),
            ],
        );
    }
    (!attachments.is_empty()).then(|| Titled { title: "Vedlegg til dette dokumentet".to_owned(), table })
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
