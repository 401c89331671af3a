//! Calendars: Outlook's own file and its CSV, in which all of a person's days stand.

use super::{HOURS, import, text, workspace};

/// The headings of Outlook's CSV in Norwegian.
const OUTLOOK: &str = "\u{feff}\"Emne\",\"Startdato\",\"Starttidspunkt\",\"Sluttdato\",\"Sluttidspunkt\",\"Hele dagen\",\"Beskrivelse\",\"Kategorier\",\"Privat\",\"Sted\"\r\n\
\"Oppstartsmøte\",\"2.2.2026\",\"09:00:00\",\"2.2.2026\",\"11:30:00\",\"Usann\",\"Bli med i møtet på Teams\",\"Arena;Viktig\",\"Usann\",\"Teams\"\r\n\
\"Tannlege\",\"3.2.2026\",\"09:00:00\",\"3.2.2026\",\"10:00:00\",\"Usann\",\"\",\"Arena\",\"Sann\",\"\"\r\n\
\"Konferanse\",\"4.2.2026\",\"00:00:00\",\"5.2.2026\",\"00:00:00\",\"Sann\",\"\",\"Arena\",\"Usann\",\"\"\r\n\
\"Ledermøte\",\"4.2.2026\",\"09:00:00\",\"4.2.2026\",\"10:00:00\",\"Usann\",\"\",\"\",\"Usann\",\"\"\r\n";

const ICS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n\
DTSTART:16010101T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nSUMMARY:Møte\\, del 1 om sirk\r\n ulære bygg\r\nDTSTART;TZID=\"W. Europe Standard Time\":20260202T090000\r\n\
DTEND;TZID=\"W. Europe Standard Time\":20260202T113000\r\nCATEGORIES:Arena,Viktig\r\n\
BEGIN:VALARM\r\nDESCRIPTION:REMINDER\r\nEND:VALARM\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nSUMMARY:Sommer\r\nDTSTART:20260601T070000Z\r\nDTEND:20260601T080000Z\r\nCATEGORIES:Arena\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nSUMMARY:Avlyst\r\nDTSTART:20260602T070000Z\r\nDTEND:20260602T080000Z\r\nCATEGORIES:Arena\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nSUMMARY:Hver uke\r\nDTSTART:20260603T070000Z\r\nDTEND:20260603T080000Z\r\nRRULE:FREQ=WEEKLY\r\nCATEGORIES:Arena\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nSUMMARY:Ledermøte\r\nDTSTART:20260604T070000Z\r\nDTEND:20260604T080000Z\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

const SAID: [&str; 6] = ["--person", "kari", "--project", "arena", "--sub-goal", "arena"];

#[test]
fn outlooks_own_headings_are_known() {
    let workspace = workspace("hours: []\n").with("timer.csv", OUTLOOK);
    let run = workspace.bilag(&["import", "hours", "x", "timer.csv", "--person", "kari"]);
    assert!(run.stderr.contains("error[E1063]"), "{}{}", run.stdout, run.stderr);
    let run = import(&workspace, &SAID);
    for told in ["1 row about a whole day (4)", "1 row marked as private (3)", "1 row of another project (5)"]
    {
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
    assert_eq!(
        text(&workspace, HOURS),
        "hours:\n  - {date: 2026-02-02, person: kari, from: \"09:00\", to: \"11:30\", activity: Oppstartsmøte, sub_goal: arena}\n"
    );
}

#[test]
fn a_calendars_events_are_rows() {
    let workspace = workspace("hours: []\n").with("kari.ics", ICS);
    let run = workspace.bilag(&[&["import", "hours", "x", "kari.ics"], SAID.as_slice()].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    for told in ["1 row cancelled (25)", "1 row that recur", "1 row of another project (39)"] {
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
    assert_eq!(
        text(&workspace, HOURS),
        "hours:\n  - {date: 2026-02-02, person: kari, from: \"09:00\", to: \"11:30\", activity: \"Møte, del 1 om sirkulære bygg\", sub_goal: arena}\n  \
         - {date: 2026-06-01, person: kari, from: \"09:00\", to: \"10:00\", activity: Sommer, sub_goal: arena}\n"
    );
    // Nobody marked what is the project's: a person must say that all of it is.
    let unmarked = ICS.replace("CATEGORIES:Arena,Viktig\r\n", "").replace("CATEGORIES:Arena\r\n", "");
    let workspace = super::workspace("hours: []\n").with("kari.ics", unmarked);
    let run = workspace.bilag(&["import", "hours", "x", "kari.ics", "--person", "kari"]);
    assert!(run.stderr.contains("error[E1063]"), "{}{}", run.stdout, run.stderr);
    // Elsewhere it is another time of day.
    let far = ICS.replace("W. Europe Standard Time\":", "Eastern Standard Time\":");
    let workspace = super::workspace("hours: []\n").with("kari.ics", far);
    let run = workspace.bilag(&[&["import", "hours", "x", "kari.ics"], SAID.as_slice()].concat());
    assert!(run.stderr.contains("`09:00 Eastern Standard Time` is not a time of day"), "{}", run.stderr);
}
