//! Exports of time trackers, with their own headings.

use super::{HOURS, import, text, workspace};

/// The rows that `timer.csv` becomes.
fn rows(csv: &[u8], name: &str, options: &[&str]) -> String {
    let workspace = workspace("hours: []\n").with(name, csv);
    let run = workspace.bilag(&[&["import", "hours", "x", name], options].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    text(&workspace, HOURS)
}

/// Toggl Track, detailed report: header as in `github.com/toggl/toggl_api_docs` and in exports read by programs on GitHub.
const TOGGL: &str = "\u{feff}User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)\n\
Kari Nordli,kari@example.no,Fylket,Arena,,\"Møte, oppstart\",Yes,2026-02-02,09:00:00,2026-02-02,11:30:00,02:30:00,,0.00\n\
Ola Berg,ola@example.no,Fylket,Metoder,,Kartlegging,Yes,2026-02-03,09:03:27,2026-02-03,10:41:02,01:37:35,,0.00\n";

#[test]
fn toggl_keeps_times_that_are_exact_and_rounds_the_others_when_told_to() {
    let values = ["--map", "sub_goal=Project", "--map", "sub_goal:Metoder=metoder", "--round", "15"];
    assert_eq!(
        rows(TOGGL.as_bytes(), "toggl.csv", &values),
        "hours:\n  \
         - {date: 2026-02-02, person: kari, from: \"09:00\", to: \"11:30\", activity: \"Møte, oppstart\", sub_goal: arena}\n  \
         - {date: 2026-02-03, person: ola, hours: 1.75, activity: Kartlegging, sub_goal: metoder}\n"
    );
}

/// Toggl Track, report of 2025: the headings have changed, a dash stands for nothing, and durations have seconds.
const TOGGL_2025: &str = "\u{feff}\"Description\",\"Duration\",\"Member\",\"Email\",\"Project\",\"Tags\",\"Start date\",\"Start time\",\"Stop date\",\"Stop time\"\n\
\"M\u{f8}te\",\"3:29:58\",\"Kari Nordli\",\"kari@example.no\",\"Arena\",\"-\",\"2026-02-02\",\"09:00:01\",\"2026-02-02\",\"12:29:59\"\n\
\"-\",\"1:10:00\",\"Kari Nordli\",\"kari@example.no\",\"Arena\",\"-\",\"2026-02-03\",\"09:00:00\",\"2026-02-03\",\"10:10:00\"\n";

#[test]
fn what_no_hundredth_of_an_hour_says_is_rounded_and_shown() {
    let workspace = workspace("hours: []\n").with("timer.csv", TOGGL_2025);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--map", "sub_goal=Project"]);
    assert!(
        run.stderr.contains("error[E1006]: timer.csv, A3: a cell for `activity` is empty"),
        "{}",
        run.stderr
    );
    let said = ["--map", "sub_goal=Project", "--set", "activity=Prosjektarbeid"];
    let run = import(&workspace, &said);
    assert!(
        run.stdout
            .contains("rounded: row 2: 3:29:58 → 3.5 h, row 3: 1:10 → 1.17 h; together +0:14 minutes\n"),
        "{}",
        run.stdout
    );
    assert_eq!(
        text(&workspace, HOURS),
        "hours:\n  - {date: 2026-02-02, person: kari, hours: 3.5, activity: Møte, sub_goal: arena}\n  \
         - {date: 2026-02-03, person: kari, hours: 1.17, activity: Prosjektarbeid, sub_goal: arena}\n"
    );
}

/// Clockify, detailed report (clockify.me/help/reports/detailed-report), with its default dates, month first.
const CLOCKIFY: &str = "\"Project\",\"Client\",\"Description\",\"Task\",\"User\",\"Group\",\"Email\",\"Tags\",\"Billable\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"Duration (h)\",\"Duration (decimal)\",\"Billable Rate (NOK)\",\"Billable Amount (NOK)\"\n\
\"Arena\",\"Fylket\",\"Referat\",\"\",\"Kari Nordli\",\"\",\"kari@example.no\",\"\",\"Yes\",\"02/16/2026\",\"01:00 PM\",\"02/16/2026\",\"02:30 PM\",\"01:30:00\",\"1.50\",\"900.00\",\"1350.00\"\n\
\"Arena\",\"Fylket\",\"Epost\",\"\",\"Kari Nordli\",\"\",\"kari@example.no\",\"\",\"Yes\",\"02/03/2026\",\"08:00 AM\",\"02/03/2026\",\"08:20 AM\",\"00:20:00\",\"0.33\",\"900.00\",\"297.00\"\n";

#[test]
fn clockify_tells_by_one_date_which_number_is_the_month() {
    assert_eq!(
        rows(CLOCKIFY.as_bytes(), "clockify.csv", &["--map", "sub_goal=Project"]),
        "hours:\n  \
         - {date: 2026-02-16, person: kari, from: \"13:00\", to: \"14:30\", activity: Referat, sub_goal: arena}\n  \
         - {date: 2026-02-03, person: kari, hours: 0.33, activity: Epost, sub_goal: arena}\n"
    );
}

/// Kimai, CSV: the columns of `src/Export/DefaultTemplate.php` in the words of `translations/messages.nb_NO.xlf`.
const KIMAI: &str = "Dato,Fra,Til,Varighet,Valuta,Navn,Bruker,E-post,Kunde,Prosjekt,Aktivitet,Beskrivelse,Fakturerbar,Etiketter\n\
2026-02-04,09:00,10:30,1.5,NOK,Ola Berg,ola,ola@example.no,Fylket,Metoder,Møte,Gjennomgang av utkast,1,\n";

#[test]
fn kimai_has_the_kind_of_work_and_words_about_it() {
    assert_eq!(
        rows(
            KIMAI.as_bytes(),
            "kimai.csv",
            &["--map", "sub_goal=Prosjekt", "--map", "sub_goal:Metoder=metoder"]
        ),
        "hours:\n  - {date: 2026-02-04, person: ola, from: \"09:00\", to: \"10:30\", activity: Møte, sub_goal: metoder, note: Gjennomgang av utkast}\n"
    );
}

/// Tripletex, månedsoversikt: columns as in programs on GitHub that read it; the month stands in the file's name.
const TRIPLETEX: &str = "Avdelingsnummer;Avdelingsnavn;Ansattnummer;Ansattnavn;Aktivitetsnummer;Aktivitetsnavn;1;2;3;4;5;6;7\r\n\
;;1;Kari Nordli;10;R\u{e5}dgivning;;7,5;;2,25;0,00;;\r\n\
;;2;Ola Berg;10;R\u{e5}dgivning;;;1;;;;\r\n";

#[test]
fn tripletex_has_a_column_for_each_day_of_the_month_in_the_files_name() {
    let windows_1252: Vec<u8> =
        TRIPLETEX.chars().map(|letter| u8::try_from(letter).expect("Latin")).collect();
    assert_eq!(
        rows(&windows_1252, "Månedsoversikt - (Februar 2026).csv", &["--set", "sub_goal=arena"]),
        "hours:\n  \
         - {date: 2026-02-02, person: kari, hours: 7.5, activity: Rådgivning, sub_goal: arena}\n  \
         - {date: 2026-02-04, person: kari, hours: 2.25, activity: Rådgivning, sub_goal: arena}\n  \
         - {date: 2026-02-03, person: ola, hours: 1, activity: Rådgivning, sub_goal: arena}\n"
    );
}

#[test]
fn a_file_whose_name_tells_no_month_needs_to_be_told() {
    let workspace = workspace("hours: []\n").with("timer.csv", TRIPLETEX);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--set", "sub_goal=arena"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("--set month=2026-04"), "{}", run.stderr);
    import(&workspace, &["--set", "sub_goal=arena", "--set", "month=2026-02"]);
}
