//! The cases where money is decided, and properties over random rows.

use proptest::prelude::*;

use super::*;
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{
    DocumentNumber, DocumentRef, MilestoneBasis, MilestoneId, PersonId, TimeEntry, Timesheet, Voucher,
};
use crate::num::{Hours, Money};

/// The signing invoice of the agreement, as issued.
pub(crate) fn advance() -> Billed {
    Billed {
        milestone: MilestoneId::new("signing").expect("a slug"),
        basis: project().agreement.milestones[0].basis,
        document: DocumentNumber::new("2026-0001").map(|number| DocumentRef { number, date: day(1, 20) }),
        net: kr(112_500),
        prepaid: Money::ZERO,
        agreed: Money::ZERO,
    }
}

fn settled(hours: &[TimeEntry], vouchers: &[Voucher], before: &[Billed]) -> Settlement {
    let mut project = project();
    project.timesheet = Timesheet::new(hours.to_vec());
    project.vouchers = vouchers.to_vec();
    let last = project.agreement.milestones.last().expect("a settlement").clone();
    settle(&project, &last, before)
}

#[test]
fn signing_bills_the_agreed_share_of_the_frame() {
    let project = project();
    let signing = settle(&project, &project.agreement.milestones[0], &[]);
    assert_eq!((signing.entitled, signing.due), (kr(112_500), kr(112_500)));
}

#[test]
fn under_the_frame_what_is_documented_is_due_less_the_advance() {
    let settlement = settled(&[entry(1, "kari", 2, 14_000)], &[], &[advance()]);
    assert_eq!(settlement.documented, kr(126_000));
    assert_eq!((settlement.over_frame, settlement.due), (Money::ZERO, kr(13_500)));
}

#[test]
fn exactly_on_the_frame_the_remaining_quarter_is_due() {
    let hours = [entry(1, "kari", 2, 16_600)];
    let settlement = settled(&hours, &[voucher(1, kr(600), Money::ZERO, false)], &[advance()]);
    assert_eq!(settlement.documented, kr(150_000));
    assert_eq!((settlement.over_frame, settlement.due), (Money::ZERO, kr(37_500)));
}

#[test]
fn past_the_frame_the_rest_is_shown_and_not_billed() {
    let settlement = settled(&[entry(1, "kari", 2, 20_000)], &[], &[advance()]);
    assert_eq!(settlement.over_frame, kr(30_000));
    assert_eq!((settlement.billable, settlement.due), (kr(150_000), kr(37_500)));
}

#[test]
fn less_than_the_advance_is_owed_back() {
    let settlement = settled(&[entry(1, "kari", 2, 10_000)], &[], &[advance()]);
    assert_eq!(settlement.due, kr(-22_500));
}

#[test]
fn without_hours_and_costs_the_whole_advance_is_owed_back() {
    let settlement = settled(&[], &[], &[advance()]);
    assert_eq!((settlement.documented, settlement.due), (Money::ZERO, kr(-112_500)));
    assert!(settlement.fees.is_empty() && settlement.costs.is_empty());
}

#[test]
fn recoverable_vat_is_no_cost_and_other_vat_is() {
    let vouchers = [voucher(1, kr(1_250), kr(250), true), voucher(2, kr(1_250), kr(250), false)];
    let settlement = settled(&[], &vouchers, &[]);
    let billed: Vec<Money> = settlement.costs.iter().map(|line| line.amount).collect();
    assert_eq!(billed, [kr(1_000), kr(1_250)]);
    assert_eq!(settlement.costs_total, kr(2_250));
    assert_eq!((settlement.costs_paid, settlement.costs_vat), (kr(2_500), kr(500)), "as the ledger has them");
}

#[test]
fn an_agreement_without_a_frame_bills_all_that_is_documented() {
    let mut project = project();
    project.agreement.frame = None;
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, 20_000)]);
    let settlement = settle(&project, &project.agreement.milestones[1], &[]);
    assert_eq!((settlement.due, settlement.over_frame), (kr(180_000), Money::ZERO));
}

#[test]
fn an_interim_settlement_counts_rows_up_to_its_day() {
    let mut project = project();
    project.timesheet = Timesheet::new(vec![entry(1, "kari", 2, 100), entry(2, "kari", 9, 100)]);
    project.vouchers = vec![voucher(1, kr(500), Money::ZERO, false)];
    let mut interim = project.agreement.milestones[1].clone();
    interim.basis = MilestoneBasis::Settlement { through: Some(day(3, 1)) };
    assert_eq!(settle(&project, &interim, &[]).documented, kr(900), "the voucher is dated 2 March");
}

#[test]
fn a_third_of_an_ore_is_rounded_once_on_the_line() {
    // 0.05 h × 733.33 = 36.6665; three such rows are one line of 109.9995 → 110.00, not 3 × 36.67.
    let rows = [entry(1, "liv", 2, 5), entry(2, "liv", 3, 5), entry(3, "liv", 4, 5)];
    assert_eq!(settled(&rows, &[], &[]).fees_total, kr(110));
}

#[test]
fn a_figure_knows_the_rows_it_came_from() {
    let rows = [entry(7, "kari", 3, 100), entry(4, "ola", 2, 100), entry(9, "kari", 4, 100)];
    let settlement = settled(&rows, &[voucher(1, kr(10), Money::ZERO, false)], &[]);
    let lines: Vec<usize> = settlement.fees[0].rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [7, 9]);
    assert_eq!(settlement.costs[0].row.to_string(), "costs.yaml:1");
}

fn any_rows() -> impl Strategy<Value = Vec<TimeEntry>> {
    let row = (0..3_usize, 2..12_u32, 1..2_400_i64);
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        let people = ["kari", "ola", "liv"];
        let entries = rows.into_iter().enumerate();
        entries.map(|(line, (who, month, time))| entry(line, people[who], month, time)).collect()
    })
}

fn any_vouchers() -> impl Strategy<Value = Vec<Voucher>> {
    let amount = (1..2_000_000_i64, any::<bool>());
    prop::collection::vec(amount, 0..12).prop_map(|amounts| {
        let numbered = amounts.into_iter().zip(1_u32..);
        numbered
            .map(|((ore, recoverable), number)| {
                voucher(number, Money::from_ore(ore), Money::from_ore(ore / 5), recoverable)
            })
            .collect()
    })
}

/// Everything but the rows' order, which a permutation is meant to change.
fn figures(settlement: &Settlement) -> (Money, Money, Money, Vec<(PersonId, Hours, Money)>) {
    let fees = settlement.fees.iter().map(|fee| (fee.person.clone(), fee.hours, fee.amount));
    (settlement.documented, settlement.billable, settlement.due, fees.collect())
}

proptest! {
    #[test]
    fn shuffling_rows_changes_nothing(rows in any_rows().prop_shuffle(), vouchers in any_vouchers()) {
        let mut sorted = rows.clone();
        sorted.sort_by_key(|entry| entry.row);
        let backwards: Vec<Voucher> = vouchers.iter().rev().cloned().collect();
        let (one, other) = (settled(&sorted, &vouchers, &[]), settled(&rows, &backwards, &[]));
        prop_assert_eq!(figures(&one), figures(&other));
    }

    #[test]
    fn splitting_a_row_changes_nothing(rows in any_rows(), at in any::<prop::sample::Index>(), part in 0..100_i64) {
        prop_assume!(!rows.is_empty());
        let mut split = rows.clone();
        let row = at.index(rows.len());
        let whole = rows[row].hours.hundredths();
        let first = whole * part / 100;
        split[row].hours = Hours::from_hundredths(first);
        split.push(TimeEntry { hours: Hours::from_hundredths(whole - first), ..rows[row].clone() });
        prop_assert_eq!(figures(&settled(&rows, &[], &[])), figures(&settled(&split, &[], &[])));
    }

    #[test]
    fn sums_re_add_and_never_pass_the_frame(rows in any_rows(), vouchers in any_vouchers()) {
        let settlement = settled(&rows, &vouchers, &[advance()]);
        let fees: Money = settlement.fees.iter().map(|line| line.amount).sum();
        let costs: Money = settlement.costs.iter().map(|line| line.amount).sum();
        prop_assert_eq!(fees + costs, settlement.documented);
        prop_assert_eq!(settlement.billable + settlement.over_frame, settlement.documented);
        prop_assert_eq!(settlement.due + settlement.billed_before, settlement.billable);
        prop_assert!(settlement.billable <= kr(150_000));
        prop_assert!(!settlement.over_frame.is_negative());
    }

    #[test]
    fn every_side_of_the_breakdown_adds_up_to_the_same_hours(rows in any_rows(), vouchers in any_vouchers()) {
        let settlement = settled(&rows, &vouchers, &[]);
        let Breakdown { months, sub_goals, people, .. } = &settlement.breakdown;
        prop_assert_eq!(months.iter().map(|row| row.hours).sum::<Hours>(), settlement.hours);
        prop_assert_eq!(sub_goals.iter().map(|row| row.hours).sum::<Hours>(), settlement.hours);
        prop_assert_eq!(people.iter().map(|row| row.hours).sum::<Hours>(), settlement.hours);
        let last = months.last().expect("the period has months");
        prop_assert_eq!(last.documented_to_date, settlement.documented);
    }
}
