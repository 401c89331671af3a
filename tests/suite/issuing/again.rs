//! Audit 7 and 11: the same again, since the document was rejected, lost or wrongly dated.

use super::*;

const REASON: &str = "Avvist i mottak";

/// Everything of a document that a reader of its lines sees.
fn said(workspace: &Workspace, number: &str) -> Value {
    let document = manifest(workspace, number)["document"].clone();
    json!([document["lines"], document["totals"], document["kind"]])
}

#[test]
fn the_same_again_has_the_new_date_and_names_what_it_replaces_both_ways() {
    let workspace = with_both();
    let arguments = ["correct", "2026-0002", "--reason", REASON, "--date", CORRECTION];
    let run = done(workspace.bilag(&arguments));
    assert!(
        run.stderr.contains("W1255") && run.stderr.contains("as they were when 2026-0002"),
        "{}",
        run.stderr
    );
    let issued = register(&workspace).split_off(2);
    assert_eq!(issued, [("2026-0003".to_owned(), -9_618_100), ("2026-0004".to_owned(), 9_618_100)]);
    assert_eq!(said(&workspace, "2026-0004"), said(&workspace, "2026-0002"));
    let credit_note = text_of(&workspace, "2026-0003");
    for said in ["Krediterer", "faktura 2026-0002 av 2. november 2026", REASON] {
        assert!(credit_note.contains(said), "{said} isn't in:\n{credit_note}");
    }
    let replacement = text_of(&workspace, "2026-0004");
    for said in [
        "20. november 2026",
        "20. desember 2026",
        "Erstatter faktura 2026-0002 av 2. november 2026",
        "Kreditert ved kreditnota 2026-0003 av 20. november 2026",
        REASON,
    ] {
        assert!(replacement.contains(said), "{said} isn't in:\n{replacement}");
    }
    assert!(!replacement.contains("Endret siden"), "nothing changed: {replacement}");
    let preceding = preceding(&workspace, "2026-0004");
    assert_eq!(preceding, ["2026-0001", "2026-0002", "2026-0003"], "BG-3");
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}

#[test]
fn the_advance_is_issued_again_while_the_final_stands() {
    let workspace = with_both();
    let run = done(workspace.bilag(&["correct", "2026-0001", "--reason", REASON, "--date", CORRECTION]));
    assert!(run.stderr.contains("W1255"), "{}", run.stderr);
    let nets: Vec<i64> = register(&workspace).iter().map(|(_, net)| *net).collect();
    assert_eq!(nets, [8_000_000, 9_618_100, -8_000_000, 8_000_000], "the final is right as it is");
    assert_eq!(said(&workspace, "2026-0004"), said(&workspace, "2026-0001"));
    assert_eq!(preceding(&workspace, "2026-0004"), ["2026-0001", "2026-0003"], "BG-3");
    // Once more: of a document that is gone nothing can be said again.
    let again = workspace.bilag(&["correct", "2026-0001", "--reason", REASON, "--date", CORRECTION]);
    assert!(again.status == 1 && again.stderr.contains("E1213"), "{}", again.stderr);
}
