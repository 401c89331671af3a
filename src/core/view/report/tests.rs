use std::collections::BTreeMap;

use super::prose::Node;
use super::{Part, ReportSection, ReportSheet, report};
use crate::domain::{
    Activity, Block, Image, Indicator, IndicatorId, Inline, InputFile, Month, Period, PlannedMonth, Project,
    Reading, Report, ReportPart, RowId, Section, WorkspacePath, fixture,
};
use crate::num::{Hours, Measure};
use crate::settle::settle;
use crate::view::{Picture, Subject};

fn sheet(project: &Project, titles: &[&str]) -> ReportSheet {
    let section = |title: &&str| section(title, vec![par("Prosa.")]);
    sheet_of(project, &Report { sections: titles.iter().map(section).collect(), notes: Vec::new() })
}

fn sheet_of(project: &Project, prose: &Report) -> ReportSheet {
    let picture = Picture { name: "f0-0.png".to_owned(), width: 300, height: 600 };
    let pictures = BTreeMap::from([(path("documentation/kurs.png"), picture)]);
    let milestone = &project.agreement.milestones[1];
    let settlement = settle(project, milestone, &[]);
    report(
        Subject { project, milestone, settlement: &settlement, logo: None, issued: None, changes: &[] },
        prose,
        &pictures,
    )
}

fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section { line: 1, title: title.to_owned(), blocks }
}

fn par(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn path(text: &str) -> WorkspacePath {
    WorkspacePath::new(text).expect("a path")
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
        ("Måloppnåelse", 2),
        ("Resultatindikatorer", 3),
        ("Økonomi", 5),
        ("Forslag til videre oppfølging", 0),
    ];
    let prose = ["Sammendrag", "Måloppnåelse", "Forslag til videre oppfølging"];
    assert_eq!(titles(&sheet(&project, &prose)), expected);
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
    let prose = Report { sections: vec![section("Funn", vec![par(&text)])], notes: Vec::new() };
    let broken = text.replace(&"x".repeat(31), &format!("{}\u{200b}x", "x".repeat(30)));
    let sheet = sheet_of(&fixture::project(), &prose);
    assert_eq!(sheet.sections[0].blocks, [Node::Par { c: vec![Node::Text { s: broken }] }]);
}

/// How many parts each place in the prose has.
fn counts(section: &ReportSection) -> Vec<usize> {
    let count = |node: &Node| if let Node::Parts { parts, .. } = node { Some(parts.len()) } else { None };
    section.blocks.iter().filter_map(count).collect()
}

#[test]
fn a_part_stands_where_the_prose_has_a_place_for_it() {
    let placed = |parts: &[ReportPart]| {
        let blocks = parts.iter().map(|part| Block::Part(*part)).collect();
        let sections = vec![section("Funn", blocks), section("Økonomi", vec![par("Prosa.")])];
        let sheet = sheet_of(&with_an_indicator(), &Report { sections, notes: Vec::new() });
        let defaults: Vec<(String, usize)> =
            sheet.sections.iter().map(|section| (section.title.clone(), section.parts.len())).collect();
        (counts(&sheet.sections[0]), defaults)
    };
    let told = |defaults: &[(&str, usize)]| -> Vec<(String, usize)> {
        defaults.iter().map(|(title, count)| ((*title).to_owned(), *count)).collect()
    };
    let goals = ("Måloppnåelse", 2);
    assert_eq!(
        placed(&[ReportPart::Indicators, ReportPart::Hours]),
        (vec![3, 2], told(&[("Funn", 0), ("Økonomi", 3), goals]))
    );
    assert_eq!(
        placed(&[ReportPart::Economy]),
        (vec![5], told(&[("Funn", 0), ("Økonomi", 0), goals, ("Resultatindikatorer", 3)])),
        "hours go with the economy"
    );
}

#[test]
fn the_headings_of_a_part_stand_below_the_heading_of_the_prose() {
    let heading = Block::Heading { level: 2, inlines: vec![Inline::Text("Penger".to_owned())] };
    let section = |title| {
        section(
            title,
            vec![Block::Part(ReportPart::Hours), heading.clone(), Block::Part(ReportPart::Economy)],
        )
    };
    let prose = Report { sections: vec![section("Funn"), section("Mer")], notes: Vec::new() };
    let level = |node: &Node| if let Node::Parts { level, .. } = node { Some(*level) } else { None };
    for section in &sheet_of(&fixture::project(), &prose).sections[..2] {
        assert_eq!(section.blocks.iter().filter_map(level).collect::<Vec<_>>(), [3, 4]);
    }
}

#[test]
fn a_place_for_nothing_says_so() {
    let blocks = vec![Block::Part(ReportPart::Activities)];
    let prose = Report { sections: vec![section("Funn", blocks)], notes: Vec::new() };
    let sheet = sheet_of(&fixture::project(), &prose);
    let words = Node::Text { s: "Det er ikke registrert aktiviteter.".to_owned() };
    assert_eq!(sheet.sections[0].blocks, [Node::Par { c: vec![words] }]);
}

#[test]
fn a_note_stands_at_its_first_mark() {
    let marks = vec![Block::Paragraph(vec![Inline::Note(0), Inline::Note(0)])];
    let prose = Report { sections: vec![section("Funn", marks)], notes: vec![vec![par("Se tabellen.")]] };
    let anchor = || "note-1".to_owned();
    let text = Node::Text { s: "Se tabellen.".to_owned() };
    let note = Node::Note { anchor: anchor(), c: vec![Node::Par { c: vec![text] }] };
    let sheet = sheet_of(&fixture::project(), &prose);
    assert_eq!(sheet.sections[0].blocks, [Node::Par { c: vec![note, Node::Mark { anchor: anchor() }] }]);
}

#[test]
fn an_image_keeps_its_shape_and_leaves_room_for_text() {
    let image = Image { path: path("documentation/kurs.png"), alt: "Kurset".to_owned(), caption: None };
    let prose = Report { sections: vec![section("Funn", vec![Block::Image(image)])], notes: Vec::new() };
    let sheet = sheet_of(&fixture::project(), &prose);
    let Node::Image { width, height, .. } = &sheet.sections[0].blocks[0] else { panic!("{sheet:?}") };
    assert_eq!((*width, *height), (5_250, 10_500));
}
