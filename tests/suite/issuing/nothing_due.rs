//! Audit 4: the last document when nothing is due, with everything that belongs to it.

use super::*;

/// An advance of the whole frame, which is less than what is documented.
fn used_up() -> Workspace {
    let workspace = Workspace::example()
        .edited(AGREEMENT, "frame: 200000.00", "frame: 150000.00")
        .edited(AGREEMENT, "basis: advance, share: 40", "basis: advance, share: 100")
        .edited(AGREEMENT, "basis: settlement, share: 60", "basis: settlement");
    done(issue(&workspace, "signing", SIGNING));
    workspace
}

#[test]
fn an_advance_of_the_whole_frame_ends_in_an_invoice_of_nothing() {
    let workspace = used_up();
    done(workspace.bilag(&["build", "fjordbygda"]));
    let drafts = workspace.files("outputs/fjordbygda");
    assert!(drafts.iter().any(|name| name.contains("final/01-")), "{drafts:?}");
    let plan = done(workspace.bilag(&["plan", "fjordbygda", "final", "--date", FINAL]));
    assert!(plan.stdout.contains("2026-0002"), "{}", plan.stdout);
    done(issue(&workspace, "final", FINAL));
    assert_eq!(register(&workspace)[1], ("2026-0002".to_owned(), 0));
    let text = text_of(&workspace, "2026-0002");
    for said in ["Fakturanummer", "Ingenting å betale", "faktura 2026-0001", "0,00"] {
        assert!(text.contains(said), "{said} isn't in:\n{text}");
    }
    for asks in ["Å betale", "Forfall", "Kontonummer", "Til gode"] {
        assert!(!text.contains(asks), "{asks} is in:\n{text}");
    }
    let folder = format!("{ISSUED}/2026-0002");
    let files = workspace.files(&folder);
    assert!(files.iter().any(|name| name.starts_with("06-")), "with the final report: {files:?}");
    let ehf = files.iter().find(|name| name.rsplit('.').next() == Some("xml")).expect("an EHF");
    let ehf = String::from_utf8(workspace.read(&format!("{folder}/{ehf}"))).expect("text");
    assert!(ehf.contains("<cbc:PayableAmount currencyID=\"NOK\">0.00</cbc:PayableAmount>"), "{ehf}");
    assert!(!ehf.contains("DueDate"), "{ehf}");
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
    assert!(issue(&workspace, "final", FINAL).stderr.contains("E1205"));
    let status = done(workspace.bilag(&["status", "fjordbygda", "--date", FINAL]));
    assert!(status.stdout.contains("2026-0002"), "{}", status.stdout);
    done(workspace.bilag(&["diff", "fjordbygda", "final"]));
}

#[test]
fn an_invoice_of_nothing_is_corrected_when_something_is_due_after_all() {
    let workspace = used_up();
    done(issue(&workspace, "final", FINAL));
    let workspace = workspace.edited(AGREEMENT, "frame: 150000.00", "frame: 150800.00");
    done(correct(&workspace, "2026-0002"));
    let documents = register(&workspace).split_off(2);
    assert_eq!(documents, [("2026-0003".to_owned(), 0), ("2026-0004".to_owned(), 80_000)]);
    let text = text_of(&workspace, "2026-0004");
    assert!(text.contains("Erstatter") && text.contains("kreditnota 2026-0003"), "{text}");
    // What took the place of it is taken back: the invoice of nothing doesn't stand again.
    done(workspace.bilag(&["credit", "2026-0004", "--reason", "Ikke avtalt", "--date", CORRECTION]));
    done(issue(&workspace, "final", CORRECTION));
    done(workspace.bilag(&["verify", "--rebuild", "all"]));
}
