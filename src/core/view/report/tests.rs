use std::collections::BTreeMap;

use super::charts::{round_step, ticks};
use super::parts::MonthRow;
use super::{ReportSection, ReportSheet, report};
use crate::domain::{
    Activity, Block, Indicator, IndicatorId, Inline, InputFile, Measurement, Month, Period, PlannedMonth,
    Project, Reading, Report, ReportPart, RowId, Section, fixture,
};
use crate::num::{Hours, Measure};
use crate::settle::settle;
use crate::view::Subject;

fn sheet(project: &Project, titles: &[&str]) -> ReportSheet {
    let section = |title: &&str| section(title, vec![par("Prosa.")]);
    sheet_of(project, &Report { sections: titles.iter().map(section).collect(), notes: Vec::new() })
}

fn sheet_of(project: &Project, prose: &Report) -> ReportSheet {
    let milestone = &project.agreement.milestones[1];
    let settlement = settle(project, milestone, &[]);
    report(
        Subject {
            project,
            milestone,
            settlement: &settlement,
            logo: None,
            issued: None,
            is_trial: false,
            credits: &[],
        },
        None,
        prose,
        &BTreeMap::new(),
    )
}

fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section { line: 1, title: title.to_owned(), blocks }
}

fn par(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn with_an_indicator() -> Project {
    with_measured(None, Some("20"), &[])
}

/// A project whose indicator had these values, measured every fortnight from February on.
fn with_measured(baseline: Option<&str>, target: Option<&str>, values: &[&str]) -> Project {
    let measure = |text: &str| Measure::parse(text).expect("a number");
    let reading = |text: &str| Reading { value: measure(text), date: None };
    let mut project = fixture::project();
    project.timesheet = crate::domain::Timesheet::new(vec![fixture::entry(1, "kari", 2, 1_850)]);
    project.indicators = vec![Indicator {
        row: RowId { file: InputFile::Indicators, line: 1 },
        id: IndicatorId::new("i1").expect("a slug"),
        title: "Bedrifter".to_owned(),
        sub_goal: project.agreement.sub_goals[0].id.clone(),
        unit: "bedrifter".to_owned(),
        baseline: baseline.map(reading),
        target: target.map(reading),
        measurements: (0..)
            .zip(values)
            .map(|(step, text)| Measurement {
                date: fixture::day(2, 15) + chrono::Days::new(14 * step),
                value: measure(text),
                source: "Telling".to_owned(),
                comment: None,
            })
            .collect(),
        comment: None,
    }];
    project
}

fn titles(sheet: &ReportSheet) -> Vec<(&str, usize)> {
    sheet.sections.iter().map(|section| (section.title.as_str(), section.parts.len())).collect()
}

#[test]
fn generated_parts_stand_under_the_sections_of_their_names() {
    let project = with_an_indicator();
    let prose = ["Resultatindikatorer", "Økonomi", "Måloppnåelse", "Gjennomførte aktiviteter"];
    let expected =
        [("Resultatindikatorer", 1), ("Økonomi", 2), ("Måloppnåelse", 1), ("Gjennomførte aktiviteter", 0)];
    assert_eq!(titles(&sheet(&project, &prose)), expected);
}

#[test]
fn sections_without_prose_are_added_when_there_is_something_to_show() {
    let expected = [("Sammendrag", 0), ("Måloppnåelse", 1), ("Økonomi", 2)];
    assert_eq!(titles(&sheet(&fixture::project(), &["Sammendrag"])), expected);
}

#[test]
fn sections_that_the_prose_leaves_out_stand_where_a_reader_looks_for_them() {
    let mut project = with_an_indicator();
    project.activities = vec![Activity {
        row: RowId { file: InputFile::Activities, line: 1 },
        days: Period::new(fixture::day(3, 5), fixture::day(3, 5)).expect("a day"),
        title: "Møte".to_owned(),
        place: "Teams".to_owned(),
        participants: "Bedriftene".to_owned(),
        headcount: None,
        sub_goals: Vec::new(),
        description: "Vi møttes.".to_owned(),
        outcome: None,
        documentation: Vec::new(),
    }];
    let expected = [
        ("Sammendrag", 0),
        ("Gjennomførte aktiviteter", 1),
        ("Måloppnåelse", 1),
        ("Resultatindikatorer", 1),
        ("Økonomi", 2),
        ("Forslag til videre oppfølging", 0),
    ];
    let prose = ["Sammendrag", "Måloppnåelse", "Forslag til videre oppfølging"];
    assert_eq!(titles(&sheet(&project, &prose)), expected);
}

#[test]
fn the_months_add_up_to_the_settlement_and_have_a_plan_if_there_is_one() {
    let told = |row: &MonthRow| {
        let planned = row.planned.as_ref().map(|figure| figure.text.clone());
        (row.month.clone(), planned, row.hours.text.clone(), row.amount.clone())
    };
    let row = |month: &str, planned: Option<&str>| {
        (month.to_owned(), planned.map(str::to_owned), "18,50".to_owned(), "16\u{a0}650,00".to_owned())
    };
    let to_date = |row: &MonthRow| row.documented.as_ref().map(|figure| figure.text.clone());
    let mut project = with_an_indicator();
    let months = sheet(&project, &["Økonomi"]).months;
    assert_eq!(months.rows.len(), 12);
    assert_eq!(told(&months.rows[1]), row("februar 2026", None));
    assert_eq!(told(&months.sum), row("Sum", None));
    assert_eq!(to_date(&months.rows[11]).as_deref(), Some("16\u{a0}650,00"));
    assert_eq!(to_date(&months.sum), None, "nothing stands under what runs on");
    assert_eq!(
        [&months.rows[1].fees, &months.rows[1].costs, &months.rows[2].amount],
        ["16\u{a0}650,00", "–", "–"]
    );
    let month = Month::new(2026, 2).expect("a month");
    project.agreement.plan = vec![PlannedMonth { month, hours: Hours::whole(16) }];
    assert_eq!(told(&sheet(&project, &["Økonomi"]).months.rows[1]), row("februar 2026", Some("16,00")));
}

/// The parts that the prose has a place for.
fn in_prose(section: &ReportSection) -> Vec<ReportPart> {
    let part = |block: &Block| if let Block::Part(part) = block { Some(*part) } else { None };
    section.blocks.iter().filter_map(part).collect()
}

#[test]
fn a_part_stands_where_the_prose_has_a_place_for_it() {
    use ReportPart::{Economy, Hours, Indicators};
    let placed = |parts: &[ReportPart]| {
        let blocks = parts.iter().map(|part| Block::Part(*part)).collect();
        let sections = vec![section("Funn", blocks), section("Økonomi", vec![par("Prosa.")])];
        let sheet = sheet_of(&with_an_indicator(), &Report { sections, notes: Vec::new() });
        let defaults: Vec<(String, usize)> =
            sheet.sections.iter().map(|section| (section.title.clone(), section.parts.len())).collect();
        (in_prose(&sheet.sections[0]), defaults)
    };
    let told = |defaults: &[(&str, usize)]| -> Vec<(String, usize)> {
        defaults.iter().map(|(title, count)| ((*title).to_owned(), *count)).collect()
    };
    let goals = ("Måloppnåelse", 1);
    assert_eq!(
        placed(&[Indicators, Hours]),
        (vec![Indicators, Hours], told(&[("Funn", 0), ("Økonomi", 1), goals]))
    );
    assert_eq!(
        placed(&[Economy]),
        (vec![Economy, Hours], told(&[("Funn", 0), ("Økonomi", 0), goals, ("Resultatindikatorer", 1)])),
        "hours go with the economy"
    );
}

#[test]
fn axes_have_few_round_ticks() {
    assert_eq!(ticks(1_850, 5), [0, 500, 1_000, 1_500, 2_000]);
    assert_eq!(ticks(0, 5), [0]);
    assert_eq!(round_step(15_000_000, 4), 5_000_000);
    assert_eq!(round_step(7, 5), 2);
}

#[test]
fn what_is_not_known_of_an_indicator_is_left_open() {
    let row = sheet(&with_an_indicator(), &["Resultatindikatorer"]).indicators.remove(0);
    assert_eq!((row.title.as_str(), row.target.as_deref()), ("Bedrifter", Some("20")));
    assert_eq!([row.baseline, row.result, row.measured, row.progress, row.source], [const { None }; 5]);
}

#[test]
fn values_far_from_zero_have_an_axis_that_begins_near_them() {
    let axis = |baseline, target, values: &[&str]| {
        let row = sheet(&with_measured(baseline, target, values), &[]).indicators.remove(0);
        (row.development.low.text, row.development.high)
    };
    assert_eq!(axis(Some("412.5"), Some("370"), &["368.9"]), ("320".to_owned(), 4_125_000));
    assert_eq!(axis(Some("5"), Some("0"), &["2"]), ("0".to_owned(), 50_000));
    assert_eq!(axis(Some("-4"), Some("4"), &["1"]), ("−4".to_owned(), 40_000));
    assert_eq!(axis(None, None, &[]), ("0".to_owned(), 0));
}

#[test]
fn a_target_is_reached_on_the_side_that_lies_away_from_the_baseline() {
    for (baseline, target, value, standing, progress) in [
        (Some("0"), Some("10"), "10", "nådd", Some("100 %")),
        (Some("0"), Some("10"), "13", "nådd", Some("130 %")),
        (Some("0"), Some("10"), "9.9999", "delvis nådd", Some("99,9 %")),
        (Some("2"), Some("10"), "2", "ikke nådd", Some("0 %")),
        (Some("2"), Some("10"), "1", "ikke nådd", Some("−12,5 %")),
        // Less is the target: waste, sick leave, municipalities without a seat.
        (Some("84.5"), Some("70"), "68.9", "nådd", Some("107,6 %")),
        (Some("84.5"), Some("70"), "70.1", "delvis nådd", Some("99,3 %")),
        (Some("5"), Some("0"), "0", "nådd", Some("100 %")),
        (Some("6"), Some("4.8"), "7.1", "ikke nådd", Some("−91,7 %")),
        (Some("-4"), Some("4"), "0", "delvis nådd", Some("50 %")),
        // Without a baseline the way up begins at zero; a way down begins nowhere.
        (None, Some("300"), "370", "nådd", Some("123,3 %")),
        (None, Some("300"), "4", "delvis nådd", Some("1,3 %")),
        (None, Some("300"), "0", "ikke nådd", Some("0 %")),
        (None, Some("0"), "0", "nådd", None),
        (None, Some("0"), "2", "ikke nådd", None),
        (None, Some("-3"), "-5", "–", None),
        // What was to stay as it was did so, or nobody can tell which way was meant.
        (Some("3"), Some("3"), "3", "nådd", None),
        (Some("3"), Some("3"), "4", "–", None),
        (Some("0"), None, "4", "uten mål", None),
    ] {
        let row = sheet(&with_measured(baseline, target, &[value]), &[]).indicators.remove(0);
        let told = row.progress.map(|progress| progress.replace('\u{a0}', " "));
        assert_eq!((row.standing, told.as_deref()), (standing, progress), "{baseline:?} {target:?} {value}");
    }
    assert_eq!(sheet(&with_an_indicator(), &[]).indicators[0].standing, "ikke målt");
}

#[test]
fn the_findings_count_the_targets() {
    let found = |target, values: &[&str]| {
        sheet(&with_measured(None, target, values), &[])
            .findings
            .map(|found| (found.title, found.note.is_some()))
    };
    assert_eq!(found(Some("10"), &["12"]), Some(("1 av 1 mål er nådd".to_owned(), true)));
    assert_eq!(found(Some("10"), &["2"]), Some(("0 av 1 mål er nådd, 1 delvis".to_owned(), true)));
    assert_eq!(found(Some("10"), &[]), Some(("0 av 1 mål er nådd".to_owned(), false)));
    assert_eq!(found(None, &["2"]), None);
}

#[test]
fn the_alternative_text_tells_the_finding() {
    let told = |baseline, target, values: &[&str]| {
        let row = sheet(&with_measured(baseline, target, values), &[]).indicators.remove(0);
        row.development.alt.replace('\u{a0}', " ")
    };
    assert_eq!(
        told(Some("0"), Some("20"), &["5", "11"]),
        "Bedrifter: fra 0 bedrifter, målt til 11 bedrifter 1. mars 2026; målet er 20 bedrifter (måloppnåelse 55 %)."
    );
    assert_eq!(told(None, None, &[]), "Bedrifter: uten utgangsverdi, ikke målt; uten mål.");
}
