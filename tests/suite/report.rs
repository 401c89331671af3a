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
    let text = flowing(&pages(&full()));
    let mut rest = text.as_str();
    for next in [
        "4 av 13 mål er nådd, 8 delvis",
        "Innhold",
        "Tallene er de samme",
        "Slik gikk det",
        "Utvikling fra utgangsverdi til mål",
        "Delmål for delmål",
        "En aktivitet kan gjelde flere delmål",
        "Treverk etter kvalitet",
        "203,5 av 200 planlagte timer; flest i mars 2026 (39,5)",
        "Aktiviteter i prosjektperioden",
        "Timer og kostnader måned for måned",
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
    let text = flowing(&pages(&full()));
    for title in [
        "Uten mål: fra 3 til 11 bedrifter",
        "Uten utgangsverdi: 19 bedrifter",
        "Målet er null: fra 6 til 0 ulykker",
        "Fallende, langt fra null: fra 84,5 til 71,4 tonn per måned",
        "Én måling: 14 personer",
        "Tjue målinger: fra 0 til 196 besøk",
        "Sjusifrede verdier: fra 1 250 000 til 5 125 000 kroner",
        "Ikke målt: ikke målt",
        "Alt er null: fra 0 til 0 klager",
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

/// The letters of a text: cells that stand close have no space between them.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn an_agreement_without_frame_budget_plan_or_indicators_gets_no_words_about_them() {
    let agreement = format!("{INPUTS}/agreement.yaml");
    let workspace = Workspace::example();
    let text = String::from_utf8(workspace.read(&agreement)).expect("text");
    let (before, rest) = text.split_once("milestones:").expect("milestones");
    let (_, rest) = rest.split_once("sub_goals:").expect("sub-goals");
    let (goals, _) = rest.split_once("plan:").expect("a plan");
    let before = before.replace("frame: 200000.00\n", "").replace("not_registered", "taxable");
    let one = "milestones:\n  - {id: final, title: Når alt er levert, basis: settlement}\n\nsub_goals:";
    let report = "# Sammendrag\n\nKort.\n\n# Måloppnåelse\n\nNådd.\n\n# Erfaringer og avvik\n\nIngen.\n\n\
                  # Forslag til videre oppfølging\n\nNettverket drives videre.\n";
    let workspace = workspace
        .with(&agreement, format!("{before}{one}{goals}"))
        .with(&format!("{INPUTS}/report.md"), report)
        .with(&format!("{INPUTS}/indicators.yaml"), "indicators: []\n");
    let text = flowing(&pages(&workspace));
    let absent = [
        "ramme",
        "Budsjett",
        "Avvik",
        "Planlagt",
        "planlagt",
        "Tidligere fakturert",
        "mål er nådd",
        "ndikator",
    ];
    for word in absent {
        assert!(!text.contains(word), "{word} in {text}");
    }
    let billing = "Dokumentert 176 181,00 Å fakturere ved sluttoppgjøret 176 181,00 Merverdiavgift 25 % 44 045,25 \
                   Å betale inkl. mva. 220 226,25";
    assert!(letters(&text).contains(&letters(billing)), "{text}");
}

#[test]
fn a_taxable_sellers_advance_is_taken_off_in_the_report_as_in_the_settlement() {
    let agreement = format!("{INPUTS}/agreement.yaml");
    let workspace = Workspace::example();
    let text =
        String::from_utf8(workspace.read(&agreement)).expect("text").replace("not_registered", "taxable");
    let text = flowing(&pages(&workspace.with(&agreement, text)));
    for row in [
        "Merverdiavgift 25 % 44 045,25 Fratrukket forskudd −80 000,00 Å betale inkl. mva. 140 226,25",
        // A month adds up across, and the sums down; under what runs on there is none.
        "mars 2026 35,00 39,50 32 105,00 5 530,00 37 635,00 60 955,00",
        "Sum 200,00 203,50 165 975,00 10 206,00 176 181,00 Sluttrapport",
    ] {
        assert!(letters(&text).contains(&letters(row)), "no {row} in {text}");
    }
    assert!(!text.contains("Tidligere fakturert"), "{text}");
}
