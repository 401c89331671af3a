use proptest::prelude::*;

use super::*;
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{DocumentKind, MilestoneBasis, MilestoneId, Project, Timesheet, VatStatus};
use crate::num::{Money, Percent, Rounding};
use crate::settle::tests::advance;
use crate::settle::{Billed, settle};

/// The final document of a project with so many hundredths of hours and one voucher of 1 000 kroner.
fn final_draft(vat: Option<VatStatus>, hundredths: i64) -> Draft {
    let mut project = project();
    project.agreement.vat = vat;
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, hundredths)]);
    project.vouchers = vec![voucher(1, kr(1_000), Money::ZERO, false)];
    let settlement = settle(&project, &project.agreement.milestones[1], &[advance()]);
    draft(&project, &settlement).expect("something is owed")
}

fn signing_draft(project: &Project) -> Draft {
    draft(project, &settle(project, &project.agreement.milestones[0], &[])).expect("the advance")
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
fn each_line_says_in_plain_text_what_it_is_about() {
    let mut project = project();
    project.agreement.vat = Some(VatStatus::NotRegistered);
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, 20_000)]);
    let mut long = voucher(7, kr(1_000), Money::ZERO, false);
    long.description = "Ordet".repeat(12);
    project.vouchers = vec![long];
    let settlement = settle(&project, &project.agreement.milestones[1], &[advance()]);
    let draft = draft(&project, &settlement).expect("something is owed");
    let said: Vec<&str> = draft.lines.iter().map(|line| line.description.as_str()).collect();
    let expected = [
        "Rådgiver kari, 20.\u{a0}februar\u{a0}2026, jf. timeliste (vedlegg 03)",
        "Bilag 7: OrdetOrdetOrdetOrdetOrdetOrdetOrdetOrdetOrdetOrdetOrdetOrdet (Leverandør)",
        "Over rammen, faktureres ikke",
        "Fratrukket a konto, faktura 2026-0001 av 20.\u{a0}januar 2026",
    ];
    assert_eq!(said, expected);
    assert_eq!(
        signing_draft(&project).lines[0].description,
        "A konto: 75\u{a0}% av rammen på 150\u{a0}000,00\u{a0}kr"
    );
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

/// Advance, interim settlement and last settlement, each taking the drafts before it into account, as pairs of what
/// is paid and the VAT in it.
fn instalments(vat: VatStatus, february: i64, october: i64) -> Vec<(Money, Money)> {
    let mut project = project();
    project.agreement.vat = Some(vat);
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, february), entry(2, "kari", 10, october)]);
    let mut interim = project.agreement.milestones[1].clone();
    interim.id = MilestoneId::new("interim").expect("a slug");
    interim.basis = MilestoneBasis::Settlement { through: Some(day(6, 30)) };
    project.agreement.milestones.insert(1, interim);
    let mut before: Vec<Billed> = Vec::new();
    let mut paid = Vec::new();
    for milestone in &project.agreement.milestones {
        let settlement = settle(&project, milestone, &before);
        let Some(draft) = draft(&project, &settlement) else { continue };
        let sign = |amount: Money| draft.kind.owed(amount);
        paid.push((sign(draft.totals.payable), sign(draft.totals.vat.amount)));
        before.push(Billed {
            milestone: milestone.id.clone(),
            basis: milestone.basis,
            document: None,
            net: sign(draft.totals.net),
            prepaid: draft.totals.prepaid,
            agreed: Money::ZERO,
        });
    }
    paid
}

#[test]
fn an_interim_settlement_that_the_advance_covers_asks_for_nothing() {
    let paid = instalments(VatStatus::NotRegistered, 10_000, 5_000);
    assert_eq!(paid, [(kr(112_500), Money::ZERO), (kr(22_500), Money::ZERO)], "90 000, then 135 000 in all");
}

#[test]
fn a_taxable_sellers_advance_is_taken_off_once() {
    // 90 000 + VAT is what the advance pays; the last document bills 45 000 + VAT.
    let paid = instalments(VatStatus::Taxable, 10_000, 5_000);
    let expected = [(kr(112_500), Money::ZERO), (Money::ZERO, kr(22_500)), (kr(56_250), kr(11_250))];
    assert_eq!(paid, expected);
}

#[test]
fn an_advance_for_which_nothing_came_goes_back_without_vat() {
    for vat in [VatStatus::Taxable, VatStatus::NotRegistered] {
        let paid = instalments(vat, 0, 0);
        assert_eq!(paid, [(kr(112_500), Money::ZERO), (kr(-112_500), Money::ZERO)]);
    }
}

proptest! {
    #[test]
    fn all_instalments_together_are_what_is_documented(february in 0..20_000_i64, october in 0..20_000_i64) {
        let documented = Money::from_ore((february + october) * 900).min(kr(150_000));
        let sum = |paid: Vec<(Money, Money)>| paid.into_iter().map(|(payable, _)| payable).sum::<Money>();
        prop_assert_eq!(sum(instalments(VatStatus::NotRegistered, february, october)), documented);
        let vat = documented.share(Percent::VAT_GENERAL).round(Rounding::HalfUp);
        let paid = sum(instalments(VatStatus::Taxable, february, october));
        // VAT is rounded on two documents and on their sum here.
        prop_assert!((paid - documented - vat).ore().abs() <= 1, "{} of {}", paid, documented + vat);
    }
}
