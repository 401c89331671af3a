//! Facts → spreadsheets. The only file that writes workbooks.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use csv::{Terminator, WriterBuilder};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::diag::catalogue::MappingForm;
use crate::diag::{Errors, Place};

/// What a cell is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number as its digits, with a point.
    Number(String),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
}

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The sheet's name.
    pub sheet: &'static str,
    /// The headings, each with the width of its column in letters.
    pub headings: &'static [(&'static str, u16)],
    /// The rows, each with a cell for every heading.
    pub rows: Vec<Vec<Out>>,
}

/// The bytes of a file with a table, as its name asks: .xlsx or .csv.
///
/// # Errors
/// When the name ends in something else, or a text is longer than a cell can be.
pub fn write(file: &str, page: &Page) -> Result<Vec<u8>, Errors> {
    let ending = file.rsplit('.').next().map(str::to_lowercase);
    let written = match ending.as_deref() {
        Some("xlsx") => workbook(page).map_err(|error| error.to_string()),
        Some("csv") => text(page).map_err(|error| error.to_string()),
        _ => Err("its name ends in neither .xlsx nor .csv".to_owned()),
    };
    written.map_err(|why| {
        let suggestion = "name a file such as timer.xlsx or timer.csv";
        MappingForm { option: "export", text: file, why, suggestion }.at(Place::file(file)).into()
    })
}

fn workbook(page: &Page) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same rows are the same bytes on every day.
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(page.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0_u16..).zip(page.headings) {
        sheet.write_string_with_format(0, column, *heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    for (row, cells) in (1_u32..).zip(&page.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, (row, column), cell)?;
        }
    }
    workbook.save_to_buffer()
}

#[expect(clippy::disallowed_types, reason = "a workbook keeps numbers as binary fractions")]
fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Out) -> Result<(), XlsxError> {
    match cell {
        Out::Empty => {}
        Out::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Out::Number(digits) => match digits.parse::<f64>() {
            Ok(number) => {
                sheet.write_number_with_format(row, column, number, &Format::new().set_num_format("0.##"))?;
            }
            Err(_) => {
                sheet.write_string(row, column, digits)?;
            }
        },
        Out::Day(day) => {
            let part = |number: u32| u8::try_from(number).unwrap_or_default();
            let year = u16::try_from(day.year()).unwrap_or_default();
            let date = ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?;
            sheet.write_datetime_with_format(
                row,
                column,
                &date,
                &Format::new().set_num_format("dd.mm.yyyy"),
            )?;
        }
        Out::Time(time) => {
            let part = |number: u32| u8::try_from(number).unwrap_or_default();
            let hour = u16::try_from(time.hour()).unwrap_or_default();
            let time = ExcelDateTime::from_hms(hour, part(time.minute()), 0)?;
            sheet.write_datetime_with_format(row, column, &time, &Format::new().set_num_format("hh:mm"))?;
        }
    }
    Ok(())
}

/// As Norwegian Excel opens it: UTF-8 with its mark, semicolons, decimal commas, days first.
fn text(page: &Page) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new();
    writer.delimiter(b';').terminator(Terminator::CRLF);
    let mut writer = writer.from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(page.headings.iter().map(|(heading, _)| *heading))?;
    for row in &page.rows {
        writer.write_record(row.iter().map(shown))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn shown(cell: &Out) -> String {
    match cell {
        Out::Empty => String::new(),
        // Spreadsheets run what begins like a formula; an apostrophe before it says that it is text.
        Out::Text(text) if text.starts_with(['=', '+', '-', '@', '\'']) => format!("'{text}"),
        Out::Text(text) => text.clone(),
        Out::Number(digits) => digits.replace('.', ","),
        Out::Day(day) => day.format("%d.%m.%Y").to_string(),
        Out::Time(time) => time.format("%H:%M").to_string(),
    }
}
