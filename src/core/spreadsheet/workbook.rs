//! The only file that reads workbooks: .xlsx → tables.
//!
//! A workbook keeps numbers as binary fractions; they become digits here, and nothing behind this file sees a float.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Font, Reader, SheetType, SheetVisible, Xlsx};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cell::Cell;
use super::hidden;
use super::table::{Row, Table};
use super::unreadable;
use crate::diag::Errors;

/// Rows of a sheet at the most.
const ROWS_MAX: usize = 20_000;
/// Columns of a sheet at the most.
const COLUMNS_MAX: usize = 200;

/// Every sheet that can be seen, in the workbook's order.
pub(super) fn tables(file: &str, bytes: &[u8]) -> Result<Vec<Table>, Errors> {
    let damaged = || {
        unreadable(
            file,
            "the workbook is damaged or has a password",
            "open it in Excel, save it anew and try again",
        )
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let sheets = workbook.sheets_metadata().iter();
    let sheets =
        sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut hidden = hidden::rows(bytes).ok_or_else(damaged)?;
    let mut tables = Vec::new();
    for name in names {
        let mut rows: Vec<Row> = Vec::new();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| damaged())?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| damaged())? {
            let (row, column) = cell.get_position();
            let value = read(cell.get_value());
            if value.is_empty() {
                continue;
            }
            let (row, column) = (row as usize, column as usize);
            if row >= ROWS_MAX || column >= COLUMNS_MAX {
                let why = format!("the sheet `{name}` has over {ROWS_MAX} rows or {COLUMNS_MAX} columns");
                return Err(unreadable(
                    file,
                    &why,
                    "delete what isn't rows of the project, or split the file",
                ));
            }
            put(&mut rows, row, column, value);
            let font = cells.styles().get(style).and_then(|style| style.font.as_ref());
            if let Some(row) = rows.get_mut(row).filter(|_| font.is_some_and(Font::has_strikethrough)) {
                row.struck.push(column);
            }
        }
        drop(cells);
        let mut formulas = workbook.worksheet_cells_reader(&name).map_err(|_| damaged())?;
        while let Some(formula) = formulas.next_formula().map_err(|_| damaged())? {
            let row = formula.get_position().0 as usize;
            if let Some(row) = rows.get_mut(row).filter(|row| adds_up(formula.get_value(), row.number)) {
                row.adds_up = true;
            }
        }
        for number in hidden.remove(&name).unwrap_or_default() {
            if let Some(row) = rows.get_mut(number - 1) {
                row.hidden = true;
            }
        }
        tables.push(Table::new(file, Some(name), rows));
    }
    Ok(tables)
}

fn put(rows: &mut Vec<Row>, row: usize, column: usize, value: Cell) {
    while rows.len() <= row {
        rows.push(Row { number: rows.len() + 1, ..Row::default() });
    }
    let Some(Row { cells, .. }) = rows.get_mut(row) else { return };
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = value;
    }
}

/// Is it a sum over other rows than the one that it stands in? `SUM(C2:D2)` in row 2 adds up the row itself.
fn adds_up(formula: &str, row: usize) -> bool {
    let formula = formula.to_ascii_uppercase();
    let is_sum = ["SUM(", "SUBTOTAL(", "AGGREGATE("].iter().any(|name| formula.contains(name));
    let references = formula.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '$');
    let numbers = references.filter_map(|reference| {
        let plain = reference.replace('$', "");
        let digits = plain.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
        digits.parse().ok().filter(|_: &usize| !digits.is_empty() && digits.len() < plain.len())
    });
    is_sum && numbers.into_iter().any(|number| number != row)
}

fn read(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::Number(digits(*number)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::Error(error) => Cell::Broken(error.to_string()),
    }
}

/// A number as Excel shows it: with fifteen digits, as many as it keeps of what is typed. What stands beyond them is
/// left over from binary arithmetic, as in `=(C2-B2)*24`, which gives 7.500000000000002 for seven and a half hours.
#[expect(
    clippy::disallowed_types,
    reason = "a workbook keeps binary fractions; this is where they become digits"
)]
fn digits(number: f64) -> String {
    let rounded = Decimal::from_f64_retain(number).and_then(|number| number.round_sf(15));
    rounded.map_or_else(|| number.to_string(), |number| number.normalize().to_string())
}

/// A day, a time of day or a length of time; Excel keeps all three as days since the end of 1899.
fn moment_of(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hours, minutes, seconds, millis) = moment.to_ymd_hms_milli();
    let seconds =
        i64::from(hours) * 3600 + i64::from(minutes) * 60 + i64::from(seconds) + i64::from(millis >= 500);
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let first = NaiveDate::from_ymd_opt(1899, 12, 31);
    let days = date.zip(first).map_or(0, |(date, first)| date.signed_duration_since(first).num_days());
    if moment.is_duration() {
        return Cell::Duration(days * 86_400 + seconds);
    }
    Cell::Moment { date: date.filter(|_| days > 0), seconds }
}

/// The day that a number of Excel stands for, where it is one of this century.
pub(super) fn day_of_serial(number: &str) -> Option<NaiveDate> {
    let serial: u64 = number.parse().ok().filter(|serial| (36_526..73_051).contains(serial))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(serial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binary_fraction_becomes_the_digits_that_excel_shows() {
        for (number, digits_shown) in [
            (7.500_000_000_000_002, "7.5"),
            (0.1 + 0.2, "0.3"),
            (3.5, "3.5"),
            (0.0, "0"),
            (-1250.5, "-1250.5"),
            (112_500.0, "112500"),
            (0.05, "0.05"),
            (10.0 / 3.0, "3.33333333333333"),
        ] {
            assert_eq!(digits(number), digits_shown);
        }
    }

    #[test]
    fn a_sum_of_other_rows_is_told_from_a_sum_of_its_own() {
        for (formula, adds) in [
            ("SUM(C2:C8)", true),
            ("SUBTOTAL(9,D2:D4)", true),
            ("SUM(C9:D9)", false),
            ("SUM($C9,D9)*24", false),
            ("(E9-D9)*24", false),
            ("C8", false),
        ] {
            assert_eq!(adds_up(formula, 9), adds, "{formula}");
        }
    }

    #[test]
    fn a_serial_number_is_a_day() {
        assert_eq!(day_of_serial("46037").map(|day| day.to_string()).as_deref(), Some("2026-01-15"));
        assert_eq!(day_of_serial("7"), None);
    }
}
