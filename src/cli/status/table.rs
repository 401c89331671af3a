//! Sums and hours in columns.

use crate::cli::text::shortened;
use crate::pipeline::{HoursStatus, MoneyStatus};

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
        ("left of the frame", money.left_of_frame, String::new()),
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

/// Hours by month and person; more people than fit stand below each other.
pub(super) fn hours(hours: &HoursStatus) -> Vec<String> {
    if hours.months.is_empty() {
        return vec!["  none yet".to_owned()];
    }
    let mut lines = Vec::new();
    let places: Vec<usize> = (0..hours.people.len()).collect();
    let mut blocks = places.chunks(PEOPLE).peekable();
    while let Some(block) = blocks.next() {
        // The sum of everyone stands behind the last people.
        let is_last = blocks.peek().is_none();
        let names = block.iter().map(|place| shortened(hours.people[*place].0.as_str(), COLUMN - 1));
        lines.push(row("", names.chain(is_last.then(|| "all".to_owned()))));
        for month in &hours.months {
            let figures = block.iter().filter_map(|place| month.by_person.get(&hours.people[*place].0));
            let figures = figures.copied().chain(is_last.then_some(month.hours));
            lines.push(row(&month.month.to_string(), figures.map(|hours| hours.to_string())));
        }
        let sums = block.iter().map(|place| hours.people[*place].1);
        lines.push(row("sum", sums.chain(is_last.then_some(hours.sum)).map(|hours| hours.to_string())));
    }
    lines
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:>COLUMN$}")).collect();
    format!("  {name:7}{cells}")
}

#[cfg(test)]
mod tests {
    use super::hours;
    use crate::domain::{Month, PersonId};
    use crate::num::Hours;
    use crate::pipeline::{HoursStatus, MonthHours};

    #[test]
    fn more_people_than_fit_stand_below_each_other() {
        let names = ["a", "b", "c", "d", "e", "en-med-et-langt-navn"];
        let people = names.map(|name| (PersonId::new(name).expect("a slug"), Hours::whole(1)));
        let month = Month::new(2026, 2).expect("a month");
        let by_person = people.iter().cloned().collect();
        let months = vec![MonthHours { month, hours: Hours::whole(6), by_person }];
        let table = hours(&HoursStatus { people: people.into(), months, sum: Hours::whole(6) });
        assert_eq!(
            table,
            [
                "                   a          b          c          d          e",
                "  2026-02       1.00       1.00       1.00       1.00       1.00",
                "  sum           1.00       1.00       1.00       1.00       1.00",
                "          en-med-et…        all",
                "  2026-02       1.00       6.00",
                "  sum           1.00       6.00",
            ]
        );
    }
}
