use std::collections::BTreeMap;

use super::changes;
use crate::compare::{State, compare};
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{
    Activity, BankAccount, Indicator, IndicatorId, Period, Project, Row, SubGoalId, TimeEntry, Timesheet,
    Voucher, WorkspacePath,
};
use crate::num::{Money, Rate};
use crate::words::BOKMAL;

/// The lines, with plain spaces for the no-break ones.
fn lines(before: &Project, after: &Project) -> Vec<String> {
    let none = BTreeMap::new();
    let told = compare(State { project: before, files: &none }, State { project: after, files: &none });
    changes(&told).into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

fn with_hours(rows: &[TimeEntry]) -> Project {
    let mut project = project();
    project.agreement.people[0].name = "Kari Nordmann".to_owned();
    project.timesheet = Timesheet::new(rows.to_vec());
    project
}

#[test]
fn nothing_changed_is_nothing_said() {
    assert_eq!(lines(&project(), &project()), [""; 0]);
}

#[test]
fn a_row_says_what_it_is_worth() {
    let before = with_hours(&[TimeEntry { date: day(2, 3), ..entry(1, "kari", 2, 750) }]);
    let after = with_hours(&[TimeEntry { date: day(2, 3), ..entry(1, "kari", 2, 600) }]);
    assert_eq!(
        lines(&before, &after),
        [
            "Timer, Kari Nordmann 3. februar 2026: 7,50 → 6,00 timer (−1,50 timer, −1 350,00 kr)",
            "Timer i alt: 7,50 → 6,00 timer (−1,50 timer)",
            "Dokumentert i alt: 6 750,00 → 5 400,00 kr (−1 350,00 kr)",
            "Grunnlag for fakturering, «Ved levering»: 6 750,00 → 5 400,00 kr (−1 350,00 kr)",
        ]
    );
}

#[test]
fn rows_that_came_went_and_got_new_words_are_told_with_the_persons_sum() {
    let before = with_hours(&[entry(1, "kari", 2, 750), entry(2, "kari", 3, 100)]);
    let text = TimeEntry { activity: "Møte med kommunene".to_owned(), ..entry(1, "kari", 2, 750) };
    let new = TimeEntry { activity: "Kurs".to_owned(), ..entry(1, "kari", 4, 200) };
    assert_eq!(
        lines(&before, &with_hours(&[text, new])),
        [
            "Timer, Kari Nordmann 20. februar 2026: aktivitet «Møte» → «Møte med kommunene»",
            "Timer, Kari Nordmann 20. mars 2026: rad fjernet, 1,00 timer, «Møte» (−1,00 timer, −900,00 kr)",
            "Timer, Kari Nordmann 20. april 2026: ny rad, 2,00 timer, «Kurs» (+2,00 timer, +1 800,00 kr)",
            "Timer i alt, Kari Nordmann: 8,50 → 9,50 timer; 7 650,00 → 8 550,00 kr (+1,00 timer, +900,00 kr)",
            "Timer i alt: 8,50 → 9,50 timer (+1,00 timer)",
            "Dokumentert i alt: 7 650,00 → 8 550,00 kr (+900,00 kr)",
            "Grunnlag for fakturering, «Ved levering»: 7 650,00 → 8 550,00 kr (+900,00 kr)",
        ]
    );
}

#[test]
fn facts_of_the_agreement_have_their_names_in_the_documents() {
    let before = with_hours(&[entry(1, "kari", 2, 100)]);
    let mut after = before.clone();
    after.agreement.payment.account = BankAccount::parse("86011117947").ok();
    after.agreement.people[0].rate = Rate::parse("950").expect("a number").expect("above zero");
    after.agreement.payment.term_days = 14;
    after.agreement.title =
        "Et langt navn på en avtale, som ikke får plass på en kort linje i det hele tatt".to_owned();
    assert_eq!(
        lines(&before, &after)[..5],
        [
            "Avtale: tittel er endret",
            "Avtale: kontonummer ikke oppgitt → 8601 11 17947",
            "Avtale: betalingsfrist 30 dager → 14 dager",
            "Avtale: timepris (Kari Nordmann) 900,00 kr → 950,00 kr",
            "Timer i alt, Kari Nordmann: timepris 900,00 → 950,00 kr; 900,00 → 950,00 kr (+50,00 kr)",
        ]
    );
}

fn course() -> Activity {
    Activity {
        row: voucher(1, kr(1), Money::ZERO, false).row,
        days: Period::new(day(5, 6), day(5, 7)).expect("in order"),
        title: "Kurs".to_owned(),
        place: "Skolen".to_owned(),
        participants: "Alle".to_owned(),
        headcount: None,
        sub_goals: vec![SubGoalId::new("arena").expect("a slug")],
        description: "Teori".to_owned(),
        outcome: None,
        documentation: Vec::new(),
    }
}

#[test]
fn every_key_of_the_inputs_has_a_name_in_the_documents() {
    let indicator = Indicator {
        row: course().row,
        id: IndicatorId::new("i1").expect("a slug"),
        title: "Bedrifter".to_owned(),
        sub_goal: SubGoalId::new("arena").expect("a slug"),
        unit: "bedrifter".to_owned(),
        baseline: None,
        target: None,
        measurements: Vec::new(),
        comment: None,
    };
    let rows = [
        project().facts(),
        entry(1, "kari", 2, 1).facts(),
        voucher(1, kr(1), Money::ZERO, false).facts(),
        course().facts(),
        indicator.facts(),
    ];
    for path in rows.iter().flat_map(crate::domain::Facts::paths) {
        let name = BOKMAL.of_inputs(path);
        assert!(name != *path || ["id", "person"].contains(path), "{path} has no name");
    }
}

#[test]
fn vouchers_activities_and_files_are_told_by_name() {
    let receipt = WorkspacePath::new("receipts/1.pdf").expect("a path");
    let old = Voucher { receipts: vec![receipt], ..voucher(1, kr(1_000), Money::ZERO, false) };
    let mut before = project();
    before.vouchers = vec![old.clone()];
    let mut after = project();
    after.vouchers = vec![Voucher { gross: kr(1_200), ..old }, voucher(2, kr(50), Money::ZERO, false)];
    after.activities = vec![course()];
    let files = |logo: &str| {
        let prints = [("receipts/1.pdf", logo), ("logo.svg", logo)];
        prints
            .map(|(path, print)| (path.to_owned(), print.to_owned()))
            .into_iter()
            .collect::<BTreeMap<_, _>>()
    };
    let (old_files, new_files) = (files("a"), files("b"));
    let told =
        compare(State { project: &before, files: &old_files }, State { project: &after, files: &new_files });
    let lines: Vec<String> = changes(&told).into_iter().map(|line| line.replace('\u{a0}', " ")).collect();
    assert_eq!(
        lines,
        [
            "Bilag 1, Leverandør: betalt 1 000,00 kr → 1 200,00 kr; receipts/1.pdf har nytt innhold (belastet +200,00 kr)",
            "Bilag 2, Leverandør: nytt bilag, «Rom» (belastet +50,00 kr)",
            "Aktivitet «Kurs», 6.–7. mai 2026: lagt til",
            "Fil logo.svg: nytt innhold",
            "Dokumentert i alt: 1 000,00 → 1 250,00 kr (+250,00 kr)",
            "Grunnlag for fakturering, «Ved levering»: 1 000,00 → 1 250,00 kr (+250,00 kr)",
        ]
    );
}
