//! Documents of the small agreement of `domain::fixture`, with every fact that an issued one needs.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diag::catalogue::EhfHeavy;
use crate::diag::{KeyPlaces, Place, Problem};
use crate::domain::fixture::{self, day, entry, kr, voucher};
use crate::domain::{
    Address, BankAccount, Contact, DocumentKind, DocumentNumber, DocumentRef, Kid, Megabytes, OrgNumber,
    Project, Timesheet, VatStatus,
};
use crate::invoice::{Correction, Draft, Extent, Issued, Step, Subject, draft};
use crate::num::Money;
use crate::settle::{Billed, settle};

/// The agreement with nothing open.
pub(super) fn project(vat: VatStatus) -> Project {
    let mut project = fixture::project();
    let address = |street: &str| Address {
        street: street.to_owned(),
        postal_code: "0099".to_owned(),
        city: "Sentrum".to_owned(),
    };
    let agreement = &mut project.agreement;
    agreement.vat = Some(vat);
    agreement.seller.org_number = OrgNumber::parse("300000126").ok();
    agreement.seller.address = Some(address("Veien 1"));
    agreement.seller.contact =
        Some(Contact { name: "Kari".to_owned(), email: Some("kari@a.example".to_owned()), phone: None });
    agreement.buyer.org_number = OrgNumber::parse("312345676").ok();
    agreement.buyer.address = Some(address("Gata 2"));
    agreement.payment.account = BankAccount::parse("9999 05 43212").ok();
    agreement.payment.kid = Kid::parse("54321013").ok();
    agreement.references.contract = Some("Avtale 2026/17".to_owned());
    project
}

pub(super) fn reference(number: &str, month: u32) -> DocumentRef {
    DocumentRef { number: DocumentNumber::new(number).expect("the form"), date: day(month, 1) }
}

fn issued(number: &str, content: Draft, correction: Option<Correction>) -> Issued {
    let due =
        (content.kind == DocumentKind::Invoice && !content.totals.payable.is_negative()).then(|| day(12, 31));
    let reference = reference(number, 12);
    Issued { number: reference.number, date: reference.date, due, content, correction }
}

/// The signing invoice.
pub(super) fn signing(project: &Project) -> Issued {
    let settlement = settle(project, &project.agreement.milestones[0], &[]);
    issued("2026-0001", draft(project, &settlement).expect("the advance"), None)
}

/// The last document after so many hundredths of hours and one voucher of 1 000 kroner, as a draft.
fn last(project: &mut Project, hundredths: i64) -> Draft {
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, hundredths), entry(2, "liv", 3, 733)]);
    project.vouchers = vec![voucher(1, kr(1_000), Money::ZERO, false)];
    let milestone = &project.agreement.milestones[0];
    let signing = Billed {
        milestone: milestone.id.clone(),
        basis: milestone.basis,
        document: Some(reference("2026-0001", 1)),
        net: kr(112_500),
        prepaid: Money::ZERO,
        agreed: Money::ZERO,
    };
    let settlement = settle(project, &project.agreement.milestones[1], &[signing]);
    draft(project, &settlement).expect("something is owed")
}

/// The same, issued.
pub(super) fn final_document(project: &mut Project, hundredths: i64) -> Issued {
    let content = last(project, hundredths);
    issued("2026-0002", content, None)
}

/// A credit note for a whole document.
pub(super) fn reversed(original: &Issued) -> Issued {
    let correction = Correction {
        original: original.reference(),
        reason: "feil timer".to_owned(),
        changes: Vec::new(),
        instead: None,
        step: Step::Reverses { extent: Extent::Whole },
    };
    let content = Draft { kind: DocumentKind::CreditNote, ..original.content.clone() };
    issued("2026-0003", content, Some(correction))
}

/// Some keys, each on a line of its own.
pub(super) struct Keys;

impl KeyPlaces for Keys {
    fn at(&self, key: &str) -> Place {
        let keys = [
            "seller.org_number",
            "buyer.org_number",
            "references.mark",
            "references.order_number",
            "payment.account",
            "payment.kid",
            "payment.term_days",
            "vat.status",
            "period",
        ];
        let line = keys.iter().position(|known| *known == key).map_or(0, |index| index + 1);
        Place { line, ..Place::file("agreement.yaml") }
    }
}

pub(super) fn places() -> Keys {
    Keys
}

pub(super) fn xml(project: &Project, document: &Issued) -> String {
    let milestone = project.agreement.milestone(&document.content.milestone).expect("its milestone");
    let bytes = ubl(project, milestone, document, &[attachment("02-avregning.pdf", 10)], &places());
    String::from_utf8(bytes.expect("nothing is open")).expect("UTF-8")
}

fn attachment(file_name: &str, bytes: usize) -> Attachment {
    Attachment {
        id: file_name.to_owned(),
        title: "Avregning".to_owned(),
        file_name: file_name.to_owned(),
        mime: mime_of(file_name).to_owned(),
        bytes: Arc::from(vec![b'x'; bytes]),
    }
}

/// Every kind of document for every kind of seller.
pub(super) fn cases() -> Vec<(String, Project, Issued)> {
    let mut cases = Vec::new();
    let exempt = VatStatus::Exempt { reason: "mval § 3-5".to_owned() };
    for vat in [VatStatus::NotRegistered, VatStatus::Taxable, exempt] {
        let mut project = project(vat.clone());
        let mut case = |name: &str, project: &Project, document: Issued| {
            cases.push((format!("{name}, {vat:?}"), project.clone(), document));
        };
        case("signing", &project, signing(&project));
        let ordinary = final_document(&mut project, 15_000);
        case("final", &project, ordinary.clone());
        case("credit note", &project, reversed(&ordinary));
        let (original, credit_note) = (reference("2026-0002", 12), reference("2026-0003", 12));
        let correction = Correction {
            original,
            reason: "feil timer".to_owned(),
            changes: Vec::new(),
            instead: None,
            step: Step::Replaces { credit_note: Some(credit_note), earlier: Vec::new() },
        };
        case("replacement", &project, issued("2026-0004", ordinary.content, Some(correction)));
        let under = final_document(&mut project, 10_000);
        case("final under the advance", &project, under);
        let over = final_document(&mut project, 20_000);
        case("final over the frame", &project, over);
    }
    cases
}

#[test]
fn every_document_passes_its_own_preflight() {
    for (name, project, document) in cases() {
        let xml = xml(&project, &document);
        let problems = preflight(xml.as_bytes(), &places());
        let said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(said.is_empty(), "{name}: {said:?}\n{xml}");
    }
}

#[test]
fn what_is_read_back_is_what_was_issued() {
    for (name, project, document) in cases() {
        let figures = read(xml(&project, &document).as_bytes()).expect("an EHF");
        let Draft { kind, totals, lines, .. } = &document.content;
        assert_eq!(figures.number, document.number.as_str(), "{name}");
        assert_eq!((figures.kind, figures.date, figures.due), (*kind, document.date, document.due), "{name}");
        assert_eq!((figures.net, figures.vat), (totals.net, totals.vat.amount), "{name}");
        assert_eq!((figures.prepaid, figures.payable), (totals.prepaid, totals.payable), "{name}");
        assert_eq!(
            (figures.buyer_reference.as_str(), figures.project_number.as_str()),
            ("B123456", "1"),
            "{name}"
        );
        assert_eq!(figures.mark, "Merke", "{name}");
        let nets = |line: &FiguresLine| line.net;
        assert!(figures.lines.iter().map(nets).eq(lines.iter().map(|line| line.net)), "{name}");
        assert_eq!(figures.files.len(), 1, "{name}");
        assert_eq!(figures.files[0].bytes, b"xxxxxxxxxx", "{name}");
    }
}

#[test]
fn documents_name_each_other() {
    let named = |project: &Project, document: &Issued| {
        let figures = read(xml(project, document).as_bytes()).expect("an EHF");
        figures.references.into_iter().map(|reference| reference.number).collect::<Vec<_>>()
    };
    let of = |name: &str| cases().into_iter().find(|(known, ..)| known.starts_with(name)).expect("a case");
    for (name, expected) in [
        ("signing", vec![]),
        ("final, ", vec!["2026-0001"]),
        ("final under", vec!["2026-0001"]),
        ("credit note", vec!["2026-0002"]),
        ("replacement", vec!["2026-0001", "2026-0002", "2026-0003"]),
    ] {
        let (_, project, document) = of(name);
        assert_eq!(named(&project, &document), expected, "{name}");
    }
}

#[test]
fn a_credit_note_has_neither_due_date_nor_kid_and_its_project_among_its_documents() {
    let mut project = project(VatStatus::NotRegistered);
    let original = final_document(&mut project, 15_000);
    let xml = xml(&project, &reversed(&original));
    for absent in ["DueDate", "PaymentID", "ProjectReference", "PaymentTerms"] {
        assert!(!xml.contains(absent), "{absent}");
    }
    assert!(xml.contains("<cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>"));
    assert!(xml.contains("<cbc:ID>99990543212</cbc:ID>"), "some buyers match a credit note by the account");
    assert!(xml.contains("Krediterer faktura 2026-0002 av 1. desember 2026. Årsak: feil timer"));
    assert!(xml.contains(r#"<cbc:CreditedQuantity unitCode="EA">-1</cbc:CreditedQuantity>"#), "{xml}");
}

#[test]
fn a_seller_outside_the_register_shows_no_vat_number_and_no_rate() {
    let project = project(VatStatus::NotRegistered);
    let xml = xml(&project, &signing(&project));
    assert!(!xml.contains("PartyTaxScheme") && !xml.contains("Percent") && !xml.contains("MVA"));
    assert!(xml.contains("<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>"));
}

#[test]
fn markup_in_a_text_is_text() {
    let mut project = project(VatStatus::NotRegistered);
    let nasty = "<b>&amp; \"Blåbær\" ]]> 'ø' </cbc:Note>";
    project.agreement.references.mark = nasty.to_owned();
    project.agreement.seller.name = nasty.to_owned();
    let mut document = signing(&project);
    document.content.lines[0].description = nasty.to_owned();
    let figures = read(xml(&project, &document).as_bytes()).expect("an EHF");
    assert_eq!((figures.mark.as_str(), figures.lines[0].description.as_str()), (nasty, nasty));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let project = project(VatStatus::Taxable);
    let document = signing(&project);
    assert_eq!(xml(&project, &document), xml(&project, &document));
}

#[test]
fn each_open_fact_is_named_at_its_key() {
    let mut project = project(VatStatus::NotRegistered);
    let document = signing(&project);
    project.agreement.seller.org_number = None;
    project.agreement.payment.account = None;
    let milestone = &project.agreement.milestones[0];
    let problems = ubl(&project, milestone, &document, &[], &places()).expect_err("two facts are open");
    let found: Vec<(&str, usize)> = problems
        .iter()
        .map(|problem| (problem.code().as_str(), problem.place.as_ref().map_or(0, |place| place.line)))
        .collect();
    assert_eq!(found, [("E1101", 1), ("E1101", 5)]);
}

#[test]
fn files_are_weighed_and_those_of_other_types_left_out() {
    let files =
        [attachment("a.pdf", 4_900_000), attachment("b.docx", 9_000_000), attachment("c.jpg", 200_000)];
    let limit = Megabytes::new(6).expect("in range");
    let said = |files: &[Attachment]| -> Vec<(&str, String)> {
        weigh("signing", Stage::Issued, files, limit, &places())
            .iter()
            .map(|problem: &Problem| (problem.code().as_str(), problem.message.clone()))
            .collect()
    };
    let [left_out, heavy] = &said(&files)[..] else { panic!("{:?}", said(&files)) };
    assert_eq!(left_out.0, "W1102");
    assert_eq!(heavy.0, "W1101");
    assert!(heavy.1.ends_with("5.1 MB: a.pdf 4.9 MB, c.jpg 0.2 MB"), "{}", heavy.1);
    assert_eq!(said(&[attachment("a.pdf", 6_000_001)])[0].0, "E1112");
    let draft = weigh("signing", Stage::Draft, &[attachment("a.pdf", 6_000_001)], limit, &places());
    assert_eq!(
        draft.iter().map(Problem::code).collect::<Vec<_>>(),
        [EhfHeavy::CODE],
        "a draft can still get lighter"
    );
    assert_eq!(said(&files[..1]), [], "4.9 MB are nobody's trouble");
    let project = project(VatStatus::NotRegistered);
    let milestone = &project.agreement.milestones[0];
    let bytes = ubl(&project, milestone, &signing(&project), &files, &places()).expect("an EHF");
    let names: Vec<String> =
        read(&bytes).expect("an EHF").files.into_iter().map(|file| file.file_name).collect();
    assert_eq!(names, ["a.pdf", "c.jpg"]);
}

#[test]
fn a_changed_digit_is_read_as_it_stands() {
    let project = project(VatStatus::NotRegistered);
    let xml = xml(&project, &signing(&project));
    let changed = xml.replace(">112500.00</cbc:PayableAmount>", ">112501.00</cbc:PayableAmount>");
    assert_eq!(read(changed.as_bytes()).map(|figures| figures.payable), Ok(kr(112_501)));
    assert!(read(xml.replace("BuyerReference", "BuyersReference").as_bytes()).is_err());
    assert!(read(b"<Order/>").is_err());
}

proptest! {
    #[test]
    fn whatever_happens_to_the_bytes_reading_them_ends(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..40_usize) {
        let project = project(VatStatus::NotRegistered);
        let mut bytes = xml(&project, &signing(&project)).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes.drain(at..bytes.len().min(at + cut));
        let is_xml = tree::Element::read(&bytes).is_ok();
        let (figures, problems) = (read(&bytes), preflight(&bytes, &places()));
        prop_assert!(is_xml || (figures.is_err() && problems.has_errors()));
    }
}

#[test]
fn a_deduction_is_a_line_or_an_amount_by_the_sellers_standing() {
    let of = |vat| {
        let mut project = project(vat);
        let document = final_document(&mut project, 15_000);
        let has_line =
            document.content.lines.iter().any(|line| matches!(line.subject, Subject::Deduction(_)));
        (has_line, xml(&project, &document).contains("PrepaidAmount"))
    };
    assert_eq!(of(VatStatus::NotRegistered), (true, false));
    assert_eq!(of(VatStatus::Taxable), (false, true));
}
