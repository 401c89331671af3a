//! The final report, with all that its prose can hold and with each case that a chart must bear.

use crate::pdf_text;
use crate::support::{Workspace, bytes_of_repository};

const INPUTS: &str = "inputs/fjordbygda";

/// The pages of the report that a workspace builds.
fn pages(workspace: &Workspace) -> Vec<String> {
    let run = workspace.bilag(&["build", "--only", "final"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    pdf_text::pages(&workspace.read("outputs/fjordbygda/draft/final/06-sluttrapport.pdf"))
}

/// The words of pages, each parted from the next by one space.
fn flowing(pages: &[String]) -> String {
    pages.iter().flat_map(|page| page.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// The fictional agreement with the report and the indicators of `tests/fixtures/report`.
fn full() -> Workspace {
    let fixture = |name: &str| bytes_of_repository(&format!("tests/fixtures/report/{name}"));
    Workspace::example()
        .with(&format!("{INPUTS}/report.md"), fixture("report.md"))
        .with(&format!("{INPUTS}/indicators.yaml"), fixture("indicators.yaml"))
        .with(&format!("{INPUTS}/documentation/kurs.png"), fixture("kurs.png"))
}

#[test]
fn prose_and_generated_parts_stand_in_the_order_of_the_prose() {
    let text = pages(&full()).join("\n");
    let mut rest = text.as_str();
    for next in [
        "Innhold",
        "Tallene er de samme",
        "Slik gikk det",
        "Utvikling fra utgangsverdi til mål",
        "Delmål for delmål",
        "Timer per delmål",
        "Treverk etter kvalitet",
        "Aktiviteter i prosjektperioden",
        "Timer per måned mot plan",
        "Pengene fulgte timene.",
        "Prosjektregnskap, NOK eks. mva.",
        "Intervjuer tok lengre tid",
        "Underskrifter",
    ] {
        let (_, behind) = rest.split_once(next).unwrap_or_else(|| panic!("no {next} in:\n{rest}"));
        rest = behind;
    }
    assert!(!text.contains("{{"), "{text}");
}

#[test]
fn a_note_is_set_once_on_the_page_of_its_first_mark() {
    let pages = pages(&full());
    let noted: Vec<usize> = (1..)
        .zip(&pages)
        .filter(|(_, page)| page.contains("Talt i medlemslista"))
        .map(|(number, _)| number)
        .collect();
    assert_eq!(noted, [1]);
    assert!(pages[0].contains("dag 2: sortering og lager"), "{}", pages[0]);
}

#[test]
fn every_case_of_an_indicator_has_its_chart() {
    let text = pages(&full()).join("\n");
    for title in [
        "Uten mål (bedrifter)",
        "Uten utgangsverdi (bedrifter)",
        "Målet er null (ulykker)",
        "Fallende, langt fra null (tonn per måned)",
        "Én måling (personer)",
        "Tjue målinger (besøk)",
        "Sjusifrede verdier (kroner)",
        "Ikke målt (skoler)",
        "Alt er null (klager)",
    ] {
        assert!(text.contains(title), "no {title} in:\n{text}");
    }
}

#[test]
fn a_place_for_nothing_says_so() {
    let report = "# Sammendrag\n\nKort.\n\n# Måloppnåelse\n\n{{indikatorer}}\n\n# Erfaringer og avvik\n\nIngen.\n\n\
                  # Forslag til videre oppfølging\n\nNettverket drives videre.\n";
    let workspace = Workspace::example()
        .with(&format!("{INPUTS}/report.md"), report)
        .with(&format!("{INPUTS}/indicators.yaml"), "indicators: []\n");
    let text = pages(&workspace).join("\n");
    assert!(text.contains("Det er ikke registrert indikatorer."), "{text}");
    assert!(!text.contains("Utvikling fra utgangsverdi til mål"), "{text}");
}

#[test]
fn a_report_of_four_pages_has_no_list_of_contents() {
    let short = "# Sammendrag\n\nKort.\n\n# Måloppnåelse\n\nNådd.\n\n# Erfaringer og avvik\n\nIngen.\n\n\
                 # Forslag til videre oppfølging\n\nNettverket drives videre.\n";
    let pages = pages(&Workspace::example().with(&format!("{INPUTS}/report.md"), short));
    assert!(pages.len() <= 4, "{} pages", pages.len());
    assert!(!pages[0].contains("Innhold"), "{}", pages[0]);
}

#[test]
fn figures_in_the_prose_are_those_of_the_tables() {
    let hours = format!("{INPUTS}/hours.yaml");
    let workspace = Workspace::example();
    let before = flowing(&pages(&workspace));
    assert!(before.contains("Det er ført 203,5 timer"), "{before}");
    assert!(before.contains("Samlet forbruk er 176 181 kroner, som er 23 819 kroner lavere"), "{before}");
    let longer =
        String::from_utf8(workspace.read(&hours)).expect("text").replacen("hours: 4,", "hours: 5,", 1);
    let after = flowing(&pages(&workspace.with(&hours, longer)));
    assert!(after.contains("Det er ført 204,5 timer"), "{after}");
    assert!(after.contains("204,50"), "{after}");
    assert!(!after.contains("203,5"), "{after}");
}

#[test]
fn a_number_that_the_tables_contradict_is_told_with_its_place() {
    let report = "# Sammendrag\n\nDet er ført 203,5 timer, 204 timer, hvorav 103,5 av Siv,\nog brukt 177 880 kroner av 200 000 \
                  kroner, {{=12}} timer i kø\nog 99 timer i juni.\n\n# Måloppnåelse\n\n{{timer:siv}} timer, \
                  {{timer:2026-06}} timer i juni, {{timer:nettverk}} timer for nettverket, {{måloppnåelse:i2}} nådd.\n\n\
                  # Erfaringer og avvik\n\nIngen.\n\n# Forslag til videre oppfølging\n\nVi søker om 300 000 kroner.\n";
    let workspace = Workspace::example().with(&format!("{INPUTS}/report.md"), report);
    let run = workspace.bilag(&["build", "--only", "final"]);
    let warned: Vec<&str> =
        run.stderr.lines().filter(|line| line.contains("W0591") || line.contains("report.md:")).collect();
    let expected = [
        "warning[W0591]: 177 880 NOK is none of the figures that are computed",
        " --> inputs/fjordbygda/report.md:4:10",
        "warning[W0591]: 99 h is none of the figures that are computed",
        " --> inputs/fjordbygda/report.md:5:4",
    ];
    assert_eq!(warned, expected, "{}", run.stderr);
    let text =
        flowing(&pdf_text::pages(&workspace.read("outputs/fjordbygda/draft/final/06-sluttrapport.pdf")));
    assert!(text.contains("103,5 timer, 21,5 timer i juni, 84 timer for nettverket, 83,3 % nådd"), "{text}");
}
