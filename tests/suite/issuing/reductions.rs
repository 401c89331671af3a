//! Audit 3 and 18: what was credited by agreement stays off, until somebody revokes it.

use super::*;

const TYPO: (&str, &str, &str) = ("inputs/fjordbygda/report.md", "åtte måneder", "ni måneder");

fn credit(workspace: &Workspace, number: &str, amount: &str) {
    let reason = "Fem timer avvist";
    done(workspace.bilag(&["credit", number, "--amount", amount, "--reason", reason, "--date", FINAL]));
}

fn settlement_of(workspace: &Workspace, number: &str) -> String {
    words(&workspace.read(&format!("{ISSUED}/{number}/02-avregning.pdf")))
}

#[test]
fn hours_that_were_rejected_are_not_billed_again_with_a_typo() {
    let workspace = with_both();
    credit(&workspace, "2026-0002", "4500");
    let status = done(workspace.bilag(&["status", "fjordbygda", "--date", FINAL, "--format", "json"]));
    let status: Value = serde_json::from_str(&status.stdout).expect("JSON");
    assert_eq!(status["agreements"][0]["position"]["money"]["to_bill"], "0.00");
    let workspace = workspace.edited(TYPO.0, TYPO.1, TYPO.2);
    let run = done(correct(&workspace, "2026-0002"));
    assert!(run.stderr.contains("W1256") && run.stderr.contains("--revoke 2026-0003"), "{}", run.stderr);
    let issued = register(&workspace).split_off(2);
    let nets: Vec<i64> = issued.iter().map(|(_, net)| *net).collect();
    assert_eq!(nets, [-450_000, -9_168_100, 9_168_100]);
    let replacement = text_of(&workspace, "2026-0005");
    for said in [
        "Avtalt reduksjon, kreditnota 2026-0003 av 2. november 2026",
        "−4 500,00",
        "91 681,00",
        "Kreditert ved kreditnota 2026-0003 av 2. november 2026, kreditnota 2026-0004 av 20. november 2026",
    ] {
        assert!(replacement.contains(said), "{said} isn't in:\n{replacement}");
    }
    let preceding = preceding(&workspace, "2026-0005");
    assert_eq!(preceding, ["2026-0001", "2026-0002", "2026-0003", "2026-0004"], "BG-3");
    let settlement = settlement_of(&workspace, "2026-0005");
    assert!(settlement.contains("Avtalt reduksjon kreditnota 2026-0003"), "{settlement}");
    // Somebody says by number that it holds no longer.
    let arguments = ["correct", "2026-0005", "--revoke", "2026-0003", "--reason", "Godtatt likevel"];
    let run = done(workspace.bilag(&[&arguments[..], &["--date", CORRECTION]].concat()));
    assert!(run.stdout.contains("bills again what 2026-0003 took off"), "{}", run.stdout);
    assert_eq!(register(&workspace)[6], ("2026-0007".to_owned(), 9_618_100));
    assert!(!text_of(&workspace, "2026-0007").contains("Avtalt reduksjon"));
    let again = workspace.bilag(&[&arguments[..1], &["2026-0007"], &arguments[2..]].concat());
    assert!(again.status == 1 && again.stderr.contains("E1255"), "{}", again.stderr);
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn a_rebate_on_the_advance_stays_in_the_final_and_in_the_advance_that_replaces_it() {
    let workspace = with_advance();
    credit(&workspace, "2026-0001", "500,55");
    done(issue(&workspace, "final", FINAL));
    assert_eq!(register(&workspace)[2], ("2026-0003".to_owned(), 9_618_100));
    assert_eq!(sum(&workspace), 17_618_100 - 50_055, "documented less the rebate");
    let text = text_of(&workspace, "2026-0003");
    for said in ["Avtalt reduksjon, kreditnota 2026-0002", "−500,55", "faktura 2026-0001"] {
        assert!(text.contains(said), "{said} isn't in:\n{text}");
    }
    done(correct(&workspace, "2026-0001"));
    let nets: Vec<i64> = register(&workspace).split_off(3).iter().map(|(_, net)| *net).collect();
    assert_eq!(nets, [-7_949_945, 7_949_945], "the final is right as it is");
    assert_eq!(sum(&workspace), 17_618_100 - 50_055);
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn what_was_credited_and_taken_out_of_the_inputs_is_asked_about() {
    let workspace = with_both();
    credit(&workspace, "2026-0002", "780");
    let workspace = workspace.edited(
        HOURS,
        "person: ali, hours: 7, activity: Intervjuer med fire",
        "person: ali, hours: 6, activity: Intervjuer med fire",
    );
    let asked = correct(&workspace, "2026-0002");
    assert!(asked.status == 1 && asked.stderr.contains("C1257"), "{}", asked.stderr);
    let arguments = ["correct", "2026-0002", "--revoke", "2026-0003", "--reason", "Timen er tatt ut"];
    done(workspace.bilag(&[&arguments[..], &["--date", CORRECTION]].concat()));
    assert_eq!(sum(&workspace), 17_540_100, "taken off once");
}
