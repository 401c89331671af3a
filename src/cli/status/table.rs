//! Sums and hours in columns.

use crate::cli::changes::plain;
use crate::num::Hours;
use crate::pipeline::MoneyStatus;
use crate::settle::{Breakdown, MonthUse};

/// A line for each sum.
pub(super) fn money(money: &MoneyStatus) -> Vec<String> {
    let share =
        money.used_permille.map(|permille| format!("  {}.{} % of the frame", permille / 10, permille % 10));
    let over = money.over_frame.is_positive().then_some(money.over_frame);
    let rows = [
        ("frame", money.frame, String::new()),
        ("documented", Some(money.documented), share.unwrap_or_default()),
        ("over the frame", over, "  is not billed".to_owned()),
        ("invoiced", Some(money.invoiced), String::new()),
        ("credited", Some(money.credited), String::new()),
        ("still to bill", Some(money.to_bill), String::new()),
        ("left of the frame", money.left, String::new()),
    ];
    let rows =
        || rows.iter().filter_map(|(name, amount, remark)| Some((name, (*amount)?.to_string(), remark)));
    let width = rows().map(|(_, amount, _)| amount.len()).max().unwrap_or_default();
    rows().map(|(name, amount, remark)| format!("  {name:17}  {amount:>width$}{remark}")).collect()
}

/// People beside each other before the table goes on below.
const PEOPLE: usize = 5;
/// Columns of a figure, and the most that a name takes of them.
const COLUMN: usize = 11;

/// Hours by month and person, without the months that have none; more people than fit stand below each other.
pub(super) fn hours(breakdown: &Breakdown) -> Vec<String> {
    let months: Vec<&MonthUse> = breakdown.months.iter().filter(|month| !month.hours.is_zero()).collect();
    if months.is_empty() {
        return vec!["  none yet".to_owned()];
    }
    let mut lines = Vec::new();
    let places: Vec<usize> = (0..breakdown.people.len()).collect();
    let mut blocks = places.chunks(PEOPLE).peekable();
    while let Some(block) = blocks.next() {
        // The sum of everyone stands behind the last people.
        let is_last = blocks.peek().is_none();
        let names = block.iter().map(|place| short(breakdown.people[*place].person.as_str()));
        lines.push(row("", names.chain(is_last.then(|| "all".to_owned()))));
        for month in &months {
            let name = format!("{}-{:02}", month.month.year(), month.month.number());
            let figures = block.iter().map(|place| month.by_person[*place]);
            lines.push(row(&name, figures.chain(is_last.then_some(month.hours)).map(plain)));
        }
        let sums = block.iter().map(|place| breakdown.people[*place].hours);
        let all: Hours = breakdown.people.iter().map(|person| person.hours).sum();
        lines.push(row("sum", sums.chain(is_last.then_some(all)).map(plain)));
    }
    lines
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:>COLUMN$}")).collect();
    format!("  {name:7}{cells}")
}

/// A name that leaves a space before it.
fn short(name: &str) -> String {
    if name.len() < COLUMN { name.to_owned() } else { name.chars().take(COLUMN - 2).chain(['…']).collect() }
}
