//! Excel workbooks, with the kinds of cell that people make in them.

#![expect(clippy::disallowed_types, reason = "a workbook keeps numbers as binary fractions")]

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::{HOURS, text, workspace};

const HEADINGS: [&str; 8] = ["Dato", "Navn", "Timer", "Fra", "Til", "Pause", "Aktivitet", "Delmål"];

/// A workbook with a title above its headings.
fn workbook(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Timer 2026").expect("a name");
    sheet.write_string(0, 0, "Timeliste for prosjektet").expect("a cell");
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(2, column, heading).expect("a cell");
    }
    fill(sheet);
    workbook.add_worksheet().set_name("Notater").expect("a name").write_string(0, 0, "Husk").expect("a cell");
    workbook.save_to_buffer().expect("a workbook")
}

/// Who, what and what for, in a row.
fn about(sheet: &mut Worksheet, row: u32) {
    sheet.write_string(row, 1, "Kari Nordli").expect("a cell");
    sheet.write_string(row, 6, format!("Rad {}", row + 1)).expect("a cell");
    sheet.write_string(row, 7, "arena").expect("a cell");
}

/// A number shown as a day, a time or a length of time.
fn shown_as(sheet: &mut Worksheet, row: u32, column: u16, number: f64, format: &str) {
    let format = Format::new().set_num_format(format);
    sheet.write_number_with_format(row, column, number, &format).expect("a cell");
}

#[test]
fn cells_of_every_kind_are_understood() {
    let bytes = workbook(|sheet| {
        for row in 3..9 {
            about(sheet, row);
        }
        let day = |day| ExcelDateTime::from_ymd(2026, 2, day).expect("a day");
        let date = Format::new().set_num_format("dd.mm.yyyy");
        for row in 3..8 {
            let day = day(u8::try_from(row).expect("small"));
            sheet.write_datetime_with_format(row, 0, &day, &date).expect("a cell");
        }
        // A day as its bare number, which Excel shows when the format is lost.
        sheet.write_number(8, 0, 46_062).expect("a cell");
        sheet.write_number(3, 2, 7.5).expect("a cell");
        // What `=(E5-D5)*24` leaves behind for seven and a half hours.
        sheet.write_number(4, 2, 7.500_000_000_000_002).expect("a cell");
        shown_as(sheet, 5, 2, 3.5 / 24.0, "[h]:mm");
        shown_as(sheet, 6, 2, 0.25 / 24.0, "hh:mm");
        shown_as(sheet, 7, 3, 9.0 / 24.0, "hh:mm");
        shown_as(sheet, 7, 4, 12.5 / 24.0, "hh:mm");
        sheet.write_number(7, 5, 30).expect("a cell");
        sheet.write_string(8, 2, "1,25").expect("a cell");
        sheet.write_string(9, 1, "Totalt").expect("a cell");
        sheet.write_number(9, 2, 20).expect("a cell");
    });
    let workspace = workspace("hours: []\n").with("timer.xlsx", bytes);
    let run = workspace.bilag(&["import", "hours", "x", "timer.xlsx"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let row = |day, worked, number| {
        format!(
            "  - {{date: 2026-02-{day}, person: kari, {worked}, activity: Rad {number}, sub_goal: arena}}\n"
        )
    };
    let expected = [
        row("03", "hours: 7.5", 4),
        row("04", "hours: 7.5", 5),
        row("05", "hours: 3.5", 6),
        row("06", "hours: 0.25", 7),
        row("07", "from: \"09:00\", to: \"12:30\", break: 30", 8),
        row("09", "hours: 1.25", 9),
    ];
    assert_eq!(text(&workspace, HOURS), format!("hours:\n{}", expected.concat()));
}

/// Kimai, XLSX: the columns of its default template in English, with Excel's own days, times and lengths of time.
#[test]
fn kimai_writes_workbooks_too() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let headings =
        ["Date", "From", "To", "Duration", "Currency", "Name", "User", "Project", "Activity", "Description"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string(0, column, heading).expect("a cell");
    }
    shown_as(sheet, 1, 0, 46_055.0, "yyyy-mm-dd");
    shown_as(sheet, 1, 1, 9.0 / 24.0, "hh:mm");
    shown_as(sheet, 1, 2, 10.5 / 24.0, "hh:mm");
    shown_as(sheet, 1, 3, 1.5 / 24.0, "[hh]:mm");
    for (column, text) in
        [(4, "NOK"), (5, "Ola Berg"), (6, "ola"), (7, "Metoder"), (8, "Møte"), (9, "Utkast")]
    {
        sheet.write_string(1, column, text).expect("a cell");
    }
    let workspace =
        workspace("hours: []\n").with("kimai.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let run = workspace.bilag(&["import", "hours", "x", "kimai.xlsx", "--set", "sub_goal=metoder"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let row = "date: 2026-02-02, person: ola, from: \"09:00\", to: \"10:30\", activity: Møte, sub_goal: metoder, note: Utkast";
    assert_eq!(text(&workspace, HOURS), format!("hours:\n  - {{{row}}}\n"));
}

#[test]
fn a_cell_is_named_with_its_sheet() {
    let bytes = workbook(|sheet| {
        about(sheet, 3);
        sheet.write_string(3, 0, "02.02.2026").expect("a cell");
        sheet.write_string(3, 2, "mange").expect("a cell");
    });
    let workspace = workspace("hours: []\n").with("timer.xlsx", bytes);
    let run = workspace.bilag(&["import", "hours", "x", "timer.xlsx", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let problem = &json["problems"][0];
    assert_eq!((problem["code"].as_str(), problem["cell"].as_str()), (Some("E1007"), Some("Timer 2026!C4")));
    assert_eq!((problem["file"].as_str(), problem["line"].as_u64()), (Some("timer.xlsx"), Some(4)));
}

#[test]
fn of_several_sheets_with_hours_one_must_be_named() {
    let mut workbook = Workbook::new();
    for name in ["Kari", "Ola"] {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (column, (heading, value)) in
            (0..).zip([("Dato", "02.02.2026"), ("Timer", "1"), ("Aktivitet", "Møte")])
        {
            sheet.write_string(0, column, heading).expect("a cell");
            sheet.write_string(1, column, value).expect("a cell");
        }
    }
    let workspace =
        workspace("hours: []\n").with("timer.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let arguments = ["import", "hours", "x", "timer.xlsx", "--person", "ola", "--set", "sub_goal=arena"];
    let run = workspace.bilag(&arguments);
    assert!(run.stderr.contains("name one with `--sheet`: `Kari`, `Ola`"), "{}", run.stderr);
    let run = workspace.bilag(&[&arguments[..], &["--sheet", "Ola"]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(text(&workspace, HOURS).contains("person: ola, hours: 1,"));
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    let whole = workbook(|_| {});
    for (bytes, why) in [
        (&whole[..whole.len() / 2], "the workbook is damaged"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "it is an old Excel file"),
        (b"\x00\x01\x02", "it isn't text"),
    ] {
        let workspace = workspace("hours: []\n").with("timer.xlsx", bytes);
        let run = workspace.bilag(&["import", "hours", "x", "timer.xlsx"]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }
}
