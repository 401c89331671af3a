//! Encodings, separators, YAML in every style, and rows that are there already.

#![expect(clippy::disallowed_methods, reason = "a test takes a file away")]

use super::{HOURS, import, text, workspace};

const ROWS: &str = "Dato;Ansatt;Timer;Aktivitet;Delmål;Ukjent\r\n\
02.02.2026;Kari Nordli;3,5;Møte på Hønefoss;Etablere en arena;a\r\n\
tirsdag 3. februar 2026;ola;2t 30m;\"Kurs; dag 1\";metoder;b\r\n\
;;;;;\r\n\
Sum;;6;;;\r\n";

const AS_YAML: &str = "  - {date: 2026-02-02, person: kari, hours: 3.5, activity: Møte på Hønefoss, sub_goal: arena}\n  \
     - {date: 2026-02-03, person: ola, hours: 2.5, activity: Kurs; dag 1, sub_goal: metoder}\n";

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let windows: Vec<u8> = ROWS.chars().map(|letter| u8::try_from(letter).expect("Latin")).collect();
    let utf_16: Vec<u8> =
        std::iter::once(0xFEFF).chain(ROWS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let tabs = ROWS.replace("Kurs; dag", "Kurs/ dag").replace(';', "\t").replace("Kurs/ dag", "Kurs; dag");
    let named = format!("sep=;\r\n{ROWS}");
    let marked = format!("\u{feff}{ROWS}");
    for csv in [ROWS.as_bytes(), marked.as_bytes(), named.as_bytes(), tabs.as_bytes(), &windows, &utf_16] {
        let workspace = workspace("hours: []\n").with("timer.csv", csv);
        import(&workspace, &[]);
        assert_eq!(text(&workspace, HOURS), format!("hours:\n{AS_YAML}"));
    }
}

#[test]
fn the_preview_says_what_is_added_and_what_is_left_out() {
    let workspace = workspace("hours: []\n").with("timer.csv", ROWS);
    let run = import(&workspace, &["--dry-run"]);
    assert_eq!(
        run.stdout,
        "date        person  hours  sub_goal  activity\n\
         2026-02-02  kari    3.5    arena     Møte på Hønefoss\n\
         2026-02-03  ola     2.5    metoder   Kurs; dag 1\n\
         \n\
         2 rows (6 h) to be added to inputs/x/hours.yaml\n\
         left out: 1 row adding up others (5); `--include sums` takes them\n\
         columns left out: Ukjent\n\
         nothing was written; leave out `--dry-run` to add them\n"
    );
    assert_eq!(text(&workspace, HOURS), "hours: []\n");
    let json: serde_json::Value =
        serde_json::from_str(&import(&workspace, &["--format", "json"]).stdout).expect("JSON");
    assert_eq!(json["rows"][1]["activity"], "Kurs; dag 1");
    assert_eq!((json["written"].as_bool(), json["already_there"].as_u64()), (Some(true), Some(0)));
}

#[test]
fn comments_order_and_line_breaks_survive() {
    let before = "# Ført av Kari\r\nhours: # alle\r\n  # Januar\r\n- date: 2026-01-20 # tirsdag\r\n  person: kari\r\n  hours: 1\r\n  activity: Plan\r\n  sub_goal: arena\r\n# slutt";
    let workspace = workspace(before).with("timer.csv", ROWS);
    import(&workspace, &[]);
    let after = text(&workspace, HOURS);
    let (kept, end) = before.split_once("# slutt").expect("an end");
    let middle = after.strip_prefix(kept).and_then(|rest| rest.strip_suffix(&format!("# slutt{end}")));
    assert_eq!(
        middle,
        Some(
            "- date: 2026-02-02\r\n  person: kari\r\n  hours: 3.5\r\n  activity: Møte på Hønefoss\r\n  sub_goal: arena\r\n\
             - date: 2026-02-03\r\n  person: ola\r\n  hours: 2.5\r\n  activity: Kurs; dag 1\r\n  sub_goal: metoder\r\n"
        ),
        "{after}"
    );
}

#[test]
fn a_missing_file_is_made_with_its_schema() {
    let schema = "# yaml-language-server: $schema=../../schemas/agreement.schema.json\n";
    let workspace = workspace("").with("timer.csv", ROWS);
    let workspace = workspace.with("inputs/x/agreement.yaml", format!("{schema}{}", super::AGREEMENT));
    std::fs::remove_file(workspace.path(HOURS)).expect("a file");
    import(&workspace, &[]);
    let expected =
        format!("# yaml-language-server: $schema=../../schemas/hours.schema.json\nhours:\n{AS_YAML}");
    assert_eq!(text(&workspace, HOURS), expected);
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let workspace = workspace("hours: []\n").with("timer.csv", ROWS);
    import(&workspace, &[]);
    let before = text(&workspace, HOURS);
    let run = import(&workspace, &[]);
    assert!(
        run.stdout.starts_with("nothing to add: inputs/x/hours.yaml has all of the 2 rows already\n"),
        "{}",
        run.stdout
    );
    assert_eq!(text(&workspace, HOURS), before);
}

#[test]
fn of_two_equal_rows_the_one_that_is_missing_is_added() {
    let row = "02.02.2026;kari;1;Telefon;arena\n";
    let csv = format!("Dato;Person;Timer;Aktivitet;Delmål\n{row}{row}");
    let one =
        "hours:\n  - {date: 2026-02-02, person: kari, hours: 1.0, activity: Telefon, sub_goal: arena}\n";
    let workspace = workspace(one).with("timer.csv", csv);
    let run = import(&workspace, &[]);
    assert!(
        run.stdout.contains("1 row (1 h) added to inputs/x/hours.yaml; 1 already there"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr.contains(
            "warning[W0306]: the row is the same as the one on line 2\n --> inputs/x/hours.yaml:3:5\n"
        ),
        "{}",
        run.stderr
    );
    let run = import(&workspace, &[]);
    assert!(run.stdout.starts_with("nothing to add"), "{}", run.stdout);
}

#[test]
fn all_that_is_wrong_is_told_at_its_cells_and_nothing_is_written() {
    let csv = "Dato;Person;Timer;Aktivitet;Delmål\n\
               02.02.2026;Per;3:20;Møte;arena\n\
               31.02.2026;kari;mange;;nettverk\n\
               02.01.2026;ola;1;Plan;arena\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    let titles: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("error")).collect();
    let expected = [
        "error[E1009]: timer.csv, B2: `Per` is no person of the agreement",
        "error[E1007]: timer.csv, A3: `31.02.2026` is not a day",
        "error[E1007]: timer.csv, C3: `mange` is not a length of time",
        "error[E1006]: timer.csv, D3: a cell for `activity` is empty",
        "error[E1009]: timer.csv, E3: `nettverk` is no sub-goal of the agreement",
        "error[E0303]: timer.csv, A4: 2026-01-02 is outside the project period, 2026-01-15 to 2026-12-31",
    ];
    assert_eq!(titles, expected, "{}", run.stderr);
    assert_eq!(text(&workspace, HOURS), "hours: []\n");
}

#[test]
fn the_rules_of_the_yaml_file_hold_for_the_cells() {
    let there = "hours:\n  - {date: 2026-02-02, person: kari, from: \"09:00\", to: \"12:00\", activity: Plan, sub_goal: arena}\n";
    let csv = "Dato;Person;Fra;Til;Pause;Aktivitet;Delmål\n\
               02.02.2026;kari;10:00;11:00;;Møte;arena\n\
               02.01.2026;ola;9;10;;Plan;arena\n";
    let workspace = workspace(there).with("timer.csv", csv);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert!(run.stderr.contains("error[E0303]: timer.csv, A3: 2026-01-02 is outside"), "{}", run.stderr);
    let workspace = workspace.edited("timer.csv", "02.01.2026", "02.03.2026");
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--add"]);
    assert!(run.stderr.contains("error[E0308]: timer.csv, C2: kari is at work twice"), "{}", run.stderr);
    assert_eq!((run.status, text(&workspace, HOURS).as_str()), (1, there));
}

#[test]
fn costs_get_the_next_free_numbers_and_their_receipts() {
    let costs = include_str!("../../errors/base/inputs/x/costs.yaml");
    let csv = "Bilagsdato;Leverandør;Fakturanr;Beskrivelse;Formål;Kategori;Beløp;Mva;Mva kompenseres;Kvittering\n\
               12.03.2026;Eksempel Trykk AS;0042;Plakater;Kunngjøring;Trykksaker;\"1 250,00\";250;ja;03-trykk.pdf\n";
    let workspace = workspace("hours: []\n").with("inputs/x/costs.yaml", costs).with("kost.csv", csv);
    let run = workspace.bilag(&["import", "costs", "x", "kost.csv"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("receipts still to be put into the folder: receipts/03-trykk.pdf\n"),
        "{}",
        run.stdout
    );
    let expected = "  - voucher: 3\n    date: 2026-03-12\n    supplier: Eksempel Trykk AS\n    invoice_number: \"0042\"\n    \
                    description: Plakater\n    purpose: Kunngjøring\n    category: materials\n    amount: 1250.00\n    vat: 250.00\n    \
                    vat_recoverable: true\n    receipts: [receipts/03-trykk.pdf]\n";
    assert_eq!(text(&workspace, "inputs/x/costs.yaml"), format!("{costs}{expected}"));
    let run = workspace.bilag(&["import", "costs", "x", "kost.csv"]);
    assert!(run.stdout.starts_with("nothing to add"), "{}", run.stdout);
}

#[test]
fn a_national_identity_number_is_refused_and_not_shown() {
    let csv = "Dato;Person;Timer;Aktivitet;Delmål\n02.02.2026;kari;1;Samtale 17054026641;arena\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert!(run.stderr.contains("error[E0319]: timer.csv, D2"), "{}", run.stderr);
    assert!(!run.stderr.contains("17054026641"), "{}", run.stderr);
}

#[test]
fn rows_of_something_else_are_not_taken_for_costs() {
    let workspace = workspace("hours: []\n").with("timer.csv", ROWS);
    let run = workspace.bilag(&["import", "costs", "x", "timer.csv"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.starts_with("error[E1003]: no row of `timer.csv` has headings such as"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_with_errors_of_its_own_is_mended_first() {
    let broken = "hours:\n  - {date: 2026-02-02, person: karri, hours: 1, activity: Plan, sub_goal: arena}\n";
    let workspace = workspace(broken).with("timer.csv", ROWS);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert!(run.stderr.starts_with("error[E0301]: there is no person `karri`"), "{}", run.stderr);
    assert_eq!((run.status, text(&workspace, HOURS).as_str()), (1, broken));
}

#[cfg(unix)]
#[test]
fn a_linked_file_stays_linked_and_nothing_is_left_beside_it() {
    let workspace = workspace("hours: []\n").with("timer.csv", ROWS);
    let (link, target) = (workspace.path(HOURS), workspace.path("inputs/x/hours-2026.yaml"));
    std::fs::rename(&link, &target).expect("another name");
    std::os::unix::fs::symlink("hours-2026.yaml", &link).expect("a link");
    import(&workspace, &[]);
    assert!(link.is_symlink());
    assert_eq!(text(&workspace, "inputs/x/hours-2026.yaml"), format!("hours:\n{AS_YAML}"));
    assert_eq!(workspace.files("inputs/x"), ["agreement.yaml", "hours-2026.yaml", "hours.yaml"]);
}

#[test]
fn rows_come_in_below_the_bare_key_that_init_writes() {
    for (before, after) in [
        ("# Timer\nhours:\n# Slutt\n", format!("# Timer\nhours:\n{AS_YAML}# Slutt\n")),
        ("hours: # ingen ennå", format!("hours: # ingen ennå\n{AS_YAML}")),
    ] {
        let workspace = workspace(before).with("timer.csv", ROWS);
        import(&workspace, &[]);
        assert_eq!(text(&workspace, HOURS), after);
    }
}

#[test]
fn a_row_has_the_number_that_the_spreadsheet_shows_however_lines_end() {
    let wrong = ROWS.replace("tirsdag 3. februar 2026", "31.06.2026");
    let spaced = wrong.replacen("02.02.2026", "\r\n02.02.2026", 1);
    for (csv, cell) in [(wrong.clone(), "A3"), (wrong.replace("\r\n", "\n"), "A3"), (spaced, "A4")] {
        let workspace = workspace("hours: []\n").with("timer.csv", csv);
        let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains(cell), "{cell} isn't in {}", run.stderr);
    }
}
