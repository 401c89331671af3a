//! The parts of the report that are made from the other files.

use schemars::JsonSchema;
use serde::Serialize;

use super::charts::{self, Development, Figure};
use super::figures::activities_for;
use crate::bokmal;
use crate::domain::{Agreement, BudgetCover, Indicator, Project};
use crate::num::{Hours, Money};
use crate::settle::{self, AccountLine, Post, Settlement};
use crate::view::RowKind;
use crate::view::activities::days;
use crate::words::BOKMAL;

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityRow {
    /// Its day or days.
    pub date: String,
    /// What it was.
    pub title: String,
    /// Where.
    pub place: String,
    /// How many took part.
    pub participants: Option<String>,
}

/// What was done, and when.
pub(super) fn activities(project: &Project) -> Vec<ActivityRow> {
    let rows = project.activities.iter().map(|activity| ActivityRow {
        date: days(activity),
        title: activity.title.clone(),
        place: activity.place.clone(),
        participants: activity.headcount.map(|count| count.to_string()),
    });
    rows.collect()
}

/// The sub-goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubGoals {
    /// In the agreement's order.
    pub rows: Vec<SubGoalRow>,
    /// What a chart of their hours tells.
    pub alt: String,
}

/// A sub-goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubGoalRow {
    /// Its number.
    pub number: String,
    /// The same with the word, such as `Delmål 1`.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Hours worked for it.
    pub hours: Figure,
    /// The same with their share of all hours.
    pub share: String,
    /// How many activities were for it.
    pub activities: String,
    /// Its indicators, each with how far it came.
    pub indicators: Vec<String>,
}

/// Each sub-goal with what was done for it and how its indicators stand.
pub(super) fn sub_goals(project: &Project, settlement: &Settlement) -> SubGoals {
    let goals = project.agreement.sub_goals.iter().zip(&settlement.breakdown.sub_goals);
    let rows = (1_usize..).zip(goals).map(|(number, (goal, worked))| {
        let activities = activities_for(project, &goal.id);
        let hours = bokmal::hours(worked.hours);
        SubGoalRow {
            number: number.to_string(),
            name: (BOKMAL.terms.sub_goal_number)(&number.to_string()),
            title: goal.title.clone(),
            share: match worked.hours.permille_of(settlement.hours) {
                Some(share) => format!("{hours} ({})", bokmal::permille_as_percent(share)),
                None => hours,
            },
            hours: Figure::hours(worked.hours),
            activities: bokmal::count(activities),
            indicators: project
                .indicators
                .iter()
                .filter(|row| row.sub_goal == goal.id)
                .map(standing)
                .collect(),
        }
    });
    let rows: Vec<SubGoalRow> = rows.collect();
    SubGoals { alt: sub_goals_told(&rows), rows }
}

/// What a chart of hours by sub-goal tells.
fn sub_goals_told(rows: &[SubGoalRow]) -> String {
    let words = &BOKMAL.charts;
    let told = rows.iter().map(|row| (words.sub_goal)(&row.name, &row.title, &row.hours.text));
    (words.sub_goals_told)(&told.collect::<Vec<_>>().join("; "))
}

/// An indicator and how far it came, in a few words.
fn standing(indicator: &Indicator) -> String {
    let share = charts::progress(indicator).map(bokmal::permille_as_percent);
    let came_to = match (indicator.latest(), share) {
        (Some(_), Some(share)) => share,
        (Some(row), None) => format!("{} {}", bokmal::measure(row.value), indicator.unit),
        (None, _) => BOKMAL.terms.not_measured.to_owned(),
    };
    (BOKMAL.report.standing)(&indicator.title, &came_to)
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IndicatorRow {
    /// What is measured.
    pub title: String,
    /// In what.
    pub unit: String,
    /// What it was before.
    pub baseline: Option<String>,
    /// What it should become.
    pub target: Option<String>,
    /// What it was when it was measured last.
    pub result: Option<String>,
    /// When that was.
    pub measured: Option<String>,
    /// How far that is on the way.
    pub progress: Option<String>,
    /// The number of the sub-goal that it belongs to.
    pub sub_goal: Option<String>,
    /// Where the last value is from.
    pub source: Option<String>,
    /// Remarks on the last value, and on the whole.
    pub comments: Vec<String>,
    /// How it came about.
    pub development: Development,
}

/// The indicators with their results and sources.
pub(super) fn indicators(project: &Project) -> Vec<IndicatorRow> {
    let goals = &project.agreement.sub_goals;
    let rows = project.indicators.iter().map(|indicator| {
        let latest = indicator.latest();
        let goal = goals.iter().position(|goal| goal.id == indicator.sub_goal);
        let remark = latest.and_then(|row| row.comment.clone());
        IndicatorRow {
            title: indicator.title.clone(),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.map(|reading| bokmal::measure(reading.value)),
            target: indicator.target.map(|reading| bokmal::measure(reading.value)),
            result: latest.map(|row| bokmal::measure(row.value)),
            measured: latest.map(|row| bokmal::date_short(row.date)),
            progress: charts::progress(indicator).map(bokmal::permille_as_percent),
            sub_goal: goal.map(|place| (place + 1).to_string()),
            source: latest.map(|row| row.source.clone()),
            comments: remark.into_iter().chain(indicator.comment.clone()).collect(),
            development: charts::development(indicator, project.agreement.period),
        }
    });
    rows.collect()
}

/// A line of the accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AccountRow {
    /// Ordinary, or the sum.
    pub kind: RowKind,
    /// What it is about.
    pub post: String,
    /// What was planned.
    pub budget: Option<String>,
    /// What is documented.
    pub actual: String,
    /// What is left.
    pub left: Option<String>,
}

/// Accounts in the budget's layout.
pub(super) fn accounts(agreement: &Agreement, settlement: &Settlement) -> Vec<AccountRow> {
    let accounts = settle::accounts(agreement, settlement);
    let lines = accounts.lines.iter().map(|line| account_row(RowKind::Plain, line));
    lines.chain([account_row(RowKind::Total, &accounts.total)]).collect()
}

fn account_row(kind: RowKind, line: &AccountLine) -> AccountRow {
    let post = match &line.post {
        Post::Budget(title) => title,
        Post::Unplanned(BudgetCover::Hours) => BOKMAL.terms.hours,
        Post::Unplanned(BudgetCover::Costs) => BOKMAL.terms.direct_costs,
        Post::Sum => BOKMAL.terms.sum,
    };
    AccountRow {
        kind,
        post: post.to_owned(),
        budget: line.budget.map(bokmal::amount),
        actual: bokmal::amount(line.actual),
        left: line.left().map(bokmal::amount),
    }
}

/// A line of what was billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BillingRow {
    /// Ordinary, or a sum.
    pub kind: RowKind,
    /// What it is about.
    pub post: &'static str,
    /// What it comes to.
    pub amount: String,
}

/// What was billed, and what is left to bill.
pub(super) fn billing(settlement: &Settlement) -> Vec<BillingRow> {
    let (words, terms) = (&BOKMAL.report, &BOKMAL.terms);
    let line = |kind, post, amount| BillingRow { kind, post, amount: bokmal::amount(amount) };
    let due = if settlement.due.is_negative() { terms.owed_to_buyer } else { words.to_bill };
    let mut rows = vec![
        line(RowKind::Plain, terms.documented, settlement.documented),
        line(RowKind::Plain, terms.over_frame, -settlement.over_frame),
        line(RowKind::Sum, terms.billable, settlement.billable),
        line(RowKind::Plain, words.billed_before, -settlement.billed_before),
        line(RowKind::Total, due, settlement.due),
    ];
    rows.extend(settlement.unused().map(|unused| line(RowKind::Plain, words.unused, unused)));
    rows
}

/// Hours and costs month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Months {
    /// Every month of the project.
    pub rows: Vec<MonthRow>,
    /// Hours in all, what was planned in all, and what is documented in all.
    pub sum: MonthRow,
    /// Round values of an axis for the hours, from nothing up.
    pub ticks: Vec<Figure>,
    /// What a chart of the hours tells.
    pub alt: String,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthRow {
    /// Which.
    pub month: String,
    /// In short, without the year.
    pub short: &'static str,
    /// The year.
    pub year: String,
    /// Hours that were planned, if there is a plan.
    pub planned: Option<Figure>,
    /// Hours worked.
    pub hours: Figure,
    /// What is documented from the start to the month's end.
    pub documented: Figure,
}

/// The figures behind the charts of months.
pub(super) fn months(settlement: &Settlement) -> Months {
    let breakdown = &settlement.breakdown;
    let row = |month: String, planned: Option<Hours>, hours: Hours, documented: Money| MonthRow {
        month,
        short: "",
        year: String::new(),
        planned: planned.map(Figure::hours),
        hours: Figure::hours(hours),
        documented: Figure::amount(documented),
    };
    let rows = breakdown.months.iter().map(|month| MonthRow {
        short: bokmal::month_short(month.month),
        year: month.month.year().to_string(),
        ..row(bokmal::month(month.month), month.planned, month.hours, month.documented_to_date)
    });
    Months {
        rows: rows.collect(),
        sum: row(
            BOKMAL.terms.sum.to_owned(),
            breakdown.planned_total,
            settlement.hours,
            settlement.documented,
        ),
        ticks: charts::hours_axis(breakdown),
        alt: charts::months_told(breakdown, settlement.hours),
    }
}
