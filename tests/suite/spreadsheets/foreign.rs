//! Rows that aren't this agreement's to bill: each is left out and told of, or asked about.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{HOURS, import, text, workspace};

/// Days and hours of what was taken.
fn taken(csv: &str, options: &[&str]) -> (String, Vec<String>) {
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    let run = import(&workspace, options);
    let days = text(&workspace, HOURS);
    let days = days.lines().filter_map(|line| line.split("activity: ").nth(1)?.split(',').next());
    (run.stdout, days.map(str::to_owned).collect())
}

const BILLABLE: &str = "Dato;Ansatt;Timer;Aktivitet;Delmål;Fakturerbar\n\
02.02.2026;Nordli, Kari;1;Med;arena;Ja\n\
03.02.2026;Ola;2;Uten;arena;Nei\n\
04.02.2026;ola berg;3;Uten 2;arena;ikke fakturerbar\n\
05.02.2026;Kari;½;Med 2;arena;\n";

#[test]
fn what_is_marked_as_not_billable_is_not_billed_unless_somebody_asks_for_it() {
    let (told, taken_rows) = taken(BILLABLE, &[]);
    assert_eq!(taken_rows, ["Med", "Med 2"]);
    assert!(
        told.contains(
            "left out: 2 rows marked as not billable (3, 4); `--include not-billable` takes them\n"
        ),
        "{told}"
    );
    assert_eq!(taken(BILLABLE, &["--include", "not-billable"]).1.len(), 4);
}

const PROJECTS: &str = "Dato;Ansatt;Timer;Aktivitet;Delmål;Prosjekt\n\
02.02.2026;kari;1;Med;arena;Sirkulær næring\n\
03.02.2026;kari;4;Uten;arena;Drift regionråd\n\
04.02.2026;kari;2;Uten 2;arena;\n";

#[test]
fn of_several_projects_somebody_says_which_is_meant() {
    let workspace = workspace("hours: []\n").with("timer.csv", PROJECTS);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains(
            "error[E1063]: the rows are of several projects, or of none that was named: `` (1), `Drift regionråd` (1), `Sirkulær næring` (1)"
        ),
        "{}",
        run.stderr
    );
    let (told, taken_rows) = taken(PROJECTS, &["--project", "sirkulær næring"]);
    assert_eq!(taken_rows, ["Med"]);
    assert!(told.contains("left out: 2 rows of another project (3, 4)\n"), "{told}");
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--project", "Sirkulaer"]);
    assert!(run.stderr.contains("error[E1063]"), "{}{}", run.stdout, run.stderr);
    // A project that is a sub-goal's name says more than a project does; one that is none is left out by name.
    let csv = PROJECTS.replace("arena;", ";").replace("Delmål", "X").replace(";Sirkulær næring", ";arena");
    let said =
        ["--map", "sub_goal=Prosjekt", "--map", "sub_goal:Drift regionråd=", "--set", "sub_goal=metoder"];
    let (told, taken_rows) = taken(&csv, &said);
    assert_eq!(taken_rows, ["Med", "Uten 2"]);
    assert!(told.contains("left out: 1 row with a value that `--map` leaves out (3)\n"), "{told}");
}

#[test]
fn a_column_says_whose_hours_they_are_and_the_option_says_the_rest() {
    let csv = "Dato;Navn;Timer;Aktivitet;Delmål\n02.02.2026;Ola Berg;1;Med;arena\n03.02.2026;;1;Med;arena\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    import(&workspace, &["--person", "kari"]);
    let hours = text(&workspace, HOURS);
    assert!(
        hours.contains("2026-02-02, person: ola,") && hours.contains("2026-02-03, person: kari,"),
        "{hours}"
    );
}

#[test]
fn sums_with_a_day_and_lines_without_hours_are_left_out() {
    let csv = "Dato;Ansatt;Timer;Aktivitet;Delmål\n\
               02.06.2026;kari;2,5;Sum opp møtet;arena\n\
               03.06.2026;kari;2,5;Møte;arena\n\
               30.06.2026;kari;5;Sum juni;arena\n\
               ;;5;;\n\
               ;;Sum uke 23;5;\n\
               ;Underskrift: Kari;;;\n";
    let (told, taken_rows) = taken(csv, &[]);
    assert_eq!(taken_rows, ["Sum opp møtet", "Møte"]);
    assert!(
        told.contains("left out: 2 rows adding up others (4, 6); `--include sums` takes them\n"),
        "{told}"
    );
    assert!(told.contains("left out: 2 rows without a day or a figure (5, 7)\n"), "{told}");
}

#[test]
fn what_a_workbook_hides_or_strikes_out_is_left_out() {
    let mut workbook = Workbook::new();
    let struck = Format::new().set_font_strikethrough();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["Dato", "Ansatt", "Timer", "Aktivitet", "Delmål"],
        ["02.02.2026", "kari", "2", "Med", "arena"],
        ["03.02.2026", "kari", "3", "Skjult", "arena"],
        ["04.02.2026", "kari", "4", "Strøket", "arena"],
        ["05.02.2026", "kari", "", "Sum så langt", "arena"],
        ["06.02.2026", "kari", "", "To økter", "arena"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let format = if row == 3 { struck.clone() } else { Format::new() };
            sheet.write_string_with_format(row, column, cell, &format).expect("a cell");
        }
    }
    sheet.set_row_hidden(2).expect("a row");
    sheet.write_formula(4, 2, Formula::new("=SUM(C2:C4)").set_result("9")).expect("a cell");
    sheet.write_formula(5, 2, Formula::new("=SUM(G6:H6)").set_result("1.5")).expect("a cell");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let workspace = workspace("hours: []\n").with("timer.xlsx", bytes);
    let run = workspace.bilag(&["import", "hours", "x", "timer.xlsx", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        json["left_out"],
        serde_json::json!({ "sums": [5], "hidden": [3], "struck-out": [4] }),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let hours = text(&workspace, HOURS);
    assert!(
        hours.contains("hours: 2, activity: Med") && hours.contains("hours: 1.5, activity: To økter"),
        "{hours}"
    );
    let all = ["--include", "hidden", "--include", "struck-out"];
    let run = workspace.bilag(&[&["import", "hours", "x", "timer.xlsx"][..], &all].concat());
    assert!(run.stdout.contains("2 rows (7 h) added"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn one_question_is_asked_once() {
    let csv = "User,Start date,Duration,Description,Delmål,Date of creation\n\
               Kari Nordli,03/02/2026,1:00,Møte,arena,03/02/2026\n\
               Kari Nordli,04/02/2026,1:00,Møte,arena,04/02/2026\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert_eq!(run.stderr.matches("error[E1008]").count(), 1, "{}", run.stderr);
    import(&workspace, &["--dates", "day-first"]);
    assert!(text(&workspace, HOURS).contains("date: 2026-02-03"));
}

#[test]
fn what_lasts_past_midnight_is_on_two_days() {
    let csv = "Dato;Ansatt;Fra;Til;Pause;Aktivitet;Delmål\n\
               02.02.2026;kari;22:00;01:00;;Kveld;arena\n\
               04.02.2026;kari;21:30;00:10;30;Kveld;arena\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    import(&workspace, &[]);
    assert_eq!(
        text(&workspace, HOURS),
        "hours:\n  - {date: 2026-02-02, person: kari, hours: 2, activity: Kveld, sub_goal: arena}\n  \
         - {date: 2026-02-03, person: kari, from: \"00:00\", to: \"01:00\", activity: Kveld, sub_goal: arena}\n  \
         - {date: 2026-02-04, person: kari, hours: 2, activity: Kveld, sub_goal: arena}\n  \
         - {date: 2026-02-05, person: kari, hours: 0.17, activity: Kveld, sub_goal: arena}\n"
    );
    let slip = csv.replace("22:00;01:00", "09:00;08:00");
    let workspace = super::workspace("hours: []\n").with("timer.csv", slip);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv"]);
    assert!(run.stderr.contains("error[E0306]"), "{}", run.stderr);
}
