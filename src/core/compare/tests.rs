//! What a person finds changed, and properties over random states.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::fixture::{day, entry, kr, project, voucher};
use crate::domain::{Block, Inline, Project, Report, Section, TimeEntry, Timesheet, Voucher, WorkspacePath};
use crate::num::{Hours, Money, Rate};

fn of(before: &Project, after: &Project) -> Changes {
    let none = BTreeMap::new();
    compare(State { project: before, files: &none }, State { project: after, files: &none })
}

fn with(hours: &[TimeEntry], vouchers: &[Voucher]) -> Project {
    let mut project = project();
    project.timesheet = Timesheet::new(hours.to_vec());
    project.vouchers = vouchers.to_vec();
    project
}

fn row(line: usize, person: &str, on: (u32, u32), hundredths: i64, activity: &str) -> TimeEntry {
    TimeEntry { date: day(on.0, on.1), activity: activity.to_owned(), ..entry(line, person, 1, hundredths) }
}

/// `kari 2026-02-03 7.50 Møte`; nothing where the row isn't.
fn shown(row: Option<&HoursRow>) -> String {
    let told = |row: &HoursRow| {
        let TimeEntry { date, person, hours, activity, .. } = &row.entry;
        format!("{person} {date} {} {activity}", hours.hundredths())
    };
    row.map(told).unwrap_or_default()
}

fn hours<T>(change: &RowChange<T>) -> Hours {
    change.hours.expect("a row of hours")
}

fn amount<T>(change: &RowChange<T>) -> Money {
    change.amount.expect("it is worth something")
}

fn key(field: &Field) -> String {
    field.key.to_string()
}

fn hours_of(changes: &Changes) -> Vec<String> {
    let line = |change: &RowChange<HoursRow>| {
        let (before, after) = (shown(change.before.as_ref()), shown(change.after.as_ref()));
        format!("{before} → {after} ({}, {})", hours(change).hundredths(), amount(change))
    };
    changes.hours.iter().map(line).collect()
}

#[test]
fn other_lines_and_another_order_are_no_change() {
    let before = [row(1, "kari", (2, 3), 750, "Møte"), row(2, "ola", (2, 3), 300, "Møte")];
    let after = [row(9, "ola", (2, 3), 300, "Møte"), row(17, "kari", (2, 3), 750, "Møte")];
    let changes = of(&with(&before, &[]), &with(&after, &[]));
    assert!(changes.is_empty(), "{changes:?}");
    assert_eq!(changes.sums.documented, Pair { before: kr(9_450), after: kr(9_450) });
}

#[test]
fn a_row_with_other_hours_is_the_same_row() {
    let before = [row(1, "kari", (2, 3), 750, "Møte"), row(2, "kari", (2, 3), 100, "Rapport")];
    let after = [row(1, "kari", (2, 3), 100, "Rapport"), row(2, "kari", (2, 3), 600, "Møte")];
    assert_eq!(
        hours_of(&of(&with(&before, &[]), &with(&after, &[]))),
        ["kari 2026-02-03 750 Møte → kari 2026-02-03 600 Møte (-150, -1350.00)"]
    );
}

#[test]
fn a_row_is_found_again_with_new_words_on_another_day_and_with_another_person() {
    let before = [
        row(1, "kari", (2, 3), 750, "Mote"),
        row(2, "kari", (3, 3), 200, "Kurs"),
        row(3, "ola", (4, 3), 400, "Befaring"),
    ];
    let after = [
        row(1, "kari", (2, 3), 750, "Møte med kommunene"),
        row(2, "kari", (3, 5), 200, "Kurs"),
        row(3, "liv", (4, 3), 400, "Befaring"),
    ];
    assert_eq!(
        hours_of(&of(&with(&before, &[]), &with(&after, &[]))),
        [
            "kari 2026-02-03 750 Mote → kari 2026-02-03 750 Møte med kommunene (0, 0.00)",
            "kari 2026-03-03 200 Kurs → kari 2026-03-05 200 Kurs (0, 0.00)",
            "ola 2026-04-03 400 Befaring → liv 2026-04-03 400 Befaring (0, -666.68)",
        ]
    );
}

#[test]
fn of_rows_alike_only_as_many_as_went_are_gone() {
    let twice = [row(1, "kari", (2, 3), 100, "Møte"), row(2, "kari", (2, 3), 100, "Møte")];
    assert_eq!(
        hours_of(&of(&with(&twice, &[]), &with(&twice[..1], &[]))),
        ["kari 2026-02-03 100 Møte →  (-100, -900.00)"]
    );
}

#[test]
fn a_row_that_moved_is_the_nearest_one() {
    let before = [row(1, "kari", (2, 3), 100, "Møte")];
    let after = [row(1, "kari", (9, 1), 100, "Møte"), row(2, "kari", (2, 4), 100, "Møte")];
    assert_eq!(
        hours_of(&of(&with(&before, &[]), &with(&after, &[]))),
        [
            "kari 2026-02-03 100 Møte → kari 2026-02-04 100 Møte (0, 0.00)",
            " → kari 2026-09-01 100 Møte (100, 900.00)"
        ]
    );
}

#[test]
fn a_persons_sum_is_rounded_once_and_the_rest_is_told() {
    // 0.05 h × 733.33 = 36.6665, which is 36.67 as a row's own figure; three of them are 109.9995, 110.00 on the line.
    let rows = [(3, 5), (4, 5), (5, 5)].map(|(date, time)| row(1, "liv", (2, date), time, "Møte"));
    let changes = of(&with(&[], &[]), &with(&rows, &[]));
    let [liv] = changes.people.as_slice() else { panic!("one person: {:?}", changes.people) };
    assert_eq!((liv.rows, liv.own_amounts), (3, Money::from_ore(11_001)));
    assert_eq!(liv.amount.difference(), kr(110));
    assert_eq!(liv.price_and_rounding, Money::from_ore(-1));
}

#[test]
fn a_new_price_is_worth_something_for_rows_that_are_as_they_were() {
    let before = with(&[row(1, "kari", (2, 3), 10_000, "Møte"), row(2, "kari", (2, 4), 100, "Møte")], &[]);
    let mut after = with(&[row(1, "kari", (2, 3), 10_000, "Møte"), row(2, "kari", (2, 4), 200, "Møte")], &[]);
    after.agreement.people[0].rate = Rate::parse("950").expect("a number").expect("above zero");
    let changes = of(&before, &after);
    let paths: Vec<String> = changes.agreement.iter().map(key).collect();
    assert_eq!(paths, ["people.kari.hourly_rate"]);
    assert_eq!(amount(&changes.hours[0]), kr(1_000), "two hours of 950 less one of 900");
    assert_eq!(changes.people[0].price_and_rounding, kr(5_000), "a hundred hours, fifty kroner each");
}

#[test]
fn a_voucher_is_known_by_its_number_and_its_receipts_by_their_bytes() {
    let receipt = |name: &str| vec![WorkspacePath::new(name).expect("a path")];
    let old = Voucher { receipts: receipt("receipts/1.pdf"), ..voucher(1, kr(1_000), Money::ZERO, false) };
    let new = Voucher { gross: kr(1_200), ..old.clone() };
    let kept = Voucher { receipts: receipt("receipts/2.pdf"), ..voucher(2, kr(500), kr(100), true) };
    let before = with(&[], &[old, kept.clone(), voucher(3, kr(10), Money::ZERO, false)]);
    let after = with(&[], &[new, kept]);
    let prints = |second: &str| {
        let files = [
            ("receipts/1.pdf", "a"),
            ("receipts/2.pdf", second),
            ("logo.svg", second),
            ("costs.yaml", second),
        ];
        files.map(|(path, print)| (path.to_owned(), print.to_owned())).into_iter().collect::<BTreeMap<_, _>>()
    };
    let changes = compare(
        State { project: &before, files: &prints("b") },
        State { project: &after, files: &prints("c") },
    );
    let told: Vec<(u32, Vec<String>, usize, Money)> = changes
        .vouchers
        .iter()
        .map(|change| {
            let fields = change.fields.iter().map(key).collect();
            let number = change.latest().expect("a voucher").number.get();
            (number, fields, change.receipts_with_other_bytes.len(), amount(change))
        })
        .collect();
    assert_eq!(
        told,
        [(1, vec!["amount".to_owned()], 0, kr(200)), (2, vec![], 1, Money::ZERO), (3, vec![], 0, kr(-10))]
    );
    let files: Vec<&str> = changes.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(files, ["logo.svg"], "a receipt is told of with its voucher, a file of rows by its rows");
}

#[test]
fn facts_that_were_open_and_new_milestones_are_told() {
    let before = project();
    let mut after = project();
    after.agreement.signed_on = Some(day(1, 20));
    after.agreement.frame = Some(kr(200_000));
    after.agreement.milestones[0].title = "Ved oppstart".to_owned();
    let changes = of(&before, &after);
    let paths: Vec<String> = changes.agreement.iter().map(key).collect();
    assert_eq!(paths, ["signed_on", "frame", "milestones.signing.title"]);
    assert_eq!(changes.agreement[0].before, None);
    let entitled: Vec<_> = changes.milestones.iter().map(|milestone| milestone.entitled).collect();
    assert_eq!(
        entitled,
        [
            Pair { before: Some(kr(112_500)), after: Some(kr(150_000)) },
            Pair { before: Some(Money::ZERO), after: Some(Money::ZERO) }
        ]
    );
}

/// A report of sections with a paragraph each; `^` stands for a footnote that says «Note».
fn report(sections: &[(&str, &str)]) -> Report {
    let mut notes = Vec::new();
    let mut made = Vec::new();
    for (place, (title, text)) in sections.iter().enumerate() {
        let mut inlines = vec![Inline::Text(text.replace('^', ""))];
        if text.contains('^') {
            inlines.push(Inline::Note { index: notes.len(), is_first: true });
            notes.push(vec![Block::Paragraph(vec![Inline::Text("Note".to_owned())])]);
        }
        let blocks = vec![Block::Paragraph(inlines)];
        made.push(Section { line: place * 7 + 1, title: (*title).to_owned(), blocks });
    }
    Report { sections: made, notes }
}

#[test]
fn a_section_of_the_report_is_known_by_its_title() {
    let mut before = project();
    before.report = Some(report(&[("Sammendrag", "a^"), ("Erfaringer", "b^"), ("Gammelt", "c")]));
    let mut after = project();
    after.report = Some(report(&[("Nytt", "c"), ("Erfaringer", "b^"), ("Sammendrag", "a")]));
    let changes = of(&before, &after).report;
    let named = |change, title: &str| Named { change, name: title.to_owned() };
    assert_eq!(
        changes.sections,
        [
            named(Change::Added, "Nytt"),
            named(Change::Changed, "Sammendrag"),
            named(Change::Removed, "Gammelt"),
        ],
        "the number of a footnote is no change"
    );
    assert!(changes.reordered);
}

fn any_project() -> impl Strategy<Value = Project> {
    let row = (0..3_usize, 2..4_u32, 1..4_u32, 1..4_i64, 0..2_usize);
    let rows = prop::collection::vec(row, 0..14).prop_map(|rows| {
        let entries = rows.into_iter().enumerate().map(|(line, (who, month, date, time, what))| {
            self::row(line, ["kari", "ola", "liv"][who], (month, date), time * 5, ["Møte", "Kurs"][what])
        });
        entries.collect::<Vec<_>>()
    });
    let cost = (1..3_i64, any::<bool>());
    let vouchers = prop::collection::btree_map(1..5_u32, cost, 0..5).prop_map(|vouchers| {
        let made =
            |(number, (amount, recoverable))| voucher(number, kr(amount * 125), kr(amount * 25), recoverable);
        vouchers.into_iter().map(made).collect::<Vec<_>>()
    });
    let rate = prop::sample::select(vec!["900", "733.33"]);
    (rows, vouchers, rate).prop_map(|(rows, vouchers, rate)| {
        let mut project = with(&rows, &vouchers);
        project.agreement.people[0].rate = Rate::parse(rate).expect("a number").expect("above zero");
        project
    })
}

fn swap<T>(pair: Pair<T>) -> Pair<T> {
    Pair { before: pair.after, after: pair.before }
}

fn swap_fields(fields: &[Field]) -> Vec<Field> {
    let swap =
        |field: &Field| Field { before: field.after.clone(), after: field.before.clone(), ..field.clone() };
    fields.iter().map(swap).collect()
}

/// The rows of a comparison without their lines, which tell rows that are alike apart.
fn rows_of(changes: &Changes, mirrored: bool) -> Vec<(Pair<String>, Hours, Money, Vec<Field>)> {
    let told = |change: &RowChange<HoursRow>| {
        let row = Pair { before: shown(change.before.as_ref()), after: shown(change.after.as_ref()) };
        if mirrored {
            let hours = Hours::ZERO - hours(change);
            (swap(row), hours, -amount(change), swap_fields(&change.fields))
        } else {
            (row, hours(change), amount(change), change.fields.clone())
        }
    };
    changes.hours.iter().map(told).collect()
}

proptest! {
    #[test]
    fn nothing_changed_in_what_is_the_same(project in any_project(), shift in 0..9_usize) {
        let mut moved = project.clone();
        let lines = project.timesheet.entries().iter().map(|entry| {
            let mut entry = entry.clone();
            entry.row.line += shift;
            entry
        });
        moved.timesheet = Timesheet::new(lines.collect());
        let changes = of(&project, &moved);
        prop_assert!(changes.is_empty(), "{changes:?}");
        prop_assert!(changes.people.is_empty());
    }

    #[test]
    fn the_other_way_round_is_the_mirror_image(before in any_project(), after in any_project()) {
        let (there, back) = (of(&before, &after), of(&after, &before));
        prop_assert_eq!(rows_of(&there, true), rows_of(&back, false));
        prop_assert_eq!(swap_fields(&there.agreement), back.agreement.clone());
        let vouchers = |changes: &Changes| {
            let voucher = |change: &RowChange<Voucher>| {
                (Pair { before: change.before.clone(), after: change.after.clone() }, amount(change))
            };
            changes.vouchers.iter().map(voucher).collect::<Vec<_>>()
        };
        let mirrored: Vec<_> =
            vouchers(&there).into_iter().map(|(voucher, amount)| (swap(voucher), -amount)).collect();
        prop_assert_eq!(mirrored, vouchers(&back));
        prop_assert_eq!(there.sums.documented.difference(), -back.sums.documented.difference());
    }

    #[test]
    fn the_parts_add_up_to_the_whole(before in any_project(), after in any_project()) {
        let changes = of(&before, &after);
        let rows: i64 = changes.hours.iter().map(|change| hours(change).hundredths()).sum();
        prop_assert_eq!(rows, changes.sums.hours.difference().hundredths());
        let people: Money = changes.people.iter().map(|person| person.amount.difference()).sum();
        let vouchers: Money = changes.vouchers.iter().map(amount).sum();
        prop_assert_eq!(people + vouchers, changes.sums.documented.difference());
        // A row's own figure is its share of what the people's figures leave unexplained.
        let rows: Money = changes.hours.iter().map(amount).sum();
        let beside: Money = changes.people.iter().map(|person| person.price_and_rounding).sum();
        let changed_hands = |change: &&RowChange<HoursRow>| match (&change.before, &change.after) {
            (Some(before), Some(after)) => before.entry.person != after.entry.person,
            _ => false,
        };
        let moved = changes.hours.iter().filter(changed_hands);
        let hands = i64::try_from(moved.count()).expect("few");
        prop_assert!((people - rows - beside).ore().abs() <= hands, "to the øre but for rows that changed hands");
    }

    #[test]
    fn every_row_is_told_of_once(before in any_project(), after in any_project()) {
        let changes = of(&before, &after);
        let went = changes.hours.iter().filter(|change| change.before.is_some()).count();
        let came = changes.hours.iter().filter(|change| change.after.is_some()).count();
        let (was, is) = (before.timesheet.entries().len(), after.timesheet.entries().len());
        prop_assert_eq!(was + came, is + went, "what stayed is as long on both sides");
        for change in &changes.hours {
            prop_assert!(shown(change.before.as_ref()) != shown(change.after.as_ref()) || !change.fields.is_empty());
        }
    }
}
