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
