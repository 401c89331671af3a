//! Where the agreements stand, at a glance.

use serde_json::{Value, json};

use crate::support::{Run, Workspace};

const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

fn status(workspace: &Workspace, date: &str) -> String {
    let run = done(workspace.bilag(&["status", "--date", date]));
    let too_long = |line: &&str| line.chars().count() > 80;
    let long: Vec<&str> = run.stdout.lines().filter(too_long).collect();
    assert!(long.is_empty(), "over 80 columns: {long:?}");
    run.stdout
}

fn issued(milestones: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::example();
    for (milestone, date) in milestones {
        done(workspace.bilag(&["issue", "fjordbygda", milestone, "--date", date]));
    }
    workspace
}

/// A part of the answer: the lines from a heading to the next empty one.
fn part<'a>(status: &'a str, heading: &str) -> Vec<&'a str> {
    status.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty()).collect()
}

#[test]
fn before_anything_is_issued() {
    assert_eq!(
        status(&Workspace::example(), "2026-01-20"),
        "\
fjordbygda: Sirkulære verdikjeder i Fjordbygda
on 2026-01-20; the inputs have no errors and no warnings

milestones
  signing  would ask for NOK 80000.00; no draft
  final    would ask for NOK 96181.00; no draft

money (NOK ex VAT)
  frame              200000.00
  documented         176181.00  88.1 % of the frame
  invoiced                0.00
  credited                0.00
  still to bill      176181.00
  left of the frame   23819.00

hours
                 siv        ali        all
  2026-02      10.00      19.00      29.00
  2026-03      18.50      21.00      39.50
  2026-04      13.00      22.00      35.00
  2026-05      21.00       7.00      28.00
  2026-06      11.50      10.00      21.50
  2026-08       7.50       5.00      12.50
  2026-09      22.00      16.00      38.00
  sum         103.50     100.00     203.50

days
  2026-09-30  last day of activities: in 253 days
  2026-10-31  with the buyer, to be paid by 2026-11-30: in 284 days
  2026-11-30  last day of delivery: in 314 days

next
  look at the drafts
    bilag build fjordbygda
"
    );
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn after_the_advance_the_draft_of_the_rest_is_told() {
    let workspace = issued(&[("signing", "2026-02-02")]);
    done(workspace.bilag(&["build"]));
    let before = status(&workspace, "2026-09-25");
    assert_eq!(
        part(&before, "milestones"),
        [
            "  signing  issued as 2026-0001 of 2026-02-02",
            "  final    would ask for NOK 96181.00; the draft is current"
        ]
    );
    assert_eq!(part(&before, "issued"), ["  2026-0001  2026-02-02  80000.00  invoice (signing)"]);
    assert_eq!(
        part(&before, "days"),
        [
            "  2026-03-04  2026-0001 is due: 205 days ago, overdue unless it is paid",
            "  2026-09-30  last day of activities: in 5 days",
            "  2026-10-31  with the buyer, to be paid by 2026-11-30: in 36 days",
            "  2026-11-30  last day of delivery: in 66 days",
        ]
    );
    assert_eq!(
        part(&before, "next"),
        [
            "  work goes on until 2026-09-30; then",
            "    bilag plan fjordbygda final",
            "    bilag issue fjordbygda final"
        ]
    );

    let workspace = workspace.edited(HOURS, "person: siv, hours: 3.5", "person: siv, hours: 2.5");
    let after = status(&workspace, "2026-09-30");
    assert_eq!(part(&after, "milestones")[1], "  final    would ask for NOK 95331.00; the draft is stale");
    assert_eq!(
        part(&after, "changed in the inputs"),
        [
            "  since 2026-0001 of 2026-02-02: 1 row of hours (-1.00 h, -850.00 NOK); it",
            "    doesn't depend on that"
        ]
    );
    assert_eq!(part(&after, "next"), ["  look at the drafts", "    bilag build fjordbygda"]);
    done(workspace.bilag(&["build"]));
    assert_eq!(part(&status(&workspace, "2026-09-30"), "next")[0], "  nothing is in the way");
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn after_a_correction_every_document_says_what_became_of_it() {
    let workspace = issued(&[("signing", "2026-02-02"), ("final", "2026-09-30")]).edited(
        HOURS,
        "person: siv, hours: 3.5",
        "person: siv, hours: 2.5",
    );
    assert_eq!(
        part(&status(&workspace, "2026-10-02"), "next"),
        [
            "  see what changed, and correct 2026-0002 if it should say so",
            "    bilag diff fjordbygda final",
            "    bilag correct 2026-0002 --reason \"…\""
        ]
    );
    let correct = ["correct", "2026-0002", "--reason", "Timer", "--date", "2026-10-02"];
    done(workspace.bilag(&correct));
    let told = status(&workspace, "2026-10-05");
    assert_eq!(
        part(&told, "issued"),
        [
            "  2026-0001  2026-02-02   80000.00  invoice (signing)",
            "  2026-0002  2026-09-30   96181.00  invoice, credited, replaced by 2026-0004",
            "    (final)",
            "  2026-0003  2026-10-02  -96181.00  credit note on 2026-0002 (final)",
            "  2026-0004  2026-10-02   95331.00  invoice in the place of 2026-0002 (final)",
        ]
    );
    assert_eq!(
        part(&told, "money (NOK ex VAT)"),
        [
            "  frame              200000.00",
            "  documented         175331.00  87.7 % of the frame",
            "  invoiced           271512.00",
            "  credited            96181.00",
            "  still to bill           0.00",
            "  left of the frame   24669.00",
        ]
    );
    assert_eq!(
        part(&told, "days")[1..],
        [
            "  2026-09-30  last day of activities: done",
            "  2026-10-31  with the buyer, to be paid by 2026-11-30: done",
            "  2026-11-01  2026-0004 is due: in 27 days",
            "  2026-11-30  last day of delivery: done",
        ]
    );
    assert_eq!(part(&told, "next"), ["  nothing: all that is documented is issued"]);
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn what_is_missing_is_told_with_its_line_and_rows_of_a_kind_together() {
    let workspace = issued(&[("signing", "2026-02-02")])
        .edited(AGREEMENT, "signed_on: 2026-01-20", "signed_on:\nsample: true")
        .edited(AGREEMENT, "  account: \"9999 05 43212\"\n", "");
    let told = status(&workspace, "2026-09-08");
    assert_eq!(
        part(&told, "missing for `final`"),
        [
            "  `signed_on` is open (inputs/fjordbygda/agreement.yaml:26)",
            "  `payment.account` is open (inputs/fjordbygda/agreement.yaml:38)",
            "  `sample: true`: some of the facts are illustrative",
            "    (inputs/fjordbygda/agreement.yaml:27)",
            "  the row is dated 2026-09-10, after the document's date, 2026-09-08",
            "    (inputs/fjordbygda/hours.yaml:56)",
            "  the row is dated 2026-09-15, after the document's date, 2026-09-08",
            "    (inputs/fjordbygda/hours.yaml:57)",
            "    and 2 more like it",
        ]
    );
    done(workspace.bilag(&["build"]));
    assert_eq!(part(&status(&workspace, "2026-09-08"), "next")[1], "    bilag plan fjordbygda final");
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn delivery_that_is_too_late_to_be_paid_in_time_is_a_warning() {
    let workspace = issued(&[("signing", "2026-02-02")]);
    let in_time = workspace.bilag(&["status", "--date", "2026-10-01"]);
    assert!(in_time.stderr.is_empty(), "{}", in_time.stderr);
    let late = workspace.bilag(&["status", "--date", "2026-11-02"]);
    assert_eq!(late.status, 0);
    assert!(late.stderr.contains("W0971") && late.stderr.contains("agreement.yaml:30"), "{}", late.stderr);
    assert_eq!(
        part(&late.stdout, "days")[1..],
        [
            "  2026-09-30  last day of activities: 33 days ago",
            "  2026-10-31  with the buyer, to be paid by 2026-11-30: 2 days ago, too late",
            "  2026-11-30  last day of delivery: in 28 days",
        ]
    );
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn inputs_with_errors_still_show_what_is_issued() {
    let workspace = issued(&[("signing", "2026-02-02")]).edited(
        HOURS,
        "person: siv, hours: 3.5",
        "person: sivv, hours: 3.5",
    );
    assert_eq!(
        status(&workspace, "2026-03-01"),
        "\
fjordbygda
on 2026-03-01; the inputs have 1 error and no warnings

issued
  2026-0001  2026-02-02  80000.00  invoice (signing)

next
  the inputs have errors
    bilag check fjordbygda
"
    );
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn a_damaged_register_is_named() {
    let workspace =
        issued(&[("signing", "2026-02-02")]).edited("outputs/register.jsonl", "80000.00", "90000.00");
    for command in [&["status"] as &[&str], &["diff", "fjordbygda"]] {
        let run = workspace.bilag(command);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        assert!(
            run.stderr.contains("E0903") && run.stderr.contains("outputs/register.jsonl:1"),
            "{}",
            run.stderr
        );
    }
}

#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it sets documents")]
fn a_program_reads_the_same() {
    let workspace = issued(&[("signing", "2026-02-02")]);
    let run = done(workspace.bilag(&["status", "fjordbygda", "--date", "2026-09-25", "--format", "json"]));
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let agreement = &document["agreements"][0];
    assert_eq!(document["date"], "2026-09-25");
    assert_eq!(agreement["documents"][0]["number"], "2026-0001");
    assert_eq!(agreement["documents"][0]["state"], "stands");
    let position = &agreement["position"];
    assert_eq!(position["money"]["to_bill"], "96181.00");
    assert_eq!(position["milestones"][1]["would_ask_for"], "96181.00");
    assert_eq!(position["milestones"][1]["draft"], "none");
    assert_eq!(position["hours"][0]["by_person"], json!({"siv": "10.00", "ali": "19.00"}));
    assert_eq!(position["missing"], json!({"milestone": "final", "obstacles": []}));
    let days: Vec<i64> = position["deadlines"]
        .as_array()
        .expect("days")
        .iter()
        .map(|deadline| deadline["days_left"].as_i64().expect("a number"))
        .collect();
    assert_eq!(days, [-205, 5, 36, 66]);
    assert_eq!(agreement["next"]["commands"], json!(["bilag build fjordbygda"]));
}

#[test]
fn a_day_that_is_none_is_a_usage_error() {
    let run = Workspace::example().bilag(&["status", "--date", "1.12."]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("write a day as 1.12.2026 or 2026-12-01"), "{}", run.stderr);
}
