//! E10: spreadsheets, on their way in and out.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    SPREADSHEET:
    E1001 Error Inputs SpreadsheetUnreadable { file, why, suggestion }
        "`{file}` can't be read as a spreadsheet: {why}";
        "{suggestion}";
    E1002 Error Inputs SheetChoice { what, suggestion }
        "{what}";
        "{suggestion}";
    E1003 Error Inputs HeadingsMissing { file, wanted }
        "no row of `{file}` has headings such as {wanted}";
        "write a heading above each column, or name the headings, such as `--map \"date=Utført\"`";
    E1004 Error Inputs ColumnMissing { key, description, suggestion }
        "no column is {key} ({description})";
        "{suggestion}";
    E1005 Error Inputs ColumnTwice { key, first, second }
        "two columns could be {key}: {first} and {second}";
        "give one of them another heading, so that it is clear which is meant";
    E1006 Error Inputs CellEmpty { key, description }
        "a cell for {key} is empty";
        "fill it in ({description}), or delete the row";
    E1007 Error Inputs CellForm { text, what, form }
        "`{text}` is not {what}";
        "write {form}";
    E1008 Error Inputs DateOrder { text }
        "`{text}` can be two days: is the day or the month first?";
        "say it with `--dates day-first` or `--dates month-first`, or write dates as 2026-02-28 or 28.02.2026";
    E1009 Error Inputs NameUnknown { text, what, suggestion }
        "`{text}` is no {what} of the agreement";
        "{suggestion}";
    E1011 Error Inputs ClockAndHours { clocked, hours }
        "from and to leave {clocked}, but the hours say {hours}";
        "correct one of them, add a column for breaks, or leave a column out with `--map hours=` or `--map from= --map to=`";
    E1012 Error Command MappingForm { option, text, why, suggestion }
        "`{option} {text}` can't be understood: {why}";
        "{suggestion}";
    E1013 Error Command FileInTheWay { path }
        "`{path}` exists already";
        "name another file, or move that one away";
    E1014 Error Inputs RowsNotPlaced { file }
        "new rows can't be put into `{file}` as it is written";
        "write its list with one row a line, each beginning with `- `, and run the command again; nothing was written";
    E1063 Error Inputs ProjectsMixed { projects }
        "the rows are of several projects, or of none that was named: {projects}";
        "say with `--project NAME` whose rows are wanted, once for each, or `--project \"\"` for those without any; the others are left out";
    E1064 Error Inputs RowChanged { line, file, changes }
        "the row is another than the one on line {line} of {file}: {changes}";
        "put such rows in the place of those with `--replace`, or, if both were done, beside them with `--add`; nothing was written";
}
