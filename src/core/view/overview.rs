//! The overview: one page from which a package is attested.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::fact;
use super::head::period;
use super::invoice::{draft_asks, payment_account};
use super::issued::invoice_of;
use super::{Attachment, Fact, Head, Subject, Words, key};
use crate::bokmal;
use crate::domain::{DocumentKind, Voucher};
use crate::invoice::{Draft, Extent, Issued, Step};
use crate::num::Money;
use crate::settle::{CostLine, FeeLine};
use crate::words::BOKMAL;

/// More people than this have no room on the page and become one row.
const PEOPLE: usize = 6;

/// More rows of hours and vouchers together than this have no room on the page: the vouchers become one.
const ROWS: usize = 9;

/// Data of `overview.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OverviewSheet {
    /// Head and foot.
    pub head: Head,
    /// Words to choose from.
    pub words: Words,
    /// What is due, large.
    pub due: Fact,
    /// Who bills whom, by which document.
    pub parties: Vec<Fact>,
    /// What the reader is asked to do, in sentences.
    pub to_do: Vec<String>,
    /// From the frame to what is left of it; none for a document that takes another back.
    pub figures: Vec<Fact>,
    /// How the figures add up, if there is a frame.
    pub sum_rule: Option<&'static str>,
    /// The same as parts of a bar, in per mille of the frame.
    pub bar: Option<Bar>,
    /// Hours by person, and where each is proven.
    pub hours: Vec<ProvenRow>,
    /// All hours.
    pub hours_sum: ProvenRow,
    /// Vouchers, and where each is proven.
    pub vouchers: Vec<ProvenRow>,
    /// All vouchers.
    pub vouchers_sum: ProvenRow,
    /// What the program looked at.
    pub checks: Vec<String>,
    /// What the package holds, each file with its pages in words.
    pub contents: Vec<Attachment>,
}

/// Parts of the frame, in per mille.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bar {
    /// What is documented.
    pub documented: i64,
    /// Where what was billed before ends.
    pub before: i64,
    /// Where what is billed now ends.
    pub now: i64,
}

/// Something with an amount, and where it is proven.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProvenRow {
    /// By which a part of the same file is found.
    pub key: Option<String>,
    /// Who, or which.
    pub name: String,
    /// A voucher's supplier.
    pub supplier: String,
    /// Hours, if it is about hours.
    pub hours: String,
    /// What it comes to, ex VAT.
    pub amount: String,
    /// The file and its pages.
    pub proof: String,
}

/// Where something is proven: a file and its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The file's name in the package.
    pub file_name: String,
    /// The first page.
    pub from: usize,
    /// The last page.
    pub to: usize,
}

/// The overview of a package that holds `contents`; `proofs` are by the keys of what they prove.
#[must_use]
pub fn overview(
    subject: Subject<'_>,
    draft: Option<&Draft>,
    contents: &[Attachment],
    proofs: &BTreeMap<String, Proof>,
) -> OverviewSheet {
    let words = &BOKMAL.overview;
    let settlement = subject.settlement;
    let takes_back = subject.issued.is_some_and(Issued::reverses);
    let is_documented = !(takes_back || settlement.basis.is_advance());
    let (owed, amount) = draft.map_or((BOKMAL.terms.nothing_to_pay, Money::ZERO), draft_asks);
    let fees = if is_documented { settlement.fees.as_slice() } else { &[] };
    let costs = if is_documented { settlement.costs.as_slice() } else { &[] };
    OverviewSheet {
        head: Head::attachment(subject, words.overview, None),
        words: super::words(words.plain()),
        due: Fact::new("due", owed, bokmal::kroner(amount)),
        parties: parties(subject, draft),
        to_do: to_do(subject, draft),
        figures: if takes_back { Vec::new() } else { figures(subject) },
        sum_rule: settlement.frame.filter(|_| !takes_back).map(|_| {
            if settlement.due.is_negative() { words.frame_adds_up_with_credit } else { words.frame_adds_up }
        }),
        bar: if takes_back { None } else { bar(subject) },
        hours: hours(subject, fees, proofs),
        hours_sum: ProvenRow {
            name: BOKMAL.terms.sum.to_owned(),
            hours: bokmal::hours(settlement.hours),
            amount: bokmal::amount(settlement.fees_total),
            ..ProvenRow::default()
        },
        vouchers: vouchers(subject, costs, proofs),
        vouchers_sum: ProvenRow {
            name: BOKMAL.terms.sum.to_owned(),
            amount: bokmal::amount(settlement.costs_total),
            ..ProvenRow::default()
        },
        checks: if is_documented { checks(subject, draft) } else { Vec::new() },
        contents: contents.to_vec(),
    }
}

fn parties(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<Fact> {
    let (agreement, terms, words) = (&subject.project.agreement, &BOKMAL.terms, &BOKMAL.invoice);
    let mut facts = vec![
        fact!(terms.seller, agreement.seller.name.as_str()),
        fact!(terms.buyer, agreement.buyer.name.as_str()),
        fact!(terms.payment_basis, subject.milestone.title.as_str()),
    ];
    if let (Some(draft), Some(issued)) = (draft, subject.issued) {
        let numbered = (words.numbered_on)(issued.number.as_str(), &bokmal::date(issued.date));
        facts.push(match draft.kind {
            DocumentKind::Invoice => fact!(words.invoice, numbered),
            DocumentKind::CreditNote => fact!(words.credit_note, numbered),
        });
    }
    facts
}

/// Pay, or don't pay, and what else follows from the document.
fn to_do(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<String> {
    let words = &BOKMAL.overview;
    let Some(draft) = draft else { return vec![words.nothing_made.to_owned()] };
    let (_, amount) = draft_asks(draft);
    let amount = bokmal::kroner(amount);
    let this = subject.issued.map_or_else(
        || BOKMAL.invoice.credit_note.to_lowercase(),
        |issued| (BOKMAL.lines.issued_credit_note)(issued.number.as_str(), &bokmal::date(issued.date)),
    );
    let mut sentences = Vec::new();
    let correction = subject.issued.and_then(|issued| issued.correction.as_ref());
    let told = match (correction, correction.map(|correction| &correction.step)) {
        (Some(correction), Some(Step::Reverses { extent: Extent::Whole })) => {
            (words.do_not_pay)(&invoice_of(&correction.original), &this)
        }
        (Some(correction), Some(Step::Reverses { .. })) => {
            (words.credited_part)(&amount, &invoice_of(&correction.original), &this)
        }
        _ if draft.asks_for_payment() => pay(subject, &amount),
        _ if draft.asks().is_zero() => words.pay_nothing.to_owned(),
        _ => (words.gives_back)(&amount, &this),
    };
    sentences.push(if subject.issued.is_none() { (words.draft_first)(&told) } else { told });
    if let Some(Step::Replaces { .. }) = correction.map(|correction| &correction.step) {
        let original = subject.issued.and_then(Issued::replaces);
        sentences.extend(original.map(|original| (words.replaces)(&invoice_of(original))));
    }
    sentences
}

fn pay(subject: Subject<'_>, amount: &str) -> String {
    let (agreement, words) = (&subject.project.agreement, &BOKMAL.overview);
    let due = match subject.issued.and_then(|issued| issued.due) {
        Some(day) => bokmal::date(day),
        None => (BOKMAL.invoice.days_after_issue)(&agreement.payment.term_days.to_string()),
    };
    let account = payment_account(subject).unwrap_or_else(|| words.account_missing.to_owned());
    match &agreement.payment.kid {
        Some(kid) => (words.pay_with_kid)(amount, &due, &account, kid.digits()),
        None => (words.pay)(amount, &due, &account),
    }
}

fn figures(subject: Subject<'_>) -> Vec<Fact> {
    let (settlement, words) = (subject.settlement, &BOKMAL.overview);
    let mut facts = Vec::new();
    facts.extend(settlement.frame.map(|frame| fact!(words.frame, bokmal::amount(frame))));
    if !settlement.basis.is_advance() {
        facts.push(fact!(words.documented, bokmal::amount(settlement.documented)));
    }
    facts.push(fact!(words.billed_before, bokmal::amount(settlement.billed_before)));
    facts.push(if settlement.due.is_negative() {
        fact!(words.credited_now, bokmal::amount(-settlement.due))
    } else {
        fact!(words.billed_now, bokmal::amount(settlement.due))
    });
    facts.extend(settlement.left_of_frame().map(|left| fact!(words.left, bokmal::amount(left))));
    facts
}

fn bar(subject: Subject<'_>) -> Option<Bar> {
    let settlement = subject.settlement;
    let frame = settlement.frame?;
    let share = |amount: Money| amount.max(Money::ZERO).min(frame).permille_of(frame);
    Some(Bar {
        documented: share(settlement.documented)?,
        before: share(settlement.billed_before)?,
        now: share(settlement.billed_so_far())?,
    })
}

/// A file and its pages, as a row names them.
fn shown(proof: &Proof) -> String {
    let words = &BOKMAL.overview;
    let pages = if proof.from == proof.to {
        (words.on_page)(&proof.from.to_string())
    } else {
        (words.on_pages)(&proof.from.to_string(), &proof.to.to_string())
    };
    (words.in_file)(&proof.file_name, &pages)
}

/// From the first page of the first to the last page of the last; nothing where they aren't in one file.
fn range<'a>(proofs: impl Iterator<Item = &'a Proof>) -> Option<Proof> {
    let mut all: Option<Proof> = None;
    for proof in proofs {
        let so_far = all.get_or_insert_with(|| proof.clone());
        if so_far.file_name != proof.file_name {
            return None;
        }
        so_far.from = so_far.from.min(proof.from);
        so_far.to = so_far.to.max(proof.to);
    }
    all
}

fn hours(subject: Subject<'_>, fees: &[FeeLine], proofs: &BTreeMap<String, Proof>) -> Vec<ProvenRow> {
    if fees.len() > PEOPLE {
        let name = (BOKMAL.overview.people_in_all)(&bokmal::count(fees.len()));
        return vec![ProvenRow { name, ..ProvenRow::default() }];
    }
    let row = |fee: &FeeLine| {
        let key = key::timesheet(&fee.person);
        let person = subject.project.agreement.person(&fee.person);
        ProvenRow {
            name: person.map_or_else(|| fee.person.to_string(), |person| person.name.clone()),
            hours: bokmal::hours(fee.hours),
            amount: bokmal::amount(fee.amount),
            proof: proofs.get(&key).map(shown).unwrap_or_default(),
            key: Some(key),
            ..ProvenRow::default()
        }
    };
    fees.iter().map(row).collect()
}

fn vouchers(subject: Subject<'_>, costs: &[CostLine], proofs: &BTreeMap<String, Proof>) -> Vec<ProvenRow> {
    if let [first, .., last] = costs
        && costs.len() > ROWS.saturating_sub(subject.settlement.fees.len().min(PEOPLE))
    {
        let count = bokmal::count(costs.len());
        let range = range(costs.iter().filter_map(|line| proofs.get(&key::voucher(line.voucher))));
        return vec![ProvenRow {
            key: Some(key::voucher(first.voucher)),
            name: (BOKMAL.overview.voucher_range)(
                &first.voucher.to_string(),
                &last.voucher.to_string(),
                &count,
            ),
            amount: bokmal::amount(subject.settlement.costs_total),
            proof: range.as_ref().map(shown).unwrap_or_default(),
            ..ProvenRow::default()
        }];
    }
    let voucher = |line: &CostLine| -> Option<&Voucher> {
        subject.project.vouchers.iter().find(|voucher| voucher.number == line.voucher)
    };
    let row = |line: &CostLine| {
        let key = key::voucher(line.voucher);
        ProvenRow {
            name: line.voucher.to_string(),
            supplier: voucher(line).map(|voucher| voucher.supplier.clone()).unwrap_or_default(),
            amount: bokmal::amount(line.amount),
            proof: proofs.get(&key).map(shown).unwrap_or_default(),
            key: Some(key),
            ..ProvenRow::default()
        }
    };
    costs.iter().map(row).collect()
}

/// What holds of every package that could be made, in figures of this one.
fn checks(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<String> {
    let (settlement, words) = (subject.settlement, &BOKMAL.overview);
    let mut checks = Vec::new();
    let rows: usize = settlement.fees.iter().map(|fee| fee.rows.len()).sum();
    if rows > 0 {
        checks.push((words.hours_in_period)(&bokmal::count(rows), &period(subject).value));
    }
    let attested = |fee: &FeeLine| {
        subject.project.timesheet.attested(&fee.person, &subject.milestone.basis).open.is_empty()
    };
    if rows > 0 && settlement.fees.iter().all(attested) {
        checks.push(words.hours_attested.to_owned());
    }
    if !settlement.costs.is_empty() {
        checks.push((words.vouchers_with_receipt)(&bokmal::count(settlement.costs.len())));
    }
    checks.push(match settlement.frame {
        None => words.no_frame.to_owned(),
        Some(_) if settlement.over_frame.is_positive() => {
            (words.past_frame)(&bokmal::kroner(settlement.over_frame))
        }
        Some(_) => words.within_frame.to_owned(),
    });
    if draft.is_some_and(|draft| draft.kind.owed(draft.totals.net) == settlement.due) {
        checks.push(words.sums_agree.to_owned());
    }
    checks
}
