//! Who attested whose hours, from `hours.yaml` to the timesheets.

use crate::pdf_text;
use crate::support::Workspace;

const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const BY_OTHERS: &str = "  - {person: siv, by: \"Nora Eksempel, daglig leder\", date: 2026-09-30}\n";

/// The example with what `attested` says in place of what the example has there.
fn attested(rows: &str) -> Workspace {
    let workspace = Workspace::example();
    let text = String::from_utf8(workspace.read(HOURS)).expect("text");
    let (hours, _) = text.split_once("\nattested:\n").expect("the example is attested");
    let rows = if rows.is_empty() { String::new() } else { format!("attested:\n{rows}") };
    workspace.with(HOURS, format!("{hours}\n{rows}"))
}

/// After the signing invoice, when the last settlement is what comes next.
fn signed(workspace: Workspace) -> Workspace {
    let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace
}

fn timesheet(workspace: &Workspace, folder: &str, person: &str) -> Vec<String> {
    let pages =
        pdf_text::pages(&workspace.read(&format!("outputs/fjordbygda/{folder}/03-timeliste-{person}.pdf")));
    pages.iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_draft_that_nobody_attested_has_lines_to_sign_on_and_a_check_says_whose_hours_are_open() {
    let workspace = signed(attested(""));
    let run = workspace.bilag(&["check"]);
    assert!(
        run.stderr
            .contains("warning[W0386]: nobody has attested the hours of Siv Eksempel: 2026-02, 2026-03")
    );
    assert!(run.stderr.contains("the hours of Ali Oppdiktet: 2026-02"), "{}", run.stderr);
    assert_eq!(workspace.bilag(&["build", "--only", "final"]).status, 0);
    let pages = timesheet(&workspace, "draft/final", "siv");
    // A break is printed beside the times, so that from and to give the hours.
    assert!(pages[0].contains("08.30–15.00, pause 30 min 6,00"), "{}", pages[0]);
    assert!(
        pages[0].contains("Delmål 1: Et nettverk av bedrifter og kommuner som deler ressurser"),
        "{}",
        pages[0]
    );
    assert!(pages[0].contains("Sum mars 2026 (hittil 28,50) 18,50"), "{}", pages[0]);
    let last = pages.last().expect("a page");
    assert!(last.contains("Timer i alt 103,50"), "{last}");
    assert!(last.contains("Navn og rolle (en annen enn Siv Eksempel)"), "{last}");
    // Who says that nobody attests hours here isn't asked again.
    let silent = workspace.edited(HOURS, "\nhours:\n", "\nattested: []\nhours:\n").bilag(&["check"]);
    assert!(!silent.stderr.contains("W0386"), "{}", silent.stderr);
}

#[test]
fn an_issued_timesheet_says_who_attested_it_and_bears_what_was_signed_on_paper() {
    let months = "  - {person: ali, month: 2026-02, by: siv, date: 2026-03-02, hours: 19}\n  \
                  - {person: ali, month: 2026-03, by: siv, date: 2026-04-07, signed: documentation/liste.pdf}\n";
    let scan = Workspace::example().read("inputs/fjordbygda/documentation/04-referat.pdf");
    let workspace = attested(&format!("{months}{BY_OTHERS}"));
    let workspace = signed(workspace.with("inputs/fjordbygda/documentation/liste.pdf", scan));
    let run = workspace.bilag(&["issue", "fjordbygda", "final", "--date", "2026-11-02"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("hours of Siv Eksempel"), "{}", run.stderr);
    assert!(run.stderr.contains("the hours of Ali Oppdiktet: 2026-04, 2026-05"), "{}", run.stderr);
    let siv = timesheet(&workspace, "issued/2026-0002", "siv").join(" ");
    assert!(
        siv.contains("Attestert elektronisk av Nora Eksempel, daglig leder, 30. september 2026."),
        "{siv}"
    );
    assert!(!siv.contains("Sted og dato"), "nobody can sign what was issued: {siv}");
    let ali = timesheet(&workspace, "issued/2026-0002", "ali");
    let text = ali.join(" ");
    for said in [
        "Februar 2026: attestert elektronisk av Siv Eksempel, Prosjektleder, 2. mars 2026.",
        "Mars 2026: signert på papir av Siv Eksempel, Prosjektleder, 7. april 2026",
        "Ikke attestert: april 2026, mai 2026",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let signed = ali.last().expect("a page");
    assert!(signed.contains("Signert timeliste, mars 2026") && signed.contains("liste.pdf"), "{signed}");
    let files = workspace.files("outputs/fjordbygda/issued/2026-0002");
    assert!(files.iter().any(|file| file.ends_with("documentation-liste.pdf")), "{files:?}");
}

#[test]
fn nobody_attests_themselves_and_a_sum_that_changed_is_attested_no_more() {
    let own = attested(
        "  - {person: ali, by: ali, date: 2026-09-30}\n  - {person: siv, by: siv eksempel, date: 2026-09-30}\n",
    );
    let run = own.bilag(&["check"]);
    assert_eq!((run.status, run.stderr.matches("E0383").count()), (1, 2), "{}", run.stderr);
    let changed = signed(attested(&format!(
        "  - {{person: ali, month: 2026-02, by: siv, date: 2026-03-02, hours: 18}}\n{BY_OTHERS}"
    )));
    let run = changed.bilag(&["check"]);
    assert!(run.stderr.contains("W0387]: 18 hours were attested, and the rows come to 19"), "{}", run.stderr);
    assert!(run.stderr.contains("the hours of Ali Oppdiktet: 2026-02"), "{}", run.stderr);
}
