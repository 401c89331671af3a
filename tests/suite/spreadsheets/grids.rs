//! Timesheets as people draw them: a column for each person, and a week on a line.

use super::{HOURS, import, text, workspace};

fn hours(name: &str, csv: &str, options: &[&str]) -> String {
    let workspace = workspace("hours: []\n").with(name, csv);
    let run = workspace.bilag(&[&["import", "hours", "x", name], options].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    text(&workspace, HOURS)
}

#[test]
fn each_person_has_a_column() {
    let csv = "Timer i prosjektet\n\nDato;Kari;Ola Berg;Hva;Delmål;Sum\n\
               02.02.2026;2,5;;Møte;arena;2,5\n\
               03.02.2026;1;1½;Kurs;metoder;2,5\n\
               Sum;3,5;1,5;;;5\n";
    assert_eq!(
        hours("timer.csv", csv, &[]),
        "hours:\n  - {date: 2026-02-02, person: kari, hours: 2.5, activity: Møte, sub_goal: arena}\n  \
         - {date: 2026-02-03, person: kari, hours: 1, activity: Kurs, sub_goal: metoder}\n  \
         - {date: 2026-02-03, person: ola, hours: 1.5, activity: Kurs, sub_goal: metoder}\n"
    );
}

const TWO_WEEKS: &str = "Timeliste;;;;;;;\n\
Uke 6;;;;;;;\n\
Aktivitet;Delmål;Man;Tir;Ons;Tor;Fre;Sum\n\
Møter;arena;2;;1,5;;;3,5\n\
Sum;;2;;1,5;;;3,5\n\
Uke 7;;;;;;;\n\
Aktivitet;Delmål;Man;Tir;Ons;Tor;Fre;Sum\n\
Reise;metoder;;;;3:30;;3,5\n";

#[test]
fn a_week_stands_on_a_line() {
    let expected = "hours:\n  - {date: 2026-02-02, person: kari, hours: 2, activity: Møter, sub_goal: arena}\n  \
                    - {date: 2026-02-04, person: kari, hours: 1.5, activity: Møter, sub_goal: arena}\n  \
                    - {date: 2026-02-12, person: kari, hours: 3.5, activity: Reise, sub_goal: metoder}\n";
    assert_eq!(hours("timer.csv", TWO_WEEKS, &["--person", "kari"]), expected);
    // With dates above the columns, no week needs to be named.
    let dated = TWO_WEEKS
        .replace("Uke 6", "")
        .replace("Uke 7", "")
        .replacen("Man;Tir;Ons;Tor;Fre", "man 2.2;tir 3.2;ons 4.2;tor 5.2;fre 6.2", 1)
        .replacen("Man;Tir;Ons;Tor;Fre", "Mandag 9.2.;10.02.2026;11.02.2026;12.02.2026;13.02.2026", 1);
    assert_eq!(hours("timer.csv", &dated, &["--person", "kari"]), expected);
}

#[test]
fn a_week_that_nobody_names_is_asked_for() {
    let csv = "Aktivitet;Delmål;Man;Tir;Ons;Tor;Fre\nMøter;arena;2;;;;\n";
    let workspace = workspace("hours: []\n").with("timer.csv", csv);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--person", "kari"]);
    assert!(run.stderr.contains("--set week=2026-06"), "{}", run.stderr);
    import(&workspace, &["--person", "kari", "--set", "week=2026-06"]);
    assert!(text(&workspace, HOURS).contains("date: 2026-02-02"));
    assert!(hours("timer uke 6.csv", csv, &["--person", "kari"]).contains("date: 2026-02-02"));
}
