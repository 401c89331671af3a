use super::*;
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{MilestoneId, Project, Timesheet, VatStatus};
use crate::num::{Money, Percent};
use crate::settle::{Billed, BilledKind, settle};

fn advance() -> Billed {
    Billed {
        milestone: MilestoneId::new("signing").expect("a slug"),
        kind: BilledKind::Advance,
        document: Some(("2026-0001".to_owned(), day(1, 20))),
        net: kr(112_500),
    }
}

/// The final document of a project with so many hundredths of hours and one voucher of 1 000 kroner.
fn final_draft(vat: Option<VatStatus>, hundredths: i64) -> Draft {
    let mut project = project();
    project.agreement.vat = vat;
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, hundredths)]);
    project.vouchers = vec![voucher(1, kr(1_000), Money::ZERO, false)];
    let settlement = settle(&project, &project.agreement.milestones[1], &[advance()]);
    draft(&project, &settlement)
}

fn signing_draft(project: &Project) -> Draft {
    draft(project, &settle(project, &project.agreement.milestones[0], &[]))
}

#[test]
fn the_signing_invoice_never_carries_vat() {
    for vat in [None, Some(VatStatus::NotRegistered), Some(VatStatus::Taxable)] {
        let mut project = project();
        project.agreement.vat = vat;
        let signing = signing_draft(&project);
        assert_eq!(signing.kind, DocumentKind::Invoice);
        assert_eq!((signing.totals.vat.amount, signing.totals.payable), (Money::ZERO, kr(112_500)));
    }
}

#[test]
fn a_seller_outside_the_register_takes_the_advance_off_by_a_line() {
    let draft = final_draft(Some(VatStatus::NotRegistered), 15_000);
    let nets: Vec<Money> = draft.lines.iter().map(|line| line.net).collect();
    assert_eq!(nets, [kr(135_000), kr(1_000), kr(-112_500)]);
    let last = draft.lines.last().expect("three lines");
    assert_eq!((last.quantity, last.price), (Quantity::MinusOne, kr(112_500)), "BR-27: no price below zero");
    assert_eq!((draft.totals.vat.percent, draft.totals.prepaid), (None, Money::ZERO));
    assert_eq!(draft.totals.payable, kr(23_500));
}

#[test]
fn a_taxable_seller_bills_the_whole_with_vat_and_shows_the_advance_as_prepaid() {
    // norway.md B8: 150 000 + 25 % = 187 500, less 112 500 = 75 000.
    let draft = final_draft(Some(VatStatus::Taxable), 20_000);
    assert_eq!((draft.totals.net, draft.totals.vat.amount), (kr(150_000), kr(37_500)));
    assert_eq!(draft.totals.vat.percent, Some(Percent::VAT_GENERAL));
    assert_eq!((draft.totals.prepaid, draft.totals.payable), (kr(112_500), kr(75_000)));
}

#[test]
fn what_the_frame_has_no_room_for_is_a_line_of_its_own() {
    let draft = final_draft(None, 20_000);
    let over = draft.lines.iter().find(|line| line.subject == Subject::OverFrame);
    assert_eq!(over.map(|line| line.net), Some(kr(-31_000)));
    assert_eq!(draft.totals.payable, kr(37_500));
}

#[test]
fn too_large_an_advance_ends_in_a_credit_note_with_positive_amounts() {
    let draft = final_draft(Some(VatStatus::NotRegistered), 10_000);
    assert_eq!(draft.kind, DocumentKind::CreditNote);
    assert_eq!(draft.totals.payable, kr(21_500));
    assert_eq!(draft.refers_to, [advance()]);
}

#[test]
fn each_line_is_its_quantity_times_its_price() {
    for line in final_draft(None, 15_025).lines {
        let product = match line.quantity {
            Quantity::Hours(hours) => hours.hundredths() * line.price.ore() / 100,
            Quantity::One => line.price.ore(),
            Quantity::MinusOne => -line.price.ore(),
        };
        assert_eq!(line.net.ore(), product);
    }
}
