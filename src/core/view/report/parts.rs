//! The parts of the report that are made from the other files.

use super::Part;
use crate::bokmal;
use crate::domain::{BudgetCover, Indicator};
use crate::num::{Hours, Money};
use crate::settle::{AccountLine, Post, Settlement, accounts};
use crate::view::activities::days;
use crate::view::text::hyphenable;
use crate::view::{RowKind, Subject, Table, charts};
use crate::words::BOKMAL;

fn table(layout: &'static str, title: &str, table: Table) -> Part {
    Part::Table { layout, title: title.to_owned(), table }
}

/// What was done, and when.
pub(super) fn activities(subject: Subject<'_>) -> Vec<Part> {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let mut rows = Table::new([terms.date, terms.activity, words.place, words.participants]);
    for activity in &subject.project.activities {
        rows.push(
            RowKind::Plain,
            vec![
                days(activity),
                hyphenable(&activity.title),
                hyphenable(&activity.place),
                activity.headcount.map_or_else(|| BOKMAL.terms.none.to_owned(), |count| count.to_string()),
            ],
        );
    }
    if rows.rows.is_empty() { Vec::new() } else { vec![table("activities", words.activities, rows)] }
}

/// Each sub-goal with what was done for it and how its indicators stand.
pub(super) fn sub_goals(subject: Subject<'_>) -> Vec<Part> {
    let project = subject.project;
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let mut rows =
        Table::new([words.number, terms.sub_goal, terms.hours, words.activity_count, words.indicators]);
    let goals = project.agreement.sub_goals.iter().zip(&subject.settlement.breakdown.sub_goals);
    for (number, (goal, hours)) in (1..).zip(goals) {
        let activities = project.activities.iter().filter(|row| row.sub_goals.contains(&goal.id)).count();
        let indicators: Vec<String> =
            project.indicators.iter().filter(|row| row.sub_goal == goal.id).map(standing).collect();
        rows.push(
            RowKind::Plain,
            vec![
                number.to_string(),
                hyphenable(&goal.title),
                bokmal::hours(hours.hours),
                bokmal::count(activities),
                if indicators.is_empty() { BOKMAL.terms.none.to_owned() } else { indicators.join("\n") },
            ],
        );
    }
    vec![
        table("sub-goals", words.sub_goals, rows),
        Part::Chart { chart: charts::sub_goals(&project.agreement, subject.settlement) },
    ]
}

/// An indicator and how far it came, in a few words.
fn standing(indicator: &Indicator) -> String {
    let share = charts::progress(indicator).map(bokmal::permille_as_percent);
    let came_to = match (indicator.latest(), share) {
        (Some(_), Some(share)) => share,
        (Some(row), None) => format!("{} {}", bokmal::measure(row.value), hyphenable(&indicator.unit)),
        (None, _) => BOKMAL.terms.not_measured.to_owned(),
    };
    (BOKMAL.report.standing)(&hyphenable(&indicator.title), &came_to)
}

/// The indicators: results, how they came about, and where the values are from.
pub(super) fn indicators(subject: Subject<'_>) -> Vec<Part> {
    let indicators = &subject.project.indicators;
    if indicators.is_empty() {
        return Vec::new();
    }
    let words = &BOKMAL.report;
    let mut results = Table::new([
        words.indicator,
        words.unit,
        words.baseline,
        words.target,
        words.result,
        words.measured,
        words.progress,
    ]);
    let mut sources = Table::new([words.indicator, BOKMAL.terms.sub_goal, words.source, words.comment]);
    for indicator in indicators {
        results.push(RowKind::Plain, result_row(indicator));
        sources.push(RowKind::Plain, source_row(subject, indicator));
    }
    let period = subject.project.agreement.period;
    vec![
        table("indicators", words.results, results),
        Part::Charts {
            title: words.development.to_owned(),
            charts: indicators.iter().map(|row| charts::indicator(row, period)).collect(),
        },
        table("sources", words.sources, sources),
    ]
}

fn result_row(indicator: &Indicator) -> Vec<String> {
    let dash = || BOKMAL.terms.none.to_owned();
    let latest = indicator.latest();
    vec![
        hyphenable(&indicator.title),
        hyphenable(&indicator.unit),
        indicator.baseline.map_or_else(dash, |reading| bokmal::measure(reading.value)),
        indicator.target.map_or_else(dash, |reading| bokmal::measure(reading.value)),
        latest.map_or_else(dash, |row| bokmal::measure(row.value)),
        latest.map_or_else(dash, |row| bokmal::date_short(row.date)),
        charts::progress(indicator).map_or_else(dash, bokmal::permille_as_percent),
    ]
}

fn source_row(subject: Subject<'_>, indicator: &Indicator) -> Vec<String> {
    let goals = &subject.project.agreement.sub_goals;
    let goal = goals.iter().position(|goal| goal.id == indicator.sub_goal);
    let latest = indicator.latest();
    let remarks: Vec<&str> = latest
        .and_then(|row| row.comment.as_deref())
        .into_iter()
        .chain(indicator.comment.as_deref())
        .collect();
    vec![
        hyphenable(&indicator.title),
        goal.map_or_else(|| BOKMAL.terms.none.to_owned(), |place| (place + 1).to_string()),
        latest.map_or_else(|| BOKMAL.terms.none.to_owned(), |row| hyphenable(&row.source)),
        if remarks.is_empty() { BOKMAL.terms.none.to_owned() } else { hyphenable(&remarks.join("\n")) },
    ]
}

/// Accounts in the budget's layout, what was billed, and the use of the frame.
pub(super) fn economy(subject: Subject<'_>) -> Vec<Part> {
    let settlement = subject.settlement;
    let accounts = accounts(&subject.project.agreement, settlement);
    let words = &BOKMAL.report;
    let mut rows = Table::new([BOKMAL.terms.post, words.budget, words.actual, words.left]);
    for line in &accounts.lines {
        rows.push(RowKind::Plain, account_row(line));
    }
    rows.push(RowKind::Total, account_row(&accounts.total));
    vec![
        table("accounts", words.accounts, rows),
        table("billing", words.billing, billing(settlement)),
        Part::Chart { chart: charts::use_of_frame(settlement) },
    ]
}

/// Hours month by month, and the figures behind both charts.
pub(super) fn hours(subject: Subject<'_>) -> Vec<Part> {
    vec![Part::Chart { chart: charts::months(subject.settlement) }, months(subject.settlement)]
}

/// What was billed, and what is left to bill.
fn billing(settlement: &Settlement) -> Table {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let mut table = Table::new([terms.post, terms.amount]);
    let mut line = |kind, text: &str, amount| table.push(kind, vec![text.to_owned(), bokmal::amount(amount)]);
    line(RowKind::Plain, terms.documented, settlement.documented);
    line(RowKind::Plain, terms.over_frame, -settlement.over_frame);
    line(RowKind::Sum, terms.billable, settlement.billable);
    line(RowKind::Plain, words.billed_before, -settlement.billed_before);
    let due = if settlement.due.is_negative() { terms.owed_to_buyer } else { words.to_bill };
    line(RowKind::Total, due, settlement.due);
    if let Some(unused) = settlement.unused() {
        line(RowKind::Plain, words.unused, unused);
    }
    table
}

/// The figures behind the two charts; what was planned has a column if there is a plan.
fn months(settlement: &Settlement) -> Part {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let breakdown = &settlement.breakdown;
    let plan = breakdown.planned_total;
    let row = |name: String, planned: Option<Hours>, hours: Hours, to_date: Money| -> Vec<String> {
        let planned = plan.map(|_| bokmal::hours(planned.unwrap_or_default()));
        [name].into_iter().chain(planned).chain([bokmal::hours(hours), bokmal::amount(to_date)]).collect()
    };
    let head = [terms.month].into_iter().chain(plan.map(|_| words.planned_hours));
    let head = head.chain([words.worked_hours, words.documented_to_date]).map(str::to_owned).collect();
    let mut rows = Table { head, rows: Vec::new() };
    for month in &breakdown.months {
        let name = bokmal::month(month.month);
        rows.push(RowKind::Plain, row(name, month.planned, month.hours, month.documented_to_date));
    }
    rows.push(RowKind::Total, row(terms.sum.to_owned(), plan, settlement.hours, settlement.documented));
    let layout = if plan.is_some() { "planned-months" } else { "months" };
    table(layout, words.months, rows)
}

fn account_row(line: &AccountLine) -> Vec<String> {
    let amount = |amount: Option<Money>| amount.map_or_else(|| BOKMAL.terms.none.to_owned(), bokmal::amount);
    let title = match &line.post {
        Post::Budget(title) => hyphenable(title),
        Post::Unplanned(BudgetCover::Hours) => BOKMAL.terms.hours.to_owned(),
        Post::Unplanned(BudgetCover::Costs) => BOKMAL.terms.direct_costs.to_owned(),
        Post::Sum => BOKMAL.terms.sum.to_owned(),
    };
    vec![title, amount(line.budget), bokmal::amount(line.actual), amount(line.left())]
}
