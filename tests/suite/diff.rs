//! What changed since a document was issued.

use serde_json::{Value, json};

use crate::support::{Run, Workspace};

const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const COSTS: &str = "inputs/fjordbygda/costs.yaml";
const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const REPORT: &str = "inputs/fjordbygda/report.md";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

fn diff(workspace: &Workspace, of: &[&str]) -> String {
    done(workspace.bilag(&[&["diff", "fjordbygda"], of].concat())).stdout
}

fn with_advance() -> Workspace {
    let workspace = Workspace::example();
    done(workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]));
    workspace
}

fn with_both() -> Workspace {
    let workspace = with_advance();
    done(workspace.bilag(&["issue", "fjordbygda", "final", "--date", "2026-09-30"]));
    workspace
}

#[test]
fn before_anything_is_issued_there_is_nothing_to_compare_with() {
    let workspace = Workspace::example();
    assert_eq!(
        diff(&workspace, &[]),
        "no document of `fjordbygda` is issued, so that there is nothing to compare with\n"
    );
    assert!(diff(&workspace, &["final"]).starts_with("no document of `final` of `fjordbygda`"));
}

#[test]
fn other_lines_comments_and_ways_of_writing_are_no_change() {
    let workspace = with_advance().edited(HOURS, "hours:\n", "# Ført av Siv\n\nhours:\n").edited(
        HOURS,
        "person: siv, hours: 3.5",
        "person: siv, hours: \"3.50\"",
    );
    assert_eq!(diff(&workspace, &[]), "nothing changed since invoice 2026-0001 of 2026-02-02\n");
}

#[test]
fn an_advance_doesnt_depend_on_hours() {
    let workspace = with_advance().edited(HOURS, "person: siv, hours: 3.5", "person: siv, hours: 2.5");
    let expected = "\
changed since invoice 2026-0001 of 2026-02-02

hours
  2026-02-05 Siv Eksempel: hours 3.50 → 2.50 (-1.00 h, -850.00 NOK)
sums
  hours: 203.50 → 202.50 h (-1.00 h)
  documented: 176181.00 → 175331.00 NOK (-850.00 NOK)
  owed in all by `signing`: 80000.00 NOK, as before
  owed in all by `final`: 176181.00 → 175331.00 NOK (-850.00 NOK)

the invoice 2026-0001 doesn't depend on these
";
    assert_eq!(diff(&workspace, &[]), expected);
    assert_eq!(
        workspace.bilag(&["build", "--only", "signing"]).stdout.lines().take(3).collect::<Vec<_>>(),
        [
            "fjordbygda · signing: issued as 2026-0001 on 2026-02-02",
            "  changed since 2026-0001 of 2026-02-02: 1 row of hours (-1.00 h, -850.00 NOK); it doesn't depend on that",
            "    `bilag diff fjordbygda signing` tells all of it",
        ]
    );
    let again = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-03"]);
    assert_eq!((again.status, again.stdout.as_str()), (1, expected), "{}", again.stderr);
}

#[test]
fn a_settlement_depends_on_rows_vouchers_report_and_agreement() {
    let workspace = with_both()
        .edited(HOURS, "date: 2026-02-19, person: siv, hours: 2.5", "date: 2026-02-19, person: siv, hours: 4")
        .edited(HOURS, "Plan for høsten", "Plan for hele høsten")
        .edited(COSTS, "amount: 2530.00", "amount: 2630.00")
        .edited(AGREEMENT, "9999 05 43212", "9999 05 43220")
        .edited(REPORT, "bedrifter", "virksomheter");
    assert_eq!(
        diff(&workspace, &[]),
        "\
changed since invoice 2026-0002 of 2026-09-30

agreement
  payment.account 99990543212 → 99990543220
hours
  2026-02-19 Siv Eksempel: hours 2.50 → 4.00 (+1.50 h, +1275.00 NOK)
  2026-08-18 Siv Eksempel: activity `Plan for høsten` → `Plan for hele høsten`
people
  Siv Eksempel: 103.50 → 105.00 h, 87975.00 → 89250.00 NOK (+1.50 h, +1275.00 NOK)
vouchers
  2 Oppdiktet Landhandel: amount 2530.00 → 2630.00 (+100.00 NOK)
report
  `Sammendrag`: changed
sums
  hours: 203.50 → 205.00 h (+1.50 h)
  documented: 176181.00 → 177556.00 NOK (+1375.00 NOK)
  owed in all by `signing`: 80000.00 NOK, as before
  owed in all by `final`: 176181.00 → 177556.00 NOK (+1375.00 NOK)

2026-0002 asks for NOK 96181.00, and would ask for NOK 97556.00 today
  Faktura
  Avregning
  Timeliste – Siv Eksempel
  Kostnader
  Sluttrapport
correct it with `bilag correct 2026-0002 --reason \"…\"`
"
    );
    let advance = diff(&workspace, &["signing"]);
    assert!(advance.starts_with("changed since invoice 2026-0001 of 2026-02-02\n"), "{advance}");
    let verdict = "\n2026-0001 would ask for as much as it does, but its package would differ\n  Faktura\n";
    assert!(advance.contains(verdict), "the account stands on the invoice:\n{advance}");
}

#[test]
fn a_file_with_other_bytes_is_a_change() {
    let receipt = "inputs/fjordbygda/receipts/02-lunsj.jpg";
    let workspace = with_both();
    let other = workspace.read("inputs/fjordbygda/receipts/03-buss.png");
    let workspace =
        workspace.with(receipt, other).edited(COSTS, "receipts/03-buss.png", "receipts/03-buss.png");
    let told = diff(&workspace, &[]);
    assert!(
        told.contains("vouchers\n  2 Oppdiktet Landhandel: `receipts/02-lunsj.jpg` has other bytes\n"),
        "{told}"
    );
    assert!(told.contains("as much as it does, but its package would differ\n  Kostnader\n"), "{told}");
}

#[test]
fn a_program_reads_the_same() {
    let workspace = with_advance()
        .edited(HOURS, "person: siv, hours: 3.5", "person: siv, hours: 2.5")
        .edited(AGREEMENT, "hourly_rate: 780.00", "hourly_rate: 790.00");
    let run = done(workspace.bilag(&["diff", "fjordbygda", "--format", "json"]));
    let since = &serde_json::from_str::<Value>(&run.stdout).expect("JSON")["since"];
    assert_eq!(since["number"], "2026-0001");
    assert_eq!(since["document"]["depends_on_them"], false);
    let changes = &since["changes"];
    assert_eq!(
        changes["agreement"],
        json!([{ "key": "people.ali.hourly_rate", "before": "780.00", "after": "790.00" }])
    );
    assert_eq!(changes["hours"][0]["before"]["row"], "hours.yaml:8");
    assert_eq!(
        (&changes["hours"][0]["hours"], &changes["hours"][0]["amount"]),
        (&json!("-1.00"), &json!("-850.00"))
    );
    let ali = changes["people"].as_array().expect("people").iter().find(|person| person["person"] == "ali");
    assert_eq!(
        ali.expect("a new price")["price_and_rounding"],
        "1000.00",
        "a hundred hours, ten kroner each"
    );
    assert_eq!(
        changes["sums"]["documented"],
        json!({ "before": "176181.00", "after": "176331.00", "difference": "150.00" })
    );
}

#[test]
fn inputs_with_errors_are_told_and_an_unknown_milestone_too() {
    let workspace = with_advance();
    let unknown = workspace.bilag(&["diff", "fjordbygda", "finale"]);
    assert!(unknown.status != 0 && unknown.stderr.contains("E0004"), "{}", unknown.stderr);
    let workspace = workspace.edited(HOURS, "person: siv, hours: 3.5", "person: sivv, hours: 3.5");
    let run = workspace.bilag(&["diff", "fjordbygda"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("E0301") && run.stderr.contains("inputs/fjordbygda/hours.yaml:8"),
        "{}",
        run.stderr
    );
}
