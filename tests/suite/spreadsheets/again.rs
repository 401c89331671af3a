//! A month that is sent again, corrected: what is other than it was is asked about, and never billed beside it unasked.

use super::{HOURS, import, text, workspace};

const MARCH: &str = "hours:\n  # mars\n  \
    - {date: 2026-03-02, person: kari, hours: 2.5, activity: Møte, sub_goal: arena, note: På Teams} # ført av Kari\n  \
    - {date: 2026-03-03, person: kari, hours: 4, activity: Plan, sub_goal: metoder}\n";
const CORRECTED: &str = "Dato;Person;Timer;Aktivitet\n\
    02.03.2026;Kari;3,5;Møte\n\
    03.03.2026;Kari;4;Plan\n\
    04.03.2026;Kari;1;Referat\n";

#[test]
fn a_changed_row_takes_the_place_of_what_it_was_when_somebody_says_so() {
    let workspace = workspace(MARCH).with("timer.csv", CORRECTED);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert_eq!((run.status, text(&workspace, HOURS).as_str()), (1, MARCH));
    assert!(
        run.stderr.contains(
            "error[E1064]: timer.csv, row 2: the row is another than the one on line 3 of inputs/x/hours.yaml: hours 2.50 → 3.50"
        ),
        "{}",
        run.stderr
    );
    let run = import(&workspace, &["--dry-run"]);
    assert!(
        run.stdout.contains("changed: 2026-03-02, line 3 of inputs/x/hours.yaml: hours 2.50 → 3.50\n")
            && run.stdout.contains("1 row to be added to inputs/x/hours.yaml, 1 row to be changed, together (2 h); 1 already there"),
        "{}",
        run.stdout
    );
    import(&workspace, &["--replace"]);
    // What only the file said, sub-goal and note and comment, is as it was.
    let after = MARCH.replace("hours: 2.5", "hours: 3.5")
        + "  - {date: 2026-03-04, person: kari, hours: 1, activity: Referat, sub_goal: null}\n";
    assert_eq!(text(&workspace, HOURS), after);
    let run = import(&workspace, &[]);
    assert!(run.stdout.starts_with("nothing to add"), "{}", run.stdout);
}

#[test]
fn rows_with_a_line_for_each_key_are_changed_too() {
    let before = "hours:\n- date: 2026-03-02\n  person: kari\n  from: \"09:00\"\n  to: \"11:30\"\n  activity: Møte\n  sub_goal: arena\n\
                  - date: 2026-03-03\n  person: kari\n  hours: 4\n  activity: Plan\n  sub_goal: metoder\n";
    let workspace = workspace(before).with("timer.csv", CORRECTED.replace("04.03", "03.03"));
    import(&workspace, &["--replace"]);
    let changed = before.replace("from: \"09:00\"\n  to: \"11:30\"", "hours: 3.5");
    assert!(text(&workspace, HOURS).starts_with(&changed), "{}", text(&workspace, HOURS));
}

#[test]
fn what_was_done_besides_is_added_beside_it() {
    let workspace = workspace(MARCH).with("timer.csv", CORRECTED);
    let run = import(&workspace, &["--add", "--sub-goal", "Møte=arena", "--sub-goal", "metoder"]);
    assert!(
        run.stdout.contains("2 rows (4.5 h) added to inputs/x/hours.yaml; 1 already there"),
        "{}",
        run.stdout
    );
    let hours = text(&workspace, HOURS);
    assert!(hours.contains("hours: 3.5, activity: Møte, sub_goal: arena}"), "{hours}");
    assert!(hours.contains("activity: Referat, sub_goal: metoder}"), "{hours}");
}

#[test]
fn a_voucher_whose_receipt_got_another_name_is_not_billed_twice() {
    let costs = include_str!("../../errors/base/inputs/x/costs.yaml");
    let workspace = workspace("hours: []\n").with("inputs/x/costs.yaml", costs);
    let heading =
        "Bilagsnr;Bilagsdato;Leverandør;Beskrivelse;Formål;Kategori;Beløp;Mva;Mva kompenseres;Kvittering\n";
    let row =
        "3;12.03.2026;Eksempel Trykk AS;Plakater;Kunngjøring;Trykksaker;\"1 250,00\";250;ja;03-trykk.pdf\n";
    let workspace = workspace.with("kost.csv", format!("{heading}{row}"));
    assert_eq!(workspace.bilag(&["import", "costs", "x", "kost.csv"]).status, 0);
    let workspace = workspace.with("kost.csv", format!("{heading}{}", row.replace("03-trykk", "bilag-3")));
    let run = workspace.bilag(&["import", "costs", "x", "kost.csv"]);
    assert!(
        run.stderr.contains("receipts receipts/03-trykk.pdf → receipts/bilag-3.pdf")
            && !run.stderr.contains("E0302"),
        "{}",
        run.stderr
    );
    let run = workspace.bilag(&["import", "costs", "x", "kost.csv", "--replace"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let costs = text(&workspace, "inputs/x/costs.yaml");
    assert!(
        costs.contains("bilag-3.pdf")
            && !costs.contains("03-trykk")
            && costs.matches("voucher:").count() == 3,
        "{costs}"
    );
}

#[test]
fn the_last_settlement_waits_for_the_sub_goals() {
    let workspace = workspace(&MARCH.replace("sub_goal: metoder", "sub_goal:"));
    let run = workspace.bilag(&["check", "x"]);
    assert!(
        run.stderr.contains("warning[W0763]: `sub_goal` is open in 1 of the rows of hours"),
        "{}",
        run.stderr
    );
}
