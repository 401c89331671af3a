//! What the reader of each document is told, word for word.

use std::collections::BTreeMap;

use super::*;
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{DocumentNumber, DocumentRef, MilestoneId, Timesheet, VatStatus, VoucherNumber};
use crate::invoice::draft;
use crate::num::Money;
use crate::settle::{Billed, settle};

fn billed(number: Option<(&str, u32)>, kroner: i64) -> Billed {
    Billed {
        milestone: MilestoneId::new("signing").expect("a slug"),
        basis: project().agreement.milestones[0].basis,
        document: number.and_then(|(number, date)| {
            Some(DocumentRef { number: DocumentNumber::new(number)?, date: day(1, date) })
        }),
        net: kr(kroner),
        prepaid: Money::ZERO,
        agreed: Money::ZERO,
    }
}

/// A project with so many hundredths of Kari's hours in February, and one voucher of 1 000 kroner.
fn worked(vat: Option<VatStatus>, hundredths: i64) -> Project {
    let mut project = project();
    project.agreement.vat = vat;
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, hundredths)]);
    project.vouchers = vec![voucher(1, kr(1_000), Money::ZERO, false)];
    project
}

fn with_subject<T>(
    project: &Project,
    place: usize,
    before: &[Billed],
    show: impl FnOnce(Subject<'_>) -> T,
) -> T {
    let milestone = &project.agreement.milestones[place];
    let settlement = settle(project, milestone, before);
    show(Subject {
        project,
        milestone,
        settlement: &settlement,
        logo: None,
        issued: None,
        is_trial: false,
        credits: &[],
    })
}

fn invoice_of(project: &Project, place: usize, before: &[Billed]) -> InvoiceSheet {
    with_subject(project, place, before, |subject| {
        let draft = draft(project, subject.settlement).expect("something is owed");
        invoice(subject, &draft, &[])
    })
}

fn settlement_sheet(subject: Subject<'_>) -> SettlementSheet {
    settlement(subject, draft(subject.project, subject.settlement).as_ref())
}

/// No-break spaces as spaces, so that a test reads like the page.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn facts(list: &[Fact]) -> Vec<String> {
    list.iter().map(|fact| plain(&format!("{}: {}", fact.name, fact.value))).collect()
}

/// The lines of a computation, with what stands beside each other parted by a bar.
fn computed(sheet: &SettlementSheet) -> Vec<String> {
    let rows = sheet.computation.iter();
    rows.map(|row| plain(&[&*row.post, &*row.basis, &*row.amount].join(" | "))).collect()
}

#[test]
fn a_draft_says_what_the_agreement_leaves_open() {
    let sheet = invoice_of(&worked(None, 15_000), 0, &[]);
    assert_eq!(facts(&[sheet.due]), ["Å betale: 112 500,00 kr"]);
    assert_eq!(
        facts(&sheet.payment),
        [
            "Fakturanummer: fylles ut ved utstedelse",
            "Fakturadato: fylles ut ved utstedelse",
            "Forfall: 30 dager etter utstedelse",
            "Kontonummer: mangler"
        ]
    );
    assert_eq!(
        facts(&sheet.totals),
        ["Sum eks. mva.: 112 500,00", "Merverdiavgift: ikke avklart", "Å betale (NOK): 112 500,00"]
    );
    assert_eq!((sheet.open.len(), sheet.open[5]), (6, "selgers mva-status"));
    assert!(sheet.notes[1].ends_with("følger med sluttfakturaen."), "{:?}", sheet.notes);
    assert_eq!(sheet.head.foot, "Faktura · Selger IPR · UTKAST – ikke utstedt");
}

#[test]
fn each_vat_status_has_its_own_words() {
    let reason = "merverdiavgiftsloven § 3-5.".to_owned();
    let cases = [
        (None, "ikke avklart", "Selgers mva-status er ikke avklart; utkastet er uten merverdiavgift."),
        (
            Some(VatStatus::NotRegistered),
            "beregnes ikke",
            "Selger er ikke registrert i Merverdiavgiftsregisteret. Det beregnes ikke merverdiavgift.",
        ),
        (Some(VatStatus::Taxable), "34 000,00", "Grunnlag for merverdiavgift: 136 000,00 kr."),
        (
            Some(VatStatus::Exempt { reason }),
            "beregnes ikke",
            "Uten merverdiavgift: merverdiavgiftsloven § 3-5.",
        ),
    ];
    for (vat, amount, note) in cases {
        let sheet = invoice_of(&worked(vat, 15_000), 1, &[]);
        assert_eq!((plain(&sheet.totals[1].value), plain(&sheet.notes[0])), (amount.into(), note.into()));
    }
}

#[test]
fn a_taxable_seller_shows_the_advance_below_the_vat() {
    let sheet =
        invoice_of(&worked(Some(VatStatus::Taxable), 15_000), 1, &[billed(Some(("2026-0001", 20)), 112_500)]);
    assert_eq!(
        facts(&sheet.totals),
        [
            "Sum eks. mva.: 136 000,00",
            "Merverdiavgift 25 %: 34 000,00",
            "Sum inkl. mva.: 170 000,00",
            "Fratrukket forskudd: −112 500,00",
            "Å betale (NOK): 57 500,00"
        ]
    );
}

#[test]
fn a_credit_note_names_what_it_corrects_and_asks_for_no_payment() {
    let before = [billed(Some(("2026-0001", 20)), 112_500)];
    let sheet = invoice_of(&worked(Some(VatStatus::NotRegistered), 10_000), 1, &before);
    assert_eq!((sheet.head.kind.as_str(), sheet.payment.len()), ("Kreditnota", 2));
    assert_eq!(facts(&[sheet.due]), ["Til gode for kjøper: 21 500,00 kr"]);
    assert_eq!(
        facts(&sheet.delivery).last().map(String::as_str),
        Some("Krediterer delvis: 21 500,00 kr av faktura 2026-0001 av 20. januar 2026 (112 500,00 kr)")
    );
}

#[test]
fn an_advance_larger_than_a_taxable_sellers_final_names_no_account_to_pay_to() {
    let before = [billed(None, 112_500)];
    let sheet = invoice_of(&worked(Some(VatStatus::Taxable), 1_000), 1, &before);
    // (9 000 + 1 000) + 25 % = 12 500, less 112 500.
    assert_eq!(facts(&[sheet.due]), ["Til gode for kjøper: 100 000,00 kr"]);
    assert_eq!((sheet.head.kind.as_str(), sheet.payment.len()), ("Faktura", 2));
}

#[test]
fn what_was_credited_is_given_back_by_name() {
    let before = [
        billed(Some(("2026-0001", 20)), 112_500),
        billed(Some(("2026-0002", 25)), -112_500),
        billed(None, 90_000),
    ];
    let sheet = invoice_of(&worked(Some(VatStatus::NotRegistered), 15_000), 1, &before);
    let lines = sheet.lines.iter().skip(2);
    let lines: Vec<String> = lines
        .map(|row| {
            plain(&[&*row.description, &*row.quantity, row.unit, &*row.price, &*row.amount].join(" | "))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Fratrukket a konto, faktura 2026-0001 av 20. januar 2026 |  |  |  | −112 500,00",
            "Tidligere kreditert lagt til, kreditnota 2026-0002 av 25. januar 2026 |  |  |  | 112 500,00",
            "Fratrukket a konto, «Ved signering» (utkast, ikke utstedt) |  |  |  | −90 000,00"
        ]
    );
}

#[test]
fn a_reader_can_add_the_settlement_up_again() {
    let before = [billed(Some(("2026-0001", 20)), 112_500)];
    let sheet = with_subject(&worked(None, 20_000), 1, &before, settlement_sheet);
    assert_eq!(
        computed(&sheet),
        [
            "kari | 200,00 timer × 900,00 | 180 000,00",
            "Sum timer | 200,00 timer | 180 000,00",
            "Direkte kostnader | 1 bilag, se Kostnader (vedlegg 04) | 1 000,00",
            "Dokumentert |  | 181 000,00",
            "Over rammen, faktureres ikke | avtalens ramme er 150 000,00 | −31 000,00",
            "Fakturerbart |  | 150 000,00",
            "Fratrukket tidligere fakturert | faktura 2026-0001 av 20. januar 2026 | −112 500,00",
            "Å betale |  | 37 500,00"
        ]
    );
}

#[test]
fn what_is_owed_back_keeps_its_sign_in_the_column_and_loses_it_in_the_heading() {
    let sheet = with_subject(&worked(None, 10_000), 1, &[billed(None, 112_500)], settlement_sheet);
    assert_eq!(facts(std::slice::from_ref(&sheet.due)), ["Til gode for kjøper: 21 500,00 kr"]);
    assert_eq!(
        computed(&sheet).last().map(String::as_str),
        Some("Rest, til gode for kjøper |  | −21 500,00")
    );
}

#[test]
fn a_timesheet_carries_its_sum_from_month_to_month() {
    let mut project = worked(None, 750);
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, 750), entry(2, "kari", 3, 125)]);
    let kari = &project.agreement.people[0];
    let sheet = with_subject(&project, 1, &[], |subject| timesheet(subject, kari, &[]));
    assert_eq!(sheet.head.foot, "Timeliste – kari · Selger IPR · UTKAST – ikke utstedt");
    assert_eq!(plain(&sheet.total.value), "8,75");
    let month = &sheet.months[1];
    let row = &month.rows[0];
    assert_eq!(
        [&*row.date, row.weekday, &*row.activity, &*row.sub_goal, &*row.clock, &*row.hours, &*row.carried],
        ["20.03.2026", "fre.", "Møte", "1", "", "1,25", "8,75"]
    );
    let sums: Vec<Fact> = sheet.months.iter().map(|month| month.sum.clone()).collect();
    assert_eq!(facts(&sums), ["Sum februar 2026: 7,50", "Sum mars 2026 (hittil 8,75): 1,25"]);
}

#[test]
fn a_receipts_pages_are_stamped_with_voucher_file_and_page() {
    let picture = |name: &str| Picture { name: name.to_owned(), width: 595, height: 842 };
    let page = |name| ReceivedPage { picture: picture(name), text: Vec::new(), marks: Vec::new() };
    let plate = Plate { file_name: "rom.pdf".to_owned(), pages: vec![page("a.svg"), page("b.svg")] };
    let plates = BTreeMap::from([(VoucherNumber::new(1).expect("in range"), vec![plate])]);
    let sheet = with_subject(&worked(None, 100), 1, &[], |subject| costs(subject, &plates));
    let row = &sheet.vouchers[0];
    assert_eq!(
        [&row.number, &row.date, &row.supplier, &row.paid, &row.refunded, &row.billed]
            .map(|cell| plain(cell)),
        ["1", "02.03.2026", "Leverandør", "1 000,00", "0,00", "1 000,00"]
    );
    assert_eq!(row.invoice_number, None);
    let second = &sheet.pages[1];
    assert_eq!((second.heading.as_str(), second.first), ("Bilag 1: Rom", false));
    assert_eq!(
        facts(&second.stamp),
        ["Leverandør: Leverandør", "Dato: 02.03.2026", "Fil: rom.pdf, side 2 av 2"]
    );
    assert_eq!(
        second.figures.as_deref().map(plain),
        Some("Betalt 1 000,00 · mva. refunderes 0,00 · fakturert 1 000,00 · bilag 1 av 1".to_owned())
    );
    assert_eq!(
        plain(&second.alt),
        "Bilag 1: Rom. Leverandør, 2. mars 2026: betalt 1 000,00 kr, herav merverdiavgift 0,00 kr. rom.pdf slik den ble \
         mottatt, side 2 av 2."
    );
    assert_eq!((sheet.pages[0].label.as_deref(), second.label.as_deref()), (Some("voucher-1"), None));
}

#[test]
fn a_template_finds_the_words_of_its_document_and_those_that_several_share() {
    let sheet = with_subject(&project(), 1, &[], |subject| costs(subject, &BTreeMap::new()));
    assert_eq!(sheet.words["empty"], "Ingen kostnader er ført.");
    assert_eq!(sheet.words["date"], "Dato");
    assert_eq!(sheet.head.words["brought_forward"], "Overført fra forrige side");
    assert!(!sheet.words.contains_key("voucher_heading"), "a sentence with gaps is no word");
}
