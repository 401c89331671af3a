//! A small agreement for the unit tests of the rooms below; whole workspaces are tested from outside.

use chrono::NaiveDate;

use super::*;
use crate::num::{Hours, Money, Percent, Rate};

/// Frame 150 000, 900 an hour, 75 % at signing, the rest by settlement: the agreement that the program was made for.
pub(crate) fn project() -> Project {
    let period = Period::new(day(1, 15), day(12, 31)).expect("in order");
    let row = RowId { file: InputFile::Agreement, line: 1 };
    let goal = |id: &str| SubGoal { id: SubGoalId::new(id).expect("a slug"), title: id.to_owned() };
    let share = Percent::parse("75").expect("a number").expect("at most 100");
    let person = |id: &str, rate: &str| Person {
        id: PersonId::new(id).expect("a slug"),
        name: id.to_owned(),
        role: "Rådgiver".to_owned(),
        rate: Rate::parse(rate).expect("a number").expect("above zero"),
    };
    let party = |name: &str| Party { name: name.to_owned(), org_number: None, address: None, contact: None };
    let agreement = Agreement {
        id: AgreementId::new("prove").expect("a slug"),
        sample: false,
        title: "Prøve".to_owned(),
        seller: party("Selger IPR"),
        buyer: party("Kjøper"),
        buyer_is_vat_registered: false,
        references: References {
            buyer_reference: BuyerReference::new("B123456").expect("the form"),
            project_number: ProjectNumber::new("1").expect("the form"),
            mark: "Merke".to_owned(),
            contract: None,
        },
        period,
        delivery_place: None,
        activity_deadline: None,
        delivery_deadline: None,
        signed_on: None,
        signed_agreement: None,
        frame: Some(kr(150_000)),
        vat: None,
        payment: Payment { account: None, kid: None, term_days: 30 },
        numbering: NumberFormat::default(),
        ehf: EhfSettings::default(),
        milestones: vec![
            Milestone {
                id: MilestoneId::new("signing").expect("a slug"),
                title: "Ved signering".to_owned(),
                basis: MilestoneBasis::Advance { share, cumulative: share },
                row,
            },
            Milestone {
                id: MilestoneId::new("final").expect("a slug"),
                title: "Ved levering".to_owned(),
                basis: MilestoneBasis::Settlement { through: None },
                row,
            },
        ],
        sub_goals: vec![goal("arena"), goal("metode")],
        people: vec![person("kari", "900"), person("ola", "900"), person("liv", "733.33")],
        plan: Vec::new(),
        budget: Vec::new(),
    };
    Project {
        agreement,
        timesheet: Timesheet::default(),
        vouchers: Vec::new(),
        activities: Vec::new(),
        indicators: Vec::new(),
        report: None,
        sample: false,
    }
}

/// A day of 2026.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

/// Whole kroner.
pub(crate) const fn kr(kroner: i64) -> Money {
    Money::from_ore(kroner * 100)
}

/// A row of `hours.yaml` on the 20th of a month.
pub(crate) fn entry(line: usize, person: &str, month: u32, hundredths: i64) -> TimeEntry {
    TimeEntry {
        row: RowId { file: InputFile::Hours, line },
        date: day(month, 20),
        person: PersonId::new(person).expect("a slug"),
        hours: Hours::from_hundredths(hundredths),
        clock: None,
        activity: "Møte".to_owned(),
        sub_goal: SubGoalId::new("arena"),
        note: None,
        registered: None,
    }
}

/// A row of `costs.yaml` on 2 March.
pub(crate) fn voucher(number: u32, gross: Money, vat: Money, vat_recoverable: bool) -> Voucher {
    Voucher {
        row: RowId { file: InputFile::Costs, line: number as usize },
        number: VoucherNumber::new(number).expect("in range"),
        date: day(3, 2),
        supplier: "Leverandør".to_owned(),
        invoice_number: None,
        description: "Rom".to_owned(),
        purpose: "Møte".to_owned(),
        participants: None,
        category: VoucherCategory::Venue,
        gross,
        vat,
        vat_recoverable,
        sub_goal: None,
        receipts: Vec::new(),
    }
}
