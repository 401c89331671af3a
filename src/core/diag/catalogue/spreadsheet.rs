//! E10: spreadsheets, on their way in and out.

use super::{Code, Entry, Severity};

catalogue! {
    SPREADSHEET_ENTRIES:
    SPREADSHEET_UNREADABLE = "E1001" Error {
        "`{file}` can't be read as a spreadsheet: {why}";
        "{suggestion}";
        "Rows are taken from an Excel workbook (.xlsx) or a text file with a row a line (.csv); nothing else is guessed at."
    }
    SHEET_CHOICE = "E1002" Error {
        "{what}";
        "{suggestion}";
        "Rows of the wrong sheet would be added without anybody noticing."
    }
    HEADINGS_MISSING = "E1003" Error {
        "no row of `{file}` has headings such as {wanted}";
        "write a heading above each column, or name the headings, such as `--map \"date=Utført\"`";
        "Only its heading says what a column means."
    }
    COLUMN_MISSING = "E1004" Error {
        "no column is {key} ({description})";
        "{suggestion}";
        "Each row needs this fact, and nothing is made up in its place."
    }
    COLUMN_TWICE = "E1005" Error {
        "two columns could be {key}: {first} and {second}";
        "give one of them another heading, so that it is clear which is meant";
        "Which of two columns holds the figures that are billed can't be guessed."
    }
    CELL_EMPTY = "E1006" Error {
        "a cell for {key} is empty";
        "fill it in ({description}), or delete the row";
        "Each row needs this fact, and nothing is made up in its place."
    }
    CELL_FORM = "E1007" Error {
        "`{text}` is not {what}";
        "write {form}";
        "What can't be read with certainty is not taken for something near it."
    }
    DATE_ORDER = "E1008" Error {
        "`{text}` can be two days: is the day or the month first?";
        "say it with `--dates day-first` or `--dates month-first`, or write dates as 2026-02-28 or 28.02.2026";
        "No date of the column has a number over 12 that would tell days from months."
    }
    NAME_UNKNOWN = "E1009" Error {
        "`{text}` is no {what} of the agreement";
        "{suggestion}";
        "Each row must belong to a person and a sub-goal that agreement.yaml knows."
    }
    HOURS_NOT_EXACT = "E1010" Error {
        "`{text}` is no whole number of hundredths of an hour";
        "let each row be rounded to the nearest quarter with `--round 15`, or to 3, 6, 30 … minutes; or correct the cell";
        "Hours are billed with two decimals, and one hundredth of an hour is 36 seconds: 3:20 would be 3.3333… \
         Nothing is rounded unless somebody decides so."
    }
    CLOCK_AND_HOURS = "E1011" Error {
        "from and to leave {clocked}, but the hours say {hours}";
        "correct one of them, add a column for breaks, or leave a column out with `--map hours=` or `--map from= --map to=`";
        "Two ways to say how long disagree, and nobody can know which was worked."
    }
    MAPPING_FORM = "E1012" Error {
        "`{option} {text}` can't be understood: {why}";
        "{suggestion}";
        "An option that is passed over in silence would put figures where they don't belong."
    }
    FILE_IN_THE_WAY = "E1013" Error {
        "`{path}` exists already";
        "name another file, or move that one away";
        "Somebody may have worked in the file since it was written, so it is never overwritten."
    }
    ROWS_NOT_PLACED = "E1014" Error {
        "new rows can't be put into `{file}` as it is written";
        "write its list with one row a line, each beginning with `- `, and run the command again; nothing was written";
        "The file's comments and order are kept, so new rows go below the last one, and the result is read back before it is written."
    }
    ROW_NEARLY_THERE = "W1001" Warning {
        "the row differs only a little from the one on line {line} of {file}";
        "look at both after the import, and take one of them out if they are the same";
        "The same work or voucher entered twice would be billed twice."
    }
}
