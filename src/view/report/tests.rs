use super::prose::Node;
use super::{Part, ReportSection, ReportSheet, report};
use crate::domain::{
    Block, Indicator, IndicatorId, Inline, InputFile, Month, PlannedMonth, Project, Reading, Report, RowId,
    Section, fixture,
};
use crate::num::{Hours, Measure};
use crate::settle::settle;
use crate::view::Subject;

fn sheet(project: &Project, titles: &[&str]) -> ReportSheet {
    let section = |title: &&str| Section {
        line: 1,
        title: (*title).to_owned(),
        blocks: vec![Block::Paragraph(vec![Inline::Text("Prosa.".to_owned())])],
    };
    let prose = Report { sections: titles.iter().map(section).collect() };
    let milestone = &project.agreement.milestones[1];
    let settlement = settle(project, milestone, &[]);
    report(Subject { project, milestone, settlement: &settlement, logo: None }, &prose)
}

fn with_an_indicator() -> Project {
    let mut project = fixture::project();
    project.timesheet = crate::domain::Timesheet::new(vec![fixture::entry(1, "kari", 2, 1_850)]);
    project.indicators = vec![Indicator {
        row: RowId { file: InputFile::Indicators, line: 1 },
        id: IndicatorId::new("i1").expect("a slug"),
        title: "Bedrifter".to_owned(),
        sub_goal: project.agreement.sub_goals[0].id.clone(),
        unit: "bedrifter".to_owned(),
        baseline: None,
        target: Some(Reading { value: Measure::parse("20").expect("a number"), date: None }),
        measurements: Vec::new(),
        comment: None,
    }];
    project
}

fn titles(sheet: &ReportSheet) -> Vec<(&str, usize)> {
    sheet.sections.iter().map(|section| (section.title.as_str(), section.parts.len())).collect()
}

/// The rows of a part that is a table.
fn rows(section: &ReportSection, part: usize) -> Vec<Vec<String>> {
    match &section.parts[part] {
        Part::Table { table, .. } => table.rows.iter().map(|row| row.cells.clone()).collect(),
        other => panic!("not a table: {other:?}"),
    }
}

#[test]
fn generated_parts_stand_under_the_sections_of_their_names() {
    let project = with_an_indicator();
    let prose = ["Resultatindikatorer", "Økonomi", "Måloppnåelse", "Gjennomførte aktiviteter"];
    let expected =
        [("Resultatindikatorer", 3), ("Økonomi", 5), ("Måloppnåelse", 2), ("Gjennomførte aktiviteter", 0)];
    assert_eq!(titles(&sheet(&project, &prose)), expected);
}

#[test]
fn sections_without_prose_are_added_when_there_is_something_to_show() {
    let expected = [("Sammendrag", 0), ("Måloppnåelse", 2), ("Økonomi", 5)];
    assert_eq!(titles(&sheet(&fixture::project(), &["Sammendrag"])), expected);
}

#[test]
fn what_is_not_known_of_an_indicator_is_a_dash() {
    let sheet = sheet(&with_an_indicator(), &["Resultatindikatorer"]);
    assert_eq!(rows(&sheet.sections[0], 0), [["Bedrifter", "bedrifter", "–", "20", "–", "–", "–"]]);
}

#[test]
fn the_months_add_up_to_the_settlement_and_have_a_plan_if_there_is_one() {
    let mut project = with_an_indicator();
    let sheet = sheet(&project, &["Økonomi"]);
    let months = rows(&sheet.sections[0], 4);
    assert_eq!(months.len(), 13);
    assert_eq!(months[1], ["februar 2026", "18,50", "16\u{a0}650,00"]);
    assert_eq!(months[12], ["Sum", "18,50", "16\u{a0}650,00"]);
    let month = Month::new(2026, 2).expect("a month");
    project.agreement.plan = vec![PlannedMonth { month, hours: Hours::whole(16) }];
    let sheet = self::sheet(&project, &["Økonomi"]);
    assert_eq!(rows(&sheet.sections[0], 4)[1], ["februar 2026", "16,00", "18,50", "16\u{a0}650,00"]);
}

#[test]
fn only_what_is_no_word_gets_places_to_break_at() {
    let text = format!("samarbeidsarenastyringsgruppe {}", "x".repeat(31));
    let node = super::prose::block(&Block::Paragraph(vec![Inline::Text(text.clone())]));
    let broken = text.replace(&"x".repeat(31), &format!("{}\u{200b}x", "x".repeat(30)));
    assert_eq!(node, Node::Par { c: vec![Node::Text { s: broken }] });
}
